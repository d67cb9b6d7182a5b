/** Losses between numbers: one value an element, then their mean, their sum, or each. */
import { broadcastShapes, broadcastToShape, Tensor, type Operand } from "../builder.js";
import { dtypeNotAdmitted } from "../diagnostics.js";
import { composite } from "../families/composite.js";
import { define, number, oneOf, option, tensor } from "../language.js";
import { abs, add, clip, mul, neg, relu, squaredDifference, sub } from "../ops/arithmetic.js";
import { lessEqual, where } from "../ops/compare.js";
import { mean, sum } from "../ops/reduce.js";
import { exp, log1p, sigmoid } from "../ops/transcendental.js";
import { isFloat, type TensorType } from "../types.js";

export type LossReduction = "mean" | "sum" | "none";
const reductions = oneOf("mean", "sum", "none");
/** The option `reduction`, with the default of losses that give one value a row or an element. */
export const separate = { reduction: option(reductions, "none", '"none"') };
const averaged = { reduction: option(reductions, "mean", '"mean"') };

export function reduceLoss(loss: Tensor, reduction: LossReduction): Tensor {
  return reduction === "none" ? loss : reduction === "sum" ? sum(loss) : mean(loss);
}

/** Both operands in the shape that they broadcast to. */
export function together(op: string, a: Operand, b: Operand): [Tensor, Tensor] {
  const x = Tensor.from(a),
    y = Tensor.from(b),
    shape = broadcastShapes(op, x.shape, y.shape);
  return [broadcastToShape(op, x, shape), broadcastToShape(op, y, shape)];
}

function floatPair(op: string, [a, b]: readonly TensorType[]): TensorType {
  if (a === undefined || b === undefined || !isFloat(a.dtype))
    throw dtypeNotAdmitted(op, "p", a?.dtype ?? "bool", ["f32", "f64"]);
  return a;
}

const sigmoidCrossEntropyOf = composite("sigmoidCrossEntropy", {
  doc: "y = -t log(sigmoid(x)) - (1 - t) log(1 - sigmoid(x)) = max(x, 0) - x t + log(1 + e^-|x|)",
  inputs: ["logits", "t"],
  typeOf: (types) => floatPair("sigmoidCrossEntropy", types),
  expand: ([x, t]) => add(sub(relu(x), mul(x, t)), log1p(exp(neg(abs(x))))),
  vjp: {
    logits: ({ dy, logits, t }) => mul(dy, sub(sigmoid(logits), t)),
    t: ({ dy, logits }) => neg(mul(dy, logits)),
  },
});

export const sigmoidCrossEntropy = define(
  "sigmoidCrossEntropy",
  {
    doc: "The cross entropy of sigmoid(logits) and the probabilities t, element by element.",
    example: "sigmoidCrossEntropy(constant([0, 1000, -1000]), constant([1, 1, 1]))",
    special: "No overflow at any finite logits.",
  },
  [
    ["logits", tensor],
    ["t", tensor],
  ],
  separate,
  (logits, t, { reduction }) =>
    reduceLoss(sigmoidCrossEntropyOf(together("sigmoidCrossEntropy", logits, t)), reduction),
);

export const meanSquaredError = define(
  "meanSquaredError",
  { doc: "(p - t)^2.", example: "meanSquaredError(constant([1, 2]), constant([0, 4]))" },
  [
    ["p", tensor],
    ["t", tensor],
  ],
  averaged,
  (p, t, { reduction }) => reduceLoss(squaredDifference(p, t), reduction),
);

export const meanAbsoluteError = define(
  "meanAbsoluteError",
  {
    doc: "|p - t|.",
    example: "meanAbsoluteError(constant([1, 2]), constant([0, 4]))",
    special: "The derivative is 0 where p = t.",
  },
  [
    ["p", tensor],
    ["t", tensor],
  ],
  averaged,
  (p, t, { reduction }) => reduceLoss(abs(sub(p, t)), reduction),
);

const huberOf = composite("huber", {
  doc: "y = d^2 / 2 for |d| <= delta, else delta (|d| - delta / 2), where d = p - t (Huber, 1964)",
  inputs: ["p", "t"],
  typeOf: (types) => floatPair("huber", types),
  expand: ([p, t], attrs) => {
    const delta = Number(attrs["delta"]),
      difference = sub(p, t),
      distance = abs(difference);
    const inside = mul(0.5, mul(difference, difference)),
      outside = mul(delta, sub(distance, 0.5 * delta));
    return where(lessEqual(distance, delta), inside, outside);
  },
  vjp: {
    p: ({ dy, p, t }, attrs) => mul(dy, clip(sub(p, t), -Number(attrs["delta"]), Number(attrs["delta"]))),
    t: ({ dy, p, t }, attrs) => mul(dy, clip(sub(t, p), -Number(attrs["delta"]), Number(attrs["delta"]))),
  },
});

export const huber = define(
  "huber",
  {
    doc: "y = d^2 / 2 for |d| <= delta, else delta (|d| - delta / 2), where d = p - t.",
    example: "huber(constant([0.5, 3]), constant([0, 0]))",
  },
  [
    ["p", tensor],
    ["t", tensor],
  ],
  { delta: option(number, 1), ...separate },
  (p, t, { delta, reduction }) => reduceLoss(huberOf(together("huber", p, t), { delta }), reduction),
);

export const hinge = define(
  "hinge",
  {
    doc: "max(0, 1 - t score), where t is 1 or -1.",
    example: "hinge(constant([0.25, 2, -1]), constant([1, 1, 1]))",
    special: "The derivative is 0 where t score = 1.",
  },
  [
    ["score", tensor],
    ["t", tensor],
  ],
  separate,
  (score, t, { reduction }) => reduceLoss(relu(sub(1, mul(t, score))), reduction),
);

export const poissonNegativeLogLikelihood = define(
  "poissonNegativeLogLikelihood",
  {
    doc: "exp(logRate) - t logRate: minus the log likelihood of the count t, without the part that does not depend on the rate.",
    example: "poissonNegativeLogLikelihood(constant([0, 1]), constant([2, 3]))",
  },
  [
    ["logRate", tensor],
    ["t", tensor],
  ],
  separate,
  (logRate, t, { reduction }) => reduceLoss(sub(exp(logRate), mul(t, logRate)), reduction),
);
