/** Arguments at which elementary functions are hard: strata of all exponents, neighbourhoods of break points, zeros. */
import type { Random } from "./random.js";

/** In [low, high), with all the bits of a double. */
function between(random: Random, low: number, high: number): number {
  return low + (high - low) * (random.number() + random.number() * 2 ** -32);
}

export interface Domain {
  readonly low: number;
  readonly high: number;
  /** Intervals in which the function is interesting. */
  readonly intervals: readonly (readonly [number, number])[];
  /** Points near which it changes its form, or has a zero or a pole. */
  readonly breaks: readonly number[];
}

const everywhere = { low: -Infinity, high: Infinity };
const positive = { low: 0, high: Infinity };
const unit = { low: -1, high: 1 };
const sixteenth = Array.from({ length: 33 }, (_, at) => (at - 16) / 16);
const quarters = Array.from({ length: 400 }, (_, at) => ((at + 1) * Math.PI) / 4);
const farQuarters = Array.from({ length: 400 }, (_, at) => ((at * 1637 + 1) * Math.PI) / 2);
/** The double nearest to a multiple of pi/2 (Muller, Elementary functions, 2006). */
const hardest = 6381956970095103 * 2 ** 797;
const halvesOfLn2 = Array.from({ length: 2200 }, (_, at) => (at - 1080) * (Math.LN2 / 2));

const exponentials = {
  ...everywhere,
  intervals: [
    [-746, 710],
    [-1, 1],
    [-745, -708],
    [-40, 40],
  ],
  breaks: halvesOfLn2,
} as const;
const logarithms = {
  ...positive,
  intervals: [
    [0, 4],
    [0.5, 1.5],
    [0, 1000],
  ],
  breaks: [1, Math.SQRT1_2, Math.SQRT2, 2, 10],
} as const;
const circular = {
  ...everywhere,
  intervals: [
    [-1, 1],
    [-10, 10],
    [-1e6, 1e6],
  ],
  breaks: [...quarters, ...farQuarters, 2 ** 20, hardest],
} as const;
const ramps = {
  ...everywhere,
  intervals: [
    [-40, 40],
    [-3, 3],
    [-746, -700],
  ],
  breaks: halvesOfLn2,
} as const;
const arcs = {
  ...unit,
  intervals: [
    [-1, 1],
    [-0.6, 0.6],
  ],
  breaks: [...sixteenth, 1 - 2 ** -53],
} as const;
const hyperbolics = {
  ...everywhere,
  intervals: [
    [-711, 711],
    [-3, 3],
    [-0.5, 0.5],
    [-30, 30],
  ],
  breaks: [...sixteenth, 22, 28, 710.4],
} as const;

export const domains: { readonly [name: string]: Domain } = {
  exp: exponentials,
  exp2: {
    ...everywhere,
    intervals: [
      [-1076, 1025],
      [-1, 1],
      [-1075, -1020],
    ],
    breaks: Array.from({ length: 4300 }, (_, at) => (at - 2150) / 2),
  },
  expm1: exponentials,
  log: logarithms,
  log2: logarithms,
  log10: logarithms,
  log1p: {
    low: -1 + 2 ** -53,
    high: Infinity,
    intervals: [
      [-1, 3],
      [-0.5, 0.5],
      [0, 1000],
    ],
    breaks: [-1, -0.2928932188134524, 0.41421356237309503, 1],
  },
  sin: circular,
  cos: circular,
  tan: circular,
  asin: arcs,
  acos: arcs,
  atan: {
    ...everywhere,
    intervals: [
      [-5, 5],
      [0, 1],
      [-100, 100],
    ],
    breaks: [...sixteenth, 1, -1, 2],
  },
  sinh: hyperbolics,
  cosh: hyperbolics,
  tanh: hyperbolics,
  asinh: {
    ...everywhere,
    intervals: [
      [-3, 3],
      [-0.6, 0.6],
      [-1000, 1000],
    ],
    breaks: [...sixteenth, 2 ** 28],
  },
  acosh: {
    low: 1,
    high: Infinity,
    intervals: [
      [1, 3],
      [1, 1.1],
      [1, 1000],
    ],
    breaks: [1, 1.25, 2, 2 ** 28],
  },
  atanh: { ...arcs, low: -1 + 2 ** -53, high: 1 - 2 ** -53, breaks: [...arcs.breaks, 0.1715728752538099] },
  cbrt: {
    ...everywhere,
    intervals: [
      [-8, 8],
      [0.5, 4],
    ],
    breaks: [1, 2, 4, 8, 27],
  },
  sigmoid: ramps,
  silu: ramps,
  softplus: ramps,
  logSigmoid: ramps,
  log1mExp: {
    low: -Number.MAX_VALUE,
    high: 0,
    intervals: [
      [-40, 0],
      [-3, 0],
      [-746, -700],
    ],
    breaks: halvesOfLn2,
  },
  sinc: {
    ...everywhere,
    intervals: [
      [-4, 4],
      [-100, 100],
    ],
    breaks: Array.from({ length: 400 }, (_, at) => (at + 1) / 4),
  },
};

/** Doubles of a domain; `density` is how many of each exponent, and so much more in the intervals. */
export function* hardDoubles(domain: Domain, random: Random, density: number): Iterable<number> {
  for (const x of candidates(domain, random, density))
    if (x >= domain.low && x <= domain.high && x !== 0 && Number.isFinite(x)) yield x;
}

function* candidates({ intervals, breaks }: Domain, random: Random, density: number): Iterable<number> {
  for (let exponent = -1074; exponent < 1024; exponent++)
    for (let at = 0; at < 2 * density; at++) yield (1 - 2 * (at % 2)) * between(random, 1, 2) * 2 ** exponent;
  for (const [from, to] of intervals) for (let at = 0; at < 1000 * density; at++) yield between(random, from, to);
  for (const center of breaks)
    for (let at = 0; at < 4 * density; at++) yield center * (1 + between(random, -1, 1) * 2 ** -random.number(1, 53));
  yield* [2 ** -1022, -(2 ** -1022), 2 ** -1074, Number.MAX_VALUE, -Number.MAX_VALUE];
}

/** Every exponent of f32 with mantissas of so many bits, both signs, within the domain. */
export function* singles({ low, high }: Domain, bits: number): Iterable<number> {
  const count = 2 ** bits;
  for (let exponent = -149; exponent < 128; exponent++)
    for (let mantissa = -count; mantissa < count; mantissa++) {
      const sign = mantissa < 0 ? -1 : 1,
        x = Math.fround(sign * (1 + (mantissa < 0 ? -1 - mantissa : mantissa) / count) * 2 ** exponent);
      if (x >= low && x <= high && Number.isFinite(x)) yield x;
    }
}

/** Pairs for the functions of two arguments. */
export const pairs: { readonly [name: string]: (random: Random) => readonly [number, number] } = {
  atan2: (random) => scattered(random, 20),
  hypot: (random) => scattered(random, 4),
  logAddExp: (random) => {
    const a = between(random, -20, 40);
    return [a, a + between(random, -1, 1) * 2 ** random.number(-10, 6)];
  },
  pow: (random) => {
    const kind = random.integer(0, 5);
    if (kind === 0) return [-between(random, 0, 20), random.integer(-200, 200)];
    const x =
      kind < 3
        ? 1 + between(random, -1, 1) * 2 ** -random.number(1, 45)
        : between(random, 1, 2) * 2 ** random.integer(-1074, 1023);
    return [x, (between(random, -1, 1) * (kind === 4 ? 3 : 1076)) / (kind === 4 ? 1 : Math.log2(x) || 1)];
  },
};

/** Two numbers of any sign whose exponents may lie `spread` apart, at every size. */
function scattered(random: Random, spread: number): readonly [number, number] {
  const exponent = random.number(-1070, 1022);
  const one = (): number => between(random, -1, 1) * 2 ** Math.min(1023, exponent + random.number(-spread, spread));
  return [one() || 1, one() || 1];
}
