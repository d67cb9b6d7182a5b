/**
 * Reference semantics: slow and obvious, one loop a family, in f64. With `rounding` each result is rounded to the
 * dtype of its node, as compiled code does; without it, f32 nodes are computed in f64 throughout.
 */
import { constantElements } from "./families/source.js";
import { viewOf } from "./families/view.js";
import { reductionAxes } from "./families/reduction.js";
import { evaluateContraction } from "./evaluateContraction.js";
import { evaluateLoop } from "./evaluateLoop.js";
import { Graph, reachable, type Node } from "./graph.js";
import { sourceIndex } from "./indexMap.js";
import type { ConcatOp, CompositeOp, ElementwiseOp, ReductionOp, RoutineOp, SourceOp, TensorValue } from "./op.js";
import { Tensor } from "./builder.js";
import { appendInput } from "./families/source.js";
import { isFloat, roundTo, sizeOf, stridesOf, unravel, type TensorType } from "./types.js";

export interface EvaluateOptions {
  /** `dtype` (the default): round each result to its dtype. `none`: floats stay in f64. */
  readonly rounding?: "dtype" | "none";
  /** What formulas read as `training`; default true. */
  readonly training?: boolean;
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
  if (op.family === "loop") return { type, data: new Float64Array(), parts: evaluateLoop(node, args, options) };
  const round = rounder(node, options);
  const data = ((): Float64Array => {
    switch (op.family) {
      case "source":
        return evaluateSource(op, node, inputs, options);
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
        return evaluateContraction(node, args, options.rounding !== "none");
      case "routine":
        return evaluateRoutine(op, node, args, options);
      case "composite":
        return evaluateComposite(op, node, args, options);
      case "pick":
        return first(first(args).parts ?? [], Number(node.attrs["index"])).data;
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

/** The flat index of a multi-index. */
function ravel(index: readonly number[], strides: readonly number[]): number {
  return index.reduce((sum, value, axis) => sum + value * (strides[axis] ?? 0), 0);
}

function evaluateSource(op: SourceOp, node: Node, inputs: InputValues, options: EvaluateOptions): Float64Array {
  const size = sizeOf(node.type.shape);
  switch (op.source) {
    case "constant":
      return constantElements(node) ?? new Float64Array(size);
    case "training":
      return Float64Array.of(options.training === false ? 0 : 1);
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
