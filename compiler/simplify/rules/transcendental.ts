/** Powers, products of exponentials, and functions of negations. */
import { Tensor } from "../../../src/builder.js";
import type { Node } from "../../../src/graph.js";
import { softsign } from "../../../src/ops/activation.js";
import { abs, add, div, hardTanh, mul, neg, reciprocal, sign, sqrt, square, sub } from "../../../src/ops/arithmetic.js";
import { greater, where } from "../../../src/ops/compare.js";
import { cbrt, hypot, integerPower, power } from "../../../src/ops/power.js";
import { round, trunc } from "../../../src/ops/rounding.js";
import { erf, erfInv } from "../../../src/ops/special.js";
import { exp, exp2, logAddExp, logSigmoid, softplus } from "../../../src/ops/transcendental.js";
import { asin, asinh, atan, atanh, cos, cosh, sin, sinc, sinh, tan, tanh } from "../../../src/ops/trigonometric.js";
import { isNonNegative } from "../facts.js";
import { known, rewrite, rule, type Rule } from "../rule.js";

const mostMultiplied = 16;
const isMultipliedOut = (exponent: number): boolean =>
  Number.isInteger(exponent) && Math.abs(exponent) <= mostMultiplied;

const powers: readonly Rule[] = [
  rule("power with exponent zero", "exact", ({ x }) => [power(x, 0), 1]),
  rule("power with exponent one", "exact", ({ x }) => [power(x, 1), x]),
  rule("power of one", "exact", ({ x }) => [power(1, x), 1]),
  rule("power of two", "rounding", ({ x }) => [power(2, x), exp2(x)]),
  rule("power with a whole exponent", "rounding", ({ x, k }) => power(x, k), {
    gives: ({ x, k }) => integerPower(x, known(k)),
    when: ({ k }) => isMultipliedOut(known(k)),
    legal: "k is a whole number, |k| <= 16",
  }),
  rule("power with exponent one half", "rounding", ({ x }) => [power(x, 0.5), sqrt(x)], {
    when: ({ x }) => isNonNegative(x.node),
    legal: "x cannot be negative: of -Infinity the power is Infinity, and the root NaN",
    examples: [(input) => power(square(input([3])), 0.5)],
  }),
  rule("hypotenuse with zero", "rounding", ({ x }) => [hypot(x, 0), abs(x)]),
  rule("hypotenuse of a negation", "exact", ({ x, y }) => [hypot(neg(x), y), hypot(x, y)]),
];

/** Both factors of a product, or both terms of a quotient, are exponentials that nothing else needs. */
function exponents({ inputs: [a, b] }: Node, single: (node: Node) => boolean): readonly [Tensor, Tensor] | null {
  const [x] = a?.op === exp.op ? a.inputs : [],
    [y] = b?.op === exp.op ? b.inputs : [];
  if (a === undefined || b === undefined || x === undefined || y === undefined || a === b) return null;
  return single(a) && single(b) ? [Tensor.of(x), Tensor.of(y)] : null;
}

const exponentials: readonly Rule[] = [
  rewrite("product of exps", "rounding", {
    legal: "nothing else needs the two exps",
    at: [mul.op],
    step: (node, { single }) => {
      const [x, y] = exponents(node, single) ?? [];
      return x === undefined || y === undefined ? null : exp(add(x, y));
    },
    examples: [(input) => mul(exp(input([3])), exp(input([3])))],
  }),
  rewrite("quotient of exps", "rounding", {
    legal: "nothing else needs the two exps",
    at: [div.op],
    step: (node, { single }) => {
      const [x, y] = exponents(node, single) ?? [];
      return x === undefined || y === undefined ? null : exp(sub(x, y));
    },
    examples: [(input) => div(exp(input([3])), exp(input([3])))],
  }),
  rule("reciprocal of exp", "rounding", ({ x }) => [reciprocal(exp(x)), exp(neg(x))]),
  rule("minus softplus of minus x", "rounding", ({ x }) => [neg(softplus(neg(x))), logSigmoid(x)]),
  rule("minus logSigmoid of minus x", "rounding", ({ x }) => [neg(logSigmoid(neg(x))), softplus(x)]),
  rule("logAddExp of x and x", "rounding", ({ x }) => [logAddExp(x, x), add(x, Math.LN2)]),
  rule("logAddExp with minus infinity", "rounding", ({ x }) => [logAddExp(x, -Infinity), x]),
  rule("sine divided by cosine", "rounding", ({ x }) => [div(sin(x), cos(x)), tan(x)]),
  rule("erfInv of erf", "rounding", ({ x }) => [erfInv(erf(x)), x]),
  rule("erf of erfInv", "rounding", ({ x }) => [erf(erfInv(x)), where(greater(abs(x), 1), Number.NaN, x)]),
];

const odd = [sin, tan, asin, atan, sinh, tanh, asinh, atanh, cbrt, erf, erfInv, softsign];

/** Odd and even functions of a negation. */
const parities: readonly Rule[] = [
  ...odd.map((f) => rule(`${f.op.name} of a negation`, "rounding", ({ x }) => [f(neg(x)), neg(f(x))])),
  ...[sign, round, trunc, hardTanh].map((f) =>
    rule(`${f.op.name} of a negation`, "exact", ({ x }) => [f(neg(x)), neg(f(x))], { dtypes: ["f32", "f64"] }),
  ),
  ...[cos, cosh, sinc].map((f) => rule(`${f.op.name} of a negation`, "rounding", ({ x }) => [f(neg(x)), f(x)])),
];

export const transcendental: readonly Rule[] = [...powers, ...exponentials, ...parities];
