/** Functions of one matrix, or of a batch: by the evaluator and by the emitted module. */
import { expect } from "vitest";
import { gradients } from "../../compiler/differentiate.js";
import { Tensor } from "../../src/builder.js";
import { evaluate } from "../../src/evaluate.js";
import { appendInput } from "../../src/families/source.js";
import { Graph, type Node } from "../../src/graph.js";
import type { DType, Shape } from "../../src/types.js";
import { compileGraph, runEmitted } from "./emitted.js";

export interface Point {
  readonly x: Tensor;
  readonly values: Map<string, Float64Array>;
}
export function point(data: readonly number[], shape: Shape = square(data), dtype: DType = "f64"): Point {
  const x = Tensor.of(appendInput(new Graph(), "x", { dtype, shape }));
  return { x, values: new Map([["x", Float64Array.from(data)]]) };
}
const square = ({ length }: readonly number[]): Shape => [Math.sqrt(length), Math.sqrt(length)];
export const numbers = (node: Node | undefined, { values }: Point): number[] => [
  ...(evaluate(node ? [node] : [], values)[0]?.data ?? []),
];

/** The value and the gradient, by the evaluator and by the emitted module. */
export async function both(at: Point, y: Tensor): Promise<number[][][]> {
  const program = {
    name: "matrix",
    inputs: new Map([["x", at.x.node]]),
    outputs: new Map([["y", y.node]]),
    gradients: { of: "y", wrt: ["x"] },
  };
  const evaluated = [numbers(y.node, at), numbers(gradients(y.node, [at.x.node])[0], at)];
  const ran = runEmitted(await compileGraph(program), program, at.values);
  return [evaluated, ...ran.map((way) => way.map((result) => [...result]))];
}
export function expectNear(got: readonly number[] | undefined, expected: readonly number[], digits = 10): void {
  expect(got).toHaveLength(expected.length);
  expected.forEach((value, i) => {
    if (Number.isNaN(value)) expect(got?.[i]).toBeNaN();
    else expect(got?.[i]).toBeCloseTo(value, digits);
  });
}
