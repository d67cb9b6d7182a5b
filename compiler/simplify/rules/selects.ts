/** where, and the logical functions. */
import { Tensor } from "../../../src/builder.js";
import type { Node } from "../../../src/graph.js";
import { appendNode } from "../../../src/op.js";
import { add, mul } from "../../../src/ops/arithmetic.js";
import {
  equal,
  greater,
  less,
  logicalAnd,
  logicalNot,
  logicalOr,
  logicalXor,
  notEqual,
  where,
} from "../../../src/ops/compare.js";
import { exp } from "../../../src/ops/transcendental.js";
import { rewrite, rule, type Rule } from "../rule.js";

const selections: readonly Rule[] = [
  rule("choice between x and x", "exact", ({ c, x }) => [where(c, x, x), x]),
  rule("choice by true", "exact", ({ x, y }) => [where(true, x, y), x]),
  rule("choice by false", "exact", ({ x, y }) => [where(false, x, y), y]),
  rule("choice by a negation", "exact", ({ c, x, y }) => [where(logicalNot(c), x, y), where(c, y, x)]),
  rule("choice of true or false", "exact", ({ c }) => [where(c, true, false), c]),
  rule("choice of false or true", "exact", ({ c }) => [where(c, false, true), logicalNot(c)]),
  rule("same choice in the first branch", "exact", ({ c, x, y, z }) => [where(c, where(c, x, y), z), where(c, x, z)]),
  rule("same choice in the second branch", "exact", ({ c, x, y, z }) => [where(c, x, where(c, y, z)), where(c, x, z)]),
  rule("sum of the two parts of a choice", "rounding", ({ c, x, y }) => [
    add(where(c, x, 0), where(c, 0, y)),
    where(c, x, y),
  ]),
  rewrite("same choice within a branch", "exact", {
    at: [where.op],
    step: withinBranches,
    examples: [
      (input) => {
        const x = input([3]),
          c = input([3], "bool");
        return where(c, mul(where(c, x, 0), x), 0);
      },
      (input) => {
        const x = input([3], "f64"),
          c = input([3], "bool");
        return where(c, 0, exp(where(c, 0, x)));
      },
    ],
  }),
];

/** A branch is read only where its condition holds, so a choice by the same condition within it is made already. */
function withinBranches({ inputs: [c, x, y] }: Node): Tensor | null {
  if (c === undefined || x === undefined || y === undefined) return null;
  const first = chosen(x, c, 1),
    second = chosen(y, c, 2);
  return first === x && second === y ? null : where(Tensor.of(c), Tensor.of(first), Tensor.of(second));
}

/** The branch with the operands that it has where c decides for its input `at`. */
function chosen(branch: Node, c: Node, at: 1 | 2): Node {
  const { op, inputs, attrs } = branch;
  if (op.family !== "elementwise" || op === where.op) return branch;
  const decided = inputs.map((input) =>
    input.op === where.op && input.inputs[0] === c ? (input.inputs[at] ?? input) : input,
  );
  return decided.every((input, position) => input === inputs[position]) ? branch : appendNode(op, decided, attrs);
}

const truths: readonly Rule[] = [
  rule("two logical negations", "exact", ({ c }) => [logicalNot(logicalNot(c)), c]),
  rule("c and true", "exact", ({ c }) => [logicalAnd(c, true), c]),
  rule("c and false", "exact", ({ c }) => [logicalAnd(c, false), false]),
  rule("c and c", "exact", ({ c }) => [logicalAnd(c, c), c]),
  rule("c and not c", "exact", ({ c }) => [logicalAnd(c, logicalNot(c)), false]),
  rule("c or true", "exact", ({ c }) => [logicalOr(c, true), true]),
  rule("c or false", "exact", ({ c }) => [logicalOr(c, false), c]),
  rule("c or c", "exact", ({ c }) => [logicalOr(c, c), c]),
  rule("c or not c", "exact", ({ c }) => [logicalOr(c, logicalNot(c)), true]),
  rule("c and (c and d)", "exact", ({ c, d }) => [logicalAnd(c, logicalAnd(c, d)), logicalAnd(c, d)]),
  rule("c or (c or d)", "exact", ({ c, d }) => [logicalOr(c, logicalOr(c, d)), logicalOr(c, d)]),
  rule("c or (c and d)", "exact", ({ c, d }) => [logicalOr(c, logicalAnd(c, d)), c]),
  rule("c and (c or d)", "exact", ({ c, d }) => [logicalAnd(c, logicalOr(c, d)), c]),
  rule("either c or false", "exact", ({ c }) => [logicalXor(c, false), c]),
  rule("either c or true", "exact", ({ c }) => [logicalXor(c, true), logicalNot(c)]),
  rule("not equal, said twice", "exact", ({ x, y }) => [logicalNot(equal(x, y)), notEqual(x, y)]),
  rule("equal, said twice", "exact", ({ x, y }) => [logicalNot(notEqual(x, y)), equal(x, y)]),
  rule("x less than x", "exact", ({ x }) => [less(x, x), false]),
  rule("x greater than x", "exact", ({ x }) => [greater(x, x), false]),
];

export const selects: readonly Rule[] = [...selections, ...truths];
