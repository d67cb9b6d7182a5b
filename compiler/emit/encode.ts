/**
 * Numbers as text: bytes in base 64 (RFC 4648, without padding), the fewest that hold them exactly. Bytes stand in an
 * order that is fixed here, so the text is the same on every machine and means the same on every other.
 */
import { integersAsBytes } from "./integers.js";

/**
 * `bits`: 0 and 1, eight a byte, the first in the lowest bit. `integers`: 32 bits, each as its difference to the one
 * before; what repeats, once. `singles`, `doubles`: IEEE 754, the lowest byte first.
 */
export type Coding = "bits" | "integers" | "singles" | "doubles";

export interface Encoded {
  readonly coding: Coding;
  readonly text: string;
}

/** The coding of the shortest text, which gives every value back: -0 and infinities too, and NaN as one NaN. */
export function encode(values: ArrayLike<number>): Encoded {
  if (every(values, (value) => Object.is(value, 0) || value === 1))
    return { coding: "bits", text: base64(bits(values)) };
  const exact: Encoded = every(values, (value) => Object.is(Math.fround(value), value))
    ? { coding: "singles", text: base64(floats(values, 4)) }
    : { coding: "doubles", text: base64(floats(values, 8)) };
  if (!every(values, (value) => Object.is(value | 0, value))) return exact;
  const text = encodeIntegers(values);
  return text.length < exact.text.length ? { coding: "integers", text } : exact;
}

/** Integers of 32 bits: integers.ts. */
export function encodeIntegers(values: ArrayLike<number>): string {
  return base64(integersAsBytes(values));
}

function every(values: ArrayLike<number>, holds: (value: number) => boolean): boolean {
  for (let i = 0; i < values.length; i++) if (!holds(values[i] ?? NaN)) return false;
  return true;
}

function bits(values: ArrayLike<number>): Uint8Array {
  const bytes = new Uint8Array(Math.ceil(values.length / 8));
  for (let i = 0; i < values.length; i++) bytes[i >> 3] = (bytes[i >> 3] ?? 0) | ((values[i] ?? 0) << (i & 7));
  return bytes;
}

/** Engines may choose the bits of a NaN: here they are always those of the quiet one without sign. */
function floats(values: ArrayLike<number>, width: 4 | 8): Uint8Array {
  const view = new DataView(new ArrayBuffer(width * values.length));
  for (let i = 0; i < values.length; i++) {
    const value = values[i] ?? NaN;
    if (Number.isNaN(value)) view.setUint16(width * (i + 1) - 2, width === 4 ? 0x7fc0 : 0x7ff8, true);
    else if (width === 4) view.setFloat32(4 * i, value, true);
    else view.setFloat64(8 * i, value, true);
  }
  return new Uint8Array(view.buffer);
}

export const base64Digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/** Twelve bits by twelve: n bytes are ceil(4 n / 3) digits. */
export function base64(bytes: Uint8Array): string {
  const pairs = [...base64Digits].flatMap((high) => [...base64Digits].map((low) => high + low));
  let text = "";
  for (let i = 0; i < bytes.length; i += 3) {
    const triple = ((bytes[i] ?? 0) << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0);
    text += `${pairs[triple >> 12] ?? ""}${pairs[triple & 4095] ?? ""}`;
  }
  return text.slice(0, Math.ceil((4 * bytes.length) / 3));
}

/** Two digits a byte. */
export function hexadecimal(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
