/** Every op of the registry at its smooth point, in emitted code: the value, the cotangents, and theirs in turn. */
import { describe, expect, it } from "vitest";
import "../../src/index.js";
import { vjp } from "../../compiler/differentiate.js";
import { fill, Tensor } from "../../src/builder.js";
import { evaluate } from "../../src/evaluate.js";
import type { Node } from "../../src/graph.js";
import { registry, type Op } from "../../src/op.js";
import { isFloat } from "../../src/types.js";
import { compileGraph, runEmitted, type GraphProgram } from "../support/emitted.js";
import { pointForOp, type Point } from "./numeric.js";
import { sampleOf } from "./samples.js";

/** y, its cotangents where that of y is 0.7 throughout, and theirs where all are 0.7. */
function nodesOf({ y, wrt }: Point, flat: boolean): Node[] {
  const levels: Node[][] = [[y]];
  for (let order = 0; order < 2 && !flat; order++) {
    const above = levels[order] ?? [],
      seeds = above.map((node) => fill(Tensor.of(node), 0.7).node);
    levels.push(vjp(above, seeds, wrt, { disconnected: "zero" }));
  }
  return levels.flat();
}

async function check(op: Op, dtype: "f32" | "f64", relative: number): Promise<void> {
  const point = pointForOp(op, dtype),
    nodes = nodesOf(point, sampleOf(op.name).flat !== undefined);
  const inputs = new Map(point.inputs.map((node, at) => [`x${at}`, node])),
    values = new Map(point.values);
  const outputs = new Map(nodes.map((node, at) => [`y${at}`, node])),
    program: GraphProgram = { name: "op", inputs, outputs, gradients: null };
  const [emitted = []] = runEmitted(await compileGraph(program), program, values);
  evaluate(nodes, values).forEach(({ type, data }, at) => {
    const got = emitted[at] ?? new Float64Array();
    expect(got).toHaveLength(data.length);
    const scale = isFloat(type.dtype) ? Math.max(1, ...data.map(Math.abs).filter(Number.isFinite)) : 0;
    data.forEach((wanted, place) => {
      const result = got[place] ?? NaN,
        close = Object.is(result + 0, wanted + 0) || Math.abs(result - wanted) <= relative * scale;
      expect(close, `y${at}[${place}] is ${result}, and ${wanted} in the evaluator`).toBe(true);
    });
  });
}

describe("emitted code computes an op and its first and second derivatives as the evaluator does", () => {
  it.each([...registry.values()].map((op) => [op.name, op] as const))("%s", async (_, op) => {
    await check(op, "f64", 1e-13);
    await check(op, "f32", 2e-5);
  });
});
