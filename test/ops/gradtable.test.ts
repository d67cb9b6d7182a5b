/** The cases of ../cases: value, vjp and hvp against another tool's numbers. */
import { readFileSync } from "node:fs";
import { afterAll, expect, it } from "vitest";
import { vjp } from "../../compiler/differentiate.js";
import { onGraph, Tensor } from "../../src/builder.js";
import { evaluate } from "../../src/evaluate.js";
import { readSpec } from "../../src/spec/read.js";
import { isFloat, type DType } from "../../src/types.js";

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
const tensorOf = ({ dtype, shape, data }: Numbers): Tensor =>
  Tensor.literal(dtypes[dtype], shape, Float64Array.from(data, Number));

function declare({ formula = "", nodes = { result: formula }, outputNames = ["result"], inputs }: Case) {
  const types = inputs.map(({ name, dtype, shape }) => [name, `${dtypes[dtype]}[${shape.join(", ")}]`]);
  return readSpec({ name: "case", inputs: Object.fromEntries(types), nodes, outputs: outputNames }).declare();
}

let values = 0,
  firstOrder = 0,
  secondOrder = 0;

it.each(cases.map((testCase) => [testCase.id, testCase] as const))("%s", (_, testCase) => {
  const { graph, inputs, outputs } = declare(testCase),
    { rtol, atol, cotangents, tangents } = testCase;
  const numbers = new Map(testCase.inputs.map(({ name, data }) => [name, Float64Array.from(data, Number)]));
  const check = (
    nodes: Parameters<typeof evaluate>[0],
    expected: readonly (Numbers | null | undefined)[],
    what: string,
  ): void => {
    evaluate(nodes, numbers).forEach(({ type, data }, at) => {
      const wanted = expected[at];
      if (wanted === null || wanted === undefined) throw new Error(`${what} ${at} has no expected numbers`);
      expect(type.shape).toEqual(wanted.shape);
      wanted.data.map(Number).forEach((value, position) => {
        const got = data[position] ?? NaN,
          close = Object.is(got, value) || Math.abs(got - value) <= atol + rtol * Math.abs(value);
        expect(close, `${what} ${at}[${position}]: ${got}, expected ${value}`).toBe(true);
      });
    });
  };
  const ys = [...outputs.values()];
  check(ys, testCase.outputs, "output");
  values++;

  const wrt = testCase.inputs.flatMap(({ name }, at) => (testCase.vjp?.[at] ? [inputs.get(name) ?? []] : [])).flat();
  if (wrt.length === 0 || cotangents === undefined) return;
  const floats = ys.flatMap((y, at) => (isFloat(y.type.dtype) && cotangents[at] ? [{ y, seed: cotangents[at] }] : []));
  const first = vjp(
    floats.map(({ y }) => y),
    floats.map(({ seed }) => onGraph(graph, tensorOf(seed))),
    wrt,
    { disconnected: "zero" },
  );
  check(
    first,
    (testCase.vjp ?? []).filter((expected) => expected !== null),
    "vjp",
  );
  firstOrder++;

  const along = (tangents ?? []).flatMap((tangent) => (tangent === null ? [] : [onGraph(graph, tensorOf(tangent))]));
  if (!testCase.hvp || along.length !== first.length) return;
  // The Hessian is symmetric: the gradient of <tangent, gradient> is the Hessian times the tangent.
  check(
    vjp(first, along, wrt, { disconnected: "zero" }),
    testCase.hvp.filter((expected) => expected !== null),
    "hvp",
  );
  secondOrder++;
});

afterAll(() => {
  process.stdout.write(`gradtable: ${values} of ${cases.length} values, ${firstOrder} vjps, ${secondOrder} hvps\n`);
});
