/**
 * Reads a formula: a subset of TypeScript's expressions. A loop over the precedence levels builds the tree, so
 * that a sum may have any length; what nests (brackets, signs, powers, conditions) is limited.
 */
import { formulaNesting, formulaSyntax, type GradcError } from "../diagnostics.js";
import { chainLevels, levelOf, type ChainOperator, type Expression, type Link } from "./expression.js";
import { siteOf, type Site } from "./source.js";
import { tokensOf, type Token } from "./tokens.js";

/** How deep a formula may nest. */
export const maximumNesting = 256;

/**
 * The tree of a formula.
 * @throws GradcError with the place in the formula if it is none.
 */
export function parseFormula(text: string, site: Site = siteOf(text, "formula")): Expression {
  return new FormulaParser(text, site).formula();
}

const operators: ReadonlyMap<string, ChainOperator> = new Map([
  ...chainLevels.flat().map((operator) => [operator, operator] as const),
  ["===", "=="],
  ["!==", "!="],
]);

/** Why a mark of JavaScript stands in no formula. */
const refusedMarks: ReadonlyMap<string, string> = new Map([
  ["+", "a formula has no unary plus"],
  [";", "a formula is one expression, without statements and semicolons"],
  ["=>", "a formula has no arrow functions"],
  ["=", "a formula has no assignments; equality is written =="],
  ["...", "a formula has no spread"],
  [".", "a formula has no members but the results of a scan: call f(x) where JavaScript has x.f()"],
  ["?.", "a formula has no members"],
  ["??", "a formula has no ??"],
  ["++", "a formula has no ++; a sign before a sign needs a space between them"],
  ["--", "a formula has no --; a sign before a sign needs a space between them"],
  ["~", "a formula has no bit operations"],
  ["^", "a formula has no bit operations; a power is written **"],
  ["&", "a formula has no bit operations; the logical function is &&"],
  ["|", "a formula has no bit operations; the logical function is ||"],
]);

/** A chain whose last operand is still to come. */
interface OpenChain {
  readonly level: number;
  readonly first: Expression;
  readonly rest: Link[];
  operator: ChainOperator;
  offset: number;
}

class FormulaParser {
  private readonly read: () => Token;
  private token: Token;
  private depth = 0;

  constructor(
    text: string,
    private readonly site: Site,
  ) {
    this.read = tokensOf(text, site);
    this.token = this.read();
  }

  formula(): Expression {
    if (this.isEnd()) throw this.mistake("the formula is empty");
    const expression = this.expression();
    if (!this.isEnd()) throw this.unexpected("an operator or the end (a formula is one expression)");
    return expression;
  }

  private expression(): Expression {
    const condition = this.chains();
    const offset = this.token.offset;
    if (!this.takes("?")) return condition;
    return this.nested(offset, () => {
      const chosen = this.expression();
      this.expect(":", "of a condition");
      return { kind: "conditional", offset, condition, chosen, otherwise: this.expression() };
    });
  }

  /**
   * The precedence loop. `open` holds the chains that wait for an operand, from the loosest to the tightest: an
   * operator first closes those that bind tighter than it does, then goes on with the one of its level or opens one.
   */
  private chains(): Expression {
    const open: OpenChain[] = [];
    for (;;) {
      let operand = this.sign();
      const { source, offset } = this.token;
      const operator = this.token.kind === "mark" ? operators.get(source) : undefined;
      const level = operator === undefined ? -1 : levelOf(operator);
      for (let last = open.at(-1); last !== undefined && last.level > level; last = open.at(-1)) {
        last.rest.push({ operator: last.operator, offset: last.offset, operand });
        operand = { kind: "chain", offset: last.rest[0]?.offset ?? 0, first: last.first, rest: last.rest };
        open.pop();
      }
      if (operator === undefined) return operand;
      this.advance();
      goOn(open, operand, { level, operator, offset });
    }
  }

  private sign(): Expression {
    if (!this.isMark("-") && !this.isMark("!")) return this.power();
    return this.signed();
  }

  private signed(): Expression {
    const { source, offset, kind } = this.token;
    if (kind !== "mark" || (source !== "-" && source !== "!")) return this.picks();
    this.advance();
    const operand = this.nested(offset, () => this.signed());
    if (this.isMark("**"))
      throw this.mistake(`write (${source}x) ** y or ${source}(x ** y): a sign before a power could mean either`);
    return { kind: "sign", offset, operator: source, operand };
  }

  private power(): Expression {
    const base = this.picks();
    const offset = this.token.offset;
    if (!this.takes("**")) return base;
    return { kind: "power", offset, base, exponent: this.nested(offset, () => this.sign()) };
  }

  private picks(): Expression {
    let of = this.operand();
    const outer = this.depth;
    for (let offset = this.token.offset; this.takes("["); offset = this.token.offset) {
      this.deepen(offset);
      const { kind, number } = this.token;
      if (kind !== "number" || !Number.isSafeInteger(number))
        throw this.mistake("one of several results is chosen by a whole number, as in f(x)[0]");
      this.advance();
      this.expect("]", "of a result");
      of = { kind: "pick", offset, of, index: number };
    }
    this.depth = outer;
    if (this.isMark("(")) throw this.mistake("only a name can be called");
    return of;
  }

  private operand(): Expression {
    const { kind, offset, number, text } = this.token;
    if (kind === "name") return this.name();
    if (kind === "number" || kind === "text") {
      this.advance();
      return kind === "number" ? { kind, offset, value: number } : { kind, offset, value: text };
    }
    if (this.takes("(")) return this.nested(offset, () => this.group());
    if (this.takes("[")) return this.nested(offset, () => ({ kind: "list", offset, items: this.items("]") }));
    if (this.takes("{")) return this.nested(offset, () => this.options(offset));
    throw this.unexpected("an operand");
  }

  private name(): Expression {
    const { source: name, offset } = this.token;
    this.advance();
    if (this.takes("(")) return this.nested(offset, () => ({ kind: "call", offset, name, args: this.items(")") }));
    if (!this.takes(".")) return { kind: "name", offset, name };
    const { kind, source: field } = this.token;
    if (kind !== "name") throw this.unexpected("the name of a result");
    this.advance();
    if (this.isMark("(")) throw this.mistake(`a formula has no methods; write ${field.slice(0, 40)}(...)`, offset);
    return { kind: "field", offset, name, field };
  }

  private group(): Expression {
    const inner = this.expression();
    if (this.isMark(",")) throw this.mistake("a comma stands only between arguments, items and options");
    this.expect(")", "of a group");
    return inner;
  }

  /** What stands between commas up to the closing mark. */
  private items(close: ")" | "]"): Expression[] {
    const items: Expression[] = [];
    while (!this.takes(close)) {
      items.push(this.expression());
      if (!this.takes(",") && !this.isMark(close)) throw this.unexpected(`"," or "${close}"`);
    }
    return items;
  }

  private options(offset: number): Expression {
    const entries = new Map<string, Expression>();
    while (!this.takes("}")) {
      const { kind, source, text, offset: at } = this.token;
      if (kind !== "name" && kind !== "text") throw this.unexpected("the name of an option");
      const key = kind === "name" ? source : text;
      if (entries.has(key) || key === "__proto__")
        throw this.mistake(
          key === "__proto__" ? "__proto__ is no option" : `the option ${key.slice(0, 40)} stands twice`,
          at,
        );
      this.advance();
      this.expect(":", "behind an option");
      entries.set(key, this.expression());
      if (!this.takes(",") && !this.isMark("}")) throw this.unexpected('"," or "}"');
    }
    return { kind: "options", offset, entries: Array.from(entries, ([key, value]) => ({ key, value })) };
  }

  private nested<T>(offset: number, read: () => T): T {
    this.deepen(offset);
    const result = read();
    this.depth--;
    return result;
  }
  private deepen(offset: number): void {
    if (++this.depth > maximumNesting) throw this.site.at(formulaNesting(maximumNesting), offset);
  }

  private advance(): void {
    this.token = this.read();
  }
  private isEnd(): boolean {
    return this.token.kind === "end";
  }
  private isMark(mark: string): boolean {
    return this.token.kind === "mark" && this.token.source === mark;
  }
  private takes(mark: string): boolean {
    if (!this.isMark(mark)) return false;
    this.advance();
    return true;
  }
  private expect(mark: string, role: string): void {
    if (!this.takes(mark)) throw this.unexpected(`the "${mark}" ${role}`);
  }

  private mistake(what: string, offset = this.token.offset): GradcError {
    return this.site.at(formulaSyntax(what), offset);
  }
  private unexpected(wanted: string): GradcError {
    const { kind, source } = this.token;
    const refused = kind === "mark" ? refusedMarks.get(source) : undefined;
    return this.mistake(refused ?? `expected ${wanted}, found ${kind === "end" ? "the end" : source.slice(0, 40)}`);
  }
}

/** The operand is followed by an operator: it continues the chain of that level, or begins one. */
function goOn(
  open: OpenChain[],
  operand: Expression,
  next: { level: number; operator: ChainOperator; offset: number },
): void {
  const last = open.at(-1);
  if (last === undefined || last.level !== next.level) {
    open.push({ ...headOf(operand, next.level), ...next });
    return;
  }
  last.rest.push({ operator: last.operator, offset: last.offset, operand });
  last.operator = next.operator;
  last.offset = next.offset;
}

/** How a chain begins: an operand that is a chain of the same level (it stood in brackets) is gone on with. */
function headOf(operand: Expression, level: number): { first: Expression; rest: Link[] } {
  const [link] = operand.kind === "chain" ? operand.rest : [];
  if (operand.kind !== "chain" || link === undefined || levelOf(link.operator) !== level)
    return { first: operand, rest: [] };
  return { first: operand.first, rest: [...operand.rest] };
}
