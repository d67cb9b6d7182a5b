/** Windows that slide along axes: a view, so that none is ever copied. */
import { Tensor, type Operand } from "../builder.js";
import { shapeMismatch } from "../diagnostics.js";
import { normalAxes } from "../families/reduction.js";
import { axisIndex, quotient } from "../indexMap.js";
import {
  axes,
  axisList,
  define,
  integer,
  integers,
  oneOf,
  option,
  optional,
  pairs,
  tensor,
  type Axes,
  type Kind,
} from "../language.js";
import { view } from "./view.js";

/** One number for all axes, or one for each. */
export const perAxis: Kind<Axes> = {
  text: "a whole number or a list of whole numbers",
  read: (argument) => integer.read(argument) ?? integers.read(argument),
};

/** No padding; as much as gives ceil(n / stride) windows; or the elements before and behind each axis. */
export type Padding = "valid" | "same" | readonly (readonly number[])[];
const namedPadding = oneOf("valid", "same");
export const padding: Kind<Padding> = {
  text: `"valid", "same" or a list of pairs [before, after]`,
  read: (argument) => namedPadding.read(argument) ?? pairs.read(argument),
};

/** How windows lie along one axis. */
export interface Sliding {
  readonly size: number;
  readonly stride: number;
  readonly dilation: number;
  /** Elements of padding before the first. */
  readonly before: number;
  /** The number of windows. */
  readonly count: number;
}

export interface WindowOptions {
  readonly size: Axes;
  readonly strides: Axes;
  readonly dilation: Axes;
  readonly padding: Padding;
}

function forEach(op: string, option: string, given: Axes, count: number): readonly number[] {
  const list = typeof given === "number" ? new Array<number>(count).fill(given) : given;
  if (list.length !== count || list.some((value) => value < 1))
    throw shapeMismatch(op, `${option} needs a number from 1 for each of the ${count} axes`);
  return list;
}

/** How windows lie along axes of these extents. */
export function slidingAlong(op: string, extents: readonly number[], options: WindowOptions): Sliding[] {
  const sizes = forEach(op, "size", options.size, extents.length),
    dilations = forEach(op, "dilation", options.dilation, extents.length);
  const strides = forEach(op, "strides", options.strides, extents.length),
    given = options.padding;
  if (typeof given !== "string" && (given.length !== extents.length || given.some((pair) => pair.length !== 2))) {
    throw shapeMismatch(op, `padding needs a pair [before, after] for each of the ${extents.length} axes`);
  }
  return extents.map((extent, at) => {
    const size = sizes[at] ?? 1,
      dilation = dilations[at] ?? 1,
      stride = strides[at] ?? 1,
      reach = (size - 1) * dilation + 1;
    const missing = Math.max(0, (Math.ceil(extent / stride) - 1) * stride + reach - extent);
    const before = given === "same" ? Math.floor(missing / 2) : given === "valid" ? 0 : (given[at]?.[0] ?? 0);
    const after = given === "same" ? missing - before : given === "valid" ? 0 : (given[at]?.[1] ?? 0);
    const count = Math.floor((extent + before + after - reach) / stride) + 1;
    // "same" of no elements gives no windows.
    if (count < (given === "same" && extent === 0 ? 0 : 1))
      throw shapeMismatch(op, `a window of ${reach} elements does not fit into ${extent + before + after}`);
    return { size, stride, dilation, before, count };
  });
}

/** In place of each axis the number of windows, the windows' own axes last; what lies outside x is the fill. */
export function windowsOf(x: Operand, along: readonly number[], slidings: readonly Sliding[], fill = 0): Tensor {
  const operand = Tensor.from(x),
    { rank } = operand,
    total = rank + along.length;
  const counts = operand.shape.map((extent, axis) => slidings[along.indexOf(axis)]?.count ?? extent);
  const map = operand.shape.map((_, axis) => {
    const sliding = slidings[along.indexOf(axis)];
    if (sliding === undefined) return axisIndex(total, axis);
    const coefficients = new Array<number>(total).fill(0);
    coefficients[axis] = sliding.stride;
    coefficients[rank + along.indexOf(axis)] = sliding.dilation;
    return quotient(coefficients, -sliding.before);
  });
  return view(operand, [...counts, ...slidings.map(({ size }) => size)], { axes: map, guards: [] }, fill);
}

/** Windows of x along axes, padded with zeros. */
export const window = define(
  "window",
  {
    doc: "Windows of x: in place of each of `axes` the number of windows, the windows' own axes last, in the order of `axes`.",
    example: "window(constant([1, 2, 3, 4]), { size: 2 })",
    special: "What lies outside x is 0.",
  },
  [["x", tensor]],
  {
    axes: optional(axes, "all axes"),
    size: option(perAxis, 1),
    strides: option(perAxis, 1),
    dilation: option(perAxis, 1),
    padding: option(padding, "valid", '"valid"'),
  },
  (x, { axes: given, ...options }) => {
    const { shape } = Tensor.from(x),
      listed = given === null ? shape.map((_, axis) => axis) : axisList(given);
    normalAxes("window", listed, shape);
    const along = listed.map((axis) => (axis < 0 ? axis + shape.length : axis));
    return windowsOf(
      x,
      along,
      slidingAlong(
        "window",
        along.map((axis) => shape[axis] ?? 1),
        options,
      ),
    );
  },
);
