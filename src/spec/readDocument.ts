/** Reads a spec, from a JSON text or from an object: checks all that does not depend on the values of its sizes. */
import { badSize, GradcError, noOutputs, unknownUpdate } from "../diagnostics.js";
import { checkProgramName } from "../program.js";
import { Cursor, NameTable, type Located } from "./cursor.js";
import { isScan, type ConstantSpec, type SpecDocument } from "./document.js";
import { readJson } from "./json.js";
import { readConstant } from "./readConstant.js";
import { derivativeKeys, readDerivatives, readNames } from "./readDerivatives.js";
import { readParameter, readState, readType } from "./readInit.js";
import { readNode } from "./readScan.js";
import { SourceText } from "./source.js";
import { nowhere, treeOf } from "./tree.js";

const knownKeys = [
  "$schema",
  "name",
  "doc",
  "sizes",
  "inputs",
  "parameters",
  "state",
  "constants",
  "nodes",
  "outputs",
  "updates",
  ...derivativeKeys,
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
    const state = this.section("state", "a state", (cursor, name) => readState(cursor, name, typeNames));
    const constants = this.section("constants", "a constant", (cursor) => readConstantSpec(cursor, typeNames));
    const nodes = this.section("nodes", "a node", readNode);
    const tensors = [...nodes].flatMap(([name, node]) => (isScan(node) ? [] : [name]));
    const known = new Set([...inputs.keys(), ...parameters.keys(), ...state.keys(), ...tensors]);
    return {
      schema: this.key("$schema")?.text("a string") ?? null,
      name,
      doc: this.key("doc")?.text("a string") ?? "",
      sizes,
      inputs,
      parameters,
      state,
      constants,
      nodes,
      outputs: this.outputs(name, known),
      updates: this.updates(parameters, state),
      ...readDerivatives(this.key, known, parameters.size > 0),
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

  private updates(...changed: readonly ReadonlyMap<string, unknown>[]): Map<string, Located> {
    const known = changed.flatMap((tensors) => [...tensors.keys()]);
    const updates = this.key("updates")?.named("an object") ?? [];
    return new Map(
      updates.map(([name, cursor]) => {
        if (!known.includes(name)) throw cursor.mistake(unknownUpdate(name.slice(0, 60), known));
        return [name, cursor.located("a formula in quotes")];
      }),
    );
  }
}

function readSize(cursor: Cursor, name: string): number | null {
  if (cursor.value === null) return null;
  const { value } = cursor;
  if (typeof value !== "number") throw cursor.wrong("a whole number, or null for a size that must be bound");
  if (!Number.isInteger(value) || value < 0 || value > 2 ** 31 - 1) throw cursor.mistake(badSize(name, value));
  return value;
}

function readConstantSpec(cursor: Cursor, sizes: readonly string[]): ConstantSpec {
  const key = cursor.keys("an object", "a constant", ["type", "value"]);
  const type = key("type");
  const value = key("value");
  if (type === undefined) throw cursor.missing("type", "a constant");
  if (value === undefined) throw cursor.missing("value", "a constant");
  return { type: readType(type, sizes), value: readConstant(value) };
}

/** Runs a check that does not know where the value stands. */
function atCursor(cursor: Cursor, check: () => void): void {
  try {
    check();
  } catch (error) {
    throw error instanceof GradcError ? cursor.mistake(error) : error;
  }
}
