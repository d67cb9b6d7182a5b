/** Constants of more than 64 elements: stored in the shortest way, and every bit of them is back when the module starts. */
import { createContext, runInContext } from "node:vm";
import { describe, expect, test } from "vitest";
import { compile } from "../../compiler/compile.js";
import { encode, encodeIntegers } from "../../compiler/emit/encode.js";
import { printConstant } from "../../compiler/emit/javascript/constants.js";
import { printDecoders } from "../../compiler/emit/javascript/decode.js";
import { asJavaScript, asTypeScript, plain, textOf } from "../../compiler/emit/javascript/text.js";
import type { DType } from "../../src/types.js";
import { readSpec } from "../../src/spec/read.js";
import { instantiate } from "../support/emitted.js";
import { Random } from "../support/random.js";
import { typeErrors } from "../support/typeCheck.js";

function linesOf(type: DType, values: readonly number[]): ReturnType<typeof plain> {
  const { length } = values;
  const buffer = { kind: "buffer", name: "t", type, length, space: "constant" } as const;
  const lines = printConstant({ name: "t", buffer, shape: [length], data: Float64Array.from(values) });
  return plain([...lines, "", ...printDecoders(lines)]);
}

function textFor(type: DType, values: readonly number[]): string {
  return textOf(asJavaScript(linesOf(type, values)));
}

/** What the text gives where there is nothing but the language: no atob, no Buffer. */
function decoded(text: string): { kind: string; values: number[] } {
  const read = `${text}\n({ kind: t.constructor.name, values: Array.from(t, (value) => value) })`;
  return runInContext(read, createContext({})) as { kind: string; values: number[] };
}

const kinds = { f64: "Float64Array", f32: "Float32Array", i32: "Int32Array", bool: "Uint8Array" };

function expectExact(type: DType, values: readonly number[]): void {
  const { kind, values: got } = decoded(textFor(type, values));
  expect(kind).toBe(kinds[type]);
  expect(got.length).toBe(values.length);
  expect(got.findIndex((value, at) => !Object.is(value, values[at]))).toBe(-1);
}

const random = new Random(11);
const list = <T>(length: number, value: (at: number) => T): T[] => Array.from({ length }, (_, at) => value(at));
const anyDouble = (): number => (random.number() - 0.5) * 2 ** (random.number() * 2000 - 1000);
const anyInteger = (): number => (random.number() * 2 ** 32) | 0;

const corners = [0, -0, 1, -1, NaN, Infinity, -Infinity];
const doubles = [5e-324, -5e-324, 2.2250738585072009e-308, 1.7976931348623157e308, 0.1, 1 / 3, 2 ** 53 - 1, 4294967295];
const singles = [2 ** -149, -(2 ** -149), 2 ** -126 - 2 ** -149, (2 - 2 ** -23) * 2 ** 127, 0.5, 16777217].map(
  Math.fround,
);
const integers = [
  0, 1, -1, 63, 64, -64, -65, 127, 128, 8191, 8192, 2147483647, -2147483648, 2147483647, 0, -2147483648,
];
const repeated = (values: readonly number[], length: number): number[] =>
  list(length, (at) => values[at % values.length] ?? 0);

const cases: readonly (readonly [what: string, type: DType, values: readonly number[]])[] = [
  ["corners and doubles", "f64", repeated([...corners, ...doubles], 200)],
  ["corners and singles", "f32", repeated([...corners, ...singles], 200)],
  ["singles as doubles", "f64", repeated([...corners, ...singles], 200)],
  ["whole numbers", "i32", repeated(integers, 200)],
  ["whole numbers as doubles", "f64", list(300, anyInteger)],
  ["whole numbers and -0", "f64", repeated([3, -0, 5], 99)],
  ["whole numbers as singles", "f32", list(300, () => Math.floor(random.number() * 2 ** 24))],
  ["truth values", "bool", list(1001, () => (random.number() < 0.5 ? 1 : 0))],
  ["zeros and ones as doubles", "f64", list(77, (at) => at % 2)],
  ["zeros, ones and -0", "f32", list(77, (at) => [0, 1, -0][at % 3] ?? 0)],
  ["any doubles", "f64", list(500, anyDouble)],
  ["any singles", "f32", list(500, () => Math.fround(anyDouble()))],
  ["one NaN", "f64", list(65, () => NaN)],
  ["one -0", "f32", list(65, () => -0)],
  ["a ramp", "i32", list(100, (at) => 7 + 3 * at)],
  ["a falling ramp", "f64", list(100, (at) => 0 - at)],
  ["a ramp to -0", "f64", list(100, (at) => (at === 99 ? -0 : at - 99))],
  ["a ramp of halves", "f32", list(100, (at) => at * 0.5 - 3)],
  ["a ramp to the ends of the integers", "i32", list(65536, (at) => -2147483648 + 65536 * at)],
];

describe("every bit is back", () => {
  test.each(cases)("%s (%s)", (_, type, values) => expectExact(type, values));

  test("at every length, whole bytes and triples of bytes or not", () => {
    for (let length = 65; length < 100; length++) {
      expectExact("f64", list(length, anyDouble));
      expectExact(
        "f32",
        list(length, () => Math.fround(anyDouble())),
      );
      expectExact("i32", list(length, anyInteger));
      expectExact(
        "i32",
        list(length, () => Math.floor(random.number() * 100)),
      );
      expectExact(
        "bool",
        list(length, () => (random.number() < 0.3 ? 1 : 0)),
      );
    }
  });

  test("from text that type-checks under strict", () => {
    const files = cases.map(([, type, values], at) => {
      const text = textOf(asTypeScript(linesOf(type, values)));
      return [`${at}.ts`, `${text}export const all: ArrayLike<number> = t;\n`];
    });
    expect(typeErrors(Object.fromEntries(files))).toEqual([]);
  });
});

describe("the text", () => {
  test("is the shortest of a fill, a ramp, decimals and bytes", () => {
    const of = (type: DType, values: readonly number[]): string => textFor(type, values).split("\n")[1] ?? "";
    expect(
      of(
        "f64",
        list(100, () => 2.5),
      ),
    ).toBe("const t = new Float64Array(100).fill(2.5);");
    expect(
      of(
        "i32",
        list(100, (at) => at),
      ),
    ).toBe("const t = Int32Array.from({ length: 100 }, (_, i) => i);");
    expect(
      of(
        "f64",
        list(100, (at) => 1 - at * 0.5),
      ),
    ).toBe("const t = Float64Array.from({ length: 100 }, (_, i) => 1 - i * 0.5);");
    expect(of("i32", repeated([5, 6, 5], 70))).toBe('const t = decodeIntegers(70, "BAoCAQBCAw");');
    expect(of("bool", repeated([1, 0, 0], 72))).toBe('const t = decodeBits(72, "SZIkSZIkSZIk");');
    expect(
      of(
        "f64",
        list(80, (at) => 0.1 * at * at),
      ),
    ).toMatch(/^const t = decodeDoubles\(80, "[\w+/]{854}"\);$/);
    expect(
      of(
        "f64",
        list(80, (at) => 0.5 * at * at),
      ),
    ).toMatch(/^const t = new Float64Array\(decodeSingles\(80, "/);
    expect(of("f64", repeated([0.1, 0.2, 0.3], 66))).toBe("const t = new Float64Array([");
  });

  test("is decimals up to 64 elements, and holds no decoder that it does not call", () => {
    const short = textFor("f64", list(64, anyDouble));
    expect(short).not.toContain("decode");
    expect(textFor("i32", list(65, anyInteger)).match(/^function \w+/gm)).toEqual([
      "function decodeIntegers",
      "function decodeBytes",
    ]);
  });

  test("is bytes in base 64, the lowest first, on every machine", () => {
    // 1 is 0x3f800000 as a single and 0x3ff00000 00000000 as a double.
    expect(encode([1, 1.5])).toEqual({ coding: "singles", text: bytesAsText([0, 0, 0x80, 0x3f, 0, 0, 0xc0, 0x3f]) });
    expect(encode([0.1])).toEqual({
      coding: "doubles",
      text: bytesAsText([0x9a, 0x99, 0x99, 0x99, 0x99, 0x99, 0xb9, 0x3f]),
    });
    expect(encode([1, 0, 0, 0, 0, 0, 0, 0, 0, 1])).toEqual({ coding: "bits", text: bytesAsText([1, 2]) });
    // Three differences: 3, -1, 300, with the sign in the lowest bit: 6, 1, 600.
    expect(encodeIntegers([3, 2, 302])).toBe(bytesAsText([3, 6, 1, (600 & 127) | 128, 600 >> 7]));
    // Three differences 5, 1, 2; then seven like those two before: 1, 2, 1, 2, 1, 2, 1.
    expect(encodeIntegers([5, 6, 8, 9, 11, 12, 14, 15, 17, 18])).toBe(bytesAsText([3, 10, 2, 4, 7, 2]));
    for (let length = 0; length < 9; length++) {
      const bytes = list(length, (at) => 7 * at + Math.floor(random.number() * 7));
      const sums = bytes.reduce<number[]>((all, byte) => [...all, (all[all.length - 1] ?? 0) + byte], []);
      expect(encodeIntegers(sums)).toBe(bytesAsText([length, ...bytes.map((byte) => 2 * byte)]));
    }
  });

  test("does not depend on which NaN it is", () => {
    const other = new Float64Array(new BigUint64Array([0xfff8_0000_0000_0123n]).buffer);
    expect(encode([...other, 0.1])).toEqual(encode([NaN, 0.1]));
    expect(encode(Float64Array.of(...other, 0.5))).toEqual(encode([NaN, 0.5]));
  });
});

function bytesAsText(bytes: readonly number[]): string {
  return Buffer.from(bytes).toString("base64").replace(/=+$/, "");
}

describe("a module", () => {
  const specOf = (types: { readonly [name: string]: string }, values: { readonly [name: string]: unknown }) => ({
    name: "constants",
    inputs: { one: "f64", unit: "f32", whole: "i32", on: "bool" },
    constants: Object.fromEntries(Object.entries(types).map(([name, type]) => [name, { type, value: values[name] }])),
    nodes: { a: "doubles * one", b: "singles * unit", c: "integers * whole", d: "logicalAnd(truths, on)" },
    outputs: ["a", "b", "c", "d"],
  });
  const types = { doubles: "f64[120]", singles: "f32[12, 10]", integers: "i32[120]", truths: "bool[120]" };
  const values = {
    doubles: repeated([...doubles, 0.5, -0], 120),
    singles: list(12, (row) => repeated([...singles, 0.25 * row, -0], 10)),
    integers: repeated(integers, 120),
    truths: list(120, (at) => (at * at) % 7).map((rest) => rest > 2),
  };

  test("has its constants, exact, and is the same bytes each time", async () => {
    const compiled = await compile(readSpec(specOf(types, values)));
    expect((await compile(readSpec(specOf(types, values)))).javascript).toBe(compiled.javascript);
    const module = instantiate(compiled.javascript);
    const given = { one: 1, unit: 1, whole: 1, on: true };
    const got = module.forward(given);
    expect(got).toEqual({
      a: Float64Array.from(values.doubles),
      b: Float32Array.from(values.singles.flat()),
      c: Int32Array.from(values.integers),
      d: Uint8Array.from(values.truths, Number),
    });
    expect(typeErrors({ "constants.ts": compiled.typescript, "declared.d.ts": compiled.declarations })).toEqual([]);
    expect(compiled.javascript.match(/decodeBytes\(text\)/g)?.length).toBeGreaterThan(1);
    expect(compiled.javascript).not.toMatch(/\b(?:atob|Buffer\.|require|process)\b/);
  });

  test("calls a constant as it is called, though the decoders be called so too", async () => {
    const names = ["DataView", "decodeBytes", "decodeDoubles", "bytes"];
    const spec = {
      name: "named",
      inputs: { x: "f64[70]" },
      constants: Object.fromEntries(
        names.map((name, k) => [name, { type: "f64[70]", value: list(70, (at) => Math.sin(at + k)) }]),
      ),
      nodes: { y: `x * (${names.join(" + x * (")}${")".repeat(names.length)}` },
      outputs: ["y"],
    };
    const module = instantiate((await compile(readSpec(spec))).javascript);
    const expected = list(70, (at) => names.reduceRight((sum, _, k) => Math.sin(at + k) + sum, 0));
    const { y } = module.forward({ x: new Float64Array(70).fill(1) }) as { y: Float64Array };
    y.forEach((value, at) => expect(value).toBeCloseTo(expected[at] ?? NaN, 12));
  });

  test("with a million elements is near the size of its bytes, and is there within seconds", async () => {
    const million = list(1e6, (at) => Math.fround(Math.sin(at)));
    const spec = {
      name: "million",
      inputs: { x: "f32[1000000]" },
      constants: { table: { type: "f32[1000000]", value: million } },
      nodes: { y: "x * table" },
      outputs: ["y"],
    };
    const { javascript } = await compile(readSpec(spec));
    expect(javascript.length).toBeLessThan((4e6 * 4) / 3 + 20_000);
    const { y } = instantiate(javascript).forward({ x: new Float32Array(1e6).fill(1) }) as { y: Float32Array };
    expect(y.findIndex((value, at) => !Object.is(value, million[at]))).toBe(-1);
  }, 60_000);
});
