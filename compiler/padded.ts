/**
 * Windows that reach beyond their tensor, as operands of contractions: the tensor is padded once, and the windows lie
 * within what is padded, where plain strides reach them. The windows themselves, many times as large, are never stored.
 */
import { appendView, viewOf } from "../src/families/view.js";
import { withBodies } from "../src/families/loop.js";
import { Body, reachable, type Node } from "../src/graph.js";
import { axisIndex, quotient, type Quotient } from "../src/indexMap.js";
import { sizeOf, type Shape } from "../src/types.js";
import { Rebuild, settleAll } from "./rebuild.js";

/** The same roots, with padded tensors in the place of those under such windows. */
export function padUnderWindows(roots: readonly Node[]): Node[] {
  const forms = settleAll(new Rebuild("pad", paddedOperands), reachable(roots));
  return roots.map((root) => forms.get(root) ?? root);
}

function paddedOperands(node: Node): Node | null {
  if (node.op.family === "loop")
    return withBodies(node, ({ graph, inputs, results }) => new Body(graph, inputs, padUnderWindows(results)));
  if (node.op.family !== "contraction") return null;
  const origin = { pass: "pad", rule: "windows of a padded tensor", from: node },
    inputs = node.graph.from(origin, () => node.inputs.map((input) => withinPadded(input) ?? input));
  return inputs.every((input, at) => input === node.inputs[at])
    ? null
    : node.graph.append(node.op, inputs, node.attrs, node.type);
}

/** The view as one of a padded tensor that holds all that it shows; null if that is not much smaller than the view. */
function withinPadded(node: Node): Node | null {
  const [source] = node.inputs;
  if (node.op.family !== "view" || source === undefined) return null;
  const { map, fill, covered } = viewOf(node),
    { shape } = node.type;
  if (covered || map.guards.length > 0 || shape.includes(0)) return null;
  const spans = map.axes.map((axis) => spanOf(axis, shape)),
    extents = spans.map(({ low, high }) => high - low + 1),
    rank = extents.length;
  if (2 * sizeOf(extents) > sizeOf(shape)) return null;
  const around = map.axes.map(({ divisor }, axis) => axisIndex(rank, axis, 1, spans[axis]?.low ?? 0, divisor)),
    padded = appendView(source, extents, { axes: around, guards: [] }, fill);
  const within = map.axes.map(({ coefficients, offset }, axis) =>
    quotient(coefficients, offset - (spans[axis]?.low ?? 0)),
  );
  return appendView(padded, shape, { axes: within, guards: [] });
}

/** The least and the largest that the numerator of a quotient is over a box. */
function spanOf({ coefficients, offset }: Quotient, box: Shape): { readonly low: number; readonly high: number } {
  const reaches = coefficients.map((c, axis) => c * ((box[axis] ?? 1) - 1));
  return {
    low: reaches.reduce((sum, reach) => sum + Math.min(0, reach), offset),
    high: reaches.reduce((sum, reach) => sum + Math.max(0, reach), offset),
  };
}
