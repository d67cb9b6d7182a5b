/** Applying an op to operands: literals are lifted to the graph of the others, or computed where there is none. */
import {
  broadcastShapes,
  broadcastToShape,
  commonDtype,
  commonGraph,
  onGraph,
  Tensor,
  type Operand,
} from "./builder.js";
import { evaluateNode } from "./evaluate.js";
import { Graph, type Attributes, type Node } from "./graph.js";
import { appendNode, type ElementwiseOp, type Op } from "./op.js";
import { checkShape } from "./builder.js";
import type { DType } from "./types.js";

/** NumPy's broadcasting, then one dtype for all (but for the condition of an op that selects), then the op. */
export function applyElementwise(op: ElementwiseOp, operands: readonly Operand[], attrs: Attributes = {}): Tensor {
  const tensors = operands.map((operand) => Tensor.from(operand));
  const shape = tensors.map((operand) => operand.shape).reduce((a, b) => broadcastShapes(op.name, a, b));
  const broadcast = tensors.map((operand) => broadcastToShape(op.name, operand, shape));
  return applyOp(op, broadcast, attrs, op.selects ? 1 : 0);
}

/**
 * The op on operands whose shapes already fit. Operands from `free` on share a dtype, which weak literals among
 * them take; those before it keep their own.
 */
export function applyOp(op: Op, operands: readonly Operand[], attrs: Attributes = {}, free = 0): Tensor {
  const tensors = operands.map((operand) => Tensor.from(operand));
  const dtype = commonDtype(op.name, tensors.slice(free)),
    graph = commonGraph(op.name, tensors);
  const known = graph ?? new Graph();
  const nodes = tensors.map((tensor, at) => onGraph(known, tensor, at < free ? null : dtype, op.name));
  const node = appendNode(op, nodes, attrs);
  checkShape(node.type.shape);
  if (graph !== null) {
    const weak = dtype === null && node.type.dtype === "f64" && tensors.length > free;
    if (!weak) return Tensor.of(node);
    const inDtype = (wanted: DType): Node[] =>
      tensors.map((tensor, at) => onGraph(graph, tensor, at < free ? null : wanted, op.name));
    return Tensor.weak(node, (wanted) => appendNode(op, inDtype(wanted), attrs));
  }
  // An expression of literals alone is a literal: weak if all of them are and the result is a float.
  const weak = dtype === null && node.type.dtype === "f64";
  return Tensor.literal(weak ? null : node.type.dtype, node.type.shape, evaluateNode(node).data);
}
