/** The lines above a kernel: what it computes, in formulas, and where a derivative comes from. */
import type { Node } from "../src/graph.js";
import { printFormula } from "../src/printNode.js";
import type { Declaration } from "../src/program.js";
import { printType } from "../src/types.js";

/** One or two lines a node: its formula (the user's own where there is one) and the origin of what passes made. */
export function describeKernel(nodes: readonly Node[], { formulas }: Declaration): string[] {
  return nodes.flatMap((node) => {
    const formula = node.label === undefined ? undefined : formulas.get(node.label);
    const name = node.label ?? node.op.name,
      text = formula?.text ?? printFormula(node, { depth: 6 });
    const line = `${name}: ${printType(node.type)} = ${shortened(text)}`,
      origin = originOf(node);
    return origin === null ? [line] : [line, origin];
  });
}

function shortened(text: string): string {
  const flat = text.replace(/\s+/g, " ");
  return flat.length <= 100 ? flat : `${flat.slice(0, 97)}...`;
}

/** "from loss, by mul: da" for a node that differentiation made. */
function originOf(node: Node): string | null {
  const { origin } = node;
  if (origin === null || origin.from === null || origin.pass !== "differentiate") return null;
  return `  a cotangent of ${origin.from.label ?? printFormula(origin.from, { depth: 2 })}, by ${origin.rule}`;
}
