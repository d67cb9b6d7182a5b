/** initialize(seed): the numbers that the design promises, from a second reading of it. */
import { Decimal } from "decimal.js";
import { describe, expect, test } from "vitest";
import { compile } from "../../compiler/compile.js";
import { printContext } from "../../compiler/emit/javascript/context.js";
import { needsOf, printPrelude } from "../../compiler/emit/javascript/prelude.js";
import { printFunction } from "../../compiler/emit/javascript/statement.js";
import { normalQuantile } from "../../src/ops/programs/random.js";
import { load } from "../../compiler/load.js";
import * as g from "../../src/index.js";
import type { InitializerSpec } from "../../src/initializer.js";
import { program } from "../../src/program.js";

type Row = Float32Array | Float64Array | Int32Array | Uint8Array;
interface Module {
  readonly forward: (inputs?: object) => { readonly [name: string]: Row | number };
  readonly initialize: (seed?: unknown) => void;
}

/** Outputs are the parameters themselves. */
async function initialized(
  parameters: { readonly [name: string]: readonly [type: string, init: InitializerSpec] },
  seed?: number,
): Promise<{ readonly [name: string]: Row | number }> {
  const made = program("initialized", {}, (p) => {
    const nodes = Object.entries(parameters).map(
      ([name, [type, init]]) => [name, p.parameter(name, type, init)] as const,
    );
    return { nodes: { sum: g.sum(nodes[0]?.[1] ?? 0) }, outputs: Object.keys(parameters) };
  });
  const { forward, initialize } = await load<Module>(await compile(made));
  initialize(seed);
  return forward({});
}

const mask = 2n ** 32n - 1n;

/** Threefry-2x32 of 20 rounds on 32-bit words as big integers (Salmon et al. 2011, section 3.3 and table 2). */
function threefry(key: readonly [bigint, bigint], counter: readonly [bigint, bigint]): [bigint, bigint] {
  const rotations = [13n, 15n, 26n, 6n, 17n, 29n, 16n, 24n];
  const schedule = [key[0], key[1], 0x1bd11bdan ^ key[0] ^ key[1]];
  const word = (at: number): bigint => schedule[at % 3] ?? 0n;
  let x = (counter[0] + word(0)) & mask,
    y = (counter[1] + word(1)) & mask;
  for (let round = 0; round < 20; round++) {
    const by = rotations[round % 8] ?? 0n;
    x = (x + y) & mask;
    y = (((y << by) | (y >> (32n - by))) & mask) ^ x;
    if (round % 4 === 3) {
      const turn = (round + 1) / 4;
      x = (x + word(turn)) & mask;
      y = (y + word(turn + 1) + BigInt(turn)) & mask;
    }
  }
  return [x, y];
}

/** FNV-1a of 32 bits. */
function streamOf(name: string): bigint {
  return [...Buffer.from(name, "utf8")].reduce((hash, byte) => ((hash ^ BigInt(byte)) * 16777619n) & mask, 2166136261n);
}

function bits(name: string, seed: number, index: number, count: 24 | 53): number {
  const [x, y] = threefry([BigInt(seed) & mask, streamOf(name)], [BigInt(index), 0n]);
  return count === 24 ? Number(x >> 8n) : Number(((x >> 5n) << 26n) | (y >> 6n));
}

const Real = Decimal.clone({ precision: 80 });

/** The series of erf, whose terms first grow: at 6 they reach 1e15. */
function erf(z: Decimal): Decimal {
  let term = z,
    sum = z;
  for (let n = 1; n < 400; n++) {
    term = term.times(z).times(z).neg().div(n);
    sum = sum.plus(term.div(2 * n + 1));
  }
  return sum.times(2).div(Real.acos(-1).sqrt());
}

/** The double itself; its shortest decimal, which Decimal would take, is another number. */
function exact(x: number): Decimal {
  const exponent = x === 0 ? 0 : Math.floor(Math.log2(Math.abs(x))) - 52;
  return new Real(x / 2 ** exponent).times(new Real(2).pow(exponent));
}

/** How far x is from sqrt(2) erfInv(v), in units of its last place: one Newton step, of which the rest is nothing. */
function unitsOff(x: number, v: number): number {
  if (v === 0) return x === 0 ? 0 : Infinity;
  const z = exact(x).div(new Real(2).sqrt());
  const slope = z
    .times(z)
    .neg()
    .exp()
    .times(new Real(2).div(Real.acos(-1)).sqrt());
  const unit = 2 ** (Math.floor(Math.log2(Math.abs(x))) - 52);
  return erf(z).minus(exact(v)).div(slope).div(unit).abs().toNumber();
}

/** The quantile as an emitted module has it. */
function compiledQuantile(): (v: number) => number {
  const { functions, helpers } = needsOf(normalQuantile.body);
  const context = printContext({ taken: [...functions].map(({ name }) => name) });
  const texts = [...functions, normalQuantile].map((each) => printFunction(each, context));
  const text = [...printPrelude(helpers), ...texts, "return normalQuantile;"].join("\n");
  return new Function(text)() as (v: number) => number;
}

describe("the normal quantile sqrt(2) erfInv(v)", () => {
  test("is off by at most 5 units in the last place, from the middle to the last bins of 53 bits", () => {
    const quantile = compiledQuantile();
    const spread = Array.from({ length: 120 }, (_, at) => (2 * at + 1) / 120 - 1);
    // Where one formula gives way to the next: |v| = 0.85, and -log((1 - |v|) / 2) = 25.
    const seams = [0.85, 1 - 2 * Math.exp(-25)].flatMap((v) => [v * (1 - 2 ** -53), v, v * (1 + 2 ** -52)]);
    const tails = Array.from({ length: 52 }, (_, at) => 1 - 2 ** -(at + 2));
    const points = [...spread, ...seams, ...tails, ...tails.map((v) => -v), 2 ** -53, -(2 ** -53), 2 ** -24];
    const worst = points.map((v) => unitsOff(quantile(v), v));
    expect(Math.max(...worst)).toBeLessThanOrEqual(5);
  });
});

describe("initialize", () => {
  test("fills f32 from 24 bits and f64 from 53, by seed, name and index alone", async () => {
    const types = {
      w: ["f32[3, 5]", { uniform: { low: -2, high: 3 } }],
      double: ["f64[7]", { uniform: { low: 0, high: 1 } }],
    } as const;
    for (const seed of [0, 1, -5, 2 ** 31 - 1]) {
      const { w, double } = await initialized(types, seed);
      const w32 = Array.from({ length: 15 }, (_, at) => Math.fround(-2 + 5 * (bits("w", seed, at, 24) / 2 ** 24)));
      expect(Array.from(w as Float32Array)).toEqual(w32);
      const expected = Array.from({ length: 7 }, (_, at) => bits("double", seed, at, 53) / 2 ** 53);
      expect(Array.from(double as Float64Array)).toEqual(expected);
    }
  });

  test("fills with normal numbers at the middle of each bin", async () => {
    const { single, double } = await initialized(
      { single: ["f32[40]", { normal: { std: 1 } }], double: ["f64[40]", { normal: { std: 1 } }] },
      9,
    );
    const share = (n: number, count: number): number => Number(2n * BigInt(n) + 1n - 2n ** BigInt(count)) / 2 ** count;
    Array.from(double as Float64Array).forEach((x, at) =>
      expect(unitsOff(x, share(bits("double", 9, at, 53), 53))).toBeLessThanOrEqual(5),
    );
    const quantile = compiledQuantile();
    const rounded = Array.from({ length: 40 }, (_, at) => Math.fround(quantile(share(bits("single", 9, at, 24), 24))));
    expect(Array.from(single as Float32Array)).toEqual(rounded);
  });

  test("has the scale that the initializers of the field have", async () => {
    const parameters: { readonly [name: string]: readonly [string, InitializerSpec] } = {
      ...{
        zeros: ["f32[4]", "zeros"],
        ones: ["f64[2]", "ones"],
        three: ["f64", 3],
        whole: ["i32[2]", 7],
        flag: ["bool", 1],
      },
      ...{
        fanIn: ["f64[100, 50]", "fanInUniform"],
        glorot: ["f64[100, 50]", "glorotUniform"],
        he: ["f64[100, 50]", "heNormal"],
      },
    };
    const made = await initialized(parameters, 3);
    expect(made["zeros"]).toEqual(new Float32Array(4));
    expect(made["ones"]).toEqual(Float64Array.of(1, 1));
    expect(made["three"]).toBe(3);
    expect(made["whole"]).toEqual(Int32Array.of(7, 7));
    expect(made["flag"]).toBe(true);
    const moments = (row: Row | number | undefined): { largest: number; mean: number; deviation: number } => {
      const numbers = Array.from(row as Float64Array),
        mean = numbers.reduce((sum, x) => sum + x, 0) / numbers.length;
      const square = numbers.reduce((sum, x) => sum + (x - mean) ** 2, 0) / numbers.length;
      return { largest: Math.max(...numbers.map(Math.abs)), mean, deviation: Math.sqrt(square) };
    };
    // 5,000 numbers: the mean is within 4 deviations / sqrt(5000) of 0, the deviation within 4 % of its own.
    const check = (name: string, deviation: number, bound: number): void => {
      const found = moments(made[name]);
      expect(found.largest).toBeLessThan(bound);
      expect(Math.abs(found.mean)).toBeLessThan((4 * deviation) / Math.sqrt(5000));
      expect(Math.abs(found.deviation / deviation - 1)).toBeLessThan(0.04);
    };
    check("fanIn", 0.1 / Math.sqrt(3), 0.1);
    check("glorot", 0.2 / Math.sqrt(3), 0.2);
    check("he", Math.sqrt(0.02), 5 * Math.sqrt(0.02));
  });

  test("gives the same numbers for the same seed, others for another, and 0 is the default", async () => {
    const type = { w: ["f32[8]", "glorotUniform"] } as const;
    const [first, again, plain, zero] = [
      await initialized(type, 5),
      await initialized(type, 5),
      await initialized(type),
      await initialized(type, 0),
    ];
    expect(again).toEqual(first);
    expect(plain).toEqual(zero);
    expect(plain).not.toEqual(first);
    // An unsigned seed is the signed one of the same bits.
    expect(await initialized(type, 2 ** 32 - 5)).toEqual(await initialized(type, -5));
  });

  test("refuses a seed that is no whole number of 32 bits", async () => {
    const made = program("seeded", {}, (p) => {
      const w = p.parameter("w", "f32[2]", "ones");
      return { nodes: { y: g.sum(w) }, outputs: ["y"] };
    });
    const { initialize } = await load<Module>(await compile(made));
    for (const seed of [0.5, 2 ** 32, NaN]) {
      expect(() => initialize(seed)).toThrow(new TypeError(`seed: expected a whole number of 32 bits, got ${seed}`));
    }
    expect(() => initialize("7")).toThrow(new TypeError("seed: expected a whole number of 32 bits, got a string"));
  });

  test("keeps apart a parameter that is named like what initialize itself uses", async () => {
    const names = {
      key: ["f64[2]", "glorotUniform"],
      seed: ["f64[2]", "glorotUniform"],
      i: ["f64[2]", "glorotUniform"],
    } as const;
    const made = await initialized(names, 1);
    for (const name of Object.keys(names)) {
      const expected = [0, 1].map((at) => -Math.sqrt(1.5) + (2 * Math.sqrt(1.5) * bits(name, 1, at, 53)) / 2 ** 53);
      (made[name] as Float64Array).forEach((value, at) => expect(value).toBeCloseTo(expected[at] ?? NaN, 15));
    }
  });
});
