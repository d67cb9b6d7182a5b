/**
 * Prints scalar expressions as WebAssembly text: instructions in the order in which they run, each leaving its value
 * on the stack. Nothing traps: a quotient of integers is a helper that knows every divisor, and an arm that must not
 * run where it is not chosen stands in an `if`.
 */
import type {
  Binary,
  BinaryWord,
  Buffer,
  Compare,
  Convert,
  Load,
  Local,
  Scalar,
  ScalarType,
  Select,
  Unary,
} from "../../../src/kernel.js";
import { partsOf } from "../../../src/kernel.js";
import { bytesPerElement } from "../../../src/types.js";
import { rangeOf } from "../range.js";
import { valueTypes, type Code } from "./context.js";
import { printLiteral } from "./literal.js";

export function printScalar(x: Scalar, code: Code): string {
  switch (x.kind) {
    case "literal":
      return printLiteral(x);
    case "local":
      return printLocal(x, code);
    case "load":
      return printLoad(x, code);
    case "unary":
      return printUnary(x, code);
    case "binary":
      return printBinary(x, code);
    case "compare":
      return printCompare(x, code);
    case "select":
      return printSelect(x, code);
    case "convert":
      return printConvert(x, code);
    case "fromWords":
      return words(
        ...[printScalar(x.high, code), "i64.extend_i32_u i64.const 32 i64.shl"],
        ...[printScalar(x.low, code), "i64.extend_i32_u i64.or f64.reinterpret_i64"],
      );
    case "scale":
      return words(printScalar(x.x, code), printScalar(x.exponent, code), "call $scale");
    case "call":
      return words(...x.args.map((arg) => printScalar(arg, code)), `call $${x.callee.name}`);
  }
}

/** A variable of a loop that is written out is a number. */
function printLocal(x: Local, code: Code): string {
  if (code.splats.has(x))
    return `local.get ${code.variable(`${x.name}.s`, "v128")} ${laneShapes[x.type]}.extract_lane 0`;
  const known = x.mutable ? null : knownValue(x, code);
  return known === null ? `local.get ${code.local(x)}` : `i32.const ${known}`;
}

export function words(...parts: readonly string[]): string {
  return parts.join(" ");
}

/** An address as instructions, and the bytes that the instruction that uses it adds. */
export interface Address {
  readonly text: string;
  readonly offset: string;
}

/** Memory is addressed without wrapping: what is added to an index may only move into the offset if the rest is not negative. */
export function addressOf(buffer: Buffer, index: Scalar, code: Code): Address {
  const size = bytesPerElement(buffer.type),
    base = code.context.addressOf(buffer),
    { rest, constant } = splitIndex(index, code);
  const from = base + size * constant;
  if (rest === null) return { text: "i32.const 0", offset: offsetOf(from) };
  if (rest.kind === "local" && code.pointers.has(rest)) {
    const pointer = `local.get ${code.pointer(rest)}`;
    if (from >= 0) return { text: pointer, offset: offsetOf(from) };
    return { text: words(pointer, `i32.const ${size * constant} i32.add`), offset: offsetOf(base) };
  }
  const scaled = scaledBy(size);
  if (from >= 0) return { text: words(printScalar(rest, code), ...scaled), offset: offsetOf(from) };
  return { text: words(printScalar(index, code), ...scaled), offset: offsetOf(base) };
}

/** From elements to bytes. */
export function scaledBy(size: number): string[] {
  return size === 1 ? [] : [`i32.const ${Math.log2(size)} i32.shl`];
}

function offsetOf(bytes: number): string {
  return bytes === 0 ? "" : ` offset=${bytes}`;
}

/** The index without the constants that are added to it, wherever they stand in it, if it is then not negative. */
function splitIndex(index: Scalar, code: Code): { readonly rest: Scalar | null; readonly constant: number } {
  const { rest, constant } = withoutConstants(index, code);
  if (rest === null || rangeOf(rest, code.ranges).low >= 0) return { rest, constant };
  return { rest: index, constant: 0 };
}

function withoutConstants(x: Scalar, code: Code): { readonly rest: Scalar | null; readonly constant: number } {
  const known = knownValue(x, code);
  if (known !== null) return { rest: null, constant: known };
  if (x.kind !== "binary" || x.type !== "i32") return { rest: x, constant: 0 };
  if (x.word === "add" || x.word === "sub") {
    const [a, b] = [withoutConstants(x.a, code), withoutConstants(x.b, code)],
      constant = x.word === "add" ? a.constant + b.constant : a.constant - b.constant;
    if (b.rest === null) return { rest: a.rest, constant };
    if (a.rest === null) return x.word === "add" ? { rest: b.rest, constant } : { rest: x, constant: 0 };
    return { rest: { ...x, a: a.rest, b: b.rest }, constant };
  }
  const factor = x.word === "mul" ? knownValue(x.b, code) : null;
  if (factor === null) return { rest: x, constant: 0 };
  const { rest, constant } = withoutConstants(x.a, code);
  return { rest: rest === null ? null : { ...x, a: rest }, constant: constant * factor };
}

/** The value of an i32 that can have only one. */
export function knownValue(x: Scalar, code: Code): number | null {
  if (x.type !== "i32") return null;
  const { low, high } = rangeOf(x, code.ranges);
  return low === high ? low : null;
}

/** Any byte but 0 is true. */
function printLoad({ buffer, index }: Load, code: Code): string {
  if (code.registers.has(buffer)) return printLane(buffer, index, code);
  const { text, offset } = addressOf(buffer, index, code);
  return buffer.type === "bool"
    ? `${text} i32.load8_u${offset} i32.const 0 i32.ne`
    : `${text} ${buffer.type}.load${offset}`;
}

/** An element of a local array that lies in registers. */
function printLane(buffer: Buffer, index: Scalar, code: Code): string {
  const { register, lane } = laneOf(buffer, index, code);
  return `local.get ${register} ${laneShapes[buffer.type]}.extract_lane ${lane}`;
}

export const laneShapes: { readonly [T in ScalarType]: string } = {
  f64: "f64x2",
  f32: "f32x4",
  i32: "i32x4",
  bool: "i8x16",
};

/** Where in which register an element lies, or so many registers further. */
export function laneOf(
  buffer: Buffer,
  index: Scalar,
  code: Code,
  further = 0,
): { readonly register: string; readonly lane: number } {
  const at = knownValue(index, code),
    perRegister = 16 / bytesPerElement(buffer.type);
  if (at === null) throw new TypeError(`emit: element ${buffer.name} of no known number in a register`);
  return { register: code.register(buffer, Math.floor(at / perRegister) + further), lane: at % perRegister };
}

function printUnary({ word, x }: Unary, code: Code): string {
  const value = printScalar(x, code),
    type = valueTypes[x.type];
  switch (word) {
    case "neg":
      return type === "i32" ? `i32.const 0 ${value} i32.sub` : `${value} ${type}.neg`;
    case "not":
      return `${value} i32.eqz`;
    case "clz":
      return `${value} i32.clz`;
    case "popcount":
      return `${value} i32.popcnt`;
    case "highWord":
      return `${value} i64.reinterpret_f64 i64.const 32 i64.shr_u i32.wrap_i64`;
    case "lowWord":
      return `${value} i64.reinterpret_f64 i32.wrap_i64`;
    case "powerOfTwo":
      return `${value} i32.const 1023 i32.add i64.extend_i32_s i64.const 52 i64.shl f64.reinterpret_i64`;
    default:
      return `${value} ${type}.${word}`;
  }
}

const integerWords: { readonly [W in BinaryWord]?: string } = {
  add: "i32.add",
  sub: "i32.sub",
  mul: "i32.mul",
  div: "call $quotient",
  rem: "call $remainder",
  min: "call $least",
  max: "call $greatest",
  and: "i32.and",
  or: "i32.or",
  xor: "i32.xor",
  shiftLeft: "i32.shl",
  shiftRight: "i32.shr_s",
  shiftRightUnsigned: "i32.shr_u",
};

function printBinary(x: Binary, code: Code): string {
  const [a, b] = [printScalar(x.a, code), printScalar(x.b, code)];
  if (x.type === "bool") return printLogic(x, a, b);
  if (x.type === "i32") return words(a, b, dividesPlainly(x) ? `i32.${x.word}_s` : (integerWords[x.word] ?? x.word));
  if (x.word !== "rem") return words(a, b, `${x.type}.${x.word}`);
  // The remainder of two f32 is an f32, so that it may be taken in f64.
  return x.type === "f64"
    ? words(a, b, "call $fmod")
    : words(a, "f64.promote_f32", b, "f64.promote_f32 call $fmod f32.demote_f64");
}

/** Whether the divisor is a number at which the instruction does not trap. */
export function dividesPlainly({ type, word, b }: Binary): boolean {
  const divides = type === "i32" && (word === "div" || word === "rem");
  return divides && b.kind === "literal" && b.value !== 0 && b.value !== -1;
}

/** The right side may load what lies in bounds only if the left one says so. */
function printLogic({ word, b: right }: Binary, a: string, b: string): string {
  if (isCheap(right) || word === "xor") return words(a, b, `i32.${word}`);
  return word === "and"
    ? words(a, "if (result i32)", b, "else i32.const 0 end")
    : words(a, "if (result i32) i32.const 1 else", b, "end");
}

const floatCompares: { readonly [word: string]: string } = {
  equal: "eq",
  notEqual: "ne",
  less: "lt",
  lessEqual: "le",
  greater: "gt",
  greaterEqual: "ge",
};

function printCompare(x: Compare, code: Code): string {
  const type = valueTypes[x.a.type],
    sign = type === "i32" && x.word !== "equal" && x.word !== "notEqual" ? "_s" : "";
  const word = x.word === "lessUnsigned" ? "lt_u" : `${floatCompares[x.word] ?? x.word}${sign}`;
  return words(printScalar(x.a, code), printScalar(x.b, code), `${type}.${word}`);
}

function printSelect(x: Select, code: Code): string {
  const condition = printScalar(x.condition, code),
    [then, otherwise] = [printScalar(x.then, code), printScalar(x.otherwise, code)];
  if (isCheap(x.then) && isCheap(x.otherwise)) return words(then, otherwise, condition, "select");
  return words(condition, `if (result ${valueTypes[x.type]})`, then, "else", otherwise, "end");
}

/** Whether computing the value costs less than a branch, and reads nothing. */
function isCheap(x: Scalar, most = 6): boolean {
  return sizeUpTo(x, most) <= most;
}

function sizeUpTo(x: Scalar, most: number): number {
  if (x.kind === "load" || x.kind === "call" || x.kind === "scale") return most + 1;
  if (x.kind === "binary" && (x.word === "div" || x.word === "rem")) return most + 1;
  let size = 1;
  for (const part of partsOf(x)) {
    size += sizeUpTo(part, most);
    if (size > most) break;
  }
  return size;
}

function printConvert({ type, x }: Convert, code: Code): string {
  const value = printScalar(x, code),
    from = valueTypes[x.type];
  if (type === "bool") return words(value, `${from}.const 0 ${from}.ne`);
  if (type === from) return value;
  if (type === "i32") return `${value} i32.trunc_sat_${from}_s`;
  if (from === "i32") return `${value} ${type}.convert_i32_s`;
  return type === "f64" ? `${value} f64.promote_f32` : `${value} f32.demote_f64`;
}
