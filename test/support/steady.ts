/** Whether a node and its derivative are continuous at the numbers that its operands have. */
import { vjp } from "../../compiler/differentiate.js";
import { fill, Tensor } from "../../src/builder.js";
import { evaluate, evaluateOp } from "../../src/evaluate.js";
import { appendInput } from "../../src/families/source.js";
import { Graph, type Node } from "../../src/graph.js";
import type { TensorValue } from "../../src/op.js";
import { isFloat } from "../../src/types.js";
import type { Random } from "./random.js";

/** A change of the operands by a step may change the result by this many steps. */
const steepest = 30;

export function isSteady(node: Node, args: readonly TensorValue[], step: number, random: Random): boolean {
  const moved = args.map((arg) => shaken(arg, step, random));
  if (!isNear(evaluateOp(node, args), evaluateOp(node, moved), step)) return false;
  if (!isFloat(node.type.dtype)) return true;
  const graph = new Graph(),
    inputs = node.inputs.map((input, at) => appendInput(graph, `${at}`, input.type));
  const copy = graph.append(node.op, inputs, node.attrs, node.type),
    wrt = inputs.filter((input) => isFloat(input.type.dtype));
  if (wrt.length === 0) return true;
  const derived = vjp([copy], [fill(Tensor.of(copy), 1).node], wrt, { disconnected: "zero" });
  const at = (values: readonly TensorValue[]): TensorValue[] =>
    evaluate(derived, new Map(values.map(({ data }, position) => [`${position}`, data])));
  const here = at(args),
    there = at(moved);
  return here.every((value, position) => {
    const other = there[position];
    return other !== undefined && isNear(value, other, step);
  });
}

function shaken({ type, data }: TensorValue, step: number, random: Random): TensorValue {
  if (!isFloat(type.dtype)) return { type, data };
  return { type, data: data.map((value) => value + step * (0.1 + Math.abs(value)) * (random.chance(0.5) ? 1 : -1)) };
}

function isNear({ type, data }: TensorValue, { data: other }: TensorValue, step: number): boolean {
  const allowed = isFloat(type.dtype) ? steepest * step : 0;
  return data.every((value, at) => Math.abs(value - (other[at] ?? NaN)) <= allowed * (1 + Math.abs(value)));
}
