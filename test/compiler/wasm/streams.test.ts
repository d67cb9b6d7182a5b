/**
 * Where vectors go another way than numbers one by one: extremes without NaN and signs first, several rows of a column's
 * sum at once, transposes in squares. What an extreme is, Math.max says; a transpose, its index; a sum, JavaScript.
 */
import { describe, expect, test } from "vitest";
import { compile } from "../../../compiler/compile.js";
import { load } from "../../../compiler/load.js";
import { readSpec } from "../../../src/spec/read.js";
import type { Module } from "../../support/calledModules.js";
import { Random } from "../../support/random.js";

type Floats = Float32Array | Float64Array;

async function emitted(types: { readonly [input: string]: string }, nodes: { readonly [node: string]: string }) {
  const program = readSpec({ name: "streams", inputs: types, nodes, outputs: Object.keys(nodes) });
  return load<Module>(await compile(program, { target: "wasm" }));
}

/** Numbers that make an extreme hard: what of it would be lost by comparing alone. */
const kinds: { readonly [kind: string]: (random: Random) => number } = {
  "negative numbers and zeros of both signs": (random) =>
    random.chance(0.1) ? random.pick([0, -0]) : -random.number(),
  "zeros alone": (random) => random.pick([0, -0]),
  "a NaN here and there": (random) => (random.chance(0.01) ? NaN : random.number(-1, 1)),
  infinities: (random) => (random.chance(0.1) ? random.pick([Infinity, -Infinity]) : random.number(-1, 1)),
  "numbers too large to add": (random) => random.pick([3e38, -3e38, 1]),
};

const lengths = [1, 16, 17, 33, 64, 255, 256, 257, 600];

function extremes(rows: Floats, length: number, which: "max" | "min"): number[] {
  const starts = Array.from({ length: rows.length / length }, (_, row) => row * length);
  return starts.map((start) => Math[which](...rows.subarray(start, start + length)));
}

function numbers(value: unknown): number[] {
  return value instanceof Float32Array || value instanceof Float64Array ? Array.from(value) : [];
}

describe.each(["f32", "f64"])("an extreme of %s is what Math says, NaN and the sign of 0 included", (dtype) => {
  test.each(Object.keys(kinds))("of %s", async (kind) => {
    const random = new Random(kind.length);
    for (const length of lengths) {
      const { forward } = await emitted(
        { x: `${dtype}[7, ${length}]` },
        { greatest: "max(x, { axis: 1 })", least: "min(x, { axis: 1 })" },
      );
      const values = Array.from({ length: 7 * length }, () => kinds[kind]?.(random) ?? 0),
        x = dtype === "f32" ? Float32Array.from(values) : Float64Array.from(values);
      const { greatest, least } = forward({ x });
      expect({ length, greatest: numbers(greatest), least: numbers(least) }).toEqual({
        length,
        greatest: extremes(x, length, "max"),
        least: extremes(x, length, "min"),
      });
    }
  });
});

describe("a transpose that is read in squares has each element in its place", () => {
  test.each([
    [300, 400],
    [257, 300],
    [16, 1000],
    [1000, 17],
  ])("%i by %i", async (rows, columns) => {
    const { forward } = await emitted(
      { x: `i32[${rows}, ${columns}]`, z: `i32[3, ${rows}, ${columns}]` },
      { y: "transpose(x)", last: "transpose(z, [1, 2, 0])", all: "transpose(z)" },
    );
    const x = Int32Array.from({ length: rows * columns }, (_, at) => at),
      z = Int32Array.from({ length: 3 * rows * columns }, (_, at) => at);
    const size = rows * columns;
    expect(forward({ x, z })).toEqual({
      y: x.map((_, at) => (at % rows) * columns + Math.floor(at / rows)),
      last: z.map((_, at) => (at % 3) * size + Math.floor(at / 3)),
      all: z.map((_, at) => (at % 3) * size + (Math.floor(at / 3) % rows) * columns + Math.floor(at / 3 / rows)),
    });
  });
});

describe("a sum down columns is that of JavaScript, to the bit", () => {
  test.each([
    ["f32[2100, 33]", "[0]"],
    ["f64[517, 8]", "[0]"],
    ["f32[5, 64, 12]", "[1]"],
    ["f32[9, 28, 28, 8]", "[0, 1, 2]"],
  ])("of %s along %s", async (type, axis) => {
    const nodes = { total: `sum(x, { axis: ${axis} })`, greatest: `max(x, { axis: ${axis} })` },
      program = readSpec({ name: "streams", inputs: { x: type }, nodes, outputs: ["total", "greatest"] });
    const [script, wasm] = [
      await load<Module>(await compile(program)),
      await load<Module>(await compile(program, { target: "wasm" })),
    ];
    const random = new Random(type.length),
      length = (type.match(/\d+(?=[,\]])/g) ?? []).reduce((size, extent) => size * Number(extent), 1);
    const values = Array.from({ length }, () => random.number(-1, 1)),
      x = type.startsWith("f32") ? Float32Array.from(values) : Float64Array.from(values);
    expect(wasm.forward({ x })).toEqual(script.forward({ x }));
  });
});
