/** Positions: of the largest and the smallest element, and as vectors with a single 1. */
import { checkShape, Tensor, type Operand } from "../builder.js";
import { dtypeNotAdmitted, emptyReduction, shapeMismatch } from "../diagnostics.js";
import { normalAxis } from "../families/reduction.js";
import { reshapeTo } from "../families/reshape.js";
import { elementsOf, routine } from "../families/routine.js";
import { iotaOp } from "../families/source.js";
import type { Attributes } from "../graph.js";
import * as k from "../kernel.js";
import { define, dtype, flag, integer, option, optional, tensor } from "../language.js";
import { nondifferentiable, type OpFunction, type RoutineOp, type RoutineOperands } from "../op.js";
import { isFloat, sizeOf, type Shape } from "../types.js";
import { cast, equal } from "./compare.js";
import { loop, offsetOf, resolved } from "./indexing.js";
import { expandDims } from "./view.js";

type Extreme = OpFunction<RoutineOp, [operands: readonly [x: Operand], attrs?: Attributes]>;

/** The extents before, along and behind an axis. */
function extentsAround(shape: Shape, axis: number): [outer: number, extent: number, inner: number] {
  return [sizeOf(shape.slice(0, axis)), shape[axis] ?? 1, sizeOf(shape.slice(axis + 1))];
}

/** Defines the routine that finds the first element that is better than all others, or else the first NaN. */
function extreme(name: string, doc: string, better: "greater" | "less"): Extreme {
  const isBetter = (a: number, b: number): boolean => (better === "greater" ? a > b : a < b);
  return routine(name, {
    doc,
    inputs: ["x"],
    typeOf: ([x], attrs) => {
      if (x === undefined || x.dtype === "bool") throw dtypeNotAdmitted(name, "x", "bool", ["f32", "f64", "i32"]);
      const axis = Number(attrs["axis"]);
      if (x.shape[axis] === 0) throw emptyReduction(name, x.shape);
      return { dtype: "i32", shape: x.shape.filter((_, at) => at !== axis) };
    },
    evaluate: ([x], attrs, type) => {
      const [, extent, inner] = extentsAround(x?.type.shape ?? [], Number(attrs["axis"]));
      return Float64Array.from({ length: sizeOf(type.shape) }, (_, flat) => {
        const first = Math.floor(flat / inner) * extent * inner + (flat % inner);
        const row = Array.from({ length: extent }, (_, at) => x?.data[first + at * inner] ?? NaN),
          firstNaN = row.findIndex(Number.isNaN);
        return firstNaN >= 0
          ? firstNaN
          : row.reduce((best, value, at) => (isBetter(value, row[best] ?? NaN) ? at : best), 0);
      });
    },
    program: (block, operands) => search(block, operands, better),
    vjp: { x: nondifferentiable("a position has no derivative") },
    batch: "along",
    flops: ({ inputs }) => sizeOf(inputs[0]?.type.shape ?? []),
  });
}

/** Walks each row once; what is kept first stays unless it is beaten, and a NaN is beaten by nothing. */
function search(block: k.Block, operands: RoutineOperands, better: "greater" | "less"): void {
  const { shape, dtype } = operands.node.inputs[0]?.type ?? operands.node.type;
  const [outer, extent, inner] = extentsAround(shape, Number(operands.node.attrs["axis"]));
  const x = elementsOf(operands, 0);
  loop(block, "row", outer, (rows, row) =>
    loop(rows, "column", inner, (columns, column) => {
      const best = columns.variable("best", x(offsetOf([row, extent * inner], [column, 1])));
      const found = columns.variable("found", k.i32(0));
      columns.for("at", 1, extent, (along, at) => {
        const value = along.let("value", x(offsetOf([row, extent * inner], [at, inner], [column, 1])));
        const won = better === "greater" ? k.greater(value, best) : k.less(value, best);
        const isFirstNaN = k.and(k.notEqual(value, value), k.equal(best, best));
        along.if(isFloat(dtype) ? k.or(won, isFirstNaN) : won, (then) => {
          then.assign(best, value);
          then.assign(found, at);
        });
      });
      columns.store(operands.result, offsetOf([row, inner], [column, 1]), found);
    }),
  );
}

function defineExtreme(name: string, doc: string, better: "greater" | "less") {
  const find = extreme(name, doc, better);
  return define(
    name,
    {
      doc,
      example: `${name}(constant([[1, 5, 5], [7, 0, 7]]), { axis: 1 })`,
      special: "The first of equals; the first NaN, if there is one. No elements are an error.",
    },
    [["x", tensor]],
    { axis: optional(integer, "the flattened tensor"), keepDims: option(flag, false) },
    (operand, { axis, keepDims }) => {
      const x = Tensor.from(operand);
      if (axis !== null) {
        const at = normalAxis(name, axis, x.shape),
          found = find([x], { axis: at });
        return keepDims ? expandDims(found, [at]) : found;
      }
      const found = find([reshapeTo(x, [x.size])], { axis: 0 });
      return keepDims
        ? reshapeTo(
            found,
            x.shape.map(() => 1),
          )
        : found;
    },
  );
}

export const argMax = defineExtreme("argMax", "The index of the largest element along an axis.", "greater");
export const argMin = defineExtreme("argMin", "The index of the smallest element along an axis.", "less");

/** The index along the last axis of a shape, on the graph of `like`, or as a literal where that has none. */
export function iotaLike(like: Tensor, shape: Shape): Tensor {
  const depth = checkShape(shape)[shape.length - 1] ?? 1;
  if (like.graph !== null)
    return Tensor.of(like.graph.append(iotaOp, [], { axis: shape.length - 1 }, { dtype: "i32", shape }));
  return Tensor.literal(
    "i32",
    shape,
    Float64Array.from({ length: sizeOf(shape) }, (_, flat) => flat % depth),
  );
}

/** Whether i is the index along a new last axis of `depth` places: a bool tensor of shape [...i, depth]. */
export function marksAt(i: Operand, depth: number): Tensor {
  const indices = resolved("oneHot", i, "i32");
  if (indices.dtype !== "i32") throw dtypeNotAdmitted("oneHot", "i", indices.dtype ?? "f64", ["i32"]);
  return equal(expandDims(indices, [-1]), iotaLike(indices, [depth]));
}

export const oneHot = define(
  "oneHot",
  {
    doc: "A new last axis of `depth` places that is 1 at place i and 0 elsewhere.",
    example: "oneHot(constant([2, 0]), 3)",
    special: "0 throughout where i is out of range.",
  },
  [
    ["i", tensor],
    ["depth", integer],
  ],
  { dtype: option(dtype, "f32", '"f32"') },
  (i, depth, { dtype: type }) => {
    if (depth < 0) throw shapeMismatch("oneHot", `depth is ${depth}`);
    return cast(marksAt(i, depth), type);
  },
);
