/** Calls of an emitted module: what they accept, what they say of what they do not, what they own. */
import { describe, expect, test } from "vitest";
import { compile, type Compiled } from "../../compiler/compile.js";
import { load } from "../../compiler/load.js";
import * as g from "../../src/index.js";
import { program, type Program } from "../../src/program.js";

type Value = number | boolean | Float32Array | Float64Array | Int32Array | Uint8Array;
type Named = { [name: string]: Value };
interface Results {
  outputs: Named;
  gradients: Named;
}
interface Model {
  readonly inputs: Named;
  readonly parameters: Named;
  readonly outputs: Named;
  readonly gradients: Named;
  forward(...args: readonly unknown[]): Named;
  backward(...args: readonly unknown[]): Named;
  forwardBackward(...args: readonly unknown[]): Results;
  initialize(seed?: unknown): void;
}
interface Module extends Model {
  create(binding?: unknown): Model;
}

/** Tensors and scalars of every dtype, going in and coming out. */
const mixed = program("mixed", { sizes: { n: 3 } }, (p) => {
  const x = p.input("x", "f32[2, n]");
  const mask = p.input("mask", "bool[n]");
  const shift = p.input("shift", "i32");
  const on = p.input("on", "bool");
  const w = p.parameter("w", "f32[n]", "ones");
  const b = p.parameter("b", "f32");
  const y = g.where(mask, g.mul(x, w), x);
  const loss = g.add(g.sum(g.where(on, y, g.neg(y))), g.mul(b, g.cast(shift, "f32")));
  const nodes = { y, loss, positive: g.greater(loss, 0), count: g.sum(g.cast(mask, "i32")), which: g.logicalNot(mask) };
  return { nodes, outputs: Object.keys(nodes), gradients: { of: "loss" } };
});

/** The gradient of a tensor: y = x^2, seed obligatory. */
const tensor = program("tensor", {}, (p) => {
  const x = p.input("x", "f64[4]");
  return { nodes: { y: g.square(x) }, outputs: ["y"], gradients: { of: "y", wrt: ["x"] } };
});

const indexed = program("indexed", {}, (p) => {
  const table = p.parameter("table", "f64[5]");
  const i = p.input("i", "i32[3]");
  const rows = g.take(table, i);
  return { nodes: { rows, loss: g.sum(g.square(rows)) }, outputs: ["loss", "rows"], gradients: { of: "loss" } };
});

const compiled = new Map<Program, Promise<Compiled>>();

/** A fresh import of the module; it is compiled once. */
async function moduleOf(made: Program): Promise<Module> {
  const known = compiled.get(made) ?? compile(made);
  compiled.set(made, known);
  return load<Module>(await known);
}

const mixedInputs = (): Named => ({
  x: Float32Array.of(1, 2, 3, 4, 5, 6),
  mask: Uint8Array.of(1, 0, 1),
  shift: 4,
  on: true,
  w: Float32Array.of(10, 20, 30),
  b: 0.5,
});
const mixedOutputs = (): Named => ({
  ...{ y: new Float32Array(6), loss: 0, positive: false, count: 0 },
  which: new Uint8Array(3),
});
const mixedGradients = (): Named => ({ w: new Float32Array(3), b: 0 });

/** y = [10, 2, 90, 40, 5, 180], their sum 327, and 4 b = 2. */
const expectedOutputs: Named = {
  y: Float32Array.of(10, 2, 90, 40, 5, 180),
  loss: 329,
  positive: true,
  count: 2,
  which: Uint8Array.of(0, 1, 0),
};
const expectedGradients: Named = { w: Float32Array.of(5, 0, 9), b: 4 };

describe("results", () => {
  test("are fresh copies where only inputs are given, and have the types of the declarations", async () => {
    const { forward, backward, forwardBackward } = await moduleOf(mixed);
    const first = forward(mixedInputs());
    expect(first).toEqual(expectedOutputs);
    expect(backward(1)).toEqual(expectedGradients);
    const second = forwardBackward({ x: new Float32Array(6) });
    expect(first).toEqual(expectedOutputs);
    expect(second.outputs["y"]).not.toBe(first["y"]);
    expect(second.gradients).toEqual({ w: new Float32Array(3), b: 4 });
  });

  test("fill `out`, which is what is returned", async () => {
    const { forward, backward, forwardBackward } = await moduleOf(mixed);
    const outputs = mixedOutputs(),
      { y } = outputs;
    expect(forward(mixedInputs(), outputs)).toBe(outputs);
    expect(outputs).toEqual(expectedOutputs);
    expect(outputs["y"]).toBe(y);
    const gradients = mixedGradients();
    expect(backward(undefined, gradients)).toBe(gradients);
    expect(gradients).toEqual(expectedGradients);
    const results = { outputs: mixedOutputs(), gradients: mixedGradients() };
    expect(forwardBackward(mixedInputs(), results)).toBe(results);
    expect(results).toEqual({ outputs: expectedOutputs, gradients: expectedGradients });
  });

  test("are the model's own views without arguments: the same object each time, current, and enumerable", async () => {
    const { create } = await moduleOf(mixed);
    const model = create();
    model.forward(mixedInputs());
    const own = model.forward();
    expect(own).toBe(model.outputs);
    expect({ ...own }).toEqual(expectedOutputs);
    expect(model.backward()).toBe(model.gradients);
    expect({ ...model.gradients }).toEqual(expectedGradients);
    model.inputs["shift"] = 8;
    expect(model.forwardBackward()).toEqual({ outputs: model.outputs, gradients: model.gradients });
    expect(own["loss"]).toBe(331);
    expect(model.gradients["b"]).toBe(8);
  });

  test("have the gradients times the seed, where that is a number", async () => {
    const { forward, backward, forwardBackward, create } = await moduleOf(mixed);
    forward(mixedInputs());
    const half = { w: Float32Array.of(2.5, 0, 4.5), b: 2 };
    expect(backward(0.5)).toEqual(half);
    expect(backward(0.5, mixedGradients())).toEqual(half);
    expect(forwardBackward(undefined, undefined, 0.5).gradients).toEqual(half);
    const results = { outputs: mixedOutputs(), gradients: mixedGradients() };
    expect(forwardBackward(mixedInputs(), results, 0.5).gradients).toEqual(half);
    const model = create();
    model.forwardBackward(mixedInputs(), undefined, 0.5);
    expect({ ...model.gradients }).toEqual(expectedGradients);
  });

  test("need an array as seed where a tensor is differentiated", async () => {
    const { forward, backward, forwardBackward } = await moduleOf(tensor);
    const x = Float64Array.of(1, 2, 3, 4),
      seed = Float64Array.of(1, 0, -1, 0.5);
    forward({ x });
    expect(backward(seed)).toEqual({ x: Float64Array.of(2, 0, -6, 4) });
    expect(backward(seed, { x: new Float64Array(4) })).toEqual({ x: Float64Array.of(2, 0, -6, 4) });
    expect(forwardBackward({ x }, undefined, seed).gradients).toEqual({ x: Float64Array.of(2, 0, -6, 4) });
    forward({ x });
    const expected = "seed: expected Float64Array of length 4 (f64[4]), got";
    expect(() => backward()).toThrow(new TypeError(`${expected} nothing`));
    expect(() => backward(1)).toThrow(new TypeError(`${expected} 1`));
    expect(() => backward(new Float32Array(4))).toThrow(new TypeError(`${expected} Float32Array of length 4`));
    expect(() => forwardBackward({ x })).toThrow(new TypeError(`${expected} nothing`));
  });
});

describe("what a call gives", () => {
  const wrong: readonly (readonly [what: string, given: unknown, message: string])[] = [
    ["no object", 3, "inputs: expected an object, got 3"],
    ["null", null, "inputs: expected an object, got null"],
    ["an unknown name", { z: 1 }, 'unknown input "z": expected x, mask, shift, on, w, b'],
    [
      "a wrong dtype",
      { x: new Float64Array(6) },
      "input x: expected Float32Array of length 6 (f32[2, 3]), got Float64Array of length 6",
    ],
    [
      "a wrong length",
      { x: new Float32Array(5) },
      "input x: expected Float32Array of length 6 (f32[2, 3]), got Float32Array of length 5",
    ],
    [
      "a list",
      { x: [1, 2, 3, 4, 5, 6] },
      "input x: expected Float32Array of length 6 (f32[2, 3]), got Array of length 6",
    ],
    ["a number for a tensor", { w: 1 }, "parameter w: expected Float32Array of length 3 (f32[3]), got 1"],
    ["null for a tensor", { w: null }, "parameter w: expected Float32Array of length 3 (f32[3]), got null"],
    [
      "signed bytes for bool",
      { mask: new Int8Array(3) },
      "input mask: expected Uint8Array of length 3 (bool[3]), got Int8Array of length 3",
    ],
    [
      "an array for a number",
      { b: Float32Array.of(1) },
      "parameter b: expected a number, got Float32Array of length 1",
    ],
    ["a string for a number", { b: "1" }, "parameter b: expected a number, got a string"],
    ["a fraction for an integer", { shift: 1.5 }, "input shift: expected a whole number of 32 bits, got 1.5"],
    ["too large an integer", { shift: 2 ** 31 }, "input shift: expected a whole number of 32 bits, got 2147483648"],
    ["a number that is no flag", { on: 2 }, "input on: expected true or false, got 2"],
    ["an object without a class", { on: Object.create(null) }, "input on: expected true or false, got object"],
  ];
  test.each(wrong)("is a TypeError if it is %s, and changes nothing", async (_, given, message) => {
    const { forward, forwardBackward } = await moduleOf(mixed);
    const valid = mixedInputs(),
      before = forward(valid);
    const all = typeof given === "object" && given !== null ? { x: new Float32Array(6), ...given } : given;
    expect(() => forward(all)).toThrow(new TypeError(message));
    expect(() => forwardBackward(all)).toThrow(new TypeError(message));
    expect({ ...forward() }).toEqual(before);
  });

  test("may leave out what was set before, and only that", async () => {
    const { forward } = await moduleOf(mixed);
    const { b, ...others } = mixedInputs();
    const never = new TypeError("b has never been set: give it in a call, or call initialize");
    expect(() => forward()).toThrow(new TypeError("x has never been set: give it in a call, or call initialize"));
    expect(() => forward(others)).toThrow(never);
    expect(() => forward({ ...others, b: undefined })).toThrow(never);
    expect(forward({ ...others, b })).toEqual(expectedOutputs);
    expect(forward({})).toEqual(expectedOutputs);
    expect(forward({ on: 0 })["loss"]).toBe(-325);
    expect(forward(undefined, mixedOutputs())["loss"]).toBe(-325);
  });

  test("counts as set when the model's own memory is asked for, or initialize fills it", async () => {
    const { create } = await moduleOf(mixed);
    const model = create();
    model.initialize();
    expect(() => model.forward()).toThrow("x has never been set");
    const { inputs } = model;
    expect(() => model.forward()).toThrow("b has never been set");
    inputs["shift"] = 7;
    model.parameters["b"] = 2;
    expect(model.forward()["loss"]).toBe(14);
    expect(inputs).toBe(model.inputs);
  });

  test("is copied: arrays of the caller may change afterwards, and are not changed", async () => {
    const { forward, backward } = await moduleOf(mixed);
    const given = mixedInputs();
    forward(given);
    expect(given).toEqual(mixedInputs());
    (given["x"] as Float32Array).fill(0);
    expect(backward(1)).toEqual(expectedGradients);
  });

  test("may be the model's own view of itself, not of another input; a result of the model may be given", async () => {
    const made = program("swap", {}, (p) => {
      const a = p.input("a", "f64[3]"),
        b = p.input("b", "f64[3]");
      return { nodes: { y: g.add(g.mul(a, 10), b) }, outputs: ["y"] };
    });
    const { create } = await moduleOf(made);
    const { inputs, forward, outputs } = create();
    (inputs["a"] as Float64Array).set([1, 2, 3]);
    (inputs["b"] as Float64Array).set([4, 5, 6]);
    expect(forward({ a: inputs["a"] })).toEqual({ y: Float64Array.of(14, 25, 36) });
    const message = "input a is the model's own memory of input b: pass a copy";
    expect(() => forward({ a: inputs["b"], b: inputs["a"] })).toThrow(new TypeError(message));
    expect(() => forward({ a: (inputs["b"] as Float64Array).subarray(0) })).toThrow(new TypeError(message));
    expect(forward({ a: outputs["y"] })).toEqual({ y: Float64Array.of(144, 255, 366) });
  });
});

describe("where results are to go", () => {
  const wrong: readonly (readonly [what: string, out: unknown, message: string])[] = [
    ["no object", 3, "out: expected an object, got 3"],
    [
      "a missing array",
      { ...mixedOutputs(), y: undefined },
      "result y: expected Float32Array of length 6 (f32[2, 3]), got nothing",
    ],
    [
      "a wrong dtype",
      { ...mixedOutputs(), y: new Float64Array(6) },
      "result y: expected Float32Array of length 6 (f32[2, 3]), got Float64Array of length 6",
    ],
    [
      "a wrong length",
      { ...mixedOutputs(), which: new Uint8Array(4) },
      "result which: expected Uint8Array of length 3 (bool[3]), got Uint8Array of length 4",
    ],
  ];
  test.each(wrong)("%s is a TypeError", async (_, out, message) => {
    const { forward, forwardBackward } = await moduleOf(mixed);
    forward(mixedInputs());
    expect(() => forward(undefined, out)).toThrow(new TypeError(message));
    const results = { outputs: out, gradients: mixedGradients() };
    expect(() => forwardBackward(undefined, results)).toThrow(new TypeError(message.replace("out:", "out.outputs:")));
  });

  test("a wrong gradient is a TypeError", async () => {
    const { forward, backward, forwardBackward } = await moduleOf(mixed);
    forward(mixedInputs());
    const message = "gradient w: expected Float32Array of length 3 (f32[3]), got nothing";
    expect(() => backward(1, { b: 0 })).toThrow(new TypeError(message));
    expect(() => forwardBackward({}, { outputs: mixedOutputs(), gradients: {} })).toThrow(new TypeError(message));
    expect(() => forwardBackward({}, { outputs: mixedOutputs() })).toThrow(
      new TypeError("out.gradients: expected an object, got nothing"),
    );
    expect(() => forwardBackward({}, 3)).toThrow(new TypeError("out: expected an object, got 3"));
    expect(() => backward("1")).toThrow(new TypeError("seed: expected a number, got a string"));
  });

  test("an array that shares memory with an input of the call is a TypeError, also on the second try", async () => {
    const { forward, forwardBackward } = await moduleOf(mixed);
    const { buffer } = new Float32Array(20),
      given = { ...mixedInputs(), x: new Float32Array(buffer, 0, 6) };
    const message = "result y shares memory with input x: pass an array of its own";
    const overlapping = { ...mixedOutputs(), y: new Float32Array(buffer, 20, 6) };
    for (let turn = 0; turn < 3; turn++) expect(() => forward(given, overlapping)).toThrow(new TypeError(message));
    expect(() => forward(given, { ...mixedOutputs(), y: given.x })).toThrow(new TypeError(message));
    forward(given, { ...mixedOutputs(), y: new Float32Array(buffer, 24, 6) });
    const { w = 0 } = given as Named;
    expect(() => forwardBackward(given, { outputs: mixedOutputs(), gradients: { w, b: 0 } })).toThrow(
      new TypeError("gradient w shares memory with parameter w: pass an array of its own"),
    );
    // An input of an earlier call is the caller's again.
    expect(forward({ ...mixedInputs() }, overlapping)["loss"]).toBe(329);
  });

  test("memory of the model is a TypeError; that of another model is not", async () => {
    const { create } = await moduleOf(mixed);
    const [model, other] = [create(), create()];
    model.forward(mixedInputs());
    const message = "result y is memory of the model: pass an array of your own";
    const own = { ...mixedOutputs(), y: model.outputs["y"] };
    expect(() => model.forward({}, own)).toThrow(new TypeError(message));
    expect(() => model.forward(undefined, own)).toThrow(new TypeError(message));
    expect(() => model.backward(1, { w: model.gradients["w"], b: 0 })).toThrow(
      new TypeError("gradient w is memory of the model: pass an array of your own"),
    );
    expect(model.forward({}, { ...mixedOutputs(), y: other.outputs["y"] })["loss"]).toBe(329);
  });

  test("an array that a call checks is checked again when another call brings other inputs", async () => {
    const { forward } = await moduleOf(tensor);
    const memory = new Float64Array(12),
      out = { y: memory.subarray(0, 4) };
    forward({ x: memory.subarray(4, 8) }, out);
    expect(() => forward({ x: memory.subarray(2, 6) }, out)).toThrow("result y shares memory with input x");
    forward({ x: memory.subarray(8, 12) }, out);
  });
});

describe("backward", () => {
  const refusal = new Error("backward needs a forward that succeeded before it");

  test("refuses before a forward, and after forwardBackward of other inputs or initialize", async () => {
    const { forward, backward, forwardBackward, initialize } = await moduleOf(mixed);
    expect(() => backward()).toThrow(refusal);
    forward(mixedInputs());
    backward();
    backward();
    // The same inputs: what forward left still holds.
    forwardBackward();
    expect({ ...backward() }).toEqual(expectedGradients);
    forwardBackward({ shift: 1 });
    expect(() => backward()).toThrow(refusal);
    expect(() => backward(1)).toThrow(refusal);
    forward();
    initialize(1);
    expect(() => backward(1, mixedGradients())).toThrow(refusal);
  });

  test("refuses after a forward that failed on an index, whose error names node, value and position", async () => {
    const { create } = await moduleOf(indexed);
    const { forward, backward, forwardBackward } = create();
    const table = Float64Array.of(1, 2, 3, 4, 5);
    forward({ table, i: Int32Array.of(0, 4, 1) });
    const bad = { i: Int32Array.of(0, 1, 5) };
    expect(() => forward(bad)).toThrow(RangeError);
    expect(() => forward(bad)).toThrow(/^rows: .*\b5 at position 2/);
    expect(() => backward()).toThrow(refusal);
    expect(() => forwardBackward({ i: Int32Array.of(-1, 0, 0) })).toThrow(/^rows: .*-1 at position 0/);
    expect(forward({ i: Int32Array.of(0, 4, 1) })["loss"]).toBe(1 + 25 + 4);
    expect(backward()["table"]).toEqual(Float64Array.of(2, 4, 0, 0, 10));
  });

  test("with --debug says which input has changed since forward", async () => {
    const { create } = await load<Module>(await compile(mixed, { debug: true }));
    const model = create();
    model.forward(mixedInputs());
    expect({ ...model.backward() }).toEqual(expectedGradients);
    (model.inputs["x"] as Float32Array)[3] = 1;
    expect(() => model.backward()).toThrow(new Error("x has changed since forward"));
  });
});

describe("create", () => {
  test("gives models that share nothing", async () => {
    const { create, forward } = await moduleOf(mixed);
    const [a, b] = [create(), create({ n: 3 })];
    a.forward(mixedInputs());
    b.forward({ ...mixedInputs(), shift: 0 });
    forward({ ...mixedInputs(), shift: -4 });
    expect(a.outputs["loss"]).toBe(329);
    expect(b.outputs["loss"]).toBe(327);
    expect({ ...a.backward() }).toEqual(expectedGradients);
  });

  test("refuses sizes that the module does not have", async () => {
    const { create } = await moduleOf(mixed);
    expect(() => create({ m: 3 })).toThrow(new TypeError('there is no size "m" in mixed'));
    expect(() => create({ n: 4 })).toThrow(new RangeError("mixed was compiled for n = 3, not 4"));
  });

  test("gives views that cannot be replaced by mistake", async () => {
    const { create } = await moduleOf(mixed);
    const { inputs, outputs } = create();
    expect(() => (inputs["x"] = new Float32Array(6))).toThrow(TypeError);
    expect(() => (outputs["loss"] = 1)).toThrow(TypeError);
  });
});

test("a program that derives nothing has forward alone", async () => {
  const made = program("plain", {}, (p) => {
    const x = p.input("x", "f64");
    return { nodes: { y: g.mul(x, 2) }, outputs: ["y", "x"] };
  });
  const module = await moduleOf(made);
  expect(Object.keys(module)).toEqual(["create", "forward", "signature"]);
  expect(module.forward({ x: 4 })).toEqual({ y: 8, x: 4 });
  expect(Object.keys(module.create())).toEqual(["outputs", "forward"]);
});

test("a program without inputs is computed from its constants", async () => {
  const made = program("constants", {}, () => ({
    nodes: { y: g.sum(g.constant([1, 2, 3.5], { dtype: "f64" })) },
    outputs: ["y"],
  }));
  const { forward } = await moduleOf(made);
  expect(forward()["y"]).toBe(6.5);
  expect(forward({})).toEqual({ y: 6.5 });
  expect(() => forward({ x: 1 })).toThrow(new TypeError('unknown input "x": there are none'));
});
