/** Losses of classifiers: the classes are the last axis, and each row gives one value. */
import { Tensor, type Operand } from "../builder.js";
import { shapeMismatch, type GradcError } from "../diagnostics.js";
import { composite } from "../families/composite.js";
import type { Attributes } from "../graph.js";
import { define, tensor } from "../language.js";
import { nondifferentiable, type CompositeOp } from "../op.js";
import { argMax, marksAt } from "../ops/argument.js";
import { add, mul, neg, sub } from "../ops/arithmetic.js";
import { cast, equal, notEqual, where } from "../ops/compare.js";
import { takeAlongAxisOp } from "../ops/gather.js";
import { indicesInto } from "../ops/indexing.js";
import { sumOver } from "../ops/reduce.js";
import { exp, log } from "../ops/transcendental.js";
import { broadcastAxes, expandDims, squeezeAxes } from "../ops/view.js";
import { printShape, sameShape, type Shape, type TensorType } from "../types.js";
import { floatType } from "./axes.js";
import { reduceLoss, separate, together } from "./losses.js";
import { largestOf, logSoftmaxOver, softmaxOver } from "./softmax.js";

const last = (x: Tensor): number => x.rank - 1;
const rowwise = (y: Tensor, x: Tensor): Tensor => broadcastAxes(y, x.shape, [last(x)]);
const sumRows = (x: Tensor): Tensor => sumOver(x, [last(x)]);
const alongRows = (x: Tensor): Attributes => ({ axes: [last(x)] });

const noClasses = (op: string): GradcError => shapeMismatch(op, "needs an axis of classes and got a scalar");

/** The type of one value a row. */
function rowType(op: string, input: string, types: readonly TensorType[]): TensorType {
  const { dtype, shape } = floatType(op, input, types);
  if (shape.length === 0) throw noClasses(op);
  return { dtype, shape: shape.slice(0, -1) };
}

/** Every entry of a row whose value is marked takes part. */
const rowSupport: CompositeOp["support"] = ({ inputs }, at, marked) => {
  const shape: Shape = inputs[at]?.type.shape ?? [];
  return broadcastAxes(marked, shape, [shape.length - 1]);
};

/** Labels of the rows of x: whole numbers, one a row, each a class. */
function labelsOf(op: string, x: Tensor, labels: Operand): Tensor {
  const rows = x.shape.slice(0, -1);
  if (x.rank === 0) throw noClasses(op);
  const checked = indicesInto(op, labels, x.shape[last(x)] ?? 0);
  if (!sameShape(checked.shape, rows))
    throw shapeMismatch(op, `needs labels of shape ${printShape(rows)} and got ${printShape(checked.shape)}`);
  return checked;
}

/** The element of each row at its label. */
function pick(x: Tensor, labels: Tensor): Tensor {
  return squeezeAxes(takeAlongAxisOp([x, expandDims(labels, -1)], { axis: last(x) }), last(x));
}

export const crossEntropyOfLabels = composite("softmaxCrossEntropy", {
  doc: "y = log(sum(e^x)) - x[label] over the last axis: minus the logarithm of the label's softmax",
  inputs: ["logits", "labels"],
  free: 2,
  typeOf: (types) => rowType("softmaxCrossEntropy", "logits", types),
  // The label's logit is picked from x, so that x - m need not be in memory; m and e^(x - m) are softmax's own.
  expand: ([x, labels]) => {
    const largest = largestOf(x, [last(x)]);
    return sub(log(sumRows(exp(sub(x, rowwise(largest, x))))), sub(pick(x, labels), largest));
  },
  vjp: {
    logits: ({ dy, logits, labels }) => {
      const truth = cast(marksAt(labels, logits.shape[last(logits)] ?? 0), logits.dtype ?? "f64");
      return mul(sub(softmaxOver([logits], alongRows(logits)), truth), rowwise(dy, logits));
    },
    labels: nondifferentiable("a label has no derivative"),
  },
  support: rowSupport,
});

/** Minus the log probability of each row's label under softmax(logits); labels are whole numbers. */
export const softmaxCrossEntropy = define(
  "softmaxCrossEntropy",
  {
    doc: "Minus the log probability of each row's label under softmax(logits); the labels are i32, one a row.",
    example: "softmaxCrossEntropy(constant([[2, 0], [0, 2]]), constant([0, 0]))",
    special: "No overflow at any finite logits. A label out of range is an error, at run time a RangeError.",
  },
  [
    ["logits", tensor],
    ["labels", tensor],
  ],
  separate,
  (logits, labels, { reduction }) => {
    const x = Tensor.from(logits);
    return reduceLoss(crossEntropyOfLabels([x, labelsOf("softmaxCrossEntropy", x, labels)]), reduction);
  },
);

/** p * x, and 0 where p is 0, be x infinite or not. */
const weighted = (p: Tensor, x: Tensor): Tensor => where(equal(p, 0), 0, mul(p, x));

const crossEntropyOfDistribution = composite("softmaxCrossEntropyWithDistribution", {
  doc: "y = -sum(p logSoftmax(x)) over the last axis, where 0 log 0 = 0",
  inputs: ["logits", "p"],
  typeOf: (types) => rowType("softmaxCrossEntropyWithDistribution", "logits", types),
  expand: ([x, p]) => neg(sumRows(weighted(p, logSoftmaxOver([x], alongRows(x))))),
  vjp: {
    logits: ({ dy, logits: x, p }) =>
      mul(sub(mul(softmaxOver([x], alongRows(x)), rowwise(sumRows(p), x)), p), rowwise(dy, x)),
    p: ({ dy, logits: x }) => neg(mul(logSoftmaxOver([x], alongRows(x)), rowwise(dy, x))),
  },
  support: rowSupport,
});

export const softmaxCrossEntropyWithDistribution = define(
  "softmaxCrossEntropyWithDistribution",
  {
    doc: "The cross entropy of softmax(logits) and the distribution p of each row.",
    example: "softmaxCrossEntropyWithDistribution(constant([[2, 0]]), constant([[0.5, 0.5]]))",
    special: "No overflow at any finite logits; 0 log 0 = 0.",
  },
  [
    ["logits", tensor],
    ["p", tensor],
  ],
  separate,
  (logits, p, { reduction }) => {
    const operands = together("softmaxCrossEntropyWithDistribution", logits, p);
    return reduceLoss(crossEntropyOfDistribution(operands), reduction);
  },
);

const klDivergenceOf = composite("klDivergence", {
  doc: "y = sum(p (log p - logQ)) over the last axis, where 0 log 0 = 0; the derivative in p is 0 where p is 0",
  inputs: ["logQ", "p"],
  typeOf: (types) => rowType("klDivergence", "logQ", types),
  expand: ([logQ, p]) => sumRows(weighted(p, sub(log(p), logQ))),
  vjp: {
    logQ: ({ dy, logQ, p }) => neg(mul(p, rowwise(dy, logQ))),
    p: ({ dy, logQ, p }) => where(equal(p, 0), 0, mul(rowwise(dy, p), add(1, sub(log(p), logQ)))),
  },
  support: rowSupport,
});

export const klDivergence = define(
  "klDivergence",
  {
    doc: "sum(p (log p - logQ)) over the last axis: how far the distribution e^logQ is from p.",
    example: "klDivergence(log(constant([0.5, 0.5])), constant([0.25, 0.75]))",
    special: "0 log 0 = 0.",
  },
  [
    ["logQ", tensor],
    ["p", tensor],
  ],
  separate,
  (logQ, p, { reduction }) => reduceLoss(klDivergenceOf(together("klDivergence", logQ, p)), reduction),
);

export const negativeLogLikelihood = define(
  "negativeLogLikelihood",
  {
    doc: "Minus the log probability logP of each row's label; the labels are i32, one a row.",
    example: "negativeLogLikelihood(constant([[-0.5, -1], [-2, -0.1]]), constant([1, 0]))",
  },
  [
    ["logP", tensor],
    ["labels", tensor],
  ],
  separate,
  (logP, labels, { reduction }) => {
    const x = Tensor.from(logP);
    return reduceLoss(neg(pick(x, labelsOf("negativeLogLikelihood", x, labels))), reduction);
  },
);

export const zeroOneLoss = define(
  "zeroOneLoss",
  {
    doc: "1 for each row whose largest logit is not at its label, else 0; it has no derivative.",
    example: "zeroOneLoss(constant([[2, 0], [0, 2]]), constant([0, 0]))",
  },
  [
    ["logits", tensor],
    ["labels", tensor],
  ],
  separate,
  (logits, labels, { reduction }) => {
    const x = Tensor.from(logits),
      wrong = notEqual(argMax(x, { axis: -1 }), labelsOf("zeroOneLoss", x, labels));
    return reduceLoss(cast(wrong, x.dtype ?? "f64"), reduction);
  },
);
