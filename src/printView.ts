/**
 * How a view is written: as the functions that a user would have called (transpose, slice, flip, pad, expandDims,
 * squeeze, broadcastTo, window, diagonal), or as an index map if it is none of them.
 */
import { viewOf } from "./families/view.js";
import type { Node } from "./graph.js";
import type { Guard, IndexMap, Quotient } from "./indexMap.js";
import { printNumber } from "./printNumber.js";
import { specialSteps } from "./printWindow.js";
import { printShape, sameShape, type Shape } from "./types.js";
import { activeAxes, printAxes, printOptions, type ViewStep } from "./viewStep.js";

/** Where a source axis stands in the result: source index = (stride * index along `axis` + offset) / divisor. */
interface Placement {
  readonly axis: number;
  readonly stride: number;
  readonly offset: number;
  readonly divisor: number;
  /** The source axis is read backwards first. */
  readonly flipped: boolean;
}

/** A map in which every axis of the source meets at most one axis of the result, and the other way round. */
interface Plan {
  readonly source: Shape;
  readonly result: Shape;
  readonly fill: number;
  /** For each axis of the source; null if it stands nowhere in the result. */
  readonly placements: (Placement | null)[];
  /** The index on source axes that stand nowhere. */
  readonly constants: readonly number[];
  /** Result axes that exist at one index only, with that index: the adjoint of an integer subscript. */
  readonly single: ReadonlyMap<number, number>;
}

/** A source axis that stands in the result, and its extent once a part is taken. */
interface Kept {
  readonly axis: number;
  readonly extent: number;
}

/** The calls that make the view, the innermost first; null if no chain of calls does. */
export function viewSteps(node: Node): ViewStep[] | null {
  const source = node.inputs[0]?.type.shape ?? [];
  const { map, fill } = viewOf(node);
  const plan = planOf(map, source, node.type.shape, fill);
  if (plan !== null) return stepsOf(plan);
  return fill === 0 ? specialSteps(map, source, node.type.shape) : null;
}

function planOf(map: IndexMap, source: Shape, result: Shape, fill: number): Plan | null {
  const placements: (Placement | null)[] = [];
  const constants: number[] = [];
  const taken = new Set<number>();
  for (const [at, quotient] of map.axes.entries()) {
    const [axis, second] = activeAxes(quotient, result);
    const { offset, divisor } = quotient;
    if (second !== undefined || (axis !== undefined && taken.has(axis))) return null;
    if (axis === undefined && !isIndex(offset / divisor, source[at] ?? 0)) return null;
    if (axis !== undefined) taken.add(axis);
    const stride = axis === undefined ? 0 : (quotient.coefficients[axis] ?? 0);
    placements.push(axis === undefined ? null : { axis, stride, offset, divisor, flipped: false });
    constants.push(axis === undefined ? offset / divisor : 0);
  }
  const single = singleIndices(map.guards, result, taken);
  if (single === null) return null;
  alignUnits(placements, source, result, new Set([...taken, ...single.keys()]));
  return flipPadded({ source, result, fill, placements, constants, single });
}

/** (b - i) / d of m elements is (i + d (m - 1) - b) / d of the elements in reverse: flip, then pad. */
function flipPadded(plan: Plan): Plan {
  const placements = plan.placements.map((placement, from) => {
    if (placement?.stride !== -1 || !isPadded(plan, from)) return placement;
    const { divisor, offset } = placement;
    return { ...placement, stride: 1, offset: divisor * ((plan.source[from] ?? 1) - 1) - offset, flipped: true };
  });
  return { ...plan, placements };
}

function isIndex(index: number, extent: number): boolean {
  return Number.isInteger(index) && index >= 0 && index < extent;
}

/** Guards that let one index of an otherwise free axis through; null if a guard is of another form. */
function singleIndices(
  guards: readonly Guard[],
  result: Shape,
  taken: ReadonlySet<number>,
): Map<number, number> | null {
  const single = new Map<number, number>();
  for (const { quotient, size } of guards) {
    const [axis, second] = activeAxes(quotient, result);
    if (axis === undefined || second !== undefined || size !== 1 || taken.has(axis) || single.has(axis)) return null;
    const index = -quotient.offset / (quotient.coefficients[axis] ?? 1);
    if (!isIndex(index, result[axis] ?? 0)) return null;
    single.set(axis, index + 0);
  }
  return single;
}

/** A source axis of one element stands for a free result axis between its neighbours: the last, as in broadcasting. */
function alignUnits(placements: (Placement | null)[], source: Shape, result: Shape, taken: Set<number>): void {
  for (let at = source.length - 1; at >= 0; at--) {
    if (source[at] !== 1 || placements[at] !== null) continue;
    const low = Math.max(-1, ...placements.slice(0, at).map((placement) => placement?.axis ?? -1));
    const high = Math.min(result.length, ...placements.slice(at + 1).map((known) => known?.axis ?? result.length));
    let axis = high - 1;
    while (axis > low && taken.has(axis)) axis--;
    if (axis <= low) continue;
    placements[at] = { axis, stride: 0, offset: 0, divisor: 1, flipped: false };
    taken.add(axis);
  }
}

function stepsOf(plan: Plan): ViewStep[] | null {
  const { placements, result } = plan;
  if (placements.some((placement, from) => placement !== null && placement.stride !== 1 && isPadded(plan, from))) {
    return null;
  }
  const kept = placements.flatMap((placement, from) =>
    placement === null ? [] : [{ axis: placement.axis, extent: extentOf(plan, placement, from) }],
  );
  const part = partStep(plan);
  const steps: ViewStep[] = part === null ? [] : [{ ...part, shape: kept.map(({ extent }) => extent) }];
  const sorted = [...kept].sort((a, b) => a.axis - b.axis);
  const perm = sorted.map((axis) => kept.indexOf(axis));
  if (perm.some((axis, at) => axis !== at)) steps.push(transposeStep(perm, sorted));
  const present = presentAxes(
    plan,
    sorted.map(({ axis }) => axis),
  );
  const expanded = present.map((axis) => sorted.find((known) => known.axis === axis)?.extent ?? 1);
  const added = present.flatMap((axis, at) => (sorted.some((known) => known.axis === axis) ? [] : [at]));
  if (added.length > 0) steps.push({ call: "expandDims", args: [printAxes(added)], shape: expanded });
  const padding = padStep(plan, present, expanded);
  if (padding !== null) steps.push(padding);
  const shape = padding?.shape ?? expanded;
  if (!sameShape(shape, result)) steps.push({ call: "broadcastTo", args: [printShape(result)], shape: result });
  return steps;
}

/** Of an axis that is padded or repeated the source's extent, else that of the result. */
function extentOf(plan: Plan, { axis, stride }: Placement, from: number): number {
  return (stride === 0 || isPadded(plan, from) ? plan.source[from] : plan.result[axis]) ?? 1;
}

/** True if some index along the axis leads out of the source or between its elements. */
function isPadded({ source, result, placements }: Plan, from: number): boolean {
  const placement = placements[from];
  if (!placement || placement.stride === 0) return false;
  const { axis, stride, offset, divisor } = placement;
  const length = result[axis] ?? 1;
  const last = offset + stride * (length - 1);
  return length > 0 && (divisor !== 1 || Math.min(offset, last) < 0 || Math.max(offset, last) >= (source[from] ?? 1));
}

function transposeStep(perm: readonly number[], sorted: readonly Kept[]): ViewStep {
  const reversed = perm.every((axis, at) => axis === perm.length - 1 - at);
  return { call: "transpose", args: reversed ? [] : [printShape(perm)], shape: sorted.map(({ extent }) => extent) };
}

/** Taking a part: squeeze if only axes of one element go, flip if only directions change, else slice. */
function partStep(plan: Plan): { call: string; args: readonly string[] } | null {
  const { placements, source } = plan;
  const subscripts = placements.map((_, axis) => subscriptOf(plan, axis));
  const changed = subscripts.flatMap((subscript, axis) => (subscript === ":" ? [] : [axis]));
  if (changed.length === 0) return null;
  if (changed.every((axis) => placements[axis] === null && source[axis] === 1)) {
    const all = source.every((extent, axis) => extent !== 1 || changed.includes(axis));
    return { call: "squeeze", args: all ? [] : [printAxes(changed)] };
  }
  if (changed.every((axis) => subscripts[axis] === "::-1")) {
    return { call: "flip", args: changed.length === source.length ? [] : [printAxes(changed)] };
  }
  const listed = subscripts.slice(0, Math.max(...changed) + 1);
  const texts = listed.map((subscript, axis) => (placements[axis] === null ? subscript : JSON.stringify(subscript)));
  return { call: "slice", args: [`[${texts.join(", ")}]`] };
}

/** `1:4`, `::-1`, `:` for the whole axis, an index for an axis that goes. */
function subscriptOf(plan: Plan, from: number): string {
  const placement = plan.placements[from] ?? null;
  if (placement === null) return String(plan.constants[from] ?? 0);
  const { axis, stride, offset, flipped } = placement;
  if (stride === 0 || isPadded(plan, from)) return flipped && plan.source[from] !== 1 ? "::-1" : ":";
  const extent = plan.source[from] ?? 1;
  const length = plan.result[axis] ?? 1;
  if (length === 0) return extent === 0 ? ":" : "0:0";
  if (length === extent && (extent === 1 || stride === 1)) return ":";
  const start = offset === (stride > 0 ? 0 : extent - 1) ? "" : String(offset);
  const next = offset + stride * length;
  const stop = next >= extent || next < 0 ? "" : String(stride > 0 ? next - stride + 1 : next);
  return `${start}:${stop}${stride === 1 ? "" : `:${stride}`}`;
}

/** The result axes that stand before the last step: all but leading ones that broadcastTo adds of itself. */
function presentAxes({ result, single }: Plan, placed: readonly number[]): number[] {
  const axes = result.map((_, axis) => axis);
  const stands = (axis: number): boolean => placed.includes(axis) || single.has(axis);
  const repeats = axes.some((axis) => !stands(axis) && result[axis] !== 1);
  if (!repeats) return axes;
  const first = axes.findIndex(stands);
  return first < 0 ? [] : axes.slice(first);
}

/** pad for what lies outside of the source, and for result axes that exist at one index only. */
function padStep(plan: Plan, present: readonly number[], shape: Shape): ViewStep | null {
  const { placements, result, single, fill } = plan;
  const pairs: [number, number][] = [];
  const interior: number[] = [];
  for (const [at, axis] of present.entries()) {
    const from = placements.findIndex((placement) => placement?.axis === axis);
    const padded = single.has(axis) || isPadded(plan, from);
    const before = single.get(axis) ?? -(placements[from]?.offset ?? 0);
    const gap = padded ? (placements[from]?.divisor ?? 1) - 1 : 0;
    const spread = (shape[at] ?? 1) + Math.max(0, (shape[at] ?? 1) - 1) * gap;
    pairs.push(padded ? [before, (result[axis] ?? 1) - before - spread] : [0, 0]);
    interior.push(gap);
  }
  if ([...pairs.flat(), ...interior].every((extent) => extent === 0)) return null;
  const options = fill === 0 ? [] : [`value: ${printNumber(fill)}`];
  if (interior.some((gap) => gap > 0)) options.push(`interior: ${printShape(interior)}`);
  const changed = (at: number): boolean => interior[at] !== 0 || pairs[at]?.some((extent) => extent !== 0) === true;
  const padded = present.map((axis, at) => (changed(at) ? result[axis] : shape[at]) ?? 1);
  return { call: "pad", args: [`[${pairs.map(printShape).join(", ")}]`, ...printOptions(options)], shape: padded };
}

/** `view(x, [i, j] => [j, (i - 1) / 2], where 0 <= i - j < 3)`: the map itself, for views that no call makes. */
export function printIndexMap(node: Node, operand: string): string {
  const { map, fill } = viewOf(node);
  const names = node.type.shape.map((_, axis) => "ijklmnpqrstu"[axis] ?? `i${axis}`);
  const conditions = map.guards.map(({ quotient, size }) => `0 <= ${printQuotient(quotient, names)} < ${size}`);
  const where = conditions.length === 0 ? "" : `, where ${conditions.join(" and ")}`;
  const otherwise = fill === 0 ? "" : `, else ${printNumber(fill)}`;
  const indices = map.axes.map((axis) => printQuotient(axis, names));
  return `view(${operand}, [${names.join(", ")}] => [${indices.join(", ")}]${where}${otherwise})`;
}

function printQuotient({ coefficients, offset, divisor }: Quotient, names: readonly string[]): string {
  let text = "";
  for (const [axis, coefficient] of [...coefficients.entries(), [-1, offset] as const]) {
    if (coefficient === 0) continue;
    const size = Math.abs(coefficient);
    const term = axis < 0 ? String(size) : size === 1 ? (names[axis] ?? "") : `${size} * ${names[axis] ?? ""}`;
    if (text === "") text = coefficient < 0 ? `-${term}` : term;
    else text += ` ${coefficient < 0 ? "-" : "+"} ${term}`;
  }
  if (text === "") text = "0";
  if (divisor === 1) return text;
  return `${/^\w+$/.test(text) ? text : `(${text})`} / ${divisor}`;
}
