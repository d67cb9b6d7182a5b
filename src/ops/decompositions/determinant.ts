/**
 * Determinants. Their derivative is the matrix of cofactors, and that of the cofactors is exact at any rank too: both
 * come from a decomposition that no zero divides (see cofactor.ts), never from an inverse.
 */
import { fill } from "../../builder.js";
import { expandDims } from "../view.js";
import { routine } from "../../families/routine.js";
import type { Attributes } from "../../graph.js";
import * as k from "../../kernel.js";
import { define, tensor } from "../../language.js";
import type { OpFunction, RoutineOp, RoutineOperands, VjpRule } from "../../op.js";
import type { Operand, Tensor } from "../../builder.js";
import { mul } from "../arithmetic.js";
import { log } from "../programs/logarithm.js";
import { swapAxes } from "../rearrange.js";
import { cofactorsOf } from "./cofactor.js";
import { eliminate } from "./elimination.js";
import { batchOf, eachMatrix, Grid, matricesOf, orderOf, squareType, wholeMatrices } from "./matrices.js";
import { pivotsOf, product } from "./pivots.js";
import { inverse } from "./solve.js";

type OfMatrices = OpFunction<RoutineOp, [operands: readonly [x: Operand], attrs?: Attributes]>;

/** A number made of the pivots. */
type Finish = (block: k.Block, pivot: (i: k.Scalar) => k.Scalar, sign: k.Local, n: number) => k.Scalar;

function eliminated(block: k.Block, operands: RoutineOperands, finish: Finish): void {
  const n = orderOf(operands.node.inputs[0]?.type ?? operands.node.type),
    a = Grid.local(block, "a", n, n),
    { result } = operands;
  eachMatrix(block, operands, (outer, read, index) => {
    const x = read(0);
    outer.for("i", 0, n, (rows, i) => rows.for("j", 0, n, (columns, j) => a.set(columns, i, j, x(i, j))));
    const { sign } = eliminate(outer, a, n, []);
    outer.store(
      result,
      index,
      k.convert(
        result.type,
        finish(outer, (i) => a.at(i, i), sign, n),
      ),
    );
  });
}

/** Defines a number for each matrix, made of the pivots of its elimination. */
function ofPivots(
  name: string,
  doc: string,
  evaluate: (pivots: readonly number[], sign: number) => number,
  finish: Finish,
  vjp: VjpRule<"x">,
): OfMatrices {
  return routine(name, {
    doc,
    inputs: ["x"],
    typeOf: (types) => {
      const type = squareType(name, types);
      return { dtype: type.dtype, shape: batchOf(type) };
    },
    evaluate: ([x]) =>
      Float64Array.from(x === undefined ? [] : matricesOf(x), (matrix) => {
        const { pivots, sign } = pivotsOf(matrix);
        return evaluate(pivots, sign);
      }),
    program: (block, operands) => eliminated(block, operands, finish),
    vjp: { x: vjp },
    support: wholeMatrices,
    batch: "leading",
    flops: ({ inputs, type }) => {
      const n = orderOf(inputs[0]?.type ?? type);
      return (type.shape.reduce((size, extent) => size * extent, 1) * 2 * n ** 3) / 3;
    },
  });
}

const matrixwise = (y: Tensor): Tensor => expandDims(y, [-1, -2]);

/** Powers of two that keep a product within the range. */
const step = 500;

/** Each factor, and the product after it, is brought near 1 by a power of two, which is counted apart. */
function scaledProduct(block: k.Block, pivot: (i: k.Scalar) => k.Scalar, sign: k.Local, n: number): k.Scalar {
  const value = block.variable("product", sign),
    exponent = block.variable("exponent", k.i32(0));
  const near = (inner: k.Block, x: k.Local): void => {
    inner.if(k.greater(k.abs(x), 2 ** step), (large) => {
      large.assign(x, k.mul(x, 2 ** -step));
      large.assign(exponent, k.add(exponent, step));
    });
    inner.if(k.and(k.less(k.abs(x), 2 ** -step), k.notEqual(x, 0)), (small) => {
      small.assign(x, k.mul(x, 2 ** step));
      small.assign(exponent, k.sub(exponent, step));
    });
  };
  block.for("i", 0, n, (inner, i) => {
    const factor = inner.variable("factor", pivot(i));
    // The least number is 2^-1074, the largest below 2^1024.
    for (let times = 0; times < 2; times++) near(inner, factor);
    inner.assign(value, k.mul(value, factor));
    near(inner, value);
  });
  return k.scale(value, exponent);
}

export const detOf = ofPivots(
  "det",
  "The determinant.",
  (pivots, sign) => sign * product(pivots),
  scaledProduct,
  ({ dy, x }) => mul(matrixwise(dy), cofactorsOf(x)),
);

export const det = define(
  "det",
  {
    doc: "The determinant; its derivative is the matrix of cofactors.",
    example: "det(constant([[1, 2], [3, 4]]))",
    special:
      "The first and second derivatives are exact at any rank, the third where the matrix is regular. A matrix of no rows has the determinant 1.",
  },
  [["x", tensor]],
  {},
  (x) => detOf([x]),
);

const signOf = ofPivots(
  "detSign",
  "The sign of the determinant: 1, -1, or 0.",
  (pivots, sign) => pivots.reduce((product, pivot) => product * Math.sign(pivot), sign) + 0,
  (block, pivot, sign, n) => {
    const value = block.variable("product", sign);
    block.for("i", 0, n, (inner, i) => {
      const factor = inner.let("factor", pivot(i));
      // NaN passes through.
      const direction = k.select(k.greater(factor, 0), k.f64(1), k.select(k.less(factor, 0), -1, factor));
      inner.assign(value, k.mul(value, direction));
    });
    // Without the sign of a zero.
    return k.add(value, 0);
  },
  ({ x }) => fill(x, 0),
);

const logAbsoluteOf = ofPivots(
  "logAbsDet",
  "The logarithm of the absolute value of the determinant.",
  (pivots) => pivots.reduce((sum, pivot) => sum + Math.log(Math.abs(pivot)), 0),
  (block, pivot, _sign, n) => {
    const sum = block.variable("sum", k.f64(0));
    block.for("i", 0, n, (inner, i) => inner.assign(sum, k.add(sum, k.call(log, k.abs(pivot(i))))));
    return sum;
  },
  ({ dy, x }) => mul(matrixwise(dy), swapAxes(inverse(x), -1, -2)),
);

export const slogDet = define(
  "slogDet",
  {
    doc: "The sign of the determinant, and the logarithm of its absolute value, which neither overflows nor underflows.",
    example: "slogDet(constant([[1, 2], [3, 4]]))[1]",
    special: "A singular matrix has the sign 0 and the logarithm -Infinity. The derivative of the sign is 0.",
  },
  [["x", tensor]],
  {},
  (x) => [signOf([x]), logAbsoluteOf([x])],
);
