/**
 * The values of a loop's body, numbered so that two expressions that must be equal have one number; and for each, the
 * number of what it will be at the loop's next turn. Sums of indices are kept as sums of multiples, so that i + 1 now
 * is i at the next turn.
 */
import * as k from "../../src/kernel.js";

/** `word` says what is done with the parts; a sum is the parts times the factors, and the offset. */
export interface Value {
  readonly id: number;
  readonly word: string;
  readonly parts: readonly Value[];
  readonly factors: readonly number[];
  readonly offset: number;
}

export class Values {
  private readonly known = new Map<string, Value>();
  private readonly locals = new Map<k.Local, Value | null>();
  private readonly stored: ReadonlySet<k.Buffer>;
  private readonly variable: Value;

  constructor(private readonly loop: k.For) {
    this.stored = new Set(loop.body.flatMap((each) => (each.kind === "store" ? [each.buffer] : [])));
    this.variable = this.make("variable", []);
    this.locals.set(loop.variable, this.variable);
  }

  /** From here on the local stands for the value of the expression. */
  define(local: k.Local, x: k.Scalar): Value | null {
    const value = local.mutable ? null : this.of(x);
    this.locals.set(local, value);
    return value;
  }

  /** Null where nothing is known: of what the loop changes, and of functions that leave a second result. */
  of(x: k.Scalar): Value | null {
    if (x.kind === "literal") return x.type === "i32" ? this.sum([], x.value) : this.make(literalWord(x), []);
    if (x.kind === "local") return this.ofLocal(x);
    if (x.kind === "load" && (this.stored.has(x.buffer) || x.buffer.space === "result")) return null;
    if (x.kind === "call" && k.leavesResult(x.callee)) return null;
    const parts: Value[] = [];
    for (const part of k.partsOf(x)) {
      const value = this.of(part);
      if (value === null) return null;
      parts.push(value);
    }
    return (x.type === "i32" ? this.index(x, parts) : null) ?? this.make(wordOf(x), parts);
  }

  private ofLocal(x: k.Local): Value | null {
    const known = this.locals.get(x);
    return known !== undefined ? known : x.mutable ? null : this.make(`local ${x.name}`, []);
  }

  /** A sum, a difference or a multiple. */
  private index(x: k.Scalar, [a, b]: readonly Value[]): Value | null {
    if (x.kind !== "binary" || a === undefined || b === undefined) return null;
    if (x.word === "add" || x.word === "sub") {
      const sign = x.word === "add" ? 1 : -1;
      return this.sum(
        [
          [a, 1],
          [b, sign],
        ],
        0,
      );
    }
    if (x.word !== "mul") return null;
    if (isNumber(b)) return this.sum([[a, b.offset]], 0);
    return isNumber(a) ? this.sum([[b, a.offset]], 0) : null;
  }

  private sum(terms: readonly (readonly [Value, number])[], offset: number): Value {
    const factors = new Map<Value, number>();
    let total = offset;
    for (const [value, factor] of terms) {
      const isSum = value.word === sumWord;
      if (isSum) total += factor * value.offset;
      const parts = isSum
        ? value.parts.map((part, at) => [part, value.factors[at] ?? 0] as const)
        : [[value, 1] as const];
      for (const [part, own] of parts) factors.set(part, (factors.get(part) ?? 0) + factor * own);
    }
    const left = [...factors].filter(([, factor]) => factor !== 0).sort(([a], [b]) => a.id - b.id);
    const [only] = left;
    if (only !== undefined && left.length === 1 && only[1] === 1 && total === 0) return only[0];
    return this.make(
      sumWord,
      left.map(([value]) => value),
      left.map(([, factor]) => factor),
      total,
    );
  }

  /** What the value will be at the next turn. */
  next(value: Value): Value {
    if (value === this.variable) return this.sum([[value, 1]], this.loop.step);
    if (value.parts.length === 0) return value;
    const parts = value.parts.map((part) => this.next(part));
    if (parts.every((part, at) => part === value.parts[at])) return value;
    if (value.word !== sumWord) return this.make(value.word, parts);
    return this.sum(
      parts.map((part, at) => [part, value.factors[at] ?? 0]),
      value.offset,
    );
  }

  private make(word: string, parts: readonly Value[], factors: readonly number[] = [], offset = 0): Value {
    const key = `${word} ${parts.map(({ id }) => id).join()} ${factors.join()} ${offset}`,
      known = this.known.get(key);
    if (known !== undefined) return known;
    const value = { id: this.known.size, word, parts, factors, offset };
    this.known.set(key, value);
    return value;
  }
}

const sumWord = "sum";

function isNumber(value: Value): boolean {
  return value.word === sumWord && value.parts.length === 0;
}

function literalWord({ type, value }: k.Literal): string {
  return `${type} ${Object.is(value, -0) ? "-0" : String(value)}`;
}

/** What an expression does with its parts. */
function wordOf(x: k.Scalar): string {
  switch (x.kind) {
    case "load":
      return `load ${x.buffer.name}`;
    case "call":
      return `call ${x.callee.name}`;
    case "unary":
    case "binary":
    case "compare":
      return `${x.word} ${x.type} ${x.kind}`;
    default:
      return `${x.kind} ${x.type}`;
  }
}
