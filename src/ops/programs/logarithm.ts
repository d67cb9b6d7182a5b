/**
 * Logarithms: x = 2^k m with sqrt(1/2) <= m < sqrt(2), and with f = m - 1 and s = f / (2 + f)
 *   log(1 + f) = 2 artanh(s) = f - (f^2/2 - s (f^2/2 + R(s^2))),
 * where R is a minimax polynomial off by at most 2^-58 (the method and R of fdlibm, Sun Microsystems 1993).
 */
import {
  add,
  convert,
  div,
  equal,
  f64,
  greater,
  highWord,
  less,
  mul,
  scale,
  scalarFunction,
  select,
  shiftRight,
  sub,
  type Block,
  type Scalar,
} from "../../kernel.js";
import { halves, twoSum } from "./doubleDouble.js";
import { estrin } from "./polynomial.js";

/** ln 2 = ln2High + ln2Low: ln2High has so few bits that its product with a whole number up to 2048 is exact. */
export const ln2High = 0.6931471803691238;
export const ln2Low = 1.9082149292705877e-10;

/** R(z) / z */
const remainder = [
  0.6666666666666735, 0.3999999999940942, 0.2857142874366239, 0.22222198432149784, 0.1818357216161805,
  0.15313837699209373, 0.14798198605116586,
];

/** The same for 0 <= f <= 1. */
const remainderOfUnit = [
  0.6666666666666631, 0.4000000000015725, 0.285714285478533, 0.2222222396975305, 0.18181743924503133,
  0.15386559926572935, 0.1330097359581184, 0.1210608582693584, 0.08340104615104926, 0.17018567666299428,
];

/** The high word of sqrt(1/2): what lies above it in a mantissa counts to the next power of two. */
const highWordOfRootHalf = 0x3fe6a09e;

/** log(1 + f) = f - (half - product) with half = f^2/2, for the f that the coefficients are made for. */
function seriesOfLog(
  block: Block,
  f: Scalar,
  coefficients = remainder,
): { readonly half: Scalar; readonly product: Scalar } {
  const s = block.let("s", div(f, add(2, f)));
  const z = block.let("z", mul(s, s));
  const z2 = block.let("z2", mul(z, z));
  const series = block.let("series", mul(z, estrin(block, "q", z, z2, coefficients)));
  const half = block.let("half", mul(0.5, mul(f, f)));
  return { half, product: block.let("product", mul(s, add(half, series))) };
}

export interface Split {
  /** m - 1 */
  readonly f: Scalar;
  readonly n: Scalar;
}

/** k as a double and f of a positive x; a subnormal x is first brought up by 2^54. */
export function splitExponent(block: Block, x: Scalar): Split {
  const subnormal = block.let("subnormal", less(x, 2 ** -1022));
  const normal = block.let("normal", select(subnormal, mul(x, 2 ** 54), x));
  const k = block.let("k", shiftRight(sub(highWord(normal), highWordOfRootHalf), 20));
  const f = block.let("f", sub(scale(normal, sub(0, k)), 1));
  const n = block.let("n", sub(convert("f64", k), select(subnormal, 54, 0)));
  return { f, n };
}

/** The result for positive finite x; infinity and NaN stay, log 0 is -infinity, and below 0 there is none. */
function onPositive(x: Scalar, result: Scalar): Scalar {
  return select(greater(x, 0), select(less(x, Infinity), result, x), select(equal(x, 0), -Infinity, NaN));
}

export const log = scalarFunction(
  "log",
  ["x"],
  "The natural logarithm, off by less than 1 unit in the last place.",
  (block, x) => {
    const { f, n } = splitExponent(block, x);
    const { half, product } = seriesOfLog(block, f);
    const low = block.let("low", add(product, mul(n, ln2Low)));
    block.return(onPositive(x, sub(mul(n, ln2High), sub(sub(half, low), f))));
  },
);

/**
 * n whole + log(1 + f) / ln(base) with the two parts of 1 / ln(base). log(1 + f) is taken as a sum, high + low, whose
 * first part has 21 bits or so, so that its product with the first part of the factor is exact.
 */
function logTo(block: Block, f: Scalar, whole: Scalar, wholeLow: Scalar, factor: number, factorLow: number): Scalar {
  const { half, product } = seriesOfLog(block, f);
  const { high } = halves(block, "main", block.let("main", sub(f, half)));
  const low = block.let("low", add(sub(sub(f, high), half), product));
  const part = block.let("part", mul(high, factor));
  const sum = block.let("sum", add(whole, part));
  const rest = block.let("rest", add(add(mul(add(low, high), factorLow), mul(low, factor)), wholeLow));
  return add(sum, add(rest, add(sub(whole, sum), part)));
}

export const log2 = scalarFunction(
  "log2",
  ["x"],
  "The logarithm to the base 2, off by less than 1 unit in the last place, exact at powers of 2.",
  (block, x) => {
    const { f, n } = splitExponent(block, x);
    block.return(onPositive(x, logTo(block, f, n, f64(0), 1.4426950514316559, -1.0542692476429138e-8)));
  },
);

export const log10 = scalarFunction(
  "log10",
  ["x"],
  "The logarithm to the base 10, off by less than 1 unit in the last place.",
  (block, x) => {
    const { f, n } = splitExponent(block, x);
    const whole = block.let("whole", mul(n, 0.3010299956640665)),
      wholeLow = block.let("wholeLow", mul(n, -8.532344317057107e-14));
    block.return(onPositive(x, logTo(block, f, whole, wholeLow, 0.4342944845557213, -2.6524694553078553e-9)));
  },
);

/** log(1 + x + low) for x > -1, finite, and |low| at most a unit in the last place of x. */
export function log1pOf(block: Block, x: Scalar, low: Scalar | null = null): Scalar {
  const sum = twoSum(block, "u", f64(1), x);
  const k = block.let("k", shiftRight(sub(highWord(sum.high), highWordOfRootHalf), 20));
  const n = block.let("n", convert("f64", k));
  const power = block.let("power", scale(1, sub(0, k)));
  const m = block.let("m", mul(sum.high, power));
  const near = block.let("near", equal(k, 0));
  const f = block.let("f", select(near, x, sub(m, 1)));
  const lost = low === null ? select(near, 0, sum.low) : select(near, low, add(sum.low, low));
  const correction = block.let("correction", div(mul(lost, power), m));
  const { half, product } = seriesOfLog(block, f);
  const small = block.let("small", add(product, add(correction, mul(n, ln2Low))));
  return sub(mul(n, ln2High), sub(sub(half, small), f));
}

export const log1p = scalarFunction(
  "log1p",
  ["x"],
  "log(1 + x), off by less than 1 unit in the last place also near 0.",
  (block, x) => {
    const result = log1pOf(block, x);
    const outside = select(equal(x, -1), -Infinity, NaN);
    const inside = select(less(x, Infinity), select(equal(x, 0), x, result), x);
    block.return(select(greater(x, -1), inside, outside));
  },
);

/**
 * base + log(1 + e) + low for 0 <= e <= 1 and low beneath the last place of e. The smaller part of the
 * logarithm is taken from `base` first: that sum is rounded more finely than the one with e.
 */
export function addLog1pOfUnit(block: Block, base: Scalar, e: Scalar, low: Scalar): Scalar {
  const { half, product } = seriesOfLog(block, e, remainderOfUnit);
  return add(sub(base, sub(half, add(product, low))), e);
}
