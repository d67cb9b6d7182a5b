/** Cotangents as inputs and results of bodies: a value, and a bool tensor beside it where its support is not everything. */
import { fill, onGraph, Tensor } from "../../src/builder.js";
import { broadcastToShape } from "../../src/builder.js";
import { appendInput } from "../../src/families/source.js";
import type { Graph, Node } from "../../src/graph.js";
import type { Cotangent } from "../../src/pullback.js";
import type { TensorType } from "../../src/types.js";

/** An input with a name that no other of the graph has. */
export function freshInput(graph: Graph, name: string, type: TensorType): Node {
  const node = appendInput(graph, `${name} at node ${graph.nodes.length}`, type);
  graph.label(node, name);
  return node;
}

/** The bool type of a support. */
export const marksOf = ({ shape }: TensorType): TensorType => ({ dtype: "bool", shape });

export function uniform(graph: Graph, { dtype, shape }: TensorType, value: number): Node {
  return onGraph(graph, broadcastToShape("scan", Tensor.literal(dtype, [], Float64Array.of(value)), shape), dtype);
}

/** A cotangent that a body is given. */
export function freshCotangent(graph: Graph, name: string, type: TensorType, isMarked: boolean): Cotangent {
  return {
    value: Tensor.of(freshInput(graph, `d_${name}`, type)),
    support: isMarked ? Tensor.of(freshInput(graph, `${name}_takes_part`, marksOf(type))) : null,
  };
}

/** The value of a cotangent, zeros if there is none. */
export function valueOf(part: Cotangent | null, like: Node): Node {
  return part === null ? fill(Tensor.of(like), 0).node : part.value.node;
}

/** The support of a cotangent as a node: nowhere if there is none. */
export function supportOf(part: Cotangent | null, like: Node): Node {
  return part !== null && part.support !== null
    ? part.support.node
    : uniform(like.graph, marksOf(like.type), part === null ? 0 : 1);
}
