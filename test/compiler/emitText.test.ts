/** The text of an emitted module: harmless, typed, the same each time, and traced back to the spec. */
import { createContext, runInContext } from "node:vm";
import ts from "typescript";
import { describe, expect, test } from "vitest";
import { compile } from "../../compiler/compile.js";
import { load } from "../../compiler/load.js";
import { helperNames } from "../../compiler/emit/javascript/prelude.js";
import { reservedNames } from "../../compiler/emit/names.js";
import * as g from "../../src/index.js";
import { program, type Program } from "../../src/program.js";
import { readSpec } from "../../src/spec/read.js";
import { version } from "../../compiler/version.js";
import { typeErrors } from "../support/typeCheck.js";
import type { Module as CalledModule } from "../support/calledModules.js";
import { perceptron, type Module } from "../support/perceptron.js";

/** y = 2x with this name and documentation. */
const documented = (doc: string, name = "documented"): Program =>
  program(name, { doc }, (p) => ({ nodes: { y: g.mul(p.input("x", "f64[3]"), 2) }, outputs: ["y"] }));

describe("whatever a doc holds", () => {
  const hostile = [
    "*/ throw new Error('out of the comment'); /*",
    "</script><script>alert(1)</script> <!-- <SCRIPT>",
    "\"double\" 'single' `back` ${template} \\ backslash",
    "\u2028throw 1\u2029throw 2\r\nthrow 3\rthrow 4",
    "\u202e reversed \u200b hidden \ufeff \u0000 \u001b[31m",
    "\ud800 alone \udc00",
    "⟪not a type⟫",
    "//# sourceMappingURL=data:evil\n// @ts-nocheck\n/// <reference path='evil' />",
    `${"word ".repeat(400)}${"x".repeat(500)}`,
    "*".repeat(300),
  ];
  test.each(hostile)("%j, the module does what it does and keeps the page whole", async (doc) => {
    const compiled = await compile(documented(doc));
    const { javascript, typescript, declarations } = compiled;
    for (const text of [javascript, typescript, declarations]) {
      expect(text).not.toMatch(/<\/script|<script|<!--/i);
      expect(text).not.toMatch(/[\u2028\u2029\u202e\u200b\ufeff\u0000\u001b\r⟪⟫]/);
      expect(Buffer.from(text, "utf8").toString("utf8")).toBe(text);
      // One comment holds all of the doc: the first "*/" closes it, and the module's first statement follows.
      expect(text.slice(text.indexOf("*/") + 2).trimStart()).toMatch(/^(export|\/\*\*)/);
    }
    const { forward } = await load<Module>(compiled);
    expect(forward({ x: Float64Array.of(1, 2, 3) })).toEqual({ y: Float64Array.of(2, 4, 6) });
  });

  test("it type-checks", async () => {
    const compiled = await Promise.all(hostile.map((doc) => compile(documented(doc))));
    const files = compiled.flatMap(({ typescript, declarations }, at) => [
      [`${at}.ts`, typescript],
      [`${at}-declared.d.ts`, declarations],
    ]);
    expect(typeErrors(Object.fromEntries(files))).toEqual([]);
  });

  test("its lines and indentation stay, and long ones are broken between words", async () => {
    const { javascript } = await compile(documented(`First.\n\n  - indented ${"word ".repeat(30)}end`));
    expect(javascript.split("\n").slice(0, 8)).toEqual([
      "/**",
      " * documented",
      " *",
      " * First.",
      " *",
      ` *   - indented ${"word ".repeat(19).trimEnd()}`,
      ` *   ${"word ".repeat(11)}end`,
      " *",
    ]);
  });
});

const wordsOfJavaScript = `
  arguments async await break case catch class const continue debugger default delete do else enum eval export extends
  false finally for from function get if implements import in Infinity instanceof interface let NaN new null of package
  private protected public return set static super switch this throw true try typeof undefined var void while with yield
  Array ArrayBuffer Error Float32Array Float64Array Int32Array JSON Map Math Number Object RangeError Set String Symbol
  TypeError Uint8Array globalThis constructor toString valueOf hasOwnProperty prototype exp log tanh`;

describe("names", () => {
  const words = new Set([...wordsOfJavaScript.trim().split(/\s+/), ...reservedNames, ...helperNames]);
  const names = [...words].filter((name) => name !== "e" && name !== "pi");
  const half = Math.ceil(names.length / 2);
  const inputs = names.slice(0, half),
    nodes = names.slice(half);

  /** Node k is the tanh of input k, and the loss the sum of all; nodes and inputs have the names of everything. */
  const everything = program("everything", {}, (p) => {
    const values = inputs.map((name, at) => (at % 2 === 0 ? p.parameter(name, "f64") : p.input(name, "f64[2]")));
    const made = nodes.map((name, at) => [name, g.tanh(g.sum(values[at] ?? 0))] as const);
    const loss = values.map((value) => g.sum(g.log(g.exp(value)))).reduce((sum, value) => g.add(sum, value));
    return {
      nodes: { ...Object.fromEntries(made), loss },
      outputs: [...nodes, "loss"],
      ...{ gradients: { of: "loss" }, jvp: { of: "loss" }, hvp: { of: "loss" } },
      ...{ jacobian: { of: "loss", wrt: inputs[0] ?? "" }, hessian: { of: "loss", wrt: inputs[1] ?? "" } },
      updates: Object.fromEntries(inputs.flatMap((name, at) => (at % 2 === 0 ? [[name, g.neg(values[at] ?? 0)]] : []))),
    };
  });

  test("are the user's, though they be JavaScript's or the module's own", async () => {
    const compiled = await compile(everything);
    const { forward, forwardBackward, jvp, hvp, step } = await load<CalledModule>(compiled);
    const given = Object.fromEntries(inputs.map((name, at) => [name, at % 2 === 0 ? at : Float64Array.of(at, 0)]));
    const outputs = forward(given);
    expect(Object.keys(outputs).sort()).toEqual([...nodes, "loss"].sort());
    nodes.forEach((name, at) => expect(outputs[name], name).toBeCloseTo(Math.tanh(at), 14));
    const { gradients } = forwardBackward(given);
    for (const name of Object.keys(gradients)) expect(gradients[name], name).toBeCloseTo(1, 12);
    const directions = Object.fromEntries(inputs.flatMap((name, at) => (at % 2 === 0 ? [[name, 1]] : [])));
    expect(jvp(undefined, directions)["dy"]).toBeCloseTo(Object.keys(directions).length, 10);
    expect(Object.keys(hvp(undefined, directions))).toEqual(Object.keys(gradients));
    expect(step().outputs).toBe(step().outputs);
    expect(step(given).outputs["loss"]).toBeCloseTo(Number(outputs["loss"]), 8);
    const files = { "everything.ts": compiled.typescript, "declared.d.ts": compiled.declarations };
    expect(typeErrors(files)).toEqual([]);
  });
});

/** Every function that a module can have. */
const everyFunction = {
  name: "every",
  inputs: { x: "f64[3]" },
  parameters: { b: { type: "f64", init: "ones" } },
  state: { m: { type: "f64[3]", init: { normal: { std: 1 } } }, count: { type: "i32", init: 0 } },
  nodes: { y: "training ? tanh(x * b) + m : x", loss: "sum(y * y)" },
  outputs: ["loss"],
  gradients: { of: "loss" },
  jvp: { of: "y", wrt: ["x", "b"] },
  hvp: { of: "loss" },
  jacobian: { of: "y", wrt: "x" },
  hessian: { of: "loss", wrt: "b" },
  updates: { m: "0.9 * m + 0.1 * x", count: "count + 1" },
};

/** A user's code, with a mistake on each line that says so. */
const userCode = `import { backward, create, forward, forwardBackward, initialize, signature } from "./perceptron.js";
import type { Gradients, Inputs, Model, Outputs, Results } from "./perceptron.js";

const x = new Float32Array(80);
const y = new Int32Array(4);
export const inputs: Inputs = { x, y };
export const out: Outputs = forward(inputs, { loss: 0, logits: new Float32Array(80) });
export const gradients: Gradients = backward(2);
export const both: Results = forwardBackward({ x, y, scale: 2 }, { outputs: out, gradients });
initialize(7);
export const model: Model = create({ batch: 4 });
model.parameters.scale += model.gradients.scale;
model.parameters.w[0] = model.forward().loss;
export const rank: 2 = signature.inputs[0].shape.length;
export const size: 20 = signature.inputs[0].shape[1];

forward({ x }); // mistake: y is missing
forward({ x: new Float64Array(80), y }); // mistake: class
forward({ x, y, z: 1 }); // mistake: name
forward(inputs, { loss: 0 }); // mistake: logits is missing
model.parameters.w = x; // mistake: views are not replaced
model.outputs.loss = 1; // mistake: results are not set
create({ rows: 4 }); // mistake: size
`;

describe("types", () => {
  test("of TypeScript and declarations are strict-clean, say what fits, and refuse what does not", async () => {
    const { typescript, declarations } = await perceptron();
    const mistakes = userCode
      .split("\n")
      .flatMap((line, at) => (line.includes("// mistake") ? [`user.ts:${at + 1}`] : []));
    const places = (errors: readonly string[]): string[] => errors.map((error) => error.split(" ")[0] ?? "");
    expect(places(typeErrors({ "perceptron.ts": typescript, "user.ts": userCode }))).toEqual(mistakes);
    expect(places(typeErrors({ "perceptron.d.ts": declarations, "user.ts": userCode }))).toEqual(mistakes);
  });

  test("of a tensor's gradient make the seed obligatory", async () => {
    const made = program("tensor", {}, (p) => {
      const x = p.input("x", "f64[4]"),
        on = p.input("on", "bool"),
        count = p.input("count", "i32");
      const y = g.where(on, g.square(x), g.mul(x, g.cast(count, "f64")));
      return { nodes: { y, off: g.logicalNot(on) }, outputs: ["y", "off"], gradients: { of: "y", wrt: ["x"] } };
    });
    const { typescript } = await compile(made);
    const user = [
      'import { backward, forward, forwardBackward } from "./tensor.js";',
      "const x = new Float64Array(4);",
      "export const off: boolean = forward({ x, on: 1, count: 2 }).off;",
      "backward(x, { x });",
      "forwardBackward({ x, on: true, count: 2 }, undefined, x);",
      "backward();",
      "forwardBackward({ x, on: true, count: 2 });",
      "forward({ x, on: 2, count: 2 });",
    ];
    const errors = typeErrors({ "tensor.ts": typescript, "user.ts": user.join("\n") });
    expect(errors.map((error) => error.split(" ")[0])).toEqual(["user.ts:6", "user.ts:7", "user.ts:8"]);
  });

  test("of every function say what fits, and refuse what does not", async () => {
    const { typescript, declarations } = await compile(readSpec(everyFunction));
    const user = [
      'import * as m from "./every.js";',
      'import type { Hvp, Inputs, Jvp, Model, Tangents, Vectors } from "./every.js";',
      "const x = new Float64Array(3);",
      "export const inputs: Inputs = { x };",
      "export const tangents: Tangents = { x, b: 1 };",
      "export const vectors: Vectors = { b: 1 };",
      "export const jvp: Jvp = m.jvp({ x, m: x }, tangents, { y: x, dy: x });",
      "export const hvp: Hvp = m.hvp(inputs, vectors, { b: 0 });",
      "export const jacobian: Float64Array = m.jacobian(inputs, new Float64Array(9));",
      "export const hessian: number = m.hessian({ x, b: 1 });",
      "export const loss: number = m.step(inputs).outputs.loss + m.evaluate({ x }, { outputs: { loss: 0 } }).outputs.loss;",
      "export const model: Model = m.create();",
      "model.state.count += model.tangents.b + model.vectors.b + (model.state.m[0] ?? 0);",
      "export const shape: readonly [3, 3] = m.signature.jacobian.shape;",
      "m.jvp(inputs, { x }); // mistake: b is missing",
      "m.hessian(inputs, x); // mistake: a number has no memory",
      "m.step(inputs, { loss: 0 }); // mistake: outputs",
      "model.state.m = x; // mistake: views are not replaced",
    ].join("\n");
    for (const [file, text] of [
      ["every.ts", typescript],
      ["every.d.ts", declarations],
    ] as const) {
      const errors = typeErrors({ [file]: text, "user.ts": user });
      expect(errors.map((error) => error.split(" ")[0])).toEqual([15, 16, 17, 18].map((line) => `user.ts:${line}`));
    }
    const debug = await compile(readSpec(everyFunction), { debug: true });
    expect(typeErrors({ "every.ts": debug.typescript })).toEqual([]);
  });

  test("are all that TypeScript has and JavaScript has not", async () => {
    const { javascript, typescript } = await perceptron();
    const { outputText } = ts.transpileModule(typescript, { compilerOptions: { target: ts.ScriptTarget.ES2022 } });
    const bare = (text: string): string => {
      const withoutComments = text.replace(/\/\*\*[\s\S]*?\*\/|^\s*\/\/.*$|\s\/\/.*$/gm, "");
      return withoutComments.replace(/[\s;,()]+/g, " ").trim();
    };
    expect(bare(javascript)).toBe(bare(outputText));
  });
});

describe("the text", () => {
  test("is the same each time", async () => {
    const [a, b] = [await perceptron(), await perceptron()];
    for (const key of ["javascript", "typescript", "declarations", "sourceMap"] as const) expect(a[key]).toBe(b[key]);
  });

  test("begins with what the module computes", async () => {
    const { javascript } = await perceptron();
    expect(javascript.slice(0, javascript.indexOf("*/"))).toBe(`/**
 * perceptron
 *
 * Two layers.
 *
 *   hidden: f32[4, 20] = tanh(matmul(x, w))
 *   logits: f32[4, 20] = scale * hidden
 *   loss: f32 = mean(softmaxCrossEntropy(logits, y))
 *
 * Sizes: batch = 4.
 * Memory of a model: ${/bytes: (\d+)/.exec(javascript)?.[1]} bytes.
 * Gradients: of loss with respect to w, scale.
 * Made by gradc ${version} from perceptron.json; change that, not this.
 `);
  });

  test("needs nothing that a strict content-security policy forbids", async () => {
    const { javascript } = await perceptron();
    const script = javascript.replace(/^export /gm, "");
    const context = createContext({}, { codeGeneration: { strings: false, wasm: false } });
    const loss: unknown = runInContext(
      `${script}\ninitialize(1);\nforwardBackward({ x: new Float32Array(80), y: new Int32Array(4) }).outputs.loss`,
      context,
    );
    expect(loss).toBeCloseTo(Math.log(20), 6);
    expect(javascript).not.toMatch(/\beval\b|\bFunction\b|\bimport\b|\bawait\b/);
  });

  test("says what it is in a signature that is plain data", async () => {
    const { signature } = await load<Module>(await perceptron());
    expect(JSON.parse(JSON.stringify(signature))).toEqual(signature);
    const f32 = (name: string, ...shape: number[]): object => ({ name, dtype: "f32", shape });
    expect(signature).toMatchObject({
      name: "perceptron",
      compiler: `gradc ${version}`,
      sizes: { batch: 4 },
      inputs: [f32("x", 4, 20), { name: "y", dtype: "i32", shape: [4] }],
      parameters: [f32("w", 20, 20), f32("scale")],
      outputs: [f32("loss"), f32("logits", 4, 20)],
      gradients: [f32("w", 20, 20), f32("scale")],
      of: "loss",
    });
  });
});
