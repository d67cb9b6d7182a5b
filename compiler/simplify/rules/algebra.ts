/** Sums, differences, products, quotients and signs. */
import { Tensor } from "../../../src/builder.js";
import type { Node } from "../../../src/graph.js";
import { appendNode, type Op } from "../../../src/op.js";
import {
  abs,
  add,
  clip,
  div,
  hardTanh,
  maximum,
  minimum,
  mul,
  neg,
  reciprocal,
  relu,
  relu6,
  rsqrt,
  sign,
  sqrt,
  square,
  sub,
} from "../../../src/ops/arithmetic.js";
import { ceil, floor, round, trunc } from "../../../src/ops/rounding.js";
import { lessEqual, where } from "../../../src/ops/compare.js";
import { cos, sin } from "../../../src/ops/trigonometric.js";
import { broadcastAxes, transpose } from "../../../src/ops/view.js";
import { isNonNegative } from "../facts.js";
import { coveredView } from "../maps.js";
import { known, rule, rewrite, type Rule } from "../rule.js";

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
  rule("product of a quotient and its divisor", "finite", ({ x, y }) => [mul(div(x, y), y), x]),
  rule("quotient of a product by its factor", "finite", ({ x, y }) => [div(mul(x, y), y), x]),
  rule("difference to a sum with the same", "finite", ({ x, y }) => [sub(x, add(x, y)), neg(y)]),
  rule("difference to a difference from the same", "finite", ({ x, y }) => [sub(x, sub(x, y)), y]),
  rule("squares of sine and cosine", "finite", ({ x }) => [add(square(sin(x)), square(cos(x))), 1]),
  rule("sum of a difference and its subtrahend", "finite", ({ x, y }) => [add(sub(x, y), y), x]),
  rule("difference of a sum and its addend", "finite", ({ x, y }) => [sub(add(x, y), y), x]),
];

/** y v(-z) as y v(z), for a view v that only moves elements. */
function withoutHiddenSign(product: Node, single: (node: Node) => boolean): Tensor | null {
  if (product.op !== mul.op || !single(product)) return null;
  for (const [at, moved] of product.inputs.entries()) {
    const [negation] = coveredView(moved) === null ? [] : moved.inputs,
      [z] = negation?.op === neg.op ? negation.inputs : [],
      y = product.inputs[1 - at];
    if (z === undefined || y === undefined) continue;
    return mul(Tensor.of(y), Tensor.of(appendNode(moved.op, [z], moved.attrs)));
  }
  return null;
}

/** x + y v(-z) is x - y v(z), in either order, and x - y v(-z) is x + y v(z). */
function withHiddenSign({ op, inputs: [a, b] }: Node, single: (node: Node) => boolean): Tensor | null {
  if (a === undefined || b === undefined) return null;
  const second = withoutHiddenSign(b, single);
  if (second !== null) return op === add.op ? sub(Tensor.of(a), second) : add(Tensor.of(a), second);
  const first = op === add.op ? withoutHiddenSign(a, single) : null;
  return first === null ? null : sub(Tensor.of(b), first);
}

/** Signs move outwards, where they meet and cancel or become part of a difference. */
const signs: readonly Rule[] = [
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
  rewrite("sum with a multiple of a negation in other places", "exact", {
    legal: "the view shows only elements of its operand, and nothing else needs the product",
    at: [add.op, sub.op],
    dtypes: ["f32", "f64"],
    step: (node, { single }) => withHiddenSign(node, single),
    examples: [
      (input) => add(input([2, 3]), mul(input([2, 3]), broadcastAxes(neg(input([2])), [2, 3], [1]))),
      (input) => add(mul(input([2, 3]), broadcastAxes(neg(input([2])), [2, 3], [1])), input([2, 3])),
      (input) => sub(input([3, 2]), mul(transpose(neg(input([2, 3]))), input([3, 2]))),
    ],
  }),
  rule("square of a negation", "exact", ({ x }) => [square(neg(x)), square(x)]),
  rule("absolute value of a negation", "exact", ({ x }) => [abs(neg(x)), abs(x)]),
  rule("square of an absolute value", "exact", ({ x }) => [square(abs(x)), square(x)]),
  rule("absolute value of what is not negative", "rounding", ({ x }) => [abs(x), x], {
    when: ({ x }) => isNonNegative(x.node),
    legal: "x cannot be negative, or is NaN",
    examples: [(input) => abs(square(input([3]))), (input) => abs(relu(input([2, 2])))],
  }),
  rule("relu of what is not negative", "rounding", ({ x }) => [relu(x), x], {
    when: ({ x }) => isNonNegative(x.node),
    legal: "x cannot be negative, or is NaN",
    examples: [(input) => relu(square(input([3]))), (input) => relu(add(abs(input([3])), 2))],
  }),
  rewrite("twice the same", "exact", {
    legal: "the op is its own projection: abs, sign, relu, relu6, hardTanh or a rounding",
    at: [abs, sign, floor, ceil, trunc, round, relu, relu6, hardTanh].map(({ op }) => op),
    step: ({ op, inputs: [x] }) => (x?.op === op ? Tensor.of(x) : null),
    examples: [abs, sign, relu, floor, round].map((f) => (input) => f(f(input([3])))),
  }),
];

/** The larger and the smaller of numbers, and what is written as a choice. */
const extremes: readonly Rule[] = [
  rule("maximum with zero", "exact", ({ x }) => [maximum(x, 0), relu(x)]),
  rule("choice of zero below zero", "exact", ({ x }) => [where(lessEqual(x, 0), 0, x), relu(x)]),
  rule("maximum with two known numbers", "exact", ({ k, m, x }) => maximum(maximum(x, k), m), {
    gives: ({ k, m, x }) => maximum(x, Math.max(known(k), known(m))),
    known: { k: 3, m: 5 },
  }),
  rule("minimum with two known numbers", "exact", ({ k, m, x }) => minimum(minimum(x, k), m), {
    gives: ({ k, m, x }) => minimum(x, Math.min(known(k), known(m))),
    known: { k: 3, m: 5 },
  }),
  rule("minimum of a maximum", "exact", ({ k, m, x }) => [minimum(maximum(x, k), m), clip(x, k, m)], {
    known: { k: -1, m: 1 },
  }),
  rule("sign times absolute value", "exact", ({ x }) => [mul(sign(x), abs(x)), x]),
  rule("sign times x", "exact", ({ x }) => [mul(sign(x), x), abs(x)]),
];

/** Ops whose results are whole, and are their own roundings. */
const rounded: readonly Op[] = [floor, ceil, trunc, round].map(({ op }) => op);

/** x x, x + x, and what undoes itself. */
const powers: readonly Rule[] = [
  rule("x plus x", "exact", ({ x }) => [add(x, x), mul(2, x)]),
  rule("x times x", "exact", ({ x }) => [mul(x, x), square(x)]),
  rule("one divided by x", "exact", ({ x }) => [div(1, x), reciprocal(x)]),
  rule("product with a reciprocal", "rounding", ({ x, y }) => [mul(x, reciprocal(y)), div(x, y)]),
  rule("quotient by a reciprocal", "rounding", ({ x, y }) => [div(x, reciprocal(y)), mul(x, y)]),
  rule("reciprocal of a reciprocal", "rounding", ({ x }) => [reciprocal(reciprocal(x)), x]),
  rule("reciprocal of a square root", "rounding", ({ x }) => [reciprocal(sqrt(x)), rsqrt(x)]),
  rewrite("rounding of what is whole", "exact", {
    legal: "the operand is the result of a rounding",
    at: rounded,
    step: ({ op, inputs: [x] }) => (x !== undefined && x.op !== op && rounded.includes(x.op) ? Tensor.of(x) : null),
    examples: [(input) => floor(round(input([3]))), (input) => round(trunc(input([3])))],
  }),
];

export const algebra: readonly Rule[] = [...neutral, ...signs, ...extremes, ...powers];
