/** A module that is measured: its functions run kernel by kernel, and tell after each that it is done. */
import { comment } from "./text.js";

/** The calls of a function's kernels in order; -1 tells that it begins. */
export function withLaps(calls: readonly string[]): string[] {
  return ["laps.done(-1);", ...calls.flatMap((call, at) => [call, `laps.done(${at});`])];
}

const doc = "Told the position of each kernel of a function when it is done, and before the first -1: to be replaced.";

/** What the module exports for whoever measures: the definition, and its declaration. */
export const lapsExported: readonly string[] = [
  ...comment([doc]),
  "export const laps⟪: { done: (kernel: number) => void }⟫ = { done: () => undefined };",
];
export const lapsDeclared: readonly string[] = [
  ...comment([doc]),
  "export declare const laps: { done: (kernel: number) => void };",
];
