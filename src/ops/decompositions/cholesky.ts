/** Cholesky's decomposition of symmetric positive definite matrices. */
import type { Tensor } from "../../builder.js";
import { routine } from "../../families/routine.js";
import * as k from "../../kernel.js";
import { define, tensor } from "../../language.js";
import type { RoutineOperands } from "../../op.js";
import { add, mul } from "../arithmetic.js";
import { tril } from "../diagonal.js";
import { matmul } from "../products.js";
import { swapAxes } from "../rearrange.js";
import {
  eachMatrix,
  flat,
  Grid,
  matricesOf,
  orderOf,
  squareType,
  storeEntry,
  symmetrized,
  total,
  wholeMatrices,
  type Matrix,
} from "./matrices.js";
import { solveTriangle } from "./triangular.js";

function lower(x: Matrix): Matrix {
  const a = symmetrized(x),
    l: Matrix = a.map((row) => row.map(() => 0));
  a.forEach((row, i) => {
    for (let j = 0; j <= i; j++) {
      const known = (l[i] ?? []).slice(0, j).reduce((sum, value, at) => sum + value * (l[j]?.[at] ?? 0), 0),
        rest = (row[j] ?? 0) - known;
      const value = i === j ? (rest > 0 ? Math.sqrt(rest) : NaN) : rest / (l[j]?.[j] ?? 1);
      (l[i] ?? [])[j] = value;
    }
  });
  const isDefinite = l.every((row, i) => !Number.isNaN(row[i]));
  return isDefinite ? l : l.map((row, i) => row.map((_, j) => (j <= i ? NaN : 0)));
}

/** Row by row: what is left of the matrix after the columns before. A pivot that is not positive makes all NaN. */
function program(block: k.Block, operands: RoutineOperands): void {
  const n = orderOf(operands.node.type),
    l = Grid.local(block, "l", n, n);
  eachMatrix(block, operands, (outer, read, index) => {
    const x = read(0),
      fault = outer.variable("fault", k.f64(0));
    outer.for("i", 0, n, (rows, i) =>
      rows.for("j", 0, k.add(i, 1), (columns, j) => {
        const entry = k.add(k.mul(x(i, j), 0.5), k.mul(x(j, i), 0.5)),
          rest = total(columns, 0, j, entry, (at) => k.mul(l.at(i, at), l.at(j, at)), -1);
        columns.if(
          k.equal(i, j),
          (then) => {
            then.if(k.not(k.greater(rest, 0)), (wrong) => wrong.assign(fault, NaN));
            l.set(then, i, j, k.sqrt(k.select(k.greater(rest, 0), rest, 1)));
          },
          (otherwise) => l.set(otherwise, i, j, k.div(rest, l.at(j, j))),
        );
      }),
    );
    outer.for("i", 0, n, (rows, i) =>
      rows.for("j", 0, n, (columns, j) =>
        storeEntry(columns, operands, index, i, j, k.select(k.lessEqual(j, i), k.add(l.at(i, j), fault), 0)),
      ),
    );
  });
}

/** The lower triangle with half its diagonal: what d(L L^T) = dL L^T + L dL^T takes from L^-1 dA L^-T. */
const halved = (x: Tensor): Tensor => mul(0.5, add(tril(x), tril(x, { offset: -1 })));

export const choleskyOf = routine("cholesky", {
  doc: "The lower triangular L with L L^T = (x + x^T) / 2.",
  inputs: ["x"],
  typeOf: (types) => squareType("cholesky", types),
  evaluate: ([x]) => (x === undefined ? new Float64Array() : flat(matricesOf(x).map(lower))),
  program,
  // dx = L^-T phi(L^T dL) L^-1, symmetrised: Giles, Collected matrix derivative results (2008).
  vjp: {
    x: ({ dy, y }) => {
      const inner = halved(matmul(swapAxes(y, -1, -2), dy)),
        left = solveTriangle(y, inner, { lower: true, transpose: true, unitDiagonal: false }),
        both = solveTriangle(y, swapAxes(left, -1, -2), { lower: true, transpose: true, unitDiagonal: false });
      return mul(0.5, add(both, swapAxes(both, -1, -2)));
    },
  },
  support: wholeMatrices,
  batch: "leading",
  flops: ({ type }) => (type.shape.reduce((size, extent) => size * extent, 1) * orderOf(type)) / 3,
});

export const cholesky = define(
  "cholesky",
  {
    doc: choleskyOf.op.doc,
    example: "cholesky(constant([[4, 2], [2, 3]]))",
    special: "What is not positive definite gives NaN.",
  },
  [["x", tensor]],
  {},
  (x) => choleskyOf([x]),
);
