/** The rows of a tensor along an axis, for routines that go through each from its first element to its last. */
import type * as k from "../kernel.js";
import type { RoutineOperands, TensorValue } from "../op.js";
import { sizeOf, type Shape } from "../types.js";
import { loop, offsetOf } from "./indexing.js";

/** Where the elements along an axis stand: those of one row are `inner` apart. */
export interface Rows {
  readonly outer: number;
  readonly extent: number;
  readonly inner: number;
}
export function rowsAlong(shape: Shape, axis: number): Rows {
  return { outer: sizeOf(shape.slice(0, axis)), extent: shape[axis] ?? 1, inner: sizeOf(shape.slice(axis + 1)) };
}

/** Calls `step` for each element of each row in order; `first` tells where a row begins. */
export function walk(value: TensorValue, axis: number, step: (flat: number, first: boolean) => void): void {
  const { outer, extent, inner } = rowsAlong(value.type.shape, axis);
  for (let row = 0; row < outer; row++)
    for (let column = 0; column < inner; column++)
      for (let at = 0; at < extent; at++) step((row * extent + at) * inner + column, at === 0);
}

/** A loop over the rows, and in each over its elements in order. */
export function overRows<State>(
  block: k.Block,
  { node }: RoutineOperands,
  begin: (block: k.Block) => State,
  step: (block: k.Block, state: State, flat: k.Scalar, at: k.Scalar) => void,
): void {
  const { outer, extent, inner } = rowsAlong(node.type.shape, Number(node.attrs["axis"]));
  loop(block, "row", outer, (rows, row) =>
    loop(rows, "column", inner, (columns, column) => {
      const state = begin(columns);
      columns.for("at", 0, extent, (along, at) =>
        step(along, state, offsetOf([row, extent * inner], [at, inner], [column, 1]), at),
      );
    }),
  );
}
