/** The schedule of a module: its buffers, the kernels of each function in order, and what each kernel does. */
import { nodeReference } from "../../src/printNode.js";
import type { Json } from "../../src/spec/printJson.js";
import { printShape } from "../../src/types.js";
import type { FunctionSchedule, Kernel, ModuleSchedule, PlacedBuffer } from "../schedule/kernel.js";
import { printSections } from "./jsonText.js";
import { printStatements } from "./statements.js";
import { aligned } from "./table.js";

/** Each kernel once, in the order of first use. */
function kernelsOf({ functions }: ModuleSchedule): Kernel[] {
  return [...new Set(functions.flatMap(({ kernels }) => kernels))];
}

/** The schedule for other programs; its schema is kernels.schema.json. */
export function kernelsJson(program: string, schedule: ModuleSchedule): string {
  return printSections(
    new Map<string, Json>([
      ["name", program],
      ["stage", "kernels"],
      ["buffers", schedule.buffers.map(bufferJson)],
      [
        "functions",
        new Map(schedule.functions.map(({ name, kernels }) => [name, kernels.map((kernel) => kernel.name)])),
      ],
      ["kernels", kernelsOf(schedule).map(kernelJson)],
      ["inputs", bufferNames(schedule.inputs)],
      ["parameters", bufferNames(schedule.parameters)],
      ["outputs", bufferNames(schedule.outputs)],
      ["gradients", bufferNames(schedule.gradients)],
      ...(["state", "tangents", "vectors", "jvp", "hvp", "jacobian", "hessian"] as const)
        .filter((set) => schedule[set].size > 0)
        .map((set) => [set, bufferNames(schedule[set])] as const),
    ]),
  );
}

function bufferNames(placed: ReadonlyMap<string, PlacedBuffer>): ReadonlyMap<string, Json> {
  return new Map(Array.from(placed, ([name, { buffer }]) => [name, buffer.name]));
}

function bufferJson({ buffer, node, shape, role }: PlacedBuffer): Json {
  return new Map<string, Json>([
    ["name", buffer.name],
    ["dtype", buffer.type],
    ["length", buffer.length],
    ["role", role],
    ["node", node.id],
    ["shape", shape],
  ]);
}

function kernelJson(kernel: Kernel): Json {
  return new Map<string, Json>([
    ["name", kernel.name],
    ["comment", kernel.comment],
    ["nodes", kernel.nodes.map(({ id }) => id)],
    ["reads", kernel.reads.map(({ name }) => name)],
    ["writes", kernel.writes.map(({ name }) => name)],
    ["flops", kernel.flops],
    ["bytes", kernel.bytes],
    ["fails", kernel.fails],
    ["body", printStatements(kernel.body)],
  ]);
}

/** The schedule for people. */
export function kernelsText(program: string, schedule: ModuleSchedule): string {
  const kernels = kernelsOf(schedule);
  return [
    `${program}, stage kernels: ${counted(kernels.length, "kernel")}, ${counted(schedule.buffers.length, "buffer")}\n`,
    "\nbuffers\n",
    aligned(schedule.buffers.map(bufferRow)),
    ...schedule.functions.map(functionText),
    ...kernels.map(kernelText),
  ].join("");
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

function bufferRow({ buffer, node, shape, role }: PlacedBuffer): string[] {
  const type = shape.length === 0 ? buffer.type : `${buffer.type}${printShape(shape)}`;
  return [buffer.name, type, role, nodeReference(node)];
}

function functionText({ name, kernels }: FunctionSchedule): string {
  return `\n${name}\n${kernels.map((kernel) => `  ${kernel.name}\n`).join("")}`;
}

function kernelText(kernel: Kernel): string {
  const cost = `${counted(kernel.flops, "flop")}, ${counted(kernel.bytes, "byte")}`;
  const lines = [...kernel.comment.map((line) => `  # ${line}`), ...printStatements(kernel.body, "  ")];
  return `\n${kernel.name}: ${cost}\n${lines.map((line) => `${line}\n`).join("")}`;
}
