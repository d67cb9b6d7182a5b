/**
 * Prints scalar expressions as JavaScript, with no parentheses but those that the language or its reader needs.
 *
 * f64 is a number; f32 is a number that Math.fround has rounded, once for each operation that can round; i32 is a
 * number that `| 0` has wrapped, where its range does not show that it cannot leave i32; bool is a boolean, and a
 * byte in memory. An element's index is printed without wrapping: it is not negative and not beyond i32, and on the
 * way to it JavaScript's sums and products are exact.
 */
import type {
  Binary,
  BinaryWord,
  Call,
  Compare,
  Convert,
  Load,
  Local,
  Scalar,
  Select,
  Unary,
} from "../../../src/kernel.js";
import { bufferName, identifier, printContext, type PrintContext } from "./context.js";
import { printLiteral } from "./literal.js";
import {
  and,
  atom,
  bitAnd,
  bitOr,
  bitXor,
  equality,
  infix,
  negated,
  operand,
  or,
  prefix,
  printedAtom,
  printedCall,
  printedLiteral,
  product,
  relation,
  shift,
  sum,
  sumOf,
  ternary,
  type Printed,
} from "./operator.js";
import { exactRange, fits, rangeOf, wholeRange } from "../range.js";

/** The expression as JavaScript. */
export function printScalar(x: Scalar, context: PrintContext = printContext()): string {
  return printed(x, context).text;
}

/** The value of an f32 expression, up to the rounding that a store into a Float32Array or Math.fround does. */
export function printUnrounded(x: Scalar, context: PrintContext): string {
  return unrounded(x, context).text;
}

/** The expression as an operand of &&. */
export function printConjunct(x: Scalar, context: PrintContext): string {
  const condition = printed(x, context);
  return operand(condition, condition.binds === or ? atom : and);
}

/** The index of an element, which no wrapping disturbs. */
export function printIndex(x: Scalar, context: PrintContext): string {
  return exact(x, context, true).text;
}

function printed(x: Scalar, context: PrintContext): Printed {
  switch (x.kind) {
    case "literal":
      return printedLiteral(printLiteral(x));
    case "local":
      return printedAtom(localName(x, context));
    case "load":
      return printedLoad(x, context);
    case "unary":
      return printedUnary(x, context);
    case "binary":
      return printedBinary(x, context);
    case "compare":
      return printedCompare(x, context);
    case "select":
      return printedSelect(x, context);
    case "convert":
      return printedConvert(x, context);
    case "fromWords":
      return printedCall("fromWords", [printed(x.high, context), printed(x.low, context)]);
    case "scale":
      return printedCall("scale", [printed(x.x, context), printed(x.exponent, context)]);
    case "call":
      return printedApplication(x, context);
  }
}

export function localName(x: Local, context: PrintContext): string {
  return identifier(x.name, context.taken);
}

function printedApplication(x: Call, context: PrintContext): Printed {
  return printedCall(
    x.callee.name,
    x.args.map((arg) => printed(arg, context)),
  );
}

/** A bool is a byte in memory, and any byte but 0 is true. */
function printedLoad(x: Load, context: PrintContext): Printed {
  const element = printedAtom(`${bufferName(x.buffer, context)}[${printIndex(x.index, context)}]`);
  return x.type === "bool" ? infix(element, "!==", printedAtom("0"), equality) : element;
}

const unaryFunctions: { readonly [word: string]: string } = {
  abs: "Math.abs",
  sqrt: "Math.sqrt",
  floor: "Math.floor",
  ceil: "Math.ceil",
  trunc: "Math.trunc",
  nearest: "nearest",
  clz: "Math.clz32",
  popcount: "popcount",
  highWord: "highWord",
  lowWord: "lowWord",
  powerOfTwo: "powerOfTwo",
};

function printedUnary(x: Unary, context: PrintContext): Printed {
  if (x.word === "not") return printedNot(x.x, context);
  if (x.word === "neg") return negated(printed(x.x, context));
  const call = printedCall(unaryFunctions[x.word] ?? x.word, [printed(x.x, context)]);
  return x.word === "sqrt" && x.type === "f32" ? rounded(call) : call;
}

function printedNot(x: Scalar, context: PrintContext): Printed {
  if (x.kind === "compare" && x.word === "equal") return printedCompare({ ...x, word: "notEqual" }, context);
  if (x.kind === "compare" && x.word === "notEqual") return printedCompare({ ...x, word: "equal" }, context);
  return { text: `!${operand(printed(x, context), prefix)}`, binds: prefix };
}

function rounded({ text }: Printed): Printed {
  return printedAtom(`Math.fround(${text})`);
}

/** f32 operations that may round. */
const rounds = new Set<BinaryWord>(["add", "sub", "mul", "div"]);

function unrounded(x: Scalar, context: PrintContext): Printed {
  if (x.type !== "f32") return printed(x, context);
  if (x.kind === "binary" && rounds.has(x.word)) return printedFloat(x, context);
  if (x.kind === "literal") return printedLiteral(printLiteral(x, true));
  if (x.kind === "convert" && x.x.type !== "bool") return printed(x.x, context);
  if (x.kind === "unary" && x.word === "sqrt") return printedCall("Math.sqrt", [printed(x.x, context)]);
  if (x.kind === "select")
    return ternary(printed(x.condition, context), unrounded(x.then, context), unrounded(x.otherwise, context));
  return printed(x, context);
}

const floatOperators: { readonly [word: string]: readonly [operator: string, binds: number] } = {
  add: ["+", sum],
  sub: ["-", sum],
  mul: ["*", product],
  div: ["/", product],
  rem: ["%", product],
};

function printedBinary(x: Binary, context: PrintContext): Printed {
  if (x.type === "i32") return printedInteger(x, context);
  if (x.type === "bool") return printedLogic(x, context);
  return x.type === "f32" && rounds.has(x.word) ? rounded(printedFloat(x, context)) : printedFloat(x, context);
}

function printedFloat(x: Binary, context: PrintContext): Printed {
  const a = printed(x.a, context),
    b = printed(x.b, context),
    operator = floatOperators[x.word];
  if (operator === undefined) return printedCall(`Math.${x.word}`, [a, b]);
  return sumOf(a, operator[0], b, operator[1]);
}

function printedLogic(x: Binary, context: PrintContext): Printed {
  const a = printed(x.a, context),
    b = printed(x.b, context);
  if (x.word === "and") return infix(a, "&&", b, and);
  if (x.word === "or") return infix(a, "||", b, or);
  return infix(a, "!==", b, equality);
}

const bitOperators: { readonly [word: string]: readonly [operator: string, binds: number] } = {
  and: ["&", bitAnd],
  or: ["|", bitOr],
  xor: ["^", bitXor],
  shiftLeft: ["<<", shift],
  shiftRight: [">>", shift],
  shiftRightUnsigned: [">>>", shift],
};

function printedInteger(x: Binary, context: PrintContext): Printed {
  const bits = bitOperators[x.word];
  if (bits !== undefined) return printedBits(x, bits, context);
  if (x.word === "min" || x.word === "max")
    return printedCall(`Math.${x.word}`, [printed(x.a, context), printed(x.b, context)]);
  if (x.word === "div" || x.word === "rem") return printedQuotient(x, context);
  const bare = exact(x, context, false);
  return x.word === "mul" || fits(exactRange(x, context.ranges)) ? bare : wrapped(bare);
}

/** Else 0 times a negative number would be -0. */
function positiveFactors(x: Binary, context: PrintContext): boolean {
  return rangeOf(x.a, context.ranges).low >= 0 && rangeOf(x.b, context.ranges).low >= 0;
}

function product32(x: Binary, context: PrintContext): Printed {
  return printedCall("Math.imul", [exact(x.a, context, false), exact(x.b, context, false)]);
}

function wrapped(x: Printed): Printed {
  return infix(x, "|", printedAtom("0"), bitOr);
}

/** 32-bit operators wrap their operands themselves. Hexadecimal numerals show which bits a mask has. */
function printedBits(x: Binary, [operator, binds]: readonly [string, number], context: PrintContext): Printed {
  const mask = (side: Scalar): Printed =>
    side.kind === "literal" && side.value > 9 && binds < shift
      ? printedAtom(`0x${side.value.toString(16)}`)
      : exact(side, context, false);
  const result = infix(mask(x.a), operator, mask(x.b), binds);
  const unsigned = x.word === "shiftRightUnsigned" && rangeOf(x, context.ranges) === wholeRange;
  return unsigned ? wrapped(result) : result;
}

function printedQuotient(x: Binary, context: PrintContext): Printed {
  const [operator, binds] = x.word === "div" ? ["/", product] : ["%", product];
  const result = infix(printed(x.a, context), operator, printed(x.b, context), binds);
  return x.word === "rem" && positiveFactors(x, context) ? result : wrapped(result);
}

/**
 * A whole number that is congruent to the value modulo 2^32 and exact: enough where something else wraps it, or where
 * nothing can leave i32. `products`: also print products bare, whose sign of zero and size then must not matter.
 */
function exact(x: Scalar, context: PrintContext, products: boolean): Printed {
  if (x.kind !== "binary" || x.type !== "i32") return printed(x, context);
  if (x.word === "add") return sumOf(exact(x.a, context, products), "+", exact(x.b, context, products), sum);
  if (x.word === "sub") return sumOf(exact(x.a, context, products), "-", exact(x.b, context, products), sum);
  if (x.word !== "mul") return printed(x, context);
  if (!products && !(fits(exactRange(x, context.ranges)) && positiveFactors(x, context))) return product32(x, context);
  return infix(exact(x.a, context, products), "*", exact(x.b, context, products), product);
}

const compareOperators: { readonly [word: string]: readonly [operator: string, binds: number] } = {
  equal: ["===", equality],
  notEqual: ["!==", equality],
  less: ["<", relation],
  lessEqual: ["<=", relation],
  greater: [">", relation],
  greaterEqual: [">=", relation],
};

function printedCompare(x: Compare, context: PrintContext): Printed {
  const operator = compareOperators[x.word];
  if (operator !== undefined) return infix(printed(x.a, context), operator[0], printed(x.b, context), operator[1]);
  const unsigned = (side: Scalar): Printed =>
    rangeOf(side, context.ranges).low >= 0
      ? printed(side, context)
      : infix(exact(side, context, false), ">>>", printedAtom("0"), shift);
  return infix(unsigned(x.a), "<", unsigned(x.b), relation);
}

function printedSelect(x: Select, context: PrintContext): Printed {
  return ternary(printed(x.condition, context), printed(x.then, context), printed(x.otherwise, context));
}

function printedConvert(x: Convert, context: PrintContext): Printed {
  const from = x.x.type,
    value = printed(x.x, context);
  if (from === "bool") return ternary(value, printedAtom("1"), printedAtom("0"));
  if (x.type === "bool") return infix(value, "!==", printedAtom("0"), equality);
  if (x.type === "i32") return printedCall("toInt32", [value]);
  if (x.type === "f64") return value;
  return from === "i32" && exactInFloat(x.x, context) ? value : rounded(value);
}

/** Whole numbers up to 2^24 are f32. */
function exactInFloat(x: Scalar, context: PrintContext): boolean {
  const { low, high } = rangeOf(x, context.ranges);
  return low >= -16777216 && high <= 16777216;
}
