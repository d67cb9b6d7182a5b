/**
 * Random graphs over all families of ops, well conditioned by construction: a step whose value, or whose derivative,
 * jumps near the point where the graph is evaluated is taken back, and so is one whose numbers grow.
 */
import { Tensor } from "../../src/builder.js";
import { GradcError } from "../../src/diagnostics.js";
import { reachable, type Graph, type Node } from "../../src/graph.js";
import { add, cast, mul, sum } from "../../src/index.js";
import { isFloat, sizeOf } from "../../src/types.js";
import { Growth } from "./growth.js";
import { Random } from "./random.js";
import { steps } from "./randomSteps.js";

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

/** The graph of a seed. */
export function randomGraph(seed: number, options: RandomGraphOptions = {}): RandomGraph {
  const random = new Random(seed),
    dtype = options.dtype ?? (random.chance(0.5) ? "f64" : "f32"),
    growth = new Growth(random, dtype);
  const wanted = random.integer(2, 13);
  growth.input(dtype, growth.shape());
  if (random.chance(0.3)) growth.input(random.pick(["i32", "bool"]), growth.shape());
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
      if (made?.graph === growth.graph && growth.accept(made.node)) return;
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
