/** Derivatives by every way of computing them, against closed forms. */
import { expect } from "vitest";
import { accumulateGradients } from "../../compiler/accumulate.js";
import { gradients } from "../../compiler/differentiate.js";
import { Tensor } from "../../src/builder.js";
import { evaluate } from "../../src/evaluate.js";
import { appendInput } from "../../src/families/source.js";
import { Graph, type Node } from "../../src/graph.js";
import { mul, sum } from "../../src/index.js";
import type { Shape } from "../../src/types.js";
import { runKernels, ways } from "./kernels.js";

/** Row-major numbers of x, of the gradient of the loss, and of the gradient of sum(v dx), by closed forms. */
export interface Expected {
  readonly x: readonly number[];
  readonly shape?: Shape;
  readonly dx: readonly number[];
  /** The Hessian times `direction`, where it is told. */
  readonly second?: readonly number[];
}

/** Not uniform, so that entries that are mixed up show. */
export const direction = (at: number): number => 1 + 0.5 * at;

export function expectClose(got: ArrayLike<number>, expected: readonly number[], where: string): void {
  expect(got.length, where).toBe(expected.length);
  expected.forEach((value, at) => {
    const error = Math.abs((got[at] ?? NaN) - value);
    expect(error, `${where}[${at}] is ${got[at]}, expected ${value}`).toBeLessThanOrEqual(
      1e-12 * Math.max(1, Math.abs(value)),
    );
  });
}

/** The gradient by every way of computing it: the graph evaluated, numbers carried backwards, kernels run. */
export function check(
  recipe: (x: Tensor) => Tensor,
  { x: numbers, shape = [numbers.length], dx, second }: Expected,
): void {
  const graph = new Graph(),
    x = appendInput(graph, "x", { dtype: "f64", shape }),
    loss = recipe(Tensor.of(x)).node;
  const values = new Map([["x", Float64Array.from(numbers)]]);
  const everyWay = (of: Node, expected: readonly number[], order: string): Node => {
    const [derived] = gradients(of, [x]);
    if (derived === undefined) throw new Error("no gradient");
    expectClose(evaluate([derived], values)[0]?.data ?? [], expected, `${order} order, evaluated: dx`);
    const { cotangents } = accumulateGradients(of, [x], values);
    expectClose(cotangents.get(x)?.data ?? [], expected, `${order} order, accumulated: dx`);
    const request = {
      inputs: new Map([["x", x]]),
      outputs: new Map([["y", of]]),
      gradients: new Map([["x", derived]]),
    };
    runKernels(request, values).forEach((run, way) =>
      expectClose(run[1] ?? [], expected, `${order} order, kernels of ${ways[way]?.join(" and ")}: dx`),
    );
    return derived;
  };
  const derived = everyWay(loss, dx, "first");
  if (second === undefined) return;
  const weights = Tensor.literal(
    "f64",
    shape,
    Float64Array.from(numbers, (_, at) => direction(at)),
  );
  everyWay(sum(mul(weights, Tensor.of(derived))).node, second, "second");
}
