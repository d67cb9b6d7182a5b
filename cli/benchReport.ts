/** What `gradc bench` found: plain data. Its schema is bench.schema.json. */
import type { Multiplied } from "./probes.js";

/** A time in seconds: the median of the turns, and half of the distance between their quartiles, relative to it. */
export interface Timing {
  readonly seconds: number;
  readonly spread: number;
}

export interface Measured extends Timing {
  /** The least time that the peaks allow for the operations and the bytes, relative to the time. */
  readonly share: number;
}

export interface Work {
  readonly flops: number;
  /** Bytes that pass between memory and the kernels if every tensor is touched once by each. */
  readonly bytes: number;
  /** Whose peak counts. */
  readonly dtype: Multiplied;
}

/** Of both targets; null where only the other has this kernel. */
export interface Compared extends Work {
  readonly js: Measured | null;
  readonly wasm: Measured | null;
}

export interface KernelReport extends Compared {
  readonly name: string;
  /** Its first formula. */
  readonly formula: string;
}

export interface FunctionReport {
  readonly name: string;
  /** One call, on the model's own memory. */
  readonly whole: Compared;
  /** Each timed where it runs, between the one before and the one behind. */
  readonly kernels: readonly KernelReport[];
}

/** Operations a second, and bytes a second that a copy reads and writes, in a cache and in memory. */
export interface Peaks {
  readonly f32: number;
  readonly f64: number;
  readonly cache: number;
  readonly memory: number;
}

export interface BenchReport {
  readonly name: string;
  readonly sizes: { readonly [size: string]: number };
  readonly compiler: string;
  readonly host: string;
  readonly peaks: Peaks;
  readonly functions: readonly FunctionReport[];
}

/** What a copy in the cache moves: its two arrays, and what kernels work on that is as small, fit into a cache of a core. */
export const cachedBytes = 2 ** 18;

/** The least time in seconds that the peaks allow. */
export function leastTime({ flops, bytes, dtype }: Work, peaks: Peaks): number {
  const bandwidth = bytes <= 2 * cachedBytes ? peaks.cache : peaks.memory;
  return Math.max(flops / peaks[dtype], bytes / bandwidth);
}
