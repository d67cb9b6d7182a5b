/** Parts at places that are known at run time only: gatherNd, scatterNdAdd, segmentSum, dynamic slices. */
import { describe, expect, it } from "vitest";
import { literalElements, Tensor } from "../../src/builder.js";
import { evaluate } from "../../src/evaluate.js";
import { appendInput } from "../../src/families/source.js";
import { Graph } from "../../src/graph.js";
import * as g from "../../src/index.js";
import { everywhere } from "../support/everywhere.js";
import { f64, i32 } from "./sample.js";

const elements = (x: Tensor): number[] => (x.literal === null ? [] : [...literalElements(x.literal)]);
const whole = (list: readonly number[]): Tensor => g.constant(list, { dtype: "i32" });

describe("gatherNd and scatterNdAdd", () => {
  it("read and add parts, each being the other's derivative", async () => {
    const x = f64([2, 2, 2], 1, 2, 3, 4, 5, 6, 7, 8),
      i = i32([3, 2], 1, 0, 0, 1, 1, 0);
    await everywhere(
      [x, i],
      (of, at) => g.gatherNd(of, at),
      [1, 2, 3, 4, 5, 6],
      [
        [5, 6, 3, 4, 5, 6],
        [0, 0, 3, 4, 6, 8, 0, 0],
      ],
    );
    await everywhere(
      [f64([2, 2], 1, 2, 3, 4), i32([3, 1], 1, 0, 1), f64([3, 2], 10, 20, 30, 40, 50, 60)],
      (of, at, u) => g.scatterNdAdd(of, at, u),
      [1, 2, 3, 4],
      [
        [31, 42, 63, 84],
        [1, 2, 3, 4],
        [3, 4, 1, 2, 3, 4],
      ],
    );
  });
  it("index every axis, or none", () => {
    const x = g.constant([
      [1, 2],
      [3, 4],
    ]);
    expect(elements(g.gatherNd(x, whole([1, 0])))).toEqual([3]);
    const none = Tensor.literal("i32", [2, 0], new Float64Array());
    expect(elements(g.gatherNd(g.constant([5, 6]), none))).toEqual([5, 6, 5, 6]);
    expect(elements(g.gatherNd(7, none))).toEqual([7, 7]);
    expect(elements(g.scatterNdAdd(x, g.constant([[0, 1]], { dtype: "i32" }), 10))).toEqual([1, 12, 3, 4]);
    expect(elements(g.gatherNd(g.constant([[true, false]]), whole([0, 1])))).toEqual([0]);
  });
  it("say what does not fit", () => {
    expect(() => g.gatherNd(g.ones([2]), 1)).toThrow(
      "gatherNd: i needs an axis that holds an index for each leading axis of x",
    );
    expect(() => g.gatherNd(g.ones([2]), whole([0, 0]))).toThrow("gatherNd: i has 2 indices a place, and x has 1 axes");
    expect(() => g.gatherNd(g.ones([2, 3]), whole([1, 3]))).toThrow(
      "gatherNd has the constant index 3, but the axis has 3 elements (0 to 2)",
    );
    expect(() => g.scatterNdAdd(g.ones([2, 3]), whole([2, 2]), 1)).toThrow(
      "scatterNdAdd has the constant index 2, but the axis has 2 elements (0 to 1)",
    );
  });
});

describe("segmentSum", () => {
  it("adds what has the same segment, of any rank", async () => {
    await everywhere(
      [f64([3, 2], 1, 2, 3, 4, 5, 6), i32([3], 1, 1, 0)],
      (x, i) => g.segmentSum(x, i, 3),
      [1, 2, 3, 4, 5, 6],
      [
        [5, 6, 4, 6, 0, 0],
        [3, 4, 3, 4, 1, 2],
      ],
    );
    expect(
      elements(
        g.segmentSum(
          g.constant([
            [1, 2],
            [3, 4],
          ]),
          g.constant([
            [0, 1],
            [1, 1],
          ]),
          2,
        ),
      ),
    ).toEqual([1, 9]);
    expect(elements(g.segmentSum(g.zeros([0]), g.constant([]), 2))).toEqual([0, 0]);
    expect(g.segmentSum(g.ones([2], { dtype: "i32" }), whole([0, 0]), 1).dtype).toBe("i32");
  });
  it("says what does not fit", () => {
    expect(() => g.segmentSum(g.ones([3]), whole([0, 0]), 1)).toThrow(
      "segmentSum: i needs an index for each element along the first axes of x: [2] are not those of [3]",
    );
    expect(() => g.segmentSum(g.ones([1]), whole([0]), -1)).toThrow("segmentSum: segments is -1");
    expect(() => g.segmentSum(g.ones([1]), whole([1]), 1)).toThrow("segmentSum has the constant index 1");
  });
});

describe("dynamic slices", () => {
  it("clamp their starts, and are each other's derivative", async () => {
    const x = f64([3, 3], 1, 2, 3, 4, 5, 6, 7, 8, 9);
    await everywhere(
      [x, i32([2], 5, -2)],
      (of, at) => g.dynamicSlice(of, at, [2, 2]),
      [1, 2, 3, 4],
      [
        [4, 5, 7, 8],
        [0, 0, 0, 1, 2, 0, 3, 4, 0],
      ],
    );
    await everywhere(
      [x, f64([1, 2], 10, 20), i32([2], -1, 2)],
      (of, u, at) => g.dynamicUpdateSlice(of, u, at),
      [1, 2, 3, 4, 5, 6, 7, 8, 9],
      [
        [1, 10, 20, 4, 5, 6, 7, 8, 9],
        [1, 0, 0, 4, 5, 6, 7, 8, 9],
        [2, 3],
      ],
    );
  });
  it("of rank 5, of whole axes, of axes of one element, of nothing", async () => {
    const numbers = Array.from({ length: 24 }, (_, at) => at),
      x = f64([2, 1, 3, 2, 2], ...numbers);
    await everywhere([x, i32([5], 1, 0, 1, 1, 0)], (of, at) => g.dynamicSlice(of, at, [1, 1, 2, 1, 2]), null, [
      [18, 19, 22, 23],
    ]);
    await everywhere([x, i32([5], 9, 9, 9, 9, 9)], (of, at) => g.dynamicSlice(of, at, [2, 1, 3, 2, 2]), null, [
      numbers,
    ]);
    await everywhere([f64([2], 1, 2), i32([1], 7)], (of, at) => g.dynamicSlice(of, at, [0]), null, [[]]);
    await everywhere([f64([], 4), i32([0])], (of, at) => g.dynamicSlice(of, at, []), [3], [[4], [3]]);
    await everywhere([f64([2], 1, 2), f64([0]), i32([1], 1)], (of, u, at) => g.dynamicUpdateSlice(of, u, at), null, [
      [1, 2],
    ]);
  });
  it("take starts as a list of scalars, and every dtype", () => {
    const graph = new Graph(),
      at = Tensor.of(appendInput(graph, "at", { dtype: "i32", shape: [] }));
    const y = g.dynamicSlice(
      g.constant(
        [
          [1, 2],
          [3, 4],
        ],
        { dtype: "f32" },
      ),
      [at, 1],
      [1, 1],
    );
    expect([...(evaluate([y.node], new Map([["at", Float64Array.of(1)]]))[0]?.data ?? [])]).toEqual([4]);
    expect(elements(g.dynamicSlice(g.constant([true, false, true]), [1], [2]))).toEqual([0, 1]);
    expect(elements(g.dynamicUpdateSlice(whole([1, 2, 3]), g.constant([9]), [1]))).toEqual([1, 9, 3]);
  });
  it("say what does not fit", () => {
    const x = g.ones([2, 3]);
    expect(() => g.dynamicSlice(x, whole([0, 0]), [1])).toThrow(
      "dynamicSlice: a part of shape [1] in [2, 3] needs as many axes",
    );
    expect(() => g.dynamicSlice(x, whole([0, 0]), [3, 1])).toThrow(
      "dynamicSlice: a part of shape [3, 1] does not fit into [2, 3]",
    );
    expect(() => g.dynamicSlice(x, 0, [1, 1])).toThrow(
      "dynamicSlice: i needs a start for each of the 2 axes of x, and has the shape []",
    );
    expect(() => g.dynamicUpdateSlice(x, g.ones([3, 3]), [0, 0])).toThrow("does not fit into [2, 3]");
    expect(() => g.dynamicUpdateSlice(g.ones([1], { dtype: "f32" }), g.ones([1], { dtype: "f64" }), [0])).toThrow(
      "dynamicUpdateSlice got f32 and f64",
    );
    expect(() => g.dynamicSlice(x, g.ones([2], { dtype: "f64" }), [1, 1])).toThrow(
      "dynamicSlice does not take f64 for i; it takes i32",
    );
  });
});
