/** Decompositions: against mathematics, at singular matrices and repeated eigenvalues, in batches and in emitted code. */
import { describe, expect, it } from "vitest";
import * as g from "../../src/index.js";
import { gradients } from "../../compiler/differentiate.js";
import { Tensor } from "../../src/builder.js";
import { both, expectNear, numbers, point } from "../support/matrices.js";

/** By expansion along rows: sums of products alone. */
function determinant(rows: readonly (readonly number[])[]): number {
  const [first, ...rest] = rows;
  if (first === undefined) return 1;
  return first.reduce((sum, value, j) => {
    const minor = rest.map((row) => row.filter((_, column) => column !== j));
    return sum + (j % 2 === 0 ? 1 : -1) * value * determinant(minor);
  }, 0);
}
const rowsOf = (data: readonly number[], n: number): number[][] =>
  Array.from({ length: n }, (_, i) => data.slice(i * n, (i + 1) * n));
/** The determinant is linear in each entry: differences by 1 are exact derivatives. */
function partial(data: readonly number[], n: number, ...entries: number[]): number {
  const [entry, ...others] = entries;
  if (entry === undefined) return determinant(rowsOf(data, n));
  const moved = (by: number): number[] => data.map((value, i) => (i === entry ? by : value));
  return partial(moved(1), n, ...others) - partial(moved(0), n, ...others);
}

const outer = (a: readonly number[], b: readonly number[]): number[] => a.flatMap((x) => b.map((y) => x * y));
const plus = (...matrices: readonly (readonly number[])[]): number[] =>
  (matrices[0] ?? []).map((_, i) => matrices.reduce((sum, matrix) => sum + (matrix[i] ?? 0), 0));
const u = [1, -2, 3, 0.5],
  v = [2, 1, -1, 4],
  w = [0.5, 3, 1, -1],
  z = [-1, 2, 0.25, 1];

describe("det, its gradient and its second derivative are exact at any rank", () => {
  const cases: { readonly [name: string]: readonly number[] } = {
    "a regular matrix": [2, 1, 0, 3, -1, 4, 2, 1, 0, 5, 1, -2, 3, 1, 1, 2],
    "rank 3": plus(outer(u, v), outer(w, z), outer([1, 0, 0, 1], [0, 1, 2, 0])),
    "rank 2": plus(outer(u, v), outer(w, z)),
    "rank 1": outer(u, v),
    "rank 0": new Array<number>(16).fill(0),
    "one row": [3],
    "two rows, the same": [1, 2, 1, 2],
  };
  it.each(Object.entries(cases))("%s", async (_, data) => {
    const at = point(data),
      n = Math.sqrt(data.length),
      entries = data.map((_, i) => i);
    for (const [value, gradient] of await both(at, g.det(at.x))) {
      expectNear(value, [partial(data, n)]);
      expectNear(
        gradient,
        entries.map((entry) => partial(data, n, entry)),
      );
    }
    // The gradient of <c, grad det>: a sum of second derivatives.
    const c = entries.map((i) => Math.cos(i)),
      [first = at.x.node] = gradients(g.det(at.x).node, [at.x.node]);
    const weighted = g.sum(g.mul(Tensor.of(first), g.constant(rowsOf(c, n))));
    for (const [, second] of await both(at, weighted))
      expectNear(
        second,
        entries.map((j) => entries.reduce((sum, i) => sum + (i === j ? 0 : (c[i] ?? 0) * partial(data, n, i, j)), 0)),
        9,
      );
  });
});

it("det does not leave the range on the way", async () => {
  const data = new Array<number>(16).fill(0);
  [1e200, 1e-200, 1e250, 1e-250].forEach((value, i) => (data[5 * i] = value));
  const at = point(data);
  for (const [value] of await both(at, g.det(at.x))) expect(value?.[0]).toBeCloseTo(1, 12);
});

it("slogDet of a large matrix, and of a singular one", async () => {
  const n = 40,
    at = point(Array.from({ length: n * n }, (_, i) => (i % (n + 1) === 0 ? -1e10 : 0)));
  const [sign, log] = g.slogDet(at.x) as [Tensor, Tensor];
  for (const [value, gradient] of await both(at, log)) {
    expectNear(value, [n * Math.log(1e10)]);
    expect(gradient?.[0]).toBeCloseTo(-1e-10, 20);
  }
  for (const [value, gradient] of await both(at, sign)) {
    expect(value).toEqual([1]);
    expect(gradient?.every((entry) => entry === 0)).toBe(true);
  }
  const singular = point([1, 2, 2, 4]);
  expect(g.slogDet(singular.x).map((each) => numbers(each.node, singular))).toEqual([[0], [-Infinity]]);
});

describe("what is singular or indefinite gives NaN", () => {
  it.each([
    ["cholesky of an indefinite matrix", (x: Tensor) => g.cholesky(x), [1, 2, 2, 1], [NaN, 0, NaN, NaN]],
    ["cholesky of a singular matrix", (x: Tensor) => g.cholesky(x), [1, 1, 1, 1], [NaN, 0, NaN, NaN]],
    ["inv", (x: Tensor) => g.inv(x), [1, 2, 2, 4], [NaN, NaN, NaN, NaN]],
    ["solve", (x: Tensor) => g.solve(x, g.constant([1, 1])), [0, 0, 0, 0], [NaN, NaN]],
    ["triangularSolve", (x: Tensor) => g.triangularSolve(x, g.constant([1, 1])), [2, 0, 1, 0], [0.5, NaN]],
  ] as const)("%s", async (_, build, data, expected) => {
    const at = point(data),
      y = build(at.x);
    expectNear(numbers(y.node, at), expected);
    for (const [value] of await both(at, g.sum(y))) expect(value?.[0]).toBeNaN();
  });
});

describe("eigenvalues that repeat", () => {
  const identity = [1, 0, 0, 0, 1, 0, 0, 0, 1];
  it("have exact gradients of symmetric functions", async () => {
    const at = point(identity),
      y = g.sum(g.square(g.eigvalsh(at.x)));
    for (const [value, gradient] of await both(at, y)) {
      expectNear(value, [3]);
      expectNear(
        gradient,
        identity.map((entry) => 2 * entry),
      );
    }
  });
  it("are read from the symmetric part, in order", async () => {
    // (x + x^T) / 2 = [[2, 1, 0], [1, 2, 0], [0, 0, 5]]: 1, 3, 5.
    const at = point([2, 2, 0, 0, 2, 0, 0, 0, 5]);
    expectNear(numbers(g.eigvalsh(at.x).node, at), [1, 3, 5]);
  });
});

it("the exponential of a rotation's generator is the rotation, also far round", async () => {
  const angle = 100,
    at = point([0, -angle, angle, 0]);
  const [c, s] = [Math.cos(angle), Math.sin(angle)];
  expectNear(numbers(g.expm(at.x).node, at), [c, -s, s, c], 9);
  for (const [value] of await both(at, g.sum(g.expm(at.x)))) expectNear(value, [2 * c], 9);
});

describe("a batch gives what its matrices give alone", () => {
  const a = [3, 0.4, -0.3, 0.6, 2, 0.5, -0.1, 0.7, 4],
    b = [5, 1, 0.2, 0.9, 6, -0.4, 0.1, -0.3, 2];
  const functions: { readonly [name: string]: (x: Tensor) => Tensor } = {
    cholesky: (x) => g.cholesky(x),
    inv: (x) => g.inv(x),
    solve: (x) => g.solve(x, g.constant([[1], [2], [3]])),
    triangularSolve: (x) => g.triangularSolve(x, g.constant([[1], [2], [3]]), { transpose: true }),
    det: (x) => g.det(x),
    eigvalsh: (x) => g.eigvalsh(x),
    expm: (x) => g.expm(x),
    matrixPower: (x) => g.matrixPower(x, -3),
  };
  it.each(Object.entries(functions))("%s", (_, f) => {
    const together = point([...a, ...b], [1, 2, 1, 3, 3]),
      [first, second] = [point(a), point(b)];
    expect(numbers(f(together.x).node, together)).toEqual([
      ...numbers(f(first.x).node, first),
      ...numbers(f(second.x).node, second),
    ]);
  });
  it.each(Object.entries(functions))("%s in f32 is that in f64, rounded", (_, f) => {
    const wide = point(a.map(Math.fround)),
      narrow = point(a.map(Math.fround), [3, 3], "f32"),
      expected = numbers(f(wide.x).node, wide);
    numbers(f(narrow.x).node, narrow).forEach((value, i) =>
      expect(Math.abs(value - (expected[i] ?? NaN))).toBeLessThan(1e-5 * (1 + Math.abs(expected[i] ?? NaN))),
    );
  });
});

it("matrices of no rows, and powers", () => {
  const empty = point([], [0, 0]);
  expect(numbers(g.det(empty.x).node, empty)).toEqual([1]);
  expect(g.inv(empty.x).shape).toEqual([0, 0]);
  const fibonacci = point([1, 1, 1, 0]);
  expect(numbers(g.matrixPower(fibonacci.x, 10).node, fibonacci)).toEqual([89, 55, 55, 34]);
  expect(numbers(g.matrixPower(fibonacci.x, 0).node, fibonacci)).toEqual([1, 0, 0, 1]);
});

describe("what is no square matrix is refused", () => {
  const x = point([1, 2, 3, 4, 5, 6], [2, 3]).x;
  it.each([
    [() => g.det(x), "det: needs square matrices along the last two axes, and x has the shape [2, 3]"],
    [() => g.inv(x), "inv: needs square matrices"],
    [() => g.solve(x, x), "solve"],
    [() => g.cholesky(g.constant([1, 2])), "cholesky: needs square matrices"],
    [() => g.expm(g.cast(x, "i32")), "expm does not take i32 for x"],
  ] as const)("%#", (build, message) => expect(build).toThrow(message));
});
