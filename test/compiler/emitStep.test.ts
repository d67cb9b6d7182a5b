/** state, updates and training: step and evaluate, and what of them the rest of a model sees. */
import { describe, expect, test } from "vitest";
import { evaluate } from "../../src/evaluate.js";
import * as g from "../../src/index.js";
import { program } from "../../src/program.js";
import { readSpec } from "../../src/spec/read.js";
import { moduleOf, type Named, type StatefulModel } from "../support/calledModules.js";

/** x is forgotten at a rate; the output is the memory before it is renewed. */
const memory = program("memory", { sizes: { n: 3 } }, (p) => {
  const x = p.input("x", "f64[n]"),
    m = p.state("m", "f64[n]", "zeros"),
    count = p.state("count", "i32", 7),
    seen = p.state("seen", "bool", 0),
    old = g.mul(m, 1);
  const updates = { m: g.add(g.mul(0.5, m), x), count: g.add(count, 1), seen: g.logicalOr(seen, true) };
  return { nodes: { old }, outputs: ["old", "m", "count", "seen"], updates };
});

const swap = program("swap", {}, (p) => {
  const a = p.state("a", "f32[4]", { uniform: { low: 0, high: 1 } }),
    b = p.state("b", "f32[4]", "ones"),
    s = p.state("s", "f64", 1),
    t = p.state("t", "f64", 2),
    u = p.state("u", "f64", 3);
  return { nodes: { sum: g.sum(a) }, outputs: ["sum", "a"], updates: { a: b, b: a, s: t, t: u, u: s } };
});

const numbersOf = (value: unknown): number[] => Array.from(value as Float64Array);

describe("step", () => {
  test("gives the outputs before the update, and changes the model's state alone", async () => {
    const model = (await moduleOf(memory)).create();
    const x = Float64Array.of(1, 2, 3);
    const first = { old: new Float64Array(3), m: new Float64Array(3), count: 7, seen: false };
    expect(model.step({ x })).toEqual({ outputs: first });
    expect(x).toEqual(Float64Array.of(1, 2, 3));
    expect({ ...model.state }).toEqual({ m: x, count: 8, seen: true });
    expect(model.step({ x }).outputs).toEqual({ old: x, m: x, count: 8, seen: true });
    expect(numbersOf(model.state["m"])).toEqual([1.5, 3, 4.5]);
  });

  test("fills `out`, and without arguments gives the model's own views", async () => {
    const model = (await moduleOf(memory)).create();
    model.step({ x: Float64Array.of(1, 2, 3) });
    const out = { outputs: { old: new Float64Array(3), m: new Float64Array(3), count: 0, seen: false } };
    expect(model.step(undefined, out)).toBe(out);
    expect(numbersOf(out.outputs.old)).toEqual([1, 2, 3]);
    const own = model.step();
    expect(own).toBe(model.step());
    expect(own.outputs).toBe(model.outputs);
    expect(numbersOf(own.outputs["m"])).toEqual([1.75, 3.5, 5.25]);
    expect(numbersOf(model.state["m"])).toEqual([1.875, 3.75, 5.625]);
  });

  test("refuses what forward refuses", async () => {
    const { step, evaluate: evaluated } = await moduleOf(memory);
    for (const call of [step, evaluated]) {
      expect(() => call()).toThrow(new TypeError("x has never been set: give it in a call, or call initialize"));
      expect(() => call({ x: [1, 2, 3] })).toThrow(
        new TypeError("input x: expected Float64Array of length 3 (f64[3]), got Array of length 3"),
      );
      expect(() => call({ y: 1 })).toThrow(new TypeError('unknown input "y": expected x, m, count, seen'));
      expect(() => call({ count: 0.5 })).toThrow(
        new TypeError("state count: expected a whole number of 32 bits, got 0.5"),
      );
      const x = new Float64Array(3);
      expect(() => call({ x }, {})).toThrow(new TypeError("out.outputs: expected an object, got nothing"));
      expect(() => call({ x }, { outputs: { old: x, m: new Float64Array(3) } })).toThrow(
        new TypeError("result old shares memory with input x: pass an array of its own"),
      );
    }
  });

  test("reads everything before it writes anything", async () => {
    const model = (await moduleOf(swap)).create();
    const a = numbersOf(model.state["a"]);
    expect(a.every((value) => value > 0 && value < 1)).toBe(true);
    expect(numbersOf(model.step().outputs["a"])).toEqual(a);
    expect({ ...model.state }).toEqual({ a: Float32Array.of(1, 1, 1, 1), b: Float32Array.from(a), s: 2, t: 3, u: 1 });
    model.step();
    expect(numbersOf(model.state["a"])).toEqual(a);
    expect([model.state["s"], model.state["t"], model.state["u"]]).toEqual([3, 1, 2]);
  });

  test("changes nothing if it fails", async () => {
    const made = program("failing", {}, (p) => {
      const i = p.input("i", "i32[2]"),
        w = p.parameter("w", "f64[3]", "ones"),
        n = p.state("n", "f64[3]", "zeros");
      const rows = g.take(w, i);
      return { nodes: { rows }, outputs: ["rows"], updates: { n: g.add(n, w), w: g.add(w, g.sum(rows)) } };
    });
    const model = (await moduleOf(made)).create();
    model.initialize();
    expect(() => model.step({ i: Int32Array.of(0, 3) })).toThrow(RangeError);
    expect(numbersOf(model.parameters["w"])).toEqual([1, 1, 1]);
    expect(numbersOf(model.state["n"])).toEqual([0, 0, 0]);
    model.step({ i: Int32Array.of(0, 2) });
    expect(numbersOf(model.parameters["w"])).toEqual([3, 3, 3]);
    expect(numbersOf(model.state["n"])).toEqual([1, 1, 1]);
  });

  test("never changes a caller's arrays; parameters are set by a call, a view or initialize, and then kept", async () => {
    const made = program("descent", {}, (p) => {
      const w = p.parameter("w", "f32[2]"),
        x = p.input("x", "f32[2]");
      return { nodes: { y: g.mul(w, x) }, outputs: ["y"], updates: { w: g.sub(w, x) } };
    });
    const { create } = await moduleOf(made);
    const model = create(),
      w = Float32Array.of(5, 6),
      x = Float32Array.of(1, 2);
    expect(() => model.step({ x })).toThrow(new TypeError("w has never been set: give it in a call"));
    model.step({ w, x });
    model.step({ x });
    expect(w).toEqual(Float32Array.of(5, 6));
    expect(model.parameters["w"]).toEqual(Float32Array.of(3, 2));
    const other = create();
    (other.parameters["w"] as Float32Array).set(w);
    expect(other.step({ x }).outputs["y"]).toEqual(Float32Array.of(5, 12));
    expect(other.parameters["w"]).toEqual(Float32Array.of(4, 4));
  });

  test("makes backward wait for another forward", async () => {
    const made = program("both", {}, (p) => {
      const w = p.parameter("w", "f64[2]", "ones");
      return {
        nodes: { loss: g.sum(g.square(w)) },
        outputs: ["loss"],
        gradients: { of: "loss" },
        updates: { w: g.mul(w, 2) },
      };
    });
    const model = (await moduleOf(made)).create();
    model.initialize();
    model.forward();
    expect(numbersOf(model.backward()["w"])).toEqual([2, 2]);
    model.step();
    expect(() => model.backward()).toThrow(new Error("backward needs a forward that succeeded before it"));
    model.forward();
    expect(numbersOf(model.backward()["w"])).toEqual([4, 4]);
    model.evaluate();
    expect(numbersOf(model.backward()["w"])).toEqual([4, 4]);
  });
});

describe("state", () => {
  const noisy = program("noisy", {}, (p) => {
    const m = p.state("m", "f64[5]", { normal: { std: 2 } });
    return { nodes: { y: g.sum(m) }, outputs: ["y"], updates: { m: g.neg(m) } };
  });

  test("begins as initialize(0) leaves it, and may be given in a call", async () => {
    const { create } = await moduleOf(noisy);
    const [model, other] = [create(), create()];
    const begin = numbersOf(model.state["m"]);
    expect(new Set(begin).size).toBe(5);
    model.step();
    expect(numbersOf(model.state["m"])).toEqual(begin.map((value) => -value));
    model.initialize();
    expect(numbersOf(model.state["m"])).toEqual(begin);
    model.initialize(1);
    expect(numbersOf(model.state["m"])).not.toEqual(begin);
    expect(other.forward({ m: Float64Array.of(1, 2, 3, 4, 5) })).toEqual({ y: 15 });
    expect(numbersOf(other.state["m"])).toEqual([1, 2, 3, 4, 5]);
  });
});

describe("training", () => {
  /** Outputs that are one node in one of evaluate and forward, and two in the other. */
  const kinds = program("kinds", {}, (p) => {
    const x = p.input("x", "f64[3]"),
      doubled = g.mul(x, 2),
      noise = g.add(x, 100);
    const nodes = {
      doubled,
      noisy: g.where(p.training, noise, doubled),
      scaled: g.where(p.training, x, noise),
      flag: p.training,
      same: g.where(p.training, doubled, doubled),
      crossed: g.where(p.training, noise, x),
    };
    return { nodes, outputs: [...Object.keys(nodes), "x"] };
  });

  test("is true in forward and false in evaluate, whatever the outputs share", async () => {
    const { create, ...module } = await moduleOf(kinds);
    expect(Object.keys(module).sort()).toEqual(["evaluate", "forward", "signature"]);
    const model = create(),
      x = Float64Array.of(1, 2, 3),
      twice = Float64Array.of(2, 4, 6),
      noise = Float64Array.of(101, 102, 103);
    const trained = { doubled: twice, noisy: noise, scaled: x, flag: true, same: twice, crossed: noise, x };
    const evaluated = { doubled: twice, noisy: twice, scaled: noise, flag: false, same: twice, crossed: x, x };
    expect(model.forward({ x })).toEqual(trained);
    expect(model.evaluate()).toEqual({ outputs: model.outputs });
    expect({ ...model.outputs }).toEqual(evaluated);
    expect({ ...model.forward() }).toEqual(trained);
    expect(model.evaluate({ x })).toEqual({ outputs: evaluated });
    expect({ ...model.evaluate().outputs }).toEqual(evaluated);
  });

  test("agrees with the evaluator, and after another evaluate backward waits", async () => {
    const spec = readSpec({
      name: "dropout",
      inputs: { x: "f32[6]" },
      parameters: { w: "f32[6]" },
      nodes: { h: "training ? tanh(w * x) / 0.5 : tanh(w * x)", loss: "sum(h ** 2)" },
      outputs: ["h", "loss"],
      gradients: { of: "loss" },
    });
    const { outputs } = spec.declare(),
      x = Float32Array.of(1, 2, 3, 4, 5, 6),
      w = Float32Array.of(0.1, -0.2, 0.3, -0.4, 0.5, -0.6);
    const values = new Map([x, w].map((row, at) => [at === 0 ? "x" : "w", Float64Array.from(row)]));
    const model = (await moduleOf(spec)).create();
    for (const training of [true, false]) {
      const [h] = evaluate([...outputs.values()], values, { training });
      const got = training ? model.forward({ x, w }) : model.evaluate({ x, w }).outputs;
      numbersOf(got["h"]).forEach((value, at) => expect(value).toBeCloseTo(h?.data[at] ?? NaN, 6));
    }
    expect(() => model.backward()).toThrow("backward needs a forward");
    model.forward();
    expect(numbersOf(model.backward(1)["w"])).toHaveLength(6);
    model.evaluate();
    expect(() => model.backward()).toThrow("backward needs a forward");
  });

  test("is a name like another where the user gives it a meaning", async () => {
    const spec = readSpec({
      name: "shadowed",
      inputs: { training: "f64" },
      nodes: { y: "2 * training" },
      outputs: ["y"],
    });
    const module = await moduleOf(spec);
    expect(Object.keys(module)).toEqual(["create", "forward", "signature"]);
    expect(module.forward({ training: 4 })).toEqual({ y: 8 });
  });
});

test("a model has what its program has, and nothing else", async () => {
  const model: StatefulModel = (await moduleOf(memory)).create();
  const names: Named = { ...Object.fromEntries(Object.keys(model).map((key) => [key, true])) };
  expect(Object.keys(names)).toEqual(["state", "outputs", "forward", "step", "evaluate", "initialize"]);
});
