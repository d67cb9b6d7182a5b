/**
 * digits
 *
 * A perceptron for handwritten digits of 8 x 8 pixels: 64 inputs, 64 hidden units, 10 classes.
 *
 *   hidden: f32[32, 64] = relu(matmul(x, w1) + b1)
 *   logits: f32[32, 10] = matmul(hidden, w2) + b2
 *   loss: f32 = mean(softmaxCrossEntropy(logits, y))
 *
 * Sizes: batch = 32.
 * Memory of a model: 83568 bytes.
 * Gradients: of loss with respect to w1, b1, w2, b2.
 * Made by gradc 0.1.0 from digits.json; change that, not this.
 */

/** What the module is, and what it costs. */
export const signature = {
  name: "digits",
  compiler: "gradc 0.1.0",
  sizes: { batch: 32 },
  inputs: [{ name: "x", dtype: "f32", shape: [32, 64] }, { name: "y", dtype: "i32", shape: [32] }],
  parameters: [
    { name: "w1", dtype: "f32", shape: [64, 64] },
    { name: "b1", dtype: "f32", shape: [64] },
    { name: "w2", dtype: "f32", shape: [64, 10] },
    { name: "b2", dtype: "f32", shape: [10] },
  ],
  outputs: [{ name: "loss", dtype: "f32", shape: [] }, { name: "logits", dtype: "f32", shape: [32, 10] }],
  gradients: [
    { name: "w1", dtype: "f32", shape: [64, 64] },
    { name: "b1", dtype: "f32", shape: [64] },
    { name: "w2", dtype: "f32", shape: [64, 10] },
    { name: "b2", dtype: "f32", shape: [10] },
  ],
  of: "loss",
  flops: { forward: 316065, backward: 359424, forwardBackward: 675489 },
  bytes: 83568,
  keeps: [
    { name: "add", dtype: "f32", shape: [32, 64] },
    { name: "exp", dtype: "f32", shape: [32, 10] },
    { name: "sum", dtype: "f32", shape: [32] },
  ],
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

/** Fills the parameters that have an initial value: the same numbers for the same seed (default 0), everywhere. */
export function initialize(seed) {
  sharedModel().initialize(seed);
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
  const arena = new ArrayBuffer(83568);

  // Inputs, and the seed of the gradients.
  const x = new Float32Array(arena, 0, 2048); // f32[32, 64]
  const y = new Int32Array(arena, 8192, 32); // i32[32]

  // Parameters.
  const w1 = new Float32Array(arena, 8320, 4096); // f32[64, 64]
  const b1 = new Float32Array(arena, 24704, 64); // f32[64]
  const w2 = new Float32Array(arena, 24960, 640); // f32[64, 10]
  const b2 = new Float32Array(arena, 27520, 10); // f32[10]

  // Outputs.
  const loss = new Float32Array(arena, 27568, 1); // f32
  const logits = new Float32Array(arena, 27584, 320); // f32[32, 10]

  // Gradients.
  const d_w1 = new Float32Array(arena, 28864, 4096); // f32[64, 64]
  const d_b1 = new Float32Array(arena, 45248, 64); // f32[64]
  const d_w2 = new Float32Array(arena, 45504, 640); // f32[64, 10]
  const d_b2 = new Float32Array(arena, 48064, 10); // f32[10]

  // What backward reads of what forward computed.
  const add = new Float32Array(arena, 48112, 2048); // f32[32, 64]
  const exp = new Float32Array(arena, 56304, 320); // f32[32, 10]
  const sum = new Float32Array(arena, 57584, 32); // f32[32]

  // Temporaries; those that are never needed at once share memory.
  const contraction = new Float32Array(arena, 57712, 2048); // f32[32, 64]
  const hidden = new Float32Array(arena, 65904, 2048); // f32[32, 64]
  const max = new Float32Array(arena, 74096, 32); // f32[32]
  const takeAlongAxis = new Float32Array(arena, 74224, 32); // f32[32, 1]
  const d_logits = new Float32Array(arena, 82288, 320); // f32[32, 10]
  const where = new Float32Array(arena, 74096, 2048); // f32[32, 64]

  /** What a call may give, and what of it no one has set yet. */
  const names = new Set(["x", "y", "w1", "b1", "w2", "b2"]);
  const unset = new Set(names);

  const guard = createGuard(arena, [
    ["input x", x], ["input y", y], ["parameter w1", w1], ["parameter b1", b1], ["parameter w2", w2],
    ["parameter b2", b2], ["result logits", null], ["gradient w1", null], ["gradient b1", null],
    ["gradient w2", null], ["gradient b2", null],
  ]);

  const inputs = { x, y };
  const parameters = { w1, b1, w2, b2 };
  const outputs = {};
  Object.defineProperty(outputs, "loss", { enumerable: true, get: () => loss[0] });
  Object.defineProperty(outputs, "logits", { enumerable: true, value: logits });
  const gradients = { w1: d_w1, b1: d_b1, w2: d_w2, b2: d_b2 };
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

  /**
   * add: f32[32, 64] = matmul(x, w1) + b1
   * hidden: f32[32, 64] = relu(matmul(x, w1) + b1)
   */
  function compute_hidden() {
    for (let i = 0; i < 32; i += 4) {
      for (let j = 0; j < 64; j += 4) {
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
        const b12 = j + 1;
        const b22 = j + 2;
        const b3 = j + 3;
        for (let k = 0; k < 64; k++) {
          const x0 = x[a0 + k];
          const x1 = x[a1 + k];
          const x2 = x[a2 + k];
          const x3 = x[a3 + k];
          const p = k * 64;
          const y0 = w1[j + p];
          const y1 = w1[b12 + p];
          const y2 = w1[b22 + p];
          const y3 = w1[b3 + p];
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
        const t = Math.fround(s0 + b1[j]);
        add[i * 64 + j] = t;
        hidden[i * 64 + j] = t <= 0 ? 0 : t;
        const t2 = Math.fround(s1 + b1[j + 1]);
        add[i * 64 + j + 1] = t2;
        hidden[i * 64 + j + 1] = t2 <= 0 ? 0 : t2;
        const t3 = Math.fround(s2 + b1[j + 2]);
        add[i * 64 + j + 2] = t3;
        hidden[i * 64 + j + 2] = t3 <= 0 ? 0 : t3;
        const t4 = Math.fround(s3 + b1[j + 3]);
        add[i * 64 + j + 3] = t4;
        hidden[i * 64 + j + 3] = t4 <= 0 ? 0 : t4;
        const t5 = Math.fround(s4 + b1[j]);
        add[i * 64 + j + 64] = t5;
        hidden[i * 64 + j + 64] = t5 <= 0 ? 0 : t5;
        const t6 = Math.fround(s5 + b1[j + 1]);
        add[i * 64 + j + 65] = t6;
        hidden[i * 64 + j + 65] = t6 <= 0 ? 0 : t6;
        const t7 = Math.fround(s6 + b1[j + 2]);
        add[i * 64 + j + 66] = t7;
        hidden[i * 64 + j + 66] = t7 <= 0 ? 0 : t7;
        const t8 = Math.fround(s7 + b1[j + 3]);
        add[i * 64 + j + 67] = t8;
        hidden[i * 64 + j + 67] = t8 <= 0 ? 0 : t8;
        const t9 = Math.fround(s8 + b1[j]);
        add[i * 64 + j + 128] = t9;
        hidden[i * 64 + j + 128] = t9 <= 0 ? 0 : t9;
        const t10 = Math.fround(s9 + b1[j + 1]);
        add[i * 64 + j + 129] = t10;
        hidden[i * 64 + j + 129] = t10 <= 0 ? 0 : t10;
        const t11 = Math.fround(s10 + b1[j + 2]);
        add[i * 64 + j + 130] = t11;
        hidden[i * 64 + j + 130] = t11 <= 0 ? 0 : t11;
        const t12 = Math.fround(s11 + b1[j + 3]);
        add[i * 64 + j + 131] = t12;
        hidden[i * 64 + j + 131] = t12 <= 0 ? 0 : t12;
        const t13 = Math.fround(s12 + b1[j]);
        add[i * 64 + j + 192] = t13;
        hidden[i * 64 + j + 192] = t13 <= 0 ? 0 : t13;
        const t14 = Math.fround(s13 + b1[j + 1]);
        add[i * 64 + j + 193] = t14;
        hidden[i * 64 + j + 193] = t14 <= 0 ? 0 : t14;
        const t15 = Math.fround(s14 + b1[j + 2]);
        add[i * 64 + j + 194] = t15;
        hidden[i * 64 + j + 194] = t15 <= 0 ? 0 : t15;
        const t16 = Math.fround(s15 + b1[j + 3]);
        add[i * 64 + j + 195] = t16;
        hidden[i * 64 + j + 195] = t16 <= 0 ? 0 : t16;
      }
    }
  }

  /** logits: f32[32, 10] = matmul(hidden, w2) + b2 */
  function compute_logits() {
    const b23 = b2[8];
    const b24 = b2[9];
    for (let i = 0; i < 32; i += 4) {
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
        const b12 = j + 1;
        const b22 = j + 2;
        const b3 = j + 3;
        for (let k = 0; k < 64; k++) {
          const x0 = hidden[a0 + k];
          const x1 = hidden[a1 + k];
          const x2 = hidden[a2 + k];
          const x3 = hidden[a3 + k];
          const p = k * 10;
          const y0 = w2[j + p];
          const y1 = w2[b12 + p];
          const y2 = w2[b22 + p];
          const y3 = w2[b3 + p];
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
        logits[i * 10 + j] = s0 + b2[j];
        logits[i * 10 + j + 1] = s1 + b2[j + 1];
        logits[i * 10 + j + 2] = s2 + b2[j + 2];
        logits[i * 10 + j + 3] = s3 + b2[j + 3];
        logits[i * 10 + j + 10] = s4 + b2[j];
        logits[i * 10 + j + 11] = s5 + b2[j + 1];
        logits[i * 10 + j + 12] = s6 + b2[j + 2];
        logits[i * 10 + j + 13] = s7 + b2[j + 3];
        logits[i * 10 + j + 20] = s8 + b2[j];
        logits[i * 10 + j + 21] = s9 + b2[j + 1];
        logits[i * 10 + j + 22] = s10 + b2[j + 2];
        logits[i * 10 + j + 23] = s11 + b2[j + 3];
        logits[i * 10 + j + 30] = s12 + b2[j];
        logits[i * 10 + j + 31] = s13 + b2[j + 1];
        logits[i * 10 + j + 32] = s14 + b2[j + 2];
        logits[i * 10 + j + 33] = s15 + b2[j + 3];
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
        const x0 = hidden[a0 + k];
        const x1 = hidden[a1 + k];
        const x2 = hidden[a2 + k];
        const x3 = hidden[a3 + k];
        const p = k * 10;
        const y0 = w2[8 + p];
        const y1 = w2[9 + p];
        s0 = Math.fround(s0 + Math.fround(x0 * y0));
        s1 = Math.fround(s1 + Math.fround(x0 * y1));
        s2 = Math.fround(s2 + Math.fround(x1 * y0));
        s3 = Math.fround(s3 + Math.fround(x1 * y1));
        s4 = Math.fround(s4 + Math.fround(x2 * y0));
        s5 = Math.fround(s5 + Math.fround(x2 * y1));
        s6 = Math.fround(s6 + Math.fround(x3 * y0));
        s7 = Math.fround(s7 + Math.fround(x3 * y1));
      }
      logits[i * 10 + 8] = s0 + b23;
      logits[i * 10 + 9] = s1 + b24;
      logits[i * 10 + 18] = s2 + b23;
      logits[i * 10 + 19] = s3 + b24;
      logits[i * 10 + 28] = s4 + b23;
      logits[i * 10 + 29] = s5 + b24;
      logits[i * 10 + 38] = s6 + b23;
      logits[i * 10 + 39] = s7 + b24;
    }
  }

  /** max: f32[32] = max(logits, { axis: 1 }) */
  function compute_max() {
    for (let i = 0; i < 32; i++) {
      max[i] = Math.max(Math.max(Math.max(Math.max(logits[i * 10], logits[i * 10 + 8]), logits[i * 10 + 4]), Math.max(logits[i * 10 + 2], logits[i * 10 + 6])), Math.max(Math.max(Math.max(logits[i * 10 + 1], logits[i * 10 + 9]), logits[i * 10 + 5]), Math.max(logits[i * 10 + 3], logits[i * 10 + 7])));
    }
  }

  /** takeAlongAxis: f32[32, 1] = takeAlongAxis(logits, expandDims(y, 1), { axis: 1 }) */
  function compute_takeAlongAxis() {
    for (let position = 0; position < 32; position++) {
      const index = y[position];
      if (!(index >>> 0 < 10)) {
        failedPosition = position;
        failedValue = index;
        return 1;
      }
    }
    for (let row = 0; row < 32; row++) {
      const index = y[row];
      takeAlongAxis[row] = logits[row * 10 + index];
    }
    return 0;
  }

  /** exp: f32[32, 10] = exp(logits - expandDims(clip(max(logits, { axis: 1 }), -3.4028235e+38, 3.4028235e+38), 1)) */
  function compute_exp() {
    for (let i = 0; i < 32; i++) {
      const t = Math.min(Math.max(max[i], Math.fround(-3.4028235e38)), Math.fround(3.4028235e38));
      for (let j = 0; j < 8; j += 4) {
        exp[i * 10 + j] = expSingle(Math.fround(logits[i * 10 + j] - t));
        exp[i * 10 + j + 1] = expSingle(Math.fround(logits[i * 10 + j + 1] - t));
        exp[i * 10 + j + 2] = expSingle(Math.fround(logits[i * 10 + j + 2] - t));
        exp[i * 10 + j + 3] = expSingle(Math.fround(logits[i * 10 + j + 3] - t));
      }
      const t2 = Math.min(Math.max(max[i], Math.fround(-3.4028235e38)), Math.fround(3.4028235e38));
      for (let j2 = 8; j2 < 10; j2++) {
        exp[i * 10 + j2] = expSingle(Math.fround(logits[i * 10 + j2] - t2));
      }
    }
  }

  /**
   * sum: f32[32] = sum(exp(logits - expandDims(clip(max(logits, { axis: 1 }), -3.4028235e+38, 3.4028235e+38), 1)),
   * {...
   */
  function compute_sum() {
    for (let i = 0; i < 32; i++) {
      sum[i] = Math.fround(Math.fround(Math.fround(Math.fround(exp[i * 10] + exp[i * 10 + 8]) + exp[i * 10 + 4]) + Math.fround(exp[i * 10 + 2] + exp[i * 10 + 6])) + Math.fround(Math.fround(Math.fround(exp[i * 10 + 1] + exp[i * 10 + 9]) + exp[i * 10 + 5]) + Math.fround(exp[i * 10 + 3] + exp[i * 10 + 7]))) + 0;
    }
  }

  /** loss: f32 = mean(softmaxCrossEntropy(logits, y)) */
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
    for (let k = 0; k < 32; k += 16) {
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
    loss[0] = sum2 * 0.03125;
  }

  /** hidden: f32[32, 64] = relu(matmul(x, w1) + b1) */
  function compute_hidden_1() {
    for (let i = 0; i < 2048; i++) {
      const t = add[i];
      hidden[i] = t <= 0 ? 0 : t;
    }
  }

  /**
   * d_logits: f32[32, 10] = (exp(logits - expandDims(clip(%55, -3.4028235e+38, 3.4028235e+38), 1)) /
   * expandDims(sum(exp(logit...
   *   a cotangent of softmaxCrossEntropy(logits, y), by softmaxCrossEntropy: dlogits
   */
  function compute_d_logits() {
    for (let i = 0; i < 32; i++) {
      const sum2 = sum[i];
      const y2 = y[i];
      for (let j = 0; j < 10; j++) {
        d_logits[i * 10 + j] = Math.fround(Math.fround(exp[i * 10 + j] / sum2) - (y2 === j ? 1 : 0)) * 0.03125;
      }
    }
  }

  /**
   * d_b2: f32[10] = sum(d_logits, { axis: 0 })
   *   a cotangent of broadcastTo(b2, [32, 10]), by view: dx
   */
  function compute_d_b2() {
    for (let c = 0; c < 10; c++) {
      d_b2[c] = 0;
    }
    for (let i = 0; i < 32; i++) {
      for (let j = 0; j < 10; j++) {
        d_b2[j] = d_b2[j] + d_logits[i * 10 + j];
      }
    }
  }

  /**
   * where: f32[32, 64] = where(matmul(x, w1) + b1 > 0, d_hidden, 0)
   *   a cotangent of hidden, by relu: dx
   */
  function compute_where() {
    for (let i = 0; i < 32; i += 4) {
      for (let k = 0; k < 64; k += 4) {
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
        const a0 = i * 10;
        const a1 = i * 10 + 10;
        const a2 = i * 10 + 20;
        const a3 = i * 10 + 30;
        const b0 = k * 10;
        const b12 = k * 10 + 10;
        const b22 = k * 10 + 20;
        const b3 = k * 10 + 30;
        for (let k2 = 0; k2 < 10; k2++) {
          const x0 = d_logits[a0 + k2];
          const x1 = d_logits[a1 + k2];
          const x2 = d_logits[a2 + k2];
          const x3 = d_logits[a3 + k2];
          const y0 = w2[b0 + k2];
          const y1 = w2[b12 + k2];
          const y2 = w2[b22 + k2];
          const y3 = w2[b3 + k2];
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
        where[i * 64 + k] = add[i * 64 + k] > 0 ? s0 : 0;
        where[i * 64 + k + 1] = add[i * 64 + k + 1] > 0 ? s1 : 0;
        where[i * 64 + k + 2] = add[i * 64 + k + 2] > 0 ? s2 : 0;
        where[i * 64 + k + 3] = add[i * 64 + k + 3] > 0 ? s3 : 0;
        where[i * 64 + k + 64] = add[i * 64 + k + 64] > 0 ? s4 : 0;
        where[i * 64 + k + 65] = add[i * 64 + k + 65] > 0 ? s5 : 0;
        where[i * 64 + k + 66] = add[i * 64 + k + 66] > 0 ? s6 : 0;
        where[i * 64 + k + 67] = add[i * 64 + k + 67] > 0 ? s7 : 0;
        where[i * 64 + k + 128] = add[i * 64 + k + 128] > 0 ? s8 : 0;
        where[i * 64 + k + 129] = add[i * 64 + k + 129] > 0 ? s9 : 0;
        where[i * 64 + k + 130] = add[i * 64 + k + 130] > 0 ? s10 : 0;
        where[i * 64 + k + 131] = add[i * 64 + k + 131] > 0 ? s11 : 0;
        where[i * 64 + k + 192] = add[i * 64 + k + 192] > 0 ? s12 : 0;
        where[i * 64 + k + 193] = add[i * 64 + k + 193] > 0 ? s13 : 0;
        where[i * 64 + k + 194] = add[i * 64 + k + 194] > 0 ? s14 : 0;
        where[i * 64 + k + 195] = add[i * 64 + k + 195] > 0 ? s15 : 0;
      }
    }
  }

  /**
   * d_w2: f32[64, 10] = matmul(transpose(hidden), d_logits)
   *   a cotangent of matmul(hidden, w2), by contraction: db
   */
  function compute_d_w2() {
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
        const b12 = j + 1;
        const b22 = j + 2;
        const b3 = j + 3;
        for (let k2 = 0; k2 < 32; k2++) {
          const p = k2 * 64;
          const x0 = hidden[k + p];
          const x1 = hidden[a1 + p];
          const x2 = hidden[a2 + p];
          const x3 = hidden[a3 + p];
          const p2 = k2 * 10;
          const y0 = d_logits[j + p2];
          const y1 = d_logits[b12 + p2];
          const y2 = d_logits[b22 + p2];
          const y3 = d_logits[b3 + p2];
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
        d_w2[k * 10 + j] = s0;
        d_w2[k * 10 + j + 1] = s1;
        d_w2[k * 10 + j + 2] = s2;
        d_w2[k * 10 + j + 3] = s3;
        d_w2[k * 10 + j + 10] = s4;
        d_w2[k * 10 + j + 11] = s5;
        d_w2[k * 10 + j + 12] = s6;
        d_w2[k * 10 + j + 13] = s7;
        d_w2[k * 10 + j + 20] = s8;
        d_w2[k * 10 + j + 21] = s9;
        d_w2[k * 10 + j + 22] = s10;
        d_w2[k * 10 + j + 23] = s11;
        d_w2[k * 10 + j + 30] = s12;
        d_w2[k * 10 + j + 31] = s13;
        d_w2[k * 10 + j + 32] = s14;
        d_w2[k * 10 + j + 33] = s15;
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
      for (let k2 = 0; k2 < 32; k2++) {
        const p = k2 * 64;
        const x0 = hidden[k + p];
        const x1 = hidden[a1 + p];
        const x2 = hidden[a2 + p];
        const x3 = hidden[a3 + p];
        const p2 = k2 * 10;
        const y0 = d_logits[8 + p2];
        const y1 = d_logits[9 + p2];
        s0 = Math.fround(s0 + Math.fround(x0 * y0));
        s1 = Math.fround(s1 + Math.fround(x0 * y1));
        s2 = Math.fround(s2 + Math.fround(x1 * y0));
        s3 = Math.fround(s3 + Math.fround(x1 * y1));
        s4 = Math.fround(s4 + Math.fround(x2 * y0));
        s5 = Math.fround(s5 + Math.fround(x2 * y1));
        s6 = Math.fround(s6 + Math.fround(x3 * y0));
        s7 = Math.fround(s7 + Math.fround(x3 * y1));
      }
      d_w2[k * 10 + 8] = s0;
      d_w2[k * 10 + 9] = s1;
      d_w2[k * 10 + 18] = s2;
      d_w2[k * 10 + 19] = s3;
      d_w2[k * 10 + 28] = s4;
      d_w2[k * 10 + 29] = s5;
      d_w2[k * 10 + 38] = s6;
      d_w2[k * 10 + 39] = s7;
    }
  }

  /**
   * d_b1: f32[64] = sum(where(matmul(x, w1) + b1 > 0, d_hidden, 0), { axis: 0 })
   *   a cotangent of broadcastTo(b1, [32, 64]), by view: dx
   */
  function compute_d_b1() {
    for (let c = 0; c < 64; c++) {
      d_b1[c] = 0;
    }
    for (let i = 0; i < 32; i++) {
      for (let j = 0; j < 64; j++) {
        d_b1[j] = d_b1[j] + where[i * 64 + j];
      }
    }
  }

  /**
   * d_w1: f32[64, 64] = matmul(transpose(x), where(matmul(x, w1) + b1 > 0, d_hidden, 0))
   *   a cotangent of matmul(x, w1), by contraction: db
   */
  function compute_d_w1() {
    for (let k = 0; k < 64; k += 4) {
      for (let j = 0; j < 64; j += 4) {
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
        const b12 = j + 1;
        const b22 = j + 2;
        const b3 = j + 3;
        for (let k2 = 0; k2 < 32; k2++) {
          const p = k2 * 64;
          const x0 = x[k + p];
          const x1 = x[a1 + p];
          const x2 = x[a2 + p];
          const x3 = x[a3 + p];
          const p2 = k2 * 64;
          const y0 = where[j + p2];
          const y1 = where[b12 + p2];
          const y2 = where[b22 + p2];
          const y3 = where[b3 + p2];
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
        d_w1[k * 64 + j] = s0;
        d_w1[k * 64 + j + 1] = s1;
        d_w1[k * 64 + j + 2] = s2;
        d_w1[k * 64 + j + 3] = s3;
        d_w1[k * 64 + j + 64] = s4;
        d_w1[k * 64 + j + 65] = s5;
        d_w1[k * 64 + j + 66] = s6;
        d_w1[k * 64 + j + 67] = s7;
        d_w1[k * 64 + j + 128] = s8;
        d_w1[k * 64 + j + 129] = s9;
        d_w1[k * 64 + j + 130] = s10;
        d_w1[k * 64 + j + 131] = s11;
        d_w1[k * 64 + j + 192] = s12;
        d_w1[k * 64 + j + 193] = s13;
        d_w1[k * 64 + j + 194] = s14;
        d_w1[k * 64 + j + 195] = s15;
      }
    }
  }

  /**
   * contraction: f32[32, 64] = matmul(x, w1)
   * hidden: f32[32, 64] = relu(matmul(x, w1) + b1)
   */
  function compute_hidden_2() {
    for (let i = 0; i < 32; i += 4) {
      for (let j = 0; j < 64; j += 4) {
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
        const b12 = j + 1;
        const b22 = j + 2;
        const b3 = j + 3;
        for (let k = 0; k < 64; k++) {
          const x0 = x[a0 + k];
          const x1 = x[a1 + k];
          const x2 = x[a2 + k];
          const x3 = x[a3 + k];
          const p = k * 64;
          const y0 = w1[j + p];
          const y1 = w1[b12 + p];
          const y2 = w1[b22 + p];
          const y3 = w1[b3 + p];
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
        contraction[i * 64 + j] = s0;
        const t = Math.fround(s0 + b1[j]);
        hidden[i * 64 + j] = t <= 0 ? 0 : t;
        contraction[i * 64 + j + 1] = s1;
        const t2 = Math.fround(s1 + b1[j + 1]);
        hidden[i * 64 + j + 1] = t2 <= 0 ? 0 : t2;
        contraction[i * 64 + j + 2] = s2;
        const t3 = Math.fround(s2 + b1[j + 2]);
        hidden[i * 64 + j + 2] = t3 <= 0 ? 0 : t3;
        contraction[i * 64 + j + 3] = s3;
        const t4 = Math.fround(s3 + b1[j + 3]);
        hidden[i * 64 + j + 3] = t4 <= 0 ? 0 : t4;
        contraction[i * 64 + j + 64] = s4;
        const t5 = Math.fround(s4 + b1[j]);
        hidden[i * 64 + j + 64] = t5 <= 0 ? 0 : t5;
        contraction[i * 64 + j + 65] = s5;
        const t6 = Math.fround(s5 + b1[j + 1]);
        hidden[i * 64 + j + 65] = t6 <= 0 ? 0 : t6;
        contraction[i * 64 + j + 66] = s6;
        const t7 = Math.fround(s6 + b1[j + 2]);
        hidden[i * 64 + j + 66] = t7 <= 0 ? 0 : t7;
        contraction[i * 64 + j + 67] = s7;
        const t8 = Math.fround(s7 + b1[j + 3]);
        hidden[i * 64 + j + 67] = t8 <= 0 ? 0 : t8;
        contraction[i * 64 + j + 128] = s8;
        const t9 = Math.fround(s8 + b1[j]);
        hidden[i * 64 + j + 128] = t9 <= 0 ? 0 : t9;
        contraction[i * 64 + j + 129] = s9;
        const t10 = Math.fround(s9 + b1[j + 1]);
        hidden[i * 64 + j + 129] = t10 <= 0 ? 0 : t10;
        contraction[i * 64 + j + 130] = s10;
        const t11 = Math.fround(s10 + b1[j + 2]);
        hidden[i * 64 + j + 130] = t11 <= 0 ? 0 : t11;
        contraction[i * 64 + j + 131] = s11;
        const t12 = Math.fround(s11 + b1[j + 3]);
        hidden[i * 64 + j + 131] = t12 <= 0 ? 0 : t12;
        contraction[i * 64 + j + 192] = s12;
        const t13 = Math.fround(s12 + b1[j]);
        hidden[i * 64 + j + 192] = t13 <= 0 ? 0 : t13;
        contraction[i * 64 + j + 193] = s13;
        const t14 = Math.fround(s13 + b1[j + 1]);
        hidden[i * 64 + j + 193] = t14 <= 0 ? 0 : t14;
        contraction[i * 64 + j + 194] = s14;
        const t15 = Math.fround(s14 + b1[j + 2]);
        hidden[i * 64 + j + 194] = t15 <= 0 ? 0 : t15;
        contraction[i * 64 + j + 195] = s15;
        const t16 = Math.fround(s15 + b1[j + 3]);
        hidden[i * 64 + j + 195] = t16 <= 0 ? 0 : t16;
      }
    }
  }

  /**
   * where: f32[32, 64] = where(matmul(x, w1) + b1 > 0, d_hidden, 0)
   *   a cotangent of hidden, by relu: dx
   */
  function compute_where_1() {
    for (let i = 0; i < 32; i += 4) {
      for (let k = 0; k < 64; k += 4) {
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
        const a0 = i * 10;
        const a1 = i * 10 + 10;
        const a2 = i * 10 + 20;
        const a3 = i * 10 + 30;
        const b0 = k * 10;
        const b12 = k * 10 + 10;
        const b22 = k * 10 + 20;
        const b3 = k * 10 + 30;
        for (let k2 = 0; k2 < 10; k2++) {
          const x0 = d_logits[a0 + k2];
          const x1 = d_logits[a1 + k2];
          const x2 = d_logits[a2 + k2];
          const x3 = d_logits[a3 + k2];
          const y0 = w2[b0 + k2];
          const y1 = w2[b12 + k2];
          const y2 = w2[b22 + k2];
          const y3 = w2[b3 + k2];
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
        where[i * 64 + k] = Math.fround(contraction[i * 64 + k] + b1[k]) > 0 ? s0 : 0;
        where[i * 64 + k + 1] = Math.fround(contraction[i * 64 + k + 1] + b1[k + 1]) > 0 ? s1 : 0;
        where[i * 64 + k + 2] = Math.fround(contraction[i * 64 + k + 2] + b1[k + 2]) > 0 ? s2 : 0;
        where[i * 64 + k + 3] = Math.fround(contraction[i * 64 + k + 3] + b1[k + 3]) > 0 ? s3 : 0;
        where[i * 64 + k + 64] = Math.fround(contraction[i * 64 + k + 64] + b1[k]) > 0 ? s4 : 0;
        where[i * 64 + k + 65] = Math.fround(contraction[i * 64 + k + 65] + b1[k + 1]) > 0 ? s5 : 0;
        where[i * 64 + k + 66] = Math.fround(contraction[i * 64 + k + 66] + b1[k + 2]) > 0 ? s6 : 0;
        where[i * 64 + k + 67] = Math.fround(contraction[i * 64 + k + 67] + b1[k + 3]) > 0 ? s7 : 0;
        where[i * 64 + k + 128] = Math.fround(contraction[i * 64 + k + 128] + b1[k]) > 0 ? s8 : 0;
        where[i * 64 + k + 129] = Math.fround(contraction[i * 64 + k + 129] + b1[k + 1]) > 0 ? s9 : 0;
        where[i * 64 + k + 130] = Math.fround(contraction[i * 64 + k + 130] + b1[k + 2]) > 0 ? s10 : 0;
        where[i * 64 + k + 131] = Math.fround(contraction[i * 64 + k + 131] + b1[k + 3]) > 0 ? s11 : 0;
        where[i * 64 + k + 192] = Math.fround(contraction[i * 64 + k + 192] + b1[k]) > 0 ? s12 : 0;
        where[i * 64 + k + 193] = Math.fround(contraction[i * 64 + k + 193] + b1[k + 1]) > 0 ? s13 : 0;
        where[i * 64 + k + 194] = Math.fround(contraction[i * 64 + k + 194] + b1[k + 2]) > 0 ? s14 : 0;
        where[i * 64 + k + 195] = Math.fround(contraction[i * 64 + k + 195] + b1[k + 3]) > 0 ? s15 : 0;
      }
    }
  }

  function computeForward() {
    run.backward = checkForward;
    compute_hidden();
    compute_logits();
    compute_max();
    checkCode(compute_takeAlongAxis());
    compute_exp();
    compute_sum();
    compute_loss();
    run.backward = computeBackward;
  }

  function computeBackward() {
    compute_hidden_1();
    compute_d_logits();
    compute_d_b2();
    compute_where();
    compute_d_w2();
    compute_d_b1();
    compute_d_w1();
  }

  function computeForwardBackward() {
    compute_hidden_2();
    compute_logits();
    compute_max();
    checkCode(compute_takeAlongAxis());
    compute_exp();
    compute_sum();
    compute_loss();
    compute_d_logits();
    compute_d_b2();
    compute_where_1();
    compute_d_w2();
    compute_d_b1();
    compute_d_w1();
  }

  // Calls.

  /** Throws if a call gives what does not fit; changes nothing. */
  function checkInputs(given) {
    checkObject("inputs", given);
    let found = 0;
    if (given.x !== undefined) {
      found += 1;
      guard.see(0, given.x, Float32Array, 2048, "f32[32, 64]");
    }
    if (given.y !== undefined) {
      found += 1;
      guard.see(1, given.y, Int32Array, 32, "i32[32]");
    }
    if (given.w1 !== undefined) {
      found += 1;
      guard.see(2, given.w1, Float32Array, 4096, "f32[64, 64]");
    }
    if (given.b1 !== undefined) {
      found += 1;
      guard.see(3, given.b1, Float32Array, 64, "f32[64]");
    }
    if (given.w2 !== undefined) {
      found += 1;
      guard.see(4, given.w2, Float32Array, 640, "f32[64, 10]");
    }
    if (given.b2 !== undefined) {
      found += 1;
      guard.see(5, given.b2, Float32Array, 10, "f32[10]");
    }
    checkNames(given, found, names);
  }

  /** Throws if something has never been set and this call does not give it. */
  function checkSet(given) {
    for (const name of unset) {
      if (given !== undefined && given[name] !== undefined) continue;
      throw new TypeError(`${name} has never been set: give it in a call, or call initialize`);
    }
  }

  /** Copies what a call gives into the model. */
  function takeInputs(given) {
    if (given.x !== undefined && given.x !== x) x.set(given.x);
    if (given.y !== undefined && given.y !== y) y.set(given.y);
    if (given.w1 !== undefined && given.w1 !== w1) w1.set(given.w1);
    if (given.b1 !== undefined && given.b1 !== b1) b1.set(given.b1);
    if (given.w2 !== undefined && given.w2 !== w2) w2.set(given.w2);
    if (given.b2 !== undefined && given.b2 !== b2) b2.set(given.b2);
    if (unset.size > 0) markSet(...unset);
    run.backward = checkForward;
  }

  /** Throws unless results can be written into these arrays. */
  function checkOutputs(label, out) {
    checkObject(label, out);
    guard.see(6, out.logits, Float32Array, 320, "f32[32, 10]");
  }

  function copyOutputs() {
    return { loss: loss[0], logits: logits.slice() };
  }

  function fillOutputs(out) {
    out.loss = loss[0];
    out.logits.set(logits);
    return out;
  }

  /** Throws unless results can be written into these arrays. */
  function checkGradients(label, out) {
    checkObject(label, out);
    guard.see(7, out.w1, Float32Array, 4096, "f32[64, 64]");
    guard.see(8, out.b1, Float32Array, 64, "f32[64]");
    guard.see(9, out.w2, Float32Array, 640, "f32[64, 10]");
    guard.see(10, out.b2, Float32Array, 10, "f32[10]");
  }

  function copyGradients(seed = 1) {
    return {
      w1: scaled(d_w1.slice(), seed),
      b1: scaled(d_b1.slice(), seed),
      w2: scaled(d_w2.slice(), seed),
      b2: scaled(d_b2.slice(), seed),
    };
  }

  function fillGradients(out, seed = 1) {
    out.w1.set(d_w1);
    scaled(out.w1, seed);
    out.b1.set(d_b1);
    scaled(out.b1, seed);
    out.w2.set(d_w2);
    scaled(out.w2, seed);
    out.b2.set(d_b2);
    scaled(out.b2, seed);
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

  function initialize(seed = 0) {
    checkSeed(seed);
    const key = seed | 0;
    for (let i = 0; i < 4096; i++) {
      w1[i] = -0.21650635094610965 + random24(key, 273102853, i) * 2.5809568279517847e-8;
    }
    for (let i = 0; i < 64; i++) {
      b1[i] = 0;
    }
    for (let i = 0; i < 640; i++) {
      w2[i] = -0.2847473987257497 + random24(key, 222769996, i) * 3.394453510352966e-8;
    }
    for (let i = 0; i < 10; i++) {
      b2[i] = 0;
    }
    markSet("w1", "b1", "w2", "b2");
    run.backward = checkForward;
  }

  class Instance {
    outputs = outputs;
    gradients = gradients;
    forward = forward;
    backward = backward;
    forwardBackward = forwardBackward;
    initialize = initialize;
    get inputs() {
      markSet("x", "y");
      return inputs;
    }
    get parameters() {
      markSet("w1", "b1", "w2", "b2");
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

/** 24 random bits as a whole number: element `index` of a stream. Threefry-2x32 of 20 rounds. */
function random24(key, stream, index) {
  const third = key ^ stream ^ 0x1bd11bda;
  let a = (index + key) | 0;
  let b = stream;
  a = (a + b) | 0;
  b = ((b << 13) | (b >>> 19)) ^ a;
  a = (a + b) | 0;
  b = ((b << 15) | (b >>> 17)) ^ a;
  a = (a + b) | 0;
  b = ((b << 26) | (b >>> 6)) ^ a;
  a = (a + b) | 0;
  b = ((b << 6) | (b >>> 26)) ^ a;
  a = (a + stream) | 0;
  b = (b + (third + 1)) | 0;
  a = (a + b) | 0;
  b = ((b << 17) | (b >>> 15)) ^ a;
  a = (a + b) | 0;
  b = ((b << 29) | (b >>> 3)) ^ a;
  a = (a + b) | 0;
  b = ((b << 16) | (b >>> 16)) ^ a;
  a = (a + b) | 0;
  b = ((b << 24) | (b >>> 8)) ^ a;
  a = (a + third) | 0;
  b = (b + (key + 2)) | 0;
  a = (a + b) | 0;
  b = ((b << 13) | (b >>> 19)) ^ a;
  a = (a + b) | 0;
  b = ((b << 15) | (b >>> 17)) ^ a;
  a = (a + b) | 0;
  b = ((b << 26) | (b >>> 6)) ^ a;
  a = (a + b) | 0;
  b = ((b << 6) | (b >>> 26)) ^ a;
  a = (a + key) | 0;
  b = (b + (stream + 3)) | 0;
  a = (a + b) | 0;
  b = ((b << 17) | (b >>> 15)) ^ a;
  a = (a + b) | 0;
  b = ((b << 29) | (b >>> 3)) ^ a;
  a = (a + b) | 0;
  b = ((b << 16) | (b >>> 16)) ^ a;
  a = (a + b) | 0;
  b = ((b << 24) | (b >>> 8)) ^ a;
  a = (a + stream) | 0;
  b = (b + (third + 4)) | 0;
  a = (a + b) | 0;
  b = ((b << 13) | (b >>> 19)) ^ a;
  a = (a + b) | 0;
  b = ((b << 15) | (b >>> 17)) ^ a;
  a = (a + b) | 0;
  b = ((b << 26) | (b >>> 6)) ^ a;
  a = (a + b) | 0;
  b = ((b << 6) | (b >>> 26)) ^ a;
  a = (a + third) | 0;
  b = (b + (key + 5)) | 0;
  return a >>> 8;
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

/** Throws unless the seed of random numbers is a whole number of 32 bits, with or without sign. */
function checkSeed(seed) {
  if (typeof seed === "number" && ((seed | 0) === seed || seed >>> 0 === seed)) return;
  throw wrong("seed", "a whole number of 32 bits", seed);
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
//# sourceMappingURL=digits.js.map
