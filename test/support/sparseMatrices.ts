/** Sparse matrices in tests: as whole ones, and programs whose patterns are known. */
import { expect } from "vitest";
import { compile } from "../../compiler/compile.js";
import { load } from "../../compiler/load.js";
import type { Pattern } from "../../compiler/sparse/pattern.js";
import { readSpec } from "../../src/spec/read.js";

export interface Csr {
  readonly rowStarts: Int32Array;
  readonly columns: Int32Array;
}

export interface MatrixSignature extends Csr {
  readonly shape: readonly number[];
  readonly colours: number;
  readonly nonzeros: number;
}

/** The whole matrix, row-major, with zeros where the pattern has nothing. */
export function whole({ rowStarts, columns }: Csr, values: ArrayLike<number>, width: number): Float64Array {
  const rows = rowStarts.length - 1,
    matrix = new Float64Array(rows * width);
  expect(columns).toHaveLength(values.length);
  for (let row = 0; row < rows; row++)
    for (let at = rowStarts[row] ?? 0; at < (rowStarts[row + 1] ?? 0); at++)
      matrix[row * width + (columns[at] ?? 0)] = values[at] ?? NaN;
  return matrix;
}

export function csrOf({ rowStarts, columnsOf }: Pattern): Csr {
  return { rowStarts, columns: columnsOf };
}

/** The columns of each row. */
export function listsOf({ rowStarts, columns }: Csr): number[][] {
  return Array.from({ length: rowStarts.length - 1 }, (_, row) => [
    ...columns.subarray(rowStarts[row] ?? 0, rowStarts[row + 1] ?? 0),
  ]);
}

/** Where a pattern is not as it is known, in words; null if it is. */
export function wrongPattern({ rowStarts, columns }: Csr, rows: number, row: (i: number) => number[]): string | null {
  let at = 0;
  for (let i = 0; i < rows; i++) {
    const expected = row(i),
      got = columns.subarray(rowStarts[i] ?? -1, rowStarts[i + 1] ?? -1);
    if (rowStarts[i] !== at || got.length !== expected.length || expected.some((column, k) => got[k] !== column))
      return `row ${i} has the columns ${[...got].join()} and not ${expected.join()}`;
    at += got.length;
  }
  return rowStarts.length === rows + 1 && columns.length === at ? null : "there is more than there should be";
}

type Key = "jacobian" | "hessian";

/** A problem by size: its spec, and the columns that row i of its matrix must have. */
export interface Problem {
  readonly key: Key;
  readonly of: string;
  readonly wrt: string;
  readonly spec: (n: number) => object;
  /** How many unknowns there are. */
  readonly unknowns: (n: number) => number;
  readonly row: (i: number, n: number) => number[];
}

interface SparseModule {
  readonly signature: { readonly [K in Key]: MatrixSignature } & {
    readonly flops: { readonly [name: string]: number };
    readonly bytes: number;
  };
  jacobian(inputs: object): Float64Array;
  hessian(inputs: object): Float64Array;
}

export interface Built {
  readonly signature: MatrixSignature;
  /** Operations of a call. */
  readonly flops: number;
  readonly bytes: number;
  readonly text: string;
  readonly call: (x: Float64Array) => Float64Array;
}

export async function build({ key, of, wrt, spec }: Problem, n: number, sparse = true): Promise<Built> {
  const compiled = await compile(readSpec({ ...spec(n), [key]: { of, wrt, sparse } })),
    module = await load<SparseModule>(compiled),
    { [key]: signature, flops, bytes } = module.signature;
  const call = (x: Float64Array): Float64Array => module[key]({ [wrt]: x });
  return { signature, flops: flops[key] ?? NaN, bytes, text: compiled.javascript, call };
}

/** The whole numbers of a range that are columns. */
export function near(from: number, to: number, n: number): number[] {
  const first = Math.max(0, from);
  return Array.from({ length: Math.max(0, Math.min(n - 1, to) - first + 1) }, (_, at) => first + at);
}

const shifts = (grid: string, side: string): string => `slice(pad(${grid}, [[1, 1], [1, 1]]), [${side}])`;

export const problems: { readonly [name: string]: Problem } = {
  "Broyden's tridiagonal system": {
    ...{ key: "jacobian", of: "y", wrt: "x", unknowns: (n) => n },
    spec: (n) => ({
      name: "broyden",
      inputs: { x: `f64[${n}]` },
      nodes: {
        wide: "pad(x, [[1, 1]])",
        y: '(3 - 2 * x) * x - slice(wide, [":-2"]) - 2 * slice(wide, ["2:"]) + 1',
      },
      outputs: ["y"],
    }),
    row: (i, n) => near(i - 1, i + 1, n),
  },
  "Rosenbrock's function": {
    ...{ key: "hessian", of: "loss", wrt: "x", unknowns: (n) => n },
    spec: (n) => ({
      name: "rosenbrock",
      inputs: { x: `f64[${n}]` },
      nodes: { a: 'slice(x, [":-1"])', b: 'slice(x, ["1:"])', loss: "sum(100 * (b - a ** 2) ** 2 + (1 - a) ** 2)" },
      outputs: ["loss"],
    }),
    row: (i, n) => (n === 1 ? [] : near(i - 1, i + 1, n)),
  },
  "a Laplacian of n by n unknowns with a reaction": {
    ...{ key: "jacobian", of: "y", wrt: "u", unknowns: (n) => n * n },
    spec: (n) => ({
      name: "laplacian",
      inputs: { u: `f64[${n}, ${n}]` },
      nodes: {
        y: `4 * u - ${shifts("u", '":-2", "1:-1"')} - ${shifts("u", '"2:", "1:-1"')} - ${shifts("u", '"1:-1", ":-2"')} - ${shifts("u", '"1:-1", "2:"')} + u ** 3`,
      },
      outputs: ["y"],
    }),
    row: (i, n) => {
      const column = i % n,
        sides = [column > 0 ? [i - 1] : [], [i], column < n - 1 ? [i + 1] : []].flat();
      return [i - n, ...sides, i + n].filter((at) => at >= 0 && at < n * n);
    },
  },
  "an arrow: one full row and column": {
    ...{ key: "jacobian", of: "y", wrt: "x", unknowns: (n) => n },
    spec: (n) => ({
      name: "arrow",
      inputs: { x: `f64[${n}]` },
      nodes: {
        head: 'slice(x, ["0:1"])',
        y: 'concat([reshape(sum(x ** 2), [1]), slice(x ** 3 * head, ["1:"])])',
      },
      outputs: ["y"],
    }),
    row: (i, n) => (i === 0 ? near(0, n - 1, n) : [0, i]),
  },
  "an arrow that is symmetric": {
    ...{ key: "hessian", of: "loss", wrt: "x", unknowns: (n) => n },
    spec: (n) => ({
      name: "hub",
      inputs: { x: `f64[${n}]` },
      nodes: { head: 'slice(x, ["0:1"])', loss: "sum(x ** 4) + sum(head * sin(x))" },
      outputs: ["loss"],
    }),
    row: (i, n) => (i === 0 ? near(0, n - 1, n) : [0, i]),
  },
  "blocks of four": {
    ...{ key: "jacobian", of: "y", wrt: "x", unknowns: (n) => 4 * n },
    spec: (n) => ({
      name: "blocks",
      inputs: { x: `f64[${n}, 4]` },
      constants: {
        m: {
          type: "f64[4, 4]",
          value: [
            [1, 2, 3, 4],
            [1, 1, 1, 1],
            [2, 1, 2, 1],
            [1, 3, 3, 1],
          ],
        },
      },
      nodes: { y: "matmul(x, m) ** 2 * sum(x, { axis: 1, keepDims: true })" },
      outputs: ["y"],
    }),
    row: (i) => near(4 * Math.floor(i / 4), 4 * Math.floor(i / 4) + 3, i + 4),
  },
};
