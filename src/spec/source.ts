/** Where a text stands in what the user wrote, so that each mistake can be shown at its place. */
import type { GradcError } from "../diagnostics.js";
import { type Place } from "../diagnostics.js";

/** The most characters of a line that a message shows. */
const excerptLength = 80;

/** A text with its lines: tells where an offset is. */
export class SourceText {
  private starts: number[] | null = null;

  constructor(
    readonly text: string,
    /** What the text is, for messages: a file, or `nodes.loss`. */
    readonly where: string,
  ) {}

  /** The line of an offset, from 1. */
  line(offset: number): number {
    const starts = this.lineStarts();
    let low = 0;
    for (let high = starts.length; high - low > 1;) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle;
    }
    return low + 1;
  }

  place(offset: number): Place {
    const line = this.line(offset);
    const start = this.lineStarts()[line - 1] ?? 0;
    const { excerpt, caret } = excerptOf(this.text, start, offset);
    const place = { where: this.where, line, column: offset - start + 1 };
    return excerpt === "" ? place : { ...place, excerpt, caret };
  }

  private lineStarts(): readonly number[] {
    this.starts ??= lineStartsOf(this.text);
    return this.starts;
  }
}

/** The offset of each line; a line ends with CR LF, CR or LF. */
function lineStartsOf(text: string): number[] {
  const starts = [0];
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x0a || (code === 0x0d && text.charCodeAt(at + 1) !== 0x0a)) starts.push(at + 1);
  }
  return starts;
}

/** The part of a line around the caret, without its indentation. */
function excerptOf(text: string, lineStart: number, offset: number): { excerpt: string; caret: number } {
  const near = text.slice(offset, offset + excerptLength).search(/[\n\r]/);
  const lineEnd = near < 0 ? Math.min(text.length, offset + excerptLength) : offset + near;
  const start = Math.max(lineStart, Math.min(offset - excerptLength / 2, lineEnd - excerptLength));
  const before = printable(text.slice(start, offset).trimStart());
  const after = printable(text.slice(offset, lineEnd)).slice(0, excerptLength - before.length);
  return { excerpt: [...before, ...after].join(""), caret: before.length + 1 };
}

/** The characters of a text; those that a terminal would obey rather than show become spaces. */
function printable(text: string): string[] {
  return Array.from(text, (character) => (/[\p{C}\p{Zl}\p{Zp}\t]/u.test(character) ? " " : character));
}

/** Where a formula or a type stands: puts a mistake at an offset of it. A mistake that has a place keeps it. */
export interface Site {
  at(error: GradcError, offset: number): GradcError;
}

/** The site of a text that stands for itself. */
export function siteOf(text: string, where: string): Site {
  return { at: (error, offset) => error.at(new SourceText(text, where).place(offset)) };
}

/** The site of the part of a text that begins at an offset. */
export function shifted(site: Site, by: number): Site {
  return { at: (error, offset) => site.at(error, offset + by) };
}
