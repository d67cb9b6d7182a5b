/**
 * mlp-batch-32
 *
 * A perceptron with one hidden layer of 128 units for 28 x 28 images.
 *
 *   h: f32[32, 128] = relu(matmul(X, W1) + b1)
 *   loss: f32 = mean(softmaxCrossEntropy(matmul(h, W2) + b2, y))
 *
 * Sizes: batch = 32.
 * Memory of a model: 982896 bytes.
 * Gradients: of loss with respect to W1, b1, W2, b2.
 * Made by gradc 0.1.0 from mlp-batch-32.json; change that, not this.
 */

/** What the module is, and what it costs. */
export const signature = {
  name: "mlp-batch-32",
  compiler: "gradc 0.1.0",
  sizes: { batch: 32 },
  inputs: [{ name: "X", dtype: "f32", shape: [32, 784] }, { name: "y", dtype: "i32", shape: [32] }],
  parameters: [
    { name: "W1", dtype: "f32", shape: [784, 128] },
    { name: "b1", dtype: "f32", shape: [128] },
    { name: "W2", dtype: "f32", shape: [128, 10] },
    { name: "b2", dtype: "f32", shape: [10] },
  ],
  outputs: [{ name: "loss", dtype: "f32", shape: [] }],
  gradients: [
    { name: "W1", dtype: "f32", shape: [784, 128] },
    { name: "b1", dtype: "f32", shape: [128] },
    { name: "W2", dtype: "f32", shape: [128, 10] },
    { name: "b2", dtype: "f32", shape: [10] },
  ],
  of: "loss",
  flops: { forward: 6521505, backward: 6611968, forwardBackward: 13133473 },
  bytes: 982896,
  keeps: [
    { name: "add", dtype: "f32", shape: [32, 128] },
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
  const arena = new ArrayBuffer(982896);

  // Inputs, and the seed of the gradients.
  const X = new Float32Array(arena, 0, 25088); // f32[32, 784]
  const y = new Int32Array(arena, 100352, 32); // i32[32]

  // Parameters.
  const W1 = new Float32Array(arena, 100480, 100352); // f32[784, 128]
  const b1 = new Float32Array(arena, 501888, 128); // f32[128]
  const W2 = new Float32Array(arena, 502400, 1280); // f32[128, 10]
  const b2 = new Float32Array(arena, 507520, 10); // f32[10]

  // Outputs.
  const loss = new Float32Array(arena, 507568, 1); // f32

  // Gradients.
  const d_W1 = new Float32Array(arena, 507584, 100352); // f32[784, 128]
  const d_b1 = new Float32Array(arena, 908992, 128); // f32[128]
  const d_W2 = new Float32Array(arena, 909504, 1280); // f32[128, 10]
  const d_b2 = new Float32Array(arena, 914624, 10); // f32[10]

  // What backward reads of what forward computed.
  const add = new Float32Array(arena, 914672, 4096); // f32[32, 128]
  const exp = new Float32Array(arena, 931056, 320); // f32[32, 10]
  const sum = new Float32Array(arena, 932336, 32); // f32[32]

  // Temporaries; those that are never needed at once share memory.
  const contraction = new Float32Array(arena, 932464, 4096); // f32[32, 128]
  const h = new Float32Array(arena, 948848, 4096); // f32[32, 128]
  const add_1 = new Float32Array(arena, 965232, 320); // f32[32, 10]
  const max = new Float32Array(arena, 966512, 32); // f32[32]
  const takeAlongAxis = new Float32Array(arena, 966640, 32); // f32[32, 1]
  const mul = new Float32Array(arena, 981616, 320); // f32[32, 10]
  const where = new Float32Array(arena, 965232, 4096); // f32[32, 128]

  /** What a call may give, and what of it no one has set yet. */
  const names = new Set(["X", "y", "W1", "b1", "W2", "b2"]);
  const unset = new Set(names);

  const guard = createGuard(arena, [
    ["input X", X], ["input y", y], ["parameter W1", W1], ["parameter b1", b1], ["parameter W2", W2],
    ["parameter b2", b2], ["gradient W1", null], ["gradient b1", null], ["gradient W2", null],
    ["gradient b2", null],
  ]);

  const inputs = { X, y };
  const parameters = { W1, b1, W2, b2 };
  const outputs = {};
  Object.defineProperty(outputs, "loss", { enumerable: true, get: () => loss[0] });
  const gradients = { W1: d_W1, b1: d_b1, W2: d_W2, b2: d_b2 };
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
   * add: f32[32, 128] = matmul(X, W1) + b1
   * h: f32[32, 128] = relu(matmul(X, W1) + b1)
   */
  function compute_h() {
    for (let i = 0; i < 32; i += 4) {
      for (let j = 0; j < 128; j += 4) {
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
        const a0 = i * 784;
        const a1 = i * 784 + 784;
        const a2 = i * 784 + 1568;
        const a3 = i * 784 + 2352;
        const b12 = j + 1;
        const b22 = j + 2;
        const b3 = j + 3;
        for (let k = 0; k < 256; k++) {
          const x0 = X[a0 + k];
          const x1 = X[a1 + k];
          const x2 = X[a2 + k];
          const x3 = X[a3 + k];
          const p = k * 128;
          const y0 = W1[j + p];
          const y1 = W1[b12 + p];
          const y2 = W1[b22 + p];
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
        add[i * 128 + j] = s0;
        add[i * 128 + j + 1] = s1;
        add[i * 128 + j + 2] = s2;
        add[i * 128 + j + 3] = s3;
        add[i * 128 + j + 128] = s4;
        add[i * 128 + j + 129] = s5;
        add[i * 128 + j + 130] = s6;
        add[i * 128 + j + 131] = s7;
        add[i * 128 + j + 256] = s8;
        add[i * 128 + j + 257] = s9;
        add[i * 128 + j + 258] = s10;
        add[i * 128 + j + 259] = s11;
        add[i * 128 + j + 384] = s12;
        add[i * 128 + j + 385] = s13;
        add[i * 128 + j + 386] = s14;
        add[i * 128 + j + 387] = s15;
      }
    }
    for (let b = 1; b < 3; b++) {
      for (let i2 = 0; i2 < 32; i2 += 4) {
        for (let j = 0; j < 128; j += 4) {
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
          const a0 = i2 * 784;
          const a1 = i2 * 784 + 784;
          const a2 = i2 * 784 + 1568;
          const a3 = i2 * 784 + 2352;
          const b12 = j + 1;
          const b22 = j + 2;
          const b3 = j + 3;
          for (let k = 0; k < 256; k++) {
            const p = b * 256 + k;
            const x0 = X[a0 + p];
            const x1 = X[a1 + p];
            const x2 = X[a2 + p];
            const x3 = X[a3 + p];
            const p2 = b * 32768 + k * 128;
            const y0 = W1[j + p2];
            const y1 = W1[b12 + p2];
            const y2 = W1[b22 + p2];
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
          add[i2 * 128 + j] = add[i2 * 128 + j] + s0;
          add[i2 * 128 + j + 1] = add[i2 * 128 + j + 1] + s1;
          add[i2 * 128 + j + 2] = add[i2 * 128 + j + 2] + s2;
          add[i2 * 128 + j + 3] = add[i2 * 128 + j + 3] + s3;
          add[i2 * 128 + j + 128] = add[i2 * 128 + j + 128] + s4;
          add[i2 * 128 + j + 129] = add[i2 * 128 + j + 129] + s5;
          add[i2 * 128 + j + 130] = add[i2 * 128 + j + 130] + s6;
          add[i2 * 128 + j + 131] = add[i2 * 128 + j + 131] + s7;
          add[i2 * 128 + j + 256] = add[i2 * 128 + j + 256] + s8;
          add[i2 * 128 + j + 257] = add[i2 * 128 + j + 257] + s9;
          add[i2 * 128 + j + 258] = add[i2 * 128 + j + 258] + s10;
          add[i2 * 128 + j + 259] = add[i2 * 128 + j + 259] + s11;
          add[i2 * 128 + j + 384] = add[i2 * 128 + j + 384] + s12;
          add[i2 * 128 + j + 385] = add[i2 * 128 + j + 385] + s13;
          add[i2 * 128 + j + 386] = add[i2 * 128 + j + 386] + s14;
          add[i2 * 128 + j + 387] = add[i2 * 128 + j + 387] + s15;
        }
      }
    }
    for (let i2 = 0; i2 < 32; i2 += 4) {
      for (let j = 0; j < 128; j += 4) {
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
        const a0 = i2 * 784;
        const a1 = i2 * 784 + 784;
        const a2 = i2 * 784 + 1568;
        const a3 = i2 * 784 + 2352;
        const b12 = j + 1;
        const b22 = j + 2;
        const b3 = j + 3;
        for (let k = 0; k < 16; k++) {
          const p = k + 768;
          const x0 = X[a0 + p];
          const x1 = X[a1 + p];
          const x2 = X[a2 + p];
          const x3 = X[a3 + p];
          const p2 = k * 128 + 98304;
          const y0 = W1[j + p2];
          const y1 = W1[b12 + p2];
          const y2 = W1[b22 + p2];
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
        const z = Math.fround(add[i2 * 128 + j] + s0);
        const t = Math.fround(z + b1[j]);
        add[i2 * 128 + j] = t;
        h[i2 * 128 + j] = t <= 0 ? 0 : t;
        const z2 = Math.fround(add[i2 * 128 + j + 1] + s1);
        const t2 = Math.fround(z2 + b1[j + 1]);
        add[i2 * 128 + j + 1] = t2;
        h[i2 * 128 + j + 1] = t2 <= 0 ? 0 : t2;
        const z3 = Math.fround(add[i2 * 128 + j + 2] + s2);
        const t3 = Math.fround(z3 + b1[j + 2]);
        add[i2 * 128 + j + 2] = t3;
        h[i2 * 128 + j + 2] = t3 <= 0 ? 0 : t3;
        const z4 = Math.fround(add[i2 * 128 + j + 3] + s3);
        const t4 = Math.fround(z4 + b1[j + 3]);
        add[i2 * 128 + j + 3] = t4;
        h[i2 * 128 + j + 3] = t4 <= 0 ? 0 : t4;
        const z5 = Math.fround(add[i2 * 128 + j + 128] + s4);
        const t5 = Math.fround(z5 + b1[j]);
        add[i2 * 128 + j + 128] = t5;
        h[i2 * 128 + j + 128] = t5 <= 0 ? 0 : t5;
        const z6 = Math.fround(add[i2 * 128 + j + 129] + s5);
        const t6 = Math.fround(z6 + b1[j + 1]);
        add[i2 * 128 + j + 129] = t6;
        h[i2 * 128 + j + 129] = t6 <= 0 ? 0 : t6;
        const z7 = Math.fround(add[i2 * 128 + j + 130] + s6);
        const t7 = Math.fround(z7 + b1[j + 2]);
        add[i2 * 128 + j + 130] = t7;
        h[i2 * 128 + j + 130] = t7 <= 0 ? 0 : t7;
        const z8 = Math.fround(add[i2 * 128 + j + 131] + s7);
        const t8 = Math.fround(z8 + b1[j + 3]);
        add[i2 * 128 + j + 131] = t8;
        h[i2 * 128 + j + 131] = t8 <= 0 ? 0 : t8;
        const z9 = Math.fround(add[i2 * 128 + j + 256] + s8);
        const t9 = Math.fround(z9 + b1[j]);
        add[i2 * 128 + j + 256] = t9;
        h[i2 * 128 + j + 256] = t9 <= 0 ? 0 : t9;
        const z10 = Math.fround(add[i2 * 128 + j + 257] + s9);
        const t10 = Math.fround(z10 + b1[j + 1]);
        add[i2 * 128 + j + 257] = t10;
        h[i2 * 128 + j + 257] = t10 <= 0 ? 0 : t10;
        const z11 = Math.fround(add[i2 * 128 + j + 258] + s10);
        const t11 = Math.fround(z11 + b1[j + 2]);
        add[i2 * 128 + j + 258] = t11;
        h[i2 * 128 + j + 258] = t11 <= 0 ? 0 : t11;
        const z12 = Math.fround(add[i2 * 128 + j + 259] + s11);
        const t12 = Math.fround(z12 + b1[j + 3]);
        add[i2 * 128 + j + 259] = t12;
        h[i2 * 128 + j + 259] = t12 <= 0 ? 0 : t12;
        const z13 = Math.fround(add[i2 * 128 + j + 384] + s12);
        const t13 = Math.fround(z13 + b1[j]);
        add[i2 * 128 + j + 384] = t13;
        h[i2 * 128 + j + 384] = t13 <= 0 ? 0 : t13;
        const z14 = Math.fround(add[i2 * 128 + j + 385] + s13);
        const t14 = Math.fround(z14 + b1[j + 1]);
        add[i2 * 128 + j + 385] = t14;
        h[i2 * 128 + j + 385] = t14 <= 0 ? 0 : t14;
        const z15 = Math.fround(add[i2 * 128 + j + 386] + s14);
        const t15 = Math.fround(z15 + b1[j + 2]);
        add[i2 * 128 + j + 386] = t15;
        h[i2 * 128 + j + 386] = t15 <= 0 ? 0 : t15;
        const z16 = Math.fround(add[i2 * 128 + j + 387] + s15);
        const t16 = Math.fround(z16 + b1[j + 3]);
        add[i2 * 128 + j + 387] = t16;
        h[i2 * 128 + j + 387] = t16 <= 0 ? 0 : t16;
      }
    }
  }

  /** add: f32[32, 10] = matmul(h, W2) + b2 */
  function compute_add() {
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
        const a0 = i * 128;
        const a1 = i * 128 + 128;
        const a2 = i * 128 + 256;
        const a3 = i * 128 + 384;
        const b12 = j + 1;
        const b22 = j + 2;
        const b3 = j + 3;
        for (let k = 0; k < 128; k++) {
          const x0 = h[a0 + k];
          const x1 = h[a1 + k];
          const x2 = h[a2 + k];
          const x3 = h[a3 + k];
          const p = k * 10;
          const y0 = W2[j + p];
          const y1 = W2[b12 + p];
          const y2 = W2[b22 + p];
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
        add_1[i * 10 + j] = s0 + b2[j];
        add_1[i * 10 + j + 1] = s1 + b2[j + 1];
        add_1[i * 10 + j + 2] = s2 + b2[j + 2];
        add_1[i * 10 + j + 3] = s3 + b2[j + 3];
        add_1[i * 10 + j + 10] = s4 + b2[j];
        add_1[i * 10 + j + 11] = s5 + b2[j + 1];
        add_1[i * 10 + j + 12] = s6 + b2[j + 2];
        add_1[i * 10 + j + 13] = s7 + b2[j + 3];
        add_1[i * 10 + j + 20] = s8 + b2[j];
        add_1[i * 10 + j + 21] = s9 + b2[j + 1];
        add_1[i * 10 + j + 22] = s10 + b2[j + 2];
        add_1[i * 10 + j + 23] = s11 + b2[j + 3];
        add_1[i * 10 + j + 30] = s12 + b2[j];
        add_1[i * 10 + j + 31] = s13 + b2[j + 1];
        add_1[i * 10 + j + 32] = s14 + b2[j + 2];
        add_1[i * 10 + j + 33] = s15 + b2[j + 3];
      }
      let s0 = 0;
      let s1 = 0;
      let s2 = 0;
      let s3 = 0;
      let s4 = 0;
      let s5 = 0;
      let s6 = 0;
      let s7 = 0;
      const a0 = i * 128;
      const a1 = i * 128 + 128;
      const a2 = i * 128 + 256;
      const a3 = i * 128 + 384;
      for (let k = 0; k < 128; k++) {
        const x0 = h[a0 + k];
        const x1 = h[a1 + k];
        const x2 = h[a2 + k];
        const x3 = h[a3 + k];
        const p = k * 10;
        const y0 = W2[8 + p];
        const y1 = W2[9 + p];
        s0 = Math.fround(s0 + Math.fround(x0 * y0));
        s1 = Math.fround(s1 + Math.fround(x0 * y1));
        s2 = Math.fround(s2 + Math.fround(x1 * y0));
        s3 = Math.fround(s3 + Math.fround(x1 * y1));
        s4 = Math.fround(s4 + Math.fround(x2 * y0));
        s5 = Math.fround(s5 + Math.fround(x2 * y1));
        s6 = Math.fround(s6 + Math.fround(x3 * y0));
        s7 = Math.fround(s7 + Math.fround(x3 * y1));
      }
      add_1[i * 10 + 8] = s0 + b23;
      add_1[i * 10 + 9] = s1 + b24;
      add_1[i * 10 + 18] = s2 + b23;
      add_1[i * 10 + 19] = s3 + b24;
      add_1[i * 10 + 28] = s4 + b23;
      add_1[i * 10 + 29] = s5 + b24;
      add_1[i * 10 + 38] = s6 + b23;
      add_1[i * 10 + 39] = s7 + b24;
    }
  }

  /** max: f32[32] = max(matmul(h, W2) + b2, { axis: 1 }) */
  function compute_max() {
    for (let i = 0; i < 32; i++) {
      max[i] = Math.max(Math.max(Math.max(Math.max(add_1[i * 10], add_1[i * 10 + 8]), add_1[i * 10 + 4]), Math.max(add_1[i * 10 + 2], add_1[i * 10 + 6])), Math.max(Math.max(Math.max(add_1[i * 10 + 1], add_1[i * 10 + 9]), add_1[i * 10 + 5]), Math.max(add_1[i * 10 + 3], add_1[i * 10 + 7])));
    }
  }

  /** takeAlongAxis: f32[32, 1] = takeAlongAxis(matmul(h, W2) + b2, expandDims(y, 1), { axis: 1 }) */
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
      takeAlongAxis[row] = add_1[row * 10 + index];
    }
    return 0;
  }

  /**
   * exp: f32[32, 10] = exp(matmul(h, W2) + b2 - expandDims(clip(max(matmul(h, W2) + b2, { axis: 1 }),
   * -3.4028235e+38, 3....
   */
  function compute_exp() {
    for (let i = 0; i < 32; i++) {
      const t = Math.min(Math.max(max[i], Math.fround(-3.4028235e38)), Math.fround(3.4028235e38));
      for (let j = 0; j < 8; j += 4) {
        exp[i * 10 + j] = expSingle(Math.fround(add_1[i * 10 + j] - t));
        exp[i * 10 + j + 1] = expSingle(Math.fround(add_1[i * 10 + j + 1] - t));
        exp[i * 10 + j + 2] = expSingle(Math.fround(add_1[i * 10 + j + 2] - t));
        exp[i * 10 + j + 3] = expSingle(Math.fround(add_1[i * 10 + j + 3] - t));
      }
      const t2 = Math.min(Math.max(max[i], Math.fround(-3.4028235e38)), Math.fround(3.4028235e38));
      for (let j2 = 8; j2 < 10; j2++) {
        exp[i * 10 + j2] = expSingle(Math.fround(add_1[i * 10 + j2] - t2));
      }
    }
  }

  /**
   * sum: f32[32] = sum(exp(matmul(h, W2) + b2 - expandDims(clip(max(%10 + b2, { axis: 1 }), -3.4028235e+38,
   * 3.402823...
   */
  function compute_sum() {
    for (let i = 0; i < 32; i++) {
      sum[i] = Math.fround(Math.fround(Math.fround(Math.fround(exp[i * 10] + exp[i * 10 + 8]) + exp[i * 10 + 4]) + Math.fround(exp[i * 10 + 2] + exp[i * 10 + 6])) + Math.fround(Math.fround(Math.fround(exp[i * 10 + 1] + exp[i * 10 + 9]) + exp[i * 10 + 5]) + Math.fround(exp[i * 10 + 3] + exp[i * 10 + 7]))) + 0;
    }
  }

  /** loss: f32 = mean(softmaxCrossEntropy(matmul(h, W2) + b2, y)) */
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

  /** h: f32[32, 128] = relu(matmul(X, W1) + b1) */
  function compute_h_1() {
    for (let i = 0; i < 4096; i++) {
      const t = add[i];
      h[i] = t <= 0 ? 0 : t;
    }
  }

  /**
   * mul: f32[32, 10] = (exp(%10 + b2 - expandDims(clip(%55, -3.4028235e+38, 3.4028235e+38), 1)) /
   * expandDims(sum(exp(%12...
   *   a cotangent of softmaxCrossEntropy(%10 + b2, y), by softmaxCrossEntropy: dlogits
   */
  function compute_mul() {
    for (let i = 0; i < 32; i++) {
      const sum2 = sum[i];
      const y2 = y[i];
      for (let j = 0; j < 10; j++) {
        mul[i * 10 + j] = Math.fround(Math.fround(exp[i * 10 + j] / sum2) - (y2 === j ? 1 : 0)) * 0.03125;
      }
    }
  }

  /**
   * d_b2: f32[10] = sum((exp(%12 - expandDims(%60, 1)) / expandDims(sum(exp(%84), { axis: 1 }), 1) -
   * cast(expandDims(...
   *   a cotangent of broadcastTo(b2, [32, 10]), by view: dx
   */
  function compute_d_b2() {
    for (let c = 0; c < 10; c++) {
      d_b2[c] = 0;
    }
    for (let i = 0; i < 32; i++) {
      for (let j = 0; j < 10; j++) {
        d_b2[j] = d_b2[j] + mul[i * 10 + j];
      }
    }
  }

  /**
   * where: f32[32, 128] = where(matmul(X, W1) + b1 > 0, d_h, 0)
   *   a cotangent of h, by relu: dx
   */
  function compute_where() {
    for (let i = 0; i < 32; i += 4) {
      for (let k = 0; k < 128; k += 4) {
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
          const x0 = mul[a0 + k2];
          const x1 = mul[a1 + k2];
          const x2 = mul[a2 + k2];
          const x3 = mul[a3 + k2];
          const y0 = W2[b0 + k2];
          const y1 = W2[b12 + k2];
          const y2 = W2[b22 + k2];
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
        where[i * 128 + k] = add[i * 128 + k] > 0 ? s0 : 0;
        where[i * 128 + k + 1] = add[i * 128 + k + 1] > 0 ? s1 : 0;
        where[i * 128 + k + 2] = add[i * 128 + k + 2] > 0 ? s2 : 0;
        where[i * 128 + k + 3] = add[i * 128 + k + 3] > 0 ? s3 : 0;
        where[i * 128 + k + 128] = add[i * 128 + k + 128] > 0 ? s4 : 0;
        where[i * 128 + k + 129] = add[i * 128 + k + 129] > 0 ? s5 : 0;
        where[i * 128 + k + 130] = add[i * 128 + k + 130] > 0 ? s6 : 0;
        where[i * 128 + k + 131] = add[i * 128 + k + 131] > 0 ? s7 : 0;
        where[i * 128 + k + 256] = add[i * 128 + k + 256] > 0 ? s8 : 0;
        where[i * 128 + k + 257] = add[i * 128 + k + 257] > 0 ? s9 : 0;
        where[i * 128 + k + 258] = add[i * 128 + k + 258] > 0 ? s10 : 0;
        where[i * 128 + k + 259] = add[i * 128 + k + 259] > 0 ? s11 : 0;
        where[i * 128 + k + 384] = add[i * 128 + k + 384] > 0 ? s12 : 0;
        where[i * 128 + k + 385] = add[i * 128 + k + 385] > 0 ? s13 : 0;
        where[i * 128 + k + 386] = add[i * 128 + k + 386] > 0 ? s14 : 0;
        where[i * 128 + k + 387] = add[i * 128 + k + 387] > 0 ? s15 : 0;
      }
    }
  }

  /**
   * d_W2: f32[128, 10] = matmul(transpose(h), (exp(%12 - expandDims(%60, 1)) / expandDims(sum(exp(%84), { axis: 1
   * }), 1) -...
   *   a cotangent of matmul(h, W2), by contraction: db
   */
  function compute_d_W2() {
    for (let k = 0; k < 128; k += 4) {
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
          const p = k2 * 128;
          const x0 = h[k + p];
          const x1 = h[a1 + p];
          const x2 = h[a2 + p];
          const x3 = h[a3 + p];
          const p2 = k2 * 10;
          const y0 = mul[j + p2];
          const y1 = mul[b12 + p2];
          const y2 = mul[b22 + p2];
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
        d_W2[k * 10 + j] = s0;
        d_W2[k * 10 + j + 1] = s1;
        d_W2[k * 10 + j + 2] = s2;
        d_W2[k * 10 + j + 3] = s3;
        d_W2[k * 10 + j + 10] = s4;
        d_W2[k * 10 + j + 11] = s5;
        d_W2[k * 10 + j + 12] = s6;
        d_W2[k * 10 + j + 13] = s7;
        d_W2[k * 10 + j + 20] = s8;
        d_W2[k * 10 + j + 21] = s9;
        d_W2[k * 10 + j + 22] = s10;
        d_W2[k * 10 + j + 23] = s11;
        d_W2[k * 10 + j + 30] = s12;
        d_W2[k * 10 + j + 31] = s13;
        d_W2[k * 10 + j + 32] = s14;
        d_W2[k * 10 + j + 33] = s15;
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
        const p = k2 * 128;
        const x0 = h[k + p];
        const x1 = h[a1 + p];
        const x2 = h[a2 + p];
        const x3 = h[a3 + p];
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
      d_W2[k * 10 + 8] = s0;
      d_W2[k * 10 + 9] = s1;
      d_W2[k * 10 + 18] = s2;
      d_W2[k * 10 + 19] = s3;
      d_W2[k * 10 + 28] = s4;
      d_W2[k * 10 + 29] = s5;
      d_W2[k * 10 + 38] = s6;
      d_W2[k * 10 + 39] = s7;
    }
  }

  /**
   * d_b1: f32[128] = sum(where(matmul(X, W1) + b1 > 0, d_h, 0), { axis: 0 })
   *   a cotangent of broadcastTo(b1, [32, 128]), by view: dx
   */
  function compute_d_b1() {
    for (let c = 0; c < 128; c++) {
      d_b1[c] = 0;
    }
    for (let i = 0; i < 32; i++) {
      for (let j = 0; j < 128; j++) {
        d_b1[j] = d_b1[j] + where[i * 128 + j];
      }
    }
  }

  /**
   * d_W1: f32[784, 128] = matmul(transpose(X), where(matmul(X, W1) + b1 > 0, d_h, 0))
   *   a cotangent of matmul(X, W1), by contraction: db
   */
  function compute_d_W1() {
    for (let k = 0; k < 784; k += 4) {
      for (let j = 0; j < 128; j += 4) {
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
          const p = k2 * 784;
          const x0 = X[k + p];
          const x1 = X[a1 + p];
          const x2 = X[a2 + p];
          const x3 = X[a3 + p];
          const p2 = k2 * 128;
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
        d_W1[k * 128 + j] = s0;
        d_W1[k * 128 + j + 1] = s1;
        d_W1[k * 128 + j + 2] = s2;
        d_W1[k * 128 + j + 3] = s3;
        d_W1[k * 128 + j + 128] = s4;
        d_W1[k * 128 + j + 129] = s5;
        d_W1[k * 128 + j + 130] = s6;
        d_W1[k * 128 + j + 131] = s7;
        d_W1[k * 128 + j + 256] = s8;
        d_W1[k * 128 + j + 257] = s9;
        d_W1[k * 128 + j + 258] = s10;
        d_W1[k * 128 + j + 259] = s11;
        d_W1[k * 128 + j + 384] = s12;
        d_W1[k * 128 + j + 385] = s13;
        d_W1[k * 128 + j + 386] = s14;
        d_W1[k * 128 + j + 387] = s15;
      }
    }
  }

  /**
   * contraction: f32[32, 128] = matmul(X, W1)
   * h: f32[32, 128] = relu(matmul(X, W1) + b1)
   */
  function compute_h_2() {
    for (let i = 0; i < 32; i += 4) {
      for (let j = 0; j < 128; j += 4) {
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
        const a0 = i * 784;
        const a1 = i * 784 + 784;
        const a2 = i * 784 + 1568;
        const a3 = i * 784 + 2352;
        const b12 = j + 1;
        const b22 = j + 2;
        const b3 = j + 3;
        for (let k = 0; k < 256; k++) {
          const x0 = X[a0 + k];
          const x1 = X[a1 + k];
          const x2 = X[a2 + k];
          const x3 = X[a3 + k];
          const p = k * 128;
          const y0 = W1[j + p];
          const y1 = W1[b12 + p];
          const y2 = W1[b22 + p];
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
        contraction[i * 128 + j] = s0;
        contraction[i * 128 + j + 1] = s1;
        contraction[i * 128 + j + 2] = s2;
        contraction[i * 128 + j + 3] = s3;
        contraction[i * 128 + j + 128] = s4;
        contraction[i * 128 + j + 129] = s5;
        contraction[i * 128 + j + 130] = s6;
        contraction[i * 128 + j + 131] = s7;
        contraction[i * 128 + j + 256] = s8;
        contraction[i * 128 + j + 257] = s9;
        contraction[i * 128 + j + 258] = s10;
        contraction[i * 128 + j + 259] = s11;
        contraction[i * 128 + j + 384] = s12;
        contraction[i * 128 + j + 385] = s13;
        contraction[i * 128 + j + 386] = s14;
        contraction[i * 128 + j + 387] = s15;
      }
    }
    for (let b = 1; b < 3; b++) {
      for (let i2 = 0; i2 < 32; i2 += 4) {
        for (let j = 0; j < 128; j += 4) {
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
          const a0 = i2 * 784;
          const a1 = i2 * 784 + 784;
          const a2 = i2 * 784 + 1568;
          const a3 = i2 * 784 + 2352;
          const b12 = j + 1;
          const b22 = j + 2;
          const b3 = j + 3;
          for (let k = 0; k < 256; k++) {
            const p = b * 256 + k;
            const x0 = X[a0 + p];
            const x1 = X[a1 + p];
            const x2 = X[a2 + p];
            const x3 = X[a3 + p];
            const p2 = b * 32768 + k * 128;
            const y0 = W1[j + p2];
            const y1 = W1[b12 + p2];
            const y2 = W1[b22 + p2];
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
          contraction[i2 * 128 + j] = contraction[i2 * 128 + j] + s0;
          contraction[i2 * 128 + j + 1] = contraction[i2 * 128 + j + 1] + s1;
          contraction[i2 * 128 + j + 2] = contraction[i2 * 128 + j + 2] + s2;
          contraction[i2 * 128 + j + 3] = contraction[i2 * 128 + j + 3] + s3;
          contraction[i2 * 128 + j + 128] = contraction[i2 * 128 + j + 128] + s4;
          contraction[i2 * 128 + j + 129] = contraction[i2 * 128 + j + 129] + s5;
          contraction[i2 * 128 + j + 130] = contraction[i2 * 128 + j + 130] + s6;
          contraction[i2 * 128 + j + 131] = contraction[i2 * 128 + j + 131] + s7;
          contraction[i2 * 128 + j + 256] = contraction[i2 * 128 + j + 256] + s8;
          contraction[i2 * 128 + j + 257] = contraction[i2 * 128 + j + 257] + s9;
          contraction[i2 * 128 + j + 258] = contraction[i2 * 128 + j + 258] + s10;
          contraction[i2 * 128 + j + 259] = contraction[i2 * 128 + j + 259] + s11;
          contraction[i2 * 128 + j + 384] = contraction[i2 * 128 + j + 384] + s12;
          contraction[i2 * 128 + j + 385] = contraction[i2 * 128 + j + 385] + s13;
          contraction[i2 * 128 + j + 386] = contraction[i2 * 128 + j + 386] + s14;
          contraction[i2 * 128 + j + 387] = contraction[i2 * 128 + j + 387] + s15;
        }
      }
    }
    for (let i2 = 0; i2 < 32; i2 += 4) {
      for (let j = 0; j < 128; j += 4) {
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
        const a0 = i2 * 784;
        const a1 = i2 * 784 + 784;
        const a2 = i2 * 784 + 1568;
        const a3 = i2 * 784 + 2352;
        const b12 = j + 1;
        const b22 = j + 2;
        const b3 = j + 3;
        for (let k = 0; k < 16; k++) {
          const p = k + 768;
          const x0 = X[a0 + p];
          const x1 = X[a1 + p];
          const x2 = X[a2 + p];
          const x3 = X[a3 + p];
          const p2 = k * 128 + 98304;
          const y0 = W1[j + p2];
          const y1 = W1[b12 + p2];
          const y2 = W1[b22 + p2];
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
        const z = Math.fround(contraction[i2 * 128 + j] + s0);
        contraction[i2 * 128 + j] = z;
        const t = Math.fround(z + b1[j]);
        h[i2 * 128 + j] = t <= 0 ? 0 : t;
        const z2 = Math.fround(contraction[i2 * 128 + j + 1] + s1);
        contraction[i2 * 128 + j + 1] = z2;
        const t2 = Math.fround(z2 + b1[j + 1]);
        h[i2 * 128 + j + 1] = t2 <= 0 ? 0 : t2;
        const z3 = Math.fround(contraction[i2 * 128 + j + 2] + s2);
        contraction[i2 * 128 + j + 2] = z3;
        const t3 = Math.fround(z3 + b1[j + 2]);
        h[i2 * 128 + j + 2] = t3 <= 0 ? 0 : t3;
        const z4 = Math.fround(contraction[i2 * 128 + j + 3] + s3);
        contraction[i2 * 128 + j + 3] = z4;
        const t4 = Math.fround(z4 + b1[j + 3]);
        h[i2 * 128 + j + 3] = t4 <= 0 ? 0 : t4;
        const z5 = Math.fround(contraction[i2 * 128 + j + 128] + s4);
        contraction[i2 * 128 + j + 128] = z5;
        const t5 = Math.fround(z5 + b1[j]);
        h[i2 * 128 + j + 128] = t5 <= 0 ? 0 : t5;
        const z6 = Math.fround(contraction[i2 * 128 + j + 129] + s5);
        contraction[i2 * 128 + j + 129] = z6;
        const t6 = Math.fround(z6 + b1[j + 1]);
        h[i2 * 128 + j + 129] = t6 <= 0 ? 0 : t6;
        const z7 = Math.fround(contraction[i2 * 128 + j + 130] + s6);
        contraction[i2 * 128 + j + 130] = z7;
        const t7 = Math.fround(z7 + b1[j + 2]);
        h[i2 * 128 + j + 130] = t7 <= 0 ? 0 : t7;
        const z8 = Math.fround(contraction[i2 * 128 + j + 131] + s7);
        contraction[i2 * 128 + j + 131] = z8;
        const t8 = Math.fround(z8 + b1[j + 3]);
        h[i2 * 128 + j + 131] = t8 <= 0 ? 0 : t8;
        const z9 = Math.fround(contraction[i2 * 128 + j + 256] + s8);
        contraction[i2 * 128 + j + 256] = z9;
        const t9 = Math.fround(z9 + b1[j]);
        h[i2 * 128 + j + 256] = t9 <= 0 ? 0 : t9;
        const z10 = Math.fround(contraction[i2 * 128 + j + 257] + s9);
        contraction[i2 * 128 + j + 257] = z10;
        const t10 = Math.fround(z10 + b1[j + 1]);
        h[i2 * 128 + j + 257] = t10 <= 0 ? 0 : t10;
        const z11 = Math.fround(contraction[i2 * 128 + j + 258] + s10);
        contraction[i2 * 128 + j + 258] = z11;
        const t11 = Math.fround(z11 + b1[j + 2]);
        h[i2 * 128 + j + 258] = t11 <= 0 ? 0 : t11;
        const z12 = Math.fround(contraction[i2 * 128 + j + 259] + s11);
        contraction[i2 * 128 + j + 259] = z12;
        const t12 = Math.fround(z12 + b1[j + 3]);
        h[i2 * 128 + j + 259] = t12 <= 0 ? 0 : t12;
        const z13 = Math.fround(contraction[i2 * 128 + j + 384] + s12);
        contraction[i2 * 128 + j + 384] = z13;
        const t13 = Math.fround(z13 + b1[j]);
        h[i2 * 128 + j + 384] = t13 <= 0 ? 0 : t13;
        const z14 = Math.fround(contraction[i2 * 128 + j + 385] + s13);
        contraction[i2 * 128 + j + 385] = z14;
        const t14 = Math.fround(z14 + b1[j + 1]);
        h[i2 * 128 + j + 385] = t14 <= 0 ? 0 : t14;
        const z15 = Math.fround(contraction[i2 * 128 + j + 386] + s14);
        contraction[i2 * 128 + j + 386] = z15;
        const t15 = Math.fround(z15 + b1[j + 2]);
        h[i2 * 128 + j + 386] = t15 <= 0 ? 0 : t15;
        const z16 = Math.fround(contraction[i2 * 128 + j + 387] + s15);
        contraction[i2 * 128 + j + 387] = z16;
        const t16 = Math.fround(z16 + b1[j + 3]);
        h[i2 * 128 + j + 387] = t16 <= 0 ? 0 : t16;
      }
    }
  }

  /**
   * where: f32[32, 128] = where(matmul(X, W1) + b1 > 0, d_h, 0)
   *   a cotangent of h, by relu: dx
   */
  function compute_where_1() {
    for (let i = 0; i < 32; i += 4) {
      for (let k = 0; k < 128; k += 4) {
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
          const x0 = mul[a0 + k2];
          const x1 = mul[a1 + k2];
          const x2 = mul[a2 + k2];
          const x3 = mul[a3 + k2];
          const y0 = W2[b0 + k2];
          const y1 = W2[b12 + k2];
          const y2 = W2[b22 + k2];
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
        where[i * 128 + k] = Math.fround(contraction[i * 128 + k] + b1[k]) > 0 ? s0 : 0;
        where[i * 128 + k + 1] = Math.fround(contraction[i * 128 + k + 1] + b1[k + 1]) > 0 ? s1 : 0;
        where[i * 128 + k + 2] = Math.fround(contraction[i * 128 + k + 2] + b1[k + 2]) > 0 ? s2 : 0;
        where[i * 128 + k + 3] = Math.fround(contraction[i * 128 + k + 3] + b1[k + 3]) > 0 ? s3 : 0;
        where[i * 128 + k + 128] = Math.fround(contraction[i * 128 + k + 128] + b1[k]) > 0 ? s4 : 0;
        where[i * 128 + k + 129] = Math.fround(contraction[i * 128 + k + 129] + b1[k + 1]) > 0 ? s5 : 0;
        where[i * 128 + k + 130] = Math.fround(contraction[i * 128 + k + 130] + b1[k + 2]) > 0 ? s6 : 0;
        where[i * 128 + k + 131] = Math.fround(contraction[i * 128 + k + 131] + b1[k + 3]) > 0 ? s7 : 0;
        where[i * 128 + k + 256] = Math.fround(contraction[i * 128 + k + 256] + b1[k]) > 0 ? s8 : 0;
        where[i * 128 + k + 257] = Math.fround(contraction[i * 128 + k + 257] + b1[k + 1]) > 0 ? s9 : 0;
        where[i * 128 + k + 258] = Math.fround(contraction[i * 128 + k + 258] + b1[k + 2]) > 0 ? s10 : 0;
        where[i * 128 + k + 259] = Math.fround(contraction[i * 128 + k + 259] + b1[k + 3]) > 0 ? s11 : 0;
        where[i * 128 + k + 384] = Math.fround(contraction[i * 128 + k + 384] + b1[k]) > 0 ? s12 : 0;
        where[i * 128 + k + 385] = Math.fround(contraction[i * 128 + k + 385] + b1[k + 1]) > 0 ? s13 : 0;
        where[i * 128 + k + 386] = Math.fround(contraction[i * 128 + k + 386] + b1[k + 2]) > 0 ? s14 : 0;
        where[i * 128 + k + 387] = Math.fround(contraction[i * 128 + k + 387] + b1[k + 3]) > 0 ? s15 : 0;
      }
    }
  }

  function computeForward() {
    run.backward = checkForward;
    compute_h();
    compute_add();
    compute_max();
    checkCode(compute_takeAlongAxis());
    compute_exp();
    compute_sum();
    compute_loss();
    run.backward = computeBackward;
  }

  function computeBackward() {
    compute_h_1();
    compute_mul();
    compute_d_b2();
    compute_where();
    compute_d_W2();
    compute_d_b1();
    compute_d_W1();
  }

  function computeForwardBackward() {
    compute_h_2();
    compute_add();
    compute_max();
    checkCode(compute_takeAlongAxis());
    compute_exp();
    compute_sum();
    compute_loss();
    compute_mul();
    compute_d_b2();
    compute_where_1();
    compute_d_W2();
    compute_d_b1();
    compute_d_W1();
  }

  // Calls.

  /** Throws if a call gives what does not fit; changes nothing. */
  function checkInputs(given) {
    checkObject("inputs", given);
    let found = 0;
    if (given.X !== undefined) {
      found += 1;
      guard.see(0, given.X, Float32Array, 25088, "f32[32, 784]");
    }
    if (given.y !== undefined) {
      found += 1;
      guard.see(1, given.y, Int32Array, 32, "i32[32]");
    }
    if (given.W1 !== undefined) {
      found += 1;
      guard.see(2, given.W1, Float32Array, 100352, "f32[784, 128]");
    }
    if (given.b1 !== undefined) {
      found += 1;
      guard.see(3, given.b1, Float32Array, 128, "f32[128]");
    }
    if (given.W2 !== undefined) {
      found += 1;
      guard.see(4, given.W2, Float32Array, 1280, "f32[128, 10]");
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
      throw new TypeError(`${name} has never been set: give it in a call`);
    }
  }

  /** Copies what a call gives into the model. */
  function takeInputs(given) {
    if (given.X !== undefined && given.X !== X) X.set(given.X);
    if (given.y !== undefined && given.y !== y) y.set(given.y);
    if (given.W1 !== undefined && given.W1 !== W1) W1.set(given.W1);
    if (given.b1 !== undefined && given.b1 !== b1) b1.set(given.b1);
    if (given.W2 !== undefined && given.W2 !== W2) W2.set(given.W2);
    if (given.b2 !== undefined && given.b2 !== b2) b2.set(given.b2);
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
    guard.see(6, out.W1, Float32Array, 100352, "f32[784, 128]");
    guard.see(7, out.b1, Float32Array, 128, "f32[128]");
    guard.see(8, out.W2, Float32Array, 1280, "f32[128, 10]");
    guard.see(9, out.b2, Float32Array, 10, "f32[10]");
  }

  function copyGradients(seed = 1) {
    return {
      W1: scaled(d_W1.slice(), seed),
      b1: scaled(d_b1.slice(), seed),
      W2: scaled(d_W2.slice(), seed),
      b2: scaled(d_b2.slice(), seed),
    };
  }

  function fillGradients(out, seed = 1) {
    out.W1.set(d_W1);
    scaled(out.W1, seed);
    out.b1.set(d_b1);
    scaled(out.b1, seed);
    out.W2.set(d_W2);
    scaled(out.W2, seed);
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
      markSet("W1", "b1", "W2", "b2");
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
//# sourceMappingURL=mlp-batch-32.js.map
