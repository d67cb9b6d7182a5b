/** Elements that stand several times, or at places that are known: a view where the places allow one. */
import { checkShape, Tensor, type Operand } from "../builder.js";
import { shapeMismatch } from "../diagnostics.js";
import { concatAlong } from "../families/concat.js";
import { normalAxis } from "../families/reduction.js";
import { reshapeTo } from "../families/reshape.js";
import { axisIndex } from "../indexMap.js";
import { define, integer, number, oneOf, option, optional, tensor, type Kind } from "../language.js";
import type { Shape } from "../types.js";
import { takeOp } from "./gather.js";
import { view } from "./view.js";
import { perAxis } from "./window.js";

/** The most views that are joined; places that need more are taken by index. */
const mostRuns = 8;

interface Run {
  readonly start: number;
  readonly step: number;
  readonly length: number;
}

/** The elements of x at these places along an axis: one view, a few views one behind the other, or a take. */
export function atPlaces(x: Tensor, axis: number, places: readonly number[]): Tensor {
  const runs = runsOf(places);
  if (runs.length <= mostRuns)
    return concatAlong(
      runs.map((run) => partOf(x, axis, run)),
      axis,
    );
  return takeOp([x, Tensor.literal("i32", [places.length], Float64Array.from(places))], { axis });
}

/** Places at equal distances are one run; else runs are of neighbours, ascending or descending, and of equals. */
function runsOf(places: readonly number[]): Run[] {
  const [start = 0, second = start] = places,
    step = second - start;
  if (places.every((place, at) => place === start + step * at)) return [{ start, step, length: places.length }];
  const runs: Run[] = [];
  for (const place of places) {
    const last = runs[runs.length - 1],
      away = last === undefined ? NaN : place - (last.start + last.step * (last.length - 1));
    if (last === undefined || !(last.length === 1 ? Math.abs(away) <= 1 : away === last.step))
      runs.push({ start: place, step: 0, length: 1 });
    else runs[runs.length - 1] = { start: last.start, step: away, length: last.length + 1 };
  }
  return runs;
}

function partOf(x: Tensor, axis: number, { start, step, length }: Run): Tensor {
  const shape = x.shape.map((extent, at) => (at === axis ? length : extent));
  const map = shape.map((_, at) => (at === axis ? axisIndex(x.rank, at, step, start) : axisIndex(x.rank, at)));
  return view(x, shape, { axes: map, guards: [] });
}

/**
 * x several times along each axis: as a whole ("blocks"), or each element by itself ("elements"). A view in which such
 * an axis is two, and a reshape that makes them one.
 */
function repeated(x: Tensor, times: readonly number[], order: "blocks" | "elements"): Tensor {
  const spread: number[] = [],
    own: number[] = [];
  x.shape.forEach((extent, axis) => {
    const count = times[axis] ?? 1;
    own.push(spread.length + (order === "blocks" && extent !== 1 && count !== 1 ? 1 : 0));
    if (extent === 1 || count === 1) spread.push(extent * count);
    else spread.push(...(order === "blocks" ? [count, extent] : [extent, count]));
  });
  const map = own.map((at, axis) => axisIndex(spread.length, x.shape[axis] === 1 ? -1 : at));
  return reshapeTo(view(x, spread, { axes: map, guards: [] }), result(x.shape, times));
}

function result(shape: Shape, times: readonly number[]): number[] {
  return shape.map((extent, axis) => extent * (times[axis] ?? 1));
}

export const tile = define(
  "tile",
  {
    doc: "x repeated as a whole along each axis: y[t] = x[t mod n], of the size reps n; missing axes and reps count as 1, before the others.",
    example: "tile(constant([1, 2]), [2, 2])",
  },
  [
    ["x", tensor],
    ["reps", perAxis],
  ],
  {},
  (operand, reps) => {
    const x = Tensor.from(operand),
      given = typeof reps === "number" ? [reps] : reps;
    if (given.some((count) => count < 0)) throw shapeMismatch("tile", "reps needs numbers from 0");
    const rank = Math.max(x.rank, given.length);
    const ones = (count: number): number[] => new Array<number>(count).fill(1);
    const shape = [...ones(rank - x.rank), ...x.shape];
    return repeated(reshapeTo(x, shape), [...ones(rank - given.length), ...given], "blocks");
  },
);

/** The tensor and the axis that an option `axis` means: the flattened tensor if it is absent. */
export function alongAxis(name: string, operand: Operand, axis: number | null): { x: Tensor; at: number } {
  const x = Tensor.from(operand);
  return axis === null ? { x: reshapeTo(x, [x.size]), at: 0 } : { x, at: normalAxis(name, axis, x.shape) };
}

export const repeat = define(
  "repeat",
  {
    doc: "Each element along an axis n times, or as often as the list says: y = x[0], ..., x[0], x[1], ..., x[1], ...",
    example: "repeat(constant([1, 2, 3]), [2, 0, 1])",
  },
  [
    ["x", tensor],
    ["n", perAxis],
  ],
  { axis: optional(integer, "the flattened tensor") },
  (operand, n, { axis }) => {
    const { x, at } = alongAxis("repeat", operand, axis),
      extent = x.shape[at] ?? 0;
    if ((typeof n === "number" ? [n] : n).some((count) => count < 0))
      throw shapeMismatch("repeat", "n needs numbers from 0");
    if (typeof n === "number")
      return repeated(
        x,
        x.shape.map((_, other) => (other === at ? n : 1)),
        "elements",
      );
    if (n.length !== extent)
      throw shapeMismatch("repeat", `n has ${n.length} numbers, and the axis has ${extent} elements`);
    checkShape([n.reduce((total, count) => total + count, 0)]);
    const places = n.flatMap((count, place) => new Array<number>(count).fill(place));
    return atPlaces(x, at, places);
  },
);

const scalesKind: Kind<readonly number[]> = {
  text: "a list of positive numbers",
  read: (argument) => {
    if (!Array.isArray(argument)) return undefined;
    const read = argument.map((item) => number.read(item) ?? NaN);
    return read.every((scale) => scale > 0 && scale < Infinity) ? read : undefined;
  },
};

export const resize = define(
  "resize",
  {
    doc: "x enlarged or reduced by a scale for each axis: of n elements m = floor(n scale), and y[t] = x[floor((t + 1/2) n / m)], the element whose middle is nearest.",
    example: "resize(constant([1, 2, 3]), [2])",
  },
  [
    ["x", tensor],
    ["scales", scalesKind],
  ],
  { mode: option(oneOf("nearest"), "nearest", '"nearest"') },
  (operand, scales) => {
    const x = Tensor.from(operand);
    if (scales.length !== x.rank) throw shapeMismatch("resize", `needs a scale for each of the ${x.rank} axes`);
    const whole = scales.map((scale) => (Number.isInteger(scale) ? scale : 1));
    return scales.reduce(
      (resized, scale, axis) => {
        if (Number.isInteger(scale)) return resized;
        const extent = x.shape[axis] ?? 1,
          size = Math.floor(extent * scale);
        checkShape([size]);
        const places = Array.from({ length: size }, (_, at) => Math.floor(((2 * at + 1) * extent) / (2 * size)));
        return atPlaces(resized, axis, places);
      },
      repeated(x, whole, "elements"),
    );
  },
);
