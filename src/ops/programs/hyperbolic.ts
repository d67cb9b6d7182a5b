/** Hyperbolic functions from e^|x| in two parts, and their inverses from log(1 + t + low). */
import {
  abs,
  add,
  div,
  equal,
  f64,
  greater,
  less,
  min,
  mul,
  neg,
  scalarFunction,
  scale,
  select,
  sqrt,
  sub,
  type Block,
  type Scalar,
} from "../../kernel.js";
import { fastTwoSum, quotient, twoProduct, twoSquare, twoSum, type Pair } from "./doubleDouble.js";
import { reduceExp } from "./exponential.js";
import { log1pOf } from "./logarithm.js";
import { estrin } from "./polynomial.js";

/** e^a = 2^k (one + oneLow); `mirrored` is e^-a / 2^k. */
interface Ends extends Pair {
  readonly k: Scalar;
  readonly mirrored: Scalar;
}

function endsOf(block: Block, a: Scalar): Ends {
  const { high, tail, k } = reduceExp(block, block.let("bounded", min(a, 711)));
  const one = fastTwoSum(block, "one", f64(1), block.let("rise", add(high, tail)));
  return { ...one, k, mirrored: block.let("mirrored", div(scale(1, mul(k, -2)), one.high)) };
}

/** (sinh x - x) / x^3 as a polynomial in x^2 <= 1. */
const bendOfSinh = [
  0.16666666666666669, 0.008333333333333148, 0.00019841269841431957, 2.755731915704911e-6, 2.5052123139909998e-8,
  1.605725954584739e-10, 7.758754962484877e-13,
];

export const sinh = scalarFunction(
  "sinh",
  ["x"],
  "(e^x - e^-x) / 2, off by less than 1.5 units in the last place.",
  (block, x) => {
    const a = block.let("a", abs(x)),
      { high, low, k, mirrored } = endsOf(block, a);
    const sum = fastTwoSum(block, "difference", high, neg(mirrored));
    const large = block.let("large", scale(add(sum.high, add(sum.low, low)), sub(k, 1)));
    const z = block.let("z", mul(x, x)),
      z2 = block.let("z2", mul(z, z));
    const small = add(x, mul(mul(x, z), estrin(block, "p", z, z2, bendOfSinh)));
    block.return(select(less(a, 1), small, select(less(x, 0), neg(large), large)));
  },
);

export const cosh = scalarFunction(
  "cosh",
  ["x"],
  "(e^x + e^-x) / 2, off by less than 1 unit in the last place.",
  (block, x) => {
    const { high, low, k, mirrored } = endsOf(block, abs(x));
    const sum = fastTwoSum(block, "sum", high, mirrored);
    block.return(scale(add(sum.high, add(sum.low, low)), sub(k, 1)));
  },
);

/** With 2^-k in place of 1, which keeps all in range: e^2a - 1 = 2^k top, and tanh a = top / (top + 2 2^-k). */
export const tanh = scalarFunction(
  "tanh",
  ["x"],
  "(e^2x - 1) / (e^2x + 1), off by less than 2 units in the last place.",
  (block, x) => {
    const { high, tail, k } = reduceExp(block, block.let("twice", min(mul(2, abs(x)), 64)));
    const unit = block.let("unit", scale(1, sub(0, k)));
    const base = fastTwoSum(block, "base", sub(1, unit), high);
    const top = fastTwoSum(block, "top", base.high, block.let("more", add(base.low, tail)));
    const bottom = twoSum(block, "bottom", top.high, mul(2, unit));
    const value = block.let("value", quotient(block, top, { high: bottom.high, low: add(bottom.low, top.low) }));
    block.return(select(equal(x, 0), x, select(less(x, 0), neg(value), value)));
  },
);

/** The square root of a sum of two doubles. */
function rootOf(block: Block, { high, low }: Pair): Pair {
  const root = block.let("root", sqrt(high)),
    square = twoSquare(block, "square", root);
  const missing = div(add(sub(sub(high, square.high), square.low), low), mul(2, root));
  return { high: root, low: block.let("rootMissing", select(equal(high, 0), 0, missing)) };
}

/** Beyond 2^28 the function is log(2 a) = ln 2 + log(1 + (a - 1)). */
const far = 2 ** 28;

export const asinh = scalarFunction(
  "asinh",
  ["x"],
  "The inverse of sinh, off by less than 1.5 units in the last place: with a = |x|, log(1 + a + a^2 / (1 + sqrt(1 + a^2))).",
  (block, x) => {
    const a = block.let("a", abs(x)),
      large = block.let("large", greater(a, far));
    const square = block.let("squared", mul(a, a));
    const bend = select(large, -1, div(square, add(1, sqrt(add(1, square)))));
    const t = fastTwoSum(block, "t", a, block.let("bend", bend));
    const value = block.let("value", add(log1pOf(block, t.high, t.low), select(large, Math.LN2, 0)));
    const signed = select(less(x, 0), neg(value), value);
    block.return(select(less(a, Infinity), select(equal(x, 0), x, signed), x));
  },
);

export const acosh = scalarFunction(
  "acosh",
  ["x"],
  "The inverse of cosh for x >= 1, off by less than 1.5 units in the last place: with t = x - 1, log(1 + t + sqrt(2 t + t^2)).",
  (block, x) => {
    const t = block.let("t", sub(x, 1)),
      large = block.let("large", greater(x, far));
    const square = twoSquare(block, "tt", t),
      sum = twoSum(block, "inside", mul(2, t), square.high);
    const root = rootOf(block, { high: sum.high, low: add(sum.low, square.low) });
    const more = fastTwoSum(block, "more", root.high, t);
    const high = block.let("argument", select(large, t, more.high));
    const low = block.let("argumentLow", select(large, 0, add(more.low, root.low)));
    const value = add(log1pOf(block, high, low), select(large, Math.LN2, 0));
    block.return(select(less(x, 1), NaN, select(less(x, Infinity), value, x)));
  },
);

export const atanh = scalarFunction(
  "atanh",
  ["x"],
  "The inverse of tanh, off by less than 1 unit in the last place: with a = |x|, log(1 + 2 a / (1 - a)) / 2.",
  (block, x) => {
    const a = block.let("a", abs(x)),
      twice = block.let("twice", mul(2, a));
    const rest = block.let("rest", sub(1, a)),
      restLow = block.let("restLow", sub(sub(1, rest), a));
    const t = block.let("t", div(twice, rest)),
      product = twoProduct(block, "product", t, rest);
    const low = div(sub(sub(sub(twice, product.high), product.low), mul(t, restLow)), rest);
    const value = block.let("value", mul(0.5, log1pOf(block, t, block.let("tLow", low))));
    const signed = select(less(x, 0), neg(value), value);
    const atOne = select(greater(x, 0), Infinity, -Infinity);
    block.return(select(less(a, 1), select(equal(x, 0), x, signed), select(equal(a, 1), atOne, NaN)));
  },
);
