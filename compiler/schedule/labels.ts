/** A contraction as strides: for each label its extent and its step in each operand and in the result. */
import { labelExtents, labelsOf } from "../../src/families/contraction.js";
import type { Node } from "../../src/graph.js";
import * as k from "../../src/kernel.js";
import type { Block, Buffer, Scalar } from "../../src/kernel.js";
import { sizeOf, stridesOf } from "../../src/types.js";
import { operandBase } from "./operand.js";
import { placeOf } from "./map.js";
import { atomIndex, constantIndex, plus, rangeOf, toScalar, type Affine } from "./affine.js";
import { loop } from "./loops.js";
import type { FindPlace } from "./tree.js";

/** An operand in memory: element = buffer[offset + sum of stride * index over its labels]. */
export interface Strided {
  readonly buffer: Buffer;
  readonly offset: number;
  readonly strides: ReadonlyMap<string, number>;
}

export interface LabelPlan {
  readonly a: Strided;
  readonly b: Strided;
  readonly extents: ReadonlyMap<string, number>;
  /** Labels of both operands and the result; of a and the result; of b and the result; of both operands only. */
  readonly batch: readonly string[];
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  readonly summed: readonly string[];
  readonly result: string;
}

export function planLabels(node: Node, place: FindPlace): LabelPlan {
  const { operands, result } = labelsOf(node),
    [left, right] = operands,
    extents = labelExtents(node);
  const [a, b] = node.inputs.map((input, at) => strided(input, operands[at] ?? "", place));
  if (a === undefined || b === undefined) throw new TypeError("schedule: a contraction has two operands");
  const shared = [...left].filter((label) => right.includes(label)),
    plan: LabelPlan = {
      a,
      b,
      extents,
      result,
      batch: shared.filter((label) => result.includes(label)),
      rows: [...result].filter((label) => left.includes(label) && !right.includes(label)),
      columns: [...result].filter((label) => right.includes(label) && !left.includes(label)),
      summed: shared.filter((label) => !result.includes(label)),
    };
  return mergeSummed(plan);
}

function strided(node: Node, labels: string, place: FindPlace): Strided {
  const { base, map } = operandBase(node, (at) => place(at) !== undefined),
    { buffer, offset } = placeOf(base, place),
    strides = stridesOf(base.type.shape);
  const constant = map.axes.reduce((sum, axis, at) => sum + axis.offset * (strides[at] ?? 0), offset);
  const step = (position: number): number =>
    map.axes.reduce((sum, axis, at) => sum + (axis.coefficients[position] ?? 0) * (strides[at] ?? 0), 0);
  return { buffer, offset: constant, strides: new Map([...labels].map((label, at) => [label, step(at)])) };
}

/** Neighbouring summed labels that both operands step through as one become one: the order of the sum stays. */
function mergeSummed(plan: LabelPlan): LabelPlan {
  const [first, second] = plan.summed;
  if (first === undefined || second === undefined) return plan;
  const inner = plan.extents.get(second) ?? 1,
    joins = [plan.a, plan.b].every(({ strides }) => strides.get(first) === inner * (strides.get(second) ?? 0));
  if (!joins) return plan;
  const extents = new Map(plan.extents).set(second, inner * (plan.extents.get(first) ?? 1));
  return mergeSummed({ ...plan, extents, summed: plan.summed.slice(1) });
}

/** An index for some labels. */
export type Where = ReadonlyMap<string, Affine>;

export function extentOf({ extents }: LabelPlan, label: string | undefined): number {
  return label === undefined ? 1 : (extents.get(label) ?? 1);
}

/** Plain loops over some labels. */
export function overLabels(
  block: Block,
  plan: LabelPlan,
  labels: readonly string[],
  where: Where,
  body: (block: Block, where: Where) => void,
): void {
  const [label, ...rest] = labels;
  if (label === undefined) return body(block, where);
  loop(block, label, 0, extentOf(plan, label), (inner, index) =>
    overLabels(inner, plan, rest, new Map(where).set(label, index), body),
  );
}

/** What is done at a position of the summed labels; `at` counts positions from 0. */
type AtPosition = (block: Block, position: Where, at: Affine) => void;

/**
 * Positions start .. start + length of the summed labels, in order. Several labels are walked through run by run: along
 * the last of them both operands go in steps, so that only a run asks where it begins.
 */
export function overPositions(block: Block, plan: LabelPlan, start: Affine, length: number, body: AtPosition): void {
  const { summed } = plan,
    [only, ...rest] = summed;
  if (only === undefined) return body(block, new Map(), constantIndex(0));
  if (rest.length === 0)
    return loop(block, "k", 0, length, (inner, at) => body(inner, new Map([[only, plus(at, start)]]), at));
  const extents = summed.map((label) => extentOf(plan, label));
  if (length < sizeOf(extents)) return overRuns(block, plan, start, length, body);
  overLabels(block, plan, summed, new Map(), (inner, where) => {
    const at = summed.reduce(
      (sum, label, axis) => plus(sum, where.get(label) ?? constantIndex(0), sizeOf(extents.slice(axis + 1))),
      constantIndex(0),
    );
    body(inner, where, at);
  });
}

function overRuns(block: Block, plan: LabelPlan, start: Affine, length: number, body: AtPosition): void {
  const outer = plan.summed.slice(0, -1),
    [last = ""] = plan.summed.slice(-1),
    extent = extentOf(plan, last),
    runs = sizeOf(outer.map((label) => extentOf(plan, label)));
  const begin = block.let("begin", toScalar(start)),
    isKnown = start.terms.size === 0,
    first = isKnown ? Math.floor(start.offset / extent) : k.div(begin, extent),
    end = isKnown
      ? Math.floor((start.offset + length - 1) / extent) + 1
      : k.add(k.div(k.add(begin, length - 1), extent), 1);
  const behind = typeof end === "number" ? end : block.let("end", end);
  block.for("turn", first, behind, (inner, variable) => {
    const run = atomIndex({ scalar: variable, key: variable.name, low: 0, high: runs - 1 }),
      where = digitsOf(inner, plan, outer, run),
      skipped = inner.let("skipped", k.sub(begin, k.mul(variable, extent))),
      stop = inner.let("stop", k.min(k.add(skipped, length), extent));
    inner.for(last, k.max(skipped, 0), stop, (innermost, step) => {
      const index = atomIndex({ scalar: step, key: step.name, low: 0, high: extent - 1 });
      body(innermost, new Map(where).set(last, index), plus(plus(index, run, extent), start, -1));
    });
  });
}

/** The indices of labels at a position of their product: remainders from the last on; what is left is the first. */
function digitsOf(block: Block, plan: LabelPlan, labels: readonly string[], position: Affine): Where {
  const where = new Map<string, Affine>(),
    [first = "", ...others] = labels;
  const know = (label: string, digit: Affine): void => void where.set(label, digit);
  const named = (label: string, value: Scalar): Affine => {
    const scalar = block.let(label, value);
    return atomIndex({
      scalar,
      key: scalar.kind === "local" ? scalar.name : label,
      low: 0,
      high: extentOf(plan, label) - 1,
    });
  };
  let rest = position;
  for (const label of others.reverse()) {
    know(label, named(label, k.rem(toScalar(rest), extentOf(plan, label))));
    const scalar = block.let("q", k.div(toScalar(rest), extentOf(plan, label)));
    rest = atomIndex({ scalar, key: scalar.kind === "local" ? scalar.name : "q", low: 0, high: rangeOf(rest).high });
  }
  know(first, rest);
  return where;
}

/** Where in an operand an index stands; labels without one count as 0. */
export function offsetIn({ strides }: Strided, where: Where, start: number): Affine {
  return [...strides].reduce((sum, [label, stride]) => {
    const index = where.get(label);
    return index === undefined || stride === 0 ? sum : plus(sum, index, stride);
  }, constantIndex(start));
}
