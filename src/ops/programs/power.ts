/** Powers and roots. */
import {
  abs,
  add,
  and,
  div,
  equal,
  f64,
  floor,
  greater,
  highWord,
  i32,
  less,
  max,
  min,
  mul,
  neg,
  not,
  notEqual,
  or,
  scalarFunction,
  scale,
  select,
  shiftRight,
  sqrt,
  sub,
  type Block,
  type Scalar,
} from "../../kernel.js";
import { fastTwoSum, halves, twoProduct, twoSquare, twoSum, type Pair } from "./doubleDouble.js";
import { reduceExp } from "./exponential.js";
import { splitExponent } from "./logarithm.js";
import { estrin, horner } from "./polynomial.js";

/** (2 artanh s - 2 s - 2 s^3 / 3) / s^5 as a polynomial in s^2, off by at most 2^-65 of 2 artanh s. */
const remainder = [
  0.40000000000002267, 0.2857142857009535, 0.2222222252067149, 0.1818178430164786, 0.15386760358531754,
  0.1325674681391069, 0.13196992177312936,
];
const twoThirds = 2 / 3;
const twoThirdsLow = 3.700743415417188e-17;

/** log x as high + low to about 65 bits, for positive finite x: log(1 + f) = 2 s + s^3 (2/3 + s^2 (...)), s = f / (2 + f). */
function longLog(block: Block, x: Scalar): Pair {
  const { f, n } = splitExponent(block, x);
  const bottom = fastTwoSum(block, "bottom", f64(2), f);
  const s = block.let("s", div(f, bottom.high)),
    product = twoProduct(block, "sBottom", s, bottom.high);
  const missing = sub(sub(sub(f, product.high), product.low), mul(s, bottom.low));
  const sLow = block.let("sLow", div(missing, bottom.high));
  const square = twoSquare(block, "z", s),
    z = square.high;
  const zLow = block.let("zRest", add(square.low, mul(2, mul(s, sLow))));
  const z2 = block.let("z2", mul(z, z));
  const rest = block.let("rest", add(mul(z, estrin(block, "q", z, z2, remainder)), twoThirdsLow));
  const factor = fastTwoSum(block, "factor", f64(twoThirds), rest);
  const curve = twoProduct(block, "curve", z, factor.high);
  const curveLow = block.let("curveRest", add(curve.low, add(mul(z, factor.low), mul(zLow, factor.high))));
  const bend = twoProduct(block, "bend", s, curve.high);
  const bendLow = block.let("bendRest", add(bend.low, add(mul(s, curveLow), mul(sLow, curve.high))));
  const whole = twoSum(block, "whole", mul(n, ln2High), mul(2, s));
  const sum = fastTwoSum(block, "sum", whole.high, bend.high);
  const low = add(add(whole.low, sum.low), add(bendLow, add(mul(2, sLow), mul(n, ln2Low))));
  return fastTwoSum(block, "log", sum.high, block.let("logRest", low));
}

/** ln 2 in two parts: the first has 42 bits, so that its product with an exponent is exact. */
const ln2High = 0.6931471805598903;
const ln2Low = 5.497923018708371e-14;

/** e^(high + low), or 0 or infinity beyond the range. */
function longExp(block: Block, { high, low }: Pair): Scalar {
  const bounded = block.let("bounded", max(-746, min(high, 710)));
  const parts = reduceExp(block, bounded);
  const more = block.let("correction", select(equal(bounded, high), low, 0));
  const tail = block.let("tail", parts.tail),
    size = add(1, add(parts.high, tail));
  return block.let("size", scale(add(1, add(parts.high, add(tail, mul(more, size)))), parts.k));
}

export const pow = scalarFunction(
  "pow",
  ["x", "y"],
  "x^y as IEEE 754 defines it (x^0 = 1 and 1^y = 1 also for NaN, (-1)^infinity = 1), off by less than 1 unit in the last place.",
  (block, x, y) => {
    const a = block.let("a", abs(x));
    const log = longLog(block, a);
    block.comment("Beyond 2^66 every y gives 0, 1 or infinity.");
    const bounded = block.let("exponent", max(-(2 ** 66), min(y, 2 ** 66)));
    const product = twoProduct(block, "product", bounded, log.high);
    const size = longExp(block, { high: product.high, low: add(product.low, mul(bounded, log.low)) });
    block.comment("0 and infinity have no such logarithm.");
    const grows = greater(y, 0),
      edge = or(equal(a, 0), equal(a, Infinity));
    const limit = select(equal(grows, equal(a, 0)), 0, Infinity);
    const magnitude = block.let("magnitude", select(edge, select(equal(y, y), limit, y), size));
    const half = block.let("half", mul(0.5, y));
    const whole = block.let("whole", equal(floor(y), y));
    const odd = block.let("odd", and(whole, notEqual(floor(half), half)));
    const negative = block.let("negative", less(highWord(x), 0));
    const signed = select(and(negative, odd), neg(magnitude), magnitude);
    const outside = block.let("outside", and(less(x, 0), and(not(whole), greater(x, -Infinity))));
    const trivial = or(equal(y, 0), equal(x, 1));
    block.return(select(trivial, 1, select(outside, NaN, signed)));
  },
);

/** cbrt m for 1 <= m < 8, to 7 bits. */
const guessOfRoot = [0.6817183171296293, 0.36448708284226256, -0.04329794501093737, 0.0023122384029962734];

/** ratio^(-1/3) near 1, to 22 bits: what a guess must be multiplied with if its cube is `ratio` times m. */
const correctionOfRoot = [1.555582837935262, -0.7777995689310332, 0.22221673238011214];

export const cbrt = scalarFunction(
  "cbrt",
  ["x"],
  "The cube root, off by less than 0.7 units in the last place: a guess of 7 bits, a polynomial to 22, Halley's step.",
  (block, x) => {
    const a = block.let("a", abs(x)),
      subnormal = block.let("subnormal", less(a, 2 ** -1022));
    const normal = block.let("normal", select(subnormal, mul(a, 2 ** 54), a));
    block.comment("a = m 8^third with 1 <= m < 8; the exponent's bias is 3 times 341.");
    const third = block.let("third", sub(div(shiftRight(highWord(normal), 20), 3), 341));
    const m = block.let("m", scale(normal, mul(third, -3)));
    const guess = block.let("guess", horner(m, guessOfRoot));
    const ratio = block.let("ratio", div(mul(mul(guess, guess), guess), m));
    const { high: t } = halves(block, "t", block.let("better", mul(guess, horner(ratio, correctionOfRoot))));
    const cubed = block.let("cubed", div(m, mul(t, t)));
    const root = block.let("root", add(t, mul(t, div(sub(cubed, t), add(add(t, t), cubed)))));
    const result = block.let("result", scale(root, sub(third, select(subnormal, i32(18), i32(0)))));
    const signed = select(less(x, 0), neg(result), result);
    block.return(select(and(less(a, Infinity), greater(a, 0)), signed, x));
  },
);

export const hypot = scalarFunction(
  "hypot",
  ["x", "y"],
  "sqrt(x^2 + y^2) without overflow or underflow on the way, off by less than 1 unit in the last place; infinity if one is.",
  (block, x, y) => {
    const a = block.let("a", abs(x)),
      b = block.let("b", abs(y));
    const longer = block.let("longer", max(a, b));
    const up = block.let(
      "up",
      select(greater(longer, 2 ** 500), 2 ** -600, select(less(longer, 2 ** -400), 2 ** 600, 1)),
    );
    const down = select(greater(longer, 2 ** 500), 2 ** 600, select(less(longer, 2 ** -400), 2 ** -600, 1));
    const p = block.let("p", mul(longer, up)),
      q = block.let("q", mul(min(a, b), up));
    const pp = twoSquare(block, "pp", p),
      qq = block.let("qq", mul(q, q));
    const sum = fastTwoSum(block, "sum", pp.high, qq);
    const root = block.let("root", sqrt(sum.high)),
      square = twoSquare(block, "square", root);
    const missing = add(sub(sub(sum.high, square.high), square.low), add(sum.low, pp.low));
    const better = add(root, div(missing, mul(2, root)));
    const finite = select(equal(longer, 0), 0, mul(better, down));
    block.return(select(or(equal(a, Infinity), equal(b, Infinity)), Infinity, finite));
  },
);
