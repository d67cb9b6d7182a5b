/** A random graph while it grows. */
import { Tensor } from "../../src/builder.js";
import { evaluateOp } from "../../src/evaluate.js";
import { appendInput, inputName } from "../../src/families/source.js";
import { Graph, reachable, type Node } from "../../src/graph.js";
import type { TensorValue } from "../../src/op.js";
import { isFloat, roundTo, sizeOf, type DType, type Shape } from "../../src/types.js";
import type { Random } from "./random.js";
import { isSteady } from "./steady.js";

const extents = [1, 1, 2, 2, 3, 4, 5, 7, 8, 9, 15, 16, 17, 31, 33, 64, 67];
const usualElements = 150,
  mostElements = 4500;
/** Beyond this the numbers of a graph count as growing. */
const largest = 50;

/** A graph while it grows: what its steps may use. */
export class Growth {
  readonly graph = new Graph();
  readonly pool: Node[] = [];
  readonly inputs = new Map<string, Node>();
  readonly inputValues = new Map<string, Float64Array>();
  /** Nodes whose value is free of rounding: copies of inputs, comparisons, whole numbers. */
  readonly exact = new Set<Node>();
  readonly elements: number;
  private readonly values = new Map<Node, TensorValue>();
  private readonly sizes: readonly number[];

  constructor(
    readonly random: Random,
    readonly dtype: "f32" | "f64",
  ) {
    this.elements = random.chance(0.06) ? mostElements : usualElements;
    const sizes = Array.from({ length: random.integer(2, 3) }, () => random.pick(extents));
    this.sizes = random.chance(0.03) ? [...sizes, 0] : sizes;
  }

  value(node: Node): TensorValue {
    const known = this.values.get(node);
    if (known !== undefined) return known;
    const value = evaluateOp(
      node,
      node.inputs.map((input) => this.value(input)),
      this.inputValues,
    );
    this.values.set(node, value);
    return value;
  }

  /** A shape of rank 0 to 4 from the few sizes of this graph. */
  shape(): Shape {
    const shape: number[] = [];
    for (let rank = this.random.pick([0, 1, 1, 2, 2, 2, 3, 3, 4]); rank > 0; rank--) {
      const extent = this.random.pick(this.sizes);
      shape.push(sizeOf([...shape, extent]) <= this.elements ? extent : 1);
    }
    return shape;
  }

  /** A new input; its numbers are multiples of 1/4 now and then, so that there are ties. */
  input(dtype: DType, shape: Shape): Node {
    const name = `x${this.inputs.size}`,
      node = appendInput(this.graph, name, { dtype, shape }),
      coarse = this.random.chance(0.25);
    const draw = (): number => {
      if (dtype === "bool") return this.random.integer(0, 1);
      if (dtype === "i32") return this.random.integer(-9, 9);
      return coarse ? this.random.integer(-8, 8) / 4 : this.random.number(-2, 2);
    };
    this.inputValues.set(
      name,
      Float64Array.from({ length: sizeOf(shape) }, () => roundTo(dtype, draw())),
    );
    this.inputs.set(name, node);
    this.exact.add(node);
    this.pool.push(node);
    return node;
  }

  /** An input of indices below an extent. */
  indices(shape: Shape, extent: number): Node {
    const node = this.input("i32", shape),
      name = inputName(node) ?? "";
    this.inputValues.set(
      name,
      Float64Array.from({ length: sizeOf(shape) }, () => this.random.integer(0, extent - 1)),
    );
    return node;
  }

  /** A node of the pool, preferably a late one, that a test admits. */
  find(admits: (node: Node) => boolean): Node | null {
    const found = this.pool.filter(admits);
    if (found.length === 0) return null;
    const late = found.slice(-3);
    return this.random.pick(this.random.chance(0.5) ? late : found);
  }

  /** The same as a tensor. */
  tensor(admits: (node: Node) => boolean = () => true): Tensor | null {
    const node = this.find(admits);
    return node === null ? null : Tensor.of(node);
  }

  /** A node of this dtype that broadcasts with the shape, or a new input that does. */
  partner(dtype: DType, shape: Shape): Tensor {
    const fits = (node: Node): boolean => node.type.dtype === dtype && broadcasts(node.type.shape, shape);
    const found = this.random.chance(0.75) ? this.find(fits) : null;
    if (found !== null) return Tensor.of(found);
    const narrowed = shape.map((extent) => (this.random.chance(0.15) ? 1 : extent));
    return Tensor.of(this.input(dtype, narrowed.slice(this.random.chance(0.2) ? 1 : 0)));
  }

  /** Adds what a step made, unless it is ill conditioned. */
  accept(node: Node): boolean {
    if (sizeOf(node.type.shape) > this.elements || this.pool.includes(node)) return false;
    const between = reachable([node]).filter((part) => !this.values.has(part));
    if (!between.every((part) => sizeOf(part.type.shape) <= 4 * this.elements && this.isSound(part))) return false;
    this.pool.push(node);
    return true;
  }

  private isSound(node: Node): boolean {
    const { data } = this.value(node);
    if (isFloat(node.type.dtype) && !data.every((value) => Math.abs(value) <= largest)) return false;
    const exactInputs = node.inputs.every((input) => this.exact.has(input));
    const rounds = isFloat(node.type.dtype) && node.op.family === "elementwise" && !node.op.selects;
    const copies = ["source", "view", "reshape", "concat"].includes(node.op.family);
    if (exactInputs && (copies || !isFloat(node.type.dtype) || !rounds)) this.exact.add(node);
    if (copies || node.op.family === "contraction" || exactInputs) return true;
    const step = this.dtype === "f64" ? 1e-6 : 1e-3;
    return isSteady(
      node,
      node.inputs.map((input) => this.value(input)),
      step,
      this.random,
    );
  }
}

function broadcasts(a: Shape, b: Shape): boolean {
  const fromRight = [...a].reverse(),
    other = [...b].reverse();
  return fromRight.every((extent, axis) => {
    const beside = other[axis] ?? 1;
    return extent === beside || extent === 1 || beside === 1;
  });
}
