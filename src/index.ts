/**
 * Every function of the language. Importing this file fills the registry of ops and the functions that formulas may
 * call, and gives tensors their methods.
 */
import "./methods.js";

export { Tensor, type Operand } from "./builder.js";
export * from "./ops/arithmetic.js";
export * from "./ops/rounding.js";
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
  log1mExp,
  log1p,
  log2,
  logAddExp,
  logSigmoid,
  sigmoid,
  softplus,
  xlogy,
} from "./ops/transcendental.js";
export * from "./ops/trigonometric.js";
export { cbrt, hypot, pow } from "./ops/power.js";
export * from "./ops/activation.js";
export { all, any, max, mean, min, prod, sum } from "./ops/reduce.js";
export {
  broadcastTo,
  concat,
  expandDims,
  flatten,
  flip,
  reshape,
  slice,
  squeeze,
  stack,
  transpose,
} from "./ops/view.js";
export * from "./ops/pad.js";
export { repeat, resize, tile } from "./ops/repeat.js";
export * from "./ops/rearrange.js";
export * from "./ops/diagonal.js";
export { arange, constant, e, eye, full, infinity, linspace, nan, ones, pi, zeros } from "./ops/constants.js";
export { dot, inner, matmul, outer, tensordot, vdot } from "./ops/products.js";
export { einsum } from "./ops/einsum.js";
export { gatherNd, take, takeAlongAxis } from "./ops/gather.js";
export { scatterAdd, scatterMax, scatterMul, scatterNdAdd, scatterSet, segmentSum } from "./ops/scatter.js";
export { dynamicSlice, dynamicUpdateSlice } from "./ops/dynamic.js";
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
export * from "./composites/pooling.js";
export { window } from "./ops/window.js";
export { cholesky } from "./ops/decompositions/cholesky.js";
export { det, slogDet } from "./ops/decompositions/determinant.js";
export { eigvalsh } from "./ops/decompositions/eigen.js";
export { expm } from "./ops/decompositions/exponential.js";
export { inv, matrixPower, solve } from "./ops/decompositions/solve.js";
export { triangularSolve } from "./ops/decompositions/triangular.js";
export * from "./ops/special.js";
export { dropout, foldIn, randomBits, randomNormal, randomUniform } from "./ops/random.js";
export { argSort, median, sort, topK } from "./ops/sort.js";
export { cumLogSumExp, cumProd, cumSum } from "./ops/running.js";
export * from "./ops/runningExtreme.js";
export * from "./ops/matrix.js";
export * from "./ops/control.js";
export * from "./composites/transposedConvolution.js";
export * from "./composites/normalization.js";
export * from "./composites/attention.js";
export * from "./composites/cells.js";
export { cond, scan, whileLoop } from "./ops/loop.js";
export { checkpoint } from "./ops/recompute.js";
export { customGradient } from "./composites/custom.js";
