/** Casts. */
import { fill, Tensor, type Operand } from "../../../src/builder.js";
import { uniformValue } from "../../../src/families/source.js";
import type { Node } from "../../../src/graph.js";
import { registry, type Op } from "../../../src/op.js";
import {
  cast,
  equal,
  greater,
  greaterEqual,
  less,
  lessEqual,
  logicalNot,
  notEqual,
  where,
} from "../../../src/ops/compare.js";
import { dtypes, type DType } from "../../../src/types.js";
import { rewrite, rule, type Rule } from "../rule.js";

const castOps: readonly Op[] = dtypes.flatMap((dtype) => registry.get(`cast_${dtype}`) ?? []);

/** Whether every number of the one dtype is a number of the other. */
function holds(from: DType, to: DType): boolean {
  return from === to || from === "bool" || (to === "f64" && (from === "f32" || from === "i32"));
}

function beyondWider({ inputs: [middle], type }: Node): Tensor | null {
  const source = middle?.inputs[0];
  if (
    middle === undefined ||
    source === undefined ||
    !castOps.includes(middle.op) ||
    !holds(source.type.dtype, middle.type.dtype)
  )
    return null;
  return cast(Tensor.of(source), type.dtype);
}

const comparisons: readonly Op[] = [equal, notEqual, less, lessEqual, greater, greaterEqual].map(({ op }) => op);

/** The truth value that a node is as a number. */
function truthIn(node: Node): Node | null {
  const [c] = node.inputs;
  return castOps.includes(node.op) && c?.type.dtype === "bool" ? c : null;
}

/** A truth value as a number, compared with a known number: what is true of 0 and of 1 is known. */
function comparedTruth({ op, inputs: [a, b] }: Node): Operand | null {
  if (op.family !== "elementwise" || a === undefined || b === undefined) return null;
  const isFirst = truthIn(a) !== null,
    c = truthIn(isFirst ? a : b),
    number = uniformValue(isFirst ? b : a);
  if (c === null || number === null) return null;
  const [ofFalse, ofTrue] = [0, 1].map((value) => {
    return op.evaluate(isFirst ? [value, number] : [number, value], {}, a.type.dtype) !== 0;
  });
  if (ofFalse === ofTrue) return ofTrue === true;
  return ofTrue === true ? Tensor.of(c) : logicalNot(Tensor.of(c));
}

export const casts: readonly Rule[] = [
  rule("choice of one or zero", "exact", ({ c }) => where(c, 1, 0), {
    gives: ({ c }, matched) => cast(c, matched(where.op).type.dtype),
    examples: [(input) => ((x) => where(input([3], "bool"), fill(x, 1), fill(x, 0)))(input([3]))],
  }),
  rewrite("comparison of a truth value with a number", "exact", {
    legal: "the number is known; what is true of 0 and of 1 decides",
    at: comparisons,
    step: comparedTruth,
    examples: [
      (input) => greater(cast(input([3], "bool"), "i32"), 0),
      (input) => equal(cast(input([3], "bool"), "f32"), 0),
      (input) => lessEqual(0.5, cast(input([3], "bool"), "f64")),
      (input) => less(cast(input([3], "bool"), "f64"), 2),
    ],
  }),
  rewrite("cast of a cast that loses nothing", "exact", {
    legal: "every number of the first dtype is a number of the second",
    at: castOps,
    step: beyondWider,
    examples: [
      (input) => cast(cast(input([3], "f32"), "f64"), "f32"),
      (input) => cast(cast(input([3], "i32"), "f64"), "f32"),
      (input) => cast(cast(input([2], "bool"), "f32"), "bool"),
      (input) => cast(cast(input([2], "bool"), "i32"), "f64"),
    ],
  }),
];
