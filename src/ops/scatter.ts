/**
 * Putting elements into a tensor at indices: replacing, adding, taking the larger, multiplying. Updates that meet at
 * one index are joined in ascending order.
 */
import { broadcastToShape, commonDtype, fill, Tensor, type Operand } from "../builder.js";
import { shapeMismatch } from "../diagnostics.js";
import { normalAxis } from "../families/reduction.js";
import { define, integer, option, tensor, type Documentation } from "../language.js";
import type { Scope } from "../op.js";
import type { Attributes } from "../graph.js";
import type { TensorType } from "../types.js";
import { div, maximum, mul } from "./arithmetic.js";
import { equal, logicalAnd, where } from "./compare.js";
import { leadingIndices, noDerivative, scatterAddOp, scatterNdAddOp, takeOp } from "./gather.js";
import { axisOf, indicesInto, outOfRange, resolved, sharedAxes, takenType } from "./indexing.js";
import { placesBefore, productBefore, spreadPlaces } from "./links.js";
import { nth, scattering, type Scatter } from "./scattering.js";

type Rule = Scope<"x" | "i" | "u">;
const numeric = ["f32", "f64", "i32"] as const;

/** An entry of u takes part where it went; one of x, where it is. */
const whereItWent: Parameters<typeof scattering>[1]["support"] = ({ inputs, attrs }, at, marked) =>
  at === 0 ? marked : takeOp([marked, Tensor.of(nth(inputs, 1))], attrs);

/** Whether no later place has the same index, so that what is put there stays. */
function stays(x: Tensor, i: Tensor, attrs: Attributes): Tensor {
  const next = placesBefore(i, x.shape[axisOf(attrs)] ?? 1, sharedAxes(attrs), true);
  return spreadPlaces(equal(next, -1), x, i, attrs);
}

export const scatterSetOp: Scatter = scattering("scatterSet", {
  doc: "x with u in place of the elements at the indices i along an axis; of duplicates the last stays.",
  indexing: "axis",
  combine: null,
  admits: [...numeric, "bool"],
  bounded: true,
  vjp: {
    x: ({ dy, i, u }, attrs) => scatterSetOp([dy, i, fill(u, 0)], attrs),
    i: noDerivative,
    u: ({ dy, x, i }, attrs) => where(stays(x, i, attrs), takeOp([dy, i], attrs), 0),
  },
  support: ({ inputs, attrs }, at, marked) => {
    const i = Tensor.of(nth(inputs, 1)),
      nowhere = Tensor.literal("bool", nth(inputs, 2).type.shape, Float64Array.of(0));
    return at === 0
      ? scatterSetOp([marked, i, nowhere], attrs)
      : logicalAnd(stays(marked, i, attrs), takeOp([marked, i], attrs));
  },
});

/** dy / k at each index, where k elements, of x and of u, attain the largest there; and which do. */
function shares({ dy, x, i, u, y }: Rule, attrs: Attributes): { share: Tensor; ofX: Tensor; ofU: Tensor } {
  const ofX = equal(x, y),
    ofU = equal(u, takeOp([y, i], attrs));
  const count = scatterAddOp([where(ofX, fill(x, 1), 0), i, where(ofU, fill(u, 1), 0)], attrs);
  return { share: div(dy, count), ofX, ofU };
}

export const scatterMaxOp: Scatter = scattering("scatterMax", {
  doc: "x with the larger of itself and u at the indices i along an axis, NaN if one is; ties share the cotangent.",
  indexing: "axis",
  combine: maximum.op,
  admits: numeric,
  bounded: true,
  vjp: {
    x: (scope, attrs) => {
      const { share, ofX } = shares(scope, attrs);
      return where(ofX, share, 0);
    },
    i: noDerivative,
    u: (scope, attrs) => {
      const { share, ofU } = shares(scope, attrs);
      return where(ofU, takeOp([share, scope.i], attrs), 0);
    },
  },
  support: whereItWent,
});

export const scatterMulOp: Scatter = scattering("scatterMul", {
  doc: "x times u at the indices i along an axis; the derivative is the product of the others, exact with zeros.",
  indexing: "axis",
  combine: mul.op,
  admits: numeric,
  vjp: {
    x: ({ dy, x, i, u }, attrs) => mul(dy, scatterMulOp([fill(x, 1), i, u], attrs)),
    i: noDerivative,
    u: ({ dy, x, i, u }, attrs) => {
      const extent = x.shape[axisOf(attrs)] ?? 1;
      const others = mul(productBefore(u, i, extent, attrs, false), productBefore(u, i, extent, attrs, true));
      return mul(takeOp([dy, i], attrs), mul(takeOp([x, i], attrs), others));
    },
  },
  support: whereItWent,
});

/** The operands of a scatter: one dtype for x and u, which broadcasts to what would be taken at the indices. */
function readOperands(
  name: string,
  x: Operand,
  u: Operand,
  taken: (type: TensorType) => TensorType,
): { x: Tensor; u: Tensor } {
  const given = Tensor.from(x),
    dtype = commonDtype(name, [given, Tensor.from(u)]) ?? "f64";
  const { shape } = taken({ dtype, shape: given.shape });
  return { x: resolved(name, given, dtype), u: broadcastToShape(name, resolved(name, u, dtype), shape) };
}

function defineScatter(name: string, documentation: Documentation, op: Scatter) {
  return define(
    name,
    documentation,
    [
      ["x", tensor],
      ["i", tensor],
      ["u", tensor],
    ],
    { axis: option(integer, 0) },
    (x, i, u, { axis }) => {
      const { shape } = Tensor.from(x),
        attrs = { axis: normalAxis(name, axis, shape) };
      const indices = indicesInto(name, i, shape[attrs.axis] ?? 0);
      const read = readOperands(name, x, u, (type) =>
        takenType(name, type, { dtype: "i32", shape: indices.shape }, attrs, "axis"),
      );
      return op([read.x, indices, read.u], attrs);
    },
  );
}

/** y = x, then y[i] += u along an axis; u has the shape of take(x, i), or broadcasts to it. */
export const scatterAdd = defineScatter(
  "scatterAdd",
  {
    doc: scatterAddOp.op.doc,
    example: "scatterAdd(constant([1, 2, 3]), constant([2, 2]), constant([10, 20]))",
    special: outOfRange,
  },
  scatterAddOp,
);

export const scatterSet = defineScatter(
  "scatterSet",
  {
    doc: "x with u in place of the elements at the indices i along an axis: y = x, then y[i[p]] = u[p] in ascending order of p.",
    example: "scatterSet(constant([1, 2, 3]), constant([2, 2]), constant([10, 20]))",
    special: `Of duplicates the last stays; it alone has a cotangent, and x has none where it is replaced. ${outOfRange}`,
  },
  scatterSetOp,
);

export const scatterMax = defineScatter(
  "scatterMax",
  {
    doc: "x with the largest of itself and what u has for an index, along an axis: y[i[p]] = max(y[i[p]], u[p]).",
    example: "scatterMax(constant([1, 2, 3]), constant([0, 2]), constant([7, 1]))",
    special: `NaN if one of them is; k that are equal get dy / k each. ${outOfRange}`,
  },
  scatterMaxOp,
);

export const scatterMul = defineScatter(
  "scatterMul",
  {
    doc: "x times all that u has for an index, along an axis: y[i[p]] = y[i[p]] u[p].",
    example: "scatterMul(constant([1, 2, 3]), constant([2, 2]), constant([10, 20]))",
    special: `The derivative in each factor is the product of the others, exact with zeros. ${outOfRange}`,
  },
  scatterMulOp,
);

export const scatterNdAdd = define(
  "scatterNdAdd",
  {
    doc: "x with u added at indices: y = x, then y[i[p, 0], i[p, 1], ..., ...] += u[p, ...] in ascending order of p.",
    example: "scatterNdAdd(constant([[1, 2], [3, 4]]), constant([[1, 0], [1, 0]]), constant([10, 20]))",
    special: outOfRange,
  },
  [
    ["x", tensor],
    ["i", tensor],
    ["u", tensor],
  ],
  {},
  (x, i, u) => {
    const indices = leadingIndices("scatterNdAdd", Tensor.from(x), i);
    const read = readOperands("scatterNdAdd", x, u, (type) =>
      takenType("scatterNdAdd", type, { dtype: "i32", shape: indices.shape }, {}, "leading"),
    );
    return scatterNdAddOp([read.x, indices, read.u]);
  },
);

export const segmentSum = define(
  "segmentSum",
  {
    doc: "The sums of the elements that have the same segment: y[s, ...] = sum of x[p, ...] over the p with i[p] = s, for s from 0 to segments - 1.",
    example: "segmentSum(constant([1, 2, 3, 4]), constant([0, 2, 0, 0]), 3)",
    special: `A segment without elements has the sum 0. ${outOfRange}`,
  },
  [
    ["x", tensor],
    ["i", tensor],
    ["segments", integer],
  ],
  {},
  (operand, i, segments) => {
    const x = resolved("segmentSum", operand, Tensor.from(operand).dtype ?? "f64");
    if (segments < 0) throw shapeMismatch("segmentSum", `segments is ${segments}`);
    const indices = indicesInto("segmentSum", i, segments);
    if (indices.shape.some((extent, axis) => extent !== x.shape[axis]))
      throw shapeMismatch(
        "segmentSum",
        `i needs an index for each element along the first axes of x: [${indices.shape.join(", ")}] are not those of [${x.shape.join(", ")}]`,
      );
    const none = Tensor.literal(x.dtype, [segments, ...x.shape.slice(indices.rank)], Float64Array.of(0));
    return scatterAddOp([none, indices, x], { axis: 0 });
  },
);
