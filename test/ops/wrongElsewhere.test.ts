/** Cases that other libraries are known to get wrong, each right here: in the evaluator and in the emitted module. */
import { describe, expect, it } from "vitest";
import * as g from "../../src/index.js";
import { gradients } from "../../compiler/differentiate.js";
import { Tensor } from "../../src/builder.js";
import { evaluate } from "../../src/evaluate.js";
import { appendInput } from "../../src/families/source.js";
import { Graph } from "../../src/graph.js";
import type { Shape } from "../../src/types.js";
import { compileGraph, runEmitted } from "../support/emitted.js";

interface Case {
  readonly x: readonly number[];
  readonly shape?: Shape;
  readonly f: (x: Tensor) => Tensor;
  readonly value?: readonly number[];
  /** The gradient of the sum of f. */
  readonly first?: readonly number[];
  /** The gradient of the sum of that gradient, each entry times 1, 2, 3, ... */
  readonly second?: readonly number[];
}

const weighted = (y: Tensor): Tensor => g.sum(g.mul(y, g.reshape(g.arange(1, y.size + 1, { dtype: "f64" }), y.shape)));

async function check({ x: data, shape = [data.length], f, value, first, second }: Case): Promise<void> {
  const x = Tensor.of(appendInput(new Graph(), "x", { dtype: "f64", shape })),
    y = f(x),
    [dx = x.node] = gradients(g.sum(y).node, [x.node]),
    again = second === undefined ? [] : gradients(weighted(Tensor.of(dx)).node, [x.node], { disconnected: "zero" });
  const claims = [
    ...(value === undefined ? [] : [{ name: "value", node: y.node, expected: value }]),
    ...(first === undefined ? [] : [{ name: "first", node: dx, expected: first }]),
    ...again.map((node) => ({ name: "second", node, expected: second ?? [] })),
  ];
  const values = new Map([["x", Float64Array.from(data)]]),
    outputs = new Map(claims.map(({ name, node }) => [name, node])),
    program = { name: "right", inputs: new Map([["x", x.node]]), outputs, gradients: null };
  const evaluated = evaluate([...outputs.values()], values).map((result) => result.data),
    [emitted = []] = runEmitted(await compileGraph(program), program, values);
  claims.forEach(({ name, expected }, which) => {
    for (const [way, got] of [
      ["evaluated", evaluated[which]],
      ["emitted", emitted[which]],
    ] as const) {
      expect(got, `${name}, ${way}`).toHaveLength(expected.length);
      expected.forEach((wanted, i) => {
        const result = got?.[i] ?? NaN,
          close =
            Object.is(result + 0, wanted + 0) || Math.abs(result - wanted) <= 1e-12 * Math.max(1, Math.abs(wanted));
        expect(close, `${name}[${i}], ${way}: ${result}, expected ${wanted}`).toBe(true);
      });
    }
  });
}

const t = Math.tanh(0.5),
  s = 1 / (1 + Math.exp(-0.5)),
  half = Math.SQRT1_2;

const cases: { readonly [name: string]: Case } = {
  "softplus(100) is 100": { x: [100, 1000, -1000], f: (x) => g.softplus(x), value: [100, 1000, 0], first: [1, 1, 0] },
  "relu'(0) is 0": { x: [0, -1, 2], f: (x) => g.relu(x), first: [0, 0, 1] },
  "abs'(0) is 0": { x: [0, -1, 2], f: (x) => g.abs(x), first: [0, -1, 1] },
  "prod with one zero": {
    x: [2, 0, 3],
    f: (x) => g.prod(x),
    value: [0],
    first: [0, 6, 0],
    second: [2 * 3, 3 + 3 * 2, 2 * 2],
  },
  "prod with two zeros": { x: [0, 5, 0], f: (x) => g.prod(x), value: [0], first: [0, 0, 0], second: [3 * 5, 0, 1 * 5] },
  "x ** 2 at 0": { x: [0], f: (x) => g.pow(x, 2), value: [0], first: [0], second: [2] },
  "maximum at a tie": { x: [1, 2], f: (x) => g.maximum(x, g.constant([1, 1])), first: [0.5, 1] },
  "max at ties": { x: [3, 1, 3], f: (x) => g.max(x), first: [0.5, 0, 0.5] },
  "min at ties": { x: [1, 1, 1, 4], f: (x) => g.min(x), first: [1 / 3, 1 / 3, 1 / 3, 0] },
  "where(x > 0, log(x), 0)": {
    x: [0, -1, 2],
    f: (x) => g.where(g.greater(x, 0), g.log(x), 0),
    first: [0, 0, 0.5],
    second: [0, 0, -3 / 4],
  },
  "where(x > 0, sqrt(x), 0)": { x: [0, 4], f: (x) => g.where(g.greater(x, 0), g.sqrt(x), 0), first: [0, 0.25] },
  "the second derivative of tanh": { x: [0.5], f: (x) => g.tanh(x), second: [-2 * t * (1 - t * t)] },
  "the second derivative of sigmoid": { x: [0.5], f: (x) => g.sigmoid(x), second: [s * (1 - s) * (1 - 2 * s)] },
  "the second derivative of softmax cross entropy": {
    x: [0, 0],
    shape: [1, 2],
    f: (x) => g.softmaxCrossEntropy(x, g.constant([1], { dtype: "i32" })),
    first: [0.5, -0.5],
    // diag(p) - p p^T with p = 1/2, times (1, 2).
    second: [-0.25, 0.25],
  },
  "the second derivative of max pool": {
    x: [1, 4, 3, 2],
    shape: [1, 4, 1],
    f: (x) => g.square(g.maxPool(x, { size: 2 })),
    first: [0, 8, 6, 0],
    second: [0, 4, 6, 0],
  },
  "the second derivative of hypot at |x| = |y|": {
    x: [1],
    f: (x) => g.hypot(x, 1),
    first: [half],
    second: [half / 2],
  },
  "the gradient of det of a singular matrix": {
    x: [1, 2, 2, 4],
    shape: [2, 2],
    f: (x) => g.det(x),
    value: [0],
    first: [4, -2, -2, 1],
    second: [4, -3, -2, 1],
  },
  "norm at 0": { x: [0, 0], f: (x) => g.norm(x), value: [0], first: [0, 0] },
  "pow(0, y)": { x: [0, 1, 2], f: (x) => g.pow(0, x), value: [1, 0, 0] },
  "rem of negative numbers": { x: [-7, 7], f: (x) => g.rem(x, 3), value: [-1, 1], first: [1, 1] },
  "mod of negative numbers": { x: [-7, 7], f: (x) => g.mod(x, 3), value: [2, 1], first: [1, 1] },
  "logSumExp of -Infinity alone": {
    x: [-Infinity, -Infinity],
    f: (x) => g.logSumExp(x),
    value: [-Infinity],
    first: [0, 0],
  },
  "std of equal numbers": { x: [3, 3, 3], f: (x) => g.std(x), value: [0], first: [0, 0, 0] },
};

describe("right here", () => {
  it.each(Object.entries(cases))("%s", (_, one) => check(one));
});
