/** Reductions: of what repeats, of reductions, of multiples. A sum changes its order only where no overflow can appear. */
import { Tensor } from "../../../src/builder.js";
import { reductionAxes } from "../../../src/families/reduction.js";
import { appendView } from "../../../src/families/view.js";
import type { Node } from "../../../src/graph.js";
import { appendNode, type Op } from "../../../src/op.js";
import { abs, mul, neg, square } from "../../../src/ops/arithmetic.js";
import { greater, logicalNot } from "../../../src/ops/compare.js";
import { allOver, anyOver, maxOver, minOver, prodOver, sumOver } from "../../../src/ops/reduce.js";
import { broadcastAxes, squeezeAxes } from "../../../src/ops/view.js";
import type { DType, Shape } from "../../../src/types.js";
import { isNonNegative } from "../facts.js";
import { coveredView, repeatedAxes, withoutAxes } from "../maps.js";
import { known, rewrite, rule, type ExampleInput, type Gives, type Matched, type Rule } from "../rule.js";

/** Neither the order nor the number of equal elements matters. */
const extremes: readonly Op[] = [maxOver.op, minOver.op, anyOver.op, allOver.op];

/** The reduction over other axes of another tensor; the tensor itself if none are left. */
function reduced({ op, inputs: [first] }: Node, x: Tensor, axes: readonly number[]): Tensor {
  return axes.length === 0 || first === undefined ? x : Tensor.of(appendNode(op, [x.node], { axes }));
}

/** The places of the axes once the dropped ones are gone. */
function renumbered(axes: readonly number[], dropped: readonly number[]): number[] {
  return axes
    .filter((axis) => !dropped.includes(axis))
    .map((axis) => axis - dropped.filter((other) => other < axis).length);
}

function withoutUnits(node: Node): Tensor | null {
  const [x] = node.inputs,
    axes = reductionAxes(node);
  const units = axes.filter((axis) => x?.type.shape[axis] === 1);
  if (x === undefined || units.length === 0) return null;
  return reduced(node, squeezeAxes(Tensor.of(x), units), renumbered(axes, units));
}

/** The axes of the reduction along which its operand repeats, and the operand without them. */
function beyondRepetition(
  node: Node,
): { readonly x: Tensor; readonly axes: readonly number[]; readonly count: number } | null {
  const [x] = node.inputs,
    covered = coveredView(x);
  if (x === undefined || covered === null) return null;
  const { shape } = x.type,
    repeated = repeatedAxes(covered.view.map, shape);
  const dropped = reductionAxes(node).filter((axis) => repeated.includes(axis) && (shape[axis] ?? 0) > 0);
  if (dropped.length === 0) return null;
  const small: Shape = shape.filter((_, axis) => !dropped.includes(axis));
  const count = dropped.reduce((product, axis) => product * (shape[axis] ?? 1), 1);
  return {
    x: Tensor.of(appendView(covered.source, small, withoutAxes(covered.view.map, dropped))),
    axes: renumbered(reductionAxes(node), dropped),
    count,
  };
}

/** A reduction of the same kind of reduction, as one over the axes of both. */
function nested(node: Node): Tensor | null {
  const [inner] = node.inputs,
    x = inner?.inputs[0];
  if (inner === undefined || x === undefined || inner.op !== node.op) return null;
  const first = reductionAxes(inner),
    kept = x.type.shape.flatMap((_, axis) => (first.includes(axis) ? [] : [axis]));
  const second = reductionAxes(node).map((axis) => kept[axis] ?? 0);
  return reduced(
    node,
    Tensor.of(x),
    [...first, ...second].sort((a, b) => a - b),
  );
}

function sumOfRepeated(node: Node): Tensor | null {
  const beyond = beyondRepetition(node);
  return beyond === null ? null : mul(reduced(node, beyond.x, beyond.axes), beyond.count);
}

const axesOf = (matched: Matched, op: Op): readonly number[] => reductionAxes(matched(op));
const multipleOfSum: Gives = ({ k, x }, matched) => mul(sumOver(x, axesOf(matched, sumOver.op)), known(k));
const innerOperand = (node: Node): Node => node.inputs[0]?.inputs[0] ?? node;
const isLarge = (value: number): boolean => Number.isFinite(value) && Math.abs(value) >= 1;
const whole: readonly DType[] = ["i32"];
const positive = (input: ExampleInput): Tensor => square(input([2, 3]));
const repeated = (input: ExampleInput): Tensor => broadcastAxes(input([2]), [3, 2], [0]);

/** Lets parts of a naive formula meet, so it runs before differentiation too. */
export const unitSums: readonly Rule[] = [
  rewrite("sum over axes of size one", "rounding", {
    legal: "a sum of one element adds it to 0, which only hides the sign of -0",
    at: [sumOver.op],
    step: withoutUnits,
    examples: [(input) => sumOver(input([2, 1]), [1]), (input) => sumOver(input([2, 1, 3]), [0, 1])],
  }),
];

export const reductions: readonly Rule[] = [
  rewrite("extreme over axes of size one", "exact", {
    legal: "an extreme or a product of one element is the element",
    at: [...extremes, prodOver.op],
    step: withoutUnits,
    examples: [
      (input) => maxOver(input([2, 1]), [1]),
      (input) => prodOver(input([1, 3]), [0]),
      (input) => anyOver(greater(input([1, 1]), 0), [0, 1]),
    ],
  }),
  rewrite("extreme of what repeats", "exact", {
    legal: "the view repeats along an axis that is reduced, more than zero times",
    at: extremes,
    step: (node) => {
      const beyond = beyondRepetition(node);
      return beyond === null ? null : reduced(node, beyond.x, beyond.axes);
    },
    examples: [
      (input) => minOver(repeated(input), [0]),
      (input) => allOver(broadcastAxes(input([2], "bool"), [3, 2], [0]), [0, 1]),
    ],
  }),
  rewrite("whole sum of what repeats", "exact", {
    legal: "the view repeats along an axis that is summed; products of whole numbers wrap as their sums do",
    at: [sumOver.op],
    dtypes: whole,
    step: sumOfRepeated,
    examples: [(input) => sumOver(repeated(input), [0, 1])],
  }),
  rewrite("sum of what repeats", "rounding", {
    legal: "the view repeats along an axis that is summed, more than zero times: the count is a factor",
    at: [sumOver.op],
    step: sumOfRepeated,
    examples: [(input) => sumOver(repeated(input), [0]), (input) => sumOver(repeated(input), [0, 1])],
  }),
  rewrite("extreme of an extreme", "exact", {
    legal: "both are the same extreme",
    at: extremes,
    step: nested,
    examples: [
      (input) => maxOver(maxOver(input([2, 3]), [1]), [0]),
      (input) => minOver(minOver(input([2, 1, 3]), [0]), [1]),
    ],
  }),
  rewrite("whole sum or product of the same", "exact", {
    legal: "both are the same reduction of whole numbers, which wrap in any order",
    at: [sumOver.op, prodOver.op],
    dtypes: whole,
    step: nested,
    examples: [(input) => sumOver(sumOver(input([2, 3]), [0]), [0])],
  }),
  rewrite("sum of a sum of what is not negative", "rounding", {
    legal: "no element can be negative, so no order of the sum overflows that another does not",
    at: [sumOver.op],
    step: (node) => (isNonNegative(innerOperand(node)) ? nested(node) : null),
    examples: [
      (input) => sumOver(sumOver(positive(input), [1]), [0]),
      (input) => sumOver(sumOver(abs(input([2, 2, 2])), [0]), [1]),
    ],
  }),
  rewrite("sum of a sum", "finite", {
    legal: "another order of a sum may overflow where the first does not",
    at: [sumOver.op],
    step: nested,
    examples: [(input) => sumOver(sumOver(input([2, 3]), [1]), [0])],
  }),
  // The partial sums of x are at most those of k x, so none can overflow that did not.
  rule("sum of multiples", "rounding", ({ k, x }) => sumOver(mul(k, x), [0]), {
    gives: multipleOfSum,
    when: ({ k }) => isLarge(known(k)),
    legal: "k is finite, and |k| >= 1: no partial sum of x overflows that did not",
  }),
  rule("sum of small multiples", "finite", ({ k, x }) => sumOver(mul(k, x), [0]), {
    gives: multipleOfSum,
    when: ({ k }) => Number.isFinite(known(k)),
    legal: "k is finite; a sum of x may overflow where that of k x does not",
    known: { k: 0.3 },
  }),
  rule("sum of negations", "rounding", ({ x }) => sumOver(neg(x), [0]), {
    gives: ({ x }, matched) => neg(sumOver(x, axesOf(matched, sumOver.op))),
    when: ({ x }) => x.size > 0,
    legal: "what is negated has elements",
  }),
  rule("whether some element does not hold", "exact", ({ c }) => anyOver(logicalNot(c), [0]), {
    gives: ({ c }, matched) => logicalNot(allOver(c, axesOf(matched, anyOver.op))),
  }),
  rule("whether no element holds", "exact", ({ c }) => allOver(logicalNot(c), [0]), {
    gives: ({ c }, matched) => logicalNot(anyOver(c, axesOf(matched, allOver.op))),
  }),
];
