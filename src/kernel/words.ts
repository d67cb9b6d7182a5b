/** Functions that write expressions: they check types and fold nothing. */
import type {
  BinaryWord,
  Buffer,
  CompareWord,
  Literal,
  Local,
  Scalar,
  ScalarFunction,
  ScalarType,
  UnaryWord,
} from "./vocabulary.js";

/** What the functions below accept: a number takes the type of the operand beside it. */
export type Term = Scalar | number;

export function typed(x: Term, like: ScalarType): Scalar {
  return typeof x === "number" ? literal(like, x) : x;
}

function pairOf(a: Term, b: Term): [Scalar, Scalar] {
  const type = typeof a !== "number" ? a.type : typeof b !== "number" ? b.type : "f64";
  const pair: [Scalar, Scalar] = [typed(a, type), typed(b, type)];
  if (pair[0].type !== pair[1].type) throw new TypeError(`kernel vocabulary: ${pair[0].type} beside ${pair[1].type}`);
  return pair;
}

function unary(word: UnaryWord, type?: ScalarType): (x: Term) => Scalar {
  return (x) => {
    const operand = typed(x, "f64");
    return { kind: "unary", type: type ?? operand.type, word, x: operand };
  };
}

function binary(word: BinaryWord): (a: Term, b: Term) => Scalar {
  return (a, b) => {
    const [left, right] = pairOf(a, b);
    return { kind: "binary", type: left.type, word, a: left, b: right };
  };
}

function compare(word: CompareWord): (a: Term, b: Term) => Scalar {
  return (a, b) => {
    const [left, right] = pairOf(a, b);
    return { kind: "compare", type: "bool", word, a: left, b: right };
  };
}

export function literal(type: ScalarType, value: number): Literal {
  return { kind: "literal", type, value };
}
export const f64 = (value: number): Literal => literal("f64", value);
export const f32 = (value: number): Literal => literal("f32", Math.fround(value));
export const i32 = (value: number): Literal => literal("i32", value | 0);
export const bool = (value: boolean): Literal => literal("bool", value ? 1 : 0);
export function local(type: ScalarType, name: string, mutable = false): Local {
  return { kind: "local", type, name, mutable };
}

export const neg = unary("neg");
export const abs = unary("abs");
export const sqrt = unary("sqrt");
export const floor = unary("floor");
export const ceil = unary("ceil");
export const trunc = unary("trunc");
/** To the nearest integral value, half to even. */
export const nearest = unary("nearest");
export const not = unary("not", "bool");
export const clz = unary("clz", "i32");
export const popcount = unary("popcount", "i32");
/** The high 32 bits of an f64: sign, exponent, 20 bits of mantissa. */
export const highWord = unary("highWord", "i32");
export const lowWord = unary("lowWord", "i32");
/** 2^k as an f64, for an i32 from -1022 to 1023: anything for others. */
export const powerOfTwo = unary("powerOfTwo", "f64");

export const add = binary("add");
export const sub = binary("sub");
export const mul = binary("mul");
/** i32: truncated quotient; the divisor must not be 0. */
export const div = binary("div");
/** The remainder with the sign of the dividend, exact; the divisor of an i32 must not be 0. */
export const rem = binary("rem");
export const min = binary("min");
export const max = binary("max");
export const and = binary("and");
export const or = binary("or");
export const xor = binary("xor");
export const shiftLeft = binary("shiftLeft");
export const shiftRight = binary("shiftRight");
export const shiftRightUnsigned = binary("shiftRightUnsigned");

export const equal = compare("equal");
export const notEqual = compare("notEqual");
export const less = compare("less");
export const lessEqual = compare("lessEqual");
export const greater = compare("greater");
export const greaterEqual = compare("greaterEqual");
/** i32 read as unsigned: 0 <= a < b in one comparison when b is positive. */
export const lessUnsigned = compare("lessUnsigned");

export function select(condition: Scalar, then: Term, otherwise: Term): Scalar {
  const [a, b] = pairOf(then, otherwise);
  return { kind: "select", type: a.type, condition, then: a, otherwise: b };
}
export function convert(type: ScalarType, x: Scalar): Scalar {
  return x.type === type ? x : { kind: "convert", type, x };
}
export function fromWords(high: Term, low: Term): Scalar {
  return { kind: "fromWords", type: "f64", high: typed(high, "i32"), low: typed(low, "i32") };
}
export function scale(x: Term, exponent: Term): Scalar {
  return { kind: "scale", type: "f64", x: typed(x, "f64"), exponent: typed(exponent, "i32") };
}
/** A constant row of numbers, for a scalar function to read. */
export function table(name: string, type: ScalarType, data: readonly number[]): Buffer {
  return { kind: "buffer", name, type, length: data.length, space: "constant", data };
}
export function load(buffer: Buffer, index: Term): Scalar {
  return { kind: "load", type: buffer.type, buffer, index: typed(index, "i32") };
}
export function call(callee: ScalarFunction, ...args: Term[]): Scalar {
  const typedArgs = args.map((arg, at) => typed(arg, callee.parameters[at]?.type ?? "f64"));
  return { kind: "call", type: callee.type, callee, args: typedArgs };
}
