/** Tables as data segments: bytes, the lowest first. */
import type { Buffer } from "../../../src/kernel.js";
import type { DType } from "../../../src/types.js";

const kinds: { readonly [D in DType]: (data: readonly number[]) => ArrayBuffer } = {
  f64: (data) => Float64Array.from(data).buffer,
  f32: (data) => Float32Array.from(data).buffer,
  i32: (data) => Int32Array.from(data).buffer,
  bool: (data) => Uint8Array.from(data).buffer,
};

const bytesALine = 32;

/** Hosts of WebAssembly keep the lowest byte of a number first, and so does every host of JavaScript that has it. */
export function printData({ name, type, data = [] }: Buffer, address: number): string[] {
  const bytes = new Uint8Array(kinds[type](data)),
    lines: string[] = [];
  for (let at = 0; at < bytes.length; at += bytesALine) {
    const digits = Array.from(bytes.subarray(at, at + bytesALine), (byte) => `\\${byte.toString(16).padStart(2, "0")}`);
    lines.push(`  "${digits.join("")}"`);
  }
  return [`;; ${name}`, `(data (i32.const ${address})`, ...lines, ")"];
}
