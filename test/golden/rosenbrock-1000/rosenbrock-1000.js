/**
 * rosenbrock-1000
 *
 * Rosenbrock's valley in 1000 unknowns: the classic test of an optimizer.
 *
 *   a: f64[999] = slice(x, ["0:999"])
 *   b: f64[999] = slice(x, ["1:1000"])
 *   loss: f64 = sum(100 * (b - a * a) ** 2 + (1 - a) ** 2)
 *
 * Memory of a model: 16016 bytes.
 * Gradients: of loss with respect to x.
 * Made by gradc 0.1.0 from rosenbrock-1000.json; change that, not this.
 */

/** What the module is, and what it costs. */
export const signature = {
  name: "rosenbrock-1000",
  compiler: "gradc 0.1.0",
  sizes: {},
  inputs: [],
  parameters: [{ name: "x", dtype: "f64", shape: [1000] }],
  outputs: [{ name: "loss", dtype: "f64", shape: [] }],
  gradients: [{ name: "x", dtype: "f64", shape: [1000] }],
  of: "loss",
  flops: { forward: 7992, backward: 9991, forwardBackward: 14986 },
  bytes: 16016,
  keeps: [],
};

// Memory that all models share.

const totals = new Float64Array(4);
const totals2 = new Float64Array(4);

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
  const arena = new ArrayBuffer(16016);

  // Parameters.
  const x = new Float64Array(arena, 0, 1000); // f64[1000]

  // Outputs.
  const loss = new Float64Array(arena, 8000, 1); // f64

  // Gradients.
  const d_x = new Float64Array(arena, 8016, 1000); // f64[1000]

  /** What a call may give, and what of it no one has set yet. */
  const names = new Set(["x"]);
  const unset = new Set(names);

  const guard = createGuard(arena, [["parameter x", x], ["gradient x", null]]);

  const inputs = {};
  const parameters = { x };
  const outputs = {};
  Object.defineProperty(outputs, "loss", { enumerable: true, get: () => loss[0] });
  const gradients = { x: d_x };
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

  /** loss: f64 = sum(100 * (b - a * a) ** 2 + (1 - a) ** 2) */
  function compute_loss() {
    for (let b = 0; b < 3; b++) {
      let s0 = 0;
      let s1 = 0;
      let s2 = 0;
      let s3 = 0;
      let s4 = 0;
      let s5 = 0;
      let s6 = 0;
      let s7 = 0;
      let x11 = x[b * 256];
      for (let k = 0; k < 256; k += 8) {
        const p = b * 256 + k;
        const x2 = x[p + 1];
        const t = x2 - x11 * x11;
        const t2 = 1 - x11;
        s0 += 100 * (t * t) + t2 * t2;
        const x4 = x[p + 2];
        const t3 = x4 - x2 * x2;
        const t4 = 1 - x2;
        s1 += 100 * (t3 * t3) + t4 * t4;
        const x5 = x[p + 3];
        const t5 = x5 - x4 * x4;
        const t6 = 1 - x4;
        s2 += 100 * (t5 * t5) + t6 * t6;
        const x6 = x[p + 4];
        const t7 = x6 - x5 * x5;
        const t8 = 1 - x5;
        s3 += 100 * (t7 * t7) + t8 * t8;
        const x7 = x[p + 5];
        const t9 = x7 - x6 * x6;
        const t10 = 1 - x6;
        s4 += 100 * (t9 * t9) + t10 * t10;
        const x8 = x[p + 6];
        const t11 = x8 - x7 * x7;
        const t12 = 1 - x7;
        s5 += 100 * (t11 * t11) + t12 * t12;
        const x9 = x[p + 7];
        const t13 = x9 - x8 * x8;
        const t14 = 1 - x8;
        s6 += 100 * (t13 * t13) + t14 * t14;
        const x10 = x[p + 8];
        const t15 = x10 - x9 * x9;
        const t16 = 1 - x9;
        s7 += 100 * (t15 * t15) + t16 * t16;
        x11 = x10;
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
    let x12 = x[768];
    for (let k = 0; k < 224; k += 8) {
      const x2 = x[k + 769];
      const t = x2 - x12 * x12;
      const t2 = 1 - x12;
      s0 += 100 * (t * t) + t2 * t2;
      const x4 = x[k + 770];
      const t3 = x4 - x2 * x2;
      const t4 = 1 - x2;
      s1 += 100 * (t3 * t3) + t4 * t4;
      const x5 = x[k + 771];
      const t5 = x5 - x4 * x4;
      const t6 = 1 - x4;
      s2 += 100 * (t5 * t5) + t6 * t6;
      const x6 = x[k + 772];
      const t7 = x6 - x5 * x5;
      const t8 = 1 - x5;
      s3 += 100 * (t7 * t7) + t8 * t8;
      const x7 = x[k + 773];
      const t9 = x7 - x6 * x6;
      const t10 = 1 - x6;
      s4 += 100 * (t9 * t9) + t10 * t10;
      const x8 = x[k + 774];
      const t11 = x8 - x7 * x7;
      const t12 = 1 - x7;
      s5 += 100 * (t11 * t11) + t12 * t12;
      const x9 = x[k + 775];
      const t13 = x9 - x8 * x8;
      const t14 = 1 - x8;
      s6 += 100 * (t13 * t13) + t14 * t14;
      const x10 = x[k + 776];
      const t15 = x10 - x9 * x9;
      const t16 = 1 - x9;
      s7 += 100 * (t15 * t15) + t16 * t16;
      x12 = x10;
    }
    const x2 = x[993];
    const x3 = x[992];
    const t = x2 - x3 * x3;
    const t2 = 1 - x3;
    s0 += 100 * (t * t) + t2 * t2;
    const x4 = x[994];
    const t3 = x4 - x2 * x2;
    const t4 = 1 - x2;
    s1 += 100 * (t3 * t3) + t4 * t4;
    const x5 = x[995];
    const t5 = x5 - x4 * x4;
    const t6 = 1 - x4;
    s2 += 100 * (t5 * t5) + t6 * t6;
    const x6 = x[996];
    const t7 = x6 - x5 * x5;
    const t8 = 1 - x5;
    s3 += 100 * (t7 * t7) + t8 * t8;
    const x7 = x[997];
    const t9 = x7 - x6 * x6;
    const t10 = 1 - x6;
    s4 += 100 * (t9 * t9) + t10 * t10;
    const x8 = x[998];
    const t11 = x8 - x7 * x7;
    const t12 = 1 - x7;
    s5 += 100 * (t11 * t11) + t12 * t12;
    const x9 = x[999];
    const t13 = x9 - x8 * x8;
    const t14 = 1 - x8;
    s6 += 100 * (t13 * t13) + t14 * t14;
    totals[3] = s0 + s4 + (s2 + s6) + (s1 + s5 + (s3 + s7));
    for (let r = 0; r < 3; r += 2) {
      totals[r] += totals[r + 1];
    }
    totals[0] = totals[0] + totals[2];
    loss[0] = totals[0];
  }

  /**
   * d_x: f64[1000] = pad(d_b, [[1, 0]]) + pad(d_a, [[0, 1]])
   *   a cotangent of x, by sum of the cotangents of its uses
   */
  function compute_d_x() {
    const x2 = x[0];
    const x3 = x[1];
    const t = x3 - x2 * x2;
    const d_a = -2 * (1 - x2) + 2 * (-200 * t * x2);
    d_x[0] = d_a;
    let x10 = x[1];
    const x12 = x[0];
    let t7 = x10 - x12 * x12;
    for (let i = 1; i < 997; i += 4) {
      const d_b = 200 * t7;
      const x6 = x[i + 1];
      const t3 = x6 - x10 * x10;
      const d_a2 = -2 * (1 - x10) + 2 * (-200 * t3 * x10);
      d_x[i] = d_b + d_a2;
      const d_b2 = 200 * t3;
      const x7 = x[i + 2];
      const t4 = x7 - x6 * x6;
      const d_a3 = -2 * (1 - x6) + 2 * (-200 * t4 * x6);
      d_x[i + 1] = d_b2 + d_a3;
      const d_b3 = 200 * t4;
      const x8 = x[i + 3];
      const t5 = x8 - x7 * x7;
      const d_a4 = -2 * (1 - x7) + 2 * (-200 * t5 * x7);
      d_x[i + 2] = d_b3 + d_a4;
      const d_b4 = 200 * t5;
      const x9 = x[i + 4];
      const t6 = x9 - x8 * x8;
      const d_a5 = -2 * (1 - x8) + 2 * (-200 * t6 * x8);
      d_x[i + 3] = d_b4 + d_a5;
      x10 = x9;
      t7 = t6;
    }
    let x13 = x[997];
    const x14 = x[996];
    let t8 = x13 - x14 * x14;
    for (let i2 = 997; i2 < 999; i2++) {
      const d_b = 200 * t8;
      const x6 = x[i2 + 1];
      const t3 = x6 - x13 * x13;
      const d_a2 = -2 * (1 - x13) + 2 * (-200 * t3 * x13);
      d_x[i2] = d_b + d_a2;
      x13 = x6;
      t8 = t3;
    }
    const x4 = x[999];
    const x5 = x[998];
    const t2 = x4 - x5 * x5;
    const d_b = 200 * t2;
    d_x[999] = d_b;
  }

  /**
   * loss: f64 = sum(100 * (b - a * a) ** 2 + (1 - a) ** 2)
   * d_x: f64[1000] = pad(d_b, [[1, 0]]) + pad(d_a, [[0, 1]])
   *   a cotangent of x, by sum of the cotangents of its uses
   */
  function compute_d_x_1() {
    for (let b = 0; b < 3; b++) {
      let s0 = 0;
      let s1 = 0;
      let s2 = 0;
      let s3 = 0;
      let s4 = 0;
      let s5 = 0;
      let s6 = 0;
      let s7 = 0;
      let x15 = x[b * 256 + 1];
      const x17 = x[b * 256];
      let t20 = x15 - x17 * x17;
      let t21 = 1 - x17;
      for (let k = 0; k < 256; k += 8) {
        const p = b * 256 + k;
        s0 += 100 * (t20 * t20) + t21 * t21;
        const d_b = 200 * t20;
        const t3 = 1 - x15;
        const x4 = x[p + 2];
        const t4 = x4 - x15 * x15;
        const d_a = -2 * t3 + 2 * (-200 * t4 * x15);
        d_x[p + 1] = d_b + d_a;
        s1 += 100 * (t4 * t4) + t3 * t3;
        const d_b2 = 200 * t4;
        const t5 = 1 - x4;
        const x5 = x[p + 3];
        const t6 = x5 - x4 * x4;
        const d_a2 = -2 * t5 + 2 * (-200 * t6 * x4);
        d_x[p + 2] = d_b2 + d_a2;
        s2 += 100 * (t6 * t6) + t5 * t5;
        const d_b3 = 200 * t6;
        const t7 = 1 - x5;
        const x6 = x[p + 4];
        const t8 = x6 - x5 * x5;
        const d_a3 = -2 * t7 + 2 * (-200 * t8 * x5);
        d_x[p + 3] = d_b3 + d_a3;
        s3 += 100 * (t8 * t8) + t7 * t7;
        const d_b4 = 200 * t8;
        const t9 = 1 - x6;
        const x7 = x[p + 5];
        const t10 = x7 - x6 * x6;
        const d_a4 = -2 * t9 + 2 * (-200 * t10 * x6);
        d_x[p + 4] = d_b4 + d_a4;
        s4 += 100 * (t10 * t10) + t9 * t9;
        const d_b5 = 200 * t10;
        const t11 = 1 - x7;
        const x8 = x[p + 6];
        const t12 = x8 - x7 * x7;
        const d_a5 = -2 * t11 + 2 * (-200 * t12 * x7);
        d_x[p + 5] = d_b5 + d_a5;
        s5 += 100 * (t12 * t12) + t11 * t11;
        const d_b6 = 200 * t12;
        const t13 = 1 - x8;
        const x9 = x[p + 7];
        const t14 = x9 - x8 * x8;
        const d_a6 = -2 * t13 + 2 * (-200 * t14 * x8);
        d_x[p + 6] = d_b6 + d_a6;
        s6 += 100 * (t14 * t14) + t13 * t13;
        const d_b7 = 200 * t14;
        const t15 = 1 - x9;
        const x10 = x[p + 8];
        const t16 = x10 - x9 * x9;
        const d_a7 = -2 * t15 + 2 * (-200 * t16 * x9);
        d_x[p + 7] = d_b7 + d_a7;
        s7 += 100 * (t16 * t16) + t15 * t15;
        const d_b8 = 200 * t16;
        const t17 = 1 - x10;
        const x11 = x[p + 9];
        const t18 = x11 - x10 * x10;
        const d_a8 = -2 * t17 + 2 * (-200 * t18 * x10);
        d_x[p + 8] = d_b8 + d_a8;
        x15 = x11;
        t20 = t18;
        t21 = t17;
      }
      totals2[b] = s0 + s4 + (s2 + s6) + (s1 + s5 + (s3 + s7));
    }
    let s0 = 0;
    let s1 = 0;
    let s2 = 0;
    let s3 = 0;
    let s4 = 0;
    let s5 = 0;
    let s6 = 0;
    let s7 = 0;
    let x18 = x[769];
    const x20 = x[768];
    let t22 = x18 - x20 * x20;
    let t23 = 1 - x20;
    for (let k = 0; k < 224; k += 8) {
      s0 += 100 * (t22 * t22) + t23 * t23;
      const d_b = 200 * t22;
      const t3 = 1 - x18;
      const x4 = x[k + 770];
      const t4 = x4 - x18 * x18;
      const d_a = -2 * t3 + 2 * (-200 * t4 * x18);
      d_x[k + 769] = d_b + d_a;
      s1 += 100 * (t4 * t4) + t3 * t3;
      const d_b2 = 200 * t4;
      const t5 = 1 - x4;
      const x5 = x[k + 771];
      const t6 = x5 - x4 * x4;
      const d_a2 = -2 * t5 + 2 * (-200 * t6 * x4);
      d_x[k + 770] = d_b2 + d_a2;
      s2 += 100 * (t6 * t6) + t5 * t5;
      const d_b3 = 200 * t6;
      const t7 = 1 - x5;
      const x6 = x[k + 772];
      const t8 = x6 - x5 * x5;
      const d_a3 = -2 * t7 + 2 * (-200 * t8 * x5);
      d_x[k + 771] = d_b3 + d_a3;
      s3 += 100 * (t8 * t8) + t7 * t7;
      const d_b4 = 200 * t8;
      const t9 = 1 - x6;
      const x7 = x[k + 773];
      const t10 = x7 - x6 * x6;
      const d_a4 = -2 * t9 + 2 * (-200 * t10 * x6);
      d_x[k + 772] = d_b4 + d_a4;
      s4 += 100 * (t10 * t10) + t9 * t9;
      const d_b5 = 200 * t10;
      const t11 = 1 - x7;
      const x8 = x[k + 774];
      const t12 = x8 - x7 * x7;
      const d_a5 = -2 * t11 + 2 * (-200 * t12 * x7);
      d_x[k + 773] = d_b5 + d_a5;
      s5 += 100 * (t12 * t12) + t11 * t11;
      const d_b6 = 200 * t12;
      const t13 = 1 - x8;
      const x9 = x[k + 775];
      const t14 = x9 - x8 * x8;
      const d_a6 = -2 * t13 + 2 * (-200 * t14 * x8);
      d_x[k + 774] = d_b6 + d_a6;
      s6 += 100 * (t14 * t14) + t13 * t13;
      const d_b7 = 200 * t14;
      const t15 = 1 - x9;
      const x10 = x[k + 776];
      const t16 = x10 - x9 * x9;
      const d_a7 = -2 * t15 + 2 * (-200 * t16 * x9);
      d_x[k + 775] = d_b7 + d_a7;
      s7 += 100 * (t16 * t16) + t15 * t15;
      const d_b8 = 200 * t16;
      const t17 = 1 - x10;
      const x11 = x[k + 777];
      const t18 = x11 - x10 * x10;
      const d_a8 = -2 * t17 + 2 * (-200 * t18 * x10);
      d_x[k + 776] = d_b8 + d_a8;
      x18 = x11;
      t22 = t18;
      t23 = t17;
    }
    const x2 = x[993];
    const x3 = x[992];
    const t = x2 - x3 * x3;
    const t2 = 1 - x3;
    s0 += 100 * (t * t) + t2 * t2;
    const x4 = x[994];
    const t3 = x4 - x2 * x2;
    const t4 = 1 - x2;
    s1 += 100 * (t3 * t3) + t4 * t4;
    const x5 = x[995];
    const t5 = x5 - x4 * x4;
    const t6 = 1 - x4;
    s2 += 100 * (t5 * t5) + t6 * t6;
    const x6 = x[996];
    const t7 = x6 - x5 * x5;
    const t8 = 1 - x5;
    s3 += 100 * (t7 * t7) + t8 * t8;
    const x7 = x[997];
    const t9 = x7 - x6 * x6;
    const t10 = 1 - x6;
    s4 += 100 * (t9 * t9) + t10 * t10;
    const x8 = x[998];
    const t11 = x8 - x7 * x7;
    const t12 = 1 - x7;
    s5 += 100 * (t11 * t11) + t12 * t12;
    const x9 = x[999];
    const t13 = x9 - x8 * x8;
    const t14 = 1 - x8;
    s6 += 100 * (t13 * t13) + t14 * t14;
    totals2[3] = s0 + s4 + (s2 + s6) + (s1 + s5 + (s3 + s7));
    for (let r = 0; r < 3; r += 2) {
      totals2[r] += totals2[r + 1];
    }
    totals2[0] = totals2[0] + totals2[2];
    loss[0] = totals2[0];
    const x10 = x[0];
    const t15 = 1 - x10;
    const x11 = x[1];
    const t16 = x11 - x10 * x10;
    const d_a = -2 * t15 + 2 * (-200 * t16 * x10);
    d_x[0] = d_a;
    let x21 = x[993];
    const x22 = x[992];
    let t24 = x21 - x22 * x22;
    for (let i = 993; i < 999; i++) {
      const d_b = 200 * t24;
      const t18 = 1 - x21;
      const x14 = x[i + 1];
      const t19 = x14 - x21 * x21;
      const d_a2 = -2 * t18 + 2 * (-200 * t19 * x21);
      d_x[i] = d_b + d_a2;
      x21 = x14;
      t24 = t19;
    }
    const x12 = x[999];
    const x13 = x[998];
    const t17 = x12 - x13 * x13;
    const d_b = 200 * t17;
    d_x[999] = d_b;
  }

  function computeForward() {
    compute_loss();
    run.backward = computeBackward;
  }

  function computeBackward() {
    compute_d_x();
  }

  function computeForwardBackward() {
    compute_d_x_1();
  }

  // Calls.

  /** Throws if a call gives what does not fit; changes nothing. */
  function checkInputs(given) {
    checkObject("inputs", given);
    let found = 0;
    if (given.x !== undefined) {
      found += 1;
      guard.see(0, given.x, Float64Array, 1000, "f64[1000]");
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
    guard.see(1, out.x, Float64Array, 1000, "f64[1000]");
  }

  function copyGradients(seed = 1) {
    return { x: scaled(d_x.slice(), seed) };
  }

  function fillGradients(out, seed = 1) {
    out.x.set(d_x);
    scaled(out.x, seed);
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
      return inputs;
    }
    get parameters() {
      markSet("x");
      return parameters;
    }
  }

  return new Instance();
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
//# sourceMappingURL=rosenbrock-1000.js.map
