/**
 * logistic-regression
 *
 * Multinomial logistic regression on 256 rows of 64 features.
 *
 *   loss: f32 = mean(softmaxCrossEntropy(matmul(X, W) + b, y))
 *
 * Memory of a model: 95344 bytes.
 * Gradients: of loss with respect to W, b.
 * Made by gradc 0.1.0 from logistic-regression.json; change that, not this.
 */

/** What the module is, and what it costs. */
export const signature = {
  name: "logistic-regression",
  compiler: "gradc 0.1.0",
  sizes: {},
  inputs: [{ name: "X", dtype: "f32", shape: [256, 64] }, { name: "y", dtype: "i32", shape: [256] }],
  parameters: [{ name: "W", dtype: "f32", shape: [64, 10] }, { name: "b", dtype: "f32", shape: [10] }],
  outputs: [{ name: "loss", dtype: "f32", shape: [] }],
  gradients: [{ name: "W", dtype: "f32", shape: [64, 10] }, { name: "b", dtype: "f32", shape: [10] }],
  of: "loss",
  flops: { forward: 398593, backward: 368640, forwardBackward: 767233 },
  bytes: 95344,
  keeps: [{ name: "exp", dtype: "f32", shape: [256, 10] }, { name: "sum", dtype: "f32", shape: [256] }],
};

// Memory that all models share.

/** What can go wrong in a kernel; where it did, and the value that did it. */
const failures = [{ node: "softmaxCrossEntropy", message: "index out of range" }];
let failedPosition = 0;
let failedValue = 0;

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
  const arena = new ArrayBuffer(95344);

  // Inputs, and the seed of the gradients.
  const X = new Float32Array(arena, 0, 16384); // f32[256, 64]
  const y = new Int32Array(arena, 65536, 256); // i32[256]

  // Parameters.
  const W = new Float32Array(arena, 66560, 640); // f32[64, 10]
  const b = new Float32Array(arena, 69120, 10); // f32[10]

  // Outputs.
  const loss = new Float32Array(arena, 69168, 1); // f32

  // Gradients.
  const d_W = new Float32Array(arena, 69184, 640); // f32[64, 10]
  const d_b = new Float32Array(arena, 71744, 10); // f32[10]

  // What backward reads of what forward computed.
  const exp = new Float32Array(arena, 71792, 2560); // f32[256, 10]
  const sum = new Float32Array(arena, 82032, 256); // f32[256]

  // Temporaries; those that are never needed at once share memory.
  const add = new Float32Array(arena, 83056, 2560); // f32[256, 10]
  const max = new Float32Array(arena, 93296, 256); // f32[256]
  const takeAlongAxis = new Float32Array(arena, 94320, 256); // f32[256, 1]
  const mul = new Float32Array(arena, 83056, 2560); // f32[256, 10]

  /** What a call may give, and what of it no one has set yet. */
  const names = new Set(["X", "y", "W", "b"]);
  const unset = new Set(names);

  const guard = createGuard(arena, [
    ["input X", X], ["input y", y], ["parameter W", W], ["parameter b", b], ["gradient W", null],
    ["gradient b", null],
  ]);

  const inputs = { X, y };
  const parameters = { W, b };
  const outputs = {};
  Object.defineProperty(outputs, "loss", { enumerable: true, get: () => loss[0] });
  const gradients = { W: d_W, b: d_b };
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

  /** add: f32[256, 10] = matmul(X, W) + b */
  function compute_add() {
    const b4 = b[8];
    const b5 = b[9];
    for (let i = 0; i < 256; i += 4) {
      for (let j = 0; j < 8; j += 4) {
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
        const a0 = i * 64;
        const a1 = i * 64 + 64;
        const a2 = i * 64 + 128;
        const a3 = i * 64 + 192;
        const b1 = j + 1;
        const b2 = j + 2;
        const b3 = j + 3;
        for (let k = 0; k < 64; k++) {
          const x0 = X[a0 + k];
          const x1 = X[a1 + k];
          const x2 = X[a2 + k];
          const x3 = X[a3 + k];
          const p = k * 10;
          const y0 = W[j + p];
          const y1 = W[b1 + p];
          const y2 = W[b2 + p];
          const y3 = W[b3 + p];
          s0 = Math.fround(s0 + Math.fround(x0 * y0));
          s1 = Math.fround(s1 + Math.fround(x0 * y1));
          s2 = Math.fround(s2 + Math.fround(x0 * y2));
          s3 = Math.fround(s3 + Math.fround(x0 * y3));
          s4 = Math.fround(s4 + Math.fround(x1 * y0));
          s5 = Math.fround(s5 + Math.fround(x1 * y1));
          s6 = Math.fround(s6 + Math.fround(x1 * y2));
          s7 = Math.fround(s7 + Math.fround(x1 * y3));
          s8 = Math.fround(s8 + Math.fround(x2 * y0));
          s9 = Math.fround(s9 + Math.fround(x2 * y1));
          s10 = Math.fround(s10 + Math.fround(x2 * y2));
          s11 = Math.fround(s11 + Math.fround(x2 * y3));
          s12 = Math.fround(s12 + Math.fround(x3 * y0));
          s13 = Math.fround(s13 + Math.fround(x3 * y1));
          s14 = Math.fround(s14 + Math.fround(x3 * y2));
          s15 = Math.fround(s15 + Math.fround(x3 * y3));
        }
        add[i * 10 + j] = s0 + b[j];
        add[i * 10 + j + 1] = s1 + b[j + 1];
        add[i * 10 + j + 2] = s2 + b[j + 2];
        add[i * 10 + j + 3] = s3 + b[j + 3];
        add[i * 10 + j + 10] = s4 + b[j];
        add[i * 10 + j + 11] = s5 + b[j + 1];
        add[i * 10 + j + 12] = s6 + b[j + 2];
        add[i * 10 + j + 13] = s7 + b[j + 3];
        add[i * 10 + j + 20] = s8 + b[j];
        add[i * 10 + j + 21] = s9 + b[j + 1];
        add[i * 10 + j + 22] = s10 + b[j + 2];
        add[i * 10 + j + 23] = s11 + b[j + 3];
        add[i * 10 + j + 30] = s12 + b[j];
        add[i * 10 + j + 31] = s13 + b[j + 1];
        add[i * 10 + j + 32] = s14 + b[j + 2];
        add[i * 10 + j + 33] = s15 + b[j + 3];
      }
      let s0 = 0;
      let s1 = 0;
      let s2 = 0;
      let s3 = 0;
      let s4 = 0;
      let s5 = 0;
      let s6 = 0;
      let s7 = 0;
      const a0 = i * 64;
      const a1 = i * 64 + 64;
      const a2 = i * 64 + 128;
      const a3 = i * 64 + 192;
      for (let k = 0; k < 64; k++) {
        const x0 = X[a0 + k];
        const x1 = X[a1 + k];
        const x2 = X[a2 + k];
        const x3 = X[a3 + k];
        const p = k * 10;
        const y0 = W[8 + p];
        const y1 = W[9 + p];
        s0 = Math.fround(s0 + Math.fround(x0 * y0));
        s1 = Math.fround(s1 + Math.fround(x0 * y1));
        s2 = Math.fround(s2 + Math.fround(x1 * y0));
        s3 = Math.fround(s3 + Math.fround(x1 * y1));
        s4 = Math.fround(s4 + Math.fround(x2 * y0));
        s5 = Math.fround(s5 + Math.fround(x2 * y1));
        s6 = Math.fround(s6 + Math.fround(x3 * y0));
        s7 = Math.fround(s7 + Math.fround(x3 * y1));
      }
      add[i * 10 + 8] = s0 + b4;
      add[i * 10 + 9] = s1 + b5;
      add[i * 10 + 18] = s2 + b4;
      add[i * 10 + 19] = s3 + b5;
      add[i * 10 + 28] = s4 + b4;
      add[i * 10 + 29] = s5 + b5;
      add[i * 10 + 38] = s6 + b4;
      add[i * 10 + 39] = s7 + b5;
    }
  }

  /** max: f32[256] = max(matmul(X, W) + b, { axis: 1 }) */
  function compute_max() {
    for (let i = 0; i < 256; i++) {
      max[i] = Math.max(Math.max(Math.max(Math.max(add[i * 10], add[i * 10 + 8]), add[i * 10 + 4]), Math.max(add[i * 10 + 2], add[i * 10 + 6])), Math.max(Math.max(Math.max(add[i * 10 + 1], add[i * 10 + 9]), add[i * 10 + 5]), Math.max(add[i * 10 + 3], add[i * 10 + 7])));
    }
  }

  /** takeAlongAxis: f32[256, 1] = takeAlongAxis(matmul(X, W) + b, expandDims(y, 1), { axis: 1 }) */
  function compute_takeAlongAxis() {
    for (let position = 0; position < 256; position++) {
      const index = y[position];
      if (!(index >>> 0 < 10)) {
        failedPosition = position;
        failedValue = index;
        return 1;
      }
    }
    for (let row = 0; row < 256; row++) {
      const index = y[row];
      takeAlongAxis[row] = add[row * 10 + index];
    }
    return 0;
  }

  /**
   * exp: f32[256, 10] = exp(matmul(X, W) + b - expandDims(clip(max(matmul(X, W) + b, { axis: 1 }), -3.4028235e+38,
   * 3.4028...
   */
  function compute_exp() {
    for (let i = 0; i < 256; i++) {
      const t = Math.min(Math.max(max[i], Math.fround(-3.4028235e38)), Math.fround(3.4028235e38));
      for (let j = 0; j < 8; j += 4) {
        exp[i * 10 + j] = expSingle(Math.fround(add[i * 10 + j] - t));
        exp[i * 10 + j + 1] = expSingle(Math.fround(add[i * 10 + j + 1] - t));
        exp[i * 10 + j + 2] = expSingle(Math.fround(add[i * 10 + j + 2] - t));
        exp[i * 10 + j + 3] = expSingle(Math.fround(add[i * 10 + j + 3] - t));
      }
      const t2 = Math.min(Math.max(max[i], Math.fround(-3.4028235e38)), Math.fround(3.4028235e38));
      for (let j2 = 8; j2 < 10; j2++) {
        exp[i * 10 + j2] = expSingle(Math.fround(add[i * 10 + j2] - t2));
      }
    }
  }

  /**
   * sum: f32[256] = sum(exp(matmul(X, W) + b - expandDims(clip(max(%4 + b, { axis: 1 }), -3.4028235e+38,
   * 3.4028235e+3...
   */
  function compute_sum() {
    for (let i = 0; i < 256; i++) {
      sum[i] = Math.fround(Math.fround(Math.fround(Math.fround(exp[i * 10] + exp[i * 10 + 8]) + exp[i * 10 + 4]) + Math.fround(exp[i * 10 + 2] + exp[i * 10 + 6])) + Math.fround(Math.fround(Math.fround(exp[i * 10 + 1] + exp[i * 10 + 9]) + exp[i * 10 + 5]) + Math.fround(exp[i * 10 + 3] + exp[i * 10 + 7]))) + 0;
    }
  }

  /** loss: f32 = mean(softmaxCrossEntropy(matmul(X, W) + b, y)) */
  function compute_loss() {
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
    for (let k = 0; k < 256; k += 16) {
      s0 = Math.fround(s0 + Math.fround(logSingle(sum[k]) - Math.fround(takeAlongAxis[k] - Math.min(Math.max(max[k], Math.fround(-3.4028235e38)), Math.fround(3.4028235e38)))));
      s1 = Math.fround(s1 + Math.fround(logSingle(sum[k + 1]) - Math.fround(takeAlongAxis[k + 1] - Math.min(Math.max(max[k + 1], Math.fround(-3.4028235e38)), Math.fround(3.4028235e38)))));
      s2 = Math.fround(s2 + Math.fround(logSingle(sum[k + 2]) - Math.fround(takeAlongAxis[k + 2] - Math.min(Math.max(max[k + 2], Math.fround(-3.4028235e38)), Math.fround(3.4028235e38)))));
      s3 = Math.fround(s3 + Math.fround(logSingle(sum[k + 3]) - Math.fround(takeAlongAxis[k + 3] - Math.min(Math.max(max[k + 3], Math.fround(-3.4028235e38)), Math.fround(3.4028235e38)))));
      s4 = Math.fround(s4 + Math.fround(logSingle(sum[k + 4]) - Math.fround(takeAlongAxis[k + 4] - Math.min(Math.max(max[k + 4], Math.fround(-3.4028235e38)), Math.fround(3.4028235e38)))));
      s5 = Math.fround(s5 + Math.fround(logSingle(sum[k + 5]) - Math.fround(takeAlongAxis[k + 5] - Math.min(Math.max(max[k + 5], Math.fround(-3.4028235e38)), Math.fround(3.4028235e38)))));
      s6 = Math.fround(s6 + Math.fround(logSingle(sum[k + 6]) - Math.fround(takeAlongAxis[k + 6] - Math.min(Math.max(max[k + 6], Math.fround(-3.4028235e38)), Math.fround(3.4028235e38)))));
      s7 = Math.fround(s7 + Math.fround(logSingle(sum[k + 7]) - Math.fround(takeAlongAxis[k + 7] - Math.min(Math.max(max[k + 7], Math.fround(-3.4028235e38)), Math.fround(3.4028235e38)))));
      s8 = Math.fround(s8 + Math.fround(logSingle(sum[k + 8]) - Math.fround(takeAlongAxis[k + 8] - Math.min(Math.max(max[k + 8], Math.fround(-3.4028235e38)), Math.fround(3.4028235e38)))));
      s9 = Math.fround(s9 + Math.fround(logSingle(sum[k + 9]) - Math.fround(takeAlongAxis[k + 9] - Math.min(Math.max(max[k + 9], Math.fround(-3.4028235e38)), Math.fround(3.4028235e38)))));
      s10 = Math.fround(s10 + Math.fround(logSingle(sum[k + 10]) - Math.fround(takeAlongAxis[k + 10] - Math.min(Math.max(max[k + 10], Math.fround(-3.4028235e38)), Math.fround(3.4028235e38)))));
      s11 = Math.fround(s11 + Math.fround(logSingle(sum[k + 11]) - Math.fround(takeAlongAxis[k + 11] - Math.min(Math.max(max[k + 11], Math.fround(-3.4028235e38)), Math.fround(3.4028235e38)))));
      s12 = Math.fround(s12 + Math.fround(logSingle(sum[k + 12]) - Math.fround(takeAlongAxis[k + 12] - Math.min(Math.max(max[k + 12], Math.fround(-3.4028235e38)), Math.fround(3.4028235e38)))));
      s13 = Math.fround(s13 + Math.fround(logSingle(sum[k + 13]) - Math.fround(takeAlongAxis[k + 13] - Math.min(Math.max(max[k + 13], Math.fround(-3.4028235e38)), Math.fround(3.4028235e38)))));
      s14 = Math.fround(s14 + Math.fround(logSingle(sum[k + 14]) - Math.fround(takeAlongAxis[k + 14] - Math.min(Math.max(max[k + 14], Math.fround(-3.4028235e38)), Math.fround(3.4028235e38)))));
      s15 = Math.fround(s15 + Math.fround(logSingle(sum[k + 15]) - Math.fround(takeAlongAxis[k + 15] - Math.min(Math.max(max[k + 15], Math.fround(-3.4028235e38)), Math.fround(3.4028235e38)))));
    }
    const sum2 = Math.fround(Math.fround(Math.fround(Math.fround(s0 + s8) + Math.fround(s4 + s12)) + Math.fround(Math.fround(s2 + s10) + Math.fround(s6 + s14))) + Math.fround(Math.fround(Math.fround(s1 + s9) + Math.fround(s5 + s13)) + Math.fround(Math.fround(s3 + s11) + Math.fround(s7 + s15))));
    loss[0] = sum2 * 0.00390625;
  }

  /**
   * mul: f32[256, 10] = (exp(%4 + b - expandDims(clip(%38, -3.4028235e+38, 3.4028235e+38), 1)) /
   * expandDims(sum(exp(%6 - ...
   *   a cotangent of softmaxCrossEntropy(%4 + b, y), by softmaxCrossEntropy: dlogits
   */
  function compute_mul() {
    for (let i = 0; i < 256; i++) {
      const sum2 = sum[i];
      const y2 = y[i];
      for (let j = 0; j < 10; j++) {
        mul[i * 10 + j] = Math.fround(Math.fround(exp[i * 10 + j] / sum2) - (y2 === j ? 1 : 0)) * 0.00390625;
      }
    }
  }

  /**
   * d_b: f32[10] = sum((exp(%6 - expandDims(%43, 1)) / expandDims(sum(exp(%63), { axis: 1 }), 1) -
   * cast(expandDims(y...
   *   a cotangent of broadcastTo(b, [256, 10]), by view: dx
   */
  function compute_d_b() {
    for (let c = 0; c < 10; c++) {
      d_b[c] = 0;
    }
    for (let i = 0; i < 256; i++) {
      for (let j = 0; j < 10; j++) {
        d_b[j] = d_b[j] + mul[i * 10 + j];
      }
    }
  }

  /**
   * d_W: f32[64, 10] = matmul(transpose(X), (exp(%6 - expandDims(%43, 1)) / expandDims(sum(exp(%63), { axis: 1 }),
   * 1) - ...
   *   a cotangent of matmul(X, W), by contraction: db
   */
  function compute_d_W() {
    for (let k = 0; k < 64; k += 4) {
      for (let j = 0; j < 8; j += 4) {
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
        for (let k2 = 0; k2 < 256; k2++) {
          const p = k2 * 64;
          const x0 = X[k + p];
          const x1 = X[a1 + p];
          const x2 = X[a2 + p];
          const x3 = X[a3 + p];
          const p2 = k2 * 10;
          const y0 = mul[j + p2];
          const y1 = mul[b1 + p2];
          const y2 = mul[b2 + p2];
          const y3 = mul[b3 + p2];
          s0 = Math.fround(s0 + Math.fround(x0 * y0));
          s1 = Math.fround(s1 + Math.fround(x0 * y1));
          s2 = Math.fround(s2 + Math.fround(x0 * y2));
          s3 = Math.fround(s3 + Math.fround(x0 * y3));
          s4 = Math.fround(s4 + Math.fround(x1 * y0));
          s5 = Math.fround(s5 + Math.fround(x1 * y1));
          s6 = Math.fround(s6 + Math.fround(x1 * y2));
          s7 = Math.fround(s7 + Math.fround(x1 * y3));
          s8 = Math.fround(s8 + Math.fround(x2 * y0));
          s9 = Math.fround(s9 + Math.fround(x2 * y1));
          s10 = Math.fround(s10 + Math.fround(x2 * y2));
          s11 = Math.fround(s11 + Math.fround(x2 * y3));
          s12 = Math.fround(s12 + Math.fround(x3 * y0));
          s13 = Math.fround(s13 + Math.fround(x3 * y1));
          s14 = Math.fround(s14 + Math.fround(x3 * y2));
          s15 = Math.fround(s15 + Math.fround(x3 * y3));
        }
        d_W[k * 10 + j] = s0;
        d_W[k * 10 + j + 1] = s1;
        d_W[k * 10 + j + 2] = s2;
        d_W[k * 10 + j + 3] = s3;
        d_W[k * 10 + j + 10] = s4;
        d_W[k * 10 + j + 11] = s5;
        d_W[k * 10 + j + 12] = s6;
        d_W[k * 10 + j + 13] = s7;
        d_W[k * 10 + j + 20] = s8;
        d_W[k * 10 + j + 21] = s9;
        d_W[k * 10 + j + 22] = s10;
        d_W[k * 10 + j + 23] = s11;
        d_W[k * 10 + j + 30] = s12;
        d_W[k * 10 + j + 31] = s13;
        d_W[k * 10 + j + 32] = s14;
        d_W[k * 10 + j + 33] = s15;
      }
      let s0 = 0;
      let s1 = 0;
      let s2 = 0;
      let s3 = 0;
      let s4 = 0;
      let s5 = 0;
      let s6 = 0;
      let s7 = 0;
      const a1 = k + 1;
      const a2 = k + 2;
      const a3 = k + 3;
      for (let k2 = 0; k2 < 256; k2++) {
        const p = k2 * 64;
        const x0 = X[k + p];
        const x1 = X[a1 + p];
        const x2 = X[a2 + p];
        const x3 = X[a3 + p];
        const p2 = k2 * 10;
        const y0 = mul[8 + p2];
        const y1 = mul[9 + p2];
        s0 = Math.fround(s0 + Math.fround(x0 * y0));
        s1 = Math.fround(s1 + Math.fround(x0 * y1));
        s2 = Math.fround(s2 + Math.fround(x1 * y0));
        s3 = Math.fround(s3 + Math.fround(x1 * y1));
        s4 = Math.fround(s4 + Math.fround(x2 * y0));
        s5 = Math.fround(s5 + Math.fround(x2 * y1));
        s6 = Math.fround(s6 + Math.fround(x3 * y0));
        s7 = Math.fround(s7 + Math.fround(x3 * y1));
      }
      d_W[k * 10 + 8] = s0;
      d_W[k * 10 + 9] = s1;
      d_W[k * 10 + 18] = s2;
      d_W[k * 10 + 19] = s3;
      d_W[k * 10 + 28] = s4;
      d_W[k * 10 + 29] = s5;
      d_W[k * 10 + 38] = s6;
      d_W[k * 10 + 39] = s7;
    }
  }

  function computeForward() {
    run.backward = checkForward;
    compute_add();
    compute_max();
    checkCode(compute_takeAlongAxis());
    compute_exp();
    compute_sum();
    compute_loss();
    run.backward = computeBackward;
  }

  function computeBackward() {
    compute_mul();
    compute_d_b();
    compute_d_W();
  }

  function computeForwardBackward() {
    compute_add();
    compute_max();
    checkCode(compute_takeAlongAxis());
    compute_exp();
    compute_sum();
    compute_loss();
    compute_mul();
    compute_d_b();
    compute_d_W();
  }

  // Calls.

  /** Throws if a call gives what does not fit; changes nothing. */
  function checkInputs(given) {
    checkObject("inputs", given);
    let found = 0;
    if (given.X !== undefined) {
      found += 1;
      guard.see(0, given.X, Float32Array, 16384, "f32[256, 64]");
    }
    if (given.y !== undefined) {
      found += 1;
      guard.see(1, given.y, Int32Array, 256, "i32[256]");
    }
    if (given.W !== undefined) {
      found += 1;
      guard.see(2, given.W, Float32Array, 640, "f32[64, 10]");
    }
    if (given.b !== undefined) {
      found += 1;
      guard.see(3, given.b, Float32Array, 10, "f32[10]");
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
    if (given.X !== undefined && given.X !== X) X.set(given.X);
    if (given.y !== undefined && given.y !== y) y.set(given.y);
    if (given.W !== undefined && given.W !== W) W.set(given.W);
    if (given.b !== undefined && given.b !== b) b.set(given.b);
    if (unset.size > 0) markSet(...unset);
    run.backward = checkForward;
  }

  function copyOutputs() {
    return { loss: loss[0] };
  }

  function fillOutputs(out) {
    out.loss = loss[0];
    return out;
  }

  /** Throws unless results can be written into these arrays. */
  function checkGradients(label, out) {
    checkObject(label, out);
    guard.see(4, out.W, Float32Array, 640, "f32[64, 10]");
    guard.see(5, out.b, Float32Array, 10, "f32[10]");
  }

  function copyGradients(seed = 1) {
    return { W: scaled(d_W.slice(), seed), b: scaled(d_b.slice(), seed) };
  }

  function fillGradients(out, seed = 1) {
    out.W.set(d_W);
    scaled(out.W, seed);
    out.b.set(d_b);
    scaled(out.b, seed);
    return out;
  }

  /** The array times the seed, in place. */
  function scaled(array, seed) {
    const factor = Math.fround(seed);
    if (factor !== 1) for (let i = 0; i < array.length; i++) array[i] *= factor;
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

  class Instance {
    outputs = outputs;
    gradients = gradients;
    forward = forward;
    backward = backward;
    forwardBackward = forwardBackward;
    get inputs() {
      markSet("X", "y");
      return inputs;
    }
    get parameters() {
      markSet("W", "b");
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

/** 2^k for a normal number. */
function powerOfTwo(k) {
  return powers[k + 1022];
}

/** e^x of an f32, off by less than 0.52 units in the last place. */
function expSingle(x) {
  const t = Math.max(-150, Math.min(x, 150)) * 1.4426950408889634;
  const shifted = t + 6755399441055744;
  const r = t - (shifted - 6755399441055744);
  const r2 = r * r;
  const c = 2.885390086900857 + r2 * (0.11552416014533949 + r2 * -0.0009211146277020068);
  return Math.fround((powerOfTwo(lowWord(shifted)) * (c + r)) / (c - r));
}

/** The natural logarithm of an f32, off by less than 0.52 units in the last place. */
function logSingle(x) {
  const usual = x > 0 && x < Infinity;
  const bounded = usual ? x : 1;
  const k = (highWord(bounded) - 1072079006) >> 20;
  const f = bounded * powerOfTwo((0 - k) | 0) - 1;
  const s = f / (2 + f);
  const z = s * s;
  const y = k * 0.6931471805599453 + s * (2 + z * (0.6666677641512737 + z * (0.39977536978641237 + z * 0.2987186229506581)));
  return Math.fround(usual ? y : x === 0 ? -Infinity : x < 0 ? NaN : x);
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

/** Throws if a kernel left early: a code is 1 + a position in the list of failures. */
function checkCode(code) {
  if (code === 0) return;
  const { node, message } = failures[code - 1];
  throw new RangeError(`${node}: ${message} (${failedValue} at position ${failedPosition})`);
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
//# sourceMappingURL=logistic-regression.js.map
