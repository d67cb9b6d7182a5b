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
interface Results {
  outputs: { [name: string]: Array | number };
  gradients: { [name: string]: Array | number };
}

function textOf(name: string): string {
  return readFileSync(new URL(`${name}.json`, folder), "utf8");
}

function compiled(name: string, text = textOf(name)): Promise<Compiled> {
  return compile(readSpec(text, `${name}.json`));
}

/** Values of the inputs and parameters: those of the workload, or seeded ones. */
function valuesOf(name: string, { stages }: Compiled): Map<string, Float64Array> {
  const { inputs, parameters } = stages.source,
    filled = workloads.tensors(name);
  const fits = (values: Float64Array | undefined, { type }: Node): Float64Array | null =>
    values?.length === sizeOf(type.shape) ? values : null;
  return new Map(
    [...inputs, ...parameters].map(([input, node]) => [input, fits(filled?.get(input), node) ?? seeded(node)]),
  );
}

function seeded(node: Node): Float64Array {
  const { dtype, shape } = node.type;
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
  numbers.forEach((value, at) =>
    expect(Math.abs(value - (expected[at] ?? NaN)), `${what}[${at}]`).toBeLessThanOrEqual(tolerance * scale),
  );
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
    const [first, second] = [await compiled(name), await compiled(name)];
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
      gradients = module.backward();
    expect(module.forwardBackward(inputs)).toEqual({ outputs, gradients });
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
    const result = await compiled(name, textOf(name).replace(/(?<=f32\[)512, 512/g, "48, 48")),
      values = valuesOf(name, result),
      module = await load<Module>(result);
    const { outputs, gradients } = module.forwardBackward(asArguments(values, result));
    const f32 = [...result.stages.source.outputs.values()].some((node) => node.type.dtype === "f32"),
      tolerance = f32 ? 2e-5 : 1e-11;
    for (const stage of [result.stages.gradient, result.stages.simplified]) {
      [...stage.outputs].forEach(([output, node]) =>
        evaluate([node], values, { rounding: "none" }).forEach(({ data }) =>
          expectClose(outputs[output], data, tolerance, output),
        ),
      );
      [...stage.gradients].forEach(([wrt, node]) =>
        evaluate([node], values, { rounding: "none" }).forEach(({ data }) =>
          expectClose(gradients[wrt], data, tolerance, `d_${wrt}`),
        ),
      );
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
