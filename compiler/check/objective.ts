/** A weighted sum of tensors as a function of others: what central differences are taken of. */
import { labelExtents } from "../../src/families/contraction.js";
import { bodiesIn, opWithin } from "../../src/families/loop.js";
import { reachable, type Node } from "../../src/graph.js";
import { isOverridden, type TensorValue } from "../../src/op.js";
import { cutAt } from "../../src/pullback.js";
import { isFloat, sizeOf } from "../../src/types.js";
import type { Point } from "./point.js";

export interface Weighted {
  readonly node: Node;
  readonly weights: Float64Array;
}
/** Where a point is moved to: for each tensor the direction. */
export type Directions = ReadonlyMap<Node, Float64Array>;

/** A kink that lies within one step does not lie within them all, so one that passes is enough. */
const steps = [1e-3, 1e-4, 1e-5, 1e-6, 1e-7];
const widest = 1e-3;
export const tolerance = 1e-6;

/**
 * The error of a derivative against (f(h) - f(-h)) / 2h, extrapolated after Richardson: that of the first step that
 * passes, else the least.
 * @param expected the derivative.
 * @param scale what the error is relative to.
 * @param size the magnitude of f.
 */
export function differenceError(f: (step: number) => number, expected: number, scale: number, size: number): number {
  const difference = (step: number): number => (f(step) - f(-step)) / (2 * step);
  // What f(h) - f(-h) may lose by cancellation at the widest step, a bit of f or two, is no error of the derivative.
  const floor = (size * 2 ** -51) / widest / tolerance;
  let best = NaN;
  for (const step of steps) {
    const found = (4 * difference(step / 2) - difference(step)) / 3;
    const error = Math.abs(found - expected) / Math.max(scale, floor, Number.MIN_VALUE);
    if (!(error >= best)) best = error;
    if (best <= tolerance) break;
  }
  return best;
}

export const sum = (terms: Float64Array): number => terms.reduce((total, term) => total + term, 0);
export const lengthOf = (terms: Float64Array): number =>
  Math.sqrt(terms.reduce((total, term) => total + term * term, 0));
export const products = (a: Float64Array, b: Float64Array): Float64Array => a.map((value, at) => value * (b[at] ?? 0));

export class Objective {
  private readonly order: readonly Node[];
  /** The magnitude of the value. */
  readonly size: number;

  constructor(
    private readonly of: readonly Weighted[],
    private readonly point: Point,
  ) {
    this.order = reachable(of.map(({ node }) => node));
    this.size = this.weighted(new Map(), Math.abs);
  }

  /** Products and elements that one evaluation computes. */
  get cost(): number {
    return this.order.reduce((total, node) => total + costOf(node), 0);
  }

  /** An op whose derivative is the user's own, which nothing else tells; null if there is none. */
  get overriding(): string | null {
    return opWithin(this.order, isOverridden)?.name ?? null;
  }
  /** A loop that holds something fast in its body, which differences would move; null if there is none. */
  get holding(): string | null {
    const loop = this.order.find((node) => bodiesIn(node).some(([, body]) => body.nodes.some(isStopped)));
    return loop?.op.name ?? null;
  }

  /** The value at a distance from the point. */
  at(directions: Directions, step: number): number {
    const changed = new Map<Node, TensorValue>();
    for (const [node, direction] of directions) {
      const { type, data } = this.point.value(node);
      changed.set(node, { type, data: data.map((value, at) => value + step * (direction[at] ?? 0)) });
    }
    for (const node of this.order) {
      const depends = !directions.has(node) && node.inputs.some((input) => changed.has(input));
      if (depends && !isStopped(node)) changed.set(node, this.point.compute(node, changed));
    }
    return this.weighted(changed);
  }

  private weighted(changed: ReadonlyMap<Node, TensorValue>, part: (value: number) => number = Number): number {
    return this.of.reduce((total, { node, weights }) => {
      const { data } = changed.get(node) ?? this.point.value(node);
      return data.reduce((so, value, at) => so + part(value * (weights[at] ?? 0)), total);
    }, 0);
  }
}

function costOf(node: Node): number {
  const inside = bodiesIn(node).reduce(
    (total, [, body]) => total + body.nodes.reduce((so, each) => so + costOf(each), 0),
    0,
  );
  if (node.op.family !== "contraction") return sizeOf(node.type.shape) + inside * Number(node.attrs["length"] ?? 1);
  return sizeOf([...labelExtents(node).values()]);
}

/** A node that lets no cotangent through though it could, such as stopGradient: it counts as a constant. */
function isStopped(node: Node): boolean {
  const floats = node.inputs.flatMap((input, at) => (isFloat(input.type.dtype) ? [at] : []));
  return isFloat(node.type.dtype) && floats.length > 0 && floats.every((at) => cutAt(node, at) !== null);
}
