/** Who is to blame: the first rewrite that changes a value, the first op whose rule is no derivative. */
import { evaluateOp } from "../../src/evaluate.js";
import { inputName } from "../../src/families/source.js";
import { reachable, type Graph, type Node } from "../../src/graph.js";
import { nodeName, printFormula } from "../../src/printNode.js";
import { cutAt } from "../../src/pullback.js";
import { isFloat } from "../../src/types.js";
import { ruleAtNode } from "../accumulate.js";
import type { Firing } from "../simplify/engine.js";
import { differenceError, lengthOf, products, sum, tolerance } from "./objective.js";
import { Point } from "./point.js";
import { changeIn } from "./report.js";
import { drawAll, Sampler } from "./sample.js";

/** The first firing whose two sides differ, as a sentence; null if each keeps the value. */
export function wrongFiring(firings: readonly Firing[], graph: Graph, point: Point, allowed: number): string | null {
  const points = new Map<Graph, Point>([[graph, point]]);
  for (const { rule, from, to } of firings) {
    const here = points.get(from.graph) ?? pointWithin(from.graph);
    points.set(from.graph, here);
    if (changes(from, to, here, allowed))
      return `the rule "${rule.name}" (${rule.preserves}) puts ${written(to)} in the place of ${written(from)}`;
  }
  return null;
}

function changes(from: Node, to: Node, point: Point, allowed: number): boolean {
  try {
    return changeIn(point.value(from), point.value(to)) > allowed;
  } catch (error) {
    // An index that is out of range at this point: the two sides cannot be told apart here.
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/** What the body of a loop is given differs from step to step: a rule keeps its word for any numbers. */
function pointWithin(graph: Graph): Point {
  return new Point(
    drawAll(
      graph.nodes.filter((node) => inputName(node) !== null),
      new Sampler(0),
    ),
  );
}

/** The first node whose rule gives another cotangent than differences of its op, as a sentence; null if there is none. */
export function wrongDerivative(of: readonly Node[], point: Point): string | null {
  for (const node of reachable(of)) {
    if (!hasRules(node)) continue;
    for (const at of node.inputs.keys())
      if (cutAt(node, at) === null && localError(node, at, point) > tolerance)
        return `the rule d${node.op.inputs[Math.min(at, node.op.inputs.length - 1)] ?? ""} of ${node.op.name} is no derivative, at ${written(node)}`;
  }
  return null;
}

function hasRules({ op }: Node): boolean {
  if (op.overridden === true || (op.family === "composite" && op.vjp === undefined)) return false;
  return op.family !== "source" && op.family !== "loop" && op.family !== "pick";
}

/** <rule(u), v> against the difference of <u, op> along v, at the values that the node has. */
function localError(node: Node, at: number, point: Point): number {
  const sampler = new Sampler(node.id),
    args = node.inputs.map((input) => point.value(input)),
    y = point.value(node),
    moved = args[at];
  if (moved === undefined || !isFloat(moved.type.dtype)) return 0;
  const weights = y.data.map(() => sampler.next() + 0.5),
    direction = moved.data.map(() => sampler.next() - 0.5);
  const values = new Map([
    ...node.inputs.map((input, place) => [input, args[place] ?? y] as const),
    [node, y] as const,
  ]);
  const dy = { value: { type: y.type, data: weights }, support: null },
    rule = ruleAtNode(node, at, values, dy, { rounding: "none" });
  const value = (step: number): number => {
    const data = moved.data.map((x, place) => x + step * (direction[place] ?? 0));
    const changed = args.map((arg, place) => (place === at ? { type: arg.type, data } : arg));
    const result = evaluateOp(node, changed, point.inputs, { rounding: "none" });
    return sum(products(result.data, weights));
  };
  const terms = products(rule.value.data, direction);
  return differenceError(value, sum(terms), lengthOf(terms), lengthOf(products(y.data, weights)));
}

/** A node as a sentence names it. */
function written(node: Node): string {
  const text = printFormula(node, { depth: 3 }).replace(/\s+/g, " "),
    name = nodeName(node);
  const shown = text.length <= 60 ? text : `${text.slice(0, 57)}...`;
  return name === null || name === text ? shown : `${name} = ${shown}`;
}
