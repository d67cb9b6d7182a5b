/** Scatters, and parts whose place is given: at known indices they are views. */
import { fill, Tensor } from "../../../src/builder.js";
import { constantElements, uniformValue } from "../../../src/families/source.js";
import { appendView } from "../../../src/families/view.js";
import type { Node } from "../../../src/graph.js";
import { axisIndex, type IndexMap, type Quotient } from "../../../src/indexMap.js";
import { dynamicSliceOp, dynamicUpdateSliceOp } from "../../../src/ops/dynamic.js";
import { scatterAddOp } from "../../../src/ops/gather.js";
import { scatterSetOp } from "../../../src/ops/scatter.js";
import type { Shape } from "../../../src/types.js";
import { indexed, inSteps, isIndex } from "../indices.js";
import { rewrite, type ExampleInput, type Rule } from "../rule.js";

/** The place in u that index p of the result shows: (p - offset) / step, and of a single index whether p is it. */
function scatteredInSteps(node: Node, into: number): Tensor | null {
  const of = indexed(node),
    steps = of === null ? null : inSteps(of.i);
  if (of === null || of.u === null || steps === null || !isIndex(steps, of.extent, of.i.type.shape)) return null;
  const { axis, u, i } = of,
    { shape } = node.type,
    [step = 0] = steps.coefficients,
    places = i.type.shape.length;
  if (places > 1 || (places === 1 && step === 0)) return null;
  const away = (sign: number, divisor: number): Quotient =>
    axisIndex(shape.length, axis, sign, -sign * steps.offset, divisor);
  const others = shape.map((_, at) => axisIndex(shape.length, at));
  const map: IndexMap =
    places === 0
      ? { axes: others.filter((_, at) => at !== axis), guards: [{ quotient: away(1, 1), size: 1 }] }
      : { axes: others.map((of, at) => (at === axis ? away(Math.sign(step), Math.abs(step)) : of)), guards: [] };
  return Tensor.of(appendView(u, shape, map, into));
}

/** Where a part with known starts begins: clamped, so that it lies within. */
function startsOf(i: Node | undefined, shape: Shape, sizes: Shape): number[] | null {
  if (i === undefined || i.type.shape.length !== 1) return null;
  const uniform = uniformValue(i),
    known = constantElements(i) ?? (uniform === null ? null : shape.map(() => uniform));
  if (known === null) return null;
  return shape.map((extent, axis) => Math.max(0, Math.min(extent - (sizes[axis] ?? 1), known[axis] ?? 0)));
}

function knownPart({ inputs: [x, i], type: { shape } }: Node): Tensor | null {
  const starts = x === undefined ? null : startsOf(i, x.type.shape, shape);
  if (x === undefined || starts === null) return null;
  const axes = starts.map((start, axis) => axisIndex(shape.length, axis, 1, start));
  return Tensor.of(appendView(x, shape, { axes, guards: [] }));
}

function knownUpdate({ inputs: [x, u, i], type: { shape } }: Node): Tensor | null {
  const into = x === undefined ? null : uniformValue(x),
    starts = u === undefined ? null : startsOf(i, shape, u.type.shape);
  if (u === undefined || into === null || starts === null) return null;
  const axes = starts.map((start, axis) => axisIndex(shape.length, axis, 1, -start));
  return Tensor.of(appendView(u, shape, { axes, guards: [] }, into));
}

const indices = (...values: readonly number[]): Tensor =>
  Tensor.literal("i32", [values.length], Float64Array.from(values));
const one = (value: number): Tensor => Tensor.literal("i32", [], Float64Array.of(value));
const zeros = (input: ExampleInput, shape: Shape): Tensor => fill(input(shape), 0);

export const scatters: readonly Rule[] = [
  rewrite("scatterAdd into zeros at known indices in steps", "rounding", {
    legal: "the indices are known, in range, and in even steps, so that no two are equal",
    at: [scatterAddOp.op],
    step: (node) => (uniformValue(node.inputs[0] ?? node) === 0 ? scatteredInSteps(node, 0) : null),
    examples: [
      (input) => scatterAddOp([zeros(input, [5, 2]), indices(0, 2, 4), input([3, 2])], { axis: 0 }),
      (input) => scatterAddOp([zeros(input, [4]), indices(3, 2), input([2])], { axis: 0 }),
      (input) => scatterAddOp([zeros(input, [2, 3]), one(1), input([2])], { axis: 1 }),
    ],
  }),
  rewrite("scatterSet into one number at known indices in steps", "exact", {
    legal: "the indices are known, in range, and in even steps, so that no two are equal",
    at: [scatterSetOp.op],
    step: (node) => {
      const into = uniformValue(node.inputs[0] ?? node);
      return into === null ? null : scatteredInSteps(node, into);
    },
    examples: [(input) => scatterSetOp([fill(input([5]), 7), indices(1, 2), input([2])], { axis: 0 })],
  }),
  rewrite("dynamicSlice at a known place", "exact", {
    legal: "the start is known; it is clamped, so that the part lies within",
    at: [dynamicSliceOp.op],
    step: knownPart,
    examples: [(input) => dynamicSliceOp([input([4, 3]), indices(2, 7)], { sizes: [2, 2] })],
  }),
  rewrite("dynamicUpdateSlice of one number at a known place", "exact", {
    legal: "the start is known, and what is replaced is in one number everywhere",
    at: [dynamicUpdateSliceOp.op],
    step: knownUpdate,
    examples: [(input) => dynamicUpdateSliceOp([zeros(input, [4, 3]), input([2, 2]), indices(1, 0)])],
  }),
];
