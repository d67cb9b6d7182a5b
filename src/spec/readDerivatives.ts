/** Reads what a spec asks to be derived. */
import { nothingToDerive, unknownNode } from "../diagnostics.js";
import type { Cursor } from "./cursor.js";
import type { DerivativeDocuments, GradientsDocument, JacobianDocument } from "./document.js";

export const derivativeKeys = ["gradients", "jvp", "hvp", "jacobian", "hessian"] as const;
type DerivativeKey = (typeof derivativeKeys)[number];

/**
 * @param known the names that may be differentiated.
 * @param hasParameters whether there is a `wrt` by default.
 */
export function readDerivatives(
  key: (key: DerivativeKey) => Cursor | undefined,
  known: ReadonlySet<string>,
  hasParameters: boolean,
): DerivativeDocuments {
  const products = (name: DerivativeKey, keys: readonly ("of" | "wrt" | "disconnected")[]): GradientsDocument | null =>
    optional(key(name), (cursor) => readProducts(cursor, name, keys, known, hasParameters));
  const matrix = (name: DerivativeKey): JacobianDocument | null =>
    optional(key(name), (cursor) => readMatrix(cursor, name, known));
  return {
    gradients: products("gradients", ["of", "wrt", "disconnected"]),
    jvp: products("jvp", ["of", "wrt"]),
    hvp: products("hvp", ["of", "wrt", "disconnected"]),
    jacobian: matrix("jacobian"),
    hessian: matrix("hessian"),
  };
}

function optional<T>(cursor: Cursor | undefined, read: (cursor: Cursor) => T): T | null {
  return cursor === undefined ? null : read(cursor);
}

/** What is differentiated with respect to several tensors. */
function readProducts(
  cursor: Cursor,
  role: DerivativeKey,
  keys: readonly ("of" | "wrt" | "disconnected")[],
  known: ReadonlySet<string>,
  hasParameters: boolean,
): GradientsDocument {
  const key = cursor.keys("an object", role, keys);
  const wrt = key("wrt");
  const of = readName(cursor, key("of"), role, "of", known);
  const names = wrt === undefined ? null : readNames(wrt, known, `${role}.wrt`);
  if (names === null ? !hasParameters : names.length === 0) throw (wrt ?? cursor).mistake(nothingToDerive());
  return { of, wrt: names, disconnected: key("disconnected")?.oneOf("error", "zero") ?? null };
}

/** All derivatives by one tensor. */
function readMatrix(cursor: Cursor, role: DerivativeKey, known: ReadonlySet<string>): JacobianDocument {
  const key = cursor.keys("an object", role, ["of", "wrt", "sparse"]);
  return {
    of: readName(cursor, key("of"), role, "of", known),
    wrt: readName(cursor, key("wrt"), role, "wrt", known),
    sparse: key("sparse")?.truth() ?? null,
  };
}

function readName(
  within: Cursor,
  cursor: Cursor | undefined,
  role: DerivativeKey,
  key: "of" | "wrt",
  known: ReadonlySet<string>,
): string {
  if (cursor === undefined) throw within.missing(key, role);
  const name = cursor.text("a name in quotes");
  if (!known.has(name)) throw cursor.mistake(unknownNode(name.slice(0, 60), known, `${role}.${key}`));
  return name;
}

/** The names in a list, each of which is known. */
export function readNames(cursor: Cursor, known: ReadonlySet<string>, role: string): string[] {
  return cursor.names("a list of names").map(({ name, at }) => {
    if (!known.has(name)) throw at.mistake(unknownNode(name.slice(0, 60), known, role));
    return name;
  });
}
