// The workloads: how tensors are filled, and what the loss and the gradients must be (float64, made with PyTorch).
import { readFileSync } from "node:fs";

export const names = ["rosenbrock-1000", "rosenbrock-2", "arm", "logistic-regression", "mlp-batch-32", "mlp-batch-128"];

const table = JSON.parse(readFileSync(new URL("./workloads.json", import.meta.url), "utf8")).workloads;

/** 32-bit hash of an element's index: the same numbers in every language. */
function hash(seed, index) {
  let x = (index + Math.imul(seed, 1000003)) >>> 0;
  x ^= x >>> 16;
  x = Math.imul(x, 0x7feb352d) >>> 0;
  x ^= x >>> 15;
  x = Math.imul(x, 0x846ca68b) >>> 0;
  return (x ^ (x >>> 16)) >>> 0;
}

export function workload(name) {
  const { spec, fill, reference, sgd } = table[name];
  const types = { ...spec.inputs, ...spec.parameters };
  const tensors = Object.fromEntries(
    fill.map(({ name: tensor, kind, shape, seed, scale = 1, offset = 0 }) => {
      const size = shape.reduce((product, extent) => product * extent, 1);
      const make = { f32: Float32Array, f64: Float64Array, i32: Int32Array }[types[tensor].slice(0, 3)];
      const element = (i) =>
        kind === "label" ? hash(seed, i) % 10 : ((hash(seed, i) / 2 ** 32) * 2 - 1) * scale + offset;
      return [tensor, make.from({ length: size }, (_, i) => element(i))];
    }),
  );
  return {
    name,
    spec,
    fill,
    tensors,
    parameters: Object.keys(spec.parameters),
    reference,
    learningRate: sgd?.learningRate ?? null,
  };
}

/** Throws unless loss and the sum of |gradient| are those of the reference. */
export function checkResult(who, { name, reference }, loss, gradients) {
  const sum = Object.values(gradients).reduce(
    (total, array) => total + array.reduce((part, value) => part + Math.abs(value), 0),
    0,
  );
  const close = (a, b) => Math.abs(a - b) <= 1e-4 * Math.abs(b);
  if (!close(loss, reference.loss) || !close(sum, reference.grad_abs_sum)) {
    throw new Error(
      `${who} on ${name}: loss ${loss} and |gradient| ${sum}, not ${reference.loss} and ${reference.grad_abs_sum}`,
    );
  }
}
