/**
 * Runs a task in a thread of its own: the first thread stays free, so that Ctrl-C is obeyed at once however long a
 * compilation takes, and each run of --watch loads the spec's modules afresh.
 */
import { Worker } from "node:worker_threads";
import { outOfMemory, specModuleEnded } from "../src/diagnostics.js";
import { failureOf } from "./failure.js";
import type { Failure, Outcome, Results, Task } from "./task.js";

/** A failure of a task, as it came from the thread. */
export class TaskFailure extends Error {
  constructor(readonly failure: Failure) {
    super(failure.message);
  }
}

/** The result of a task. Throws a TaskFailure for whatever went wrong in it. */
export async function runTask<K extends Task["kind"]>(task: Task & { readonly kind: K }): Promise<Results[K]> {
  const outcome = await outcomeOf(task);
  if ("failure" in outcome) throw new TaskFailure(outcome.failure);
  return outcome.result as Results[K];
}

function outcomeOf(task: Task): Promise<Outcome> {
  return new Promise((resolve) => {
    // What a spec's module prints is no part of the command's output.
    const worker = new Worker(new URL("./worker.js", import.meta.url), { workerData: task, stdout: true });
    worker.stdout.pipe(process.stderr, { end: false });
    worker.once("message", (outcome: Outcome) => {
      resolve(outcome);
      // A spec may have left a timer or a server behind, which would keep the thread alive.
      setImmediate(() => void worker.terminate());
    });
    worker.once("error", (error) => {
      resolve({ failure: failureOf(isOutOfMemory(error) ? outOfMemory() : error) });
    });
    worker.once("exit", () => {
      resolve({ failure: failureOf(specModuleEnded(task.spec)) });
    });
  });
}

function isOutOfMemory(error: Error): boolean {
  return "code" in error && error.code === "ERR_WORKER_OUT_OF_MEMORY";
}
