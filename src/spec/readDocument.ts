/** Reads a spec, from a JSON text or from an object: checks all that does not depend on the values of its sizes. */
import {
  badInitializer,
  badSize,
  GradcError,
  initOfWhole,
  noOutputs,
  nothingToDerive,
  unknownNode,
  wrongValue,
} from "../diagnostics.js";
import { namedInitializers, type InitializerSpec } from "../initializer.js";
import { checkProgramName } from "../program.js";
import { Cursor, NameTable, nonFinite, type Located } from "./cursor.js";
import type { ConstantSpec, GradientsDocument, ParameterSpec, SpecDocument, WrittenType } from "./document.js";
import { readJson } from "./json.js";
import { readConstant } from "./readConstant.js";
import { isFloat } from "../types.js";
import { SourceText } from "./source.js";
import { nowhere, treeOf } from "./tree.js";
import { parseTypeNotation } from "./typeNotation.js";

const knownKeys = [
  "$schema",
  "name",
  "doc",
  "sizes",
  "inputs",
  "parameters",
  "constants",
  "nodes",
  "outputs",
  "gradients",
] as const;

/**
 * The spec that a JSON text or an object says.
 * @param file what messages call the text.
 * @throws GradcError at the first mistake, with its place.
 */
export function readDocument(spec: string | object, file = ""): SpecDocument {
  if (typeof spec !== "string") return new DocumentReader(new Cursor(treeOf(spec), "", nowhere, null)).document();
  const source = new SourceText(spec, file === "" ? "spec" : file);
  const { value, offset } = readJson(source);
  return new DocumentReader(new Cursor(value, "", offset, source)).document();
}

class DocumentReader {
  private readonly names = new NameTable();
  private readonly key: (key: (typeof knownKeys)[number]) => Cursor | undefined;

  constructor(private readonly root: Cursor) {
    this.key = root.keys("an object", "a spec", knownKeys);
  }

  document(): SpecDocument {
    const name = this.name();
    const sizes = this.section("sizes", "a size", readSize);
    const typeNames = [...sizes.keys()];
    const inputs = this.section("inputs", "an input", (cursor) => readType(cursor, typeNames));
    const parameters = this.section("parameters", "a parameter", (cursor, name) =>
      readParameter(cursor, name, typeNames),
    );
    const constants = this.section("constants", "a constant", (cursor) => readConstantSpec(cursor, typeNames));
    const nodes = this.section("nodes", "a node", (cursor) => cursor.located("a formula in quotes"));
    const known = new Set([...inputs.keys(), ...parameters.keys(), ...nodes.keys()]);
    return {
      schema: this.key("$schema")?.text("a string") ?? null,
      name,
      doc: this.key("doc")?.text("a string") ?? "",
      sizes,
      inputs,
      parameters,
      constants,
      nodes,
      outputs: this.outputs(name, known),
      gradients: this.gradients(known, parameters.size > 0),
    };
  }

  private name(): string {
    const cursor = this.key("name");
    if (cursor === undefined) throw this.root.missing("name", "a spec");
    const name = cursor.text("a name in quotes");
    atCursor(cursor, () => checkProgramName(name));
    return name;
  }

  /** An object whose keys are names of the program. */
  private section<T>(
    key: (typeof knownKeys)[number],
    role: string,
    read: (cursor: Cursor, name: string) => T,
  ): Map<string, T> {
    const section = new Map<string, T>();
    for (const [name, cursor] of this.key(key)?.named("an object") ?? []) {
      this.names.add(name, role, cursor);
      section.set(name, read(cursor, name));
    }
    return section;
  }

  private outputs(name: string, known: ReadonlySet<string>): string[] {
    const cursor = this.key("outputs");
    if (cursor === undefined) throw this.root.missing("outputs", "a spec");
    const outputs = readNames(cursor, known, "outputs");
    if (outputs.length === 0) throw cursor.mistake(noOutputs(name));
    return outputs;
  }

  private gradients(known: ReadonlySet<string>, hasParameters: boolean): GradientsDocument | null {
    const cursor = this.key("gradients");
    if (cursor === undefined) return null;
    const key = cursor.keys("an object", "gradients", ["of", "wrt", "disconnected"]);
    const of = key("of");
    const wrt = key("wrt");
    if (of === undefined) throw cursor.missing("of", "gradients");
    const name = of.text("a name in quotes");
    if (!known.has(name)) throw of.mistake(unknownNode(name.slice(0, 60), known, "gradients.of"));
    const names = wrt === undefined ? null : readNames(wrt, known, "gradients.wrt");
    if (names === null ? !hasParameters : names.length === 0) throw (wrt ?? cursor).mistake(nothingToDerive());
    return { of: name, wrt: names, disconnected: key("disconnected")?.oneOf("error", "zero") ?? null };
  }
}

function readSize(cursor: Cursor, name: string): number | null {
  if (cursor.value === null) return null;
  const { value } = cursor;
  if (typeof value !== "number") throw cursor.wrong("a whole number, or null for a size that must be bound");
  if (!Number.isInteger(value) || value < 0 || value > 2 ** 31 - 1) throw cursor.mistake(badSize(name, value));
  return value;
}

function readType(cursor: Cursor, sizes: readonly string[]): WrittenType {
  const { text, site }: Located = cursor.located('a type in quotes, such as "f32[3]"');
  return { text, notation: parseTypeNotation(text, sizes, site) };
}

function readParameter(cursor: Cursor, name: string, sizes: readonly string[]): ParameterSpec {
  if (!cursor.isObject()) return { type: readType(cursor, sizes), init: null };
  const key = cursor.keys("an object", "a parameter", ["type", "init"]);
  const type = key("type");
  const init = key("init");
  if (type === undefined) throw cursor.missing("type", "a parameter");
  const read = readType(type, sizes);
  if (init === undefined) return { type: read, init: null };
  const value = readInit(init, name);
  const { dtype } = read.notation;
  if (!isFloat(dtype) && !isWhole(value)) throw init.mistake(initOfWhole(name, dtype));
  return { type: read, init: value };
}

/** Whether a parameter of whole numbers can begin with it. */
function isWhole(init: InitializerSpec): boolean {
  return init === "zeros" || init === "ones" || Number.isInteger(init);
}

function readInit(cursor: Cursor, parameter: string): InitializerSpec {
  if (!cursor.isObject()) {
    if (typeof cursor.value !== "string" || nonFinite.has(cursor.value))
      return cursor.number("the name of an initializer, a number, or an object");
    if (Object.hasOwn(namedInitializers, cursor.value)) return cursor.value;
    throw cursor.mistake(badInitializer(parameter, cursor.value, Object.keys(namedInitializers)));
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

function readConstantSpec(cursor: Cursor, sizes: readonly string[]): ConstantSpec {
  const key = cursor.keys("an object", "a constant", ["type", "value"]);
  const type = key("type");
  const value = key("value");
  if (type === undefined) throw cursor.missing("type", "a constant");
  if (value === undefined) throw cursor.missing("value", "a constant");
  return { type: readType(type, sizes), value: readConstant(value) };
}

function readNames(cursor: Cursor, known: ReadonlySet<string>, role: string): string[] {
  return cursor.names("a list of names").map(({ name, at }) => {
    if (!known.has(name)) throw at.mistake(unknownNode(name.slice(0, 60), known, role));
    return name;
  });
}

/** Runs a check that does not know where the value stands. */
function atCursor(cursor: Cursor, check: () => void): void {
  try {
    check();
  } catch (error) {
    throw error instanceof GradcError ? cursor.mistake(error) : error;
  }
}
