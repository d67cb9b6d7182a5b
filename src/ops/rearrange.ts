/** Axes in other places, and tensors cut up, turned and put together again. */
import { Tensor, type Operand } from "../builder.js";
import { shapeMismatch } from "../diagnostics.js";
import { normalAxes, normalAxis } from "../families/reduction.js";
import { reshapeTo } from "../families/reshape.js";
import { axisIndex } from "../indexMap.js";
import { axes, axisList, define, integer, oneOf, option, optional, tensor, type Axes } from "../language.js";
import type { Shape } from "../types.js";
import { sub } from "./arithmetic.js";
import { notEqual } from "./compare.js";
import { alongAxis, atPlaces } from "./repeat.js";
import { permute, slice, squeezeAxes, view } from "./view.js";
import { perAxis } from "./window.js";

const whole = (shape: Shape): number[] => shape.map((_, axis) => axis);

export const swapAxes = define(
  "swapAxes",
  { doc: "Two axes exchanged.", example: "swapAxes(constant([[1, 2, 3]]), 0, 1)" },
  [
    ["x", tensor],
    ["a", integer],
    ["b", integer],
  ],
  {},
  (x, a, b) => {
    const { shape } = Tensor.from(x),
      first = normalAxis("swapAxes", a, shape),
      second = normalAxis("swapAxes", b, shape);
    return permute(
      x,
      whole(shape).map((axis) => (axis === first ? second : axis === second ? first : axis)),
    );
  },
);

/** The listed axes of x at their new places, the others between them in their order. */
function movedAxes(x: Operand, from: Axes, to: Axes): Tensor {
  const { shape } = Tensor.from(x),
    sources = axisList(from),
    targets = axisList(to);
  if (sources.length !== targets.length)
    throw shapeMismatch("moveAxis", `from names ${sources.length} axes, and to names ${targets.length}`);
  normalAxes("moveAxis", sources, shape);
  normalAxes("moveAxis", targets, shape);
  const moved = new Map(
    targets.map((target, at) => [
      normalAxis("moveAxis", target, shape),
      normalAxis("moveAxis", sources[at] ?? 0, shape),
    ]),
  );
  const others = whole(shape).filter((axis) => ![...moved.values()].includes(axis));
  return permute(
    x,
    whole(shape).map((axis) => moved.get(axis) ?? others.shift() ?? axis),
  );
}

export const moveAxis = define(
  "moveAxis",
  {
    doc: "An axis, or several, at another place; the others keep their order.",
    example: "moveAxis(constant([[[1, 2, 3]]]), 2, 0)",
  },
  [
    ["x", tensor],
    ["from", axes],
    ["to", axes],
  ],
  {},
  movedAxes,
);

/** The part from `start` to before `stop` along an axis, by Python's rule. */
function range(x: Tensor, axis: number, start: number | null, stop: number | null): Tensor {
  const along = `${start ?? ""}:${stop ?? ""}`;
  return slice(
    x,
    whole(x.shape).map((at) => (at === axis ? along : ":")),
  );
}

/** An axis of no elements has any number of equal parts; each is a node, so that there must be an end to them. */
const mostParts = 2 ** 16;

export const split = define(
  "split",
  {
    doc: "x cut along an axis into so many equal parts, or before each of the listed indices: x[:i], x[i:j], x[j:].",
    example: "split(constant([1, 2, 3, 4]), 2)[1]",
    special: "Indices count from the end if negative and may lie outside, as in Python's ranges.",
  },
  [
    ["x", tensor],
    ["parts", perAxis],
  ],
  { axis: option(integer, 0) },
  (operand, parts, { axis }): readonly Tensor[] => {
    const x = Tensor.from(operand),
      at = normalAxis("split", axis, x.shape),
      extent = x.shape[at] ?? 0;
    if (typeof parts !== "number")
      return [null, ...parts].map((start, part) => range(x, at, start, parts[part] ?? null));
    if (parts < 1 || parts > Math.max(extent, mostParts) || extent % parts !== 0)
      throw shapeMismatch("split", `axis ${at} has ${extent} elements, which do not make ${parts} equal parts`);
    const size = extent / parts;
    return Array.from({ length: parts }, (_, part) => range(x, at, part * size, (part + 1) * size));
  },
);

export const unstack = define(
  "unstack",
  {
    doc: "The tensors that lie one behind the other along an axis, without it: what stack joins.",
    example: "unstack(constant([[1, 2], [3, 4]]))[1]",
  },
  [["x", tensor]],
  { axis: option(integer, 0) },
  (operand, { axis }): readonly Tensor[] => {
    const x = Tensor.from(operand),
      at = normalAxis("unstack", axis, x.shape);
    return Array.from({ length: x.shape[at] ?? 0 }, (_, index) => squeezeAxes(range(x, at, index, index + 1), at));
  },
);

/** Shifts and axes one beside the other: a single one of either goes with all of the others. */
function paired(shifts: readonly number[], listed: readonly number[]): [shift: number, axis: number][] {
  const length = Math.max(shifts.length, listed.length);
  if ([shifts, listed].some((list) => list.length !== length && list.length !== 1))
    throw shapeMismatch("roll", `got ${shifts.length} shifts and ${listed.length} axes`);
  const nth = (list: readonly number[], at: number): number => list[list.length === 1 ? 0 : at] ?? 0;
  return Array.from({ length }, (_, at) => [nth(shifts, at), nth(listed, at)]);
}

export const roll = define(
  "roll",
  {
    doc: "The elements moved along an axis by so many places, those that leave at one end coming in at the other: y[t] = x[(t - shift) mod n].",
    example: "roll(constant([1, 2, 3, 4]), 1)",
  },
  [
    ["x", tensor],
    ["shift", perAxis],
  ],
  { axis: optional(axes, "the flattened tensor") },
  (operand, shift, { axis }) => {
    const given = Tensor.from(operand),
      { x } = axis === null ? alongAxis("roll", given, null) : { x: given };
    const listed = axisList(axis ?? 0).map((along) => normalAxis("roll", along, x.shape));
    const rolled = paired(axisList(shift), listed).reduce((turned, [by, along]) => {
      const extent = x.shape[along] ?? 0;
      const places = Array.from({ length: extent }, (_, at) => (((at - by) % extent) + extent) % extent);
      return atPlaces(turned, along, places);
    }, x);
    return reshapeTo(rolled, given.shape);
  },
);

export const rot90 = define(
  "rot90",
  {
    doc: "The first two axes turned by k quarters, from the first towards the second: for k = 1 y[i, j] = x[j, n - 1 - i].",
    example: "rot90(constant([[1, 2], [3, 4]]))",
  },
  [["x", tensor]],
  { k: option(integer, 1) },
  (operand, { k }) => {
    const { shape, rank } = Tensor.from(operand);
    if (rank < 2) throw shapeMismatch("rot90", `needs two axes, and x has ${rank}`);
    const quarters = ((k % 4) + 4) % 4,
      turned = quarters % 2 === 1;
    const [rows = 1, columns = 1, ...rest] = shape;
    const index = (axis: number, extent: number, backwards: boolean) =>
      backwards ? axisIndex(rank, axis, -1, extent - 1) : axisIndex(rank, axis);
    const map = [
      index(turned ? 1 : 0, rows, quarters >= 2),
      index(turned ? 0 : 1, columns, quarters === 1 || quarters === 2),
      ...rest.map((_, at) => axisIndex(rank, at + 2)),
    ];
    return view(operand, [...(turned ? [columns, rows] : [rows, columns]), ...rest], { axes: map, guards: [] });
  },
);

export const diff = define(
  "diff",
  {
    doc: "The differences of neighbours along an axis, n times: y[t] = x[t + 1] - x[t]; of bool whether they differ.",
    example: "diff(constant([1, 4, 9, 16]))",
    special: "Of fewer elements than are needed the result is empty.",
  },
  [["x", tensor]],
  { n: option(integer, 1), axis: option(integer, -1) },
  (operand, { n, axis }) => {
    const x = Tensor.from(operand),
      at = normalAxis("diff", axis, x.shape);
    if (n < 0) throw shapeMismatch("diff", `n is ${n}`);
    let result = x;
    for (let order = 0; order < n && result.shape[at] !== 0; order++) {
      const [later, earlier] = [range(result, at, 1, null), range(result, at, 0, -1)];
      result = x.dtype === "bool" ? notEqual(later, earlier) : sub(later, earlier);
    }
    return result;
  },
);

export const depthToSpace = define(
  "depthToSpace",
  {
    doc: "Channels moved into blocks of the spatial axes: a channel is block indices and a channel of the result, the indices before it (DCR) or behind it (CRD).",
    example: "depthToSpace(constant([[[[1, 2, 3, 4]]]]), 2)",
  },
  [
    ["x", tensor],
    ["block", integer],
  ],
  {
    mode: option(oneOf("DCR", "CRD"), "DCR", '"DCR"'),
    layout: option(oneOf("NHWC", "NCHW"), "NHWC", '"NHWC"'),
  },
  (operand, block, { mode, layout }) => {
    const { shape, rank } = Tensor.from(operand),
      last = layout === "NHWC",
      spatial = last ? shape.slice(1, -1) : shape.slice(2);
    const depth = (last ? shape[rank - 1] : shape[1]) ?? 0,
      channels = depth / block ** spatial.length,
      batch = shape[0] ?? 1;
    if (rank < 3) throw shapeMismatch("depthToSpace", `needs three axes, and x has ${rank}`);
    if (block < 1 || !Number.isInteger(channels))
      throw shapeMismatch(
        "depthToSpace",
        `${depth} channels do not make blocks of ${block} along ${spatial.length} axes`,
      );
    const blocks = spatial.map(() => block),
      parted = mode === "DCR" ? [...blocks, channels] : [channels, ...blocks];
    const apart = reshapeTo(operand, [batch, ...(last ? [...spatial, ...parted] : [...parted, ...spatial])]);
    // Where, of the axes of `apart`, the spatial ones, the blocks and the channel stand.
    const firstSpatial = last ? 1 : 1 + parted.length,
      firstParted = last ? 1 + spatial.length : 1,
      firstBlock = firstParted + (mode === "DCR" ? 0 : 1),
      channel = firstParted + (mode === "DCR" ? spatial.length : 0);
    const pairs = spatial.flatMap((_, at) => [firstSpatial + at, firstBlock + at]);
    const large = spatial.map((extent) => extent * block);
    return reshapeTo(permute(apart, [0, ...(last ? [...pairs, channel] : [channel, ...pairs])]), [
      batch,
      ...(last ? [...large, channels] : [channels, ...large]),
    ]);
  },
);
