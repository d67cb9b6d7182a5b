/** A function of tensors and its cotangents, in the evaluator and in emitted code. */
import { expect } from "vitest";
import { vjp } from "../../compiler/differentiate.js";
import type { Tensor } from "../../src/builder.js";
import { evaluate } from "../../src/evaluate.js";
import { appendInput } from "../../src/families/source.js";
import { pointOf } from "../ops/numeric.js";
import type { Value } from "../ops/sample.js";
import { compileGraph, runEmitted } from "./emitted.js";

/** The value, and with a `seed` the cotangents of all floats where that of the result is it. -0 counts as 0. */
export async function everywhere(
  inputs: readonly Value[],
  build: (...inputs: Tensor[]) => Tensor,
  seed: readonly number[] | null,
  expected: readonly (readonly number[])[],
): Promise<void> {
  const { graph, y, inputs: nodes, wrt, values } = pointOf(inputs, build);
  const outputs = new Map([["y", y]]),
    given = new Map(values),
    named = new Map(nodes.map((node, at) => [`x${at}`, node]));
  if (seed !== null) {
    const dy = appendInput(graph, "dy", y.type);
    vjp([y], [dy], wrt).forEach((node, at) => outputs.set(`d${at}`, node));
    given.set("dy", Float64Array.from(seed));
    named.set("dy", dy);
  }
  const plain = (data: ArrayLike<number>): number[] => Array.from(data, (number) => number + 0);
  expect(evaluate([...outputs.values()], given).map(({ data }) => plain(data))).toEqual(expected);
  const program = { name: "scatter", inputs: named, outputs, gradients: null };
  const [run = []] = runEmitted(await compileGraph(program), program, given);
  expect(run.map(plain)).toEqual(expected);
}
