/** Views and reshapes: they compose, cancel, and let elementwise ops through where that saves work. */
import { onGraph, Tensor } from "../../../src/builder.js";
import { reshapeOp, reshapeTo } from "../../../src/families/reshape.js";
import { uniformValue } from "../../../src/families/source.js";
import { appendView, viewOf, viewOp } from "../../../src/families/view.js";
import type { Node } from "../../../src/graph.js";
import { compose, type IndexMap } from "../../../src/indexMap.js";
import { appendNode } from "../../../src/op.js";
import { add, mul, neg } from "../../../src/ops/arithmetic.js";
import { greater, where } from "../../../src/ops/compare.js";
import { exp } from "../../../src/ops/transcendental.js";
import { pad } from "../../../src/ops/pad.js";
import { broadcastAxes, expandDims, flip, slice, squeeze, transpose } from "../../../src/ops/view.js";
import { sameShape, sizeOf, type Shape } from "../../../src/types.js";
import { coveredView, placementOf, repeatedAxes, unitReshape, withoutAxes } from "../maps.js";
import { rewrite, type Rule } from "../rule.js";

/** A chain of views that pad would gather conditions without bound. */
const mostGuards = 8;

/** The view of a view, as one: where both fill, they must fill with the same. */
function composed(outer: Node, inner: Node): Tensor | null {
  const [source] = inner.inputs,
    second = viewOf(outer),
    first = viewOf(inner);
  if (source === undefined || (!second.covered && !first.covered && !Object.is(second.fill, first.fill))) return null;
  const map = compose(second.map, inner.type.shape, first.map, outer.type.shape);
  if (map.guards.length > mostGuards) return null;
  return Tensor.of(appendView(source, outer.type.shape, map, second.covered ? first.fill : second.fill));
}

/** The reshape as a view that moves nothing, if it only adds or drops axes of size 1. */
function unitView({ inputs: [x], type }: Node): { readonly x: Node; readonly map: IndexMap } | null {
  const map = x === undefined ? null : unitReshape(x.type.shape, type.shape);
  return x === undefined || map === null ? null : { x, map };
}

/** An elementwise op computes each value once that its operands repeat along the same axes. */
function beneathRepetition(node: Node): Tensor | null {
  const { op, inputs, attrs } = node,
    { shape } = node.type;
  const views = inputs.map(coveredView);
  let common: number[] = shape.flatMap((extent, axis) => (extent > 1 ? [axis] : []));
  for (const covered of views) {
    if (covered === null || common.length === 0) return null;
    const repeated = repeatedAxes(covered.view.map, shape);
    common = common.filter((axis) => repeated.includes(axis));
  }
  if (common.length === 0) return null;
  const small: Shape = shape.filter((_, axis) => !common.includes(axis));
  const parts = views.flatMap((covered) =>
    covered === null ? [] : [appendView(covered.source, small, withoutAxes(covered.view.map, common))],
  );
  return broadcastAxes(Tensor.of(appendNode(op, parts, attrs)), shape, common);
}

/** Views that only add or drop axes of size 1 let every elementwise op through, so that what they part meets. */
function beneathUnits(node: Node): Tensor | null {
  const { op, inputs, attrs, type } = node;
  const views = inputs.map((input) => (uniformValue(input) === null ? coveredView(input) : null));
  const [first] = views.filter((covered) => covered !== null);
  const map = first === undefined ? null : unitReshape(first.source.type.shape, type.shape);
  if (first === undefined || map === null) return null;
  const { shape } = first.source.type;
  const parts: Node[] = [];
  for (const [at, input] of inputs.entries()) {
    const covered = views[at] ?? null,
      value = uniformValue(input);
    if (value !== null)
      parts.push(onGraph(node.graph, Tensor.literal(input.type.dtype, shape, Float64Array.of(value))));
    else if (covered !== null && isUnitView(input, covered.source, shape)) parts.push(covered.source);
    else return null;
  }
  return Tensor.of(appendView(appendNode(op, parts, attrs), type.shape, map));
}

/** A view that only adds or drops axes of size 1. */
function isUnit(node: Node): boolean {
  const covered = coveredView(node);
  return covered !== null && isUnitView(node, covered.source, covered.source.type.shape) && isPermuted(node);
}

/** As many elements as its source. */
function isPermuted({ inputs: [source], type }: Node): boolean {
  return source !== undefined && sizeOf(source.type.shape) === sizeOf(type.shape);
}

/** The view shows its source, which has this shape, in order. */
function isUnitView(node: Node, source: Node, shape: Shape): boolean {
  const placement = placementOf(viewOf(node).map, source.type.shape, node.type.shape);
  if (placement === null || !sameShape(source.type.shape, shape)) return false;
  const kept = placement.filter((axis) => axis >= 0);
  return kept.every((axis, at) => at === 0 || axis > (kept[at - 1] ?? -1));
}

/**
 * Those that let parts of a naive formula meet, `exp(x)` and the sum over its rows: they run before differentiation too,
 * where other views are better left alone: the cotangent of a part of a part is small for longer.
 */
export const meetings: readonly Rule[] = [
  rewrite("view of added axes of size one", "exact", {
    legal: "the inner view only adds or drops axes of size 1",
    at: [viewOp],
    step: (node, { isKept }) => {
      const [inner] = node.inputs;
      return inner !== undefined && isUnit(inner) && !isKept(inner) ? composed(node, inner) : null;
    },
    examples: [(input) => broadcastAxes(expandDims(input([2]), [1]), [2, 1, 3], [2])],
  }),
  rewrite("function of one tensor beneath axes of size one", "exact", {
    legal: "the view only adds or drops axes of size 1, and all other operands are the same number everywhere",
    at: ["elementwise"],
    step: (node, { isKept }) => {
      const several = node.inputs.filter((input) => uniformValue(input) === null);
      return several.length === 1 && !several.some(isKept) ? beneathUnits(node) : null;
    },
    examples: [(input) => neg(expandDims(input([3]), [1])), (input) => mul(expandDims(input([2]), [0]), 3)],
  }),
];

export const views: readonly Rule[] = [
  rewrite("function beneath axes of size one", "exact", {
    legal: "the views of all operands only add or drop the same axes of size 1, or are the same number everywhere",
    at: ["elementwise"],
    step: beneathUnits,
    examples: [(input) => add(expandDims(input([2]), [0]), expandDims(input([2]), [0]))],
  }),
  rewrite("view of a view", "exact", {
    legal: "where both fill, they fill with the same number, and the conditions of the map stay few",
    at: [viewOp],
    step: (node) => (node.inputs[0]?.op === viewOp ? composed(node, node.inputs[0]) : null),
    examples: [
      (input) => transpose(transpose(input([2, 3]))),
      (input) => slice(pad(input([3]), [[1, 2]]), ["1:4"]),
      (input) => pad(pad(input([2]), [[1, 0]]), [[0, 2]]),
      (input) => flip(slice(input([5]), ["1:4"])),
      (input) => broadcastAxes(expandDims(input([2]), [1]), [2, 1, 3], [2]),
      (input) => pad(pad(input([3]), [[0, 0]], { interior: [1] }), [[1, 1]], { interior: [1] }),
    ],
  }),
  rewrite("reshape of a reshape", "exact", {
    legal: "a reshape keeps the order of the elements",
    at: [reshapeOp],
    step: ({ inputs: [inner], type }) => {
      const x = inner?.op === reshapeOp ? inner.inputs[0] : undefined;
      return x === undefined ? null : reshapeTo(Tensor.of(x), type.shape);
    },
    examples: [
      (input) => reshapeTo(reshapeTo(input([2, 3]), [6]), [3, 2]),
      (input) => reshapeTo(reshapeTo(input([4]), [2, 2]), [4]),
    ],
  }),
  rewrite("axes of size one added to a view", "exact", {
    legal: "the reshape only adds or drops axes of size 1",
    at: [reshapeOp],
    step: (node) => {
      const unit = unitView(node);
      return unit?.x.op === viewOp ? Tensor.of(appendView(unit.x, node.type.shape, unit.map)) : null;
    },
    examples: [
      (input) => reshapeTo(transpose(input([2, 3])), [3, 1, 2]),
      (input) => reshapeTo(slice(input([3, 1]), ["1:", ":"]), [2]),
    ],
  }),
  rewrite("view beyond axes of size one", "exact", {
    legal: "the reshape only adds or drops axes of size 1",
    at: [viewOp],
    step: (node) => {
      const { map, fill } = viewOf(node),
        [inner] = node.inputs,
        unit = inner?.op === reshapeOp ? unitView(inner) : null;
      if (inner === undefined || unit === null) return null;
      return Tensor.of(
        appendView(unit.x, node.type.shape, compose(map, inner.type.shape, unit.map, node.type.shape), fill),
      );
    },
    examples: [
      (input) => squeeze(reshapeTo(input([3]), [3, 1])),
      (input) => pad(reshapeTo(input([1, 2]), [2]), [[1, 0]], { value: 3 }),
    ],
  }),
  rewrite("function of what repeats", "exact", {
    legal: "all operands repeat along the same axis",
    at: ["elementwise"],
    step: (node) => (node.inputs.every((input) => uniformValue(input) !== null) ? null : beneathRepetition(node)),
    examples: [
      (input) => exp(broadcastAxes(input([2], "f64"), [2, 3], [1])),
      (input) => mul(broadcastAxes(input([2]), [2, 3], [1]), 2),
      (input) => add(broadcastAxes(input([2]), [4, 2, 3], [0, 2]), broadcastAxes(input([3]), [4, 2, 3], [0, 1])),
      (input) =>
        where(broadcastAxes(greater(input([2]), 0), [2, 2], [0]), broadcastAxes(neg(input([2])), [2, 2], [0]), 0),
    ],
  }),
];
