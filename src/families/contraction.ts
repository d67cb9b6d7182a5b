/**
 * Contractions: y = sum of a * b over the labels that y lacks; "ik,kj->ij" is the matrix product. Each label
 * stands at most once in a list and in at least two of the three lists, so that permuting the lists gives the
 * derivatives: "ij,kj->ik" for a and "ik,ij->kj" for b.
 */
import { applyOp } from "../apply.js";
import type { Tensor } from "../builder.js";
import { type Operand } from "../builder.js";
import { contractionLabels, dtypeNotAdmitted } from "../diagnostics.js";
import type { Node } from "../graph.js";
import { register, type ContractionOp } from "../op.js";
import type { TensorType } from "../types.js";

export interface Labels {
  readonly operands: readonly [string, string];
  readonly result: string;
}

export const contractionOp: ContractionOp = register({
  family: "contraction",
  name: "contraction",
  inputs: ["a", "b"],
  bounded: false,
  doc: "The sum of products over the labels that the result lacks.",
  typeOf: (types, attrs) => {
    const [a, b] = types,
      { operands, result } = parseLabels(String(attrs["labels"]));
    if (a === undefined || b === undefined) throw contractionLabels(String(attrs["labels"]), "it takes two operands");
    if (a.dtype === "bool") throw dtypeNotAdmitted("contraction", "a", a.dtype, ["f32", "f64", "i32"]);
    const extents = extentsOf(String(attrs["labels"]), operands, [a, b]);
    return { dtype: a.dtype, shape: [...result].map((label) => extents.get(label) ?? 1) };
  },
});

function extentsOf(labels: string, operands: readonly string[], types: readonly TensorType[]): Map<string, number> {
  const extents = new Map<string, number>();
  operands.forEach((list, which) => {
    const shape = types[which]?.shape ?? [];
    if (shape.length !== list.length)
      throw contractionLabels(labels, `operand ${which + 1} has ${shape.length} axes and ${list.length} labels`);
    [...list].forEach((label, axis) => {
      const extent = shape[axis] ?? 1,
        known = extents.get(label);
      if (known !== undefined && known !== extent)
        throw contractionLabels(
          labels,
          `the label ${label} has the size ${known} in one operand and ${extent} in the other`,
        );
      extents.set(label, extent);
    });
  });
  return extents;
}

const letters = [..."abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"];

/** So many labels that do not stand in `taken`; fewer, where letters run out. */
export function freshLabels(count: number, taken: string): string[] {
  return letters.filter((letter) => !taken.includes(letter)).slice(0, count);
}

export function parseLabels(labels: string): Labels {
  const [left = "", result = ""] = labels.split("->"),
    [a = "", b = ""] = left.split(",");
  return { operands: [a, b], result };
}

export function labelsOf(node: Node): Labels {
  return parseLabels(String(node.attrs["labels"]));
}

/** The sum over the labels that `result` lacks of a * b. */
export function contract(a: Operand, b: Operand, operands: readonly [string, string], result: string): Tensor {
  return applyOp(contractionOp, [a, b], { labels: `${operands[0]},${operands[1]}->${result}` });
}

/** Extents of the labels of a contraction node. */
export function labelExtents(node: Node): Map<string, number> {
  return extentsOf(
    String(node.attrs["labels"]),
    labelsOf(node).operands,
    node.inputs.map((input) => input.type),
  );
}
