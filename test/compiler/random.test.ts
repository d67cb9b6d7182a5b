import { describe, expect, test } from "vitest";
import { accumulateGradients } from "../../compiler/accumulate.js";
import { gradients } from "../../compiler/differentiate.js";
import { evaluate } from "../../src/evaluate.js";
import type { Node } from "../../src/graph.js";
import { disagreement, evaluateCoarsely, type Tolerance } from "../support/agree.js";
import { runKernels, ways } from "../support/kernels.js";
import { randomGraph, type RandomGraph } from "../support/randomGraph.js";

const full = process.env["GRADC_FULL"] === "1";
/** Seeds in slices, so that a failure names a small range and the runner sees progress. */
const slice = 50;

/** Where a rounding is magnified, times that magnification: see agree.ts. */
const bound: Tolerance["relative"] = { f64: 1e-12, f32: 2e-5 };

function derive(random: RandomGraph): Map<string, Node> {
  const names = [...random.wrt.keys()],
    derived = gradients(random.loss, [...random.wrt.values()], { disconnected: "zero" });
  return new Map(names.map((name, at) => [name, derived[at] ?? random.loss]));
}

/** What differs between the evaluator and another computation of the same nodes; null if nothing does. */
function differences(
  random: RandomGraph,
  roots: ReadonlyMap<string, Node>,
  got: readonly Float64Array[],
): string | null {
  const nodes = [...roots.values()],
    expected = evaluate(nodes, random.values);
  let coarse: Float64Array[][] | null = null;
  for (const [at, name] of [...roots.keys()].entries()) {
    const spread = (): Float64Array[] => {
      coarse ??= [1, 2, 3].map((seed) => evaluateCoarsely(nodes, random.values, seed).map(({ data }) => data));
      return coarse.map((run) => run[at] ?? new Float64Array());
    };
    const value = expected[at];
    const wrong = value === undefined ? null : disagreement(value, got[at] ?? new Float64Array(), spread, bound);
    if (wrong !== null)
      return `${name}[${wrong.at}] is ${wrong.got}, expected ${wrong.expected} within ${wrong.allowed}`;
  }
  return null;
}

function symbolToNumber(seed: number): string | null {
  const random = randomGraph(seed),
    derived = derive(random);
  const { cotangents } = accumulateGradients(random.loss, [...random.wrt.values()], random.values);
  const numbers = [...random.wrt.values()].map(
    (node) => cotangents.get(node)?.data ?? new Float64Array(evaluate([node], random.values)[0]?.data.length ?? 0),
  );
  const wrong = differences(random, derived, numbers);
  return wrong === null ? null : `seed ${seed}: d${wrong}`;
}

function kernels(seed: number): string | null {
  const random = randomGraph(seed),
    derived = derive(random);
  const prefixed = [...derived].map(([name, node]) => [`d_${name}`, node] as const);
  const roots = new Map([...random.outputs, ...prefixed]);
  const runs = runKernels({ inputs: random.inputs, outputs: random.outputs, gradients: derived }, random.values);
  for (const [at, run] of runs.entries()) {
    const wrong = differences(random, roots, run);
    if (wrong !== null) return `seed ${seed}, ${ways[at]?.join(" and ")}: ${wrong}`;
  }
  return null;
}

function slices(count: number): number[] {
  return Array.from({ length: Math.ceil(count / slice) }, (_, at) => at * slice);
}

/** What is wrong with a seed; an exception too must say which seed it was. */
function outcome(seed: number, property: (seed: number) => string | null): string | null {
  try {
    return property(seed);
  } catch (problem) {
    return `seed ${seed}: ${String(problem)}`;
  }
}

function check(first: number, property: (seed: number) => string | null): void {
  const wrong = Array.from({ length: slice }, (_, at) => outcome(first + at, property)).filter(
    (message) => message !== null,
  );
  expect(wrong).toEqual([]);
}

describe("symbol-to-number equals evaluating the gradient graph", () => {
  test.each(slices(full ? 2000 : 150))("on random graphs from seed %i", (first) => check(first, symbolToNumber));
});

describe("kernels compute what the evaluator says of the source", () => {
  test.each(slices(full ? 10_000 : 300))("on random graphs from seed %i", (first) => check(first, kernels));
});
