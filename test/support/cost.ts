/** What a graph costs before it is scheduled: nodes, and floating-point operations where nothing is computed twice. */
import { expandComposites } from "../../compiler/expand.js";
import { flopsIn } from "../../compiler/explain/cost.js";
import { bodiesIn, readScan } from "../../src/families/loop.js";
import { reachable, type Graph, type Node } from "../../src/graph.js";

export interface Cost {
  readonly nodes: number;
  readonly flops: number;
}

/** Composites are written out; a loop costs its bodies, a scan for each of its steps. */
export function costOf(graph: Graph, roots: readonly Node[]): Cost {
  const costs = reachable(expandComposites(graph, roots).roots).map(costOfNode);
  return {
    nodes: costs.reduce((sum, { nodes }) => sum + nodes, 0),
    flops: costs.reduce((sum, { flops }) => sum + flops, 0),
  };
}

function costOfNode(node: Node): Cost {
  if (node.op.family !== "loop") return { nodes: 1, flops: Math.round(flopsIn(node) ?? 0) };
  const bodies = bodiesIn(node).map(([, { graph, results }]) => costOf(graph, results)),
    steps = node.op.loop === "scan" ? readScan(node.attrs).length : 1;
  return {
    nodes: bodies.reduce((sum, { nodes }) => sum + nodes, 1),
    flops: steps * bodies.reduce((sum, { flops }) => sum + flops, 0),
  };
}
