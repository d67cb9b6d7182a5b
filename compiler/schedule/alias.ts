/** Nodes that lie where their operand lies: the same elements in the same order, under another shape. */
import { viewOf } from "../../src/families/view.js";
import type { Node } from "../../src/graph.js";

/** A reshape, a mark that changes nothing, or a view that only adds or drops axes of size 1. */
export function isAlias(node: Node): boolean {
  const { op } = node;
  return op.family === "reshape" || (op.family === "elementwise" && op.identity === true) || isUnitView(node);
}

const bases = new WeakMap<Node, Node>();

/** The node whose memory this one shares: itself, unless it is an alias. */
export function stored(node: Node): Node {
  const known = bases.get(node);
  if (known !== undefined) return known;
  let base = node;
  while (isAlias(base)) base = base.inputs[0] ?? base;
  bases.set(node, base);
  return base;
}

/** The axes longer than 1 of source and result are the same, in order. */
function isUnitView(node: Node): boolean {
  const source = node.inputs[0]?.type.shape;
  if (node.op.family !== "view" || source === undefined) return false;
  const { map, covered } = viewOf(node),
    { shape } = node.type;
  if (!covered || shape.includes(0)) return false;
  const long = shape.flatMap((extent, axis) => (extent === 1 ? [] : [axis]));
  const followed = source.flatMap((extent, axis) => (extent === 1 ? [] : [{ extent, quotient: map.axes[axis] }]));
  if (followed.length !== long.length) return false;
  return followed.every(({ extent, quotient }, at) => {
    const axis = long[at] ?? -1;
    if (quotient === undefined || extent !== shape[axis] || quotient.offset !== 0 || quotient.divisor !== 1)
      return false;
    return quotient.coefficients.every((c, other) => shape[other] === 1 || c === (other === axis ? 1 : 0));
  });
}
