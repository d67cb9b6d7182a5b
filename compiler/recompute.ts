/**
 * Checkpoints: what lies before one is not kept for the backward pass but computed again, from the checkpoints or
 * inputs before it. The nodes of a segment are appended once more when the backward pass comes to it, on marked leaves,
 * so that they are other nodes than those of the forward pass, and stand behind what they are not needed for.
 */
import { Tensor } from "../src/builder.js";
import { reachable, type Node } from "../src/graph.js";
import { recompute } from "../src/ops/recompute.js";

/** What the backward pass reads in the place of a node: itself, or the same computed again. */
export type Again = (node: Node) => Node;

const isCheckpoint = ({ op }: Node): boolean => op.family === "elementwise" && op.checkpoint === true;

/** @param ys what is differentiated */
export function recomputed(ys: readonly Node[]): Again {
  const checkpoints = reachable(ys).filter(isCheckpoint);
  if (checkpoints.length === 0) return (node) => node;
  const before = new Set(reachable(checkpoints.flatMap(({ inputs }) => inputs))),
    kept = new Set(checkpoints),
    images = new Map<Node, Node>();
  const again: Again = (node) => {
    if (!before.has(node) || kept.has(node)) return node;
    for (const each of reachable([node], kept)) if (!images.has(each)) images.set(each, imageOf(each));
    return images.get(node) ?? node;
  };
  const imageOf = (node: Node): Node => {
    const { op, graph } = node,
      origin = { pass: "recompute", rule: "computed again", from: node };
    if (op.family === "source" && op.source !== "input") return node;
    return graph.from(origin, () => {
      if (op.family === "source" || kept.has(node)) return recompute(Tensor.of(node)).node;
      const image = graph.append(
        op,
        node.inputs.map((input) => images.get(input) ?? input),
        node.attrs,
        node.type,
      );
      if (node.label !== undefined) graph.label(image, node.label);
      return image;
    });
  };
  return again;
}
