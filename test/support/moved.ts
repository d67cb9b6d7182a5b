/** Functions that only place elements elsewhere, held to where each element of the result comes from. */
import { expect } from "vitest";
import { gradients } from "../../compiler/differentiate.js";
import { Tensor } from "../../src/builder.js";
import { evaluate } from "../../src/evaluate.js";
import { appendInput } from "../../src/families/source.js";
import { Graph } from "../../src/graph.js";
import { mul, sum } from "../../src/index.js";
import { isFloat, sizeOf, stridesOf, type DType, type Shape } from "../../src/types.js";
import { compileGraph, runEmitted } from "./emitted.js";

type Index = readonly number[];

/** Every index of a shape, in row-major order. */
export function indicesOf(shape: Shape): Index[] {
  return shape.reduce<Index[]>(
    (indices, extent) => indices.flatMap((index) => Array.from({ length: extent }, (_, at) => [...index, at])),
    [[]],
  );
}

export interface Move {
  readonly build: (x: Tensor) => Tensor;
  readonly shape: Shape;
  readonly result: Shape;
  /** The index in x of the element at an index of the result; null where the fill stands. */
  readonly from: (index: Index) => Index | null;
  readonly fill?: number;
}

/**
 * The value of each element, and the gradient of sum(weights y), which at an element of x is the sum of the weights
 * where it went: in the evaluator and in emitted code.
 */
export async function checkMove({ build, shape, result, from, fill = 0 }: Move, dtype: DType): Promise<void> {
  const graph = new Graph(),
    x = appendInput(graph, "x", { dtype, shape }),
    y = build(Tensor.of(x));
  expect({ dtype: y.dtype, shape: y.shape }).toEqual({ dtype, shape: result });
  const numbers = Float64Array.from({ length: sizeOf(shape) }, (_, at) => (dtype === "bool" ? at % 2 : at + 1)),
    weights = Float64Array.from({ length: sizeOf(result) }, (_, at) => 2 * at + 3),
    strides = stridesOf(shape);
  const sources = indicesOf(result).map((index) =>
    from(index)?.reduce((flat, i, at) => flat + i * (strides[at] ?? 0), 0),
  );
  const value = sources.map((source) => (source === undefined ? fill : (numbers[source] ?? NaN)));
  const dx = new Float64Array(numbers.length);
  sources.forEach((source, at) => {
    if (source !== undefined) dx[source] = (dx[source] ?? NaN) + (weights[at] ?? NaN);
  });
  const outputs = new Map([["y", y.node]]),
    expected = [value];
  if (isFloat(dtype)) {
    const loss = sum(mul(y, Tensor.literal(dtype, result, weights)));
    for (const node of gradients(loss.node, [x], { disconnected: "zero" })) outputs.set("dx", node);
    expected.push([...dx]);
  }
  const values = new Map([["x", numbers]]);
  expect(evaluate([...outputs.values()], values).map(({ data }) => [...data])).toEqual(expected);
  const program = { name: "moved", inputs: new Map([["x", x]]), outputs, gradients: null };
  const [run = []] = runEmitted(await compileGraph(program), program, values);
  expect(run.map((data) => [...data])).toEqual(expected);
}

/** A move along one axis of a vector. */
export function line(build: Move["build"], n: number, m: number, from: (t: number) => number | null): Move {
  const index = (t: number): Index | null => {
    const source = from(t);
    return source === null ? null : [source];
  };
  return { build, shape: [n], result: [m], from: ([t = 0]) => index(t) };
}

/** The remainder with the sign of the divisor. */
export const modulo = (a: number, n: number): number => ((a % n) + n) % n;
