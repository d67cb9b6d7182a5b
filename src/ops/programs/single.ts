/**
 * Functions of f32. They compute in f64 and round once, so that series may end where their error vanishes beside that
 * of the rounding: after half as many terms as in f64, and without second parts of constants. The coefficients are
 * minimax, by Lawson's iteration of weighted least squares.
 */
import {
  abs,
  add,
  and,
  convert,
  div,
  equal,
  greater,
  greaterEqual,
  highWord,
  less,
  lowWord,
  max,
  min,
  mul,
  neg,
  powerOfTwo,
  scalarFunction,
  select,
  shiftRight,
  sub,
  type Block,
  type Local,
  type Scalar,
  type ScalarFunction,
} from "../../kernel.js";
import { horner } from "./polynomial.js";

/** Adding 1.5 2^52 leaves the nearest whole number in the low bits of the sum. */
const toWhole = 6755399441055744;

/** (e^r - 1 - r) / r^2 for |r| <= ln(2)/2: e^r is off by 2^-28 of itself. */
const tailOfExp = [
  0.4999999343209914, 0.16666520398846804, 0.041668390789672535, 0.008368745127097468, 0.0013814539878966824,
];
/** The same so that e^r - 1 is off by 2^-31 of itself. */
const tailOfExpm1 = [
  0.500000004652539, 0.1666666681744632, 0.04166635416339838, 0.008333272952204603, 0.0013941050088548297,
  0.00019914228886995392,
];
/** (2 artanh(s) / s - 2) / s^2 by s^2, for 1 + f = (1 + s) / (1 - s) between sqrt(1/2) and sqrt(2): off by 2^-30. */
const tailOfLog = [0.6666677641512737, 0.39977536978641237, 0.2987186229506581];
/** The same for 0 <= f <= 1: off by 2^-33. */
const tailOfLogOfUnit = [
  0.666666756267029, 0.3999887726095947, 0.28616899756653813, 0.21427477861081304, 0.24301671944473596,
];

/** A function of f32 whose body computes in f64, and gives what is to be rounded. */
function single(name: string, doc: string, body: (block: Block, x: Local) => Scalar): ScalarFunction {
  return scalarFunction(name, ["x"], doc, (block, x) => block.return(convert("f32", body(block, x))), "f32", ["f32"]);
}

/** e^x = power (1 + rise), with |rise| at most sqrt(2) - 1; x from -708 to 709, or NaN. */
function reduceExp(
  block: Block,
  x: Scalar,
  tail: readonly number[],
): { readonly power: Scalar; readonly rise: Scalar } {
  const shifted = block.let("shifted", add(mul(x, Math.LOG2E), toWhole));
  const r = block.let("r", sub(x, mul(sub(shifted, toWhole), Math.LN2)));
  const rise = block.let("rise", add(r, mul(mul(r, r), horner(r, tail))));
  return { power: block.let("power", powerOfTwo(lowWord(shifted))), rise };
}

/** e^x; beyond the bounds even a multiple of it is 0 or infinite in f32. */
function exponential(block: Block, x: Scalar): Scalar {
  const bounded = block.let("bounded", convert("f64", max(-150, min(x, 89))));
  const { power, rise } = reduceExp(block, bounded, tailOfExp);
  return add(power, mul(power, rise));
}

export const exp = single("expSingle", "e^x of an f32, off by less than 0.56 units in the last place.", exponential);

/** e^x - 1, whatever its size, for a bounded x. */
function lessOne(block: Block, x: Scalar): Scalar {
  const { power, rise } = reduceExp(block, x, tailOfExpm1);
  return add(sub(power, 1), mul(power, rise));
}

export const expm1 = single(
  "expm1Single",
  "e^x - 1 of an f32, off by less than 0.52 units in the last place also near 0.",
  (block, x) => {
    const y = lessOne(block, block.let("bounded", convert("f64", max(-20, min(x, 89)))));
    return select(equal(x, 0), convert("f64", x), y);
  },
);

export const tanh = single(
  "tanhSingle",
  "tanh of an f32, odd, off by less than 0.52 units in the last place: (e^2|x| - 1) / (e^2|x| + 1) with the sign of x.",
  (block, x) => {
    const t = block.let("t", lessOne(block, block.let("twice", convert("f64", min(mul(2, abs(x)), 20)))));
    const y = block.let("y", div(t, add(t, 2)));
    return select(equal(x, 0), convert("f64", x), select(less(x, 0), neg(y), y));
  },
);

function sigmoidOf(block: Block, x: Scalar): Scalar {
  const e = block.let("e", exponential(block, neg(abs(x))));
  return div(select(greaterEqual(x, 0), 1, e), add(1, e));
}

export const sigmoid = single(
  "sigmoidSingle",
  "1 / (1 + e^-x) of an f32, off by less than 0.56 units in the last place; e^x / (1 + e^x) for negative x.",
  sigmoidOf,
);

export const silu = single(
  "siluSingle",
  "x / (1 + e^-x) of an f32, off by less than 0.56 units in the last place.",
  (block, x) => mul(convert("f64", max(x, -1e4)), sigmoidOf(block, x)),
);

/** log(1 + f). */
function logOf(block: Block, f: Scalar, tail: readonly number[]): Scalar {
  const s = block.let("s", div(f, add(2, f)));
  const z = block.let("z", mul(s, s));
  return mul(s, add(2, mul(z, horner(z, tail))));
}

/** The high word of sqrt(1/2): what lies above it in a mantissa counts to the next power of two. */
const highWordOfRootHalf = 0x3fe6a09e;

/** k of x = 2^k m with sqrt(1/2) <= m < sqrt(2). */
function exponentOf(x: Scalar): Scalar {
  return shiftRight(sub(highWord(x), highWordOfRootHalf), 20);
}

export const log = single(
  "logSingle",
  "The natural logarithm of an f32, off by less than 0.52 units in the last place.",
  (block, x) => {
    const usual = block.let("usual", and(greater(x, 0), less(x, Infinity)));
    const bounded = block.let("bounded", convert("f64", select(usual, x, 1)));
    const k = block.let("k", exponentOf(bounded));
    const f = block.let("f", sub(mul(bounded, powerOfTwo(sub(0, k))), 1));
    const y = block.let("y", add(mul(convert("f64", k), Math.LN2), logOf(block, f, tailOfLog)));
    const outside = select(equal(x, 0), -Infinity, select(less(x, 0), NaN, convert("f64", x)));
    return select(usual, y, outside);
  },
);

export const log1p = single(
  "log1pSingle",
  "log(1 + x) of an f32, off by less than 0.52 units in the last place also near 0.",
  (block, x) => {
    const usual = block.let("usual", and(greater(x, -1), less(x, Infinity)));
    const bounded = block.let("bounded", convert("f64", select(usual, x, 1)));
    const u = block.let("u", add(1, bounded));
    const k = block.let("k", exponentOf(u));
    const f = block.let("f", select(equal(k, 0), bounded, sub(mul(u, powerOfTwo(sub(0, k))), 1)));
    const y = block.let("y", add(mul(convert("f64", k), Math.LN2), logOf(block, f, tailOfLog)));
    const wide = convert("f64", x),
      outside = select(equal(x, -1), -Infinity, select(less(x, -1), NaN, wide));
    return select(equal(x, 0), wide, select(usual, y, outside));
  },
);

/** log(1 + e^x) for x <= 0, or NaN. */
function log1pOfExp(block: Block, x: Scalar): Scalar {
  return logOf(block, block.let("e", exponential(block, x)), tailOfLogOfUnit);
}

export const softplus = single(
  "softplusSingle",
  "log(1 + e^x) = max(x, 0) + log(1 + e^-|x|) of an f32, off by less than 0.58 units in the last place.",
  (block, x) => add(convert("f64", max(x, 0)), log1pOfExp(block, neg(abs(x)))),
);

export const logSigmoid = single(
  "logSigmoidSingle",
  "log(1 / (1 + e^-x)) = -(max(-x, 0) + log(1 + e^-|x|)) of an f32, off by less than 0.58 units in the last place.",
  (block, x) => neg(add(convert("f64", max(neg(x), 0)), log1pOfExp(block, neg(abs(x))))),
);
