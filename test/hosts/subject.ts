/** What is run in every host: the digits module, from one point, to the last bit. */
import { readFileSync } from "node:fs";
import { compile, load, readSpec, type Compiled, type CompileOptions } from "../../compiler/index.js";

/** How a module is had: in JavaScript, or in WebAssembly of a form. */
export type Kind = "js" | "inline" | "node" | "bundler" | "worker";

const graph = new URL("../../graphs/digits.json", import.meta.url);
const modules = new Map<Kind, Promise<Compiled>>();

export function digits(kind: Kind): Promise<Compiled> {
  const options: CompileOptions = kind === "js" ? {} : { target: "wasm", wasm: kind },
    module = modules.get(kind) ?? compile(readSpec(readFileSync(graph, "utf8")), options);
  modules.set(kind, module);
  return module;
}

/** The files of a module: its text, and its program where that is not in the text. */
export async function filesOf(kind: Kind): Promise<ReadonlyMap<string, string | Uint8Array>> {
  const { javascript, wasm = new Uint8Array() } = await digits(kind);
  const files = new Map<string, string | Uint8Array>([["digits.js", javascript]]);
  return kind === "js" || kind === "inline" ? files : files.set("digits.wasm", wasm);
}

/** What a host reports: the loss and all gradients; what a call said before `ready`; what went wrong. */
export interface Report {
  readonly numbers?: readonly number[];
  readonly early?: string;
  readonly error?: string;
}

/**
 * A module that imports ./digits.js, calls it before it may be ready and then when it is. In JavaScript, as hosts take
 * it.
 */
export const subject = `
import * as module from "./digits.js";

function run({ inputs, parameters, forwardBackward }) {
  let state = 7;
  for (const arrays of [inputs, parameters]) for (const array of Object.values(arrays)) {
    for (let i = 0; i < array.length; i++) {
      state = (Math.imul(state, 1103515245) + 12345) >>> 0;
      array[i] = array instanceof Int32Array ? state % 10 : (state / 2 ** 32 - 0.5) * 0.5;
    }
  }
  const { outputs, gradients } = forwardBackward();
  return [outputs.loss, ...Object.values(gradients).flatMap((array) => [...array])];
}

let early = "";
try {
  module.create();
} catch (error) {
  early = String(error);
}

export async function report() {
  try {
    await module.ready;
    return { numbers: run(module.create()), early };
  } catch (error) {
    return { error: String(error), early };
  }
}
`;

/** What Node computes with the module in JavaScript, which other tests compare with the evaluator. */
export async function expectedReport(): Promise<Report> {
  const module = await load(await digits("js"));
  const text = subject.replace(/^import .*$/m, "").replace("export async function", "return async function");
  const report: unknown = new Function("module", text)(module);
  if (typeof report !== "function") throw new TypeError("the subject gave no function");
  return report();
}

export const notReady = "Error: digits is not ready: await its `ready` before the first call";
