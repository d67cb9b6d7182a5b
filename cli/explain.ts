/** `gradc explain`: how a node came to be. */
import { compile } from "../compiler/index.js";
import { explain } from "../compiler/explain.js";
import { loadSpec } from "./load.js";
import type { ExplainTask, Results } from "./task.js";

export async function runExplain(task: ExplainTask): Promise<Results["explain"]> {
  const program = await loadSpec(task.spec);
  const compiled = await compile(program, { bind: task.bindings, precision: task.precision });
  return { text: explain(compiled, task.node, task.format) };
}
