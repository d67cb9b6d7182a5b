/** Composites: options, labels, and closed derivatives against those of the formula that they stand for. */
import { describe, expect, it } from "vitest";
import { vjp } from "../../compiler/differentiate.js";
import { literalElements, onGraph, Tensor } from "../../src/builder.js";
import { evaluate } from "../../src/evaluate.js";
import { reachable } from "../../src/graph.js";
import * as g from "../../src/index.js";
import { registry, type CompositeOp } from "../../src/op.js";
import { sameType } from "../../src/types.js";
import { pointForOp } from "./numeric.js";

const elements = (x: Tensor): number[] => (x.literal === null ? [] : [...literalElements(x.literal)]);
const composites = [...registry.values()].filter((op): op is CompositeOp => op.family === "composite");

describe("a composite is the formula that it stands for", () => {
  it.each(composites.map((op) => [op.name, op] as const))("%s", (_, op) => {
    const { graph, y, wrt, values } = pointForOp(op);
    const node = reachable([y]).find((candidate) => candidate.op === op) ?? y;
    const formula = op.expand(node.inputs.map(Tensor.of), node.attrs).node;
    expect(sameType(formula.type, node.type)).toBe(true);
    const seed = onGraph(graph, Tensor.literal("f64", node.type.shape, Float64Array.of(0.7)));
    const closed = vjp([node], [seed], wrt),
      derived = vjp([formula], [seed], wrt);
    const [one, other] = [evaluate([node, ...closed], values), evaluate([formula, ...derived], values)];
    one.forEach(({ data }, at) =>
      data.forEach((value, element) => expect(value).toBeCloseTo(other[at]?.data[element] ?? NaN, 12)),
    );
  });
});

describe("the option reduction of losses", () => {
  const p = g.constant([1, 2, 5]);
  it("gives each value, their mean or their sum", () => {
    expect(elements(g.meanSquaredError(p, 1, { reduction: "none" }))).toEqual([0, 1, 16]);
    expect(elements(g.meanSquaredError(p, 1, { reduction: "sum" }))).toEqual([17]);
    expect(elements(g.huber(p, 1, { reduction: "mean" }))).toEqual([4 / 3]);
    expect(() => g.hinge(p, 1, { reduction: "min" as "mean" })).toThrow(
      `hinge: reduction must be one of "mean", "sum", "none", not "min"`,
    );
  });
  it("broadcasts predictions and targets", () => {
    expect(g.sigmoidCrossEntropy(g.zeros([3, 1]), g.zeros([2])).shape).toEqual([3, 2]);
    expect(g.huber(g.zeros([3, 1]), g.zeros([2])).shape).toEqual([3, 2]);
    expect(g.softmaxCrossEntropyWithDistribution(g.zeros([3, 2]), g.constant([0.5, 0.5])).shape).toEqual([3]);
  });
});

describe("labels", () => {
  const logits = g.constant([
    [1, 2],
    [3, 4],
  ]);
  it("are one a row", () => {
    expect(() => g.softmaxCrossEntropy(logits, g.constant([1]))).toThrow(
      "softmaxCrossEntropy: needs labels of shape [2] and got [1]",
    );
    expect(() => g.softmaxCrossEntropy(3, 0)).toThrow("softmaxCrossEntropy: needs an axis of classes and got a scalar");
  });
  it("are whole numbers", () => {
    expect(() => g.softmaxCrossEntropy(logits, g.constant([0.5, 1]))).toThrow("it is not a whole number");
    expect(() => g.negativeLogLikelihood(logits, g.constant([0, 1], { dtype: "f32" }))).toThrow(
      "negativeLogLikelihood does not take f32 for i; it takes i32",
    );
  });
});

describe("statistics", () => {
  const x = g.constant([
    [1, 2, 3],
    [4, 6, 8],
  ]);
  it("reduce several axes, and keep them if asked", () => {
    expect(g.variance(x, { axis: [0, 1], keepDims: true }).shape).toEqual([1, 1]);
    expect(elements(g.variance(x, { axis: 1 }))).toEqual([2 / 3, 8 / 3]);
    expect(elements(g.norm(x, { ord: 1, axis: 0 }))).toEqual([5, 8, 11]);
    expect(elements(g.norm(x, { ord: "inf" }))).toEqual([8]);
    expect(elements(g.norm(3))).toEqual([3]);
  });
  it("are NaN of no elements, and where ddof leaves none", () => {
    expect(elements(g.variance(g.constant([])))).toEqual([NaN]);
    expect(elements(g.variance(g.constant([5]), { ddof: 1 }))).toEqual([NaN]);
  });
  it("refuse an order that is no whole number of at least 1", () => {
    expect(() => g.norm(x, { ord: 0 })).toThrow(`norm: ord must be a whole number from 1, or "inf", not 0`);
    expect(() => g.norm(x, { ord: 0.5 })).toThrow(`norm: ord must be a whole number from 1, or "inf", not 0.5`);
  });
  it("refuse integers", () => {
    expect(() => g.softmax(g.constant([1], { dtype: "i32" }))).toThrow(
      "softmax does not take i32 for x; it takes f32 or f64",
    );
  });
});
