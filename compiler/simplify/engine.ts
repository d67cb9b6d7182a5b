/**
 * The simplifier: rules from left to right until none fires. One sweep over the graph, inputs before users; what a
 * rule makes is simplified at once, so a sweep ends where no rule fires. Rules are filed by the op at their root:
 * how many are tried at a node does not depend on the graph. Fuel bounds the firings, and what is left is reported.
 */
import { withBodies } from "../../src/families/loop.js";
import { Body, reachable, type Graph, type Node } from "../../src/graph.js";
import type { Op } from "../../src/op.js";
import { loopRulesAtRoots } from "../loop/rules.js";
import { closedAnew } from "../loop/tidy.js";
import { Rebuild, settleAll, standIn } from "../rebuild.js";
import { admits, type Precision, type Rule, type Surroundings } from "./rule.js";
import { rules as allRules } from "./rules/index.js";

export interface SimplifyOptions {
  /** What must be preserved; default `rounding`. */
  readonly precision?: Precision;
  /** `dissolved`: the graph has no composites any more, and none must be made. Default `whole`. */
  readonly composites?: "whole" | "dissolved";
  /** How often rules may fire; default 20 times the number of nodes, and 1,000. */
  readonly fuel?: number;
  /**
   * Nodes that stay as they are, with all that they are made of, and that no formula looks through: what derivatives
   * are to be taken with respect to.
   */
  readonly keep?: readonly Node[];
  readonly rules?: readonly Rule[];
}

/** A rule that fired: the node that it found, and what it put in its place. */
export interface Firing {
  readonly rule: Rule;
  readonly from: Node;
  readonly to: Node;
}

export interface Simplified {
  readonly roots: Node[];
  /** Each node that the old roots needed and that is not what it was, with what stands in its place. */
  readonly replaced: Map<Node, Node>;
  /** In the order in which they happened. */
  readonly firings: readonly Firing[];
  /** How often a rule was tried at a node. */
  readonly attempts: number;
  readonly fuelLeft: number;
}

/** More sweeps than one are needed only for rules that ask for the users of a node, which a sweep may change. */
const maximumSweeps = 4;

/** Simplifies what the roots need. The graph grows; the old nodes stay, for whoever wants to explain the new ones. */
export function simplify(graph: Graph, roots: readonly Node[], options: SimplifyOptions = {}): Simplified {
  const nodes = reachable(roots),
    state = new Simplifier(options, 20 * nodes.length + 1000);
  // What is kept must not be read anew.
  const atRoots = options.keep?.length
    ? []
    : loopRulesAtRoots.filter(({ preserves }) => admits(options.precision ?? "rounding", preserves));
  const lean = (nodes: readonly Node[]): Node[] => atRoots.reduce((roots, rule) => rule.apply(roots), [...nodes]);
  let current = lean(roots),
    replaced = new Map<Node, Node>();
  for (let sweeps = 0; sweeps < maximumSweeps; sweeps++) {
    const before = state.firings.length;
    const forms = state.sweep(graph, current);
    const swept = current.map((root) => forms.get(root) ?? root);
    current = lean(swept);
    replaced = followed(nodes, replaced, forms);
    const isLeaner = current.some((root, at) => root !== swept[at]);
    if ((!state.crowded && !isLeaner) || (state.firings.length === before && !isLeaner)) break;
  }
  return { roots: current, replaced, firings: state.firings, attempts: state.attempts, fuelLeft: state.fuel };
}

/** Where the nodes lead after one more sweep. */
function followed(
  nodes: readonly Node[],
  replaced: ReadonlyMap<Node, Node>,
  forms: ReadonlyMap<Node, Node>,
): Map<Node, Node> {
  if (replaced.size === 0) return new Map(forms);
  const result = new Map<Node, Node>();
  for (const node of nodes) {
    const known = replaced.get(node) ?? node,
      form = forms.get(known) ?? known;
    if (form !== node) result.set(node, form);
  }
  return result;
}

class Simplifier {
  readonly firings: Firing[] = [];
  attempts = 0;
  fuel: number;
  /** Some rule of the last sweep was held back because a node has several users. */
  crowded = false;
  private readonly filed = new Map<Op, readonly Rule[]>();
  private readonly admitted: readonly Rule[];
  private readonly kept: ReadonlySet<Node>;

  constructor(
    private readonly options: SimplifyOptions,
    fuel: number,
  ) {
    const { precision = "rounding", composites = "whole", rules = allRules } = options;
    this.fuel = options.fuel ?? fuel;
    this.kept = new Set(reachable(options.keep ?? []));
    this.admitted = rules.filter(
      (rule) => admits(precision, rule.preserves) && (composites === "whole" || !rule.makesComposite),
    );
  }

  sweep(graph: Graph, roots: readonly Node[]): Map<Node, Node> {
    const nodes = reachable(roots),
      users = new Users(nodes, roots),
      twins = new Twins();
    this.crowded = false;
    const surroundings: Surroundings = {
      single: (node) => {
        const single = users.count(node) <= 1;
        if (!single) this.crowded = true;
        return single;
      },
      isKept: (node) => this.kept.has(node),
    };
    const step = (node: Node): Node | null =>
      this.fire(graph, node, surroundings) ?? this.withinLoop(node) ?? twins.earlier(node);
    const rebuild = new Rebuild("simplify", step, (from, to) => users.inherit(to, from), this.kept);
    return settleAll(rebuild, nodes);
  }

  private fire(graph: Graph, node: Node, surroundings: Surroundings): Node | null {
    for (const rule of this.rulesAt(node.op)) {
      if (this.fuel <= 0) return null;
      this.attempts++;
      const to = graph.from({ pass: "simplify", rule: rule.name, from: node }, () => {
        const operand = rule.apply(node, surroundings);
        return operand === null ? null : standIn(node, operand, `rule "${rule.name}"`);
      });
      if (to === null || to === node) continue;
      this.fuel--;
      this.firings.push({ rule, from: node, to });
      return to;
    }
    return null;
  }

  /** A loop with simpler bodies, or with less in them. */
  private withinLoop(node: Node): Node | null {
    if (node.op.family !== "loop") return null;
    const simpler = withBodies(node, ({ graph, inputs, results }) => {
      const { roots, firings } = simplify(graph, results, { ...this.options, keep: [], fuel: this.fuel });
      this.firings.push(...firings);
      this.fuel -= firings.length;
      return new Body(graph, inputs, roots);
    });
    return simpler ?? closedAnew(node);
  }

  private rulesAt(op: Op): readonly Rule[] {
    const known = this.filed.get(op);
    if (known !== undefined) return known;
    const rules = this.admitted.filter((rule) => rule.at.some((place) => place === op || place === op.family));
    this.filed.set(op, rules);
    return rules;
  }
}

/** How many users a node has, the roots counted: of what is replaced, the replacement gets its users. */
class Users {
  private readonly counts = new Map<Node, number>();

  constructor(nodes: readonly Node[], roots: readonly Node[]) {
    for (const node of nodes) for (const input of node.inputs) this.add(input, 1);
    for (const root of roots) this.add(root, 1);
  }
  count(node: Node): number {
    return this.counts.get(node) ?? 0;
  }
  inherit(node: Node, from: Node): void {
    this.add(node, this.count(from));
  }
  private add(node: Node, more: number): void {
    this.counts.set(node, this.count(node) + more);
  }
}

/** Commutative ops on the same operands in the other order: the first that is met stands for both. */
class Twins {
  private readonly met = new Map<string, Node>();

  earlier(node: Node): Node | null {
    const {
      op,
      inputs: [a, b],
    } = node;
    if (op.family !== "elementwise" || !op.commutative || a === undefined || b === undefined) return null;
    const key = a.id < b.id ? `${op.name} ${a.id} ${b.id}` : `${op.name} ${b.id} ${a.id}`,
      first = this.met.get(key);
    if (first === undefined) this.met.set(key, node);
    return first === undefined || first === node ? null : first;
  }
}
