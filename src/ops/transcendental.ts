/**
 * Exponentials and logarithms. How each is computed stands in programs/, as one scalar function; what it means is
 * `evaluate`, in the host's own functions.
 */
import type { Operand, Tensor } from "../builder.js";
import { elementwise, widened, widenedOr, type Binary, type Unary } from "../families/elementwise.js";
import * as k from "../kernel.js";
import { add, div, mul, neg, sub } from "./arithmetic.js";
import { equal, lessEqual, logicalAnd, where } from "./compare.js";
import * as exponential from "./programs/exponential.js";
import * as logarithm from "./programs/logarithm.js";
import * as single from "./programs/single.js";

const float = { inputs: ["x"], admits: "float", flops: 20 } as const;

export const exp: Unary = elementwise("exp", {
  ...float,
  doc: "y = e^x",
  example: "exp(constant([0, 1, -1]))",
  evaluate: ([x]) => Math.exp(x),
  program: widenedOr(single.exp, (x) => k.call(exponential.exp, x)),
  vjp: { x: ({ dy, y }) => mul(dy, y) },
});

export const exp2: Unary = elementwise("exp2", {
  ...float,
  doc: "y = 2^x",
  example: "exp2(constant([0, 3, -1]))",
  evaluate: ([x]) => 2 ** x,
  program: widened((x) => k.call(exponential.exp2, x)),
  vjp: { x: ({ dy, y }) => mul(dy, mul(Math.LN2, y)) },
});

export const expm1: Unary = elementwise("expm1", {
  ...float,
  doc: "y = e^x - 1, exact also near 0",
  example: "expm1(constant([0, 1e-10, 1]))",
  evaluate: ([x]) => Math.expm1(x),
  program: widenedOr(single.expm1, (x) => k.call(exponential.expm1, x)),
  vjp: { x: ({ dy, x }) => mul(dy, exp(x)) },
});

export const log: Unary = elementwise("log", {
  ...float,
  doc: "y = the natural logarithm of x",
  example: "log(constant([1, 10, 0]))",
  special: "-Infinity at 0, NaN below.",
  evaluate: ([x]) => Math.log(x),
  program: widenedOr(single.log, (x) => k.call(logarithm.log, x)),
  vjp: { x: ({ dy, x }) => div(dy, x) },
});

export const log2: Unary = elementwise("log2", {
  ...float,
  doc: "y = the logarithm of x to the base 2",
  example: "log2(constant([1, 8, 0.5]))",
  special: "-Infinity at 0, NaN below.",
  evaluate: ([x]) => Math.log2(x),
  program: widened((x) => k.call(logarithm.log2, x)),
  vjp: { x: ({ dy, x }) => div(dy, mul(Math.LN2, x)) },
});

export const log10: Unary = elementwise("log10", {
  ...float,
  doc: "y = the logarithm of x to the base 10",
  example: "log10(constant([1, 1000, 0.01]))",
  special: "-Infinity at 0, NaN below.",
  evaluate: ([x]) => Math.log10(x),
  program: widened((x) => k.call(logarithm.log10, x)),
  vjp: { x: ({ dy, x }) => div(dy, mul(Math.LN10, x)) },
});

export const log1p: Unary = elementwise("log1p", {
  ...float,
  doc: "y = log(1 + x), exact also near 0",
  example: "log1p(constant([0, 1e-10, 1]))",
  special: "-Infinity at -1, NaN below.",
  evaluate: ([x]) => Math.log1p(x),
  program: widenedOr(single.log1p, (x) => k.call(logarithm.log1p, x)),
  vjp: { x: ({ dy, x }) => div(dy, add(1, x)) },
});

/** For 1 / (1 + e^-x) neither e^x nor e^-x may overflow: the one that is at most 1 is taken. */
export function evaluateSigmoid(x: number): number {
  const small = Math.exp(-Math.abs(x));
  return (x >= 0 ? 1 : small) / (1 + small);
}

/** log(1 + e^x) = max(x, 0) + log(1 + e^-|x|). */
function evaluateSoftplus(x: number): number {
  return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
}

export const sigmoid: Unary = elementwise("sigmoid", {
  ...float,
  doc: "y = 1 / (1 + e^-x)",
  example: "sigmoid(constant([0, 2, -1000]))",
  special: "No overflow at any x.",
  evaluate: ([x]) => evaluateSigmoid(x),
  program: widenedOr(single.sigmoid, (x) => k.call(exponential.sigmoid, x)),
  vjp: { x: ({ dy, y }) => mul(dy, mul(y, sub(1, y))) },
});

export const logSigmoid: Unary = elementwise("logSigmoid", {
  ...float,
  doc: "y = log(sigmoid(x)) = -softplus(-x)",
  example: "logSigmoid(constant([0, 2, -1000]))",
  special: "No overflow at any x: about x far below 0, about -e^-x far above.",
  evaluate: ([x]) => -evaluateSoftplus(-x),
  program: widenedOr(single.logSigmoid, (x) => k.call(exponential.logSigmoid, x)),
  vjp: { x: ({ dy, x }) => mul(dy, sigmoid(neg(x))) },
});

export const softplus: Unary = elementwise("softplus", {
  ...float,
  doc: "y = log(1 + e^x)",
  example: "softplus(constant([0, 2, 1000]))",
  special: "No overflow at any x: about e^x far below 0, about x far above.",
  evaluate: ([x]) => evaluateSoftplus(x),
  program: widenedOr(single.softplus, (x) => k.call(exponential.softplus, x)),
  vjp: { x: ({ dy, x }) => mul(dy, sigmoid(x)) },
});

export const log1mExp: Unary = elementwise("log1mExp", {
  ...float,
  doc: "y = log(1 - e^x), for x <= 0",
  example: "log1mExp(constant([-1e-10, -1, -100]))",
  special: "-Infinity at 0, NaN above.",
  evaluate: ([x]) => (x > -Math.LN2 ? Math.log(-Math.expm1(x)) : Math.log1p(-Math.exp(x))),
  program: widened((x) => k.call(exponential.log1mExp, x)),
  flops: 40,
  vjp: { x: ({ dy, x }) => neg(div(dy, expm1(neg(x)))) },
});

/** The share of a in log(e^a + e^b): e^(a - y) = sigmoid(a - b), and 0 where both are -Infinity. */
const share = (a: Operand, b: Operand, y: Tensor): Tensor => where(equal(y, -Infinity), 0, sigmoid(sub(a, b)));

export const logAddExp: Binary = elementwise("logAddExp", {
  doc: "y = log(e^a + e^b)",
  example: "logAddExp(constant([0, 1000]), constant([0, 999]))",
  special: "No overflow. The derivative is 0 where both are -Infinity.",
  inputs: ["a", "b"],
  admits: "float",
  flops: 40,
  commutative: true,
  evaluate: ([a, b]) => (a === b ? a + Math.LN2 : Math.max(a, b) + Math.log1p(Math.exp(-Math.abs(a - b)))),
  program: widened((a, b) => k.call(exponential.logAddExp, a, b)),
  vjp: { a: ({ dy, y, a, b }) => mul(dy, share(a, b, y)), b: ({ dy, y, a, b }) => mul(dy, share(b, a, y)) },
});

export const xlogy: Binary = elementwise("xlogy", {
  doc: "y = a * log(b)",
  example: "xlogy(constant([0, 2]), constant([0, e]))",
  special:
    "0 where a is 0 and b is not NaN. Where a is 0 the derivative in a is 0 for b <= 0, and that in b is 0 for b = 0.",
  inputs: ["a", "b"],
  admits: "float",
  flops: 20,
  evaluate: ([a, b]) => (a === 0 && !Number.isNaN(b) ? 0 : a * Math.log(b)),
  program: widened((a, b) => k.select(k.and(k.equal(a, 0), k.equal(b, b)), 0, k.mul(a, k.call(logarithm.log, b)))),
  vjp: {
    a: ({ dy, a, b }) => where(logicalAnd(equal(a, 0), lessEqual(b, 0)), 0, mul(dy, log(b))),
    b: ({ dy, a, b }) => where(logicalAnd(equal(a, 0), equal(b, 0)), 0, mul(dy, div(a, b))),
  },
});
