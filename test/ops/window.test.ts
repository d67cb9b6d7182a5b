/** Windows, convolutions and pools, by loops over their definitions. */
import { describe, expect, it } from "vitest";
import { literalElements, type Tensor } from "../../src/builder.js";
import { reachable } from "../../src/graph.js";
import * as g from "../../src/index.js";
import { sizeOf } from "../../src/types.js";
import { numericDerivative, pointOf } from "./numeric.js";
import { value } from "./sample.js";

const elements = (x: Tensor): number[] =>
  x.literal === null ? [] : [...literalElements(x.literal)].map((element) => element + 0);
/** Small whole numbers, so that every sum is exact. */
const data = (shape: readonly number[], seed: number): number[] =>
  Array.from({ length: sizeOf(shape) }, (_, at) => ((at * 5 + seed * 3) % 7) - 3);
const image = (shape: number[], seed = 1): Tensor => g.reshape(g.constant(data(shape, seed)), shape);

interface Plane {
  readonly size: number;
  readonly kernel: number;
  readonly stride: number;
  readonly dilation: number;
  readonly before: number;
  readonly count: number;
}

/** The convolution of NHWC images by its definition, in two spatial axes. */
function convolution(x: Tensor, w: Tensor, [rows, columns]: readonly [Plane, Plane], groups: number): number[] {
  const [batch = 1, , , channels = 1] = x.shape,
    [, , inGroup = 1, outputs = 1] = w.shape;
  const from = elements(x),
    weights = elements(w),
    result: number[] = [];
  for (let n = 0; n < batch; n++)
    for (let i = 0; i < rows.count; i++)
      for (let j = 0; j < columns.count; j++)
        for (let o = 0; o < outputs; o++) {
          const group = Math.floor(o / (outputs / groups));
          let sum = 0;
          for (let u = 0; u < rows.kernel; u++)
            for (let v = 0; v < columns.kernel; v++)
              for (let c = 0; c < inGroup; c++) {
                const row = i * rows.stride + u * rows.dilation - rows.before,
                  column = j * columns.stride + v * columns.dilation - columns.before;
                if (row < 0 || row >= rows.size || column < 0 || column >= columns.size) continue;
                const pixel = ((n * rows.size + row) * columns.size + column) * channels + group * inGroup + c;
                sum += (from[pixel] ?? NaN) * (weights[((u * columns.kernel + v) * inGroup + c) * outputs + o] ?? NaN);
              }
          result.push(sum);
        }
  return result;
}

describe("conv is the sum over each window", () => {
  const rows = { size: 5, kernel: 3, stride: 1, dilation: 1, before: 0, count: 3 },
    columns = { size: 4, kernel: 2, stride: 1, dilation: 1, before: 0, count: 3 };
  const cases: readonly [string, Parameters<typeof g.conv>[2], Plane, Plane, number][] = [
    ["valid", {}, rows, columns, 1],
    ["same: one more zero behind", { padding: "same" }, { ...rows, before: 1, count: 5 }, { ...columns, count: 4 }, 1],
    ["strides", { strides: [2, 3] }, { ...rows, stride: 2, count: 2 }, { ...columns, stride: 3, count: 1 }, 1],
    [
      "same with strides",
      { strides: 2, padding: "same" },
      { ...rows, stride: 2, before: 1, count: 3 },
      { ...columns, stride: 2, count: 2 },
      1,
    ],
    [
      "explicit padding",
      {
        padding: [
          [2, 1],
          [0, 1],
        ],
      },
      { ...rows, before: 2, count: 6 },
      { ...columns, count: 4 },
      1,
    ],
    ["dilation", { dilation: [2, 3] }, { ...rows, dilation: 2, count: 1 }, { ...columns, dilation: 3, count: 1 }, 1],
    ["groups", { groups: 2 }, rows, columns, 2],
  ];
  const toFirst = (x: Tensor): Tensor => g.transpose(x, [0, 3, 1, 2]);
  it.each(cases)("%s", (_, options, vertical, horizontal, groups) => {
    const x = image([2, 5, 4, 4]),
      w = image([3, 2, 4 / groups, 6], 2),
      expected = convolution(x, w, [vertical, horizontal], groups);
    const last = g.conv(x, w, options);
    expect(last.shape).toEqual([2, vertical.count, horizontal.count, 6]);
    expect(elements(last)).toEqual(expected);
    const first = g.conv(toFirst(x), g.transpose(w, [3, 2, 0, 1]), { ...options, layout: "NCHW" });
    expect(first.shape).toEqual([2, 6, vertical.count, horizontal.count]);
    expect(elements(g.transpose(first, [0, 2, 3, 1]))).toEqual(expected);
  });

  it("takes one and three spatial axes by rank", () => {
    expect(g.conv(g.ones([1, 5, 2]), g.ones([3, 2, 4])).shape).toEqual([1, 3, 4]);
    expect(elements(g.conv(g.ones([1, 2, 2, 2, 3]), g.ones([2, 2, 2, 3, 1])))).toEqual([24]);
  });

  it("appends a view and a contraction, and no copy", () => {
    const { y } = pointOf([value("f64", [1, 5, 5, 2]), value("f64", [3, 3, 2, 4])], (x, w) =>
      g.conv(x, w, { padding: "same" }),
    );
    expect(reachable([y]).map(({ op }) => op.family)).toEqual(["source", "source", "view", "contraction"]);
  });

  it("has the transposed convolution as its derivative", () => {
    const x = data([1, 4, 1], 1),
      w = data([2, 1, 1], 2),
      [a = 0, b = 0] = w;
    const point = pointOf([value("f64", [1, 4, 1], ...x), value("f64", [2, 1, 1], ...w)], (u, v) => g.conv(u, v));
    const [p = 0, q = 0, r = 0, s = 0] = x;
    expect(numericDerivative(point, 1)).toEqual([
      [
        [a, a + b, a + b, b],
        [p + q + r, q + r + s],
      ],
    ]);
  });

  it("says which channels and groups do not fit", () => {
    const x = g.ones([1, 5, 5, 4]);
    expect(() => g.conv(x, g.ones([3, 3, 3, 2]))).toThrow("conv: x has 4 channels, and w takes 3 in 1 group");
    expect(() => g.conv(x, g.ones([3, 3, 2, 3]), { groups: 2 })).toThrow(
      "conv: 3 output channels do not divide into 2 groups",
    );
    expect(() => g.conv(x, g.ones([3, 4, 2]))).toThrow(
      "conv: needs x and w of one rank from 3 to 5 and got the shapes [1, 5, 5, 4] and [3, 4, 2]",
    );
    expect(() => g.conv(x, g.ones([7, 1, 4, 1]))).toThrow("conv: a window of 7 elements does not fit into 5");
    expect(() => g.conv(x, g.ones([1, 1, 4, 1]), { strides: 0 })).toThrow(
      "conv: strides needs a number from 1 for each of the 2 axes",
    );
  });
});

describe("pools", () => {
  const x = g.constant([[[1], [5], [5], [2], [0]]]);
  it("take the largest element, padded with -Infinity", () => {
    expect(elements(g.maxPool(g.neg(x), { size: 3, padding: [[1, 1]], strides: 2 }))).toEqual([-1, -2, 0]);
    expect(elements(g.maxPool(x, { size: 2 }))).toEqual([5, 5]);
  });
  it("give the cotangent to the first of equals in row-major order", () => {
    const plane = value("f64", [1, 2, 2, 1], 3, 7, 7, 1);
    expect(
      numericDerivative(
        pointOf([plane], (of) => g.maxPool(of, { size: 2 })),
        1,
      ),
    ).toEqual([[[0, 1, 0, 0]]]);
    const row = value("f64", [1, 3, 1], 1, 5, 2);
    expect(
      numericDerivative(
        pointOf([row], (of) => g.maxPool(of, { size: 2, strides: 1 })),
        1,
      ),
    ).toEqual([[[0, 2, 0]]]);
  });
  it("take the mean of what is there, or of the padding too", () => {
    expect(elements(g.avgPool(x, { size: 3, padding: [[1, 1]], strides: 2 }))).toEqual([3, 4, 1]);
    expect(elements(g.avgPool(x, { size: 3, padding: [[1, 1]], strides: 2, countPadding: true }))).toEqual([
      2,
      4,
      2 / 3,
    ]);
  });
  it("need a size and an image", () => {
    expect(() => g.maxPool(x)).toThrow("maxPool: needs the option size");
    expect(() => g.avgPool(g.ones([3]), { size: 2 })).toThrow("avgPool: needs x of rank 3 to 5 and got the shape [3]");
  });
});

describe("window", () => {
  it("puts the windows' axes last, in the order of axes", () => {
    const x = image([3, 2, 4]),
      y = g.window(x, { axes: [2, 0], size: [2, 3], dilation: [2, 1] });
    expect(y.shape).toEqual([1, 2, 2, 2, 3]);
    const at = (of: Tensor, ...index: number[]): number => elements(g.slice(of, index))[0] ?? NaN;
    expect(at(y, 0, 1, 1, 1, 2)).toBe(at(x, 2, 1, 3));
  });
  it("has as its adjoint the sum over the windows that show an element", () => {
    const point = pointOf([value("f64", [4], 1, 2, 3, 4)], (x) => g.window(x, { size: 3, padding: "same" }));
    expect(numericDerivative(point, 1)).toEqual([[[2, 3, 3, 2]]]);
  });
  it("says what of its options does not fit", () => {
    expect(() => g.window(g.ones([4]), { size: [2, 2] })).toThrow(
      "window: size needs a number from 1 for each of the 1 axes",
    );
    expect(() => g.window(g.ones([4]), { padding: [[1]] })).toThrow(
      "window: padding needs a pair [before, after] for each of the 1 axes",
    );
    expect(() => g.window(g.ones([4]), { axes: [0, 0] })).toThrow("window names axis 0 twice");
  });
});
