/** Reductions: an associative elementwise op with an identity, over some axes. */
import { applyOp } from "../apply.js";
import { Tensor, type Operand } from "../builder.js";
import { axisOutOfRange, axisTwice, dtypeNotAdmitted } from "../diagnostics.js";
import type { Node } from "../graph.js";
import { register, type ElementwiseOp, type OpFunction, type ReductionOp, type VjpRules } from "../op.js";
import type { DType, Shape } from "../types.js";
import { numbers } from "./view.js";

export interface ReductionDefinition extends Pick<ReductionOp, "givesWay"> {
  readonly doc: string;
  readonly admits: readonly DType[];
  readonly combine: ElementwiseOp;
  readonly identity: (dtype: DType) => number;
  readonly bounded?: true;
  readonly vjp: VjpRules<"x">;
}

/** Defines a reduction on nodes: the function takes the axes, which the result lacks. */
export function reduction(
  name: string,
  definition: ReductionDefinition,
): OpFunction<ReductionOp, [x: Operand, axes: readonly number[]]> {
  const op: ReductionOp = register({
    family: "reduction",
    name,
    doc: definition.doc,
    inputs: ["x"],
    bounded: definition.bounded === true,
    combine: definition.combine,
    identity: definition.identity,
    ...(definition.givesWay === undefined ? {} : { givesWay: definition.givesWay }),
    vjp: definition.vjp as VjpRules,
    typeOf: ([x], attrs) => {
      const dtype = x?.dtype ?? "f64",
        axes = numbers(attrs["axes"]);
      if (!definition.admits.includes(dtype)) throw dtypeNotAdmitted(name, "x", dtype, definition.admits);
      return { dtype, shape: (x?.shape ?? []).filter((_, axis) => !axes.includes(axis)) };
    },
  });
  const append = (x: Operand, axes: readonly number[]): Tensor => {
    const operand = Tensor.from(x),
      sorted = normalAxes(name, axes, operand.shape);
    if (sorted.length > 0) return applyOp(op, [operand], { axes: sorted });
    // Over no axes there is nothing to do, but the dtype must fit as over others.
    op.typeOf([{ dtype: operand.dtype ?? "f64", shape: operand.shape }], { axes: sorted });
    return operand;
  };
  return Object.assign(append, { op });
}

export function reductionAxes(node: Node): readonly number[] {
  return numbers(node.attrs["axes"]);
}

/** One axis from 0, from an axis that may count from the end. */
export function normalAxis(op: string, axis: number, shape: Shape): number {
  if (!Number.isInteger(axis) || axis < -shape.length || axis >= shape.length) throw axisOutOfRange(op, axis, shape);
  return axis < 0 ? axis + shape.length : axis;
}

/** The axes from 0, ascending; twice the same is an error. */
export function normalAxes(op: string, axes: readonly number[], shape: Shape): number[] {
  const sorted = axes.map((axis) => normalAxis(op, axis, shape)).sort((a, b) => a - b);
  const twice = sorted.find((axis, at) => at > 0 && sorted[at - 1] === axis);
  if (twice !== undefined) throw axisTwice(op, twice);
  return sorted;
}
