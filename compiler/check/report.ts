/** What a check found, and how far numbers are apart. */
import type { TensorValue } from "../../src/op.js";
import { isFloat } from "../../src/types.js";

export interface CheckRow {
  /** What was compared, for example `d loss / d w1`. */
  readonly subject: string;
  /** With what. */
  readonly against: string;
  /** The largest relative error; null where the comparison is of bits or of types. */
  readonly error: number | null;
  /** The largest error that passes. */
  readonly tolerance: number | null;
  readonly passed: boolean;
  /** What was sampled; of a row that did not pass, what is to blame, if it is known. */
  readonly note: string;
}

export function row(subject: string, against: string, error: number, tolerance: number, note = ""): CheckRow {
  return { subject, against, error, tolerance, passed: error <= tolerance, note };
}

/** A row of something that either holds or does not. */
export function verdict(subject: string, against: string, passed: boolean, note = ""): CheckRow {
  return { subject, against, error: null, tolerance: null, passed, note };
}

/** The largest difference over the largest finite element; infinite where lengths differ, or NaN or infinity meets another. */
export function relativeError(got: ArrayLike<number>, expected: Float64Array): number {
  if (got.length !== expected.length) return Infinity;
  const scale = expected.reduce((most, value) => (Number.isFinite(value) ? Math.max(most, Math.abs(value)) : most), 0);
  return Array.from(got).reduce((worst, value, at) => {
    const wanted = expected[at] ?? NaN;
    if (Object.is(value, wanted) || value === wanted) return worst;
    const error = Math.abs(value - wanted) / scale;
    return Math.max(worst, Number.isFinite(error) ? error : Infinity);
  }, 0);
}

/**
 * How far a rewrite changed a value. What was no number may have become one: an intermediate overflow may vanish, but
 * none may appear. Whole numbers and truth values must be the same.
 */
export function changeIn(before: TensorValue, after: TensorValue): number {
  if (before.parts !== undefined)
    return before.parts.reduce((worst, part, at) => Math.max(worst, changeOf(part, after.parts?.[at])), 0);
  return changeOf(before, after);
}

function changeOf({ type, data }: TensorValue, after: TensorValue | undefined): number {
  const now = after?.data ?? new Float64Array(),
    kept = now.map((value, at) => (Number.isFinite(data[at]) ? value : (data[at] ?? NaN)));
  const error = relativeError(kept, data);
  return error > 0 && !isFloat(type.dtype) ? Infinity : error;
}
