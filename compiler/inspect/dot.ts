/**
 * A graph in the language of Graphviz. The forward part runs downwards, the backward part upwards beside it, each
 * cotangent below the forward values that it reads.
 */
import { inputName } from "../../src/families/source.js";
import type { Node } from "../../src/graph.js";
import { nodeReference } from "../../src/printNode.js";
import { printType } from "../../src/types.js";
import type { Stage } from "../compile.js";
import type { GivenSet, RootSet } from "../functions.js";
import { foldStage, type Folding } from "./folding.js";
import { phases, type Phase } from "./live.js";
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
    ...phases.flatMap((phase) => cluster(phase, folding, roles)),
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
  const setOf = (...sets: readonly (GivenSet | RootSet)[]): Set<Node> =>
    new Set(sets.flatMap((set) => [...stage[set].values()]));
  const parameters = setOf("parameters", "state"),
    inputs = setOf("inputs", "tangents", "vectors"),
    outputs = setOf("outputs", "evaluated"),
    derived = setOf("gradients", "jvp", "hvp", "jacobian", "hessian", "updates");
  const roleOf = (node: Node): Role => {
    if (parameters.has(node)) return "parameter";
    if (inputs.has(node) || node === stage.seed) return "input";
    if (outputs.has(node)) return "output";
    if (derived.has(node)) return "gradient";
    return phases.get(node) === "forward" ? "forward" : "backward";
  };
  return new Map([...shown].map((node) => [node, roleOf(node)]));
}

/** What is derived has the colours of the backward part. */
function sideOf(phase: Phase): "forward" | "backward" {
  return phase === "forward" ? "forward" : "backward";
}

/** The invisible point by which a part is placed beside the others. */
function anchorOf(phase: Phase): string {
  if (phase === "forward") return "left";
  return phase === "backward" ? "right" : `right_${phase}`;
}

function cluster(phase: Phase, folding: Folding, roles: ReadonlyMap<Node, Role>): string[] {
  const nodes = [...folding.shown].filter((node) => folding.phases.get(node) === phase);
  if (nodes.length === 0) return [];
  const { line, ground } = colours[sideOf(phase)];
  return [
    `  subgraph cluster_${phase} {`,
    `    graph [label="${phase}", labelloc=t, labeljust=${phase === "forward" ? "l" : "r"}, fontsize=13, fontcolor="${line}", color="${ground}", style="rounded,filled", fillcolor="${ground}", margin=14, tooltip="${phase}"]`,
    `    ${anchorOf(phase)} [shape=point, style=invis, width=0, height=0]`,
    ...nodes.map((node) => `    ${box(node, roles.get(node) ?? sideOf(phase), folding)}`),
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
function arrow(operand: Node, user: Node, { phases: phaseOf }: Folding): string {
  const [from, to] = [phaseOf.get(operand), phaseOf.get(user)];
  const hint = `tooltip=${quoted(`${nodeReference(operand)}: ${printType(operand.type)}`)}`;
  if (from !== to)
    return `  n${operand.id} -> n${user.id} [weight=0, minlen=0, style=dashed, color="${colours.crossing}", ${hint}]`;
  if (from !== "backward") return `  n${operand.id} -> n${user.id} [${hint}]`;
  return `  n${user.id} -> n${operand.id} [dir=back, color="${colours.backward.line}", ${hint}]`;
}

/** Invisible level edges from part to part: forward stands on the left. */
function sides({ phases: phaseOf, shown }: Folding): string[] {
  const present = new Set([...shown].map((node) => phaseOf.get(node)));
  const anchors = phases.filter((phase) => present.has(phase)).map(anchorOf);
  return anchors.slice(1).map((anchor, at) => `  ${anchors[at] ?? ""} -> ${anchor} [style=invis, minlen=0]`);
}

/** A string of Graphviz. */
function quoted(text: string): string {
  return `"${text.replaceAll("\\", "\\\\").replaceAll('"', '\\"').replaceAll("\n", "\\n")}"`;
}

/** Text within an HTML-like label. */
function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}
