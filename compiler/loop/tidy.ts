/**
 * Loops without what they need not do: what is the same in every step is computed before the loop, what is known moves
 * into it, what stands twice is given once, and what no one reads is not computed.
 */
import {
  appendCond,
  appendScan,
  appendWhile,
  closeOver,
  copyInto,
  inlined,
  pick,
  readCond,
  readScan,
  readWhile,
  type Closed,
} from "../../src/families/loop.js";
import { Body, reachable, type Node } from "../../src/graph.js";
import { replaceAll } from "../rebuild.js";
import { freshInput } from "./marks.js";

/** The loop with its bodies closed anew over what surrounds it, or null if that changes nothing. */
export function closedAnew(node: Node): Node | null {
  if (node.op.family !== "loop") return null;
  const made = closed(node),
    isSame = made.inputs.length === node.inputs.length && made.inputs.every((input, at) => input === node.inputs[at]);
  return isSame ? null : made;
}

function closed(node: Node): Node {
  if (node.op.family !== "loop") return node;
  const own = node.inputs;
  switch (node.op.loop) {
    case "scan": {
      const scan = readScan(node.attrs),
        given = scan.carries + scan.overs,
        { bodies, captures } = aroundSteps(node, [scan.body], given);
      const [body = scan.body] = bodies;
      return appendScan([...own.slice(0, given), ...captures], { ...scan, body });
    }
    case "while": {
      const loop = readWhile(node.attrs),
        { bodies, captures } = aroundSteps(node, [loop.condition, loop.body], loop.carries);
      const [condition = loop.condition, body = loop.body] = bodies;
      return appendWhile([...own.slice(0, loop.carries), ...captures], { ...loop, condition, body });
    }
    case "cond":
      return closedCond(node);
  }
}

/** The bodies written out in the graph around them, with stand-ins for what a step is given, and closed again. */
function aroundSteps(node: Node, bodies: readonly Body[], given: number): Closed {
  const { graph, inputs } = node,
    names = bodies[0]?.inputs ?? [];
  const standIns = inputs
    .slice(0, given)
    .map((_, at) => freshInput(graph, names[at]?.label ?? `input${at}`, names[at]?.type ?? node.type));
  return closeOver(
    standIns,
    bodies.map((body) => inlined(body, [...standIns, ...inputs.slice(given)], graph)),
  );
}

/** A branch keeps what it computes: only one of them runs. */
function closedCond(node: Node): Node {
  const both = readCond(node.attrs),
    [predicate = node, ...operands] = node.inputs,
    inside = new Set<Node>();
  const results = [both.then, both.otherwise].map((body) => {
    const images = new Map(body.inputs.map((input, at) => [input, operands[at] ?? input]));
    const copied = copyInto(node.graph, body.results, images);
    for (const image of images.values()) if (!operands.includes(image)) inside.add(image);
    return copied;
  });
  const { bodies, captures } = closeOver([], results, (each) => inside.has(each));
  const [then = both.then, otherwise = both.otherwise] = bodies;
  return appendCond(predicate, captures, { then, otherwise });
}

/** The roots, whose loops give only what is read: carries that nothing needs and stacks that no one reads are left out. */
export function withoutUnread(roots: readonly Node[]): Node[] {
  const live = new Set(roots),
    read = new Map<Node, Set<number>>(),
    replaced = new Map<Node, Node>(),
    nodes = reachable(roots);
  for (const node of [...nodes].reverse()) {
    if (!live.has(node)) continue;
    const [tuple] = node.inputs;
    if (node.op.family === "pick" && tuple !== undefined) {
      const indices = read.get(tuple) ?? new Set<number>();
      read.set(tuple, indices.add(Number(node.attrs["index"])));
    }
    const lean = node.op.family === "loop" ? leaner(node, read.get(node) ?? new Set<number>()) : null;
    if (lean !== null)
      for (const index of read.get(node) ?? []) replaced.set(pick(node, index), pick(lean.node, lean.place(index)));
    for (const input of (lean?.node ?? node).inputs) live.add(input);
  }
  return replaceAll("simplify", roots, replaced);
}

interface Lean {
  readonly node: Node;
  /** Where a result of the old loop stands among those of the new one. */
  readonly place: (index: number) => number;
}

/** The loop with the results that are read, and those that they need from step to step; null if that is all. */
function leaner(node: Node, read: ReadonlySet<number>): Lean | null {
  if (node.op.family !== "loop") return null;
  switch (node.op.loop) {
    case "scan":
      return leanScan(node, read);
    case "while":
      return leanWhile(node, read);
    case "cond":
      return leanCond(node, read);
  }
}

function leanScan(node: Node, read: ReadonlySet<number>): Lean | null {
  const scan = readScan(node.attrs),
    { body, carries, overs } = scan,
    // What is stacked twice is stacked once.
    first = (index: number): number =>
      index < carries ? index : body.results.indexOf(body.results[index] ?? node, carries),
    kept = neededResults([body], carries, new Set([...read].map(first))),
    needed = new Set(reachable(resultsAt(body, kept)));
  const isKept = (input: Node, at: number): boolean =>
    at < carries ? kept.includes(at) : at >= carries + overs || needed.has(input);
  if (kept.length === body.results.length && body.inputs.every(isKept)) return null;
  const lean = appendScan(
    node.inputs.filter((_, at) => isKept(body.inputs[at] ?? node, at)),
    {
      ...scan,
      body: new Body(body.graph, body.inputs.filter(isKept), resultsAt(body, kept)),
      carries: kept.filter((at) => at < carries).length,
      overs: body.inputs.slice(carries, carries + overs).filter((input) => needed.has(input)).length,
    },
  );
  if (node.label !== undefined) lean.graph.label(lean, node.label);
  return { node: lean, place: (index) => kept.indexOf(first(index)) };
}

function leanWhile(node: Node, read: ReadonlySet<number>): Lean | null {
  const { condition, body, carries, maximum } = readWhile(node.attrs),
    kept = neededResults([body, condition], carries, read);
  if (kept.length === carries) return null;
  const isKept = (_: Node, at: number): boolean => at >= carries || kept.includes(at);
  const lean = appendWhile(node.inputs.filter(isKept), {
    condition: new Body(condition.graph, condition.inputs.filter(isKept), condition.results),
    body: new Body(body.graph, body.inputs.filter(isKept), resultsAt(body, kept)),
    carries: kept.length,
    maximum,
  });
  return { node: lean, place: (index) => kept.indexOf(index) };
}

function leanCond(node: Node, read: ReadonlySet<number>): Lean | null {
  const { then, otherwise } = readCond(node.attrs),
    kept = [...read].sort((a, b) => a - b),
    [predicate = node, ...operands] = node.inputs;
  if (kept.length === then.results.length) return null;
  const [first = then, second = otherwise] = [then, otherwise].map(
    (body) => new Body(body.graph, body.inputs, resultsAt(body, kept)),
  );
  return {
    node: appendCond(predicate, operands, { then: first, otherwise: second }),
    place: (index) => kept.indexOf(index),
  };
}

function resultsAt({ results }: Body, indices: readonly number[]): Node[] {
  return indices.flatMap((at) => results[at] ?? []);
}

/** The results that are read, and the carries from which these are computed in a later step, or by which a loop ends. */
function neededResults([body, condition]: readonly Body[], carries: number, read: ReadonlySet<number>): number[] {
  const needed = new Set(read);
  const mark = ({ inputs }: Body, roots: readonly Node[]): boolean => {
    const below = new Set(reachable(roots));
    const more = inputs.flatMap((input, at) => (at < carries && below.has(input) && !needed.has(at) ? [at] : []));
    for (const at of more) needed.add(at);
    return more.length > 0;
  };
  if (condition !== undefined) mark(condition, condition.results);
  while (body !== undefined && mark(body, resultsAt(body, [...needed])));
  return [...needed].sort((a, b) => a - b);
}
