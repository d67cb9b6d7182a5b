/**
 * Where buffers lie in the one block of memory that a model has. What lives between calls has a place of its own;
 * temporaries share places where no function needs two of them at once.
 */
import type { Buffer } from "../../src/kernel.js";
import { bytesPerElement } from "../../src/types.js";
import type { FunctionName, ModuleSchedule } from "../schedule/kernel.js";
import { intervalsOf, overlap, temporariesOf, type Interval } from "./liveness.js";

export interface Arena {
  readonly bytes: number;
  /** In bytes; for every buffer but the constants, which the module holds apart, and temporaries that no kernel touches. */
  readonly offsets: ReadonlyMap<Buffer, number>;
  /** For each kernel of a function, in order: the temporaries that nothing reads after it. */
  readonly dead: ReadonlyMap<FunctionName, readonly (readonly Buffer[])[]>;
}

/** Where any vector of 16 bytes may begin. */
const alignment = 16;

export function planArena(schedule: ModuleSchedule): Arena {
  const offsets = new Map<Buffer, number>();
  let bytes = 0;
  for (const { buffer, role } of schedule.buffers) {
    if (role === "temporary" || role === "constant") continue;
    offsets.set(buffer, bytes);
    bytes += bytesOf(buffer);
  }
  const temporaries = temporariesOf(schedule);
  const lives = schedule.functions.map((each) => intervalsOf(each, temporaries));
  const touched = [...temporaries].filter((buffer) => lives.some((intervals) => intervals.has(buffer)));
  for (const [buffer, offset] of packed(touched, lives)) {
    offsets.set(buffer, bytes + offset);
  }
  const end = [...offsets].reduce((most, [buffer, offset]) => Math.max(most, offset + bytesOf(buffer)), bytes);
  const dead = schedule.functions.map(({ name, kernels }, at) => [name, deadAfter(kernels.length, lives[at])] as const);
  return { bytes: end, offsets, dead: new Map(dead) };
}

function bytesOf({ type, length }: Buffer): number {
  return Math.ceil((bytesPerElement(type) * length) / alignment) * alignment;
}

/** The largest first, each at the lowest offset that is free while it lives. */
function packed(temporaries: readonly Buffer[], lives: readonly ReadonlyMap<Buffer, Interval>[]): Map<Buffer, number> {
  const inOrder = [...temporaries].sort((a, b) => bytesOf(b) - bytesOf(a));
  const placed: { readonly buffer: Buffer; readonly from: number; readonly to: number }[] = [];
  for (const buffer of inOrder) {
    const size = bytesOf(buffer);
    let from = 0;
    for (const other of placed) {
      if (other.from >= from + size) break;
      if (other.to > from && conflict(buffer, other.buffer, lives)) from = other.to;
    }
    const next = placed.findIndex((other) => other.from > from);
    placed.splice(next === -1 ? placed.length : next, 0, { buffer, from, to: from + size });
  }
  return new Map(placed.map(({ buffer, from }) => [buffer, from]));
}

/** Whether some function needs both at once. */
function conflict(a: Buffer, b: Buffer, lives: readonly ReadonlyMap<Buffer, Interval>[]): boolean {
  return lives.some((intervals) => {
    const first = intervals.get(a);
    const second = intervals.get(b);
    return first !== undefined && second !== undefined && overlap(first, second);
  });
}

function deadAfter(kernels: number, intervals: ReadonlyMap<Buffer, Interval> | undefined): Buffer[][] {
  const dead = Array.from({ length: kernels }, (): Buffer[] => []);
  for (const [buffer, { last }] of intervals ?? []) dead[last]?.push(buffer);
  return dead;
}
