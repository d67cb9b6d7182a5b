/** Concat: parts that are read out again, parts that were cut from one tensor, parts within parts. */
import { Tensor } from "../../../src/builder.js";
import { concatAlong, concatOp, concatStarts } from "../../../src/families/concat.js";
import { appendView, viewOf, viewOp } from "../../../src/families/view.js";
import type { Node } from "../../../src/graph.js";
import { quotient, type Quotient } from "../../../src/indexMap.js";
import { pad } from "../../../src/ops/pad.js";
import { slice, transpose } from "../../../src/ops/view.js";
import { sizeOf, type Shape } from "../../../src/types.js";
import { coveredView } from "../maps.js";
import { rewrite, type Rule } from "../rule.js";

/** Joins within joins are flattened up to this many parts, so that a chain of them costs no more than linear work. */
const mostParts = 64;

const axisOf = (node: Node): number => Number(node.attrs["axis"]);

/** The last part that begins at the position or before it. */
export function partAt(begins: readonly number[], position: number): number {
  let low = 0,
    high = begins.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((begins[middle] ?? 0) <= position) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Least and greatest value of a quotient over a box that is not empty. */
export function rangeOf({ coefficients, offset, divisor }: Quotient, box: Shape): { low: number; high: number } {
  let low = offset,
    high = offset;
  coefficients.forEach((c, axis) => {
    const reach = c * ((box[axis] ?? 1) - 1);
    low += Math.min(0, reach);
    high += Math.max(0, reach);
  });
  return { low: low / divisor, high: high / divisor };
}

function viewOfPart(node: Node): Tensor | null {
  const [joined] = node.inputs,
    { shape } = node.type;
  if (joined?.op !== concatOp || sizeOf(shape) === 0) return null;
  const { map, fill } = viewOf(node),
    axis = axisOf(joined),
    along = map.axes[axis],
    begins = concatStarts(joined);
  if (along === undefined) return null;
  const { low, high } = rangeOf(along, shape),
    at = partAt(begins, low),
    part = joined.inputs[at],
    start = begins[at] ?? 0;
  if (part === undefined || low < start || high > start + (part.type.shape[axis] ?? 0) - 1) return null;
  const shifted = quotient(along.coefficients, along.offset - start * along.divisor, along.divisor);
  return Tensor.of(
    appendView(
      part,
      shape,
      { axes: map.axes.map((of, source) => (source === axis ? shifted : of)), guards: map.guards },
      fill,
    ),
  );
}

/** Parts that lie one behind the other in one tensor: their common map reads them all. */
interface Run {
  readonly part: Node;
  readonly source: Node | null;
  readonly axes: readonly Quotient[];
  readonly length: number;
}

function runOf(part: Node, axis: number): Run {
  const covered = coveredView(part),
    length = part.type.shape[axis] ?? 0;
  const plain =
    covered !== null &&
    covered.view.map.guards.length === 0 &&
    covered.view.map.axes.every(({ divisor }) => divisor === 1);
  return { part, length, source: plain ? covered.source : null, axes: plain ? covered.view.map.axes : [] };
}

/** The run that reads both, or null if the second does not continue the first. */
function continued(first: Run, second: Run, axis: number): Run | null {
  if (first.source === null || first.source !== second.source || first.length === 0 || second.length === 0) return null;
  const axes: Quotient[] = [];
  for (const [at, a] of first.axes.entries()) {
    const b = second.axes[at];
    if (b === undefined || a.coefficients.some((c, other) => other !== axis && c !== b.coefficients[other]))
      return null;
    const own = a.coefficients[axis] ?? 0,
      next = b.coefficients[axis] ?? 0;
    // Along a length of 1 the coefficient says nothing: the step from part to part does.
    const step = first.length > 1 ? own : second.length > 1 ? next : b.offset - a.offset;
    if (b.offset !== a.offset + step * first.length || (second.length > 1 && next !== step)) return null;
    axes.push(
      quotient(
        a.coefficients.map((c, other) => (other === axis ? step : c)),
        a.offset,
      ),
    );
  }
  return { part: first.part, source: first.source, axes, length: first.length + second.length };
}

function joinedRuns(node: Node): Tensor | null {
  const axis = axisOf(node),
    runs: Run[] = [];
  for (const part of node.inputs) {
    const run = runOf(part, axis),
      last = runs[runs.length - 1],
      longer = last === undefined ? null : continued(last, run, axis);
    if (longer === null) runs.push(run);
    else runs[runs.length - 1] = longer;
  }
  if (runs.length === node.inputs.length) return null;
  const shapeOf = (length: number): Shape => node.type.shape.map((extent, at) => (at === axis ? length : extent));
  const parts = runs.map(({ part, source, axes, length }) =>
    source === null ? part : appendView(source, shapeOf(length), { axes, guards: [] }),
  );
  return concatAlong(parts.map(Tensor.of), axis);
}

function flattened(node: Node): Tensor | null {
  const inner = node.inputs.filter(({ op, attrs }) => op === concatOp && attrs["axis"] === node.attrs["axis"]);
  const parts = node.inputs.flatMap((part) => (inner.includes(part) ? part.inputs : [part]));
  return inner.length === 0 || parts.length > mostParts ? null : concatAlong(parts.map(Tensor.of), axisOf(node));
}

function withoutEmpty(node: Node): Tensor | null {
  const axis = axisOf(node),
    parts = node.inputs.filter((part) => part.type.shape[axis] !== 0);
  return parts.length === node.inputs.length || parts.length === 0 ? null : concatAlong(parts.map(Tensor.of), axis);
}

export const joins: readonly Rule[] = [
  rewrite("join without empty parts", "exact", {
    legal: "some part is empty, and some is not",
    at: [concatOp],
    step: withoutEmpty,
    examples: [(input) => concatAlong([input([0]), input([2]), input([0]), input([3])], 0)],
  }),
  rewrite("join of a join", "exact", {
    legal: "both join along one axis, and the result has not too many parts",
    at: [concatOp],
    step: flattened,
    examples: [(input) => concatAlong([input([2, 1]), concatAlong([input([1, 1]), input([3, 1])], 0)], 0)],
  }),
  rewrite("join of neighbours", "exact", {
    legal: "the parts are views of one tensor, and one continues the other",
    at: [concatOp],
    step: joinedRuns,
    examples: [
      (input) => ((x) => concatAlong([slice(x, ["0:2"]), slice(x, ["2:5"])], 0))(input([5])),
      (input) =>
        ((x) => concatAlong([slice(x, [0, "newaxis"]), slice(x, [1, "newaxis"]), slice(x, [2, "newaxis"])], 0))(
          input([3, 2]),
        ),
      (input) => ((x) => concatAlong([slice(x, [":", "2:1:-1"]), slice(x, [":", "1::-1"]), x], 1))(input([2, 3])),
    ],
  }),
  rewrite("view of one part", "exact", {
    legal: "all that the view shows along the axis is in one part",
    at: [viewOp],
    step: viewOfPart,
    examples: [
      (input) => slice(concatAlong([input([2]), input([3])], 0), ["2:4"]),
      (input) => transpose(slice(concatAlong([input([2, 2]), input([2, 1])], 1), [":", "2:"])),
      (input) => slice(concatAlong([input([2]), input([3])], 0), ["3"]),
      (input) => pad(slice(concatAlong([input([2]), input([3])], 0), ["3:5"]), [[1, 0]], { value: 2 }),
    ],
  }),
];
