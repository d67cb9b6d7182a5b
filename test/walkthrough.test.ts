/**
 * A walk through the compiler, from a formula to a module. Read it top to bottom: every step is a test, and each
 * uses what the one before it made.
 */
import { describe, expect, test } from "vitest";
import { accumulateGradients } from "../compiler/accumulate.js";
import { compile } from "../compiler/compile.js";
import { gradients } from "../compiler/differentiate.js";
import { load } from "../compiler/load.js";
import { scheduleModule } from "../compiler/schedule/index.js";
import { simplify } from "../compiler/simplify/engine.js";
import { Tensor } from "../src/builder.js";
import { evaluate } from "../src/evaluate.js";
import { appendInput } from "../src/families/source.js";
import { Graph } from "../src/graph.js";
import { mul, pow } from "../src/index.js";
import { printFormula } from "../src/printNode.js";
import { program } from "../src/program.js";
import { readSpec } from "../src/spec/read.js";
import { verify } from "../src/verify.js";

describe("the chain rule, z = y^2 with y = 2x, becomes a module", () => {
  // 1. A graph is an array of nodes. Nothing is computed when a formula is written: nodes are appended.
  const graph = new Graph();
  const x = Tensor.of(appendInput(graph, "x", { dtype: "f64", shape: [] }));
  const y = mul(2, x);
  const z = pow(y, 2);

  test("1. writing a formula appends nodes, inputs before their users", () => {
    expect(graph.nodes.slice(0, 4).map((node) => node.op.name)).toEqual(["input", "constant", "mul", "square"]);
    for (const node of graph.nodes) expect(node.inputs.every((input) => input.id < node.id)).toBe(true);
  });

  test("2. the same formula written twice is the same node", () => {
    const before = graph.nodes.length;
    expect(mul(2, x).node).toBe(y.node);
    expect(graph.nodes).toHaveLength(before);
  });

  test("3. a slow and obvious evaluator says what a graph means", () => {
    expect(evaluate([z.node], new Map([["x", Float64Array.of(3)]]))[0]?.data[0]).toBe(36);
  });

  // 4. Symbol to number, as Torch and Caffe do: numbers go back through the nodes, and the graph stays as it is.
  test("4. reverse accumulation carries numbers: dz/dx = 8x = 24 at x = 3", () => {
    const before = graph.nodes.length;
    const { cotangents } = accumulateGradients(z.node, [x.node], new Map([["x", Float64Array.of(3)]]));
    expect(cotangents.get(y.node)?.data[0]).toBe(12);
    expect(cotangents.get(x.node)?.data[0]).toBe(24);
    expect(graph.nodes).toHaveLength(before);
  });

  // 5. Symbol to symbol, as Theano and TensorFlow 1 did: nodes that compute the derivative join the same graph.
  const forward = graph.nodes.length;
  const [dx] = gradients(z.node, [x.node]);

  test("5. differentiation appends nodes, and evaluating them gives the derivative", () => {
    expect(graph.nodes.length).toBeGreaterThan(forward);
    expect(dx === undefined ? null : evaluate([dx], new Map([["x", Float64Array.of(3)]]))[0]?.data[0]).toBe(24);
  });

  test("6. each new node knows the rule and the forward node that it comes from", () => {
    const made = graph.nodes.slice(forward).filter((node) => node.op.family === "elementwise");
    expect(made.map((node) => node.origin?.rule)).toContain("mul: db");
    expect(made.map((node) => node.origin?.from)).toContain(y.node);
  });

  test("7. the derivative is a graph like any other: it can be differentiated again", () => {
    const [second] = dx === undefined ? [] : gradients(dx, [x.node]);
    expect(second === undefined ? null : evaluate([second], new Map([["x", Float64Array.of(3)]]))[0]?.data[0]).toBe(8);
  });

  // 8. Rules rewrite the graph. They append too; the old nodes stay, and nobody needs them any more.
  test("8. the simplifier leaves less to compute and the same value", () => {
    const before = dx === undefined ? [] : [dx];
    const { roots } = simplify(graph, before, { precision: "rounding" });
    verify(graph);
    expect(roots.map((root) => evaluate([root], new Map([["x", Float64Array.of(3)]]))[0]?.data[0])).toEqual([24]);
    expect(roots.map((root) => printFormula(root, { depth: 9 }))[0]?.length).toBeLessThanOrEqual(
      before.map((root) => printFormula(root, { depth: 9 }))[0]?.length ?? 0,
    );
  });

  test("9. the schedule turns nodes into kernels: here one piece of straight-line code a function", () => {
    const schedule = scheduleModule({
      inputs: new Map(),
      parameters: new Map([["x", x.node]]),
      outputs: new Map([["z", z.node]]),
      gradients: new Map(dx === undefined ? [] : [["x", dx]]),
      seed: null,
      reserved: [],
      describe: () => [],
    });
    expect(schedule.functions.map(({ name, kernels }) => [name, kernels.length])).toEqual([
      ["forward", 1],
      ["backward", 1],
      ["forwardBackward", 1],
    ]);
  });

  // 10. The whole pipeline, from the text of a spec to a module that anyone can import.
  const spec = {
    name: "chain-rule",
    parameters: { x: "f64" },
    nodes: { y: "2 * x", z: "y ** 2" },
    outputs: ["z"],
    gradients: { of: "z" },
  };
  interface ChainRule {
    forward(inputs: { x: number }): { z: number };
    backward(): { x: number };
  }

  test("10. a spec is compiled to a module with forward and backward", async () => {
    const module = await load<ChainRule>(await compile(readSpec(spec)));
    expect(module.forward({ x: 3 })).toEqual({ z: 36 });
    expect(module.backward()).toEqual({ x: 24 });
  });

  test("11. the builder says the same in TypeScript, and gives the same module text", async () => {
    const built = program("chain-rule", {}, (p) => {
      const input = p.parameter("x", "f64"),
        twice = mul(2, input);
      return { nodes: { y: twice, z: pow(twice, 2) }, outputs: ["z"], gradients: { of: "z" } };
    });
    const module = await load<ChainRule>(await compile(built));
    expect(module.forward({ x: -1.5 })).toEqual({ z: 9 });
    expect(module.backward()).toEqual({ x: -12 });
  });
});
