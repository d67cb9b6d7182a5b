/**
 * Rules that make a naive formula stable. Where the left side passes through a number that overflows, vanishes or
 * cancels, the right side does not. Each side has the derivative of the other, so these also run before
 * differentiation; a domain that only the left side shows is kept as a factor or a choice of NaN.
 */
import { fill, Tensor } from "../../../src/builder.js";
import { reductionAxes } from "../../../src/families/reduction.js";
import { uniformValue } from "../../../src/families/source.js";
import type { Node } from "../../../src/graph.js";
import { abs, add, div, mul, neg, reciprocal, rsqrt, sqrt, square, sub } from "../../../src/ops/arithmetic.js";
import { equal, less, where } from "../../../src/ops/compare.js";
import { integerPower, multiplied } from "../../../src/ops/power.js";
import { prodOver, sumOver } from "../../../src/ops/reduce.js";
import { erf, erfc } from "../../../src/ops/special.js";
import {
  exp,
  exp2,
  expm1,
  log,
  log1mExp,
  log1p,
  log2,
  logAddExp,
  logSigmoid,
  sigmoid,
  softplus,
} from "../../../src/ops/transcendental.js";
import { cosh, sinh, tanh } from "../../../src/ops/trigonometric.js";
import { isNonNegative } from "../facts.js";
import { inOrder } from "../order.js";
import { known, rewrite, rule, type Rule, type Surroundings } from "../rule.js";
import { bridges } from "./bridges.js";

const undefinedAt = Number.NaN;

/** y where x is at least a bound, else NaN, as a product: its derivative is NaN there too. */
const from = (x: Tensor, bound: number, y: Tensor): Tensor =>
  mul(y, where(less(x, bound), fill(x, undefinedAt), fill(x, 1)));

const isPositive = (value: number): boolean => value > 0 && value < Infinity;
const logOf = (k: Tensor): number => Math.log(known(k));

const logarithms: readonly Rule[] = [
  rule("log of one plus x", "rounding", ({ x }) => [log(add(1, x)), log1p(x)]),
  rule("log of one minus x", "rounding", ({ x }) => [log(sub(1, x)), log1p(neg(x))]),
  rule("log1p of exp", "rounding", ({ x }) => [log1p(exp(x)), softplus(x)]),
  rule("log1p of minus exp", "rounding", ({ x }) => [log1p(neg(exp(x))), log1mExp(x)]),
  rule("log of one minus exp", "rounding", ({ x }) => [log(neg(expm1(x))), log1mExp(x)]),
  rule("log of exp minus one", "rounding", ({ x }) => [log(expm1(x)), add(x, log1mExp(neg(x)))]),
  rule("log of sigmoid", "rounding", ({ x }) => [log(sigmoid(x)), logSigmoid(x)]),
  rule("log1p of minus sigmoid", "rounding", ({ x }) => [log1p(neg(sigmoid(x))), logSigmoid(neg(x))]),
  // Both at minus infinity are 0 - 0, whose logarithm is defined.
  rule("log of a difference of two exps", "rounding", ({ x, y }) => [
    log(sub(exp(x), exp(y))),
    where(equal(y, -Infinity), x, add(x, log1mExp(sub(y, x)))),
  ]),
  rule("log of a known number minus exp", "rounding", ({ x, k }) => log(sub(k, exp(x))), {
    gives: ({ x, k }) => add(log1mExp(sub(x, logOf(k))), logOf(k)),
    when: ({ k }) => isPositive(known(k)),
    legal: "k is positive and finite",
  }),
  rule("log of exp minus a known number", "rounding", ({ x, k }) => log(sub(exp(x), k)), {
    gives: ({ x, k }) => add(x, log1mExp(sub(logOf(k), x))),
    when: ({ k }) => isPositive(known(k)),
    legal: "k is positive and finite",
  }),
  rewrite("log of a sum of exps, term by term", "rounding", {
    legal: "each term is an exp or a known positive number, and one at least is an exp",
    at: [log.op],
    step: ({ inputs: [sum] }, { isKept }) => (sum?.op === add.op ? logOfTerms(sum, isKept) : null),
    examples: [
      (input) => log(add(exp(input([3])), exp(input([3])))),
      (input) => log(add(2, exp(input([3])))),
      (input) => log(add(add(exp(input([2])), 1), exp(input([2])))),
    ],
  }),
  rewrite("log of a product of what is not negative", "rounding", {
    legal: "no factor can be negative: of two negative factors the product has a logarithm, and they have none",
    at: [log.op],
    step: ({ inputs: [product] }, { isKept }) => {
      const [x] = product?.op === prodOver.op && !isKept(product) ? product.inputs : [];
      if (product === undefined || x === undefined || !isNonNegative(x)) return null;
      return sumOver(log(Tensor.of(x)), reductionAxes(product));
    },
    // Of shares no logarithms cancel, so that the proof can ask for every digit of the sum.
    examples: [(input) => log(prodOver(sigmoid(input([3])), [0]))],
  }),
];

/** The most terms of a sum whose logarithm is taken term by term. */
const mostTerms = 16;

/** log(e^x + e^y + k + ...) for exponentials and known positive numbers; null if there is no exponential, or another term. */
function logOfTerms(sum: Node, isKept: Surroundings["isKept"]): Tensor | null {
  const pending: Node[] = [sum],
    exponents: Node[] = [];
  let known = 0;
  for (let term = pending.pop(); term !== undefined; term = pending.pop()) {
    const value = uniformValue(term),
      [x, y] = term.inputs;
    if (isKept(term)) return null;
    if (term.op === add.op && x !== undefined && y !== undefined) pending.push(y, x);
    else if (value !== null && isPositive(value)) known += value;
    else if (term.op === exp.op && x !== undefined) exponents.push(x);
    else return null;
    if (exponents.length + pending.length > mostTerms) return null;
  }
  const [first, ...others] = inOrder(exponents).map(Tensor.of);
  if (first === undefined) return null;
  const sumOfAll = others.reduce((total, x) => logAddExp(total, x), first);
  return known > 0 ? logAddExp(sumOfAll, Math.log(known)) : sumOfAll;
}

const exponentials: readonly Rule[] = [
  rule("exp minus one", "rounding", ({ x }) => [sub(exp(x), 1), expm1(x)]),
  rule("exp plus minus one", "rounding", ({ x }) => [add(exp(x), -1), expm1(x)]),
  rule("one minus exp", "rounding", ({ x }) => [sub(1, exp(x)), neg(expm1(x))]),
  rule("one minus sigmoid", "rounding", ({ x }) => [sub(1, sigmoid(x)), sigmoid(neg(x))]),
  rule("one divided by one plus exp", "rounding", ({ x }) => [div(1, add(1, exp(x))), sigmoid(neg(x))]),
  rule("reciprocal of one plus exp", "rounding", ({ x }) => [reciprocal(add(1, exp(x))), sigmoid(neg(x))]),
  // At infinity the left side is infinity / infinity.
  rule("exp divided by one plus exp", "rounding", ({ x }) => [
    div(exp(x), add(1, exp(x))),
    where(equal(x, Infinity), undefinedAt, sigmoid(x)),
  ]),
  rule("multiple of exp divided by one plus exp", "rounding", ({ x, y }) => [
    div(mul(y, exp(x)), add(1, exp(x))),
    mul(y, where(equal(x, Infinity), undefinedAt, sigmoid(x))),
  ]),
  rule("exp divided by the sum of two exps", "rounding", ({ x, y }) => [
    div(exp(x), add(exp(x), exp(y))),
    where(equal(x, Infinity), undefinedAt, sigmoid(sub(x, y))),
  ]),
  // At minus infinity the left side is 0 times infinity.
  rule("sigmoid times exp of minus x", "rounding", ({ x }) => [
    mul(sigmoid(x), exp(neg(x))),
    where(equal(x, -Infinity), undefinedAt, sigmoid(neg(x))),
  ]),
  rule("sigmoid of minus x times exp", "rounding", ({ x }) => [
    mul(sigmoid(neg(x)), exp(x)),
    where(equal(x, Infinity), undefinedAt, sigmoid(x)),
  ]),
  rule("tanh by exps", "rounding", ({ x }) => [
    div(sub(exp(x), exp(neg(x))), add(exp(x), exp(neg(x)))),
    where(equal(abs(x), Infinity), undefinedAt, tanh(x)),
  ]),
  rule("tanh by expm1", "rounding", ({ x }) => [
    div(expm1(x), add(1, exp(x))),
    where(equal(x, Infinity), undefinedAt, tanh(mul(0.5, x))),
  ]),
  rule("minus tanh by expm1", "rounding", ({ x }) => [
    div(neg(expm1(x)), add(1, exp(x))),
    where(equal(x, Infinity), undefinedAt, tanh(mul(-0.5, x))),
  ]),
  rule("sinh divided by cosh", "rounding", ({ x }) => [
    div(sinh(x), cosh(x)),
    where(equal(abs(x), Infinity), undefinedAt, tanh(x)),
  ]),
  // After those with more of a form in the dividend.
  rule("y divided by one plus exp", "rounding", ({ x, y }) => [div(y, add(1, exp(x))), mul(y, sigmoid(neg(x)))]),
  rule("one minus erf", "rounding", ({ x }) => [sub(1, erf(x)), erfc(x)]),
  rule("one plus erf", "rounding", ({ x }) => [add(1, erf(x)), erfc(neg(x))]),
  rule("erf minus one", "rounding", ({ x }) => [sub(erf(x), 1), neg(erfc(x))]),
  rule("one minus erfc", "rounding", ({ x }) => [sub(1, erfc(x)), erf(x)]),
  rule("erfc minus one", "rounding", ({ x }) => [sub(erfc(x), 1), neg(erf(x))]),
  rule("two minus erfc", "rounding", ({ x }) => [sub(2, erfc(x)), erfc(neg(x))]),
];

/** What one function does the other undoes, on the domain of the first. */
const inverses: readonly Rule[] = [
  rule("log of exp", "rounding", ({ x }) => [log(exp(x)), x]),
  rule("exp of log", "rounding", ({ x }) => exp(log(x)), { gives: ({ x }) => from(x, 0, x) }),
  rule("log1p of expm1", "rounding", ({ x }) => [log1p(expm1(x)), x]),
  rule("expm1 of log1p", "rounding", ({ x }) => expm1(log1p(x)), { gives: ({ x }) => from(x, -1, x) }),
  rule("exp of log1p", "rounding", ({ x }) => exp(log1p(x)), { gives: ({ x }) => from(x, -1, add(1, x)) }),
  rule("log2 of exp2", "rounding", ({ x }) => [log2(exp2(x)), x]),
  rule("exp2 of log2", "rounding", ({ x }) => exp2(log2(x)), { gives: ({ x }) => from(x, 0, x) }),
  rule("exp of logSigmoid", "rounding", ({ x }) => [exp(logSigmoid(x)), sigmoid(x)]),
  rule("log of a square", "rounding", ({ x }) => [log(square(x)), mul(2, log(abs(x)))]),
  rule("log of x times x", "rounding", ({ x }) => [log(mul(x, x)), mul(2, log(abs(x)))]),
  rule("log of a square root", "rounding", ({ x }) => [log(sqrt(x)), mul(0.5, log(x))]),
  rule("square root of a square", "rounding", ({ x }) => [sqrt(square(x)), abs(x)]),
  rule("square root of x times x", "rounding", ({ x }) => [sqrt(mul(x, x)), abs(x)]),
  rule("reciprocal square root of a square", "rounding", ({ x }) => [rsqrt(square(x)), reciprocal(abs(x))]),
  rule("square of a square root", "rounding", ({ x }) => square(sqrt(x)), { gives: ({ x }) => from(x, 0, x) }),
  rule("square root of exp", "rounding", ({ x }) => [sqrt(exp(x)), exp(mul(0.5, x))]),
  rewrite("log of a whole power", "rounding", {
    legal: "the exponent is known and not 0, and odd only if positive",
    at: [log.op],
    step: ({ inputs: [power] }, { isKept }) =>
      power?.op === multiplied.op && !isKept(power) ? logOfPower(power) : null,
    examples: [3, 10, -4].map((exponent) => (input) => log(integerPower(input([3]), exponent))),
  }),
];

/** k log |x| for an even k, k log(x) for an odd one: of a negative odd power of -0 there is no logarithm. */
function logOfPower(power: Node): Tensor | null {
  const [x] = power.inputs,
    exponent = Number(power.attrs["exponent"]),
    isEven = exponent % 2 === 0;
  if (x === undefined || exponent === 0 || (exponent < 0 && !isEven)) return null;
  return mul(exponent, log(isEven ? abs(Tensor.of(x)) : Tensor.of(x)));
}

export const stability: readonly Rule[] = [...bridges, ...logarithms, ...exponentials, ...inverses];
