/**
 * Kernels of contractions. A tile of the result is summed over a block of 256 along k, k ascending, each product rounded
 * and then added; block totals are added in ascending order (DESIGN, section 8). A contraction with less than one tile
 * of free extent whose operands are contiguous in k is summed in lanes, as a reduction is.
 */
import { labelExtents, labelsOf } from "../../src/families/contraction.js";
import type { Node } from "../../src/graph.js";
import * as k from "../../src/kernel.js";
import { sumOver } from "../../src/ops/reduce.js";
import { sizeOf, stridesOf } from "../../src/types.js";
import { Access } from "./access.js";
import { constantIndex, plus, toScalar, type Affine } from "./affine.js";
import { extentOf, offsetIn, overLabels, planLabels, type LabelPlan, type Strided, type Where } from "./labels.js";
import { blockLength, laneTotal, type Terms } from "./lanes.js";
import { loop } from "./loops.js";
import { flatIndex, placeOf, storeAt, type Body } from "./map.js";
import { scalarTiles } from "./tiles.js";
import { sharedIn, treeOf, type FindPlace } from "./tree.js";

/** Below this many results for one sum, a sum that is contiguous in both operands runs in lanes. */
const laneFreeExtent = 16;

/** One result, and its sum over a block. */
export interface Cell {
  readonly where: Where;
  readonly total: k.Scalar;
}

/** How the results are walked through: sums over positions start .. start + length of k, from +0, tile by tile. */
export type Tiling = (block: k.Block, start: Affine, length: number, use: (block: k.Block, cell: Cell) => void) => void;

export function contractKernel(block: k.Block, node: Node, roots: readonly Node[], place: FindPlace): Body {
  const state = new ContractState(node, roots, place);
  state.write(block);
  return { block, loaded: state.loaded, tree: [...treeOf(roots, place, new Set([node])), node] };
}

/** Whether a contraction is summed as a reduction. It depends on its labels alone, so every function agrees. */
export function sumsInLanes(node: Node): boolean {
  const { operands, result } = labelsOf(node),
    [left, right] = operands,
    extents = labelExtents(node);
  const summed = [...left].filter((label) => right.includes(label) && !result.includes(label)),
    only = summed[0] ?? "";
  const free = sizeOf(
    [...result]
      .filter((label) => !(left.includes(label) && right.includes(label)))
      .map((label) => extents.get(label) ?? 1),
  );
  return (
    summed.length === 1 &&
    free < laneFreeExtent &&
    left.endsWith(only) &&
    right.endsWith(only) &&
    (extents.get(only) ?? 1) > 1
  );
}

class ContractState {
  readonly loaded = new Set<k.Buffer>();
  private readonly plan: LabelPlan;
  private readonly tiling: Tiling;

  constructor(
    private readonly node: Node,
    private readonly roots: readonly Node[],
    private readonly place: FindPlace,
  ) {
    this.plan = planLabels(node, place);
    const { dtype } = node.type;
    this.tiling = place.simd?.tiles(this.plan, dtype) ?? scalarTiles(this.plan, dtype);
    this.loaded.add(this.plan.a.buffer).add(this.plan.b.buffer);
  }

  write(block: k.Block): void {
    const { plan } = this;
    if (sumsInLanes(this.node))
      return overLabels(block, plan, [...plan.result], new Map(), (inner, where) =>
        this.finish(inner, { where, total: this.laneTotal(inner, where) }),
      );
    const count = sizeOf(plan.summed.map((label) => extentOf(plan, label))),
      blocks = Math.ceil(count / blockLength);
    if (blocks <= 1) return this.tiling(block, constantIndex(0), count, (inner, cell) => this.finish(inner, cell));
    this.overBlocks(block, blocks, count);
  }

  /** More than one block: block totals are added up in the memory of the result. */
  private overBlocks(block: k.Block, blocks: number, count: number): void {
    const holder = this.roots.includes(this.node)
      ? this.node
      : this.roots.find((root) => root.type.dtype === this.node.type.dtype);
    const place =
      holder === undefined
        ? { buffer: block.array("totals", this.node.type.dtype, sizeOf(this.node.type.shape)), offset: 0 }
        : placeOf(holder, this.place);
    const strides = stridesOf(this.node.type.shape);
    const slot = ({ where }: Cell): k.Scalar => toScalar(flatIndex(strides, this.resultIndex(where), place.offset));
    const added = (cell: Cell): k.Scalar => k.add(k.load(place.buffer, slot(cell)), cell.total);
    this.tiling(block, constantIndex(0), blockLength, (inner, cell) =>
      inner.store(place.buffer, slot(cell), cell.total),
    );
    loop(block, "b", 1, blocks - 1, (inner, b) => {
      this.tiling(inner, plus(constantIndex(0), b, blockLength), blockLength, (block1, cell) =>
        block1.store(place.buffer, slot(cell), added(cell)),
      );
    });
    const last = (blocks - 1) * blockLength;
    this.tiling(block, constantIndex(last), count - last, (inner, cell) =>
      this.finish(inner, { where: cell.where, total: added(cell) }),
    );
  }

  /** The sum as a reduction sums: in lanes. */
  private laneTotal(block: k.Block, where: Where): k.Scalar {
    const label = this.plan.summed[0] ?? "";
    const load = (operand: Strided, position: Affine): k.Scalar =>
      k.load(operand.buffer, toScalar(offsetIn(operand, new Map(where).set(label, position), operand.offset)));
    const visit: Terms["visit"] = (_, positions, take) =>
      positions.forEach((at, lane) => take(k.mul(load(this.plan.a, at), load(this.plan.b, at)), lane));
    return laneTotal(
      block,
      { op: sumOver.op, node: this.node, simd: this.place.simd, repeatable: true, visit },
      extentOf(this.plan, label),
    );
  }

  private resultIndex(where: Where): Affine[] {
    return [...this.plan.result].map((label) => where.get(label) ?? constantIndex(0));
  }

  /** Stores the roots for a cell. */
  private finish(block: k.Block, { where, total }: Cell): void {
    const others = this.roots.filter((root) => root !== this.node),
      shared = sharedIn(treeOf(others, this.place, new Set([this.node])), others, this.place);
    const named = others.length > 0 && total.kind !== "local" ? block.let(this.node.label ?? "z", total) : total,
      index = this.resultIndex(where);
    const access = new Access(block, { place: this.place, given: new Map([[this.node, named]]), shared });
    for (const root of this.roots)
      storeAt(
        block,
        placeOf(root, this.place),
        root.type.shape,
        index,
        root === this.node ? named : access.fresh(root, index),
      );
    access.loaded.forEach((buffer) => this.loaded.add(buffer));
  }
}
