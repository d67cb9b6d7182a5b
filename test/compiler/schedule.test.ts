import { describe, expect, test } from "vitest";
import { gradients } from "../../compiler/differentiate.js";
import { evaluate } from "../../src/evaluate.js";
import { appendInput } from "../../src/families/source.js";
import { Graph } from "../../src/graph.js";
import { onGraph, Tensor } from "../../src/builder.js";
import { contract } from "../../src/families/contraction.js";
import { add, div, maximum, mul, relu, sqrt, square, sub } from "../../src/ops/arithmetic.js";
import { greater, where } from "../../src/ops/compare.js";
import { max, mean, prod, sum } from "../../src/ops/reduce.js";
import { pad } from "../../src/ops/pad.js";
import { concat, flip, reshape, slice, transpose } from "../../src/ops/view.js";
import { sizeOf, type DType, type Shape } from "../../src/types.js";
import { runKernels, ways } from "../support/kernels.js";

type Recipe = (x: Tensor, w: Tensor) => { [name: string]: Tensor };

/** Numbers that are not round, the same on every run. */
function numbers(count: number, seed: number): Float64Array {
  return Float64Array.from({ length: count }, (_, at) => Math.fround(Math.sin(12.9898 * (at + 1) + seed) * 1.5));
}

function check(dtype: DType, shapes: [Shape, Shape], recipe: Recipe, tolerance: number): void {
  const graph = new Graph(),
    x = Tensor.of(appendInput(graph, "x", { dtype, shape: shapes[0] })),
    w = Tensor.of(appendInput(graph, "w", { dtype, shape: shapes[1] }));
  const wrt = Object.entries({ x: x.node, w: w.node }),
    outputs = new Map(Object.entries(recipe(x, w)).map(([name, { node }]) => [name, node])),
    [loss] = outputs.values();
  if (loss === undefined) throw new Error("a recipe without a loss");
  const derived = gradients(loss, [x.node, w.node], { disconnected: "zero" }),
    values = new Map(wrt.map(([name, { type }], at) => [name, numbers(sizeOf(type.shape), at + 1)])),
    expected = evaluate([...outputs.values(), ...derived], values);
  const request = {
    inputs: new Map(wrt),
    outputs,
    gradients: new Map(wrt.map(([name, node], at) => [name, derived[at] ?? node])),
  };
  runKernels(request, values).forEach((results, way) => {
    for (const [at, { data }] of expected.entries()) {
      const wrong = data.findIndex((value, flat) => {
        const error = Math.abs((results[at]?.[flat] ?? NaN) - value);
        return !(error <= tolerance * Math.max(1, Math.abs(value)));
      });
      const place = `${ways[way]?.join("+")}, result ${at}[${wrong}]`;
      expect(wrong, `${place}: ${results[at]?.[wrong]} and ${data[wrong]}`).toBe(-1);
    }
  });
}

/** A constant of many elements, beside a tensor. */
function onTheGraphOf(x: Tensor, data: Float64Array): Tensor {
  return Tensor.of(onGraph(x.node.graph, Tensor.literal(x.dtype, [data.length], data)));
}

const rosenbrock: Recipe = (x) => {
  const n = x.size,
    a = slice(x, [`0:${n - 1}`]),
    b = slice(x, [`1:${n}`]);
  return { loss: sum(add(mul(100, square(sub(b, square(a)))), square(sub(1, a)))) };
};
const layers: Recipe = (x, w) => {
  const z = contract(x, w, ["ik", "kj"], "ij"),
    h = relu(add(z, 0.5));
  return { loss: mean(square(contract(h, w, ["ij", "kj"], "ik"))), h };
};
const recipes: { [name: string]: [[Shape, Shape], Recipe] } = {
  "rosenbrock of 2": [[[2], [1]], rosenbrock],
  "rosenbrock of 1000": [[[1000], [1]], rosenbrock],
  "a small matrix product": [
    [
      [2, 3],
      [3, 2],
    ],
    layers,
  ],
  "matrix products with remainders": [
    [
      [9, 37],
      [37, 11],
    ],
    layers,
  ],
  "matrix products over two blocks of k": [
    [
      [6, 300],
      [300, 7],
    ],
    layers,
  ],
  "a dot product": [[[700], [700]], (x, w) => ({ loss: contract(x, w, ["k", "k"], "") })],
  "a row times a matrix": [
    [
      [1, 40],
      [3, 40],
    ],
    (x, w) => ({ loss: sum(square(contract(x, w, ["ik", "jk"], "ij"))) }),
  ],
  "a batched product": [
    [
      [3, 5, 6],
      [3, 6, 4],
    ],
    (x, w) => ({ loss: sum(square(contract(x, w, ["bik", "bkj"], "bij"))) }),
  ],
  "two summed labels": [
    [
      [5, 6, 40],
      [5, 7, 40],
    ],
    (x, w) => ({ loss: sum(square(contract(x, w, ["aib", "ajb"], "ij"))) }),
  ],
  "sums over each axis": [
    [[20, 30], [30]],
    (x, w) => ({ loss: sum(mul(square(sum(x, { axis: 0 })), w)), rows: sum(x, { axis: 1 }), all: mean(x) }),
  ],
  "sums over first and last axis": [
    [[4, 5, 60], [5]],
    (x, w) => ({ loss: sum(mul(square(sum(x, { axis: [0, 2] })), w)) }),
  ],
  "sums longer than a block": [
    [[3, 1000], [1000]],
    (x, w) => ({ loss: sum(square(sum(mul(x, w), { axis: 1 }))), columns: sum(transpose(x), { axis: 0 }) }),
  ],
  "column sums longer than a block": [[[600, 5], [5]], (x, w) => ({ loss: sum(mul(square(sum(x, { axis: 0 })), w)) })],
  "maxima and their ties": [[[6, 20], [20]], (x, w) => ({ loss: sum(max(maximum(x, w), { axis: 1 })) })],
  products: [[[3, 19], [19]], (x, w) => ({ loss: sum(prod(add(x, w), { axis: 1 })) })],
  "where and roots": [[[40], [40]], (x, w) => ({ loss: sum(where(greater(x, 0), div(w, sqrt(x)), mul(2, w))) })],
  "pads, slices and flips": [
    [
      [6, 5],
      [6, 5],
    ],
    (x, w) => ({
      loss: sum(
        square(
          add(
            pad(flip(x), [
              [1, 0],
              [0, 2],
            ]),
            pad(w, [
              [0, 1],
              [1, 1],
            ]),
          ),
        ),
      ),
      s: slice(x, ["::-2", "1:4"]),
    }),
  ],
  "interior padding": [[[17], [33]], (x, w) => ({ loss: sum(mul(square(pad(x, [[0, 0]], { interior: [1] })), w)) })],
  concatenations: [
    [
      [4, 20],
      [6, 20],
    ],
    (x, w) => ({ loss: sum(square(concat([x, mul(w, 2), x]))) }),
  ],
  reshapes: [
    [[4, 20], [80]],
    (x, w) => ({ loss: sum(mul(square(reshape(mul(x, 2), [80])), w)), y: reshape(x, [8, 10]) }),
  ],
  "outputs that are inputs": [[[30], [30]], (x, w) => ({ loss: sum(mul(x, w)), x })],
  "outputs that are constants": [
    [[30], [30]],
    (x, w) => ({
      loss: sum(mul(x, w)),
      table: onTheGraphOf(
        x,
        Float64Array.from({ length: 24 }, (_, at) => at * at),
      ),
    }),
  ],
  "empty tensors": [[[0, 3], [3]], (x, w) => ({ loss: sum(mul(x, w)) })],
};

describe("kernels compute what the evaluator says, forward then backward and both at once", () => {
  for (const [name, [shapes, recipe]] of Object.entries(recipes)) {
    test(`${name}, f64`, () => check("f64", shapes, recipe, 1e-11));
    test(`${name}, f32`, () => check("f32", shapes, recipe, 3e-4));
  }
});
