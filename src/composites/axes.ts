/** What composites over axes share: their types, and which entries they mix. */
import type { Tensor } from "../builder.js";
import { dtypeNotAdmitted } from "../diagnostics.js";
import { numbers } from "../families/view.js";
import type { Attributes } from "../graph.js";
import type { CompositeOp } from "../op.js";
import { anyOver } from "../ops/reduce.js";
import { broadcastAxes } from "../ops/view.js";
import { isFloat, type Shape, type TensorType } from "../types.js";

export function axesIn(attrs: Attributes): readonly number[] {
  return numbers(attrs["axes"]);
}

/** The first operand's type, which must be a float. */
export function floatType(op: string, input: string, types: readonly TensorType[]): TensorType {
  const type = types[0];
  if (type === undefined || !isFloat(type.dtype))
    throw dtypeNotAdmitted(op, input, type?.dtype ?? "bool", ["f32", "f64"]);
  return type;
}

/** The shape without the axes of the attributes. */
export function reducedShape(shape: Shape, attrs: Attributes): number[] {
  const over = axesIn(attrs);
  return shape.filter((_, axis) => !over.includes(axis));
}

/** y, which lacks the axes of the attributes, repeated along them. */
export function spread(y: Tensor, x: Tensor, attrs: Attributes): Tensor {
  return broadcastAxes(y, x.shape, axesIn(attrs));
}

/** Of a function of whole rows: every entry of a row of which some entry is marked takes part. */
export const mixedSupport: CompositeOp["support"] = ({ attrs, type }, _at, marked) =>
  broadcastAxes(anyOver(marked, axesIn(attrs)), type.shape, axesIn(attrs));

/** Of a reduction: every entry that goes into a marked result takes part. */
export const reducedSupport: CompositeOp["support"] = ({ attrs, inputs }, at, marked) =>
  broadcastAxes(marked, inputs[at]?.type.shape ?? [], axesIn(attrs));
