/** Eigenvalues and eigenvectors of symmetric matrices, by Jacobi's rotations. */
import type { Tensor } from "../../builder.js";
import { type Operand } from "../../builder.js";
import { routine } from "../../families/routine.js";
import type { Attributes } from "../../graph.js";
import * as k from "../../kernel.js";
import { define, tensor } from "../../language.js";
import type { OpFunction, RoutineOp, RoutineOperands } from "../../op.js";
import { add, div, mul, sub } from "../arithmetic.js";
import { where } from "../compare.js";
import { equal } from "../compare.js";
import { matmul } from "../products.js";
import { swapAxes } from "../rearrange.js";
import { expandDims } from "../view.js";
import { identityLike } from "./elimination.js";
import {
  batchOf,
  eachMatrix,
  faultOf,
  flat,
  Grid,
  isFinite,
  matricesOf,
  orderOf,
  squareType,
  storeEntry,
  symmetrized,
  wholeMatrices,
  type Matrix,
  type Reading,
} from "./matrices.js";

type OfMatrices = OpFunction<RoutineOp, [operands: readonly [x: Operand], attrs?: Attributes]>;

/** Sweeps over all pairs: convergence is quadratic, ten are many. */
const mostSweeps = 40;
/** Beside the geometric mean of its two diagonal elements, what is as small as this changes no digit of them. */
const negligible = 2 ** -54;

interface Spectrum {
  readonly values: number[];
  /** In columns. */
  readonly vectors: Matrix;
}

/** The rotation that makes a_pq zero: its tangent, the smaller root. */
function tangentOf(app: number, aqq: number, apq: number): number {
  const theta = (aqq - app) / (2 * apq);
  return (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
}

function spectrumOf(matrix: Matrix): Spectrum {
  const a = symmetrized(matrix),
    n = a.length,
    v: Matrix = a.map((row, i) => row.map((_, j) => (i === j ? 1 : 0)));
  if (!isFinite(a)) return { values: a.map(() => NaN), vectors: a.map((row) => row.map(() => NaN)) };
  const get = (m: Matrix, i: number, j: number): number => m[i]?.[j] ?? NaN;
  const set = (i: number, j: number, value: number): void => void ((a[i] ?? [])[j] = value);
  const rotate = (m: Matrix, i: number, p: number, q: number, c: number, s: number): void => {
    const row = m[i] ?? [],
      [x, y] = [row[p] ?? 0, row[q] ?? 0];
    row[p] = c * x - s * y;
    row[q] = s * x + c * y;
  };
  for (let sweep = 0; sweep < mostSweeps; sweep++) {
    for (let p = 0; p < n; p++)
      for (let q = p + 1; q < n; q++) {
        const [app, aqq, apq] = [get(a, p, p), get(a, q, q), get(a, p, q)];
        if (Math.abs(apq) <= negligible * Math.sqrt(Math.abs(app)) * Math.sqrt(Math.abs(aqq))) continue;
        const t = tangentOf(app, aqq, apq),
          c = 1 / Math.sqrt(t * t + 1);
        for (let i = 0; i < n; i++) rotate(a, i, p, q, c, t * c);
        const [above, below] = [a[p] ?? [], a[q] ?? []];
        a[p] = above.map((x, j) => c * x - t * c * (below[j] ?? 0));
        a[q] = below.map((y, j) => t * c * (above[j] ?? 0) + c * y);
        set(p, p, app - t * apq);
        set(q, q, aqq + t * apq);
        set(p, q, 0);
        set(q, p, 0);
        for (let i = 0; i < n; i++) rotate(v, i, p, q, c, t * c);
      }
  }
  const order = a.map((_, i) => i).sort((i, j) => get(a, i, i) - get(a, j, j));
  return {
    values: order.map((i) => get(a, i, i)),
    vectors: v.map((row) => order.map((i) => row[i] ?? NaN)),
  };
}

interface Work {
  readonly a: Grid;
  readonly v: Grid;
  readonly n: number;
}

/**
 * Rotates until no pair is left that a rotation would change; then puts the values in order. Gives what is added to
 * all results: 0, or NaN if an element is not finite.
 */
function diagonalize(block: k.Block, x: Reading, work: Work): k.Scalar {
  const { a, v, n } = work,
    fault = faultOf(block, n, x);
  block.for("i", 0, n, (rows, i) =>
    rows.for("j", 0, n, (columns, j) => {
      a.set(columns, i, j, k.add(k.mul(x(i, j), 0.5), k.mul(x(j, i), 0.5)));
      v.set(columns, i, j, k.select(k.equal(i, j), k.f64(1), 0));
    }),
  );
  const rotations = block.variable("rotations", k.i32(1));
  block.while(k.greater(rotations, 0), mostSweeps, (sweep) => {
    sweep.assign(rotations, 0);
    sweep.for("p", 0, n, (outer, p) =>
      outer.for("q", k.add(p, 1), n, (inner, q) => {
        const root = (i: k.Scalar): k.Scalar => k.sqrt(k.abs(a.at(i, i)));
        // Root by root: the product of two large elements would be infinite.
        inner.if(k.greater(k.abs(a.at(p, q)), k.mul(k.mul(root(p), root(q)), negligible)), (then) => {
          then.assign(rotations, k.add(rotations, 1));
          rotate(then, p, q, work);
        });
      }),
    );
  });
  sort(block, work);
  return fault;
}

function rotate(block: k.Block, p: k.Scalar, q: k.Scalar, { a, v, n }: Work): void {
  const app = block.let("app", a.at(p, p)),
    aqq = block.let("aqq", a.at(q, q)),
    apq = block.let("apq", a.at(p, q)),
    theta = block.let("theta", k.div(k.sub(aqq, app), k.mul(apq, 2))),
    root = k.add(k.abs(theta), k.sqrt(k.add(k.mul(theta, theta), 1))),
    t = block.let("t", k.div(k.select(k.less(theta, 0), k.f64(-1), 1), root)),
    c = block.let("c", k.div(1, k.sqrt(k.add(k.mul(t, t), 1)))),
    s = block.let("s", k.mul(t, c));
  const turn = (inner: k.Block, grid: Grid, first: [k.Scalar, k.Scalar], second: [k.Scalar, k.Scalar]): void => {
    const x = inner.let("x", grid.at(...first)),
      y = inner.let("y", grid.at(...second));
    grid.set(inner, ...first, k.sub(k.mul(c, x), k.mul(s, y)));
    grid.set(inner, ...second, k.add(k.mul(s, x), k.mul(c, y)));
  };
  block.for("i", 0, n, (inner, i) => {
    turn(inner, a, [i, p], [i, q]);
    turn(inner, v, [i, p], [i, q]);
  });
  block.for("j", 0, n, (inner, j) => turn(inner, a, [p, j], [q, j]));
  // What the four elements become, without the rounding of two rotations.
  a.set(block, p, p, k.sub(app, k.mul(t, apq)));
  a.set(block, q, q, k.add(aqq, k.mul(t, apq)));
  a.set(block, p, q, 0);
  a.set(block, q, p, 0);
}

/** By insertion, with the columns of the vectors. */
function sort(block: k.Block, { a, v, n }: Work): void {
  block.for("i", 0, n, (outer, i) => {
    const least = outer.variable("least", i);
    outer.for("j", k.add(i, 1), n, (inner, j) =>
      inner.if(k.less(a.at(j, j), a.at(least, least)), (then) => then.assign(least, j)),
    );
    const value = outer.let("value", a.at(least, least));
    a.set(outer, least, least, a.at(i, i));
    a.set(outer, i, i, value);
    outer.for("j", 0, n, (inner, j) => {
      const kept = inner.let("kept", v.at(j, least));
      v.set(inner, j, least, v.at(j, i));
      v.set(inner, j, i, kept);
    });
  });
}

function program(
  block: k.Block,
  operands: RoutineOperands,
  store: (block: k.Block, work: Work, index: k.Scalar, fault: k.Scalar) => void,
): void {
  const n = orderOf(operands.node.inputs[0]?.type ?? operands.node.type),
    work = { a: Grid.local(block, "a", n, n), v: Grid.local(block, "v", n, n), n };
  eachMatrix(block, operands, (outer, read, index) => {
    const fault = diagonalize(outer, read(0), work);
    store(outer, work, index, fault);
  });
}

const flops = ({
  inputs,
  type,
}: {
  inputs: readonly { type: typeof type }[];
  type: { dtype: "f32" | "f64" | "i32" | "bool"; shape: readonly number[] };
}): number => {
  const n = orderOf(inputs[0]?.type ?? type);
  return type.shape.reduce((size, extent) => size * extent, 1) * 50 * n ** 2;
};

/** sum_k v_k dy_k v_k^T: exact for symmetric functions of the spectrum, whatever vectors repeated values have. */
const valueRule = (dy: Tensor, x: Tensor): Tensor => {
  const v = eigenvectorsOf([x]);
  return matmul(mul(v, expandDims(dy, [-2])), swapAxes(v, -1, -2));
};

export const eigenvaluesOf: OfMatrices = routine("eigvalsh", {
  doc: "The eigenvalues of (x + x^T) / 2, ascending.",
  inputs: ["x"],
  typeOf: (types) => {
    const type = squareType("eigvalsh", types);
    return { dtype: type.dtype, shape: [...batchOf(type), orderOf(type)] };
  },
  evaluate: ([x]) =>
    Float64Array.from(x === undefined ? [] : matricesOf(x).flatMap((matrix) => spectrumOf(matrix).values)),
  program: (block, operands) =>
    program(block, operands, (outer, { a, n }, index, fault) =>
      outer.for("i", 0, n, (inner, i) => {
        const value = k.add(a.at(i, i), fault);
        inner.store(operands.result, k.add(k.mul(index, n), i), k.convert(operands.result.type, value));
      }),
    ),
  vjp: { x: ({ dy, x }) => valueRule(dy, x) },
  support: (node, at, marked) => wholeMatrices(node, at, expandDims(marked, [-1])),
  batch: "leading",
  flops,
});

export const eigenvectorsOf: OfMatrices = routine("eigenvectors", {
  doc: "The eigenvectors of (x + x^T) / 2 in columns, in the order of their eigenvalues.",
  inputs: ["x"],
  typeOf: (types) => squareType("eigenvectors", types),
  evaluate: ([x]) =>
    x === undefined ? new Float64Array() : flat(matricesOf(x).map((matrix) => spectrumOf(matrix).vectors)),
  program: (block, operands) =>
    program(block, operands, (outer, { v, n }, index, fault) =>
      outer.for("i", 0, n, (rows, i) =>
        rows.for("j", 0, n, (columns, j) => storeEntry(columns, operands, index, i, j, k.add(v.at(i, j), fault))),
      ),
    ),
  // dV = V (F o V^T dx V) with F_ij = 1 / (w_j - w_i) off the diagonal, and NaN where eigenvalues are equal.
  vjp: {
    x: ({ dy, x, y }) => {
      const w = eigenvaluesOf([x]),
        gaps = sub(expandDims(w, [-2]), expandDims(w, [-1])),
        inner = matmul(swapAxes(y, -1, -2), dy);
      const scaled = where(equal(identityLike(gaps), 1), 0, div(inner, where(equal(gaps, 0), NaN, gaps))),
        whole = matmul(matmul(y, scaled), swapAxes(y, -1, -2));
      return mul(0.5, add(whole, swapAxes(whole, -1, -2)));
    },
  },
  support: wholeMatrices,
  batch: "leading",
  flops,
});

export const eigvalsh = define(
  "eigvalsh",
  {
    doc: eigenvaluesOf.op.doc,
    example: "eigvalsh(constant([[2, 1], [1, 2]]))",
    special:
      "At repeated eigenvalues the first derivative is exact for symmetric functions of the spectrum; higher ones are NaN there. A matrix with an element that is not finite gives NaN.",
  },
  [["x", tensor]],
  {},
  (x) => eigenvaluesOf([x]),
);
