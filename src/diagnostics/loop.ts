/** Messages about loops. */
import { printType, type TensorType } from "../types.js";
import { GradcError, listOf } from "./error.js";

/** What a loop is given does not fit together. */
export function wrongLoop(op: string, what: string): GradcError {
  return new GradcError("wrong-loop", `${op}: ${what}`);
}
export function loopNames(op: string, what: string, expected: readonly string[], got: readonly string[]): GradcError {
  const named = (names: readonly string[]): string => (names.length === 0 ? "nothing" : listOf(names, "and"));
  return new GradcError("loop-names", `${op}: ${what} names ${named(got)}, and the carries are ${named(expected)}`);
}
export function loopNameTwice(op: string, name: string): GradcError {
  return new GradcError(
    "loop-name-twice",
    `${op}: ${name} stands for two things; give each carry, slice and stack a name of its own`,
  );
}
export function loopWithoutGraph(op: string): GradcError {
  return new GradcError(
    "loop-without-graph",
    `${op}: all operands are numbers, so that it is not known to which program it belongs; give it a tensor of the program`,
  );
}
export function unboundedLoop(): GradcError {
  return new GradcError(
    "unbounded-loop",
    "whileLoop has no derivative in reverse mode without { maximum }, the most steps that it may take; forward mode (jvp) needs none",
  );
}
export function scanLength(length: number): GradcError {
  return new GradcError("scan-length", `length is the number of steps, and not ${length}`);
}
export function scanSegment(steps: number): GradcError {
  return new GradcError("scan-segment", `checkpoint is true, or the number of steps of a segment, and not ${steps}`);
}
export function vmapAxes(axes: readonly (number | null)[], sizes: readonly number[]): GradcError {
  const found =
    sizes.length === 0
      ? "no operand is mapped over"
      : `the mapped axes have the sizes ${listOf(sizes.map(String), "and")}`;
  return new GradcError(
    "vmap-axes",
    `vmap needs an axis or null for each operand, all of one size: ${found} (axes: [${axes.map(String).join(", ")}])`,
  );
}
export function customCotangents(expected: readonly TensorType[], got: readonly TensorType[]): GradcError {
  const types = (of: readonly TensorType[]): string => `[${of.map(printType).join(", ")}]`;
  return new GradcError(
    "custom-cotangents",
    `customGradient: the derivative must give a cotangent of the type of each operand, ${types(expected)}, and gives ${types(got)}`,
  );
}
