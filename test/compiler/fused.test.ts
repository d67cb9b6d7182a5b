/** Graphs on which fused kernels were wrong once, each reduced to what it takes. */
import { describe, expect, test } from "vitest";
import { gradients } from "../../compiler/differentiate.js";
import { Tensor } from "../../src/builder.js";
import { evaluate } from "../../src/evaluate.js";
import { appendInput } from "../../src/families/source.js";
import { Graph } from "../../src/graph.js";
import {
  add,
  div,
  flip,
  greater,
  matmul,
  mul,
  reshape,
  slice,
  sqrt,
  square,
  sum,
  take,
  where,
} from "../../src/index.js";
import type { TensorValue } from "../../src/op.js";
import { sizeOf, type Shape } from "../../src/types.js";
import { compileGraph, runEmitted, type GraphProgram } from "../support/emitted.js";
import { runKernels, ways } from "../support/kernels.js";

type Recipe = (x: Tensor, w: Tensor) => { readonly [name: string]: Tensor };

/** Numbers from 0.5 to 1.5 that are not round. */
function numbers(shape: Shape, seed: number): Float64Array {
  return Float64Array.from({ length: sizeOf(shape) }, (_, at) => 1 + 0.5 * Math.sin(12.9898 * (at + 1) + seed));
}

/** Kernels of the graph as it is, and the whole compiler, give what the evaluator gives: the first result is the loss. */
async function check(shapes: readonly [Shape, Shape], recipe: Recipe): Promise<void> {
  const graph = new Graph(),
    inputs = new Map(shapes.map((shape, at) => [`x${at}`, appendInput(graph, `x${at}`, { dtype: "f64", shape })]));
  const values = new Map(shapes.map((shape, at) => [`x${at}`, numbers(shape, at)])),
    [x, w] = [...inputs.values()];
  if (x === undefined || w === undefined) throw new Error("two inputs are needed");
  const outputs = new Map(Object.entries(recipe(Tensor.of(x), Tensor.of(w))).map(([name, { node }]) => [name, node]));
  const [loss = x] = outputs.values(),
    derived = gradients(loss, [x, w], { disconnected: "zero" });
  const expected = evaluate([...outputs.values(), ...derived], values);
  const named = new Map([...inputs.keys()].map((name, at) => [name, derived[at] ?? x]));
  runKernels({ inputs, outputs, gradients: named }, values).forEach((run, way) =>
    expectSame(run, expected, `kernels, ${ways[way]?.join(" and ")}`),
  );
  const program: GraphProgram = { name: "fused", inputs, outputs, gradients: { of: "loss", wrt: [...inputs.keys()] } };
  const runs = runEmitted(await compileGraph(program), program, values);
  runs.forEach((run, way) => expectSame(run, expected, `emitted, ${ways[way]?.join(" and ")}`));
}

function expectSame(run: readonly Float64Array[], expected: readonly TensorValue[], how: string): void {
  expected.forEach(({ data }, at) =>
    data.forEach((value, flat) => {
      const error = Math.abs((run[at]?.[flat] ?? NaN) - value);
      expect(error, `${how}: result ${at}[${flat}]`).toBeLessThanOrEqual(1e-12 * Math.max(1, Math.abs(value)));
    }),
  );
}

const fused: { readonly [name: string]: readonly [readonly [Shape, Shape], Recipe] } = {
  "a sum of products that is followed by itself, element by element and reversed": [
    [
      [40, 6],
      [6, 5],
    ],
    (x, w) => {
      const scaled = add(matmul(x, w), 0.5),
        y = mul(scaled, flip(scaled));
      return { loss: sum(y), y };
    },
  ],
  "a sum that is followed by itself, element by element and reversed": [
    [[40, 50], [40]],
    (x, w) => {
      const scaled = add(sum(x, { axis: 1 }), w),
        y = mul(scaled, flip(scaled));
      return { loss: sum(y), y };
    },
  ],
  "a product and a reshaped result of it, joined element by element": [
    [
      [8, 8],
      [64, 64],
    ],
    (x, w) => {
      const product = matmul(x, x),
        mixed = matmul(reshape(product, [1, 64]), w),
        y = add(product, reshape(mixed, [8, 8]));
      return { loss: sum(square(y)), y };
    },
  ],
  "gradients that are known numbers, which forward reads before backward leaves them": [
    [[17], [9, 9]],
    (x, w) => {
      const weights = (shape: Shape): Tensor => Tensor.literal("f64", shape, numbers(shape, 5));
      return { loss: add(sum(mul(x, weights([17]))), sum(mul(w, weights([9, 9])))) };
    },
  ],
  "a sum of what a map beside it keeps for backward": [
    [[67], [67]],
    (x, w) => {
      const quotient = div(w, add(square(x), 0.5));
      return { loss: sum(mul(where(greater(quotient, 0.5), sqrt(quotient), 0), w)), quotient };
    },
  ],
  "a map that a sum beside it and a kernel before that sum need": [
    [[67], [67]],
    (x, w) => {
      const shared = mul(x, w),
        map = sqrt(shared),
        before = sum(mul(map, flip(map))),
        along = sum(square(shared));
      return { loss: add(before, w.size), along, map };
    },
  ],
  "a map that a sum beside it, what follows the sum, and a kernel before it need": [
    [[67], [67]],
    (x, w) => {
      const shared = mul(x, w),
        map = sqrt(shared),
        before = sum(mul(map, flip(map)));
      return { loss: mul(before, sum(square(shared))), map };
    },
  ],
  "parts without elements": [
    [[7, 8], [8]],
    (x, w) => {
      const none = slice(x, ["2:3:3", "5:5"]);
      const weights = Tensor.literal("f64", [1, 0], new Float64Array());
      const y = mul(none, weights);
      return { loss: add(sum(y), sum(w)), y };
    },
  ],
};

describe("fused kernels compute what the evaluator says of", () => {
  test.each(Object.entries(fused))("%s", async (_, [shapes, recipe]) => {
    await check(shapes, recipe);
  });
});

test("the gradient of what is taken from a table is added up in its own memory: no table of zeros is made", async () => {
  const graph = new Graph(),
    table = appendInput(graph, "table", { dtype: "f64", shape: [500, 8] }),
    rows = appendInput(graph, "rows", { dtype: "i32", shape: [30] });
  const inputs = new Map([
    ["table", table],
    ["rows", rows],
  ]);
  const loss = sum(square(take(Tensor.of(table), Tensor.of(rows)))).node;
  const { kernels } = await compileGraph({
    ...{ name: "embedding", inputs, outputs: new Map([["loss", loss]]) },
    gradients: { of: "loss", wrt: ["table"] },
  });
  const large = kernels.buffers.filter(({ buffer }) => buffer.length >= 4000).map(({ role }) => role);
  expect(large).toEqual(["input", "gradient"]);
});
