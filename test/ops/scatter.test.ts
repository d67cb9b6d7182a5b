/** Scatters: values, derivatives, edges, indices out of range. */
import { describe, expect, it } from "vitest";
import { literalElements, Tensor } from "../../src/builder.js";
import { evaluate } from "../../src/evaluate.js";
import { appendInput } from "../../src/families/source.js";
import { Graph } from "../../src/graph.js";
import * as g from "../../src/index.js";
import { vjp } from "../../compiler/differentiate.js";
import { compileGraph, instantiate } from "../support/emitted.js";
import { everywhere } from "../support/everywhere.js";
import { check } from "../support/everyWay.js";
import { numericDerivative, pointOf } from "./numeric.js";
import { f64, i32, value } from "./sample.js";

const elements = (x: Tensor): number[] => (x.literal === null ? [] : [...literalElements(x.literal)]);
const whole = (list: readonly number[]): Tensor => g.constant(list, { dtype: "i32" });

describe("scatterSet", () => {
  it("lets the last of duplicates stay, and gives its cotangent to it alone", () =>
    everywhere(
      [f64([3], 1, 2, 3), i32([4], 2, 0, 2, 2), f64([4], 10, 20, 30, 40)],
      (x, i, u) => g.scatterSet(x, i, u),
      [5, 6, 7],
      [
        [20, 2, 40],
        [0, 6, 0],
        [0, 5, 0, 7],
      ],
    ));
  it("along an inner axis, with indices of two axes", () =>
    everywhere(
      [f64([2, 3], 1, 2, 3, 4, 5, 6), i32([1, 2], 1, 1), f64([2, 1, 2], 7, 8, 9, 10)],
      (x, i, u) => g.scatterSet(x, i, u, { axis: -1 }),
      [1, 2, 3, 4, 5, 6],
      [
        [1, 8, 3, 4, 10, 6],
        [1, 0, 3, 4, 0, 6],
        [0, 2, 0, 5],
      ],
    ));
  it("takes whole numbers and truth values", async () => {
    await everywhere([i32([2], 1, 2), i32([1], 1), i32([1], -9)], (x, i, u) => g.scatterSet(x, i, u), null, [[1, -9]]);
    const truths = [value("bool", [2], 1, 1), i32([1], 0), value("bool", [1], 0)];
    await everywhere(truths, (x, i, u) => g.scatterSet(x, i, u), null, [[0, 1]]);
    expect(() => g.scatterSet(g.constant([true]), 0, 1)).toThrow(
      "scatterSet meets the number 1 where a bool is expected",
    );
  });
  it("keeps NaN and infinity where they are put, and nowhere else", () =>
    everywhere(
      [f64([3], NaN, Infinity, 1), i32([1], 0), f64([1], 2)],
      (x, i, u) => g.scatterSet(x, i, u),
      [1, 1, 1],
      [[2, Infinity, 1], [0, 1, 1], [1]],
    ));
  it("has exact second derivatives", () => {
    const point = pointOf([f64([2], 1, 2), i32([2], 0, 0), f64([2], 3, 4)], (x, i, u) =>
      g.square(g.scatterSet(x, i, u)),
    );
    expect(numericDerivative(point, 2)).toEqual([
      [
        [0, 4],
        [0, 8],
      ],
      [
        [0, 2],
        [0, 2],
      ],
    ]);
  });
});

describe("scatterMax", () => {
  it("shares the cotangent among all that are equal to the largest", () =>
    everywhere(
      [f64([3], 4, 1, 6), i32([5], 0, 0, 1, 1, 2), f64([5], 4, 4, 2, 0, 5)],
      (x, i, u) => g.scatterMax(x, i, u),
      [3, 5, 7],
      [
        [4, 2, 6],
        [1, 0, 7],
        [1, 1, 5, 0, 0],
      ],
    ));
  it("is NaN where one is, whole where all are, and refuses truth values", async () => {
    const withNaN = [f64([2], NaN, 1), i32([2], 1, 0), f64([2], NaN, 3)];
    await everywhere(
      withNaN,
      (x, i, u) => g.scatterMax(x, i, u),
      [1, 1],
      [
        [NaN, NaN],
        [0, 0],
        [0, 0],
      ],
    );
    await everywhere([i32([1], -5), i32([2], 0, 0), i32([2], -7, -4)], (x, i, u) => g.scatterMax(x, i, u), null, [
      [-4],
    ]);
    expect(() => g.scatterMax(g.constant([true]), 0, g.constant(true))).toThrow(
      "scatterMax does not take bool for x; it takes f32, f64 or i32",
    );
  });
});

describe("scatterMul", () => {
  it("has the products of the others as its derivative, with one zero and with two", () =>
    everywhere(
      [f64([3], 2, 3, 5), i32([5], 0, 1, 0, 1, 1), f64([5], 0, 0, 7, 0, 11)],
      (x, i, u) => g.scatterMul(x, i, u),
      [1, 10, 100],
      [
        [0, 0, 5],
        [0, 0, 100],
        [14, 0, 0, 0, 0],
      ],
    ));
  it("wraps whole numbers", () =>
    everywhere([i32([1], 65536), i32([1], 0), i32([1], 65537)], (x, i, u) => g.scatterMul(x, i, u), null, [[65536]]));
  it("has prod's derivatives, to the second order, if all indices are the same", () => {
    const numbers = [1.5, 0, -2, 0.5, 3, 0, 1.25];
    const scattered = pointOf([f64([7], ...numbers), i32([7], 0, 0, 0, 0, 0, 0, 0)], (u, i) =>
      g.scatterMul(g.full([1], 2), i, u),
    );
    const expected = pointOf([f64([7], ...numbers)], (u) => g.mul(2, g.prod(u)));
    expect(numericDerivative(scattered, 3)).toEqual(numericDerivative(expected, 3));
  });
  it("needs a graph that grows with the logarithm of the number of updates", () => {
    const nodes = [64, 4096].map((n) => {
      const graph = new Graph(),
        [x, u] = [
          appendInput(graph, "x", { dtype: "f64", shape: [9] }),
          appendInput(graph, "u", { dtype: "f64", shape: [n] }),
        ],
        i = appendInput(graph, "i", { dtype: "i32", shape: [n] });
      const y = g.scatterMul(Tensor.of(x), Tensor.of(i), Tensor.of(u)).node;
      vjp([y], [x], [u]);
      return graph.nodes.length;
    });
    expect((nodes[1] ?? NaN) / (nodes[0] ?? NaN)).toBeLessThan(2.1);
  });
});

describe("edges of every scatter", () => {
  const scatters = {
    scatterAdd: g.scatterAdd,
    scatterSet: g.scatterSet,
    scatterMax: g.scatterMax,
    scatterMul: g.scatterMul,
  };
  it.each(Object.entries(scatters))("%s without updates is x, with the derivative of x", async (_, scatter) => {
    await everywhere(
      [f64([2], 1, -0), i32([0]), f64([0])],
      (x, i, u) => scatter(x, i, u),
      [3, 4],
      [[1, 0], [3, 4], []],
    );
    await everywhere([f64([0, 2]), i32([0]), f64([0, 2])], (x, i, u) => scatter(x, i, u), [], [[], [], []]);
    await everywhere([f64([2, 0]), i32([3], 1, 0, 1), f64([3, 0])], (x, i, u) => scatter(x, i, u), [], [[], [], []]);
  });
  it.each(Object.entries(scatters))("%s by a scalar index, of rank 5, in f32", (_, scatter) => {
    const shape = [1, 2, 1, 3, 1];
    const y = scatter(g.full(shape, 2, { dtype: "f32" }), 1, g.full([1, 2, 1, 1], 4), { axis: -2 });
    expect(y.dtype).toBe("f32");
    const put = { scatterAdd: 6, scatterSet: 4, scatterMax: 4, scatterMul: 8 }[_];
    expect(elements(y)).toEqual([2, put, 2, 2, put, 2]);
  });
});

describe("what is not selected has derivative 0, though its value is infinite or NaN", () => {
  const chosen = g.constant([true, false]);
  it("of a scatter, by every way of computing it, to second order", () => {
    // x at 2 is infinite in 1/(x - 2), and stands where where() does not look.
    const cases: ((x: Tensor) => Tensor)[] = [
      (x) => g.scatterSet(g.zeros([2]), whole([0, 1]), x),
      (x) => g.scatterMax(g.full([2], -9), whole([0, 1]), x),
      (x) => g.scatterMul(g.ones([2]), whole([0, 1]), x),
      (x) => g.gatherNd(x, g.constant([[0], [1]], { dtype: "i32" })),
      (x) => g.scatterNdAdd(g.zeros([2]), g.constant([[0], [1]], { dtype: "i32" }), x),
      (x) => g.dynamicSlice(x, whole([0]), [2]),
      (x) => g.dynamicUpdateSlice(g.zeros([2]), x, whole([0])),
    ];
    // d/dx 1/(x - 2) at 3 is -1; the second derivative 2, times the weight 1.
    for (const build of cases)
      check((x) => g.sum(g.where(chosen, build(g.reciprocal(g.sub(x, 2))), 0)), {
        x: [3, 2],
        dx: [-1, 0],
        second: [2, 0],
      });
  });
});

describe("an index out of range", () => {
  const builds: { readonly [name: string]: (x: Tensor, i: Tensor) => Tensor } = {
    scatterSet: (x, i) => g.scatterSet(x, i, 1),
    scatterMax: (x, i) => g.scatterMax(x, i, 1),
    scatterMul: (x, i) => g.scatterMul(x, i, 1),
    segmentSum: (x, i) => g.segmentSum(g.slice(x, [":2"]), i, 3),
    gatherNd: (x, i) => g.gatherNd(x, g.stack([i, g.zeros([2], { dtype: "i32" })], { axis: 1 })),
    scatterNdAdd: (x, i) => g.scatterNdAdd(x, g.expandDims(i, 1), 1),
  };
  it.each(Object.entries(builds))("ends a run of %s, naming node, position and value", async (name, build) => {
    const graph = new Graph(),
      x = appendInput(graph, "x", { dtype: "f64", shape: [3, 2] }),
      i = appendInput(graph, "i", { dtype: "i32", shape: [2] }),
      y = build(Tensor.of(x), Tensor.of(i)).node;
    graph.label(y, "found");
    const position = name === "gatherNd" ? 2 : 1;
    const compiled = await compileGraph({
      name: "range",
      inputs: new Map([
        ["x", x],
        ["i", i],
      ]),
      outputs: new Map([["found", y]]),
      gradients: null,
    });
    const { forward } = instantiate(compiled.javascript);
    for (const index of [-1, 3]) {
      const values = new Map([
        ["x", new Float64Array(6)],
        ["i", Float64Array.of(0, index)],
      ]);
      const message = `found: index ${index} at position ${position} is out of range`;
      expect(() => evaluate([y], values)).toThrow(new RangeError(message));
      expect(() => forward({ x: new Float64Array(6), i: Int32Array.of(0, index) })).toThrow(RangeError);
      expect(() => forward({ x: new Float64Array(6), i: Int32Array.of(0, index) })).toThrow(
        new RegExp(`found.*${index}`),
      );
    }
    expect(() => forward({ x: new Float64Array(6), i: Int32Array.of(0, 2) })).not.toThrow();
  });
  it("of a constant is an error when the graph is made", () => {
    for (const scatter of [g.scatterSet, g.scatterMax, g.scatterMul])
      expect(() => scatter(g.ones([3]), whole([0, 3]), 1)).toThrow(
        /^scatter\w+ has the constant index 3, but the axis has 3 elements \(0 to 2\)/,
      );
  });
});
