/**
 * Where things lie in the memory of an instance. First what no binding changes: where a kernel that leaves early says
 * what happened, tables, and the local arrays of functions. Then the arena of the binding, and its constants.
 */
import type { Buffer } from "../../../src/kernel.js";
import { arenaTooLarge } from "../../../src/diagnostics.js";
import { bytesPerElement, printType } from "../../../src/types.js";
import type { ModuleSchedule, PlacedBuffer } from "../../schedule/kernel.js";
import type { MemoryPlan } from "../memoryPlan.js";

/** Two words of 32 bits: the position and the value of a failure. */
export const failureAddress = 0;
const failureBytes = 16;
/** Where any vector may begin. */
const alignment = 16;
export const pageBytes = 65536;
/** An address has 32 bits. */
const mostBytes = 2 ** 32;

/** The first byte of each table and array that all bindings share, and of what follows. */
export interface SharedLayout {
  readonly addresses: ReadonlyMap<Buffer, number>;
  readonly end: number;
}

export function layOutShared(buffers: Iterable<Buffer>): SharedLayout {
  const addresses = new Map<Buffer, number>();
  let end = failureBytes;
  for (const buffer of buffers) {
    addresses.set(buffer, end);
    end += bytesOf(buffer);
  }
  return { addresses, end };
}

export interface Layout {
  readonly addresses: ReadonlyMap<Buffer, number>;
  readonly constants: readonly PlacedBuffer[];
  /** The arena begins here. */
  readonly arena: number;
  readonly pages: number;
}

/**
 * The memory of a model of one binding.
 * @throws GradcError if it is beyond what WebAssembly can address.
 */
export function layOut(shared: SharedLayout, { buffers }: ModuleSchedule, { bytes, offsets }: MemoryPlan): Layout {
  const addresses = new Map(shared.addresses);
  for (const [buffer, offset] of offsets) addresses.set(buffer, shared.end + offset);
  const constants = buffers.filter(({ data }) => data !== undefined);
  let end = shared.end + Math.ceil(bytes / alignment) * alignment;
  for (const { buffer } of constants) {
    addresses.set(buffer, end);
    end += bytesOf(buffer);
  }
  // Vectors may read, and drop, what lies behind the last element of a row.
  const all = end + alignment;
  if (all > mostBytes) throw tooLarge(all, buffers);
  return { addresses, constants, arena: shared.end, pages: Math.ceil(all / pageBytes) };
}

function tooLarge(bytes: number, buffers: readonly PlacedBuffer[]): Error {
  const { buffer, shape } = buffers.reduce((a, b) => (bytesOf(b.buffer) > bytesOf(a.buffer) ? b : a));
  return arenaTooLarge(bytes, `${buffer.name}: ${printType({ dtype: buffer.type, shape })}`, bytesOf(buffer));
}

function bytesOf({ type, length }: Buffer): number {
  return Math.ceil((bytesPerElement(type) * length) / alignment) * alignment;
}
