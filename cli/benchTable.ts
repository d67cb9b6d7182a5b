/** What `gradc bench` found, as tables. */
import type { BenchReport, Compared, FunctionReport, Measured } from "./benchReport.js";
import { coloured } from "./report.js";

const heads = ["", "flops", "bytes", "js", "", "share", "wasm", "", "share", "js / wasm", ""];
/** Formulas are cut so that a row fits on most terminals. */
const widestFormula = 48;

export function benchTable({ name, sizes, host, peaks, functions }: BenchReport): string {
  const bound = Object.entries(sizes).map(([size, value]) => `${size} = ${value}`),
    title = [name, ...bound].join(", ");
  const flops = `multiply-adds f32 ${scaled(peaks.f32, "flop/s")}, f64 ${scaled(peaks.f64, "flop/s")}`,
    copies = `copies ${scaled(peaks.memory, "B/s")} in memory, ${scaled(peaks.cache, "B/s")} in a cache`;
  return [`${title}: ${host}\n`, `peaks: ${flops}; ${copies}\n`, ...functions.map(functionTable)].join("");
}

function functionTable({ name, whole, kernels }: FunctionReport): string {
  const rows = [
    heads,
    ...kernels.map((kernel) => [kernel.name, ...cellsOf(kernel), cut(kernel.formula.replace(/^[^:]*: /, ""))]),
    ["the whole", ...cellsOf(whole), ""],
  ];
  const widths = heads.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  // Names and formulas begin at one column, numbers end at one.
  const aligned = (row: readonly string[]): string =>
    row
      .map((cell, column) =>
        column === 0 || column === heads.length - 1
          ? cell.padEnd(widths[column] ?? 0)
          : cell.padStart(widths[column] ?? 0),
      )
      .join("  ");
  const lines = rows.map((row, at) => {
    const line = `  ${aligned(row)}`.trimEnd();
    return at === 0 || at === rows.length - 1 ? coloured(process.stdout, "bold", line) : line;
  });
  return `\n${name}\n${lines.join("\n")}\n`;
}

function cellsOf({ flops, bytes, js, wasm }: Compared): string[] {
  const ratio = js === null || wasm === null || wasm.seconds === 0 ? "" : rounded(js.seconds / wasm.seconds);
  return [scaled(flops, ""), scaled(bytes, "B"), ...timeCells(js), ...timeCells(wasm), ratio];
}

function timeCells(measured: Measured | null): string[] {
  if (measured === null) return ["", "", ""];
  const { seconds, spread, share } = measured;
  return [duration(seconds), `± ${(100 * spread).toFixed(0)} %`, `${(100 * share).toFixed(0)} %`];
}

function cut(text: string): string {
  return text.length <= widestFormula ? text : `${text.slice(0, widestFormula - 3)}...`;
}

/** Three digits that count. */
export function rounded(value: number): string {
  return value >= 100 ? value.toFixed(0) : value.toPrecision(3);
}

const prefixes = ["", "k", "M", "G", "T"];

/** `12.3 GB/s`. */
export function scaled(value: number, unit: string): string {
  const power = value < 1000 ? 0 : Math.min(prefixes.length - 1, Math.floor(Math.log10(value) / 3)),
    text = Number.isInteger(value) && power === 0 ? String(value) : rounded(value / 1000 ** power);
  return `${text} ${prefixes[power] ?? ""}${unit}`.trimEnd();
}

export function duration(seconds: number): string {
  if (seconds >= 1) return `${rounded(seconds)} s`;
  if (seconds >= 1e-3) return `${rounded(seconds * 1e3)} ms`;
  return seconds >= 1e-6 ? `${rounded(seconds * 1e6)} us` : `${rounded(seconds * 1e9)} ns`;
}
