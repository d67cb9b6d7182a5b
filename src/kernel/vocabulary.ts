/** The words of the kernel vocabulary, as data: expressions, statements, functions. */

export type ScalarType = "f64" | "f32" | "i32" | "bool";

/** neg .. nearest: float; floor to nearest round to an integral value (nearest: half to even); not: bool; clz, popcount: i32. */
export type UnaryWord =
  | "neg"
  | "abs"
  | "sqrt"
  | "floor"
  | "ceil"
  | "trunc"
  | "nearest"
  | "not"
  | "clz"
  | "popcount"
  | "highWord"
  | "lowWord"
  | "powerOfTwo";

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
/**
 * A row of elements in memory. `local`: of fixed length, private to one kernel or function, which writes an element
 * before it reads it. `result`: of the module; a function leaves there what it gives beside the value that it returns.
 */
export interface Buffer {
  readonly kind: "buffer";
  readonly name: string;
  readonly type: ScalarType;
  readonly length: number;
  readonly space: "input" | "arena" | "constant" | "local" | "result";
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
  /** Opens a local array; what is in it is not known. */
  | { readonly kind: "array"; readonly buffer: Buffer }
  /** Leaves the whole function of the module with an error code; `position` and `value` go into the message. */
  | { readonly kind: "fail"; readonly site: FailureSite; readonly position: Scalar; readonly value: Scalar }
  /** Runs statements that are a function of their own; an early exit leaves this one too. */
  | { readonly kind: "run"; readonly procedure: Procedure; readonly args: readonly Scalar[] }
  | { readonly kind: "return"; readonly value: Scalar }
  | { readonly kind: "comment"; readonly text: string };

export type Let = Extract<Statement, { kind: "let" }>;
export type If = Extract<Statement, { kind: "if" }>;
export type For = Extract<Statement, { kind: "for" }>;

/** What an early exit says: "<node>: <what> <value> at position <position> is <problem>". */
export interface FailureSite {
  readonly node: string;
  readonly message: string;
}

/** A loop nest with a name: what a step of a loop runs. */
export interface Procedure {
  readonly name: string;
  /** Lines above the code: the formula, the shapes, where a derivative comes from. */
  readonly comment: readonly string[];
  readonly parameters: readonly Local[];
  readonly body: readonly Statement[];
  /** Whether the body can leave with an error. */
  readonly fails: boolean;
}

/** A named function of scalars, such as exp: printed once in a module, called by every kernel that needs it. */
export interface ScalarFunction {
  readonly name: string;
  readonly doc: string;
  readonly parameters: readonly Local[];
  readonly type: ScalarType;
  readonly body: readonly Statement[];
  /** How it is computed together with another function of the same argument. */
  readonly joint?: Joint;
}

/** A function that computes two others, which share most of their work: it returns one and leaves one in memory. */
export interface Joint {
  readonly function: ScalarFunction;
  /** Element 0 holds the value that is not returned. */
  readonly other: Buffer;
  /** Whether the function that has this joint is the one whose value is returned. */
  readonly returned: boolean;
}
