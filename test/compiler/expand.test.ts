import { describe, expect, test } from "vitest";
import { expandComposites } from "../../compiler/expand.js";
import { Tensor } from "../../src/builder.js";
import { logSoftmax, softmax } from "../../src/composites/softmax.js";
import { evaluate } from "../../src/evaluate.js";
import { composite } from "../../src/families/composite.js";
import { appendInput } from "../../src/families/source.js";
import { Graph, reachable, type Node } from "../../src/graph.js";
import { registry } from "../../src/op.js";
import { add, mul, neg } from "../../src/ops/arithmetic.js";
import { exp } from "../../src/ops/transcendental.js";
import { verify } from "../../src/verify.js";

function vector(): { readonly graph: Graph; readonly x: Tensor } {
  const graph = new Graph();
  return { graph, x: Tensor.of(appendInput(graph, "x", { dtype: "f64", shape: [3] })) };
}

const values = new Map([["x", Float64Array.of(-1, 0.5, 2)]]);
const families = (nodes: readonly Node[]): Set<string> => new Set(reachable(nodes).map(({ op }) => op.family));

describe("expandComposites", () => {
  test("leaves primitive ops only, with the same values", () => {
    const { graph, x } = vector(),
      roots = [softmax(x).node, exp(logSoftmax(neg(softmax(x)))).node];
    const expanded = expandComposites(graph, roots);
    expect(families(expanded.roots)).not.toContain("composite");
    expect(evaluate(expanded.roots, values).map(({ data }) => data)).toEqual(
      evaluate(roots, values).map(({ data }) => data),
    );
    verify(graph);
  });

  test("says for each node what stands in its place, and where that comes from", () => {
    const { graph, x } = vector(),
      y = softmax(x).node,
      z = neg(Tensor.of(y)).node;
    const { roots, replaced } = expandComposites(graph, [z]);
    const [root] = roots,
      quotient = replaced.get(y);
    expect([...replaced.keys()]).toEqual([y, z]);
    expect(root?.inputs).toEqual([quotient]);
    expect(quotient?.origin).toEqual({ pass: "expand", rule: "softmax", from: y });
    expect(root?.origin).toEqual({ pass: "expand", rule: "on replaced operands", from: z });
  });

  test("keeps names", () => {
    const { graph, x } = vector(),
      y = softmax(x).node;
    graph.label(y, "p");
    expect(expandComposites(graph, [y]).roots[0]?.label).toBe("p");
  });

  test("a graph without composites stays as it is", () => {
    const { graph, x } = vector(),
      y = add(mul(x, x), exp(x)).node,
      count = graph.nodes.length;
    expect(expandComposites(graph, [y])).toEqual({ roots: [y], replaced: new Map() });
    expect(graph.nodes.length).toBe(count);
  });

  test("composites within composites, a hundred deep", () => {
    const first = 100;
    for (let depth = first; depth >= 0; depth--) {
      composite(`test depth ${depth}`, {
        doc: "x plus a deeper one",
        inputs: ["x"],
        typeOf: ([type]) => type ?? { dtype: "f64", shape: [] },
        expand: ([x]) => {
          const deeper = registry.get(`test depth ${depth + 1}`);
          return deeper === undefined ? x : add(Tensor.of(x.node.graph.append(deeper, [x.node], {}, x.node.type)), x);
        },
      });
    }
    const { graph, x } = vector(),
      op = registry.get("test depth 0");
    const root = op === undefined ? x.node : graph.append(op, [x.node], {}, x.node.type);
    const { roots } = expandComposites(graph, [root]);
    expect(families(roots)).toEqual(new Set(["source", "elementwise"]));
    expect([...(evaluate(roots, values)[0]?.data ?? [])]).toEqual([-101, 50.5, 202]);
  });

  test("a formula of another type is a defect, and says whose", () => {
    const wrong = composite("test of a wrong type", {
      doc: "wrong",
      inputs: ["x"],
      typeOf: () => ({ dtype: "f64", shape: [] }),
      expand: ([x]) => x,
    });
    const { graph, x } = vector();
    expect(() => expandComposites(graph, [wrong([x]).node])).toThrow(
      "the formula of test of a wrong type gives f64[3] in the place of f64",
    );
  });
});
