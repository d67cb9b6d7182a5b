/**
 * Normalizations: x less its mean, over its standard deviation, then scaled and moved. The gradient passes through
 * mean and deviation. Equal numbers deviate by exactly 0, so that constant rows give the offset alone.
 */
import { Tensor, type Operand } from "../builder.js";
import { shapeMismatch } from "../diagnostics.js";
import { reshapeTo } from "../families/reshape.js";
import { normalAxes } from "../families/reduction.js";
import { axes, axisList, define, integer, number, option, optional, tensor } from "../language.js";
import { add, div, mul, rsqrt, square, sub } from "../ops/arithmetic.js";
import { sumOver } from "../ops/reduce.js";
import { broadcastAxes } from "../ops/view.js";
import { printShape, sameShape, sizeOf, type Shape } from "../types.js";
import { layout, type Layout } from "./convolution.js";
import { deviation } from "./statistics.js";

/** The mean over the axes of what has x's shape, repeated along them. */
function meanAlong(x: Tensor, over: readonly number[]): Tensor {
  const count = sizeOf(over.map((axis) => x.shape[axis] ?? 1));
  return broadcastAxes(div(sumOver(x, over), count), x.shape, over);
}

function normalized(x: Tensor, over: readonly number[], epsilon: number): Tensor {
  const distance = deviation(x, { axes: over });
  return mul(distance, rsqrt(add(meanAlong(square(distance), over), epsilon)));
}

const complement = (rank: number, given: readonly number[]): number[] =>
  Array.from({ length: rank }, (_, axis) => axis).filter((axis) => !given.includes(axis));

/** A scale or offset, one for each index of the axes of x that are listed, repeated along the others. */
function along(op: string, name: string, given: Operand, x: Tensor, own: readonly number[]): Tensor {
  const parameter = Tensor.from(given),
    expected: Shape = own.map((axis) => x.shape[axis] ?? 1);
  if (parameter.rank === 0) return parameter;
  if (!sameShape(parameter.shape, expected))
    throw shapeMismatch(
      op,
      `${name} has the shape ${printShape(parameter.shape)}, and x of ${printShape(x.shape)} needs ${printShape(expected)}`,
    );
  return broadcastAxes(parameter, x.shape, complement(x.rank, own));
}

function channelAxis(op: string, x: Tensor, order: Layout): number {
  if (x.rank < 2) throw shapeMismatch(op, `needs a batch and channels, and x has the shape ${printShape(x.shape)}`);
  return order === "NHWC" ? x.rank - 1 : 1;
}

const scaled = [
  ["x", tensor],
  ["scale", tensor],
  ["offset", tensor],
] as const;

export const batchNorm = define(
  "batchNorm",
  {
    doc: "y = (x - mean(x)) / sqrt(variance(x) + epsilon) scale + offset, with mean and (biased) variance over `axes`.",
    example: "batchNorm(constant([[1, 2], [3, 6]]), 1, 0)",
    special: "The gradient passes through mean and variance. Equal numbers give the offset.",
  },
  scaled,
  { axes: optional(axes, "all but the channel"), epsilon: option(number, 1e-5), layout },
  (given, scale, offset, { axes: over, epsilon, layout: order }) => {
    const x = Tensor.from(given),
      mixed =
        over === null
          ? complement(x.rank, [channelAxis("batchNorm", x, order)])
          : normalAxes("batchNorm", axisList(over), x.shape);
    const own = complement(x.rank, mixed);
    const y = mul(normalized(x, mixed, epsilon), along("batchNorm", "scale", scale, x, own));
    return add(y, along("batchNorm", "offset", offset, x, own));
  },
);

export const batchNormInference = define(
  "batchNormInference",
  {
    doc: "y = (x - mean) / sqrt(variance + epsilon) scale + offset, with a mean and a variance for each channel.",
    example: "batchNormInference(constant([[1, 2]]), 1, 0, constant([1, 1]), constant([4, 4]))",
  },
  [...scaled, ["mean", tensor], ["variance", tensor]],
  { epsilon: option(number, 1e-5), layout },
  (given, scale, offset, mean, variance, { epsilon, layout: order }) => {
    const x = Tensor.from(given),
      own = [channelAxis("batchNormInference", x, order)];
    const at = (name: string, parameter: Operand): Tensor => along("batchNormInference", name, parameter, x, own);
    const factor = mul(rsqrt(add(at("variance", variance), epsilon)), at("scale", scale));
    return add(mul(sub(x, at("mean", mean)), factor), at("offset", offset));
  },
);

export const layerNorm = define(
  "layerNorm",
  {
    doc: "y = (x - mean(x)) / sqrt(variance(x) + epsilon) scale + offset, with mean and (biased) variance of each row along `axis`.",
    example: "layerNorm(constant([[1, 3], [2, 2]]), 1, 0)",
    special: "A row of equal numbers gives the offset.",
  },
  scaled,
  { axis: option(axes, -1), epsilon: option(number, 1e-5) },
  (given, scale, offset, { axis, epsilon }) => {
    const x = Tensor.from(given),
      own = normalAxes("layerNorm", axisList(axis), x.shape);
    const y = mul(normalized(x, own, epsilon), along("layerNorm", "scale", scale, x, own));
    return add(y, along("layerNorm", "offset", offset, x, own));
  },
);

export const rmsNorm = define(
  "rmsNorm",
  {
    doc: "y = x / sqrt(mean(x^2) + epsilon) scale, with the mean of each row along the last axis.",
    example: "rmsNorm(constant([[3, 4]]), 1)",
  },
  [
    ["x", tensor],
    ["scale", tensor],
  ],
  { epsilon: option(number, 1e-6) },
  (given, scale, { epsilon }) => {
    const x = Tensor.from(given),
      own = normalAxes("rmsNorm", [-1], x.shape);
    const y = mul(x, rsqrt(add(meanAlong(square(x), own), epsilon)));
    return mul(y, along("rmsNorm", "scale", scale, x, own));
  },
);

export const groupNorm = define(
  "groupNorm",
  {
    doc: "y = (x - mean(x)) / sqrt(variance(x) + epsilon) scale + offset, with mean and (biased) variance over the positions and a group of channels of each sample.",
    example: "groupNorm(constant([[1, 3, 5, 9]]), 1, 0, 2)",
  },
  [...scaled, ["groups", integer]],
  { epsilon: option(number, 1e-5), layout },
  (given, scale, offset, groups, { epsilon, layout: order }) => {
    const x = Tensor.from(given),
      channel = channelAxis("groupNorm", x, order),
      channels = x.shape[channel] ?? 1;
    if (groups < 1 || channels % groups !== 0)
      throw shapeMismatch("groupNorm", `${channels} channels do not divide into ${groups} groups`);
    const apart = [...x.shape.slice(0, channel), groups, channels / groups, ...x.shape.slice(channel + 1)],
      mixed = complement(x.rank + 1, [0, channel]);
    const y = reshapeTo(normalized(reshapeTo(x, apart), mixed, epsilon), x.shape),
      own = [channel];
    return add(mul(y, along("groupNorm", "scale", scale, x, own)), along("groupNorm", "offset", offset, x, own));
  },
);
