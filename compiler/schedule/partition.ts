/** What backward keeps of forward, and what it computes again. */
import { reachable, type Node } from "../../src/graph.js";
import { sizeOf } from "../../src/types.js";

/**
 * The nodes that forward must leave in memory for backward. Of what both need, the last nodes before backward's own
 * work are kept; a cheap one (a view, a comparison, one operation) gives way to its operands if these are kept
 * anyway or are no larger.
 */
export function keptNodes(forward: readonly Node[], backward: readonly Node[]): Node[] {
  const computed = new Set(reachable(forward).filter((node) => node.op.family !== "source"));
  const kept = new Set<Node>(), roots = new Set(backward), wanted = new Set<Node>();
  for (const node of reachable(backward)) {
    if (computed.has(node)) {
      if (roots.has(node)) wanted.add(node);
    } else for (const input of node.inputs) if (computed.has(input)) wanted.add(input);
  }
  const ordered = [...wanted].sort((a, b) => b.id - a.id);
  for (let node = ordered.shift(); node !== undefined; node = ordered.shift()) {
    if (kept.has(node)) continue;
    if (roots.has(node) || !isCheap(node, kept)) {
      kept.add(node);
      continue;
    }
    for (const input of node.inputs) if (computed.has(input) && !ordered.includes(input)) ordered.push(input);
    ordered.sort((a, b) => b.id - a.id);
  }
  return [...kept].sort((a, b) => a.id - b.id);
}

/** Computing it again costs little and keeps no more than it would. */
function isCheap(node: Node, kept: ReadonlySet<Node>): boolean {
  const { op, inputs, type } = node;
  if (op.family === "reshape") return true;
  if (op.family !== "view" && (op.family !== "elementwise" || op.flops > 1)) return false;
  const fresh = inputs.filter((input) => input.op.family !== "source" && !kept.has(input));
  return fresh.reduce((sum, input) => sum + sizeOf(input.type.shape), 0) <= sizeOf(type.shape) && fresh.length <= 1;
}
