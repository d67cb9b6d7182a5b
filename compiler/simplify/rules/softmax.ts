/** Softmax and its relatives, written out by hand: the composites subtract the largest element first. */
import { Tensor, type Operand } from "../../../src/builder.js";
import { crossEntropyOfLabels } from "../../../src/composites/classification.js";
import { logSoftmaxOver, logSumExpOver, softmaxOver } from "../../../src/composites/softmax.js";
import { reductionAxes } from "../../../src/families/reduction.js";
import { uniformValue } from "../../../src/families/source.js";
import { numbers, viewOp } from "../../../src/families/view.js";
import type { Node } from "../../../src/graph.js";
import { appendNode, type Op } from "../../../src/op.js";
import { argMax } from "../../../src/ops/argument.js";
import { abs, add, div, mul, neg, sub } from "../../../src/ops/arithmetic.js";
import { gatherNdOp, takeAlongAxisOp, takeOp } from "../../../src/ops/gather.js";
import { sumOver } from "../../../src/ops/reduce.js";
import { exp, log, sigmoid } from "../../../src/ops/transcendental.js";
import { broadcastAxes, expandDims, slice, squeeze, squeezeAxes } from "../../../src/ops/view.js";
import { sameShape } from "../../../src/types.js";
import { coveredView, repeatsAlong } from "../maps.js";
import { rewrite, rule, type Rule, type Surroundings } from "../rule.js";

const along = { axes: [0] };
const makesComposite = true;

/** log(k sum(e^x)) and log(sum(e^x) / k) for a known k > 0. */
function logOfMultiple({ op, inputs: [a, b] }: Node, isKept: Surroundings["isKept"]): Tensor | null {
  const [sum, factor] = op === mul.op && a?.op !== sumOver.op ? [b, a] : [a, b],
    power = sum?.op === sumOver.op && !isKept(sum) ? sum.inputs[0] : undefined,
    [x] = power?.op === exp.op && !isKept(power) ? power.inputs : [],
    k = factor === undefined ? null : uniformValue(factor);
  if (sum === undefined || x === undefined || k === null || !(k > 0 && k < Infinity)) return null;
  if (op !== mul.op && op !== div.op) return null;
  return add(logSumExpOver([Tensor.of(x)], sum.attrs), op === mul.op ? Math.log(k) : -Math.log(k));
}

const sums: readonly Rule[] = [
  rule("log of a sum of exps", "rounding", ({ x }) => log(sumOver(exp(x), [0])), {
    gives: ({ x }, matched) => logSumExpOver([x], matched(sumOver.op).attrs),
    makesComposite,
    examples: [(input) => log(sumOver(exp(input([3])), [0])), (input) => log(sumOver(exp(input([2, 3])), [1]))],
  }),
  rewrite("log of a multiple of a sum of exps", "rounding", {
    legal: "the factor is known, positive and finite",
    at: [log.op],
    step: ({ inputs: [multiple] }, { isKept }) =>
      multiple === undefined || isKept(multiple) ? null : logOfMultiple(multiple, isKept),
    makesComposite,
    // Of exponents from 3 on log(k) cancels nothing, so that the proof can ask for every digit.
    examples: [
      (input) => log(div(sumOver(exp(add(abs(input([2, 3])), 3)), [1]), 3)),
      (input) => log(mul(0.25, sumOver(exp(add(abs(input([2, 3])), 3)), [0]))),
    ],
  }),
];

const shares: readonly Rule[] = [
  rule("log of softmax", "rounding", ({ x }) => log(softmaxOver([x], along)), {
    gives: ({ x }, matched) => logSoftmaxOver([x], matched(softmaxOver.op).attrs),
    makesComposite,
    examples: [
      (input) => log(softmaxOver([input([3])], along)),
      (input) => log(softmaxOver([input([2, 3])], { axes: [1] })),
    ],
  }),
  rule("exp of logSoftmax", "rounding", ({ x }) => exp(logSoftmaxOver([x], along)), {
    gives: ({ x }, matched) => softmaxOver([x], matched(logSoftmaxOver.op).attrs),
    makesComposite,
  }),
  rule(
    "exp divided by a sum of exps",
    "rounding",
    ({ x }) => div(exp(x), broadcastAxes(sumOver(exp(x), [0]), [3], [0])),
    {
      when: (_, matched) => repeatsAlong(matched(viewOp), reductionAxes(matched(sumOver.op))),
      legal: "the sum is repeated along the axes over which it was taken",
      gives: ({ x }, matched) => softmaxOver([x], matched(sumOver.op).attrs),
      makesComposite,
      examples: [
        (input) => ((x) => div(exp(x), broadcastAxes(sumOver(exp(x), [0]), [3], [0])))(input([3])),
        (input) => ((x) => div(exp(x), broadcastAxes(sumOver(exp(x), [1]), [2, 3], [1])))(input([2, 3])),
      ],
    },
  ),
  rule("x minus logSumExp", "rounding", ({ x }) => sub(x, broadcastAxes(logSumExpOver([x], along), [3], [0])), {
    when: (_, matched) => repeatsAlong(matched(viewOp), numbers(matched(logSumExpOver.op).attrs["axes"] ?? [])),
    legal: "logSumExp is repeated along the axes over which it was taken",
    gives: ({ x }, matched) => logSoftmaxOver([x], matched(logSumExpOver.op).attrs),
    makesComposite,
    examples: [
      (input) => ((x) => sub(x, broadcastAxes(logSumExpOver([x], { axes: [1] }), [2, 3], [1])))(input([2, 3])),
    ],
  }),
];

/** Functions whose logarithm has a form of its own. */
const mended: readonly Op[] = [softmaxOver.op, sigmoid.op, exp.op];
const gathers: readonly Op[] = [takeOp.op, takeAlongAxisOp.op, gatherNdOp.op];
/** How many views and gathers a logarithm is moved beneath. */
const deepest = 4;

/** The logarithm beneath what only moves elements, if it meets there a function that vanishes. */
function logBeneath(moved: Node, isKept: Surroundings["isKept"], depth = deepest): Tensor | null {
  const [x, ...others] = moved.inputs,
    moves = coveredView(moved) !== null || moved.op.family === "reshape" || gathers.includes(moved.op);
  if (!moves || x === undefined || isKept(moved) || depth === 0) return null;
  const inner = mended.includes(x.op) && !isKept(x) ? log(Tensor.of(x)) : logBeneath(x, isKept, depth - 1);
  return inner === null ? null : Tensor.of(appendNode(moved.op, [inner.node, ...others], moved.attrs));
}

/** The label's entry of each row: of takeAlongAxis along the last axis, without that axis. */
function labelled(node: Node, isKept: Surroundings["isKept"]): Tensor | null {
  const [entry] = node.inputs,
    [logs, i] = entry?.op === takeAlongAxisOp.op ? entry.inputs : [],
    [x] = logs?.op === logSoftmaxOver.op ? logs.inputs : [];
  if (entry === undefined || logs === undefined || i === undefined || x === undefined) return null;
  const last = x.type.shape.length - 1,
    isLast = numbers(logs.attrs["axes"] ?? []).join() === String(last) && entry.attrs["axis"] === last;
  if (!isLast || i.type.shape[last] !== 1 || isKept(entry) || isKept(logs)) return null;
  if (squeezeAxes(Tensor.of(entry), [last]).node !== node) return null;
  const labels = squeezeAxes(Tensor.of(i), [last]);
  return sameShape(labels.shape, node.type.shape) ? neg(crossEntropyOfLabels([Tensor.of(x), labels])) : null;
}

const labelOf = (x: Tensor): Operand => expandDims(argMax(x, { axis: -1 }), -1);

const lookups: readonly Rule[] = [
  rewrite("log of what is looked up", "rounding", {
    legal: "beneath views, reshapes and gathers, which only move elements, is a softmax, a sigmoid or an exp",
    at: [log.op],
    step: ({ inputs: [moved] }, { isKept }) => (moved === undefined ? null : logBeneath(moved, isKept)),
    examples: [
      (input) => log(slice(softmaxOver([input([3])], along), ["1"])),
      (input) => ((x) => log(squeeze(takeAlongAxisOp([sigmoid(x), labelOf(x)], { axis: 1 }))))(input([2, 3])),
    ],
  }),
  rewrite("entry of logSoftmax at the label", "rounding", {
    legal: "the softmax is over the last axis, and the gather takes one entry of each row",
    at: [viewOp],
    step: (node, { isKept }) => labelled(node, isKept),
    makesComposite,
    examples: [
      (input) =>
        ((x) => squeeze(takeAlongAxisOp([logSoftmaxOver([x], { axes: [1] }), labelOf(x)], { axis: 1 })))(input([2, 3])),
    ],
  }),
];

export const softmaxes: readonly Rule[] = [...sums, ...shares, ...lookups];
