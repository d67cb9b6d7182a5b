/** Convolution: a contraction of windows with weights; no window is ever copied. */
import { Tensor, type Operand } from "../builder.js";
import { shapeMismatch } from "../diagnostics.js";
import { contract } from "../families/contraction.js";
import { reshapeTo } from "../families/reshape.js";
import { define, integer, oneOf, option, tensor } from "../language.js";
import { padding, perAxis, slidingAlong, windowsOf, type WindowOptions } from "../ops/window.js";
import { printShape } from "../types.js";

export type Layout = "NHWC" | "NCHW";
/** Where the channels stand: last, or behind the batch. */
export const layout = option(oneOf("NHWC", "NCHW"), "NHWC", '"NHWC"');

/** The axes of an image: all but the batch and the channels. */
export function spatialAxes(rank: number, order: Layout): number[] {
  return Array.from({ length: rank - 2 }, (_, at) => at + (order === "NHWC" ? 1 : 2));
}

/** Labels of the batch, groups, input and output channels, the positions and the places in a window. */
const positions = [..."hwd"],
  places = [..."uvz"];

interface Channels {
  readonly given: number;
  readonly out: number;
  readonly groups: number;
}

function channelsOf(x: Tensor, w: Tensor, groups: number, order: Layout): Channels {
  const rank = x.rank;
  if (rank < 3 || rank > 5 || w.rank !== rank) {
    throw shapeMismatch(
      "conv",
      `needs x and w of one rank from 3 to 5 and got the shapes ${printShape(x.shape)} and ${printShape(w.shape)}`,
    );
  }
  const given = x.shape[order === "NHWC" ? rank - 1 : 1] ?? 1,
    inGroup = w.shape[order === "NHWC" ? rank - 2 : 1] ?? 1;
  const out = w.shape[order === "NHWC" ? rank - 1 : 0] ?? 1;
  if (groups < 1 || given !== inGroup * groups) {
    throw shapeMismatch(
      "conv",
      `x has ${given} channels, and w takes ${inGroup} in ${groups} ${groups === 1 ? "group" : "groups"}`,
    );
  }
  if (out % groups !== 0) throw shapeMismatch("conv", `${out} output channels do not divide into ${groups} groups`);
  return { given, out, groups };
}

/** The channel axis as groups and channels of a group. */
function grouped(x: Tensor, axis: number, groups: number): Tensor {
  const { shape } = x;
  return reshapeTo(x, [...shape.slice(0, axis), groups, (shape[axis] ?? 1) / groups, ...shape.slice(axis + 1)]);
}

function convolve(x: Tensor, w: Tensor, options: Omit<WindowOptions, "size">, groups: number, order: Layout): Tensor {
  const last = order === "NHWC",
    spatial = spatialAxes(x.rank, order),
    { out } = channelsOf(x, w, groups, order);
  const size = last ? w.shape.slice(0, -2) : w.shape.slice(2);
  const slidings = slidingAlong(
    "conv",
    spatial.map((axis) => x.shape[axis] ?? 1),
    { ...options, size },
  );
  const at = positions.slice(0, spatial.length).join(""),
    inside = places.slice(0, spatial.length).join(""),
    g = groups > 1 ? "g" : "";
  const image = groups > 1 ? grouped(x, last ? x.rank - 1 : 1, groups) : x;
  const weights = groups > 1 ? grouped(w, last ? w.rank - 1 : 0, groups) : w;
  const windows = windowsOf(image, groups > 1 && !last ? spatial.map((axis) => axis + 1) : spatial, slidings);
  const ofWindows = last ? `n${at}${g}c${inside}` : `n${g}c${at}${inside}`;
  const ofWeights = last ? `${inside}c${g}o` : `${g}oc${inside}`,
    result = last ? `n${at}${g}o` : `n${g}o${at}`;
  const sum = contract(windows, weights, [ofWindows, ofWeights], result),
    counts = slidings.map(({ count }) => count);
  const batch = x.shape[0] ?? 1;
  return reshapeTo(sum, last ? [batch, ...counts, out] : [batch, out, ...counts]);
}

/**
 * The cross-correlation of x with w, as neural networks call convolution: 1 to 3 spatial axes. Layout NHWC: x is
 * [batch, ...space, channels] and w [...window, channels / groups, outputs]; NCHW: x is [batch, channels, ...space] and
 * w [outputs, channels / groups, ...window].
 */
export const conv = define(
  "conv",
  {
    doc: "The sum over each window of x times the weights w, for each output channel: 1 to 3 spatial axes by rank.",
    example: "conv(reshape(arange(5), [1, 5, 1]), reshape(constant([1, 2]), [2, 1, 1]))",
    special:
      'Weights are HWIO with NHWC and OIHW with NCHW. "same" gives ceil(n / stride) outputs; an odd total of zeros has one more behind.',
  },
  [
    ["x", tensor],
    ["w", tensor],
  ],
  {
    strides: option(perAxis, 1),
    padding: option(padding, "valid", '"valid"'),
    dilation: option(perAxis, 1),
    groups: option(integer, 1),
    layout,
  },
  (x: Operand, w: Operand, { groups, layout: order, ...options }) =>
    convolve(Tensor.from(x), Tensor.from(w), options, groups, order),
);
