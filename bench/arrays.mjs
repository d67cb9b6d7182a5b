// Large arrays: functions of a million numbers, and elementwise work and reductions over 16 MB, which no cache holds.
import { filled, WrongResult } from "./tensors.mjs";

const million = 1_000_000,
  elements = 2 ** 22;

/** Of each the formula, the elements of its operands, and what it must be for some of them. */
const table = {
  "exp-1e6": ["exp(x)", million, (x) => Math.exp(x)],
  "tanh-1e6": ["tanh(x)", million, (x) => Math.tanh(x)],
  "log-1e6": ["log(x)", million, (x) => Math.log(x)],
  "scale-16MB": ["2 * x + 1", elements, (x) => 2 * x + 1],
  "multiply-16MB": ["x * z", elements, (x, z) => x * z],
  "select-16MB": ["where(x > z, x, 0.5 * z)", elements, (x, z) => (x > z ? x : 0.5 * z)],
  "sum-16MB": ["sum(x)", elements, null],
  "max-16MB": ["max(x)", elements, null],
  "dot-16MB": ["sum(x * z)", elements, null],
};

export const arrayNames = Object.keys(table);
export const functionNames = arrayNames.filter((name) => name.endsWith("-1e6"));

/** Like workload(): one output y of inputs x and z. */
export function arrayWork(name) {
  const [formula, length, element] = table[name],
    type = `f32[${length}]`;
  const inputs = formula.includes("z") ? { x: type, z: type } : { x: type };
  const tensors = Object.fromEntries(
    Object.keys(inputs).map((input, at) => [
      input,
      filled({ dtype: "f32", shape: [length] }, { seed: 161 + at, scale: 0.5, offset: 0.75 }),
    ]),
  );
  const data = Object.values(tensors).map((tensor) => tensor.data);
  const check = (who, { y }) => {
    const places = element === null ? [0] : Array.from({ length: 1000 }, (_, at) => Math.floor((at * length) / 1000));
    for (const at of places) {
      const wanted = element === null ? reduced(name, data) : element(...data.map((each) => each[at]));
      if (!(Math.abs(y[at] - wanted) <= 1e-6 * Math.abs(wanted)))
        throw new WrongResult(`${who} on ${name}: element ${at} is ${y[at]}, not ${wanted}`);
    }
  };
  return {
    name,
    spec: { name, inputs, nodes: { y: formula }, outputs: ["y"] },
    loss: "y",
    tensors,
    parameters: ["x"],
    check,
  };
}

/** In f64, in which a sum over four million numbers of f32 is as good as exact. */
function reduced(name, [x, z]) {
  if (name.startsWith("max")) return x.reduce((most, value) => Math.max(most, value));
  return x.reduce((total, value, at) => total + value * (name.startsWith("dot") ? z[at] : 1), 0);
}
