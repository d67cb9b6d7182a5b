/** The nodes that one kernel computes in place. */
import { constantElements } from "../../src/families/source.js";
import { viewOf } from "../../src/families/view.js";
import type { Node } from "../../src/graph.js";
import type { Block } from "../../src/kernel.js";
import { sizeOf, type Shape } from "../../src/types.js";
import { Access, type AccessContext } from "./access.js";
import type { Affine } from "./affine.js";
import type { Place } from "./place.js";
import type { Simd } from "./simd.js";

/** Finds where a node is stored, if it is. */
export interface FindPlace {
  (node: Node): Place | undefined;
  /** Every bit counts: 0 + x is computed, since it is not -0 where x is. */
  readonly exact: boolean;
  /** Of a machine with vectors: neighbouring elements are computed in loops of their own, and turns hand nothing on. */
  readonly simd: Simd | null;
}

/** What stands between the roots and what is stored: roots first is not promised, users come after inputs. */
export function treeOf(roots: readonly Node[], place: FindPlace, given: ReadonlySet<Node> = new Set()): Node[] {
  const seen = new Set<Node>(),
    pending = [...roots];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (seen.has(node) || given.has(node)) continue;
    seen.add(node);
    if (place(node) === undefined || roots.includes(node)) pending.push(...node.inputs);
  }
  return [...seen].sort((a, b) => a.id - b.id);
}

/** Nodes of the tree that more than one of its nodes uses: worth a name. */
export function sharedIn(tree: readonly Node[], roots: readonly Node[], place: FindPlace): Set<Node> {
  const uses = new Map<Node, number>(roots.map((root) => [root, 1]));
  for (const node of tree) {
    if (place(node) !== undefined && !roots.includes(node)) continue;
    for (const input of node.inputs) uses.set(input, (uses.get(input) ?? 0) + 1);
  }
  return new Set(
    [...uses].filter(([node, count]) => count > 1 && constantElements(node) === null).map(([node]) => node),
  );
}

/** Whether the kernel reads every operand in row-major order: its loops can become one. */
export function isFlat(tree: readonly Node[], place: FindPlace, roots: readonly Node[]): boolean {
  return tree.every((node) => {
    if (place(node) !== undefined && !roots.includes(node)) return true;
    if (node.op.family === "source") return node.op.source !== "iota" || place(node) !== undefined;
    if (node.op.family === "view")
      return (
        viewOf(node).map.axes.every((axis) => axis.coefficients.every((coefficient) => coefficient === 0)) &&
        viewOf(node).covered
      );
    return true;
  });
}

/** The shape of the loops: one axis if the kernel is flat. */
export function domainOf(shape: Shape, flat: boolean): Shape {
  return flat && shape.length > 1 ? [sizeOf(shape)] : shape;
}

/** Flops of the elementwise ops that a kernel computes: all of its tree, but for what it finds in memory. */
export function flopsOf(tree: readonly Node[], place?: FindPlace, roots: readonly Node[] = []): number {
  return tree.reduce((sum, node) => {
    const computed = place?.(node) === undefined || roots.includes(node);
    return computed && node.op.family === "elementwise" ? sum + node.op.flops * sizeOf(node.type.shape) : sum;
  }, 0);
}

/** What stays open for an index: the value is written into a block that is thrown away. */
export function probeTree(
  roots: readonly Node[],
  context: AccessContext,
  scratch: () => Block,
): (index: readonly Affine[]) => Access["open"] {
  return (index) => {
    const access = new Access(scratch(), context);
    for (const root of roots) access.fresh(root, index);
    return access.open;
  };
}
