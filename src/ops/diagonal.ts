/** Diagonals of matrices and what lies on one side of them: each is one index map. */
import { Tensor } from "../builder.js";
import { shapeMismatch } from "../diagnostics.js";
import { normalAxes, normalAxis } from "../families/reduction.js";
import { axisIndex, quotient, type Quotient } from "../indexMap.js";
import { define, integer, option, tensor } from "../language.js";
import type { Shape } from "../types.js";
import { sum } from "./reduce.js";
import { view } from "./view.js";

/** Where the diagonal begins that lies `offset` to the right of the main one, and how long it is. */
function lineOf(rows: number, columns: number, offset: number): { row: number; column: number; length: number } {
  const row = Math.max(0, -offset),
    column = Math.max(0, offset);
  return { row, column, length: Math.max(0, Math.min(rows - row, columns - column)) };
}

/** y[..., t] = x[..., row + t, column + t, ...]: the diagonal takes the place of two axes, behind the others. */
function diagonalOf(name: string, x: Tensor, offset: number, first: number, second: number): Tensor {
  const { shape, rank } = x;
  if (rank < 2) throw shapeMismatch(name, `needs two axes, and x has ${rank}`);
  normalAxes(name, [first, second], shape);
  const down = normalAxis(name, first, shape),
    across = normalAxis(name, second, shape);
  const { row, column, length } = lineOf(shape[down] ?? 1, shape[across] ?? 1, offset);
  const kept = shape.flatMap((_, axis) => (axis === down || axis === across ? [] : [axis]));
  const map = shape.map((_, axis) =>
    axis === down
      ? axisIndex(rank - 1, rank - 2, 1, row)
      : axis === across
        ? axisIndex(rank - 1, rank - 2, 1, column)
        : axisIndex(rank - 1, kept.indexOf(axis)),
  );
  return view(x, [...kept.map((axis) => shape[axis] ?? 1), length], { axes: map, guards: [] });
}

/** y[i, i + offset] = x[i], or y[j - offset, j] = x[j] for a negative offset; 0 elsewhere. */
function matrixOf(x: Tensor, offset: number): Tensor {
  const size = (x.shape[0] ?? 0) + Math.abs(offset);
  const source = offset >= 0 ? axisIndex(2, 0) : axisIndex(2, 1);
  return view(x, [size, size], { axes: [source], guards: [{ quotient: quotient([-1, 1], -offset), size: 1 }] });
}

const shifted = { offset: option(integer, 0) };
const ofAxes = { ...shifted, axis1: option(integer, 0), axis2: option(integer, 1) };

export const diag = define(
  "diag",
  {
    doc: "The square matrix that has x on a diagonal, y[i, i + offset] = x[i] and 0 elsewhere; of a matrix that diagonal itself.",
    example: "diag(constant([1, 2]), { offset: 1 })",
  },
  [["x", tensor]],
  shifted,
  (operand, { offset }) => {
    const x = Tensor.from(operand);
    if (x.rank === 1) return matrixOf(x, offset);
    if (x.rank !== 2) throw shapeMismatch("diag", `needs a vector or a matrix, and x has ${x.rank} axes`);
    return diagonalOf("diag", x, offset, 0, 1);
  },
);

export const diagonal = define(
  "diagonal",
  {
    doc: "The diagonal of two axes, y[..., t] = x[t, t + offset, ...]: behind the other axes, in place of the two.",
    example: "diagonal(constant([[1, 2], [3, 4]]))",
    special: "A diagonal that lies outside of x is empty.",
  },
  [["x", tensor]],
  ofAxes,
  (x, { offset, axis1, axis2 }) => diagonalOf("diagonal", Tensor.from(x), offset, axis1, axis2),
);

export const trace = define(
  "trace",
  {
    doc: "The sum of a diagonal, sum_t x[t, t + offset, ...]; of bool the number of true elements, as i32.",
    example: "trace(constant([[1, 2], [3, 4]]))",
    special: "A diagonal that lies outside of x has the sum 0.",
  },
  [["x", tensor]],
  ofAxes,
  (x, { offset, axis1, axis2 }) => sum(diagonalOf("trace", Tensor.from(x), offset, axis1, axis2), { axis: -1 }),
);

/** x where `distance`, an index plus an offset, is in 0 to size - 1; 0 elsewhere. */
function triangle(
  name: string,
  x: Tensor,
  distance: (rank: number) => Quotient,
  size: (shape: Shape) => number,
): Tensor {
  const { shape, rank } = x;
  if (rank < 2) throw shapeMismatch(name, `needs two axes, and x has ${rank}`);
  return view(x, shape, {
    axes: shape.map((_, axis) => axisIndex(rank, axis)),
    guards: [{ quotient: distance(rank), size: Math.max(0, size(shape)) }],
  });
}

/** sign (i - j) + offset in the indices i and j of the last two axes. */
function between(rank: number, sign: 1 | -1, offset: number): Quotient {
  const coefficients = new Array<number>(rank).fill(0);
  coefficients[rank - 2] = sign;
  coefficients[rank - 1] = -sign;
  return quotient(coefficients, offset);
}

export const tril = define(
  "tril",
  {
    doc: "The lower triangles of matrices: y[..., i, j] = x[..., i, j] where j <= i + offset, else 0.",
    example: "tril(constant([[1, 2], [3, 4]]))",
  },
  [["x", tensor]],
  shifted,
  (x, { offset }) =>
    triangle(
      "tril",
      Tensor.from(x),
      (rank) => between(rank, 1, offset),
      (shape) => (shape[shape.length - 2] ?? 0) + offset,
    ),
);

export const triu = define(
  "triu",
  {
    doc: "The upper triangles of matrices: y[..., i, j] = x[..., i, j] where j >= i + offset, else 0.",
    example: "triu(constant([[1, 2], [3, 4]]))",
  },
  [["x", tensor]],
  shifted,
  (x, { offset }) =>
    triangle(
      "triu",
      Tensor.from(x),
      (rank) => between(rank, -1, -offset),
      (shape) => (shape[shape.length - 1] ?? 0) - offset,
    ),
);
