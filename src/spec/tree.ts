/** The tree of values that a spec is, read from a JSON text or taken from an object of JavaScript. */
import { forbiddenKey, jsonNesting, notData, type GradcError } from "../diagnostics.js";

/** How deep lists and objects may nest. */
export const maximumDepth = 256;

export type JsonValue = null | boolean | number | string | JsonList | JsonObject;

/** Offsets are those of the text, or `nowhere` if there is no text. */
export interface JsonList {
  readonly kind: "list";
  readonly items: readonly JsonValue[];
  readonly offsets: readonly number[];
}
export interface JsonEntry {
  readonly value: JsonValue;
  readonly offset: number;
  readonly keyOffset: number;
}
export interface JsonObject {
  readonly kind: "object";
  readonly entries: ReadonlyMap<string, JsonEntry>;
}

export const nowhere = -1;

/** What a value is, for messages. */
export function describeValue(value: JsonValue): string {
  if (value === null) return "null";
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  if (typeof value === "string") return value.length <= 60 ? JSON.stringify(value) : "a string";
  return value.kind === "list" ? "a list" : "an object";
}

/**
 * The tree of a JavaScript value that holds data only. A property that is undefined counts as absent.
 * @throws GradcError that names the path of what is no data.
 */
export function treeOf(value: unknown, path = "", depth = 0): JsonValue {
  if (value === null || typeof value === "boolean" || typeof value === "number" || typeof value === "string")
    return value;
  if (depth >= maximumDepth) throw placed(jsonNesting(maximumDepth), path);
  if (Array.isArray(value)) return listOfItems(value, path, depth);
  if (isNumbers(value)) return listOfItems(Array.from(value), path, depth);
  if (!isPlain(value)) throw placed(notData(kindOf(value)), path);
  const entries = new Map<string, JsonEntry>();
  for (const [key, held] of Object.entries(value)) {
    const below = path === "" ? key : `${path}.${key}`;
    if (key === "__proto__") throw placed(forbiddenKey(key), path);
    if (held !== undefined)
      entries.set(key, { value: treeOf(held, below, depth + 1), offset: nowhere, keyOffset: nowhere });
  }
  return { kind: "object", entries };
}

function listOfItems(items: readonly unknown[], path: string, depth: number): JsonList {
  const values = items.map((item, at) => treeOf(item, `${path}[${at}]`, depth + 1));
  return { kind: "list", items: values, offsets: values.map(() => nowhere) };
}

function isNumbers(value: unknown): value is Float64Array | Float32Array | Int32Array | Uint8Array {
  return [Float64Array, Float32Array, Int32Array, Uint8Array].some((numbers) => value instanceof numbers);
}

function isPlain(value: unknown): value is { readonly [key: string]: unknown } {
  if (typeof value !== "object" || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  // An object of another realm (a worker, a frame) has another Object.prototype, which has no prototype either.
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

function kindOf(value: unknown): string {
  if (typeof value !== "object" || value === null)
    return typeof value === "undefined" ? "undefined" : `a ${typeof value}`;
  return `an object of class ${value.constructor.name}`;
}

function placed(error: GradcError, path: string): GradcError {
  return error.at({ where: path === "" ? "the spec" : path });
}
