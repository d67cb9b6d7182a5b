/** What the evaluator makes determinants of. */
import type { Matrix } from "./matrices.js";

/** The pivots of elimination, and the sign of the exchanges. */
export function pivotsOf(matrix: Matrix): { pivots: number[]; sign: number } {
  const a = matrix.map((row) => [...row]),
    n = a.length;
  let sign = 1;
  for (let p = 0; p < n; p++) {
    let best = p;
    for (let i = p; i < n; i++) if (Math.abs(a[i]?.[p] ?? 0) > Math.abs(a[best]?.[p] ?? 0)) best = i;
    const row = a[best] ?? [];
    if (best !== p) {
      a[best] = a[p] ?? [];
      a[p] = row;
      sign = -sign;
    }
    const pivot = row[p] ?? 0;
    if (pivot === 0) continue;
    for (let i = p + 1; i < n; i++) {
      const factor = (a[i]?.[p] ?? 0) / pivot;
      a[i] = (a[i] ?? []).map((value, j) => value - factor * (row[j] ?? 0));
    }
  }
  return { pivots: a.map((row, i) => row[i] ?? 0), sign };
}

/** The product of numbers whose partial products may leave the range though the whole does not. */
export function product(numbers: readonly number[]): number {
  const large = numbers.filter((value) => Math.abs(value) >= 1).sort((a, b) => Math.abs(b) - Math.abs(a)),
    small = numbers.filter((value) => !(Math.abs(value) >= 1)).sort((a, b) => Math.abs(a) - Math.abs(b));
  let result = 1;
  while (large.length + small.length > 0) {
    const next = Math.abs(result) >= 1 && small.length > 0 ? small.pop() : (large.pop() ?? small.pop());
    result *= next ?? 1;
  }
  return result;
}
