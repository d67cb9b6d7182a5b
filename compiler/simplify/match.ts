/** Patterns: whether a node is an instance of one, what its letters then stand for, and the instance for given letters. */
import { applyElementwise } from "../../src/apply.js";
import { Tensor, type Operand } from "../../src/builder.js";
import { uniformValue } from "../../src/families/source.js";
import type { Attributes, Node } from "../../src/graph.js";
import type { Op } from "../../src/op.js";
import { roundTo } from "../../src/types.js";

/** A term: a letter stands for the same node wherever it occurs, a literal for a tensor of that one number. */
export type Pattern =
  | { readonly kind: "letter"; readonly name: string; readonly known: boolean }
  | { readonly kind: "literal"; readonly value: number | boolean }
  | {
      readonly kind: "application";
      readonly op: Op;
      readonly inputs: readonly Pattern[];
      readonly attrs: Attributes;
    };

export interface Found {
  readonly letters: ReadonlyMap<string, Node>;
  /** For each op of the pattern the first node that it matched, read from the root. */
  readonly nodes: ReadonlyMap<Op, Node>;
}

/**
 * Whether ops and literals are where the pattern has them, whatever its letters stand for: what most nodes fail, told
 * without a binding.
 */
export function resembles(pattern: Pattern, node: Node): boolean {
  switch (pattern.kind) {
    case "literal":
      return isLiteral(node, pattern.value);
    case "letter":
      return !pattern.known || uniformValue(node) !== null;
    case "application": {
      const { op, inputs } = node,
        [first, second] = pattern.inputs,
        [a, b] = inputs;
      if (op !== pattern.op || inputs.length !== pattern.inputs.length) return false;
      if (inputs.every((input, at) => resembles(pattern.inputs[at] ?? pattern, input))) return true;
      const swaps = op.family === "elementwise" && op.commutative && a !== undefined && b !== undefined;
      return swaps && first !== undefined && second !== undefined && resembles(first, b) && resembles(second, a);
    }
  }
}

/** The node is this one number, or this truth value, everywhere. */
function isLiteral(node: Node, literal: number | boolean): boolean {
  const value = uniformValue(node),
    { dtype } = node.type;
  if (value === null || (dtype === "bool") !== (typeof literal === "boolean")) return false;
  return Object.is(value, roundTo(dtype, Number(literal)));
}

/**
 * Offers each way in which the node matches to `accept`, until that takes one. Operands of commutative ops match in
 * either order, so there are at most two ways for each such op of the pattern; attributes are left to `accept`. A node
 * that is kept is what a letter can stand for, whatever its op.
 */
export function match(
  pattern: Pattern,
  node: Node,
  isKept: (node: Node) => boolean,
  accept: (found: Found) => boolean,
): boolean {
  if (!resembles(pattern, node)) return false;
  const letters = new Map<string, Node>(),
    nodes = new Map<Op, Node>();
  return matchOne(pattern, node, { letters, nodes, isKept }, () => accept({ letters, nodes }));
}

interface Binding {
  readonly letters: Map<string, Node>;
  readonly nodes: Map<Op, Node>;
  readonly isKept: (node: Node) => boolean;
}

function matchOne(pattern: Pattern, node: Node, binding: Binding, then: () => boolean): boolean {
  switch (pattern.kind) {
    case "literal":
      return isLiteral(node, pattern.value) && then();
    case "letter":
      if (pattern.known && uniformValue(node) === null) return false;
      return bind(binding.letters, pattern.name, node, then);
    case "application":
      if (node.op !== pattern.op || node.inputs.length !== pattern.inputs.length || binding.isKept(node)) return false;
      return matchApplication(pattern, node, binding, then);
  }
}

function matchApplication(
  pattern: Pattern & { kind: "application" },
  node: Node,
  binding: Binding,
  then: () => boolean,
): boolean {
  const first = !binding.nodes.has(node.op);
  if (first) binding.nodes.set(node.op, node);
  const [a, b] = node.inputs,
    { op } = node;
  const swaps = op.family === "elementwise" && op.commutative && a !== undefined && b !== undefined && a !== b;
  if (matchAll(pattern.inputs, node.inputs, binding, then)) return true;
  if (swaps && matchAll(pattern.inputs, [b, a], binding, then)) return true;
  if (first) binding.nodes.delete(node.op);
  return false;
}

function matchAll(
  patterns: readonly Pattern[],
  nodes: readonly Node[],
  binding: Binding,
  then: () => boolean,
  from = 0,
): boolean {
  const pattern = patterns[from],
    node = nodes[from];
  if (pattern === undefined || node === undefined) return then();
  return matchOne(pattern, node, binding, () => matchAll(patterns, nodes, binding, then, from + 1));
}

function bind(letters: Map<string, Node>, name: string, node: Node, then: () => boolean): boolean {
  const known = letters.get(name);
  if (known !== undefined) return known === node && then();
  letters.set(name, node);
  if (then()) return true;
  letters.delete(name);
  return false;
}

/** The term with nodes in the place of its letters. Literals are weak: they follow the operands beside them. */
export function instantiate(pattern: Pattern, letters: ReadonlyMap<string, Node>): Operand {
  switch (pattern.kind) {
    case "literal":
      return pattern.value;
    case "letter": {
      const node = letters.get(pattern.name);
      if (node === undefined) throw new TypeError(`no left side gives the letter ${pattern.name}`);
      return Tensor.of(node);
    }
    case "application": {
      const { op, inputs, attrs } = pattern;
      if (op.family !== "elementwise") throw new TypeError(`${op.name} needs attributes: say what the rule gives`);
      const operands = inputs.map((input) => instantiate(input, letters));
      return applyElementwise(op, operands, attrs);
    }
  }
}
