/** Products of matrices and vectors, by NumPy's rules; each is a contraction. */
import { Tensor, type Operand } from "../builder.js";
import { shapeMismatch } from "../diagnostics.js";
import { normalAxes } from "../families/reduction.js";
import { reshapeTo } from "../families/reshape.js";
import { axes, axisList, define, integer, tensor, type Argument, type Axes, type Kind } from "../language.js";
import { printShape, sizeOf, type Shape } from "../types.js";
import { mul } from "./arithmetic.js";
import { sumOfProducts } from "./einsum.js";
import { expandDims, squeezeAxes } from "./view.js";

const two = [
  ["x", tensor],
  ["y", tensor],
] as const;
/** Labels of the batch axes of a matrix product, whose own are i, k and j. */
const batchLabels = [..."abcdefghlmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"];

function doNotFit(op: string, x: Tensor, y: Tensor, what: string): Error {
  return shapeMismatch(op, `got the shapes ${printShape(x.shape)} and ${printShape(y.shape)}; ${what}`);
}

/** The labels of the batch axes of one operand; an axis of size 1 that broadcasts is dropped instead. */
function batched(x: Tensor, own: readonly string[], batch: Shape): { tensor: Tensor; labels: string[] } {
  const count = x.rank - own.length,
    labels = batchLabels.slice(batch.length - count, batch.length);
  const dropped = labels.flatMap((_, axis) =>
    x.shape[axis] === 1 && batch[batch.length - count + axis] !== 1 ? [axis] : [],
  );
  return {
    tensor: squeezeAxes(x, dropped),
    labels: [...labels.filter((_, axis) => !dropped.includes(axis)), ...own],
  };
}

/** NumPy's matrix product: a vector is a row on the left and a column on the right; leading axes broadcast. */
function matrixProduct(left: Operand, right: Operand): Tensor {
  const x = Tensor.from(left),
    y = Tensor.from(right);
  if (x.rank === 0 || y.rank === 0) throw doNotFit("matmul", x, y, "scalars have no matrix product: use x * y");
  const ofX = x.rank === 1 ? ["k"] : ["i", "k"],
    ofY = y.rank === 1 ? ["k"] : ["k", "j"];
  const inner = x.shape[x.rank - 1],
    height = y.shape[y.rank - ofY.length];
  if (inner !== height) throw doNotFit("matmul", x, y, `the inner sizes ${inner ?? 1} and ${height ?? 1} differ`);
  const leadingX = x.shape.slice(0, -ofX.length),
    leadingY = y.shape.slice(0, -ofY.length);
  const rank = Math.max(leadingX.length, leadingY.length);
  const batch = Array.from({ length: rank }, (_, axis) => {
    const a = leadingX[axis - rank + leadingX.length] ?? 1,
      b = leadingY[axis - rank + leadingY.length] ?? 1;
    if (a !== b && a !== 1 && b !== 1)
      throw doNotFit("matmul", x, y, `the leading sizes ${a} and ${b} do not broadcast`);
    return a === 1 ? b : a;
  });
  const result = [...batchLabels.slice(0, rank), ...ofX.slice(0, -1), ...ofY.slice(1)];
  return sumOfProducts([batched(x, ofX, batch), batched(y, ofY, batch)], result);
}

/**
 * The matrix product by NumPy's rule for every rank: the last axis of x with the last but one of y (its only one,
 * if y is a vector), leading axes broadcast.
 */
export const matmul = define(
  "matmul",
  {
    doc: "The matrix product of x and y; leading axes broadcast.",
    example: "matmul(constant([[1, 2], [3, 4]]), constant([[5], [6]]))",
    special: "A vector is a row on the left and a column on the right; the sum over no elements is 0.",
  },
  two,
  {},
  matrixProduct,
);

/** The sum over `axesX` of x and `axesY` of y, paired in their order; then the other axes of x, then those of y. */
function contractAxes(op: string, x: Tensor, y: Tensor, axesX: readonly number[], axesY: readonly number[]): Tensor {
  if (axesX.length !== axesY.length)
    throw doNotFit(op, x, y, `${axesX.length} axes of x do not pair with ${axesY.length} of y`);
  axesX.forEach((axis, pair) => {
    const a = x.shape[axis] ?? 1,
      b = y.shape[axesY[pair] ?? 0] ?? 1;
    if (a !== b) throw doNotFit(op, x, y, `the sizes ${a} and ${b} of the axes that are summed differ`);
  });
  const [forX, forY] = [letters.slice(0, x.rank), letters.slice(x.rank, x.rank + y.rank)];
  const labelsY = forY.map((label, axis) =>
    axesY.includes(axis) ? (forX[axesX[axesY.indexOf(axis)] ?? 0] ?? label) : label,
  );
  const result = [
    ...forX.filter((_, axis) => !axesX.includes(axis)),
    ...forY.filter((_, axis) => !axesY.includes(axis)),
  ];
  return sumOfProducts(
    [
      { tensor: x, labels: forX },
      { tensor: y, labels: labelsY },
    ],
    result,
  );
}

const letters = [..."ijklmnopqrstuvwxyzabcdefghIJKLMNOPQRSTUVWXYZABCDEFGH"];

export const dot = define(
  "dot",
  {
    doc: "The sum over the last axis of x and the last but one of y (its only one, if y is a vector); with a scalar the product.",
    example: "dot(constant([1, 2]), constant([3, 4]))",
  },
  two,
  {},
  (left, right) => {
    const x = Tensor.from(left),
      y = Tensor.from(right);
    if (x.rank === 0 || y.rank === 0) return mul(x, y);
    return contractAxes("dot", x, y, [x.rank - 1], [Math.max(0, y.rank - 2)]);
  },
);

export const inner = define(
  "inner",
  {
    doc: "The sum over the last axis of x and the last of y; with a scalar the product.",
    example: "inner(constant([[1, 2], [3, 4]]), constant([5, 6]))",
  },
  two,
  {},
  (left, right) => {
    const x = Tensor.from(left),
      y = Tensor.from(right);
    return x.rank === 0 || y.rank === 0 ? mul(x, y) : contractAxes("inner", x, y, [x.rank - 1], [y.rank - 1]);
  },
);

export const outer = define(
  "outer",
  { doc: "x[i] y[j] of the flattened operands.", example: "outer(constant([1, 2]), constant([3, 4]))" },
  two,
  {},
  (left, right) => {
    const x = Tensor.from(left),
      y = Tensor.from(right);
    return mul(expandDims(reshapeTo(x, [x.size]), 1), expandDims(reshapeTo(y, [y.size]), 0));
  },
);

export const vdot = define(
  "vdot",
  { doc: "The sum of x[i] y[i] of the flattened operands.", example: "vdot(constant([[1, 2], [3, 4]]), ones([2, 2]))" },
  two,
  {},
  (left, right) => {
    const x = Tensor.from(left),
      y = Tensor.from(right);
    return contractAxes("vdot", reshapeTo(x, [sizeOf(x.shape)]), reshapeTo(y, [sizeOf(y.shape)]), [0], [0]);
  },
);

/** n: the last n axes of x with the first n of y; or the axes of x and those of y. */
export type AxisPairs = number | readonly [x: Axes, y: Axes];
const axisPairs: Kind<AxisPairs> = {
  text: "a number of axes, or a list of two: the axes of x and those of y",
  read: (argument) => integer.read(argument) ?? pairOfAxes(argument),
};

function pairOfAxes(argument: Argument): readonly [Axes, Axes] | undefined {
  if (!Array.isArray(argument) || argument.length !== 2) return undefined;
  const [x, y] = (argument as readonly Argument[]).map((item) => axes.read(item));
  return x === undefined || y === undefined ? undefined : [x, y];
}

export const tensordot = define(
  "tensordot",
  {
    doc: "The sum over axes of x and as many of y, paired in their order; then the other axes of x, then those of y.",
    example: "tensordot(constant([[1, 2], [3, 4]]), constant([[1, 0], [0, 2]]), [[0], [1]])",
  },
  [...two, ["axes", axisPairs]],
  {},
  (left, right, pairs) => {
    const x = Tensor.from(left),
      y = Tensor.from(right);
    if (typeof pairs !== "number") {
      const ofX = axisList(pairs[0]),
        ofY = axisList(pairs[1]);
      normalAxes("tensordot", ofX, x.shape);
      normalAxes("tensordot", ofY, y.shape);
      return contractAxes("tensordot", x, y, fromZero(ofX, x), fromZero(ofY, y));
    }
    if (pairs < 0 || pairs > Math.min(x.rank, y.rank))
      throw doNotFit("tensordot", x, y, `they do not have ${pairs} axes to sum`);
    const count = Array.from({ length: pairs }, (_, at) => at);
    return contractAxes(
      "tensordot",
      x,
      y,
      count.map((at) => x.rank - pairs + at),
      count,
    );
  },
);

function fromZero(list: readonly number[], { rank }: Tensor): number[] {
  return list.map((axis) => (axis < 0 ? axis + rank : axis));
}
