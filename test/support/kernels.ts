/** Schedules a graph and runs its kernels: forward then backward, and both at once. */
import { expandComposites } from "../../compiler/expand.js";
import { scheduleModule } from "../../compiler/schedule/index.js";
import type { FunctionName } from "../../compiler/schedule/kernel.js";
import type { Node } from "../../src/graph.js";
import { memoryOf, runFunction } from "./interpret.js";

export interface KernelRequest {
  readonly inputs: ReadonlyMap<string, Node>;
  readonly outputs: ReadonlyMap<string, Node>;
  /** By the name of the wrt. */
  readonly gradients: ReadonlyMap<string, Node>;
}

/** The functions of a module that compute everything between them. */
export const ways: readonly (readonly FunctionName[])[] = [["forward", "backward"], ["forwardBackward"]];

/** The outputs, then the gradients, as each way of calling the module leaves them. */
export function runKernels(request: KernelRequest, values: ReadonlyMap<string, Float64Array>): Float64Array[][] {
  const schedule = scheduleModule({
    ...expanded(request),
    parameters: new Map(),
    seed: null,
    reserved: [],
    describe: () => [],
  });
  const derived = request.gradients.size > 0;
  return (derived ? ways : [["forward"] as const]).map((names) => {
    const memory = memoryOf(schedule);
    // Memory that nothing has written holds NaN, so that reading it shows.
    for (const { buffer } of schedule.buffers) if (buffer.space === "arena") memory.get(buffer)?.fill(NaN);
    for (const [name, { buffer }] of schedule.inputs) memory.set(buffer, values.get(name) ?? new Float64Array());
    for (const name of names) runFunction(schedule, name, memory);
    return [...schedule.outputs.values(), ...schedule.gradients.values()].map(
      ({ buffer }) => memory.get(buffer) ?? new Float64Array(),
    );
  });
}

/** The request on graphs without composites, which have no kernels of their own. */
function expanded({ inputs, outputs, gradients }: KernelRequest): KernelRequest {
  const nodes = [...outputs.values(), ...gradients.values()],
    graph = nodes[0]?.graph;
  if (graph === undefined) return { inputs, outputs, gradients };
  const { roots } = expandComposites(graph, nodes);
  const named = (of: ReadonlyMap<string, Node>, from: number): Map<string, Node> =>
    new Map([...of].map(([name, node], at) => [name, roots[from + at] ?? node]));
  return { inputs, outputs: named(outputs, 0), gradients: named(gradients, outputs.size) };
}
