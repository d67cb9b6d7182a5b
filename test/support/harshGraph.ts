/**
 * Random graphs of the kind that overflow: naive formulas, nested, at numbers for which intermediate values leave the
 * range. Of every op that they have, multi-precision arithmetic knows the meaning.
 */
import { gradients } from "../../compiler/differentiate.js";
import { Tensor, type Operand } from "../../src/builder.js";
import { contract } from "../../src/families/contraction.js";
import { appendInput } from "../../src/families/source.js";
import { Graph, reachable, type Node } from "../../src/graph.js";
import * as g from "../../src/index.js";
import { roundTo, sizeOf, type Shape } from "../../src/types.js";
import { Random } from "./random.js";

export interface HarshGraph {
  readonly graph: Graph;
  readonly dtype: "f32" | "f64";
  readonly result: Node;
  /** The input by which the result is to be differentiated; null: it is not. */
  readonly wrt: Node | null;
  readonly values: ReadonlyMap<string, Float64Array>;
}

type Unary = (x: Tensor) => Tensor;
type Binary = (x: Operand, y: Operand) => Tensor;

const { exp, log, neg, add, sub, mul, div } = g;
const unary: readonly Unary[] = [
  ...[exp, exp, exp, log, log, log, neg, neg, g.square, g.sqrt, g.sigmoid, g.softplus, g.log1p, g.expm1, g.tanh],
  ...[g.abs, g.reciprocal, g.relu, g.rsqrt, g.erf, g.erfc, g.logSigmoid, g.exp2, g.log2, g.sinh, g.cosh, g.atan],
  ...[g.sin, g.cos, g.sign, g.floor, g.asinh, g.cbrt, g.softsign],
];
const binary: readonly Binary[] = [
  ...[add, add, sub, sub, mul, mul, div, div, g.maximum, g.minimum, g.logAddExp, g.hypot, g.squaredDifference],
];
const known = [1, 1, 1, 1, -1, 2, 0.5, 0, -2, 3, 100, 1e-3];

/** Pieces that users write. */
const naive: readonly Unary[] = [
  (x) => div(1, add(1, exp(neg(x)))),
  (x) => div(exp(x), add(1, exp(x))),
  (x) => log(add(1, exp(x))),
  (x) => log(sub(1, exp(x))),
  (x) => log(sub(1, g.sigmoid(x))),
  (x) => div(sub(exp(x), exp(neg(x))), add(exp(x), exp(neg(x)))),
  (x) => div(x, add(1, exp(neg(x)))),
  (x) => g.sqrt(mul(x, x)),
  (x) => exp(log(x)),
  (x) => g.pow(x, 2),
  (x) => g.pow(x, 3),
];
const ofRows: readonly Unary[] = [
  (x) => log(g.sum(exp(x), { axis: -1, keepDims: true })),
  (x) => div(exp(x), g.sum(exp(x), { axis: -1, keepDims: true })),
  (x) => log(g.softmax(x)),
  (x) => g.softmax(x),
  (x) => g.logSoftmax(x),
  (x) => sub(x, g.max(x, { axis: -1, keepDims: true })),
  (x) => log(g.mean(exp(x), { axis: -1, keepDims: true })),
  (x) => mul(x, g.sum(x, { axis: -1, keepDims: true })),
];

/** Where exp overflows and vanishes, and a little within; squares and products of the large ones overflow too. */
const special = (dtype: "f32" | "f64"): readonly number[] => {
  const [tiny, large, edge] = dtype === "f32" ? [2 ** -149, 2 ** 100, 90] : [2 ** -1074, 2 ** 1000, 715];
  return [0, -0, 1, -1, 0.5, 20, -20, edge, -edge, edge, -edge, edge - 10, 10 - edge, tiny, large];
};

class Growing {
  readonly graph = new Graph();
  readonly pool: Tensor[] = [];
  readonly values = new Map<string, Float64Array>();
  readonly random: Random;
  readonly dtype: "f32" | "f64";

  constructor(seed: number) {
    this.random = new Random(seed);
    this.dtype = this.random.chance(0.5) ? "f32" : "f64";
    const shape: Shape = this.random.chance(0.6) ? [3] : [2, 3];
    for (const name of this.random.chance(0.5) ? ["x"] : ["x", "y"]) this.input(name, shape);
  }

  private input(name: string, shape: Shape): void {
    const { random, dtype } = this;
    const one = (): number => {
      if (random.chance(0.03)) return random.pick([Infinity, -Infinity, NaN]);
      return random.chance(0.6)
        ? random.pick(special(dtype))
        : roundTo(dtype, random.number(-4, 4) * 10 ** random.integer(-2, 1));
    };
    this.values.set(name, Float64Array.from({ length: sizeOf(shape) }, one));
    this.pool.push(Tensor.of(appendInput(this.graph, name, { dtype, shape })));
  }

  /** A tensor, one of the last more often than others. */
  private pick(): Tensor {
    const recent = this.pool.slice(-2);
    return this.random.pick(this.random.chance(0.7) ? recent : this.pool);
  }

  step(): void {
    const { random } = this,
      x = this.pick(),
      kind = random.integer(0, 19);
    const made =
      kind < 6
        ? random.pick(unary)(x)
        : kind < 9
          ? this.withNumber(x)
          : kind < 12
            ? random.pick(binary)(x, this.pick())
            : kind < 15
              ? random.pick(naive)(x)
              : kind < 18
                ? random.pick(ofRows)(x)
                : this.moved(x);
    if (made.graph === this.graph) this.pool.push(g.broadcastTo(made, x.shape));
  }

  private withNumber(x: Tensor): Tensor {
    const k = this.random.pick(known),
      f = this.random.pick(binary);
    return this.random.chance(0.5) ? f(x, k) : f(k, x);
  }

  /** What chooses, moves or joins elements; the shape of the pool stays. */
  private moved(x: Tensor): Tensor {
    const y = this.pick(),
      { random } = this,
      { rank } = x;
    switch (random.integer(0, 5)) {
      case 0:
        return g.where(g.greater(x, 0), x, y);
      case 1:
        return g.where(g.less(x, random.pick(known)), random.pick(unary)(x), y);
      case 2:
        return g.flip(x, -1);
      case 3:
        return add(x, g.prod(y, { axis: -1, keepDims: true }));
      case 4:
        return g.concat(
          [g.slice(x, rank === 1 ? ["0:1"] : [":", "0:1"]), g.slice(y, rank === 1 ? ["1:"] : [":", "1:"])],
          { axis: -1 },
        );
      default:
        return mul(x, rank === 1 ? contract(x, y, ["i", "i"], "") : g.expandDims(contract(x, y, ["ij", "ij"], "i"), 1));
    }
  }
}

export interface HarshGraphOptions {
  /** Fewer steps give a prefix of the same graph. */
  readonly steps?: number;
}

/** The graph of a seed: what was made last, and now and then its derivative. */
export function harshGraph(seed: number, { steps = Infinity }: HarshGraphOptions = {}): HarshGraph {
  const growing = new Growing(seed),
    { graph, random, dtype, values, pool } = growing;
  const wanted = random.integer(2, 7),
    isDerived = random.chance(0.3);
  for (let step = 0; step < Math.min(wanted, steps); step++) growing.step();
  const [x] = pool,
    last = pool[pool.length - 1];
  if (x === undefined || last === undefined) throw new Error("a graph has an input");
  const wrt = isDerived && reachable([last.node]).includes(x.node) ? x.node : null;
  return { graph, dtype, result: last.node, wrt, values };
}

/** The result, and the derivative of its sum. */
export function withDerivative(result: Node, wrt: Node | null): Node[] {
  const sum = g.sum(Tensor.of(result)).node;
  return wrt === null ? [result] : [result, ...gradients(sum, [wrt], { disconnected: "zero" })];
}
