/**
 * Which nodes a reader need not see on their own: constants stand in the formulas of their users, and so does what
 * only repeats a tensor for an op that broadcasts. Text and pictures show the same nodes.
 */
import { inputName } from "../../src/families/source.js";
import type { Node } from "../../src/graph.js";
import { broadcastOperand, isWrittenOut, nodeReference, printFormula } from "../../src/printNode.js";
import type { Stage } from "../compile.js";
import { namedNodes, phasesOf, type Phase } from "./live.js";

/** The nodes that are shown, in order, and what their formulas say. */
export interface Folding {
  readonly phases: ReadonlyMap<Node, Phase>;
  readonly shown: ReadonlySet<Node>;
  /** The formula in terms of shown nodes; `given` for what the caller gives. */
  formula(node: Node): string;
  /** The shown nodes that the formula mentions, each once. */
  operands(node: Node): readonly Node[];
}

export function foldStage(stage: Stage): Folding {
  const phases = phasesOf(stage);
  const folded = foldedNodes([...phases.keys()], namedNodes(stage));
  const nameOf = (node: Node): string | null => (folded.has(node) ? null : nodeReference(node));
  const operands = (node: Node): readonly Node[] => [
    ...new Set(node.inputs.flatMap((input) => (folded.has(input) ? operands(input) : [input]))),
  ];
  return {
    phases,
    shown: new Set([...phases.keys()].filter((node) => !folded.has(node))),
    formula: (node) => (inputName(node) === null ? printFormula(node, { nameOf, depth: deepestFold }) : "given"),
    operands,
  };
}

/** A folded node is a constant, or a view of one or of a shown node: formulas nest no deeper. */
const deepestFold = 4;

function foldedNodes(nodes: readonly Node[], named: ReadonlySet<Node>): Set<Node> {
  const folded = new Set<Node>();
  const explicit = usedExplicitly(nodes);
  for (const node of nodes) {
    if (named.has(node)) continue;
    const repeated = broadcastOperand(node);
    const implied = repeated !== null && !explicit.has(node) && !folded.has(repeated);
    if (implied || isWrittenOut(node)) folded.add(node);
  }
  return folded;
}

/** Nodes with a user that does not broadcast, and would have to spell the view out. */
function usedExplicitly(nodes: readonly Node[]): Set<Node> {
  return new Set(nodes.flatMap((node) => (node.op.family === "elementwise" ? [] : node.inputs)));
}
