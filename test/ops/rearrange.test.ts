/** Axes moved, tensors cut, rolled and turned: where each element comes from. */
import { describe, expect, it } from "vitest";
import { literalElements, Tensor } from "../../src/builder.js";
import * as g from "../../src/index.js";
import { checkMove, line, modulo, type Move } from "../support/moved.js";
import { numericDerivative, pointOf } from "./numeric.js";
import { value } from "./sample.js";

const elements = (x: Tensor | undefined): number[] => (x?.literal ? [...literalElements(x.literal)] : []);
const nth = (list: readonly Tensor[], at: number): Tensor => list[at] ?? Tensor.from(NaN);

const moves: { readonly [name: string]: Move } = {
  "swapAxes of rank 5": {
    build: (x) => g.swapAxes(x, 1, -1),
    shape: [2, 3, 1, 2, 2],
    result: [2, 2, 1, 2, 3],
    from: ([a = 0, b = 0, c = 0, d = 0, e = 0]) => [a, e, c, d, b],
  },
  "swapAxes of an axis with itself": { build: (x) => g.swapAxes(x, 0, 0), shape: [3], result: [3], from: (t) => t },
  "moveAxis to the front": {
    build: (x) => g.moveAxis(x, -1, 0),
    shape: [2, 3, 4],
    result: [4, 2, 3],
    from: ([c = 0, a = 0, b = 0]) => [a, b, c],
  },
  "moveAxis of several": {
    build: (x) => g.moveAxis(x, [0, 1], [-1, 0]),
    shape: [2, 3, 4],
    result: [3, 4, 2],
    from: ([b = 0, c = 0, a = 0]) => [a, b, c],
  },
  "moveAxis of an empty tensor": {
    build: (x) => g.moveAxis(x, 0, 1),
    shape: [0, 2],
    result: [2, 0],
    from: ([b = 0, a = 0]) => [a, b],
  },
  "a part of split": {
    build: (x) => nth(g.split(x, 3, { axis: -1 }), 1),
    shape: [2, 6],
    result: [2, 2],
    from: ([a = 0, b = 0]) => [a, b + 2],
  },
  "the last of split at indices": line(
    (x) => nth(g.split(x, [1, -2]), 2),
    6,
    2,
    (t) => t + 4,
  ),
  "an empty part between falling indices": line(
    (x) => nth(g.split(x, [4, 2]), 1),
    6,
    0,
    () => null,
  ),
  "an element of unstack": {
    build: (x) => nth(g.unstack(x, { axis: 1 }), 2),
    shape: [2, 3],
    result: [2],
    from: ([a = 0]) => [a, 2],
  },
  roll: line(
    (x) => g.roll(x, 2),
    5,
    5,
    (t) => modulo(t - 2, 5),
  ),
  "roll beyond the end and back": line(
    (x) => g.roll(x, -13),
    5,
    5,
    (t) => modulo(t + 13, 5),
  ),
  "roll of the flattened": {
    build: (x) => g.roll(x, 1),
    shape: [2, 2],
    result: [2, 2],
    from: ([a = 0, b = 0]) => ((flat) => [flat >> 1, flat & 1])(modulo(2 * a + b - 1, 4)),
  },
  "roll of two axes": {
    build: (x) => g.roll(x, [1, -1], { axis: [0, -1] }),
    shape: [3, 1, 4],
    result: [3, 1, 4],
    from: ([a = 0, b = 0, c = 0]) => [modulo(a - 1, 3), b, modulo(c + 1, 4)],
  },
  "roll twice along one axis": line(
    (x) => g.roll(x, [1, 2], { axis: [0, 0] }),
    5,
    5,
    (t) => modulo(t - 3, 5),
  ),
  "roll of nothing": { build: (x) => g.roll(x, 3), shape: [0], result: [0], from: () => null },
  "roll of a scalar": { build: (x) => g.roll(x, 3), shape: [], result: [], from: () => [] },
  rot90: {
    build: (x) => g.rot90(x),
    shape: [2, 3, 2],
    result: [3, 2, 2],
    from: ([a = 0, b = 0, c = 0]) => [b, 2 - a, c],
  },
  "rot90 twice": {
    build: (x) => g.rot90(x, { k: -2 }),
    shape: [2, 3],
    result: [2, 3],
    from: ([a = 0, b = 0]) => [1 - a, 2 - b],
  },
  "rot90 the other way": {
    build: (x) => g.rot90(x, { k: -1 }),
    shape: [2, 3],
    result: [3, 2],
    from: ([a = 0, b = 0]) => [1 - b, a],
  },
  "rot90 by nothing": { build: (x) => g.rot90(x, { k: 4 }), shape: [1, 2], result: [1, 2], from: (t) => t },
  "depthToSpace DCR": {
    build: (x) => g.depthToSpace(x, 2),
    shape: [2, 2, 1, 8],
    result: [2, 4, 2, 2],
    from: ([n = 0, h = 0, w = 0, c = 0]) => [n, h >> 1, w >> 1, ((h & 1) * 2 + (w & 1)) * 2 + c],
  },
  "depthToSpace CRD": {
    build: (x) => g.depthToSpace(x, 2, { mode: "CRD" }),
    shape: [1, 2, 2, 8],
    result: [1, 4, 4, 2],
    from: ([n = 0, h = 0, w = 0, c = 0]) => [n, h >> 1, w >> 1, c * 4 + (h & 1) * 2 + (w & 1)],
  },
  "depthToSpace DCR, channels first": {
    build: (x) => g.depthToSpace(x, 2, { layout: "NCHW" }),
    shape: [1, 8, 2, 3],
    result: [1, 2, 4, 6],
    from: ([n = 0, c = 0, h = 0, w = 0]) => [n, ((h & 1) * 2 + (w & 1)) * 2 + c, h >> 1, w >> 1],
  },
  "depthToSpace CRD, channels first, one spatial axis": {
    build: (x) => g.depthToSpace(x, 3, { mode: "CRD", layout: "NCHW" }),
    shape: [2, 6, 2],
    result: [2, 2, 6],
    from: ([n = 0, c = 0, w = 0]) => [n, c * 3 + (w % 3), Math.floor(w / 3)],
  },
};

describe.each(Object.entries(moves))("%s", (_, move) => {
  it.each(["f64", "f32", "i32", "bool"] as const)("%s", (dtype) => checkMove(move, dtype));
});

describe("several results", () => {
  it("join to what was cut", () => {
    const x = g.arange(7);
    expect(elements(g.concat(g.split(x, [2, 2, 5])))).toEqual(elements(x));
    expect(g.split(x, [3, 9]).map(({ shape }) => shape)).toEqual([[3], [4], [0]]);
    expect(g.split(g.zeros([0, 2]), 3).map(({ shape }) => shape)).toEqual([
      [0, 2],
      [0, 2],
      [0, 2],
    ]);
    const y = g.reshape(g.arange(6), [2, 3]);
    expect(elements(g.stack(g.unstack(y, { axis: -1 }), { axis: -1 }))).toEqual(elements(y));
    expect(g.unstack(g.zeros([0, 2]))).toEqual([]);
  });
});

describe("diff", () => {
  it("subtracts neighbours, in whole numbers too, and says of truth values whether they differ", () => {
    expect(elements(g.diff(g.constant([1, 4, 9, 16]), { n: 2 }))).toEqual([2, 2]);
    const whole = g.diff(g.reshape(g.constant([1, 2, 4, 8], { dtype: "i32" }), [2, 2]), { axis: 0 });
    expect({ dtype: whole.dtype, data: elements(whole) }).toEqual({ dtype: "i32", data: [3, 6] });
    expect(elements(g.diff(g.constant([true, false, false])))).toEqual([1, 0]);
    expect(g.diff(g.ones([2, 3]), { n: 5 }).shape).toEqual([2, 0]);
    expect(elements(g.diff(g.ones([2]), { n: 0 }))).toEqual([1, 1]);
  });
  it("has the derivative of its sum", () => {
    // d/dx of (x1 - x0)^2 + (x2 - x1)^2
    const point = pointOf([value("f64", [3], 1, 3, 4)], (x) => g.square(g.diff(x)));
    expect(numericDerivative(point, 1)).toEqual([[[-4, 2, 2]]]);
  });
});

describe("what does not fit is one clear message", () => {
  const x = g.ones([2, 3]);
  it.each<[string, () => unknown, string]>([
    ["parts", () => g.split(x, 2, { axis: 1 }), "split: axis 1 has 3 elements, which do not make 2 equal parts"],
    ["no parts", () => g.split(x, 0), "split: axis 0 has 2 elements, which do not make 0 equal parts"],
    ["an axis", () => g.unstack(1), "unstack got axis 0, but a scalar has no axes"],
    ["moves", () => g.moveAxis(x, [0, 1], 0), "moveAxis: from names 2 axes, and to names 1"],
    ["a move twice", () => g.moveAxis(x, [0, -2], [0, 1]), "moveAxis names axis 0 twice"],
    ["rolls", () => g.roll(x, [1, 2], { axis: [0, 1, 0] }), "roll: got 2 shifts and 3 axes"],
    ["a turn", () => g.rot90(g.ones([2])), "rot90: needs two axes, and x has 1"],
    ["an order", () => g.diff(x, { n: -1 }), "diff: n is -1"],
    [
      "channels",
      () => g.depthToSpace(g.ones([1, 2, 2, 6]), 2),
      "depthToSpace: 6 channels do not make blocks of 2 along 2 axes",
    ],
    ["an image", () => g.depthToSpace(x, 2), "depthToSpace: needs three axes, and x has 2"],
  ])("%s", (_, call, message) => expect(call).toThrow(message));
});
