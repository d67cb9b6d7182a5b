/**
 * What a function leaves in other memory than it was computed in: new values of parameters and state, and results
 * whose own memory is needed for something else. Copies at the end of the function, when everything has been read.
 */
import type { Node } from "../../src/graph.js";
import type { Buffer } from "../../src/kernel.js";
import * as k from "../../src/kernel.js";
import { constantIndex, plus, toScalar } from "./affine.js";
import { stored } from "./alias.js";
import { bufferName, kernelOf, newBlock, type ModuleState } from "./function.js";
import type { Kernel } from "./kernel.js";
import { loop } from "./loops.js";
import type { Place } from "./place.js";

export interface Delivery {
  readonly node: Node;
  readonly to: Buffer;
}

/** One kernel for all copies of a function, if there are any. */
export function deliver(state: ModuleState, wanted: readonly Delivery[]): Kernel[] {
  const moves = wanted.map(({ node, to }) => ({ node, from: placeOf(state, node), to }));
  const copies = moves.filter(({ from, to }) => from.buffer !== to);
  if (copies.length === 0) return [];
  const block = newBlock(state),
    kept = snapshots(state, copies);
  for (const [from, place] of kept) copy(block, { buffer: from, offset: 0 }, place);
  for (const { from, to } of copies) {
    const known = kept.get(from.buffer);
    copy(block, known === undefined ? from : { buffer: known, offset: from.offset }, to);
  }
  const reads = new Set([...copies.map(({ from }) => from.buffer), ...kept.values()]),
    writes = new Set([...kept.values(), ...copies.map(({ to }) => to)]);
  const facts = { nodes: copies.map(({ node }) => node), reads: [...reads], writes: [...writes], flops: 0 };
  return [
    kernelOf(state, block.statements, facts, () => ({
      name: `store_${copies[copies.length - 1]?.to.name ?? "values"}`,
      comment: copies.map(({ node, to }) => `${to.name} is now ${bufferName(node)}`),
    })),
  ];
}

/** Where a copy would be overwritten before it is read: whole buffers, put aside first. */
function snapshots(
  state: ModuleState,
  copies: readonly { readonly node: Node; readonly from: Place; readonly to: Buffer }[],
): Map<Buffer, Buffer> {
  const written = new Set<Buffer>(),
    kept = new Map<Buffer, Buffer>();
  for (const { node, from, to } of copies) {
    if (written.has(from.buffer) && !kept.has(from.buffer)) {
      const { buffer } = state.places.addApart(stored(node), "temporary", `old_${from.buffer.name}`);
      kept.set(from.buffer, buffer);
    }
    written.add(to);
  }
  return kept;
}

function copy(block: k.Block, { buffer, offset }: Place, to: Buffer): void {
  loop(block, "i", 0, to.length, (inner, index) => {
    inner.store(to, toScalar(index), k.load(buffer, toScalar(plus(index, constantIndex(offset)))));
  });
}

function placeOf(state: ModuleState, node: Node): Place {
  const place = state.places.find(stored(node));
  if (place === undefined) throw new TypeError(`schedule: nothing holds node ${node.id}`);
  return place;
}
