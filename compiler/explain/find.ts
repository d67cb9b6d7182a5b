/** Which node a reader means: by its number, or by its name, in any stage and in the bodies of loops. */
import { unknownExplained } from "../../src/diagnostics.js";
import { bodiesIn } from "../../src/families/loop.js";
import { inputName } from "../../src/families/source.js";
import { reachable, type Node } from "../../src/graph.js";
import { nodeName } from "../../src/printNode.js";
import type { Compiled, Stage, StageName } from "../compile.js";
import { givenSets, rootSets } from "../functions.js";

export interface Found {
  readonly node: Node;
  /** The loop in whose body the node stands; null outside. */
  readonly loop: Node | null;
}

export const stageOrder: readonly StageName[] = ["source", "gradient", "simplified"];

/** All that a stage computes or is given, inputs before users. */
export function liveNodes(stage: Stage): Node[] {
  const named = [...givenSets, ...rootSets].flatMap((set) => [...stage[set].values()]);
  return reachable(stage.seed === null ? named : [...named, stage.seed]);
}

/**
 * The node of this name, or of this number (`12` or `%12`): of several the one that was there first.
 * @throws GradcError with a suggestion if there is none
 */
export function findNode({ declaration, stages }: Compiled, query: string): Found {
  const number = /^%?(\d+)$/.exec(query)?.[1],
    numbered = number === undefined ? undefined : declaration.graph.nodes[Number(number)];
  if (numbered !== undefined) return { node: numbered, loop: null };
  const named = stageOrder.flatMap((name) => namedIn(stages[name])),
    written = declaration.named.get(query);
  if (written !== undefined) return { node: written, loop: null };
  const [first] = named.filter(({ names }) => names.includes(query));
  if (first === undefined) throw unknownExplained(query, new Set(named.flatMap(({ names }) => names)));
  return first;
}

interface Named extends Found {
  readonly names: readonly string[];
}

/** The nodes that have a name, then those in the bodies of their loops. */
function namedIn(stage: Stage): Named[] {
  const nodes = liveNodes(stage),
    roots = new Map<Node, string[]>();
  for (const set of rootSets)
    for (const [name, node] of stage[set]) roots.set(node, [...(roots.get(node) ?? []), rootName(set, name)]);
  const here = nodes.map((node) => ({ node, loop: null, names: [...namesOf(node), ...(roots.get(node) ?? [])] }));
  const within = nodes.flatMap((node) => insideOf(node));
  return [...here, ...within].filter(({ names }) => names.length > 0);
}

/** Gradients are called as the module's comments call them, whatever else the node is. */
function rootName(set: (typeof rootSets)[number], name: string): string {
  return set === "gradients" ? `d_${name}` : set === "hvp" ? `hvp_${name}` : name;
}

function insideOf(loop: Node): Named[] {
  return bodiesIn(loop).flatMap(([, body]) =>
    body.nodes.flatMap((node) => [{ node, loop, names: namesOf(node) }, ...insideOf(node)]),
  );
}

function namesOf(node: Node): string[] {
  const name = nodeName(node);
  // What a body is given without a name of the user's has one with a space in it.
  return name === null || (node.label === undefined && inputName(node)?.includes(" ") === true) ? [] : [name];
}
