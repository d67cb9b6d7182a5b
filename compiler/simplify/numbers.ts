/** Known numbers in a dtype: what the conditions of rules ask about them. */
import { roundTo, type DType } from "../../src/types.js";

const smallestNormal: { readonly [D in DType]: number } = { f32: 2 ** -126, f64: 2 ** -1022, i32: 0, bool: 0 };

/** Finite, and not so small that digits are lost; of the other dtypes every number is. */
export function isNormal(value: number, dtype: DType): boolean {
  const rounded = roundTo(dtype, value);
  return Number.isFinite(rounded) && Math.abs(rounded) >= smallestNormal[dtype];
}

/** a + b is a number of the dtype (i32 wraps, so there it always is). The error of a sum is found as in Knuth's two-sum. */
export function isExactSum(a: number, b: number, dtype: DType): boolean {
  if (dtype === "i32") return true;
  const sum = a + b,
    part = sum - a,
    error = a - (sum - part) + (b - part);
  return error === 0 && Number.isFinite(sum) && roundTo(dtype, sum) === sum;
}

/** Both value and 1 / value are numbers of the dtype, so that dividing is the same as multiplying with the other. */
export function hasExactReciprocal(value: number, dtype: DType): boolean {
  const inverse = 1 / value;
  return (
    Number.isFinite(inverse) && inverse !== 0 && roundTo(dtype, inverse) === inverse && isPowerOfTwo(Math.abs(value))
  );
}

/** The significand of a power of two is 1: halving and doubling lead to 1 exactly. */
function isPowerOfTwo(value: number): boolean {
  const exponent = Math.round(Math.log2(value));
  return 2 ** exponent === value;
}
