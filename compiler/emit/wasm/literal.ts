/** Numerals. */
import type { Literal } from "../../../src/kernel.js";

/** The literal as an instruction. The shortest decimal of an f32 as a double is read back as that f32. */
export function printLiteral({ type, value }: Literal): string {
  return type === "f32" || type === "f64" ? `${type}.const ${numeral(value)}` : `i32.const ${value | 0}`;
}

function numeral(value: number): string {
  if (Number.isNaN(value)) return "nan";
  if (!Number.isFinite(value)) return value > 0 ? "inf" : "-inf";
  return Object.is(value, -0) ? "-0" : String(value);
}
