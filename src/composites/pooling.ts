/** Pooling: the largest element and the mean of windows. */
import { Tensor, type Operand } from "../builder.js";
import { shapeMismatch } from "../diagnostics.js";
import { composite } from "../families/composite.js";
import { reshapeTo } from "../families/reshape.js";
import { numbers } from "../families/view.js";
import type { Attributes } from "../graph.js";
import { define, flag, option, optional, tensor, type Axes } from "../language.js";
import { argMax } from "../ops/argument.js";
import { div } from "../ops/arithmetic.js";
import { takeAlongAxisOp } from "../ops/gather.js";
import { sumOver } from "../ops/reduce.js";
import { broadcastAxes, squeezeAxes } from "../ops/view.js";
import { padding, perAxis, slidingAlong, windowsOf, type Padding, type Sliding } from "../ops/window.js";
import { printShape, sizeOf } from "../types.js";
import { floatType } from "./axes.js";
import { layout, spatialAxes, type Layout } from "./convolution.js";

const fields = ["size", "stride", "dilation", "before", "count"] as const;

/** How windows lie along each axis, as attributes: a list for each number. */
function toAttributes(along: readonly number[], slidings: readonly Sliding[]): Attributes {
  return { along, ...Object.fromEntries(fields.map((field) => [field, slidings.map((sliding) => sliding[field])])) };
}

function fromAttributes(attrs: Attributes): Sliding[] {
  const lists = fields.map((field) => numbers(attrs[field]));
  return numbers(attrs["along"]).map((_, at) => {
    const [size = 1, stride = 1, dilation = 1, before = 0, count = 1] = lists.map((list) => list[at]);
    return { size, stride, dilation, before, count };
  });
}

/** Pads with -Infinity; the first of equal elements in row-major order is the one that is taken. */
const maxPoolOf = composite("maxPool", {
  doc: "y = the largest element of each window; at a tie the first has the cotangent",
  inputs: ["x"],
  typeOf: (types, attrs) => {
    const { dtype, shape } = floatType("maxPool", "x", types),
      along = numbers(attrs["along"]),
      counts = numbers(attrs["count"]);
    return { dtype, shape: shape.map((extent, axis) => counts[along.indexOf(axis)] ?? extent) };
  },
  expand: ([x], attrs) => {
    const slidings = fromAttributes(attrs),
      windows = windowsOf(x, numbers(attrs["along"]), slidings, -Infinity);
    const rows = reshapeTo(windows, [...windows.shape.slice(0, x.rank), sizeOf(slidings.map(({ size }) => size))]);
    const largest = argMax(rows, { axis: -1, keepDims: true });
    return squeezeAxes(takeAlongAxisOp([rows, largest], { axis: x.rank }), x.rank);
  },
});

interface PoolOptions {
  readonly size: Axes | null;
  readonly strides: Axes | null;
  readonly padding: Padding;
  readonly layout: Layout;
}
const pooling = {
  size: optional(perAxis, "must be given"),
  strides: optional(perAxis, "size"),
  padding: option(padding, "valid", '"valid"'),
  layout,
};

/** The spatial axes of an image, and how windows lie along them. */
function pooled(
  op: string,
  x: Tensor,
  { size, strides, padding: pads, layout: order }: PoolOptions,
): { along: number[]; slidings: Sliding[] } {
  if (x.rank < 3 || x.rank > 5)
    throw shapeMismatch(op, `needs x of rank 3 to 5 and got the shape ${printShape(x.shape)}`);
  if (size === null) throw shapeMismatch(op, "needs the option size");
  const along = spatialAxes(x.rank, order),
    extents = along.map((axis) => x.shape[axis] ?? 1);
  return { along, slidings: slidingAlong(op, extents, { size, strides: strides ?? size, dilation: 1, padding: pads }) };
}

export const maxPool = define(
  "maxPool",
  "The largest element of each window along the spatial axes; what lies outside x counts as -Infinity.",
  [["x", tensor]],
  pooling,
  (x, options) => {
    const image = Tensor.from(x),
      { along, slidings } = pooled("maxPool", image, options);
    return maxPoolOf([image], toAttributes(along, slidings));
  },
);

/** How many elements of x each window covers along one axis. */
function coverage({ size, stride, before, count }: Sliding, extent: number): number[] {
  return Array.from({ length: count }, (_, at) => {
    const first = at * stride - before;
    return Math.max(0, Math.min(extent, first + size) - Math.max(0, first));
  });
}

/** How many elements of x each window covers: the product over the axes, in the shape of the windows. */
function covered(x: Tensor, along: readonly number[], slidings: readonly Sliding[]): Tensor {
  const alongAxes = slidings.map((sliding, at) => coverage(sliding, x.shape[along[at] ?? 0] ?? 1));
  const products = alongAxes.reduce<number[]>(
    (so, axis) => so.flatMap((product) => axis.map((number) => product * number)),
    [1],
  );
  return Tensor.literal(
    null,
    slidings.map(({ count }) => count),
    Float64Array.from(products),
  );
}

/** The mean of each window along the spatial axes; what lies outside x counts as 0, or with countPadding: false not at all. */
export const avgPool = define(
  "avgPool",
  "The mean of each window along the spatial axes; padding counts only if `countPadding` is true.",
  [["x", tensor]],
  { ...pooling, countPadding: option(flag, false) },
  (x: Operand, { countPadding, ...options }) => {
    const image = Tensor.from(x),
      { along, slidings } = pooled("avgPool", image, options);
    const total = sumOver(
      windowsOf(image, along, slidings),
      slidings.map((_, at) => image.rank + at),
    );
    if (countPadding) return div(total, sizeOf(slidings.map(({ size }) => size)));
    const count = covered(image, along, slidings),
      others = total.shape.map((_, axis) => axis).filter((axis) => !along.includes(axis));
    return div(total, broadcastAxes(count, total.shape, others));
  },
);
