/**
 * gaussian-mixture
 *
 * ADBench's mixture of normal distributions: the likelihood of points under components whose inverse covariances
 * are given by the logarithms of a diagonal and a strict lower triangle, column by column; with a Wishart prior.
 *
 *   row: f64[2, 1] = expandDims(arange(0, d), 1)
 *   column: f64[2] = arange(0, d)
 *   place: f64[2, 2] = where(row > column, d + column * d - floorDiv(column * (column + 1), 2) + row - column -
 *   1, 0)
 *   below: f64[5, 2, 2] = where(row > column, take(icf, place, { axis: 1 }), 0)
 *   logDiagonal: f64[5, 2] = take(icf, arange(0, d), { axis: 1 })
 *   factor: f64[5, 2, 2] = where(row == column, expandDims(exp(logDiagonal), 1), below)
 *   total: f64[5] = sum(logDiagonal, { axis: 1 })
 *   whitened: f64[1000, 5, 2] = einsum("kij,nkj->nki", factor, expandDims(x, 1) - means)
 *   scores: f64[1000, 5] = alphas + total - 0.5 * sum(whitened ** 2, { axis: 2 })
 *   likelihood: f64 = sum(logSumExp(scores, { axis: 1 })) - n * logSumExp(alphas) - n * d / 2 * log(2 * pi)
 *   freedom: f64 = d + m + 1
 *   logGamma: f64 = d * (d - 1) / 4 * log(pi) + sum(lgamma((freedom - arange(0, d)) / 2))
 *   normalization: f64 = freedom * d * (log(gamma) - 0.5 * log(2)) - logGamma
 *   prior: f64 = sum(gamma ** 2 / 2 * (sum(exp(logDiagonal) ** 2, { axis: 1 }) + sum(below ** 2, { axis: [1, 2]
 *   })) - m * total) - k * normalization
 *   objective: f64 = likelihood + prior
 *
 * Sizes: d = 2, k = 5, n = 1000, triangle = 3, m = 0.
 * Memory of a model: 554128 bytes.
 * Gradients: of objective with respect to alphas, means, icf.
 * Products of the Hessian: of objective with respect to alphas, means, icf.
 * Made by gradc 0.1.0 from gaussian-mixture.json; change that, not this.
 */

/** What the module is, and what it costs. */
export const signature = {
  name: "gaussian-mixture",
  compiler: "gradc 0.1.0",
  sizes: { d: 2, k: 5, n: 1000, triangle: 3, m: 0 },
  inputs: [{ name: "x", dtype: "f64", shape: [1000, 2] }, { name: "gamma", dtype: "f64", shape: [] }],
  parameters: [
    { name: "alphas", dtype: "f64", shape: [5] },
    { name: "means", dtype: "f64", shape: [5, 2] },
    { name: "icf", dtype: "f64", shape: [5, 3] },
  ],
  outputs: [{ name: "objective", dtype: "f64", shape: [] }],
  gradients: [
    { name: "alphas", dtype: "f64", shape: [5] },
    { name: "means", dtype: "f64", shape: [5, 2] },
    { name: "icf", dtype: "f64", shape: [5, 3] },
  ],
  of: "objective",
  hvp: {
    of: "objective",
    wrt: [
      { name: "alphas", dtype: "f64", shape: [5] },
      { name: "means", dtype: "f64", shape: [5, 2] },
      { name: "icf", dtype: "f64", shape: [5, 3] },
    ],
    results: [
      { name: "alphas", dtype: "f64", shape: [5] },
      { name: "means", dtype: "f64", shape: [5, 2] },
      { name: "icf", dtype: "f64", shape: [5, 3] },
    ],
  },
  flops: { forward: 265544, backward: 182273, forwardBackward: 437855, hvp: 800071 },
  bytes: 554128,
  keeps: [
    { name: "below", dtype: "f64", shape: [5, 2, 2] },
    { name: "exp", dtype: "f64", shape: [5, 2] },
    { name: "factor_1", dtype: "f64", shape: [5, 2, 2] },
    { name: "whitened", dtype: "f64", shape: [1000, 5, 2] },
    { name: "exp_1", dtype: "f64", shape: [5] },
    { name: "sum", dtype: "f64", shape: [] },
    { name: "add", dtype: "f64", shape: [] },
    { name: "exp_2", dtype: "f64", shape: [1000, 5] },
    { name: "sum_1", dtype: "f64", shape: [1000] },
    { name: "add_1", dtype: "f64", shape: [1000] },
  ],
};

// Memory that all models share.

/** i32[2, 2] */
const table = new Int32Array([0, 0, 2, 0]);
/** bool[5, 2, 2] */
const table_1 = new Uint8Array([0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1, 0]);
/** bool[5, 2, 2] */
const table_2 = new Uint8Array([1, 0, 0, 1, 1, 0, 0, 1, 1, 0, 0, 1, 1, 0, 0, 1, 1, 0, 0, 1]);

const totals = new Float64Array(4);
const totals2 = new Float64Array(20);
const totals3 = new Float64Array(40);
const totals4 = new Float64Array(20);
const totals5 = new Float64Array(40);

/**
 * Computes the outputs. What a call leaves out keeps its value. Results go to `out`, which must not share memory
 * with an input; without `out` they are fresh; without arguments they are the model's own, which the next call
 * overwrites. Throws a TypeError for what does not fit.
 */
export function forward(inputs, out) {
  return sharedModel().forward(inputs, out);
}

/**
 * Computes the gradients of the last forward, times `seed` (default 1).
 * Throws an Error if no forward has succeeded since memory last changed.
 */
export function backward(seed, out) {
  return sharedModel().backward(seed, out);
}

/** Computes outputs and gradients at once, which is faster than one after the other. */
export function forwardBackward(inputs, out, seed) {
  return sharedModel().forwardBackward(inputs, out, seed);
}

/** Computes the product of the Hessian with `vectors`. */
export function hvp(inputs, vectors, out) {
  return sharedModel().hvp(inputs, vectors, out);
}

/** A model with memory of its own. `binding` may repeat the sizes that the module was compiled for; others throw. */
export function create(binding = {}) {
  checkBinding(binding);
  return createModel();
}

/** The model of the functions above, made when it is first needed. */
let shared;
function sharedModel() {
  return (shared ??= createModel());
}

/** An instance: memory, kernels, and the functions that call them. */
function createModel() {
  const arena = new ArrayBuffer(554128);

  // Inputs, and the seed of the gradients.
  const x = new Float64Array(arena, 0, 2000); // f64[1000, 2]
  const gamma = new Float64Array(arena, 16000, 1); // f64

  // Parameters.
  const alphas = new Float64Array(arena, 16016, 5); // f64[5]
  const means = new Float64Array(arena, 16064, 10); // f64[5, 2]
  const icf = new Float64Array(arena, 16144, 15); // f64[5, 3]

  // Tangents and vectors, along which derivatives are taken.
  const vector_alphas = new Float64Array(arena, 16272, 5); // f64[5]
  const vector_means = new Float64Array(arena, 16320, 10); // f64[5, 2]
  const vector_icf = new Float64Array(arena, 16400, 15); // f64[5, 3]

  // Outputs.
  const objective = new Float64Array(arena, 16528, 1); // f64

  // Gradients.
  const d_alphas = new Float64Array(arena, 16544, 5); // f64[5]
  const d_means = new Float64Array(arena, 16592, 10); // f64[5, 2]
  const d_icf = new Float64Array(arena, 16672, 15); // f64[5, 3]

  // Other derivatives.
  const d_d_alphas = new Float64Array(arena, 16800, 5); // f64[5]
  const d_d_means = new Float64Array(arena, 16848, 10); // f64[5, 2]
  const d_d_icf = new Float64Array(arena, 16928, 15); // f64[5, 3]

  // What backward reads of what forward computed.
  const below = new Float64Array(arena, 17056, 20); // f64[5, 2, 2]
  const exp_ = new Float64Array(arena, 17216, 10); // f64[5, 2]
  const factor_1 = new Float64Array(arena, 17296, 20); // f64[5, 2, 2]
  const whitened = new Float64Array(arena, 17456, 10000); // f64[1000, 5, 2]
  const exp_1 = new Float64Array(arena, 97456, 5); // f64[5]
  const sum = new Float64Array(arena, 97504, 1); // f64
  const add = new Float64Array(arena, 97520, 1); // f64
  const exp_2 = new Float64Array(arena, 97536, 5000); // f64[1000, 5]
  const sum_1 = new Float64Array(arena, 137536, 1000); // f64[1000]
  const add_1 = new Float64Array(arena, 145536, 1000); // f64[1000]

  // Temporaries; those that are never needed at once share memory.
  const take = new Float64Array(arena, 313536, 20); // f64[5, 2, 2]
  const sum_2 = new Float64Array(arena, 233536, 5); // f64[5]
  const sub = new Float64Array(arena, 153536, 10000); // f64[1000, 5, 2]
  const total = new Float64Array(arena, 281536, 5); // f64[5]
  const mul = new Float64Array(arena, 554096, 1); // f64
  const sum_3 = new Float64Array(arena, 233584, 5); // f64[5]
  const sum_4 = new Float64Array(arena, 281584, 1); // f64
  const sum_5 = new Float64Array(arena, 233536, 5000); // f64[1000, 5]
  const max = new Float64Array(arena, 281600, 1); // f64
  const max_1 = new Float64Array(arena, 273536, 1000); // f64[1000]
  const mul_1 = new Float64Array(arena, 473536, 5000); // f64[1000, 5]
  const d_whitened = new Float64Array(arena, 233536, 10000); // f64[1000, 5, 2]
  const d_factor = new Float64Array(arena, 433536, 20); // f64[5, 2, 2]
  const contraction = new Float64Array(arena, 153536, 10000); // f64[1000, 5, 2]
  const sum_7 = new Float64Array(arena, 553856, 10); // f64[5, 2]
  const d_total = new Float64Array(arena, 233616, 5); // f64[5]
  const d_logDiagonal = new Float64Array(arena, 233536, 10); // f64[5, 2]
  const where = new Float64Array(arena, 313696, 20); // f64[5, 2, 2]
  const scatterAdd = new Float64Array(arena, 153536, 15); // f64[5, 3]
  const take_1 = new Float64Array(arena, 553536, 20); // f64[5, 2, 2]
  const d_total_1 = new Float64Array(arena, 442544, 5); // f64[5]
  const d_factor_1 = new Float64Array(arena, 553696, 20); // f64[5, 2, 2]
  const neg = new Float64Array(arena, 553936, 10); // f64[5, 2]
  const contraction_1 = new Float64Array(arena, 313536, 10000); // f64[1000, 5, 2]
  const contraction_2 = new Float64Array(arena, 554016, 10); // f64[5, 2]
  const sum_9 = new Float64Array(arena, 393536, 5000); // f64[1000, 5]
  const equal = new Uint8Array(arena, 554112, 1); // bool
  const equal_1 = new Uint8Array(arena, 441536, 1000); // bool[1000]
  const sum_10 = new Float64Array(arena, 433536, 1000); // f64[1000]
  const d_d_scores = new Float64Array(arena, 513536, 5000); // f64[1000, 5]
  const d_d_whitened = new Float64Array(arena, 393536, 10000); // f64[1000, 5, 2]
  const contraction_3 = new Float64Array(arena, 313536, 20); // f64[5, 2, 2]
  const contraction_4 = new Float64Array(arena, 313696, 20); // f64[5, 2, 2]
  const contraction_5 = new Float64Array(arena, 153536, 10000); // f64[1000, 5, 2]
  const contraction_6 = new Float64Array(arena, 233536, 10000); // f64[1000, 5, 2]
  const sum_11 = new Float64Array(arena, 314016, 10); // f64[5, 2]
  const sum_12 = new Float64Array(arena, 313536, 1); // f64
  const d_d_total = new Float64Array(arena, 313616, 5); // f64[5]
  const d_d_logDiagonal = new Float64Array(arena, 313536, 10); // f64[5, 2]
  const where_1 = new Float64Array(arena, 313856, 20); // f64[5, 2, 2]
  const scatterAdd_1 = new Float64Array(arena, 153536, 15); // f64[5, 3]

  /** What a call may give, and what of it no one has set yet. */
  const names = new Set(["x", "gamma", "alphas", "means", "icf"]);
  const unset = new Set(names);

  /** The same of vectors. */
  const vectorNames = new Set(["alphas", "means", "icf"]);
  const unsetVectors = new Set(vectorNames);

  const guard = createGuard(arena, [
    ["input x", x], ["parameter alphas", alphas], ["parameter means", means], ["parameter icf", icf],
    ["vector alphas", vector_alphas], ["vector means", vector_means], ["vector icf", vector_icf],
    ["gradient alphas", null], ["gradient means", null], ["gradient icf", null], ["result alphas", null],
    ["result means", null], ["result icf", null],
  ]);

  const inputs = {};
  Object.defineProperty(inputs, "x", { enumerable: true, value: x });
  Object.defineProperty(inputs, "gamma", {
    enumerable: true,
    get: () => gamma[0],
    set: (value) => void (gamma[0] = value),
  });
  const parameters = { alphas, means, icf };
  const vectors = { alphas: vector_alphas, means: vector_means, icf: vector_icf };
  const outputs = {};
  Object.defineProperty(outputs, "objective", { enumerable: true, get: () => objective[0] });
  const gradients = { alphas: d_alphas, means: d_means, icf: d_icf };
  const hvpResults = { alphas: d_d_alphas, means: d_d_means, icf: d_d_icf };
  const results = { outputs, gradients };

  /** What calls run: a refusal, as long as something has never been set, or forward has left nothing. */
  const run = { forward: checkSet, forwardBackward: checkSet, hvp: refuseHvp, backward: checkForward };

  /** These have been set, now and for good. */
  function markSet(...set) {
    for (const name of set) unset.delete(name);
    if (unset.size > 0) return;
    run.forward = computeForward;
    run.forwardBackward = computeForwardBackward;
    if (unsetVectors.size === 0) run.hvp = computeHvp;
  }

  /** These have been set, now and for good. */
  function markVectors(...set) {
    for (const name of set) unsetVectors.delete(name);
    if (unsetVectors.size > 0) return;
    if (unset.size === 0) run.hvp = computeHvp;
  }

  function refuseHvp() {
    checkSet();
    checkVectorsSet();
  }

  function checkForward() {
    throw new Error("backward needs a forward that succeeded before it");
  }

  // Kernels.

  /** take: f64[5, 2, 2] = take(icf, [[0, 0], [2, 0]], { axis: 1 }) */
  function compute_take() {
    for (let row = 0; row < 5; row++) {
      for (let place = 0; place < 4; place++) {
        const index = table[place];
        take[row * 4 + place] = icf[row * 3 + index];
      }
    }
  }

  /** below: f64[5, 2, 2] = where(row > column, take(icf, place, { axis: 1 }), 0) */
  function compute_below() {
    for (let i = 0; i < 20; i++) {
      below[i] = table_1[i] !== 0 ? take[i] : 0;
    }
  }

  /** sum: f64[5] = sum(square(below), { axis: [1, 2] }) */
  function compute_sum() {
    for (let i = 0; i < 5; i++) {
      const below2 = below[i * 4];
      const below3 = below[i * 4 + 1];
      const below4 = below[i * 4 + 2];
      const below5 = below[i * 4 + 3];
      sum_2[i] = below2 * below2 + below4 * below4 + (below3 * below3 + below5 * below5) + 0;
    }
  }

  /** sub: f64[1000, 5, 2] = expandDims(x, 1) - means */
  function compute_sub() {
    for (let i = 0; i < 1000; i++) {
      for (let j = 0; j < 5; j++) {
        for (let k = 0; k < 2; k++) {
          sub[i * 10 + j * 2 + k] = x[i * 2 + k] - means[j * 2 + k];
        }
      }
    }
  }

  /** exp: f64[5, 2] = exp(logDiagonal) */
  function compute_exp() {
    for (let i = 0; i < 5; i++) {
      for (let j = 0; j < 2; j++) {
        exp_[i * 2 + j] = exp(icf[i * 3 + j]);
      }
    }
  }

  /** total: f64[5] = sum(logDiagonal, { axis: 1 }) */
  function compute_total() {
    for (let i = 0; i < 5; i++) {
      total[i] = icf[i * 3] + icf[i * 3 + 1] + 0;
    }
  }

  /** mul: f64 = square(gamma) * 0.5 */
  function compute_mul() {
    const gamma2 = gamma[0];
    mul[0] = gamma2 * gamma2 * 0.5;
  }

  /** sum: f64[5] = sum(square(exp(logDiagonal)), { axis: 1 }) */
  function compute_sum_1() {
    for (let i = 0; i < 5; i++) {
      const t = exp_[i * 2];
      const t2 = exp_[i * 2 + 1];
      sum_3[i] = t * t + t2 * t2 + 0;
    }
  }

  /**
   * sum: f64 = sum(square(gamma) * 0.5 * (sum(square(%265), { axis: 1 }) + sum(square(below), { axis: [1, 2]
   * }))...
   */
  function compute_sum_2() {
    sum_4[0] = mul[0] * (sum_3[0] + sum_2[0]) - 0 * total[0] + (mul[0] * (sum_3[4] + sum_2[4]) - 0 * total[4]) + (mul[0] * (sum_3[2] + sum_2[2]) - 0 * total[2]) + (mul[0] * (sum_3[1] + sum_2[1]) - 0 * total[1] + (mul[0] * (sum_3[3] + sum_2[3]) - 0 * total[3])) + 0;
  }

  /** factor: f64[5, 2, 2] = where(row == column, expandDims(exp(logDiagonal), 1), below) */
  function compute_factor() {
    for (let i = 0; i < 5; i++) {
      for (let j = 0; j < 2; j++) {
        for (let k = 0; k < 2; k++) {
          factor_1[i * 4 + j * 2 + k] = table_2[i * 4 + j * 2 + k] !== 0 ? exp_[i * 2 + k] : below[i * 4 + j * 2 + k];
        }
      }
    }
  }

  /** whitened: f64[1000, 5, 2] = einsum("kij,nkj->nki", factor, expandDims(x, 1) - means) */
  function compute_whitened() {
    for (let k = 0; k < 5; k++) {
      for (let n = 0; n < 1000; n += 4) {
        let s0 = 0;
        let s1 = 0;
        let s2 = 0;
        let s3 = 0;
        let s4 = 0;
        let s5 = 0;
        let s6 = 0;
        let s7 = 0;
        const a0 = k * 4;
        const a1 = k * 4 + 2;
        const b0 = n * 10 + k * 2;
        const b1 = n * 10 + k * 2 + 10;
        const b2 = n * 10 + k * 2 + 20;
        const b3 = n * 10 + k * 2 + 30;
        for (let k2 = 0; k2 < 2; k2++) {
          const x0 = factor_1[a0 + k2];
          const x1 = factor_1[a1 + k2];
          const y0 = sub[b0 + k2];
          const y1 = sub[b1 + k2];
          const y2 = sub[b2 + k2];
          const y3 = sub[b3 + k2];
          s0 += x0 * y0;
          s1 += x0 * y1;
          s2 += x0 * y2;
          s3 += x0 * y3;
          s4 += x1 * y0;
          s5 += x1 * y1;
          s6 += x1 * y2;
          s7 += x1 * y3;
        }
        whitened[n * 10 + k * 2] = s0;
        whitened[n * 10 + k * 2 + 10] = s1;
        whitened[n * 10 + k * 2 + 20] = s2;
        whitened[n * 10 + k * 2 + 30] = s3;
        whitened[n * 10 + k * 2 + 1] = s4;
        whitened[n * 10 + k * 2 + 11] = s5;
        whitened[n * 10 + k * 2 + 21] = s6;
        whitened[n * 10 + k * 2 + 31] = s7;
      }
    }
  }

  /** sum: f64[1000, 5] = sum(square(whitened), { axis: 2 }) */
  function compute_sum_3() {
    for (let i = 0; i < 1000; i++) {
      for (let j = 0; j < 5; j++) {
        const whitened2 = whitened[i * 10 + j * 2];
        const whitened3 = whitened[i * 10 + j * 2 + 1];
        sum_5[i * 5 + j] = whitened2 * whitened2 + whitened3 * whitened3 + 0;
      }
    }
  }

  /** max: f64 = max(alphas) */
  function compute_max() {
    max[0] = Math.max(Math.max(Math.max(alphas[0], alphas[4]), alphas[2]), Math.max(alphas[1], alphas[3]));
  }

  /** max: f64[1000] = max(scores, { axis: 1 }) */
  function compute_max_1() {
    const t = alphas[0] + total[0];
    const t2 = alphas[1] + total[1];
    const t3 = alphas[2] + total[2];
    const t4 = alphas[3] + total[3];
    const t5 = alphas[4] + total[4];
    for (let i = 0; i < 1000; i++) {
      const scores = t - 0.5 * sum_5[i * 5];
      const scores2 = t2 - 0.5 * sum_5[i * 5 + 1];
      const scores3 = t3 - 0.5 * sum_5[i * 5 + 2];
      const scores4 = t4 - 0.5 * sum_5[i * 5 + 3];
      const scores5 = t5 - 0.5 * sum_5[i * 5 + 4];
      max_1[i] = Math.max(Math.max(Math.max(scores, scores5), scores3), Math.max(scores2, scores4));
    }
  }

  /** exp: f64[5] = exp(alphas - clip(max(alphas), -1.7976931348623157e+308, 1.7976931348623157e+308)) */
  function compute_exp_1() {
    const t = Math.min(Math.max(max[0], -1.7976931348623157e308), 1.7976931348623157e308);
    for (let i = 0; i < 5; i++) {
      exp_1[i] = exp(alphas[i] - t);
    }
  }

  /**
   * sum: f64 = sum(exp(alphas - clip(max(alphas), -1.7976931348623157e+308, 1.7976931348623157e+308)))
   * add: f64 = clip(max(alphas), -1.7976931348623157e+308, 1.7976931348623157e+308) + log(sum(exp(alphas -
   * clip(...
   */
  function compute_add() {
    const sum2 = exp_1[0] + exp_1[4] + exp_1[2] + (exp_1[1] + exp_1[3]) + 0;
    sum[0] = sum2;
    add[0] = Math.min(Math.max(max[0], -1.7976931348623157e308), 1.7976931348623157e308) + log(sum2);
  }

  /**
   * exp: f64[1000, 5] = exp(scores - expandDims(clip(max(scores, { axis: 1 }), -1.7976931348623157e+308,
   * 1.79769313486231...
   */
  function compute_exp_2() {
    for (let i = 0; i < 1000; i++) {
      const t = Math.min(Math.max(max_1[i], -1.7976931348623157e308), 1.7976931348623157e308);
      for (let j = 0; j < 5; j++) {
        const scores = alphas[j] + total[j] - 0.5 * sum_5[i * 5 + j];
        exp_2[i * 5 + j] = exp(scores - t);
      }
    }
  }

  /**
   * sum: f64[1000] = sum(exp(scores - expandDims(clip(max(scores, { axis: 1 }), -1.7976931348623157e+308,
   * 1.7976931348...
   * add: f64[1000] = clip(max(scores, { axis: 1 }), -1.7976931348623157e+308, 1.7976931348623157e+308) +
   * log(sum(exp(s...
   */
  function compute_add_1() {
    for (let i = 0; i < 1000; i++) {
      const sum2 = exp_2[i * 5] + exp_2[i * 5 + 4] + exp_2[i * 5 + 2] + (exp_2[i * 5 + 1] + exp_2[i * 5 + 3]) + 0;
      sum_1[i] = sum2;
      add_1[i] = Math.min(Math.max(max_1[i], -1.7976931348623157e308), 1.7976931348623157e308) + log(sum2);
    }
  }

  /** objective: f64 = likelihood + prior */
  function compute_objective() {
    for (let b = 0; b < 3; b++) {
      let s0 = 0;
      let s1 = 0;
      let s2 = 0;
      let s3 = 0;
      let s4 = 0;
      let s5 = 0;
      let s6 = 0;
      let s7 = 0;
      for (let k = 0; k < 256; k += 8) {
        const p = b * 256 + k;
        s0 += add_1[p];
        s1 += add_1[p + 1];
        s2 += add_1[p + 2];
        s3 += add_1[p + 3];
        s4 += add_1[p + 4];
        s5 += add_1[p + 5];
        s6 += add_1[p + 6];
        s7 += add_1[p + 7];
      }
      totals[b] = s0 + s4 + (s2 + s6) + (s1 + s5 + (s3 + s7));
    }
    let s0 = 0;
    let s1 = 0;
    let s2 = 0;
    let s3 = 0;
    let s4 = 0;
    let s5 = 0;
    let s6 = 0;
    let s7 = 0;
    for (let k = 0; k < 232; k += 8) {
      s0 += add_1[k + 768];
      s1 += add_1[k + 769];
      s2 += add_1[k + 770];
      s3 += add_1[k + 771];
      s4 += add_1[k + 772];
      s5 += add_1[k + 773];
      s6 += add_1[k + 774];
      s7 += add_1[k + 775];
    }
    totals[3] = s0 + s4 + (s2 + s6) + (s1 + s5 + (s3 + s7));
    for (let r = 0; r < 3; r += 2) {
      totals[r] += totals[r + 1];
    }
    totals[0] = totals[0] + totals[2];
    const sum2 = totals[0];
    const likelihood = sum2 - 1000 * add[0] - 1837.8770664093454;
    const normalization = 6 * (log(gamma[0]) - 0.34657359027997264) - 0.45158270528945377;
    const prior = sum_4[0] - 5 * normalization;
    objective[0] = likelihood + prior;
  }

  /** mul: f64[1000, 5] = -0.5 * d_scores */
  function compute_mul_1() {
    for (let i = 0; i < 1000; i++) {
      const t = add_1[i] === -Infinity;
      for (let j = 0; j < 5; j++) {
        const d_scores = t ? 0 : exp_2[i * 5 + j] / sum_1[i];
        mul_1[i * 5 + j] = -0.5 * d_scores;
      }
    }
  }

  /**
   * d_whitened: f64[1000, 5, 2] = expandDims(-0.5 * d_scores, 2) * (2 * whitened)
   *   a cotangent of square(whitened), by square: dx
   */
  function compute_d_whitened() {
    for (let i = 0; i < 1000; i++) {
      for (let j = 0; j < 5; j++) {
        const mul_12 = mul_1[i * 5 + j];
        for (let k = 0; k < 2; k++) {
          d_whitened[i * 10 + j * 2 + k] = mul_12 * (2 * whitened[i * 10 + j * 2 + k]);
        }
      }
    }
  }

  /**
   * d_factor: f64[5, 2, 2] = einsum("nki,nkj->kij", d_whitened, expandDims(x, 1) - means)
   *   a cotangent of whitened, by contraction: da
   * where: f64[5, 2, 2] = where([false, false, true, ...], d_below, 0)
   *   a cotangent of below, by where: dx
   */
  function compute_where() {
    for (let k = 0; k < 5; k++) {
      let s0 = 0;
      let s1 = 0;
      let s2 = 0;
      let s3 = 0;
      const a0 = k * 2;
      const a1 = k * 2 + 1;
      const b0 = k * 2;
      const b1 = k * 2 + 1;
      for (let k2 = 0; k2 < 256; k2++) {
        const p = k2 * 10;
        const x0 = d_whitened[a0 + p];
        const x1 = d_whitened[a1 + p];
        const p2 = k2 * 10;
        const y0 = sub[b0 + p2];
        const y1 = sub[b1 + p2];
        s0 += x0 * y0;
        s1 += x0 * y1;
        s2 += x1 * y0;
        s3 += x1 * y1;
      }
      d_factor[k * 4] = s0;
      d_factor[k * 4 + 1] = s1;
      d_factor[k * 4 + 2] = s2;
      d_factor[k * 4 + 3] = s3;
    }
    for (let b = 1; b < 3; b++) {
      for (let k2 = 0; k2 < 5; k2++) {
        let s0 = 0;
        let s1 = 0;
        let s2 = 0;
        let s3 = 0;
        const a0 = k2 * 2;
        const a1 = k2 * 2 + 1;
        const b0 = k2 * 2;
        const b1 = k2 * 2 + 1;
        for (let k3 = 0; k3 < 256; k3++) {
          const p = b * 2560 + k3 * 10;
          const x0 = d_whitened[a0 + p];
          const x1 = d_whitened[a1 + p];
          const p2 = b * 2560 + k3 * 10;
          const y0 = sub[b0 + p2];
          const y1 = sub[b1 + p2];
          s0 += x0 * y0;
          s1 += x0 * y1;
          s2 += x1 * y0;
          s3 += x1 * y1;
        }
        d_factor[k2 * 4] = d_factor[k2 * 4] + s0;
        d_factor[k2 * 4 + 1] = d_factor[k2 * 4 + 1] + s1;
        d_factor[k2 * 4 + 2] = d_factor[k2 * 4 + 2] + s2;
        d_factor[k2 * 4 + 3] = d_factor[k2 * 4 + 3] + s3;
      }
    }
    const mul2 = mul[0];
    for (let k2 = 0; k2 < 5; k2++) {
      let s0 = 0;
      let s1 = 0;
      let s2 = 0;
      let s3 = 0;
      const a0 = k2 * 2;
      const a1 = k2 * 2 + 1;
      const b0 = k2 * 2;
      const b1 = k2 * 2 + 1;
      for (let k3 = 0; k3 < 232; k3++) {
        const p = k3 * 10 + 7680;
        const x0 = d_whitened[a0 + p];
        const x1 = d_whitened[a1 + p];
        const p2 = k3 * 10 + 7680;
        const y0 = sub[b0 + p2];
        const y1 = sub[b1 + p2];
        s0 += x0 * y0;
        s1 += x0 * y1;
        s2 += x1 * y0;
        s3 += x1 * y1;
      }
      const d_factor2 = d_factor[k2 * 4] + s0;
      d_factor[k2 * 4] = d_factor2;
      const d_below = (table_2[k2 * 4] !== 0 ? 0 : d_factor2) + mul2 * (2 * below[k2 * 4]);
      where[k2 * 4] = table_1[k2 * 4] !== 0 ? d_below : 0;
      const d_factor3 = d_factor[k2 * 4 + 1] + s1;
      d_factor[k2 * 4 + 1] = d_factor3;
      const d_below2 = (table_2[k2 * 4 + 1] !== 0 ? 0 : d_factor3) + mul2 * (2 * below[k2 * 4 + 1]);
      where[k2 * 4 + 1] = table_1[k2 * 4 + 1] !== 0 ? d_below2 : 0;
      const d_factor4 = d_factor[k2 * 4 + 2] + s2;
      d_factor[k2 * 4 + 2] = d_factor4;
      const d_below3 = (table_2[k2 * 4 + 2] !== 0 ? 0 : d_factor4) + mul2 * (2 * below[k2 * 4 + 2]);
      where[k2 * 4 + 2] = table_1[k2 * 4 + 2] !== 0 ? d_below3 : 0;
      const d_factor5 = d_factor[k2 * 4 + 3] + s3;
      d_factor[k2 * 4 + 3] = d_factor5;
      const d_below4 = (table_2[k2 * 4 + 3] !== 0 ? 0 : d_factor5) + mul2 * (2 * below[k2 * 4 + 3]);
      where[k2 * 4 + 3] = table_1[k2 * 4 + 3] !== 0 ? d_below4 : 0;
    }
  }

  /**
   * contraction: f64[1000, 5, 2] = einsum("kij,nki->nkj", factor, d_whitened)
   *   a cotangent of whitened, by contraction: db
   */
  function compute_contraction() {
    for (let k = 0; k < 5; k++) {
      for (let n = 0; n < 1000; n += 4) {
        let s0 = 0;
        let s1 = 0;
        let s2 = 0;
        let s3 = 0;
        let s4 = 0;
        let s5 = 0;
        let s6 = 0;
        let s7 = 0;
        const a0 = k * 4;
        const a1 = k * 4 + 1;
        const b0 = n * 10 + k * 2;
        const b1 = n * 10 + k * 2 + 10;
        const b2 = n * 10 + k * 2 + 20;
        const b3 = n * 10 + k * 2 + 30;
        for (let k2 = 0; k2 < 2; k2++) {
          const p = k2 * 2;
          const x0 = factor_1[a0 + p];
          const x1 = factor_1[a1 + p];
          const y0 = d_whitened[b0 + k2];
          const y1 = d_whitened[b1 + k2];
          const y2 = d_whitened[b2 + k2];
          const y3 = d_whitened[b3 + k2];
          s0 += x0 * y0;
          s1 += x0 * y1;
          s2 += x0 * y2;
          s3 += x0 * y3;
          s4 += x1 * y0;
          s5 += x1 * y1;
          s6 += x1 * y2;
          s7 += x1 * y3;
        }
        contraction[n * 10 + k * 2] = s0;
        contraction[n * 10 + k * 2 + 10] = s1;
        contraction[n * 10 + k * 2 + 20] = s2;
        contraction[n * 10 + k * 2 + 30] = s3;
        contraction[n * 10 + k * 2 + 1] = s4;
        contraction[n * 10 + k * 2 + 11] = s5;
        contraction[n * 10 + k * 2 + 21] = s6;
        contraction[n * 10 + k * 2 + 31] = s7;
      }
    }
  }

  /**
   * sum: f64[5, 2] = sum(where([true, false, false, ...], d_factor, 0), { axis: 1 })
   *   a cotangent of broadcastTo(expandDims(exp(logDiagonal), 1), [5, 2, 2]), by view: dx
   */
  function compute_sum_4() {
    for (let c = 0; c < 10; c++) {
      sum_7[c] = 0;
    }
    for (let i = 0; i < 5; i++) {
      for (let j = 0; j < 2; j++) {
        for (let k = 0; k < 2; k++) {
          const at2 = i * 2 + k;
          sum_7[at2] += table_2[i * 4 + j * 2 + k] !== 0 ? d_factor[i * 4 + j * 2 + k] : 0;
        }
      }
    }
  }

  /**
   * d_total: f64[5] = sum(d_scores, { axis: 0 })
   *   a cotangent of broadcastTo(alphas + total, [1000, 5]), by view: dx
   * d_alphas: f64[5] = -1000 * where(clip(%440, -1.7976931348623157e+308, 1.7976931348623157e+308) + log(%544) ==
   * -Infin...
   *   a cotangent of alphas, by sum of the cotangents of its uses
   */
  function compute_d_alphas() {
    for (let c = 0; c < 20; c++) {
      totals2[c] = 0;
    }
    for (let i = 0; i < 1000; i++) {
      const t = add_1[i] === -Infinity;
      for (let j = 0; j < 5; j++) {
        const at2 = (i >> 8) * 5 + j;
        const d_scores = t ? 0 : exp_2[i * 5 + j] / sum_1[i];
        totals2[at2] += d_scores;
      }
    }
    for (let r = 0; r < 3; r += 2) {
      for (let c2 = 0; c2 < 5; c2++) {
        totals2[r * 5 + c2] = totals2[r * 5 + c2] + totals2[r * 5 + c2 + 5];
      }
    }
    for (let c2 = 0; c2 < 5; c2++) {
      totals2[c2] += totals2[c2 + 10];
    }
    const t2 = add[0] === -Infinity;
    for (let i2 = 0; i2 < 5; i2++) {
      const d_total2 = totals2[i2];
      d_total[i2] = d_total2;
      d_alphas[i2] = -1000 * (t2 ? 0 : exp_1[i2] / sum[0]) + d_total2;
    }
  }

  /**
   * d_means: f64[5, 2] = -sum(einsum("kij,nki->nkj", factor, d_whitened), { axis: 0 })
   * d_logDiagonal: f64[5, 2] = expandDims(d_total, 1) + (sum(where([true, false, false, ...], d_factor, 0), {
   * axis: 1 }) + squar...
   *   a cotangent of logDiagonal, by sum of the cotangents of its uses
   */
  function compute_d_logDiagonal() {
    for (let c = 0; c < 40; c++) {
      totals3[c] = 0;
    }
    for (let i = 0; i < 1000; i++) {
      for (let j = 0; j < 5; j++) {
        for (let k = 0; k < 2; k++) {
          const at2 = (i >> 8) * 10 + (j * 2 + k);
          totals3[at2] += contraction[i * 10 + j * 2 + k];
        }
      }
    }
    for (let r = 0; r < 3; r += 2) {
      for (let c2 = 0; c2 < 10; c2++) {
        totals3[r * 10 + c2] = totals3[r * 10 + c2] + totals3[r * 10 + c2 + 10];
      }
    }
    for (let c2 = 0; c2 < 10; c2++) {
      totals3[c2] += totals3[c2 + 20];
    }
    const mul22 = mul[0];
    for (let i2 = 0; i2 < 5; i2++) {
      const d_total2 = d_total[i2];
      for (let j = 0; j < 2; j++) {
        const sum2 = totals3[i2 * 2 + j];
        d_means[i2 * 2 + j] = -sum2;
        const t = exp_[i2 * 2 + j];
        d_logDiagonal[i2 * 2 + j] = d_total2 + (sum_7[i2 * 2 + j] + mul22 * (2 * t)) * t;
      }
    }
  }

  /**
   * scatterAdd: f64[5, 3] = scatterAdd(broadcastTo(0, [5, 3]), [[0, 0], [2, 0]], where([false, false, true, ...],
   * d_below, 0)...
   *   a cotangent of take(icf, [[0, 0], [2, 0]], { axis: 1 }), by take: dx
   */
  function compute_scatterAdd() {
    for (let at2 = 0; at2 < 15; at2++) {
      scatterAdd[at2] = 0;
    }
    for (let row = 0; row < 5; row++) {
      for (let place = 0; place < 4; place++) {
        const index = table[place];
        scatterAdd[row * 3 + index] = scatterAdd[row * 3 + index] + where[row * 4 + place];
      }
    }
  }

  /**
   * d_icf: f64[5, 3] = pad(d_logDiagonal, [[0, 0], [0, 1]]) + scatterAdd(broadcastTo(0, [5, 3]), [[0, 0], [2, 0]],
   * where...
   *   a cotangent of icf, by sum of the cotangents of its uses
   */
  function compute_d_icf() {
    for (let i = 0; i < 5; i++) {
      for (let j = 0; j < 2; j++) {
        d_icf[i * 3 + j] = d_logDiagonal[i * 2 + j] + scatterAdd[i * 3 + j];
      }
      d_icf[i * 3 + 2] = scatterAdd[i * 3 + 2];
    }
  }

  /** sum: f64[5] = sum(square(below), { axis: [1, 2] }) */
  function compute_sum_5() {
    for (let i = 0; i < 5; i++) {
      const below2 = table_1[i * 4] !== 0 ? take[i * 4] : 0;
      const below3 = table_1[i * 4 + 1] !== 0 ? take[i * 4 + 1] : 0;
      const below4 = table_1[i * 4 + 2] !== 0 ? take[i * 4 + 2] : 0;
      const below5 = table_1[i * 4 + 3] !== 0 ? take[i * 4 + 3] : 0;
      sum_2[i] = below2 * below2 + below4 * below4 + (below3 * below3 + below5 * below5) + 0;
    }
  }

  /** factor: f64[5, 2, 2] = where(row == column, expandDims(exp(logDiagonal), 1), below) */
  function compute_factor_1() {
    for (let i = 0; i < 5; i++) {
      for (let j = 0; j < 2; j++) {
        for (let k = 0; k < 2; k++) {
          const below2 = table_1[i * 4 + j * 2 + k] !== 0 ? take[i * 4 + j * 2 + k] : 0;
          factor_1[i * 4 + j * 2 + k] = table_2[i * 4 + j * 2 + k] !== 0 ? exp_[i * 2 + k] : below2;
        }
      }
    }
  }

  /**
   * d_factor: f64[5, 2, 2] = einsum("nki,nkj->kij", d_whitened, expandDims(x, 1) - means)
   *   a cotangent of whitened, by contraction: da
   * where: f64[5, 2, 2] = where([false, false, true, ...], d_below, 0)
   *   a cotangent of below, by where: dx
   */
  function compute_where_1() {
    for (let k = 0; k < 5; k++) {
      let s0 = 0;
      let s1 = 0;
      let s2 = 0;
      let s3 = 0;
      const a0 = k * 2;
      const a1 = k * 2 + 1;
      const b0 = k * 2;
      const b1 = k * 2 + 1;
      for (let k2 = 0; k2 < 256; k2++) {
        const p = k2 * 10;
        const x0 = d_whitened[a0 + p];
        const x1 = d_whitened[a1 + p];
        const p2 = k2 * 10;
        const y0 = sub[b0 + p2];
        const y1 = sub[b1 + p2];
        s0 += x0 * y0;
        s1 += x0 * y1;
        s2 += x1 * y0;
        s3 += x1 * y1;
      }
      d_factor[k * 4] = s0;
      d_factor[k * 4 + 1] = s1;
      d_factor[k * 4 + 2] = s2;
      d_factor[k * 4 + 3] = s3;
    }
    for (let b = 1; b < 3; b++) {
      for (let k2 = 0; k2 < 5; k2++) {
        let s0 = 0;
        let s1 = 0;
        let s2 = 0;
        let s3 = 0;
        const a0 = k2 * 2;
        const a1 = k2 * 2 + 1;
        const b0 = k2 * 2;
        const b1 = k2 * 2 + 1;
        for (let k3 = 0; k3 < 256; k3++) {
          const p = b * 2560 + k3 * 10;
          const x0 = d_whitened[a0 + p];
          const x1 = d_whitened[a1 + p];
          const p2 = b * 2560 + k3 * 10;
          const y0 = sub[b0 + p2];
          const y1 = sub[b1 + p2];
          s0 += x0 * y0;
          s1 += x0 * y1;
          s2 += x1 * y0;
          s3 += x1 * y1;
        }
        d_factor[k2 * 4] = d_factor[k2 * 4] + s0;
        d_factor[k2 * 4 + 1] = d_factor[k2 * 4 + 1] + s1;
        d_factor[k2 * 4 + 2] = d_factor[k2 * 4 + 2] + s2;
        d_factor[k2 * 4 + 3] = d_factor[k2 * 4 + 3] + s3;
      }
    }
    const mul2 = mul[0];
    for (let k2 = 0; k2 < 5; k2++) {
      let s0 = 0;
      let s1 = 0;
      let s2 = 0;
      let s3 = 0;
      const a0 = k2 * 2;
      const a1 = k2 * 2 + 1;
      const b0 = k2 * 2;
      const b1 = k2 * 2 + 1;
      for (let k3 = 0; k3 < 232; k3++) {
        const p = k3 * 10 + 7680;
        const x0 = d_whitened[a0 + p];
        const x1 = d_whitened[a1 + p];
        const p2 = k3 * 10 + 7680;
        const y0 = sub[b0 + p2];
        const y1 = sub[b1 + p2];
        s0 += x0 * y0;
        s1 += x0 * y1;
        s2 += x1 * y0;
        s3 += x1 * y1;
      }
      const d_factor2 = d_factor[k2 * 4] + s0;
      d_factor[k2 * 4] = d_factor2;
      const below2 = table_1[k2 * 4] !== 0 ? take[k2 * 4] : 0;
      const d_below = (table_2[k2 * 4] !== 0 ? 0 : d_factor2) + mul2 * (2 * below2);
      where[k2 * 4] = table_1[k2 * 4] !== 0 ? d_below : 0;
      const d_factor3 = d_factor[k2 * 4 + 1] + s1;
      d_factor[k2 * 4 + 1] = d_factor3;
      const below3 = table_1[k2 * 4 + 1] !== 0 ? take[k2 * 4 + 1] : 0;
      const d_below2 = (table_2[k2 * 4 + 1] !== 0 ? 0 : d_factor3) + mul2 * (2 * below3);
      where[k2 * 4 + 1] = table_1[k2 * 4 + 1] !== 0 ? d_below2 : 0;
      const d_factor4 = d_factor[k2 * 4 + 2] + s2;
      d_factor[k2 * 4 + 2] = d_factor4;
      const below4 = table_1[k2 * 4 + 2] !== 0 ? take[k2 * 4 + 2] : 0;
      const d_below3 = (table_2[k2 * 4 + 2] !== 0 ? 0 : d_factor4) + mul2 * (2 * below4);
      where[k2 * 4 + 2] = table_1[k2 * 4 + 2] !== 0 ? d_below3 : 0;
      const d_factor5 = d_factor[k2 * 4 + 3] + s3;
      d_factor[k2 * 4 + 3] = d_factor5;
      const below5 = table_1[k2 * 4 + 3] !== 0 ? take[k2 * 4 + 3] : 0;
      const d_below4 = (table_2[k2 * 4 + 3] !== 0 ? 0 : d_factor5) + mul2 * (2 * below5);
      where[k2 * 4 + 3] = table_1[k2 * 4 + 3] !== 0 ? d_below4 : 0;
    }
  }

  /**
   * take: f64[5, 2, 2] = take(vector_icf, [[0, 0], [2, 0]], { axis: 1 })
   *   a cotangent of scatterAdd(broadcastTo(0, [5, 3]), [[0, 0], [2, 0]], cotangent of node 6, { axis: 1 }), by
   *   scatterAdd: du
   */
  function compute_take_1() {
    for (let row = 0; row < 5; row++) {
      for (let place = 0; place < 4; place++) {
        const index = table[place];
        take_1[row * 4 + place] = vector_icf[row * 3 + index];
      }
    }
  }

  /**
   * d_total: f64[5] = sum(slice(vector_icf, [":", ":2"]), { axis: 1 })
   *   a tangent of total, by sum: its tangent
   */
  function compute_d_total() {
    for (let i = 0; i < 5; i++) {
      d_total_1[i] = vector_icf[i * 3] + vector_icf[i * 3 + 1] + 0;
    }
  }

  /**
   * d_factor: f64[5, 2, 2] = where([true, false, false, ...], expandDims(slice(vector_icf, [":", ":2"]) *
   * exp(logDiagonal), 1)...
   */
  function compute_d_factor() {
    for (let i = 0; i < 5; i++) {
      for (let j = 0; j < 2; j++) {
        for (let k = 0; k < 2; k++) {
          const d_below = table_1[i * 4 + j * 2 + k] !== 0 ? take_1[i * 4 + j * 2 + k] : 0;
          d_factor_1[i * 4 + j * 2 + k] = table_2[i * 4 + j * 2 + k] !== 0 ? vector_icf[i * 3 + k] * exp_[i * 2 + k] : d_below;
        }
      }
    }
  }

  /** neg: f64[5, 2] = -vector_means */
  function compute_neg() {
    for (let i = 0; i < 10; i++) {
      neg[i] = -vector_means[i];
    }
  }

  /**
   * contraction: f64[1000, 5, 2] = einsum("kij,nkj->nki", d_factor, expandDims(x, 1) - means)
   *   a tangent of whitened, by contraction: its tangent
   */
  function compute_contraction_1() {
    for (let k = 0; k < 5; k++) {
      for (let n = 0; n < 1000; n += 4) {
        let s0 = 0;
        let s1 = 0;
        let s2 = 0;
        let s3 = 0;
        let s4 = 0;
        let s5 = 0;
        let s6 = 0;
        let s7 = 0;
        const a0 = k * 4;
        const a1 = k * 4 + 2;
        const b0 = n * 10 + k * 2;
        const b1 = n * 10 + k * 2 + 10;
        const b2 = n * 10 + k * 2 + 20;
        const b3 = n * 10 + k * 2 + 30;
        for (let k2 = 0; k2 < 2; k2++) {
          const x0 = d_factor_1[a0 + k2];
          const x1 = d_factor_1[a1 + k2];
          const y0 = sub[b0 + k2];
          const y1 = sub[b1 + k2];
          const y2 = sub[b2 + k2];
          const y3 = sub[b3 + k2];
          s0 += x0 * y0;
          s1 += x0 * y1;
          s2 += x0 * y2;
          s3 += x0 * y3;
          s4 += x1 * y0;
          s5 += x1 * y1;
          s6 += x1 * y2;
          s7 += x1 * y3;
        }
        contraction_1[n * 10 + k * 2] = s0;
        contraction_1[n * 10 + k * 2 + 10] = s1;
        contraction_1[n * 10 + k * 2 + 20] = s2;
        contraction_1[n * 10 + k * 2 + 30] = s3;
        contraction_1[n * 10 + k * 2 + 1] = s4;
        contraction_1[n * 10 + k * 2 + 11] = s5;
        contraction_1[n * 10 + k * 2 + 21] = s6;
        contraction_1[n * 10 + k * 2 + 31] = s7;
      }
    }
  }

  /** contraction: f64[5, 2] = einsum("kij,kj->ki", factor, vector_means) */
  function compute_contraction_2() {
    for (let k = 0; k < 5; k++) {
      const vector_means2 = vector_means[k * 2];
      const vector_means3 = vector_means[k * 2 + 1];
      for (let i = 0; i < 2; i++) {
        contraction_2[k * 2 + i] = factor_1[k * 4 + i * 2] * vector_means2 + factor_1[k * 4 + i * 2 + 1] * vector_means3 + 0;
      }
    }
  }

  /**
   * sum: f64[1000, 5] = sum(d_whitened * (2 * whitened), { axis: 2 })
   *   a tangent of sum(square(whitened), { axis: 2 }), by sum: its tangent
   */
  function compute_sum_6() {
    for (let i = 0; i < 1000; i++) {
      for (let j = 0; j < 5; j++) {
        const d_whitened2 = contraction_1[i * 10 + j * 2] + -contraction_2[j * 2];
        const d_whitened3 = contraction_1[i * 10 + j * 2 + 1] + -contraction_2[j * 2 + 1];
        sum_9[i * 5 + j] = d_whitened2 * (2 * whitened[i * 10 + j * 2]) + d_whitened3 * (2 * whitened[i * 10 + j * 2 + 1]) + 0;
      }
    }
  }

  /**
   * sum: f64 = sum(exp(alphas - clip(max(alphas), -1.7976931348623157e+308, 1.7976931348623157e+308)))
   * equal: bool = clip(max(alphas), -1.7976931348623157e+308, 1.7976931348623157e+308) + log(sum(exp(alphas -
   * %443)...
   *   a cotangent of logSumExp(alphas, { axis: 0 }), by logSumExp: dx
   */
  function compute_equal() {
    const sum2 = exp_1[0] + exp_1[4] + exp_1[2] + (exp_1[1] + exp_1[3]) + 0;
    sum[0] = sum2;
    equal[0] = Math.min(Math.max(max[0], -1.7976931348623157e308), 1.7976931348623157e308) + log(sum2) === -Infinity ? 1 : 0;
  }

  /**
   * sum: f64[1000] = sum(exp(scores - expandDims(clip(max(scores, { axis: 1 }), -1.7976931348623157e+308,
   * 1.7976931348...
   * equal: bool[1000] = clip(max(scores, { axis: 1 }), -1.7976931348623157e+308, 1.7976931348623157e+308) +
   * log(sum(exp(s...
   *   a cotangent of logSumExp(scores, { axis: 1 }), by logSumExp: dx
   */
  function compute_equal_1() {
    for (let i = 0; i < 1000; i++) {
      const sum2 = exp_2[i * 5] + exp_2[i * 5 + 4] + exp_2[i * 5 + 2] + (exp_2[i * 5 + 1] + exp_2[i * 5 + 3]) + 0;
      sum_1[i] = sum2;
      equal_1[i] = Math.min(Math.max(max_1[i], -1.7976931348623157e308), 1.7976931348623157e308) + log(sum2) === -Infinity ? 1 : 0;
    }
  }

  /** mul: f64[1000, 5] = -0.5 * d_scores */
  function compute_mul_2() {
    for (let i = 0; i < 1000; i++) {
      const equal_12 = equal_1[i] !== 0;
      for (let j = 0; j < 5; j++) {
        const d_scores = equal_12 ? 0 : exp_2[i * 5 + j] / sum_1[i];
        mul_1[i * 5 + j] = -0.5 * d_scores;
      }
    }
  }

  /**
   * d_factor: f64[5, 2, 2] = einsum("nki,nkj->kij", d_whitened, expandDims(x, 1) - means)
   *   a cotangent of whitened, by contraction: da
   */
  function compute_d_factor_1() {
    for (let k = 0; k < 5; k++) {
      let s0 = 0;
      let s1 = 0;
      let s2 = 0;
      let s3 = 0;
      const a0 = k * 2;
      const a1 = k * 2 + 1;
      const b0 = k * 2;
      const b1 = k * 2 + 1;
      for (let k2 = 0; k2 < 256; k2++) {
        const p = k2 * 10;
        const x0 = d_whitened[a0 + p];
        const x1 = d_whitened[a1 + p];
        const p2 = k2 * 10;
        const y0 = sub[b0 + p2];
        const y1 = sub[b1 + p2];
        s0 += x0 * y0;
        s1 += x0 * y1;
        s2 += x1 * y0;
        s3 += x1 * y1;
      }
      d_factor[k * 4] = s0;
      d_factor[k * 4 + 1] = s1;
      d_factor[k * 4 + 2] = s2;
      d_factor[k * 4 + 3] = s3;
    }
    for (let b = 1; b < 3; b++) {
      for (let k2 = 0; k2 < 5; k2++) {
        let s0 = 0;
        let s1 = 0;
        let s2 = 0;
        let s3 = 0;
        const a0 = k2 * 2;
        const a1 = k2 * 2 + 1;
        const b0 = k2 * 2;
        const b1 = k2 * 2 + 1;
        for (let k3 = 0; k3 < 256; k3++) {
          const p = b * 2560 + k3 * 10;
          const x0 = d_whitened[a0 + p];
          const x1 = d_whitened[a1 + p];
          const p2 = b * 2560 + k3 * 10;
          const y0 = sub[b0 + p2];
          const y1 = sub[b1 + p2];
          s0 += x0 * y0;
          s1 += x0 * y1;
          s2 += x1 * y0;
          s3 += x1 * y1;
        }
        d_factor[k2 * 4] = d_factor[k2 * 4] + s0;
        d_factor[k2 * 4 + 1] = d_factor[k2 * 4 + 1] + s1;
        d_factor[k2 * 4 + 2] = d_factor[k2 * 4 + 2] + s2;
        d_factor[k2 * 4 + 3] = d_factor[k2 * 4 + 3] + s3;
      }
    }
    for (let k2 = 0; k2 < 5; k2++) {
      let s0 = 0;
      let s1 = 0;
      let s2 = 0;
      let s3 = 0;
      const a0 = k2 * 2;
      const a1 = k2 * 2 + 1;
      const b0 = k2 * 2;
      const b1 = k2 * 2 + 1;
      for (let k3 = 0; k3 < 232; k3++) {
        const p = k3 * 10 + 7680;
        const x0 = d_whitened[a0 + p];
        const x1 = d_whitened[a1 + p];
        const p2 = k3 * 10 + 7680;
        const y0 = sub[b0 + p2];
        const y1 = sub[b1 + p2];
        s0 += x0 * y0;
        s1 += x0 * y1;
        s2 += x1 * y0;
        s3 += x1 * y1;
      }
      d_factor[k2 * 4] = d_factor[k2 * 4] + s0;
      d_factor[k2 * 4 + 1] = d_factor[k2 * 4 + 1] + s1;
      d_factor[k2 * 4 + 2] = d_factor[k2 * 4 + 2] + s2;
      d_factor[k2 * 4 + 3] = d_factor[k2 * 4 + 3] + s3;
    }
  }

  /**
   * sum: f64[1000] = sum(d_scores * (exp(scores - expandDims(clip(%458, -1.7976931348623157e+308,
   * 1.7976931348623157e+...
   */
  function compute_sum_7() {
    const t = vector_alphas[0] + d_total_1[0];
    const t2 = vector_alphas[1] + d_total_1[1];
    const t3 = vector_alphas[2] + d_total_1[2];
    const t4 = vector_alphas[3] + d_total_1[3];
    const t5 = vector_alphas[4] + d_total_1[4];
    for (let i = 0; i < 1000; i++) {
      const d_scores = t + -0.5 * sum_9[i * 5];
      const d_scores2 = t2 + -0.5 * sum_9[i * 5 + 1];
      const d_scores3 = t3 + -0.5 * sum_9[i * 5 + 2];
      const d_scores4 = t4 + -0.5 * sum_9[i * 5 + 3];
      const d_scores5 = t5 + -0.5 * sum_9[i * 5 + 4];
      sum_10[i] = d_scores * (exp_2[i * 5] / sum_1[i]) + d_scores5 * (exp_2[i * 5 + 4] / sum_1[i]) + d_scores3 * (exp_2[i * 5 + 2] / sum_1[i]) + (d_scores2 * (exp_2[i * 5 + 1] / sum_1[i]) + d_scores4 * (exp_2[i * 5 + 3] / sum_1[i])) + 0;
    }
  }

  /**
   * d_d_scores: f64[1000, 5] = where(expandDims(clip(max(scores, { axis: 1 }), -1.7976931348623157e+308,
   * 1.7976931348623157e+308...
   *   a tangent of where(expandDims(%78 == -Infinity, 1), 0, softmax(scores, { axis: 1 })), by where: its tangent
   */
  function compute_d_d_scores() {
    for (let i = 0; i < 1000; i++) {
      const sum_122 = sum_1[i];
      const equal_12 = equal_1[i] !== 0;
      for (let j = 0; j < 5; j++) {
        const d_scores = vector_alphas[j] + d_total_1[j] + -0.5 * sum_9[i * 5 + j];
        const t = exp_2[i * 5 + j] / sum_122;
        d_d_scores[i * 5 + j] = equal_12 ? 0 : d_scores * t - t * sum_10[i];
      }
    }
  }

  /**
   * d_d_whitened: f64[1000, 5, 2] = expandDims(-0.5 * d_d_scores, 2) * (2 * whitened) + d_whitened * 2 *
   * expandDims(-0.5 * d_scores, 2)
   *   a tangent of d_whitened, by mul: its tangent
   */
  function compute_d_d_whitened() {
    for (let i = 0; i < 1000; i++) {
      for (let j = 0; j < 5; j++) {
        const t = -0.5 * d_d_scores[i * 5 + j];
        const mul_12 = mul_1[i * 5 + j];
        for (let k = 0; k < 2; k++) {
          const d_whitened2 = contraction_1[i * 10 + j * 2 + k] + -contraction_2[j * 2 + k];
          d_d_whitened[i * 10 + j * 2 + k] = t * (2 * whitened[i * 10 + j * 2 + k]) + d_whitened2 * 2 * mul_12;
        }
      }
    }
  }

  /**
   * contraction: f64[5, 2, 2] = einsum("nki,nkj->kij", d_d_whitened, expandDims(x, 1) - means)
   *   a tangent of d_factor, by contraction: its tangent
   */
  function compute_contraction_3() {
    for (let k = 0; k < 5; k++) {
      let s0 = 0;
      let s1 = 0;
      let s2 = 0;
      let s3 = 0;
      const a0 = k * 2;
      const a1 = k * 2 + 1;
      const b0 = k * 2;
      const b1 = k * 2 + 1;
      for (let k2 = 0; k2 < 256; k2++) {
        const p = k2 * 10;
        const x0 = d_d_whitened[a0 + p];
        const x1 = d_d_whitened[a1 + p];
        const p2 = k2 * 10;
        const y0 = sub[b0 + p2];
        const y1 = sub[b1 + p2];
        s0 += x0 * y0;
        s1 += x0 * y1;
        s2 += x1 * y0;
        s3 += x1 * y1;
      }
      contraction_3[k * 4] = s0;
      contraction_3[k * 4 + 1] = s1;
      contraction_3[k * 4 + 2] = s2;
      contraction_3[k * 4 + 3] = s3;
    }
    for (let b = 1; b < 3; b++) {
      for (let k2 = 0; k2 < 5; k2++) {
        let s0 = 0;
        let s1 = 0;
        let s2 = 0;
        let s3 = 0;
        const a0 = k2 * 2;
        const a1 = k2 * 2 + 1;
        const b0 = k2 * 2;
        const b1 = k2 * 2 + 1;
        for (let k3 = 0; k3 < 256; k3++) {
          const p = b * 2560 + k3 * 10;
          const x0 = d_d_whitened[a0 + p];
          const x1 = d_d_whitened[a1 + p];
          const p2 = b * 2560 + k3 * 10;
          const y0 = sub[b0 + p2];
          const y1 = sub[b1 + p2];
          s0 += x0 * y0;
          s1 += x0 * y1;
          s2 += x1 * y0;
          s3 += x1 * y1;
        }
        contraction_3[k2 * 4] = contraction_3[k2 * 4] + s0;
        contraction_3[k2 * 4 + 1] = contraction_3[k2 * 4 + 1] + s1;
        contraction_3[k2 * 4 + 2] = contraction_3[k2 * 4 + 2] + s2;
        contraction_3[k2 * 4 + 3] = contraction_3[k2 * 4 + 3] + s3;
      }
    }
    for (let k2 = 0; k2 < 5; k2++) {
      let s0 = 0;
      let s1 = 0;
      let s2 = 0;
      let s3 = 0;
      const a0 = k2 * 2;
      const a1 = k2 * 2 + 1;
      const b0 = k2 * 2;
      const b1 = k2 * 2 + 1;
      for (let k3 = 0; k3 < 232; k3++) {
        const p = k3 * 10 + 7680;
        const x0 = d_d_whitened[a0 + p];
        const x1 = d_d_whitened[a1 + p];
        const p2 = k3 * 10 + 7680;
        const y0 = sub[b0 + p2];
        const y1 = sub[b1 + p2];
        s0 += x0 * y0;
        s1 += x0 * y1;
        s2 += x1 * y0;
        s3 += x1 * y1;
      }
      contraction_3[k2 * 4] = contraction_3[k2 * 4] + s0;
      contraction_3[k2 * 4 + 1] = contraction_3[k2 * 4 + 1] + s1;
      contraction_3[k2 * 4 + 2] = contraction_3[k2 * 4 + 2] + s2;
      contraction_3[k2 * 4 + 3] = contraction_3[k2 * 4 + 3] + s3;
    }
  }

  /**
   * contraction: f64[5, 2, 2] = einsum("nki,nkj->kij", d_whitened, broadcastTo(-vector_means, [1000, 5, 2]))
   *   a tangent of d_factor, by contraction: its tangent
   * where: f64[5, 2, 2] = where([false, false, true, ...], d_d_below, 0)
   *   a tangent of where([false, false, true, ...], d_below, 0), by where: its tangent
   */
  function compute_where_2() {
    for (let k = 0; k < 5; k++) {
      let s0 = 0;
      let s1 = 0;
      let s2 = 0;
      let s3 = 0;
      const a0 = k * 2;
      const a1 = k * 2 + 1;
      const b0 = k * 2;
      const b1 = k * 2 + 1;
      const y02 = neg[b0];
      const y12 = neg[b1];
      for (let k2 = 0; k2 < 256; k2++) {
        const p = k2 * 10;
        const x0 = d_whitened[a0 + p];
        const x1 = d_whitened[a1 + p];
        s0 += x0 * y02;
        s1 += x0 * y12;
        s2 += x1 * y02;
        s3 += x1 * y12;
      }
      contraction_4[k * 4] = s0;
      contraction_4[k * 4 + 1] = s1;
      contraction_4[k * 4 + 2] = s2;
      contraction_4[k * 4 + 3] = s3;
    }
    for (let b = 1; b < 3; b++) {
      for (let k2 = 0; k2 < 5; k2++) {
        let s0 = 0;
        let s1 = 0;
        let s2 = 0;
        let s3 = 0;
        const a0 = k2 * 2;
        const a1 = k2 * 2 + 1;
        const b0 = k2 * 2;
        const b1 = k2 * 2 + 1;
        const y03 = neg[b0];
        const y13 = neg[b1];
        for (let k3 = 0; k3 < 256; k3++) {
          const p = b * 2560 + k3 * 10;
          const x0 = d_whitened[a0 + p];
          const x1 = d_whitened[a1 + p];
          s0 += x0 * y03;
          s1 += x0 * y13;
          s2 += x1 * y03;
          s3 += x1 * y13;
        }
        contraction_4[k2 * 4] = contraction_4[k2 * 4] + s0;
        contraction_4[k2 * 4 + 1] = contraction_4[k2 * 4 + 1] + s1;
        contraction_4[k2 * 4 + 2] = contraction_4[k2 * 4 + 2] + s2;
        contraction_4[k2 * 4 + 3] = contraction_4[k2 * 4 + 3] + s3;
      }
    }
    const mul2 = mul[0];
    for (let k2 = 0; k2 < 5; k2++) {
      let s0 = 0;
      let s1 = 0;
      let s2 = 0;
      let s3 = 0;
      const a0 = k2 * 2;
      const a1 = k2 * 2 + 1;
      const b0 = k2 * 2;
      const b1 = k2 * 2 + 1;
      const y04 = neg[b0];
      const y14 = neg[b1];
      for (let k3 = 0; k3 < 232; k3++) {
        const p = k3 * 10 + 7680;
        const x0 = d_whitened[a0 + p];
        const x1 = d_whitened[a1 + p];
        s0 += x0 * y04;
        s1 += x0 * y14;
        s2 += x1 * y04;
        s3 += x1 * y14;
      }
      const z = contraction_4[k2 * 4] + s0;
      contraction_4[k2 * 4] = z;
      const d_d_factor = contraction_3[k2 * 4] + z;
      const d_below = table_1[k2 * 4] !== 0 ? take_1[k2 * 4] : 0;
      const d_d_below = (table_2[k2 * 4] !== 0 ? 0 : d_d_factor) + d_below * 2 * mul2;
      where_1[k2 * 4] = table_1[k2 * 4] !== 0 ? d_d_below : 0;
      const z2 = contraction_4[k2 * 4 + 1] + s1;
      contraction_4[k2 * 4 + 1] = z2;
      const d_d_factor2 = contraction_3[k2 * 4 + 1] + z2;
      const d_below2 = table_1[k2 * 4 + 1] !== 0 ? take_1[k2 * 4 + 1] : 0;
      const d_d_below2 = (table_2[k2 * 4 + 1] !== 0 ? 0 : d_d_factor2) + d_below2 * 2 * mul2;
      where_1[k2 * 4 + 1] = table_1[k2 * 4 + 1] !== 0 ? d_d_below2 : 0;
      const z3 = contraction_4[k2 * 4 + 2] + s2;
      contraction_4[k2 * 4 + 2] = z3;
      const d_d_factor3 = contraction_3[k2 * 4 + 2] + z3;
      const d_below3 = table_1[k2 * 4 + 2] !== 0 ? take_1[k2 * 4 + 2] : 0;
      const d_d_below3 = (table_2[k2 * 4 + 2] !== 0 ? 0 : d_d_factor3) + d_below3 * 2 * mul2;
      where_1[k2 * 4 + 2] = table_1[k2 * 4 + 2] !== 0 ? d_d_below3 : 0;
      const z4 = contraction_4[k2 * 4 + 3] + s3;
      contraction_4[k2 * 4 + 3] = z4;
      const d_d_factor4 = contraction_3[k2 * 4 + 3] + z4;
      const d_below4 = table_1[k2 * 4 + 3] !== 0 ? take_1[k2 * 4 + 3] : 0;
      const d_d_below4 = (table_2[k2 * 4 + 3] !== 0 ? 0 : d_d_factor4) + d_below4 * 2 * mul2;
      where_1[k2 * 4 + 3] = table_1[k2 * 4 + 3] !== 0 ? d_d_below4 : 0;
    }
  }

  /**
   * contraction: f64[1000, 5, 2] = einsum("kij,nki->nkj", d_factor, d_whitened)
   *   a tangent of einsum("kij,nki->nkj", factor, d_whitened), by contraction: its tangent
   */
  function compute_contraction_4() {
    for (let k = 0; k < 5; k++) {
      for (let n = 0; n < 1000; n += 4) {
        let s0 = 0;
        let s1 = 0;
        let s2 = 0;
        let s3 = 0;
        let s4 = 0;
        let s5 = 0;
        let s6 = 0;
        let s7 = 0;
        const a0 = k * 4;
        const a1 = k * 4 + 1;
        const b0 = n * 10 + k * 2;
        const b1 = n * 10 + k * 2 + 10;
        const b2 = n * 10 + k * 2 + 20;
        const b3 = n * 10 + k * 2 + 30;
        for (let k2 = 0; k2 < 2; k2++) {
          const p = k2 * 2;
          const x0 = d_factor_1[a0 + p];
          const x1 = d_factor_1[a1 + p];
          const y0 = d_whitened[b0 + k2];
          const y1 = d_whitened[b1 + k2];
          const y2 = d_whitened[b2 + k2];
          const y3 = d_whitened[b3 + k2];
          s0 += x0 * y0;
          s1 += x0 * y1;
          s2 += x0 * y2;
          s3 += x0 * y3;
          s4 += x1 * y0;
          s5 += x1 * y1;
          s6 += x1 * y2;
          s7 += x1 * y3;
        }
        contraction_5[n * 10 + k * 2] = s0;
        contraction_5[n * 10 + k * 2 + 10] = s1;
        contraction_5[n * 10 + k * 2 + 20] = s2;
        contraction_5[n * 10 + k * 2 + 30] = s3;
        contraction_5[n * 10 + k * 2 + 1] = s4;
        contraction_5[n * 10 + k * 2 + 11] = s5;
        contraction_5[n * 10 + k * 2 + 21] = s6;
        contraction_5[n * 10 + k * 2 + 31] = s7;
      }
    }
  }

  /**
   * contraction: f64[1000, 5, 2] = einsum("kij,nki->nkj", factor, d_d_whitened)
   *   a tangent of einsum("kij,nki->nkj", factor, d_whitened), by contraction: its tangent
   */
  function compute_contraction_5() {
    for (let k = 0; k < 5; k++) {
      for (let n = 0; n < 1000; n += 4) {
        let s0 = 0;
        let s1 = 0;
        let s2 = 0;
        let s3 = 0;
        let s4 = 0;
        let s5 = 0;
        let s6 = 0;
        let s7 = 0;
        const a0 = k * 4;
        const a1 = k * 4 + 1;
        const b0 = n * 10 + k * 2;
        const b1 = n * 10 + k * 2 + 10;
        const b2 = n * 10 + k * 2 + 20;
        const b3 = n * 10 + k * 2 + 30;
        for (let k2 = 0; k2 < 2; k2++) {
          const p = k2 * 2;
          const x0 = factor_1[a0 + p];
          const x1 = factor_1[a1 + p];
          const y0 = d_d_whitened[b0 + k2];
          const y1 = d_d_whitened[b1 + k2];
          const y2 = d_d_whitened[b2 + k2];
          const y3 = d_d_whitened[b3 + k2];
          s0 += x0 * y0;
          s1 += x0 * y1;
          s2 += x0 * y2;
          s3 += x0 * y3;
          s4 += x1 * y0;
          s5 += x1 * y1;
          s6 += x1 * y2;
          s7 += x1 * y3;
        }
        contraction_6[n * 10 + k * 2] = s0;
        contraction_6[n * 10 + k * 2 + 10] = s1;
        contraction_6[n * 10 + k * 2 + 20] = s2;
        contraction_6[n * 10 + k * 2 + 30] = s3;
        contraction_6[n * 10 + k * 2 + 1] = s4;
        contraction_6[n * 10 + k * 2 + 11] = s5;
        contraction_6[n * 10 + k * 2 + 21] = s6;
        contraction_6[n * 10 + k * 2 + 31] = s7;
      }
    }
  }

  /**
   * sum: f64[5, 2] = sum(where([true, false, false, ...], d_d_factor, 0), { axis: 1 })
   *   a tangent of sum(where([true, false, false, ...], d_factor, 0), { axis: 1 }), by sum: its tangent
   */
  function compute_sum_8() {
    for (let c = 0; c < 10; c++) {
      sum_11[c] = 0;
    }
    for (let i = 0; i < 5; i++) {
      for (let j = 0; j < 2; j++) {
        for (let k = 0; k < 2; k++) {
          const at2 = i * 2 + k;
          const d_d_factor = contraction_3[i * 4 + j * 2 + k] + contraction_4[i * 4 + j * 2 + k];
          sum_11[at2] += table_2[i * 4 + j * 2 + k] !== 0 ? d_d_factor : 0;
        }
      }
    }
  }

  /**
   * sum: f64 = sum(vector_alphas * (exp(alphas - clip(%440, -1.7976931348623157e+308, 1.7976931348623157e+308))
   * ...
   */
  function compute_sum_9() {
    sum_12[0] = vector_alphas[0] * (exp_1[0] / sum[0]) + vector_alphas[4] * (exp_1[4] / sum[0]) + vector_alphas[2] * (exp_1[2] / sum[0]) + (vector_alphas[1] * (exp_1[1] / sum[0]) + vector_alphas[3] * (exp_1[3] / sum[0])) + 0;
  }

  /**
   * d_d_total: f64[5] = sum(d_d_scores, { axis: 0 })
   *   a tangent of sum(d_scores, { axis: 0 }), by sum: its tangent
   * d_d_alphas: f64[5] = where(clip(%440, -1.7976931348623157e+308, 1.7976931348623157e+308) + log(%544) ==
   * -Infinity, 0, ...
   *   a tangent of d_alphas, by add: its tangent
   */
  function compute_d_d_alphas() {
    for (let c = 0; c < 20; c++) {
      totals4[c] = 0;
    }
    for (let i = 0; i < 1000; i++) {
      for (let j = 0; j < 5; j++) {
        const at2 = (i >> 8) * 5 + j;
        totals4[at2] += d_d_scores[i * 5 + j];
      }
    }
    for (let r = 0; r < 3; r += 2) {
      for (let c2 = 0; c2 < 5; c2++) {
        totals4[r * 5 + c2] = totals4[r * 5 + c2] + totals4[r * 5 + c2 + 5];
      }
    }
    for (let c2 = 0; c2 < 5; c2++) {
      totals4[c2] += totals4[c2 + 10];
    }
    const sum2 = sum[0];
    const equal2 = equal[0] !== 0;
    for (let i2 = 0; i2 < 5; i2++) {
      const d_d_total2 = totals4[i2];
      d_d_total[i2] = d_d_total2;
      const t = exp_1[i2] / sum2;
      d_d_alphas[i2] = (equal2 ? 0 : vector_alphas[i2] * t - t * sum_12[0]) * -1000 + d_d_total2;
    }
  }

  /**
   * d_d_means: f64[5, 2] = -sum(einsum("kij,nki->nkj", d_factor, d_whitened) + einsum("kij,nki->nkj", factor,
   * d_d_whitened),...
   * d_d_logDiagonal: f64[5, 2] = expandDims(d_d_total, 1) + ((sum(where([true, false, false, ...], d_d_factor, 0),
   * { axis: 1 }) + ...
   *   a tangent of d_logDiagonal, by add: its tangent
   */
  function compute_d_d_logDiagonal() {
    for (let c = 0; c < 40; c++) {
      totals5[c] = 0;
    }
    for (let i = 0; i < 1000; i++) {
      for (let j = 0; j < 5; j++) {
        for (let k = 0; k < 2; k++) {
          const at2 = (i >> 8) * 10 + (j * 2 + k);
          totals5[at2] += contraction_5[i * 10 + j * 2 + k] + contraction_6[i * 10 + j * 2 + k];
        }
      }
    }
    for (let r = 0; r < 3; r += 2) {
      for (let c2 = 0; c2 < 10; c2++) {
        totals5[r * 10 + c2] = totals5[r * 10 + c2] + totals5[r * 10 + c2 + 10];
      }
    }
    for (let c2 = 0; c2 < 10; c2++) {
      totals5[c2] += totals5[c2 + 20];
    }
    const t322 = mul[0];
    for (let i2 = 0; i2 < 5; i2++) {
      const d_d_total2 = d_d_total[i2];
      for (let j = 0; j < 2; j++) {
        const sum2 = totals5[i2 * 2 + j];
        d_d_means[i2 * 2 + j] = -sum2;
        const t = exp_[i2 * 2 + j];
        const t2 = vector_icf[i2 * 3 + j] * t;
        d_d_logDiagonal[i2 * 2 + j] = d_d_total2 + ((sum_11[i2 * 2 + j] + t2 * 2 * t322) * t + t2 * (sum_7[i2 * 2 + j] + t322 * (2 * t)));
      }
    }
  }

  /**
   * scatterAdd: f64[5, 3] = scatterAdd(broadcastTo(0, [5, 3]), [[0, 0], [2, 0]], where([false, false, true, ...],
   * d_d_below, ...
   *   a cotangent of take(cotangent of node 140, [[0, 0], [2, 0]], { axis: 1 }), by take: dx
   */
  function compute_scatterAdd_1() {
    for (let at2 = 0; at2 < 15; at2++) {
      scatterAdd_1[at2] = 0;
    }
    for (let row = 0; row < 5; row++) {
      for (let place = 0; place < 4; place++) {
        const index = table[place];
        scatterAdd_1[row * 3 + index] = scatterAdd_1[row * 3 + index] + where_1[row * 4 + place];
      }
    }
  }

  /**
   * d_d_icf: f64[5, 3] = pad(d_d_logDiagonal, [[0, 0], [0, 1]]) + scatterAdd(broadcastTo(0, [5, 3]), [[0, 0], [2,
   * 0]], whe...
   *   a tangent of d_icf, by add: its tangent
   */
  function compute_d_d_icf() {
    for (let i = 0; i < 5; i++) {
      for (let j = 0; j < 2; j++) {
        d_d_icf[i * 3 + j] = d_d_logDiagonal[i * 2 + j] + scatterAdd_1[i * 3 + j];
      }
      d_d_icf[i * 3 + 2] = scatterAdd_1[i * 3 + 2];
    }
  }

  function computeForward() {
    compute_take();
    compute_below();
    compute_sum();
    compute_sub();
    compute_exp();
    compute_total();
    compute_mul();
    compute_sum_1();
    compute_sum_2();
    compute_factor();
    compute_whitened();
    compute_sum_3();
    compute_max();
    compute_max_1();
    compute_exp_1();
    compute_add();
    compute_exp_2();
    compute_add_1();
    compute_objective();
    run.backward = computeBackward;
  }

  function computeBackward() {
    compute_sub();
    compute_mul();
    compute_mul_1();
    compute_d_whitened();
    compute_where();
    compute_contraction();
    compute_sum_4();
    compute_d_alphas();
    compute_d_logDiagonal();
    compute_scatterAdd();
    compute_d_icf();
  }

  function computeForwardBackward() {
    compute_take();
    compute_sum_5();
    compute_sub();
    compute_exp();
    compute_total();
    compute_mul();
    compute_sum_1();
    compute_sum_2();
    compute_factor_1();
    compute_whitened();
    compute_sum_3();
    compute_max();
    compute_max_1();
    compute_exp_1();
    compute_add();
    compute_exp_2();
    compute_add_1();
    compute_objective();
    compute_mul_1();
    compute_d_whitened();
    compute_where_1();
    compute_contraction();
    compute_sum_4();
    compute_d_alphas();
    compute_d_logDiagonal();
    compute_scatterAdd();
    compute_d_icf();
  }

  function computeHvp() {
    compute_take();
    compute_sub();
    compute_take_1();
    compute_exp();
    compute_total();
    compute_mul();
    compute_factor_1();
    compute_whitened();
    compute_sum_3();
    compute_d_total();
    compute_d_factor();
    compute_neg();
    compute_contraction_1();
    compute_contraction_2();
    compute_sum_6();
    compute_max();
    compute_max_1();
    compute_exp_1();
    compute_equal();
    compute_exp_2();
    compute_equal_1();
    compute_mul_2();
    compute_d_whitened();
    compute_d_factor_1();
    compute_sum_4();
    compute_sum_7();
    compute_d_d_scores();
    compute_d_d_whitened();
    compute_contraction_3();
    compute_where_2();
    compute_contraction_4();
    compute_contraction_5();
    compute_sum_8();
    compute_sum_9();
    compute_d_d_alphas();
    compute_d_d_logDiagonal();
    compute_scatterAdd_1();
    compute_d_d_icf();
  }

  // Calls.

  /** Throws if a call gives what does not fit; changes nothing. */
  function checkInputs(given) {
    checkObject("inputs", given);
    let found = 0;
    if (given.x !== undefined) {
      found += 1;
      guard.see(0, given.x, Float64Array, 2000, "f64[1000, 2]");
    }
    if (given.gamma !== undefined) {
      found += 1;
      if (typeof given.gamma !== "number") throw wrong("input gamma", "a number", given.gamma);
    }
    if (given.alphas !== undefined) {
      found += 1;
      guard.see(1, given.alphas, Float64Array, 5, "f64[5]");
    }
    if (given.means !== undefined) {
      found += 1;
      guard.see(2, given.means, Float64Array, 10, "f64[5, 2]");
    }
    if (given.icf !== undefined) {
      found += 1;
      guard.see(3, given.icf, Float64Array, 15, "f64[5, 3]");
    }
    checkNames(given, found, names);
  }

  /** Throws if something has never been set and this call does not give it. */
  function checkSet(given) {
    for (const name of unset) {
      if (given !== undefined && given[name] !== undefined) continue;
      throw new TypeError(`${name} has never been set: give it in a call`);
    }
  }

  /** Copies what a call gives into the model. */
  function takeInputs(given) {
    if (given.x !== undefined && given.x !== x) x.set(given.x);
    if (given.gamma !== undefined) gamma[0] = given.gamma;
    if (given.alphas !== undefined && given.alphas !== alphas) alphas.set(given.alphas);
    if (given.means !== undefined && given.means !== means) means.set(given.means);
    if (given.icf !== undefined && given.icf !== icf) icf.set(given.icf);
    if (unset.size > 0) markSet(...unset);
    run.backward = checkForward;
  }

  /** Throws if vectors do not fit; changes nothing. */
  function checkVectors(given) {
    checkObject("vectors", given);
    let found = 0;
    if (given.alphas !== undefined) {
      found += 1;
      guard.see(4, given.alphas, Float64Array, 5, "f64[5]");
    }
    if (given.means !== undefined) {
      found += 1;
      guard.see(5, given.means, Float64Array, 10, "f64[5, 2]");
    }
    if (given.icf !== undefined) {
      found += 1;
      guard.see(6, given.icf, Float64Array, 15, "f64[5, 3]");
    }
    checkNames(given, found, vectorNames, "vector");
  }

  /** Throws if something has never been set and this call does not give it. */
  function checkVectorsSet(given) {
    for (const name of unsetVectors) {
      if (given !== undefined && given[name] !== undefined) continue;
      throw new TypeError(`the vector of ${name} has never been set: give it in a call`);
    }
  }

  /** Copies vectors into the model. */
  function takeVectors(given) {
    if (given.alphas !== undefined && given.alphas !== vector_alphas) vector_alphas.set(given.alphas);
    if (given.means !== undefined && given.means !== vector_means) vector_means.set(given.means);
    if (given.icf !== undefined && given.icf !== vector_icf) vector_icf.set(given.icf);
    if (unsetVectors.size > 0) markVectors(...unsetVectors);
  }

  function copyOutputs() {
    return { objective: objective[0] };
  }

  function fillOutputs(out) {
    out.objective = objective[0];
    return out;
  }

  /** Throws unless results can be written into these arrays. */
  function checkGradients(label, out) {
    checkObject(label, out);
    guard.see(7, out.alphas, Float64Array, 5, "f64[5]");
    guard.see(8, out.means, Float64Array, 10, "f64[5, 2]");
    guard.see(9, out.icf, Float64Array, 15, "f64[5, 3]");
  }

  function copyGradients(seed = 1) {
    return {
      alphas: scaled(d_alphas.slice(), seed),
      means: scaled(d_means.slice(), seed),
      icf: scaled(d_icf.slice(), seed),
    };
  }

  function fillGradients(out, seed = 1) {
    out.alphas.set(d_alphas);
    scaled(out.alphas, seed);
    out.means.set(d_means);
    scaled(out.means, seed);
    out.icf.set(d_icf);
    scaled(out.icf, seed);
    return out;
  }

  /** The array times the seed, in place. */
  function scaled(array, seed) {
    if (seed !== 1) for (let i = 0; i < array.length; i++) array[i] *= seed;
    return array;
  }

  /** Throws unless results can be written into these arrays. */
  function checkHvp(label, out) {
    checkObject(label, out);
    guard.see(10, out.alphas, Float64Array, 5, "f64[5]");
    guard.see(11, out.means, Float64Array, 10, "f64[5, 2]");
    guard.see(12, out.icf, Float64Array, 15, "f64[5, 3]");
  }

  function copyHvp() {
    return { alphas: d_d_alphas.slice(), means: d_d_means.slice(), icf: d_d_icf.slice() };
  }

  function fillHvp(out) {
    out.alphas.set(d_d_alphas);
    out.means.set(d_d_means);
    out.icf.set(d_d_icf);
    return out;
  }

  function forward(given, out) {
    if (given === undefined && out === undefined) {
      run.forward();
      return outputs;
    }
    guard.begin();
    if (given !== undefined) checkInputs(given);
    if (unset.size > 0) checkSet(given);
    if (out !== undefined) checkObject("out", out);
    guard.check();
    if (given !== undefined) takeInputs(given);
    computeForward();
    return out === undefined ? copyOutputs() : fillOutputs(out);
  }

  function backward(seed, out) {
    if (seed === undefined && out === undefined) {
      run.backward();
      return gradients;
    }
    if (run.backward !== computeBackward) checkForward();
    if (seed !== undefined && typeof seed !== "number") throw wrong("seed", "a number", seed);
    guard.begin();
    if (out !== undefined) checkGradients("out", out);
    guard.check();
    computeBackward();
    return out === undefined ? copyGradients(seed) : fillGradients(out, seed);
  }

  function forwardBackward(given, out, seed) {
    if (given === undefined && out === undefined && seed === undefined) {
      run.forwardBackward();
      return results;
    }
    guard.begin();
    if (given !== undefined) checkInputs(given);
    if (unset.size > 0) checkSet(given);
    if (seed !== undefined && typeof seed !== "number") throw wrong("seed", "a number", seed);
    if (out !== undefined) {
      checkObject("out", out);
      checkObject("out.outputs", out.outputs);
      checkGradients("out.gradients", out.gradients);
    }
    guard.check();
    if (given !== undefined) takeInputs(given);
    computeForwardBackward();
    if (out === undefined) return { outputs: copyOutputs(), gradients: copyGradients(seed) };
    fillOutputs(out.outputs);
    fillGradients(out.gradients, seed);
    return out;
  }

  function hvp(given, direction, out) {
    if (given === undefined && direction === undefined && out === undefined) {
      run.hvp();
      return hvpResults;
    }
    guard.begin();
    if (given !== undefined) checkInputs(given);
    if (unset.size > 0) checkSet(given);
    if (direction !== undefined) checkVectors(direction);
    if (unsetVectors.size > 0) checkVectorsSet(direction);
    if (out !== undefined) checkHvp("out", out);
    guard.check();
    if (given !== undefined) takeInputs(given);
    if (direction !== undefined) takeVectors(direction);
    computeHvp();
    return out === undefined ? copyHvp() : fillHvp(out);
  }

  class Instance {
    outputs = outputs;
    gradients = gradients;
    forward = forward;
    backward = backward;
    forwardBackward = forwardBackward;
    hvp = hvp;
    get inputs() {
      markSet("x", "gamma");
      return inputs;
    }
    get parameters() {
      markSet("alphas", "means", "icf");
      return parameters;
    }
    get vectors() {
      markVectors("alphas", "means", "icf");
      return vectors;
    }
  }

  return new Instance();
}

// Functions of numbers.

const double = new Float64Array(1);
const words = new Int32Array(double.buffer);
const highIndex = new Uint8Array(new Uint16Array([1]).buffer)[0];
const lowIndex = 1 - highIndex;

/** powers[k + 1022] is 2^k. */
const powers = Float64Array.from({ length: 2046 }, (_, at) => 2 ** (at - 1022));

/** The high 32 bits of a double. */
function highWord(x) {
  double[0] = x;
  return words[highIndex];
}

/** The low 32 bits of a double. */
function lowWord(x) {
  double[0] = x;
  return words[lowIndex];
}

/** x 2^k, rounded once. */
function scale(x, k) {
  return k >= -1022 && k <= 1023 ? x * powers[k + 1022] : scaleFar(x, k);
}

/** The same in steps, for a k beyond the table. */
function scaleFar(x, k) {
  const step = k > 0 ? 1023 : -969;
  const first = x * powers[step + 1022];
  const rest = k - step;
  if (rest >= -1022 && rest <= 1023) return first * powers[rest + 1022];
  return first * powers[step + 1022] * powers[Math.max(-1022, Math.min(rest - step, 1023)) + 1022];
}

/** e^x, off by less than 1 unit in the last place. */
function exp(x) {
  const bounded = Math.max(-746, Math.min(x, 710));
  const shifted = bounded * 1.4426950408889634 + 6755399441055744;
  const k = lowWord(shifted);
  const n = shifted - 6755399441055744;
  const high = bounded - n * 0.6931471803691238;
  const low = n * 1.9082149292705877e-10;
  const r = high - low;
  const r2 = r * r;
  const q0 = 0.5 + r * 0.1666666666666643 + r2 * (0.0416666666666033 + r * 0.008333333333501785);
  const q4 = 0.0013888888927087231 + r * 0.00019841269463264784 + r2 * (0.000024801508286759143 + r * 0.000002755764260196376);
  const q8 = 2.7625355648684345e-7 + r * 2.4978147314478072e-8;
  const qStep = r2 * r2;
  return scale(1 + (high + (r2 * (q0 + qStep * (q4 + qStep * q8)) - low)), k);
}

/** The natural logarithm, off by less than 1 unit in the last place. */
function log(x) {
  const subnormal = x < 2.2250738585072014e-308;
  const normal = subnormal ? x * 18014398509481984 : x;
  const k = (highWord(normal) - 1072079006) >> 20;
  const f = scale(normal, (0 - k) | 0) - 1;
  const n = k - (subnormal ? 54 : 0);
  const s = f / (2 + f);
  const z = s * s;
  const z2 = z * z;
  const q0 = 0.6666666666666735 + z * 0.3999999999940942 + z2 * (0.2857142874366239 + z * 0.22222198432149784);
  const q4 = 0.1818357216161805 + z * 0.15313837699209373 + z2 * 0.14798198605116586;
  const qStep = z2 * z2;
  const series = z * (q0 + qStep * q4);
  const half = 0.5 * (f * f);
  const product = s * (half + series);
  const low = product + n * 1.9082149292705877e-10;
  return x > 0 ? (x < Infinity ? n * 0.6931471803691238 - (half - low - f) : x) : x === 0 ? -Infinity : NaN;
}

// Checks.

/** Throws if a name is not among those known. That there are as many as have been found is told faster. */
function checkNames(given, found, known, role = "input") {
  let count = 0;
  for (const _ in given) count += 1;
  if (count === found) return;
  for (const name in given) {
    if (known.has(name)) continue;
    const expected = known.size > 0 ? `expected ${[...known].join(", ")}` : "there are none";
    throw new TypeError(`unknown ${role} ${JSON.stringify(name)}: ${expected}`);
  }
}

/** Throws unless the value is an object that holds what its name says. */
function checkObject(name, value) {
  if (typeof value !== "object" || value === null) throw wrong(name, "an object", value);
}

/** Throws unless the value is an array of this class and length. */
function checkArray(name, value, Kind, length, type) {
  if (value instanceof Kind && value.length === length) return;
  throw wrong(name, `${Kind.name} of length ${length} (${type})`, value);
}

/**
 * Sees to it that results share no memory with the model or with an input, and an input none with the place of
 * another, and that arrays are what they should be. Every array of a call has a slot, inputs with their places
 * before results. What the call before brought as well is not looked at again: only its length can have changed,
 * to 0, when its memory was given away.
 */
function createGuard(arena, slots) {
  const labels = slots.map(([label]) => label);
  const own = slots.map(([, place]) => place);
  const arrays = slots.map(() => null);
  const memory = slots.map(() => null);
  const lastSeen = slots.map(() => 0);
  let call = 1;
  let hasNews = false;

  function begin() {
    call += 1;
  }

  function see(slot, array, Kind, length, type) {
    if (arrays[slot] !== array || array.length !== length) {
      checkArray(labels[slot], array, Kind, length, type);
      arrays[slot] = array;
      memory[slot] = array.buffer;
      hasNews = true;
    }
    if (lastSeen[slot] !== call - 1) hasNews = true;
    lastSeen[slot] = call;
  }

  function check() {
    if (!hasNews) return;
    for (let slot = 0; slot < slots.length; slot++) {
      if (lastSeen[slot] !== call) continue;
      if (own[slot] === null) checkResult(slot);
      else checkInput(slot);
    }
    hasNews = false;
  }

  function checkInput(slot) {
    if (memory[slot] !== arena) return;
    for (let other = 0; other < slots.length; other++) {
      if (other === slot || !overlap(arrays[slot], own[other])) continue;
      throw new TypeError(`${labels[slot]} is the model's own memory of ${labels[other]}: pass a copy`);
    }
  }

  function checkResult(slot) {
    if (memory[slot] === arena) throw new TypeError(`${labels[slot]} is memory of the model: pass an array of your own`);
    for (let input = 0; own[input] !== null; input++) {
      if (memory[input] !== memory[slot] || lastSeen[input] !== call || !overlap(arrays[input], arrays[slot])) continue;
      throw new TypeError(`${labels[slot]} shares memory with ${labels[input]}: pass an array of its own`);
    }
  }

  return { begin, see, check };
}

/** Whether two arrays of one memory have a byte in common. */
function overlap(a, b) {
  if (a === null || b === null) return false;
  return a.byteOffset < b.byteOffset + b.byteLength && b.byteOffset < a.byteOffset + a.byteLength;
}

/** Throws unless the sizes are those that the module was compiled for. */
function checkBinding(binding) {
  const sizes = new Map(Object.entries(signature.sizes));
  for (const [name, size] of Object.entries(binding)) {
    if (!sizes.has(name)) throw new TypeError(`there is no size ${JSON.stringify(name)} in ${signature.name}`);
    if (size === sizes.get(name)) continue;
    throw new RangeError(`${signature.name} was compiled for ${name} = ${sizes.get(name)}, not ${describe(size)}`);
  }
}

/** The error that a value is not what is expected. */
function wrong(name, expected, value) {
  return new TypeError(`${name}: expected ${expected}, got ${describe(value)}`);
}

/** What a caller gave, in words. */
function describe(value) {
  if (value === undefined) return "nothing";
  if (value === null || typeof value === "number" || typeof value === "boolean") return String(value);
  if (typeof value !== "object") return `a ${typeof value}`;
  const { length } = value;
  const kind = value.constructor === undefined ? "object" : value.constructor.name;
  return typeof length === "number" ? `${kind} of length ${length}` : kind;
}
//# sourceMappingURL=gaussian-mixture.js.map
