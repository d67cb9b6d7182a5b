/** Reads the tensors that a spec declares: their types, and how parameters and state begin. */
import { badInitializer, initOfWhole, stateWithoutInit, wrongValue } from "../diagnostics.js";
import { namedInitializers, type InitializerSpec } from "../initializer.js";
import { isFloat } from "../types.js";
import { nonFinite, type Cursor, type Located } from "./cursor.js";
import type { ParameterSpec, StateSpec, WrittenType } from "./document.js";
import { parseTypeNotation } from "./typeNotation.js";

export function readType(cursor: Cursor, sizes: readonly string[]): WrittenType {
  const { text, site }: Located = cursor.located('a type in quotes, such as "f32[3]"');
  return { text, notation: parseTypeNotation(text, sizes, site) };
}

export function readParameter(cursor: Cursor, name: string, sizes: readonly string[]): ParameterSpec {
  if (!cursor.isObject()) return { type: readType(cursor, sizes), init: null };
  return readInitialized(cursor, "parameter", name, sizes);
}

export function readState(cursor: Cursor, name: string, sizes: readonly string[]): StateSpec {
  if (!cursor.isObject()) throw cursor.mistake(stateWithoutInit(name));
  const { type, init } = readInitialized(cursor, "state", name, sizes);
  if (init === null) throw cursor.mistake(stateWithoutInit(name));
  return { type, init };
}

function readInitialized(
  cursor: Cursor,
  role: "parameter" | "state",
  name: string,
  sizes: readonly string[],
): ParameterSpec {
  const key = cursor.keys("an object", `a ${role}`, ["type", "init"]);
  const type = key("type");
  const init = key("init");
  if (type === undefined) throw cursor.missing("type", `a ${role}`);
  const read = readType(type, sizes);
  if (init === undefined) return { type: read, init: null };
  const owner = `the ${role} ${name}`;
  const value = readInit(init, owner);
  const { dtype } = read.notation;
  if (!isFloat(dtype) && !isWhole(value)) throw init.mistake(initOfWhole(owner, dtype));
  return { type: read, init: value };
}

/** Whether a tensor of whole numbers can begin with it. */
function isWhole(init: InitializerSpec): boolean {
  return init === "zeros" || init === "ones" || Number.isInteger(init);
}

function readInit(cursor: Cursor, owner: string): InitializerSpec {
  if (!cursor.isObject()) {
    if (typeof cursor.value !== "string" || nonFinite.has(cursor.value))
      return cursor.number("the name of an initializer, a number, or an object");
    if (Object.hasOwn(namedInitializers, cursor.value)) return cursor.value;
    throw cursor.mistake(badInitializer(owner, cursor.value, Object.keys(namedInitializers)));
  }
  const key = cursor.keys("an object", "init", ["uniform", "normal"]);
  const uniform = key("uniform");
  const normal = key("normal");
  if (uniform !== undefined && normal !== undefined) throw cursor.mistake(wrongValue("one distribution", "two"));
  if (uniform !== undefined) return { uniform: readUniform(uniform) };
  if (normal === undefined) throw cursor.missing("uniform", "init");
  const std = readFinite(normal.keys("an object", "normal", ["std"])("std"), normal, "std");
  if (std < 0) throw normal.mistake(wrongValue("a std of at least 0", String(std)));
  return { normal: { std } };
}

function readUniform(cursor: Cursor): { low: number; high: number } {
  const key = cursor.keys("an object", "uniform", ["low", "high"]);
  const low = readFinite(key("low"), cursor, "low");
  const high = readFinite(key("high"), cursor, "high");
  if (low > high) throw cursor.mistake(wrongValue("low to be at most high", `${low} and ${high}`));
  return { low, high };
}

function readFinite(cursor: Cursor | undefined, within: Cursor, key: string): number {
  if (cursor === undefined) throw within.missing(key, "this distribution");
  if (typeof cursor.value !== "number" || !Number.isFinite(cursor.value)) throw cursor.wrong("a number");
  return cursor.value;
}
