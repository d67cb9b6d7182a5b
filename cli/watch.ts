/** Running a command again whenever its spec changes, until the process is interrupted. */
import { watch } from "node:fs";
import path from "node:path";
import { readFailure } from "./failure.js";
import { reportError, say } from "./report.js";

/** Editors write a file in several steps: what comes within this time counts as one change. */
const settleMilliseconds = 60;

/** Never ends of itself. A run that fails is reported, and the next change is awaited. */
export async function watchFile(file: string, quiet: boolean, run: () => Promise<void>): Promise<never> {
  let awaited: NodeJS.Timeout | undefined;
  let running = false;
  let stale = true;
  const start = async (): Promise<void> => {
    if (running) return;
    running = true;
    while (stale) {
      stale = false;
      await run().catch(reportError);
      if (!stale) say(quiet, `watching ${file}`);
    }
    running = false;
  };
  // The folder is watched, not the file: editors that replace a file would end the watching of it.
  watchFolder(file, () => {
    clearTimeout(awaited);
    awaited = setTimeout(() => {
      stale = true;
      void start();
    }, settleMilliseconds);
  });
  await start();
  return new Promise<never>(() => undefined);
}

function watchFolder(file: string, changed: () => void): void {
  try {
    watch(path.dirname(file), (_, name) => {
      if (name === null || name === path.basename(file)) changed();
    });
  } catch (error) {
    throw readFailure(error, file);
  }
}
