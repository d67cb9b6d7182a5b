/**
 * Random graphs over all families of ops, well conditioned by construction: a step whose value, or whose derivative,
 * jumps near the point where the graph is evaluated is taken back, and so is one whose numbers grow.
 */
import { Tensor } from "../../src/builder.js";
import { evaluateOp } from "../../src/evaluate.js";
import { appendInput } from "../../src/families/source.js";
import { GradcError } from "../../src/diagnostics.js";
import { Graph, reachable, type Node } from "../../src/graph.js";
import type { TensorValue } from "../../src/op.js";
import { add, mul } from "../../src/ops/arithmetic.js";
import { cast } from "../../src/ops/compare.js";
import { sum } from "../../src/ops/reduce.js";
import { isFloat, roundTo, sizeOf, type DType, type Shape } from "../../src/types.js";
import { Random } from "./random.js";
import { steps } from "./randomSteps.js";
import { isSteady } from "./steady.js";

export interface RandomGraph {
  readonly seed: number;
  readonly graph: Graph;
  readonly dtype: "f32" | "f64";
  readonly inputs: ReadonlyMap<string, Node>;
  readonly values: ReadonlyMap<string, Float64Array>;
  /** The inputs that are floats. */
  readonly wrt: ReadonlyMap<string, Node>;
  /** A scalar that depends on every float that nothing else uses. */
  readonly loss: Node;
  /** The loss and some nodes of any dtype. */
  readonly outputs: ReadonlyMap<string, Node>;
}

export interface RandomGraphOptions {
  readonly dtype?: "f32" | "f64";
  /** How many steps: fewer give a prefix of the same graph, to make a failing one smaller. */
  readonly steps?: number;
}

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
    this.elements = random.chance(0.1) ? mostElements : usualElements;
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

  /** A node of the pool, preferably a late one, that a test admits. */
  find(admits: (node: Node) => boolean): Node | null {
    const found = this.pool.filter(admits);
    if (found.length === 0) return null;
    const late = found.slice(-3);
    return this.random.pick(this.random.chance(0.5) ? late : found);
  }

  /** Adds what a step made, unless it is ill conditioned. */
  accept(node: Node): boolean {
    if (sizeOf(node.type.shape) > this.elements || this.pool.includes(node)) return false;
    const between = reachable([node]).filter((part) => !this.values.has(part));
    if (!between.every((part) => this.isSound(part))) return false;
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

/** The graph of a seed. */
export function randomGraph(seed: number, options: RandomGraphOptions = {}): RandomGraph {
  const random = new Random(seed),
    dtype = options.dtype ?? (random.chance(0.5) ? "f64" : "f32"),
    growth = new Growth(random, dtype);
  const wanted = random.integer(3, 22);
  growth.input(dtype, growth.shape());
  growth.input(dtype, growth.shape());
  for (let step = 0; step < Math.min(wanted, options.steps ?? Infinity); step++) grow(growth);
  const loss = lossOf(growth);
  const used = new Set(reachable([loss]));
  const wrt = new Map([...growth.inputs].filter(([, node]) => isFloat(node.type.dtype) && used.has(node)));
  const outputs = new Map<string, Node>([["loss", loss]]);
  random.some(growth.pool, 0.15).forEach((node, at) => outputs.set(`y${at}`, node));
  return { seed, graph: growth.graph, dtype, inputs: growth.inputs, values: growth.inputValues, wrt, loss, outputs };
}

/** One step; a step that fits nothing is taken back and another is tried. */
function grow(growth: Growth): void {
  for (let attempt = 0; attempt < 12; attempt++) {
    const step = growth.random.pick(steps);
    try {
      const made = step(growth);
      if (made !== null && growth.accept(made.node)) return;
    } catch (problem) {
      if (!(problem instanceof GradcError) && !(problem instanceof RangeError)) throw problem;
    }
  }
}

/** The sum of every float that nothing uses, each weighted by a wave so that no cotangent is uniform. */
function lossOf({ pool, dtype, random }: Growth): Node {
  const used = new Set(pool.flatMap((node) => reachable([node]).filter((part) => part !== node)));
  const ends = pool.filter((node) => isFloat(node.type.dtype) && !used.has(node)),
    all = ends.length > 0 ? ends : pool.slice(0, 1);
  const terms = all.map((node) => {
    const weights = Float64Array.from({ length: sizeOf(node.type.shape) }, () => random.number(0.25, 1));
    const weighted = mul(Tensor.of(node), Tensor.literal(null, node.type.shape, weights));
    return cast(sum(weighted), dtype);
  });
  return terms.reduce((a, b) => add(a, b)).node;
}
