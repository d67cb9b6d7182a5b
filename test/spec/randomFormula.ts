import { chainLevels, levelOf, type ChainOperator, type Expression, type Link } from "../../src/spec/expression.js";
import type { Random } from "../support/random.js";

const offset = 0;
const names = ["x", "y", "_a1", "constructor", "in", "typeof", "true"];

/** A random tree, as parseFormula builds trees: the first operand of a chain is no chain of the same level. */
export function randomFormula(random: Random, depth: number): Expression {
  if (depth === 0 || random.chance(0.15)) return randomLeaf(random);
  const inner = (): Expression => randomFormula(random, depth - 1);
  const several = (least: number): Expression[] => Array.from({ length: random.integer(least, 3) }, inner);
  const kind = random.pick([
    "sign",
    "power",
    "chain",
    "chain",
    "chain",
    "conditional",
    "call",
    "list",
    "options",
    "pick",
  ]);
  switch (kind) {
    case "sign":
      return { kind, offset, operator: random.pick(["-", "!"] as const), operand: inner() };
    case "power":
      return { kind, offset, base: inner(), exponent: inner() };
    case "conditional":
      return { kind, offset, condition: inner(), chosen: inner(), otherwise: inner() };
    case "call":
      return { kind, offset, name: random.pick(names), args: several(0) };
    case "list":
      return { kind, offset, items: several(0) };
    case "options": {
      const keys = random.shuffle(["axis", "keepDims", "not a name", "in"]);
      return { kind, offset, entries: several(0).map((value, at) => ({ key: keys[at] ?? "", value })) };
    }
    case "pick":
      return { kind, offset, of: inner(), index: random.integer(0, 3) };
    default:
      return randomChain(random, inner);
  }
}

function randomChain(random: Random, inner: () => Expression): Expression {
  const level = random.integer(0, chainLevels.length - 1);
  const operators: readonly ChainOperator[] = chainLevels[level] ?? ["+"];
  const rest = Array.from({ length: random.integer(1, 4) }, (): Link => ({
    operator: random.pick(operators),
    offset,
    operand: inner(),
  }));
  const first = inner();
  const [link] = first.kind === "chain" ? first.rest : [];
  if (first.kind !== "chain" || link === undefined || levelOf(link.operator) !== level)
    return { kind: "chain", offset, first, rest };
  return { kind: "chain", offset, first: first.first, rest: [...first.rest, ...rest] };
}

function randomLeaf(random: Random): Expression {
  const kind = random.pick(["number", "text", "name", "name", "field"] as const);
  if (kind === "number")
    return { kind, offset, value: random.pick([0, 1, 0.5, 1e-7, 1e21, 5e-324, 1.7976931348623157e308]) };
  if (kind === "text") return { kind, offset, value: random.pick(["", "ij,jk->ik", "a\"b'c", "\n\\ \u2028 \ud800 é"]) };
  if (kind === "name") return { kind, offset, name: random.pick(names) };
  return { kind, offset, name: random.pick(names), field: random.pick(names) };
}

/** The tree without its offsets. */
export function withoutOffsets(expression: Expression): unknown {
  return JSON.parse(JSON.stringify(expression, (key, value: unknown) => (key === "offset" ? undefined : value)));
}
