/**
 * New values of parameters and state that can be written where the old ones lie, without a copy at the end: nobody
 * reads an old element after its new one is written. The kernels that compute new values come last, so that a function
 * that fails has changed nothing.
 */
import * as k from "../../src/kernel.js";
import type { Buffer, Scalar, Statement } from "../../src/kernel.js";
import { stored } from "./alias.js";
import type { Delivery } from "./deliver.js";
import { kernelOf, type ModuleState } from "./function.js";
import type { Kernel } from "./kernel.js";

/** @param others what else is copied at the end. @returns the kernels, and the deliveries that are still needed. */
export function writeInPlace(
  state: ModuleState,
  kernels: readonly Kernel[],
  updates: readonly Delivery[],
  others: readonly Delivery[],
): { readonly kernels: readonly Kernel[]; readonly left: readonly Delivery[] } {
  const bufferOf = ({ node }: Delivery): Buffer | undefined => state.places.find(stored(node))?.buffer;
  const temporaries = new Set(
    state.places.placed.filter(({ role }) => role === "temporary").map(({ buffer }) => buffer),
  );
  const first = lastOf(kernels, new Set(updates.flatMap((update) => bufferOf(update) ?? [])));
  let ordered = first;
  const left = updates.filter((update) => {
    const from = bufferOf(update),
      sharing = [...updates, ...others].filter((other) => bufferOf(other) === from || bufferOf(other) === update.to);
    if (from === undefined || !temporaries.has(from) || sharing.length > 1) return true;
    const written = writtenTo(ordered, from, update.to);
    ordered = written ?? ordered;
    return written === null;
  });
  return { kernels: ordered.map((kernel, at) => (kernel === first[at] ? kernel : renamed(state, kernel))), left };
}

/** The kernels that only new values need, behind all others. */
function lastOf(kernels: readonly Kernel[], values: ReadonlySet<Buffer>): Kernel[] {
  const late = new Set<Kernel>();
  for (const kernel of [...kernels].reverse()) {
    const users = kernels.filter(
      (other) => other !== kernel && other.reads.some((buffer) => kernel.writes.includes(buffer)),
    );
    const writesValue = kernel.writes.some((buffer) => values.has(buffer));
    if (!kernel.fails && writesValue && users.every((user) => late.has(user))) late.add(kernel);
  }
  return [...kernels.filter((kernel) => !late.has(kernel)), ...kernels.filter((kernel) => late.has(kernel))];
}

/** The kernels with `to` in the place of `from`; null if something would read a new element for an old one. */
function writtenTo(kernels: readonly Kernel[], from: Buffer, to: Buffer): Kernel[] | null {
  const writers = kernels.filter(({ writes }) => writes.includes(from)),
    [writer] = writers;
  if (writer === undefined || writers.length > 1 || from.length !== to.length) return null;
  const later = kernels.slice(kernels.indexOf(writer));
  if (later.some(({ fails }) => fails) || writer.reads.includes(from) || writer.writes.includes(to)) return null;
  if (later.slice(1).some(({ reads, writes }) => reads.includes(to) || writes.includes(to))) return null;
  if (writer.reads.includes(to) && !readsBeforeItWrites(writer, from, to)) return null;
  const swap = (buffers: readonly Buffer[]): Buffer[] => [...new Set(buffers.map((one) => (one === from ? to : one)))];
  return kernels.map((kernel) =>
    later.includes(kernel) && [...kernel.reads, ...kernel.writes].includes(from)
      ? { ...kernel, reads: swap(kernel.reads), writes: swap(kernel.writes), body: replaced(kernel.body, from, to) }
      : kernel,
  );
}

/** What a writer of each element once does: families whose loops visit every index once. */
const visitors: ReadonlySet<string> = new Set(["elementwise", "view", "reduction", "contraction", "concat"]);

/** Whether each element of `to` is read only where the same element of `from` is stored right after. */
function readsBeforeItWrites({ nodes, body }: Kernel, from: Buffer, to: Buffer): boolean {
  return nodes.every(({ op }) => visitors.has(op.family)) && listReadsFirst(body, from, to);
}

function listReadsFirst(statements: readonly Statement[], from: Buffer, to: Buffer): boolean {
  const stores = new Map<string, number>();
  statements.forEach((statement, at) => {
    if (statement.kind === "store" && statement.buffer === from && !isChanging(statement.index))
      stores.set(k.textOf(statement.index), at);
  });
  return statements.every((statement, at) => {
    const read = k.scalarsOf(statement).flatMap((scalar) => indicesOf(scalar, to));
    return (
      read.every((index) => (stores.get(k.textOf(index)) ?? -1) >= at) &&
      k.bodiesOf(statement).every((body) => listReadsFirst(body, from, to))
    );
  });
}

function indicesOf(x: Scalar, buffer: Buffer): Scalar[] {
  const inner = k.partsOf(x).flatMap((part) => indicesOf(part, buffer));
  return x.kind === "load" && x.buffer === buffer ? [x.index, ...inner] : inner;
}

function isChanging(x: Scalar): boolean {
  return (x.kind === "local" && x.mutable) || k.partsOf(x).some(isChanging);
}

function replaced(statements: readonly Statement[], from: Buffer, to: Buffer): Statement[] {
  const inScalar = (x: Scalar): Scalar => {
    const inner = k.withParts(x, inScalar);
    return inner.kind === "load" && inner.buffer === from ? { ...inner, buffer: to } : inner;
  };
  return statements.map((statement) => {
    const inner = k.withBodies(k.withOwnScalars(statement, inScalar), (body) => replaced(body, from, to));
    return inner.kind === "store" && inner.buffer === from ? { ...inner, buffer: to } : inner;
  });
}

/** A kernel of other buffers is another kernel, unless there is one like it. */
function renamed(state: ModuleState, { comment, body, nodes, reads, writes, flops }: Kernel): Kernel {
  const last = writes[writes.length - 1]?.name ?? "values";
  return kernelOf(state, body, { nodes, reads, writes, flops }, () => ({ name: `update_${last}`, comment }));
}
