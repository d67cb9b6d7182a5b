import { describe, expect, test } from "vitest";
import {
  broadcastShapes,
  broadcastToShape,
  checkShape,
  fill,
  literalElements,
  onGraph,
  Tensor,
} from "../../src/builder.js";
import { GradcError } from "../../src/diagnostics.js";
import { evaluate } from "../../src/evaluate.js";
import { appendInput, constantElements, uniformValue } from "../../src/families/source.js";
import { Graph } from "../../src/graph.js";
import { add, div, mul, sqrt } from "../../src/ops/arithmetic.js";
import { equal, greater, logicalNot, where } from "../../src/ops/compare.js";
import { sum } from "../../src/ops/reduce.js";
import { reshape } from "../../src/ops/view.js";
import type { DType, Shape } from "../../src/types.js";

function inputOf(graph: Graph, dtype: DType, shape: Shape = [], name = "x"): Tensor {
  return Tensor.of(appendInput(graph, name, { dtype, shape }));
}

function codeOf(action: () => unknown): string {
  try {
    action();
  } catch (problem) {
    if (problem instanceof GradcError) return problem.code;
    throw problem;
  }
  return "nothing was wrong";
}

describe("broadcasting", () => {
  const shapes: readonly (readonly [Shape, Shape, Shape])[] = [
    [[], [], []],
    [[], [3, 2], [3, 2]],
    [[2], [3, 2], [3, 2]],
    [[3, 1], [4], [3, 4]],
    [[1], [0], [0]],
    [
      [5, 1, 3],
      [4, 1],
      [5, 4, 3],
    ],
    [
      [2, 0],
      [1, 1],
      [2, 0],
    ],
  ];
  test.each(shapes)("%j and %j meet in %j, either way", (a, b, expected) => {
    expect(broadcastShapes("add", a, b)).toEqual(expected);
    expect(broadcastShapes("add", b, a)).toEqual(expected);
  });

  test.each([
    [[2], [3]],
    [[2, 3], [2]],
    [[0], [2]],
  ])("%j and %j do not meet", (a, b) => {
    expect(codeOf(() => broadcastShapes("add", a, b))).toBe("shapes-do-not-broadcast");
  });

  test("repeats the elements as NumPy does: of a node, of a literal", () => {
    const graph = new Graph(),
      x = inputOf(graph, "f64", [2, 1]);
    const spread = broadcastToShape("broadcastTo", x, [2, 2, 3]);
    const rows = [1, 1, 1, 2, 2, 2];
    expect([...(evaluate([spread.node], new Map([["x", Float64Array.of(1, 2)]]))[0]?.data ?? [])]).toEqual([
      ...rows,
      ...rows,
    ]);
    const literal = broadcastToShape("broadcastTo", Tensor.literal(null, [2, 1], Float64Array.of(1, 2)), [2, 2, 3]);
    expect(literal.literal === null ? [] : [...literalElements(literal.literal)]).toEqual([...rows, ...rows]);
  });

  test("gives no smaller shape and no other", () => {
    const x = inputOf(new Graph(), "f64", [2, 3]);
    expect(codeOf(() => broadcastToShape("broadcastTo", x, [3]))).toBe("shapes-do-not-broadcast");
    expect(codeOf(() => broadcastToShape("broadcastTo", x, [1, 3]))).toBe("shapes-do-not-broadcast");
    expect(broadcastToShape("broadcastTo", x, [2, 3])).toBe(x);
  });
});

describe("literals", () => {
  test.each(["f32", "f64", "i32"] as const)("take the dtype %s of what they meet, on either side", (dtype) => {
    const x = inputOf(new Graph(), dtype);
    expect([add(x, 2), add(2, x), mul(add(1, 2), x)].map((tensor) => tensor.dtype)).toEqual([dtype, dtype, dtype]);
  });

  test("are rounded to the dtype that they take", () => {
    const graph = new Graph(),
      x = inputOf(graph, "f32");
    mul(x, 0.1);
    expect(graph.nodes.map(constantElements).find((data) => data !== null)).toEqual(Float64Array.of(Math.fround(0.1)));
  });

  test("stay weak through formulas of literals alone, which are computed in f64", () => {
    const third = div(1, 3);
    expect(third.graph).toBeNull();
    expect(third.dtype).toBeNull();
    expect(third.literal?.data[0]).toBe(1 / 3);
    expect(mul(inputOf(new Graph(), "f32"), third).dtype).toBe("f32");
  });

  test("that compare are bool, not weak", () => {
    expect(greater(2, 1).dtype).toBe("bool");
    expect(logicalNot(greater(2, 1)).literal?.data[0]).toBe(0);
    expect(where(true, 1, 2).dtype).toBeNull();
  });

  test("with a fraction beside i32, or beyond 32 bits, are an error; so are numbers beside bool", () => {
    const n = inputOf(new Graph(), "i32");
    expect(codeOf(() => add(n, 0.5))).toBe("fractional-integer");
    expect(codeOf(() => add(n, 2 ** 31))).toBe("fractional-integer");
    expect(codeOf(() => add(n, NaN))).toBe("fractional-integer");
    expect(codeOf(() => equal(inputOf(new Graph(), "bool"), 1))).toBe("number-as-bool");
  });

  test("are f64 on a graph that says nothing else", () => {
    const graph = new Graph();
    expect(onGraph(graph, 2).type).toEqual({ dtype: "f64", shape: [] });
    expect(onGraph(graph, true).type).toEqual({ dtype: "bool", shape: [] });
    expect(onGraph(graph, 2, "f32").type).toEqual({ dtype: "f32", shape: [] });
  });

  test("of one number in any shape are a scalar constant, repeated; -0 is not 0", () => {
    const graph = new Graph(),
      ones = onGraph(graph, Tensor.literal("f64", [2, 3], new Float64Array(6).fill(1)));
    expect(ones.type.shape).toEqual([2, 3]);
    expect(uniformValue(ones)).toBe(1);
    expect(uniformValue(onGraph(graph, Tensor.literal("f64", [2], Float64Array.of(0, -0))))).toBeNull();
    expect(uniformValue(fill(Tensor.of(ones), 7).node)).toBe(7);
  });

  test("have no node", () => {
    expect(() => Tensor.from(1).node).toThrow(TypeError);
  });
});

describe("operands", () => {
  test("of two dtypes do not mix", () => {
    const graph = new Graph();
    expect(codeOf(() => add(inputOf(graph, "f32"), inputOf(graph, "f64", [], "y")))).toBe("mixed-dtypes");
    expect(codeOf(() => add(inputOf(graph, "i32", [], "n"), inputOf(graph, "f64", [], "y")))).toBe("mixed-dtypes");
  });

  test("of two graphs do not mix", () => {
    expect(codeOf(() => add(inputOf(new Graph(), "f64"), inputOf(new Graph(), "f64")))).toBe("two-graphs");
  });

  test("of dtypes that an op does not take are an error that says what to do", () => {
    const n = inputOf(new Graph(), "i32");
    expect(() => div(n, n)).toThrow(/floorDiv\(a, b\), or cast/);
    expect(codeOf(() => sqrt(n))).toBe("dtype-not-admitted");
  });

  test("of a choice broadcast with its condition, which keeps its dtype", () => {
    const graph = new Graph(),
      c = inputOf(graph, "bool", [3, 1], "c"),
      x = inputOf(graph, "f32", [2]);
    expect(where(c, x, 0).node.type).toEqual({ dtype: "f32", shape: [3, 2] });
    expect(codeOf(() => where(x, x, 0))).toBe("dtype-not-admitted");
  });
});

describe("shapes", () => {
  test("have whole sizes from 0 and at most 2^31 - 1 elements", () => {
    expect(checkShape([2 ** 31 - 1, 1])).toEqual([2 ** 31 - 1, 1]);
    expect(codeOf(() => checkShape([2 ** 16, 2 ** 15]))).toBe("too-many-elements");
    expect(codeOf(() => checkShape([-1]))).toBe("bad-dimension");
    expect(codeOf(() => checkShape([1.5]))).toBe("bad-dimension");
    expect(codeOf(() => checkShape([NaN]))).toBe("bad-dimension");
  });

  test("that a result would have are checked too", () => {
    const graph = new Graph();
    const a = inputOf(graph, "f32", [2 ** 20, 1], "a"),
      b = inputOf(graph, "f32", [1, 2 ** 20], "b");
    expect(codeOf(() => mul(a, b))).toBe("too-many-elements");
    expect(codeOf(() => reshape(a, [2 ** 19]))).toBe("reshape-size");
    expect(sum(a).shape).toEqual([]);
  });
});
