/** Numerals. */
import type { Literal } from "../../../src/kernel.js";
import { shortestSingle } from "../../../src/printNumber.js";

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
