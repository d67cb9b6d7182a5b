/** Runs kernels by walking their statements: a second reading of the vocabulary, against which printers are compared. */
import type { ModuleSchedule, FunctionName } from "../../compiler/schedule/kernel.js";
import type { Buffer, Local, Scalar, ScalarType, Statement } from "../../src/kernel.js";
import { roundTo } from "../../src/types.js";

export type Memory = Map<Buffer, Float64Array>;

/** Memory for every buffer of a schedule, with its constants. */
export function memoryOf(schedule: ModuleSchedule): Memory {
  return new Map(schedule.buffers.map(({ buffer, data }) => [buffer, data ?? new Float64Array(buffer.length)]));
}

export function runFunction(schedule: ModuleSchedule, name: FunctionName, memory: Memory): void {
  for (const kernel of schedule.functions.find((entry) => entry.name === name)?.kernels ?? [])
    new Interpreter(memory).run(kernel.body);
}

class Returned {
  constructor(readonly value: number) {}
}

export class Interpreter {
  private readonly locals = new Map<string, number>();
  constructor(private readonly memory: Memory) {}

  run(statements: readonly Statement[]): void {
    for (const statement of statements) this.step(statement);
  }

  private step(statement: Statement): void {
    switch (statement.kind) {
      case "let":
      case "assign":
        this.locals.set(statement.local.name, this.value(statement.value));
        return;
      case "store":
        this.store(statement);
        return;
      case "for":
        for (let i = this.value(statement.from), to = this.value(statement.to); i < to; i += statement.step) {
          this.locals.set(statement.variable.name, i);
          this.run(statement.body);
        }
        return;
      case "while":
        for (let turn = 0; turn < statement.maximum && this.value(statement.condition) !== 0; turn++)
          this.run(statement.body);
        return;
      case "if":
        this.run(this.value(statement.condition) !== 0 ? statement.then : statement.otherwise);
        return;
      case "array":
        this.memory.set(statement.buffer, new Float64Array(statement.buffer.length).fill(NaN));
        return;
      case "fail":
        throw new RangeError(
          `${statement.site.node}: ${statement.site.message} at ${this.value(statement.position)}: ${this.value(statement.value)}`,
        );
      case "return":
        throw new Returned(this.value(statement.value));
      case "run":
        this.give(statement.procedure.parameters, statement.args);
        this.run(statement.procedure.body);
        return;
      case "comment":
        return;
    }
  }

  private store({ buffer, index: at, value }: Statement & { kind: "store" }): void {
    const row = this.row(buffer),
      index = this.value(at);
    if (index < 0 || index >= row.length) throw new RangeError(`store to ${buffer.name}[${index}]`);
    row[index] = roundTo(buffer.type, this.value(value));
  }

  /** Sets parameters to arguments, whose locals are those of `from`. */
  private give(parameters: readonly Local[], args: readonly Scalar[], from: Interpreter = this): void {
    const values = args.map((arg) => from.value(arg));
    parameters.forEach(({ name }, at) => this.locals.set(name, values[at] ?? NaN));
  }

  private row(buffer: Buffer): Float64Array {
    const known = this.memory.get(buffer);
    if (known !== undefined) return known;
    if (buffer.data === undefined && buffer.space !== "result") throw new TypeError(`no memory for ${buffer.name}`);
    // The table of a scalar function brings its elements along.
    const row = Float64Array.from(buffer.data ?? [NaN]);
    this.memory.set(buffer, row);
    return row;
  }

  value(x: Scalar): number {
    switch (x.kind) {
      case "literal":
        return x.value;
      case "local":
        return this.local(x);
      case "load":
        return this.load(x);
      case "unary":
        return wrap(x.type, this.unary(x.word, this.value(x.x)));
      case "binary":
        return wrap(x.type, binary(x.word, x.type, this.value(x.a), this.value(x.b)));
      case "compare":
        return compare(x.word, this.value(x.a), this.value(x.b)) ? 1 : 0;
      case "select":
        return this.value(x.condition) !== 0 ? this.value(x.then) : this.value(x.otherwise);
      case "convert":
        return roundTo(x.type, this.value(x.x));
      case "fromWords":
        return new Float64Array(Int32Array.of(this.value(x.low), this.value(x.high)).buffer)[0] ?? 0;
      case "scale":
        return scale(this.value(x.x), this.value(x.exponent));
      case "call":
        return this.call(x);
    }
  }

  private local({ name }: Local): number {
    const value = this.locals.get(name);
    if (value === undefined) throw new TypeError(`${name} has no value`);
    return value;
  }

  private load({ buffer, index: at }: Scalar & { kind: "load" }): number {
    const index = this.value(at),
      value = this.row(buffer)[index];
    if (value === undefined) throw new RangeError(`load of ${buffer.name}[${index}]`);
    return value;
  }

  private call({ callee, args }: Scalar & { kind: "call" }): number {
    const inner = new Interpreter(this.memory);
    inner.give(callee.parameters, args, this);
    try {
      inner.run(callee.body);
    } catch (result) {
      if (result instanceof Returned) return result.value;
      throw result;
    }
    throw new TypeError(`${callee.name} returns nothing`);
  }

  private unary(word: (Scalar & { kind: "unary" })["word"], x: number): number {
    const words = new Int32Array(Float64Array.of(x).buffer);
    switch (word) {
      case "neg":
        return -x;
      case "abs":
        return Math.abs(x);
      case "sqrt":
        return Math.sqrt(x);
      case "floor":
        return Math.floor(x);
      case "ceil":
        return Math.ceil(x);
      case "trunc":
        return Math.trunc(x);
      case "nearest":
        return nearest(x);
      case "not":
        return x === 0 ? 1 : 0;
      case "clz":
        return Math.clz32(x);
      case "popcount":
        return (x >>> 0).toString(2).replaceAll("0", "").length;
      case "highWord":
        return words[1] ?? 0;
      case "lowWord":
        return words[0] ?? 0;
      case "powerOfTwo":
        return 2 ** x;
    }
  }
}

function wrap(type: ScalarType, value: number): number {
  return type === "f32" ? Math.fround(value) : type === "i32" ? value | 0 : value;
}

function nearest(x: number): number {
  if (!Number.isFinite(x) || Math.abs(x) >= 2 ** 52) return x;
  const magic = 2 ** 52,
    rounded = Math.abs(x) + magic - magic;
  return Object.is(Math.sign(x), -0) || x < 0 ? -rounded : rounded;
}

function scale(x: number, exponent: number): number {
  let result = x,
    rest = exponent;
  for (; rest > 1000; rest -= 1000) result *= 2 ** 1000;
  for (; rest < -1000; rest += 1000) {
    if (Math.abs(result) < 2 ** -60) return result * 0;
    result *= 2 ** -900;
    rest -= 100;
    if (rest >= -1000) break;
  }
  return result * 2 ** rest;
}

function binary(word: (Scalar & { kind: "binary" })["word"], type: ScalarType, a: number, b: number): number {
  switch (word) {
    case "add":
      return a + b;
    case "sub":
      return a - b;
    case "mul":
      return type === "i32" ? Math.imul(a, b) : a * b;
    case "div":
      return type === "i32" ? Math.trunc(a / b) : a / b;
    case "min":
      return Math.min(a, b);
    case "max":
      return Math.max(a, b);
    case "rem":
      return a % b;
    case "and":
      return a & b;
    case "or":
      return a | b;
    case "xor":
      return a ^ b;
    case "shiftLeft":
      return a << b;
    case "shiftRight":
      return a >> b;
    case "shiftRightUnsigned":
      return (a >>> b) | 0;
  }
}

function compare(word: (Scalar & { kind: "compare" })["word"], a: number, b: number): boolean {
  switch (word) {
    case "equal":
      return a === b;
    case "notEqual":
      return a !== b;
    case "less":
      return a < b;
    case "lessEqual":
      return a <= b;
    case "greater":
      return a > b;
    case "greaterEqual":
      return a >= b;
    case "lessUnsigned":
      return a >>> 0 < b >>> 0;
  }
}
