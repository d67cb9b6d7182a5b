/** The tokens of a formula, read by acorn's tokenizer. */
import { Parser, tokTypes, type Token as AcornToken } from "acorn";
import { formulaSyntax } from "../diagnostics.js";
import type { Site } from "./source.js";

export interface Token {
  readonly kind: "number" | "text" | "name" | "mark" | "end";
  /** As it is written. */
  readonly source: string;
  readonly offset: number;
  /** What a number or a string means. */
  readonly number: number;
  readonly text: string;
}

/** JavaScript's tokens, but every word is a name, and a slash never begins a regular expression. */
class FormulaTokenizer extends Parser {
  declare readonly pos: number;
  /** Acorn asks this pattern which words are keywords. */
  protected readonly keywords = /(?!)/;

  /** Acorn calls this at a slash where an operand is due. */
  protected readRegexp(): never {
    throw refusal("a formula has no regular expressions", this.pos - 1);
  }
}

/** An error in the form of acorn's own; `pos` counts from the bracket that is put before the formula. */
function refusal(what: string, pos: number): SyntaxError {
  return Object.assign(new SyntaxError(what), { pos });
}

/**
 * The next token at each call; at the end of the text, again and again a token of kind `end`.
 * @throws GradcError at what is no token of a formula.
 */
export function tokensOf(text: string, site: Site): () => Token {
  // Behind an opening bracket acorn knows that an expression is due, not a statement: `{` begins no block.
  const bracketed = `(${text}`;
  const tokens = FormulaTokenizer.tokenizer(bracketed, {
    ecmaVersion: 2022,
    sourceType: "module",
    allowHashBang: false,
    onComment: (_block, _text, start) => {
      throw refusal("a formula has no comments", start);
    },
  });
  tokens.getToken();
  return () => {
    try {
      return tokenOf(tokens.getToken(), bracketed);
    } catch (error) {
      if (!(error instanceof SyntaxError) || !("pos" in error) || typeof error.pos !== "number") throw error;
      throw site.at(formulaSyntax(messageOf(error)), error.pos - 1);
    }
  };
}

/** Acorn's message without the position at its end, which counts from the start of the formula. */
function messageOf(error: SyntaxError): string {
  const message = error.message.replace(/ \(\d+:\d+\)$/, "");
  return message.slice(0, 1).toLowerCase() + message.slice(1, 80);
}

function tokenOf(token: AcornToken, bracketed: string): Token {
  const { type, start } = token;
  const source = bracketed.slice(start, token.end);
  const offset = start - 1;
  if (type === tokTypes.name) return { kind: "name", source: nameOf(source, start), offset, number: 0, text: "" };
  if (type === tokTypes.num) return { kind: "number", source, offset, number: numberOf(source, start), text: "" };
  if (type === tokTypes.string) return { kind: "text", source, offset, number: 0, text: valueOf(token) };
  if (type === tokTypes.backQuote) throw refusal("a formula has no templates; strings stand in quotes", start);
  return { kind: type === tokTypes.eof ? "end" : "mark", source, offset, number: 0, text: "" };
}

function nameOf(source: string, pos: number): string {
  if (/^[A-Za-z_]\w*$/.test(source)) return source;
  throw refusal("a name starts with a letter or _, and has only letters (a to z), digits and _", pos);
}

function numberOf(source: string, pos: number): number {
  if (source.endsWith("n")) throw refusal("a formula has no bigints; leave out the n", pos);
  const value = Number(source.replaceAll("_", ""));
  if (!Number.isFinite(value))
    throw refusal("this number is too large for a double; infinity is written infinity", pos);
  return value;
}

function valueOf(token: AcornToken): string {
  return "value" in token && typeof token.value === "string" ? token.value : "";
}
