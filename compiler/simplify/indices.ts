/** Tensors of indices: what is known of them when the graph is made. */
import { constantElements, iotaOp, uniformValue } from "../../src/families/source.js";
import type { Node } from "../../src/graph.js";
import { alwaysHolds, axisIndex, quotient, type Quotient } from "../../src/indexMap.js";
import { registry } from "../../src/op.js";
import { clip } from "../../src/ops/arithmetic.js";
import { takeOp } from "../../src/ops/gather.js";
import { axisOf, sharedAxes } from "../../src/ops/indexing.js";
import { sizeOf, stridesOf, type Shape } from "../../src/types.js";
import { coveredView } from "./maps.js";

/** The operands of a take or of a scatter along one axis that all elements share. */
export interface Indexed {
  readonly x: Node;
  readonly i: Node;
  readonly u: Node | null;
  readonly axis: number;
  readonly extent: number;
}

export function indexed({ inputs: [x, i, u], attrs }: Node): Indexed | null {
  if (x === undefined || i === undefined || sharedAxes(attrs) > 0) return null;
  const axis = axisOf(attrs);
  return { x, i, u: u ?? null, axis, extent: x.type.shape[axis] ?? 1 };
}

/** How far up the operands a question is followed. */
const depth = 4;
/** Constants of more elements are not looked at element by element. */
const mostElements = 1 << 16;

/** Every element is from 0 to extent - 1, so that it can be no index out of range. False where it is not known. */
export function isWithin(node: Node, extent: number, within = depth): boolean {
  const { op, inputs, attrs, type } = node,
    inside = (value: number): boolean => value >= 0 && value < extent;
  const value = uniformValue(node),
    elements = constantElements(node);
  if (value !== null) return inside(value);
  if (elements !== null) return elements.length <= mostElements && elements.every(inside);
  if (op === iotaOp) return (type.shape[Number(attrs["axis"])] ?? 1) <= extent;
  const [x, low, high] = inputs;
  if (op === registry.get("argMax") || op === registry.get("argMin"))
    return (x?.type.shape[Number(attrs["axis"])] ?? Infinity) <= extent;
  if (op === clip.op && low !== undefined && high !== undefined)
    return [low, high].every((bound) => inside(uniformValue(bound) ?? -1));
  if (within === 0 || x === undefined) return false;
  const isMoved = op === takeOp.op || op.family === "reshape" || coveredView(node) !== null;
  if (isMoved) return isWithin(x, extent, within - 1);
  return op.family === "concat" && inputs.every((part) => isWithin(part, extent, within - 1));
}

/** The elements as an affine function of their place, in steps; null where they are not known, or are none. */
export function inSteps(node: Node): Quotient | null {
  const { shape } = node.type,
    value = uniformValue(node),
    elements = constantElements(node),
    covered = coveredView(node);
  if (sizeOf(shape) === 0) return null;
  if (value !== null) return axisIndex(shape.length, -1, 1, value);
  if (elements !== null) return stepsOf(elements, shape);
  if (node.op === iotaOp) return axisIndex(shape.length, Number(node.attrs["axis"]));
  if (covered?.source.op !== iotaOp) return null;
  const along = covered.view.map.axes[Number(covered.source.attrs["axis"])];
  return along?.divisor === 1 ? along : null;
}

function stepsOf(elements: Float64Array, shape: readonly number[]): Quotient | null {
  if (elements.length > mostElements) return null;
  const [first = 0] = elements,
    strides = stridesOf(shape);
  const steps = shape.map((extent, axis) => (extent > 1 ? (elements[strides[axis] ?? 0] ?? 0) - first : 0));
  const at = (flat: number): number =>
    steps.reduce(
      (sum, step, axis) => sum + step * (Math.floor(flat / (strides[axis] ?? 1)) % (shape[axis] ?? 1)),
      first,
    );
  return elements.every((value, flat) => value === at(flat)) ? quotient(steps, first) : null;
}

/** Every value of the quotient is an index, so that a view by it shows what a gather at it takes. */
export function isIndex(of: Quotient, extent: number, result: Shape): boolean {
  return alwaysHolds({ quotient: of, size: extent }, result);
}
