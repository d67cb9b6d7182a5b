import { describe, expect, test } from "vitest";
import { appendInput, constantOp } from "../../src/families/source.js";
import { attributeKey, Graph, reachable, type Attribute, type Node } from "../../src/graph.js";
import { appendNode } from "../../src/op.js";
import { add, mul, neg } from "../../src/ops/arithmetic.js";
import { sumOver } from "../../src/ops/reduce.js";

const scalar = { dtype: "f64", shape: [] } as const;
const constant = (graph: Graph, value: number, dtype: "f64" | "f32" = "f64"): Node =>
  graph.append(constantOp, [], { value: Float64Array.of(value) }, { dtype, shape: [] });

describe("appending", () => {
  test("gives the node that is there if op, inputs and attributes agree", () => {
    const graph = new Graph(),
      x = appendInput(graph, "x", scalar),
      y = appendInput(graph, "y", scalar);
    const first = appendNode(add.op, [x, y]);
    expect(appendNode(add.op, [x, y])).toBe(first);
    expect(appendInput(graph, "x", scalar)).toBe(x);
    expect(graph.nodes).toEqual([x, y, first]);
  });

  test("tells apart op, inputs, their order, attributes and the type of a source", () => {
    const graph = new Graph(),
      x = appendInput(graph, "x", { dtype: "f64", shape: [2, 3] }),
      y = appendInput(graph, "y", { dtype: "f64", shape: [2, 3] });
    const nodes = [
      appendNode(add.op, [x, y]),
      appendNode(add.op, [y, x]),
      appendNode(add.op, [x, x]),
      appendNode(mul.op, [x, y]),
      appendNode(sumOver.op, [x], { axes: [0] }),
      appendNode(sumOver.op, [x], { axes: [1] }),
      constant(graph, 1),
      constant(graph, 1, "f32"),
    ];
    expect(new Set(nodes).size).toBe(nodes.length);
  });

  test("tells 0 from -0, and knows NaN again", () => {
    const graph = new Graph();
    const [zero, negative, nan] = [0, -0, NaN].map((value) => constant(graph, value));
    expect(negative).not.toBe(zero);
    expect(constant(graph, NaN)).toBe(nan);
    expect(constant(graph, Infinity)).not.toBe(nan);
  });

  test("asks the intern table once a node, and numbers nodes in order with inputs first", () => {
    const graph = new Graph(),
      x = appendInput(graph, "x", scalar);
    let y = x;
    for (let step = 0; step < 10; step++) y = appendNode(neg.op, [y]);
    appendNode(neg.op, [x]);
    expect(graph.probes).toBe(12);
    expect(graph.nodes.map(({ id }) => id)).toEqual(graph.nodes.map((_, at) => at));
    expect(graph.nodes.every((node) => node.inputs.every((input) => input.id < node.id))).toBe(true);
  });

  test("gives a new node the origin that is in force, also after an exception, and an old node keeps its own", () => {
    const graph = new Graph(),
      x = appendInput(graph, "x", scalar),
      origin = { pass: "test", rule: "outer", from: x },
      inner = { pass: "test", rule: "inner", from: null };
    const [before, during] = graph.from(origin, () => {
      const made = appendNode(neg.op, [x]);
      expect(() =>
        graph.from(inner, () => appendNode(add.op, [x, appendInput(graph, "n", { dtype: "i32", shape: [] })])),
      ).toThrow();
      return [made, appendNode(neg.op, [made])];
    });
    expect([x, before, during].map((node) => node?.origin)).toEqual([null, origin, origin]);
    expect(graph.from(inner, () => appendNode(neg.op, [x])).origin).toBe(origin);
    expect(appendNode(add.op, [x, x]).origin).toBeNull();
  });

  test("keeps the first label of a node", () => {
    const graph = new Graph(),
      x = appendInput(graph, "x", scalar);
    graph.label(x, "first");
    graph.label(x, "second");
    expect(x.label).toBe("first");
  });
});

describe("the key of an attribute", () => {
  const different: readonly Attribute[] = [
    0,
    -0,
    1,
    NaN,
    Infinity,
    -Infinity,
    "0",
    "NaN",
    true,
    "true",
    undefined,
    "undefined",
    [],
    [0],
    [-0],
    [1, 2],
    [[1], 2],
    [[1, 2]],
    ["1,2"],
    "1,2",
    {},
    { a: 1 },
    { a: 1, b: 2 },
    { a: { b: 1 } },
    { b: 1 },
    Float64Array.of(1, 2),
    Float64Array.of(1, -0),
    Float64Array.of(1, 0),
    Int32Array.of(1, 2),
    Uint8Array.of(1, 2),
  ];
  test("is its own for each value", () => {
    const keys = different.map(attributeKey);
    expect(new Set(keys).size).toBe(keys.length);
  });

  test("does not depend on the order of an object's names", () => {
    expect(attributeKey({ b: 2, a: [1, { d: 3, c: 4 }] })).toBe(attributeKey({ a: [1, { c: 4, d: 3 }], b: 2 }));
  });

  test("is one for every NaN", () => {
    const [quiet = 0] = new Float64Array(Int32Array.of(1, 0x7ff80000).buffer);
    expect(attributeKey(quiet)).toBe(attributeKey(NaN));
  });
});

describe("what roots need", () => {
  test("is listed once, inputs before users, without the rest of the graph", () => {
    const graph = new Graph(),
      x = appendInput(graph, "x", scalar),
      y = appendInput(graph, "y", scalar),
      sum = appendNode(add.op, [x, x]),
      other = appendNode(neg.op, [y]),
      root = appendNode(mul.op, [sum, x]);
    expect(reachable([root, sum])).toEqual([x, sum, root]);
    expect(reachable([other])).toEqual([y, other]);
    expect(reachable([])).toEqual([]);
  });

  test("is found in a chain of any length and a node of any number of inputs", () => {
    const graph = new Graph(),
      x = appendInput(graph, "x", scalar);
    let y = x;
    for (let step = 0; step < 100_000; step++) y = appendNode(neg.op, [y]);
    expect(reachable([y]).length).toBe(100_001);
    const inputs = Array.from({ length: 200_000 }, () => x);
    expect(reachable([graph.append(add.op, inputs, {}, scalar)]).length).toBe(2);
  });
});
