/** How numbers are written in formulas: the shortest decimal that is read back as the same number of the dtype. */
import type { DType } from "./types.js";

/** `0.1`, not `0.10000000149011612`, for the f32 next to 0.1; `true` for a bool; `NaN` and `-Infinity` by name. */
export function printNumber(value: number, dtype: DType = "f64"): string {
  if (dtype === "bool") return value === 0 ? "false" : "true";
  if (Object.is(value, -0)) return "-0";
  return String(dtype === "f32" ? shortestSingle(value) : value);
}

/** Of the decimals that round to this f32, the one of the fewest digits; nine always do. */
export function shortestSingle(value: number): number {
  if (value === 0 || !Number.isFinite(value)) return value;
  for (let digits = 1; digits < 9; digits++) {
    const decimal = Number(value.toPrecision(digits));
    if (Math.fround(decimal) === value) return decimal;
  }
  return Number(value.toPrecision(9));
}
