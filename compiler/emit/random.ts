/**
 * Random numbers that are a function of a key, a stream and a counter, in the kernel vocabulary: the same bits on
 * every target. Threefry-2x32 of 20 rounds (Salmon, Moraes, Dror, Shaw: Parallel random numbers, as easy as 1, 2, 3;
 * SC 2011).
 */
import * as k from "../../src/kernel.js";
import { log } from "../../src/ops/programs/logarithm.js";
import { horner } from "../../src/ops/programs/polynomial.js";

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

/** Numerators and denominators of the quantile in its three parts, the constant term first. */
const central = {
  top: [
    3.3871328727963665, 133.14166789178438, 1971.5909503065513, 13731.69376550946, 45921.95393154987, 67265.7709270087,
    33430.57558358813, 2509.0809287301227,
  ],
  bottom: [
    1, 42.31333070160091, 687.1870074920579, 5394.196021424751, 21213.794301586597, 39307.89580009271,
    28729.085735721943, 5226.495278852854,
  ],
};
const outer = {
  top: [
    1.4234371107496835, 4.630337846156546, 5.769497221460691, 3.6478483247632045, 1.2704582524523684,
    0.2417807251774506, 0.022723844989269184, 0.0007745450142783414,
  ],
  bottom: [
    1, 2.053191626637759, 1.6763848301838038, 0.6897673349851, 0.14810397642748008, 0.015198666563616457,
    0.0005475938084995345, 1.0507500716444169e-9,
  ],
};
const tail = {
  top: [
    6.657904643501103, 5.463784911164114, 1.7848265399172913, 0.29656057182850487, 0.026532189526576124,
    0.0012426609473880784, 2.7115555687434876e-5, 2.0103343992922881e-7,
  ],
  bottom: [
    1, 0.599832206555888, 0.1369298809227358, 0.014875361290850615, 0.0007868691311456133, 1.8463183175100548e-5,
    1.421511758316446e-7, 2.0442631033899397e-15,
  ],
};

type Quotient = typeof central;

function quotient(x: k.Scalar, { top, bottom }: Quotient): k.Scalar {
  return k.div(horner(x, top), horner(x, bottom));
}

/**
 * sqrt(2) erfInv(v): the standard normal number below which a share (1 + v) / 2 lies. Wichura's algorithm AS 241
 * (Applied Statistics 37, 1988), off by a few units in the last place, with our logarithm.
 */
export const normalQuantile = k.scalarFunction(
  "normalQuantile",
  ["v"],
  "sqrt(2) erfInv(v) for -1 < v < 1. Wichura's algorithm AS 241 (Applied Statistics 37, 1988).",
  (block, v) => {
    const half = block.let("half", k.mul(v, 0.5));
    block.if(k.lessEqual(k.abs(half), 0.425), (inner) => {
      const r = inner.let("r", k.sub(0.180625, k.mul(half, half)));
      inner.return(k.mul(half, quotient(r, central)));
    });
    const share = k.mul(k.sub(1, k.abs(v)), 0.5);
    const depth = block.let("depth", k.sqrt(k.neg(k.call(log, share))));
    const size = block.variable("size", k.f64(0));
    block.if(
      k.lessEqual(depth, 5),
      (inner) => inner.assign(size, quotient(inner.let("near", k.sub(depth, 1.6)), outer)),
      (inner) => inner.assign(size, quotient(inner.let("far", k.sub(depth, 5)), tail)),
    );
    block.return(k.select(k.less(v, 0), k.neg(size), size));
  },
);
