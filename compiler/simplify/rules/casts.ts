/** Casts. */
import { Tensor } from "../../../src/builder.js";
import type { Node } from "../../../src/graph.js";
import { registry, type Op } from "../../../src/op.js";
import { cast } from "../../../src/ops/compare.js";
import { dtypes, type DType } from "../../../src/types.js";
import { rewrite, type Rule } from "../rule.js";

const castOps: readonly Op[] = dtypes.flatMap((dtype) => registry.get(`cast_${dtype}`) ?? []);

/** Whether every number of the one dtype is a number of the other. */
function holds(from: DType, to: DType): boolean {
  return from === to || from === "bool" || (to === "f64" && (from === "f32" || from === "i32"));
}

function beyondWider({ inputs: [middle], type }: Node): Tensor | null {
  const source = middle?.inputs[0];
  if (
    middle === undefined ||
    source === undefined ||
    !castOps.includes(middle.op) ||
    !holds(source.type.dtype, middle.type.dtype)
  )
    return null;
  return cast(Tensor.of(source), type.dtype);
}

export const casts: readonly Rule[] = [
  rewrite("cast of a cast that loses nothing", "exact", {
    at: castOps,
    step: beyondWider,
    examples: [
      (input) => cast(cast(input([3], "f32"), "f64"), "f32"),
      (input) => cast(cast(input([3], "i32"), "f64"), "f32"),
      (input) => cast(cast(input([2], "bool"), "f32"), "bool"),
      (input) => cast(cast(input([2], "bool"), "i32"), "f64"),
    ],
  }),
];
