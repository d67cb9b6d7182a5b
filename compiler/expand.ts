/** Dissolving composites: each is replaced by the formula that it stands for, until only primitive ops are left. */
import { Tensor } from "../src/builder.js";
import { withBodies } from "../src/families/loop.js";
import { Body, reachable, type Graph, type Node } from "../src/graph.js";
import { Rebuild, settleAll, standIn } from "./rebuild.js";

export interface Expanded {
  readonly roots: Node[];
  /** Each node that the old roots needed and that is not what it was, with what stands in its place. */
  readonly replaced: Map<Node, Node>;
}

/** The roots without composites. What stands for a named node takes its name, unless it has one. */
export function expandComposites(graph: Graph, roots: readonly Node[]): Expanded {
  const replaced = settleAll(new Rebuild("expand", (node) => formulaOf(graph, node)), reachable(roots));
  return { roots: roots.map((root) => replaced.get(root) ?? root), replaced };
}

function formulaOf(graph: Graph, node: Node): Node | null {
  const { op, inputs, attrs } = node;
  if (op.family === "loop")
    return withBodies(
      node,
      (body) => new Body(body.graph, body.inputs, expandComposites(body.graph, body.results).roots),
    );
  if (op.family !== "composite") return null;
  const origin = { pass: "expand", rule: op.name, from: node };
  return graph.from(origin, () => standIn(node, op.expand(inputs.map(Tensor.of), attrs), `the formula of ${op.name}`));
}
