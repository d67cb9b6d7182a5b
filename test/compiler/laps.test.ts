/** A module that is measured: the same values, and word of every kernel in its order. */
import { describe, expect, test } from "vitest";
import { compile } from "../../compiler/compile.js";
import { load } from "../../compiler/load.js";
import { readSpec } from "../../src/spec/read.js";
import { typeErrors } from "../support/typeCheck.js";

const spec = {
  name: "timed",
  inputs: { x: "f32[30, 40]", i: "i32[3]" },
  parameters: { w: "f32[40, 20]" },
  nodes: { h: "tanh(matmul(take(x, i), w))", loss: "sum(h * h)" },
  outputs: ["loss"],
  gradients: { of: "loss" },
};

interface Measured {
  readonly laps: { done: (kernel: number) => void };
  readonly forwardBackward: (inputs: object) => { readonly outputs: { readonly loss: number } };
}

const inputs = {
  x: Float32Array.from({ length: 1200 }, (_, at) => Math.sin(at)),
  i: Int32Array.of(2, 0, 29),
  w: new Float32Array(800).fill(0.05),
};

describe.each(["js", "wasm"] as const)("for %s, laps", (target) => {
  test("are told of each kernel, and change no value", async () => {
    const program = readSpec(spec),
      compiled = await compile(program, { target, laps: true });
    const module = await load<Measured>(compiled),
      plain = await load<Measured>(await compile(program, { target }));
    const seen: number[] = [];
    module.laps.done = (kernel) => seen.push(kernel);
    const result = module.forwardBackward(inputs);
    const { kernels } = compiled.kernels.functions.find(({ name }) => name === "forwardBackward") ?? { kernels: [] };
    expect(seen).toEqual([-1, ...kernels.keys()]);
    expect(result).toEqual(plain.forwardBackward(inputs));
    expect(plain).not.toHaveProperty("laps");
    expect(typeErrors({ "timed.ts": compiled.typescript, "declared.d.ts": compiled.declarations })).toEqual([]);
  });

  test("end where a kernel fails", async () => {
    const module = await load<Measured>(await compile(readSpec(spec), { target, laps: true }));
    const wrong = { ...inputs, i: Int32Array.of(0, 30, 0) };
    expect(() => module.forwardBackward(wrong)).toThrow(RangeError);
  });
});
