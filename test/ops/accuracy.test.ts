/**
 * How far the scalar programs, printed as JavaScript, lie from the truth: in f64 at hard points, and in f32, where the
 * f64 program is rounded once or f32 has a program of its own, over all exponents. The references have about 100 bits and are themselves held to
 * decimal.js. GRADC_FULL=1 measures f32 with 12 bits of mantissa, and f64 at many more points.
 */
import { Decimal } from "decimal.js";
import { afterAll, describe, expect, test } from "vitest";
import { domains, hardDoubles, pairs, singles } from "../support/hardPoints.js";
import { compilePrograms, programs, type Compiled } from "../support/programs.js";
import { Random } from "../support/random.js";
import { double, errorInUlps, exponentOf, references, single, type Precision } from "../support/reference.js";

const full = process.env["GRADC_FULL"] === "1";
const density = full ? 40 : 2;
const mantissaBits = full ? 12 : 3;
/** Of programs for f32, which round more than once. */
const ownMantissaBits = full ? 15 : 7;
const pairCount = full ? 400_000 : 8_000;

/** The error that a program's documentation promises. */
function promised(doc: string): number {
  return Number(/off by less than ([\d.]+) units?/.exec(doc)?.[1] ?? NaN);
}

/** `exp` of `expSingle`, its program for f32. */
function functionOf(name: string): string {
  return name.replace(/Single$/, "");
}

interface Worst {
  error: number;
  at: readonly number[];
}

function measure(
  compiled: Compiled,
  name: string,
  points: Iterable<readonly [number, number]>,
  precision: Precision,
): Worst {
  const reference = references[functionOf(name)],
    round = precision === single ? Math.fround : (x: number): number => x;
  if (reference === undefined) throw new TypeError(`no reference for ${name}`);
  let worst: Worst = { error: 0, at: [] };
  for (const [x, y] of points) {
    const result = round(compiled(x, y)),
      truth = reference(x, y);
    // max(a, b) + log(1 + e^-|a - b|) may cancel to nothing: the error is counted in places of the larger term.
    const first = Math.max(x, y),
      terms = Math.max(Math.abs(first), Math.abs(result - first));
    const places = name === "logAddExp" ? exponentOf(terms) - exponentOf(result) : 0;
    const error = errorInUlps(result, truth, precision) * 2 ** -Math.max(0, places);
    if (!(error <= worst.error)) worst = { error: Number.isNaN(error) ? Infinity : error, at: [x, y] };
  }
  return worst;
}

function* alone(points: Iterable<number>): Iterable<readonly [number, number]> {
  for (const x of points) yield [x, 0];
}

function* drawn(name: string, round: (x: number) => number): Iterable<readonly [number, number]> {
  const random = new Random(20),
    draw = pairs[name];
  for (let count = 0; draw !== undefined && count < pairCount; count++) {
    const [x, y] = draw(random),
      a = round(x),
      b = round(y);
    if (a !== 0 && b !== 0 && Number.isFinite(a) && Number.isFinite(b)) yield [a, b];
  }
}

function pointsOf(name: string, precision: Precision): Iterable<readonly [number, number]> {
  const domain = domains[functionOf(name)];
  if (domain === undefined) return drawn(name, precision === single ? Math.fround : (x) => x);
  const bits = name === functionOf(name) ? mantissaBits : ownMantissaBits;
  return alone(precision === single ? singles(domain, bits) : hardDoubles(domain, new Random(10), density));
}

/** Lets the test runner's worker answer between measurements of seconds, or it is taken for dead. */
const pause = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

const compiled = compilePrograms();
const lines: string[] = [];
const callable = programs.filter(({ name }) => compiled.has(name)),
  ofDoubles = callable.filter(({ type }) => type === "f64"),
  ofSingles = callable.filter(({ type }) => type === "f32");

afterAll(() => {
  console.log(["largest error, units in the last place", "function       f64     f32", ...lines.sort()].join("\n"));
});

describe("every scalar program", () => {
  test("has a reference and a documented bound of at most 2 units in the last place", () => {
    expect(callable.filter(({ name, doc }) => !(functionOf(name) in references) || !(promised(doc) <= 2))).toEqual([]);
  });

  test.each(ofSingles.map(({ name, doc }) => ({ name, bound: promised(doc) })))(
    "$name, of f32 alone, is off by less than $bound units",
    ({ name, bound }) => {
      const program = compiled.get(name);
      if (program === undefined) throw new TypeError(`${name} is not compiled`);
      const { error, at } = measure(program, name, pointsOf(name, single), single);
      lines.push(`${name.padEnd(20)} ${error.toFixed(3).padStart(6)}`);
      expect(error, `at ${at.join(", ")}`).toBeLessThan(bound);
    },
  );

  test.each(ofDoubles.map(({ name, doc }) => ({ name, bound: promised(doc) })))(
    "$name is off by less than $bound units",
    async ({ name, bound }) => {
      const program = compiled.get(name);
      if (program === undefined) throw new TypeError(`${name} is not compiled`);
      const f64 = measure(program, name, pointsOf(name, double), double);
      await pause();
      const f32 = measure(program, name, pointsOf(name, single), single);
      await pause();
      lines.push(`${name.padEnd(12)} ${f64.error.toFixed(3).padStart(6)}  ${f32.error.toFixed(3).padStart(6)}`);
      expect(f64.error, `f64 at ${f64.at.join(", ")}`).toBeLessThan(bound);
      expect(f32.error, `f32 at ${f32.at.join(", ")}`).toBeLessThan(0.501);
    },
  );
});

/** Of 60 digits, so that what cancels leaves 40. */
const Precise = Decimal.clone({ precision: 60, minE: -9e15, maxE: 9e15 });

/** The double itself: decimal.js would take the shortest decimal that rounds to it. */
function exactly(x: number): Decimal {
  if (x === 0) return new Precise(0);
  const exponent = exponentOf(x) - 52;
  return new Precise(BigInt(x * 2 ** -exponent).toString()).mul(new Precise(2).pow(exponent));
}

const decimals: { readonly [name: string]: (x: Decimal, y: Decimal) => Decimal } = {
  exp: (x) => x.exp(),
  exp2: (x) => new Precise(2).pow(x),
  expm1: (x) => x.exp().sub(1),
  log: (x) => x.ln(),
  log2: (x) => x.log(2),
  log10: (x) => x.log(10),
  log1p: (x) => x.add(1).ln(),
  log1mExp: (x) => x.exp().sub(1).neg().ln(),
  sin: (x) => x.sin(),
  cos: (x) => x.cos(),
  tan: (x) => x.tan(),
  asin: (x) => x.asin(),
  acos: (x) => x.acos(),
  atan: (x) => x.atan(),
  atan2: (y, x) => Precise.atan2(y, x),
  sinh: (x) => x.sinh(),
  cosh: (x) => x.cosh(),
  tanh: (x) => x.tanh(),
  asinh: (x) => x.asinh(),
  acosh: (x) => x.acosh(),
  atanh: (x) => x.atanh(),
  cbrt: (x) => x.cbrt(),
  pow: (x, y) => x.pow(y),
  hypot: (x, y) => Precise.hypot(x, y),
  sigmoid: (x) => x.neg().exp().add(1).pow(-1),
  silu: (x) => x.div(x.neg().exp().add(1)),
  softplus: (x) => x.exp().add(1).ln(),
  logSigmoid: (x) => x.neg().exp().add(1).ln().neg(),
  logAddExp: (x, y) => x.exp().add(y.exp()).ln(),
  sinc: (x) =>
    x
      .mul(Precise.acos(-1))
      .sin()
      .div(x.mul(Precise.acos(-1))),
};

const anchors: readonly (readonly [number, number])[] = [
  [0.3, 2.5],
  [0.90234, -7.25],
  [1.0000001, 3.3],
  [2.718, 0.125],
  [7.4e-6, 0.4],
  [-0.61, 3],
  [21.3, -2.2],
  [-1.75, -4],
];

describe("the references", () => {
  test.each(Object.keys(references))("of %s have 90 bits, as decimal.js finds", (name) => {
    const { low, high } = domains[name] ?? { low: -Infinity, high: Infinity };
    const precise = decimals[name],
      reference = references[name];
    for (const [x, y] of anchors.slice(0, full ? anchors.length : 5)) {
      if (x < low || x > high || precise === undefined || reference === undefined) continue;
      const { value, exponent } = reference(x, y),
        truth = precise(exactly(x), exactly(y));
      const found = exactly(value[0]).add(exactly(value[1])).mul(new Precise(2).pow(exponent));
      expect(found.sub(truth).div(truth).abs().toNumber(), `at ${x}, ${y}`).toBeLessThan(2 ** -90);
    }
  });
});
