/** The steps by which a random graph grows: one node or a few, of every family. */
import { Tensor } from "../../src/builder.js";
import { contract } from "../../src/families/contraction.js";
import { appendInput } from "../../src/families/source.js";
import { Graph, type Node } from "../../src/graph.js";
import {
  add,
  all,
  any,
  argMax,
  argMin,
  cast,
  div,
  dynamicSlice,
  dynamicUpdateSlice,
  greater,
  logSoftmax,
  logSumExp,
  max,
  mean,
  min,
  mul,
  norm,
  oneHot,
  prod,
  scatterAdd,
  scatterMax,
  scatterMul,
  scatterSet,
  softmax,
  sqrt,
  square,
  std,
  sum,
  take,
  takeAlongAxis,
  variance,
  where,
} from "../../src/index.js";
import { language } from "../../src/language.js";
import { dtypes, isFloat, sizeOf, type DType } from "../../src/types.js";
import type { Growth } from "./growth.js";
import {
  broadcastStep,
  diagonalStep,
  dimensionStep,
  flipStep,
  joinStep,
  padStep,
  permuteStep,
  repeatStep,
  reshapeStep,
  sliceStep,
  windowStep,
  type Step,
} from "./randomViewSteps.js";

interface TensorFunction {
  readonly arity: number;
  readonly call: (operands: readonly Tensor[]) => Tensor;
}

/** Every function of the language that takes tensors and needs nothing else, so that a new op is here at once. */
const tensorFunctions: readonly TensorFunction[] = [...language.values()]
  .filter(({ name }) => !name.startsWith("stopGradient"))
  .map(({ signature, call }) => {
    const required = /^\w+\((?:\w+(?:, \w+)*(?=[,)]))?/.exec(signature)?.[0].split("(")[1] ?? "";
    const run = (operands: readonly Tensor[]): Tensor => {
      const result = call(operands);
      if (!(result instanceof Tensor)) throw new RangeError("several results");
      return result;
    };
    return { arity: required === "" ? 0 : required.split(", ").length, call: run };
  })
  .filter(({ arity, call }) => arity > 0 && dtypes.some((dtype) => runs(call, arity, dtype)));

function runs(call: TensorFunction["call"], arity: number, dtype: DType): boolean {
  const graph = new Graph(),
    operands = Array.from({ length: arity }, (_, at) =>
      Tensor.of(appendInput(graph, `${at}`, { dtype, shape: [2, 2] })),
    );
  try {
    return call(operands).shape.length <= 4;
  } catch {
    return false;
  }
}

const float = (node: Node): boolean => isFloat(node.type.dtype);

const functionStep: Step = (growth) => {
  const { arity, call } = growth.random.pick(tensorFunctions),
    first = growth.tensor();
  if (first === null) return null;
  const others = Array.from({ length: arity - 1 }, () => growth.partner(first.dtype ?? "f64", first.shape));
  return call(growth.random.chance(0.5) ? [first, ...others] : [...others, first]);
};

/** A choice by a truth value. */
const chooseStep: Step = (growth) => {
  const x = growth.tensor();
  if (x === null) return null;
  const { shape, dtype } = x;
  return where(growth.partner("bool", shape), ...pairOf(growth, x, growth.partner(dtype ?? "f64", shape)));
};
function pairOf(growth: Growth, a: Tensor, b: Tensor): [Tensor, Tensor] {
  return growth.random.chance(0.5) ? [a, b] : [b, a];
}

/** A quotient and a root whose operands stay away from 0. */
const guardedStep: Step = (growth) => {
  const x = growth.tensor(float);
  if (x === null) return null;
  const positive = add(square(x), 0.5);
  return growth.random.chance(0.5) ? sqrt(positive) : div(growth.partner(x.dtype ?? "f64", x.shape), positive);
};

/** A choice whose other branch is not defined where it is not chosen. */
const whereStep: Step = (growth) => {
  const x = growth.tensor(float);
  if (x === null) return null;
  return where(greater(x, 0), sqrt(x), growth.random.chance(0.5) ? 0 : mul(x, 0.5));
};

const scaleStep: Step = (growth) => {
  const x = growth.tensor(float);
  return x === null ? null : mul(x, growth.random.number(-1, 1));
};

const castStep: Step = (growth) => {
  const x = growth.tensor();
  return x === null ? null : cast(x, growth.random.pick(dtypes));
};

const reduceStep: Step = (growth) => {
  const x = growth.tensor((node) => node.type.shape.length > 0);
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

/** A contraction of two tensors: labels of equal size are shared now and then, each stands in two of the lists. */
const contractionStep: Step = (growth) => {
  const { random } = growth,
    a = growth.tensor(float);
  if (a === null) return null;
  const b = growth.random.chance(0.7)
    ? (growth.tensor(({ type }) => type.dtype === a.dtype) ?? a)
    : growth.partner(a.dtype ?? "f64", a.shape);
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

/** Functions along one axis. */
const alongStep: Step = (growth) => {
  const x = growth.tensor((node) => float(node) && node.type.shape.length > 0);
  if (x === null) return null;
  const along = growth.random.pick([softmax, logSoftmax, logSumExp, variance, std, norm, argMax, argMin]);
  return along(x, { axis: growth.random.integer(-x.rank, x.rank - 1) });
};

/** Elements by indices that are known when the graph runs, or when it is made; their sums; their one-hot codes. */
const indexStep: Step = (growth) => {
  const { random } = growth,
    x = growth.tensor(({ type: { shape } }) => shape.length > 0);
  if (x === null) return null;
  const axis = random.integer(0, x.rank - 1),
    extent = x.shape[axis] ?? 0;
  if (extent === 0) return null;
  const count = random.integer(1, 6),
    known = Tensor.literal(
      "i32",
      [count],
      Float64Array.from({ length: count }, () => random.integer(0, extent - 1)),
    );
  const indices = random.chance(0.3)
    ? known
    : Tensor.of(growth.indices(random.chance(0.5) ? [count] : [2, count], extent));
  if (random.chance(0.2)) return oneHot(indices, extent, { dtype: growth.dtype });
  const taken = take(x, indices, { axis });
  if (random.chance(0.5)) return taken;
  const scatter =
    x.dtype === "bool" ? scatterSet : random.pick([scatterAdd, scatterAdd, scatterSet, scatterMax, scatterMul]);
  return scatter(x, indices, growth.partner(x.dtype ?? "f64", taken.shape), { axis });
};

/** A part whose place is known when the graph runs, read or replaced; the start may lie outside. */
const partStep: Step = (growth) => {
  const x = growth.tensor(),
    { random } = growth;
  if (x === null) return null;
  const sizes = x.shape.map((extent) => random.integer(0, extent)),
    starts = Tensor.of(growth.indices([x.rank], 4));
  return random.chance(0.5)
    ? dynamicSlice(x, starts, sizes)
    : dynamicUpdateSlice(x, growth.partner(x.dtype ?? "f64", sizes), starts);
};

const takeAlongStep: Step = (growth) => {
  const x = growth.tensor(({ type: { shape } }) => shape.length > 0 && sizeOf(shape) > 0);
  if (x === null) return null;
  const axis = growth.random.integer(0, x.rank - 1),
    shape = x.shape.map((extent, at) => (at === axis ? growth.random.integer(1, 4) : extent));
  return takeAlongAxis(x, Tensor.of(growth.indices(shape, x.shape[axis] ?? 1)), { axis });
};

const weighted: readonly (readonly [number, Step])[] = [
  [12, functionStep],
  [3, chooseStep],
  [2, alongStep],
  [2, indexStep],
  [1, takeAlongStep],
  [1, partStep],
  [2, guardedStep],
  [2, whereStep],
  [2, scaleStep],
  [1, castStep],
  [4, reduceStep],
  [2, permuteStep],
  [3, sliceStep],
  [2, padStep],
  [2, repeatStep],
  [1, flipStep],
  [2, broadcastStep],
  [1, dimensionStep],
  [1, diagonalStep],
  [1, windowStep],
  [2, reshapeStep],
  [2, joinStep],
  [4, contractionStep],
];
export const steps: readonly Step[] = weighted.flatMap(([weight, step]) => new Array<Step>(weight).fill(step));
