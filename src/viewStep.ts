/** Words in which printView.ts and printWindow.ts say how a view is written. */
import type { Quotient } from "./indexMap.js";
import { printShape, type Shape } from "./types.js";

/** A call on the operand, or on the result of the step before: `call(operand, ...args)`, which has this shape. */
export interface ViewStep {
  readonly call: string;
  readonly args: readonly string[];
  readonly shape: Shape;
}

/** The axes of the result on which a quotient depends; an axis of one element counts only if there is no other. */
export function activeAxes({ coefficients }: Quotient, result: Shape): number[] {
  const mentioned = coefficients.flatMap((coefficient, axis) => (coefficient === 0 ? [] : [axis]));
  const moving = mentioned.filter((axis) => result[axis] !== 1);
  return moving.length > 0 ? moving : mentioned.slice(0, 1);
}

/** One axis, or a list of several. */
export function printAxes(axes: readonly number[]): string {
  return axes.length === 1 ? String(axes[0]) : printShape(axes);
}

/** The options that there are, in braces, as a last argument. */
export function printOptions(options: readonly string[]): string[] {
  return options.length === 0 ? [] : [`{ ${options.join(", ")} }`];
}
