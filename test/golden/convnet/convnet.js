/**
 * convnet
 *
 * A convolutional network for images of 28 x 28 pixels: two layers of 3 x 3 windows, each followed by the
 * largest of 2 x 2, and a linear classifier.
 *
 *   hidden1: f32[32, 28, 28, 8] = relu(conv(x, w1, { padding: "same" }) + b1)
 *   pooled1: f32[32, 14, 14, 8] = maxPool(hidden1, { size: 2 })
 *   hidden2: f32[32, 14, 14, 16] = relu(conv(pooled1, w2, { padding: "same" }) + b2)
 *   pooled2: f32[32, 7, 7, 16] = maxPool(hidden2, { size: 2 })
 *   logits: f32[32, 10] = matmul(reshape(pooled2, [batch, 784]), w3) + b3
 *   loss: f32 = mean(softmaxCrossEntropy(logits, y))
 *
 * Sizes: batch = 32.
 * Memory of a model: 4467056 bytes.
 * Gradients: of loss with respect to w1, b1, w2, b2, w3, b3.
 * Made by gradc 0.1.0 from convnet.json; change that, not this.
 */

/** What the module is, and what it costs. */
export const signature = {
  name: "convnet",
  compiler: "gradc 0.1.0",
  sizes: { batch: 32 },
  inputs: [{ name: "x", dtype: "f32", shape: [32, 28, 28, 1] }, { name: "y", dtype: "i32", shape: [32] }],
  parameters: [
    { name: "w1", dtype: "f32", shape: [3, 3, 1, 8] },
    { name: "b1", dtype: "f32", shape: [8] },
    { name: "w2", dtype: "f32", shape: [3, 3, 8, 16] },
    { name: "b2", dtype: "f32", shape: [16] },
    { name: "w3", dtype: "f32", shape: [784, 10] },
    { name: "b3", dtype: "f32", shape: [10] },
  ],
  outputs: [{ name: "loss", dtype: "f32", shape: [] }, { name: "logits", dtype: "f32", shape: [32, 10] }],
  gradients: [
    { name: "w1", dtype: "f32", shape: [3, 3, 1, 8] },
    { name: "b1", dtype: "f32", shape: [8] },
    { name: "w2", dtype: "f32", shape: [3, 3, 8, 16] },
    { name: "b2", dtype: "f32", shape: [16] },
    { name: "w3", dtype: "f32", shape: [784, 10] },
    { name: "b3", dtype: "f32", shape: [10] },
  ],
  of: "loss",
  flops: { forward: 19477153, backward: 37135360, forwardBackward: 57214625 },
  bytes: 4467056,
  keeps: [
    { name: "add", dtype: "f32", shape: [32, 28, 28, 8] },
    { name: "pooled1", dtype: "f32", shape: [32, 14, 14, 8] },
    { name: "add_1", dtype: "f32", shape: [32, 14, 14, 16] },
    { name: "pooled2", dtype: "f32", shape: [32, 7, 7, 16] },
    { name: "exp", dtype: "f32", shape: [32, 10] },
    { name: "sum", dtype: "f32", shape: [32] },
  ],
};

// Memory that all models share.

/** i32[2, 2] */
const table = new Int32Array([0, 1, 2, 3]);

const totals = new Float32Array(400);
const totals2 = new Float32Array(784);

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
  const arena = new ArrayBuffer(4467056);

  // Inputs, and the seed of the gradients.
  const x = new Float32Array(arena, 0, 25088); // f32[32, 28, 28, 1]
  const y = new Int32Array(arena, 100352, 32); // i32[32]

  // Parameters.
  const w1 = new Float32Array(arena, 100480, 72); // f32[3, 3, 1, 8]
  const b1 = new Float32Array(arena, 100768, 8); // f32[8]
  const w2 = new Float32Array(arena, 100800, 1152); // f32[3, 3, 8, 16]
  const b2 = new Float32Array(arena, 105408, 16); // f32[16]
  const w3 = new Float32Array(arena, 105472, 7840); // f32[784, 10]
  const b3 = new Float32Array(arena, 136832, 10); // f32[10]

  // Outputs.
  const loss = new Float32Array(arena, 136880, 1); // f32
  const logits = new Float32Array(arena, 136896, 320); // f32[32, 10]

  // Gradients.
  const d_w1 = new Float32Array(arena, 138176, 72); // f32[3, 3, 1, 8]
  const d_b1 = new Float32Array(arena, 138464, 8); // f32[8]
  const d_w2 = new Float32Array(arena, 138496, 1152); // f32[3, 3, 8, 16]
  const d_b2 = new Float32Array(arena, 143104, 16); // f32[16]
  const d_w3 = new Float32Array(arena, 143168, 7840); // f32[784, 10]
  const d_b3 = new Float32Array(arena, 174528, 10); // f32[10]

  // What backward reads of what forward computed.
  const add = new Float32Array(arena, 174576, 200704); // f32[32, 28, 28, 8]
  const pooled1 = new Float32Array(arena, 977392, 50176); // f32[32, 14, 14, 8]
  const add_1 = new Float32Array(arena, 1178096, 100352); // f32[32, 14, 14, 16]
  const pooled2 = new Float32Array(arena, 1579504, 25088); // f32[32, 7, 7, 16]
  const exp_ = new Float32Array(arena, 1679856, 320); // f32[32, 10]
  const sum = new Float32Array(arena, 1681136, 32); // f32[32]

  // Temporaries; those that are never needed at once share memory.
  const view = new Float32Array(arena, 4351856, 28800); // f32[32, 30, 30, 1]
  const contraction = new Float32Array(arena, 1681264, 200704); // f32[32, 28, 28, 8]
  const view_1 = new Float32Array(arena, 3688304, 65536); // f32[32, 16, 16, 8]
  const contraction_1 = new Float32Array(arena, 2484080, 100352); // f32[32, 14, 14, 16]
  const max = new Float32Array(arena, 2885488, 32); // f32[32]
  const takeAlongAxis = new Float32Array(arena, 2885616, 32); // f32[32, 1]
  const min = new Int32Array(arena, 3286896, 25088); // i32[32, 7, 7, 16]
  const min_1 = new Int32Array(arena, 3950448, 50176); // i32[32, 14, 14, 8]
  const d_logits = new Float32Array(arena, 2885488, 320); // f32[32, 10]
  const contraction_3 = new Float32Array(arena, 3387248, 25088); // f32[32, 784]
  const view_2 = new Float32Array(arena, 2885488, 100352); // f32[32, 7, 2, 7, 2, 16]
  const where = new Float32Array(arena, 3286896, 100352); // f32[32, 14, 14, 16]
  const view_3 = new Float32Array(arena, 2484080, 131072); // f32[32, 16, 16, 16]
  const d_pooled1 = new Float32Array(arena, 4151152, 50176); // f32[32, 14, 14, 8]
  const view_4 = new Float32Array(arena, 2484080, 200704); // f32[32, 14, 2, 14, 2, 8]
  const where_1 = new Float32Array(arena, 3286896, 200704); // f32[32, 28, 28, 8]

  /** What a call may give, and what of it no one has set yet. */
  const names = new Set(["x", "y", "w1", "b1", "w2", "b2", "w3", "b3"]);
  const unset = new Set(names);

  const guard = createGuard(arena, [
    ["input x", x], ["input y", y], ["parameter w1", w1], ["parameter b1", b1], ["parameter w2", w2],
    ["parameter b2", b2], ["parameter w3", w3], ["parameter b3", b3], ["result logits", null],
    ["gradient w1", null], ["gradient b1", null], ["gradient w2", null], ["gradient b2", null],
    ["gradient w3", null], ["gradient b3", null],
  ]);

  const inputs = { x, y };
  const parameters = { w1, b1, w2, b2, w3, b3 };
  const outputs = {};
  Object.defineProperty(outputs, "loss", { enumerable: true, get: () => loss[0] });
  Object.defineProperty(outputs, "logits", { enumerable: true, value: logits });
  const gradients = { w1: d_w1, b1: d_b1, w2: d_w2, b2: d_b2, w3: d_w3, b3: d_b3 };
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

  /** view: f32[32, 30, 30, 1] = pad(x, [[0, 0], [1, 1], [1, 1], [0, 0]]) */
  function compute_view() {
    for (let i = 0; i < 32; i++) {
      for (let k = 0; k < 30; k++) {
        view[i * 900 + k] = 0;
      }
      for (let j = 1; j < 29; j++) {
        view[i * 900 + j * 30] = 0;
        for (let k2 = 1; k2 < 29; k2++) {
          view[i * 900 + j * 30 + k2] = x[i * 784 + j * 28 + k2 - 29];
        }
        view[i * 900 + j * 30 + 29] = 0;
      }
      for (let k2 = 0; k2 < 30; k2++) {
        view[i * 900 + k2 + 870] = 0;
      }
    }
  }

  /**
   * add: f32[32, 28, 28, 8] = einsum("nhwcuv,uvco->nhwo", window(pad(x, [[0, 0], [1, 1], [1, 1], [0, 0]]), { axes:
   * [1, 2], size...
   */
  function compute_add() {
    for (let n = 0; n < 32; n++) {
      for (let h = 0; h < 28; h++) {
        for (let w = 0; w < 28; w += 4) {
          for (let o = 0; o < 8; o += 4) {
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
            const a0 = n * 900 + h * 30 + w;
            const a1 = n * 900 + h * 30 + w + 1;
            const a2 = n * 900 + h * 30 + w + 2;
            const a3 = n * 900 + h * 30 + w + 3;
            const b12 = o + 1;
            const b22 = o + 2;
            const b32 = o + 3;
            for (let u = 0; u < 3; u++) {
              for (let v = 0; v < 3; v++) {
                const p = u * 30 + v;
                const x0 = view[a0 + p];
                const x1 = view[a1 + p];
                const x2 = view[a2 + p];
                const x3 = view[a3 + p];
                const p2 = u * 24 + v * 8;
                const y0 = w1[o + p2];
                const y1 = w1[b12 + p2];
                const y2 = w1[b22 + p2];
                const y3 = w1[b32 + p2];
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
            }
            add[n * 6272 + h * 224 + w * 8 + o] = s0 + b1[o];
            add[n * 6272 + h * 224 + w * 8 + o + 1] = s1 + b1[o + 1];
            add[n * 6272 + h * 224 + w * 8 + o + 2] = s2 + b1[o + 2];
            add[n * 6272 + h * 224 + w * 8 + o + 3] = s3 + b1[o + 3];
            add[n * 6272 + h * 224 + w * 8 + o + 8] = s4 + b1[o];
            add[n * 6272 + h * 224 + w * 8 + o + 9] = s5 + b1[o + 1];
            add[n * 6272 + h * 224 + w * 8 + o + 10] = s6 + b1[o + 2];
            add[n * 6272 + h * 224 + w * 8 + o + 11] = s7 + b1[o + 3];
            add[n * 6272 + h * 224 + w * 8 + o + 16] = s8 + b1[o];
            add[n * 6272 + h * 224 + w * 8 + o + 17] = s9 + b1[o + 1];
            add[n * 6272 + h * 224 + w * 8 + o + 18] = s10 + b1[o + 2];
            add[n * 6272 + h * 224 + w * 8 + o + 19] = s11 + b1[o + 3];
            add[n * 6272 + h * 224 + w * 8 + o + 24] = s12 + b1[o];
            add[n * 6272 + h * 224 + w * 8 + o + 25] = s13 + b1[o + 1];
            add[n * 6272 + h * 224 + w * 8 + o + 26] = s14 + b1[o + 2];
            add[n * 6272 + h * 224 + w * 8 + o + 27] = s15 + b1[o + 3];
          }
        }
      }
    }
  }

  /** pooled1: f32[32, 14, 14, 8] = maxPool(hidden1, { size: 2 }) */
  function compute_pooled1() {
    for (let i = 0; i < 32; i++) {
      for (let j = 0; j < 14; j++) {
        for (let k = 0; k < 14; k++) {
          for (let l = 0; l < 8; l++) {
            const t = add[i * 6272 + j * 448 + k * 16 + l];
            const hidden1 = t <= 0 ? 0 : t;
            const t2 = add[i * 6272 + j * 448 + k * 16 + l + 8];
            const hidden12 = t2 <= 0 ? 0 : t2;
            const t3 = add[i * 6272 + j * 448 + k * 16 + l + 224];
            const hidden13 = t3 <= 0 ? 0 : t3;
            const t4 = add[i * 6272 + j * 448 + k * 16 + l + 232];
            const hidden14 = t4 <= 0 ? 0 : t4;
            pooled1[i * 1568 + j * 112 + k * 8 + l] = Math.max(Math.max(hidden1, hidden13), Math.max(hidden12, hidden14));
          }
        }
      }
    }
  }

  /** view: f32[32, 16, 16, 8] = pad(pooled1, [[0, 0], [1, 1], [1, 1], [0, 0]]) */
  function compute_view_1() {
    for (let i = 0; i < 32; i++) {
      for (let k = 0; k < 16; k++) {
        for (let l = 0; l < 8; l++) {
          view_1[i * 2048 + k * 8 + l] = 0;
        }
      }
      for (let j = 1; j < 15; j++) {
        for (let l = 0; l < 8; l++) {
          view_1[i * 2048 + j * 128 + l] = 0;
        }
        for (let k2 = 1; k2 < 15; k2++) {
          for (let l2 = 0; l2 < 8; l2++) {
            view_1[i * 2048 + j * 128 + k2 * 8 + l2] = pooled1[i * 1568 + j * 112 + k2 * 8 + l2 - 120];
          }
        }
        for (let l2 = 0; l2 < 8; l2++) {
          view_1[i * 2048 + j * 128 + l2 + 120] = 0;
        }
      }
      for (let k2 = 0; k2 < 16; k2++) {
        for (let l = 0; l < 8; l++) {
          view_1[i * 2048 + k2 * 8 + l + 1920] = 0;
        }
      }
    }
  }

  /**
   * add: f32[32, 14, 14, 16] = einsum("nhwcuv,uvco->nhwo", window(pad(pooled1, [[0, 0], [1, 1], [1, 1], [0, 0]]),
   * { axes: [1, 2]...
   */
  function compute_add_1() {
    for (let n = 0; n < 32; n++) {
      for (let h = 0; h < 14; h++) {
        for (let w = 0; w < 12; w += 4) {
          for (let o = 0; o < 16; o += 4) {
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
            const a0 = n * 2048 + h * 128 + w * 8;
            const a1 = n * 2048 + h * 128 + w * 8 + 8;
            const a2 = n * 2048 + h * 128 + w * 8 + 16;
            const a3 = n * 2048 + h * 128 + w * 8 + 24;
            const b12 = o + 1;
            const b22 = o + 2;
            const b32 = o + 3;
            for (let c = 0; c < 8; c++) {
              for (let u = 0; u < 3; u++) {
                for (let v = 0; v < 3; v++) {
                  const p = u * 128 + v * 8 + c;
                  const x0 = view_1[a0 + p];
                  const x1 = view_1[a1 + p];
                  const x2 = view_1[a2 + p];
                  const x3 = view_1[a3 + p];
                  const p2 = u * 384 + v * 128 + c * 16;
                  const y0 = w2[o + p2];
                  const y1 = w2[b12 + p2];
                  const y2 = w2[b22 + p2];
                  const y3 = w2[b32 + p2];
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
              }
            }
            add_1[n * 3136 + h * 224 + w * 16 + o] = s0 + b2[o];
            add_1[n * 3136 + h * 224 + w * 16 + o + 1] = s1 + b2[o + 1];
            add_1[n * 3136 + h * 224 + w * 16 + o + 2] = s2 + b2[o + 2];
            add_1[n * 3136 + h * 224 + w * 16 + o + 3] = s3 + b2[o + 3];
            add_1[n * 3136 + h * 224 + w * 16 + o + 16] = s4 + b2[o];
            add_1[n * 3136 + h * 224 + w * 16 + o + 17] = s5 + b2[o + 1];
            add_1[n * 3136 + h * 224 + w * 16 + o + 18] = s6 + b2[o + 2];
            add_1[n * 3136 + h * 224 + w * 16 + o + 19] = s7 + b2[o + 3];
            add_1[n * 3136 + h * 224 + w * 16 + o + 32] = s8 + b2[o];
            add_1[n * 3136 + h * 224 + w * 16 + o + 33] = s9 + b2[o + 1];
            add_1[n * 3136 + h * 224 + w * 16 + o + 34] = s10 + b2[o + 2];
            add_1[n * 3136 + h * 224 + w * 16 + o + 35] = s11 + b2[o + 3];
            add_1[n * 3136 + h * 224 + w * 16 + o + 48] = s12 + b2[o];
            add_1[n * 3136 + h * 224 + w * 16 + o + 49] = s13 + b2[o + 1];
            add_1[n * 3136 + h * 224 + w * 16 + o + 50] = s14 + b2[o + 2];
            add_1[n * 3136 + h * 224 + w * 16 + o + 51] = s15 + b2[o + 3];
          }
        }
        for (let o = 0; o < 16; o += 4) {
          let s0 = 0;
          let s1 = 0;
          let s2 = 0;
          let s3 = 0;
          let s4 = 0;
          let s5 = 0;
          let s6 = 0;
          let s7 = 0;
          const a0 = n * 2048 + h * 128 + 96;
          const a1 = n * 2048 + h * 128 + 104;
          const b12 = o + 1;
          const b22 = o + 2;
          const b32 = o + 3;
          for (let c = 0; c < 8; c++) {
            for (let u = 0; u < 3; u++) {
              for (let v = 0; v < 3; v++) {
                const p = u * 128 + v * 8 + c;
                const x0 = view_1[a0 + p];
                const x1 = view_1[a1 + p];
                const p2 = u * 384 + v * 128 + c * 16;
                const y0 = w2[o + p2];
                const y1 = w2[b12 + p2];
                const y2 = w2[b22 + p2];
                const y3 = w2[b32 + p2];
                s0 = Math.fround(s0 + Math.fround(x0 * y0));
                s1 = Math.fround(s1 + Math.fround(x0 * y1));
                s2 = Math.fround(s2 + Math.fround(x0 * y2));
                s3 = Math.fround(s3 + Math.fround(x0 * y3));
                s4 = Math.fround(s4 + Math.fround(x1 * y0));
                s5 = Math.fround(s5 + Math.fround(x1 * y1));
                s6 = Math.fround(s6 + Math.fround(x1 * y2));
                s7 = Math.fround(s7 + Math.fround(x1 * y3));
              }
            }
          }
          add_1[n * 3136 + h * 224 + o + 192] = s0 + b2[o];
          add_1[n * 3136 + h * 224 + o + 193] = s1 + b2[o + 1];
          add_1[n * 3136 + h * 224 + o + 194] = s2 + b2[o + 2];
          add_1[n * 3136 + h * 224 + o + 195] = s3 + b2[o + 3];
          add_1[n * 3136 + h * 224 + o + 208] = s4 + b2[o];
          add_1[n * 3136 + h * 224 + o + 209] = s5 + b2[o + 1];
          add_1[n * 3136 + h * 224 + o + 210] = s6 + b2[o + 2];
          add_1[n * 3136 + h * 224 + o + 211] = s7 + b2[o + 3];
        }
      }
    }
  }

  /** pooled2: f32[32, 7, 7, 16] = maxPool(hidden2, { size: 2 }) */
  function compute_pooled2() {
    for (let i = 0; i < 32; i++) {
      for (let j = 0; j < 7; j++) {
        for (let k = 0; k < 7; k++) {
          for (let l = 0; l < 16; l++) {
            const t = add_1[i * 3136 + j * 448 + k * 32 + l];
            const hidden2 = t <= 0 ? 0 : t;
            const t2 = add_1[i * 3136 + j * 448 + k * 32 + l + 16];
            const hidden22 = t2 <= 0 ? 0 : t2;
            const t3 = add_1[i * 3136 + j * 448 + k * 32 + l + 224];
            const hidden23 = t3 <= 0 ? 0 : t3;
            const t4 = add_1[i * 3136 + j * 448 + k * 32 + l + 240];
            const hidden24 = t4 <= 0 ? 0 : t4;
            pooled2[i * 784 + j * 112 + k * 16 + l] = Math.max(Math.max(hidden2, hidden23), Math.max(hidden22, hidden24));
          }
        }
      }
    }
  }

  /** logits: f32[32, 10] = matmul(reshape(pooled2, [batch, 784]), w3) + b3 */
  function compute_logits() {
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
        const a0 = i * 784;
        const a1 = i * 784 + 784;
        const a2 = i * 784 + 1568;
        const a3 = i * 784 + 2352;
        const b12 = j + 1;
        const b22 = j + 2;
        const b32 = j + 3;
        for (let k = 0; k < 256; k++) {
          const x0 = pooled2[a0 + k];
          const x1 = pooled2[a1 + k];
          const x2 = pooled2[a2 + k];
          const x3 = pooled2[a3 + k];
          const p = k * 10;
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
        logits[i * 10 + j] = s0;
        logits[i * 10 + j + 1] = s1;
        logits[i * 10 + j + 2] = s2;
        logits[i * 10 + j + 3] = s3;
        logits[i * 10 + j + 10] = s4;
        logits[i * 10 + j + 11] = s5;
        logits[i * 10 + j + 12] = s6;
        logits[i * 10 + j + 13] = s7;
        logits[i * 10 + j + 20] = s8;
        logits[i * 10 + j + 21] = s9;
        logits[i * 10 + j + 22] = s10;
        logits[i * 10 + j + 23] = s11;
        logits[i * 10 + j + 30] = s12;
        logits[i * 10 + j + 31] = s13;
        logits[i * 10 + j + 32] = s14;
        logits[i * 10 + j + 33] = s15;
      }
      let s0 = 0;
      let s1 = 0;
      let s2 = 0;
      let s3 = 0;
      let s4 = 0;
      let s5 = 0;
      let s6 = 0;
      let s7 = 0;
      const a0 = i * 784;
      const a1 = i * 784 + 784;
      const a2 = i * 784 + 1568;
      const a3 = i * 784 + 2352;
      for (let k = 0; k < 256; k++) {
        const x0 = pooled2[a0 + k];
        const x1 = pooled2[a1 + k];
        const x2 = pooled2[a2 + k];
        const x3 = pooled2[a3 + k];
        const p = k * 10;
        const y0 = w3[8 + p];
        const y1 = w3[9 + p];
        s0 = Math.fround(s0 + Math.fround(x0 * y0));
        s1 = Math.fround(s1 + Math.fround(x0 * y1));
        s2 = Math.fround(s2 + Math.fround(x1 * y0));
        s3 = Math.fround(s3 + Math.fround(x1 * y1));
        s4 = Math.fround(s4 + Math.fround(x2 * y0));
        s5 = Math.fround(s5 + Math.fround(x2 * y1));
        s6 = Math.fround(s6 + Math.fround(x3 * y0));
        s7 = Math.fround(s7 + Math.fround(x3 * y1));
      }
      logits[i * 10 + 8] = s0;
      logits[i * 10 + 9] = s1;
      logits[i * 10 + 18] = s2;
      logits[i * 10 + 19] = s3;
      logits[i * 10 + 28] = s4;
      logits[i * 10 + 29] = s5;
      logits[i * 10 + 38] = s6;
      logits[i * 10 + 39] = s7;
    }
    for (let b = 1; b < 3; b++) {
      for (let i2 = 0; i2 < 32; i2 += 4) {
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
          const a0 = i2 * 784;
          const a1 = i2 * 784 + 784;
          const a2 = i2 * 784 + 1568;
          const a3 = i2 * 784 + 2352;
          const b12 = j + 1;
          const b22 = j + 2;
          const b32 = j + 3;
          for (let k = 0; k < 256; k++) {
            const p = b * 256 + k;
            const x0 = pooled2[a0 + p];
            const x1 = pooled2[a1 + p];
            const x2 = pooled2[a2 + p];
            const x3 = pooled2[a3 + p];
            const p2 = b * 2560 + k * 10;
            const y0 = w3[j + p2];
            const y1 = w3[b12 + p2];
            const y2 = w3[b22 + p2];
            const y3 = w3[b32 + p2];
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
          logits[i2 * 10 + j] = logits[i2 * 10 + j] + s0;
          logits[i2 * 10 + j + 1] = logits[i2 * 10 + j + 1] + s1;
          logits[i2 * 10 + j + 2] = logits[i2 * 10 + j + 2] + s2;
          logits[i2 * 10 + j + 3] = logits[i2 * 10 + j + 3] + s3;
          logits[i2 * 10 + j + 10] = logits[i2 * 10 + j + 10] + s4;
          logits[i2 * 10 + j + 11] = logits[i2 * 10 + j + 11] + s5;
          logits[i2 * 10 + j + 12] = logits[i2 * 10 + j + 12] + s6;
          logits[i2 * 10 + j + 13] = logits[i2 * 10 + j + 13] + s7;
          logits[i2 * 10 + j + 20] = logits[i2 * 10 + j + 20] + s8;
          logits[i2 * 10 + j + 21] = logits[i2 * 10 + j + 21] + s9;
          logits[i2 * 10 + j + 22] = logits[i2 * 10 + j + 22] + s10;
          logits[i2 * 10 + j + 23] = logits[i2 * 10 + j + 23] + s11;
          logits[i2 * 10 + j + 30] = logits[i2 * 10 + j + 30] + s12;
          logits[i2 * 10 + j + 31] = logits[i2 * 10 + j + 31] + s13;
          logits[i2 * 10 + j + 32] = logits[i2 * 10 + j + 32] + s14;
          logits[i2 * 10 + j + 33] = logits[i2 * 10 + j + 33] + s15;
        }
        let s0 = 0;
        let s1 = 0;
        let s2 = 0;
        let s3 = 0;
        let s4 = 0;
        let s5 = 0;
        let s6 = 0;
        let s7 = 0;
        const a0 = i2 * 784;
        const a1 = i2 * 784 + 784;
        const a2 = i2 * 784 + 1568;
        const a3 = i2 * 784 + 2352;
        for (let k = 0; k < 256; k++) {
          const p = b * 256 + k;
          const x0 = pooled2[a0 + p];
          const x1 = pooled2[a1 + p];
          const x2 = pooled2[a2 + p];
          const x3 = pooled2[a3 + p];
          const p2 = b * 2560 + k * 10;
          const y0 = w3[8 + p2];
          const y1 = w3[9 + p2];
          s0 = Math.fround(s0 + Math.fround(x0 * y0));
          s1 = Math.fround(s1 + Math.fround(x0 * y1));
          s2 = Math.fround(s2 + Math.fround(x1 * y0));
          s3 = Math.fround(s3 + Math.fround(x1 * y1));
          s4 = Math.fround(s4 + Math.fround(x2 * y0));
          s5 = Math.fround(s5 + Math.fround(x2 * y1));
          s6 = Math.fround(s6 + Math.fround(x3 * y0));
          s7 = Math.fround(s7 + Math.fround(x3 * y1));
        }
        logits[i2 * 10 + 8] = logits[i2 * 10 + 8] + s0;
        logits[i2 * 10 + 9] = logits[i2 * 10 + 9] + s1;
        logits[i2 * 10 + 18] = logits[i2 * 10 + 18] + s2;
        logits[i2 * 10 + 19] = logits[i2 * 10 + 19] + s3;
        logits[i2 * 10 + 28] = logits[i2 * 10 + 28] + s4;
        logits[i2 * 10 + 29] = logits[i2 * 10 + 29] + s5;
        logits[i2 * 10 + 38] = logits[i2 * 10 + 38] + s6;
        logits[i2 * 10 + 39] = logits[i2 * 10 + 39] + s7;
      }
    }
    const b33 = b3[8];
    const b34 = b3[9];
    for (let i2 = 0; i2 < 32; i2 += 4) {
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
        const a0 = i2 * 784;
        const a1 = i2 * 784 + 784;
        const a2 = i2 * 784 + 1568;
        const a3 = i2 * 784 + 2352;
        const b12 = j + 1;
        const b22 = j + 2;
        const b32 = j + 3;
        for (let k = 0; k < 16; k++) {
          const p = k + 768;
          const x0 = pooled2[a0 + p];
          const x1 = pooled2[a1 + p];
          const x2 = pooled2[a2 + p];
          const x3 = pooled2[a3 + p];
          const p2 = k * 10 + 7680;
          const y0 = w3[j + p2];
          const y1 = w3[b12 + p2];
          const y2 = w3[b22 + p2];
          const y3 = w3[b32 + p2];
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
        const z = Math.fround(logits[i2 * 10 + j] + s0);
        logits[i2 * 10 + j] = z + b3[j];
        const z2 = Math.fround(logits[i2 * 10 + j + 1] + s1);
        logits[i2 * 10 + j + 1] = z2 + b3[j + 1];
        const z3 = Math.fround(logits[i2 * 10 + j + 2] + s2);
        logits[i2 * 10 + j + 2] = z3 + b3[j + 2];
        const z4 = Math.fround(logits[i2 * 10 + j + 3] + s3);
        logits[i2 * 10 + j + 3] = z4 + b3[j + 3];
        const z5 = Math.fround(logits[i2 * 10 + j + 10] + s4);
        logits[i2 * 10 + j + 10] = z5 + b3[j];
        const z6 = Math.fround(logits[i2 * 10 + j + 11] + s5);
        logits[i2 * 10 + j + 11] = z6 + b3[j + 1];
        const z7 = Math.fround(logits[i2 * 10 + j + 12] + s6);
        logits[i2 * 10 + j + 12] = z7 + b3[j + 2];
        const z8 = Math.fround(logits[i2 * 10 + j + 13] + s7);
        logits[i2 * 10 + j + 13] = z8 + b3[j + 3];
        const z9 = Math.fround(logits[i2 * 10 + j + 20] + s8);
        logits[i2 * 10 + j + 20] = z9 + b3[j];
        const z10 = Math.fround(logits[i2 * 10 + j + 21] + s9);
        logits[i2 * 10 + j + 21] = z10 + b3[j + 1];
        const z11 = Math.fround(logits[i2 * 10 + j + 22] + s10);
        logits[i2 * 10 + j + 22] = z11 + b3[j + 2];
        const z12 = Math.fround(logits[i2 * 10 + j + 23] + s11);
        logits[i2 * 10 + j + 23] = z12 + b3[j + 3];
        const z13 = Math.fround(logits[i2 * 10 + j + 30] + s12);
        logits[i2 * 10 + j + 30] = z13 + b3[j];
        const z14 = Math.fround(logits[i2 * 10 + j + 31] + s13);
        logits[i2 * 10 + j + 31] = z14 + b3[j + 1];
        const z15 = Math.fround(logits[i2 * 10 + j + 32] + s14);
        logits[i2 * 10 + j + 32] = z15 + b3[j + 2];
        const z16 = Math.fround(logits[i2 * 10 + j + 33] + s15);
        logits[i2 * 10 + j + 33] = z16 + b3[j + 3];
      }
      let s0 = 0;
      let s1 = 0;
      let s2 = 0;
      let s3 = 0;
      let s4 = 0;
      let s5 = 0;
      let s6 = 0;
      let s7 = 0;
      const a0 = i2 * 784;
      const a1 = i2 * 784 + 784;
      const a2 = i2 * 784 + 1568;
      const a3 = i2 * 784 + 2352;
      for (let k = 0; k < 16; k++) {
        const p = k + 768;
        const x0 = pooled2[a0 + p];
        const x1 = pooled2[a1 + p];
        const x2 = pooled2[a2 + p];
        const x3 = pooled2[a3 + p];
        const p2 = k * 10 + 7680;
        const y0 = w3[8 + p2];
        const y1 = w3[9 + p2];
        s0 = Math.fround(s0 + Math.fround(x0 * y0));
        s1 = Math.fround(s1 + Math.fround(x0 * y1));
        s2 = Math.fround(s2 + Math.fround(x1 * y0));
        s3 = Math.fround(s3 + Math.fround(x1 * y1));
        s4 = Math.fround(s4 + Math.fround(x2 * y0));
        s5 = Math.fround(s5 + Math.fround(x2 * y1));
        s6 = Math.fround(s6 + Math.fround(x3 * y0));
        s7 = Math.fround(s7 + Math.fround(x3 * y1));
      }
      const z = Math.fround(logits[i2 * 10 + 8] + s0);
      logits[i2 * 10 + 8] = z + b33;
      const z2 = Math.fround(logits[i2 * 10 + 9] + s1);
      logits[i2 * 10 + 9] = z2 + b34;
      const z3 = Math.fround(logits[i2 * 10 + 18] + s2);
      logits[i2 * 10 + 18] = z3 + b33;
      const z4 = Math.fround(logits[i2 * 10 + 19] + s3);
      logits[i2 * 10 + 19] = z4 + b34;
      const z5 = Math.fround(logits[i2 * 10 + 28] + s4);
      logits[i2 * 10 + 28] = z5 + b33;
      const z6 = Math.fround(logits[i2 * 10 + 29] + s5);
      logits[i2 * 10 + 29] = z6 + b34;
      const z7 = Math.fround(logits[i2 * 10 + 38] + s6);
      logits[i2 * 10 + 38] = z7 + b33;
      const z8 = Math.fround(logits[i2 * 10 + 39] + s7);
      logits[i2 * 10 + 39] = z8 + b34;
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
        exp_[i * 10 + j] = expSingle(Math.fround(logits[i * 10 + j] - t));
        exp_[i * 10 + j + 1] = expSingle(Math.fround(logits[i * 10 + j + 1] - t));
        exp_[i * 10 + j + 2] = expSingle(Math.fround(logits[i * 10 + j + 2] - t));
        exp_[i * 10 + j + 3] = expSingle(Math.fround(logits[i * 10 + j + 3] - t));
      }
      const t2 = Math.min(Math.max(max[i], Math.fround(-3.4028235e38)), Math.fround(3.4028235e38));
      for (let j2 = 8; j2 < 10; j2++) {
        exp_[i * 10 + j2] = expSingle(Math.fround(logits[i * 10 + j2] - t2));
      }
    }
  }

  /**
   * sum: f32[32] = sum(exp(logits - expandDims(clip(max(logits, { axis: 1 }), -3.4028235e+38, 3.4028235e+38), 1)),
   * {...
   */
  function compute_sum() {
    for (let i = 0; i < 32; i++) {
      sum[i] = Math.fround(Math.fround(Math.fround(Math.fround(exp_[i * 10] + exp_[i * 10 + 8]) + exp_[i * 10 + 4]) + Math.fround(exp_[i * 10 + 2] + exp_[i * 10 + 6])) + Math.fround(Math.fround(Math.fround(exp_[i * 10 + 1] + exp_[i * 10 + 9]) + exp_[i * 10 + 5]) + Math.fround(exp_[i * 10 + 3] + exp_[i * 10 + 7]))) + 0;
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

  /**
   * min: i32[32, 7, 7, 16] = min(where(window(hidden2, { axes: [1, 2], size: [2, 2], strides: [2, 2] }) ==
   * expandDims(pooled2,...
   *   a cotangent of pooled2, by maxPool: dx
   */
  function compute_min() {
    for (let i = 0; i < 32; i++) {
      for (let j = 0; j < 7; j++) {
        for (let k = 0; k < 7; k++) {
          for (let l = 0; l < 16; l++) {
            const t = add_1[i * 3136 + j * 448 + k * 32 + l];
            const hidden2 = t <= 0 ? 0 : t;
            const t2 = add_1[i * 3136 + j * 448 + k * 32 + l + 16];
            const hidden22 = t2 <= 0 ? 0 : t2;
            const t3 = add_1[i * 3136 + j * 448 + k * 32 + l + 224];
            const hidden23 = t3 <= 0 ? 0 : t3;
            const t4 = add_1[i * 3136 + j * 448 + k * 32 + l + 240];
            const hidden24 = t4 <= 0 ? 0 : t4;
            min[i * 784 + j * 112 + k * 16 + l] = Math.min(Math.min(hidden2 === pooled2[i * 784 + j * 112 + k * 16 + l] || hidden2 !== hidden2 ? 0 : 4, hidden23 === pooled2[i * 784 + j * 112 + k * 16 + l] || hidden23 !== hidden23 ? 2 : 4), Math.min(hidden22 === pooled2[i * 784 + j * 112 + k * 16 + l] || hidden22 !== hidden22 ? 1 : 4, hidden24 === pooled2[i * 784 + j * 112 + k * 16 + l] || hidden24 !== hidden24 ? 3 : 4));
          }
        }
      }
    }
  }

  /**
   * min: i32[32, 14, 14, 8] = min(where(window(hidden1, { axes: [1, 2], size: [2, 2], strides: [2, 2] }) ==
   * expandDims(pooled1,...
   *   a cotangent of pooled1, by maxPool: dx
   */
  function compute_min_1() {
    for (let i = 0; i < 32; i++) {
      for (let j = 0; j < 14; j++) {
        for (let k = 0; k < 14; k++) {
          for (let l = 0; l < 8; l++) {
            const t = add[i * 6272 + j * 448 + k * 16 + l];
            const hidden1 = t <= 0 ? 0 : t;
            const t2 = add[i * 6272 + j * 448 + k * 16 + l + 8];
            const hidden12 = t2 <= 0 ? 0 : t2;
            const t3 = add[i * 6272 + j * 448 + k * 16 + l + 224];
            const hidden13 = t3 <= 0 ? 0 : t3;
            const t4 = add[i * 6272 + j * 448 + k * 16 + l + 232];
            const hidden14 = t4 <= 0 ? 0 : t4;
            min_1[i * 1568 + j * 112 + k * 8 + l] = Math.min(Math.min(hidden1 === pooled1[i * 1568 + j * 112 + k * 8 + l] || hidden1 !== hidden1 ? 0 : 4, hidden13 === pooled1[i * 1568 + j * 112 + k * 8 + l] || hidden13 !== hidden13 ? 2 : 4), Math.min(hidden12 === pooled1[i * 1568 + j * 112 + k * 8 + l] || hidden12 !== hidden12 ? 1 : 4, hidden14 === pooled1[i * 1568 + j * 112 + k * 8 + l] || hidden14 !== hidden14 ? 3 : 4));
          }
        }
      }
    }
  }

  /**
   * d_logits: f32[32, 10] = (exp(logits - expandDims(clip(%253, -3.4028235e+38, 3.4028235e+38), 1)) /
   * expandDims(sum(exp(logi...
   *   a cotangent of softmaxCrossEntropy(logits, y), by softmaxCrossEntropy: dlogits
   */
  function compute_d_logits() {
    for (let i = 0; i < 32; i++) {
      const sum2 = sum[i];
      const y2 = y[i];
      for (let j = 0; j < 10; j++) {
        d_logits[i * 10 + j] = Math.fround(Math.fround(exp_[i * 10 + j] / sum2) - (y2 === j ? 1 : 0)) * 0.03125;
      }
    }
  }

  /**
   * d_b3: f32[10] = sum(d_logits, { axis: 0 })
   *   a cotangent of broadcastTo(b3, [32, 10]), by view: dx
   */
  function compute_d_b3() {
    for (let c = 0; c < 10; c++) {
      d_b3[c] = 0;
    }
    for (let i = 0; i < 32; i++) {
      for (let j = 0; j < 10; j++) {
        d_b3[j] = d_b3[j] + d_logits[i * 10 + j];
      }
    }
  }

  /**
   * contraction: f32[32, 784] = matmul(d_logits, transpose(w3))
   *   a cotangent of matmul(reshape(pooled2, [32, 784]), w3), by contraction: da
   */
  function compute_contraction() {
    for (let i = 0; i < 32; i += 4) {
      for (let k = 0; k < 784; k += 4) {
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
        const b32 = k * 10 + 30;
        for (let k2 = 0; k2 < 10; k2++) {
          const x0 = d_logits[a0 + k2];
          const x1 = d_logits[a1 + k2];
          const x2 = d_logits[a2 + k2];
          const x3 = d_logits[a3 + k2];
          const y0 = w3[b0 + k2];
          const y1 = w3[b12 + k2];
          const y2 = w3[b22 + k2];
          const y3 = w3[b32 + k2];
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
        contraction_3[i * 784 + k] = s0;
        contraction_3[i * 784 + k + 1] = s1;
        contraction_3[i * 784 + k + 2] = s2;
        contraction_3[i * 784 + k + 3] = s3;
        contraction_3[i * 784 + k + 784] = s4;
        contraction_3[i * 784 + k + 785] = s5;
        contraction_3[i * 784 + k + 786] = s6;
        contraction_3[i * 784 + k + 787] = s7;
        contraction_3[i * 784 + k + 1568] = s8;
        contraction_3[i * 784 + k + 1569] = s9;
        contraction_3[i * 784 + k + 1570] = s10;
        contraction_3[i * 784 + k + 1571] = s11;
        contraction_3[i * 784 + k + 2352] = s12;
        contraction_3[i * 784 + k + 2353] = s13;
        contraction_3[i * 784 + k + 2354] = s14;
        contraction_3[i * 784 + k + 2355] = s15;
      }
    }
  }

  /**
   * d_w3: f32[784, 10] = matmul(transpose(reshape(pooled2, [32, 784])), d_logits)
   *   a cotangent of matmul(reshape(pooled2, [32, 784]), w3), by contraction: db
   */
  function compute_d_w3() {
    for (let k = 0; k < 784; k += 4) {
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
        for (let k2 = 0; k2 < 32; k2++) {
          const p = k2 * 784;
          const x0 = pooled2[k + p];
          const x1 = pooled2[a1 + p];
          const x2 = pooled2[a2 + p];
          const x3 = pooled2[a3 + p];
          const p2 = k2 * 10;
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
        d_w3[k * 10 + j] = s0;
        d_w3[k * 10 + j + 1] = s1;
        d_w3[k * 10 + j + 2] = s2;
        d_w3[k * 10 + j + 3] = s3;
        d_w3[k * 10 + j + 10] = s4;
        d_w3[k * 10 + j + 11] = s5;
        d_w3[k * 10 + j + 12] = s6;
        d_w3[k * 10 + j + 13] = s7;
        d_w3[k * 10 + j + 20] = s8;
        d_w3[k * 10 + j + 21] = s9;
        d_w3[k * 10 + j + 22] = s10;
        d_w3[k * 10 + j + 23] = s11;
        d_w3[k * 10 + j + 30] = s12;
        d_w3[k * 10 + j + 31] = s13;
        d_w3[k * 10 + j + 32] = s14;
        d_w3[k * 10 + j + 33] = s15;
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
        const p = k2 * 784;
        const x0 = pooled2[k + p];
        const x1 = pooled2[a1 + p];
        const x2 = pooled2[a2 + p];
        const x3 = pooled2[a3 + p];
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
      d_w3[k * 10 + 8] = s0;
      d_w3[k * 10 + 9] = s1;
      d_w3[k * 10 + 18] = s2;
      d_w3[k * 10 + 19] = s3;
      d_w3[k * 10 + 28] = s4;
      d_w3[k * 10 + 29] = s5;
      d_w3[k * 10 + 38] = s6;
      d_w3[k * 10 + 39] = s7;
    }
  }

  /**
   * view: f32[32, 7, 2, 7, 2, 16] = transpose(where([[0, 1], [2, 3]] == expandDims(min(where(%258 || %259, [[0,
   * 1], [2, 3]], 4), { ax...
   */
  function compute_view_2() {
    for (let i = 0; i < 32; i++) {
      for (let j = 0; j < 7; j++) {
        for (let k = 0; k < 2; k++) {
          for (let l = 0; l < 7; l++) {
            for (let m = 0; m < 2; m++) {
              const table2 = table[k * 2 + m];
              for (let n = 0; n < 16; n++) {
                view_2[i * 3136 + j * 448 + k * 224 + l * 32 + m * 16 + n] = table2 === min[i * 784 + j * 112 + l * 16 + n] ? contraction_3[i * 784 + j * 112 + l * 16 + n] : 0;
              }
            }
          }
        }
      }
    }
  }

  /**
   * where: f32[32, 14, 14, 16] = where(einsum("nhwcuv,uvco->nhwo", window(pad(pooled1, [[0, 0], [1, 1], [1, 1],
   * [0, 0]]), { axes: ...
   *   a cotangent of hidden2, by relu: dx
   */
  function compute_where() {
    for (let i = 0; i < 100352; i++) {
      where[i] = add_1[i] > 0 ? view_2[i] : 0;
    }
  }

  /**
   * d_b2: f32[16] = sum(where(einsum("nhwcuv,uvco->nhwo", window(%243, { axes: [1, 2], size: [3, 3] }), w2) + b2 >
   * 0,...
   *   a cotangent of broadcastTo(b2, [32, 14, 14, 16]), by view: dx
   */
  function compute_d_b2() {
    for (let c = 0; c < 400; c++) {
      totals[c] = 0;
    }
    for (let i = 0; i < 32; i++) {
      for (let j = 0; j < 14; j++) {
        for (let k = 0; k < 14; k++) {
          for (let l = 0; l < 16; l++) {
            const at2 = ((i * 196 + j * 14 + k) >> 8) * 16 + l;
            totals[at2] = totals[at2] + where[i * 3136 + j * 224 + k * 16 + l];
          }
        }
      }
    }
    for (let r = 0; r < 24; r += 2) {
      for (let c2 = 0; c2 < 16; c2++) {
        totals[r * 16 + c2] = totals[r * 16 + c2] + totals[r * 16 + c2 + 16];
      }
    }
    for (let r2 = 0; r2 < 23; r2 += 4) {
      for (let c2 = 0; c2 < 16; c2++) {
        totals[r2 * 16 + c2] = totals[r2 * 16 + c2] + totals[r2 * 16 + c2 + 32];
      }
    }
    for (let r3 = 0; r3 < 21; r3 += 8) {
      for (let c2 = 0; c2 < 16; c2++) {
        totals[r3 * 16 + c2] = totals[r3 * 16 + c2] + totals[r3 * 16 + c2 + 64];
      }
    }
    for (let r4 = 0; r4 < 17; r4 += 16) {
      for (let c2 = 0; c2 < 16; c2++) {
        totals[r4 * 16 + c2] = totals[r4 * 16 + c2] + totals[r4 * 16 + c2 + 128];
      }
    }
    for (let c2 = 0; c2 < 16; c2++) {
      totals[c2] = totals[c2] + totals[c2 + 256];
    }
    for (let i2 = 0; i2 < 16; i2++) {
      d_b2[i2] = totals[i2];
    }
  }

  /**
   * view: f32[32, 16, 16, 16] = pad(where(einsum("nhwcuv,uvco->nhwo", window(%243, { axes: [1, 2], size: [3, 3]
   * }), w2) + b2 > 0,...
   */
  function compute_view_3() {
    for (let i = 0; i < 32; i++) {
      for (let k = 0; k < 16; k++) {
        for (let l = 0; l < 16; l++) {
          view_3[i * 4096 + k * 16 + l] = 0;
        }
      }
      for (let j = 1; j < 15; j++) {
        for (let l = 0; l < 16; l++) {
          view_3[i * 4096 + j * 256 + l] = 0;
        }
        for (let k2 = 1; k2 < 15; k2++) {
          for (let l2 = 0; l2 < 16; l2++) {
            view_3[i * 4096 + j * 256 + k2 * 16 + l2] = where[i * 3136 + j * 224 + k2 * 16 + l2 - 240];
          }
        }
        for (let l2 = 0; l2 < 16; l2++) {
          view_3[i * 4096 + j * 256 + l2 + 240] = 0;
        }
      }
      for (let k2 = 0; k2 < 16; k2++) {
        for (let l = 0; l < 16; l++) {
          view_3[i * 4096 + k2 * 16 + l + 3840] = 0;
        }
      }
    }
  }

  /**
   * d_pooled1: f32[32, 14, 14, 8] = einsum("abdfgo,fgeo->abde", view(pad(where(%245 + b2 > 0, d_hidden2, 0), [[0,
   * 0], [1, 1], [1, 1],...
   */
  function compute_d_pooled1() {
    for (let a = 0; a < 32; a++) {
      for (let b = 0; b < 14; b++) {
        for (let d = 0; d < 12; d += 4) {
          for (let e = 0; e < 8; e += 4) {
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
            const a0 = a * 4096 + b * 256 + d * 16 + 544;
            const a1 = a * 4096 + b * 256 + d * 16 + 560;
            const a2 = a * 4096 + b * 256 + d * 16 + 576;
            const a3 = a * 4096 + b * 256 + d * 16 + 592;
            const b0 = e * 16;
            const b12 = e * 16 + 16;
            const b22 = e * 16 + 32;
            const b32 = e * 16 + 48;
            for (let f = 0; f < 3; f++) {
              for (let g = 0; g < 3; g++) {
                for (let o = 0; o < 16; o++) {
                  const p = 0 - f * 256 - g * 16 + o;
                  const x0 = view_3[a0 + p];
                  const x1 = view_3[a1 + p];
                  const x2 = view_3[a2 + p];
                  const x3 = view_3[a3 + p];
                  const p2 = f * 384 + g * 128 + o;
                  const y0 = w2[b0 + p2];
                  const y1 = w2[b12 + p2];
                  const y2 = w2[b22 + p2];
                  const y3 = w2[b32 + p2];
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
              }
            }
            d_pooled1[a * 1568 + b * 112 + d * 8 + e] = s0;
            d_pooled1[a * 1568 + b * 112 + d * 8 + e + 1] = s1;
            d_pooled1[a * 1568 + b * 112 + d * 8 + e + 2] = s2;
            d_pooled1[a * 1568 + b * 112 + d * 8 + e + 3] = s3;
            d_pooled1[a * 1568 + b * 112 + d * 8 + e + 8] = s4;
            d_pooled1[a * 1568 + b * 112 + d * 8 + e + 9] = s5;
            d_pooled1[a * 1568 + b * 112 + d * 8 + e + 10] = s6;
            d_pooled1[a * 1568 + b * 112 + d * 8 + e + 11] = s7;
            d_pooled1[a * 1568 + b * 112 + d * 8 + e + 16] = s8;
            d_pooled1[a * 1568 + b * 112 + d * 8 + e + 17] = s9;
            d_pooled1[a * 1568 + b * 112 + d * 8 + e + 18] = s10;
            d_pooled1[a * 1568 + b * 112 + d * 8 + e + 19] = s11;
            d_pooled1[a * 1568 + b * 112 + d * 8 + e + 24] = s12;
            d_pooled1[a * 1568 + b * 112 + d * 8 + e + 25] = s13;
            d_pooled1[a * 1568 + b * 112 + d * 8 + e + 26] = s14;
            d_pooled1[a * 1568 + b * 112 + d * 8 + e + 27] = s15;
          }
        }
        for (let e = 0; e < 8; e += 4) {
          let s0 = 0;
          let s1 = 0;
          let s2 = 0;
          let s3 = 0;
          let s4 = 0;
          let s5 = 0;
          let s6 = 0;
          let s7 = 0;
          const a0 = a * 4096 + b * 256 + 736;
          const a1 = a * 4096 + b * 256 + 752;
          const b0 = e * 16;
          const b12 = e * 16 + 16;
          const b22 = e * 16 + 32;
          const b32 = e * 16 + 48;
          for (let f = 0; f < 3; f++) {
            for (let g = 0; g < 3; g++) {
              for (let o = 0; o < 16; o++) {
                const p = 0 - f * 256 - g * 16 + o;
                const x0 = view_3[a0 + p];
                const x1 = view_3[a1 + p];
                const p2 = f * 384 + g * 128 + o;
                const y0 = w2[b0 + p2];
                const y1 = w2[b12 + p2];
                const y2 = w2[b22 + p2];
                const y3 = w2[b32 + p2];
                s0 = Math.fround(s0 + Math.fround(x0 * y0));
                s1 = Math.fround(s1 + Math.fround(x0 * y1));
                s2 = Math.fround(s2 + Math.fround(x0 * y2));
                s3 = Math.fround(s3 + Math.fround(x0 * y3));
                s4 = Math.fround(s4 + Math.fround(x1 * y0));
                s5 = Math.fround(s5 + Math.fround(x1 * y1));
                s6 = Math.fround(s6 + Math.fround(x1 * y2));
                s7 = Math.fround(s7 + Math.fround(x1 * y3));
              }
            }
          }
          d_pooled1[a * 1568 + b * 112 + e + 96] = s0;
          d_pooled1[a * 1568 + b * 112 + e + 97] = s1;
          d_pooled1[a * 1568 + b * 112 + e + 98] = s2;
          d_pooled1[a * 1568 + b * 112 + e + 99] = s3;
          d_pooled1[a * 1568 + b * 112 + e + 104] = s4;
          d_pooled1[a * 1568 + b * 112 + e + 105] = s5;
          d_pooled1[a * 1568 + b * 112 + e + 106] = s6;
          d_pooled1[a * 1568 + b * 112 + e + 107] = s7;
        }
      }
    }
  }

  /**
   * d_w2: f32[3, 3, 8, 16] = einsum("nhwcuv,nhwo->uvco", window(pad(pooled1, [[0, 0], [1, 1], [1, 1], [0, 0]]), {
   * axes: [1, 2]...
   */
  function compute_d_w2() {
    for (let u = 0; u < 3; u++) {
      for (let v = 0; v < 3; v++) {
        for (let c = 0; c < 8; c += 4) {
          for (let o = 0; o < 16; o += 4) {
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
            const a0 = u * 128 + v * 8 + c;
            const a1 = u * 128 + v * 8 + c + 1;
            const a2 = u * 128 + v * 8 + c + 2;
            const a3 = u * 128 + v * 8 + c + 3;
            const b12 = o + 1;
            const b22 = o + 2;
            const b32 = o + 3;
            for (let turn_ = 0; turn_ < 19; turn_++) {
              const h = turn_ % 14;
              const q = (turn_ / 14) | 0;
              const skipped = 0 - turn_ * 14;
              const stop = Math.min(skipped + 256, 14);
              for (let w = Math.max(skipped, 0); w < stop; w++) {
                const p = q * 2048 + h * 128 + w * 8;
                const x0 = view_1[a0 + p];
                const x1 = view_1[a1 + p];
                const x2 = view_1[a2 + p];
                const x3 = view_1[a3 + p];
                const p2 = q * 3136 + h * 224 + w * 16;
                const y0 = where[o + p2];
                const y1 = where[b12 + p2];
                const y2 = where[b22 + p2];
                const y3 = where[b32 + p2];
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
            }
            d_w2[u * 384 + v * 128 + c * 16 + o] = s0;
            d_w2[u * 384 + v * 128 + c * 16 + o + 1] = s1;
            d_w2[u * 384 + v * 128 + c * 16 + o + 2] = s2;
            d_w2[u * 384 + v * 128 + c * 16 + o + 3] = s3;
            d_w2[u * 384 + v * 128 + c * 16 + o + 16] = s4;
            d_w2[u * 384 + v * 128 + c * 16 + o + 17] = s5;
            d_w2[u * 384 + v * 128 + c * 16 + o + 18] = s6;
            d_w2[u * 384 + v * 128 + c * 16 + o + 19] = s7;
            d_w2[u * 384 + v * 128 + c * 16 + o + 32] = s8;
            d_w2[u * 384 + v * 128 + c * 16 + o + 33] = s9;
            d_w2[u * 384 + v * 128 + c * 16 + o + 34] = s10;
            d_w2[u * 384 + v * 128 + c * 16 + o + 35] = s11;
            d_w2[u * 384 + v * 128 + c * 16 + o + 48] = s12;
            d_w2[u * 384 + v * 128 + c * 16 + o + 49] = s13;
            d_w2[u * 384 + v * 128 + c * 16 + o + 50] = s14;
            d_w2[u * 384 + v * 128 + c * 16 + o + 51] = s15;
          }
        }
      }
    }
    for (let b = 1; b < 24; b++) {
      for (let u2 = 0; u2 < 3; u2++) {
        for (let v = 0; v < 3; v++) {
          for (let c = 0; c < 8; c += 4) {
            for (let o = 0; o < 16; o += 4) {
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
              const a0 = u2 * 128 + v * 8 + c;
              const a1 = u2 * 128 + v * 8 + c + 1;
              const a2 = u2 * 128 + v * 8 + c + 2;
              const a3 = u2 * 128 + v * 8 + c + 3;
              const b12 = o + 1;
              const b22 = o + 2;
              const b32 = o + 3;
              const begin = b * 256;
              const end = (((begin + 255) / 14) | 0) + 1;
              for (let turn_ = (begin / 14) | 0; turn_ < end; turn_++) {
                const h = turn_ % 14;
                const q = (turn_ / 14) | 0;
                const skipped = begin - turn_ * 14;
                const stop = Math.min(skipped + 256, 14);
                for (let w = Math.max(skipped, 0); w < stop; w++) {
                  const p = q * 2048 + h * 128 + w * 8;
                  const x0 = view_1[a0 + p];
                  const x1 = view_1[a1 + p];
                  const x2 = view_1[a2 + p];
                  const x3 = view_1[a3 + p];
                  const p2 = q * 3136 + h * 224 + w * 16;
                  const y0 = where[o + p2];
                  const y1 = where[b12 + p2];
                  const y2 = where[b22 + p2];
                  const y3 = where[b32 + p2];
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
              }
              d_w2[u2 * 384 + v * 128 + c * 16 + o] = d_w2[u2 * 384 + v * 128 + c * 16 + o] + s0;
              d_w2[u2 * 384 + v * 128 + c * 16 + o + 1] = d_w2[u2 * 384 + v * 128 + c * 16 + o + 1] + s1;
              d_w2[u2 * 384 + v * 128 + c * 16 + o + 2] = d_w2[u2 * 384 + v * 128 + c * 16 + o + 2] + s2;
              d_w2[u2 * 384 + v * 128 + c * 16 + o + 3] = d_w2[u2 * 384 + v * 128 + c * 16 + o + 3] + s3;
              d_w2[u2 * 384 + v * 128 + c * 16 + o + 16] = d_w2[u2 * 384 + v * 128 + c * 16 + o + 16] + s4;
              d_w2[u2 * 384 + v * 128 + c * 16 + o + 17] = d_w2[u2 * 384 + v * 128 + c * 16 + o + 17] + s5;
              d_w2[u2 * 384 + v * 128 + c * 16 + o + 18] = d_w2[u2 * 384 + v * 128 + c * 16 + o + 18] + s6;
              d_w2[u2 * 384 + v * 128 + c * 16 + o + 19] = d_w2[u2 * 384 + v * 128 + c * 16 + o + 19] + s7;
              d_w2[u2 * 384 + v * 128 + c * 16 + o + 32] = d_w2[u2 * 384 + v * 128 + c * 16 + o + 32] + s8;
              d_w2[u2 * 384 + v * 128 + c * 16 + o + 33] = d_w2[u2 * 384 + v * 128 + c * 16 + o + 33] + s9;
              d_w2[u2 * 384 + v * 128 + c * 16 + o + 34] = d_w2[u2 * 384 + v * 128 + c * 16 + o + 34] + s10;
              d_w2[u2 * 384 + v * 128 + c * 16 + o + 35] = d_w2[u2 * 384 + v * 128 + c * 16 + o + 35] + s11;
              d_w2[u2 * 384 + v * 128 + c * 16 + o + 48] = d_w2[u2 * 384 + v * 128 + c * 16 + o + 48] + s12;
              d_w2[u2 * 384 + v * 128 + c * 16 + o + 49] = d_w2[u2 * 384 + v * 128 + c * 16 + o + 49] + s13;
              d_w2[u2 * 384 + v * 128 + c * 16 + o + 50] = d_w2[u2 * 384 + v * 128 + c * 16 + o + 50] + s14;
              d_w2[u2 * 384 + v * 128 + c * 16 + o + 51] = d_w2[u2 * 384 + v * 128 + c * 16 + o + 51] + s15;
            }
          }
        }
      }
    }
    for (let u2 = 0; u2 < 3; u2++) {
      for (let v = 0; v < 3; v++) {
        for (let c = 0; c < 8; c += 4) {
          for (let o = 0; o < 16; o += 4) {
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
            const a0 = u2 * 128 + v * 8 + c;
            const a1 = u2 * 128 + v * 8 + c + 1;
            const a2 = u2 * 128 + v * 8 + c + 2;
            const a3 = u2 * 128 + v * 8 + c + 3;
            const b12 = o + 1;
            const b22 = o + 2;
            const b32 = o + 3;
            for (let turn_ = 438; turn_ < 448; turn_++) {
              const h = turn_ % 14;
              const q = (turn_ / 14) | 0;
              const skipped = 6144 - turn_ * 14;
              const stop = Math.min(skipped + 128, 14);
              for (let w = Math.max(skipped, 0); w < stop; w++) {
                const p = q * 2048 + h * 128 + w * 8;
                const x0 = view_1[a0 + p];
                const x1 = view_1[a1 + p];
                const x2 = view_1[a2 + p];
                const x3 = view_1[a3 + p];
                const p2 = q * 3136 + h * 224 + w * 16;
                const y0 = where[o + p2];
                const y1 = where[b12 + p2];
                const y2 = where[b22 + p2];
                const y3 = where[b32 + p2];
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
            }
            d_w2[u2 * 384 + v * 128 + c * 16 + o] = d_w2[u2 * 384 + v * 128 + c * 16 + o] + s0;
            d_w2[u2 * 384 + v * 128 + c * 16 + o + 1] = d_w2[u2 * 384 + v * 128 + c * 16 + o + 1] + s1;
            d_w2[u2 * 384 + v * 128 + c * 16 + o + 2] = d_w2[u2 * 384 + v * 128 + c * 16 + o + 2] + s2;
            d_w2[u2 * 384 + v * 128 + c * 16 + o + 3] = d_w2[u2 * 384 + v * 128 + c * 16 + o + 3] + s3;
            d_w2[u2 * 384 + v * 128 + c * 16 + o + 16] = d_w2[u2 * 384 + v * 128 + c * 16 + o + 16] + s4;
            d_w2[u2 * 384 + v * 128 + c * 16 + o + 17] = d_w2[u2 * 384 + v * 128 + c * 16 + o + 17] + s5;
            d_w2[u2 * 384 + v * 128 + c * 16 + o + 18] = d_w2[u2 * 384 + v * 128 + c * 16 + o + 18] + s6;
            d_w2[u2 * 384 + v * 128 + c * 16 + o + 19] = d_w2[u2 * 384 + v * 128 + c * 16 + o + 19] + s7;
            d_w2[u2 * 384 + v * 128 + c * 16 + o + 32] = d_w2[u2 * 384 + v * 128 + c * 16 + o + 32] + s8;
            d_w2[u2 * 384 + v * 128 + c * 16 + o + 33] = d_w2[u2 * 384 + v * 128 + c * 16 + o + 33] + s9;
            d_w2[u2 * 384 + v * 128 + c * 16 + o + 34] = d_w2[u2 * 384 + v * 128 + c * 16 + o + 34] + s10;
            d_w2[u2 * 384 + v * 128 + c * 16 + o + 35] = d_w2[u2 * 384 + v * 128 + c * 16 + o + 35] + s11;
            d_w2[u2 * 384 + v * 128 + c * 16 + o + 48] = d_w2[u2 * 384 + v * 128 + c * 16 + o + 48] + s12;
            d_w2[u2 * 384 + v * 128 + c * 16 + o + 49] = d_w2[u2 * 384 + v * 128 + c * 16 + o + 49] + s13;
            d_w2[u2 * 384 + v * 128 + c * 16 + o + 50] = d_w2[u2 * 384 + v * 128 + c * 16 + o + 50] + s14;
            d_w2[u2 * 384 + v * 128 + c * 16 + o + 51] = d_w2[u2 * 384 + v * 128 + c * 16 + o + 51] + s15;
          }
        }
      }
    }
  }

  /**
   * view: f32[32, 14, 2, 14, 2, 8] = transpose(where([[0, 1], [2, 3]] == expandDims(min(where(%267 || %238, [[0,
   * 1], [2, 3]], 4), { ax...
   */
  function compute_view_4() {
    for (let i = 0; i < 32; i++) {
      for (let j = 0; j < 14; j++) {
        for (let k = 0; k < 2; k++) {
          for (let l = 0; l < 14; l++) {
            for (let m = 0; m < 2; m++) {
              const table2 = table[k * 2 + m];
              for (let n = 0; n < 8; n++) {
                view_4[i * 6272 + j * 448 + k * 224 + l * 16 + m * 8 + n] = table2 === min_1[i * 1568 + j * 112 + l * 8 + n] ? d_pooled1[i * 1568 + j * 112 + l * 8 + n] : 0;
              }
            }
          }
        }
      }
    }
  }

  /**
   * where: f32[32, 28, 28, 8] = where(einsum("nhwcuv,uvco->nhwo", window(pad(x, [[0, 0], [1, 1], [1, 1], [0, 0]]),
   * { axes: [1, 2]...
   *   a cotangent of hidden1, by relu: dx
   */
  function compute_where_1() {
    for (let i = 0; i < 200704; i++) {
      where_1[i] = add[i] > 0 ? view_4[i] : 0;
    }
  }

  /**
   * d_b1: f32[8] = sum(where(einsum("nhwcuv,uvco->nhwo", window(%232, { axes: [1, 2], size: [3, 3] }), w1) + b1 >
   * 0,...
   *   a cotangent of broadcastTo(b1, [32, 28, 28, 8]), by view: dx
   */
  function compute_d_b1() {
    for (let c = 0; c < 784; c++) {
      totals2[c] = 0;
    }
    for (let i = 0; i < 32; i++) {
      for (let j = 0; j < 28; j++) {
        for (let k = 0; k < 28; k++) {
          for (let l = 0; l < 8; l++) {
            const at2 = ((i * 784 + j * 28 + k) >> 8) * 8 + l;
            totals2[at2] = totals2[at2] + where_1[i * 6272 + j * 224 + k * 8 + l];
          }
        }
      }
    }
    for (let r = 0; r < 97; r += 2) {
      for (let c2 = 0; c2 < 8; c2++) {
        totals2[r * 8 + c2] = totals2[r * 8 + c2] + totals2[r * 8 + c2 + 8];
      }
    }
    for (let r2 = 0; r2 < 96; r2 += 4) {
      for (let c2 = 0; c2 < 8; c2++) {
        totals2[r2 * 8 + c2] = totals2[r2 * 8 + c2] + totals2[r2 * 8 + c2 + 16];
      }
    }
    for (let r3 = 0; r3 < 94; r3 += 8) {
      for (let c2 = 0; c2 < 8; c2++) {
        totals2[r3 * 8 + c2] = totals2[r3 * 8 + c2] + totals2[r3 * 8 + c2 + 32];
      }
    }
    for (let r4 = 0; r4 < 90; r4 += 16) {
      for (let c2 = 0; c2 < 8; c2++) {
        totals2[r4 * 8 + c2] = totals2[r4 * 8 + c2] + totals2[r4 * 8 + c2 + 64];
      }
    }
    for (let r5 = 0; r5 < 82; r5 += 32) {
      for (let c2 = 0; c2 < 8; c2++) {
        totals2[r5 * 8 + c2] = totals2[r5 * 8 + c2] + totals2[r5 * 8 + c2 + 128];
      }
    }
    for (let r6 = 0; r6 < 66; r6 += 64) {
      for (let c2 = 0; c2 < 8; c2++) {
        totals2[r6 * 8 + c2] = totals2[r6 * 8 + c2] + totals2[r6 * 8 + c2 + 256];
      }
    }
    for (let c2 = 0; c2 < 8; c2++) {
      totals2[c2] = totals2[c2] + totals2[c2 + 512];
    }
    for (let i2 = 0; i2 < 8; i2++) {
      d_b1[i2] = totals2[i2];
    }
  }

  /**
   * d_w1: f32[3, 3, 1, 8] = einsum("nhwcuv,nhwo->uvco", window(pad(x, [[0, 0], [1, 1], [1, 1], [0, 0]]), { axes:
   * [1, 2], size...
   */
  function compute_d_w1() {
    for (let u = 0; u < 3; u++) {
      for (let v = 0; v < 3; v++) {
        for (let o = 0; o < 8; o += 4) {
          let s0 = 0;
          let s1 = 0;
          let s2 = 0;
          let s3 = 0;
          const a0 = u * 30 + v;
          const b12 = o + 1;
          const b22 = o + 2;
          const b32 = o + 3;
          for (let turn_ = 0; turn_ < 10; turn_++) {
            const h = turn_ % 28;
            const q = (turn_ / 28) | 0;
            const skipped = 0 - turn_ * 28;
            const stop = Math.min(skipped + 256, 28);
            for (let w = Math.max(skipped, 0); w < stop; w++) {
              const p = q * 900 + h * 30 + w;
              const x0 = view[a0 + p];
              const p2 = q * 6272 + h * 224 + w * 8;
              const y0 = where_1[o + p2];
              const y1 = where_1[b12 + p2];
              const y2 = where_1[b22 + p2];
              const y3 = where_1[b32 + p2];
              s0 = Math.fround(s0 + Math.fround(x0 * y0));
              s1 = Math.fround(s1 + Math.fround(x0 * y1));
              s2 = Math.fround(s2 + Math.fround(x0 * y2));
              s3 = Math.fround(s3 + Math.fround(x0 * y3));
            }
          }
          d_w1[u * 24 + v * 8 + o] = s0;
          d_w1[u * 24 + v * 8 + o + 1] = s1;
          d_w1[u * 24 + v * 8 + o + 2] = s2;
          d_w1[u * 24 + v * 8 + o + 3] = s3;
        }
      }
    }
    for (let b = 1; b < 97; b++) {
      for (let u2 = 0; u2 < 3; u2++) {
        for (let v = 0; v < 3; v++) {
          for (let o = 0; o < 8; o += 4) {
            let s0 = 0;
            let s1 = 0;
            let s2 = 0;
            let s3 = 0;
            const a0 = u2 * 30 + v;
            const b12 = o + 1;
            const b22 = o + 2;
            const b32 = o + 3;
            const begin = b * 256;
            const end = (((begin + 255) / 28) | 0) + 1;
            for (let turn_ = (begin / 28) | 0; turn_ < end; turn_++) {
              const h = turn_ % 28;
              const q = (turn_ / 28) | 0;
              const skipped = begin - turn_ * 28;
              const stop = Math.min(skipped + 256, 28);
              for (let w = Math.max(skipped, 0); w < stop; w++) {
                const p = q * 900 + h * 30 + w;
                const x0 = view[a0 + p];
                const p2 = q * 6272 + h * 224 + w * 8;
                const y0 = where_1[o + p2];
                const y1 = where_1[b12 + p2];
                const y2 = where_1[b22 + p2];
                const y3 = where_1[b32 + p2];
                s0 = Math.fround(s0 + Math.fround(x0 * y0));
                s1 = Math.fround(s1 + Math.fround(x0 * y1));
                s2 = Math.fround(s2 + Math.fround(x0 * y2));
                s3 = Math.fround(s3 + Math.fround(x0 * y3));
              }
            }
            d_w1[u2 * 24 + v * 8 + o] = d_w1[u2 * 24 + v * 8 + o] + s0;
            d_w1[u2 * 24 + v * 8 + o + 1] = d_w1[u2 * 24 + v * 8 + o + 1] + s1;
            d_w1[u2 * 24 + v * 8 + o + 2] = d_w1[u2 * 24 + v * 8 + o + 2] + s2;
            d_w1[u2 * 24 + v * 8 + o + 3] = d_w1[u2 * 24 + v * 8 + o + 3] + s3;
          }
        }
      }
    }
    for (let u2 = 0; u2 < 3; u2++) {
      for (let v = 0; v < 3; v++) {
        for (let o = 0; o < 8; o += 4) {
          let s0 = 0;
          let s1 = 0;
          let s2 = 0;
          let s3 = 0;
          const a0 = u2 * 30 + v;
          const b12 = o + 1;
          const b22 = o + 2;
          const b32 = o + 3;
          for (let turn_ = 886; turn_ < 896; turn_++) {
            const h = turn_ % 28;
            const q = (turn_ / 28) | 0;
            const skipped = 24832 - turn_ * 28;
            const stop = Math.min(skipped + 256, 28);
            for (let w = Math.max(skipped, 0); w < stop; w++) {
              const p = q * 900 + h * 30 + w;
              const x0 = view[a0 + p];
              const p2 = q * 6272 + h * 224 + w * 8;
              const y0 = where_1[o + p2];
              const y1 = where_1[b12 + p2];
              const y2 = where_1[b22 + p2];
              const y3 = where_1[b32 + p2];
              s0 = Math.fround(s0 + Math.fround(x0 * y0));
              s1 = Math.fround(s1 + Math.fround(x0 * y1));
              s2 = Math.fround(s2 + Math.fround(x0 * y2));
              s3 = Math.fround(s3 + Math.fround(x0 * y3));
            }
          }
          d_w1[u2 * 24 + v * 8 + o] = d_w1[u2 * 24 + v * 8 + o] + s0;
          d_w1[u2 * 24 + v * 8 + o + 1] = d_w1[u2 * 24 + v * 8 + o + 1] + s1;
          d_w1[u2 * 24 + v * 8 + o + 2] = d_w1[u2 * 24 + v * 8 + o + 2] + s2;
          d_w1[u2 * 24 + v * 8 + o + 3] = d_w1[u2 * 24 + v * 8 + o + 3] + s3;
        }
      }
    }
  }

  /**
   * contraction: f32[32, 28, 28, 8] = einsum("nhwcuv,uvco->nhwo", window(pad(x, [[0, 0], [1, 1], [1, 1], [0, 0]]),
   * { axes: [1, 2], size...
   */
  function compute_contraction_1() {
    for (let n = 0; n < 32; n++) {
      for (let h = 0; h < 28; h++) {
        for (let w = 0; w < 28; w += 4) {
          for (let o = 0; o < 8; o += 4) {
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
            const a0 = n * 900 + h * 30 + w;
            const a1 = n * 900 + h * 30 + w + 1;
            const a2 = n * 900 + h * 30 + w + 2;
            const a3 = n * 900 + h * 30 + w + 3;
            const b12 = o + 1;
            const b22 = o + 2;
            const b32 = o + 3;
            for (let u = 0; u < 3; u++) {
              for (let v = 0; v < 3; v++) {
                const p = u * 30 + v;
                const x0 = view[a0 + p];
                const x1 = view[a1 + p];
                const x2 = view[a2 + p];
                const x3 = view[a3 + p];
                const p2 = u * 24 + v * 8;
                const y0 = w1[o + p2];
                const y1 = w1[b12 + p2];
                const y2 = w1[b22 + p2];
                const y3 = w1[b32 + p2];
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
            }
            contraction[n * 6272 + h * 224 + w * 8 + o] = s0;
            contraction[n * 6272 + h * 224 + w * 8 + o + 1] = s1;
            contraction[n * 6272 + h * 224 + w * 8 + o + 2] = s2;
            contraction[n * 6272 + h * 224 + w * 8 + o + 3] = s3;
            contraction[n * 6272 + h * 224 + w * 8 + o + 8] = s4;
            contraction[n * 6272 + h * 224 + w * 8 + o + 9] = s5;
            contraction[n * 6272 + h * 224 + w * 8 + o + 10] = s6;
            contraction[n * 6272 + h * 224 + w * 8 + o + 11] = s7;
            contraction[n * 6272 + h * 224 + w * 8 + o + 16] = s8;
            contraction[n * 6272 + h * 224 + w * 8 + o + 17] = s9;
            contraction[n * 6272 + h * 224 + w * 8 + o + 18] = s10;
            contraction[n * 6272 + h * 224 + w * 8 + o + 19] = s11;
            contraction[n * 6272 + h * 224 + w * 8 + o + 24] = s12;
            contraction[n * 6272 + h * 224 + w * 8 + o + 25] = s13;
            contraction[n * 6272 + h * 224 + w * 8 + o + 26] = s14;
            contraction[n * 6272 + h * 224 + w * 8 + o + 27] = s15;
          }
        }
      }
    }
  }

  /** pooled1: f32[32, 14, 14, 8] = maxPool(hidden1, { size: 2 }) */
  function compute_pooled1_1() {
    for (let i = 0; i < 32; i++) {
      for (let j = 0; j < 14; j++) {
        for (let k = 0; k < 14; k++) {
          for (let l = 0; l < 8; l++) {
            const t = Math.fround(contraction[i * 6272 + j * 448 + k * 16 + l] + b1[l]);
            const hidden1 = t <= 0 ? 0 : t;
            const t2 = Math.fround(contraction[i * 6272 + j * 448 + k * 16 + l + 8] + b1[l]);
            const hidden12 = t2 <= 0 ? 0 : t2;
            const t3 = Math.fround(contraction[i * 6272 + j * 448 + k * 16 + l + 224] + b1[l]);
            const hidden13 = t3 <= 0 ? 0 : t3;
            const t4 = Math.fround(contraction[i * 6272 + j * 448 + k * 16 + l + 232] + b1[l]);
            const hidden14 = t4 <= 0 ? 0 : t4;
            pooled1[i * 1568 + j * 112 + k * 8 + l] = Math.max(Math.max(hidden1, hidden13), Math.max(hidden12, hidden14));
          }
        }
      }
    }
  }

  /**
   * contraction: f32[32, 14, 14, 16] = einsum("nhwcuv,uvco->nhwo", window(pad(pooled1, [[0, 0], [1, 1], [1, 1],
   * [0, 0]]), { axes: [1, 2]...
   */
  function compute_contraction_2() {
    for (let n = 0; n < 32; n++) {
      for (let h = 0; h < 14; h++) {
        for (let w = 0; w < 12; w += 4) {
          for (let o = 0; o < 16; o += 4) {
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
            const a0 = n * 2048 + h * 128 + w * 8;
            const a1 = n * 2048 + h * 128 + w * 8 + 8;
            const a2 = n * 2048 + h * 128 + w * 8 + 16;
            const a3 = n * 2048 + h * 128 + w * 8 + 24;
            const b12 = o + 1;
            const b22 = o + 2;
            const b32 = o + 3;
            for (let c = 0; c < 8; c++) {
              for (let u = 0; u < 3; u++) {
                for (let v = 0; v < 3; v++) {
                  const p = u * 128 + v * 8 + c;
                  const x0 = view_1[a0 + p];
                  const x1 = view_1[a1 + p];
                  const x2 = view_1[a2 + p];
                  const x3 = view_1[a3 + p];
                  const p2 = u * 384 + v * 128 + c * 16;
                  const y0 = w2[o + p2];
                  const y1 = w2[b12 + p2];
                  const y2 = w2[b22 + p2];
                  const y3 = w2[b32 + p2];
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
              }
            }
            contraction_1[n * 3136 + h * 224 + w * 16 + o] = s0;
            contraction_1[n * 3136 + h * 224 + w * 16 + o + 1] = s1;
            contraction_1[n * 3136 + h * 224 + w * 16 + o + 2] = s2;
            contraction_1[n * 3136 + h * 224 + w * 16 + o + 3] = s3;
            contraction_1[n * 3136 + h * 224 + w * 16 + o + 16] = s4;
            contraction_1[n * 3136 + h * 224 + w * 16 + o + 17] = s5;
            contraction_1[n * 3136 + h * 224 + w * 16 + o + 18] = s6;
            contraction_1[n * 3136 + h * 224 + w * 16 + o + 19] = s7;
            contraction_1[n * 3136 + h * 224 + w * 16 + o + 32] = s8;
            contraction_1[n * 3136 + h * 224 + w * 16 + o + 33] = s9;
            contraction_1[n * 3136 + h * 224 + w * 16 + o + 34] = s10;
            contraction_1[n * 3136 + h * 224 + w * 16 + o + 35] = s11;
            contraction_1[n * 3136 + h * 224 + w * 16 + o + 48] = s12;
            contraction_1[n * 3136 + h * 224 + w * 16 + o + 49] = s13;
            contraction_1[n * 3136 + h * 224 + w * 16 + o + 50] = s14;
            contraction_1[n * 3136 + h * 224 + w * 16 + o + 51] = s15;
          }
        }
        for (let o = 0; o < 16; o += 4) {
          let s0 = 0;
          let s1 = 0;
          let s2 = 0;
          let s3 = 0;
          let s4 = 0;
          let s5 = 0;
          let s6 = 0;
          let s7 = 0;
          const a0 = n * 2048 + h * 128 + 96;
          const a1 = n * 2048 + h * 128 + 104;
          const b12 = o + 1;
          const b22 = o + 2;
          const b32 = o + 3;
          for (let c = 0; c < 8; c++) {
            for (let u = 0; u < 3; u++) {
              for (let v = 0; v < 3; v++) {
                const p = u * 128 + v * 8 + c;
                const x0 = view_1[a0 + p];
                const x1 = view_1[a1 + p];
                const p2 = u * 384 + v * 128 + c * 16;
                const y0 = w2[o + p2];
                const y1 = w2[b12 + p2];
                const y2 = w2[b22 + p2];
                const y3 = w2[b32 + p2];
                s0 = Math.fround(s0 + Math.fround(x0 * y0));
                s1 = Math.fround(s1 + Math.fround(x0 * y1));
                s2 = Math.fround(s2 + Math.fround(x0 * y2));
                s3 = Math.fround(s3 + Math.fround(x0 * y3));
                s4 = Math.fround(s4 + Math.fround(x1 * y0));
                s5 = Math.fround(s5 + Math.fround(x1 * y1));
                s6 = Math.fround(s6 + Math.fround(x1 * y2));
                s7 = Math.fround(s7 + Math.fround(x1 * y3));
              }
            }
          }
          contraction_1[n * 3136 + h * 224 + o + 192] = s0;
          contraction_1[n * 3136 + h * 224 + o + 193] = s1;
          contraction_1[n * 3136 + h * 224 + o + 194] = s2;
          contraction_1[n * 3136 + h * 224 + o + 195] = s3;
          contraction_1[n * 3136 + h * 224 + o + 208] = s4;
          contraction_1[n * 3136 + h * 224 + o + 209] = s5;
          contraction_1[n * 3136 + h * 224 + o + 210] = s6;
          contraction_1[n * 3136 + h * 224 + o + 211] = s7;
        }
      }
    }
  }

  /** pooled2: f32[32, 7, 7, 16] = maxPool(hidden2, { size: 2 }) */
  function compute_pooled2_1() {
    for (let i = 0; i < 32; i++) {
      for (let j = 0; j < 7; j++) {
        for (let k = 0; k < 7; k++) {
          for (let l = 0; l < 16; l++) {
            const t = Math.fround(contraction_1[i * 3136 + j * 448 + k * 32 + l] + b2[l]);
            const hidden2 = t <= 0 ? 0 : t;
            const t2 = Math.fround(contraction_1[i * 3136 + j * 448 + k * 32 + l + 16] + b2[l]);
            const hidden22 = t2 <= 0 ? 0 : t2;
            const t3 = Math.fround(contraction_1[i * 3136 + j * 448 + k * 32 + l + 224] + b2[l]);
            const hidden23 = t3 <= 0 ? 0 : t3;
            const t4 = Math.fround(contraction_1[i * 3136 + j * 448 + k * 32 + l + 240] + b2[l]);
            const hidden24 = t4 <= 0 ? 0 : t4;
            pooled2[i * 784 + j * 112 + k * 16 + l] = Math.max(Math.max(hidden2, hidden23), Math.max(hidden22, hidden24));
          }
        }
      }
    }
  }

  /**
   * min: i32[32, 7, 7, 16] = min(where(window(hidden2, { axes: [1, 2], size: [2, 2], strides: [2, 2] }) ==
   * expandDims(pooled2,...
   *   a cotangent of pooled2, by maxPool: dx
   */
  function compute_min_2() {
    for (let i = 0; i < 32; i++) {
      for (let j = 0; j < 7; j++) {
        for (let k = 0; k < 7; k++) {
          for (let l = 0; l < 16; l++) {
            const t = Math.fround(contraction_1[i * 3136 + j * 448 + k * 32 + l] + b2[l]);
            const hidden2 = t <= 0 ? 0 : t;
            const t2 = Math.fround(contraction_1[i * 3136 + j * 448 + k * 32 + l + 16] + b2[l]);
            const hidden22 = t2 <= 0 ? 0 : t2;
            const t3 = Math.fround(contraction_1[i * 3136 + j * 448 + k * 32 + l + 224] + b2[l]);
            const hidden23 = t3 <= 0 ? 0 : t3;
            const t4 = Math.fround(contraction_1[i * 3136 + j * 448 + k * 32 + l + 240] + b2[l]);
            const hidden24 = t4 <= 0 ? 0 : t4;
            min[i * 784 + j * 112 + k * 16 + l] = Math.min(Math.min(hidden2 === pooled2[i * 784 + j * 112 + k * 16 + l] || hidden2 !== hidden2 ? 0 : 4, hidden23 === pooled2[i * 784 + j * 112 + k * 16 + l] || hidden23 !== hidden23 ? 2 : 4), Math.min(hidden22 === pooled2[i * 784 + j * 112 + k * 16 + l] || hidden22 !== hidden22 ? 1 : 4, hidden24 === pooled2[i * 784 + j * 112 + k * 16 + l] || hidden24 !== hidden24 ? 3 : 4));
          }
        }
      }
    }
  }

  /**
   * min: i32[32, 14, 14, 8] = min(where(window(hidden1, { axes: [1, 2], size: [2, 2], strides: [2, 2] }) ==
   * expandDims(pooled1,...
   *   a cotangent of pooled1, by maxPool: dx
   */
  function compute_min_3() {
    for (let i = 0; i < 32; i++) {
      for (let j = 0; j < 14; j++) {
        for (let k = 0; k < 14; k++) {
          for (let l = 0; l < 8; l++) {
            const t = Math.fround(contraction[i * 6272 + j * 448 + k * 16 + l] + b1[l]);
            const hidden1 = t <= 0 ? 0 : t;
            const t2 = Math.fround(contraction[i * 6272 + j * 448 + k * 16 + l + 8] + b1[l]);
            const hidden12 = t2 <= 0 ? 0 : t2;
            const t3 = Math.fround(contraction[i * 6272 + j * 448 + k * 16 + l + 224] + b1[l]);
            const hidden13 = t3 <= 0 ? 0 : t3;
            const t4 = Math.fround(contraction[i * 6272 + j * 448 + k * 16 + l + 232] + b1[l]);
            const hidden14 = t4 <= 0 ? 0 : t4;
            min_1[i * 1568 + j * 112 + k * 8 + l] = Math.min(Math.min(hidden1 === pooled1[i * 1568 + j * 112 + k * 8 + l] || hidden1 !== hidden1 ? 0 : 4, hidden13 === pooled1[i * 1568 + j * 112 + k * 8 + l] || hidden13 !== hidden13 ? 2 : 4), Math.min(hidden12 === pooled1[i * 1568 + j * 112 + k * 8 + l] || hidden12 !== hidden12 ? 1 : 4, hidden14 === pooled1[i * 1568 + j * 112 + k * 8 + l] || hidden14 !== hidden14 ? 3 : 4));
          }
        }
      }
    }
  }

  /**
   * where: f32[32, 14, 14, 16] = where(einsum("nhwcuv,uvco->nhwo", window(pad(pooled1, [[0, 0], [1, 1], [1, 1],
   * [0, 0]]), { axes: ...
   *   a cotangent of hidden2, by relu: dx
   */
  function compute_where_2() {
    for (let i = 0; i < 32; i++) {
      for (let j = 0; j < 14; j++) {
        for (let k = 0; k < 14; k++) {
          for (let l = 0; l < 16; l++) {
            where[i * 3136 + j * 224 + k * 16 + l] = Math.fround(contraction_1[i * 3136 + j * 224 + k * 16 + l] + b2[l]) > 0 ? view_2[i * 3136 + j * 224 + k * 16 + l] : 0;
          }
        }
      }
    }
  }

  /**
   * where: f32[32, 28, 28, 8] = where(einsum("nhwcuv,uvco->nhwo", window(pad(x, [[0, 0], [1, 1], [1, 1], [0, 0]]),
   * { axes: [1, 2]...
   *   a cotangent of hidden1, by relu: dx
   */
  function compute_where_3() {
    for (let i = 0; i < 32; i++) {
      for (let j = 0; j < 28; j++) {
        for (let k = 0; k < 28; k++) {
          for (let l = 0; l < 8; l++) {
            where_1[i * 6272 + j * 224 + k * 8 + l] = Math.fround(contraction[i * 6272 + j * 224 + k * 8 + l] + b1[l]) > 0 ? view_4[i * 6272 + j * 224 + k * 8 + l] : 0;
          }
        }
      }
    }
  }

  function computeForward() {
    run.backward = checkForward;
    compute_view();
    compute_add();
    compute_pooled1();
    compute_view_1();
    compute_add_1();
    compute_pooled2();
    compute_logits();
    compute_max();
    checkCode(compute_takeAlongAxis());
    compute_exp();
    compute_sum();
    compute_loss();
    run.backward = computeBackward;
  }

  function computeBackward() {
    compute_view();
    compute_view_1();
    compute_min();
    compute_min_1();
    compute_d_logits();
    compute_d_b3();
    compute_contraction();
    compute_d_w3();
    compute_view_2();
    compute_where();
    compute_d_b2();
    compute_view_3();
    compute_d_pooled1();
    compute_d_w2();
    compute_view_4();
    compute_where_1();
    compute_d_b1();
    compute_d_w1();
  }

  function computeForwardBackward() {
    compute_view();
    compute_contraction_1();
    compute_pooled1_1();
    compute_view_1();
    compute_contraction_2();
    compute_pooled2_1();
    compute_logits();
    compute_max();
    checkCode(compute_takeAlongAxis());
    compute_min_2();
    compute_min_3();
    compute_exp();
    compute_sum();
    compute_loss();
    compute_d_logits();
    compute_d_b3();
    compute_contraction();
    compute_d_w3();
    compute_view_2();
    compute_where_2();
    compute_d_b2();
    compute_view_3();
    compute_d_pooled1();
    compute_d_w2();
    compute_view_4();
    compute_where_3();
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
      guard.see(0, given.x, Float32Array, 25088, "f32[32, 28, 28, 1]");
    }
    if (given.y !== undefined) {
      found += 1;
      guard.see(1, given.y, Int32Array, 32, "i32[32]");
    }
    if (given.w1 !== undefined) {
      found += 1;
      guard.see(2, given.w1, Float32Array, 72, "f32[3, 3, 1, 8]");
    }
    if (given.b1 !== undefined) {
      found += 1;
      guard.see(3, given.b1, Float32Array, 8, "f32[8]");
    }
    if (given.w2 !== undefined) {
      found += 1;
      guard.see(4, given.w2, Float32Array, 1152, "f32[3, 3, 8, 16]");
    }
    if (given.b2 !== undefined) {
      found += 1;
      guard.see(5, given.b2, Float32Array, 16, "f32[16]");
    }
    if (given.w3 !== undefined) {
      found += 1;
      guard.see(6, given.w3, Float32Array, 7840, "f32[784, 10]");
    }
    if (given.b3 !== undefined) {
      found += 1;
      guard.see(7, given.b3, Float32Array, 10, "f32[10]");
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
    if (given.w3 !== undefined && given.w3 !== w3) w3.set(given.w3);
    if (given.b3 !== undefined && given.b3 !== b3) b3.set(given.b3);
    if (unset.size > 0) markSet(...unset);
    run.backward = checkForward;
  }

  /** Throws unless results can be written into these arrays. */
  function checkOutputs(label, out) {
    checkObject(label, out);
    guard.see(8, out.logits, Float32Array, 320, "f32[32, 10]");
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
    guard.see(9, out.w1, Float32Array, 72, "f32[3, 3, 1, 8]");
    guard.see(10, out.b1, Float32Array, 8, "f32[8]");
    guard.see(11, out.w2, Float32Array, 1152, "f32[3, 3, 8, 16]");
    guard.see(12, out.b2, Float32Array, 16, "f32[16]");
    guard.see(13, out.w3, Float32Array, 7840, "f32[784, 10]");
    guard.see(14, out.b3, Float32Array, 10, "f32[10]");
  }

  function copyGradients(seed = 1) {
    return {
      w1: scaled(d_w1.slice(), seed),
      b1: scaled(d_b1.slice(), seed),
      w2: scaled(d_w2.slice(), seed),
      b2: scaled(d_b2.slice(), seed),
      w3: scaled(d_w3.slice(), seed),
      b3: scaled(d_b3.slice(), seed),
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
    for (let i = 0; i < 72; i++) {
      w1[i] = 0.4714045207910317 * normalQuantile(((random24(key, 273102853, i) - 8388608) * 2 + 1) * 5.960464477539063e-8);
    }
    for (let i = 0; i < 8; i++) {
      b1[i] = 0;
    }
    for (let i = 0; i < 1152; i++) {
      w2[i] = 0.16666666666666666 * normalQuantile(((random24(key, 222769996, i) - 8388608) * 2 + 1) * 5.960464477539063e-8);
    }
    for (let i = 0; i < 16; i++) {
      b2[i] = 0;
    }
    for (let i = 0; i < 7840; i++) {
      w3[i] = -0.0869291381699617 + random24(key, 239547615, i) * 1.0362760802502835e-8;
    }
    for (let i = 0; i < 10; i++) {
      b3[i] = 0;
    }
    markSet("w1", "b1", "w2", "b2", "w3", "b3");
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
      markSet("w1", "b1", "w2", "b2", "w3", "b3");
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
//# sourceMappingURL=convnet.js.map
