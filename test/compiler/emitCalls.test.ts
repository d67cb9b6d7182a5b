/** Calls of an emitted module: what they accept, what they say of what they do not, what they own. */
import { describe, expect, test } from "vitest";
import * as g from "../../src/index.js";
import { program } from "../../src/program.js";
import {
  expectedGradients,
  expectedOutputs,
  mixed,
  mixedGradients,
  mixedInputs,
  mixedOutputs,
  moduleOf,
  tensor,
} from "../support/calledModules.js";

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
