/**
 * Every function of the language. Importing this file fills the registry of ops and the functions that formulas may
 * call, and gives tensors their methods.
 */
import "./methods.js";

export { Tensor, type Operand } from "./builder.js";
export {
  abs,
  add,
  clip,
  div,
  hardTanh,
  maximum,
  minimum,
  mul,
  neg,
  reciprocal,
  relu,
  relu6,
  rsqrt,
  sign,
  sqrt,
  square,
  squaredDifference,
  sub,
} from "./ops/arithmetic.js";
export { ceil, floor, floorDiv, mod, rem, round, trunc } from "./ops/rounding.js";
export {
  cast,
  equal,
  greater,
  greaterEqual,
  isFinite,
  isNaN,
  less,
  lessEqual,
  logicalAnd,
  logicalNot,
  logicalOr,
  logicalXor,
  notEqual,
  stopGradient,
  where,
} from "./ops/compare.js";
export {
  exp,
  exp2,
  expm1,
  log,
  log10,
  log1p,
  log2,
  logAddExp,
  logSigmoid,
  sigmoid,
  softplus,
  xlogy,
} from "./ops/transcendental.js";
export {
  acos,
  acosh,
  asin,
  asinh,
  atan,
  atan2,
  atanh,
  cos,
  cosh,
  sin,
  sinc,
  sinh,
  tan,
  tanh,
} from "./ops/trigonometric.js";
export { cbrt, hypot, pow } from "./ops/power.js";
export { celu, elu, gelu, hardSigmoid, hardSwish, leakyRelu, mish, selu, silu, softsign } from "./ops/activation.js";
export { all, any, max, mean, min, prod, sum } from "./ops/reduce.js";
export {
  broadcastTo,
  concat,
  expandDims,
  flatten,
  flip,
  pad,
  reshape,
  slice,
  squeeze,
  stack,
  transpose,
} from "./ops/view.js";
export { arange, constant, e, eye, full, infinity, linspace, nan, ones, pi, zeros } from "./ops/constants.js";
export { dot, inner, matmul, outer, tensordot, vdot } from "./ops/products.js";
export { einsum } from "./ops/einsum.js";
export { scatterAdd, take, takeAlongAxis } from "./ops/gather.js";
export { argMax, argMin, oneHot } from "./ops/argument.js";
export { logSoftmax, logSumExp, softmax } from "./composites/softmax.js";
export { cosineSimilarity, norm, std, variance } from "./composites/statistics.js";
export {
  hinge,
  huber,
  meanAbsoluteError,
  meanSquaredError,
  poissonNegativeLogLikelihood,
  sigmoidCrossEntropy,
} from "./composites/losses.js";
export {
  klDivergence,
  negativeLogLikelihood,
  softmaxCrossEntropy,
  softmaxCrossEntropyWithDistribution,
  zeroOneLoss,
} from "./composites/classification.js";
export { conv } from "./composites/convolution.js";
export { avgPool, maxPool } from "./composites/pooling.js";
export { window } from "./ops/window.js";
