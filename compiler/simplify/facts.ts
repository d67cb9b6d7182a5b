/** What is known of the values of a node without knowing them. */
import { uniformValue } from "../../src/families/source.js";
import { viewOf } from "../../src/families/view.js";
import type { Node } from "../../src/graph.js";
import type { Op } from "../../src/op.js";
import {
  abs,
  add,
  maximum,
  minimum,
  mul,
  relu,
  relu6,
  sqrt,
  square,
  squaredDifference,
} from "../../src/ops/arithmetic.js";
import { maxOver, minOver, prodOver, sumOver } from "../../src/ops/reduce.js";
import { where } from "../../src/ops/compare.js";
import { exp, exp2, sigmoid, softplus } from "../../src/ops/transcendental.js";
import { softmaxOver } from "../../src/composites/softmax.js";

/** How far up the operands a question is followed: it bounds the cost of an answer. */
const depth = 4;

const ops = (...functions: readonly { readonly op: Op }[]): ReadonlySet<Op> => new Set(functions.map(({ op }) => op));

/** Never negative, whatever the operands. */
const neverNegative = ops(abs, square, relu, relu6, sqrt, squaredDifference, exp, exp2, sigmoid, softplus, softmaxOver);
/** Not negative if no operand is. */
const keepsSign = ops(add, mul, maximum, minimum, sumOver, prodOver, maxOver, minOver);

/** No element is below 0; one may be NaN or either zero. False where it is not known. */
export function isNonNegative(node: Node, within = depth): boolean {
  const { op, inputs } = node,
    value = uniformValue(node);
  if (value !== null) return value >= 0;
  if (op === relu.op) return true;
  // Sums and products of whole numbers wrap, and so does the absolute value of the smallest.
  if (within === 0 || node.type.dtype === "i32") return false;
  if (neverNegative.has(op)) return true;
  const all = (of: readonly Node[]): boolean => of.every((input) => isNonNegative(input, within - 1));
  if (keepsSign.has(op)) return all(inputs);
  if (op === where.op) return all(inputs.slice(1));
  switch (op.family) {
    case "view":
      return viewOf(node).fill >= 0 && all(inputs);
    case "reshape":
      return all(inputs);
    default:
      return false;
  }
}
