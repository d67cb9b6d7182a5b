/** Views: functions that place elements elsewhere. Each is an index map; see indexMap.ts. */
import { applyOp } from "../apply.js";
import { broadcastToShape, checkShape, Tensor, type Operand } from "../builder.js";
import { reshapeSize, shapeMismatch } from "../diagnostics.js";
import { concatAlong } from "../families/concat.js";
import { normalAxes, normalAxis } from "../families/reduction.js";
import { reshapeTo } from "../families/reshape.js";
import { appendView, viewOp } from "../families/view.js";
import { axisIndex, isIdentity, mapToAttribute, openConditions, permutationMap, type IndexMap } from "../indexMap.js";
import {
  axes,
  axisList,
  define,
  integer,
  integers,
  maybe,
  option,
  subscripts,
  tensor,
  tensors,
  type Axes,
} from "../language.js";
import { sameShape, sizeOf, type Shape } from "../types.js";
import { readSubscripts } from "./subscripts.js";

/** The view of a tensor by a map; what the map leaves out is the fill. */
export function view(x: Operand, shape: Shape, map: IndexMap, fill = 0): Tensor {
  const operand = Tensor.from(x);
  checkShape(shape);
  if (operand.literal === null) return operand.through((node) => appendView(node, shape, map, fill));
  if (isIdentity(map, operand.shape, shape)) return operand;
  const covered = openConditions(map, operand.shape, shape).length === 0;
  if (operand.literal.data.length === 1 && covered) return Tensor.literal(operand.dtype, shape, operand.literal.data);
  return applyOp(viewOp, [operand], { shape, map: mapToAttribute(map), fill, covered });
}

/** y lacks the axes of `shape` that are listed; the view repeats it along them. */
export function broadcastAxes(y: Operand, shape: Shape, missing: readonly number[]): Tensor {
  const kept = shape.map((_, axis) => axis).filter((axis) => !missing.includes(axis));
  return view(y, shape, { axes: kept.map((axis) => axisIndex(shape.length, axis)), guards: [] });
}

export function permute(x: Operand, perm: readonly number[]): Tensor {
  const operand = Tensor.from(x);
  return view(
    operand,
    perm.map((axis) => operand.shape[axis] ?? 1),
    permutationMap(perm),
  );
}

/** The listed axes behind the others, in their order; `restoreAxes` undoes it. */
export function moveAxesLast(x: Tensor, moved: readonly number[]): Tensor {
  return permute(x, lastPermutation(x.rank, moved));
}
export function restoreAxes(x: Tensor, moved: readonly number[]): Tensor {
  const perm = lastPermutation(x.rank, moved);
  return permute(
    x,
    perm.map((_, axis) => perm.indexOf(axis)),
  );
}
function lastPermutation(rank: number, moved: readonly number[]): number[] {
  return [...Array.from({ length: rank }, (_, axis) => axis).filter((axis) => !moved.includes(axis)), ...moved];
}

export const transpose = define(
  "transpose",
  {
    doc: "The axes in another order: axis k of the result is axis perm[k] of x; without perm, reversed.",
    example: "transpose(constant([[1, 2, 3], [4, 5, 6]]))",
  },
  [
    ["x", tensor],
    ["perm", maybe(integers, "reversed")],
  ],
  {},
  (x, perm) => {
    const { shape } = Tensor.from(x);
    if (perm === null)
      return permute(
        x,
        shape.map((_, axis, all) => all.length - 1 - axis),
      );
    if (perm.length !== shape.length)
      throw shapeMismatch("transpose", `perm has ${perm.length} axes, and x has ${shape.length}`);
    normalAxes("transpose", perm, shape);
    return permute(
      x,
      perm.map((axis) => normalAxis("transpose", axis, shape)),
    );
  },
);

export const reshape = define(
  "reshape",
  {
    doc: "The same elements in row-major order under another shape; one size may be -1 and is inferred.",
    example: "reshape(arange(6), [2, -1])",
  },
  [
    ["x", tensor],
    ["shape", integers],
  ],
  {},
  (x, shape) => {
    const from = Tensor.from(x).shape,
      known = sizeOf(shape.filter((extent) => extent !== -1));
    const inferred = shape.map((extent) => (extent === -1 ? sizeOf(from) / known : extent));
    if (shape.filter((extent) => extent === -1).length > 1 || !inferred.every(Number.isInteger))
      throw reshapeSize(from, shape);
    return reshapeTo(x, inferred);
  },
);

export const flatten = define(
  "flatten",
  { doc: "All elements in one axis.", example: "flatten(constant([[1, 2], [3, 4]]))" },
  [["x", tensor]],
  {},
  (x) => reshapeTo(x, [Tensor.from(x).size]),
);

/** New axes of size 1; each axis counts in the result. */
export const expandDims = define(
  "expandDims",
  {
    doc: "New axes of size 1, at the places that they have in the result.",
    example: "expandDims(constant([1, 2]), 1)",
  },
  [
    ["x", tensor],
    ["axis", axes],
  ],
  {},
  (x, axis) => {
    const { shape } = Tensor.from(x),
      rank = shape.length + axisList(axis).length;
    const added = normalAxes("expandDims", axisList(axis), new Array<number>(rank).fill(1));
    const kept = Array.from({ length: rank }, (_, at) => at).filter((at) => !added.includes(at));
    return view(
      x,
      Array.from({ length: rank }, (_, at) => shape[kept.indexOf(at)] ?? 1),
      { axes: kept.map((at) => axisIndex(rank, at)), guards: [] },
    );
  },
);

export const squeeze = define(
  "squeeze",
  { doc: "Without axes of size 1: those listed, or all.", example: "squeeze(constant([[[1, 2]]]))" },
  [
    ["x", tensor],
    ["axis", maybe(axes, "all of size 1")],
  ],
  {},
  squeezeAxes,
);

export function squeezeAxes(x: Operand, axis: Axes | null): Tensor {
  const { shape } = Tensor.from(x);
  const dropped =
    axis === null
      ? shape.flatMap((extent, at) => (extent === 1 ? [at] : []))
      : normalAxes("squeeze", axisList(axis), shape);
  const wrong = dropped.find((at) => shape[at] !== 1);
  if (wrong !== undefined) throw shapeMismatch("squeeze", `axis ${wrong} has size ${shape[wrong] ?? 0}, not 1`);
  const kept = shape.map((_, at) => at).filter((at) => !dropped.includes(at));
  return view(
    x,
    kept.map((at) => shape[at] ?? 1),
    { axes: shape.map((_, at) => axisIndex(kept.length, kept.indexOf(at))), guards: [] },
  );
}

export const broadcastTo = define(
  "broadcastTo",
  { doc: "x repeated to a shape by NumPy's rule.", example: "broadcastTo(constant([1, 2]), [2, 2])" },
  [
    ["x", tensor],
    ["shape", integers],
  ],
  {},
  (x, shape) => broadcastToShape("broadcastTo", Tensor.from(x), checkShape(shape)),
);

export const slice = define(
  "slice",
  {
    doc: 'Part of x by NumPy\'s subscripts: an integer drops its axis, "start:stop:step" takes a range, "newaxis" adds one, "..." stands for the rest.',
    example: 'slice(constant([[1, 2, 3], [4, 5, 6]]), ["::-1", 1])',
  },
  [
    ["x", tensor],
    ["subscripts", subscripts],
  ],
  {},
  (x, given) => {
    const { shape, map } = readSubscripts(given, Tensor.from(x).shape);
    return view(x, shape, map);
  },
);

export const concat = define(
  "concat",
  { doc: "The tensors one behind the other along an axis.", example: "concat([constant([1, 2]), constant([3])])" },
  [["tensors", tensors]],
  { axis: option(integer, 0) },
  (list, { axis }) => concatAlong(list, axis),
);

export const stack = define(
  "stack",
  { doc: "The tensors along a new axis.", example: "stack([constant([1, 2]), constant([3, 4])], { axis: 1 })" },
  [["tensors", tensors]],
  { axis: option(integer, 0) },
  (list, { axis }) => {
    const rank = list.length === 0 ? 1 : Tensor.from(list[0] ?? 0).rank + 1,
      at = normalAxis("stack", axis, new Array<number>(rank).fill(1));
    const head = Tensor.from(list[0] ?? 0);
    for (const item of list)
      if (!sameShape(Tensor.from(item).shape, head.shape)) throw shapeMismatch("stack", "the tensors differ in shape");
    return concatAlong(
      list.map((item) => expandDims(item, [at])),
      at,
    );
  },
);

export const flip = define(
  "flip",
  {
    doc: "The elements in reverse order along the axes, or along all.",
    example: "flip(constant([[1, 2], [3, 4]]), 1)",
  },
  [
    ["x", tensor],
    ["axis", maybe(axes, "all")],
  ],
  {},
  flipAxes,
);

export function flipAxes(x: Operand, axis: Axes | null): Tensor {
  const { shape } = Tensor.from(x),
    flipped = axis === null ? shape.map((_, at) => at) : normalAxes("flip", axisList(axis), shape);
  const map = shape.map((extent, at) =>
    flipped.includes(at) ? axisIndex(shape.length, at, -1, extent - 1) : axisIndex(shape.length, at),
  );
  return view(x, shape, { axes: map, guards: [] });
}
