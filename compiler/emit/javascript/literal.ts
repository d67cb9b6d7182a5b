/** Numerals. */
import type { Literal } from "../../../src/kernel.js";

/**
 * The literal as JavaScript. An f32 is the shortest decimal that rounds to it, within Math.fround unless that decimal
 * is the number itself; `rounds`: whoever takes the numeral rounds it to f32.
 */
export function printLiteral({ type, value }: Literal, rounds = false): string {
  if (type === "bool") return value === 0 ? "false" : "true";
  if (type !== "f32") return numeral(value);
  const shortest = shortestSingle(value);
  return rounds || Object.is(shortest, value) ? numeral(shortest) : `Math.fround(${numeral(shortest)})`;
}

function numeral(value: number): string {
  return Object.is(value, -0) ? "-0" : String(value).replace("e+", "e");
}

/** Of the decimals that round to this f32, the one of the fewest digits; nine always do. */
function shortestSingle(value: number): number {
  if (value === 0 || !Number.isFinite(value)) return value;
  for (let digits = 1; digits < 9; digits++) {
    const decimal = Number(value.toPrecision(digits));
    if (Object.is(Math.fround(decimal), value)) return decimal;
  }
  return Number(value.toPrecision(9));
}
