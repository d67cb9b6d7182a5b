/** Elementary functions to about 100 bits, for numbers whose results lie within the range of doubles. */
import {
  add,
  div,
  fromBits,
  long,
  mul,
  neg,
  one,
  polynomial,
  sub,
  times,
  twoProduct,
  type Long,
} from "./longNumber.js";

const bitsOfPi = 1280n;

/** Machin: pi = 16 atan(1/5) - 4 atan(1/239), as a whole number of 2^-bitsOfPi. */
function piBits(): bigint {
  const unit = 1n << (bitsOfPi + 32n);
  const arctangentOfInverse = (n: bigint): bigint => {
    let sum = 0n;
    for (let power = unit / n, odd = 1n; power !== 0n; power /= n * n, odd += 2n)
      sum += odd % 4n === 1n ? power / odd : -power / odd;
    return sum;
  };
  return (16n * arctangentOfInverse(5n) - 4n * arctangentOfInverse(239n)) >> 32n;
}

const piWhole = piBits();
export const pi = fromBits(piWhole, -Number(bitsOfPi));
export const halfPi = times(pi, 0.5);

const inverseFactorials: Long[] = [one];
for (let n = 1; n < 40; n++) inverseFactorials.push(div(inverseFactorials[n - 1] ?? one, long(n)));

/** ln 2 = sum of 1 / (n 2^n) */
export const ln2 = ((): Long => {
  const bits = 200n;
  let sum = 0n;
  for (let n = 1n; n < bits + 8n; n++) sum += (1n << (bits + 8n - n)) / n;
  return fromBits(sum, -Number(bits + 8n));
})();

const seriesOfExpm1 = inverseFactorials.slice(1, 13);

/** e^x - 1 for |x| <= 1, by the series at x / 256 and eight doublings. */
function smallExpm1(x: Long): Long {
  const part = times(x, 1 / 256);
  let y = mul(part, polynomial(part, seriesOfExpm1));
  for (let doubling = 0; doubling < 8; doubling++) y = add(times(y, 2), mul(y, y));
  return y;
}

/** A number and a power of two to multiply it with, so that results beyond the doubles can be compared too. */
export interface Scaled {
  readonly value: Long;
  readonly exponent: number;
}

/** e^x; where that is far beyond the range of doubles, 2^3000 or 2^-3000. */
export function exp(x: Long): Scaled {
  if (Math.abs(x[0]) > 2000) return { value: one, exponent: x[0] > 0 ? 3000 : -3000 };
  const k = Math.round(x[0] * Math.LOG2E);
  return { value: add(one, smallExpm1(sub(x, mul(long(k), ln2)))), exponent: k };
}

/** e^x as one number: |x| < 700. */
export function plainExp(x: Long): Long {
  const { value, exponent } = exp(x);
  return times(value, 2 ** exponent);
}

export function expm1(x: Long): Long {
  return Math.abs(x[0]) < 0.5 ? smallExpm1(x) : sub(plainExp(x), one);
}

/** log(1 + x) = y + log(1 + e) with y near it and 1 + e = (1 + x) / e^y. */
export function log1p(x: Long): Long {
  if (Math.abs(x[0]) < 2 ** -200) return x;
  const y = long(Math.log1p(x[0]));
  const e = add(x, mul(add(one, x), expm1(neg(y))));
  return add(y, sub(e, times(mul(e, e), 0.5)));
}

export function log(x: number, low = 0): Long {
  const k = Math.round(Math.log2(x)),
    toOne = (part: number): number => part * 2 ** -Math.trunc(k / 2) * 2 ** -(k - Math.trunc(k / 2));
  return add(log1p(add(long(toOne(x)), [-1, toOne(low)])), mul(long(k), ln2));
}

/** sin and cos by their series, for |x| <= 1. */
function circularSeries(x: Long): { readonly sin: Long; readonly cos: Long } {
  const square = neg(mul(x, x));
  const odd = inverseFactorials.filter((_, n) => n % 2 === 1 && n < 30),
    even = inverseFactorials.filter((_, n) => n % 2 === 0 && n < 30);
  return { sin: mul(x, polynomial(square, odd)), cos: polynomial(square, even) };
}

/** x as a whole number times a power of two. */
function partsOf(x: number): { readonly whole: bigint; readonly exponent: number } {
  const exponent = Math.max(-1074, Math.floor(Math.log2(Math.abs(x))) - 53);
  const half = Math.trunc(exponent / 2);
  return { whole: BigInt(x * 2 ** -half * 2 ** -(exponent - half)), exponent };
}

/** sin and cos of any double: the remainder by pi/2 is taken in whole numbers. */
export function circular(x: number): { readonly sin: Long; readonly cos: Long } {
  if (x < 0) return { sin: neg(circular(-x).sin), cos: circular(-x).cos };
  if (x < 0.7) return circularSeries(long(x));
  const { whole, exponent } = partsOf(x),
    bits = x > 2 ** 60 ? bitsOfPi : 320n;
  const quarter = piWhole >> (bitsOfPi - bits + 1n),
    scaled = whole << (bits + BigInt(exponent));
  const n = (2n * scaled + quarter) / (2n * quarter);
  const { sin, cos } = circularSeries(fromBits((scaled - n * quarter) >> (bits - 200n), -200));
  const turn = Number(n % 4n);
  if (turn % 2 === 0) return turn === 0 ? { sin, cos } : { sin: neg(sin), cos: neg(cos) };
  return turn === 1 ? { sin: cos, cos: neg(sin) } : { sin: neg(cos), cos: sin };
}

/** atan x = y + atan((x cos y - sin y) / (cos y + x sin y)) with y near it. */
export function atan(x: Long): Long {
  if (x[0] < 0) return neg(atan(neg(x)));
  if (x[0] > 2 ** 900) return halfPi;
  if (x[0] > 1) return sub(halfPi, atan(div(one, x)));
  const y = Math.atan(x[0]),
    { sin, cos } = circularSeries(long(y));
  return add(long(y), div(sub(mul(x, cos), sin), add(cos, mul(x, sin))));
}

export function cbrt(x: number): Long {
  const y = Math.cbrt(x),
    cube = mul(twoProduct(y, y), long(y));
  return add(long(y), div(sub(long(x), cube), times(twoProduct(y, y), 3)));
}
