import { describe, expect, test } from "vitest";
import { Tensor } from "../../src/builder.js";
import { concatOp } from "../../src/families/concat.js";
import { contractionOp } from "../../src/families/contraction.js";
import { reshapeOp } from "../../src/families/reshape.js";
import { appendInput, constantOp, inputOp, iotaOp } from "../../src/families/source.js";
import { viewOf, viewOp } from "../../src/families/view.js";
import { Graph, type Attribute, type Node } from "../../src/graph.js";
import { axisIndex, mapToAttribute, type IndexMap } from "../../src/indexMap.js";
import { add, mul, neg } from "../../src/ops/arithmetic.js";
import { sumOver } from "../../src/ops/reduce.js";
import { pad } from "../../src/ops/pad.js";
import { slice, transpose } from "../../src/ops/view.js";
import type { DType, Shape, TensorType } from "../../src/types.js";
import { invariants, verify } from "../../src/verify.js";

const type = (shape: Shape, dtype: DType = "f64"): TensorType => ({ dtype, shape });

function start(shape: Shape = [2, 3], dtype: DType = "f64"): { readonly graph: Graph; readonly x: Node } {
  const graph = new Graph();
  return { graph, x: appendInput(graph, "x", type(shape, dtype)) };
}

/** A view with these attributes, whatever they say. */
function damagedView(map: IndexMap, attrs: { readonly [name: string]: Attribute } = {}): Graph {
  const { graph, x } = start();
  graph.append(
    viewOp,
    [x],
    { shape: [2, 3], map: mapToAttribute(map), fill: 0, covered: true, ...attrs },
    type([2, 3]),
  );
  return graph;
}
const straight: IndexMap = { axes: [axisIndex(2, 0), axisIndex(2, 1)], guards: [] };

function contraction(labels: string): Graph {
  const { graph, x } = start([3, 3]);
  graph.append(contractionOp, [x, x], { labels }, type([3, 3]));
  return graph;
}

/** A node put into the array behind the back of append. */
function pushed(change: (node: Node) => Node): Graph {
  const { graph, x } = start(),
    y = neg(Tensor.of(x)).node;
  graph.nodes.push(change({ ...y, id: graph.nodes.length }));
  return graph;
}

const broken: { readonly [message: string]: () => Graph } = {
  "ids are positions: node 7 (neg) stands at position 2": () => pushed((node) => ({ ...node, id: 7 })),
  "ids are positions: node 2 (neg) stands at position 2": () => pushed((node) => ({ ...node, graph: new Graph() })),
  "inputs precede users: node 2 (neg) reads node 5, which does not stand before it in the graph": () =>
    pushed((node) => ({ ...node, inputs: [{ ...node, id: 5 }] })),
  "inputs precede users: node 2 (neg) reads node 0, which does not stand before it in the graph": () =>
    pushed((node) => ({ ...node, inputs: [start().x] })),
  "ops are registered: node 1 (neg) is of an op that is not the registered one": () => {
    const { graph, x } = start();
    graph.append({ ...neg.op }, [x], {}, x.type);
    return graph;
  },
  "attributes are data: node 1 (neg) has an attribute when that is no data": () => {
    const { graph, x } = start();
    graph.append(neg.op, [x], { when: Object.assign(Object.create({ hidden: 1 }), { shown: 1 }) }, x.type);
    return graph;
  },
  'shapes are whole and small enough: node 0 "x" (input) has the type f64[2, 1.5]': () => {
    const { graph, x } = start([2, 1.5]);
    graph.label(x, "x");
    return graph;
  },
  "shapes are whole and small enough: node 0 (input) has the type f64[65536, 32768]": () => start([65536, 32768]).graph,
  "attributes fit the family: node 0 (input) needs a name": () => {
    const graph = new Graph();
    graph.append(inputOp, [], {}, type([]));
    return graph;
  },
  "attributes fit the family: node 0 (iota) needs an axis of its own": () => {
    const graph = new Graph();
    graph.append(iotaOp, [], { axis: 1 }, type([3]));
    return graph;
  },
  "attributes fit the family: node 0 (constant) needs its numbers": () => {
    const graph = new Graph();
    graph.append(constantOp, [], { value: [1] }, type([]));
    return graph;
  },
  "attributes fit the family: node 1 (sum) needs ascending axes of its operand": () => {
    const { graph, x } = start();
    graph.append(sumOver.op, [x], { axes: [1, 0] }, type([]));
    return graph;
  },
  "attributes fit the family: node 1 (view) needs a shape and a map": () => {
    const { graph, x } = start();
    graph.append(viewOp, [x], { shape: [2, 3] }, x.type);
    return graph;
  },
  "attributes fit the family: node 1 (reshape) needs a shape": () => {
    const { graph, x } = start();
    graph.append(reshapeOp, [x], {}, type([6]));
    return graph;
  },
  "attributes fit the family: node 1 (concat) needs an axis of its operands": () => {
    const { graph, x } = start();
    graph.append(concatOp, [x, x], { axis: 2 }, type([4, 3]));
    return graph;
  },
  "attributes fit the family: node 1 (contraction) needs labels": () => {
    const { graph, x } = start();
    graph.append(contractionOp, [x, x], {}, type([2, 2]));
    return graph;
  },
  "types follow from inputs: node 1 (neg) has the type f64[3], but its inputs give f64[2, 3]": () => {
    const { graph, x } = start();
    graph.append(neg.op, [x], {}, type([3]));
    return graph;
  },
  "nodes are interned: node 2 (neg) is the same as node 1": () => pushed((node) => node),
  "constants are numbers of their type: node 0 (constant) has 2 numbers for f64[3]": () => {
    const graph = new Graph();
    graph.append(constantOp, [], { value: Float64Array.of(1, 2) }, type([3]));
    return graph;
  },
  "constants are numbers of their type: node 0 (constant) holds 0.1, which is no number of f32": () => {
    const graph = new Graph();
    graph.append(constantOp, [], { value: Float64Array.of(0.1) }, type([], "f32"));
    return graph;
  },
  "views are guarded: node 1 (view) has 1 indices for 2 axes": () =>
    damagedView({ axes: [axisIndex(2, 0)], guards: [] }),
  "views are guarded: node 1 (view) has an index that is no quotient of whole numbers": () =>
    damagedView({ axes: [axisIndex(2, 0), { coefficients: [0, 1, 1], offset: 0, divisor: 1 }], guards: [] }),
  "views are guarded: node 1 (view) has a guard without a size": () =>
    damagedView({ ...straight, guards: [{ quotient: axisIndex(2, 0), size: -1 }] }),
  "views are guarded: node 1 (view) says that it is covered, and reads beyond its operand": () =>
    damagedView({ axes: [axisIndex(2, 0, 1, 1), axisIndex(2, 1)], guards: [] }),
  "views are guarded: node 1 (view) says that it is not covered, and never reads its fill": () =>
    damagedView({ axes: [axisIndex(2, 0, -1, 1), axisIndex(2, 1)], guards: [] }, { covered: false }),
  'contraction labels stand in two lists: node 1 (contraction) names a label twice in "ii"': () =>
    contraction("ii,ij->ij"),
  "contraction labels stand in two lists: node 1 (contraction) has the label k in one list only": () =>
    contraction("ik,ij->ij"),
};

describe("verify", () => {
  test.each(Object.entries(broken))("%s", (message, build) => {
    expect(() => verify(build())).toThrow(new TypeError(`verify: ${message}`));
  });

  test("every invariant is broken by one of these", () => {
    const named = new Set(Object.keys(broken).map((message) => message.split(":")[0]));
    expect(named).toEqual(new Set(invariants.map(({ name }) => name)));
  });

  test("takes what the builder makes", () => {
    const { graph, x } = start(),
      tensor = Tensor.of(x);
    const padded = pad(
      slice(transpose(add(mul(tensor, 2), neg(tensor))), ["1:", ":"]),
      [
        [1, 0],
        [0, 2],
      ],
      { value: -0 },
    );
    expect(Object.is(viewOf(padded.node).fill, -0)).toBe(true);
    sumOver(padded, [0, 1]);
    expect(() => verify(graph)).not.toThrow();
    expect(invariants.map(({ check }) => check(graph))).toEqual(invariants.map(() => null));
  });

  test("of 100,000 nodes in a chain", () => {
    const { graph, x } = start();
    for (let at = 0, node = x; at < 1e5; at++) node = graph.append(neg.op, [node], {}, node.type);
    expect(() => verify(graph)).not.toThrow();
  });
});
