/** What the language promises where a formula has a corner, a tie or a pole: operands, value, derivatives. */
import type { Tensor } from "../../src/builder.js";
import * as g from "../../src/index.js";

const { NaN: nan, POSITIVE_INFINITY: infinity } = Number;

export interface SpecialPoint {
  readonly at: readonly (readonly number[])[];
  readonly y: (...x: Tensor[]) => Tensor;
  readonly value?: readonly number[];
  /** The gradient of sum(y) in each operand. */
  readonly gradients?: readonly (readonly number[])[];
  /** The gradient of the sum of the first gradients. */
  readonly second?: readonly (readonly number[])[];
}

export const specialPoints: { readonly [name: string]: SpecialPoint } = {
  "relu at 0: 0": { at: [[0, -0]], y: g.relu, value: [0, 0], gradients: [[0, 0]], second: [[0, 0]] },
  "abs at 0: 0": { at: [[0]], y: g.abs, gradients: [[0]], second: [[0]] },
  "norm of zeros: 0, and the second derivative too": {
    at: [[0, 0]],
    y: (x) => g.norm(x),
    value: [0],
    gradients: [[0, 0]],
    second: [[0, 0]],
  },
  "norm of order 3 with a zero among others": {
    at: [[0, 2]],
    y: (x) => g.norm(x, { ord: 3 }),
    value: [2],
    gradients: [[0, 1]],
    second: [[0, 0]],
  },
  "norm of order inf at a tie: shared": {
    at: [[-2, 2]],
    y: (x) => g.norm(x, { ord: "inf" }),
    value: [2],
    gradients: [[-0.5, 0.5]],
  },
  "norm of order 1 at 0: 0": { at: [[-2, 0]], y: (x) => g.norm(x, { ord: 1 }), value: [2], gradients: [[-1, 0]] },
  "relu6 at its bounds: 0": { at: [[0, 6, 3]], y: g.relu6, gradients: [[0, 0, 1]] },
  "hardTanh at its bounds: 0": { at: [[-1, 1, 0]], y: g.hardTanh, gradients: [[0, 0, 1]] },
  "hardSigmoid at its bounds: 0": { at: [[-3, 3]], y: g.hardSigmoid, value: [0, 1], gradients: [[0, 0]] },
  "leakyRelu at 0: its slope": { at: [[0]], y: (x) => g.leakyRelu(x, { slope: 0.25 }), gradients: [[0.25]] },
  "maximum at a tie: half to each": { at: [[2], [2]], y: g.maximum, gradients: [[0.5], [0.5]] },
  "minimum at a tie: half to each": { at: [[2], [2]], y: g.minimum, gradients: [[0.5], [0.5]] },
  "max at a tie of three: a third to each": {
    at: [[3, 1, 3, 3]],
    y: (x) => g.max(g.mul(x, 3)),
    gradients: [[1, 0, 1, 1]],
  },
  "min at a tie of two: half to each": { at: [[1, 2, 1]], y: (x) => g.min(x), gradients: [[0.5, 0, 0.5]] },
  "clip at a bound: 1 on the closed interval": {
    at: [[-1, 1, 0, 2]],
    y: (x) => g.clip(x, -1, 1),
    gradients: [[1, 1, 1, 0]],
  },
  "clip with low > high: high": { at: [[0]], y: (x) => g.clip(x, 2, 1), value: [1], gradients: [[0]] },
  "sign and rounding: zero, connected": {
    at: [[1.5]],
    y: (x) => g.add(g.add(g.floor(x), g.ceil(x)), g.add(g.add(g.round(x), g.trunc(x)), g.sign(x))),
    value: [1 + 2 + 2 + 1 + 1],
    gradients: [[0]],
  },
  "round: half to even": { at: [[-1.5, -0.5, 0.5, 1.5, 2.5]], y: g.round, value: [-2, -0, 0, 2, 2] },
  "rem has the sign of the dividend, mod of the divisor": {
    at: [
      [-7, 7],
      [3, -3],
    ],
    y: (a, b) => g.concat([g.rem(a, b), g.mod(a, b)]),
    value: [-1, 1, 2, -2],
  },
  "prod with one zero: the product of the others": {
    at: [[2, 0, 3]],
    y: (x) => g.prod(x),
    value: [0],
    gradients: [[0, 6, 0]],
    second: [[3, 5, 2]],
  },
  "prod with two zeros": {
    at: [[0, 0, 3]],
    y: (x) => g.prod(x),
    value: [0],
    gradients: [[0, 0, 0]],
    second: [[3, 3, 0]],
  },
  "x ** 2 at 0: derivative 0, second 2": {
    at: [[0]],
    y: (x) => g.pow(x, 2),
    value: [0],
    gradients: [[0]],
    second: [[2]],
  },
  "x ** 1 and x ** 3 at 0": { at: [[0]], y: (x) => g.add(g.pow(x, 1), g.pow(x, 3)), gradients: [[1]], second: [[0]] },
  "x ** 0: 1, derivative 0, also at NaN": {
    at: [[0, nan, 3]],
    y: (x) => g.pow(x, 0),
    value: [1, 1, 1],
    gradients: [[0, 0, 0]],
    second: [[0, 0, 0]],
  },
  "x ** -1 is the reciprocal": {
    at: [[2, 0]],
    y: (x) => g.pow(x, -1),
    value: [0.5, infinity],
    gradients: [[-0.25, -infinity]],
  },
  "pow with a tensor exponent at x = 0, y > 0: d/dy is 0": {
    at: [
      [0, 0],
      [2, 1],
    ],
    y: g.pow,
    value: [0, 0],
    gradients: [
      [0, 1],
      [0, 0],
    ],
  },
  "pow at x < 0: d/dy is NaN, the rest is IEEE pow's": {
    at: [[-2], [3]],
    y: g.pow,
    value: [-8],
    gradients: [[12], [nan]],
  },
  "pow(0, 0) = 1, pow(1, NaN) = 1, pow(-1, Infinity) = 1": {
    at: [
      [0, 1, -1],
      [0, nan, infinity],
    ],
    y: g.pow,
    value: [1, 1, 1],
  },
  "pow at x = 0, y = 0: d/dx is 0": { at: [[0], [0]], y: g.pow, gradients: [[0], [0]] },
  "std of equal numbers: 0, and the second derivative too": {
    at: [[4, 4]],
    y: (x) => g.std(x),
    value: [0],
    gradients: [[0, 0]],
    second: [[0, 0]],
  },
  "std of equal numbers whose mean rounds to another": {
    at: [[0.1, 0.1, 0.1]],
    y: (x) => g.std(x),
    value: [0],
    gradients: [[0, 0, 0]],
    second: [[0, 0, 0]],
  },
  "hypot(0, 0): derivative 0": { at: [[0], [0]], y: g.hypot, value: [0], gradients: [[0], [0]], second: [[0], [0]] },
  "softplus, sigmoid, logSigmoid at extremes: no overflow": {
    at: [[1e308, -1e308]],
    y: (x) => g.concat([g.softplus(x), g.sigmoid(x), g.logSigmoid(x)]),
    value: [1e308, 0, 1, 0, 0, -1e308],
    gradients: [[1, 1]],
    second: [[0, 0]],
  },
  "softmax and logSumExp at extremes: no overflow": {
    at: [[1e308, -1e308]],
    y: (x) => g.concat([g.softmax(x), g.logSoftmax(x), g.logSumExp(x, { keepDims: true })]),
    value: [1, 0, 0, -infinity, 1e308],
  },
  "logSumExp of all -Infinity: -Infinity, derivative 0": {
    at: [[-infinity, -infinity]],
    y: (x) => g.logSumExp(x),
    value: [-infinity],
    gradients: [[0, 0]],
    second: [[0, 0]],
  },
  "logSumExp beside a -Infinity": {
    at: [[-infinity, 2]],
    y: (x) => g.logSumExp(x),
    value: [2],
    gradients: [[0, 1]],
    second: [[0, 0]],
  },
  "logAddExp of two -Infinity: -Infinity, derivative 0": {
    at: [[-infinity], [-infinity]],
    y: g.logAddExp,
    value: [-infinity],
    gradients: [[0], [0]],
  },
  "xlogy(0, 0) = 0, derivatives 0": { at: [[0], [0]], y: g.xlogy, value: [0], gradients: [[0], [0]] },
  "cross entropy of a distribution: 0 log 0 = 0": {
    at: [
      [0, -infinity],
      [1, 0],
    ],
    y: (x, p) => g.softmaxCrossEntropyWithDistribution(x, p),
    value: [0],
  },
  "Kullback-Leibler divergence: 0 log 0 = 0": {
    at: [
      [0, -infinity],
      [1, 0],
    ],
    y: (x, p) => g.klDivergence(x, p),
    value: [0],
    gradients: [
      [-1, 0],
      [1, 0],
    ],
  },
  "sigmoid cross entropy keeps small losses": {
    at: [[40], [1]],
    y: (x, t) => g.sigmoidCrossEntropy(x, t),
    value: [4.248354255291589e-18],
  },
  "max, relu, clip of NaN: NaN": {
    at: [[nan, 1]],
    y: (x) => g.concat([g.max(x, { keepDims: true }), g.relu(x), g.clip(x, -1, 1)]),
    value: [nan, nan, 1, nan, 1],
  },
  "where(x > 0, log(x), 0) at 0 and -1: derivative 0": {
    at: [[0, -1, 2]],
    y: (x) => g.where(g.greater(x, 0), g.log(x), 0),
    gradients: [[0, 0, 0.5]],
    second: [[0, 0, -0.25]],
  },
  "silu, mish, gelu, hardSwish at infinities: the limits": {
    at: [[-infinity, infinity]],
    y: (x) => g.concat([g.silu(x), g.mish(x), g.gelu(x), g.hardSwish(x), g.softsign(x)]),
    value: [-0, infinity, -0, infinity, -0, infinity, 0, infinity, -1, 1],
  },
  "gelu far out: slopes 0 and 1": {
    at: [[-1e200, 1e200]],
    y: (x) => g.gelu(x),
    value: [-0, 1e200],
    gradients: [[0, 1]],
    second: [[0, 0]],
  },
  "cbrt at 0: an infinite slope": { at: [[0]], y: g.cbrt, value: [0], gradients: [[infinity]] },
  "sqrt at 0: an infinite slope": { at: [[0]], y: g.sqrt, value: [0], gradients: [[infinity]] },
};
