/**
 * Node and Graph. A graph only grows: nodes are appended, interned and never changed, and the inputs of a node
 * stand before it, so every pass over a graph is a loop over an array.
 */
import type { Op } from "./op.js";
import type { TensorType } from "./types.js";

/** What an attribute may be: data only, compared by value with Object.is for numbers. */
export type Attribute =
  | number
  | string
  | boolean
  | undefined
  | Float64Array
  | Int32Array
  | Uint8Array
  | Body
  | readonly Attribute[]
  | { readonly [name: string]: Attribute };
export type Attributes = { readonly [name: string]: Attribute };

/** Which pass made a node, from which node, by which rule. */
export interface Origin {
  readonly pass: string;
  readonly rule: string;
  readonly from: Node | null;
}

export interface Node {
  readonly id: number;
  readonly graph: Graph;
  readonly op: Op;
  readonly inputs: readonly Node[];
  readonly attrs: Attributes;
  readonly type: TensorType;
  /** The user's name; set once, by whoever first names the node. */
  label?: string;
  readonly origin: Origin | null;
}

/**
 * The text of an attribute: equal exactly if the attributes are equal, with -0 apart from 0 and each non-finite
 * number apart from the others. (JSON merges -0 with 0, and NaN with null.)
 */
export function attributeKey(value: Attribute): string {
  if (typeof value === "number") return Object.is(value, -0) ? "-0" : String(value);
  if (typeof value === "string") return JSON.stringify(value);
  if (typeof value !== "object") return String(value);
  if (value instanceof Body) return value.key;
  if (ArrayBuffer.isView(value)) return elementsKey(value);
  if (isList(value)) return `[${value.map(attributeKey).join()}]`;
  return `{${Object.keys(value)
    .sort()
    .map((name) => `${name}:${attributeKey(value[name])}`)
    .join()}}`;
}

/** Every pass asks for the keys of constants again, and those of a million elements take a second. */
const elementsKeys = new WeakMap<object, string>();

function elementsKey(elements: Extract<Attribute, ArrayBufferView>): string {
  const known = elementsKeys.get(elements);
  if (known !== undefined) return known;
  const key = `${elements.constructor.name}(${Array.from(elements, attributeKey).join()})`;
  elementsKeys.set(elements, key);
  return key;
}

function isList(value: object): value is readonly Attribute[] {
  return Array.isArray(value);
}

/**
 * A closed subgraph: what a loop does in one step, as a function of its inputs. Bodies that compute the same from the
 * same inputs have the same key, whatever graph they stand in.
 */
export class Body {
  readonly key: string;
  constructor(
    readonly graph: Graph,
    /** Input nodes of the graph; a result that needs another is not closed. */
    readonly inputs: readonly Node[],
    readonly results: readonly Node[],
  ) {
    this.key = structureOf(inputs, results);
  }
  /** The live part, inputs before users. */
  get nodes(): Node[] {
    return reachable([...this.inputs, ...this.results]);
  }
}

/** The nodes as text, numbered in the order in which the results need them. */
function structureOf(inputs: readonly Node[], results: readonly Node[]): string {
  const numbers = new Map<Node, string>(inputs.map((input, at) => [input, `#${at}`])),
    lines: string[] = [],
    pending = [...results].reverse();
  for (let node = pending[pending.length - 1]; node !== undefined; node = pending[pending.length - 1]) {
    const missing = numbers.has(node) ? [] : node.inputs.filter((input) => !numbers.has(input));
    if (missing.length > 0) {
      pending.push(...missing.reverse());
      continue;
    }
    pending.pop();
    if (numbers.has(node)) continue;
    const operands = node.inputs.map((input) => numbers.get(input)).join();
    lines.push(`${node.op.name}(${operands})${attributeKey(node.attrs)}${node.type.dtype}${node.type.shape.join()}`);
    numbers.set(node, `${lines.length}`);
  }
  const types = inputs.map(({ type }) => `${type.dtype}${type.shape.join()}`).join(" ");
  return `{${types}: ${lines.join(";")} -> ${results.map((result) => numbers.get(result)).join()}}`;
}

export class Graph {
  readonly nodes: Node[] = [];
  /** How often the intern table was asked: the cost of construction, which tests hold to a constant a node. */
  probes = 0;
  private readonly interned = new Map<string, Node>();
  private origin: Origin | null = null;

  /** The node with this op, inputs and attributes: an earlier one if there is one, else a new one at the end. */
  append(op: Op, inputs: readonly Node[], attrs: Attributes, type: TensorType): Node {
    const key = keyOf(op, inputs, attrs, type);
    this.probes++;
    const known = this.interned.get(key);
    if (known !== undefined) return known;
    const node: Node = { id: this.nodes.length, graph: this, op, inputs, attrs, type, origin: this.origin };
    this.nodes.push(node);
    this.interned.set(key, node);
    return node;
  }

  /** Runs `body`; the nodes that it appends carry this origin. */
  from<T>(origin: Origin, body: () => T): T {
    const before = this.origin;
    this.origin = origin;
    try {
      return body();
    } finally {
      this.origin = before;
    }
  }

  /** Names a node, unless it already has a name. */
  label(node: Node, label: string): void {
    node.label ??= label;
  }
}

function keyOf(op: Op, inputs: readonly Node[], attrs: Attributes, type: TensorType): string {
  let key = op.name;
  for (const input of inputs) key += ` ${input.id}`;
  // A source has no inputs to determine its type.
  if (inputs.length === 0) key += ` ${type.dtype}${type.shape.join()}`;
  for (const name in attrs) key += ` ${name}:${attributeKey(attrs[name])}`;
  return key;
}

/**
 * The nodes that the roots need, themselves included, inputs first; those at the boundary are taken for given. Linear
 * in the nodes and edges found.
 */
export function reachable(roots: readonly Node[], boundary?: ReadonlySet<Node>): Node[] {
  const seen = new Set<Node>();
  const pending = [...roots];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (seen.has(node)) continue;
    seen.add(node);
    if (boundary?.has(node) !== true) for (const input of node.inputs) pending.push(input);
  }
  return [...seen].sort((a, b) => a.id - b.id);
}
