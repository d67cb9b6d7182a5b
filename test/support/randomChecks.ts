/** Checks a property of random graphs, seed by seed, against the evaluator on the source graph. */
import { expect } from "vitest";
import { gradients } from "../../compiler/differentiate.js";
import { expandComposites } from "../../compiler/expand.js";
import { evaluate } from "../../src/evaluate.js";
import type { Node } from "../../src/graph.js";
import { disagreement, evaluateCoarsely, type Tolerance } from "./agree.js";
import type { RandomGraph } from "./randomGraph.js";

export const full = process.env["GRADC_FULL"] === "1";
/** Seeds a test: a failure names the seed. */
const slice = 50;

/**
 * Relative, for what is well conditioned; where a rounding is magnified, times that magnification: see agree.ts.
 * f32: some 300 roundings, for sums of some thousand terms in another order.
 */
const bound: Tolerance["relative"] = { f64: 1e-12, f32: 2e-5 };

export function derive(random: RandomGraph): Map<string, Node> {
  const names = [...random.wrt.keys()],
    derived = gradients(random.loss, [...random.wrt.values()], { disconnected: "zero" });
  return new Map(names.map((name, at) => [name, derived[at] ?? random.loss]));
}

/** Outputs and gradients by name: what every way of computing the graph must agree on. */
export function rootsOf(random: RandomGraph, derived: ReadonlyMap<string, Node>): Map<string, Node> {
  return new Map([...random.outputs, ...[...derived].map(([name, node]) => [`d_${name}`, node] as const)]);
}

/** Compares with the evaluator on the source graph. */
export class Reference {
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

export type Property = (seed: number) => string | null | Promise<string | null>;

/** What is wrong with a seed; an exception too must say which seed it was. */
async function outcome(seed: number, property: Property): Promise<string[]> {
  try {
    const wrong = await property(seed);
    return wrong === null ? [] : [`seed ${seed}: ${wrong}`];
  } catch (problem) {
    return [`seed ${seed}: ${problem instanceof Error ? (problem.stack ?? problem.message) : String(problem)}`];
  }
}

export async function check(first: number, property: Property): Promise<void> {
  const wrong: string[] = [];
  for (let seed = first; seed < first + slice; seed++) wrong.push(...(await outcome(seed, property)));
  expect(wrong).toEqual([]);
}

export function slices(count: number): number[] {
  return Array.from({ length: Math.ceil(count / slice) }, (_, at) => at * slice);
}
