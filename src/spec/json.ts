/**
 * A strict reader of JSON (RFC 8259) that knows where each value and key stands. Beyond the RFC, a key may stand
 * only once in an object, `__proto__` is no key, and nesting and length are limited.
 */
import {
  duplicateKey,
  forbiddenKey,
  jsonNesting,
  jsonSyntax,
  specEmpty,
  specTooLarge,
  type GradcError,
} from "../diagnostics.js";
import type { SourceText } from "./source.js";
import { maximumDepth, type JsonEntry, type JsonList, type JsonObject, type JsonValue } from "./tree.js";

/** The most characters of a spec: 64 MB where they are ASCII. */
export const maximumLength = 64 * 2 ** 20;

const escapes: ReadonlyMap<string, string> = new Map([
  ['"', '"'],
  ["\\", "\\"],
  ["/", "/"],
  ["b", "\b"],
  ["f", "\f"],
  ["n", "\n"],
  ["r", "\r"],
  ["t", "\t"],
]);

/**
 * The value of a JSON text and its offset.
 * @throws GradcError at the first character that cannot be.
 */
export function readJson(source: SourceText): { readonly value: JsonValue; readonly offset: number } {
  if (source.text.length > maximumLength) throw specTooLarge(maximumLength).at({ where: source.where });
  return new Reader(source).document();
}

class Reader {
  private readonly text: string;
  private at = 0;
  private depth = 0;

  constructor(private readonly source: SourceText) {
    this.text = source.text;
  }

  document(): { value: JsonValue; offset: number } {
    this.space();
    if (this.at === this.text.length) throw this.mistake(specEmpty());
    const offset = this.at;
    const value = this.value();
    this.space();
    if (this.at < this.text.length) throw this.expected("the end of the text");
    return { value, offset };
  }

  private value(): JsonValue {
    switch (this.text[this.at]) {
      case "{":
        return this.nested(() => this.object());
      case "[":
        return this.nested(() => this.list());
      case '"':
        return this.string();
      default:
        return this.word();
    }
  }

  private nested<T>(read: () => T): T {
    if (++this.depth > maximumDepth) throw this.mistake(jsonNesting(maximumDepth));
    const value = read();
    this.depth--;
    return value;
  }

  private object(): JsonObject {
    const entries = new Map<string, JsonEntry>();
    this.at++;
    this.space();
    if (this.takes("}")) return { kind: "object", entries };
    do this.entry(entries);
    while (this.takes(","));
    if (!this.takes("}")) throw this.expected('"," or "}"');
    return { kind: "object", entries };
  }

  private entry(entries: Map<string, JsonEntry>): void {
    this.space();
    const keyOffset = this.at;
    if (this.text[keyOffset] !== '"') throw this.expected("a key in double quotes");
    const key = this.string();
    const first = entries.get(key);
    if (first !== undefined) throw this.mistake(duplicateKey(key, this.source.line(first.keyOffset)), keyOffset);
    if (key === "__proto__") throw this.mistake(forbiddenKey(key), keyOffset);
    this.space();
    if (!this.takes(":")) throw this.expected('":"');
    this.space();
    const offset = this.at;
    entries.set(key, { value: this.value(), offset, keyOffset });
    this.space();
  }

  private list(): JsonList {
    const items: JsonValue[] = [];
    const offsets: number[] = [];
    this.at++;
    this.space();
    if (this.takes("]")) return { kind: "list", items, offsets };
    do {
      this.space();
      offsets.push(this.at);
      items.push(this.value());
      this.space();
    } while (this.takes(","));
    if (!this.takes("]")) throw this.expected('"," or "]"');
    return { kind: "list", items, offsets };
  }

  /** A number, true, false or null. */
  private word(): number | boolean | null {
    const number = this.match(/-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y);
    if (number !== null) return this.number(number);
    const word = this.match(/true|false|null/y);
    if (word === null) throw this.expected("a value");
    return word === "null" ? null : word === "true";
  }

  private number(digits: string): number {
    const value = Number(digits);
    if (Number.isFinite(value)) return value;
    throw this.mistake(
      jsonSyntax(`the number ${digits.slice(0, 40)} is too large for a double`),
      this.at - digits.length,
    );
  }

  private string(): string {
    const simple = this.match(/"[^"\\\u0000-\u001f]*"/y);
    if (simple !== null) return simple.slice(1, -1);
    const start = this.at++;
    const parts: string[] = [];
    for (;;) {
      parts.push(this.match(/[^"\\\u0000-\u001f]*/y) ?? "");
      const next = this.text[this.at];
      if (next === '"') break;
      if (next === undefined) throw this.mistake(jsonSyntax("this string has no end"), start);
      if (next !== "\\") throw this.mistake(jsonSyntax(`${this.found()} must be escaped in a string`));
      parts.push(this.escape());
    }
    this.at++;
    return parts.join("");
  }

  private escape(): string {
    const code = this.match(/\\u[0-9a-fA-F]{4}/y);
    if (code !== null) return String.fromCharCode(Number.parseInt(code.slice(2), 16));
    const character = escapes.get(this.text[this.at + 1] ?? "");
    if (character === undefined)
      throw this.mistake(jsonSyntax(`JSON has no such escape; a backslash is written "\\\\"`));
    this.at += 2;
    return character;
  }

  private space(): void {
    let code = this.text.charCodeAt(this.at);
    while (code === 0x20 || code === 0x09 || code === 0x0a || code === 0x0d) code = this.text.charCodeAt(++this.at);
  }

  private takes(mark: string): boolean {
    if (this.text[this.at] !== mark) return false;
    this.at++;
    return true;
  }

  /** What the sticky pattern matches here, read; null if it does not. */
  private match(pattern: RegExp): string | null {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text);
    if (found === null) return null;
    this.at = pattern.lastIndex;
    return found[0];
  }

  private expected(what: string): GradcError {
    return this.mistake(jsonSyntax(`expected ${what}, found ${this.found()}`));
  }

  private found(): string {
    const word = /[\w.+-]{1,40}/y;
    word.lastIndex = this.at;
    const found = word.exec(this.text)?.[0] ?? String.fromCodePoint(this.text.codePointAt(this.at) ?? 0);
    if (this.at >= this.text.length) return "the end of the text";
    return /^[\x21-\x7e]+$/.test(found)
      ? found
      : `the character U+${(found.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
  }

  private mistake(error: GradcError, offset = this.at): GradcError {
    return error.at(this.source.place(offset));
  }
}

/** Where in the text the character number `index` of the string that begins at `start` stands. */
export function offsetInString(text: string, start: number, index: number): number {
  let offset = start + 1;
  for (let read = 0; read < index; read++) offset += text[offset] !== "\\" ? 1 : text[offset + 1] === "u" ? 6 : 2;
  return offset;
}
