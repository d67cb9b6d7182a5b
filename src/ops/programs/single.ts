/**
 * Functions of f32. They compute in f64 and round once, so that series may end where their error vanishes beside that
 * of the rounding: after half as many terms as in f64, and without second parts of constants. The coefficients are
 * minimax.
 *
 * A power of two is a quotient: with u = r ln 2 and the even function c(r) = r coth(u / 2)
 *   2^r = (c + r) / (c - r),
 * so that e^x, tanh and the logistic function each take one division and few products.
 */
import {
  abs,
  add,
  and,
  convert,
  div,
  equal,
  greater,
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

/** r coth(r ln(2) / 2) by r^2 for |r| <= 1/2: 2^r is off by 2^-29 of itself. */
const hyperbolicCotangent = [2.885390086900857, 0.11552416014533949, -0.0009211146277020068];
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

/** Beyond these bounds, of either sign, e^x and what it makes of an f32 are 0 or infinite in f32. */
const bound = 150;

/** 2^t = 2^k (c + r) / (c - r) with t = k + r. */
interface PowerParts {
  readonly c: Scalar;
  readonly r: Scalar;
  /** 2^(k + more) */
  readonly power: Scalar;
}

/** The parts of 2^t for t from -1000 to 1000, or NaN. */
function powerParts(block: Block, t: Scalar, more = 0): PowerParts {
  const shifted = block.let("shifted", add(t, toWhole));
  const r = block.let("r", sub(t, sub(shifted, toWhole)));
  const c = block.let("c", horner(block.let("r2", mul(r, r)), hyperbolicCotangent));
  const k = more === 0 ? lowWord(shifted) : add(lowWord(shifted), more);
  return { c, r, power: powerOfTwo(k) };
}

/** log2(e^x) */
function binaryLogarithm(block: Block, x: Scalar): Scalar {
  return block.let("t", mul(convert("f64", x), Math.LOG2E));
}

export const exp = single("expSingle", "e^x of an f32, off by less than 0.52 units in the last place.", (block, x) => {
  const { c, r, power } = powerParts(block, binaryLogarithm(block, max(-bound, min(x, bound))));
  return div(mul(power, add(c, r)), sub(c, r));
});

/** With q = (1 - 2^k) (c + r) / 2, which is 0 for k = 0: e^x - 1 = 2 (r - q) / (c - r), tanh x/2 = (r - q) / (c - q). */
function lessOne(block: Block, t: Scalar): PowerParts & { readonly q: Scalar } {
  const parts = powerParts(block, t, -1);
  return { ...parts, q: block.let("q", mul(sub(0.5, parts.power), add(parts.c, parts.r))) };
}

export const expm1 = single(
  "expm1Single",
  "e^x - 1 of an f32, off by less than 0.54 units in the last place also near 0.",
  (block, x) => {
    const { c, r, q } = lessOne(block, binaryLogarithm(block, max(-bound, min(x, bound))));
    const half = block.let("half", div(sub(r, q), sub(c, r)));
    return add(half, half);
  },
);

export const tanh = single(
  "tanhSingle",
  "tanh of an f32, off by less than 0.54 units in the last place.",
  (block, x) => {
    const bounded = convert("f64", max(-10, min(x, 10)));
    const { r, c, q } = lessOne(block, block.let("t", mul(bounded, 2 * Math.LOG2E)));
    return div(sub(r, q), sub(c, q));
  },
);

function sigmoidOf(block: Block, x: Scalar): Scalar {
  const { c, r, power } = powerParts(block, binaryLogarithm(block, neg(max(-bound, min(x, bound)))));
  const rest = block.let("rest", sub(c, r));
  return div(rest, add(rest, mul(power, add(c, r))));
}

export const sigmoid = single(
  "sigmoidSingle",
  "1 / (1 + e^-x) of an f32, off by less than 0.52 units in the last place.",
  sigmoidOf,
);

export const silu = single(
  "siluSingle",
  "x / (1 + e^-x) of an f32, off by less than 0.52 units in the last place.",
  (block, x) => mul(convert("f64", max(x, -1e4)), sigmoidOf(block, x)),
);

/** 2 artanh(s). */
function artanh(block: Block, s: Scalar, tail: readonly number[]): Scalar {
  const z = block.let("z", mul(s, s));
  return mul(s, add(2, mul(z, horner(z, tail))));
}

/** log(1 + f). */
function logOf(block: Block, f: Scalar): Scalar {
  return artanh(block, block.let("s", div(f, add(2, f))), tailOfLog);
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
    const y = block.let("y", add(mul(convert("f64", k), Math.LN2), logOf(block, f)));
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
    const y = block.let("y", add(mul(convert("f64", k), Math.LN2), logOf(block, f)));
    const wide = convert("f64", x),
      outside = select(equal(x, -1), -Infinity, select(less(x, -1), NaN, wide));
    return select(equal(x, 0), wide, select(usual, y, outside));
  },
);

/** log(1 + e^-a) = 2 artanh(s) for a >= 0, or NaN, with s = e^-a / (2 + e^-a). */
function log1pOfExp(block: Block, a: Scalar): Scalar {
  const { c, r, power } = powerParts(block, block.let("t", mul(min(a, bound), -Math.LOG2E)));
  const e = block.let("e", mul(power, add(c, r))),
    rest = block.let("rest", sub(c, r));
  return artanh(block, block.let("s", div(e, add(e, add(rest, rest)))), tailOfLogOfUnit);
}

export const softplus = single(
  "softplusSingle",
  "log(1 + e^x) = max(x, 0) + log(1 + e^-|x|) of an f32, off by less than 0.58 units in the last place.",
  (block, x) => {
    block.comment("(x + |x|) / 2 is max(x, 0) without a branch that the sign decides.");
    const bounded = block.let("bounded", convert("f64", max(-bound, x))),
      a = block.let("a", abs(bounded));
    return add(mul(add(bounded, a), 0.5), log1pOfExp(block, a));
  },
);

export const logSigmoid = single(
  "logSigmoidSingle",
  "log(1 / (1 + e^-x)) = min(x, 0) - log(1 + e^-|x|) of an f32, off by less than 0.58 units in the last place.",
  (block, x) => {
    block.comment("(x - |x|) / 2 is min(x, 0) without a branch that the sign decides.");
    const bounded = block.let("bounded", convert("f64", min(x, bound))),
      a = block.let("a", abs(bounded));
    return sub(mul(sub(bounded, a), 0.5), log1pOfExp(block, a));
  },
);
