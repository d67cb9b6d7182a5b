/** Rounding to whole numbers, and division that leaves a remainder. */
import { fill, type Tensor } from "../builder.js";
import { wholeDivisionByZero } from "../diagnostics.js";
import { elementwise, widened, type Binary, type Unary } from "../families/elementwise.js";
import * as k from "../kernel.js";
import type { Refusal } from "../op.js";
import { div, mul, neg } from "./arithmetic.js";

const integral = {
  vjp: { x: ({ x }: { readonly x: Tensor }) => fill(x, 0) },
  inputs: ["x"],
  admits: "float",
  bounded: true,
} as const;

export const floor: Unary = elementwise("floor", {
  ...integral,
  doc: "y = the largest whole number that is at most x",
  example: "floor(constant([1.5, -1.5]))",
  special: "The derivative is 0, connected.",
  evaluate: ([x]) => Math.floor(x),
  program: ([x]) => k.floor(x),
});
export const ceil: Unary = elementwise("ceil", {
  ...integral,
  doc: "y = the smallest whole number that is at least x",
  example: "ceil(constant([1.5, -1.5]))",
  special: "The derivative is 0, connected.",
  evaluate: ([x]) => Math.ceil(x),
  program: ([x]) => k.ceil(x),
});
export const trunc: Unary = elementwise("trunc", {
  ...integral,
  doc: "y = x without its fraction",
  example: "trunc(constant([1.5, -1.5]))",
  special: "The derivative is 0, connected.",
  evaluate: ([x]) => Math.trunc(x),
  program: ([x]) => k.trunc(x),
});
export const round: Unary = elementwise("round", {
  ...integral,
  doc: "y = the nearest whole number",
  example: "round(constant([0.5, 1.5, 2.6]))",
  special: "Half to even. The derivative is 0, connected.",
  evaluate: ([x]) => nearestEven(x),
  program: ([x]) => k.nearest(x),
});

function nearestEven(x: number): number {
  const below = Math.floor(x),
    distance = x - below;
  if (distance !== 0.5)
    return distance < 0.5 ? (below === 0 && Object.is(Math.sign(x), -0) ? -0 : below) : negativeZero(below + 1, x);
  return negativeZero(below % 2 === 0 ? below : below + 1, x);
}
function negativeZero(rounded: number, x: number): number {
  return rounded === 0 && x < 0 ? -0 : rounded;
}

/** Whole numbers have no infinity to give. */
const refuseZero = ([, b]: readonly [k.Scalar, k.Scalar]): Refusal | null =>
  b.type === "i32" ? { condition: k.equal(b, 0), message: "division of an i32 by zero", value: b } : null;

export const rem: Binary = elementwise("rem", {
  doc: "y = the remainder of a / b with the sign of a",
  example: "rem(constant([7.5, -7.5]), 2)",
  special: "The derivative is 1 in a and -trunc(a / b) in b. An i32 by zero is a RangeError.",
  inputs: ["a", "b"],
  admits: "number",
  flops: 6,
  printed: { operator: "%", precedence: 13 },
  evaluate: ([a, b], dtype) => (dtype === "i32" ? wholeRemainder(a, b) : a % b),
  refuses: refuseZero,
  program: ([a, b]) => k.rem(a, b),
  vjp: { a: ({ dy }) => dy, b: ({ dy, a, b }) => neg(mul(dy, trunc(div(a, b)))) },
});

export const mod: Binary = elementwise("mod", {
  doc: "y = the remainder of a / b with the sign of b",
  example: "mod(constant([7.5, -7.5]), 2)",
  special: "The derivative is 1 in a and -floor(a / b) in b. An i32 by zero is a RangeError.",
  inputs: ["a", "b"],
  admits: "number",
  flops: 8,
  evaluate: ([a, b], dtype) => floorRemainder(dtype === "i32" ? wholeRemainder(a, b) : a % b, b),
  refuses: refuseZero,
  program: ([a, b]) => {
    const remainder = k.rem(a, b),
      wrongSign = k.and(k.notEqual(remainder, 0), k.notEqual(k.less(remainder, 0), k.less(b, 0)));
    return k.select(wrongSign, k.add(remainder, b), remainder);
  },
  vjp: { a: ({ dy }) => dy, b: ({ dy, a, b }) => neg(mul(dy, floor(div(a, b)))) },
});

function floorRemainder(remainder: number, b: number): number {
  return remainder !== 0 && remainder < 0 !== b < 0 ? remainder + b : remainder;
}
function wholeRemainder(a: number, b: number): number {
  if (b === 0) throw wholeDivisionByZero();
  return (a % b) | 0;
}

export const floorDiv: Binary = elementwise("floorDiv", {
  doc: "y = floor(a / b)",
  example: "floorDiv(constant([7.5, -7.5]), 2)",
  special: "The derivative is 0, connected. An i32 by zero is a RangeError.",
  inputs: ["a", "b"],
  admits: "number",
  flops: 6,
  evaluate: ([a, b], dtype) =>
    dtype === "i32" ? ((a - floorRemainder(wholeRemainder(a, b), b)) / b) | 0 : Math.floor(a / b),
  refuses: refuseZero,
  // A quotient of f32 that is rounded first may be the next whole number.
  program: ([a, b]) => (a.type === "i32" ? wholeFloorDiv(a, b) : floorOfQuotient([a, b])),
  vjp: { a: ({ a }) => fill(a, 0), b: ({ b }) => fill(b, 0) },
  bounded: true,
});

const floorOfQuotient = widened((a, b) => k.floor(k.div(a, b)));

/** The truncated quotient, one less if there is a remainder and the signs differ. */
function wholeFloorDiv(a: k.Scalar, b: k.Scalar): k.Scalar {
  const down = k.and(k.notEqual(k.rem(a, b), 0), k.notEqual(k.less(a, 0), k.less(b, 0)));
  return k.sub(k.div(a, b), k.convert("i32", down));
}
