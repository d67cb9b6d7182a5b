/** The text of a module of several bindings: one face for all, and what is the same for all but once. */
import ts from "typescript";
import { describe, expect, test } from "vitest";
import { compile } from "../../compiler/compile.js";
import { load } from "../../compiler/load.js";
import * as g from "../../src/index.js";
import { program, type Binding } from "../../src/program.js";
import { readSpec } from "../../src/spec/read.js";
import { compiled, moduleOf, ramp, rows } from "../support/bound.js";
import { typeErrors } from "../support/typeCheck.js";
import type { Module } from "../support/calledModules.js";

describe("the text", () => {
  const everyFunction = {
    name: "every",
    sizes: { n: 3, class: 2 },
    inputs: { x: "f32[class, n]", i: "i32[n]" },
    parameters: { b: { type: "f32", init: "ones" } },
    state: { m: { type: "f32[class, n]", init: { normal: { std: 1 } } } },
    nodes: { y: "training ? tanh(x * b) + m : take(x, i, { axis: 1 })", loss: "sum(y * y)" },
    outputs: ["loss"],
    ...{ gradients: { of: "loss" }, jvp: { of: "y", wrt: ["x"] }, hvp: { of: "loss" } },
    ...{ jacobian: { of: "y", wrt: "x" }, hessian: { of: "loss", wrt: "b" }, updates: { m: "0.9 * m + 0.1 * x" } },
  };
  const binds: readonly Binding[] = [{ n: 4 }, { n: 1 }, { n: 7, class: 1 }];

  test("type-checks under strict, beside a caller", async () => {
    const { typescript, declarations } = await compiled(binds, everyFunction);
    const caller = `import { create, signature, type Inputs, type Model } from "./declared.js";
export const run = (inputs: Inputs, models: Model[] = [create(), create({ n: 1 }), create({ n: 7, class: 1 })]): number[] =>
  models.map((model) => model.forward(inputs).loss);
export const sizes: readonly [4, 1, 7] = [signature.bindings[0].sizes.n, signature.bindings[1].sizes.n, signature.bindings[2].sizes.n];
// @ts-expect-error: there is no such size
create({ m: 3 });
`;
    expect(typeErrors({ "every.ts": typescript, "declared.d.ts": declarations, "caller.ts": caller })).toEqual([]);
  });

  test("in TypeScript is the JavaScript with types", async () => {
    const { typescript, javascript } = await compiled(binds, everyFunction);
    const options = { target: ts.ScriptTarget.ESNext, module: ts.ModuleKind.ESNext, removeComments: true };
    const bare = (text: string): string => ts.transpileModule(text, { compilerOptions: options }).outputText;
    expect(bare(typescript)).toBe(bare(javascript));
  });

  test("is the same each time", async () => {
    const [one, two] = [await compiled(binds, everyFunction), await compiled(binds, everyFunction)];
    expect([two.javascript, two.typescript, two.declarations, two.sourceMap]).toEqual([
      one.javascript,
      one.typescript,
      one.declarations,
      one.sourceMap,
    ]);
  });

  test("of a list of one binding is that of the binding", async () => {
    const list = await compiled([{ batch: 4 }]);
    expect((await compile(readSpec(rows), { bind: { batch: 4 } })).javascript).toBe(list.javascript);
    expect((await compiled([])).javascript).toBe((await compile(readSpec(rows))).javascript);
  });

  test("has functions of numbers, checks and equal constants once", async () => {
    const table = Array.from({ length: 70 }, (_, at) => Math.sin(at));
    const spec = {
      name: "shared",
      sizes: { batch: 2 },
      inputs: { x: "f64[batch, 70]" },
      constants: { table: { type: "f64[70]", value: table } },
      nodes: { y: "exp(x * table)" },
      outputs: ["y"],
    };
    const { javascript } = await compiled([{ batch: 1 }, { batch: 2 }, { batch: 3 }], spec);
    const functions = [...javascript.matchAll(/^(?:export )?function (\w+)/gm)].map(([, name]) => name);
    expect(new Set(functions).size).toBe(functions.length);
    expect(functions.filter((name) => name?.startsWith("createModel"))).toEqual([
      "createModel_batch1",
      "createModel_batch2",
      "createModel_batch3",
    ]);
    expect(javascript.match(/decodeDoubles\(70/g)).toHaveLength(1);
  });

  test("tells the sizes, types and memory of each", async () => {
    const { javascript, declarations } = await compiled([{ batch: 4 }, { batch: 1 }]);
    expect(javascript).toContain(" * Sizes: batch = 4, width = 3, or batch = 1, width = 3.\n");
    expect(javascript).toContain(" *   y: f64[4] or f64[1] = matmul(x, w)\n");
    expect(declarations).toContain("  /** f64[4, 3] or f64[1, 3] */\n  x: Float64Array;\n  /** f64[3] */\n  w?:");
  });

  test("maps the kernels of every binding to the formulas", async () => {
    const { javascript, sourceMap } = await compiled([{ batch: 4 }, { batch: 1 }]);
    const { mappings } = JSON.parse(sourceMap) as { mappings: string };
    const mapped = mappings.split(";").map((line) => line !== "");
    const lines = javascript.split("\n");
    const stores = lines.flatMap((line, at) => (/^ +loss\[0\] = /.test(line) ? [mapped[at]] : []));
    expect(stores.length).toBeGreaterThanOrEqual(2);
    expect(stores.every((is) => is)).toBe(true);
  });
});

describe("constants that differ", () => {
  /** The constant is n - i * i, under one name for each n; an input is called as the second would be. */
  const counted = program("counted", { sizes: { n: 30 } }, (p) => {
    const n = p.size("n");
    const table = g.constant(
      Array.from({ length: n }, (_, at) => n - at * at),
      { dtype: "f64" },
    );
    const table2 = p.input("table2", "f64[n]");
    return { nodes: { table, y: g.mul(g.add(table2, table), table) }, outputs: ["y"] };
  });

  test("stay apart, and hide no name of the program's", async () => {
    const compiledModule = await compile(counted, { bind: [{ n: 30 }, { n: 40 }] });
    const module = await load<Module>(compiledModule);
    const wanted = (n: number): Float64Array => ramp(n, 0).map((at) => (at + 1 + n - at * at) * (n - at * at));
    expect(module.forward({ table2: ramp(30) })["y"]).toEqual(wanted(30));
    expect(module.create({ n: 40 }).forward({ table2: ramp(40) })["y"]).toEqual(wanted(40));
    expect(compiledModule.javascript.match(/^const table\w* = /gm)).toHaveLength(2);
    expect(typeErrors({ "counted.ts": compiledModule.typescript })).toEqual([]);
  });
});

describe("the signature", () => {
  test("is what is common and, for each binding, the rest of what it would be alone", async () => {
    const bind = [{ batch: 4 }, { batch: 1 }];
    const { signature } = await moduleOf(bind);
    const { bindings, ...common } = signature as { readonly bindings: readonly object[] };
    expect(Object.keys(common)).toEqual(["name", "compiler", "parameters", "gradients", "of"]);
    for (const [at, binding] of bind.entries()) {
      expect({ ...common, ...bindings[at] }).toEqual((await moduleOf([binding])).signature);
    }
  });
});
