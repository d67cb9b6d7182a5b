/** Derivatives by differences: what the rules are compared with. */
import { vjp } from "../../compiler/differentiate.js";
import { applyElementwise } from "../../src/apply.js";
import { onGraph, Tensor } from "../../src/builder.js";
import { evaluate, type InputValues } from "../../src/evaluate.js";
import { appendInput } from "../../src/families/source.js";
import { Graph, type Node } from "../../src/graph.js";
import type { Op } from "../../src/op.js";
import { isFloat, sizeOf, type TensorType } from "../../src/types.js";
import { Random } from "../support/random.js";
import type { Value } from "./sample.js";
import { sampleOf } from "./samples.js";

/** A function of tensors at a point. */
export interface Point {
  readonly graph: Graph;
  readonly y: Node;
  readonly inputs: readonly Node[];
  /** The inputs that are floats. */
  readonly wrt: readonly Node[];
  readonly values: InputValues;
}

export function pointOf(values: readonly Value[], build: (...inputs: Tensor[]) => Tensor): Point {
  const graph = new Graph();
  const inputs = values.map(({ type }, at) => appendInput(graph, `x${at}`, type));
  const y = onGraph(graph, build(...inputs.map(Tensor.of)));
  return {
    graph,
    y,
    inputs,
    wrt: inputs.filter(({ type }) => isFloat(type.dtype)),
    values: new Map(values.map(({ data }, at) => [`x${at}`, Float64Array.from(data)])),
  };
}

/** The sample of an op as a point, with its f64 inputs in the dtype given. */
export function pointForOp(op: Op, dtype: "f32" | "f64" = "f64"): Point {
  const sample = sampleOf(op.name);
  const inputs = sample.inputs.map(({ type, data }) =>
    type.dtype === "f64" ? { type: { ...type, dtype }, data } : { type, data },
  );
  if (sample.build !== undefined) return pointOf(inputs, sample.build);
  if (op.family !== "elementwise") throw new Error(`the sample of ${op.name} says nothing of how it is built`);
  return pointOf(inputs, (...operands) => applyElementwise(op, operands));
}

export function valueOf(node: Node, values: InputValues): Float64Array {
  return evaluate([node], values, { rounding: "none" })[0]?.data ?? new Float64Array();
}

/** A fixed tensor of weights between 0.5 and 1.5, by which results of several elements become one number. */
function weights(graph: Graph, type: TensorType, random: Random): Node {
  const data = Float64Array.from({ length: sizeOf(type.shape) }, () => random.number(0.5, 1.5));
  return onGraph(graph, Tensor.literal(type.dtype, type.shape, data));
}

/** Gradients of order 1, 2, ... of a weighted sum of y: the derivative of the weighted sum of those before. */
export function derivatives(
  { graph, y, wrt }: Point,
  order: number,
  seed: number,
): { of: Node; weight: Node; gradients: Node[] }[][] {
  const random = new Random(seed),
    levels: { of: Node; weight: Node; gradients: Node[] }[][] = [];
  let above: readonly Node[] = [y];
  for (let level = 1; level <= order; level++) {
    const seeds = above.map((node) => weights(graph, node.type, random));
    const gradients = vjp(above, seeds, wrt, { disconnected: level === 1 ? "error" : "zero" });
    levels.push(above.map((of, at) => ({ of, weight: seeds[at] ?? of, gradients })));
    above = gradients;
  }
  return levels;
}

/** The derivative of the weighted sum of these nodes in one element of an input, by differences of three widths. */
export function differenceQuotient(
  parts: readonly { of: Node; weight: Node }[],
  values: InputValues,
  name: string,
  element: number,
): number {
  const nodes = parts.flatMap(({ of, weight }) => [of, weight]);
  const at = (step: number): number => {
    const moved = Float64Array.from(values.get(name) ?? []);
    moved[element] = (moved[element] ?? 0) + step;
    const results = evaluate(nodes, new Map([...values, [name, moved]]), { rounding: "none" });
    let sum = 0;
    for (let part = 0; part < results.length; part += 2) {
      results[part]?.data.forEach((value, position) => (sum += value * (results[part + 1]?.data[position] ?? 0)));
    }
    return sum;
  };
  const slope = (width: number): number => (at(width) - at(-width)) / (2 * width);
  // Richardson's extrapolation: the errors of order 2 and 4 in the width cancel.
  const widest = 4e-3,
    [a, b, c] = [slope(widest), slope(widest / 2), slope(widest / 4)];
  const ab = b + (b - a) / 3,
    bc = c + (c - b) / 3;
  return bc + (bc - ab) / 15;
}

/** The gradients of sum(y), and those of the sum of the gradients before, as numbers: a list a level, a list an input. */
export function numericDerivative({ graph, y, wrt, values }: Point, order: number): number[][][] {
  const levels: number[][][] = [];
  let above: readonly Node[] = [y];
  for (let level = 1; level <= order; level++) {
    const ones = above.map(({ type }) => onGraph(graph, Tensor.literal(type.dtype, type.shape, Float64Array.of(1))));
    above = vjp(above, ones, wrt, { disconnected: level === 1 ? "error" : "zero" });
    levels.push(above.map((node) => [...valueOf(node, values)].map((value) => value + 0)));
  }
  return levels;
}
