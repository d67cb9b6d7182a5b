/** Derivatives as functions of a module where there is little to derive: scalars, no inputs, nothing that depends. */
import { expect, test } from "vitest";
import { readSpec } from "../../src/spec/read.js";
import { moduleOf } from "../support/calledModules.js";

test("of scalars by scalars are numbers", async () => {
  const spec = readSpec({
    name: "scalars",
    inputs: { x: "f64" },
    nodes: { y: "x ** 3" },
    outputs: ["y"],
    ...{ jvp: { of: "y", wrt: ["x"] }, hvp: { of: "y", wrt: ["x"] } },
    ...{ jacobian: { of: "y", wrt: "x" }, hessian: { of: "y", wrt: "x" } },
  });
  const model = (await moduleOf(spec)).create();
  expect(model.jacobian({ x: 2 })).toBe(12);
  expect(model.hessian()).toBe(12);
  expect(model.hessian({ x: 3 })).toBe(18);
  expect(model.jvp({ x: 2 }, { x: 0.5 })).toEqual({ y: 8, dy: 6 });
  expect(model.hvp({}, { x: -1 })).toEqual({ x: -12 });
  const out = { y: 0, dy: 0 };
  expect(model.jvp({}, { x: 1 }, out)).toEqual({ y: 8, dy: 12 });
});

test("a program without inputs has derivatives by its nodes", async () => {
  const spec = readSpec({
    name: "closed",
    constants: { c: { type: "f64[2]", value: [1, 2] } },
    nodes: { h: "exp(c)", y: "sum(h * h)" },
    outputs: ["y"],
    jvp: { of: "y", wrt: ["h"] },
    jacobian: { of: "h", wrt: "h" },
  });
  const model = (await moduleOf(spec)).create();
  expect(() => model.jvp()).toThrow(new TypeError("the tangent of h has never been set: give it in a call"));
  const { dy } = model.jvp({}, { h: Float64Array.of(1, 0) });
  expect(dy).toBeCloseTo(2 * Math.E, 12);
  expect(model.jacobian()).toEqual(Float64Array.of(1, 0, 0, 1));
});

test("a direction that does not reach adds zero; a constant tangent is a result like another", async () => {
  const spec = readSpec({
    name: "linear",
    inputs: { x: "f64[2]", z: "f64[2]" },
    nodes: { y: "3 * x", loss: "sum(x * x)" },
    outputs: ["y"],
    jvp: { of: "y", wrt: ["x", "z"] },
    hvp: { of: "loss", wrt: ["x", "z"], disconnected: "zero" },
    jacobian: { of: "y", wrt: "x" },
    hessian: { of: "loss", wrt: "x" },
  });
  const model = (await moduleOf(spec)).create(),
    all = { x: Float64Array.of(1, 2), z: Float64Array.of(0, 0) };
  const along = { x: Float64Array.of(1, -1), z: Float64Array.of(5, 5) };
  expect(model.jvp(all, along)["dy"]).toEqual(Float64Array.of(3, -3));
  expect(model.hvp(all, along)).toEqual({ x: Float64Array.of(2, -2), z: Float64Array.of(0, 0) });
  expect(Array.from(model.jacobian() as Float64Array)).toEqual([3, 0, 0, 3]);
  expect(Array.from(model.hessian() as Float64Array)).toEqual([2, 0, 0, 2]);
});
