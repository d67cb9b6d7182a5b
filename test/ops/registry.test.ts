/** What every op of the registry keeps: its rules agree with differences, its exemptions from masking hold. */
import { describe, expect, it } from "vitest";
import "../../src/index.js";
import { applyElementwise } from "../../src/apply.js";
import { gradients } from "../../compiler/differentiate.js";
import { Tensor } from "../../src/builder.js";
import { evaluate } from "../../src/evaluate.js";
import { appendInput } from "../../src/families/source.js";
import { Graph, reachable, type Node } from "../../src/graph.js";
import * as k from "../../src/kernel.js";
import { registry, ruleOf, type ElementwiseOp, type Op, type Scope, type VjpRules } from "../../src/op.js";
import { sum } from "../../src/ops/reduce.js";
import { isFloat, roundTo, sizeOf, type DType } from "../../src/types.js";
import { Interpreter } from "../support/interpret.js";
import { derivatives, differenceQuotient, pointForOp, valueOf } from "./numeric.js";
import { approximate } from "./sample.js";
import { sampleOf, samples } from "./samples.js";

const ops = [...registry.values()];

/** Compares every derivative of this order with differences of what it is the derivative of. */
function checkOrder(op: Op, order: number): void {
  const point = pointForOp(op),
    level = derivatives(point, order, 7)[order - 1] ?? [];
  const gradientsOfLevel = level[0]?.gradients ?? [];
  point.wrt.forEach((input, which) => {
    const got = valueOf(gradientsOfLevel[which] ?? input, point.values);
    const name = String(input.attrs["name"]),
      scale = Math.max(1, ...got.map(Math.abs));
    got.forEach((value, element) => {
      const expected = differenceQuotient(level, point.values, name, element);
      expect(
        Math.abs(value - expected) / scale,
        `order ${order} in ${name}[${element}]: ${value}, by differences ${expected}`,
      ).toBeLessThan(1e-8);
    });
  });
}

describe.each(ops.map((op) => [op.name, op] as const))("%s", (_, op) => {
  it("has the type that its definition says, and a doc", () => {
    const { y, inputs } = pointForOp(op);
    expect(op.doc.length).toBeGreaterThan(3);
    if (y.op === op && op.family !== "source") {
      expect(
        op.typeOf(
          y.inputs.map(({ type }) => type),
          y.attrs,
        ),
      ).toEqual(y.type);
      if (op.family !== "concat") expect(y.inputs).toHaveLength(op.inputs.length);
    }
    expect(inputs.length).toBeGreaterThan(0);
  });

  const { flat } = sampleOf(op.name);
  if (flat === undefined) {
    it("has the derivative that differences show", () => checkOrder(op, 1));
    it("has the second derivative that differences of the first show", () => checkOrder(op, 2));
    if (op.family === "elementwise")
      it("has the third derivative that differences of the second show", () => checkOrder(op, 3));
  } else {
    it("is disconnected, and the message says why", () => {
      const { y, inputs } = pointForOp(op),
        wrt = inputs.filter(({ type }) => isFloat(type.dtype));
      const of = isFloat(y.type.dtype) ? y : sum(Tensor.of(y).cast("f64")).node;
      if (wrt.length > 0)
        expect(() => gradients(sum(Tensor.of(of)).node, wrt)).toThrow(/does not depend differentiably/);
    });
  }
});

describe("a rule holds in f32 as it does in f64", () => {
  const smooth = ops.filter((op) => sampleOf(op.name).flat === undefined && !op.name.startsWith("cast_"));
  it.each(smooth.map((op) => [op.name, op] as const))("%s", (_, op) => {
    const wide = pointForOp(op),
      narrow = pointForOp(op, "f32");
    const [exact = []] = derivatives(wide, 1, 7),
      [rounded = []] = derivatives(narrow, 1, 7);
    const expected = (exact[0]?.gradients ?? []).map((node) => valueOf(node, wide.values));
    rounded[0]?.gradients.forEach((node, at) => {
      expect(node.type.dtype).toBe("f32");
      evaluate([node], narrow.values)[0]?.data.forEach((value, element) => {
        const wanted = expected[at]?.[element] ?? NaN;
        expect(Math.abs(value - wanted)).toBeLessThan(1e-4 * (1 + Math.abs(wanted)));
      });
    });
  });
});

it("has no sample of an op that does not exist", () => {
  expect(Object.keys(samples).filter((name) => !registry.has(name))).toEqual([]);
});

/** Operands at which factors become infinite or NaN. */
const special = [NaN, Infinity, -Infinity, 0, -0, 1, -1, 6, -3, 1e308, -1e308, 5e-324];

/** Every combination of special operands, a row each. */
function combinations(count: number): number[][] {
  return Array.from({ length: special.length ** count }, (_, code) =>
    Array.from({ length: count }, (_, at) => special[Math.floor(code / special.length ** at) % special.length] ?? 0),
  );
}

const truthAt = (op: Op, at: number): boolean => op.family === "elementwise" && op.selects && at === 0;

/** The cotangent of each input by the op's rule, where the cotangent of the result is 0 throughout. */
function cotangentsOfZero(op: Op & { vjp: VjpRules }, y: Node, values: Map<string, Float64Array>): Float64Array[] {
  const dy = Tensor.of(appendInput(y.graph, "dy", y.type));
  values.set("dy", new Float64Array(sizeOf(y.type.shape)));
  const scope = Object.fromEntries(op.inputs.map((name, at) => [name, Tensor.of(y.inputs[at] ?? y)]));
  return y.inputs.flatMap((input, at) => {
    const rule = ruleOf(op.vjp, op, at);
    if (typeof rule !== "function" || !isFloat(input.type.dtype)) return [];
    return [
      valueOf(
        rule({ ...scope, y: Tensor.of(y), dy } as Scope, y.attrs, { at, inputs: y.inputs.map(Tensor.of) }).node,
        values,
      ),
    ];
  });
}

describe("a rule that is exempt from masking keeps a zero cotangent zero, whatever the operands", () => {
  const exempt = ops.filter(
    (op) =>
      op.family === "elementwise" && op.bounded && Object.values(op.vjp).some((rule) => typeof rule === "function"),
  );
  it.each(exempt.map((op) => [op.name, op] as const))("%s", (_, op) => {
    if (op.family !== "elementwise") return;
    const rows = combinations(op.inputs.length),
      graph = new Graph();
    const inputs = op.inputs.map((name, at) =>
      appendInput(graph, name, { dtype: truthAt(op, at) ? "bool" : "f64", shape: [rows.length] }),
    );
    const column = (at: number): Float64Array =>
      Float64Array.from(rows, (row) => (truthAt(op, at) ? roundTo("bool", row[at] ?? 0) : (row[at] ?? 0)));
    const values = new Map(op.inputs.map((name, at) => [name, column(at)]));
    for (const cotangent of cotangentsOfZero(op, applyElementwise(op, inputs.map(Tensor.of)).node, values)) {
      expect([...cotangent].every((value) => value === 0)).toBe(true);
    }
  });

  const routines = ops.flatMap((op) =>
    (op.family === "reduction" || op.family === "routine" || op.family === "composite") &&
    op.bounded &&
    op.vjp !== undefined
      ? [op]
      : [],
  );
  it.each(routines.map((op) => [op.name, op] as const))("%s", (_, op) => {
    if (op.vjp === undefined) return;
    const { y, inputs, values } = pointForOp(op);
    const node = reachable([y]).find((candidate) => candidate.op === op) ?? y;
    for (const at of special) {
      const poisoned = new Map(
        [...values].map(([name, data], which) => [
          name,
          inputs[which]?.type.dtype === "f64" ? data.map((value, element) => (element % 2 === 0 ? at : value)) : data,
        ]),
      );
      for (const cotangent of cotangentsOfZero({ ...op, vjp: op.vjp }, node, poisoned)) {
        expect([...cotangent].every((value) => value === 0)).toBe(true);
      }
    }
  });
});

/** Values that a program must treat as `evaluate` does, beside those of the sample. */
const edges = [0, -0, 1, -1, 0.5, -2.5, 3, -3, 17.25, -40, Infinity, -Infinity, NaN];
const wholeEdges = [0, 1, -1, 2, 3, -7, 46341, 2147483647, -2147483648];

/** The operands of every combination of values, rounded to their dtypes. */
function operandsFrom(values: readonly number[], dtypes: readonly DType[]): number[][] {
  return Array.from({ length: values.length ** Math.min(dtypes.length, 3) }, (_, code) =>
    dtypes.map((dtype, at) => roundTo(dtype, values[Math.floor(code / values.length ** at) % values.length] ?? 1)),
  );
}

/** Compares the program with `evaluate` at these operands; where `evaluate` refuses them there is nothing to compare. */
function checkProgram(op: ElementwiseOp, node: Node, dtypes: readonly DType[], values: readonly number[]): void {
  const result = op.typeOf(
    dtypes.map((dtype) => ({ dtype, shape: [] })),
    node.attrs,
  ).dtype;
  for (const row of operandsFrom(values, dtypes)) {
    const whole = dtypes[dtypes.length - 1] === "i32",
      divisionByZero = whole && dividing.includes(op.name) && row[1] === 0;
    if (divisionByZero) continue;
    const expected = roundTo(result, op.evaluate(row, node.attrs, dtypes[dtypes.length - 1] ?? "f64"));
    const got = new Interpreter(new Map()).value(
      op.program(
        row.map((value, at) => k.literal(dtypes[at] ?? "f64", value)),
        node.attrs,
      ),
    );
    const close = Object.is(got + 0, expected + 0) || Math.abs(got - expected) <= 1e-14 * Math.abs(expected);
    expect(close, `${op.name}(${row.join(", ")}) is ${expected}, and the program gives ${got}`).toBe(true);
  }
}

/** i32 functions that are undefined where the divisor is 0. */
const dividing = ["rem", "mod", "floorDiv"];

describe("an elementwise program computes what evaluate says", () => {
  const elementwise = ops.flatMap((op) => (op.family === "elementwise" ? [op] : []));
  it.each(elementwise.map((op) => [op.name, op] as const))("%s", (_, op) => {
    const { y } = pointForOp(op),
      node = reachable([y]).find((candidate) => candidate.op === op) ?? y;
    checkProgram(
      op,
      node,
      node.inputs.map(({ type }) => type.dtype),
      edges,
    );
  });
  const whole = elementwise.filter((op) =>
    accepts(
      op,
      op.inputs.map((_, at) => (truthAt(op, at) ? "bool" : "i32")),
    ),
  );
  it.each(whole.map((op) => [op.name, op] as const))("%s of i32", (_, op) => {
    checkProgram(
      op,
      pointForOp(op).y,
      op.inputs.map((_, at) => (truthAt(op, at) ? "bool" : "i32")),
      wholeEdges,
    );
  });
});

function accepts(op: Op, dtypes: readonly DType[]): boolean {
  try {
    op.typeOf(
      dtypes.map((dtype) => ({ dtype, shape: [] })),
      {},
    );
    return true;
  } catch {
    return false;
  }
}

describe("a routine's program computes what evaluate says", () => {
  const routines = ops.flatMap((op) => (op.family === "routine" ? [op] : []));
  it.each(routines.map((op) => [op.name, op] as const))("%s", (_, op) => {
    const { y, values } = pointForOp(op),
      node = reachable([y]).find((candidate) => candidate.op === op) ?? y;
    const buffer = (name: string, { type }: Node, space: k.Buffer["space"]): k.Buffer => ({
      kind: "buffer",
      name,
      type: type.dtype,
      length: sizeOf(type.shape),
      space,
    });
    const inputs = node.inputs.map((input, at) => buffer(`x${at}`, input, "input")),
      result = buffer("y", node, "arena");
    const memory = new Map(inputs.map((input, at) => [input, valueOf(node.inputs[at] ?? node, values)]));
    memory.set(result, new Float64Array(result.length).fill(NaN));
    const block = new k.Block();
    op.program(block, { inputs, result, node });
    new Interpreter(memory).run(block.statements);
    const expected = valueOf(node, values),
      got = memory.get(result) ?? new Float64Array();
    if (!approximate.has(op.name)) return expect(got).toEqual(expected);
    got.forEach((value, i) =>
      expect(Math.abs(value - (expected[i] ?? NaN)) / (1 + Math.abs(expected[i] ?? NaN))).toBeLessThan(1e-13),
    );
  });
});
