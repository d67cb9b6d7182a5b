/** Spread and length: variance, standard deviation, norms. */
import { Tensor, type Operand } from "../builder.js";
import { wrongArgument } from "../diagnostics.js";
import { composite } from "../families/composite.js";
import type { Attributes } from "../graph.js";
import {
  axes,
  define,
  flag,
  integer,
  number,
  oneOf,
  option,
  optional,
  tensor,
  type Axes,
  type Kind,
} from "../language.js";
import type { VjpRules } from "../op.js";
import { abs, div, mul, sqrt, square, sub } from "../ops/arithmetic.js";
import { equal, stopGradient, where } from "../ops/compare.js";
import { integerPower, pow } from "../ops/power.js";
import { axesOf, maxOver, sumOver } from "../ops/reduce.js";
import { expandDims, slice } from "../ops/view.js";
import { sizeOf, type Shape, type TensorType } from "../types.js";
import { axesIn, floatType, reducedShape, reducedSupport, spread } from "./axes.js";

/** n, or n - ddof: what a sum of squares is divided by. */
function divisorOf(shape: Shape, attrs: Attributes): number {
  return sizeOf(axesIn(attrs).map((axis) => shape[axis] ?? 1)) - Number(attrs["ddof"]);
}

/**
 * x minus its mean over the axes: the first of the two passes. Both are taken from the first element, so that equal
 * numbers deviate by exactly 0, also where their mean rounds to another number.
 */
export function deviation(x: Tensor, attrs: Attributes): Tensor {
  const count = sizeOf(axesIn(attrs).map((axis) => x.shape[axis] ?? 1));
  if (count === 0) return x;
  const first = slice(
    x,
    x.shape.map((_, axis) => (axesIn(attrs).includes(axis) ? 0 : ":")),
  );
  const distance = sub(x, spread(stopGradient(first), x, attrs));
  return sub(distance, spread(div(sumOver(distance, axesIn(attrs)), count), x, attrs));
}

const reducing = (name: string) => ({
  inputs: ["x"] as const,
  typeOf: (types: readonly TensorType[], attrs: Attributes): TensorType => {
    const { dtype, shape } = floatType(name, "x", types);
    return { dtype, shape: reducedShape(shape, attrs) };
  },
  support: reducedSupport,
});

export const varianceOver = composite("variance", {
  ...reducing("variance"),
  doc: "y = sum((x - mean(x))^2) / (n - ddof) over the axes",
  expand: ([x], attrs) => div(sumOver(square(deviation(x, attrs)), axesIn(attrs)), divisorOf(x.shape, attrs)),
  // The mean's share in the derivative is a multiple of sum(x - mean(x)), which is 0.
  vjp: {
    x: ({ dy, x }, attrs) => mul(spread(div(mul(2, dy), divisorOf(x.shape, attrs)), x, attrs), deviation(x, attrs)),
  },
});

export const stdOver = composite("std", {
  ...reducing("std"),
  doc: "y = sqrt(variance(x)); derivative 0 where all are equal",
  expand: ([x], attrs) => sqrt(varianceOver([x], attrs)),
  vjp: {
    x: ({ dy, x, y }, attrs) => {
      const share = where(equal(y, 0), 0, div(dy, mul(divisorOf(x.shape, attrs), y)));
      return mul(spread(share, x, attrs), deviation(x, attrs));
    },
  },
});

const normRules: VjpRules<"x"> = {
  x: ({ dy, x, y }, attrs) => {
    const length = spread(y, x, attrs),
      share = where(equal(length, 0), 0, div(x, length)),
      ord = Number(attrs["ord"]);
    const power = ord === 2 ? share : mul(share, integerPower(abs(share), ord - 2));
    return mul(spread(dy, x, attrs), power);
  },
};

export const normOver = composite("norm", {
  ...reducing("norm"),
  doc: "y = sum(|x|^ord)^(1 / ord) over the axes, for a whole ord of at least 2; derivative 0 where y is 0",
  expand: ([x], attrs) => {
    const ord = Number(attrs["ord"]);
    if (ord === 2) return sqrt(sumOver(square(x), axesIn(attrs)));
    return pow(sumOver(integerPower(abs(x), ord), axesIn(attrs)), 1 / ord);
  },
  vjp: normRules,
});

const shared = { axis: optional(axes, "all axes"), keepDims: option(flag, false) };

function over(
  name: string,
  x: Operand,
  axis: Axes | null,
  keepDims: boolean,
  reduce: (x: Tensor, axes: readonly number[]) => Tensor,
): Tensor {
  const operand = Tensor.from(x),
    list = axesOf(name, axis, operand),
    result = reduce(operand, list);
  return keepDims ? expandDims(result, list) : result;
}

export const variance = define(
  "variance",
  {
    doc: "The mean square distance from the mean; the sum of squares is divided by n - ddof.",
    example: "variance(constant([1, 2, 3, 4]), { ddof: 1 })",
    special: "Two passes: the mean first, then the distances from it.",
  },
  [["x", tensor]],
  { ...shared, ddof: option(number, 0) },
  (x, { axis, keepDims, ddof }) =>
    over("variance", x, axis, keepDims, (operand, list) => varianceOver([operand], { axes: list, ddof })),
);

export const std = define(
  "std",
  {
    doc: "The standard deviation: the square root of the variance.",
    example: "std(constant([1, 2, 3, 4]))",
    special: "The derivative of equal numbers is 0.",
  },
  [["x", tensor]],
  { ...shared, ddof: option(number, 0) },
  (x, { axis, keepDims, ddof }) =>
    over("std", x, axis, keepDims, (operand, list) => stdOver([operand], { axes: list, ddof })),
);

const infinite = oneOf("inf");
const order: Kind<number | "inf"> = {
  text: `a whole number from 1, or "inf"`,
  read: (argument) => integer.read(argument) ?? infinite.read(argument),
};

export const norm = define(
  "norm",
  {
    doc: 'The norm of the elements: ord 1 the sum of |x|, 2 the length, n the n-th root of the sum of |x|^n, "inf" the largest |x|.',
    example: "norm(constant([[3, 4], [0, 2]]), { axis: 1 })",
    special: "The derivative is 0 where the norm is 0.",
  },
  [["x", tensor]],
  { ord: option(order, 2), ...shared },
  (x, { ord, axis, keepDims }) =>
    over("norm", x, axis, keepDims, (operand, list) => {
      if (ord === "inf") return maxOver(abs(operand), list);
      if (ord === 1) return sumOver(abs(operand), list);
      if (ord < 1) throw wrongArgument("norm", "ord", order.text, String(ord));
      return normOver([operand], { axes: list, ord });
    }),
);

export const cosineSimilarity = define(
  "cosineSimilarity",
  { doc: "sum(x y) / (|x| |y|) along an axis.", example: "cosineSimilarity(constant([1, 0]), constant([1, 1]))" },
  [
    ["x", tensor],
    ["y", tensor],
  ],
  { axis: option(axes, -1) },
  (x, y, { axis }) => div(sumOf(mul(x, y), axis), mul(norm(x, { axis }), norm(y, { axis }))),
);

function sumOf(x: Tensor, axis: Axes): Tensor {
  return sumOver(x, axesOf("cosineSimilarity", axis, x));
}
