/**
 * Kernels that join elements: sums and their like. If the last axis is reduced the sum runs in lanes (lanes.ts);
 * else whole rows are joined in the order of memory, in blocks of 256 rows whose totals are joined pairwise.
 */
import { reductionAxes } from "../../src/families/reduction.js";
import type { Node } from "../../src/graph.js";
import * as k from "../../src/kernel.js";
import type { ReductionOp } from "../../src/op.js";
import { sizeOf, stridesOf, type Shape } from "../../src/types.js";
import { Access, type AccessContext, type OpenBound } from "./access.js";
import { affineKey, atomIndex, constantIndex, plus, rangeOf, toScalar, type Affine } from "./affine.js";
import { Companion } from "./companion.js";
import { blockLength, combine, identityOf, joinRows, laneTotal } from "./lanes.js";
import { loop, loopNames, overDomain } from "./loops.js";
import { flatIndex, placeOf, storeAt, type Body } from "./map.js";
import type { Place } from "./place.js";
import { isFlat, sharedIn, treeOf, type FindPlace } from "./tree.js";

/** So many rows are joined in one pass over the totals. */
const rowsAtOnce = [8, 4];

/** What a reduction's kernel leaves behind. */
export interface Results {
  /** The nodes that it stores: the reduction itself, or elementwise nodes of its shape, or both. */
  readonly roots: readonly Node[];
  /** Nodes that a map of the same length computes along the way. */
  readonly companions: readonly Node[];
}

export function reduceKernel(block: k.Block, node: Node, results: Results, place: FindPlace): Body {
  const { op } = node,
    input = node.inputs[0];
  if (op.family !== "reduction" || input === undefined) throw new TypeError("schedule: not a reduction");
  const axes = reductionAxes(node),
    state = new ReduceState(op, node, input, results, place);
  if (axes.includes(input.type.shape.length - 1)) state.alongLanes(block, axes);
  else state.downColumns(block, axes);
  const others = treeOf(results.roots, place, new Set([node]));
  const tree = new Set([...others, node, ...treeOf([input, ...results.companions], place)]);
  return { block, loaded: state.loaded, tree: [...tree] };
}

class ReduceState {
  readonly loaded = new Set<k.Buffer>();
  private readonly source: AccessContext;
  private readonly shape: Shape;
  private readonly roots: readonly Node[];
  private readonly companion: Companion | null;

  constructor(
    private readonly op: ReductionOp,
    private readonly node: Node,
    private readonly input: Node,
    { roots, companions }: Results,
    private readonly place: FindPlace,
  ) {
    const together = [input, ...companions];
    this.source = { place, shared: sharedIn(treeOf(together, place), together, place) };
    this.shape = input.type.shape;
    this.roots = roots;
    this.companion = companions.length === 0 ? null : new Companion(companions, this.source, place);
  }

  private keptAxes(axes: readonly number[]): number[] {
    return this.shape.map((_, axis) => axis).filter((axis) => !axes.includes(axis));
  }
  private extents(axes: readonly number[]): number[] {
    return axes.map((axis) => this.shape[axis] ?? 1);
  }
  private note(access: Access): void {
    access.loaded.forEach((buffer) => this.loaded.add(buffer));
  }

  /** Stores the roots, with the value of the reduction at hand. */
  private finish(block: k.Block, index: readonly Affine[], total: k.Scalar): void {
    const others = this.roots.filter((root) => root !== this.node);
    const tree = treeOf(others, this.place, new Set([this.node]));
    const named = others.length > 0 ? block.let(this.node.label ?? this.op.name, total) : total;
    const given = new Map([[this.node, named]]),
      shared = sharedIn(tree, others, this.place);
    const access = new Access(block, { place: this.place, given, shared });
    for (const root of this.roots) {
      const value = root === this.node ? named : access.fresh(root, index);
      storeAt(block, placeOf(root, this.place), root.type.shape, index, value);
    }
    this.note(access);
  }

  /** The last axis is among the reduced ones. */
  alongLanes(block: k.Block, axes: readonly number[]): void {
    const kept = this.keptAxes(axes),
      count = sizeOf(this.extents(axes)),
      repeatable = this.companion === null;
    overDomain(block, this.node.type.shape, {
      probe: () => [],
      write: (inner, [index = []]) => {
        const at = (position: Affine): Affine[] => this.sourceIndex(kept, axes, index, position);
        const visit = this.visitor(at);
        this.finish(
          inner,
          index,
          laneTotal(inner, { op: this.op, node: this.node, simd: this.place.simd, repeatable, visit }, count),
        );
        this.companion?.rest(inner, this.loaded);
      },
    });
  }

  /** Computes the terms at some positions, and the companion's elements along with them. */
  private visitor(at: (position: Affine) => Affine[]) {
    return (block: k.Block, positions: readonly Affine[], take: (term: k.Scalar, lane: number) => void): void => {
      const access = new Access(block, this.source);
      const along = positions.every((position) => this.companion?.reaches(position) === true);
      positions.forEach((position, lane) => {
        take(access.value(this.input, at(position)), lane);
        if (along) this.companion?.write(block, access, position);
      });
      this.note(access);
    };
  }

  /** The index of the operand, from that of the result and the position along the reduced axes together. */
  private sourceIndex(
    kept: readonly number[],
    axes: readonly number[],
    index: readonly Affine[],
    position: Affine,
  ): Affine[] {
    const flat = isFlat(treeOf([this.input], this.place), this.place, []);
    if (kept.length === 0 && this.shape.length > 1 && flat) return [position];
    const full: Affine[] = this.shape.map(() => constantIndex(0));
    kept.forEach((axis, at) => (full[axis] = index[at] ?? constantIndex(0)));
    let stride = sizeOf(this.extents(axes));
    axes.forEach((axis, at) => {
      const extent = this.shape[axis] ?? 1;
      stride /= extent === 0 ? 1 : extent;
      full[axis] = axes.length === 1 ? position : digit(position, stride, extent, at === 0);
    });
    return full;
  }

  /** The last axis is kept: whole rows are joined, in the order of memory. */
  downColumns(block: k.Block, axes: readonly number[]): void {
    const width = sizeOf(this.node.type.shape),
      rows = Math.max(1, Math.ceil(sizeOf(this.extents(axes)) / blockLength));
    const own = this.roots.includes(this.node) && rows === 1 ? placeOf(this.node, this.place) : null;
    const totals = own ?? { buffer: block.array("totals", this.node.type.dtype, rows * width), offset: 0 };
    loop(block, "c", totals.offset, totals.offset + rows * width, (inner, at) => {
      inner.store(totals.buffer, toScalar(at), identityOf(this.op, this.node));
    });
    const join = (inner: k.Block, indices: readonly (readonly Affine[])[]): void =>
      this.joinInto(inner, indices, axes, totals, rows, width);
    const together = this.rowsTogether(axes);
    if (together > 1) overRows(block, this.shape, axes[axes.length - 1] ?? 0, together, join);
    else overDomain(block, this.shape, { probe: (index) => this.probe(index), write: join });
    joinRows(block, this.op, totals.buffer, totals.offset, rows, width);
    this.finishColumns(block, totals, own !== null);
  }

  private probe(index: readonly Affine[]): readonly OpenBound[] {
    const access = new Access(new k.Block(), this.source);
    access.value(this.input, index);
    return access.open;
  }

  /** How many rows are joined at once: several where vectors meet no bounds, and all are of one block. */
  private rowsTogether(axes: readonly number[]): number {
    const last = this.shape[axes[axes.length - 1] ?? 0] ?? 0,
      counts = rowsAtOnce.filter((rows) => (axes.length === 1 ? last >= rows : last % rows === 0));
    const index = this.shape.map((extent, axis) =>
      atomIndex({ scalar: k.local("i32", `x${axis}`), key: `x${axis}`, low: 0, high: extent - 1 }),
    );
    if (this.place.simd === null || sizeOf(this.shape) === 0 || this.probe(index).length > 0) return 1;
    return Math.max(1, ...counts);
  }

  /** Joins elements of one column, in order, into the total of their block of rows. */
  private joinInto(
    block: k.Block,
    indices: readonly (readonly Affine[])[],
    axes: readonly number[],
    totals: Place,
    rows: number,
    width: number,
  ): void {
    const access = new Access(block, this.source),
      [index = []] = indices;
    const along = (chosen: readonly number[], strides: readonly number[], offset: number): Affine =>
      flatIndex(
        strides,
        chosen.map((axis) => index[axis] ?? constantIndex(0)),
        offset,
      );
    const column = along(this.keptAxes(axes), stridesOf(this.node.type.shape), totals.offset);
    const position = along(axes, stridesOf(this.extents(axes)), 0);
    const row = k.mul(k.shiftRight(toScalar(position), Math.log2(blockLength)), width);
    const slot = block.let("at", rows === 1 ? toScalar(column) : k.add(row, toScalar(column)));
    const joined = indices.reduce(
      (total, each) => combine(this.op, total, access.value(this.input, each)),
      k.load(totals.buffer, slot),
    );
    block.store(totals.buffer, slot, joined);
    this.note(access);
  }

  /** Stores what is not yet where it belongs. */
  private finishColumns(block: k.Block, totals: Place, inPlace: boolean): void {
    const strides = stridesOf(this.node.type.shape);
    if (inPlace && this.roots.length === 1) return;
    overDomain(block, this.node.type.shape, {
      probe: () => [],
      write: (inner, [index = []]) => {
        this.finish(inner, index, k.load(totals.buffer, toScalar(flatIndex(strides, index, totals.offset))));
      },
    });
  }
}

/** Loops over an index, with several neighbours along one axis in a turn. */
function overRows(
  block: k.Block,
  shape: Shape,
  rowAxis: number,
  together: number,
  body: (block: k.Block, indices: readonly (readonly Affine[])[]) => void,
): void {
  const from = (inner: k.Block, indices: readonly (readonly Affine[])[], axis: number): void => {
    const extent = shape[axis],
      whole = Math.floor((extent ?? 0) / together) * together;
    if (extent === undefined) return body(inner, indices);
    const along = (start: number, end: number, step: number): void =>
      loop(
        inner,
        loopNames[axis] ?? "i",
        start,
        end,
        (below, at) => {
          const steps = Array.from({ length: step }, (_, row) => plus(at, constantIndex(row)));
          from(
            below,
            indices.flatMap((index) => steps.map((each) => [...index, each])),
            axis + 1,
          );
        },
        step,
      );
    if (axis !== rowAxis) return along(0, extent, 1);
    along(0, whole, together);
    along(whole, extent, 1);
  };
  from(block, [[]], 0);
}

/** One digit of a position in mixed radix: (position / stride) mod extent. */
function digit(position: Affine, stride: number, extent: number, leading: boolean): Affine {
  if (position.terms.size === 0) return constantIndex(Math.floor(position.offset / stride) % extent);
  const whole = toScalar(position),
    above = stride === 1 ? whole : k.div(whole, stride),
    { high } = rangeOf(position);
  const scalar = leading ? above : k.rem(above, extent),
    key = `digit(${stride},${extent},${affineKey(position)})`;
  const atom = { scalar, key, low: 0, high: leading ? Math.floor(high / stride) : extent - 1 };
  return { terms: new Map([[key, { atom, coefficient: 1 }]]), offset: 0 };
}
