/**
 * Whether two computations of one graph agree as well as its conditioning allows. The sensitivity of a result is
 * measured: the graph is evaluated again with every rounding made sixteen times as coarse, and what the result
 * changes by, divided by sixteen, is what roundings in another order may change.
 */
import { evaluateOp, type EvaluateOptions, type InputValues } from "../../src/evaluate.js";
import { reachable, type Node } from "../../src/graph.js";
import type { Op, TensorValue } from "../../src/op.js";
import { isFloat } from "../../src/types.js";
import { Random } from "./random.js";

/** Half the distance from 1 to the next number. */
export function unitRoundoff(dtype: "f32" | "f64"): number {
  return dtype === "f32" ? 2 ** -24 : 2 ** -53;
}

const coarser = 16;
const exactFamilies: readonly string[] = ["source", "view", "reshape", "concat"];

/** The values of nodes with a random relative error of 16 roundings after every op that rounds. */
export function evaluateCoarsely(roots: readonly Node[], inputs: InputValues, seed: number): TensorValue[] {
  return blurredAll(roots, inputs, seed, { rounding: "none" });
}

/** Likewise, but numbers leave the range where those of the dtype do, and a zero that was rounded has any sign. */
export function evaluateShaken(roots: readonly Node[], inputs: InputValues, seed: number): TensorValue[] {
  const random = new Random(-seed);
  return blurredAll(roots, inputs, seed, { rounding: "dtype" }, (value) =>
    value === 0 && random.chance(0.5) ? -value : value,
  );
}

function blurredAll(
  roots: readonly Node[],
  inputs: InputValues,
  seed: number,
  options: EvaluateOptions,
  shaken: (value: number) => number = (value) => value,
): TensorValue[] {
  const random = new Random(seed),
    values = new Map<Node, TensorValue>();
  const known = (node: Node): TensorValue => {
    const value = values.get(node);
    if (value === undefined) throw new TypeError(`node ${node.id} has no value yet`);
    return value;
  };
  for (const node of reachable(roots)) {
    const value = evaluateOp(node, node.inputs.map(known), inputs, options);
    values.set(node, rounds(node) ? blurred(value, random, node.op, shaken) : value);
  }
  return roots.map(known);
}

function rounds({ op, type }: Node): boolean {
  if (!isFloat(type.dtype) || exactFamilies.includes(op.family)) return false;
  return (
    !(op.family === "elementwise" && op.selects) && !(op.family === "reduction" && ["max", "min"].includes(op.name))
  );
}

/** Functions that promise an absolute error near their zeros, which are no numbers of any dtype. */
const absoluteNearZeros: readonly string[] = ["lgamma", "digamma", "polygamma"];

function blurred({ type, data }: TensorValue, random: Random, op: Op, shaken: (value: number) => number): TensorValue {
  const size = coarser * unitRoundoff(type.dtype === "f32" ? "f32" : "f64"),
    least = absoluteNearZeros.includes(op.name) ? 1 : 0;
  const blur = (value: number): number => {
    const shift = size * random.number(-1, 1);
    return shaken(Number.isFinite(value) ? value + shift * Math.max(Math.abs(value), least) : value);
  };
  return { type, data: data.map(blur) };
}

/** What separates two results, in the words of a failure message; null if they agree. */
export interface Disagreement {
  readonly at: number;
  readonly expected: number;
  readonly got: number;
  readonly allowed: number;
}

export interface Tolerance {
  /** Relative, for a well conditioned element. */
  readonly relative: { readonly f32: number; readonly f64: number };
}

/**
 * The first element of a result that differs by more than `relative` times its size, or, where a rounding is
 * magnified, times that magnification.
 */
export function disagreement(
  expected: TensorValue,
  got: Float64Array,
  coarse: () => readonly Float64Array[],
  relative: Tolerance["relative"],
): Disagreement | null {
  const { dtype } = expected.type;
  for (let at = 0; at < expected.data.length; at++) {
    const value = expected.data[at] ?? NaN,
      other = got[at] ?? NaN;
    if (Object.is(value, other) || value === other) continue;
    if (!isFloat(dtype)) return { at, expected: value, got: other, allowed: 0 };
    const error = Math.abs(other - value);
    if (error <= relative[dtype] * Math.abs(value)) continue;
    const spread = Math.max(...coarse().map((row) => Math.abs((row[at] ?? NaN) - value)));
    const allowed = (relative[dtype] * spread) / (coarser * unitRoundoff(dtype));
    if (!(error <= allowed)) return { at, expected: value, got: other, allowed };
  }
  return expected.data.length === got.length
    ? null
    : { at: got.length, expected: expected.data.length, got: got.length, allowed: 0 };
}
