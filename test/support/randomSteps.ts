/** The steps by which a random graph grows: one node or a few, of every family. */
import { applyElementwise } from "../../src/apply.js";
import { Tensor } from "../../src/builder.js";
import { contract } from "../../src/families/contraction.js";
import type { Node } from "../../src/graph.js";
import { axisIndex, quotient } from "../../src/indexMap.js";
import { language } from "../../src/language.js";
import { registry, type ElementwiseOp } from "../../src/op.js";
import { add, div, mul, square, sqrt } from "../../src/ops/arithmetic.js";
import { cast, greater, stopGradientOp, where } from "../../src/ops/compare.js";
import { all, any, max, mean, min, prod, sum } from "../../src/ops/reduce.js";
import {
  broadcastTo,
  concat,
  expandDims,
  flip,
  pad,
  reshape,
  slice,
  squeeze,
  stack,
  transpose,
  view,
} from "../../src/ops/view.js";
import { dtypes, isFloat, sizeOf, type DType, type Shape } from "../../src/types.js";
import type { Growth } from "./randomGraph.js";

/** A tensor that was made, or null where nothing fits. */
export type Step = (growth: Growth) => Tensor | null;

function isElementwise(op: { readonly family: string }): op is ElementwiseOp {
  return op.family === "elementwise";
}
const elementwiseOps = [...registry.values()]
  .filter(isElementwise)
  .filter((op) => !op.name.startsWith("cast") && op !== stopGradientOp);

const float = (node: Node): boolean => isFloat(node.type.dtype);
const someTensor = (growth: Growth, admits: (node: Node) => boolean = () => true): Tensor | null => {
  const node = growth.find(admits);
  return node === null ? null : Tensor.of(node);
};

/** A node of this dtype that broadcasts with the shape, or a new input that does. */
function partner(growth: Growth, dtype: DType, shape: Shape): Tensor {
  const fits = (node: Node): boolean => node.type.dtype === dtype && broadcasts(node.type.shape, shape);
  const found = growth.random.chance(0.75) ? growth.find(fits) : null;
  if (found !== null) return Tensor.of(found);
  const { random } = growth,
    narrowed = shape.map((extent) => (random.chance(0.15) ? 1 : extent)).slice(random.chance(0.2) ? 1 : 0);
  return Tensor.of(growth.input(dtype, narrowed));
}

function broadcasts(a: Shape, b: Shape): boolean {
  const fromRight = [...a].reverse(),
    other = [...b].reverse();
  return fromRight.every((extent, axis) => {
    const beside = other[axis] ?? 1;
    return extent === beside || extent === 1 || beside === 1;
  });
}

const elementwiseStep: Step = (growth) => {
  const op = growth.random.pick(elementwiseOps),
    first = someTensor(growth);
  if (first === null) return null;
  const dtype = first.dtype ?? "f64",
    operands = op.inputs.map((_, at) =>
      op.selects && at === 0
        ? partner(growth, "bool", first.shape)
        : at === 0 || (op.selects && at === 1)
          ? first
          : partner(growth, dtype, first.shape),
    );
  return applyElementwise(op, growth.random.chance(0.5) || op.selects ? operands : [...operands].reverse());
};

/** A quotient and a root whose operands stay away from 0. */
const guardedStep: Step = (growth) => {
  const x = someTensor(growth, float);
  if (x === null) return null;
  const positive = add(square(x), 0.5);
  return growth.random.chance(0.5) ? sqrt(positive) : div(partner(growth, x.dtype ?? "f64", x.shape), positive);
};

/** A choice whose other branch is not defined where it is not chosen. */
const whereStep: Step = (growth) => {
  const x = someTensor(growth, float);
  if (x === null) return null;
  return where(greater(x, 0), sqrt(x), growth.random.chance(0.5) ? 0 : mul(x, 0.5));
};

const scaleStep: Step = (growth) => {
  const x = someTensor(growth, float);
  return x === null ? null : mul(x, growth.random.number(-1, 1));
};

const castStep: Step = (growth) => {
  const x = someTensor(growth);
  return x === null ? null : cast(x, growth.random.pick(dtypes));
};

const reduceStep: Step = (growth) => {
  const x = someTensor(growth, (node) => node.type.shape.length > 0);
  if (x === null) return null;
  const { random } = growth,
    axis = random.some(
      x.shape.map((_, at) => at),
      0.5,
    );
  const options = { axis: random.chance(0.2) ? axis.map((at) => at - x.rank) : axis, keepDims: random.chance(0.3) };
  if (x.dtype === "bool") return random.pick([any, all, sum, mean])(x, options);
  return random.pick([sum, sum, mean, max, min, prod])(x, options);
};

const permuteStep: Step = (growth) => {
  const x = someTensor(growth, (node) => node.type.shape.length > 1);
  return x === null ? null : transpose(x, growth.random.shuffle(x.shape.map((_, at) => at)));
};

const sliceStep: Step = (growth) => {
  const x = someTensor(growth, (node) => sizeOf(node.type.shape) > 0),
    { random } = growth;
  if (x === null) return null;
  const subscripts = x.shape.map((extent): number | string => {
    if (random.chance(0.1)) return random.integer(-extent, extent - 1);
    if (random.chance(0.4)) return ":";
    const start = random.integer(0, extent - 1),
      stop = random.integer(start, extent);
    return random.chance(0.25)
      ? `${stop}:${start}:-${random.integer(1, 3)}`
      : `${start}:${stop}:${random.integer(1, 3)}`;
  });
  return slice(x, random.chance(0.1) ? ["newaxis", ...subscripts] : subscripts);
};

const padStep: Step = (growth) => {
  const x = someTensor(growth),
    { random } = growth;
  if (x === null) return null;
  const padding = x.shape.map(() => [random.integer(-1, 2), random.integer(-1, 2)] as const);
  const value = x.dtype === "bool" ? random.integer(0, 1) : random.chance(0.7) ? 0 : random.integer(-2, 2);
  return pad(x, padding, random.chance(0.3) ? { value, interior: x.shape.map(() => random.integer(0, 2)) } : { value });
};

const flipStep: Step = (growth) => {
  const x = someTensor(growth, (node) => node.type.shape.length > 0);
  return x === null
    ? null
    : flip(
        x,
        growth.random.some(
          x.shape.map((_, at) => at),
          0.6,
        ),
      );
};

const broadcastStep: Step = (growth) => {
  const x = someTensor(growth),
    { random } = growth;
  if (x === null || x.rank > 3) return null;
  const shape = x.shape.map((extent) => (extent === 1 ? random.integer(1, 5) : extent));
  return broadcastTo(x, random.chance(0.6) ? [random.integer(1, 6), ...shape] : shape);
};

const dimensionStep: Step = (growth) => {
  const x = someTensor(growth);
  if (x === null) return null;
  return x.rank < 4 && growth.random.chance(0.5) ? expandDims(x, [growth.random.integer(0, x.rank)]) : squeeze(x);
};

/** The diagonal of the last two axes, as a plain index map. */
const diagonalStep: Step = (growth) => {
  const x = someTensor(
    growth,
    ({ type: { shape } }) => shape.length >= 2 && shape[shape.length - 1] === shape[shape.length - 2],
  );
  if (x === null) return null;
  const shape = x.shape.slice(0, -1),
    rank = shape.length;
  return view(x, shape, { axes: x.shape.map((_, at) => axisIndex(rank, Math.min(at, rank - 1))), guards: [] });
};

/** Windows along the first axis: element [i, j, ...] is x[stride i + dilation j - before, ...]. */
const windowStep: Step = (growth) => {
  const x = someTensor(growth, ({ type: { shape } }) => shape.length >= 1 && shape.length <= 3),
    { random } = growth;
  if (x === null) return null;
  const size = random.integer(1, 4),
    stride = random.integer(1, 2),
    dilation = random.integer(1, 2),
    before = random.integer(0, 1);
  const reach = (x.shape[0] ?? 0) + 2 * before - dilation * (size - 1);
  if (reach < 1) return null;
  const shape = [Math.floor((reach - 1) / stride) + 1, size, ...x.shape.slice(1)],
    others = x.shape.slice(1).map((_, at) => axisIndex(shape.length, at + 2));
  const first = quotient([stride, dilation, ...x.shape.slice(1).map(() => 0)], -before);
  return view(x, shape, { axes: [first, ...others], guards: [] });
};

const reshapeStep: Step = (growth) => {
  const x = someTensor(growth),
    { random } = growth;
  if (x === null) return null;
  let rest = x.size;
  const shape: number[] = [];
  for (const factor of [2, 3, 5, 7, 4]) {
    if (rest > 0 && rest % factor === 0 && random.chance(0.4) && shape.length < 3) {
      shape.push(factor);
      rest /= factor;
    }
  }
  return reshape(x, random.shuffle([...shape, rest]));
};

const joinStep: Step = (growth) => {
  const x = someTensor(growth, (node) => node.type.shape.length > 0),
    { random } = growth;
  if (x === null) return null;
  const axis = random.integer(0, x.rank - 1),
    joins = (node: Node): boolean =>
      node.type.dtype === x.dtype &&
      node.type.shape.length === x.rank &&
      node.type.shape.every((extent, at) => at === axis || extent === x.shape[at]);
  const others = Array.from({ length: random.integer(0, 2) }, () => someTensor(growth, joins) ?? x);
  if (random.chance(0.3) && x.rank < 4) return stack([x, partnerOf(growth, x)], { axis: random.integer(0, x.rank) });
  return concat(random.shuffle([x, ...others]), { axis });
};

function partnerOf(growth: Growth, x: Tensor): Tensor {
  const same = growth.find(
    ({ type }) =>
      type.dtype === x.dtype &&
      type.shape.length === x.rank &&
      type.shape.every((extent, at) => extent === x.shape[at]),
  );
  return same === null ? x : Tensor.of(same);
}

/** A contraction of two tensors: labels of equal size are shared now and then, each stands in two of the lists. */
const contractionStep: Step = (growth) => {
  const { random } = growth,
    a = someTensor(growth, float);
  if (a === null) return null;
  const b = growth.random.chance(0.7)
    ? (someTensor(growth, ({ type }) => type.dtype === a.dtype) ?? a)
    : partner(growth, a.dtype ?? "f64", a.shape);
  const left = a.shape.map((_, at) => "abcd"[at] ?? ""),
    free = new Set(left),
    right = b.shape.map((extent, at) => {
      const shared = left.find((label, axis) => free.has(label) && a.shape[axis] === extent && random.chance(0.7));
      if (shared === undefined) return "wxyz"[at] ?? "";
      free.delete(shared);
      return shared;
    });
  const once = [...left.filter((label) => !right.includes(label)), ...right.filter((label) => !left.includes(label))],
    twice = left.filter((label) => right.includes(label));
  const result = random.shuffle([...once, ...random.some(twice, 0.3)]);
  const work = a.size * sizeOf(b.shape.filter((_, at) => !left.includes(right[at] ?? "")));
  if (work > 20 * growth.elements || result.length > 4) return null;
  const summed = sizeOf(a.shape.filter((_, at) => !result.includes(left[at] ?? "")));
  return mul(contract(a, b, [left.join(""), right.join("")], result.join("")), 1 / Math.max(1, summed));
};

/** Functions of one float that enter as soon as the language has them. */
const functionStep: Step = (growth) => {
  const x = someTensor(growth, (node) => float(node) && node.type.shape.length > 0);
  const names = ["softmax", "logSoftmax", "logSumExp", "variance"].filter((name) => language.has(name));
  if (x === null || names.length === 0) return null;
  const result = language
    .get(growth.random.pick(names))
    ?.call([x, { axis: growth.random.integer(-x.rank, x.rank - 1) }]);
  return result instanceof Tensor ? result : null;
};

const weighted: readonly (readonly [number, Step])[] = [
  [10, elementwiseStep],
  [2, guardedStep],
  [2, whereStep],
  [2, scaleStep],
  [1, castStep],
  [4, reduceStep],
  [2, permuteStep],
  [3, sliceStep],
  [2, padStep],
  [1, flipStep],
  [2, broadcastStep],
  [1, dimensionStep],
  [1, diagonalStep],
  [1, windowStep],
  [2, reshapeStep],
  [2, joinStep],
  [4, contractionStep],
  [1, functionStep],
];
export const steps: readonly Step[] = weighted.flatMap(([weight, step]) => new Array<Step>(weight).fill(step));
