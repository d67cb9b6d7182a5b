/** Where the results of a call may go, when backward refuses, and models that share nothing. */
import { describe, expect, test } from "vitest";
import { compile } from "../../compiler/compile.js";
import { load } from "../../compiler/load.js";
import {
  expectedGradients,
  indexed,
  mixed,
  mixedGradients,
  mixedInputs,
  mixedOutputs,
  moduleOf,
  tensor,
  type Module,
  type Named,
} from "../support/calledModules.js";

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
