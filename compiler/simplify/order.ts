/** An order of nodes that tells from what they compute, not from when they were appended. */
import { constantElements, inputName } from "../../src/families/source.js";
import { attributeKey, type Node } from "../../src/graph.js";

/** How far up its operands a node is told: it bounds the cost. Nodes that are alike so far keep their order. */
const depth = 3;

export function inOrder(nodes: readonly Node[]): Node[] {
  const texts = new Map(nodes.map((node) => [node, spelled(node, depth)]));
  return [...nodes].sort((a, b) => compared(texts.get(a) ?? "", texts.get(b) ?? "") || a.id - b.id);
}

function compared(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Constants of more elements are told by their number. */
const longestConstant = 8;

function spelled(node: Node, within: number): string {
  const { op, type, inputs, attrs } = node,
    elements = constantElements(node);
  const head = `${op.name}:${type.dtype}[${type.shape.join()}]`;
  if (elements !== null) return `${head}(${elements.length > longestConstant ? elements.length : elements.join()})`;
  const name = inputName(node);
  if (name !== null) return `${head}(${name})`;
  if (within === 0 || op.family === "loop") return head;
  const operands = inputs.map((input) => spelled(input, within - 1));
  if (op.family === "elementwise" && op.commutative) operands.sort(compared);
  return `${head}(${operands.join()})${op.family === "composite" ? "" : attributeKey(attrs)}`;
}
