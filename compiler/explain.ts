/** How a node came to be, and what became of it: for people and for other programs. Pure: others print it. */
import type { Declaration, Formula } from "../src/declaration.js";
import type { Node, Origin } from "../src/graph.js";
import type { Compiled, Stage, StageName } from "./compile.js";
import { bytesIn, flopsIn, kernelsOf, type KernelUse } from "./explain/cost.js";
import { findNode, liveNodes, stageOrder } from "./explain/find.js";
import { History, onReplacedOperands, type Step } from "./explain/history.js";
import { explanationJson } from "./explain/json.js";
import { explanationText } from "./explain/text.js";
import { rootSets, type RootSet } from "./functions.js";
import { phasesOf, type Phase } from "./inspect/live.js";

export interface Explanation {
  readonly program: string;
  readonly node: Node;
  /** The loop in whose body it stands. */
  readonly loop: Node | null;
  /** The user's formula, where the node is written in the spec. */
  readonly written: Formula | null;
  /** Where the node has no name: the named node in whose formula it stands. */
  readonly partOf: { readonly node: Node; readonly written: Formula } | null;
  readonly stages: readonly StageName[];
  /** The first function of the module that needs it. */
  readonly phase: Phase | null;
  /** What made the first of the nodes that led to this one; null of what the program itself says. */
  readonly made: Origin | null;
  /** How the forward node came to be whose rule made it. */
  readonly forward: readonly Step[];
  readonly before: readonly Step[];
  /** The rules that changed the operands of a node, where a step only follows from that. */
  readonly rulesWithin: (step: Step) => readonly string[];
  readonly after: readonly Step[];
  /** What stands for it in the simplified graph. */
  readonly final: readonly Node[];
  /** What the module returns it as: `output loss`, `gradient w`. */
  readonly returned: readonly string[];
  readonly users: readonly Node[];
  readonly flops: number | null;
  readonly bytes: number;
  readonly kernels: readonly KernelUse[];
}

export type ExplainFormat = "text" | "json";

/**
 * @param query the name of a node, or its number.
 * @throws GradcError if there is no such node
 */
export function explain(compiled: Compiled, query: string, format: ExplainFormat = "text"): string {
  const explanation = explanationOf(compiled, query);
  return format === "json" ? explanationJson(explanation) : explanationText(explanation);
}

function explanationOf(compiled: Compiled, query: string): Explanation {
  const { declaration, stages } = compiled,
    { node, loop } = findNode(compiled, query),
    history = new History(compiled);
  const live = new Map(stageOrder.map((name) => [name, new Set(liveNodes(stages[name]))])),
    simplified = live.get("simplified") ?? new Set<Node>();
  const before = history.before(node),
    after = history.after(node),
    made = madeBy([node, ...before.map(({ from }) => from).reverse()]),
    forwardNode = made?.from ?? null;
  const stage = stageOrder.find((name) => live.get(name)?.has(node) === true);
  const led = [node, ...after.map(({ to }) => to)].filter((each) => simplified.has(each)),
    final = led.length > 0 || stage === undefined ? led : sameName(node, stages[stage], stages.simplified),
    [shown = node] = final;
  return {
    program: compiled.name,
    node,
    loop,
    written: declaration.formulas.get(node.label ?? "") ?? null,
    partOf: nodeAround(node, declaration, live.get("source") ?? new Set()),
    stages: stageOrder.filter((name) => live.get(name)?.has(node) === true),
    phase: stage === undefined ? null : (phasesOf(stages[stage]).get(node) ?? null),
    made,
    forward: forwardNode === null ? [] : history.before(forwardNode),
    before,
    after,
    rulesWithin: (step) => history.rulesWithin(step),
    final: [...new Set(final)],
    returned: stage === undefined ? [] : returnedAs(node, stages[stage]),
    users: stage === undefined ? [] : [...(live.get(stage) ?? [])].filter(({ inputs }) => inputs.includes(node)),
    flops: flopsIn(shown),
    bytes: bytesIn(shown),
    kernels: final.length === 0 ? [] : kernelsOf(compiled, shown),
  };
}

/** The next named node behind this one that a formula of the user's computes. */
function nodeAround(
  node: Node,
  { formulas }: Declaration,
  live: ReadonlySet<Node>,
): { node: Node; written: Formula } | null {
  if (!live.has(node)) return null;
  const within = new Set([node]);
  for (const user of live) {
    if (!user.inputs.some((input) => within.has(input))) continue;
    const written = formulas.get(user.label ?? "");
    if (written !== undefined) return { node: user, written };
    within.add(user);
  }
  return null;
}

/** What a stage returns under the name of this node, or calls by its label: passes over loops leave no steps. */
function sameName(node: Node, before: Stage, after: Stage): Node[] {
  const returned = rootSets.flatMap((set) =>
    Array.from(before[set]).flatMap(([name, root]) => (root === node ? (after[set].get(name) ?? []) : [])),
  );
  if (returned.length > 0 || node.label === undefined) return returned;
  return liveNodes(after).filter(({ label }) => label === node.label);
}

const roles: { readonly [S in RootSet]: string } = {
  outputs: "output",
  gradients: "gradient",
  jvp: "result of jvp",
  hvp: "result of hvp",
  jacobian: "result of",
  hessian: "result of",
  updates: "update",
  evaluated: "output without training",
};

function returnedAs(node: Node, stage: Stage): string[] {
  return rootSets.flatMap((set) =>
    Array.from(stage[set]).flatMap(([name, root]) => (root === node ? [`${roles[set]} ${name}`] : [])),
  );
}

/** The origin of the first node that is no rewrite of another, from the last to the first. */
function madeBy(nodes: readonly Node[]): Origin | null {
  const origins = nodes.map(({ origin }) => origin);
  const rewrites = ["simplify", "expand"];
  return (
    origins.find(
      (origin) => origin !== null && origin.rule !== onReplacedOperands && !rewrites.includes(origin.pass),
    ) ??
    origins.find((origin) => origin !== null && origin.rule !== onReplacedOperands) ??
    null
  );
}
