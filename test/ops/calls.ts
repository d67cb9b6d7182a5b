/**
 * A call of every function of the language for a first operand of any shape and dtype. What a function does not
 * admit it refuses itself: no list of that is kept here.
 */
import { Tensor } from "../../src/builder.js";
import { appendInput } from "../../src/families/source.js";
import { Graph, type Node } from "../../src/graph.js";
import { language, tensor, type Argument } from "../../src/language.js";
import type { DType, Shape } from "../../src/types.js";

/** What stands for an operand: numbers of the test's choice, or indices below an extent. */
export type Filling = "numbers" | number;

/** Makes the operands of calls on one graph, each an input. */
export class Operands {
  readonly graph = new Graph();
  readonly inputs = new Map<string, { readonly node: Node; readonly filling: Filling; readonly which: number }>();
  private which = 0;

  /** The operands made from now on are those of another call. */
  begin(): void {
    this.which = 0;
  }

  make(dtype: DType, shape: Shape, filling: Filling = "numbers"): Tensor {
    const name = `x${this.inputs.size}`,
      node = appendInput(this.graph, name, { dtype, shape });
    this.inputs.set(name, { node, filling, which: this.which++ });
    return Tensor.of(node);
  }
}

interface Making {
  /** Of the first operand's dtype. */
  readonly of: (shape: Shape) => Tensor;
  readonly index: (shape: Shape, below: number) => Tensor;
  readonly truth: (shape: Shape) => Tensor;
}
type Recipe = (x: Tensor, making: Making) => Argument[];

const last = (x: Tensor): number => x.shape[x.rank - 1] ?? 1;
const channel = (x: Tensor): Shape => [last(x)];
const zerosOf = (x: Tensor): number[] => x.shape.map(() => 0);

const scattered: Recipe = (x, { of, index }) => [x, index([2], x.shape[0] ?? 1), of([2, ...x.shape.slice(1)])];
const labelled: Recipe = (x, { index }) => [x, index(x.shape.slice(0, -1), last(x))];
const matrixWith: Recipe = (x, { of }) => [x, of([...x.shape.slice(0, -2), last(x), 2])];
const pooled: Recipe = (x) => [x, { size: 2, strides: 1, padding: "same" }];
const scaled: Recipe = (x, { of }) => [x, of(channel(x)), of(channel(x))];

/** Of the functions whose parameters are not all tensors of one shape and dtype. */
const recipes: { readonly [name: string]: Recipe } = {
  where: (x, { of, truth }) => [truth(x.shape), x, of(x.shape)],
  cast: (x) => [x, "f32"],
  transpose: (x) => [x],
  reshape: (x) => [x, [1, -1]],
  expandDims: (x) => [x, [0, -1]],
  broadcastTo: (x) => [x, [2, ...x.shape]],
  slice: (x) => [x, ["...", "::-1"]],
  concat: (x, { of }) => [[x, of(x.shape), x], { axis: -1 }],
  stack: (x, { of }) => [[x, of(x.shape)], { axis: 0 }],
  take: (x, { index }) => [x, index([3], x.shape[0] ?? 1)],
  takeAlongAxis: (x, { index }) => [x, index([...x.shape.slice(0, -1), 2], last(x))],
  gatherNd: (x, { index }) => [x, index([3, 1], x.shape[0] ?? 1)],
  einsum: (x, { of }) => ["...i,...i->...", x, of(x.shape)],
  matmul: (x, { of }) => [x, of(x.rank < 2 ? x.shape : [last(x), 3])],
  dot: (x, { of }) => [x, of(x.rank < 2 ? x.shape : [last(x), 3])],
  inner: (x, { of }) => [x, of([2, last(x)])],
  outer: (x, { of }) => [x, of([2])],
  tensordot: (x, { of }) => [x, of([last(x), 2]), 1],
  polygamma: (x) => [x, 1],
  window: (x) => [x, { size: 2, strides: 1, padding: "same" }],
  tile: (x) => [x, [2, 1]],
  repeat: (x) => [x, 2],
  resize: (x) => [x, x.shape.map((_, axis) => (axis % 2 === 0 ? 2 : 0.5))],
  pad: (x) => [x, x.shape.map((_, axis) => [axis % 2, 1]), { value: 1 }],
  swapAxes: (x) => [x, 0, -1],
  moveAxis: (x) => [x, 0, -1],
  split: (x) => [x, [1], { axis: -1 }],
  roll: (x) => [x, 1],
  depthToSpace: (x) => [x, 1],
  scatterAdd: scattered,
  scatterSet: scattered,
  scatterMax: scattered,
  scatterMul: scattered,
  scatterNdAdd: (x, { of, index }) => [x, index([2, 1], x.shape[0] ?? 1), of([2, ...x.shape.slice(1)])],
  segmentSum: (x, { index }) => [x, index([x.shape[0] ?? 1], 2), 2],
  dynamicSlice: (x, { index }) => [x, index([x.rank], 2), x.shape.map((extent) => Math.min(1, extent))],
  dynamicUpdateSlice: (x, { of, index }) => [x, of(x.shape.map((extent) => Math.min(1, extent))), index([x.rank], 2)],
  oneHot: (x) => [x, 3],
  softmaxCrossEntropy: labelled,
  negativeLogLikelihood: labelled,
  zeroOneLoss: labelled,
  conv: (x, { of }) => [x, of([...x.shape.slice(1, -1).map(() => 2), last(x), 3]), { padding: "same" }],
  convTranspose: (x, { of }) => [x, of([...x.shape.slice(1, -1).map(() => 2), 3, last(x)]), { strides: 2 }],
  maxPool: pooled,
  avgPool: pooled,
  triangularSolve: matrixWith,
  solve: matrixWith,
  matrixPower: (x) => [x, 3],
  randomUniform: (x) => [x, [2, 0, 1, 2, 3]],
  randomNormal: (x) => [x, [2, 3, 1, 1, 2]],
  randomBits: (x) => [x, [2, 3]],
  dropout: (x, { index }) => [x, 0.5, index([], 9)],
  topK: (x) => [x, Math.min(2, last(x))],
  cross: (x, { of }) => [x, of([3])],
  gradClip: (x) => [x, -1, 1],
  gradScale: (x) => [x, 0.5],
  batchNorm: scaled,
  layerNorm: scaled,
  batchNormInference: (x, { of }) => [x, ...Array.from({ length: 4 }, () => of(channel(x)))],
  rmsNorm: (x, { of }) => [x, of(channel(x))],
  groupNorm: (x, { of }) => [x, of(channel(x)), of(channel(x)), 1],
  attention: (x, { of }) => [x, of(x.shape), of(x.shape), { causal: true }],
  lstmCell: (x, { of }) => [x, of([2]), of([2]), of([last(x), 8]), of([2, 8]), of([8])],
  gruCell: (x, { of }) => [x, of([2]), of([last(x), 6]), of([2, 6]), of([6])],
  constant: (x) => [zerosOf(x)],
  zeros: (x) => [x.shape],
  ones: (x) => [x.shape],
  full: (x) => [x.shape, 2.5],
  eye: (x) => [x.size],
  arange: (x) => [x.size],
  linspace: (x) => [0, 1, x.size],
};

/** @throws GradcError if the function does not admit it; Error if nobody has said how the function is called. */
export function callOf(name: string, operands: Operands, dtype: DType, shape: Shape): Argument[] {
  const called = language.get(name),
    recipe = recipes[name];
  if (called === undefined) throw new Error(`there is no function ${name}`);
  operands.begin();
  const x = operands.make(dtype, shape);
  const making: Making = {
    of: (of) => operands.make(dtype, of),
    // Into an axis of no elements there is no index.
    index: (of, below) => operands.make("i32", below === 0 ? [0, ...of.slice(1)] : of, below),
    truth: (of) => operands.make("bool", of),
  };
  if (recipe !== undefined) return recipe(x, making);
  const required = called.parameters.filter(([, kind]) => kind.optional !== true);
  if (required.some(([, kind]) => kind !== tensor)) throw new Error(`calls.ts does not say how ${name} is called`);
  return required.map((_, at) => (at === 0 ? x : making.of(shape)));
}

/** The names of recipes, of which none may be for a function that does not exist. */
export const recipeNames: readonly string[] = Object.keys(recipes);
