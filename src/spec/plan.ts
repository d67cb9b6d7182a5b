/** Reads the formulas of a spec, checks the names in them, and finds the order in which they can be evaluated. */
import { cycle, noFields, unknownFunction, unknownName } from "../diagnostics.js";
import { language } from "../language.js";
import { namedConstants } from "../ops/constants.js";
import type { Located } from "./cursor.js";
import type { SpecDocument } from "./document.js";
import { walk, type Expression } from "./expression.js";
import { parseFormula } from "./formula.js";

/** A node of a spec with its formula read. */
export interface PlannedNode {
  readonly name: string;
  readonly formula: Located;
  readonly expression: Expression;
}

/** The values that a formula may name unless the user gives the name another meaning. */
export const formulaConstants: ReadonlyMap<string, number | boolean> = new Map<string, number | boolean>([
  ...namedConstants,
  ["true", true],
  ["false", false],
]);

/** Where a formula names another node. */
interface Reference {
  readonly name: string;
  readonly offset: number;
}

interface Pending extends PlannedNode {
  readonly references: readonly Reference[];
  /** How many of the references have been followed. */
  followed: number;
  state: "new" | "open" | "done";
}

/**
 * The nodes of a spec, each behind those that it names; as far as that allows in the order of the spec.
 * @throws GradcError for a formula that is none, a name or function that is unknown, and a cycle.
 */
export function planOf(spec: SpecDocument): readonly PlannedNode[] {
  const names = new Set(
    [spec.sizes, spec.inputs, spec.parameters, spec.constants, spec.nodes].flatMap((map) => [...map.keys()]),
  );
  const nodes = new Map<string, Pending>();
  for (const [name, formula] of spec.nodes) {
    const expression = parseFormula(formula.text, formula.site);
    const references = checkNames(expression, names, formula).filter((reference) => spec.nodes.has(reference.name));
    nodes.set(name, { name, formula, expression, references, followed: 0, state: "new" });
  }
  const order: PlannedNode[] = [];
  for (const node of nodes.values()) visit(node, nodes, order);
  return order;
}

/** The names in a formula, each of which means something. */
function checkNames(expression: Expression, names: ReadonlySet<string>, { site }: Located): Reference[] {
  const references: Reference[] = [];
  walk(expression, (part) => {
    if (part.kind === "call" && !language.has(part.name)) {
      throw site.at(unknownFunction(part.name.slice(0, 60), language.keys()), part.offset);
    }
    if (part.kind !== "name" && part.kind !== "field") return;
    if (!names.has(part.name) && !formulaConstants.has(part.name)) {
      const known = [...names, ...formulaConstants.keys()];
      throw site.at(unknownName(part.name, known, language.has(part.name)), part.offset);
    }
    if (part.kind === "field") throw site.at(noFields(part.name.slice(0, 60)), part.offset);
    references.push(part);
  });
  return references;
}

/** Depth first, with a stack of its own: a chain of nodes may be as long as the spec. */
function visit(start: Pending, nodes: ReadonlyMap<string, Pending>, order: PlannedNode[]): void {
  const open: Pending[] = start.state === "new" ? [start] : [];
  for (let node = open.at(-1); node !== undefined; node = open.at(-1)) {
    node.state = "open";
    const reference = node.references[node.followed++];
    const next = reference === undefined ? undefined : nodes.get(reference.name);
    if (reference === undefined || next === undefined) {
      node.state = "done";
      order.push(node);
      open.pop();
    } else if (next.state === "open") {
      const names = [...open.slice(open.indexOf(next)), next].map(({ name }) => name);
      throw node.formula.site.at(cycle(names), reference.offset);
    } else if (next.state === "new") open.push(next);
  }
}
