/** Elements added around those of a tensor, or taken away: one number, or what the tensor has elsewhere. */
import { checkShape, Tensor, type Operand } from "../builder.js";
import { fractionalInteger, numberAsBool, shapeMismatch } from "../diagnostics.js";
import { axisIndex } from "../indexMap.js";
import { define, integers, number, oneOf, option, optional, pairs, tensor } from "../language.js";
import { atPlaces } from "./repeat.js";
import { view } from "./view.js";

const padModes = ["constant", "edge", "reflect", "symmetric", "wrap"] as const;
type Continued = Exclude<(typeof padModes)[number], "constant">;

const modulo = (a: number, n: number): number => ((a % n) + n) % n;

/** Where the element that a mode puts at a position beyond the ends of an axis of n elements comes from. */
const continuation: { readonly [M in Continued]: (position: number, n: number) => number } = {
  edge: (position, n) => Math.max(0, Math.min(n - 1, position)),
  wrap: modulo,
  reflect: (position, n) => {
    const period = Math.max(1, 2 * n - 2),
      at = modulo(position, period);
    return at < n ? at : period - at;
  },
  symmetric: (position, n) => {
    const at = modulo(position, 2 * n);
    return at < n ? at : 2 * n - 1 - at;
  },
};

type Pairs = readonly (readonly number[])[];

/** y[t] = x[(t - before) / (interior + 1)] where that is an element, else the value: one view. */
function padConstant(x: Tensor, padding: Pairs, interior: readonly number[] | null, value: number): Tensor {
  const { shape, rank } = x;
  if (interior !== null && (interior.length !== rank || interior.some((gap) => gap < 0)))
    throw shapeMismatch("pad", `interior needs a number from 0 for each of the ${rank} axes`);
  if (x.dtype === "i32" && value !== (value | 0)) throw fractionalInteger("pad", value);
  if (x.dtype === "bool" && value !== 0 && value !== 1) throw numberAsBool("pad", value);
  const gap = (axis: number): number => interior?.[axis] ?? 0,
    before = (axis: number): number => padding[axis]?.[0] ?? 0;
  const result = shape.map(
    (extent, axis) => extent + Math.max(0, extent - 1) * gap(axis) + before(axis) + (padding[axis]?.[1] ?? 0),
  );
  if (result.some((extent) => extent < 0)) throw shapeMismatch("pad", "crops more elements than there are");
  const axes = shape.map((_, axis) => axisIndex(rank, axis, 1, -before(axis), gap(axis) + 1));
  return view(x, result, { axes, guards: [] }, value);
}

/** The tensor continued beyond its ends, axis after axis: the corners are continued from what the axes before gave. */
function padContinued(x: Tensor, padding: Pairs, mode: Continued): Tensor {
  if (padding.flat().some((count) => count < 0))
    throw shapeMismatch("pad", `crops with mode "constant" only, not with "${mode}"`);
  return padding.reduce((padded, [before = 0, after = 0], axis) => {
    const extent = x.shape[axis] ?? 1;
    if (before + after === 0) return padded;
    if (extent === 0) throw shapeMismatch("pad", `axis ${axis} has no elements that mode "${mode}" could continue`);
    checkShape([before + extent + after]);
    const places = Array.from({ length: before + extent + after }, (_, at) => continuation[mode](at - before, extent));
    return atPlaces(padded, axis, places);
  }, x);
}

export const pad = define(
  "pad",
  {
    doc: "x with [before, after] elements added to each axis: `value`, or by the mode what x has at its edge, reflected about it, reflected with it, or at the other end; y[t] = x[(t - before) / (interior + 1)] where that is an element.",
    example: 'pad(constant([1, 2, 3]), [[2, 1]], { mode: "reflect" })',
    special:
      'Negative numbers crop; `interior` puts elements between neighbours; both in mode "constant" only. An axis of one element is repeated by every other mode; an empty one cannot be continued.',
  },
  [
    ["x", tensor],
    ["padding", pairs],
  ],
  {
    mode: option(oneOf(...padModes), "constant", '"constant"'),
    value: option(number, 0),
    interior: optional(integers, "0 on each axis"),
  },
  (operand: Operand, padding, { mode, value, interior }) => {
    const x = Tensor.from(operand);
    if (padding.length !== x.rank || padding.some((pair) => pair.length !== 2))
      throw shapeMismatch("pad", `needs a pair [before, after] for each of the ${x.rank} axes`);
    if (mode === "constant") return padConstant(x, padding, interior, value);
    if (interior !== null) throw shapeMismatch("pad", `interior goes with mode "constant" only, not with "${mode}"`);
    return padContinued(x, padding, mode);
  },
);
