/** Gradients of nodes: what is refused, and what is given. */
import { describe, expect, test } from "vitest";
import { accumulateGradients } from "../../compiler/accumulate.js";
import { gradients, vjp } from "../../compiler/differentiate.js";
import type { Tensor } from "../../src/builder.js";
import { fill } from "../../src/builder.js";
import { Graph } from "../../src/graph.js";
import { mul, square, sub } from "../../src/ops/arithmetic.js";
import { floor } from "../../src/ops/rounding.js";
import { cast, greater, stopGradient, where } from "../../src/ops/compare.js";
import { sum } from "../../src/ops/reduce.js";
import { inputOf, mistake, numbersOf } from "../support/symbolic.js";

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
