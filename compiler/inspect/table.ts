/** Rows of text in columns. */

/** The longest entry of a column that moves the columns behind it. */
const widestColumn = 60;

/** One line a row, indented, each column as wide as its longest entry. */
export function aligned(rows: readonly (readonly string[])[]): string {
  const widths: number[] = [];
  for (const row of rows) {
    row.forEach((entry, at) => (widths[at] = Math.max(widths[at] ?? 0, Math.min(entry.length, widestColumn))));
  }
  const lines = rows.map((row) => row.map((entry, at) => entry.padEnd(widths[at] ?? 0)).join("  "));
  return lines.map((line) => `  ${line}`.trimEnd() + "\n").join("");
}
