/** What is known before any call: the values of nodes that depend on no input, computed when they are asked for. */
import { evaluateOp } from "../../src/evaluate.js";
import { reachable, type Node } from "../../src/graph.js";
import type { TensorValue } from "../../src/op.js";

export class Known {
  private readonly fixed = new Set<Node>();
  private readonly computed = new Set<Node>();
  private readonly values: Map<Node, TensorValue>;

  /**
   * @param nodes inputs before users
   * @param given values of inputs, where a body is run on operands that are known
   */
  constructor(nodes: readonly Node[], given: ReadonlyMap<Node, TensorValue> = new Map()) {
    this.values = new Map(given);
    for (const node of given.keys()) this.computed.add(node);
    for (const node of nodes) {
      const isFixed =
        node.op.family === "source"
          ? node.op.source === "constant" || node.op.source === "iota"
          : node.inputs.every((input) => this.fixed.has(input));
      if (isFixed || given.has(node)) this.fixed.add(node);
    }
  }

  /** The value of a node; null if it depends on an input. */
  valueOf(node: Node): TensorValue | null {
    if (!this.fixed.has(node)) return null;
    for (const each of reachable([node], this.computed)) {
      if (this.computed.has(each)) continue;
      const args = each.inputs.flatMap((input) => this.values.get(input) ?? []);
      this.values.set(each, evaluateOp(each, args));
      this.computed.add(each);
    }
    return this.values.get(node) ?? null;
  }
}
