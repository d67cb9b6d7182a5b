/** Reads the formulas of a spec, checks the names in them, and finds the order in which they can be evaluated. */
import { cycle, memberNeeded, noFields, unknownField, unknownFunction, unknownName } from "../diagnostics.js";
import { language } from "../language.js";
import { namedConstants } from "../ops/constants.js";
import type { Located } from "./cursor.js";
import { isScan, type NodeSpec, type ScanSpec, type SpecDocument } from "./document.js";
import { walk, type Expression } from "./expression.js";
import { parseFormula } from "./formula.js";
import type { Site } from "./source.js";

/** A formula of a spec, read. */
export interface PlannedFormula {
  readonly name: string;
  readonly formula: Located;
  readonly expression: Expression;
}

/** A scan of a spec with its formulas read. */
export interface PlannedScan {
  readonly name: string;
  readonly scan: ScanSpec;
  readonly carry: readonly PlannedFormula[];
  readonly over: readonly PlannedFormula[];
  readonly length: PlannedFormula | null;
  /** In the order of evaluation. */
  readonly body: readonly PlannedNode[];
  readonly next: readonly PlannedFormula[];
  readonly stack: readonly PlannedFormula[];
}
export type PlannedNode = PlannedFormula | PlannedScan;

/** All formulas of a spec. */
export interface Plan {
  /** In the order of evaluation. */
  readonly nodes: readonly PlannedNode[];
  readonly updates: readonly PlannedFormula[];
  /** Whether some formula asks whether the model is trained. */
  readonly readsTraining: boolean;
}

/** The name of what is true in training, unless the user gives it another meaning. */
export const training = "training";

/** The values that a formula may name unless the user gives the name another meaning. */
export const formulaConstants: ReadonlyMap<string, number | boolean> = new Map<string, number | boolean>([
  ...namedConstants,
  ["true", true],
  ["false", false],
]);

/** Where a formula names something. */
interface Reference {
  readonly name: string;
  readonly offset: number;
  readonly site: Site;
}

interface Pending {
  readonly planned: PlannedNode;
  readonly references: readonly Reference[];
  /** How many of the references have been followed. */
  followed: number;
  state: "new" | "open" | "done";
}

/** What names mean where a formula stands: of a scan, its members. */
type Names = ReadonlyMap<string, readonly string[] | null>;

/**
 * The nodes of a spec, each behind those that it names; as far as that allows in the order of the spec. And its
 * updates, which no formula can name.
 * @throws GradcError for a formula that is none, a name or function that is unknown, and a cycle.
 */
export function planOf(spec: SpecDocument): Plan {
  const tensors = [spec.sizes, spec.inputs, spec.parameters, spec.state, spec.constants].flatMap((map) => [
    ...map.keys(),
  ]);
  const names: Names = new Map([...tensors.map((name) => [name, null] as const), ...meanings(spec.nodes)]);
  const reader = new Reader();
  const nodes = reader.nodes(spec.nodes, names),
    updates = reader.formulas(spec.updates, names);
  return { nodes, updates: updates.map(({ planned }) => planned), readsTraining: reader.readsTraining };
}

function meanings(nodes: ReadonlyMap<string, NodeSpec>): [string, readonly string[] | null][] {
  return Array.from(nodes, ([name, node]) => [
    name,
    isScan(node) ? [...node.carry.keys(), ...node.stack.keys()] : null,
  ]);
}

interface Read<P> {
  readonly planned: P;
  readonly references: readonly Reference[];
}

class Reader {
  readsTraining = false;

  /** In the order of evaluation. */
  nodes(nodes: ReadonlyMap<string, NodeSpec>, names: Names): PlannedNode[] {
    return inOrder(this.pending(nodes, names)).map(({ planned }) => planned);
  }

  private pending(nodes: ReadonlyMap<string, NodeSpec>, names: Names): Map<string, Pending> {
    return new Map(
      Array.from(nodes, ([name, node]) => {
        const read = isScan(node) ? this.scan(name, node, names) : this.formula(name, node, names);
        return [name, { ...read, followed: 0, state: "new" }];
      }),
    );
  }

  formulas(formulas: ReadonlyMap<string, Located>, names: Names): Read<PlannedFormula>[] {
    return Array.from(formulas, ([name, formula]) => this.formula(name, formula, names));
  }

  private formula(name: string, formula: Located, names: Names): Read<PlannedFormula> {
    const expression = parseFormula(formula.text, formula.site);
    const references = checkNames(expression, names, formula);
    this.readsTraining ||= !names.has(training) && references.some((reference) => reference.name === training);
    return { planned: { name, formula, expression }, references };
  }

  /** What a step is given hides what has the same names outside. */
  private scan(name: string, scan: ScanSpec, names: Names): Read<PlannedScan> {
    const own = [...scan.carry.keys(), ...scan.over.keys()].map((local) => [local, null] as const),
      within: Names = new Map([...names, ...own, ...meanings(scan.body)]);
    const carry = this.formulas(scan.carry, names),
      over = this.formulas(scan.over, names),
      length = scan.length === null || typeof scan.length === "number" ? null : this.formula(name, scan.length, names);
    const body = this.pending(scan.body, within),
      next = this.formulas(scan.next, within),
      stack = this.formulas(scan.stack, within);
    const hidden = new Set([...scan.carry.keys(), ...scan.over.keys(), ...scan.body.keys()]);
    const inside = [...body.values(), ...next, ...stack].flatMap(({ references }) => references);
    const outside = [...carry, ...over, ...(length === null ? [] : [length])].flatMap(({ references }) => references);
    const planned = <P>(reads: readonly Read<P>[]): P[] => reads.map((read) => read.planned);
    return {
      planned: {
        ...{ name, scan, carry: planned(carry), over: planned(over), length: length?.planned ?? null },
        ...{ body: planned(inOrder(body)), next: planned(next), stack: planned(stack) },
      },
      references: [...outside, ...inside.filter((reference) => !hidden.has(reference.name))],
    };
  }
}

/** The names in a formula, each of which means something. */
function checkNames(expression: Expression, names: Names, { site }: Located): Reference[] {
  const references: Reference[] = [];
  walk(expression, (part) => {
    if (part.kind === "call" && !language.has(part.name)) {
      throw site.at(unknownFunction(part.name.slice(0, 60), language.keys()), part.offset);
    }
    if (part.kind !== "name" && part.kind !== "field") return;
    if (!names.has(part.name) && !formulaConstants.has(part.name) && part.name !== training) {
      const known = [...names.keys(), ...formulaConstants.keys(), training];
      throw site.at(unknownName(part.name, known, language.has(part.name)), part.offset);
    }
    const members = names.get(part.name) ?? null;
    if (part.kind === "name" && members !== null)
      throw site.at(memberNeeded(part.name.slice(0, 60), members), part.offset);
    if (part.kind === "field") {
      if (members === null) throw site.at(noFields(part.name.slice(0, 60)), part.offset);
      if (!members.includes(part.field))
        throw site.at(unknownField(part.name, part.field.slice(0, 60), members), part.offset);
    }
    references.push({ name: part.name, offset: part.offset, site });
  });
  return references;
}

function inOrder(nodes: ReadonlyMap<string, Pending>): Pending[] {
  const order: Pending[] = [];
  for (const node of nodes.values()) visit(node, nodes, order);
  return order;
}

/** Depth first, with a stack of its own: a chain of nodes may be as long as the spec. */
function visit(start: Pending, nodes: ReadonlyMap<string, Pending>, order: Pending[]): void {
  const open: Pending[] = start.state === "new" ? [start] : [];
  for (let node = open.at(-1); node !== undefined; node = open.at(-1)) {
    node.state = "open";
    const reference = node.references[node.followed++];
    const next = reference === undefined ? undefined : nodes.get(reference.name);
    if (reference !== undefined && next === undefined) continue;
    if (reference === undefined || next === undefined) {
      node.state = "done";
      order.push(node);
      open.pop();
    } else if (next.state === "open") {
      const names = [...open.slice(open.indexOf(next)), next].map(({ planned: { name } }) => name);
      throw reference.site.at(cycle(names), reference.offset);
    } else if (next.state === "new") open.push(next);
  }
}
