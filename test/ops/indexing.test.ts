/** Taking and adding by index: values, derivatives, and what happens to an index out of range. */
import { describe, expect, it } from "vitest";
import * as g from "../../src/index.js";
import { literalElements, Tensor } from "../../src/builder.js";
import { evaluate } from "../../src/evaluate.js";
import { appendInput } from "../../src/families/source.js";
import { Graph } from "../../src/graph.js";
import * as k from "../../src/kernel.js";
import { takeOp } from "../../src/ops/gather.js";
import { Interpreter } from "../support/interpret.js";
import { numericDerivative, pointOf, valueOf } from "./numeric.js";
import { value } from "./sample.js";

const elements = (x: Tensor): number[] => (x.literal === null ? [] : [...literalElements(x.literal)]);
const x = g.constant([
  [1, 2, 3],
  [4, 5, 6],
]);

describe("take", () => {
  it("puts the axes of the indices in place of the axis", () => {
    const taken = g.take(
      x,
      g.constant([
        [0, 2],
        [1, 1],
      ]),
      { axis: 1 },
    );
    expect(taken.shape).toEqual([2, 2, 2]);
    expect(elements(taken)).toEqual([1, 3, 2, 2, 4, 6, 5, 5]);
  });
  it("drops the axis for a scalar index, and counts axes from the end", () => {
    expect(elements(g.take(x, 1))).toEqual([4, 5, 6]);
    expect(elements(g.take(x, 1, { axis: -1 }))).toEqual([2, 5]);
  });
  it("reads whole literals as i32 indices and refuses others", () => {
    expect(() => g.take(x, 0.5)).toThrow(
      "take meets the number 0.5 beside an i32 tensor: it is not a whole number that fits 32 bits",
    );
    expect(() => g.take(x, g.constant([0], { dtype: "f64" }))).toThrow("take does not take f64 for i; it takes i32");
  });
  it("takes truth values", () => {
    expect(elements(g.take(g.constant([true, false]), g.constant([1, 0, 0])))).toEqual([0, 1, 1]);
  });
  it("adds the cotangents of duplicates", () => {
    const point = pointOf([value("f64", [3], 1, 2, 3), value("i32", [4], 2, 0, 2, 2)], (of, at) =>
      g.square(g.take(of, at)),
    );
    expect(numericDerivative(point, 2)).toEqual([[[2, 0, 18]], [[2, 0, 6]]]);
  });
});

describe("takeAlongAxis", () => {
  it("has an index for each element, and broadcasts the other axes", () => {
    expect(elements(g.takeAlongAxis(x, g.constant([[2], [0]])))).toEqual([3, 4]);
    expect(elements(g.takeAlongAxis(x, g.constant([[1, 0, 1]]), { axis: 0 }))).toEqual([4, 2, 6]);
    expect(g.takeAlongAxis(x, g.constant([[1, 0]]), { axis: 1 }).shape).toEqual([2, 2]);
  });
  it("needs as many axes as x", () => {
    expect(() => g.takeAlongAxis(x, g.constant([0]))).toThrow("takeAlongAxis: x has 2 axes and i has 1");
  });
});

describe("scatterAdd", () => {
  it("adds duplicates in ascending order, each sum rounded", () => {
    const graph = new Graph(),
      u = Tensor.of(appendInput(graph, "u", { dtype: "f32", shape: [3] }));
    const result = g.scatterAdd(g.zeros([2]), g.constant([1, 1, 1]), u);
    expect(result.dtype).toBe("f32");
    const block = new k.Block(),
      { node } = result,
      [base, indices] = node.inputs;
    if (node.op.family !== "routine" || base === undefined || indices === undefined)
      throw new Error("scatterAdd is a routine");
    const buffer = (name: string, type: k.ScalarType, length: number): k.Buffer => ({
      kind: "buffer",
      name,
      type,
      length,
      space: "input",
    });
    const [x0, i, added, y] = [
      buffer("x", "f32", 2),
      buffer("i", "i32", 3),
      buffer("u", "f32", 3),
      buffer("y", "f32", 2),
    ];
    node.op.program(block, { inputs: [x0, i, added], result: y, node });
    const memory = new Map([
      [x0, valueOf(base, new Map())],
      [i, valueOf(indices, new Map())],
      [added, Float64Array.of(1e8, 1, -1e8)],
      [y, new Float64Array(2)],
    ]);
    new Interpreter(memory).run(block.statements);
    // In f32, 1e8 + 1 rounds to 1e8: the order shows.
    expect(memory.get(y)).toEqual(Float64Array.of(0, 0));
  });
  it("broadcasts the updates to the shape of what would be taken", () => {
    expect(elements(g.scatterAdd(x, g.constant([0, 0]), 1, { axis: 1 }))).toEqual([3, 2, 3, 6, 5, 6]);
  });
  it("passes cotangents to both", () => {
    const inputs = [value("f64", [2], 1, 2), value("i32", [3], 1, 1, 0), value("f64", [3], 3, 4, 5)];
    const point = pointOf(inputs, (of, at, u) => g.square(g.scatterAdd(of, at, u)));
    // y = [1 + 5, 2 + 3 + 4]
    expect(numericDerivative(point, 1)).toEqual([
      [
        [12, 18],
        [18, 18, 12],
      ],
    ]);
  });
});

describe("an index out of range", () => {
  it("is an error when the graph is made, if it is known", () => {
    expect(() => g.take(x, 3, { axis: 1 })).toThrow(
      "take has the constant index 3, but the axis has 3 elements (0 to 2)",
    );
    expect(() => g.take(x, g.constant([0, -1]))).toThrow(
      "take has the constant index -1, but the axis has 2 elements (0 to 1)",
    );
    expect(() => g.scatterAdd(x, g.constant([2]), 1)).toThrow("scatterAdd has the constant index 2");
    expect(() => g.softmaxCrossEntropy(x, g.constant([0, 3]))).toThrow("softmaxCrossEntropy has the constant index 3");
    const graph = new Graph(),
      known = Tensor.of(appendInput(graph, "unused", { dtype: "f64", shape: [2] }));
    expect(() => g.take(known, g.constant([5, 5]))).toThrow("take has the constant index 5");
  });

  const graph = new Graph();
  const row = Tensor.of(appendInput(graph, "x", { dtype: "f64", shape: [2, 3] })),
    i = Tensor.of(appendInput(graph, "i", { dtype: "i32", shape: [2] }));
  const picked = g.take(row, i, { axis: 1 });
  graph.label(picked.node, "picked");

  it("ends an evaluation with the node, the position and the index", () => {
    const values = new Map([
      ["x", new Float64Array(6)],
      ["i", Float64Array.of(0, 3)],
    ]);
    expect(() => evaluate([picked.node], values)).toThrow(
      new RangeError("picked: index 3 at position 1 is out of range"),
    );
  });
  it.each([-1, 3, -2147483648, 2147483647])("ends a run before anything is read by it: %i", (index) => {
    const buffer = (name: string, type: k.ScalarType, length: number): k.Buffer => ({
      kind: "buffer",
      name,
      type,
      length,
      space: "input",
    });
    const inputs = [buffer("x", "f64", 6), buffer("i", "i32", 2)],
      result = buffer("y", "f64", 4),
      block = new k.Block();
    takeOp.op.program(block, { inputs, result, node: picked.node });
    const memory = new Map([...inputs, result].map((row) => [row, new Float64Array(row.length).fill(7)]));
    memory.set(inputs[1] ?? result, Float64Array.of(0, index));
    expect(() => new Interpreter(memory).run(block.statements)).toThrow(/^picked: index out of range at 1: /);
    expect(memory.get(result)).toEqual(Float64Array.of(7, 7, 7, 7));
  });
});

describe("argMax and oneHot", () => {
  it("find along an axis, keep it if asked, and index the flattened tensor without one", () => {
    expect(elements(g.argMax(x, { axis: 0 }))).toEqual([1, 1, 1]);
    expect(g.argMax(x, { axis: 0, keepDims: true }).shape).toEqual([1, 3]);
    expect(elements(g.argMin(g.neg(x)))).toEqual([5]);
    expect(g.argMin(x, { keepDims: true }).shape).toEqual([1, 1]);
    expect(elements(g.argMax(g.constant([3, 7, 7], { dtype: "i32" })))).toEqual([1]);
    expect(() => g.argMax(g.constant([true]))).toThrow("argMax does not take bool for x; it takes f32, f64 or i32");
  });
  it("marks nothing for an index out of range", () => {
    expect(elements(g.oneHot(g.constant([-1, 1, 2]), 2))).toEqual([0, 0, 0, 1, 0, 0]);
    expect(() => g.oneHot(1, -1)).toThrow("oneHot: depth is -1");
  });
});

describe("constants", () => {
  it("take the dtype of what they meet, or their own", () => {
    const graph = new Graph(),
      whole = Tensor.of(appendInput(graph, "i", { dtype: "i32", shape: [3] }));
    expect(g.add(whole, g.arange(3)).dtype).toBe("i32");
    expect(() => g.add(whole, g.linspace(0, 1, 3))).toThrow("add meets the number 0.5 beside an i32 tensor");
    expect(() => g.add(whole, g.ones([3], { dtype: "f32" }))).toThrow(`add got i32 and f32`);
  });
  it("must fit their dtype", () => {
    expect(() => g.constant([0.5], { dtype: "i32" })).toThrow("constant meets the number 0.5 beside an i32 tensor");
    expect(() => g.constant([2], { dtype: "bool" })).toThrow("constant meets the number 2 where a bool is expected");
    expect(elements(g.constant([0.1], { dtype: "f32" }))).toEqual([Math.fround(0.1)]);
  });
  it("are lists of equal lengths, of numbers or of truth values", () => {
    expect(() => g.constant([[1, 2], [3]])).toThrow("constant: the nested lists differ in length");
    expect(() => g.constant([1, true])).toThrow("constant: value must be numbers or booleans, not a mixture");
    expect(g.constant([[], []]).shape).toEqual([2, 0]);
  });
  it("count from start by step to before stop", () => {
    expect(elements(g.arange(3))).toEqual([0, 1, 2]);
    expect(elements(g.arange(3, 0, { step: -2 }))).toEqual([3, 1]);
    expect(elements(g.arange(3, 0))).toEqual([]);
    expect(() => g.arange(0, 1, { step: 0 })).toThrow(
      "arange: step must be a number other than 0 that reaches stop, not 0",
    );
    expect(elements(g.linspace(0, 1, 1))).toEqual([0]);
    expect(elements(g.linspace(0, 0.3, 4))[3]).toBe(0.3);
  });
  it("say which size is wrong", () => {
    expect(() => g.zeros([-1])).toThrow("the shape [-1] has a size that is not a whole number of at least 0");
    expect(() => g.eye(50000)).toThrow("a tensor of shape [50000, 50000] would have more than 2147483647 elements");
  });
});
