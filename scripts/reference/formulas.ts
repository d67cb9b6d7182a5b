/** Formulas of a derivative, as a reader wants them: what is used more than once has a name of its own. */
import { gradients } from "../../compiler/differentiate.js";
import { expandComposites } from "../../compiler/expand.js";
import { simplify } from "../../compiler/simplify/engine.js";
import { GradcError } from "../../src/diagnostics.js";
import { appendInput, inputName, uniformValue } from "../../src/families/source.js";
import { reachable, type Node } from "../../src/graph.js";
import { broadcastOperand, isWrittenOut, printFormula } from "../../src/printNode.js";
import { printNumber } from "../../src/printNumber.js";
import { cutAt } from "../../src/pullback.js";
import { isFloat } from "../../src/types.js";
import type { Symbolic } from "./standIns.js";

/** Lines `name = formula`; or why there are none; or of how many nodes the lines would tell that are too many. */
export type Formulas = { readonly lines: readonly string[] } | { readonly none: string } | { readonly nodes: number };

/** A reader follows a formula of so many nodes; of longer ones only the number is told. */
const mostNodes = 60;

/** The cotangent of each float operand, in terms of the operands, the result and its cotangent. */
export function derivativeOf({ graph, operands, result }: Symbolic): Formulas {
  if (!isFloat(result.type.dtype)) return { none: `the result is ${result.type.dtype}` };
  const floats = operands.filter(({ type }) => isFloat(type.dtype));
  if (floats.length === 0) return { none: "no operand is a float" };
  const name = resultName(operands),
    seed = appendInput(graph, `d${name}`, result.type);
  const derived = floats.flatMap((operand) => {
    const cotangent = cotangentOf(result, operand, seed);
    return cotangent === null ? [] : [[`d${inputName(operand) ?? ""}`, cotangent] as const];
  });
  if (derived.length === 0) return { none: reasonOf(result) };
  const { roots } = simplify(
    graph,
    derived.map(([, node]) => node),
    { keep: [result] },
  );
  return written(new Map(derived.map(([label], at) => [label, roots[at] ?? result])), new Map([[result, name]]));
}

/** The function as a formula over other functions; null of an op that is none. */
export function formulaOf(called: string, { graph, operands, result }: Symbolic): Formulas | null {
  const expanded = expandComposites(graph, [result]).roots;
  const [root = result] = simplify(graph, expanded, { composites: "dissolved" }).roots;
  const name = resultName(operands),
    formulas = written(new Map([[name, root]]), new Map());
  const isCall =
    "lines" in formulas && formulas.lines.length === 1 && formulas.lines[0]?.startsWith(`${name} = ${called}(`);
  return root.op.name === called || inputName(root) !== null || isCall === true ? null : formulas;
}

/** y, but z where an operand is called y. */
function resultName(operands: readonly Node[]): string {
  return operands.some((operand) => inputName(operand) === "y") ? "z" : "y";
}

/** null: no path carries a cotangent. */
function cotangentOf(result: Node, operand: Node, seed: Node): Node | null {
  try {
    return gradients(result, [operand], { seed })[0] ?? null;
  } catch (error) {
    if (error instanceof GradcError && error.code === "disconnected") return null;
    throw error;
  }
}

function reasonOf(result: Node): string {
  const cuts = result.inputs.map((_, at) => cutAt(result, at));
  return cuts.find((cut) => cut !== null) ?? "no operand reaches the result by a path that has one";
}

/** One line for each root, before it what several places use. */
function written(roots: ReadonlyMap<string, Node>, known: ReadonlyMap<Node, string>): Formulas {
  const nodes = reachable([...roots.values()], new Set(known.keys()));
  if (nodes.length > mostNodes) return { nodes: nodes.length };
  const names = new Map(known),
    lines: string[] = [];
  const nameOf = (node: Node): string | null =>
    names.get(node) ?? inputName(node) ?? (uniformValue(node) === null ? null : uniform(node));
  const line = (name: string, node: Node): string =>
    `${name} = ${known.has(node) ? (nameOf(node) ?? "") : (uniform(node) ?? printFormula(node, { depth: mostNodes, nameOf }))}`;
  const uses = usesOf(nodes);
  for (const node of nodes) {
    if ((uses.get(node) ?? 0) < 2 || names.has(node) || isShort(node, nameOf)) continue;
    lines.push(line(`s${lines.length + 1}`, node));
    names.set(node, `s${lines.length}`);
  }
  for (const [name, node] of roots) lines.push(line(name, node));
  return { lines: lines.map((text) => text.replaceAll(String(Number.MAX_VALUE), "largest")) };
}

/** How often formulas write each node: a view that only repeats stands for its operand. */
function usesOf(nodes: readonly Node[]): Map<Node, number> {
  const uses = new Map<Node, number>();
  for (const { inputs } of [...nodes].reverse())
    for (const input of inputs) uses.set(input, (uses.get(input) ?? 0) + 1);
  for (const node of [...nodes].reverse()) {
    const repeated = broadcastOperand(node);
    if (repeated === null) continue;
    uses.set(repeated, (uses.get(repeated) ?? 0) + (uses.get(node) ?? 0) - 1);
    uses.delete(node);
  }
  return uses;
}

/** What reads as well written out as by a name. */
function isShort(node: Node, nameOf: (node: Node) => string | null): boolean {
  return isWrittenOut(node) || inputName(node) !== null || printFormula(node, { depth: mostNodes, nameOf }).length < 16;
}

/** The one number that all elements are. */
function uniform(node: Node): string | null {
  const value = uniformValue(node);
  return value === null ? null : printNumber(value, node.type.dtype);
}
