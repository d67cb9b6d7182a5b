/** What a JSON spec says, checked in all that does not depend on the values of its sizes. */
import type { InitializerSpec } from "../initializer.js";
import type { Shape } from "../types.js";
import type { Located } from "./cursor.js";
import type { TypeNotation } from "./typeNotation.js";

/** A type as it is written, and read. */
export interface WrittenType {
  readonly text: string;
  readonly notation: TypeNotation;
}

export interface ParameterSpec {
  readonly type: WrittenType;
  readonly init: InitializerSpec | null;
}

/** Numbers (or truth values, as 1 and 0) in row-major order. */
export interface ConstantValue {
  readonly shape: Shape;
  readonly data: Float64Array;
  readonly truth: boolean;
}

export interface ConstantSpec {
  readonly type: WrittenType;
  readonly value: ConstantValue;
}

/** What to differentiate; null where the spec leaves it to the default. */
export interface GradientsDocument {
  readonly of: string;
  readonly wrt: readonly string[] | null;
  readonly disconnected: "error" | "zero" | null;
}

/** Maps are in the order of the spec. */
export interface SpecDocument {
  /** Where editors find the schema; null if the spec does not say. */
  readonly schema: string | null;
  readonly name: string;
  readonly doc: string;
  readonly sizes: ReadonlyMap<string, number | null>;
  readonly inputs: ReadonlyMap<string, WrittenType>;
  readonly parameters: ReadonlyMap<string, ParameterSpec>;
  readonly constants: ReadonlyMap<string, ConstantSpec>;
  /** The formula of each node. */
  readonly nodes: ReadonlyMap<string, Located>;
  readonly outputs: readonly string[];
  readonly gradients: GradientsDocument | null;
}
