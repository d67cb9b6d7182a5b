/**
 * Compression by graph colouring: columns of one colour never meet in a row, so that one product with the sum of
 * their unit vectors gives them all. What a few full rows or columns would spoil is left to products of their own.
 */
import { lengthOf, rowOf, transposed, type Pattern } from "./pattern.js";
import { colourBySaturation } from "./saturation.js";

/** A colour for each column or row, -1 where none is needed, and how many there are. */
export interface Colours {
  readonly of: Int32Array;
  readonly count: number;
}

/** Which products give a matrix: with columns by forward mode, with rows by reverse mode. */
export interface Compression {
  readonly columns: Colours;
  readonly rows: Colours;
  /**
   * For each nonzero its place among the products: first those with columns, [colour, row], then those with rows,
   * [colour, column].
   */
  readonly places: Int32Array;
}

/** The cheaper of two ways: columns together and full rows apart, or rows together and full columns apart. */
export function compress(pattern: Pattern): Compression {
  const across = transposed(pattern),
    [byColumns, byRows] = [outlook(pattern), outlook(across)];
  const forward = (): Split => split(pattern, across, byColumns),
    reverse = (): Split => split(across, pattern, byRows);
  if (byColumns.atLeast <= byRows.atLeast) {
    const first = forward();
    if (first.total <= byRows.atLeast) return columnwise(pattern, first);
    const second = reverse();
    return first.total <= second.total ? columnwise(pattern, first) : rowwise(pattern, second);
  }
  const first = reverse();
  if (first.total < byColumns.atLeast) return rowwise(pattern, first);
  const second = forward();
  return second.total <= first.total ? columnwise(pattern, second) : rowwise(pattern, first);
}

/** Rows with more than `longest` entries stand apart; no way with these apart has fewer than `atLeast` products. */
interface Outlook {
  readonly longest: number;
  readonly atLeast: number;
}

function outlook(pattern: Pattern): Outlook {
  const lengths = Int32Array.from({ length: pattern.rows }, (_, row) => lengthOf(pattern, row)).sort();
  let best: Outlook = { longest: 0, atLeast: Infinity };
  // With k rows apart the longest of the others needs a colour for each of its entries.
  for (let apart = 0; apart <= lengths.length; apart++) {
    const longest = lengths[lengths.length - 1 - apart] ?? 0;
    if (apart + longest < best.atLeast) best = { longest, atLeast: apart + longest };
    if (apart >= best.atLeast) break;
  }
  return best;
}

/** Rows apart, each with a product of its own, and colours of the columns that meet in the others. */
interface Split {
  readonly together: Colours;
  readonly apart: Colours;
  readonly total: number;
}

function split(pattern: Pattern, across: Pattern, { longest }: Outlook): Split {
  const apart = new Int32Array(pattern.rows).fill(-1);
  let count = 0;
  for (let row = 0; row < pattern.rows; row++) if (lengthOf(pattern, row) > longest) apart[row] = count++;
  const first = colourColumns(pattern, across, apart),
    together = (first.count > longest ? withFewer(first, pattern, across, apart) : null) ?? first;
  return { together, apart: { of: apart, count }, total: together.count + count };
}

/** Another colouring with fewer colours, where one is found; its table must not be much larger than the matrix. */
function withFewer({ count }: Colours, pattern: Pattern, across: Pattern, apart: Int32Array): Colours | null {
  const isLarge = pattern.columns * count > 8 * pattern.columnsOf.length;
  return isLarge ? null : colourBySaturation(pattern, across, apart, count - 1);
}

/** Greedy, in the order of the columns: the first colour that no column has which it meets in a row. */
function colourColumns(pattern: Pattern, across: Pattern, apart: Int32Array): Colours {
  const colours = new Int32Array(pattern.columns).fill(-1),
    forbidden: number[] = [];
  let count = 0;
  for (let column = 0; column < pattern.columns; column++) {
    let used = false;
    for (const row of rowOf(across, column)) {
      if (apart[row] !== -1) continue;
      used = true;
      for (const other of rowOf(pattern, row)) {
        const colour = colours[other] ?? -1;
        if (colour >= 0) forbidden[colour] = column;
      }
    }
    if (!used) continue;
    const colour = firstAllowed(forbidden, column);
    colours[column] = colour;
    count = Math.max(count, colour + 1);
  }
  return { of: colours, count };
}

/** The first colour that was not forbidden for this vertex. */
export function firstAllowed(forbidden: readonly number[], vertex: number): number {
  let colour = 0;
  while (forbidden[colour] === vertex) colour++;
  return colour;
}

function columnwise(pattern: Pattern, { together: columns, apart: rows }: Split): Compression {
  return { columns, rows, places: placesOf(pattern, columns, rows, (row) => (rows.of[row] ?? -1) < 0) };
}

function rowwise(pattern: Pattern, { together: rows, apart: columns }: Split): Compression {
  return { columns, rows, places: placesOf(pattern, columns, rows, (_, column) => (columns.of[column] ?? -1) >= 0) };
}

/** @param ofColumn whether the product with a column's colour holds the entry, and not that with its row's. */
function placesOf(
  pattern: Pattern,
  columns: Colours,
  rows: Colours,
  ofColumn: (row: number, column: number) => boolean,
): Compression["places"] {
  const places = new Int32Array(pattern.columnsOf.length),
    behind = columns.count * pattern.rows;
  let at = 0;
  for (let row = 0; row < pattern.rows; row++)
    for (const column of rowOf(pattern, row))
      places[at++] = ofColumn(row, column)
        ? (columns.of[column] ?? 0) * pattern.rows + row
        : behind + (rows.of[row] ?? 0) * pattern.columns + column;
  return places;
}
