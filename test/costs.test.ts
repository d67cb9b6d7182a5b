/**
 * What the graphs and the workloads cost, for both targets: a guard against slower modules that needs no clock. Of each
 * function its kernels, its passes (a tensor that a kernel reads or writes is one pass over it), operations and bytes.
 */
import { readdirSync, readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { compile, type Compiled } from "../compiler/compile.js";
import type { Target } from "../compiler/targets.js";
import type { FunctionSchedule } from "../compiler/schedule/kernel.js";
import { aligned } from "../compiler/inspect/table.js";
import { printBinding, type Binding } from "../src/program.js";
import { readSpec } from "../src/spec/read.js";

const folder = new URL("../graphs/", import.meta.url),
  layer = new URL("../bench/lstm-layer.json", import.meta.url);
const files = readdirSync(folder).filter((file) => file.endsWith(".json"));

/** Every graph, the workload that is a graph at another size, and the layer that only bench/ measures. */
const measured: readonly (readonly [file: URL, bind: Binding])[] = [
  ...files.sort().map((file) => [new URL(file, folder), {}] as const),
  [new URL("mlp-batch-32.json", folder), { batch: 128 }],
  [layer, {}],
];

const known = new Map<string, Promise<Compiled>>();

function compiledFor(target: Target, file: URL, bind: Binding): Promise<Compiled> {
  const key = `${target} ${file.href} ${printBinding(bind)}`,
    result = known.get(key) ?? compile(readSpec(readFileSync(file, "utf8")), { target, bind });
  known.set(key, result);
  return result;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

const heads = ["", "kernels", "passes", "flops", "bytes"];

function costsOf({ name, kernels }: FunctionSchedule): string[] {
  const passes = kernels.map(({ reads, writes }) => new Set([...reads, ...writes]).size);
  const flops = sum(kernels.map((kernel) => kernel.flops)),
    bytes = sum(kernels.map((kernel) => kernel.bytes));
  return [name, String(kernels.length), String(sum(passes)), String(Math.round(flops)), String(bytes)];
}

test.each(["js", "wasm"] as const)(
  "every graph costs for %s what it is known to cost",
  async (target) => {
    const sections: string[] = [];
    for (const [file, bind] of measured) {
      const { name, kernels, javascript, wasm } = await compiledFor(target, file, bind);
      const title = [name, printBinding(bind), `module ${javascript.length}`].filter((text) => text !== "").join(", "),
        program = wasm === undefined ? "" : `, in it WebAssembly ${wasm.length}`;
      sections.push(`${title}${program}\n${aligned([heads, ...kernels.functions.map(costsOf)])}`);
    }
    await expect(sections.join("\n")).toMatchFileSnapshot(`./golden/costs.${target}.txt`);
  },
  120_000,
);

/** What a page loads: the module with its WebAssembly, compressed as servers send it. */
test.each([
  ["mlp-batch-32", 12_000],
  ["transformer", 40_000],
])("the WebAssembly module of %s has at most %i bytes gzipped", async (name, most) => {
  const { javascript } = await compiledFor("wasm", new URL(`${name}.json`, folder), {});
  expect(gzipSync(javascript).length).toBeLessThanOrEqual(most);
});
