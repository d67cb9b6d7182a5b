/**
 * Where gathers and scatters read and write. A tensor x of shape [outer..., extent, inner...] is indexed along one
 * axis; what is taken from it, or added to it, has the shape [outer..., count, inner...]. The indices are one for
 * each of the `count` places, or (along) one for each element.
 */
import { onGraph, Tensor, type Operand } from "../builder.js";
import { constantIndexOutOfRange, dtypeNotAdmitted, runtimeIndexOutOfRange } from "../diagnostics.js";
import { elementsOf, siteName } from "../families/routine.js";
import { constantElements, uniformValue } from "../families/source.js";
import { Graph } from "../graph.js";
import * as k from "../kernel.js";
import type { RoutineOperands, TensorValue } from "../op.js";
import { roundTo, sizeOf, type DType, type Shape } from "../types.js";

export interface Layout {
  readonly outer: number;
  readonly extent: number;
  readonly count: number;
  readonly inner: number;
  /** Whether each element has an index of its own. */
  readonly along: boolean;
}

export function layoutOf(x: Shape, indices: Shape, axis: number, along: boolean): Layout {
  return {
    outer: sizeOf(x.slice(0, axis)),
    extent: x[axis] ?? 1,
    count: along ? (indices[axis] ?? 1) : sizeOf(indices),
    inner: sizeOf(x.slice(axis + 1)),
    along,
  };
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

/** Indices into an axis of `extent` elements: i32, and in range where they are known. */
export function indicesInto(op: string, operand: Operand, extent: number): Tensor {
  const indices = resolved(op, operand, "i32");
  if (indices.dtype !== "i32") throw dtypeNotAdmitted(op, "i", indices.dtype ?? "f64", ["i32"]);
  for (const index of knownElements(indices)) {
    if (index < 0 || index >= extent) throw constantIndexOutOfRange(op, index, extent);
  }
  return indices;
}

/** The elements of a literal or of a constant, those that are the same once or more; none if they are not known. */
function knownElements(tensor: Tensor): Iterable<number> {
  if (tensor.size === 0) return [];
  if (tensor.literal !== null) return tensor.literal.data;
  const uniform = uniformValue(tensor.node);
  return uniform !== null ? [uniform] : (constantElements(tensor.node) ?? []);
}

/** Flat positions in x and in what is taken, for each element of the latter in row-major order. */
export function* positions(
  { outer, extent, count, inner, along }: Layout,
  { data }: TensorValue,
  name: string,
): Generator<{ readonly whole: number; readonly part: number }> {
  for (let part = 0; part < outer * count * inner; part++) {
    const row = Math.floor(part / (count * inner)),
      column = part % inner;
    const place = along ? part : Math.floor(part / inner) % count,
      index = data[place] ?? NaN;
    if (!(index >= 0 && index < extent)) throw runtimeIndexOutOfRange(name, place, index);
    yield { whole: (row * extent + index) * inner + column, part };
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

/** Leaves the function if an index of input `at` is out of range, before anything is read by it. */
export function checkIndices(block: k.Block, operands: RoutineOperands, at: number, { extent }: Layout): void {
  const indices = elementsOf(operands, at),
    site = { node: siteName(operands.node), message: "index out of range" };
  loop(block, "position", sizeOf(operands.node.inputs[at]?.type.shape ?? []), (inner, position) => {
    const index = inner.let("index", indices(position ?? 0));
    inner.if(k.not(k.lessUnsigned(index, extent)), (wrong) => wrong.fail(site, position ?? 0, index));
  });
}

/** Writes the loops over what is taken; `body` gets the flat positions in x and in the part. */
export function eachPosition(
  block: k.Block,
  { outer, extent, count, inner, along }: Layout,
  indices: (position: k.Term) => k.Scalar,
  body: (block: k.Block, whole: k.Scalar, part: k.Scalar) => void,
): void {
  loop(block, "row", outer, (rows, row) =>
    loop(rows, "place", count, (places, place) => {
      const shared = along ? null : places.let("index", indices(place ?? 0));
      loop(places, "column", inner, (columns, column) => {
        const part = offsetOf([row, count * inner], [place, inner], [column, 1]);
        const index = shared ?? columns.let("index", indices(part));
        body(columns, offsetOf([row, extent * inner], [index, inner], [column, 1]), part);
      });
    }),
  );
}
