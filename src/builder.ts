/**
 * What formulas are written with: a Tensor is a node of a graph, or a literal that belongs to no graph yet.
 * NumPy's broadcasting and the resolution of weak literals happen here and nowhere else, so that ops, vjp rules
 * and rewrite rules can be written as mathematics.
 */
import {
  mixedDtypes,
  fractionalInteger,
  numberAsBool,
  shapesDoNotBroadcast,
  tooManyElements,
  badDimension,
  twoGraphs,
} from "./diagnostics.js";
import { appendView } from "./families/view.js";
import { constantOp } from "./families/source.js";
import type { Graph, Node } from "./graph.js";
import { axisIndex } from "./indexMap.js";
import { maximumElements, roundTo, sameShape, sizeOf, type DType, type Shape } from "./types.js";

/**
 * A tensor of known numbers that is in no graph. dtype null is weak: it takes the dtype of what it meets. `data`
 * has one element for each of the shape's, or a single one that stands for all.
 */
export interface LiteralValue {
  readonly dtype: DType | null;
  readonly shape: Shape;
  readonly data: Float64Array;
}

/** What a formula may compute with: numbers and booleans are literals. */
export type Operand = Tensor | number | boolean;

export class Tensor {
  private constructor(
    private readonly value: Node | null,
    readonly literal: LiteralValue | null,
    /** Of what is weak though it is a node: the same in another dtype. */
    private readonly remake: ((dtype: DType) => Node) | null = null,
  ) {}

  static of(node: Node): Tensor {
    return new Tensor(node, null);
  }
  /** What weak literals and a condition make: f64 unless it meets another dtype, in which it is then made again. */
  static weak(node: Node, remake: (dtype: DType) => Node): Tensor {
    const made = new Map<DType, Node>([["f64", node]]);
    return new Tensor(node, null, (dtype) => {
      const known = made.get(dtype) ?? remake(dtype);
      made.set(dtype, known);
      return known;
    });
  }
  static literal(dtype: DType | null, shape: Shape, data: Float64Array): Tensor {
    return new Tensor(null, { dtype, shape: checkShape(shape), data });
  }
  static from(operand: Operand): Tensor {
    if (operand instanceof Tensor) return operand;
    return typeof operand === "boolean"
      ? Tensor.literal("bool", [], Float64Array.of(operand ? 1 : 0))
      : Tensor.literal(null, [], Float64Array.of(operand));
  }
  /** The node; a literal has none until it meets a graph. */
  get node(): Node {
    if (this.value === null) throw new TypeError("a literal belongs to no graph; use onGraph");
    return this.value;
  }
  get graph(): Graph | null {
    return this.value === null ? null : this.value.graph;
  }
  get shape(): Shape {
    return this.value !== null ? this.value.type.shape : (this.literal?.shape ?? []);
  }
  /** null: weak. */
  get dtype(): DType | null {
    if (this.remake !== null) return null;
    return this.value !== null ? this.value.type.dtype : (this.literal?.dtype ?? null);
  }
  /** The node in a dtype, if the tensor is weak. */
  nodeIn(dtype: DType): Node {
    return this.remake === null ? this.node : this.remake(dtype);
  }
  /** What a function makes of the node, as weak as this is. */
  through(make: (node: Node) => Node): Tensor {
    const { remake } = this,
      made = make(this.node);
    return remake === null ? Tensor.of(made) : Tensor.weak(made, (dtype) => make(remake(dtype)));
  }
  get rank(): number {
    return this.shape.length;
  }
  get size(): number {
    return sizeOf(this.shape);
  }
}

export function checkShape(shape: Shape): Shape {
  if (!shape.every((extent) => Number.isInteger(extent) && extent >= 0)) throw badDimension(shape);
  if (sizeOf(shape) > maximumElements) throw tooManyElements(shape);
  return shape;
}

/** Every element of a literal, in row-major order. */
export function literalElements({ shape, data }: LiteralValue): Float64Array {
  const size = sizeOf(shape);
  return data.length === size ? data : new Float64Array(size).fill(data[0] ?? 0);
}

/** The literal as it is read in a dtype; says so if a number does not fit it. */
function resolve(literal: LiteralValue, dtype: DType, op: string): Float64Array {
  if (literal.dtype !== null) {
    if (literal.dtype !== dtype) throw mixedDtypes(op, literal.dtype, dtype);
    return literal.data;
  }
  for (const value of literal.data) {
    if (dtype === "i32" && value !== (value | 0)) throw fractionalInteger(op, value);
    if (dtype === "bool") throw numberAsBool(op, value);
  }
  return literal.data.map((value) => roundTo(dtype, value));
}

/** The node of a tensor in this graph: a literal becomes a constant of the dtype, or f64 if it is weak and none is given. */
export function onGraph(graph: Graph, operand: Operand, dtype: DType | null = null, op = "constant"): Node {
  const tensor = Tensor.from(operand);
  if (tensor.literal === null) {
    if (tensor.node.graph !== graph) throw twoGraphs(op);
    const node = dtype === null ? tensor.node : tensor.nodeIn(dtype);
    if (dtype !== null && node.type.dtype !== dtype) throw mixedDtypes(op, node.type.dtype, dtype);
    return node;
  }
  const resolved = dtype ?? tensor.literal.dtype ?? "f64";
  const data = resolve(tensor.literal, resolved, op),
    shape = tensor.literal.shape,
    first = data[0] ?? 0;
  if (shape.length > 0 && data.length > 0 && data.every((value) => Object.is(value, first))) {
    return broadcastNode(
      graph.append(constantOp, [], { value: Float64Array.of(first) }, { dtype: resolved, shape: [] }),
      shape,
      [],
    );
  }
  return graph.append(constantOp, [], { value: data }, { dtype: resolved, shape });
}

/** A literal of one number, like `like` in dtype and shape: for rules that need a tensor and have a number. */
export function fill(like: Tensor, value: number): Tensor {
  const graph = like.graph,
    literal = Tensor.literal(like.dtype, like.shape, Float64Array.of(roundTo(like.dtype ?? "f64", value)));
  return graph === null ? literal : Tensor.of(onGraph(graph, literal));
}

/** The view that repeats a node: `axes[k]` is the axis of the result that axis k of the node becomes. */
export function broadcastNode(node: Node, shape: Shape, axes: readonly number[]): Node {
  const map = axes.map((axis, source) =>
    node.type.shape[source] === 1 && shape[axis] !== 1 ? axisIndex(shape.length, -1) : axisIndex(shape.length, axis),
  );
  return appendView(node, shape, { axes: map, guards: [] });
}

/** NumPy's rule: sizes aligned from the right are equal, or one of them is 1. */
export function broadcastShapes(op: string, a: Shape, b: Shape): Shape {
  const rank = Math.max(a.length, b.length);
  return Array.from({ length: rank }, (_, axis) => {
    const first = a[axis - rank + a.length] ?? 1,
      second = b[axis - rank + b.length] ?? 1;
    if (first !== second && first !== 1 && second !== 1) throw shapesDoNotBroadcast(op, a, b);
    return first === 1 ? second : first;
  });
}

/** The tensor repeated to a shape that NumPy's rule allows. */
export function broadcastToShape(op: string, tensor: Tensor, shape: Shape): Tensor {
  if (sameShape(tensor.shape, shape)) return tensor;
  if (!sameShape(broadcastShapes(op, tensor.shape, shape), shape)) throw shapesDoNotBroadcast(op, tensor.shape, shape);
  checkShape(shape);
  if (tensor.literal !== null && tensor.literal.data.length === 1)
    return Tensor.literal(tensor.literal.dtype, shape, tensor.literal.data);
  if (tensor.literal !== null)
    return Tensor.literal(tensor.literal.dtype, shape, broadcastElements(tensor.literal, shape));
  const offset = shape.length - tensor.rank;
  return tensor.through((node) =>
    broadcastNode(
      node,
      shape,
      tensor.shape.map((_, axis) => axis + offset),
    ),
  );
}

function broadcastElements({ shape: from, data }: LiteralValue, to: Shape): Float64Array {
  const result = new Float64Array(sizeOf(to)),
    offset = to.length - from.length;
  for (let flat = 0; flat < result.length; flat++) {
    let rest = flat,
      index = 0,
      stride = 1;
    for (let axis = to.length - 1; axis >= 0; axis--) {
      const extent = to[axis] ?? 1,
        source = from[axis - offset] ?? 1;
      if (source !== 1) index += (rest % extent) * stride;
      stride *= source;
      rest = Math.floor(rest / extent);
    }
    result[flat] = data[index] ?? 0;
  }
  return result;
}

/** The graph that the operands share, or null if all are literals. */
export function commonGraph(op: string, operands: readonly Tensor[]): Graph | null {
  let graph: Graph | null = null;
  for (const operand of operands) {
    if (operand.graph === null) continue;
    if (graph !== null && graph !== operand.graph) throw twoGraphs(op);
    graph = operand.graph;
  }
  return graph;
}

/** The one dtype of operands that must agree: weak ones follow the others; null if all are weak. */
export function commonDtype(op: string, operands: readonly Tensor[]): DType | null {
  let dtype: DType | null = null;
  for (const operand of operands) {
    if (operand.dtype === null) continue;
    if (dtype !== null && dtype !== operand.dtype) throw mixedDtypes(op, dtype, operand.dtype);
    dtype = operand.dtype;
  }
  return dtype;
}
