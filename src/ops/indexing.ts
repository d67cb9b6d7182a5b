/**
 * Where gathers and scatters read and write. A tensor x of shape [batch..., outer..., extents..., inner...] is indexed
 * along the axes `extents`; what is taken from it, or put into it, has the shape [batch..., outer..., count, inner...].
 * Each of the `count` places has an index for each of these axes, or (along) each element has one of its own.
 */
import { onGraph, Tensor, type Operand } from "../builder.js";
import { constantIndexOutOfRange, dtypeNotAdmitted, runtimeIndexOutOfRange } from "../diagnostics.js";
import { elementsOf, siteName } from "../families/routine.js";
import { constantElements, uniformValue } from "../families/source.js";
import { Graph, type Attributes } from "../graph.js";
import * as k from "../kernel.js";
import type { RoutineOperands, TensorValue } from "../op.js";
import { roundTo, sizeOf, type DType, type Shape, type TensorType } from "../types.js";

/**
 * What the indices mean. `axis`: where along attribute `axis`, the same for all other axes; `along`: the same, for each
 * element; `leading`: the last axis of the indices holds one for each of the first axes of x.
 */
export type Indexing = "axis" | "along" | "leading";

export interface Layout {
  /** The elements of the axes that x and the indices share: attribute `batch` counts these axes, which come first. */
  readonly batch: number;
  readonly outer: number;
  readonly extents: readonly number[];
  readonly count: number;
  readonly inner: number;
  readonly along: boolean;
}

export const axisOf = (attrs: Attributes): number => Number(attrs["axis"] ?? 0);
/** How many leading axes x and the indices share. */
export const sharedAxes = (attrs: Attributes): number => Number(attrs["batch"] ?? 0);

export function layoutOf(x: Shape, indices: Shape, attrs: Attributes, indexing: Indexing): Layout {
  const axis = axisOf(attrs),
    shared = sharedAxes(attrs),
    depth = indexing === "leading" ? (indices[indices.length - 1] ?? 0) : 1,
    first = indexing === "leading" ? shared : axis;
  const own = indexing === "leading" ? indices.slice(shared, -1) : indices.slice(shared);
  return {
    batch: sizeOf(x.slice(0, shared)),
    outer: sizeOf(x.slice(shared, first)),
    extents: x.slice(first, first + depth),
    count: indexing === "along" ? (indices[axis] ?? 1) : sizeOf(own),
    inner: sizeOf(x.slice(first + depth)),
    along: indexing === "along",
  };
}

/** The type of what is taken from x: in place of the axes that are indexed stand those of the indices. */
export function takenType(op: string, x: TensorType, i: TensorType, attrs: Attributes, indexing: Indexing): TensorType {
  if (i.dtype !== "i32") throw dtypeNotAdmitted(op, "i", i.dtype, ["i32"]);
  const axis = axisOf(attrs),
    shared = sharedAxes(attrs);
  const shape = {
    axis: () => [...x.shape.slice(0, axis), ...i.shape.slice(shared), ...x.shape.slice(axis + 1)],
    along: () => i.shape,
    leading: () => [...i.shape.slice(0, -1), ...x.shape.slice(shared + (i.shape[i.shape.length - 1] ?? 0))],
  };
  return { dtype: x.dtype, shape: shape[indexing]() };
}

/** A weak literal in a dtype that it must fit; anything else as it is. */
export function resolved(op: string, operand: Operand, dtype: DType): Tensor {
  const tensor = Tensor.from(operand);
  if (tensor.literal === null || tensor.dtype !== null) return tensor;
  onGraph(new Graph(), tensor, dtype, op);
  return Tensor.literal(
    dtype,
    tensor.shape,
    tensor.literal.data.map((value) => roundTo(dtype, value)),
  );
}

/** Indices into axes of these extents, in turn: i32, and in range where they are known. */
export function indicesInto(op: string, operand: Operand, ...extents: readonly number[]): Tensor {
  const indices = resolved(op, operand, "i32");
  if (indices.dtype !== "i32") throw dtypeNotAdmitted(op, "i", indices.dtype ?? "f64", ["i32"]);
  knownElements(indices).forEach((index, at, { length }) => {
    // A single number stands for all.
    const extent = length === 1 ? Math.min(...extents) : (extents[at % extents.length] ?? 0);
    if (index < 0 || index >= extent) throw constantIndexOutOfRange(op, index, extent);
  });
  return indices;
}

/** The elements of a literal or of a constant, those that are the same once or more; none if they are not known. */
function knownElements(tensor: Tensor): Float64Array {
  if (tensor.size === 0) return new Float64Array();
  if (tensor.literal !== null) return tensor.literal.data;
  const uniform = uniformValue(tensor.node);
  return uniform !== null ? Float64Array.of(uniform) : (constantElements(tensor.node) ?? new Float64Array());
}

/** What the reference says of indices that do not exist. */
export const outOfRange =
  "A constant index out of range is an error when the graph is made; at run time it is a RangeError, and nothing is read or written. A negative index does not count from the end.";

/** Flat positions in x and in what is taken, for each element of the latter in row-major order. */
export function* positions(
  { batch, outer, extents, count, inner, along }: Layout,
  { data }: TensorValue,
  name: string,
): Generator<{ readonly whole: number; readonly part: number }> {
  const depth = extents.length;
  data.forEach((index, at) => {
    if (!(index >= 0 && index < (extents[at % depth] ?? 0))) throw runtimeIndexOutOfRange(name, at, index);
  });
  for (let part = 0; part < batch * outer * count * inner; part++) {
    const row = Math.floor(part / (count * inner)),
      column = part % inner;
    const place = along ? part : Math.floor(row / outer) * count + (Math.floor(part / inner) % count);
    const index = extents.reduce((sum, extent, at) => sum * extent + (data[place * depth + at] ?? NaN), 0);
    yield { whole: (row * sizeOf(extents) + index) * inner + column, part };
  }
}

/** A sum of indices times strides; null stands for the index of an axis of one element. */
export function offsetOf(...terms: readonly (readonly [index: k.Scalar | null, stride: number])[]): k.Scalar {
  let sum: k.Scalar | null = null;
  for (const [index, stride] of terms) {
    if (index === null) continue;
    const term = stride === 1 ? index : k.mul(index, stride);
    sum = sum === null ? term : k.add(sum, term);
  }
  return sum ?? k.i32(0);
}

/** A loop over an axis; an axis of one element needs none. */
export function loop(
  block: k.Block,
  name: string,
  extent: number,
  body: (block: k.Block, index: k.Scalar | null) => void,
): void {
  if (extent === 1) body(block, null);
  else block.for(name, 0, extent, body);
}

/** Leaves the function if an index of input `at` is out of range, before anything is read by it; known ones are not. */
export function checkIndices(block: k.Block, operands: RoutineOperands, at: number, { extents }: Layout): void {
  const indices = elementsOf(operands, at),
    depth = extents.length,
    input = operands.node.inputs[at];
  const known = input === undefined ? null : constantElements(input);
  if (known?.every((index, place) => index >= 0 && index < (extents[place % depth] ?? 0)) === true) return;
  const site = { node: siteName(operands.node), message: "index out of range" };
  loop(block, "position", sizeOf(input?.type.shape ?? []) / Math.max(1, depth), (inner, place) =>
    extents.forEach((extent, axis) => {
      const position = plus(offsetOf([place, depth]), axis),
        index = inner.let("index", indices(position));
      inner.if(k.not(k.lessUnsigned(index, extent)), (wrong) => wrong.fail(site, position, index));
    }),
  );
}

const plus = (index: k.Scalar, constant: number): k.Scalar => (constant === 0 ? index : k.add(index, constant));

/** Writes the loops over what is taken; `body` gets the flat positions in x and in the part. */
export function eachPosition(
  block: k.Block,
  { batch, outer, extents, count, inner, along }: Layout,
  indices: (position: k.Term) => k.Scalar,
  body: (block: k.Block, whole: k.Scalar, part: k.Scalar) => void,
): void {
  const size = sizeOf(extents);
  /** The indices of a place as one: those of several axes, row-major. */
  const indexAt = (at: k.Block, place: k.Scalar): k.Scalar =>
    at.let(
      "index",
      offsetOf(
        ...extents.map((_, axis): [k.Scalar, number] => [
          indices(plus(offsetOf([place, extents.length]), axis)),
          sizeOf(extents.slice(axis + 1)),
        ]),
      ),
    );
  loop(block, "item", batch, (items, item) =>
    loop(items, "row", outer, (rows, row) =>
      loop(rows, "place", count, (places, place) => {
        const shared = along ? null : indexAt(places, offsetOf([item, count], [place, 1]));
        loop(places, "column", inner, (columns, column) => {
          const part = offsetOf([item, outer * count * inner], [row, count * inner], [place, inner], [column, 1]);
          const index = shared ?? indexAt(columns, part);
          const whole = offsetOf([item, outer * size * inner], [row, size * inner], [index, inner], [column, 1]);
          body(columns, whole, part);
        });
      }),
    ),
  );
}
