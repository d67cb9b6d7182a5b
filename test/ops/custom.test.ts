/** customGradient: the value of a formula with a derivative that its user writes; and vmap, a function over an axis. */
import { describe, expect, it } from "vitest";
import * as g from "../../src/index.js";
import { vmap } from "../../compiler/vmap.js";
import { gradients } from "../../compiler/differentiate.js";
import { jvp } from "../../compiler/jvp.js";
import { Tensor } from "../../src/builder.js";
import { evaluate } from "../../src/evaluate.js";
import { appendInput } from "../../src/families/source.js";
import { Graph, type Node } from "../../src/graph.js";
import { compileGraph, runEmitted } from "../support/emitted.js";

const values = new Map([
  ["x", Float64Array.of(0.5, -1, 2)],
  ["w", Float64Array.of(3, 4, 5)],
  ["m", Float64Array.of(1, 2, 3, 4, 5, 6)],
]);
function inputs(): { x: Tensor; w: Tensor; m: Tensor } {
  const graph = new Graph(),
    input = (name: string, shape: number[]): Tensor => Tensor.of(appendInput(graph, name, { dtype: "f64", shape }));
  return { x: input("x", [3]), w: input("w", [3]), m: input("m", [2, 3]) };
}
const numbers = (node: Node | undefined): number[] => [...(evaluate(node ? [node] : [], values)[0]?.data ?? [])];

describe("customGradient", () => {
  // The value x w, and as its derivative 10 dy: w is a constant to it.
  const tenfold = (x: Tensor, w: Tensor): Tensor =>
    g.customGradient(
      [x],
      (a) => g.mul(a, w),
      ({ dy }) => [g.mul(dy, 10)],
    );

  it("has the value of the formula and the derivative that is given", () => {
    const { x, w } = inputs(),
      y = g.sum(g.square(tenfold(x, w))).node;
    expect(numbers(y)).toEqual([2.25 + 16 + 100]);
    expect(numbers(gradients(y, [x.node])[0])).toEqual([30, -80, 200]);
  });
  it("takes nothing to the tensors around it", () => {
    const { x, w } = inputs();
    expect(() => gradients(g.sum(tenfold(x, w)).node, [w.node])).toThrow(/does not depend differentiably/);
  });
  it("has the tangent that its cotangent implies, and derivatives of the given derivative", () => {
    const { x, w } = inputs(),
      // d/dx = w x dy: its own derivative is w dy.
      y = g.customGradient(
        [x],
        (a) => g.sin(a),
        ({ inputs: [a = x], dy }) => [g.mul(dy, g.mul(w, a))],
      );
    expect(numbers(jvp([y.node], [x.node], [w.node])[0])).toEqual([4.5, -16, 50]);
    const [dx = y.node] = gradients(g.sum(y).node, [x.node]);
    expect(numbers(gradients(g.sum(Tensor.of(dx)).node, [x.node])[0])).toEqual([3, 4, 5]);
  });
  it("of a scalar of several operands, masked where it is not chosen", () => {
    const { x, w } = inputs();
    const ratio = g.customGradient(
      [x, w],
      (a, b) => g.sum(g.div(a, b)),
      ({ inputs: [a = x, b = w], dy }) => [g.div(dy, b), g.neg(g.div(g.mul(dy, a), g.square(b)))],
    );
    const y = g.where(g.greater(g.sum(x), 100), ratio, 0).node;
    values.set("w", Float64Array.of(0, 4, 5));
    for (const derived of gradients(y, [x.node, w.node])) expect(numbers(derived)).toEqual([0, 0, 0]);
    values.set("w", Float64Array.of(3, 4, 5));
  });
  it("is emitted with its derivative", async () => {
    const { x, w } = inputs(),
      y = g.sum(tenfold(x, w)).node;
    const program = {
      name: "custom",
      inputs: new Map([
        ["x", x.node],
        ["w", w.node],
      ]),
      outputs: new Map([["y", y]]),
      gradients: { of: "y", wrt: ["x"] },
    };
    for (const [value, dx] of runEmitted(await compileGraph(program), program, values)) {
      expect([...(value ?? [])]).toEqual([1.5 - 4 + 10]);
      expect([...(dx ?? [])]).toEqual([10, 10, 10]);
    }
  });
  it("refuses a cotangent of another type", () => {
    const { x } = inputs();
    expect(() =>
      g.customGradient(
        [x],
        (a) => g.sum(a),
        ({ dy }) => [dy],
      ),
    ).toThrow(
      "customGradient: the derivative must give a cotangent of the type of each operand, [f64[3]], and gives [f64]",
    );
  });
});

describe("vmap", () => {
  it("stacks what the function gives for each slice of an axis", () => {
    const { m, w } = inputs(),
      rows = vmap((row, v) => g.sum(g.mul(row, v)), [m, w], { axes: [0, null] });
    expect(numbers(rows.node)).toEqual([3 + 8 + 15, 12 + 20 + 30]);
    const columns = vmap((column) => [column, g.sum(column)], [m], { axes: [1], out: 0 });
    expect(columns.map(({ shape }) => shape)).toEqual([[3, 2], [3]]);
    expect(numbers(columns[1]?.node)).toEqual([5, 7, 9]);
  });
  it("nests, and puts the new axis where it is asked for", () => {
    const { m } = inputs();
    const doubled = vmap((row) => vmap((e) => g.mul(e, 2), [row]), [m], { axes: [-1], out: 1 });
    expect(doubled.shape).toEqual([2, 3]);
    expect(numbers(doubled.node)).toEqual([2, 4, 6, 8, 10, 12]);
  });
  it("repeats what does not depend on the axis", () => {
    const { m, w } = inputs();
    expect(numbers(vmap(() => g.sum(w), [m]).node)).toEqual([12, 12]);
  });
  it("refuses axes of two sizes, and none at all", () => {
    const { m, w } = inputs();
    expect(() => vmap((a) => a, [m, w])).toThrow("the mapped axes have the sizes 2 and 3 (axes: [0, 0])");
    expect(() => vmap((a) => a, [m], { axes: [null] })).toThrow("no operand is mapped over (axes: [null])");
  });
});
