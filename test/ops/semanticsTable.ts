/** The table of what the language means where one could expect something else: a line an entry, with its points. */
import type { Tensor } from "../../src/builder.js";
import * as g from "../../src/index.js";
import type { Shape } from "../../src/types.js";

const { NaN: nan, POSITIVE_INFINITY: infinity } = Number;

export interface SemanticsPoint {
  readonly at: readonly (readonly number[])[];
  /** Of the operands; vectors if they are not told. */
  readonly shapes?: readonly Shape[];
  readonly y: (...x: Tensor[]) => Tensor;
  readonly value?: readonly number[];
  /** The gradient of sum(y) in each operand. */
  readonly gradients?: readonly (readonly number[])[];
  /** The gradient of the sum of all those. */
  readonly second?: readonly (readonly number[])[];
}
const at = (
  x: readonly number[],
  y: SemanticsPoint["y"],
  expected: Omit<SemanticsPoint, "at" | "y">,
): SemanticsPoint => ({
  at: [x],
  y,
  ...expected,
});
const matrix = (
  x: readonly number[],
  y: SemanticsPoint["y"],
  expected: Omit<SemanticsPoint, "at" | "y" | "shapes">,
): SemanticsPoint => ({ at: [x], shapes: [[2, 2]], y, ...expected });

const first = ([x]: readonly Tensor[]): Tensor => x ?? g.constant(0);
const labels = g.constant([1], { dtype: "i32" });
/** Numbers whose exponentials are infinite and 0. */
const far = [1e4, -1e4];

export const semantics: { readonly [line: string]: readonly SemanticsPoint[] } = {
  "relu, abs, norm at 0; relu6, hardTanh, hardSigmoid at their bounds: derivative 0 (leakyRelu: its slope)": [
    at([0, -0], g.relu, { value: [0, 0], gradients: [[0, 0]], second: [[0, 0]] }),
    at([0], g.abs, { value: [0], gradients: [[0]], second: [[0]] }),
    at([0, 0], (x) => g.norm(x), { value: [0], gradients: [[0, 0]], second: [[0, 0]] }),
    at([0, 0], (x) => g.norm(x, { ord: 3 }), { value: [0], gradients: [[0, 0]] }),
    at([0, 6], g.relu6, { gradients: [[0, 0]] }),
    at([-1, 1], g.hardTanh, { gradients: [[0, 0]] }),
    at([-3, 3], g.hardSigmoid, { value: [0, 1], gradients: [[0, 0]] }),
    at([0], (x) => g.leakyRelu(x, { slope: 0.25 }), { gradients: [[0.25]] }),
  ],
  "maximum, minimum at a tie: half to each": [
    { at: [[2], [2]], y: g.maximum, value: [2], gradients: [[0.5], [0.5]], second: [[0], [0]] },
    { at: [[2], [2]], y: g.minimum, value: [2], gradients: [[0.5], [0.5]], second: [[0], [0]] },
  ],
  "reduce max/min at ties: g/k to each of the k": [
    at([3, 1, 3, 3], (x) => g.mul(g.max(x), 6), { value: [18], gradients: [[2, 0, 2, 2]] }),
    at([1, 4, 1, 2], (x) => g.mul(g.min(x), 6), { value: [6], gradients: [[3, 0, 3, 0]] }),
  ],
  "max pool at ties: the first in row-major order": [
    {
      at: [[5, 5, 5, 5]],
      shapes: [[1, 2, 2, 1]],
      y: (x) => g.maxPool(x, { size: 2 }),
      value: [5],
      gradients: [[1, 0, 0, 0]],
    },
    {
      at: [[1, 5, 5, 2]],
      shapes: [[1, 2, 2, 1]],
      y: (x) => g.maxPool(x, { size: 2 }),
      value: [5],
      gradients: [[0, 1, 0, 0]],
    },
  ],
  "clip at a bound: 1 on the closed interval": [
    at([-1, 1, 0, 2], (x) => g.clip(x, -1, 1), { value: [-1, 1, 0, 1], gradients: [[1, 1, 1, 0]] }),
  ],
  "floor ceil round trunc sign: derivative zero, connected; straightThrough offered": [
    ...[g.floor, g.ceil, g.round, g.trunc, g.sign].map((f) => at([1.5, -0.5], f, { gradients: [[0, 0]] })),
    at([1.4], (x) => g.straightThrough(x, g.round(x)), { value: [1], gradients: [[1]] }),
  ],
  "round: half to even": [at([-1.5, -0.5, 0.5, 1.5, 2.5], g.round, { value: [-2, 0, 0, 2, 2] })],
  "rem / mod: sign of the dividend / of the divisor": [
    {
      at: [
        [-7, 7],
        [3, -3],
      ],
      y: g.rem,
      value: [-1, 1],
      gradients: [
        [1, 1],
        [2, 2],
      ],
    },
    {
      at: [
        [-7, 7],
        [3, -3],
      ],
      y: g.mod,
      value: [2, -2],
      gradients: [
        [1, 1],
        [3, 3],
      ],
    },
  ],
  "prod with zeros: exact, products of the others": [
    at([2, 0, 3], (x) => g.prod(x), { value: [0], gradients: [[0, 6, 0]], second: [[3, 5, 2]] }),
    at([0, 0, 3], (x) => g.prod(x), { value: [0], gradients: [[0, 0, 0]], second: [[3, 3, 0]] }),
  ],
  "pow with constant integer exponent: d/dx x**2 at 0 is 0; x**0 has derivative 0": [
    at([0, -3], (x) => g.pow(x, 2), { value: [0, 9], gradients: [[0, -6]], second: [[2, 2]] }),
    at([-2], (x) => g.pow(x, 3), { value: [-8], gradients: [[12]], second: [[-12]] }),
    at([0, nan], (x) => g.pow(x, 0), { value: [1, 1], gradients: [[0, 0]], second: [[0, 0]] }),
  ],
  "pow: d/dy at x = 0, y > 0 is 0; d/dy at x < 0 is NaN; value and d/dx at x < 0 are IEEE pow's": [
    { at: [[0], [2]], y: g.pow, value: [0], gradients: [[0], [0]] },
    { at: [[-2], [3]], y: g.pow, value: [-8], gradients: [[12], [nan]] },
    { at: [[-2], [0.5]], y: g.pow, value: [nan], gradients: [[nan], [nan]] },
    {
      at: [
        [0, 1],
        [0, nan],
      ],
      y: g.pow,
      value: [1, 1],
    },
  ],
  "std of equal numbers, hypot(0, 0), cumProd with zeros: derivative 0, 0, exact to second order": [
    at([4, 4], (x) => g.std(x), { value: [0], gradients: [[0, 0]], second: [[0, 0]] }),
    { at: [[0], [0]], y: g.hypot, value: [0], gradients: [[0], [0]], second: [[0], [0]] },
    // x0 + x0 x1 + x0 x1 x2.
    at([2, 0, 3], (x) => g.cumProd(x), { value: [2, 0, 0], gradients: [[1, 8, 0]], second: [[4, 6, 2]] }),
  ],
  "median of an even count: mean of the two, half the cotangent to each": [
    at([1, 4, 2, 9], (x) => g.median(x), { value: [3], gradients: [[0, 0.5, 0.5, 0]] }),
    at([1, 9, 2], (x) => g.median(x), { value: [2], gradients: [[0, 0, 1]] }),
  ],
  "argMax, argMin with NaN; clip with low > high: the first NaN; high": [
    at([1, nan, 5, nan], (x) => g.argMax(x), { value: [1] }),
    at([1, nan, 5, nan], (x) => g.argMin(x), { value: [1] }),
    at([0, 5], (x) => g.clip(x, 2, 1), { value: [1, 1], gradients: [[0, 0]] }),
  ],
  "eigvalsh, cholesky: read (x + x^T)/2; eigvalsh's derivative is exact at repeated eigenvalues": [
    matrix([4, 3, 1, 3], g.cholesky, { value: [2, 0, 1, Math.SQRT2] }),
    matrix([4, 1, 3, 3], (x) => g.sum(g.square(g.eigvalsh(x))), { value: [33], gradients: [[8, 4, 4, 6]] }),
    matrix([3, 0, 0, 3], (x) => g.sum(g.square(g.eigvalsh(x))), {
      value: [18],
      gradients: [[6, 0, 0, 6]],
      second: [[nan, nan, nan, nan]],
    }),
  ],
  "det; sign of slogDet: first and second derivative exact at any rank; zero, connected": [
    matrix([1, 2, 2, 4], g.det, { value: [0], gradients: [[4, -2, -2, 1]], second: [[1, -1, -1, 1]] }),
    matrix([0, 0, 0, 0], g.det, { value: [0], gradients: [[0, 0, 0, 0]], second: [[1, -1, -1, 1]] }),
    matrix([1, 2, 3, 4], (x) => first(g.slogDet(x)), { value: [-1], gradients: [[0, 0, 0, 0]] }),
  ],
  "cholesky, solve, inv of an indefinite or singular matrix: NaN, no exception": [
    matrix([-1, 0, 0, -1], (x) => g.slice(g.cholesky(x), [1]), { value: [nan, nan] }),
    matrix([1, 2, 2, 4], g.inv, { value: [nan, nan, nan, nan] }),
    matrix([1, 2, 2, 4], (x) => g.solve(x, g.ones([2])), { value: [nan, nan] }),
  ],
  "attention: causal with fewer queries than keys; a row wholly masked: aligned at the end; 0": [
    {
      at: [[0], [1, 1], [2, 4]],
      shapes: [
        [1, 1],
        [2, 1],
        [2, 1],
      ],
      y: (q, k, v) => g.attention(q, k, v, { causal: true }),
      value: [3],
      gradients: [[0], [0, 0], [0.5, 0.5]],
    },
    {
      at: [[0, 0], [1], [2]],
      shapes: [
        [2, 1],
        [1, 1],
        [1, 1],
      ],
      y: (q, k, v) => g.attention(q, k, v, { causal: true }),
      value: [0, 2],
      gradients: [[0, 0], [0], [1]],
    },
  ],
  "softplus, sigmoid, logSigmoid, softmax, logSumExp: no overflow at any finite input; logSumExp of all -inf is -inf": [
    at(far, g.softplus, { value: [1e4, 0], gradients: [[1, 0]], second: [[0, 0]] }),
    at(far, g.sigmoid, { value: [1, 0], gradients: [[0, 0]], second: [[0, 0]] }),
    at(far, g.logSigmoid, { value: [0, -1e4], gradients: [[0, 1]], second: [[0, 0]] }),
    at(far, (x) => g.softmax(x), { value: [1, 0], gradients: [[0, 0]], second: [[0, 0]] }),
    at(far, (x) => g.logSumExp(x), { value: [1e4], gradients: [[1, 0]], second: [[0, 0]] }),
    at([-infinity, -infinity], (x) => g.logSumExp(x), { value: [-infinity], gradients: [[0, 0]] }),
  ],
  "cross entropy: from logits only; 0 * log 0 = 0; integer labels and distributions are two named ops": [
    {
      at: [far],
      shapes: [[1, 2]],
      y: (x) => g.softmaxCrossEntropy(x, labels),
      value: [2e4],
      gradients: [[1, -1]],
      second: [[0, 0]],
    },
    {
      at: [
        [0, -infinity],
        [1, 0],
      ],
      y: (x, p) => g.softmaxCrossEntropyWithDistribution(x, p),
      value: [0],
    },
    {
      at: [
        [0, -infinity],
        [1, 0],
      ],
      y: (x, p) => g.klDivergence(x, p),
      value: [0],
      gradients: [
        [-1, 0],
        [1, 0],
      ],
    },
  ],
  "variance: two-pass or Welford; biased unless ddof": [
    at([4097, 4098, 4099], (x) => g.variance(x), { value: [2 / 3], gradients: [[-2 / 3, 0, 2 / 3]] }),
    at([4097, 4098, 4099], (x) => g.variance(x, { ddof: 1 }), { value: [1], gradients: [[-1, 0, 1]] }),
  ],
  "max, relu, clip of NaN: NaN": [
    at([nan, 1], (x) => g.max(x), { value: [nan] }),
    at([nan, 1], g.relu, { value: [nan, 1] }),
    at([nan, 1], (x) => g.clip(x, -1, 1), { value: [nan, 1] }),
  ],
  "scatterAdd: duplicates add, fixed order": [
    {
      at: [
        [1, 2],
        [10, 20],
      ],
      y: (x, u) => g.scatterAdd(x, g.constant([1, 1]), u),
      value: [1, 32],
      gradients: [
        [1, 1],
        [1, 1],
      ],
    },
    // 2 ** 60 + 1 is 2 ** 60: in another order the 1 would be left.
    {
      at: [[0], [2 ** 60, 1, -(2 ** 60)]],
      y: (x, u) => g.scatterAdd(x, g.constant([0, 0, 0]), u),
      value: [0],
    },
    {
      at: [[0], [2 ** 60, -(2 ** 60), 1]],
      y: (x, u) => g.scatterAdd(x, g.constant([0, 0, 0]), u),
      value: [1],
    },
  ],
  "sort, argSort, topK: stable, NaN last; gradient through saved indices": [
    at([2, nan, 1, 2], (x) => g.sort(x), { value: [1, 2, 2, nan] }),
    at([2, nan, 1, 2], (x) => g.argSort(x), { value: [2, 0, 3, 1] }),
    at([3, 1, 2], (x) => g.mul(g.sort(x), g.constant([10, 20, 30])), {
      value: [10, 40, 90],
      gradients: [[30, 10, 20]],
    }),
    at([1, 3, nan, 3], (x) => first(g.topK(x, 2)), { value: [3, 3], gradients: [[0, 1, 0, 1]] }),
    at([1, 3, nan, 3], (x) => g.topK(x, 2)[1] ?? x, { value: [1, 3] }),
  ],
  "empty axes: sum 0, prod 1, mean NaN": [
    { at: [[]], shapes: [[2, 0]], y: (x) => g.sum(x, { axis: 1 }), value: [0, 0], gradients: [[]] },
    { at: [[]], shapes: [[2, 0]], y: (x) => g.prod(x, { axis: 1 }), value: [1, 1], gradients: [[]] },
    { at: [[]], shapes: [[2, 0]], y: (x) => g.mean(x, { axis: 1 }), value: [nan, nan], gradients: [[]] },
  ],
};
