/**
 * Evaluation over the extended reals: every float is a decimal of 60 digits or more, so that what a formula means can
 * be told from what rounding makes of it. A number that cannot be had within reason (the exponential of the largest
 * double) is unknown, and so is all that depends on it.
 */
import { Tensor } from "../../src/builder.js";
import { evaluateOp, type InputValues } from "../../src/evaluate.js";
import { labelExtents, labelsOf } from "../../src/families/contraction.js";
import { reductionAxes } from "../../src/families/reduction.js";
import { appendInput } from "../../src/families/source.js";
import { Graph, reachable, type Node } from "../../src/graph.js";
import type { TensorValue } from "../../src/op.js";
import { isFloat, sizeOf, stridesOf, type Shape } from "../../src/types.js";
import { Random } from "./random.js";
import { functions, one, Real, real, sumOf, withDigits, withShifts, type Precise } from "./preciseFunctions.js";

export type { Precise };

/** Enough for the sum of the largest double and the smallest. */
export const mostDigits = 700;

/** The values of these nodes over the extended reals; more digits than usual cost much more, and leave less unknown. */
export function evaluatePrecisely(roots: readonly Node[], inputs: InputValues, digits?: number): Precise[][] {
  if (digits !== undefined) return withDigits(digits, () => evaluatePrecisely(roots, inputs));
  const values = new Map<Node, Precise[]>(),
    known = (node: Node): Precise[] => values.get(node) ?? [];
  for (const node of reachable(roots)) values.set(node, valueOf(node, node.inputs.map(known), inputs));
  return roots.map(known);
}

/** How often what has lost its digits is tried with other ones. */
const tries = 6;

/**
 * The same where lost digits do not matter: numbers that have lost them are taken a little smaller and larger, by turns
 * and at random, and what is not finite every time, or finite every time, is known as far as that.
 */
export function evaluateRoughly(roots: readonly Node[], inputs: InputValues): Precise[][] {
  const random = new Random(1);
  const runs = Array.from({ length: tries }, (_, run) => {
    const shifts = [(): number => -1, (): number => 1][run] ?? ((): number => random.number(-1, 1));
    return withShifts(shifts, () => evaluatePrecisely(roots, inputs));
  });
  return roots.map((_, root) =>
    (runs[0]?.[root] ?? []).map((first, at) => {
      const isAlike = runs.every((run) => {
        const other = run[root]?.[at] ?? null;
        return other !== null && first !== null && other.isFinite() === first.isFinite();
      });
      return isAlike ? first : null;
    }),
  );
}

function valueOf(node: Node, args: readonly Precise[][], inputs: InputValues): Precise[] {
  const { op } = node,
    size = sizeOf(node.type.shape);
  switch (op.family) {
    case "source":
      return Array.from(evaluateOp(node, [], inputs, { rounding: "none" }).data, real);
    case "elementwise":
      return Array.from({ length: size }, (_, at) =>
        elementOf(
          node,
          args.map((arg) => arg[at] ?? null),
        ),
      );
    case "reduction":
      return reduced(node, args[0] ?? []);
    case "view":
    case "reshape":
    case "concat":
      return moved(node, args);
    case "contraction":
      return contracted(node, args);
    case "composite":
      return dissolved(node, args);
    case "routine":
      return routine(node, args);
    case "loop":
    case "pick":
      throw new TypeError(`${op.name} has no precise value`);
  }
}

function elementOf({ op, attrs, inputs, type }: Node, args: readonly Precise[]): Precise {
  if (op.name === "where" && args[0] !== null)
    return args[0]?.isZero() === true ? (args[2] ?? null) : (args[1] ?? null);
  if (args.includes(null)) return null;
  const [a = one, b = one, c = one] = args.filter((arg) => arg !== null);
  if (op.name === "integerPower") return a.pow(Number(attrs["exponent"]));
  // Whole numbers wrap and casts truncate: there the reference is exact.
  const whole = !isFloat(inputs[0]?.type.dtype ?? type.dtype) || (!isFloat(type.dtype) && op.name.startsWith("cast_"));
  if (whole && op.family === "elementwise" && op.name !== "where") {
    return new Real(
      op.evaluate(
        [a, b, c].slice(0, args.length).map(Number),
        attrs,
        inputs[inputs.length - 1]?.type.dtype ?? type.dtype,
      ),
    );
  }
  const f = functions[op.name];
  if (f === undefined) throw new TypeError(`${op.name} has no precise value`);
  return f([a, b, c]);
}

function unravel(flat: number, shape: Shape): number[] {
  return stridesOf(shape).map((stride, axis) => Math.floor(flat / stride) % (shape[axis] ?? 1));
}
function ravel(index: readonly number[], shape: Shape): number {
  return stridesOf(shape).reduce((sum, stride, axis) => sum + stride * (index[axis] ?? 0), 0);
}

function reduced(node: Node, x: readonly Precise[]): Precise[] {
  const { op, type, inputs } = node,
    axes = reductionAxes(node);
  if (op.family !== "reduction") return [];
  const result: Precise[] = new Array<Precise>(sizeOf(type.shape)).fill(new Real(op.identity(type.dtype)));
  const step: Node = { ...node, op: op.combine, inputs: [node, node] };
  x.forEach((value, flat) => {
    const at = ravel(
      unravel(flat, inputs[0]?.type.shape ?? []).filter((_, axis) => !axes.includes(axis)),
      type.shape,
    );
    result[at] = elementOf(step, [result[at] ?? null, value]);
  });
  return result;
}

/** Where elements go is asked of the reference, with their numbers in place of their values; indices are as they are. */
function moved(node: Node, args: readonly Precise[][], indices: readonly TensorValue[] = []): Precise[] {
  const first = 2 ** 40,
    all = args.flat();
  let next = first;
  const numbered = args.map((arg, at): TensorValue => {
    const shape = node.inputs[at]?.type.shape ?? [];
    return { type: { dtype: "f64", shape }, data: Float64Array.from(arg, () => next++) };
  });
  const typed: Node = { ...node, type: { dtype: "f64", shape: node.type.shape } };
  return Array.from(evaluateOp(typed, [...numbered, ...indices]).data, (number) =>
    number >= first && number < next ? (all[number - first] ?? null) : new Real(number),
  );
}

const gathers: readonly string[] = ["take", "takeAlongAxis", "gatherNd"];
const positions: readonly string[] = ["argMax", "argMin"];

/** Gathers move elements, and where the largest is the reference tells of the numbers as they are. */
function routine(node: Node, args: readonly Precise[][]): Precise[] {
  const values = args.map((arg, at): TensorValue => {
    const { dtype = "f64", shape = [] } = node.inputs[at]?.type ?? {};
    return { type: { dtype, shape }, data: Float64Array.from(arg, (value) => value?.toNumber() ?? NaN) };
  });
  if (positions.includes(node.op.name)) return Array.from(evaluateOp(node, values).data, real);
  if (node.op.name === "scatterAdd") return added(node, args, values);
  if (!gathers.includes(node.op.name)) throw new TypeError(`${node.op.name} has no precise value`);
  return moved(node, args.slice(0, 1), values.slice(1));
}

/** Where an element goes is where the reference adds a single 1. */
function added(node: Node, [x = [], , u = []]: readonly Precise[][], values: readonly TensorValue[]): Precise[] {
  const [into, i, from] = values,
    result = [...x];
  if (into === undefined || i === undefined || from === undefined) return [];
  u.forEach((value, which) => {
    const zeros = { ...into, data: into.data.map(() => 0) },
      single = { ...from, data: from.data.map((_, at) => (at === which ? 1 : 0)) },
      at = evaluateOp(node, [zeros, i, single]).data.indexOf(1),
      known = result[at] ?? null;
    result[at] = value === null || known === null ? null : sumOf(known, value);
  });
  return result;
}

function contracted(node: Node, [a = [], b = []]: readonly Precise[][]): Precise[] {
  const { operands, result } = labelsOf(node),
    extents = labelExtents(node),
    all = [...extents.keys()];
  const shape = all.map((label) => extents.get(label) ?? 1),
    shapes = node.inputs.map((input) => input.type.shape);
  const sums = Array.from({ length: sizeOf(node.type.shape) }, (): Precise => new Real(0));
  for (let flat = 0; flat < sizeOf(shape); flat++) {
    const index = unravel(flat, shape),
      at = (labels: string): number[] => [...labels].map((label) => index[all.indexOf(label)] ?? 0);
    const x = a[ravel(at(operands[0]), shapes[0] ?? [])] ?? null,
      y = b[ravel(at(operands[1]), shapes[1] ?? [])] ?? null;
    const target = ravel(at(result), node.type.shape),
      known = sums[target] ?? null;
    sums[target] = x === null || y === null || known === null ? null : sumOf(known, x.times(y));
  }
  return sums;
}

function dissolved(node: Node, args: readonly Precise[][]): Precise[] {
  if (node.op.family !== "composite") return [];
  const graph = new Graph(),
    stands = node.inputs.map((input, at) => appendInput(graph, `${at}`, input.type));
  const root = node.op.expand(stands.map(Tensor.of), node.attrs).node,
    values = new Map<Node, Precise[]>();
  for (const part of reachable([root])) {
    const at = stands.indexOf(part);
    values.set(
      part,
      at >= 0
        ? (args[at] ?? [])
        : valueOf(
            part,
            part.inputs.map((input) => values.get(input) ?? []),
            new Map(),
          ),
    );
  }
  return values.get(root) ?? [];
}
