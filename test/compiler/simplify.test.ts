/** The engine of the simplifier: what it reports, where it stops, what it costs, and that its results mean the same. */
import { describe, expect, test } from "vitest";
import { expandComposites } from "../../compiler/expand.js";
import { simplify, type SimplifyOptions } from "../../compiler/simplify/engine.js";
import { rewrite, rule } from "../../compiler/simplify/rule.js";
import { fill, Tensor } from "../../src/builder.js";
import { logSumExpOver } from "../../src/composites/softmax.js";
import { contract } from "../../src/families/contraction.js";
import { uniformValue } from "../../src/families/source.js";
import { Graph, reachable, type Node } from "../../src/graph.js";
import { add, mul, neg, sqrt, square, sub } from "../../src/ops/arithmetic.js";
import { logicalNot, where } from "../../src/ops/compare.js";
import { sum } from "../../src/ops/reduce.js";
import { exp, log, sigmoid } from "../../src/ops/transcendental.js";
import { expandDims, transpose } from "../../src/ops/view.js";
import { verify } from "../../src/verify.js";
import { inputOf, vectors } from "../support/symbolic.js";

const full = process.env["GRADC_FULL"] === "1";

/** What stands for one node after simplify. */
function simplified(x: Tensor, options: SimplifyOptions = {}): Node {
  const { node } = x;
  return simplify(node.graph, [node], options).roots[0] ?? node;
}

describe("precision", () => {
  const at = (precision: SimplifyOptions["precision"]): ((f: (x: Tensor) => Tensor) => string) => {
    return (f) => {
      const [x = fill(Tensor.from(0), 0)] = vectors("x"),
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
    expect(uniformValue(simplified(mul(inputOf(new Graph(), "n", [2], "i32"), 0), { precision: "exact" }))).toBe(0);
  });
});

describe("what is reported", () => {
  test("each firing with its rule, what it found and what it made, and the origin of the new node", () => {
    const [x] = vectors("x"),
      y = log(sigmoid(x ?? 0));
    const { roots, replaced, firings } = simplify(y.node.graph, [y.node]);
    expect(firings.map(({ rule, from, to }) => [rule.name, from, to])).toEqual([["log of sigmoid", y.node, roots[0]]]);
    expect(roots[0]?.op.name).toBe("logSigmoid");
    expect(roots[0]?.origin).toEqual({ pass: "simplify", rule: "log of sigmoid", from: y.node });
    expect([...replaced]).toEqual([[y.node, roots[0]]]);
  });
  test("what uses a replaced node is appended again, with the old node as its origin", () => {
    const [x] = vectors("x"),
      y = exp(mul(x ?? 0, 1));
    const { roots } = simplify(y.node.graph, [y.node]);
    expect(roots[0]?.inputs).toEqual([x?.node]);
    expect(roots[0]?.origin).toEqual({ pass: "simplify", rule: "on replaced operands", from: y.node });
  });
  test("what takes the place of a named node takes its name, unless it has one", () => {
    const [x] = vectors("x"),
      y = log(sigmoid(x ?? 0)),
      z = mul(x ?? 0, 1),
      { graph } = y.node;
    graph.label(x?.node ?? y.node, "x");
    graph.label(y.node, "y");
    graph.label(z.node, "z");
    expect(simplify(graph, [y.node, z.node]).roots.map((node) => node.label)).toEqual(["y", "x"]);
  });
  test("the old nodes stay as they were", () => {
    const [x] = vectors("x"),
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
    const [x, y] = vectors("x", "y");
    const difference = simplified(sub(mul(x ?? 0, y ?? 0), mul(y ?? 0, x ?? 0)), { precision: "finite" });
    expect(uniformValue(difference)).toBe(0);
  });
  test("a transpose goes into the contraction that it shows, unless that is needed as it is too", () => {
    const graph = new Graph(),
      a = inputOf(graph, "a", [2, 3]),
      b = inputOf(graph, "b", [3, 4]);
    const product = contract(a, b, ["ik", "kj"], "ij"),
      turned = transpose(product);
    expect(simplified(turned).attrs["labels"]).toBe("ik,kj->ji");
    expect(simplify(graph, [turned.node, product.node]).roots).toEqual([turned.node, product.node]);
  });
  test("a user that simplify removes does not count", () => {
    const graph = new Graph(),
      a = inputOf(graph, "a", [2, 3]),
      b = inputOf(graph, "b", [3, 4]),
      c = inputOf(graph, "c", [], "bool");
    const product = contract(a, b, ["ik", "kj"], "ij"),
      other = sum(where(true, square(a), sum(product)));
    const { roots } = simplify(graph, [transpose(product).node, where(logicalNot(logicalNot(c)), other, 0).node]);
    expect(roots[0]?.op.family).toBe("contraction");
  });
});

describe("composites", () => {
  test("are made while the graph has some, and not once they are dissolved", () => {
    const [x] = vectors("x"),
      y = log(sum(exp(x ?? 0)));
    expect(simplified(y).op).toBe(logSumExpOver.op);
    expect(simplified(y, { composites: "dissolved" })).toBe(y.node);
  });
  test("a dissolved one is not put together again", () => {
    const [x] = vectors("x"),
      { node } = logSumExpOver([x ?? 0], { axes: [0] });
    const { roots } = expandComposites(node.graph, [node]);
    const families = reachable(simplify(node.graph, roots, { composites: "dissolved" }).roots).map(
      ({ op }) => op.family,
    );
    expect(families).not.toContain("composite");
  });
  test("keepDims does not hide a sum of exps", () => {
    const [x] = vectors("x"),
      y = simplified(log(expandDims(sum(exp(x ?? 0)), [0])));
    expect([y.op.family, y.inputs[0]?.op]).toEqual(["view", logSumExpOver.op]);
  });
});

describe("where it stops", () => {
  const growing = rule("grows", "exact", ({ x }) => [exp(x), exp(exp(x))]);
  const there = rule("there", "exact", ({ x }) => [exp(x), log(x)]),
    back = rule("back", "exact", ({ x }) => [log(x), exp(x)]);

  test("fuel bounds rules that grow a graph, and what is left is reported", () => {
    const [x] = vectors("x"),
      y = exp(x ?? 0);
    const { firings, fuelLeft } = simplify(y.node.graph, [y.node], { rules: [growing], fuel: 50 });
    expect([firings.length <= 50, fuelLeft]).toEqual([true, 50 - firings.length]);
    expect(y.node.graph.nodes.length).toBeLessThan(200);
  });
  test("rules that undo each other come to rest", () => {
    const [x] = vectors("x"),
      y = exp(x ?? 0);
    const { firings } = simplify(y.node.graph, [y.node], { rules: [there, back] });
    expect(firings.length).toBeLessThan(5);
  });
  test("without fuel nothing fires", () => {
    const [x] = vectors("x"),
      y = mul(x ?? 0, 1);
    expect(simplify(y.node.graph, [y.node], { fuel: 0 })).toMatchObject({ roots: [y.node], firings: [], fuelLeft: 0 });
  });
  test("a rule whose right side has another type is a defect, and says which rule it is", () => {
    const [x] = vectors("x"),
      y = exp(x ?? 0);
    const wrong = rewrite("wrong", "exact", {
      legal: "of one operand",
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
          root = build(inputOf(graph, "x", [2, 2]), count).node;
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
