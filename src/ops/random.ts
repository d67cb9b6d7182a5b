/**
 * Random numbers: functions of a key (an i32 scalar), of the call's stream and of the index of the element, so that
 * they are the same in every order, on every machine, in evaluator and module.
 */
import { applyOp } from "../apply.js";
import { broadcastToShape, checkShape, commonGraph, onGraph, Tensor, type Operand } from "../builder.js";
import { dtypeNotAdmitted, shapeMismatch } from "../diagnostics.js";
import { evaluate } from "../evaluate.js";
import { reshapeTo } from "../families/reshape.js";
import { iotaOp } from "../families/source.js";
import { Graph, type Attributes } from "../graph.js";
import * as k from "../kernel.js";
import { define, integer, integers, number, oneOf, option, optional, tensor } from "../language.js";
import { nondifferentiable, register, type ElementwiseOp } from "../op.js";
import { nextStream, streamOf } from "../stream.js";
import { sizeOf, type DType, type Shape, type TensorType } from "../types.js";
import { add, div, mul } from "./arithmetic.js";
import { greaterEqual, where } from "./compare.js";
import { resolved } from "./indexing.js";
import { normalOf, random32, randomDigits } from "./programs/random.js";
import { erfInv } from "./specialSeries.js";
import { threefry } from "./threefry.js";

const streamIn = (attrs: Attributes): number => Number(attrs["stream"]);
const floatIn = (attrs: Attributes): "f32" | "f64" => (attrs["dtype"] === "f32" ? "f32" : "f64");

interface Definition {
  readonly doc: string;
  readonly dtypeOf: (attrs: Attributes) => DType;
  readonly evaluate: (words: [number, number], attrs: Attributes) => number;
  readonly program: (key: k.Scalar, index: k.Scalar, attrs: Attributes) => k.Scalar;
  readonly flops: number;
}

/** Defines a function of the key and the index, element by element. */
function random(name: string, { doc, dtypeOf, evaluate, program, flops }: Definition): ElementwiseOp {
  return register({
    family: "elementwise",
    name,
    doc,
    inputs: ["key", "index"],
    bounded: true,
    printed: "call",
    commutative: false,
    selects: false,
    refuses: null,
    flops,
    typeOf: (types: readonly TensorType[], attrs) => {
      const [key] = types,
        wrong = types.find(({ dtype }) => dtype !== "i32");
      if (wrong !== undefined || key === undefined)
        throw dtypeNotAdmitted(name, "key", wrong?.dtype ?? "bool", ["i32"]);
      return { dtype: dtypeOf(attrs), shape: key.shape };
    },
    evaluate: ([key = 0, index = 0], attrs) => evaluate(threefry([key, streamIn(attrs)], [index, 0]), attrs),
    program: ([key, index], attrs) => {
      if (key === undefined || index === undefined) throw new TypeError(`${name} needs a key and an index`);
      return program(key, index, attrs);
    },
    vjp: {
      key: nondifferentiable("a random number has no derivative by its key"),
      index: nondifferentiable("a random number has no derivative by its index"),
    },
  });
}

/** n random bits as a whole number: 24 of the first word, or 53 of both. */
function digitsOf([a, b]: readonly [number, number], dtype: "f32" | "f64"): [digits: number, bits: number] {
  return dtype === "f32" ? [a >>> 8, 24] : [(a >>> 5) * 2 ** 26 + (b >>> 6), 53];
}

export const bitsOp = random("bitsAt", {
  doc: "32 random bits for each index.",
  dtypeOf: () => "i32",
  evaluate: ([a]) => a,
  program: (key, index, attrs) => k.call(random32, key, k.i32(streamIn(attrs)), index),
  flops: 100,
});

export const uniformOp = random("uniformAt", {
  doc: "A random number from 0 to below 1 for each index.",
  dtypeOf: floatIn,
  evaluate: (words, attrs) => {
    const [digits, bits] = digitsOf(words, floatIn(attrs));
    return digits * 2 ** -bits;
  },
  program: (key, index, attrs) => {
    const [digits, bits] = randomDigits(floatIn(attrs), key, k.i32(streamIn(attrs)), index);
    return k.convert(floatIn(attrs), k.mul(digits, 2 ** -bits));
  },
  flops: 100,
});

export const normalOp = random("normalAt", {
  doc: "A random number of the standard normal distribution for each index.",
  dtypeOf: floatIn,
  evaluate: (words, attrs) => {
    const [digits, bits] = digitsOf(words, floatIn(attrs));
    return Math.SQRT2 * erfInv(((digits - 2 ** (bits - 1)) * 2 + 1) * 2 ** -bits);
  },
  program: (key, index, attrs) => {
    const [digits, bits] = randomDigits(floatIn(attrs), key, k.i32(streamIn(attrs)), index);
    return k.convert(floatIn(attrs), normalOf(digits, bits));
  },
  flops: 250,
});

/** The op for every element of a shape; the stream is the call's own, or that of the option. */
function drawn(
  op: ElementwiseOp,
  name: string,
  given: Operand,
  shape: Shape,
  stream: number | null,
  attrs: Attributes,
): Tensor {
  const key = resolved(name, given, "i32");
  if (key.rank !== 0) throw shapeMismatch(name, `the key must be a scalar, and has ${key.rank} axes`);
  if (shape.some((extent) => extent < 0))
    throw shapeMismatch(name, `the shape [${shape.join(", ")}] has a negative size`);
  const graph = commonGraph(name, [key]),
    size = sizeOf(checkShape(shape)),
    at = graph ?? new Graph();
  const index = at.append(iotaOp, [], { axis: 0 }, { dtype: "i32", shape: [size] });
  const keys = broadcastToShape(name, Tensor.of(onGraph(at, key)), [size]),
    chosen = stream ?? nextStream(at);
  const result = reshapeTo(applyOp(op, [keys, Tensor.of(index)], { ...attrs, stream: chosen }), shape);
  return graph === null ? resolvedOf(result) : result;
}

/** Of a key that is a number: what is drawn is a literal. */
function resolvedOf(tensor: Tensor): Tensor {
  const { dtype, shape } = tensor.node.type,
    [value] = evaluate([tensor.node]);
  return Tensor.literal(dtype, shape, value?.data ?? new Float64Array());
}

const floats = oneOf("f32", "f64");
const streams = {
  dtype: option(floats, "f64", '"f64"'),
  stream: optional(integer, "that of the call"),
};
const aboutStreams =
  "Each call has a stream of its own: of its node's name and its place in the formula; the option stream sets it. No derivative by the key.";

export const randomUniform = define(
  "randomUniform",
  {
    doc: "Random numbers from low to below high: low + (high - low) u, with u of 24 random bits in f32, of 53 in f64.",
    example: "randomUniform(7, [2], { stream: 1 })",
    special: aboutStreams,
  },
  [
    ["key", tensor],
    ["shape", integers],
  ],
  { low: option(number, 0), high: option(number, 1), ...streams },
  (key, shape, { low, high, dtype, stream }) => {
    const u = drawn(uniformOp, "randomUniform", key, shape, stream, { dtype });
    return low === 0 && high === 1 ? u : add(mul(u, high - low), low);
  },
);

export const randomNormal = define(
  "randomNormal",
  {
    doc: "Random numbers of the standard normal distribution: sqrt(2) erfInv(2 u - 1), with u in the middle of its bin.",
    example: "randomNormal(7, [2], { stream: 1 })",
    special: aboutStreams,
  },
  [
    ["key", tensor],
    ["shape", integers],
  ],
  streams,
  (key, shape, { dtype, stream }) => drawn(normalOp, "randomNormal", key, shape, stream, { dtype }),
);

export const randomBits = define(
  "randomBits",
  {
    doc: "Whole numbers of 32 random bits, from Threefry-2x32 of 20 rounds: the first word for the counter (index, 0) under the key (key, stream).",
    example: "randomBits(7, [2], { stream: 1 })",
    special: aboutStreams,
  },
  [
    ["key", tensor],
    ["shape", integers],
  ],
  { stream: streams.stream },
  (key, shape, { stream }) => drawn(bitsOp, "randomBits", key, shape, stream, {}),
);

export const foldIn = define(
  "foldIn",
  {
    doc: "A key made of a key and a number: for each number another one.",
    example: "foldIn(7, 3)",
  },
  [
    ["key", tensor],
    ["i", tensor],
  ],
  {},
  (givenKey, givenIndex) => {
    const [key, index] = [resolved("foldIn", givenKey, "i32"), resolved("foldIn", givenIndex, "i32")];
    if (key.rank > 0 || index.rank > 0) throw shapeMismatch("foldIn", "the key and the number must be scalars");
    return applyOp(bitsOp, [key, index], { stream: streamOf("foldIn") });
  },
);

export const dropout = define(
  "dropout",
  {
    doc: "x with each element set to 0 with probability rate, the others divided by 1 - rate.",
    example: "dropout(constant([1, 2, 3]), 0, 7)",
    special: "rate 0 changes nothing. The cotangent takes the same way.",
  },
  [
    ["x", tensor],
    ["rate", number],
    ["key", tensor],
  ],
  { stream: streams.stream },
  (given, rate, key, { stream }) => {
    const x = Tensor.from(given);
    if (!(rate >= 0 && rate < 1)) throw shapeMismatch("dropout", `rate is from 0 to below 1, and not ${rate}`);
    if (rate === 0) return x;
    const u = drawn(uniformOp, "dropout", key, x.shape, stream, { dtype: x.dtype === "f32" ? "f32" : "f64" });
    return where(greaterEqual(u, rate), div(x, 1 - rate), 0);
  },
);
