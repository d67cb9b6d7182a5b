/**
 * Guarded quasi-affine index maps: what a view is. Each index of the source is (c . i + b) / d, where i is the
 * index of the result; the element exists where every such quotient is integral and in bounds, and is the fill
 * elsewhere. Transposes, broadcasts, slices, pads, windows and diagonals are instances, and the class is closed
 * under composition and under taking the adjoint.
 */
import type { Attribute } from "./graph.js";
import type { Shape } from "./types.js";

/** (coefficients . i + offset) / divisor, with one coefficient for each axis of the result and divisor > 0. */
export interface Quotient {
  readonly coefficients: readonly number[];
  readonly offset: number;
  readonly divisor: number;
}
/** A condition: the quotient is integral and in [0, size). */
export interface Guard {
  readonly quotient: Quotient;
  readonly size: number;
}
/** One quotient for each axis of the source, and conditions beyond the source's own bounds. */
export interface IndexMap {
  readonly axes: readonly Quotient[];
  readonly guards: readonly Guard[];
}

export function quotient(coefficients: readonly number[], offset = 0, divisor = 1): Quotient {
  let common = divisor;
  for (const value of [...coefficients, offset]) common = greatestCommonDivisor(common, Math.abs(value));
  // Reducing keeps the value; the test of integrality is on the value, so it keeps its meaning.
  return {
    coefficients: coefficients.map((value) => value / common + 0),
    offset: offset / common + 0,
    divisor: divisor / common,
  };
}

/** The quotient that is just the index along one axis of the result. */
export function axisIndex(rank: number, axis: number, stride = 1, offset = 0, divisor = 1): Quotient {
  return quotient(
    Array.from({ length: rank }, (_, at) => (at === axis ? stride : 0)),
    offset,
    divisor,
  );
}

export function permutationMap(perm: readonly number[]): IndexMap {
  const axes = perm.map((_, source) => axisIndex(perm.length, perm.indexOf(source)));
  return { axes, guards: [] };
}

function greatestCommonDivisor(a: number, b: number): number {
  while (b !== 0) [a, b] = [b, a % b];
  return a;
}

/** Value of a quotient at an index: may be fractional. */
export function quotientAt({ coefficients, offset, divisor }: Quotient, index: readonly number[]): number {
  let sum = offset;
  for (let axis = 0; axis < coefficients.length; axis++) sum += (coefficients[axis] ?? 0) * (index[axis] ?? 0);
  return sum / divisor;
}

function holds(guard: Guard, index: readonly number[]): boolean {
  const value = quotientAt(guard.quotient, index);
  return Number.isInteger(value) && value >= 0 && value < guard.size;
}

/** Every condition under which the element exists: the source's bounds, then the map's own guards. */
export function conditionsOf(map: IndexMap, source: Shape): Guard[] {
  return [...map.axes.map((quotient, axis) => ({ quotient, size: source[axis] ?? 0 })), ...map.guards];
}

/** The index in the source, or null where the fill stands. */
export function sourceIndex(map: IndexMap, source: Shape, index: readonly number[]): number[] | null {
  if (!conditionsOf(map, source).every((guard) => holds(guard, index))) return null;
  return map.axes.map((axis) => quotientAt(axis, index));
}

/** True if the condition holds for every index of the box: no guard is needed. */
export function alwaysHolds({ quotient: { coefficients, offset, divisor }, size }: Guard, box: Shape): boolean {
  if (box.includes(0)) return true;
  let low = offset,
    high = offset;
  for (let axis = 0; axis < box.length; axis++) {
    const reach = (coefficients[axis] ?? 0) * ((box[axis] ?? 1) - 1);
    if (reach !== 0 && (coefficients[axis] ?? 0) % divisor !== 0) return false;
    low += Math.min(0, reach);
    high += Math.max(0, reach);
  }
  return offset % divisor === 0 && low >= 0 && high / divisor < size;
}

/** The conditions that some index of the box violates, without repetitions. */
export function openConditions(map: IndexMap, source: Shape, box: Shape): Guard[] {
  const open = new Map<string, Guard>();
  for (const guard of conditionsOf(map, source)) {
    if (alwaysHolds(guard, box)) continue;
    const key = quotientKey(guard.quotient),
      known = open.get(key);
    if (known === undefined || guard.size < known.size) open.set(key, guard);
  }
  return [...open.values()];
}

/** The map without guards that the source's own bounds say too. */
export function withoutRepeated(map: IndexMap, source: Shape): IndexMap {
  const bounds = new Map(map.axes.map((axis, at) => [quotientKey(axis), source[at] ?? 0]));
  const guards = map.guards.filter(({ quotient, size }) => size < (bounds.get(quotientKey(quotient)) ?? Infinity));
  return guards.length === map.guards.length ? map : { axes: map.axes, guards };
}

function quotientKey({ coefficients, offset, divisor }: Quotient): string {
  return `${coefficients.join()};${offset};${divisor}`;
}

export function isIdentity(map: IndexMap, source: Shape, result: Shape): boolean {
  if (source.length !== result.length || source.some((extent, axis) => extent !== result[axis])) return false;
  const straight = map.axes.every(({ coefficients, offset, divisor }, axis) =>
    (source[axis] ?? 1) <= 1
      ? offset === 0 && divisor === 1
      : offset === 0 &&
        divisor === 1 &&
        coefficients.every((c, at) => c === (at === axis ? 1 : 0) || (result[at] ?? 1) <= 1),
  );
  return straight && openConditions(map, source, result).length === 0;
}

/**
 * The map of a map: result -> middle by `outer`, middle -> source by `inner`. Conditions that every index of the
 * result satisfies are dropped. The caller sees to it that the two fills agree.
 */
export function compose(outer: IndexMap, middle: Shape, inner: IndexMap, result: Shape): IndexMap {
  const through = (of: Quotient): Quotient => substitute(of, outer.axes, result.length);
  const axes = inner.axes.map(through);
  const guards = [
    ...conditionsOf(outer, middle),
    ...inner.guards.map((guard) => ({ quotient: through(guard.quotient), size: guard.size })),
  ].filter((guard) => !alwaysHolds(guard, result));
  return { axes, guards };
}

/** The quotient with each index i_j replaced by a quotient of other indices. */
function substitute(of: Quotient, indices: readonly Quotient[], rank: number): Quotient {
  let divisor = 1;
  indices.forEach((index, axis) => {
    if (of.coefficients[axis] !== 0)
      divisor = (divisor * index.divisor) / greatestCommonDivisor(divisor, index.divisor);
  });
  const coefficients = new Array<number>(rank).fill(0);
  let offset = of.offset * divisor;
  indices.forEach((index, axis) => {
    const factor = ((of.coefficients[axis] ?? 0) * divisor) / index.divisor;
    if (factor === 0) return;
    offset += factor * index.offset;
    for (let at = 0; at < rank; at++)
      coefficients[at] = (coefficients[at] ?? 0) + factor * (index.coefficients[at] ?? 0);
  });
  return quotient(coefficients, offset, of.divisor * divisor);
}

/**
 * The adjoint of a view: dx is the sum over `summed` of the view of dy by `map`, whose domain has shape `shape`;
 * then `sourceAxes[k]` tells which axis of x the k-th remaining axis is.
 */
export interface Adjoint {
  readonly map: IndexMap;
  readonly shape: Shape;
  readonly summed: readonly number[];
  readonly sourceAxes: readonly number[];
}

/**
 * Solves s_a = (c . i + b) / d for the indices of the result. Each equation is solved for one axis of the result
 * that no earlier equation has solved, the longest (so that the sum that remains is short: the offsets of a window, not its
 * positions); an equation with none left becomes a guard, and axes that no equation solves are summed.
 */
export function adjointOf(map: IndexMap, source: Shape, result: Shape): Adjoint {
  const solved = solvedAxes(map, result);
  const sourceOf = new Map([...solved].map(([sourceAxis, resultAxis]) => [resultAxis, sourceAxis]));
  // The domain keeps the order of dy, so that a broadcast's adjoint is just a sum; unsolved axes of x come first.
  const domain: { source?: number; result?: number }[] = source.flatMap((_, axis) =>
    solved.has(axis) ? [] : [{ source: axis }],
  );
  result.forEach((_, axis) => {
    const solvedFor = sourceOf.get(axis);
    domain.push(solvedFor === undefined ? { result: axis } : { source: solvedFor });
  });
  const rank = domain.length;
  const positionOfSource = (axis: number): number => domain.findIndex((entry) => entry.source === axis);
  const indices = result.map((_, axis): Quotient =>
    axisIndex(
      rank,
      domain.findIndex((entry) => entry.result === axis),
    ),
  );
  for (const [sourceAxis, resultAxis] of solved)
    indices[resultAxis] = solve(map.axes[sourceAxis], resultAxis, indices, rank, positionOfSource(sourceAxis));
  const guards = map.guards.map((guard) => ({ quotient: substitute(guard.quotient, indices, rank), size: guard.size }));
  map.axes.forEach((axis, at) => {
    if (!solved.has(at))
      guards.push({ quotient: difference(substitute(axis, indices, rank), positionOfSource(at)), size: 1 });
  });
  const shape = domain.map(
    (entry) => (entry.source !== undefined ? source[entry.source] : result[entry.result ?? 0]) ?? 1,
  );
  const summed = domain.flatMap((entry, at) => (entry.result !== undefined ? [at] : []));
  const sourceAxes = domain.flatMap((entry) => (entry.source !== undefined ? [entry.source] : []));
  const kept = guards.filter((guard) => !alwaysHolds(guard, shape));
  return { map: { axes: indices, guards: kept }, shape, summed, sourceAxes };
}

/** Which axis of the result each axis of the source is solved for; an equation's unknowns are solved only by it. */
function solvedAxes(map: IndexMap, result: Shape): Map<number, number> {
  const solved = new Map<number, number>(),
    taken = new Set<number>();
  map.axes.forEach(({ coefficients }, sourceAxis) => {
    // An equation that mentions a solved axis would be circular to solve: it becomes a guard instead.
    if (coefficients.some((c, axis) => c !== 0 && taken.has(axis))) return;
    let best = -1;
    coefficients.forEach((c, axis) => {
      if (c !== 0 && (best < 0 || (result[axis] ?? 0) > (result[best] ?? 0))) best = axis;
    });
    if (best < 0) return;
    solved.set(sourceAxis, best);
    coefficients.forEach((c, axis) => c !== 0 && taken.add(axis));
  });
  return solved;
}

/** i_r from s = (c . i + b) / d: (d s - b - the other terms) / c_r, all in indices of the domain. */
function solve(
  equation: Quotient | undefined,
  unknown: number,
  indices: readonly Quotient[],
  rank: number,
  position: number,
): Quotient {
  if (equation === undefined) throw new TypeError("index map: an axis without its equation");
  const leading = equation.coefficients[unknown] ?? 1,
    sign = Math.sign(leading);
  const coefficients = new Array<number>(rank).fill(0);
  coefficients[position] = sign * equation.divisor;
  equation.coefficients.forEach((c, axis) => {
    if (c === 0 || axis === unknown) return;
    indices[axis]?.coefficients.forEach((unit, at) => (coefficients[at] = (coefficients[at] ?? 0) - sign * c * unit));
  });
  return quotient(coefficients, -sign * equation.offset, Math.abs(leading));
}

/** q - i_position, as a condition that it is 0. */
function difference({ coefficients, offset, divisor }: Quotient, position: number): Quotient {
  return quotient(
    coefficients.map((c, at) => c - (at === position ? divisor : 0)),
    offset,
    divisor,
  );
}

export function mapToAttribute(map: IndexMap): Attribute {
  const plain = ({ coefficients, offset, divisor }: Quotient): Attribute => ({ coefficients, offset, divisor });
  return {
    axes: map.axes.map(plain),
    guards: map.guards.map(({ quotient: of, size }) => ({ quotient: plain(of), size })),
  };
}
