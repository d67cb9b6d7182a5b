/**
 * contraction-chain-512
 *
 * Three layers of 512 x 512: almost nothing but matrix products.
 *
 *   y: f32[512, 512] = tanh(matmul(tanh(matmul(tanh(matmul(X, W1)), W2)), W3))
 *   loss: f32 = mean(y ** 2)
 *
 * Memory of a model: 12582928 bytes.
 * Gradients: of loss with respect to W1, W2, W3.
 * Made by gradc 0.1.0 from contraction-chain-512.json; change that, not this.
 */

/** What the module is, and what it costs. */
export const signature = {
  name: "contraction-chain-512",
  compiler: "gradc 0.1.0",
  sizes: {},
  inputs: [{ name: "X", dtype: "f32", shape: [512, 512] }],
  parameters: [
    { name: "W1", dtype: "f32", shape: [512, 512] },
    { name: "W2", dtype: "f32", shape: [512, 512] },
    { name: "W3", dtype: "f32", shape: [512, 512] },
  ],
  outputs: [{ name: "loss", dtype: "f32", shape: [] }],
  gradients: [
    { name: "W1", dtype: "f32", shape: [512, 512] },
    { name: "W2", dtype: "f32", shape: [512, 512] },
    { name: "W3", dtype: "f32", shape: [512, 512] },
  ],
  of: "loss",
  flops: { forward: 821559297, backward: 1344798720, forwardBackward: 2166358017 },
  bytes: 12582928,
  keeps: [
    { name: "tanh", dtype: "f32", shape: [512, 512] },
    { name: "tanh_1", dtype: "f32", shape: [512, 512] },
    { name: "y", dtype: "f32", shape: [512, 512] },
  ],
};

// Memory that all models share.

const totals = new Float32Array(1024);

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
  const arena = new ArrayBuffer(12582928);

  // Inputs, and the seed of the gradients.
  const X = new Float32Array(arena, 0, 262144); // f32[512, 512]

  // Parameters.
  const W1 = new Float32Array(arena, 1048576, 262144); // f32[512, 512]
  const W2 = new Float32Array(arena, 2097152, 262144); // f32[512, 512]
  const W3 = new Float32Array(arena, 3145728, 262144); // f32[512, 512]

  // Outputs.
  const loss = new Float32Array(arena, 4194304, 1); // f32

  // Gradients.
  const d_W1 = new Float32Array(arena, 4194320, 262144); // f32[512, 512]
  const d_W2 = new Float32Array(arena, 5242896, 262144); // f32[512, 512]
  const d_W3 = new Float32Array(arena, 6291472, 262144); // f32[512, 512]

  // What backward reads of what forward computed.
  const tanh = new Float32Array(arena, 7340048, 262144); // f32[512, 512]
  const tanh_1 = new Float32Array(arena, 8388624, 262144); // f32[512, 512]
  const y = new Float32Array(arena, 9437200, 262144); // f32[512, 512]

  // Temporaries; those that are never needed at once share memory.
  const mul = new Float32Array(arena, 10485776, 262144); // f32[512, 512]
  const mul_1 = new Float32Array(arena, 11534352, 262144); // f32[512, 512]
  const mul_2 = new Float32Array(arena, 10485776, 262144); // f32[512, 512]

  /** What a call may give, and what of it no one has set yet. */
  const names = new Set(["X", "W1", "W2", "W3"]);
  const unset = new Set(names);

  const guard = createGuard(arena, [
    ["input X", X], ["parameter W1", W1], ["parameter W2", W2], ["parameter W3", W3], ["gradient W1", null],
    ["gradient W2", null], ["gradient W3", null],
  ]);

  const inputs = { X };
  const parameters = { W1, W2, W3 };
  const outputs = {};
  Object.defineProperty(outputs, "loss", { enumerable: true, get: () => loss[0] });
  const gradients = { W1: d_W1, W2: d_W2, W3: d_W3 };
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

  /** tanh: f32[512, 512] = tanh(matmul(X, W1)) */
  function compute_tanh() {
    for (let i = 0; i < 512; i += 4) {
      for (let j = 0; j < 512; j += 4) {
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
        const a0 = i * 512;
        const a1 = i * 512 + 512;
        const a2 = i * 512 + 1024;
        const a3 = i * 512 + 1536;
        const b1 = j + 1;
        const b2 = j + 2;
        const b3 = j + 3;
        for (let k = 0; k < 256; k++) {
          const x0 = X[a0 + k];
          const x1 = X[a1 + k];
          const x2 = X[a2 + k];
          const x3 = X[a3 + k];
          const p = k * 512;
          const y0 = W1[j + p];
          const y1 = W1[b1 + p];
          const y2 = W1[b2 + p];
          const y3 = W1[b3 + p];
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
        tanh[i * 512 + j] = s0;
        tanh[i * 512 + j + 1] = s1;
        tanh[i * 512 + j + 2] = s2;
        tanh[i * 512 + j + 3] = s3;
        tanh[i * 512 + j + 512] = s4;
        tanh[i * 512 + j + 513] = s5;
        tanh[i * 512 + j + 514] = s6;
        tanh[i * 512 + j + 515] = s7;
        tanh[i * 512 + j + 1024] = s8;
        tanh[i * 512 + j + 1025] = s9;
        tanh[i * 512 + j + 1026] = s10;
        tanh[i * 512 + j + 1027] = s11;
        tanh[i * 512 + j + 1536] = s12;
        tanh[i * 512 + j + 1537] = s13;
        tanh[i * 512 + j + 1538] = s14;
        tanh[i * 512 + j + 1539] = s15;
      }
    }
    for (let i2 = 0; i2 < 512; i2 += 4) {
      for (let j = 0; j < 512; j += 4) {
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
        const a0 = i2 * 512;
        const a1 = i2 * 512 + 512;
        const a2 = i2 * 512 + 1024;
        const a3 = i2 * 512 + 1536;
        const b1 = j + 1;
        const b2 = j + 2;
        const b3 = j + 3;
        for (let k = 0; k < 256; k++) {
          const p = k + 256;
          const x0 = X[a0 + p];
          const x1 = X[a1 + p];
          const x2 = X[a2 + p];
          const x3 = X[a3 + p];
          const p2 = k * 512 + 131072;
          const y0 = W1[j + p2];
          const y1 = W1[b1 + p2];
          const y2 = W1[b2 + p2];
          const y3 = W1[b3 + p2];
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
        const z = Math.fround(tanh[i2 * 512 + j] + s0);
        tanh[i2 * 512 + j] = tanhSingle(z);
        const z2 = Math.fround(tanh[i2 * 512 + j + 1] + s1);
        tanh[i2 * 512 + j + 1] = tanhSingle(z2);
        const z3 = Math.fround(tanh[i2 * 512 + j + 2] + s2);
        tanh[i2 * 512 + j + 2] = tanhSingle(z3);
        const z4 = Math.fround(tanh[i2 * 512 + j + 3] + s3);
        tanh[i2 * 512 + j + 3] = tanhSingle(z4);
        const z5 = Math.fround(tanh[i2 * 512 + j + 512] + s4);
        tanh[i2 * 512 + j + 512] = tanhSingle(z5);
        const z6 = Math.fround(tanh[i2 * 512 + j + 513] + s5);
        tanh[i2 * 512 + j + 513] = tanhSingle(z6);
        const z7 = Math.fround(tanh[i2 * 512 + j + 514] + s6);
        tanh[i2 * 512 + j + 514] = tanhSingle(z7);
        const z8 = Math.fround(tanh[i2 * 512 + j + 515] + s7);
        tanh[i2 * 512 + j + 515] = tanhSingle(z8);
        const z9 = Math.fround(tanh[i2 * 512 + j + 1024] + s8);
        tanh[i2 * 512 + j + 1024] = tanhSingle(z9);
        const z10 = Math.fround(tanh[i2 * 512 + j + 1025] + s9);
        tanh[i2 * 512 + j + 1025] = tanhSingle(z10);
        const z11 = Math.fround(tanh[i2 * 512 + j + 1026] + s10);
        tanh[i2 * 512 + j + 1026] = tanhSingle(z11);
        const z12 = Math.fround(tanh[i2 * 512 + j + 1027] + s11);
        tanh[i2 * 512 + j + 1027] = tanhSingle(z12);
        const z13 = Math.fround(tanh[i2 * 512 + j + 1536] + s12);
        tanh[i2 * 512 + j + 1536] = tanhSingle(z13);
        const z14 = Math.fround(tanh[i2 * 512 + j + 1537] + s13);
        tanh[i2 * 512 + j + 1537] = tanhSingle(z14);
        const z15 = Math.fround(tanh[i2 * 512 + j + 1538] + s14);
        tanh[i2 * 512 + j + 1538] = tanhSingle(z15);
        const z16 = Math.fround(tanh[i2 * 512 + j + 1539] + s15);
        tanh[i2 * 512 + j + 1539] = tanhSingle(z16);
      }
    }
  }

  /** tanh: f32[512, 512] = tanh(matmul(tanh(matmul(X, W1)), W2)) */
  function compute_tanh_1() {
    for (let i = 0; i < 512; i += 4) {
      for (let j = 0; j < 512; j += 4) {
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
        const a0 = i * 512;
        const a1 = i * 512 + 512;
        const a2 = i * 512 + 1024;
        const a3 = i * 512 + 1536;
        const b1 = j + 1;
        const b2 = j + 2;
        const b3 = j + 3;
        for (let k = 0; k < 256; k++) {
          const x0 = tanh[a0 + k];
          const x1 = tanh[a1 + k];
          const x2 = tanh[a2 + k];
          const x3 = tanh[a3 + k];
          const p = k * 512;
          const y0 = W2[j + p];
          const y1 = W2[b1 + p];
          const y2 = W2[b2 + p];
          const y3 = W2[b3 + p];
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
        tanh_1[i * 512 + j] = s0;
        tanh_1[i * 512 + j + 1] = s1;
        tanh_1[i * 512 + j + 2] = s2;
        tanh_1[i * 512 + j + 3] = s3;
        tanh_1[i * 512 + j + 512] = s4;
        tanh_1[i * 512 + j + 513] = s5;
        tanh_1[i * 512 + j + 514] = s6;
        tanh_1[i * 512 + j + 515] = s7;
        tanh_1[i * 512 + j + 1024] = s8;
        tanh_1[i * 512 + j + 1025] = s9;
        tanh_1[i * 512 + j + 1026] = s10;
        tanh_1[i * 512 + j + 1027] = s11;
        tanh_1[i * 512 + j + 1536] = s12;
        tanh_1[i * 512 + j + 1537] = s13;
        tanh_1[i * 512 + j + 1538] = s14;
        tanh_1[i * 512 + j + 1539] = s15;
      }
    }
    for (let i2 = 0; i2 < 512; i2 += 4) {
      for (let j = 0; j < 512; j += 4) {
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
        const a0 = i2 * 512;
        const a1 = i2 * 512 + 512;
        const a2 = i2 * 512 + 1024;
        const a3 = i2 * 512 + 1536;
        const b1 = j + 1;
        const b2 = j + 2;
        const b3 = j + 3;
        for (let k = 0; k < 256; k++) {
          const p = k + 256;
          const x0 = tanh[a0 + p];
          const x1 = tanh[a1 + p];
          const x2 = tanh[a2 + p];
          const x3 = tanh[a3 + p];
          const p2 = k * 512 + 131072;
          const y0 = W2[j + p2];
          const y1 = W2[b1 + p2];
          const y2 = W2[b2 + p2];
          const y3 = W2[b3 + p2];
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
        const z = Math.fround(tanh_1[i2 * 512 + j] + s0);
        tanh_1[i2 * 512 + j] = tanhSingle(z);
        const z2 = Math.fround(tanh_1[i2 * 512 + j + 1] + s1);
        tanh_1[i2 * 512 + j + 1] = tanhSingle(z2);
        const z3 = Math.fround(tanh_1[i2 * 512 + j + 2] + s2);
        tanh_1[i2 * 512 + j + 2] = tanhSingle(z3);
        const z4 = Math.fround(tanh_1[i2 * 512 + j + 3] + s3);
        tanh_1[i2 * 512 + j + 3] = tanhSingle(z4);
        const z5 = Math.fround(tanh_1[i2 * 512 + j + 512] + s4);
        tanh_1[i2 * 512 + j + 512] = tanhSingle(z5);
        const z6 = Math.fround(tanh_1[i2 * 512 + j + 513] + s5);
        tanh_1[i2 * 512 + j + 513] = tanhSingle(z6);
        const z7 = Math.fround(tanh_1[i2 * 512 + j + 514] + s6);
        tanh_1[i2 * 512 + j + 514] = tanhSingle(z7);
        const z8 = Math.fround(tanh_1[i2 * 512 + j + 515] + s7);
        tanh_1[i2 * 512 + j + 515] = tanhSingle(z8);
        const z9 = Math.fround(tanh_1[i2 * 512 + j + 1024] + s8);
        tanh_1[i2 * 512 + j + 1024] = tanhSingle(z9);
        const z10 = Math.fround(tanh_1[i2 * 512 + j + 1025] + s9);
        tanh_1[i2 * 512 + j + 1025] = tanhSingle(z10);
        const z11 = Math.fround(tanh_1[i2 * 512 + j + 1026] + s10);
        tanh_1[i2 * 512 + j + 1026] = tanhSingle(z11);
        const z12 = Math.fround(tanh_1[i2 * 512 + j + 1027] + s11);
        tanh_1[i2 * 512 + j + 1027] = tanhSingle(z12);
        const z13 = Math.fround(tanh_1[i2 * 512 + j + 1536] + s12);
        tanh_1[i2 * 512 + j + 1536] = tanhSingle(z13);
        const z14 = Math.fround(tanh_1[i2 * 512 + j + 1537] + s13);
        tanh_1[i2 * 512 + j + 1537] = tanhSingle(z14);
        const z15 = Math.fround(tanh_1[i2 * 512 + j + 1538] + s14);
        tanh_1[i2 * 512 + j + 1538] = tanhSingle(z15);
        const z16 = Math.fround(tanh_1[i2 * 512 + j + 1539] + s15);
        tanh_1[i2 * 512 + j + 1539] = tanhSingle(z16);
      }
    }
  }

  /** y: f32[512, 512] = tanh(matmul(tanh(matmul(tanh(matmul(X, W1)), W2)), W3)) */
  function compute_y() {
    for (let i = 0; i < 512; i += 4) {
      for (let j = 0; j < 512; j += 4) {
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
        const a0 = i * 512;
        const a1 = i * 512 + 512;
        const a2 = i * 512 + 1024;
        const a3 = i * 512 + 1536;
        const b1 = j + 1;
        const b2 = j + 2;
        const b3 = j + 3;
        for (let k = 0; k < 256; k++) {
          const x0 = tanh_1[a0 + k];
          const x1 = tanh_1[a1 + k];
          const x2 = tanh_1[a2 + k];
          const x3 = tanh_1[a3 + k];
          const p = k * 512;
          const y0 = W3[j + p];
          const y1 = W3[b1 + p];
          const y2 = W3[b2 + p];
          const y3 = W3[b3 + p];
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
        y[i * 512 + j] = s0;
        y[i * 512 + j + 1] = s1;
        y[i * 512 + j + 2] = s2;
        y[i * 512 + j + 3] = s3;
        y[i * 512 + j + 512] = s4;
        y[i * 512 + j + 513] = s5;
        y[i * 512 + j + 514] = s6;
        y[i * 512 + j + 515] = s7;
        y[i * 512 + j + 1024] = s8;
        y[i * 512 + j + 1025] = s9;
        y[i * 512 + j + 1026] = s10;
        y[i * 512 + j + 1027] = s11;
        y[i * 512 + j + 1536] = s12;
        y[i * 512 + j + 1537] = s13;
        y[i * 512 + j + 1538] = s14;
        y[i * 512 + j + 1539] = s15;
      }
    }
    for (let i2 = 0; i2 < 512; i2 += 4) {
      for (let j = 0; j < 512; j += 4) {
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
        const a0 = i2 * 512;
        const a1 = i2 * 512 + 512;
        const a2 = i2 * 512 + 1024;
        const a3 = i2 * 512 + 1536;
        const b1 = j + 1;
        const b2 = j + 2;
        const b3 = j + 3;
        for (let k = 0; k < 256; k++) {
          const p = k + 256;
          const x0 = tanh_1[a0 + p];
          const x1 = tanh_1[a1 + p];
          const x2 = tanh_1[a2 + p];
          const x3 = tanh_1[a3 + p];
          const p2 = k * 512 + 131072;
          const y0 = W3[j + p2];
          const y1 = W3[b1 + p2];
          const y2 = W3[b2 + p2];
          const y3 = W3[b3 + p2];
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
        const z = Math.fround(y[i2 * 512 + j] + s0);
        y[i2 * 512 + j] = tanhSingle(z);
        const z2 = Math.fround(y[i2 * 512 + j + 1] + s1);
        y[i2 * 512 + j + 1] = tanhSingle(z2);
        const z3 = Math.fround(y[i2 * 512 + j + 2] + s2);
        y[i2 * 512 + j + 2] = tanhSingle(z3);
        const z4 = Math.fround(y[i2 * 512 + j + 3] + s3);
        y[i2 * 512 + j + 3] = tanhSingle(z4);
        const z5 = Math.fround(y[i2 * 512 + j + 512] + s4);
        y[i2 * 512 + j + 512] = tanhSingle(z5);
        const z6 = Math.fround(y[i2 * 512 + j + 513] + s5);
        y[i2 * 512 + j + 513] = tanhSingle(z6);
        const z7 = Math.fround(y[i2 * 512 + j + 514] + s6);
        y[i2 * 512 + j + 514] = tanhSingle(z7);
        const z8 = Math.fround(y[i2 * 512 + j + 515] + s7);
        y[i2 * 512 + j + 515] = tanhSingle(z8);
        const z9 = Math.fround(y[i2 * 512 + j + 1024] + s8);
        y[i2 * 512 + j + 1024] = tanhSingle(z9);
        const z10 = Math.fround(y[i2 * 512 + j + 1025] + s9);
        y[i2 * 512 + j + 1025] = tanhSingle(z10);
        const z11 = Math.fround(y[i2 * 512 + j + 1026] + s10);
        y[i2 * 512 + j + 1026] = tanhSingle(z11);
        const z12 = Math.fround(y[i2 * 512 + j + 1027] + s11);
        y[i2 * 512 + j + 1027] = tanhSingle(z12);
        const z13 = Math.fround(y[i2 * 512 + j + 1536] + s12);
        y[i2 * 512 + j + 1536] = tanhSingle(z13);
        const z14 = Math.fround(y[i2 * 512 + j + 1537] + s13);
        y[i2 * 512 + j + 1537] = tanhSingle(z14);
        const z15 = Math.fround(y[i2 * 512 + j + 1538] + s14);
        y[i2 * 512 + j + 1538] = tanhSingle(z15);
        const z16 = Math.fround(y[i2 * 512 + j + 1539] + s15);
        y[i2 * 512 + j + 1539] = tanhSingle(z16);
      }
    }
  }

  /** loss: f32 = mean(y ** 2) */
  function compute_loss() {
    for (let b = 0; b < 1024; b++) {
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
        const y2 = y[p];
        s0 = Math.fround(s0 + Math.fround(y2 * y2));
        const y3 = y[p + 1];
        s1 = Math.fround(s1 + Math.fround(y3 * y3));
        const y4 = y[p + 2];
        s2 = Math.fround(s2 + Math.fround(y4 * y4));
        const y5 = y[p + 3];
        s3 = Math.fround(s3 + Math.fround(y5 * y5));
        const y6 = y[p + 4];
        s4 = Math.fround(s4 + Math.fround(y6 * y6));
        const y7 = y[p + 5];
        s5 = Math.fround(s5 + Math.fround(y7 * y7));
        const y8 = y[p + 6];
        s6 = Math.fround(s6 + Math.fround(y8 * y8));
        const y9 = y[p + 7];
        s7 = Math.fround(s7 + Math.fround(y9 * y9));
        const y10 = y[p + 8];
        s8 = Math.fround(s8 + Math.fround(y10 * y10));
        const y11 = y[p + 9];
        s9 = Math.fround(s9 + Math.fround(y11 * y11));
        const y12 = y[p + 10];
        s10 = Math.fround(s10 + Math.fround(y12 * y12));
        const y13 = y[p + 11];
        s11 = Math.fround(s11 + Math.fround(y13 * y13));
        const y14 = y[p + 12];
        s12 = Math.fround(s12 + Math.fround(y14 * y14));
        const y15 = y[p + 13];
        s13 = Math.fround(s13 + Math.fround(y15 * y15));
        const y16 = y[p + 14];
        s14 = Math.fround(s14 + Math.fround(y16 * y16));
        const y17 = y[p + 15];
        s15 = Math.fround(s15 + Math.fround(y17 * y17));
      }
      totals[b] = Math.fround(Math.fround(Math.fround(s0 + s8) + Math.fround(s4 + s12)) + Math.fround(Math.fround(s2 + s10) + Math.fround(s6 + s14))) + Math.fround(Math.fround(Math.fround(s1 + s9) + Math.fround(s5 + s13)) + Math.fround(Math.fround(s3 + s11) + Math.fround(s7 + s15)));
    }
    for (let r = 0; r < 1023; r += 2) {
      totals[r] = totals[r] + totals[r + 1];
    }
    for (let r2 = 0; r2 < 1022; r2 += 4) {
      totals[r2] = totals[r2] + totals[r2 + 2];
    }
    for (let r3 = 0; r3 < 1020; r3 += 8) {
      totals[r3] = totals[r3] + totals[r3 + 4];
    }
    for (let r4 = 0; r4 < 1016; r4 += 16) {
      totals[r4] = totals[r4] + totals[r4 + 8];
    }
    for (let r5 = 0; r5 < 1008; r5 += 32) {
      totals[r5] = totals[r5] + totals[r5 + 16];
    }
    for (let r6 = 0; r6 < 992; r6 += 64) {
      totals[r6] = totals[r6] + totals[r6 + 32];
    }
    for (let r7 = 0; r7 < 960; r7 += 128) {
      totals[r7] = totals[r7] + totals[r7 + 64];
    }
    for (let r8 = 0; r8 < 896; r8 += 256) {
      totals[r8] = totals[r8] + totals[r8 + 128];
    }
    for (let r9 = 0; r9 < 768; r9 += 512) {
      totals[r9] = totals[r9] + totals[r9 + 256];
    }
    totals[0] = totals[0] + totals[512];
    const sum2 = totals[0];
    loss[0] = sum2 * Math.fround(0.0000038146973);
  }

  /**
   * mul: f32[512, 512] = d_y * (1 - square(y))
   *   a cotangent of y, by tanh: dx
   */
  function compute_mul() {
    for (let i = 0; i < 262144; i++) {
      const y2 = y[i];
      const d_y = Math.fround(Math.fround(0.0000076293945) * y2);
      mul[i] = d_y * Math.fround(1 - Math.fround(y2 * y2));
    }
  }

  /**
   * mul: f32[512, 512] = matmul(d_y * (1 - square(y)), transpose(W3)) * (1 - square(tanh(matmul(tanh(%4), W2))))
   *   a cotangent of tanh(matmul(%5, W2)), by tanh: dx
   */
  function compute_mul_1() {
    for (let i = 0; i < 512; i += 4) {
      for (let k = 0; k < 512; k += 4) {
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
        const a0 = i * 512;
        const a1 = i * 512 + 512;
        const a2 = i * 512 + 1024;
        const a3 = i * 512 + 1536;
        const b0 = k * 512;
        const b1 = k * 512 + 512;
        const b2 = k * 512 + 1024;
        const b3 = k * 512 + 1536;
        for (let k2 = 0; k2 < 256; k2++) {
          const x0 = mul[a0 + k2];
          const x1 = mul[a1 + k2];
          const x2 = mul[a2 + k2];
          const x3 = mul[a3 + k2];
          const y0 = W3[b0 + k2];
          const y1 = W3[b1 + k2];
          const y2 = W3[b2 + k2];
          const y3 = W3[b3 + k2];
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
        mul_1[i * 512 + k] = s0;
        mul_1[i * 512 + k + 1] = s1;
        mul_1[i * 512 + k + 2] = s2;
        mul_1[i * 512 + k + 3] = s3;
        mul_1[i * 512 + k + 512] = s4;
        mul_1[i * 512 + k + 513] = s5;
        mul_1[i * 512 + k + 514] = s6;
        mul_1[i * 512 + k + 515] = s7;
        mul_1[i * 512 + k + 1024] = s8;
        mul_1[i * 512 + k + 1025] = s9;
        mul_1[i * 512 + k + 1026] = s10;
        mul_1[i * 512 + k + 1027] = s11;
        mul_1[i * 512 + k + 1536] = s12;
        mul_1[i * 512 + k + 1537] = s13;
        mul_1[i * 512 + k + 1538] = s14;
        mul_1[i * 512 + k + 1539] = s15;
      }
    }
    for (let i2 = 0; i2 < 512; i2 += 4) {
      for (let k = 0; k < 512; k += 4) {
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
        const a0 = i2 * 512;
        const a1 = i2 * 512 + 512;
        const a2 = i2 * 512 + 1024;
        const a3 = i2 * 512 + 1536;
        const b0 = k * 512;
        const b1 = k * 512 + 512;
        const b2 = k * 512 + 1024;
        const b3 = k * 512 + 1536;
        for (let k2 = 0; k2 < 256; k2++) {
          const p = k2 + 256;
          const x0 = mul[a0 + p];
          const x1 = mul[a1 + p];
          const x2 = mul[a2 + p];
          const x3 = mul[a3 + p];
          const p2 = k2 + 256;
          const y0 = W3[b0 + p2];
          const y1 = W3[b1 + p2];
          const y2 = W3[b2 + p2];
          const y3 = W3[b3 + p2];
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
        const z = Math.fround(mul_1[i2 * 512 + k] + s0);
        const t = tanh_1[i2 * 512 + k];
        mul_1[i2 * 512 + k] = z * Math.fround(1 - Math.fround(t * t));
        const z2 = Math.fround(mul_1[i2 * 512 + k + 1] + s1);
        const t2 = tanh_1[i2 * 512 + k + 1];
        mul_1[i2 * 512 + k + 1] = z2 * Math.fround(1 - Math.fround(t2 * t2));
        const z3 = Math.fround(mul_1[i2 * 512 + k + 2] + s2);
        const t3 = tanh_1[i2 * 512 + k + 2];
        mul_1[i2 * 512 + k + 2] = z3 * Math.fround(1 - Math.fround(t3 * t3));
        const z4 = Math.fround(mul_1[i2 * 512 + k + 3] + s3);
        const t4 = tanh_1[i2 * 512 + k + 3];
        mul_1[i2 * 512 + k + 3] = z4 * Math.fround(1 - Math.fround(t4 * t4));
        const z5 = Math.fround(mul_1[i2 * 512 + k + 512] + s4);
        const t5 = tanh_1[i2 * 512 + k + 512];
        mul_1[i2 * 512 + k + 512] = z5 * Math.fround(1 - Math.fround(t5 * t5));
        const z6 = Math.fround(mul_1[i2 * 512 + k + 513] + s5);
        const t6 = tanh_1[i2 * 512 + k + 513];
        mul_1[i2 * 512 + k + 513] = z6 * Math.fround(1 - Math.fround(t6 * t6));
        const z7 = Math.fround(mul_1[i2 * 512 + k + 514] + s6);
        const t7 = tanh_1[i2 * 512 + k + 514];
        mul_1[i2 * 512 + k + 514] = z7 * Math.fround(1 - Math.fround(t7 * t7));
        const z8 = Math.fround(mul_1[i2 * 512 + k + 515] + s7);
        const t8 = tanh_1[i2 * 512 + k + 515];
        mul_1[i2 * 512 + k + 515] = z8 * Math.fround(1 - Math.fround(t8 * t8));
        const z9 = Math.fround(mul_1[i2 * 512 + k + 1024] + s8);
        const t9 = tanh_1[i2 * 512 + k + 1024];
        mul_1[i2 * 512 + k + 1024] = z9 * Math.fround(1 - Math.fround(t9 * t9));
        const z10 = Math.fround(mul_1[i2 * 512 + k + 1025] + s9);
        const t10 = tanh_1[i2 * 512 + k + 1025];
        mul_1[i2 * 512 + k + 1025] = z10 * Math.fround(1 - Math.fround(t10 * t10));
        const z11 = Math.fround(mul_1[i2 * 512 + k + 1026] + s10);
        const t11 = tanh_1[i2 * 512 + k + 1026];
        mul_1[i2 * 512 + k + 1026] = z11 * Math.fround(1 - Math.fround(t11 * t11));
        const z12 = Math.fround(mul_1[i2 * 512 + k + 1027] + s11);
        const t12 = tanh_1[i2 * 512 + k + 1027];
        mul_1[i2 * 512 + k + 1027] = z12 * Math.fround(1 - Math.fround(t12 * t12));
        const z13 = Math.fround(mul_1[i2 * 512 + k + 1536] + s12);
        const t13 = tanh_1[i2 * 512 + k + 1536];
        mul_1[i2 * 512 + k + 1536] = z13 * Math.fround(1 - Math.fround(t13 * t13));
        const z14 = Math.fround(mul_1[i2 * 512 + k + 1537] + s13);
        const t14 = tanh_1[i2 * 512 + k + 1537];
        mul_1[i2 * 512 + k + 1537] = z14 * Math.fround(1 - Math.fround(t14 * t14));
        const z15 = Math.fround(mul_1[i2 * 512 + k + 1538] + s14);
        const t15 = tanh_1[i2 * 512 + k + 1538];
        mul_1[i2 * 512 + k + 1538] = z15 * Math.fround(1 - Math.fround(t15 * t15));
        const z16 = Math.fround(mul_1[i2 * 512 + k + 1539] + s15);
        const t16 = tanh_1[i2 * 512 + k + 1539];
        mul_1[i2 * 512 + k + 1539] = z16 * Math.fround(1 - Math.fround(t16 * t16));
      }
    }
  }

  /**
   * d_W3: f32[512, 512] = matmul(transpose(tanh(matmul(tanh(matmul(X, W1)), W2))), d_y * (1 - square(y)))
   *   a cotangent of matmul(tanh(%6), W3), by contraction: db
   */
  function compute_d_W3() {
    for (let k = 0; k < 512; k += 4) {
      for (let j = 0; j < 512; j += 4) {
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
          const p = k2 * 512;
          const x0 = tanh_1[k + p];
          const x1 = tanh_1[a1 + p];
          const x2 = tanh_1[a2 + p];
          const x3 = tanh_1[a3 + p];
          const p2 = k2 * 512;
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
        d_W3[k * 512 + j] = s0;
        d_W3[k * 512 + j + 1] = s1;
        d_W3[k * 512 + j + 2] = s2;
        d_W3[k * 512 + j + 3] = s3;
        d_W3[k * 512 + j + 512] = s4;
        d_W3[k * 512 + j + 513] = s5;
        d_W3[k * 512 + j + 514] = s6;
        d_W3[k * 512 + j + 515] = s7;
        d_W3[k * 512 + j + 1024] = s8;
        d_W3[k * 512 + j + 1025] = s9;
        d_W3[k * 512 + j + 1026] = s10;
        d_W3[k * 512 + j + 1027] = s11;
        d_W3[k * 512 + j + 1536] = s12;
        d_W3[k * 512 + j + 1537] = s13;
        d_W3[k * 512 + j + 1538] = s14;
        d_W3[k * 512 + j + 1539] = s15;
      }
    }
    for (let k2 = 0; k2 < 512; k2 += 4) {
      for (let j = 0; j < 512; j += 4) {
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
        const a1 = k2 + 1;
        const a2 = k2 + 2;
        const a3 = k2 + 3;
        const b1 = j + 1;
        const b2 = j + 2;
        const b3 = j + 3;
        for (let k3 = 0; k3 < 256; k3++) {
          const p = k3 * 512 + 131072;
          const x0 = tanh_1[k2 + p];
          const x1 = tanh_1[a1 + p];
          const x2 = tanh_1[a2 + p];
          const x3 = tanh_1[a3 + p];
          const p2 = k3 * 512 + 131072;
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
        d_W3[k2 * 512 + j] = d_W3[k2 * 512 + j] + s0;
        d_W3[k2 * 512 + j + 1] = d_W3[k2 * 512 + j + 1] + s1;
        d_W3[k2 * 512 + j + 2] = d_W3[k2 * 512 + j + 2] + s2;
        d_W3[k2 * 512 + j + 3] = d_W3[k2 * 512 + j + 3] + s3;
        d_W3[k2 * 512 + j + 512] = d_W3[k2 * 512 + j + 512] + s4;
        d_W3[k2 * 512 + j + 513] = d_W3[k2 * 512 + j + 513] + s5;
        d_W3[k2 * 512 + j + 514] = d_W3[k2 * 512 + j + 514] + s6;
        d_W3[k2 * 512 + j + 515] = d_W3[k2 * 512 + j + 515] + s7;
        d_W3[k2 * 512 + j + 1024] = d_W3[k2 * 512 + j + 1024] + s8;
        d_W3[k2 * 512 + j + 1025] = d_W3[k2 * 512 + j + 1025] + s9;
        d_W3[k2 * 512 + j + 1026] = d_W3[k2 * 512 + j + 1026] + s10;
        d_W3[k2 * 512 + j + 1027] = d_W3[k2 * 512 + j + 1027] + s11;
        d_W3[k2 * 512 + j + 1536] = d_W3[k2 * 512 + j + 1536] + s12;
        d_W3[k2 * 512 + j + 1537] = d_W3[k2 * 512 + j + 1537] + s13;
        d_W3[k2 * 512 + j + 1538] = d_W3[k2 * 512 + j + 1538] + s14;
        d_W3[k2 * 512 + j + 1539] = d_W3[k2 * 512 + j + 1539] + s15;
      }
    }
  }

  /**
   * mul: f32[512, 512] = matmul(matmul(d_y * (1 - %10), transpose(W3)) * (1 - square(tanh(%6))), transpose(W2)) *
   * (1 - squ...
   *   a cotangent of tanh(matmul(X, W1)), by tanh: dx
   */
  function compute_mul_2() {
    for (let i = 0; i < 512; i += 4) {
      for (let k = 0; k < 512; k += 4) {
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
        const a0 = i * 512;
        const a1 = i * 512 + 512;
        const a2 = i * 512 + 1024;
        const a3 = i * 512 + 1536;
        const b0 = k * 512;
        const b1 = k * 512 + 512;
        const b2 = k * 512 + 1024;
        const b3 = k * 512 + 1536;
        for (let k2 = 0; k2 < 256; k2++) {
          const x0 = mul_1[a0 + k2];
          const x1 = mul_1[a1 + k2];
          const x2 = mul_1[a2 + k2];
          const x3 = mul_1[a3 + k2];
          const y0 = W2[b0 + k2];
          const y1 = W2[b1 + k2];
          const y2 = W2[b2 + k2];
          const y3 = W2[b3 + k2];
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
        mul_2[i * 512 + k] = s0;
        mul_2[i * 512 + k + 1] = s1;
        mul_2[i * 512 + k + 2] = s2;
        mul_2[i * 512 + k + 3] = s3;
        mul_2[i * 512 + k + 512] = s4;
        mul_2[i * 512 + k + 513] = s5;
        mul_2[i * 512 + k + 514] = s6;
        mul_2[i * 512 + k + 515] = s7;
        mul_2[i * 512 + k + 1024] = s8;
        mul_2[i * 512 + k + 1025] = s9;
        mul_2[i * 512 + k + 1026] = s10;
        mul_2[i * 512 + k + 1027] = s11;
        mul_2[i * 512 + k + 1536] = s12;
        mul_2[i * 512 + k + 1537] = s13;
        mul_2[i * 512 + k + 1538] = s14;
        mul_2[i * 512 + k + 1539] = s15;
      }
    }
    for (let i2 = 0; i2 < 512; i2 += 4) {
      for (let k = 0; k < 512; k += 4) {
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
        const a0 = i2 * 512;
        const a1 = i2 * 512 + 512;
        const a2 = i2 * 512 + 1024;
        const a3 = i2 * 512 + 1536;
        const b0 = k * 512;
        const b1 = k * 512 + 512;
        const b2 = k * 512 + 1024;
        const b3 = k * 512 + 1536;
        for (let k2 = 0; k2 < 256; k2++) {
          const p = k2 + 256;
          const x0 = mul_1[a0 + p];
          const x1 = mul_1[a1 + p];
          const x2 = mul_1[a2 + p];
          const x3 = mul_1[a3 + p];
          const p2 = k2 + 256;
          const y0 = W2[b0 + p2];
          const y1 = W2[b1 + p2];
          const y2 = W2[b2 + p2];
          const y3 = W2[b3 + p2];
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
        const z = Math.fround(mul_2[i2 * 512 + k] + s0);
        const t = tanh[i2 * 512 + k];
        mul_2[i2 * 512 + k] = z * Math.fround(1 - Math.fround(t * t));
        const z2 = Math.fround(mul_2[i2 * 512 + k + 1] + s1);
        const t2 = tanh[i2 * 512 + k + 1];
        mul_2[i2 * 512 + k + 1] = z2 * Math.fround(1 - Math.fround(t2 * t2));
        const z3 = Math.fround(mul_2[i2 * 512 + k + 2] + s2);
        const t3 = tanh[i2 * 512 + k + 2];
        mul_2[i2 * 512 + k + 2] = z3 * Math.fround(1 - Math.fround(t3 * t3));
        const z4 = Math.fround(mul_2[i2 * 512 + k + 3] + s3);
        const t4 = tanh[i2 * 512 + k + 3];
        mul_2[i2 * 512 + k + 3] = z4 * Math.fround(1 - Math.fround(t4 * t4));
        const z5 = Math.fround(mul_2[i2 * 512 + k + 512] + s4);
        const t5 = tanh[i2 * 512 + k + 512];
        mul_2[i2 * 512 + k + 512] = z5 * Math.fround(1 - Math.fround(t5 * t5));
        const z6 = Math.fround(mul_2[i2 * 512 + k + 513] + s5);
        const t6 = tanh[i2 * 512 + k + 513];
        mul_2[i2 * 512 + k + 513] = z6 * Math.fround(1 - Math.fround(t6 * t6));
        const z7 = Math.fround(mul_2[i2 * 512 + k + 514] + s6);
        const t7 = tanh[i2 * 512 + k + 514];
        mul_2[i2 * 512 + k + 514] = z7 * Math.fround(1 - Math.fround(t7 * t7));
        const z8 = Math.fround(mul_2[i2 * 512 + k + 515] + s7);
        const t8 = tanh[i2 * 512 + k + 515];
        mul_2[i2 * 512 + k + 515] = z8 * Math.fround(1 - Math.fround(t8 * t8));
        const z9 = Math.fround(mul_2[i2 * 512 + k + 1024] + s8);
        const t9 = tanh[i2 * 512 + k + 1024];
        mul_2[i2 * 512 + k + 1024] = z9 * Math.fround(1 - Math.fround(t9 * t9));
        const z10 = Math.fround(mul_2[i2 * 512 + k + 1025] + s9);
        const t10 = tanh[i2 * 512 + k + 1025];
        mul_2[i2 * 512 + k + 1025] = z10 * Math.fround(1 - Math.fround(t10 * t10));
        const z11 = Math.fround(mul_2[i2 * 512 + k + 1026] + s10);
        const t11 = tanh[i2 * 512 + k + 1026];
        mul_2[i2 * 512 + k + 1026] = z11 * Math.fround(1 - Math.fround(t11 * t11));
        const z12 = Math.fround(mul_2[i2 * 512 + k + 1027] + s11);
        const t12 = tanh[i2 * 512 + k + 1027];
        mul_2[i2 * 512 + k + 1027] = z12 * Math.fround(1 - Math.fround(t12 * t12));
        const z13 = Math.fround(mul_2[i2 * 512 + k + 1536] + s12);
        const t13 = tanh[i2 * 512 + k + 1536];
        mul_2[i2 * 512 + k + 1536] = z13 * Math.fround(1 - Math.fround(t13 * t13));
        const z14 = Math.fround(mul_2[i2 * 512 + k + 1537] + s13);
        const t14 = tanh[i2 * 512 + k + 1537];
        mul_2[i2 * 512 + k + 1537] = z14 * Math.fround(1 - Math.fround(t14 * t14));
        const z15 = Math.fround(mul_2[i2 * 512 + k + 1538] + s14);
        const t15 = tanh[i2 * 512 + k + 1538];
        mul_2[i2 * 512 + k + 1538] = z15 * Math.fround(1 - Math.fround(t15 * t15));
        const z16 = Math.fround(mul_2[i2 * 512 + k + 1539] + s15);
        const t16 = tanh[i2 * 512 + k + 1539];
        mul_2[i2 * 512 + k + 1539] = z16 * Math.fround(1 - Math.fround(t16 * t16));
      }
    }
  }

  /**
   * d_W2: f32[512, 512] = matmul(transpose(tanh(matmul(X, W1))), matmul(d_y * (1 - square(y)), transpose(W3)) * (1
   * - square...
   *   a cotangent of matmul(tanh(%4), W2), by contraction: db
   */
  function compute_d_W2() {
    for (let k = 0; k < 512; k += 4) {
      for (let j = 0; j < 512; j += 4) {
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
          const p = k2 * 512;
          const x0 = tanh[k + p];
          const x1 = tanh[a1 + p];
          const x2 = tanh[a2 + p];
          const x3 = tanh[a3 + p];
          const p2 = k2 * 512;
          const y0 = mul_1[j + p2];
          const y1 = mul_1[b1 + p2];
          const y2 = mul_1[b2 + p2];
          const y3 = mul_1[b3 + p2];
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
        d_W2[k * 512 + j] = s0;
        d_W2[k * 512 + j + 1] = s1;
        d_W2[k * 512 + j + 2] = s2;
        d_W2[k * 512 + j + 3] = s3;
        d_W2[k * 512 + j + 512] = s4;
        d_W2[k * 512 + j + 513] = s5;
        d_W2[k * 512 + j + 514] = s6;
        d_W2[k * 512 + j + 515] = s7;
        d_W2[k * 512 + j + 1024] = s8;
        d_W2[k * 512 + j + 1025] = s9;
        d_W2[k * 512 + j + 1026] = s10;
        d_W2[k * 512 + j + 1027] = s11;
        d_W2[k * 512 + j + 1536] = s12;
        d_W2[k * 512 + j + 1537] = s13;
        d_W2[k * 512 + j + 1538] = s14;
        d_W2[k * 512 + j + 1539] = s15;
      }
    }
    for (let k2 = 0; k2 < 512; k2 += 4) {
      for (let j = 0; j < 512; j += 4) {
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
        const a1 = k2 + 1;
        const a2 = k2 + 2;
        const a3 = k2 + 3;
        const b1 = j + 1;
        const b2 = j + 2;
        const b3 = j + 3;
        for (let k3 = 0; k3 < 256; k3++) {
          const p = k3 * 512 + 131072;
          const x0 = tanh[k2 + p];
          const x1 = tanh[a1 + p];
          const x2 = tanh[a2 + p];
          const x3 = tanh[a3 + p];
          const p2 = k3 * 512 + 131072;
          const y0 = mul_1[j + p2];
          const y1 = mul_1[b1 + p2];
          const y2 = mul_1[b2 + p2];
          const y3 = mul_1[b3 + p2];
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
        d_W2[k2 * 512 + j] = d_W2[k2 * 512 + j] + s0;
        d_W2[k2 * 512 + j + 1] = d_W2[k2 * 512 + j + 1] + s1;
        d_W2[k2 * 512 + j + 2] = d_W2[k2 * 512 + j + 2] + s2;
        d_W2[k2 * 512 + j + 3] = d_W2[k2 * 512 + j + 3] + s3;
        d_W2[k2 * 512 + j + 512] = d_W2[k2 * 512 + j + 512] + s4;
        d_W2[k2 * 512 + j + 513] = d_W2[k2 * 512 + j + 513] + s5;
        d_W2[k2 * 512 + j + 514] = d_W2[k2 * 512 + j + 514] + s6;
        d_W2[k2 * 512 + j + 515] = d_W2[k2 * 512 + j + 515] + s7;
        d_W2[k2 * 512 + j + 1024] = d_W2[k2 * 512 + j + 1024] + s8;
        d_W2[k2 * 512 + j + 1025] = d_W2[k2 * 512 + j + 1025] + s9;
        d_W2[k2 * 512 + j + 1026] = d_W2[k2 * 512 + j + 1026] + s10;
        d_W2[k2 * 512 + j + 1027] = d_W2[k2 * 512 + j + 1027] + s11;
        d_W2[k2 * 512 + j + 1536] = d_W2[k2 * 512 + j + 1536] + s12;
        d_W2[k2 * 512 + j + 1537] = d_W2[k2 * 512 + j + 1537] + s13;
        d_W2[k2 * 512 + j + 1538] = d_W2[k2 * 512 + j + 1538] + s14;
        d_W2[k2 * 512 + j + 1539] = d_W2[k2 * 512 + j + 1539] + s15;
      }
    }
  }

  /**
   * d_W1: f32[512, 512] = matmul(transpose(X), matmul(matmul(d_y * %22, transpose(W3)) * (1 - square(%7)),
   * transpose(W2)) *...
   *   a cotangent of matmul(X, W1), by contraction: db
   */
  function compute_d_W1() {
    for (let k = 0; k < 512; k += 4) {
      for (let j = 0; j < 512; j += 4) {
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
          const p = k2 * 512;
          const x0 = X[k + p];
          const x1 = X[a1 + p];
          const x2 = X[a2 + p];
          const x3 = X[a3 + p];
          const p2 = k2 * 512;
          const y0 = mul_2[j + p2];
          const y1 = mul_2[b1 + p2];
          const y2 = mul_2[b2 + p2];
          const y3 = mul_2[b3 + p2];
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
        d_W1[k * 512 + j] = s0;
        d_W1[k * 512 + j + 1] = s1;
        d_W1[k * 512 + j + 2] = s2;
        d_W1[k * 512 + j + 3] = s3;
        d_W1[k * 512 + j + 512] = s4;
        d_W1[k * 512 + j + 513] = s5;
        d_W1[k * 512 + j + 514] = s6;
        d_W1[k * 512 + j + 515] = s7;
        d_W1[k * 512 + j + 1024] = s8;
        d_W1[k * 512 + j + 1025] = s9;
        d_W1[k * 512 + j + 1026] = s10;
        d_W1[k * 512 + j + 1027] = s11;
        d_W1[k * 512 + j + 1536] = s12;
        d_W1[k * 512 + j + 1537] = s13;
        d_W1[k * 512 + j + 1538] = s14;
        d_W1[k * 512 + j + 1539] = s15;
      }
    }
    for (let k2 = 0; k2 < 512; k2 += 4) {
      for (let j = 0; j < 512; j += 4) {
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
        const a1 = k2 + 1;
        const a2 = k2 + 2;
        const a3 = k2 + 3;
        const b1 = j + 1;
        const b2 = j + 2;
        const b3 = j + 3;
        for (let k3 = 0; k3 < 256; k3++) {
          const p = k3 * 512 + 131072;
          const x0 = X[k2 + p];
          const x1 = X[a1 + p];
          const x2 = X[a2 + p];
          const x3 = X[a3 + p];
          const p2 = k3 * 512 + 131072;
          const y0 = mul_2[j + p2];
          const y1 = mul_2[b1 + p2];
          const y2 = mul_2[b2 + p2];
          const y3 = mul_2[b3 + p2];
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
        d_W1[k2 * 512 + j] = d_W1[k2 * 512 + j] + s0;
        d_W1[k2 * 512 + j + 1] = d_W1[k2 * 512 + j + 1] + s1;
        d_W1[k2 * 512 + j + 2] = d_W1[k2 * 512 + j + 2] + s2;
        d_W1[k2 * 512 + j + 3] = d_W1[k2 * 512 + j + 3] + s3;
        d_W1[k2 * 512 + j + 512] = d_W1[k2 * 512 + j + 512] + s4;
        d_W1[k2 * 512 + j + 513] = d_W1[k2 * 512 + j + 513] + s5;
        d_W1[k2 * 512 + j + 514] = d_W1[k2 * 512 + j + 514] + s6;
        d_W1[k2 * 512 + j + 515] = d_W1[k2 * 512 + j + 515] + s7;
        d_W1[k2 * 512 + j + 1024] = d_W1[k2 * 512 + j + 1024] + s8;
        d_W1[k2 * 512 + j + 1025] = d_W1[k2 * 512 + j + 1025] + s9;
        d_W1[k2 * 512 + j + 1026] = d_W1[k2 * 512 + j + 1026] + s10;
        d_W1[k2 * 512 + j + 1027] = d_W1[k2 * 512 + j + 1027] + s11;
        d_W1[k2 * 512 + j + 1536] = d_W1[k2 * 512 + j + 1536] + s12;
        d_W1[k2 * 512 + j + 1537] = d_W1[k2 * 512 + j + 1537] + s13;
        d_W1[k2 * 512 + j + 1538] = d_W1[k2 * 512 + j + 1538] + s14;
        d_W1[k2 * 512 + j + 1539] = d_W1[k2 * 512 + j + 1539] + s15;
      }
    }
  }

  function computeForward() {
    compute_tanh();
    compute_tanh_1();
    compute_y();
    compute_loss();
    run.backward = computeBackward;
  }

  function computeBackward() {
    compute_mul();
    compute_mul_1();
    compute_d_W3();
    compute_mul_2();
    compute_d_W2();
    compute_d_W1();
  }

  function computeForwardBackward() {
    compute_tanh();
    compute_tanh_1();
    compute_y();
    compute_loss();
    compute_mul();
    compute_mul_1();
    compute_d_W3();
    compute_mul_2();
    compute_d_W2();
    compute_d_W1();
  }

  // Calls.

  /** Throws if a call gives what does not fit; changes nothing. */
  function checkInputs(given) {
    checkObject("inputs", given);
    let found = 0;
    if (given.X !== undefined) {
      found += 1;
      guard.see(0, given.X, Float32Array, 262144, "f32[512, 512]");
    }
    if (given.W1 !== undefined) {
      found += 1;
      guard.see(1, given.W1, Float32Array, 262144, "f32[512, 512]");
    }
    if (given.W2 !== undefined) {
      found += 1;
      guard.see(2, given.W2, Float32Array, 262144, "f32[512, 512]");
    }
    if (given.W3 !== undefined) {
      found += 1;
      guard.see(3, given.W3, Float32Array, 262144, "f32[512, 512]");
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
    if (given.W1 !== undefined && given.W1 !== W1) W1.set(given.W1);
    if (given.W2 !== undefined && given.W2 !== W2) W2.set(given.W2);
    if (given.W3 !== undefined && given.W3 !== W3) W3.set(given.W3);
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
    guard.see(4, out.W1, Float32Array, 262144, "f32[512, 512]");
    guard.see(5, out.W2, Float32Array, 262144, "f32[512, 512]");
    guard.see(6, out.W3, Float32Array, 262144, "f32[512, 512]");
  }

  function copyGradients(seed = 1) {
    return { W1: scaled(d_W1.slice(), seed), W2: scaled(d_W2.slice(), seed), W3: scaled(d_W3.slice(), seed) };
  }

  function fillGradients(out, seed = 1) {
    out.W1.set(d_W1);
    scaled(out.W1, seed);
    out.W2.set(d_W2);
    scaled(out.W2, seed);
    out.W3.set(d_W3);
    scaled(out.W3, seed);
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
      markSet("X");
      return inputs;
    }
    get parameters() {
      markSet("W1", "W2", "W3");
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

/** The low 32 bits of a double. */
function lowWord(x) {
  double[0] = x;
  return words[lowIndex];
}

/** 2^k for a normal number. */
function powerOfTwo(k) {
  return powers[k + 1022];
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
//# sourceMappingURL=contraction-chain-512.js.map
