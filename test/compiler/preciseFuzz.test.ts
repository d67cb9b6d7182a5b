/**
 * Where a graph and what simplify makes of it differ in whether a number is finite, arithmetic of many digits decides
 * which is right: no rule may make what is finite infinite or NaN, nor hide what is infinite or undefined.
 */
import { describe, expect, test } from "vitest";
import { simplify, type SimplifyOptions } from "../../compiler/simplify/engine.js";
import { stabilizing } from "../../compiler/simplify/rules/index.js";
import { evaluate } from "../../src/evaluate.js";
import type { Node } from "../../src/graph.js";
import { printFormula } from "../../src/printNode.js";
import { evaluateShaken } from "../support/agree.js";
import { harshGraph, withDerivative, type HarshGraph, type HarshGraphOptions } from "../support/harshGraph.js";
import { evaluatePrecisely, evaluateRoughly, type Precise } from "../support/precise.js";

const blocks = process.env["GRADC_FULL"] === "1" ? 100 : 3,
  seedsInBlock = 100;
const normal = { f32: 2 ** -126, f64: 2 ** -1022 };
const largest = { f32: (2 - 2 ** -23) * 2 ** 127, f64: Number.MAX_VALUE };

interface Difference {
  readonly root: number;
  readonly at: number;
  readonly before: number;
  readonly after: number;
}

/** Elements of which one side is finite and the other not. */
function differences(before: readonly Node[], after: readonly Node[], values: HarshGraph["values"]): Difference[] {
  const [sources, targets] = [evaluate(before, values), evaluate(after, values)];
  return sources.flatMap(({ data }, root) =>
    [...data].flatMap((source, at) => {
      const target = targets[root]?.data[at] ?? NaN;
      return Number.isFinite(source) === Number.isFinite(target) ? [] : [{ root, at, before: source, after: target }];
    }),
  );
}

/** Whether the element is finite, or is not, with other roundings and signs of zeros too: else the point says nothing of a rule. */
function isSteady(
  nodes: readonly Node[],
  values: HarshGraph["values"],
  { root, at }: Difference,
  value: number,
): boolean {
  return [1, 2, 3, 4, 5, 6, 7, 8].every((run) => {
    const other = evaluateShaken(nodes, values, run)[root]?.data[at] ?? NaN;
    return Number.isFinite(other) === Number.isFinite(value);
  });
}

/**
 * null: the digits do not suffice. A finite number that is far from what is meant, because a NaN took another branch
 * than the number in its place, is none to preserve.
 */
function isRight({ before, after }: Difference, meant: Precise, dtype: "f32" | "f64"): boolean | null {
  if (meant === null) return null;
  if (Number.isFinite(after)) return meant.isFinite();
  if (!meant.isFinite() || meant.abs().gte(largest[dtype])) return true;
  return meant.minus(before).abs().gt(meant.abs().times(0.1).plus(normal[dtype]));
}

/** The differences between a graph and what stands in its place that many digits say are wrong. */
function mistakes(
  { dtype, values }: HarshGraph,
  before: readonly Node[],
  after: readonly Node[],
  differ: readonly Difference[],
): string[] {
  const meanings = [evaluatePrecisely, evaluateRoughly].map((evaluated) => memo(() => evaluated(before, values)));
  const wrong: string[] = [];
  for (const difference of differ) {
    const { root, at } = difference;
    if (!isSteady(before, values, difference, difference.before)) continue;
    if (!isSteady(after, values, difference, difference.after)) continue;
    const meant = meanings.reduce<Precise>((known, meaning) => known ?? meaning()[root]?.[at] ?? null, null),
      right = isRight(difference, meant, dtype);
    if (right !== false) continue;
    const [source, target] = [before, after].map((nodes) => formulaOf(nodes[root]));
    wrong.push(`${difference.before} became ${difference.after} and means ${String(meant)}:\n  ${source}\n  ${target}`);
  }
  return wrong;
}

function formulaOf(node: Node | undefined): string {
  return node === undefined ? "" : printFormula(node, { depth: 12 });
}

function memo<T>(compute: () => T): () => T {
  let known: { readonly value: T } | null = null;
  return () => (known ??= { value: compute() }).value;
}

/** What is wrong with the graph of a seed, simplified, and made stable before it is differentiated, as a compilation does. */
function problems(seed: number, options: HarshGraphOptions & SimplifyOptions = {}): string[] {
  const harsh = harshGraph(seed, options),
    { graph, dtype, result, wrt, values } = harsh,
    roots = withDerivative(result, wrt),
    { roots: simplified, firings } = simplify(graph, roots, options);
  const wrong = mistakes(harsh, roots, simplified, differences(roots, simplified, values));
  if (wrt !== null) {
    const [stable = result] = simplify(graph, [result], { rules: stabilizing, keep: [wrt] }).roots,
      compiled = simplify(graph, withDerivative(stable, wrt), options).roots;
    // At a kink the derivative of a stable formula may be defined where that of the naive one is 0 / 0.
    const lost = differences(roots, compiled, values).filter(({ after }) => !Number.isFinite(after));
    wrong.push(...mistakes(harsh, roots, compiled, lost));
  }
  const inputs = [...values].map(([name, data]) => `${name} = [${data.join(", ")}]`).join("; "),
    names = firings.map(({ rule }) => rule.name).join("; ");
  return wrong.map((text) => `seed ${seed}, ${dtype}, ${inputs}: ${text}\n  by ${names}`);
}

const seedsFrom = (first: number): number[] => Array.from({ length: seedsInBlock }, (_, at) => first + at);

describe("what is finite stays finite, what is infinite or undefined stays so", () => {
  test.each(Array.from({ length: blocks }, (_, block) => block * seedsInBlock))("from seed %i on", (first) => {
    expect(
      seedsFrom(first)
        .flatMap((seed) => problems(seed))
        .join("\n"),
    ).toBe("");
  });
});

test.each([
  [16003, "a number that is right by accident: a NaN took another branch than the number in its place"],
  [18647, "a pole of which the sign of a zero decides whether it is seen"],
])("seed %i is no mistake of a rule: %s", (seed) => {
  expect(problems(seed)).toEqual([]);
});

test("rules that promise less are found out", () => {
  expect(seedsFrom(0).flatMap((seed) => problems(seed, { precision: "finite" }))).not.toEqual([]);
});
