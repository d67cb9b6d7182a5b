/** Transposes move towards the result, where they meet others and cancel, or become the labels of a contraction. */
import { onGraph, Tensor } from "../../../src/builder.js";
import { reductionAxes } from "../../../src/families/reduction.js";
import { reshapeOp, reshapeTo } from "../../../src/families/reshape.js";
import { uniformValue } from "../../../src/families/source.js";
import { appendView } from "../../../src/families/view.js";
import { attributeKey, type Node } from "../../../src/graph.js";
import { appendNode } from "../../../src/op.js";
import { add, mul } from "../../../src/ops/arithmetic.js";
import { greater } from "../../../src/ops/compare.js";
import { allOver, anyOver, maxOver, minOver, sumOver } from "../../../src/ops/reduce.js";
import { exp } from "../../../src/ops/transcendental.js";
import { permute, transpose } from "../../../src/ops/view.js";
import { sameShape, type Shape } from "../../../src/types.js";
import { coveredView, placementOf } from "../maps.js";
import { rewrite, type Rule } from "../rule.js";

/** What a transpose shows, and which axis of the transpose each of its axes is; null of any other node. */
function transposed(node: Node): { readonly source: Node; readonly places: readonly number[] } | null {
  const covered = coveredView(node);
  if (covered === null) return null;
  const { source, view } = covered,
    places = placementOf(view.map, source.type.shape, node.type.shape);
  if (places === null || places.includes(-1) || places.length !== node.type.shape.length) return null;
  return { source, places };
}

/** f of transposes by one order, as the transpose of f; numbers that are the same everywhere have no order. */
function beneathTranspose(node: Node): Tensor | null {
  const { op, inputs, attrs, type } = node,
    several = inputs.filter((input) => uniformValue(input) === null),
    [first] = several,
    seen = first === undefined ? null : transposed(first),
    covered = coveredView(first);
  if (first === undefined || seen === null || covered === null) return null;
  const { shape } = seen.source.type;
  const alike = several.every(
    (input) =>
      input.op === first.op &&
      attributeKey(input.attrs) === attributeKey(first.attrs) &&
      input.inputs[0] !== undefined &&
      sameShape(input.inputs[0].type.shape, shape),
  );
  if (!alike) return null;
  const parts = inputs.map((input) => sourceOf(input, shape));
  return Tensor.of(appendView(appendNode(op, parts, attrs), type.shape, covered.view.map));
}

/** What the view shows; a number that is the same everywhere, in the other shape. */
function sourceOf(input: Node, shape: Shape): Node {
  const value = uniformValue(input);
  if (value === null) return input.inputs[0] ?? input;
  return onGraph(input.graph, Tensor.literal(input.type.dtype, shape, Float64Array.of(value)));
}

/** The reduction of what a transpose shows, with what is left in the order of the transpose. */
function reducedBeneath(node: Node, anyOrder: boolean): Tensor | null {
  const [x] = node.inputs,
    seen = x === undefined ? null : transposed(x);
  if (seen === null) return null;
  const { source, places } = seen,
    reduced = reductionAxes(node),
    axes = places.flatMap((place, at) => (reduced.includes(place) ? [at] : [])),
    left = places.filter((place) => !reduced.includes(place));
  const isInOrder = axes.every((at, which) => which === 0 || (places[axes[which - 1] ?? 0] ?? 0) < (places[at] ?? 0));
  if (!anyOrder && !isInOrder) return null;
  const order = [...left].sort((a, b) => a - b).map((place) => left.indexOf(place));
  return permute(Tensor.of(appendNode(node.op, [source], { axes })), order);
}

/** How many functions a reshape looks through for those that undo it. */
const deepest = 4;

/** The node in the shape, if nothing but functions that nothing else needs stand between it and reshapes from there. */
function unshaped(node: Node, shape: Shape, single: (node: Node) => boolean, depth = deepest): Node | null {
  const [source] = node.inputs;
  if (uniformValue(node) !== null) return sourceOf(node, shape);
  if (node.op === reshapeOp) return source !== undefined && sameShape(source.type.shape, shape) ? source : null;
  if (node.op.family !== "elementwise" || depth === 0 || !single(node)) return null;
  const parts: Node[] = [];
  for (const input of node.inputs) {
    const part = unshaped(input, shape, single, depth - 1);
    if (part === null) return null;
    parts.push(part);
  }
  return appendNode(node.op, parts, node.attrs);
}

const everyAxis = (node: Node): boolean => reductionAxes(node).length === (node.inputs[0]?.type.shape.length ?? 0);

/** A reduction over all axes does not ask for the shape. */
function reducedWhole(node: Node): Tensor | null {
  const [x] = node.inputs,
    source = x?.op === reshapeOp ? x.inputs[0] : undefined;
  if (source === undefined || !everyAxis(node) || source.type.shape.length === 0) return null;
  return Tensor.of(appendNode(node.op, [source], { axes: source.type.shape.map((_, at) => at) }));
}

const extremes = [maxOver, minOver, anyOver, allOver].map(({ op }) => op);

export const transposes: readonly Rule[] = [
  rewrite("function of transposes", "exact", {
    legal: "all operands are transposed in the same way, or the same number everywhere",
    at: ["elementwise"],
    step: beneathTranspose,
    examples: [
      (input) => exp(transpose(input([2, 3], "f64"))),
      (input) => add(permute(input([2, 3, 2]), [2, 0, 1]), permute(input([2, 3, 2]), [2, 0, 1])),
      (input) => mul(transpose(input([2, 3])), 2),
    ],
  }),
  rewrite("extreme of a transpose", "exact", {
    legal: "no order matters to an extreme",
    at: extremes,
    step: (node) => reducedBeneath(node, true),
    examples: [
      (input) => maxOver(transpose(input([2, 3])), [0]),
      (input) => minOver(permute(input([2, 3, 2]), [2, 0, 1]), [1]),
      (input) => anyOver(transpose(greater(input([2, 3]), 0)), [0, 1]),
    ],
  }),
  rewrite("sum of a transpose", "rounding", {
    legal: "the axes that are summed keep their order",
    at: [sumOver.op],
    step: (node) => reducedBeneath(node, false),
    examples: [
      (input) => sumOver(transpose(input([2, 3])), [0]),
      (input) => sumOver(permute(input([2, 3, 2]), [2, 0, 1]), [1, 2]),
    ],
  }),
  rewrite("reshape of a function of reshapes", "exact", {
    legal: "the reshape undoes those of all operands, and nothing else needs what lies between",
    at: [reshapeOp],
    step: ({ inputs: [x], type }, { single }) => {
      const whole = x === undefined || x.op === reshapeOp ? null : unshaped(x, type.shape, single);
      return whole === null ? null : Tensor.of(whole);
    },
    examples: [
      (input) => reshapeTo(exp(reshapeTo(input([2, 3], "f64"), [6])), [2, 3]),
      (input) => reshapeTo(mul(add(reshapeTo(input([4]), [2, 2]), reshapeTo(input([4]), [2, 2])), 3), [4]),
    ],
  }),
  rewrite("extreme over all of a reshape", "exact", {
    legal: "the extreme is over all axes",
    at: extremes,
    step: reducedWhole,
    examples: [(input) => maxOver(reshapeTo(input([2, 3]), [6]), [0])],
  }),
  rewrite("sum over all of a reshape", "rounding", {
    legal: "the sum is over all axes, in the same order",
    at: [sumOver.op],
    step: reducedWhole,
    examples: [(input) => sumOver(reshapeTo(input([6]), [2, 3]), [0, 1])],
  }),
];
