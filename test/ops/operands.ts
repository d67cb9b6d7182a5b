/** Small operands, and what a function is expected to give for them. */
import * as g from "../../src/index.js";
import type { Tensor } from "../../src/builder.js";
import type { DType, Shape } from "../../src/types.js";

export interface Example {
  readonly call: () => Tensor;
  readonly data: readonly number[];
  readonly shape: Shape;
  readonly dtype: DType | null;
}

export const x = g.constant([
  [1, 2, 4],
  [0.5, -1, 3],
]);
export const i = g.constant([2, 0], { dtype: "i32" });
export const matrix = g.constant([
  [1, 2],
  [3, 4],
]);
export const positive = g.constant([
  [4, 2],
  [2, 3],
]);
export const [one, half, quarter] = [g.constant([[1]]), g.constant([[0.5]]), g.constant([[0.25]])];
export const truth = g.constant([
  [true, false],
  [true, true],
]);

/** A function of literals is a literal; weak unless a dtype is said. */
export function weak(call: () => Tensor, data: readonly number[], shape: Shape = [data.length]): Example {
  return { call, data, shape, dtype: null };
}
export const scalar = (call: () => Tensor, value: number): Example => weak(call, [value], []);
export const truths = (call: () => Tensor, data: readonly number[], shape: Shape = [data.length]): Example => ({
  call,
  data,
  shape,
  dtype: "bool",
});
export const whole = (call: () => Tensor, data: readonly number[], shape: Shape = [data.length]): Example => ({
  call,
  data,
  shape,
  dtype: "i32",
});

export const pair = g.constant([1, -2.5]);
