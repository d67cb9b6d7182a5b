/**
 * Reverse-mode differentiation, symbol to symbol: one loop backwards over the nodes between `wrt` and `y`, which
 * appends the nodes that compute their cotangents to the same graph. O(n) for the forward part, O(n + m) for n
 * nodes and m edges backwards.
 */
import { fill, Tensor } from "../src/builder.js";
import { disconnected, integerOf, integerWrt, seedNeeded, seedType } from "../src/diagnostics.js";
import { reachable, type Node } from "../src/graph.js";
import { add } from "../src/ops/arithmetic.js";
import { logicalOr } from "../src/ops/compare.js";
import { cutAt, pullback, type Cotangent } from "../src/pullback.js";
import { pullbackThroughWindow, windowedSource } from "../src/windowPullback.js";
import { isFloat, sameType } from "../src/types.js";
import { pullbackLoop, type LoopCotangents, type Propagate, type Start } from "./loop/reverse.js";
import { recomputed, type Again } from "./recompute.js";

export interface GradientsOptions {
  /** The cotangent of y; 1 if y is a scalar, else obligatory. */
  readonly seed?: Node;
  /** What a wrt gives that y does not depend on: an error (the default), or zeros. */
  readonly disconnected?: "error" | "zero";
  /** Nodes that count as constants: no cotangent passes through them. One that is in `wrt` still gets its own. */
  readonly stop?: readonly Node[];
  /** Learns what stands in the place of results of loops, so that a loop and what is kept of it run once. */
  readonly replaced?: Map<Node, Node>;
}

/** The cotangents of `wrt`, in their order: the gradient of y, or with a seed the gradient of sum(seed * y). */
export function gradients(y: Node, wrt: readonly Node[], options: GradientsOptions = {}): Node[] {
  if (options.seed === undefined && y.type.shape.length > 0) throw seedNeeded(y.type);
  return vjp([y], [options.seed ?? uniform(y, 1, "seed")], wrt, options);
}

/** The cotangents of `wrt` from those of several results: the gradient of the sum over all of seed * y. */
export function vjp(
  ys: readonly Node[],
  seeds: readonly Node[],
  wrt: readonly Node[],
  options: GradientsOptions = {},
): Node[] {
  for (const node of wrt) if (!isFloat(node.type.dtype)) throw integerWrt(nameOf(node), node.type.dtype);
  const start = ys.map((y, at) => {
    const seed = seeds[at];
    if (!isFloat(y.type.dtype)) throw integerOf(nameOf(y), y.type.dtype);
    if (seed === undefined || !sameType(seed.type, y.type)) throw seedType(y.type, seed?.type ?? y.type);
    return [y, { value: Tensor.of(seed), support: null }] as const;
  });
  const cotangents = propagate(
    start,
    wrt,
    new Set(options.stop),
    options.replaced ?? new Map<Node, Node>(),
    recomputed(ys),
  );
  return wrt.map((node) => {
    const cotangent = cotangents.get(node);
    if (cotangent !== undefined) return cotangent.value.node;
    if (options.disconnected !== "zero")
      throw disconnected(nameOf(node), ys.map(nameOf).join(", "), cutBetween(node, ys));
    return uniform(node, 0, "nothing depends on it");
  });
}

/** One number in the type of a node. */
function uniform(like: Node, value: number, rule: string): Node {
  const origin = { pass: "differentiate", rule, from: like };
  return like.graph.from(origin, () => fill(Tensor.of(like), value).node);
}

/** Carries cotangents backwards from the results to `wrt`, through the nodes that lie between them. */
function propagate(
  start: Start,
  wrt: readonly Node[],
  stop: ReadonlySet<Node>,
  replaced: Map<Node, Node>,
  again: Again,
): Map<Node, Cotangent> {
  const between = nodesBetween(
      wrt,
      start.map(([y]) => y),
      stop,
    ),
    ends = new Set([...wrt, ...stop]),
    cotangents = new Map<Node, Cotangent>(),
    ofResults = new Map<Node, (Cotangent | null)[]>();
  for (const [y, cotangent] of start) accumulate(cotangents, y, cotangent);
  for (const node of between.reverse()) {
    const results = ofResults.get(node),
      dy = cotangents.get(node);
    if (results !== undefined) {
      const wanted = node.inputs.map((input, at) => between.members.has(input) && cutAt(node, at) === null);
      const given = { results, wanted };
      for (const [input, part] of throughLoop(node, again(node), given, stop, replaced))
        accumulate(cotangents, input, part);
      continue;
    }
    if (dy === undefined) continue;
    name(dy.value.node, node);
    if (node.op.family === "pick") {
      collect(ofResults, node, dy);
      continue;
    }
    const parts =
      node.op.family === "composite" && node.op.vjp === undefined
        ? throughFormula(node, again(node), dy, replaced)
        : throughRules(node, again(node), dy, { members: between.members, ends });
    for (const [input, part] of parts) if (between.members.has(input)) accumulate(cotangents, input, part);
  }
  return cotangents;
}

/** One of several results: all of them are needed before their loop is. */
function collect(ofResults: Map<Node, (Cotangent | null)[]>, node: Node, dy: Cotangent): void {
  const [loop] = node.inputs;
  if (loop === undefined) return;
  const results = ofResults.get(loop) ?? (loop.type.parts ?? []).map(() => null);
  results[Number(node.attrs["index"])] = dy;
  ofResults.set(loop, results);
}

/** What is differentiated is `again`: the loop, or the same computed again. */
function throughLoop(
  node: Node,
  again: Node,
  given: LoopCotangents,
  stop: ReadonlySet<Node>,
  replaced: Map<Node, Node>,
): (readonly [Node, Cotangent])[] {
  const origin = { pass: "differentiate", rule: `${node.op.name}: its steps backwards`, from: node };
  // An operand may depend on another: what the loop stands for ends at both.
  const carryBack: Propagate = (start, wrt, inner) =>
    propagate(start, wrt, new Set([...stop, ...wrt]), inner, recomputed(start.map(([y]) => y)));
  const parts = node.graph.from(origin, () => pullbackLoop(again, given, carryBack, replaced));
  return node.inputs.flatMap((input, at) => (parts[at] ? [[input, parts[at]] as const] : []));
}

/** What carries cotangents, and where they end. */
interface Reach {
  readonly members: ReadonlySet<Node>;
  readonly ends: ReadonlySet<Node>;
}

/** The cotangent of each input that lies between, by the op's own rules; of an input that stands twice, their sum. */
function throughRules(node: Node, again: Node, dy: Cotangent, { members, ends }: Reach): ReadonlyMap<Node, Cotangent> {
  const operands = { inputs: again.inputs.map(Tensor.of), y: Tensor.of(again) },
    parts = new Map<Node, Cotangent>();
  node.inputs.forEach((input, at) => {
    if (!members.has(input) || cutAt(node, at) !== null) return;
    const rule = `${node.op.name}: d${node.op.inputs[at] ?? node.op.inputs[0] ?? ""}`;
    const origin = { pass: "differentiate", rule, from: node };
    node.graph.from(origin, () => {
      const source = ends.has(input) ? null : windowedSource(node, at),
        direct = source === null ? null : pullbackThroughWindow(again, at, dy, operands);
      if (source !== null && direct !== null) accumulate(parts, source, direct);
      else accumulate(parts, input, pullback(again, at, dy, operands));
    });
  });
  return parts;
}

/** A composite without a closed form is differentiated as the formula that it stands for. */
function throughFormula(
  node: Node,
  again: Node,
  dy: Cotangent,
  replaced: Map<Node, Node>,
): ReadonlyMap<Node, Cotangent> {
  if (node.op.family !== "composite") return new Map();
  const { op } = node,
    inputs = [...new Set(again.inputs)];
  const origin = { pass: "differentiate", rule: `${op.name}: its formula`, from: node };
  return node.graph.from(origin, () => {
    const root = op.expand(again.inputs.map(Tensor.of), node.attrs).node;
    // An operand may depend on another: the formula ends at both.
    const reached = propagate([[root, dy]], inputs, new Set(inputs), replaced, (each) => each);
    return new Map(
      node.inputs.flatMap((input, at) => {
        const part = reached.get(again.inputs[at] ?? input);
        return part === undefined ? [] : [[input, part] as const];
      }),
    );
  });
}

/** The cotangent of a node with a name is called by it. */
function name(cotangent: Node, of: Node): void {
  if (of.label !== undefined && cotangent.origin?.pass === "differentiate" && cotangent.op.family !== "source")
    cotangent.graph.label(cotangent, `d_${of.label}`);
}

function accumulate(cotangents: Map<Node, Cotangent>, node: Node, part: Cotangent): void {
  const known = cotangents.get(node);
  if (known === undefined) return void cotangents.set(node, part);
  const origin = { pass: "differentiate", rule: "sum of the cotangents of its uses", from: node };
  node.graph.from(origin, () => {
    const support = known.support === null || part.support === null ? null : logicalOr(known.support, part.support);
    cotangents.set(node, { value: add(known.value, part.value), support });
  });
}

/** The nodes that depend on `wrt` and reach a result through edges that carry cotangents, inputs first. */
function nodesBetween(
  wrt: readonly Node[],
  ys: readonly Node[],
  stop: ReadonlySet<Node>,
): { reverse(): Node[]; members: ReadonlySet<Node> } {
  const members = new Set<Node>(wrt),
    listed: Node[] = [];
  for (const node of reachable(ys, stop)) {
    if (stop.has(node)) continue;
    const depends =
      members.has(node) || node.inputs.some((input, at) => members.has(input) && cutAt(node, at) === null);
    if (!depends) continue;
    members.add(node);
    listed.push(node);
  }
  return { reverse: () => listed.reverse(), members };
}

export function nameOf(node: Node): string {
  return node.label ?? `${node.op.name} (node ${node.id})`;
}

/** The op that cuts the paths from a node to the results, if there are paths at all. */
function cutBetween(wrt: Node, ys: readonly Node[]): string | null {
  const reached = new Set<Node>([wrt]);
  let cut: string | null = null;
  for (const node of reachable(ys)) {
    node.inputs.forEach((input, at) => {
      if (!reached.has(input)) return;
      cut ??= cutAt(node, at);
      reached.add(node);
    });
  }
  return ys.some((y) => reached.has(y)) ? cut : null;
}
