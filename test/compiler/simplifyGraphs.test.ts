/** Simplifying whole graphs: naive formulas before they are differentiated, and random ones at every precision. */
import { describe, expect, test } from "vitest";
import { gradients } from "../../compiler/differentiate.js";
import { compile } from "../../compiler/compile.js";
import { simplify } from "../../compiler/simplify/engine.js";
import { stabilizing } from "../../compiler/simplify/rules/index.js";
import { Tensor } from "../../src/builder.js";
import { evaluate } from "../../src/evaluate.js";
import { Graph, type Node } from "../../src/graph.js";
import { add, div, neg, sub } from "../../src/ops/arithmetic.js";
import { cast } from "../../src/ops/compare.js";
import { sum } from "../../src/ops/reduce.js";
import { exp, log, sigmoid } from "../../src/ops/transcendental.js";
import type { TensorValue } from "../../src/op.js";
import { printFormula } from "../../src/printNode.js";
import { readSpec } from "../../src/spec/read.js";
import { verify } from "../../src/verify.js";
import { disagreement, evaluateCoarsely } from "../support/agree.js";
import { inputOf, vectors } from "../support/symbolic.js";
import { randomGraph } from "../support/randomGraph.js";

const full = process.env["GRADC_FULL"] === "1";

function valueOf(node: Node, values: { readonly [name: string]: readonly number[] }): number[] {
  const given = new Map(Object.entries(values).map(([name, numbers]) => [name, Float64Array.from(numbers)]));
  return [...(evaluate([node], given)[0]?.data ?? [])];
}

describe("naive formulas, simplified before differentiation, are stable with their gradients", () => {
  const s = 1 / (1 + Math.exp(-0.5)),
    t = 1 - s;
  /** Values and derivatives at -1000, 0.5 and 1000. */
  const naive: readonly [name: string, f: (x: Tensor) => Tensor, values: number[], derivatives: number[]][] = [
    ["log(sum(exp(x)))", (x) => log(sum(exp(x))), [1000], [0, 0, 1]],
    ["log(1 + exp(x))", (x) => log(add(1, exp(x))), [0, -Math.log(t), 1000], [0, s, 1]],
    ["log(sigmoid(x))", (x) => log(sigmoid(x)), [-1000, Math.log(s), 0], [1, t, 0]],
    ["log(1 - sigmoid(x))", (x) => log(sub(1, sigmoid(x))), [0, Math.log(t), -1000], [0, -s, -1]],
    ["log(1 / (1 + exp(-x)))", (x) => log(div(1, add(1, exp(neg(x))))), [-1000, Math.log(s), 0], [1, t, 0]],
    ["exp(x) / (1 + exp(x))", (x) => div(exp(x), add(1, exp(x))), [0, s, 1], [0, s * t, 0]],
  ];
  describe.each(["f32", "f64"] as const)("in %s", (dtype) => {
    test.each(naive)("%s", (_name, f, values, derivatives) => {
      const graph = new Graph(),
        x = inputOf(graph, "x", [3], dtype);
      const [y = x.node] = simplify(graph, [f(x).node], { rules: stabilizing, keep: [x.node] }).roots;
      const [dx = y] = gradients(sum(Tensor.of(y)).node, [x.node]);
      const got = simplify(graph, [y, dx]).roots.map((root) => valueOf(root, { x: [-1000, 0.5, 1000] }));
      for (const [at, expected] of [values, derivatives].entries()) {
        expected.forEach((value, element) => expect(got[at]?.[element]).toBeCloseTo(value, 5));
      }
    });
  });
  test("a node that a derivative is taken with respect to stays, and no rule looks through it", () => {
    const [x] = vectors("x"),
      s = sigmoid(add(x ?? 0, 0)),
      y = log(s);
    const { roots } = simplify(y.node.graph, [y.node], { keep: [s.node] });
    expect(roots).toEqual([y.node]);
    expect(roots[0]?.inputs[0]).toBe(s.node);
  });
});

describe("the gradient of softmax cross entropy is softmax minus one-hot", () => {
  const code = 'cast(expandDims(t, 1) == iota([3], { axis: 0 }), "f64")';
  test.each([
    ["sum(softmaxCrossEntropy(x, t))", `softmax(x, { axis: 1 }) - ${code}`],
    [
      "-sum(squeeze(takeAlongAxis(log(softmax(x)), expandDims(t, 1), { axis: 1 })))",
      `softmax(x, { axis: 1 }) - ${code}`,
    ],
    [
      "-mean(log(takeAlongAxis(exp(x) / sum(exp(x), { axis: 1, keepDims: true }), expandDims(t, 1), { axis: 1 })))",
      `(softmax(x, { axis: 1 }) - ${code}) * 0.5`,
    ],
    // A label out of range has no code: its row has no gradient.
    [
      '-sum(oneHot(t, 3, { dtype: "f64" }) * log(softmax(x)))',
      `softmax(x, { axis: 1 }) * expandDims(cast(t >= 0 && t < 3, "f64"), 1) - ${code}`,
    ],
    ["-sum(p * log(softmax(x)))", "softmax(x, { axis: 1 }) * expandDims(sum(p, { axis: 1 }), 1) - p"],
  ])("%s", async (loss, gradient) => {
    const inputs = loss.includes("(p ") ? { p: "f64[2, 3]" } : { t: "i32[2]" };
    const spec = readSpec({
      ...{ name: "entropy", inputs, parameters: { x: "f64[2, 3]" } },
      ...{ nodes: { loss }, outputs: ["loss"], gradients: { of: "loss" } },
    });
    const [dx] = (await compile(spec)).stages.gradient.gradients.values();
    expect(dx).toBeDefined();
    if (dx === undefined) return;
    const [root = dx] = simplify(dx.graph, [dx]).roots;
    expect(printFormula(root, { depth: 12 })).toBe(gradient);
  });
});

test("what a compilation reports begins with what was stabilised before differentiation", async () => {
  const spec = readSpec({
    ...{ name: "naive", parameters: { x: "f64[3]" }, outputs: ["loss"], gradients: { of: "loss" } },
    nodes: { loss: "sum(log(sigmoid(x)))" },
  });
  const { firings } = (await compile(spec)).reports;
  expect(firings[0]?.rule.name).toBe("log of sigmoid");
});

describe("random graphs", () => {
  const seeds = full ? 1000 : 25;
  const bound = { f64: 1e-12, f32: 2e-5 };

  test.each(["exact", "rounding", "finite"] as const)(
    "mean the same after simplify at %s, twice is once, and the graph is sound",
    (precision) => {
      for (let seed = 0; seed < seeds; seed++) {
        const random = randomGraph(seed),
          nodes = [random.loss, ...random.outputs.values()];
        const derived = gradients(random.loss, [...random.wrt.values()], { disconnected: "zero" });
        const before = [...nodes, ...derived];
        const { roots, fuelLeft } = simplify(random.graph, before, { precision });
        expect(fuelLeft).toBeGreaterThan(0);
        verify(random.graph);
        const again = simplify(random.graph, roots, { precision });
        expect(
          again.firings.map(({ rule }) => rule.name),
          `seed ${seed}`,
        ).toEqual([]);
        expect(again.roots).toEqual(roots);
        const expected = evaluate(before, random.values),
          got = evaluate(roots, random.values);
        let coarse: TensorValue[][] | null = null;
        expected.forEach((value, at) => {
          const spread = (): Float64Array[] => {
            coarse ??= [1, 2, 3].map((run) => evaluateCoarsely(before, random.values, run));
            return coarse.map((run) => run[at]?.data ?? new Float64Array());
          };
          const wrong = disagreement(value, got[at]?.data ?? new Float64Array(), spread, bound);
          // What is not finite promises nothing at finite.
          if (precision === "finite" && !value.data.every(Number.isFinite)) return;
          if (wrong !== null) expect.fail(`seed ${seed}, root ${at}: ${JSON.stringify(wrong)}`);
          if (precision === "exact") expect(got[at]?.data, `seed ${seed}`).toEqual(value.data);
        });
      }
    },
  );

  test("give the same nodes on every run", () => {
    const texts = [1, 2].map(() => {
      const { graph, loss } = randomGraph(7);
      simplify(graph, [cast(Tensor.of(loss), "f64").node]);
      return graph.nodes.map(({ id, op, inputs: of }) => `${id} ${op.name} ${of.map((node) => node.id).join()}`);
    });
    expect(texts[0]).toEqual(texts[1]);
  });
});
