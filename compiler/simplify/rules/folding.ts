/**
 * Folding: what is computed of constants alone is a constant. The reference semantics gives the numbers. No fold
 * makes a module much larger, and none hides an error: what would fail at run time stays, and fails there.
 */
import { fill, Tensor, type Operand } from "../../../src/builder.js";
import { evaluateOp } from "../../../src/evaluate.js";
import { concatAlong } from "../../../src/families/concat.js";
import { contract } from "../../../src/families/contraction.js";
import { reshapeTo } from "../../../src/families/reshape.js";
import { constantElements, constantOp, uniformValue } from "../../../src/families/source.js";
import { viewOf } from "../../../src/families/view.js";
import type { Node } from "../../../src/graph.js";
import type { Op, TensorValue } from "../../../src/op.js";
import * as arithmetic from "../../../src/ops/arithmetic.js";
import * as rounding from "../../../src/ops/rounding.js";
import * as compare from "../../../src/ops/compare.js";
import { allOver, anyOver, maxOver, minOver, sumOver } from "../../../src/ops/reduce.js";
import { exp } from "../../../src/ops/transcendental.js";
import { pad } from "../../../src/ops/pad.js";
import { broadcastAxes, permute } from "../../../src/ops/view.js";
import { roundTo, sizeOf } from "../../../src/types.js";
import { rewrite, type ExampleInput, type Rule } from "../rule.js";

/** A fold may always make a constant of this many elements, and one as large as the constants that it is made of. */
const smallConstant = 64;
/** The most products or elements that one fold computes. */
const mostWork = 1 << 16;

/** Ops that are IEEE 754's own: the reference and compiled code agree to the bit. */
const sameBits: ReadonlySet<Op> = new Set<Op>(
  [
    ...[arithmetic.add, arithmetic.sub, arithmetic.mul, arithmetic.div, arithmetic.reciprocal, arithmetic.square],
    ...[arithmetic.sqrt, arithmetic.neg, arithmetic.abs, arithmetic.sign, arithmetic.maximum, arithmetic.minimum],
    ...[arithmetic.clip, rounding.floor, rounding.ceil, rounding.trunc, rounding.round, arithmetic.relu],
    ...[compare.equal, compare.notEqual, compare.less, compare.lessEqual, compare.greater, compare.greaterEqual],
    ...[compare.logicalAnd, compare.logicalOr, compare.logicalXor, compare.logicalNot],
    ...[compare.isNaN, compare.isFinite, compare.where],
  ].map(({ op }) => op),
);
const isCast = ({ name }: Op): boolean => name.startsWith("cast_");

/** Reductions whose result does not depend on the order of the elements. */
const orderFree: ReadonlySet<Op> = new Set<Op>([maxOver.op, minOver.op, anyOver.op, allOver.op]);

/** What each element is, where all are constants; null elsewhere. */
function elementsOf(node: Node): Float64Array | null {
  const uniform = uniformValue(node),
    size = sizeOf(node.type.shape);
  if (uniform === null) return constantElements(node);
  return size <= mostWork ? new Float64Array(size).fill(uniform) : null;
}

function allElements(nodes: readonly Node[]): TensorValue[] | null {
  const values: TensorValue[] = [];
  for (const node of nodes) {
    const data = elementsOf(node);
    if (data === null) return null;
    values.push({ type: node.type, data });
  }
  return values;
}

/** The value as a constant; null if computing it fails, which is for run time to say. */
function folded(node: Node, args: readonly TensorValue[]): Tensor | null {
  const data = orNothing(() => evaluateOp(node, args).data);
  return data === null ? null : Tensor.literal(node.type.dtype, node.type.shape, data);
}

/** A RangeError is how an op says that its operands have no result, for example a quotient by the whole number 0. */
function orNothing<T>(compute: () => T): T | null {
  try {
    return compute();
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function elementwise(node: Node): Operand | null {
  const { op, inputs, attrs, type } = node;
  if (op.family !== "elementwise") return null;
  const numbers = inputs.map(uniformValue);
  if (numbers.every((value) => value !== null)) {
    const dtype = inputs[inputs.length - 1]?.type.dtype ?? "f64";
    const value = orNothing(() => op.evaluate(numbers, attrs, dtype));
    return value === null ? null : fill(Tensor.of(node), roundTo(type.dtype, value));
  }
  const size = sizeOf(type.shape);
  if (size > mostWork) return null;
  const args = allElements(inputs);
  return args === null ? null : folded(node, args);
}

function moved(node: Node): Operand | null {
  const numbers = node.inputs.map(uniformValue),
    value = numbers[0];
  const covered = node.op.family !== "view" || Object.is(viewOf(node).fill, value);
  if (value !== null && value !== undefined && covered && numbers.every((other) => Object.is(other, value))) {
    return fill(Tensor.of(node), value);
  }
  if (sizeOf(node.type.shape) > smallConstant || node.inputs.every((input) => uniformValue(input) !== null))
    return null;
  const args = allElements(node.inputs);
  return args === null ? null : folded(node, args);
}

function reduced(node: Node): Operand | null {
  const [x] = node.inputs,
    data = x === undefined ? null : constantElements(x);
  return x === undefined || data === null || data.length > mostWork ? null : folded(node, [{ type: x.type, data }]);
}

function contracted(node: Node): Operand | null {
  const [a, b] = node.inputs.map(constantElements),
    size = sizeOf(node.type.shape);
  if (a === undefined || b === undefined || a === null || b === null) return null;
  if (a.length * b.length > mostWork || size > Math.max(smallConstant, a.length, b.length)) return null;
  const args = allElements(node.inputs);
  return args === null ? null : folded(node, args);
}

const constant = (input: ExampleInput, ...values: number[]): Tensor => {
  const { graph, type } = input([values.length]).node;
  return Tensor.of(graph.append(constantOp, [], { value: Float64Array.from(values) }, type));
};
const number = (input: ExampleInput, value: number): Tensor => fill(input([3]), value);
const float = ["f32", "f64"] as const;

export const folding: readonly Rule[] = [
  rewrite("arithmetic of constants", "exact", {
    legal: "the op is arithmetic that IEEE 754 fixes to the bit, and the constant does not grow the module",
    at: ["elementwise"],
    step: (node) => (sameBits.has(node.op) || isCast(node.op) ? elementwise(node) : null),
    examples: [
      (input) => arithmetic.add(number(input, 2), number(input, 3)),
      (input) => arithmetic.mul(constant(input, 1, -2, 3), 2),
      (input) => compare.cast(constant(input, 1, 0), "bool"),
    ],
  }),
  rewrite("functions of constants", "rounding", {
    legal: "the constant does not grow the module, and computing it is no error",
    at: ["elementwise"],
    dtypes: float,
    step: elementwise,
    examples: [(input) => exp(constant(input, 1, -2, 3)), (input) => exp(number(input, 2))],
  }),
  rewrite("constants in other places", "exact", {
    legal: "all that is moved is one number, or the result is small",
    at: ["view", "reshape", "concat"],
    step: moved,
    examples: [
      (input) => permute(broadcastAxes(constant(input, 1, 2), [2, 3], [1]), [1, 0]),
      (input) => reshapeTo(constant(input, 1, 2, 3, 4), [2, 2]),
      (input) => reshapeTo(fill(input([2, 3]), 7), [3, 2]),
      (input) => concatAlong([number(input, 2), number(input, 2)], 0),
      (input) => pad(fill(input([2]), 5), [[1, 1]], { value: 5 }),
    ],
  }),
  rewrite("extreme of constants", "exact", {
    legal: "every element is known",
    at: [...orderFree],
    step: reduced,
    examples: [(input) => maxOver(constant(input, 1, -2, 3), [0])],
  }),
  rewrite("reduction of constants", "rounding", {
    legal: "every element is known",
    at: ["reduction"],
    step: reduced,
    examples: [(input) => sumOver(constant(input, 1, -2, 3), [0])],
  }),
  rewrite("contraction of constants", "rounding", {
    legal: "every element is known, and the result is no larger than the operands, or small",
    at: ["contraction"],
    dtypes: float,
    step: contracted,
    examples: [(input) => contract(constant(input, 1, 2), constant(input, 3, 4), ["i", "i"], "")],
  }),
];
