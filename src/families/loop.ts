/**
 * Loops: ops that run closed subgraphs. What a body needs from around it (its captures) are operands, so that a body
 * is a function of its inputs alone.
 *
 *   scan    operands: carries, tensors consumed along axis 0, captures. The body takes a step's carries, slices and
 *           captures and gives the next carries and what is stacked. Results: the last carries, the stacks.
 *   cond    operands: a bool scalar, captures. Two bodies of the captures; results: those of the one that runs.
 *   while   operands: carries, captures. One body tells whether to go on, one gives the next carries.
 */
import { Tensor } from "../builder.js";
import { wrongLoop } from "../diagnostics.js";
import { Body, Graph, reachable, type Attributes, type Node } from "../graph.js";
import { appendNode, register, type LoopOp, type Op, type PickOp } from "../op.js";
import { printType, sameType, sizeOf, tupleType, type TensorType } from "../types.js";
import { appendInput } from "./source.js";

export interface Scan {
  readonly body: Body;
  /** How many operands are carries, and how many are consumed along axis 0. */
  readonly carries: number;
  readonly overs: number;
  readonly length: number;
  /** Whether steps run from the last slice to the first. */
  readonly reverse: boolean;
  /** Steps of a segment that the backward pass computes again; 0: none, what it needs is kept. */
  readonly checkpoint: number;
}
export interface Cond {
  readonly then: Body;
  readonly otherwise: Body;
}
export interface While {
  readonly condition: Body;
  readonly body: Body;
  readonly carries: number;
  /** The most steps; null: no bound, and no derivative in reverse. */
  readonly maximum: number | null;
}

function loop(name: LoopOp["loop"], doc: string, typeOf: LoopOp["typeOf"]): LoopOp {
  return register({ family: "loop", loop: name, name, doc, inputs: ["operand"], bounded: false, typeOf });
}

export const scanOp = loop(
  "scan",
  "A step for each slice: carries pass from one to the next, results are stacked.",
  (types, attrs) => {
    const { body, carries, overs, length } = readScan(attrs);
    checkOperands(
      "scan",
      types.map((type, at) => (at >= carries && at < carries + overs ? sliceOf(type, length) : type)),
      body,
    );
    body.results
      .slice(0, carries)
      .forEach(({ type }, at) => checkSame("scan", `carry ${at + 1}`, types[at] ?? type, type));
    const stacks = body.results
      .slice(carries)
      .map(({ type: { dtype, shape } }) => ({ dtype, shape: [length, ...shape] }));
    return tupleType([...types.slice(0, carries), ...stacks]);
  },
);

export const condOp = loop(
  "cond",
  "The results of one of two bodies, of which only that one runs.",
  ([predicate, ...types], attrs) => {
    const { then, otherwise } = readCond(attrs);
    checkSame("cond", "the condition", { dtype: "bool", shape: [] }, predicate ?? { dtype: "bool", shape: [] });
    checkOperands("cond", types, then);
    checkOperands("cond", types, otherwise);
    then.results.forEach(({ type }, at) =>
      checkSame("cond", `result ${at + 1}`, type, otherwise.results[at]?.type ?? type),
    );
    return tupleType(then.results.map(({ type }) => type));
  },
);

export const whileOp = loop("while", "Steps as long as a condition on the carries holds.", (types, attrs) => {
  const { condition, body, carries } = readWhile(attrs);
  checkOperands("whileLoop", types, condition);
  checkOperands("whileLoop", types, body);
  const [goes] = condition.results;
  checkSame("whileLoop", "the condition", { dtype: "bool", shape: [] }, goes?.type ?? { dtype: "bool", shape: [] });
  body.results.forEach(({ type }, at) => checkSame("whileLoop", `carry ${at + 1}`, types[at] ?? type, type));
  return tupleType(types.slice(0, carries));
});

export const pickOp: PickOp = register({
  family: "pick",
  name: "pick",
  doc: "One of several results.",
  inputs: ["x"],
  bounded: true,
  typeOf: ([tuple], attrs) => {
    const part = tuple?.parts?.[Number(attrs["index"])];
    if (part === undefined) throw new TypeError("pick: there is no such result");
    return part;
  },
});

function checkSame(op: string, what: string, expected: TensorType, got: TensorType): void {
  if (!sameType(expected, got)) throw wrongLoop(op, `${what} is ${printType(expected)} and becomes ${printType(got)}`);
}
function checkOperands(op: string, types: readonly TensorType[], body: Body): void {
  if (types.length !== body.inputs.length)
    throw wrongLoop(op, `the body takes ${body.inputs.length} operands and ${types.length} are given`);
  body.inputs.forEach(({ type }, at) => checkSame(op, `operand ${at + 1}`, types[at] ?? type, type));
}
function sliceOf({ dtype, shape }: TensorType, length: number): TensorType {
  const [extent, ...rest] = shape;
  if (extent !== length)
    throw wrongLoop("scan", `a tensor of ${printType({ dtype, shape })} has not ${length} slices along axis 0`);
  return { dtype, shape: rest };
}

export function bodyIn(attrs: Attributes, name: string): Body {
  const body = attrs[name];
  if (!(body instanceof Body)) throw new TypeError(`a node lacks its body ${name}`);
  return body;
}
export function readScan(attrs: Attributes): Scan {
  return {
    body: bodyIn(attrs, "body"),
    carries: Number(attrs["carries"]),
    overs: Number(attrs["overs"]),
    length: Number(attrs["length"]),
    reverse: attrs["reverse"] === true,
    checkpoint: Number(attrs["checkpoint"]),
  };
}
export function readCond(attrs: Attributes): Cond {
  return { then: bodyIn(attrs, "then"), otherwise: bodyIn(attrs, "otherwise") };
}
export function readWhile(attrs: Attributes): While {
  const { maximum } = attrs;
  return {
    condition: bodyIn(attrs, "condition"),
    body: bodyIn(attrs, "body"),
    carries: Number(attrs["carries"]),
    maximum: typeof maximum === "number" ? maximum : null,
  };
}

export function appendScan(operands: readonly Node[], scan: Scan): Node {
  return appendNode(scanOp, operands, { ...scan });
}
export function appendCond(predicate: Node, operands: readonly Node[], cond: Cond): Node {
  return appendNode(condOp, [predicate, ...operands], { ...cond });
}
export function appendWhile(operands: readonly Node[], { maximum, ...loop }: While): Node {
  return appendNode(whileOp, operands, { ...loop, ...(maximum === null ? {} : { maximum }) });
}
export function pick(tuple: Node, index: number): Node {
  return appendNode(pickOp, [tuple], { index });
}
export function picks(tuple: Node): Tensor[] {
  return (tuple.type.parts ?? []).map((_, index) => Tensor.of(pick(tuple, index)));
}

/** The bodies of a loop by the names of their attributes; of any other node none. */
export function bodiesIn({ op, attrs }: Node): [name: string, body: Body][] {
  if (op.family !== "loop") return [];
  return Object.entries(attrs).flatMap(([name, value]) => (value instanceof Body ? [[name, value] as const] : []));
}

/** The first op of these nodes, or of the bodies that they run, of which this holds. */
export function opWithin(nodes: readonly Node[], holds: (op: Op) => boolean): Op | undefined {
  for (const node of nodes) {
    const op = holds(node.op)
      ? node.op
      : opWithin(
          bodiesIn(node).flatMap(([, body]) => body.nodes),
          holds,
        );
    if (op !== undefined) return op;
  }
  return undefined;
}

/** Copies what the roots need into another graph; `images` says what stands there for the leaves, and learns the rest. */
export function copyInto(graph: Graph, roots: readonly Node[], images: Map<Node, Node>): Node[] {
  const imageOf = (node: Node): Node => {
    const image = images.get(node);
    if (image === undefined) throw new TypeError(`node ${node.id} (${node.op.name}) has no image`);
    return image;
  };
  for (const node of reachable(roots, new Set(images.keys()))) {
    if (images.has(node)) continue;
    const image = graph.append(node.op, node.inputs.map(imageOf), node.attrs, node.type);
    if (node.label !== undefined) graph.label(image, node.label);
    images.set(node, image);
  }
  return roots.map(imageOf);
}

/** The body that computes the results from the inputs, both nodes of one graph: copied into a graph of its own. */
export function bodyOf(inputs: readonly Node[], results: readonly Node[]): Body {
  const graph = new Graph(),
    images = new Map<Node, Node>();
  const given = inputs.map((node, at) => {
    const image = appendInput(graph, `input ${at}`, node.type);
    if (node.label !== undefined) graph.label(image, node.label);
    images.set(node, image);
    return image;
  });
  return new Body(graph, given, copyInto(graph, results, images));
}

/** What the body gives for these operands, in their graph. */
export function inlined({ inputs, results }: Body, operands: readonly Node[], graph: Graph): Node[] {
  return copyInto(graph, results, new Map(inputs.map((input, at) => [input, operands[at] ?? input])));
}

/** Several bodies of one list of inputs, and what they take from around them. */
export interface Closed {
  readonly bodies: readonly Body[];
  readonly captures: readonly Node[];
}

/**
 * Makes bodies of nodes that stand in a graph of their surroundings. `inputs` are the nodes there that stand for what a
 * step is given. What does not depend on them is computed outside, once, and captured: but for constants, for views
 * that only repeat what they show, and for what `isInside` says that belongs to the bodies all the same.
 */
export function closeOver(
  inputs: readonly Node[],
  results: readonly (readonly Node[])[],
  isInside: (node: Node) => boolean = () => false,
): Closed {
  const all = results.flat(),
    own = new Set(inputs),
    inside = new Set<Node>();
  for (const node of reachable(all, own))
    if (own.has(node) || isInside(node) || node.inputs.some((input) => inside.has(input))) inside.add(node);
  const captured = new Set<Node>(),
    seen = new Set<Node>(own),
    pending = [...all];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (seen.has(node)) continue;
    seen.add(node);
    if (inside.has(node) || isCopied(node)) pending.push(...node.inputs);
    else captured.add(node);
  }
  const captures = [...captured].sort((a, b) => a.id - b.id);
  return { bodies: results.map((of) => bodyOf([...inputs, ...captures], of)), captures };
}

/** The loop with other bodies, or null if each stays as it is. */
export function withBodies(node: Node, change: (body: Body) => Body): Node | null {
  const changed = bodiesIn(node).map(([name, body]) => [name, change(body)] as const);
  const { graph, op, inputs, attrs, type } = node;
  if (bodiesIn(node).every(([, body], at) => body.key === changed[at]?.[1].key)) return null;
  return graph.append(op, inputs, { ...attrs, ...Object.fromEntries(changed) }, type);
}

function isCopied({ op, inputs, type }: Node): boolean {
  if (op.family === "source") return op.source !== "input";
  return op.family === "view" && sizeOf(type.shape) > sizeOf(inputs[0]?.type.shape ?? []);
}
