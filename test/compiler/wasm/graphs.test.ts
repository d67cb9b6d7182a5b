/** Every graph of graphs/ in both targets: each function of the modules gives the same bits, after many steps too. */
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { argumentsOf, type Values } from "../../../compiler/check/emitted.js";
import { sampleInputs } from "../../../compiler/check/sample.js";
import { compile, type Compiled } from "../../../compiler/compile.js";
import { load } from "../../../compiler/load.js";
import type { Binding } from "../../../src/program.js";
import { readSpec } from "../../../src/spec/read.js";
import type { Module } from "../../support/calledModules.js";

const full = process.env["GRADC_FULL"] === "1";
const folder = new URL("../../../graphs/", import.meta.url);
const names = readdirSync(folder).flatMap((file) => (file.endsWith(".json") ? [file.slice(0, -5)] : []));
/** In JavaScript the chain takes seconds a call. */
const run = names.filter((name) => full || name !== "contraction-chain-512");

/** Sizes that leave elements over beside vectors. */
const odd: { readonly [name: string]: Binding } = {
  convnet: { batch: 3 },
  transformer: { batch: 2, length: 17, width: 24, heads: 2, hidden: 37 },
  digits: { batch: 7 },
};

function textOf(name: string): string {
  return readFileSync(new URL(`${name}.json`, folder), "utf8");
}

/** The arguments at which the module is called: the first that it takes without an error. */
function pointsOf({ stages, declaration }: Compiled): Values[] {
  const all = new Map([...declaration.inputs, ...declaration.parameters, ...declaration.state]);
  return sampleInputs(stages.source, 1).map((values) => argumentsOf(all, values));
}

type Call = readonly [name: string, call: (module: Module, values: Values) => unknown];
const calls: readonly Call[] = [
  ["forward", (module, values) => module.forward(values)],
  ["backward", (module) => module.backward()],
  ["forwardBackward", (module, values) => module.forwardBackward(values)],
  ["jvp", (module, values) => module.jvp(values, values)],
  ["hvp", (module, values) => module.hvp(values, values)],
  ["jacobian", (module, values) => module.jacobian(values)],
  ["hessian", (module, values) => module.hessian(values)],
  ["evaluate", (module, values) => module.evaluate(values)],
  ["step", (module, values) => Array.from({ length: 100 }, () => module.step(values)).pop()],
];

/** What each function of a module gives, or that it throws, in its words. */
function resultsOf(module: Module, values: Values): { readonly [name: string]: unknown } {
  const own = calls.filter(([name]) => name in module);
  return Object.fromEntries(
    own.map(([name, call]) => {
      try {
        return [name, call(module, values)];
      } catch (error) {
        return [name, String(error)];
      }
    }),
  );
}

async function compare(name: string, bind: Binding): Promise<void> {
  const compiled = await compile(readSpec(textOf(name)), { bind }),
    script = await load<Module>(compiled),
    wasm = await load<Module>(await compile(readSpec(textOf(name)), { bind, target: "wasm" }));
  const points = pointsOf(compiled);
  for (const values of full ? points : points.slice(0, 2)) {
    const expected = resultsOf(script, values);
    expect(resultsOf(wasm, values)).toEqual(expected);
    expect([wasm.parameters, wasm.state]).toEqual([script.parameters, script.state]);
  }
}

describe("JavaScript and WebAssembly compute the same bits", () => {
  test.each(run)("of %s", (name) => compare(name, full ? {} : (odd[name] ?? {})));
  test.each(Object.entries(odd))("of %s of odd sizes", (name, bind) => compare(name, bind));
});
