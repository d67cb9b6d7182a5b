/**
 * Exponentials. The argument is reduced as in Cody and Waite (Software manual for the elementary functions, 1980):
 * x = n ln 2 + r with |r| <= ln(2)/2, ln 2 in two parts of which the first has so few bits that its product with n
 * is exact; e^r by a minimax polynomial of degree 11, off by at most 2^-57.
 */
import {
  abs,
  add,
  call,
  div,
  equal,
  f64,
  greater,
  greaterEqual,
  jointly,
  less,
  lowWord,
  max,
  min,
  mul,
  neg,
  scale,
  scalarFunction,
  select,
  sub,
  type Block,
  type Scalar,
} from "../../kernel.js";
import { fastTwoSum, type Pair } from "./doubleDouble.js";
import { addLog1pOfUnit, ln2High, ln2Low, log, log1p } from "./logarithm.js";
import { estrin } from "./polynomial.js";

/** Adding 1.5 2^52 leaves the nearest whole number in the low bits of the sum. */
const toWhole = 6755399441055744;

/** (e^r - 1 - r) / r^2 */
const tailOfExp = [
  0.5, 0.1666666666666643, 0.0416666666666033, 0.008333333333501785, 0.0013888888927087231, 0.00019841269463264784,
  2.4801508286759143e-5, 2.755764260196376e-6, 2.7625355648684345e-7, 2.4978147314478072e-8,
];

/** e^x = 2^k (1 + high + tail), |tail| < 0.07, high exact. */
export interface Reduced {
  readonly high: Scalar;
  readonly tail: Scalar;
  readonly k: Scalar;
}

/** The parts of e^x for x from -746 to 710, or NaN. */
export function reduceExp(block: Block, x: Scalar): Reduced {
  const shifted = block.let("shifted", add(mul(x, Math.LOG2E), toWhole));
  const k = block.let("k", lowWord(shifted));
  const n = block.let("n", sub(shifted, toWhole));
  const high = block.let("high", sub(x, mul(n, ln2High)));
  const low = block.let("low", mul(n, ln2Low));
  const r = block.let("r", sub(high, low));
  const r2 = block.let("r2", mul(r, r));
  return { high, tail: sub(mul(r2, estrin(block, "q", r, r2, tailOfExp)), low), k };
}

/** 2^r = 1 + r (ln 2) + r^2 q(r), where ln 2 has two parts. */
const tailOfExp2 = [
  0.24022650695910122, 0.05550410866482074, 0.009618129107596967, 0.0013333558146686004, 0.00015403530454084386,
  1.5252733547046767e-5, 1.321543660140195e-6, 1.0178184564216364e-7, 7.0735804740587165e-9, 4.4363182820341017e-10,
];

export const exp2 = scalarFunction(
  "exp2",
  ["x"],
  "2^x, off by less than 1.5 units in the last place, exact at whole numbers.",
  (block, x) => {
    const bounded = block.let("bounded", max(-1080, min(x, 1030)));
    const shifted = block.let("shifted", add(bounded, toWhole));
    const k = block.let("k", lowWord(shifted));
    const r = block.let("r", sub(bounded, sub(shifted, toWhole)));
    const r2 = block.let("r2", mul(r, r));
    const tail = add(mul(r, 2.3190468138462996e-17), mul(r2, estrin(block, "q", r, r2, tailOfExp2)));
    block.return(scale(add(1, add(mul(r, Math.LN2), tail)), k));
  },
);

/** e^x from its parts. */
function powerOf({ high, tail, k }: Reduced): Scalar {
  return scale(add(1, add(high, tail)), k);
}

/** e^x - 1 from the parts of e^x: 2^k (1 - 2^-k + (e^r - 1)). */
function powerLessOne(block: Block, { high, tail, k }: Reduced): Scalar {
  const inverse = block.let("inverse", scale(1, sub(0, k)));
  const base = block.let("base", sub(1, inverse));
  const baseLow = block.let("baseLow", sub(sub(1, base), inverse));
  const sum = fastTwoSum(block, "sum", base, high);
  return scale(add(sum.high, add(add(sum.low, baseLow), tail)), k);
}

const expAlone = scalarFunction("exp", ["x"], "e^x, off by less than 1 unit in the last place.", (block, x) => {
  block.return(powerOf(reduceExp(block, block.let("bounded", max(-746, min(x, 710))))));
});

/** Below it, e^x - 1 is -1 rounded. */
const leastOfExpm1 = -38;

const expm1Alone = scalarFunction(
  "expm1",
  ["x"],
  "e^x - 1, off by less than 1.5 units in the last place also near 0.",
  (block, x) => {
    const parts = reduceExp(block, block.let("bounded", max(leastOfExpm1, min(x, 710))));
    block.return(select(equal(x, 0), x, powerLessOne(block, parts)));
  },
);

export const [exp, expm1] = jointly(
  expAlone,
  expm1Alone,
  "expBoth",
  "e^x; leaves e^x - 1 beside it.",
  (block, leave, x) => {
    const { high, tail, k } = reduceExp(block, block.let("bounded", max(-746, min(x, 710))));
    const parts = { high, tail: block.let("tail", tail), k };
    const less1 = select(less(x, leastOfExpm1), -1, powerLessOne(block, parts));
    leave(block, select(equal(x, 0), x, less1));
    block.return(powerOf(parts));
  },
);

/** e^x as high + low for x <= 0, or NaN. The factor 2^-54 keeps the power of two clear of the subnormals. */
function expOfNegative(block: Block, x: Scalar): Pair {
  const { high, tail, k } = reduceExp(block, block.let("bounded", max(-746, x)));
  const sum = fastTwoSum(block, "one", f64(1), block.let("rise", add(high, tail)));
  const power = block.let("power", scale(2 ** 54, k));
  const timesPower = (part: Scalar): Scalar => mul(mul(part, 2 ** -54), power);
  return { high: block.let("e", timesPower(sum.high)), low: block.let("eLow", timesPower(sum.low)) };
}

export const sigmoid = scalarFunction(
  "sigmoid",
  ["x"],
  "1 / (1 + e^-x), off by less than 1.5 units in the last place; e^x / (1 + e^x) for negative x.",
  (block, x) => {
    const { high: e, low } = expOfNegative(block, neg(abs(x)));
    const sum = block.let("sum", add(1, e));
    const lost = block.let("lost", add(add(sub(1, sum), e), low));
    const positive = block.let("positive", greaterEqual(x, 0));
    block.comment("The quotient, corrected by what its parts lost; 1 / (1 + e) is near 1.457 - (1 + e) / 2.");
    const y = block.let("y", div(select(positive, 1, e), sum));
    block.return(add(y, mul(sub(select(positive, 0, low), mul(y, lost)), sub(1.457, mul(0.5, sum)))));
  },
);

/** base + log(1 + e^x) for x <= 0, or NaN. What e^x lacks weighs 1 / (1 + e^x), which 3/4 is near enough. */
function addLog1pOfExp(block: Block, base: Scalar, x: Scalar): Scalar {
  const { high, tail, k } = reduceExp(block, block.let("bounded", max(-746, x)));
  const sum = fastTwoSum(block, "one", f64(1), block.let("rise", add(high, tail)));
  const e = block.let("e", scale(sum.high, k));
  return addLog1pOfUnit(block, base, e, mul(0.75, scale(sum.low, k)));
}

export const softplus = scalarFunction(
  "softplus",
  ["x"],
  "log(1 + e^x) = max(x, 0) + log(1 + e^-|x|), off by less than 2 units in the last place.",
  (block, x) => {
    block.return(addLog1pOfExp(block, max(x, 0), neg(abs(x))));
  },
);

export const logSigmoid = scalarFunction(
  "logSigmoid",
  ["x"],
  "log(1 / (1 + e^-x)) = -(max(-x, 0) + log(1 + e^-|x|)), off by less than 2 units in the last place.",
  (block, x) => {
    block.return(neg(addLog1pOfExp(block, max(neg(x), 0), neg(abs(x)))));
  },
);

export const log1mExp = scalarFunction(
  "log1mExp",
  ["x"],
  "log(1 - e^x), off by less than 2 units in the last place; the form is chosen at e^x = 1/2 (Maechler, 2012).",
  (block, x) => {
    block.if(greater(x, -Math.LN2), (near) => near.return(call(log, neg(call(expm1, x)))));
    block.return(call(log1p, neg(call(exp, x))));
  },
);

export const logAddExp = scalarFunction(
  "logAddExp",
  ["a", "b"],
  "log(e^a + e^b) = max(a, b) + log(1 + e^-|a - b|), off by less than 2 units in the last place of the larger of the two terms.",
  (block, a, b) => {
    const first = block.let("first", greater(a, b));
    const difference = select(equal(a, b), 0, select(first, sub(b, a), sub(a, b)));
    block.return(addLog1pOfExp(block, select(first, a, b), difference));
  },
);
