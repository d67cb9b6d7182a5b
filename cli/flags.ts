/** The values of flags. What is wrong with them is misuse of the command. */
import type { TargetChoice, WasmForm } from "../compiler/targets.js";
import {
  badBinding,
  badEmission,
  badSeed,
  boundTwice,
  fileNeedsFolder,
  needsWasm,
  severalTexts,
} from "../src/diagnostics.js";
import type { Binding } from "../src/program.js";
import { emissions, type Emission } from "./task.js";

/** `batch=32,time=10`, after the bindings that earlier flags gave. */
export function addBinding(text: string, earlier: readonly Binding[] = []): readonly Binding[] {
  const sizes = new Map<string, number>();
  for (const part of text.split(",")) {
    const [, name, value] = /^\s*([A-Za-z_]\w*)\s*=\s*(-?\d+(?:\.\d+)?)\s*$/.exec(part) ?? [];
    if (name === undefined) throw badBinding(text);
    if (sizes.has(name)) throw boundTwice(name);
    sizes.set(name, Number(value));
  }
  return [...earlier, Object.fromEntries(sizes)];
}

export function readSeed(text: string): number {
  const seed = Number(text);
  if (!/^-?\d+$/.test(text) || seed !== (seed | 0)) throw badSeed(text);
  return seed;
}

export type ModuleFormat = "js" | "ts";

export interface ModuleFlags {
  readonly format: ModuleFormat;
  readonly target: TargetChoice;
  readonly wasm?: WasmForm;
  readonly emit?: string;
  readonly output?: string;
}

/** What a module of each format consists of, the module itself first. */
const ofFormat: { readonly [F in ModuleFormat]: readonly Emission[] } = { js: ["js", "dts", "map"], ts: ["ts"] };
export const endings: { readonly [E in Emission]: string } = {
  js: ".js",
  ts: ".ts",
  dts: ".d.ts",
  map: ".js.map",
  wat: ".wat",
  wasm: ".wasm",
};

/**
 * What is to be written: what --emit lists, else all of the format, or the module alone where it goes to stdout; and
 * beside a module the file that it gets its program from.
 */
export function chosenEmissions({ format, target, wasm, emit, output }: ModuleFlags): readonly Emission[] {
  if (wasm !== undefined && target === "js") throw needsWasm(`--wasm ${wasm}`);
  const toFolder = output !== undefined,
    listed = emit === undefined ? ofFormat[format].slice(0, toFolder ? undefined : 1) : readEmit(emit, target);
  const needsFile = wasm !== undefined && wasm !== "inline" && (listed.includes("js") || listed.includes("ts"));
  if (needsFile && !toFolder) throw fileNeedsFolder(`--wasm ${wasm}`);
  const chosen = emissions.filter((each) => listed.includes(each) || (needsFile && each === "wasm"));
  if (chosen.length > 1 && !toFolder) throw severalTexts(chosen);
  return chosen;
}

function readEmit(emit: string, target: TargetChoice): Emission[] {
  return emit.split(",").map((given) => {
    const emission = emissions.find((candidate) => candidate === given.trim());
    if (emission === undefined) throw badEmission(given.trim(), emissions);
    if ((emission === "wat" || emission === "wasm") && target === "js") throw needsWasm(`--emit ${emission}`);
    return emission;
  });
}
