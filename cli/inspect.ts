/** `gradc inspect`: one stage of a compilation as text. */
import { compile } from "../compiler/index.js";
import { inspect } from "../compiler/inspect/index.js";
import { loadSpec } from "./load.js";
import type { InspectTask, Results } from "./task.js";

export async function runInspect(task: InspectTask): Promise<Results["inspect"]> {
  const program = await loadSpec(task.spec);
  const compiled = await compile(program, { bind: task.bindings, precision: task.precision });
  return { text: await inspect(compiled, task.stage, task.format) };
}
