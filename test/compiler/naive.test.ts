/**
 * Formulas as a user writes them who does not think of overflow: compiled, their values and gradients are those of
 * mathematics, at ordinary arguments, at 1000 and 10,000, and at the largest number of the dtype.
 */
import { describe, expect, test } from "vitest";
import { compile } from "../../compiler/compile.js";
import { load } from "../../compiler/load.js";
import { erfc } from "../../src/ops/specialSeries.js";
import { readSpec } from "../../src/spec/read.js";

const largest = { f32: (2 - 2 ** -23) * 2 ** 127, f64: Number.MAX_VALUE };
type Float = keyof typeof largest;
const points = (dtype: Float): number[] => [0, 1, -1, 1000, -1000, 1e4, -1e4, largest[dtype], -largest[dtype]];

type Function = (x: number) => number;
const share: Function = (x) => (x >= 0 ? 1 / (1 + Math.exp(-x)) : Math.exp(x) / (1 + Math.exp(x)));
const softplus: Function = (x) => Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
const shareSlope: Function = (x) => share(x) * share(-x);
const swish: Function = (x) => x * share(x);
const swishSlope: Function = (x) => share(x) * (1 + x * share(-x));
const bell: Function = (x) => (2 / Math.sqrt(Math.PI)) * Math.exp(-x * x);
const log1mExp: Function = (x) => (x > -Math.LN2 ? Math.log(-Math.expm1(x)) : Math.log1p(-Math.exp(x)));
const notBelow =
  (bound: number, f: Function): Function =>
  (x) =>
    x < bound ? NaN : f(x);
interface Naive {
  readonly formula: string;
  readonly value: Function;
  readonly derivative: Function;
  /** Where the derivative is infinite, with a sign that depends on the side. */
  readonly poles?: readonly number[];
}

const elementwise: readonly Naive[] = [
  { formula: "log(1 + x)", value: Math.log1p, derivative: (x) => 1 / (1 + x), poles: [-1] },
  { formula: "log(1 - x)", value: (x) => Math.log1p(-x), derivative: (x) => -1 / (1 - x), poles: [1] },
  { formula: "exp(x) - 1", value: Math.expm1, derivative: Math.exp },
  { formula: "log(sigmoid(x))", value: (x) => -softplus(-x), derivative: (x) => share(-x) },
  { formula: "log(1 - sigmoid(x))", value: (x) => -softplus(x), derivative: (x) => -share(x) },
  { formula: "log1p(-sigmoid(x))", value: (x) => -softplus(x), derivative: (x) => -share(x) },
  { formula: "log(1 / (1 + exp(-x)))", value: (x) => -softplus(-x), derivative: (x) => share(-x) },
  { formula: "log(exp(x) / (exp(x) + 1))", value: (x) => -softplus(-x), derivative: (x) => share(-x) },
  { formula: "log(1 - exp(x) / (1 + exp(x)))", value: (x) => -softplus(x), derivative: (x) => -share(x) },
  { formula: "log(1 - 1 / (1 + exp(-x)))", value: (x) => -softplus(x), derivative: (x) => -share(x) },
  { formula: "log(1 + exp(x))", value: softplus, derivative: share },
  { formula: "log1p(exp(x))", value: softplus, derivative: share },
  { formula: "log(exp(-x) + 1)", value: (x) => softplus(-x), derivative: (x) => -share(-x) },
  { formula: "log1p(-exp(x))", value: log1mExp, derivative: (x) => -1 / Math.expm1(-x), poles: [0] },
  { formula: "log(1 - exp(x))", value: log1mExp, derivative: (x) => -1 / Math.expm1(-x), poles: [0] },
  { formula: "log(exp(x) - 1)", value: (x) => x + log1mExp(-x), derivative: (x) => 1 - 1 / -Math.expm1(x), poles: [0] },
  { formula: "exp(x) / (1 + exp(x))", value: share, derivative: shareSlope },
  { formula: "1 / (1 + exp(-x))", value: share, derivative: shareSlope },
  { formula: "1 - sigmoid(x)", value: (x) => share(-x), derivative: (x) => -shareSlope(x) },
  { formula: "sigmoid(x) * exp(-x)", value: (x) => share(-x), derivative: (x) => -shareSlope(x) },
  { formula: "log(exp(x))", value: (x) => x, derivative: () => 1 },
  { formula: "exp(log(x))", value: notBelow(0, (x) => x), derivative: notBelow(0, () => 1) },
  { formula: "sqrt(x * x)", value: Math.abs, derivative: Math.sign },
  { formula: "sqrt(x ** 2)", value: Math.abs, derivative: Math.sign },
  { formula: "log(x * x)", value: (x) => 2 * Math.log(Math.abs(x)), derivative: (x) => 2 / x, poles: [0] },
  { formula: "log(x ** 10)", value: (x) => 10 * Math.log(Math.abs(x)), derivative: (x) => 10 / x, poles: [0] },
  { formula: "1 - erf(x)", value: erfc, derivative: (x) => -bell(x) },
  { formula: "1 + erf(x)", value: (x) => erfc(-x), derivative: bell },
  { formula: "erf(x) - 1", value: (x) => -erfc(x), derivative: bell },
  { formula: "2 - erfc(x)", value: (x) => erfc(-x), derivative: bell },
  { formula: "log(exp(x) + exp(2 * x))", value: (x) => x + softplus(x), derivative: (x) => 1 + share(x) },
  { formula: "log(exp(x) + exp(0.5) + 3)", value: (x) => logOfSum([x, 0.5, Math.log(3)]), derivative: shareOfThree },
  {
    formula: "log(exp(0.5) - exp(x))",
    value: (x) => 0.5 + log1mExp(x - 0.5),
    derivative: (x) => -1 / Math.expm1(0.5 - x),
  },
  {
    formula: "-0.3 * log(sigmoid(x)) - (1 - 0.3) * log(1 - sigmoid(x))",
    value: (x) => 0.3 * softplus(-x) + 0.7 * softplus(x),
    derivative: (x) => 0.7 * share(x) - 0.3 * share(-x),
  },
  {
    formula: "(exp(x) - exp(-x)) / (exp(x) + exp(-x))",
    value: Math.tanh,
    derivative: (x) => (1 - Math.tanh(x)) * (1 + Math.tanh(x)),
  },
  { formula: "(exp(x) - 1) / (exp(x) + 1)", value: (x) => Math.tanh(x / 2), derivative: (x) => 2 * shareSlope(x) },
  { formula: "(1 - exp(-x)) / (1 + exp(-x))", value: (x) => Math.tanh(x / 2), derivative: (x) => 2 * shareSlope(x) },
  { formula: "x * exp(x) / (1 + exp(x))", value: swish, derivative: swishSlope },
  { formula: "exp(x) * x / (exp(x) + 1)", value: swish, derivative: swishSlope },
  { formula: "x * (exp(x) / (1 + exp(x)))", value: swish, derivative: swishSlope },
  { formula: "x / (1 + exp(-x))", value: swish, derivative: swishSlope },
  {
    formula: "exp(x) / (exp(x) + exp(-x))",
    value: (x) => share(2 * x),
    derivative: (x) => 2 * shareSlope(2 * x),
  },
];

function logOfSum(terms: readonly number[]): number {
  const most = Math.max(...terms);
  return most + Math.log(terms.reduce((sum, term) => sum + Math.exp(term - most), 0));
}
function shareOfThree(x: number): number {
  return Math.exp(x - logOfSum([x, 0.5, Math.log(3)]));
}

interface Module {
  forwardBackward(inputs: { x: Float32Array | Float64Array }): {
    outputs: { y: number | ArrayLike<number> };
    gradients: { x: ArrayLike<number> };
  };
}

const arrays = { f32: Float32Array, f64: Float64Array };

async function run(
  formula: string,
  dtype: Float,
  x: readonly number[],
  loss = "sum(y)",
): Promise<{ y: number[]; dx: number[] }> {
  const spec = readSpec({
    ...{ name: "naive", parameters: { x: `${dtype}[${x.length}]` }, outputs: ["y"], gradients: { of: "loss" } },
    nodes: { y: formula, loss },
  });
  const module = await load<Module>(await compile(spec)),
    { outputs, gradients } = module.forwardBackward({ x: arrays[dtype].from(x) });
  return { y: typeof outputs.y === "number" ? [outputs.y] : Array.from(outputs.y), dx: Array.from(gradients.x) };
}

/** Some roundings; what cancels may lose as many digits as the larger terms have before the point. */
const tolerance = { f32: 1e-6, f64: 2e-15 };

function expectNear(got: readonly number[], expected: readonly number[], x: readonly number[], dtype: Float): void {
  got.forEach((value, at) => {
    const wanted = arrays[dtype].of(expected[at] ?? NaN)[0] ?? NaN,
      near =
        Math.abs(value - wanted) <= tolerance[dtype] * Math.max(Math.abs(wanted), Math.min(1, Math.abs(wanted) + 1));
    if (!(Object.is(value, wanted) || value === wanted || near)) expect.fail(`at ${x[at]}: ${value}, not ${wanted}`);
  });
}

describe.each(["f32", "f64"] as const)("element by element, in %s", (dtype) => {
  test.each(elementwise)("$formula", async ({ formula, value, derivative, poles = [] }) => {
    const x = points(dtype),
      { y, dx } = await run(formula, dtype, x);
    expectNear(y, x.map(value), x, dtype);
    const smooth = x.filter((at) => !poles.includes(at));
    expectNear(
      dx.filter((_, at) => smooth.includes(x[at] ?? NaN)),
      smooth.map(derivative),
      smooth,
      dtype,
    );
    for (const pole of poles) if (x.includes(pole)) expect(Math.abs(dx[x.indexOf(pole)] ?? NaN)).not.toBeLessThan(1e30);
  });
});

/** Numbers that belong together. */
const rows = (dtype: Float): number[][] => [
  [0, 0, 0],
  [1, -1, 0.5],
  [1000, 0, -1000],
  [-1000, -1001, -1002],
  [1e4, 1e4, -1e4],
  [largest[dtype], 0, 1],
  [largest[dtype], largest[dtype], 1],
];
const sumOf = (x: readonly number[]): number => x.reduce((a, b) => a + b, 0);
const logShares = (x: readonly number[]): number[] => {
  const most = Math.max(...x),
    rest = Math.log(sumOf(x.map((value) => Math.exp(value - most))));
  return x.map((value) => value - most - rest);
};
const shares = (x: readonly number[]): number[] => logShares(x).map(Math.exp);

interface OfRow {
  readonly formula: string;
  readonly loss?: string;
  readonly value: (x: readonly number[]) => number[];
  readonly gradient: (x: readonly number[]) => number[];
}

const weights = [1, 2, 3],
  weighted = "sum(y * constant([1, 2, 3]))";
const weightedSum = (x: readonly number[]): number => sumOf(x.map((value, at) => value * (weights[at] ?? 0)));
const softmaxes = {
  loss: weighted,
  value: shares,
  gradient: (x: readonly number[]): number[] => {
    const s = shares(x);
    return s.map((share, at) => share * ((weights[at] ?? 0) - weightedSum(s)));
  },
};
const logSoftmaxes = {
  loss: weighted,
  value: logShares,
  gradient: (x: readonly number[]): number[] => shares(x).map((share, at) => (weights[at] ?? 0) - 6 * share),
};
/** Minus the logarithm of the second share. */
const entropies = {
  value: (x: readonly number[]): number[] => [-(logShares(x)[1] ?? NaN)],
  gradient: (x: readonly number[]): number[] => shares(x).map((share, at) => share - (at === 1 ? 1 : 0)),
};
const logsOfSums = { value: (x: readonly number[]): number[] => [logOfSum(x)], gradient: shares };

const ofRows: readonly OfRow[] = [
  { formula: "log(sum(exp(x), { keepDims: true }))", ...logsOfSums },
  { formula: "log(sum(exp(reshape(x, [1, 3])), { axis: 1 }))", ...logsOfSums },
  {
    formula: "log(mean(exp(x), { keepDims: true }))",
    value: (x) => [logOfSum(x) - Math.log(3)],
    gradient: shares,
  },
  {
    formula: "log(mean(exp(x)))",
    loss: "y",
    value: (x) => [logOfSum(x) - Math.log(3)],
    gradient: shares,
  },
  { formula: "exp(x) / sum(exp(x))", ...softmaxes },
  { formula: "exp(x) / sum(exp(x), { keepDims: true })", ...softmaxes },
  { formula: "log(softmax(x))", ...logSoftmaxes },
  { formula: "log(exp(x) / sum(exp(x)))", ...logSoftmaxes },
  { formula: "log(exp(x) / sum(exp(x), { keepDims: true }))", ...logSoftmaxes },
  { formula: "x - log(sum(exp(x)))", ...logSoftmaxes },
  { formula: '-log(slice(softmax(x), ["1:2"]))', ...entropies },
  { formula: '-slice(log(exp(x) / sum(exp(x))), ["1:2"])', ...entropies },
  { formula: '-takeAlongAxis(log(softmax(x)), constant([1], { dtype: "i32" }))', ...entropies },
  { formula: '-log(take(softmax(x), constant([1], { dtype: "i32" })))', ...entropies },
  { formula: "reshape(-sum(constant([0, 1, 0]) * log(softmax(x))), [1])", ...entropies },
  {
    formula: "reshape(log(prod(sigmoid(x))), [1])",
    value: (x) => [sumOf(x.map((value) => -softplus(-value)))],
    gradient: (x) => x.map((value) => share(-value)),
  },
];

describe.each(["f32", "f64"] as const)("of several numbers together, in %s", (dtype) => {
  test.each(ofRows)("$formula", async ({ formula, loss, value, gradient }) => {
    for (const row of rows(dtype)) {
      const { y, dx } = await run(formula, dtype, row, loss);
      expectNear(y, value(row), row, dtype);
      expectNear(dx, gradient(row), row, dtype);
    }
  });
});
