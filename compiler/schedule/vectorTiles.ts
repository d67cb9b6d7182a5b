/**
 * Tiles of a contraction for a machine with vectors of 16 bytes: some rows by some vectors of neighbouring columns, all
 * sums in registers. At each position of k a row's factor meets the columns' factors, which are neighbours in memory
 * or are brought together in a panel first. Each sum has its own order along k, whatever the tile.
 */
import * as k from "../../src/kernel.js";
import { bytesPerElement, type DType } from "../../src/types.js";
import { atomIndex, constantIndex, plus, rangeOf, toScalar, type Affine } from "./affine.js";
import type { Cell, Tiling } from "./contract.js";
import { extentOf, offsetIn, overLabels, overPositions, type LabelPlan, type Strided, type Where } from "./labels.js";
import { loop } from "./loops.js";
import { sidesOf, type Sides } from "./sides.js";

/** Registers of a machine that must hold sums, the factors of a position, and one more. */
const registers = 15;
/** Columns of a panel, in vectors. */
const panelVectors = 2;
const mostVectors = 4;
/** Rows that are packed are packed for all columns: so many fit the second cache. */
const mostPackedRows = 1024;
/** null where vectors would not help. */
export function vectorTiles(plan: LabelPlan, dtype: DType): Tiling | null {
  const sides = sidesOf(plan);
  if (sides === null || dtype === "bool") return null;
  const tiles = new VectorTiles(plan, dtype, sides);
  if (!tiles.pays) return null;
  return (block, start, length, use) => tiles.write(block, start, length, use);
}

/** Neighbouring columns, from the first on. */
interface Columns {
  readonly from: Affine;
  readonly width: number;
}

class VectorTiles {
  private readonly lanes: number;
  private readonly packs: boolean;
  private readonly packsRows: boolean;

  constructor(
    private readonly plan: LabelPlan,
    private readonly dtype: DType,
    private readonly sides: Sides,
  ) {
    this.lanes = 16 / bytesPerElement(dtype);
    this.packs = this.stride(sides.wide, sides.column) !== 1 || this.isFar();
    this.packsRows = this.packs && this.crossesRows();
  }

  private stride({ strides }: Strided, label: string | undefined): number {
    return label === undefined ? 0 : (strides.get(label) ?? 0);
  }
  private extent(label: string | undefined): number {
    return extentOf(this.plan, label);
  }

  /** Whether there are columns enough for a vector, and rows enough to bring columns together for. */
  get pays(): boolean {
    return this.extent(this.sides.column) >= this.lanes && (!this.packs || this.extent(this.sides.row) >= 4);
  }

  /** Rows of columns that lie so far apart that they push one another out of the cache, read often enough. */
  private isFar(): boolean {
    const [only = ""] = this.plan.summed.slice(-1),
      bytes = this.stride(this.sides.wide, only) * bytesPerElement(this.dtype),
      rows = this.extent(this.sides.row);
    return (bytes % 4096 === 0 && bytes > 0 && rows >= 16) || (bytes % 2048 === 0 && bytes > 0 && rows >= 128);
  }

  /** Rows that lie across memory, in steps that push them out of the cache before the next tile of rows reads them. */
  private crossesRows(): boolean {
    const { narrow, row, column } = this.sides,
      [only = ""] = this.plan.summed.slice(-1),
      bytes = this.stride(narrow, only) * bytesPerElement(this.dtype);
    const [rows, columns] = [this.extent(row), this.extent(column)],
      isFar = bytes % 2048 === 0 && bytes > 0;
    return isFar && this.stride(narrow, row) === 1 && rows >= 32 && rows <= mostPackedRows && columns >= 64;
  }

  /** Sums over positions start .. start + length of k, from +0. */
  write(block: k.Block, start: Affine, length: number, use: Use): void {
    const { others, row, column } = this.sides,
      vectors = this.packs ? panelVectors : this.vectorsBeside(this.extent(row));
    const size = vectors * this.lanes;
    overLabels(block, this.plan, others, new Map(), (inner, where) => {
      if (this.packs) return this.writePacked(inner, where, { start, length }, size, use);
      this.overRows(inner, row, this.rowsBeside(size), (block1, rows) =>
        this.overColumns(block1, column, size, (block2, columns) =>
          this.tile(block2, where, { rows, columns, panel: null, rowPanel: null, start, length }, use),
        ),
      );
    });
  }

  private writePacked(block: k.Block, where: Where, { start, length }: Stretch, size: number, use: Use): void {
    const { row, column } = this.sides,
      together = this.rowsBeside(size),
      rowPanel = this.packsRows ? this.packRows(block, where, together, { start, length }) : null;
    this.overColumns(block, column, size, (block1, columns) => {
      const panel = this.pack(block1, where, columns, start, length);
      // Rows that have been brought together are together in the same number whatever the columns.
      const rowsAtOnce = rowPanel === null ? this.rowsBeside(columns.width) : together;
      this.overRows(block1, row, rowsAtOnce, (block2, rows) =>
        this.tile(block2, where, { rows, columns, panel, rowPanel, start, length }, use),
      );
    });
  }

  /** How many vectors of columns a tile has: many beside few rows. */
  private vectorsBeside(rows: number): number {
    const needed = Math.ceil(this.extent(this.sides.column) / this.lanes);
    if (rows === 1) return Math.min(6, needed);
    return Math.min(rows === 3 ? 2 : mostVectors, needed);
  }

  /** As many rows as registers allow: each has its sums and one factor. */
  private rowsBeside(width: number): number {
    const vectors = Math.ceil(width / this.lanes);
    return Math.max(1, Math.min(6, Math.floor((registers - 1 - vectors) / (vectors + 1))));
  }

  private overColumns(
    block: k.Block,
    column: string,
    size: number,
    body: (block: k.Block, columns: Columns) => void,
  ): void {
    const extent = this.extent(column),
      whole = Math.floor(extent / size) * size;
    loop(block, column, 0, whole, (inner, from) => body(inner, { from, width: size }), size);
    if (whole < extent) body(block, { from: constantIndex(whole), width: extent - whole });
  }

  private overRows(
    block: k.Block,
    row: string | undefined,
    size: number,
    body: (block: k.Block, rows: readonly Affine[]) => void,
  ): void {
    const extent = this.extent(row),
      whole = Math.floor(extent / size) * size;
    const from = (index: Affine, count: number): Affine[] =>
      Array.from({ length: count }, (_, at) => plus(index, constantIndex(at)));
    loop(block, row ?? "r", 0, whole, (inner, index) => body(inner, from(index, size)), size);
    if (whole < extent) body(block, from(constantIndex(whole), extent - whole));
  }

  /** The columns of a tile side by side, position after position. */
  private pack(block: k.Block, where: Where, { from, width }: Columns, start: Affine, length: number): k.Buffer {
    const { wide, column } = this.sides,
      whole = this.rounded(width),
      panel = block.array("panel", this.dtype, whole * length);
    const first = this.named(block, "w", offsetIn(wide, new Map(where).set(column, from), wide.offset));
    overPositions(block, this.plan, start, length, (inner, position, at) => {
      const source = this.named(inner, "q", plus(first, offsetIn(wide, position, 0))),
        target = this.named(inner, "t", plus(constantIndex(0), at, whole));
      loop(inner, "c", 0, width, (innermost, c) => {
        const element = k.load(wide.buffer, toScalar(plus(source, c, this.stride(wide, column))));
        innermost.store(panel, toScalar(plus(target, c)), element);
      });
    });
    return panel;
  }

  /** The rows of each tile side by side, position after position, and tile after tile. */
  private packRows(block: k.Block, where: Where, together: number, { start, length }: Stretch): k.Buffer {
    const { narrow, row = "" } = this.sides,
      panel = block.array("rows", this.dtype, this.extent(row) * length);
    this.overRows(block, row, together, (inner, rows) => {
      const [first = constantIndex(0)] = rows,
        source = this.named(inner, "a", offsetIn(narrow, new Map(where).set(row, first), narrow.offset)),
        target = this.named(inner, "t", plus(constantIndex(0), first, length));
      overPositions(inner, this.plan, start, length, (innermost, position, at) => {
        const p = this.named(innermost, "p", plus(source, offsetIn(narrow, position, 0))),
          q = this.named(innermost, "q", plus(target, at, rows.length));
        beside(innermost, rows.length, (deepest, r) =>
          deepest.store(panel, toScalar(plus(q, r)), k.load(narrow.buffer, toScalar(plus(p, r)))),
        );
      });
    });
    return panel;
  }

  private rounded(width: number): number {
    return Math.ceil(width / this.lanes) * this.lanes;
  }

  private named(block: k.Block, name: string, index: Affine): Affine {
    if (index.terms.size === 0) return index;
    const { low, high } = rangeOf(index),
      scalar = block.let(name, toScalar(index));
    return scalar.kind === "local" ? atomIndex({ scalar, key: scalar.name, low, high }) : index;
  }

  /** The sums of a tile. */
  private tile(block: k.Block, where: Where, tile: Tile, use: Use): void {
    const { row, column } = this.sides,
      { rows, columns } = tile,
      width = this.rounded(columns.width);
    const sums = rows.map((_, at) => block.array(`s${at}`, this.dtype, width));
    for (const sum of sums) beside(block, width, (inner, c) => inner.store(sum, toScalar(c), k.literal(this.dtype, 0)));
    this.accumulate(block, where, tile, sums);
    for (const [r, sum] of sums.entries())
      beside(block, columns.width, (inner, c) => {
        const cell = new Map(where).set(column, plus(columns.from, c));
        if (row !== undefined) cell.set(row, rows[r] ?? constantIndex(0));
        use(inner, { where: cell, total: k.load(sum, toScalar(c)) });
      });
  }

  private accumulate(block: k.Block, where: Where, tile: Tile, sums: readonly k.Buffer[]): void {
    const { rows, columns, start, length } = tile,
      width = this.rounded(columns.width),
      [left, right] = [this.rowReads(block, where, tile), this.columnReads(block, where, tile)];
    overPositions(block, this.plan, start, length, (inner, position, at) => {
      const p = this.named(inner, "p", left.at(position, at)),
        q = this.named(inner, "q", right.at(position, at));
      const factors = rows.map((_, r) =>
        inner.let(`x${r}`, k.load(left.buffer, toScalar(plus(p, constantIndex(r * left.step))))),
      );
      const y = inner.array("y", this.dtype, width);
      beside(inner, width, (innermost, c) =>
        innermost.store(y, toScalar(c), k.load(right.buffer, toScalar(plus(q, c)))),
      );
      for (const [r, factor] of factors.entries())
        beside(inner, width, (innermost, c) => {
          const sum = sums[r] ?? y,
            product = k.mul(factor, k.load(y, toScalar(c)));
          innermost.store(sum, toScalar(c), k.add(k.load(sum, toScalar(c)), product));
        });
    });
  }

  private rowReads(block: k.Block, where: Where, { rows, rowPanel, length }: Tile): Reads {
    const { narrow, row } = this.sides,
      [first = constantIndex(0)] = rows;
    if (rowPanel !== null) {
      const tile = this.named(block, "a", plus(constantIndex(0), first, length));
      return { buffer: rowPanel, at: (_, at) => plus(tile, at, rows.length), step: 1 };
    }
    const atRow = row === undefined ? where : new Map(where).set(row, first),
      base = this.named(block, "a", offsetIn(narrow, atRow, narrow.offset));
    const step = this.stride(narrow, row);
    return { buffer: narrow.buffer, at: (position) => plus(base, offsetIn(narrow, position, 0)), step };
  }

  private columnReads(block: k.Block, where: Where, { columns, panel }: Tile): Reads {
    const { wide, column } = this.sides,
      width = this.rounded(columns.width);
    if (panel !== null) return { buffer: panel, at: (_, at) => plus(constantIndex(0), at, width), step: 1 };
    const own = this.named(block, "b", offsetIn(wide, new Map(where).set(column, columns.from), wide.offset));
    return { buffer: wide.buffer, at: (position) => plus(own, offsetIn(wide, position, 0)), step: 1 };
  }
}

/** The factors of an operand at a position of k: where the first stands, and how far apart they are. */
interface Reads {
  readonly buffer: k.Buffer;
  /** @param at counts positions from 0 */
  readonly at: (position: Where, at: Affine) => Affine;
  readonly step: number;
}

/** A loop over neighbouring columns. */
function beside(block: k.Block, width: number, body: (block: k.Block, c: Affine) => void): void {
  block.for("c", 0, width, (inner, c) => body(inner, atomIndex({ scalar: c, key: c.name, low: 0, high: width - 1 })));
}

interface Tile extends Stretch {
  readonly rows: readonly Affine[];
  readonly columns: Columns;
  /** Where the columns have been brought together; null where they are read as they lie. */
  readonly panel: k.Buffer | null;
  /** The same of the rows. */
  readonly rowPanel: k.Buffer | null;
}

/** Positions start .. start + length of k. */
interface Stretch {
  readonly start: Affine;
  readonly length: number;
}

type Use = (block: k.Block, cell: Cell) => void;
