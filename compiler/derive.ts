/** Appends what a program asks to be derived: for each key of a spec, the nodes that its function returns. */
import { appendInput } from "../src/families/source.js";
import type { Derivatives } from "../src/declaration.js";
import type { Node } from "../src/graph.js";
import { gradients } from "./differentiate.js";
import type { Sets } from "./functions.js";
import { hessian, jacobian, sparseHessian, sparseJacobian } from "./jacobian.js";
import { hvp, jvp } from "./jvp.js";
import { replaceAll } from "./rebuild.js";
import type { Compressed, Patterns } from "./sparse/pattern.js";

export interface Derived extends Sets<
  "gradients" | "jvp" | "hvp" | "jacobian" | "hessian" | "tangents" | "vectors",
  Node
> {
  /** The cotangent that the caller gives, where `of` is no scalar. */
  readonly seed: Node | null;
  readonly patterns: Patterns;
}

/** What stands in the place of results of loops, so that a loop and what a derivative needs of it run once. */
type Replaced = Map<Node, Node>;

/**
 * @param find the node of a name: of what is differentiated, and with respect to what.
 * @param forward what forward leaves for backward: changed where loops must keep more for it.
 */
export function derive(
  asked: Derivatives,
  find: (name: string) => Node,
  forward: ReadonlyMap<string, Node>,
): Derived & { readonly outputs: ReadonlyMap<string, Node> } {
  const replaced: Replaced = new Map();
  const { gradients: backward, seed } = deriveGradients(asked.gradients, find, replaced);
  const sets = [forward, backward].map((set) => once(set, replaced));
  const [outputs = forward, gradients = backward] = sets;
  for (const [name, node] of gradients) label(node, `d_${name}`);
  const matrices = {
    jacobian: deriveMatrix("jacobian", asked.jacobian, find),
    hessian: deriveMatrix("hessian", asked.hessian, find),
  };
  return {
    outputs,
    ...{ gradients, seed },
    ...deriveTangent(asked.jvp, find),
    ...deriveProducts(asked.hvp, find),
    ...{ jacobian: matrices.jacobian.matrix, hessian: matrices.hessian.matrix },
    patterns: { jacobian: matrices.jacobian.sparse, hessian: matrices.hessian.sparse },
  };
}

type Find = (name: string) => Node;

function once(nodes: ReadonlyMap<string, Node>, replaced: Replaced): ReadonlyMap<string, Node> {
  return named([...nodes.keys()], replaceAll("differentiate", [...nodes.values()], replaced));
}

function deriveGradients(
  asked: Derivatives["gradients"],
  find: Find,
  replaced: Replaced,
): Pick<Derived, "gradients" | "seed"> {
  if (asked === null) return { gradients: new Map(), seed: null };
  const of = find(asked.of);
  const seed = of.type.shape.length === 0 ? null : appendInput(of.graph, "seed of the gradient", of.type);
  const options = { seed: seed ?? undefined, disconnected: asked.disconnected, replaced };
  return { gradients: named(asked.wrt, gradients(of, asked.wrt.map(find), options)), seed };
}

/** The node and its tangent, under the names that every jvp has. */
function deriveTangent(asked: Derivatives["jvp"], find: Find): Pick<Derived, "jvp" | "tangents"> {
  if (asked === null) return { jvp: new Map(), tangents: new Map() };
  const y = find(asked.of),
    wrt = asked.wrt.map(find),
    tangents = directions("tangent", asked.wrt, wrt),
    replaced: Replaced = new Map();
  const [dy = y] = jvp([y], wrt, tangents, { replaced }),
    both = once(named(["y", "dy"], [y, dy]), replaced);
  label(both.get("dy") ?? dy, `d_${asked.of}`);
  return { jvp: both, tangents: named(asked.wrt, tangents) };
}

function deriveProducts(asked: Derivatives["hvp"], find: Find): Pick<Derived, "hvp" | "vectors"> {
  if (asked === null) return { hvp: new Map(), vectors: new Map() };
  const wrt = asked.wrt.map(find),
    vectors = directions("vector", asked.wrt, wrt),
    replaced: Replaced = new Map();
  const found = hvp(find(asked.of), wrt, vectors, { disconnected: asked.disconnected, replaced });
  const products = once(named(asked.wrt, found), replaced);
  for (const [name, node] of products) label(node, `hvp_${name}`);
  return { hvp: products, vectors: named(asked.wrt, vectors) };
}

interface DerivedMatrix {
  readonly matrix: ReadonlyMap<string, Node>;
  readonly sparse: Compressed | null;
}

function deriveMatrix(key: "jacobian" | "hessian", asked: Derivatives["jacobian"], find: Find): DerivedMatrix {
  if (asked === null) return { matrix: new Map(), sparse: null };
  const options = { replaced: new Map<Node, Node>(), disconnected: "zero" } as const,
    name = `${key}_${asked.of}_${asked.wrt}`,
    [of, wrt] = [find(asked.of), find(asked.wrt)];
  const sparse = asked.sparse ? sparseMatrixOf[key](of, wrt, name, options) : null,
    root = sparse === null ? matrixOf[key](of, wrt, options) : sparse.values,
    matrix = once(new Map([[key, root]]), options.replaced);
  label(matrix.get(key) ?? root, name);
  return { matrix, sparse };
}

/** The root of what a call returns. */
const matrixOf = { jacobian, hessian };
const sparseMatrixOf = { jacobian: sparseJacobian, hessian: sparseHessian };

/** No name of the user's has a space in it. */
function directions(role: string, names: readonly string[], wrt: readonly Node[]): Node[] {
  return wrt.map((node, at) => {
    const name = names[at] ?? "",
      direction = appendInput(node.graph, `${role} of ${name}`, node.type);
    node.graph.label(direction, `${role}_${name}`);
    return direction;
  });
}

function named(names: readonly string[], nodes: readonly Node[]): Map<string, Node> {
  return new Map(nodes.map((node, at) => [names[at] ?? "", node]));
}

/** What a source holds has a name already, or needs none. */
function label(node: Node, name: string): void {
  if (node.op.family !== "source") node.graph.label(node, name);
}
