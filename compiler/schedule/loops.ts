/** Loops over the index of a result, cut into segments inside which bounds are decided. */
import * as k from "../../src/kernel.js";
import type { Shape } from "../../src/types.js";
import { atomIndex, constantIndex, plus, type Affine } from "./affine.js";
import type { OpenBound } from "./access.js";

export const loopNames = ["i", "j", "k", "l", "m", "n"];
/** The most copies of a body that segments may make. */
const mostCopies = 9;

export interface DomainBody {
  /** Writes the body for one index, or for several that follow one another along the last axis. */
  readonly write: (block: k.Block, indices: readonly (readonly Affine[])[]) => void;
  /** The bounds that stay open for this index. */
  readonly probe: (index: readonly Affine[]) => readonly OpenBound[];
  /** How many indices of the last axis one turn of the loop does; default 1. */
  readonly unroll?: number;
}

/** A loop; a single pass becomes straight code, none becomes nothing. */
export function loop(
  block: k.Block,
  name: string,
  from: number,
  to: number,
  body: (block: k.Block, index: Affine) => void,
  step = 1,
): void {
  if (to <= from) return;
  if (to - from <= step) return body(block, constantIndex(from));
  const last = from + Math.floor((to - 1 - from) / step) * step;
  block.for(
    name,
    from,
    to,
    (inner, variable) => body(inner, atomIndex({ scalar: variable, key: variable.name, low: from, high: last })),
    step,
  );
}

/** Nested loops over a shape, outermost axis first. */
export function overDomain(
  block: k.Block,
  shape: Shape,
  body: DomainBody,
  fixed: readonly Affine[] = [],
  copies = 1,
): void {
  const axis = fixed.length,
    extent = shape[axis];
  if (extent === undefined) return body.write(block, [fixed]);
  const cuts = cutsOf(
    body.probe([...fixed, ...shape.slice(axis).map((size, at) => placeholder(axis + at, 0, size))]),
    axis,
    0,
    extent,
  );
  const pieces = cuts.length + 1,
    allowed = copies * pieces <= mostCopies ? [0, ...cuts, extent] : [0, extent];
  for (const [from, to] of stretches(allowed)) {
    if (axis === shape.length - 1) lastAxis(block, axis, from, to, body, fixed);
    else
      loop(block, loopNames[axis] ?? "n", from, to, (inner, index) =>
        overDomain(inner, shape, body, [...fixed, index], copies * (allowed.length - 1)),
      );
  }
}

/** A loop over a part of the only axis. */
export function overRange(block: k.Block, from: number, to: number, body: DomainBody): void {
  if (to <= from) return;
  const cuts = cutsOf(body.probe([placeholder(0, from, to)]), 0, from, to);
  for (const [start, end] of stretches([from, ...cuts, to])) lastAxis(block, 0, start, end, body, []);
}

/** The stretches of the only axis inside which no bound changes between open and closed. */
export function segmentsOf(extent: number, probe: DomainBody["probe"]): [number, number][] {
  const all = stretches([0, ...cutsOf(probe([placeholder(0, 0, extent)]), 0, 0, extent), extent]);
  return all.filter(([from, to]) => to > from && probe([placeholder(0, from, to)]).length === 0);
}

function stretches(bounds: readonly number[]): [number, number][] {
  return bounds.slice(0, -1).map((from, at) => [from, bounds[at + 1] ?? from]);
}

/** The innermost loop: several indices a turn if the body asks for it, then the rest one by one. */
function lastAxis(
  block: k.Block,
  axis: number,
  from: number,
  to: number,
  body: DomainBody,
  fixed: readonly Affine[],
): void {
  const name = loopNames[axis] ?? "n",
    unroll = body.unroll ?? 1,
    whole = to - from < 2 * unroll ? from : from + Math.floor((to - from) / unroll) * unroll;
  const indices = (index: Affine): Affine[][] =>
    Array.from({ length: unroll }, (_, lane) => [...fixed, plus(index, constantIndex(lane))]);
  if (unroll > 1) loop(block, name, from, whole, (inner, index) => body.write(inner, indices(index)), unroll);
  loop(block, name, unroll > 1 ? whole : from, to, (inner, index) => body.write(inner, [[...fixed, index]]));
}

/** Stands for a loop that is not open yet. */
function placeholder(axis: number, from: number, to: number): Affine {
  return atomIndex({ scalar: k.i32(0), key: placeholderKey(axis), low: from, high: Math.max(from, to - 1) });
}
function placeholderKey(axis: number): string {
  return `?${axis}`;
}

/** Where along an axis the bounds that depend on it alone change from closed to open. */
function cutsOf(bounds: readonly OpenBound[], axis: number, from: number, to: number): number[] {
  const cuts = new Set<number>();
  for (const { numerator, divisor, size } of bounds) {
    const term = numerator.terms.get(placeholderKey(axis));
    if (term === undefined || numerator.terms.size !== 1) continue;
    const limit = (size - 1) * divisor,
      at = (value: number): number => (value - numerator.offset) / term.coefficient;
    const [first, last] =
      term.coefficient > 0 ? [Math.ceil(at(0)), Math.floor(at(limit))] : [Math.ceil(at(limit)), Math.floor(at(0))];
    for (const cut of [first, last + 1]) if (cut > from && cut < to) cuts.add(cut);
  }
  return [...cuts].sort((a, b) => a - b);
}
