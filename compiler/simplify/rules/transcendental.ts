/**
 * Exponentials, logarithms and their like. Where the left side passes through a number that overflows, vanishes or
 * cancels, the right side does not: these are the rules that make a naive formula stable.
 */
import { abs, add, div, mul, neg, reciprocal, sqrt, square, sub } from "../../../src/ops/arithmetic.js";
import { equal, less, where } from "../../../src/ops/compare.js";
import { cbrt, integerPower, power } from "../../../src/ops/power.js";
import {
  exp,
  exp2,
  expm1,
  log,
  log1p,
  log2,
  logAddExp,
  logSigmoid,
  sigmoid,
  softplus,
} from "../../../src/ops/transcendental.js";
import { asin, asinh, atan, atanh, cos, cosh, sin, sinh, tan, tanh } from "../../../src/ops/trigonometric.js";
import { known, rule, type Rule } from "../rule.js";

const undefinedAt = Number.NaN;

/** Each side has the derivative of the other, so these may also run before differentiation. */
export const stability: readonly Rule[] = [
  rule("log of one plus x", "rounding", ({ x }) => [log(add(1, x)), log1p(x)]),
  rule("log of one minus x", "rounding", ({ x }) => [log(sub(1, x)), log1p(neg(x))]),
  rule("exp minus one", "rounding", ({ x }) => [sub(exp(x), 1), expm1(x)]),
  rule("exp plus minus one", "rounding", ({ x }) => [add(exp(x), -1), expm1(x)]),
  rule("one minus exp", "rounding", ({ x }) => [sub(1, exp(x)), neg(expm1(x))]),
  rule("log1p of exp", "rounding", ({ x }) => [log1p(exp(x)), softplus(x)]),
  rule("log of a sum of two exps", "rounding", ({ x, y }) => [log(add(exp(x), exp(y))), logAddExp(x, y)]),
  rule("log of sigmoid", "rounding", ({ x }) => [log(sigmoid(x)), logSigmoid(x)]),
  rule("one minus sigmoid", "rounding", ({ x }) => [sub(1, sigmoid(x)), sigmoid(neg(x))]),
  rule("log1p of minus sigmoid", "rounding", ({ x }) => [log1p(neg(sigmoid(x))), logSigmoid(neg(x))]),
  rule("one divided by one plus exp", "rounding", ({ x }) => [div(1, add(1, exp(x))), sigmoid(neg(x))]),
  rule("reciprocal of one plus exp", "rounding", ({ x }) => [reciprocal(add(1, exp(x))), sigmoid(neg(x))]),
  // At infinity the left side is infinity / infinity.
  rule("exp divided by one plus exp", "rounding", ({ x }) => [
    div(exp(x), add(1, exp(x))),
    where(equal(x, Infinity), undefinedAt, sigmoid(x)),
  ]),
  // At minus infinity the left side is 0 times infinity.
  rule("sigmoid times exp of minus x", "rounding", ({ x }) => [
    mul(sigmoid(x), exp(neg(x))),
    where(equal(x, -Infinity), undefinedAt, sigmoid(neg(x))),
  ]),
];

/** What one function does the other undoes, on the domain of the first. */
const inverses: readonly Rule[] = [
  rule("log of exp", "rounding", ({ x }) => [log(exp(x)), x]),
  rule("exp of log", "rounding", ({ x }) => [exp(log(x)), where(less(x, 0), undefinedAt, x)]),
  rule("log1p of expm1", "rounding", ({ x }) => [log1p(expm1(x)), x]),
  rule("expm1 of log1p", "rounding", ({ x }) => [expm1(log1p(x)), where(less(x, -1), undefinedAt, x)]),
  rule("log2 of exp2", "rounding", ({ x }) => [log2(exp2(x)), x]),
  rule("exp2 of log2", "rounding", ({ x }) => [exp2(log2(x)), where(less(x, 0), undefinedAt, x)]),
  rule("exp of logSigmoid", "rounding", ({ x }) => [exp(logSigmoid(x)), sigmoid(x)]),
  rule("log of a square", "rounding", ({ x }) => [log(square(x)), mul(2, log(abs(x)))]),
  rule("log of a square root", "rounding", ({ x }) => [log(sqrt(x)), mul(0.5, log(x))]),
];

const mostMultiplied = 16;
const isMultipliedOut = (exponent: number): boolean =>
  Number.isInteger(exponent) && Math.abs(exponent) <= mostMultiplied;

const powers: readonly Rule[] = [
  rule("power with exponent zero", "exact", ({ x }) => [power(x, 0), 1]),
  rule("power with exponent one", "exact", ({ x }) => [power(x, 1), x]),
  rule("power with a whole exponent", "rounding", ({ x, k }) => power(x, k), {
    gives: ({ x, k }) => integerPower(x, known(k)),
    when: ({ k }) => isMultipliedOut(known(k)),
  }),
];

/** Odd and even functions of a negation. */
const parities: readonly Rule[] = [
  ...[sin, tan, asin, atan, sinh, tanh, asinh, atanh, cbrt].map((f) =>
    rule(`${f.op.name} of a negation`, "rounding", ({ x }) => [f(neg(x)), neg(f(x))]),
  ),
  ...[cos, cosh].map((f) => rule(`${f.op.name} of a negation`, "rounding", ({ x }) => [f(neg(x)), f(x)])),
];

export const transcendental: readonly Rule[] = [...inverses, ...powers, ...parities];
