/**
 * What runs the kernels of a model, as far as the text of the module shows it: functions of JavaScript, or one instance
 * of a WebAssembly module. Everything else of a module is the same for both.
 */
import type { FunctionSchedule } from "../../schedule/kernel.js";
import type { Target, WasmForm } from "../../targets.js";
import { quoted } from "../names.js";
import type { Constant } from "./constants.js";
import type { PrintContext } from "./context.js";
import { printCallsOf, printKernels } from "./kernels.js";
import { lapsDeclared, lapsExported, withLaps } from "./laps.js";
import { printScratch, printViews } from "./memory.js";
import { printPrelude } from "./prelude.js";
import { printFunction, printStatements } from "./statement.js";
import type { Special, Specials } from "./specialise.js";
import { comment, paragraphs, printList, type Line } from "./text.js";

export interface Machine {
  /** The memory of a model: the block and the views of it. */
  readonly memory: (special: Special) => string[];
  readonly kernels: (special: Special) => Line[];
  /** What runs a function of the module. */
  readonly calls: (special: Special, schedule: FunctionSchedule) => string[];
  /** What fills parameters or state; `seed`: the number that it starts from. */
  readonly fill: (special: Special, set: "parameters" | "state", seed: string) => string[];
  /** The constants that all models share, of whatever sizes. */
  readonly constants: readonly Constant[];
  /** What else they share, in groups; asked for when kernels have been printed. */
  readonly shared: () => string[][];
  /** Functions of numbers that kernels call. */
  readonly numbers: () => string[];
  /** What the module imports. */
  readonly imports: readonly string[];
  /** What the module exports for its sake: the definition, and its declaration. */
  readonly exported: readonly string[];
  readonly declared: readonly string[];
  /** What the signature says of it. */
  readonly target: Target;
  readonly bytes: (special: Special) => number;
  /** The kernels as WebAssembly, where they are, and the same as text. */
  readonly program?: { readonly wasm: Uint8Array; readonly wat: string; readonly wasmForm: WasmForm };
}

/** What a machine prints beside what it must. */
export interface MachineOptions {
  /** Dead memory is filled with what shows. */
  readonly debug: boolean;
  /** Functions run kernel by kernel, and tell of each. */
  readonly laps: boolean;
}

export type MakeMachine = (specials: Specials, options: MachineOptions) => Machine;

export function runByJavaScript(
  { needs, constants, tables, context }: Specials,
  { debug, laps }: MachineOptions,
): Machine {
  return {
    memory: ({ schedule, memory, context: own }) =>
      paragraphs([`const arena = new ArrayBuffer(${memory.bytes});`], printViews(schedule.buffers, memory, 0, own)),
    kernels: ({ schedule, declaration, context: own }) => printKernels(schedule, declaration, own),
    calls: ({ memory, context: own }, schedule) => {
      if (laps) return withLaps(printCallsOf(schedule, [], own));
      return printCallsOf(schedule, debug ? (memory.dead.get(schedule.name) ?? []) : [], own);
    },
    fill: ({ declaration, fills, context: own }, set) =>
      [...declaration[set].keys()].flatMap((name) => printStatements(fills.get(name) ?? [], 0, own)),
    constants: [...constants, ...tables],
    shared: () => [
      printScratch(needs.arrays, context),
      context.sites.length === 0
        ? []
        : [
            ...printFailures(context, "What can go wrong in a kernel; where it did, and the value that did it."),
            ...["let failedPosition = 0;", "let failedValue = 0;"],
          ],
    ],
    numbers: () => {
      const texts = [...needs.functions].map((definition) => printFunction(definition, context).split("\n")),
        lines = paragraphs(printPrelude(needs.helpers, true), ...texts);
      // The types of their heads are TypeScript's alone.
      return lines.map((line) => (line.startsWith("function ") ? line.replace(/: (?:number|boolean)/g, "⟪$&⟫") : line));
    },
    imports: [],
    exported: laps ? lapsExported : [],
    declared: laps ? lapsDeclared : [],
    target: "js",
    bytes: ({ memory }) => memory.bytes,
  };
}

/** The list of what can go wrong; a kernel that leaves early gives 1 + a position in it. */
export function printFailures({ sites }: PrintContext, doc: string): string[] {
  const list = sites.map(({ node, message }) => `{ node: ${quoted(node)}, message: ${quoted(message)} }`);
  return [...comment([doc]), ...printList("const failures = [", list, "];")];
}
