import { describe, expect, test } from "vitest";
import { accumulateGradients } from "../../compiler/accumulate.js";
import { gradients } from "../../compiler/differentiate.js";
import { expandComposites } from "../../compiler/expand.js";
import { evaluate } from "../../src/evaluate.js";
import type { Node } from "../../src/graph.js";
import { disagreement, evaluateCoarsely, type Tolerance } from "../support/agree.js";
import { compileGraph, runEmitted, type GraphProgram } from "../support/emitted.js";
import { runKernels, ways } from "../support/kernels.js";
import { randomGraph, type RandomGraph } from "../support/randomGraph.js";

const full = process.env["GRADC_FULL"] === "1";
/** Seeds a test: a failure names the seed. */
const slice = 50;

/**
 * Relative, for what is well conditioned; where a rounding is magnified, times that magnification: see agree.ts.
 * f32: some 300 roundings, for sums of some thousand terms in another order.
 */
const bound: Tolerance["relative"] = { f64: 1e-12, f32: 2e-5 };

function derive(random: RandomGraph): Map<string, Node> {
  const names = [...random.wrt.keys()],
    derived = gradients(random.loss, [...random.wrt.values()], { disconnected: "zero" });
  return new Map(names.map((name, at) => [name, derived[at] ?? random.loss]));
}

/** Outputs and gradients by name: what every way of computing the graph must agree on. */
function rootsOf(random: RandomGraph, derived: ReadonlyMap<string, Node>): Map<string, Node> {
  return new Map([...random.outputs, ...[...derived].map(([name, node]) => [`d_${name}`, node] as const)]);
}

/** Compares with the evaluator on the source graph. */
class Reference {
  private readonly expected;
  private coarse: Float64Array[][] | null = null;

  constructor(
    private readonly random: RandomGraph,
    private readonly roots: ReadonlyMap<string, Node>,
  ) {
    this.expected = evaluate([...roots.values()], random.values);
  }

  /** What differs in some other computation of the roots; null if nothing does. */
  difference(got: readonly Float64Array[]): string | null {
    for (const [at, name] of [...this.roots.keys()].entries()) {
      const value = this.expected[at];
      if (value === undefined) return `${name} has no value`;
      const wrong = disagreement(value, got[at] ?? new Float64Array(), () => this.spread(at), bound);
      if (wrong !== null)
        return `${name}[${wrong.at}] is ${wrong.got}, expected ${wrong.expected} within ${wrong.allowed}`;
    }
    return null;
  }

  private spread(at: number): Float64Array[] {
    const { graph, values } = this.random;
    const expanded = this.coarse === null ? expandComposites(graph, [...this.roots.values()]).roots : [];
    this.coarse ??= [1, 2, 3].map((seed) => evaluateCoarsely(expanded, values, seed).map(({ data }) => data));
    return this.coarse.map((run) => run[at] ?? new Float64Array());
  }
}

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
  const expanded = expandComposites(random.graph, [...roots.values()]).roots;
  const named = (names: Iterable<string>, from: number): Map<string, Node> =>
    new Map([...names].map((name, at) => [name, expanded[from + at] ?? random.loss]));
  const request = {
    inputs: random.inputs,
    outputs: named(random.outputs.keys(), 0),
    gradients: named(derived.keys(), random.outputs.size),
  };
  for (const [at, run] of runKernels(request, random.values).entries()) {
    const wrong = reference.difference(run);
    if (wrong !== null) return `${ways[at]?.join(" and ")}: ${wrong}`;
  }
  return null;
}

/** The whole compiler: what simplify leaves, by the evaluator, and the emitted module. */
async function compiler(seed: number): Promise<string | null> {
  const random = randomGraph(seed),
    roots = rootsOf(random, derive(random)),
    reference = new Reference(random, roots);
  const program: GraphProgram = {
    name: `random-${seed}`,
    inputs: random.inputs,
    outputs: random.outputs,
    gradients: { of: "loss", wrt: [...random.wrt.keys()] },
  };
  const compiled = await compileGraph(program);
  const { outputs, gradients: derived } = compiled.stages.simplified;
  const simplified = evaluate([...outputs.values(), ...derived.values()], random.values).map(({ data }) => data);
  const runs = await runEmitted(compiled, program, random.values);
  const results: [string, readonly Float64Array[]][] = [["simplified", simplified]];
  runs.forEach((run, at) => results.push([`emitted ${ways[at]?.join(" and ")}`, run]));
  for (const [name, run] of results) {
    const wrong = reference.difference(run);
    if (wrong !== null) return `${name}: ${wrong}`;
  }
  return null;
}

type Property = (seed: number) => string | null | Promise<string | null>;

/** What is wrong with a seed; an exception too must say which seed it was. */
async function outcome(seed: number, property: Property): Promise<string[]> {
  try {
    const wrong = await property(seed);
    return wrong === null ? [] : [`seed ${seed}: ${wrong}`];
  } catch (problem) {
    return [`seed ${seed}: ${problem instanceof Error ? (problem.stack ?? problem.message) : String(problem)}`];
  }
}

async function check(first: number, property: Property): Promise<void> {
  const wrong: string[] = [];
  for (let seed = first; seed < first + slice; seed++) wrong.push(...(await outcome(seed, property)));
  expect(wrong).toEqual([]);
}

function slices(count: number): number[] {
  return Array.from({ length: Math.ceil(count / slice) }, (_, at) => at * slice);
}

describe("symbol-to-number equals evaluating the gradient graph", () => {
  test.each(slices(full ? 2000 : 150))("on random graphs from seed %i", (first) => check(first, symbolToNumber));
});

describe("kernels compute what the evaluator says of the source", () => {
  test.each(slices(full ? 2000 : 150))("on random graphs from seed %i", (first) => check(first, kernels));
});

describe("simplified graph and emitted module compute what the evaluator says of the source", () => {
  test.each(slices(full ? 10_000 : 300))("on random graphs from seed %i", (first) => check(first, compiler));
});
