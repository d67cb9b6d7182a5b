/** No overflow on the way to a result that is finite: of the ops made for it, and of formulas written naively. */
import { describe, expect, it } from "vitest";
import "../../src/index.js";
import { compile } from "../../compiler/compile.js";
import { evaluate } from "../../src/evaluate.js";
import { readSpec } from "../../src/spec/read.js";
import { instantiate } from "../support/emitted.js";
import type { Module, Value } from "../support/calledModules.js";

type Dtype = "f32" | "f64";
const dtypes: readonly Dtype[] = ["f64", "f32"];
const largest = { f32: (2 - 2 ** -23) * 2 ** 127, f64: Number.MAX_VALUE };
const relative = { f32: 1e-6, f64: 1e-14 };
const { LN2 } = Math;

interface Case {
  readonly x: readonly number[];
  readonly formula: string;
  readonly value: readonly number[];
  /** The gradient of sum(y) in x. */
  readonly gradient: readonly number[];
}

function expectClose(name: string, got: ArrayLike<number>, wanted: readonly number[], dtype: Dtype): void {
  expect(got, name).toHaveLength(wanted.length);
  wanted.forEach((number, at) => {
    const result = got[at] ?? NaN,
      close = result === number || Math.abs(result - number) <= relative[dtype] * Math.max(1e-3, Math.abs(number));
    expect(close, `${name}[${at}] is ${result}, expected ${number}`).toBe(true);
  });
}

const numbersOf = (value: Value | undefined): ArrayLike<number> =>
  typeof value === "object" ? value : [Number(value ?? NaN)];

/** The formula of x, and of y where it has one, as a user writes it. */
function programOf({ formula, x }: Case, dtype: Dtype) {
  const inputs = { x: `${dtype}[${x.length}]` },
    nodes = { y: formula, loss: "sum(y)" };
  return readSpec({ name: "stable", inputs, nodes, outputs: ["y", "loss"], gradients: { of: "loss", wrt: ["x"] } });
}

async function checkEmitted(testCase: Case, dtype: Dtype): Promise<void> {
  const module = instantiate<Module>((await compile(programOf(testCase, dtype))).javascript),
    x = dtype === "f32" ? Float32Array.from(testCase.x) : Float64Array.from(testCase.x);
  const { outputs, gradients } = module.forwardBackward({ x });
  expectClose("y", numbersOf(outputs["y"]), testCase.value, dtype);
  expectClose("dx", numbersOf(gradients["x"]), testCase.gradient, dtype);
}

function checkEvaluated(testCase: Case, dtype: Dtype): void {
  const y = programOf(testCase, dtype).declare().outputs.get("y");
  if (y === undefined) throw new Error("no output");
  const [value] = evaluate([y], new Map([["x", Float64Array.from(testCase.x)]]));
  expectClose("y, evaluated", value?.data ?? [], testCase.value, dtype);
}

/** The ops at numbers of this size. */
const stable = (far: number): { readonly [formula: string]: Omit<Case, "formula"> } => ({
  "softplus(x)": { x: [far, -far, 0], value: [far, 0, LN2], gradient: [1, 0, 0.5] },
  "sigmoid(x)": { x: [far, -far, 0], value: [1, 0, 0.5], gradient: [0, 0, 0.25] },
  "logSigmoid(x)": { x: [far, -far, 0], value: [0, -far, -LN2], gradient: [0, 1, 0.5] },
  "softmax(x)": { x: [far, -far, far], value: [0.5, 0, 0.5], gradient: [0, 0, 0] },
  "square(softmax(x))": { x: [far, 0, far], value: [0.25, 0, 0.25], gradient: [0, 0, 0] },
  "logSoftmax(x)": { x: [far, 0], value: [0, -far], gradient: [-1, 1] },
  "logSumExp(x)": { x: [far, -far, far], value: [far + LN2], gradient: [0.5, 0, 0.5] },
  "logSumExp(-x)": { x: [far, far, 0], value: [0], gradient: [0, 0, -1] },
  "cumLogSumExp(x)": { x: [-far, far, 0], value: [-far, far, far], gradient: [1, 2, 0] },
  "logAddExp(x, 0)": { x: [far, -far, 0], value: [far, 0, LN2], gradient: [1, 0, 0.5] },
  "logAddExp(x, x)": { x: [far, -far, 0], value: [far + LN2, -far + LN2, LN2], gradient: [1, 1, 1] },
  "softmaxCrossEntropy(x, constant(1))": { x: [far, 0], value: [far], gradient: [1, -1] },
  "softmaxCrossEntropyWithDistribution(x, constant([0.5, 0.5]))": {
    x: [far, 0],
    value: [far / 2],
    gradient: [0.5, -0.5],
  },
  "sigmoidCrossEntropy(x, constant([0, 1, 0, 1]))": {
    x: [far, -far, -far, far],
    value: [far, far, 0, 0],
    gradient: [1, -1, 0, 0],
  },
  "negativeLogLikelihood(logSoftmax(x), constant(1))": { x: [far, 0], value: [far], gradient: [1, -1] },
  "klDivergence(logSoftmax(x), constant([0.5, 0.5]))": {
    x: [far, 0],
    value: [far / 2 - LN2],
    gradient: [0.5, -0.5],
  },
});
const withFormulas = (cases: { readonly [formula: string]: Omit<Case, "formula"> }): [string, Case][] =>
  Object.entries(cases).map(([formula, testCase]) => [formula, { formula, ...testCase }]);

describe("ops that are made for it do not overflow, in the evaluator and in emitted code", () => {
  describe.each(dtypes)("%s", (dtype) => {
    it.each(withFormulas(stable(1e4)))("%s at 1e4", async (_, testCase) => {
      checkEvaluated(testCase, dtype);
      await checkEmitted(testCase, dtype);
    });
    it.each(withFormulas(stable(largest[dtype])))("%s at the largest number", async (_, testCase) => {
      checkEvaluated(testCase, dtype);
      await checkEmitted(testCase, dtype);
    });
  });
});

const far = 1000;
/** Formulas as they stand in textbooks, which overflow if they are computed as they are written. */
const naive: { readonly [formula: string]: Omit<Case, "formula"> } = {
  "log(sum(exp(x)))": { x: [far, -far, far], value: [far + LN2], gradient: [0.5, 0, 0.5] },
  "log(1 + exp(x))": { x: [far, -far, 0], value: [far, 0, LN2], gradient: [1, 0, 0.5] },
  "log(exp(x) + 1)": { x: [far, -far, 0], value: [far, 0, LN2], gradient: [1, 0, 0.5] },
  "log1p(exp(x))": { x: [far, -far, 0], value: [far, 0, LN2], gradient: [1, 0, 0.5] },
  "-log(1 + exp(-x))": { x: [far, -far, 0], value: [0, -far, -LN2], gradient: [0, 1, 0.5] },
  "exp(x) / (1 + exp(x))": { x: [far, -far, 0], value: [1, 0, 0.5], gradient: [0, 0, 0.25] },
  "1 / (1 + exp(-x))": { x: [far, -far, 0], value: [1, 0, 0.5], gradient: [0, 0, 0.25] },
  "1 - sigmoid(x)": { x: [far, -far, 0], value: [0, 1, 0.5], gradient: [0, 0, -0.25] },
  "log(sigmoid(x))": { x: [far, -far, 0], value: [0, -far, -LN2], gradient: [0, 1, 0.5] },
  "log(1 - sigmoid(x))": { x: [far, -far, 0], value: [-far, 0, -LN2], gradient: [-1, 0, -0.5] },
  "log(1 / (1 + exp(-x)))": { x: [far, -far, 0], value: [0, -far, -LN2], gradient: [0, 1, 0.5] },
  "exp(x) / sum(exp(x))": { x: [far, -far, far], value: [0.5, 0, 0.5], gradient: [0, 0, 0] },
  "log(exp(x) / sum(exp(x)))": { x: [far, -far], value: [0, -2 * far], gradient: [-1, 1] },
  "log(softmax(x))": { x: [far, -far], value: [0, -2 * far], gradient: [-1, 1] },
  "x - log(sum(exp(x)))": { x: [far, -far], value: [0, -2 * far], gradient: [-1, 1] },
  "log(exp(x) + exp(2 * x))": { x: [far, -far, 0], value: [2 * far, -far, LN2], gradient: [2, 1, 1.5] },
  "log(exp(x) + exp(-x))": { x: [far, -far, 0], value: [far, far, LN2], gradient: [1, -1, 0] },
  "-sum(constant([0.5, 0.5]) * log(softmax(x)))": { x: [far, -far], value: [far], gradient: [0.5, -0.5] },
  "-constant([0, 1, 0, 1]) * log(sigmoid(x)) - (1 - constant([0, 1, 0, 1])) * log(1 - sigmoid(x))": {
    x: [far, -far, -far, far],
    value: [far, far, 0, 0],
    gradient: [1, -1, 0, 0],
  },
  "-(constant([0, 1, 0, 1]) * log(sigmoid(x)) + (1 - constant([0, 1, 0, 1])) * log(1 - sigmoid(x)))": {
    x: [far, -far, -far, far],
    value: [far, far, 0, 0],
    gradient: [1, -1, 0, 0],
  },
};

describe("formulas that overflow as they are written do not in emitted code: value and gradient at 1000", () => {
  describe.each(dtypes)("%s", (dtype) => {
    it.each(withFormulas(naive))("%s", (_, testCase) => checkEmitted(testCase, dtype));
  });
});
