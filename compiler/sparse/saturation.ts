/**
 * Colouring by saturation: next is always the column for which the most colours are forbidden (D. Brélaz, "New methods
 * to color the vertices of a graph", Communications of the ACM 22 (1979)). On a grid the colours then follow from those
 * around, as in a tiling: a Laplacian of five points needs five, where the order of the columns alone makes seven.
 */
import type { Colours } from "./colours.js";
import { rowOf, type Pattern } from "./pattern.js";

/** @returns null where this way too needs more than `most` colours. */
export function colourBySaturation(pattern: Pattern, across: Pattern, apart: Int32Array, most: number): Colours | null {
  const colouring = new Saturation(pattern, across, apart, most);
  for (let column = colouring.next(); column !== null; column = colouring.next()) {
    const colour = colouring.firstAllowed(column);
    if (colour === most) return null;
    colouring.give(column, colour);
  }
  return { of: colouring.of, count: colouring.count };
}

class Saturation {
  readonly of: Int32Array;
  count = 0;
  /** By column and colour: 1 where the column meets the colour in a row. */
  private readonly forbidden: Uint8Array;
  private readonly saturation: Int32Array;
  /**
   * Columns by saturation, which is out of date where it has grown since. The last that came is the first to leave, so
   * that the colouring goes on where it is.
   */
  private readonly waiting: number[][];

  constructor(
    private readonly pattern: Pattern,
    private readonly across: Pattern,
    private readonly apart: Int32Array,
    private readonly most: number,
  ) {
    const { columns } = pattern;
    this.of = new Int32Array(columns).fill(-1);
    this.forbidden = new Uint8Array(columns * most);
    this.saturation = new Int32Array(columns);
    const used = (column: number): boolean => rowOf(across, column).some((row) => apart[row] === -1);
    this.waiting = [Array.from({ length: columns }, (_, at) => columns - 1 - at).filter(used)];
  }

  /** The column without a colour that is saturated most. */
  next(): number | null {
    for (let fullest = this.waiting.at(-1); fullest !== undefined; fullest = this.waiting.at(-1)) {
      const column = fullest.pop();
      if (column === undefined) this.waiting.pop();
      else if (this.of[column] === -1 && this.saturation[column] === this.waiting.length - 1) return column;
    }
    return null;
  }

  firstAllowed(column: number): number {
    let colour = 0;
    while (colour < this.most && this.forbidden[column * this.most + colour] === 1) colour++;
    return colour;
  }

  give(column: number, colour: number): void {
    this.of[column] = colour;
    this.count = Math.max(this.count, colour + 1);
    for (const row of rowOf(this.across, column)) {
      if (this.apart[row] !== -1) continue;
      for (const other of rowOf(this.pattern, row)) if (this.of[other] === -1) this.forbid(other, colour);
    }
  }

  private forbid(column: number, colour: number): void {
    const at = column * this.most + colour;
    if (this.forbidden[at] === 1) return;
    this.forbidden[at] = 1;
    const saturation = (this.saturation[column] ?? 0) + 1;
    this.saturation[column] = saturation;
    while (this.waiting.length <= saturation) this.waiting.push([]);
    this.waiting[saturation]?.push(column);
  }
}
