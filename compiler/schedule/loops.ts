/** Loops over the index of a result, cut into segments inside which bounds are decided. */
import * as k from "../../src/kernel.js";
import type { Shape } from "../../src/types.js";
import { atomIndex, constantIndex, type Affine } from "./affine.js";
import type { OpenBound } from "./access.js";

export const loopNames = ["i", "j", "k", "l", "m", "n"];
/** The most copies of a body that segments may make. */
const mostCopies = 9;

export interface DomainBody {
  /** Writes the body for one index. */
  readonly write: (block: k.Block, index: readonly Affine[]) => void;
  /** The bounds that stay open for this index. */
  readonly probe: (index: readonly Affine[]) => readonly OpenBound[];
}

/** A loop; a single pass becomes straight code, none becomes nothing. */
export function loop(block: k.Block, name: string, from: number, to: number, body: (block: k.Block, index: Affine) => void, step = 1): void {
  if (to <= from) return;
  if (to - from <= step) return body(block, constantIndex(from));
  const last = from + Math.floor((to - 1 - from) / step) * step;
  block.for(name, from, to, (inner, variable) => body(inner, atomIndex({ scalar: variable, key: variable.name, low: from, high: last })), step);
}

/** Nested loops over a shape, outermost axis first. */
export function overDomain(block: k.Block, shape: Shape, body: DomainBody, fixed: readonly Affine[] = [], copies = 1): void {
  const axis = fixed.length, extent = shape[axis];
  if (extent === undefined) return body.write(block, fixed);
  const cuts = cutsOf(body.probe([...fixed, ...shape.slice(axis).map((size, at) => placeholder(axis + at, size))]), axis, extent);
  const pieces = cuts.length + 1, allowed = copies * pieces <= mostCopies ? [0, ...cuts, extent] : [0, extent];
  for (let piece = 0; piece + 1 < allowed.length; piece++) {
    const from = allowed[piece] ?? 0, to = allowed[piece + 1] ?? 0;
    loop(block, loopNames[axis] ?? "n", from, to, (inner, index) => overDomain(inner, shape, body, [...fixed, index], copies * (allowed.length - 1)));
  }
}

/** Stands for a loop that is not open yet. */
function placeholder(axis: number, size: number): Affine {
  return atomIndex({ scalar: k.i32(0), key: placeholderKey(axis), low: 0, high: Math.max(0, size - 1) });
}
function placeholderKey(axis: number): string {
  return `?${axis}`;
}

/** Where along an axis the bounds that depend on it alone change from closed to open. */
function cutsOf(bounds: readonly OpenBound[], axis: number, extent: number): number[] {
  const cuts = new Set<number>();
  for (const { numerator, divisor, size } of bounds) {
    const term = numerator.terms.get(placeholderKey(axis));
    if (term === undefined || numerator.terms.size !== 1) continue;
    const limit = (size - 1) * divisor, at = (value: number): number => (value - numerator.offset) / term.coefficient;
    const [first, last] = term.coefficient > 0 ? [Math.ceil(at(0)), Math.floor(at(limit))] : [Math.ceil(at(limit)), Math.floor(at(0))];
    for (const cut of [first, last + 1]) if (cut > 0 && cut < extent) cuts.add(cut);
  }
  return [...cuts].sort((a, b) => a - b);
}

