/** A value of a spec together with its path and place: what reading a spec goes through the tree with. */
import { badName, GradcError, missingKey, nameTaken, namedTwice, unknownKey, wrongValue } from "../diagnostics.js";
import { offsetInString } from "./json.js";
import { siteOf, type Site, type SourceText } from "./source.js";
import { describeValue, nowhere, type JsonEntry, type JsonValue } from "./tree.js";

/** A string of a spec and where it stands: a formula, a type, a name. */
export interface Located {
  readonly text: string;
  readonly site: Site;
  /** The line of the spec's text in which it begins; 1 if the spec was no text. */
  readonly line: number;
}

export class Cursor {
  constructor(
    readonly value: JsonValue,
    /** Such as `nodes.loss`; empty for the whole. */
    readonly path: string,
    private readonly offset: number,
    /** The text of the spec; null if it was an object. */
    private readonly source: SourceText | null,
  ) {}

  /** The mistake, shown here. */
  mistake(error: GradcError, offset = this.offset): GradcError {
    return mistakeAt(this.source, offset, this.path, error);
  }

  wrong(expected: string): GradcError {
    return this.mistake(wrongValue(expected, describeValue(this.value)));
  }

  /** A string that is a formula, a type or a name. */
  located(expected: string): Located {
    const { value: text, path, offset, source } = this;
    if (typeof text !== "string") throw this.wrong(expected);
    if (source === null) return { text, site: siteOf(text, path), line: 1 };
    const at = (error: GradcError, index: number): GradcError =>
      mistakeAt(source, offsetInString(source.text, offset, index), path, error);
    return { text, site: { at }, line: source.line(offset) };
  }

  text(expected: string): string {
    if (typeof this.value !== "string") throw this.wrong(expected);
    return this.value;
  }

  /** A number; the non-finite ones are written as strings. */
  number(expected: string): number {
    const { value } = this;
    if (typeof value === "number") return value;
    const written = typeof value === "string" ? nonFinite.get(value) : undefined;
    if (written === undefined) throw this.wrong(expected);
    return written;
  }

  truth(): boolean {
    if (typeof this.value !== "boolean") throw this.wrong("true or false");
    return this.value;
  }

  oneOf<const Names extends readonly string[]>(...names: Names): Names[number] {
    const found = names.find((name) => name === this.value);
    if (found === undefined) throw this.wrong(names.map((name) => JSON.stringify(name)).join(" or "));
    return found;
  }

  items(expected: string): Cursor[] {
    const { value } = this;
    if (typeof value !== "object" || value?.kind !== "list") throw this.wrong(expected);
    return value.items.map((_, at) => this.item(at));
  }

  /** The item of a list. */
  item(at: number): Cursor {
    const { value, path, offset, source } = this;
    const list = typeof value === "object" && value?.kind === "list" ? value : null;
    return new Cursor(list?.items[at] ?? null, `${path}[${at}]`, list?.offsets[at] ?? offset, source);
  }

  /** The names in a list, each once. */
  names(expected: string): { readonly name: string; readonly at: Cursor }[] {
    const seen = new Set<string>();
    return this.items(expected).map((at) => {
      const name = at.text("a name");
      if (seen.has(name)) throw at.mistake(namedTwice(name.slice(0, 60)));
      seen.add(name);
      return { name, at };
    });
  }

  isObject(): boolean {
    return typeof this.value === "object" && this.value?.kind === "object";
  }

  /** The entries of an object whose keys are the user's names. */
  named(expected: string): [name: string, value: Cursor][] {
    return this.entries(expected).map(([key, value, keyOffset]) => {
      if (!/^[A-Za-z_]\w*$/.test(key)) throw this.mistake(badName(key), keyOffset);
      return [key, value];
    });
  }

  /** An object with keys that are known: a function that gives each, or undefined where it is absent. */
  keys<Key extends string>(expected: string, where: string, known: readonly Key[]): (key: Key) => Cursor | undefined {
    const entries = new Map<string, Cursor>();
    for (const [key, value, keyOffset] of this.entries(expected)) {
      if (!known.some((name) => name === key)) throw this.mistake(unknownKey(key, where, known), keyOffset);
      entries.set(key, value);
    }
    return (key) => entries.get(key);
  }

  /** The mistake that an object lacks a key. */
  missing(key: string, where: string): GradcError {
    return this.mistake(missingKey(key, where));
  }

  private entries(expected: string): [key: string, value: Cursor, keyOffset: number][] {
    const { value } = this;
    if (typeof value !== "object" || value?.kind !== "object") throw this.wrong(expected);
    return Array.from(value.entries, ([key, entry]) => [key, this.below(key, entry), entry.keyOffset]);
  }

  private below(key: string, entry: JsonEntry): Cursor {
    return new Cursor(entry.value, this.path === "" ? key : `${this.path}.${key}`, entry.offset, this.source);
  }
}

export const nonFinite: ReadonlyMap<string, number> = new Map([
  ["NaN", NaN],
  ["Infinity", Infinity],
  ["-Infinity", -Infinity],
]);

/** In a text the place is the file's, and the message begins with the path; in an object the path is the place. */
function mistakeAt(source: SourceText | null, offset: number, path: string, error: GradcError): GradcError {
  if (error.place !== undefined) return error;
  if (source === null || offset === nowhere) return error.at({ where: path === "" ? "the spec" : path });
  return new GradcError(error.code, path === "" ? error.text : `${path}: ${error.text}`, source.place(offset));
}

/** Sees to it that one name has one meaning. */
export class NameTable {
  private readonly roles = new Map<string, string>();

  add(name: string, role: string, at: Cursor): void {
    const first = this.roles.get(name);
    if (first !== undefined) throw at.mistake(nameTaken(name.slice(0, 60), first));
    this.roles.set(name, role);
  }
}
