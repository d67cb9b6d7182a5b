/** Steps that train: their numbers are the evaluator's, and new values lie where the old ones did where that can be. */
import { describe, expect, test } from "vitest";
import { compile } from "../../compiler/compile.js";
import { gradients } from "../../compiler/differentiate.js";
import { Tensor } from "../../src/builder.js";
import { evaluate } from "../../src/evaluate.js";
import * as g from "../../src/index.js";
import { program, type Program } from "../../src/program.js";
import { readSpec } from "../../src/spec/read.js";
import { moduleOf, type Module } from "../support/calledModules.js";
import { instantiate } from "../support/emitted.js";
import { Random } from "../support/random.js";

const numbersOf = (value: unknown): number[] => Array.from(value as Float64Array);

const features = 3;

/** Momentum by hand: v <- 0.9 v + dw, w <- w - 0.05 v. */
const momentum: Program = program("momentum", {}, (p) => {
  const x = p.input("x", `f32[8, ${features}]`),
    t = p.input("t", "f32[8]"),
    w = p.parameter("w", `f32[${features}]`, { normal: { std: 0.5 } }),
    b = p.parameter("b", "f32", "zeros"),
    v = p.state("v", `f32[${features}]`, "zeros"),
    c = p.state("c", "f32", "zeros");
  const loss = g.mean(g.square(g.sub(g.add(g.matmul(x, w), b), t)));
  const [dw, db] = gradients(loss.node, [w.node, b.node]).map(Tensor.of);
  if (dw === undefined || db === undefined) throw new TypeError("no gradients");
  const nextV = g.add(g.mul(0.9, v), dw),
    nextC = g.add(g.mul(0.9, c), db);
  const updates = { v: nextV, c: nextC, w: g.sub(w, g.mul(0.05, nextV)), b: g.sub(b, g.mul(0.05, nextC)) };
  return { nodes: { loss, nextV }, outputs: ["loss"], updates };
});

describe("a step learns", () => {
  test("50 steps of momentum are those of the evaluator", async () => {
    const declaration = momentum.declare(),
      model = (await moduleOf(momentum)).create();
    model.initialize(3);
    const x = Float32Array.from({ length: 8 * features }, (_, at) => Math.sin(at * 12.9898)),
      t = Float32Array.from({ length: 8 }, (_, at) => Math.cos(at));
    const values = new Map<string, Float64Array>([
      ["x", Float64Array.from(x)],
      ["t", Float64Array.from(t)],
      ...["w", "b"].map((name) => [name, flat(model.parameters[name])] as const),
      ...["v", "c"].map((name) => [name, flat(model.state[name])] as const),
    ]);
    const losses: number[] = [];
    for (let turn = 0; turn < 50; turn++) {
      const { outputs, updates } = declaration;
      const [loss, ...next] = evaluate([...outputs.values(), ...updates.values()], values);
      const got = Number(model.step({ x, t }).outputs["loss"]);
      losses.push(got);
      expect(Math.abs(got - (loss?.data[0] ?? NaN))).toBeLessThan(1e-5);
      [...updates.keys()].forEach((name, at) => values.set(name, next[at]?.data ?? new Float64Array()));
      for (const [name, value] of [...values].slice(2)) {
        const now = flat(model.parameters[name] ?? model.state[name]);
        value.forEach((number, at) =>
          expect(Math.abs(number - (now[at] ?? NaN)), `${name} ${turn}`).toBeLessThan(1e-5),
        );
      }
    }
    expect(losses[49]).toBeLessThan(0.5 * (losses[0] ?? NaN));
  });

  test("running statistics follow the data in training, and hold in evaluate", async () => {
    const spec = readSpec({
      name: "normalized",
      inputs: { x: "f64[16]" },
      state: { mu: { type: "f64", init: "zeros" }, sigma: { type: "f64", init: "ones" } },
      nodes: {
        m: "training ? mean(x) : mu",
        s: "training ? variance(x) : sigma",
        y: "(x - m) / sqrt(s + 1e-5)",
      },
      outputs: ["y"],
      updates: { mu: "0.9 * mu + 0.1 * m", sigma: "0.9 * sigma + 0.1 * s" },
    });
    const model = (await moduleOf(spec)).create();
    const x = Float64Array.from({ length: 16 }, (_, at) => 3 + 2 * Math.sin(at));
    const mean = x.reduce((sum, value) => sum + value, 0) / 16,
      variance = x.reduce((sum, value) => sum + (value - mean) ** 2, 0) / 16;
    let [mu, sigma] = [0, 1];
    for (let turn = 0; turn < 20; turn++) {
      const { y = 0 } = model.step({ x }).outputs;
      expect(numbersOf(y)[0]).toBeCloseTo((3 - mean) / Math.sqrt(variance + 1e-5), 12);
      [mu, sigma] = [0.9 * mu + 0.1 * mean, 0.9 * sigma + 0.1 * variance];
    }
    expect(model.state["mu"]).toBeCloseTo(mu, 12);
    expect(model.state["sigma"]).toBeCloseTo(sigma, 12);
    const { y = 0 } = model.evaluate({ x }).outputs;
    expect(numbersOf(y)[0]).toBeCloseTo((3 - mu) / Math.sqrt(sigma + 1e-5), 10);
    expect(model.state["mu"]).toBeCloseTo(mu, 12);
  });
});

describe("new values that lie where the old ones did", () => {
  /** Formulas that read a matrix elsewhere than where they write, or after something else was written. */
  const formulas: readonly ((a: Tensor, b: Tensor, x: Tensor) => Tensor)[] = [
    (a) => a,
    (_, b) => b,
    (a, b) => g.sub(a, g.mul(0.5, b)),
    (a) => g.flip(a, [0]),
    (a, b) => g.add(g.transpose(a), b),
    (a, b) => g.mul(0.1, g.matmul(a, b)),
    (a, _, x) => g.sub(a, g.mul(0.1, g.matmul(x, a))),
    (a, b) => g.add(a, g.sum(b, { axis: 0 })),
    (a) => g.sub(a, g.max(a)),
    (a, b) => g.where(g.greater(a, b), a, g.mul(2, b)),
    (a, _, x) => g.add(g.mul(0.9, a), g.square(x)),
    (a) => g.concat([g.slice(a, ["1:"]), g.slice(a, [":1"])], { axis: 0 }),
    (_, b, x) => g.mul(b, x),
    (a) => g.mul(0, a),
  ];

  function programOf(n: number, random: Random, name: string): Program {
    return program(name, {}, (p) => {
      const type = `f64[${n}, ${n}]`,
        x = p.input("x", type),
        tensors = ["a", "b", "c"].map((state) => p.state(state, type, { uniform: { low: -1, high: 1 } }));
      const chosen = tensors.map((a) => random.pick(formulas)(a, random.pick(tensors), x));
      const [a = x, b = x, c = x] = chosen;
      const nodes = { y: g.add(random.pick(chosen), random.pick(tensors)), total: g.sum(random.pick(chosen)) };
      return { nodes, outputs: random.chance(0.5) ? ["y", "total"] : ["total", "a"], updates: { a, b, c } };
    });
  }

  test.each([3, 24])("are those of the evaluator, for matrices of %i rows", async (n) => {
    for (let seed = 0; seed < 25; seed++) {
      const made = programOf(n, new Random(seed), `random-${n}-${seed}`);
      const compiled = await compile(made, { debug: seed % 2 === 1 });
      const { outputs, updates } = compiled.declaration;
      const model = instantiate<Module>(compiled.javascript).create(),
        x = Float64Array.from({ length: n * n }, (_, at) => Math.sin(at + seed) / n);
      const states = (): [string, Float64Array][] =>
        Object.entries(model.state).map(([name, value]) => [name, flat(value)]);
      for (let turn = 0; turn < 3; turn++) {
        const before = new Map([["x", x] as const, ...states()]);
        const [wanted, next] = [outputs, updates].map((nodes) => evaluate([...nodes.values()], before));
        const got = Object.values(model.step({ x }).outputs);
        got.forEach((value, at) => expectNear(flat(value), wanted?.[at]?.data, `output ${at} of ${seed}`));
        states().forEach(([name, value], at) =>
          expectNear(value, next?.[at]?.data, `${name} of ${seed}, turn ${turn}`),
        );
      }
    }
  });

  function expectNear(got: Float64Array, wanted: Float64Array | undefined, what: string): void {
    expect(got.length, what).toBe(wanted?.length);
    const scale = got.reduce((most, value) => Math.max(most, Math.abs(value)), 1);
    const error = got.reduce((most, value, at) => Math.max(most, Math.abs(value - (wanted?.[at] ?? NaN))), 0);
    expect(error / scale, what).toBeLessThan(1e-12);
  }

  test("need no copies: descent writes parameters in the kernels of their gradients", async () => {
    const { kernels } = await compile(momentum);
    const step = kernels.functions.find(({ name }) => name === "step");
    expect(step?.kernels.map(({ name }) => name).filter((name) => name.startsWith("store_"))).toEqual([]);
    const written = step?.kernels.flatMap(({ writes }) => writes.map(({ name }) => name)) ?? [];
    for (const name of ["w", "b", "v", "c"]) expect(written).toContain(name);
  });
});

function flat(value: unknown): Float64Array {
  return typeof value === "number" ? Float64Array.of(value) : Float64Array.from(value as Float32Array);
}
