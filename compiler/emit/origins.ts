/** Which formula of the spec a node comes from, however many passes lie between. */
import type { Node } from "../../src/graph.js";
import type { Declaration, Formula } from "../../src/program.js";

export class Origins {
  private readonly formulas = new Map<Node, Formula>();

  constructor({ named, formulas }: Declaration) {
    const ends = new Set(named.values());
    for (const [label, formula] of formulas) {
      const pending = [named.get(label)];
      for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
        if (this.formulas.has(node)) continue;
        this.formulas.set(node, formula);
        pending.push(...node.inputs.filter((input) => !ends.has(input)));
      }
    }
  }

  /** The formula that wrote the node, or the one that its nearest ancestor by origin stands in. */
  of(node: Node): Formula | undefined {
    for (let at: Node | null = node; at !== null; at = at.origin?.from ?? null) {
      const formula = this.formulas.get(at);
      if (formula !== undefined) return formula;
    }
    return undefined;
  }
}
