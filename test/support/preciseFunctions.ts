/** Scalar functions over the extended reals, with 60 digits or more; null where these do not suffice. */
import { Decimal } from "decimal.js";
import { erfInv as erfInvSeries } from "../../src/ops/specialSeries.js";

export const Real = Decimal.clone({ precision: 60, toExpNeg: -9e15, toExpPos: 9e15 });
export type Real = Decimal;
/** null: unknown. Truth values and whole numbers are reals too. */
export type Precise = Real | null;

export const one = new Real(1);
/** Results this much smaller than what they are made of have lost their digits; operands this much smaller, all. */
let lost = new Real("1e-35");

/** What is computed with more digits than usual. */
export function withDigits<T>(digits: number, compute: () => T): T {
  const usual = { precision: Real.precision, lost };
  Real.set({ precision: digits });
  lost = new Real(10).pow(25 - digits);
  try {
    return compute();
  } finally {
    Real.set({ precision: usual.precision });
    lost = usual.lost;
  }
}

/**
 * What has lost its digits is no longer unknown but any number as near as the digits tell, by `shift` from -1 to 1: what
 * is the same for several shifts does not depend on those digits.
 */
let shift: (() => number) | null = null;

export function withShifts<T>(by: () => number, compute: () => T): T {
  shift = by;
  try {
    return compute();
  } finally {
    shift = null;
  }
}

/** A number that is known up to an error, as large as the digits that are lost of `large`. */
function about(x: Real, large: Real): Precise {
  return shift === null ? null : x.plus(large.times(lost).times(shift()));
}

/** The double itself: its shortest decimal is another number. */
export function real(value: number): Real {
  if (!Number.isFinite(value) || value === 0) return new Real(value);
  const exponent = Math.max(-1074, Math.floor(Math.log2(Math.abs(value))) - 52),
    half = Math.trunc(exponent / 2);
  // In two steps, since 2 ** -exponent alone may leave the range.
  const significand = value / 2 ** half / 2 ** (exponent - half);
  return new Real(significand).times(new Real(2).pow(exponent));
}

export function sumOf(a: Real, b: Real): Precise {
  const sum = a.plus(b),
    [small, large] = a.abs().lt(b.abs()) ? [a.abs(), b.abs()] : [b.abs(), a.abs()];
  if (!sum.isFinite() || small.isZero() || sum.isZero()) return sum;
  return small.lt(large.times(lost)) || sum.abs().lt(large.times(lost)) ? about(sum, large) : sum;
}
function logOfSum(x: Real): Precise {
  return x.abs().lt(lost) ? x : one.plus(x).ln();
}
function after(x: Precise, f: (x: Real) => Precise): Precise {
  return x === null ? null : f(x);
}
const truth = (holds: boolean): Real => new Real(holds ? 1 : 0);
/** Beyond this an exponential, or a sine, has more digits than are computed here. */
const farthest = 1e6;
const near =
  (f: (x: Real) => Real) =>
  (x: Real): Precise =>
    x.isFinite() && x.abs().gt(farthest) ? null : f(x);
const exp = (x: Real): Precise => (x.abs().lt(lost) && !x.isZero() ? about(one, one) : near((x) => x.exp())(x));
const softplus = (x: Real): Precise =>
  after(exp(x.abs().neg()), (small) => after(logOfSum(small), (tail) => (x.isNegative() ? tail : sumOf(x, tail))));

function sign(x: Real): Real {
  return x.isNaN() || x.isZero() ? x : new Real(x.isNegative() ? -1 : 1);
}
function rounded(mode: Decimal.Rounding): (x: Real) => Real {
  return (x) => (x.isFinite() ? x.toDecimalPlaces(0, mode) : x);
}
function larger(a: Real, b: Real): Real {
  return a.isNaN() || b.isNaN() ? new Real(NaN) : a.gt(b) ? a : b;
}

type Known = readonly [Real, Real, Real];
export const functions: { readonly [op: string]: (args: Known) => Precise } = {
  add: ([a, b]) => sumOf(a, b),
  sub: ([a, b]) => sumOf(a, b.neg()),
  mul: ([a, b]) => a.times(b),
  div: ([a, b]) => a.div(b),
  neg: ([x]) => x.neg(),
  abs: ([x]) => x.abs(),
  square: ([x]) => x.times(x),
  reciprocal: ([x]) => one.div(x),
  sign: ([x]) => sign(x),
  sqrt: ([x]) => x.sqrt(),
  rsqrt: ([x]) => one.div(x.sqrt()),
  squaredDifference: ([a, b]) => after(sumOf(a, b.neg()), (difference) => difference.times(difference)),
  cbrt: ([x]) => x.cbrt(),
  relu: ([x]) => larger(x, new Real(0)),
  maximum: ([a, b]) => larger(a, b),
  minimum: ([a, b]) => larger(a.neg(), b.neg()).neg(),
  clip: ([x, low, high]) => larger(larger(x, low).neg(), high.neg()).neg(),
  relu6: ([x]) => larger(larger(x, new Real(0)).neg(), new Real(-6)).neg(),
  hardTanh: ([x]) => larger(larger(x, one.neg()).neg(), one.neg()).neg(),
  floor: ([x]) => rounded(Real.ROUND_FLOOR)(x),
  ceil: ([x]) => rounded(Real.ROUND_CEIL)(x),
  trunc: ([x]) => rounded(Real.ROUND_DOWN)(x),
  round: ([x]) => rounded(Real.ROUND_HALF_EVEN)(x),
  equal: ([a, b]) => truth(a.eq(b)),
  notEqual: ([a, b]) => truth(!a.eq(b)),
  less: ([a, b]) => truth(a.lt(b)),
  lessEqual: ([a, b]) => truth(a.lte(b)),
  greater: ([a, b]) => truth(a.gt(b)),
  greaterEqual: ([a, b]) => truth(a.gte(b)),
  logicalAnd: ([a, b]) => a.times(b),
  logicalOr: ([a, b]) => Real.max(a, b),
  logicalXor: ([a, b]) => truth(!a.eq(b)),
  logicalNot: ([a]) => one.minus(a),
  isNaN: ([x]) => truth(x.isNaN()),
  isFinite: ([x]) => truth(x.isFinite()),
  where: ([c, x, y]) => (c.isZero() ? y : x),
  stopGradient: ([x]) => x,
  exp: ([x]) => exp(x),
  expm1: ([x]) => (x.abs().lt(lost) ? x : after(exp(x), (e) => sumOf(e, one.neg()))),
  exp2: ([x]) => (x.abs().lt(lost) && !x.isZero() ? null : near((x) => new Real(2).pow(x))(x)),
  log: ([x]) => x.ln(),
  log1p: ([x]) => logOfSum(x),
  log2: ([x]) => x.log(2),
  sigmoid: ([x]) => after(exp(x.neg()), (e) => after(sumOf(one, e), (sum) => one.div(sum))),
  softplus: ([x]) => softplus(x),
  logSigmoid: ([x]) => softplus(x.neg())?.neg() ?? null,
  log1mExp: ([x]) => after(exp(x), (e) => logOfSum(e.neg())),
  erf: ([x]) => erf(x),
  erfc: ([x]) => erfc(x),
  erfInv: ([x]) => erfInv(x),
  hypot: ([a, b]) => (a.isFinite() && b.isFinite() ? a.times(a).plus(b.times(b)).sqrt() : a.abs().plus(b.abs())),
  softsign: ([x]) => (x.isFinite() ? x.div(one.plus(x.abs())) : sign(x)),
  sinc: ([x]) => (x.isZero() ? one : near((x) => x.times(pi()).sin().div(x.times(pi())))(x)),
  logAddExp: ([a, b]) =>
    a.eq(b) ? sumOf(a, new Real(2).ln()) : after(softplus(a.minus(b).abs().neg()), (tail) => sumOf(larger(a, b), tail)),
  pow: ([a, b]) => near((b) => a.pow(b))(b),
  sin: ([x]) => near((x) => x.sin())(x),
  cos: ([x]) => near((x) => x.cos())(x),
  tan: ([x]) => near((x) => x.tan())(x),
  asin: ([x]) => x.asin(),
  atan: ([x]) => x.atan(),
  sinh: ([x]) => near((x) => x.sinh())(x),
  cosh: ([x]) => near((x) => x.cosh())(x),
  tanh: ([x]) => near((x) => x.tanh())(x),
  asinh: ([x]) => asinh(x),
  atanh: ([x]) => x.atanh(),
  cast_f32: ([x]) => x,
  cast_f64: ([x]) => x,
};

/** Of the absolute value, so that nothing cancels. */
function asinh(x: Real): Precise {
  const positive = x.abs(),
    value = positive.isFinite() ? positive.plus(positive.times(positive).plus(1).sqrt()).ln() : positive;
  return x.isNegative() ? value.neg() : value;
}

const pi = (): Real => Real.acos(-1);
/** Beyond this erf is so near to its limit that the rest has lost its digits. */
const farthestErf = (): number => Math.sqrt((Real.precision - 30) * Math.LN10);

/** 2 / sqrt(pi) e^(-x^2) times the sum of 2^n x^(2n + 1) / (1 3 5 ... (2n + 1)), whose terms have one sign. */
function erfSeries(x: Real): Real {
  // The difference 1 - erf(x) may lose 90 digits.
  const precision = Real.precision + 90,
    Longer = Real.clone({ precision }),
    smallest = new Longer(10).pow(-precision);
  const z = new Longer(x),
    square = z.times(z);
  let term = z,
    sum = z;
  for (let n = 1; term.abs().gt(sum.abs().times(smallest)); n++) {
    term = term
      .times(2)
      .times(square)
      .div(2 * n + 1);
    sum = sum.plus(term);
  }
  return sum.times(2).div(Longer.acos(-1).sqrt()).times(square.neg().exp());
}

function erf(x: Real): Precise {
  if (x.isNaN() || x.isZero()) return x;
  if (!x.isFinite()) return sign(x);
  return x.abs().gt(farthestErf()) ? null : new Real(erfSeries(x));
}

function erfc(x: Real): Precise {
  if (x.isNaN()) return x;
  if (!x.isFinite()) return new Real(x.isNegative() ? 2 : 0);
  if (x.abs().lt(lost) && !x.isZero()) return null;
  if (x.lt(-farthestErf()) || x.gt(1000)) return null;
  if (x.lt(12)) return new Real(erfSeries(x).neg().plus(1));
  // The continued fraction of Laplace, from its end.
  let fraction = x;
  for (let n = 2 * Real.precision; n > 0; n--) fraction = x.plus(new Real(n).div(2).div(fraction));
  return x.times(x).neg().exp().div(fraction.times(pi().sqrt()));
}

/** Newton's steps from the double. */
function erfInv(y: Real): Precise {
  if (y.isNaN() || y.isZero()) return y;
  if (y.abs().gte(1)) return y.abs().eq(1) ? y.times(Infinity) : new Real(NaN);
  let x = new Real(erfInvSeries(y.toNumber()));
  if (!x.isFinite() || x.isZero()) return null;
  for (let step = 0; step < 6; step++) {
    const slope = x.times(x).neg().exp().times(2).div(pi().sqrt());
    x = x.minus(new Real(erfSeries(x)).minus(y).div(slope));
  }
  return x;
}
