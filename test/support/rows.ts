/** Two rows of memory, and what statements of the kernel vocabulary leave in them. */
import type * as k from "../../src/kernel.js";
import { Interpreter, type Memory } from "./interpret.js";
import { Random } from "./random.js";

const row = (name: string): k.Buffer => ({ kind: "buffer", name, type: "f64", length: 64, space: "arena" });
export const x = row("x");
export const y = row("y");

/** What is in x and y after the statements; before them, both hold seeded numbers between 0 and 1. */
export function left(statements: readonly k.Statement[]): number[][] {
  const random = new Random(3),
    memory: Memory = new Map(
      [x, y].map((buffer) => [buffer, Float64Array.from({ length: 64 }, () => random.number())]),
    );
  new Interpreter(memory).run(statements);
  return [x, y].map((buffer) => [...(memory.get(buffer) ?? [])]);
}
