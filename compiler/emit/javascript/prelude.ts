/** Helpers in JavaScript for words that the language lacks. A module holds those that it needs. */
import type { Scalar, Statement } from "../../../src/kernel.js";
import { requirements, type Requirements } from "../requirements.js";

/** In the order in which a module defines them. */
const helpers = ["nearest", "toInt32", "popcount", "highWord", "lowWord", "fromWords", "powerOfTwo", "scale"] as const;
export type Helper = (typeof helpers)[number];

/** The helper that an expression needs, beside those of its operands. */
function helperOf(x: Scalar): Helper | null {
  if (x.kind === "fromWords" || x.kind === "scale") return x.kind;
  if (x.kind === "convert") return x.type === "i32" && x.x.type !== "bool" ? "toInt32" : null;
  if (x.kind !== "unary") return null;
  const { word } = x,
    helper = helpers.find((each) => each === word);
  return helper ?? null;
}

export type Needs = Requirements<Helper>;

/** What these statements, and the functions that they call, need of a module in JavaScript. */
export function needsOf(statements: readonly Statement[]): Needs {
  return requirements(statements, helperOf);
}

/** Every name that the prelude may define. */
export const helperNames: readonly string[] = [
  ...helpers,
  "double",
  "words",
  "highIndex",
  "lowIndex",
  "powers",
  "scaleFar",
];

/** The words of a double, shared by the helpers: one writes and reads them at once. */
const wordsOfDouble = `const double = new Float64Array(1);
const words = new Int32Array(double.buffer);
const highIndex = new Uint8Array(new Uint16Array([1]).buffer)[0];
const lowIndex = 1 - highIndex;`;

const usesWords: ReadonlySet<Helper> = new Set<Helper>(["highWord", "lowWord", "fromWords"]);

const tableOfPowers = `/** powers[k + 1022] is 2^k. */
const powers = Float64Array.from({ length: 2046 }, (_, at) => 2 ** (at - 1022));`;

const usesPowers: ReadonlySet<Helper> = new Set<Helper>(["powerOfTwo", "scale"]);

const powerOfTwo = `/** 2^k for a normal number. */
function powerOfTwo(k: number): number {
  return powers[k + 1022];
}`;

/** Beyond 2^52 a double has no fraction, and on the way there the sum with 2^52 rounds as wanted. */
const nearest = `/** The nearest whole number, half to even. */
function nearest(x: number): number {
  if (x > 0) return x < 4503599627370496 ? x + 4503599627370496 - 4503599627370496 : x;
  if (x < 0) return x > -4503599627370496 ? -(4503599627370496 - x - 4503599627370496) : x;
  return x;
}`;

const toInt32 = `/** Without its fraction, to the bounds of an integer of 32 bits; NaN gives 0. */
function toInt32(x: number): number {
  return Math.max(-2147483648, Math.min(x, 2147483647)) | 0;
}`;

const popcount = `/** How many bits of x are set: sums of 2, of 4, of 8 bits, then of all bytes. */
function popcount(x: number): number {
  const pairs = x - ((x >>> 1) & 0x55555555);
  const nibbles = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((nibbles + (nibbles >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}`;

const word = (name: "high" | "low"): string => `/** The ${name} 32 bits of a double. */
function ${name}Word(x: number): number {
  double[0] = x;
  return words[${name}Index];
}`;

const fromWords = `/** The double of these high and low 32 bits. */
function fromWords(high: number, low: number): number {
  words[highIndex] = high;
  words[lowIndex] = low;
  return double[0];
}`;

/**
 * Steps to a k within the table. A step up is exact or overflows. If a step down, of 2^-969, rounds, it leaves less
 * than 2^-1022, and what is left of k is -54 or less: the result is 0 whatever that rounding was. The usual case is
 * a function of its own so that engines find it small enough to inline.
 */
const scale = `/** x 2^k, rounded once. */
function scale(x: number, k: number): number {
  return k >= -1022 && k <= 1023 ? x * powers[k + 1022] : scaleFar(x, k);
}

/** The same in steps, for a k beyond the table. */
function scaleFar(x: number, k: number): number {
  const step = k > 0 ? 1023 : -969;
  const first = x * powers[step + 1022];
  const rest = k - step;
  if (rest >= -1022 && rest <= 1023) return first * powers[rest + 1022];
  return first * powers[step + 1022] * powers[Math.max(-1022, Math.min(rest - step, 1023)) + 1022];
}`;

const texts: { readonly [Name in Helper]: string } = {
  nearest,
  toInt32,
  popcount,
  highWord: word("high"),
  lowWord: word("low"),
  fromWords,
  powerOfTwo,
  scale,
};

/** The lines that define these helpers, in a fixed order; `typed` as TypeScript. */
export function printPrelude(needed: ReadonlySet<Helper>, typed = false): string[] {
  const used = helpers.filter((helper) => needed.has(helper));
  const shared = [
    ...(used.some((helper) => usesWords.has(helper)) ? [wordsOfDouble] : []),
    ...(used.some((helper) => usesPowers.has(helper)) ? [tableOfPowers] : []),
  ];
  const text = [...shared, ...used.map((helper) => texts[helper])].join("\n\n");
  return text === "" ? [] : (typed ? text : text.replaceAll(": number", "")).split("\n");
}
