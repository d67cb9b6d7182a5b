/**
 * Derivatives against central differences: the gradient nodes, evaluated in f64, against
 * (f(x + h v) - f(x - h v)) / 2h along a direction v, extrapolated after Richardson.
 */
import { evaluate, evaluateOp, type InputValues } from "../../src/evaluate.js";
import { labelExtents } from "../../src/families/contraction.js";
import { reachable, type Node } from "../../src/graph.js";
import type { TensorValue } from "../../src/op.js";
import { cutAt } from "../../src/pullback.js";
import { isFloat, sizeOf } from "../../src/types.js";
import type { Compiled } from "../compile.js";
import { row, type CheckRow } from "./report.js";
import { Sampler } from "./sample.js";

const tolerance = 1e-6;
/** A kink that lies within one step does not lie within them all, so one that passes is enough. */
const steps = [1e-3, 1e-4, 1e-5];
/** Elements that are moved on their own, beside all at once; none where an evaluation costs more than so many products. */
const singleElements = 3;
const cheap = 1e6;
const exact = { rounding: "none" } as const;

/** One row for each wrt, with the worst of its directions: all elements at once, and a few on their own. */
export function checkDerivatives({ declaration, stages }: Compiled, values: InputValues, seed: number): CheckRow[] {
  const { gradient } = stages;
  const of = declaration.gradients === null ? undefined : declaration.named.get(declaration.gradients.of);
  if (of === undefined || declaration.gradients === null) return [];
  const objective = new Objective(of, values, gradient.seed);
  const sampler = new Sampler(seed ^ 0x5eed);
  const names = [...gradient.gradients.keys()];
  const found = evaluate([...gradient.gradients.values()], values, exact);
  const name = declaration.gradients.of;
  return names.map((wrt, at) => {
    const node = declaration.named.get(wrt);
    const slope = found[at]?.data ?? new Float64Array();
    const errors = directions(slope.length, objective.cost <= cheap ? singleElements : 0, sampler).map((direction) =>
      node === undefined ? NaN : errorAlong(objective, node, slope, direction),
    );
    const worst = errors.reduce((a, b) => (Number.isNaN(a) || a > b ? a : b), 0);
    return row(
      `d ${name} / d ${wrt}`,
      "central differences",
      worst,
      tolerance,
      Number.isNaN(worst) ? "not a number" : "",
    );
  });
}

/** Directions of length 1: random signs for all elements, then single elements. */
function directions(size: number, singles: number, sampler: Sampler): Float64Array[] {
  const all = Float64Array.from({ length: size }, () => (sampler.next() < 0.5 ? -1 : 1) / Math.sqrt(size));
  const picked = new Set(Array.from({ length: singles }, () => Math.floor(sampler.next() * size)));
  const single = size < 2 ? [] : [...picked].map((at) => new Float64Array(size).fill(1, at, at + 1));
  return size === 0 ? [] : [all, ...single];
}

/** The error of the first step that passes, else the least, relative to the length of the products slope * direction. */
function errorAlong(objective: Objective, wrt: Node, slope: Float64Array, direction: Float64Array): number {
  let expected = 0;
  let square = 0;
  slope.forEach((value, at) => {
    const product = value * (direction[at] ?? 0);
    expected += product;
    square += product * product;
  });
  let best = NaN;
  for (const step of steps) {
    const wide = objective.difference(wrt, direction, step);
    const narrow = objective.difference(wrt, direction, step / 2);
    // What f(x + h v) - f(x - h v) may lose by cancellation is no error of the derivative.
    const floor = (objective.size * 2 ** -44) / step;
    const error = Math.abs((4 * narrow - wide) / 3 - expected) / Math.max(Math.sqrt(square), floor, Number.MIN_VALUE);
    if (!(error >= best)) best = error;
    if (best <= tolerance) break;
  }
  return best;
}

/** sum(seed * of) as a function of one tensor. */
class Objective {
  private readonly order: readonly Node[];
  private readonly base = new Map<Node, TensorValue>();
  private readonly seed: Float64Array | null;
  /** The magnitude of the value. */
  readonly size: number;

  constructor(
    private readonly of: Node,
    private readonly values: InputValues,
    seed: Node | null,
  ) {
    this.order = reachable([of]);
    this.seed = seed === null ? null : (values.get(String(seed.attrs["name"])) ?? null);
    for (const node of this.order) this.base.set(node, this.compute(node, this.base));
    this.size = this.weighted(this.base, Math.abs);
  }

  /** Products and elements that one evaluation computes. */
  get cost(): number {
    return this.order.reduce((sum, node) => sum + costOf(node), 0);
  }

  /** (f(x + h v) - f(x - h v)) / 2h. */
  difference(wrt: Node, direction: Float64Array, step: number): number {
    return (this.at(wrt, direction, step) - this.at(wrt, direction, -step)) / (2 * step);
  }

  private at(wrt: Node, direction: Float64Array, step: number): number {
    const known = this.base.get(wrt);
    if (known === undefined) return this.weighted(this.base);
    const moved = known.data.map((value, at) => value + step * (direction[at] ?? 0));
    const changed = new Map<Node, TensorValue>([[wrt, { type: known.type, data: moved }]]);
    for (const node of this.order) {
      const depends = node !== wrt && node.inputs.some((input) => changed.has(input));
      if (depends && !isStopped(node)) changed.set(node, this.compute(node, changed));
    }
    return this.weighted(changed);
  }

  private compute(node: Node, values: ReadonlyMap<Node, TensorValue>): TensorValue {
    const args = node.inputs.flatMap((input) => values.get(input) ?? this.base.get(input) ?? []);
    return evaluateOp(node, args, this.values, exact);
  }

  private weighted(values: ReadonlyMap<Node, TensorValue>, part: (value: number) => number = Number): number {
    const data = (values.get(this.of) ?? this.base.get(this.of))?.data ?? new Float64Array();
    return data.reduce((sum, value, at) => sum + part(value * (this.seed?.[at] ?? 1)), 0);
  }
}

function costOf(node: Node): number {
  if (node.op.family !== "contraction") return sizeOf(node.type.shape);
  return sizeOf([...labelExtents(node).values()]);
}

/** A node that lets no cotangent through though it could, such as stopGradient: it counts as a constant. */
function isStopped(node: Node): boolean {
  const floats = node.inputs.flatMap((input, at) => (isFloat(input.type.dtype) ? [at] : []));
  return isFloat(node.type.dtype) && floats.length > 0 && floats.every((at) => cutAt(node, at) !== null);
}
