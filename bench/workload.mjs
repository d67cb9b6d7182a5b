// The small workloads: how tensors are filled, and what the loss and the gradients must be (float64, made with PyTorch).
import { readFileSync } from "node:fs";
import { filled, WrongResult } from "./tensors.mjs";

export const workloadNames = [
  "rosenbrock-1000",
  "rosenbrock-2",
  "arm",
  "logistic-regression",
  "mlp-batch-32",
  "mlp-batch-128",
  "contraction-chain-512",
];

const table = JSON.parse(readFileSync(new URL("./workloads.json", import.meta.url), "utf8")).workloads;

/** { name, spec, loss: the output's name, tensors, parameters, check }. */
export function workload(name) {
  const { spec, fill, reference } = table[name],
    types = { ...spec.inputs, ...spec.parameters };
  const tensors = fill.map(({ name: tensor, shape, ...how }) => [
    tensor,
    filled({ dtype: types[tensor].slice(0, 3), shape }, how),
  ]);
  return {
    name,
    spec,
    loss: "loss",
    tensors: Object.fromEntries(tensors),
    parameters: Object.keys(spec.parameters),
    check: (who, values) => checkSums(`${who} on ${name}`, reference, values),
  };
}

/** Throws unless the loss, and the sum of |gradient| where there are gradients, are those of the reference. */
function checkSums(who, reference, { loss, ...gradients }) {
  const arrays = Object.values(gradients),
    sum = arrays.reduce((total, array) => total + array.reduce((part, value) => part + Math.abs(value), 0), 0);
  const close = (a, b) => Math.abs(a - b) <= 1e-4 * Math.abs(b);
  if (!close(loss[0], reference.loss) || (arrays.length > 0 && !close(sum, reference.grad_abs_sum))) {
    const wanted = `${reference.loss} and ${reference.grad_abs_sum}`;
    throw new WrongResult(`${who}: loss ${loss[0]} and |gradient| ${sum}, not ${wanted}`);
  }
}
