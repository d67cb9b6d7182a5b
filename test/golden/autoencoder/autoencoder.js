/**
 * autoencoder
 *
 * A variational autoencoder: an encoder gives a normal distribution of codes, one code is drawn from it by a
 * key, and a decoder gives the image back; the loss is the negative evidence bound.
 *
 *   encoded: f32[16, 8] = matmul(tanh(matmul(x, w1) + b1), w2) + b2
 *   mean: f32[16, 4] = take(encoded, arange(0, codes), { axis: 1 })
 *   logVariance: f32[16, 4] = take(encoded, arange(codes, 2 * codes), { axis: 1 })
 *   code: f32[16, 4] = mean + exp(0.5 * logVariance) * randomNormal(key, [batch, codes], { dtype: "f32" })
 *   logits: f32[16, 64] = matmul(tanh(matmul(code, w3) + b3), w4) + b4
 *   reconstruction: f32 = sum(sigmoidCrossEntropy(logits, x)) / batch
 *   divergence: f32 = 0.5 * sum(exp(logVariance) + mean ** 2 - 1 - logVariance) / batch
 *   loss: f32 = reconstruction + divergence
 *
 * Sizes: batch = 16, pixels = 64, hidden = 32, codes = 4.
 * Memory of a model: 57200 bytes.
 * Gradients: of loss with respect to w1, b1, w2, b2, w3, b3, w4, b4.
 * Made by gradc 0.1.0 from autoencoder.json; change that, not this.
 */

/** What the module is, and what it costs. */
export const signature = {
  name: "autoencoder",
  compiler: "gradc 0.1.0",
  sizes: { batch: 16, pixels: 64, hidden: 32, codes: 4 },
  inputs: [{ name: "x", dtype: "f32", shape: [16, 64] }, { name: "key", dtype: "i32", shape: [] }],
  parameters: [
    { name: "w1", dtype: "f32", shape: [64, 32] },
    { name: "b1", dtype: "f32", shape: [32] },
    { name: "w2", dtype: "f32", shape: [32, 8] },
    { name: "b2", dtype: "f32", shape: [8] },
    { name: "w3", dtype: "f32", shape: [4, 32] },
    { name: "b3", dtype: "f32", shape: [32] },
    { name: "w4", dtype: "f32", shape: [32, 64] },
    { name: "b4", dtype: "f32", shape: [64] },
  ],
  outputs: [{ name: "loss", dtype: "f32", shape: [] }, { name: "logits", dtype: "f32", shape: [16, 64] }],
  gradients: [
    { name: "w1", dtype: "f32", shape: [64, 32] },
    { name: "b1", dtype: "f32", shape: [32] },
    { name: "w2", dtype: "f32", shape: [32, 8] },
    { name: "b2", dtype: "f32", shape: [8] },
    { name: "w3", dtype: "f32", shape: [4, 32] },
    { name: "b3", dtype: "f32", shape: [32] },
    { name: "w4", dtype: "f32", shape: [32, 64] },
    { name: "b4", dtype: "f32", shape: [64] },
  ],
  of: "loss",
  flops: { forward: 238595, backward: 273152, forwardBackward: 511875 },
  bytes: 57200,
  keeps: [
    { name: "logits", dtype: "f32", shape: [16, 64] },
    { name: "tanh", dtype: "f32", shape: [16, 32] },
    { name: "normalAt", dtype: "f32", shape: [64] },
    { name: "mean", dtype: "f32", shape: [16, 4] },
    { name: "exp", dtype: "f32", shape: [16, 4] },
    { name: "code", dtype: "f32", shape: [16, 4] },
    { name: "tanh_1", dtype: "f32", shape: [16, 32] },
    { name: "exp_1", dtype: "f32", shape: [16, 4] },
  ],
};

// Memory that all models share.

const totals = new Float32Array(4);

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
  const arena = new ArrayBuffer(57200);

  // Inputs, and the seed of the gradients.
  const x = new Float32Array(arena, 0, 1024); // f32[16, 64]
  const key = new Int32Array(arena, 4096, 1); // i32

  // Parameters.
  const w1 = new Float32Array(arena, 4112, 2048); // f32[64, 32]
  const b1 = new Float32Array(arena, 12304, 32); // f32[32]
  const w2 = new Float32Array(arena, 12432, 256); // f32[32, 8]
  const b2 = new Float32Array(arena, 13456, 8); // f32[8]
  const w3 = new Float32Array(arena, 13488, 128); // f32[4, 32]
  const b3 = new Float32Array(arena, 14000, 32); // f32[32]
  const w4 = new Float32Array(arena, 14128, 2048); // f32[32, 64]
  const b4 = new Float32Array(arena, 22320, 64); // f32[64]

  // Outputs.
  const loss = new Float32Array(arena, 22576, 1); // f32
  const logits = new Float32Array(arena, 22592, 1024); // f32[16, 64]

  // Gradients.
  const d_w1 = new Float32Array(arena, 26688, 2048); // f32[64, 32]
  const d_b1 = new Float32Array(arena, 34880, 32); // f32[32]
  const d_w2 = new Float32Array(arena, 35008, 256); // f32[32, 8]
  const d_b2 = new Float32Array(arena, 36032, 8); // f32[8]
  const d_w3 = new Float32Array(arena, 36064, 128); // f32[4, 32]
  const d_b3 = new Float32Array(arena, 36576, 32); // f32[32]
  const d_w4 = new Float32Array(arena, 36704, 2048); // f32[32, 64]
  const d_b4 = new Float32Array(arena, 44896, 64); // f32[64]

  // What backward reads of what forward computed.
  const tanh = new Float32Array(arena, 45152, 512); // f32[16, 32]
  const normalAt = new Float32Array(arena, 47200, 64); // f32[64]
  const mean = new Float32Array(arena, 47456, 64); // f32[16, 4]
  const exp_ = new Float32Array(arena, 47712, 64); // f32[16, 4]
  const code_ = new Float32Array(arena, 47968, 64); // f32[16, 4]
  const tanh_1 = new Float32Array(arena, 48224, 512); // f32[16, 32]
  const exp_1 = new Float32Array(arena, 50272, 64); // f32[16, 4]

  // Temporaries; those that are never needed at once share memory.
  const contraction_1 = new Float32Array(arena, 56672, 128); // f32[16, 8]
  const sum = new Float32Array(arena, 57184, 1); // f32
  const add = new Float32Array(arena, 50528, 1024); // f32[16, 64]
  const d_logits = new Float32Array(arena, 50528, 1024); // f32[16, 64]
  const mul = new Float32Array(arena, 54624, 512); // f32[16, 32]
  const d_code = new Float32Array(arena, 50528, 64); // f32[16, 4]
  const d_mean = new Float32Array(arena, 50784, 64); // f32[16, 4]
  const d_logVariance = new Float32Array(arena, 51040, 64); // f32[16, 4]
  const d_encoded = new Float32Array(arena, 52576, 128); // f32[16, 8]
  const mul_1 = new Float32Array(arena, 50528, 512); // f32[16, 32]

  /** What a call may give, and what of it no one has set yet. */
  const names = new Set(["x", "key", "w1", "b1", "w2", "b2", "w3", "b3", "w4", "b4"]);
  const unset = new Set(names);

  const guard = createGuard(arena, [
    ["input x", x], ["parameter w1", w1], ["parameter b1", b1], ["parameter w2", w2], ["parameter b2", b2],
    ["parameter w3", w3], ["parameter b3", b3], ["parameter w4", w4], ["parameter b4", b4],
    ["result logits", null], ["gradient w1", null], ["gradient b1", null], ["gradient w2", null],
    ["gradient b2", null], ["gradient w3", null], ["gradient b3", null], ["gradient w4", null],
    ["gradient b4", null],
  ]);

  const inputs = {};
  Object.defineProperty(inputs, "x", { enumerable: true, value: x });
  Object.defineProperty(inputs, "key", {
    enumerable: true,
    get: () => key[0],
    set: (value) => void (key[0] = value),
  });
  const parameters = { w1, b1, w2, b2, w3, b3, w4, b4 };
  const outputs = {};
  Object.defineProperty(outputs, "loss", { enumerable: true, get: () => loss[0] });
  Object.defineProperty(outputs, "logits", { enumerable: true, value: logits });
  const gradients = {
    w1: d_w1,
    b1: d_b1,
    w2: d_w2,
    b2: d_b2,
    w3: d_w3,
    b3: d_b3,
    w4: d_w4,
    b4: d_b4,
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

  /** tanh: f32[16, 32] = tanh(matmul(x, w1) + b1) */
  function compute_tanh() {
    for (let i = 0; i < 16; i += 4) {
      for (let j = 0; j < 32; j += 4) {
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
        const b32 = j + 3;
        for (let k = 0; k < 64; k++) {
          const x0 = x[a0 + k];
          const x1 = x[a1 + k];
          const x2 = x[a2 + k];
          const x3 = x[a3 + k];
          const p = k * 32;
          const y0 = w1[j + p];
          const y1 = w1[b12 + p];
          const y2 = w1[b22 + p];
          const y3 = w1[b32 + p];
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
        tanh[i * 32 + j] = tanhSingle(Math.fround(s0 + b1[j]));
        tanh[i * 32 + j + 1] = tanhSingle(Math.fround(s1 + b1[j + 1]));
        tanh[i * 32 + j + 2] = tanhSingle(Math.fround(s2 + b1[j + 2]));
        tanh[i * 32 + j + 3] = tanhSingle(Math.fround(s3 + b1[j + 3]));
        tanh[i * 32 + j + 32] = tanhSingle(Math.fround(s4 + b1[j]));
        tanh[i * 32 + j + 33] = tanhSingle(Math.fround(s5 + b1[j + 1]));
        tanh[i * 32 + j + 34] = tanhSingle(Math.fround(s6 + b1[j + 2]));
        tanh[i * 32 + j + 35] = tanhSingle(Math.fround(s7 + b1[j + 3]));
        tanh[i * 32 + j + 64] = tanhSingle(Math.fround(s8 + b1[j]));
        tanh[i * 32 + j + 65] = tanhSingle(Math.fround(s9 + b1[j + 1]));
        tanh[i * 32 + j + 66] = tanhSingle(Math.fround(s10 + b1[j + 2]));
        tanh[i * 32 + j + 67] = tanhSingle(Math.fround(s11 + b1[j + 3]));
        tanh[i * 32 + j + 96] = tanhSingle(Math.fround(s12 + b1[j]));
        tanh[i * 32 + j + 97] = tanhSingle(Math.fround(s13 + b1[j + 1]));
        tanh[i * 32 + j + 98] = tanhSingle(Math.fround(s14 + b1[j + 2]));
        tanh[i * 32 + j + 99] = tanhSingle(Math.fround(s15 + b1[j + 3]));
      }
    }
  }

  /** contraction: f32[16, 8] = matmul(tanh(matmul(x, w1) + b1), w2) */
  function compute_contraction() {
    for (let i = 0; i < 16; i += 4) {
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
        const a0 = i * 32;
        const a1 = i * 32 + 32;
        const a2 = i * 32 + 64;
        const a3 = i * 32 + 96;
        const b12 = j + 1;
        const b22 = j + 2;
        const b32 = j + 3;
        for (let k = 0; k < 32; k++) {
          const x0 = tanh[a0 + k];
          const x1 = tanh[a1 + k];
          const x2 = tanh[a2 + k];
          const x3 = tanh[a3 + k];
          const p = k * 8;
          const y0 = w2[j + p];
          const y1 = w2[b12 + p];
          const y2 = w2[b22 + p];
          const y3 = w2[b32 + p];
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
        contraction_1[i * 8 + j] = s0;
        contraction_1[i * 8 + j + 1] = s1;
        contraction_1[i * 8 + j + 2] = s2;
        contraction_1[i * 8 + j + 3] = s3;
        contraction_1[i * 8 + j + 8] = s4;
        contraction_1[i * 8 + j + 9] = s5;
        contraction_1[i * 8 + j + 10] = s6;
        contraction_1[i * 8 + j + 11] = s7;
        contraction_1[i * 8 + j + 16] = s8;
        contraction_1[i * 8 + j + 17] = s9;
        contraction_1[i * 8 + j + 18] = s10;
        contraction_1[i * 8 + j + 19] = s11;
        contraction_1[i * 8 + j + 24] = s12;
        contraction_1[i * 8 + j + 25] = s13;
        contraction_1[i * 8 + j + 26] = s14;
        contraction_1[i * 8 + j + 27] = s15;
      }
    }
  }

  /** normalAt: f32[64] = normalAt(key, iota([64], { axis: 0 }), { dtype: "f32", stream: 1622939662 }) */
  function compute_normalAt() {
    const key2 = key[0];
    for (let i = 0; i < 64; i++) {
      normalAt[i] = normalQuantile(((random24(key2, 1622939662, i) - 8388608) * 2 + 1) * 5.960464477539063e-8);
    }
  }

  /**
   * mean: f32[16, 4] = take(encoded, arange(0, codes), { axis: 1 })
   * exp: f32[16, 4] = exp(0.5 * logVariance)
   * code: f32[16, 4] = mean + exp(0.5 * logVariance) * randomNormal(key, [batch, codes], { dtype: "f32" })
   */
  function compute_code() {
    for (let i = 0; i < 16; i++) {
      for (let j = 0; j < 4; j++) {
        const encoded = Math.fround(contraction_1[i * 8 + j] + b2[j]);
        mean[i * 4 + j] = encoded;
        const encoded2 = Math.fround(contraction_1[i * 8 + j + 4] + b2[j + 4]);
        const t = expSingle(Math.fround(0.5 * encoded2));
        exp_[i * 4 + j] = t;
        code_[i * 4 + j] = encoded + Math.fround(t * normalAt[i * 4 + j]);
      }
    }
  }

  /** tanh: f32[16, 32] = tanh(matmul(code, w3) + b3) */
  function compute_tanh_1() {
    for (let i = 0; i < 16; i += 4) {
      for (let j = 0; j < 32; j += 4) {
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
        const a0 = i * 4;
        const a1 = i * 4 + 4;
        const a2 = i * 4 + 8;
        const a3 = i * 4 + 12;
        const b12 = j + 1;
        const b22 = j + 2;
        const b32 = j + 3;
        for (let k = 0; k < 4; k++) {
          const x0 = code_[a0 + k];
          const x1 = code_[a1 + k];
          const x2 = code_[a2 + k];
          const x3 = code_[a3 + k];
          const p = k * 32;
          const y0 = w3[j + p];
          const y1 = w3[b12 + p];
          const y2 = w3[b22 + p];
          const y3 = w3[b32 + p];
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
        tanh_1[i * 32 + j] = tanhSingle(Math.fround(s0 + b3[j]));
        tanh_1[i * 32 + j + 1] = tanhSingle(Math.fround(s1 + b3[j + 1]));
        tanh_1[i * 32 + j + 2] = tanhSingle(Math.fround(s2 + b3[j + 2]));
        tanh_1[i * 32 + j + 3] = tanhSingle(Math.fround(s3 + b3[j + 3]));
        tanh_1[i * 32 + j + 32] = tanhSingle(Math.fround(s4 + b3[j]));
        tanh_1[i * 32 + j + 33] = tanhSingle(Math.fround(s5 + b3[j + 1]));
        tanh_1[i * 32 + j + 34] = tanhSingle(Math.fround(s6 + b3[j + 2]));
        tanh_1[i * 32 + j + 35] = tanhSingle(Math.fround(s7 + b3[j + 3]));
        tanh_1[i * 32 + j + 64] = tanhSingle(Math.fround(s8 + b3[j]));
        tanh_1[i * 32 + j + 65] = tanhSingle(Math.fround(s9 + b3[j + 1]));
        tanh_1[i * 32 + j + 66] = tanhSingle(Math.fround(s10 + b3[j + 2]));
        tanh_1[i * 32 + j + 67] = tanhSingle(Math.fround(s11 + b3[j + 3]));
        tanh_1[i * 32 + j + 96] = tanhSingle(Math.fround(s12 + b3[j]));
        tanh_1[i * 32 + j + 97] = tanhSingle(Math.fround(s13 + b3[j + 1]));
        tanh_1[i * 32 + j + 98] = tanhSingle(Math.fround(s14 + b3[j + 2]));
        tanh_1[i * 32 + j + 99] = tanhSingle(Math.fround(s15 + b3[j + 3]));
      }
    }
  }

  /** logits: f32[16, 64] = matmul(tanh(matmul(code, w3) + b3), w4) + b4 */
  function compute_logits() {
    for (let i = 0; i < 16; i += 4) {
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
        const a0 = i * 32;
        const a1 = i * 32 + 32;
        const a2 = i * 32 + 64;
        const a3 = i * 32 + 96;
        const b12 = j + 1;
        const b22 = j + 2;
        const b32 = j + 3;
        for (let k = 0; k < 32; k++) {
          const x0 = tanh_1[a0 + k];
          const x1 = tanh_1[a1 + k];
          const x2 = tanh_1[a2 + k];
          const x3 = tanh_1[a3 + k];
          const p = k * 64;
          const y0 = w4[j + p];
          const y1 = w4[b12 + p];
          const y2 = w4[b22 + p];
          const y3 = w4[b32 + p];
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
        logits[i * 64 + j] = s0 + b4[j];
        logits[i * 64 + j + 1] = s1 + b4[j + 1];
        logits[i * 64 + j + 2] = s2 + b4[j + 2];
        logits[i * 64 + j + 3] = s3 + b4[j + 3];
        logits[i * 64 + j + 64] = s4 + b4[j];
        logits[i * 64 + j + 65] = s5 + b4[j + 1];
        logits[i * 64 + j + 66] = s6 + b4[j + 2];
        logits[i * 64 + j + 67] = s7 + b4[j + 3];
        logits[i * 64 + j + 128] = s8 + b4[j];
        logits[i * 64 + j + 129] = s9 + b4[j + 1];
        logits[i * 64 + j + 130] = s10 + b4[j + 2];
        logits[i * 64 + j + 131] = s11 + b4[j + 3];
        logits[i * 64 + j + 192] = s12 + b4[j];
        logits[i * 64 + j + 193] = s13 + b4[j + 1];
        logits[i * 64 + j + 194] = s14 + b4[j + 2];
        logits[i * 64 + j + 195] = s15 + b4[j + 3];
      }
    }
  }

  /** exp: f32[16, 4] = exp(logVariance) */
  function compute_exp() {
    for (let i = 0; i < 16; i++) {
      for (let j = 0; j < 4; j++) {
        const encoded = Math.fround(contraction_1[i * 8 + j + 4] + b2[j + 4]);
        exp_1[i * 4 + j] = expSingle(encoded);
      }
    }
  }

  /** sum: f32 = sum(exp(logVariance) + square(mean) - 1 - logVariance) */
  function compute_sum() {
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
    for (let k = 0; k < 64; k += 16) {
      const mean2 = mean[((k / 4) | 0) * 4 + (k % 4)];
      const encoded = Math.fround(contraction_1[((k / 4) | 0) * 8 + (k % 4) + 4] + b2[(k % 4) + 4]);
      s0 = Math.fround(s0 + Math.fround(Math.fround(Math.fround(exp_1[((k / 4) | 0) * 4 + (k % 4)] + Math.fround(mean2 * mean2)) - 1) - encoded));
      const mean3 = mean[(((k + 1) / 4) | 0) * 4 + ((k + 1) % 4)];
      const encoded2 = Math.fround(contraction_1[(((k + 1) / 4) | 0) * 8 + ((k + 1) % 4) + 4] + b2[((k + 1) % 4) + 4]);
      s1 = Math.fround(s1 + Math.fround(Math.fround(Math.fround(exp_1[(((k + 1) / 4) | 0) * 4 + ((k + 1) % 4)] + Math.fround(mean3 * mean3)) - 1) - encoded2));
      const mean4 = mean[(((k + 2) / 4) | 0) * 4 + ((k + 2) % 4)];
      const encoded3 = Math.fround(contraction_1[(((k + 2) / 4) | 0) * 8 + ((k + 2) % 4) + 4] + b2[((k + 2) % 4) + 4]);
      s2 = Math.fround(s2 + Math.fround(Math.fround(Math.fround(exp_1[(((k + 2) / 4) | 0) * 4 + ((k + 2) % 4)] + Math.fround(mean4 * mean4)) - 1) - encoded3));
      const mean5 = mean[(((k + 3) / 4) | 0) * 4 + ((k + 3) % 4)];
      const encoded4 = Math.fround(contraction_1[(((k + 3) / 4) | 0) * 8 + ((k + 3) % 4) + 4] + b2[((k + 3) % 4) + 4]);
      s3 = Math.fround(s3 + Math.fround(Math.fround(Math.fround(exp_1[(((k + 3) / 4) | 0) * 4 + ((k + 3) % 4)] + Math.fround(mean5 * mean5)) - 1) - encoded4));
      const mean6 = mean[(((k + 4) / 4) | 0) * 4 + ((k + 4) % 4)];
      const encoded5 = Math.fround(contraction_1[(((k + 4) / 4) | 0) * 8 + ((k + 4) % 4) + 4] + b2[((k + 4) % 4) + 4]);
      s4 = Math.fround(s4 + Math.fround(Math.fround(Math.fround(exp_1[(((k + 4) / 4) | 0) * 4 + ((k + 4) % 4)] + Math.fround(mean6 * mean6)) - 1) - encoded5));
      const mean7 = mean[(((k + 5) / 4) | 0) * 4 + ((k + 5) % 4)];
      const encoded6 = Math.fround(contraction_1[(((k + 5) / 4) | 0) * 8 + ((k + 5) % 4) + 4] + b2[((k + 5) % 4) + 4]);
      s5 = Math.fround(s5 + Math.fround(Math.fround(Math.fround(exp_1[(((k + 5) / 4) | 0) * 4 + ((k + 5) % 4)] + Math.fround(mean7 * mean7)) - 1) - encoded6));
      const mean8 = mean[(((k + 6) / 4) | 0) * 4 + ((k + 6) % 4)];
      const encoded7 = Math.fround(contraction_1[(((k + 6) / 4) | 0) * 8 + ((k + 6) % 4) + 4] + b2[((k + 6) % 4) + 4]);
      s6 = Math.fround(s6 + Math.fround(Math.fround(Math.fround(exp_1[(((k + 6) / 4) | 0) * 4 + ((k + 6) % 4)] + Math.fround(mean8 * mean8)) - 1) - encoded7));
      const mean9 = mean[(((k + 7) / 4) | 0) * 4 + ((k + 7) % 4)];
      const encoded8 = Math.fround(contraction_1[(((k + 7) / 4) | 0) * 8 + ((k + 7) % 4) + 4] + b2[((k + 7) % 4) + 4]);
      s7 = Math.fround(s7 + Math.fround(Math.fround(Math.fround(exp_1[(((k + 7) / 4) | 0) * 4 + ((k + 7) % 4)] + Math.fround(mean9 * mean9)) - 1) - encoded8));
      const mean10 = mean[(((k + 8) / 4) | 0) * 4 + ((k + 8) % 4)];
      const encoded9 = Math.fround(contraction_1[(((k + 8) / 4) | 0) * 8 + ((k + 8) % 4) + 4] + b2[((k + 8) % 4) + 4]);
      s8 = Math.fround(s8 + Math.fround(Math.fround(Math.fround(exp_1[(((k + 8) / 4) | 0) * 4 + ((k + 8) % 4)] + Math.fround(mean10 * mean10)) - 1) - encoded9));
      const mean11 = mean[(((k + 9) / 4) | 0) * 4 + ((k + 9) % 4)];
      const encoded10 = Math.fround(contraction_1[(((k + 9) / 4) | 0) * 8 + ((k + 9) % 4) + 4] + b2[((k + 9) % 4) + 4]);
      s9 = Math.fround(s9 + Math.fround(Math.fround(Math.fround(exp_1[(((k + 9) / 4) | 0) * 4 + ((k + 9) % 4)] + Math.fround(mean11 * mean11)) - 1) - encoded10));
      const mean12 = mean[(((k + 10) / 4) | 0) * 4 + ((k + 10) % 4)];
      const encoded11 = Math.fround(contraction_1[(((k + 10) / 4) | 0) * 8 + ((k + 10) % 4) + 4] + b2[((k + 10) % 4) + 4]);
      s10 = Math.fround(s10 + Math.fround(Math.fround(Math.fround(exp_1[(((k + 10) / 4) | 0) * 4 + ((k + 10) % 4)] + Math.fround(mean12 * mean12)) - 1) - encoded11));
      const mean13 = mean[(((k + 11) / 4) | 0) * 4 + ((k + 11) % 4)];
      const encoded12 = Math.fround(contraction_1[(((k + 11) / 4) | 0) * 8 + ((k + 11) % 4) + 4] + b2[((k + 11) % 4) + 4]);
      s11 = Math.fround(s11 + Math.fround(Math.fround(Math.fround(exp_1[(((k + 11) / 4) | 0) * 4 + ((k + 11) % 4)] + Math.fround(mean13 * mean13)) - 1) - encoded12));
      const mean14 = mean[(((k + 12) / 4) | 0) * 4 + ((k + 12) % 4)];
      const encoded13 = Math.fround(contraction_1[(((k + 12) / 4) | 0) * 8 + ((k + 12) % 4) + 4] + b2[((k + 12) % 4) + 4]);
      s12 = Math.fround(s12 + Math.fround(Math.fround(Math.fround(exp_1[(((k + 12) / 4) | 0) * 4 + ((k + 12) % 4)] + Math.fround(mean14 * mean14)) - 1) - encoded13));
      const mean15 = mean[(((k + 13) / 4) | 0) * 4 + ((k + 13) % 4)];
      const encoded14 = Math.fround(contraction_1[(((k + 13) / 4) | 0) * 8 + ((k + 13) % 4) + 4] + b2[((k + 13) % 4) + 4]);
      s13 = Math.fround(s13 + Math.fround(Math.fround(Math.fround(exp_1[(((k + 13) / 4) | 0) * 4 + ((k + 13) % 4)] + Math.fround(mean15 * mean15)) - 1) - encoded14));
      const mean16 = mean[(((k + 14) / 4) | 0) * 4 + ((k + 14) % 4)];
      const encoded15 = Math.fround(contraction_1[(((k + 14) / 4) | 0) * 8 + ((k + 14) % 4) + 4] + b2[((k + 14) % 4) + 4]);
      s14 = Math.fround(s14 + Math.fround(Math.fround(Math.fround(exp_1[(((k + 14) / 4) | 0) * 4 + ((k + 14) % 4)] + Math.fround(mean16 * mean16)) - 1) - encoded15));
      const mean17 = mean[(((k + 15) / 4) | 0) * 4 + ((k + 15) % 4)];
      const encoded16 = Math.fround(contraction_1[(((k + 15) / 4) | 0) * 8 + ((k + 15) % 4) + 4] + b2[((k + 15) % 4) + 4]);
      s15 = Math.fround(s15 + Math.fround(Math.fround(Math.fround(exp_1[(((k + 15) / 4) | 0) * 4 + ((k + 15) % 4)] + Math.fround(mean17 * mean17)) - 1) - encoded16));
    }
    sum[0] = Math.fround(Math.fround(Math.fround(s0 + s8) + Math.fround(s4 + s12)) + Math.fround(Math.fround(s2 + s10) + Math.fround(s6 + s14))) + Math.fround(Math.fround(Math.fround(s1 + s9) + Math.fround(s5 + s13)) + Math.fround(Math.fround(s3 + s11) + Math.fround(s7 + s15)));
  }

  /** add: f32[16, 64] = relu(logits) - logits * x + softplus(-abs(logits)) */
  function compute_add() {
    for (let i = 0; i < 1024; i++) {
      const logits2 = logits[i];
      add[i] = Math.fround((logits2 <= 0 ? 0 : logits2) - Math.fround(logits2 * x[i])) + softplusSingle(-Math.abs(logits2));
    }
  }

  /** loss: f32 = reconstruction + divergence */
  function compute_loss() {
    for (let b = 0; b < 4; b++) {
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
        const p = b * 256 + k;
        s0 = Math.fround(s0 + add[p]);
        s1 = Math.fround(s1 + add[p + 1]);
        s2 = Math.fround(s2 + add[p + 2]);
        s3 = Math.fround(s3 + add[p + 3]);
        s4 = Math.fround(s4 + add[p + 4]);
        s5 = Math.fround(s5 + add[p + 5]);
        s6 = Math.fround(s6 + add[p + 6]);
        s7 = Math.fround(s7 + add[p + 7]);
        s8 = Math.fround(s8 + add[p + 8]);
        s9 = Math.fround(s9 + add[p + 9]);
        s10 = Math.fround(s10 + add[p + 10]);
        s11 = Math.fround(s11 + add[p + 11]);
        s12 = Math.fround(s12 + add[p + 12]);
        s13 = Math.fround(s13 + add[p + 13]);
        s14 = Math.fround(s14 + add[p + 14]);
        s15 = Math.fround(s15 + add[p + 15]);
      }
      totals[b] = Math.fround(Math.fround(Math.fround(s0 + s8) + Math.fround(s4 + s12)) + Math.fround(Math.fround(s2 + s10) + Math.fround(s6 + s14))) + Math.fround(Math.fround(Math.fround(s1 + s9) + Math.fround(s5 + s13)) + Math.fround(Math.fround(s3 + s11) + Math.fround(s7 + s15)));
    }
    for (let r = 0; r < 3; r += 2) {
      totals[r] = totals[r] + totals[r + 1];
    }
    totals[0] = totals[0] + totals[2];
    const sum2 = totals[0];
    const reconstruction = Math.fround(sum2 * 0.0625);
    const divergence = Math.fround(0.03125 * sum[0]);
    loss[0] = reconstruction + divergence;
  }

  /**
   * d_logits: f32[16, 64] = 0.0625 * (sigmoid(logits) - x)
   *   a cotangent of sigmoidCrossEntropy(logits, x), by sigmoidCrossEntropy: dlogits
   */
  function compute_d_logits() {
    for (let i = 0; i < 1024; i++) {
      d_logits[i] = 0.0625 * Math.fround(sigmoidSingle(logits[i]) - x[i]);
    }
  }

  /**
   * d_b4: f32[64] = sum(d_logits, { axis: 0 })
   *   a cotangent of broadcastTo(b4, [16, 64]), by view: dx
   */
  function compute_d_b4() {
    for (let c = 0; c < 64; c++) {
      d_b4[c] = 0;
    }
    for (let i = 0; i < 16; i++) {
      for (let j = 0; j < 64; j++) {
        d_b4[j] = d_b4[j] + d_logits[i * 64 + j];
      }
    }
  }

  /**
   * mul: f32[16, 32] = matmul(d_logits, transpose(w4)) * (1 - square(tanh(matmul(code, w3) + b3)))
   *   a cotangent of tanh(%31 + b3), by tanh: dx
   */
  function compute_mul() {
    for (let i = 0; i < 16; i += 4) {
      for (let k = 0; k < 32; k += 4) {
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
        const b0 = k * 64;
        const b12 = k * 64 + 64;
        const b22 = k * 64 + 128;
        const b32 = k * 64 + 192;
        for (let k2 = 0; k2 < 64; k2++) {
          const x0 = d_logits[a0 + k2];
          const x1 = d_logits[a1 + k2];
          const x2 = d_logits[a2 + k2];
          const x3 = d_logits[a3 + k2];
          const y0 = w4[b0 + k2];
          const y1 = w4[b12 + k2];
          const y2 = w4[b22 + k2];
          const y3 = w4[b32 + k2];
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
        const t = tanh_1[i * 32 + k];
        mul[i * 32 + k] = s0 * Math.fround(1 - Math.fround(t * t));
        const t2 = tanh_1[i * 32 + k + 1];
        mul[i * 32 + k + 1] = s1 * Math.fround(1 - Math.fround(t2 * t2));
        const t3 = tanh_1[i * 32 + k + 2];
        mul[i * 32 + k + 2] = s2 * Math.fround(1 - Math.fround(t3 * t3));
        const t4 = tanh_1[i * 32 + k + 3];
        mul[i * 32 + k + 3] = s3 * Math.fround(1 - Math.fround(t4 * t4));
        const t5 = tanh_1[i * 32 + k + 32];
        mul[i * 32 + k + 32] = s4 * Math.fround(1 - Math.fround(t5 * t5));
        const t6 = tanh_1[i * 32 + k + 33];
        mul[i * 32 + k + 33] = s5 * Math.fround(1 - Math.fround(t6 * t6));
        const t7 = tanh_1[i * 32 + k + 34];
        mul[i * 32 + k + 34] = s6 * Math.fround(1 - Math.fround(t7 * t7));
        const t8 = tanh_1[i * 32 + k + 35];
        mul[i * 32 + k + 35] = s7 * Math.fround(1 - Math.fround(t8 * t8));
        const t9 = tanh_1[i * 32 + k + 64];
        mul[i * 32 + k + 64] = s8 * Math.fround(1 - Math.fround(t9 * t9));
        const t10 = tanh_1[i * 32 + k + 65];
        mul[i * 32 + k + 65] = s9 * Math.fround(1 - Math.fround(t10 * t10));
        const t11 = tanh_1[i * 32 + k + 66];
        mul[i * 32 + k + 66] = s10 * Math.fround(1 - Math.fround(t11 * t11));
        const t12 = tanh_1[i * 32 + k + 67];
        mul[i * 32 + k + 67] = s11 * Math.fround(1 - Math.fround(t12 * t12));
        const t13 = tanh_1[i * 32 + k + 96];
        mul[i * 32 + k + 96] = s12 * Math.fround(1 - Math.fround(t13 * t13));
        const t14 = tanh_1[i * 32 + k + 97];
        mul[i * 32 + k + 97] = s13 * Math.fround(1 - Math.fround(t14 * t14));
        const t15 = tanh_1[i * 32 + k + 98];
        mul[i * 32 + k + 98] = s14 * Math.fround(1 - Math.fround(t15 * t15));
        const t16 = tanh_1[i * 32 + k + 99];
        mul[i * 32 + k + 99] = s15 * Math.fround(1 - Math.fround(t16 * t16));
      }
    }
  }

  /**
   * d_w4: f32[32, 64] = matmul(transpose(tanh(matmul(code, w3) + b3)), d_logits)
   *   a cotangent of matmul(tanh(%33), w4), by contraction: db
   */
  function compute_d_w4() {
    for (let k = 0; k < 32; k += 4) {
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
        const b32 = j + 3;
        for (let k2 = 0; k2 < 16; k2++) {
          const p = k2 * 32;
          const x0 = tanh_1[k + p];
          const x1 = tanh_1[a1 + p];
          const x2 = tanh_1[a2 + p];
          const x3 = tanh_1[a3 + p];
          const p2 = k2 * 64;
          const y0 = d_logits[j + p2];
          const y1 = d_logits[b12 + p2];
          const y2 = d_logits[b22 + p2];
          const y3 = d_logits[b32 + p2];
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
        d_w4[k * 64 + j] = s0;
        d_w4[k * 64 + j + 1] = s1;
        d_w4[k * 64 + j + 2] = s2;
        d_w4[k * 64 + j + 3] = s3;
        d_w4[k * 64 + j + 64] = s4;
        d_w4[k * 64 + j + 65] = s5;
        d_w4[k * 64 + j + 66] = s6;
        d_w4[k * 64 + j + 67] = s7;
        d_w4[k * 64 + j + 128] = s8;
        d_w4[k * 64 + j + 129] = s9;
        d_w4[k * 64 + j + 130] = s10;
        d_w4[k * 64 + j + 131] = s11;
        d_w4[k * 64 + j + 192] = s12;
        d_w4[k * 64 + j + 193] = s13;
        d_w4[k * 64 + j + 194] = s14;
        d_w4[k * 64 + j + 195] = s15;
      }
    }
  }

  /**
   * d_b3: f32[32] = sum(matmul(d_logits, transpose(w4)) * (1 - square(tanh(%101 + b3))), { axis: 0 })
   *   a cotangent of broadcastTo(b3, [16, 32]), by view: dx
   */
  function compute_d_b3() {
    for (let c = 0; c < 32; c++) {
      d_b3[c] = 0;
    }
    for (let i = 0; i < 16; i++) {
      for (let j = 0; j < 32; j++) {
        d_b3[j] = d_b3[j] + mul[i * 32 + j];
      }
    }
  }

  /**
   * d_code: f32[16, 4] = matmul(matmul(d_logits, transpose(w4)) * (1 - square(tanh(%101 + b3))), transpose(w3))
   *   a cotangent of matmul(code, w3), by contraction: da
   * d_mean: f32[16, 4] = 0.0625 * mean + d_code
   *   a cotangent of mean, by sum of the cotangents of its uses
   */
  function compute_d_mean() {
    for (let i = 0; i < 16; i += 4) {
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
      const a0 = i * 32;
      const a1 = i * 32 + 32;
      const a2 = i * 32 + 64;
      const a3 = i * 32 + 96;
      for (let k = 0; k < 32; k++) {
        const x0 = mul[a0 + k];
        const x1 = mul[a1 + k];
        const x2 = mul[a2 + k];
        const x3 = mul[a3 + k];
        const y0 = w3[k];
        const y1 = w3[32 + k];
        const y2 = w3[64 + k];
        const y3 = w3[96 + k];
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
      d_code[i * 4] = s0;
      d_mean[i * 4] = Math.fround(0.0625 * mean[i * 4]) + s0;
      d_code[i * 4 + 1] = s1;
      d_mean[i * 4 + 1] = Math.fround(0.0625 * mean[i * 4 + 1]) + s1;
      d_code[i * 4 + 2] = s2;
      d_mean[i * 4 + 2] = Math.fround(0.0625 * mean[i * 4 + 2]) + s2;
      d_code[i * 4 + 3] = s3;
      d_mean[i * 4 + 3] = Math.fround(0.0625 * mean[i * 4 + 3]) + s3;
      d_code[i * 4 + 4] = s4;
      d_mean[i * 4 + 4] = Math.fround(0.0625 * mean[i * 4 + 4]) + s4;
      d_code[i * 4 + 5] = s5;
      d_mean[i * 4 + 5] = Math.fround(0.0625 * mean[i * 4 + 5]) + s5;
      d_code[i * 4 + 6] = s6;
      d_mean[i * 4 + 6] = Math.fround(0.0625 * mean[i * 4 + 6]) + s6;
      d_code[i * 4 + 7] = s7;
      d_mean[i * 4 + 7] = Math.fround(0.0625 * mean[i * 4 + 7]) + s7;
      d_code[i * 4 + 8] = s8;
      d_mean[i * 4 + 8] = Math.fround(0.0625 * mean[i * 4 + 8]) + s8;
      d_code[i * 4 + 9] = s9;
      d_mean[i * 4 + 9] = Math.fround(0.0625 * mean[i * 4 + 9]) + s9;
      d_code[i * 4 + 10] = s10;
      d_mean[i * 4 + 10] = Math.fround(0.0625 * mean[i * 4 + 10]) + s10;
      d_code[i * 4 + 11] = s11;
      d_mean[i * 4 + 11] = Math.fround(0.0625 * mean[i * 4 + 11]) + s11;
      d_code[i * 4 + 12] = s12;
      d_mean[i * 4 + 12] = Math.fround(0.0625 * mean[i * 4 + 12]) + s12;
      d_code[i * 4 + 13] = s13;
      d_mean[i * 4 + 13] = Math.fround(0.0625 * mean[i * 4 + 13]) + s13;
      d_code[i * 4 + 14] = s14;
      d_mean[i * 4 + 14] = Math.fround(0.0625 * mean[i * 4 + 14]) + s14;
      d_code[i * 4 + 15] = s15;
      d_mean[i * 4 + 15] = Math.fround(0.0625 * mean[i * 4 + 15]) + s15;
    }
  }

  /**
   * d_w3: f32[4, 32] = matmul(transpose(code), matmul(d_logits, transpose(w4)) * (1 - square(tanh(%101 + b3))))
   *   a cotangent of matmul(code, w3), by contraction: db
   */
  function compute_d_w3() {
    for (let j = 0; j < 32; j += 4) {
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
      const b12 = j + 1;
      const b22 = j + 2;
      const b32 = j + 3;
      for (let k = 0; k < 16; k++) {
        const p = k * 4;
        const x0 = code_[p];
        const x1 = code_[1 + p];
        const x2 = code_[2 + p];
        const x3 = code_[3 + p];
        const p2 = k * 32;
        const y0 = mul[j + p2];
        const y1 = mul[b12 + p2];
        const y2 = mul[b22 + p2];
        const y3 = mul[b32 + p2];
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
      d_w3[j] = s0;
      d_w3[j + 1] = s1;
      d_w3[j + 2] = s2;
      d_w3[j + 3] = s3;
      d_w3[j + 32] = s4;
      d_w3[j + 33] = s5;
      d_w3[j + 34] = s6;
      d_w3[j + 35] = s7;
      d_w3[j + 64] = s8;
      d_w3[j + 65] = s9;
      d_w3[j + 66] = s10;
      d_w3[j + 67] = s11;
      d_w3[j + 96] = s12;
      d_w3[j + 97] = s13;
      d_w3[j + 98] = s14;
      d_w3[j + 99] = s15;
    }
  }

  /**
   * d_logVariance: f32[16, 4] = -0.03125 + 0.03125 * exp(logVariance) + d_code * reshape(normalAt(key, %25, {
   * dtype: "f32", strea...
   *   a cotangent of logVariance, by sum of the cotangents of its uses
   */
  function compute_d_logVariance() {
    for (let i = 0; i < 64; i++) {
      d_logVariance[i] = Math.fround(-0.03125 + Math.fround(0.03125 * exp_1[i])) + Math.fround(Math.fround(Math.fround(d_code[i] * normalAt[i]) * exp_[i]) * 0.5);
    }
  }

  /**
   * d_encoded: f32[16, 8] = pad(d_logVariance, [[0, 0], [4, 0]]) + pad(d_mean, [[0, 0], [0, 4]])
   *   a cotangent of encoded, by sum of the cotangents of its uses
   */
  function compute_d_encoded() {
    for (let i = 0; i < 16; i++) {
      for (let j = 0; j < 4; j++) {
        d_encoded[i * 8 + j] = d_mean[i * 4 + j];
      }
      for (let j2 = 4; j2 < 8; j2++) {
        d_encoded[i * 8 + j2] = d_logVariance[i * 4 + j2 - 4];
      }
    }
  }

  /**
   * d_b2: f32[8] = sum(d_encoded, { axis: 0 })
   *   a cotangent of broadcastTo(b2, [16, 8]), by view: dx
   */
  function compute_d_b2() {
    for (let c = 0; c < 8; c++) {
      d_b2[c] = 0;
    }
    for (let i = 0; i < 16; i++) {
      for (let j = 0; j < 8; j++) {
        d_b2[j] = d_b2[j] + d_encoded[i * 8 + j];
      }
    }
  }

  /**
   * mul: f32[16, 32] = matmul(d_encoded, transpose(w2)) * (1 - square(tanh(matmul(x, w1) + b1)))
   *   a cotangent of tanh(%10 + b1), by tanh: dx
   */
  function compute_mul_1() {
    for (let i = 0; i < 16; i += 4) {
      for (let k = 0; k < 32; k += 4) {
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
        const a0 = i * 8;
        const a1 = i * 8 + 8;
        const a2 = i * 8 + 16;
        const a3 = i * 8 + 24;
        const b0 = k * 8;
        const b12 = k * 8 + 8;
        const b22 = k * 8 + 16;
        const b32 = k * 8 + 24;
        for (let k2 = 0; k2 < 8; k2++) {
          const x0 = d_encoded[a0 + k2];
          const x1 = d_encoded[a1 + k2];
          const x2 = d_encoded[a2 + k2];
          const x3 = d_encoded[a3 + k2];
          const y0 = w2[b0 + k2];
          const y1 = w2[b12 + k2];
          const y2 = w2[b22 + k2];
          const y3 = w2[b32 + k2];
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
        const t = tanh[i * 32 + k];
        mul_1[i * 32 + k] = s0 * Math.fround(1 - Math.fround(t * t));
        const t2 = tanh[i * 32 + k + 1];
        mul_1[i * 32 + k + 1] = s1 * Math.fround(1 - Math.fround(t2 * t2));
        const t3 = tanh[i * 32 + k + 2];
        mul_1[i * 32 + k + 2] = s2 * Math.fround(1 - Math.fround(t3 * t3));
        const t4 = tanh[i * 32 + k + 3];
        mul_1[i * 32 + k + 3] = s3 * Math.fround(1 - Math.fround(t4 * t4));
        const t5 = tanh[i * 32 + k + 32];
        mul_1[i * 32 + k + 32] = s4 * Math.fround(1 - Math.fround(t5 * t5));
        const t6 = tanh[i * 32 + k + 33];
        mul_1[i * 32 + k + 33] = s5 * Math.fround(1 - Math.fround(t6 * t6));
        const t7 = tanh[i * 32 + k + 34];
        mul_1[i * 32 + k + 34] = s6 * Math.fround(1 - Math.fround(t7 * t7));
        const t8 = tanh[i * 32 + k + 35];
        mul_1[i * 32 + k + 35] = s7 * Math.fround(1 - Math.fround(t8 * t8));
        const t9 = tanh[i * 32 + k + 64];
        mul_1[i * 32 + k + 64] = s8 * Math.fround(1 - Math.fround(t9 * t9));
        const t10 = tanh[i * 32 + k + 65];
        mul_1[i * 32 + k + 65] = s9 * Math.fround(1 - Math.fround(t10 * t10));
        const t11 = tanh[i * 32 + k + 66];
        mul_1[i * 32 + k + 66] = s10 * Math.fround(1 - Math.fround(t11 * t11));
        const t12 = tanh[i * 32 + k + 67];
        mul_1[i * 32 + k + 67] = s11 * Math.fround(1 - Math.fround(t12 * t12));
        const t13 = tanh[i * 32 + k + 96];
        mul_1[i * 32 + k + 96] = s12 * Math.fround(1 - Math.fround(t13 * t13));
        const t14 = tanh[i * 32 + k + 97];
        mul_1[i * 32 + k + 97] = s13 * Math.fround(1 - Math.fround(t14 * t14));
        const t15 = tanh[i * 32 + k + 98];
        mul_1[i * 32 + k + 98] = s14 * Math.fround(1 - Math.fround(t15 * t15));
        const t16 = tanh[i * 32 + k + 99];
        mul_1[i * 32 + k + 99] = s15 * Math.fround(1 - Math.fround(t16 * t16));
      }
    }
  }

  /**
   * d_w2: f32[32, 8] = matmul(transpose(tanh(matmul(x, w1) + b1)), d_encoded)
   *   a cotangent of matmul(tanh(%12), w2), by contraction: db
   */
  function compute_d_w2() {
    for (let k = 0; k < 32; k += 4) {
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
        const b32 = j + 3;
        for (let k2 = 0; k2 < 16; k2++) {
          const p = k2 * 32;
          const x0 = tanh[k + p];
          const x1 = tanh[a1 + p];
          const x2 = tanh[a2 + p];
          const x3 = tanh[a3 + p];
          const p2 = k2 * 8;
          const y0 = d_encoded[j + p2];
          const y1 = d_encoded[b12 + p2];
          const y2 = d_encoded[b22 + p2];
          const y3 = d_encoded[b32 + p2];
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
        d_w2[k * 8 + j] = s0;
        d_w2[k * 8 + j + 1] = s1;
        d_w2[k * 8 + j + 2] = s2;
        d_w2[k * 8 + j + 3] = s3;
        d_w2[k * 8 + j + 8] = s4;
        d_w2[k * 8 + j + 9] = s5;
        d_w2[k * 8 + j + 10] = s6;
        d_w2[k * 8 + j + 11] = s7;
        d_w2[k * 8 + j + 16] = s8;
        d_w2[k * 8 + j + 17] = s9;
        d_w2[k * 8 + j + 18] = s10;
        d_w2[k * 8 + j + 19] = s11;
        d_w2[k * 8 + j + 24] = s12;
        d_w2[k * 8 + j + 25] = s13;
        d_w2[k * 8 + j + 26] = s14;
        d_w2[k * 8 + j + 27] = s15;
      }
    }
  }

  /**
   * d_b1: f32[32] = sum(matmul(d_encoded, transpose(w2)) * (1 - square(tanh(%10 + b1))), { axis: 0 })
   *   a cotangent of broadcastTo(b1, [16, 32]), by view: dx
   */
  function compute_d_b1() {
    for (let c = 0; c < 32; c++) {
      d_b1[c] = 0;
    }
    for (let i = 0; i < 16; i++) {
      for (let j = 0; j < 32; j++) {
        d_b1[j] = d_b1[j] + mul_1[i * 32 + j];
      }
    }
  }

  /**
   * d_w1: f32[64, 32] = matmul(transpose(x), matmul(d_encoded, transpose(w2)) * (1 - square(tanh(%10 + b1))))
   *   a cotangent of matmul(x, w1), by contraction: db
   */
  function compute_d_w1() {
    for (let k = 0; k < 64; k += 4) {
      for (let j = 0; j < 32; j += 4) {
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
        const b32 = j + 3;
        for (let k2 = 0; k2 < 16; k2++) {
          const p = k2 * 64;
          const x0 = x[k + p];
          const x1 = x[a1 + p];
          const x2 = x[a2 + p];
          const x3 = x[a3 + p];
          const p2 = k2 * 32;
          const y0 = mul_1[j + p2];
          const y1 = mul_1[b12 + p2];
          const y2 = mul_1[b22 + p2];
          const y3 = mul_1[b32 + p2];
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
        d_w1[k * 32 + j] = s0;
        d_w1[k * 32 + j + 1] = s1;
        d_w1[k * 32 + j + 2] = s2;
        d_w1[k * 32 + j + 3] = s3;
        d_w1[k * 32 + j + 32] = s4;
        d_w1[k * 32 + j + 33] = s5;
        d_w1[k * 32 + j + 34] = s6;
        d_w1[k * 32 + j + 35] = s7;
        d_w1[k * 32 + j + 64] = s8;
        d_w1[k * 32 + j + 65] = s9;
        d_w1[k * 32 + j + 66] = s10;
        d_w1[k * 32 + j + 67] = s11;
        d_w1[k * 32 + j + 96] = s12;
        d_w1[k * 32 + j + 97] = s13;
        d_w1[k * 32 + j + 98] = s14;
        d_w1[k * 32 + j + 99] = s15;
      }
    }
  }

  /**
   * exp: f32[16, 4] = exp(0.5 * logVariance)
   * code: f32[16, 4] = mean + exp(0.5 * logVariance) * randomNormal(key, [batch, codes], { dtype: "f32" })
   */
  function compute_code_1() {
    for (let i = 0; i < 16; i++) {
      for (let j = 0; j < 4; j++) {
        const encoded = Math.fround(contraction_1[i * 8 + j + 4] + b2[j + 4]);
        const t = expSingle(Math.fround(0.5 * encoded));
        exp_[i * 4 + j] = t;
        const encoded2 = Math.fround(contraction_1[i * 8 + j] + b2[j]);
        code_[i * 4 + j] = encoded2 + Math.fround(t * normalAt[i * 4 + j]);
      }
    }
  }

  /** sum: f32 = sum(exp(logVariance) + square(mean) - 1 - logVariance) */
  function compute_sum_1() {
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
    for (let k = 0; k < 64; k += 16) {
      const encoded = Math.fround(contraction_1[((k / 4) | 0) * 8 + (k % 4)] + b2[k % 4]);
      const encoded2 = Math.fround(contraction_1[((k / 4) | 0) * 8 + (k % 4) + 4] + b2[(k % 4) + 4]);
      s0 = Math.fround(s0 + Math.fround(Math.fround(Math.fround(exp_1[((k / 4) | 0) * 4 + (k % 4)] + Math.fround(encoded * encoded)) - 1) - encoded2));
      const encoded3 = Math.fround(contraction_1[(((k + 1) / 4) | 0) * 8 + ((k + 1) % 4)] + b2[(k + 1) % 4]);
      const encoded4 = Math.fround(contraction_1[(((k + 1) / 4) | 0) * 8 + ((k + 1) % 4) + 4] + b2[((k + 1) % 4) + 4]);
      s1 = Math.fround(s1 + Math.fround(Math.fround(Math.fround(exp_1[(((k + 1) / 4) | 0) * 4 + ((k + 1) % 4)] + Math.fround(encoded3 * encoded3)) - 1) - encoded4));
      const encoded5 = Math.fround(contraction_1[(((k + 2) / 4) | 0) * 8 + ((k + 2) % 4)] + b2[(k + 2) % 4]);
      const encoded6 = Math.fround(contraction_1[(((k + 2) / 4) | 0) * 8 + ((k + 2) % 4) + 4] + b2[((k + 2) % 4) + 4]);
      s2 = Math.fround(s2 + Math.fround(Math.fround(Math.fround(exp_1[(((k + 2) / 4) | 0) * 4 + ((k + 2) % 4)] + Math.fround(encoded5 * encoded5)) - 1) - encoded6));
      const encoded7 = Math.fround(contraction_1[(((k + 3) / 4) | 0) * 8 + ((k + 3) % 4)] + b2[(k + 3) % 4]);
      const encoded8 = Math.fround(contraction_1[(((k + 3) / 4) | 0) * 8 + ((k + 3) % 4) + 4] + b2[((k + 3) % 4) + 4]);
      s3 = Math.fround(s3 + Math.fround(Math.fround(Math.fround(exp_1[(((k + 3) / 4) | 0) * 4 + ((k + 3) % 4)] + Math.fround(encoded7 * encoded7)) - 1) - encoded8));
      const encoded9 = Math.fround(contraction_1[(((k + 4) / 4) | 0) * 8 + ((k + 4) % 4)] + b2[(k + 4) % 4]);
      const encoded10 = Math.fround(contraction_1[(((k + 4) / 4) | 0) * 8 + ((k + 4) % 4) + 4] + b2[((k + 4) % 4) + 4]);
      s4 = Math.fround(s4 + Math.fround(Math.fround(Math.fround(exp_1[(((k + 4) / 4) | 0) * 4 + ((k + 4) % 4)] + Math.fround(encoded9 * encoded9)) - 1) - encoded10));
      const encoded11 = Math.fround(contraction_1[(((k + 5) / 4) | 0) * 8 + ((k + 5) % 4)] + b2[(k + 5) % 4]);
      const encoded12 = Math.fround(contraction_1[(((k + 5) / 4) | 0) * 8 + ((k + 5) % 4) + 4] + b2[((k + 5) % 4) + 4]);
      s5 = Math.fround(s5 + Math.fround(Math.fround(Math.fround(exp_1[(((k + 5) / 4) | 0) * 4 + ((k + 5) % 4)] + Math.fround(encoded11 * encoded11)) - 1) - encoded12));
      const encoded13 = Math.fround(contraction_1[(((k + 6) / 4) | 0) * 8 + ((k + 6) % 4)] + b2[(k + 6) % 4]);
      const encoded14 = Math.fround(contraction_1[(((k + 6) / 4) | 0) * 8 + ((k + 6) % 4) + 4] + b2[((k + 6) % 4) + 4]);
      s6 = Math.fround(s6 + Math.fround(Math.fround(Math.fround(exp_1[(((k + 6) / 4) | 0) * 4 + ((k + 6) % 4)] + Math.fround(encoded13 * encoded13)) - 1) - encoded14));
      const encoded15 = Math.fround(contraction_1[(((k + 7) / 4) | 0) * 8 + ((k + 7) % 4)] + b2[(k + 7) % 4]);
      const encoded16 = Math.fround(contraction_1[(((k + 7) / 4) | 0) * 8 + ((k + 7) % 4) + 4] + b2[((k + 7) % 4) + 4]);
      s7 = Math.fround(s7 + Math.fround(Math.fround(Math.fround(exp_1[(((k + 7) / 4) | 0) * 4 + ((k + 7) % 4)] + Math.fround(encoded15 * encoded15)) - 1) - encoded16));
      const encoded17 = Math.fround(contraction_1[(((k + 8) / 4) | 0) * 8 + ((k + 8) % 4)] + b2[(k + 8) % 4]);
      const encoded18 = Math.fround(contraction_1[(((k + 8) / 4) | 0) * 8 + ((k + 8) % 4) + 4] + b2[((k + 8) % 4) + 4]);
      s8 = Math.fround(s8 + Math.fround(Math.fround(Math.fround(exp_1[(((k + 8) / 4) | 0) * 4 + ((k + 8) % 4)] + Math.fround(encoded17 * encoded17)) - 1) - encoded18));
      const encoded19 = Math.fround(contraction_1[(((k + 9) / 4) | 0) * 8 + ((k + 9) % 4)] + b2[(k + 9) % 4]);
      const encoded20 = Math.fround(contraction_1[(((k + 9) / 4) | 0) * 8 + ((k + 9) % 4) + 4] + b2[((k + 9) % 4) + 4]);
      s9 = Math.fround(s9 + Math.fround(Math.fround(Math.fround(exp_1[(((k + 9) / 4) | 0) * 4 + ((k + 9) % 4)] + Math.fround(encoded19 * encoded19)) - 1) - encoded20));
      const encoded21 = Math.fround(contraction_1[(((k + 10) / 4) | 0) * 8 + ((k + 10) % 4)] + b2[(k + 10) % 4]);
      const encoded22 = Math.fround(contraction_1[(((k + 10) / 4) | 0) * 8 + ((k + 10) % 4) + 4] + b2[((k + 10) % 4) + 4]);
      s10 = Math.fround(s10 + Math.fround(Math.fround(Math.fround(exp_1[(((k + 10) / 4) | 0) * 4 + ((k + 10) % 4)] + Math.fround(encoded21 * encoded21)) - 1) - encoded22));
      const encoded23 = Math.fround(contraction_1[(((k + 11) / 4) | 0) * 8 + ((k + 11) % 4)] + b2[(k + 11) % 4]);
      const encoded24 = Math.fround(contraction_1[(((k + 11) / 4) | 0) * 8 + ((k + 11) % 4) + 4] + b2[((k + 11) % 4) + 4]);
      s11 = Math.fround(s11 + Math.fround(Math.fround(Math.fround(exp_1[(((k + 11) / 4) | 0) * 4 + ((k + 11) % 4)] + Math.fround(encoded23 * encoded23)) - 1) - encoded24));
      const encoded25 = Math.fround(contraction_1[(((k + 12) / 4) | 0) * 8 + ((k + 12) % 4)] + b2[(k + 12) % 4]);
      const encoded26 = Math.fround(contraction_1[(((k + 12) / 4) | 0) * 8 + ((k + 12) % 4) + 4] + b2[((k + 12) % 4) + 4]);
      s12 = Math.fround(s12 + Math.fround(Math.fround(Math.fround(exp_1[(((k + 12) / 4) | 0) * 4 + ((k + 12) % 4)] + Math.fround(encoded25 * encoded25)) - 1) - encoded26));
      const encoded27 = Math.fround(contraction_1[(((k + 13) / 4) | 0) * 8 + ((k + 13) % 4)] + b2[(k + 13) % 4]);
      const encoded28 = Math.fround(contraction_1[(((k + 13) / 4) | 0) * 8 + ((k + 13) % 4) + 4] + b2[((k + 13) % 4) + 4]);
      s13 = Math.fround(s13 + Math.fround(Math.fround(Math.fround(exp_1[(((k + 13) / 4) | 0) * 4 + ((k + 13) % 4)] + Math.fround(encoded27 * encoded27)) - 1) - encoded28));
      const encoded29 = Math.fround(contraction_1[(((k + 14) / 4) | 0) * 8 + ((k + 14) % 4)] + b2[(k + 14) % 4]);
      const encoded30 = Math.fround(contraction_1[(((k + 14) / 4) | 0) * 8 + ((k + 14) % 4) + 4] + b2[((k + 14) % 4) + 4]);
      s14 = Math.fround(s14 + Math.fround(Math.fround(Math.fround(exp_1[(((k + 14) / 4) | 0) * 4 + ((k + 14) % 4)] + Math.fround(encoded29 * encoded29)) - 1) - encoded30));
      const encoded31 = Math.fround(contraction_1[(((k + 15) / 4) | 0) * 8 + ((k + 15) % 4)] + b2[(k + 15) % 4]);
      const encoded32 = Math.fround(contraction_1[(((k + 15) / 4) | 0) * 8 + ((k + 15) % 4) + 4] + b2[((k + 15) % 4) + 4]);
      s15 = Math.fround(s15 + Math.fround(Math.fround(Math.fround(exp_1[(((k + 15) / 4) | 0) * 4 + ((k + 15) % 4)] + Math.fround(encoded31 * encoded31)) - 1) - encoded32));
    }
    sum[0] = Math.fround(Math.fround(Math.fround(s0 + s8) + Math.fround(s4 + s12)) + Math.fround(Math.fround(s2 + s10) + Math.fround(s6 + s14))) + Math.fround(Math.fround(Math.fround(s1 + s9) + Math.fround(s5 + s13)) + Math.fround(Math.fround(s3 + s11) + Math.fround(s7 + s15)));
  }

  /**
   * d_code: f32[16, 4] = matmul(matmul(d_logits, transpose(w4)) * (1 - square(tanh(%101 + b3))), transpose(w3))
   *   a cotangent of matmul(code, w3), by contraction: da
   * d_mean: f32[16, 4] = 0.0625 * mean + d_code
   *   a cotangent of mean, by sum of the cotangents of its uses
   */
  function compute_d_mean_1() {
    const b22 = b2[0];
    const b23 = b2[1];
    const b24 = b2[2];
    const b25 = b2[3];
    for (let i = 0; i < 16; i += 4) {
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
      const a0 = i * 32;
      const a1 = i * 32 + 32;
      const a2 = i * 32 + 64;
      const a3 = i * 32 + 96;
      for (let k = 0; k < 32; k++) {
        const x0 = mul[a0 + k];
        const x1 = mul[a1 + k];
        const x2 = mul[a2 + k];
        const x3 = mul[a3 + k];
        const y0 = w3[k];
        const y1 = w3[32 + k];
        const y2 = w3[64 + k];
        const y3 = w3[96 + k];
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
      d_code[i * 4] = s0;
      const encoded = Math.fround(contraction_1[i * 8] + b22);
      d_mean[i * 4] = Math.fround(0.0625 * encoded) + s0;
      d_code[i * 4 + 1] = s1;
      const encoded2 = Math.fround(contraction_1[i * 8 + 1] + b23);
      d_mean[i * 4 + 1] = Math.fround(0.0625 * encoded2) + s1;
      d_code[i * 4 + 2] = s2;
      const encoded3 = Math.fround(contraction_1[i * 8 + 2] + b24);
      d_mean[i * 4 + 2] = Math.fround(0.0625 * encoded3) + s2;
      d_code[i * 4 + 3] = s3;
      const encoded4 = Math.fround(contraction_1[i * 8 + 3] + b25);
      d_mean[i * 4 + 3] = Math.fround(0.0625 * encoded4) + s3;
      d_code[i * 4 + 4] = s4;
      const encoded5 = Math.fround(contraction_1[i * 8 + 8] + b22);
      d_mean[i * 4 + 4] = Math.fround(0.0625 * encoded5) + s4;
      d_code[i * 4 + 5] = s5;
      const encoded6 = Math.fround(contraction_1[i * 8 + 9] + b23);
      d_mean[i * 4 + 5] = Math.fround(0.0625 * encoded6) + s5;
      d_code[i * 4 + 6] = s6;
      const encoded7 = Math.fround(contraction_1[i * 8 + 10] + b24);
      d_mean[i * 4 + 6] = Math.fround(0.0625 * encoded7) + s6;
      d_code[i * 4 + 7] = s7;
      const encoded8 = Math.fround(contraction_1[i * 8 + 11] + b25);
      d_mean[i * 4 + 7] = Math.fround(0.0625 * encoded8) + s7;
      d_code[i * 4 + 8] = s8;
      const encoded9 = Math.fround(contraction_1[i * 8 + 16] + b22);
      d_mean[i * 4 + 8] = Math.fround(0.0625 * encoded9) + s8;
      d_code[i * 4 + 9] = s9;
      const encoded10 = Math.fround(contraction_1[i * 8 + 17] + b23);
      d_mean[i * 4 + 9] = Math.fround(0.0625 * encoded10) + s9;
      d_code[i * 4 + 10] = s10;
      const encoded11 = Math.fround(contraction_1[i * 8 + 18] + b24);
      d_mean[i * 4 + 10] = Math.fround(0.0625 * encoded11) + s10;
      d_code[i * 4 + 11] = s11;
      const encoded12 = Math.fround(contraction_1[i * 8 + 19] + b25);
      d_mean[i * 4 + 11] = Math.fround(0.0625 * encoded12) + s11;
      d_code[i * 4 + 12] = s12;
      const encoded13 = Math.fround(contraction_1[i * 8 + 24] + b22);
      d_mean[i * 4 + 12] = Math.fround(0.0625 * encoded13) + s12;
      d_code[i * 4 + 13] = s13;
      const encoded14 = Math.fround(contraction_1[i * 8 + 25] + b23);
      d_mean[i * 4 + 13] = Math.fround(0.0625 * encoded14) + s13;
      d_code[i * 4 + 14] = s14;
      const encoded15 = Math.fround(contraction_1[i * 8 + 26] + b24);
      d_mean[i * 4 + 14] = Math.fround(0.0625 * encoded15) + s14;
      d_code[i * 4 + 15] = s15;
      const encoded16 = Math.fround(contraction_1[i * 8 + 27] + b25);
      d_mean[i * 4 + 15] = Math.fround(0.0625 * encoded16) + s15;
    }
  }

  function computeForward() {
    compute_tanh();
    compute_contraction();
    compute_normalAt();
    compute_code();
    compute_tanh_1();
    compute_logits();
    compute_exp();
    compute_sum();
    compute_add();
    compute_loss();
    run.backward = computeBackward;
  }

  function computeBackward() {
    compute_d_logits();
    compute_d_b4();
    compute_mul();
    compute_d_w4();
    compute_d_b3();
    compute_d_mean();
    compute_d_w3();
    compute_d_logVariance();
    compute_d_encoded();
    compute_d_b2();
    compute_mul_1();
    compute_d_w2();
    compute_d_b1();
    compute_d_w1();
  }

  function computeForwardBackward() {
    compute_tanh();
    compute_contraction();
    compute_normalAt();
    compute_code_1();
    compute_tanh_1();
    compute_logits();
    compute_exp();
    compute_sum_1();
    compute_d_logits();
    compute_d_b4();
    compute_mul();
    compute_d_w4();
    compute_d_b3();
    compute_d_mean_1();
    compute_d_w3();
    compute_d_logVariance();
    compute_d_encoded();
    compute_d_b2();
    compute_mul_1();
    compute_d_w2();
    compute_d_b1();
    compute_d_w1();
    compute_add();
    compute_loss();
  }

  // Calls.

  /** Throws if a call gives what does not fit; changes nothing. */
  function checkInputs(given) {
    checkObject("inputs", given);
    let found = 0;
    if (given.x !== undefined) {
      found += 1;
      guard.see(0, given.x, Float32Array, 1024, "f32[16, 64]");
    }
    if (given.key !== undefined) {
      found += 1;
      if ((typeof given.key !== "number" || (given.key | 0) !== given.key)) {
        throw wrong("input key", "a whole number of 32 bits", given.key);
      }
    }
    if (given.w1 !== undefined) {
      found += 1;
      guard.see(1, given.w1, Float32Array, 2048, "f32[64, 32]");
    }
    if (given.b1 !== undefined) {
      found += 1;
      guard.see(2, given.b1, Float32Array, 32, "f32[32]");
    }
    if (given.w2 !== undefined) {
      found += 1;
      guard.see(3, given.w2, Float32Array, 256, "f32[32, 8]");
    }
    if (given.b2 !== undefined) {
      found += 1;
      guard.see(4, given.b2, Float32Array, 8, "f32[8]");
    }
    if (given.w3 !== undefined) {
      found += 1;
      guard.see(5, given.w3, Float32Array, 128, "f32[4, 32]");
    }
    if (given.b3 !== undefined) {
      found += 1;
      guard.see(6, given.b3, Float32Array, 32, "f32[32]");
    }
    if (given.w4 !== undefined) {
      found += 1;
      guard.see(7, given.w4, Float32Array, 2048, "f32[32, 64]");
    }
    if (given.b4 !== undefined) {
      found += 1;
      guard.see(8, given.b4, Float32Array, 64, "f32[64]");
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
    if (given.key !== undefined) key[0] = given.key;
    if (given.w1 !== undefined && given.w1 !== w1) w1.set(given.w1);
    if (given.b1 !== undefined && given.b1 !== b1) b1.set(given.b1);
    if (given.w2 !== undefined && given.w2 !== w2) w2.set(given.w2);
    if (given.b2 !== undefined && given.b2 !== b2) b2.set(given.b2);
    if (given.w3 !== undefined && given.w3 !== w3) w3.set(given.w3);
    if (given.b3 !== undefined && given.b3 !== b3) b3.set(given.b3);
    if (given.w4 !== undefined && given.w4 !== w4) w4.set(given.w4);
    if (given.b4 !== undefined && given.b4 !== b4) b4.set(given.b4);
    if (unset.size > 0) markSet(...unset);
    run.backward = checkForward;
  }

  /** Throws unless results can be written into these arrays. */
  function checkOutputs(label, out) {
    checkObject(label, out);
    guard.see(9, out.logits, Float32Array, 1024, "f32[16, 64]");
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
    guard.see(10, out.w1, Float32Array, 2048, "f32[64, 32]");
    guard.see(11, out.b1, Float32Array, 32, "f32[32]");
    guard.see(12, out.w2, Float32Array, 256, "f32[32, 8]");
    guard.see(13, out.b2, Float32Array, 8, "f32[8]");
    guard.see(14, out.w3, Float32Array, 128, "f32[4, 32]");
    guard.see(15, out.b3, Float32Array, 32, "f32[32]");
    guard.see(16, out.w4, Float32Array, 2048, "f32[32, 64]");
    guard.see(17, out.b4, Float32Array, 64, "f32[64]");
  }

  function copyGradients(seed = 1) {
    return {
      w1: scaled(d_w1.slice(), seed),
      b1: scaled(d_b1.slice(), seed),
      w2: scaled(d_w2.slice(), seed),
      b2: scaled(d_b2.slice(), seed),
      w3: scaled(d_w3.slice(), seed),
      b3: scaled(d_b3.slice(), seed),
      w4: scaled(d_w4.slice(), seed),
      b4: scaled(d_b4.slice(), seed),
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
    out.w3.set(d_w3);
    scaled(out.w3, seed);
    out.b3.set(d_b3);
    scaled(out.b3, seed);
    out.w4.set(d_w4);
    scaled(out.w4, seed);
    out.b4.set(d_b4);
    scaled(out.b4, seed);
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
    const key2 = seed | 0;
    for (let i = 0; i < 2048; i++) {
      w1[i] = -0.25 + random24(key2, 273102853, i) * 2.9802322387695312e-8;
    }
    for (let i = 0; i < 32; i++) {
      b1[i] = 0;
    }
    for (let i = 0; i < 256; i++) {
      w2[i] = -0.3872983346207417 + random24(key2, 222769996, i) * 4.6169559314339364e-8;
    }
    for (let i = 0; i < 8; i++) {
      b2[i] = 0;
    }
    for (let i = 0; i < 128; i++) {
      w3[i] = -0.408248290463863 + random24(key2, 239547615, i) * 4.8666988666518094e-8;
    }
    for (let i = 0; i < 32; i++) {
      b3[i] = 0;
    }
    for (let i = 0; i < 2048; i++) {
      w4[i] = -0.25 + random24(key2, 189214758, i) * 2.9802322387695312e-8;
    }
    for (let i = 0; i < 64; i++) {
      b4[i] = 0;
    }
    markSet("w1", "b1", "w2", "b2", "w3", "b3", "w4", "b4");
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
      markSet("x", "key");
      return inputs;
    }
    get parameters() {
      markSet("w1", "b1", "w2", "b2", "w3", "b3", "w4", "b4");
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

/** The double of these high and low 32 bits. */
function fromWords(high, low) {
  words[highIndex] = high;
  words[lowIndex] = low;
  return double[0];
}

/** 2^k for a normal number. */
function powerOfTwo(k) {
  return powers[k + 1022];
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

/** tanh of an f32, off by less than 0.54 units in the last place. */
function tanhSingle(x) {
  const t = Math.max(-10, Math.min(x, 10)) * 2.8853900817779268;
  const shifted = t + 6755399441055744;
  const r = t - (shifted - 6755399441055744);
  const r2 = r * r;
  const c = 2.885390086900857 + r2 * (0.11552416014533949 + r2 * -0.0009211146277020068);
  const q = (0.5 - powerOfTwo((lowWord(shifted) - 1) | 0)) * (c + r);
  return Math.fround((r - q) / (c - q));
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

/** x e^(x^2) erfc(x) at x = 1 / t, for x from 1 to 28. */
function erfcFactor(t) {
  if (t > 0.5) {
    return 0.46817959203854037 + (t * 4 - 3) * (-0.04227024444636883 + (t * 4 - 3) * (0.0012092420392931552 + (t * 4 - 3) * (0.0006295812459832145 + (t * 4 - 3) * (-0.00019713177832962194 + (t * 4 - 3) * (0.00003680539054988557 + (t * 4 - 3) * (-0.000004423080518138124 + (t * 4 - 3) * (3.422973117966253e-8 + (t * 4 - 3) * (1.6981368810553445e-7 + (t * 4 - 3) * (-6.190463620076879e-8 + (t * 4 - 3) * (1.5041376217890252e-8 + (t * 4 - 3) * (-2.7594328919444718e-9 + (t * 4 - 3) * (3.3564960827514737e-10 + (t * 4 - 3) * (1.892899934285864e-12 + (t * 4 - 3) * (-1.8850641424171484e-11 + (t * 4 - 3) * (9.678493521670722e-12 + (t * 4 - 3) * -2.4398315334080278e-12)))))))))))))));
  }
  return t > 0.2 ? 0.5345896477470591 + (t * 6.666666666666667 - 2.3333333333333335) * (-0.021996595618497122 + (t * 6.666666666666667 - 2.3333333333333335) * (-0.0023796908280755845 + (t * 6.666666666666667 - 2.3333333333333335) * (0.0006365082411356149 + (t * 6.666666666666667 - 2.3333333333333335) * (-0.000055471248143839425 + (t * 6.666666666666667 - 2.3333333333333335) * (-0.000005369506311404623 + (t * 6.666666666666667 - 2.3333333333333335) * (0.0000027690208377547794 + (t * 6.666666666666667 - 2.3333333333333335) * (-4.748709088482176e-7 + (t * 6.666666666666667 - 2.3333333333333335) * (2.0523407188269684e-8 + (t * 6.666666666666667 - 2.3333333333333335) * (1.297745510528931e-8 + (t * 6.666666666666667 - 2.3333333333333335) * (-4.5499344943883695e-9 + (t * 6.666666666666667 - 2.3333333333333335) * (7.849683439282171e-10 + (t * 6.666666666666667 - 2.3333333333333335) * (-3.3302980595142174e-11 + (t * 6.666666666666667 - 2.3333333333333335) * (-2.8029262695933693e-11 + (t * 6.666666666666667 - 2.3333333333333335) * (1.1330138375215243e-11 + (t * 6.666666666666667 - 2.3333333333333335) * -1.978251787318387e-12)))))))))))))) : 0.5603501366052727 + (t * 12.173913043478258 - 1.4347826086956519) * (-0.005245524617501474 + (t * 12.173913043478258 - 1.4347826086956519) * (-0.0016844209102177279 + (t * 12.173913043478258 - 1.4347826086956519) * (0.00009367233897055577 + (t * 12.173913043478258 - 1.4347826086956519) * (0.000011144841505572053 + (t * 12.173913043478258 - 1.4347826086956519) * (-0.000001815454529437892 + (t * 12.173913043478258 - 1.4347826086956519) * (-3.6267857382388605e-8 + (t * 12.173913043478258 - 1.4347826086956519) * (3.510103050070275e-8 + (t * 12.173913043478258 - 1.4347826086956519) * (-2.558995390563991e-9 + (t * 12.173913043478258 - 1.4347826086956519) * (-5.340547138591258e-10 + (t * 12.173913043478258 - 1.4347826086956519) * (1.2545153997597035e-10 + (t * 12.173913043478258 - 1.4347826086956519) * (-7.019641011374172e-13 + (t * 12.173913043478258 - 1.4347826086956519) * (-3.487798541722825e-12 + (t * 12.173913043478258 - 1.4347826086956519) * 4.582276050647021e-13))))))))))));
}

/** erfc(x) for x from 1. */
function erfcTail(x) {
  if (x > 28) {
    return 0;
  }
  const t = 1 / x;
  const high = fromWords(highWord(x), 0);
  return exp(-(high * high)) * exp(-((x - high) * (x + high))) * t * erfcFactor(t);
}

/** 2 / sqrt(pi) times the integral of e^(-t^2) from 0 to x. */
function erf(x) {
  const size = Math.abs(x);
  if (!(size > 1)) {
    return x * (0.9654687386698673 + (x * x * 2 - 1) * (-0.1405360890227171 + (x * x * 2 - 1) * (0.019852496688984218 + (x * x * 2 - 1) * (-0.0022854855611440855 + (x * x * 2 - 1) * (0.00021751715603563488 + (x * x * 2 - 1) * (-0.0000175371694412802 + (x * x * 2 - 1) * (0.0000012233827638093572 + (x * x * 2 - 1) * (-7.51156925108609e-8 + (x * x * 2 - 1) * (4.115751500265885e-9 + (x * x * 2 - 1) * (-2.035231956483527e-10 + (x * x * 2 - 1) * (9.21125018742823e-12 + (x * x * 2 - 1) * -3.80659122412214e-13)))))))))));
  }
  const value_ = 1 - erfcTail(size);
  return x < 0 ? -value_ : value_;
}

/** 1 - erf(x), without cancellation. */
function erfc(x) {
  if (!(Math.abs(x) > 1)) {
    const value_ = x * (0.9654687386698673 + (x * x * 2 - 1) * (-0.1405360890227171 + (x * x * 2 - 1) * (0.019852496688984218 + (x * x * 2 - 1) * (-0.0022854855611440855 + (x * x * 2 - 1) * (0.00021751715603563488 + (x * x * 2 - 1) * (-0.0000175371694412802 + (x * x * 2 - 1) * (0.0000012233827638093572 + (x * x * 2 - 1) * (-7.51156925108609e-8 + (x * x * 2 - 1) * (4.115751500265885e-9 + (x * x * 2 - 1) * (-2.035231956483527e-10 + (x * x * 2 - 1) * (9.21125018742823e-12 + (x * x * 2 - 1) * -3.80659122412214e-13)))))))))));
    return x < 0.5 ? 1 - value_ : 0.5 - (value_ - 0.5);
  }
  return x < 0 ? 2 - erfcTail(-x) : erfcTail(x);
}

/** The x with erf(x) = v; infinite at 1 and -1, NaN beyond. */
function erfInv(v) {
  const size = Math.abs(v);
  if (!(size < 1)) {
    return size === 1 ? v * Infinity : NaN;
  }
  const rest = 1 - size;
  const w = -log(rest * (1 + size));
  let x = 0;
  if (w < 5) {
    x = size * (1.50140941 + (w - 2.5) * (0.246640727 + (w - 2.5) * (-0.00417768164 + (w - 2.5) * (-0.00125372503 + (w - 2.5) * (0.00021858087 + (w - 2.5) * (-0.00000439150654 + (w - 2.5) * (-0.0000035233877 + (w - 2.5) * (3.43273939e-7 + (w - 2.5) * 2.81022636e-8))))))));
  } else if (w < 16) {
    x = size * (2.83297682 + (Math.sqrt(w) - 3) * (1.00167406 + (Math.sqrt(w) - 3) * (0.00943887047 + (Math.sqrt(w) - 3) * (-0.0076224613 + (Math.sqrt(w) - 3) * (0.00573950773 + (Math.sqrt(w) - 3) * (-0.00367342844 + (Math.sqrt(w) - 3) * (0.00134934322 + (Math.sqrt(w) - 3) * (0.000100950558 + (Math.sqrt(w) - 3) * -0.000200214257))))))));
  } else {
    const depth = -log(rest);
    x = Math.sqrt(depth - 0.5 * log(depth * 3.141592653589793));
  }
  for (let step_ = 0; step_ < 3; step_++) {
    const miss = size < 0.5 ? erf(x) - size : rest - erfc(x);
    const high = fromWords(highWord(x), 0);
    const newton = miss / (exp(-(high * high)) * exp(-((x - high) * (x + high))) * 1.1283791670955126);
    x -= newton / (1 + x * newton);
  }
  return v < 0 ? -x : v === 0 ? v : x;
}

/** sqrt(2) erfInv(v): the standard normal number below which a share (1 + v) / 2 lies. */
function normalQuantile(v) {
  return 1.4142135623730951 * erfInv(v);
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

/** log(1 + e^x) = max(x, 0) + log(1 + e^-|x|) of an f32, off by less than 0.58 units in the last place. */
function softplusSingle(x) {
  // (x + |x|) / 2 is max(x, 0) without a branch that the sign decides.
  const bounded = Math.max(-150, x);
  const a = Math.abs(bounded);
  const t = Math.min(a, 150) * -1.4426950408889634;
  const shifted = t + 6755399441055744;
  const r = t - (shifted - 6755399441055744);
  const r2 = r * r;
  const c = 2.885390086900857 + r2 * (0.11552416014533949 + r2 * -0.0009211146277020068);
  const e = powerOfTwo(lowWord(shifted)) * (c + r);
  const rest = c - r;
  const s = e / (e + (rest + rest));
  const z = s * s;
  return Math.fround((bounded + a) * 0.5 + s * (2 + z * (0.666666756267029 + z * (0.3999887726095947 + z * (0.28616899756653813 + z * (0.21427477861081304 + z * 0.24301671944473596))))));
}

/** 1 / (1 + e^-x) of an f32, off by less than 0.52 units in the last place. */
function sigmoidSingle(x) {
  const t = -Math.max(-150, Math.min(x, 150)) * 1.4426950408889634;
  const shifted = t + 6755399441055744;
  const r = t - (shifted - 6755399441055744);
  const r2 = r * r;
  const c = 2.885390086900857 + r2 * (0.11552416014533949 + r2 * -0.0009211146277020068);
  const rest = c - r;
  return Math.fround(rest / (rest + powerOfTwo(lowWord(shifted)) * (c + r)));
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
//# sourceMappingURL=autoencoder.js.map
