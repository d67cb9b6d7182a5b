/** Calls of a module whose kernels are WebAssembly: they say what those of JavaScript say, and do what those do. */
import assemble from "watr/compile";
import { describe, expect, test } from "vitest";
import { check } from "../../../compiler/check.js";
import { compile } from "../../../compiler/compile.js";
import { load } from "../../../compiler/load.js";
import { readSpec } from "../../../src/spec/read.js";
import {
  indexed,
  mixed,
  mixedGradients,
  mixedInputs,
  mixedOutputs,
  moduleOf,
  tensor,
  type Module,
  type Named,
} from "../../support/calledModules.js";

const learning = readSpec({
  name: "learning",
  sizes: { n: 4 },
  inputs: { x: "f32[n, 3]", i: "i32[2]" },
  parameters: { w: { type: "f32[3]", init: { normal: { std: 1 } } }, b: "f32" },
  state: { m: { type: "f32[3]", init: { uniform: { low: 0, high: 1 } } }, turn: { type: "i32", init: 0 } },
  nodes: {
    y: "tanh(matmul(x, w) + b) * (training ? 2 : 1)",
    picked: "take(y, i)",
    loss: "mean(y * y) + sum(picked)",
  },
  outputs: ["loss", "picked"],
  gradients: { of: "loss", wrt: ["w", "b"] },
  jvp: { of: "y", wrt: ["w"] },
  hessian: { of: "loss", wrt: "w" },
  updates: { m: "0.9 * m + 0.1 * mean(x, { axis: 0 })", turn: "turn + 1", w: "w - 0.1 * m", b: "0.9 * b + 0.1 * loss" },
});
const batch = (): Named => ({ x: Float32Array.from({ length: 12 }, (_, at) => Math.sin(at)), i: Int32Array.of(3, 0) });

/** What a call of each module throws, as its class and its text. */
function thrown(call: () => unknown): string {
  try {
    call();
  } catch (error) {
    return String(error);
  }
  return "nothing";
}

const all = mixedInputs;
const f32 = (...numbers: number[]): Float32Array => Float32Array.of(...numbers);

type Wrong = readonly [what: string, made: Parameters<typeof moduleOf>[0], call: (module: Module) => unknown];
const wrongCalls: readonly Wrong[] = [
  ["no object", mixed, ({ forward }) => forward(3)],
  ["an unknown name", mixed, ({ forward }) => forward({ z: 1 })],
  ["a wrong dtype", mixed, ({ forward }) => forward({ ...all(), x: new Float64Array(6) })],
  ["a wrong length", mixed, ({ forwardBackward }) => forwardBackward({ ...all(), x: f32(1) })],
  ["a list", mixed, ({ forward }) => forward({ ...all(), w: [1, 2, 3] })],
  ["a number for a tensor", mixed, ({ forward }) => forward({ ...all(), w: 1 })],
  ["a string for a number", mixed, ({ forward }) => forward({ ...all(), b: "1" })],
  ["a fraction for an integer", mixed, ({ forward }) => forward({ ...all(), shift: 1.5 })],
  ["no flag", mixed, ({ forward }) => forward({ ...all(), on: 2 })],
  ["what was never set", mixed, ({ forward }) => forward()],
  ["some of it never set", mixed, ({ forward }) => forward({ x: new Float32Array(6) })],
  ["backward before forward", mixed, ({ backward }) => backward()],
  ["a bad seed", mixed, (module) => (module.forward(all()), module.backward("1"))],
  ["no seed for a tensor", tensor, (module) => (module.forward({ x: new Float64Array(4) }), module.backward())],
  ["an incomplete out", mixed, ({ forward }) => forward(all(), { loss: 0 })],
  ["a wrong array in out", mixed, ({ forward }) => forward(all(), { ...mixedOutputs(), y: f32(1) })],
  [
    "an out that is an input",
    mixed,
    ({ forward }) => {
      const given = all();
      return forward(given, { ...mixedOutputs(), y: given["x"] });
    },
  ],
  [
    "an out of the model's own",
    mixed,
    ({ create }) => {
      const model = create();
      return model.forward(all(), { ...mixedOutputs(), y: model.outputs["y"] });
    },
  ],
  [
    "gradients of the model's own",
    mixed,
    ({ create }) => {
      const model = create();
      model.forward(all());
      return model.backward(1, { ...mixedGradients(), w: model.gradients["w"] });
    },
  ],
  [
    "another input's place",
    mixed,
    ({ create }) => {
      const { parameters, inputs, forward } = create();
      return forward({
        ...inputs,
        w: (parameters["w"] as Float32Array).subarray(0),
        x: inputs["x"],
        mask: parameters["w"],
      });
    },
  ],
  ["an index too large", indexed, ({ forward }) => forward({ table: new Float64Array(5), i: Int32Array.of(0, 5, 1) })],
  ["a negative index", indexed, ({ forward }) => forward({ table: new Float64Array(5), i: Int32Array.of(0, 1, -7) })],
  [
    "an index too large in a step",
    learning,
    ({ step }) => step({ ...batch(), b: 0, w: f32(1, 2, 3), i: Int32Array.of(4, 0) }),
  ],
  ["tangents of a wrong name", learning, ({ jvp }) => jvp({ ...batch(), w: f32(1, 2, 3), b: 1 }, { v: 1 })],
  ["no tangents", learning, ({ jvp }) => jvp({ ...batch(), w: f32(1, 2, 3), b: 1 })],
  ["a short hessian", learning, ({ hessian }) => hessian({ ...batch(), w: f32(1, 2, 3), b: 1 }, f32(1))],
  ["a bad seed of random numbers", learning, ({ initialize }) => initialize(0.5)],
  ["sizes of no binding", learning, ({ create }) => create({ n: 7 })],
  ["a size that there is not", learning, ({ create }) => create({ batch: 7 })],
];

test.each(wrongCalls)("%s: the same error as in JavaScript", async (_, made, call) => {
  const [script, wasm] = [await moduleOf(made), await moduleOf(made, "wasm")];
  const expected = thrown(() => call(script));
  expect(expected).toMatch(/^(Type|Range|)Error: /);
  expect(thrown(() => call(wasm))).toBe(expected);
});

describe("after an index error", () => {
  test("the model has changed nothing but its inputs, and works on", async () => {
    const [script, wasm] = [(await moduleOf(learning)).create(), (await moduleOf(learning, "wasm")).create()];
    const results = [script, wasm].map((model) => {
      model.initialize(3);
      model.step({ ...batch(), b: 0.5 });
      const before = structuredClone({ ...model.parameters, ...model.state });
      expect(() => model.step({ ...batch(), i: Int32Array.of(0, 99) })).toThrow(RangeError);
      expect({ ...model.parameters, ...model.state }).toEqual(before);
      expect(() => model.backward()).toThrow("backward needs a forward that succeeded before it");
      return structuredClone([model.step(batch()), model.forwardBackward(batch()), model.hessian(batch())]);
    });
    expect(results[1]).toEqual(results[0]);
  });
});

test("a trap is told as a fault of the compiler's, and the model works on when the next call does not trap", async () => {
  const { javascript, wasm, ...rest } = await compile(tensor, { target: "wasm" });
  // Traps as long as the first input is 0: an i32 division by zero.
  const trapping = `(module (import "gradc" "memory" (memory 1))
    (func (export "forward") (drop (i32.div_s (i32.const 1) (i32.load (i32.const 16)))))
    (func (export "backward")) (func (export "forwardBackward") unreachable))`;
  const digits = Buffer.from(wasm ?? []).toString("hex"),
    other = Buffer.from(assemble(trapping)).toString("hex");
  expect(javascript).toContain(digits);
  const { create } = await load<Module>({ ...rest, javascript: javascript.replace(digits, other) });
  const model = create();
  const message = (name: string, said: string): string =>
    `tensor: ${name} did not end; this is a fault of gradc's, not of the call: ${said}`;
  expect(() => model.forward({ x: Float64Array.of(0, 1, 2, 3) })).toThrow(message("forward", "divide by zero"));
  expect(() => model.forwardBackward({ x: new Float64Array(4) }, undefined, new Float64Array(4))).toThrow(
    message("forwardBackward", "unreachable"),
  );
  // The lower half of 1 + 2^-52 is 1.
  expect(model.forward({ x: Float64Array.of(1 + 2 ** -52, 1, 2, 3) })).toEqual({ y: new Float64Array(4) });
});

test("initialize, step and evaluate give the bits of JavaScript, for each binding of a module", async () => {
  const bind = [{ n: 4 }, { n: 1 }, { n: 17 }];
  const results = await Promise.all(
    (["js", "wasm"] as const).map(async (target) => {
      const module = await load<Module>(await compile(learning, { target, bind }));
      return bind.map((sizes) => {
        const model = module.create(sizes),
          x = Float32Array.from({ length: 3 * sizes.n }, (_, at) => Math.cos(at)),
          given = { x, i: Int32Array.of(0, sizes.n - 1) };
        model.initialize(11);
        for (let turn = 0; turn < 100; turn++) model.step(turn === 0 ? { ...given, b: 0.25 } : given);
        const evaluated = model.evaluate(given);
        return structuredClone([evaluated, model.parameters, model.state, model.jvp(given, { w: f32(1, -1, 2) })]);
      });
    }),
  );
  expect(results[1]).toEqual(results[0]);
  expect(results[1]?.[0]?.[2]).toMatchObject({ turn: 100 });
});

test("check calls it, and finds what is right", async () => {
  const rows = await check(await compile(learning, { target: "wasm", bind: [{ n: 4 }, { n: 2 }] }));
  expect(rows.filter(({ passed }) => !passed)).toEqual([]);
  expect(rows.length).toBeGreaterThan(20);
});
