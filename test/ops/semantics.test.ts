/** The table of semantics, line by line, in the evaluator and in emitted code, in f64 and f32. */
import { describe, expect, it } from "vitest";
import * as g from "../../src/index.js";
import { compile } from "../../compiler/compile.js";
import { vjp } from "../../compiler/differentiate.js";
import { fill, Tensor } from "../../src/builder.js";
import { evaluate } from "../../src/evaluate.js";
import { appendInput } from "../../src/families/source.js";
import { Graph, type Node } from "../../src/graph.js";
import { program } from "../../src/program.js";
import { isFloat } from "../../src/types.js";
import { compileGraph, instantiate, runEmitted } from "../support/emitted.js";
import type { Module } from "../support/calledModules.js";
import { semantics, type SemanticsPoint } from "./semanticsTable.js";

type Dtype = "f32" | "f64";
const relative = { f32: 1e-6, f64: 1e-13 };

/** What a node must be. */
interface Claim {
  readonly name: string;
  readonly node: Node;
  readonly expected: readonly number[];
}

/** Nodes of many points on one graph, so that they are compiled at once. */
class Line {
  readonly graph = new Graph();
  readonly inputs = new Map<string, Node>();
  readonly values = new Map<string, Float64Array>();
  readonly claims: Claim[] = [];

  constructor(
    points: readonly SemanticsPoint[],
    private readonly dtype: Dtype,
  ) {
    points.forEach((point, at) => this.add(point, `point ${at}`));
  }
  private add({ at, shapes, y: build, value, gradients, second }: SemanticsPoint, where: string): void {
    const operands = at.map((data, which) => this.input(data, shapes?.[which] ?? [data.length])),
      y = build(...operands.map(Tensor.of)).node;
    if (value !== undefined) this.claims.push({ name: `${where}, value`, node: y, expected: value });
    let above = [y];
    for (const [order, expected] of [
      ["first", gradients],
      ["second", second],
    ] as const) {
      if (expected === undefined) return;
      const ones = above.map((node) => fill(Tensor.of(node), 1).node);
      above = vjp(above, ones, operands, { disconnected: order === "first" ? "error" : "zero" });
      above.forEach((node, which) =>
        this.claims.push({ name: `${where}, ${order}, operand ${which}`, node, expected: expected[which] ?? [] }),
      );
    }
  }
  private input(data: readonly number[], shape: readonly number[]): Node {
    const name = `x${this.inputs.size}`,
      node = appendInput(this.graph, name, { dtype: this.dtype, shape });
    this.inputs.set(name, node);
    this.values.set(name, Float64Array.from(data));
    return node;
  }
}

function checkClaims(claims: readonly Claim[], got: readonly Float64Array[], dtype: Dtype): void {
  claims.forEach(({ name, node, expected }, at) => {
    const data = got[at] ?? new Float64Array();
    expect(data, name).toHaveLength(expected.length);
    expected.forEach((wanted, place) => {
      const result = data[place] ?? NaN,
        error = isFloat(node.type.dtype) ? relative[dtype] * Math.abs(wanted) : 0,
        close = Object.is(result + 0, wanted + 0) || Math.abs(result - wanted) <= error;
      expect(close, `${name}[${place}] is ${result}, expected ${wanted}`).toBe(true);
    });
  });
}

const dtypes: readonly Dtype[] = ["f64", "f32"];

describe.each(Object.entries(semantics))("%s", (_, points) => {
  it.each(dtypes)("in the evaluator and in emitted code, %s", async (dtype) => {
    const { inputs, values, claims } = new Line(points, dtype),
      nodes = claims.map(({ node }) => node);
    checkClaims(
      claims,
      evaluate(nodes, values).map(({ data }) => data),
      dtype,
    );
    const outputs = new Map(nodes.map((node, at) => [`y${at}`, node])),
      graph = { name: "line", inputs, outputs, gradients: null };
    const [emitted = []] = runEmitted(await compileGraph(graph), graph, values);
    checkClaims(claims, emitted, dtype);
  });
});

describe("empty axes: max is an error", () => {
  it.each(dtypes)("%s", (dtype) => {
    const none = Tensor.of(appendInput(new Graph(), "x", { dtype, shape: [2, 0] }));
    expect(() => g.max(none, { axis: 1 })).toThrow("max of no elements is undefined: the shape is [2, 0]");
    expect(() => g.min(none)).toThrow("min of no elements is undefined: the shape is [2, 0]");
  });
});

describe("take/gather: a constant index that is negative or out of range is an error when the graph is made", () => {
  it.each(dtypes)("%s", (dtype) => {
    const x = Tensor.of(appendInput(new Graph(), "x", { dtype, shape: [3] }));
    for (const index of [-1, 3]) {
      const wrong = `has the constant index ${index}, but the axis has 3 elements (0 to 2)`;
      expect(() => g.take(x, g.constant([index]))).toThrow(`take ${wrong}`);
      expect(() => g.takeAlongAxis(x, g.constant([index]))).toThrow(`takeAlongAxis ${wrong}`);
      expect(() => g.gatherNd(x, g.constant([[index]]))).toThrow(`gatherNd ${wrong}`);
    }
  });
});

describe("take/gather: at run time a RangeError names node, position and value, and backward then refuses", () => {
  const gathers: { readonly [name: string]: (x: Tensor, i: Tensor) => Tensor } = {
    take: (x, i) => g.take(x, i),
    takeAlongAxis: (x, i) => g.takeAlongAxis(x, i),
    gatherNd: (x, i) => g.gatherNd(x, g.expandDims(i, 1)),
  };
  const named = /^rows: index .*3 at position 1/;

  it.each(Object.entries(gathers))("%s", async (name, gather) => {
    for (const dtype of dtypes) {
      const taking = program(name, {}, (p) => {
        const rows = gather(p.input("x", `${dtype}[3]`), p.input("i", "i32[2]"));
        return { nodes: { rows, y: g.sum(g.square(rows)) }, outputs: ["y"], gradients: { of: "y", wrt: ["x"] } };
      });
      const { outputs } = taking.declare(),
        x = dtype === "f32" ? Float32Array.of(1, 2, 3) : Float64Array.of(1, 2, 3),
        indices = Float64Array.of(0, 3);
      expect(() =>
        evaluate(
          [...outputs.values()],
          new Map([
            ["x", Float64Array.from(x)],
            ["i", indices],
          ]),
        ),
      ).toThrow(named);
      const module = instantiate<Module>((await compile(taking)).javascript);
      module.forward({ x, i: Int32Array.of(2, 0) });
      expect(() => module.forward({ x, i: Int32Array.of(0, 3) })).toThrow(RangeError);
      expect(() => module.forward({ x, i: Int32Array.of(0, 3) })).toThrow(named);
      expect(() => module.backward()).toThrow("forward");
    }
  });
});
