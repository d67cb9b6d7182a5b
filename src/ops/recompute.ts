/** What the backward pass keeps, and what it computes again: the user's mark, and the one that differentiation makes. */
import { applyElementwise } from "../apply.js";
import type { Tensor } from "../builder.js";
import { unchanged } from "../families/elementwise.js";
import { define, tensor } from "../language.js";
import type { Scope } from "../op.js";

const vjp = { x: ({ dy }: Scope<"x">) => dy };

export const checkpointOp = unchanged(
  "checkpoint",
  "y = x, which backward keeps; what lies before it is computed again",
  { vjp, identity: true, checkpoint: true },
);

/** Apart from its operand, so that what is computed from it is not what was computed before. */
export const recomputeOp = unchanged("recompute", "y = x, at the time of the backward pass", { vjp, identity: true });

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
