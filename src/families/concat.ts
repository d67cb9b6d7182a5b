/** Concat: tensors one behind the other along an axis. */
import { applyOp } from "../apply.js";
import { Tensor, type Operand } from "../builder.js";
import { shapeMismatch, typesDiffer } from "../diagnostics.js";
import type { Node } from "../graph.js";
import { register, type ConcatOp } from "../op.js";
import { normalAxis } from "./reduction.js";

export const concatOp: ConcatOp = register({
  family: "concat",
  name: "concat",
  inputs: ["x"],
  bounded: true,
  doc: "The operands one behind the other along an axis.",
  typeOf: (types, attrs) => {
    const axis = Number(attrs["axis"]),
      head = types[0];
    if (head === undefined) throw shapeMismatch("concat", "there is nothing to join");
    for (const type of types) {
      const fits = type.dtype === head.dtype && type.shape.length === head.shape.length;
      if (!fits || type.shape.some((extent, at) => at !== axis && extent !== head.shape[at]))
        throw typesDiffer(`concat along axis ${axis}`, head, type);
    }
    const extent = types.reduce((sum, type) => sum + (type.shape[axis] ?? 0), 0);
    return { dtype: head.dtype, shape: head.shape.map((size, at) => (at === axis ? extent : size)) };
  },
});

export function concatAlong(operands: readonly Operand[], axis: number): Tensor {
  const head = operands[0];
  if (head === undefined) throw shapeMismatch("concat", "there is nothing to join");
  const normal = normalAxis("concat", axis, Tensor.from(head).shape);
  return operands.length === 1 ? Tensor.from(head) : applyOp(concatOp, operands, { axis: normal });
}

const starts = new WeakMap<readonly Node[], readonly number[]>();

/** Where each operand of a concat node starts along its axis; counted once, for a node of many operands. */
export function concatStarts({ inputs, attrs }: Node): readonly number[] {
  let known = starts.get(inputs);
  if (known === undefined) {
    const axis = Number(attrs["axis"]);
    let end = 0;
    known = inputs.map(({ type }) => {
      const start = end;
      end += type.shape[axis] ?? 0;
      return start;
    });
    starts.set(inputs, known);
  }
  return known;
}
