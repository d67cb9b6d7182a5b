/** Tiles, repeats and resizes: where each element comes from. */
import { describe, expect, it } from "vitest";
import * as g from "../../src/index.js";
import { checkMove, line, type Move } from "../support/moved.js";

const moves: { readonly [name: string]: Move } = {
  tile: {
    build: (x) => g.tile(x, [2, 3]),
    shape: [2, 3],
    result: [4, 9],
    from: ([a = 0, b = 0]) => [a % 2, b % 3],
  },
  "tile of fewer reps than axes": {
    build: (x) => g.tile(x, 2),
    shape: [2, 1, 3],
    result: [2, 1, 6],
    from: ([a = 0, b = 0, c = 0]) => [a, b, c % 3],
  },
  "tile of a scalar": { build: (x) => g.tile(x, [2, 2]), shape: [], result: [2, 2], from: () => [] },
  "tile by none": { build: (x) => g.tile(x, [0]), shape: [2], result: [0], from: () => null },
  repeat: line(
    (x) => g.repeat(x, 3),
    4,
    12,
    (t) => Math.floor(t / 3),
  ),
  "repeat along an axis": {
    build: (x) => g.repeat(x, 2, { axis: -2 }),
    shape: [2, 3, 2],
    result: [2, 6, 2],
    from: ([a = 0, b = 0, c = 0]) => [a, b >> 1, c],
  },
  "repeat of the flattened": {
    build: (x) => g.repeat(x, 2),
    shape: [2, 2],
    result: [8],
    from: ([t = 0]) => [t >> 2, (t >> 1) & 1],
  },
  "repeat by counts": line(
    (x) => g.repeat(x, [2, 0, 1]),
    3,
    3,
    (t) => [0, 0, 2][t] ?? null,
  ),
  "repeat by counts that need an index": {
    build: (x) => g.repeat(x, [2, 1, 0, 2, 2, 2, 2, 2, 2, 2, 2], { axis: 1 }),
    shape: [2, 11],
    result: [2, 19],
    from: ([a = 0, t = 0]) => [a, t < 2 ? 0 : t === 2 ? 1 : 3 + ((t - 3) >> 1)],
  },
  "repeat of a scalar": { build: (x) => g.repeat(x, 2), shape: [], result: [2], from: () => [] },
  "resize by whole scales": {
    build: (x) => g.resize(x, [2, 1, 3]),
    shape: [2, 3, 2],
    result: [4, 3, 6],
    from: ([a = 0, b = 0, c = 0]) => [a >> 1, b, Math.floor(c / 3)],
  },
  "resize to a half": line(
    (x) => g.resize(x, [0.5]),
    6,
    3,
    (t) => 2 * t + 1,
  ),
  // The middles t + 1/2, in units of the source: 5/16 (2 t + 1).
  "resize by a fraction": line(
    (x) => g.resize(x, [1.6]),
    5,
    8,
    (t) => Math.floor((5 * (2 * t + 1)) / 16),
  ),
  "resize of a scalar": { build: (x) => g.resize(x, []), shape: [], result: [], from: () => [] },
};

describe.each(Object.entries(moves))("%s", (_, move) => {
  it.each(["f64", "f32", "i32", "bool"] as const)("%s", (dtype) => checkMove(move, dtype));
});

describe("what does not fit is one clear message", () => {
  const x = g.ones([2, 3]);
  it.each<[string, () => unknown, string]>([
    ["reps", () => g.tile(x, [-1]), "tile: reps needs numbers from 0"],
    ["a count", () => g.repeat(x, -1), "repeat: n needs numbers from 0"],
    ["counts", () => g.repeat(x, [1, 2], { axis: 1 }), "repeat: n has 2 numbers, and the axis has 3 elements"],
    ["scales", () => g.resize(x, [1]), "resize: needs a scale for each of the 2 axes"],
    ["a scale", () => g.resize(x, [1, 0]), "resize: scales must be a list of positive numbers, not a list"],
    ["too large", () => g.repeat(x, [2 ** 31, 0], { axis: 0 }), "would have more than 2147483647 elements"],
  ])("%s", (_, call, message) => expect(call).toThrow(message));
});
