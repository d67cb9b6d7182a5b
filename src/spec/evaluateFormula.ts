/** Evaluates the tree of a formula: calls the functions of the language, which append nodes to the graph. */
import { Tensor, type Operand } from "../builder.js";
import {
  GradcError,
  noFields,
  notATensor,
  notSeveral,
  resultOutOfRange,
  unknownField,
  unknownFunction,
  unknownName,
} from "../diagnostics.js";
import { describe, isOptions, language, type Argument } from "../language.js";
import { add, div, mul, neg, sub } from "../ops/arithmetic.js";
import {
  equal,
  greater,
  greaterEqual,
  less,
  lessEqual,
  logicalAnd,
  logicalNot,
  logicalOr,
  notEqual,
  where,
} from "../ops/compare.js";
import { pow } from "../ops/power.js";
import { rem } from "../ops/rounding.js";
import type { Chain, ChainOperator, Expression, Field } from "./expression.js";
import type { Site } from "./source.js";

const chainFunctions: { readonly [O in ChainOperator]: (a: Operand, b: Operand) => Tensor } = {
  "||": logicalOr,
  "&&": logicalAnd,
  "==": equal,
  "!=": notEqual,
  "<": less,
  "<=": lessEqual,
  ">": greater,
  ">=": greaterEqual,
  "+": add,
  "-": sub,
  "*": mul,
  "/": div,
  "%": rem,
};

/**
 * The value of a formula.
 * @param values what the names in it mean.
 * @throws GradcError with the place in the formula.
 */
export function evaluateFormula(expression: Expression, values: ReadonlyMap<string, Argument>, site: Site): Operand {
  const evaluation = new Evaluation(values, site);
  return evaluation.tensor(expression, "a node");
}

/** The value of an expression in whatever role: also a list, an object of options, several results. */
export function evaluateArgument(expression: Expression, values: ReadonlyMap<string, Argument>, site: Site): Argument {
  return new Evaluation(values, site).value(expression);
}

class Evaluation {
  constructor(
    private readonly values: ReadonlyMap<string, Argument>,
    private readonly site: Site,
  ) {}

  /** The value of an expression that must be a tensor, a number or a truth value. */
  tensor(expression: Expression, role: string): Operand {
    const value = this.value(expression);
    if (value instanceof Tensor || typeof value === "number" || typeof value === "boolean") return value;
    throw this.site.at(notATensor(role, describe(value)), expression.offset);
  }

  value(expression: Expression): Argument {
    switch (expression.kind) {
      case "number":
      case "text":
        return expression.value;
      case "name":
        return this.lookUp(expression.name, expression.offset);
      case "field":
        return this.member(this.lookUp(expression.name, expression.offset), expression);
      case "chain":
        return this.chain(expression);
      case "call":
        return this.call(expression.name, expression.args, expression.offset);
      case "list":
        return expression.items.map((item) => this.value(item));
      case "options":
        return Object.fromEntries(expression.entries.map(({ key, value }) => [key, this.value(value)]));
      case "pick":
        return this.pick(this.value(expression.of), expression.index, expression.offset);
      default:
        return this.operation(expression);
    }
  }

  private operation(expression: Extract<Expression, { kind: "sign" | "power" | "conditional" }>): Tensor {
    const { kind, offset } = expression;
    if (kind === "sign") {
      const operand = this.tensor(expression.operand, `the operand of ${expression.operator}`);
      return this.at(offset, () => (expression.operator === "-" ? neg(operand) : logicalNot(operand)));
    }
    if (kind === "power") {
      const base = this.tensor(expression.base, "an operand of **");
      const exponent = this.tensor(expression.exponent, "an operand of **");
      return this.at(offset, () => pow(base, exponent));
    }
    const condition = this.tensor(expression.condition, "a condition");
    const chosen = this.tensor(expression.chosen, "a choice");
    const otherwise = this.tensor(expression.otherwise, "a choice");
    return this.at(offset, () => where(condition, chosen, otherwise));
  }

  private chain({ first, rest }: Chain): Operand {
    let value: Operand = this.tensor(first, `an operand of ${rest[0]?.operator ?? ""}`);
    for (const { operator, offset, operand } of rest) {
      const left = value;
      const right = this.tensor(operand, `an operand of ${operator}`);
      value = this.at(offset, () => chainFunctions[operator](left, right));
    }
    return value;
  }

  private call(name: string, args: readonly Expression[], offset: number): Argument {
    const called = language.get(name);
    if (called === undefined) throw this.site.at(unknownFunction(name, language.keys()), offset);
    const values = args.map((arg) => this.value(arg));
    return this.at(offset, () => called.call(values));
  }

  private member(of: Argument, { name, field, offset }: Field): Argument {
    if (!isOptions(of)) throw this.site.at(noFields(name), offset);
    const value = Object.hasOwn(of, field) ? of[field] : undefined;
    if (value === undefined) throw this.site.at(unknownField(name, field, Object.keys(of)), offset);
    return value;
  }

  private pick(results: Argument, index: number, offset: number): Argument {
    if (!isSeveral(results)) throw this.site.at(notSeveral(), offset);
    const result = results[index];
    if (result === undefined) throw this.site.at(resultOutOfRange(index, results.length), offset);
    return result;
  }

  private lookUp(name: string, offset: number): Argument {
    const value = this.values.get(name);
    if (value === undefined) throw this.site.at(unknownName(name, this.values.keys(), language.has(name)), offset);
    return value;
  }

  /** Shows a mistake that the language finds at the place of the operator or function. */
  private at<T>(offset: number, compute: () => T): T {
    try {
      return compute();
    } catch (error) {
      throw error instanceof GradcError ? this.site.at(error, offset) : error;
    }
  }
}

function isSeveral(value: Argument): value is readonly Argument[] {
  return Array.isArray(value);
}
