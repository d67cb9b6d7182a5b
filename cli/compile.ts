/** `gradc compile`: the texts of a module. */
import { compile } from "../compiler/index.js";
import { loadSpec } from "./load.js";
import type { CompileTask, Results } from "./task.js";

export async function runCompile(task: CompileTask): Promise<Results["compile"]> {
  const program = await loadSpec(task.spec);
  const { name, javascript, typescript, declarations, sourceMap } = await compile(program, {
    bind: task.bindings,
    precision: task.precision,
    debug: task.debug,
  });
  return { name, texts: { js: javascript, ts: typescript, dts: declarations, map: sourceMap } };
}
