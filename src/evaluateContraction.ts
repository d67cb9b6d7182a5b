/** Reference semantics of contractions: sums of products, one place of the result after the other. */
import { labelsOf } from "./families/contraction.js";
import type { Node } from "./graph.js";
import type { TensorValue } from "./op.js";
import { sizeOf, stridesOf, unravel } from "./types.js";

/** The value of a contraction; `rounds`: each step to the dtype. */
export function evaluateContraction(node: Node, args: readonly TensorValue[], rounds: boolean): Float64Array {
  const { operands, result } = labelsOf(node),
    summed = [...new Set(operands.join(""))].filter((label) => !result.includes(label));
  const extents = new Map<string, number>();
  operands.forEach((labels, which) =>
    [...labels].forEach((label, axis) => extents.set(label, args[which]?.type.shape[axis] ?? 1)),
  );
  // A factor lies where the labels of the result put it, and from there where the summed ones do.
  const factor = (which: 0 | 1): Factor => {
    const labels = [...operands[which]];
    return {
      data: args[which]?.data ?? new Float64Array(),
      start: offsetsOf(labels, [...result], extents),
      step: offsetsOf(labels, summed, extents),
    };
  };
  const [a, b] = [factor(0), factor(1)],
    { dtype } = node.type,
    sum = sums[dtype === "i32" || (dtype === "f32" && rounds) ? dtype : "f64"];
  return Float64Array.from({ length: sizeOf(node.type.shape) }, (_, flat) => sum(a, b, flat));
}

interface Factor {
  readonly data: Float64Array;
  readonly start: Int32Array;
  readonly step: Int32Array;
}

/**
 * The sum of products at one place of the result. Whole numbers wrap; floats round after each step. A network spends
 * its time here, so each way of rounding has a loop of its own, in which nothing is called.
 */
const sums: { readonly [D in "i32" | "f32" | "f64"]: (a: Factor, b: Factor, flat: number) => number } = {
  i32: (a, b, flat) => {
    const i = a.start[flat] ?? NaN,
      j = b.start[flat] ?? NaN;
    let sum = 0;
    for (let k = 0; k < a.step.length; k++)
      sum = (sum + Math.imul(a.data[i + (a.step[k] ?? NaN)] ?? NaN, b.data[j + (b.step[k] ?? NaN)] ?? NaN)) | 0;
    return sum;
  },
  f32: (a, b, flat) => {
    const i = a.start[flat] ?? NaN,
      j = b.start[flat] ?? NaN;
    let sum = 0;
    for (let k = 0; k < a.step.length; k++) {
      const product = (a.data[i + (a.step[k] ?? NaN)] ?? NaN) * (b.data[j + (b.step[k] ?? NaN)] ?? NaN);
      sum = Math.fround(sum + Math.fround(product));
    }
    return sum;
  },
  f64: (a, b, flat) => {
    const i = a.start[flat] ?? NaN,
      j = b.start[flat] ?? NaN;
    let sum = 0;
    for (let k = 0; k < a.step.length; k++)
      sum += (a.data[i + (a.step[k] ?? NaN)] ?? NaN) * (b.data[j + (b.step[k] ?? NaN)] ?? NaN);
    return sum;
  },
};

/** For each index over some labels, row-major: how far it moves along the operand that has these labels. */
function offsetsOf(
  labels: readonly string[],
  over: readonly string[],
  extents: ReadonlyMap<string, number>,
): Int32Array {
  const extent = (label: string): number => extents.get(label) ?? 1,
    strides = stridesOf(labels.map(extent)),
    shape = over.map(extent);
  return Int32Array.from({ length: sizeOf(shape) }, (_, flat) => {
    const index = unravel(flat, shape);
    return labels.reduce((sum, label, axis) => {
      const position = over.indexOf(label);
      return position < 0 ? sum : sum + (index[position] ?? 0) * (strides[axis] ?? 0);
    }, 0);
  });
}
