import { describe, expect, test } from "vitest";
import { Tensor } from "../../src/builder.js";
import { evaluate, evaluateNode, evaluateOp } from "../../src/evaluate.js";
import { contract } from "../../src/families/contraction.js";
import { appendInput, iotaOp } from "../../src/families/source.js";
import { Graph } from "../../src/graph.js";
import { logSumExp, scatterAdd, softmax, take } from "../../src/index.js";
import { add, mul, square, sub } from "../../src/ops/arithmetic.js";
import { cast, greater } from "../../src/ops/compare.js";
import { all, any, max, prod, sum } from "../../src/ops/reduce.js";
import { pad } from "../../src/ops/pad.js";
import { concat, reshape, transpose } from "../../src/ops/view.js";
import type { DType, Shape } from "../../src/types.js";

function inputOf(graph: Graph, name: string, dtype: DType, shape: Shape): Tensor {
  return Tensor.of(appendInput(graph, name, { dtype, shape }));
}

type Values = { readonly [name: string]: readonly number[] };

function valueOf(tensor: Tensor, values: Values = {}, rounding: "dtype" | "none" = "dtype"): number[] {
  const inputs = new Map(Object.entries(values).map(([name, numbers]) => [name, Float64Array.from(numbers)]));
  return [...(evaluate([tensor.node], inputs, { rounding })[0]?.data ?? [])];
}

const sixNumbers = { x: [1, 2, 3, 4, 5, 6] };

describe("each family means what its definition says", () => {
  const graph = new Graph(),
    x = inputOf(graph, "x", "f64", [2, 3]);

  test("elementwise: the function of each element", () => {
    expect(valueOf(square(x), sixNumbers)).toEqual([1, 4, 9, 16, 25, 36]);
    expect(valueOf(greater(x, 3), sixNumbers)).toEqual([0, 0, 0, 1, 1, 1]);
  });

  test("reduction: elements joined over the axes, the identity where there are none", () => {
    expect(valueOf(sum(x, { axis: 0 }), sixNumbers)).toEqual([5, 7, 9]);
    expect(valueOf(prod(x, { axis: 1 }), sixNumbers)).toEqual([6, 120]);
    expect(valueOf(max(x), sixNumbers)).toEqual([6]);
    const none = inputOf(graph, "none", "f64", [0, 2]),
      truths = inputOf(graph, "truths", "bool", [0]);
    expect([sum(none, { axis: 0 }), prod(none)].map((tensor) => valueOf(tensor, { none: [] }))).toEqual([[0, 0], [1]]);
    expect([any(truths), all(truths)].map((tensor) => valueOf(tensor, { truths: [] }))).toEqual([[0], [1]]);
  });

  test("view: elements in other places, the fill where there is none", () => {
    expect(valueOf(transpose(x), sixNumbers)).toEqual([1, 4, 2, 5, 3, 6]);
    const padded = pad(
      x,
      [
        [1, -1],
        [0, 1],
      ],
      { value: 9 },
    );
    expect(valueOf(padded, sixNumbers)).toEqual([9, 9, 9, 9, 1, 2, 3, 9]);
  });

  test("reshape and concat: the same elements in row-major order, and one behind the other", () => {
    expect(valueOf(reshape(x, [3, 2]), sixNumbers)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(valueOf(concat([x, mul(x, 10)], { axis: 1 }), sixNumbers)).toEqual([
      1, 2, 3, 10, 20, 30, 4, 5, 6, 40, 50, 60,
    ]);
  });

  test("contraction: the sum of products over the labels that the result lacks", () => {
    const w = inputOf(graph, "w", "f64", [3, 2]),
      values = { ...sixNumbers, w: [1, 0, 0, 1, 1, 1] };
    expect(valueOf(contract(x, w, ["ik", "kj"], "ij"), values)).toEqual([4, 5, 10, 11]);
    expect(valueOf(contract(x, x, ["ik", "ik"], "k"), values)).toEqual([17, 29, 45]);
    expect(valueOf(contract(x, w, ["ik", "kj"], "jki"), values)).toEqual([1, 4, 0, 0, 3, 6, 0, 0, 2, 5, 3, 6]);
  });

  test("routine: its own loop; an index out of range names the node, the position and the value", () => {
    const i = inputOf(graph, "i", "i32", [2]),
      rows = take(x, i);
    graph.label(rows.node, "rows");
    expect(valueOf(rows, { ...sixNumbers, i: [1, 0] })).toEqual([4, 5, 6, 1, 2, 3]);
    expect(() => valueOf(rows, { ...sixNumbers, i: [1, 2] })).toThrow(RangeError);
    expect(() => valueOf(rows, { ...sixNumbers, i: [1, 2] })).toThrow(/rows.*2.*position 1|rows.*position 1.*2/);
    expect(() => valueOf(rows, { ...sixNumbers, i: [-1, 0] })).toThrow(RangeError);
  });

  test("composite: its formula, without a node appended", () => {
    const y = softmax(inputOf(graph, "z", "f64", [2])),
      largest = logSumExp(x),
      before = graph.nodes.length;
    valueOf(y, { z: [0, Math.log(3)] }).forEach((value, at) => expect(value).toBeCloseTo([0.25, 0.75][at] ?? NaN, 14));
    expect(valueOf(largest, { x: new Array<number>(6).fill(1000) })[0]).toBeCloseTo(1000 + Math.log(6), 10);
    expect(graph.nodes.length).toBe(before);
  });

  test("iota: the index along an axis", () => {
    const iota = graph.append(iotaOp, [], { axis: 1 }, { dtype: "i32", shape: [2, 3] });
    expect([...evaluateNode(iota).data]).toEqual([0, 1, 2, 0, 1, 2]);
  });
});

describe("rounding", () => {
  const graph = new Graph(),
    x = inputOf(graph, "x", "f32", [3]);

  test("of each f32 node to f32, inside sums too", () => {
    // 2^24 + 1 is no f32: added one by one, the ones vanish.
    expect(valueOf(sum(x), { x: [2 ** 24, 1, 1] })).toEqual([2 ** 24]);
    expect(valueOf(contract(x, x, ["i", "i"], ""), { x: [2 ** 12, 1, 1] })).toEqual([2 ** 24]);
    expect(valueOf(sub(mul(x, 0.1), mul(x, Math.fround(0.1))), { x: [1, 2, 3] })).toEqual([0, 0, 0]);
  });

  test("of each addition of a scatterAdd", () => {
    const added = scatterAdd(
      x,
      Tensor.literal("i32", [2], Float64Array.of(0, 0)),
      Tensor.literal("f32", [2], Float64Array.of(1, 1)),
    );
    expect(valueOf(added, { x: [2 ** 24, 0, 0] })).toEqual([2 ** 24, 0, 0]);
    expect(valueOf(added, { x: [2 ** 24, 0, 0] }, "none")).toEqual([2 ** 24 + 2, 0, 0]);
  });

  test("is left out on request: floats stay in f64, the others do not", () => {
    expect(valueOf(sum(x), { x: [2 ** 24, 1, 1] }, "none")).toEqual([2 ** 24 + 2]);
    expect(valueOf(cast(x, "i32"), { x: [1.9, -1.9, NaN] }, "none")).toEqual([1, -1, 0]);
  });

  test("of i32 wraps", () => {
    const n = inputOf(graph, "n", "i32", [2]);
    expect(valueOf(add(n, 1), { n: [2147483647, -1] })).toEqual([-2147483648, 0]);
    expect(valueOf(mul(n, n), { n: [65536, 65537] })).toEqual([0, 131073]);
    expect(valueOf(sum(n), { n: [2147483647, 1] })).toEqual([-2147483648]);
  });
});

describe("values", () => {
  test("come in the order of the roots, each of its type", () => {
    const graph = new Graph(),
      x = inputOf(graph, "x", "f32", [2]),
      roots = [sum(x), x].map((tensor) => tensor.node);
    expect(
      evaluate(roots, new Map([["x", Float64Array.of(1, 2)]])).map(({ type, data }) => [type.shape, ...data]),
    ).toEqual([
      [[], 3],
      [[2], 1, 2],
    ]);
  });

  test("of inputs must be there and fit", () => {
    const graph = new Graph(),
      x = inputOf(graph, "x", "f64", [2]);
    expect(() => evaluate([x.node])).toThrow(/input x needs 2 elements/);
    expect(() => evaluate([x.node], new Map([["x", Float64Array.of(1)]]))).toThrow(
      /input x needs 2 elements and has 1/,
    );
  });

  test("of one op are computed from the values of its operands alone", () => {
    const graph = new Graph(),
      x = inputOf(graph, "x", "f64", []),
      node = square(x).node;
    expect(evaluateOp(node, [{ type: node.type, data: Float64Array.of(5) }]).data[0]).toBe(25);
  });

  test("of a chain of 100,000 nodes need no recursion", () => {
    const graph = new Graph(),
      x = inputOf(graph, "x", "f64", []);
    let y = x;
    for (let step = 0; step < 100_000; step++) y = add(y, x);
    expect(valueOf(y, { x: [1] })).toEqual([100_001]);
  });
});
