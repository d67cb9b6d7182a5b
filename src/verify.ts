/** The invariants of a graph, as a list of named checks. A graph that breaks one is a defect of gradc, not of a program. */
import { parseLabels } from "./families/contraction.js";
import { constantElements } from "./families/source.js";
import { numbers, viewOf } from "./families/view.js";
import { attributeKey, Body, type Attribute, type Attributes, type Graph, type Node } from "./graph.js";
import { openConditions, type Quotient } from "./indexMap.js";
import { registry, type SourceOp } from "./op.js";
import { dtypes, maximumElements, printType, roundTo, sameType, sizeOf } from "./types.js";

/** What is wrong with a node, or null. */
type NodeCheck = (node: Node) => string | null;

export interface Violation {
  readonly node: Node;
  readonly problem: string;
}
export interface Invariant {
  readonly name: string;
  /** The first node that breaks it, or null. Linear in the graph. */
  readonly check: (graph: Graph) => Violation | null;
}

function ofEach(name: string, problemOf: NodeCheck): Invariant {
  const check = ({ nodes }: Graph): Violation | null => {
    for (const node of nodes) {
      const problem = problemOf(node);
      if (problem !== null) return { node, problem };
    }
    return null;
  };
  return { name, check };
}

/** In this order: a check may rely on those before it. */
export const invariants: readonly Invariant[] = [
  {
    name: "ids are positions",
    check: (graph) => {
      const at = graph.nodes.findIndex((node, position) => node.id !== position || node.graph !== graph);
      const node = graph.nodes[at];
      return node === undefined ? null : { node, problem: `stands at position ${at}` };
    },
  },
  ofEach("inputs precede users", ({ id, graph, inputs }) => {
    const wrong = inputs.find((input) => input.id >= id || graph.nodes[input.id] !== input);
    return wrong === undefined ? null : `reads node ${wrong.id}, which does not stand before it in the graph`;
  }),
  ofEach("ops are registered", ({ op }) =>
    registry.get(op.name) === op ? null : "is of an op that is not the registered one",
  ),
  ofEach("attributes are data", ({ attrs }) => {
    const wrong = Object.keys(attrs).find((name) => !isData(attrs[name]));
    return wrong === undefined ? null : `has an attribute ${wrong} that is no data`;
  }),
  ofEach("shapes are whole and small enough", ({ type: { dtype, shape } }) => {
    const whole = dtypes.includes(dtype) && shape.every((extent) => Number.isInteger(extent) && extent >= 0);
    return whole && sizeOf(shape) <= maximumElements ? null : `has the type ${printType({ dtype, shape })}`;
  }),
  ofEach("attributes fit the family", attributeProblem),
  ofEach("types follow from inputs", ({ op, inputs, attrs, type }) => {
    if (op.family === "source") return null;
    const expected = op.typeOf(
      inputs.map((input) => input.type),
      attrs,
    );
    return sameType(type, expected)
      ? null
      : `has the type ${printType(type)}, but its inputs give ${printType(expected)}`;
  }),
  { name: "nodes are interned", check: firstDuplicate },
  ofEach("constants are numbers of their type", (node) => {
    const value = constantElements(node),
      { dtype, shape } = node.type;
    if (value === null) return null;
    if (value.length !== sizeOf(shape)) return `has ${value.length} numbers for ${printType(node.type)}`;
    const wrong = value.find((number) => !Object.is(roundTo(dtype, number), number));
    return wrong === undefined ? null : `holds ${wrong}, which is no number of ${dtype}`;
  }),
  ofEach("views are guarded", viewProblem),
  ofEach("contraction labels stand in two lists", contractionProblem),
];

/** Throws if the graph breaks an invariant; the message names it and the first node that does. */
export function verify(graph: Graph): void {
  for (const { name, check } of invariants) {
    const violation = check(graph);
    if (violation === null) continue;
    const { node, problem } = violation,
      label = node.label === undefined ? "" : ` "${node.label}"`;
    throw new TypeError(`verify: ${name}: node ${node.id}${label} (${node.op.name}) ${problem}`);
  }
}

function isData(value: Attribute | object): boolean {
  if (typeof value !== "object")
    return typeof value !== "function" && typeof value !== "symbol" && typeof value !== "bigint";
  if (value === null) return false;
  if (value instanceof Body) return true;
  if (value instanceof Float64Array || value instanceof Int32Array || value instanceof Uint8Array) return true;
  if (!Array.isArray(value) && Object.getPrototypeOf(value) !== Object.prototype) return false;
  return Object.values(value).every((part: Attribute) => isData(part));
}

const isAxis = (value: Attribute, rank: number): boolean =>
  typeof value === "number" && Number.isInteger(value) && value >= 0 && value < rank;

function sourceProblem(source: SourceOp["source"], attrs: Attributes, rank: number): string | null {
  switch (source) {
    case "input":
      return needs(typeof attrs["name"] === "string", "a name");
    case "constant":
      return needs(attrs["value"] instanceof Float64Array, "its numbers");
    case "iota":
      return needs(isAxis(attrs["axis"], rank), "an axis of its own");
    case "training":
      return null;
  }
}

/** What each family asks of its attributes beyond what the type of the node already tells. */
function attributeProblem({ op, attrs, inputs, type }: Node): string | null {
  const rank = inputs[0]?.type.shape.length ?? type.shape.length;
  switch (op.family) {
    case "source":
      return sourceProblem(op.source, attrs, rank);
    case "reduction":
      return needs(areAxes(attrs["axes"], rank), "ascending axes of its operand");
    case "view":
      return needs(Array.isArray(attrs["shape"]) && typeof attrs["map"] === "object", "a shape and a map");
    case "reshape":
      return needs(Array.isArray(attrs["shape"]), "a shape");
    case "concat":
      return needs(isAxis(attrs["axis"], rank), "an axis of its operands");
    case "contraction":
      return needs(typeof attrs["labels"] === "string", "labels");
    case "pick":
      return needs(typeof attrs["index"] === "number", "the position of a result");
    case "loop":
      return needs(
        Object.values(attrs).some((value) => value instanceof Body),
        "a body",
      );
    case "elementwise":
    case "routine":
    case "composite":
      return null;
  }
}

function needs(has: boolean, what: string): string | null {
  return has ? null : `needs ${what}`;
}

function areAxes(value: Attribute, rank: number): boolean {
  if (!Array.isArray(value)) return false;
  const axes = numbers(value);
  return axes.length > 0 && axes.every((axis, at) => isAxis(axis, rank) && axis > (axes[at - 1] ?? -1));
}

/** Interning compares everything but labels and origins, so no two nodes have the same text. */
function firstDuplicate({ nodes }: Graph): Violation | null {
  const known = new Map<string, Node>();
  for (const node of nodes) {
    const type = node.inputs.length === 0 ? printType(node.type) : "";
    const key = `${node.op.name} ${type} ${node.inputs.map((input) => input.id).join()} ${attributeKey(node.attrs)}`;
    const first = known.get(key);
    if (first !== undefined) return { node, problem: `is the same as node ${first.id}` };
    known.set(key, node);
  }
  return null;
}

function viewProblem(node: Node): string | null {
  const [x] = node.inputs;
  if (node.op.family !== "view" || x === undefined) return null;
  const { map, fill, covered } = viewOf(node),
    source = x.type.shape,
    { shape, dtype } = node.type;
  if (map.axes.length !== source.length) return `has ${map.axes.length} indices for ${source.length} axes`;
  const quotients = [...map.axes, ...map.guards.map((guard) => guard.quotient)];
  if (!quotients.every((quotient) => isQuotient(quotient, shape.length)))
    return "has an index that is no quotient of whole numbers";
  if (!map.guards.every(({ size }) => Number.isInteger(size) && size >= 0)) return "has a guard without a size";
  const open = openConditions(map, source, shape).length > 0;
  if (covered && open) return "says that it is covered, and reads beyond its operand";
  if (!covered && !open) return "says that it is not covered, and never reads its fill";
  return Object.is(roundTo(dtype, fill), fill) ? null : `fills with ${fill}, which is no number of ${dtype}`;
}

function isQuotient({ coefficients, offset, divisor }: Quotient, rank: number): boolean {
  return coefficients.length === rank && [...coefficients, offset, divisor].every(Number.isSafeInteger) && divisor > 0;
}

function contractionProblem({ op, attrs }: Node): string | null {
  if (op.family !== "contraction") return null;
  const { operands, result } = parseLabels(String(attrs["labels"])),
    lists = [...operands, result];
  for (const list of lists) if (new Set(list).size !== list.length) return `names a label twice in "${list}"`;
  const lonely = [...lists.join("")].find((label) => lists.filter((list) => list.includes(label)).length < 2);
  return lonely === undefined ? null : `has the label ${lonely} in one list only`;
}
