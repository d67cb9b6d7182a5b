/**
 * Taking elements by index, and adding elements where they would be taken from: each is the derivative of the other.
 * An index out of range is a mistake: an error when the graph is made if it is known then, else the end of the run.
 */
import { broadcastShapes, broadcastToShape, fill, Tensor, type Operand } from "../builder.js";
import { shapeMismatch } from "../diagnostics.js";
import { normalAxis } from "../families/reduction.js";
import { allBatched, elementsOf, routine } from "../families/routine.js";
import type { Attributes } from "../graph.js";
import { define, integer, option, tensor } from "../language.js";
import { nondifferentiable, type BatchRule, type OpFunction, type RoutineOp } from "../op.js";
import { sizeOf, type Shape } from "../types.js";
import { add } from "./arithmetic.js";
import { cast, greater } from "./compare.js";
import {
  axisOf,
  checkIndices,
  eachPosition,
  indicesInto,
  outOfRange,
  positions,
  sharedAxes,
  takenType,
  type Indexing,
} from "./indexing.js";
import { behindNewAxis, layout, nth, scattering, serveAll, type Scatter } from "./scattering.js";
import { permute } from "./view.js";

type Take = OpFunction<RoutineOp, [operands: readonly [x: Operand, i: Operand], attrs?: Attributes]>;

export const noDerivative = nondifferentiable("an index has no derivative");

/** Defines the routine that takes: y[p] = x[q(p)]. */
function taking(name: string, doc: string, indexing: Indexing): Take {
  return routine(name, {
    doc,
    inputs: ["x", "i"],
    bounded: true,
    typeOf: (types, attrs) => takenType(name, nth(types, 0), nth(types, 1), attrs, indexing),
    evaluate: (values, attrs, type, label) => {
      const x = nth(values, 0).data,
        result = new Float64Array(sizeOf(type.shape));
      for (const { whole, part } of positions(layout(values, attrs, indexing), nth(values, 1), label))
        result[part] = x[whole] ?? NaN;
      return result;
    },
    program: (block, operands) => {
      const at = layout(operands.node.inputs, operands.node.attrs, indexing),
        x = elementsOf(operands, 0);
      checkIndices(block, operands, 1, at);
      eachPosition(block, at, elementsOf(operands, 1), (inner, whole, part) =>
        inner.store(operands.result, part, x(whole)),
      );
    },
    vjp: { x: ({ dy, x, i }, attrs) => addsTo(indexing)([fill(x, 0), i, dy], attrs), i: noDerivative },
    batch: indexing === "along" ? "along" : batchTaking(indexing),
    entries: "moved",
    // An entry takes part if one of those taken from it does: their number is not 0.
    support: ({ inputs, attrs }, _at, marked) => {
      const none = Tensor.literal("i32", nth(inputs, 0).type.shape, Float64Array.of(0));
      return greater(addsTo(indexing)([none, Tensor.of(nth(inputs, 1)), cast(marked, "i32")], attrs), 0);
    },
  });
}

/**
 * Indices that serve all x are as they are; of a single x what all indices take is taken, and their new axis stands
 * where the others do. Else x and the indices share the axis.
 */
function batchTaking(indexing: Indexing): BatchRule {
  return (operands, batched, attrs) => {
    const take = takesFrom(indexing),
      x = nth(operands, 0),
      i = nth(operands, 1);
    if (serveAll(batched, attrs, indexing)) return take([x, i], behindNewAxis(attrs, false));
    if (batched[0] !== true && sharedAxes(attrs) === 0) return toFront(take([x, i], attrs), axisOf(attrs));
    const all = allBatched(operands, batched);
    return take([nth(all, 0), nth(all, 1)], behindNewAxis(attrs, true));
  };
}

function toFront(x: Tensor, axis: number): Tensor {
  const others = x.shape.map((_, at) => at).filter((at) => at !== axis);
  return permute(x, [axis, ...others]);
}

/** Defines the routine that adds: y = x, then y[q(p)] += u[p] in ascending order of p. */
function adding(name: string, doc: string, indexing: Indexing): Scatter {
  return scattering(name, {
    doc,
    indexing,
    combine: add.op,
    admits: ["f32", "f64", "i32"],
    bounded: true,
    vjp: { x: ({ dy }) => dy, i: noDerivative, u: ({ dy, i }, attrs) => takesFrom(indexing)([dy, i], attrs) },
    support: ({ inputs, attrs }, at, marked) =>
      at === 0 ? marked : takesFrom(indexing)([marked, Tensor.of(nth(inputs, 1))], attrs),
  });
}

export const takeOp = taking("take", "The elements of x at the indices i along an axis.", "axis");
export const takeAlongAxisOp = taking(
  "takeAlongAxis",
  "For each element of i the element of x in its place, but at that index along the axis.",
  "along",
);
export const gatherNdOp = taking(
  "gatherNd",
  "The parts of x at the indices i, whose last axis holds one for each leading axis of x.",
  "leading",
);
export const scatterAddOp = adding(
  "scatterAdd",
  "x with u added at the indices i along an axis; duplicates add, in ascending order.",
  "axis",
);
export const scatterAddAlongAxisOp = adding(
  "scatterAddAlongAxis",
  "x with each element of u added in its place, but at that index along the axis.",
  "along",
);
export const scatterNdAddOp = adding(
  "scatterNdAdd",
  "x with u added at the indices i, whose last axis holds one for each leading axis of x; duplicates add, in ascending order.",
  "leading",
);

const takesFrom = (indexing: Indexing): Take =>
  ({ axis: takeOp, along: takeAlongAxisOp, leading: gatherNdOp })[indexing];
const addsTo = (indexing: Indexing): Scatter =>
  ({ axis: scatterAddOp, along: scatterAddAlongAxisOp, leading: scatterNdAddOp })[indexing];

/**
 * The elements of x at the indices i along an axis, which is replaced by the axes of i.
 * @throws an error if a known index is not in 0 to the size of the axis - 1
 */
export const take = define(
  "take",
  { doc: takeOp.op.doc, example: "take(constant([10, 20, 30]), constant([2, 0]))", special: outOfRange },
  [
    ["x", tensor],
    ["i", tensor],
  ],
  { axis: option(integer, 0) },
  (x, i, { axis }) => {
    const { shape } = Tensor.from(x),
      at = normalAxis("take", axis, shape);
    return takeOp([x, indicesInto("take", i, shape[at] ?? 0)], { axis: at });
  },
);

/** For each element of i, the element of x in the same place but at that index along the axis; the other axes broadcast. */
export const takeAlongAxis = define(
  "takeAlongAxis",
  {
    doc: takeAlongAxisOp.op.doc,
    example: "takeAlongAxis(constant([[1, 2], [3, 4]]), constant([[1], [0]]), { axis: 1 })",
    special: outOfRange,
  },
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

/** Indices whose last axis leads into the first axes of x, in range where they are known. */
export function leadingIndices(op: string, x: Tensor, i: Operand): Tensor {
  const { shape, rank } = Tensor.from(i),
    depth = shape[rank - 1];
  if (depth === undefined) throw shapeMismatch(op, "i needs an axis that holds an index for each leading axis of x");
  if (depth > x.rank) throw shapeMismatch(op, `i has ${depth} indices a place, and x has ${x.rank} axes`);
  return indicesInto(op, i, ...x.shape.slice(0, depth));
}

export const gatherNd = define(
  "gatherNd",
  {
    doc: "The parts of x at indices: y[p, ...] = x[i[p, 0], i[p, 1], ..., ...], the last axis of i indexing the leading axes of x.",
    example: "gatherNd(constant([[1, 2], [3, 4]]), constant([[1, 0], [0, 1]]))",
    special: outOfRange,
  },
  [
    ["x", tensor],
    ["i", tensor],
  ],
  {},
  (operand, i) => {
    const x = Tensor.from(operand);
    return gatherNdOp([x, leadingIndices("gatherNd", x, i)]);
  },
);
