/**
 * gaussian-process
 *
 * Gaussian process regression: the negative logarithm of the marginal likelihood of observations under a squared
 * exponential kernel, by Cholesky's decomposition, and the mean at new points.
 *
 *   distance: f64[20, 20] = (expandDims(x, 1) - x) / exp(logLength)
 *   kernel: f64[20, 20] = exp(2 * logScale - 0.5 * distance ** 2) + exp(2 * logNoise) * eye(n)
 *   lower: f64[20, 20] = cholesky(kernel)
 *   half: f64[20] = triangularSolve(lower, y)
 *   weights: f64[20] = triangularSolve(lower, half, { transpose: true })
 *   loss: f64 = 0.5 * sum(half ** 2) + sum(log(diag(lower))) + n / 2 * log(2 * pi)
 *   across: f64[5, 20] = (expandDims(at, 1) - x) / exp(logLength)
 *   mean: f64[5] = matmul(exp(2 * logScale - 0.5 * across ** 2), weights)
 *
 * Sizes: n = 20, new = 5.
 * Memory of a model: 39744 bytes.
 * Gradients: of loss with respect to logLength, logScale, logNoise.
 * Products of the Hessian: of loss with respect to logLength, logScale, logNoise.
 * Made by gradc 0.1.0 from gaussian-process.json; change that, not this.
 */

/** What the module is, and what it costs. */
export const signature = {
  name: "gaussian-process",
  compiler: "gradc 0.1.0",
  sizes: { n: 20, new: 5 },
  inputs: [
    { name: "x", dtype: "f64", shape: [20] },
    { name: "y", dtype: "f64", shape: [20] },
    { name: "at", dtype: "f64", shape: [5] },
  ],
  parameters: [
    { name: "logLength", dtype: "f64", shape: [] },
    { name: "logScale", dtype: "f64", shape: [] },
    { name: "logNoise", dtype: "f64", shape: [] },
  ],
  outputs: [{ name: "loss", dtype: "f64", shape: [] }, { name: "mean", dtype: "f64", shape: [5] }],
  gradients: [
    { name: "logLength", dtype: "f64", shape: [] },
    { name: "logScale", dtype: "f64", shape: [] },
    { name: "logNoise", dtype: "f64", shape: [] },
  ],
  of: "loss",
  hvp: {
    of: "loss",
    wrt: [
      { name: "logLength", dtype: "f64", shape: [] },
      { name: "logScale", dtype: "f64", shape: [] },
      { name: "logNoise", dtype: "f64", shape: [] },
    ],
    results: [
      { name: "logLength", dtype: "f64", shape: [] },
      { name: "logScale", dtype: "f64", shape: [] },
      { name: "logNoise", dtype: "f64", shape: [] },
    ],
  },
  flops: {
    forward: 18972.666666666664,
    backward: 42085,
    forwardBackward: 63057.666666666664,
    hvp: 239342.66666666666,
  },
  bytes: 39744,
  keeps: [
    { name: "exp", dtype: "f64", shape: [] },
    { name: "exp_1", dtype: "f64", shape: [] },
    { name: "distance", dtype: "f64", shape: [20, 20] },
    { name: "exp_2", dtype: "f64", shape: [20, 20] },
    { name: "lower", dtype: "f64", shape: [20, 20] },
    { name: "triangularSolve", dtype: "f64", shape: [20, 1] },
    { name: "view", dtype: "f64", shape: [20] },
    { name: "triangularSolve_1", dtype: "f64", shape: [20, 1] },
  ],
};

// Memory that all models share.

/** f64[20, 20] */
const table = new Float64Array(decodeBits(400, "AQAgAAAEAIAAABAAAAIAQAAACAAAAQAgAAAEAIAAABAAAAIAQAAACAAAAQAgAAAEAIA"));

const l = new Float64Array(400);
const solution = new Float64Array(20);
const solution2 = new Float64Array(20);
const solution3 = new Float64Array(400);
const solution4 = new Float64Array(400);
const totals = new Float64Array(2);
const totals2 = new Float64Array(2);
const totals3 = new Float64Array(2);
const totals4 = new Float64Array(2);
const totals5 = new Float64Array(2);
const totals6 = new Float64Array(2);
const solution5 = new Float64Array(400);
const solution6 = new Float64Array(400);
const solution7 = new Float64Array(20);
const solution8 = new Float64Array(20);
const solution9 = new Float64Array(20);
const solution10 = new Float64Array(400);
const solution11 = new Float64Array(400);
const solution12 = new Float64Array(400);
const solution13 = new Float64Array(400);
const totals7 = new Float64Array(2);
const totals8 = new Float64Array(2);
const totals9 = new Float64Array(2);

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
  const arena = new ArrayBuffer(39744);

  // Inputs, and the seed of the gradients.
  const x = new Float64Array(arena, 0, 20); // f64[20]
  const y = new Float64Array(arena, 160, 20); // f64[20]
  const at_1 = new Float64Array(arena, 320, 5); // f64[5]

  // Parameters.
  const logLength = new Float64Array(arena, 368, 1); // f64
  const logScale = new Float64Array(arena, 384, 1); // f64
  const logNoise = new Float64Array(arena, 400, 1); // f64

  // Tangents and vectors, along which derivatives are taken.
  const vector_logLength = new Float64Array(arena, 416, 1); // f64
  const vector_logScale = new Float64Array(arena, 432, 1); // f64
  const vector_logNoise = new Float64Array(arena, 448, 1); // f64

  // Outputs.
  const loss = new Float64Array(arena, 464, 1); // f64
  const mean = new Float64Array(arena, 480, 5); // f64[5]

  // Gradients.
  const d_logLength = new Float64Array(arena, 528, 1); // f64
  const d_logScale = new Float64Array(arena, 544, 1); // f64
  const d_logNoise = new Float64Array(arena, 560, 1); // f64

  // Other derivatives.
  const d_d_logLength = new Float64Array(arena, 576, 1); // f64
  const d_d_logScale = new Float64Array(arena, 592, 1); // f64
  const d_d_logNoise = new Float64Array(arena, 608, 1); // f64

  // What backward reads of what forward computed.
  const exp_ = new Float64Array(arena, 624, 1); // f64
  const exp_1 = new Float64Array(arena, 640, 1); // f64
  const distance = new Float64Array(arena, 656, 400); // f64[20, 20]
  const exp_2 = new Float64Array(arena, 3856, 400); // f64[20, 20]
  const lower = new Float64Array(arena, 7056, 400); // f64[20, 20]
  const triangularSolve = new Float64Array(arena, 10256, 20); // f64[20, 1]
  const view = new Float64Array(arena, 10416, 20); // f64[20]
  const triangularSolve_1 = new Float64Array(arena, 10576, 20); // f64[20, 1]

  // Temporaries; those that are never needed at once share memory.
  const kernel = new Float64Array(arena, 10736, 400); // f64[20, 20]
  const sum = new Float64Array(arena, 10736, 1); // f64
  const exp_3 = new Float64Array(arena, 10736, 100); // f64[5, 20]
  const reciprocal = new Float64Array(arena, 29936, 20); // f64[20]
  const contraction = new Float64Array(arena, 10736, 400); // f64[20, 20]
  const d_lower = new Float64Array(arena, 13936, 400); // f64[20, 20]
  const contraction_1 = new Float64Array(arena, 10736, 400); // f64[20, 20]
  const mul = new Float64Array(arena, 17136, 400); // f64[20, 20]
  const triangularSolve_2 = new Float64Array(arena, 10736, 400); // f64[20, 20]
  const view_1 = new Float64Array(arena, 17136, 400); // f64[20, 20]
  const triangularSolve_3 = new Float64Array(arena, 20336, 400); // f64[20, 20]
  const sum_2 = new Float64Array(arena, 39696, 1); // f64
  const sum_4 = new Float64Array(arena, 39712, 1); // f64
  const mul_1 = new Float64Array(arena, 39728, 1); // f64
  const mul_2 = new Float64Array(arena, 17136, 400); // f64[20, 20]
  const add = new Float64Array(arena, 23536, 400); // f64[20, 20]
  const triangularSolve_4 = new Float64Array(arena, 26736, 400); // f64[20, 20]
  const view_2 = new Float64Array(arena, 23536, 400); // f64[20, 20]
  const triangularSolve_5 = new Float64Array(arena, 26736, 400); // f64[20, 20]
  const add_1 = new Float64Array(arena, 23536, 400); // f64[20, 20]
  const contraction_2 = new Float64Array(arena, 26736, 400); // f64[20, 20]
  const view_3 = new Float64Array(arena, 23536, 400); // f64[20, 20]
  const contraction_3 = new Float64Array(arena, 30096, 20); // f64[20]
  const triangularSolve_6 = new Float64Array(arena, 36336, 20); // f64[20, 1]
  const neg = new Float64Array(arena, 39536, 20); // f64[20]
  const contraction_4 = new Float64Array(arena, 29936, 20); // f64[1, 20]
  const triangularSolve_7 = new Float64Array(arena, 30096, 20); // f64[20, 1]
  const triangularSolve_8 = new Float64Array(arena, 29936, 20); // f64[20, 1]
  const add_2 = new Float64Array(arena, 33136, 20); // f64[20, 1]
  const contraction_5 = new Float64Array(arena, 29936, 400); // f64[20, 20]
  const contraction_6 = new Float64Array(arena, 33136, 400); // f64[20, 20]
  const d_d_lower = new Float64Array(arena, 36336, 400); // f64[20, 20]
  const contraction_7 = new Float64Array(arena, 29936, 400); // f64[20, 20]
  const contraction_8 = new Float64Array(arena, 13936, 400); // f64[20, 20]
  const mul_3 = new Float64Array(arena, 26736, 400); // f64[20, 20]
  const contraction_9 = new Float64Array(arena, 13936, 400); // f64[20, 20]
  const triangularSolve_9 = new Float64Array(arena, 10736, 400); // f64[20, 20]
  const triangularSolve_10 = new Float64Array(arena, 13936, 400); // f64[20, 20]
  const view_4 = new Float64Array(arena, 26736, 400); // f64[20, 20]
  const contraction_10 = new Float64Array(arena, 10736, 400); // f64[20, 20]
  const triangularSolve_11 = new Float64Array(arena, 13936, 400); // f64[20, 20]
  const triangularSolve_12 = new Float64Array(arena, 10736, 400); // f64[20, 20]
  const sub = new Float64Array(arena, 23536, 400); // f64[20, 20]

  /** What a call may give, and what of it no one has set yet. */
  const names = new Set(["x", "y", "at", "logLength", "logScale", "logNoise"]);
  const unset = new Set(names);

  /** The same of vectors. */
  const vectorNames = new Set(["logLength", "logScale", "logNoise"]);
  const unsetVectors = new Set(vectorNames);

  const guard = createGuard(arena, [["input x", x], ["input y", y], ["input at", at_1], ["result mean", null]]);

  const inputs = { x, y, at: at_1 };
  const parameters = {};
  Object.defineProperty(parameters, "logLength", {
    enumerable: true,
    get: () => logLength[0],
    set: (value) => void (logLength[0] = value),
  });
  Object.defineProperty(parameters, "logScale", {
    enumerable: true,
    get: () => logScale[0],
    set: (value) => void (logScale[0] = value),
  });
  Object.defineProperty(parameters, "logNoise", {
    enumerable: true,
    get: () => logNoise[0],
    set: (value) => void (logNoise[0] = value),
  });
  const vectors = {};
  Object.defineProperty(vectors, "logLength", {
    enumerable: true,
    get: () => vector_logLength[0],
    set: (value) => void (vector_logLength[0] = value),
  });
  Object.defineProperty(vectors, "logScale", {
    enumerable: true,
    get: () => vector_logScale[0],
    set: (value) => void (vector_logScale[0] = value),
  });
  Object.defineProperty(vectors, "logNoise", {
    enumerable: true,
    get: () => vector_logNoise[0],
    set: (value) => void (vector_logNoise[0] = value),
  });
  const outputs = {};
  Object.defineProperty(outputs, "loss", { enumerable: true, get: () => loss[0] });
  Object.defineProperty(outputs, "mean", { enumerable: true, value: mean });
  const gradients = {};
  Object.defineProperty(gradients, "logLength", { enumerable: true, get: () => d_logLength[0] });
  Object.defineProperty(gradients, "logScale", { enumerable: true, get: () => d_logScale[0] });
  Object.defineProperty(gradients, "logNoise", { enumerable: true, get: () => d_logNoise[0] });
  const hvpResults = {};
  Object.defineProperty(hvpResults, "logLength", { enumerable: true, get: () => d_d_logLength[0] });
  Object.defineProperty(hvpResults, "logScale", { enumerable: true, get: () => d_d_logScale[0] });
  Object.defineProperty(hvpResults, "logNoise", { enumerable: true, get: () => d_d_logNoise[0] });
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

  /**
   * exp: f64 = exp(logLength)
   * exp: f64 = exp(2 * logNoise)
   */
  function compute_exp() {
    exp_[0] = exp(logLength[0]);
    exp_1[0] = exp(2 * logNoise[0]);
  }

  /**
   * distance: f64[20, 20] = (expandDims(x, 1) - x) / exp(logLength)
   * exp: f64[20, 20] = exp(2 * logScale - 0.5 * square(distance))
   * kernel: f64[20, 20] = exp(2 * logScale - 0.5 * distance ** 2) + exp(2 * logNoise) * eye(n)
   */
  function compute_kernel() {
    const exp22 = exp_[0];
    const t52 = 2 * logScale[0];
    const exp_122 = exp_1[0];
    for (let i = 0; i < 20; i++) {
      const x22 = x[i];
      for (let j = 0; j < 20; j += 4) {
        const x3 = x[j];
        const distance2 = (x22 - x3) / exp22;
        distance[i * 20 + j] = distance2;
        const t = exp(t52 - 0.5 * (distance2 * distance2));
        exp_2[i * 20 + j] = t;
        kernel[i * 20 + j] = t + exp_122 * table[i * 20 + j];
        const x4 = x[j + 1];
        const distance3 = (x22 - x4) / exp22;
        distance[i * 20 + j + 1] = distance3;
        const t2 = exp(t52 - 0.5 * (distance3 * distance3));
        exp_2[i * 20 + j + 1] = t2;
        kernel[i * 20 + j + 1] = t2 + exp_122 * table[i * 20 + j + 1];
        const x5 = x[j + 2];
        const distance4 = (x22 - x5) / exp22;
        distance[i * 20 + j + 2] = distance4;
        const t3 = exp(t52 - 0.5 * (distance4 * distance4));
        exp_2[i * 20 + j + 2] = t3;
        kernel[i * 20 + j + 2] = t3 + exp_122 * table[i * 20 + j + 2];
        const x6 = x[j + 3];
        const distance5 = (x22 - x6) / exp22;
        distance[i * 20 + j + 3] = distance5;
        const t4 = exp(t52 - 0.5 * (distance5 * distance5));
        exp_2[i * 20 + j + 3] = t4;
        kernel[i * 20 + j + 3] = t4 + exp_122 * table[i * 20 + j + 3];
      }
    }
  }

  /** lower: f64[20, 20] = cholesky(kernel) */
  function compute_lower() {
    for (let matrix = 0; matrix < 1; matrix++) {
      let fault = 0;
      for (let i = 0; i < 20; i++) {
        for (let j = 0; j < i + 1; j++) {
          let sum2 = kernel[matrix * 400 + i * 20 + j] * 0.5 + kernel[matrix * 400 + j * 20 + i] * 0.5;
          for (let k = 0; k < j; k++) {
            sum2 -= l[i * 20 + k] * l[j * 20 + k];
          }
          if (i === j) {
            if (!(sum2 > 0)) {
              fault = NaN;
            }
            l[i * 20 + j] = Math.sqrt(sum2 > 0 ? sum2 : 1);
          } else {
            l[i * 20 + j] = sum2 / l[j * 20 + j];
          }
        }
      }
      for (let i2 = 0; i2 < 20; i2++) {
        for (let j = 0; j < 20; j++) {
          lower[matrix * 400 + i2 * 20 + j] = j <= i2 ? l[i2 * 20 + j] + fault : 0;
        }
      }
    }
  }

  /**
   * triangularSolve: f64[20, 1] = triangularSolve(lower, expandDims(y, 1), { lower: true, transpose: false,
   * unitDiagonal: false })
   */
  function compute_triangularSolve() {
    for (let matrix = 0; matrix < 1; matrix++) {
      for (let step2 = 0; step2 < 20; step2++) {
        const pivot = lower[matrix * 400 + step2 * 20 + step2];
        for (let j = 0; j < 1; j++) {
          let sum2 = y[matrix * 20 + step2 * 1 + j];
          for (let k = 0; k < step2; k++) {
            sum2 -= lower[matrix * 400 + step2 * 20 + k] * solution[k * 1 + j];
          }
          solution[step2 * 1 + j] = sum2 / (pivot === 0 ? NaN : pivot);
          triangularSolve[matrix * 20 + step2 * 1 + j] = solution[step2 * 1 + j];
        }
      }
    }
  }

  /** sum: f64 = sum(square(half)) */
  function compute_sum() {
    let s0 = 0;
    let s1 = 0;
    let s2 = 0;
    let s3 = 0;
    let s4 = 0;
    let s5 = 0;
    let s6 = 0;
    let s7 = 0;
    for (let k = 0; k < 16; k += 8) {
      const half = triangularSolve[k];
      s0 += half * half;
      const half2 = triangularSolve[k + 1];
      s1 += half2 * half2;
      const half3 = triangularSolve[k + 2];
      s2 += half3 * half3;
      const half4 = triangularSolve[k + 3];
      s3 += half4 * half4;
      const half5 = triangularSolve[k + 4];
      s4 += half5 * half5;
      const half6 = triangularSolve[k + 5];
      s5 += half6 * half6;
      const half7 = triangularSolve[k + 6];
      s6 += half7 * half7;
      const half8 = triangularSolve[k + 7];
      s7 += half8 * half8;
    }
    const half = triangularSolve[16];
    s0 += half * half;
    const half2 = triangularSolve[17];
    s1 += half2 * half2;
    const half3 = triangularSolve[18];
    s2 += half3 * half3;
    const half4 = triangularSolve[19];
    s3 += half4 * half4;
    sum[0] = s0 + s4 + (s2 + s6) + (s1 + s5 + (s3 + s7));
  }

  /** view: f64[20] = diagonal(lower) */
  function compute_view() {
    for (let i = 0; i < 20; i++) {
      view[i] = lower[i * 21];
    }
  }

  /** loss: f64 = 0.5 * sum(half ** 2) + sum(log(diag(lower))) + n / 2 * log(2 * pi) */
  function compute_loss() {
    let s0 = 0;
    let s1 = 0;
    let s2 = 0;
    let s3 = 0;
    let s4 = 0;
    let s5 = 0;
    let s6 = 0;
    let s7 = 0;
    for (let k = 0; k < 16; k += 8) {
      s0 += log(view[k]);
      s1 += log(view[k + 1]);
      s2 += log(view[k + 2]);
      s3 += log(view[k + 3]);
      s4 += log(view[k + 4]);
      s5 += log(view[k + 5]);
      s6 += log(view[k + 6]);
      s7 += log(view[k + 7]);
    }
    s0 += log(view[16]);
    s1 += log(view[17]);
    s2 += log(view[18]);
    s3 += log(view[19]);
    const sum2 = s0 + s4 + (s2 + s6) + (s1 + s5 + (s3 + s7));
    loss[0] = 0.5 * sum[0] + sum2 + 18.37877066409345;
  }

  /** exp: f64[5, 20] = exp(2 * logScale - 0.5 * square(across)) */
  function compute_exp_1() {
    const exp22 = exp_[0];
    const t2 = 2 * logScale[0];
    for (let i = 0; i < 5; i++) {
      const at_12 = at_1[i];
      for (let j = 0; j < 20; j += 4) {
        const across = (at_12 - x[j]) / exp22;
        exp_3[i * 20 + j] = exp(t2 - 0.5 * (across * across));
        const across2 = (at_12 - x[j + 1]) / exp22;
        exp_3[i * 20 + j + 1] = exp(t2 - 0.5 * (across2 * across2));
        const across3 = (at_12 - x[j + 2]) / exp22;
        exp_3[i * 20 + j + 2] = exp(t2 - 0.5 * (across3 * across3));
        const across4 = (at_12 - x[j + 3]) / exp22;
        exp_3[i * 20 + j + 3] = exp(t2 - 0.5 * (across4 * across4));
      }
    }
  }

  /**
   * triangularSolve: f64[20, 1] = triangularSolve(lower, triangularSolve(lower, expandDims(y, 1), { lower: true,
   * transpose: false, ...
   */
  function compute_triangularSolve_1() {
    for (let matrix = 0; matrix < 1; matrix++) {
      for (let step2 = 0; step2 < 20; step2++) {
        const i = 19 - step2;
        const pivot = lower[matrix * 400 + i * 20 + i];
        for (let j = 0; j < 1; j++) {
          let sum2 = triangularSolve[matrix * 20 + i * 1 + j];
          for (let k = i + 1; k < 20; k++) {
            sum2 -= lower[matrix * 400 + k * 20 + i] * solution2[k * 1 + j];
          }
          solution2[i * 1 + j] = sum2 / (pivot === 0 ? NaN : pivot);
          triangularSolve_1[matrix * 20 + i * 1 + j] = solution2[i * 1 + j];
        }
      }
    }
  }

  /** mean: f64[5] = matmul(exp(2 * logScale - 0.5 * across ** 2), weights) */
  function compute_mean() {
    const triangularSolve_12 = triangularSolve_1[16];
    const triangularSolve_13 = triangularSolve_1[17];
    const triangularSolve_14 = triangularSolve_1[18];
    const triangularSolve_15 = triangularSolve_1[19];
    for (let i = 0; i < 5; i++) {
      let s0 = 0;
      let s1 = 0;
      let s2 = 0;
      let s3 = 0;
      let s4 = 0;
      let s5 = 0;
      let s6 = 0;
      let s7 = 0;
      for (let k = 0; k < 16; k += 8) {
        s0 += exp_3[i * 20 + k] * triangularSolve_1[k];
        s1 += exp_3[i * 20 + k + 1] * triangularSolve_1[k + 1];
        s2 += exp_3[i * 20 + k + 2] * triangularSolve_1[k + 2];
        s3 += exp_3[i * 20 + k + 3] * triangularSolve_1[k + 3];
        s4 += exp_3[i * 20 + k + 4] * triangularSolve_1[k + 4];
        s5 += exp_3[i * 20 + k + 5] * triangularSolve_1[k + 5];
        s6 += exp_3[i * 20 + k + 6] * triangularSolve_1[k + 6];
        s7 += exp_3[i * 20 + k + 7] * triangularSolve_1[k + 7];
      }
      s0 += exp_3[i * 20 + 16] * triangularSolve_12;
      s1 += exp_3[i * 20 + 17] * triangularSolve_13;
      s2 += exp_3[i * 20 + 18] * triangularSolve_14;
      s3 += exp_3[i * 20 + 19] * triangularSolve_15;
      mean[i] = s0 + s4 + (s2 + s6) + (s1 + s5 + (s3 + s7));
    }
  }

  /** reciprocal: f64[20] = reciprocal(diagonal(lower)) */
  function compute_reciprocal() {
    for (let i = 0; i < 20; i++) {
      reciprocal[i] = 1 / view[i];
    }
  }

  /**
   * contraction: f64[20, 20] = matmul(triangularSolve(lower, triangularSolve(lower, expandDims(y, 1), { lower:
   * true, transpose: ...
   *   a cotangent of triangularSolve(lower, expandDims(y, 1), { lower: true, transpose: false, unitDiagonal: false
   *   }), by triangularSolve: da
   */
  function compute_contraction() {
    for (let i = 0; i < 20; i += 4) {
      const x02 = triangularSolve_1[i];
      for (let j = 0; j < 20; j += 4) {
        let s0 = 0;
        let s1 = 0;
        let s2 = 0;
        let s3 = 0;
        let s4 = 0;
        let s5 = 0;
        let s6 = 0;
        let s7 = 0;
        let s8 = 0;
        let s9 = 0;
        let s10 = 0;
        let s11 = 0;
        let s12 = 0;
        let s13 = 0;
        let s14 = 0;
        let s15 = 0;
        const a1 = i + 1;
        const a2 = i + 2;
        const a3 = i + 3;
        const b1 = j + 1;
        const b2 = j + 2;
        const b3 = j + 3;
        const x1 = triangularSolve_1[a1];
        const x2 = triangularSolve_1[a2];
        const x3 = triangularSolve_1[a3];
        const y0 = triangularSolve[j];
        const y1 = triangularSolve[b1];
        const y2 = triangularSolve[b2];
        const y3 = triangularSolve[b3];
        s0 += x02 * y0;
        s1 += x02 * y1;
        s2 += x02 * y2;
        s3 += x02 * y3;
        s4 += x1 * y0;
        s5 += x1 * y1;
        s6 += x1 * y2;
        s7 += x1 * y3;
        s8 += x2 * y0;
        s9 += x2 * y1;
        s10 += x2 * y2;
        s11 += x2 * y3;
        s12 += x3 * y0;
        s13 += x3 * y1;
        s14 += x3 * y2;
        s15 += x3 * y3;
        contraction[i * 20 + j] = s0;
        contraction[i * 20 + j + 1] = s1;
        contraction[i * 20 + j + 2] = s2;
        contraction[i * 20 + j + 3] = s3;
        contraction[i * 20 + j + 20] = s4;
        contraction[i * 20 + j + 21] = s5;
        contraction[i * 20 + j + 22] = s6;
        contraction[i * 20 + j + 23] = s7;
        contraction[i * 20 + j + 40] = s8;
        contraction[i * 20 + j + 41] = s9;
        contraction[i * 20 + j + 42] = s10;
        contraction[i * 20 + j + 43] = s11;
        contraction[i * 20 + j + 60] = s12;
        contraction[i * 20 + j + 61] = s13;
        contraction[i * 20 + j + 62] = s14;
        contraction[i * 20 + j + 63] = s15;
      }
    }
  }

  /**
   * d_lower: f64[20, 20] = diag(reciprocal(diagonal(lower))) - tril(matmul(triangularSolve(lower,
   * triangularSolve(lower, exp...
   */
  function compute_d_lower() {
    for (let i = 0; i < 20; i++) {
      for (let j = 0; j < 20; j++) {
        let t = 0;
        if ((i - j) >>> 0 < 1) {
          t = reciprocal[i];
        }
        let t2 = 0;
        if (i - j >= 0) {
          t2 = contraction[i * 20 + j];
        }
        d_lower[i * 20 + j] = t - t2;
      }
    }
  }

  /** contraction: f64[20, 20] = matmul(transpose(lower), d_lower) */
  function compute_contraction_1() {
    for (let i = 0; i < 20; i += 4) {
      for (let j = 0; j < 20; j += 4) {
        let s0 = 0;
        let s1 = 0;
        let s2 = 0;
        let s3 = 0;
        let s4 = 0;
        let s5 = 0;
        let s6 = 0;
        let s7 = 0;
        let s8 = 0;
        let s9 = 0;
        let s10 = 0;
        let s11 = 0;
        let s12 = 0;
        let s13 = 0;
        let s14 = 0;
        let s15 = 0;
        const a1 = i + 1;
        const a2 = i + 2;
        const a3 = i + 3;
        const b1 = j + 1;
        const b2 = j + 2;
        const b3 = j + 3;
        for (let k = 0; k < 20; k++) {
          const p = k * 20;
          const x0 = lower[i + p];
          const x1 = lower[a1 + p];
          const x2 = lower[a2 + p];
          const x3 = lower[a3 + p];
          const p2 = k * 20;
          const y0 = d_lower[j + p2];
          const y1 = d_lower[b1 + p2];
          const y2 = d_lower[b2 + p2];
          const y3 = d_lower[b3 + p2];
          s0 += x0 * y0;
          s1 += x0 * y1;
          s2 += x0 * y2;
          s3 += x0 * y3;
          s4 += x1 * y0;
          s5 += x1 * y1;
          s6 += x1 * y2;
          s7 += x1 * y3;
          s8 += x2 * y0;
          s9 += x2 * y1;
          s10 += x2 * y2;
          s11 += x2 * y3;
          s12 += x3 * y0;
          s13 += x3 * y1;
          s14 += x3 * y2;
          s15 += x3 * y3;
        }
        contraction_1[i * 20 + j] = s0;
        contraction_1[i * 20 + j + 1] = s1;
        contraction_1[i * 20 + j + 2] = s2;
        contraction_1[i * 20 + j + 3] = s3;
        contraction_1[i * 20 + j + 20] = s4;
        contraction_1[i * 20 + j + 21] = s5;
        contraction_1[i * 20 + j + 22] = s6;
        contraction_1[i * 20 + j + 23] = s7;
        contraction_1[i * 20 + j + 40] = s8;
        contraction_1[i * 20 + j + 41] = s9;
        contraction_1[i * 20 + j + 42] = s10;
        contraction_1[i * 20 + j + 43] = s11;
        contraction_1[i * 20 + j + 60] = s12;
        contraction_1[i * 20 + j + 61] = s13;
        contraction_1[i * 20 + j + 62] = s14;
        contraction_1[i * 20 + j + 63] = s15;
      }
    }
  }

  /**
   * mul: f64[20, 20] = 0.5 * (tril(matmul(transpose(lower), d_lower)) + tril(matmul(transpose(lower), d_lower), {
   * offset...
   *   a cotangent of lower, by cholesky: dx
   */
  function compute_mul() {
    for (let i = 0; i < 20; i++) {
      for (let j = 0; j < 20; j++) {
        let t = 0;
        if (i - j >= 0) {
          const t2 = contraction_1[i * 20 + j];
          t = t2;
        }
        let t2 = 0;
        if (i - j - 1 >= 0) {
          const t3 = contraction_1[i * 20 + j];
          t2 = t3;
        }
        mul[i * 20 + j] = 0.5 * (t + t2);
      }
    }
  }

  /**
   * triangularSolve: f64[20, 20] = triangularSolve(lower, 0.5 * (tril(matmul(transpose(lower), d_lower)) +
   * tril(matmul(transpose(low...
   *   a cotangent of lower, by cholesky: dx
   */
  function compute_triangularSolve_2() {
    for (let matrix = 0; matrix < 1; matrix++) {
      for (let step2 = 0; step2 < 20; step2++) {
        const i = 19 - step2;
        const pivot = lower[matrix * 400 + i * 20 + i];
        for (let j = 0; j < 20; j++) {
          let sum2 = mul[matrix * 400 + i * 20 + j];
          for (let k = i + 1; k < 20; k++) {
            sum2 -= lower[matrix * 400 + k * 20 + i] * solution3[k * 20 + j];
          }
          solution3[i * 20 + j] = sum2 / (pivot === 0 ? NaN : pivot);
          triangularSolve_2[matrix * 400 + i * 20 + j] = solution3[i * 20 + j];
        }
      }
    }
  }

  /**
   * view: f64[20, 20] = transpose(triangularSolve(lower, 0.5 * (tril(matmul(transpose(lower), d_lower)) +
   * tril(matmul(tra...
   *   a cotangent of lower, by cholesky: dx
   */
  function compute_view_1() {
    for (let i = 0; i < 20; i++) {
      for (let j = 0; j < 20; j++) {
        view_1[i * 20 + j] = triangularSolve_2[j * 20 + i];
      }
    }
  }

  /**
   * triangularSolve: f64[20, 20] = triangularSolve(lower, transpose(triangularSolve(lower, 0.5 * (tril(%300) +
   * tril(%300, { offset: ...
   *   a cotangent of lower, by cholesky: dx
   */
  function compute_triangularSolve_3() {
    for (let matrix = 0; matrix < 1; matrix++) {
      for (let step2 = 0; step2 < 20; step2++) {
        const i = 19 - step2;
        const pivot = lower[matrix * 400 + i * 20 + i];
        for (let j = 0; j < 20; j++) {
          let sum2 = view_1[matrix * 400 + i * 20 + j];
          for (let k = i + 1; k < 20; k++) {
            sum2 -= lower[matrix * 400 + k * 20 + i] * solution4[k * 20 + j];
          }
          solution4[i * 20 + j] = sum2 / (pivot === 0 ? NaN : pivot);
          triangularSolve_3[matrix * 400 + i * 20 + j] = solution4[i * 20 + j];
        }
      }
    }
  }

  /**
   * d_logNoise: f64 = sum(d_kernel * [1, 0, 0, ...]) * exp(2 * logNoise) * 2
   *   a cotangent of 2 * logNoise, by mul: db
   */
  function compute_d_logNoise() {
    let s0 = 0;
    let s1 = 0;
    let s2 = 0;
    let s3 = 0;
    let s4 = 0;
    let s5 = 0;
    let s6 = 0;
    let s7 = 0;
    for (let k = 0; k < 256; k += 8) {
      const t = triangularSolve_3[((k / 20) | 0) * 20 + (k % 20)];
      const t2 = triangularSolve_3[(k % 20) * 20 + ((k / 20) | 0)];
      const d_kernel = 0.5 * (t + t2);
      s0 += d_kernel * table[((k / 20) | 0) * 20 + (k % 20)];
      const t3 = triangularSolve_3[(((k + 1) / 20) | 0) * 20 + ((k + 1) % 20)];
      const t4 = triangularSolve_3[((k + 1) % 20) * 20 + (((k + 1) / 20) | 0)];
      const d_kernel2 = 0.5 * (t3 + t4);
      s1 += d_kernel2 * table[(((k + 1) / 20) | 0) * 20 + ((k + 1) % 20)];
      const t5 = triangularSolve_3[(((k + 2) / 20) | 0) * 20 + ((k + 2) % 20)];
      const t6 = triangularSolve_3[((k + 2) % 20) * 20 + (((k + 2) / 20) | 0)];
      const d_kernel3 = 0.5 * (t5 + t6);
      s2 += d_kernel3 * table[(((k + 2) / 20) | 0) * 20 + ((k + 2) % 20)];
      const t7 = triangularSolve_3[(((k + 3) / 20) | 0) * 20 + ((k + 3) % 20)];
      const t8 = triangularSolve_3[((k + 3) % 20) * 20 + (((k + 3) / 20) | 0)];
      const d_kernel4 = 0.5 * (t7 + t8);
      s3 += d_kernel4 * table[(((k + 3) / 20) | 0) * 20 + ((k + 3) % 20)];
      const t9 = triangularSolve_3[(((k + 4) / 20) | 0) * 20 + ((k + 4) % 20)];
      const t10 = triangularSolve_3[((k + 4) % 20) * 20 + (((k + 4) / 20) | 0)];
      const d_kernel5 = 0.5 * (t9 + t10);
      s4 += d_kernel5 * table[(((k + 4) / 20) | 0) * 20 + ((k + 4) % 20)];
      const t11 = triangularSolve_3[(((k + 5) / 20) | 0) * 20 + ((k + 5) % 20)];
      const t12 = triangularSolve_3[((k + 5) % 20) * 20 + (((k + 5) / 20) | 0)];
      const d_kernel6 = 0.5 * (t11 + t12);
      s5 += d_kernel6 * table[(((k + 5) / 20) | 0) * 20 + ((k + 5) % 20)];
      const t13 = triangularSolve_3[(((k + 6) / 20) | 0) * 20 + ((k + 6) % 20)];
      const t14 = triangularSolve_3[((k + 6) % 20) * 20 + (((k + 6) / 20) | 0)];
      const d_kernel7 = 0.5 * (t13 + t14);
      s6 += d_kernel7 * table[(((k + 6) / 20) | 0) * 20 + ((k + 6) % 20)];
      const t15 = triangularSolve_3[(((k + 7) / 20) | 0) * 20 + ((k + 7) % 20)];
      const t16 = triangularSolve_3[((k + 7) % 20) * 20 + (((k + 7) / 20) | 0)];
      const d_kernel8 = 0.5 * (t15 + t16);
      s7 += d_kernel8 * table[(((k + 7) / 20) | 0) * 20 + ((k + 7) % 20)];
    }
    totals[0] = s0 + s4 + (s2 + s6) + (s1 + s5 + (s3 + s7));
    let s02 = 0;
    let s12 = 0;
    let s22 = 0;
    let s32 = 0;
    let s42 = 0;
    let s52 = 0;
    let s62 = 0;
    let s72 = 0;
    for (let k2 = 0; k2 < 144; k2 += 8) {
      const t = triangularSolve_3[(((k2 + 256) / 20) | 0) * 20 + ((k2 + 256) % 20)];
      const t2 = triangularSolve_3[((k2 + 256) % 20) * 20 + (((k2 + 256) / 20) | 0)];
      const d_kernel = 0.5 * (t + t2);
      s02 += d_kernel * table[(((k2 + 256) / 20) | 0) * 20 + ((k2 + 256) % 20)];
      const t3 = triangularSolve_3[(((k2 + 257) / 20) | 0) * 20 + ((k2 + 257) % 20)];
      const t4 = triangularSolve_3[((k2 + 257) % 20) * 20 + (((k2 + 257) / 20) | 0)];
      const d_kernel2 = 0.5 * (t3 + t4);
      s12 += d_kernel2 * table[(((k2 + 257) / 20) | 0) * 20 + ((k2 + 257) % 20)];
      const t5 = triangularSolve_3[(((k2 + 258) / 20) | 0) * 20 + ((k2 + 258) % 20)];
      const t6 = triangularSolve_3[((k2 + 258) % 20) * 20 + (((k2 + 258) / 20) | 0)];
      const d_kernel3 = 0.5 * (t5 + t6);
      s22 += d_kernel3 * table[(((k2 + 258) / 20) | 0) * 20 + ((k2 + 258) % 20)];
      const t7 = triangularSolve_3[(((k2 + 259) / 20) | 0) * 20 + ((k2 + 259) % 20)];
      const t8 = triangularSolve_3[((k2 + 259) % 20) * 20 + (((k2 + 259) / 20) | 0)];
      const d_kernel4 = 0.5 * (t7 + t8);
      s32 += d_kernel4 * table[(((k2 + 259) / 20) | 0) * 20 + ((k2 + 259) % 20)];
      const t9 = triangularSolve_3[(((k2 + 260) / 20) | 0) * 20 + ((k2 + 260) % 20)];
      const t10 = triangularSolve_3[((k2 + 260) % 20) * 20 + (((k2 + 260) / 20) | 0)];
      const d_kernel5 = 0.5 * (t9 + t10);
      s42 += d_kernel5 * table[(((k2 + 260) / 20) | 0) * 20 + ((k2 + 260) % 20)];
      const t11 = triangularSolve_3[(((k2 + 261) / 20) | 0) * 20 + ((k2 + 261) % 20)];
      const t12 = triangularSolve_3[((k2 + 261) % 20) * 20 + (((k2 + 261) / 20) | 0)];
      const d_kernel6 = 0.5 * (t11 + t12);
      s52 += d_kernel6 * table[(((k2 + 261) / 20) | 0) * 20 + ((k2 + 261) % 20)];
      const t13 = triangularSolve_3[(((k2 + 262) / 20) | 0) * 20 + ((k2 + 262) % 20)];
      const t14 = triangularSolve_3[((k2 + 262) % 20) * 20 + (((k2 + 262) / 20) | 0)];
      const d_kernel7 = 0.5 * (t13 + t14);
      s62 += d_kernel7 * table[(((k2 + 262) / 20) | 0) * 20 + ((k2 + 262) % 20)];
      const t15 = triangularSolve_3[(((k2 + 263) / 20) | 0) * 20 + ((k2 + 263) % 20)];
      const t16 = triangularSolve_3[((k2 + 263) % 20) * 20 + (((k2 + 263) / 20) | 0)];
      const d_kernel8 = 0.5 * (t15 + t16);
      s72 += d_kernel8 * table[(((k2 + 263) / 20) | 0) * 20 + ((k2 + 263) % 20)];
    }
    totals[1] = s02 + s42 + (s22 + s62) + (s12 + s52 + (s32 + s72));
    totals[0] = totals[0] + totals[1];
    const sum2 = totals[0];
    d_logNoise[0] = sum2 * exp_1[0] * 2;
  }

  /**
   * d_logScale: f64 = sum(d_kernel * exp(2 * logScale - 0.5 * %60)) * 2
   *   a cotangent of 2 * logScale, by mul: db
   */
  function compute_d_logScale() {
    let s0 = 0;
    let s1 = 0;
    let s2 = 0;
    let s3 = 0;
    let s4 = 0;
    let s5 = 0;
    let s6 = 0;
    let s7 = 0;
    for (let k = 0; k < 256; k += 8) {
      const t = triangularSolve_3[((k / 20) | 0) * 20 + (k % 20)];
      const t2 = triangularSolve_3[(k % 20) * 20 + ((k / 20) | 0)];
      const d_kernel = 0.5 * (t + t2);
      s0 += d_kernel * exp_2[((k / 20) | 0) * 20 + (k % 20)];
      const t3 = triangularSolve_3[(((k + 1) / 20) | 0) * 20 + ((k + 1) % 20)];
      const t4 = triangularSolve_3[((k + 1) % 20) * 20 + (((k + 1) / 20) | 0)];
      const d_kernel2 = 0.5 * (t3 + t4);
      s1 += d_kernel2 * exp_2[(((k + 1) / 20) | 0) * 20 + ((k + 1) % 20)];
      const t5 = triangularSolve_3[(((k + 2) / 20) | 0) * 20 + ((k + 2) % 20)];
      const t6 = triangularSolve_3[((k + 2) % 20) * 20 + (((k + 2) / 20) | 0)];
      const d_kernel3 = 0.5 * (t5 + t6);
      s2 += d_kernel3 * exp_2[(((k + 2) / 20) | 0) * 20 + ((k + 2) % 20)];
      const t7 = triangularSolve_3[(((k + 3) / 20) | 0) * 20 + ((k + 3) % 20)];
      const t8 = triangularSolve_3[((k + 3) % 20) * 20 + (((k + 3) / 20) | 0)];
      const d_kernel4 = 0.5 * (t7 + t8);
      s3 += d_kernel4 * exp_2[(((k + 3) / 20) | 0) * 20 + ((k + 3) % 20)];
      const t9 = triangularSolve_3[(((k + 4) / 20) | 0) * 20 + ((k + 4) % 20)];
      const t10 = triangularSolve_3[((k + 4) % 20) * 20 + (((k + 4) / 20) | 0)];
      const d_kernel5 = 0.5 * (t9 + t10);
      s4 += d_kernel5 * exp_2[(((k + 4) / 20) | 0) * 20 + ((k + 4) % 20)];
      const t11 = triangularSolve_3[(((k + 5) / 20) | 0) * 20 + ((k + 5) % 20)];
      const t12 = triangularSolve_3[((k + 5) % 20) * 20 + (((k + 5) / 20) | 0)];
      const d_kernel6 = 0.5 * (t11 + t12);
      s5 += d_kernel6 * exp_2[(((k + 5) / 20) | 0) * 20 + ((k + 5) % 20)];
      const t13 = triangularSolve_3[(((k + 6) / 20) | 0) * 20 + ((k + 6) % 20)];
      const t14 = triangularSolve_3[((k + 6) % 20) * 20 + (((k + 6) / 20) | 0)];
      const d_kernel7 = 0.5 * (t13 + t14);
      s6 += d_kernel7 * exp_2[(((k + 6) / 20) | 0) * 20 + ((k + 6) % 20)];
      const t15 = triangularSolve_3[(((k + 7) / 20) | 0) * 20 + ((k + 7) % 20)];
      const t16 = triangularSolve_3[((k + 7) % 20) * 20 + (((k + 7) / 20) | 0)];
      const d_kernel8 = 0.5 * (t15 + t16);
      s7 += d_kernel8 * exp_2[(((k + 7) / 20) | 0) * 20 + ((k + 7) % 20)];
    }
    totals2[0] = s0 + s4 + (s2 + s6) + (s1 + s5 + (s3 + s7));
    let s02 = 0;
    let s12 = 0;
    let s22 = 0;
    let s32 = 0;
    let s42 = 0;
    let s52 = 0;
    let s62 = 0;
    let s72 = 0;
    for (let k2 = 0; k2 < 144; k2 += 8) {
      const t = triangularSolve_3[(((k2 + 256) / 20) | 0) * 20 + ((k2 + 256) % 20)];
      const t2 = triangularSolve_3[((k2 + 256) % 20) * 20 + (((k2 + 256) / 20) | 0)];
      const d_kernel = 0.5 * (t + t2);
      s02 += d_kernel * exp_2[(((k2 + 256) / 20) | 0) * 20 + ((k2 + 256) % 20)];
      const t3 = triangularSolve_3[(((k2 + 257) / 20) | 0) * 20 + ((k2 + 257) % 20)];
      const t4 = triangularSolve_3[((k2 + 257) % 20) * 20 + (((k2 + 257) / 20) | 0)];
      const d_kernel2 = 0.5 * (t3 + t4);
      s12 += d_kernel2 * exp_2[(((k2 + 257) / 20) | 0) * 20 + ((k2 + 257) % 20)];
      const t5 = triangularSolve_3[(((k2 + 258) / 20) | 0) * 20 + ((k2 + 258) % 20)];
      const t6 = triangularSolve_3[((k2 + 258) % 20) * 20 + (((k2 + 258) / 20) | 0)];
      const d_kernel3 = 0.5 * (t5 + t6);
      s22 += d_kernel3 * exp_2[(((k2 + 258) / 20) | 0) * 20 + ((k2 + 258) % 20)];
      const t7 = triangularSolve_3[(((k2 + 259) / 20) | 0) * 20 + ((k2 + 259) % 20)];
      const t8 = triangularSolve_3[((k2 + 259) % 20) * 20 + (((k2 + 259) / 20) | 0)];
      const d_kernel4 = 0.5 * (t7 + t8);
      s32 += d_kernel4 * exp_2[(((k2 + 259) / 20) | 0) * 20 + ((k2 + 259) % 20)];
      const t9 = triangularSolve_3[(((k2 + 260) / 20) | 0) * 20 + ((k2 + 260) % 20)];
      const t10 = triangularSolve_3[((k2 + 260) % 20) * 20 + (((k2 + 260) / 20) | 0)];
      const d_kernel5 = 0.5 * (t9 + t10);
      s42 += d_kernel5 * exp_2[(((k2 + 260) / 20) | 0) * 20 + ((k2 + 260) % 20)];
      const t11 = triangularSolve_3[(((k2 + 261) / 20) | 0) * 20 + ((k2 + 261) % 20)];
      const t12 = triangularSolve_3[((k2 + 261) % 20) * 20 + (((k2 + 261) / 20) | 0)];
      const d_kernel6 = 0.5 * (t11 + t12);
      s52 += d_kernel6 * exp_2[(((k2 + 261) / 20) | 0) * 20 + ((k2 + 261) % 20)];
      const t13 = triangularSolve_3[(((k2 + 262) / 20) | 0) * 20 + ((k2 + 262) % 20)];
      const t14 = triangularSolve_3[((k2 + 262) % 20) * 20 + (((k2 + 262) / 20) | 0)];
      const d_kernel7 = 0.5 * (t13 + t14);
      s62 += d_kernel7 * exp_2[(((k2 + 262) / 20) | 0) * 20 + ((k2 + 262) % 20)];
      const t15 = triangularSolve_3[(((k2 + 263) / 20) | 0) * 20 + ((k2 + 263) % 20)];
      const t16 = triangularSolve_3[((k2 + 263) % 20) * 20 + (((k2 + 263) / 20) | 0)];
      const d_kernel8 = 0.5 * (t15 + t16);
      s72 += d_kernel8 * exp_2[(((k2 + 263) / 20) | 0) * 20 + ((k2 + 263) % 20)];
    }
    totals2[1] = s02 + s42 + (s22 + s62) + (s12 + s52 + (s32 + s72));
    totals2[0] = totals2[0] + totals2[1];
    const sum2 = totals2[0];
    d_logScale[0] = sum2 * 2;
  }

  /** d_logLength: f64 = -(sum(d_distance * (distance / exp(logLength))) * exp(logLength)) */
  function compute_d_logLength() {
    let s0 = 0;
    let s1 = 0;
    let s2 = 0;
    let s3 = 0;
    let s4 = 0;
    let s5 = 0;
    let s6 = 0;
    let s7 = 0;
    const exp2 = exp_[0];
    for (let k = 0; k < 256; k += 8) {
      const t = triangularSolve_3[((k / 20) | 0) * 20 + (k % 20)];
      const t2 = triangularSolve_3[(k % 20) * 20 + ((k / 20) | 0)];
      const d_kernel = 0.5 * (t + t2);
      const distance2 = distance[((k / 20) | 0) * 20 + (k % 20)];
      const d_distance = -0.5 * (d_kernel * exp_2[((k / 20) | 0) * 20 + (k % 20)]) * (2 * distance2);
      s0 += d_distance * (distance2 / exp2);
      const t3 = triangularSolve_3[(((k + 1) / 20) | 0) * 20 + ((k + 1) % 20)];
      const t4 = triangularSolve_3[((k + 1) % 20) * 20 + (((k + 1) / 20) | 0)];
      const d_kernel2 = 0.5 * (t3 + t4);
      const distance3 = distance[(((k + 1) / 20) | 0) * 20 + ((k + 1) % 20)];
      const d_distance2 = -0.5 * (d_kernel2 * exp_2[(((k + 1) / 20) | 0) * 20 + ((k + 1) % 20)]) * (2 * distance3);
      s1 += d_distance2 * (distance3 / exp2);
      const t5 = triangularSolve_3[(((k + 2) / 20) | 0) * 20 + ((k + 2) % 20)];
      const t6 = triangularSolve_3[((k + 2) % 20) * 20 + (((k + 2) / 20) | 0)];
      const d_kernel3 = 0.5 * (t5 + t6);
      const distance4 = distance[(((k + 2) / 20) | 0) * 20 + ((k + 2) % 20)];
      const d_distance3 = -0.5 * (d_kernel3 * exp_2[(((k + 2) / 20) | 0) * 20 + ((k + 2) % 20)]) * (2 * distance4);
      s2 += d_distance3 * (distance4 / exp2);
      const t7 = triangularSolve_3[(((k + 3) / 20) | 0) * 20 + ((k + 3) % 20)];
      const t8 = triangularSolve_3[((k + 3) % 20) * 20 + (((k + 3) / 20) | 0)];
      const d_kernel4 = 0.5 * (t7 + t8);
      const distance5 = distance[(((k + 3) / 20) | 0) * 20 + ((k + 3) % 20)];
      const d_distance4 = -0.5 * (d_kernel4 * exp_2[(((k + 3) / 20) | 0) * 20 + ((k + 3) % 20)]) * (2 * distance5);
      s3 += d_distance4 * (distance5 / exp2);
      const t9 = triangularSolve_3[(((k + 4) / 20) | 0) * 20 + ((k + 4) % 20)];
      const t10 = triangularSolve_3[((k + 4) % 20) * 20 + (((k + 4) / 20) | 0)];
      const d_kernel5 = 0.5 * (t9 + t10);
      const distance6 = distance[(((k + 4) / 20) | 0) * 20 + ((k + 4) % 20)];
      const d_distance5 = -0.5 * (d_kernel5 * exp_2[(((k + 4) / 20) | 0) * 20 + ((k + 4) % 20)]) * (2 * distance6);
      s4 += d_distance5 * (distance6 / exp2);
      const t11 = triangularSolve_3[(((k + 5) / 20) | 0) * 20 + ((k + 5) % 20)];
      const t12 = triangularSolve_3[((k + 5) % 20) * 20 + (((k + 5) / 20) | 0)];
      const d_kernel6 = 0.5 * (t11 + t12);
      const distance7 = distance[(((k + 5) / 20) | 0) * 20 + ((k + 5) % 20)];
      const d_distance6 = -0.5 * (d_kernel6 * exp_2[(((k + 5) / 20) | 0) * 20 + ((k + 5) % 20)]) * (2 * distance7);
      s5 += d_distance6 * (distance7 / exp2);
      const t13 = triangularSolve_3[(((k + 6) / 20) | 0) * 20 + ((k + 6) % 20)];
      const t14 = triangularSolve_3[((k + 6) % 20) * 20 + (((k + 6) / 20) | 0)];
      const d_kernel7 = 0.5 * (t13 + t14);
      const distance8 = distance[(((k + 6) / 20) | 0) * 20 + ((k + 6) % 20)];
      const d_distance7 = -0.5 * (d_kernel7 * exp_2[(((k + 6) / 20) | 0) * 20 + ((k + 6) % 20)]) * (2 * distance8);
      s6 += d_distance7 * (distance8 / exp2);
      const t15 = triangularSolve_3[(((k + 7) / 20) | 0) * 20 + ((k + 7) % 20)];
      const t16 = triangularSolve_3[((k + 7) % 20) * 20 + (((k + 7) / 20) | 0)];
      const d_kernel8 = 0.5 * (t15 + t16);
      const distance9 = distance[(((k + 7) / 20) | 0) * 20 + ((k + 7) % 20)];
      const d_distance8 = -0.5 * (d_kernel8 * exp_2[(((k + 7) / 20) | 0) * 20 + ((k + 7) % 20)]) * (2 * distance9);
      s7 += d_distance8 * (distance9 / exp2);
    }
    totals3[0] = s0 + s4 + (s2 + s6) + (s1 + s5 + (s3 + s7));
    let s02 = 0;
    let s12 = 0;
    let s22 = 0;
    let s32 = 0;
    let s42 = 0;
    let s52 = 0;
    let s62 = 0;
    let s72 = 0;
    const exp3 = exp_[0];
    for (let k2 = 0; k2 < 144; k2 += 8) {
      const t = triangularSolve_3[(((k2 + 256) / 20) | 0) * 20 + ((k2 + 256) % 20)];
      const t2 = triangularSolve_3[((k2 + 256) % 20) * 20 + (((k2 + 256) / 20) | 0)];
      const d_kernel = 0.5 * (t + t2);
      const distance2 = distance[(((k2 + 256) / 20) | 0) * 20 + ((k2 + 256) % 20)];
      const d_distance = -0.5 * (d_kernel * exp_2[(((k2 + 256) / 20) | 0) * 20 + ((k2 + 256) % 20)]) * (2 * distance2);
      s02 += d_distance * (distance2 / exp3);
      const t3 = triangularSolve_3[(((k2 + 257) / 20) | 0) * 20 + ((k2 + 257) % 20)];
      const t4 = triangularSolve_3[((k2 + 257) % 20) * 20 + (((k2 + 257) / 20) | 0)];
      const d_kernel2 = 0.5 * (t3 + t4);
      const distance3 = distance[(((k2 + 257) / 20) | 0) * 20 + ((k2 + 257) % 20)];
      const d_distance2 = -0.5 * (d_kernel2 * exp_2[(((k2 + 257) / 20) | 0) * 20 + ((k2 + 257) % 20)]) * (2 * distance3);
      s12 += d_distance2 * (distance3 / exp3);
      const t5 = triangularSolve_3[(((k2 + 258) / 20) | 0) * 20 + ((k2 + 258) % 20)];
      const t6 = triangularSolve_3[((k2 + 258) % 20) * 20 + (((k2 + 258) / 20) | 0)];
      const d_kernel3 = 0.5 * (t5 + t6);
      const distance4 = distance[(((k2 + 258) / 20) | 0) * 20 + ((k2 + 258) % 20)];
      const d_distance3 = -0.5 * (d_kernel3 * exp_2[(((k2 + 258) / 20) | 0) * 20 + ((k2 + 258) % 20)]) * (2 * distance4);
      s22 += d_distance3 * (distance4 / exp3);
      const t7 = triangularSolve_3[(((k2 + 259) / 20) | 0) * 20 + ((k2 + 259) % 20)];
      const t8 = triangularSolve_3[((k2 + 259) % 20) * 20 + (((k2 + 259) / 20) | 0)];
      const d_kernel4 = 0.5 * (t7 + t8);
      const distance5 = distance[(((k2 + 259) / 20) | 0) * 20 + ((k2 + 259) % 20)];
      const d_distance4 = -0.5 * (d_kernel4 * exp_2[(((k2 + 259) / 20) | 0) * 20 + ((k2 + 259) % 20)]) * (2 * distance5);
      s32 += d_distance4 * (distance5 / exp3);
      const t9 = triangularSolve_3[(((k2 + 260) / 20) | 0) * 20 + ((k2 + 260) % 20)];
      const t10 = triangularSolve_3[((k2 + 260) % 20) * 20 + (((k2 + 260) / 20) | 0)];
      const d_kernel5 = 0.5 * (t9 + t10);
      const distance6 = distance[(((k2 + 260) / 20) | 0) * 20 + ((k2 + 260) % 20)];
      const d_distance5 = -0.5 * (d_kernel5 * exp_2[(((k2 + 260) / 20) | 0) * 20 + ((k2 + 260) % 20)]) * (2 * distance6);
      s42 += d_distance5 * (distance6 / exp3);
      const t11 = triangularSolve_3[(((k2 + 261) / 20) | 0) * 20 + ((k2 + 261) % 20)];
      const t12 = triangularSolve_3[((k2 + 261) % 20) * 20 + (((k2 + 261) / 20) | 0)];
      const d_kernel6 = 0.5 * (t11 + t12);
      const distance7 = distance[(((k2 + 261) / 20) | 0) * 20 + ((k2 + 261) % 20)];
      const d_distance6 = -0.5 * (d_kernel6 * exp_2[(((k2 + 261) / 20) | 0) * 20 + ((k2 + 261) % 20)]) * (2 * distance7);
      s52 += d_distance6 * (distance7 / exp3);
      const t13 = triangularSolve_3[(((k2 + 262) / 20) | 0) * 20 + ((k2 + 262) % 20)];
      const t14 = triangularSolve_3[((k2 + 262) % 20) * 20 + (((k2 + 262) / 20) | 0)];
      const d_kernel7 = 0.5 * (t13 + t14);
      const distance8 = distance[(((k2 + 262) / 20) | 0) * 20 + ((k2 + 262) % 20)];
      const d_distance7 = -0.5 * (d_kernel7 * exp_2[(((k2 + 262) / 20) | 0) * 20 + ((k2 + 262) % 20)]) * (2 * distance8);
      s62 += d_distance7 * (distance8 / exp3);
      const t15 = triangularSolve_3[(((k2 + 263) / 20) | 0) * 20 + ((k2 + 263) % 20)];
      const t16 = triangularSolve_3[((k2 + 263) % 20) * 20 + (((k2 + 263) / 20) | 0)];
      const d_kernel8 = 0.5 * (t15 + t16);
      const distance9 = distance[(((k2 + 263) / 20) | 0) * 20 + ((k2 + 263) % 20)];
      const d_distance8 = -0.5 * (d_kernel8 * exp_2[(((k2 + 263) / 20) | 0) * 20 + ((k2 + 263) % 20)]) * (2 * distance9);
      s72 += d_distance8 * (distance9 / exp3);
    }
    totals3[1] = s02 + s42 + (s22 + s62) + (s12 + s52 + (s32 + s72));
    totals3[0] = totals3[0] + totals3[1];
    const sum2 = totals3[0];
    d_logLength[0] = -(sum2 * exp_[0]);
  }

  /**
   * exp: f64[20, 20] = exp(2 * logScale - 0.5 * square(distance))
   * kernel: f64[20, 20] = exp(2 * logScale - 0.5 * distance ** 2) + exp(2 * logNoise) * eye(n)
   */
  function compute_kernel_1() {
    const exp22 = exp_[0];
    const t52 = 2 * logScale[0];
    const exp_122 = exp_1[0];
    for (let i = 0; i < 20; i++) {
      const x22 = x[i];
      for (let j = 0; j < 20; j += 4) {
        const x3 = x[j];
        const distance2 = (x22 - x3) / exp22;
        const t = exp(t52 - 0.5 * (distance2 * distance2));
        exp_2[i * 20 + j] = t;
        kernel[i * 20 + j] = t + exp_122 * table[i * 20 + j];
        const x4 = x[j + 1];
        const distance3 = (x22 - x4) / exp22;
        const t2 = exp(t52 - 0.5 * (distance3 * distance3));
        exp_2[i * 20 + j + 1] = t2;
        kernel[i * 20 + j + 1] = t2 + exp_122 * table[i * 20 + j + 1];
        const x5 = x[j + 2];
        const distance4 = (x22 - x5) / exp22;
        const t3 = exp(t52 - 0.5 * (distance4 * distance4));
        exp_2[i * 20 + j + 2] = t3;
        kernel[i * 20 + j + 2] = t3 + exp_122 * table[i * 20 + j + 2];
        const x6 = x[j + 3];
        const distance5 = (x22 - x6) / exp22;
        const t4 = exp(t52 - 0.5 * (distance5 * distance5));
        exp_2[i * 20 + j + 3] = t4;
        kernel[i * 20 + j + 3] = t4 + exp_122 * table[i * 20 + j + 3];
      }
    }
  }

  /** loss: f64 = 0.5 * sum(half ** 2) + sum(log(diag(lower))) + n / 2 * log(2 * pi) */
  function compute_loss_1() {
    let s0 = 0;
    let s1 = 0;
    let s2 = 0;
    let s3 = 0;
    let s4 = 0;
    let s5 = 0;
    let s6 = 0;
    let s7 = 0;
    for (let k = 0; k < 16; k += 8) {
      s0 += log(lower[k * 21]);
      s1 += log(lower[k * 21 + 21]);
      s2 += log(lower[k * 21 + 42]);
      s3 += log(lower[k * 21 + 63]);
      s4 += log(lower[k * 21 + 84]);
      s5 += log(lower[k * 21 + 105]);
      s6 += log(lower[k * 21 + 126]);
      s7 += log(lower[k * 21 + 147]);
    }
    s0 += log(lower[336]);
    s1 += log(lower[357]);
    s2 += log(lower[378]);
    s3 += log(lower[399]);
    const sum2 = s0 + s4 + (s2 + s6) + (s1 + s5 + (s3 + s7));
    loss[0] = 0.5 * sum[0] + sum2 + 18.37877066409345;
  }

  /** reciprocal: f64[20] = reciprocal(diagonal(lower)) */
  function compute_reciprocal_1() {
    for (let i = 0; i < 20; i++) {
      reciprocal[i] = 1 / lower[i * 21];
    }
  }

  /** d_logLength: f64 = -(sum(d_distance * (distance / exp(logLength))) * exp(logLength)) */
  function compute_d_logLength_1() {
    let s0 = 0;
    let s1 = 0;
    let s2 = 0;
    let s3 = 0;
    let s4 = 0;
    let s5 = 0;
    let s6 = 0;
    let s7 = 0;
    const t32 = exp_[0];
    for (let k = 0; k < 256; k += 8) {
      const t = triangularSolve_3[((k / 20) | 0) * 20 + (k % 20)];
      const t2 = triangularSolve_3[(k % 20) * 20 + ((k / 20) | 0)];
      const d_kernel = 0.5 * (t + t2);
      const x2 = x[(k / 20) | 0];
      const x3 = x[k % 20];
      const distance2 = (x2 - x3) / t32;
      const d_distance = -0.5 * (d_kernel * exp_2[((k / 20) | 0) * 20 + (k % 20)]) * (2 * distance2);
      s0 += d_distance * (distance2 / t32);
      const t4 = triangularSolve_3[(((k + 1) / 20) | 0) * 20 + ((k + 1) % 20)];
      const t5 = triangularSolve_3[((k + 1) % 20) * 20 + (((k + 1) / 20) | 0)];
      const d_kernel2 = 0.5 * (t4 + t5);
      const x4 = x[((k + 1) / 20) | 0];
      const x5 = x[(k + 1) % 20];
      const distance3 = (x4 - x5) / t32;
      const d_distance2 = -0.5 * (d_kernel2 * exp_2[(((k + 1) / 20) | 0) * 20 + ((k + 1) % 20)]) * (2 * distance3);
      s1 += d_distance2 * (distance3 / t32);
      const t7 = triangularSolve_3[(((k + 2) / 20) | 0) * 20 + ((k + 2) % 20)];
      const t8 = triangularSolve_3[((k + 2) % 20) * 20 + (((k + 2) / 20) | 0)];
      const d_kernel3 = 0.5 * (t7 + t8);
      const x6 = x[((k + 2) / 20) | 0];
      const x7 = x[(k + 2) % 20];
      const distance4 = (x6 - x7) / t32;
      const d_distance3 = -0.5 * (d_kernel3 * exp_2[(((k + 2) / 20) | 0) * 20 + ((k + 2) % 20)]) * (2 * distance4);
      s2 += d_distance3 * (distance4 / t32);
      const t10 = triangularSolve_3[(((k + 3) / 20) | 0) * 20 + ((k + 3) % 20)];
      const t11 = triangularSolve_3[((k + 3) % 20) * 20 + (((k + 3) / 20) | 0)];
      const d_kernel4 = 0.5 * (t10 + t11);
      const x8 = x[((k + 3) / 20) | 0];
      const x9 = x[(k + 3) % 20];
      const distance5 = (x8 - x9) / t32;
      const d_distance4 = -0.5 * (d_kernel4 * exp_2[(((k + 3) / 20) | 0) * 20 + ((k + 3) % 20)]) * (2 * distance5);
      s3 += d_distance4 * (distance5 / t32);
      const t13 = triangularSolve_3[(((k + 4) / 20) | 0) * 20 + ((k + 4) % 20)];
      const t14 = triangularSolve_3[((k + 4) % 20) * 20 + (((k + 4) / 20) | 0)];
      const d_kernel5 = 0.5 * (t13 + t14);
      const x10 = x[((k + 4) / 20) | 0];
      const x11 = x[(k + 4) % 20];
      const distance6 = (x10 - x11) / t32;
      const d_distance5 = -0.5 * (d_kernel5 * exp_2[(((k + 4) / 20) | 0) * 20 + ((k + 4) % 20)]) * (2 * distance6);
      s4 += d_distance5 * (distance6 / t32);
      const t16 = triangularSolve_3[(((k + 5) / 20) | 0) * 20 + ((k + 5) % 20)];
      const t17 = triangularSolve_3[((k + 5) % 20) * 20 + (((k + 5) / 20) | 0)];
      const d_kernel6 = 0.5 * (t16 + t17);
      const x12 = x[((k + 5) / 20) | 0];
      const x13 = x[(k + 5) % 20];
      const distance7 = (x12 - x13) / t32;
      const d_distance6 = -0.5 * (d_kernel6 * exp_2[(((k + 5) / 20) | 0) * 20 + ((k + 5) % 20)]) * (2 * distance7);
      s5 += d_distance6 * (distance7 / t32);
      const t19 = triangularSolve_3[(((k + 6) / 20) | 0) * 20 + ((k + 6) % 20)];
      const t20 = triangularSolve_3[((k + 6) % 20) * 20 + (((k + 6) / 20) | 0)];
      const d_kernel7 = 0.5 * (t19 + t20);
      const x14 = x[((k + 6) / 20) | 0];
      const x15 = x[(k + 6) % 20];
      const distance8 = (x14 - x15) / t32;
      const d_distance7 = -0.5 * (d_kernel7 * exp_2[(((k + 6) / 20) | 0) * 20 + ((k + 6) % 20)]) * (2 * distance8);
      s6 += d_distance7 * (distance8 / t32);
      const t22 = triangularSolve_3[(((k + 7) / 20) | 0) * 20 + ((k + 7) % 20)];
      const t23 = triangularSolve_3[((k + 7) % 20) * 20 + (((k + 7) / 20) | 0)];
      const d_kernel8 = 0.5 * (t22 + t23);
      const x16 = x[((k + 7) / 20) | 0];
      const x17 = x[(k + 7) % 20];
      const distance9 = (x16 - x17) / t32;
      const d_distance8 = -0.5 * (d_kernel8 * exp_2[(((k + 7) / 20) | 0) * 20 + ((k + 7) % 20)]) * (2 * distance9);
      s7 += d_distance8 * (distance9 / t32);
    }
    totals4[0] = s0 + s4 + (s2 + s6) + (s1 + s5 + (s3 + s7));
    let s02 = 0;
    let s12 = 0;
    let s22 = 0;
    let s32 = 0;
    let s42 = 0;
    let s52 = 0;
    let s62 = 0;
    let s72 = 0;
    const t33 = exp_[0];
    for (let k2 = 0; k2 < 144; k2 += 8) {
      const t = triangularSolve_3[(((k2 + 256) / 20) | 0) * 20 + ((k2 + 256) % 20)];
      const t2 = triangularSolve_3[((k2 + 256) % 20) * 20 + (((k2 + 256) / 20) | 0)];
      const d_kernel = 0.5 * (t + t2);
      const x2 = x[((k2 + 256) / 20) | 0];
      const x3 = x[(k2 + 256) % 20];
      const distance2 = (x2 - x3) / t33;
      const d_distance = -0.5 * (d_kernel * exp_2[(((k2 + 256) / 20) | 0) * 20 + ((k2 + 256) % 20)]) * (2 * distance2);
      s02 += d_distance * (distance2 / t33);
      const t4 = triangularSolve_3[(((k2 + 257) / 20) | 0) * 20 + ((k2 + 257) % 20)];
      const t5 = triangularSolve_3[((k2 + 257) % 20) * 20 + (((k2 + 257) / 20) | 0)];
      const d_kernel2 = 0.5 * (t4 + t5);
      const x4 = x[((k2 + 257) / 20) | 0];
      const x5 = x[(k2 + 257) % 20];
      const distance3 = (x4 - x5) / t33;
      const d_distance2 = -0.5 * (d_kernel2 * exp_2[(((k2 + 257) / 20) | 0) * 20 + ((k2 + 257) % 20)]) * (2 * distance3);
      s12 += d_distance2 * (distance3 / t33);
      const t7 = triangularSolve_3[(((k2 + 258) / 20) | 0) * 20 + ((k2 + 258) % 20)];
      const t8 = triangularSolve_3[((k2 + 258) % 20) * 20 + (((k2 + 258) / 20) | 0)];
      const d_kernel3 = 0.5 * (t7 + t8);
      const x6 = x[((k2 + 258) / 20) | 0];
      const x7 = x[(k2 + 258) % 20];
      const distance4 = (x6 - x7) / t33;
      const d_distance3 = -0.5 * (d_kernel3 * exp_2[(((k2 + 258) / 20) | 0) * 20 + ((k2 + 258) % 20)]) * (2 * distance4);
      s22 += d_distance3 * (distance4 / t33);
      const t10 = triangularSolve_3[(((k2 + 259) / 20) | 0) * 20 + ((k2 + 259) % 20)];
      const t11 = triangularSolve_3[((k2 + 259) % 20) * 20 + (((k2 + 259) / 20) | 0)];
      const d_kernel4 = 0.5 * (t10 + t11);
      const x8 = x[((k2 + 259) / 20) | 0];
      const x9 = x[(k2 + 259) % 20];
      const distance5 = (x8 - x9) / t33;
      const d_distance4 = -0.5 * (d_kernel4 * exp_2[(((k2 + 259) / 20) | 0) * 20 + ((k2 + 259) % 20)]) * (2 * distance5);
      s32 += d_distance4 * (distance5 / t33);
      const t13 = triangularSolve_3[(((k2 + 260) / 20) | 0) * 20 + ((k2 + 260) % 20)];
      const t14 = triangularSolve_3[((k2 + 260) % 20) * 20 + (((k2 + 260) / 20) | 0)];
      const d_kernel5 = 0.5 * (t13 + t14);
      const x10 = x[((k2 + 260) / 20) | 0];
      const x11 = x[(k2 + 260) % 20];
      const distance6 = (x10 - x11) / t33;
      const d_distance5 = -0.5 * (d_kernel5 * exp_2[(((k2 + 260) / 20) | 0) * 20 + ((k2 + 260) % 20)]) * (2 * distance6);
      s42 += d_distance5 * (distance6 / t33);
      const t16 = triangularSolve_3[(((k2 + 261) / 20) | 0) * 20 + ((k2 + 261) % 20)];
      const t17 = triangularSolve_3[((k2 + 261) % 20) * 20 + (((k2 + 261) / 20) | 0)];
      const d_kernel6 = 0.5 * (t16 + t17);
      const x12 = x[((k2 + 261) / 20) | 0];
      const x13 = x[(k2 + 261) % 20];
      const distance7 = (x12 - x13) / t33;
      const d_distance6 = -0.5 * (d_kernel6 * exp_2[(((k2 + 261) / 20) | 0) * 20 + ((k2 + 261) % 20)]) * (2 * distance7);
      s52 += d_distance6 * (distance7 / t33);
      const t19 = triangularSolve_3[(((k2 + 262) / 20) | 0) * 20 + ((k2 + 262) % 20)];
      const t20 = triangularSolve_3[((k2 + 262) % 20) * 20 + (((k2 + 262) / 20) | 0)];
      const d_kernel7 = 0.5 * (t19 + t20);
      const x14 = x[((k2 + 262) / 20) | 0];
      const x15 = x[(k2 + 262) % 20];
      const distance8 = (x14 - x15) / t33;
      const d_distance7 = -0.5 * (d_kernel7 * exp_2[(((k2 + 262) / 20) | 0) * 20 + ((k2 + 262) % 20)]) * (2 * distance8);
      s62 += d_distance7 * (distance8 / t33);
      const t22 = triangularSolve_3[(((k2 + 263) / 20) | 0) * 20 + ((k2 + 263) % 20)];
      const t23 = triangularSolve_3[((k2 + 263) % 20) * 20 + (((k2 + 263) / 20) | 0)];
      const d_kernel8 = 0.5 * (t22 + t23);
      const x16 = x[((k2 + 263) / 20) | 0];
      const x17 = x[(k2 + 263) % 20];
      const distance9 = (x16 - x17) / t33;
      const d_distance8 = -0.5 * (d_kernel8 * exp_2[(((k2 + 263) / 20) | 0) * 20 + ((k2 + 263) % 20)]) * (2 * distance9);
      s72 += d_distance8 * (distance9 / t33);
    }
    totals4[1] = s02 + s42 + (s22 + s62) + (s12 + s52 + (s32 + s72));
    totals4[0] = totals4[0] + totals4[1];
    const sum2 = totals4[0];
    d_logLength[0] = -(sum2 * exp_[0]);
  }

  /**
   * mul: f64 = vector_logNoise * 2 * exp(2 * logNoise)
   *   a tangent of exp(2 * logNoise), by exp: its tangent
   */
  function compute_mul_1() {
    mul_1[0] = vector_logNoise[0] * 2 * exp_1[0];
  }

  /**
   * sum: f64 = sum(d_kernel * [1, 0, 0, ...])
   *   a cotangent of broadcastTo(exp(%22), [20, 20]), by view: dx
   */
  function compute_sum_1() {
    let s0 = 0;
    let s1 = 0;
    let s2 = 0;
    let s3 = 0;
    let s4 = 0;
    let s5 = 0;
    let s6 = 0;
    let s7 = 0;
    for (let k = 0; k < 256; k += 8) {
      const t = triangularSolve_3[((k / 20) | 0) * 20 + (k % 20)];
      const t2 = triangularSolve_3[(k % 20) * 20 + ((k / 20) | 0)];
      const d_kernel = 0.5 * (t + t2);
      s0 += d_kernel * table[((k / 20) | 0) * 20 + (k % 20)];
      const t3 = triangularSolve_3[(((k + 1) / 20) | 0) * 20 + ((k + 1) % 20)];
      const t4 = triangularSolve_3[((k + 1) % 20) * 20 + (((k + 1) / 20) | 0)];
      const d_kernel2 = 0.5 * (t3 + t4);
      s1 += d_kernel2 * table[(((k + 1) / 20) | 0) * 20 + ((k + 1) % 20)];
      const t5 = triangularSolve_3[(((k + 2) / 20) | 0) * 20 + ((k + 2) % 20)];
      const t6 = triangularSolve_3[((k + 2) % 20) * 20 + (((k + 2) / 20) | 0)];
      const d_kernel3 = 0.5 * (t5 + t6);
      s2 += d_kernel3 * table[(((k + 2) / 20) | 0) * 20 + ((k + 2) % 20)];
      const t7 = triangularSolve_3[(((k + 3) / 20) | 0) * 20 + ((k + 3) % 20)];
      const t8 = triangularSolve_3[((k + 3) % 20) * 20 + (((k + 3) / 20) | 0)];
      const d_kernel4 = 0.5 * (t7 + t8);
      s3 += d_kernel4 * table[(((k + 3) / 20) | 0) * 20 + ((k + 3) % 20)];
      const t9 = triangularSolve_3[(((k + 4) / 20) | 0) * 20 + ((k + 4) % 20)];
      const t10 = triangularSolve_3[((k + 4) % 20) * 20 + (((k + 4) / 20) | 0)];
      const d_kernel5 = 0.5 * (t9 + t10);
      s4 += d_kernel5 * table[(((k + 4) / 20) | 0) * 20 + ((k + 4) % 20)];
      const t11 = triangularSolve_3[(((k + 5) / 20) | 0) * 20 + ((k + 5) % 20)];
      const t12 = triangularSolve_3[((k + 5) % 20) * 20 + (((k + 5) / 20) | 0)];
      const d_kernel6 = 0.5 * (t11 + t12);
      s5 += d_kernel6 * table[(((k + 5) / 20) | 0) * 20 + ((k + 5) % 20)];
      const t13 = triangularSolve_3[(((k + 6) / 20) | 0) * 20 + ((k + 6) % 20)];
      const t14 = triangularSolve_3[((k + 6) % 20) * 20 + (((k + 6) / 20) | 0)];
      const d_kernel7 = 0.5 * (t13 + t14);
      s6 += d_kernel7 * table[(((k + 6) / 20) | 0) * 20 + ((k + 6) % 20)];
      const t15 = triangularSolve_3[(((k + 7) / 20) | 0) * 20 + ((k + 7) % 20)];
      const t16 = triangularSolve_3[((k + 7) % 20) * 20 + (((k + 7) / 20) | 0)];
      const d_kernel8 = 0.5 * (t15 + t16);
      s7 += d_kernel8 * table[(((k + 7) / 20) | 0) * 20 + ((k + 7) % 20)];
    }
    totals5[0] = s0 + s4 + (s2 + s6) + (s1 + s5 + (s3 + s7));
    let s02 = 0;
    let s12 = 0;
    let s22 = 0;
    let s32 = 0;
    let s42 = 0;
    let s52 = 0;
    let s62 = 0;
    let s72 = 0;
    for (let k2 = 0; k2 < 144; k2 += 8) {
      const t = triangularSolve_3[(((k2 + 256) / 20) | 0) * 20 + ((k2 + 256) % 20)];
      const t2 = triangularSolve_3[((k2 + 256) % 20) * 20 + (((k2 + 256) / 20) | 0)];
      const d_kernel = 0.5 * (t + t2);
      s02 += d_kernel * table[(((k2 + 256) / 20) | 0) * 20 + ((k2 + 256) % 20)];
      const t3 = triangularSolve_3[(((k2 + 257) / 20) | 0) * 20 + ((k2 + 257) % 20)];
      const t4 = triangularSolve_3[((k2 + 257) % 20) * 20 + (((k2 + 257) / 20) | 0)];
      const d_kernel2 = 0.5 * (t3 + t4);
      s12 += d_kernel2 * table[(((k2 + 257) / 20) | 0) * 20 + ((k2 + 257) % 20)];
      const t5 = triangularSolve_3[(((k2 + 258) / 20) | 0) * 20 + ((k2 + 258) % 20)];
      const t6 = triangularSolve_3[((k2 + 258) % 20) * 20 + (((k2 + 258) / 20) | 0)];
      const d_kernel3 = 0.5 * (t5 + t6);
      s22 += d_kernel3 * table[(((k2 + 258) / 20) | 0) * 20 + ((k2 + 258) % 20)];
      const t7 = triangularSolve_3[(((k2 + 259) / 20) | 0) * 20 + ((k2 + 259) % 20)];
      const t8 = triangularSolve_3[((k2 + 259) % 20) * 20 + (((k2 + 259) / 20) | 0)];
      const d_kernel4 = 0.5 * (t7 + t8);
      s32 += d_kernel4 * table[(((k2 + 259) / 20) | 0) * 20 + ((k2 + 259) % 20)];
      const t9 = triangularSolve_3[(((k2 + 260) / 20) | 0) * 20 + ((k2 + 260) % 20)];
      const t10 = triangularSolve_3[((k2 + 260) % 20) * 20 + (((k2 + 260) / 20) | 0)];
      const d_kernel5 = 0.5 * (t9 + t10);
      s42 += d_kernel5 * table[(((k2 + 260) / 20) | 0) * 20 + ((k2 + 260) % 20)];
      const t11 = triangularSolve_3[(((k2 + 261) / 20) | 0) * 20 + ((k2 + 261) % 20)];
      const t12 = triangularSolve_3[((k2 + 261) % 20) * 20 + (((k2 + 261) / 20) | 0)];
      const d_kernel6 = 0.5 * (t11 + t12);
      s52 += d_kernel6 * table[(((k2 + 261) / 20) | 0) * 20 + ((k2 + 261) % 20)];
      const t13 = triangularSolve_3[(((k2 + 262) / 20) | 0) * 20 + ((k2 + 262) % 20)];
      const t14 = triangularSolve_3[((k2 + 262) % 20) * 20 + (((k2 + 262) / 20) | 0)];
      const d_kernel7 = 0.5 * (t13 + t14);
      s62 += d_kernel7 * table[(((k2 + 262) / 20) | 0) * 20 + ((k2 + 262) % 20)];
      const t15 = triangularSolve_3[(((k2 + 263) / 20) | 0) * 20 + ((k2 + 263) % 20)];
      const t16 = triangularSolve_3[((k2 + 263) % 20) * 20 + (((k2 + 263) / 20) | 0)];
      const d_kernel8 = 0.5 * (t15 + t16);
      s72 += d_kernel8 * table[(((k2 + 263) / 20) | 0) * 20 + ((k2 + 263) % 20)];
    }
    totals5[1] = s02 + s42 + (s22 + s62) + (s12 + s52 + (s32 + s72));
    totals5[0] = totals5[0] + totals5[1];
    sum_2[0] = totals5[0];
  }

  /** sum: f64 = sum(d_distance * (distance / exp(logLength))) */
  function compute_sum_2() {
    let s0 = 0;
    let s1 = 0;
    let s2 = 0;
    let s3 = 0;
    let s4 = 0;
    let s5 = 0;
    let s6 = 0;
    let s7 = 0;
    const t32 = exp_[0];
    for (let k = 0; k < 256; k += 8) {
      const t = triangularSolve_3[((k / 20) | 0) * 20 + (k % 20)];
      const t2 = triangularSolve_3[(k % 20) * 20 + ((k / 20) | 0)];
      const d_kernel = 0.5 * (t + t2);
      const x2 = x[(k / 20) | 0];
      const x3 = x[k % 20];
      const distance2 = (x2 - x3) / t32;
      const d_distance = -0.5 * (d_kernel * exp_2[((k / 20) | 0) * 20 + (k % 20)]) * (2 * distance2);
      s0 += d_distance * (distance2 / t32);
      const t4 = triangularSolve_3[(((k + 1) / 20) | 0) * 20 + ((k + 1) % 20)];
      const t5 = triangularSolve_3[((k + 1) % 20) * 20 + (((k + 1) / 20) | 0)];
      const d_kernel2 = 0.5 * (t4 + t5);
      const x4 = x[((k + 1) / 20) | 0];
      const x5 = x[(k + 1) % 20];
      const distance3 = (x4 - x5) / t32;
      const d_distance2 = -0.5 * (d_kernel2 * exp_2[(((k + 1) / 20) | 0) * 20 + ((k + 1) % 20)]) * (2 * distance3);
      s1 += d_distance2 * (distance3 / t32);
      const t7 = triangularSolve_3[(((k + 2) / 20) | 0) * 20 + ((k + 2) % 20)];
      const t8 = triangularSolve_3[((k + 2) % 20) * 20 + (((k + 2) / 20) | 0)];
      const d_kernel3 = 0.5 * (t7 + t8);
      const x6 = x[((k + 2) / 20) | 0];
      const x7 = x[(k + 2) % 20];
      const distance4 = (x6 - x7) / t32;
      const d_distance3 = -0.5 * (d_kernel3 * exp_2[(((k + 2) / 20) | 0) * 20 + ((k + 2) % 20)]) * (2 * distance4);
      s2 += d_distance3 * (distance4 / t32);
      const t10 = triangularSolve_3[(((k + 3) / 20) | 0) * 20 + ((k + 3) % 20)];
      const t11 = triangularSolve_3[((k + 3) % 20) * 20 + (((k + 3) / 20) | 0)];
      const d_kernel4 = 0.5 * (t10 + t11);
      const x8 = x[((k + 3) / 20) | 0];
      const x9 = x[(k + 3) % 20];
      const distance5 = (x8 - x9) / t32;
      const d_distance4 = -0.5 * (d_kernel4 * exp_2[(((k + 3) / 20) | 0) * 20 + ((k + 3) % 20)]) * (2 * distance5);
      s3 += d_distance4 * (distance5 / t32);
      const t13 = triangularSolve_3[(((k + 4) / 20) | 0) * 20 + ((k + 4) % 20)];
      const t14 = triangularSolve_3[((k + 4) % 20) * 20 + (((k + 4) / 20) | 0)];
      const d_kernel5 = 0.5 * (t13 + t14);
      const x10 = x[((k + 4) / 20) | 0];
      const x11 = x[(k + 4) % 20];
      const distance6 = (x10 - x11) / t32;
      const d_distance5 = -0.5 * (d_kernel5 * exp_2[(((k + 4) / 20) | 0) * 20 + ((k + 4) % 20)]) * (2 * distance6);
      s4 += d_distance5 * (distance6 / t32);
      const t16 = triangularSolve_3[(((k + 5) / 20) | 0) * 20 + ((k + 5) % 20)];
      const t17 = triangularSolve_3[((k + 5) % 20) * 20 + (((k + 5) / 20) | 0)];
      const d_kernel6 = 0.5 * (t16 + t17);
      const x12 = x[((k + 5) / 20) | 0];
      const x13 = x[(k + 5) % 20];
      const distance7 = (x12 - x13) / t32;
      const d_distance6 = -0.5 * (d_kernel6 * exp_2[(((k + 5) / 20) | 0) * 20 + ((k + 5) % 20)]) * (2 * distance7);
      s5 += d_distance6 * (distance7 / t32);
      const t19 = triangularSolve_3[(((k + 6) / 20) | 0) * 20 + ((k + 6) % 20)];
      const t20 = triangularSolve_3[((k + 6) % 20) * 20 + (((k + 6) / 20) | 0)];
      const d_kernel7 = 0.5 * (t19 + t20);
      const x14 = x[((k + 6) / 20) | 0];
      const x15 = x[(k + 6) % 20];
      const distance8 = (x14 - x15) / t32;
      const d_distance7 = -0.5 * (d_kernel7 * exp_2[(((k + 6) / 20) | 0) * 20 + ((k + 6) % 20)]) * (2 * distance8);
      s6 += d_distance7 * (distance8 / t32);
      const t22 = triangularSolve_3[(((k + 7) / 20) | 0) * 20 + ((k + 7) % 20)];
      const t23 = triangularSolve_3[((k + 7) % 20) * 20 + (((k + 7) / 20) | 0)];
      const d_kernel8 = 0.5 * (t22 + t23);
      const x16 = x[((k + 7) / 20) | 0];
      const x17 = x[(k + 7) % 20];
      const distance9 = (x16 - x17) / t32;
      const d_distance8 = -0.5 * (d_kernel8 * exp_2[(((k + 7) / 20) | 0) * 20 + ((k + 7) % 20)]) * (2 * distance9);
      s7 += d_distance8 * (distance9 / t32);
    }
    totals6[0] = s0 + s4 + (s2 + s6) + (s1 + s5 + (s3 + s7));
    let s02 = 0;
    let s12 = 0;
    let s22 = 0;
    let s32 = 0;
    let s42 = 0;
    let s52 = 0;
    let s62 = 0;
    let s72 = 0;
    const t33 = exp_[0];
    for (let k2 = 0; k2 < 144; k2 += 8) {
      const t = triangularSolve_3[(((k2 + 256) / 20) | 0) * 20 + ((k2 + 256) % 20)];
      const t2 = triangularSolve_3[((k2 + 256) % 20) * 20 + (((k2 + 256) / 20) | 0)];
      const d_kernel = 0.5 * (t + t2);
      const x2 = x[((k2 + 256) / 20) | 0];
      const x3 = x[(k2 + 256) % 20];
      const distance2 = (x2 - x3) / t33;
      const d_distance = -0.5 * (d_kernel * exp_2[(((k2 + 256) / 20) | 0) * 20 + ((k2 + 256) % 20)]) * (2 * distance2);
      s02 += d_distance * (distance2 / t33);
      const t4 = triangularSolve_3[(((k2 + 257) / 20) | 0) * 20 + ((k2 + 257) % 20)];
      const t5 = triangularSolve_3[((k2 + 257) % 20) * 20 + (((k2 + 257) / 20) | 0)];
      const d_kernel2 = 0.5 * (t4 + t5);
      const x4 = x[((k2 + 257) / 20) | 0];
      const x5 = x[(k2 + 257) % 20];
      const distance3 = (x4 - x5) / t33;
      const d_distance2 = -0.5 * (d_kernel2 * exp_2[(((k2 + 257) / 20) | 0) * 20 + ((k2 + 257) % 20)]) * (2 * distance3);
      s12 += d_distance2 * (distance3 / t33);
      const t7 = triangularSolve_3[(((k2 + 258) / 20) | 0) * 20 + ((k2 + 258) % 20)];
      const t8 = triangularSolve_3[((k2 + 258) % 20) * 20 + (((k2 + 258) / 20) | 0)];
      const d_kernel3 = 0.5 * (t7 + t8);
      const x6 = x[((k2 + 258) / 20) | 0];
      const x7 = x[(k2 + 258) % 20];
      const distance4 = (x6 - x7) / t33;
      const d_distance3 = -0.5 * (d_kernel3 * exp_2[(((k2 + 258) / 20) | 0) * 20 + ((k2 + 258) % 20)]) * (2 * distance4);
      s22 += d_distance3 * (distance4 / t33);
      const t10 = triangularSolve_3[(((k2 + 259) / 20) | 0) * 20 + ((k2 + 259) % 20)];
      const t11 = triangularSolve_3[((k2 + 259) % 20) * 20 + (((k2 + 259) / 20) | 0)];
      const d_kernel4 = 0.5 * (t10 + t11);
      const x8 = x[((k2 + 259) / 20) | 0];
      const x9 = x[(k2 + 259) % 20];
      const distance5 = (x8 - x9) / t33;
      const d_distance4 = -0.5 * (d_kernel4 * exp_2[(((k2 + 259) / 20) | 0) * 20 + ((k2 + 259) % 20)]) * (2 * distance5);
      s32 += d_distance4 * (distance5 / t33);
      const t13 = triangularSolve_3[(((k2 + 260) / 20) | 0) * 20 + ((k2 + 260) % 20)];
      const t14 = triangularSolve_3[((k2 + 260) % 20) * 20 + (((k2 + 260) / 20) | 0)];
      const d_kernel5 = 0.5 * (t13 + t14);
      const x10 = x[((k2 + 260) / 20) | 0];
      const x11 = x[(k2 + 260) % 20];
      const distance6 = (x10 - x11) / t33;
      const d_distance5 = -0.5 * (d_kernel5 * exp_2[(((k2 + 260) / 20) | 0) * 20 + ((k2 + 260) % 20)]) * (2 * distance6);
      s42 += d_distance5 * (distance6 / t33);
      const t16 = triangularSolve_3[(((k2 + 261) / 20) | 0) * 20 + ((k2 + 261) % 20)];
      const t17 = triangularSolve_3[((k2 + 261) % 20) * 20 + (((k2 + 261) / 20) | 0)];
      const d_kernel6 = 0.5 * (t16 + t17);
      const x12 = x[((k2 + 261) / 20) | 0];
      const x13 = x[(k2 + 261) % 20];
      const distance7 = (x12 - x13) / t33;
      const d_distance6 = -0.5 * (d_kernel6 * exp_2[(((k2 + 261) / 20) | 0) * 20 + ((k2 + 261) % 20)]) * (2 * distance7);
      s52 += d_distance6 * (distance7 / t33);
      const t19 = triangularSolve_3[(((k2 + 262) / 20) | 0) * 20 + ((k2 + 262) % 20)];
      const t20 = triangularSolve_3[((k2 + 262) % 20) * 20 + (((k2 + 262) / 20) | 0)];
      const d_kernel7 = 0.5 * (t19 + t20);
      const x14 = x[((k2 + 262) / 20) | 0];
      const x15 = x[(k2 + 262) % 20];
      const distance8 = (x14 - x15) / t33;
      const d_distance7 = -0.5 * (d_kernel7 * exp_2[(((k2 + 262) / 20) | 0) * 20 + ((k2 + 262) % 20)]) * (2 * distance8);
      s62 += d_distance7 * (distance8 / t33);
      const t22 = triangularSolve_3[(((k2 + 263) / 20) | 0) * 20 + ((k2 + 263) % 20)];
      const t23 = triangularSolve_3[((k2 + 263) % 20) * 20 + (((k2 + 263) / 20) | 0)];
      const d_kernel8 = 0.5 * (t22 + t23);
      const x16 = x[((k2 + 263) / 20) | 0];
      const x17 = x[(k2 + 263) % 20];
      const distance9 = (x16 - x17) / t33;
      const d_distance8 = -0.5 * (d_kernel8 * exp_2[(((k2 + 263) / 20) | 0) * 20 + ((k2 + 263) % 20)]) * (2 * distance9);
      s72 += d_distance8 * (distance9 / t33);
    }
    totals6[1] = s02 + s42 + (s22 + s62) + (s12 + s52 + (s32 + s72));
    totals6[0] = totals6[0] + totals6[1];
    sum_4[0] = totals6[0];
  }

  /**
   * mul: f64[20, 20] = (vector_logScale * 2 + 0.5 * (vector_logLength * %10 * (distance / %10) * (2 * distance)))
   * * exp(...
   *   a tangent of exp(%14 - %61), by exp: its tangent
   */
  function compute_mul_2() {
    const t22 = exp_[0];
    const t32 = vector_logScale[0] * 2;
    const t42 = vector_logLength[0] * t22;
    for (let i = 0; i < 20; i++) {
      const x22 = x[i];
      for (let j = 0; j < 20; j += 4) {
        const x3 = x[j];
        const distance2 = (x22 - x3) / t22;
        mul_2[i * 20 + j] = (t32 + 0.5 * (t42 * (distance2 / t22) * (2 * distance2))) * exp_2[i * 20 + j];
        const x4 = x[j + 1];
        const distance3 = (x22 - x4) / t22;
        mul_2[i * 20 + j + 1] = (t32 + 0.5 * (t42 * (distance3 / t22) * (2 * distance3))) * exp_2[i * 20 + j + 1];
        const x5 = x[j + 2];
        const distance4 = (x22 - x5) / t22;
        mul_2[i * 20 + j + 2] = (t32 + 0.5 * (t42 * (distance4 / t22) * (2 * distance4))) * exp_2[i * 20 + j + 2];
        const x6 = x[j + 3];
        const distance5 = (x22 - x6) / t22;
        mul_2[i * 20 + j + 3] = (t32 + 0.5 * (t42 * (distance5 / t22) * (2 * distance5))) * exp_2[i * 20 + j + 3];
      }
    }
  }

  /**
   * add: f64[20, 20] = d_kernel * 0.5 + transpose(d_kernel * 0.5)
   *   a cotangent of triangularSolve(lower, transpose(%158), { lower: true, transpose: true, unitDiagonal: false
   *   }), by sum of the cotangents of its uses
   */
  function compute_add() {
    const mul_122 = mul_1[0];
    for (let i = 0; i < 20; i++) {
      for (let j = 0; j < 20; j++) {
        const d_kernel = mul_2[i * 20 + j] + mul_122 * table[i * 20 + j];
        const t = d_kernel * 0.5;
        const d_kernel2 = mul_2[j * 20 + i] + mul_122 * table[j * 20 + i];
        const t2 = d_kernel2 * 0.5;
        add[i * 20 + j] = t + t2;
      }
    }
  }

  /**
   * triangularSolve: f64[20, 20] = triangularSolve(lower, d_kernel * 0.5 + transpose(d_kernel * 0.5), { lower:
   * true, transpose: fals...
   *   a cotangent of triangularSolve(lower, transpose(%158), { lower: true, transpose: true, unitDiagonal: false
   *   }), by triangularSolve: db
   */
  function compute_triangularSolve_4() {
    for (let matrix = 0; matrix < 1; matrix++) {
      for (let step2 = 0; step2 < 20; step2++) {
        const pivot = lower[matrix * 400 + step2 * 20 + step2];
        for (let j = 0; j < 20; j++) {
          let sum2 = add[matrix * 400 + step2 * 20 + j];
          for (let k = 0; k < step2; k++) {
            sum2 -= lower[matrix * 400 + step2 * 20 + k] * solution5[k * 20 + j];
          }
          solution5[step2 * 20 + j] = sum2 / (pivot === 0 ? NaN : pivot);
          triangularSolve_4[matrix * 400 + step2 * 20 + j] = solution5[step2 * 20 + j];
        }
      }
    }
  }

  /**
   * view: f64[20, 20] = transpose(triangularSolve(lower, d_kernel * 0.5 + transpose(d_kernel * 0.5), { lower:
   * true, trans...
   *   a cotangent of transpose(triangularSolve(lower, %157, { lower: true, transpose: true, unitDiagonal: false
   *   })), by view: dx
   */
  function compute_view_2() {
    for (let i = 0; i < 20; i++) {
      for (let j = 0; j < 20; j++) {
        view_2[i * 20 + j] = triangularSolve_4[j * 20 + i];
      }
    }
  }

  /**
   * triangularSolve: f64[20, 20] = triangularSolve(lower, transpose(triangularSolve(lower, d_kernel * 0.5 +
   * transpose(d_kernel * 0.5...
   *   a cotangent of triangularSolve(lower, 0.5 * %156, { lower: true, transpose: true, unitDiagonal: false }), by
   *   triangularSolve: db
   */
  function compute_triangularSolve_5() {
    for (let matrix = 0; matrix < 1; matrix++) {
      for (let step2 = 0; step2 < 20; step2++) {
        const pivot = lower[matrix * 400 + step2 * 20 + step2];
        for (let j = 0; j < 20; j++) {
          let sum2 = view_2[matrix * 400 + step2 * 20 + j];
          for (let k = 0; k < step2; k++) {
            sum2 -= lower[matrix * 400 + step2 * 20 + k] * solution6[k * 20 + j];
          }
          solution6[step2 * 20 + j] = sum2 / (pivot === 0 ? NaN : pivot);
          triangularSolve_5[matrix * 400 + step2 * 20 + j] = solution6[step2 * 20 + j];
        }
      }
    }
  }

  /**
   * add: f64[20, 20] = tril(triangularSolve(lower, transpose(triangularSolve(lower, %348, { lower: true,
   * transpose: fals...
   *   a cotangent of matmul(transpose(lower), cotangent of node 65), by sum of the cotangents of its uses
   */
  function compute_add_1() {
    for (let i = 0; i < 20; i++) {
      for (let j = 0; j < 20; j++) {
        let t = 0;
        if (i - j - 1 >= 0) {
          const t2 = triangularSolve_5[i * 20 + j] * 0.5;
          t = t2;
        }
        let t2 = 0;
        if (i - j >= 0) {
          const t3 = triangularSolve_5[i * 20 + j] * 0.5;
          t2 = t3;
        }
        add_1[i * 20 + j] = t + t2;
      }
    }
  }

  /**
   * contraction: f64[20, 20] = matmul(lower, tril(triangularSolve(lower, transpose(%349), { lower: true,
   * transpose: false, unitD...
   */
  function compute_contraction_2() {
    for (let k = 0; k < 20; k += 4) {
      for (let j = 0; j < 20; j += 4) {
        let s0 = 0;
        let s1 = 0;
        let s2 = 0;
        let s3 = 0;
        let s4 = 0;
        let s5 = 0;
        let s6 = 0;
        let s7 = 0;
        let s8 = 0;
        let s9 = 0;
        let s10 = 0;
        let s11 = 0;
        let s12 = 0;
        let s13 = 0;
        let s14 = 0;
        let s15 = 0;
        const a0 = k * 20;
        const a1 = k * 20 + 20;
        const a2 = k * 20 + 40;
        const a3 = k * 20 + 60;
        const b1 = j + 1;
        const b2 = j + 2;
        const b3 = j + 3;
        for (let k2 = 0; k2 < 20; k2++) {
          const x0 = lower[a0 + k2];
          const x1 = lower[a1 + k2];
          const x2 = lower[a2 + k2];
          const x3 = lower[a3 + k2];
          const p = k2 * 20;
          const y0 = add_1[j + p];
          const y1 = add_1[b1 + p];
          const y2 = add_1[b2 + p];
          const y3 = add_1[b3 + p];
          s0 += x0 * y0;
          s1 += x0 * y1;
          s2 += x0 * y2;
          s3 += x0 * y3;
          s4 += x1 * y0;
          s5 += x1 * y1;
          s6 += x1 * y2;
          s7 += x1 * y3;
          s8 += x2 * y0;
          s9 += x2 * y1;
          s10 += x2 * y2;
          s11 += x2 * y3;
          s12 += x3 * y0;
          s13 += x3 * y1;
          s14 += x3 * y2;
          s15 += x3 * y3;
        }
        contraction_2[k * 20 + j] = s0;
        contraction_2[k * 20 + j + 1] = s1;
        contraction_2[k * 20 + j + 2] = s2;
        contraction_2[k * 20 + j + 3] = s3;
        contraction_2[k * 20 + j + 20] = s4;
        contraction_2[k * 20 + j + 21] = s5;
        contraction_2[k * 20 + j + 22] = s6;
        contraction_2[k * 20 + j + 23] = s7;
        contraction_2[k * 20 + j + 40] = s8;
        contraction_2[k * 20 + j + 41] = s9;
        contraction_2[k * 20 + j + 42] = s10;
        contraction_2[k * 20 + j + 43] = s11;
        contraction_2[k * 20 + j + 60] = s12;
        contraction_2[k * 20 + j + 61] = s13;
        contraction_2[k * 20 + j + 62] = s14;
        contraction_2[k * 20 + j + 63] = s15;
      }
    }
  }

  /**
   * view: f64[20, 20] = tril(-matmul(lower, tril(%351 * 0.5, { offset: -1 }) + tril(%351 * 0.5)))
   *   a cotangent of tril(matmul(%176, %99)), by view: dx
   */
  function compute_view_3() {
    for (let i = 0; i < 20; i++) {
      for (let j = 0; j < 20; j++) {
        let t = 0;
        if (i - j >= 0) {
          t = -contraction_2[i * 20 + j];
        }
        view_3[i * 20 + j] = t;
      }
    }
  }

  /**
   * contraction: f64[20] = matmul(tril(-matmul(lower, tril(%352, { offset: -1 }) + tril(%352))),
   * squeeze(triangularSolve(low...
   */
  function compute_contraction_3() {
    for (let i = 0; i < 20; i += 4) {
      let s0 = 0;
      let s1 = 0;
      let s2 = 0;
      let s3 = 0;
      const a0 = i * 20;
      const a1 = i * 20 + 20;
      const a2 = i * 20 + 40;
      const a3 = i * 20 + 60;
      for (let k = 0; k < 20; k++) {
        const x0 = view_3[a0 + k];
        const x1 = view_3[a1 + k];
        const x2 = view_3[a2 + k];
        const x3 = view_3[a3 + k];
        const y0 = triangularSolve[k];
        s0 += x0 * y0;
        s1 += x1 * y0;
        s2 += x2 * y0;
        s3 += x3 * y0;
      }
      contraction_3[i] = s0;
      contraction_3[i + 1] = s1;
      contraction_3[i + 2] = s2;
      contraction_3[i + 3] = s3;
    }
  }

  /**
   * triangularSolve: f64[20, 1] = triangularSolve(lower, expandDims(matmul(tril(-matmul(lower, %355)),
   * squeeze(triangularSolve(lowe...
   *   a cotangent of triangularSolve(lower, cotangent of node 66, { lower: true, transpose: true, unitDiagonal:
   *   false }), by triangularSolve: db
   */
  function compute_triangularSolve_6() {
    for (let matrix = 0; matrix < 1; matrix++) {
      for (let step2 = 0; step2 < 20; step2++) {
        const pivot = lower[matrix * 400 + step2 * 20 + step2];
        for (let j = 0; j < 1; j++) {
          let sum2 = contraction_3[matrix * 20 + step2 * 1 + j];
          for (let k = 0; k < step2; k++) {
            sum2 -= lower[matrix * 400 + step2 * 20 + k] * solution7[k * 1 + j];
          }
          solution7[step2 * 1 + j] = sum2 / (pivot === 0 ? NaN : pivot);
          triangularSolve_6[matrix * 20 + step2 * 1 + j] = solution7[step2 * 1 + j];
        }
      }
    }
  }

  /**
   * neg: f64[20] = -(diagonal(matmul(lower, tril(%352, { offset: -1 }) + tril(%352))) *
   * (reciprocal(diagonal(lower))...
   *   a tangent of 1 / diagonal(lower), by div: its tangent
   */
  function compute_neg() {
    for (let i = 0; i < 20; i++) {
      neg[i] = -(contraction_2[i * 21] * (reciprocal[i] / lower[i * 21]));
    }
  }

  /**
   * contraction: f64[1, 20] = matmul(transpose(triangularSolve(lower, triangularSolve(lower, expandDims(y, 1), {
   * lower: true, t...
   *   a cotangent of matmul(triangularSolve(lower, %97, { lower: true, transpose: true, unitDiagonal: false }),
   *   transpose(%195)), by contraction: db
   */
  function compute_contraction_4() {
    for (let j = 0; j < 20; j += 4) {
      let s0 = 0;
      let s1 = 0;
      let s2 = 0;
      let s3 = 0;
      const b1 = j + 1;
      const b2 = j + 2;
      const b3 = j + 3;
      for (let k = 0; k < 20; k++) {
        const x0 = triangularSolve_1[k];
        const p = k * 20;
        const y0 = view_3[j + p];
        const y1 = view_3[b1 + p];
        const y2 = view_3[b2 + p];
        const y3 = view_3[b3 + p];
        s0 += x0 * y0;
        s1 += x0 * y1;
        s2 += x0 * y2;
        s3 += x0 * y3;
      }
      contraction_4[j] = s0;
      contraction_4[j + 1] = s1;
      contraction_4[j + 2] = s2;
      contraction_4[j + 3] = s3;
    }
  }

  /**
   * triangularSolve: f64[20, 1] = triangularSolve(lower, transpose(matmul(transpose(triangularSolve(lower,
   * triangularSolve(lower, e...
   *   a cotangent of triangularSolve(lower, cotangent of node 98, { lower: true, transpose: false, unitDiagonal:
   *   false }), by triangularSolve: db
   */
  function compute_triangularSolve_7() {
    for (let matrix = 0; matrix < 1; matrix++) {
      for (let step2 = 0; step2 < 20; step2++) {
        const i = 19 - step2;
        const pivot = lower[matrix * 400 + i * 20 + i];
        for (let j = 0; j < 1; j++) {
          let sum2 = contraction_4[matrix * 20 + i * 1 + j];
          for (let k = i + 1; k < 20; k++) {
            sum2 -= lower[matrix * 400 + k * 20 + i] * solution8[k * 1 + j];
          }
          solution8[i * 1 + j] = sum2 / (pivot === 0 ? NaN : pivot);
          triangularSolve_7[matrix * 20 + i * 1 + j] = solution8[i * 1 + j];
        }
      }
    }
  }

  /**
   * triangularSolve: f64[20, 1] = triangularSolve(lower, triangularSolve(lower, expandDims(matmul(tril(-%357),
   * squeeze(triangularSo...
   *   a cotangent of triangularSolve(lower, cotangent of node 98, { lower: true, transpose: false, unitDiagonal:
   *   false }), by triangularSolve: db
   */
  function compute_triangularSolve_8() {
    for (let matrix = 0; matrix < 1; matrix++) {
      for (let step2 = 0; step2 < 20; step2++) {
        const i = 19 - step2;
        const pivot = lower[matrix * 400 + i * 20 + i];
        for (let j = 0; j < 1; j++) {
          let sum2 = triangularSolve_6[matrix * 20 + i * 1 + j];
          for (let k = i + 1; k < 20; k++) {
            sum2 -= lower[matrix * 400 + k * 20 + i] * solution9[k * 1 + j];
          }
          solution9[i * 1 + j] = sum2 / (pivot === 0 ? NaN : pivot);
          triangularSolve_8[matrix * 20 + i * 1 + j] = solution9[i * 1 + j];
        }
      }
    }
  }

  /**
   * add: f64[20, 1] = triangularSolve(lower, transpose(matmul(transpose(triangularSolve(lower,
   * triangularSolve(lower, %...
   *   a tangent of triangularSolve(lower, reshape(d_half, [20, 1]), { lower: true, transpose: true, unitDiagonal:
   *   false }), by triangularSolve: its tangent
   */
  function compute_add_2() {
    for (let i = 0; i < 20; i++) {
      add_2[i] = triangularSolve_7[i] + triangularSolve_8[i];
    }
  }

  /**
   * contraction: f64[20, 20] = matmul(triangularSolve(lower, transpose(matmul(transpose(triangularSolve(lower,
   * %66, { lower: tru...
   *   a tangent of matmul(triangularSolve(lower, %97, { lower: true, transpose: true, unitDiagonal: false }),
   *   transpose(%66)), by contraction: its tangent
   */
  function compute_contraction_5() {
    for (let i = 0; i < 20; i += 4) {
      const x02 = add_2[i];
      for (let j = 0; j < 20; j += 4) {
        let s0 = 0;
        let s1 = 0;
        let s2 = 0;
        let s3 = 0;
        let s4 = 0;
        let s5 = 0;
        let s6 = 0;
        let s7 = 0;
        let s8 = 0;
        let s9 = 0;
        let s10 = 0;
        let s11 = 0;
        let s12 = 0;
        let s13 = 0;
        let s14 = 0;
        let s15 = 0;
        const a1 = i + 1;
        const a2 = i + 2;
        const a3 = i + 3;
        const b1 = j + 1;
        const b2 = j + 2;
        const b3 = j + 3;
        const x1 = add_2[a1];
        const x2 = add_2[a2];
        const x3 = add_2[a3];
        const y0 = triangularSolve[j];
        const y1 = triangularSolve[b1];
        const y2 = triangularSolve[b2];
        const y3 = triangularSolve[b3];
        s0 += x02 * y0;
        s1 += x02 * y1;
        s2 += x02 * y2;
        s3 += x02 * y3;
        s4 += x1 * y0;
        s5 += x1 * y1;
        s6 += x1 * y2;
        s7 += x1 * y3;
        s8 += x2 * y0;
        s9 += x2 * y1;
        s10 += x2 * y2;
        s11 += x2 * y3;
        s12 += x3 * y0;
        s13 += x3 * y1;
        s14 += x3 * y2;
        s15 += x3 * y3;
        contraction_5[i * 20 + j] = s0;
        contraction_5[i * 20 + j + 1] = s1;
        contraction_5[i * 20 + j + 2] = s2;
        contraction_5[i * 20 + j + 3] = s3;
        contraction_5[i * 20 + j + 20] = s4;
        contraction_5[i * 20 + j + 21] = s5;
        contraction_5[i * 20 + j + 22] = s6;
        contraction_5[i * 20 + j + 23] = s7;
        contraction_5[i * 20 + j + 40] = s8;
        contraction_5[i * 20 + j + 41] = s9;
        contraction_5[i * 20 + j + 42] = s10;
        contraction_5[i * 20 + j + 43] = s11;
        contraction_5[i * 20 + j + 60] = s12;
        contraction_5[i * 20 + j + 61] = s13;
        contraction_5[i * 20 + j + 62] = s14;
        contraction_5[i * 20 + j + 63] = s15;
      }
    }
  }

  /**
   * contraction: f64[20, 20] = matmul(triangularSolve(lower, triangularSolve(lower, expandDims(y, 1), { lower:
   * true, transpose: ...
   *   a tangent of matmul(triangularSolve(lower, %97, { lower: true, transpose: true, unitDiagonal: false }),
   *   transpose(%66)), by contraction: its tangent
   */
  function compute_contraction_6() {
    for (let i = 0; i < 20; i += 4) {
      const x02 = triangularSolve_1[i];
      for (let j = 0; j < 20; j += 4) {
        let s0 = 0;
        let s1 = 0;
        let s2 = 0;
        let s3 = 0;
        let s4 = 0;
        let s5 = 0;
        let s6 = 0;
        let s7 = 0;
        let s8 = 0;
        let s9 = 0;
        let s10 = 0;
        let s11 = 0;
        let s12 = 0;
        let s13 = 0;
        let s14 = 0;
        let s15 = 0;
        const a1 = i + 1;
        const a2 = i + 2;
        const a3 = i + 3;
        const b1 = j + 1;
        const b2 = j + 2;
        const b3 = j + 3;
        const x1 = triangularSolve_1[a1];
        const x2 = triangularSolve_1[a2];
        const x3 = triangularSolve_1[a3];
        const y0 = triangularSolve_6[j];
        const y1 = triangularSolve_6[b1];
        const y2 = triangularSolve_6[b2];
        const y3 = triangularSolve_6[b3];
        s0 += x02 * y0;
        s1 += x02 * y1;
        s2 += x02 * y2;
        s3 += x02 * y3;
        s4 += x1 * y0;
        s5 += x1 * y1;
        s6 += x1 * y2;
        s7 += x1 * y3;
        s8 += x2 * y0;
        s9 += x2 * y1;
        s10 += x2 * y2;
        s11 += x2 * y3;
        s12 += x3 * y0;
        s13 += x3 * y1;
        s14 += x3 * y2;
        s15 += x3 * y3;
        contraction_6[i * 20 + j] = s0;
        contraction_6[i * 20 + j + 1] = s1;
        contraction_6[i * 20 + j + 2] = s2;
        contraction_6[i * 20 + j + 3] = s3;
        contraction_6[i * 20 + j + 20] = s4;
        contraction_6[i * 20 + j + 21] = s5;
        contraction_6[i * 20 + j + 22] = s6;
        contraction_6[i * 20 + j + 23] = s7;
        contraction_6[i * 20 + j + 40] = s8;
        contraction_6[i * 20 + j + 41] = s9;
        contraction_6[i * 20 + j + 42] = s10;
        contraction_6[i * 20 + j + 43] = s11;
        contraction_6[i * 20 + j + 60] = s12;
        contraction_6[i * 20 + j + 61] = s13;
        contraction_6[i * 20 + j + 62] = s14;
        contraction_6[i * 20 + j + 63] = s15;
      }
    }
  }

  /**
   * d_d_lower: f64[20, 20] = diag(-(diagonal(matmul(lower, %355)) * (reciprocal(%74) / diagonal(lower)))) -
   * tril(matmul(triang...
   */
  function compute_d_d_lower() {
    for (let i = 0; i < 20; i++) {
      for (let j = 0; j < 20; j++) {
        let t = 0;
        if ((i - j) >>> 0 < 1) {
          t = neg[i];
        }
        let t2 = 0;
        if (i - j >= 0) {
          t2 = contraction_5[i * 20 + j] + contraction_6[i * 20 + j];
        }
        d_d_lower[i * 20 + j] = t - t2;
      }
    }
  }

  /**
   * contraction: f64[20, 20] = matmul(transpose(matmul(lower, tril(triangularSolve(lower, %350, { lower: true,
   * transpose: false,...
   */
  function compute_contraction_7() {
    for (let i = 0; i < 20; i += 4) {
      for (let j = 0; j < 20; j += 4) {
        let s0 = 0;
        let s1 = 0;
        let s2 = 0;
        let s3 = 0;
        let s4 = 0;
        let s5 = 0;
        let s6 = 0;
        let s7 = 0;
        let s8 = 0;
        let s9 = 0;
        let s10 = 0;
        let s11 = 0;
        let s12 = 0;
        let s13 = 0;
        let s14 = 0;
        let s15 = 0;
        const a1 = i + 1;
        const a2 = i + 2;
        const a3 = i + 3;
        const b1 = j + 1;
        const b2 = j + 2;
        const b3 = j + 3;
        for (let k = 0; k < 20; k++) {
          const p = k * 20;
          const x0 = contraction_2[i + p];
          const x1 = contraction_2[a1 + p];
          const x2 = contraction_2[a2 + p];
          const x3 = contraction_2[a3 + p];
          const p2 = k * 20;
          const y0 = d_lower[j + p2];
          const y1 = d_lower[b1 + p2];
          const y2 = d_lower[b2 + p2];
          const y3 = d_lower[b3 + p2];
          s0 += x0 * y0;
          s1 += x0 * y1;
          s2 += x0 * y2;
          s3 += x0 * y3;
          s4 += x1 * y0;
          s5 += x1 * y1;
          s6 += x1 * y2;
          s7 += x1 * y3;
          s8 += x2 * y0;
          s9 += x2 * y1;
          s10 += x2 * y2;
          s11 += x2 * y3;
          s12 += x3 * y0;
          s13 += x3 * y1;
          s14 += x3 * y2;
          s15 += x3 * y3;
        }
        contraction_7[i * 20 + j] = s0;
        contraction_7[i * 20 + j + 1] = s1;
        contraction_7[i * 20 + j + 2] = s2;
        contraction_7[i * 20 + j + 3] = s3;
        contraction_7[i * 20 + j + 20] = s4;
        contraction_7[i * 20 + j + 21] = s5;
        contraction_7[i * 20 + j + 22] = s6;
        contraction_7[i * 20 + j + 23] = s7;
        contraction_7[i * 20 + j + 40] = s8;
        contraction_7[i * 20 + j + 41] = s9;
        contraction_7[i * 20 + j + 42] = s10;
        contraction_7[i * 20 + j + 43] = s11;
        contraction_7[i * 20 + j + 60] = s12;
        contraction_7[i * 20 + j + 61] = s13;
        contraction_7[i * 20 + j + 62] = s14;
        contraction_7[i * 20 + j + 63] = s15;
      }
    }
  }

  /** contraction: f64[20, 20] = matmul(transpose(lower), d_d_lower) */
  function compute_contraction_8() {
    for (let i = 0; i < 20; i += 4) {
      for (let j = 0; j < 20; j += 4) {
        let s0 = 0;
        let s1 = 0;
        let s2 = 0;
        let s3 = 0;
        let s4 = 0;
        let s5 = 0;
        let s6 = 0;
        let s7 = 0;
        let s8 = 0;
        let s9 = 0;
        let s10 = 0;
        let s11 = 0;
        let s12 = 0;
        let s13 = 0;
        let s14 = 0;
        let s15 = 0;
        const a1 = i + 1;
        const a2 = i + 2;
        const a3 = i + 3;
        const b1 = j + 1;
        const b2 = j + 2;
        const b3 = j + 3;
        for (let k = 0; k < 20; k++) {
          const p = k * 20;
          const x0 = lower[i + p];
          const x1 = lower[a1 + p];
          const x2 = lower[a2 + p];
          const x3 = lower[a3 + p];
          const p2 = k * 20;
          const y0 = d_d_lower[j + p2];
          const y1 = d_d_lower[b1 + p2];
          const y2 = d_d_lower[b2 + p2];
          const y3 = d_d_lower[b3 + p2];
          s0 += x0 * y0;
          s1 += x0 * y1;
          s2 += x0 * y2;
          s3 += x0 * y3;
          s4 += x1 * y0;
          s5 += x1 * y1;
          s6 += x1 * y2;
          s7 += x1 * y3;
          s8 += x2 * y0;
          s9 += x2 * y1;
          s10 += x2 * y2;
          s11 += x2 * y3;
          s12 += x3 * y0;
          s13 += x3 * y1;
          s14 += x3 * y2;
          s15 += x3 * y3;
        }
        contraction_8[i * 20 + j] = s0;
        contraction_8[i * 20 + j + 1] = s1;
        contraction_8[i * 20 + j + 2] = s2;
        contraction_8[i * 20 + j + 3] = s3;
        contraction_8[i * 20 + j + 20] = s4;
        contraction_8[i * 20 + j + 21] = s5;
        contraction_8[i * 20 + j + 22] = s6;
        contraction_8[i * 20 + j + 23] = s7;
        contraction_8[i * 20 + j + 40] = s8;
        contraction_8[i * 20 + j + 41] = s9;
        contraction_8[i * 20 + j + 42] = s10;
        contraction_8[i * 20 + j + 43] = s11;
        contraction_8[i * 20 + j + 60] = s12;
        contraction_8[i * 20 + j + 61] = s13;
        contraction_8[i * 20 + j + 62] = s14;
        contraction_8[i * 20 + j + 63] = s15;
      }
    }
  }

  /**
   * mul: f64[20, 20] = (tril(matmul(transpose(matmul(lower, %355)), d_lower) + matmul(transpose(lower),
   * d_d_lower)) + tr...
   *   a tangent of 0.5 * (%106 + %107), by mul: its tangent
   */
  function compute_mul_3() {
    for (let i = 0; i < 20; i++) {
      for (let j = 0; j < 20; j++) {
        let t = 0;
        if (i - j >= 0) {
          const t2 = contraction_7[i * 20 + j] + contraction_8[i * 20 + j];
          t = t2;
        }
        let t2 = 0;
        if (i - j - 1 >= 0) {
          const t3 = contraction_7[i * 20 + j] + contraction_8[i * 20 + j];
          t2 = t3;
        }
        mul_3[i * 20 + j] = (t + t2) * 0.5;
      }
    }
  }

  /**
   * contraction: f64[20, 20] = matmul(transpose(tril(-matmul(lower, tril(%352, { offset: -1 }) + tril(%352)))),
   * triangularSolve(...
   */
  function compute_contraction_9() {
    for (let k = 0; k < 20; k += 4) {
      for (let j = 0; j < 20; j += 4) {
        let s0 = 0;
        let s1 = 0;
        let s2 = 0;
        let s3 = 0;
        let s4 = 0;
        let s5 = 0;
        let s6 = 0;
        let s7 = 0;
        let s8 = 0;
        let s9 = 0;
        let s10 = 0;
        let s11 = 0;
        let s12 = 0;
        let s13 = 0;
        let s14 = 0;
        let s15 = 0;
        const a1 = k + 1;
        const a2 = k + 2;
        const a3 = k + 3;
        const b1 = j + 1;
        const b2 = j + 2;
        const b3 = j + 3;
        for (let k2 = 0; k2 < 20; k2++) {
          const p = k2 * 20;
          const x0 = triangularSolve_2[k + p];
          const x1 = triangularSolve_2[a1 + p];
          const x2 = triangularSolve_2[a2 + p];
          const x3 = triangularSolve_2[a3 + p];
          const p2 = k2 * 20;
          const y0 = view_3[j + p2];
          const y1 = view_3[b1 + p2];
          const y2 = view_3[b2 + p2];
          const y3 = view_3[b3 + p2];
          s0 += x0 * y0;
          s1 += x0 * y1;
          s2 += x0 * y2;
          s3 += x0 * y3;
          s4 += x1 * y0;
          s5 += x1 * y1;
          s6 += x1 * y2;
          s7 += x1 * y3;
          s8 += x2 * y0;
          s9 += x2 * y1;
          s10 += x2 * y2;
          s11 += x2 * y3;
          s12 += x3 * y0;
          s13 += x3 * y1;
          s14 += x3 * y2;
          s15 += x3 * y3;
        }
        contraction_9[j * 20 + k] = s0;
        contraction_9[j * 20 + k + 20] = s1;
        contraction_9[j * 20 + k + 40] = s2;
        contraction_9[j * 20 + k + 60] = s3;
        contraction_9[j * 20 + k + 1] = s4;
        contraction_9[j * 20 + k + 21] = s5;
        contraction_9[j * 20 + k + 41] = s6;
        contraction_9[j * 20 + k + 61] = s7;
        contraction_9[j * 20 + k + 2] = s8;
        contraction_9[j * 20 + k + 22] = s9;
        contraction_9[j * 20 + k + 42] = s10;
        contraction_9[j * 20 + k + 62] = s11;
        contraction_9[j * 20 + k + 3] = s12;
        contraction_9[j * 20 + k + 23] = s13;
        contraction_9[j * 20 + k + 43] = s14;
        contraction_9[j * 20 + k + 63] = s15;
      }
    }
  }

  /**
   * triangularSolve: f64[20, 20] = triangularSolve(lower, matmul(transpose(tril(-matmul(lower, %353 + %354))),
   * triangularSolve(lower...
   *   a cotangent of triangularSolve(lower, cotangent of node 110, { lower: true, transpose: false, unitDiagonal:
   *   false }), by triangularSolve: db
   */
  function compute_triangularSolve_9() {
    for (let matrix = 0; matrix < 1; matrix++) {
      for (let step2 = 0; step2 < 20; step2++) {
        const i = 19 - step2;
        const pivot = lower[matrix * 400 + i * 20 + i];
        for (let j = 0; j < 20; j++) {
          let sum2 = contraction_9[matrix * 400 + i * 20 + j];
          for (let k = i + 1; k < 20; k++) {
            sum2 -= lower[matrix * 400 + k * 20 + i] * solution10[k * 20 + j];
          }
          solution10[i * 20 + j] = sum2 / (pivot === 0 ? NaN : pivot);
          triangularSolve_9[matrix * 400 + i * 20 + j] = solution10[i * 20 + j];
        }
      }
    }
  }

  /**
   * triangularSolve: f64[20, 20] = triangularSolve(lower, (tril(matmul(transpose(%357), d_lower) +
   * matmul(transpose(lower), d_d_lowe...
   *   a cotangent of triangularSolve(lower, cotangent of node 110, { lower: true, transpose: false, unitDiagonal:
   *   false }), by triangularSolve: db
   */
  function compute_triangularSolve_10() {
    for (let matrix = 0; matrix < 1; matrix++) {
      for (let step2 = 0; step2 < 20; step2++) {
        const i = 19 - step2;
        const pivot = lower[matrix * 400 + i * 20 + i];
        for (let j = 0; j < 20; j++) {
          let sum2 = mul_3[matrix * 400 + i * 20 + j];
          for (let k = i + 1; k < 20; k++) {
            sum2 -= lower[matrix * 400 + k * 20 + i] * solution11[k * 20 + j];
          }
          solution11[i * 20 + j] = sum2 / (pivot === 0 ? NaN : pivot);
          triangularSolve_10[matrix * 400 + i * 20 + j] = solution11[i * 20 + j];
        }
      }
    }
  }

  /**
   * view: f64[20, 20] = transpose(triangularSolve(lower, matmul(transpose(tril(-%357)), triangularSolve(lower, 0.5
   * * %303...
   *   a tangent of transpose(triangularSolve(lower, %109, { lower: true, transpose: true, unitDiagonal: false })),
   *   by view: its tangent
   */
  function compute_view_4() {
    for (let i = 0; i < 20; i++) {
      for (let j = 0; j < 20; j++) {
        view_4[i * 20 + j] = triangularSolve_9[j * 20 + i] + triangularSolve_10[j * 20 + i];
      }
    }
  }

  /**
   * contraction: f64[20, 20] = matmul(transpose(tril(-matmul(lower, tril(%352, { offset: -1 }) + tril(%352)))),
   * triangularSolve(...
   */
  function compute_contraction_10() {
    for (let k = 0; k < 20; k += 4) {
      for (let j = 0; j < 20; j += 4) {
        let s0 = 0;
        let s1 = 0;
        let s2 = 0;
        let s3 = 0;
        let s4 = 0;
        let s5 = 0;
        let s6 = 0;
        let s7 = 0;
        let s8 = 0;
        let s9 = 0;
        let s10 = 0;
        let s11 = 0;
        let s12 = 0;
        let s13 = 0;
        let s14 = 0;
        let s15 = 0;
        const a1 = k + 1;
        const a2 = k + 2;
        const a3 = k + 3;
        const b1 = j + 1;
        const b2 = j + 2;
        const b3 = j + 3;
        for (let k2 = 0; k2 < 20; k2++) {
          const p = k2 * 20;
          const x0 = triangularSolve_3[k + p];
          const x1 = triangularSolve_3[a1 + p];
          const x2 = triangularSolve_3[a2 + p];
          const x3 = triangularSolve_3[a3 + p];
          const p2 = k2 * 20;
          const y0 = view_3[j + p2];
          const y1 = view_3[b1 + p2];
          const y2 = view_3[b2 + p2];
          const y3 = view_3[b3 + p2];
          s0 += x0 * y0;
          s1 += x0 * y1;
          s2 += x0 * y2;
          s3 += x0 * y3;
          s4 += x1 * y0;
          s5 += x1 * y1;
          s6 += x1 * y2;
          s7 += x1 * y3;
          s8 += x2 * y0;
          s9 += x2 * y1;
          s10 += x2 * y2;
          s11 += x2 * y3;
          s12 += x3 * y0;
          s13 += x3 * y1;
          s14 += x3 * y2;
          s15 += x3 * y3;
        }
        contraction_10[j * 20 + k] = s0;
        contraction_10[j * 20 + k + 20] = s1;
        contraction_10[j * 20 + k + 40] = s2;
        contraction_10[j * 20 + k + 60] = s3;
        contraction_10[j * 20 + k + 1] = s4;
        contraction_10[j * 20 + k + 21] = s5;
        contraction_10[j * 20 + k + 41] = s6;
        contraction_10[j * 20 + k + 61] = s7;
        contraction_10[j * 20 + k + 2] = s8;
        contraction_10[j * 20 + k + 22] = s9;
        contraction_10[j * 20 + k + 42] = s10;
        contraction_10[j * 20 + k + 62] = s11;
        contraction_10[j * 20 + k + 3] = s12;
        contraction_10[j * 20 + k + 23] = s13;
        contraction_10[j * 20 + k + 43] = s14;
        contraction_10[j * 20 + k + 63] = s15;
      }
    }
  }

  /**
   * triangularSolve: f64[20, 20] = triangularSolve(lower, matmul(transpose(tril(-matmul(lower, %353 + %354))),
   * triangularSolve(lower...
   *   a cotangent of triangularSolve(lower, cotangent of node 112, { lower: true, transpose: false, unitDiagonal:
   *   false }), by triangularSolve: db
   */
  function compute_triangularSolve_11() {
    for (let matrix = 0; matrix < 1; matrix++) {
      for (let step2 = 0; step2 < 20; step2++) {
        const i = 19 - step2;
        const pivot = lower[matrix * 400 + i * 20 + i];
        for (let j = 0; j < 20; j++) {
          let sum2 = contraction_10[matrix * 400 + i * 20 + j];
          for (let k = i + 1; k < 20; k++) {
            sum2 -= lower[matrix * 400 + k * 20 + i] * solution12[k * 20 + j];
          }
          solution12[i * 20 + j] = sum2 / (pivot === 0 ? NaN : pivot);
          triangularSolve_11[matrix * 400 + i * 20 + j] = solution12[i * 20 + j];
        }
      }
    }
  }

  /**
   * triangularSolve: f64[20, 20] = triangularSolve(lower, transpose(triangularSolve(lower,
   * matmul(transpose(tril(%358)), triangularS...
   *   a cotangent of triangularSolve(lower, cotangent of node 112, { lower: true, transpose: false, unitDiagonal:
   *   false }), by triangularSolve: db
   */
  function compute_triangularSolve_12() {
    for (let matrix = 0; matrix < 1; matrix++) {
      for (let step2 = 0; step2 < 20; step2++) {
        const i = 19 - step2;
        const pivot = lower[matrix * 400 + i * 20 + i];
        for (let j = 0; j < 20; j++) {
          let sum2 = view_4[matrix * 400 + i * 20 + j];
          for (let k = i + 1; k < 20; k++) {
            sum2 -= lower[matrix * 400 + k * 20 + i] * solution13[k * 20 + j];
          }
          solution13[i * 20 + j] = sum2 / (pivot === 0 ? NaN : pivot);
          triangularSolve_12[matrix * 400 + i * 20 + j] = solution13[i * 20 + j];
        }
      }
    }
  }

  /**
   * sub: f64[20, 20] = (vector_logLength * %10 * (distance / %10) / exp(logLength) + vector_logLength *
   * exp(logLength) *...
   */
  function compute_sub() {
    const t382 = exp_[0];
    const t392 = vector_logLength[0] * t382;
    for (let i = 0; i < 20; i++) {
      const x22 = x[i];
      for (let j = 0; j < 20; j += 4) {
        const x3 = x[j];
        const distance2 = (x22 - x3) / t382;
        const t2 = distance2 / t382;
        const t3 = t392 * t2;
        const t4 = triangularSolve_3[i * 20 + j];
        const t5 = triangularSolve_3[j * 20 + i];
        const d_kernel = 0.5 * (t4 + t5);
        const t6 = exp_2[i * 20 + j];
        const t7 = -0.5 * (d_kernel * t6);
        const t8 = 2 * distance2;
        const d_distance = t7 * t8;
        const t9 = triangularSolve_11[i * 20 + j] + triangularSolve_12[i * 20 + j];
        const t10 = triangularSolve_11[j * 20 + i] + triangularSolve_12[j * 20 + i];
        const d_d_kernel = (t9 + t10) * 0.5;
        const d_d_distance = -0.5 * (d_d_kernel * t6 + mul_2[i * 20 + j] * d_kernel) * t8 + -2 * t3 * t7;
        sub[i * 20 + j] = (t3 / t382 + t392 * (t2 / t382)) * d_distance - d_d_distance * t2;
        const x4 = x[j + 1];
        const distance3 = (x22 - x4) / t382;
        const t11 = distance3 / t382;
        const t12 = t392 * t11;
        const t13 = triangularSolve_3[i * 20 + j + 1];
        const t14 = triangularSolve_3[j * 20 + i + 20];
        const d_kernel2 = 0.5 * (t13 + t14);
        const t15 = exp_2[i * 20 + j + 1];
        const t16 = -0.5 * (d_kernel2 * t15);
        const t17 = 2 * distance3;
        const d_distance2 = t16 * t17;
        const t18 = triangularSolve_11[i * 20 + j + 1] + triangularSolve_12[i * 20 + j + 1];
        const t19 = triangularSolve_11[j * 20 + i + 20] + triangularSolve_12[j * 20 + i + 20];
        const d_d_kernel2 = (t18 + t19) * 0.5;
        const d_d_distance2 = -0.5 * (d_d_kernel2 * t15 + mul_2[i * 20 + j + 1] * d_kernel2) * t17 + -2 * t12 * t16;
        sub[i * 20 + j + 1] = (t12 / t382 + t392 * (t11 / t382)) * d_distance2 - d_d_distance2 * t11;
        const x5 = x[j + 2];
        const distance4 = (x22 - x5) / t382;
        const t20 = distance4 / t382;
        const t21 = t392 * t20;
        const t22 = triangularSolve_3[i * 20 + j + 2];
        const t23 = triangularSolve_3[j * 20 + i + 40];
        const d_kernel3 = 0.5 * (t22 + t23);
        const t24 = exp_2[i * 20 + j + 2];
        const t25 = -0.5 * (d_kernel3 * t24);
        const t26 = 2 * distance4;
        const d_distance3 = t25 * t26;
        const t27 = triangularSolve_11[i * 20 + j + 2] + triangularSolve_12[i * 20 + j + 2];
        const t28 = triangularSolve_11[j * 20 + i + 40] + triangularSolve_12[j * 20 + i + 40];
        const d_d_kernel3 = (t27 + t28) * 0.5;
        const d_d_distance3 = -0.5 * (d_d_kernel3 * t24 + mul_2[i * 20 + j + 2] * d_kernel3) * t26 + -2 * t21 * t25;
        sub[i * 20 + j + 2] = (t21 / t382 + t392 * (t20 / t382)) * d_distance3 - d_d_distance3 * t20;
        const x6 = x[j + 3];
        const distance5 = (x22 - x6) / t382;
        const t29 = distance5 / t382;
        const t30 = t392 * t29;
        const t31 = triangularSolve_3[i * 20 + j + 3];
        const t32 = triangularSolve_3[j * 20 + i + 60];
        const d_kernel4 = 0.5 * (t31 + t32);
        const t33 = exp_2[i * 20 + j + 3];
        const t34 = -0.5 * (d_kernel4 * t33);
        const t35 = 2 * distance5;
        const d_distance4 = t34 * t35;
        const t36 = triangularSolve_11[i * 20 + j + 3] + triangularSolve_12[i * 20 + j + 3];
        const t37 = triangularSolve_11[j * 20 + i + 60] + triangularSolve_12[j * 20 + i + 60];
        const d_d_kernel4 = (t36 + t37) * 0.5;
        const d_d_distance4 = -0.5 * (d_d_kernel4 * t33 + mul_2[i * 20 + j + 3] * d_kernel4) * t35 + -2 * t30 * t34;
        sub[i * 20 + j + 3] = (t30 / t382 + t392 * (t29 / t382)) * d_distance4 - d_d_distance4 * t29;
      }
    }
  }

  /**
   * d_d_logNoise: f64 = (sum(d_d_kernel * [1, 0, 0, ...]) * exp(2 * logNoise) + vector_logNoise * 2 * exp(2 *
   * logNoise) *...
   *   a tangent of d_logNoise, by mul: its tangent
   */
  function compute_d_d_logNoise() {
    let s0 = 0;
    let s1 = 0;
    let s2 = 0;
    let s3 = 0;
    let s4 = 0;
    let s5 = 0;
    let s6 = 0;
    let s7 = 0;
    for (let k = 0; k < 256; k += 8) {
      const t = triangularSolve_11[((k / 20) | 0) * 20 + (k % 20)] + triangularSolve_12[((k / 20) | 0) * 20 + (k % 20)];
      const t2 = triangularSolve_11[(k % 20) * 20 + ((k / 20) | 0)] + triangularSolve_12[(k % 20) * 20 + ((k / 20) | 0)];
      const d_d_kernel = (t + t2) * 0.5;
      s0 += d_d_kernel * table[((k / 20) | 0) * 20 + (k % 20)];
      const t3 = triangularSolve_11[(((k + 1) / 20) | 0) * 20 + ((k + 1) % 20)] + triangularSolve_12[(((k + 1) / 20) | 0) * 20 + ((k + 1) % 20)];
      const t4 = triangularSolve_11[((k + 1) % 20) * 20 + (((k + 1) / 20) | 0)] + triangularSolve_12[((k + 1) % 20) * 20 + (((k + 1) / 20) | 0)];
      const d_d_kernel2 = (t3 + t4) * 0.5;
      s1 += d_d_kernel2 * table[(((k + 1) / 20) | 0) * 20 + ((k + 1) % 20)];
      const t5 = triangularSolve_11[(((k + 2) / 20) | 0) * 20 + ((k + 2) % 20)] + triangularSolve_12[(((k + 2) / 20) | 0) * 20 + ((k + 2) % 20)];
      const t6 = triangularSolve_11[((k + 2) % 20) * 20 + (((k + 2) / 20) | 0)] + triangularSolve_12[((k + 2) % 20) * 20 + (((k + 2) / 20) | 0)];
      const d_d_kernel3 = (t5 + t6) * 0.5;
      s2 += d_d_kernel3 * table[(((k + 2) / 20) | 0) * 20 + ((k + 2) % 20)];
      const t7 = triangularSolve_11[(((k + 3) / 20) | 0) * 20 + ((k + 3) % 20)] + triangularSolve_12[(((k + 3) / 20) | 0) * 20 + ((k + 3) % 20)];
      const t8 = triangularSolve_11[((k + 3) % 20) * 20 + (((k + 3) / 20) | 0)] + triangularSolve_12[((k + 3) % 20) * 20 + (((k + 3) / 20) | 0)];
      const d_d_kernel4 = (t7 + t8) * 0.5;
      s3 += d_d_kernel4 * table[(((k + 3) / 20) | 0) * 20 + ((k + 3) % 20)];
      const t9 = triangularSolve_11[(((k + 4) / 20) | 0) * 20 + ((k + 4) % 20)] + triangularSolve_12[(((k + 4) / 20) | 0) * 20 + ((k + 4) % 20)];
      const t10 = triangularSolve_11[((k + 4) % 20) * 20 + (((k + 4) / 20) | 0)] + triangularSolve_12[((k + 4) % 20) * 20 + (((k + 4) / 20) | 0)];
      const d_d_kernel5 = (t9 + t10) * 0.5;
      s4 += d_d_kernel5 * table[(((k + 4) / 20) | 0) * 20 + ((k + 4) % 20)];
      const t11 = triangularSolve_11[(((k + 5) / 20) | 0) * 20 + ((k + 5) % 20)] + triangularSolve_12[(((k + 5) / 20) | 0) * 20 + ((k + 5) % 20)];
      const t12 = triangularSolve_11[((k + 5) % 20) * 20 + (((k + 5) / 20) | 0)] + triangularSolve_12[((k + 5) % 20) * 20 + (((k + 5) / 20) | 0)];
      const d_d_kernel6 = (t11 + t12) * 0.5;
      s5 += d_d_kernel6 * table[(((k + 5) / 20) | 0) * 20 + ((k + 5) % 20)];
      const t13 = triangularSolve_11[(((k + 6) / 20) | 0) * 20 + ((k + 6) % 20)] + triangularSolve_12[(((k + 6) / 20) | 0) * 20 + ((k + 6) % 20)];
      const t14 = triangularSolve_11[((k + 6) % 20) * 20 + (((k + 6) / 20) | 0)] + triangularSolve_12[((k + 6) % 20) * 20 + (((k + 6) / 20) | 0)];
      const d_d_kernel7 = (t13 + t14) * 0.5;
      s6 += d_d_kernel7 * table[(((k + 6) / 20) | 0) * 20 + ((k + 6) % 20)];
      const t15 = triangularSolve_11[(((k + 7) / 20) | 0) * 20 + ((k + 7) % 20)] + triangularSolve_12[(((k + 7) / 20) | 0) * 20 + ((k + 7) % 20)];
      const t16 = triangularSolve_11[((k + 7) % 20) * 20 + (((k + 7) / 20) | 0)] + triangularSolve_12[((k + 7) % 20) * 20 + (((k + 7) / 20) | 0)];
      const d_d_kernel8 = (t15 + t16) * 0.5;
      s7 += d_d_kernel8 * table[(((k + 7) / 20) | 0) * 20 + ((k + 7) % 20)];
    }
    totals7[0] = s0 + s4 + (s2 + s6) + (s1 + s5 + (s3 + s7));
    let s02 = 0;
    let s12 = 0;
    let s22 = 0;
    let s32 = 0;
    let s42 = 0;
    let s52 = 0;
    let s62 = 0;
    let s72 = 0;
    for (let k2 = 0; k2 < 144; k2 += 8) {
      const t = triangularSolve_11[(((k2 + 256) / 20) | 0) * 20 + ((k2 + 256) % 20)] + triangularSolve_12[(((k2 + 256) / 20) | 0) * 20 + ((k2 + 256) % 20)];
      const t2 = triangularSolve_11[((k2 + 256) % 20) * 20 + (((k2 + 256) / 20) | 0)] + triangularSolve_12[((k2 + 256) % 20) * 20 + (((k2 + 256) / 20) | 0)];
      const d_d_kernel = (t + t2) * 0.5;
      s02 += d_d_kernel * table[(((k2 + 256) / 20) | 0) * 20 + ((k2 + 256) % 20)];
      const t3 = triangularSolve_11[(((k2 + 257) / 20) | 0) * 20 + ((k2 + 257) % 20)] + triangularSolve_12[(((k2 + 257) / 20) | 0) * 20 + ((k2 + 257) % 20)];
      const t4 = triangularSolve_11[((k2 + 257) % 20) * 20 + (((k2 + 257) / 20) | 0)] + triangularSolve_12[((k2 + 257) % 20) * 20 + (((k2 + 257) / 20) | 0)];
      const d_d_kernel2 = (t3 + t4) * 0.5;
      s12 += d_d_kernel2 * table[(((k2 + 257) / 20) | 0) * 20 + ((k2 + 257) % 20)];
      const t5 = triangularSolve_11[(((k2 + 258) / 20) | 0) * 20 + ((k2 + 258) % 20)] + triangularSolve_12[(((k2 + 258) / 20) | 0) * 20 + ((k2 + 258) % 20)];
      const t6 = triangularSolve_11[((k2 + 258) % 20) * 20 + (((k2 + 258) / 20) | 0)] + triangularSolve_12[((k2 + 258) % 20) * 20 + (((k2 + 258) / 20) | 0)];
      const d_d_kernel3 = (t5 + t6) * 0.5;
      s22 += d_d_kernel3 * table[(((k2 + 258) / 20) | 0) * 20 + ((k2 + 258) % 20)];
      const t7 = triangularSolve_11[(((k2 + 259) / 20) | 0) * 20 + ((k2 + 259) % 20)] + triangularSolve_12[(((k2 + 259) / 20) | 0) * 20 + ((k2 + 259) % 20)];
      const t8 = triangularSolve_11[((k2 + 259) % 20) * 20 + (((k2 + 259) / 20) | 0)] + triangularSolve_12[((k2 + 259) % 20) * 20 + (((k2 + 259) / 20) | 0)];
      const d_d_kernel4 = (t7 + t8) * 0.5;
      s32 += d_d_kernel4 * table[(((k2 + 259) / 20) | 0) * 20 + ((k2 + 259) % 20)];
      const t9 = triangularSolve_11[(((k2 + 260) / 20) | 0) * 20 + ((k2 + 260) % 20)] + triangularSolve_12[(((k2 + 260) / 20) | 0) * 20 + ((k2 + 260) % 20)];
      const t10 = triangularSolve_11[((k2 + 260) % 20) * 20 + (((k2 + 260) / 20) | 0)] + triangularSolve_12[((k2 + 260) % 20) * 20 + (((k2 + 260) / 20) | 0)];
      const d_d_kernel5 = (t9 + t10) * 0.5;
      s42 += d_d_kernel5 * table[(((k2 + 260) / 20) | 0) * 20 + ((k2 + 260) % 20)];
      const t11 = triangularSolve_11[(((k2 + 261) / 20) | 0) * 20 + ((k2 + 261) % 20)] + triangularSolve_12[(((k2 + 261) / 20) | 0) * 20 + ((k2 + 261) % 20)];
      const t12 = triangularSolve_11[((k2 + 261) % 20) * 20 + (((k2 + 261) / 20) | 0)] + triangularSolve_12[((k2 + 261) % 20) * 20 + (((k2 + 261) / 20) | 0)];
      const d_d_kernel6 = (t11 + t12) * 0.5;
      s52 += d_d_kernel6 * table[(((k2 + 261) / 20) | 0) * 20 + ((k2 + 261) % 20)];
      const t13 = triangularSolve_11[(((k2 + 262) / 20) | 0) * 20 + ((k2 + 262) % 20)] + triangularSolve_12[(((k2 + 262) / 20) | 0) * 20 + ((k2 + 262) % 20)];
      const t14 = triangularSolve_11[((k2 + 262) % 20) * 20 + (((k2 + 262) / 20) | 0)] + triangularSolve_12[((k2 + 262) % 20) * 20 + (((k2 + 262) / 20) | 0)];
      const d_d_kernel7 = (t13 + t14) * 0.5;
      s62 += d_d_kernel7 * table[(((k2 + 262) / 20) | 0) * 20 + ((k2 + 262) % 20)];
      const t15 = triangularSolve_11[(((k2 + 263) / 20) | 0) * 20 + ((k2 + 263) % 20)] + triangularSolve_12[(((k2 + 263) / 20) | 0) * 20 + ((k2 + 263) % 20)];
      const t16 = triangularSolve_11[((k2 + 263) % 20) * 20 + (((k2 + 263) / 20) | 0)] + triangularSolve_12[((k2 + 263) % 20) * 20 + (((k2 + 263) / 20) | 0)];
      const d_d_kernel8 = (t15 + t16) * 0.5;
      s72 += d_d_kernel8 * table[(((k2 + 263) / 20) | 0) * 20 + ((k2 + 263) % 20)];
    }
    totals7[1] = s02 + s42 + (s22 + s62) + (s12 + s52 + (s32 + s72));
    totals7[0] = totals7[0] + totals7[1];
    const sum2 = totals7[0];
    d_d_logNoise[0] = (sum2 * exp_1[0] + mul_1[0] * sum_2[0]) * 2;
  }

  /**
   * d_d_logScale: f64 = sum(d_d_kernel * exp(%14 - %61) + (%138 + %342) * exp(%62) * d_kernel) * 2
   *   a tangent of d_logScale, by mul: its tangent
   */
  function compute_d_d_logScale() {
    let s0 = 0;
    let s1 = 0;
    let s2 = 0;
    let s3 = 0;
    let s4 = 0;
    let s5 = 0;
    let s6 = 0;
    let s7 = 0;
    for (let k = 0; k < 256; k += 8) {
      const t = triangularSolve_11[((k / 20) | 0) * 20 + (k % 20)] + triangularSolve_12[((k / 20) | 0) * 20 + (k % 20)];
      const t2 = triangularSolve_11[(k % 20) * 20 + ((k / 20) | 0)] + triangularSolve_12[(k % 20) * 20 + ((k / 20) | 0)];
      const d_d_kernel = (t + t2) * 0.5;
      const t3 = triangularSolve_3[((k / 20) | 0) * 20 + (k % 20)];
      const t4 = triangularSolve_3[(k % 20) * 20 + ((k / 20) | 0)];
      const d_kernel = 0.5 * (t3 + t4);
      s0 += d_d_kernel * exp_2[((k / 20) | 0) * 20 + (k % 20)] + mul_2[((k / 20) | 0) * 20 + (k % 20)] * d_kernel;
      const t5 = triangularSolve_11[(((k + 1) / 20) | 0) * 20 + ((k + 1) % 20)] + triangularSolve_12[(((k + 1) / 20) | 0) * 20 + ((k + 1) % 20)];
      const t6 = triangularSolve_11[((k + 1) % 20) * 20 + (((k + 1) / 20) | 0)] + triangularSolve_12[((k + 1) % 20) * 20 + (((k + 1) / 20) | 0)];
      const d_d_kernel2 = (t5 + t6) * 0.5;
      const t7 = triangularSolve_3[(((k + 1) / 20) | 0) * 20 + ((k + 1) % 20)];
      const t8 = triangularSolve_3[((k + 1) % 20) * 20 + (((k + 1) / 20) | 0)];
      const d_kernel2 = 0.5 * (t7 + t8);
      s1 += d_d_kernel2 * exp_2[(((k + 1) / 20) | 0) * 20 + ((k + 1) % 20)] + mul_2[(((k + 1) / 20) | 0) * 20 + ((k + 1) % 20)] * d_kernel2;
      const t9 = triangularSolve_11[(((k + 2) / 20) | 0) * 20 + ((k + 2) % 20)] + triangularSolve_12[(((k + 2) / 20) | 0) * 20 + ((k + 2) % 20)];
      const t10 = triangularSolve_11[((k + 2) % 20) * 20 + (((k + 2) / 20) | 0)] + triangularSolve_12[((k + 2) % 20) * 20 + (((k + 2) / 20) | 0)];
      const d_d_kernel3 = (t9 + t10) * 0.5;
      const t11 = triangularSolve_3[(((k + 2) / 20) | 0) * 20 + ((k + 2) % 20)];
      const t12 = triangularSolve_3[((k + 2) % 20) * 20 + (((k + 2) / 20) | 0)];
      const d_kernel3 = 0.5 * (t11 + t12);
      s2 += d_d_kernel3 * exp_2[(((k + 2) / 20) | 0) * 20 + ((k + 2) % 20)] + mul_2[(((k + 2) / 20) | 0) * 20 + ((k + 2) % 20)] * d_kernel3;
      const t13 = triangularSolve_11[(((k + 3) / 20) | 0) * 20 + ((k + 3) % 20)] + triangularSolve_12[(((k + 3) / 20) | 0) * 20 + ((k + 3) % 20)];
      const t14 = triangularSolve_11[((k + 3) % 20) * 20 + (((k + 3) / 20) | 0)] + triangularSolve_12[((k + 3) % 20) * 20 + (((k + 3) / 20) | 0)];
      const d_d_kernel4 = (t13 + t14) * 0.5;
      const t15 = triangularSolve_3[(((k + 3) / 20) | 0) * 20 + ((k + 3) % 20)];
      const t16 = triangularSolve_3[((k + 3) % 20) * 20 + (((k + 3) / 20) | 0)];
      const d_kernel4 = 0.5 * (t15 + t16);
      s3 += d_d_kernel4 * exp_2[(((k + 3) / 20) | 0) * 20 + ((k + 3) % 20)] + mul_2[(((k + 3) / 20) | 0) * 20 + ((k + 3) % 20)] * d_kernel4;
      const t17 = triangularSolve_11[(((k + 4) / 20) | 0) * 20 + ((k + 4) % 20)] + triangularSolve_12[(((k + 4) / 20) | 0) * 20 + ((k + 4) % 20)];
      const t18 = triangularSolve_11[((k + 4) % 20) * 20 + (((k + 4) / 20) | 0)] + triangularSolve_12[((k + 4) % 20) * 20 + (((k + 4) / 20) | 0)];
      const d_d_kernel5 = (t17 + t18) * 0.5;
      const t19 = triangularSolve_3[(((k + 4) / 20) | 0) * 20 + ((k + 4) % 20)];
      const t20 = triangularSolve_3[((k + 4) % 20) * 20 + (((k + 4) / 20) | 0)];
      const d_kernel5 = 0.5 * (t19 + t20);
      s4 += d_d_kernel5 * exp_2[(((k + 4) / 20) | 0) * 20 + ((k + 4) % 20)] + mul_2[(((k + 4) / 20) | 0) * 20 + ((k + 4) % 20)] * d_kernel5;
      const t21 = triangularSolve_11[(((k + 5) / 20) | 0) * 20 + ((k + 5) % 20)] + triangularSolve_12[(((k + 5) / 20) | 0) * 20 + ((k + 5) % 20)];
      const t22 = triangularSolve_11[((k + 5) % 20) * 20 + (((k + 5) / 20) | 0)] + triangularSolve_12[((k + 5) % 20) * 20 + (((k + 5) / 20) | 0)];
      const d_d_kernel6 = (t21 + t22) * 0.5;
      const t23 = triangularSolve_3[(((k + 5) / 20) | 0) * 20 + ((k + 5) % 20)];
      const t24 = triangularSolve_3[((k + 5) % 20) * 20 + (((k + 5) / 20) | 0)];
      const d_kernel6 = 0.5 * (t23 + t24);
      s5 += d_d_kernel6 * exp_2[(((k + 5) / 20) | 0) * 20 + ((k + 5) % 20)] + mul_2[(((k + 5) / 20) | 0) * 20 + ((k + 5) % 20)] * d_kernel6;
      const t25 = triangularSolve_11[(((k + 6) / 20) | 0) * 20 + ((k + 6) % 20)] + triangularSolve_12[(((k + 6) / 20) | 0) * 20 + ((k + 6) % 20)];
      const t26 = triangularSolve_11[((k + 6) % 20) * 20 + (((k + 6) / 20) | 0)] + triangularSolve_12[((k + 6) % 20) * 20 + (((k + 6) / 20) | 0)];
      const d_d_kernel7 = (t25 + t26) * 0.5;
      const t27 = triangularSolve_3[(((k + 6) / 20) | 0) * 20 + ((k + 6) % 20)];
      const t28 = triangularSolve_3[((k + 6) % 20) * 20 + (((k + 6) / 20) | 0)];
      const d_kernel7 = 0.5 * (t27 + t28);
      s6 += d_d_kernel7 * exp_2[(((k + 6) / 20) | 0) * 20 + ((k + 6) % 20)] + mul_2[(((k + 6) / 20) | 0) * 20 + ((k + 6) % 20)] * d_kernel7;
      const t29 = triangularSolve_11[(((k + 7) / 20) | 0) * 20 + ((k + 7) % 20)] + triangularSolve_12[(((k + 7) / 20) | 0) * 20 + ((k + 7) % 20)];
      const t30 = triangularSolve_11[((k + 7) % 20) * 20 + (((k + 7) / 20) | 0)] + triangularSolve_12[((k + 7) % 20) * 20 + (((k + 7) / 20) | 0)];
      const d_d_kernel8 = (t29 + t30) * 0.5;
      const t31 = triangularSolve_3[(((k + 7) / 20) | 0) * 20 + ((k + 7) % 20)];
      const t32 = triangularSolve_3[((k + 7) % 20) * 20 + (((k + 7) / 20) | 0)];
      const d_kernel8 = 0.5 * (t31 + t32);
      s7 += d_d_kernel8 * exp_2[(((k + 7) / 20) | 0) * 20 + ((k + 7) % 20)] + mul_2[(((k + 7) / 20) | 0) * 20 + ((k + 7) % 20)] * d_kernel8;
    }
    totals8[0] = s0 + s4 + (s2 + s6) + (s1 + s5 + (s3 + s7));
    let s02 = 0;
    let s12 = 0;
    let s22 = 0;
    let s32 = 0;
    let s42 = 0;
    let s52 = 0;
    let s62 = 0;
    let s72 = 0;
    for (let k2 = 0; k2 < 144; k2 += 8) {
      const t = triangularSolve_11[(((k2 + 256) / 20) | 0) * 20 + ((k2 + 256) % 20)] + triangularSolve_12[(((k2 + 256) / 20) | 0) * 20 + ((k2 + 256) % 20)];
      const t2 = triangularSolve_11[((k2 + 256) % 20) * 20 + (((k2 + 256) / 20) | 0)] + triangularSolve_12[((k2 + 256) % 20) * 20 + (((k2 + 256) / 20) | 0)];
      const d_d_kernel = (t + t2) * 0.5;
      const t3 = triangularSolve_3[(((k2 + 256) / 20) | 0) * 20 + ((k2 + 256) % 20)];
      const t4 = triangularSolve_3[((k2 + 256) % 20) * 20 + (((k2 + 256) / 20) | 0)];
      const d_kernel = 0.5 * (t3 + t4);
      s02 += d_d_kernel * exp_2[(((k2 + 256) / 20) | 0) * 20 + ((k2 + 256) % 20)] + mul_2[(((k2 + 256) / 20) | 0) * 20 + ((k2 + 256) % 20)] * d_kernel;
      const t5 = triangularSolve_11[(((k2 + 257) / 20) | 0) * 20 + ((k2 + 257) % 20)] + triangularSolve_12[(((k2 + 257) / 20) | 0) * 20 + ((k2 + 257) % 20)];
      const t6 = triangularSolve_11[((k2 + 257) % 20) * 20 + (((k2 + 257) / 20) | 0)] + triangularSolve_12[((k2 + 257) % 20) * 20 + (((k2 + 257) / 20) | 0)];
      const d_d_kernel2 = (t5 + t6) * 0.5;
      const t7 = triangularSolve_3[(((k2 + 257) / 20) | 0) * 20 + ((k2 + 257) % 20)];
      const t8 = triangularSolve_3[((k2 + 257) % 20) * 20 + (((k2 + 257) / 20) | 0)];
      const d_kernel2 = 0.5 * (t7 + t8);
      s12 += d_d_kernel2 * exp_2[(((k2 + 257) / 20) | 0) * 20 + ((k2 + 257) % 20)] + mul_2[(((k2 + 257) / 20) | 0) * 20 + ((k2 + 257) % 20)] * d_kernel2;
      const t9 = triangularSolve_11[(((k2 + 258) / 20) | 0) * 20 + ((k2 + 258) % 20)] + triangularSolve_12[(((k2 + 258) / 20) | 0) * 20 + ((k2 + 258) % 20)];
      const t10 = triangularSolve_11[((k2 + 258) % 20) * 20 + (((k2 + 258) / 20) | 0)] + triangularSolve_12[((k2 + 258) % 20) * 20 + (((k2 + 258) / 20) | 0)];
      const d_d_kernel3 = (t9 + t10) * 0.5;
      const t11 = triangularSolve_3[(((k2 + 258) / 20) | 0) * 20 + ((k2 + 258) % 20)];
      const t12 = triangularSolve_3[((k2 + 258) % 20) * 20 + (((k2 + 258) / 20) | 0)];
      const d_kernel3 = 0.5 * (t11 + t12);
      s22 += d_d_kernel3 * exp_2[(((k2 + 258) / 20) | 0) * 20 + ((k2 + 258) % 20)] + mul_2[(((k2 + 258) / 20) | 0) * 20 + ((k2 + 258) % 20)] * d_kernel3;
      const t13 = triangularSolve_11[(((k2 + 259) / 20) | 0) * 20 + ((k2 + 259) % 20)] + triangularSolve_12[(((k2 + 259) / 20) | 0) * 20 + ((k2 + 259) % 20)];
      const t14 = triangularSolve_11[((k2 + 259) % 20) * 20 + (((k2 + 259) / 20) | 0)] + triangularSolve_12[((k2 + 259) % 20) * 20 + (((k2 + 259) / 20) | 0)];
      const d_d_kernel4 = (t13 + t14) * 0.5;
      const t15 = triangularSolve_3[(((k2 + 259) / 20) | 0) * 20 + ((k2 + 259) % 20)];
      const t16 = triangularSolve_3[((k2 + 259) % 20) * 20 + (((k2 + 259) / 20) | 0)];
      const d_kernel4 = 0.5 * (t15 + t16);
      s32 += d_d_kernel4 * exp_2[(((k2 + 259) / 20) | 0) * 20 + ((k2 + 259) % 20)] + mul_2[(((k2 + 259) / 20) | 0) * 20 + ((k2 + 259) % 20)] * d_kernel4;
      const t17 = triangularSolve_11[(((k2 + 260) / 20) | 0) * 20 + ((k2 + 260) % 20)] + triangularSolve_12[(((k2 + 260) / 20) | 0) * 20 + ((k2 + 260) % 20)];
      const t18 = triangularSolve_11[((k2 + 260) % 20) * 20 + (((k2 + 260) / 20) | 0)] + triangularSolve_12[((k2 + 260) % 20) * 20 + (((k2 + 260) / 20) | 0)];
      const d_d_kernel5 = (t17 + t18) * 0.5;
      const t19 = triangularSolve_3[(((k2 + 260) / 20) | 0) * 20 + ((k2 + 260) % 20)];
      const t20 = triangularSolve_3[((k2 + 260) % 20) * 20 + (((k2 + 260) / 20) | 0)];
      const d_kernel5 = 0.5 * (t19 + t20);
      s42 += d_d_kernel5 * exp_2[(((k2 + 260) / 20) | 0) * 20 + ((k2 + 260) % 20)] + mul_2[(((k2 + 260) / 20) | 0) * 20 + ((k2 + 260) % 20)] * d_kernel5;
      const t21 = triangularSolve_11[(((k2 + 261) / 20) | 0) * 20 + ((k2 + 261) % 20)] + triangularSolve_12[(((k2 + 261) / 20) | 0) * 20 + ((k2 + 261) % 20)];
      const t22 = triangularSolve_11[((k2 + 261) % 20) * 20 + (((k2 + 261) / 20) | 0)] + triangularSolve_12[((k2 + 261) % 20) * 20 + (((k2 + 261) / 20) | 0)];
      const d_d_kernel6 = (t21 + t22) * 0.5;
      const t23 = triangularSolve_3[(((k2 + 261) / 20) | 0) * 20 + ((k2 + 261) % 20)];
      const t24 = triangularSolve_3[((k2 + 261) % 20) * 20 + (((k2 + 261) / 20) | 0)];
      const d_kernel6 = 0.5 * (t23 + t24);
      s52 += d_d_kernel6 * exp_2[(((k2 + 261) / 20) | 0) * 20 + ((k2 + 261) % 20)] + mul_2[(((k2 + 261) / 20) | 0) * 20 + ((k2 + 261) % 20)] * d_kernel6;
      const t25 = triangularSolve_11[(((k2 + 262) / 20) | 0) * 20 + ((k2 + 262) % 20)] + triangularSolve_12[(((k2 + 262) / 20) | 0) * 20 + ((k2 + 262) % 20)];
      const t26 = triangularSolve_11[((k2 + 262) % 20) * 20 + (((k2 + 262) / 20) | 0)] + triangularSolve_12[((k2 + 262) % 20) * 20 + (((k2 + 262) / 20) | 0)];
      const d_d_kernel7 = (t25 + t26) * 0.5;
      const t27 = triangularSolve_3[(((k2 + 262) / 20) | 0) * 20 + ((k2 + 262) % 20)];
      const t28 = triangularSolve_3[((k2 + 262) % 20) * 20 + (((k2 + 262) / 20) | 0)];
      const d_kernel7 = 0.5 * (t27 + t28);
      s62 += d_d_kernel7 * exp_2[(((k2 + 262) / 20) | 0) * 20 + ((k2 + 262) % 20)] + mul_2[(((k2 + 262) / 20) | 0) * 20 + ((k2 + 262) % 20)] * d_kernel7;
      const t29 = triangularSolve_11[(((k2 + 263) / 20) | 0) * 20 + ((k2 + 263) % 20)] + triangularSolve_12[(((k2 + 263) / 20) | 0) * 20 + ((k2 + 263) % 20)];
      const t30 = triangularSolve_11[((k2 + 263) % 20) * 20 + (((k2 + 263) / 20) | 0)] + triangularSolve_12[((k2 + 263) % 20) * 20 + (((k2 + 263) / 20) | 0)];
      const d_d_kernel8 = (t29 + t30) * 0.5;
      const t31 = triangularSolve_3[(((k2 + 263) / 20) | 0) * 20 + ((k2 + 263) % 20)];
      const t32 = triangularSolve_3[((k2 + 263) % 20) * 20 + (((k2 + 263) / 20) | 0)];
      const d_kernel8 = 0.5 * (t31 + t32);
      s72 += d_d_kernel8 * exp_2[(((k2 + 263) / 20) | 0) * 20 + ((k2 + 263) % 20)] + mul_2[(((k2 + 263) / 20) | 0) * 20 + ((k2 + 263) % 20)] * d_kernel8;
    }
    totals8[1] = s02 + s42 + (s22 + s62) + (s12 + s52 + (s32 + s72));
    totals8[0] = totals8[0] + totals8[1];
    const sum2 = totals8[0];
    d_d_logScale[0] = sum2 * 2;
  }

  /**
   * d_d_logLength: f64 = sum((%432 + %257) * d_distance - d_d_distance * (distance / %10)) * exp(logLength) -
   * sum(d_distan...
   */
  function compute_d_d_logLength() {
    let s0 = 0;
    let s1 = 0;
    let s2 = 0;
    let s3 = 0;
    let s4 = 0;
    let s5 = 0;
    let s6 = 0;
    let s7 = 0;
    for (let k = 0; k < 256; k += 8) {
      s0 += sub[((k / 20) | 0) * 20 + (k % 20)];
      s1 += sub[(((k + 1) / 20) | 0) * 20 + ((k + 1) % 20)];
      s2 += sub[(((k + 2) / 20) | 0) * 20 + ((k + 2) % 20)];
      s3 += sub[(((k + 3) / 20) | 0) * 20 + ((k + 3) % 20)];
      s4 += sub[(((k + 4) / 20) | 0) * 20 + ((k + 4) % 20)];
      s5 += sub[(((k + 5) / 20) | 0) * 20 + ((k + 5) % 20)];
      s6 += sub[(((k + 6) / 20) | 0) * 20 + ((k + 6) % 20)];
      s7 += sub[(((k + 7) / 20) | 0) * 20 + ((k + 7) % 20)];
    }
    totals9[0] = s0 + s4 + (s2 + s6) + (s1 + s5 + (s3 + s7));
    let s02 = 0;
    let s12 = 0;
    let s22 = 0;
    let s32 = 0;
    let s42 = 0;
    let s52 = 0;
    let s62 = 0;
    let s72 = 0;
    for (let k2 = 0; k2 < 144; k2 += 8) {
      s02 += sub[(((k2 + 256) / 20) | 0) * 20 + ((k2 + 256) % 20)];
      s12 += sub[(((k2 + 257) / 20) | 0) * 20 + ((k2 + 257) % 20)];
      s22 += sub[(((k2 + 258) / 20) | 0) * 20 + ((k2 + 258) % 20)];
      s32 += sub[(((k2 + 259) / 20) | 0) * 20 + ((k2 + 259) % 20)];
      s42 += sub[(((k2 + 260) / 20) | 0) * 20 + ((k2 + 260) % 20)];
      s52 += sub[(((k2 + 261) / 20) | 0) * 20 + ((k2 + 261) % 20)];
      s62 += sub[(((k2 + 262) / 20) | 0) * 20 + ((k2 + 262) % 20)];
      s72 += sub[(((k2 + 263) / 20) | 0) * 20 + ((k2 + 263) % 20)];
    }
    totals9[1] = s02 + s42 + (s22 + s62) + (s12 + s52 + (s32 + s72));
    totals9[0] = totals9[0] + totals9[1];
    const sum2 = totals9[0];
    const t = exp_[0];
    d_d_logLength[0] = sum2 * t - sum_4[0] * (vector_logLength[0] * t);
  }

  function computeForward() {
    compute_exp();
    compute_kernel();
    compute_lower();
    compute_triangularSolve();
    compute_sum();
    compute_view();
    compute_loss();
    compute_exp_1();
    compute_triangularSolve_1();
    compute_mean();
    run.backward = computeBackward;
  }

  function computeBackward() {
    compute_reciprocal();
    compute_contraction();
    compute_d_lower();
    compute_contraction_1();
    compute_mul();
    compute_triangularSolve_2();
    compute_view_1();
    compute_triangularSolve_3();
    compute_d_logNoise();
    compute_d_logScale();
    compute_d_logLength();
  }

  function computeForwardBackward() {
    compute_exp();
    compute_kernel_1();
    compute_lower();
    compute_triangularSolve();
    compute_sum();
    compute_loss_1();
    compute_exp_1();
    compute_triangularSolve_1();
    compute_mean();
    compute_reciprocal_1();
    compute_contraction();
    compute_d_lower();
    compute_contraction_1();
    compute_mul();
    compute_triangularSolve_2();
    compute_view_1();
    compute_triangularSolve_3();
    compute_d_logNoise();
    compute_d_logScale();
    compute_d_logLength_1();
  }

  function computeHvp() {
    compute_exp();
    compute_kernel_1();
    compute_lower();
    compute_triangularSolve();
    compute_mul_1();
    compute_triangularSolve_1();
    compute_reciprocal_1();
    compute_contraction();
    compute_d_lower();
    compute_contraction_1();
    compute_mul();
    compute_triangularSolve_2();
    compute_view_1();
    compute_triangularSolve_3();
    compute_sum_1();
    compute_sum_2();
    compute_mul_2();
    compute_add();
    compute_triangularSolve_4();
    compute_view_2();
    compute_triangularSolve_5();
    compute_add_1();
    compute_contraction_2();
    compute_view_3();
    compute_contraction_3();
    compute_triangularSolve_6();
    compute_neg();
    compute_contraction_4();
    compute_triangularSolve_7();
    compute_triangularSolve_8();
    compute_add_2();
    compute_contraction_5();
    compute_contraction_6();
    compute_d_d_lower();
    compute_contraction_7();
    compute_contraction_8();
    compute_mul_3();
    compute_contraction_9();
    compute_triangularSolve_9();
    compute_triangularSolve_10();
    compute_view_4();
    compute_contraction_10();
    compute_triangularSolve_11();
    compute_triangularSolve_12();
    compute_sub();
    compute_d_d_logNoise();
    compute_d_d_logScale();
    compute_d_d_logLength();
  }

  // Calls.

  /** Throws if a call gives what does not fit; changes nothing. */
  function checkInputs(given) {
    checkObject("inputs", given);
    let found = 0;
    if (given.x !== undefined) {
      found += 1;
      guard.see(0, given.x, Float64Array, 20, "f64[20]");
    }
    if (given.y !== undefined) {
      found += 1;
      guard.see(1, given.y, Float64Array, 20, "f64[20]");
    }
    if (given.at !== undefined) {
      found += 1;
      guard.see(2, given.at, Float64Array, 5, "f64[5]");
    }
    if (given.logLength !== undefined) {
      found += 1;
      if (typeof given.logLength !== "number") throw wrong("parameter logLength", "a number", given.logLength);
    }
    if (given.logScale !== undefined) {
      found += 1;
      if (typeof given.logScale !== "number") throw wrong("parameter logScale", "a number", given.logScale);
    }
    if (given.logNoise !== undefined) {
      found += 1;
      if (typeof given.logNoise !== "number") throw wrong("parameter logNoise", "a number", given.logNoise);
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
    if (given.y !== undefined && given.y !== y) y.set(given.y);
    if (given.at !== undefined && given.at !== at_1) at_1.set(given.at);
    if (given.logLength !== undefined) logLength[0] = given.logLength;
    if (given.logScale !== undefined) logScale[0] = given.logScale;
    if (given.logNoise !== undefined) logNoise[0] = given.logNoise;
    if (unset.size > 0) markSet(...unset);
    run.backward = checkForward;
  }

  /** Throws if vectors do not fit; changes nothing. */
  function checkVectors(given) {
    checkObject("vectors", given);
    let found = 0;
    if (given.logLength !== undefined) {
      found += 1;
      if (typeof given.logLength !== "number") throw wrong("vector logLength", "a number", given.logLength);
    }
    if (given.logScale !== undefined) {
      found += 1;
      if (typeof given.logScale !== "number") throw wrong("vector logScale", "a number", given.logScale);
    }
    if (given.logNoise !== undefined) {
      found += 1;
      if (typeof given.logNoise !== "number") throw wrong("vector logNoise", "a number", given.logNoise);
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
    if (given.logLength !== undefined) vector_logLength[0] = given.logLength;
    if (given.logScale !== undefined) vector_logScale[0] = given.logScale;
    if (given.logNoise !== undefined) vector_logNoise[0] = given.logNoise;
    if (unsetVectors.size > 0) markVectors(...unsetVectors);
  }

  /** Throws unless results can be written into these arrays. */
  function checkOutputs(label, out) {
    checkObject(label, out);
    guard.see(3, out.mean, Float64Array, 5, "f64[5]");
  }

  function copyOutputs() {
    return { loss: loss[0], mean: mean.slice() };
  }

  function fillOutputs(out) {
    out.loss = loss[0];
    out.mean.set(mean);
    return out;
  }

  function copyGradients(seed = 1) {
    return { logLength: d_logLength[0] * seed, logScale: d_logScale[0] * seed, logNoise: d_logNoise[0] * seed };
  }

  function fillGradients(out, seed = 1) {
    out.logLength = d_logLength[0] * seed;
    out.logScale = d_logScale[0] * seed;
    out.logNoise = d_logNoise[0] * seed;
    return out;
  }

  function copyHvp() {
    return { logLength: d_d_logLength[0], logScale: d_d_logScale[0], logNoise: d_d_logNoise[0] };
  }

  function fillHvp(out) {
    out.logLength = d_d_logLength[0];
    out.logScale = d_d_logScale[0];
    out.logNoise = d_d_logNoise[0];
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
    if (out !== undefined) checkOutputs("out", out);
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
    if (out !== undefined) checkObject("out", out);
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
      checkOutputs("out.outputs", out.outputs);
      checkObject("out.gradients", out.gradients);
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
    if (out !== undefined) checkObject("out", out);
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
      markSet("x", "y", "at");
      return inputs;
    }
    get parameters() {
      markSet("logLength", "logScale", "logNoise");
      return parameters;
    }
    get vectors() {
      markVectors("logLength", "logScale", "logNoise");
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

// Constants as text.

/** Zeros and ones, eight a byte, the first in the lowest bit. */
function decodeBits(length, text) {
  const bytes = decodeBytes(text);
  const bits = new Uint8Array(length);
  for (let i = 0; i < length; i++) bits[i] = (bytes[i >> 3] >> (i & 7)) & 1;
  return bits;
}

/** The bytes of a text in base 64: four digits are three bytes. */
function decodeBytes(text) {
  const digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  const values = new Uint8Array(128);
  for (let i = 0; i < 64; i++) values[digits.charCodeAt(i)] = i;
  const bytes = new Uint8Array(Math.floor(text.length * 0.75));
  let bits = 0;
  let at = 0;
  for (let i = 0; i < text.length; i++) {
    bits = (bits << 6) | values[text.charCodeAt(i)];
    if (i % 4 > 0) bytes[at++] = bits >> (6 - 2 * (i % 4));
  }
  return bytes;
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
//# sourceMappingURL=gaussian-process.js.map
