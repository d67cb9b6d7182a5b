// The forward passes as ONNX models. The numbers are those of the fields in onnx.proto.
import { message } from "./protobuf.mjs";

const float = 1,
  int64 = 7;

const tensorType = ({ elements, shape }) => [
  [
    1,
    [
      [1, elements],
      [2, shape.map((extent) => [1, [[1, extent]]])],
    ],
  ],
];
const value = (name, type) => [
  [1, name],
  [2, tensorType(type)],
];

/** An attribute is a whole number, a text or a list of whole numbers. */
function attribute([name, given]) {
  if (typeof given === "number")
    return [
      [1, name],
      [3, given],
      [20, 2],
    ];
  if (typeof given === "string")
    return [
      [1, name],
      [4, given],
      [20, 3],
    ];
  return [[1, name], ...given.map((each) => [8, each]), [20, 7]];
}

const node = (op, inputs, output, attributes = {}) => [
  ...inputs.map((input) => [1, input]),
  [2, output],
  [4, op],
  ...Object.entries(attributes).map((each) => [5, attribute(each)]),
];

const constant = (name, { dtype, shape, data }) => [
  ...shape.map((extent) => [1, extent]),
  [2, dtype === "i64" ? int64 : float],
  [8, name],
  [9, new Uint8Array(data.buffer, data.byteOffset, data.byteLength)],
];

const int64s = (...numbers) => ({ dtype: "i64", shape: [numbers.length], data: BigInt64Array.from(numbers, BigInt) });

/** Mean cross entropy of logits and labels. */
const crossEntropy = [
  node("LogSoftmax", ["logits"], "logP", { axis: 1 }),
  node("Unsqueeze", ["y", "one"], "column"),
  node("GatherElements", ["logP", "column"], "chosen", { axis: 1 }),
  node("ReduceMean", ["chosen"], "mean", { keepdims: 0 }),
  node("Neg", ["mean"], "loss"),
];

/** Multiplication and bias are one operation of ONNX. */
function perceptron({ X, y, ...weights }) {
  return {
    inputs: { X: { elements: float, shape: X.shape }, y: { elements: int64, shape: y.shape } },
    constants: { ...weights, one: int64s(1) },
    nodes: [
      node("Gemm", ["X", "W1", "b1"], "z"),
      node("Relu", ["z"], "h"),
      node("Gemm", ["h", "W2", "b2"], "logits"),
      ...crossEntropy,
    ],
  };
}

/** Channels come first in ONNX: the image of one channel is only shaped anew, filters are made so before. */
function convnet({ x, y, w1, b1, w2, b2, w3, b3 }) {
  const [batch] = x.shape;
  const layer = (input, at, output) => [
    node("Conv", [input, `w${at}`, `b${at}`], `sum${at}`, { pads: [1, 1, 1, 1], kernel_shape: [3, 3] }),
    node("Relu", [`sum${at}`], `relu${at}`),
    node("MaxPool", [`relu${at}`], output, { kernel_shape: [2, 2], strides: [2, 2] }),
  ];
  return {
    inputs: { x: { elements: float, shape: x.shape }, y: { elements: int64, shape: y.shape } },
    constants: {
      ...{ w1: channelsFirst(w1), b1, w2: channelsFirst(w2), b2, w3, b3, one: int64s(1) },
      ...{ image: int64s(batch, 1, 28, 28), flat: int64s(batch, 784) },
    },
    nodes: [
      node("Reshape", ["x", "image"], "first"),
      ...layer("first", 1, "pooled1"),
      ...layer("pooled1", 2, "pooled2"),
      node("Transpose", ["pooled2"], "channelsLast", { perm: [0, 2, 3, 1] }),
      node("Reshape", ["channelsLast", "flat"], "rows"),
      node("Gemm", ["rows", "w3", "b3"], "logits"),
      ...crossEntropy,
    ],
  };
}

/** [height, width, in, out] to [out, in, height, width]. */
function channelsFirst({ dtype, shape: [height, width, from, to], data }) {
  const moved = new Float32Array(data.length);
  data.forEach((element, at) => {
    const [o, i, place] = [at % to, Math.floor(at / to) % from, Math.floor(at / (to * from))];
    moved[(o * from + i) * height * width + place] = element;
  });
  return { dtype, shape: [to, from, height, width], data: moved };
}

const models = { "mlp-batch-32": perceptron, "mlp-batch-128": perceptron, convnet };
export const modelNames = Object.keys(models);

/** The bytes of a model whose parameters are constants, and the names of what it is given. */
export function onnxModel({ name, tensors }) {
  const { inputs, constants, nodes } = models[name](tensors);
  const graph = [
    ...nodes.map((each) => [1, each]),
    [2, name],
    ...Object.entries(constants).map(([each, tensor]) => [5, constant(each, tensor)]),
    ...Object.entries(inputs).map(([input, type]) => [11, value(input, type)]),
    [12, value("loss", { elements: float, shape: [] })],
  ];
  return {
    bytes: message([
      [1, 8],
      [7, graph],
      [8, [[2, 17]]],
    ]),
    inputs: Object.keys(inputs),
  };
}
