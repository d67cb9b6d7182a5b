/**
 * Rebuilding a graph: what passes that replace nodes have in common. A graph only grows, so a pass says for one
 * node at a time what stands in its place; what uses the node is appended again on the new operands.
 */
import { broadcastToShape, onGraph, Tensor, type Operand } from "../src/builder.js";
import type { Graph, Node } from "../src/graph.js";
import { printType, sameType } from "../src/types.js";

/** What stands in the place of a node whose operands have their final form, or null if the node itself does. */
export type Step = (node: Node) => Node | null;

/**
 * The final forms of nodes. Each node is visited when its operands are final: first it is appended again if they
 * changed, then `step` is asked until it has nothing to replace. Every node is stepped once, so a pass costs as
 * much as the nodes that it meets and makes. No recursion: a chain may have any length.
 */
export class Rebuild {
  private readonly forms = new Map<Node, Node>();
  /** Where a node leads that is replaced, while its replacement is not final yet. */
  private readonly leads = new Map<Node, Node>();

  constructor(
    private readonly pass: string,
    private readonly step: Step,
    /** Told of each node that another takes the place of. */
    private readonly moved: (from: Node, to: Node) => void = () => undefined,
    /** Nodes that are final as they are, and that nothing but sources may become. */
    private readonly kept: ReadonlySet<Node> = new Set(),
  ) {}

  /** The final form of a node. What takes the place of a named node takes its name too, unless it has one. */
  settle(root: Node): Node {
    const pending = [root];
    for (let node = pending[pending.length - 1]; node !== undefined; node = pending[pending.length - 1]) {
      const next = this.advance(node);
      if (next.length === 0) pending.pop();
      else pending.push(...next);
    }
    return this.formOf(root);
  }

  /** The nodes that must be final before this one can be; none once it is. */
  private advance(node: Node): readonly Node[] {
    const lead = this.leads.get(node);
    if (lead !== undefined) {
      this.leads.delete(node);
      this.finish(node, this.formOf(lead));
    }
    if (this.forms.has(node)) return [];
    if (this.kept.has(node)) {
      this.forms.set(node, node);
      return [];
    }
    const unsettled = node.inputs.filter((input) => !this.forms.has(input));
    if (unsettled.length > 0) return unsettled;
    // A replacement that leads back to its own node finds this entry and stops there.
    this.forms.set(node, node);
    const next = this.withFinalInputs(node) ?? this.step(node);
    if (next === null || next === node || (this.kept.has(next) && next.op.family !== "source")) return [];
    this.moved(node, next);
    if (this.forms.has(next)) {
      this.finish(node, this.formOf(next));
      return [];
    }
    this.leads.set(node, next);
    return [next];
  }

  private finish(node: Node, form: Node): void {
    this.forms.set(node, form);
    if (node.label !== undefined && form !== node) form.graph.label(form, node.label);
  }

  private withFinalInputs(node: Node): Node | null {
    const inputs = node.inputs.map((input) => this.formOf(input));
    if (inputs.every((input, at) => input === node.inputs[at])) return null;
    const origin = { pass: this.pass, rule: "on replaced operands", from: node };
    return node.graph.from(origin, () => node.graph.append(node.op, inputs, node.attrs, node.type));
  }

  private formOf(node: Node): Node {
    return this.forms.get(node) ?? node;
  }
}

/** The nodes with others in the place of some, and in the place of those too if they stand in the list. */
export function replaceAll(pass: string, roots: readonly Node[], replaced: ReadonlyMap<Node, Node>): Node[] {
  if (replaced.size === 0) return [...roots];
  const rebuild = new Rebuild(pass, (node) => replaced.get(node) ?? null);
  return roots.map((root) => rebuild.settle(root));
}

/** The final forms of these nodes, inputs before users, and which of them are not what they were. */
export function settleAll(rebuild: Rebuild, nodes: readonly Node[]): Map<Node, Node> {
  const replaced = new Map<Node, Node>();
  for (const node of nodes) {
    const form = rebuild.settle(node);
    if (form !== node) replaced.set(node, form);
  }
  return replaced;
}

/** What a formula gives in the place of a node: on its graph, and of its type. */
export function standIn(node: Node, operand: Operand, by: string): Node {
  const { graph, type } = node;
  const tensor = Tensor.from(operand);
  const result = tensor.literal === null ? tensor.node : literalLike(graph, tensor, node);
  if (!sameType(result.type, type)) {
    throw new TypeError(`${by} gives ${printType(result.type)} in the place of ${printType(type)}`);
  }
  return result;
}

function literalLike(graph: Graph, literal: Tensor, { op, type }: Node): Node {
  return onGraph(graph, broadcastToShape(op.name, literal, type.shape), type.dtype, op.name);
}
