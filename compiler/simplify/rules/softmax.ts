/** Softmax and its relatives, written out by hand: the composites subtract the largest element first. */
import { logSoftmaxOver, logSumExpOver, softmaxOver } from "../../../src/composites/softmax.js";
import { reductionAxes } from "../../../src/families/reduction.js";
import { viewOp } from "../../../src/families/view.js";
import { div } from "../../../src/ops/arithmetic.js";
import { sumOver } from "../../../src/ops/reduce.js";
import { exp, log } from "../../../src/ops/transcendental.js";
import { broadcastAxes } from "../../../src/ops/view.js";
import { repeatsAlong } from "../maps.js";
import { rule, type Rule } from "../rule.js";

const along = { axes: [0] };
const makesComposite = true;

export const softmaxes: readonly Rule[] = [
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
  rule("log of a sum of exps", "rounding", ({ x }) => log(sumOver(exp(x), [0])), {
    gives: ({ x }, matched) => logSumExpOver([x], matched(sumOver.op).attrs),
    makesComposite,
    examples: [(input) => log(sumOver(exp(input([3])), [0])), (input) => log(sumOver(exp(input([2, 3])), [1]))],
  }),
  rule(
    "exp divided by a sum of exps",
    "rounding",
    ({ x }) => div(exp(x), broadcastAxes(sumOver(exp(x), [0]), [3], [0])),
    {
      when: (_, matched) => repeatsAlong(matched(viewOp), reductionAxes(matched(sumOver.op))),
      gives: ({ x }, matched) => softmaxOver([x], matched(sumOver.op).attrs),
      makesComposite,
      examples: [
        (input) => ((x) => div(exp(x), broadcastAxes(sumOver(exp(x), [0]), [3], [0])))(input([3])),
        (input) => ((x) => div(exp(x), broadcastAxes(sumOver(exp(x), [1]), [2, 3], [1])))(input([2, 3])),
      ],
    },
  ),
];
