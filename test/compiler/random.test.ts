import { describe, test } from "vitest";
import { accumulateGradients } from "../../compiler/accumulate.js";
import { evaluate } from "../../src/evaluate.js";
import type { Node } from "../../src/graph.js";
import { runKernels, ways } from "../support/kernels.js";
import { check, derive, full, Reference, rootsOf, slices } from "../support/randomChecks.js";
import { randomGraph } from "../support/randomGraph.js";

function symbolToNumber(seed: number): string | null {
  const random = randomGraph(seed),
    derived = derive(random);
  const { cotangents } = accumulateGradients(random.loss, [...random.wrt.values()], random.values);
  const zeros = (node: Node): Float64Array => evaluate([node], random.values)[0]?.data.fill(0) ?? new Float64Array();
  const numbers = [...random.wrt.values()].map((node) => cotangents.get(node)?.data ?? zeros(node));
  return new Reference(random, derived).difference(numbers);
}

/** The schedule alone: kernels of the source graph, without the simplifier and a printer. */
function kernels(seed: number): string | null {
  const random = randomGraph(seed),
    derived = derive(random),
    roots = rootsOf(random, derived),
    reference = new Reference(random, roots);
  const request = { inputs: random.inputs, outputs: random.outputs, gradients: derived };
  for (const [at, run] of runKernels(request, random.values).entries()) {
    const wrong = reference.difference(run);
    if (wrong !== null) return `${ways[at]?.join(" and ")}: ${wrong}`;
  }
  return null;
}

describe("symbol-to-number equals evaluating the gradient graph", () => {
  test.each(slices(full ? 2000 : 150))("on random graphs from seed %i", (first) => check(first, symbolToNumber));
});

describe("kernels compute what the evaluator says of the source", () => {
  test.each(slices(full ? 2000 : 150))("on random graphs from seed %i", (first) => check(first, kernels));
});
