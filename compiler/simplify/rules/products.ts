/** Products of products: of the ways to multiply three tensors the one with the fewest operations. */
import { Tensor } from "../../../src/builder.js";
import { contract, contractionOp, freshLabels, labelExtents, labelsOf } from "../../../src/families/contraction.js";
import type { Node } from "../../../src/graph.js";
import { sigmoid } from "../../../src/ops/transcendental.js";
import { rewrite, type Example, type Rule } from "../rule.js";

/** A factor of a product, with the labels of its axes. */
interface Factor {
  readonly x: Node;
  readonly labels: string;
}

/** Three factors as one sum of products: which labels the result has, and how far each label goes. */
interface Triple {
  readonly factors: readonly [Factor, Factor, Factor];
  readonly result: string;
  readonly extents: ReadonlyMap<string, number>;
}

/** The product of which operand `at` is a product, under labels of which none has two meanings; null if these run out. */
function tripleOf(node: Node, at: 0 | 1): Triple | null {
  const inner = node.inputs[at],
    other = node.inputs[1 - at],
    [a, b] = inner?.inputs ?? [];
  if (inner?.op !== contractionOp || other === undefined || a === undefined || b === undefined) return null;
  const outerLabels = labelsOf(node),
    innerLabels = labelsOf(inner),
    own = outerLabels.operands[at],
    extents = labelExtents(node),
    names = new Map([...innerLabels.result].map((label, axis) => [label, own[axis] ?? ""]));
  for (const [label, extent] of labelExtents(inner)) {
    if (names.has(label)) continue;
    const [fresh] = freshLabels(1, [...extents.keys()].join(""));
    if (fresh === undefined) return null;
    names.set(label, fresh);
    extents.set(fresh, extent);
  }
  const [first, second] = innerLabels.operands.map((list) => [...list].map((label) => names.get(label) ?? "").join(""));
  return {
    factors: [
      { x: a, labels: first ?? "" },
      { x: b, labels: second ?? "" },
      { x: other, labels: outerLabels.operands[1 - at] ?? "" },
    ],
    result: outerLabels.result,
    extents,
  };
}

/** The labels that the product of two factors must keep for the third and the result. */
function keptLabels(first: Factor, second: Factor, third: Factor, result: string): string {
  return [...new Set(first.labels + second.labels)].filter((label) => (third.labels + result).includes(label)).join("");
}

/** Products that a contraction over these labels adds. */
function work(extents: ReadonlyMap<string, number>, ...lists: readonly string[]): number {
  return [...new Set(lists.join(""))].reduce((product, label) => product * (extents.get(label) ?? 1), 1);
}

interface Order {
  readonly first: Factor;
  readonly second: Factor;
  readonly third: Factor;
  readonly kept: string;
  readonly cost: number;
}

function orderOf({ extents, result }: Triple, [first, second, third]: readonly [Factor, Factor, Factor]): Order {
  const kept = keptLabels(first, second, third, result),
    cost = work(extents, first.labels, second.labels) + work(extents, kept, third.labels);
  return { first, second, third, kept, cost };
}

function cheapest(node: Node, at: 0 | 1): Tensor | null {
  const triple = tripleOf(node, at);
  if (triple === null) return null;
  const [a, b, c] = triple.factors,
    now = orderOf(triple, [a, b, c]),
    others = [orderOf(triple, [b, c, a]), orderOf(triple, [a, c, b])],
    [best = now] = others.sort((one, other) => one.cost - other.cost);
  if (best.cost >= now.cost) return null;
  const product = contract(Tensor.of(best.first.x), Tensor.of(best.second.x), labelPair(best), best.kept);
  return contract(product, Tensor.of(best.third.x), [best.kept, best.third.labels], triple.result);
}

const labelPair = ({ first, second }: Order): [string, string] => [first.labels, second.labels];

const matmul = ["ik", "kj"] as const;
/** Numbers from 0 to 1: their products and sums neither overflow nor cancel. */
const shares: (...args: Parameters<Example>) => (rows: number, columns?: number) => Tensor =
  (input) => (rows, columns) =>
    sigmoid(input(columns === undefined ? [rows] : [rows, columns]));

export const products: readonly Rule[] = [
  rewrite("product of a product, in the cheapest order", "finite", {
    legal:
      "another order needs fewer operations, and nothing else needs the inner product; a product in the other order may overflow where the first does not",
    at: [contractionOp],
    step: (node, { single }) => {
      for (const at of [0, 1] as const) {
        const inner = node.inputs[at];
        const better = inner?.op === contractionOp && single(inner) ? cheapest(node, at) : null;
        if (better !== null) return better;
      }
      return null;
    },
    examples: [
      (input) => {
        const x = shares(input);
        return contract(contract(x(3, 4), x(4, 3), matmul, "ij"), x(3), ["ij", "j"], "i");
      },
      (input) => {
        const x = shares(input);
        return contract(x(2), contract(x(2, 3), x(3, 4), matmul, "ij"), ["i", "ij"], "j");
      },
      (input) => {
        const x = shares(input);
        return contract(contract(x(3), x(4), ["i", "j"], "ij"), x(3), ["ij", "i"], "j");
      },
    ],
  }),
];
