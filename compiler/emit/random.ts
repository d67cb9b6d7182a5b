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

/** The two words of output for the counter (index, 0) under the key (seed, stream). */
function threefry(block: k.Block, seed: k.Scalar, stream: k.Scalar, index: k.Scalar): readonly [k.Local, k.Local] {
  const keys = [seed, stream, block.let("third", k.xor(k.xor(seed, stream), parity))];
  const keyOf = (at: number): k.Scalar => keys[at % keys.length] ?? seed;
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
  ["seed", "stream", "index"],
  "24 random bits as a whole number: element `index` of a stream. Threefry-2x32 of 20 rounds.",
  (block, seed, stream, index) => {
    const [a] = threefry(block, seed, stream, index);
    block.return(k.convert("f64", k.shiftRightUnsigned(a, 8)));
  },
  "f64",
  types,
);

/** The top 27 bits of the first word, then the top 26 of the second. */
export const random53 = k.scalarFunction(
  "random53",
  ["seed", "stream", "index"],
  "53 random bits as a whole number: element `index` of a stream. Threefry-2x32 of 20 rounds.",
  (block, seed, stream, index) => {
    const [a, b] = threefry(block, seed, stream, index);
    const high = k.convert("f64", k.shiftRightUnsigned(a, 5));
    block.return(k.add(k.mul(high, 2 ** 26), k.convert("f64", k.shiftRightUnsigned(b, 6))));
  },
  "f64",
  types,
);

/** Numerators and denominators of the quantile in its three parts, the constant term first. */
const central = {
  top: [
    3.387132872796366608, 133.14166789178437745, 1971.5909503065514427, 13731.693765509461125, 45921.953931549871457,
    67265.770927008700853, 33430.575583588128105, 2509.0809287301226727,
  ],
  bottom: [
    1, 42.313330701600911252, 687.1870074920579083, 5394.1960214247511077, 21213.794301586595867, 39307.89580009271061,
    28729.085735721942674, 5226.495278852854561,
  ],
};
const outer = {
  top: [
    1.42343711074968357734, 4.6303378461565452959, 5.7694972214606914055, 3.64784832476320460504,
    1.27045825245236838258, 0.24178072517745061177, 0.0227238449892691845833, 7.7454501427834140764e-4,
  ],
  bottom: [
    1, 2.05319162663775882187, 1.6763848301838038494, 0.68976733498510000455, 0.14810397642748007459,
    0.0151986665636164571966, 5.475938084995344946e-4, 1.05075007164441684324e-9,
  ],
};
const tail = {
  top: [
    6.6579046435011037772, 5.4637849111641143699, 1.7848265399172913358, 0.29656057182850489123,
    0.026532189526576123093, 0.0012426609473880784386, 2.71155556874348757815e-5, 2.01033439929228813265e-7,
  ],
  bottom: [
    1, 0.59983220655588793769, 0.13692988092273580531, 0.0148753612908506148525, 7.868691311456132591e-4,
    1.8463183175100546818e-5, 1.4215117583164458887e-7, 2.04426310338993978564e-15,
  ],
};

type Quotient = typeof central;

function quotient(x: k.Scalar, { top, bottom }: Quotient): k.Scalar {
  return k.div(horner(x, top), horner(x, bottom));
}

/**
 * sqrt(2) erfInv(v): the standard normal number below which a share (1 + v) / 2 lies. Wichura's algorithm AS 241
 * (Applied Statistics 37, 1988), which is off by about one part in 1e16, with our logarithm.
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
