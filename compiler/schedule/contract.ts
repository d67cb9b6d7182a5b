/**
 * Kernels of contractions. A register tile of the result is summed over a block of 256 along k, k ascending, each
 * product rounded and then added; block totals are added in ascending order (DESIGN, section 8). A contraction with
 * less than one tile of free extent whose operands are contiguous in k is summed in lanes, as a reduction is.
 */
import { labelExtents, labelsOf } from "../../src/families/contraction.js";
import type { Node } from "../../src/graph.js";
import * as k from "../../src/kernel.js";
import { sumOver } from "../../src/ops/reduce.js";
import { sizeOf } from "../../src/types.js";
import { Access } from "./access.js";
import { atomIndex, constantIndex, plus, toScalar, type Affine } from "./affine.js";
import { planLabels, type LabelPlan, type Strided } from "./labels.js";
import { loop } from "./loops.js";
import { flatIndex, placeOf, storeAt, type Body } from "./map.js";
import { blockLength, laneTotal, type Terms } from "./lanes.js";
import { sharedIn, treeOf, type FindPlace } from "./tree.js";
import { stridesOf } from "../../src/types.js";

/** Rows and columns of the register tile. */
const tileRows = 4,
  tileColumns = 4;
/** Below this many results for one sum, a sum that is contiguous in both operands runs in lanes. */
const laneFreeExtent = tileRows * tileColumns;

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

type Where = ReadonlyMap<string, Affine>;

class ContractState {
  readonly loaded = new Set<k.Buffer>();
  private readonly plan: LabelPlan;

  constructor(
    private readonly node: Node,
    private readonly roots: readonly Node[],
    private readonly place: FindPlace,
  ) {
    this.plan = planLabels(node, place);
    this.loaded.add(this.plan.a.buffer).add(this.plan.b.buffer);
  }

  write(block: k.Block): void {
    if (this.runsInLanes())
      return this.overLabels(block, [...this.plan.result], new Map(), (inner, where) =>
        this.finish(inner, [{ where, total: this.laneTotal(inner, where) }]),
      );
    const count = this.count(),
      blocks = Math.ceil(count / blockLength);
    if (blocks <= 1)
      return this.overTiles(block, (inner, tile) =>
        this.finish(inner, this.accumulate(inner, tile, constantIndex(0), count)),
      );
    this.overBlocks(block, blocks, count);
  }

  private extent(label: string | undefined): number {
    return label === undefined ? 1 : (this.plan.extents.get(label) ?? 1);
  }
  private count(): number {
    return sizeOf(this.plan.summed.map((label) => this.extent(label)));
  }

  private runsInLanes(): boolean {
    return sumsInLanes(this.node);
  }

  /** Plain loops over some labels. */
  private overLabels(
    block: k.Block,
    labels: readonly string[],
    where: Where,
    body: (block: k.Block, where: Where) => void,
  ): void {
    const [label, ...rest] = labels;
    if (label === undefined) return body(block, where);
    loop(block, label, 0, this.extent(label), (inner, index) =>
      this.overLabels(inner, rest, new Map(where).set(label, index), body),
    );
  }

  /** Loops over batch and outer labels, then over tiles of the last row label and the last column label. */
  private overTiles(block: k.Block, body: (block: k.Block, tile: Where[]) => void): void {
    const { batch, rows, columns } = this.plan,
      row = rows[rows.length - 1],
      column = columns[columns.length - 1];
    this.overLabels(block, [...batch, ...rows.slice(0, -1), ...columns.slice(0, -1)], new Map(), (inner, where) => {
      this.inSteps(inner, row, tileRows, (block1, rowIndices) => {
        this.inSteps(block1, column, tileColumns, (block2, columnIndices) => {
          const cell = (r: Affine, c: Affine): Where => with2(where, row, r, column, c);
          body(
            block2,
            rowIndices.flatMap((r) => columnIndices.map((c) => cell(r, c))),
          );
        });
      });
    });
  }

  /** A loop in steps of `size`, then what remains. */
  private inSteps(
    block: k.Block,
    label: string | undefined,
    size: number,
    body: (block: k.Block, indices: Affine[]) => void,
  ): void {
    const extent = this.extent(label),
      whole = Math.floor(extent / size) * size;
    const from = (index: Affine, count: number): Affine[] =>
      Array.from({ length: count }, (_, at) => plus(index, constantIndex(at)));
    loop(block, label ?? "r", 0, whole, (inner, index) => body(inner, from(index, size)), size);
    if (whole < extent) body(block, from(constantIndex(whole), extent - whole));
  }

  /** The sums of a tile over positions start .. start + length of k, from +0. */
  private accumulate(block: k.Block, tile: readonly Where[], start: Affine, length: number): Cell[] {
    const { type } = this.node,
      zero = k.literal(type.dtype, 0);
    const totals = tile.map((_, at) => block.variable(`s${at}`, zero));
    const bases = this.tileBases(block, tile);
    const step = (inner: k.Block, position: Where): void => {
      const factors = (operand: Strided, at: number): k.Scalar[] =>
        this.factors(inner, operand, bases[at] ?? [], position);
      const left = factors(this.plan.a, 0),
        right = factors(this.plan.b, 1);
      totals.forEach((total, at) => inner.assign(total, k.add(total, k.mul(left[at] ?? zero, right[at] ?? zero))));
    };
    const [only, ...rest] = this.plan.summed;
    if (only === undefined) step(block, new Map());
    else if (rest.length === 0)
      loop(block, "k", 0, length, (inner, index) => step(inner, new Map([[only, plus(index, start)]])));
    else if (length === this.count()) this.overLabels(block, this.plan.summed, new Map(), step);
    else loop(block, "k", 0, length, (inner, index) => step(inner, this.digits(inner, plus(index, start))));
    return tile.map((where, at) => ({ where, total: totals[at] ?? zero }));
  }

  /** Where in each operand the sum of each cell begins: one name for each distinct place. */
  private tileBases(block: k.Block, tile: readonly Where[]): k.Scalar[][] {
    return [this.plan.a, this.plan.b].map((operand, which) => {
      const names = new Map<string, k.Scalar>();
      return tile.map((where) => {
        const base = this.offsetIn(operand, where, operand.offset),
          key =
            JSON.stringify([...base.terms].map(([name, { coefficient }]) => [name, coefficient])) + String(base.offset);
        const known = names.get(key) ?? block.let(`${which === 0 ? "a" : "b"}${names.size}`, toScalar(base));
        names.set(key, known);
        return known;
      });
    });
  }

  /** The factors of each cell at one position of k; cells that share a factor share its load. */
  private factors(block: k.Block, operand: Strided, bases: readonly k.Scalar[], position: Where): k.Scalar[] {
    const shift = toScalar(this.offsetIn(operand, position, 0)),
      shiftName = bases.length > 1 && shift.kind === "binary" ? block.let("p", shift) : shift;
    const loads = new Map<k.Scalar, k.Scalar>(),
      prefix = operand === this.plan.a ? "x" : "y";
    return bases.map((base) => {
      const key = base.kind === "literal" ? base.value : base,
        known = [...loads].find(([other]) => (other.kind === "literal" ? other.value : other) === key)?.[1];
      if (known !== undefined) return known;
      const index =
        base.kind === "literal" && base.value === 0
          ? shiftName
          : shiftName.kind === "literal" && shiftName.value === 0
            ? base
            : k.add(base, shiftName);
      const value = block.let(`${prefix}${loads.size}`, k.load(operand.buffer, index));
      loads.set(base, value);
      return value;
    });
  }

  private offsetIn(operand: Strided, where: Where, start: number): Affine {
    return [...operand.strides].reduce((sum, [label, stride]) => {
      const index = where.get(label);
      return index === undefined || stride === 0 ? sum : plus(sum, index, stride);
    }, constantIndex(start));
  }

  /** The indices of several summed labels at a position of their product; what is left in the end is the first. */
  private digits(block: k.Block, position: Affine): Where {
    const where = new Map<string, Affine>(),
      [first, ...others] = this.plan.summed;
    let rest = block.let("q", toScalar(position));
    const known = (label: string, value: k.Scalar): void => {
      const digit = block.let(label, value),
        key = digit.kind === "local" ? digit.name : label;
      where.set(label, atomIndex({ scalar: digit, key, low: 0, high: this.extent(label) }));
    };
    for (const label of others.reverse()) {
      known(label, k.rem(rest, this.extent(label)));
      rest = block.let("q", k.div(rest, this.extent(label)));
    }
    if (first !== undefined) known(first, rest);
    return where;
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
    const keep = (inner: k.Block, cells: readonly Cell[]): void =>
      cells.forEach((cell) => inner.store(place.buffer, slot(cell), cell.total));
    const added = (cells: readonly Cell[]): Cell[] =>
      cells.map((cell) => ({ where: cell.where, total: k.add(k.load(place.buffer, slot(cell)), cell.total) }));
    this.overTiles(block, (inner, tile) => keep(inner, this.accumulate(inner, tile, constantIndex(0), blockLength)));
    loop(block, "b", 1, blocks - 1, (inner, b) => {
      this.overTiles(inner, (block1, tile) =>
        keep(block1, added(this.accumulate(block1, tile, plus(constantIndex(0), b, blockLength), blockLength))),
      );
    });
    const last = (blocks - 1) * blockLength;
    this.overTiles(block, (inner, tile) =>
      this.finish(inner, added(this.accumulate(inner, tile, constantIndex(last), count - last))),
    );
  }

  /** The sum as a reduction sums: in lanes. */
  private laneTotal(block: k.Block, where: Where): k.Scalar {
    const label = this.plan.summed[0] ?? "";
    const load = (operand: Strided, position: Affine): k.Scalar =>
      k.load(operand.buffer, toScalar(this.offsetIn(operand, new Map(where).set(label, position), operand.offset)));
    const visit: Terms["visit"] = (_, positions, take) =>
      positions.forEach((at, lane) => take(k.mul(load(this.plan.a, at), load(this.plan.b, at)), lane));
    return laneTotal(block, { op: sumOver.op, node: this.node, visit }, this.extent(label));
  }

  private resultIndex(where: Where): Affine[] {
    return [...this.plan.result].map((label) => where.get(label) ?? constantIndex(0));
  }

  /** Stores the roots for the cells of a tile. */
  private finish(block: k.Block, cells: readonly Cell[]): void {
    const others = this.roots.filter((root) => root !== this.node),
      shared = sharedIn(treeOf(others, this.place, new Set([this.node])), others, this.place);
    for (const { where, total } of cells) {
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
}

interface Cell {
  readonly where: Where;
  readonly total: k.Scalar;
}

function with2(where: Where, row: string | undefined, r: Affine, column: string | undefined, c: Affine): Where {
  const result = new Map(where);
  if (row !== undefined) result.set(row, r);
  if (column !== undefined) result.set(column, c);
  return result;
}
