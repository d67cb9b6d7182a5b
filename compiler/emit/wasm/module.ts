/**
 * The WebAssembly module of a graph, as text: one export for each function of the module, which runs all its kernels
 * in one call on the memory that it is given. Bindings of the sizes share tables and functions of numbers.
 */
import {
  proceduresOf,
  type Buffer,
  type Local,
  type Procedure,
  type ScalarFunction,
  type Statement,
} from "../../../src/kernel.js";
import type { FailureSite } from "../../../src/kernel.js";
import type { FunctionSchedule, Kernel, ModuleSchedule } from "../../schedule/kernel.js";
import type { MemoryPlan } from "../memoryPlan.js";
import { Code, type PrintContext } from "./context.js";
import { printData } from "./data.js";
import { needsOf, printHelpers, type Needs } from "./helpers.js";
import { failureAddress, layOut, layOutShared, type Layout } from "./layout.js";
import { printVectorFunction } from "./vectorFunction.js";
import { leavingEarly, printFunction, printProcedure, printStatements } from "./statement.js";

/** What a module holds for one binding. */
export interface BoundKernels {
  readonly schedule: ModuleSchedule;
  readonly memory: MemoryPlan;
  /** What fills parameters, and what fills state, from a seed. */
  readonly filling: Filling;
  /** Behind the names of its functions, where the module has several bindings. */
  readonly suffix: string;
}

export interface Filling {
  readonly seed: Local;
  readonly parameters: readonly Statement[];
  readonly state: readonly Statement[];
}

interface Printed {
  readonly debug: boolean;
  readonly laps: boolean;
}

export interface WasmText {
  readonly text: string;
  /** For each binding, in order. */
  readonly layouts: readonly Layout[];
}

/**
 * @param sites where kernels can fail: those that are met are appended
 * @param options.debug whether dead memory is filled with what shows
 * @param options.laps whether every kernel can be called by itself
 */
export function printWasm(bound: readonly BoundKernels[], sites: FailureSite[], options: Printed): WasmText {
  const needs = needsOf(bound.flatMap(statementsOf)),
    tables = [...needs.constants].filter(({ data }) => data !== undefined),
    shared = layOutShared([...tables, ...needs.arrays]),
    layouts = bound.map(({ schedule, memory }) => layOut(shared, schedule, memory));
  const vectorised = new Set<ScalarFunction>();
  const least = Math.min(...layouts.map(({ pages }) => pages));
  const lines = [
    `(import "gradc" "memory" (memory ${least}))`,
    ...tables.flatMap((table) => printData(table, shared.addresses.get(table) ?? 0)),
    ...printNumbers(needs, contextOf(shared.addresses, sites, "", vectorised)),
    ...bound.flatMap((each, at) =>
      printBound(each, contextOf(layouts[at]?.addresses, sites, each.suffix, vectorised), options),
    ),
    ...printVectorised(contextOf(shared.addresses, sites, "", vectorised)),
  ];
  return { text: ["(module", ...lines.map((line) => (line === "" ? line : `  ${line}`)), ")", ""].join("\n"), layouts };
}

function kernelsOf({ functions }: ModuleSchedule): Kernel[] {
  return [...new Set(functions.flatMap(({ kernels }) => kernels))];
}

function statementsOf({ schedule, filling }: BoundKernels): Statement[] {
  return [...kernelsOf(schedule).flatMap(({ body }) => body), ...filling.parameters, ...filling.state];
}

function contextOf(
  addresses: ReadonlyMap<Buffer, number> | undefined,
  sites: FailureSite[],
  suffix: string,
  vectorised: Set<ScalarFunction>,
): PrintContext {
  const addressOf = (buffer: Buffer): number => {
    const address = addresses?.get(buffer);
    if (address === undefined) throw new TypeError(`emit: buffer ${buffer.name} has no place in memory`);
    return address;
  };
  return { addressOf, failure: failureAddress, sites, nameOf: ({ name }) => `$${name}${suffix}`, vectorised };
}

/** Functions of several numbers, which may call others that are met only then. */
function printVectorised(context: PrintContext): string[] {
  const lines: string[] = [];
  for (const each of context.vectorised) lines.push("", ...printVectorFunction(each, context));
  return lines;
}

function printNumbers(needs: Needs, context: PrintContext): string[] {
  const helpers = printHelpers(needs.helpers).flatMap((text) => ["", ...text.split("\n")]);
  return [...helpers, ...[...needs.functions].flatMap((each) => ["", ...printFunction(each, context)])];
}

/** The kernels of a binding, each after those that it runs, then the functions that callers see. */
function printBound(
  { schedule, memory, filling, suffix }: BoundKernels,
  context: PrintContext,
  { debug, laps }: Printed,
): string[] {
  const kernels = kernelsOf(schedule);
  const procedures = new Set<Procedure>(kernels.flatMap((kernel) => [...proceduresOf(kernel.body), kernel]));
  return [
    ...[...procedures].flatMap((each) => ["", ...printProcedure(each, context)]),
    ...(laps
      ? kernels.map((each) => `(export "${kernelExport(each.name, suffix)}" (func ${context.nameOf(each)}))`)
      : []),
    ...schedule.functions.flatMap((each) => {
      const dead = debug ? (memory.dead.get(each.name) ?? []) : [];
      return ["", ...printExport(each, suffix, dead, context)];
    }),
    ...printFilling("initialize", filling.seed, filling.parameters, suffix, context),
    ...printFilling("resetState", filling.seed, filling.state, suffix, context),
  ];
}

/** Under which name a kernel can be called that is measured alone. */
export function kernelExport(name: string, suffix: string): string {
  return `kernel_${name}${suffix}`;
}

/** `(func (export "forward") ...)`: calls the kernels in order, up to the first that leaves early. */
function printExport(
  { name, kernels }: FunctionSchedule,
  suffix: string,
  dead: readonly (readonly Buffer[])[],
  context: PrintContext,
): string[] {
  const code = new Code(context),
    fails = kernels.some((kernel) => kernel.fails);
  const calls = kernels.flatMap((kernel, at) => {
    const call = `call ${context.nameOf(kernel)}`;
    return [
      ...(kernel.fails ? leavingEarly(call, code) : [call]),
      ...(dead[at] ?? []).flatMap((buffer) => poison(buffer, context)),
    ];
  });
  return [
    `(func (export "${name}${suffix}")${fails ? " (result i32)" : ""}`,
    ...code.declarations().map((each) => `  ${each}`),
    ...calls.map((each) => `  ${each}`),
    ...(fails ? ["  i32.const 0"] : []),
    ")",
  ];
}

/** Bytes of ones are NaN, and no index. */
function poison(buffer: Buffer, { addressOf }: PrintContext): string[] {
  if (buffer.type === "bool") return [];
  const bytes = buffer.length * (buffer.type === "f64" ? 8 : 4);
  return [`i32.const ${addressOf(buffer)} i32.const 255 i32.const ${bytes} memory.fill`];
}

function printFilling(
  name: string,
  seed: Local,
  statements: readonly Statement[],
  suffix: string,
  context: PrintContext,
): string[] {
  if (statements.length === 0) return [];
  const code = new Code(context, [seed]),
    lines = printStatements(statements, 1, code);
  return [
    "",
    `(func (export "${name}${suffix}") (param ${code.local(seed)} i32)`,
    ...code.declarations().map((each) => `  ${each}`),
    ...lines,
    ")",
  ];
}
