/** `gradc check`: derivatives, emitted code and its types. */
import { check } from "../compiler/check.js";
import { compile } from "../compiler/index.js";
import { checkTypes } from "./checkTypes.js";
import { loadSpec } from "./load.js";
import type { CheckTask, Results } from "./task.js";

export async function runCheck(task: CheckTask): Promise<Results["check"]> {
  const program = await loadSpec(task.spec);
  const compiled = await compile(program, {
    bind: task.bindings,
    precision: task.precision,
    target: task.target,
  });
  const rows = [...(await check(compiled, task.seed)), ...(await checkTypes(compiled))];
  return { name: compiled.name, rows };
}
