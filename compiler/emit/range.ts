/**
 * Interval arithmetic of i32 expressions. JavaScript's sum of two i32 is exact but may leave i32, so it is wrapped
 * with `| 0`; where the range shows that it stays, which is so in nearly all index arithmetic, it is printed bare.
 */
import type { Binary, Local, Scalar } from "../../src/kernel.js";

export interface Range {
  readonly low: number;
  readonly high: number;
}

export const wholeRange: Range = { low: -2147483648, high: 2147483647 };

export function fits({ low, high }: Range): boolean {
  return low >= wholeRange.low && high <= wholeRange.high;
}

/** The values that an i32 expression can have. */
export function rangeOf(x: Scalar, ranges: ReadonlyMap<Local, Range>): Range {
  switch (x.kind) {
    case "literal":
      return { low: x.value, high: x.value };
    case "local":
      return ranges.get(x) ?? wholeRange;
    case "select":
      return hull(rangeOf(x.then, ranges), rangeOf(x.otherwise, ranges));
    case "convert":
      return x.x.type === "bool" ? { low: 0, high: 1 } : wholeRange;
    case "unary":
      return x.word === "clz" || x.word === "popcount" ? { low: 0, high: 32 } : wholeRange;
    case "binary": {
      const exact = exactRange(x, ranges);
      return fits(exact) ? exact : wholeRange;
    }
    default:
      return wholeRange;
  }
}

/** The values that a binary expression of i32 would have if nothing wrapped. */
export function exactRange(x: Binary, ranges: ReadonlyMap<Local, Range>): Range {
  const a = rangeOf(x.a, ranges);
  const b = rangeOf(x.b, ranges);
  switch (x.word) {
    case "add":
      return { low: a.low + b.low, high: a.high + b.high };
    case "sub":
      return { low: a.low - b.high, high: a.high - b.low };
    case "mul":
      return spread([a.low * b.low, a.low * b.high, a.high * b.low, a.high * b.high]);
    case "div":
      return a.low >= 0 && b.low > 0 ? { low: 0, high: Math.trunc(a.high / b.low) } : wholeRange;
    case "rem":
      return a.low >= 0 && b.low > 0 ? { low: 0, high: Math.min(a.high, b.high - 1) } : wholeRange;
    case "and":
      return a.low >= 0 || b.low >= 0 ? { low: 0, high: smallestNonNegative(a, b) } : wholeRange;
    case "shiftRight":
      return a.low >= 0 ? { low: 0, high: b.low === b.high ? a.high >> b.low : a.high } : wholeRange;
    case "shiftRightUnsigned":
      return b.low === b.high && (b.low & 31) > 0 ? { low: 0, high: 0xffffffff >>> b.low } : wholeRange;
    case "min":
      return { low: Math.min(a.low, b.low), high: Math.min(a.high, b.high) };
    case "max":
      return { low: Math.max(a.low, b.low), high: Math.max(a.high, b.high) };
    default:
      return wholeRange;
  }
}

function smallestNonNegative(a: Range, b: Range): number {
  return Math.min(...[a, b].filter(({ low }) => low >= 0).map(({ high }) => high));
}

function hull(a: Range, b: Range): Range {
  return { low: Math.min(a.low, b.low), high: Math.max(a.high, b.high) };
}

function spread(values: readonly number[]): Range {
  return { low: Math.min(...values), high: Math.max(...values) };
}
