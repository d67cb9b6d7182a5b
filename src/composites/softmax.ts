/**
 * Softmax and its relatives. Each subtracts the largest element first, so that no exponential overflows; as a
 * constant, since the result does not depend on what is subtracted.
 */
import { Tensor } from "../builder.js";
import { composite } from "../families/composite.js";
import { axes, define, flag, option, optional, tensor } from "../language.js";
import { add, clip, div, mul, sub } from "../ops/arithmetic.js";
import { equal, stopGradient, where } from "../ops/compare.js";
import { axesOf, maxOver, sumOver } from "../ops/reduce.js";
import { exp, log } from "../ops/transcendental.js";
import { expandDims } from "../ops/view.js";
import { axesIn, floatType, mixedSupport, reducedShape, reducedSupport, spread } from "./axes.js";

/**
 * The largest element over the axes, as a constant, and within the finite numbers: where it is infinite, x - m is
 * then not NaN but as infinite as x is, so that only entries that mean infinity / infinity are NaN.
 */
export function largestOf(x: Tensor, over: readonly number[]): Tensor {
  const edge = x.dtype === "f32" ? (2 - 2 ** -23) * 2 ** 127 : Number.MAX_VALUE;
  return stopGradient(clip(maxOver(x, over), -edge, edge));
}

export const softmaxOver = composite("softmax", {
  doc: "y = e^x / sum(e^x) over the axes",
  inputs: ["x"],
  typeOf: (types) => floatType("softmax", "x", types),
  expand: ([x], attrs) => {
    const powers = exp(sub(x, spread(largestOf(x, axesIn(attrs)), x, attrs)));
    return div(powers, spread(sumOver(powers, axesIn(attrs)), x, attrs));
  },
  vjp: { x: ({ dy, y }, attrs) => mul(y, sub(dy, spread(sumOver(mul(dy, y), axesIn(attrs)), y, attrs))) },
  support: mixedSupport,
});

export const logSoftmaxOver = composite("logSoftmax", {
  doc: "y = x - log(sum(e^x)) over the axes: the logarithm of softmax(x)",
  inputs: ["x"],
  typeOf: (types) => floatType("logSoftmax", "x", types),
  expand: ([x], attrs) => {
    const shifted = sub(x, spread(largestOf(x, axesIn(attrs)), x, attrs));
    return sub(shifted, spread(log(sumOver(exp(shifted), axesIn(attrs))), x, attrs));
  },
  // e^y is softmax(x).
  vjp: { x: ({ dy, y }, attrs) => sub(dy, mul(exp(y), spread(sumOver(dy, axesIn(attrs)), y, attrs))) },
  support: mixedSupport,
});

export const logSumExpOver = composite("logSumExp", {
  doc: "y = log(sum(e^x)) over the axes; where all are -Infinity, so is y, and the derivative is 0",
  inputs: ["x"],
  typeOf: (types, attrs) => {
    const { dtype, shape } = floatType("logSumExp", "x", types);
    return { dtype, shape: reducedShape(shape, attrs) };
  },
  expand: ([x], attrs) => {
    const shift = largestOf(x, axesIn(attrs));
    return add(shift, log(sumOver(exp(sub(x, spread(shift, x, attrs))), axesIn(attrs))));
  },
  // softmax(x), and not e^(x - y): where x is large, y has lost the digits that tell the shares apart.
  vjp: {
    x: ({ dy, x, y }, attrs) =>
      mul(spread(dy, x, attrs), where(spread(equal(y, -Infinity), x, attrs), 0, softmaxOver([x], attrs))),
  },
  support: reducedSupport,
});

const along = { axis: option(axes, -1) };

export const softmax = define(
  "softmax",
  {
    doc: "e^x / sum(e^x) along an axis or several.",
    example: "softmax(constant([0, 1, 1000]))",
    special: "No overflow at any finite x.",
  },
  [["x", tensor]],
  along,
  (x, { axis }) => {
    const operand = Tensor.from(x);
    return softmaxOver([operand], { axes: axesOf("softmax", axis, operand) });
  },
);

export const logSoftmax = define(
  "logSoftmax",
  {
    doc: "log(softmax(x)) = x - logSumExp(x), along an axis or several.",
    example: "logSoftmax(constant([0, 1, 1000]))",
    special: "No overflow and no underflow at any finite x.",
  },
  [["x", tensor]],
  along,
  (x, { axis }) => {
    const operand = Tensor.from(x);
    return logSoftmaxOver([operand], { axes: axesOf("logSoftmax", axis, operand) });
  },
);

export const logSumExp = define(
  "logSumExp",
  {
    doc: "log(sum(e^x)).",
    example: "logSumExp(constant([1000, 1000]))",
    special: "No overflow at any finite x; -Infinity of no elements and where all are -Infinity.",
  },
  [["x", tensor]],
  { axis: optional(axes, "all axes"), keepDims: option(flag, false) },
  (x, { axis, keepDims }) => {
    const operand = Tensor.from(x),
      over = axesOf("logSumExp", axis, operand),
      result = logSumExpOver([operand], { axes: over });
    return keepDims ? expandDims(result, over) : result;
  },
);
