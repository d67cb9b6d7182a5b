/** What of a stage is live, and which function of the module needs it. */
import { reachable, type Node } from "../../src/graph.js";
import type { Stage } from "../compile.js";
import { givenSets, rootSets, type GivenSet, type RootSet } from "../functions.js";

/** The first function that needs a node, and what it needs. Outputs without training are forward too. */
const rootsOf: { readonly [P in Phase]: (stage: Stage) => Iterable<Node> } = {
  forward: (stage) => valuesOf(stage, "inputs", "parameters", "state", "outputs", "evaluated"),
  backward: (stage) => [...valuesOf(stage, "gradients"), ...(stage.seed === null ? [] : [stage.seed])],
  jvp: (stage) => valuesOf(stage, "tangents", "jvp"),
  hvp: (stage) => valuesOf(stage, "vectors", "hvp"),
  jacobian: (stage) => valuesOf(stage, "jacobian"),
  hessian: (stage) => valuesOf(stage, "hessian"),
  update: (stage) => valuesOf(stage, "updates"),
};

/** In this order. */
export const phases = ["forward", "backward", "jvp", "hvp", "jacobian", "hessian", "update"] as const;
export type Phase = (typeof phases)[number];

/** The live nodes of a stage, inputs before users, and the phase of each. Linear in the nodes. */
export function phasesOf(stage: Stage): ReadonlyMap<Node, Phase> {
  const found = new Map<Node, Phase>();
  for (const phase of phases)
    for (const node of reachable([...rootsOf[phase](stage)], new Set(found.keys())))
      if (!found.has(node)) found.set(node, phase);
  return new Map([...found].sort(([a], [b]) => a.id - b.id));
}

function valuesOf(stage: Stage, ...sets: readonly (GivenSet | RootSet)[]): Node[] {
  return sets.flatMap((set) => [...stage[set].values()]);
}

/** Nodes that a stage names, and so must show. */
export function namedNodes(stage: Stage): Set<Node> {
  const named = valuesOf(stage, ...givenSets, ...rootSets);
  return new Set(stage.seed === null ? named : [...named, stage.seed]);
}
