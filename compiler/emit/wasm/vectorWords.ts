/** Instructions on vectors of 16 bytes. Numbers of 32 bits stand in the lowest lanes, two of 64 bits fill a vector. */
import type { BinaryWord, CompareWord, ScalarType, UnaryWord } from "../../../src/kernel.js";

/** How many elements a vectorised loop or function takes at once. */
export type Lanes = 2 | 4;

export const shapes: { readonly [T in ScalarType]: string } = {
  f64: "f64x2",
  f32: "f32x4",
  i32: "i32x4",
  bool: "i32x4",
};

const floatUnary = new Set<UnaryWord>(["neg", "abs", "sqrt", "floor", "ceil", "trunc", "nearest"]);
const floatBinary = new Set<BinaryWord>(["add", "sub", "mul", "div", "min", "max"]);

const integerBinary: { readonly [W in BinaryWord]?: string } = {
  add: "i32x4.add",
  sub: "i32x4.sub",
  mul: "i32x4.mul",
  min: "i32x4.min_s",
  max: "i32x4.max_s",
  and: "v128.and",
  or: "v128.or",
  xor: "v128.xor",
};

const shifts: { readonly [W in BinaryWord]?: string } = {
  shiftLeft: "i32x4.shl",
  shiftRight: "i32x4.shr_s",
  shiftRightUnsigned: "i32x4.shr_u",
};

/** The instruction for a word of one operand, or null if vectors have none. */
export function unaryWord(word: UnaryWord, type: ScalarType): string | null {
  if (type === "i32") return word === "neg" ? "i32x4.neg" : null;
  return type !== "bool" && floatUnary.has(word) ? `${shapes[type]}.${word}` : null;
}

export function binaryWord(word: BinaryWord, type: ScalarType): string | null {
  if (type === "i32") return integerBinary[word] ?? null;
  return type !== "bool" && floatBinary.has(word) ? `${shapes[type]}.${word}` : null;
}

/** A shift by one number for all lanes. */
export function shiftWord(word: BinaryWord): string | null {
  return shifts[word] ?? null;
}

const compares: { readonly [W in CompareWord]: string } = {
  equal: "eq",
  notEqual: "ne",
  less: "lt",
  lessEqual: "le",
  greater: "gt",
  greaterEqual: "ge",
  lessUnsigned: "lt",
};

export function compareWord(word: CompareWord, type: ScalarType): string {
  const sign = word === "lessUnsigned" ? "_u" : type === "i32" && word !== "equal" && word !== "notEqual" ? "_s" : "";
  return `${shapes[type]}.${compares[word]}${sign}`;
}

/** A shuffle that picks bytes of two vectors, the second's counted from 16. */
function pick(...runs: readonly (readonly [first: number, length: number])[]): string {
  const bytes = runs.flatMap(([first, length]) => Array.from({ length }, (_, at) => first + at));
  return `i8x16.shuffle ${bytes.join(" ")}`;
}

/** Of one vector given twice: its upper half comes down. */
export const upperHalf = pick([8, 8], [8, 8]);
/** The lower halves of two. */
export const joinHalves = pick([0, 8], [16, 8]);
/** Of two vectors of two numbers of 64 bits: the low words, and the high words. */
export const lowWords = pick([0, 4], [8, 4], [16, 4], [24, 4]);
export const highWords = pick([4, 4], [12, 4], [20, 4], [28, 4]);
/** Of low words and of high words, in the lowest lanes: numbers of 64 bits. */
export const interleave = pick([0, 4], [16, 4], [4, 4], [20, 4]);
