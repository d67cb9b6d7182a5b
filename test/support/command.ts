/** The built command in a process of its own, as a user calls it. */
import { spawn, type ChildProcessWithoutNullStreams } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { onTestFinished } from "vitest";

export const command = fileURLToPath(new URL("../../dist/cli/main.js", import.meta.url));
export const graphs = fileURLToPath(new URL("../../graphs/", import.meta.url));

export interface Finished {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly cwd?: string;
  readonly env?: { readonly [name: string]: string };
}

export interface Running {
  readonly process: ChildProcessWithoutNullStreams;
  readonly finished: Promise<Finished>;
  /** Settles when stderr holds this text so many times. */
  says(text: string, times?: number): Promise<void>;
}

export function startGradc(args: readonly string[], { cwd, env }: RunOptions = {}): Running {
  const child = spawn(process.execPath, [command, ...args], { cwd, env: { ...process.env, ...env } });
  let stdout = "";
  let stderr = "";
  child.stdout.on("data", (chunk) => (stdout += String(chunk)));
  child.stderr.on("data", (chunk) => (stderr += String(chunk)));
  const finished = new Promise<Finished>((resolve) => {
    child.once("close", (code) => {
      resolve({ code, stdout, stderr });
    });
  });
  const says = async (text: string, times = 1): Promise<void> => {
    while (stderr.split(text).length <= times) {
      if (child.exitCode !== null || child.signalCode !== null) throw new Error(`gradc ended and said ${stderr}`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  };
  return { process: child, finished, says };
}

export function gradc(args: readonly string[], options: RunOptions = {}): Promise<Finished> {
  return startGradc(args, options).finished;
}

/** An empty folder that goes with the test. */
export function emptyFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), "gradc-"));
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  return folder;
}
