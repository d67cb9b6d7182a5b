/** Arithmetic: sums, products, quotients, signs, extremes. */
import type { Tensor } from "../builder.js";
import { fill } from "../builder.js";
import { elementwise, type Binary, type Ternary, type Unary } from "../families/elementwise.js";
import * as k from "../kernel.js";
import { equal, greater, isNaN, less, lessEqual, logicalAnd, where } from "./compare.js";

const half = (dy: Tensor): Tensor => mul(0.5, dy);
const zero = (like: Tensor): Tensor => fill(like, 0);

export const add: Binary = elementwise("add", {
  doc: "y = a + b",
  example: "add(constant([1, 2]), 10)",
  special: "i32 wraps.",
  inputs: ["a", "b"],
  admits: "number",
  bounded: true,
  commutative: true,
  printed: { operator: "+", precedence: 12 },
  evaluate: ([a, b], dtype) => (dtype === "i32" ? (a + b) | 0 : a + b),
  program: ([a, b]) => k.add(a, b),
  vjp: { a: ({ dy }) => dy, b: ({ dy }) => dy },
});

export const sub: Binary = elementwise("sub", {
  doc: "y = a - b",
  example: "sub(constant([1, 2]), 10)",
  special: "i32 wraps.",
  inputs: ["a", "b"],
  admits: "number",
  bounded: true,
  printed: { operator: "-", precedence: 12 },
  evaluate: ([a, b], dtype) => (dtype === "i32" ? (a - b) | 0 : a - b),
  program: ([a, b]) => k.sub(a, b),
  vjp: { a: ({ dy }) => dy, b: ({ dy }) => neg(dy) },
});

export const mul: Binary = elementwise("mul", {
  doc: "y = a * b",
  example: "mul(constant([[1], [2]]), constant([10, 20]))",
  special: "i32 wraps.",
  inputs: ["a", "b"],
  admits: "number",
  commutative: true,
  annihilator: 0,
  printed: { operator: "*", precedence: 13 },
  evaluate: ([a, b], dtype) => (dtype === "i32" ? Math.imul(a, b) : a * b),
  program: ([a, b]) => k.mul(a, b),
  vjp: { a: ({ dy, b }) => mul(dy, b), b: ({ dy, a }) => mul(dy, a) },
});

export const div: Binary = elementwise("div", {
  doc: "y = a / b",
  example: "div(constant([1, -1, 3]), constant([0, 0, 2]))",
  special:
    "Division by zero gives infinity or NaN, as IEEE 754 says; i32 is not taken: floorDiv divides whole numbers.",
  inputs: ["a", "b"],
  admits: "float",
  flops: 4,
  printed: { operator: "/", precedence: 13 },
  evaluate: ([a, b]) => a / b,
  program: ([a, b]) => k.div(a, b),
  vjp: { a: ({ dy, b }) => div(dy, b), b: ({ dy, y, b }) => neg(mul(dy, div(y, b))) },
});

export const neg: Unary = elementwise("neg", {
  doc: "y = -x",
  example: "neg(constant([1, -2.5]))",
  inputs: ["x"],
  admits: "number",
  bounded: true,
  printed: { operator: "-", precedence: 15 },
  evaluate: ([x], dtype) => (dtype === "i32" ? -x | 0 : -x),
  program: ([x]) => (x.type === "i32" ? k.sub(0, x) : k.neg(x)),
  vjp: { x: ({ dy }) => neg(dy) },
});

export const abs: Unary = elementwise("abs", {
  doc: "y = |x|",
  example: "abs(constant([1, -2.5, 0]))",
  special: "The derivative at 0 is 0.",
  inputs: ["x"],
  admits: "number",
  evaluate: ([x], dtype) => (dtype === "i32" ? Math.abs(x) | 0 : Math.abs(x)),
  program: ([x]) => (x.type === "i32" ? k.select(k.less(x, 0), k.sub(0, x), x) : k.abs(x)),
  vjp: { x: ({ dy, x }) => mul(dy, sign(x)) },
});

export const sign: Unary = elementwise("sign", {
  doc: "y = 1, 0 or -1 with the sign of x",
  example: "sign(constant([3, -0.5, 0]))",
  special: "Zeros and NaN stay themselves. The derivative is 0, connected.",
  inputs: ["x"],
  admits: "number",
  bounded: true,
  evaluate: ([x]) => Math.sign(x),
  program: ([x]) => k.select(k.greater(x, 0), 1, k.select(k.less(x, 0), -1, x)),
  vjp: { x: ({ x }) => zero(x) },
});

export const square: Unary = elementwise("square", {
  doc: "y = x^2",
  example: "square(constant([3, -0.5]))",
  inputs: ["x"],
  admits: "number",
  evaluate: ([x], dtype) => (dtype === "i32" ? Math.imul(x, x) : x * x),
  program: ([x]) => k.mul(x, x),
  vjp: { x: ({ dy, x }) => mul(dy, mul(2, x)) },
});

export const reciprocal: Unary = elementwise("reciprocal", {
  doc: "y = 1 / x",
  example: "reciprocal(constant([4, -0.5]))",
  special: "1 / 0 is infinite.",
  inputs: ["x"],
  admits: "float",
  flops: 4,
  evaluate: ([x]) => 1 / x,
  program: ([x]) => k.div(1, x),
  vjp: { x: ({ dy, y }) => neg(mul(dy, square(y))) },
});

export const maximum: Binary = elementwise("maximum", {
  doc: "y = the larger of a and b",
  example: "maximum(constant([1, 5]), constant([3, 2]))",
  special: "NaN if one operand is NaN. At a tie each gets half the cotangent.",
  inputs: ["a", "b"],
  admits: "number",
  bounded: true,
  commutative: true,
  evaluate: ([a, b]) => Math.max(a, b),
  program: ([a, b]) => k.max(a, b),
  vjp: {
    a: ({ dy, a, b }) => where(greater(a, b), dy, where(equal(a, b), half(dy), 0)),
    b: ({ dy, a, b }) => where(greater(b, a), dy, where(equal(a, b), half(dy), 0)),
  },
});

export const minimum: Binary = elementwise("minimum", {
  doc: "y = the smaller of a and b",
  example: "minimum(constant([1, 5]), constant([3, 2]))",
  special: "NaN if one operand is NaN. At a tie each gets half the cotangent.",
  inputs: ["a", "b"],
  admits: "number",
  bounded: true,
  commutative: true,
  evaluate: ([a, b]) => Math.min(a, b),
  program: ([a, b]) => k.min(a, b),
  vjp: {
    a: ({ dy, a, b }) => where(less(a, b), dy, where(equal(a, b), half(dy), 0)),
    b: ({ dy, a, b }) => where(less(b, a), dy, where(equal(a, b), half(dy), 0)),
  },
});

export const clip: Ternary = elementwise("clip", {
  doc: "y = min(max(x, low), high)",
  example: "clip(constant([-2, 0.5, 7]), -1, 1)",
  special: "The derivative in x is 1 on the closed interval; high wins where low > high; NaN stays NaN.",
  inputs: ["x", "low", "high"],
  admits: "number",
  bounded: true,
  evaluate: ([x, low, high]) => Math.min(Math.max(x, low), high),
  program: ([x, low, high]) => k.min(k.max(x, low), high),
  vjp: {
    x: ({ dy, x, low, high }) => where(logicalAnd(lessEqual(low, x), lessEqual(x, high)), dy, 0),
    low: ({ dy, x, low, high }) => where(logicalAnd(less(x, low), lessEqual(low, high)), dy, 0),
    high: ({ dy, x, low, high }) =>
      where(logicalAnd(lessEqual(low, high), lessEqual(x, high)), 0, where(isNaN(x), 0, dy)),
  },
});

export const squaredDifference: Binary = elementwise("squaredDifference", {
  doc: "y = (a - b)^2",
  example: "squaredDifference(constant([1, 5]), 3)",
  inputs: ["a", "b"],
  admits: "number",
  flops: 2,
  commutative: true,
  evaluate: ([a, b], dtype) => (dtype === "i32" ? Math.imul((a - b) | 0, (a - b) | 0) : (a - b) * (a - b)),
  program: ([a, b]) => k.mul(k.sub(a, b), k.sub(a, b)),
  vjp: { a: ({ dy, a, b }) => mul(dy, mul(2, sub(a, b))), b: ({ dy, a, b }) => mul(dy, mul(2, sub(b, a))) },
});

export const lerp: Ternary = elementwise("lerp", {
  doc: "y = a + t (b - a), the point between a and b at the share t",
  example: "lerp(constant([0, 10]), constant([4, 20]), 0.25)",
  special:
    "Exactly a where t is 0; beyond a and b where t is below 0 or above 1. f32 is computed in f64 and rounded once.",
  inputs: ["a", "b", "t"],
  admits: "float",
  flops: 3,
  evaluate: ([a, b, t]) => a + t * (b - a),
  program: (operands) => {
    const [a, b, t] = operands.map((operand) => k.convert("f64", operand));
    return k.convert(operands[0].type, k.add(a ?? 0, k.mul(t ?? 0, k.sub(b ?? 0, a ?? 0))));
  },
  vjp: {
    a: ({ dy, t }) => mul(dy, sub(1, t)),
    b: ({ dy, t }) => mul(dy, t),
    t: ({ dy, a, b }) => mul(dy, sub(b, a)),
  },
});

export const sqrt: Unary = elementwise("sqrt", {
  doc: "y = the square root of x",
  example: "sqrt(constant([4, 2, 0]))",
  special: "NaN below 0. The derivative at 0 is infinite.",
  inputs: ["x"],
  admits: "float",
  flops: 4,
  evaluate: ([x]) => Math.sqrt(x),
  program: ([x]) => k.sqrt(x),
  vjp: { x: ({ dy, y }) => div(mul(0.5, dy), y) },
});

export const rsqrt: Unary = elementwise("rsqrt", {
  doc: "y = 1 / sqrt(x)",
  example: "rsqrt(constant([4, 0.25]))",
  special: "Infinite at 0, NaN below.",
  inputs: ["x"],
  admits: "float",
  flops: 8,
  evaluate: ([x]) => 1 / Math.sqrt(x),
  program: ([x]) => k.div(1, k.sqrt(x)),
  vjp: { x: ({ dy, x, y }) => mul(mul(-0.5, dy), div(y, x)) },
});

export const relu: Unary = elementwise("relu", {
  doc: "y = max(x, 0)",
  example: "relu(constant([-1, 0, 2]))",
  special: "The derivative at 0 is 0; NaN stays NaN.",
  inputs: ["x"],
  admits: "number",
  bounded: true,
  evaluate: ([x]) => (x <= 0 ? 0 : x),
  program: ([x]) => k.select(k.lessEqual(x, 0), 0, x),
  vjp: { x: ({ dy, x }) => where(greater(x, 0), dy, 0) },
});

export const relu6: Unary = elementwise("relu6", {
  doc: "y = min(max(x, 0), 6)",
  example: "relu6(constant([-1, 2, 7]))",
  special: "The derivative at the bounds 0 and 6 is 0.",
  inputs: ["x"],
  admits: "float",
  bounded: true,
  flops: 2,
  evaluate: ([x]) => (x <= 0 ? 0 : x >= 6 ? 6 : x),
  program: ([x]) => k.select(k.lessEqual(x, 0), 0, k.select(k.greaterEqual(x, 6), 6, x)),
  vjp: { x: ({ dy, x }) => where(logicalAnd(greater(x, 0), less(x, 6)), dy, 0) },
});

export const hardTanh: Unary = elementwise("hardTanh", {
  doc: "y = min(max(x, -1), 1)",
  example: "hardTanh(constant([-2, 0.3, 7]))",
  special: "The derivative at the bounds -1 and 1 is 0.",
  inputs: ["x"],
  admits: "float",
  bounded: true,
  flops: 2,
  evaluate: ([x]) => Math.min(Math.max(x, -1), 1),
  program: ([x]) => k.min(k.max(x, -1), 1),
  vjp: { x: ({ dy, x }) => where(logicalAnd(greater(x, -1), less(x, 1)), dy, 0) },
});
