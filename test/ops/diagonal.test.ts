/** Diagonals, traces and triangles: where each element comes from. */
import { describe, expect, it } from "vitest";
import { literalElements, type Tensor } from "../../src/builder.js";
import * as g from "../../src/index.js";
import { checkMove, type Move } from "../support/moved.js";
import { numericDerivative, pointOf } from "./numeric.js";
import { value } from "./sample.js";

const elements = (x: Tensor | undefined): number[] => (x?.literal ? [...literalElements(x.literal)] : []);

const moves: { readonly [name: string]: Move } = {
  "diag of a vector": {
    build: (x) => g.diag(x),
    shape: [3],
    result: [3, 3],
    from: ([a = 0, b = 0]) => (a === b ? [a] : null),
  },
  "diag above": {
    build: (x) => g.diag(x, { offset: 2 }),
    shape: [2],
    result: [4, 4],
    from: ([a = 0, b = 0]) => (b - a === 2 ? [a] : null),
  },
  "diag below": {
    build: (x) => g.diag(x, { offset: -1 }),
    shape: [2],
    result: [3, 3],
    from: ([a = 0, b = 0]) => (a - b === 1 ? [b] : null),
  },
  "diag of nothing": { build: (x) => g.diag(x), shape: [0], result: [0, 0], from: () => null },
  "diag of a matrix": {
    build: (x) => g.diag(x, { offset: -1 }),
    shape: [3, 2],
    result: [2],
    from: ([t = 0]) => [t + 1, t],
  },
  "diagonal of rank 4": {
    build: (x) => g.diagonal(x, { offset: 1 }),
    shape: [3, 3, 2, 2],
    result: [2, 2, 2],
    from: ([a = 0, b = 0, t = 0]) => [t, t + 1, a, b],
  },
  "diagonal of other axes": {
    build: (x) => g.diagonal(x, { axis1: -1, axis2: 1 }),
    shape: [2, 3, 2],
    result: [2, 2],
    from: ([a = 0, t = 0]) => [a, t, t],
  },
  "diagonal that lies outside": {
    build: (x) => g.diagonal(x, { offset: 5 }),
    shape: [2, 3],
    result: [0],
    from: () => null,
  },
  tril: {
    build: (x) => g.tril(x),
    shape: [2, 3, 3],
    result: [2, 3, 3],
    from: ([n = 0, a = 0, b = 0]) => (b <= a ? [n, a, b] : null),
  },
  "tril of a wide matrix": {
    build: (x) => g.tril(x, { offset: 1 }),
    shape: [2, 4],
    result: [2, 4],
    from: ([a = 0, b = 0]) => (b <= a + 1 ? [a, b] : null),
  },
  "tril that keeps nothing": {
    build: (x) => g.tril(x, { offset: -9 }),
    shape: [2, 2],
    result: [2, 2],
    from: () => null,
  },
  "tril that keeps all": { build: (x) => g.tril(x, { offset: 9 }), shape: [2, 2], result: [2, 2], from: (t) => t },
  triu: {
    build: (x) => g.triu(x, { offset: -1 }),
    shape: [4, 3],
    result: [4, 3],
    from: ([a = 0, b = 0]) => (b >= a - 1 ? [a, b] : null),
  },
  "triu that keeps nothing": {
    build: (x) => g.triu(x, { offset: 2 }),
    shape: [2, 2],
    result: [2, 2],
    from: () => null,
  },
};

describe.each(Object.entries(moves))("%s", (_, move) => {
  it.each(["f64", "f32", "i32", "bool"] as const)("%s", (dtype) => checkMove(move, dtype));
});

describe("trace", () => {
  it("adds along the diagonal, which may lie outside, and counts truth values", () => {
    expect(elements(g.trace(g.reshape(g.arange(6), [2, 3]), { offset: 1 }))).toEqual([6]);
    expect(elements(g.trace(g.ones([2, 2, 3])))).toEqual([2, 2, 2]);
    expect(elements(g.trace(g.ones([2, 2]), { offset: 2 }))).toEqual([0]);
    const count = g.trace(g.equal(g.eye(3), 1));
    expect({ dtype: count.dtype, data: elements(count) }).toEqual({ dtype: "i32", data: [3] });
  });
  it("has the derivatives of its sum", () => {
    const point = pointOf([value("f64", [2, 2], 1, 2, 3, 5)], (x) => g.square(g.trace(x)));
    expect(numericDerivative(point, 2)).toEqual([[[12, 0, 0, 12]], [[4, 0, 0, 4]]]);
  });
});

describe("what does not fit is one clear message", () => {
  const x = g.ones([2, 3]);
  it.each<[string, () => unknown, string]>([
    ["a diagonal", () => g.diagonal(g.ones([2])), "diagonal: needs two axes, and x has 1"],
    ["one axis twice", () => g.trace(x, { axis1: 1, axis2: -1 }), "trace names axis 1 twice"],
    ["a matrix", () => g.diag(g.ones([1, 1, 1])), "diag: needs a vector or a matrix, and x has 3 axes"],
    ["a triangle", () => g.triu(1), "triu: needs two axes, and x has 0"],
  ])("%s", (_, call, message) => expect(call).toThrow(message));
});
