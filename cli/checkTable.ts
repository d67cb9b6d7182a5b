/** What a check found, as a table. */
import type { CheckRow } from "../compiler/check.js";
import { coloured } from "./report.js";

export function checkTable(name: string, rows: readonly CheckRow[]): string {
  const entries = rows.map(({ subject, against, error, tolerance, note }) => [
    subject,
    against,
    error === null ? "" : `error ${error.toExponential(1)}`,
    tolerance === null || tolerance === 0 ? "" : `at most ${tolerance.toExponential(0)}`,
    note,
  ]);
  const widths = [0, 1, 2, 3].map((column) => Math.max(0, ...entries.map((entry) => entry[column]?.length ?? 0)));
  const lines = entries.map((entry, at) => {
    const passed = rows[at]?.passed === true;
    const verdict = coloured(process.stdout, passed ? "green" : "red", passed ? "ok  " : "FAIL");
    return `  ${verdict}  ${entry.map((text, column) => text.padEnd(widths[column] ?? 0)).join("  ")}`.trimEnd();
  });
  const passed = rows.filter((one) => one.passed).length;
  return `${name}: ${passed} of ${rows.length} checks passed\n${lines.join("\n")}\n`;
}
