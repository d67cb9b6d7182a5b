/**
 * Sums over windows that lie side by side, such as the gradient of a pooling has. An entry of the sum has one term that
 * lies in a window: the entries of all windows, brought into order, are the sum.
 */
import { Tensor } from "../../../src/builder.js";
import { reductionAxes } from "../../../src/families/reduction.js";
import { reshapeTo } from "../../../src/families/reshape.js";
import { viewOf } from "../../../src/families/view.js";
import type { Node } from "../../../src/graph.js";
import { axisIndex, quotient, type IndexMap, type Quotient } from "../../../src/indexMap.js";
import { sumOver } from "../../../src/ops/reduce.js";
import { permute, view } from "../../../src/ops/view.js";
import type { DType, Shape } from "../../../src/types.js";
import { rewrite, type ExampleInput, type Rule } from "../rule.js";

/** Windows side by side: x[(i + offset - t) / size] with t below the size. */
interface Tiling {
  /** The axis i of the result, the axis t that is summed, and the axis of the source that counts windows. */
  readonly along: number;
  readonly within: number;
  readonly counted: number;
  readonly offset: number;
  readonly size: number;
}

const uses = ({ coefficients }: Quotient, axis: number): boolean => (coefficients[axis] ?? 0) !== 0;

/** The windows of a view, none of whose other conditions knows their axes; null if some overlap or leave gaps. */
function tilingsOf({ axes, guards }: IndexMap, shape: Shape, summed: readonly number[]): Tiling[] | null {
  const tilings: Tiling[] = [];
  for (const [counted, { coefficients, offset, divisor: size }] of axes.entries()) {
    if (size === 1) continue;
    const used = coefficients.flatMap((c, axis) => (c === 0 ? [] : [axis])),
      [along = -1] = used.filter((axis) => !summed.includes(axis)),
      [within = -1] = used.filter((axis) => summed.includes(axis));
    const tiles = coefficients[along] === 1 && coefficients[within] === -1 && shape[within] === size;
    if (used.length !== 2 || !tiles) return null;
    tilings.push({ along, within, counted, offset, size });
  }
  const alone = tilings.every(({ along, within, counted }) => {
    const free = axes.every((other, at) => at === counted || !uses(other, along));
    return free && guards.every((guard) => !uses(guard.quotient, along) && !uses(guard.quotient, within));
  });
  const distinct = new Set(tilings.map(({ within }) => within)).size === tilings.length;
  return alone && distinct && tilings.length > 0 ? tilings : null;
}

function sumOfTiles(node: Node): Tensor | null {
  const [spread] = node.inputs,
    source = spread?.inputs[0];
  if (spread === undefined || source === undefined || spread.op.family !== "view") return null;
  const { map, fill } = viewOf(spread),
    { shape } = spread.type,
    summed = reductionAxes(node),
    tilings = tilingsOf(map, shape, summed);
  if (tilings === null || fill !== 0) return null;
  const tiles = Tensor.of(source),
    extentOf = (axis: number): number => {
      const tiling = tilings.find(({ along }) => along === axis);
      return tiling === undefined ? (shape[axis] ?? 1) : (source.type.shape[tiling.counted] ?? 1);
    };
  const ordered = inOrder(
    windowsOf(
      tiles,
      map,
      shape.map((_, axis) => extentOf(axis)),
      tilings,
    ),
    summed,
    tilings,
  );
  return cropped(ordered, node.type.shape, summed, tilings);
}

/** The windows one by one: where the view has an entry of the result, this has a window, and the entry within it. */
function windowsOf(x: Tensor, { axes, guards }: IndexMap, shape: Shape, tilings: readonly Tiling[]): Tensor {
  const counts = new Map(tilings.map(({ counted, along }) => [counted, axisIndex(shape.length, along)]));
  return view(x, shape, { axes: axes.map((axis, at) => counts.get(at) ?? axis), guards });
}

/** The entries of each window behind the windows along an axis, as one axis; whatever else is summed is. */
function inOrder(windows: Tensor, summed: readonly number[], tilings: readonly Tiling[]): Tensor {
  const { shape } = windows,
    taps = tilings.map(({ within }) => within),
    gone = summed.filter((axis) => !taps.includes(axis));
  const total = gone.length === 0 ? windows : sumOver(windows, gone),
    place = (axis: number): number => axis - gone.filter((other) => other < axis).length;
  const kept = shape.flatMap((_, axis) => (summed.includes(axis) ? [] : [axis])),
    tap = (axis: number): number[] => tilings.flatMap(({ along, within }) => (along === axis ? [within] : []));
  const behind = permute(total, kept.flatMap((axis) => [axis, ...tap(axis)]).map(place));
  return reshapeTo(
    behind,
    kept.map((axis) => [axis, ...tap(axis)].reduce((product, each) => product * (shape[each] ?? 1), 1)),
  );
}

/** What of the windows the result shows: they may begin before it, and end before or behind its end. */
function cropped(x: Tensor, shape: Shape, summed: readonly number[], tilings: readonly Tiling[]): Tensor {
  const axes = shape.map((_, at) => {
    const offset = tilings.find(({ along }) => along - summed.filter((axis) => axis < along).length === at)?.offset;
    return axisIndex(shape.length, at, 1, offset ?? 0);
  });
  return view(x, shape, { axes, guards: [] });
}

const whole: readonly DType[] = ["i32"];
const legal = "the windows neither overlap nor leave gaps: of the terms of an entry all but one are the fill, 0";

/** The sum of windows of two entries that begin one entry before the result, which is one shorter than they are. */
const pairs = (input: ExampleInput): Tensor => {
  const map = { axes: [quotient([1, -1], 1, 2), axisIndex(2, 1)], guards: [] };
  return sumOver(view(input([3, 2]), [5, 2], map), [1]);
};
/** The same of windows that all hold the same, along two axes of which the result has more than they reach. */
const squares = (input: ExampleInput): Tensor => {
  const counted = (axis: number): Quotient =>
    quotient(
      [0, 1, 2, 3].map((at) => (at === axis ? 1 : at === axis + 2 ? -1 : 0)),
      0,
      2,
    );
  return sumOver(view(input([2, 2]), [5, 4, 2, 2], { axes: [counted(0), counted(1)], guards: [] }), [2, 3]);
};

export const windows: readonly Rule[] = [
  rewrite("whole sum of windows side by side", "exact", {
    legal,
    at: [sumOver.op],
    dtypes: whole,
    step: sumOfTiles,
    examples: [pairs, squares],
  }),
  rewrite("sum of windows side by side", "rounding", {
    legal: `${legal}, which only hides the sign of -0`,
    at: [sumOver.op],
    step: sumOfTiles,
    examples: [pairs, squares],
  }),
];
