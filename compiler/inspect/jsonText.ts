/** JSON as inspect writes it: one entry of a section a line, so that two stages can be compared line by line. */
import type { Json } from "../../src/spec/printJson.js";

/** A value on one line. Numbers that JSON does not have are strings; -0 keeps its sign. */
export function printOneLine(value: Json): string {
  if (typeof value === "number") {
    if (!Number.isFinite(value)) return JSON.stringify(String(value));
    return Object.is(value, -0) ? "-0" : String(value);
  }
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  if (isList(value)) return `[${value.map(printOneLine).join(", ")}]`;
  if (value.size === 0) return "{}";
  return `{ ${Array.from(value, ([key, item]) => `${JSON.stringify(key)}: ${printOneLine(item)}`).join(", ")} }`;
}

/** An object whose lists and objects have a line for each entry. */
export function printSections(sections: ReadonlyMap<string, Json>): string {
  const lines = Array.from(sections, ([key, value]) => `  ${JSON.stringify(key)}: ${printSection(value)}`);
  return `{\n${lines.join(",\n")}\n}\n`;
}

function printSection(value: Json): string {
  if (value === null || typeof value !== "object") return printOneLine(value);
  const [open, close, entries] = isList(value)
    ? ["[", "]", value.map(printOneLine)]
    : ["{", "}", Array.from(value, ([key, item]) => `${JSON.stringify(key)}: ${printOneLine(item)}`)];
  return entries.length === 0
    ? open + close
    : `${open}\n${entries.map((entry) => `    ${entry}`).join(",\n")}\n  ${close}`;
}

function isList(value: readonly Json[] | ReadonlyMap<string, Json>): value is readonly Json[] {
  return Array.isArray(value);
}
