/**
 * Running sums, products and extremes along an axis. Each is defined in ascending order with the element itself; the
 * other forms are views of it: reversed between two flips, exclusive moved by one place.
 */
import { commonDtype, Tensor, type Operand } from "../builder.js";
import { dtypeNotAdmitted, typesDiffer } from "../diagnostics.js";
import { normalAxis } from "../families/reduction.js";
import { elementsOf, routine } from "../families/routine.js";
import type { Attributes } from "../graph.js";
import * as k from "../kernel.js";
import { define, flag, integer, option, tensor } from "../language.js";
import type { OpFunction, RoutineOp, VjpRule } from "../op.js";
import { isFloat, roundTo, sameType, sizeOf, type DType } from "../types.js";
import { mul, sub } from "./arithmetic.js";
import { equal, where } from "./compare.js";
import { resolved } from "./indexing.js";
import { pad } from "./pad.js";
import { anyOver } from "./reduce.js";
import { overRows, walk } from "./rows.js";
import { exp, logAddExp } from "./transcendental.js";
import { broadcastAxes, flipAxes } from "./view.js";

type Running = OpFunction<RoutineOp, [operands: readonly [x: Operand], attrs?: Attributes]>;
type Recurrence = OpFunction<RoutineOp, [operands: readonly [a: Operand, b: Operand], attrs?: Attributes]>;

const axisOf = (attrs: Attributes): number => Number(attrs["axis"]);

/** Every entry of a row in which some entry is marked takes part. */
const wholeRows: RoutineOp["support"] = ({ attrs, type }, _at, marked) =>
  broadcastAxes(anyOver(marked, [axisOf(attrs)]), type.shape, [axisOf(attrs)]);

interface Accumulation {
  readonly doc: string;
  readonly admits: readonly DType[];
  readonly identity: number;
  readonly join: (a: number, b: number, dtype: DType) => number;
  readonly program: (a: k.Scalar, b: k.Scalar) => k.Scalar;
  readonly vjp: VjpRule<"x">;
}

/** Defines the routine that joins each element to all before it. */
function accumulating(name: string, { doc, admits, identity, join, program, vjp }: Accumulation): Running {
  return routine(name, {
    doc,
    inputs: ["x"],
    typeOf: ([x]) => {
      if (x === undefined || !admits.includes(x.dtype)) throw dtypeNotAdmitted(name, "x", x?.dtype ?? "bool", admits);
      return x;
    },
    evaluate: ([x], attrs, { dtype }) => {
      const result = new Float64Array(x?.data.length ?? 0);
      let total = identity;
      if (x !== undefined)
        walk(x, axisOf(attrs), (flat, first) => {
          const value = join(first ? identity : total, x.data[flat] ?? NaN, dtype);
          total = dtype === "i32" ? value | 0 : roundTo(dtype, value);
          result[flat] = total;
        });
      return result;
    },
    program: (block, operands) => {
      const x = elementsOf(operands, 0),
        { result } = operands;
      overRows(
        block,
        operands,
        (inner) => inner.variable("total", k.literal(result.type, identity)),
        (inner, total, flat) => {
          inner.assign(total, program(total, x(flat)));
          inner.store(result, flat, total);
        },
      );
    },
    vjp: { x: vjp },
    support: wholeRows,
    batch: "along",
  });
}

/** s_t = a_t s_(t-1) + b_t along the axis: what running products are differentiated with. */
export const recurrenceOp: Recurrence = routine("recurrence", {
  doc: "y_t = a_t y_(t-1) + b_t along an axis, from y_(-1) = 0.",
  inputs: ["a", "b"],
  typeOf: ([a, b]) => {
    if (a === undefined || b === undefined || !isFloat(a.dtype))
      throw dtypeNotAdmitted("recurrence", "a", a?.dtype ?? "bool", ["f32", "f64"]);
    if (!sameType(a, b)) throw typesDiffer("recurrence", a, b);
    return a;
  },
  evaluate: ([a, b], attrs, { dtype }) => {
    const result = new Float64Array(a?.data.length ?? 0);
    let state = 0;
    if (a !== undefined && b !== undefined)
      walk(a, axisOf(attrs), (flat, first) => {
        const carried = first ? 0 : roundTo(dtype, (a.data[flat] ?? NaN) * state);
        state = roundTo(dtype, carried + (b.data[flat] ?? NaN));
        result[flat] = state;
      });
    return result;
  },
  program: (block, operands) => {
    const [a, b] = [elementsOf(operands, 0), elementsOf(operands, 1)],
      { result } = operands;
    overRows(
      block,
      operands,
      (inner) => inner.variable("state", k.literal(result.type, 0)),
      (inner, state, flat, at) => {
        // The first factor meets nothing: it may be infinite.
        const carried = k.select(k.equal(at, 0), k.literal(result.type, 0), k.mul(a(flat), state));
        inner.assign(state, k.add(carried, b(flat)));
        inner.store(result, flat, state);
      },
    );
  },
  vjp: {
    a: ({ dy, a, y }, attrs) =>
      mul(backwards(moved(a, axisOf(attrs), -1), dy, axisOf(attrs)), moved(y, axisOf(attrs), 1)),
    b: ({ dy, a }, attrs) => backwards(moved(a, axisOf(attrs), -1), dy, axisOf(attrs)),
  },
  support: wholeRows,
  batch: "along",
  flops: ({ type }) => 2 * sizeOf(type.shape),
});

/** Elements moved by some places along an axis; zeros come in. */
function moved(x: Tensor, axis: number, by: number, value = 0): Tensor {
  return pad(
    x,
    x.shape.map((_, at) => (at === axis ? [by, -by] : [0, 0])),
    { value },
  );
}

/** y_t = a_t y_(t+1) + b_t: the recurrence from the other end. */
function backwards(a: Tensor, b: Tensor, axis: number): Tensor {
  return flipAxes(recurrenceOp([flipAxes(a, [axis]), flipAxes(b, [axis])], { axis }), [axis]);
}

export const cumSumOp = accumulating("cumSum", {
  doc: "The sum of each element and all before it along an axis.",
  admits: ["f32", "f64", "i32"],
  identity: 0,
  join: (a, b) => a + b,
  program: k.add,
  vjp: ({ dy }, attrs) => flipAxes(cumSumOp([flipAxes(dy, [axisOf(attrs)])], attrs), [axisOf(attrs)]),
});

export const cumProdOp = accumulating("cumProd", {
  doc: "The product of each element and all before it along an axis.",
  admits: ["f32", "f64", "i32"],
  identity: 1,
  join: (a, b, dtype) => (dtype === "i32" ? Math.imul(a, b) : a * b),
  program: k.mul,
  // The product of those before, times dy_t + x_(t+1) (dy_(t+1) + x_(t+2) (...)): nothing is divided.
  vjp: ({ dy, x }, attrs) => {
    const axis = axisOf(attrs),
      before = moved(cumProdOp([x], attrs), axis, 1, 1);
    return mul(before, backwards(moved(x, axis, -1), dy, axis));
  },
});

export const cumLogSumExpOp = accumulating("cumLogSumExp", {
  doc: "The logarithm of the sum of the exponentials of each element and all before it along an axis.",
  admits: ["f32", "f64"],
  identity: -Infinity,
  join: (a, b) => logAddExp.op.evaluate([a, b], {}, "f64"),
  program: (a, b) => logAddExp.op.program([a, b], {}),
  // dx_t = e^(x_t - y_t) S_t with S_t = dy_t + e^(y_t - y_(t+1)) S_(t+1): no exponent is above 0.
  vjp: ({ dy, x, y }, attrs) => {
    const axis = axisOf(attrs),
      decay = (a: Tensor, b: Tensor): Tensor => where(equal(a, b), 1, exp(sub(a, b)));
    return mul(decay(x, y), backwards(decay(y, moved(y, axis, -1)), dy, axis));
  },
});

interface Form {
  readonly axis: number;
  readonly reverse: boolean;
  readonly exclusive: boolean;
}

/** The reversed and the exclusive forms. */
function formed(
  name: string,
  given: Operand,
  form: Form,
  identity: (x: Tensor) => number,
  run: (x: Tensor, axis: number) => Tensor,
): Tensor {
  const operand = Tensor.from(given),
    x = operand.literal === null ? operand : resolved(name, operand, commonDtype(name, [operand]) ?? "f64"),
    axis = normalAxis(name, form.axis, x.shape);
  const turned = (each: Tensor): Tensor => (form.reverse ? flipAxes(each, [axis]) : each);
  const y = run(turned(x), axis);
  return turned(form.exclusive && (x.shape[axis] ?? 0) > 0 ? moved(y, axis, 1, identity(x)) : y);
}

export function defineRunning(
  name: string,
  documentation: { doc: string; example: string; special: string },
  identity: (x: Tensor) => number,
  run: (x: Tensor, axis: number) => Tensor,
) {
  return define(
    name,
    documentation,
    [["x", tensor]],
    { axis: option(integer, -1), reverse: option(flag, false), exclusive: option(flag, false) },
    (x, form) => formed(name, x, form, identity, run),
  );
}

export const forms = "reverse runs from the end; exclusive leaves the element itself out.";

export const cumSum = defineRunning(
  "cumSum",
  { doc: cumSumOp.op.doc, example: "cumSum(constant([1, 2, 3]))", special: forms },
  () => 0,
  (x, axis) => cumSumOp([x], { axis }),
);
export const cumProd = defineRunning(
  "cumProd",
  {
    doc: cumProdOp.op.doc,
    example: "cumProd(constant([1, 2, 3]))",
    special: `The derivative is exact with zeros, to any order. ${forms}`,
  },
  () => 1,
  (x, axis) => cumProdOp([x], { axis }),
);
export const cumLogSumExp = defineRunning(
  "cumLogSumExp",
  {
    doc: cumLogSumExpOp.op.doc,
    example: "cumLogSumExp(constant([0, 0, 0]))",
    special: `No overflow at any finite element; of -Infinity alone it is -Infinity. ${forms}`,
  },
  () => -Infinity,
  (x, axis) => cumLogSumExpOp([x], { axis }),
);
