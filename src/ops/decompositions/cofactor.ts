/**
 * Cofactors at any rank. With the largest element of what is left as pivot, P A Q = L D V: L and V have ones on their
 * diagonals, and only D holds zeros. The adjugate is s Q V^-1 adj(D) L^-1 P, and its derivative in a direction E that of
 * adj(D) in the direction L^-1 P E Q V^-1; of a diagonal matrix both are products of the others, so that nothing is
 * divided by what may be zero.
 */
import type { Tensor } from "../../builder.js";
import { type Operand } from "../../builder.js";
import { routine } from "../../families/routine.js";
import type { Attributes } from "../../graph.js";
import * as k from "../../kernel.js";
import type { OpFunction, RoutineOp, RoutineOperands, Scope } from "../../op.js";
import { add, div, mul, sub } from "../arithmetic.js";
import { sum } from "../reduce.js";
import { matmul } from "../products.js";
import { swapAxes } from "../rearrange.js";
import { decomposed, type Decomposed } from "./completePivots.js";
import {
  eachMatrix,
  faultOf,
  flat,
  Grid,
  isFinite,
  matricesOf,
  orderOf,
  squareType,
  storeEntry,
  wholeMatrices,
  type Matrix,
} from "./matrices.js";
import { pivotsOf, product } from "./pivots.js";
import { inverse } from "./solve.js";

type Cofactors = OpFunction<RoutineOp, [operands: readonly [x: Operand], attrs?: Attributes]>;
type CofactorTangent = OpFunction<RoutineOp, [operands: readonly [x: Operand, e: Operand], attrs?: Attributes]>;

const without = (matrix: Matrix, i: number, j: number): Matrix =>
  matrix.filter((_, row) => row !== i).map((row) => row.filter((_, column) => column !== j));
const determinant = (matrix: Matrix): number => {
  const { pivots, sign } = pivotsOf(matrix);
  return sign * product(pivots);
};
const signed = (i: number, j: number): number => ((i + j) % 2 === 0 ? 1 : -1);

const allNaN = (matrix: Matrix): Matrix => matrix.map((row) => row.map(() => NaN));

/** Minors, one after the other. */
function cofactors(matrix: Matrix): Matrix {
  if (!isFinite(matrix)) return allNaN(matrix);
  return matrix.map((row, i) => row.map((_, j) => signed(i, j) * determinant(without(matrix, i, j))));
}

/** The derivative of a minor: the sum over its rows of itself with that row of the direction. */
function cofactorChange(matrix: Matrix, direction: Matrix): Matrix {
  if (!isFinite(matrix) || !isFinite(direction)) return allNaN(matrix);
  return matrix.map((row, i) =>
    row.map((_, j) => {
      const minor = without(matrix, i, j),
        change = without(direction, i, j);
      const terms = minor.map((_, r) => determinant(minor.map((line, at) => (at === r ? (change[r] ?? []) : line))));
      return signed(i, j) * terms.reduce((total, term) => total + term, 0);
    }),
  );
}

/**
 * The product of the pivots but for those at i and j. They descend, but for the growth of elimination: the last of them
 * while the product is at least 1, else the first, so that it leaves the range only if the whole does.
 */
function others(block: k.Block, { d }: Decomposed, n: number, i: k.Scalar, j: k.Scalar): k.Local {
  const value = block.variable("others", k.f64(1)),
    first = block.variable("first", k.i32(0)),
    last = block.variable("last", k.i32(n - 1));
  block.while(k.lessEqual(first, last), n, (inner) => {
    const takesLast = inner.let("takesLast", k.greaterEqual(k.abs(value), 1)),
      at = inner.let("at", k.select(takesLast, last, first));
    inner.if(
      takesLast,
      (then) => then.assign(last, k.sub(last, 1)),
      (otherwise) => otherwise.assign(first, k.add(first, 1)),
    );
    inner.if(k.and(k.notEqual(at, i), k.notEqual(at, j)), (then) => then.assign(value, k.mul(value, d(at))));
  });
  return value;
}

function cofactorProgram(block: k.Block, operands: RoutineOperands): void {
  const n = orderOf(operands.node.type),
    whole = decomposed(block, n),
    middle = Grid.local(block, "middle", n, n);
  eachMatrix(block, operands, (outer, read, index) => {
    const fault = faultOf(outer, n, read(0));
    whole.compute(outer, read(0));
    outer.for("i", 0, n, (rows, i) =>
      rows.for("j", 0, n, (columns, j) => {
        middle.set(columns, i, j, 0);
        columns.if(k.equal(i, j), (then) => middle.set(then, i, j, others(then, whole, n, i, i)));
      }),
    );
    whole.adjugateFrom(outer, middle, (inner, i, j, value) =>
      storeEntry(inner, operands, index, i, j, k.add(value, fault)),
    );
  });
}

function tangentProgram(block: k.Block, operands: RoutineOperands): void {
  const n = orderOf(operands.node.type),
    whole = decomposed(block, n),
    direction = Grid.local(block, "direction", n, n),
    middle = Grid.local(block, "middle", n, n);
  eachMatrix(block, operands, (outer, read, index) => {
    const fault = faultOf(outer, n, read(0), read(1));
    whole.compute(outer, read(0));
    whole.turn(outer, read(1), direction);
    outer.for("i", 0, n, (rows, i) =>
      rows.for("j", 0, n, (columns, j) => {
        const value = columns.variable("entry", k.f64(0));
        columns.if(
          k.equal(i, j),
          (then) =>
            then.for("m", 0, n, (inner, m) =>
              inner.if(k.notEqual(m, i), (other) =>
                other.assign(value, k.add(value, k.mul(direction.at(m, m), others(other, whole, n, i, m)))),
              ),
            ),
          (otherwise) => otherwise.assign(value, k.neg(k.mul(direction.at(i, j), others(otherwise, whole, n, i, j)))),
        );
        middle.set(columns, i, j, value);
      }),
    );
    whole.adjugateFrom(outer, middle, (inner, i, j, value) =>
      storeEntry(inner, operands, index, i, j, k.add(value, fault)),
    );
  });
}

const cost = (power: number) => ({
  flops: ({ type }: { type: { shape: readonly number[] } }): number =>
    type.shape.reduce((size, extent) => size * extent, 1) * (type.shape[type.shape.length - 1] ?? 1) ** power,
});

export const cofactorOp: Cofactors = routine("cofactors", {
  doc: "The cofactors of a matrix: the derivatives of its determinant.",
  inputs: ["x"],
  typeOf: (types) => squareType("cofactors", types),
  evaluate: ([x]) => (x === undefined ? new Float64Array() : flat(matricesOf(x).map(cofactors))),
  program: cofactorProgram,
  // The Hessian of the determinant is symmetric: the cotangent is the change in the direction dy.
  vjp: { x: ({ dy, x }) => cofactorTangentOp([x, dy]) },
  support: wholeMatrices,
  batch: "leading",
  ...cost(2),
});

export const cofactorTangentOp: CofactorTangent = routine("cofactorTangent", {
  doc: "How the cofactors of x change in the direction e.",
  inputs: ["x", "e"],
  typeOf: (types) => squareType("cofactorTangent", types),
  evaluate: ([x, e]) => {
    if (x === undefined || e === undefined) return new Float64Array();
    const directions = matricesOf(e);
    return flat(matricesOf(x).map((matrix, at) => cofactorChange(matrix, directions[at] ?? [])));
  },
  program: tangentProgram,
  vjp: { x: thirdDerivative, e: ({ dy, x }) => cofactorTangentOp([x, dy]) },
  support: wholeMatrices,
  batch: "leading",
  ...cost(3),
});

/**
 * Of a regular matrix, with N = x^-T, d = det x, M = N e^T N, K = N dy^T N: the cofactors d N change by
 * d (<N, e> N - M), and the adjoint of the change of that is
 * d (<dy, <N, e> N - M> N - <dy, N> M - <N, e> K + M dy^T N + N dy^T M).
 */
function thirdDerivative({ dy, x, e }: Scope<"x" | "e">): Tensor {
  const t = (a: Tensor): Tensor => swapAxes(a, -1, -2),
    dotted = (a: Tensor, b: Tensor): Tensor => sum(mul(a, b), { axis: [-1, -2], keepDims: true });
  const n = t(inverse(x)),
    m = matmul(matmul(n, t(e)), n),
    k3 = matmul(matmul(n, t(dy)), n),
    tau = dotted(n, e),
    alpha = dotted(dy, sub(mul(tau, n), m));
  const twice = add(matmul(matmul(m, t(dy)), n), matmul(matmul(n, t(dy)), m)),
    first = sub(mul(alpha, n), add(mul(dotted(dy, n), m), mul(tau, k3)));
  // Each row of x times its cofactors is the determinant.
  const determinants = div(dotted(x, cofactorsOf(x)), x.shape[x.rank - 1] ?? 1);
  return mul(determinants, add(first, twice));
}

export function cofactorsOf(x: Tensor): Tensor {
  return cofactorOp([x]);
}
