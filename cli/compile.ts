/** `gradc compile`: what a module consists of. */
import { compile } from "../compiler/index.js";
import { loadSpec } from "./load.js";
import type { CompileTask, Results } from "./task.js";

export async function runCompile(task: CompileTask): Promise<Results["compile"]> {
  const program = await loadSpec(task.spec);
  const { name, javascript, typescript, declarations, sourceMap, wat, wasm } = await compile(program, {
    bind: task.bindings,
    precision: task.precision,
    debug: task.debug,
    target: task.target,
    wasm: task.wasm,
  });
  return { name, emitted: { js: javascript, ts: typescript, dts: declarations, map: sourceMap, wat, wasm } };
}
