/**
 * The text of a module: lines that are printed twice, as TypeScript with its types and as JavaScript without them.
 * What stands between ⟪ and ⟫ is TypeScript's alone; no text of the user's holds these marks (names.ts).
 */
import type { Formula } from "../../../src/program.js";
import { harmless } from "../names.js";

export interface Line {
  readonly text: string;
  /** The formula of the spec that the line comes from. */
  readonly formula?: Formula;
}

const typePart = /⟪([^⟪⟫]*)⟫/g;

export function plain(lines: readonly string[]): Line[] {
  return lines.map((text) => ({ text }));
}

/** Lines that only TypeScript has. */
export function typeLines(lines: readonly string[]): string[] {
  return lines.map((text) => (text === "" ? text : `⟪${text}⟫`));
}

export function asTypeScript(lines: readonly Line[]): Line[] {
  return tidy(lines.map(({ text, formula }) => ({ text: text.replace(typePart, "$1"), formula })));
}

export function asJavaScript(lines: readonly Line[]): Line[] {
  const without = lines.map(({ text, formula }) => ({ was: text, text: text.replace(typePart, ""), formula }));
  return tidy(without.filter(({ text, was }) => text.trim() !== "" || was === ""));
}

/** No two blank lines together, none at the start or the end. */
function tidy(lines: readonly Line[]): Line[] {
  const kept = lines.filter(({ text }, at) => text !== "" || (at > 0 && lines[at - 1]?.text !== ""));
  while (kept[kept.length - 1]?.text === "") kept.pop();
  return kept;
}

export function textOf(lines: readonly Line[]): string {
  return `${lines.map(({ text }) => text).join("\n")}\n`;
}

export function indented(lines: readonly string[], steps = 1): string[] {
  return lines.map((text) => (text === "" ? text : "  ".repeat(steps) + text));
}

/** Groups of lines with a blank line between them; empty groups vanish. */
export function paragraphs(...groups: readonly (readonly string[])[]): string[] {
  return groups.filter(({ length }) => length > 0).flatMap((group, at) => (at === 0 ? group : ["", ...group]));
}

const commentWidth = 110;

/** A comment above what it is about; the lines may hold any text. */
export function comment(lines: readonly string[]): string[] {
  const safe = lines.flatMap((line) => line.split(lineBreak)).flatMap((line) => wrapped(harmless(line.trimEnd())));
  const [only = ""] = safe;
  if (safe.length === 0) return [];
  return safe.length === 1 ? [`/** ${only} */`] : ["/**", ...safe.map((line) => ` * ${line}`.trimEnd()), " */"];
}

const lineBreak = /\r\n|[\n\r\u2028\u2029]/;

/** Broken between words where it is too long; what follows is indented as the line was. */
function wrapped(line: string): string[] {
  if (line.length <= commentWidth) return [line];
  const margin = /^ */.exec(line)?.[0] ?? "";
  const lines: string[] = [];
  for (const word of line.trim().split(" ")) {
    const last = lines[lines.length - 1];
    if (last === undefined || last.length + word.length >= commentWidth) lines.push(margin + word);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines;
}

/** A statement under a condition: on one line if it fits there, else in a block. */
export function printIf(condition: string, statement: string): string[] {
  const line = `if (${condition}) ${statement}`;
  return line.length <= commentWidth ? [line] : [`if (${condition}) {`, `  ${statement}`, "}"];
}

/** `a, b` broken into lines that fit, each with a comma at its end. */
function listed(items: readonly string[]): string[] {
  const lines: string[] = [];
  for (const item of items) {
    const last = lines[lines.length - 1];
    if (last === undefined || last.length + item.length + 2 > commentWidth) lines.push(`${item},`);
    else lines[lines.length - 1] = `${last} ${item},`;
  }
  return lines;
}

/** An object literal, as printList. */
export function printObject(before: string, members: readonly string[], after: string): string[] {
  return members.length === 0 ? [`${before}{}${after}`] : printList(`${before}{ `, members, ` }${after}`);
}

/** Items of one kind: on one line if they fit there, else as many a line as fit. */
export function printArray(before: string, items: readonly string[], after: string): string[] {
  const line = `${before}${items.join(", ")}${after}`;
  return line.length <= commentWidth ? [line] : [before, ...indented(listed(items)), after];
}

/** On one line if it fits there, else an item a line. */
export function printList(before: string, items: readonly string[], after: string): string[] {
  const line = `${before}${items.join(", ")}${after}`;
  if (line.length <= commentWidth) return [line];
  return [before.trimEnd(), ...indented(items.map((item) => `${item},`)), after.trimStart()];
}
