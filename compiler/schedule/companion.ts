/**
 * A map that runs along with a sum. An objective of local terms and its gradient need the same differences, squares
 * and exponentials: one pass computes them once. The map runs at a fixed distance behind the sum's position, where
 * none of its bounds is open; what the sum does not reach is computed before and after.
 */
import type { Node } from "../../src/graph.js";
import type * as k from "../../src/kernel.js";
import type { Access } from "./access.js";
import { type AccessContext } from "./access.js";
import { constantIndex, plus, rangeOf, type Affine } from "./affine.js";
import { overRange, segmentsOf } from "./loops.js";
import { mapBody, placeOf, storeAt } from "./map.js";
import type { FindPlace } from "./tree.js";

export class Companion {
  /** The map's index is the sum's position plus this. */
  private readonly shift: number;
  /** The map's indices below this have no open bound. */
  private readonly end: number;
  private covered = 0;

  constructor(
    private readonly roots: readonly Node[],
    private readonly context: AccessContext,
    private readonly place: FindPlace,
  ) {
    const segments = segmentsOf(this.length(), mapBody(roots, context, place, new Set()).probe);
    [this.shift, this.end] = segments.reduce(
      (longest, segment) => (segment[1] - segment[0] > longest[1] - longest[0] ? segment : longest),
      [0, 0],
    );
  }

  private length(): number {
    return this.roots[0]?.type.shape[0] ?? 0;
  }

  /** Whether the map can run along at every position of a stretch of the sum. */
  reaches(position: Affine): boolean {
    return rangeOf(position).high + this.shift < this.end;
  }

  /** Computes the map at the index that belongs to a position of the sum. */
  write(block: k.Block, access: Access, position: Affine): void {
    const index = [plus(position, constantIndex(this.shift))];
    for (const root of this.roots)
      storeAt(block, placeOf(root, this.place), root.type.shape, index, access.fresh(root, index));
    this.covered = Math.max(this.covered, rangeOf(position).high + 1);
  }

  /** What the sum did not reach. */
  rest(block: k.Block, loaded: Set<k.Buffer>): void {
    const body = mapBody(this.roots, this.context, this.place, loaded);
    overRange(block, 0, this.covered === 0 ? 0 : this.shift, body);
    overRange(block, this.covered === 0 ? 0 : this.shift + this.covered, this.length(), body);
  }
}
