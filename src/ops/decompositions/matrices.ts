/** What functions of matrices share: the last two axes are a matrix, those before them a batch. */
import type { Tensor } from "../../builder.js";
import { broadcastShapes, broadcastToShape, commonDtype } from "../../builder.js";
import { dtypeNotAdmitted, shapeMismatch, typesDiffer } from "../../diagnostics.js";
import { elementsOf } from "../../families/routine.js";
import * as k from "../../kernel.js";
import type { RoutineOp, RoutineOperands, TensorValue } from "../../op.js";
import { isFloat, printShape, sizeOf, type Shape, type TensorType } from "../../types.js";
import { resolved } from "../indexing.js";
import { anyOver } from "../reduce.js";
import { broadcastAxes } from "../view.js";

export type Matrix = number[][];
/** What gives an element of a matrix in a kernel. */
export type Reading = (i: k.Term, j: k.Term) => k.Scalar;

/** The type of square matrices, or an error. */
export function squareType(op: string, types: readonly TensorType[], at = 0, name = "x"): TensorType {
  const type = types[at],
    [rows, columns] = type?.shape.slice(-2) ?? [];
  if (type === undefined || !isFloat(type.dtype))
    throw dtypeNotAdmitted(op, name, type?.dtype ?? "bool", ["f32", "f64"]);
  if (type.shape.length < 2 || rows !== columns)
    throw shapeMismatch(
      op,
      `needs square matrices along the last two axes, and ${name} has the shape ${printShape(type.shape)}`,
    );
  return type;
}

/** Of operands that are all matrices of one batch and dtype, the first of them square. */
export function sameBatch(op: string, types: readonly TensorType[]): TensorType {
  const a = squareType(op, types, 0, "a"),
    b = types[1] ?? a;
  const batch = a.shape.slice(0, -2),
    fits =
      b.dtype === a.dtype && b.shape.length === a.shape.length && batch.every((extent, at) => extent === b.shape[at]);
  if (!fits || b.shape[b.shape.length - 2] !== a.shape[a.shape.length - 1]) throw typesDiffer(op, a, b);
  return b;
}

/** The rows of square matrices. */
export function orderOf({ shape }: TensorType): number {
  return shape[shape.length - 1] ?? 0;
}
export function batchOf({ shape }: TensorType): Shape {
  return shape.slice(0, -2);
}
export const lastTwo = (rank: number): number[] => [rank - 2, rank - 1];

/** Any entry of a result may depend on every entry of the matrices that it is made of. */
export const wholeMatrices: RoutineOp["support"] = ({ inputs, type }, at, marked) => {
  const shape = inputs[at]?.type.shape ?? type.shape,
    mixed = marked.rank === shape.length - 2 ? marked : anyOver(marked, lastTwo(marked.rank));
  return broadcastAxes(mixed, shape, lastTwo(shape.length));
};

/** Operands of one dtype over one batch: their leading axes broadcast. */
export function together(op: string, givenA: Tensor, givenB: Tensor): [Tensor, Tensor] {
  const dtype = commonDtype(op, [givenA, givenB]) ?? "f64",
    [a, b] = [resolved(op, givenA, dtype), resolved(op, givenB, dtype)];
  const batch = broadcastShapes(op, a.shape.slice(0, -2), b.shape.slice(0, -2));
  const spread = (x: Tensor): Tensor => broadcastToShape(op, x, [...batch, ...x.shape.slice(-2)]);
  return [spread(a), spread(b)];
}

/** The matrices of a value, one after the other. */
export function matricesOf({ type: { shape }, data }: TensorValue): Matrix[] {
  const [rows = 0, columns = 0] = shape.slice(-2);
  return Array.from({ length: sizeOf(shape.slice(0, -2)) }, (_, at) =>
    Array.from({ length: rows }, (_, i) =>
      Array.from(data.slice((at * rows + i) * columns, (at * rows + i + 1) * columns)),
    ),
  );
}

export function flat(matrices: readonly Matrix[]): Float64Array {
  return Float64Array.from(matrices.flat(2));
}
export const isFinite = (x: Matrix): boolean => x.every((row) => row.every(Number.isFinite));
export const symmetrized = (x: Matrix): Matrix =>
  x.map((row, i) => row.map((value, j) => value / 2 + (x[j]?.[i] ?? 0) / 2));

/** A matrix in a buffer of f64 that a kernel works on. */
export class Grid {
  constructor(
    readonly buffer: k.Buffer,
    private readonly columns: number,
  ) {}
  static local(block: k.Block, name: string, rows: number, columns: number): Grid {
    return new Grid(block.array(name, "f64", rows * columns), columns);
  }
  private place(i: k.Term, j: k.Term): k.Scalar {
    const row = typeof i === "number" ? k.i32(i * this.columns) : k.mul(i, this.columns);
    return k.add(row, j);
  }
  at(i: k.Term, j: k.Term): k.Scalar {
    return k.load(this.buffer, this.place(i, j));
  }
  set(block: k.Block, i: k.Term, j: k.Term, value: k.Term): void {
    block.store(this.buffer, this.place(i, j), value);
  }
  swapRows(block: k.Block, a: k.Scalar, b: k.Scalar): void {
    block.for("column", 0, this.columns, (inner, j) => {
      const kept = inner.let("kept", this.at(a, j));
      this.set(inner, a, j, this.at(b, j));
      this.set(inner, b, j, kept);
    });
  }
}

/** The loops over a batch; within, operands are read into grids and results written from them. */
export function eachMatrix(
  block: k.Block,
  operands: RoutineOperands,
  body: (block: k.Block, read: (at: number) => Reading, index: k.Scalar) => void,
): void {
  const { node } = operands,
    first = node.inputs[0]?.type ?? node.type;
  block.for("matrix", 0, sizeOf(batchOf(first)), (inner, index) => {
    const read = (at: number): Reading => {
      const [rows = 0, columns = 0] = node.inputs[at]?.type.shape.slice(-2) ?? [],
        element = elementsOf(operands, at);
      return (i, j) =>
        k.convert("f64", element(k.add(k.add(k.mul(index, rows * columns), k.mul(asIndex(i), columns)), asIndex(j))));
    };
    body(inner, read, index);
  });
}

/** 0, or NaN if an element is not finite: what it is added to becomes NaN too. */
export function faultOf(block: k.Block, n: number, ...matrices: readonly Reading[]): k.Scalar {
  const fault = block.variable("fault", k.f64(0));
  block.for("i", 0, n, (rows, i) =>
    rows.for("j", 0, n, (columns, j) => {
      for (const x of matrices) columns.assign(fault, k.add(fault, k.mul(x(i, j), 0)));
    }),
  );
  return fault;
}

function asIndex(x: k.Term): k.Scalar {
  return typeof x === "number" ? k.i32(x) : x;
}

/** Stores an entry of the matrix of the result. */
export function storeEntry(
  block: k.Block,
  { result, node }: RoutineOperands,
  index: k.Scalar,
  i: k.Term,
  j: k.Term,
  value: k.Scalar,
): void {
  const [rows = 0, columns = 0] = node.type.shape.slice(-2);
  const place = k.add(k.add(k.mul(index, rows * columns), k.mul(asIndex(i), columns)), asIndex(j));
  block.store(result, place, k.convert(result.type, value));
}

/** A sum over an index from `from` to before `to`. */
export function total(
  block: k.Block,
  from: k.Term,
  to: k.Term,
  initial: k.Scalar,
  term: (at: k.Scalar) => k.Scalar,
  sign: 1 | -1 = 1,
): k.Local {
  const sum = block.variable("sum", initial);
  block.for("k", from, to, (inner, at) => inner.assign(sum, sign === 1 ? k.add(sum, term(at)) : k.sub(sum, term(at))));
  return sum;
}
