/** Sparse Jacobians and Hessians of modules: exact patterns, few products, values of the dense ones, linear cost. */
import { describe, expect, it } from "vitest";
import { compress } from "../../compiler/sparse/colours.js";
import type { Pattern } from "../../compiler/sparse/pattern.js";
import { GradcError } from "../../src/diagnostics.js";
import { build, csrOf, listsOf, near, problems, whole, wrongPattern, type Problem } from "../support/sparseMatrices.js";
import { Random } from "../support/random.js";
import { sizeOf } from "../../src/types.js";

const point = (size: number): Float64Array => Float64Array.from({ length: size }, (_, i) => Math.sin(i + 1));

describe.each(Object.entries(problems))("%s", (_, problem) => {
  it.each([1, 2, 3, 5, 12])("of size %i has the pattern that is known, and the values of the dense one", async (n) => {
    const [sparse, dense] = [await build(problem, n), await build(problem, n, false)],
      width = problem.unknowns(n),
      x = point(width);
    expect(wrongPattern(sparse.signature, width, (i) => problem.row(i, n))).toBeNull();
    expect(sparse.signature.shape).toEqual(dense.signature.shape);
    expect(sparse.signature.nonzeros).toBe(sparse.signature.columns.length);
    const got = whole(sparse.signature, sparse.call(x), width);
    dense.call(x).forEach((value, at) => expect(got[at]).toBeCloseTo(value, 12));
  });

  it("costs in proportion to its size", async () => {
    const many = (unknowns: number): number => (problem.unknowns(2) === 4 ? Math.sqrt(unknowns) : unknowns);
    const scale = problem.unknowns(1),
      most = 90_000;
    const [small, large] = [await build(problem, many(900) / scale), await build(problem, many(most) / scale)];
    expect(wrongPattern(large.signature, most, (i) => problem.row(i, many(most) / scale))).toBeNull();
    expect(large.signature.colours).toBeLessThanOrEqual(small.signature.colours);
    expect(large.flops / small.flops).toBeLessThan((1.05 * most) / 900);
    expect(large.bytes / small.bytes).toBeLessThan((1.2 * most) / 900);
  });
});

const [broyden, rosenbrock, laplacian, arrow, hub, blocks] = Object.values(problems);

describe("the number of products", () => {
  it.each([
    ["Broyden's system", broyden, 1000, 3],
    ["Rosenbrock's Hessian", rosenbrock, 1000, 3],
    ["a Laplacian of 10,000 unknowns", laplacian, 100, 5],
    ["an arrow", arrow, 1000, 3],
    ["a symmetric arrow", hub, 1000, 2],
    ["blocks of four", blocks, 250, 4],
  ] as const)("of %s", async (_, problem, n, most) => {
    if (problem === undefined) throw new Error("there is no such problem");
    const { signature } = await build(problem, n);
    expect(signature.colours).toBeLessThanOrEqual(most);
  });
});

/** Numbers of their own at some places of each row, and here and there all over a row or a column. */
function randomMatrix(random: Random): { pattern: Pattern; values: number[] } {
  const [rows, columns, often] = [random.integer(1, 30), random.integer(1, 30), random.number(0, 0.4)],
    full = [random.integer(0, 3 * rows), random.integer(0, 3 * columns)];
  const lists = Array.from({ length: rows }, (_, i) =>
    near(0, columns - 1, columns).filter((j) => i === full[0] || j === full[1] || random.chance(often)),
  );
  const rowStarts = Int32Array.from([0, ...lists.map((_, i) => lists.slice(0, i + 1).flat().length)]),
    columnsOf = Int32Array.from(lists.flat());
  return { pattern: { rows, columns, rowStarts, columnsOf }, values: lists.flat().map((_, at) => 1 + Math.sqrt(at)) };
}

it("products with the colours of a random matrix hold each of its entries alone, where it is said to be", () => {
  const random = new Random(5);
  for (let matrix = 0; matrix < 300; matrix++) {
    const { pattern, values } = randomMatrix(random),
      { columns, rows, places } = compress(pattern),
      behind = columns.count * pattern.rows,
      products = new Float64Array(behind + rows.count * pattern.columns);
    const add = (at: number, value: number): number => (products[at] = (products[at] ?? NaN) + value);
    listsOf(csrOf(pattern)).forEach((list, i) =>
      list.forEach((j, at) => {
        const value = values[(pattern.rowStarts[i] ?? NaN) + at] ?? NaN,
          [column, row] = [columns.of[j] ?? NaN, rows.of[i] ?? NaN];
        if (column >= 0) add(column * pattern.rows + i, value);
        if (row >= 0) add(behind + row * pattern.columns + j, value);
      }),
    );
    expect([...places].map((place) => products[place])).toEqual(values);
  }
});

it("a tridiagonal module of 100,000 unknowns is less than 1 MB, and its pattern is read back whole", async () => {
  for (const problem of [broyden, rosenbrock]) {
    if (problem === undefined) throw new Error("there is no such problem");
    const n = 100_000,
      { text, signature } = await build(problem, n);
    expect(text.length).toBeLessThan(1e6);
    expect(wrongPattern(signature, n, (i) => problem.row(i, n))).toBeNull();
  }
});

const modules = [
  ["nothing that depends", "x * 0 + floor(1.5)", [2, 2], [[], []]],
  ["a known condition", "where(constant([true, false]), x, reverse)", [2], [[0], [0]]],
  ["known factors of zero", "x * constant([1, 0]) + constant([0, 1]) * reverse", [2], [[0], [0]]],
] as const;

describe("what is known before any call", () => {
  it.each(modules)("%s", async (_, y, shape, lists) => {
    const nodes = {
      reverse: 'slice(x, ["::-1"])',
      y: `reshape(broadcastTo(${y}, [${shape.join()}]), [${sizeOf(shape)}])`,
    };
    const spec = () => ({ name: "known", inputs: { x: "f64[2]" }, nodes, outputs: ["y"] });
    const problem: Problem = { key: "jacobian", of: "y", wrt: "x", spec, unknowns: () => 2, row: () => [] };
    const { signature, call } = await build(problem, 2);
    expect(listsOf(signature).slice(0, 2)).toEqual(lists);
    expect(call(Float64Array.of(3, 5))).toHaveLength(signature.nonzeros);
  });
});

it("a matrix that is not sparse and too large to be whole is refused, and the message says which", async () => {
  const spec = () => ({ name: "full", inputs: { x: "f64[20000]" }, nodes: { y: "x * sum(x)" }, outputs: ["y"] });
  const problem: Problem = { key: "jacobian", of: "y", wrt: "x", spec, unknowns: () => 2e4, row: () => [] };
  const refused = await build(problem, 1).catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(GradcError);
  expect(String(refused)).toContain(
    "jacobian_y_x has more than 134217728 entries that can differ from zero: too many for a sparse matrix",
  );
});
