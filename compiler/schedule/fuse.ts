/**
 * Which nodes are stored and which are computed where they are used. Reductions, contractions, routines and
 * concatenations are stored; elementwise ops and views are computed in place unless that would repeat much work.
 */
import { isAlias, stored } from "./alias.js";
import { uniformValue } from "../../src/families/source.js";
import { operandBase } from "./operand.js";
import type { Node } from "../../src/graph.js";
import { sizeOf } from "../../src/types.js";

/** Computing a value again may cost this many flops for each kernel that needs it; more, and it is stored. */
const flopsWorthStoring = 12;
/** V8 gives up on functions of some 2,000 operations; a kernel unrolls its body up to 16 times. */
const largestTree = 100;
/** The body of a reduction is unrolled once a lane: more than this is computed into a buffer first. */
const largestReducedTree = 24;

export interface Fusion {
  /** Nodes that get memory, in order. Sources are not among them. */
  readonly stored: ReadonlySet<Node>;
  /** The stored nodes into whose kernels a node is computed. */
  readonly owners: ReadonlyMap<Node, ReadonlySet<Node>>;
  readonly roots: ReadonlySet<Node>;
}

/** @param nodes in order, without what is already in memory; @param roots must be stored; @param inMemory sources and kept nodes */
export function fuse(nodes: readonly Node[], roots: ReadonlySet<Node>, inMemory: (node: Node) => boolean): Fusion {
  const users = usersOf(nodes),
    chosen = new Set<Node>(),
    cost = new Map<Node, number>(),
    size = new Map<Node, number>();
  const forced = forcedNodes(nodes, inMemory);
  for (const node of nodes) {
    const inputs = node.inputs.filter((input) => !inMemory(input) && !chosen.has(stored(input)));
    const own = node.op.family === "elementwise" ? node.op.flops : 0;
    cost.set(
      node,
      inputs.reduce((sum, input) => sum + (cost.get(input) ?? 0), own),
    );
    size.set(
      node,
      inputs.reduce((sum, input) => sum + (size.get(input) ?? 0), 1),
    );
    const kernelOfItsOwn = !isAlias(node) && !["elementwise", "view", "source", "loop"].includes(node.op.family);
    const heavy =
      (size.get(node) ?? 0) > largestTree ||
      repeats(node, users, cost) ||
      (usesOf(node, users) > 1 && (cost.get(node) ?? 0) >= flopsWorthStoring && !meetsAgain(node, users));
    if (roots.has(node) || kernelOfItsOwn || forced.has(node) || (heavy && !isLeaf(node))) chosen.add(node);
  }
  return { stored: chosen, owners: ownersOf(nodes, chosen, users), roots };
}

function isLeaf(node: Node): boolean {
  return node.op.family === "source" || isAlias(node);
}

function usersOf(nodes: readonly Node[]): Map<Node, Node[]> {
  const users = new Map<Node, Node[]>();
  for (const node of nodes) {
    for (const input of new Set(node.inputs)) {
      const list = users.get(input);
      if (list === undefined) users.set(input, [node]);
      else list.push(node);
    }
  }
  return users;
}

function usesOf(node: Node, users: ReadonlyMap<Node, readonly Node[]>): number {
  return users.get(node)?.length ?? 0;
}

/** All users are elementwise and join in one elementwise user of theirs, at the same index: one kernel computes it once. */
function meetsAgain(node: Node, users: ReadonlyMap<Node, readonly Node[]>): boolean {
  let frontier = new Set(users.get(node) ?? []);
  for (let step = 0; step < 6 && frontier.size > 1; step++) {
    const next = new Set<Node>(),
      last = Math.max(...[...frontier].map((user) => user.id));
    for (const user of frontier) {
      if (user.op.family !== "elementwise") return false;
      if (user.id === last) next.add(user);
      else for (const above of users.get(user) ?? []) next.add(above);
    }
    frontier = next;
  }
  return frontier.size === 1 && [...frontier].every((user) => user.op.family === "elementwise");
}

/** A view that shows each element several times, or a reduction with a large body, would repeat the work. */
function repeats(node: Node, users: ReadonlyMap<Node, readonly Node[]>, cost: ReadonlyMap<Node, number>): boolean {
  const flops = cost.get(node) ?? 0;
  return (users.get(node) ?? []).some((user) => {
    if (user.op.family === "view") return flops >= 2 && sizeOf(user.type.shape) >= 1.5 * sizeOf(node.type.shape);
    return user.op.family === "reduction" && flops > largestReducedTree && sizeOf(node.type.shape) > 16;
  });
}

/** Operands that must lie in memory: of routines, of reshapes, and the bases of a contraction's operands. */
function forcedNodes(nodes: readonly Node[], inMemory: (node: Node) => boolean): Set<Node> {
  const forced = new Set<Node>();
  for (const { op, inputs, attrs } of nodes) {
    if (op.family === "reshape") inputs.forEach((input) => forced.add(stored(input)));
    if (op.family === "routine")
      for (const input of inputs) if (uniformValue(input) === null) forced.add(stored(input));
    // A carry that begins as one number everywhere needs no memory to begin in.
    if (op.family === "loop")
      inputs.forEach((input, at) => {
        if (uniformValue(input) === null || at >= Number(attrs["carries"] ?? 0)) forced.add(stored(input));
      });
    if (op.family === "contraction") inputs.forEach((input) => forced.add(stored(operandBase(input, inMemory).base)));
  }
  return forced;
}

function ownersOf(
  nodes: readonly Node[],
  chosen: ReadonlySet<Node>,
  users: ReadonlyMap<Node, readonly Node[]>,
): Map<Node, Set<Node>> {
  const owners = new Map<Node, Set<Node>>();
  for (const node of [...nodes].reverse()) {
    const mine = new Set<Node>();
    for (const user of users.get(node) ?? []) {
      if (chosen.has(user)) mine.add(user);
      else for (const owner of owners.get(user) ?? []) mine.add(owner);
    }
    owners.set(node, mine);
  }
  return owners;
}
