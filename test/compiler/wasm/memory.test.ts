/** The memory of models whose kernels are WebAssembly: exactly sized, never moved, returned. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { compile } from "../../../compiler/compile.js";
import { readSpec } from "../../../src/spec/read.js";
import { indexed, mixed, moduleOf, type StatefulModel } from "../../support/calledModules.js";

const bufferOf = ({ inputs }: StatefulModel, name: string): ArrayBufferLike => (inputs[name] as Float32Array).buffer;

test("is as large as the signature says, a whole number of pages, and cannot grow", async () => {
  const { create, signature } = await moduleOf(mixed, "wasm");
  const bytes = Number(signature["bytes"]);
  expect(bufferOf(create(), "x").byteLength).toBe(bytes);
  expect(bytes % 65536).toBe(0);
  const { javascript, wat } = await compile(mixed, { target: "wasm" });
  const pages = bytes / 65536;
  expect(javascript).toContain(`new WebAssembly.Memory({ initial: ${pages}, maximum: ${pages} })`);
  expect(wat).not.toContain("memory.grow");
});

test("is each model's own; views of it stay valid whatever is called, errors included", async () => {
  const { create } = await moduleOf(indexed, "wasm");
  const [model, other] = [create(), create()];
  const { inputs, parameters, outputs, gradients } = model,
    views = [inputs["i"], parameters["table"], outputs["rows"], gradients["table"]] as Float64Array[],
    buffer = bufferOf(model, "i");
  expect(bufferOf(other, "i")).not.toBe(buffer);
  parameters["table"] = views[1] ?? 0;
  views[1]?.set([1, 2, 3, 4, 5]);
  views[0]?.set([4, 0, 4]);
  for (let turn = 0; turn < 100; turn++) {
    model.forwardBackward();
    if (turn % 10 === 0) expect(() => model.forward({ i: Int32Array.of(9, 0, 0) })).toThrow("9");
    views[0]?.set([4, 0, 4]);
    other.forward({ table: new Float64Array(5), i: new Int32Array(3) });
  }
  model.forwardBackward();
  for (const view of views) expect([view.buffer === buffer, view.byteLength > 0]).toEqual([true, true]);
  // The loss is the sum of squares of the rows 4, 0 and 4.
  expect([...(views[2] ?? [])]).toEqual([5, 1, 5]);
  expect([...(views[3] ?? [])]).toEqual([2, 0, 0, 0, 20]);
});

/** Models are made and dropped; what stays of 10,000 memories of 64 KiB and more is told in bytes. */
const script = `
import { create, signature } from "./model.mjs";
const collect = async () => {
  for (let turn = 0; turn < 3; turn++) {
    globalThis.gc();
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
};
const make = (count) => {
  for (let turn = 0; turn < count; turn++) create().forward({ x: new Float64Array(4096).fill(turn) });
};
make(200);
await collect();
const before = process.memoryUsage();
make(10000);
await collect();
const after = process.memoryUsage();
const grown = (kind) => after[kind] - before[kind];
console.log(JSON.stringify({ bytes: signature.bytes, rss: grown("rss"), heap: grown("heapUsed"), external: grown("external") }));
`;

test("returns: of 10,000 models that are made and dropped nothing is left", async () => {
  const folder = mkdtempSync(path.join(tmpdir(), "gradc-memory-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  const spec = { name: "model", inputs: { x: "f64[4096]" }, nodes: { y: "sum(x)" }, outputs: ["y"] };
  const { javascript } = await compile(readSpec(spec), { target: "wasm" });
  writeFileSync(path.join(folder, "model.mjs"), javascript);
  writeFileSync(path.join(folder, "measure.mjs"), script);
  const args = ["--expose-gc", path.join(folder, "measure.mjs")];
  const measured: { [kind: string]: number } = JSON.parse(execFileSync(process.execPath, args, { encoding: "utf8" }));
  expect(measured["bytes"]).toBe(65536);
  // All together had 655 MB.
  expect(measured["rss"]).toBeLessThan(64e6);
  expect(measured["heap"]).toBeLessThan(4e6);
  expect(measured["external"]).toBeLessThan(4e6);
});
