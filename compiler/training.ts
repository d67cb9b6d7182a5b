/** What formulas read as `training` becomes a constant, before anything is derived or simplified. */
import { onGraph, Tensor } from "../src/builder.js";
import type { Node } from "../src/graph.js";
import { Rebuild } from "./rebuild.js";

/** What stands in the place of a node where `training` has this value. */
export function fixTraining(training: Node | null, value: boolean): (node: Node) => Node {
  if (training === null) return (node) => node;
  const constant = onGraph(training.graph, Tensor.from(value));
  const rebuild = new Rebuild("training", (node) => (node === training ? constant : null));
  return (node) => rebuild.settle(node);
}
