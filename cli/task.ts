/** What the command asks a thread to do, and what comes back: plain data, so that both cross the border. */
import type { CheckRow } from "../compiler/check.js";
import type { CompileOptions } from "../compiler/compile.js";
import type { ExplainFormat } from "../compiler/explain.js";
import type { Format, ViewedStage } from "../compiler/inspect/names.js";
import type { Binding } from "../src/program.js";

interface SpecTask {
  /** Path of the spec, as the user wrote it. */
  readonly spec: string;
  readonly bindings: readonly Binding[];
  readonly precision: CompileOptions["precision"];
}

export interface CompileTask extends SpecTask {
  readonly kind: "compile";
  readonly debug: boolean;
}

export interface InspectTask extends SpecTask {
  readonly kind: "inspect";
  readonly stage: ViewedStage;
  readonly format: Format;
}

export interface CheckTask extends SpecTask {
  readonly kind: "check";
  readonly seed: number;
}

export interface ExplainTask extends SpecTask {
  readonly kind: "explain";
  /** The name or the number of a node. */
  readonly node: string;
  readonly format: ExplainFormat;
}

export type Task = CompileTask | InspectTask | CheckTask | ExplainTask;

/** Every text that a compilation can write, by what --emit calls it. */
export type Emission = "js" | "ts" | "dts" | "map";

export interface Results {
  readonly compile: { readonly name: string; readonly texts: { readonly [E in Emission]: string } };
  readonly inspect: { readonly text: string };
  readonly explain: { readonly text: string };
  readonly check: { readonly name: string; readonly rows: readonly CheckRow[] };
}

/** A mistake of the user's, or a fault of ours (code `internal`), as it is printed. */
export interface Failure {
  readonly code: string;
  readonly message: string;
  readonly misuse: boolean;
  /** Where a fault of ours happened. */
  readonly stack: string;
}

export type Outcome = { readonly result: Results[Task["kind"]] } | { readonly failure: Failure };
