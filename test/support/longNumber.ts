/**
 * Numbers of about 106 bits, sums of two doubles, for references of elementary functions: fast enough for millions of
 * points. Sums and products are Dekker's and Knuth's. Tests of their own hold the functions to decimal.js.
 */
export type Long = readonly [high: number, low: number];

export const zero: Long = [0, 0];
export const one: Long = [1, 0];

export function twoSum(a: number, b: number): Long {
  const high = a + b,
    part = high - a;
  return [high, a - (high - part) + (b - part)];
}

function fastTwoSum(a: number, b: number): Long {
  const high = a + b;
  return [high, b - (high - a)];
}

export function twoProduct(a: number, b: number): Long {
  const high = a * b,
    aSpread = a * 134217729,
    bSpread = b * 134217729;
  const a0 = aSpread - (aSpread - a),
    b0 = bSpread - (bSpread - b),
    a1 = a - a0,
    b1 = b - b0;
  return [high, a0 * b0 - high + a0 * b1 + a1 * b0 + a1 * b1];
}

export const long = (x: number): Long => [x, 0];
export const neg = ([high, low]: Long): Long => [-high, -low];
export const abs = (x: Long): Long => (x[0] < 0 ? neg(x) : x);

export function add(a: Long, b: Long): Long {
  const high = twoSum(a[0], b[0]),
    low = twoSum(a[1], b[1]);
  const sum = fastTwoSum(high[0], high[1] + low[0]);
  return fastTwoSum(sum[0], sum[1] + low[1]);
}

export const sub = (a: Long, b: Long): Long => add(a, neg(b));

export function mul(a: Long, b: Long): Long {
  const product = twoProduct(a[0], b[0]);
  return fastTwoSum(product[0], product[1] + (a[0] * b[1] + a[1] * b[0]));
}

/** x times a power of two. */
export const times = (x: Long, power: number): Long => [x[0] * power, x[1] * power];

export function div(a: Long, b: Long): Long {
  const first = a[0] / b[0];
  const rest = sub(a, mul(b, long(first))),
    second = rest[0] / b[0];
  const third = sub(rest, mul(b, long(second)))[0] / b[0];
  return add(fastTwoSum(first, second), long(third));
}

export function sqrt(x: Long): Long {
  if (x[0] === 0) return zero;
  const root = Math.sqrt(x[0]);
  const rest = sub(x, twoProduct(root, root));
  return add(long(root), long(rest[0] / (2 * root)));
}

/** A whole number of any size times 2^exponent, for results within the range of doubles. */
export function fromBits(bits: bigint, exponent: number): Long {
  const sign = bits < 0n ? -1 : 1,
    size = bits < 0n ? -bits : bits,
    surplus = BigInt(Math.max(0, size.toString(2).length - 106));
  const kept = size >> surplus,
    high = Number(kept >> 53n) * 2 ** 53,
    low = Number(kept & ((1n << 53n) - 1n));
  const power = 2 ** (exponent + Number(surplus));
  return fastTwoSum(sign * high * power, sign * low * power);
}

/** sum of c[i] x^i */
export function polynomial(x: Long, coefficients: readonly Long[]): Long {
  return coefficients.reduceRight((sum, c) => add(mul(sum, x), c), zero);
}
