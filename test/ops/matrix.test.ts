/** Kronecker's product and the cross product, as NumPy has them. */
import { describe, expect, it } from "vitest";
import * as g from "../../src/index.js";
import { literalElements, type Tensor } from "../../src/builder.js";
import { derivatives, differenceQuotient, pointOf, valueOf } from "./numeric.js";
import { value } from "./sample.js";

const elements = (x: Tensor): number[] => (x.literal === null ? [] : [...literalElements(x.literal)]);
const a = g.constant([
  [1, 2],
  [3, 4],
]);
const rows = g.constant([
  [1, 2, 3],
  [4, 5, 6],
]);

describe("kron", () => {
  it("repeats b by each element of a, whatever their ranks", () => {
    expect(g.kron(a, g.constant([1, 10])).shape).toEqual([2, 4]);
    expect(elements(g.kron(a, g.constant([1, 10])))).toEqual([1, 10, 2, 20, 3, 30, 4, 40]);
    expect(elements(g.kron(g.constant([1, 10]), a))).toEqual([1, 2, 10, 20, 3, 4, 30, 40]);
    expect(elements(g.kron(2, a))).toEqual([2, 4, 6, 8]);
    expect(g.kron(g.zeros([2, 0]), a).shape).toEqual([4, 0]);
    expect(g.kron(g.zeros([2, 1, 3, 1, 2]), g.zeros([3, 2])).shape).toEqual([2, 1, 3, 3, 4]);
  });
  it("keeps the dtype, also of whole numbers", () => {
    expect(g.kron(g.constant([2], { dtype: "i32" }), g.constant([3], { dtype: "i32" })).dtype).toBe("i32");
  });
});

describe("cross", () => {
  it("broadcasts, along any axis", () => {
    expect(elements(g.cross(rows, g.constant([1, 0, -1])))).toEqual([-2, 4, -2, -5, 10, -5]);
    const columns = g.cross(g.transpose(rows), g.constant([[1], [0], [-1]]), { axis: 0 });
    expect(columns.shape).toEqual([3, 2]);
    expect(elements(columns)).toEqual([-2, -5, 4, 10, -2, -5]);
    expect(g.cross(g.zeros([0, 3]), g.zeros([3])).shape).toEqual([0, 3]);
  });
  it("of vectors of 2 elements is a number", () => {
    expect(g.cross(g.constant([1, 2]), g.constant([3, 5])).shape).toEqual([]);
    expect(elements(g.cross(g.constant([1, 2]), g.constant([3, 5])))).toEqual([-1]);
    expect(elements(g.cross(a, a, { axis: 0 }))).toEqual([0, 0]);
  });
  it("refuses other sizes", () => {
    expect(() => g.cross(g.ones([4]), g.ones([4]))).toThrow(
      "cross: needs 3 elements along the axis, or 2 in both, and an operand has 4",
    );
    expect(() => g.cross(g.ones([3]), 1)).toThrow(
      "cross: needs 3 elements along the axis, or 2 in both, and an operand has none",
    );
  });
});

describe("derivatives of both orders are those that differences show", () => {
  const left = value("f64", [2, 3], 0.5, -1.2, 2.1, 0.9, 1.4, -0.3),
    right = value("f64", [3], 0.3, -0.8, 1.7);
  it.each([
    ["kron", g.kron],
    ["cross", (x: Tensor, y: Tensor) => g.cross(x, y)],
  ] as const)("%s", (_, build) => {
    const at = pointOf([left, right], build);
    for (const order of [1, 2]) {
      const level = derivatives(at, order, 7)[order - 1] ?? [];
      for (const name of ["x0", "x1"]) {
        const got = valueOf(level[0]?.gradients[Number(name[1])] ?? at.y, at.values);
        got.forEach((entry, element) =>
          expect(Math.abs(entry - differenceQuotient(level, at.values, name, element))).toBeLessThan(1e-9),
        );
      }
    }
  });
});
