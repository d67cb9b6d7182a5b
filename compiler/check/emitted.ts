/** Emitted code against the evaluator: the values of outputs and gradients, and that all ways to them give the same bits. */
import { evaluate, type InputValues } from "../../src/evaluate.js";
import type { Node } from "../../src/graph.js";
import type { DType } from "../../src/types.js";
import type { Compiled } from "../compile.js";
import { load } from "../load.js";
import { row, verdict, type CheckRow } from "./report.js";

/** Relative to the largest element of the tensor. Integers and truth values must agree. */
const tolerances: { readonly [D in DType]: number } = { f32: 1e-4, f64: 1e-10, i32: 0, bool: 0 };

type Value = number | boolean | Float64Array | Float32Array | Int32Array | Uint8Array;
type Values = { readonly [name: string]: Value };

/** What is called of the module. Without gradients it has only the first function. */
interface CheckedModule {
  forward(inputs: Values): Values;
  backward(seed?: Value): Values;
  forwardBackward(
    inputs: Values,
    out?: undefined,
    seed?: Value,
  ): { readonly outputs: Values; readonly gradients: Values };
}

export async function checkEmitted(compiled: Compiled, values: InputValues): Promise<CheckRow[]> {
  try {
    return await compareModule(compiled, values);
  } catch (error) {
    return [verdict("the emitted module", "a call", false, String(error))];
  }
}

async function compareModule(compiled: Compiled, values: InputValues): Promise<CheckRow[]> {
  const { gradient, source } = compiled.stages;
  const module = await load<CheckedModule>(compiled);
  const given = new Map([...gradient.inputs, ...gradient.parameters]);
  const inputs = Object.fromEntries(Array.from(given, ([name, node]) => [name, argument(values.get(name), node)]));
  const outputs = module.forward(inputs);
  const rows = compareAll(source.outputs, outputs, values, "");
  if (gradient.gradients.size === 0) return rows;
  const seed =
    gradient.seed === null ? undefined : argument(values.get(String(gradient.seed.attrs["name"])), gradient.seed);
  const gradients = module.backward(seed);
  const both = module.forwardBackward(inputs, undefined, seed);
  return [
    ...rows,
    ...compareAll(gradient.gradients, gradients, values, "gradient "),
    verdict(
      "forward, backward",
      "forwardBackward, bit by bit",
      sameBits(outputs, both.outputs) && sameBits(gradients, both.gradients),
    ),
  ];
}

/** The numbers of a tensor as the module takes them. */
function argument(data: Float64Array | undefined, { type: { dtype, shape } }: Node): Value {
  const numbers = data ?? new Float64Array();
  if (shape.length === 0) return dtype === "bool" ? numbers[0] !== 0 : (numbers[0] ?? 0);
  switch (dtype) {
    case "f64":
      return numbers.slice();
    case "f32":
      return Float32Array.from(numbers);
    case "i32":
      return Int32Array.from(numbers);
    case "bool":
      return Uint8Array.from(numbers);
  }
}

function compareAll(nodes: ReadonlyMap<string, Node>, got: Values, values: InputValues, what: string): CheckRow[] {
  const expected = evaluate([...nodes.values()], values);
  return Array.from(nodes, ([name, { type }], at) => {
    const error = relativeError(numbersOf(got[name]), expected[at]?.data ?? new Float64Array());
    return row(`${what}${name}`, "the evaluator", error, tolerances[type.dtype]);
  });
}

function numbersOf(value: Value | undefined): readonly number[] {
  if (value === undefined) return [];
  return typeof value === "object" ? Array.from(value) : [Number(value)];
}

/** The largest difference over the largest finite element; infinite where lengths differ, or NaN or infinity meets another. */
function relativeError(got: readonly number[], expected: Float64Array): number {
  if (got.length !== expected.length) return Infinity;
  const scale = expected.reduce((most, value) => (Number.isFinite(value) ? Math.max(most, Math.abs(value)) : most), 0);
  return got.reduce((worst, value, at) => {
    const wanted = expected[at] ?? NaN;
    if (Object.is(value, wanted) || value === wanted) return worst;
    const error = Math.abs(value - wanted) / scale;
    return Math.max(worst, Number.isFinite(error) ? error : Infinity);
  }, 0);
}

function sameBits(a: Values, b: Values): boolean {
  return Object.entries(a).every(([name, value]) => {
    const [left, right] = [numbersOf(value), numbersOf(b[name])];
    return left.length === right.length && left.every((number, at) => Object.is(number, right[at]));
  });
}
