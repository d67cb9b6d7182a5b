/** Pooling: the largest element and the mean of windows. */
import { onGraph, Tensor, type Operand } from "../builder.js";
import { shapeMismatch } from "../diagnostics.js";
import { composite } from "../families/composite.js";
import { numbers } from "../families/view.js";
import type { Attributes } from "../graph.js";
import { define, flag, option, optional, tensor, type Axes } from "../language.js";
import { div } from "../ops/arithmetic.js";
import { equal, isNaN, logicalOr, where } from "../ops/compare.js";
import { maxOver, minOver, sumOver } from "../ops/reduce.js";
import { broadcastAxes } from "../ops/view.js";
import { padding, perAxis, slidingAlong, windowsOf, type Padding, type Sliding } from "../ops/window.js";
import { viewCotangent } from "../pullback.js";
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

/** The windows of x, between -Infinity, and the axes along which each of them lies. */
function windowsIn(x: Tensor, attrs: Attributes): { windows: Tensor; axes: readonly number[] } {
  const slidings = fromAttributes(attrs);
  return {
    windows: windowsOf(x, numbers(attrs["along"]), slidings, -Infinity),
    axes: slidings.map((_, at) => x.rank + at),
  };
}

/** Whether an element is the one that its window gives: the first, row-major, that is y, or NaN where y is. */
function chosen(windows: Tensor, axes: readonly number[], y: Tensor): Tensor {
  const { shape } = windows,
    repeated = (of: Tensor): Tensor => broadcastAxes(of, shape, axes),
    size = sizeOf(axes.map((axis) => shape[axis] ?? 1));
  const place = Tensor.literal(
    "i32",
    axes.map((axis) => shape[axis] ?? 1),
    Float64Array.from({ length: size }, (_, at) => at),
  );
  const others = shape.map((_, axis) => axis).filter((axis) => !axes.includes(axis)),
    places = broadcastAxes(Tensor.of(onGraph(windows.node.graph, place)), shape, others);
  const first = minOver(where(logicalOr(equal(windows, repeated(y)), isNaN(windows)), places, size), axes);
  return equal(places, repeated(first));
}

/** Pads with -Infinity. The derivative finds again which element was the largest: no window is stored for it. */
const maxPoolOf = composite("maxPool", {
  doc: "y = the largest element of each window; at a tie the first has the cotangent",
  inputs: ["x"],
  bounded: true,
  typeOf: (types, attrs) => {
    const { dtype, shape } = floatType("maxPool", "x", types),
      along = numbers(attrs["along"]),
      counts = numbers(attrs["count"]);
    return { dtype, shape: shape.map((extent, axis) => counts[along.indexOf(axis)] ?? extent) };
  },
  expand: ([x], attrs) => {
    const { windows, axes } = windowsIn(x, attrs);
    return maxOver(windows, axes);
  },
  vjp: {
    x: ({ dy, x, y }, attrs) => {
      const { windows, axes } = windowsIn(x, attrs),
        share = where(chosen(windows, axes, y), broadcastAxes(dy, windows.shape, axes), 0);
      return viewCotangent(windows.node, share, x.shape);
    },
  },
  support: ({ inputs: [x], attrs }, _at, marked) => {
    if (x === undefined) return marked;
    const { windows, axes } = windowsIn(Tensor.of(x), attrs);
    return viewCotangent(windows.node, broadcastAxes(marked, windows.shape, axes), x.type.shape);
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
  {
    doc: "The largest element of each window along the spatial axes; what lies outside x counts as -Infinity.",
    example: "maxPool(reshape(constant([1, 3, 2, 5]), [1, 4, 1]), { size: 2 })",
    special: "At a tie the first in row-major order gets the cotangent.",
  },
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
  {
    doc: "The mean of each window along the spatial axes; padding counts only if `countPadding` is true.",
    example: "avgPool(reshape(constant([1, 3, 2, 5]), [1, 4, 1]), { size: 2 })",
  },
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
