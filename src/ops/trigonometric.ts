/** Trigonometric and hyperbolic functions and their inverses. See transcendental.ts for where their programs stand. */
import type { Operand, Tensor } from "../builder.js";
import { elementwise, widened, widenedOr, type Binary, type Unary } from "../families/elementwise.js";
import * as k from "../kernel.js";
import { abs, add, div, mul, neg, sqrt, square, sub } from "./arithmetic.js";
import { less, where } from "./compare.js";
import { hypot } from "./power.js";
import * as hyperbolic from "./programs/hyperbolic.js";
import * as inverse from "./programs/inverseTrigonometric.js";
import * as single from "./programs/single.js";
import * as trigonometric from "./programs/trigonometric.js";

const float = { inputs: ["x"], admits: "float", flops: 20 } as const;

/** 1 - x^2, and x^2 - 1, without cancellation where |x| is near 1. */
const oneMinusSquare = (x: Tensor): Tensor => mul(sub(1, x), add(1, x));

export const sin: Unary = elementwise("sin", {
  ...float,
  doc: "y = the sine of x, in radians",
  example: "sin(constant([0, 1, pi / 2]))",
  special: "NaN at infinity.",
  evaluate: ([x]) => Math.sin(x),
  program: widened((x) => k.call(trigonometric.sin, x)),
  vjp: { x: ({ dy, x }) => mul(dy, cos(x)) },
});

export const cos: Unary = elementwise("cos", {
  ...float,
  doc: "y = the cosine of x, in radians",
  example: "cos(constant([0, 1, pi]))",
  special: "NaN at infinity.",
  evaluate: ([x]) => Math.cos(x),
  program: widened((x) => k.call(trigonometric.cos, x)),
  vjp: { x: ({ dy, x }) => neg(mul(dy, sin(x))) },
});

export const tan: Unary = elementwise("tan", {
  ...float,
  doc: "y = the tangent of x, in radians",
  example: "tan(constant([0, 1]))",
  special: "NaN at infinity.",
  evaluate: ([x]) => Math.tan(x),
  program: widened((x) => k.call(trigonometric.tan, x)),
  vjp: { x: ({ dy, y }) => mul(dy, add(1, square(y))) },
});

export const asin: Unary = elementwise("asin", {
  ...float,
  doc: "y = the angle in [-pi/2, pi/2] whose sine is x",
  example: "asin(constant([0, 0.5, 1]))",
  special: "NaN beyond -1 and 1, at which the derivative is infinite.",
  evaluate: ([x]) => Math.asin(x),
  program: widened((x) => k.call(inverse.asin, x)),
  vjp: { x: ({ dy, x }) => div(dy, sqrt(oneMinusSquare(x))) },
});

export const acos: Unary = elementwise("acos", {
  ...float,
  doc: "y = the angle in [0, pi] whose cosine is x",
  example: "acos(constant([0, 0.5, 1]))",
  special: "NaN beyond -1 and 1, at which the derivative is infinite.",
  evaluate: ([x]) => Math.acos(x),
  program: widened((x) => k.call(inverse.acos, x)),
  vjp: { x: ({ dy, x }) => neg(div(dy, sqrt(oneMinusSquare(x)))) },
});

export const atan: Unary = elementwise("atan", {
  ...float,
  doc: "y = the angle in [-pi/2, pi/2] whose tangent is x",
  example: "atan(constant([0, 1, -2]))",
  evaluate: ([x]) => Math.atan(x),
  program: widened((x) => k.call(inverse.atan, x)),
  vjp: { x: ({ dy, x }) => div(dy, add(1, square(x))) },
});

export const atan2: Binary = elementwise("atan2", {
  doc: "y = the angle in [-pi, pi] of the point with abscissa b and ordinate a",
  example: "atan2(constant([1, 1, -1]), constant([1, -1, 0]))",
  special: "With r the distance from the origin the derivatives are b / r^2 and -a / r^2; NaN at the origin.",
  inputs: ["a", "b"],
  admits: "float",
  flops: 30,
  evaluate: ([a, b]) => Math.atan2(a, b),
  program: widened((a, b) => k.call(inverse.atan2, a, b)),
  vjp: {
    a: ({ dy, a, b }) => mul(dy, overSquaredRadius(b, a, b)),
    b: ({ dy, a, b }) => neg(mul(dy, overSquaredRadius(a, a, b))),
  },
});

/** x / (a^2 + b^2), divided twice by the radius, whose square may leave the range. */
function overSquaredRadius(x: Tensor, a: Tensor, b: Tensor): Tensor {
  const radius = hypot(a, b);
  return div(div(x, radius), radius);
}

export const sinh: Unary = elementwise("sinh", {
  ...float,
  doc: "y = (e^x - e^-x) / 2",
  example: "sinh(constant([0, 1]))",
  evaluate: ([x]) => Math.sinh(x),
  program: widened((x) => k.call(hyperbolic.sinh, x)),
  vjp: { x: ({ dy, x }) => mul(dy, cosh(x)) },
});

export const cosh: Unary = elementwise("cosh", {
  ...float,
  doc: "y = (e^x + e^-x) / 2",
  example: "cosh(constant([0, 1]))",
  evaluate: ([x]) => Math.cosh(x),
  program: widened((x) => k.call(hyperbolic.cosh, x)),
  vjp: { x: ({ dy, x }) => mul(dy, sinh(x)) },
});

export const tanh: Unary = elementwise("tanh", {
  ...float,
  doc: "y = sinh(x) / cosh(x)",
  example: "tanh(constant([0, 1, -1000]))",
  special: "No overflow at any x.",
  evaluate: ([x]) => Math.tanh(x),
  program: widenedOr(single.tanh, (x) => k.call(hyperbolic.tanh, x)),
  vjp: { x: ({ dy, y }) => mul(dy, sub(1, square(y))) },
});

export const asinh: Unary = elementwise("asinh", {
  ...float,
  doc: "y = the number whose sinh is x",
  example: "asinh(constant([0, 1]))",
  evaluate: ([x]) => Math.asinh(x),
  program: widened((x) => k.call(hyperbolic.asinh, x)),
  vjp: { x: ({ dy, x }) => div(dy, hypot(x, 1)) },
});

export const acosh: Unary = elementwise("acosh", {
  ...float,
  doc: "y = the number of at least 0 whose cosh is x",
  example: "acosh(constant([1, 2]))",
  special: "NaN below 1, at which the derivative is infinite.",
  evaluate: ([x]) => Math.acosh(x),
  program: widened((x) => k.call(hyperbolic.acosh, x)),
  vjp: { x: ({ dy, x }) => div(dy, mul(sqrt(sub(x, 1)), sqrt(add(x, 1)))) },
});

export const atanh: Unary = elementwise("atanh", {
  ...float,
  doc: "y = the number whose tanh is x",
  example: "atanh(constant([0, 0.5]))",
  special: "Infinite at -1 and 1, NaN beyond.",
  evaluate: ([x]) => Math.atanh(x),
  program: widened((x) => k.call(hyperbolic.atanh, x)),
  vjp: { x: ({ dy, x }) => div(dy, oneMinusSquare(x)) },
});

export const sinc: Unary = elementwise("sinc", {
  ...float,
  doc: "y = sin(pi x) / (pi x)",
  example: "sinc(constant([0, 0.5, 1]))",
  special: "1 at 0, where the derivative is 0; 0 at infinity.",
  evaluate: ([x]) => evaluateSinc(x),
  program: widened((x) => k.call(trigonometric.sinc, x)),
  vjp: { x: ({ dy, x, y }) => mul(dy, sincSlope(x, y)) },
});

/** sin(pi x) = (-1)^n sin(pi (x - n)), where x - n is exact for the nearest whole number n. */
function evaluateSinc(x: number): number {
  if (x === 0) return 1;
  if (Math.abs(x) === Infinity || Number.isInteger(x)) return 0;
  const n = Math.round(x),
    sine = Math.sin(Math.PI * (x - n));
  return (n % 2 === 0 ? sine : -sine) / (Math.PI * x);
}

/** Coefficients of x, x^3, x^5, ... in sinc'(x): (-1)^k 2k pi^(2k) / (2k + 1)! for k = 1, 2, ... */
const sincSlopeSeries = Array.from({ length: 10 }, (_, at) => {
  const order = 2 * (at + 1);
  let term = order / (order + 1);
  for (let factor = 1; factor <= order; factor++) term *= Math.PI / factor;
  return at % 2 === 0 ? -term : term;
});

/**
 * sinc'(x) = (cos(pi x) - sinc(x)) / x, whose numerator cancels near 0: there the series is taken. Below 1/4 its first
 * term left out is 1e-21 of the sum, and the higher derivatives are those of the polynomial.
 */
function sincSlope(x: Tensor, y: Tensor): Tensor {
  const series = polynomial(sincSlopeSeries, square(x));
  return where(less(abs(x), 0.25), mul(x, series), div(sub(cos(mul(Math.PI, x)), y), x));
}

/** c0 + c1 x + c2 x^2 + ..., by Horner's rule. */
function polynomial(coefficients: readonly number[], x: Tensor): Operand {
  const highest = coefficients[coefficients.length - 1] ?? 0;
  return coefficients.slice(0, -1).reduceRight<Operand>((sum, coefficient) => add(mul(sum, x), coefficient), highest);
}
