/** Reads the value of a constant: a number, a truth value, or nested lists of them. */
import { raggedValue } from "../diagnostics.js";
import { sameShape, type Shape } from "../types.js";
import { nonFinite, type Cursor } from "./cursor.js";
import type { ConstantValue } from "./document.js";
import type { JsonList, JsonValue } from "./tree.js";

/**
 * The elements in row-major order.
 * @throws GradcError if lists of one depth differ in shape, or if numbers and truth values are mixed.
 */
export function readConstant(cursor: Cursor): ConstantValue {
  return new ConstantReader(cursor).constant();
}

const scalar: Shape = [];

/** Goes through the tree itself, and makes a cursor only for a mistake: a constant may have millions of elements. */
class ConstantReader {
  private readonly data: number[] = [];
  /** The index in each of the lists that are being read. */
  private readonly path: number[] = [];
  private readonly truth: boolean;

  constructor(private readonly root: Cursor) {
    this.truth = typeof firstElement(root.value) === "boolean";
  }

  constant(): ConstantValue {
    const shape = this.part(this.root.value);
    return { shape, data: Float64Array.from(this.data), truth: this.truth };
  }

  private part(value: JsonValue): Shape {
    if (!isList(value)) {
      this.data.push(this.element(value));
      return scalar;
    }
    let inner: Shape | null = null;
    for (const [at, item] of value.items.entries()) {
      this.path.push(at);
      const shape = this.part(item);
      if (inner !== null && !sameShape(inner, shape)) throw this.here().mistake(raggedValue(inner, shape));
      inner = shape;
      this.path.pop();
    }
    return [value.items.length, ...(inner ?? [])];
  }

  private element(value: JsonValue): number {
    if (this.truth) {
      if (typeof value !== "boolean") throw this.here().wrong("true, false or a list of them");
      return value ? 1 : 0;
    }
    const number = typeof value === "string" ? nonFinite.get(value) : value;
    if (typeof number === "number") return number;
    throw this.here().wrong('a number, "NaN", "Infinity", "-Infinity" or a list of them');
  }

  private here(): Cursor {
    return this.path.reduce((cursor, at) => cursor.item(at), this.root);
  }
}

/** The first element that is no list. */
function firstElement(value: JsonValue): JsonValue | undefined {
  if (!isList(value)) return value;
  for (const item of value.items) {
    const found = firstElement(item);
    if (found !== undefined) return found;
  }
  return undefined;
}

function isList(value: JsonValue): value is JsonList {
  return typeof value === "object" && value?.kind === "list";
}
