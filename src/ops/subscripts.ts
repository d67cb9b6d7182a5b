/** NumPy's subscripts: what `slice` takes, as an index map. */
import { constantIndexOutOfRange, shapeMismatch, wrongArgument } from "../diagnostics.js";
import { axisIndex, quotient, type IndexMap } from "../indexMap.js";
import type { Shape } from "../types.js";

interface Range {
  readonly start: number;
  readonly step: number;
  readonly length: number;
}
type Subscript = number | Range | "newaxis";

/** The shape of the part and its map into x. */
export function readSubscripts(given: readonly (number | string)[], shape: Shape): { shape: number[]; map: IndexMap } {
  const full = expandEllipsis(given, shape.length);
  const parts: Subscript[] = [];
  let axis = 0;
  for (const subscript of full)
    parts.push(subscript === "newaxis" ? subscript : readSubscript(subscript, shape[axis++] ?? 0));
  const result = parts.flatMap((part) => (part === "newaxis" ? [1] : typeof part === "number" ? [] : [part.length]));
  let at = 0;
  const quotients = parts.flatMap((part) => {
    if (part === "newaxis") {
      at++;
      return [];
    }
    if (typeof part === "number") return [quotient(new Array<number>(result.length).fill(0), part)];
    return [axisIndex(result.length, at++, part.step, part.start)];
  });
  return { shape: result, map: { axes: quotients, guards: [] } };
}

/** The subscripts with "..." written out, and ":" for each axis that is not mentioned. */
function expandEllipsis(given: readonly (number | string)[], rank: number): (number | string)[] {
  const used = given.filter((subscript) => subscript !== "newaxis" && subscript !== "...").length;
  if (used > rank) throw shapeMismatch("slice", `has ${used} subscripts for ${rank} axes`);
  if (given.filter((subscript) => subscript === "...").length > 1)
    throw shapeMismatch("slice", `"..." may stand only once`);
  const rest = new Array<string>(rank - used).fill(":");
  const at = given.indexOf("...");
  return at < 0 ? [...given, ...rest] : [...given.slice(0, at), ...rest, ...given.slice(at + 1)];
}

function readSubscript(subscript: number | string, extent: number): number | Range {
  if (typeof subscript === "number" || /^\s*-?\d+\s*$/.test(subscript)) {
    const index = Number(subscript);
    if (index < -extent || index >= extent) throw constantIndexOutOfRange("slice", index, extent);
    return index < 0 ? index + extent : index;
  }
  const match = /^\s*(-?\d+)?\s*:\s*(-?\d+)?\s*(?::\s*(-?\d+)?\s*)?$/.exec(subscript);
  const step = Number(match?.[3] ?? 1);
  if (match === null || step === 0)
    throw wrongArgument(
      "slice",
      "a subscript",
      `an integer, "start:stop:step" with a step that is not 0, "newaxis" or "..."`,
      JSON.stringify(subscript.slice(0, 60)),
    );
  return rangeOf(match[1], match[2], step, extent);
}

/** Python's rule: bounds from the end if negative, then clamped to where the step can reach. */
function rangeOf(start: string | undefined, stop: string | undefined, step: number, extent: number): Range {
  const low = step > 0 ? 0 : -1,
    high = step > 0 ? extent : extent - 1;
  const bound = (text: string | undefined, otherwise: number): number => {
    if (text === undefined) return otherwise;
    const index = Number(text) < 0 ? Number(text) + extent : Number(text);
    return Math.max(low, Math.min(high, index));
  };
  const first = bound(start, step > 0 ? low : high),
    last = bound(stop, step > 0 ? high : low);
  return { start: first, step, length: Math.max(0, Math.ceil((last - first) / step)) };
}
