/** Tiles of a contraction for a machine without vectors: 4 rows by 4 columns of sums in locals. */
import * as k from "../../src/kernel.js";
import type { DType } from "../../src/types.js";
import { constantIndex, plus, toScalar, type Affine } from "./affine.js";
import type { Cell, Tiling } from "./contract.js";
import { extentOf, offsetIn, overLabels, overPositions, type LabelPlan, type Strided, type Where } from "./labels.js";
import { loop } from "./loops.js";

/** Rows and columns of the register tile. */
const tileRows = 4,
  tileColumns = 4;

export function scalarTiles(plan: LabelPlan, dtype: DType): Tiling {
  const tiles = new ScalarTiles(plan, dtype);
  return (block, start, length, use) =>
    tiles.overTiles(block, (inner, tile) =>
      tiles.accumulate(inner, tile, start, length).forEach((cell) => use(inner, cell)),
    );
}

class ScalarTiles {
  constructor(
    private readonly plan: LabelPlan,
    private readonly dtype: DType,
  ) {}

  private extent(label: string | undefined): number {
    return extentOf(this.plan, label);
  }
  /** Loops over batch and outer labels, then over tiles of the last row label and the last column label. */
  overTiles(block: k.Block, body: (block: k.Block, tile: Where[]) => void): void {
    const { batch, rows, columns } = this.plan,
      row = rows[rows.length - 1],
      column = columns[columns.length - 1];
    overLabels(
      block,
      this.plan,
      [...batch, ...rows.slice(0, -1), ...columns.slice(0, -1)],
      new Map(),
      (inner, where) => {
        this.inSteps(inner, row, tileRows, (block1, rowIndices) => {
          this.inSteps(block1, column, tileColumns, (block2, columnIndices) => {
            const cell = (r: Affine, c: Affine): Where => with2(where, row, r, column, c);
            body(
              block2,
              rowIndices.flatMap((r) => columnIndices.map((c) => cell(r, c))),
            );
          });
        });
      },
    );
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
  accumulate(block: k.Block, tile: readonly Where[], start: Affine, length: number): Cell[] {
    const zero = k.literal(this.dtype, 0);
    const totals = tile.map((_, at) => block.variable(`s${at}`, zero));
    const bases = this.tileBases(block, tile);
    const step = (inner: k.Block, position: Where): void => {
      const factors = (operand: Strided, at: number): k.Scalar[] =>
        this.factors(inner, operand, bases[at] ?? [], position);
      const left = factors(this.plan.a, 0),
        right = factors(this.plan.b, 1);
      totals.forEach((total, at) => inner.assign(total, k.add(total, k.mul(left[at] ?? zero, right[at] ?? zero))));
    };
    overPositions(block, this.plan, start, length, step);
    return tile.map((where, at) => ({ where, total: totals[at] ?? zero }));
  }

  /** Where in each operand the sum of each cell begins: one name for each distinct place. */
  private tileBases(block: k.Block, tile: readonly Where[]): k.Scalar[][] {
    return [this.plan.a, this.plan.b].map((operand, which) => {
      const names = new Map<string, k.Scalar>();
      return tile.map((where) => {
        const base = offsetIn(operand, where, operand.offset),
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
    const shift = toScalar(offsetIn(operand, position, 0)),
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
}

function with2(where: Where, row: string | undefined, r: Affine, column: string | undefined, c: Affine): Where {
  const result = new Map(where);
  if (row !== undefined) result.set(row, r);
  if (column !== undefined) result.set(column, c);
  return result;
}
