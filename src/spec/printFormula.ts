/** Writes the tree of a formula as the text that parseFormula reads back as the same tree, with as few brackets as it can. */
import { chainLevels, levelOf, type Chain, type Conditional, type Expression } from "./expression.js";

/** How tightly the kinds bind: chains by their level, above them these. */
const conditionalLevel = -1;
const signLevel = chainLevels.length;
const powerLevel = signLevel + 1;
const pickLevel = powerLevel + 1;

export function printFormula(expression: Expression): string {
  switch (expression.kind) {
    case "number":
      return String(expression.value);
    case "text":
      return JSON.stringify(expression.value);
    case "name":
      return expression.name;
    case "field":
      return `${expression.name}.${expression.field}`;
    case "sign":
      return printSign(expression.operator, expression.operand);
    case "power":
      return `${printAt(expression.base, pickLevel)} ** ${printAt(expression.exponent, signLevel)}`;
    case "chain":
      return printChain(expression);
    case "conditional":
      return printConditional(expression);
    case "call":
      return `${expression.name}(${printList(expression.args)})`;
    case "list":
      return `[${printList(expression.items)}]`;
    case "options":
      return printOptions(expression.entries);
    case "pick":
      return `${printAt(expression.of, pickLevel)}[${expression.index}]`;
  }
}

/** The text of an operand, in brackets unless it binds at least as tightly as the level. */
function printAt(expression: Expression, level: number): string {
  const text = printFormula(expression);
  return bindingOf(expression) >= level ? text : `(${text})`;
}

function bindingOf(expression: Expression): number {
  switch (expression.kind) {
    case "conditional":
      return conditionalLevel;
    case "chain":
      return levelOfChain(expression);
    case "sign":
      return signLevel;
    case "power":
      return powerLevel;
    default:
      return pickLevel;
  }
}

function printConditional({ condition, chosen, otherwise }: Conditional): string {
  return `${printAt(condition, 0)} ? ${printFormula(chosen)} : ${printFormula(otherwise)}`;
}

function levelOfChain(chain: Chain): number {
  const [link] = chain.rest;
  return link === undefined ? conditionalLevel : levelOf(link.operator);
}

/** A power under a sign needs brackets although it binds tighter: `-x ** 2` is no formula. */
function printSign(operator: string, operand: Expression): string {
  if (operand.kind !== "sign") return `${operator}${printAt(operand, pickLevel)}`;
  const text = printFormula(operand);
  return operator === "-" && text.startsWith("-") ? `- ${text}` : `${operator}${text}`;
}

function printChain(chain: Chain): string {
  const level = levelOfChain(chain);
  const rest = chain.rest.map(({ operator, operand }) => ` ${operator} ${printAt(operand, level + 1)}`);
  return printAt(chain.first, level) + rest.join("");
}

function printList(items: readonly Expression[]): string {
  return items.map(printFormula).join(", ");
}

function printOptions(entries: readonly { readonly key: string; readonly value: Expression }[]): string {
  if (entries.length === 0) return "{}";
  const printed = entries.map(({ key, value }) => `${printKey(key)}: ${printFormula(value)}`);
  return `{ ${printed.join(", ")} }`;
}

function printKey(key: string): string {
  return /^[A-Za-z_]\w*$/.test(key) ? key : JSON.stringify(key);
}
