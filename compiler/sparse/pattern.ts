/** The pattern of a matrix: which of its entries can differ from zero, row by row (CSR). */
import { tooManyNonzeros } from "../../src/diagnostics.js";
import type { Node } from "../../src/graph.js";
import { sizeOf, type Shape } from "../../src/types.js";
import { propagate } from "./dependence.js";
import { merged, Sets } from "./sets.js";

/** The columns of row i, ascending, stand from rowStarts[i] to rowStarts[i + 1]. */
export interface Pattern {
  readonly rows: number;
  readonly columns: number;
  readonly rowStarts: Int32Array;
  readonly columnsOf: Int32Array;
}

/** Of the matrices of a module that are sparse: where their entries stand, and how many products give them. */
export interface Patterns {
  readonly jacobian: Compressed | null;
  readonly hessian: Compressed | null;
}
export interface Compressed {
  /** Of the whole matrix: the shape of y followed by that of x. */
  readonly shape: Shape;
  readonly pattern: Pattern;
  readonly colours: number;
}

const mostNonzeros = 2 ** 27;

/**
 * The pattern of dy/dx, by index propagation: an entry that is not in it is zero whatever the inputs are.
 * @param subject what the matrix is called, should it be too large
 */
export function patternOf(y: Node, x: Node, subject: string): Pattern {
  const columns = sizeOf(x.type.shape),
    rows = sizeOf(y.type.shape),
    sets = new Sets(columns, subject);
  const [found] = propagate(sets, [y], { dependences: new Map([[x, sets.singles()]]) }).dependences;
  const rowsOf = Array.from({ length: rows }, (_, row) => sets.columnsOf(found?.[row] ?? 0));
  return fromRows(rowsOf, columns, subject);
}

function fromRows(rowsOf: readonly ArrayLike<number>[], columns: number, subject: string): Pattern {
  const rowStarts = new Int32Array(rowsOf.length + 1);
  let total = 0;
  rowsOf.forEach((row, at) => {
    total += row.length;
    if (total > mostNonzeros) throw tooManyNonzeros(subject, mostNonzeros);
    rowStarts[at + 1] = total;
  });
  const columnsOf = new Int32Array(total);
  rowsOf.forEach((row, at) => columnsOf.set(row, rowStarts[at] ?? 0));
  return { rows: rowsOf.length, columns, rowStarts, columnsOf };
}

/** How many entries a row has. */
export function lengthOf({ rowStarts }: Pattern, row: number): number {
  return (rowStarts[row + 1] ?? 0) - (rowStarts[row] ?? 0);
}

/** The columns of a row. */
export function rowOf({ rowStarts, columnsOf }: Pattern, row: number): Int32Array {
  return columnsOf.subarray(rowStarts[row] ?? 0, rowStarts[row + 1] ?? 0);
}

export function transposed({ rows, columns, rowStarts, columnsOf }: Pattern): Pattern {
  const starts = new Int32Array(columns + 1),
    rowsOf = new Int32Array(columnsOf.length);
  for (const column of columnsOf) starts[column + 1] = (starts[column + 1] ?? 0) + 1;
  for (let column = 0; column < columns; column++)
    starts[column + 1] = (starts[column + 1] ?? 0) + (starts[column] ?? 0);
  const next = starts.slice();
  for (let row = 0; row < rows; row++)
    for (let at = rowStarts[row] ?? 0; at < (rowStarts[row + 1] ?? 0); at++) {
      const column = columnsOf[at] ?? 0,
        place = next[column] ?? 0;
      rowsOf[place] = row;
      next[column] = place + 1;
    }
  return { rows: columns, columns: rows, rowStarts: starts, columnsOf: rowsOf };
}

/** With each entry the one across the diagonal: what a matrix has that is symmetric as numbers. */
export function symmetrized(pattern: Pattern, subject: string): Pattern {
  const across = transposed(pattern);
  const rowsOf = Array.from({ length: pattern.rows }, (_, row) => {
    const [a, b] = [rowOf(pattern, row), rowOf(across, row)];
    return a.length === b.length && a.every((column, at) => column === b[at]) ? a : merged(a, b);
  });
  return fromRows(rowsOf, pattern.columns, subject);
}
