/** What backward keeps of forward, and what it computes again. */
import { reachable, type Node } from "../src/graph.js";
import { sizeOf } from "../src/types.js";

/**
 * The nodes that forward must leave in memory for backward. Of what both need, the last nodes before backward's own
 * work are kept; a cheap one (a view, a comparison, one operation) gives way to its operands if these are kept
 * anyway or are no larger.
 */
export function keptNodes(forward: readonly Node[], backward: readonly Node[]): Node[] {
  const computed = new Set(reachable(forward).filter((node) => node.op.family !== "source"));
  const kept = new Set<Node>(),
    roots = new Set(backward),
    wanted = new Set<Node>();
  for (const node of reachable(backward)) {
    // What a loop gives is computed with it, also where only backward reads it.
    if (node.op.family === "pick" && node.inputs.every((input) => computed.has(input))) computed.add(node);
    if (computed.has(node)) {
      if (roots.has(node)) wanted.add(node);
    } else for (const input of node.inputs) if (computed.has(input)) wanted.add(input);
  }
  for (const node of [...computed].sort((a, b) => b.id - a.id)) {
    if (!wanted.has(node)) continue;
    if (roots.has(node) || !isCheap(node, kept)) kept.add(node);
    else for (const input of node.inputs) wanted.add(input);
  }
  return [...kept].sort((a, b) => a.id - b.id);
}

/** Computing it again from what is at hand costs this many flops an element, at the most. */
const cheapFlops = 6;

function isCheap(node: Node, kept: ReadonlySet<Node>): boolean {
  if (node.op.family === "reshape") return true;
  return flopsFromSources(node, kept, cheapFlops) <= cheapFlops || isNarrow(node, kept);
}

/** The flops of a node from inputs and kept nodes, element by element; more than the limit if sums stand between. */
function flopsFromSources(node: Node, kept: ReadonlySet<Node>, limit: number): number {
  if (node.op.family === "source" || kept.has(node)) return 0;
  if (node.op.family !== "elementwise" && node.op.family !== "view") return limit + 1;
  let flops = node.op.family === "elementwise" ? node.op.flops : 0;
  for (const input of node.inputs) {
    if (flops > limit) return flops;
    flops += flopsFromSources(input, kept, limit - flops);
  }
  return flops;
}

/** One operation on one operand that is no larger: the operand is kept in its place. */
function isNarrow({ op, inputs, type }: Node, kept: ReadonlySet<Node>): boolean {
  if (op.family !== "view" && (op.family !== "elementwise" || op.flops > 1)) return false;
  const fresh = inputs.filter((input) => input.op.family !== "source" && !kept.has(input));
  return fresh.length <= 1 && fresh.every((input) => sizeOf(input.type.shape) <= sizeOf(type.shape));
}
