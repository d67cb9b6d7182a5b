/** Where results lie: in the memory that they are computed in, unless that changes before the caller has read them. */
import type { Node } from "../../src/graph.js";
import { forEach, resultSets, type ResultSet, type RootSet, type Sets } from "../functions.js";
import { stored } from "./alias.js";
import type { PlacedBuffer, Role } from "./kernel.js";
import type { Places } from "./place.js";

const roles: { readonly [S in ResultSet]: Role } = {
  outputs: "output",
  gradients: "gradient",
  jvp: "derivative",
  hvp: "derivative",
  jacobian: "derivative",
  hessian: "derivative",
};

/** @param updated the sources that the module's own updates change. */
export function placeResults(
  places: Places,
  sets: Sets<RootSet, Node>,
  updated: ReadonlySet<Node>,
): Sets<ResultSet, PlacedBuffer> {
  return forEach(resultSets, (set) => {
    const mustStay = set === "outputs" ? outputsThatMustStay(sets, updated) : (): boolean => false;
    const placed = Array.from(sets[set], ([name, node]) => {
      const base = stored(node),
        wanted = nameOf(set, name, node);
      if (places.find(base) === undefined) places.add(base, roles[set], wanted);
      else if (mustStay(base)) return [name, { ...places.addApart(node, roles[set], wanted), node }] as const;
      return [name, asPlaced(places, node)] as const;
    });
    return new Map(placed);
  });
}

/**
 * The nodes whose memory an output cannot share: step gives values before the update; and where evaluate computes
 * outputs from other nodes, it must be able to change each on its own.
 */
function outputsThatMustStay(
  { outputs, evaluated }: Sets<RootSet, Node>,
  updated: ReadonlySet<Node>,
): (base: Node) => boolean {
  const differs = Array.from(evaluated, ([name, node]) => node !== outputs.get(name)).includes(true);
  return (base) => differs || updated.has(base);
}

function nameOf(set: ResultSet, name: string, node: Node): string {
  if (set === "outputs") return name;
  return set === "gradients" ? `d_${name}` : (node.label ?? name);
}

/** The buffer of a node, under the node's own shape: a reshape shares its operand's. */
function asPlaced(places: Places, node: Node): PlacedBuffer {
  return { ...places.bufferOf(stored(node)), node, shape: node.type.shape };
}
