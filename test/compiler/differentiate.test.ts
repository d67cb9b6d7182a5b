import { describe, expect, test } from "vitest";
import { accumulateGradients } from "../../compiler/accumulate.js";
import { gradients, vjp } from "../../compiler/differentiate.js";
import { fill, Tensor } from "../../src/builder.js";
import { GradcError } from "../../src/diagnostics.js";
import { evaluate } from "../../src/evaluate.js";
import { appendInput } from "../../src/families/source.js";
import { Graph, type Node } from "../../src/graph.js";
import { add, mul, neg, sqrt, square, sub } from "../../src/ops/arithmetic.js";
import { floor } from "../../src/ops/rounding.js";
import { cast, greater, stopGradient, where } from "../../src/ops/compare.js";
import { sum } from "../../src/ops/reduce.js";
import { slice } from "../../src/ops/view.js";
import type { DType, Shape } from "../../src/types.js";

function inputOf(graph: Graph, name: string, shape: Shape = [], dtype: DType = "f64"): Tensor {
  return Tensor.of(appendInput(graph, name, { dtype, shape }));
}

function numbersOf(nodes: readonly Node[], values: { readonly [name: string]: readonly number[] }): number[][] {
  const inputs = new Map(Object.entries(values).map(([name, numbers]) => [name, Float64Array.from(numbers)]));
  return evaluate(nodes, inputs).map(({ data }) => [...data]);
}

function mistake(action: () => unknown): { readonly code: string; readonly text: string } {
  try {
    action();
  } catch (problem) {
    if (problem instanceof GradcError) return { code: problem.code, text: problem.text };
    throw problem;
  }
  throw new Error("nothing was wrong");
}

describe("the lecture's example: z = y^2, y = 2x", () => {
  const graph = new Graph(),
    x = inputOf(graph, "x"),
    y = mul(2, x),
    z = square(y);

  test("symbol-to-symbol appends dz/dx, which is 8x", () => {
    const [dx] = gradients(z.node, [x.node]);
    for (const at of [-1.5, 0, 3]) expect(numbersOf(dx === undefined ? [] : [dx], { x: [at] })).toEqual([[8 * at]]);
  });

  test("symbol-to-number gives 8x at x = 3, carries numbers at the nodes between, and appends nothing", () => {
    const before = graph.nodes.length;
    const { values, cotangents } = accumulateGradients(z.node, [x.node], new Map([["x", Float64Array.of(3)]]));
    expect([y, z].map((tensor) => values.get(tensor.node)?.data[0])).toEqual([6, 36]);
    expect([z, y, x].map((tensor) => cotangents.get(tensor.node)?.data[0])).toEqual([1, 12, 24]);
    expect(graph.nodes.length).toBe(before);
  });
});

describe("what gradients refuses", () => {
  test("a tensor without a seed: it names sum and mean", () => {
    const graph = new Graph(),
      x = inputOf(graph, "x", [3]);
    expect(mistake(() => gradients(square(x).node, [x.node]))).toEqual({
      code: "seed-needed",
      text: "the gradient of a f64[3] needs a seed: take sum or mean of it first, or give a seed of that shape",
    });
  });

  test("a seed of another type than y", () => {
    const graph = new Graph(),
      x = inputOf(graph, "x", [3]),
      seed = inputOf(graph, "s", [2]);
    expect(mistake(() => gradients(square(x).node, [x.node], { seed: seed.node })).code).toBe("seed-type");
    const narrow = inputOf(graph, "n", [3], "f32");
    expect(mistake(() => gradients(square(x).node, [x.node], { seed: narrow.node })).code).toBe("seed-type");
  });

  test.each(["i32", "bool"] as const)("a wrt of %s", (dtype) => {
    const graph = new Graph(),
      x = inputOf(graph, "x", [], "f64"),
      n = inputOf(graph, "n", [], dtype);
    graph.label(n.node, "n");
    expect(mistake(() => gradients(x.node, [n.node]))).toEqual({
      code: "integer-wrt",
      text: `there is no derivative with respect to n: it is ${dtype}, and only f32 and f64 have derivatives`,
    });
  });

  test("the gradient of an integer", () => {
    const graph = new Graph(),
      x = inputOf(graph, "x", [], "f32"),
      n = cast(x, "i32");
    expect(mistake(() => gradients(n.node, [x.node])).code).toBe("integer-of");
  });

  test("a wrt that nothing leads from", () => {
    const graph = new Graph(),
      x = inputOf(graph, "x"),
      w = inputOf(graph, "w");
    graph.label(w.node, "w");
    const loss = square(x);
    graph.label(loss.node, "loss");
    expect(mistake(() => gradients(loss.node, [w.node]))).toEqual({
      code: "disconnected",
      text:
        "loss does not depend differentiably on w: no path leads from one to the other; " +
        'set disconnected: "zero" for a gradient of zeros',
    });
  });

  const cuts: { readonly [name: string]: [(x: Tensor) => Tensor, RegExp] } = {
    "a cast to an integer": [
      (x) => cast(cast(x, "i32"), "f64"),
      /the only path leads through cast_i32, whose value is i32/,
    ],
    "a comparison": [
      (x) => where(greater(x, 0), 1, fill(x, 2)),
      /the only path leads through greater, whose value is bool/,
    ],
    "a stopGradient": [
      (x) => square(stopGradient(x)),
      /the only path leads through stopGradient: stopGradient cuts it/,
    ],
  };
  test.each(Object.entries(cuts))("a path only through %s, which the message names", (_, [cut, message]) => {
    const graph = new Graph(),
      x = inputOf(graph, "x");
    const wrong = mistake(() => gradients(cut(x).node, [x.node]));
    expect(wrong.code).toBe("disconnected");
    expect(wrong.text).toMatch(message);
  });
});

describe("what gradients gives", () => {
  test("zeros for what is disconnected, on request", () => {
    const graph = new Graph(),
      x = inputOf(graph, "x"),
      w = inputOf(graph, "w", [2, 2]);
    const derived = gradients(square(x).node, [w.node, x.node], { disconnected: "zero" });
    expect(numbersOf(derived, { x: [3], w: [1, 2, 3, 4] })).toEqual([[0, 0, 0, 0], [6]]);
  });

  test("a derivative of zero where a path is flat but connected", () => {
    const graph = new Graph(),
      x = inputOf(graph, "x");
    expect(numbersOf(gradients(floor(x).node, [x.node]), { x: [1.5] })).toEqual([[0]]);
  });

  test("1 with respect to y itself, and the seed if there is one", () => {
    const graph = new Graph(),
      x = inputOf(graph, "x"),
      seed = inputOf(graph, "s");
    expect(numbersOf(gradients(x.node, [x.node]), {})).toEqual([[1]]);
    expect(gradients(x.node, [x.node], { seed: seed.node })).toEqual([seed.node]);
  });

  test("the product of the seed and the Jacobian: d sum(s x^2) = 2 s x", () => {
    const graph = new Graph(),
      x = inputOf(graph, "x", [3]),
      seed = inputOf(graph, "s", [3]);
    const derived = gradients(square(x).node, [x.node], { seed: seed.node });
    expect(numbersOf(derived, { x: [1, 2, 3], s: [1, 10, 100] })).toEqual([[2, 40, 600]]);
  });

  test("the sum over several results by vjp, one of which is the other's operand", () => {
    const graph = new Graph(),
      x = inputOf(graph, "x"),
      y = square(x),
      z = mul(y, x),
      [a, b] = [inputOf(graph, "a"), inputOf(graph, "b")];
    // a d(x^2) + b d(x^3) = 2 a x + 3 b x^2
    expect(numbersOf(vjp([y.node, z.node], [a.node, b.node], [x.node]), { x: [2], a: [1], b: [10] })).toEqual([[124]]);
    // The cotangent of y itself is a + b x.
    expect(numbersOf(vjp([y.node, z.node], [a.node, b.node], [y.node]), { x: [2], a: [1], b: [10] })).toEqual([[21]]);
  });

  test("twice the cotangent where a result is named twice", () => {
    const graph = new Graph(),
      x = inputOf(graph, "x"),
      seed = inputOf(graph, "s"),
      y = square(x).node;
    expect(numbersOf(vjp([y, y], [seed.node, seed.node], [x.node]), { x: [3], s: [1] })).toEqual([[12]]);
  });

  test("the derivative with respect to an intermediate node, beside that of its operand", () => {
    const graph = new Graph(),
      x = inputOf(graph, "x"),
      y = mul(2, x),
      z = mul(square(y), x);
    // z = 4 x^3: dz/dy = 2 y x = 4 x^2 with x held, dz/dx = 12 x^2 through all paths.
    expect(numbersOf(gradients(z.node, [y.node, x.node]), { x: [3] })).toEqual([[36], [108]]);
  });

  test("the partial derivative that is left when a node is stopped", () => {
    const graph = new Graph(),
      x = inputOf(graph, "x"),
      y = square(x),
      z = mul(y, x);
    expect(numbersOf(gradients(z.node, [x.node], { stop: [y.node] }), { x: [3] })).toEqual([[9]]);
    expect(mistake(() => gradients(y.node, [x.node], { stop: [y.node] })).code).toBe("disconnected");
    // Both partial derivatives of y x, each with the other held.
    const both = gradients(z.node, [x.node, y.node], { stop: [y.node] });
    expect(numbersOf(both, { x: [3] })).toEqual([[9], [3]]);
  });

  test("a sum over all uses of a node that is used twice by one op", () => {
    const graph = new Graph(),
      x = inputOf(graph, "x");
    expect(numbersOf(gradients(mul(x, x).node, [x.node]), { x: [3] })).toEqual([[6]]);
    expect(numbersOf(gradients(sub(x, x).node, [x.node]), { x: [3] })).toEqual([[0]]);
  });

  test("f32 cotangents for f32 operands of an f64 result", () => {
    const graph = new Graph(),
      x = inputOf(graph, "x", [2], "f32"),
      loss = sum(square(cast(x, "f64")));
    const derived = gradients(loss.node, [x.node]);
    expect(derived.map(({ type }) => type)).toEqual([{ dtype: "f32", shape: [2] }]);
    expect(numbersOf(derived, { x: [0.5, 3] })).toEqual([[1, 6]]);
  });
});

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
