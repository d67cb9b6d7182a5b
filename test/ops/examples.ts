/** What every function of the language gives for small operands, from mathematics, NumPy or SciPy. */
import * as g from "../../src/index.js";
import type { Tensor } from "../../src/builder.js";
import type { DType, Shape } from "../../src/types.js";

export interface Example {
  readonly call: () => Tensor;
  readonly data: readonly number[];
  readonly shape: Shape;
  readonly dtype: DType | null;
}

const x = g.constant([
  [1, 2, 4],
  [0.5, -1, 3],
]);
const i = g.constant([2, 0], { dtype: "i32" });
const matrix = g.constant([
  [1, 2],
  [3, 4],
]);
const truth = g.constant([
  [true, false],
  [true, true],
]);

/** A function of literals is a literal; weak unless a dtype is said. */
function weak(call: () => Tensor, data: readonly number[], shape: Shape = [data.length]): Example {
  return { call, data, shape, dtype: null };
}
const scalar = (call: () => Tensor, value: number): Example => weak(call, [value], []);
const truths = (call: () => Tensor, data: readonly number[], shape: Shape = [data.length]): Example => ({
  call,
  data,
  shape,
  dtype: "bool",
});
const whole = (call: () => Tensor, data: readonly number[], shape: Shape = [data.length]): Example => ({
  call,
  data,
  shape,
  dtype: "i32",
});

const pair = g.constant([1, -2.5]);
const { E, PI, SQRT2 } = Math;

export const examples: { readonly [name: string]: Example } = {
  add: weak(() => g.add(pair, 2), [3, -0.5]),
  sub: weak(() => g.sub(pair, 2), [-1, -4.5]),
  mul: weak(() => g.mul(pair, 2), [2, -5]),
  div: weak(() => g.div(pair, 2), [0.5, -1.25]),
  neg: weak(() => g.neg(pair), [-1, 2.5]),
  abs: weak(() => g.abs(pair), [1, 2.5]),
  sign: weak(() => g.sign(pair), [1, -1]),
  square: weak(() => g.square(pair), [1, 6.25]),
  reciprocal: weak(() => g.reciprocal(pair), [1, -0.4]),
  maximum: weak(() => g.maximum(pair, 0.5), [1, 0.5]),
  minimum: weak(() => g.minimum(pair, 0.5), [0.5, -2.5]),
  clip: weak(() => g.clip(pair, -2, 0.5), [0.5, -2]),
  floor: weak(() => g.floor(pair), [1, -3]),
  ceil: weak(() => g.ceil(pair), [1, -2]),
  trunc: weak(() => g.trunc(pair), [1, -2]),
  round: weak(() => g.round(g.constant([0.5, 1.5, 2.5, -2.5, -0.4, 7.6])), [0, 2, 2, -2, 0, 8]),
  rem: weak(() => g.rem(g.constant([7.5, -7.5]), 2), [1.5, -1.5]),
  mod: weak(() => g.mod(g.constant([7.5, -7.5]), 2), [1.5, 0.5]),
  floorDiv: weak(() => g.floorDiv(g.constant([7.5, -7.5]), 2), [3, -4]),
  squaredDifference: weak(() => g.squaredDifference(pair, 2), [1, 20.25]),
  sqrt: scalar(() => g.sqrt(2), SQRT2),
  rsqrt: scalar(() => g.rsqrt(4), 0.5),
  relu: weak(() => g.relu(pair), [1, 0]),
  relu6: weak(() => g.relu6(g.constant([-1, 2, 7])), [0, 2, 6]),
  hardTanh: weak(() => g.hardTanh(g.constant([-2, 0.3, 7])), [-1, 0.3, 1]),

  equal: truths(() => g.equal(pair, 1), [1, 0]),
  notEqual: truths(() => g.notEqual(pair, 1), [0, 1]),
  less: truths(() => g.less(pair, 1), [0, 1]),
  lessEqual: truths(() => g.lessEqual(pair, 1), [1, 1]),
  greater: truths(() => g.greater(pair, 1), [0, 0]),
  greaterEqual: truths(() => g.greaterEqual(pair, 1), [1, 0]),
  logicalAnd: truths(() => g.logicalAnd(truth, g.constant([true, false])), [1, 0, 1, 0], [2, 2]),
  logicalOr: truths(() => g.logicalOr(truth, g.constant([false, true])), [1, 1, 1, 1], [2, 2]),
  logicalXor: truths(() => g.logicalXor(truth, true), [0, 1, 0, 0], [2, 2]),
  logicalNot: truths(() => g.logicalNot(truth), [0, 1, 0, 0], [2, 2]),
  isNaN: truths(() => g.isNaN(g.constant([1, NaN, Infinity])), [0, 1, 0]),
  isFinite: truths(() => g.isFinite(g.constant([1, NaN, Infinity])), [1, 0, 0]),
  where: weak(() => g.where(truth, matrix, 0), [1, 0, 3, 4], [2, 2]),
  cast: whole(() => g.cast(g.constant([1.9, -1.9, NaN, 1e12]), "i32"), [1, -1, 0, 2147483647]),
  stopGradient: weak(() => g.stopGradient(pair), [1, -2.5]),

  exp: scalar(() => g.exp(1), E),
  exp2: scalar(() => g.exp2(0.5), SQRT2),
  expm1: scalar(() => g.expm1(1e-10), 1.00000000005e-10),
  log: scalar(() => g.log(E), 1),
  log2: scalar(() => g.log2(8), 3),
  log10: scalar(() => g.log10(1000), 3),
  log1p: scalar(() => g.log1p(1e-10), 9.9999999995e-11),
  sigmoid: scalar(() => g.sigmoid(1), 0.7310585786300049),
  logSigmoid: scalar(() => g.logSigmoid(-2), -2.1269280110429727),
  softplus: scalar(() => g.softplus(2), 2.1269280110429727),
  logAddExp: scalar(() => g.logAddExp(1, 2), 2.313261687518223),
  xlogy: weak(() => g.xlogy(g.constant([2, 0]), g.constant([3, 0])), [2.1972245773362196, 0]),
  sin: scalar(() => g.sin(PI / 6), 0.5),
  cos: scalar(() => g.cos(PI / 3), 0.5),
  tan: scalar(() => g.tan(PI / 4), 1),
  asin: scalar(() => g.asin(0.5), PI / 6),
  acos: scalar(() => g.acos(0.5), PI / 3),
  atan: scalar(() => g.atan(1), PI / 4),
  atan2: weak(() => g.atan2(g.constant([1, -1]), g.constant([-1, 0])), [(3 * PI) / 4, -PI / 2]),
  sinh: scalar(() => g.sinh(1), (E - 1 / E) / 2),
  cosh: scalar(() => g.cosh(1), (E + 1 / E) / 2),
  tanh: scalar(() => g.tanh(1), (E * E - 1) / (E * E + 1)),
  asinh: scalar(() => g.asinh((E - 1 / E) / 2), 1),
  acosh: scalar(() => g.acosh((E + 1 / E) / 2), 1),
  atanh: scalar(() => g.atanh((E * E - 1) / (E * E + 1)), 1),
  sinc: weak(() => g.sinc(g.constant([0, 0.25, 3])), [1, 0.9003163161571061, 0]),
  pow: weak(() => g.pow(g.constant([2, 4]), g.constant([10, -0.5])), [1024, 0.5]),
  cbrt: weak(() => g.cbrt(g.constant([-27, 8])), [-3, 2]),
  hypot: scalar(() => g.hypot(3e200, 4e200), 5e200),

  silu: weak(() => g.silu(pair), [0.7310585786300049, -0.18964545005310887]),
  mish: weak(() => g.mish(pair), [0.8650983882673103, -0.19681620390653332]),
  softsign: weak(() => g.softsign(pair), [0.5, -2.5 / 3.5]),
  hardSigmoid: weak(() => g.hardSigmoid(g.constant([-4, 1.5, 5])), [0, 0.75, 1]),
  hardSwish: weak(() => g.hardSwish(g.constant([-4, 1.5, 5])), [0, 1.125, 5]),
  leakyRelu: weak(() => g.leakyRelu(pair), [1, -0.025]),
  elu: weak(() => g.elu(pair, { alpha: 2 }), [1, 2 * Math.expm1(-2.5)]),
  celu: weak(() => g.celu(pair, { alpha: 2 }), [1, 2 * Math.expm1(-1.25)]),
  selu: weak(() => g.selu(pair), [1.0507009873554805, -1.6137857588732425]),
  gelu: weak(() => g.gelu(pair), [0.8411919906082768, -0.015084266089998577]),

  sum: weak(() => g.sum(x, { axis: 1 }), [7, 2.5]),
  prod: weak(() => g.prod(x, { axis: 0, keepDims: true }), [0.5, -2, 12], [1, 3]),
  mean: weak(() => g.mean(x, { axis: [-1, 0] }), [9.5 / 6], []),
  max: weak(() => g.max(x, { axis: 1 }), [4, 3]),
  min: weak(() => g.min(x, { axis: 0 }), [0.5, -1, 3]),
  any: truths(() => g.any(truth, { axis: 0 }), [1, 1]),
  all: truths(() => g.all(truth, { axis: 1 }), [0, 1]),
  logSumExp: weak(() => g.logSumExp(x, { axis: 1 }), [4.169846019556286, 3.0956743294143823]),
  variance: weak(() => g.variance(x, { axis: 1, ddof: 1 }), [7 / 3, 49 / 12]),
  std: weak(() => g.std(x, { axis: 0, keepDims: true }), [0.25, 1.5, 0.5], [1, 3]),
  norm: weak(() => g.norm(x, { axis: 1, ord: 3 }), [4.179339196381232, 3.0411009977867]),
  argMax: whole(() => g.argMax(x, { axis: 1 }), [2, 2]),
  argMin: whole(() => g.argMin(x), [4], []),

  reshape: weak(() => g.reshape(matrix, [-1, 1]), [1, 2, 3, 4], [4, 1]),
  flatten: weak(() => g.flatten(matrix), [1, 2, 3, 4]),
  transpose: weak(() => g.transpose(matrix), [1, 3, 2, 4], [2, 2]),
  expandDims: weak(() => g.expandDims(pair, [0, 2]), [1, -2.5], [1, 2, 1]),
  squeeze: weak(() => g.squeeze(g.constant([[[1], [2]]])), [1, 2]),
  broadcastTo: weak(() => g.broadcastTo(pair, [2, 2]), [1, -2.5, 1, -2.5], [2, 2]),
  concat: weak(() => g.concat([matrix, matrix], { axis: 1 }), [1, 2, 1, 2, 3, 4, 3, 4], [2, 4]),
  stack: weak(() => g.stack([pair, pair], { axis: 1 }), [1, 1, -2.5, -2.5], [2, 2]),
  slice: weak(() => g.slice(x, ["::-1", "1:"]), [-1, 3, 2, 4], [2, 2]),
  flip: weak(() => g.flip(matrix), [4, 3, 2, 1], [2, 2]),
  pad: weak(() => g.pad(pair, [[1, -1]], { value: 9, interior: [1] }), [9, 1, 9], [3]),

  constant: { call: () => g.constant([[1, 2]], { dtype: "f32" }), data: [1, 2], shape: [1, 2], dtype: "f32" },
  zeros: weak(() => g.zeros([2]), [0, 0]),
  ones: weak(() => g.ones([2]), [1, 1]),
  full: weak(() => g.full([2], 7), [7, 7]),
  eye: weak(() => g.eye(2), [1, 0, 0, 1], [2, 2]),
  arange: weak(() => g.arange(1, 2, { step: 0.25 }), [1, 1.25, 1.5, 1.75]),
  linspace: weak(() => g.linspace(0, 1, 3), [0, 0.5, 1]),

  matmul: weak(() => g.matmul(matrix, matrix), [7, 10, 15, 22], [2, 2]),
  dot: weak(() => g.dot(matrix, pair), [-4, -7]),
  inner: weak(() => g.inner(matrix, matrix), [5, 11, 11, 25], [2, 2]),
  outer: weak(() => g.outer(pair, matrix), [1, 2, 3, 4, -2.5, -5, -7.5, -10], [2, 4]),
  vdot: scalar(() => g.vdot(matrix, matrix), 30),
  tensordot: weak(() => g.tensordot(matrix, matrix, [[0], [0]]), [10, 14, 14, 20], [2, 2]),
  einsum: scalar(() => g.einsum("ij,ji->", matrix, matrix), 29),

  take: weak(() => g.take(x, i, { axis: 1 }), [4, 1, 3, 0.5], [2, 2]),
  takeAlongAxis: weak(() => g.takeAlongAxis(x, g.constant([[2], [0]], { dtype: "i32" })), [4, 0.5], [2, 1]),
  scatterAdd: weak(() => g.scatterAdd(pair, g.constant([1, 1], { dtype: "i32" }), g.constant([10, 20])), [1, 27.5]),
  oneHot: { call: () => g.oneHot(i, 3), data: [0, 0, 1, 1, 0, 0], shape: [2, 3], dtype: "f32" },

  window: weak(() => g.window(g.arange(4), { size: 2, strides: 2, padding: [[1, 1]] }), [0, 0, 1, 2, 3, 0], [3, 2]),
  conv: weak(() => g.conv(g.reshape(g.arange(4), [1, 4, 1]), g.constant([[[1]], [[10]]])), [10, 21, 32], [1, 3, 1]),
  maxPool: weak(
    () => g.maxPool(g.constant([[[1], [3], [2]]]), { size: 2, strides: 1, padding: "same" }),
    [3, 3, 2],
    [1, 3, 1],
  ),
  avgPool: weak(
    () => g.avgPool(g.constant([[[1], [3], [2]]]), { size: 2, strides: 1, padding: "same" }),
    [2, 2.5, 2],
    [1, 3, 1],
  ),

  softmax: weak(
    () => g.softmax(x),
    [
      0.04201006613406605, 0.11419519938459449, 0.8437947344813395, 0.07459555713221444, 0.016644518609272352,
      0.9087599242585133,
    ],
    [2, 3],
  ),
  logSoftmax: weak(
    () => g.logSoftmax(x, { axis: 0 }),
    [
      -0.4740769841801067, -0.04858735157374196, -0.31326168751822286, -0.9740769841801067, -3.048587351573742,
      -1.3132616875182228,
    ],
    [2, 3],
  ),
  softmaxCrossEntropy: weak(() => g.softmaxCrossEntropy(x, i), [0.16984601955628567, 2.5956743294143823]),
  softmaxCrossEntropyWithDistribution: weak(
    () =>
      g.softmaxCrossEntropyWithDistribution(
        x,
        g.constant([
          [0.2, 0.3, 0.5],
          [0, 1, 0],
        ]),
      ),
    [1.3698460195562856, 4.095674329414383],
  ),
  sigmoidCrossEntropy: weak(
    () => g.sigmoidCrossEntropy(g.constant([1.5, -0.5]), g.constant([1, 0.3])),
    [0.2014132779827524, 0.6240769841801066],
  ),
  meanSquaredError: scalar(() => g.meanSquaredError(pair, 0), 3.625),
  meanAbsoluteError: scalar(() => g.meanAbsoluteError(pair, 0), 1.75),
  huber: weak(() => g.huber(pair, 0.5, { delta: 2 }), [0.125, 4]),
  hinge: weak(() => g.hinge(pair, g.constant([1, 1])), [0, 3.5]),
  klDivergence: scalar(() => g.klDivergence(g.constant([-1, -0.5]), g.constant([0.25, 0.75])), 0.06266485538119168),
  negativeLogLikelihood: weak(() => g.negativeLogLikelihood(x, i, { reduction: "sum" }), [-4.5], []),
  poissonNegativeLogLikelihood: scalar(() => g.poissonNegativeLogLikelihood(0.5, 3), 0.1487212707001282),
  zeroOneLoss: { call: () => g.zeroOneLoss(x, i, { reduction: "mean" }), data: [0.5], shape: [], dtype: "f64" },
  cosineSimilarity: scalar(() => g.cosineSimilarity(g.constant([1, 2]), g.constant([3, 4])), 0.9838699100999074),
};
