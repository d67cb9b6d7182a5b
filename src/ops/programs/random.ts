/**
 * Random numbers that are a function of a key, a stream and a counter, in the kernel vocabulary: the same bits on
 * every target. Threefry-2x32 of 20 rounds (Salmon, Moraes, Dror, Shaw: Parallel random numbers, as easy as 1, 2, 3;
 * SC 2011).
 */
import * as k from "../../kernel.js";
import { erfInv } from "./errorFunction.js";

const rotations = [13, 15, 26, 6, 17, 29, 16, 24];
const parity = 0x1bd11bda;
const rounds = 20;

/** The two words of output for the counter (index, 0) under the two words of key (key, stream). */
function threefry(block: k.Block, key: k.Scalar, stream: k.Scalar, index: k.Scalar): readonly [k.Local, k.Local] {
  const keys = [key, stream, block.let("third", k.xor(k.xor(key, stream), parity))];
  const keyOf = (at: number): k.Scalar => keys[at % keys.length] ?? key;
  const a = block.variable("a", k.add(index, keyOf(0)));
  const b = block.variable("b", keyOf(1));
  for (let round = 0; round < rounds; round++) {
    const by = rotations[round % rotations.length] ?? 0;
    block.assign(a, k.add(a, b));
    block.assign(b, k.xor(k.or(k.shiftLeft(b, by), k.shiftRightUnsigned(b, 32 - by)), a));
    if (round % 4 !== 3) continue;
    const injection = (round + 1) / 4;
    block.assign(a, k.add(a, keyOf(injection)));
    block.assign(b, k.add(b, k.add(keyOf(injection + 1), injection)));
  }
  return [a, b];
}

const types = ["i32", "i32", "i32"] as const;

/** The top 24 bits of the first word, as a whole number. */
export const random24 = k.scalarFunction(
  "random24",
  ["key", "stream", "index"],
  "24 random bits as a whole number: element `index` of a stream. Threefry-2x32 of 20 rounds.",
  (block, key, stream, index) => {
    const [a] = threefry(block, key, stream, index);
    block.return(k.convert("f64", k.shiftRightUnsigned(a, 8)));
  },
  "f64",
  types,
);

/** The top 27 bits of the first word, then the top 26 of the second. */
export const random53 = k.scalarFunction(
  "random53",
  ["key", "stream", "index"],
  "53 random bits as a whole number: element `index` of a stream. Threefry-2x32 of 20 rounds.",
  (block, key, stream, index) => {
    const [a, b] = threefry(block, key, stream, index);
    const high = k.convert("f64", k.shiftRightUnsigned(a, 5));
    block.return(k.add(k.mul(high, 2 ** 26), k.convert("f64", k.shiftRightUnsigned(b, 6))));
  },
  "f64",
  types,
);

export const normalQuantile = k.scalarFunction(
  "normalQuantile",
  ["v"],
  "sqrt(2) erfInv(v): the standard normal number below which a share (1 + v) / 2 lies.",
  (block, v) => block.return(k.mul(Math.SQRT2, k.call(erfInv, v))),
);

/** The first word of output, as it is. */
export const random32 = k.scalarFunction(
  "random32",
  ["key", "stream", "index"],
  "32 random bits: element `index` of a stream. Threefry-2x32 of 20 rounds.",
  (block, key, stream, index) => {
    const [a] = threefry(block, key, stream, index);
    block.return(a, "i32");
  },
  "i32",
  types,
);

/** A whole number of as many random bits as the type has digits, and how many these are. */
export function randomDigits(
  type: "f32" | "f64",
  key: k.Scalar,
  stream: k.Scalar,
  index: k.Scalar,
): readonly [k.Scalar, number] {
  return type === "f64" ? [k.call(random53, key, stream, index), 53] : [k.call(random24, key, stream, index), 24];
}

/** The standard normal number of a bin: of n random bits the middle of [n, n + 1) / 2^bits. */
export function normalOf(digits: k.Scalar, bits: number): k.Scalar {
  const middle = k.mul(k.add(k.mul(k.sub(digits, 2 ** (bits - 1)), 2), 1), 2 ** -bits);
  return k.call(normalQuantile, middle);
}
