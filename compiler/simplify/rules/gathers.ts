/** Gathers: at indices that are known they are views, and what is gathered twice is gathered once. */
import { fill, onGraph, Tensor } from "../../../src/builder.js";
import { concatAlong, concatOp, concatStarts } from "../../../src/families/concat.js";
import { constantElements, iotaOp } from "../../../src/families/source.js";
import { appendView } from "../../../src/families/view.js";
import type { Node } from "../../../src/graph.js";
import { axisIndex, quotient, type Quotient } from "../../../src/indexMap.js";
import { argMax, argMin, iotaLike } from "../../../src/ops/argument.js";
import { add } from "../../../src/ops/arithmetic.js";
import { gatherNdOp, scatterAddOp, takeAlongAxisOp, takeOp } from "../../../src/ops/gather.js";
import { axisOf, sharedAxes } from "../../../src/ops/indexing.js";
import { broadcastAxes, squeezeAxes, stack } from "../../../src/ops/view.js";
import { sizeOf, type Shape } from "../../../src/types.js";
import { indexed, inSteps, isIndex, isWithin } from "../indices.js";
import { coveredView, repeatedAxes, withoutAxes } from "../maps.js";
import { rewrite, type ExampleInput, type Rule } from "../rule.js";
import { partAt } from "./joins.js";

/** The quotient with axes of size 0 coefficient around those of its own, from `axis` on. */
function placedAt({ coefficients, offset }: Quotient, rank: number, axis: number): Quotient {
  return quotient(
    Array.from({ length: rank }, (_, at) => coefficients[at - axis] ?? 0),
    offset,
  );
}

function takenInSteps(node: Node): Tensor | null {
  const of = indexed(node),
    steps = of === null ? null : inSteps(of.i);
  if (of === null || steps === null) return null;
  const { shape } = node.type,
    { x, i, axis, extent } = of,
    along = placedAt(steps, shape.length, axis);
  if (!isIndex(along, extent, shape)) return null;
  const added = i.type.shape.length - 1;
  const axes = x.type.shape.map((_, at) =>
    at === axis ? along : axisIndex(shape.length, at < axis ? at : at + added),
  );
  return Tensor.of(appendView(x, shape, { axes, guards: [] }));
}

function takenAlongInSteps({ inputs: [x, i], attrs, type: { shape } }: Node): Tensor | null {
  const steps = i === undefined ? null : inSteps(i),
    axis = axisOf(attrs);
  if (x === undefined || steps === null || !isIndex(steps, x.type.shape[axis] ?? 1, shape)) return null;
  const axes = shape.map((_, at) => (at === axis ? steps : axisIndex(shape.length, at)));
  return Tensor.of(appendView(x, shape, { axes, guards: [] }));
}

/** Indices that are the same on all other axes: those of a take. */
function takenAlongTheSame({ inputs: [x, i], attrs, type: { shape } }: Node): Tensor | null {
  const axis = axisOf(attrs),
    covered = coveredView(i),
    others = shape.flatMap((_, at) => (at === axis ? [] : [at]));
  if (x === undefined || i === undefined || covered === null || others.length === 0) return null;
  const repeated = repeatedAxes(covered.view.map, shape);
  if (!others.every((at) => shape[at] === 1 || repeated.includes(at))) return null;
  const dropped = repeated.filter((at) => at !== axis),
    kept = shape.flatMap((_, at) => (dropped.includes(at) ? [] : [at])),
    small = kept.map((at) => shape[at] ?? 1),
    indices = Tensor.of(appendView(covered.source, small, withoutAxes(covered.view.map, dropped)));
  const units = kept.flatMap((of, at) => (of === axis ? [] : [at]));
  return takeOp([Tensor.of(x), squeezeAxes(indices, units)], { axis });
}

function takenTwice(node: Node, single: (node: Node) => boolean): Tensor | null {
  const outer = indexed(node),
    inner = outer?.x.op === takeOp.op ? indexed(outer.x) : null;
  if (outer === null || inner === null || inner.i.type.shape.length !== 1 || inner.axis !== outer.axis) return null;
  const { x, i, extent, axis } = inner;
  if (!isWithin(i, extent) || !single(outer.x) || sizeOf(outer.i.type.shape) > sizeOf(outer.x.type.shape)) return null;
  return takeOp([Tensor.of(x), takeOp([Tensor.of(i), Tensor.of(outer.i)], { axis: 0 })], { axis });
}

/** Runs of known indices into one part of a join each: what is not asked for need not be joined. */
const mostRuns = 8;

function takenFromParts(node: Node, single: (node: Node) => boolean): Tensor | null {
  const of = indexed(node),
    indices = of === null ? null : constantElements(of.i);
  if (of === null || indices === null || of.i.type.shape.length !== 1 || of.x.op !== concatOp) return null;
  const { x, axis } = of;
  if (Number(x.attrs["axis"]) !== axis || !isWithin(of.i, of.extent) || !single(x)) return null;
  const starts = concatStarts(x),
    partOf = (index: number): number => partAt(starts, index);
  const runs: { part: number; indices: number[] }[] = [];
  for (const index of indices) {
    const part = partOf(index),
      last = runs[runs.length - 1],
      within = index - (starts[part] ?? 0);
    if (last?.part === part) last.indices.push(within);
    else runs.push({ part, indices: [within] });
    if (runs.length > mostRuns) return null;
  }
  const taken = runs.map(({ part, indices: own }) => {
    const source = x.inputs[part] ?? x;
    return takeOp([Tensor.of(source), Tensor.literal("i32", [own.length], Float64Array.from(own))], { axis });
  });
  return taken.length === 0 ? null : concatAlong(taken, axis);
}

/** From 0, 1, 2, ... the index itself is taken. */
function takenFromIota(node: Node): Tensor | null {
  const of = indexed(node);
  if (of?.x.op !== iotaOp || of.x.type.shape.length !== 1 || node.type.dtype !== "i32") return null;
  return isWithin(of.i, of.extent) ? Tensor.of(of.i) : null;
}

/** What repeats along the axis is the same at every index. */
function takenFromRepeated(node: Node): Tensor | null {
  const of = indexed(node),
    covered = of === null ? null : coveredView(of.x);
  if (of === null || covered === null || !isWithin(of.i, of.extent)) return null;
  const { shape } = of.x.type;
  if (of.extent === 0 || !repeatedAxes(covered.view.map, shape).includes(of.axis)) return null;
  const small = shape.filter((_, at) => at !== of.axis),
    x = Tensor.of(appendView(covered.source, small, withoutAxes(covered.view.map, [of.axis])));
  return broadcastAxes(
    x,
    node.type.shape,
    of.i.type.shape.map((_, at) => of.axis + at),
  );
}

/** What was added at known indices of which no two are equal is there, if it is taken at the same. */
function takenWhereAdded(node: Node, single: (node: Node) => boolean): Tensor | null {
  const of = indexed(node),
    sum = of?.x.op === scatterAddOp.op ? indexed(of.x) : null,
    known = of === null ? null : constantElements(of.i);
  if (of === null || sum === null || sum.u === null || known === null || !single(of.x)) return null;
  if (sum.i !== of.i || sum.axis !== of.axis || new Set(known).size !== known.length) return null;
  return add(takeOp([Tensor.of(sum.x), Tensor.of(of.i)], { axis: of.axis }), Tensor.of(sum.u));
}

const indices = (...values: readonly number[]): Tensor =>
  Tensor.literal("i32", [values.length], Float64Array.from(values));
const one = (value: number): Tensor => Tensor.literal("i32", [], Float64Array.of(value));
/** Indices below 3 that are known only when the graph runs. */
const place = (input: ExampleInput): Tensor => argMax(input([4, 3]), { axis: 1 });
const other = (input: ExampleInput): Tensor => argMin(input([4, 3]), { axis: 1 });
const zeros = (input: ExampleInput, shape: Shape): Tensor => fill(input(shape), 0);

export const gathers: readonly Rule[] = [
  rewrite("take at known indices in steps", "exact", {
    legal: "the indices are known, in range, and an affine function of their place",
    at: [takeOp.op],
    step: takenInSteps,
    examples: [
      (input) => takeOp([input([5, 2]), indices(4, 2, 0)], { axis: 0 }),
      (input) => takeOp([input([2, 3]), one(1)], { axis: 1 }),
      (input) => ((x) => takeOp([x, iotaLike(x, [3])], { axis: 0 }))(input([5])),
    ],
  }),
  rewrite("takeAlongAxis at known indices in steps", "exact", {
    legal: "the indices are known, in range, and an affine function of their place",
    at: [takeAlongAxisOp.op],
    step: takenAlongInSteps,
    examples: [(input) => takeAlongAxisOp([input([2, 3]), broadcastAxes(indices(2, 1), [2, 2], [0])], { axis: 1 })],
  }),
  rewrite("takeAlongAxis at the same indices everywhere", "exact", {
    legal: "the indices repeat along all other axes",
    at: [takeAlongAxisOp.op],
    step: takenAlongTheSame,
    examples: [(input) => takeAlongAxisOp([input([2, 3]), broadcastAxes(place(input), [2, 4], [0])], { axis: 1 })],
  }),
  rewrite("gatherNd of one index a place", "exact", {
    legal: "the last axis of the indices has size 1, and no axes are shared",
    at: [gatherNdOp.op],
    step: ({ inputs: [x, i], attrs }) => {
      const last = (i?.type.shape.length ?? 0) - 1;
      if (x === undefined || i === undefined || i.type.shape[last] !== 1 || sharedAxes(attrs) > 0) return null;
      return takeOp([Tensor.of(x), squeezeAxes(Tensor.of(i), [last])], { axis: 0 });
    },
    examples: [(input) => gatherNdOp([input([3, 2]), broadcastAxes(place(input), [4, 1], [1])])],
  }),
  rewrite("take of a take", "exact", {
    legal:
      "both take along one axis, the inner indices are known to be in range, nothing else needs the inner take, and there are no fewer of its indices than of the outer ones",
    at: [takeOp.op],
    step: (node, { single }) => takenTwice(node, single),
    examples: [(input) => takeOp([takeOp([input([3, 2]), place(input)], { axis: 0 }), other(input)], { axis: 0 })],
  }),
  rewrite("take from parts", "exact", {
    legal: "the indices are known and in range, they fall into few runs within a part, and nothing else needs the join",
    at: [takeOp.op],
    step: (node, { single }) => takenFromParts(node, single),
    examples: [
      (input) => takeOp([stack([input([2]), input([2]), input([2])]), indices(2, 0, 1)], { axis: 0 }),
      (input) => takeOp([concatAlong([input([2]), input([3])], 0), indices(4, 2, 3)], { axis: 0 }),
    ],
  }),
  rewrite("take from the index", "exact", {
    legal: "the indices are known to be in range",
    at: [takeOp.op],
    step: takenFromIota,
    examples: [(input) => ((i) => takeOp([iotaLike(i, [3]), i], { axis: 0 }))(place(input))],
  }),
  rewrite("take from what repeats", "exact", {
    legal: "the tensor repeats along the axis, and the indices are known to be in range",
    at: [takeOp.op],
    step: takenFromRepeated,
    examples: [
      (input) => takeOp([broadcastAxes(input([2]), [3, 2], [0]), place(input)], { axis: 0 }),
      (input) => takeOp([zeros(input, [2, 3]), place(input)], { axis: 1 }),
    ],
  }),
  rewrite("take where it was added", "exact", {
    legal: "the indices are the same known ones, no two of them equal, and nothing else needs the sum",
    at: [takeOp.op],
    step: (node, { single }) => takenWhereAdded(node, single),
    examples: [
      (input) => {
        const x = input([4]),
          i = Tensor.of(onGraph(x.node.graph, indices(3, 0, 1)));
        return takeOp([scatterAddOp([x, i, input([3])], { axis: 0 }), i], { axis: 0 });
      },
    ],
  }),
];
