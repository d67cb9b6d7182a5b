/** Random numbers: the published vectors, the same in evaluator and module, and distributed as they should be. */
import { describe, expect, it } from "vitest";
import * as g from "../../src/index.js";
import { compile } from "../../compiler/compile.js";
import { call, i32 } from "../../src/kernel.js";
import { Tensor } from "../../src/builder.js";
import { evaluate } from "../../src/evaluate.js";
import { appendInput } from "../../src/families/source.js";
import { Graph } from "../../src/graph.js";
import { random32 } from "../../src/ops/programs/random.js";
import { threefry } from "../../src/ops/threefry.js";
import { readSpec } from "../../src/spec/read.js";
import { compileGraph, instantiate, runEmitted } from "../support/emitted.js";
import { Interpreter } from "../support/interpret.js";

describe("Threefry-2x32 of 20 rounds", () => {
  it.each([
    [
      [0, 0],
      [0, 0],
      [0x6b200159, 0x99ba4efe],
    ],
    [
      [0xffffffff, 0xffffffff],
      [0xffffffff, 0xffffffff],
      [0x1cb996fc, 0xbb002be7],
    ],
    [
      [0x13198a2e, 0x03707344],
      [0x243f6a88, 0x85a308d3],
      [0xc4923a9c, 0x483df7a0],
    ],
  ] as const)("key %j, counter %j: the published words", (key, counter, expected) => {
    const words = threefry([key[0], key[1]], [counter[0], counter[1]]);
    expect(words.map((word) => word >>> 0)).toEqual([...expected]);
  });
  it("is the same in the program", () => {
    for (const [key, stream, index] of [
      [0, 0, 0],
      [1, 2, 3],
      [-5, 7, 1 << 30],
      [2 ** 31 - 1, -(2 ** 31), 12345],
    ] as const) {
      const program = new Interpreter(new Map()).value(call(random32, i32(key), i32(stream), i32(index)));
      expect(program).toBe(threefry([key, stream], [index, 0])[0]);
    }
  });
});

const functions: { readonly [name: string]: (key: Tensor) => Tensor } = {
  "uniform f64": (key) => g.randomUniform(key, [50], { stream: 3 }),
  "uniform f32": (key) => g.randomUniform(key, [5, 10], { dtype: "f32", low: -2, high: 3, stream: 3 }),
  "normal f64": (key) => g.randomNormal(key, [50], { stream: 4 }),
  "normal f32": (key) => g.randomNormal(key, [50], { dtype: "f32", stream: 4 }),
  bits: (key) => g.randomBits(key, [50], { stream: 5 }),
  "a folded key": (key) => g.randomBits(g.foldIn(key, 9), [3], { stream: 5 }),
  dropout: (key) => g.dropout(g.ones([50], { dtype: "f64" }), 0.3, key, { stream: 6 }),
};
describe("the same numbers in evaluator and module", () => {
  it.each(Object.entries(functions))("%s", async (name, f) => {
    const key = Tensor.of(appendInput(new Graph(), "key", { dtype: "i32", shape: [] })),
      y = f(key).node,
      program = { name: "random", inputs: new Map([["key", key.node]]), outputs: new Map([["y", y]]), gradients: null };
    const { javascript } = await compileGraph(program),
      compiled = await compileGraph(program);
    expect(compiled.javascript).toBe(javascript);
    for (const seed of [0, 7, -1]) {
      const values = new Map([["key", Float64Array.of(seed)]]),
        [expected] = evaluate([y], values),
        [[got] = []] = runEmitted(compiled, program, values);
      got?.forEach((value, i) => {
        const wanted = expected?.data[i] ?? NaN;
        if (name.startsWith("normal")) expect(Math.abs(value - wanted)).toBeLessThanOrEqual(4e-7 * Math.abs(wanted));
        else expect(value).toBe(wanted);
      });
    }
  });
});

/** The largest distance between the distribution of a sample and its own. */
function distance(sample: readonly number[], share: (x: number) => number): number {
  const sorted = Float64Array.from(sample).sort();
  return sorted.reduce((worst, x, i) => {
    const expected = share(x);
    return Math.max(worst, expected - i / sorted.length, (i + 1) / sorted.length - expected);
  }, 0);
}
/** What a sample of the distribution itself exceeds once in 1,000 times. */
const limit = (count: number): number => 1.95 / Math.sqrt(count);

describe("1e6 numbers", () => {
  const count = 1_000_000;
  const drawn = async (formula: string): Promise<Float64Array> => {
    const spec = { name: "draw", inputs: { key: "i32" }, nodes: { y: formula }, outputs: ["y"] };
    const { javascript } = await compile(readSpec(spec));
    return (instantiate(javascript).forward({ key: 42 }) as { y: Float64Array }).y;
  };
  const moments = (sample: Float64Array): number[] =>
    [1, 2, 3, 4].map((power) => sample.reduce((sum, x) => sum + x ** power, 0) / sample.length);

  it("uniform: moments, and Kolmogorov and Smirnov's distance", async () => {
    const sample = await drawn(`randomUniform(key, [${count}])`);
    moments(sample).forEach((moment, i) => expect(Math.abs(moment - 1 / (i + 2))).toBeLessThan(4 / Math.sqrt(count)));
    expect(sample.every((x) => x >= 0 && x < 1)).toBe(true);
    expect(distance([...sample], (x) => x)).toBeLessThan(limit(count));
  });
  it("normal: moments, and Kolmogorov and Smirnov's distance", async () => {
    const sample = await drawn(`randomNormal(key, [${count}])`),
      erfc = (x: number): number => g.erfc.op.evaluate([x], {}, "f64");
    [0, 1, 0, 3].forEach((moment, i) =>
      expect(Math.abs((moments(sample)[i] ?? NaN) - moment)).toBeLessThan(45 / Math.sqrt(count)),
    );
    const every = Array.from({ length: 20_000 }, (_, i) => sample[i * 50] ?? NaN);
    expect(distance(every, (x) => erfc(-x / Math.SQRT2) / 2)).toBeLessThan(limit(every.length));
  });
});

describe("streams", () => {
  const draw = (nodes: { [name: string]: string }): number[][] => {
    const declared = readSpec({ name: "draw", inputs: { key: "i32" }, nodes, outputs: Object.keys(nodes) }).declare();
    return evaluate([...declared.outputs.values()], new Map([["key", Float64Array.of(1)]])).map(({ data }) => [
      ...data,
    ]);
  };
  it("differ by name and by place in a formula, and do not depend on other nodes", () => {
    const [a, b, difference] = draw({
      a: "randomUniform(key, [4])",
      b: "randomUniform(key, [4])",
      d: "randomUniform(key, [4]) - randomUniform(key, [4])",
    });
    expect(a).not.toEqual(b);
    expect(difference?.every((x) => x !== 0)).toBe(true);
    expect(draw({ a: "randomUniform(key, [4])" })[0]).toEqual(a);
    expect(
      draw({ a: "randomUniform(key, [4], { stream: 5 })", b: "randomUniform(key, [4], { stream: 5 })" })[0],
    ).toEqual(draw({ b: "randomUniform(key, [4], { stream: 5 })" })[0]);
  });
  it("dropout keeps the mean, and takes the cotangent the same way", () => {
    const [kept = []] = draw({ y: 'dropout(ones([10000], { dtype: "f64" }), 0.25, key)' });
    expect(kept.reduce((sum, x) => sum + x, 0) / kept.length).toBeCloseTo(1, 1);
    expect(new Set(kept)).toEqual(new Set([0, 4 / 3]));
  });
});

it.each([
  [() => g.randomUniform(g.constant([1, 2]), [3]), "randomUniform: the key must be a scalar, and has 1 axes"],
  [() => g.randomUniform(1.5, [3]), "randomUniform meets the number 1.5 beside an i32 tensor"],
  [() => g.randomNormal(1, [-3]), "randomNormal: the shape [-3] has a negative size"],
  [() => g.dropout(1, 1, 7), "dropout: rate is from 0 to below 1, and not 1"],
] as const)("wrong calls are refused: %#", (build, message) => expect(build).toThrow(message));
