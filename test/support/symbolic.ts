/** Inputs of a graph, numbers of its nodes, and what the language says of a mistake. */
import { Tensor } from "../../src/builder.js";
import { GradcError } from "../../src/diagnostics.js";
import { evaluate } from "../../src/evaluate.js";
import { appendInput } from "../../src/families/source.js";
import { Graph, type Node } from "../../src/graph.js";
import type { DType, Shape } from "../../src/types.js";

/** An input of a graph: a number of f64 if nothing else is said. */
export function inputOf(graph: Graph, name: string, shape: Shape = [], dtype: DType = "f64"): Tensor {
  return Tensor.of(appendInput(graph, name, { dtype, shape }));
}

export function numbersOf(nodes: readonly Node[], values: { readonly [name: string]: readonly number[] }): number[][] {
  const inputs = new Map(Object.entries(values).map(([name, numbers]) => [name, Float64Array.from(numbers)]));
  return evaluate(nodes, inputs).map(({ data }) => [...data]);
}

/** The code and the message of the error that the action must throw. */
export function mistake(action: () => unknown): { readonly code: string; readonly text: string } {
  try {
    action();
  } catch (problem) {
    if (problem instanceof GradcError) return { code: problem.code, text: problem.text };
    throw problem;
  }
  throw new Error("nothing was wrong");
}

/** Inputs of three numbers each, of one new graph. */
export function vectors(...names: string[]): Tensor[] {
  const graph = new Graph();
  return names.map((name) => inputOf(graph, name, [3]));
}
