import { describe, expect, test } from "vitest";
import { gradients, vjp } from "../../compiler/differentiate.js";
import { Tensor } from "../../src/builder.js";
import { appendInput } from "../../src/families/source.js";
import { Graph } from "../../src/graph.js";
import { add, mul, sin, square, tanh } from "../../src/index.js";
import { appendNode, registry, ruleOf } from "../../src/op.js";
import { sum } from "../../src/ops/reduce.js";
import { slice, stack } from "../../src/ops/view.js";

const full = process.env["GRADC_FULL"] === "1";

interface Made {
  readonly graph: Graph;
  readonly x: Tensor;
  readonly y: Tensor;
}
type Unary = (x: Tensor) => Tensor;

const functions: readonly Unary[] = [sin, tanh];

function start(): { graph: Graph; x: Tensor } {
  const graph = new Graph();
  return { graph, x: Tensor.of(appendInput(graph, "x", { dtype: "f64", shape: [] })) };
}

function nth<T>(items: readonly T[], at: number): T {
  const item = items[at % items.length];
  if (item === undefined) throw new RangeError("no items");
  return item;
}

/** Every node has one operand that is not a leaf. */
function chain(size: number): Made {
  const { graph, x } = start(),
    links: readonly Unary[] = [(y) => add(y, x), (y) => mul(y, x), ...functions];
  let y = x;
  for (let at = 0; graph.nodes.length < size; at++) y = nth(links, at)(y);
  return { graph, x, y };
}

/** Every unit reads every earlier unit, the last first: u_k is a function of ((u_(k-1) + u_(k-2)) u_(k-3) + ...) x. */
function fullyConnected(size: number): Made {
  const { graph, x } = start(),
    units = [x];
  while (graph.nodes.length < size) {
    const joined = units.reduceRight((sum, unit, at) => (at % 2 === 0 ? add(sum, unit) : mul(sum, unit)));
    units.push(nth(functions, units.length)(joined));
  }
  return { graph, x, y: nth(units, units.length - 1) };
}

/** One node has all the others as users. */
function fanOut(size: number): Made {
  const { graph, x } = start();
  let y = x;
  const users: readonly ((at: number) => Tensor)[] = [(at) => mul(x, at), (at) => nth(functions, at)(mul(x, at))];
  for (let at = 0; graph.nodes.length < size; at++) y = add(y, nth(users, at)(at + 2));
  return { graph, x, y };
}

/** One node has all the others as operands. */
function fanIn(size: number): Made {
  const { graph, x } = start(),
    terms: Tensor[] = [];
  while (graph.nodes.length < size) terms.push(nth(functions, terms.length)(mul(x, terms.length + 2)));
  return { graph, x, y: sum(stack(terms)) };
}

const shapes: { readonly [name: string]: (size: number) => Made } = {
  "a chain": chain,
  "a fully connected graph": fullyConnected,
  "a wide fan-out": fanOut,
  "a wide fan-in": fanIn,
};

interface Costs {
  readonly nodes: number;
  readonly edges: number;
  readonly appended: number;
  readonly probes: number;
}

function costsOf({ graph, x, y }: Made): Costs {
  const nodes = graph.nodes.length,
    edges = graph.nodes.reduce((count, { inputs }) => count + inputs.length, 0),
    before = graph.probes;
  gradients(y.node, [x.node]);
  return { nodes, edges, appended: graph.nodes.length - nodes, probes: graph.probes - before };
}

describe.each(Object.entries(shapes))("differentiating %s", (_, make) => {
  test.each([100, 1000, 10_000])("of %i nodes appends at most 4 a node plus one an edge", (size) => {
    const { nodes, edges, appended } = costsOf(make(size));
    expect(appended).toBeLessThanOrEqual(4 * nodes + edges);
  });

  const most = full ? 100_000 : 20_000;
  test(`asks the intern table as often a node from 1,000 to ${most} nodes`, () => {
    const small = costsOf(make(1000)),
      large = costsOf(make(most));
    expect(large.probes / large.nodes).toBeLessThanOrEqual(1.02 * (small.probes / small.nodes));
    expect(large.probes / large.nodes).toBeLessThanOrEqual(6);
  });
});

describe("differentiation appends nothing", () => {
  test("for nodes that wrt does not reach, or that y does not need", () => {
    const { graph, x, y } = chain(100),
      w = Tensor.of(appendInput(graph, "w", { dtype: "f64", shape: [] }));
    const alone = costsOf(chain(100)).appended;
    let aside = w,
      beyond = y;
    for (let at = 0; at < 1000; at++) {
      aside = square(add(aside, w));
      beyond = square(beyond);
    }
    const loss = add(y, aside),
      before = graph.nodes.length;
    gradients(loss.node, [x.node]);
    expect(graph.nodes.length - before).toBe(alone);
  });

  test("for the other elements of a stack", () => {
    const { graph, x } = start(),
      others = Array.from({ length: 200 }, (_, at) =>
        Tensor.of(appendInput(graph, `w${at}`, { dtype: "f64", shape: [] })),
      );
    const y = slice(stack([square(x), ...others.map((w) => square(w))]), [0]),
      before = graph.nodes.length;
    gradients(y.node, [x.node]);
    expect(graph.nodes.length - before).toBeLessThanOrEqual(10);
  });
});

/** What differentiating one node with respect to all its operands appends at most; 12 where it is not told. */
const most: { readonly [op: string]: number } = {
  clip: 14,
  logAddExp: 13,
  xlogy: 13,
  hardSigmoid: 13,
  hardSwish: 20,
  pow: 21,
  gelu: 28,
  geluExact: 28,
  // A series near 0 stands beside the quotient.
  sinc: 52,
};

describe("differentiating one elementwise node appends no more than its own constant", () => {
  const ops = [...registry.values()].filter((op) => op.family === "elementwise");
  test.each(ops.map((op) => [op.name, op] as const))("of %s", (name, op) => {
    const graph = new Graph(),
      type = { dtype: "f64", shape: [3] } as const;
    const inputs = op.inputs.map((input, at) =>
      appendInput(graph, input, op.selects && at === 0 ? { ...type, dtype: "bool" } : type),
    );
    if (op.inputs.some((_, at) => typeof ruleOf(op.vjp, op, at) !== "function") && !op.selects) return;
    const node = appendNode(op, inputs, name === "polygamma" ? { order: 1 } : {}),
      seed = appendInput(graph, "seed", node.type),
      before = graph.nodes.length;
    vjp([node], [seed], op.selects ? inputs.slice(1) : inputs, { disconnected: "zero" });
    expect(graph.nodes.length - before).toBeLessThanOrEqual(most[name] ?? 12);
  });
});
