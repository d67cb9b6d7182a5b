/**
 * A graph in the language of Graphviz. The forward part runs downwards, the backward part upwards beside it, each
 * cotangent below the forward values that it reads.
 */
import { inputName } from "../../src/families/source.js";
import type { Node } from "../../src/graph.js";
import { nodeReference } from "../../src/printNode.js";
import { printType } from "../../src/types.js";
import type { Stage } from "../compile.js";
import { foldStage, type Folding } from "./folding.js";
import { colours, legend, type Role } from "./palette.js";

export function graphDot(stage: Stage): string {
  const folding = foldStage(stage);
  const roles = rolesOf(stage, folding);
  const lines = [
    `digraph ${quoted(stage.program)} {`,
    "  // Edges of the backward part are written from user to operand, with dir=back, so that it runs upwards.",
    `  graph [rankdir=TB, ranksep=0.32, nodesep=0.22, pad=0.25, bgcolor=white, fontname="${sans}"]`,
    `  graph [label=<${legend([...new Set(roles.values())])}>, labelloc=b, tooltip=${quoted(`${stage.program}, stage ${stage.name}`)}]`,
    `  node [shape=box, style="rounded,filled", fontname="${sans}", fontsize=12, margin="0.13,0.06", height=0.3]`,
    `  edge [arrowsize=0.6, penwidth=1.1, color="${colours.forward.line}"]`,
    ...cluster("forward", folding, roles),
    ...cluster("backward", folding, roles),
    ...[...folding.shown].flatMap((node) => folding.operands(node).map((operand) => arrow(operand, node, folding))),
    ...sides(folding),
    "}",
  ];
  return `${lines.join("\n")}\n`;
}

const sans = "Helvetica";
/** Graphviz measures this face as 0.6 em a letter, which holds for every common monospaced font. */
export const monospaced = "Courier";

function rolesOf(stage: Stage, { phases, shown }: Folding): Map<Node, Role> {
  const [inputs, parameters, outputs, gradients] = [stage.inputs, stage.parameters, stage.outputs, stage.gradients].map(
    (named) => new Set(named.values()),
  );
  const roleOf = (node: Node): Role => {
    if (parameters?.has(node)) return "parameter";
    if (inputs?.has(node) || node === stage.seed) return "input";
    if (outputs?.has(node)) return "output";
    if (gradients?.has(node)) return "gradient";
    return phases.get(node) ?? "forward";
  };
  return new Map([...shown].map((node) => [node, roleOf(node)]));
}

function cluster(phase: "forward" | "backward", folding: Folding, roles: ReadonlyMap<Node, Role>): string[] {
  const nodes = [...folding.shown].filter((node) => folding.phases.get(node) === phase);
  if (nodes.length === 0) return [];
  const { line, ground } = colours[phase];
  return [
    `  subgraph cluster_${phase} {`,
    `    graph [label="${phase}", labelloc=t, labeljust=${phase === "forward" ? "l" : "r"}, fontsize=13, fontcolor="${line}", color="${ground}", style="rounded,filled", fillcolor="${ground}", margin=14, tooltip="${phase}"]`,
    `    ${phase === "forward" ? "left" : "right"} [shape=point, style=invis, width=0, height=0]`,
    ...nodes.map((node) => `    ${box(node, roles.get(node) ?? phase, folding)}`),
    "  }",
  ];
}

function box(node: Node, role: Role, folding: Folding): string {
  const { line, fill, text } = colours[role];
  const strong = role === "output" || role === "gradient";
  const styles = [
    `label=<${lines(node, text, folding)}>`,
    `fillcolor="${fill}", color="${line}", penwidth=${strong ? 2 : 1}`,
    `tooltip=${quoted(tooltip(node, folding))}`,
  ];
  if (role === "input" || role === "parameter") styles.push('style="filled"');
  return `n${node.id} [${styles.join(", ")}]`;
}

/** What is written in a box: name, formula, type. */
function lines(node: Node, colour: string, folding: Folding): string {
  const type = `<font point-size="9.5" color="#6b7280">${escaped(printType(node.type))}</font>`;
  const name = escaped(nodeReference(node));
  const head = node.label === undefined ? `<font point-size="9.5" color="#6b7280">${name}</font>` : `<b>${name}</b>`;
  if (inputName(node) !== null) return `<font color="${colour}">${head}</font><br/>${type}`;
  const formula = `<font face="${monospaced}" point-size="11" color="${colour}">${escaped(shortened(folding.formula(node)))}</font>`;
  return `<font color="${colour}">${head}</font>  ${type}<br/>${formula}`;
}

const longestFormula = 48;

function shortened(text: string): string {
  return text.length <= longestFormula ? text : `${text.slice(0, longestFormula - 3)}...`;
}

/** The node in full, and where it comes from. */
function tooltip(node: Node, folding: Folding): string {
  const { origin } = node;
  const text = `${nodeReference(node)}: ${printType(node.type)} = ${folding.formula(node)}`;
  if (origin === null) return text;
  const from = origin.from === null ? "" : `\nfrom ${nodeReference(origin.from)} = ${folding.formula(origin.from)}`;
  return `${text}\nmade by ${origin.pass}, rule ${origin.rule}${from}`;
}

/** An edge from operand to user. Backwards it is turned round; between the parts it does not move nodes. */
function arrow(operand: Node, user: Node, { phases }: Folding): string {
  const [from, to] = [phases.get(operand), phases.get(user)];
  const hint = `tooltip=${quoted(`${nodeReference(operand)}: ${printType(operand.type)}`)}`;
  if (from === to && to === "forward") return `  n${operand.id} -> n${user.id} [${hint}]`;
  if (from === to) return `  n${user.id} -> n${operand.id} [dir=back, color="${colours.backward.line}", ${hint}]`;
  return `  n${operand.id} -> n${user.id} [weight=0, minlen=0, style=dashed, color="${colours.crossing}", ${hint}]`;
}

/** An invisible level edge from part to part: forward stands on the left. */
function sides({ phases, shown }: Folding): string[] {
  if (new Set([...shown].map((node) => phases.get(node))).size < 2) return [];
  return ["  left -> right [style=invis, minlen=0]"];
}

/** A string of Graphviz. */
function quoted(text: string): string {
  return `"${text.replaceAll("\\", "\\\\").replaceAll('"', '\\"').replaceAll("\n", "\\n")}"`;
}

/** Text within an HTML-like label. */
function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}
