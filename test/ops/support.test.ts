/** Supports: the cotangent of what nothing selects is 0, never NaN, and what is selected keeps its own. */
import { describe, expect, it } from "vitest";
import { Tensor } from "../../src/builder.js";
import { evaluate } from "../../src/evaluate.js";
import { appendInput } from "../../src/families/source.js";
import { reachable } from "../../src/graph.js";
import * as g from "../../src/index.js";
import { registry, type Op } from "../../src/op.js";
import { cutAt, pullback } from "../../src/pullback.js";
import { isFloat, sizeOf } from "../../src/types.js";
import { numericDerivative, pointForOp, pointOf } from "./numeric.js";
import { f64 } from "./sample.js";
import { samples } from "./samples.js";

/** Ops with rules of their own: the others are differentiated as their formula, or as the loop that they are. */
const ruled = [...registry.values()].filter((op) => {
  const closed = op.family !== "composite" || op.vjp !== undefined,
    own = op.family !== "source" && op.family !== "loop" && op.family !== "pick";
  return samples[op.name]?.flat === undefined && own && closed;
});

/** For each entry of the result alone: the cotangent of an input, and the entries that count as taking part. */
function checkSupport(op: Op): void {
  const point = pointForOp(op),
    node = reachable([point.y]).find((candidate) => candidate.op === op) ?? point.y;
  const size = sizeOf(node.type.shape),
    dy = Tensor.of(appendInput(point.graph, "dy", node.type));
  const marked = Tensor.of(appendInput(point.graph, "marked", { dtype: "bool", shape: node.type.shape }));
  const operands = { inputs: node.inputs.map(Tensor.of), y: Tensor.of(node) };
  node.inputs.forEach((input, at) => {
    if (!isFloat(input.type.dtype) || cutAt(node, at) !== null) return;
    const cotangent = pullback(node, at, { value: dy, support: marked }, operands);
    if (cotangent.support === null) throw new Error(`${op.name} drops the support`);
    for (let entry = 0; entry < size; entry++) {
      const one = Float64Array.from({ length: size }, (_, position) => (position === entry ? 1 : 0));
      const values = new Map([...point.values, ["dy", one], ["marked", one]]);
      const [got, support] = evaluate([cotangent.value.node, cotangent.support.node], values);
      const unmarked = [...(got?.data ?? [])].filter(
        (number, position) => number !== 0 && support?.data[position] === 0,
      );
      expect(unmarked, `input ${at}, entry ${entry} of the result`).toEqual([]);
    }
    const nothing = new Map([...point.values, ["dy", new Float64Array(size)], ["marked", new Float64Array(size)]]);
    expect(evaluate([cotangent.support.node], nothing)[0]?.data.every((mark) => mark === 0)).toBe(true);
  });
}

describe("every entry that gets a cotangent counts as taking part, and none if nothing is marked", () => {
  it.each(ruled.map((op) => [op.name, op] as const))("%s", (_, op) => checkSupport(op));
});

/** Two rows; the logarithm of the first is NaN and -Infinity. */
const rows = f64([2, 2], -1, 0, 1, 2);
const second = g.constant([[false], [true]]);
const kept = (y: Tensor): Tensor => g.where(second, y, 0);

describe("a row that is not selected has derivative 0, though its value is NaN", () => {
  const cases: { readonly [name: string]: (x: Tensor) => Tensor } = {
    softmax: (x) => kept(g.softmax(g.log(x))),
    logSoftmax: (x) => kept(g.logSoftmax(g.log(x))),
    logSumExp: (x) => kept(g.logSumExp(g.log(x), { axis: 1, keepDims: true })),
    variance: (x) => kept(g.variance(g.log(x), { axis: 1, keepDims: true })),
    std: (x) => kept(g.std(g.log(x), { axis: 1, keepDims: true })),
    norm: (x) => kept(g.norm(g.log(x), { axis: 1, keepDims: true })),
    softmaxCrossEntropy: (x) => kept(g.expandDims(g.softmaxCrossEntropy(g.log(x), g.constant([0, 1])), 1)),
    take: (x) => kept(g.take(g.log(x), g.constant([1, 1, 0]), { axis: 1 })),
    takeAlongAxis: (x) => kept(g.takeAlongAxis(g.log(x), g.constant([[0], [1]]))),
    scatterAdd: (x) => kept(g.scatterAdd(g.log(x), g.constant([1, 0]), g.sqrt(x), { axis: 1 })),
    prod: (x) => kept(g.prod(g.log(x), { axis: 1, keepDims: true })),
    max: (x) => kept(g.max(g.log(x), { axis: 1, keepDims: true })),
    matmul: (x) =>
      kept(
        g.matmul(
          g.log(x),
          g.constant([
            [1, 2],
            [3, 4],
          ]),
        ),
      ),
    huber: (x) => kept(g.huber(g.log(x), g.sqrt(x))),
    sigmoidCrossEntropy: (x) => kept(g.sigmoidCrossEntropy(g.log(x), g.sqrt(x))),
    gelu: (x) => kept(g.gelu(g.log(x))),
    pow: (x) => kept(g.pow(g.log(x), g.sqrt(x))),
    hypot: (x) => kept(g.hypot(g.log(x), g.reciprocal(x))),
  };
  it.each(Object.entries(cases))("%s", (_, build) => {
    const alone = pointOf([f64([1, 2], 1, 2)], (x) => g.slice(build(g.concat([g.ones([1, 2]), x])), ["1:"]));
    const together = numericDerivative(pointOf([rows], build), 2),
      expected = numericDerivative(alone, 2);
    together.forEach((level, order) => {
      expect(level[0]?.slice(0, 2)).toEqual([0, 0]);
      level[0]?.slice(2).forEach((got, at) => expect(got).toBeCloseTo(expected[order]?.[0]?.[at] ?? NaN, 10));
    });
  });
});
