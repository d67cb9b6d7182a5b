/** Smooth points for composites: pooling, softmax and its like, statistics, losses. */
import * as language from "../../src/index.js";
import { f64, i32, matrix, type Sample } from "./sample.js";

export const samples: { readonly [op: string]: Sample } = {
  maxPool: {
    inputs: [f64([1, 4, 1], 0.3, 0.9, -0.4, 0.5)],
    build: (x) => language.square(language.maxPool(x, { size: 2, strides: 1, padding: "same" })),
  },
  softmax: { inputs: [matrix], build: (x) => language.softmax(x) },
  logSoftmax: { inputs: [matrix], build: (x) => language.logSoftmax(x, { axis: 0 }) },
  logSumExp: { inputs: [matrix], build: (x) => language.logSumExp(x, { axis: 1 }) },
  variance: { inputs: [matrix], build: (x) => language.variance(x, { axis: 1, ddof: 1 }) },
  std: { inputs: [matrix], build: (x) => language.std(x, { axis: 1 }) },
  norm: { inputs: [matrix], build: (x) => language.norm(x, { axis: 0, ord: 3 }) },
  sigmoidCrossEntropy: {
    inputs: [matrix, f64([2, 3], 0, 1, 0.3, 1, 0, 0.6)],
    build: (x, t) => language.sigmoidCrossEntropy(x, t),
  },
  huber: { inputs: [matrix, f64([3], 0.1, 0.2, 0.3)], build: (p, t) => language.huber(p, t, { delta: 0.75 }) },
  softmaxCrossEntropy: {
    inputs: [matrix, i32([2], 2, 0)],
    build: (x, labels) => language.softmaxCrossEntropy(x, labels),
  },
  softmaxCrossEntropyWithDistribution: {
    inputs: [matrix, f64([2, 3], 0.2, 0.3, 0.5, 0.1, 0.6, 0.3)],
    build: (x, p) => language.softmaxCrossEntropyWithDistribution(x, p),
  },
  klDivergence: {
    inputs: [f64([2, 2], -0.5, -1, -2, -0.2), f64([2, 2], 0.2, 0.8, 0.4, 0.6)],
    build: (logQ, p) => language.klDivergence(logQ, p),
  },
};
