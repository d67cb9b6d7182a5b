/**
 * kalman
 *
 * A Kalman filter: the likelihood of observations of a linear system with noise, a scan whose steps predict and
 * correct a mean and a covariance.
 *
 *   predicted = matmul(transition, mean)
 *   spread = matmul(matmul(transition, covariance), transpose(transition)) + process
 *   surprise = z - matmul(sensor, predicted)
 *   cross = matmul(spread, transpose(sensor))
 *   innovation = matmul(sensor, cross) + measure
 *   lower = cholesky(innovation)
 *   white = triangularSolve(lower, surprise)
 *   gain = transpose(solve(innovation, transpose(cross)))
 *   costs = 0.5 * sum(white ** 2) + sum(log(diag(lower)))
 *   means: f64[50, 4] = filter.means
 *   process: f64[4, 4] = diag(exp(logProcess))
 *   measure: f64[2, 2] = diag(exp(logMeasure))
 *   loss: f64 = mean(filter.costs) + sensors / 2 * log(2 * pi)
 *
 * Sizes: time = 50, states = 4, sensors = 2.
 * Memory of a model: 41120 bytes.
 * Gradients: of loss with respect to transition, sensor, logProcess, logMeasure.
 * Made by gradc 0.1.0 from kalman.json; change that, not this.
 */

/** What the module is, and what it costs. */
export const signature = {
  name: "kalman",
  compiler: "gradc 0.1.0",
  sizes: { time: 50, states: 4, sensors: 2 },
  inputs: [{ name: "observed", dtype: "f64", shape: [50, 2] }],
  parameters: [
    { name: "transition", dtype: "f64", shape: [4, 4] },
    { name: "sensor", dtype: "f64", shape: [2, 4] },
    { name: "logProcess", dtype: "f64", shape: [4] },
    { name: "logMeasure", dtype: "f64", shape: [2] },
  ],
  outputs: [{ name: "loss", dtype: "f64", shape: [] }, { name: "means", dtype: "f64", shape: [50, 4] }],
  gradients: [
    { name: "transition", dtype: "f64", shape: [4, 4] },
    { name: "sensor", dtype: "f64", shape: [2, 4] },
    { name: "logProcess", dtype: "f64", shape: [4] },
    { name: "logMeasure", dtype: "f64", shape: [2] },
  ],
  of: "loss",
  flops: { forward: 30875, backward: 69246.66666666666, forwardBackward: 100121.66666666666 },
  bytes: 41120,
  keeps: [
    { name: "exp", dtype: "f64", shape: [4] },
    { name: "exp_1", dtype: "f64", shape: [2] },
    { name: "predicted", dtype: "f64", shape: [50, 4] },
    { name: "pick", dtype: "f64", shape: [50, 4, 4] },
    { name: "spread", dtype: "f64", shape: [50, 4, 4] },
    { name: "pick_1", dtype: "f64", shape: [50, 2] },
    { name: "cross", dtype: "f64", shape: [50, 4, 2] },
    { name: "innovation", dtype: "f64", shape: [50, 2, 2] },
    { name: "lower", dtype: "f64", shape: [50, 2, 2] },
    { name: "pick_2", dtype: "f64", shape: [50, 2, 1] },
    { name: "pick_3", dtype: "f64", shape: [50, 2, 4] },
    { name: "pick_4", dtype: "f64", shape: [50, 2] },
    { name: "mean_before", dtype: "f64", shape: [50, 4] },
    { name: "covariance_before", dtype: "f64", shape: [50, 4, 4] },
  ],
};

// Memory that all models share.

/** f64[4, 4] */
const table = new Float64Array([1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1]);

const l = new Float64Array(4);
const solution = new Float64Array(2);
const a = new Float64Array(4);
const b = new Float64Array(8);
const solution2 = new Float64Array(2);
const a2 = new Float64Array(4);
const b2 = new Float64Array(8);
const solution3 = new Float64Array(4);
const solution4 = new Float64Array(4);

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
  const arena = new ArrayBuffer(41120);

  // Inputs, and the seed of the gradients.
  const observed = new Float64Array(arena, 0, 100); // f64[50, 2]

  // Parameters.
  const transition = new Float64Array(arena, 800, 16); // f64[4, 4]
  const sensor = new Float64Array(arena, 928, 8); // f64[2, 4]
  const logProcess = new Float64Array(arena, 992, 4); // f64[4]
  const logMeasure = new Float64Array(arena, 1024, 2); // f64[2]

  // Outputs.
  const loss = new Float64Array(arena, 1040, 1); // f64
  const means = new Float64Array(arena, 1056, 200); // f64[50, 4]

  // Gradients.
  const d_transition = new Float64Array(arena, 2656, 16); // f64[4, 4]
  const d_sensor = new Float64Array(arena, 2784, 8); // f64[2, 4]
  const d_logProcess = new Float64Array(arena, 2848, 4); // f64[4]
  const d_logMeasure = new Float64Array(arena, 2880, 2); // f64[2]

  // What backward reads of what forward computed.
  const exp_ = new Float64Array(arena, 2896, 4); // f64[4]
  const exp_1 = new Float64Array(arena, 2928, 2); // f64[2]
  const predicted = new Float64Array(arena, 2944, 200); // f64[50, 4]
  const pick = new Float64Array(arena, 4544, 800); // f64[50, 4, 4]
  const spread = new Float64Array(arena, 10944, 800); // f64[50, 4, 4]
  const pick_1 = new Float64Array(arena, 17344, 100); // f64[50, 2]
  const cross = new Float64Array(arena, 18144, 400); // f64[50, 4, 2]
  const innovation = new Float64Array(arena, 21344, 200); // f64[50, 2, 2]
  const lower = new Float64Array(arena, 22944, 200); // f64[50, 2, 2]
  const pick_2 = new Float64Array(arena, 24544, 100); // f64[50, 2, 1]
  const pick_3 = new Float64Array(arena, 25344, 400); // f64[50, 2, 4]
  const pick_4 = new Float64Array(arena, 28544, 100); // f64[50, 2]
  const mean_before = new Float64Array(arena, 29344, 200); // f64[50, 4]
  const covariance_before = new Float64Array(arena, 30944, 800); // f64[50, 4, 4]

  // Temporaries; those that are never needed at once share memory.
  const view = new Float64Array(arena, 38144, 16); // f64[4, 4]
  const view_1 = new Float64Array(arena, 39424, 8); // f64[4, 2]
  const filter_costs = new Float64Array(arena, 37344, 50); // f64[50]
  const mean = new Float64Array(arena, 38064, 4); // f64[4]
  const covariance = new Float64Array(arena, 37744, 16); // f64[4, 4]
  const next = new Float64Array(arena, 37872, 16); // f64[4, 4]
  const surprise = new Float64Array(arena, 38096, 2); // f64[2]
  const view_2 = new Float64Array(arena, 38000, 8); // f64[2, 4]
  const sum_1 = new Float64Array(arena, 38112, 1); // f64
  const d_filter_costs = new Float64Array(arena, 37744, 50); // f64[50]
  const pick_5 = new Float64Array(arena, 38272, 16); // f64[4, 4]
  const pick_6 = new Float64Array(arena, 39488, 8); // f64[2, 4]
  const pick_7 = new Float64Array(arena, 40384, 4); // f64[4]
  const pick_8 = new Float64Array(arena, 40864, 2); // f64[2]
  const pick_9 = new Float64Array(arena, 38400, 16); // f64[4, 4]
  const pick_10 = new Float64Array(arena, 39552, 8); // f64[4, 2]
  const d_result0 = new Float64Array(arena, 40416, 4); // f64[4]
  const result0_takes_part = new Uint8Array(arena, 40880, 4); // bool[4]
  const d_result1 = new Float64Array(arena, 38528, 16); // f64[4, 4]
  const result1_takes_part = new Uint8Array(arena, 40896, 16); // bool[4, 4]
  const next_1 = new Float64Array(arena, 40448, 4); // f64[4]
  const next_2 = new Uint8Array(arena, 40912, 4); // bool[4]
  const next_3 = new Float64Array(arena, 38656, 16); // f64[4, 4]
  const next_4 = new Uint8Array(arena, 40928, 16); // bool[4, 4]
  const next_5 = new Float64Array(arena, 38784, 16); // f64[4, 4]
  const next_6 = new Float64Array(arena, 39616, 8); // f64[2, 4]
  const next_7 = new Float64Array(arena, 40480, 4); // f64[4]
  const next_8 = new Float64Array(arena, 40944, 2); // f64[2]
  const next_9 = new Float64Array(arena, 38912, 16); // f64[4, 4]
  const next_10 = new Float64Array(arena, 39680, 8); // f64[4, 2]
  const div = new Float64Array(arena, 40960, 2); // f64[2]
  const d_white = new Float64Array(arena, 40976, 2); // f64[2]
  const any = new Uint8Array(arena, 40992, 4); // bool[4]
  const where = new Float64Array(arena, 39744, 8); // f64[2, 4]
  const any_1 = new Uint8Array(arena, 41008, 4); // bool[4]
  const where_1 = new Float64Array(arena, 39808, 8); // f64[4, 2]
  const any_2 = new Uint8Array(arena, 41024, 1); // bool
  const where_2 = new Float64Array(arena, 41040, 2); // f64[2]
  const contraction_4 = new Float64Array(arena, 39872, 8); // f64[4, 2]
  const where_3 = new Float64Array(arena, 39936, 8); // f64[4, 2]
  const contraction_5 = new Float64Array(arena, 41056, 2); // f64[2]
  const view_3 = new Float64Array(arena, 40512, 4); // f64[2, 2]
  const triangularSolve = new Float64Array(arena, 41072, 2); // f64[2, 1]
  const contraction_6 = new Float64Array(arena, 40544, 4); // f64[2, 2]
  const contraction_7 = new Float64Array(arena, 40000, 8); // f64[4, 2]
  const contraction_8 = new Float64Array(arena, 40064, 8); // f64[2, 4]
  const view_4 = new Float64Array(arena, 40128, 8); // f64[2, 4]
  const solve = new Float64Array(arena, 40192, 8); // f64[2, 4]
  const contraction_9 = new Float64Array(arena, 40576, 4); // f64[2, 2]
  const any_3 = new Uint8Array(arena, 41088, 1); // bool
  const d_lower = new Float64Array(arena, 40608, 4); // f64[2, 2]
  const d_surprise = new Float64Array(arena, 41104, 2); // f64[2]
  const contraction_10 = new Float64Array(arena, 40640, 4); // f64[2, 2]
  const mul = new Float64Array(arena, 40672, 4); // f64[2, 2]
  const triangularSolve_1 = new Float64Array(arena, 40704, 4); // f64[2, 2]
  const view_5 = new Float64Array(arena, 40736, 4); // f64[2, 2]
  const triangularSolve_2 = new Float64Array(arena, 40768, 4); // f64[2, 2]
  const d_innovation = new Float64Array(arena, 40800, 4); // f64[2, 2]
  const contraction_11 = new Float64Array(arena, 40256, 8); // f64[2, 4]
  const d_cross = new Float64Array(arena, 40320, 8); // f64[4, 2]
  const d_spread = new Float64Array(arena, 39040, 16); // f64[4, 4]
  const d_predicted = new Float64Array(arena, 40832, 4); // f64[4]
  const contraction_17 = new Float64Array(arena, 39168, 16); // f64[4, 4]
  const contraction_19 = new Float64Array(arena, 39296, 16); // f64[4, 4]

  /** What a call may give, and what of it no one has set yet. */
  const names = new Set([
    "observed", "transition", "sensor", "logProcess", "logMeasure",
  ]);
  const unset = new Set(names);

  const guard = createGuard(arena, [
    ["input observed", observed], ["parameter transition", transition], ["parameter sensor", sensor],
    ["parameter logProcess", logProcess], ["parameter logMeasure", logMeasure], ["result means", null],
    ["gradient transition", null], ["gradient sensor", null], ["gradient logProcess", null],
    ["gradient logMeasure", null],
  ]);

  const inputs = { observed };
  const parameters = { transition, sensor, logProcess, logMeasure };
  const outputs = {};
  Object.defineProperty(outputs, "loss", { enumerable: true, get: () => loss[0] });
  Object.defineProperty(outputs, "means", { enumerable: true, value: means });
  const gradients = {
    transition: d_transition,
    sensor: d_sensor,
    logProcess: d_logProcess,
    logMeasure: d_logMeasure,
  };
  const results = { outputs, gradients };

  /** What calls run: a refusal, as long as something has never been set, or forward has left nothing. */
  const run = { forward: checkSet, forwardBackward: checkSet, backward: checkForward };

  /** These have been set, now and for good. */
  function markSet(...set) {
    for (const name of set) unset.delete(name);
    if (unset.size > 0) return;
    run.forward = computeForward;
    run.forwardBackward = computeForwardBackward;
  }

  function checkForward() {
    throw new Error("backward needs a forward that succeeded before it");
  }

  // Kernels.

  /** view: f64[4, 2] = transpose(sensor) */
  function compute_view() {
    for (let i = 0; i < 4; i++) {
      for (let j = 0; j < 2; j++) {
        view_1[i * 2 + j] = sensor[j * 4 + i];
      }
    }
  }

  /** view: f64[4, 4] = transpose(transition) */
  function compute_view_1() {
    for (let i = 0; i < 4; i++) {
      for (let j = 0; j < 4; j++) {
        view[i * 4 + j] = transition[j * 4 + i];
      }
    }
  }

  /** exp: f64[2] = exp(logMeasure) */
  function compute_exp() {
    for (let i = 0; i < 2; i++) {
      exp_1[i] = exp(logMeasure[i]);
    }
  }

  /** exp: f64[4] = exp(logProcess) */
  function compute_exp_1() {
    for (let i = 0; i < 4; i++) {
      exp_[i] = exp(logProcess[i]);
    }
  }

  /** predicted: f64[4] = matmul(transition, mean) */
  function compute_predicted(row) {
    const mean2 = mean[0];
    const mean3 = mean[2];
    const mean4 = mean[1];
    const mean5 = mean[3];
    for (let i = 0; i < 4; i++) {
      predicted[row * 4 + i] = transition[i * 4] * mean2 + transition[i * 4 + 2] * mean3 + (transition[i * 4 + 1] * mean4 + transition[i * 4 + 3] * mean5) + 0;
    }
  }

  /** contraction: f64[4, 4] = matmul(transition, covariance) */
  function compute_contraction(row) {
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
    for (let k = 0; k < 4; k++) {
      const x0 = transition[k];
      const x1 = transition[4 + k];
      const x2 = transition[8 + k];
      const x3 = transition[12 + k];
      const p = k * 4;
      const y0 = covariance[p];
      const y1 = covariance[1 + p];
      const y2 = covariance[2 + p];
      const y3 = covariance[3 + p];
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
    pick[row * 16] = s0;
    pick[row * 16 + 1] = s1;
    pick[row * 16 + 2] = s2;
    pick[row * 16 + 3] = s3;
    pick[row * 16 + 4] = s4;
    pick[row * 16 + 5] = s5;
    pick[row * 16 + 6] = s6;
    pick[row * 16 + 7] = s7;
    pick[row * 16 + 8] = s8;
    pick[row * 16 + 9] = s9;
    pick[row * 16 + 10] = s10;
    pick[row * 16 + 11] = s11;
    pick[row * 16 + 12] = s12;
    pick[row * 16 + 13] = s13;
    pick[row * 16 + 14] = s14;
    pick[row * 16 + 15] = s15;
  }

  /** spread: f64[4, 4] = matmul(matmul(transition, covariance), transpose(transition)) + process */
  function compute_spread(row) {
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
    for (let k = 0; k < 4; k++) {
      const x0 = pick[row * 16 + k];
      const x1 = pick[row * 16 + (4 + k)];
      const x2 = pick[row * 16 + (8 + k)];
      const x3 = pick[row * 16 + (12 + k)];
      const p = k * 4;
      const y0 = view[p];
      const y1 = view[1 + p];
      const y2 = view[2 + p];
      const y3 = view[3 + p];
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
    spread[row * 16] = s0 + exp_[0];
    spread[row * 16 + 1] = s1;
    spread[row * 16 + 2] = s2;
    spread[row * 16 + 3] = s3;
    spread[row * 16 + 4] = s4;
    spread[row * 16 + 5] = s5 + exp_[1];
    spread[row * 16 + 6] = s6;
    spread[row * 16 + 7] = s7;
    spread[row * 16 + 8] = s8;
    spread[row * 16 + 9] = s9;
    spread[row * 16 + 10] = s10 + exp_[2];
    spread[row * 16 + 11] = s11;
    spread[row * 16 + 12] = s12;
    spread[row * 16 + 13] = s13;
    spread[row * 16 + 14] = s14;
    spread[row * 16 + 15] = s15 + exp_[3];
  }

  /**
   * contraction: f64[2] = matmul(sensor, predicted)
   * surprise: f64[2] = z - matmul(sensor, predicted)
   */
  function compute_surprise(row) {
    const predicted_12 = predicted[row * 4];
    const predicted_13 = predicted[row * 4 + 2];
    const predicted_14 = predicted[row * 4 + 1];
    const predicted_15 = predicted[row * 4 + 3];
    for (let i = 0; i < 2; i++) {
      const z2 = sensor[i * 4] * predicted_12 + sensor[i * 4 + 2] * predicted_13 + (sensor[i * 4 + 1] * predicted_14 + sensor[i * 4 + 3] * predicted_15) + 0;
      pick_1[row * 2 + i] = z2;
      surprise[i] = observed[row * 2 + i] - z2;
    }
  }

  /** cross: f64[4, 2] = matmul(spread, transpose(sensor)) */
  function compute_cross(row) {
    let s0 = 0;
    let s1 = 0;
    let s2 = 0;
    let s3 = 0;
    let s4 = 0;
    let s5 = 0;
    let s6 = 0;
    let s7 = 0;
    for (let k = 0; k < 4; k++) {
      const x0 = spread[row * 16 + k];
      const x1 = spread[row * 16 + (4 + k)];
      const x2 = spread[row * 16 + (8 + k)];
      const x3 = spread[row * 16 + (12 + k)];
      const p = k * 2;
      const y0 = view_1[p];
      const y1 = view_1[1 + p];
      s0 += x0 * y0;
      s1 += x0 * y1;
      s2 += x1 * y0;
      s3 += x1 * y1;
      s4 += x2 * y0;
      s5 += x2 * y1;
      s6 += x3 * y0;
      s7 += x3 * y1;
    }
    cross[row * 8] = s0;
    cross[row * 8 + 1] = s1;
    cross[row * 8 + 2] = s2;
    cross[row * 8 + 3] = s3;
    cross[row * 8 + 4] = s4;
    cross[row * 8 + 5] = s5;
    cross[row * 8 + 6] = s6;
    cross[row * 8 + 7] = s7;
  }

  /** innovation: f64[2, 2] = matmul(sensor, cross) + measure */
  function compute_innovation(row) {
    let s0 = 0;
    let s1 = 0;
    let s2 = 0;
    let s3 = 0;
    for (let k = 0; k < 4; k++) {
      const x0 = sensor[k];
      const x1 = sensor[4 + k];
      const p = k * 2;
      const y0 = cross[row * 8 + p];
      const y1 = cross[row * 8 + (1 + p)];
      s0 += x0 * y0;
      s1 += x0 * y1;
      s2 += x1 * y0;
      s3 += x1 * y1;
    }
    innovation[row * 4] = s0 + exp_1[0];
    innovation[row * 4 + 1] = s1;
    innovation[row * 4 + 2] = s2;
    innovation[row * 4 + 3] = s3 + exp_1[1];
  }

  /** lower: f64[2, 2] = cholesky(innovation) */
  function compute_lower(row) {
    for (let matrix = 0; matrix < 1; matrix++) {
      let fault = 0;
      for (let i = 0; i < 2; i++) {
        for (let j = 0; j < i + 1; j++) {
          let sum2 = innovation[row * 4 + (matrix * 4 + i * 2 + j)] * 0.5 + innovation[row * 4 + (matrix * 4 + j * 2 + i)] * 0.5;
          for (let k = 0; k < j; k++) {
            sum2 -= l[i * 2 + k] * l[j * 2 + k];
          }
          if (i === j) {
            if (!(sum2 > 0)) {
              fault = NaN;
            }
            l[i * 2 + j] = Math.sqrt(sum2 > 0 ? sum2 : 1);
          } else {
            l[i * 2 + j] = sum2 / l[j * 2 + j];
          }
        }
      }
      for (let i2 = 0; i2 < 2; i2++) {
        for (let j = 0; j < 2; j++) {
          lower[row * 4 + (matrix * 4 + i2 * 2 + j)] = j <= i2 ? l[i2 * 2 + j] + fault : 0;
        }
      }
    }
  }

  /**
   * triangularSolve: f64[2, 1] = triangularSolve(lower, expandDims(surprise, 1), { lower: true, transpose: false,
   * unitDiagonal: fa...
   */
  function compute_triangularSolve(row) {
    for (let matrix = 0; matrix < 1; matrix++) {
      for (let step2 = 0; step2 < 2; step2++) {
        const pivot = lower[row * 4 + (matrix * 4 + step2 * 2 + step2)];
        for (let j = 0; j < 1; j++) {
          let sum2 = surprise[matrix * 2 + step2 * 1 + j];
          for (let k = 0; k < step2; k++) {
            sum2 -= lower[row * 4 + (matrix * 4 + step2 * 2 + k)] * solution[k * 1 + j];
          }
          solution[step2 * 1 + j] = sum2 / (pivot === 0 ? NaN : pivot);
          pick_2[row * 2 + (matrix * 2 + step2 * 1 + j)] = solution[step2 * 1 + j];
        }
      }
    }
  }

  /** view: f64[2, 4] = transpose(cross) */
  function compute_view_2(row) {
    for (let i = 0; i < 2; i++) {
      for (let j = 0; j < 4; j++) {
        view_2[i * 4 + j] = cross[row * 8 + (j * 2 + i)];
      }
    }
  }

  /** solve: f64[2, 4] = solve(innovation, transpose(cross)) */
  function compute_solve(row) {
    for (let matrix = 0; matrix < 1; matrix++) {
      for (let i = 0; i < 2; i++) {
        for (let j = 0; j < 2; j++) {
          a[i * 2 + j] = innovation[row * 4 + (matrix * 4 + i * 2 + j)];
        }
        for (let j2 = 0; j2 < 4; j2++) {
          b[i * 4 + j2] = view_2[matrix * 8 + i * 4 + j2];
        }
      }
      let singular = 0;
      let sign = 1;
      for (let pivot = 0; pivot < 2; pivot++) {
        let best = pivot;
        for (let i2 = pivot + 1; i2 < 2; i2++) {
          if (Math.abs(a[i2 * 2 + pivot]) > Math.abs(a[best * 2 + pivot])) {
            best = i2;
          }
        }
        if (best !== pivot) {
          for (let column = 0; column < 2; column++) {
            const kept = a[pivot * 2 + column];
            a[pivot * 2 + column] = a[best * 2 + column];
            a[best * 2 + column] = kept;
          }
          for (let column2 = 0; column2 < 4; column2++) {
            const kept = b[pivot * 4 + column2];
            b[pivot * 4 + column2] = b[best * 4 + column2];
            b[best * 4 + column2] = kept;
          }
          sign = -sign;
        }
        const value2 = a[pivot * 2 + pivot];
        if (!(Math.abs(value2) > 0)) {
          singular = 1;
        }
        if (value2 !== 0) {
          for (let i3 = pivot + 1; i3 < 2; i3++) {
            const factor2 = a[i3 * 2 + pivot] / value2;
            for (let j = pivot; j < 2; j++) {
              a[i3 * 2 + j] = a[i3 * 2 + j] - factor2 * a[pivot * 2 + j];
            }
            for (let j2 = 0; j2 < 4; j2++) {
              b[i3 * 4 + j2] = b[i3 * 4 + j2] - factor2 * b[pivot * 4 + j2];
            }
          }
        }
      }
      const fault = singular !== 0 ? NaN : 0;
      for (let step2 = 0; step2 < 2; step2++) {
        const i2 = 1 - step2;
        const a2_ = a[i2 * 2 + i2];
        for (let j = 0; j < 4; j++) {
          let sum2 = b[i2 * 4 + j];
          for (let k = i2 + 1; k < 2; k++) {
            sum2 -= a[i2 * 2 + k] * b[k * 4 + j];
          }
          b[i2 * 4 + j] = sum2 / a2_;
          pick_3[row * 8 + (matrix * 8 + i2 * 4 + j)] = b[i2 * 4 + j] + fault;
        }
      }
    }
  }

  /** sum: f64 = sum(square(white)) */
  function compute_sum(row) {
    const white = pick_2[row * 2];
    const white2 = pick_2[row * 2 + 1];
    sum_1[0] = white * white + white2 * white2 + 0;
  }

  /** view: f64[2] = diagonal(lower) */
  function compute_view_3(row) {
    for (let i = 0; i < 2; i++) {
      pick_4[row * 2 + i] = lower[row * 4 + i * 3];
    }
  }

  /** add: f64 = 0.5 * sum(square(white)) + sum(log(diagonal(lower))) */
  function compute_add(row) {
    const sum2 = log(pick_4[row * 2]) + log(pick_4[row * 2 + 1]) + 0;
    filter_costs[row] = 0.5 * sum_1[0] + sum2;
  }

  /** add: f64[4] = predicted + matmul(surprise, solve(innovation, transpose(cross))) */
  function compute_add_1(row) {
    let s0 = 0;
    let s1 = 0;
    let s2 = 0;
    let s3 = 0;
    for (let k = 0; k < 2; k++) {
      const p = k * 4;
      const x0 = pick_3[row * 8 + p];
      const x1 = pick_3[row * 8 + (1 + p)];
      const x2 = pick_3[row * 8 + (2 + p)];
      const x3 = pick_3[row * 8 + (3 + p)];
      const y0 = surprise[k];
      s0 += x0 * y0;
      s1 += x1 * y0;
      s2 += x2 * y0;
      s3 += x3 * y0;
    }
    means[row * 4] = predicted[row * 4] + s0;
    means[row * 4 + 1] = predicted[row * 4 + 1] + s1;
    means[row * 4 + 2] = predicted[row * 4 + 2] + s2;
    means[row * 4 + 3] = predicted[row * 4 + 3] + s3;
  }

  /** sub: f64[4, 4] = spread - matmul(transpose(solve(innovation, transpose(cross))), transpose(cross)) */
  function compute_sub(row) {
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
    for (let k = 0; k < 2; k++) {
      const p = k * 4;
      const x0 = pick_3[row * 8 + p];
      const x1 = pick_3[row * 8 + (1 + p)];
      const x2 = pick_3[row * 8 + (2 + p)];
      const x3 = pick_3[row * 8 + (3 + p)];
      const y0 = cross[row * 8 + k];
      const y1 = cross[row * 8 + (2 + k)];
      const y2 = cross[row * 8 + (4 + k)];
      const y3 = cross[row * 8 + (6 + k)];
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
    next[0] = spread[row * 16] - s0;
    next[1] = spread[row * 16 + 1] - s1;
    next[2] = spread[row * 16 + 2] - s2;
    next[3] = spread[row * 16 + 3] - s3;
    next[4] = spread[row * 16 + 4] - s4;
    next[5] = spread[row * 16 + 5] - s5;
    next[6] = spread[row * 16 + 6] - s6;
    next[7] = spread[row * 16 + 7] - s7;
    next[8] = spread[row * 16 + 8] - s8;
    next[9] = spread[row * 16 + 9] - s9;
    next[10] = spread[row * 16 + 10] - s10;
    next[11] = spread[row * 16 + 11] - s11;
    next[12] = spread[row * 16 + 12] - s12;
    next[13] = spread[row * 16 + 13] - s13;
    next[14] = spread[row * 16 + 14] - s14;
    next[15] = spread[row * 16 + 15] - s15;
  }

  /**
   * predicted: f64[50, 4], result: f64[50, 4, 4], spread: f64[50, 4, 4], result: f64[50, 2], cross: f64[50, 4, 2],
   * innovation: f64[50, 2, 2], lower: f64[50, 2, 2], result: f64[50, 2, 1], result: f64[50, 2, 4], result: f64[50,
   * 2], mean_before: f64[50, 4], covariance_before: f64[50, 4, 4], filter_costs: f64[50], filter_means: f64[50, 4]
   * = scan(%10, %11, observed, transition, sensor, %5, %7, %17, %22), 50 steps
   */
  function compute_filter() {
    for (let i = 0; i < 4; i++) {
      mean[i] = 0;
    }
    for (let i2 = 0; i2 < 16; i2++) {
      covariance[i2] = table[i2];
    }
    for (let row = 0; row < 50; row++) {
      compute_predicted(row);
      compute_contraction(row);
      compute_spread(row);
      compute_surprise(row);
      compute_cross(row);
      compute_innovation(row);
      compute_lower(row);
      compute_triangularSolve(row);
      compute_view_2(row);
      compute_solve(row);
      compute_sum(row);
      compute_view_3(row);
      compute_add(row);
      compute_add_1(row);
      compute_sub(row);
      for (let i3 = 0; i3 < 4; i3++) {
        mean_before[row * 4 + i3] = mean[i3];
      }
      for (let i4 = 0; i4 < 16; i4++) {
        covariance_before[row * 16 + i4] = covariance[i4];
      }
      for (let i5 = 0; i5 < 4; i5++) {
        mean[i5] = means[row * 4 + i5];
      }
      for (let i6 = 0; i6 < 16; i6++) {
        covariance[i6] = next[i6];
      }
    }
  }

  /** loss: f64 = mean(filter.costs) + sensors / 2 * log(2 * pi) */
  function compute_loss() {
    let s0 = 0;
    let s1 = 0;
    let s2 = 0;
    let s3 = 0;
    let s4 = 0;
    let s5 = 0;
    let s6 = 0;
    let s7 = 0;
    for (let k = 0; k < 48; k += 8) {
      s0 += filter_costs[k];
      s1 += filter_costs[k + 1];
      s2 += filter_costs[k + 2];
      s3 += filter_costs[k + 3];
      s4 += filter_costs[k + 4];
      s5 += filter_costs[k + 5];
      s6 += filter_costs[k + 6];
      s7 += filter_costs[k + 7];
    }
    s0 += filter_costs[48];
    s1 += filter_costs[49];
    const sum2 = s0 + s4 + (s2 + s6) + (s1 + s5 + (s3 + s7));
    loss[0] = sum2 / 50 + 1.8378770664093453;
  }

  /**
   * d_filter_costs: f64[50] = broadcastTo(0.02, [50])
   *   a cotangent of sum(filter_costs), by sum: dx
   */
  function compute_d_filter_costs() {
    for (let i = 0; i < 50; i++) {
      d_filter_costs[i] = 0.02;
    }
  }

  /**
   * div: f64[2] = d_result2 / input 20
   * d_white: f64[2] = d_result2 * 0.5 * (2 * white)
   */
  function compute_d_white(row) {
    const d_result222 = d_filter_costs[row];
    for (let i = 0; i < 2; i++) {
      div[i] = d_result222 / pick_4[row * 2 + i];
      d_white[i] = d_result222 * 0.5 * (2 * pick_2[row * 2 + i]);
    }
  }

  /** any: bool[4] = any(result1_takes_part, { axis: 0 }) */
  function compute_any() {
    for (let c = 0; c < 4; c++) {
      any[c] = 0;
    }
    for (let i = 0; i < 4; i++) {
      for (let j = 0; j < 4; j++) {
        any[j] = any[j] !== 0 || result1_takes_part[i * 4 + j] !== 0 ? 1 : 0;
      }
    }
  }

  /** where: f64[2, 4] = where(any(result1_takes_part, { axis: 0 }), transpose(cross), 0) */
  function compute_where(row) {
    for (let i = 0; i < 2; i++) {
      for (let j = 0; j < 4; j++) {
        where[i * 4 + j] = any[j] !== 0 ? cross[row * 8 + (j * 2 + i)] : 0;
      }
    }
  }

  /** any: bool[4] = any(result1_takes_part, { axis: 1 }) */
  function compute_any_1() {
    for (let i = 0; i < 4; i++) {
      any_1[i] = result1_takes_part[i * 4] !== 0 || result1_takes_part[i * 4 + 2] !== 0 || result1_takes_part[i * 4 + 1] !== 0 || result1_takes_part[i * 4 + 3] !== 0 ? 1 : 0;
    }
  }

  /** where: f64[4, 2] = where(expandDims(any(result1_takes_part, { axis: 1 }), 1), gain, 0) */
  function compute_where_1(row) {
    for (let i = 0; i < 4; i++) {
      const any_12 = any_1[i] !== 0;
      for (let j = 0; j < 2; j++) {
        where_1[i * 2 + j] = any_12 ? pick_3[row * 8 + (j * 4 + i)] : 0;
      }
    }
  }

  /** any: bool = any(result0_takes_part) */
  function compute_any_2() {
    any_2[0] = result0_takes_part[0] !== 0 || result0_takes_part[2] !== 0 || result0_takes_part[1] !== 0 || result0_takes_part[3] !== 0 ? 1 : 0;
  }

  /** where: f64[2] = where(any(result0_takes_part), surprise, 0) */
  function compute_where_2(row) {
    const any_22 = any_2[0] !== 0;
    for (let i = 0; i < 2; i++) {
      const surprise2 = observed[row * 2 + i] - pick_1[row * 2 + i];
      where_2[i] = any_22 ? surprise2 : 0;
    }
  }

  /**
   * contraction: f64[4, 2] = outer(d_result0, where(any(result0_takes_part), surprise, 0))
   * where: f64[4, 2] = where(expandDims(result0_takes_part, 1), gain, 0)
   */
  function compute_where_3(row) {
    let s0 = 0;
    let s1 = 0;
    let s2 = 0;
    let s3 = 0;
    let s4 = 0;
    let s5 = 0;
    let s6 = 0;
    let s7 = 0;
    const x0 = d_result0[0];
    const x1 = d_result0[1];
    const x2 = d_result0[2];
    const x3 = d_result0[3];
    const y0 = where_2[0];
    const y1 = where_2[1];
    s0 += x0 * y0;
    s1 += x0 * y1;
    s2 += x1 * y0;
    s3 += x1 * y1;
    s4 += x2 * y0;
    s5 += x2 * y1;
    s6 += x3 * y0;
    s7 += x3 * y1;
    contraction_4[0] = s0;
    where_3[0] = result0_takes_part[0] !== 0 ? pick_3[row * 8] : 0;
    contraction_4[1] = s1;
    where_3[1] = result0_takes_part[0] !== 0 ? pick_3[row * 8 + 4] : 0;
    contraction_4[2] = s2;
    where_3[2] = result0_takes_part[1] !== 0 ? pick_3[row * 8 + 1] : 0;
    contraction_4[3] = s3;
    where_3[3] = result0_takes_part[1] !== 0 ? pick_3[row * 8 + 5] : 0;
    contraction_4[4] = s4;
    where_3[4] = result0_takes_part[2] !== 0 ? pick_3[row * 8 + 2] : 0;
    contraction_4[5] = s5;
    where_3[5] = result0_takes_part[2] !== 0 ? pick_3[row * 8 + 6] : 0;
    contraction_4[6] = s6;
    where_3[6] = result0_takes_part[3] !== 0 ? pick_3[row * 8 + 3] : 0;
    contraction_4[7] = s7;
    where_3[7] = result0_takes_part[3] !== 0 ? pick_3[row * 8 + 7] : 0;
  }

  /** contraction: f64[2] = matmul(d_result0, where(expandDims(result0_takes_part, 1), gain, 0)) */
  function compute_contraction_1() {
    let s0 = 0;
    let s1 = 0;
    for (let k = 0; k < 4; k++) {
      const p = k * 2;
      const x0 = where_3[p];
      const x1 = where_3[1 + p];
      const y0 = d_result0[k];
      s0 += x0 * y0;
      s1 += x1 * y0;
    }
    contraction_5[0] = s0;
    contraction_5[1] = s1;
  }

  /** view: f64[2, 2] = transpose(innovation) */
  function compute_view_4(row) {
    for (let i = 0; i < 2; i++) {
      for (let j = 0; j < 2; j++) {
        view_3[i * 2 + j] = innovation[row * 4 + (j * 2 + i)];
      }
    }
  }

  /**
   * triangularSolve: f64[2, 1] = triangularSolve(lower, reshape(d_white, [2, 1]), { lower: true, transpose: true,
   * unitDiagonal: fa...
   */
  function compute_triangularSolve_1(row) {
    for (let matrix = 0; matrix < 1; matrix++) {
      for (let step2 = 0; step2 < 2; step2++) {
        const i = 1 - step2;
        const pivot = lower[row * 4 + (matrix * 4 + i * 2 + i)];
        for (let j = 0; j < 1; j++) {
          let sum2 = d_white[matrix * 2 + i * 1 + j];
          for (let k = i + 1; k < 2; k++) {
            sum2 -= lower[row * 4 + (matrix * 4 + k * 2 + i)] * solution2[k * 1 + j];
          }
          solution2[i * 1 + j] = sum2 / (pivot === 0 ? NaN : pivot);
          triangularSolve[matrix * 2 + i * 1 + j] = solution2[i * 1 + j];
        }
      }
    }
  }

  /**
   * contraction: f64[2, 2] = matmul(triangularSolve(lower, reshape(d_white, [2, 1]), { lower: true, transpose:
   * true, unitDiago...
   */
  function compute_contraction_2(row) {
    let s0 = 0;
    let s1 = 0;
    let s2 = 0;
    let s3 = 0;
    const x0 = triangularSolve[0];
    const x1 = triangularSolve[1];
    const y0 = pick_2[row * 2];
    const y1 = pick_2[row * 2 + 1];
    s0 += x0 * y0;
    s1 += x0 * y1;
    s2 += x1 * y0;
    s3 += x1 * y1;
    contraction_6[0] = s0;
    contraction_6[1] = s1;
    contraction_6[2] = s2;
    contraction_6[3] = s3;
  }

  /** view: bool[4] = broadcastTo(true, [4]) */
  function compute_view_5() {
    for (let i = 0; i < 4; i++) {
      next_2[i] = 1;
    }
  }

  /** view: bool[4, 4] = broadcastTo(true, [4, 4]) */
  function compute_view_6() {
    for (let i = 0; i < 16; i++) {
      next_4[i] = 1;
    }
  }

  /**
   * contraction: f64[4, 2] = matmul(d_result1, transpose(where(any(result1_takes_part, { axis: 0 }),
   * transpose(cross), 0)))
   */
  function compute_contraction_3() {
    for (let i = 0; i < 4; i++) {
      const d_result12 = d_result1[i * 4];
      const d_result13 = d_result1[i * 4 + 2];
      const d_result14 = d_result1[i * 4 + 1];
      const d_result15 = d_result1[i * 4 + 3];
      for (let k = 0; k < 2; k++) {
        contraction_7[i * 2 + k] = d_result12 * where[k * 4] + d_result13 * where[k * 4 + 2] + (d_result14 * where[k * 4 + 1] + d_result15 * where[k * 4 + 3]) + 0;
      }
    }
  }

  /**
   * contraction: f64[2, 4] = matmul(transpose(where(expandDims(any(result1_takes_part, { axis: 1 }), 1), gain,
   * 0)), d_result1)
   * view: f64[2, 4] = transpose(d_gain)
   */
  function compute_view_7() {
    let s0 = 0;
    let s1 = 0;
    let s2 = 0;
    let s3 = 0;
    let s4 = 0;
    let s5 = 0;
    let s6 = 0;
    let s7 = 0;
    for (let k = 0; k < 4; k++) {
      const p = k * 2;
      const x0 = where_1[p];
      const x1 = where_1[1 + p];
      const p2 = k * 4;
      const y0 = d_result1[p2];
      const y1 = d_result1[1 + p2];
      const y2 = d_result1[2 + p2];
      const y3 = d_result1[3 + p2];
      s0 += x0 * y0;
      s1 += x0 * y1;
      s2 += x0 * y2;
      s3 += x0 * y3;
      s4 += x1 * y0;
      s5 += x1 * y1;
      s6 += x1 * y2;
      s7 += x1 * y3;
    }
    contraction_8[0] = s0;
    const d_gain = (any_1[0] !== 0 ? -contraction_7[0] : 0) + (result0_takes_part[0] !== 0 ? contraction_4[0] : 0);
    view_4[0] = d_gain;
    contraction_8[1] = s1;
    const d_gain2 = (any_1[1] !== 0 ? -contraction_7[2] : 0) + (result0_takes_part[1] !== 0 ? contraction_4[2] : 0);
    view_4[1] = d_gain2;
    contraction_8[2] = s2;
    const d_gain3 = (any_1[2] !== 0 ? -contraction_7[4] : 0) + (result0_takes_part[2] !== 0 ? contraction_4[4] : 0);
    view_4[2] = d_gain3;
    contraction_8[3] = s3;
    const d_gain4 = (any_1[3] !== 0 ? -contraction_7[6] : 0) + (result0_takes_part[3] !== 0 ? contraction_4[6] : 0);
    view_4[3] = d_gain4;
    contraction_8[4] = s4;
    const d_gain5 = (any_1[0] !== 0 ? -contraction_7[1] : 0) + (result0_takes_part[0] !== 0 ? contraction_4[1] : 0);
    view_4[4] = d_gain5;
    contraction_8[5] = s5;
    const d_gain6 = (any_1[1] !== 0 ? -contraction_7[3] : 0) + (result0_takes_part[1] !== 0 ? contraction_4[3] : 0);
    view_4[5] = d_gain6;
    contraction_8[6] = s6;
    const d_gain7 = (any_1[2] !== 0 ? -contraction_7[5] : 0) + (result0_takes_part[2] !== 0 ? contraction_4[5] : 0);
    view_4[6] = d_gain7;
    contraction_8[7] = s7;
    const d_gain8 = (any_1[3] !== 0 ? -contraction_7[7] : 0) + (result0_takes_part[3] !== 0 ? contraction_4[7] : 0);
    view_4[7] = d_gain8;
  }

  /** solve: f64[2, 4] = solve(transpose(innovation), transpose(d_gain)) */
  function compute_solve_1() {
    for (let matrix = 0; matrix < 1; matrix++) {
      for (let i = 0; i < 2; i++) {
        for (let j = 0; j < 2; j++) {
          a2[i * 2 + j] = view_3[matrix * 4 + i * 2 + j];
        }
        for (let j2 = 0; j2 < 4; j2++) {
          b2[i * 4 + j2] = view_4[matrix * 8 + i * 4 + j2];
        }
      }
      let singular = 0;
      let sign = 1;
      for (let pivot = 0; pivot < 2; pivot++) {
        let best = pivot;
        for (let i2 = pivot + 1; i2 < 2; i2++) {
          if (Math.abs(a2[i2 * 2 + pivot]) > Math.abs(a2[best * 2 + pivot])) {
            best = i2;
          }
        }
        if (best !== pivot) {
          for (let column = 0; column < 2; column++) {
            const kept = a2[pivot * 2 + column];
            a2[pivot * 2 + column] = a2[best * 2 + column];
            a2[best * 2 + column] = kept;
          }
          for (let column2 = 0; column2 < 4; column2++) {
            const kept = b2[pivot * 4 + column2];
            b2[pivot * 4 + column2] = b2[best * 4 + column2];
            b2[best * 4 + column2] = kept;
          }
          sign = -sign;
        }
        const value2 = a2[pivot * 2 + pivot];
        if (!(Math.abs(value2) > 0)) {
          singular = 1;
        }
        if (value2 !== 0) {
          for (let i3 = pivot + 1; i3 < 2; i3++) {
            const factor2 = a2[i3 * 2 + pivot] / value2;
            for (let j = pivot; j < 2; j++) {
              a2[i3 * 2 + j] = a2[i3 * 2 + j] - factor2 * a2[pivot * 2 + j];
            }
            for (let j2 = 0; j2 < 4; j2++) {
              b2[i3 * 4 + j2] = b2[i3 * 4 + j2] - factor2 * b2[pivot * 4 + j2];
            }
          }
        }
      }
      const fault = singular !== 0 ? NaN : 0;
      for (let step2 = 0; step2 < 2; step2++) {
        const i2 = 1 - step2;
        const a2_ = a2[i2 * 2 + i2];
        for (let j = 0; j < 4; j++) {
          let sum2 = b2[i2 * 4 + j];
          for (let k = i2 + 1; k < 2; k++) {
            sum2 -= a2[i2 * 2 + k] * b2[k * 4 + j];
          }
          b2[i2 * 4 + j] = sum2 / a2_;
          solve[matrix * 8 + i2 * 4 + j] = b2[i2 * 4 + j] + fault;
        }
      }
    }
  }

  /** contraction: f64[2, 2] = matmul(solve(transpose(innovation), transpose(d_gain)), transpose(input 19)) */
  function compute_contraction_4(row) {
    for (let i = 0; i < 2; i++) {
      const solve2 = solve[i * 4];
      const solve3 = solve[i * 4 + 2];
      const solve4 = solve[i * 4 + 1];
      const solve5 = solve[i * 4 + 3];
      for (let j = 0; j < 2; j++) {
        contraction_9[i * 2 + j] = solve2 * pick_3[row * 8 + j * 4] + solve3 * pick_3[row * 8 + (j * 4 + 2)] + (solve4 * pick_3[row * 8 + (j * 4 + 1)] + solve5 * pick_3[row * 8 + (j * 4 + 3)]) + 0;
      }
    }
  }

  /** any: bool = any(any(result1_takes_part, { axis: 1 }) || result0_takes_part) */
  function compute_any_3() {
    any_3[0] = any_1[0] !== 0 || result0_takes_part[0] !== 0 || any_1[2] !== 0 || result0_takes_part[2] !== 0 || any_1[1] !== 0 || result0_takes_part[1] !== 0 || any_1[3] !== 0 || result0_takes_part[3] !== 0 ? 1 : 0;
  }

  /**
   * d_lower: f64[2, 2] = diag(d_result2 / input 20) - tril(matmul(triangularSolve(lower, reshape(d_white, [2, 1]),
   * { lower...
   */
  function compute_d_lower() {
    for (let i = 0; i < 2; i++) {
      for (let j = 0; j < 2; j++) {
        let t = 0;
        if ((i - j) >>> 0 < 1) {
          t = div[i];
        }
        let t2 = 0;
        if (i - j >= 0) {
          t2 = contraction_6[i * 2 + j];
        }
        d_lower[i * 2 + j] = t - t2;
      }
    }
  }

  /**
   * d_surprise: f64[2] = where(any(result0_takes_part), matmul(d_result0, where(expandDims(result0_takes_part, 1),
   * gain, 0...
   */
  function compute_d_surprise() {
    const any_22 = any_2[0] !== 0;
    for (let i = 0; i < 2; i++) {
      d_surprise[i] = (any_22 ? contraction_5[i] : 0) + triangularSolve[i];
    }
  }

  /** contraction: f64[2, 2] = matmul(transpose(lower), d_lower) */
  function compute_contraction_5(row) {
    let s0 = 0;
    let s1 = 0;
    let s2 = 0;
    let s3 = 0;
    for (let k = 0; k < 2; k++) {
      const p = k * 2;
      const x0 = lower[row * 4 + p];
      const x1 = lower[row * 4 + (1 + p)];
      const p2 = k * 2;
      const y0 = d_lower[p2];
      const y1 = d_lower[1 + p2];
      s0 += x0 * y0;
      s1 += x0 * y1;
      s2 += x1 * y0;
      s3 += x1 * y1;
    }
    contraction_10[0] = s0;
    contraction_10[1] = s1;
    contraction_10[2] = s2;
    contraction_10[3] = s3;
  }

  /**
   * mul: f64[2, 2] = 0.5 * (tril(matmul(transpose(lower), d_lower)) + tril(matmul(transpose(lower), d_lower), {
   * offset...
   */
  function compute_mul() {
    for (let i = 0; i < 2; i++) {
      for (let j = 0; j < 2; j++) {
        let t = 0;
        if (i - j >= 0) {
          const t2 = contraction_10[i * 2 + j];
          t = t2;
        }
        let t2 = 0;
        if (i - j - 1 >= 0) {
          const t3 = contraction_10[i * 2 + j];
          t2 = t3;
        }
        mul[i * 2 + j] = 0.5 * (t + t2);
      }
    }
  }

  /**
   * triangularSolve: f64[2, 2] = triangularSolve(lower, 0.5 * (tril(matmul(transpose(lower), d_lower)) +
   * tril(matmul(transpose(low...
   */
  function compute_triangularSolve_2(row) {
    for (let matrix = 0; matrix < 1; matrix++) {
      for (let step2 = 0; step2 < 2; step2++) {
        const i = 1 - step2;
        const pivot = lower[row * 4 + (matrix * 4 + i * 2 + i)];
        for (let j = 0; j < 2; j++) {
          let sum2 = mul[matrix * 4 + i * 2 + j];
          for (let k = i + 1; k < 2; k++) {
            sum2 -= lower[row * 4 + (matrix * 4 + k * 2 + i)] * solution3[k * 2 + j];
          }
          solution3[i * 2 + j] = sum2 / (pivot === 0 ? NaN : pivot);
          triangularSolve_1[matrix * 4 + i * 2 + j] = solution3[i * 2 + j];
        }
      }
    }
  }

  /**
   * view: f64[2, 2] = transpose(triangularSolve(lower, 0.5 * (tril(matmul(transpose(lower), d_lower)) +
   * tril(matmul(tra...
   */
  function compute_view_8() {
    for (let i = 0; i < 2; i++) {
      for (let j = 0; j < 2; j++) {
        view_5[i * 2 + j] = triangularSolve_1[j * 2 + i];
      }
    }
  }

  /**
   * triangularSolve: f64[2, 2] = triangularSolve(lower, transpose(triangularSolve(lower, 0.5 * (tril(%94) +
   * tril(%94, { offset: -1...
   */
  function compute_triangularSolve_3(row) {
    for (let matrix = 0; matrix < 1; matrix++) {
      for (let step2 = 0; step2 < 2; step2++) {
        const i = 1 - step2;
        const pivot = lower[row * 4 + (matrix * 4 + i * 2 + i)];
        for (let j = 0; j < 2; j++) {
          let sum2 = view_5[matrix * 4 + i * 2 + j];
          for (let k = i + 1; k < 2; k++) {
            sum2 -= lower[row * 4 + (matrix * 4 + k * 2 + i)] * solution4[k * 2 + j];
          }
          solution4[i * 2 + j] = sum2 / (pivot === 0 ? NaN : pivot);
          triangularSolve_2[matrix * 4 + i * 2 + j] = solution4[i * 2 + j];
        }
      }
    }
  }

  /**
   * d_innovation: f64[2, 2] = where(any(any(result1_takes_part, { axis: 1 }) || result0_takes_part),
   * -matmul(solve(transpose(in...
   */
  function compute_d_innovation() {
    const any_322 = any_3[0] !== 0;
    for (let i = 0; i < 2; i++) {
      for (let j = 0; j < 2; j++) {
        const t = triangularSolve_2[i * 2 + j];
        const t2 = triangularSolve_2[j * 2 + i];
        d_innovation[i * 2 + j] = (any_322 ? -contraction_9[i * 2 + j] : 0) + 0.5 * (t + t2);
      }
    }
  }

  /** contraction: f64[2, 4] = matmul(d_innovation, transpose(cross)) */
  function compute_contraction_6(row) {
    for (let i = 0; i < 2; i++) {
      const d_innovation2 = d_innovation[i * 2];
      const d_innovation3 = d_innovation[i * 2 + 1];
      for (let k = 0; k < 4; k++) {
        contraction_11[i * 4 + k] = d_innovation2 * cross[row * 8 + k * 2] + d_innovation3 * cross[row * 8 + (k * 2 + 1)] + 0;
      }
    }
  }

  /**
   * d_cross: f64[4, 2] = transpose(where(any(result1_takes_part, { axis: 0 }), -matmul(transpose(%49), d_result1),
   * 0) + wh...
   */
  function compute_d_cross() {
    let s0 = 0;
    let s1 = 0;
    let s2 = 0;
    let s3 = 0;
    let s4 = 0;
    let s5 = 0;
    let s6 = 0;
    let s7 = 0;
    for (let k = 0; k < 2; k++) {
      const p = k * 4;
      const x0 = sensor[p];
      const x1 = sensor[1 + p];
      const x2 = sensor[2 + p];
      const x3 = sensor[3 + p];
      const p2 = k * 2;
      const y0 = d_innovation[p2];
      const y1 = d_innovation[1 + p2];
      s0 += x0 * y0;
      s1 += x0 * y1;
      s2 += x1 * y0;
      s3 += x1 * y1;
      s4 += x2 * y0;
      s5 += x2 * y1;
      s6 += x3 * y0;
      s7 += x3 * y1;
    }
    d_cross[0] = (any[0] !== 0 ? -contraction_8[0] : 0) + (any_3[0] !== 0 ? solve[0] : 0) + s0;
    d_cross[1] = (any[0] !== 0 ? -contraction_8[4] : 0) + (any_3[0] !== 0 ? solve[4] : 0) + s1;
    d_cross[2] = (any[1] !== 0 ? -contraction_8[1] : 0) + (any_3[0] !== 0 ? solve[1] : 0) + s2;
    d_cross[3] = (any[1] !== 0 ? -contraction_8[5] : 0) + (any_3[0] !== 0 ? solve[5] : 0) + s3;
    d_cross[4] = (any[2] !== 0 ? -contraction_8[2] : 0) + (any_3[0] !== 0 ? solve[2] : 0) + s4;
    d_cross[5] = (any[2] !== 0 ? -contraction_8[6] : 0) + (any_3[0] !== 0 ? solve[6] : 0) + s5;
    d_cross[6] = (any[3] !== 0 ? -contraction_8[3] : 0) + (any_3[0] !== 0 ? solve[3] : 0) + s6;
    d_cross[7] = (any[3] !== 0 ? -contraction_8[7] : 0) + (any_3[0] !== 0 ? solve[7] : 0) + s7;
  }

  /** d_spread: f64[4, 4] = d_result1 + matmul(d_cross, transpose(input 27)) */
  function compute_d_spread() {
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
    for (let k = 0; k < 2; k++) {
      const x0 = d_cross[k];
      const x1 = d_cross[2 + k];
      const x2 = d_cross[4 + k];
      const x3 = d_cross[6 + k];
      const y0 = view_1[k];
      const y1 = view_1[2 + k];
      const y2 = view_1[4 + k];
      const y3 = view_1[6 + k];
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
    d_spread[0] = d_result1[0] + s0;
    d_spread[1] = d_result1[1] + s1;
    d_spread[2] = d_result1[2] + s2;
    d_spread[3] = d_result1[3] + s3;
    d_spread[4] = d_result1[4] + s4;
    d_spread[5] = d_result1[5] + s5;
    d_spread[6] = d_result1[6] + s6;
    d_spread[7] = d_result1[7] + s7;
    d_spread[8] = d_result1[8] + s8;
    d_spread[9] = d_result1[9] + s9;
    d_spread[10] = d_result1[10] + s10;
    d_spread[11] = d_result1[11] + s11;
    d_spread[12] = d_result1[12] + s12;
    d_spread[13] = d_result1[13] + s13;
    d_spread[14] = d_result1[14] + s14;
    d_spread[15] = d_result1[15] + s15;
  }

  /** add: f64[4, 2] = d_capture8 + matmul(transpose(spread), d_cross) */
  function compute_add_2(row) {
    let s0 = 0;
    let s1 = 0;
    let s2 = 0;
    let s3 = 0;
    let s4 = 0;
    let s5 = 0;
    let s6 = 0;
    let s7 = 0;
    for (let k = 0; k < 4; k++) {
      const p = k * 4;
      const x0 = spread[row * 16 + p];
      const x1 = spread[row * 16 + (1 + p)];
      const x2 = spread[row * 16 + (2 + p)];
      const x3 = spread[row * 16 + (3 + p)];
      const p2 = k * 2;
      const y0 = d_cross[p2];
      const y1 = d_cross[1 + p2];
      s0 += x0 * y0;
      s1 += x0 * y1;
      s2 += x1 * y0;
      s3 += x1 * y1;
      s4 += x2 * y0;
      s5 += x2 * y1;
      s6 += x3 * y0;
      s7 += x3 * y1;
    }
    next_10[0] = pick_10[0] + s0;
    next_10[1] = pick_10[1] + s1;
    next_10[2] = pick_10[2] + s2;
    next_10[3] = pick_10[3] + s3;
    next_10[4] = pick_10[4] + s4;
    next_10[5] = pick_10[5] + s5;
    next_10[6] = pick_10[6] + s6;
    next_10[7] = pick_10[7] + s7;
  }

  /** add: f64[2, 4] = d_capture4 + (matmul(d_innovation, transpose(cross)) - outer(d_surprise, predicted)) */
  function compute_add_3(row) {
    let s0 = 0;
    let s1 = 0;
    let s2 = 0;
    let s3 = 0;
    let s4 = 0;
    let s5 = 0;
    let s6 = 0;
    let s7 = 0;
    const x0 = d_surprise[0];
    const x1 = d_surprise[1];
    const y0 = predicted[row * 4];
    const y1 = predicted[row * 4 + 1];
    const y2 = predicted[row * 4 + 2];
    const y3 = predicted[row * 4 + 3];
    s0 += x0 * y0;
    s1 += x0 * y1;
    s2 += x0 * y2;
    s3 += x0 * y3;
    s4 += x1 * y0;
    s5 += x1 * y1;
    s6 += x1 * y2;
    s7 += x1 * y3;
    next_6[0] = pick_6[0] + (contraction_11[0] - s0);
    next_6[1] = pick_6[1] + (contraction_11[1] - s1);
    next_6[2] = pick_6[2] + (contraction_11[2] - s2);
    next_6[3] = pick_6[3] + (contraction_11[3] - s3);
    next_6[4] = pick_6[4] + (contraction_11[4] - s4);
    next_6[5] = pick_6[5] + (contraction_11[5] - s5);
    next_6[6] = pick_6[6] + (contraction_11[6] - s6);
    next_6[7] = pick_6[7] + (contraction_11[7] - s7);
  }

  /** d_predicted: f64[4] = d_result0 - matmul(d_surprise, sensor) */
  function compute_d_predicted() {
    let s0 = 0;
    let s1 = 0;
    let s2 = 0;
    let s3 = 0;
    for (let k = 0; k < 2; k++) {
      const p = k * 4;
      const x0 = sensor[p];
      const x1 = sensor[1 + p];
      const x2 = sensor[2 + p];
      const x3 = sensor[3 + p];
      const y0 = d_surprise[k];
      s0 += x0 * y0;
      s1 += x1 * y0;
      s2 += x2 * y0;
      s3 += x3 * y0;
    }
    d_predicted[0] = d_result0[0] - s0;
    d_predicted[1] = d_result0[1] - s1;
    d_predicted[2] = d_result0[2] - s2;
    d_predicted[3] = d_result0[3] - s3;
  }

  /** contraction: f64[4, 4] = matmul(d_spread, transpose(input 26)) */
  function compute_contraction_7() {
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
    for (let k = 0; k < 4; k++) {
      const x0 = d_spread[k];
      const x1 = d_spread[4 + k];
      const x2 = d_spread[8 + k];
      const x3 = d_spread[12 + k];
      const y0 = view[k];
      const y1 = view[4 + k];
      const y2 = view[8 + k];
      const y3 = view[12 + k];
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
    contraction_17[0] = s0;
    contraction_17[1] = s1;
    contraction_17[2] = s2;
    contraction_17[3] = s3;
    contraction_17[4] = s4;
    contraction_17[5] = s5;
    contraction_17[6] = s6;
    contraction_17[7] = s7;
    contraction_17[8] = s8;
    contraction_17[9] = s9;
    contraction_17[10] = s10;
    contraction_17[11] = s11;
    contraction_17[12] = s12;
    contraction_17[13] = s13;
    contraction_17[14] = s14;
    contraction_17[15] = s15;
  }

  /** add: f64[4, 4] = d_capture7 + matmul(transpose(input 12), d_spread) */
  function compute_add_4(row) {
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
    for (let k = 0; k < 4; k++) {
      const p = k * 4;
      const x0 = pick[row * 16 + p];
      const x1 = pick[row * 16 + (1 + p)];
      const x2 = pick[row * 16 + (2 + p)];
      const x3 = pick[row * 16 + (3 + p)];
      const p2 = k * 4;
      const y0 = d_spread[p2];
      const y1 = d_spread[1 + p2];
      const y2 = d_spread[2 + p2];
      const y3 = d_spread[3 + p2];
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
    next_9[0] = pick_9[0] + s0;
    next_9[1] = pick_9[1] + s1;
    next_9[2] = pick_9[2] + s2;
    next_9[3] = pick_9[3] + s3;
    next_9[4] = pick_9[4] + s4;
    next_9[5] = pick_9[5] + s5;
    next_9[6] = pick_9[6] + s6;
    next_9[7] = pick_9[7] + s7;
    next_9[8] = pick_9[8] + s8;
    next_9[9] = pick_9[9] + s9;
    next_9[10] = pick_9[10] + s10;
    next_9[11] = pick_9[11] + s11;
    next_9[12] = pick_9[12] + s12;
    next_9[13] = pick_9[13] + s13;
    next_9[14] = pick_9[14] + s14;
    next_9[15] = pick_9[15] + s15;
  }

  /** contraction: f64[4, 4] = matmul(matmul(d_spread, transpose(input 26)), transpose(covariance)) */
  function compute_contraction_8(row) {
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
    for (let k = 0; k < 4; k++) {
      const x0 = contraction_17[k];
      const x1 = contraction_17[4 + k];
      const x2 = contraction_17[8 + k];
      const x3 = contraction_17[12 + k];
      const y0 = covariance_before[row * 16 + k];
      const y1 = covariance_before[row * 16 + (4 + k)];
      const y2 = covariance_before[row * 16 + (8 + k)];
      const y3 = covariance_before[row * 16 + (12 + k)];
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
    contraction_19[0] = s0;
    contraction_19[1] = s1;
    contraction_19[2] = s2;
    contraction_19[3] = s3;
    contraction_19[4] = s4;
    contraction_19[5] = s5;
    contraction_19[6] = s6;
    contraction_19[7] = s7;
    contraction_19[8] = s8;
    contraction_19[9] = s9;
    contraction_19[10] = s10;
    contraction_19[11] = s11;
    contraction_19[12] = s12;
    contraction_19[13] = s13;
    contraction_19[14] = s14;
    contraction_19[15] = s15;
  }

  /** contraction: f64[4, 4] = matmul(transpose(transition), matmul(d_spread, transpose(input 26))) */
  function compute_contraction_9() {
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
    for (let k = 0; k < 4; k++) {
      const p = k * 4;
      const x0 = transition[p];
      const x1 = transition[1 + p];
      const x2 = transition[2 + p];
      const x3 = transition[3 + p];
      const p2 = k * 4;
      const y0 = contraction_17[p2];
      const y1 = contraction_17[1 + p2];
      const y2 = contraction_17[2 + p2];
      const y3 = contraction_17[3 + p2];
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
    next_3[0] = s0;
    next_3[1] = s1;
    next_3[2] = s2;
    next_3[3] = s3;
    next_3[4] = s4;
    next_3[5] = s5;
    next_3[6] = s6;
    next_3[7] = s7;
    next_3[8] = s8;
    next_3[9] = s9;
    next_3[10] = s10;
    next_3[11] = s11;
    next_3[12] = s12;
    next_3[13] = s13;
    next_3[14] = s14;
    next_3[15] = s15;
  }

  /**
   * add: f64[4, 4] = d_capture3 + (matmul(matmul(d_spread, transpose(input 26)), transpose(covariance)) +
   * outer(d_pred...
   */
  function compute_add_5(row) {
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
    const x0 = d_predicted[0];
    const x1 = d_predicted[1];
    const x2 = d_predicted[2];
    const x3 = d_predicted[3];
    const y0 = mean_before[row * 4];
    const y1 = mean_before[row * 4 + 1];
    const y2 = mean_before[row * 4 + 2];
    const y3 = mean_before[row * 4 + 3];
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
    next_5[0] = pick_5[0] + (contraction_19[0] + s0);
    next_5[1] = pick_5[1] + (contraction_19[1] + s1);
    next_5[2] = pick_5[2] + (contraction_19[2] + s2);
    next_5[3] = pick_5[3] + (contraction_19[3] + s3);
    next_5[4] = pick_5[4] + (contraction_19[4] + s4);
    next_5[5] = pick_5[5] + (contraction_19[5] + s5);
    next_5[6] = pick_5[6] + (contraction_19[6] + s6);
    next_5[7] = pick_5[7] + (contraction_19[7] + s7);
    next_5[8] = pick_5[8] + (contraction_19[8] + s8);
    next_5[9] = pick_5[9] + (contraction_19[9] + s9);
    next_5[10] = pick_5[10] + (contraction_19[10] + s10);
    next_5[11] = pick_5[11] + (contraction_19[11] + s11);
    next_5[12] = pick_5[12] + (contraction_19[12] + s12);
    next_5[13] = pick_5[13] + (contraction_19[13] + s13);
    next_5[14] = pick_5[14] + (contraction_19[14] + s14);
    next_5[15] = pick_5[15] + (contraction_19[15] + s15);
  }

  /** contraction: f64[4] = matmul(d_predicted, transition) */
  function compute_contraction_10() {
    let s0 = 0;
    let s1 = 0;
    let s2 = 0;
    let s3 = 0;
    for (let k = 0; k < 4; k++) {
      const p = k * 4;
      const x0 = transition[p];
      const x1 = transition[1 + p];
      const x2 = transition[2 + p];
      const x3 = transition[3 + p];
      const y0 = d_predicted[k];
      s0 += x0 * y0;
      s1 += x1 * y0;
      s2 += x2 * y0;
      s3 += x3 * y0;
    }
    next_1[0] = s0;
    next_1[1] = s1;
    next_1[2] = s2;
    next_1[3] = s3;
  }

  /** add: f64[2] = d_capture6 + sum(view(d_innovation, [i, j] => [i, j], where 0 <= -i + j < 1), { axis: 1 }) */
  function compute_add_6() {
    for (let i = 0; i < 2; i++) {
      let t = 0;
      if (0 - i >= 0) {
        t = d_innovation[i * 2];
      }
      let t2 = 0;
      if (0 - i + 1 <= 0) {
        t2 = d_innovation[i * 2 + 1];
      }
      const sum2 = t + t2 + 0;
      next_8[i] = pick_8[i] + sum2;
    }
  }

  /** add: f64[4] = d_capture5 + sum(view(d_spread, [i, j] => [i, j], where 0 <= -i + j < 1), { axis: 1 }) */
  function compute_add_7() {
    for (let i = 0; i < 4; i++) {
      let t = 0;
      if (0 - i >= 0) {
        t = d_spread[i * 4];
      }
      let t2 = 0;
      if ((0 - i + 1) >>> 0 < 1) {
        t2 = d_spread[i * 4 + 1];
      }
      let t3 = 0;
      if ((0 - i + 2) >>> 0 < 1) {
        t3 = d_spread[i * 4 + 2];
      }
      let t4 = 0;
      if (0 - i + 3 <= 0) {
        t4 = d_spread[i * 4 + 3];
      }
      const sum2 = t + t3 + (t2 + t4) + 0;
      next_7[i] = pick_7[i] + sum2;
    }
  }

  /**
   * result: f64[4, 4], result: f64[2, 4], result: f64[4], result: f64[2], result: f64[4, 4], result: f64[4, 2] =
   * scan(%10, %89, %90, %91, %90, %92, %10, %93, %90, %94, d_filter_costs, predicted, %161, spread, %163, cross,
   * innovation, lower, %167, %168, %169, mean_before, covariance_before, observed, transition, sensor, %17, %22),
   * 50 steps, the last first
   */
  function compute_d_filter() {
    for (let i = 0; i < 4; i++) {
      d_result0[i] = 0;
    }
    for (let i2 = 0; i2 < 4; i2++) {
      result0_takes_part[i2] = 0;
    }
    for (let i3 = 0; i3 < 16; i3++) {
      d_result1[i3] = 0;
    }
    for (let i4 = 0; i4 < 16; i4++) {
      result1_takes_part[i4] = 0;
    }
    for (let i5 = 0; i5 < 16; i5++) {
      pick_5[i5] = 0;
    }
    for (let i6 = 0; i6 < 8; i6++) {
      pick_6[i6] = 0;
    }
    for (let i7 = 0; i7 < 4; i7++) {
      pick_7[i7] = 0;
    }
    for (let i8 = 0; i8 < 2; i8++) {
      pick_8[i8] = 0;
    }
    for (let i9 = 0; i9 < 16; i9++) {
      pick_9[i9] = 0;
    }
    for (let i10 = 0; i10 < 8; i10++) {
      pick_10[i10] = 0;
    }
    for (let back = 0; back < 50; back++) {
      const row = 49 - back;
      compute_d_white(row);
      compute_any();
      compute_where(row);
      compute_any_1();
      compute_where_1(row);
      compute_any_2();
      compute_where_2(row);
      compute_where_3(row);
      compute_contraction_1();
      compute_view_4(row);
      compute_triangularSolve_1(row);
      compute_contraction_2(row);
      compute_view_5();
      compute_view_6();
      compute_contraction_3();
      compute_view_7();
      compute_solve_1();
      compute_contraction_4(row);
      compute_any_3();
      compute_d_lower();
      compute_d_surprise();
      compute_contraction_5(row);
      compute_mul();
      compute_triangularSolve_2(row);
      compute_view_8();
      compute_triangularSolve_3(row);
      compute_d_innovation();
      compute_contraction_6(row);
      compute_d_cross();
      compute_d_spread();
      compute_add_2(row);
      compute_add_3(row);
      compute_d_predicted();
      compute_contraction_7();
      compute_add_4(row);
      compute_contraction_8(row);
      compute_contraction_9();
      compute_add_5(row);
      compute_contraction_10();
      compute_add_6();
      compute_add_7();
      for (let i11 = 0; i11 < 4; i11++) {
        d_result0[i11] = next_1[i11];
      }
      for (let i12 = 0; i12 < 4; i12++) {
        result0_takes_part[i12] = next_2[i12] !== 0 ? 1 : 0;
      }
      for (let i13 = 0; i13 < 16; i13++) {
        d_result1[i13] = next_3[i13];
      }
      for (let i14 = 0; i14 < 16; i14++) {
        result1_takes_part[i14] = next_4[i14] !== 0 ? 1 : 0;
      }
      for (let i15 = 0; i15 < 16; i15++) {
        pick_5[i15] = next_5[i15];
      }
      for (let i16 = 0; i16 < 8; i16++) {
        pick_6[i16] = next_6[i16];
      }
      for (let i17 = 0; i17 < 4; i17++) {
        pick_7[i17] = next_7[i17];
      }
      for (let i18 = 0; i18 < 2; i18++) {
        pick_8[i18] = next_8[i18];
      }
      for (let i19 = 0; i19 < 16; i19++) {
        pick_9[i19] = next_9[i19];
      }
      for (let i20 = 0; i20 < 8; i20++) {
        pick_10[i20] = next_10[i20];
      }
    }
  }

  /**
   * d_sensor: f64[2, 4] = d_filter[5] + transpose(d_filter[9])
   *   a cotangent of sensor, by sum of the cotangents of its uses
   */
  function compute_d_sensor() {
    for (let i = 0; i < 2; i++) {
      for (let j = 0; j < 4; j++) {
        d_sensor[i * 4 + j] = pick_6[i * 4 + j] + pick_10[j * 2 + i];
      }
    }
  }

  /**
   * d_transition: f64[4, 4] = d_filter[4] + transpose(d_filter[8])
   *   a cotangent of transition, by sum of the cotangents of its uses
   */
  function compute_d_transition() {
    for (let i = 0; i < 4; i++) {
      for (let j = 0; j < 4; j++) {
        d_transition[i * 4 + j] = pick_5[i * 4 + j] + pick_9[j * 4 + i];
      }
    }
  }

  /**
   * d_logMeasure: f64[2] = d_filter[7] * exp(logMeasure)
   *   a cotangent of exp(logMeasure), by exp: dx
   */
  function compute_d_logMeasure() {
    for (let i = 0; i < 2; i++) {
      d_logMeasure[i] = pick_8[i] * exp_1[i];
    }
  }

  /**
   * d_logProcess: f64[4] = d_filter[6] * exp(logProcess)
   *   a cotangent of exp(logProcess), by exp: dx
   */
  function compute_d_logProcess() {
    for (let i = 0; i < 4; i++) {
      d_logProcess[i] = pick_7[i] * exp_[i];
    }
  }

  function computeForward() {
    compute_view();
    compute_view_1();
    compute_exp();
    compute_exp_1();
    compute_filter();
    compute_loss();
    run.backward = computeBackward;
  }

  function computeBackward() {
    compute_d_filter_costs();
    compute_view();
    compute_view_1();
    compute_d_filter();
    compute_d_sensor();
    compute_d_transition();
    compute_d_logMeasure();
    compute_d_logProcess();
  }

  function computeForwardBackward() {
    compute_view();
    compute_view_1();
    compute_exp();
    compute_exp_1();
    compute_filter();
    compute_d_filter_costs();
    compute_d_filter();
    compute_d_sensor();
    compute_d_transition();
    compute_d_logMeasure();
    compute_d_logProcess();
    compute_loss();
  }

  // Calls.

  /** Throws if a call gives what does not fit; changes nothing. */
  function checkInputs(given) {
    checkObject("inputs", given);
    let found = 0;
    if (given.observed !== undefined) {
      found += 1;
      guard.see(0, given.observed, Float64Array, 100, "f64[50, 2]");
    }
    if (given.transition !== undefined) {
      found += 1;
      guard.see(1, given.transition, Float64Array, 16, "f64[4, 4]");
    }
    if (given.sensor !== undefined) {
      found += 1;
      guard.see(2, given.sensor, Float64Array, 8, "f64[2, 4]");
    }
    if (given.logProcess !== undefined) {
      found += 1;
      guard.see(3, given.logProcess, Float64Array, 4, "f64[4]");
    }
    if (given.logMeasure !== undefined) {
      found += 1;
      guard.see(4, given.logMeasure, Float64Array, 2, "f64[2]");
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
    if (given.observed !== undefined && given.observed !== observed) observed.set(given.observed);
    if (given.transition !== undefined && given.transition !== transition) transition.set(given.transition);
    if (given.sensor !== undefined && given.sensor !== sensor) sensor.set(given.sensor);
    if (given.logProcess !== undefined && given.logProcess !== logProcess) logProcess.set(given.logProcess);
    if (given.logMeasure !== undefined && given.logMeasure !== logMeasure) logMeasure.set(given.logMeasure);
    if (unset.size > 0) markSet(...unset);
    run.backward = checkForward;
  }

  /** Throws unless results can be written into these arrays. */
  function checkOutputs(label, out) {
    checkObject(label, out);
    guard.see(5, out.means, Float64Array, 200, "f64[50, 4]");
  }

  function copyOutputs() {
    return { loss: loss[0], means: means.slice() };
  }

  function fillOutputs(out) {
    out.loss = loss[0];
    out.means.set(means);
    return out;
  }

  /** Throws unless results can be written into these arrays. */
  function checkGradients(label, out) {
    checkObject(label, out);
    guard.see(6, out.transition, Float64Array, 16, "f64[4, 4]");
    guard.see(7, out.sensor, Float64Array, 8, "f64[2, 4]");
    guard.see(8, out.logProcess, Float64Array, 4, "f64[4]");
    guard.see(9, out.logMeasure, Float64Array, 2, "f64[2]");
  }

  function copyGradients(seed = 1) {
    return {
      transition: scaled(d_transition.slice(), seed),
      sensor: scaled(d_sensor.slice(), seed),
      logProcess: scaled(d_logProcess.slice(), seed),
      logMeasure: scaled(d_logMeasure.slice(), seed),
    };
  }

  function fillGradients(out, seed = 1) {
    out.transition.set(d_transition);
    scaled(out.transition, seed);
    out.sensor.set(d_sensor);
    scaled(out.sensor, seed);
    out.logProcess.set(d_logProcess);
    scaled(out.logProcess, seed);
    out.logMeasure.set(d_logMeasure);
    scaled(out.logMeasure, seed);
    return out;
  }

  /** The array times the seed, in place. */
  function scaled(array, seed) {
    if (seed !== 1) for (let i = 0; i < array.length; i++) array[i] *= seed;
    return array;
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
      checkOutputs("out.outputs", out.outputs);
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

  class Instance {
    outputs = outputs;
    gradients = gradients;
    forward = forward;
    backward = backward;
    forwardBackward = forwardBackward;
    get inputs() {
      markSet("observed");
      return inputs;
    }
    get parameters() {
      markSet("transition", "sensor", "logProcess", "logMeasure");
      return parameters;
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
function checkNames(given, found, known) {
  let count = 0;
  for (const _ in given) count += 1;
  if (count === found) return;
  for (const name in given) {
    if (known.has(name)) continue;
    const expected = known.size > 0 ? `expected ${[...known].join(", ")}` : "there are none";
    throw new TypeError(`unknown input ${JSON.stringify(name)}: ${expected}`);
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
//# sourceMappingURL=kalman.js.map
