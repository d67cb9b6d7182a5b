/** One step of recurrent networks. */
import { Tensor, type Operand } from "../builder.js";
import { shapeMismatch } from "../diagnostics.js";
import { define, tensor } from "../language.js";
import { add, mul, sub } from "../ops/arithmetic.js";
import { matmul } from "../ops/products.js";
import { split } from "../ops/rearrange.js";
import { sigmoid } from "../ops/transcendental.js";
import { tanh } from "../ops/trigonometric.js";
import { printShape } from "../types.js";

/** The parts of the last axis, one for each gate. */
function gatesOf(op: string, whole: Tensor, state: Operand, count: number): Tensor[] {
  const width = whole.shape[whole.rank - 1] ?? 0,
    { shape } = Tensor.from(state);
  if (width !== count * (shape[shape.length - 1] ?? 0))
    throw shapeMismatch(
      op,
      `the weights must give ${count} gates of the state's width: they give ${width} numbers for a state of shape ${printShape(shape)}`,
    );
  return [...split(whole, count, { axis: -1 })];
}

export const lstmCell = define(
  "lstmCell",
  {
    doc: "With i, f, g, o the parts of x wx + h wh + b: the new cell is sigmoid(f) c + sigmoid(i) tanh(g), the new hidden state sigmoid(o) tanh(cell). Results: hidden state, cell.",
    example: "lstmCell(ones([1, 1]), zeros([1, 1]), ones([1, 1]), ones([1, 4]), ones([1, 4]), zeros([4]))[0]",
  },
  [
    ["x", tensor],
    ["h", tensor],
    ["c", tensor],
    ["wx", tensor],
    ["wh", tensor],
    ["b", tensor],
  ],
  {},
  (x, h, c, wx, wh, b) => {
    const whole = add(add(matmul(x, wx), matmul(h, wh)), b),
      [i, f, g, o] = gatesOf("lstmCell", whole, h, 4) as [Tensor, Tensor, Tensor, Tensor];
    const cell = add(mul(sigmoid(f), c), mul(sigmoid(i), tanh(g)));
    return [mul(sigmoid(o), tanh(cell)), cell];
  },
);

export const gruCell = define(
  "gruCell",
  {
    doc: "With r, z, n the parts of x wx + b, and of h wh: r = sigmoid(xr + hr), z = sigmoid(xz + hz), n = tanh(xn + r hn); the new state is (1 - z) n + z h.",
    example: "gruCell(ones([1, 1]), zeros([1, 1]), ones([1, 3]), ones([1, 3]), zeros([3]))",
    special: "The reset gate r acts after the product with the weights.",
  },
  [
    ["x", tensor],
    ["h", tensor],
    ["wx", tensor],
    ["wh", tensor],
    ["b", tensor],
  ],
  {},
  (x, h, wx, wh, b) => {
    const [xr, xz, xn] = gatesOf("gruCell", add(matmul(x, wx), b), h, 3) as [Tensor, Tensor, Tensor],
      [hr, hz, hn] = gatesOf("gruCell", matmul(h, wh), h, 3) as [Tensor, Tensor, Tensor];
    const z = sigmoid(add(xz, hz)),
      n = tanh(add(xn, mul(sigmoid(add(xr, hr)), hn)));
    return add(mul(sub(1, z), n), mul(z, h));
  },
);
