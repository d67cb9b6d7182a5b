/**
 * What stands between the parts of a naive formula and hides one from the other: signs, and choices of NaN. These
 * rules run before differentiation, with the stabilising ones.
 */
import { Tensor } from "../../../src/builder.js";
import { uniformValue } from "../../../src/families/source.js";
import type { Node } from "../../../src/graph.js";
import { appendNode, type Op } from "../../../src/op.js";
import { add, div, maximum, minimum, mul, neg, sub } from "../../../src/ops/arithmetic.js";
import { equal, where } from "../../../src/ops/compare.js";
import { exp, sigmoid } from "../../../src/ops/transcendental.js";
import { isFloat } from "../../../src/types.js";
import { rewrite, rule, type Rule, type Surroundings } from "../rule.js";

/** NaN if either operand is. */
const passing: ReadonlySet<Op> = new Set<Op>([add, sub, mul, div, maximum, minimum].map(({ op }) => op));

function passesNaN({ op, attrs, type }: Node): boolean {
  if (op.family !== "elementwise" || !isFloat(type.dtype)) return false;
  return op.inputs.length === 1 ? Number.isNaN(op.evaluate([Number.NaN], attrs, type.dtype)) : passing.has(op);
}

/** where(c, NaN, x) with an x that is not the same everywhere. */
function isDomain(node: Node, isKept: Surroundings["isKept"]): boolean {
  const [, chosen, other] = node.inputs;
  if (node.op !== where.op || chosen === undefined || other === undefined || isKept(node)) return false;
  return Number.isNaN(uniformValue(chosen)) && uniformValue(other) === null;
}

function beneathDomain(node: Node, isKept: Surroundings["isKept"]): Tensor | null {
  const at = passesNaN(node) ? node.inputs.findIndex((input) => isDomain(input, isKept)) : -1,
    [condition, , other] = node.inputs[at]?.inputs ?? [];
  if (condition === undefined || other === undefined) return null;
  const operands = node.inputs.map((input, position) => (position === at ? other : input));
  return where(Tensor.of(condition), Number.NaN, Tensor.of(appendNode(node.op, operands, node.attrs)));
}

export const bridges: readonly Rule[] = [
  rule("product with minus one", "exact", ({ x }) => [mul(x, -1), neg(x)]),
  rule("two negations", "exact", ({ x }) => [neg(neg(x)), x]),
  rule("sum with a negation", "exact", ({ x, y }) => [add(x, neg(y)), sub(x, y)]),
  rule("difference to a negation", "exact", ({ x, y }) => [sub(x, neg(y)), add(x, y)]),
  rewrite("function of a choice of NaN", "exact", {
    legal: "the function gives NaN where an operand is NaN, and the other branch is not the same number everywhere",
    at: ["elementwise"],
    step: (node, { isKept }) => beneathDomain(node, isKept),
    examples: [
      (input) => {
        const x = input([3]);
        return exp(where(equal(x, 0), Number.NaN, sigmoid(x)));
      },
      (input) => {
        const x = input([3]);
        return sub(1, where(equal(x, 0), Number.NaN, sigmoid(x)));
      },
    ],
  }),
];
