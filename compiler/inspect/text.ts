/** A graph as text: one shown node a line, with its type, its formula and, for a cotangent, the rule that made it. */
import type { Node } from "../../src/graph.js";
import { nodeName, nodeReference } from "../../src/printNode.js";
import { printType } from "../../src/types.js";
import type { Stage } from "../compile.js";
import { resultSets } from "../functions.js";
import { foldStage, type Folding } from "./folding.js";
import { phases as allPhases } from "./live.js";
import { aligned } from "./table.js";

export function graphText(stage: Stage): string {
  const folding = foldStage(stage);
  const { phases } = folding;
  const given = new Set([stage.inputs, stage.parameters, stage.state].flatMap((nodes) => [...nodes.values()]));
  const computed = [...folding.shown].filter((node) => !given.has(node));
  const written = phases.size - folding.shown.size;
  const note = written === 0 ? "" : `, ${written} of them written into the formulas of others`;
  return [
    `${stage.program}, stage ${stage.name}: ${phases.size} nodes${note}\n`,
    section("inputs", sourceRows(stage.inputs)),
    section("parameters", sourceRows(stage.parameters)),
    section("state", sourceRows(stage.state)),
    ...allPhases.map((phase) =>
      section(
        phase,
        nodeRows(
          folding,
          computed.filter((node) => phases.get(node) === phase),
        ),
      ),
    ),
    ...resultTitles.map((title) => section(title, resultRows(stage[title]))),
  ].join("");
}

/** `hvp` and `updates` have the names of what they belong to, and `evaluated` those of the outputs. */
const resultTitles = [...resultSets, "updates", "evaluated"] as const;

function section(title: string, rows: readonly (readonly string[])[]): string {
  return rows.length === 0 ? "" : `\n${title}\n${aligned(rows)}`;
}

function sourceRows(nodes: ReadonlyMap<string, Node>): string[][] {
  return Array.from(nodes, ([name, node]) => [name, printType(node.type)]);
}

function nodeRows(folding: Folding, nodes: readonly Node[]): string[][] {
  return nodes.map((node) => [
    nodeReference(node),
    printType(node.type),
    folding.formula(node),
    originOf(node, folding),
  ]);
}

function resultRows(nodes: ReadonlyMap<string, Node>): string[][] {
  return Array.from(nodes, ([name, node]) =>
    nodeReference(node) === name ? [name] : [name, `= ${nodeReference(node)}`],
  );
}

/**
 * `mul: da, of loss`: the rule that made a node, and the node whose rule it is. A node that stands for another of the
 * same op, on operands that a pass replaced, has the origin of that one.
 */
function originOf(node: Node, folding: Folding): string {
  let { origin } = node;
  for (let from = origin?.from ?? null; from !== null; from = origin?.from ?? null) {
    if (origin?.pass === "differentiate" || from.op !== node.op) break;
    origin = from.origin;
  }
  if (origin === null) return "";
  const { rule, from } = origin;
  if (from === null) return rule;
  return `${rule}, of ${nodeName(from) ?? (folding.shown.has(from) ? `%${from.id}` : folding.formula(from))}`;
}
