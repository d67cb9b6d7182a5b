/** Writes JSON so that a person reads it well: what fits a line stands on one. */

export type Json = null | boolean | number | string | readonly Json[] | ReadonlyMap<string, Json>;

/** A list or an object of this many characters at most stands on one line. */
const lineLength = 100;

/** The JSON text of a value. Numbers that JSON does not have are strings: "NaN", "Infinity", "-Infinity". */
export function printJson(value: Json, indent = ""): string {
  if (value === null || typeof value !== "object") return printLeaf(value);
  const inner = `${indent}  `;
  const [open, close, parts] = isList(value)
    ? ["[", "]", value.map((item) => printJson(item, inner))]
    : ["{", "}", Array.from(value, ([key, item]) => `${JSON.stringify(key)}: ${printJson(item, inner)}`)];
  if (parts.length === 0) return open + close;
  const line = isList(value) ? `[${parts.join(", ")}]` : `{ ${parts.join(", ")} }`;
  if (indent !== "" && line.length <= lineLength && !line.includes("\n")) return line;
  return `${open}\n${parts.map((part) => inner + part).join(",\n")}\n${indent}${close}`;
}

/** A number as JSON writes it, and -0 as "-0", which JSON.stringify does not. */
function printLeaf(value: null | boolean | number | string): string {
  if (typeof value !== "number") return JSON.stringify(value);
  if (!Number.isFinite(value)) return JSON.stringify(String(value));
  return Object.is(value, -0) ? "-0" : String(value);
}

function isList(value: readonly Json[] | ReadonlyMap<string, Json>): value is readonly Json[] {
  return Array.isArray(value);
}
