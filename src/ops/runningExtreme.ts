/** Running extremes along an axis: where they stand, and what is taken from there. */
import type { Operand, Tensor } from "../builder.js";
import { dtypeNotAdmitted } from "../diagnostics.js";
import { elementsOf, routine } from "../families/routine.js";
import type { Attributes } from "../graph.js";
import * as k from "../kernel.js";
import { nondifferentiable, type OpFunction, type RoutineOp, type RoutineOperands } from "../op.js";
import { isFloat } from "../types.js";
import { takeAlongAxis } from "./gather.js";
import { overRows, walk } from "./rows.js";
import { defineRunning, forms } from "./running.js";

type Running = OpFunction<RoutineOp, [operands: readonly [x: Operand], attrs?: Attributes]>;

function program(block: k.Block, operands: RoutineOperands, wins: (a: k.Scalar, b: k.Scalar) => k.Scalar): void {
  const x = elementsOf(operands, 0),
    { result, node } = operands,
    type = node.inputs[0]?.type.dtype ?? "f64";
  overRows(
    block,
    operands,
    (inner) => ({ best: inner.variable("best", k.literal(type, 0)), place: inner.variable("place", k.i32(0)) }),
    (inner, { best, place }, flat, at) => {
      const value = inner.let("value", x(flat)),
        isFirstNaN = k.and(k.notEqual(value, value), k.equal(best, best));
      const won = isFloat(type) ? k.or(wins(value, best), isFirstNaN) : wins(value, best);
      inner.if(k.or(k.equal(at, 0), won), (then) => {
        then.assign(best, value);
        then.assign(place, at);
      });
      inner.store(result, flat, place);
    },
  );
}

/** Where the running extreme stands: at the first of equals, and at the first NaN from there on. */
function runningPlace(
  name: string,
  doc: string,
  wins: (a: k.Scalar, b: k.Scalar) => k.Scalar,
  better: (a: number, b: number) => boolean,
): Running {
  return routine(name, {
    doc,
    inputs: ["x"],
    typeOf: ([x]) => {
      if (x === undefined || x.dtype === "bool") throw dtypeNotAdmitted(name, "x", "bool", ["f32", "f64", "i32"]);
      return { dtype: "i32", shape: x.shape };
    },
    evaluate: ([x], attrs) => {
      const result = new Float64Array(x?.data.length ?? 0);
      let best = 0,
        place = 0,
        at = 0;
      if (x !== undefined)
        walk(x, Number(attrs["axis"]), (flat, first) => {
          const value = x.data[flat] ?? NaN;
          at = first ? 0 : at + 1;
          if (first || better(value, best) || (Number.isNaN(value) && !Number.isNaN(best))) [best, place] = [value, at];
          result[flat] = place;
        });
      return result;
    },
    program: (block, operands) => program(block, operands, wins),
    vjp: { x: nondifferentiable("a position has no derivative") },
    batch: "along",
  });
}

const maximumPlace = runningPlace(
  "runningArgMax",
  "Where the largest element so far stands along an axis.",
  k.greater,
  (a, b) => a > b,
);
const minimumPlace = runningPlace(
  "runningArgMin",
  "Where the smallest element so far stands along an axis.",
  k.less,
  (a, b) => a < b,
);

const extremes = `The cotangent goes to the first element that attains it; NaN stays. ${forms}`;
/** The least and the largest number of a dtype. */
const lowest = ({ dtype }: Tensor): number => (dtype === "i32" ? -(2 ** 31) : -Infinity);
const highest = ({ dtype }: Tensor): number => (dtype === "i32" ? 2 ** 31 - 1 : Infinity);

export const cumMax = defineRunning(
  "cumMax",
  {
    doc: "The largest of each element and all before it along an axis.",
    example: "cumMax(constant([1, 3, 2]))",
    special: extremes,
  },
  lowest,
  (x, axis) => takeAlongAxis(x, maximumPlace([x], { axis }), { axis }),
);
export const cumMin = defineRunning(
  "cumMin",
  {
    doc: "The smallest of each element and all before it along an axis.",
    example: "cumMin(constant([3, 1, 2]))",
    special: extremes,
  },
  highest,
  (x, axis) => takeAlongAxis(x, minimumPlace([x], { axis }), { axis }),
);
