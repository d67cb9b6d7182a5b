/** One function of the language as a piece of the reference. */
import { language, type LanguageFunction } from "../../src/language.js";
import { listOf } from "../../src/diagnostics/error.js";
import { inputName } from "../../src/families/source.js";
import { registry } from "../../src/op.js";
import { printType } from "../../src/types.js";
import { printLiteral, readExample } from "./example.js";
import { derivativeOf, formulaOf, type Formulas } from "./formulas.js";
import { symbolic, type Symbolic } from "./standIns.js";

export function entryOf(name: string): string {
  const called = language.get(name);
  if (called === undefined) throw new Error(`there is no function ${name}`);
  const example = readExample(called),
    standIns = symbolic(called, example);
  return [
    `### ${name}\n\n`,
    `\`${called.signature}\`${operatorOf(called)}\n\n`,
    `${sentence(called.doc)}\n\n`,
    `- Example: \`${example.text}\` is \`${printLiteral(example.result)}\`\n`,
    standIns === null ? "" : typesOf(standIns),
    standIns === null ? "" : block("Formula", formulaOf(name, standIns)),
    standIns === null ? "- Derivative: none, it has no operands\n" : block("Derivative", derivativeOf(standIns)),
    called.special === undefined ? "" : `- Special points: ${called.special}\n`,
  ].join("");
}

function sentence(doc: string): string {
  return doc.endsWith(".") ? doc : `${doc}.`;
}

/** `, in formulas also a + b`. */
function operatorOf({ name, parameters }: LanguageFunction): string {
  const op = registry.get(name);
  if (op?.family !== "elementwise" || op.printed === "call") return "";
  const [a = "", b] = parameters.map(([parameter]) => parameter);
  const { operator } = op.printed;
  return `, in formulas also \`${b === undefined ? operator + a : `${a} ${operator} ${b}`}\``;
}

function typesOf({ operands, result, also }: Symbolic): string {
  const given = operands.map((operand) => `${inputName(operand) ?? ""}: ${printType(operand.type)}`);
  const others = also.length === 0 ? "" : `; also in ${listOf(also)}`;
  return `- Types: \`(${given.join(", ")}) => ${printType(result.type)}\`${others}\n`;
}

function block(title: string, formulas: Formulas | null): string {
  if (formulas === null) return "";
  if ("none" in formulas) return `- ${title}: none, ${formulas.none}\n`;
  if ("nodes" in formulas) return `- ${title}: a graph of ${formulas.nodes} nodes, which \`gradc inspect\` shows\n`;
  const [first = "", ...others] = formulas.lines;
  if (others.length === 0) return `- ${title}: \`${first}\`\n`;
  return `- ${title}:\n\n${["```", ...formulas.lines, "```"].map((line) => `  ${line}\n`).join("")}\n`;
}
