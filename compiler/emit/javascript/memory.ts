/** The memory of a module beside its constants: scratch, and within a model one block with a view for each buffer. */
import type { Buffer } from "../../../src/kernel.js";
import { printType } from "../../../src/types.js";
import type { PlacedBuffer, Role } from "../../schedule/kernel.js";
import type { MemoryPlan } from "../memoryPlan.js";
import { bufferName, type PrintContext } from "./context.js";
import { arrayOf } from "./port.js";
import { paragraphs } from "./text.js";

/** Arrays that kernels and scalar functions use while they run. */
export function printScratch(arrays: Iterable<Buffer>, context: PrintContext): string[] {
  return [...arrays].map((buffer) => {
    return `const ${bufferName(buffer, context)} = new ${arrayOf(buffer.type)}(${buffer.length});`;
  });
}

const sections: readonly (readonly [title: string, roles: readonly Role[]])[] = [
  ["Inputs, and the seed of the gradients.", ["input", "seed"]],
  ["Parameters.", ["parameter"]],
  ["State.", ["state"]],
  ["Tangents and vectors, along which derivatives are taken.", ["direction"]],
  ["Outputs.", ["output"]],
  ["Gradients.", ["gradient"]],
  ["Other derivatives.", ["derivative"]],
  ["What backward reads of what forward computed.", ["kept"]],
  ["Temporaries; those that are never needed at once share memory.", ["temporary"]],
];

/** The views of the block by role, but for roles that JavaScript does not touch. `start`: where in it the plan begins. */
export function printViews(
  buffers: readonly PlacedBuffer[],
  plan: MemoryPlan,
  start: number,
  context: PrintContext,
  unseen: readonly Role[] = [],
): string[] {
  const view = ({ buffer, shape }: PlacedBuffer): string => {
    const place = `arena, ${start + (plan.offsets.get(buffer) ?? 0)}, ${buffer.length}`;
    const type = printType({ dtype: buffer.type, shape });
    return `const ${bufferName(buffer, context)} = new ${arrayOf(buffer.type)}(${place}); // ${type}`;
  };
  const groups = sections.map(([title, roles]) => {
    const seen = roles.filter((role) => !unseen.includes(role)),
      views = buffers.filter(({ buffer, role }) => seen.includes(role) && plan.offsets.has(buffer)).map(view);
    return views.length === 0 ? [] : [`// ${title}`, ...views];
  });
  return paragraphs(...groups);
}
