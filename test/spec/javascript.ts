import type { AnyNode, Expression as AcornExpression, MemberExpression } from "acorn";
import { parseExpressionAt } from "acorn";
import { chainLevels, type ChainOperator, type Expression, type Link } from "../../src/spec/expression.js";

/** The tree that acorn's own parser of JavaScript gives a formula, in the form of ours. */
export function parseAsJavascript(text: string): Expression {
  return convert(parseExpressionAt(`(${text})`, 0, { ecmaVersion: 2022, sourceType: "module" }));
}

const offset = 0;

function convert(node: AnyNode): Expression {
  switch (node.type) {
    case "Literal":
      return typeof node.value === "number" ? { kind: "number", offset, value: node.value } : literal(node.value);
    case "Identifier":
      return { kind: "name", offset, name: node.name };
    case "UnaryExpression":
      return { kind: "sign", offset, operator: node.operator === "-" ? "-" : "!", operand: convert(node.argument) };
    case "ConditionalExpression":
      return {
        kind: "conditional",
        offset,
        condition: convert(node.test),
        chosen: convert(node.consequent),
        otherwise: convert(node.alternate),
      };
    case "CallExpression":
      return { kind: "call", offset, name: nameOf(node.callee), args: node.arguments.map(convert) };
    case "ArrayExpression":
      return {
        kind: "list",
        offset,
        items: node.elements.flatMap((element) => (element === null ? [] : [convert(element)])),
      };
    case "ObjectExpression":
      return { kind: "options", offset, entries: node.properties.map(entry) };
    case "MemberExpression":
      return member(node);
    case "BinaryExpression":
    case "LogicalExpression":
      return binary(convert(node.left), node.operator, convert(node.right));
    default:
      throw new TypeError(`no formula has a ${node.type}`);
  }
}

function member({ object, property, computed }: MemberExpression): Expression {
  if (!computed) return { kind: "field", offset, name: nameOf(object), field: nameOf(property) };
  return { kind: "pick", offset, of: convert(object), index: Number(property.type === "Literal" ? property.raw : NaN) };
}

function binary(left: Expression, written: string, right: Expression): Expression {
  return written === "**" ? { kind: "power", offset, base: left, exponent: right } : chain(left, written, right);
}

function literal(value: unknown): Expression {
  if (typeof value === "boolean") return { kind: "name", offset, name: String(value) };
  return { kind: "text", offset, value: String(value) };
}

function nameOf(node: AnyNode | AcornExpression): string {
  if (node.type !== "Identifier") throw new TypeError(`a ${node.type} is no name`);
  return node.name;
}

function entry(node: AnyNode): { key: string; value: Expression } {
  if (node.type !== "Property") throw new TypeError(`a ${node.type} is no option`);
  const key =
    node.key.type === "Identifier" ? node.key.name : node.key.type === "Literal" ? String(node.key.value) : "";
  return { key, value: convert(node.value) };
}

/** Pairs of one level, nested at the left, are one chain. */
function chain(left: Expression, written: string, right: Expression): Expression {
  const operator = chainLevels.flat().find((known) => known === written.replace(/(..)=$/, "$1"));
  if (operator === undefined) throw new TypeError(`no formula has ${written}`);
  const level = (of: ChainOperator | undefined): number =>
    chainLevels.findIndex((operators) => operators.some((known) => known === of));
  const link: Link = { operator, offset, operand: right };
  if (left.kind !== "chain" || level(left.rest[0]?.operator) !== level(operator))
    return { kind: "chain", offset, first: left, rest: [link] };
  return { ...left, rest: [...left.rest, link] };
}
