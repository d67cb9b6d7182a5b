/** Views of what was put together: those that show nothing of an operand do not ask for it. */
import { fill, Tensor } from "../../../src/builder.js";
import { concatAlong, concatOp, concatStarts } from "../../../src/families/concat.js";
import { appendView, viewOf, viewOp } from "../../../src/families/view.js";
import type { Node } from "../../../src/graph.js";
import { axisIndex, conditionsOf, quotient, type Guard, type Quotient } from "../../../src/indexMap.js";
import { slice, transpose, view } from "../../../src/ops/view.js";
import { sizeOf, type Shape } from "../../../src/types.js";
import { rewrite, type Rule } from "../rule.js";
import { partAt, rangeOf } from "./joins.js";

/** No index of the box satisfies the condition. */
function neverHolds({ quotient: of, size }: Guard, box: Shape): boolean {
  const { low, high } = rangeOf(of, box);
  return high < 0 || low > size - 1;
}

function onlyFill(node: Node): Tensor | null {
  const [source] = node.inputs,
    { shape } = node.type;
  if (source === undefined || sizeOf(shape) === 0) return null;
  const { map, fill: value } = viewOf(node);
  return conditionsOf(map, source.type.shape).some((guard) => neverHolds(guard, shape))
    ? fill(Tensor.of(node), value)
    : null;
}

/** The axis of the view along which it walks through the parts one by one, and where it begins; null if there is none. */
function walked({
  coefficients,
  offset,
  divisor,
}: Quotient): { readonly along: number; readonly begin: number } | null {
  const used = coefficients.flatMap((c, axis) => (c === 0 ? [] : [axis])),
    [along = -1] = used;
  return used.length === 1 && coefficients[along] === 1 && divisor === 1 ? { along, begin: offset } : null;
}

/** A slice of some parts as the join of a slice of each: the others are not needed. */
function viewOfSome(node: Node, single: (node: Node) => boolean): Tensor | null {
  const [joined] = node.inputs,
    { shape } = node.type;
  if (joined?.op !== concatOp || sizeOf(shape) === 0) return null;
  const { map, covered } = viewOf(node),
    axis = Number(joined.attrs["axis"]),
    of = map.axes[axis],
    walk = of === undefined ? null : walked(of);
  if (walk === null || !covered || map.guards.length > 0) return null;
  const { along, begin } = walk,
    end = begin + (shape[along] ?? 0),
    starts = concatStarts(joined);
  const isElsewhere = map.axes.some(({ coefficients }, at) => at !== axis && coefficients[along] !== 0);
  const first = partAt(starts, begin),
    last = partAt(starts, end - 1);
  if (isElsewhere || last - first + 1 >= joined.inputs.length || first === last || !single(joined)) return null;
  const shown = joined.inputs.slice(first, last + 1).map((part, which) => {
    const start = starts[first + which] ?? 0,
      from = Math.max(begin, start),
      to = Math.min(end, start + (part.type.shape[axis] ?? 0));
    // Index `at` of this piece is index from + at of the join.
    const axes = map.axes.map((each, at) => (at === axis ? quotient(each.coefficients, from - start) : each));
    const own = shape.map((extent, at) => (at === along ? to - from : extent));
    return Tensor.of(appendView(part, own, { axes, guards: [] }));
  });
  return concatAlong(shown, along);
}

export const parts: readonly Rule[] = [
  rewrite("view of nothing but its fill", "exact", {
    legal: "no index of the view lies within the operand",
    at: [viewOp],
    step: onlyFill,
    examples: [
      (input) => view(input([3]), [2], { axes: [axisIndex(1, 0, 1, 3)], guards: [] }, 7),
      (input) => view(input([2, 2]), [2, 2], { axes: [axisIndex(2, 1), axisIndex(2, 0, 1, -2)], guards: [] }),
    ],
  }),
  rewrite("view of some parts", "exact", {
    legal: "the view is a slice along the axis of the join, it shows not all parts, and nothing else needs the join",
    at: [viewOp],
    step: (node, { single }) => viewOfSome(node, single),
    examples: [
      (input) => slice(concatAlong([input([2]), input([3]), input([4])], 0), ["1:4"]),
      (input) => transpose(slice(concatAlong([input([2, 2]), input([2, 1]), input([2, 3])], 1), [":", "2:5"])),
    ],
  }),
];
