/** The nodes that differentiation appends, and that they can be differentiated again. */
import { describe, expect, test } from "vitest";
import { accumulateGradients } from "../../compiler/accumulate.js";
import { gradients } from "../../compiler/differentiate.js";
import { Tensor } from "../../src/builder.js";
import { Graph, type Node } from "../../src/graph.js";
import { add, mul, neg, sqrt, square } from "../../src/ops/arithmetic.js";
import { greater, where } from "../../src/ops/compare.js";
import { sum } from "../../src/ops/reduce.js";
import { slice } from "../../src/ops/view.js";
import { inputOf, numbersOf } from "../support/symbolic.js";

describe("what differentiation appends", () => {
  test("nodes that say which rule of which forward node made them", () => {
    const graph = new Graph(),
      x = inputOf(graph, "x"),
      y = sqrt(x),
      z = mul(y, x),
      before = graph.nodes.length;
    gradients(z.node, [x.node]);
    const made = graph.nodes
      .slice(before)
      .map(({ op, origin }) => [op.name, origin?.pass, origin?.rule, origin?.from?.id]);
    const dz = "differentiate";
    expect(made).toEqual([
      ["constant", dz, "seed", z.node.id],
      ["mul", dz, "mul: da", z.node.id],
      ["mul", dz, "mul: db", z.node.id],
      ["constant", dz, "sqrt: dx", y.node.id],
      ["mul", dz, "sqrt: dx", y.node.id],
      ["div", dz, "sqrt: dx", y.node.id],
      ["add", dz, "sum of the cotangents of its uses", x.node.id],
    ]);
  });

  test("no node without an origin, whatever the options", () => {
    const graph = new Graph(),
      x = inputOf(graph, "x", [3]),
      w = inputOf(graph, "w", [2]);
    const loss = sum(where(greater(x, 0), sqrt(x), neg(x))),
      before = graph.nodes.length;
    const first = gradients(loss.node, [x.node, w.node], { disconnected: "zero" });
    gradients(sum(Tensor.of(first[0] ?? x.node)).node, [x.node]);
    const anonymous = graph.nodes.slice(before).filter(({ origin }) => origin === null);
    // The sum that this test appended itself.
    expect(anonymous.map(({ op }) => op.name)).toEqual(["sum"]);
  });

  test("leaves the origin of what comes after alone", () => {
    const graph = new Graph(),
      x = inputOf(graph, "x");
    expect(() => gradients(square(x).node, [inputOf(graph, "w").node])).toThrow();
    expect(sqrt(x).node.origin).toBeNull();
  });

  test("nothing for nodes that do not depend on wrt, or that y does not need", () => {
    const graph = new Graph(),
      x = inputOf(graph, "x"),
      w = inputOf(graph, "w");
    let aside = w,
      beyond = x;
    for (let step = 0; step < 50; step++) {
      aside = sqrt(square(aside));
      beyond = sqrt(square(beyond));
    }
    const y = mul(square(x), aside),
      before = graph.nodes.length;
    gradients(y.node, [x.node]);
    const made = graph.nodes.slice(before);
    const from = new Set(made.map(({ origin }) => origin?.from?.id));
    expect(from).toEqual(new Set([y.node.id, square(x).node.id]));
    // The seed, dy * aside, 2, 2 x, and their product.
    expect(made.length).toBe(5);
  });

  test("nothing the second time: the same gradient is the same node", () => {
    const graph = new Graph(),
      x = inputOf(graph, "x", [3]),
      loss = sum(mul(x, sqrt(x)));
    const [first] = gradients(loss.node, [x.node]),
      before = graph.nodes.length,
      [second] = gradients(loss.node, [x.node]);
    expect(second).toBe(first);
    expect(graph.nodes.length).toBe(before);
  });
});

describe("differentiating again", () => {
  /** The derivatives of y with respect to a scalar x, of each order. */
  function derivatives(y: Tensor, x: Tensor, orders: number): Node[] {
    const found: Node[] = [];
    for (let of = y.node; found.length < orders;) {
      const [next] = gradients(of, [x.node], { disconnected: "zero" });
      if (next === undefined) throw new Error("no derivative");
      found.push(next);
      of = next;
    }
    return found;
  }

  test("gives 5 x^4, 20 x^3, 60 x^2, 120 x, 120 and 0 for x^5", () => {
    const graph = new Graph(),
      x = inputOf(graph, "x"),
      y = mul(mul(mul(mul(x, x), x), x), x);
    expect(numbersOf(derivatives(y, x, 6), { x: [2] })).toEqual([[80], [160], [240], [240], [120], [0]]);
  });

  test("gives the derivatives of x^(3/2) to the third order, in both modes", () => {
    const graph = new Graph(),
      x = inputOf(graph, "x"),
      y = mul(sqrt(x), square(sqrt(x)));
    // y = x^(3/2): at 4 the derivatives are 3, 3/8 and -3/64.
    const found = derivatives(y, x, 3),
      expected = [3, 3 / 8, -3 / 64];
    numbersOf(found, { x: [4] }).forEach(([value], order) => expect(value).toBeCloseTo(expected[order] ?? NaN, 14));
    [y.node, ...found.slice(0, 2)].forEach((of, order) => {
      const { cotangents } = accumulateGradients(of, [x.node], new Map([["x", Float64Array.of(4)]]));
      expect(cotangents.get(x.node)?.data[0]).toBeCloseTo(expected[order] ?? NaN, 14);
    });
  });

  test("gives the Hessian of a quadratic form, row by row", () => {
    const graph = new Graph(),
      x = inputOf(graph, "x", [3]),
      w = inputOf(graph, "w", [3]);
    // sum of w x^2 + (x_0 + x_1 + x_2)^2 has the Hessian 2 diag(w) + 2.
    const y = add(sum(mul(w, square(x))), square(sum(x))),
      [dx] = gradients(y.node, [x.node]);
    const rows = [0, 1, 2].flatMap((row) => gradients(slice(Tensor.of(dx ?? x.node), [row]).node, [x.node]));
    expect(numbersOf(rows, { x: [1, 2, 3], w: [5, 6, 7] })).toEqual([
      [12, 2, 2],
      [2, 14, 2],
      [2, 2, 16],
    ]);
  });
});
