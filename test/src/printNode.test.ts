/** Nodes as formulas: they read as a user would have written them, and what can be read back means the same. */
import { describe, expect, test } from "vitest";
import { gradients } from "../../compiler/differentiate.js";
import { Tensor } from "../../src/builder.js";
import { evaluate } from "../../src/evaluate.js";
import { contract } from "../../src/families/contraction.js";
import { appendInput } from "../../src/families/source.js";
import { Graph, reachable, type Node } from "../../src/graph.js";
import * as g from "../../src/index.js";
import { language } from "../../src/language.js";
import { printFormula } from "../../src/printNode.js";
import type { Argument } from "../../src/language.js";
import { evaluateFormula } from "../../src/spec/evaluateFormula.js";
import { formulaConstants } from "../../src/spec/plan.js";
import { parseFormula } from "../../src/spec/formula.js";
import { siteOf } from "../../src/spec/source.js";
import { sizeOf } from "../../src/types.js";
import { randomGraph } from "../support/randomGraph.js";

const graph = new Graph();
const tensor = (name: string, ...shape: number[]): Tensor =>
  Tensor.of(appendInput(graph, name, { dtype: "f32", shape }));
const [x, y, z, w, u, s, b] = [
  tensor("x", 4, 6),
  tensor("y", 6),
  tensor("z", 4),
  tensor("w", 6, 4),
  tensor("u", 4, 1, 6),
  tensor("s"),
  tensor("b", 3, 4, 6),
];
/** The cotangent of an operand, where that of the result is called dy. */
function cotangent(of: Tensor, wrt: Tensor): Tensor {
  const seed = appendInput(graph, "dy", of.node.type);
  const [node] = gradients(of.node, [wrt.node], { seed });
  if (node === undefined) throw new Error("no cotangent");
  return Tensor.of(node);
}

describe("formulas", () => {
  const cases: readonly (readonly [string, Tensor])[] = [
    ["relu(matmul(x, w) + z)", g.relu(g.add(g.matmul(x, w), z))],
    ["x + y", g.add(x, y)],
    ["x * expandDims(z, 1)", g.mul(x, g.expandDims(z, 1))],
    ["0.1 * x", g.mul(0.1, x)],
    ["x - (y - 1)", g.sub(x, g.sub(y, 1))],
    ["x - y - 1", g.sub(g.sub(x, y), 1)],
    ["-(x + 1) * 2", g.mul(g.neg(g.add(x, 1)), 2)],
    ["x / (y * s)", g.div(x, g.mul(y, s))],
    ["where(x > 0 && y < -1.5, x, 0)", g.where(g.logicalAnd(g.greater(x, 0), g.less(y, -1.5)), x, 0)],
    ['cast(x, "i32")', g.cast(x, "i32")],
    ["broadcastTo(s, [3]) + 1", g.add(g.broadcastTo(s, [3]), 1)],
    ["sum(x)", g.sum(x)],
    ["sum(x, { axis: 0 })", g.sum(x, { axis: 0 })],
    ["max(b, { axis: [0, 2] })", g.max(b, { axis: [0, 2] })],
    ["softmax(x, { axis: 1 })", g.softmax(x)],
    ["reshape(x, [24])", g.flatten(x)],
    ["concat([x, x], { axis: 1 })", g.concat([x, x], { axis: 1 })],
    ["concat([z, y])", g.concat([z, y])],
    [
      '[[1, 2], [3, 4]] + expandDims(slice(z, [":2"]), 1)',
      g.add(
        g.constant([
          [1, 2],
          [3, 4],
        ]),
        g.expandDims(g.slice(z, [":2"]), 1),
      ),
    ],
    ["NaN * s", g.mul(NaN, s)],
    ["dynamicSlice(x, [1, 2], [2, 3])", g.dynamicSlice(x, [1, 2], [2, 3])],
  ];
  test.each(cases)("%s", (text, made) => {
    expect(printFormula(made.node)).toBe(text);
  });
});

describe("views are the functions that made them", () => {
  const cases: readonly (readonly [string, Tensor])[] = [
    ["transpose(x)", g.transpose(x)],
    ["transpose(b, [1, 2, 0])", g.transpose(b, [1, 2, 0])],
    ['slice(x, ["1:3", "::2"])', g.slice(x, ["1:3", "::2"])],
    ['slice(x, [3, "::-1"])', g.slice(x, [-1, "::-1"])],
    ["slice(x, [2])", g.slice(x, [2])],
    ['slice(y, ["4:1:-1"])', g.slice(y, ["4:1:-1"])],
    ["flip(x)", g.flip(x)],
    ["flip(x, 1)", g.flip(x, 1)],
    ["pad(y, [[1, 2]], { value: 3 })", g.pad(y, [[1, 2]], { value: 3 })],
    ["pad(y, [[0, 1]], { interior: [2] })", g.pad(y, [[0, 1]], { interior: [2] })],
    ["expandDims(y, [0, 2])", g.expandDims(y, [0, 2])],
    ["squeeze(u)", g.squeeze(u)],
    ["broadcastTo(y, [4, 6])", g.broadcastTo(y, [4, 6])],
    ["broadcastTo(u, [2, 4, 3, 6])", g.broadcastTo(u, [2, 4, 3, 6])],
    [
      "window(y, { axes: 0, size: 3, strides: 2, padding: [[1, 0]] })",
      g.window(y, { axes: [0], size: [3], strides: [2], padding: [[1, 0]] }),
    ],
    ["diag(z, { offset: -2 })", g.diag(z, { offset: -2 })],
    ["diagonal(x, { offset: 1 })", g.diagonal(x, { offset: 1 })],
    ["diagonal(b, { axis1: 1, axis2: 2 })", g.diagonal(b, { axis1: 1, axis2: 2 })],
    ["tril(x, { offset: 1 })", g.tril(x, { offset: 1 })],
    ["triu(b, { offset: -2 })", g.triu(b, { offset: -2 })],
  ];
  test.each(cases)("%s", (text, made) => {
    expect(printFormula(made.node)).toBe(text);
  });

  test.each([
    ["pad(dy, [[1, 1], [0, 1]], { interior: [0, 1] })", cotangent(g.slice(x, ["1:3", "::2"]), x)],
    ["pad(expandDims(dy, 0), [[2, 1], [0, 0]])", cotangent(g.slice(x, [2]), x)],
    ["flip(dy, 1)", cotangent(g.flip(x, 1), x)],
    ["sum(dy, { axis: 0 })", cotangent(g.broadcastTo(y, [4, 6]), y)],
    ['slice(dy, ["::3"])', cotangent(g.pad(y, [[0, 1]], { interior: [2] }), y)],
  ])("and so are their adjoints: %s", (text, made) => {
    expect(printFormula(made.node)).toBe(text);
  });
});

describe("contractions are the products that they are", () => {
  test.each([
    ["matmul(x, w)", contract(x, w, ["ik", "kj"], "ij")],
    ["matmul(transpose(x), x)", contract(x, x, ["ki", "kj"], "ij")],
    ["matmul(x, transpose(x))", contract(x, x, ["ik", "jk"], "ij")],
    ["matmul(transpose(w), transpose(x))", contract(x, w, ["ik", "kj"], "ji")],
    ["matmul(x, y)", contract(x, y, ["ik", "k"], "i")],
    ["matmul(z, x)", contract(x, z, ["ki", "k"], "i")],
    ["matmul(b, transpose(b, [0, 2, 1]))", contract(b, b, ["bik", "bjk"], "bij")],
    ["dot(y, y)", contract(y, y, ["i", "i"], "")],
    ["outer(z, y)", contract(z, y, ["i", "j"], "ij")],
    ['einsum("ij,ij->", x, x)', contract(x, x, ["ij", "ij"], "")],
  ])("%s", (text, made) => {
    expect(printFormula(made.node)).toBe(text);
  });
});

test("beyond its depth a formula refers to nodes by number", () => {
  const inner = g.mul(x, y),
    outer = g.add(g.exp(inner), 1);
  expect(printFormula(outer.node, { depth: 2 })).toBe(`exp(%${inner.node.id}) + 1`);
});

test("a named node is its name within other formulas, and its formula on its own", () => {
  const named = g.mul(x, x),
    user = g.exp(named);
  graph.label(named.node, "squares");
  expect(printFormula(user.node)).toBe("exp(squares)");
  expect(printFormula(named.node)).toBe("x * x");
});

test("an f32 constant is the shortest decimal that rounds to it", () => {
  for (const value of [0.1, 1 / 3, 1e-45, 3.4028234663852886e38, 16777216]) {
    const text = printFormula(g.mul(value, x).node).split(" * ")[0];
    expect(Math.fround(Number(text))).toBe(Math.fround(value));
    expect(text?.length).toBeLessThan(16);
  }
});

/** What is written although formulas have no function for it: a map of indices, and ops that rules make. */
function isReadable(text: string): boolean {
  const [call = ""] = /^\w+(?=\()/.exec(text) ?? [];
  return !text.includes("=>") && (call === "" || language.has(call));
}

/** The node in a graph of its own, on inputs with known numbers; indices are 0, so that they are in range. */
function isolated(node: Node): { node: Node; names: Map<string, Tensor>; numbers: Map<string, Float64Array> } {
  const own = new Graph(),
    names = new Map<string, Tensor>(),
    numbers = new Map<string, Float64Array>();
  const inputs = node.inputs.map((input, at) => {
    const name = `n${input.id}`,
      copy = appendInput(own, name, input.type);
    const number = (element: number): number =>
      input.type.dtype === "bool"
        ? element % 2
        : input.type.dtype === "i32"
          ? 0
          : Math.fround(Math.sin(1.7 * element + at) + 1.1);
    names.set(name, Tensor.of(copy));
    numbers.set(
      name,
      Float64Array.from({ length: sizeOf(input.type.shape) }, (_, element) => number(element)),
    );
    return copy;
  });
  return { node: own.append(node.op, inputs, node.attrs, node.type), names, numbers };
}

test("what is printed and read back has the same value: every node of random graphs and their gradients", () => {
  let read = 0;
  for (let seed = 0; seed < 120; seed++) {
    const { loss, wrt } = randomGraph(seed);
    for (const original of reachable([loss, ...gradients(loss, [...wrt.values()], { disconnected: "zero" })])) {
      if (original.op.family === "source") continue;
      const { node, names, numbers } = isolated(original),
        text = printFormula(node);
      if (!isReadable(text)) continue;
      const site = siteOf(text, `seed ${seed}`),
        again = evaluateFormula(
          parseFormula(text, site),
          new Map<string, Argument>([...formulaConstants, ...names]),
          site,
        );
      if (!(again instanceof Tensor)) throw new Error(`seed ${seed}: ${text} is no tensor`);
      const [expected, got] = evaluate([node, again.node], numbers, { rounding: "none" });
      expect(got, `seed ${seed}: ${text}`).toEqual(expected);
      read++;
    }
  }
  expect(read).toBeGreaterThan(5000);
});
