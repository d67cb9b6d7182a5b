/** The thread that does the work of a command; see thread.ts. */
import { parentPort, workerData } from "node:worker_threads";
import { failureOf } from "./failure.js";
import type { Outcome, Results, Task } from "./task.js";

/** Each command is loaded when it is run. */
async function run(task: Task): Promise<Results[Task["kind"]]> {
  switch (task.kind) {
    case "compile":
      return (await import("./compile.js")).runCompile(task);
    case "inspect":
      return (await import("./inspect.js")).runInspect(task);
    case "explain":
      return (await import("./explain.js")).runExplain(task);
    case "check":
      return (await import("./check.js")).runCheck(task);
    case "bench":
      return (await import("./bench.js")).runBench(task);
  }
}

const task: Task = workerData;
const outcome: Outcome = await run(task).then(
  (result) => ({ result }),
  (error: unknown) => ({ failure: failureOf(error) }),
);
parentPort?.postMessage(outcome);
