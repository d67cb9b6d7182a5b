/**
 * Simplify as a whole: twice is once, no rule adds work, and the result depends neither on labels nor on the order of
 * commutative operands; what each graph of graphs/ costs before and after is golden.
 */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { compile } from "../../compiler/compile.js";
import { gradients } from "../../compiler/differentiate.js";
import { expandComposites } from "../../compiler/expand.js";
import { rootSets } from "../../compiler/functions.js";
import { simplify } from "../../compiler/simplify/engine.js";
import type { Rule } from "../../compiler/simplify/rule.js";
import { rules, stabilizing } from "../../compiler/simplify/rules/index.js";
import { unitSums } from "../../compiler/simplify/rules/reductions.js";
import type { Stage } from "../../compiler/stages.js";
import { attributeKey, Graph, reachable, type Node } from "../../src/graph.js";
import { readSpec } from "../../src/spec/read.js";
import { costOf } from "../support/cost.js";
import { Random } from "../support/random.js";
import { randomGraph } from "../support/randomGraph.js";
import { instances } from "../support/ruleExamples.js";

const full = process.env["GRADC_FULL"] === "1";
const seeds = full ? 1000 : 60;

interface Rooted {
  readonly graph: Graph;
  readonly roots: readonly Node[];
}

/** Outputs and gradients of a random graph. */
function drawn(seed: number): Rooted {
  const { graph, loss, outputs, wrt } = randomGraph(seed);
  return { graph, roots: [...outputs.values(), ...gradients(loss, [...wrt.values()], { disconnected: "zero" })] };
}

/** The examples of all rules, in the dtypes that they admit. */
function* examples(): Generator<Rooted & { readonly name: string }> {
  for (const rule of rules)
    for (const [at, example] of rule.examples.entries())
      for (const { dtype, instance } of instances(rule, example))
        yield { name: `${rule.name}, example ${at}, ${dtype}`, graph: instance.graph, roots: [instance.source] };
}

/** The formula as text, with the operands of commutative ops in the order of their texts: no ids, no labels. */
function spelled(root: Node): string {
  const texts = new Map<Node, string>();
  for (const node of reachable([root])) {
    const operands = node.inputs.map((input) => texts.get(input) ?? "");
    if (node.op.family === "elementwise" && node.op.commutative) operands.sort();
    const { dtype, shape } = node.type,
      text = `${node.op.name}(${operands.join()})${attributeKey(node.attrs)}${dtype}${shape.join()}`;
    texts.set(node, createHash("sha1").update(text).digest("base64"));
  }
  return texts.get(root) ?? "";
}

/** The same graph with other labels, and with operands of commutative ops exchanged here and there. */
function disguised({ roots }: Rooted, seed: number): Rooted {
  const random = new Random(seed),
    graph = new Graph(),
    images = new Map<Node, Node>();
  for (const node of reachable(roots)) {
    const inputs = node.inputs.flatMap((input) => images.get(input) ?? []),
      swaps = node.op.family === "elementwise" && node.op.commutative && random.chance(0.5),
      image = graph.append(node.op, swaps ? inputs.reverse() : inputs, node.attrs, node.type);
    if (random.chance(0.3)) graph.label(image, `n${image.id}`);
    images.set(node, image);
  }
  return { graph, roots: roots.flatMap((root) => images.get(root) ?? []) };
}

function simplified({ graph, roots }: Rooted): Rooted {
  return { graph, roots: simplify(graph, roots).roots };
}

/** What is wrong with one graph; null if nothing is. */
function problem(rooted: Rooted, seed: number): string | null {
  const once = simplified(rooted),
    again = simplify(rooted.graph, once.roots);
  if (again.firings.length > 0) return `again: ${again.firings.map(({ rule }) => rule.name).join(", ")}`;
  const other = simplified(disguised(rooted, seed));
  const differ = once.roots.findIndex((root, at) => spelled(root) !== spelled(other.roots[at] ?? root));
  return differ < 0 ? null : `root ${differ} depends on labels or on the order of operands`;
}

test("examples are simplified once for all, whatever their labels and the order of their operands", () => {
  const wrong = [...examples()].flatMap((example, seed) => {
    const found = problem(example, seed);
    return found === null ? [] : [`${example.name}: ${found}`];
  });
  expect(wrong).toEqual([]);
});

test("so are random graphs with their gradients", () => {
  const wrong = Array.from({ length: seeds }, (_, seed) => problem(drawn(seed), seed)).flatMap((found, seed) =>
    found === null ? [] : [`seed ${seed}: ${found}`],
  );
  expect(wrong).toEqual([]);
});

/** What the passes of a compilation make of the graph. */
function compiled({ graph, roots }: Rooted, by: readonly Rule[]): readonly Node[] {
  const whole = simplify(graph, roots, { rules: by }).roots;
  return simplify(graph, expandComposites(graph, whole).roots, { rules: by, composites: "dissolved" }).roots;
}

/** All but those that make a formula stable; what only lets parts of one meet must save work as others do. */
const others = rules.filter((rule) => !stabilizing.includes(rule) || unitSums.includes(rule));

describe("work", () => {
  test("no rule adds any but those that make a formula stable", () => {
    const wrong = others.flatMap((rule) =>
      rule.examples.flatMap((example, at) =>
        instances(rule, example).flatMap(({ dtype, instance: { graph, source, target } }) => {
          const [before, after] = [source, target].map((root) => costOf(graph, [root]).flops);
          return (after ?? 0) > (before ?? 0) ? [`${rule.name}, example ${at}, ${dtype}: ${before} to ${after}`] : [];
        }),
      ),
    );
    expect(wrong).toEqual([]);
  });

  test("random graphs have no more of it after the other rules", () => {
    const wrong = Array.from({ length: seeds }, (_, seed) => {
      const rooted = drawn(seed),
        before = costOf(rooted.graph, rooted.roots).flops,
        after = costOf(rooted.graph, compiled(rooted, others)).flops;
      return after > before ? [`seed ${seed}: ${before} to ${after}`] : [];
    }).flat();
    expect(wrong).toEqual([]);
  });
});

describe("graphs/", () => {
  const folder = new URL("../../graphs/", import.meta.url);
  const names = readdirSync(folder).flatMap((file) => (file.endsWith(".json") ? [file.slice(0, -5)] : []));

  test("nodes and flops, with all derivatives, before simplify and after", async () => {
    const columns = ["graph", "nodes", "simplified", "flops", "simplified"];
    const rows: string[][] = [];
    for (const name of names.sort()) {
      const { stages } = await compile(readSpec(readFileSync(new URL(`${name}.json`, folder), "utf8"), `${name}.json`));
      const [before, after] = [stages.gradient, stages.simplified].map((stage) => costOf(stage.graph, rootsOf(stage)));
      rows.push([name, before?.nodes, after?.nodes, before?.flops, after?.flops].map(String));
    }
    const line = (cells: readonly string[]): string =>
      cells.map((cell, at) => (at === 0 ? cell.padEnd(24) : cell.padStart(14))).join("");
    await expect(`${[columns, ...rows].map(line).join("\n")}\n`).toMatchFileSnapshot("../golden/simplify.txt");
  }, 60_000);

  function rootsOf(stage: Stage): Node[] {
    return rootSets.flatMap((set) => [...stage[set].values()]);
  }
});
