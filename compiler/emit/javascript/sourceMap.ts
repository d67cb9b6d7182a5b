/** Source maps, version 3: from lines of the module to formulas of the spec. */
import type { Formula } from "../../../src/program.js";
import type { Line } from "./text.js";

export interface Source {
  /** As the map names it; may be empty if the program was not read from a text. */
  readonly file: string;
  readonly text: string;
}

/** The map of a module's lines as JSON. A line without a formula is mapped to nothing. */
export function printSourceMap(file: string, lines: readonly Line[], source: Source): string {
  const mapped = lines.some(({ formula }) => formula !== undefined);
  const map = {
    version: 3,
    file,
    sources: mapped ? [source.file] : [],
    sourcesContent: mapped ? [source.text] : [],
    names: [],
    mappings: mappingsOf(lines, source.text.split(/\r\n|\n|\r/)),
  };
  return `${JSON.stringify(map)}\n`;
}

/** Segments hold differences to the segment before: of the column in the line; of source, line and column since ever. */
function mappingsOf(lines: readonly Line[], sourceLines: readonly string[]): string {
  const columns = new Map<Formula, number>();
  let line = 0;
  let column = 0;
  const segments = lines.map(({ text, formula }) => {
    if (formula === undefined) return "";
    const at = columns.get(formula) ?? columnOf(formula, sourceLines[formula.line - 1] ?? "");
    columns.set(formula, at);
    const segment = [text.search(/\S|$/), 0, formula.line - 1 - line, at - column].map(variableLength).join("");
    [line, column] = [formula.line - 1, at];
    return segment;
  });
  return segments.join(";");
}

/** Where the formula begins in its line, as JSON may have written it. */
function columnOf({ text }: Formula, line: string): number {
  const written = line.indexOf(JSON.stringify(text).slice(1, -1));
  return written === -1 ? line.search(/\S|$/) : written;
}

const digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/** Base 64, five bits a digit, the lowest first, the sign in the lowest; a sixth bit says that more follow. */
function variableLength(value: number): string {
  let rest = value < 0 ? -value * 2 + 1 : value * 2;
  let text = "";
  do {
    const more = rest >= 32;
    text += digits[(rest % 32) + (more ? 32 : 0)] ?? "";
    rest = Math.floor(rest / 32);
  } while (rest > 0);
  return text;
}
