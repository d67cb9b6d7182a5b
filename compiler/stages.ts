/** The graph after each pass, and which of its nodes the module is made of. */
import type { Declaration, Derivatives } from "../src/declaration.js";
import type { Graph, Node } from "../src/graph.js";
import { derive } from "./derive.js";
import { expandComposites } from "./expand.js";
import { emptySets, forEach, givenSets, rootSets, type GivenSet, type RootSet, type Sets } from "./functions.js";
import { simplify, type Firing, type SimplifyOptions } from "./simplify/engine.js";
import { padUnderWindows } from "./padded.js";
import type { Patterns } from "./sparse/pattern.js";
import type { Precision } from "./simplify/rule.js";
import { stabilizing } from "./simplify/rules/index.js";
import { fixTraining } from "./training.js";

export type StageName = "source" | "gradient" | "simplified";

/** The graph after a pass: what is live is what its named nodes reach. */
export interface Stage extends Sets<GivenSet | RootSet, Node> {
  readonly name: StageName;
  readonly program: string;
  readonly graph: Graph;
  /** The cotangent that the caller gives, where `of` is no scalar. */
  readonly seed: Node | null;
  readonly patterns: Patterns;
}

export function sourceStage({ name, graph, inputs, parameters, state, outputs, updates }: Declaration): Stage {
  const sets = emptySets<GivenSet | RootSet, Node>([...givenSets, ...rootSets]);
  const given = {
    inputs,
    parameters,
    state,
    outputs,
    updates,
    seed: null,
    patterns: { jacobian: null, hessian: null },
  };
  return { ...sets, ...given, name: "source", program: name, graph };
}

/**
 * Fixes what formulas read as `training`, and appends what the program asks to be derived. What overflows in a naive
 * formula would overflow in its derivative too, where no rule can mend it: stabilising rewrites come first.
 */
export function gradientStage(declaration: Declaration, source: Stage, precision: Precision, firings: Firing[]): Stage {
  const { graph, training, named } = declaration,
    trained = fixTraining(training, true),
    evaluates = training !== null || source.updates.size > 0;
  const { of, wrt } = differentiated(declaration, (name) => trained(nodeOf(named, name)));
  let roots: Sets<"of" | "outputs" | "updates" | "evaluated", Node> = {
    of,
    outputs: each(source.outputs, trained),
    updates: each(source.updates, trained),
    evaluated: each(evaluates ? source.outputs : new Map<string, Node>(), fixTraining(training, false)),
  };
  if (of.size > 0) {
    const options = { rules: stabilizing, precision, keep: [...wrt.values()] };
    roots = rewritten(roots, (nodes) => simplified(graph, nodes, options, firings));
  }
  const { of: stable, ...others } = roots;
  const derived = derive(declaration, (name) => stable.get(name) ?? nodeOf(wrt, name), others.outputs);
  return { ...source, ...others, ...derived, name: "gradient" };
}

export function simplifiedStage(stage: Stage, precision: Precision, firings: Firing[]): Stage {
  const { graph } = stage;
  const passes = [
    (nodes: Node[]): Node[] => simplified(graph, nodes, { precision, composites: "whole" }, firings),
    (nodes: Node[]): Node[] => expandComposites(graph, nodes).roots,
    (nodes: Node[]): Node[] => simplified(graph, nodes, { precision, composites: "dissolved" }, firings),
    padUnderWindows,
  ];
  const roots: Sets<RootSet, Node> = forEach(rootSets, (set) => stage[set]);
  const results = passes.reduce((nodes, pass) => rewritten(nodes, pass), roots);
  return { ...stage, ...results, name: "simplified" };
}

function simplified(graph: Graph, nodes: Node[], options: SimplifyOptions, firings: Firing[]): Node[] {
  const result = simplify(graph, nodes, options);
  firings.push(...result.firings);
  return result.roots;
}

/** What is differentiated, and with respect to what, in all that is asked. */
function differentiated(
  { gradients, jvp, hvp, jacobian, hessian }: Derivatives,
  find: (name: string) => Node,
): { of: Map<string, Node>; wrt: Map<string, Node> } {
  const asked = [gradients, jvp, hvp, jacobian, hessian].flatMap((spec) => spec ?? []);
  const named = (names: readonly string[]): Map<string, Node> => new Map(names.map((name) => [name, find(name)]));
  return { of: named(asked.map(({ of }) => of)), wrt: named(asked.flatMap(({ wrt }) => wrt)) };
}

function nodeOf(named: ReadonlyMap<string, Node>, name: string): Node {
  const node = named.get(name);
  if (node === undefined) throw new TypeError(`compile: there is no node ${name}`);
  return node;
}

function each(nodes: ReadonlyMap<string, Node>, change: (node: Node) => Node): Map<string, Node> {
  return new Map(Array.from(nodes, ([name, node]) => [name, change(node)]));
}

/** The same names with what a pass puts in the place of their nodes, all at once. */
function rewritten<Name extends string>(sets: Sets<Name, Node>, pass: (nodes: Node[]) => Node[]): Sets<Name, Node> {
  const names = Object.keys(sets) as Name[],
    after = pass(names.flatMap((name) => [...sets[name].values()]));
  let at = 0;
  return forEach(names, (name) => each(sets[name], (node) => after[at++] ?? node));
}
