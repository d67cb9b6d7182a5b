/** Contractions: transposes and repetitions become a matter of labels, and a product that is summed becomes one. */
import { Tensor } from "../../../src/builder.js";
import { contract, contractionOp, labelsOf, type Labels } from "../../../src/families/contraction.js";
import { reductionAxes } from "../../../src/families/reduction.js";
import { appendView, viewOp } from "../../../src/families/view.js";
import type { Node } from "../../../src/graph.js";
import { axisIndex } from "../../../src/indexMap.js";
import { mul, neg } from "../../../src/ops/arithmetic.js";
import { sumOver } from "../../../src/ops/reduce.js";
import { broadcastAxes, permute, transpose } from "../../../src/ops/view.js";
import { sizeOf } from "../../../src/types.js";
import { coveredView, placementOf } from "../maps.js";
import { rewrite, rule, type Rule } from "../rule.js";

/** An operand that a view only transposes and repeats: what is viewed, without axes of size 1, and its labels. */
interface Placed {
  readonly x: Tensor;
  readonly labels: string;
  /** Labels along which the operand repeats. */
  readonly repeated: string;
}

function placed(operand: Node, labels: string): Placed | null {
  const covered = coveredView(operand);
  if (covered === null) return null;
  const { source, view } = covered,
    placement = placementOf(view.map, source.type.shape, operand.type.shape);
  if (placement === null) return null;
  const kept = placement.flatMap((axis, at) => (axis < 0 ? [] : [at])),
    shape = kept.map((at) => source.type.shape[at] ?? 1);
  const own = placement
    .filter((axis) => axis >= 0)
    .map((axis) => labels[axis] ?? "")
    .join("");
  const squeezed = { axes: placement.map((_, at) => axisIndex(kept.length, kept.indexOf(at))), guards: [] };
  return {
    x: Tensor.of(appendView(source, shape, squeezed)),
    labels: own,
    repeated: [...labels].filter((label) => !own.includes(label)).join(""),
  };
}

const summedLabels = ({ operands: [a, b], result }: Labels): number =>
  [...new Set(a + b)].filter((label) => !result.includes(label)).length;

/** The contraction of what the view of one operand shows. A label that only the other operand and no result has must stay. */
function viewedOperand(node: Node): Tensor | null {
  const labels = labelsOf(node);
  for (const at of [0, 1] as const) {
    const operand = node.inputs[at],
      other = node.inputs[1 - at];
    if (operand === undefined || other === undefined) continue;
    const seen = placed(operand, labels.operands[at]),
      theirs = labels.operands[1 - at] ?? "";
    if (seen === null || [...seen.repeated].some((label) => !labels.result.includes(label))) continue;
    // Nothing but this operand had the label: the result repeats along it.
    const lost = [...labels.result].filter((label) => seen.repeated.includes(label) && !theirs.includes(label));
    const result = [...labels.result].filter((label) => !lost.includes(label)).join("");
    const contracted =
      at === 0
        ? contract(seen.x, Tensor.of(other), [seen.labels, theirs], result)
        : contract(Tensor.of(other), seen.x, [theirs, seen.labels], result);
    return broadcastAxes(
      contracted,
      node.type.shape,
      lost.map((label) => labels.result.indexOf(label)),
    );
  }
  return null;
}

/** The contraction that gives its result in the order in which the view shows it. */
function viewedResult(node: Node, contraction: Node): Tensor | null {
  const covered = coveredView(node),
    { operands, result } = labelsOf(contraction),
    [a, b] = contraction.inputs.map(Tensor.of);
  if (covered === null || a === undefined || b === undefined) return null;
  const placement = placementOf(covered.view.map, contraction.type.shape, node.type.shape);
  if (
    placement === null ||
    sizeOf(node.type.shape) !== sizeOf(contraction.type.shape) ||
    placement.length !== node.type.shape.length
  )
    return null;
  const order = placement.map((_, axis) => placement.indexOf(axis));
  return order.includes(-1) ? null : contract(a, b, operands, order.map((axis) => result[axis] ?? "").join(""));
}

/** The sum of a product whose factors repeat along different axes, so that the product is larger than both. */
function summedProduct(node: Node): Tensor | null {
  const [product] = node.inputs,
    letters = product?.type.shape.map((_, axis) => String.fromCharCode(97 + axis)).join("") ?? "";
  const [a, b] = product?.op === mul.op ? product.inputs : [];
  if (product === undefined || a === undefined || b === undefined || letters.length > 26) return null;
  const factors = [placed(a, letters), placed(b, letters)].filter((factor) => factor !== null);
  // The product does not tell which is first: the labels do.
  const [first, second] = factors.sort((one, other) => (one.labels < other.labels ? -1 : 1));
  if (
    first === undefined ||
    second === undefined ||
    Math.max(first.x.size, second.x.size) >= sizeOf(product.type.shape)
  )
    return null;
  const axes = reductionAxes(node),
    result = [...letters].filter((_, axis) => !axes.includes(axis)).join("");
  const order = [...new Set(first.labels + second.labels)].filter((label) => !result.includes(label));
  // The terms are added in the order in which the sum adds them.
  if (order.some((label, at) => at > 0 && label < (order[at - 1] ?? ""))) return null;
  const uses = (label: string): number =>
    [first.labels, second.labels, result].filter((list) => list.includes(label)).length;
  return [...letters].every((label) => uses(label) >= 2)
    ? contract(first.x, second.x, [first.labels, second.labels], result)
    : null;
}

/** The negation of nothing costs nothing, that of the zeros which its products sum to does. */
const notEmpty = (negated: (letters: { readonly a: Tensor; readonly b: Tensor }) => Tensor) => ({
  when: (letters: { readonly a: Tensor; readonly b: Tensor }): boolean => negated(letters).size > 0,
  legal: "what is negated has elements",
});

const matmul = { operands: ["ik", "kj"], result: "ij" } as const;

export const contractions: readonly Rule[] = [
  rewrite("contraction of a view", "exact", {
    legal: "the view transposes or repeats, it repeats along no axis that is summed, and at most one axis is summed",
    at: [contractionOp],
    step: (node) => (summedLabels(labelsOf(node)) <= 1 ? viewedOperand(node) : null),
    examples: [
      (input) => contract(transpose(input([3, 2])), input([3, 2]), matmul.operands, matmul.result),
      (input) => contract(input([2, 3]), permute(input([2, 3]), [1, 0]), matmul.operands, matmul.result),
      (input) => contract(broadcastAxes(input([2, 3]), [2, 2, 3], [0]), input([2, 3, 2]), ["bik", "bkj"], "bij"),
      (input) => contract(broadcastAxes(input([3]), [2, 3], [0]), input([3, 2]), matmul.operands, matmul.result),
    ],
  }),
  rewrite("contraction of a view, in another order", "rounding", {
    legal:
      "the view transposes or repeats, and repeats along no axis that is summed; several axes may be summed in another order",
    at: [contractionOp],
    step: viewedOperand,
    examples: [(input) => contract(transpose(input([3, 2])), input([2, 3]), ["ij", "ij"], "")],
  }),
  rewrite("view of a contraction", "exact", {
    legal: "the view transposes, and nothing else needs the contraction",
    at: [viewOp],
    step: (node, { single }) => {
      const [contraction] = node.inputs;
      return contraction?.op === contractionOp && single(contraction) ? viewedResult(node, contraction) : null;
    },
    examples: [(input) => transpose(contract(input([2, 3]), input([3, 4]), matmul.operands, matmul.result))],
  }),
  rewrite("sum of a product", "rounding", {
    legal:
      "each axis is one of two of the factors and the result, the product is larger than either factor, and the terms keep their order",
    at: [sumOver.op],
    step: summedProduct,
    examples: [
      (input) =>
        sumOver(mul(broadcastAxes(input([2, 3]), [2, 4, 3], [1]), broadcastAxes(input([4, 3]), [2, 4, 3], [0])), [2]),
      (input) =>
        sumOver(mul(broadcastAxes(input([2, 3]), [2, 3, 2], [2]), broadcastAxes(input([3, 2]), [2, 3, 2], [0])), [1]),
    ],
  }),
  rule("contraction of a negation", "rounding", ({ a, b }) => contract(neg(a), b, ["i", "i"], ""), {
    gives: ({ a, b }, matched) => neg(alike(matched(contractionOp), a, b)),
    ...notEmpty(({ a }) => a),
  }),
  rule("contraction with a negation", "rounding", ({ a, b }) => contract(a, neg(b), ["i", "i"], ""), {
    gives: ({ a, b }, matched) => neg(alike(matched(contractionOp), a, b)),
    ...notEmpty(({ b }) => b),
  }),
];

function alike(contraction: Node, a: Tensor, b: Tensor): Tensor {
  const { operands, result } = labelsOf(contraction);
  return contract(a, b, operands, result);
}
