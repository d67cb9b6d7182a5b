/** A model whose kernels are WebAssembly: each has an instance of the module's program, with memory of its own. */
import type { Layout } from "../wasm/layout.js";
import { failureAddress, pageBytes } from "../wasm/layout.js";
import type { Assemble } from "../wasm/assemble.js";
import { kernelExport, printWasm, type BoundKernels } from "../wasm/module.js";
import type { FunctionSchedule } from "../../schedule/kernel.js";
import type { WasmForm } from "../../targets.js";
import { bufferName } from "./context.js";
import { kernelsOf } from "./kernels.js";
import { lapsDeclared, lapsExported, withLaps } from "./laps.js";
import { printFailures, type Machine, type MachineOptions } from "./machine.js";
import { printViews } from "./memory.js";
import { arrayOf } from "./port.js";
import { programText, type ProgramText } from "./program.js";
import type { Special, Specials } from "./specialise.js";
import { indented, paragraphs, typeLines } from "./text.js";

interface Program {
  readonly wat: string;
  readonly binary: Uint8Array;
  readonly layouts: ReadonlyMap<Special, Layout>;
}

/** The program that all models run, whatever their sizes. */
function assembleProgram({ first, others, context }: Specials, options: MachineOptions, assemble: Assemble): Program {
  const specials = [first, ...others];
  const bound = specials.map(({ declaration, schedule, memory, fills, seed, maker }): BoundKernels => {
    const filled = (set: "parameters" | "state") =>
      [...declaration[set].keys()].flatMap((name) => [...(fills.get(name) ?? [])]);
    const filling = { seed, parameters: filled("parameters"), state: filled("state") };
    return { schedule, memory, filling, suffix: suffixOf(maker) };
  });
  const { text, layouts } = printWasm(bound, context.sites, options);
  const placed = specials.flatMap((special, at) =>
    layouts.slice(at, at + 1).map((layout) => [special, layout] as const),
  );
  return { wat: text, binary: assemble(text), layouts: new Map(placed) };
}

/** What tells a binding's functions from those of others: `createModel_batch1` makes models that run `forward_batch1`. */
function suffixOf(maker: string): string {
  return maker.replace(/^createModel/, "");
}

export function runByWasm(specials: Specials, options: MachineOptions, assemble: Assemble, form: WasmForm): Machine {
  const { first, others, constants, context } = specials;
  const { wat, binary, layouts } = assembleProgram(specials, options, assemble);
  const text = programText(form, { name: first.declaration.name, binary });
  const layoutOf = (special: Special): Layout => {
    const layout = layouts.get(special);
    if (layout === undefined) throw new TypeError("emit: a binding without a layout");
    return layout;
  };
  return {
    memory: (special) => printMemory(special, layoutOf(special), options),
    kernels: () => [],
    calls: ({ maker }, schedule) => {
      const suffix = suffixOf(maker),
        { name, kernels } = schedule;
      if (!options.laps) return guarded(name, callOf(name + suffix, kernels));
      const calls = kernels.map((kernel) => callOf(kernelExport(kernel.name, suffix), [kernel]));
      return withLaps(calls);
    },
    fill: ({ maker }, set, seed) => {
      const name = set === "parameters" ? "initialize" : "resetState";
      return guarded(name, `kernels.${name}${suffixOf(maker)}(${seed});`);
    },
    constants,
    shared: () => [
      printProgram(
        text,
        [first, ...others].flatMap((special) => exportedNames(special, options)),
      ),
      context.sites.length === 0 ? [] : printFailures(context, "What can go wrong in a kernel."),
    ],
    numbers: () => [],
    imports: text.imports,
    exported: options.laps ? [...text.ready, ...lapsExported] : text.ready,
    declared: options.laps ? [...text.declaredReady, ...lapsDeclared] : text.declaredReady,
    target: "wasm",
    bytes: (special) => layoutOf(special).pages * pageBytes,
    program: { wasm: binary, wat, wasmForm: form },
  };
}

/** The memory, the instance that runs on it, the views that callers have a use for, and constants, which nothing writes. */
function printMemory(
  { schedule, memory, context }: Special,
  { arena, pages, constants, addresses }: Layout,
  { debug }: MachineOptions,
): string[] {
  const copies = constants.map(({ buffer }) => {
    const place = `arena, ${addresses.get(buffer) ?? 0}, ${buffer.length}`;
    return `new ${arrayOf(buffer.type)}(${place}).set(${bufferName(buffer, context)});`;
  });
  const fails = schedule.functions.some(({ kernels }) => kernels.some((kernel) => kernel.fails));
  return paragraphs(
    [
      `const memory = new WebAssembly.Memory({ initial: ${pages}, maximum: ${pages} });`,
      "const kernels = instantiate(memory);",
      "const arena = memory.buffer;",
      ...(fails ? [`const failure = new Int32Array(arena, ${failureAddress}, 2);`] : []),
    ],
    printViews(schedule.buffers, memory, arena, context, debug ? ["kept"] : ["kept", "temporary"]),
    copies.length === 0 ? [] : ["// Constants.", ...copies],
  );
}

function callOf(name: string, kernels: FunctionSchedule["kernels"]): string {
  const call = `kernels.${name}()`;
  return kernels.some((kernel) => kernel.fails) ? `checkFailure(${call}, failure);` : `${call};`;
}

/** A call of the program: that it traps is told in words. */
function guarded(name: string, call: string): string[] {
  return ["try {", `  ${call}`, "} catch (error) {", `  throw trapped("${name}", error);`, "}"];
}

/** What the module asks of its host, in TypeScript's words: a project need not have the types of a page's. */
function hostTypes({ members, globals }: ProgramText, names: readonly string[]): string[] {
  return [
    "declare const WebAssembly: {",
    ...indented(members),
    "  readonly Memory: new (pages: { initial: number; maximum: number }) => Memory;",
    "  readonly Instance: new (program: object, imports: { gradc: { memory: Memory } }) => { readonly exports: object };",
    "  readonly RuntimeError: new () => Error;",
    "};",
    ...globals,
    "type Memory = { readonly buffer: ArrayBuffer };",
    `type Kernels = Readonly<Record<${names.map((name) => `"${name}"`).join(" | ")}, (seed?: number) => number>>;`,
  ];
}

function printProgram(text: ProgramText, names: readonly string[]): string[] {
  return [
    ...typeLines(hostTypes(text, names)),
    ...text.definition,
    "function instantiate(memory⟪: Memory⟫)⟪: Kernels⟫ {",
    ...indented([
      ...text.check,
      "return new WebAssembly.Instance(program, { gradc: { memory } }).exports⟪ as Kernels⟫;",
    ]),
    "}",
  ];
}

/** What a model calls of the program. */
function exportedNames({ schedule, declaration, fills, maker }: Special, { laps }: MachineOptions): string[] {
  const filled = (set: "parameters" | "state"): boolean => [...declaration[set].keys()].some((name) => fills.has(name));
  const names = [
    ...schedule.functions.map(({ name }) => name),
    ...(filled("parameters") ? ["initialize"] : []),
    ...(filled("state") ? ["resetState"] : []),
  ];
  const suffix = suffixOf(maker),
    kernels = laps ? kernelsOf(schedule).map(({ name }) => kernelExport(name, suffix)) : [];
  return [...names.map((name) => name + suffix), ...kernels];
}
