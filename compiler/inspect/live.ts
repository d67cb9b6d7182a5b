/** What of a stage is live, and which function of the module needs it. */
import { reachable, type Node } from "../../src/graph.js";
import type { Stage } from "../compile.js";

/** The first function that needs a node. */
export type Phase = "forward" | "backward";

/** The live nodes of a stage, inputs before users, and the phase of each. Linear in the nodes. */
export function phasesOf(stage: Stage): ReadonlyMap<Node, Phase> {
  const { inputs, parameters, outputs, gradients, seed } = stage;
  const forward = [...inputs.values(), ...parameters.values(), ...outputs.values()];
  const backward = [...gradients.values(), ...(seed === null ? [] : [seed])];
  const early = new Set(reachable(forward));
  const all = reachable([...forward, ...backward]);
  return new Map(all.map((node) => [node, early.has(node) ? "forward" : "backward"]));
}

/** Nodes that a stage names, and so must show: inputs, parameters, outputs, gradients and the seed. */
export function namedNodes({ inputs, parameters, outputs, gradients, seed }: Stage): Set<Node> {
  const named = [inputs, parameters, outputs, gradients].flatMap((map) => [...map.values()]);
  return new Set(seed === null ? named : [...named, seed]);
}
