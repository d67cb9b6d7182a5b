/** What the command asks a thread to do, and what comes back: plain data, so that both cross the border. */
import type { CheckRow } from "../compiler/check.js";
import type { CompileOptions } from "../compiler/compile.js";
import type { ExplainFormat } from "../compiler/explain.js";
import type { Format, ViewedStage } from "../compiler/inspect/names.js";
import type { TargetChoice, WasmForm } from "../compiler/targets.js";
import type { BenchReport } from "./benchReport.js";
import type { Binding } from "../src/program.js";

interface SpecTask {
  /** Path of the spec, as the user wrote it. */
  readonly spec: string;
  readonly bindings: readonly Binding[];
  readonly precision: CompileOptions["precision"];
}

/** Of what makes a module. */
interface ModuleTask extends SpecTask {
  readonly target: TargetChoice;
}

export interface CompileTask extends ModuleTask {
  readonly kind: "compile";
  readonly wasm: WasmForm | undefined;
  readonly debug: boolean;
}

export interface InspectTask extends SpecTask {
  readonly kind: "inspect";
  readonly stage: ViewedStage;
  readonly format: Format;
}

export interface CheckTask extends ModuleTask {
  readonly kind: "check";
  readonly seed: number;
}

export interface ExplainTask extends SpecTask {
  readonly kind: "explain";
  /** The name or the number of a node. */
  readonly node: string;
  readonly format: ExplainFormat;
}

export interface BenchTask extends SpecTask {
  readonly kind: "bench";
  readonly seed: number;
}

export type Task = CompileTask | InspectTask | CheckTask | ExplainTask | BenchTask;

/** Everything that a compilation can write, by what --emit calls it: texts, and the binary of WebAssembly. */
export const emissions = ["js", "ts", "dts", "map", "wat", "wasm"] as const;
export type Emission = (typeof emissions)[number];
/** Whatever the target has. */
export type Emitted = { readonly [E in Emission]?: string | Uint8Array };

export interface Results {
  readonly compile: { readonly name: string; readonly emitted: Emitted };
  readonly inspect: { readonly text: string };
  readonly explain: { readonly text: string };
  readonly check: { readonly name: string; readonly rows: readonly CheckRow[] };
  readonly bench: BenchReport;
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
