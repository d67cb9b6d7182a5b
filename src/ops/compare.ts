/** Comparisons, logical functions, and the choice between two values. */
import { elementwise, unchanged, type Unary, type Binary, type Ternary } from "../families/elementwise.js";
import * as k from "../kernel.js";
import type { DType } from "../types.js";
import { applyElementwise } from "../apply.js";
import { onGraph, Tensor, type Operand } from "../builder.js";
import { define, dtype as dtypeKind, tensor } from "../language.js";
import { nondifferentiable, register, type ElementwiseOp, type Printed, type Scope, type VjpRules } from "../op.js";
import { isFloat, roundTo } from "../types.js";

const truth = nondifferentiable("a truth value has no derivative");

function comparison(
  name: string,
  operator: string,
  precedence: number,
  evaluate: (a: number, b: number) => boolean,
  program: (a: k.Scalar, b: k.Scalar) => k.Scalar,
  admits: "number" | "any" = "number",
): Binary {
  return elementwise(name, {
    doc: `y = a ${operator} b`,
    example: `${name}(constant([1, 2, 3]), 2)`,
    special: `${name === "notEqual" ? "True" : "False"} where a or b is NaN; -0 equals 0.`,
    inputs: ["a", "b"],
    admits,
    result: "bool",
    printed: { operator, precedence },
    evaluate: ([a, b]) => (evaluate(a, b) ? 1 : 0),
    program: ([a, b]) => program(a, b),
    vjp: truth,
  });
}

export const equal = comparison("equal", "==", 9, (a, b) => a === b, k.equal, "any");
export const notEqual = comparison("notEqual", "!=", 9, (a, b) => a !== b, k.notEqual, "any");
export const less = comparison("less", "<", 10, (a, b) => a < b, k.less);
export const lessEqual = comparison("lessEqual", "<=", 10, (a, b) => a <= b, k.lessEqual);
export const greater = comparison("greater", ">", 10, (a, b) => a > b, k.greater);
export const greaterEqual = comparison("greaterEqual", ">=", 10, (a, b) => a >= b, k.greaterEqual);

function logical(
  name: string,
  doc: string,
  printed: Printed,
  evaluate: (a: number, b: number) => number,
  program: (a: k.Scalar, b: k.Scalar) => k.Scalar,
): Binary {
  return elementwise(name, {
    doc,
    example: `${name}(constant([true, true, false]), constant([true, false, false]))`,
    inputs: ["a", "b"],
    admits: "bool",
    commutative: true,
    vjp: truth,
    printed,
    evaluate: ([a, b]) => evaluate(a, b),
    program: ([a, b]) => program(a, b),
  });
}

export const logicalAnd = logical(
  "logicalAnd",
  "y = a and b",
  { operator: "&&", precedence: 5 },
  (a, b) => a * b,
  k.and,
);
export const logicalOr = logical("logicalOr", "y = a or b", { operator: "||", precedence: 4 }, Math.max, k.or);
export const logicalXor = logical("logicalXor", "y = a or b, not both", "call", (a, b) => (a !== b ? 1 : 0), k.xor);
export const logicalNot: Unary = elementwise("logicalNot", {
  doc: "y = not x",
  example: "logicalNot(constant([true, false]))",
  inputs: ["x"],
  admits: "bool",
  vjp: truth,
  printed: { operator: "!", precedence: 15 },
  evaluate: ([x]) => 1 - x,
  program: ([x]) => k.not(x),
});
export const isNaN: Unary = elementwise("isNaN", {
  doc: "y tells whether x is NaN",
  example: "isNaN(constant([1, 0]) / 0)",
  special: "Infinities are not NaN.",
  inputs: ["x"],
  admits: "float",
  result: "bool",
  vjp: truth,
  evaluate: ([x]) => (Number.isNaN(x) ? 1 : 0),
  program: ([x]) => k.notEqual(x, x),
});
export const isFinite: Unary = elementwise("isFinite", {
  doc: "y tells whether x is neither NaN nor infinite",
  example: "isFinite(constant([1, 6]) / constant([0, 2]))",
  inputs: ["x"],
  admits: "float",
  result: "bool",
  vjp: truth,
  evaluate: ([x]) => (Number.isFinite(x) ? 1 : 0),
  program: ([x]) => k.equal(k.sub(x, x), 0),
});

export const where: Ternary = elementwise("where", {
  doc: "y = x where c holds, else otherwise",
  example: "where(constant([true, false, true]), constant([1, 2, 3]), 0)",
  special:
    "The operand that is not chosen has no part in derivatives: an infinite or NaN derivative of it is never met.",
  inputs: ["c", "x", "otherwise"],
  admits: "any",
  selects: true,
  bounded: true,
  evaluate: ([c, x, otherwise]) => (c !== 0 ? x : otherwise),
  program: ([c, x, otherwise]) => k.select(c, x, otherwise),
  vjp: {
    c: nondifferentiable("a condition has no derivative"),
    x: ({ c, dy }) => where(c, dy, 0),
    otherwise: ({ c, dy }) => where(c, 0, dy),
  },
});

/** Casts, one op a target dtype: `castOps.f32`. A cast between floats has a derivative, a cast to or from others cuts. */
const castOps: { readonly [D in DType]: ElementwiseOp } = {
  f32: castOp("f32"),
  f64: castOp("f64"),
  i32: castOp("i32"),
  bool: castOp("bool"),
};

function castOp(target: DType): ElementwiseOp {
  const reason = nondifferentiable(
    `a cast to or from ${target === "f32" || target === "f64" ? "an integer" : target} has no derivative`,
  );
  return register({
    family: "elementwise",
    name: `cast_${target}`,
    doc: `y = x as ${target}`,
    inputs: ["x"],
    bounded: true,
    printed: "call",
    commutative: false,
    selects: false,
    refuses: null,
    flops: 1,
    typeOf: ([x]) => ({ dtype: target, shape: x?.shape ?? [] }),
    // A float is rounded by whoever calls, or not at all where the evaluator computes in f64.
    evaluate: ([x]) => (isFloat(target) ? (x ?? 0) : roundTo(target, x ?? 0)),
    program: ([x]) => k.convert(target, x ?? k.f64(0)),
    vjp: { x: isFloat(target) ? ({ x, dy }: Scope<"x">) => castTo(dy, x.dtype ?? target) : reason } as VjpRules,
  });
}

function castTo(x: Operand, target: DType): Tensor {
  const operand = Tensor.from(x);
  if (operand.dtype === target) return operand;
  if (operand.literal !== null && operand.dtype === null && target !== "i32" && target !== "bool")
    return Tensor.literal(
      target,
      operand.shape,
      operand.literal.data.map((value) => roundTo(target, value)),
    );
  if (operand.graph !== null && operand.dtype === null && isFloat(target))
    return Tensor.of(onGraph(operand.graph, operand, target, "cast"));
  return applyElementwise(castOps[target], [operand]);
}

export const cast = define(
  "cast",
  {
    doc: "y = x in another dtype",
    example: 'cast(constant([1.7, -2.5, 1e10]), "i32")',
    special:
      "To f32 rounds to nearest; to i32 truncates and saturates, NaN gives 0; to bool tells whether x is not 0. Between floats the cotangent is cast back; a cast to or from other dtypes has no derivative.",
  },
  [
    ["x", tensor],
    ["dtype", dtypeKind],
  ],
  {},
  (x, target) => castTo(x, target),
);

export const stopGradientOp = unchanged("stopGradient", "y = x, without a derivative", {
  vjp: { x: nondifferentiable("stopGradient cuts it") },
});
export const stopGradient = define(
  "stopGradient",
  {
    doc: stopGradientOp.doc,
    example: "stopGradient(constant([1, 2]))",
    special: "What is differentiated sees a constant.",
  },
  [["x", tensor]],
  {},
  (x) => applyElementwise(stopGradientOp, [x]),
);
