/**
 * Reverse accumulation, symbol to number: what Torch and Caffe do. Numbers are carried at the nodes, one node at a
 * time, and nothing is appended to the graph. The reference mode against which the gradient graph is checked.
 */
import { Tensor } from "../src/builder.js";
import { evaluate, evaluateOp, type EvaluateOptions, type InputValues } from "../src/evaluate.js";
import { appendInput } from "../src/families/source.js";
import { Graph, reachable, type Node } from "../src/graph.js";
import type { TensorValue } from "../src/op.js";
import { cutAt, pullback } from "../src/pullback.js";
import { tensorType } from "../src/types.js";
import { withoutLoops } from "./loop/rewrite.js";

/** The numbers of a cotangent: its value, and its support or null for everywhere. */
export interface NumericCotangent {
  readonly value: TensorValue;
  readonly support: TensorValue | null;
}

export interface Accumulated {
  readonly values: ReadonlyMap<Node, TensorValue>;
  readonly cotangents: ReadonlyMap<Node, TensorValue>;
}

/**
 * Values of all nodes that y needs, and the cotangents of `wrt` and of every node between. Loops are written out first,
 * so that each step has nodes of its own.
 * @param seed the cotangent of y, row-major; ones by default
 */
export function accumulateGradients(
  y: Node,
  wrt: readonly Node[],
  inputs: InputValues,
  seed?: Float64Array,
  options: EvaluateOptions = {},
): Accumulated {
  const [plain = y] = withoutLoops([y]),
    order = reachable([plain]),
    values = valuesOf(order, inputs, options);
  const size = known(values, plain).data.length;
  const start = { value: { type: plain.type, data: seed ?? new Float64Array(size).fill(1) }, support: null };
  const cotangents = backwards(plain, order, values, start, wrt, options);
  return { values, cotangents: new Map([...cotangents].map(([node, { value }]) => [node, value])) };
}

/** The value of each node; `order`: inputs precede users. */
function valuesOf(order: readonly Node[], inputs: InputValues, options: EvaluateOptions): Map<Node, TensorValue> {
  const values = new Map<Node, TensorValue>();
  for (const node of order) {
    const args = node.inputs.map((input) => known(values, input));
    values.set(node, evaluateOp(node, args, inputs, options));
  }
  return values;
}

function known<K, V>(values: ReadonlyMap<K, V>, key: K): V {
  const value = values.get(key);
  if (value === undefined) throw new TypeError("accumulate: a node is used before it has a value");
  return value;
}

function backwards(
  y: Node,
  order: readonly Node[],
  values: ReadonlyMap<Node, TensorValue>,
  start: NumericCotangent,
  wrt: readonly Node[],
  options: EvaluateOptions,
): Map<Node, NumericCotangent> {
  const needed = new Set(wrt),
    cotangents = new Map([[y, start]]);
  for (const node of order)
    if (node.inputs.some((input, at) => needed.has(input) && cutAt(node, at) === null)) needed.add(node);
  for (const node of [...order].reverse()) {
    const dy = cotangents.get(node);
    if (dy === undefined || !needed.has(node)) continue;
    for (const [input, part] of partsOf(node, values, dy, needed, options)) {
      const before = cotangents.get(input);
      cotangents.set(input, before === undefined ? part : joined(before, part, options));
    }
  }
  return cotangents;
}

/** The cotangents that one node hands to its inputs, computed as numbers. */
function partsOf(
  node: Node,
  values: ReadonlyMap<Node, TensorValue>,
  dy: NumericCotangent,
  needed: ReadonlySet<Node>,
  options: EvaluateOptions,
): [Node, NumericCotangent][] {
  if (node.op.family === "composite" && node.op.vjp === undefined) return throughFormula(node, values, dy, options);
  return node.inputs.flatMap((input, at): [Node, NumericCotangent][] =>
    needed.has(input) && cutAt(node, at) === null ? [[input, ruleAtNode(node, at, values, dy, options)]] : [],
  );
}

/** The rule of one node, in a graph of its own that holds stand-ins for its operands. */
export function ruleAtNode(
  node: Node,
  at: number,
  values: ReadonlyMap<Node, TensorValue>,
  dy: NumericCotangent,
  options: EvaluateOptions,
): NumericCotangent {
  const graph = new Graph(),
    numbers = new Map<string, Float64Array>();
  const standIn = (name: string, value: TensorValue): Tensor => {
    numbers.set(name, value.data);
    return Tensor.of(appendInput(graph, name, value.type));
  };
  const inputs = node.inputs.map((input, position) => standIn(`x${position}`, known(values, input)));
  const cotangent = {
    value: standIn("dy", dy.value),
    support: dy.support === null ? null : standIn("support", dy.support),
  };
  const { value, support } = pullback(withInputs(node, inputs), at, cotangent, {
    inputs,
    y: standIn("y", known(values, node)),
  });
  const [number, mask] = evaluate(support === null ? [value.node] : [value.node, support.node], numbers, options);
  if (number === undefined) throw new TypeError("accumulate: a rule gave no value");
  return { value: number, support: mask ?? null };
}

/** The node as it would stand in the graph of the stand-ins; it is never appended. */
function withInputs(node: Node, inputs: readonly Tensor[]): Node {
  return { ...node, graph: inputs[0]?.graph ?? node.graph, inputs: inputs.map((input) => input.node) };
}

function throughFormula(
  node: Node,
  values: ReadonlyMap<Node, TensorValue>,
  dy: NumericCotangent,
  options: EvaluateOptions,
): [Node, NumericCotangent][] {
  if (node.op.family !== "composite") return [];
  const graph = new Graph(),
    numbers = new Map<string, Float64Array>();
  const inputs = node.inputs.map((input, at) => {
    numbers.set(`x${at}`, known(values, input).data);
    return appendInput(graph, `x${at}`, input.type);
  });
  const root = node.op.expand(inputs.map(Tensor.of), node.attrs).node,
    order = reachable([root]),
    inner = valuesOf(order, numbers, options);
  const found = backwards(root, order, inner, dy, inputs, options);
  return node.inputs.flatMap((input, at): [Node, NumericCotangent][] => {
    const stand = inputs[at],
      part = stand === undefined ? undefined : found.get(stand);
    return part === undefined ? [] : [[input, part]];
  });
}

function joined(a: NumericCotangent, b: NumericCotangent, options: EvaluateOptions): NumericCotangent {
  const round =
    options.rounding === "none" || a.value.type.dtype === "f64" ? (value: number): number => value : Math.fround;
  const value = { type: a.value.type, data: a.value.data.map((number, at) => round(number + (b.value.data[at] ?? 0))) };
  if (a.support === null || b.support === null) return { value, support: null };
  const other = b.support.data,
    data = a.support.data.map((mark, at) => Math.max(mark, other[at] ?? 0));
  return { value, support: { type: tensorType("bool", a.support.type.shape), data } };
}
