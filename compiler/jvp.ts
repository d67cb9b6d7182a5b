/**
 * Forward-mode differentiation, symbol to symbol: one loop over the nodes between `wrt` and the results, in their
 * order, which appends the nodes that compute their tangents to the same graph.
 */
import { fill, Tensor } from "../src/builder.js";
import { integerOf, integerWrt, seedType } from "../src/diagnostics.js";
import { appendInput } from "../src/families/source.js";
import { reachable, type Node } from "../src/graph.js";
import { add } from "../src/ops/arithmetic.js";
import { cutAt, ruled } from "../src/pullback.js";
import { isPushed, pushforward } from "../src/pushforward.js";
import { isFloat, sameType } from "../src/types.js";
import { pushLoop } from "./loop/forward.js";
import { replaceAll } from "./rebuild.js";
import { gradients, nameOf, vjp, type GradientsOptions } from "./differentiate.js";

export interface JvpOptions {
  /** Learns what stands in the place of results of loops, so that a loop and its tangents run once. */
  readonly replaced?: Map<Node, Node>;
}

/**
 * The tangents of `ys` where those of `wrt` are `tangents`: the Jacobian times the tangent, summed over `wrt`. What
 * nothing reaches has the tangent zero.
 */
export function jvp(
  ys: readonly Node[],
  wrt: readonly Node[],
  tangents: readonly Node[],
  options: JvpOptions = {},
): Node[] {
  checkFloats(ys, wrt);
  const start = new Map<Node, Tensor>();
  wrt.forEach((node, at) => {
    const tangent = tangents[at];
    if (tangent === undefined || !sameType(tangent.type, node.type))
      throw seedType(node.type, tangent?.type ?? node.type);
    start.set(node, Tensor.of(tangent));
  });
  const found = push(ys, start, options.replaced ?? new Map<Node, Node>());
  return ys.map((y) => found.get(y)?.node ?? zerosLike(y));
}

/** Only floats have derivatives, and only by floats. */
export function checkFloats(ys: readonly Node[], wrt: readonly Node[]): void {
  for (const x of wrt) if (!isFloat(x.type.dtype)) throw integerWrt(nameOf(x), x.type.dtype);
  for (const y of ys) if (!isFloat(y.type.dtype)) throw integerOf(nameOf(y), y.type.dtype);
}

/** The Hessian of a scalar times vectors: the tangents of its gradients. */
export function hvp(
  y: Node,
  wrt: readonly Node[],
  vectors: readonly Node[],
  options: Pick<GradientsOptions, "disconnected" | "replaced"> = {},
): Node[] {
  return jvp(gradients(y, wrt, options), wrt, vectors, options);
}

function zerosLike(node: Node): Node {
  const origin = { pass: "jvp", rule: "nothing depends on it", from: node };
  return node.graph.from(origin, () => fill(Tensor.of(node), 0).node);
}

/** The tangents of the nodes that the roots need and that depend on what `start` holds. */
function push(
  roots: readonly Node[],
  start: ReadonlyMap<Node, Tensor>,
  replaced: Map<Node, Node>,
  boundary?: ReadonlySet<Node>,
): Map<Node, Tensor> {
  const tangents = new Map(start),
    ofResults = new Map<Node, readonly (Node | null)[]>();
  for (const node of reachable(roots, boundary)) {
    if (tangents.has(node) || !node.inputs.some((input) => tangents.has(input) || ofResults.has(input))) continue;
    const origin = { pass: "jvp", rule: `${node.op.name}: its tangent`, from: node };
    if (node.op.family === "loop") {
      const given = node.inputs.map((input, at) =>
        cutAt(node, at) === null ? (tangents.get(input)?.node ?? null) : null,
      );
      if (given.some((tangent) => tangent !== null))
        ofResults.set(
          node,
          node.graph.from(origin, () => pushLoop(node, given, push, replaced)),
        );
      continue;
    }
    const tangent = node.graph.from(origin, () => tangentOf(node, tangents, ofResults, replaced));
    if (tangent === null) continue;
    tangents.set(node, tangent);
    if (node.label !== undefined && tangent.node.origin?.pass === "jvp" && tangent.node.op.family !== "source")
      node.graph.label(tangent.node, `d_${node.label}`);
  }
  return tangents;
}

function tangentOf(
  node: Node,
  tangents: ReadonlyMap<Node, Tensor>,
  ofResults: ReadonlyMap<Node, readonly (Node | null)[]>,
  replaced: Map<Node, Node>,
): Tensor | null {
  const { op } = node,
    ofInputs = node.inputs.map((input) => tangents.get(input) ?? null);
  if (op.family === "pick") {
    const result = ofResults.get(node.inputs[0] ?? node)?.[Number(node.attrs["index"])] ?? null;
    return result === null ? null : Tensor.of(result);
  }
  if (isPushed(node)) return pushforward(node, ofInputs, { inputs: node.inputs.map(Tensor.of), y: Tensor.of(node) });
  if (op.family === "composite" && op.vjp === undefined) {
    const root = op.expand(node.inputs.map(Tensor.of), node.attrs).node;
    const known = new Map(node.inputs.flatMap((input, at) => (ofInputs[at] ? [[input, ofInputs[at]] as const] : [])));
    return push([root], known, replaced, new Set(node.inputs)).get(root) ?? null;
  }
  let sum: Tensor | null = null;
  for (const [at, tangent] of ofInputs.entries()) {
    if (tangent === null || cutAt(node, at) !== null) continue;
    const part = transposed(node, at, tangent);
    sum = sum === null ? part : add(sum, part);
  }
  return sum;
}

/**
 * J t from the rule dx = J^T u: the rule is linear in u, so that the cotangent of u, for t as that of dx, is J t
 * whatever u is. Most rules leave no u in it; in what is left, u is 0.
 */
function transposed(node: Node, at: number, tangent: Tensor): Tensor {
  const u = appendInput(node.graph, `cotangent of node ${node.id}`, node.type);
  const dx = ruled(node, at, Tensor.of(u), { inputs: node.inputs.map(Tensor.of), y: Tensor.of(node) });
  const [result = u] = vjp([dx.node], [tangent.node], [u], { disconnected: "zero" });
  const around = new Set([...node.inputs, node, tangent.node]);
  if (!reachable([result], around).includes(u)) return Tensor.of(result);
  const [free = result] = replaceAll("jvp", [result], new Map([[u, fill(Tensor.of(node), 0).node]]));
  return Tensor.of(free);
}
