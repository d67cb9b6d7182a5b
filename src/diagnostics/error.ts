/** Where in a text a mistake stands; lines and columns count from 1. */
export interface Place {
  /** What the text is: `nodes.loss`, or a file. */
  readonly where: string;
  readonly line?: number;
  readonly column?: number;
  /** The line of the text, at most 80 characters of it around the caret. */
  readonly excerpt?: string;
  /** Column of the caret within the excerpt, from 1. */
  readonly caret?: number;
}

/** A mistake of the user's: one message, a code that does not change between versions, and the place. */
export class GradcError extends Error {
  override readonly name = "GradcError";
  constructor(
    readonly code: string,
    readonly text: string,
    readonly place?: Place,
  ) {
    super(place === undefined ? text : `${printPlace(place)}: ${text}${printExcerpt(place)}`);
  }
  /** The same mistake, at a place that the one who found it did not know. */
  at(place: Place): GradcError {
    return this.place === undefined ? new GradcError(this.code, this.text, place) : this;
  }
}

function printPlace({ where, line, column }: Place): string {
  return line === undefined ? where : `${where}:${line}:${column ?? 1}`;
}

function printExcerpt({ excerpt, caret }: Place): string {
  if (excerpt === undefined) return "";
  return `\n  ${excerpt}\n  ${" ".repeat(Math.max(0, (caret ?? 1) - 1))}^`;
}

/** `a`, `a and b`, `a, b and c`. */
export function listOf(items: readonly string[], conjunction = "and"): string {
  if (items.length <= 1) return items.join("");
  return `${items.slice(0, -1).join(", ")} ${conjunction} ${items[items.length - 1] ?? ""}`;
}

/** The known name nearest to a wrong one, if it is near: at most a third of its letters differ, and there are three. */
export function suggestionFor(name: string, known: Iterable<string>): string {
  if (name.length < 3) return "";
  let best = "",
    least = Math.max(1, Math.floor(name.length / 3)) + 1;
  for (const candidate of known) {
    const distance = editDistance(name.toLowerCase(), candidate.toLowerCase(), least);
    if (distance < least) [best, least] = [candidate, distance];
  }
  return best === "" ? "" : `; did you mean ${best}?`;
}

/** Levenshtein's distance, or `limit` if it is not below. */
function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) >= limit) return limit;
  let row = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return Math.min(limit, row[b.length] ?? limit);
}
