/** The rewrites that led to a node, and those that led on from it. */
import type { Graph, Node } from "../../src/graph.js";
import type { Compiled } from "../compile.js";
import type { Precision } from "../simplify/rule.js";

/** One node took the place of another. */
export interface Step {
  readonly pass: string;
  readonly rule: string;
  /** What a rewrite rule preserves; null of what only follows from other steps. */
  readonly preserves: Precision | null;
  readonly from: Node;
  readonly to: Node;
}

/** A pass appends a node again where its operands are no longer what they were. */
export const onReplacedOperands = "on replaced operands";

/** How far up the operands reasons are looked for. */
const deepest = 4;

export class History {
  private readonly into = new Map<Node, Step[]>();
  private readonly outOf = new Map<Node, Step[]>();

  constructor({ declaration, reports }: Compiled) {
    const graphs = new Set<Graph>([declaration.graph]);
    for (const { rule, from, to } of reports.firings) {
      graphs.add(from.graph);
      this.add({ pass: "simplify", rule: rule.name, preserves: rule.preserves, from, to });
    }
    for (const graph of graphs) {
      for (const node of graph.nodes) this.addRebuilt(node);
      for (const step of expansions(graph)) this.add(step);
    }
  }

  private add(step: Step): void {
    if (step.from === step.to) return;
    append(this.into, step.to, step);
    append(this.outOf, step.from, step);
  }
  private addRebuilt(node: Node): void {
    const { origin } = node;
    if (origin === null || origin.from === null || origin.rule !== onReplacedOperands) return;
    this.add({ pass: origin.pass, rule: origin.rule, preserves: null, from: origin.from, to: node });
  }

  /** The rules by which a node became another, or its operands did: each once. */
  rulesBetween(from: Node, to: Node, depth = deepest): string[] {
    if (from === to || depth === 0) return [];
    const reaching = new Set(this.before(to)),
      found = this.after(from).filter((step) => reaching.has(step));
    const rules = found.flatMap((step) =>
      step.rule === onReplacedOperands ? this.rulesWithin(step, depth - 1) : [step.rule],
    );
    return [...new Set(rules)];
  }
  /** The rules that changed the operands, where a step only follows from that. */
  rulesWithin({ from, to }: Step, depth = deepest): string[] {
    const rules = to.inputs.flatMap((input, at) => this.rulesBetween(from.inputs[at] ?? input, input, depth));
    return [...new Set(rules)];
  }

  /** In the order in which they happened, the last one leading to the node. */
  before(node: Node): Step[] {
    return this.walk(node, this.into, ({ from }) => from).reverse();
  }
  /** The first ones leading on from the node. */
  after(node: Node): Step[] {
    return this.walk(node, this.outOf, ({ to }) => to);
  }

  /** Every step is met once, however rules lead in a circle. */
  private walk(start: Node, steps: ReadonlyMap<Node, readonly Step[]>, next: (step: Step) => Node): Step[] {
    const found: Step[] = [],
      met = new Set([start]);
    for (const node of met) {
      for (const step of steps.get(node) ?? []) {
        found.push(step);
        met.add(next(step));
      }
    }
    return found;
  }
}

function append(steps: Map<Node, Step[]>, node: Node, step: Step): void {
  const known = steps.get(node);
  if (known === undefined) steps.set(node, [step]);
  else known.push(step);
}

/** A composite and the root of the formula that took its place: the last node that was appended for it. */
function expansions({ nodes }: Graph): Step[] {
  const roots = new Map<Node, Node>();
  for (const node of nodes)
    if (node.origin?.pass === "expand" && node.origin.rule !== onReplacedOperands && node.origin.from !== null)
      roots.set(node.origin.from, node);
  return Array.from(roots, ([from, to]) => ({
    pass: "expand",
    rule: `the formula of ${from.op.name}`,
    preserves: null,
    from,
    to,
  }));
}
