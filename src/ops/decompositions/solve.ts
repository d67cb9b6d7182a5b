/** Systems of equations, and inverses. */
import { Tensor, type Operand } from "../../builder.js";
import { routine } from "../../families/routine.js";
import type { Attributes } from "../../graph.js";
import * as k from "../../kernel.js";
import { define, integer, tensor } from "../../language.js";
import type { OpFunction, RoutineOp, RoutineOperands } from "../../op.js";
import { neg } from "../arithmetic.js";
import { where } from "../compare.js";
import { matmul } from "../products.js";
import { swapAxes } from "../rearrange.js";
import { eliminate, identityLike } from "./elimination.js";
import {
  eachMatrix,
  flat,
  Grid,
  matricesOf,
  orderOf,
  sameBatch,
  squareType,
  storeEntry,
  total,
  wholeMatrices,
  type Matrix,
} from "./matrices.js";
import { systems } from "./triangular.js";

/** Gauss and Jordan, the largest of each column first: slow and obvious. */
function gaussJordan(a: Matrix, b: Matrix): Matrix {
  const rows = a.map((row, i) => [...row, ...(b[i] ?? [])]),
    n = a.length;
  for (let column = 0; column < n; column++) {
    let best = column;
    for (let i = column; i < n; i++)
      if (Math.abs(rows[i]?.[column] ?? 0) > Math.abs(rows[best]?.[column] ?? 0)) best = i;
    const pivotRow = rows[best] ?? [],
      pivot = pivotRow[column] ?? NaN;
    rows[best] = rows[column] ?? [];
    rows[column] = pivot === 0 ? pivotRow.map(() => NaN) : pivotRow.map((value) => value / pivot);
    const scaled = rows[column] ?? [];
    rows.forEach((row, i) => {
      const factor = row[column] ?? 0;
      if (i !== column) rows[i] = row.map((value, j) => value - factor * (scaled[j] ?? 0));
    });
  }
  return rows.map((row) => row.slice(n));
}

/** Elimination with the largest pivot of each column, then substitution from the last row. */
function program(block: k.Block, operands: RoutineOperands): void {
  const { node } = operands,
    n = orderOf(node.inputs[0]?.type ?? node.type),
    m = orderOf(node.type),
    a = Grid.local(block, "a", n, n),
    b = Grid.local(block, "b", n, m);
  eachMatrix(block, operands, (outer, read, index) => {
    const given = [read(0), read(1)] as const;
    outer.for("i", 0, n, (rows, i) => {
      rows.for("j", 0, n, (columns, j) => a.set(columns, i, j, given[0](i, j)));
      rows.for("j", 0, m, (columns, j) => b.set(columns, i, j, given[1](i, j)));
    });
    const { isSingular } = eliminate(outer, a, n, [{ grid: b, columns: m }]);
    const fault = outer.let("fault", k.select(isSingular, NaN, k.f64(0)));
    outer.for("step", 0, n, (rows, step) => {
      const i = rows.let("i", k.sub(n - 1, step));
      rows.for("j", 0, m, (columns, j) => {
        const rest = total(columns, k.add(i, 1), n, b.at(i, j), (at) => k.mul(a.at(i, at), b.at(at, j)), -1);
        b.set(columns, i, j, k.div(rest, a.at(i, i)));
        storeEntry(columns, operands, index, i, j, k.add(b.at(i, j), fault));
      });
    });
  });
}

type Solve = OpFunction<RoutineOp, [operands: readonly [a: Operand, b: Operand], attrs?: Attributes]>;

export const solveOf: Solve = routine("solve", {
  doc: "The solution y of a y = b.",
  inputs: ["a", "b"],
  typeOf: (types) => sameBatch("solve", types),
  evaluate: ([a, b]) => {
    if (a === undefined || b === undefined) return new Float64Array();
    const right = matricesOf(b);
    return flat(matricesOf(a).map((matrix, at) => gaussJordan(matrix, right[at] ?? [])));
  },
  program,
  // a dy = db - da y.
  vjp: {
    a: ({ dy, a, y }) => neg(matmul(solveOf([swapAxes(a, -1, -2), dy]), swapAxes(y, -1, -2))),
    b: ({ dy, a }) => solveOf([swapAxes(a, -1, -2), dy]),
  },
  support: wholeMatrices,
  batch: "leading",
  flops: ({ inputs, type }) => {
    const n = orderOf(inputs[0]?.type ?? type);
    return type.shape.reduce((size, extent) => size * extent, 1) * 2 * n + (2 * n ** 3) / 3;
  },
});

export const solve = define(
  "solve",
  {
    doc: "The solution y of a y = b, for matrices b, or a vector.",
    example: "solve(constant([[2, 1], [1, 3]]), constant([5, 10]))",
    special: "A singular matrix gives NaN.",
  },
  [
    ["a", tensor],
    ["b", tensor],
  ],
  {},
  (a, b) => systems("solve", Tensor.from(a), Tensor.from(b), (left, right) => solveOf([left, right])),
);

/** The inverse, as the solution of a y = 1. */
export function inverse(x: Tensor): Tensor {
  return solveOf([x, identityLike(x)]);
}

export const inv = define(
  "inv",
  {
    doc: "The inverse matrix, x^-1.",
    example: "inv(constant([[2, 0], [1, 4]]))",
    special: "A singular matrix gives NaN.",
  },
  [["x", tensor]],
  {},
  (given) => {
    const x = Tensor.from(given);
    squareType("inv", [{ dtype: x.dtype ?? "f64", shape: x.shape }]);
    return inverse(x);
  },
);

export const matrixPower = define(
  "matrixPower",
  {
    doc: "x times itself n times, as matrices, by squaring; of a negative n that of the inverse.",
    example: "matrixPower(constant([[1, 1], [1, 0]]), 10)",
    special: "n = 0 gives the identity, and has derivative 0.",
  },
  [
    ["x", tensor],
    ["n", integer],
  ],
  {},
  (given, n) => {
    const x = Tensor.from(given);
    squareType("matrixPower", [{ dtype: x.dtype ?? "f64", shape: x.shape }]);
    let square = n < 0 ? inverse(x) : x,
      power: Tensor | null = null;
    for (let rest = Math.abs(n); rest > 0; rest = Math.floor(rest / 2)) {
      if (rest % 2 === 1) power = power === null ? square : matmul(power, square);
      if (rest > 1) square = matmul(square, square);
    }
    // x stands there so that the derivative is 0 and not missing.
    return power ?? where(false, x, identityLike(x));
  },
);
