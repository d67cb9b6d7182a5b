/** Sources: the leaves of a graph. */
import type { Graph, Node } from "../graph.js";
import { register, type SourceOp } from "../op.js";
import { sizeOf, type TensorType } from "../types.js";

function source(name: SourceOp["source"], doc: string): SourceOp {
  return register({
    family: "source",
    source: name,
    name,
    doc,
    inputs: [],
    bounded: true,
    typeOf: () => {
      throw new TypeError(`the type of ${name} is given, not derived`);
    },
  });
}

/** A tensor that the caller gives: an input, a parameter or a seed. Attribute `name`. */
export const inputOp = source("input", "A tensor that the caller gives.");
/** Known numbers, row-major, already rounded to the dtype. Attribute `value`: Float64Array. */
export const constantOp = source("constant", "Known numbers.");
/** The index along an axis, as a number. Attribute `axis`. */
export const iotaOp = source("iota", "The index along one axis.");

/** Whether the function that computes is one for training: a number of compile time. */
export const trainingOp = source("training", "Whether the model is trained: false in evaluate, true elsewhere.");

export function appendTraining(graph: Graph): Node {
  return graph.append(trainingOp, [], {}, { dtype: "bool", shape: [] });
}

export function appendInput(graph: Graph, name: string, type: TensorType): Node {
  return graph.append(inputOp, [], { name }, type);
}

/** The numbers of a constant node, or null if the node is none. */
export function constantElements(node: Node): Float64Array | null {
  const value = node.op === constantOp ? node.attrs["value"] : undefined;
  return value instanceof Float64Array ? value : null;
}

/** The number that every element of the node is, if the graph says so: a one-element constant, repeated or not. */
export function uniformValue(node: Node): number | null {
  const from = node.op.family === "view" && node.attrs["covered"] === true ? (node.inputs[0] ?? node) : node;
  const value = constantElements(from);
  return value !== null && value.length === 1 && sizeOf(from.type.shape) === 1 ? (value[0] ?? null) : null;
}

export function inputName(node: Node): string | null {
  const name = node.op === inputOp ? node.attrs["name"] : undefined;
  return typeof name === "string" ? name : null;
}
