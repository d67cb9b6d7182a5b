/** Sums, differences, products, quotients and signs. */
import { Tensor } from "../../../src/builder.js";
import { rule, rewrite, type Rule } from "../rule.js";
import {
  abs,
  add,
  div,
  hardTanh,
  maximum,
  minimum,
  mul,
  neg,
  reciprocal,
  relu,
  relu6,
  sign,
  sqrt,
  square,
  sub,
} from "../../../src/ops/arithmetic.js";
import { ceil, floor, round, trunc } from "../../../src/ops/rounding.js";
import { less, where } from "../../../src/ops/compare.js";
import { isNonNegative } from "../facts.js";

const whole = { dtypes: ["i32"] } as const;
const float = { dtypes: ["f32", "f64"] } as const;

const neutral: readonly Rule[] = [
  rule("sum with minus zero", "exact", ({ x }) => [add(x, -0), x], float),
  rule("whole sum with zero", "exact", ({ x }) => [add(x, 0), x], whole),
  rule("sum with zero", "rounding", ({ x }) => [add(x, 0), x]),
  rule("difference to zero", "exact", ({ x }) => [sub(x, 0), x]),
  rule("minus zero minus x", "exact", ({ x }) => [sub(-0, x), neg(x)], float),
  rule("zero minus whole x", "exact", ({ x }) => [sub(0, x), neg(x)], whole),
  rule("zero minus x", "rounding", ({ x }) => [sub(0, x), neg(x)]),
  rule("product with one", "exact", ({ x }) => [mul(x, 1), x]),
  rule("product with minus one", "exact", ({ x }) => [mul(x, -1), neg(x)]),
  rule("quotient by one", "exact", ({ x }) => [div(x, 1), x]),
  rule("quotient by minus one", "exact", ({ x }) => [div(x, -1), neg(x)]),
  rule("maximum of x and x", "exact", ({ x }) => [maximum(x, x), x]),
  rule("minimum of x and x", "exact", ({ x }) => [minimum(x, x), x]),
  rule("whole x minus x", "exact", ({ x }) => [sub(x, x), 0], whole),
  rule("x minus x", "finite", ({ x }) => [sub(x, x), 0]),
  rule("whole product with zero", "exact", ({ x }) => [mul(x, 0), 0], whole),
  rule("product with zero", "finite", ({ x }) => [mul(x, 0), 0]),
  rule("quotient of zero", "finite", ({ x }) => [div(0, x), 0]),
  rule("quotient of x and x", "finite", ({ x }) => [div(x, x), 1]),
  rule("sum of a difference and its subtrahend", "finite", ({ x, y }) => [add(sub(x, y), y), x]),
  rule("difference of a sum and its addend", "finite", ({ x, y }) => [sub(add(x, y), y), x]),
];

/** Signs move outwards, where they meet and cancel or become part of a difference. */
const signs: readonly Rule[] = [
  rule("two negations", "exact", ({ x }) => [neg(neg(x)), x]),
  rule("sum with a negation", "exact", ({ x, y }) => [add(x, neg(y)), sub(x, y)]),
  rule("difference to a negation", "exact", ({ x, y }) => [sub(x, neg(y)), add(x, y)]),
  rule("negation minus y", "rounding", ({ x, y }) => [sub(neg(x), y), neg(add(x, y))]),
  rule("negation of a difference", "rounding", ({ x, y }) => [neg(sub(x, y)), sub(y, x)]),
  rule("negation of a known multiple", "exact", ({ k, x }) => [neg(mul(k, x)), mul(neg(k), x)]),
  rule("known multiple of a negation", "exact", ({ k, x }) => [mul(k, neg(x)), mul(neg(k), x)]),
  rule("negation of a quotient of a known number", "exact", ({ k, x }) => [neg(div(k, x)), div(neg(k), x)]),
  rule("negation of a quotient by a known number", "exact", ({ k, x }) => [neg(div(x, k)), div(x, neg(k))]),
  rule("product with a negation", "exact", ({ x, y }) => [mul(neg(x), y), neg(mul(x, y))]),
  rule("quotient of a negation", "exact", ({ x, y }) => [div(neg(x), y), neg(div(x, y))]),
  rule("quotient by a negation", "exact", ({ x, y }) => [div(x, neg(y)), neg(div(x, y))]),
  rule("reciprocal of a negation", "exact", ({ x }) => [reciprocal(neg(x)), neg(reciprocal(x))]),
  rule("square of a negation", "exact", ({ x }) => [square(neg(x)), square(x)]),
  rule("absolute value of a negation", "exact", ({ x }) => [abs(neg(x)), abs(x)]),
  rule("square of an absolute value", "exact", ({ x }) => [square(abs(x)), square(x)]),
  rule("absolute value of what is not negative", "rounding", ({ x }) => [abs(x), x], {
    when: ({ x }) => isNonNegative(x.node),
    examples: [(input) => abs(square(input([3]))), (input) => abs(relu(input([2, 2])))],
  }),
  rule("relu of what is not negative", "rounding", ({ x }) => [relu(x), x], {
    when: ({ x }) => isNonNegative(x.node),
    examples: [(input) => relu(square(input([3]))), (input) => relu(add(abs(input([3])), 2))],
  }),
  rewrite("twice the same", "exact", {
    at: [abs, sign, floor, ceil, trunc, round, relu, relu6, hardTanh].map(({ op }) => op),
    step: ({ op, inputs: [x] }) => (x?.op === op ? Tensor.of(x) : null),
    examples: [abs, sign, relu, floor, round].map((f) => (input) => f(f(input([3])))),
  }),
];

/** x x, x + x, and what undoes itself. */
const powers: readonly Rule[] = [
  rule("x plus x", "exact", ({ x }) => [add(x, x), mul(2, x)]),
  rule("x times x", "exact", ({ x }) => [mul(x, x), square(x)]),
  rule("one divided by x", "exact", ({ x }) => [div(1, x), reciprocal(x)]),
  rule("product with a reciprocal", "rounding", ({ x, y }) => [mul(x, reciprocal(y)), div(x, y)]),
  rule("quotient by a reciprocal", "rounding", ({ x, y }) => [div(x, reciprocal(y)), mul(x, y)]),
  rule("reciprocal of a reciprocal", "rounding", ({ x }) => [reciprocal(reciprocal(x)), x]),
  rule("square root of a square", "rounding", ({ x }) => [sqrt(square(x)), abs(x)]),
  rule("square of a square root", "rounding", ({ x }) => [square(sqrt(x)), where(less(x, 0), Number.NaN, x)]),
];

export const algebra: readonly Rule[] = [...neutral, ...signs, ...powers];
