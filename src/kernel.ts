/**
 * The kernel vocabulary: in what words an op says how it is computed.
 *
 * A scalar expression is a value and has no effect; a statement does something. Nothing here belongs to one
 * machine: JavaScript prints these words as arithmetic on numbers, WebAssembly as its own instructions, and both
 * must give the same bits. Arithmetic is IEEE 754 in the type of the operands: an f32 sum rounds to f32, an i32
 * sum wraps. An op writes its words through the functions below, which check types and fold nothing.
 */

export type ScalarType = "f64" | "f32" | "i32" | "bool";

/** neg .. nearest: float; floor to nearest round to an integral value (nearest: half to even); not: bool; clz, popcount: i32. */
export type UnaryWord =
  "neg" | "abs" | "sqrt" | "floor" | "ceil" | "trunc" | "nearest" | "not" | "clz" | "popcount" | "highWord" | "lowWord";

/** min and max give NaN if an operand is NaN, and order -0 before +0. shl to xor: i32. and, or, xor: also bool. */
export type BinaryWord =
  | "add"
  | "sub"
  | "mul"
  | "div"
  | "min"
  | "max"
  | "rem"
  | "and"
  | "or"
  | "xor"
  | "shiftLeft"
  | "shiftRight"
  | "shiftRightUnsigned";

export type CompareWord = "equal" | "notEqual" | "less" | "lessEqual" | "greater" | "greaterEqual" | "lessUnsigned";

export interface Literal {
  readonly kind: "literal";
  readonly type: ScalarType;
  readonly value: number;
}
/** A name that holds a value: a parameter, a loop variable, a `let`. `mutable` if some statement assigns it. */
export interface Local {
  readonly kind: "local";
  readonly type: ScalarType;
  readonly name: string;
  readonly mutable: boolean;
}
/** A row of elements in memory. `local`: of fixed length, zero at entry, private to one kernel or function. */
export interface Buffer {
  readonly kind: "buffer";
  readonly name: string;
  readonly type: ScalarType;
  readonly length: number;
  readonly space: "input" | "arena" | "constant" | "local";
  /** Of a constant that a scalar function reads, such as the bits of 2 / pi: its elements. */
  readonly data?: readonly number[];
}
export interface Load {
  readonly kind: "load";
  readonly type: ScalarType;
  readonly buffer: Buffer;
  readonly index: Scalar;
}
export interface Unary {
  readonly kind: "unary";
  readonly type: ScalarType;
  readonly word: UnaryWord;
  readonly x: Scalar;
}
export interface Binary {
  readonly kind: "binary";
  readonly type: ScalarType;
  readonly word: BinaryWord;
  readonly a: Scalar;
  readonly b: Scalar;
}
export interface Compare {
  readonly kind: "compare";
  readonly type: "bool";
  readonly word: CompareWord;
  readonly a: Scalar;
  readonly b: Scalar;
}
/** Only the chosen arm is evaluated, so an arm may load what lies in bounds only if the condition says so. */
export interface Select {
  readonly kind: "select";
  readonly type: ScalarType;
  readonly condition: Scalar;
  readonly then: Scalar;
  readonly otherwise: Scalar;
}
/** Float to i32 truncates, saturates and takes NaN to 0; to bool asks whether it is not 0; from bool gives 0 or 1. */
export interface Convert {
  readonly kind: "convert";
  readonly type: ScalarType;
  readonly x: Scalar;
}
/** The f64 whose high and low 32 bits are given. */
export interface FromWords {
  readonly kind: "fromWords";
  readonly type: "f64";
  readonly high: Scalar;
  readonly low: Scalar;
}
/** x 2^k, exact unless it leaves the range, where it rounds once; any k. */
export interface Scale {
  readonly kind: "scale";
  readonly type: "f64";
  readonly x: Scalar;
  readonly exponent: Scalar;
}
export interface Call {
  readonly kind: "call";
  readonly type: ScalarType;
  readonly callee: ScalarFunction;
  readonly args: readonly Scalar[];
}

export type Scalar = Literal | Local | Load | Unary | Binary | Compare | Select | Convert | FromWords | Scale | Call;

export type Statement =
  | { readonly kind: "let"; readonly local: Local; readonly value: Scalar }
  | { readonly kind: "assign"; readonly local: Local; readonly value: Scalar }
  | { readonly kind: "store"; readonly buffer: Buffer; readonly index: Scalar; readonly value: Scalar }
  /** variable = from, from + step, ... while below `to`; `from`, `to`: i32, read once at entry. */
  | {
      readonly kind: "for";
      readonly variable: Local;
      readonly from: Scalar;
      readonly to: Scalar;
      readonly step: number;
      readonly body: readonly Statement[];
    }
  /** Runs at most `maximum` times: no program of ours can hang. */
  | {
      readonly kind: "while";
      readonly condition: Scalar;
      readonly maximum: number;
      readonly body: readonly Statement[];
    }
  | {
      readonly kind: "if";
      readonly condition: Scalar;
      readonly then: readonly Statement[];
      readonly otherwise: readonly Statement[];
    }
  | { readonly kind: "array"; readonly buffer: Buffer }
  /** Leaves the whole function of the module with an error code; `position` and `value` go into the message. */
  | { readonly kind: "fail"; readonly site: FailureSite; readonly position: Scalar; readonly value: Scalar }
  | { readonly kind: "return"; readonly value: Scalar }
  | { readonly kind: "comment"; readonly text: string };

/** What an early exit says: "<node>: <what> <value> at position <position> is <problem>". */
export interface FailureSite {
  readonly node: string;
  readonly message: string;
}

/** A named function of scalars, such as exp: printed once in a module, called by every kernel that needs it. */
export interface ScalarFunction {
  readonly name: string;
  readonly doc: string;
  readonly parameters: readonly Local[];
  readonly type: ScalarType;
  readonly body: readonly Statement[];
}

/** What the functions below accept: a number takes the type of the operand beside it. */
export type Term = Scalar | number;

function typed(x: Term, like: ScalarType): Scalar {
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

/**
 * Statements in the order in which they are written. `let` names a value so that it is computed once; `variable`
 * is a local that may be assigned. Names are made unique within the outermost block.
 */
export class Block {
  readonly statements: Statement[] = [];
  constructor(private readonly names: Map<string, number> = new Map()) {}

  /** A name that no other local of this kernel or function has. */
  unique(name: string): string {
    const count = this.names.get(name) ?? 0;
    this.names.set(name, count + 1);
    return count === 0 ? name : this.unique(`${name}${count + 1}`);
  }
  let(name: string, value: Scalar): Scalar {
    if (value.kind === "literal" || (value.kind === "local" && !value.mutable)) return value;
    const result = local(value.type, this.unique(name));
    this.statements.push({ kind: "let", local: result, value });
    return result;
  }
  variable(name: string, value: Scalar): Local {
    const result = local(value.type, this.unique(name), true);
    this.statements.push({ kind: "let", local: result, value });
    return result;
  }
  assign(target: Local, value: Term): void {
    this.statements.push({ kind: "assign", local: target, value: typed(value, target.type) });
  }
  array(name: string, type: ScalarType, length: number): Buffer {
    const buffer: Buffer = { kind: "buffer", name: this.unique(name), type, length, space: "local" };
    this.statements.push({ kind: "array", buffer });
    return buffer;
  }
  store(buffer: Buffer, index: Term, value: Term): void {
    this.statements.push({ kind: "store", buffer, index: typed(index, "i32"), value: typed(value, buffer.type) });
  }
  for(name: string, from: Term, to: Term, body: (block: Block, variable: Local) => void, step = 1): void {
    const variable = local("i32", this.unique(name));
    const inner = new Block(this.names);
    body(inner, variable);
    this.statements.push({
      kind: "for",
      variable,
      from: typed(from, "i32"),
      to: typed(to, "i32"),
      step,
      body: inner.statements,
    });
  }
  while(condition: Scalar, maximum: number, body: (block: Block) => void): void {
    const inner = new Block(this.names);
    body(inner);
    this.statements.push({ kind: "while", condition, maximum, body: inner.statements });
  }
  if(condition: Scalar, then: (block: Block) => void, otherwise?: (block: Block) => void): void {
    const first = new Block(this.names),
      second = new Block(this.names);
    then(first);
    otherwise?.(second);
    this.statements.push({ kind: "if", condition, then: first.statements, otherwise: second.statements });
  }
  fail(site: FailureSite, position: Term, value: Term): void {
    this.statements.push({ kind: "fail", site, position: typed(position, "i32"), value: typed(value, "i32") });
  }
  return(value: Term, type: ScalarType = "f64"): void {
    this.statements.push({ kind: "return", value: typed(value, type) });
  }
  comment(text: string): void {
    this.statements.push({ kind: "comment", text });
  }
}

/** Defines a function of f64 scalars (or of the types given) in the vocabulary; `body` ends in a return. */
export function scalarFunction<const Names extends readonly string[]>(
  name: string,
  names: Names,
  doc: string,
  body: (block: Block, ...args: { [K in keyof Names]: Local }) => void,
  type: ScalarType = "f64",
  parameterTypes?: { [K in keyof Names]: ScalarType },
): ScalarFunction {
  const block = new Block();
  const parameterOf = (parameter: string, at: number): Local =>
    local(parameterTypes?.[at] ?? "f64", block.unique(parameter));
  const parameters = names.map(parameterOf) as { [K in keyof Names]: Local };
  body(block, ...parameters);
  return { name, doc, parameters, type, body: block.statements };
}
