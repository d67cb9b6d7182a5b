/** Reading index maps: what kind of view a node is, for rules that ask. */
import { viewOf, type View } from "../../src/families/view.js";
import type { Node } from "../../src/graph.js";
import { axisIndex, quotient, type IndexMap, type Quotient } from "../../src/indexMap.js";
import type { Shape } from "../../src/types.js";

/** The view of a node that is one and shows only elements of its operand. */
export function coveredView(node: Node | undefined): { readonly source: Node; readonly view: View } | null {
  const source = node?.inputs[0];
  if (node === undefined || source === undefined || node.op.family !== "view") return null;
  const view = viewOf(node);
  return view.covered ? { source, view } : null;
}

/**
 * For a view whose every axis is an axis of the source as it is, or repeats: which axis of the result each axis of
 * the source is, and -1 for one of size 1 that the result lacks. null for any other view.
 */
export function placementOf({ axes, guards }: IndexMap, source: Shape, result: Shape): number[] | null {
  if (guards.length > 0) return null;
  const placement: number[] = [];
  for (const [at, { coefficients, offset, divisor }] of axes.entries()) {
    const used = coefficients.flatMap((c, axis) => (c === 0 || result[axis] === 1 ? [] : [axis]));
    const [axis = -1] = used;
    const straight = offset === 0 && divisor === 1 && used.length <= 1;
    const whole = axis === -1 ? source[at] === 1 : coefficients[axis] === 1 && source[at] === result[axis];
    if (!straight || !whole || (axis !== -1 && placement.includes(axis))) return null;
    placement.push(axis);
  }
  return placement;
}

/** Axes of the result along which the view repeats its source. */
export function repeatedAxes({ axes, guards }: IndexMap, result: Shape): number[] {
  const quotients = [...axes, ...guards.map((guard) => guard.quotient)];
  return result.flatMap((_, axis) =>
    quotients.every(({ coefficients }) => (coefficients[axis] ?? 0) === 0) ? [axis] : [],
  );
}

/** The map of a view without some of the axes along which it repeats its source. */
export function withoutAxes({ axes, guards }: IndexMap, dropped: readonly number[]): IndexMap {
  const without = ({ coefficients, offset, divisor }: Quotient): Quotient =>
    quotient(
      coefficients.filter((_, axis) => !dropped.includes(axis)),
      offset,
      divisor,
    );
  return {
    axes: axes.map(without),
    guards: guards.map((guard) => ({ quotient: without(guard.quotient), size: guard.size })),
  };
}

/** The map of a reshape that only adds or drops axes of size 1; null for any other. */
export function unitReshape(source: Shape, result: Shape): IndexMap | null {
  const long = (shape: Shape): number[] => shape.flatMap((extent, axis) => (extent === 1 ? [] : [axis]));
  const from = long(source),
    to = long(result);
  if (from.length !== to.length || from.some((axis, at) => source[axis] !== result[to[at] ?? 0])) return null;
  return { axes: source.map((_, axis) => axisIndex(result.length, to[from.indexOf(axis)] ?? -1)), guards: [] };
}

/** The view repeats its source, whose other axes it keeps as they are, along these axes. */
export function repeatsAlong(node: Node, axes: readonly number[]): boolean {
  const covered = coveredView(node),
    { shape } = node.type;
  if (covered === null) return false;
  const kept = shape.flatMap((_, axis) => (axes.includes(axis) ? [] : [axis])),
    source = covered.source.type.shape;
  const placement = placementOf(covered.view.map, source, shape);
  if (placement === null || placement.length !== kept.length) return false;
  return placement.every((axis, at) => axis === kept[at] || (axis < 0 && shape[kept[at] ?? 0] === 1));
}
