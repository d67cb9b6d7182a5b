/** What functions of order, of matrices, of networks and of chance give, from NumPy, SciPy and mathematics. */
import * as g from "../../src/index.js";
import { half, matrix, one, pair, positive, quarter, weak, whole, x, type Example } from "./operands.js";

export const examples: { readonly [name: string]: Example } = {
  sort: weak(() => g.sort(x), [1.0, 2.0, 4.0, -1.0, 0.5, 3.0], [2, 3]),
  argSort: whole(() => g.argSort(x), [0.0, 1.0, 2.0, 1.0, 0.0, 2.0], [2, 3]),
  topK: weak(() => g.topK(x, 2).reduce((values) => values), [4.0, 2.0, 3.0, 0.5], [2, 2]),
  median: weak(() => g.median(x, { axis: 1 }), [2.0, 0.5]),
  cumSum: weak(() => g.cumSum(x), [1.0, 3.0, 7.0, 0.5, -0.5, 2.5], [2, 3]),
  cumProd: weak(() => g.cumProd(x, { axis: 0 }), [1.0, 2.0, 4.0, 0.5, -2.0, 12.0], [2, 3]),
  cumMax: weak(() => g.cumMax(x), [1.0, 2.0, 4.0, 0.5, 0.5, 3.0], [2, 3]),
  cumMin: weak(() => g.cumMin(x), [1.0, 1.0, 1.0, 0.5, -1.0, -1.0], [2, 3]),
  cumLogSumExp: weak(
    () => g.cumLogSumExp(x),
    [1.0, 2.313261687518223, 4.169846019556286, 0.5, 0.7014132779827524, 3.0956743294143823],
    [2, 3],
  ),
  kron: weak(() => g.kron(matrix, pair), [1.0, -2.5, 2.0, -5.0, 3.0, -7.5, 4.0, -10.0], [2, 4]),
  cross: weak(() => g.cross(x, g.constant([1, 0, 0])), [0.0, 4.0, -2.0, -0.0, 3.0, 1.0], [2, 3]),
  matrixPower: weak(() => g.matrixPower(matrix, 3), [37.0, 54.0, 81.0, 118.0], [2, 2]),
  cholesky: weak(() => g.cholesky(positive), [2.0, 0.0, 1.0, 1.4142135623730951], [2, 2]),
  triangularSolve: weak(
    () => g.triangularSolve(positive, pair, { lower: false }),
    [0.6666666666666667, -0.8333333333333334],
  ),
  solve: weak(() => g.solve(matrix, pair), [-4.499999999999999, 2.7499999999999996]),
  inv: weak(
    () => g.inv(matrix),
    [-1.9999999999999996, 0.9999999999999998, 1.4999999999999998, -0.4999999999999999],
    [2, 2],
  ),
  det: weak(() => g.det(matrix), [-2.0000000000000004], []),
  slogDet: weak(() => g.slogDet(matrix).reduce((_, log) => log), [0.6931471805599453], []),
  eigvalsh: weak(() => g.eigvalsh(positive), [1.43844718719117, 5.561552812808831]),
  expm: weak(
    () => g.expm(matrix),
    [51.968956198707545, 74.73656456700692, 112.10484685051041, 164.073803049218],
    [2, 2],
  ),
  erf: weak(() => g.erf(pair), [0.8427007929497148, -0.999593047982555]),
  erfc: weak(() => g.erfc(pair), [0.15729920705028516, 1.999593047982555]),
  erfInv: weak(() => g.erfInv(g.constant([0.5, -0.9])), [0.4769362762044699, -1.1630871536766743]),
  lgamma: weak(() => g.lgamma(pair), [0.0, -0.05624371649767401]),
  digamma: weak(() => g.digamma(pair), [-0.5772156649015329, 1.1031566406452433]),
  polygamma: weak(() => g.polygamma(g.constant([1, 2.5]), 2), [-2.404113806319188, -0.23620405164172736]),
  batchNorm: weak(
    () => g.batchNorm(x, 2, 1),
    [
      2.999840019197441, 2.9999955555703703, 2.99996000119996, -0.9998400191974406, -0.9999955555703703,
      -0.9999600011999599,
    ],
    [2, 3],
  ),
  batchNormInference: weak(
    () => g.batchNormInference(x, 2, 1, 0.5, 4),
    [1.4999993750011718, 2.4999981250035157, 4.499995625008203, 1.0, -0.4999981250035155, 3.499996875005859],
    [2, 3],
  ),
  layerNorm: weak(
    () => g.layerNorm(x, 2, 1),
    [
      -1.1380830629005954, 0.46547923427485094, 3.6726038286257436, 0.5959397243299609, -1.2223315161852155,
      3.626391791855254,
    ],
    [2, 3],
  ),
  rmsNorm: weak(
    () => g.rmsNorm(x, 2),
    [
      0.7559288920235354, 1.5118577840470708, 3.0237155680941417, 0.5410017016294845, -1.082003403258969,
      3.2460102097769066,
    ],
    [2, 3],
  ),
  groupNorm: weak(
    () => g.groupNorm(g.constant([[1, 3, 5, 9]]), 2, 1, 2),
    [-0.9999900000749995, 2.9999900000749995, -0.9999975000046875, 2.9999975000046875],
    [1, 4],
  ),
  attention: weak(
    () =>
      g.attention(
        g.constant([[1, 0.5]]),
        g.constant([
          [1, 0],
          [0, 1],
        ]),
        g.constant([[1], [2]]),
      ),
    [1.4125209991603904],
    [1, 1],
  ),
  lstmCell: weak(
    () =>
      g
        .lstmCell(one, half, quarter, g.constant([[0.1, 0.2, 0.3, 0.4]]), g.constant([[0.5, 0.6, 0.7, 0.8]]), 0)
        .reduce((hidden) => hidden),
    [0.3139267850910204],
    [1, 1],
  ),
  gruCell: weak(
    () => g.gruCell(one, half, g.constant([[0.1, 0.2, 0.3]]), g.constant([[0.5, 0.6, 0.7]]), 0),
    [0.4872722539533241],
    [1, 1],
  ),
  convTranspose: weak(
    () => g.convTranspose(g.reshape(pair, [1, 2, 1]), g.constant([[[1]], [[10]], [[100]]]), { strides: 2 }),
    [1.0, 10.0, 97.5, -25.0, -250.0],
    [1, 5, 1],
  ),
  straightThrough: weak(() => g.straightThrough(pair, g.round(pair)), [1.0, -2.0]),
  gradClip: weak(() => g.gradClip(pair, -1, 1), [1.0, -2.5]),
  gradScale: weak(() => g.gradScale(pair, 0.5), [1.0, -2.5]),
  checkpoint: weak(() => g.checkpoint(pair), [1.0, -2.5]),
  randomBits: whole(() => g.randomBits(7, [2], { stream: 1 }), [150121891.0, 1784888627.0]),
  randomUniform: {
    call: () => g.randomUniform(7, [2], { stream: 1 }),
    data: [0.03495298206234154, 0.41557677000533055],
    shape: [2],
    dtype: "f64",
  },
  randomNormal: {
    call: () => g.randomNormal(7, [2], { stream: 1 }),
    data: [-1.8125194970796774, -0.2132223452480199],
    shape: [2],
    dtype: "f64",
  },
  foldIn: whole(() => g.foldIn(7, 3), [-1707075154.0], []),
  dropout: weak(() => g.dropout(pair, 0.5, 7, { stream: 1 }), [0.0, 0.0]),
};
