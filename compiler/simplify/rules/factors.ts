/** Factors and terms that are the same for all that is reduced leave the reduction. */
import { Tensor, type Operand } from "../../../src/builder.js";
import { contract, contractionOp, labelsOf } from "../../../src/families/contraction.js";
import { reductionAxes } from "../../../src/families/reduction.js";
import { uniformValue } from "../../../src/families/source.js";
import { appendView } from "../../../src/families/view.js";
import type { Node } from "../../../src/graph.js";
import { appendNode, type Op } from "../../../src/op.js";
import { add, div, mul, neg, sub } from "../../../src/ops/arithmetic.js";
import { maxOver, minOver, sumOver } from "../../../src/ops/reduce.js";
import { broadcastAxes } from "../../../src/ops/view.js";
import { sizeOf } from "../../../src/types.js";
import { coveredView, repeatedAxes, withoutAxes } from "../maps.js";
import {
  known,
  rewrite,
  rule,
  type ExampleInput,
  type Letters,
  type Matched,
  type Rule,
  type Surroundings,
} from "../rule.js";

const float = ["f32", "f64"] as const;
const isPositive = ({ k }: Letters): boolean => known(k) > 0 && known(k) < Infinity;
const isNegative = ({ k }: Letters): boolean => known(k) < 0 && known(k) > -Infinity;
const isFinite = ({ k }: Letters): boolean => Number.isFinite(known(k));
const always = (): boolean => true;

type Extreme = typeof maxOver;
const opposites: readonly (readonly [Extreme, Extreme])[] = [
  [maxOver, minOver],
  [minOver, maxOver],
];

/** Where other users need what is reduced, nothing is saved. */
const alone =
  (op: Op, holds: (letters: Letters) => boolean) =>
  (letters: Letters, matched: Matched, { single }: Surroundings): boolean =>
    holds(letters) && single(matched(op).inputs[0] ?? matched(op));

/** When a function of k and x rises or falls with x. */
interface Monotone {
  readonly words: string;
  readonly holds: (letters: Letters) => boolean;
  readonly example: number;
}
const rising = (where: string, holds: Monotone["holds"], example = 3): Monotone => ({
  words: `${where}, and nothing else needs what is reduced: rounding keeps its order`,
  ...{ holds, example },
});
const falling = (where: string, holds: Monotone["holds"], example = 3): Monotone => ({
  words: `${where}, and nothing else needs what is reduced: rounding turns its order round`,
  ...{ holds, example },
});

/** max(f(k, x)) = f(k, max(x)) for an f that grows with x, f(k, min(x)) for one that falls; min likewise. */
function extremesOf([extreme, opposite]: readonly [Extreme, Extreme]): Rule[] {
  const { op } = extreme;
  const of = (what: string, f: (k: Operand, x: Operand) => Tensor, from: Extreme, condition: Monotone): Rule =>
    rule(`${op.name} of ${what}`, "exact", ({ k, x }) => extreme(f(k, x), [0]), {
      gives: ({ k, x }, matched) => f(known(k), from(x, reductionAxes(matched(op)))),
      when: alone(op, condition.holds),
      legal: condition.words,
      dtypes: float,
      known: { k: condition.example },
    });
  return [
    rule(`${op.name} of negations`, "exact", ({ x }) => extreme(neg(x), [0]), {
      gives: ({ x }, matched) => neg(opposite(x, reductionAxes(matched(op)))),
      when: alone(op, always),
      legal: "nothing else needs the negations",
      dtypes: float,
    }),
    of("positive multiples", mul, extreme, rising("k is positive and finite", isPositive)),
    of("negative multiples", mul, opposite, falling("k is negative and finite", isNegative, -0.3)),
    of("sums with a known number", add, extreme, rising("k is finite", isFinite)),
    of("differences from a known number", sub, opposite, falling("k is finite", isFinite)),
  ];
}

/** What repeats along all these axes, without them. */
function unrepeated(node: Node, axes: readonly number[]): Node | null {
  const covered = coveredView(node),
    { shape } = node.type;
  if (covered === null) return null;
  const repeated = repeatedAxes(covered.view.map, shape);
  if (!axes.every((axis) => repeated.includes(axis))) return null;
  const small = shape.filter((_, axis) => !axes.includes(axis));
  return appendView(covered.source, small, withoutAxes(covered.view.map, axes));
}

/** The sum of x y or x / y, where y is the same for all that is summed. */
function commonFactor(node: Node, single: (node: Node) => boolean): Tensor | null {
  const [inner] = node.inputs,
    [a, b] = inner?.inputs ?? [],
    axes = reductionAxes(node);
  if (inner === undefined || a === undefined || b === undefined || !single(inner)) return null;
  const [right, left] = [unrepeated(b, axes), inner.op === mul.op ? unrepeated(a, axes) : null],
    [x, factor] = right !== null ? [a, right] : [b, left];
  if (factor === null || unrepeated(x, axes) !== null) return null;
  return Tensor.of(appendNode(inner.op, [appendNode(node.op, [x], node.attrs), factor]));
}

/** A known factor of one operand as a factor of the product, where that has no more elements. */
function multipleOfProduct(node: Node, single: (node: Node) => boolean): Tensor | null {
  const { operands, result } = labelsOf(node);
  for (const [at, multiple] of node.inputs.entries()) {
    const place = multiple.op === mul.op ? multiple.inputs.findIndex((input) => uniformValue(input) !== null) : -1,
      k = multiple.inputs[place],
      x = multiple.inputs[1 - place],
      value = k === undefined ? null : uniformValue(k);
    if (x === undefined || value === null || !Number.isFinite(value) || !single(multiple)) continue;
    if (sizeOf(node.type.shape) > sizeOf(x.type.shape)) continue;
    const [a = x, b = x] = node.inputs.map((input, which) => (which === at ? x : input));
    return mul(value, contract(Tensor.of(a), Tensor.of(b), operands, result));
  }
  return null;
}

const repeated = (input: ExampleInput): Tensor => broadcastAxes(input([2]), [2, 3], [1]);

export const factors: readonly Rule[] = [
  ...opposites.flatMap(extremesOf),
  // A factor of 0 makes 0 of a sum that overflows.
  rewrite("sum of multiples of what repeats", "finite", {
    legal:
      "the factor is the same along all axes that are summed, and nothing else needs the products; a factor of 0 would hide an overflow of the sum",
    at: [sumOver.op],
    step: (node, { single }) => {
      const op = node.inputs[0]?.op;
      return op === mul.op || op === div.op ? commonFactor(node, single) : null;
    },
    dtypes: float,
    examples: [
      (input) => sumOver(mul(input([2, 3]), repeated(input)), [1]),
      (input) => sumOver(div(input([2, 3]), repeated(input)), [1]),
    ],
  }),
  rewrite("contraction of a known multiple", "finite", {
    legal:
      "the factor is known and finite, the result is no larger than the operand, and nothing else needs the multiple",
    at: [contractionOp],
    step: (node, { single }) => multipleOfProduct(node, single),
    dtypes: float,
    examples: [
      (input) => contract(mul(0.3, input([2, 3])), input([3, 2]), ["ik", "kj"], "ij"),
      (input) => contract(input([3]), mul(input([3]), -5), ["i", "i"], ""),
    ],
  }),
];
