/**
 * Transposed convolution: the adjoint of a convolution, so that it undoes what that does to shapes. It is itself a
 * convolution: of x with zeros between its elements and around it, by the weights turned round.
 */
import { Tensor } from "../builder.js";
import { shapeMismatch } from "../diagnostics.js";
import { reshapeTo } from "../families/reshape.js";
import { define, integer, option, tensor, type Axes } from "../language.js";
import { pad } from "../ops/pad.js";
import { flipAxes, permute } from "../ops/view.js";
import { padding, perAxis, type Padding } from "../ops/window.js";
import { printShape } from "../types.js";
import { conv, layout, spatialAxes, type Layout } from "./convolution.js";

interface Options {
  readonly strides: Axes;
  readonly padding: Padding;
  readonly dilation: Axes;
  readonly groups: number;
  readonly outputPadding: Axes;
  readonly layout: Layout;
}

const at = (given: Axes, axis: number): number => (typeof given === "number" ? given : (given[axis] ?? 1));

/** Weights [..., O / groups, I] or [I, O / groups, ...] as a convolution takes them, their windows turned round. */
function turned(w: Tensor, groups: number, order: Layout): Tensor {
  const { rank, shape } = w,
    last = order === "NHWC",
    windows = Array.from({ length: rank - 2 }, (_, axis) => axis + (last ? 0 : 2));
  const flipped = flipAxes(w, windows);
  const given = shape[last ? rank - 1 : 0] ?? 1,
    out = shape[last ? rank - 2 : 1] ?? 1,
    size = windows.map((axis) => shape[axis] ?? 1);
  if (groups < 1 || given % groups !== 0)
    throw shapeMismatch("convTranspose", `${given} channels do not divide into ${groups} groups`);
  if (last) {
    const apart = reshapeTo(flipped, [...size, out, groups, given / groups]),
      [o, g, i] = [rank - 2, rank - 1, rank];
    const swapped = permute(apart, [...windows, i, g, o]);
    return reshapeTo(swapped, [...size, given / groups, groups * out]);
  }
  const apart = reshapeTo(flipped, [groups, given / groups, out, ...size]),
    swapped = permute(apart, [0, 2, 1, ...windows.map((axis) => axis + 1)]);
  return reshapeTo(swapped, [groups * out, given / groups, ...size]);
}

/** The zeros before and behind an axis of x, between whose elements `stride - 1` stand. */
function around(extent: number, size: number, axis: number, options: Options): readonly [number, number] {
  const stride = at(options.strides, axis),
    reach = (size - 1) * at(options.dilation, axis) + 1,
    covered = (extent - 1) * stride + reach,
    more = typeof options.outputPadding === "number" ? options.outputPadding : (options.outputPadding[axis] ?? 0);
  if (more < 0 || stride < 1 || reach < 1)
    throw shapeMismatch("convTranspose", "strides and paddings must not be negative");
  const given = options.padding,
    missing = Math.max(0, covered - extent * stride);
  const before = given === "same" ? Math.floor(missing / 2) : given === "valid" ? 0 : (given[axis]?.[0] ?? 0),
    after = given === "same" ? covered - extent * stride - before : given === "valid" ? 0 : (given[axis]?.[1] ?? 0);
  return [reach - 1 - before, reach - 1 - after + more];
}

function transposed(x: Tensor, w: Tensor, options: Options): Tensor {
  const { groups, dilation, layout: order } = options,
    spatial = spatialAxes(x.rank, order);
  if (x.rank < 3 || x.rank > 5 || w.rank !== x.rank)
    throw shapeMismatch(
      "convTranspose",
      `needs x and w of one rank from 3 to 5 and got the shapes ${printShape(x.shape)} and ${printShape(w.shape)}`,
    );
  const windows = w.shape.slice(order === "NHWC" ? 0 : 2, order === "NHWC" ? -2 : undefined);
  const pairs = x.shape.map((extent, axis) => {
    const place = spatial.indexOf(axis);
    return place < 0 ? [0, 0] : around(extent, windows[place] ?? 1, place, options);
  });
  const interior = x.shape.map((_, axis) => {
    const place = spatial.indexOf(axis);
    return place < 0 ? 0 : at(options.strides, place) - 1;
  });
  return conv(pad(x, pairs, { interior }), turned(w, groups, order), { dilation, groups, layout: order });
}

/**
 * The adjoint of `conv` with the same strides, padding, dilation and groups. Layout NHWC: x is [batch, ...space,
 * channels] and w [...window, outputs / groups, channels]; NCHW: x is [batch, channels, ...space] and w [channels,
 * outputs / groups, ...window].
 */
export const convTranspose = define(
  "convTranspose",
  {
    doc: "The adjoint of a convolution: each element of x adds the weights times itself to a window of the result.",
    example:
      "convTranspose(reshape(constant([1, 2]), [1, 2, 1]), reshape(constant([1, 10]), [2, 1, 1]), { strides: 2 })",
    special:
      'The options are those of the convolution that it transposes; of the sizes that this would give x, "same" means n stride. outputPadding adds to the end of the result.',
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
    outputPadding: option(perAxis, 0),
    layout,
  },
  (x, w, options) => transposed(Tensor.from(x), Tensor.from(w), options),
);
