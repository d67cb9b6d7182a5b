/** The memory of a module: constants and scratch beside the model, and within it one block with a view for each buffer. */
import type { Buffer } from "../../../src/kernel.js";
import { literal } from "../../../src/kernel.js";
import { printType, type Shape } from "../../../src/types.js";
import type { ModuleSchedule, PlacedBuffer, Role } from "../../schedule/kernel.js";
import { bufferName, type PrintContext } from "./context.js";
import { printLiteral } from "./literal.js";
import { arrayOf } from "./port.js";
import { paragraphs, printArray } from "./text.js";

/** What the emitter must know of the plan of memory: see memory/arena.ts. */
export interface MemoryPlan {
  readonly bytes: number;
  /** In bytes, for every buffer that lies in the arena. */
  readonly offsets: ReadonlyMap<Buffer, number>;
  /** For each kernel of a function, in order: the temporaries that nothing reads after it. */
  readonly dead: ReadonlyMap<string, readonly (readonly Buffer[])[]>;
}

/** The constants of the schedule, and the tables of scalar functions. */
export function printConstants({ buffers }: ModuleSchedule, tables: Iterable<Buffer>, context: PrintContext): string[] {
  const scheduled = buffers.flatMap(({ buffer, shape, data }) => (data === undefined ? [] : [{ buffer, shape, data }]));
  const known = new Set(scheduled.map(({ buffer }) => buffer));
  const others = [...tables].filter((buffer) => !known.has(buffer));
  return [
    ...scheduled.flatMap(({ buffer, shape, data }) => printConstant(buffer, shape, Array.from(data), context)),
    ...others.flatMap((buffer) => printConstant(buffer, [buffer.length], buffer.data ?? [], context)),
  ];
}

/** An array of known numbers, each the shortest decimal that gives it. */
function printConstant(buffer: Buffer, shape: Shape, data: readonly number[], context: PrintContext): string[] {
  const name = bufferName(buffer, context);
  const made = `const ${name} = new ${arrayOf(buffer.type)}(`;
  const doc = `/** ${printType({ dtype: buffer.type, shape })} */`;
  const first = data[0] ?? 0;
  if (data.every((value) => Object.is(value, first))) {
    const fill = Object.is(first, 0) ? "" : `.fill(${numeral(buffer, first)})`;
    return [doc, `${made}${data.length})${fill};`];
  }
  return [
    doc,
    ...printArray(
      `${made}[`,
      data.map((value) => numeral(buffer, value)),
      "]);",
    ),
  ];
}

/** A Float32Array rounds what it is given, so that nine digits always do. */
function numeral({ type }: Buffer, value: number): string {
  return type === "bool" ? String(value) : printLiteral(literal(type, value), true);
}

/** Arrays that kernels and scalar functions use while they run. */
export function printScratch(arrays: Iterable<Buffer>, context: PrintContext): string[] {
  return [...arrays].map((buffer) => {
    return `const ${bufferName(buffer, context)} = new ${arrayOf(buffer.type)}(${buffer.length});`;
  });
}

const sections: readonly (readonly [title: string, roles: readonly Role[]])[] = [
  ["Inputs, and the seed of the gradients.", ["input", "seed"]],
  ["Parameters.", ["parameter"]],
  ["Outputs.", ["output"]],
  ["Gradients.", ["gradient"]],
  ["What backward reads of what forward computed.", ["kept"]],
  ["Temporaries; those that are never needed at once share memory.", ["temporary"]],
];

/** The block, and the views of it by role. */
export function printArena({ buffers }: ModuleSchedule, plan: MemoryPlan, context: PrintContext): string[] {
  const view = ({ buffer, shape }: PlacedBuffer): string => {
    const place = `arena, ${plan.offsets.get(buffer) ?? 0}, ${buffer.length}`;
    const type = printType({ dtype: buffer.type, shape });
    return `const ${bufferName(buffer, context)} = new ${arrayOf(buffer.type)}(${place}); // ${type}`;
  };
  const groups = sections.map(([title, roles]) => {
    const views = buffers.filter(({ buffer, role }) => roles.includes(role) && plan.offsets.has(buffer)).map(view);
    return views.length === 0 ? [] : [`// ${title}`, ...views];
  });
  return paragraphs([`const arena = new ArrayBuffer(${plan.bytes});`], ...groups);
}
