/** The operand of a contraction: a stored node, seen through views that are plain strides. */
import { viewOf } from "../../src/families/view.js";
import type { Node } from "../../src/graph.js";
import { compose, type IndexMap } from "../../src/indexMap.js";
import { axisIndex } from "../../src/indexMap.js";

export interface StridedOperand {
  readonly base: Node;
  /** From the index of the operand to the index of the base. */
  readonly map: IndexMap;
}

/** Follows covered views without division down to what is stored; broadcasts and transposes cost nothing. */
export function operandBase(node: Node, inMemory: (node: Node) => boolean): StridedOperand {
  const rank = node.type.shape.length;
  let base = node,
    map: IndexMap = { axes: node.type.shape.map((_, axis) => axisIndex(rank, axis)), guards: [] };
  while (base.op.family === "view" && !inMemory(base)) {
    const view = viewOf(base),
      source = base.inputs[0];
    if (source === undefined || !view.covered || view.map.axes.some((axis) => axis.divisor !== 1)) break;
    map = compose(map, base.type.shape, view.map, node.type.shape);
    base = source;
  }
  return { base, map };
}
