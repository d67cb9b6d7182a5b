/** Indices as sums: a constant, and terms with coefficients. */
import { textOf, type Local, type Scalar } from "../../../src/kernel.js";

export interface Linear {
  readonly constant: number;
  /** By what the term is: a local by its name, anything else by its text. */
  readonly terms: ReadonlyMap<string, number>;
}

/** What stands for locals that a loop computes at each turn. */
export type Definitions = ReadonlyMap<Local, Scalar>;

/** The index as a sum; what is no sum or multiple is a term of its own. */
export function linearOf(x: Scalar, definitions: Definitions): Linear {
  if (x.kind === "literal") return { constant: x.value, terms: new Map() };
  if (x.kind === "local") {
    const definition = definitions.get(x);
    return definition === undefined ? atom(x.name) : linearOf(definition, definitions);
  }
  if (x.kind !== "binary" || x.type !== "i32") return atom(textOf(x));
  const { word, a, b } = x;
  if (word === "add" || word === "sub")
    return plus(linearOf(a, definitions), linearOf(b, definitions), word === "add" ? 1 : -1);
  if (word === "mul" && b.kind === "literal") return times(linearOf(a, definitions), b.value);
  if (word === "mul" && a.kind === "literal") return times(linearOf(b, definitions), a.value);
  if (word === "shiftLeft" && b.kind === "literal") return times(linearOf(a, definitions), 2 ** (b.value & 31));
  return atom(textOf(x));
}

function atom(key: string): Linear {
  return { constant: 0, terms: new Map([[key, 1]]) };
}

function times({ constant, terms }: Linear, factor: number): Linear {
  return {
    constant: constant * factor,
    terms: new Map(Array.from(terms, ([key, coefficient]) => [key, coefficient * factor])),
  };
}

function plus(a: Linear, b: Linear, factor: 1 | -1): Linear {
  const terms = new Map(a.terms);
  for (const [key, coefficient] of b.terms) {
    const sum = (terms.get(key) ?? 0) + factor * coefficient;
    if (sum === 0) terms.delete(key);
    else terms.set(key, sum);
  }
  return { constant: a.constant + factor * b.constant, terms };
}

/** b - a if that is a number. */
export function distance(a: Linear, b: Linear): number | null {
  const { constant, terms } = plus(b, a, -1);
  return terms.size === 0 ? constant : null;
}
