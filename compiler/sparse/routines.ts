/** Routines: where the entries of a result come from, as the op says it in `entries`. */
import { Tensor } from "../../src/builder.js";
import { evaluate } from "../../src/evaluate.js";
import { appendInput } from "../../src/families/source.js";
import { Graph, type Node } from "../../src/graph.js";
import type { RoutineOp, TensorValue } from "../../src/op.js";
import { rowsAlong } from "../../src/ops/rows.js";
import { isFloat, sizeOf, type Shape } from "../../src/types.js";
import type { Dependence } from "./dependence.js";
import { none, type Sets } from "./sets.js";

/** @param valueOf the value of an operand that is known */
export function routineEntries(
  sets: Sets,
  op: RoutineOp,
  node: Node,
  operands: readonly Dependence[],
  valueOf: (at: number) => TensorValue | null,
): Int32Array {
  const whole = (): Int32Array => sets.spread(operands, node.type.shape);
  switch (op.entries) {
    case "moved":
      return moved(op, node, operands, valueOf) ?? alongAxis(sets, node, operands) ?? whole();
    case "joined":
      return placed(sets, op, node, operands, valueOf) ?? alongAxis(sets, node, operands) ?? whole();
    case "running":
      return running(sets, node, operands);
    case "matrices":
      return byMatrix(sets, node, operands);
    case "all":
      return whole();
  }
}

/** Runs the op on the numbers of entries in place of the entries: each is where it comes from. */
function moved(
  op: RoutineOp,
  node: Node,
  operands: readonly Dependence[],
  valueOf: (at: number) => TensorValue | null,
): Int32Array | null {
  const entries: number[] = [none];
  const args = node.inputs.map(({ type }, at): TensorValue | null => {
    if (!isFloat(type.dtype)) return valueOf(at);
    const first = entries.length,
      size = sizeOf(type.shape);
    for (let i = 0; i < size; i++) entries.push(operands[at]?.[i] ?? none);
    return {
      type: { dtype: "f64", shape: type.shape },
      data: Float64Array.from({ length: size }, (_, i) => first + i),
    };
  });
  const given = args.flatMap((arg) => arg ?? []);
  if (given.length < args.length) return null;
  const from = op.evaluate(given, node.attrs, { dtype: "f64", shape: node.type.shape }, op.name);
  return Int32Array.from(from, (number) => entries[number] ?? none);
}

/** The support of positions is, for each entry of an operand, the position where it goes. */
function placed(
  sets: Sets,
  op: RoutineOp,
  node: Node,
  operands: readonly Dependence[],
  valueOf: (at: number) => TensorValue | null,
): Int32Array | null {
  const scratch = new Graph(),
    { shape } = node.type,
    result = new Int32Array(sizeOf(shape));
  const values = new Map<string, Float64Array>([["positions", Float64Array.from(result, (_, at) => at)]]);
  for (const [at, { type }] of node.inputs.entries()) {
    if (isFloat(type.dtype)) continue;
    const value = valueOf(at);
    if (value === null) return null;
    values.set(`operand ${at}`, value.data);
  }
  const inputs = node.inputs.map(({ type }, at) => appendInput(scratch, `operand ${at}`, type)),
    copy = scratch.append(op, inputs, node.attrs, node.type),
    positions = Tensor.of(appendInput(scratch, "positions", { dtype: "f64", shape }));
  operands.forEach((operand, at) => {
    if (operand === null) return;
    const [went] = evaluate([op.support(copy, at, positions).node], values);
    operand.forEach((set, from) => {
      const to = went?.data[from] ?? 0;
      result[to] = sets.union(result[to] ?? none, set);
    });
  });
  return result;
}

/** Where indices along one axis are not known, all that stands along it may be meant. */
function alongAxis(sets: Sets, node: Node, operands: readonly Dependence[]): Int32Array | null {
  const axis = node.attrs["axis"];
  if (typeof axis !== "number") return null;
  const others = (shape: Shape): string => shape.map((extent, at) => (at === axis ? "" : extent)).join();
  const fits = operands.every(
    (operand, at) => operand === null || others(node.inputs[at]?.type.shape ?? []) === others(node.type.shape),
  );
  if (!fits) return null;
  const result = new Int32Array(sizeOf(node.type.shape));
  operands.forEach((operand, at) => {
    if (operand === null) return;
    const { outer, extent, inner } = rowsAlong(node.inputs[at]?.type.shape ?? [], axis),
      own = rowsAlong(node.type.shape, axis).extent,
      line = new Int32Array(extent);
    for (let row = 0; row < outer; row++)
      for (let column = 0; column < inner; column++) {
        for (let i = 0; i < extent; i++) line[i] = operand[(row * extent + i) * inner + column] ?? none;
        const set = sets.unionOf(line, 0, extent);
        for (let i = 0; i < own; i++) {
          const to = (row * own + i) * inner + column;
          result[to] = sets.union(result[to] ?? none, set);
        }
      }
  });
  return result;
}

function running(sets: Sets, node: Node, operands: readonly Dependence[]): Int32Array {
  const { outer, extent, inner } = rowsAlong(node.type.shape, Number(node.attrs["axis"])),
    result = new Int32Array(sizeOf(node.type.shape));
  for (const operand of operands) {
    if (operand === null) continue;
    for (let row = 0; row < outer; row++)
      for (let column = 0; column < inner; column++) {
        let total = none;
        for (let i = 0; i < extent; i++) {
          const at = (row * extent + i) * inner + column;
          total = sets.union(total, operand[at] ?? none);
          result[at] = sets.union(result[at] ?? none, total);
        }
      }
  }
  return result;
}

/** The first operand is a matrix behind the leading axes, which all operands and the result have. */
function byMatrix(sets: Sets, node: Node, operands: readonly Dependence[]): Int32Array {
  const leading = (node.inputs[0]?.type.shape ?? []).slice(0, -2),
    count = sizeOf(leading),
    result = new Int32Array(sizeOf(node.type.shape)),
    share = result.length / count;
  for (let which = 0; which < count; which++) {
    const parts = operands.map((operand) =>
      operand === null
        ? none
        : sets.unionOf(operand, (which * operand.length) / count, ((which + 1) * operand.length) / count),
    );
    result.fill(sets.unionOf(Int32Array.from(parts), 0, parts.length), which * share, (which + 1) * share);
  }
  return result;
}
