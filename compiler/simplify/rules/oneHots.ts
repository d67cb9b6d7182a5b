/** Products with a one-hot code select: what is multiplied by 0 need not be read. */
import { fill, onGraph, Tensor, type Operand } from "../../../src/builder.js";
import { contract, contractionOp, labelsOf } from "../../../src/families/contraction.js";
import { reductionAxes } from "../../../src/families/reduction.js";
import { appendView } from "../../../src/families/view.js";
import type { Node } from "../../../src/graph.js";
import { registry } from "../../../src/op.js";
import { argMax, oneHot } from "../../../src/ops/argument.js";
import { clip, mul } from "../../../src/ops/arithmetic.js";
import { cast, equal, greaterEqual, less, logicalAnd, where } from "../../../src/ops/compare.js";
import { takeAlongAxisOp, takeOp } from "../../../src/ops/gather.js";
import { sumOver } from "../../../src/ops/reduce.js";
import { broadcastAxes, expandDims, permute, squeezeAxes } from "../../../src/ops/view.js";
import { inSteps, isWithin } from "../indices.js";
import { coveredView, repeatedAxes, withoutAxes } from "../maps.js";
import { rewrite, type ExampleInput, type Rule } from "../rule.js";

/** 1 where the index along an axis is i, else 0. */
interface Marks {
  readonly axis: number;
  /** The indices: the shape lacks the axis. */
  readonly i: Tensor;
}

/** The node as a one-hot code: a cast of the comparison of what repeats along an axis with the index along it. */
function marksOf(node: Node): Marks | null {
  const [compared] = node.inputs,
    isCode = node.op === registry.get(`cast_${node.type.dtype}`) && compared?.op === equal.op;
  if (!isCode || node.type.dtype === "bool") return null;
  const [a, b] = compared.inputs;
  if (a === undefined || b === undefined) return null;
  return marked(a, b) ?? marked(b, a);
}

function marked(i: Node, index: Node): Marks | null {
  const steps = i.type.dtype === "i32" ? inSteps(index) : null,
    { shape } = i.type,
    axis = steps?.coefficients.findIndex((c, at) => c !== 0 && (shape[at] ?? 1) > 1) ?? -1,
    covered = coveredView(i);
  if (steps === null || covered === null || axis < 0 || steps.offset !== 0 || steps.divisor !== 1) return null;
  const isIndex = steps.coefficients.every((c, at) => c === (at === axis ? 1 : 0) || (at !== axis && shape[at] === 1));
  if (!isIndex || !repeatedAxes(covered.view.map, shape).includes(axis)) return null;
  const small = shape.filter((_, at) => at !== axis);
  return { axis, i: Tensor.of(appendView(covered.source, small, withoutAxes(covered.view.map, [axis]))) };
}

const inRange = (i: Tensor, extent: number): Tensor => logicalAnd(greaterEqual(i, 0), less(i, extent));

/** What `take` gives at the indices, and 0 where an index is out of range: there a one-hot code is 0 throughout. */
function selected(i: Tensor, extent: number, take: (i: Tensor) => Tensor, spread: (c: Tensor) => Operand): Tensor {
  if (isWithin(i.node, extent)) return take(i);
  return where(spread(inRange(i, extent)), take(clip(i, 0, extent - 1)), 0);
}

/** The sum over j of [i = j] x_j is x_i; the other axes of the code are none of x's. */
function contracted(node: Node): Tensor | null {
  const { operands, result } = labelsOf(node);
  for (const at of [0, 1] as const) {
    const code = node.inputs[at],
      x = node.inputs[1 - at],
      marks = code === undefined ? null : marksOf(code);
    if (x === undefined || marks === null) continue;
    const own = operands[at],
      others = operands[1 - at] ?? "",
      label = own[marks.axis] ?? "",
      rest = [...own].filter((other) => other !== label),
      axis = others.indexOf(label);
    if (axis < 0 || result.includes(label) || rest.some((other) => others.includes(other))) continue;
    const labels = [...others.slice(0, axis), ...rest, ...others.slice(axis + 1)],
      shape = labels.map((each) => node.type.shape[result.indexOf(each)] ?? 1);
    const taken = selected(
      marks.i,
      x.type.shape[axis] ?? 1,
      (i) => takeOp([Tensor.of(x), i], { axis }),
      (c) =>
        broadcastAxes(
          c,
          shape,
          labels.flatMap((each, place) => (rest.includes(each) ? [] : [place])),
        ),
    );
    return permute(
      taken,
      [...result].map((each) => labels.indexOf(each)),
    );
  }
  return null;
}

/** The sum over j of [i = j] x_j, where the code has all the axes of x. */
function summed(node: Node, single: (node: Node) => boolean): Tensor | null {
  const [product] = node.inputs,
    [axis = -1, ...more] = reductionAxes(node);
  if (product?.op !== mul.op || more.length > 0 || !single(product)) return null;
  for (const [at, code] of product.inputs.entries()) {
    const marks = marksOf(code),
      x = product.inputs[1 - at];
    if (marks === null || x === undefined || marks.axis !== axis) continue;
    return selected(
      marks.i,
      x.type.shape[axis] ?? 1,
      (i) => squeezeAxes(takeAlongAxisOp([Tensor.of(x), expandDims(i, axis)], { axis }), [axis]),
      (c) => c,
    );
  }
  return null;
}

/** The sum over j of [i = j] is 1 where i is in range, else 0. */
function counted(node: Node): Operand | null {
  const [code] = node.inputs,
    [axis = -1, ...more] = reductionAxes(node),
    marks = code === undefined ? null : marksOf(code),
    extent = code?.type.shape[axis] ?? 1;
  if (marks === null || marks.axis !== axis || more.length > 0) return null;
  return isWithin(marks.i.node, extent) ? fill(Tensor.of(node), 1) : cast(inRange(marks.i, extent), node.type.dtype);
}

/** Indices into 3 places: of two rows. */
const largest = (input: ExampleInput): Tensor => argMax(input([2, 3]), { axis: 1 });
/** The code of the indices, in the dtype that is tried. */
const codeOf = (input: ExampleInput, i: (input: ExampleInput) => Tensor): Tensor => {
  const like = input([1]);
  return Tensor.of(onGraph(like.node.graph, oneHot(i(input), 3, { dtype: like.dtype ?? "f64" })));
};

export const oneHots: readonly Rule[] = [
  rewrite("sum of a one-hot code", "exact", {
    legal: "the sum is over the axis of the code; an index out of range has no code",
    at: [sumOver.op],
    step: counted,
    examples: [
      (input) => sumOver(codeOf(input, largest), [1]),
      (input) =>
        sumOver(
          codeOf(input, () => input([2], "i32")),
          [1],
        ),
    ],
  }),
  rewrite("contraction with a one-hot code", "finite", {
    legal:
      "the axis of the code is summed, and the operands share no other; what is multiplied by 0 is not read, so nothing there may be infinite or NaN",
    at: [contractionOp],
    step: contracted,
    examples: [
      (input) => contract(codeOf(input, largest), input([3, 2]), ["bi", "ij"], "bj"),
      (input) =>
        contract(
          input([4, 3]),
          codeOf(input, () => input([2], "i32")),
          ["ai", "bi"],
          "ba",
        ),
    ],
  }),
  rewrite("sum of a product with a one-hot code", "finite", {
    legal:
      "the sum is over the axis of the code, and nothing else needs the product; what is multiplied by 0 is not read, so nothing there may be infinite or NaN",
    at: [sumOver.op],
    step: (node, { single }) => summed(node, single),
    examples: [
      (input) => sumOver(mul(codeOf(input, largest), input([2, 3])), [1]),
      (input) =>
        sumOver(
          mul(
            input([2, 3]),
            codeOf(input, () => input([2], "i32")),
          ),
          [1],
        ),
    ],
  }),
];
