/** Reshape: the same elements, in row-major order, under another shape. */
import { applyOp } from "../apply.js";
import { checkShape, Tensor, type Operand } from "../builder.js";
import { reshapeSize } from "../diagnostics.js";
import { register, type ReshapeOp } from "../op.js";
import { sameShape, sizeOf, type Shape } from "../types.js";
import { numbers } from "./view.js";

export const reshapeOp: ReshapeOp = register({
  family: "reshape",
  name: "reshape",
  inputs: ["x"],
  bounded: true,
  doc: "The elements of x in row-major order, under another shape.",
  typeOf: ([x], attrs) => {
    const shape = numbers(attrs["shape"]),
      from = x?.shape ?? [];
    if (sizeOf(shape) !== sizeOf(from)) throw reshapeSize(from, shape);
    return { dtype: x?.dtype ?? "f64", shape };
  },
});

export function reshapeTo(x: Operand, shape: Shape): Tensor {
  const operand = Tensor.from(x);
  return sameShape(operand.shape, shape) ? operand : applyOp(reshapeOp, [operand], { shape: checkShape(shape) });
}
