/** Index arithmetic: sums of multiples of atoms, with known ranges, so that most bounds are decided at compile time. */
import type { Quotient } from "../../src/indexMap.js";
import * as k from "../../src/kernel.js";

/** A whole number that is known only when the kernel runs: a loop variable, or a quotient. Both bounds inclusive. */
export interface Atom {
  readonly scalar: k.Scalar;
  readonly key: string;
  readonly low: number;
  readonly high: number;
}
/** offset + sum of coefficient * atom. */
export interface Affine {
  readonly terms: ReadonlyMap<string, { readonly atom: Atom; readonly coefficient: number }>;
  readonly offset: number;
}

export const constantIndex = (offset: number): Affine => ({ terms: new Map(), offset });
export const atomIndex = (atom: Atom): Affine =>
  atom.low === atom.high
    ? constantIndex(atom.low)
    : { terms: new Map([[atom.key, { atom, coefficient: 1 }]]), offset: 0 };

export function plus(a: Affine, b: Affine, factor = 1): Affine {
  const terms = new Map(a.terms);
  for (const [key, { atom, coefficient }] of b.terms) {
    const sum = (terms.get(key)?.coefficient ?? 0) + factor * coefficient;
    if (sum === 0) terms.delete(key);
    else terms.set(key, { atom, coefficient: sum });
  }
  return { terms, offset: a.offset + factor * b.offset };
}

/** The numerator of a quotient at affine indices. */
export function numeratorAt({ coefficients, offset }: Quotient, index: readonly Affine[]): Affine {
  return index.reduce(
    (sum, part, axis) => ((coefficients[axis] ?? 0) === 0 ? sum : plus(sum, part, coefficients[axis])),
    constantIndex(offset),
  );
}

export function rangeOf({ terms, offset }: Affine): { low: number; high: number } {
  let low = offset,
    high = offset;
  for (const { atom, coefficient } of terms.values()) {
    low += coefficient * (coefficient > 0 ? atom.low : atom.high);
    high += coefficient * (coefficient > 0 ? atom.high : atom.low);
  }
  return { low, high };
}

/** The affine divided by a whole number, if every coefficient is divisible. */
export function divided({ terms, offset }: Affine, divisor: number): Affine | null {
  if (divisor === 1) return { terms, offset };
  if (offset % divisor !== 0 || [...terms.values()].some(({ coefficient }) => coefficient % divisor !== 0)) return null;
  const quotients = [...terms].map(
    ([key, { atom, coefficient }]) => [key, { atom, coefficient: coefficient / divisor }] as const,
  );
  return { terms: new Map(quotients), offset: offset / divisor };
}

export function affineKey({ terms, offset }: Affine): string {
  return (
    [...terms]
      .map(([key, { coefficient }]) => `${coefficient}*${key}`)
      .sort()
      .join("+") + `+${offset}`
  );
}

export function toScalar({ terms, offset }: Affine): k.Scalar {
  let sum: k.Scalar | null = null;
  const ordered = [...terms.values()].sort((a, b) => Math.abs(b.coefficient) - Math.abs(a.coefficient));
  for (const { atom, coefficient } of ordered) {
    const size = Math.abs(coefficient),
      term = size === 1 ? atom.scalar : k.mul(atom.scalar, size);
    if (sum === null) sum = coefficient > 0 ? term : k.sub(0, term);
    else sum = coefficient > 0 ? k.add(sum, term) : k.sub(sum, term);
  }
  if (sum === null) return k.i32(offset);
  return offset === 0 ? sum : offset > 0 ? k.add(sum, offset) : k.sub(sum, -offset);
}
