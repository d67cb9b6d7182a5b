/** ADBench's objectives, from graphs/, against values of another tool: gradients, products with Hessians, Jacobians. */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { compile } from "../compiler/compile.js";
import { withoutLoops } from "../compiler/loop/rewrite.js";
import { gradients } from "../compiler/differentiate.js";
import { evaluate } from "../src/evaluate.js";
import { readSpec } from "../src/spec/read.js";
import type { Binding } from "../src/program.js";
import { instantiate } from "./support/emitted.js";
import { whole, type MatrixSignature } from "./support/sparseMatrices.js";

type Values = { [name: string]: Float64Array | Int32Array | number };
interface Expected {
  readonly objective: number;
  readonly gradient: readonly number[];
  readonly hvp: readonly number[];
}
interface Bundle {
  readonly reproj_err_each: readonly number[];
  readonly w_err_each: number;
  readonly J_block_each_2x15: readonly (readonly number[])[];
  readonly w_err_jac_each: number;
}

interface Objective {
  forwardBackward(values: Values): {
    readonly outputs: { readonly [name: string]: number };
    readonly gradients: { readonly [name: string]: Float64Array };
  };
  hvp(values: Values, vectors: Values): { readonly [name: string]: Float64Array };
}
interface Residuals {
  forward(values: Values): { readonly errors: Float64Array; readonly weightErrors: Float64Array };
  jacobian(values: Values): Float64Array;
}

const textOf = (file: string): string => readFileSync(new URL(`./cases/adbench/${file}`, import.meta.url), "utf8");
const specOf = (name: string): string => readFileSync(new URL(`../graphs/${name}.json`, import.meta.url), "utf8");
const expectedOf = <T>(file: string): T => JSON.parse(textOf(`${file}.expected.json`)) as T;

/** Reads the numbers of a data file one after the other. */
function reader(file: string): { one: () => number; many: (count: number) => Float64Array } {
  const numbers = textOf(file).trim().split(/\s+/).map(Number);
  let at = 0;
  return { one: () => numbers[at++] ?? NaN, many: (count) => Float64Array.from(numbers.slice(at, (at += count))) };
}

function expectClose(got: readonly number[], expected: readonly number[]): void {
  expect(got).toHaveLength(expected.length);
  const scale = Math.max(...expected.map(Math.abs));
  got.forEach((value, i) => {
    const wanted = expected[i] ?? NaN;
    expect(Math.abs(value - wanted), `[${i}]: ${value}, expected ${wanted}`).toBeLessThanOrEqual(
      1e-9 * Math.abs(wanted) + 1e-12 * scale,
    );
  });
}

/** The objective, its gradient and the product of its Hessian with cos(1), cos(2), ..., all of the emitted module. */
async function check(
  name: string,
  binding: Binding,
  values: Values,
  wrt: readonly string[],
  expected: Expected,
): Promise<void> {
  const { javascript } = await compile(readSpec(specOf(name)), { bind: binding }),
    module = instantiate<Objective>(javascript),
    both = module.forwardBackward(values);
  const whole = (of: { readonly [name: string]: Float64Array }): number[] =>
    wrt.flatMap((each) => [...(of[each] ?? [])]);
  expectClose(Object.values(both.outputs), [expected.objective]);
  expectClose(whole(both.gradients), expected.gradient);
  let at = 0;
  const vectors = Object.fromEntries(
    wrt.map((each) => [each, Float64Array.from(both.gradients[each] ?? [], () => Math.cos(++at))]),
  );
  expectClose(whole(module.hvp(values, vectors)), expected.hvp);
}

describe.each(["gmm_test", "gmm_d2_K5", "gmm_d10_K5"])("the mixture %s", (file) => {
  it("has the objective, gradient and Hessian product that are known", async () => {
    const read = reader(`gmm/${file}.txt`),
      [d, k, n] = [read.one(), read.one(), read.one()],
      triangle = (d * (d + 1)) / 2;
    const values: Values = {
      alphas: read.many(k),
      means: read.many(k * d),
      icf: read.many(k * triangle),
      x: read.many(n * d),
      gamma: read.one(),
    };
    const binding = { d, k, n, triangle, m: read.one() };
    await check("gaussian-mixture", binding, values, ["alphas", "means", "icf"], expectedOf(`gmm/${file}`));
  });
});

describe("the LSTM", () => {
  const read = reader("lstm/lstm_l4_c24.txt"),
    [layers, time, bits] = [read.one(), read.one(), read.one()];
  const values = {
    main: read.many(2 * layers * 4 * bits),
    extra: read.many(3 * bits),
    state: read.many(2 * layers * bits),
    sequence: read.many(time * bits),
  };
  const binding = { layers, time, bits },
    expected = expectedOf<Expected>("lstm/lstm_l4_c24");

  it("as a scan in a scan", () => check("lstm", binding, values, ["main", "extra"], expected));

  it("written out step by step", () => {
    const { named, parameters } = readSpec(specOf("lstm")).declare(binding),
      loss = named.get("loss");
    if (loss === undefined) throw new Error("no loss");
    const [plain = loss] = withoutLoops([loss]),
      given = new Map(Object.entries(values));
    const [objective, ...derived] = evaluate([plain, ...gradients(plain, [...parameters.values()])], given);
    expectClose([...(objective?.data ?? [])], [expected.objective]);
    expectClose(
      derived.flatMap(({ data }) => [...data]),
      expected.gradient,
    );
  });
});

describe("the bundle adjustment", () => {
  it("has the residuals and the Jacobian that are known, by camera, point and weight", async () => {
    const read = reader("ba/ba_test.txt"),
      [cameras, points, observations] = [read.one(), read.one(), read.one()],
      repeated = (values: Float64Array, count: number): Float64Array =>
        Float64Array.from({ length: values.length * count }, (_, i) => values[i % values.length] ?? NaN);
    const camera = read.many(11),
      point = read.many(3),
      weight = read.many(1),
      feature = read.many(2);
    const expected = expectedOf<Bundle>("ba/ba_test"),
      given: Values = {
        camera: repeated(camera, cameras),
        point: repeated(point, points),
        weight: repeated(weight, observations),
        features: repeated(feature, observations),
        seen: Int32Array.from({ length: 2 * observations }, (_, i) => (i % 2 === 0 ? (i / 2) % cameras : (i - 1) / 2)),
      };
    const widths: {
      [wrt: string]: readonly [width: number, from: number, owner: (observation: number) => number, count: number];
    } = {
      camera: [11, 0, (i) => i % cameras, cameras],
      point: [3, 11, (i) => i, points],
      weight: [1, 14, (i) => i, observations],
    };
    for (const [wrt, [width, from, owner, count]] of Object.entries(widths)) {
      const spec = JSON.parse(specOf("bundle-adjustment")) as object;
      const { javascript } = await compile(readSpec({ ...spec, jacobian: { of: "errors", wrt } }), {
        bind: { cameras, points, observations },
      });
      const module = instantiate<Residuals>(javascript);
      const outputs = module.forward(given);
      expectClose([...outputs.errors], [...repeated(Float64Array.from(expected.reproj_err_each), observations)]);
      outputs.weightErrors.forEach((error) => expect(error).toBeCloseTo(expected.w_err_each, 12));
      const dense = Array.from({ length: 2 * observations }, (_, row) => {
        const block = expected.J_block_each_2x15[row % 2] ?? [],
          own = owner(Math.floor(row / 2));
        return Array.from({ length: count * width }, (_, column) =>
          Math.floor(column / width) === own ? (block[from + (column % width)] ?? NaN) : 0,
        );
      });
      expectClose([...module.jacobian(given)], dense.flat());
      const sparse = { ...spec, jacobian: { of: "errors", wrt, sparse: true } },
        { signature, values } = await sparseJacobian(sparse, given, { cameras, points, observations });
      expect(signature.nonzeros).toBe(dense.flat().filter((value) => value !== 0).length);
      expect(signature.colours).toBeLessThanOrEqual(width);
      expectClose([...whole(signature, values, count * width)], dense.flat());
    }
  });

  /** Which camera sees which point must be known for a pattern: `seen` is a constant. */
  async function sparseJacobian(
    spec: object,
    { seen, ...given }: Values,
    bind: Binding,
  ): Promise<{ readonly signature: MatrixSignature; readonly values: Float64Array }> {
    const { inputs, ...rest } = spec as { readonly inputs: { readonly [name: string]: string } },
      pairs = seen instanceof Int32Array ? [...seen] : [],
      value = Array.from({ length: pairs.length / 2 }, (_, i) => pairs.slice(2 * i, 2 * i + 2));
    const constants = { seen: { type: "i32[observations, 2]", value } },
      known = { ...rest, inputs: { features: inputs["features"] }, constants },
      { javascript } = await compile(readSpec(known), { bind });
    const module = instantiate<Residuals & { readonly signature: { readonly jacobian: MatrixSignature } }>(javascript);
    return { signature: module.signature.jacobian, values: module.jacobian(given) };
  }
});
