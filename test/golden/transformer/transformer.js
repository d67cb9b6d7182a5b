/**
 * transformer
 *
 * A block of a transformer: attention of four heads that sees only what came before, and a perceptron, each
 * behind a normalization and beside a path around it.
 *
 *   normal1: f32[4, 64, 128] = layerNorm(x, scale1, offset1)
 *   qkv: f32[3, 4, 4, 64, 32] = transpose(reshape(matmul(normal1, wqkv), [batch, length, 3, heads, -1]), [2, 0,
 *   3, 1, 4])
 *   heard: f32[4, 4, 64, 32] = attention(slice(qkv, [0]), slice(qkv, [1]), slice(qkv, [2]), { causal: true })
 *   attended: f32[4, 64, 128] = x + matmul(reshape(transpose(heard, [0, 2, 1, 3]), [batch, length, width]), wo)
 *   normal2: f32[4, 64, 128] = layerNorm(attended, scale2, offset2)
 *   hiddenUnits: f32[4, 64, 512] = gelu(matmul(normal2, w1) + b1)
 *   y: f32[4, 64, 128] = attended + matmul(hiddenUnits, w2) + b2
 *   loss: f32 = meanSquaredError(y, target)
 *
 * Sizes: batch = 4, length = 64, width = 128, heads = 4, hidden = 512.
 * Memory of a model: 8017936 bytes.
 * Gradients: of loss with respect to scale1, offset1, wqkv, wo, scale2, offset2, w1, b1, w2, b2.
 * Made by gradc 0.1.0 from transformer.json; change that, not this.
 */

/** What the module is, and what it costs. */
export const signature = {
  name: "transformer",
  compiler: "gradc 0.1.0",
  sizes: { batch: 4, length: 64, width: 128, heads: 4, hidden: 512 },
  inputs: [
    { name: "x", dtype: "f32", shape: [4, 64, 128] },
    { name: "target", dtype: "f32", shape: [4, 64, 128] },
  ],
  parameters: [
    { name: "scale1", dtype: "f32", shape: [128] },
    { name: "offset1", dtype: "f32", shape: [128] },
    { name: "wqkv", dtype: "f32", shape: [128, 384] },
    { name: "wo", dtype: "f32", shape: [128, 128] },
    { name: "scale2", dtype: "f32", shape: [128] },
    { name: "offset2", dtype: "f32", shape: [128] },
    { name: "w1", dtype: "f32", shape: [128, 512] },
    { name: "b1", dtype: "f32", shape: [512] },
    { name: "w2", dtype: "f32", shape: [512, 128] },
    { name: "b2", dtype: "f32", shape: [128] },
  ],
  outputs: [{ name: "loss", dtype: "f32", shape: [] }, { name: "y", dtype: "f32", shape: [4, 64, 128] }],
  gradients: [
    { name: "scale1", dtype: "f32", shape: [128] },
    { name: "offset1", dtype: "f32", shape: [128] },
    { name: "wqkv", dtype: "f32", shape: [128, 384] },
    { name: "wo", dtype: "f32", shape: [128, 128] },
    { name: "scale2", dtype: "f32", shape: [128] },
    { name: "offset2", dtype: "f32", shape: [128] },
    { name: "w1", dtype: "f32", shape: [128, 512] },
    { name: "b1", dtype: "f32", shape: [512] },
    { name: "w2", dtype: "f32", shape: [512, 128] },
    { name: "b2", dtype: "f32", shape: [128] },
  ],
  of: "loss",
  flops: { forward: 115941121, backward: 235013888, forwardBackward: 352235009 },
  bytes: 8017936,
  keeps: [
    { name: "y", dtype: "f32", shape: [4, 64, 128] },
    { name: "mul", dtype: "f32", shape: [4, 64, 128] },
    { name: "normal1", dtype: "f32", shape: [4, 64, 128] },
    { name: "view", dtype: "f32", shape: [4, 4, 64, 32] },
    { name: "view_1", dtype: "f32", shape: [4, 4, 64, 32] },
    { name: "view_2", dtype: "f32", shape: [4, 4, 32, 64] },
    { name: "div", dtype: "f32", shape: [4, 4, 64, 64] },
    { name: "where", dtype: "f32", shape: [4, 4, 64, 64] },
    { name: "contraction", dtype: "f32", shape: [4, 64, 4, 32] },
    { name: "sub", dtype: "f32", shape: [4, 64, 128] },
    { name: "add", dtype: "f32", shape: [4, 64] },
    { name: "rsqrt", dtype: "f32", shape: [4, 64] },
    { name: "mul_1", dtype: "f32", shape: [4, 64, 128] },
    { name: "normal2", dtype: "f32", shape: [4, 64, 128] },
    { name: "add_1", dtype: "f32", shape: [4, 64, 512] },
    { name: "hiddenUnits", dtype: "f32", shape: [4, 64, 512] },
  ],
};

// Memory that all models share.

const totals = new Float32Array(128);

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
  const arena = new ArrayBuffer(8017936);

  // Inputs, and the seed of the gradients.
  const x = new Float32Array(arena, 0, 32768); // f32[4, 64, 128]
  const target = new Float32Array(arena, 131072, 32768); // f32[4, 64, 128]

  // Parameters.
  const scale1 = new Float32Array(arena, 262144, 128); // f32[128]
  const offset1 = new Float32Array(arena, 262656, 128); // f32[128]
  const wqkv = new Float32Array(arena, 263168, 49152); // f32[128, 384]
  const wo = new Float32Array(arena, 459776, 16384); // f32[128, 128]
  const scale2 = new Float32Array(arena, 525312, 128); // f32[128]
  const offset2 = new Float32Array(arena, 525824, 128); // f32[128]
  const w1 = new Float32Array(arena, 526336, 65536); // f32[128, 512]
  const b1 = new Float32Array(arena, 788480, 512); // f32[512]
  const w2 = new Float32Array(arena, 790528, 65536); // f32[512, 128]
  const b2 = new Float32Array(arena, 1052672, 128); // f32[128]

  // Outputs.
  const loss = new Float32Array(arena, 1053184, 1); // f32
  const y = new Float32Array(arena, 1053200, 32768); // f32[4, 64, 128]

  // Gradients.
  const d_scale1 = new Float32Array(arena, 1184272, 128); // f32[128]
  const d_offset1 = new Float32Array(arena, 1184784, 128); // f32[128]
  const d_wqkv = new Float32Array(arena, 1185296, 49152); // f32[128, 384]
  const d_wo = new Float32Array(arena, 1381904, 16384); // f32[128, 128]
  const d_scale2 = new Float32Array(arena, 1447440, 128); // f32[128]
  const d_offset2 = new Float32Array(arena, 1447952, 128); // f32[128]
  const d_w1 = new Float32Array(arena, 1448464, 65536); // f32[128, 512]
  const d_b1 = new Float32Array(arena, 1710608, 512); // f32[512]
  const d_w2 = new Float32Array(arena, 1712656, 65536); // f32[512, 128]
  const d_b2 = new Float32Array(arena, 1974800, 128); // f32[128]

  // What backward reads of what forward computed.
  const mul = new Float32Array(arena, 1975312, 32768); // f32[4, 64, 128]
  const normal1 = new Float32Array(arena, 2106384, 32768); // f32[4, 64, 128]
  const view = new Float32Array(arena, 2237456, 32768); // f32[4, 4, 64, 32]
  const view_1 = new Float32Array(arena, 2368528, 32768); // f32[4, 4, 64, 32]
  const view_2 = new Float32Array(arena, 2499600, 32768); // f32[4, 4, 32, 64]
  const div = new Float32Array(arena, 2630672, 65536); // f32[4, 4, 64, 64]
  const where = new Float32Array(arena, 2892816, 65536); // f32[4, 4, 64, 64]
  const contraction = new Float32Array(arena, 3154960, 32768); // f32[4, 64, 4, 32]
  const sub = new Float32Array(arena, 3286032, 32768); // f32[4, 64, 128]
  const add = new Float32Array(arena, 3417104, 256); // f32[4, 64]
  const rsqrt = new Float32Array(arena, 3418128, 256); // f32[4, 64]
  const mul_1 = new Float32Array(arena, 3419152, 32768); // f32[4, 64, 128]
  const normal2 = new Float32Array(arena, 3550224, 32768); // f32[4, 64, 128]
  const add_1 = new Float32Array(arena, 3681296, 131072); // f32[4, 64, 512]
  const hiddenUnits = new Float32Array(arena, 4205584, 131072); // f32[4, 64, 512]

  // Temporaries; those that are never needed at once share memory.
  const sum = new Float32Array(arena, 8010768, 256); // f32[4, 64]
  const rsqrt_1 = new Float32Array(arena, 8011792, 256); // f32[4, 64]
  const contraction_1 = new Float32Array(arena, 6827024, 98304); // f32[4, 64, 384]
  const contraction_2 = new Float32Array(arena, 4729872, 65536); // f32[4, 4, 64, 64]
  const max = new Float32Array(arena, 4992016, 1024); // f32[4, 4, 64]
  const exp = new Float32Array(arena, 7220240, 65536); // f32[4, 4, 64, 64]
  const sum_2 = new Float32Array(arena, 8006672, 1024); // f32[4, 4, 64]
  const contraction_3 = new Float32Array(arena, 7482384, 32768); // f32[4, 64, 128]
  const sum_3 = new Float32Array(arena, 8012816, 256); // f32[4, 64]
  const sum_4 = new Float32Array(arena, 8013840, 256); // f32[4, 64]
  const contraction_4 = new Float32Array(arena, 4729872, 131072); // f32[4, 64, 512]
  const any = new Uint8Array(arena, 8014864, 1024); // bool[4, 4, 64]
  const any_1 = new Uint8Array(arena, 8015888, 1024); // bool[4, 4, 64]
  const where_1 = new Float32Array(arena, 7613456, 32768); // f32[4, 4, 32, 64]
  const any_2 = new Uint8Array(arena, 8016912, 1024); // bool[4, 4, 64]
  const where_2 = new Float32Array(arena, 7744528, 32768); // f32[4, 4, 64, 32]
  const d_y = new Float32Array(arena, 7875600, 32768); // f32[4, 64, 128]
  const d_hiddenUnits = new Float32Array(arena, 5254160, 131072); // f32[4, 64, 512]
  const mul_2 = new Float32Array(arena, 5778448, 131072); // f32[4, 64, 512]
  const d_normal2 = new Float32Array(arena, 4729872, 32768); // f32[4, 64, 128]
  const div_1 = new Float32Array(arena, 4860944, 256); // f32[4, 64]
  const sum_6 = new Float32Array(arena, 4992016, 256); // f32[4, 64]
  const sum_7 = new Float32Array(arena, 4993040, 256); // f32[4, 64]
  const d_attended = new Float32Array(arena, 4860944, 32768); // f32[4, 64, 128]
  const contraction_6 = new Float32Array(arena, 4992016, 32768); // f32[4, 64, 128]
  const contraction_7 = new Float32Array(arena, 4729872, 65536); // f32[4, 4, 64, 64]
  const contraction_8 = new Float32Array(arena, 5254160, 32768); // f32[4, 4, 64, 32]
  const sum_8 = new Float32Array(arena, 5385232, 1024); // f32[4, 4, 64]
  const where_3 = new Float32Array(arena, 4992016, 65536); // f32[4, 4, 64, 64]
  const contraction_9 = new Float32Array(arena, 5385232, 32768); // f32[4, 4, 64, 32]
  const contraction_10 = new Float32Array(arena, 5516304, 32768); // f32[4, 4, 32, 64]
  const view_3 = new Float32Array(arena, 4729872, 98304); // f32[4, 64, 3, 4, 32]
  const d_normal1 = new Float32Array(arena, 5123088, 32768); // f32[4, 64, 128]
  const add_2 = new Float32Array(arena, 6302736, 131072); // f32[4, 64, 512]

  /** What a call may give, and what of it no one has set yet. */
  const names = new Set([
    "x", "target", "scale1", "offset1", "wqkv", "wo", "scale2", "offset2", "w1", "b1", "w2", "b2",
  ]);
  const unset = new Set(names);

  const guard = createGuard(arena, [
    ["input x", x], ["input target", target], ["parameter scale1", scale1], ["parameter offset1", offset1],
    ["parameter wqkv", wqkv], ["parameter wo", wo], ["parameter scale2", scale2], ["parameter offset2", offset2],
    ["parameter w1", w1], ["parameter b1", b1], ["parameter w2", w2], ["parameter b2", b2], ["result y", null],
    ["gradient scale1", null], ["gradient offset1", null], ["gradient wqkv", null], ["gradient wo", null],
    ["gradient scale2", null], ["gradient offset2", null], ["gradient w1", null], ["gradient b1", null],
    ["gradient w2", null], ["gradient b2", null],
  ]);

  const inputs = { x, target };
  const parameters = { scale1, offset1, wqkv, wo, scale2, offset2, w1, b1, w2, b2 };
  const outputs = {};
  Object.defineProperty(outputs, "loss", { enumerable: true, get: () => loss[0] });
  Object.defineProperty(outputs, "y", { enumerable: true, value: y });
  const gradients = {
    scale1: d_scale1,
    offset1: d_offset1,
    wqkv: d_wqkv,
    wo: d_wo,
    scale2: d_scale2,
    offset2: d_offset2,
    w1: d_w1,
    b1: d_b1,
    w2: d_w2,
    b2: d_b2,
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

  /** sum: f32[4, 64] = sum(x - expandDims(slice(x, [":", ":", 0]), 2), { axis: 2 }) */
  function compute_sum() {
    for (let i = 0; i < 4; i++) {
      for (let j = 0; j < 64; j++) {
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
        const x32 = x[i * 8192 + j * 128];
        for (let k = 0; k < 128; k += 16) {
          const x2 = x[i * 8192 + j * 128 + k];
          s0 = Math.fround(s0 + Math.fround(x2 - x32));
          const x4 = x[i * 8192 + j * 128 + k + 1];
          s1 = Math.fround(s1 + Math.fround(x4 - x32));
          const x5 = x[i * 8192 + j * 128 + k + 2];
          s2 = Math.fround(s2 + Math.fround(x5 - x32));
          const x6 = x[i * 8192 + j * 128 + k + 3];
          s3 = Math.fround(s3 + Math.fround(x6 - x32));
          const x7 = x[i * 8192 + j * 128 + k + 4];
          s4 = Math.fround(s4 + Math.fround(x7 - x32));
          const x8 = x[i * 8192 + j * 128 + k + 5];
          s5 = Math.fround(s5 + Math.fround(x8 - x32));
          const x9 = x[i * 8192 + j * 128 + k + 6];
          s6 = Math.fround(s6 + Math.fround(x9 - x32));
          const x10 = x[i * 8192 + j * 128 + k + 7];
          s7 = Math.fround(s7 + Math.fround(x10 - x32));
          const x11 = x[i * 8192 + j * 128 + k + 8];
          s8 = Math.fround(s8 + Math.fround(x11 - x32));
          const x12 = x[i * 8192 + j * 128 + k + 9];
          s9 = Math.fround(s9 + Math.fround(x12 - x32));
          const x13 = x[i * 8192 + j * 128 + k + 10];
          s10 = Math.fround(s10 + Math.fround(x13 - x32));
          const x14 = x[i * 8192 + j * 128 + k + 11];
          s11 = Math.fround(s11 + Math.fround(x14 - x32));
          const x15 = x[i * 8192 + j * 128 + k + 12];
          s12 = Math.fround(s12 + Math.fround(x15 - x32));
          const x16 = x[i * 8192 + j * 128 + k + 13];
          s13 = Math.fround(s13 + Math.fround(x16 - x32));
          const x17 = x[i * 8192 + j * 128 + k + 14];
          s14 = Math.fround(s14 + Math.fround(x17 - x32));
          const x18 = x[i * 8192 + j * 128 + k + 15];
          s15 = Math.fround(s15 + Math.fround(x18 - x32));
        }
        sum[i * 64 + j] = Math.fround(Math.fround(Math.fround(s0 + s8) + Math.fround(s4 + s12)) + Math.fround(Math.fround(s2 + s10) + Math.fround(s6 + s14))) + Math.fround(Math.fround(Math.fround(s1 + s9) + Math.fround(s5 + s13)) + Math.fround(Math.fround(s3 + s11) + Math.fround(s7 + s15)));
      }
    }
  }

  /** rsqrt: f32[4, 64] = rsqrt(sum(square(%205 - expandDims(%210, 2)), { axis: 2 }) * 0.0078125 + 0.00001) */
  function compute_rsqrt() {
    for (let i = 0; i < 4; i++) {
      for (let j = 0; j < 64; j++) {
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
        const x32 = x[i * 8192 + j * 128];
        const t17 = Math.fround(sum[i * 64 + j] * 0.0078125);
        for (let k = 0; k < 128; k += 16) {
          const x2 = x[i * 8192 + j * 128 + k];
          const t = Math.fround(Math.fround(x2 - x32) - t17);
          s0 = Math.fround(s0 + Math.fround(t * t));
          const x4 = x[i * 8192 + j * 128 + k + 1];
          const t2 = Math.fround(Math.fround(x4 - x32) - t17);
          s1 = Math.fround(s1 + Math.fround(t2 * t2));
          const x5 = x[i * 8192 + j * 128 + k + 2];
          const t3 = Math.fround(Math.fround(x5 - x32) - t17);
          s2 = Math.fround(s2 + Math.fround(t3 * t3));
          const x6 = x[i * 8192 + j * 128 + k + 3];
          const t4 = Math.fround(Math.fround(x6 - x32) - t17);
          s3 = Math.fround(s3 + Math.fround(t4 * t4));
          const x7 = x[i * 8192 + j * 128 + k + 4];
          const t5 = Math.fround(Math.fround(x7 - x32) - t17);
          s4 = Math.fround(s4 + Math.fround(t5 * t5));
          const x8 = x[i * 8192 + j * 128 + k + 5];
          const t6 = Math.fround(Math.fround(x8 - x32) - t17);
          s5 = Math.fround(s5 + Math.fround(t6 * t6));
          const x9 = x[i * 8192 + j * 128 + k + 6];
          const t7 = Math.fround(Math.fround(x9 - x32) - t17);
          s6 = Math.fround(s6 + Math.fround(t7 * t7));
          const x10 = x[i * 8192 + j * 128 + k + 7];
          const t8 = Math.fround(Math.fround(x10 - x32) - t17);
          s7 = Math.fround(s7 + Math.fround(t8 * t8));
          const x11 = x[i * 8192 + j * 128 + k + 8];
          const t9 = Math.fround(Math.fround(x11 - x32) - t17);
          s8 = Math.fround(s8 + Math.fround(t9 * t9));
          const x12 = x[i * 8192 + j * 128 + k + 9];
          const t10 = Math.fround(Math.fround(x12 - x32) - t17);
          s9 = Math.fround(s9 + Math.fround(t10 * t10));
          const x13 = x[i * 8192 + j * 128 + k + 10];
          const t11 = Math.fround(Math.fround(x13 - x32) - t17);
          s10 = Math.fround(s10 + Math.fround(t11 * t11));
          const x14 = x[i * 8192 + j * 128 + k + 11];
          const t12 = Math.fround(Math.fround(x14 - x32) - t17);
          s11 = Math.fround(s11 + Math.fround(t12 * t12));
          const x15 = x[i * 8192 + j * 128 + k + 12];
          const t13 = Math.fround(Math.fround(x15 - x32) - t17);
          s12 = Math.fround(s12 + Math.fround(t13 * t13));
          const x16 = x[i * 8192 + j * 128 + k + 13];
          const t14 = Math.fround(Math.fround(x16 - x32) - t17);
          s13 = Math.fround(s13 + Math.fround(t14 * t14));
          const x17 = x[i * 8192 + j * 128 + k + 14];
          const t15 = Math.fround(Math.fround(x17 - x32) - t17);
          s14 = Math.fround(s14 + Math.fround(t15 * t15));
          const x18 = x[i * 8192 + j * 128 + k + 15];
          const t16 = Math.fround(Math.fround(x18 - x32) - t17);
          s15 = Math.fround(s15 + Math.fround(t16 * t16));
        }
        const sum2 = Math.fround(Math.fround(Math.fround(Math.fround(s0 + s8) + Math.fround(s4 + s12)) + Math.fround(Math.fround(s2 + s10) + Math.fround(s6 + s14))) + Math.fround(Math.fround(Math.fround(s1 + s9) + Math.fround(s5 + s13)) + Math.fround(Math.fround(s3 + s11) + Math.fround(s7 + s15))));
        rsqrt_1[i * 64 + j] = 1 / Math.fround(Math.sqrt(Math.fround(Math.fround(sum2 * 0.0078125) + Math.fround(0.00001))));
      }
    }
  }

  /**
   * mul: f32[4, 64, 128] = (x - expandDims(slice(x, [":", ":", 0]), 2) - expandDims(sum(x - expandDims(slice(x,
   * [":", ":", 0...
   * normal1: f32[4, 64, 128] = layerNorm(x, scale1, offset1)
   */
  function compute_normal1() {
    for (let i = 0; i < 4; i++) {
      for (let j = 0; j < 64; j++) {
        const x32 = x[i * 8192 + j * 128];
        const t5 = Math.fround(sum[i * 64 + j] * 0.0078125);
        const rsqrt_12 = rsqrt_1[i * 64 + j];
        for (let k = 0; k < 128; k += 4) {
          const x2 = x[i * 8192 + j * 128 + k];
          const t = Math.fround(Math.fround(Math.fround(x2 - x32) - t5) * rsqrt_12);
          mul[i * 8192 + j * 128 + k] = t;
          normal1[i * 8192 + j * 128 + k] = Math.fround(t * scale1[k]) + offset1[k];
          const x4 = x[i * 8192 + j * 128 + k + 1];
          const t2 = Math.fround(Math.fround(Math.fround(x4 - x32) - t5) * rsqrt_12);
          mul[i * 8192 + j * 128 + k + 1] = t2;
          normal1[i * 8192 + j * 128 + k + 1] = Math.fround(t2 * scale1[k + 1]) + offset1[k + 1];
          const x5 = x[i * 8192 + j * 128 + k + 2];
          const t3 = Math.fround(Math.fround(Math.fround(x5 - x32) - t5) * rsqrt_12);
          mul[i * 8192 + j * 128 + k + 2] = t3;
          normal1[i * 8192 + j * 128 + k + 2] = Math.fround(t3 * scale1[k + 2]) + offset1[k + 2];
          const x6 = x[i * 8192 + j * 128 + k + 3];
          const t4 = Math.fround(Math.fround(Math.fround(x6 - x32) - t5) * rsqrt_12);
          mul[i * 8192 + j * 128 + k + 3] = t4;
          normal1[i * 8192 + j * 128 + k + 3] = Math.fround(t4 * scale1[k + 3]) + offset1[k + 3];
        }
      }
    }
  }

  /** contraction: f32[4, 64, 384] = einsum("aik,kj->aij", normal1, wqkv) */
  function compute_contraction() {
    for (let a = 0; a < 4; a++) {
      for (let i = 0; i < 64; i += 4) {
        for (let j = 0; j < 384; j += 4) {
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
          const a0 = a * 8192 + i * 128;
          const a1 = a * 8192 + i * 128 + 128;
          const a2 = a * 8192 + i * 128 + 256;
          const a3 = a * 8192 + i * 128 + 384;
          const b12 = j + 1;
          const b22 = j + 2;
          const b3 = j + 3;
          for (let k = 0; k < 128; k++) {
            const x0 = normal1[a0 + k];
            const x1 = normal1[a1 + k];
            const x2 = normal1[a2 + k];
            const x3 = normal1[a3 + k];
            const p = k * 384;
            const y0 = wqkv[j + p];
            const y1 = wqkv[b12 + p];
            const y2 = wqkv[b22 + p];
            const y3 = wqkv[b3 + p];
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
          contraction_1[a * 24576 + i * 384 + j] = s0;
          contraction_1[a * 24576 + i * 384 + j + 1] = s1;
          contraction_1[a * 24576 + i * 384 + j + 2] = s2;
          contraction_1[a * 24576 + i * 384 + j + 3] = s3;
          contraction_1[a * 24576 + i * 384 + j + 384] = s4;
          contraction_1[a * 24576 + i * 384 + j + 385] = s5;
          contraction_1[a * 24576 + i * 384 + j + 386] = s6;
          contraction_1[a * 24576 + i * 384 + j + 387] = s7;
          contraction_1[a * 24576 + i * 384 + j + 768] = s8;
          contraction_1[a * 24576 + i * 384 + j + 769] = s9;
          contraction_1[a * 24576 + i * 384 + j + 770] = s10;
          contraction_1[a * 24576 + i * 384 + j + 771] = s11;
          contraction_1[a * 24576 + i * 384 + j + 1152] = s12;
          contraction_1[a * 24576 + i * 384 + j + 1153] = s13;
          contraction_1[a * 24576 + i * 384 + j + 1154] = s14;
          contraction_1[a * 24576 + i * 384 + j + 1155] = s15;
        }
      }
    }
  }

  /**
   * view: f32[4, 4, 64, 32] = transpose(slice(reshape(einsum("aik,kj->aij", normal1, wqkv), [4, 64, 3, 4, 32]),
   * [":", ":", 0]),...
   * view: f32[4, 4, 64, 32] = transpose(slice(reshape(einsum("aik,kj->aij", normal1, wqkv), [4, 64, 3, 4, 32]),
   * [":", ":", 2]),...
   */
  function compute_view() {
    for (let i = 0; i < 4; i++) {
      for (let j = 0; j < 4; j++) {
        for (let k = 0; k < 64; k++) {
          for (let l = 0; l < 32; l++) {
            const t = contraction_1[i * 24576 + k * 384 + j * 32 + l];
            view[i * 8192 + j * 2048 + k * 32 + l] = t;
            const t2 = contraction_1[i * 24576 + k * 384 + j * 32 + l + 256];
            view_1[i * 8192 + j * 2048 + k * 32 + l] = t2;
          }
        }
      }
    }
  }

  /**
   * view: f32[4, 4, 32, 64] = transpose(slice(reshape(einsum("aik,kj->aij", normal1, wqkv), [4, 64, 3, 4, 32]),
   * [":", ":", 1]),...
   */
  function compute_view_1() {
    for (let i = 0; i < 4; i++) {
      for (let j = 0; j < 4; j++) {
        for (let k = 0; k < 32; k++) {
          for (let l = 0; l < 64; l++) {
            view_2[i * 8192 + j * 2048 + k * 64 + l] = contraction_1[i * 24576 + l * 384 + j * 32 + k + 128];
          }
        }
      }
    }
  }

  /**
   * contraction: f32[4, 4, 64, 64] = matmul(transpose(slice(reshape(einsum("aik,kj->aij", normal1, wqkv), [4, 64,
   * 3, 4, 32]), [":", ":...
   */
  function compute_contraction_1() {
    for (let a = 0; a < 4; a++) {
      for (let b = 0; b < 4; b++) {
        for (let i = 0; i < 64; i += 4) {
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
            const a0 = a * 8192 + b * 2048 + i * 32;
            const a1 = a * 8192 + b * 2048 + i * 32 + 32;
            const a2 = a * 8192 + b * 2048 + i * 32 + 64;
            const a3 = a * 8192 + b * 2048 + i * 32 + 96;
            const b0 = a * 8192 + b * 2048 + j;
            const b12 = a * 8192 + b * 2048 + j + 1;
            const b22 = a * 8192 + b * 2048 + j + 2;
            const b3 = a * 8192 + b * 2048 + j + 3;
            for (let k = 0; k < 32; k++) {
              const x0 = view[a0 + k];
              const x1 = view[a1 + k];
              const x2 = view[a2 + k];
              const x3 = view[a3 + k];
              const p = k * 64;
              const y0 = view_2[b0 + p];
              const y1 = view_2[b12 + p];
              const y2 = view_2[b22 + p];
              const y3 = view_2[b3 + p];
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
            contraction_2[a * 16384 + b * 4096 + i * 64 + j] = s0;
            contraction_2[a * 16384 + b * 4096 + i * 64 + j + 1] = s1;
            contraction_2[a * 16384 + b * 4096 + i * 64 + j + 2] = s2;
            contraction_2[a * 16384 + b * 4096 + i * 64 + j + 3] = s3;
            contraction_2[a * 16384 + b * 4096 + i * 64 + j + 64] = s4;
            contraction_2[a * 16384 + b * 4096 + i * 64 + j + 65] = s5;
            contraction_2[a * 16384 + b * 4096 + i * 64 + j + 66] = s6;
            contraction_2[a * 16384 + b * 4096 + i * 64 + j + 67] = s7;
            contraction_2[a * 16384 + b * 4096 + i * 64 + j + 128] = s8;
            contraction_2[a * 16384 + b * 4096 + i * 64 + j + 129] = s9;
            contraction_2[a * 16384 + b * 4096 + i * 64 + j + 130] = s10;
            contraction_2[a * 16384 + b * 4096 + i * 64 + j + 131] = s11;
            contraction_2[a * 16384 + b * 4096 + i * 64 + j + 192] = s12;
            contraction_2[a * 16384 + b * 4096 + i * 64 + j + 193] = s13;
            contraction_2[a * 16384 + b * 4096 + i * 64 + j + 194] = s14;
            contraction_2[a * 16384 + b * 4096 + i * 64 + j + 195] = s15;
          }
        }
      }
    }
  }

  /**
   * max: f32[4, 4, 64] = max(where(view(1, [i, j, k, l] => [], where 0 <= k - l < 64) == 1,
   * matmul(transpose(slice(reshape...
   */
  function compute_max() {
    for (let i = 0; i < 4; i++) {
      for (let j = 0; j < 4; j++) {
        for (let k = 0; k < 64; k++) {
          let s0 = -Infinity;
          let s1 = -Infinity;
          let s2 = -Infinity;
          let s3 = -Infinity;
          let s4 = -Infinity;
          let s5 = -Infinity;
          let s6 = -Infinity;
          let s7 = -Infinity;
          let s8 = -Infinity;
          let s9 = -Infinity;
          let s10 = -Infinity;
          let s11 = -Infinity;
          let s12 = -Infinity;
          let s13 = -Infinity;
          let s14 = -Infinity;
          let s15 = -Infinity;
          for (let k2 = 0; k2 < 64; k2 += 16) {
            s0 = Math.max(s0, (k - k2 >= 0 ? 1 : 0) === 1 ? Math.fround(contraction_2[i * 16384 + j * 4096 + k * 64 + k2] * Math.fround(0.17677669)) : Math.fround(-3.4028235e38));
            s1 = Math.max(s1, (k - k2 - 1 >= 0 ? 1 : 0) === 1 ? Math.fround(contraction_2[i * 16384 + j * 4096 + k * 64 + k2 + 1] * Math.fround(0.17677669)) : Math.fround(-3.4028235e38));
            s2 = Math.max(s2, (k - k2 - 2 >= 0 ? 1 : 0) === 1 ? Math.fround(contraction_2[i * 16384 + j * 4096 + k * 64 + k2 + 2] * Math.fround(0.17677669)) : Math.fround(-3.4028235e38));
            s3 = Math.max(s3, (k - k2 - 3 >= 0 ? 1 : 0) === 1 ? Math.fround(contraction_2[i * 16384 + j * 4096 + k * 64 + k2 + 3] * Math.fround(0.17677669)) : Math.fround(-3.4028235e38));
            s4 = Math.max(s4, (k - k2 - 4 >= 0 ? 1 : 0) === 1 ? Math.fround(contraction_2[i * 16384 + j * 4096 + k * 64 + k2 + 4] * Math.fround(0.17677669)) : Math.fround(-3.4028235e38));
            s5 = Math.max(s5, (k - k2 - 5 >= 0 ? 1 : 0) === 1 ? Math.fround(contraction_2[i * 16384 + j * 4096 + k * 64 + k2 + 5] * Math.fround(0.17677669)) : Math.fround(-3.4028235e38));
            s6 = Math.max(s6, (k - k2 - 6 >= 0 ? 1 : 0) === 1 ? Math.fround(contraction_2[i * 16384 + j * 4096 + k * 64 + k2 + 6] * Math.fround(0.17677669)) : Math.fround(-3.4028235e38));
            s7 = Math.max(s7, (k - k2 - 7 >= 0 ? 1 : 0) === 1 ? Math.fround(contraction_2[i * 16384 + j * 4096 + k * 64 + k2 + 7] * Math.fround(0.17677669)) : Math.fround(-3.4028235e38));
            s8 = Math.max(s8, (k - k2 - 8 >= 0 ? 1 : 0) === 1 ? Math.fround(contraction_2[i * 16384 + j * 4096 + k * 64 + k2 + 8] * Math.fround(0.17677669)) : Math.fround(-3.4028235e38));
            s9 = Math.max(s9, (k - k2 - 9 >= 0 ? 1 : 0) === 1 ? Math.fround(contraction_2[i * 16384 + j * 4096 + k * 64 + k2 + 9] * Math.fround(0.17677669)) : Math.fround(-3.4028235e38));
            s10 = Math.max(s10, (k - k2 - 10 >= 0 ? 1 : 0) === 1 ? Math.fround(contraction_2[i * 16384 + j * 4096 + k * 64 + k2 + 10] * Math.fround(0.17677669)) : Math.fround(-3.4028235e38));
            s11 = Math.max(s11, (k - k2 - 11 >= 0 ? 1 : 0) === 1 ? Math.fround(contraction_2[i * 16384 + j * 4096 + k * 64 + k2 + 11] * Math.fround(0.17677669)) : Math.fround(-3.4028235e38));
            s12 = Math.max(s12, (k - k2 - 12 >= 0 ? 1 : 0) === 1 ? Math.fround(contraction_2[i * 16384 + j * 4096 + k * 64 + k2 + 12] * Math.fround(0.17677669)) : Math.fround(-3.4028235e38));
            s13 = Math.max(s13, (k - k2 - 13 >= 0 ? 1 : 0) === 1 ? Math.fround(contraction_2[i * 16384 + j * 4096 + k * 64 + k2 + 13] * Math.fround(0.17677669)) : Math.fround(-3.4028235e38));
            s14 = Math.max(s14, (k - k2 - 14 >= 0 ? 1 : 0) === 1 ? Math.fround(contraction_2[i * 16384 + j * 4096 + k * 64 + k2 + 14] * Math.fround(0.17677669)) : Math.fround(-3.4028235e38));
            s15 = Math.max(s15, (k - k2 - 15 >= 0 ? 1 : 0) === 1 ? Math.fround(contraction_2[i * 16384 + j * 4096 + k * 64 + k2 + 15] * Math.fround(0.17677669)) : Math.fround(-3.4028235e38));
          }
          max[i * 256 + j * 64 + k] = Math.max(Math.max(Math.max(Math.max(s0, s8), Math.max(s4, s12)), Math.max(Math.max(s2, s10), Math.max(s6, s14))), Math.max(Math.max(Math.max(s1, s9), Math.max(s5, s13)), Math.max(Math.max(s3, s11), Math.max(s7, s15))));
        }
      }
    }
  }

  /**
   * exp: f32[4, 4, 64, 64] = exp(where(view(1, [i, j, k, l] => [], where 0 <= k - l < 64) == 1,
   * matmul(transpose(slice(%229, [...
   */
  function compute_exp() {
    for (let i = 0; i < 4; i++) {
      for (let j = 0; j < 4; j++) {
        for (let k = 0; k < 64; k++) {
          const t = Math.min(Math.max(max[i * 256 + j * 64 + k], Math.fround(-3.4028235e38)), Math.fround(3.4028235e38));
          for (let l = 0; l < 64; l += 4) {
            exp[i * 16384 + j * 4096 + k * 64 + l] = expSingle(Math.fround(((k - l >= 0 ? 1 : 0) === 1 ? Math.fround(contraction_2[i * 16384 + j * 4096 + k * 64 + l] * Math.fround(0.17677669)) : Math.fround(-3.4028235e38)) - t));
            exp[i * 16384 + j * 4096 + k * 64 + l + 1] = expSingle(Math.fround(((k - l - 1 >= 0 ? 1 : 0) === 1 ? Math.fround(contraction_2[i * 16384 + j * 4096 + k * 64 + l + 1] * Math.fround(0.17677669)) : Math.fround(-3.4028235e38)) - t));
            exp[i * 16384 + j * 4096 + k * 64 + l + 2] = expSingle(Math.fround(((k - l - 2 >= 0 ? 1 : 0) === 1 ? Math.fround(contraction_2[i * 16384 + j * 4096 + k * 64 + l + 2] * Math.fround(0.17677669)) : Math.fround(-3.4028235e38)) - t));
            exp[i * 16384 + j * 4096 + k * 64 + l + 3] = expSingle(Math.fround(((k - l - 3 >= 0 ? 1 : 0) === 1 ? Math.fround(contraction_2[i * 16384 + j * 4096 + k * 64 + l + 3] * Math.fround(0.17677669)) : Math.fround(-3.4028235e38)) - t));
          }
        }
      }
    }
  }

  /**
   * sum: f32[4, 4, 64] = sum(exp(where(view(1, [i, j, k, l] => [], where 0 <= k - l < 64) == 1, matmul(%232, %238)
   * * 0.176...
   */
  function compute_sum_1() {
    for (let i = 0; i < 4; i++) {
      for (let j = 0; j < 4; j++) {
        for (let k = 0; k < 64; k++) {
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
          for (let k2 = 0; k2 < 64; k2 += 16) {
            s0 = Math.fround(s0 + exp[i * 16384 + j * 4096 + k * 64 + k2]);
            s1 = Math.fround(s1 + exp[i * 16384 + j * 4096 + k * 64 + k2 + 1]);
            s2 = Math.fround(s2 + exp[i * 16384 + j * 4096 + k * 64 + k2 + 2]);
            s3 = Math.fround(s3 + exp[i * 16384 + j * 4096 + k * 64 + k2 + 3]);
            s4 = Math.fround(s4 + exp[i * 16384 + j * 4096 + k * 64 + k2 + 4]);
            s5 = Math.fround(s5 + exp[i * 16384 + j * 4096 + k * 64 + k2 + 5]);
            s6 = Math.fround(s6 + exp[i * 16384 + j * 4096 + k * 64 + k2 + 6]);
            s7 = Math.fround(s7 + exp[i * 16384 + j * 4096 + k * 64 + k2 + 7]);
            s8 = Math.fround(s8 + exp[i * 16384 + j * 4096 + k * 64 + k2 + 8]);
            s9 = Math.fround(s9 + exp[i * 16384 + j * 4096 + k * 64 + k2 + 9]);
            s10 = Math.fround(s10 + exp[i * 16384 + j * 4096 + k * 64 + k2 + 10]);
            s11 = Math.fround(s11 + exp[i * 16384 + j * 4096 + k * 64 + k2 + 11]);
            s12 = Math.fround(s12 + exp[i * 16384 + j * 4096 + k * 64 + k2 + 12]);
            s13 = Math.fround(s13 + exp[i * 16384 + j * 4096 + k * 64 + k2 + 13]);
            s14 = Math.fround(s14 + exp[i * 16384 + j * 4096 + k * 64 + k2 + 14]);
            s15 = Math.fround(s15 + exp[i * 16384 + j * 4096 + k * 64 + k2 + 15]);
          }
          sum_2[i * 256 + j * 64 + k] = Math.fround(Math.fround(Math.fround(s0 + s8) + Math.fround(s4 + s12)) + Math.fround(Math.fround(s2 + s10) + Math.fround(s6 + s14))) + Math.fround(Math.fround(Math.fround(s1 + s9) + Math.fround(s5 + s13)) + Math.fround(Math.fround(s3 + s11) + Math.fround(s7 + s15)));
        }
      }
    }
  }

  /**
   * div: f32[4, 4, 64, 64] = exp(where(view(1, [i, j, k, l] => [], where 0 <= k - l < 64) == 1, matmul(%232, %238)
   * * 0.1767766...
   * where: f32[4, 4, 64, 64] = where(view(1, [i, j, k, l] => [], where 0 <= k - l < 64) == 1, exp(where(view(1,
   * [i, j, k, l] => ...
   */
  function compute_where() {
    for (let i = 0; i < 4; i++) {
      for (let j = 0; j < 4; j++) {
        for (let k = 0; k < 64; k++) {
          const sum_22 = sum_2[i * 256 + j * 64 + k];
          for (let l = 0; l < 64; l++) {
            const t = Math.fround(exp[i * 16384 + j * 4096 + k * 64 + l] / sum_22);
            div[i * 16384 + j * 4096 + k * 64 + l] = t;
            where[i * 16384 + j * 4096 + k * 64 + l] = (k - l >= 0 ? 1 : 0) === 1 ? t : 0;
          }
        }
      }
    }
  }

  /**
   * contraction: f32[4, 64, 4, 32] = einsum("abik,abkj->aibj", where(view(1, [i, j, k, l] => [], where 0 <= k - l
   * < 64) == 1, exp(wher...
   */
  function compute_contraction_2() {
    for (let a = 0; a < 4; a++) {
      for (let b = 0; b < 4; b++) {
        for (let i = 0; i < 64; i += 4) {
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
            const a0 = a * 16384 + b * 4096 + i * 64;
            const a1 = a * 16384 + b * 4096 + i * 64 + 64;
            const a2 = a * 16384 + b * 4096 + i * 64 + 128;
            const a3 = a * 16384 + b * 4096 + i * 64 + 192;
            const b0 = a * 8192 + b * 2048 + j;
            const b12 = a * 8192 + b * 2048 + j + 1;
            const b22 = a * 8192 + b * 2048 + j + 2;
            const b3 = a * 8192 + b * 2048 + j + 3;
            for (let k = 0; k < 64; k++) {
              const x0 = where[a0 + k];
              const x1 = where[a1 + k];
              const x2 = where[a2 + k];
              const x3 = where[a3 + k];
              const p = k * 32;
              const y0 = view_1[b0 + p];
              const y1 = view_1[b12 + p];
              const y2 = view_1[b22 + p];
              const y3 = view_1[b3 + p];
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
            contraction[a * 8192 + i * 128 + b * 32 + j] = s0;
            contraction[a * 8192 + i * 128 + b * 32 + j + 1] = s1;
            contraction[a * 8192 + i * 128 + b * 32 + j + 2] = s2;
            contraction[a * 8192 + i * 128 + b * 32 + j + 3] = s3;
            contraction[a * 8192 + i * 128 + b * 32 + j + 128] = s4;
            contraction[a * 8192 + i * 128 + b * 32 + j + 129] = s5;
            contraction[a * 8192 + i * 128 + b * 32 + j + 130] = s6;
            contraction[a * 8192 + i * 128 + b * 32 + j + 131] = s7;
            contraction[a * 8192 + i * 128 + b * 32 + j + 256] = s8;
            contraction[a * 8192 + i * 128 + b * 32 + j + 257] = s9;
            contraction[a * 8192 + i * 128 + b * 32 + j + 258] = s10;
            contraction[a * 8192 + i * 128 + b * 32 + j + 259] = s11;
            contraction[a * 8192 + i * 128 + b * 32 + j + 384] = s12;
            contraction[a * 8192 + i * 128 + b * 32 + j + 385] = s13;
            contraction[a * 8192 + i * 128 + b * 32 + j + 386] = s14;
            contraction[a * 8192 + i * 128 + b * 32 + j + 387] = s15;
          }
        }
      }
    }
  }

  /**
   * contraction: f32[4, 64, 128] = einsum("aik,kj->aij", reshape(einsum("abik,abkj->aibj", where(view(1, [i, j, k,
   * l] => [], where 0...
   */
  function compute_contraction_3() {
    for (let a = 0; a < 4; a++) {
      for (let i = 0; i < 64; i += 4) {
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
          const a0 = a * 8192 + i * 128;
          const a1 = a * 8192 + i * 128 + 128;
          const a2 = a * 8192 + i * 128 + 256;
          const a3 = a * 8192 + i * 128 + 384;
          const b12 = j + 1;
          const b22 = j + 2;
          const b3 = j + 3;
          for (let k = 0; k < 128; k++) {
            const x0 = contraction[a0 + k];
            const x1 = contraction[a1 + k];
            const x2 = contraction[a2 + k];
            const x3 = contraction[a3 + k];
            const p = k * 128;
            const y0 = wo[j + p];
            const y1 = wo[b12 + p];
            const y2 = wo[b22 + p];
            const y3 = wo[b3 + p];
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
          contraction_3[a * 8192 + i * 128 + j] = s0;
          contraction_3[a * 8192 + i * 128 + j + 1] = s1;
          contraction_3[a * 8192 + i * 128 + j + 2] = s2;
          contraction_3[a * 8192 + i * 128 + j + 3] = s3;
          contraction_3[a * 8192 + i * 128 + j + 128] = s4;
          contraction_3[a * 8192 + i * 128 + j + 129] = s5;
          contraction_3[a * 8192 + i * 128 + j + 130] = s6;
          contraction_3[a * 8192 + i * 128 + j + 131] = s7;
          contraction_3[a * 8192 + i * 128 + j + 256] = s8;
          contraction_3[a * 8192 + i * 128 + j + 257] = s9;
          contraction_3[a * 8192 + i * 128 + j + 258] = s10;
          contraction_3[a * 8192 + i * 128 + j + 259] = s11;
          contraction_3[a * 8192 + i * 128 + j + 384] = s12;
          contraction_3[a * 8192 + i * 128 + j + 385] = s13;
          contraction_3[a * 8192 + i * 128 + j + 386] = s14;
          contraction_3[a * 8192 + i * 128 + j + 387] = s15;
        }
      }
    }
  }

  /** sum: f32[4, 64] = sum(attended - expandDims(slice(attended, [":", ":", 0]), 2), { axis: 2 }) */
  function compute_sum_2() {
    for (let i = 0; i < 4; i++) {
      for (let j = 0; j < 64; j++) {
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
        const attended22 = Math.fround(x[i * 8192 + j * 128] + contraction_3[i * 8192 + j * 128]);
        for (let k = 0; k < 128; k += 16) {
          const attended = Math.fround(x[i * 8192 + j * 128 + k] + contraction_3[i * 8192 + j * 128 + k]);
          s0 = Math.fround(s0 + Math.fround(attended - attended22));
          const attended3 = Math.fround(x[i * 8192 + j * 128 + k + 1] + contraction_3[i * 8192 + j * 128 + k + 1]);
          s1 = Math.fround(s1 + Math.fround(attended3 - attended22));
          const attended4 = Math.fround(x[i * 8192 + j * 128 + k + 2] + contraction_3[i * 8192 + j * 128 + k + 2]);
          s2 = Math.fround(s2 + Math.fround(attended4 - attended22));
          const attended5 = Math.fround(x[i * 8192 + j * 128 + k + 3] + contraction_3[i * 8192 + j * 128 + k + 3]);
          s3 = Math.fround(s3 + Math.fround(attended5 - attended22));
          const attended6 = Math.fround(x[i * 8192 + j * 128 + k + 4] + contraction_3[i * 8192 + j * 128 + k + 4]);
          s4 = Math.fround(s4 + Math.fround(attended6 - attended22));
          const attended7 = Math.fround(x[i * 8192 + j * 128 + k + 5] + contraction_3[i * 8192 + j * 128 + k + 5]);
          s5 = Math.fround(s5 + Math.fround(attended7 - attended22));
          const attended8 = Math.fround(x[i * 8192 + j * 128 + k + 6] + contraction_3[i * 8192 + j * 128 + k + 6]);
          s6 = Math.fround(s6 + Math.fround(attended8 - attended22));
          const attended9 = Math.fround(x[i * 8192 + j * 128 + k + 7] + contraction_3[i * 8192 + j * 128 + k + 7]);
          s7 = Math.fround(s7 + Math.fround(attended9 - attended22));
          const attended10 = Math.fround(x[i * 8192 + j * 128 + k + 8] + contraction_3[i * 8192 + j * 128 + k + 8]);
          s8 = Math.fround(s8 + Math.fround(attended10 - attended22));
          const attended11 = Math.fround(x[i * 8192 + j * 128 + k + 9] + contraction_3[i * 8192 + j * 128 + k + 9]);
          s9 = Math.fround(s9 + Math.fround(attended11 - attended22));
          const attended12 = Math.fround(x[i * 8192 + j * 128 + k + 10] + contraction_3[i * 8192 + j * 128 + k + 10]);
          s10 = Math.fround(s10 + Math.fround(attended12 - attended22));
          const attended13 = Math.fround(x[i * 8192 + j * 128 + k + 11] + contraction_3[i * 8192 + j * 128 + k + 11]);
          s11 = Math.fround(s11 + Math.fround(attended13 - attended22));
          const attended14 = Math.fround(x[i * 8192 + j * 128 + k + 12] + contraction_3[i * 8192 + j * 128 + k + 12]);
          s12 = Math.fround(s12 + Math.fround(attended14 - attended22));
          const attended15 = Math.fround(x[i * 8192 + j * 128 + k + 13] + contraction_3[i * 8192 + j * 128 + k + 13]);
          s13 = Math.fround(s13 + Math.fround(attended15 - attended22));
          const attended16 = Math.fround(x[i * 8192 + j * 128 + k + 14] + contraction_3[i * 8192 + j * 128 + k + 14]);
          s14 = Math.fround(s14 + Math.fround(attended16 - attended22));
          const attended17 = Math.fround(x[i * 8192 + j * 128 + k + 15] + contraction_3[i * 8192 + j * 128 + k + 15]);
          s15 = Math.fround(s15 + Math.fround(attended17 - attended22));
        }
        sum_3[i * 64 + j] = Math.fround(Math.fround(Math.fround(s0 + s8) + Math.fround(s4 + s12)) + Math.fround(Math.fround(s2 + s10) + Math.fround(s6 + s14))) + Math.fround(Math.fround(Math.fround(s1 + s9) + Math.fround(s5 + s13)) + Math.fround(Math.fround(s3 + s11) + Math.fround(s7 + s15)));
      }
    }
  }

  /**
   * sub: f32[4, 64, 128] = attended - expandDims(slice(attended, [":", ":", 0]), 2) - expandDims(sum(attended -
   * expandDims(s...
   */
  function compute_sub() {
    for (let i = 0; i < 4; i++) {
      for (let j = 0; j < 64; j++) {
        const attended22 = Math.fround(x[i * 8192 + j * 128] + contraction_3[i * 8192 + j * 128]);
        const t = Math.fround(sum_3[i * 64 + j] * 0.0078125);
        for (let k = 0; k < 128; k += 4) {
          const attended = Math.fround(x[i * 8192 + j * 128 + k] + contraction_3[i * 8192 + j * 128 + k]);
          sub[i * 8192 + j * 128 + k] = Math.fround(attended - attended22) - t;
          const attended3 = Math.fround(x[i * 8192 + j * 128 + k + 1] + contraction_3[i * 8192 + j * 128 + k + 1]);
          sub[i * 8192 + j * 128 + k + 1] = Math.fround(attended3 - attended22) - t;
          const attended4 = Math.fround(x[i * 8192 + j * 128 + k + 2] + contraction_3[i * 8192 + j * 128 + k + 2]);
          sub[i * 8192 + j * 128 + k + 2] = Math.fround(attended4 - attended22) - t;
          const attended5 = Math.fround(x[i * 8192 + j * 128 + k + 3] + contraction_3[i * 8192 + j * 128 + k + 3]);
          sub[i * 8192 + j * 128 + k + 3] = Math.fround(attended5 - attended22) - t;
        }
      }
    }
  }

  /**
   * add: f32[4, 64] = sum(square(attended - expandDims(slice(attended, [":", ":", 0]), 2) - expandDims(%539 *
   * 0.0078125...
   * rsqrt: f32[4, 64] = rsqrt(sum(square(%538 - expandDims(%540, 2)), { axis: 2 }) * 0.0078125 + 0.00001)
   */
  function compute_rsqrt_1() {
    for (let i = 0; i < 4; i++) {
      for (let j = 0; j < 64; j++) {
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
        for (let k = 0; k < 128; k += 16) {
          const t = sub[i * 8192 + j * 128 + k];
          s0 = Math.fround(s0 + Math.fround(t * t));
          const t2 = sub[i * 8192 + j * 128 + k + 1];
          s1 = Math.fround(s1 + Math.fround(t2 * t2));
          const t3 = sub[i * 8192 + j * 128 + k + 2];
          s2 = Math.fround(s2 + Math.fround(t3 * t3));
          const t4 = sub[i * 8192 + j * 128 + k + 3];
          s3 = Math.fround(s3 + Math.fround(t4 * t4));
          const t5 = sub[i * 8192 + j * 128 + k + 4];
          s4 = Math.fround(s4 + Math.fround(t5 * t5));
          const t6 = sub[i * 8192 + j * 128 + k + 5];
          s5 = Math.fround(s5 + Math.fround(t6 * t6));
          const t7 = sub[i * 8192 + j * 128 + k + 6];
          s6 = Math.fround(s6 + Math.fround(t7 * t7));
          const t8 = sub[i * 8192 + j * 128 + k + 7];
          s7 = Math.fround(s7 + Math.fround(t8 * t8));
          const t9 = sub[i * 8192 + j * 128 + k + 8];
          s8 = Math.fround(s8 + Math.fround(t9 * t9));
          const t10 = sub[i * 8192 + j * 128 + k + 9];
          s9 = Math.fround(s9 + Math.fround(t10 * t10));
          const t11 = sub[i * 8192 + j * 128 + k + 10];
          s10 = Math.fround(s10 + Math.fround(t11 * t11));
          const t12 = sub[i * 8192 + j * 128 + k + 11];
          s11 = Math.fround(s11 + Math.fround(t12 * t12));
          const t13 = sub[i * 8192 + j * 128 + k + 12];
          s12 = Math.fround(s12 + Math.fround(t13 * t13));
          const t14 = sub[i * 8192 + j * 128 + k + 13];
          s13 = Math.fround(s13 + Math.fround(t14 * t14));
          const t15 = sub[i * 8192 + j * 128 + k + 14];
          s14 = Math.fround(s14 + Math.fround(t15 * t15));
          const t16 = sub[i * 8192 + j * 128 + k + 15];
          s15 = Math.fround(s15 + Math.fround(t16 * t16));
        }
        const sum2 = Math.fround(Math.fround(Math.fround(Math.fround(s0 + s8) + Math.fround(s4 + s12)) + Math.fround(Math.fround(s2 + s10) + Math.fround(s6 + s14))) + Math.fround(Math.fround(Math.fround(s1 + s9) + Math.fround(s5 + s13)) + Math.fround(Math.fround(s3 + s11) + Math.fround(s7 + s15))));
        const t = Math.fround(Math.fround(sum2 * 0.0078125) + Math.fround(0.00001));
        add[i * 64 + j] = t;
        rsqrt[i * 64 + j] = 1 / Math.fround(Math.sqrt(t));
      }
    }
  }

  /**
   * mul: f32[4, 64, 128] = (attended - expandDims(slice(attended, [":", ":", 0]), 2) - expandDims(sum(attended -
   * expandDims(...
   * normal2: f32[4, 64, 128] = layerNorm(attended, scale2, offset2)
   */
  function compute_normal2() {
    for (let i = 0; i < 4; i++) {
      for (let j = 0; j < 64; j++) {
        const rsqrt2 = rsqrt[i * 64 + j];
        for (let k = 0; k < 128; k++) {
          const t = Math.fround(sub[i * 8192 + j * 128 + k] * rsqrt2);
          mul_1[i * 8192 + j * 128 + k] = t;
          normal2[i * 8192 + j * 128 + k] = Math.fround(t * scale2[k]) + offset2[k];
        }
      }
    }
  }

  /**
   * add: f32[4, 64, 512] = einsum("aik,kj->aij", normal2, w1) + b1
   * hiddenUnits: f32[4, 64, 512] = gelu(matmul(normal2, w1) + b1)
   */
  function compute_hiddenUnits() {
    for (let a = 0; a < 4; a++) {
      for (let i = 0; i < 64; i += 4) {
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
          const a0 = a * 8192 + i * 128;
          const a1 = a * 8192 + i * 128 + 128;
          const a2 = a * 8192 + i * 128 + 256;
          const a3 = a * 8192 + i * 128 + 384;
          const b12 = j + 1;
          const b22 = j + 2;
          const b3 = j + 3;
          for (let k = 0; k < 128; k++) {
            const x0 = normal2[a0 + k];
            const x1 = normal2[a1 + k];
            const x2 = normal2[a2 + k];
            const x3 = normal2[a3 + k];
            const p = k * 512;
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
          add_1[a * 32768 + i * 512 + j] = t;
          hiddenUnits[a * 32768 + i * 512 + j] = Math.max(t, -10000) * sigmoid(1.5957691216057308 * (t * (1 + 0.044715 * (t * t))));
          const t2 = Math.fround(s1 + b1[j + 1]);
          add_1[a * 32768 + i * 512 + j + 1] = t2;
          hiddenUnits[a * 32768 + i * 512 + j + 1] = Math.max(t2, -10000) * sigmoid(1.5957691216057308 * (t2 * (1 + 0.044715 * (t2 * t2))));
          const t3 = Math.fround(s2 + b1[j + 2]);
          add_1[a * 32768 + i * 512 + j + 2] = t3;
          hiddenUnits[a * 32768 + i * 512 + j + 2] = Math.max(t3, -10000) * sigmoid(1.5957691216057308 * (t3 * (1 + 0.044715 * (t3 * t3))));
          const t4 = Math.fround(s3 + b1[j + 3]);
          add_1[a * 32768 + i * 512 + j + 3] = t4;
          hiddenUnits[a * 32768 + i * 512 + j + 3] = Math.max(t4, -10000) * sigmoid(1.5957691216057308 * (t4 * (1 + 0.044715 * (t4 * t4))));
          const t5 = Math.fround(s4 + b1[j]);
          add_1[a * 32768 + i * 512 + j + 512] = t5;
          hiddenUnits[a * 32768 + i * 512 + j + 512] = Math.max(t5, -10000) * sigmoid(1.5957691216057308 * (t5 * (1 + 0.044715 * (t5 * t5))));
          const t6 = Math.fround(s5 + b1[j + 1]);
          add_1[a * 32768 + i * 512 + j + 513] = t6;
          hiddenUnits[a * 32768 + i * 512 + j + 513] = Math.max(t6, -10000) * sigmoid(1.5957691216057308 * (t6 * (1 + 0.044715 * (t6 * t6))));
          const t7 = Math.fround(s6 + b1[j + 2]);
          add_1[a * 32768 + i * 512 + j + 514] = t7;
          hiddenUnits[a * 32768 + i * 512 + j + 514] = Math.max(t7, -10000) * sigmoid(1.5957691216057308 * (t7 * (1 + 0.044715 * (t7 * t7))));
          const t8 = Math.fround(s7 + b1[j + 3]);
          add_1[a * 32768 + i * 512 + j + 515] = t8;
          hiddenUnits[a * 32768 + i * 512 + j + 515] = Math.max(t8, -10000) * sigmoid(1.5957691216057308 * (t8 * (1 + 0.044715 * (t8 * t8))));
          const t9 = Math.fround(s8 + b1[j]);
          add_1[a * 32768 + i * 512 + j + 1024] = t9;
          hiddenUnits[a * 32768 + i * 512 + j + 1024] = Math.max(t9, -10000) * sigmoid(1.5957691216057308 * (t9 * (1 + 0.044715 * (t9 * t9))));
          const t10 = Math.fround(s9 + b1[j + 1]);
          add_1[a * 32768 + i * 512 + j + 1025] = t10;
          hiddenUnits[a * 32768 + i * 512 + j + 1025] = Math.max(t10, -10000) * sigmoid(1.5957691216057308 * (t10 * (1 + 0.044715 * (t10 * t10))));
          const t11 = Math.fround(s10 + b1[j + 2]);
          add_1[a * 32768 + i * 512 + j + 1026] = t11;
          hiddenUnits[a * 32768 + i * 512 + j + 1026] = Math.max(t11, -10000) * sigmoid(1.5957691216057308 * (t11 * (1 + 0.044715 * (t11 * t11))));
          const t12 = Math.fround(s11 + b1[j + 3]);
          add_1[a * 32768 + i * 512 + j + 1027] = t12;
          hiddenUnits[a * 32768 + i * 512 + j + 1027] = Math.max(t12, -10000) * sigmoid(1.5957691216057308 * (t12 * (1 + 0.044715 * (t12 * t12))));
          const t13 = Math.fround(s12 + b1[j]);
          add_1[a * 32768 + i * 512 + j + 1536] = t13;
          hiddenUnits[a * 32768 + i * 512 + j + 1536] = Math.max(t13, -10000) * sigmoid(1.5957691216057308 * (t13 * (1 + 0.044715 * (t13 * t13))));
          const t14 = Math.fround(s13 + b1[j + 1]);
          add_1[a * 32768 + i * 512 + j + 1537] = t14;
          hiddenUnits[a * 32768 + i * 512 + j + 1537] = Math.max(t14, -10000) * sigmoid(1.5957691216057308 * (t14 * (1 + 0.044715 * (t14 * t14))));
          const t15 = Math.fround(s14 + b1[j + 2]);
          add_1[a * 32768 + i * 512 + j + 1538] = t15;
          hiddenUnits[a * 32768 + i * 512 + j + 1538] = Math.max(t15, -10000) * sigmoid(1.5957691216057308 * (t15 * (1 + 0.044715 * (t15 * t15))));
          const t16 = Math.fround(s15 + b1[j + 3]);
          add_1[a * 32768 + i * 512 + j + 1539] = t16;
          hiddenUnits[a * 32768 + i * 512 + j + 1539] = Math.max(t16, -10000) * sigmoid(1.5957691216057308 * (t16 * (1 + 0.044715 * (t16 * t16))));
        }
      }
    }
  }

  /** y: f32[4, 64, 128] = attended + matmul(hiddenUnits, w2) + b2 */
  function compute_y() {
    for (let a = 0; a < 4; a++) {
      for (let i = 0; i < 64; i += 4) {
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
          const a0 = a * 32768 + i * 512;
          const a1 = a * 32768 + i * 512 + 512;
          const a2 = a * 32768 + i * 512 + 1024;
          const a3 = a * 32768 + i * 512 + 1536;
          const b12 = j + 1;
          const b22 = j + 2;
          const b3 = j + 3;
          for (let k = 0; k < 256; k++) {
            const x0 = hiddenUnits[a0 + k];
            const x1 = hiddenUnits[a1 + k];
            const x2 = hiddenUnits[a2 + k];
            const x3 = hiddenUnits[a3 + k];
            const p = k * 128;
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
          y[a * 8192 + i * 128 + j] = s0;
          y[a * 8192 + i * 128 + j + 1] = s1;
          y[a * 8192 + i * 128 + j + 2] = s2;
          y[a * 8192 + i * 128 + j + 3] = s3;
          y[a * 8192 + i * 128 + j + 128] = s4;
          y[a * 8192 + i * 128 + j + 129] = s5;
          y[a * 8192 + i * 128 + j + 130] = s6;
          y[a * 8192 + i * 128 + j + 131] = s7;
          y[a * 8192 + i * 128 + j + 256] = s8;
          y[a * 8192 + i * 128 + j + 257] = s9;
          y[a * 8192 + i * 128 + j + 258] = s10;
          y[a * 8192 + i * 128 + j + 259] = s11;
          y[a * 8192 + i * 128 + j + 384] = s12;
          y[a * 8192 + i * 128 + j + 385] = s13;
          y[a * 8192 + i * 128 + j + 386] = s14;
          y[a * 8192 + i * 128 + j + 387] = s15;
        }
      }
    }
    for (let a2 = 0; a2 < 4; a2++) {
      for (let i = 0; i < 64; i += 4) {
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
          const a0 = a2 * 32768 + i * 512;
          const a1 = a2 * 32768 + i * 512 + 512;
          const a22 = a2 * 32768 + i * 512 + 1024;
          const a3 = a2 * 32768 + i * 512 + 1536;
          const b12 = j + 1;
          const b22 = j + 2;
          const b3 = j + 3;
          for (let k = 0; k < 256; k++) {
            const p = k + 256;
            const x0 = hiddenUnits[a0 + p];
            const x1 = hiddenUnits[a1 + p];
            const x2 = hiddenUnits[a22 + p];
            const x3 = hiddenUnits[a3 + p];
            const p2 = k * 128 + 32768;
            const y0 = w2[j + p2];
            const y1 = w2[b12 + p2];
            const y2 = w2[b22 + p2];
            const y3 = w2[b3 + p2];
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
          const z = Math.fround(y[a2 * 8192 + i * 128 + j] + s0);
          const attended = Math.fround(x[a2 * 8192 + i * 128 + j] + contraction_3[a2 * 8192 + i * 128 + j]);
          y[a2 * 8192 + i * 128 + j] = Math.fround(attended + z) + b2[j];
          const z2 = Math.fround(y[a2 * 8192 + i * 128 + j + 1] + s1);
          const attended2 = Math.fround(x[a2 * 8192 + i * 128 + j + 1] + contraction_3[a2 * 8192 + i * 128 + j + 1]);
          y[a2 * 8192 + i * 128 + j + 1] = Math.fround(attended2 + z2) + b2[j + 1];
          const z3 = Math.fround(y[a2 * 8192 + i * 128 + j + 2] + s2);
          const attended3 = Math.fround(x[a2 * 8192 + i * 128 + j + 2] + contraction_3[a2 * 8192 + i * 128 + j + 2]);
          y[a2 * 8192 + i * 128 + j + 2] = Math.fround(attended3 + z3) + b2[j + 2];
          const z4 = Math.fround(y[a2 * 8192 + i * 128 + j + 3] + s3);
          const attended4 = Math.fround(x[a2 * 8192 + i * 128 + j + 3] + contraction_3[a2 * 8192 + i * 128 + j + 3]);
          y[a2 * 8192 + i * 128 + j + 3] = Math.fround(attended4 + z4) + b2[j + 3];
          const z5 = Math.fround(y[a2 * 8192 + i * 128 + j + 128] + s4);
          const attended5 = Math.fround(x[a2 * 8192 + i * 128 + j + 128] + contraction_3[a2 * 8192 + i * 128 + j + 128]);
          y[a2 * 8192 + i * 128 + j + 128] = Math.fround(attended5 + z5) + b2[j];
          const z6 = Math.fround(y[a2 * 8192 + i * 128 + j + 129] + s5);
          const attended6 = Math.fround(x[a2 * 8192 + i * 128 + j + 129] + contraction_3[a2 * 8192 + i * 128 + j + 129]);
          y[a2 * 8192 + i * 128 + j + 129] = Math.fround(attended6 + z6) + b2[j + 1];
          const z7 = Math.fround(y[a2 * 8192 + i * 128 + j + 130] + s6);
          const attended7 = Math.fround(x[a2 * 8192 + i * 128 + j + 130] + contraction_3[a2 * 8192 + i * 128 + j + 130]);
          y[a2 * 8192 + i * 128 + j + 130] = Math.fround(attended7 + z7) + b2[j + 2];
          const z8 = Math.fround(y[a2 * 8192 + i * 128 + j + 131] + s7);
          const attended8 = Math.fround(x[a2 * 8192 + i * 128 + j + 131] + contraction_3[a2 * 8192 + i * 128 + j + 131]);
          y[a2 * 8192 + i * 128 + j + 131] = Math.fround(attended8 + z8) + b2[j + 3];
          const z9 = Math.fround(y[a2 * 8192 + i * 128 + j + 256] + s8);
          const attended9 = Math.fround(x[a2 * 8192 + i * 128 + j + 256] + contraction_3[a2 * 8192 + i * 128 + j + 256]);
          y[a2 * 8192 + i * 128 + j + 256] = Math.fround(attended9 + z9) + b2[j];
          const z10 = Math.fround(y[a2 * 8192 + i * 128 + j + 257] + s9);
          const attended10 = Math.fround(x[a2 * 8192 + i * 128 + j + 257] + contraction_3[a2 * 8192 + i * 128 + j + 257]);
          y[a2 * 8192 + i * 128 + j + 257] = Math.fround(attended10 + z10) + b2[j + 1];
          const z11 = Math.fround(y[a2 * 8192 + i * 128 + j + 258] + s10);
          const attended11 = Math.fround(x[a2 * 8192 + i * 128 + j + 258] + contraction_3[a2 * 8192 + i * 128 + j + 258]);
          y[a2 * 8192 + i * 128 + j + 258] = Math.fround(attended11 + z11) + b2[j + 2];
          const z12 = Math.fround(y[a2 * 8192 + i * 128 + j + 259] + s11);
          const attended12 = Math.fround(x[a2 * 8192 + i * 128 + j + 259] + contraction_3[a2 * 8192 + i * 128 + j + 259]);
          y[a2 * 8192 + i * 128 + j + 259] = Math.fround(attended12 + z12) + b2[j + 3];
          const z13 = Math.fround(y[a2 * 8192 + i * 128 + j + 384] + s12);
          const attended13 = Math.fround(x[a2 * 8192 + i * 128 + j + 384] + contraction_3[a2 * 8192 + i * 128 + j + 384]);
          y[a2 * 8192 + i * 128 + j + 384] = Math.fround(attended13 + z13) + b2[j];
          const z14 = Math.fround(y[a2 * 8192 + i * 128 + j + 385] + s13);
          const attended14 = Math.fround(x[a2 * 8192 + i * 128 + j + 385] + contraction_3[a2 * 8192 + i * 128 + j + 385]);
          y[a2 * 8192 + i * 128 + j + 385] = Math.fround(attended14 + z14) + b2[j + 1];
          const z15 = Math.fround(y[a2 * 8192 + i * 128 + j + 386] + s14);
          const attended15 = Math.fround(x[a2 * 8192 + i * 128 + j + 386] + contraction_3[a2 * 8192 + i * 128 + j + 386]);
          y[a2 * 8192 + i * 128 + j + 386] = Math.fround(attended15 + z15) + b2[j + 2];
          const z16 = Math.fround(y[a2 * 8192 + i * 128 + j + 387] + s15);
          const attended16 = Math.fround(x[a2 * 8192 + i * 128 + j + 387] + contraction_3[a2 * 8192 + i * 128 + j + 387]);
          y[a2 * 8192 + i * 128 + j + 387] = Math.fround(attended16 + z16) + b2[j + 3];
        }
      }
    }
  }

  /** loss: f32 = meanSquaredError(y, target) */
  function compute_loss() {
    for (let b = 0; b < 128; b++) {
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
        const target2 = target[p];
        s0 = Math.fround(s0 + Math.fround(Math.fround(y2 - target2) * Math.fround(y2 - target2)));
        const y3 = y[p + 1];
        const target3 = target[p + 1];
        s1 = Math.fround(s1 + Math.fround(Math.fround(y3 - target3) * Math.fround(y3 - target3)));
        const y4 = y[p + 2];
        const target4 = target[p + 2];
        s2 = Math.fround(s2 + Math.fround(Math.fround(y4 - target4) * Math.fround(y4 - target4)));
        const y5 = y[p + 3];
        const target5 = target[p + 3];
        s3 = Math.fround(s3 + Math.fround(Math.fround(y5 - target5) * Math.fround(y5 - target5)));
        const y6 = y[p + 4];
        const target6 = target[p + 4];
        s4 = Math.fround(s4 + Math.fround(Math.fround(y6 - target6) * Math.fround(y6 - target6)));
        const y7 = y[p + 5];
        const target7 = target[p + 5];
        s5 = Math.fround(s5 + Math.fround(Math.fround(y7 - target7) * Math.fround(y7 - target7)));
        const y8 = y[p + 6];
        const target8 = target[p + 6];
        s6 = Math.fround(s6 + Math.fround(Math.fround(y8 - target8) * Math.fround(y8 - target8)));
        const y9 = y[p + 7];
        const target9 = target[p + 7];
        s7 = Math.fround(s7 + Math.fround(Math.fround(y9 - target9) * Math.fround(y9 - target9)));
        const y10 = y[p + 8];
        const target10 = target[p + 8];
        s8 = Math.fround(s8 + Math.fround(Math.fround(y10 - target10) * Math.fround(y10 - target10)));
        const y11 = y[p + 9];
        const target11 = target[p + 9];
        s9 = Math.fround(s9 + Math.fround(Math.fround(y11 - target11) * Math.fround(y11 - target11)));
        const y12 = y[p + 10];
        const target12 = target[p + 10];
        s10 = Math.fround(s10 + Math.fround(Math.fround(y12 - target12) * Math.fround(y12 - target12)));
        const y13 = y[p + 11];
        const target13 = target[p + 11];
        s11 = Math.fround(s11 + Math.fround(Math.fround(y13 - target13) * Math.fround(y13 - target13)));
        const y14 = y[p + 12];
        const target14 = target[p + 12];
        s12 = Math.fround(s12 + Math.fround(Math.fround(y14 - target14) * Math.fround(y14 - target14)));
        const y15 = y[p + 13];
        const target15 = target[p + 13];
        s13 = Math.fround(s13 + Math.fround(Math.fround(y15 - target15) * Math.fround(y15 - target15)));
        const y16 = y[p + 14];
        const target16 = target[p + 14];
        s14 = Math.fround(s14 + Math.fround(Math.fround(y16 - target16) * Math.fround(y16 - target16)));
        const y17 = y[p + 15];
        const target17 = target[p + 15];
        s15 = Math.fround(s15 + Math.fround(Math.fround(y17 - target17) * Math.fround(y17 - target17)));
      }
      totals[b] = Math.fround(Math.fround(Math.fround(s0 + s8) + Math.fround(s4 + s12)) + Math.fround(Math.fround(s2 + s10) + Math.fround(s6 + s14))) + Math.fround(Math.fround(Math.fround(s1 + s9) + Math.fround(s5 + s13)) + Math.fround(Math.fround(s3 + s11) + Math.fround(s7 + s15)));
    }
    for (let r = 0; r < 127; r += 2) {
      totals[r] = totals[r] + totals[r + 1];
    }
    for (let r2 = 0; r2 < 126; r2 += 4) {
      totals[r2] = totals[r2] + totals[r2 + 2];
    }
    for (let r3 = 0; r3 < 124; r3 += 8) {
      totals[r3] = totals[r3] + totals[r3 + 4];
    }
    for (let r4 = 0; r4 < 120; r4 += 16) {
      totals[r4] = totals[r4] + totals[r4 + 8];
    }
    for (let r5 = 0; r5 < 112; r5 += 32) {
      totals[r5] = totals[r5] + totals[r5 + 16];
    }
    for (let r6 = 0; r6 < 96; r6 += 64) {
      totals[r6] = totals[r6] + totals[r6 + 32];
    }
    totals[0] = totals[0] + totals[64];
    const sum2 = totals[0];
    loss[0] = sum2 * Math.fround(0.000030517578);
  }

  /**
   * any: bool[4, 4, 64] = any(view(1, [i, j, k, l] => [], where 0 <= k - l < 64) == 1, { axis: 3 })
   *   a cotangent of softmax(where(%49, %45, -3.4028235e+38), { axis: 3 }), by softmax: dx
   */
  function compute_any() {
    for (let i = 0; i < 4; i++) {
      for (let j = 0; j < 4; j++) {
        for (let k = 0; k < 64; k++) {
          let s0 = false;
          let s1 = false;
          let s2 = false;
          let s3 = false;
          let s4 = false;
          let s5 = false;
          let s6 = false;
          let s7 = false;
          let s8 = false;
          let s9 = false;
          let s10 = false;
          let s11 = false;
          let s12 = false;
          let s13 = false;
          let s14 = false;
          let s15 = false;
          for (let k2 = 0; k2 < 64; k2 += 16) {
            s0 = s0 || (k - k2 >= 0 ? 1 : 0) === 1;
            s1 = s1 || (k - k2 - 1 >= 0 ? 1 : 0) === 1;
            s2 = s2 || (k - k2 - 2 >= 0 ? 1 : 0) === 1;
            s3 = s3 || (k - k2 - 3 >= 0 ? 1 : 0) === 1;
            s4 = s4 || (k - k2 - 4 >= 0 ? 1 : 0) === 1;
            s5 = s5 || (k - k2 - 5 >= 0 ? 1 : 0) === 1;
            s6 = s6 || (k - k2 - 6 >= 0 ? 1 : 0) === 1;
            s7 = s7 || (k - k2 - 7 >= 0 ? 1 : 0) === 1;
            s8 = s8 || (k - k2 - 8 >= 0 ? 1 : 0) === 1;
            s9 = s9 || (k - k2 - 9 >= 0 ? 1 : 0) === 1;
            s10 = s10 || (k - k2 - 10 >= 0 ? 1 : 0) === 1;
            s11 = s11 || (k - k2 - 11 >= 0 ? 1 : 0) === 1;
            s12 = s12 || (k - k2 - 12 >= 0 ? 1 : 0) === 1;
            s13 = s13 || (k - k2 - 13 >= 0 ? 1 : 0) === 1;
            s14 = s14 || (k - k2 - 14 >= 0 ? 1 : 0) === 1;
            s15 = s15 || (k - k2 - 15 >= 0 ? 1 : 0) === 1;
          }
          any[i * 256 + j * 64 + k] = s0 || s8 || s4 || s12 || s2 || s10 || s6 || s14 || s1 || s9 || s5 || s13 || s3 || s11 || s7 || s15 ? 1 : 0;
        }
      }
    }
  }

  /**
   * any: bool[4, 4, 64] = any(view(1, [i, j, k, l] => [], where 0 <= k - l < 64) == 1 && expandDims(any(view(1,
   * [i, j, k, l...
   *   a cotangent of matmul(slice(qkv, [0]), transpose(%39, [0, 1, 3, 2])), by contraction: da
   */
  function compute_any_1() {
    for (let c = 0; c < 1024; c++) {
      any_1[c] = 0;
    }
    for (let i = 0; i < 4; i++) {
      for (let j = 0; j < 4; j++) {
        for (let k = 0; k < 64; k++) {
          const any2 = any[i * 256 + j * 64 + k] !== 0;
          for (let l = 0; l < 64; l++) {
            const at2 = i * 256 + j * 64 + l;
            any_1[at2] = any_1[at2] !== 0 || ((k - l >= 0 ? 1 : 0) === 1 && any2) ? 1 : 0;
          }
        }
      }
    }
  }

  /**
   * where: f32[4, 4, 32, 64] = where(expandDims(any(view(1, [i, j, k, l] => [], where 0 <= k - l < 64) == 1 &&
   * expandDims(any(vi...
   *   a cotangent of matmul(slice(qkv, [0]), transpose(%39, [0, 1, 3, 2])), by contraction: da
   */
  function compute_where_1() {
    for (let i = 0; i < 4; i++) {
      for (let j = 0; j < 4; j++) {
        for (let k = 0; k < 32; k++) {
          for (let l = 0; l < 64; l++) {
            where_1[i * 8192 + j * 2048 + k * 64 + l] = any_1[i * 256 + j * 64 + l] !== 0 ? view_2[i * 8192 + j * 2048 + k * 64 + l] : 0;
          }
        }
      }
    }
  }

  /**
   * any: bool[4, 4, 64] = any(view(1, [i, j, k, l] => [], where 0 <= k - l < 64) == 1 && expandDims(any(view(1,
   * [i, j, k, l...
   *   a cotangent of matmul(slice(qkv, [0]), transpose(%39, [0, 1, 3, 2])), by contraction: da
   */
  function compute_any_2() {
    for (let i = 0; i < 4; i++) {
      for (let j = 0; j < 4; j++) {
        for (let k = 0; k < 64; k++) {
          let s0 = false;
          let s1 = false;
          let s2 = false;
          let s3 = false;
          let s4 = false;
          let s5 = false;
          let s6 = false;
          let s7 = false;
          let s8 = false;
          let s9 = false;
          let s10 = false;
          let s11 = false;
          let s12 = false;
          let s13 = false;
          let s14 = false;
          let s15 = false;
          const any2 = any[i * 256 + j * 64 + k] !== 0;
          for (let k2 = 0; k2 < 64; k2 += 16) {
            s0 = s0 || ((k - k2 >= 0 ? 1 : 0) === 1 && any2);
            s1 = s1 || ((k - k2 - 1 >= 0 ? 1 : 0) === 1 && any2);
            s2 = s2 || ((k - k2 - 2 >= 0 ? 1 : 0) === 1 && any2);
            s3 = s3 || ((k - k2 - 3 >= 0 ? 1 : 0) === 1 && any2);
            s4 = s4 || ((k - k2 - 4 >= 0 ? 1 : 0) === 1 && any2);
            s5 = s5 || ((k - k2 - 5 >= 0 ? 1 : 0) === 1 && any2);
            s6 = s6 || ((k - k2 - 6 >= 0 ? 1 : 0) === 1 && any2);
            s7 = s7 || ((k - k2 - 7 >= 0 ? 1 : 0) === 1 && any2);
            s8 = s8 || ((k - k2 - 8 >= 0 ? 1 : 0) === 1 && any2);
            s9 = s9 || ((k - k2 - 9 >= 0 ? 1 : 0) === 1 && any2);
            s10 = s10 || ((k - k2 - 10 >= 0 ? 1 : 0) === 1 && any2);
            s11 = s11 || ((k - k2 - 11 >= 0 ? 1 : 0) === 1 && any2);
            s12 = s12 || ((k - k2 - 12 >= 0 ? 1 : 0) === 1 && any2);
            s13 = s13 || ((k - k2 - 13 >= 0 ? 1 : 0) === 1 && any2);
            s14 = s14 || ((k - k2 - 14 >= 0 ? 1 : 0) === 1 && any2);
            s15 = s15 || ((k - k2 - 15 >= 0 ? 1 : 0) === 1 && any2);
          }
          any_2[i * 256 + j * 64 + k] = s0 || s8 || s4 || s12 || s2 || s10 || s6 || s14 || s1 || s9 || s5 || s13 || s3 || s11 || s7 || s15 ? 1 : 0;
        }
      }
    }
  }

  /**
   * where: f32[4, 4, 64, 32] = where(expandDims(any(view(1, [i, j, k, l] => [], where 0 <= k - l < 64) == 1 &&
   * expandDims(any(vi...
   *   a cotangent of matmul(slice(qkv, [0]), transpose(%39, [0, 1, 3, 2])), by contraction: db
   */
  function compute_where_2() {
    for (let i = 0; i < 4; i++) {
      for (let j = 0; j < 4; j++) {
        for (let k = 0; k < 64; k++) {
          const any_22 = any_2[i * 256 + j * 64 + k] !== 0;
          for (let l = 0; l < 32; l++) {
            where_2[i * 8192 + j * 2048 + k * 32 + l] = any_22 ? view[i * 8192 + j * 2048 + k * 32 + l] : 0;
          }
        }
      }
    }
  }

  /** d_y: f32[4, 64, 128] = 0.000061035156 * (y - target) */
  function compute_d_y() {
    for (let i = 0; i < 32768; i++) {
      d_y[i] = Math.fround(0.000061035156) * Math.fround(y[i] - target[i]);
    }
  }

  /**
   * d_b2: f32[128] = sum(d_y, { axis: [0, 1] })
   *   a cotangent of broadcastTo(b2, [4, 64, 128]), by view: dx
   */
  function compute_d_b2() {
    for (let c = 0; c < 128; c++) {
      d_b2[c] = 0;
    }
    for (let i = 0; i < 4; i++) {
      for (let j = 0; j < 64; j++) {
        for (let k = 0; k < 128; k++) {
          d_b2[k] = d_b2[k] + d_y[i * 8192 + j * 128 + k];
        }
      }
    }
  }

  /**
   * mul: f32[4, 64, 512] = d_hiddenUnits * (sigmoid(1.5957692 * (clip(%553, -40, 40) * (1 + %568))) + clip(%552 +
   * b1, -40, 4...
   *   a cotangent of hiddenUnits, by gelu: dx
   */
  function compute_mul() {
    for (let a = 0; a < 4; a++) {
      for (let i = 0; i < 64; i += 4) {
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
          const a0 = a * 8192 + i * 128;
          const a1 = a * 8192 + i * 128 + 128;
          const a2 = a * 8192 + i * 128 + 256;
          const a3 = a * 8192 + i * 128 + 384;
          const b0 = k * 128;
          const b12 = k * 128 + 128;
          const b22 = k * 128 + 256;
          const b3 = k * 128 + 384;
          for (let k2 = 0; k2 < 128; k2++) {
            const x0 = d_y[a0 + k2];
            const x1 = d_y[a1 + k2];
            const x2 = d_y[a2 + k2];
            const x3 = d_y[a3 + k2];
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
          const t = Math.min(Math.max(add_1[a * 32768 + i * 512 + k], -40), 40);
          const t2 = Math.fround(t * t);
          const t3 = Math.fround(t * Math.fround(1 + Math.fround(Math.fround(0.044715) * t2)));
          const t4 = sigmoidSingle(Math.fround(Math.fround(1.5957692) * t3));
          mul_2[a * 32768 + i * 512 + k] = s0 * Math.fround(t4 + Math.fround(Math.fround(t * Math.fround(Math.fround(1.5957692) * Math.fround(1 + Math.fround(Math.fround(0.134145) * t2)))) * Math.fround(t4 * sigmoidSingle(Math.fround(Math.fround(-1.5957692) * t3)))));
          const t5 = Math.min(Math.max(add_1[a * 32768 + i * 512 + k + 1], -40), 40);
          const t6 = Math.fround(t5 * t5);
          const t7 = Math.fround(t5 * Math.fround(1 + Math.fround(Math.fround(0.044715) * t6)));
          const t8 = sigmoidSingle(Math.fround(Math.fround(1.5957692) * t7));
          mul_2[a * 32768 + i * 512 + k + 1] = s1 * Math.fround(t8 + Math.fround(Math.fround(t5 * Math.fround(Math.fround(1.5957692) * Math.fround(1 + Math.fround(Math.fround(0.134145) * t6)))) * Math.fround(t8 * sigmoidSingle(Math.fround(Math.fround(-1.5957692) * t7)))));
          const t9 = Math.min(Math.max(add_1[a * 32768 + i * 512 + k + 2], -40), 40);
          const t10 = Math.fround(t9 * t9);
          const t11 = Math.fround(t9 * Math.fround(1 + Math.fround(Math.fround(0.044715) * t10)));
          const t12 = sigmoidSingle(Math.fround(Math.fround(1.5957692) * t11));
          mul_2[a * 32768 + i * 512 + k + 2] = s2 * Math.fround(t12 + Math.fround(Math.fround(t9 * Math.fround(Math.fround(1.5957692) * Math.fround(1 + Math.fround(Math.fround(0.134145) * t10)))) * Math.fround(t12 * sigmoidSingle(Math.fround(Math.fround(-1.5957692) * t11)))));
          const t13 = Math.min(Math.max(add_1[a * 32768 + i * 512 + k + 3], -40), 40);
          const t14 = Math.fround(t13 * t13);
          const t15 = Math.fround(t13 * Math.fround(1 + Math.fround(Math.fround(0.044715) * t14)));
          const t16 = sigmoidSingle(Math.fround(Math.fround(1.5957692) * t15));
          mul_2[a * 32768 + i * 512 + k + 3] = s3 * Math.fround(t16 + Math.fround(Math.fround(t13 * Math.fround(Math.fround(1.5957692) * Math.fround(1 + Math.fround(Math.fround(0.134145) * t14)))) * Math.fround(t16 * sigmoidSingle(Math.fround(Math.fround(-1.5957692) * t15)))));
          const t17 = Math.min(Math.max(add_1[a * 32768 + i * 512 + k + 512], -40), 40);
          const t18 = Math.fround(t17 * t17);
          const t19 = Math.fround(t17 * Math.fround(1 + Math.fround(Math.fround(0.044715) * t18)));
          const t20 = sigmoidSingle(Math.fround(Math.fround(1.5957692) * t19));
          mul_2[a * 32768 + i * 512 + k + 512] = s4 * Math.fround(t20 + Math.fround(Math.fround(t17 * Math.fround(Math.fround(1.5957692) * Math.fround(1 + Math.fround(Math.fround(0.134145) * t18)))) * Math.fround(t20 * sigmoidSingle(Math.fround(Math.fround(-1.5957692) * t19)))));
          const t21 = Math.min(Math.max(add_1[a * 32768 + i * 512 + k + 513], -40), 40);
          const t22 = Math.fround(t21 * t21);
          const t23 = Math.fround(t21 * Math.fround(1 + Math.fround(Math.fround(0.044715) * t22)));
          const t24 = sigmoidSingle(Math.fround(Math.fround(1.5957692) * t23));
          mul_2[a * 32768 + i * 512 + k + 513] = s5 * Math.fround(t24 + Math.fround(Math.fround(t21 * Math.fround(Math.fround(1.5957692) * Math.fround(1 + Math.fround(Math.fround(0.134145) * t22)))) * Math.fround(t24 * sigmoidSingle(Math.fround(Math.fround(-1.5957692) * t23)))));
          const t25 = Math.min(Math.max(add_1[a * 32768 + i * 512 + k + 514], -40), 40);
          const t26 = Math.fround(t25 * t25);
          const t27 = Math.fround(t25 * Math.fround(1 + Math.fround(Math.fround(0.044715) * t26)));
          const t28 = sigmoidSingle(Math.fround(Math.fround(1.5957692) * t27));
          mul_2[a * 32768 + i * 512 + k + 514] = s6 * Math.fround(t28 + Math.fround(Math.fround(t25 * Math.fround(Math.fround(1.5957692) * Math.fround(1 + Math.fround(Math.fround(0.134145) * t26)))) * Math.fround(t28 * sigmoidSingle(Math.fround(Math.fround(-1.5957692) * t27)))));
          const t29 = Math.min(Math.max(add_1[a * 32768 + i * 512 + k + 515], -40), 40);
          const t30 = Math.fround(t29 * t29);
          const t31 = Math.fround(t29 * Math.fround(1 + Math.fround(Math.fround(0.044715) * t30)));
          const t32 = sigmoidSingle(Math.fround(Math.fround(1.5957692) * t31));
          mul_2[a * 32768 + i * 512 + k + 515] = s7 * Math.fround(t32 + Math.fround(Math.fround(t29 * Math.fround(Math.fround(1.5957692) * Math.fround(1 + Math.fround(Math.fround(0.134145) * t30)))) * Math.fround(t32 * sigmoidSingle(Math.fround(Math.fround(-1.5957692) * t31)))));
          const t33 = Math.min(Math.max(add_1[a * 32768 + i * 512 + k + 1024], -40), 40);
          const t34 = Math.fround(t33 * t33);
          const t35 = Math.fround(t33 * Math.fround(1 + Math.fround(Math.fround(0.044715) * t34)));
          const t36 = sigmoidSingle(Math.fround(Math.fround(1.5957692) * t35));
          mul_2[a * 32768 + i * 512 + k + 1024] = s8 * Math.fround(t36 + Math.fround(Math.fround(t33 * Math.fround(Math.fround(1.5957692) * Math.fround(1 + Math.fround(Math.fround(0.134145) * t34)))) * Math.fround(t36 * sigmoidSingle(Math.fround(Math.fround(-1.5957692) * t35)))));
          const t37 = Math.min(Math.max(add_1[a * 32768 + i * 512 + k + 1025], -40), 40);
          const t38 = Math.fround(t37 * t37);
          const t39 = Math.fround(t37 * Math.fround(1 + Math.fround(Math.fround(0.044715) * t38)));
          const t40 = sigmoidSingle(Math.fround(Math.fround(1.5957692) * t39));
          mul_2[a * 32768 + i * 512 + k + 1025] = s9 * Math.fround(t40 + Math.fround(Math.fround(t37 * Math.fround(Math.fround(1.5957692) * Math.fround(1 + Math.fround(Math.fround(0.134145) * t38)))) * Math.fround(t40 * sigmoidSingle(Math.fround(Math.fround(-1.5957692) * t39)))));
          const t41 = Math.min(Math.max(add_1[a * 32768 + i * 512 + k + 1026], -40), 40);
          const t42 = Math.fround(t41 * t41);
          const t43 = Math.fround(t41 * Math.fround(1 + Math.fround(Math.fround(0.044715) * t42)));
          const t44 = sigmoidSingle(Math.fround(Math.fround(1.5957692) * t43));
          mul_2[a * 32768 + i * 512 + k + 1026] = s10 * Math.fround(t44 + Math.fround(Math.fround(t41 * Math.fround(Math.fround(1.5957692) * Math.fround(1 + Math.fround(Math.fround(0.134145) * t42)))) * Math.fround(t44 * sigmoidSingle(Math.fround(Math.fround(-1.5957692) * t43)))));
          const t45 = Math.min(Math.max(add_1[a * 32768 + i * 512 + k + 1027], -40), 40);
          const t46 = Math.fround(t45 * t45);
          const t47 = Math.fround(t45 * Math.fround(1 + Math.fround(Math.fround(0.044715) * t46)));
          const t48 = sigmoidSingle(Math.fround(Math.fround(1.5957692) * t47));
          mul_2[a * 32768 + i * 512 + k + 1027] = s11 * Math.fround(t48 + Math.fround(Math.fround(t45 * Math.fround(Math.fround(1.5957692) * Math.fround(1 + Math.fround(Math.fround(0.134145) * t46)))) * Math.fround(t48 * sigmoidSingle(Math.fround(Math.fround(-1.5957692) * t47)))));
          const t49 = Math.min(Math.max(add_1[a * 32768 + i * 512 + k + 1536], -40), 40);
          const t50 = Math.fround(t49 * t49);
          const t51 = Math.fround(t49 * Math.fround(1 + Math.fround(Math.fround(0.044715) * t50)));
          const t52 = sigmoidSingle(Math.fround(Math.fround(1.5957692) * t51));
          mul_2[a * 32768 + i * 512 + k + 1536] = s12 * Math.fround(t52 + Math.fround(Math.fround(t49 * Math.fround(Math.fround(1.5957692) * Math.fround(1 + Math.fround(Math.fround(0.134145) * t50)))) * Math.fround(t52 * sigmoidSingle(Math.fround(Math.fround(-1.5957692) * t51)))));
          const t53 = Math.min(Math.max(add_1[a * 32768 + i * 512 + k + 1537], -40), 40);
          const t54 = Math.fround(t53 * t53);
          const t55 = Math.fround(t53 * Math.fround(1 + Math.fround(Math.fround(0.044715) * t54)));
          const t56 = sigmoidSingle(Math.fround(Math.fround(1.5957692) * t55));
          mul_2[a * 32768 + i * 512 + k + 1537] = s13 * Math.fround(t56 + Math.fround(Math.fround(t53 * Math.fround(Math.fround(1.5957692) * Math.fround(1 + Math.fround(Math.fround(0.134145) * t54)))) * Math.fround(t56 * sigmoidSingle(Math.fround(Math.fround(-1.5957692) * t55)))));
          const t57 = Math.min(Math.max(add_1[a * 32768 + i * 512 + k + 1538], -40), 40);
          const t58 = Math.fround(t57 * t57);
          const t59 = Math.fround(t57 * Math.fround(1 + Math.fround(Math.fround(0.044715) * t58)));
          const t60 = sigmoidSingle(Math.fround(Math.fround(1.5957692) * t59));
          mul_2[a * 32768 + i * 512 + k + 1538] = s14 * Math.fround(t60 + Math.fround(Math.fround(t57 * Math.fround(Math.fround(1.5957692) * Math.fround(1 + Math.fround(Math.fround(0.134145) * t58)))) * Math.fround(t60 * sigmoidSingle(Math.fround(Math.fround(-1.5957692) * t59)))));
          const t61 = Math.min(Math.max(add_1[a * 32768 + i * 512 + k + 1539], -40), 40);
          const t62 = Math.fround(t61 * t61);
          const t63 = Math.fround(t61 * Math.fround(1 + Math.fround(Math.fround(0.044715) * t62)));
          const t64 = sigmoidSingle(Math.fround(Math.fround(1.5957692) * t63));
          mul_2[a * 32768 + i * 512 + k + 1539] = s15 * Math.fround(t64 + Math.fround(Math.fround(t61 * Math.fround(Math.fround(1.5957692) * Math.fround(1 + Math.fround(Math.fround(0.134145) * t62)))) * Math.fround(t64 * sigmoidSingle(Math.fround(Math.fround(-1.5957692) * t63)))));
        }
      }
    }
  }

  /**
   * d_w2: f32[512, 128] = einsum("aik,aij->kj", hiddenUnits, d_y)
   *   a cotangent of einsum("aik,kj->aij", hiddenUnits, w2), by contraction: db
   */
  function compute_d_w2() {
    for (let k = 0; k < 512; k += 4) {
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
        for (let k2 = 0; k2 < 256; k2++) {
          const p = k2 * 512;
          const x0 = hiddenUnits[k + p];
          const x1 = hiddenUnits[a1 + p];
          const x2 = hiddenUnits[a2 + p];
          const x3 = hiddenUnits[a3 + p];
          const p2 = k2 * 128;
          const y0 = d_y[j + p2];
          const y1 = d_y[b12 + p2];
          const y2 = d_y[b22 + p2];
          const y3 = d_y[b3 + p2];
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
        d_w2[k * 128 + j] = s0;
        d_w2[k * 128 + j + 1] = s1;
        d_w2[k * 128 + j + 2] = s2;
        d_w2[k * 128 + j + 3] = s3;
        d_w2[k * 128 + j + 128] = s4;
        d_w2[k * 128 + j + 129] = s5;
        d_w2[k * 128 + j + 130] = s6;
        d_w2[k * 128 + j + 131] = s7;
        d_w2[k * 128 + j + 256] = s8;
        d_w2[k * 128 + j + 257] = s9;
        d_w2[k * 128 + j + 258] = s10;
        d_w2[k * 128 + j + 259] = s11;
        d_w2[k * 128 + j + 384] = s12;
        d_w2[k * 128 + j + 385] = s13;
        d_w2[k * 128 + j + 386] = s14;
        d_w2[k * 128 + j + 387] = s15;
      }
    }
  }

  /**
   * d_b1: f32[512] = sum(d_hiddenUnits * (sigmoid(1.5957692 * (%566 * %569)) + clip(%553, -40, 40) * (1.5957692 *
   * %574...
   *   a cotangent of broadcastTo(b1, [4, 64, 512]), by view: dx
   */
  function compute_d_b1() {
    for (let c = 0; c < 512; c++) {
      d_b1[c] = 0;
    }
    for (let i = 0; i < 4; i++) {
      for (let j = 0; j < 64; j++) {
        for (let k = 0; k < 512; k++) {
          d_b1[k] = d_b1[k] + mul_2[i * 32768 + j * 512 + k];
        }
      }
    }
  }

  /**
   * d_normal2: f32[4, 64, 128] = einsum("aij,kj->aik", d_hiddenUnits * (sigmoid(1.5957692 * (%566 * %569)) +
   * clip(%553, -40, 40) *...
   *   a cotangent of einsum("aik,kj->aij", normal2, w1), by contraction: da
   */
  function compute_d_normal2() {
    for (let a = 0; a < 4; a++) {
      for (let i = 0; i < 64; i += 4) {
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
          const a0 = a * 32768 + i * 512;
          const a1 = a * 32768 + i * 512 + 512;
          const a2 = a * 32768 + i * 512 + 1024;
          const a3 = a * 32768 + i * 512 + 1536;
          const b0 = k * 512;
          const b12 = k * 512 + 512;
          const b22 = k * 512 + 1024;
          const b3 = k * 512 + 1536;
          for (let k2 = 0; k2 < 256; k2++) {
            const x0 = mul_2[a0 + k2];
            const x1 = mul_2[a1 + k2];
            const x2 = mul_2[a2 + k2];
            const x3 = mul_2[a3 + k2];
            const y0 = w1[b0 + k2];
            const y1 = w1[b12 + k2];
            const y2 = w1[b22 + k2];
            const y3 = w1[b3 + k2];
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
          d_normal2[a * 8192 + i * 128 + k] = s0;
          d_normal2[a * 8192 + i * 128 + k + 1] = s1;
          d_normal2[a * 8192 + i * 128 + k + 2] = s2;
          d_normal2[a * 8192 + i * 128 + k + 3] = s3;
          d_normal2[a * 8192 + i * 128 + k + 128] = s4;
          d_normal2[a * 8192 + i * 128 + k + 129] = s5;
          d_normal2[a * 8192 + i * 128 + k + 130] = s6;
          d_normal2[a * 8192 + i * 128 + k + 131] = s7;
          d_normal2[a * 8192 + i * 128 + k + 256] = s8;
          d_normal2[a * 8192 + i * 128 + k + 257] = s9;
          d_normal2[a * 8192 + i * 128 + k + 258] = s10;
          d_normal2[a * 8192 + i * 128 + k + 259] = s11;
          d_normal2[a * 8192 + i * 128 + k + 384] = s12;
          d_normal2[a * 8192 + i * 128 + k + 385] = s13;
          d_normal2[a * 8192 + i * 128 + k + 386] = s14;
          d_normal2[a * 8192 + i * 128 + k + 387] = s15;
        }
      }
    }
    for (let a2 = 0; a2 < 4; a2++) {
      for (let i = 0; i < 64; i += 4) {
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
          const a0 = a2 * 32768 + i * 512;
          const a1 = a2 * 32768 + i * 512 + 512;
          const a22 = a2 * 32768 + i * 512 + 1024;
          const a3 = a2 * 32768 + i * 512 + 1536;
          const b0 = k * 512;
          const b12 = k * 512 + 512;
          const b22 = k * 512 + 1024;
          const b3 = k * 512 + 1536;
          for (let k2 = 0; k2 < 256; k2++) {
            const p = k2 + 256;
            const x0 = mul_2[a0 + p];
            const x1 = mul_2[a1 + p];
            const x2 = mul_2[a22 + p];
            const x3 = mul_2[a3 + p];
            const p2 = k2 + 256;
            const y0 = w1[b0 + p2];
            const y1 = w1[b12 + p2];
            const y2 = w1[b22 + p2];
            const y3 = w1[b3 + p2];
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
          d_normal2[a2 * 8192 + i * 128 + k] = d_normal2[a2 * 8192 + i * 128 + k] + s0;
          d_normal2[a2 * 8192 + i * 128 + k + 1] = d_normal2[a2 * 8192 + i * 128 + k + 1] + s1;
          d_normal2[a2 * 8192 + i * 128 + k + 2] = d_normal2[a2 * 8192 + i * 128 + k + 2] + s2;
          d_normal2[a2 * 8192 + i * 128 + k + 3] = d_normal2[a2 * 8192 + i * 128 + k + 3] + s3;
          d_normal2[a2 * 8192 + i * 128 + k + 128] = d_normal2[a2 * 8192 + i * 128 + k + 128] + s4;
          d_normal2[a2 * 8192 + i * 128 + k + 129] = d_normal2[a2 * 8192 + i * 128 + k + 129] + s5;
          d_normal2[a2 * 8192 + i * 128 + k + 130] = d_normal2[a2 * 8192 + i * 128 + k + 130] + s6;
          d_normal2[a2 * 8192 + i * 128 + k + 131] = d_normal2[a2 * 8192 + i * 128 + k + 131] + s7;
          d_normal2[a2 * 8192 + i * 128 + k + 256] = d_normal2[a2 * 8192 + i * 128 + k + 256] + s8;
          d_normal2[a2 * 8192 + i * 128 + k + 257] = d_normal2[a2 * 8192 + i * 128 + k + 257] + s9;
          d_normal2[a2 * 8192 + i * 128 + k + 258] = d_normal2[a2 * 8192 + i * 128 + k + 258] + s10;
          d_normal2[a2 * 8192 + i * 128 + k + 259] = d_normal2[a2 * 8192 + i * 128 + k + 259] + s11;
          d_normal2[a2 * 8192 + i * 128 + k + 384] = d_normal2[a2 * 8192 + i * 128 + k + 384] + s12;
          d_normal2[a2 * 8192 + i * 128 + k + 385] = d_normal2[a2 * 8192 + i * 128 + k + 385] + s13;
          d_normal2[a2 * 8192 + i * 128 + k + 386] = d_normal2[a2 * 8192 + i * 128 + k + 386] + s14;
          d_normal2[a2 * 8192 + i * 128 + k + 387] = d_normal2[a2 * 8192 + i * 128 + k + 387] + s15;
        }
      }
    }
  }

  /**
   * d_w1: f32[128, 512] = einsum("aik,aij->kj", normal2, d_hiddenUnits * (sigmoid(1.5957692 * (%566 * %569)) +
   * clip(%553, -...
   *   a cotangent of einsum("aik,kj->aij", normal2, w1), by contraction: db
   */
  function compute_d_w1() {
    for (let k = 0; k < 128; k += 4) {
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
        const b12 = j + 1;
        const b22 = j + 2;
        const b3 = j + 3;
        for (let k2 = 0; k2 < 256; k2++) {
          const p = k2 * 128;
          const x0 = normal2[k + p];
          const x1 = normal2[a1 + p];
          const x2 = normal2[a2 + p];
          const x3 = normal2[a3 + p];
          const p2 = k2 * 512;
          const y0 = mul_2[j + p2];
          const y1 = mul_2[b12 + p2];
          const y2 = mul_2[b22 + p2];
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
        d_w1[k * 512 + j] = s0;
        d_w1[k * 512 + j + 1] = s1;
        d_w1[k * 512 + j + 2] = s2;
        d_w1[k * 512 + j + 3] = s3;
        d_w1[k * 512 + j + 512] = s4;
        d_w1[k * 512 + j + 513] = s5;
        d_w1[k * 512 + j + 514] = s6;
        d_w1[k * 512 + j + 515] = s7;
        d_w1[k * 512 + j + 1024] = s8;
        d_w1[k * 512 + j + 1025] = s9;
        d_w1[k * 512 + j + 1026] = s10;
        d_w1[k * 512 + j + 1027] = s11;
        d_w1[k * 512 + j + 1536] = s12;
        d_w1[k * 512 + j + 1537] = s13;
        d_w1[k * 512 + j + 1538] = s14;
        d_w1[k * 512 + j + 1539] = s15;
      }
    }
  }

  /**
   * d_offset2: f32[128] = sum(d_normal2, { axis: [0, 1] })
   *   a cotangent of broadcastTo(offset2, [4, 64, 128]), by view: dx
   */
  function compute_d_offset2() {
    for (let c = 0; c < 128; c++) {
      d_offset2[c] = 0;
    }
    for (let i = 0; i < 4; i++) {
      for (let j = 0; j < 64; j++) {
        for (let k = 0; k < 128; k++) {
          d_offset2[k] = d_offset2[k] + d_normal2[i * 8192 + j * 128 + k];
        }
      }
    }
  }

  /**
   * d_scale2: f32[128] = sum(d_normal2 * ((attended - expandDims(slice(attended, [":", ":", 0]), 2) -
   * expandDims(sum(%538,...
   *   a cotangent of broadcastTo(scale2, [4, 64, 128]), by view: dx
   */
  function compute_d_scale2() {
    for (let c = 0; c < 128; c++) {
      d_scale2[c] = 0;
    }
    for (let i = 0; i < 4; i++) {
      for (let j = 0; j < 64; j++) {
        for (let k = 0; k < 128; k++) {
          d_scale2[k] = d_scale2[k] + Math.fround(d_normal2[i * 8192 + j * 128 + k] * mul_1[i * 8192 + j * 128 + k]);
        }
      }
    }
  }

  /**
   * div: f32[4, 64] = rsqrt(sum(square(%542), { axis: 2 }) * 0.0078125 + 0.00001) / (sum(square(%538 -
   * expandDims(%540,...
   */
  function compute_div() {
    for (let i = 0; i < 256; i++) {
      div_1[i] = rsqrt[i] / add[i];
    }
  }

  /**
   * sum: f32[4, 64] = sum(-0.5 * (d_normal2 * scale2 * (attended - expandDims(slice(attended, [":", ":", 0]), 2) -
   * expa...
   *   a cotangent of broadcastTo(expandDims(%71 / 128, 2), [4, 64, 128]), by view: dx
   */
  function compute_sum_3() {
    for (let i = 0; i < 4; i++) {
      for (let j = 0; j < 64; j++) {
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
        const div_12 = div_1[i * 64 + j];
        for (let k = 0; k < 128; k += 16) {
          s0 = Math.fround(s0 + Math.fround(Math.fround(-0.5 * Math.fround(Math.fround(d_normal2[i * 8192 + j * 128 + k] * scale2[k]) * sub[i * 8192 + j * 128 + k])) * div_12));
          s1 = Math.fround(s1 + Math.fround(Math.fround(-0.5 * Math.fround(Math.fround(d_normal2[i * 8192 + j * 128 + k + 1] * scale2[k + 1]) * sub[i * 8192 + j * 128 + k + 1])) * div_12));
          s2 = Math.fround(s2 + Math.fround(Math.fround(-0.5 * Math.fround(Math.fround(d_normal2[i * 8192 + j * 128 + k + 2] * scale2[k + 2]) * sub[i * 8192 + j * 128 + k + 2])) * div_12));
          s3 = Math.fround(s3 + Math.fround(Math.fround(-0.5 * Math.fround(Math.fround(d_normal2[i * 8192 + j * 128 + k + 3] * scale2[k + 3]) * sub[i * 8192 + j * 128 + k + 3])) * div_12));
          s4 = Math.fround(s4 + Math.fround(Math.fround(-0.5 * Math.fround(Math.fround(d_normal2[i * 8192 + j * 128 + k + 4] * scale2[k + 4]) * sub[i * 8192 + j * 128 + k + 4])) * div_12));
          s5 = Math.fround(s5 + Math.fround(Math.fround(-0.5 * Math.fround(Math.fround(d_normal2[i * 8192 + j * 128 + k + 5] * scale2[k + 5]) * sub[i * 8192 + j * 128 + k + 5])) * div_12));
          s6 = Math.fround(s6 + Math.fround(Math.fround(-0.5 * Math.fround(Math.fround(d_normal2[i * 8192 + j * 128 + k + 6] * scale2[k + 6]) * sub[i * 8192 + j * 128 + k + 6])) * div_12));
          s7 = Math.fround(s7 + Math.fround(Math.fround(-0.5 * Math.fround(Math.fround(d_normal2[i * 8192 + j * 128 + k + 7] * scale2[k + 7]) * sub[i * 8192 + j * 128 + k + 7])) * div_12));
          s8 = Math.fround(s8 + Math.fround(Math.fround(-0.5 * Math.fround(Math.fround(d_normal2[i * 8192 + j * 128 + k + 8] * scale2[k + 8]) * sub[i * 8192 + j * 128 + k + 8])) * div_12));
          s9 = Math.fround(s9 + Math.fround(Math.fround(-0.5 * Math.fround(Math.fround(d_normal2[i * 8192 + j * 128 + k + 9] * scale2[k + 9]) * sub[i * 8192 + j * 128 + k + 9])) * div_12));
          s10 = Math.fround(s10 + Math.fround(Math.fround(-0.5 * Math.fround(Math.fround(d_normal2[i * 8192 + j * 128 + k + 10] * scale2[k + 10]) * sub[i * 8192 + j * 128 + k + 10])) * div_12));
          s11 = Math.fround(s11 + Math.fround(Math.fround(-0.5 * Math.fround(Math.fround(d_normal2[i * 8192 + j * 128 + k + 11] * scale2[k + 11]) * sub[i * 8192 + j * 128 + k + 11])) * div_12));
          s12 = Math.fround(s12 + Math.fround(Math.fround(-0.5 * Math.fround(Math.fround(d_normal2[i * 8192 + j * 128 + k + 12] * scale2[k + 12]) * sub[i * 8192 + j * 128 + k + 12])) * div_12));
          s13 = Math.fround(s13 + Math.fround(Math.fround(-0.5 * Math.fround(Math.fround(d_normal2[i * 8192 + j * 128 + k + 13] * scale2[k + 13]) * sub[i * 8192 + j * 128 + k + 13])) * div_12));
          s14 = Math.fround(s14 + Math.fround(Math.fround(-0.5 * Math.fround(Math.fround(d_normal2[i * 8192 + j * 128 + k + 14] * scale2[k + 14]) * sub[i * 8192 + j * 128 + k + 14])) * div_12));
          s15 = Math.fround(s15 + Math.fround(Math.fround(-0.5 * Math.fround(Math.fround(d_normal2[i * 8192 + j * 128 + k + 15] * scale2[k + 15]) * sub[i * 8192 + j * 128 + k + 15])) * div_12));
        }
        sum_6[i * 64 + j] = Math.fround(Math.fround(Math.fround(s0 + s8) + Math.fround(s4 + s12)) + Math.fround(Math.fround(s2 + s10) + Math.fround(s6 + s14))) + Math.fround(Math.fround(Math.fround(s1 + s9) + Math.fround(s5 + s13)) + Math.fround(Math.fround(s3 + s11) + Math.fround(s7 + s15)));
      }
    }
  }

  /**
   * sum: f32[4, 64] = sum(d_normal2 * scale2 * expandDims(rsqrt(%544 * 0.0078125 + 0.00001), 2) +
   * expandDims(sum(%592 *...
   */
  function compute_sum_4() {
    for (let i = 0; i < 4; i++) {
      for (let j = 0; j < 64; j++) {
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
        const rsqrt2 = rsqrt[i * 64 + j];
        const t = Math.fround(sum_6[i * 64 + j] * 0.0078125);
        for (let k = 0; k < 128; k += 16) {
          s0 = Math.fround(s0 + Math.fround(Math.fround(Math.fround(d_normal2[i * 8192 + j * 128 + k] * scale2[k]) * rsqrt2) + Math.fround(t * Math.fround(2 * sub[i * 8192 + j * 128 + k]))));
          s1 = Math.fround(s1 + Math.fround(Math.fround(Math.fround(d_normal2[i * 8192 + j * 128 + k + 1] * scale2[k + 1]) * rsqrt2) + Math.fround(t * Math.fround(2 * sub[i * 8192 + j * 128 + k + 1]))));
          s2 = Math.fround(s2 + Math.fround(Math.fround(Math.fround(d_normal2[i * 8192 + j * 128 + k + 2] * scale2[k + 2]) * rsqrt2) + Math.fround(t * Math.fround(2 * sub[i * 8192 + j * 128 + k + 2]))));
          s3 = Math.fround(s3 + Math.fround(Math.fround(Math.fround(d_normal2[i * 8192 + j * 128 + k + 3] * scale2[k + 3]) * rsqrt2) + Math.fround(t * Math.fround(2 * sub[i * 8192 + j * 128 + k + 3]))));
          s4 = Math.fround(s4 + Math.fround(Math.fround(Math.fround(d_normal2[i * 8192 + j * 128 + k + 4] * scale2[k + 4]) * rsqrt2) + Math.fround(t * Math.fround(2 * sub[i * 8192 + j * 128 + k + 4]))));
          s5 = Math.fround(s5 + Math.fround(Math.fround(Math.fround(d_normal2[i * 8192 + j * 128 + k + 5] * scale2[k + 5]) * rsqrt2) + Math.fround(t * Math.fround(2 * sub[i * 8192 + j * 128 + k + 5]))));
          s6 = Math.fround(s6 + Math.fround(Math.fround(Math.fround(d_normal2[i * 8192 + j * 128 + k + 6] * scale2[k + 6]) * rsqrt2) + Math.fround(t * Math.fround(2 * sub[i * 8192 + j * 128 + k + 6]))));
          s7 = Math.fround(s7 + Math.fround(Math.fround(Math.fround(d_normal2[i * 8192 + j * 128 + k + 7] * scale2[k + 7]) * rsqrt2) + Math.fround(t * Math.fround(2 * sub[i * 8192 + j * 128 + k + 7]))));
          s8 = Math.fround(s8 + Math.fround(Math.fround(Math.fround(d_normal2[i * 8192 + j * 128 + k + 8] * scale2[k + 8]) * rsqrt2) + Math.fround(t * Math.fround(2 * sub[i * 8192 + j * 128 + k + 8]))));
          s9 = Math.fround(s9 + Math.fround(Math.fround(Math.fround(d_normal2[i * 8192 + j * 128 + k + 9] * scale2[k + 9]) * rsqrt2) + Math.fround(t * Math.fround(2 * sub[i * 8192 + j * 128 + k + 9]))));
          s10 = Math.fround(s10 + Math.fround(Math.fround(Math.fround(d_normal2[i * 8192 + j * 128 + k + 10] * scale2[k + 10]) * rsqrt2) + Math.fround(t * Math.fround(2 * sub[i * 8192 + j * 128 + k + 10]))));
          s11 = Math.fround(s11 + Math.fround(Math.fround(Math.fround(d_normal2[i * 8192 + j * 128 + k + 11] * scale2[k + 11]) * rsqrt2) + Math.fround(t * Math.fround(2 * sub[i * 8192 + j * 128 + k + 11]))));
          s12 = Math.fround(s12 + Math.fround(Math.fround(Math.fround(d_normal2[i * 8192 + j * 128 + k + 12] * scale2[k + 12]) * rsqrt2) + Math.fround(t * Math.fround(2 * sub[i * 8192 + j * 128 + k + 12]))));
          s13 = Math.fround(s13 + Math.fround(Math.fround(Math.fround(d_normal2[i * 8192 + j * 128 + k + 13] * scale2[k + 13]) * rsqrt2) + Math.fround(t * Math.fround(2 * sub[i * 8192 + j * 128 + k + 13]))));
          s14 = Math.fround(s14 + Math.fround(Math.fround(Math.fround(d_normal2[i * 8192 + j * 128 + k + 14] * scale2[k + 14]) * rsqrt2) + Math.fround(t * Math.fround(2 * sub[i * 8192 + j * 128 + k + 14]))));
          s15 = Math.fround(s15 + Math.fround(Math.fround(Math.fround(d_normal2[i * 8192 + j * 128 + k + 15] * scale2[k + 15]) * rsqrt2) + Math.fround(t * Math.fround(2 * sub[i * 8192 + j * 128 + k + 15]))));
        }
        sum_7[i * 64 + j] = Math.fround(Math.fround(Math.fround(s0 + s8) + Math.fround(s4 + s12)) + Math.fround(Math.fround(s2 + s10) + Math.fround(s6 + s14))) + Math.fround(Math.fround(Math.fround(s1 + s9) + Math.fround(s5 + s13)) + Math.fround(Math.fround(s3 + s11) + Math.fround(s7 + s15)));
      }
    }
  }

  /**
   * d_attended: f32[4, 64, 128] = d_y + (d_normal2 * scale2 * expandDims(rsqrt(%545 + 0.00001), 2) +
   * expandDims(sum(%595, { axis: 2...
   *   a cotangent of attended, by sum of the cotangents of its uses
   */
  function compute_d_attended() {
    for (let i = 0; i < 4; i++) {
      for (let j = 0; j < 64; j++) {
        const rsqrt2 = rsqrt[i * 64 + j];
        const t = Math.fround(sum_6[i * 64 + j] * 0.0078125);
        const t2 = Math.fround(-0.0078125 * sum_7[i * 64 + j]);
        for (let k = 0; k < 128; k += 4) {
          d_attended[i * 8192 + j * 128 + k] = d_y[i * 8192 + j * 128 + k] + Math.fround(Math.fround(Math.fround(Math.fround(d_normal2[i * 8192 + j * 128 + k] * scale2[k]) * rsqrt2) + Math.fround(t * Math.fround(2 * sub[i * 8192 + j * 128 + k]))) + t2);
          d_attended[i * 8192 + j * 128 + k + 1] = d_y[i * 8192 + j * 128 + k + 1] + Math.fround(Math.fround(Math.fround(Math.fround(d_normal2[i * 8192 + j * 128 + k + 1] * scale2[k + 1]) * rsqrt2) + Math.fround(t * Math.fround(2 * sub[i * 8192 + j * 128 + k + 1]))) + t2);
          d_attended[i * 8192 + j * 128 + k + 2] = d_y[i * 8192 + j * 128 + k + 2] + Math.fround(Math.fround(Math.fround(Math.fround(d_normal2[i * 8192 + j * 128 + k + 2] * scale2[k + 2]) * rsqrt2) + Math.fround(t * Math.fround(2 * sub[i * 8192 + j * 128 + k + 2]))) + t2);
          d_attended[i * 8192 + j * 128 + k + 3] = d_y[i * 8192 + j * 128 + k + 3] + Math.fround(Math.fround(Math.fround(Math.fround(d_normal2[i * 8192 + j * 128 + k + 3] * scale2[k + 3]) * rsqrt2) + Math.fround(t * Math.fround(2 * sub[i * 8192 + j * 128 + k + 3]))) + t2);
        }
      }
    }
  }

  /**
   * contraction: f32[4, 64, 128] = einsum("aij,kj->aik", d_attended, wo)
   *   a cotangent of einsum("aik,kj->aij", reshape(%58, [4, 64, 128]), wo), by contraction: da
   */
  function compute_contraction_4() {
    for (let a = 0; a < 4; a++) {
      for (let i = 0; i < 64; i += 4) {
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
          const a0 = a * 8192 + i * 128;
          const a1 = a * 8192 + i * 128 + 128;
          const a2 = a * 8192 + i * 128 + 256;
          const a3 = a * 8192 + i * 128 + 384;
          const b0 = k * 128;
          const b12 = k * 128 + 128;
          const b22 = k * 128 + 256;
          const b3 = k * 128 + 384;
          for (let k2 = 0; k2 < 128; k2++) {
            const x0 = d_attended[a0 + k2];
            const x1 = d_attended[a1 + k2];
            const x2 = d_attended[a2 + k2];
            const x3 = d_attended[a3 + k2];
            const y0 = wo[b0 + k2];
            const y1 = wo[b12 + k2];
            const y2 = wo[b22 + k2];
            const y3 = wo[b3 + k2];
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
          contraction_6[a * 8192 + i * 128 + k] = s0;
          contraction_6[a * 8192 + i * 128 + k + 1] = s1;
          contraction_6[a * 8192 + i * 128 + k + 2] = s2;
          contraction_6[a * 8192 + i * 128 + k + 3] = s3;
          contraction_6[a * 8192 + i * 128 + k + 128] = s4;
          contraction_6[a * 8192 + i * 128 + k + 129] = s5;
          contraction_6[a * 8192 + i * 128 + k + 130] = s6;
          contraction_6[a * 8192 + i * 128 + k + 131] = s7;
          contraction_6[a * 8192 + i * 128 + k + 256] = s8;
          contraction_6[a * 8192 + i * 128 + k + 257] = s9;
          contraction_6[a * 8192 + i * 128 + k + 258] = s10;
          contraction_6[a * 8192 + i * 128 + k + 259] = s11;
          contraction_6[a * 8192 + i * 128 + k + 384] = s12;
          contraction_6[a * 8192 + i * 128 + k + 385] = s13;
          contraction_6[a * 8192 + i * 128 + k + 386] = s14;
          contraction_6[a * 8192 + i * 128 + k + 387] = s15;
        }
      }
    }
  }

  /**
   * d_wo: f32[128, 128] = einsum("aik,aij->kj", reshape(einsum("abik,abkj->aibj", where(view(1, [i, j, k, l] =>
   * [], where 0...
   *   a cotangent of einsum("aik,kj->aij", reshape(%58, [4, 64, 128]), wo), by contraction: db
   */
  function compute_d_wo() {
    for (let k = 0; k < 128; k += 4) {
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
        for (let k2 = 0; k2 < 256; k2++) {
          const p = k2 * 128;
          const x0 = contraction[k + p];
          const x1 = contraction[a1 + p];
          const x2 = contraction[a2 + p];
          const x3 = contraction[a3 + p];
          const p2 = k2 * 128;
          const y0 = d_attended[j + p2];
          const y1 = d_attended[b12 + p2];
          const y2 = d_attended[b22 + p2];
          const y3 = d_attended[b3 + p2];
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
        d_wo[k * 128 + j] = s0;
        d_wo[k * 128 + j + 1] = s1;
        d_wo[k * 128 + j + 2] = s2;
        d_wo[k * 128 + j + 3] = s3;
        d_wo[k * 128 + j + 128] = s4;
        d_wo[k * 128 + j + 129] = s5;
        d_wo[k * 128 + j + 130] = s6;
        d_wo[k * 128 + j + 131] = s7;
        d_wo[k * 128 + j + 256] = s8;
        d_wo[k * 128 + j + 257] = s9;
        d_wo[k * 128 + j + 258] = s10;
        d_wo[k * 128 + j + 259] = s11;
        d_wo[k * 128 + j + 384] = s12;
        d_wo[k * 128 + j + 385] = s13;
        d_wo[k * 128 + j + 386] = s14;
        d_wo[k * 128 + j + 387] = s15;
      }
    }
  }

  /**
   * contraction: f32[4, 4, 64, 64] = einsum("aibj,abkj->abik", reshape(einsum("aij,kj->aik", d_attended, wo), [4,
   * 64, 4, 32]), transpo...
   */
  function compute_contraction_5() {
    for (let a = 0; a < 4; a++) {
      for (let b = 0; b < 4; b++) {
        for (let i = 0; i < 64; i += 4) {
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
            const a0 = a * 8192 + i * 128 + b * 32;
            const a1 = a * 8192 + i * 128 + b * 32 + 128;
            const a2 = a * 8192 + i * 128 + b * 32 + 256;
            const a3 = a * 8192 + i * 128 + b * 32 + 384;
            const b0 = a * 8192 + b * 2048 + k * 32;
            const b12 = a * 8192 + b * 2048 + k * 32 + 32;
            const b22 = a * 8192 + b * 2048 + k * 32 + 64;
            const b3 = a * 8192 + b * 2048 + k * 32 + 96;
            for (let k2 = 0; k2 < 32; k2++) {
              const x0 = contraction_6[a0 + k2];
              const x1 = contraction_6[a1 + k2];
              const x2 = contraction_6[a2 + k2];
              const x3 = contraction_6[a3 + k2];
              const y0 = view_1[b0 + k2];
              const y1 = view_1[b12 + k2];
              const y2 = view_1[b22 + k2];
              const y3 = view_1[b3 + k2];
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
            contraction_7[a * 16384 + b * 4096 + i * 64 + k] = s0;
            contraction_7[a * 16384 + b * 4096 + i * 64 + k + 1] = s1;
            contraction_7[a * 16384 + b * 4096 + i * 64 + k + 2] = s2;
            contraction_7[a * 16384 + b * 4096 + i * 64 + k + 3] = s3;
            contraction_7[a * 16384 + b * 4096 + i * 64 + k + 64] = s4;
            contraction_7[a * 16384 + b * 4096 + i * 64 + k + 65] = s5;
            contraction_7[a * 16384 + b * 4096 + i * 64 + k + 66] = s6;
            contraction_7[a * 16384 + b * 4096 + i * 64 + k + 67] = s7;
            contraction_7[a * 16384 + b * 4096 + i * 64 + k + 128] = s8;
            contraction_7[a * 16384 + b * 4096 + i * 64 + k + 129] = s9;
            contraction_7[a * 16384 + b * 4096 + i * 64 + k + 130] = s10;
            contraction_7[a * 16384 + b * 4096 + i * 64 + k + 131] = s11;
            contraction_7[a * 16384 + b * 4096 + i * 64 + k + 192] = s12;
            contraction_7[a * 16384 + b * 4096 + i * 64 + k + 193] = s13;
            contraction_7[a * 16384 + b * 4096 + i * 64 + k + 194] = s14;
            contraction_7[a * 16384 + b * 4096 + i * 64 + k + 195] = s15;
          }
        }
      }
    }
  }

  /**
   * contraction: f32[4, 4, 64, 32] = einsum("abik,aibj->abkj", where(view(1, [i, j, k, l] => [], where 0 <= k - l
   * < 64) == 1, exp(wher...
   */
  function compute_contraction_6() {
    for (let a = 0; a < 4; a++) {
      for (let b = 0; b < 4; b++) {
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
            const a0 = a * 16384 + b * 4096 + k;
            const a1 = a * 16384 + b * 4096 + k + 1;
            const a2 = a * 16384 + b * 4096 + k + 2;
            const a3 = a * 16384 + b * 4096 + k + 3;
            const b0 = a * 8192 + b * 32 + j;
            const b12 = a * 8192 + b * 32 + j + 1;
            const b22 = a * 8192 + b * 32 + j + 2;
            const b3 = a * 8192 + b * 32 + j + 3;
            for (let k2 = 0; k2 < 64; k2++) {
              const p = k2 * 64;
              const x0 = where[a0 + p];
              const x1 = where[a1 + p];
              const x2 = where[a2 + p];
              const x3 = where[a3 + p];
              const p2 = k2 * 128;
              const y0 = contraction_6[b0 + p2];
              const y1 = contraction_6[b12 + p2];
              const y2 = contraction_6[b22 + p2];
              const y3 = contraction_6[b3 + p2];
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
            contraction_8[a * 8192 + b * 2048 + k * 32 + j] = s0;
            contraction_8[a * 8192 + b * 2048 + k * 32 + j + 1] = s1;
            contraction_8[a * 8192 + b * 2048 + k * 32 + j + 2] = s2;
            contraction_8[a * 8192 + b * 2048 + k * 32 + j + 3] = s3;
            contraction_8[a * 8192 + b * 2048 + k * 32 + j + 32] = s4;
            contraction_8[a * 8192 + b * 2048 + k * 32 + j + 33] = s5;
            contraction_8[a * 8192 + b * 2048 + k * 32 + j + 34] = s6;
            contraction_8[a * 8192 + b * 2048 + k * 32 + j + 35] = s7;
            contraction_8[a * 8192 + b * 2048 + k * 32 + j + 64] = s8;
            contraction_8[a * 8192 + b * 2048 + k * 32 + j + 65] = s9;
            contraction_8[a * 8192 + b * 2048 + k * 32 + j + 66] = s10;
            contraction_8[a * 8192 + b * 2048 + k * 32 + j + 67] = s11;
            contraction_8[a * 8192 + b * 2048 + k * 32 + j + 96] = s12;
            contraction_8[a * 8192 + b * 2048 + k * 32 + j + 97] = s13;
            contraction_8[a * 8192 + b * 2048 + k * 32 + j + 98] = s14;
            contraction_8[a * 8192 + b * 2048 + k * 32 + j + 99] = s15;
          }
        }
      }
    }
  }

  /**
   * sum: f32[4, 4, 64] = sum(where(view(1, [i, j, k, l] => [], where 0 <= k - l < 64) == 1,
   * einsum("aibj,abkj->abik", resh...
   *   a cotangent of softmax(where(%49, %45, -3.4028235e+38), { axis: 3 }), by softmax: dx
   */
  function compute_sum_5() {
    for (let i = 0; i < 4; i++) {
      for (let j = 0; j < 4; j++) {
        for (let k = 0; k < 64; k++) {
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
          for (let k2 = 0; k2 < 64; k2 += 16) {
            s0 = Math.fround(s0 + Math.fround(((k - k2 >= 0 ? 1 : 0) === 1 ? contraction_7[i * 16384 + j * 4096 + k * 64 + k2] : 0) * div[i * 16384 + j * 4096 + k * 64 + k2]));
            s1 = Math.fround(s1 + Math.fround(((k - k2 - 1 >= 0 ? 1 : 0) === 1 ? contraction_7[i * 16384 + j * 4096 + k * 64 + k2 + 1] : 0) * div[i * 16384 + j * 4096 + k * 64 + k2 + 1]));
            s2 = Math.fround(s2 + Math.fround(((k - k2 - 2 >= 0 ? 1 : 0) === 1 ? contraction_7[i * 16384 + j * 4096 + k * 64 + k2 + 2] : 0) * div[i * 16384 + j * 4096 + k * 64 + k2 + 2]));
            s3 = Math.fround(s3 + Math.fround(((k - k2 - 3 >= 0 ? 1 : 0) === 1 ? contraction_7[i * 16384 + j * 4096 + k * 64 + k2 + 3] : 0) * div[i * 16384 + j * 4096 + k * 64 + k2 + 3]));
            s4 = Math.fround(s4 + Math.fround(((k - k2 - 4 >= 0 ? 1 : 0) === 1 ? contraction_7[i * 16384 + j * 4096 + k * 64 + k2 + 4] : 0) * div[i * 16384 + j * 4096 + k * 64 + k2 + 4]));
            s5 = Math.fround(s5 + Math.fround(((k - k2 - 5 >= 0 ? 1 : 0) === 1 ? contraction_7[i * 16384 + j * 4096 + k * 64 + k2 + 5] : 0) * div[i * 16384 + j * 4096 + k * 64 + k2 + 5]));
            s6 = Math.fround(s6 + Math.fround(((k - k2 - 6 >= 0 ? 1 : 0) === 1 ? contraction_7[i * 16384 + j * 4096 + k * 64 + k2 + 6] : 0) * div[i * 16384 + j * 4096 + k * 64 + k2 + 6]));
            s7 = Math.fround(s7 + Math.fround(((k - k2 - 7 >= 0 ? 1 : 0) === 1 ? contraction_7[i * 16384 + j * 4096 + k * 64 + k2 + 7] : 0) * div[i * 16384 + j * 4096 + k * 64 + k2 + 7]));
            s8 = Math.fround(s8 + Math.fround(((k - k2 - 8 >= 0 ? 1 : 0) === 1 ? contraction_7[i * 16384 + j * 4096 + k * 64 + k2 + 8] : 0) * div[i * 16384 + j * 4096 + k * 64 + k2 + 8]));
            s9 = Math.fround(s9 + Math.fround(((k - k2 - 9 >= 0 ? 1 : 0) === 1 ? contraction_7[i * 16384 + j * 4096 + k * 64 + k2 + 9] : 0) * div[i * 16384 + j * 4096 + k * 64 + k2 + 9]));
            s10 = Math.fround(s10 + Math.fround(((k - k2 - 10 >= 0 ? 1 : 0) === 1 ? contraction_7[i * 16384 + j * 4096 + k * 64 + k2 + 10] : 0) * div[i * 16384 + j * 4096 + k * 64 + k2 + 10]));
            s11 = Math.fround(s11 + Math.fround(((k - k2 - 11 >= 0 ? 1 : 0) === 1 ? contraction_7[i * 16384 + j * 4096 + k * 64 + k2 + 11] : 0) * div[i * 16384 + j * 4096 + k * 64 + k2 + 11]));
            s12 = Math.fround(s12 + Math.fround(((k - k2 - 12 >= 0 ? 1 : 0) === 1 ? contraction_7[i * 16384 + j * 4096 + k * 64 + k2 + 12] : 0) * div[i * 16384 + j * 4096 + k * 64 + k2 + 12]));
            s13 = Math.fround(s13 + Math.fround(((k - k2 - 13 >= 0 ? 1 : 0) === 1 ? contraction_7[i * 16384 + j * 4096 + k * 64 + k2 + 13] : 0) * div[i * 16384 + j * 4096 + k * 64 + k2 + 13]));
            s14 = Math.fround(s14 + Math.fround(((k - k2 - 14 >= 0 ? 1 : 0) === 1 ? contraction_7[i * 16384 + j * 4096 + k * 64 + k2 + 14] : 0) * div[i * 16384 + j * 4096 + k * 64 + k2 + 14]));
            s15 = Math.fround(s15 + Math.fround(((k - k2 - 15 >= 0 ? 1 : 0) === 1 ? contraction_7[i * 16384 + j * 4096 + k * 64 + k2 + 15] : 0) * div[i * 16384 + j * 4096 + k * 64 + k2 + 15]));
          }
          sum_8[i * 256 + j * 64 + k] = Math.fround(Math.fround(Math.fround(s0 + s8) + Math.fround(s4 + s12)) + Math.fround(Math.fround(s2 + s10) + Math.fround(s6 + s14))) + Math.fround(Math.fround(Math.fround(s1 + s9) + Math.fround(s5 + s13)) + Math.fround(Math.fround(s3 + s11) + Math.fround(s7 + s15)));
        }
      }
    }
  }

  /**
   * where: f32[4, 4, 64, 64] = where(view(1, [i, j, k, l] => [], where 0 <= k - l < 64) == 1 &&
   * expandDims(any(view(1, [i, j, k,...
   */
  function compute_where_3() {
    for (let i = 0; i < 4; i++) {
      for (let j = 0; j < 4; j++) {
        for (let k = 0; k < 64; k++) {
          const any2 = any[i * 256 + j * 64 + k] !== 0;
          for (let l = 0; l < 64; l++) {
            const t = (k - l >= 0 ? 1 : 0) === 1;
            where_3[i * 16384 + j * 4096 + k * 64 + l] = t && any2 ? Math.fround(div[i * 16384 + j * 4096 + k * 64 + l] * Math.fround((t ? contraction_7[i * 16384 + j * 4096 + k * 64 + l] : 0) - sum_8[i * 256 + j * 64 + k])) * Math.fround(0.17677669) : 0;
          }
        }
      }
    }
  }

  /**
   * contraction: f32[4, 4, 64, 32] = matmul(where(view(1, [i, j, k, l] => [], where 0 <= k - l < 64) == 1 &&
   * expandDims(any(view(1, [i...
   *   a cotangent of matmul(slice(qkv, [0]), transpose(%39, [0, 1, 3, 2])), by contraction: da
   */
  function compute_contraction_7() {
    for (let a = 0; a < 4; a++) {
      for (let b = 0; b < 4; b++) {
        for (let i = 0; i < 64; i += 4) {
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
            const a0 = a * 16384 + b * 4096 + i * 64;
            const a1 = a * 16384 + b * 4096 + i * 64 + 64;
            const a2 = a * 16384 + b * 4096 + i * 64 + 128;
            const a3 = a * 16384 + b * 4096 + i * 64 + 192;
            const b0 = a * 8192 + b * 2048 + k * 64;
            const b12 = a * 8192 + b * 2048 + k * 64 + 64;
            const b22 = a * 8192 + b * 2048 + k * 64 + 128;
            const b3 = a * 8192 + b * 2048 + k * 64 + 192;
            for (let k2 = 0; k2 < 64; k2++) {
              const x0 = where_3[a0 + k2];
              const x1 = where_3[a1 + k2];
              const x2 = where_3[a2 + k2];
              const x3 = where_3[a3 + k2];
              const y0 = where_1[b0 + k2];
              const y1 = where_1[b12 + k2];
              const y2 = where_1[b22 + k2];
              const y3 = where_1[b3 + k2];
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
            contraction_9[a * 8192 + b * 2048 + i * 32 + k] = s0;
            contraction_9[a * 8192 + b * 2048 + i * 32 + k + 1] = s1;
            contraction_9[a * 8192 + b * 2048 + i * 32 + k + 2] = s2;
            contraction_9[a * 8192 + b * 2048 + i * 32 + k + 3] = s3;
            contraction_9[a * 8192 + b * 2048 + i * 32 + k + 32] = s4;
            contraction_9[a * 8192 + b * 2048 + i * 32 + k + 33] = s5;
            contraction_9[a * 8192 + b * 2048 + i * 32 + k + 34] = s6;
            contraction_9[a * 8192 + b * 2048 + i * 32 + k + 35] = s7;
            contraction_9[a * 8192 + b * 2048 + i * 32 + k + 64] = s8;
            contraction_9[a * 8192 + b * 2048 + i * 32 + k + 65] = s9;
            contraction_9[a * 8192 + b * 2048 + i * 32 + k + 66] = s10;
            contraction_9[a * 8192 + b * 2048 + i * 32 + k + 67] = s11;
            contraction_9[a * 8192 + b * 2048 + i * 32 + k + 96] = s12;
            contraction_9[a * 8192 + b * 2048 + i * 32 + k + 97] = s13;
            contraction_9[a * 8192 + b * 2048 + i * 32 + k + 98] = s14;
            contraction_9[a * 8192 + b * 2048 + i * 32 + k + 99] = s15;
          }
        }
      }
    }
  }

  /**
   * contraction: f32[4, 4, 32, 64] = matmul(transpose(where(expandDims(any(view(1, [i, j, k, l] => [], where 0 <=
   * k - l < 64) == 1 && ...
   *   a cotangent of matmul(slice(qkv, [0]), transpose(%39, [0, 1, 3, 2])), by contraction: db
   */
  function compute_contraction_8() {
    for (let a = 0; a < 4; a++) {
      for (let b = 0; b < 4; b++) {
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
            const a0 = a * 8192 + b * 2048 + k;
            const a1 = a * 8192 + b * 2048 + k + 1;
            const a2 = a * 8192 + b * 2048 + k + 2;
            const a3 = a * 8192 + b * 2048 + k + 3;
            const b0 = a * 16384 + b * 4096 + j;
            const b12 = a * 16384 + b * 4096 + j + 1;
            const b22 = a * 16384 + b * 4096 + j + 2;
            const b3 = a * 16384 + b * 4096 + j + 3;
            for (let k2 = 0; k2 < 64; k2++) {
              const p = k2 * 32;
              const x0 = where_2[a0 + p];
              const x1 = where_2[a1 + p];
              const x2 = where_2[a2 + p];
              const x3 = where_2[a3 + p];
              const p2 = k2 * 64;
              const y0 = where_3[b0 + p2];
              const y1 = where_3[b12 + p2];
              const y2 = where_3[b22 + p2];
              const y3 = where_3[b3 + p2];
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
            contraction_10[a * 8192 + b * 2048 + k * 64 + j] = s0;
            contraction_10[a * 8192 + b * 2048 + k * 64 + j + 1] = s1;
            contraction_10[a * 8192 + b * 2048 + k * 64 + j + 2] = s2;
            contraction_10[a * 8192 + b * 2048 + k * 64 + j + 3] = s3;
            contraction_10[a * 8192 + b * 2048 + k * 64 + j + 64] = s4;
            contraction_10[a * 8192 + b * 2048 + k * 64 + j + 65] = s5;
            contraction_10[a * 8192 + b * 2048 + k * 64 + j + 66] = s6;
            contraction_10[a * 8192 + b * 2048 + k * 64 + j + 67] = s7;
            contraction_10[a * 8192 + b * 2048 + k * 64 + j + 128] = s8;
            contraction_10[a * 8192 + b * 2048 + k * 64 + j + 129] = s9;
            contraction_10[a * 8192 + b * 2048 + k * 64 + j + 130] = s10;
            contraction_10[a * 8192 + b * 2048 + k * 64 + j + 131] = s11;
            contraction_10[a * 8192 + b * 2048 + k * 64 + j + 192] = s12;
            contraction_10[a * 8192 + b * 2048 + k * 64 + j + 193] = s13;
            contraction_10[a * 8192 + b * 2048 + k * 64 + j + 194] = s14;
            contraction_10[a * 8192 + b * 2048 + k * 64 + j + 195] = s15;
          }
        }
      }
    }
  }

  /**
   * view: f32[4, 64, 3, 4, 32] = transpose(d_qkv, [1, 3, 0, 2, 4])
   *   a cotangent of qkv, by view: dx
   */
  function compute_view_2() {
    for (let i = 0; i < 4; i++) {
      for (let j = 0; j < 64; j++) {
        for (let l = 0; l < 4; l++) {
          const any_22 = any_2[i * 256 + l * 64 + j] !== 0;
          for (let m = 0; m < 32; m++) {
            const d_qkv = any_22 ? contraction_9[i * 8192 + l * 2048 + j * 32 + m] : 0;
            view_3[i * 24576 + j * 384 + l * 32 + m] = d_qkv;
          }
        }
        for (let l2 = 0; l2 < 4; l2++) {
          const any_12 = any_1[i * 256 + l2 * 64 + j] !== 0;
          for (let m = 0; m < 32; m++) {
            const d_qkv = any_12 ? contraction_10[i * 8192 + l2 * 2048 + m * 64 + j] : 0;
            view_3[i * 24576 + j * 384 + l2 * 32 + m + 128] = d_qkv;
          }
        }
        for (let l3 = 0; l3 < 4; l3++) {
          for (let m = 0; m < 32; m++) {
            view_3[i * 24576 + j * 384 + l3 * 32 + m + 256] = contraction_8[i * 8192 + l3 * 2048 + j * 32 + m];
          }
        }
      }
    }
  }

  /**
   * d_normal1: f32[4, 64, 128] = einsum("aij,kj->aik", reshape(transpose(d_qkv, [1, 3, 0, 2, 4]), [4, 64, 384]),
   * wqkv)
   *   a cotangent of einsum("aik,kj->aij", normal1, wqkv), by contraction: da
   */
  function compute_d_normal1() {
    for (let a = 0; a < 4; a++) {
      for (let i = 0; i < 64; i += 4) {
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
          const a0 = a * 24576 + i * 384;
          const a1 = a * 24576 + i * 384 + 384;
          const a2 = a * 24576 + i * 384 + 768;
          const a3 = a * 24576 + i * 384 + 1152;
          const b0 = k * 384;
          const b12 = k * 384 + 384;
          const b22 = k * 384 + 768;
          const b3 = k * 384 + 1152;
          for (let k2 = 0; k2 < 256; k2++) {
            const x0 = view_3[a0 + k2];
            const x1 = view_3[a1 + k2];
            const x2 = view_3[a2 + k2];
            const x3 = view_3[a3 + k2];
            const y0 = wqkv[b0 + k2];
            const y1 = wqkv[b12 + k2];
            const y2 = wqkv[b22 + k2];
            const y3 = wqkv[b3 + k2];
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
          d_normal1[a * 8192 + i * 128 + k] = s0;
          d_normal1[a * 8192 + i * 128 + k + 1] = s1;
          d_normal1[a * 8192 + i * 128 + k + 2] = s2;
          d_normal1[a * 8192 + i * 128 + k + 3] = s3;
          d_normal1[a * 8192 + i * 128 + k + 128] = s4;
          d_normal1[a * 8192 + i * 128 + k + 129] = s5;
          d_normal1[a * 8192 + i * 128 + k + 130] = s6;
          d_normal1[a * 8192 + i * 128 + k + 131] = s7;
          d_normal1[a * 8192 + i * 128 + k + 256] = s8;
          d_normal1[a * 8192 + i * 128 + k + 257] = s9;
          d_normal1[a * 8192 + i * 128 + k + 258] = s10;
          d_normal1[a * 8192 + i * 128 + k + 259] = s11;
          d_normal1[a * 8192 + i * 128 + k + 384] = s12;
          d_normal1[a * 8192 + i * 128 + k + 385] = s13;
          d_normal1[a * 8192 + i * 128 + k + 386] = s14;
          d_normal1[a * 8192 + i * 128 + k + 387] = s15;
        }
      }
    }
    for (let a2 = 0; a2 < 4; a2++) {
      for (let i = 0; i < 64; i += 4) {
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
          const a0 = a2 * 24576 + i * 384;
          const a1 = a2 * 24576 + i * 384 + 384;
          const a22 = a2 * 24576 + i * 384 + 768;
          const a3 = a2 * 24576 + i * 384 + 1152;
          const b0 = k * 384;
          const b12 = k * 384 + 384;
          const b22 = k * 384 + 768;
          const b3 = k * 384 + 1152;
          for (let k2 = 0; k2 < 128; k2++) {
            const p = k2 + 256;
            const x0 = view_3[a0 + p];
            const x1 = view_3[a1 + p];
            const x2 = view_3[a22 + p];
            const x3 = view_3[a3 + p];
            const p2 = k2 + 256;
            const y0 = wqkv[b0 + p2];
            const y1 = wqkv[b12 + p2];
            const y2 = wqkv[b22 + p2];
            const y3 = wqkv[b3 + p2];
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
          d_normal1[a2 * 8192 + i * 128 + k] = d_normal1[a2 * 8192 + i * 128 + k] + s0;
          d_normal1[a2 * 8192 + i * 128 + k + 1] = d_normal1[a2 * 8192 + i * 128 + k + 1] + s1;
          d_normal1[a2 * 8192 + i * 128 + k + 2] = d_normal1[a2 * 8192 + i * 128 + k + 2] + s2;
          d_normal1[a2 * 8192 + i * 128 + k + 3] = d_normal1[a2 * 8192 + i * 128 + k + 3] + s3;
          d_normal1[a2 * 8192 + i * 128 + k + 128] = d_normal1[a2 * 8192 + i * 128 + k + 128] + s4;
          d_normal1[a2 * 8192 + i * 128 + k + 129] = d_normal1[a2 * 8192 + i * 128 + k + 129] + s5;
          d_normal1[a2 * 8192 + i * 128 + k + 130] = d_normal1[a2 * 8192 + i * 128 + k + 130] + s6;
          d_normal1[a2 * 8192 + i * 128 + k + 131] = d_normal1[a2 * 8192 + i * 128 + k + 131] + s7;
          d_normal1[a2 * 8192 + i * 128 + k + 256] = d_normal1[a2 * 8192 + i * 128 + k + 256] + s8;
          d_normal1[a2 * 8192 + i * 128 + k + 257] = d_normal1[a2 * 8192 + i * 128 + k + 257] + s9;
          d_normal1[a2 * 8192 + i * 128 + k + 258] = d_normal1[a2 * 8192 + i * 128 + k + 258] + s10;
          d_normal1[a2 * 8192 + i * 128 + k + 259] = d_normal1[a2 * 8192 + i * 128 + k + 259] + s11;
          d_normal1[a2 * 8192 + i * 128 + k + 384] = d_normal1[a2 * 8192 + i * 128 + k + 384] + s12;
          d_normal1[a2 * 8192 + i * 128 + k + 385] = d_normal1[a2 * 8192 + i * 128 + k + 385] + s13;
          d_normal1[a2 * 8192 + i * 128 + k + 386] = d_normal1[a2 * 8192 + i * 128 + k + 386] + s14;
          d_normal1[a2 * 8192 + i * 128 + k + 387] = d_normal1[a2 * 8192 + i * 128 + k + 387] + s15;
        }
      }
    }
  }

  /**
   * d_wqkv: f32[128, 384] = einsum("aik,aij->kj", normal1, reshape(transpose(d_qkv, [1, 3, 0, 2, 4]), [4, 64,
   * 384]))
   *   a cotangent of einsum("aik,kj->aij", normal1, wqkv), by contraction: db
   */
  function compute_d_wqkv() {
    for (let k = 0; k < 128; k += 4) {
      for (let j = 0; j < 384; j += 4) {
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
        for (let k2 = 0; k2 < 256; k2++) {
          const p = k2 * 128;
          const x0 = normal1[k + p];
          const x1 = normal1[a1 + p];
          const x2 = normal1[a2 + p];
          const x3 = normal1[a3 + p];
          const p2 = k2 * 384;
          const y0 = view_3[j + p2];
          const y1 = view_3[b12 + p2];
          const y2 = view_3[b22 + p2];
          const y3 = view_3[b3 + p2];
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
        d_wqkv[k * 384 + j] = s0;
        d_wqkv[k * 384 + j + 1] = s1;
        d_wqkv[k * 384 + j + 2] = s2;
        d_wqkv[k * 384 + j + 3] = s3;
        d_wqkv[k * 384 + j + 384] = s4;
        d_wqkv[k * 384 + j + 385] = s5;
        d_wqkv[k * 384 + j + 386] = s6;
        d_wqkv[k * 384 + j + 387] = s7;
        d_wqkv[k * 384 + j + 768] = s8;
        d_wqkv[k * 384 + j + 769] = s9;
        d_wqkv[k * 384 + j + 770] = s10;
        d_wqkv[k * 384 + j + 771] = s11;
        d_wqkv[k * 384 + j + 1152] = s12;
        d_wqkv[k * 384 + j + 1153] = s13;
        d_wqkv[k * 384 + j + 1154] = s14;
        d_wqkv[k * 384 + j + 1155] = s15;
      }
    }
  }

  /**
   * d_offset1: f32[128] = sum(d_normal1, { axis: [0, 1] })
   *   a cotangent of broadcastTo(offset1, [4, 64, 128]), by view: dx
   */
  function compute_d_offset1() {
    for (let c = 0; c < 128; c++) {
      d_offset1[c] = 0;
    }
    for (let i = 0; i < 4; i++) {
      for (let j = 0; j < 64; j++) {
        for (let k = 0; k < 128; k++) {
          d_offset1[k] = d_offset1[k] + d_normal1[i * 8192 + j * 128 + k];
        }
      }
    }
  }

  /**
   * d_scale1: f32[128] = sum(d_normal1 * ((x - expandDims(slice(x, [":", ":", 0]), 2) - expandDims(sum(%205, {
   * axis: 2 }) ...
   *   a cotangent of broadcastTo(scale1, [4, 64, 128]), by view: dx
   */
  function compute_d_scale1() {
    for (let c = 0; c < 128; c++) {
      d_scale1[c] = 0;
    }
    for (let i = 0; i < 4; i++) {
      for (let j = 0; j < 64; j++) {
        for (let k = 0; k < 128; k++) {
          d_scale1[k] = d_scale1[k] + Math.fround(d_normal1[i * 8192 + j * 128 + k] * mul[i * 8192 + j * 128 + k]);
        }
      }
    }
  }

  /** normal1: f32[4, 64, 128] = layerNorm(x, scale1, offset1) */
  function compute_normal1_1() {
    for (let i = 0; i < 4; i++) {
      for (let j = 0; j < 64; j++) {
        const x32 = x[i * 8192 + j * 128];
        const t = Math.fround(sum[i * 64 + j] * 0.0078125);
        const rsqrt_12 = rsqrt_1[i * 64 + j];
        for (let k = 0; k < 128; k += 4) {
          const x2 = x[i * 8192 + j * 128 + k];
          normal1[i * 8192 + j * 128 + k] = Math.fround(Math.fround(Math.fround(Math.fround(x2 - x32) - t) * rsqrt_12) * scale1[k]) + offset1[k];
          const x4 = x[i * 8192 + j * 128 + k + 1];
          normal1[i * 8192 + j * 128 + k + 1] = Math.fround(Math.fround(Math.fround(Math.fround(x4 - x32) - t) * rsqrt_12) * scale1[k + 1]) + offset1[k + 1];
          const x5 = x[i * 8192 + j * 128 + k + 2];
          normal1[i * 8192 + j * 128 + k + 2] = Math.fround(Math.fround(Math.fround(Math.fround(x5 - x32) - t) * rsqrt_12) * scale1[k + 2]) + offset1[k + 2];
          const x6 = x[i * 8192 + j * 128 + k + 3];
          normal1[i * 8192 + j * 128 + k + 3] = Math.fround(Math.fround(Math.fround(Math.fround(x6 - x32) - t) * rsqrt_12) * scale1[k + 3]) + offset1[k + 3];
        }
      }
    }
  }

  /**
   * contraction: f32[4, 4, 64, 64] = matmul(transpose(slice(reshape(einsum("aik,kj->aij", normal1, wqkv), [4, 64,
   * 3, 4, 32]), [":", ":...
   */
  function compute_contraction_9() {
    for (let a = 0; a < 4; a++) {
      for (let b = 0; b < 4; b++) {
        for (let i = 0; i < 64; i += 4) {
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
            const a0 = a * 24576 + i * 384 + b * 32;
            const a1 = a * 24576 + i * 384 + b * 32 + 384;
            const a2 = a * 24576 + i * 384 + b * 32 + 768;
            const a3 = a * 24576 + i * 384 + b * 32 + 1152;
            const b0 = a * 24576 + j * 384 + b * 32 + 128;
            const b12 = a * 24576 + j * 384 + b * 32 + 512;
            const b22 = a * 24576 + j * 384 + b * 32 + 896;
            const b3 = a * 24576 + j * 384 + b * 32 + 1280;
            for (let k = 0; k < 32; k++) {
              const x0 = contraction_1[a0 + k];
              const x1 = contraction_1[a1 + k];
              const x2 = contraction_1[a2 + k];
              const x3 = contraction_1[a3 + k];
              const y0 = contraction_1[b0 + k];
              const y1 = contraction_1[b12 + k];
              const y2 = contraction_1[b22 + k];
              const y3 = contraction_1[b3 + k];
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
            contraction_2[a * 16384 + b * 4096 + i * 64 + j] = s0;
            contraction_2[a * 16384 + b * 4096 + i * 64 + j + 1] = s1;
            contraction_2[a * 16384 + b * 4096 + i * 64 + j + 2] = s2;
            contraction_2[a * 16384 + b * 4096 + i * 64 + j + 3] = s3;
            contraction_2[a * 16384 + b * 4096 + i * 64 + j + 64] = s4;
            contraction_2[a * 16384 + b * 4096 + i * 64 + j + 65] = s5;
            contraction_2[a * 16384 + b * 4096 + i * 64 + j + 66] = s6;
            contraction_2[a * 16384 + b * 4096 + i * 64 + j + 67] = s7;
            contraction_2[a * 16384 + b * 4096 + i * 64 + j + 128] = s8;
            contraction_2[a * 16384 + b * 4096 + i * 64 + j + 129] = s9;
            contraction_2[a * 16384 + b * 4096 + i * 64 + j + 130] = s10;
            contraction_2[a * 16384 + b * 4096 + i * 64 + j + 131] = s11;
            contraction_2[a * 16384 + b * 4096 + i * 64 + j + 192] = s12;
            contraction_2[a * 16384 + b * 4096 + i * 64 + j + 193] = s13;
            contraction_2[a * 16384 + b * 4096 + i * 64 + j + 194] = s14;
            contraction_2[a * 16384 + b * 4096 + i * 64 + j + 195] = s15;
          }
        }
      }
    }
  }

  /**
   * where: f32[4, 4, 32, 64] = where(expandDims(any(view(1, [i, j, k, l] => [], where 0 <= k - l < 64) == 1 &&
   * expandDims(any(vi...
   *   a cotangent of matmul(slice(qkv, [0]), transpose(%39, [0, 1, 3, 2])), by contraction: da
   */
  function compute_where_4() {
    for (let i = 0; i < 4; i++) {
      for (let j = 0; j < 4; j++) {
        for (let k = 0; k < 32; k++) {
          for (let l = 0; l < 64; l++) {
            where_1[i * 8192 + j * 2048 + k * 64 + l] = any_1[i * 256 + j * 64 + l] !== 0 ? contraction_1[i * 24576 + l * 384 + j * 32 + k + 128] : 0;
          }
        }
      }
    }
  }

  /**
   * where: f32[4, 4, 64, 32] = where(expandDims(any(view(1, [i, j, k, l] => [], where 0 <= k - l < 64) == 1 &&
   * expandDims(any(vi...
   *   a cotangent of matmul(slice(qkv, [0]), transpose(%39, [0, 1, 3, 2])), by contraction: db
   */
  function compute_where_5() {
    for (let i = 0; i < 4; i++) {
      for (let j = 0; j < 4; j++) {
        for (let k = 0; k < 64; k++) {
          const any_22 = any_2[i * 256 + j * 64 + k] !== 0;
          for (let l = 0; l < 32; l++) {
            where_2[i * 8192 + j * 2048 + k * 32 + l] = any_22 ? contraction_1[i * 24576 + k * 384 + j * 32 + l] : 0;
          }
        }
      }
    }
  }

  /**
   * where: f32[4, 4, 64, 64] = where(view(1, [i, j, k, l] => [], where 0 <= k - l < 64) == 1, exp(where(view(1,
   * [i, j, k, l] => ...
   */
  function compute_where_6() {
    for (let i = 0; i < 4; i++) {
      for (let j = 0; j < 4; j++) {
        for (let k = 0; k < 64; k++) {
          for (let l = 0; l < 64; l++) {
            where[i * 16384 + j * 4096 + k * 64 + l] = (k - l >= 0 ? 1 : 0) === 1 ? exp[i * 16384 + j * 4096 + k * 64 + l] / sum_2[i * 256 + j * 64 + k] : 0;
          }
        }
      }
    }
  }

  /**
   * contraction: f32[4, 64, 4, 32] = einsum("abik,abkj->aibj", where(view(1, [i, j, k, l] => [], where 0 <= k - l
   * < 64) == 1, exp(wher...
   */
  function compute_contraction_10() {
    for (let a = 0; a < 4; a++) {
      for (let b = 0; b < 4; b++) {
        for (let i = 0; i < 64; i += 4) {
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
            const a0 = a * 16384 + b * 4096 + i * 64;
            const a1 = a * 16384 + b * 4096 + i * 64 + 64;
            const a2 = a * 16384 + b * 4096 + i * 64 + 128;
            const a3 = a * 16384 + b * 4096 + i * 64 + 192;
            const b0 = a * 24576 + b * 32 + j + 256;
            const b12 = a * 24576 + b * 32 + j + 257;
            const b22 = a * 24576 + b * 32 + j + 258;
            const b3 = a * 24576 + b * 32 + j + 259;
            for (let k = 0; k < 64; k++) {
              const x0 = where[a0 + k];
              const x1 = where[a1 + k];
              const x2 = where[a2 + k];
              const x3 = where[a3 + k];
              const p = k * 384;
              const y0 = contraction_1[b0 + p];
              const y1 = contraction_1[b12 + p];
              const y2 = contraction_1[b22 + p];
              const y3 = contraction_1[b3 + p];
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
            contraction[a * 8192 + i * 128 + b * 32 + j] = s0;
            contraction[a * 8192 + i * 128 + b * 32 + j + 1] = s1;
            contraction[a * 8192 + i * 128 + b * 32 + j + 2] = s2;
            contraction[a * 8192 + i * 128 + b * 32 + j + 3] = s3;
            contraction[a * 8192 + i * 128 + b * 32 + j + 128] = s4;
            contraction[a * 8192 + i * 128 + b * 32 + j + 129] = s5;
            contraction[a * 8192 + i * 128 + b * 32 + j + 130] = s6;
            contraction[a * 8192 + i * 128 + b * 32 + j + 131] = s7;
            contraction[a * 8192 + i * 128 + b * 32 + j + 256] = s8;
            contraction[a * 8192 + i * 128 + b * 32 + j + 257] = s9;
            contraction[a * 8192 + i * 128 + b * 32 + j + 258] = s10;
            contraction[a * 8192 + i * 128 + b * 32 + j + 259] = s11;
            contraction[a * 8192 + i * 128 + b * 32 + j + 384] = s12;
            contraction[a * 8192 + i * 128 + b * 32 + j + 385] = s13;
            contraction[a * 8192 + i * 128 + b * 32 + j + 386] = s14;
            contraction[a * 8192 + i * 128 + b * 32 + j + 387] = s15;
          }
        }
      }
    }
  }

  /**
   * sum: f32[4, 64] = sum(square(attended - expandDims(slice(attended, [":", ":", 0]), 2) -
   * expandDims(sum(attended - e...
   * rsqrt: f32[4, 64] = rsqrt(sum(square(%538 - expandDims(%540, 2)), { axis: 2 }) * 0.0078125 + 0.00001)
   */
  function compute_rsqrt_2() {
    for (let i = 0; i < 4; i++) {
      for (let j = 0; j < 64; j++) {
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
        const attended22 = Math.fround(x[i * 8192 + j * 128] + contraction_3[i * 8192 + j * 128]);
        const t17 = Math.fround(sum_3[i * 64 + j] * 0.0078125);
        for (let k = 0; k < 128; k += 16) {
          const attended = Math.fround(x[i * 8192 + j * 128 + k] + contraction_3[i * 8192 + j * 128 + k]);
          const t = Math.fround(Math.fround(attended - attended22) - t17);
          s0 = Math.fround(s0 + Math.fround(t * t));
          const attended3 = Math.fround(x[i * 8192 + j * 128 + k + 1] + contraction_3[i * 8192 + j * 128 + k + 1]);
          const t2 = Math.fround(Math.fround(attended3 - attended22) - t17);
          s1 = Math.fround(s1 + Math.fround(t2 * t2));
          const attended4 = Math.fround(x[i * 8192 + j * 128 + k + 2] + contraction_3[i * 8192 + j * 128 + k + 2]);
          const t3 = Math.fround(Math.fround(attended4 - attended22) - t17);
          s2 = Math.fround(s2 + Math.fround(t3 * t3));
          const attended5 = Math.fround(x[i * 8192 + j * 128 + k + 3] + contraction_3[i * 8192 + j * 128 + k + 3]);
          const t4 = Math.fround(Math.fround(attended5 - attended22) - t17);
          s3 = Math.fround(s3 + Math.fround(t4 * t4));
          const attended6 = Math.fround(x[i * 8192 + j * 128 + k + 4] + contraction_3[i * 8192 + j * 128 + k + 4]);
          const t5 = Math.fround(Math.fround(attended6 - attended22) - t17);
          s4 = Math.fround(s4 + Math.fround(t5 * t5));
          const attended7 = Math.fround(x[i * 8192 + j * 128 + k + 5] + contraction_3[i * 8192 + j * 128 + k + 5]);
          const t6 = Math.fround(Math.fround(attended7 - attended22) - t17);
          s5 = Math.fround(s5 + Math.fround(t6 * t6));
          const attended8 = Math.fround(x[i * 8192 + j * 128 + k + 6] + contraction_3[i * 8192 + j * 128 + k + 6]);
          const t7 = Math.fround(Math.fround(attended8 - attended22) - t17);
          s6 = Math.fround(s6 + Math.fround(t7 * t7));
          const attended9 = Math.fround(x[i * 8192 + j * 128 + k + 7] + contraction_3[i * 8192 + j * 128 + k + 7]);
          const t8 = Math.fround(Math.fround(attended9 - attended22) - t17);
          s7 = Math.fround(s7 + Math.fround(t8 * t8));
          const attended10 = Math.fround(x[i * 8192 + j * 128 + k + 8] + contraction_3[i * 8192 + j * 128 + k + 8]);
          const t9 = Math.fround(Math.fround(attended10 - attended22) - t17);
          s8 = Math.fround(s8 + Math.fround(t9 * t9));
          const attended11 = Math.fround(x[i * 8192 + j * 128 + k + 9] + contraction_3[i * 8192 + j * 128 + k + 9]);
          const t10 = Math.fround(Math.fround(attended11 - attended22) - t17);
          s9 = Math.fround(s9 + Math.fround(t10 * t10));
          const attended12 = Math.fround(x[i * 8192 + j * 128 + k + 10] + contraction_3[i * 8192 + j * 128 + k + 10]);
          const t11 = Math.fround(Math.fround(attended12 - attended22) - t17);
          s10 = Math.fround(s10 + Math.fround(t11 * t11));
          const attended13 = Math.fround(x[i * 8192 + j * 128 + k + 11] + contraction_3[i * 8192 + j * 128 + k + 11]);
          const t12 = Math.fround(Math.fround(attended13 - attended22) - t17);
          s11 = Math.fround(s11 + Math.fround(t12 * t12));
          const attended14 = Math.fround(x[i * 8192 + j * 128 + k + 12] + contraction_3[i * 8192 + j * 128 + k + 12]);
          const t13 = Math.fround(Math.fround(attended14 - attended22) - t17);
          s12 = Math.fround(s12 + Math.fround(t13 * t13));
          const attended15 = Math.fround(x[i * 8192 + j * 128 + k + 13] + contraction_3[i * 8192 + j * 128 + k + 13]);
          const t14 = Math.fround(Math.fround(attended15 - attended22) - t17);
          s13 = Math.fround(s13 + Math.fround(t14 * t14));
          const attended16 = Math.fround(x[i * 8192 + j * 128 + k + 14] + contraction_3[i * 8192 + j * 128 + k + 14]);
          const t15 = Math.fround(Math.fround(attended16 - attended22) - t17);
          s14 = Math.fround(s14 + Math.fround(t15 * t15));
          const attended17 = Math.fround(x[i * 8192 + j * 128 + k + 15] + contraction_3[i * 8192 + j * 128 + k + 15]);
          const t16 = Math.fround(Math.fround(attended17 - attended22) - t17);
          s15 = Math.fround(s15 + Math.fround(t16 * t16));
        }
        const sum2 = Math.fround(Math.fround(Math.fround(Math.fround(s0 + s8) + Math.fround(s4 + s12)) + Math.fround(Math.fround(s2 + s10) + Math.fround(s6 + s14))) + Math.fround(Math.fround(Math.fround(s1 + s9) + Math.fround(s5 + s13)) + Math.fround(Math.fround(s3 + s11) + Math.fround(s7 + s15))));
        sum_4[i * 64 + j] = sum2;
        rsqrt[i * 64 + j] = 1 / Math.fround(Math.sqrt(Math.fround(Math.fround(sum2 * 0.0078125) + Math.fround(0.00001))));
      }
    }
  }

  /** normal2: f32[4, 64, 128] = layerNorm(attended, scale2, offset2) */
  function compute_normal2_1() {
    for (let i = 0; i < 4; i++) {
      for (let j = 0; j < 64; j++) {
        const attended22 = Math.fround(x[i * 8192 + j * 128] + contraction_3[i * 8192 + j * 128]);
        const t = Math.fround(sum_3[i * 64 + j] * 0.0078125);
        const rsqrt2 = rsqrt[i * 64 + j];
        for (let k = 0; k < 128; k += 4) {
          const attended = Math.fround(x[i * 8192 + j * 128 + k] + contraction_3[i * 8192 + j * 128 + k]);
          normal2[i * 8192 + j * 128 + k] = Math.fround(Math.fround(Math.fround(Math.fround(attended - attended22) - t) * rsqrt2) * scale2[k]) + offset2[k];
          const attended3 = Math.fround(x[i * 8192 + j * 128 + k + 1] + contraction_3[i * 8192 + j * 128 + k + 1]);
          normal2[i * 8192 + j * 128 + k + 1] = Math.fround(Math.fround(Math.fround(Math.fround(attended3 - attended22) - t) * rsqrt2) * scale2[k + 1]) + offset2[k + 1];
          const attended4 = Math.fround(x[i * 8192 + j * 128 + k + 2] + contraction_3[i * 8192 + j * 128 + k + 2]);
          normal2[i * 8192 + j * 128 + k + 2] = Math.fround(Math.fround(Math.fround(Math.fround(attended4 - attended22) - t) * rsqrt2) * scale2[k + 2]) + offset2[k + 2];
          const attended5 = Math.fround(x[i * 8192 + j * 128 + k + 3] + contraction_3[i * 8192 + j * 128 + k + 3]);
          normal2[i * 8192 + j * 128 + k + 3] = Math.fround(Math.fround(Math.fround(Math.fround(attended5 - attended22) - t) * rsqrt2) * scale2[k + 3]) + offset2[k + 3];
        }
      }
    }
  }

  /**
   * contraction: f32[4, 64, 512] = einsum("aik,kj->aij", normal2, w1)
   * hiddenUnits: f32[4, 64, 512] = gelu(matmul(normal2, w1) + b1)
   */
  function compute_hiddenUnits_1() {
    for (let a = 0; a < 4; a++) {
      for (let i = 0; i < 64; i += 4) {
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
          const a0 = a * 8192 + i * 128;
          const a1 = a * 8192 + i * 128 + 128;
          const a2 = a * 8192 + i * 128 + 256;
          const a3 = a * 8192 + i * 128 + 384;
          const b12 = j + 1;
          const b22 = j + 2;
          const b3 = j + 3;
          for (let k = 0; k < 128; k++) {
            const x0 = normal2[a0 + k];
            const x1 = normal2[a1 + k];
            const x2 = normal2[a2 + k];
            const x3 = normal2[a3 + k];
            const p = k * 512;
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
          contraction_4[a * 32768 + i * 512 + j] = s0;
          const t = Math.fround(s0 + b1[j]);
          hiddenUnits[a * 32768 + i * 512 + j] = Math.max(t, -10000) * sigmoid(1.5957691216057308 * (t * (1 + 0.044715 * (t * t))));
          contraction_4[a * 32768 + i * 512 + j + 1] = s1;
          const t2 = Math.fround(s1 + b1[j + 1]);
          hiddenUnits[a * 32768 + i * 512 + j + 1] = Math.max(t2, -10000) * sigmoid(1.5957691216057308 * (t2 * (1 + 0.044715 * (t2 * t2))));
          contraction_4[a * 32768 + i * 512 + j + 2] = s2;
          const t3 = Math.fround(s2 + b1[j + 2]);
          hiddenUnits[a * 32768 + i * 512 + j + 2] = Math.max(t3, -10000) * sigmoid(1.5957691216057308 * (t3 * (1 + 0.044715 * (t3 * t3))));
          contraction_4[a * 32768 + i * 512 + j + 3] = s3;
          const t4 = Math.fround(s3 + b1[j + 3]);
          hiddenUnits[a * 32768 + i * 512 + j + 3] = Math.max(t4, -10000) * sigmoid(1.5957691216057308 * (t4 * (1 + 0.044715 * (t4 * t4))));
          contraction_4[a * 32768 + i * 512 + j + 512] = s4;
          const t5 = Math.fround(s4 + b1[j]);
          hiddenUnits[a * 32768 + i * 512 + j + 512] = Math.max(t5, -10000) * sigmoid(1.5957691216057308 * (t5 * (1 + 0.044715 * (t5 * t5))));
          contraction_4[a * 32768 + i * 512 + j + 513] = s5;
          const t6 = Math.fround(s5 + b1[j + 1]);
          hiddenUnits[a * 32768 + i * 512 + j + 513] = Math.max(t6, -10000) * sigmoid(1.5957691216057308 * (t6 * (1 + 0.044715 * (t6 * t6))));
          contraction_4[a * 32768 + i * 512 + j + 514] = s6;
          const t7 = Math.fround(s6 + b1[j + 2]);
          hiddenUnits[a * 32768 + i * 512 + j + 514] = Math.max(t7, -10000) * sigmoid(1.5957691216057308 * (t7 * (1 + 0.044715 * (t7 * t7))));
          contraction_4[a * 32768 + i * 512 + j + 515] = s7;
          const t8 = Math.fround(s7 + b1[j + 3]);
          hiddenUnits[a * 32768 + i * 512 + j + 515] = Math.max(t8, -10000) * sigmoid(1.5957691216057308 * (t8 * (1 + 0.044715 * (t8 * t8))));
          contraction_4[a * 32768 + i * 512 + j + 1024] = s8;
          const t9 = Math.fround(s8 + b1[j]);
          hiddenUnits[a * 32768 + i * 512 + j + 1024] = Math.max(t9, -10000) * sigmoid(1.5957691216057308 * (t9 * (1 + 0.044715 * (t9 * t9))));
          contraction_4[a * 32768 + i * 512 + j + 1025] = s9;
          const t10 = Math.fround(s9 + b1[j + 1]);
          hiddenUnits[a * 32768 + i * 512 + j + 1025] = Math.max(t10, -10000) * sigmoid(1.5957691216057308 * (t10 * (1 + 0.044715 * (t10 * t10))));
          contraction_4[a * 32768 + i * 512 + j + 1026] = s10;
          const t11 = Math.fround(s10 + b1[j + 2]);
          hiddenUnits[a * 32768 + i * 512 + j + 1026] = Math.max(t11, -10000) * sigmoid(1.5957691216057308 * (t11 * (1 + 0.044715 * (t11 * t11))));
          contraction_4[a * 32768 + i * 512 + j + 1027] = s11;
          const t12 = Math.fround(s11 + b1[j + 3]);
          hiddenUnits[a * 32768 + i * 512 + j + 1027] = Math.max(t12, -10000) * sigmoid(1.5957691216057308 * (t12 * (1 + 0.044715 * (t12 * t12))));
          contraction_4[a * 32768 + i * 512 + j + 1536] = s12;
          const t13 = Math.fround(s12 + b1[j]);
          hiddenUnits[a * 32768 + i * 512 + j + 1536] = Math.max(t13, -10000) * sigmoid(1.5957691216057308 * (t13 * (1 + 0.044715 * (t13 * t13))));
          contraction_4[a * 32768 + i * 512 + j + 1537] = s13;
          const t14 = Math.fround(s13 + b1[j + 1]);
          hiddenUnits[a * 32768 + i * 512 + j + 1537] = Math.max(t14, -10000) * sigmoid(1.5957691216057308 * (t14 * (1 + 0.044715 * (t14 * t14))));
          contraction_4[a * 32768 + i * 512 + j + 1538] = s14;
          const t15 = Math.fround(s14 + b1[j + 2]);
          hiddenUnits[a * 32768 + i * 512 + j + 1538] = Math.max(t15, -10000) * sigmoid(1.5957691216057308 * (t15 * (1 + 0.044715 * (t15 * t15))));
          contraction_4[a * 32768 + i * 512 + j + 1539] = s15;
          const t16 = Math.fround(s15 + b1[j + 3]);
          hiddenUnits[a * 32768 + i * 512 + j + 1539] = Math.max(t16, -10000) * sigmoid(1.5957691216057308 * (t16 * (1 + 0.044715 * (t16 * t16))));
        }
      }
    }
  }

  /**
   * d_hiddenUnits: f32[4, 64, 512] = einsum("aij,kj->aik", d_y, w2)
   *   a cotangent of einsum("aik,kj->aij", hiddenUnits, w2), by contraction: da
   */
  function compute_d_hiddenUnits() {
    for (let a = 0; a < 4; a++) {
      for (let i = 0; i < 64; i += 4) {
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
          const a0 = a * 8192 + i * 128;
          const a1 = a * 8192 + i * 128 + 128;
          const a2 = a * 8192 + i * 128 + 256;
          const a3 = a * 8192 + i * 128 + 384;
          const b0 = k * 128;
          const b12 = k * 128 + 128;
          const b22 = k * 128 + 256;
          const b3 = k * 128 + 384;
          for (let k2 = 0; k2 < 128; k2++) {
            const x0 = d_y[a0 + k2];
            const x1 = d_y[a1 + k2];
            const x2 = d_y[a2 + k2];
            const x3 = d_y[a3 + k2];
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
          d_hiddenUnits[a * 32768 + i * 512 + k] = s0;
          d_hiddenUnits[a * 32768 + i * 512 + k + 1] = s1;
          d_hiddenUnits[a * 32768 + i * 512 + k + 2] = s2;
          d_hiddenUnits[a * 32768 + i * 512 + k + 3] = s3;
          d_hiddenUnits[a * 32768 + i * 512 + k + 512] = s4;
          d_hiddenUnits[a * 32768 + i * 512 + k + 513] = s5;
          d_hiddenUnits[a * 32768 + i * 512 + k + 514] = s6;
          d_hiddenUnits[a * 32768 + i * 512 + k + 515] = s7;
          d_hiddenUnits[a * 32768 + i * 512 + k + 1024] = s8;
          d_hiddenUnits[a * 32768 + i * 512 + k + 1025] = s9;
          d_hiddenUnits[a * 32768 + i * 512 + k + 1026] = s10;
          d_hiddenUnits[a * 32768 + i * 512 + k + 1027] = s11;
          d_hiddenUnits[a * 32768 + i * 512 + k + 1536] = s12;
          d_hiddenUnits[a * 32768 + i * 512 + k + 1537] = s13;
          d_hiddenUnits[a * 32768 + i * 512 + k + 1538] = s14;
          d_hiddenUnits[a * 32768 + i * 512 + k + 1539] = s15;
        }
      }
    }
  }

  /**
   * add: f32[4, 64, 512] = sigmoid(1.5957692 * (clip(%552 + b1, -40, 40) * (1 + 0.044715 * %567))) +
   * clip(einsum("aik,kj->ai...
   *   a cotangent of hiddenUnits, by gelu: dx
   * mul: f32[4, 64, 512] = d_hiddenUnits * (sigmoid(1.5957692 * (clip(%553, -40, 40) * (1 + %568))) + clip(%552 +
   * b1, -40, 4...
   *   a cotangent of hiddenUnits, by gelu: dx
   */
  function compute_mul_1() {
    for (let i = 0; i < 4; i++) {
      for (let j = 0; j < 64; j++) {
        for (let k = 0; k < 512; k++) {
          const t = Math.min(Math.max(Math.fround(contraction_4[i * 32768 + j * 512 + k] + b1[k]), -40), 40);
          const t2 = Math.fround(t * t);
          const t3 = Math.fround(t * Math.fround(1 + Math.fround(Math.fround(0.044715) * t2)));
          const t4 = sigmoidSingle(Math.fround(Math.fround(1.5957692) * t3));
          const t5 = Math.fround(t4 + Math.fround(Math.fround(t * Math.fround(Math.fround(1.5957692) * Math.fround(1 + Math.fround(Math.fround(0.134145) * t2)))) * Math.fround(t4 * sigmoidSingle(Math.fround(Math.fround(-1.5957692) * t3)))));
          add_2[i * 32768 + j * 512 + k] = t5;
          mul_2[i * 32768 + j * 512 + k] = d_hiddenUnits[i * 32768 + j * 512 + k] * t5;
        }
      }
    }
  }

  /**
   * d_scale2: f32[128] = sum(d_normal2 * ((attended - expandDims(slice(attended, [":", ":", 0]), 2) -
   * expandDims(sum(%538,...
   *   a cotangent of broadcastTo(scale2, [4, 64, 128]), by view: dx
   */
  function compute_d_scale2_1() {
    for (let c = 0; c < 128; c++) {
      d_scale2[c] = 0;
    }
    for (let i = 0; i < 4; i++) {
      for (let j = 0; j < 64; j++) {
        const attended22 = Math.fround(x[i * 8192 + j * 128] + contraction_3[i * 8192 + j * 128]);
        const t = Math.fround(sum_3[i * 64 + j] * 0.0078125);
        const rsqrt2 = rsqrt[i * 64 + j];
        for (let k = 0; k < 128; k++) {
          const attended = Math.fround(x[i * 8192 + j * 128 + k] + contraction_3[i * 8192 + j * 128 + k]);
          d_scale2[k] = d_scale2[k] + Math.fround(d_normal2[i * 8192 + j * 128 + k] * Math.fround(Math.fround(Math.fround(attended - attended22) - t) * rsqrt2));
        }
      }
    }
  }

  /**
   * div: f32[4, 64] = rsqrt(sum(square(%542), { axis: 2 }) * 0.0078125 + 0.00001) / (sum(square(%538 -
   * expandDims(%540,...
   */
  function compute_div_1() {
    for (let i = 0; i < 256; i++) {
      div_1[i] = rsqrt[i] / Math.fround(Math.fround(sum_4[i] * 0.0078125) + Math.fround(0.00001));
    }
  }

  /**
   * sum: f32[4, 64] = sum(-0.5 * (d_normal2 * scale2 * (attended - expandDims(slice(attended, [":", ":", 0]), 2) -
   * expa...
   *   a cotangent of broadcastTo(expandDims(%71 / 128, 2), [4, 64, 128]), by view: dx
   */
  function compute_sum_6() {
    for (let i = 0; i < 4; i++) {
      for (let j = 0; j < 64; j++) {
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
        const attended22 = Math.fround(x[i * 8192 + j * 128] + contraction_3[i * 8192 + j * 128]);
        const t = Math.fround(sum_3[i * 64 + j] * 0.0078125);
        const div_12 = div_1[i * 64 + j];
        for (let k = 0; k < 128; k += 16) {
          const attended = Math.fround(x[i * 8192 + j * 128 + k] + contraction_3[i * 8192 + j * 128 + k]);
          s0 = Math.fround(s0 + Math.fround(Math.fround(-0.5 * Math.fround(Math.fround(d_normal2[i * 8192 + j * 128 + k] * scale2[k]) * Math.fround(Math.fround(attended - attended22) - t))) * div_12));
          const attended3 = Math.fround(x[i * 8192 + j * 128 + k + 1] + contraction_3[i * 8192 + j * 128 + k + 1]);
          s1 = Math.fround(s1 + Math.fround(Math.fround(-0.5 * Math.fround(Math.fround(d_normal2[i * 8192 + j * 128 + k + 1] * scale2[k + 1]) * Math.fround(Math.fround(attended3 - attended22) - t))) * div_12));
          const attended4 = Math.fround(x[i * 8192 + j * 128 + k + 2] + contraction_3[i * 8192 + j * 128 + k + 2]);
          s2 = Math.fround(s2 + Math.fround(Math.fround(-0.5 * Math.fround(Math.fround(d_normal2[i * 8192 + j * 128 + k + 2] * scale2[k + 2]) * Math.fround(Math.fround(attended4 - attended22) - t))) * div_12));
          const attended5 = Math.fround(x[i * 8192 + j * 128 + k + 3] + contraction_3[i * 8192 + j * 128 + k + 3]);
          s3 = Math.fround(s3 + Math.fround(Math.fround(-0.5 * Math.fround(Math.fround(d_normal2[i * 8192 + j * 128 + k + 3] * scale2[k + 3]) * Math.fround(Math.fround(attended5 - attended22) - t))) * div_12));
          const attended6 = Math.fround(x[i * 8192 + j * 128 + k + 4] + contraction_3[i * 8192 + j * 128 + k + 4]);
          s4 = Math.fround(s4 + Math.fround(Math.fround(-0.5 * Math.fround(Math.fround(d_normal2[i * 8192 + j * 128 + k + 4] * scale2[k + 4]) * Math.fround(Math.fround(attended6 - attended22) - t))) * div_12));
          const attended7 = Math.fround(x[i * 8192 + j * 128 + k + 5] + contraction_3[i * 8192 + j * 128 + k + 5]);
          s5 = Math.fround(s5 + Math.fround(Math.fround(-0.5 * Math.fround(Math.fround(d_normal2[i * 8192 + j * 128 + k + 5] * scale2[k + 5]) * Math.fround(Math.fround(attended7 - attended22) - t))) * div_12));
          const attended8 = Math.fround(x[i * 8192 + j * 128 + k + 6] + contraction_3[i * 8192 + j * 128 + k + 6]);
          s6 = Math.fround(s6 + Math.fround(Math.fround(-0.5 * Math.fround(Math.fround(d_normal2[i * 8192 + j * 128 + k + 6] * scale2[k + 6]) * Math.fround(Math.fround(attended8 - attended22) - t))) * div_12));
          const attended9 = Math.fround(x[i * 8192 + j * 128 + k + 7] + contraction_3[i * 8192 + j * 128 + k + 7]);
          s7 = Math.fround(s7 + Math.fround(Math.fround(-0.5 * Math.fround(Math.fround(d_normal2[i * 8192 + j * 128 + k + 7] * scale2[k + 7]) * Math.fround(Math.fround(attended9 - attended22) - t))) * div_12));
          const attended10 = Math.fround(x[i * 8192 + j * 128 + k + 8] + contraction_3[i * 8192 + j * 128 + k + 8]);
          s8 = Math.fround(s8 + Math.fround(Math.fround(-0.5 * Math.fround(Math.fround(d_normal2[i * 8192 + j * 128 + k + 8] * scale2[k + 8]) * Math.fround(Math.fround(attended10 - attended22) - t))) * div_12));
          const attended11 = Math.fround(x[i * 8192 + j * 128 + k + 9] + contraction_3[i * 8192 + j * 128 + k + 9]);
          s9 = Math.fround(s9 + Math.fround(Math.fround(-0.5 * Math.fround(Math.fround(d_normal2[i * 8192 + j * 128 + k + 9] * scale2[k + 9]) * Math.fround(Math.fround(attended11 - attended22) - t))) * div_12));
          const attended12 = Math.fround(x[i * 8192 + j * 128 + k + 10] + contraction_3[i * 8192 + j * 128 + k + 10]);
          s10 = Math.fround(s10 + Math.fround(Math.fround(-0.5 * Math.fround(Math.fround(d_normal2[i * 8192 + j * 128 + k + 10] * scale2[k + 10]) * Math.fround(Math.fround(attended12 - attended22) - t))) * div_12));
          const attended13 = Math.fround(x[i * 8192 + j * 128 + k + 11] + contraction_3[i * 8192 + j * 128 + k + 11]);
          s11 = Math.fround(s11 + Math.fround(Math.fround(-0.5 * Math.fround(Math.fround(d_normal2[i * 8192 + j * 128 + k + 11] * scale2[k + 11]) * Math.fround(Math.fround(attended13 - attended22) - t))) * div_12));
          const attended14 = Math.fround(x[i * 8192 + j * 128 + k + 12] + contraction_3[i * 8192 + j * 128 + k + 12]);
          s12 = Math.fround(s12 + Math.fround(Math.fround(-0.5 * Math.fround(Math.fround(d_normal2[i * 8192 + j * 128 + k + 12] * scale2[k + 12]) * Math.fround(Math.fround(attended14 - attended22) - t))) * div_12));
          const attended15 = Math.fround(x[i * 8192 + j * 128 + k + 13] + contraction_3[i * 8192 + j * 128 + k + 13]);
          s13 = Math.fround(s13 + Math.fround(Math.fround(-0.5 * Math.fround(Math.fround(d_normal2[i * 8192 + j * 128 + k + 13] * scale2[k + 13]) * Math.fround(Math.fround(attended15 - attended22) - t))) * div_12));
          const attended16 = Math.fround(x[i * 8192 + j * 128 + k + 14] + contraction_3[i * 8192 + j * 128 + k + 14]);
          s14 = Math.fround(s14 + Math.fround(Math.fround(-0.5 * Math.fround(Math.fround(d_normal2[i * 8192 + j * 128 + k + 14] * scale2[k + 14]) * Math.fround(Math.fround(attended16 - attended22) - t))) * div_12));
          const attended17 = Math.fround(x[i * 8192 + j * 128 + k + 15] + contraction_3[i * 8192 + j * 128 + k + 15]);
          s15 = Math.fround(s15 + Math.fround(Math.fround(-0.5 * Math.fround(Math.fround(d_normal2[i * 8192 + j * 128 + k + 15] * scale2[k + 15]) * Math.fround(Math.fround(attended17 - attended22) - t))) * div_12));
        }
        sum_6[i * 64 + j] = Math.fround(Math.fround(Math.fround(s0 + s8) + Math.fround(s4 + s12)) + Math.fround(Math.fround(s2 + s10) + Math.fround(s6 + s14))) + Math.fround(Math.fround(Math.fround(s1 + s9) + Math.fround(s5 + s13)) + Math.fround(Math.fround(s3 + s11) + Math.fround(s7 + s15)));
      }
    }
  }

  /**
   * sum: f32[4, 64] = sum(d_normal2 * scale2 * expandDims(rsqrt(%544 * 0.0078125 + 0.00001), 2) +
   * expandDims(sum(%592 *...
   */
  function compute_sum_7() {
    for (let i = 0; i < 4; i++) {
      for (let j = 0; j < 64; j++) {
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
        const attended22 = Math.fround(x[i * 8192 + j * 128] + contraction_3[i * 8192 + j * 128]);
        const rsqrt2 = rsqrt[i * 64 + j];
        const t = Math.fround(sum_6[i * 64 + j] * 0.0078125);
        const t2 = Math.fround(sum_3[i * 64 + j] * 0.0078125);
        for (let k = 0; k < 128; k += 16) {
          const attended = Math.fround(x[i * 8192 + j * 128 + k] + contraction_3[i * 8192 + j * 128 + k]);
          s0 = Math.fround(s0 + Math.fround(Math.fround(Math.fround(d_normal2[i * 8192 + j * 128 + k] * scale2[k]) * rsqrt2) + Math.fround(t * Math.fround(2 * Math.fround(Math.fround(attended - attended22) - t2)))));
          const attended3 = Math.fround(x[i * 8192 + j * 128 + k + 1] + contraction_3[i * 8192 + j * 128 + k + 1]);
          s1 = Math.fround(s1 + Math.fround(Math.fround(Math.fround(d_normal2[i * 8192 + j * 128 + k + 1] * scale2[k + 1]) * rsqrt2) + Math.fround(t * Math.fround(2 * Math.fround(Math.fround(attended3 - attended22) - t2)))));
          const attended4 = Math.fround(x[i * 8192 + j * 128 + k + 2] + contraction_3[i * 8192 + j * 128 + k + 2]);
          s2 = Math.fround(s2 + Math.fround(Math.fround(Math.fround(d_normal2[i * 8192 + j * 128 + k + 2] * scale2[k + 2]) * rsqrt2) + Math.fround(t * Math.fround(2 * Math.fround(Math.fround(attended4 - attended22) - t2)))));
          const attended5 = Math.fround(x[i * 8192 + j * 128 + k + 3] + contraction_3[i * 8192 + j * 128 + k + 3]);
          s3 = Math.fround(s3 + Math.fround(Math.fround(Math.fround(d_normal2[i * 8192 + j * 128 + k + 3] * scale2[k + 3]) * rsqrt2) + Math.fround(t * Math.fround(2 * Math.fround(Math.fround(attended5 - attended22) - t2)))));
          const attended6 = Math.fround(x[i * 8192 + j * 128 + k + 4] + contraction_3[i * 8192 + j * 128 + k + 4]);
          s4 = Math.fround(s4 + Math.fround(Math.fround(Math.fround(d_normal2[i * 8192 + j * 128 + k + 4] * scale2[k + 4]) * rsqrt2) + Math.fround(t * Math.fround(2 * Math.fround(Math.fround(attended6 - attended22) - t2)))));
          const attended7 = Math.fround(x[i * 8192 + j * 128 + k + 5] + contraction_3[i * 8192 + j * 128 + k + 5]);
          s5 = Math.fround(s5 + Math.fround(Math.fround(Math.fround(d_normal2[i * 8192 + j * 128 + k + 5] * scale2[k + 5]) * rsqrt2) + Math.fround(t * Math.fround(2 * Math.fround(Math.fround(attended7 - attended22) - t2)))));
          const attended8 = Math.fround(x[i * 8192 + j * 128 + k + 6] + contraction_3[i * 8192 + j * 128 + k + 6]);
          s6 = Math.fround(s6 + Math.fround(Math.fround(Math.fround(d_normal2[i * 8192 + j * 128 + k + 6] * scale2[k + 6]) * rsqrt2) + Math.fround(t * Math.fround(2 * Math.fround(Math.fround(attended8 - attended22) - t2)))));
          const attended9 = Math.fround(x[i * 8192 + j * 128 + k + 7] + contraction_3[i * 8192 + j * 128 + k + 7]);
          s7 = Math.fround(s7 + Math.fround(Math.fround(Math.fround(d_normal2[i * 8192 + j * 128 + k + 7] * scale2[k + 7]) * rsqrt2) + Math.fround(t * Math.fround(2 * Math.fround(Math.fround(attended9 - attended22) - t2)))));
          const attended10 = Math.fround(x[i * 8192 + j * 128 + k + 8] + contraction_3[i * 8192 + j * 128 + k + 8]);
          s8 = Math.fround(s8 + Math.fround(Math.fround(Math.fround(d_normal2[i * 8192 + j * 128 + k + 8] * scale2[k + 8]) * rsqrt2) + Math.fround(t * Math.fround(2 * Math.fround(Math.fround(attended10 - attended22) - t2)))));
          const attended11 = Math.fround(x[i * 8192 + j * 128 + k + 9] + contraction_3[i * 8192 + j * 128 + k + 9]);
          s9 = Math.fround(s9 + Math.fround(Math.fround(Math.fround(d_normal2[i * 8192 + j * 128 + k + 9] * scale2[k + 9]) * rsqrt2) + Math.fround(t * Math.fround(2 * Math.fround(Math.fround(attended11 - attended22) - t2)))));
          const attended12 = Math.fround(x[i * 8192 + j * 128 + k + 10] + contraction_3[i * 8192 + j * 128 + k + 10]);
          s10 = Math.fround(s10 + Math.fround(Math.fround(Math.fround(d_normal2[i * 8192 + j * 128 + k + 10] * scale2[k + 10]) * rsqrt2) + Math.fround(t * Math.fround(2 * Math.fround(Math.fround(attended12 - attended22) - t2)))));
          const attended13 = Math.fround(x[i * 8192 + j * 128 + k + 11] + contraction_3[i * 8192 + j * 128 + k + 11]);
          s11 = Math.fround(s11 + Math.fround(Math.fround(Math.fround(d_normal2[i * 8192 + j * 128 + k + 11] * scale2[k + 11]) * rsqrt2) + Math.fround(t * Math.fround(2 * Math.fround(Math.fround(attended13 - attended22) - t2)))));
          const attended14 = Math.fround(x[i * 8192 + j * 128 + k + 12] + contraction_3[i * 8192 + j * 128 + k + 12]);
          s12 = Math.fround(s12 + Math.fround(Math.fround(Math.fround(d_normal2[i * 8192 + j * 128 + k + 12] * scale2[k + 12]) * rsqrt2) + Math.fround(t * Math.fround(2 * Math.fround(Math.fround(attended14 - attended22) - t2)))));
          const attended15 = Math.fround(x[i * 8192 + j * 128 + k + 13] + contraction_3[i * 8192 + j * 128 + k + 13]);
          s13 = Math.fround(s13 + Math.fround(Math.fround(Math.fround(d_normal2[i * 8192 + j * 128 + k + 13] * scale2[k + 13]) * rsqrt2) + Math.fround(t * Math.fround(2 * Math.fround(Math.fround(attended15 - attended22) - t2)))));
          const attended16 = Math.fround(x[i * 8192 + j * 128 + k + 14] + contraction_3[i * 8192 + j * 128 + k + 14]);
          s14 = Math.fround(s14 + Math.fround(Math.fround(Math.fround(d_normal2[i * 8192 + j * 128 + k + 14] * scale2[k + 14]) * rsqrt2) + Math.fround(t * Math.fround(2 * Math.fround(Math.fround(attended16 - attended22) - t2)))));
          const attended17 = Math.fround(x[i * 8192 + j * 128 + k + 15] + contraction_3[i * 8192 + j * 128 + k + 15]);
          s15 = Math.fround(s15 + Math.fround(Math.fround(Math.fround(d_normal2[i * 8192 + j * 128 + k + 15] * scale2[k + 15]) * rsqrt2) + Math.fround(t * Math.fround(2 * Math.fround(Math.fround(attended17 - attended22) - t2)))));
        }
        sum_7[i * 64 + j] = Math.fround(Math.fround(Math.fround(s0 + s8) + Math.fround(s4 + s12)) + Math.fround(Math.fround(s2 + s10) + Math.fround(s6 + s14))) + Math.fround(Math.fround(Math.fround(s1 + s9) + Math.fround(s5 + s13)) + Math.fround(Math.fround(s3 + s11) + Math.fround(s7 + s15)));
      }
    }
  }

  /**
   * d_attended: f32[4, 64, 128] = d_y + (d_normal2 * scale2 * expandDims(rsqrt(%545 + 0.00001), 2) +
   * expandDims(sum(%595, { axis: 2...
   *   a cotangent of attended, by sum of the cotangents of its uses
   */
  function compute_d_attended_1() {
    for (let i = 0; i < 4; i++) {
      for (let j = 0; j < 64; j++) {
        const attended22 = Math.fround(x[i * 8192 + j * 128] + contraction_3[i * 8192 + j * 128]);
        const rsqrt2 = rsqrt[i * 64 + j];
        const t = Math.fround(sum_6[i * 64 + j] * 0.0078125);
        const t2 = Math.fround(sum_3[i * 64 + j] * 0.0078125);
        const t3 = Math.fround(-0.0078125 * sum_7[i * 64 + j]);
        for (let k = 0; k < 128; k += 4) {
          const attended = Math.fround(x[i * 8192 + j * 128 + k] + contraction_3[i * 8192 + j * 128 + k]);
          d_attended[i * 8192 + j * 128 + k] = d_y[i * 8192 + j * 128 + k] + Math.fround(Math.fround(Math.fround(Math.fround(d_normal2[i * 8192 + j * 128 + k] * scale2[k]) * rsqrt2) + Math.fround(t * Math.fround(2 * Math.fround(Math.fround(attended - attended22) - t2)))) + t3);
          const attended3 = Math.fround(x[i * 8192 + j * 128 + k + 1] + contraction_3[i * 8192 + j * 128 + k + 1]);
          d_attended[i * 8192 + j * 128 + k + 1] = d_y[i * 8192 + j * 128 + k + 1] + Math.fround(Math.fround(Math.fround(Math.fround(d_normal2[i * 8192 + j * 128 + k + 1] * scale2[k + 1]) * rsqrt2) + Math.fround(t * Math.fround(2 * Math.fround(Math.fround(attended3 - attended22) - t2)))) + t3);
          const attended4 = Math.fround(x[i * 8192 + j * 128 + k + 2] + contraction_3[i * 8192 + j * 128 + k + 2]);
          d_attended[i * 8192 + j * 128 + k + 2] = d_y[i * 8192 + j * 128 + k + 2] + Math.fround(Math.fround(Math.fround(Math.fround(d_normal2[i * 8192 + j * 128 + k + 2] * scale2[k + 2]) * rsqrt2) + Math.fround(t * Math.fround(2 * Math.fround(Math.fround(attended4 - attended22) - t2)))) + t3);
          const attended5 = Math.fround(x[i * 8192 + j * 128 + k + 3] + contraction_3[i * 8192 + j * 128 + k + 3]);
          d_attended[i * 8192 + j * 128 + k + 3] = d_y[i * 8192 + j * 128 + k + 3] + Math.fround(Math.fround(Math.fround(Math.fround(d_normal2[i * 8192 + j * 128 + k + 3] * scale2[k + 3]) * rsqrt2) + Math.fround(t * Math.fround(2 * Math.fround(Math.fround(attended5 - attended22) - t2)))) + t3);
        }
      }
    }
  }

  /**
   * contraction: f32[4, 4, 64, 64] = einsum("aibj,abkj->abik", reshape(einsum("aij,kj->aik", d_attended, wo), [4,
   * 64, 4, 32]), transpo...
   */
  function compute_contraction_11() {
    for (let a = 0; a < 4; a++) {
      for (let b = 0; b < 4; b++) {
        for (let i = 0; i < 64; i += 4) {
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
            const a0 = a * 8192 + i * 128 + b * 32;
            const a1 = a * 8192 + i * 128 + b * 32 + 128;
            const a2 = a * 8192 + i * 128 + b * 32 + 256;
            const a3 = a * 8192 + i * 128 + b * 32 + 384;
            const b0 = a * 24576 + k * 384 + b * 32 + 256;
            const b12 = a * 24576 + k * 384 + b * 32 + 640;
            const b22 = a * 24576 + k * 384 + b * 32 + 1024;
            const b3 = a * 24576 + k * 384 + b * 32 + 1408;
            for (let k2 = 0; k2 < 32; k2++) {
              const x0 = contraction_6[a0 + k2];
              const x1 = contraction_6[a1 + k2];
              const x2 = contraction_6[a2 + k2];
              const x3 = contraction_6[a3 + k2];
              const y0 = contraction_1[b0 + k2];
              const y1 = contraction_1[b12 + k2];
              const y2 = contraction_1[b22 + k2];
              const y3 = contraction_1[b3 + k2];
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
            contraction_7[a * 16384 + b * 4096 + i * 64 + k] = s0;
            contraction_7[a * 16384 + b * 4096 + i * 64 + k + 1] = s1;
            contraction_7[a * 16384 + b * 4096 + i * 64 + k + 2] = s2;
            contraction_7[a * 16384 + b * 4096 + i * 64 + k + 3] = s3;
            contraction_7[a * 16384 + b * 4096 + i * 64 + k + 64] = s4;
            contraction_7[a * 16384 + b * 4096 + i * 64 + k + 65] = s5;
            contraction_7[a * 16384 + b * 4096 + i * 64 + k + 66] = s6;
            contraction_7[a * 16384 + b * 4096 + i * 64 + k + 67] = s7;
            contraction_7[a * 16384 + b * 4096 + i * 64 + k + 128] = s8;
            contraction_7[a * 16384 + b * 4096 + i * 64 + k + 129] = s9;
            contraction_7[a * 16384 + b * 4096 + i * 64 + k + 130] = s10;
            contraction_7[a * 16384 + b * 4096 + i * 64 + k + 131] = s11;
            contraction_7[a * 16384 + b * 4096 + i * 64 + k + 192] = s12;
            contraction_7[a * 16384 + b * 4096 + i * 64 + k + 193] = s13;
            contraction_7[a * 16384 + b * 4096 + i * 64 + k + 194] = s14;
            contraction_7[a * 16384 + b * 4096 + i * 64 + k + 195] = s15;
          }
        }
      }
    }
  }

  /**
   * sum: f32[4, 4, 64] = sum(where(view(1, [i, j, k, l] => [], where 0 <= k - l < 64) == 1,
   * einsum("aibj,abkj->abik", resh...
   *   a cotangent of softmax(where(%49, %45, -3.4028235e+38), { axis: 3 }), by softmax: dx
   */
  function compute_sum_8() {
    for (let i = 0; i < 4; i++) {
      for (let j = 0; j < 4; j++) {
        for (let k = 0; k < 64; k++) {
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
          const sum_22 = sum_2[i * 256 + j * 64 + k];
          for (let k2 = 0; k2 < 64; k2 += 16) {
            s0 = Math.fround(s0 + Math.fround(((k - k2 >= 0 ? 1 : 0) === 1 ? contraction_7[i * 16384 + j * 4096 + k * 64 + k2] : 0) * Math.fround(exp[i * 16384 + j * 4096 + k * 64 + k2] / sum_22)));
            s1 = Math.fround(s1 + Math.fround(((k - k2 - 1 >= 0 ? 1 : 0) === 1 ? contraction_7[i * 16384 + j * 4096 + k * 64 + k2 + 1] : 0) * Math.fround(exp[i * 16384 + j * 4096 + k * 64 + k2 + 1] / sum_22)));
            s2 = Math.fround(s2 + Math.fround(((k - k2 - 2 >= 0 ? 1 : 0) === 1 ? contraction_7[i * 16384 + j * 4096 + k * 64 + k2 + 2] : 0) * Math.fround(exp[i * 16384 + j * 4096 + k * 64 + k2 + 2] / sum_22)));
            s3 = Math.fround(s3 + Math.fround(((k - k2 - 3 >= 0 ? 1 : 0) === 1 ? contraction_7[i * 16384 + j * 4096 + k * 64 + k2 + 3] : 0) * Math.fround(exp[i * 16384 + j * 4096 + k * 64 + k2 + 3] / sum_22)));
            s4 = Math.fround(s4 + Math.fround(((k - k2 - 4 >= 0 ? 1 : 0) === 1 ? contraction_7[i * 16384 + j * 4096 + k * 64 + k2 + 4] : 0) * Math.fround(exp[i * 16384 + j * 4096 + k * 64 + k2 + 4] / sum_22)));
            s5 = Math.fround(s5 + Math.fround(((k - k2 - 5 >= 0 ? 1 : 0) === 1 ? contraction_7[i * 16384 + j * 4096 + k * 64 + k2 + 5] : 0) * Math.fround(exp[i * 16384 + j * 4096 + k * 64 + k2 + 5] / sum_22)));
            s6 = Math.fround(s6 + Math.fround(((k - k2 - 6 >= 0 ? 1 : 0) === 1 ? contraction_7[i * 16384 + j * 4096 + k * 64 + k2 + 6] : 0) * Math.fround(exp[i * 16384 + j * 4096 + k * 64 + k2 + 6] / sum_22)));
            s7 = Math.fround(s7 + Math.fround(((k - k2 - 7 >= 0 ? 1 : 0) === 1 ? contraction_7[i * 16384 + j * 4096 + k * 64 + k2 + 7] : 0) * Math.fround(exp[i * 16384 + j * 4096 + k * 64 + k2 + 7] / sum_22)));
            s8 = Math.fround(s8 + Math.fround(((k - k2 - 8 >= 0 ? 1 : 0) === 1 ? contraction_7[i * 16384 + j * 4096 + k * 64 + k2 + 8] : 0) * Math.fround(exp[i * 16384 + j * 4096 + k * 64 + k2 + 8] / sum_22)));
            s9 = Math.fround(s9 + Math.fround(((k - k2 - 9 >= 0 ? 1 : 0) === 1 ? contraction_7[i * 16384 + j * 4096 + k * 64 + k2 + 9] : 0) * Math.fround(exp[i * 16384 + j * 4096 + k * 64 + k2 + 9] / sum_22)));
            s10 = Math.fround(s10 + Math.fround(((k - k2 - 10 >= 0 ? 1 : 0) === 1 ? contraction_7[i * 16384 + j * 4096 + k * 64 + k2 + 10] : 0) * Math.fround(exp[i * 16384 + j * 4096 + k * 64 + k2 + 10] / sum_22)));
            s11 = Math.fround(s11 + Math.fround(((k - k2 - 11 >= 0 ? 1 : 0) === 1 ? contraction_7[i * 16384 + j * 4096 + k * 64 + k2 + 11] : 0) * Math.fround(exp[i * 16384 + j * 4096 + k * 64 + k2 + 11] / sum_22)));
            s12 = Math.fround(s12 + Math.fround(((k - k2 - 12 >= 0 ? 1 : 0) === 1 ? contraction_7[i * 16384 + j * 4096 + k * 64 + k2 + 12] : 0) * Math.fround(exp[i * 16384 + j * 4096 + k * 64 + k2 + 12] / sum_22)));
            s13 = Math.fround(s13 + Math.fround(((k - k2 - 13 >= 0 ? 1 : 0) === 1 ? contraction_7[i * 16384 + j * 4096 + k * 64 + k2 + 13] : 0) * Math.fround(exp[i * 16384 + j * 4096 + k * 64 + k2 + 13] / sum_22)));
            s14 = Math.fround(s14 + Math.fround(((k - k2 - 14 >= 0 ? 1 : 0) === 1 ? contraction_7[i * 16384 + j * 4096 + k * 64 + k2 + 14] : 0) * Math.fround(exp[i * 16384 + j * 4096 + k * 64 + k2 + 14] / sum_22)));
            s15 = Math.fround(s15 + Math.fround(((k - k2 - 15 >= 0 ? 1 : 0) === 1 ? contraction_7[i * 16384 + j * 4096 + k * 64 + k2 + 15] : 0) * Math.fround(exp[i * 16384 + j * 4096 + k * 64 + k2 + 15] / sum_22)));
          }
          sum_8[i * 256 + j * 64 + k] = Math.fround(Math.fround(Math.fround(s0 + s8) + Math.fround(s4 + s12)) + Math.fround(Math.fround(s2 + s10) + Math.fround(s6 + s14))) + Math.fround(Math.fround(Math.fround(s1 + s9) + Math.fround(s5 + s13)) + Math.fround(Math.fround(s3 + s11) + Math.fround(s7 + s15)));
        }
      }
    }
  }

  /**
   * where: f32[4, 4, 64, 64] = where(view(1, [i, j, k, l] => [], where 0 <= k - l < 64) == 1 &&
   * expandDims(any(view(1, [i, j, k,...
   */
  function compute_where_7() {
    for (let i = 0; i < 4; i++) {
      for (let j = 0; j < 4; j++) {
        for (let k = 0; k < 64; k++) {
          const any2 = any[i * 256 + j * 64 + k] !== 0;
          for (let l = 0; l < 64; l++) {
            const t = (k - l >= 0 ? 1 : 0) === 1;
            where_3[i * 16384 + j * 4096 + k * 64 + l] = t && any2 ? Math.fround(Math.fround(exp[i * 16384 + j * 4096 + k * 64 + l] / sum_2[i * 256 + j * 64 + k]) * Math.fround((t ? contraction_7[i * 16384 + j * 4096 + k * 64 + l] : 0) - sum_8[i * 256 + j * 64 + k])) * Math.fround(0.17677669) : 0;
          }
        }
      }
    }
  }

  /**
   * d_scale1: f32[128] = sum(d_normal1 * ((x - expandDims(slice(x, [":", ":", 0]), 2) - expandDims(sum(%205, {
   * axis: 2 }) ...
   *   a cotangent of broadcastTo(scale1, [4, 64, 128]), by view: dx
   */
  function compute_d_scale1_1() {
    for (let c = 0; c < 128; c++) {
      d_scale1[c] = 0;
    }
    for (let i = 0; i < 4; i++) {
      for (let j = 0; j < 64; j++) {
        const x32 = x[i * 8192 + j * 128];
        const t = Math.fround(sum[i * 64 + j] * 0.0078125);
        const rsqrt_12 = rsqrt_1[i * 64 + j];
        for (let k = 0; k < 128; k++) {
          const x2 = x[i * 8192 + j * 128 + k];
          d_scale1[k] = d_scale1[k] + Math.fround(d_normal1[i * 8192 + j * 128 + k] * Math.fround(Math.fround(Math.fround(x2 - x32) - t) * rsqrt_12));
        }
      }
    }
  }

  function computeForward() {
    compute_sum();
    compute_rsqrt();
    compute_normal1();
    compute_contraction();
    compute_view();
    compute_view_1();
    compute_contraction_1();
    compute_max();
    compute_exp();
    compute_sum_1();
    compute_where();
    compute_contraction_2();
    compute_contraction_3();
    compute_sum_2();
    compute_sub();
    compute_rsqrt_1();
    compute_normal2();
    compute_hiddenUnits();
    compute_y();
    compute_loss();
    run.backward = computeBackward;
  }

  function computeBackward() {
    compute_any();
    compute_any_1();
    compute_where_1();
    compute_any_2();
    compute_where_2();
    compute_d_y();
    compute_d_b2();
    compute_mul();
    compute_d_w2();
    compute_d_b1();
    compute_d_normal2();
    compute_d_w1();
    compute_d_offset2();
    compute_d_scale2();
    compute_div();
    compute_sum_3();
    compute_sum_4();
    compute_d_attended();
    compute_contraction_4();
    compute_d_wo();
    compute_contraction_5();
    compute_contraction_6();
    compute_sum_5();
    compute_where_3();
    compute_contraction_7();
    compute_contraction_8();
    compute_view_2();
    compute_d_normal1();
    compute_d_wqkv();
    compute_d_offset1();
    compute_d_scale1();
  }

  function computeForwardBackward() {
    compute_sum();
    compute_rsqrt();
    compute_normal1_1();
    compute_contraction();
    compute_contraction_9();
    compute_any();
    compute_any_1();
    compute_where_4();
    compute_any_2();
    compute_where_5();
    compute_max();
    compute_exp();
    compute_sum_1();
    compute_where_6();
    compute_contraction_10();
    compute_contraction_3();
    compute_sum_2();
    compute_rsqrt_2();
    compute_normal2_1();
    compute_hiddenUnits_1();
    compute_y();
    compute_loss();
    compute_d_y();
    compute_d_b2();
    compute_d_hiddenUnits();
    compute_d_w2();
    compute_mul_1();
    compute_d_b1();
    compute_d_normal2();
    compute_d_w1();
    compute_d_offset2();
    compute_d_scale2_1();
    compute_div_1();
    compute_sum_6();
    compute_sum_7();
    compute_d_attended_1();
    compute_contraction_4();
    compute_d_wo();
    compute_contraction_11();
    compute_contraction_6();
    compute_sum_8();
    compute_where_7();
    compute_contraction_7();
    compute_contraction_8();
    compute_view_2();
    compute_d_normal1();
    compute_d_wqkv();
    compute_d_offset1();
    compute_d_scale1_1();
  }

  // Calls.

  /** Throws if a call gives what does not fit; changes nothing. */
  function checkInputs(given) {
    checkObject("inputs", given);
    let found = 0;
    if (given.x !== undefined) {
      found += 1;
      guard.see(0, given.x, Float32Array, 32768, "f32[4, 64, 128]");
    }
    if (given.target !== undefined) {
      found += 1;
      guard.see(1, given.target, Float32Array, 32768, "f32[4, 64, 128]");
    }
    if (given.scale1 !== undefined) {
      found += 1;
      guard.see(2, given.scale1, Float32Array, 128, "f32[128]");
    }
    if (given.offset1 !== undefined) {
      found += 1;
      guard.see(3, given.offset1, Float32Array, 128, "f32[128]");
    }
    if (given.wqkv !== undefined) {
      found += 1;
      guard.see(4, given.wqkv, Float32Array, 49152, "f32[128, 384]");
    }
    if (given.wo !== undefined) {
      found += 1;
      guard.see(5, given.wo, Float32Array, 16384, "f32[128, 128]");
    }
    if (given.scale2 !== undefined) {
      found += 1;
      guard.see(6, given.scale2, Float32Array, 128, "f32[128]");
    }
    if (given.offset2 !== undefined) {
      found += 1;
      guard.see(7, given.offset2, Float32Array, 128, "f32[128]");
    }
    if (given.w1 !== undefined) {
      found += 1;
      guard.see(8, given.w1, Float32Array, 65536, "f32[128, 512]");
    }
    if (given.b1 !== undefined) {
      found += 1;
      guard.see(9, given.b1, Float32Array, 512, "f32[512]");
    }
    if (given.w2 !== undefined) {
      found += 1;
      guard.see(10, given.w2, Float32Array, 65536, "f32[512, 128]");
    }
    if (given.b2 !== undefined) {
      found += 1;
      guard.see(11, given.b2, Float32Array, 128, "f32[128]");
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
    if (given.target !== undefined && given.target !== target) target.set(given.target);
    if (given.scale1 !== undefined && given.scale1 !== scale1) scale1.set(given.scale1);
    if (given.offset1 !== undefined && given.offset1 !== offset1) offset1.set(given.offset1);
    if (given.wqkv !== undefined && given.wqkv !== wqkv) wqkv.set(given.wqkv);
    if (given.wo !== undefined && given.wo !== wo) wo.set(given.wo);
    if (given.scale2 !== undefined && given.scale2 !== scale2) scale2.set(given.scale2);
    if (given.offset2 !== undefined && given.offset2 !== offset2) offset2.set(given.offset2);
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
    guard.see(12, out.y, Float32Array, 32768, "f32[4, 64, 128]");
  }

  function copyOutputs() {
    return { loss: loss[0], y: y.slice() };
  }

  function fillOutputs(out) {
    out.loss = loss[0];
    out.y.set(y);
    return out;
  }

  /** Throws unless results can be written into these arrays. */
  function checkGradients(label, out) {
    checkObject(label, out);
    guard.see(13, out.scale1, Float32Array, 128, "f32[128]");
    guard.see(14, out.offset1, Float32Array, 128, "f32[128]");
    guard.see(15, out.wqkv, Float32Array, 49152, "f32[128, 384]");
    guard.see(16, out.wo, Float32Array, 16384, "f32[128, 128]");
    guard.see(17, out.scale2, Float32Array, 128, "f32[128]");
    guard.see(18, out.offset2, Float32Array, 128, "f32[128]");
    guard.see(19, out.w1, Float32Array, 65536, "f32[128, 512]");
    guard.see(20, out.b1, Float32Array, 512, "f32[512]");
    guard.see(21, out.w2, Float32Array, 65536, "f32[512, 128]");
    guard.see(22, out.b2, Float32Array, 128, "f32[128]");
  }

  function copyGradients(seed = 1) {
    return {
      scale1: scaled(d_scale1.slice(), seed),
      offset1: scaled(d_offset1.slice(), seed),
      wqkv: scaled(d_wqkv.slice(), seed),
      wo: scaled(d_wo.slice(), seed),
      scale2: scaled(d_scale2.slice(), seed),
      offset2: scaled(d_offset2.slice(), seed),
      w1: scaled(d_w1.slice(), seed),
      b1: scaled(d_b1.slice(), seed),
      w2: scaled(d_w2.slice(), seed),
      b2: scaled(d_b2.slice(), seed),
    };
  }

  function fillGradients(out, seed = 1) {
    out.scale1.set(d_scale1);
    scaled(out.scale1, seed);
    out.offset1.set(d_offset1);
    scaled(out.offset1, seed);
    out.wqkv.set(d_wqkv);
    scaled(out.wqkv, seed);
    out.wo.set(d_wo);
    scaled(out.wo, seed);
    out.scale2.set(d_scale2);
    scaled(out.scale2, seed);
    out.offset2.set(d_offset2);
    scaled(out.offset2, seed);
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
    for (let i = 0; i < 128; i++) {
      scale1[i] = 1;
    }
    for (let i = 0; i < 128; i++) {
      offset1[i] = 0;
    }
    for (let i = 0; i < 49152; i++) {
      wqkv[i] = -0.10825317547305482 + random24(key, -848972652, i) * 1.2904784139758924e-8;
    }
    for (let i = 0; i < 16384; i++) {
      wo[i] = -0.15309310892394862 + random24(key, 1648867611, i) * 1.8250120749944284e-8;
    }
    for (let i = 0; i < 128; i++) {
      scale2[i] = 1;
    }
    for (let i = 0; i < 128; i++) {
      offset2[i] = 0;
    }
    for (let i = 0; i < 65536; i++) {
      w1[i] = -0.09682458365518543 + random24(key, 273102853, i) * 1.1542389828584841e-8;
    }
    for (let i = 0; i < 512; i++) {
      b1[i] = 0;
    }
    for (let i = 0; i < 65536; i++) {
      w2[i] = -0.09682458365518543 + random24(key, 222769996, i) * 1.1542389828584841e-8;
    }
    for (let i = 0; i < 128; i++) {
      b2[i] = 0;
    }
    markSet("scale1", "offset1", "wqkv", "wo", "scale2", "offset2", "w1", "b1", "w2", "b2");
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
      markSet("x", "target");
      return inputs;
    }
    get parameters() {
      markSet("scale1", "offset1", "wqkv", "wo", "scale2", "offset2", "w1", "b1", "w2", "b2");
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

/** 1 / (1 + e^-x), off by less than 1.5 units in the last place; e^x / (1 + e^x) for negative x. */
function sigmoid(x) {
  const bounded = Math.max(-746, -Math.abs(x));
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
  const rise = high + (r2 * (q0 + qStep * (q4 + qStep * q8)) - low);
  const one = 1 + rise;
  const oneLow = rise - (one - 1);
  const power = scale(18014398509481984, k);
  const e = one * 5.551115123125783e-17 * power;
  const eLow = oneLow * 5.551115123125783e-17 * power;
  const sum = 1 + e;
  const lost = 1 - sum + e + eLow;
  const positive = x >= 0;
  // The quotient, corrected by what its parts lost; 1 / (1 + e) is near 1.457 - (1 + e) / 2.
  const y = (positive ? 1 : e) / sum;
  return y + ((positive ? 0 : eLow) - y * lost) * (1.457 - 0.5 * sum);
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
//# sourceMappingURL=transformer.js.map
