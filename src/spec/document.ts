/** What a JSON spec says, checked in all that does not depend on the values of its sizes. */
import type { GradcError } from "../diagnostics.js";
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

export interface StateSpec {
  readonly type: WrittenType;
  readonly init: InitializerSpec;
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

/** All derivatives of a node by one tensor. */
export interface JacobianDocument {
  readonly of: string;
  readonly wrt: string;
  readonly sparse: boolean | null;
}

/** What to derive; null where the spec does not ask. */
export interface DerivativeDocuments {
  readonly gradients: GradientsDocument | null;
  /** Without `disconnected`. */
  readonly jvp: GradientsDocument | null;
  readonly hvp: GradientsDocument | null;
  readonly jacobian: JacobianDocument | null;
  readonly hessian: JacobianDocument | null;
}

/** A scan: its formulas by the names that they give values to. */
export interface ScanSpec {
  readonly carry: ReadonlyMap<string, Located>;
  readonly over: ReadonlyMap<string, Located>;
  /** The number of steps where nothing is consumed; null where it follows from what is. */
  readonly length: number | Located | null;
  readonly reverse: boolean;
  readonly checkpoint: boolean | number;
  readonly body: ReadonlyMap<string, NodeSpec>;
  readonly next: ReadonlyMap<string, Located>;
  readonly stack: ReadonlyMap<string, Located>;
  /** A mistake, shown at the scan. */
  readonly mistake: (error: GradcError) => GradcError;
}
export type NodeSpec = Located | ScanSpec;

export function isScan(node: NodeSpec): node is ScanSpec {
  return "carry" in node;
}

/** Maps are in the order of the spec. */
export interface SpecDocument extends DerivativeDocuments {
  /** Where editors find the schema; null if the spec does not say. */
  readonly schema: string | null;
  readonly name: string;
  readonly doc: string;
  readonly sizes: ReadonlyMap<string, number | null>;
  readonly inputs: ReadonlyMap<string, WrittenType>;
  readonly parameters: ReadonlyMap<string, ParameterSpec>;
  readonly state: ReadonlyMap<string, StateSpec>;
  readonly constants: ReadonlyMap<string, ConstantSpec>;
  /** The formula of each node, or the scan. */
  readonly nodes: ReadonlyMap<string, NodeSpec>;
  readonly outputs: readonly string[];
  /** The formula of the new value of a parameter or a state. */
  readonly updates: ReadonlyMap<string, Located>;
}
