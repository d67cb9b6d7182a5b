/** Calls with `out`, and calls without arguments, allocate nothing: measured in a process that does nothing else. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { compile } from "../../compiler/compile.js";
import { targets } from "../../compiler/targets.js";
import { readSpec } from "../../src/spec/read.js";

const spec = {
  name: "perceptron",
  state: { seen: { type: "i32", init: 0 }, mean: { type: "f32[8]", init: "zeros" } },
  inputs: { x: "f32[4, 8]", y: "i32[4]", rate: "f64", on: "bool", v: "f32[3]" },
  parameters: { w: "f32[8, 8]", scale: "f32" },
  nodes: {
    logits: "scale * relu(matmul(x, w))",
    loss: 'mean(logits * logits) + mean(cast(y, "f32"))',
    step: "on ? rate * 2 : 0",
    high: "loss > 1",
    cubes: "sum(v * v * v)",
  },
  outputs: ["loss", "logits", "step", "high"],
  gradients: { of: "loss" },
  jvp: { of: "logits", wrt: ["x", "scale"] },
  hvp: { of: "loss", wrt: ["w", "scale"] },
  jacobian: { of: "logits", wrt: "scale" },
  hessian: { of: "cubes", wrt: "v" },
  updates: {
    seen: "seen + 4",
    mean: "0.9 * mean + 0.1 * mean(x, { axis: 0 })",
    w: "w - 0.01 * tanh(w)",
    scale: "0.999 * scale",
  },
};

/** Calls first until V8 has settled, then 10,000 times, counting collections and the bytes that the heap grows by. */
const script = `
import { PerformanceObserver } from "node:perf_hooks";
const { create } = await import("./perceptron-" + process.argv[3] + ".mjs");

let collections = 0;
new PerformanceObserver((list) => (collections += list.getEntries().length)).observe({ entryTypes: ["gc"] });
const settle = () => new Promise((resolve) => setTimeout(resolve, 50));

const model = create();
const rows = Array.from({ length: 4 }, (_, at) => new Float32Array(32).fill((at + 1) / 7));
const given = { x: rows[0], y: new Int32Array(4), rate: 0.5, on: true, w: new Float32Array(64).fill(0.01), scale: 1.5, v: new Float32Array(3).fill(0.3) };
const outputs = { loss: 0.5, logits: new Float32Array(32), step: 0.5, high: false };
const gradients = { w: new Float32Array(64), scale: 0.5 };
const results = { outputs, gradients };
const batch = { x: rows[0], y: given.y };
const tangents = { x: rows[1], scale: 0.5 };
const tangent = { y: new Float32Array(32), dy: new Float32Array(32) };
const vectors = { w: new Float32Array(64).fill(0.1), scale: 2.5 };
const products = { w: new Float32Array(64), scale: 0.5 };
const matrix = new Float32Array(32);
const second = new Float32Array(9);
const wrapped = { outputs };

const ways = {
  own: () => model.forwardBackward(),
  separate: () => (model.forward(), model.backward()),
  filled: () => model.forwardBackward(given, results),
  filledSeparately: () => (model.forward(given, outputs), model.backward(0.5, gradients)),
  // A batch that is another array each time, as in training.
  batches: (turn) => {
    batch.x = rows[turn % 4];
    return model.forwardBackward(batch, results);
  },
  stepped: () => (model.step(), model.evaluate()),
  steppedInBatches: (turn) => {
    batch.x = rows[turn % 4];
    return model.step(batch, wrapped), model.evaluate(batch, wrapped);
  },
  derivatives: () => (model.jvp(), model.hvp(), model.jacobian(), model.hessian()),
  derivativesFilled: () => {
    model.jvp(given, tangents, tangent);
    model.hvp(given, vectors, products);
    model.jacobian(given, matrix);
    return model.hessian(given, second);
  },
};
model.jvp(given, tangents);
model.hvp(given, vectors);
model.forward(given);
const call = ways[process.argv[2]];
const warm = () => {
  for (let turn = 0; turn < 20000; turn++) call(turn);
};
// What warming up has left must not be collected later; and V8 must settle again after that.
warm();
globalThis.gc();
warm();
const rounds = [];
// V8 itself takes memory now and then: the best of three rounds is the module's own.
for (let round = 0; round < 3; round++) {
  await settle();
  collections = 0;
  const before = process.memoryUsage().heapUsed;
  for (let turn = 0; turn < 10000; turn++) call(turn);
  const grown = process.memoryUsage().heapUsed - before;
  await settle();
  rounds.push({ collections, grown });
}
rounds.sort((a, b) => a.collections - b.collections || a.grown - b.grown);
console.log(JSON.stringify(rounds[0]));
`;

let folder = "";
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), "gradc-garbage-"));
  for (const target of targets) {
    const { javascript } = await compile(readSpec(spec), { target });
    writeFileSync(path.join(folder, `perceptron-${target}.mjs`), javascript);
  }
  writeFileSync(path.join(folder, "measure.mjs"), script);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const ways = [
  ...["own", "separate", "filled", "filledSeparately", "batches"],
  ...["stepped", "steppedInBatches", "derivatives", "derivativesFilled"],
];
const cases = targets.flatMap((target) => ways.map((way) => [way, target] as const));
test.each(cases)(
  "10,000 calls (%s, %s) grow the heap by less than a byte each, without a collection",
  (way, target) => {
    const args = ["--expose-gc", path.join(folder, "measure.mjs"), way, target];
    const measured: { readonly collections: number; readonly grown: number } = JSON.parse(
      execFileSync(process.execPath, args, { encoding: "utf8" }),
    );
    expect(measured.grown).toBeLessThan(10_000);
    expect(measured.collections).toBe(0);
  },
);
