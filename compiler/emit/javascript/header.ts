/** The comment at the head of a module: what it computes, for which sizes, and what made it. */
import type { Declaration } from "../../../src/program.js";
import { printType } from "../../../src/types.js";
import type { Signature } from "./signature.js";
import { comment } from "./text.js";

/** More formulas than this tell a reader nothing. */
const mostFormulas = 40;
const longestFormula = 160;

export function printHeader(declaration: Declaration, signature: Signature, file: string): string[] {
  const { name, doc, binding } = declaration;
  const sizes = Object.entries(binding).map(([size, value]) => `${size} = ${value}`);
  const from = file === "" ? "" : ` from ${file}`;
  const facts = [
    sizes.length > 0 ? `Sizes: ${sizes.join(", ")}.` : "",
    `Memory of a model: ${signature.bytes} bytes.`,
    signature.of === null
      ? ""
      : `Gradients: of ${signature.of} with respect to ${signature.gradients.map((gradient) => gradient.name).join(", ")}.`,
  ];
  return comment([
    name,
    ...(doc === "" ? [] : ["", doc]),
    "",
    ...formulaLines(declaration),
    ...facts.filter((fact) => fact !== ""),
    `Made by ${signature.compiler}${from}; change that, not this.`,
  ]);
}

/** The formulas of the spec with the types of their values. */
function formulaLines({ formulas, named }: Declaration): string[] {
  const lines = [...formulas].slice(0, mostFormulas).map(([label, { text }]) => {
    const node = named.get(label);
    const type = node === undefined ? "" : `: ${printType(node.type)}`;
    return `  ${label}${type} = ${shortened(text)}`;
  });
  const left = formulas.size - lines.length;
  const rest = left > 0 ? [`  ... and ${left} more`] : [];
  return lines.length === 0 ? [] : [...lines, ...rest, ""];
}

function shortened(text: string): string {
  const flat = text.replace(/\s+/g, " ");
  return flat.length <= longestFormula ? flat : `${flat.slice(0, longestFormula - 3)}...`;
}
