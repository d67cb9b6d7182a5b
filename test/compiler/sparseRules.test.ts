/** Index propagation, family by family and over every op: no nonzero is missed, and what is plain is found exactly. */
import { describe, expect, it } from "vitest";
import "../../src/index.js";
import { hessian, jacobian, sparseHessian, sparseJacobian, type SparseMatrix } from "../../compiler/jacobian.js";
import { Tensor } from "../../src/builder.js";
import { evaluate } from "../../src/evaluate.js";
import { GradcError } from "../../src/diagnostics.js";
import type { Node } from "../../src/graph.js";
import { registry } from "../../src/op.js";
import { mul, sin, sum } from "../../src/index.js";
import { readSpec } from "../../src/spec/read.js";
import { isFloat, sizeOf } from "../../src/types.js";
import { pointForOp } from "../ops/numeric.js";
import { check, full, slices } from "../support/randomChecks.js";
import { randomGraph } from "../support/randomGraph.js";
import { csrOf, listsOf, whole } from "../support/sparseMatrices.js";

type Values = ReadonlyMap<string, Float64Array>;

const valueOf = (node: Node, values: Values): Float64Array =>
  evaluate([node], values, { rounding: "none" })[0]?.data ?? new Float64Array();

/** What differs between a sparse matrix and the whole one; null if nothing does. */
function difference(sparse: SparseMatrix, dense: Node, width: number, values: Values): string | null {
  const got = whole(csrOf(sparse.pattern), valueOf(sparse.values, values), width),
    expected = valueOf(dense, values),
    scale = Math.max(1, ...expected.map(Math.abs).filter(Number.isFinite));
  for (const [at, value] of expected.entries()) {
    const is = got[at] ?? NaN;
    if (Object.is(is, value) || Math.abs(is - value) <= 1e-9 * scale) continue;
    return `entry ${Math.floor(at / width)}, ${at % width} is ${is}, in the whole matrix ${value}`;
  }
  return null;
}

const ops = [...registry.values()].map((op) => [op.name, op] as const);

describe("the sparse Jacobian is the dense one, and so is the sparse Hessian", () => {
  it.each(ops)("%s", (_, op) => {
    const { y, wrt, values } = pointForOp(op);
    if (!isFloat(y.type.dtype)) return;
    const loss = sum(sin(mul(Tensor.of(y), 0.7))).node;
    for (const x of wrt) {
      const width = sizeOf(x.type.shape),
        options = { disconnected: "zero" } as const;
      expect(difference(sparseJacobian(y, x, "matrix", options), jacobian(y, x, options), width, values)).toBeNull();
      if (width > 60) continue;
      expect(
        difference(sparseHessian(loss, x, "matrix", options), hessian(loss, x, options), width, values),
      ).toBeNull();
    }
  });

  it.each(slices(full ? 1000 : 50))("on random graphs from seed %i", (first) =>
    check(first, (seed) => {
      const { loss, outputs, wrt, values } = randomGraph(seed, { dtype: "f64", steps: 7 });
      const options = { disconnected: "zero" } as const;
      for (const x of wrt.values()) {
        const width = sizeOf(x.type.shape);
        if (width > 12) continue;
        const second = sparseHessian(loss, x, "matrix", options);
        const wrong = difference(second, hessian(loss, x, options), width, values);
        if (wrong !== null) return `the Hessian by ${String(x.attrs["name"])}: ${wrong}`;
        for (const y of outputs.values()) {
          if (!isFloat(y.type.dtype) || sizeOf(y.type.shape) > 40) continue;
          const first = sparseJacobian(y, x, "matrix", options);
          const problem = difference(first, jacobian(y, x, options), width, values);
          if (problem !== null) return `the Jacobian by ${String(x.attrs["name"])}: ${problem}`;
        }
      }
      return null;
    }),
  );
});

const upTo = (n: number): number[] => Array.from({ length: n }, (_, at) => at);
const each = (n: number, row: (i: number) => readonly number[]): number[][] => upTo(n).map((i) => [...row(i)]);
const block = (i: number, size: number): number[] => upTo(size).map((at) => Math.floor(i / size) * size + at);

/** A formula of x, the shape of x, and the columns of each row. */
const exact: readonly (readonly [formula: string, shape: readonly number[], rows: readonly (readonly number[])[]])[] = [
  ["exp(x)", [3], each(3, (i) => [i])],
  ["transpose(x)", [2, 3], [[0], [3], [1], [4], [2], [5]]],
  ['slice(x, ["::-2"])', [4], [[3], [1]]],
  ["sum(x, { axis: 0 })", [2, 3], each(3, (i) => [i, i + 3])],
  ["prod(x, { axis: 1 })", [2, 3], each(2, (i) => block(3 * i, 3))],
  ["concat([x, x * 2])", [2], [[0], [1], [0], [1]]],
  ["diag(x)", [2], [[0], [], [], [1]]],
  ["tril(x)", [2, 2], [[0], [], [2], [3]]],
  [
    "matmul(x, x)",
    [2, 2],
    [
      [0, 1, 2],
      [0, 1, 3],
      [0, 2, 3],
      [1, 2, 3],
    ],
  ],
  ["matmul(constant([[1, 0, 2], [0, 3, 0]]), x)", [3], [[0, 2], [1]]],
  ["matmul(x, constant([[1, 0], [1, 1]]))", [2, 2], [[0, 1], [1], [2, 3], [3]]],
  ["take(x, constant([2, 0, 2]))", [3], [[2], [0], [2]]],
  ["take(x, constant([1, 0]), { axis: 1 })", [2, 2], [[1], [0], [3], [2]]],
  ["takeAlongAxis(x, constant([[1], [0]]), { axis: 1 })", [2, 2], [[1], [2]]],
  ["gatherNd(x, constant([[1, 0], [0, 1]]))", [2, 2], [[2], [1]]],
  ['scatterAdd(x, constant([0, 2]), slice(x, ["1:"]))', [3], [[0, 1], [1], [2]]],
  ['scatterSet(x, constant([0, 0]), slice(x, ["1:"]))', [3], [[2], [1], [2]]],
  ['scatterMul(x, constant([2, 2]), slice(x, [":2"]))', [3], [[0], [1], [0, 1, 2]]],
  ['dynamicUpdateSlice(x, slice(x, [":1"]), constant([2]))', [4], [[0], [1], [0], [3]]],
  ["cumSum(x)", [3], [[0], [0, 1], [0, 1, 2]]],
  ["cumProd(x, { reverse: true })", [3], [[0, 1, 2], [1, 2], [2]]],
  ["sort(x)", [2, 2], each(4, (i) => block(i, 2))],
  ["softmax(x)", [2, 2], each(4, (i) => block(i, 2))],
  ["inv(x + 3 * eye(2))", [2, 2, 2], each(8, (i) => block(i, 4))],
  ["det(x)", [2, 2, 2], each(2, (i) => block(4 * i, 4))],
  ['conv(reshape(x, [1, 4, 1]), ones([2, 1, 1]), { padding: "valid" })', [4], each(3, (i) => [i, i + 1])],
  ["stopGradient(x) * x", [2], [[0], [1]]],
  ["where(constant([true, false]), x, 2)", [2], [[0], []]],
  ['cast(floor(x), "i32") * 1', [2], [[], []]],
];

describe("the pattern is exact for", () => {
  it.each(exact)("%s", (formula, shape, rows) => {
    const spec = { name: "pattern", inputs: { x: `f64[${shape.join()}]` }, nodes: { y: formula }, outputs: ["y"] };
    const { named } = readSpec(spec).declare({}),
      [x, y] = [named.get("x"), named.get("y")];
    if (x === undefined || y === undefined) throw new Error("no such node");
    if (!isFloat(y.type.dtype)) {
      expect(() => sparseJacobian(y, x, "matrix")).toThrow(GradcError);
      return;
    }
    expect(listsOf(csrOf(sparseJacobian(y, x, "matrix", { disconnected: "zero" }).pattern))).toEqual(rows);
  });
});
