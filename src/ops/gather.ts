/**
 * Taking elements by index, and adding elements where they would be taken from: each is the derivative of the other.
 * An index out of range is a mistake: an error when the graph is made if it is known then, else the end of the run.
 */
import { broadcastShapes, broadcastToShape, commonDtype, fill, Tensor, type Operand } from "../builder.js";
import { dtypeNotAdmitted, shapeMismatch, typesDiffer } from "../diagnostics.js";
import { normalAxis } from "../families/reduction.js";
import { elementsOf, routine } from "../families/routine.js";
import type { Attributes } from "../graph.js";
import * as k from "../kernel.js";
import { define, integer, option, tensor } from "../language.js";
import { nondifferentiable, type OpFunction, type RoutineOp } from "../op.js";
import { roundTo, sameShape, sizeOf, type Shape, type TensorType } from "../types.js";
import { cast, greater } from "./compare.js";
import { checkIndices, eachPosition, indicesInto, layoutOf, positions, resolved, type Layout } from "./indexing.js";

type Take = OpFunction<RoutineOp, [operands: readonly [x: Operand, i: Operand], attrs?: Attributes]>;
type ScatterAdd = OpFunction<RoutineOp, [operands: readonly [x: Operand, i: Operand, u: Operand], attrs?: Attributes]>;
interface Typed {
  readonly type: TensorType;
}

const noDerivative = nondifferentiable("an index has no derivative");
const axisOf = (attrs: Attributes): number => Number(attrs["axis"]);

function nth<T>(list: readonly T[], at: number): T {
  const item = list[at];
  if (item === undefined) throw new TypeError(`a routine lacks operand ${at}`);
  return item;
}

function layout(operands: readonly Typed[], attrs: Attributes, along: boolean): Layout {
  return layoutOf(nth(operands, 0).type.shape, nth(operands, 1).type.shape, axisOf(attrs), along);
}

/** The type of what is taken: the axis of x becomes the axes of the indices, or along it takes their number. */
function takenType(op: string, types: readonly TensorType[], attrs: Attributes, along: boolean): TensorType {
  const x = nth(types, 0),
    i = nth(types, 1),
    axis = axisOf(attrs);
  if (i.dtype !== "i32") throw dtypeNotAdmitted(op, "i", i.dtype, ["i32"]);
  return {
    dtype: x.dtype,
    shape: along ? i.shape : [...x.shape.slice(0, axis), ...i.shape, ...x.shape.slice(axis + 1)],
  };
}

/** Defines the routine that takes: y[p] = x[q(p)]. */
function taking(name: string, doc: string, along: boolean): Take {
  return routine(name, {
    doc,
    inputs: ["x", "i"],
    bounded: true,
    typeOf: (types, attrs) => takenType(name, types, attrs, along),
    evaluate: (values, attrs, type, label) => {
      const x = nth(values, 0).data,
        result = new Float64Array(sizeOf(type.shape));
      for (const { whole, part } of positions(layout(values, attrs, along), nth(values, 1), label))
        result[part] = x[whole] ?? NaN;
      return result;
    },
    program: (block, operands) => {
      const at = layout(operands.node.inputs, operands.node.attrs, along),
        x = elementsOf(operands, 0);
      checkIndices(block, operands, 1, at);
      eachPosition(block, at, elementsOf(operands, 1), (inner, whole, part) =>
        inner.store(operands.result, part, x(whole)),
      );
    },
    vjp: { x: ({ dy, x, i }, attrs) => addsTo(along)([fill(x, 0), i, dy], attrs), i: noDerivative },
    // An entry takes part if one of those taken from it does: their number is not 0.
    support: ({ inputs, attrs }, _at, marked) => {
      const none = Tensor.literal("i32", nth(inputs, 0).type.shape, Float64Array.of(0));
      return greater(addsTo(along)([none, Tensor.of(nth(inputs, 1)), cast(marked, "i32")], attrs), 0);
    },
  });
}

/** Defines the routine that adds: y = x, then y[q(p)] += u[p] in ascending order of p. */
function adding(name: string, doc: string, along: boolean): ScatterAdd {
  return routine(name, {
    doc,
    inputs: ["x", "i", "u"],
    bounded: true,
    typeOf: (types, attrs) => {
      const x = nth(types, 0),
        u = nth(types, 2),
        part = takenType(name, types, attrs, along);
      if (x.dtype === "bool") throw dtypeNotAdmitted(name, "x", x.dtype, ["f32", "f64", "i32"]);
      if (u.dtype !== x.dtype || !sameShape(u.shape, part.shape)) throw typesDiffer(name, u, part);
      return x;
    },
    evaluate: (values, attrs, type, label) => {
      const result = Float64Array.from(nth(values, 0).data),
        u = nth(values, 2).data;
      for (const { whole, part } of positions(layout(values, attrs, along), nth(values, 1), label)) {
        const sum = (result[whole] ?? NaN) + (u[part] ?? NaN);
        result[whole] = type.dtype === "i32" ? sum | 0 : roundTo(type.dtype, sum);
      }
      return result;
    },
    program: (block, operands) => addingProgram(block, operands, along),
    vjp: { x: ({ dy }) => dy, i: noDerivative, u: ({ dy, i }, attrs) => takesFrom(along)([dy, i], attrs) },
    support: ({ inputs, attrs }, at, marked) =>
      at === 0 ? marked : takesFrom(along)([marked, Tensor.of(nth(inputs, 1))], attrs),
    flops: ({ inputs }) => sizeOf(nth(inputs, 2).type.shape),
  });
}

function addingProgram(block: k.Block, operands: Parameters<RoutineOp["program"]>[1], along: boolean): void {
  const at = layout(operands.node.inputs, operands.node.attrs, along),
    { result } = operands;
  const x = elementsOf(operands, 0),
    i = elementsOf(operands, 1),
    u = elementsOf(operands, 2);
  checkIndices(block, operands, 1, at);
  block.for("at", 0, result.length, (inner, position) => inner.store(result, position, x(position)));
  eachPosition(block, at, i, (inner, whole, part) => inner.store(result, whole, k.add(k.load(result, whole), u(part))));
}

export const takeOp = taking("take", "The elements of x at the indices i along an axis.", false);
export const takeAlongAxisOp = taking(
  "takeAlongAxis",
  "For each element of i the element of x in its place, but at that index along the axis.",
  true,
);
export const scatterAddOp = adding(
  "scatterAdd",
  "x with u added at the indices i along an axis; duplicates add, in ascending order.",
  false,
);
export const scatterAddAlongAxisOp = adding(
  "scatterAddAlongAxis",
  "x with each element of u added in its place, but at that index along the axis.",
  true,
);

const takesFrom = (along: boolean): Take => (along ? takeAlongAxisOp : takeOp);
const addsTo = (along: boolean): ScatterAdd => (along ? scatterAddAlongAxisOp : scatterAddOp);

const onAxis = { axis: option(integer, 0) };

/**
 * The elements of x at the indices i along an axis, which is replaced by the axes of i.
 * @throws an error if a known index is not in 0 to the size of the axis - 1
 */
export const take = define(
  "take",
  takeOp.op.doc,
  [
    ["x", tensor],
    ["i", tensor],
  ],
  onAxis,
  (x, i, { axis }) => {
    const { shape } = Tensor.from(x),
      at = normalAxis("take", axis, shape);
    return takeOp([x, indicesInto("take", i, shape[at] ?? 0)], { axis: at });
  },
);

/** y = x, then y[i] += u along an axis; u has the shape of take(x, i), or broadcasts to it. */
export const scatterAdd = define(
  "scatterAdd",
  scatterAddOp.op.doc,
  [
    ["x", tensor],
    ["i", tensor],
    ["u", tensor],
  ],
  onAxis,
  (x, i, u, { axis }) => {
    const given = Tensor.from(x),
      at = normalAxis("scatterAdd", axis, given.shape);
    const indices = indicesInto("scatterAdd", i, given.shape[at] ?? 0);
    const dtype = commonDtype("scatterAdd", [given, Tensor.from(u)]) ?? "f64";
    const added = resolved("scatterAdd", u, dtype),
      part = takenType(
        "scatterAdd",
        [
          { dtype, shape: given.shape },
          { dtype: "i32", shape: indices.shape },
        ],
        { axis: at },
        false,
      );
    return scatterAddOp(
      [resolved("scatterAdd", given, dtype), indices, broadcastToShape("scatterAdd", added, part.shape)],
      { axis: at },
    );
  },
);

/** For each element of i, the element of x in the same place but at that index along the axis; the other axes broadcast. */
export const takeAlongAxis = define(
  "takeAlongAxis",
  takeAlongAxisOp.op.doc,
  [
    ["x", tensor],
    ["i", tensor],
  ],
  { axis: option(integer, -1) },
  (x, i, { axis }) => {
    const given = Tensor.from(x),
      at = normalAxis("takeAlongAxis", axis, given.shape);
    const indices = indicesInto("takeAlongAxis", i, given.shape[at] ?? 0);
    if (indices.rank !== given.rank)
      throw shapeMismatch("takeAlongAxis", `x has ${given.rank} axes and i has ${indices.rank}`);
    const without = (shape: Shape, extent: number): number[] =>
      shape.map((size, position) => (position === at ? extent : size));
    const common = broadcastShapes("takeAlongAxis", without(given.shape, 1), without(indices.shape, 1));
    const spread = (tensor: Tensor): Tensor =>
      broadcastToShape("takeAlongAxis", tensor, without(common, tensor.shape[at] ?? 0));
    return takeAlongAxisOp([spread(given), spread(indices)], { axis: at });
  },
);
