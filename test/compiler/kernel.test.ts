/** The kernel vocabulary says what routines need: two programs of unlike kinds are printed as JavaScript and run. */
import { describe, expect, test } from "vitest";
import { printContext } from "../../compiler/emit/javascript/context.js";
import { needsOf, printPrelude } from "../../compiler/emit/javascript/prelude.js";
import { printScalar } from "../../compiler/emit/javascript/scalar.js";
import { printFunction, printStatements } from "../../compiler/emit/javascript/statement.js";
import * as k from "../../src/kernel.js";

type Row = Float64Array | Float32Array | Int32Array | Uint8Array;

/** The function of the rows named that these statements are, in a module of its own; a failure gives its code. */
function run(
  statements: readonly k.Statement[],
  rows: { readonly [name: string]: Row },
): { code: number; position: number; value: number; text: string } {
  const needs = needsOf(statements),
    context = printContext();
  const text = [
    "let failedPosition = 0, failedValue = 0;",
    ...printPrelude(needs.helpers),
    ...[...needs.arrays].map(
      ({ name, type, length }) => `const ${name} = new ${type === "f64" ? "Float64Array" : "Int32Array"}(${length});`,
    ),
    ...[...needs.functions].map((each) => printFunction(each)),
    ...["function kernel() {", ...printStatements(statements, 1, context), "  return 0;", "}"],
  ].join("\n");
  const call = new Function(
    ...Object.keys(rows),
    `${text}\nreturn { code: kernel(), position: failedPosition, value: failedValue };`,
  );
  return { ...(call(...Object.values(rows)) as { code: number; position: number; value: number }), text };
}

const buffer = (name: string, type: k.ScalarType, length: number): k.Buffer => ({
  kind: "buffer",
  name,
  type,
  length,
  space: "arena",
});

/** Evaluates one expression of constants. */
function value(x: k.Scalar): number {
  const out = buffer("out", x.type, 1),
    row = x.type === "i32" ? new Int32Array(1) : x.type === "bool" ? new Uint8Array(1) : new Float64Array(1);
  const block = new k.Block();
  block.store(out, 0, x);
  run(block.statements, { out: row });
  return Number(row[0]);
}

/** Threefry-2x32 of 20 rounds (Salmon, Moraes, Dror, Shaw: Parallel random numbers: as easy as 1, 2, 3, 2011). */
function threefry(key: k.Buffer, counter: k.Buffer, out: k.Buffer): k.Statement[] {
  const rotations = [13, 15, 26, 6, 17, 29, 16, 24],
    block = new k.Block();
  const key0 = block.let("key0", k.load(key, 0)),
    key1 = block.let("key1", k.load(key, 1));
  const keys = [key0, key1, block.let("key2", k.xor(k.xor(key0, key1), 0x1bd11bda))];
  const keyOf = (at: number): k.Scalar => keys[at % 3] ?? key0;
  const x0 = block.variable("x0", k.add(k.load(counter, 0), key0)),
    x1 = block.variable("x1", k.add(k.load(counter, 1), key1));
  for (let round = 0; round < 20; round++) {
    const by = rotations[round % 8] ?? 0;
    block.assign(x0, k.add(x0, x1));
    block.assign(x1, k.xor(k.or(k.shiftLeft(x1, by), k.shiftRightUnsigned(x1, 32 - by)), x0));
    if (round % 4 !== 3) continue;
    const injection = (round + 1) / 4;
    block.assign(x0, k.add(x0, keyOf(injection)));
    block.assign(x1, k.add(k.add(x1, keyOf(injection + 1)), injection));
  }
  block.store(out, 0, x0);
  block.store(out, 1, x1);
  return block.statements;
}

describe("Threefry-2x32-20", () => {
  // The known answers of Random123's kat_vectors.
  test.each([
    { counter: [0, 0], key: [0, 0], expected: [0x6b200159, 0x99ba4efe] },
    { counter: [-1, -1], key: [-1, -1], expected: [0x1cb996fc, 0xbb002be7] },
    { counter: [0x243f6a88, 0x85a308d3], key: [0x13198a2e, 0x03707344], expected: [0xc4923a9c, 0x483df7a0] },
  ])("of counter $counter under key $key is the published answer", ({ counter, key, expected }) => {
    const out = new Int32Array(2);
    const statements = threefry(buffer("key", "i32", 2), buffer("counter", "i32", 2), buffer("out", "i32", 2));
    run(statements, { key: Int32Array.from(key), counter: Int32Array.from(counter), out });
    expect([...out]).toEqual(expected.map((word) => word | 0));
  });
});

/** Swaps neighbours until none is out of order; the rows stay in memory, a copy is sorted. */
function bubbleSort(x: k.Buffer, y: k.Buffer): k.Statement[] {
  const n = x.length,
    block = new k.Block(),
    work = block.array("work", "f64", n);
  block.for("i", 0, n, (inner, i) => inner.store(work, i, k.load(x, i)));
  const swapped = block.variable("swapped", k.bool(true)),
    last = block.variable("last", k.i32(n - 1));
  block.while(swapped, n, (turn) => {
    turn.assign(swapped, k.bool(false));
    turn.for("j", 0, last, (inner, j) => {
      const a = inner.let("a", k.load(work, j)),
        b = inner.let("b", k.load(work, k.add(j, 1)));
      inner.if(k.greater(a, b), (swap) => {
        swap.store(work, j, b);
        swap.store(work, k.add(j, 1), a);
        swap.assign(swapped, k.bool(true));
      });
    });
    turn.assign(last, k.sub(last, 1));
  });
  block.for("o", 0, n, (inner, o) => inner.store(y, o, k.load(work, o)));
  return block.statements;
}

describe("a bubble sort", () => {
  test.each([1, 2, 7, 50])("of %i numbers sorts them", (n) => {
    const x = Float64Array.from({ length: n }, (_, at) => Math.cos(1 + at * at) * 10),
      y = new Float64Array(n);
    run(bubbleSort(buffer("x", "f64", n), buffer("y", "f64", n)), { x, y });
    expect([...y]).toEqual([...x].sort((a, b) => a - b));
  });

  test("reads as if a person had written it", () => {
    expect(printStatements(bubbleSort(buffer("x", "f64", 7), buffer("y", "f64", 7)), 0).join("\n")).toBe(
      `for (let i = 0; i < 7; i++) {
  work[i] = x[i];
}
let swapped = true;
let last = 6;
for (let turn = 0; turn < 7 && swapped; turn++) {
  swapped = false;
  const jEnd = last;
  for (let j = 0; j < jEnd; j++) {
    const a = work[j];
    const b = work[j + 1];
    if (a > b) {
      work[j] = b;
      work[j + 1] = a;
      swapped = true;
    }
  }
  last = (last - 1) | 0;
}
for (let o = 0; o < 7; o++) {
  y[o] = work[o];
}`,
    );
  });
});

describe("a failure", () => {
  test("leaves with the code of its site, the position and the value", () => {
    const index = buffer("index", "i32", 4),
      block = new k.Block();
    const first = { node: "a", message: "negative" },
      second = { node: "a", message: "too large" };
    block.for("i", 0, 4, (inner, i) => {
      inner.if(k.less(k.load(index, i), 0), (then) => then.fail(first, i, k.load(index, i)));
      inner.if(k.greaterEqual(k.load(index, i), 9), (then) => then.fail(second, i, k.load(index, i)));
    });
    expect(run(block.statements, { index: Int32Array.of(3, 4, 5, 6) })).toMatchObject({ code: 0 });
    expect(run(block.statements, { index: Int32Array.of(3, 4, 12, -6) })).toMatchObject({
      code: 2,
      position: 2,
      value: 12,
    });
  });
});

describe("words of the vocabulary in JavaScript", () => {
  const smallest = 2 ** -1074;
  test.each<[string, k.Scalar, number]>([
    ["nearest(2.5)", k.nearest(k.f64(2.5)), 2],
    ["nearest(-3.5)", k.nearest(k.f64(-3.5)), -4],
    ["nearest(-0.25)", k.nearest(k.f64(-0.25)), -0],
    ["nearest just below 1/2", k.nearest(k.f64(0.49999999999999994)), 0],
    ["nearest(2^52 + 1)", k.nearest(k.f64(2 ** 52 + 1)), 2 ** 52 + 1],
    ["an f64 beyond i32 saturates", k.convert("i32", k.f64(1e10)), 2147483647],
    ["an f64 below i32 saturates", k.convert("i32", k.f64(-Infinity)), -2147483648],
    ["NaN converts to 0", k.convert("i32", k.f64(NaN)), 0],
    ["NaN is true", k.convert("bool", k.f64(NaN)), 1],
    ["an i32 sum wraps", k.add(k.i32(2147483647), k.i32(1)), -2147483648],
    ["an i32 product wraps", k.mul(k.i32(0x12345678), k.i32(0x7abcdef1)), Math.imul(0x12345678, 0x7abcdef1)],
    ["popcount(-1)", k.popcount(k.i32(-1)), 32],
    ["popcount(0x10204081)", k.popcount(k.i32(0x10204081)), 5],
    ["clz(1)", k.clz(k.i32(1)), 31],
    ["highWord(-2)", k.highWord(k.f64(-2)), -1073741824],
    ["lowWord(1 + 2^-52)", k.lowWord(k.f64(1 + 2 ** -52)), 1],
    ["2^-1022", k.powerOfTwo(k.i32(-1022)), 2 ** -1022],
    ["2^1023", k.powerOfTwo(k.i32(1023)), 2 ** 1023],
    ["fromWords", k.fromWords(0x40091eb8, 0x51eb851f), 3.14],
    ["2^-1 < 2^31 unsigned", k.lessUnsigned(k.i32(-1), k.i32(1)), 0],
    ["scale up from the smallest", k.scale(k.f64(smallest), 2097), 2 ** 1023],
    ["scale down to the smallest", k.scale(k.f64(2 ** 1023), -2097), smallest],
    ["scale overflows", k.scale(k.f64(1), 2147483647), Infinity],
    ["scale underflows", k.scale(k.f64(-1), -2147483648), -0],
    // Just above half of the smallest number: a first rounding in the subnormals would leave just the half, and so 0.
    ["scale rounds once", k.scale(k.f64(2 ** -20 * (1 + 2 ** -52)), -1055), smallest],
    ["min orders zeros", k.min(k.f64(0), k.f64(-0)), -0],
    ["f32 arithmetic rounds at each step", k.convert("f64", k.sub(k.add(k.f32(1), k.f32(2 ** -25)), k.f32(1))), 0],
  ])("%s", (_, x, expected) => {
    expect(value(x)).toBe(expected);
  });
});

describe("printed expressions", () => {
  const x = k.local("f64", "x"),
    y = k.local("f64", "y"),
    i = k.local("i32", "i"),
    s = k.local("f32", "s"),
    p = k.local("bool", "in");
  test.each<[string, k.Scalar]>([
    ["x * (x + y) - (x - y)", k.sub(k.mul(x, k.add(x, y)), k.sub(x, y))],
    ["x + y + 1", k.add(k.add(x, y), 1)],
    ["x + (y + 1)", k.add(x, k.add(y, 1))],
    ["(x * y) / 3", k.div(k.mul(x, y), 3)],
    ["x - 2.5", k.add(x, -2.5)],
    ["-(-x)", k.neg(k.neg(x))],
    ["-(x + y)", k.neg(k.add(x, y))],
    ["x * -0", k.mul(x, -0)],
    ["1e22", k.f64(1e22)],
    ["Math.fround(Math.fround(s * s) + Math.fround(0.1))", k.add(k.mul(s, s), k.f32(0.1))],
    ["Math.fround(s * 0.5)", k.mul(s, 0.5)],
    ["Math.fround(3.4028235e38)", k.f32(3.4028234663852886e38)],
    ["x < y ? x : y > 1 ? y : 1", k.select(k.less(x, y), x, k.select(k.greater(y, 1), y, 1))],
    ["((i & 0xffff) * 3 + 1) & 0xff", k.and(k.add(k.mul(k.and(i, 0xffff), 3), 1), 255)],
    ["Math.imul(i, 3) | 0x10", k.or(k.mul(i, 3), 16)],
    ["(i + 1) | 0", k.add(i, 1)],
    ["i >>> 0 < 9", k.lessUnsigned(i, 9)],
    ["!in_ || (x < y && x !== 0)", k.or(k.not(p), k.and(k.less(x, y), k.not(k.equal(x, 0))))],
    ["in_ ? 1 : 0", k.convert("f64", p)],
  ])("are %s", (text, expression) => {
    expect(printScalar(expression)).toBe(text);
  });
});
