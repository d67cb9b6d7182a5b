/**
 * Prints scalar expressions as instructions on vectors: the same operation on 2 or 4 neighbouring elements, each lane
 * rounding as it does alone. A number of 64 bits takes half of the lanes of one of 32, so with 4 lanes an f64 is two
 * vectors, its chunks; a bool is a mask, of ones where it holds.
 */
import {
  containsLoad,
  partsOf,
  type Binary,
  type Buffer,
  type Convert,
  type Local,
  type Scalar,
  type Unary,
} from "../../../src/kernel.js";
import { valueTypes, type Code } from "./context.js";
import { linearOf } from "./linear.js";
import { printLiteral } from "./literal.js";
import { maskOf } from "./mask.js";
import { printScalar, words } from "./scalar.js";
import {
  binaryWord,
  highWords,
  interleave,
  joinHalves,
  lowWords,
  shapes,
  shiftWord,
  unaryWord,
  upperHalf,
  type Lanes,
} from "./vectorWords.js";
import { callVector } from "./vectorCall.js";
import { loadVector } from "./vectorMemory.js";
import { powersOfTwo, scaleVector } from "./vectorScale.js";

/** Something that has no vector form: whoever asked prints scalars. */
export class NoVector extends Error {}

/** Vectors of what a loop or function computes for neighbouring elements. */
export class VectorCode {
  /** Locals that are vectors. */
  private readonly vectors = new Set<Local>();
  /** i32 locals that are the value of the first lane, by how they are computed. */
  private readonly indices = new Map<Local, Scalar>();
  private readonly bound = new Map<Scalar, string>();
  /** Lines that must run before the one that is printed. */
  readonly before: string[] = [];

  /**
   * @param variable whose value is that of the first lane
   * @param written buffers that the loop changes
   * @param ahead by how much more the first lane is ahead of the variable
   */
  constructor(
    readonly code: Code,
    readonly lanes: Lanes,
    private readonly variable: Local | null,
    private readonly written: ReadonlySet<Buffer> = new Set(),
    readonly ahead = 0,
  ) {}

  nameOf(local: Local, chunk: number): string {
    return this.code.variable(`${local.name}.v${chunk === 0 ? "" : chunk}`, "v128");
  }

  /** How many vectors a value takes. */
  chunksOf({ type }: Pick<Scalar, "type">): number {
    return type === "f64" && this.lanes === 4 ? 2 : 1;
  }

  isVector(local: Local): boolean {
    return this.vectors.has(local);
  }

  markVector(local: Local): void {
    this.vectors.add(local);
  }

  /** Whether an i32 local is kept as the value of its first lane; its definition is then known. */
  keepAsIndex(local: Local, value: Scalar): boolean {
    if (local.type !== "i32" || this.strideOf(value) === null) return false;
    this.indices.set(local, value);
    return true;
  }

  /** By how much an index grows from lane to lane, if it is affine. */
  strideOf(x: Scalar): number | null {
    if (!this.varies(x)) return 0;
    if (this.variable === null || this.loadsOrVectors(x)) return null;
    const { terms } = linearOf(x, this.indices),
      stride = terms.get(this.variable.name) ?? 0,
      name = this.variable.name;
    // A term of its own that hides the variable, such as a remainder.
    const hides = [...terms.keys()].some((key) => key !== name && key.includes(`"name":${JSON.stringify(name)}`));
    return hides || [...this.indices.keys()].some((each) => hiddenIn(terms, each)) ? null : stride;
  }

  /** The index as a sum, with what the loop computes written out. */
  linear(x: Scalar): ReturnType<typeof linearOf> {
    return linearOf(x, this.indices);
  }

  /** Whether the value differs between lanes. */
  varies(x: Scalar): boolean {
    if (x.kind === "local") {
      if (x === this.variable || this.vectors.has(x)) return true;
      const definition = this.indices.get(x);
      return definition !== undefined && this.varies(definition);
    }
    if (x.kind === "load" && this.written.has(x.buffer)) return true;
    return partsOf(x).some((part) => this.varies(part));
  }

  private loadsOrVectors(x: Scalar): boolean {
    if (x.kind === "load" || (x.kind === "local" && this.vectors.has(x))) return true;
    return partsOf(x).some((part) => this.loadsOrVectors(part));
  }

  /** A chunk of the value of every lane. */
  value(x: Scalar, chunk = 0): string {
    if (x.type === "bool") return maskOf(this, x, 32, 0);
    if (x.kind === "literal") return printVectorLiteral(x.type, x.value);
    if (x.kind === "local" && this.code.splats.has(x)) return `local.get ${this.code.variable(`${x.name}.s`, "v128")}`;
    if (!this.varies(x)) return `${printScalar(x, this.code)} ${shapes[x.type]}.splat`;
    switch (x.kind) {
      case "local":
        return this.vectors.has(x) ? `local.get ${this.nameOf(x, chunk)}` : this.ramp(x);
      case "load":
        return loadVector(this, x, chunk);
      case "unary":
        return this.unary(x, chunk);
      case "binary":
        return this.binary(x, chunk);
      case "select":
        return this.select(x, chunk);
      case "convert":
        return this.convert(x, chunk);
      case "fromWords":
        return words(this.half(x.low, chunk), this.half(x.high, chunk), interleave);
      case "scale":
        return scaleVector(this, x.x, x.exponent, chunk);
      case "call":
        return callVector(this, x, chunk);
    }
  }

  /** Neighbouring whole numbers, or such at a distance. */
  private ramp(x: Scalar): string {
    const stride = this.strideOf(x);
    if (stride === null) throw new NoVector("an index that is not affine");
    const steps = [0, 1, 2, 3].map((lane) => ((this.ahead + lane) * stride) | 0);
    return `${printScalar(x, this.code)} i32x4.splat v128.const i32x4 ${steps.join(" ")} i32x4.add`;
  }

  /** A vector as both operands of a shuffle. */
  twice(text: string, shuffle: string): string {
    const name = this.code.variable("both.v", "v128");
    return `${text} local.tee ${name} local.get ${name} ${shuffle}`;
  }

  /** A value of 32 bits for the lanes of a chunk of 64: in the lowest lanes. */
  half(x: Scalar, chunk: number): string {
    if (this.lanes === 2) return this.value(x);
    const all = `local.get ${this.bind(x)}`;
    return chunk === 0 ? all : this.twice(all, upperHalf);
  }

  /** A local that holds the value, which is computed once. */
  bind(x: Scalar): string {
    if (x.kind === "local" && this.vectors.has(x)) return this.nameOf(x, 0);
    const known = this.bound.get(x);
    if (known !== undefined) return known;
    const text = this.value(x),
      name = this.code.variable(`part${this.bound.size}.v`, "v128");
    this.before.push(`${text} local.set ${name}`);
    this.bound.set(x, name);
    return name;
  }

  /** Hands over the lines that must run before, and forgets what they have named. */
  takeBefore(): string[] {
    this.bound.clear();
    return this.before.splice(0);
  }

  private unary({ word, x, type }: Unary, chunk: number): string {
    if (word === "highWord" || word === "lowWord") {
      const shuffle = word === "highWord" ? highWords : lowWords;
      return this.lanes === 2 ? this.twice(this.value(x), shuffle) : words(this.value(x, 0), this.value(x, 1), shuffle);
    }
    if (word === "powerOfTwo") return powersOfTwo(this, x, chunk);
    const instruction = unaryWord(word, type);
    if (instruction === null) throw new NoVector(word);
    return words(this.value(x, chunk), instruction);
  }

  private binary(x: Binary, chunk: number): string {
    const shift = x.type === "i32" ? shiftWord(x.word) : null;
    if (shift !== null && !this.varies(x.b)) return words(this.value(x.a, chunk), printScalar(x.b, this.code), shift);
    if (x.type !== "i32" && (x.word === "min" || x.word === "max")) return this.extreme(x, x.word, chunk);
    const instruction = binaryWord(x.word, x.type);
    if (instruction === null) throw new NoVector(x.word);
    return words(this.value(x.a, chunk), this.value(x.b, chunk), instruction);
  }

  /**
   * The instructions that know NaN and the order of zeros are several of the machine's. Beside a number they need not be
   * used: pmax(x, c) is c where x < c and else x, also where x is NaN; and of two zeros x, to which +0 adds nothing
   * but what makes -0 to +0.
   */
  private extreme({ a, b, type, word }: Binary, which: "min" | "max", chunk: number): string {
    const [x, c] = a.kind === "literal" ? [b, a] : [a, b],
      shape = shapes[type],
      pair = words(this.value(x, chunk), this.value(c, chunk));
    if (c.kind !== "literal" || Number.isNaN(c.value) || (which === "min" && Object.is(c.value, -0)))
      return words(pair, `${shape}.${word}`);
    const least = words(pair, `${shape}.p${word}`);
    return which === "max" && Object.is(c.value, 0) ? words(least, this.value(c, chunk), `${shape}.add`) : least;
  }

  /** Both arms are computed, so neither may read what only its condition makes safe. */
  lastingArms<T extends { readonly then: Scalar; readonly otherwise: Scalar }>(x: T): T {
    if (containsLoad(x.then) || containsLoad(x.otherwise)) throw new NoVector("a guarded load");
    return x;
  }

  private select(x: Extract<Scalar, { kind: "select" }>, chunk: number): string {
    if (!this.varies(x.condition)) {
      const pending = this.before.length;
      const arms = [this.value(x.then, chunk), this.value(x.otherwise, chunk)];
      if (this.before.length > pending) this.lastingArms(x);
      return words(
        printScalar(x.condition, this.code),
        "if (result v128)",
        arms[0] ?? "",
        "else",
        arms[1] ?? "",
        "end",
      );
    }
    const { then, otherwise, condition, type } = this.lastingArms(x),
      width = type === "f64" ? 64 : 32,
      order = orderOf(x);
    if (order !== null) return words(this.value(otherwise, chunk), this.value(then, chunk), `${shapes[type]}.${order}`);
    return words(
      ...[this.value(then, chunk), this.value(otherwise, chunk)],
      ...[maskOf(this, condition, width, chunk), "v128.bitselect"],
    );
  }

  private convert({ type, x }: Convert, chunk: number): string {
    const from = x.type;
    if (from === "bool") {
      const one = type === "f64" ? "f64x2 1 1" : type === "f32" ? "f32x4 1 1 1 1" : "i32x4 1 1 1 1";
      return words(maskOf(this, x, type === "f64" ? 64 : 32, chunk), `v128.const ${one} v128.and`);
    }
    if (type === "f64")
      return words(this.half(x, chunk), from === "f32" ? "f64x2.promote_low_f32x4" : "f64x2.convert_low_i32x4_s");
    if (from !== "f64")
      return words(this.value(x), type === "f32" ? "f32x4.convert_i32x4_s" : "i32x4.trunc_sat_f32x4_s");
    const narrow = type === "f32" ? "f32x4.demote_f64x2_zero" : "i32x4.trunc_sat_f64x2_s_zero";
    return this.lanes === 2
      ? words(this.value(x), narrow)
      : words(this.value(x, 0), narrow, this.value(x, 1), narrow, joinHalves);
  }
}

/** a < b ? b : a, and a > b ? b : a, are instructions of their own. */
function orderOf({ then, otherwise, condition, type }: Extract<Scalar, { kind: "select" }>): "pmax" | "pmin" | null {
  if (condition.kind !== "compare" || (type !== "f32" && type !== "f64")) return null;
  const { word, a, b } = condition;
  if (a !== otherwise || b !== then || (word !== "less" && word !== "greater")) return null;
  return word === "less" ? "pmax" : "pmin";
}

function hiddenIn(terms: ReadonlyMap<string, number>, local: Local): boolean {
  const name = `"name":${JSON.stringify(local.name)}`;
  return [...terms.keys()].some((key) => key.includes(name));
}

function printVectorLiteral(type: Scalar["type"], value: number): string {
  const numeral = printLiteral({ kind: "literal", type, value }).split(" ")[1] ?? "0",
    count = valueTypes[type] === "f64" ? 2 : 4;
  return `v128.const ${shapes[type]} ${Array.from({ length: count }, () => numeral).join(" ")}`;
}
