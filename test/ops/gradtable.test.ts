/** The cases of ../cases: value, vjp, jvp and hvp against another tool's numbers. */
import { readFileSync } from "node:fs";
import { afterAll, describe, expect, it } from "vitest";
import { vjp } from "../../compiler/differentiate.js";
import { jvp } from "../../compiler/jvp.js";
import { targets } from "../../compiler/targets.js";
import { evaluate } from "../../src/evaluate.js";
import { appendInput } from "../../src/families/source.js";
import type { Node } from "../../src/graph.js";
import type { Declaration } from "../../src/program.js";
import { readSpec } from "../../src/spec/read.js";
import { isFloat, type DType } from "../../src/types.js";
import { compileGraph, runEmitted } from "../support/emitted.js";

interface Numbers {
  readonly shape: readonly number[];
  readonly dtype: "float64" | "int64" | "int32" | "bool";
  readonly data: readonly (number | boolean | string)[];
}

interface Case {
  readonly id: string;
  readonly formula?: string;
  readonly nodes?: { readonly [name: string]: string };
  readonly outputNames?: readonly string[];
  readonly inputs: readonly (Numbers & { readonly name: string })[];
  readonly outputs: readonly Numbers[];
  readonly rtol: number;
  readonly atol: number;
  readonly cotangents?: readonly (Numbers | null)[];
  readonly vjp?: readonly (Numbers | null)[];
  readonly tangents?: readonly (Numbers | null)[];
  readonly jvp?: readonly (Numbers | null)[];
  readonly hvp?: readonly (Numbers | null)[] | null;
}

const cases = readFileSync(new URL("../cases/gradtable.jsonl", import.meta.url), "utf8")
  .trim()
  .split("\n")
  .map((line) => JSON.parse(line) as Case);

const dtypes: { readonly [dtype in Numbers["dtype"]]: DType } = {
  float64: "f64",
  int64: "i32",
  int32: "i32",
  bool: "bool",
};
function declare({ formula = "", nodes = { result: formula }, outputNames = ["result"], inputs }: Case): Declaration {
  const types = inputs.map(({ name, dtype, shape }) => [name, `${dtypes[dtype]}[${shape.join(", ")}]`]);
  return readSpec({ name: "case", inputs: Object.fromEntries(types), nodes, outputs: outputNames }).declare();
}

/** What a case says of nodes: the outputs, the vjp of each input, the hvp of each. */
interface Claim {
  readonly name: string;
  readonly node: Node;
  readonly expected: Numbers;
}

function claim(kind: string, nodes: readonly Node[], expected: readonly (Numbers | null)[]): Claim[] {
  const said = expected.filter((numbers) => numbers !== null);
  if (said.length !== nodes.length) throw new Error(`${nodes.length} of ${kind}, and ${said.length} are known`);
  return nodes.flatMap((node, at) =>
    said[at] === undefined ? [] : [{ name: `${kind}${at}`, node, expected: said[at] }],
  );
}

/** A case at its point: what is claimed, and the inputs with their values. Cotangents and tangents are inputs too. */
interface Setting {
  readonly claims: readonly Claim[];
  readonly inputs: ReadonlyMap<string, Node>;
  readonly values: ReadonlyMap<string, Float64Array>;
}

function settingOf(testCase: Case): Setting {
  const declaration = declare(testCase),
    inputs = new Map(declaration.inputs);
  const values = new Map(testCase.inputs.map(({ name, data }) => [name, Float64Array.from(data, Number)]));
  const given = (name: string, { dtype, shape, data }: Numbers): Node => {
    const node = appendInput(declaration.graph, name, { dtype: dtypes[dtype], shape });
    inputs.set(name, node);
    values.set(name, Float64Array.from(data, Number));
    return node;
  };
  return { claims: claimsOf(testCase, declaration, given), inputs, values };
}

type Give = (name: string, numbers: Numbers) => Node;

function claimsOf(testCase: Case, { inputs, outputs }: Declaration, given: Give): Claim[] {
  const { cotangents = [], tangents = [], vjp: expected = [], hvp } = testCase,
    ys = [...outputs.values()];
  const claims = claim("output", ys, testCase.outputs);
  const wrt = testCase.inputs.flatMap(({ name }, at) => (expected[at] ? (inputs.get(name) ?? []) : []));
  if (wrt.length === 0) return claims;
  const seeded = ys.flatMap((y, at) => {
    const seed = cotangents[at];
    return isFloat(y.type.dtype) && seed ? [{ y, seed: given(`cotangent${at}`, seed) }] : [];
  });
  const nodes = seeded.map(({ y }) => y),
    seeds = seeded.map(({ seed }) => seed);
  const first = vjp(nodes, seeds, wrt, { disconnected: "zero" });
  claims.push(...claim("vjp", first, expected));
  const along = tangents.flatMap((tangent, at) => (tangent === null ? [] : [given(`tangent${at}`, tangent)]));
  const moved = testCase.inputs.flatMap(({ name }, at) => (tangents[at] ? (inputs.get(name) ?? []) : []));
  if (testCase.jvp) claims.push(...claim("jvp", jvp(nodes, moved, along), testCase.jvp));
  if (!hvp || along.length !== first.length) return claims;
  // Forward over reverse; and, since the Hessian is symmetric, the gradient of <tangent, gradient>.
  claims.push(...claim("hvp", jvp(first, wrt, along), hvp));
  return [...claims, ...claim("reverseHvp", vjp(first, along, wrt, { disconnected: "zero" }), hvp)];
}

function check({ rtol, atol }: Case, { name, node, expected }: Claim, got: Float64Array): void {
  expect(node.type.shape).toEqual(expected.shape);
  expect(got).toHaveLength(expected.data.length);
  expected.data.map(Number).forEach((value, at) => {
    const result = got[at] ?? NaN,
      close = Object.is(result, value) || Math.abs(result - value) <= atol + rtol * Math.abs(value);
    expect(close, `${name}[${at}]: ${result}, expected ${value}`).toBe(true);
  });
}

const counts = { output: 0, vjp: 0, jvp: 0, hvp: 0 };

describe.each(cases.map((testCase) => [testCase.id, testCase] as const))("%s", (_, testCase) => {
  const { claims, values } = settingOf(testCase);

  it("in the evaluator", () => {
    const results = evaluate(
      claims.map(({ node }) => node),
      values,
    );
    claims.forEach((said, at) => check(testCase, said, results[at]?.data ?? new Float64Array()));
    for (const kind of ["output", "vjp", "jvp", "hvp"] as const)
      if (claims.some(({ name }) => name.startsWith(kind))) counts[kind]++;
  });

  it.each(targets)("in emitted code, target %s", async (target) => {
    // A graph is compiled once.
    const emitted = settingOf(testCase),
      outputs = new Map(emitted.claims.map(({ name, node }) => [name, node]));
    const graph = { name: "case", inputs: emitted.inputs, outputs, gradients: null };
    const [results = []] = runEmitted(await compileGraph(graph, { target }), graph, emitted.values);
    emitted.claims.forEach((said, at) => check(testCase, said, results[at] ?? new Float64Array()));
  });
});

afterAll(() => {
  const { output, vjp: first, jvp: forward, hvp: second } = counts;
  process.stdout.write(
    `gradtable: ${output} of ${cases.length} values, ${first} vjps, ${forward} jvps and ${second} hvps hold\n`,
  );
});
