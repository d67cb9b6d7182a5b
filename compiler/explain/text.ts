/** An explanation for people. */
import type { Node } from "../../src/graph.js";
import { listOf } from "../../src/diagnostics/error.js";
import { inputName } from "../../src/families/source.js";
import { nodeName, nodeReference, printFormula } from "../../src/printNode.js";
import type { Formula } from "../../src/declaration.js";
import { printType } from "../../src/types.js";
import type { Explanation } from "../explain.js";
import { aligned } from "../inspect/table.js";
import type { KernelUse } from "./cost.js";
import { onReplacedOperands, type Step } from "./history.js";

/** How many steps of a chain are shown, and how many users. */
const mostSteps = 40;
const mostUsers = 12;
const mostRules = 3;

export function explanationText(explanation: Explanation): string {
  return [
    head(explanation),
    origin(explanation),
    section("rewritten into it", chain(explanation.before, explanation)),
    section("rewritten after it", chain(explanation.after, explanation)),
    ending(explanation),
    cost(explanation),
    section("reads", aligned(explanation.node.inputs.map(rowOf))),
    section("is returned as", explanation.returned.map(line).join("")),
    section(
      "is read by",
      aligned(explanation.users.slice(0, mostUsers).map(rowOf)) + more(explanation.users.length, mostUsers),
    ),
  ].join("");
}

function section(title: string, body: string): string {
  return body === "" ? "" : `\n${title}\n${body}`;
}

function line(text: string): string {
  return `  ${text}\n`;
}

function head({ node, loop, stages, phase }: Explanation): string {
  const where = loop === null ? "" : ` in the body of ${nodeReference(loop)}`,
    name = nodeName(node),
    number = name === null ? "" : `, node %${node.id}`;
  const seen = stages.length === 0 ? "" : `, in the ${stages.length === 1 ? "stage" : "stages"} ${listOf(stages)}`,
    needed = phase === null ? "" : `, needed by ${phase}`;
  return `${nodeReference(node)}: ${printType(node.type)}${number}${where}${seen}${needed}\n\n${line(equation(node))}`;
}

/** `d_w = matmul(transpose(x), d_y)`. */
function equation(node: Node): string {
  const formula = formulaOf(node);
  return formula === nodeName(node) ? formula : `${nodeReference(node)} = ${formula}`;
}

function formulaOf(node: Node): string {
  const text = printFormula(node, { depth: 4 }).replace(/\s+/g, " ");
  return text.length <= 110 ? text : `${text.slice(0, 107)}...`;
}

/** What each pass does, in a reader's words. */
const makers: { readonly [pass: string]: string } = {
  differentiate: "made by differentiation, backward",
  jvp: "made by differentiation, forward",
  simplify: "made by a rewrite",
  expand: "made by dissolving a composite",
  jacobian: "made for a Jacobian",
  vmap: "made for a new axis",
  training: "made by fixing training",
};

function origin(explanation: Explanation): string {
  const { written, made, node, partOf, forward } = explanation;
  if (inputName(node) !== null) return "\ngiven by the caller\n";
  if (made === null) {
    if (written !== null) return section("written in the spec", spec(written));
    if (partOf !== null)
      return section(`written in the spec, as a part of ${nodeReference(partOf.node)}`, spec(partOf.written));
    return "";
  }
  const from = made.from === null ? [] : [["of", equation(made.from)], ...(meaningOf(made.from) ?? [])];
  const rows = aligned([["rule", made.rule], ...from]),
    earlier = forward.length === 0 ? "" : `\n${line("which came to be so:")}${chain(forward, explanation, "  ")}`;
  return section(makers[made.pass] ?? `made by ${made.pass}`, rows + earlier);
}

function spec({ line: number, text }: Formula): string {
  return line(`${number === 0 ? "" : `line ${number}: `}${text.replace(/\s+/g, " ")}`);
}

/** What the op of the forward node computes. */
function meaningOf({ op }: Node): string[][] | null {
  return op.family === "source" ? null : [["where", `${op.name}(${op.inputs.join(", ")}): ${op.doc}`]];
}

/** Equations one below the other, each with what turned the one above into it. */
function chain(steps: readonly Step[], { rulesWithin }: Explanation, indent = ""): string {
  const rows: string[][] = [];
  const shown = joined(steps);
  let last = "";
  for (const step of shown.slice(0, mostSteps)) {
    if (formulaOf(step.from) !== last) rows.push([equation(step.from)]);
    last = formulaOf(step.to);
    rows.push([`  = ${last}`, reason(step, rulesWithin(step))]);
  }
  return (
    aligned(rows).replace(/^/gm, indent).trimEnd() + (rows.length === 0 ? "" : "\n") + more(shown.length, mostSteps)
  );
}

/** What only follows from rewrites of operands, several times in a row, is one step; what does not show is none. */
function joined(steps: readonly Step[]): Step[] {
  const found: Step[] = [];
  for (const step of steps) {
    const last = found[found.length - 1];
    if (last === undefined || last.to !== step.from || last.rule !== onReplacedOperands) found.push(step);
    else if (step.rule === onReplacedOperands) found[found.length - 1] = { ...last, to: step.to };
    else found.splice(-1, 1, ...(isSilent(last) ? [{ ...step, from: last.from }] : [last, step]));
  }
  return found;
}

/** The formula reads as before. */
function isSilent({ rule, from, to }: Step): boolean {
  return rule === onReplacedOperands && formulaOf(from) === formulaOf(to);
}

function reason({ pass, rule, preserves, from, to }: Step, within: readonly string[]): string {
  if (preserves !== null) return `by "${rule}" (${preserves})`;
  if (rule !== onReplacedOperands) return `${pass}: ${rule}`;
  const changed = to.inputs.flatMap((input, at) => {
    const before = from.inputs[at];
    return input === before || before === undefined ? [] : [`%${input.id} for %${before.id}`];
  });
  const rules = within.slice(0, mostRules).map((each) => `"${each}"`);
  return `with ${listOf(changed)}${rules.length === 0 ? "" : `, by ${listOf(rules)}`}`;
}

function more(count: number, most: number): string {
  return count <= most ? "" : line(`and ${count - most} more`);
}

/** What is left of it. */
function ending({ node, final, after, loop }: Explanation): string {
  if (loop !== null || (final[0] === node && after.length === 0)) return "";
  if (final.length === 0) return section("in the end", line("nothing that is computed is known to need it"));
  return section("in the end", final.map((node) => line(`%${node.id}: ${equation(node)}`)).join(""));
}

function cost({ flops, bytes, kernels, final }: Explanation): string {
  if (final.length === 0 || final[0]?.op.family === "source") return "";
  const own = flops === null ? "" : `${counted(flops, "flop")}, `;
  return section("costs", line(`${own}${counted(bytes, "byte")}`) + aligned(kernels.map(kernelRow)));
}

function kernelRow({ kernel, stores, functions }: KernelUse): string[] {
  return [
    `${stores ? "stored by" : "computed within"} kernel ${kernel.name}`,
    `in ${listOf(functions)}`,
    `which costs ${counted(kernel.flops, "flop")}, ${counted(kernel.bytes, "byte")}`,
  ];
}

function counted(count: number, noun: string): string {
  return `${count.toLocaleString("en-US")} ${noun}${count === 1 ? "" : "s"}`;
}

function rowOf(node: Node): string[] {
  return [nodeReference(node), printType(node.type), nodeName(node) === formulaOf(node) ? "" : formulaOf(node)];
}
