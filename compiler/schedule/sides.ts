/** Which operand of a contraction gives the vectors of a tile, and which the numbers that they are multiplied by. */
import { extentOf, type LabelPlan, type Strided } from "./labels.js";

/** A label with so many rows will do. */
const usualRows = 4;

export interface Sides {
  /** The operand with the last label of the result, whose elements are vectors, and that label. */
  readonly wide: Strided;
  readonly column: string;
  readonly narrow: Strided;
  readonly row: string | undefined;
  /** All other labels of the result. */
  readonly others: readonly string[];
}

/** null where no label of one operand alone runs along the result. */
export function sidesOf(plan: LabelPlan): Sides | null {
  const { a, b, rows, columns, batch, result } = plan,
    column = result[result.length - 1];
  if (column === undefined || batch.includes(column)) return null;
  const [wide, narrow, own, opposite] = columns.includes(column) ? [b, a, columns, rows] : [a, b, rows, columns];
  const longEnough = (label: string): number => Math.min(extentOf(plan, label), usualRows),
    longest = Math.max(0, ...opposite.map(longEnough)),
    row = opposite.filter((label) => longEnough(label) === longest).pop();
  const others = [...result].filter((label) => label !== column && label !== row);
  return own.includes(column) ? { wide, column, narrow, row, others } : null;
}
