/** Systems of equations with a triangular matrix. */
import { Tensor } from "../../builder.js";
import { routine } from "../../families/routine.js";
import { shapeMismatch } from "../../diagnostics.js";
import { reshapeTo } from "../../families/reshape.js";
import * as k from "../../kernel.js";
import { define, flag, option, tensor } from "../../language.js";
import type { RoutineOperands } from "../../op.js";
import type { Attributes } from "../../graph.js";
import { printShape } from "../../types.js";
import { neg } from "../arithmetic.js";
import { tril, triu } from "../diagonal.js";
import { matmul } from "../products.js";
import { expandDims } from "../view.js";
import { swapAxes } from "../rearrange.js";
import {
  eachMatrix,
  flat,
  Grid,
  matricesOf,
  orderOf,
  sameBatch,
  squareType,
  storeEntry,
  together,
  total,
  wholeMatrices,
  type Matrix,
} from "./matrices.js";

export type Triangle = { readonly lower: boolean; readonly transpose: boolean; readonly unitDiagonal: boolean };

const triangleIn = (attrs: Attributes): Triangle => ({
  lower: attrs["lower"] === true,
  transpose: attrs["transpose"] === true,
  unitDiagonal: attrs["unitDiagonal"] === true,
});

/** Substitution: forward where the matrix that counts is lower. */
function substituted(a: Matrix, b: Matrix, { lower, transpose, unitDiagonal }: Triangle): Matrix {
  const n = a.length,
    entry = (i: number, j: number): number => (transpose ? a[j]?.[i] : a[i]?.[j]) ?? 0;
  const x = b.map((row) => [...row]),
    order = Array.from({ length: n }, (_, at) => (lower !== transpose ? at : n - 1 - at));
  order.forEach((i, done) => {
    const pivot = unitDiagonal ? 1 : entry(i, i) === 0 ? NaN : entry(i, i);
    x[i] = (x[i] ?? []).map((value, column) => {
      const known = order.slice(0, done).reduce((sum, j) => sum + entry(i, j) * (x[j]?.[column] ?? 0), 0);
      return (value - known) / pivot;
    });
  });
  return x;
}

function program(block: k.Block, operands: RoutineOperands): void {
  const { node } = operands,
    { lower, transpose, unitDiagonal } = triangleIn(node.attrs),
    n = node.type.shape[node.type.shape.length - 2] ?? 0,
    m = orderOf(node.type),
    solution = Grid.local(block, "solution", n, m),
    forward = lower !== transpose;
  eachMatrix(block, operands, (outer, read, index) => {
    const [a, b] = [read(0), read(1)],
      entry = (i: k.Term, j: k.Term): k.Scalar => (transpose ? a(j, i) : a(i, j));
    outer.for("step", 0, n, (rows, step) => {
      const i = forward ? step : rows.let("i", k.sub(n - 1, step)),
        [from, to] = forward ? [k.i32(0), i] : [k.add(i, 1), k.i32(n)];
      const pivot = unitDiagonal ? null : rows.let("pivot", entry(i, i));
      rows.for("j", 0, m, (columns, j) => {
        const rest = total(columns, from, to, b(i, j), (at) => k.mul(entry(i, at), solution.at(at, j)), -1),
          value = pivot === null ? rest : k.div(rest, k.select(k.equal(pivot, 0), NaN, pivot));
        solution.set(columns, i, j, value);
        storeEntry(columns, operands, index, i, j, solution.at(i, j));
      });
    });
  });
}

export const triangularSolveOf = routine("triangularSolve", {
  doc: "The solution y of a y = b, where of a only one triangle is read.",
  inputs: ["a", "b"],
  typeOf: (types) => sameBatch("triangularSolve", types),
  evaluate: ([a, b], attrs) => {
    if (a === undefined || b === undefined) return new Float64Array();
    const right = matricesOf(b);
    return flat(matricesOf(a).map((matrix, at) => substituted(matrix, right[at] ?? [], triangleIn(attrs))));
  },
  program,
  // a y = b: a dy = db - da y.
  vjp: {
    a: ({ dy, a, y }, attrs) => {
      const triangle = triangleIn(attrs),
        db = solveTriangle(a, dy, { ...triangle, transpose: !triangle.transpose });
      const whole = triangle.transpose ? matmul(y, swapAxes(db, -1, -2)) : matmul(db, swapAxes(y, -1, -2));
      const offset = triangle.unitDiagonal ? 1 : 0;
      return neg(triangle.lower ? tril(whole, { offset: -offset }) : triu(whole, { offset }));
    },
    b: ({ dy, a }, attrs) => {
      const triangle = triangleIn(attrs);
      return solveTriangle(a, dy, { ...triangle, transpose: !triangle.transpose });
    },
  },
  support: wholeMatrices,
  batch: "leading",
  flops: ({ inputs, type }) => type.shape.reduce((size, extent) => size * extent, 1) * orderOf(inputs[0]?.type ?? type),
});

export function solveTriangle(a: Tensor, b: Tensor, triangle: Triangle): Tensor {
  return triangularSolveOf([a, b], triangle);
}

/** A system with matrices, or with a vector on the right, as NumPy takes it. */
export function systems(op: string, a: Tensor, b: Tensor, solved: (a: Tensor, b: Tensor) => Tensor): Tensor {
  const { shape } = squareType(op, [{ dtype: a.dtype ?? "f64", shape: a.shape }], 0, "a"),
    rows = b.shape[Math.max(0, b.rank - 2)];
  if (rows !== shape[shape.length - 1])
    throw shapeMismatch(
      op,
      `a has the shape ${printShape(shape)} and b ${printShape(b.shape)}; b must have as many rows as a`,
    );
  const [left, right] = together(op, a, b.rank === 1 ? expandDims(b, [-1]) : b),
    y = solved(left, right);
  return b.rank === 1 ? reshapeTo(y, y.shape.slice(0, -1)) : y;
}

export const triangularSolve = define(
  "triangularSolve",
  {
    doc: "The solution y of a y = b (transpose: a^T y = b), where of a only the lower or the upper triangle is read; unitDiagonal: its diagonal counts as 1.",
    example: "triangularSolve(constant([[2, 0], [1, 4]]), constant([[2], [9]]))",
    special: "A zero on the diagonal gives NaN. What is not read has derivative 0.",
  },
  [
    ["a", tensor],
    ["b", tensor],
  ],
  { lower: option(flag, true), transpose: option(flag, false), unitDiagonal: option(flag, false) },
  (a, b, triangle) =>
    systems("triangularSolve", Tensor.from(a), Tensor.from(b), (left, right) => solveTriangle(left, right, triangle)),
);
