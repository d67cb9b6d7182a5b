/** What the backward pass keeps, and what it computes again: the user's mark, and the one that differentiation makes. */
import { applyElementwise } from "../apply.js";
import type { Tensor } from "../builder.js";
import * as k from "../kernel.js";
import { define, tensor } from "../language.js";
import { register, type ElementwiseOp, type Scope } from "../op.js";

function identity(name: string, doc: string, isCheckpoint: boolean): ElementwiseOp {
  return register({
    family: "elementwise",
    name,
    doc,
    inputs: ["x"],
    bounded: true,
    printed: "call",
    commutative: false,
    selects: false,
    refuses: null,
    flops: 0,
    identity: true,
    checkpoint: isCheckpoint,
    typeOf: ([x]) => x ?? { dtype: "f64", shape: [] },
    evaluate: ([x]) => x ?? 0,
    program: ([x]) => x ?? k.f64(0),
    vjp: { x: ({ dy }: Scope<"x">) => dy },
  });
}

export const checkpointOp = identity(
  "checkpoint",
  "y = x, which backward keeps; what lies before it is computed again",
  true,
);

/** Apart from its operand, so that what is computed from it is not what was computed before. */
export const recomputeOp = identity("recompute", "y = x, at the time of the backward pass", false);

export const recompute = (x: Tensor): Tensor => applyElementwise(recomputeOp, [x]);

export const checkpoint = define(
  "checkpoint",
  {
    doc: checkpointOp.doc,
    example: "checkpoint(constant([1, 2]))",
    special:
      "The backward pass keeps x, and computes again what lies between it and the checkpoints or inputs before it: less memory for one more forward pass. No bit of a gradient changes.",
  },
  [["x", tensor]],
  {},
  (x) => applyElementwise(checkpointOp, [x]),
);
