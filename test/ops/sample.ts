/** What a smooth point of an op is made of. */
import type { Tensor } from "../../src/builder.js";
import type { DType, Shape, TensorType } from "../../src/types.js";

/** Numbers of a type, as an input of a sample. */
export interface Value {
  readonly type: TensorType;
  readonly data: readonly number[];
}

export interface Sample {
  readonly inputs: readonly Value[];
  /** Left out for elementwise ops: the op itself, on the inputs. */
  readonly build?: (...inputs: Tensor[]) => Tensor;
  /** Why the op has no derivative. */
  readonly flat?: string;
}

/** Routines whose program and whose evaluator are two ways to one number. */
export const approximate: ReadonlySet<string> = new Set([
  "cumLogSumExp",
  "triangularSolve",
  "solve",
  "cofactors",
  "cofactorTangent",
  "eigvalsh",
  "eigenvectors",
  "expm",
  "logAbsDet",
]);

export function value(dtype: DType, shape: Shape, ...data: number[]): Value {
  return { type: { dtype, shape }, data };
}

export const f64 = (shape: Shape, ...data: number[]): Value => value("f64", shape, ...data);
export const i32 = (shape: Shape, ...data: number[]): Value => value("i32", shape, ...data);

/** The matrix of samples that need no other. */
export const matrix = f64([2, 3], 0.5, -1.2, 2.1, 0.9, 1.4, -0.3);
