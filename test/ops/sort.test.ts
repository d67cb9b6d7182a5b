/** Order and running values: against their definitions, with ties, NaN and zeros, and their gradients by differences. */
import { describe, expect, it } from "vitest";
import * as g from "../../src/index.js";
import { gradients } from "../../compiler/differentiate.js";
import { Tensor } from "../../src/builder.js";
import { evaluate } from "../../src/evaluate.js";
import { appendInput } from "../../src/families/source.js";
import { Graph } from "../../src/graph.js";
import { compileGraph, runEmitted } from "../support/emitted.js";
import type { DType, Shape } from "../../src/types.js";

interface Results {
  readonly value: number[];
  /** Of the sum of the entries, each times 1, 2, 3, ... */
  readonly gradient: number[];
}

/** By the evaluator and by the emitted module, which must agree bit by bit. */
async function both(
  data: readonly number[],
  f: (x: Tensor) => Tensor,
  shape: Shape = [data.length],
  dtype: DType = "f64",
): Promise<Results> {
  const x = Tensor.of(appendInput(new Graph(), "x", { dtype, shape })),
    y = f(x),
    isFloat = y.dtype === "f64";
  const weights = g.reshape(g.arange(1, y.size + 1, { dtype: "f64" }), y.shape),
    loss = isFloat ? g.sum(g.mul(y, weights)) : g.sum(x);
  const values = new Map([["x", Float64Array.from(data)]]),
    program = {
      name: "order",
      inputs: new Map([["x", x.node]]),
      outputs: new Map([
        ["y", y.node],
        ["loss", loss.node],
      ]),
      gradients: dtype === "f64" ? { of: "loss", wrt: ["x"] } : null,
    };
  const value = [...(evaluate([y.node], values)[0]?.data ?? [])];
  const gradient = dtype === "f64" ? [...(evaluate(gradients(loss.node, [x.node]), values)[0]?.data ?? [])] : [];
  for (const [ran, , derived] of runEmitted(await compileGraph(program), program, values)) {
    expect([...(ran ?? [])]).toEqual(value);
    expect([...(derived ?? [])]).toEqual(gradient);
  }
  return { value, gradient };
}

describe("sort", () => {
  const data = [3, NaN, -0, 1, 0, 3, -Infinity, NaN, 2, 1, Infinity];
  it("puts NaN last and equal elements in their order, up and down", async () => {
    const up = await both(data, (x) => g.argSort(x));
    expect(up.value).toEqual([6, 2, 4, 3, 9, 8, 0, 5, 10, 1, 7]);
    const down = await both(data, (x) => g.argSort(x, { descending: true }));
    expect(down.value).toEqual([10, 0, 5, 8, 3, 9, 2, 4, 6, 1, 7]);
    expect((await both(data, (x) => g.sort(x))).value).toEqual(up.value.map((at) => data[at]));
  });
  it("sends the cotangent where the element came from", async () => {
    expect((await both([3, 1, 2], (x) => g.sort(x))).gradient).toEqual([3, 1, 2]);
  });
  it("along any axis, of whole numbers too, and of many", async () => {
    const columns = await both([3, 1, 2, 0, 5, 4], (x) => g.sort(x, { axis: 0 }), [3, 2]);
    expect(columns.value).toEqual([2, 0, 3, 1, 5, 4]);
    expect((await both([3, -1, 2], (x) => g.sort(x), [3], "i32")).value).toEqual([-1, 2, 3]);
    const many = Array.from({ length: 1000 }, (_, i) => (i * 7919) % 1009);
    expect((await both(many, (x) => g.sort(x))).value).toEqual([...many].sort((a, b) => a - b));
    for (let n = 0; n < 18; n++)
      expect((await both(many.slice(0, n), (x) => g.sort(x))).value).toEqual(many.slice(0, n).sort((a, b) => a - b));
  });
});

describe("topK", () => {
  it("gives the largest, of equals the first, and where they stand", async () => {
    const top = (x: Tensor): readonly Tensor[] => g.topK(x, 3);
    const at = async (which: number): Promise<Results> => both([1, 5, 2, 5, NaN], (x) => top(x)[which] ?? x);
    expect((await at(0)).value).toEqual([5, 5, 2]);
    expect((await at(0)).gradient).toEqual([0, 1, 3, 2, 0]);
    expect((await at(1)).value).toEqual([1, 3, 2]);
  });
  it("refuses more than there are", () => {
    expect(() => g.topK(g.constant([1, 2]), 3)).toThrow("topK: k is 3, and the axis has 2 elements");
  });
});

describe("median", () => {
  it("of an odd count, of an even one, with NaN, over several axes", async () => {
    expect(await both([3, 1, 2], (x) => g.median(x))).toEqual({ value: [2], gradient: [0, 0, 1] });
    expect(await both([3, 1, 2, 10], (x) => g.median(x))).toEqual({ value: [2.5], gradient: [0.5, 0, 0.5, 0] });
    expect((await both([3, NaN, 2], (x) => g.median(x))).value).toEqual([NaN]);
    const cube = [1, 2, 3, 4, 8, 7, 6, 5];
    expect((await both(cube, (x) => g.median(x, { axis: [0, 2], keepDims: true }), [2, 2, 2])).value).toEqual([
      4.5, 4.5,
    ]);
    expect((await both([1e308, 1.5e308], (x) => g.median(x))).value).toEqual([1.25e308]);
  });
});

describe("running values", () => {
  const data = [2, -1, 0, 3, 0.5];
  const sums = (list: readonly number[]): number[] =>
    list.map((_, i) => list.slice(0, i + 1).reduce((a, b) => a + b, 0));
  const products = (list: readonly number[]): number[] =>
    list.map((_, i) => list.slice(0, i + 1).reduce((a, b) => a * b, 1));
  const back = (list: readonly number[]): number[] => [...list].reverse();

  it("cumSum in each form", async () => {
    expect((await both(data, (x) => g.cumSum(x))).value).toEqual(sums(data));
    expect((await both(data, (x) => g.cumSum(x, { reverse: true }))).value).toEqual(back(sums(back(data))));
    expect((await both(data, (x) => g.cumSum(x, { exclusive: true }))).value).toEqual([0, ...sums(data)].slice(0, 5));
    const both2 = await both(data, (x) => g.cumSum(x, { exclusive: true, reverse: true }));
    expect(both2.value).toEqual([...back(sums(back(data))).slice(1), 0]);
    // d/dx_i of sum (j + 1) y_j: the sum of the weights of those that hold x_i.
    expect((await both(data, (x) => g.cumSum(x))).gradient).toEqual([15, 14, 12, 9, 5]);
  });

  /** The gradient of sum (j + 1) prod of the first j + 1, by leaving each factor out. */
  const gradientOf = (list: readonly number[]): number[] =>
    list.map((_, i) =>
      list.reduce(
        (sum, _, j) =>
          sum + (j < i ? 0 : (j + 1) * list.slice(0, j + 1).reduce((p, x, at) => (at === i ? p : p * x), 1)),
        0,
      ),
    );
  it.each([
    ["no zero", [2, -1, 4, 3, 0.5]],
    ["one zero", [2, -1, 0, 3, 0.5]],
    ["two zeros", [2, 0, 4, 0, 0.5]],
    ["zeros alone", [0, 0, 0]],
  ])("cumProd with %s has the products of the others as its derivative", async (_, list) => {
    const { value, gradient } = await both(list, (x) => g.cumProd(x));
    expect(value.map((each) => each + 0)).toEqual(products(list).map((each) => each + 0));
    gradient.forEach((each, i) => expect(each).toBeCloseTo(gradientOf(list)[i] ?? NaN, 12));
  });

  it("cumMax and cumMin keep NaN, and give the first of equals the cotangent", async () => {
    expect(await both([1, 3, 3, 2], (x) => g.cumMax(x))).toEqual({ value: [1, 3, 3, 3], gradient: [1, 9, 0, 0] });
    expect((await both([1, NaN, 3], (x) => g.cumMin(x))).value).toEqual([1, NaN, NaN]);
    expect((await both([1, 3, 2], (x) => g.cumMax(x, { exclusive: true }))).value).toEqual([-Infinity, 1, 3]);
    expect((await both([1, 3, 2], (x) => g.cumMax(x, { reverse: true }))).value).toEqual([3, 3, 2]);
    expect((await both([1, 3, 2], (x) => g.cumMin(x, { exclusive: true }), [3], "i32")).value).toEqual([
      2 ** 31 - 1,
      1,
      1,
    ]);
  });

  it("cumLogSumExp does not overflow, and takes -Infinity", async () => {
    const { value, gradient } = await both([-Infinity, 1000, 1000, -Infinity], (x) => g.cumLogSumExp(x));
    expect(value.slice(0, 2)).toEqual([-Infinity, 1000]);
    expect(value[2]).toBeCloseTo(1000 + Math.LN2, 12);
    // softmax weights: of the second 2 + (3 + 4) / 2, of the third (3 + 4) / 2.
    expect(gradient[1]).toBeCloseTo(5.5, 12);
    expect(gradient[2]).toBeCloseTo(3.5, 12);
    expect(gradient[3]).toBe(0);
  });

  it("of nothing, and along axes of one element", async () => {
    for (const f of [g.cumSum, g.cumProd, g.cumMax, g.cumLogSumExp]) {
      expect((await both([], (x) => f(x))).value).toEqual([]);
      expect((await both([5, 6], (x) => f(x, { axis: 1 }), [2, 1])).value).toEqual([5, 6]);
    }
  });
});
