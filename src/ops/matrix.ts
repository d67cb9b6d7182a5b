/** Products of vectors and matrices that are made of elementwise ones. */
import { broadcastShapes, Tensor } from "../builder.js";
import { shapeMismatch } from "../diagnostics.js";
import { normalAxis } from "../families/reduction.js";
import { reshapeTo } from "../families/reshape.js";
import { define, integer, option, tensor } from "../language.js";
import { mul, sub } from "./arithmetic.js";
import { roll } from "./rearrange.js";
import { slice } from "./view.js";

export const kron = define(
  "kron",
  {
    doc: "Kronecker's product: y[i p + k, j q + l, ...] = x[i, j, ...] b[k, l, ...], where p, q, ... are the sizes of b.",
    example: "kron(constant([1, 10]), constant([1, 2, 3]))",
    special: "The operand of the lower rank gets axes of size 1 in front.",
  },
  [
    ["a", tensor],
    ["b", tensor],
  ],
  {},
  (givenA, givenB) => {
    const a = Tensor.from(givenA),
      b = Tensor.from(givenB),
      rank = Math.max(a.rank, b.rank);
    const padded = ({ shape }: Tensor): number[] => [...new Array<number>(rank - shape.length).fill(1), ...shape];
    const left = padded(a),
      right = padded(b);
    const product = mul(
      reshapeTo(
        a,
        left.flatMap((extent) => [extent, 1]),
      ),
      reshapeTo(
        b,
        right.flatMap((extent) => [1, extent]),
      ),
    );
    return reshapeTo(
      product,
      left.map((extent, axis) => extent * (right[axis] ?? 1)),
    );
  },
);

export const cross = define(
  "cross",
  {
    doc: "The cross product of vectors of 3 elements along an axis: y_0 = a_1 b_2 - a_2 b_1, and so on round.",
    example: "cross(constant([1, 0, 0]), constant([0, 1, 0]))",
    special: "Of vectors of 2 elements it is the number a_0 b_1 - a_1 b_0, without the axis.",
  },
  [
    ["a", tensor],
    ["b", tensor],
  ],
  { axis: option(integer, -1) },
  (givenA, givenB, { axis }) => {
    const a = Tensor.from(givenA),
      b = Tensor.from(givenB),
      shape = broadcastShapes("cross", a.shape, b.shape),
      from = normalAxis("cross", axis, shape) - shape.length;
    const sizes = [a, b].map((operand) => operand.shape[operand.rank + from] ?? "none"),
      wrong = sizes.find((size) => size !== 3);
    if (sizes.every((size) => size === 2)) {
      const part = (x: Tensor, at: number): Tensor =>
        slice(
          x,
          x.shape.map((_, place) => (place === x.rank + from ? at : ":")),
        );
      return sub(mul(part(a, 0), part(b, 1)), mul(part(a, 1), part(b, 0)));
    }
    if (wrong !== undefined)
      throw shapeMismatch("cross", `needs 3 elements along the axis, or 2 in both, and an operand has ${wrong}`);
    const turned = (operand: Tensor, by: number): Tensor => roll(operand, by, { axis: from });
    return sub(mul(turned(a, -1), turned(b, -2)), mul(turned(a, -2), turned(b, -1)));
  },
);
