/** Names that every JavaScript object answers to: they are names like others. */
import { describe, expect, it } from "vitest";
import { compile } from "../../compiler/compile.js";
import { readSpec } from "../../src/spec/read.js";
import { instantiate } from "../support/emitted.js";
import { typeErrors } from "../support/typeCheck.js";
import type { Module } from "../support/calledModules.js";

const names = Object.getOwnPropertyNames(Object.prototype).filter((name) => name !== "__proto__");

const specOf = (name: string) =>
  readSpec({
    name: "natural",
    inputs: { [name]: "f64[2]", s: "f64" },
    parameters: { w: { type: "f64[2]", init: "ones" } },
    nodes: { loss: `s * sum(${name} * w)` },
    outputs: ["loss"],
    gradients: { of: "loss", wrt: [name] },
    jvp: { of: "loss", wrt: [name] },
  });

describe("an input has a name that every object has by nature", () => {
  it.each(names)("%s", async (name) => {
    const { javascript } = await compile(specOf(name)),
      { create } = instantiate<Module>(javascript),
      model = create(),
      x = Float64Array.of(1, 2),
      w = Float64Array.of(3, 4);
    expect(() => model.forward({ s: 2, w })).toThrow(`${name} has never been set: give it in a call`);
    expect(model.forward({ s: 2, w, [name]: x })).toEqual({ loss: 22 });
    expect(model.forward({ s: 1 })).toEqual({ loss: 11 });
    expect(model.backward()).toEqual({ [name]: Float64Array.of(3, 4) });
    expect(() => model.forward({ s: 1, [name]: 5 })).toThrow(
      `input ${name}: expected Float64Array of length 2 (f64[2]), got 5`,
    );
    expect(() => model.forward({ s: 1, other: 5 })).toThrow(`unknown input "other": expected ${name}, s, w`);
    expect(() => model.jvp({ s: 1 }, {})).toThrow(`the tangent of ${name} has never been set: give it in a call`);
    expect(model.jvp({ s: 1 }, { [name]: Float64Array.of(1, 0) })).toEqual({ y: 11, dy: 3 });
  });
  it("and the modules have sound types", async () => {
    const modules = await Promise.all(names.map((name) => compile(specOf(name))));
    const files = Object.fromEntries(modules.map(({ typescript }, at) => [`${at}.ts`, typescript]));
    expect(typeErrors(files)).toEqual([]);
  });
  it("a parameter too, which a call may leave out once it is set", async () => {
    const spec = readSpec({
      name: "natural",
      inputs: { s: "f64" },
      parameters: { valueOf: { type: "f64", init: "ones" } },
      nodes: { loss: "s * valueOf" },
      outputs: ["loss"],
    });
    const model = instantiate<Module>((await compile(spec)).javascript).create();
    expect(() => model.forward({ s: 1 })).toThrow("valueOf has never been set: give it in a call, or call initialize");
    model.initialize();
    expect(model.forward({ s: 2 })).toEqual({ loss: 2 });
    expect(model.forward({ s: 2, valueOf: 3 })).toEqual({ loss: 6 });
  });
});
