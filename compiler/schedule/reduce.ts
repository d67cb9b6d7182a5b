/**
 * Kernels that join elements: sums and their like. The order is part of the numerical contract (DESIGN, section 8)
 * and follows from shapes alone: blocks of 256 from the identity; if the last axis is reduced, in 16 lanes (8 of
 * f64) whose totals are joined pairwise; block totals pairwise.
 */
import { reductionAxes } from "../../src/families/reduction.js";
import type { Node } from "../../src/graph.js";
import * as k from "../../src/kernel.js";
import type { ReductionOp } from "../../src/op.js";
import { sizeOf, stridesOf, type Shape } from "../../src/types.js";
import { Access, type AccessContext } from "./access.js";
import { Companion } from "./companion.js";
import { constantIndex, plus, rangeOf, toScalar, type Affine } from "./affine.js";
import { loop, overDomain } from "./loops.js";
import { flatIndex, placeOf, storeAt, type Body } from "./map.js";
import { isFlat, sharedIn, treeOf, type FindPlace } from "./tree.js";

export const blockLength = 256;

/** How many partial results stand beside one another along a contiguous axis. */
export function lanesOf(node: Node): number {
  return node.type.dtype === "f64" ? 8 : 16;
}

export function combine(op: ReductionOp, a: k.Scalar, b: k.Scalar): k.Scalar {
  return op.combine.program([a, b], {});
}

export function identityOf(op: ReductionOp, node: Node): k.Scalar {
  return k.literal(node.type.dtype, op.identity(node.type.dtype));
}

/** Joins neighbours at a distance of half the length, down to one: (0 + 4), (1 + 5), ... then (0 + 2), ... */
export function joinPairwise(op: ReductionOp, values: readonly k.Scalar[], lanes: number): k.Scalar | null {
  let row: (k.Scalar | undefined)[] = Array.from({ length: lanes }, (_, at) => values[at]);
  for (let half = lanes / 2; half >= 1; half /= 2) {
    row = Array.from({ length: half }, (_, at) => {
      const first = row[at], second = row[at + half];
      return first !== undefined && second !== undefined ? combine(op, first, second) : (first ?? second);
    });
  }
  return row[0] ?? null;
}

/** What happens to the value of a reduction: stored, and handed to the elementwise nodes that follow. */
export interface Finish {
  /** The nodes that this kernel stores: the reduction itself, or elementwise nodes of its shape, or both. */
  readonly roots: readonly Node[];
  /** Nodes that a map of the same length computes along the way. */
  readonly companions: readonly Node[];
}

export function reduceKernel(block: k.Block, node: Node, { roots, companions }: Finish, place: FindPlace): Body {
  const { op } = node, input = node.inputs[0];
  if (op.family !== "reduction" || input === undefined) throw new TypeError("schedule: not a reduction");
  const axes = reductionAxes(node), rank = input.type.shape.length;
  const state = new ReduceState(op, node, input, roots, companions, place);
  if (axes.includes(rank - 1)) state.alongLanes(block, axes);
  else state.downColumns(block, axes);
  const tree = new Set([...treeOf(roots, place, new Set([node])), node, ...treeOf([input, ...companions], place)]);
  return { block, loaded: state.loaded, tree: [...tree] };
}

class ReduceState {
  readonly loaded = new Set<k.Buffer>();
  private readonly source: AccessContext;
  private readonly shape: Shape;
  private readonly companion: Companion | null;

  constructor(private readonly op: ReductionOp, private readonly node: Node, private readonly input: Node, private readonly roots: readonly Node[], companions: readonly Node[], private readonly place: FindPlace) {
    const together = [input, ...companions];
    this.source = { place, shared: sharedIn(treeOf(together, place), together, place) };
    this.shape = input.type.shape;
    this.companion = companions.length === 0 ? null : new Companion(companions, this.source, place);
  }

  /** The value of the operand at an index, computed in a block. */
  private access(block: k.Block): Access {
    return new Access(block, this.source);
  }

  /** Stores the roots, with the value of the reduction at hand. */
  private finish(block: k.Block, index: readonly Affine[], total: k.Scalar): void {
    const others = this.roots.filter((root) => root !== this.node), tree = treeOf(others, this.place, new Set([this.node]));
    const named = others.length > 0 ? block.let(this.node.label ?? this.op.name, total) : total;
    const access = new Access(block, { place: this.place, given: new Map([[this.node, named]]), shared: sharedIn(tree, others, this.place) });
    for (const root of this.roots) storeAt(block, placeOf(root, this.place), root.type.shape, index, root === this.node ? named : access.fresh(root, index));
    access.loaded.forEach((buffer) => this.loaded.add(buffer));
  }

  /** The last axis is among the reduced ones. */
  alongLanes(block: k.Block, axes: readonly number[]): void {
    const kept = this.shape.map((_, axis) => axis).filter((axis) => !axes.includes(axis));
    const count = sizeOf(axes.map((axis) => this.shape[axis] ?? 1));
    overDomain(block, this.node.type.shape, {
      probe: () => [],
      write: (inner, [index = []]) => {
        const at = (position: Affine): Affine[] => this.sourceIndex(kept, axes, index, position);
        this.finish(inner, index, this.total(inner, count, at));
        this.companion?.rest(inner, this.loaded);
      },
    });
  }

  /** The index of the operand, from that of the result and the position along the reduced axes together. */
  private sourceIndex(kept: readonly number[], axes: readonly number[], index: readonly Affine[], position: Affine): Affine[] {
    if (kept.length === 0 && this.shape.length > 1 && isFlat(treeOf([this.input], this.place), this.place, [])) return [position];
    const full: Affine[] = this.shape.map(() => constantIndex(0));
    kept.forEach((axis, at) => (full[axis] = index[at] ?? constantIndex(0)));
    let stride = sizeOf(axes.map((axis) => this.shape[axis] ?? 1));
    axes.forEach((axis, at) => {
      const extent = this.shape[axis] ?? 1;
      stride /= extent === 0 ? 1 : extent;
      full[axis] = axes.length === 1 ? position : digit(position, stride, extent, at === 0);
    });
    return full;
  }

  /** The total of `count` elements. */
  private total(block: k.Block, count: number, at: (position: Affine) => Affine[]): k.Scalar {
    if (count === 0) return identityOf(this.op, this.node);
    if (count <= blockLength) return this.blockTotal(block, constantIndex(0), count, at);
    const blocks = Math.ceil(count / blockLength), full = Math.floor(count / blockLength);
    const totals = block.array("totals", this.node.type.dtype, blocks);
    loop(block, "b", 0, full, (inner, b) => {
      inner.store(totals, toScalar(b), this.blockTotal(inner, plus(constantIndex(0), b, blockLength), blockLength, at));
    });
    if (full < blocks) block.store(totals, full, this.blockTotal(block, constantIndex(full * blockLength), count - full * blockLength, at));
    this.joinTotals(block, totals, blocks, 1);
    return k.load(totals, 0);
  }

  /** Joins rows of totals pairwise: neighbours at distance 1, 2, 4, ... */
  private joinTotals(block: k.Block, totals: k.Buffer, rows: number, width: number): void {
    for (let distance = 1; distance < rows; distance *= 2) {
      loop(block, "t", 0, rows - distance, (inner, row) => {
        loop(inner, "c", 0, width, (innermost, column) => {
          const first = toScalar(plus(column, row, width)), second = toScalar(plus(plus(column, row, width), constantIndex(distance * width)));
          innermost.store(totals, first, combine(this.op, k.load(totals, first), k.load(totals, second)));
        });
      }, 2 * distance);
    }
  }

  /** One block: lanes that start from the identity, then joined pairwise. */
  private blockTotal(block: k.Block, start: Affine, length: number, at: (position: Affine) => Affine[]): k.Scalar {
    const lanes = lanesOf(this.node), whole = Math.floor(length / lanes) * lanes;
    const value = (access: Access, position: Affine): k.Scalar => access.value(this.input, at(position));
    if (length <= lanes) {
      const access = this.access(block), values = Array.from({ length }, (_, lane) => value(access, plus(start, constantIndex(lane))));
      this.note(access);
      return this.fromIdentity(joinPairwise(this.op, values, lanes));
    }
    const totals = Array.from({ length: lanes }, (_, lane) => block.variable(`s${lane}`, identityOf(this.op, this.node)));
    const step = (inner: k.Block, from: Affine, count: number): void => {
      const access = this.access(inner);
      const positions = totals.slice(0, count).map((_, lane) => plus(from, constantIndex(lane))), along = positions.every((position) => this.companion?.reaches(position) === true);
      positions.forEach((position, lane) => {
        const total = totals[lane];
        if (total !== undefined) inner.assign(total, combine(this.op, total, value(access, position)));
        if (along) this.companion?.write(inner, access, position);
      });
      this.note(access);
    };
    loop(block, "k", 0, whole, (inner, k0) => step(inner, plus(start, k0), lanes), lanes);
    if (whole < length) step(block, plus(start, constantIndex(whole)), length - whole);
    return joinPairwise(this.op, totals, lanes) ?? identityOf(this.op, this.node);
  }

  /** A sum starts from +0, which shows only if every element is -0. */
  private fromIdentity(total: k.Scalar | null): k.Scalar {
    if (total === null) return identityOf(this.op, this.node);
    const float = total.type === "f64" || total.type === "f32";
    return float && this.op.identity(this.node.type.dtype) === 0 ? k.add(total, 0) : total;
  }

  private note(access: Access): void {
    access.loaded.forEach((buffer) => this.loaded.add(buffer));
  }

  /** The last axis is kept: whole rows are joined, in the order of memory. */
  downColumns(block: k.Block, axes: readonly number[]): void {
    const kept = this.shape.map((_, axis) => axis).filter((axis) => !axes.includes(axis)), width = sizeOf(this.node.type.shape);
    const count = sizeOf(axes.map((axis) => this.shape[axis] ?? 1)), rows = Math.max(1, Math.ceil(count / blockLength));
    const own = this.roots.includes(this.node) && rows === 1 ? placeOf(this.node, this.place) : null;
    const totals = own?.buffer ?? block.array("totals", this.node.type.dtype, rows * width), offset = own?.offset ?? 0;
    loop(block, "c", offset, offset + rows * width, (inner, at) => inner.store(totals, toScalar(at), identityOf(this.op, this.node)));
    const strides = stridesOf(this.node.type.shape), reducedStrides = stridesOf(axes.map((axis) => this.shape[axis] ?? 1));
    const write = (inner: k.Block, [index = []]: readonly (readonly Affine[])[]): void => {
      const access = this.access(inner), value = access.value(this.input, index);
      const target = flatIndex(strides, kept.map((axis) => index[axis] ?? constantIndex(0)), offset);
      const position = flatIndex(reducedStrides, axes.map((axis) => index[axis] ?? constantIndex(0)), 0);
      const row = rows === 1 ? k.i32(0) : k.mul(k.shiftRight(toScalar(position), 8), width);
      const slot = inner.let("at", rows === 1 ? toScalar(target) : k.add(row, toScalar(target)));
      inner.store(totals, slot, combine(this.op, k.load(totals, slot), value));
      this.note(access);
    };
    const probe = (index: readonly Affine[]): Access["open"] => {
      const access = this.access(new k.Block());
      access.value(this.input, index);
      return access.open;
    };
    overDomain(block, this.shape, { probe, write });
    this.joinTotals(block, totals, rows, width);
    const rest = this.roots.filter((root) => own === null || root !== this.node);
    if (rest.length > 0) overDomain(block, this.node.type.shape, { probe: () => [], write: (inner, [index = []]) => this.finishColumn(inner, index, totals, strides, offset) });
  }

  private finishColumn(block: k.Block, index: readonly Affine[], totals: k.Buffer, strides: readonly number[], offset: number): void {
    this.finish(block, index, k.load(totals, toScalar(flatIndex(strides, index, offset))));
  }
}

/** One digit of a position in mixed radix: (position / stride) mod extent. */
function digit(position: Affine, stride: number, extent: number, leading: boolean): Affine {
  if (position.terms.size === 0) return constantIndex(Math.floor(position.offset / stride) % extent);
  const whole = toScalar(position), above = stride === 1 ? whole : k.div(whole, stride), { high } = rangeOf(position);
  const scalar = leading ? above : k.rem(above, extent), key = `digit(${stride},${extent},${JSON.stringify([...position.terms].map(([name, { coefficient }]) => [name, coefficient]))},${position.offset})`;
  const atom = { scalar, key, low: 0, high: leading ? Math.floor(high / stride) : extent - 1 };
  return { terms: new Map([[key, { atom, coefficient: 1 }]]), offset: 0 };
}

