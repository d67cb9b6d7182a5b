/** The remainder of any double by pi/2: the bits of 2 / pi that matter for it, times the double. */
import {
  abs,
  add,
  and,
  convert,
  div,
  f64,
  floor,
  highWord,
  less,
  load,
  mul,
  nearest,
  neg,
  scale,
  select,
  shiftRight,
  sub,
  table,
  type Block,
  type Buffer,
  type Scalar,
} from "../../kernel.js";
import { fastTwoSum, twoProduct, twoSum, type Pair } from "./doubleDouble.js";

/** 2 / pi in digits of 24 bits, after two zeros: 1176 bits, enough for the largest double. */
const twoOverPi = table(
  "twoOverPi",
  "i32",
  [
    0, 0, 10680707, 7228996, 1387004, 2578385, 16069853, 12639074, 9804092, 4427841, 16666979, 11263675, 12935607,
    2387514, 4345298, 14681673, 3074569, 13734428, 16653803, 1880361, 10960616, 8533493, 3062596, 8710556, 7349940,
    6258241, 3772886, 3769171, 3798172, 8675211, 12450088, 3874808, 9961438, 366607, 15675153, 9132554, 7151469,
    3571407, 2607881, 12013382, 4155038, 6285869, 7677882, 13102053, 15825725, 473591, 9065106, 15363067, 6271263,
    9264392, 5636912,
  ],
);

/** Eight digits of the product: after the multiples of 4 are dropped, 130 bits behind the point and more. */
const count = 8;
const digit = 2 ** 24;

/**
 * The digits of |x| 2 / pi, each still with its carries, into `digits`, and the weight of the first, a power of two
 * from 2^-48 to 4. |x| is three digits; the digits of 2 / pi that only give multiples of 8 are left out.
 */
function multiply(block: Block, x: Scalar, digits: Buffer): Scalar {
  const exponent = block.let("exponent", sub(and(shiftRight(highWord(x), 20), 2047), 1046));
  const whole = block.let("whole", scale(abs(x), sub(0, exponent)));
  const x0 = block.let("x0", floor(whole)),
    middle = block.let("middle", mul(sub(whole, x0), digit));
  const x1 = block.let("x1", floor(middle)),
    x2 = block.let("x2", mul(sub(middle, x1), digit));
  const skipped = sub(exponent, 3);
  const start = block.let("start", select(less(skipped, 0), 0, div(skipped, 24)));
  block.for("i", 0, count, (inner, i) => {
    const first = add(start, i);
    const part = (x: Scalar, at: number): Scalar =>
      mul(x, convert("f64", load(twoOverPi, at === 0 ? first : add(first, at))));
    inner.store(digits, i, add(add(part(x0, 2), part(x1, 1)), part(x2, 0)));
  });
  return block.let("unit", scale(1, sub(sub(exponent, 24), mul(start, 24))));
}

/** x = (k + 4 m) pi/2 + high + low, for any x; NaN for one that is not finite. */
export function payneHanek(block: Block, x: Scalar): Pair & { readonly k: Scalar } {
  const digits = block.array("digits", "f64", count),
    unit = multiply(block, x, digits);
  block.for("j", 1, count, (inner, j) => {
    const at = inner.let("at", sub(count, j)),
      before = sub(at, 1);
    const carry = inner.let("carry", floor(mul(load(digits, at), 1 / digit)));
    inner.store(digits, at, sub(load(digits, at), mul(carry, digit)));
    inner.store(digits, before, add(load(digits, before), carry));
  });
  const front = block.let("front", mul(load(digits, 0), unit));
  const turns = block.let("turns", sub(front, mul(8, floor(mul(front, 0.125)))));
  const n = block.let("n", nearest(add(turns, mul(load(digits, 1), mul(unit, 1 / digit)))));
  const sum = block.variable("sum", sub(turns, n)),
    rest = block.variable("rest", f64(0)),
    weight = block.variable("weight", unit);
  block.for("d", 1, count, (inner, d) => {
    inner.assign(weight, mul(weight, 1 / digit));
    const next = twoSum(inner, "next", sum, inner.let("term", mul(load(digits, d), weight)));
    inner.assign(sum, next.high);
    inner.assign(rest, add(rest, next.low));
  });
  const angle = twoProduct(block, "angle", block.let("fraction", sum), f64(Math.PI / 2));
  const low = add(angle.low, add(mul(rest, Math.PI / 2), mul(sum, 6.123233995736766e-17)));
  const y = fastTwoSum(block, "y", angle.high, block.let("angleRest", low));
  const negative = block.let("negative", less(x, 0)),
    k = convert("i32", n);
  return {
    high: block.let("y0", select(negative, neg(y.high), y.high)),
    low: block.let("y1", select(negative, neg(y.low), y.low)),
    k: block.let("quarter", select(negative, sub(0, k), k)),
  };
}
