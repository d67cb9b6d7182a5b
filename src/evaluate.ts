/**
 * Reference semantics: slow and obvious, one loop a family, in f64. With `rounding` each result is rounded to the
 * dtype of its node, as compiled code does; without it, f32 nodes are computed in f64 throughout.
 */
import { constantElements } from "./families/source.js";
import { viewOf } from "./families/view.js";
import { reductionAxes } from "./families/reduction.js";
import { labelsOf } from "./families/contraction.js";
import { Graph, reachable, type Node } from "./graph.js";
import { sourceIndex } from "./indexMap.js";
import type { ConcatOp, CompositeOp, ElementwiseOp, ReductionOp, RoutineOp, SourceOp, TensorValue } from "./op.js";
import { Tensor } from "./builder.js";
import { appendInput } from "./families/source.js";
import { isFloat, roundTo, sizeOf, stridesOf, type Shape, type TensorType } from "./types.js";

export interface EvaluateOptions {
  /** `dtype` (the default): round each result to its dtype. `none`: floats stay in f64. */
  readonly rounding?: "dtype" | "none";
}

/** Values of the inputs of a program by name, row-major. */
export type InputValues = ReadonlyMap<string, Float64Array>;

/** The values of these nodes, in their order. */
export function evaluate(
  roots: readonly Node[],
  inputs: InputValues = new Map(),
  options: EvaluateOptions = {},
): TensorValue[] {
  const values = new Map<Node, TensorValue>();
  for (const node of reachable(roots)) {
    values.set(
      node,
      evaluateOp(
        node,
        node.inputs.map((input) => valueOf(values, input)),
        inputs,
        options,
      ),
    );
  }
  return roots.map((root) => valueOf(values, root));
}

/** The value of a node that needs no inputs. */
export function evaluateNode(node: Node): TensorValue {
  return valueOf(new Map([[node, evaluate([node])[0]]]), node);
}

function valueOf(values: ReadonlyMap<Node, TensorValue | undefined>, node: Node): TensorValue {
  const value = values.get(node);
  if (value === undefined) throw new TypeError(`evaluate: node ${node.id} has no value yet`);
  return value;
}

/** The value of one node from the values of its inputs. */
export function evaluateOp(
  node: Node,
  args: readonly TensorValue[],
  inputs: InputValues = new Map(),
  options: EvaluateOptions = {},
): TensorValue {
  const { op, type } = node;
  const round = rounder(node, options);
  const data = ((): Float64Array => {
    switch (op.family) {
      case "source":
        return evaluateSource(op, node, inputs);
      case "elementwise":
        return evaluateElementwise(op, node, args);
      case "reduction":
        return evaluateReduction(op, node, args, round);
      case "view":
        return evaluateView(node, args);
      case "reshape":
        return first(args).data;
      case "concat":
        return evaluateConcat(op, node, args);
      case "contraction":
        return evaluateContraction(node, args, round);
      case "routine":
        return evaluateRoutine(op, node, args, options);
      case "composite":
        return evaluateComposite(op, node, args, options);
    }
  })();
  return { type, data: data.map(round) };
}

function rounder(node: Node, { rounding = "dtype" }: EvaluateOptions): (value: number) => number {
  const dtype = node.type.dtype;
  if (rounding === "none" && isFloat(dtype)) return (value) => value;
  return (value) => roundTo(dtype, value);
}

function first(args: readonly TensorValue[], at = 0): TensorValue {
  const value = args[at];
  if (value === undefined) throw new TypeError("evaluate: an operand is missing");
  return value;
}

function at(data: Float64Array | Int32Array, index: number): number {
  const value = data[index];
  if (value === undefined) throw new TypeError("evaluate: index out of bounds");
  return value;
}

/** The multi-index of a flat index, and back. */
function unravel(flat: number, shape: Shape): number[] {
  const index = new Array<number>(shape.length);
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    const extent = shape[axis] ?? 1;
    index[axis] = flat % extent;
    flat = Math.floor(flat / extent);
  }
  return index;
}
function ravel(index: readonly number[], strides: readonly number[]): number {
  return index.reduce((sum, value, axis) => sum + value * (strides[axis] ?? 0), 0);
}

function evaluateSource(op: SourceOp, node: Node, inputs: InputValues): Float64Array {
  const size = sizeOf(node.type.shape);
  switch (op.source) {
    case "constant":
      return constantElements(node) ?? new Float64Array(size);
    case "iota": {
      const axis = Number(node.attrs["axis"]);
      return Float64Array.from({ length: size }, (_, flat) => unravel(flat, node.type.shape)[axis] ?? 0);
    }
    case "input": {
      const value = inputs.get(String(node.attrs["name"]));
      if (value?.length !== size)
        throw new TypeError(
          `evaluate: input ${String(node.attrs["name"])} needs ${size} elements and has ${value?.length ?? "no value"}`,
        );
      return value;
    }
  }
}

function evaluateElementwise(op: ElementwiseOp, node: Node, args: readonly TensorValue[]): Float64Array {
  const dtype = node.inputs[node.inputs.length - 1]?.type.dtype ?? "f64";
  return Float64Array.from({ length: sizeOf(node.type.shape) }, (_, flat) =>
    op.evaluate(
      args.map((arg) => at(arg.data, flat)),
      node.attrs,
      dtype,
    ),
  );
}

function evaluateReduction(
  op: ReductionOp,
  node: Node,
  args: readonly TensorValue[],
  round: (value: number) => number,
): Float64Array {
  const { type, data } = first(args),
    axes = reductionAxes(node),
    strides = stridesOf(node.type.shape),
    dtype = node.type.dtype;
  const result = new Float64Array(sizeOf(node.type.shape)).fill(op.identity(dtype));
  data.forEach((value, flat) => {
    const kept = unravel(flat, type.shape).filter((_, axis) => !axes.includes(axis)),
      target = ravel(kept, strides);
    result[target] = round(op.combine.evaluate([at(result, target), value], {}, dtype));
  });
  return result;
}

function evaluateView(node: Node, args: readonly TensorValue[]): Float64Array {
  const { type, data } = first(args),
    { map, fill } = viewOf(node),
    strides = stridesOf(type.shape);
  return Float64Array.from({ length: sizeOf(node.type.shape) }, (_, flat) => {
    const index = sourceIndex(map, type.shape, unravel(flat, node.type.shape));
    return index === null ? fill : at(data, ravel(index, strides));
  });
}

function evaluateConcat(_op: ConcatOp, node: Node, args: readonly TensorValue[]): Float64Array {
  const axis = Number(node.attrs["axis"]);
  return Float64Array.from({ length: sizeOf(node.type.shape) }, (_, flat) => {
    const index = unravel(flat, node.type.shape);
    let part = 0,
      position = index[axis] ?? 0;
    while (position >= (first(args, part).type.shape[axis] ?? 0)) position -= first(args, part++).type.shape[axis] ?? 0;
    const { type, data } = first(args, part);
    return at(
      data,
      ravel(
        index.map((value, at) => (at === axis ? position : value)),
        stridesOf(type.shape),
      ),
    );
  });
}

function evaluateContraction(node: Node, args: readonly TensorValue[], round: (value: number) => number): Float64Array {
  const { operands, result } = labelsOf(node),
    summed = [...new Set(operands.join(""))].filter((label) => !result.includes(label));
  const extents = new Map<string, number>();
  operands.forEach((labels, which) =>
    [...labels].forEach((label, axis) => extents.set(label, first(args, which).type.shape[axis] ?? 1)),
  );
  // A factor lies where the labels of the result put it, and from there where the summed ones do.
  const factor = (which: 0 | 1): ((flat: number, k: number) => number) => {
    const labels = [...operands[which]],
      { data } = first(args, which);
    const start = offsetsOf(labels, [...result], extents),
      step = offsetsOf(labels, summed, extents);
    return (flat, k) => at(data, at(start, flat) + at(step, k));
  };
  const [a, b] = [factor(0), factor(1)],
    count = sizeOf(summed.map((label) => extents.get(label) ?? 1));
  // Whole numbers wrap; floats round after each step.
  const whole = node.type.dtype === "i32";
  return Float64Array.from({ length: sizeOf(node.type.shape) }, (_, flat) => {
    let sum = 0;
    for (let k = 0; k < count; k++) {
      const x = a(flat, k),
        y = b(flat, k);
      sum = whole ? (sum + Math.imul(x, y)) | 0 : round(sum + round(x * y));
    }
    return sum;
  });
}

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

/** A routine rounds on its way to the dtype of the result: to f64 where floats are not rounded. */
function evaluateRoutine(
  op: RoutineOp,
  node: Node,
  args: readonly TensorValue[],
  { rounding }: EvaluateOptions,
): Float64Array {
  const { dtype, shape } = node.type,
    type: TensorType = { dtype: rounding === "none" && isFloat(dtype) ? "f64" : dtype, shape };
  return op.evaluate(args, node.attrs, type, node.label ?? op.name);
}

/** A composite is its formula: expanded in a graph of its own, so that the graph at hand does not grow. */
function evaluateComposite(
  op: CompositeOp,
  node: Node,
  args: readonly TensorValue[],
  options: EvaluateOptions,
): Float64Array {
  const scratch = new Graph(),
    names = node.inputs.map((_, at) => `input${at}`);
  const nodes = node.inputs.map((input, at) => Tensor.of(appendInput(scratch, names[at] ?? "", input.type)));
  const root = op.expand(nodes, node.attrs).node;
  const values = new Map(names.map((name, at) => [name, first(args, at).data]));
  return first(evaluate([root], values, options)).data;
}
