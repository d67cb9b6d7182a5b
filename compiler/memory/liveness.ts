/** When temporaries are alive: between which kernels of a function their contents matter. */
import type { Buffer } from "../../src/kernel.js";
import type { FunctionSchedule, ModuleSchedule } from "../schedule/kernel.js";

/** Positions in a function's kernel order, both included. */
export interface Interval {
  readonly first: number;
  readonly last: number;
}

/** From the first kernel that touches a temporary to the last; those that the function does not touch are left out. */
export function intervalsOf({ kernels }: FunctionSchedule, temporaries: ReadonlySet<Buffer>): Map<Buffer, Interval> {
  const intervals = new Map<Buffer, Interval>();
  for (const [at, { reads, writes }] of kernels.entries()) {
    for (const buffer of [...reads, ...writes]) {
      if (temporaries.has(buffer)) intervals.set(buffer, { first: intervals.get(buffer)?.first ?? at, last: at });
    }
  }
  return intervals;
}

export function temporariesOf({ buffers }: ModuleSchedule): Set<Buffer> {
  return new Set(buffers.filter(({ role }) => role === "temporary").map(({ buffer }) => buffer));
}

export function overlap(a: Interval, b: Interval): boolean {
  return a.first <= b.last && b.first <= a.last;
}
