/**
 * Every graph of graphs/, at every stage: what it says is golden, and what it computes agrees with the evaluator, with
 * reverse accumulation, and for the workloads with float64 values made with PyTorch.
 */
import { readdirSync, readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { accumulateGradients } from "../compiler/accumulate.js";
import { compile, type Compiled } from "../compiler/compile.js";
import { graphText } from "../compiler/inspect/text.js";
import { load } from "../compiler/load.js";
import { evaluate, type InputValues } from "../src/evaluate.js";
import type { Node } from "../src/graph.js";
import type { Binding } from "../src/program.js";
import { readSpec } from "../src/spec/read.js";
import { sizeOf } from "../src/types.js";
import { typeErrors } from "./support/typeCheck.js";
import { workloads } from "./support/workloads.js";

const folder = new URL("../graphs/", import.meta.url);
const names = readdirSync(folder)
  .flatMap((file) => (file.endsWith(".json") ? [file.slice(0, -5)] : []))
  .sort();
/** 3.2e9 products take half a minute: the whole suite runs them. */
const run = names.filter((name) => name !== "contraction-chain-512" || process.env["GRADC_FULL"] === "1");
const measured = run.filter((name) => workloads.has(name));

type Array = Float64Array | Float32Array | Int32Array | Uint8Array;
interface Module {
  forwardBackward(inputs: { [name: string]: Array | number }): Results;
  forward(inputs: { [name: string]: Array | number }): Results["outputs"];
  backward(): Results["gradients"];
}
type Tensors = Results["outputs"];
interface Results {
  outputs: { [name: string]: Array | number };
  gradients: { [name: string]: Array | number };
}

function textOf(name: string): string {
  return readFileSync(new URL(`${name}.json`, folder), "utf8");
}

function freshlyCompiled(name: string, text = textOf(name), bind: Binding = {}): Promise<Compiled> {
  return compile(readSpec(text, `${name}.json`), { bind });
}

const known = new Map<string, Promise<Compiled>>();

/** The graph as it is: compiled once for all tests that only look at it. */
function compiled(name: string): Promise<Compiled> {
  const result = known.get(name) ?? freshlyCompiled(name);
  known.set(name, result);
  return result;
}

/** Sizes at which the slow evaluator takes seconds. */
const smaller: { readonly [name: string]: Binding } = {
  convnet: { batch: 1 },
  transformer: { batch: 2, length: 6, width: 8, heads: 2, hidden: 10 },
  "gaussian-mixture": { n: 20 },
  kalman: { time: 5 },
  "gaussian-process": { n: 6 },
  lstm: { time: 6 },
  pendulum: { horizon: 20 },
};

/** Values of the inputs and parameters: those of the workload, or seeded ones. */
function valuesOf(name: string, { stages }: Compiled): Map<string, Float64Array> {
  const { inputs, parameters } = stages.source,
    filled = workloads.tensors(name);
  const fits = (values: Float64Array | undefined, { type }: Node): Float64Array | null =>
    values?.length === sizeOf(type.shape) ? values : null;
  return new Map(
    [...inputs, ...parameters].map(([input, node]) => [
      input,
      fits(filled?.get(input), node) ?? seeded(node, positive.has(name)),
    ]),
  );
}

/** Graphs whose numbers must be above 0: prices, years, precisions. */
const positive = new Set(["black-scholes", "gaussian-mixture"]);

function seeded(node: Node, isPositive: boolean): Float64Array {
  const { dtype, shape } = node.type;
  if (isPositive && dtype === "f64") return Float64Array.from(seeded(node, false), (value) => 0.6 + Math.abs(value));
  const value = (at: number): number => Math.sin(12.9898 * (at + 1) + 3 * node.id) * 0.9;
  return Float64Array.from({ length: sizeOf(shape) }, (_, at) =>
    dtype === "i32" ? Math.floor((value(at) + 0.9) * 5) % 10 : dtype === "f32" ? Math.fround(value(at)) : value(at),
  );
}

function asArguments(values: InputValues, { stages }: Compiled): { [name: string]: Array | number } {
  const arrays = { f64: Float64Array, f32: Float32Array, i32: Int32Array, bool: Uint8Array };
  const nodes = new Map([...stages.source.inputs, ...stages.source.parameters]);
  return Object.fromEntries(
    [...values].map(([name, data]) => {
      const type = nodes.get(name)?.type;
      return [name, type === undefined || type.shape.length === 0 ? (data[0] ?? 0) : arrays[type.dtype].from(data)];
    }),
  );
}

function expectClose(got: Array | number | undefined, expected: Float64Array, tolerance: number, what: string): void {
  const numbers = typeof got === "number" ? [got] : Array.from(got ?? []);
  expect(numbers).toHaveLength(expected.length);
  const scale = Math.max(1e-3, ...expected.map(Math.abs));
  // An expect costs more than many elements do.
  const wrong = numbers.findIndex((value, at) => !(Math.abs(value - (expected[at] ?? NaN)) <= tolerance * scale));
  expect(wrong, `${what}[${wrong}] is ${numbers[wrong]}, expected ${expected[wrong]}`).toBe(-1);
}

/** Without arguments a function returns the model's own memory, which the next call overwrites. */
function copied(tensors: Tensors): Tensors {
  return Object.fromEntries(
    Object.entries(tensors).map(([name, value]) => [name, typeof value === "number" ? value : value.slice()]),
  );
}

function bytesOf({ buffer, byteOffset, byteLength }: Array): Buffer {
  return Buffer.from(buffer, byteOffset, byteLength);
}

function expectSameBits(got: Tensors, expected: Tensors): void {
  expect(Object.keys(got)).toEqual(Object.keys(expected));
  for (const [name, value] of Object.entries(expected)) {
    const is = got[name];
    if (typeof value === "number" || typeof is === "number" || is === undefined) expect(is).toBe(value);
    else expect(bytesOf(is).equals(bytesOf(value)), name).toBe(true);
  }
}

describe.each(names)("%s", (name) => {
  test("says at every stage what it is known to say", async () => {
    const { stages, javascript, declarations } = await compiled(name),
      golden = `./golden/${name}`;
    for (const stage of Object.values(stages))
      await expect(graphText(stage)).toMatchFileSnapshot(`${golden}/${stage.name}.txt`);
    await expect(javascript).toMatchFileSnapshot(`${golden}/${name}.js`);
    await expect(declarations).toMatchFileSnapshot(`${golden}/${name}.d.ts`);
  });

  test("compiles to the same bytes twice", async () => {
    const [first, second] = [await compiled(name), await freshlyCompiled(name)];
    expect(second.javascript).toBe(first.javascript);
    expect([second.typescript, second.declarations, second.sourceMap]).toEqual([
      first.typescript,
      first.declarations,
      first.sourceMap,
    ]);
  });
});

describe("modules", () => {
  test("type-check under strict, as TypeScript and as declarations", async () => {
    const files = await Promise.all(
      names.map(async (name) => {
        const { typescript, declarations } = await compiled(name);
        return [
          [`${name}.ts`, typescript],
          [`${name}-declared.d.ts`, declarations],
        ];
      }),
    );
    const texts: { readonly [file: string]: string } = Object.fromEntries(files.flat());
    expect(typeErrors(texts)).toEqual([]);
    expect(
      typeErrors({ ...texts, "user.ts": `import { forward } from "./arm.js"; forward({ p: [1] });` }),
    ).toHaveLength(1);
  });

  test("of the digits network is less than 12 KB gzipped", async () => {
    const { javascript } = await compiled("digits");
    expect(gzipSync(javascript).length).toBeLessThan(12_000);
  });
});

describe.each(run)("%s", (name) => {
  test("forward then backward gives the bits of forwardBackward", async () => {
    const result = await compiled(name),
      module = await load<Module>(result),
      inputs = asArguments(valuesOf(name, result), result);
    const outputs = module.forward(inputs),
      gradients = copied(module.backward());
    const both = module.forwardBackward(inputs);
    expectSameBits(both.outputs, outputs);
    expectSameBits(both.gradients, gradients);
  });
});

describe.each(measured)("%s", (name) => {
  test("has the loss and the gradients that PyTorch has", async () => {
    const result = await compiled(name),
      module = await load<Module>(result);
    const { outputs, gradients } = module.forwardBackward(asArguments(valuesOf(name, result), result)),
      reference = workloads.reference(name);
    expect(Math.abs(Number(outputs["loss"]) / reference.loss - 1)).toBeLessThan(1e-4);
    for (const [parameter, sum] of Object.entries(reference.grad_abs_sum_each)) {
      const gradient = gradients[parameter],
        total =
          typeof gradient === "object" ? Array.from(gradient).reduce((all, value) => all + Math.abs(value), 0) : NaN;
      expect(Math.abs(total / sum - 1), parameter).toBeLessThan(1e-4);
    }
  });
});

describe.each(names)("%s", (name) => {
  test("emitted = evaluated at every stage = accumulated", async () => {
    // The slow evaluator would take minutes for the sizes that have given the name.
    const result = await freshlyCompiled(name, textOf(name).replace(/(?<=f32\[)512, 512/g, "48, 48"), smaller[name]),
      values = valuesOf(name, result),
      module = await load<Module>(result);
    const { outputs, gradients } = module.forwardBackward(asArguments(values, result));
    const f32 = [...result.stages.source.outputs.values()].some((node) => node.type.dtype === "f32"),
      tolerance = f32 ? 2e-5 : 1e-11;
    for (const stage of [result.stages.gradient, result.stages.simplified]) {
      const roots = [...stage.outputs.values(), ...stage.gradients.values()],
        known = new Map(evaluate(roots, values, { rounding: "none" }).map(({ data }, at) => [roots[at], data]));
      const check = (got: Tensors, nodes: ReadonlyMap<string, Node>, prefix: string): void =>
        nodes.forEach((node, each) => {
          expectClose(got[each], known.get(node) ?? new Float64Array(), tolerance, prefix + each);
        });
      check(outputs, stage.outputs, "");
      check(gradients, stage.gradients, "d_");
    }
    const { gradients: spec, named } = result.declaration,
      of = named.get(spec?.of ?? ""),
      wrt = (spec?.wrt ?? []).flatMap((each) => named.get(each) ?? []);
    if (of === undefined) throw new Error("a graph without gradients");
    const { cotangents } = accumulateGradients(of, wrt, values, undefined, { rounding: "none" });
    wrt.forEach((node, at) =>
      expectClose(
        gradients[spec?.wrt[at] ?? ""],
        cotangents.get(node)?.data ?? new Float64Array(),
        tolerance,
        "accumulated",
      ),
    );
  });
});
