/** The exponential of matrices, by scaling and squaring with Pade's approximant of degree 13. */
import { fill, type Operand, type Tensor } from "../../builder.js";
import { composite } from "../../families/composite.js";
import { concatAlong } from "../../families/concat.js";
import { routine } from "../../families/routine.js";
import type { Attributes } from "../../graph.js";
import * as k from "../../kernel.js";
import { define, tensor } from "../../language.js";
import type { CompositeOp, OpFunction, RoutineOp, RoutineOperands } from "../../op.js";
import { abs, add, div, mul } from "../arithmetic.js";
import { greater, stopGradient, where } from "../compare.js";
import { swapAxes } from "../rearrange.js";
import { sum } from "../reduce.js";
import { slice } from "../view.js";
import { eliminate } from "./elimination.js";
import {
  eachMatrix,
  flat,
  Grid,
  matricesOf,
  orderOf,
  squareType,
  storeEntry,
  total,
  wholeMatrices,
  type Matrix,
} from "./matrices.js";

type ExpmTangent = OpFunction<CompositeOp, [operands: readonly [x: Operand, e: Operand], attrs?: Attributes]>;
type Expm = OpFunction<RoutineOp, [operands: readonly [x: Operand], attrs?: Attributes]>;

/** Higham, The scaling and squaring method for the matrix exponential revisited (2005): b_0 to b_13, and the norm up to which they serve. */
const coefficients = [
  64764752532480000, 32382376266240000, 7771770303897600, 1187353796428800, 129060195264000, 10559470521600,
  670442572800, 33522128640, 1323241920, 40840800, 960960, 16380, 182, 1,
];
const largestNorm = 5.371920351148152;
/** The exponent of the largest number. */
const mostHalvings = 1100;
/** With more, the sixth power of what is halved would leave the range below. */
const mostUndone = 150;

const timesMatrix = (a: Matrix, b: Matrix): Matrix =>
  a.map((row) => (b[0] ?? []).map((_, j) => row.reduce((sum, value, at) => sum + value * (b[at]?.[j] ?? 0), 0)));

const normOf = (matrix: Matrix): number =>
  Math.max(0, ...matrix.map((row) => row.reduce((sum, value) => sum + Math.abs(value), 0)));

/** How fast powers grow: of a graded matrix far slower than its norm says. */
function growthOf(matrix: Matrix): number {
  const second = timesMatrix(matrix, matrix),
    fourth = timesMatrix(second, second);
  const growth = Math.max(normOf(fourth) ** (1 / 4), normOf(timesMatrix(fourth, second)) ** (1 / 6));
  return Number.isFinite(growth) ? growth : normOf(matrix);
}

/** Taylor's series of x / 2^s, squared s times. */
function series(matrix: Matrix): Matrix {
  if (!Number.isFinite(normOf(matrix))) return matrix.map((row) => row.map(() => NaN));
  const growth = growthOf(matrix),
    halvings = growth > 0.25 ? Math.ceil(Math.log2(growth)) + 2 : 0,
    small = matrix.map((row) => row.map((value) => value * 2 ** -halvings));
  const identity = matrix.map((row, i) => row.map((_, j) => (i === j ? 1 : 0)));
  let term: Matrix = identity,
    sum: Matrix = identity;
  for (let n = 1; n <= 30; n++) {
    term = timesMatrix(term, small).map((row) => row.map((value) => value / n));
    sum = sum.map((row, i) => row.map((value, j) => value + (term[i]?.[j] ?? 0)));
  }
  for (let at = 0; at < halvings; at++) sum = timesMatrix(sum, sum);
  return sum;
}

function multiply(block: k.Block, a: Grid, b: Grid, into: Grid, n: number): void {
  block.for("i", 0, n, (rows, i) =>
    rows.for("j", 0, n, (columns, j) =>
      into.set(
        columns,
        i,
        j,
        total(columns, 0, n, k.f64(0), (at) => k.mul(a.at(i, at), b.at(at, j))),
      ),
    ),
  );
}

function each(block: k.Block, n: number, into: Grid, value: (i: k.Scalar, j: k.Scalar) => k.Scalar): void {
  block.for("i", 0, n, (rows, i) => rows.for("j", 0, n, (columns, j) => into.set(columns, i, j, value(i, j))));
}

/** The largest sum of a row. */
function rowNorm(block: k.Block, a: Grid, n: number): k.Local {
  const norm = block.variable("norm", k.f64(0));
  block.for("i", 0, n, (rows, i) => {
    const row = total(rows, 0, n, k.f64(0), (at) => k.abs(a.at(i, at)));
    rows.assign(norm, k.max(norm, row));
  });
  return norm;
}

/** How often the matrix must be halved; it is. */
function halve(block: k.Block, a: Grid, n: number): k.Local {
  const norm = rowNorm(block, a, n),
    halvings = block.variable("halvings", k.i32(0)),
    factor = block.variable("factor", k.f64(1));
  block.while(k.and(k.greater(norm, largestNorm), k.less(norm, Infinity)), mostHalvings, (inner) => {
    inner.assign(norm, k.mul(norm, 0.5));
    inner.assign(factor, k.mul(factor, 0.5));
    inner.assign(halvings, k.add(halvings, 1));
  });
  each(block, n, a, (i, j) => k.mul(a.at(i, j), factor));
  return halvings;
}

/**
 * Takes back halvings that only the norm asked for. What counts is how the powers grow: the approximant serves up to
 * max(|A^4|^(1/4), |A^6|^(1/6)), and each squaring too many costs a digit: Al-Mohy and Higham, A new scaling and
 * squaring algorithm for the matrix exponential (2009), theorem 4.2.
 */
function undoHalvings(block: k.Block, { a, a2, a4, a6, n }: Work, halvings: k.Local): void {
  const fourth = rowNorm(block, a4, n),
    sixth = rowNorm(block, a6, n),
    factor = block.variable("factor", k.f64(1));
  const enough = k.and(k.lessEqual(fourth, largestNorm ** 4 / 2 ** 4), k.lessEqual(sixth, largestNorm ** 6 / 2 ** 6));
  block.if(k.and(k.greater(halvings, 0), k.lessEqual(halvings, mostUndone)), (few) => {
    few.while(k.and(k.greater(halvings, 0), enough), mostUndone, (inner) => {
      inner.assign(fourth, k.mul(fourth, 2 ** 4));
      inner.assign(sixth, k.mul(sixth, 2 ** 6));
      inner.assign(factor, k.mul(factor, 2));
      inner.assign(halvings, k.sub(halvings, 1));
    });
    let power: k.Scalar = factor;
    for (const grid of [a, a2, a4, a6]) {
      const by = few.let("by", power);
      each(few, n, grid, (i, j) => k.mul(grid.at(i, j), by));
      power = grid === a4 ? k.mul(k.mul(factor, factor), by) : k.mul(by, by);
    }
  });
}

const one = (i: k.Scalar, j: k.Scalar): k.Scalar => k.select(k.equal(i, j), k.f64(1), 0);

/** The grids of one matrix: it, its powers, the odd part of the approximant, the even one, and one to spare. */
interface Work {
  readonly a: Grid;
  readonly a2: Grid;
  readonly a4: Grid;
  readonly a6: Grid;
  readonly u: Grid;
  readonly v: Grid;
  readonly w: Grid;
  readonly n: number;
}

/**
 * Every second coefficient from `first`: a part of the approximant, in even powers of the matrix,
 * A6 (c6 A6 + c5 A4 + c4 A2) + c3 A6 + c2 A4 + c1 A2 + c0.
 */
function part(block: k.Block, { a2, a4, a6, v, w, n }: Work, first: 0 | 1): void {
  const c = (at: number): number => coefficients[2 * at + first] ?? 0;
  const sum = (i: k.Scalar, j: k.Scalar, from: number, last: k.Scalar): k.Scalar =>
    k.add(
      k.add(k.mul(a6.at(i, j), c(from + 3)), k.mul(a4.at(i, j), c(from + 2))),
      k.add(k.mul(a2.at(i, j), c(from + 1)), last),
    );
  each(block, n, w, (i, j) => sum(i, j, 3, k.f64(0)));
  multiply(block, a6, w, v, n);
  each(block, n, v, (i, j) => k.add(v.at(i, j), sum(i, j, 0, k.mul(one(i, j), c(0)))));
}

/** With the even part V and the odd part U of the approximant: (V - U) y = V + U. */
function approximant(block: k.Block, work: Work, halvings: k.Local): void {
  const { a, a2, a4, a6, u, v, w, n } = work;
  multiply(block, a, a, a2, n);
  multiply(block, a2, a2, a4, n);
  multiply(block, a4, a2, a6, n);
  undoHalvings(block, work, halvings);
  part(block, work, 1);
  multiply(block, a, v, u, n);
  part(block, work, 0);
  each(block, n, w, (i, j) => k.add(v.at(i, j), u.at(i, j)));
  each(block, n, v, (i, j) => k.sub(v.at(i, j), u.at(i, j)));
  eliminate(block, v, n, [{ grid: w, columns: n }]);
  block.for("step", 0, n, (rows, step) => {
    const i = rows.let("i", k.sub(n - 1, step));
    rows.for("j", 0, n, (columns, j) => {
      const rest = total(columns, k.add(i, 1), n, w.at(i, j), (at) => k.mul(v.at(i, at), w.at(at, j)), -1);
      w.set(columns, i, j, k.div(rest, v.at(i, i)));
    });
  });
}

function program(block: k.Block, operands: RoutineOperands): void {
  const n = orderOf(operands.node.type),
    grid = (name: string): Grid => Grid.local(block, name, n, n);
  const work: Work = {
    ...{ a: grid("a"), a2: grid("a2"), a4: grid("a4"), a6: grid("a6") },
    ...{ u: grid("u"), v: grid("v"), w: grid("w"), n },
  };
  const { a, u, w } = work;
  eachMatrix(block, operands, (outer, read, index) => {
    const x = read(0);
    each(outer, n, a, (i, j) => x(i, j));
    const halvings = halve(outer, a, n);
    approximant(outer, work, halvings);
    outer.while(k.greater(halvings, 0), mostHalvings, (inner) => {
      multiply(inner, w, w, u, n);
      each(inner, n, w, (i, j) => u.at(i, j));
      inner.assign(halvings, k.sub(halvings, 1));
    });
    outer.for("i", 0, n, (rows, i) =>
      rows.for("j", 0, n, (columns, j) => storeEntry(columns, operands, index, i, j, w.at(i, j))),
    );
  });
}

export const expmOf: Expm = routine("expm", {
  doc: "The exponential of a matrix, the sum of x^n / n!.",
  inputs: ["x"],
  typeOf: (types) => squareType("expm", types),
  evaluate: ([x]) => (x === undefined ? new Float64Array() : flat(matricesOf(x).map(series))),
  program,
  vjp: { x: ({ dy, x }) => expmTangentOf([transposed(x), dy]) },
  support: wholeMatrices,
  batch: "leading",
  flops: ({ type }) => type.shape.reduce((size, extent) => size * extent, 1) * 2 * 12 * orderOf(type),
});

const transposed = (x: Tensor): Tensor => swapAxes(x, -1, -2);

/** [[a, b], [0, d]], or with zeros in the place of the diagonal. */
function blocks(diagonal: Tensor | null, corner: Tensor): Tensor {
  const none = fill(corner, 0),
    d = diagonal ?? none,
    rank = corner.rank;
  return concatAlong([concatAlong([d, corner], rank - 1), concatAlong([none, d], rank - 1)], rank - 2);
}

function blockOf(x: Tensor, row: 0 | 1, column: 0 | 1): Tensor {
  const n = (x.shape[x.rank - 1] ?? 0) / 2,
    half = (at: 0 | 1): string => (at === 0 ? `:${n}` : `${n}:`);
  return slice(x, ["...", half(row), half(column)]);
}

/**
 * By what e is divided before its exponential and multiplied after it, which changes nothing where e counts linearly: a
 * large e would ask for halvings that x does not need, and each of them costs a digit.
 */
function unitOf(e: Tensor): Tensor {
  const size = sum(abs(e), { axis: [-1, -2], keepDims: true });
  return stopGradient(where(greater(size, 0), size, 1));
}

/** The upper right of the exponential of [[x, e], [0, x]]: Mathias, A chain rule for matrix functions (1996). */
export const expmTangentOf: ExpmTangent = composite("expmTangent", {
  doc: "How the exponential of x changes in the direction e.",
  inputs: ["x", "e"],
  typeOf: (types) => squareType("expmTangent", types),
  expand: ([x, e]) => {
    const unit = unitOf(e);
    return mul(unit, blockOf(expmOf([blocks(x, div(e, unit))]), 0, 1));
  },
  // The adjoint of the change at x is the change at x^T. x stands in two places of the block matrix.
  vjp: {
    x: ({ dy, x, e }) => {
      const unit = unitOf(e),
        whole = expmTangentOf([transposed(blocks(x, div(e, unit))), blocks(null, dy)]);
      return mul(unit, add(blockOf(whole, 0, 0), blockOf(whole, 1, 1)));
    },
    e: ({ dy, x }) => expmTangentOf([transposed(x), dy]),
  },
  support: wholeMatrices,
});

export const expm = define(
  "expm",
  {
    doc: expmOf.op.doc,
    example: "expm(constant([[0, 1], [0, 0]]))",
    special: "Computed in f64. A matrix with an element that is not finite gives NaN.",
  },
  [["x", tensor]],
  {},
  (x) => expmOf([x]),
);
