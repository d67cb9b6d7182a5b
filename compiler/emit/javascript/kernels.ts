/** The kernels of a model as functions, and the calls of them. */
import { proceduresOf, type Buffer, type Procedure, type Statement } from "../../../src/kernel.js";
import type { Declaration, Formula } from "../../../src/program.js";
import type { FunctionSchedule, Kernel, ModuleSchedule } from "../../schedule/kernel.js";
import { Origins } from "../origins.js";
import { bufferName, identifier, type PrintContext } from "./context.js";
import { printProcedure } from "./statement.js";
import { comment, type Line } from "./text.js";

/** The kernels of all functions, each once, in the order of their first call. */
export function kernelsOf({ functions }: ModuleSchedule): Kernel[] {
  return [...new Set(functions.flatMap(({ kernels }) => kernels))];
}

/** Each kernel as a function, with the formulas of its lines. */
export function printKernels(schedule: ModuleSchedule, declaration: Declaration, context: PrintContext): Line[] {
  const origins = new Origins(declaration);
  const printed = new Set<Procedure>();
  const targets = new Map<string, Formula | undefined>(declaration.formulas);
  for (const { buffer, node } of schedule.buffers) targets.set(bufferName(buffer, context), origins.of(node));
  return kernelsOf(schedule).flatMap((kernel) => {
    const found = kernel.nodes.flatMap((node) => origins.of(node) ?? []);
    const formula = found[found.length - 1];
    const lines = printKernel(kernel, printed, context);
    const target = kernel.body.some(isLoop) ? storedBuffer : namedValue;
    return [...lines.map((text) => ({ text, formula: targets.get(target(text)) ?? formula })), { text: "" }];
  });
}

/** The procedures that a kernel runs stand before it. */
function printKernel(kernel: Kernel, printed: Set<Procedure>, context: PrintContext): string[] {
  const steps = [...proceduresOf(kernel.body)].filter((each) => !printed.has(each));
  for (const each of steps) printed.add(each);
  return [...steps.flatMap((each) => [...printOne(each, context), ""]), ...printOne(kernel, context)];
}

function printOne(procedure: Procedure, context: PrintContext): string[] {
  return [...comment(procedure.comment), ...printProcedure(procedure, context)];
}

function kernelName({ name }: Kernel, context: PrintContext): string {
  return identifier(name, context.taken);
}

function isLoop({ kind }: Statement): boolean {
  return kind === "for" || kind === "while";
}

/** `loss` of `loss[0] = ...`. */
function storedBuffer(line: string): string {
  return /^ *(\w+)\[/.exec(line)?.[1] ?? "";
}

/** Also `loss` of `const loss2 = ...`: without loops, names of locals are those of nodes. */
function namedValue(line: string): string {
  return /^ *const ([A-Za-z_]\w*?)\d* =/.exec(line)?.[1] ?? storedBuffer(line);
}

/** The kernels of a function, one after another; `dead`: what nothing reads any more after each is poisoned. */
export function printCallsOf(
  { kernels }: FunctionSchedule,
  dead: readonly (readonly Buffer[])[],
  context: PrintContext,
): string[] {
  return kernels.flatMap((kernel, at) => {
    const call = `${kernelName(kernel, context)}()`;
    return [
      kernel.fails ? `checkCode(${call});` : `${call};`,
      ...(dead[at] ?? []).flatMap((buffer) => poison(buffer, context)),
    ];
  });
}

/** Makes what is read after its time show: as NaN, or as an index that is nowhere in range. */
export function poison(buffer: Buffer, context: PrintContext): string[] {
  if (buffer.type === "bool") return [];
  return [`${bufferName(buffer, context)}.fill(${buffer.type === "i32" ? "-2147483648" : "NaN"});`];
}
