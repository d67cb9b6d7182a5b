/** The tree of a formula. Each node has the offset in the formula at which a mistake in it is shown. */

/** Left-associative operators, by how tightly they bind. */
export const chainLevels = [["||"], ["&&"], ["==", "!="], ["<", "<=", ">", ">="], ["+", "-"], ["*", "/", "%"]] as const;
export type ChainOperator = (typeof chainLevels)[number][number];

export interface NumberLiteral {
  readonly kind: "number";
  readonly offset: number;
  readonly value: number;
}
export interface TextLiteral {
  readonly kind: "text";
  readonly offset: number;
  readonly value: string;
}
/** An input, parameter, constant, node or size of the program, or a named constant such as `pi` and `true`. */
export interface Name {
  readonly kind: "name";
  readonly offset: number;
  readonly name: string;
}
/** The offset is the operator's. */
export interface Sign {
  readonly kind: "sign";
  readonly offset: number;
  readonly operator: "-" | "!";
  readonly operand: Expression;
}
/** `base ** exponent`; right-associative. The offset is the operator's. */
export interface Power {
  readonly kind: "power";
  readonly offset: number;
  readonly base: Expression;
  readonly exponent: Expression;
}
/** One more operand of a chain, behind its operator. The offset is the operator's. */
export interface Link {
  readonly operator: ChainOperator;
  readonly offset: number;
  readonly operand: Expression;
}
/**
 * `first + a - b ...`: all operators of one level, evaluated from the left. One node for a sum of any length: a
 * pass over it is a loop, where nested pairs would need recursion as deep as the sum is long. `first` is never a
 * chain of the same level.
 */
export interface Chain {
  readonly kind: "chain";
  readonly offset: number;
  readonly first: Expression;
  readonly rest: readonly Link[];
}
/** `condition ? chosen : otherwise`. The offset is the question mark's. */
export interface Conditional {
  readonly kind: "conditional";
  readonly offset: number;
  readonly condition: Expression;
  readonly chosen: Expression;
  readonly otherwise: Expression;
}
export interface Call {
  readonly kind: "call";
  readonly offset: number;
  readonly name: string;
  readonly args: readonly Expression[];
}
export interface List {
  readonly kind: "list";
  readonly offset: number;
  readonly items: readonly Expression[];
}
export interface Options {
  readonly kind: "options";
  readonly offset: number;
  readonly entries: readonly { readonly key: string; readonly value: Expression }[];
}
/** `of[index]`: one of several results. The offset is the bracket's. */
export interface Pick {
  readonly kind: "pick";
  readonly offset: number;
  readonly of: Expression;
  readonly index: number;
}
/** `name.field`. */
export interface Field {
  readonly kind: "field";
  readonly offset: number;
  readonly name: string;
  readonly field: string;
}

export type Expression =
  NumberLiteral | TextLiteral | Name | Sign | Power | Chain | Conditional | Call | List | Options | Pick | Field;

/** The level of a chain, from 0 (`||`) up. */
export function levelOf(operator: ChainOperator): number {
  return chainLevels.findIndex((operators) => operators.some((known) => known === operator));
}

/** The expressions that stand directly in one, in the order of the text. */
export function partsOf(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case "number":
    case "text":
    case "name":
    case "field":
      return [];
    case "sign":
      return [expression.operand];
    case "power":
      return [expression.base, expression.exponent];
    case "chain":
      return [expression.first, ...expression.rest.map((link) => link.operand)];
    case "conditional":
      return [expression.condition, expression.chosen, expression.otherwise];
    case "call":
      return expression.args;
    case "list":
      return expression.items;
    case "options":
      return expression.entries.map((entry) => entry.value);
    case "pick":
      return [expression.of];
  }
}

/** Calls `visit` for the expression and all that stand in it. It may recurse: the nesting of formulas is limited. */
export function walk(expression: Expression, visit: (part: Expression) => void): void {
  visit(expression);
  for (const part of partsOf(expression)) walk(part, visit);
}
