/**
 * Reverse mode through loops. A scan's backward pass is a scan in the other direction over the steps: it carries the
 * cotangents of the carries, adds up those of the captures and stacks those of the slices. What it needs of a forward
 * step is stacked by the scan itself, which for that is appended once more with more results; the caller is told which
 * results of the first are which of the second, so that the steps run once.
 */
import { pick, readScan } from "../../src/families/loop.js";
import type { Node } from "../../src/graph.js";
import type { Tensor } from "../../src/builder.js";
import type { Cotangent } from "../../src/pullback.js";
import { pullbackCond } from "./reverseCond.js";
import { pullbackScan } from "./reverseScan.js";
import { asScan, inSegments } from "./rewrite.js";

/** Cotangents by node; of a node that stands twice, the sum counts. */
export type Start = readonly (readonly [node: Node, cotangent: Cotangent])[];

/**
 * Carries cotangents back to some nodes, through what lies between: the pass that asks. `replaced` learns what stands
 * in the place of results of loops that it meets.
 */
export type Propagate = (start: Start, wrt: readonly Node[], replaced: Map<Node, Node>) => ReadonlyMap<Node, Cotangent>;

export type Parts = readonly (Cotangent | null)[];

export interface LoopCotangents {
  /** For each result the cotangent, or null if none reaches it. */
  readonly results: Parts;
  /** Operands whose cotangents are wanted. */
  readonly wanted: readonly boolean[];
}

/** The cotangents of the operands of a loop; null where there is none. */
export function pullbackLoop(
  node: Node,
  given: LoopCotangents,
  propagate: Propagate,
  replaced: Map<Node, Node>,
): Parts {
  if (node.op.family !== "loop") throw new TypeError(`${node.op.name} is no loop`);
  switch (node.op.loop) {
    case "scan": {
      const scan = readScan(node.attrs),
        whole = scan.checkpoint <= 1 || scan.checkpoint >= scan.length;
      return whole
        ? pullbackScan(node, scan, given, propagate, replaced)
        : through(node, inSegments(node, scan), given, propagate, replaced);
    }
    case "while":
      return through(node, asScan(node), given, propagate, replaced);
    case "cond":
      return pullbackCond(node, given, propagate);
  }
}

/** Through another form of the loop: its results stand for those of the loop. */
function through(
  node: Node,
  others: readonly Tensor[],
  { results, wanted }: LoopCotangents,
  propagate: Propagate,
  replaced: Map<Node, Node>,
): Parts {
  others.forEach((other, at) => replaced.set(pick(node, at), other.node));
  const start = others.flatMap((other, at) => (results[at] ? [[other.node, results[at]] as const] : []));
  const reached = propagate(
    start,
    node.inputs.filter((_, at) => wanted[at]),
    replaced,
  );
  // An operand that stands twice gets its cotangent once.
  return node.inputs.map((input, at) =>
    wanted[at] === true && node.inputs.indexOf(input) === at ? (reached.get(input) ?? null) : null,
  );
}
