/** The engine of the simplifier: what it reports, where it stops, what it costs, and that its results mean the same. */
import { describe, expect, test } from "vitest";
import { gradients } from "../../compiler/differentiate.js";
import { expandComposites } from "../../compiler/expand.js";
import { simplify, type SimplifyOptions } from "../../compiler/simplify/engine.js";
import { rewrite, rule } from "../../compiler/simplify/rule.js";
import { stabilizing } from "../../compiler/simplify/rules/index.js";
import { fill, Tensor } from "../../src/builder.js";
import { logSumExpOver } from "../../src/composites/softmax.js";
import { evaluate } from "../../src/evaluate.js";
import { contract } from "../../src/families/contraction.js";
import { appendInput, uniformValue } from "../../src/families/source.js";
import { Graph, reachable, type Node } from "../../src/graph.js";
import { add, div, mul, neg, sqrt, square, sub } from "../../src/ops/arithmetic.js";
import { cast, logicalNot, where } from "../../src/ops/compare.js";
import { sum } from "../../src/ops/reduce.js";
import { exp, log, sigmoid } from "../../src/ops/transcendental.js";
import { expandDims, transpose } from "../../src/ops/view.js";
import type { TensorValue } from "../../src/op.js";
import type { DType, Shape } from "../../src/types.js";
import { verify } from "../../src/verify.js";
import { disagreement, evaluateCoarsely } from "../support/agree.js";
import { randomGraph } from "../support/randomGraph.js";

const full = process.env["GRADC_FULL"] === "1";

function inputs(...names: string[]): Tensor[] {
  const graph = new Graph();
  return names.map((name) => input(graph, name));
}
function input(graph: Graph, name: string, shape: Shape = [3], dtype: DType = "f64"): Tensor {
  return Tensor.of(appendInput(graph, name, { dtype, shape }));
}

/** What stands for one node after simplify. */
function simplified(x: Tensor, options: SimplifyOptions = {}): Node {
  const { node } = x;
  return simplify(node.graph, [node], options).roots[0] ?? node;
}

function valueOf(node: Node, values: { readonly [name: string]: readonly number[] }): number[] {
  const given = new Map(Object.entries(values).map(([name, numbers]) => [name, Float64Array.from(numbers)]));
  return [...(evaluate([node], given)[0]?.data ?? [])];
}

describe("precision", () => {
  const at = (precision: SimplifyOptions["precision"]): ((f: (x: Tensor) => Tensor) => string) => {
    return (f) => {
      const [x = fill(Tensor.from(0), 0)] = inputs("x"),
        node = simplified(f(x), { precision });
      return node === x.node ? "x" : uniformValue(node) === null ? node.op.name : String(uniformValue(node));
    };
  };
  test("exact keeps what differs in a sign of zero, rounding keeps what can be undefined, finite keeps neither", () => {
    const formulas = [
      (x: Tensor) => mul(x, 1),
      (x: Tensor) => add(x, 0),
      (x: Tensor) => mul(x, 0),
      (x: Tensor) => sub(x, x),
    ];
    expect(formulas.map(at("exact"))).toEqual(["x", "add", "mul", "sub"]);
    expect(formulas.map(at("rounding"))).toEqual(["x", "x", "mul", "sub"]);
    expect(formulas.map(at("finite"))).toEqual(["x", "x", "0", "0"]);
  });
  test("whole numbers have neither: there x * 0 is 0 exactly", () => {
    expect(uniformValue(simplified(mul(input(new Graph(), "n", [2], "i32"), 0), { precision: "exact" }))).toBe(0);
  });
});

describe("what is reported", () => {
  test("each firing with its rule, what it found and what it made, and the origin of the new node", () => {
    const [x] = inputs("x"),
      y = log(sigmoid(x ?? 0));
    const { roots, replaced, firings } = simplify(y.node.graph, [y.node]);
    expect(firings.map(({ rule, from, to }) => [rule.name, from, to])).toEqual([["log of sigmoid", y.node, roots[0]]]);
    expect(roots[0]?.op.name).toBe("logSigmoid");
    expect(roots[0]?.origin).toEqual({ pass: "simplify", rule: "log of sigmoid", from: y.node });
    expect([...replaced]).toEqual([[y.node, roots[0]]]);
  });
  test("what uses a replaced node is appended again, with the old node as its origin", () => {
    const [x] = inputs("x"),
      y = exp(mul(x ?? 0, 1));
    const { roots } = simplify(y.node.graph, [y.node]);
    expect(roots[0]?.inputs).toEqual([x?.node]);
    expect(roots[0]?.origin).toEqual({ pass: "simplify", rule: "on replaced operands", from: y.node });
  });
  test("what takes the place of a named node takes its name, unless it has one", () => {
    const [x] = inputs("x"),
      y = log(sigmoid(x ?? 0)),
      z = mul(x ?? 0, 1),
      { graph } = y.node;
    graph.label(x?.node ?? y.node, "x");
    graph.label(y.node, "y");
    graph.label(z.node, "z");
    expect(simplify(graph, [y.node, z.node]).roots.map((node) => node.label)).toEqual(["y", "x"]);
  });
  test("the old nodes stay as they were", () => {
    const [x] = inputs("x"),
      y = mul(exp(neg(neg(x ?? 0))), 1),
      { graph } = y.node,
      before = [...graph.nodes];
    simplify(graph, [y.node]);
    expect(graph.nodes.slice(0, before.length)).toEqual(before);
    verify(graph);
  });
});

describe("sharing", () => {
  test("operands of a commutative op in the other order are the same node", () => {
    const [x, y] = inputs("x", "y");
    const difference = simplified(sub(mul(x ?? 0, y ?? 0), mul(y ?? 0, x ?? 0)), { precision: "finite" });
    expect(uniformValue(difference)).toBe(0);
  });
  test("a transpose goes into the contraction that it shows, unless that is needed as it is too", () => {
    const graph = new Graph(),
      a = input(graph, "a", [2, 3]),
      b = input(graph, "b", [3, 4]);
    const product = contract(a, b, ["ik", "kj"], "ij"),
      turned = transpose(product);
    expect(simplified(turned).attrs["labels"]).toBe("ik,kj->ji");
    expect(simplify(graph, [turned.node, product.node]).roots).toEqual([turned.node, product.node]);
  });
  test("a user that simplify removes does not count", () => {
    const graph = new Graph(),
      a = input(graph, "a", [2, 3]),
      b = input(graph, "b", [3, 4]),
      c = input(graph, "c", [], "bool");
    const product = contract(a, b, ["ik", "kj"], "ij"),
      other = sum(where(true, square(a), sum(product)));
    const { roots } = simplify(graph, [transpose(product).node, where(logicalNot(logicalNot(c)), other, 0).node]);
    expect(roots[0]?.op.family).toBe("contraction");
  });
});

describe("composites", () => {
  test("are made while the graph has some, and not once they are dissolved", () => {
    const [x] = inputs("x"),
      y = log(sum(exp(x ?? 0)));
    expect(simplified(y).op).toBe(logSumExpOver.op);
    expect(simplified(y, { composites: "dissolved" })).toBe(y.node);
  });
  test("a dissolved one is not put together again", () => {
    const [x] = inputs("x"),
      { node } = logSumExpOver([x ?? 0], { axes: [0] });
    const { roots } = expandComposites(node.graph, [node]);
    const families = reachable(simplify(node.graph, roots, { composites: "dissolved" }).roots).map(
      ({ op }) => op.family,
    );
    expect(families).not.toContain("composite");
  });
  test("keepDims does not hide a sum of exps", () => {
    const [x] = inputs("x"),
      y = simplified(log(expandDims(sum(exp(x ?? 0)), [0])));
    expect([y.op.family, y.inputs[0]?.op]).toEqual(["view", logSumExpOver.op]);
  });
});

describe("where it stops", () => {
  const growing = rule("grows", "exact", ({ x }) => [exp(x), exp(exp(x))]);
  const there = rule("there", "exact", ({ x }) => [exp(x), log(x)]),
    back = rule("back", "exact", ({ x }) => [log(x), exp(x)]);

  test("fuel bounds rules that grow a graph, and what is left is reported", () => {
    const [x] = inputs("x"),
      y = exp(x ?? 0);
    const { firings, fuelLeft } = simplify(y.node.graph, [y.node], { rules: [growing], fuel: 50 });
    expect([firings.length <= 50, fuelLeft]).toEqual([true, 50 - firings.length]);
    expect(y.node.graph.nodes.length).toBeLessThan(200);
  });
  test("rules that undo each other come to rest", () => {
    const [x] = inputs("x"),
      y = exp(x ?? 0);
    const { firings } = simplify(y.node.graph, [y.node], { rules: [there, back] });
    expect(firings.length).toBeLessThan(5);
  });
  test("without fuel nothing fires", () => {
    const [x] = inputs("x"),
      y = mul(x ?? 0, 1);
    expect(simplify(y.node.graph, [y.node], { fuel: 0 })).toMatchObject({ roots: [y.node], firings: [], fuelLeft: 0 });
  });
  test("a rule whose right side has another type is a defect, and says which rule it is", () => {
    const [x] = inputs("x"),
      y = exp(x ?? 0);
    const wrong = rewrite("wrong", "exact", {
      at: ["elementwise"],
      step: ({ inputs: [of] }) => (of === undefined ? null : sum(Tensor.of(of))),
      examples: [],
    });
    expect(() => simplify(y.node.graph, [y.node], { rules: [wrong] })).toThrow(
      'rule "wrong" gives f64 in the place of f64[3]',
    );
  });
});

describe("costs", () => {
  const chain = (x: Tensor, count: number): Tensor => {
    let y = x;
    for (let at = 0; at < count / 4; at++) y = neg(add(mul(exp(y), 1), 0));
    return y;
  };
  const negations = (x: Tensor, count: number): Tensor => {
    let y = x;
    for (let at = 0; at < count; at++) y = neg(y);
    return y;
  };
  const fanOut = (x: Tensor, count: number): Tensor => {
    let y = exp(x);
    for (let at = 0; at < count / 3; at++) y = add(y, mul(neg(x), neg(fill(x, at))));
    return y;
  };
  const turns = (x: Tensor, count: number): Tensor => {
    let y = x;
    for (let at = 0; at < count / 2; at++) y = transpose(sqrt(y));
    return y;
  };

  test.each(Object.entries({ chain, negations, fanOut, turns }))(
    "attempts and probes a node do not grow with the graph: %s",
    (_name, build) => {
      const costs = (full ? [1e3, 1e4, 1e5] : [1e3, 1e4]).map((count) => {
        const graph = new Graph(),
          root = build(input(graph, "x", [2, 2]), count).node;
        const nodes = graph.nodes.length,
          probes = graph.probes;
        const { attempts, fuelLeft } = simplify(graph, [root]);
        expect(fuelLeft).toBeGreaterThan(0);
        return { attempts: attempts / nodes, probes: (graph.probes - probes) / nodes };
      });
      const small = costs[0],
        large = costs[costs.length - 1];
      expect(large?.attempts).toBeLessThan(1.1 * (small?.attempts ?? 0));
      expect(large?.probes).toBeLessThan(1.1 * (small?.probes ?? 0) + 0.1);
      expect(large?.attempts).toBeLessThan(80);
    },
  );
});

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
        x = input(graph, "x", [3], dtype);
      const [y = x.node] = simplify(graph, [f(x).node], { rules: stabilizing, keep: [x.node] }).roots;
      const [dx = y] = gradients(sum(Tensor.of(y)).node, [x.node]);
      const got = simplify(graph, [y, dx]).roots.map((root) => valueOf(root, { x: [-1000, 0.5, 1000] }));
      for (const [at, expected] of [values, derivatives].entries()) {
        expected.forEach((value, element) => expect(got[at]?.[element]).toBeCloseTo(value, 5));
      }
    });
  });
  test("a node that a derivative is taken with respect to stays, and no rule looks through it", () => {
    const [x] = inputs("x"),
      s = sigmoid(add(x ?? 0, 0)),
      y = log(s);
    const { roots } = simplify(y.node.graph, [y.node], { keep: [s.node] });
    expect(roots).toEqual([y.node]);
    expect(roots[0]?.inputs[0]).toBe(s.node);
  });
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
