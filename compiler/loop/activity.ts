/** Which inputs of a body can pass a change on. */
import type { Scan } from "../../src/families/loop.js";
import { reachable, type Node } from "../../src/graph.js";
import { cutAt } from "../../src/pullback.js";
import { isFloat } from "../../src/types.js";

/** The nodes that depend differentiably on some of these, among those that the roots need. */
export function dependents(roots: readonly Node[], on: ReadonlySet<Node>): Set<Node> {
  const found = new Set(on);
  for (const node of reachable(roots))
    if (node.inputs.some((input, at) => found.has(input) && cutAt(node, at) === null)) found.add(node);
  return found;
}

/**
 * For each input of a scan's body whether a change of the operands that are marked can reach it: those themselves, and
 * carries that depend on them from the second step on.
 */
export function activeInputs({ body, carries }: Scan, marked: readonly boolean[]): boolean[] {
  const { inputs, results } = body;
  const active = inputs.map(({ type }, at) => marked[at] === true && isFloat(type.dtype));
  for (;;) {
    const reached = dependents(results, new Set(inputs.filter((_, at) => active[at])));
    const next = results.findIndex(
      (result, at) => at < carries && active[at] === false && isFloat(result.type.dtype) && reached.has(result),
    );
    if (next < 0) return active;
    active[next] = true;
  }
}
