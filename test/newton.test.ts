/** The step of graphs/heat.json by Newton's method with its sparse Jacobian, against one found without derivatives. */
import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { compile } from "../compiler/compile.js";
import { load } from "../compiler/load.js";
import { readSpec } from "../src/spec/read.js";
import type { Csr } from "./support/sparseMatrices.js";

interface Heat {
  readonly signature: { readonly jacobian: Csr };
  forward(values: object): { readonly residual: Float64Array };
  jacobian(values: object): Float64Array;
}

const cells = 40,
  dt = 2e-3,
  [left, right] = [1.5, 0.25],
  before = Float64Array.from({ length: cells }, (_, i) => 0.5 + 0.4 * Math.sin((6 * (i + 1)) / (cells + 1)));
const given = { before, left, right, dt };

/** Thomas's elimination in a tridiagonal matrix, whose entry in column j of a row is given. */
function solveTridiagonal(entry: (row: number, column: number) => number, right: Float64Array): Float64Array {
  const size = right.length,
    above = new Float64Array(size),
    x = right.slice(),
    at = (i: number): number => x[i] ?? 0;
  for (let i = 0; i < size; i++) {
    const below = i > 0 ? entry(i, i - 1) : 0,
      pivot = entry(i, i) - below * (above[i - 1] ?? 0);
    above[i] = i + 1 < size ? entry(i, i + 1) / pivot : 0;
    x[i] = (at(i) - below * at(i - 1)) / pivot;
  }
  for (let i = size - 2; i >= 0; i--) x[i] = at(i) - (above[i] ?? 0) * at(i + 1);
  return x;
}

/** How an entry of compressed sparse rows is read; it must be there. */
function reader({ rowStarts, columns }: Csr, values: Float64Array): (row: number, column: number) => number {
  return (row, column) => {
    const at = columns.subarray(rowStarts[row] ?? 0, rowStarts[row + 1] ?? 0).indexOf(column);
    return (at < 0 ? undefined : values[(rowStarts[row] ?? 0) + at]) ?? NaN;
  };
}

/**
 * The step by halving intervals, cell after cell, again and again (Gauss and Seidel). What flows between cells at u and
 * v is the difference of their heat potentials u + u^2 / 2, so that each residual grows with its own temperature.
 */
function relaxed(): Float64Array {
  const u = before.slice(),
    potential = (t: number): number => t + t ** 2 / 2,
    scale = dt * (cells + 1) ** 2;
  for (let sweep = 0; sweep < 500; sweep++)
    for (let i = 0; i < cells; i++) {
      const around = potential(u[i - 1] ?? left) + potential(u[i + 1] ?? right);
      let [low, high] = [0, 2];
      for (let halving = 0; halving < 54; halving++) {
        const middle = (low + high) / 2,
          residual = middle - (before[i] ?? 0) - scale * (around - 2 * potential(middle)) + dt * middle ** 4;
        if (residual < 0) low = middle;
        else high = middle;
      }
      u[i] = low;
    }
  return u;
}

const distance = (a: Float64Array, b: Float64Array): number =>
  a.reduce((most, x, i) => Math.max(most, Math.abs(x - (b[i] ?? NaN))), 0);

it("converges quadratically to the step that relaxation finds", async () => {
  const text = readFileSync(new URL("../graphs/heat.json", import.meta.url), "utf8"),
    { signature, forward, jacobian } = await load<Heat>(await compile(readSpec(text), { bind: { cells } }));
  expect(signature.jacobian.columns).toHaveLength(3 * cells - 2);
  const step = relaxed();
  let u = before.slice(),
    error = distance(u, step);
  for (let iteration = 0; iteration < 5; iteration++) {
    const values = { ...given, u },
      change = solveTridiagonal(reader(signature.jacobian, jacobian(values)), forward(values).residual);
    u = u.map((t, i) => t - (change[i] ?? NaN));
    const next = distance(u, step);
    expect(next).toBeLessThan(0.3 * error ** 2 + 1e-14);
    error = next;
  }
  expect(error).toBeLessThan(1e-14);
});
