/** The lines above a kernel: what it computes, in formulas, and where a derivative comes from. */
import type { Node } from "../src/graph.js";
import { nodeReference, printFormula } from "../src/printNode.js";
import type { Declaration } from "../src/program.js";
import { printType } from "../src/types.js";

/** One or two lines a node: its formula (the user's own where there is one) and the origin of what passes made. */
export function describeKernel(nodes: readonly Node[], { formulas }: Declaration): string[] {
  const [loop] = nodes.flatMap(({ op, inputs }) => (op.family === "pick" ? inputs : []));
  if (loop !== undefined) return describeLoop(loop, nodes);
  return nodes.flatMap((node) => {
    const formula = node.label === undefined ? undefined : formulas.get(node.label);
    const name = node.label ?? node.op.name,
      text = formula?.text ?? printFormula(node, { depth: 6 });
    const line = `${name}: ${printType(node.type)} = ${shortened(text)}`,
      origin = originOf(node);
    return origin === null ? [line] : [line, origin];
  });
}

/** `run_h: f64[3], run_hs: f64[4, 3] = scan(h0, xs, w), 4 steps`. */
function describeLoop(loop: Node, results: readonly Node[]): string[] {
  const { op, inputs, attrs } = loop;
  const given = results.map(({ label = "result", type }) => `${label}: ${printType(type)}`).join(", ");
  const steps = typeof attrs["length"] === "number" ? `, ${attrs["length"]} steps` : "",
    backwards = attrs["reverse"] === true ? ", the last first" : "";
  const line = `${given} = ${op.name}(${inputs.map(nodeReference).join(", ")})${steps}${backwards}`,
    origin = originOf(loop);
  return [line, ...(origin === null ? [] : [origin])];
}

function shortened(text: string): string {
  const flat = text.replace(/\s+/g, " ");
  return flat.length <= 100 ? flat : `${flat.slice(0, 97)}...`;
}

/** What the nodes are that differentiation makes. */
const derivatives: { readonly [pass: string]: string } = { differentiate: "a cotangent", jvp: "a tangent" };

/** "a cotangent of loss, by mul: da" for a node that differentiation made. */
function originOf(node: Node): string | null {
  const { origin } = node;
  if (origin !== null && origin.from !== null && origin.rule === "on replaced operands") return originOf(origin.from);
  const what = origin === null ? undefined : derivatives[origin.pass];
  if (origin === null || origin.from === null || what === undefined) return null;
  return `  ${what} of ${origin.from.label ?? printFormula(origin.from, { depth: 2 })}, by ${origin.rule}`;
}
