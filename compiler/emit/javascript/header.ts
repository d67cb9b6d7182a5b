/** The comment at the head of a module: what it computes, for which sizes, and what made it. */
import { printBinding, type Declaration } from "../../../src/program.js";
import { nodeName, printFormula } from "../../../src/printNode.js";
import { printType } from "../../../src/types.js";
import type { Signature } from "./signature.js";
import { comment } from "./text.js";

/** More formulas than this tell a reader nothing. */
const mostFormulas = 40;
const longestFormula = 160;

/** A program for one binding of its sizes, and what its module says of itself. */
interface Described {
  readonly declaration: Declaration;
  readonly signature: Signature;
}

export function printHeader(first: Described, others: readonly Described[], file: string): string[] {
  const { declaration, signature } = first,
    { name, doc } = declaration;
  const from = file === "" ? "" : ` from ${file}`;
  const each = (fact: (described: Described) => string): string => [first, ...others].map(fact).join(", or ");
  const sizes = each(({ declaration: { binding } }) => printBinding(binding));
  const facts = [
    sizes === "" ? "" : `Sizes: ${sizes}.`,
    `Memory of a model: ${each(({ signature: { bytes } }) => `${bytes} bytes`)}.`,
    signature.of === null
      ? ""
      : `Gradients: of ${signature.of} with respect to ${signature.gradients.map((gradient) => gradient.name).join(", ")}.`,
    ...otherDerivatives(declaration),
    updates(declaration),
  ];
  return comment([
    name,
    ...(doc === "" ? [] : ["", doc]),
    "",
    ...formulaLines(declaration, others),
    ...facts.filter((fact) => fact !== ""),
    `Made by ${signature.compiler}${from}; change that, not this.`,
  ]);
}

function otherDerivatives({ jvp, hvp, jacobian, hessian }: Declaration): string[] {
  const asked = [
    { what: "Tangent", spec: jvp },
    { what: "Products of the Hessian", spec: hvp },
    { what: "Jacobian", spec: jacobian },
    { what: "Hessian", spec: hessian },
  ];
  return asked.flatMap(({ what, spec }) =>
    spec === null ? [] : [`${what}: of ${spec.of} with respect to ${[spec.wrt].flat().join(", ")}.`],
  );
}

function updates({ updates: newValues }: Declaration): string {
  const by = Array.from(newValues, ([name, node]) => `${name} by ${nodeName(node) ?? printFormula(node)}`);
  return by.length === 0 ? "" : `Updates: ${by.join(", ")}.`;
}

/** The formulas of the spec with the types of their values. */
function formulaLines({ formulas, named }: Declaration, others: readonly Described[]): string[] {
  const all = [named, ...others.map(({ declaration }) => declaration.named)];
  const lines = [...formulas].slice(0, mostFormulas).map(([label, { text }]) => {
    const nodes = all.flatMap((each) => each.get(label) ?? []);
    const types = [...new Set(nodes.map(({ type }) => printType(type)))].join(" or ");
    return `  ${label}${types === "" ? "" : `: ${types}`} = ${shortened(text)}`;
  });
  const left = formulas.size - lines.length;
  const rest = left > 0 ? [`  ... and ${left} more`] : [];
  return lines.length === 0 ? [] : [...lines, ...rest, ""];
}

function shortened(text: string): string {
  const flat = text.replace(/\s+/g, " ");
  return flat.length <= longestFormula ? flat : `${flat.slice(0, longestFormula - 3)}...`;
}
