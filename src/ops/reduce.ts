/** Reductions of elements, and the functions that take `axis` and `keepDims`. */
import { fill, Tensor, type Operand } from "../builder.js";
import { emptyReduction } from "../diagnostics.js";
import { concatAlong } from "../families/concat.js";
import { normalAxes, reduction } from "../families/reduction.js";
import { reshapeTo } from "../families/reshape.js";
import { axes, axisList, define, flag, option, optional, tensor, type Axes, type Documentation } from "../language.js";
import { greater, less } from "../kernel.js";
import type { Scope } from "../op.js";
import { sizeOf } from "../types.js";
import { add, div, maximum, minimum, mul } from "./arithmetic.js";
import { cast, equal, logicalAnd, logicalOr, where } from "./compare.js";
import { numbers } from "../families/view.js";
import type { Attributes } from "../graph.js";
import { broadcastAxes, expandDims, moveAxesLast, restoreAxes, slice } from "./view.js";

const reducedAxes = (attrs: Attributes): readonly number[] => numbers(attrs["axes"]);

export const sumOver = reduction("sum", {
  doc: "The sum over the axes.",
  admits: ["f32", "f64", "i32"],
  combine: add.op,
  identity: () => 0,
  bounded: true,
  vjp: { x: ({ dy, x }, attrs) => broadcastAxes(dy, x.shape, reducedAxes(attrs)) },
});

export const prodOver = reduction("prod", {
  doc: "The product over the axes; its derivative is the product of the others, exact with zeros.",
  admits: ["f32", "f64", "i32"],
  combine: mul.op,
  identity: () => 1,
  vjp: { x: (scope, attrs) => prodCotangent(scope, reducedAxes(attrs)) },
});

const extreme = {
  admits: ["f32", "f64", "i32"],
  /** g / k to each of the k elements that attain the extreme. */
  vjp: {
    x: ({ dy, x, y }: Scope<"x">, attrs: Attributes): Tensor => {
      const over = reducedAxes(attrs),
        attains = equal(x, broadcastAxes(y, x.shape, over));
      const count = sumOver(where(attains, fill(x, 1), 0), over);
      return where(attains, broadcastAxes(div(dy, count), x.shape, over), 0);
    },
  },
} as const;

export const maxOver = reduction("max", {
  ...extreme,
  doc: "The largest element over the axes, NaN if one is; ties share the cotangent.",
  combine: maximum.op,
  givesWay: less,
  identity: (dtype) => (dtype === "i32" ? -(2 ** 31) : -Infinity),
  bounded: true,
});
export const minOver = reduction("min", {
  ...extreme,
  doc: "The smallest element over the axes, NaN if one is; ties share the cotangent.",
  combine: minimum.op,
  givesWay: greater,
  identity: (dtype) => (dtype === "i32" ? 2 ** 31 - 1 : Infinity),
  bounded: true,
});

const truth = { nondifferentiable: "a truth value has no derivative" };
export const anyOver = reduction("any", {
  doc: "Whether some element over the axes holds.",
  admits: ["bool"],
  combine: logicalOr.op,
  identity: () => 0,
  vjp: { x: truth },
});
export const allOver = reduction("all", {
  doc: "Whether every element over the axes holds.",
  admits: ["bool"],
  combine: logicalAnd.op,
  identity: () => 1,
  vjp: { x: truth },
});

/**
 * The product as a balanced tree of multiplications: the cotangent descends it, so each element gets the product
 * of the others without a division, in O(n), and can be differentiated again.
 */
function prodCotangent({ x, dy }: Scope<"x">, over: readonly number[]): Tensor {
  const moved = moveAxesLast(x, over),
    kept = moved.shape.slice(0, moved.rank - over.length);
  const flat = reshapeTo(moved, [...kept, sizeOf(moved.shape.slice(kept.length))]);
  return restoreAxes(reshapeTo(treeCotangent(flat, dy), moved.shape), over);
}

/** dx along the last axis of x, where y is the product over it. An odd element out is passed on. */
function treeCotangent(x: Tensor, dy: Tensor): Tensor {
  const length = x.shape[x.rank - 1] ?? 1,
    half = Math.floor(length / 2);
  if (length <= 1) return length === 0 ? fill(x, 0) : expandDims(dy, [-1]);
  const part = (of: Tensor, from: number, to: number): Tensor => slice(of, ["...", `${from}:${to}`]);
  const left = part(x, 0, half),
    right = part(x, half, 2 * half),
    pairs = mul(left, right),
    odd = length % 2 === 1;
  const above = treeCotangent(odd ? concatAlong([pairs, part(x, 2 * half, length)], -1) : pairs, dy);
  const paired = part(above, 0, half),
    cotangents = [mul(paired, right), mul(paired, left)];
  if (odd) cotangents.push(part(above, half, half + 1));
  return concatAlong(cotangents, -1);
}

const reducing = { axis: optional(axes, "all axes"), keepDims: option(flag, false) };

/** The axes of an option `axis`: all if it is absent. */
export function axesOf(name: string, axis: Axes | null, x: Tensor): number[] {
  return axis === null ? x.shape.map((_, at) => at) : normalAxes(name, axisList(axis), x.shape);
}

function defineReduction(
  name: string,
  documentation: Documentation,
  over: (x: Operand, axes: readonly number[]) => Tensor,
  prepare: (x: Tensor) => Tensor = (x) => x,
) {
  return define(name, documentation, [["x", tensor]], reducing, (operand, { axis, keepDims }) => {
    const x = prepare(Tensor.from(operand)),
      where = axesOf(name, axis, x),
      result = over(x, where);
    return keepDims ? expandDims(result, where) : result;
  });
}

/** What the reference says of the largest and the smallest. */
const extremes = "NaN if one is NaN; no elements are an error. Of k equal extremes each gets 1/k of the cotangent.";

const counted = (x: Tensor): Tensor => (x.dtype === "bool" ? cast(x, "i32") : x);
function nonEmpty(
  name: string,
  over: (x: Operand, axes: readonly number[]) => Tensor,
): (x: Operand, axes: readonly number[]) => Tensor {
  return (operand, axes) => {
    const { shape } = Tensor.from(operand);
    if (axes.some((axis) => shape[axis] === 0)) throw emptyReduction(name, shape);
    return over(operand, axes);
  };
}

export const sum = defineReduction(
  "sum",
  {
    doc: "The sum.",
    example: "sum(constant([[1, 2], [3, 4]]), { axis: 0 })",
    special: "0 of no elements; of bool the number of true ones, as i32. i32 wraps.",
  },
  sumOver,
  counted,
);
export const prod = defineReduction(
  "prod",
  {
    doc: "The product.",
    example: "prod(constant([2, 3, 4]))",
    special: "1 of no elements. The derivative is the product of the others, exact with one zero or several.",
  },
  prodOver,
  counted,
);
export const max = defineReduction(
  "max",
  { doc: "The largest element.", example: "max(constant([[1, 5], [7, 2]]), { axis: 1 })", special: extremes },
  nonEmpty("max", maxOver),
);
export const min = defineReduction(
  "min",
  { doc: "The smallest element.", example: "min(constant([[1, 5], [7, 2]]), { axis: 1 })", special: extremes },
  nonEmpty("min", minOver),
);
export const any = defineReduction(
  "any",
  { doc: "Whether some element holds.", example: "any(constant([false, true]))", special: "False of no elements." },
  anyOver,
);
export const all = defineReduction(
  "all",
  { doc: "Whether every element holds.", example: "all(constant([false, true]))", special: "True of no elements." },
  allOver,
);
export const mean = defineReduction(
  "mean",
  {
    doc: "The sum divided by the number of elements.",
    example: "mean(constant([[1, 2], [3, 6]]), { axis: 1, keepDims: true })",
    special: "NaN of no elements; of bool and i32 in f32.",
  },
  (operand, over) => {
    const x = Tensor.from(operand),
      count = sizeOf(over.map((axis) => x.shape[axis] ?? 1));
    return div(sumOver(x, over), count);
  },
  (x) => (x.dtype === "bool" || x.dtype === "i32" ? cast(x, "f32") : x),
);
