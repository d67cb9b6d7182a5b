/** Several bindings in one module: a model of each, which of them create makes, and what tools do with them. */
import { describe, expect, test } from "vitest";
import { check } from "../../compiler/check.js";
import { compile } from "../../compiler/compile.js";
import { inspect } from "../../compiler/inspect/index.js";
import * as diagnostics from "../../src/diagnostics.js";
import * as g from "../../src/index.js";
import { program, type Program } from "../../src/program.js";
import { compiled, moduleOf, ramp, rows } from "../support/bound.js";
import type { Named } from "../support/calledModules.js";

/** What rows computes, by hand. */
function expected(x: Float64Array, w: Float64Array): { outputs: Named; gradients: Named } {
  const width = w.length,
    batch = x.length / width;
  const at = (row: number, column: number): number => x[row * width + column] ?? NaN;
  const y = Float64Array.from({ length: batch }, (_, row) => w.reduce((sum, value, k) => sum + at(row, k) * value, 0));
  const slope = w.map((_, k) => (2 * y.reduce((sum, value, row) => sum + value * at(row, k), 0)) / batch);
  return { outputs: { loss: y.reduce((sum, value) => sum + value * value, 0) / batch, y }, gradients: { w: slope } };
}

describe("a model of each binding", () => {
  test("computes for its own sizes, also in turn with the others", async () => {
    const module = await moduleOf([{ batch: 4 }, { batch: 1 }, { batch: 2, width: 5 }]);
    const [one, wide] = [module.create({ batch: 1 }), module.create({ batch: 2, width: 5 })];
    for (let turn = 1; turn < 4; turn++) {
      const [w, w5] = [ramp(3, turn), ramp(5, -turn)];
      expect(module.forwardBackward({ x: ramp(12), w })).toEqual(expected(ramp(12), w));
      expect(one.forwardBackward({ x: ramp(3, turn), w })).toEqual(expected(ramp(3, turn), w));
      expect(wide.forwardBackward({ x: ramp(10), w: w5 })).toEqual(expected(ramp(10), w5));
      expect(one.forwardBackward()).toEqual(expected(ramp(3, turn), w));
    }
  });

  test("gives the bits of a module that is compiled for it alone", async () => {
    const both = await moduleOf([{ batch: 4 }, { batch: 33 }]);
    const alone = await moduleOf([{ batch: 33 }]);
    const given = { x: ramp(99).map(Math.sin), w: ramp(3).map(Math.cos) };
    expect(both.create({ batch: 33 }).forwardBackward(given)).toEqual(alone.forwardBackward(given));
  });

  test("has memory of its own", async () => {
    const module = await moduleOf([{ batch: 4 }, { batch: 1 }]);
    const [one, other] = [module.create({ batch: 1 }), module.create({ batch: 1 })];
    one.forward({ x: ramp(3), w: ramp(3) });
    expect(() => other.forward()).toThrow("x has never been set");
    module.forward({ x: ramp(12), w: ramp(3) });
    const buffers = [one, other, module.create()].map(({ parameters }) => (parameters["w"] as Float64Array).buffer);
    expect(new Set(buffers).size).toBe(3);
    expect(one.parameters["w"]).toEqual(ramp(3));
  });

  test("starts alike: what fills a parameter knows its name and its elements only", async () => {
    const module = await moduleOf([{ batch: 4 }, { batch: 1 }]);
    const models = [module.create({ batch: 4 }), module.create({ batch: 1 })];
    const filled = models.map((model) => {
      model.initialize(5);
      return [...(model.parameters["w"] as Float64Array)];
    });
    expect(filled[1]).toEqual(filled[0]);
    expect(filled[0]?.every((value) => value !== 0)).toBe(true);
  });

  test("refuses arrays of another's sizes", async () => {
    const one = (await moduleOf([{ batch: 4 }, { batch: 1 }])).create({ batch: 1 });
    expect(() => one.forward({ x: ramp(12), w: ramp(3) })).toThrow(
      new TypeError("input x: expected Float64Array of length 3 (f64[1, 3]), got Float64Array of length 12"),
    );
  });
});

describe("create", () => {
  const rowsOf = (model: { readonly outputs: Named }): number => (model.outputs["y"] as Float64Array).length;

  test("takes sizes that are left out from the program", async () => {
    const { create } = await moduleOf([{ batch: 4 }, { batch: 1 }, { batch: 1, width: 5 }, {}]);
    expect(rowsOf(create({ batch: 1 }))).toBe(1);
    expect((create({ batch: 1 }).parameters["w"] as Float64Array).length).toBe(3);
    expect((create({ width: 5 }).parameters["w"] as Float64Array).length).toBe(5);
    expect(rowsOf(create())).toBe(8);
  });

  test("without sizes, or with none, is the first binding if the program's own is not there", async () => {
    const { create } = await moduleOf([{ batch: 4 }, { batch: 1 }]);
    expect([rowsOf(create()), rowsOf(create({}))]).toEqual([4, 4]);
  });

  test("needs no default where one binding alone has what is given", async () => {
    const unbound = { ...rows, sizes: { batch: null, width: null } };
    const { create } = await moduleOf(
      [
        { batch: 4, width: 2 },
        { batch: 1, width: 3 },
      ],
      unbound,
    );
    expect([rowsOf(create({ batch: 1 })), rowsOf(create({ width: 2 }))]).toEqual([1, 4]);
  });

  const list = "rows was compiled for batch = 4, width = 5; batch = 1, width = 5; batch = 1, width = 6";
  test.each([
    [{ batch: 3 }, new RangeError(`${list}: none has batch = 3`)],
    [{ batch: 4, width: 6 }, new RangeError(`${list}: none has batch = 4, width = 6`)],
    [{ batch: 1 }, new RangeError(`${list}: 2 have batch = 1`)],
    [{ batch: "4" }, new RangeError(`${list}: none has batch = a string`)],
    [{ batch: undefined }, new RangeError(`${list}: none has batch = nothing`)],
    [{ time: 3 }, new TypeError('there is no size "time" in rows')],
    [{ constructor: 3 }, new TypeError('there is no size "constructor" in rows')],
  ])("of %j is an error that says what there is", async (binding, error) => {
    const { create } = await moduleOf([
      { batch: 4, width: 5 },
      { batch: 1, width: 5 },
      { batch: 1, width: 6 },
    ]);
    expect(() => create(binding)).toThrow(error);
  });
});

describe("tools", () => {
  test("check looks at every binding", async () => {
    const found = await check(await compiled([{ batch: 4 }, { batch: 1 }]));
    expect(found.filter(({ passed }) => !passed)).toEqual([]);
    const subjects = found.map(({ subject }) => subject);
    expect(subjects).toContain("batch = 4, width = 3: d loss / d w");
    expect(subjects).toContain("batch = 1, width = 3: gradient w");
    expect(found.length % 2).toBe(0);
  });

  test("check finds a mistake in a later binding", async () => {
    const module = await compiled([{ batch: 4 }, { batch: 1 }]);
    const at = module.javascript.indexOf("function createModel_batch1");
    const wrong = module.javascript.slice(at).replace(/loss\[0\] = [^;]*;/g, "loss[0] = 7;");
    const found = await check({ ...module, javascript: module.javascript.slice(0, at) + wrong });
    const failed = found.filter(({ passed }) => !passed).map(({ subject }) => subject);
    expect(failed).toEqual(["batch = 1, width = 3: loss"]);
  });

  test("inspect shows the first", async () => {
    const several = await compiled([{ batch: 4 }, { batch: 1 }]);
    const first = await compiled([{ batch: 4 }]);
    for (const stage of ["source", "gradient", "simplified", "kernels"] as const) {
      expect(await inspect(several, stage, "text")).toBe(await inspect(first, stage, "text"));
    }
  });
});

describe("bindings that do not fit together", () => {
  const varied = (recipe: (n: number, x: g.Tensor) => g.Tensor): Program =>
    program("varied", { sizes: { n: null } }, (p) => {
      return { nodes: { y: recipe(p.size("n"), p.input("x", "f64[n]")) }, outputs: ["y"] };
    });
  const bind = [{ n: 2 }, { n: 3 }];

  test.each([
    ["another rank", varied((n, x) => (n === 2 ? g.sum(x) : x)), "the output y is f64 for n = 2 and f64[3] for n = 3"],
    [
      "another dtype",
      varied((n, x) => (n === 2 ? x : g.cast(x, "f32"))),
      "the output y is f64[2] for n = 2 and f32[3] for n = 3",
    ],
    [
      "another input",
      program("varied", { sizes: { n: null } }, (p) => ({
        nodes: { y: g.neg(p.input(p.size("n") === 2 ? "a" : "b", "f64")) },
        outputs: ["y"],
      })),
      "the input a is f64 for n = 2 and missing for n = 3",
    ],
  ])("%s", async (_, varying, message) => {
    const whole = `${message}: bindings of one module differ in sizes only, compile it once for each`;
    await expect(compile(varying, { bind })).rejects.toMatchObject({ code: "bindings-differ", message: whole });
    await expect(compile(varying, { bind: { n: 2 } })).resolves.toBeDefined();
  });

  test("the same twice, though one says it by a default", async () => {
    await expect(compiled([{ batch: 8 }, { width: 3 }])).rejects.toMatchObject({
      code: "binding-twice",
      message: "two bindings are the same: batch = 8, width = 3",
    });
    expect(diagnostics.bindingTwice("").message).toBe("two bindings are the same: the program has no sizes");
  });

  test("one that is wrong by itself", async () => {
    await expect(compiled([{ batch: 8 }, { depth: 3 }])).rejects.toMatchObject({ code: "unknown-size" });
  });
});
