/** What lies between a choice and a function that is undefined where it is not chosen: views, sums, composites. */
import { describe, test } from "vitest";
import { gradients } from "../../compiler/differentiate.js";
import { Tensor } from "../../src/builder.js";
import { evaluate } from "../../src/evaluate.js";
import { contract } from "../../src/families/contraction.js";
import { appendInput } from "../../src/families/source.js";
import { Graph } from "../../src/graph.js";
import {
  broadcastTo,
  cast,
  concat,
  einsum,
  flip,
  greater,
  log,
  logSoftmax,
  logSumExp,
  matmul,
  max,
  mean,
  min,
  mul,
  norm,
  pad,
  prod,
  reciprocal,
  reshape,
  scatterAdd,
  slice,
  softmax,
  sqrt,
  square,
  stack,
  std,
  sum,
  take,
  takeAlongAxis,
  transpose,
  where,
  variance,
  zeros,
} from "../../src/index.js";
import type { Shape } from "../../src/types.js";
import { check, direction } from "../support/everyWay.js";

/**
 * Rows of x that are selected and rows that are not: the second has 0 and negative numbers. `below` makes numbers of
 * a tensor of roots in which they stay in their rows; each is weighted, so that cotangents differ.
 */
const rows = [1, 4, 9, 0, -1, 0, 0.25, 16, 2.25];
const rowSelected = [true, false, true];
const select = (shape: Shape): Tensor => {
  const size = shape.slice(1).reduce((product, extent) => product * extent, 1);
  return Tensor.literal(
    "bool",
    shape,
    Float64Array.from({ length: 3 * size }, (_, at) => (rowSelected[Math.floor(at / size)] === true ? 1 : 0)),
  );
};
const rootSlope = (x: number): number => 0.5 / Math.sqrt(x);
const rootCurve = (x: number): number => -0.25 * x ** -1.5;
const columnWeight = [2, -3, 5];

/** What follows the root and comes before the choice, with the weight that it gives each column of x. */
const below: {
  readonly [name: string]: {
    readonly f: (root: Tensor) => Tensor;
    readonly weight: (column: number, row: number) => number;
  };
} = {
  sum: { f: (r) => sum(mul(r, weights([3])), { axis: 1 }), weight: (column) => columnWeight[column] ?? NaN },
  mean: { f: (r) => mean(r, { axis: 1 }), weight: () => 1 / 3 },
  "a matrix product": {
    f: (r) => contract(r, weights([3, 1]), ["ik", "kj"], "ij"),
    weight: (column) => columnWeight[column] ?? NaN,
  },
  "an einsum with its labels in another order": {
    f: (r) => contract(weights([3]), transpose(r), ["k", "ki"], "i"),
    weight: (column) => columnWeight[column] ?? NaN,
  },
  "a batched product": {
    f: (r) => contract(r, broadcastTo(weights([1, 3]), [3, 3]), ["bk", "bk"], "b"),
    weight: (column) => columnWeight[column] ?? NaN,
  },
  reshape: { f: (r) => reshape(r, [3, 3, 1]), weight: () => 1 },
  slice: { f: (r) => slice(r, [":", "1:"]), weight: (column) => (column >= 1 ? 1 : 0) },
  "a strided slice": { f: (r) => slice(r, [":", "::-2"]), weight: (column) => (column === 1 ? 0 : 1) },
  concat: { f: (r) => concat([r, mul(2, r)], { axis: 1 }), weight: () => 3 },
  stack: { f: (r) => stack([r, r], { axis: 2 }), weight: () => 2 },
  pad: {
    f: (r) =>
      pad(r, [
        [0, 0],
        [1, -1],
      ]),
    weight: (column) => (column === 2 ? 0 : 1),
  },
  flip: { f: (r) => mul(flip(r, [1]), weights([3])), weight: (column) => columnWeight[2 - column] ?? NaN },
  "NumPy's matrix product": {
    f: (r) => matmul(r, weights([3, 1])),
    weight: (column) => columnWeight[column] ?? NaN,
  },
  einsum: { f: (r) => einsum("ij,j->i", r, weights([3])), weight: (column) => columnWeight[column] ?? NaN },
  take: { f: (r) => take(r, index([2, 0, 2]), { axis: 1 }), weight: (column) => [1, 0, 2][column] ?? NaN },
  "take by an index that a mask chooses": {
    f: (r) => take(r, cast(greater(slice(weights([3]), ["0:2"]), 0), "i32"), { axis: 1 }),
    weight: (column) => [1, 1, 0][column] ?? NaN,
  },
  takeAlongAxis: {
    f: (r) => takeAlongAxis(r, broadcastTo(index([1, 1]), [3, 2]), { axis: 1 }),
    weight: (column) => [0, 2, 0][column] ?? NaN,
  },
  scatterAdd: {
    f: (r) => mul(scatterAdd(zeros([3, 2]), index([0, 1, 0]), r, { axis: 1 }), slice(weights([3]), ["0:2"])),
    weight: (column) => (column === 1 ? -3 : 2),
  },
  broadcast: { f: (r) => broadcastTo(reshape(r, [3, 1, 3]), [3, 4, 3]), weight: () => 4 },
};

function index(values: readonly number[]): Tensor {
  return Tensor.literal("i32", [values.length], Float64Array.from(values));
}

function weights(shape: Shape): Tensor {
  return Tensor.literal("f64", shape, Float64Array.from(columnWeight));
}

describe.each(Object.entries(below))("a root beneath %s, where rows are not selected", (_, { f, weight }) => {
  const expected = (of: (x: number) => number, factor: (at: number) => number): number[] =>
    rows.map((value, at) => {
      const row = Math.floor(at / 3),
        by = weight(at % 3, row);
      return rowSelected[row] !== true || by === 0 ? 0 : by * of(value) * factor(at);
    });

  test("to the second order", () => {
    const recipe = (x: Tensor): Tensor => {
      const made = f(sqrt(x));
      return sum(where(select(made.shape), made, -1));
    };
    check(recipe, { x: rows, shape: [3, 3], dx: expected(rootSlope, () => 1), second: expected(rootCurve, direction) });
  });
});

describe("a contraction with what is not selected", () => {
  const twoRows = [4, 9, -1, 0];
  const chosen = Tensor.literal("bool", [2, 2], Float64Array.of(1, 1, 0, 0));

  test("gives no NaN to its other operand, which every row meets", () => {
    // loss = sum over row 0 of (sqrt(x) w)^2 with w = x_0^T: w is read by both rows, and only row 0 counts.
    const recipe = (x: Tensor): Tensor => {
      const product = contract(sqrt(x), reshape(slice(x, [0]), [2, 1]), ["ik", "kj"], "ij");
      return sum(where(slice(chosen, [":", "0:1"]), product, 0));
    };
    // row 0: a^(3/2) + b^(3/2)
    const second = [0.75 * 4 ** -0.5 * direction(0), 0.75 * 9 ** -0.5 * direction(1), 0, 0];
    check(recipe, { x: twoRows, shape: [2, 2], dx: [3, 4.5, 0, 0], second });
  });

  test("of a tensor with itself gives no NaN", () => {
    // G = R R^T with R = sqrt(x); of G only the entry [0, 0] = a + b counts.
    const recipe = (x: Tensor): Tensor => {
      const root = sqrt(x),
        gram = contract(root, root, ["ik", "jk"], "ij");
      return sum(where(Tensor.literal("bool", [2, 2], Float64Array.of(1, 0, 0, 0)), gram, 0));
    };
    check(recipe, { x: twoRows, shape: [2, 2], dx: [1, 1, 0, 0], second: [0, 0, 0, 0] });
  });
});

describe("a reduction of what is not selected", () => {
  const x = [4, 9, -1, 0],
    firstRow = Tensor.literal("bool", [2], Float64Array.of(1, 0));
  const recipe =
    (reduce: (root: Tensor) => Tensor) =>
    (t: Tensor): Tensor =>
      sum(where(firstRow, reduce(sqrt(t)), 0));

  test("by max and min", () => {
    const [at4, at9] = [rootSlope(4), rootSlope(9)];
    check(
      recipe((root) => max(root, { axis: 1 })),
      { x, shape: [2, 2], dx: [0, at9, 0, 0], second: [0, rootCurve(9) * direction(1), 0, 0] },
    );
    check(
      recipe((root) => min(root, { axis: 1 })),
      { x, shape: [2, 2], dx: [at4, 0, 0, 0], second: [rootCurve(4) * direction(0), 0, 0, 0] },
    );
  });

  test("by prod", () => {
    // sqrt(a b): d/da = sqrt(b / a) / 2; d2/da2 = -sqrt(b) a^(-3/2) / 4; d2/da db = 1 / (4 sqrt(a b)).
    const second = [
      -0.25 * 3 * 4 ** -1.5 * direction(0) + (0.25 / 6) * direction(1),
      -0.25 * 2 * 9 ** -1.5 * direction(1) + (0.25 / 6) * direction(0),
      0,
      0,
    ];
    check(
      recipe((root) => prod(root, { axis: 1 })),
      { x, shape: [2, 2], dx: [0.75, 1 / 3, 0, 0], second },
    );
  });

  test("by a norm, which is 0 where it is not selected", () => {
    const points = [3, 4, 0, 0],
      norm = (t: Tensor): Tensor => {
        const squares = sum(square(t), { axis: 1 });
        return where(greater(squares, 0), sqrt(squares), 0);
      };
    // (I - n n^T) / |x| times the direction, with n = (0.6, 0.8).
    const along = 0.6 * direction(0) + 0.8 * direction(1);
    const second = [(direction(0) - 0.6 * along) / 5, (direction(1) - 0.8 * along) / 5, 0, 0];
    check((t) => sum(norm(t)), { x: points, shape: [2, 2], dx: [0.6, 0.8, 0, 0], second });
  });
});

describe("a composite with a closed form, of rows that are not selected", () => {
  const composites: { readonly [name: string]: (x: Tensor) => Tensor } = {
    softmax: (x) => softmax(log(x), { axis: 1 }),
    logSoftmax: (x) => logSoftmax(sqrt(x), { axis: 1 }),
    logSumExp: (x) => logSumExp(reciprocal(x), { axis: 1 }),
    variance: (x) => variance(log(x), { axis: 1 }),
    std: (x) => std(sqrt(x), { axis: 1 }),
    norm: (x) => norm(log(x), { axis: 1 }),
    "a norm of order 3": (x) => norm(sqrt(x), { axis: 1, ord: 3 }),
  };

  /** The gradient and its gradient along the direction, for rows that are all defined. */
  function alone(f: (x: Tensor) => Tensor, numbers: readonly number[], along: readonly number[]): number[][] {
    const graph = new Graph(),
      x = appendInput(graph, "x", { dtype: "f64", shape: [numbers.length / 3, 3] }),
      [dx = x] = gradients(sum(square(f(Tensor.of(x)))).node, [x]);
    const weighted = sum(mul(Tensor.literal("f64", x.type.shape, Float64Array.from(along)), Tensor.of(dx)));
    const [second = x] = gradients(weighted.node, [x]);
    return evaluate([dx, second], new Map([["x", Float64Array.from(numbers)]])).map(({ data }) => [...data]);
  }

  test.each(Object.entries(composites))("%s, gives the selected rows what they get without the others", (_, f) => {
    const numbers = [1, 4, 9, 0, -1, 0, 0.25, 16, 2.25],
      good = numbers.map((_value, at) => at).filter((at) => rowSelected[Math.floor(at / 3)] === true);
    const pick = (of: (at: number) => number): number[] => good.map(of);
    const found = alone(
      f,
      pick((at) => numbers[at] ?? NaN),
      pick(direction),
    );
    const [dx = [], second = []] = found.map((row) => numbers.map((_value, at) => row[good.indexOf(at)] ?? 0));
    const recipe = (x: Tensor): Tensor => {
      const made = f(x);
      return sum(square(where(select(made.shape), made, 0)));
    };
    check(recipe, { x: numbers, shape: [3, 3], dx, second });
  });
});
