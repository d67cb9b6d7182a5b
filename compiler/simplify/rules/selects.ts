/** where, and the logical functions. */
import { fill, Tensor } from "../../../src/builder.js";
import { uniformValue } from "../../../src/families/source.js";
import { attributeKey, type Node } from "../../../src/graph.js";
import { appendNode, type Op } from "../../../src/op.js";
import { add, maximum, minimum, mul, sub } from "../../../src/ops/arithmetic.js";
import {
  equal,
  greater,
  greaterEqual,
  less,
  lessEqual,
  logicalAnd,
  logicalNot,
  logicalOr,
  logicalXor,
  notEqual,
  where,
} from "../../../src/ops/compare.js";
import { exp } from "../../../src/ops/transcendental.js";
import { sameType } from "../../../src/types.js";
import { rewrite, rule, type Rule } from "../rule.js";

const nan = (like: Tensor): Tensor => fill(like, Number.NaN);

/** Functions of two choices whose value for two known numbers is folded at every precision. */
const joining: readonly Op[] = [add, sub, mul, maximum, minimum].map(({ op }) => op);

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
  rule("choice of the same in the first branch", "exact", ({ c, d, x, y }) => [
    where(c, where(d, x, y), y),
    where(logicalAnd(c, d), x, y),
  ]),
  rule("choice of the same in the second branch", "exact", ({ c, d, x, y }) => [
    where(c, x, where(d, x, y)),
    where(logicalOr(c, d), x, y),
  ]),
  rule("product with one or NaN", "exact", ({ c, x }) => mul(x, where(c, nan(x), fill(x, 1))), {
    gives: ({ c, x }) => where(c, Number.NaN, x),
    dtypes: ["f32", "f64"],
  }),
  rewrite("same function in both branches", "exact", {
    legal:
      "the branches differ in one operand of one function, which no operand can make fail, and nothing else needs them",
    at: [where.op],
    step: (node, { single }) => functionOfChoice(node, single),
    examples: [
      (input) => where(input([3], "bool"), exp(input([3], "f64")), exp(input([3], "f64"))),
      (input) => ((z) => where(input([3], "bool"), add(input([3]), z), add(input([3]), z)))(input([3])),
    ],
  }),
  rewrite("function of two choices by the same", "exact", {
    legal: "both choices have the same condition, and known numbers in the same branch",
    at: joining,
    step: choiceOfFunctions,
    examples: [
      (input) => ((c) => add(where(c, input([3]), 0), where(c, input([3]), 0)))(input([3], "bool")),
      (input) => ((c) => mul(where(c, 2, input([3])), where(c, 3, input([3]))))(input([3], "bool")),
    ],
  }),
  rewrite("same choice within a branch", "exact", {
    legal: "an operand of the branch is chosen by the same condition",
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

/**
 * Both branches are the same function of operands of which one differs, and nothing else needs them: the function is
 * computed once, of the operand that is chosen.
 */
function functionOfChoice({ inputs: [c, x, y] }: Node, single: (node: Node) => boolean): Tensor | null {
  if (c === undefined || x === undefined || y === undefined || x === y || x.op !== y.op) return null;
  const { op, inputs, attrs } = x;
  if (op.family !== "elementwise" || op.refuses !== null || attributeKey(attrs) !== attributeKey(y.attrs)) return null;
  const others =
      op.commutative && (y.inputs[0] === inputs[1] || y.inputs[1] === inputs[0]) ? [...y.inputs].reverse() : y.inputs,
    differing = inputs.flatMap((input, at) => (input === others[at] ? [] : [at])),
    [at = 0] = differing,
    [first, second] = [inputs[at], others[at]];
  if (differing.length !== 1 || first === undefined || second === undefined) return null;
  if (!sameType(first.type, second.type) || !single(x) || !single(y)) return null;
  const chosen = where(Tensor.of(c), Tensor.of(first), Tensor.of(second)).node;
  return Tensor.of(
    appendNode(
      op,
      inputs.map((input, position) => (position === at ? chosen : input)),
      attrs,
    ),
  );
}

/** f(where(c, x, k), where(c, y, m)) is where(c, f(x, y), f(k, m)), and likewise where the first branches are known. */
function choiceOfFunctions({ op, inputs: [a, b] }: Node): Tensor | null {
  const c = a?.inputs[0];
  if (a?.op !== where.op || b?.op !== where.op || c === undefined || c !== b.inputs[0]) return null;
  const branch = (at: 1 | 2): Node[] => [a, b].flatMap(({ inputs }) => inputs[at] ?? []),
    isKnown = (at: 1 | 2): boolean => branch(at).every((node) => uniformValue(node) !== null);
  if (!isKnown(1) && !isKnown(2)) return null;
  return where(Tensor.of(c), Tensor.of(appendNode(op, branch(1))), Tensor.of(appendNode(op, branch(2))));
}

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

const opposites = [
  [less, greaterEqual],
  [lessEqual, greater],
  [greater, lessEqual],
  [greaterEqual, less],
] as const;

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
  rule("negation of two negations, and", "exact", ({ c, d }) => [
    logicalNot(logicalAnd(logicalNot(c), logicalNot(d))),
    logicalOr(c, d),
  ]),
  rule("negation of two negations, or", "exact", ({ c, d }) => [
    logicalNot(logicalOr(logicalNot(c), logicalNot(d))),
    logicalAnd(c, d),
  ]),
  // Of floats neither may hold: one may be NaN.
  ...opposites.map(([compare, opposite]) =>
    rule(`not ${compare.op.name}, whole`, "exact", ({ x, y }) => [logicalNot(compare(x, y)), opposite(x, y)], {
      dtypes: ["i32"],
    }),
  ),
  rule("x less than x", "exact", ({ x }) => [less(x, x), false]),
  rule("x greater than x", "exact", ({ x }) => [greater(x, x), false]),
];

export const selects: readonly Rule[] = [...selections, ...truths];
