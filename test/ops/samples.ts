/** A smooth point for every op: where it is evaluated and differentiated. An op without a line here fails the test. */
import type { Tensor } from "../../src/builder.js";
import { concatAlong } from "../../src/families/concat.js";
import { contract } from "../../src/families/contraction.js";
import { reshapeTo } from "../../src/families/reshape.js";
import { cast } from "../../src/ops/compare.js";
import { allOver, anyOver, maxOver, minOver, prodOver, sumOver } from "../../src/ops/reduce.js";
import * as language from "../../src/index.js";
import { f64, i32, matrix, value, type Sample, type Value } from "./sample.js";
import { samples as ofComposites } from "./samplesOfComposites.js";
import { samples as ofIndexing } from "./samplesOfIndexing.js";
import { samples as ofMatrices } from "./samplesOfMatrices.js";
import { recurrenceOp } from "../../src/ops/running.js";
import { cond, scan, whileLoop } from "../../src/ops/loop.js";
import { integerPower } from "../../src/ops/power.js";
import type { Shape } from "../../src/types.js";

const bool = (shape: Shape, ...data: number[]): Value => value("bool", shape, ...data);

/** Rows of operands of an elementwise op, one point a row. */
function points(...rows: number[][]): Sample {
  const operands = rows[0] ?? [];
  return { inputs: operands.map((_, at) => f64([rows.length], ...rows.map((row) => row[at] ?? NaN))) };
}
const flatPoints = (reason: string, ...rows: number[][]): Sample => ({ ...points(...rows), flat: reason });
const truths = (...rows: number[][]): Sample => ({
  inputs: (rows[0] ?? []).map((_, at) => bool([rows.length], ...rows.map((row) => row[at] ?? 0))),
  flat: "truth value",
});

const comparison = flatPoints("truth value", [1, 2], [2, 2], [3, 2]);
const anywhere = points([0.3], [-1.2], [2.4]);
const positive = points([0.2], [1.7], [9.5]);
const inside = points([-0.7], [0.2], [0.6]);

const halving = (s: Tensor, x: Tensor): { next: { s: Tensor } } => ({
  next: { s: language.add(language.mul(s, 0.5), sumOver(language.sin(x), [0])) },
});

export const samples: { readonly [op: string]: Sample } = {
  input: { inputs: [matrix], build: (x) => x },
  training: { inputs: [matrix], build: (x) => x },
  scan: { inputs: [matrix], build: (x) => scan({ carry: { s: 1 }, over: { x } }, (at) => halving(at.s, at.x)).s },
  cond: {
    inputs: [matrix],
    build: (x) =>
      cond(
        language.greater(sumOver(x, [0, 1]), 0),
        () => language.sin(x),
        () => x,
      ),
  },
  while: {
    inputs: [f64([2], 0.5, 1.5)],
    build: (v) =>
      whileLoop(
        { carry: { v }, maximum: 5 },
        (at) => language.less(sumOver(at.v, [0]), 20),
        (at) => ({ v: language.mul(at.v, at.v.add(1)) }),
      ).v,
  },
  pick: { inputs: [matrix], build: (x) => scan({ carry: { s: 1 }, over: { x } }, (at) => halving(at.s, at.x)).s },
  customGradient: {
    inputs: [matrix],
    build: (x) =>
      language.customGradient(
        [x],
        (a) => language.sin(a),
        ({ inputs: [a = x], dy }) => [language.mul(dy, language.cos(a))],
      ),
  },
  constant: { inputs: [f64([2], 1, 2)], build: (x) => language.add(x, language.constant([3, 4])) },
  iota: { inputs: [i32([2], 1, 2)], build: (i) => language.oneHot(i, 3, { dtype: "f64" }), flat: "i32" },

  erf: anywhere,
  erfc: anywhere,
  erfInv: inside,
  lgamma: points([0.2], [1.7], [9.5], [-1.3]),
  digamma: points([0.2], [1.7], [9.5], [-1.3]),
  polygamma: { inputs: [f64([3], 0.4, 1.7, 9.5)], build: (x) => language.polygamma(x, 1) },
  geluExact: { inputs: [matrix], build: (x) => language.gelu(x, { approximate: "none" }) },
  bitsAt: { inputs: [i32([], 7)], build: (key) => language.randomBits(key, [3], { stream: 1 }), flat: "bits" },
  uniformAt: { inputs: [i32([], 7)], build: (key) => language.randomUniform(key, [3], { stream: 1 }), flat: "random" },
  normalAt: { inputs: [i32([], 7)], build: (key) => language.randomNormal(key, [3], { stream: 1 }), flat: "random" },
  argSort: { inputs: [matrix], build: (x) => language.argSort(x), flat: "position" },
  cumSum: { inputs: [matrix], build: (x) => language.cumSum(x) },
  cumProd: { inputs: [matrix], build: (x) => language.cumProd(x, { axis: 0 }) },
  cumLogSumExp: { inputs: [matrix], build: (x) => language.cumLogSumExp(x) },
  recurrence: {
    inputs: [matrix, f64([2, 3], 1, -2, 0.5, 0.3, 2, 1)],
    build: (a, b) => recurrenceOp([a, b], { axis: 1 }),
  },
  runningArgMax: { inputs: [matrix], build: (x) => language.cumMax(x) },
  runningArgMin: { inputs: [matrix], build: (x) => language.cumMin(x) },
  ...ofMatrices,
  straightThrough: {
    inputs: [matrix],
    build: (x) => language.straightThrough(language.mul(x, 2), language.stopGradient(language.mul(x, 2))),
  },
  gradClip: { inputs: [matrix], build: (x) => language.gradClip(x, -100, 100) },
  gradScale: { inputs: [matrix], build: (x) => language.gradScale(x, 1) },
  checkpoint: anywhere,
  recompute: anywhere,
  add: points([1.5, -0.4], [-2.3, 0.7]),
  sub: points([1.5, -0.4], [-2.3, 0.7]),
  mul: points([1.5, -0.4], [-2.3, 0.7]),
  div: points([1.5, -0.4], [-2.3, 0.7]),
  neg: anywhere,
  abs: anywhere,
  sign: anywhere,
  square: anywhere,
  reciprocal: anywhere,
  maximum: points([1.5, -0.4], [-2.3, 0.7]),
  minimum: points([1.5, -0.4], [-2.3, 0.7]),
  lerp: points([0.5, -1, 0.3], [-2, 1.5, 1.2]),
  clip: points([0.5, -1, 1], [-2, -1, 1], [3, -1, 1.5], [0.5, 2, 1]),
  floor: anywhere,
  ceil: anywhere,
  trunc: anywhere,
  round: anywhere,
  rem: points([7.3, 2], [-7.3, 2], [7.3, -2]),
  mod: points([7.3, 2], [-7.3, 2], [7.3, -2]),
  floorDiv: points([7.3, 2], [-7.3, 2], [7.3, -2]),
  squaredDifference: points([1.5, -0.4], [-2.3, 0.7]),
  sqrt: positive,
  rsqrt: positive,
  relu: anywhere,
  relu6: points([0.3], [-1.2], [2.4], [7]),
  hardTanh: points([0.3], [-1.2], [2.4]),

  equal: comparison,
  notEqual: comparison,
  less: comparison,
  lessEqual: comparison,
  greater: comparison,
  greaterEqual: comparison,
  logicalAnd: truths([0, 0], [0, 1], [1, 0], [1, 1]),
  logicalOr: truths([0, 0], [0, 1], [1, 0], [1, 1]),
  logicalXor: truths([0, 0], [0, 1], [1, 0], [1, 1]),
  logicalNot: truths([0], [1]),
  isNaN: flatPoints("truth value", [1], [NaN]),
  isFinite: flatPoints("truth value", [1], [NaN], [Infinity]),
  where: { inputs: [bool([2], 1, 0), f64([2], 0.3, 0.4), f64([2], 1.3, 1.4)] },
  cast_f32: { inputs: [f64([2], 0.5, 0.25)], build: (x) => language.mul(cast(x, "f32"), 2) },
  cast_f64: { inputs: [value("f32", [2], 0.5, 0.25)], build: (x) => language.mul(cast(x, "f64"), 2) },
  cast_i32: { inputs: [f64([2], 1.5, -2.5)], flat: "integer" },
  cast_bool: { inputs: [f64([2], 1.5, 0)], flat: "bool" },
  stopGradient: flatPoints("cuts", [1], [2]),

  exp: anywhere,
  exp2: anywhere,
  expm1: anywhere,
  log: positive,
  log2: positive,
  log10: positive,
  log1p: points([-0.4], [0.2], [3.1]),
  log1mExp: points([-0.4], [-1.2], [-3.1]),
  sigmoid: anywhere,
  logSigmoid: anywhere,
  softplus: anywhere,
  logAddExp: points([0.3, 1.1], [2, -1.5], [0.7, 0.7]),
  xlogy: points([0.3, 1.1], [-2, 0.5], [0, 1.3]),
  sin: anywhere,
  cos: anywhere,
  tan: points([0.3], [-1.1], [2.4]),
  asin: inside,
  acos: inside,
  atan: anywhere,
  atan2: points([0.3, 1.1], [-2, 0.5], [1.2, -0.7], [-0.4, -1.6]),
  sinh: anywhere,
  cosh: anywhere,
  tanh: anywhere,
  asinh: anywhere,
  acosh: points([1.4], [2.2], [7]),
  atanh: inside,
  sinc: points([0], [0.1], [-0.21], [0.3], [1.7]),
  pow: points([1.3, 2.2], [0.4, -1.3], [2.1, 3]),
  integerPower: { inputs: [f64([3], 0.3, -1.2, 2.4)], build: (x) => integerPower(x, 5) },
  cbrt: points([0.8], [-1.3], [2]),
  hypot: points([0.3, 1.1], [-2, 0.5], [1.2, -0.7]),

  silu: anywhere,
  mish: anywhere,
  softsign: anywhere,
  hardSigmoid: points([0.3], [-4], [5]),
  hardSwish: points([0.3], [-4], [5]),
  leakyRelu: { inputs: anywhere.inputs, build: (x) => language.leakyRelu(x, { slope: 0.2 }) },
  elu: { inputs: anywhere.inputs, build: (x) => language.elu(x, { alpha: 0.7 }) },
  celu: { inputs: anywhere.inputs, build: (x) => language.celu(x, { alpha: 0.7 }) },
  selu: anywhere,
  gelu: anywhere,

  sum: { inputs: [matrix], build: (x) => sumOver(x, [0]) },
  prod: { inputs: [matrix], build: (x) => prodOver(x, [1]) },
  max: { inputs: [matrix], build: (x) => maxOver(x, [1]) },
  min: { inputs: [matrix], build: (x) => minOver(x, [1]) },
  any: { inputs: [bool([2, 2], 0, 1, 0, 0)], build: (x) => anyOver(x, [1]), flat: "truth value" },
  all: { inputs: [bool([2, 2], 0, 1, 1, 1)], build: (x) => allOver(x, [1]), flat: "truth value" },

  view: {
    inputs: [matrix],
    build: (x) =>
      language.square(
        language.pad(language.transpose(x), [
          [1, 0],
          [0, 1],
        ]),
      ),
  },
  reshape: { inputs: [matrix], build: (x) => language.square(reshapeTo(x, [3, 2])) },
  concat: { inputs: [matrix, f64([2, 1], 3, 4)], build: (x, y) => language.square(concatAlong([x, y, x], 1)) },
  contraction: { inputs: [matrix, f64([3, 2], 1, 2, 3, 4, 5, 6)], build: (x, y) => contract(x, y, ["ik", "kj"], "ij") },

  ...ofIndexing,
  argMax: { inputs: [matrix], build: (x) => language.argMax(x, { axis: 1 }), flat: "argMax" },
  argMin: { inputs: [matrix], build: (x) => language.argMin(x, { axis: 0 }), flat: "argMin" },

  ...ofComposites,
};

export function sampleOf(op: string): Sample {
  const sample = samples[op];
  if (sample === undefined) throw new Error(`${op} has no line in samples.ts`);
  return sample;
}
