/** What the evaluator takes for special functions: series and continued fractions, slow and apart from the programs. */

/** erf by its series for small x, else by the continued fraction of erfc. */
export function erf(x: number): number {
  // The sign of 0 is kept.
  if (x === 0) return x;
  if (Math.abs(x) >= 2.5) return Math.sign(x) * (1 - erfc(Math.abs(x)));
  let term = x,
    sum = x;
  for (let n = 1; n < 80; n++) {
    term *= (-x * x) / n;
    sum += term / (2 * n + 1);
  }
  return Number.isNaN(x) ? NaN : (2 / Math.sqrt(Math.PI)) * sum;
}

/** e^(-x^2) / sqrt(pi) / (x + (1/2) / (x + 1 / (x + (3/2) / (x + ...)))), Laplace's. */
export function erfc(x: number): number {
  if (x < 0) return 2 - erfc(-x);
  if (x < 0.5) return 1 - erf(x);
  if (x > 28) return 0;
  let fraction = x;
  for (let n = x < 2.5 ? 3000 : 200; n > 0; n--) fraction = x + n / 2 / fraction;
  return Math.exp(-x * x) / Math.sqrt(Math.PI) / fraction;
}

/** By its series near 0, where halving would lose digits; else by halving. */
export function erfInv(v: number): number {
  if (!(Math.abs(v) < 1)) return Math.abs(v) === 1 ? v * Infinity : NaN;
  if (Math.abs(v) < 1e-3)
    return (Math.sqrt(Math.PI) / 2) * v * (1 + v * v * (Math.PI / 12 + ((7 * Math.PI ** 2) / 480) * v * v));
  if (v < 0) return -erfInv(-v);
  let [low, high] = [0, 6];
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2,
      isBelow = v < 0.5 ? erf(middle) < v : erfc(middle) > 1 - v;
    if (isBelow) low = middle;
    else high = middle;
  }
  return low;
}

/** B_2k / (2 k (2 k - 1)) and B_2k, for k from 1. */
const bernoulli = [1 / 6, -1 / 30, 1 / 42, -1 / 30, 5 / 66, -691 / 2730, 7 / 6, -3617 / 510];

/** zeta(k) - 1 for k from 2: the sum of n^-k over n from 2. */
const zetaLessOne = Array.from({ length: 40 }, (_, at) => {
  let sum = 0;
  for (let n = 60; n > 1; n--) sum += n ** -(at + 2);
  return sum + zetaTail(at + 2, 60);
});

/** The sum of n^-s over n > N, by Euler and Maclaurin. */
function zetaTail(s: number, N: number): number {
  return (
    N ** (1 - s) / (s - 1) - N ** -s / 2 + (s * N ** (-s - 1)) / 12 - (s * (s + 1) * (s + 2) * N ** (-s - 3)) / 720
  );
}

const eulerGamma = 0.5772156649015329;

/** log(gamma(2 + w)) for |w| <= 1/2: (1 - euler) w + the sum of (-1)^k (zeta(k) - 1) w^k / k; accurate near 2. */
function lgammaAtTwo(w: number): number {
  return zetaLessOne.reduceRight((sum, z, at) => sum + (z * (-w) ** (at + 2)) / (at + 2), 0) + (1 - eulerGamma) * w;
}

/**
 * Stirling's series from 9 on, less the logarithm of the factors between; the power series at 2 around the zeros 1 and
 * 2; by reflection below 0.
 */
export function lgamma(x: number): number {
  if (Number.isNaN(x) || Math.abs(x) === Infinity) return Math.abs(x);
  if (x === 1 || x === 2) return 0;
  if (x <= 0) {
    if (Number.isInteger(x)) return Infinity;
    return Math.log(Math.PI / Math.abs(Math.sin(Math.PI * (x - Math.round(x))))) - lgamma(1 - x);
  }
  if (Math.abs(x - 2) <= 0.5) return lgammaAtTwo(x - 2);
  if (Math.abs(x - 1) <= 0.5) return lgammaAtTwo(x - 1) - Math.log1p(x - 1);
  let factors = 1,
    at = x;
  for (; at < 9; at++) factors *= at;
  const shift = Math.log(factors),
    tail = bernoulli.reduce((sum, b, i) => sum + b / ((2 * i + 2) * (2 * i + 1)) / at ** (2 * i + 1), 0);
  return (at - 0.5) * Math.log(at) - at + Math.log(2 * Math.PI) / 2 + tail - shift;
}

export function digamma(x: number): number {
  if (x <= 0) {
    if (Number.isInteger(x) || x === -Infinity) return NaN;
    return digamma(1 - x) - Math.PI / Math.tan(Math.PI * (x - Math.round(x)));
  }
  let shift = 0,
    at = x;
  for (; at < 30; at++) shift += 1 / at;
  const tail = bernoulli.reduce((sum, b, i) => sum + b / (2 * i + 2) / at ** (2 * i + 2), 0);
  return Math.log(at) - 0.5 / at - tail - shift;
}

export function polygamma(order: number, x: number): number {
  if (Number.isNaN(x) || (x <= 0 && Number.isInteger(x)) || x < -1e5) return NaN;
  let sum = 0,
    at = x;
  for (; at < 40; at++) sum += at ** -(order + 1);
  const factorial = (n: number): number => (n <= 1 ? 1 : n * factorial(n - 1));
  const tail = bernoulli.reduce(
    (total, b, i) =>
      total +
      ((b * factorial(2 * i + 1 + order)) / factorial(2 * i + 2) / factorial(order)) * at ** -(2 * i + 2 + order),
    0,
  );
  const whole = sum + at ** -order / order + at ** -(order + 1) / 2 + tail;
  return (order % 2 === 1 ? 1 : -1) * factorial(order) * whole;
}
