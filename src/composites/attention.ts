/** Attention: each query's mean of the values, weighted by how well it matches their keys. */
import { fill, Tensor } from "../builder.js";
import { shapeMismatch } from "../diagnostics.js";
import { define, flag, number, option, optional, tensor } from "../language.js";
import { mul } from "../ops/arithmetic.js";
import { equal, where } from "../ops/compare.js";
import { tril } from "../ops/diagonal.js";
import { matmul } from "../ops/products.js";
import { swapAxes } from "../ops/rearrange.js";
import { printShape } from "../types.js";
import { softmaxOver } from "./softmax.js";

export const attention = define(
  "attention",
  {
    doc: "y = softmax(q k^T scale) v, over matrices [..., queries, d], [..., keys, d] and [..., keys, e]; axes before the last two broadcast.",
    example: "attention(constant([[1, 0]]), constant([[1, 0], [0, 1]]), constant([[1], [2]]))",
    special:
      "causal: a query sees the keys up to its own place, both counted from the end, so that fewer queries than keys are the last ones. A row that sees nothing is 0, and so is its derivative.",
  },
  [
    ["q", tensor],
    ["k", tensor],
    ["v", tensor],
  ],
  { causal: option(flag, false), scale: optional(number, "1 / sqrt(d)") },
  (givenQ, givenK, givenV, { causal, scale }) => {
    const [q, k, v] = [givenQ, givenK, givenV].map((given) => Tensor.from(given)) as [Tensor, Tensor, Tensor];
    const width = q.shape[q.rank - 1] ?? 0,
      queries = q.shape[q.rank - 2] ?? 0,
      keys = k.shape[k.rank - 2] ?? 0;
    const fits = q.rank >= 2 && k.rank >= 2 && v.rank >= 2 && k.shape[k.rank - 1] === width;
    if (!fits || v.shape[v.rank - 2] !== keys)
      throw shapeMismatch(
        "attention",
        `q, k and v have the shapes ${[q, k, v].map(({ shape }) => printShape(shape)).join(", ")}; they must be [..., queries, d], [..., keys, d] and [..., keys, e]`,
      );
    const scores = mul(matmul(q, swapAxes(k, -1, -2)), scale ?? 1 / Math.sqrt(width)),
      last = [scores.rank - 1];
    if (!causal) return matmul(softmaxOver([scores], { axes: last }), v);
    const sees = equal(tril(fill(scores, 1), { offset: keys - queries }), 1);
    const weights = softmaxOver([where(sees, scores, lowest(scores))], { axes: last });
    // Where nothing is seen all scores are the lowest, and the weights are those of a mean: they count as 0.
    return matmul(where(sees, weights, 0), v);
  },
);

/** The least finite number: its exponential, beside any other score, is 0. */
function lowest({ dtype }: Tensor): number {
  return dtype === "f32" ? -(2 - 2 ** -23) * 2 ** 127 : -Number.MAX_VALUE;
}
