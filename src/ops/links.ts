/**
 * Which places have the same index. Places with one index form a chain; each links to the one before it, and the
 * product over all before it is found by doubling: in step k every place has the product over the 2^k up to itself.
 */
import type { Tensor, Operand } from "../builder.js";
import { dtypeNotAdmitted } from "../diagnostics.js";
import { reshapeTo } from "../families/reshape.js";
import { elementsOf, routine } from "../families/routine.js";
import type { Attributes } from "../graph.js";
import * as k from "../kernel.js";
import { nondifferentiable, type RoutineOperands } from "../op.js";
import { sizeOf } from "../types.js";
import { maximum, mul } from "./arithmetic.js";
import { greaterEqual, where } from "./compare.js";
import { takeOp } from "./gather.js";
import { axisOf, checkIndices, loop, offsetOf, positions, sharedAxes, type Layout } from "./indexing.js";
import { nth } from "./scattering.js";
import { slice } from "./view.js";

/** Rows of `count` indices, each into a row of `extent` elements. */
function rowsOf(
  operands: readonly { readonly type: { readonly shape: readonly number[] } }[],
  attrs: Attributes,
): Layout {
  const { shape } = nth(operands, 0).type;
  const [count = 1] = shape.slice(-1);
  return {
    batch: sizeOf(shape.slice(0, -1)),
    outer: 1,
    extents: [Number(attrs["extent"])],
    count,
    inner: 1,
    along: false,
  };
}

export const linksOp = routine("links", {
  doc: "Along the last axis, for each of `extent` indices the last place that has it, then for each place the one before it that has the same index; -1 for none. With `reverse` first and behind in place of last and before.",
  inputs: ["i"],
  typeOf: ([i], attrs) => {
    if (i?.dtype !== "i32") throw dtypeNotAdmitted("links", "i", i?.dtype ?? "bool", ["i32"]);
    const [count = 1] = i.shape.slice(-1);
    return { dtype: "i32", shape: [...i.shape.slice(0, -1), Number(attrs["extent"]) + count] };
  },
  evaluate: (values, attrs, type, label) => {
    const at = rowsOf(values, attrs),
      [extent = 0] = at.extents,
      result = new Float64Array(sizeOf(type.shape)).fill(-1),
      found = [...positions(at, nth(values, 0), label)];
    for (const { whole, part } of attrs["reverse"] === true ? found.reverse() : found) {
      const row = Math.floor(part / at.count),
        last = row * at.count + whole;
      result[row * (extent + at.count) + extent + (part % at.count)] = result[last] ?? NaN;
      result[last] = part % at.count;
    }
    return result;
  },
  program: (block, operands) => linksProgram(block, operands),
  vjp: { i: nondifferentiable("a place has no derivative") },
  batch: "leading",
});

function linksProgram(block: k.Block, operands: RoutineOperands): void {
  const { node, result } = operands,
    at = rowsOf(node.inputs, node.attrs),
    [extent = 0] = at.extents,
    length = extent + at.count;
  const i = elementsOf(operands, 0);
  checkIndices(block, operands, 0, at);
  loop(block, "row", at.batch, (rows, row) => {
    rows.for("index", 0, extent, (inner, index) => inner.store(result, offsetOf([row, length], [index, 1]), -1));
    rows.for("step", 0, at.count, (inner, step) => {
      const place = node.attrs["reverse"] === true ? inner.let("place", k.sub(at.count - 1, step)) : step;
      const index = inner.let("index", i(offsetOf([row, at.count], [place, 1])));
      const last = inner.let("last", offsetOf([row, length], [index, 1]));
      inner.store(result, k.add(offsetOf([row, length], [place, 1]), extent), k.load(result, last));
      inner.store(result, last, place);
    });
  });
}

/** The places of the indices in one axis, behind the axes that x shares. */
function inOneAxis(i: Tensor, shared: number): Tensor {
  return reshapeTo(i, [...i.shape.slice(0, shared), sizeOf(i.shape.slice(shared))]);
}

/** For each place the one before it (or behind it) that has the same index, -1 for none. */
export function placesBefore(i: Tensor, extent: number, shared: number, reverse: boolean): Tensor {
  const flat = inOneAxis(i, shared);
  return slice(linksOp([flat], reverse ? { extent, reverse } : { extent }), ["...", `${extent}:`]);
}

/** A tensor with an element a place, with axes of size 1 where what is taken from x has others. */
export function spreadPlaces(places: Tensor, x: Tensor, i: Tensor, attrs: Attributes): Tensor {
  const shared = sharedAxes(attrs),
    axis = axisOf(attrs);
  const ones = (count: number): number[] => new Array<number>(count).fill(1);
  return reshapeTo(places, [
    ...i.shape.slice(0, shared),
    ...ones(axis - shared),
    ...i.shape.slice(shared),
    ...ones(x.rank - axis - 1),
  ]);
}

/** For each element of u the product of those at places before it (or behind it) that have the same index. */
export function productBefore(u: Tensor, i: Tensor, extent: number, attrs: Attributes, reverse: boolean): Tensor {
  const shared = sharedAxes(attrs),
    axis = axisOf(attrs),
    before = placesBefore(i, extent, shared, reverse),
    count = before.shape[shared] ?? 1;
  const places = i.rank - shared,
    shape = [...u.shape.slice(0, axis), count, ...u.shape.slice(axis + places)];
  const own = (of: number): Attributes => (shared === 0 ? { axis: of } : { axis: of, batch: shared });
  /** What stands at the linked places, `none` where there is no link. */
  const linked = (of: Tensor, link: Tensor, at: number, none: Operand): Tensor => {
    const taken = takeOp([of, maximum(link, 0)], own(at));
    const mask = greaterEqual(link, 0),
      spread = spreadPlaces(mask, of, link, own(at));
    return where(spread, taken, none);
  };
  let product = reshapeTo(u, shape),
    link = before;
  for (let reach = 1; reach < count; reach *= 2) {
    product = mul(product, linked(product, link, axis, 1));
    link = linked(link, link, shared, -1);
  }
  return reshapeTo(linked(product, before, axis, 1), u.shape);
}
