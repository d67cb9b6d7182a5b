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
  readonly signature: { readonly jacobian: MatrixSignature };
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
  const read = reader("ba/ba_test.txt"),
    [cameras, points, observations] = [read.one(), read.one(), read.one()],
    bind = { cameras, points, observations },
    spec = JSON.parse(specOf("bundle-adjustment")) as { readonly inputs: { readonly features: string } },
    expected = expectedOf<Bundle>("ba/ba_test");
  const repeated = (values: ArrayLike<number>, count: number): Float64Array =>
    Float64Array.from({ length: values.length * count }, (_, i) => values[i % values.length] ?? NaN);
  const given = {
    camera: repeated(read.many(11), cameras),
    point: repeated(read.many(3), points),
    weight: repeated(read.many(1), observations),
    features: repeated(read.many(2), observations),
    seen: Int32Array.from({ length: 2 * observations }, (_, i) => (i % 2 === 0 ? (i / 2) % cameras : (i - 1) / 2)),
  };
  /** Where the columns of a wrt begin in a block that is known, and whose block an observation has, of how many. */
  type Wrt = readonly [
    name: string,
    width: number,
    from: number,
    owner: (observation: number) => number,
    count: number,
  ];
  const wrts: readonly Wrt[] = [
    ["camera", 11, 0, (i) => i % cameras, cameras],
    ["point", 3, 11, (i) => i, points],
    ["weight", 1, 14, (i) => i, observations],
  ];

  function jacobianOf([, width, from, owner, count]: Wrt): number[] {
    const rows = Array.from({ length: 2 * observations }, (_, row) => {
      const block = expected.J_block_each_2x15[row % 2] ?? [],
        own = owner(Math.floor(row / 2));
      return Array.from({ length: count * width }, (_, column) =>
        Math.floor(column / width) === own ? (block[from + (column % width)] ?? NaN) : 0,
      );
    });
    return rows.flat();
  }

  async function moduleOf(derived: object): Promise<Residuals> {
    const { javascript } = await compile(readSpec({ ...spec, ...derived }), { bind });
    return instantiate<Residuals>(javascript);
  }

  it.each(wrts)("has the residuals and the Jacobian by %s that are known", async (...wrt) => {
    const module = await moduleOf({ jacobian: { of: "errors", wrt: wrt[0] } }),
      { errors, weightErrors } = module.forward(given);
    expectClose([...errors], [...repeated(expected.reproj_err_each, observations)]);
    weightErrors.forEach((error) => expect(error).toBeCloseTo(expected.w_err_each, 12));
    expectClose([...module.jacobian(given)], jacobianOf(wrt));
  });

  it.each(wrts)("has the sparse Jacobian by %s, by as many products as a block has columns", async (...wrt) => {
    const [name, width, , , count] = wrt,
      { seen, ...others } = given,
      dense = jacobianOf(wrt);
    // Which camera sees which point must be known for a pattern.
    const pairs = Array.from({ length: observations }, (_, i) => [...seen.subarray(2 * i, 2 * i + 2)]);
    const { signature, jacobian } = await moduleOf({
      inputs: { features: spec.inputs.features },
      constants: { seen: { type: "i32[observations, 2]", value: pairs } },
      jacobian: { of: "errors", wrt: name, sparse: true },
    });
    expect(signature.jacobian.nonzeros).toBe(dense.filter((value) => value !== 0).length);
    expect(signature.jacobian.colours).toBeLessThanOrEqual(width);
    expectClose([...whole(signature.jacobian, jacobian(others), count * width)], dense);
  });
});
