/** What each scalar program of src/ops/programs computes, to about 100 bits, and how far a result lies from it. */
import { atan, cbrt, circular, exp, expm1, halfPi, ln2, log, log1p, pi, plainExp, type Scaled } from "./elementary.js";
import {
  abs,
  add,
  div,
  long,
  mul,
  neg,
  one,
  sqrt,
  sub,
  times,
  twoProduct,
  twoSum,
  zero,
  type Long,
} from "./longNumber.js";

const plain = (value: Long): Scaled => ({ value, exponent: 0 });
const half = (x: Long): Long => times(x, 0.5);
const signed = (x: number, value: Long): Long => (x < 0 ? neg(value) : value);

/** x 2^k in steps whose powers are doubles; exact if the result has room. */
function scaledBy(x: number, k: number): number {
  const step = Math.max(-1000, Math.min(k, 1000));
  return step === k ? x * 2 ** k : scaledBy(x * 2 ** step, k - step);
}
/** The largest e with 2^e <= |x|; log2 may round up to the next. */
export function exponentOf(x: number): number {
  const exponent = Math.floor(Math.log2(Math.abs(x)));
  return scaledBy(1, exponent) > Math.abs(x) ? exponent - 1 : exponent;
}

/** Below this e^x lies beneath the last place of 1 by far, and log(1 + e^x) is e^x. */
const faint = -300;

function log1pOfExp(x: Long): Scaled {
  return x[0] < faint ? exp(x) : plain(log1p(plainExp(x)));
}

function sigmoid(x: number): Scaled {
  if (x < faint) return exp(long(x));
  const e = plainExp(long(-Math.abs(x)));
  return plain(div(x < 0 ? e : one, add(one, e)));
}

/** log(e^0 + e^difference), added to the larger; the sum is `high` + `low` exactly. */
function logSum(larger: number, difference: Long): Scaled {
  const tail = log1pOfExp(difference);
  if (larger === 0) return tail;
  return plain(tail.exponent < faint ? long(larger) : add(long(larger), times(tail.value, 2 ** tail.exponent)));
}

/** sinh or cosh, from e^|x| - 1 where the two ends may cancel. */
function hyperbolic(x: number, sign: 1 | -1): Scaled {
  const a = Math.abs(x);
  if (a > 200) {
    const { value, exponent } = exp(long(a));
    return { value: sign < 0 && x < 0 ? neg(value) : value, exponent: exponent - 1 };
  }
  const e = expm1(long(a)),
    whole = add(one, e);
  const result = half(sign < 0 ? add(e, div(e, whole)) : add(whole, div(one, whole)));
  return plain(sign < 0 && x < 0 ? neg(result) : result);
}

function tanh(x: number): Scaled {
  const e = expm1(long(Math.min(2 * Math.abs(x), 200))),
    result = div(e, add(e, long(2)));
  return plain(x < 0 ? neg(result) : result);
}

function asin(x: number): Long {
  return atan(div(long(x), sqrt(mul(twoSum(1, -x), twoSum(1, x)))));
}

function acos(x: number): Long {
  return x === -1 ? pi : times(atan(sqrt(div(twoSum(1, -x), twoSum(1, x)))), 2);
}

function atan2(y: number, x: number): Scaled {
  const a = Math.abs(x),
    b = Math.abs(y),
    steep = b > a;
  const [shorter, longer] = steep ? [a, b] : [b, a],
    k = exponentOf(shorter),
    m = exponentOf(longer);
  const ratio: Scaled = { value: div(long(scaledBy(shorter, -k)), long(scaledBy(longer, -m))), exponent: k - m };
  const slight = k - m < -200,
    arc = slight ? ratio : plain(atan(times(ratio.value, 2 ** ratio.exponent)));
  if (slight && !steep && x > 0) return { ...arc, value: signed(y, arc.value) };
  const bend = slight ? zero : arc.value,
    angle = steep ? sub(halfPi, bend) : bend;
  return plain(signed(y, x < 0 ? sub(pi, angle) : angle));
}

function asinh(x: number): Scaled {
  const a = Math.abs(x);
  if (a > 2 ** 100) return plain(signed(x, add(log(a), ln2)));
  const square = twoProduct(a, a);
  return plain(signed(x, log1p(add(long(a), div(square, add(one, sqrt(add(one, square))))))));
}

function acosh(x: number): Long {
  if (x > 2 ** 100) return add(log(x), ln2);
  const t = twoSum(x, -1);
  return log1p(add(t, sqrt(mul(t, add(t, long(2))))));
}

function power(x: number, y: number): Scaled {
  const { value, exponent } = exp(mul(long(y), log(Math.abs(x))));
  return { value: x < 0 && Math.abs(y % 2) === 1 ? neg(value) : value, exponent };
}

function rootOfCube(x: number): Scaled {
  const k = Math.round(exponentOf(x) / 3);
  return { value: cbrt(scaledBy(x, -3 * k)), exponent: k };
}

function hypot(x: number, y: number): Scaled {
  const k = exponentOf(Math.max(Math.abs(x), Math.abs(y))),
    a = scaledBy(x, -k),
    b = scaledBy(y, -k);
  return { value: sqrt(add(twoProduct(a, a), twoProduct(b, b))), exponent: k };
}

function sinc(x: number): Scaled {
  if (Math.abs(x) >= 2 ** 52) return plain(zero);
  const r = x - 2 * Math.round(x / 2),
    a = Math.abs(r);
  const angle = (part: number): Long => mul(long(part), pi);
  const sine =
    a <= 0.25
      ? sineOf(angle(r))
      : a < 0.75
        ? signed(r, cosineOf(mul(twoSum(a, -0.5), pi)))
        : signed(r, sineOf(mul(twoSum(1, -a), pi)));
  return plain(div(sine, angle(x)));
}

/** sin(high + low) to first order in low. */
function sineOf([high, low]: Long): Long {
  const { sin, cos } = circular(high);
  return add(sin, times(cos, low));
}
function cosineOf([high, low]: Long): Long {
  const { sin, cos } = circular(high);
  return sub(cos, times(sin, low));
}

const log10 = (x: number): Long => div(log(x), log(10));

/** A function whose value at a very small x is x. */
const likeX =
  (f: (x: number) => Scaled) =>
  (x: number): Scaled =>
    Math.abs(x) < 2 ** -300 ? plain(long(x)) : f(x);

/** By the program's name; arguments must be finite, not 0 and within the domain. */
export const references: { readonly [name: string]: (x: number, y: number) => Scaled } = {
  exp: (x) => exp(long(x)),
  exp2: (x) => {
    const k = Math.max(-3000, Math.min(Math.round(x), 3000));
    const { value, exponent } = exp(mul(long(Math.abs(x) > 3000 ? 0 : x - k), ln2));
    return { value, exponent: exponent + k };
  },
  expm1: likeX((x) => (x > 200 ? exp(long(x)) : plain(expm1(long(x))))),
  log: (x) => plain(log(x)),
  log2: (x) => plain(div(log(x), ln2)),
  log10: (x) => plain(log10(x)),
  log1p: likeX((x) => plain(x > 2 ** 100 ? log(x) : log1p(long(x)))),
  sin: likeX((x) => plain(circular(x).sin)),
  cos: (x) => plain(circular(x).cos),
  tan: likeX((x) => plain(div(circular(x).sin, circular(x).cos))),
  asin: likeX((x) => plain(Math.abs(x) === 1 ? signed(x, halfPi) : asin(x))),
  acos: (x) => plain(acos(x)),
  atan: likeX((x) => plain(atan(long(x)))),
  atan2,
  sinh: likeX((x) => hyperbolic(x, -1)),
  cosh: (x) => hyperbolic(x, 1),
  tanh: likeX(tanh),
  asinh: likeX(asinh),
  acosh: (x) => plain(acosh(x)),
  atanh: likeX((x) => plain(signed(x, half(log1p(div(long(2 * Math.abs(x)), twoSum(1, -Math.abs(x)))))))),
  cbrt: rootOfCube,
  pow: power,
  hypot,
  sigmoid,
  silu: (x) => {
    const { value, exponent } = sigmoid(x);
    return { value: mul(value, long(x)), exponent };
  },
  softplus: (x) => logSum(Math.max(x, 0), long(-Math.abs(x))),
  logSigmoid: (x) => {
    const { value, exponent } = logSum(Math.max(-x, 0), long(-Math.abs(x)));
    return { value: neg(value), exponent };
  },
  log1mExp: (x) => {
    if (x < faint) {
      const { value, exponent } = exp(long(x));
      return { value: neg(value), exponent };
    }
    // 1 - e^x is -x to more digits than are computed here.
    const [high, low] = x > -(2 ** -200) ? long(-x) : neg(expm1(long(x)));
    return plain(x > -Math.LN2 ? log(high, low) : log1p(neg(plainExp(long(x)))));
  },
  logAddExp: (x, y) => logSum(Math.max(x, y), neg(abs(twoSum(x, -y)))),
  sinc,
};

/** The precision of a type: bits of its mantissa, exponent of its smallest number, its largest number. */
export interface Precision {
  readonly bits: number;
  readonly smallest: number;
  readonly largest: number;
}
export const double: Precision = { bits: 53, smallest: -1074, largest: Number.MAX_VALUE };
export const single: Precision = { bits: 24, smallest: -149, largest: 3.4028234663852886e38 };

/** The distance of a result from the truth, in units in the last place of the truth. */
export function errorInUlps(result: number, { value, exponent }: Scaled, precision: Precision): number {
  const { bits, smallest, largest } = precision;
  if (value[0] === 0) return result === 0 ? 0 : Infinity;
  if (!Number.isFinite(result)) return Math.abs(value[0]) >= scaledBy(largest, -exponent) ? 0 : Infinity;
  const place = Math.max(exponentOf(value[0]) + exponent - bits + 1, smallest);
  return scaledBy(Math.abs(sub(long(scaledBy(result, -exponent)), value)[0]), exponent - place);
}
