/** What emitters must know of the plan of memory: see memory/arena.ts. */
import type { Buffer } from "../../src/kernel.js";

export interface MemoryPlan {
  readonly bytes: number;
  /** In bytes, for every buffer that lies in the arena. */
  readonly offsets: ReadonlyMap<Buffer, number>;
  /** For each kernel of a function, in order: the temporaries that nothing reads after it. */
  readonly dead: ReadonlyMap<string, readonly (readonly Buffer[])[]>;
}
