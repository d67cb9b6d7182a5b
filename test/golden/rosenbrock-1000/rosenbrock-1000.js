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
      let x28 = x[b * 256];
      for (let k = 0; k < 256; k += 8) {
        const p = b * 256 + k;
        const x2 = x[p + 1];
        const t = x2 - x28 * x28;
        const t2 = 1 - x28;
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
        x28 = x10;
      }
      totals[b] = s0 + s4 + (s2 + s6) + (s1 + s5 + (s3 + s7));
    }
    let s02 = 0;
    let s12 = 0;
    let s22 = 0;
    let s32 = 0;
    let s42 = 0;
    let s52 = 0;
    let s62 = 0;
    let s72 = 0;
    let x29 = x[768];
    for (let k2 = 0; k2 < 224; k2 += 8) {
      const x11 = x[k2 + 769];
      const t17 = x11 - x29 * x29;
      const t18 = 1 - x29;
      s02 += 100 * (t17 * t17) + t18 * t18;
      const x13 = x[k2 + 770];
      const t19 = x13 - x11 * x11;
      const t20 = 1 - x11;
      s12 += 100 * (t19 * t19) + t20 * t20;
      const x14 = x[k2 + 771];
      const t21 = x14 - x13 * x13;
      const t22 = 1 - x13;
      s22 += 100 * (t21 * t21) + t22 * t22;
      const x15 = x[k2 + 772];
      const t23 = x15 - x14 * x14;
      const t24 = 1 - x14;
      s32 += 100 * (t23 * t23) + t24 * t24;
      const x16 = x[k2 + 773];
      const t25 = x16 - x15 * x15;
      const t26 = 1 - x15;
      s42 += 100 * (t25 * t25) + t26 * t26;
      const x17 = x[k2 + 774];
      const t27 = x17 - x16 * x16;
      const t28 = 1 - x16;
      s52 += 100 * (t27 * t27) + t28 * t28;
      const x18 = x[k2 + 775];
      const t29 = x18 - x17 * x17;
      const t30 = 1 - x17;
      s62 += 100 * (t29 * t29) + t30 * t30;
      const x19 = x[k2 + 776];
      const t31 = x19 - x18 * x18;
      const t32 = 1 - x18;
      s72 += 100 * (t31 * t31) + t32 * t32;
      x29 = x19;
    }
    const x20 = x[993];
    const x21 = x[992];
    const t33 = x20 - x21 * x21;
    const t34 = 1 - x21;
    s02 += 100 * (t33 * t33) + t34 * t34;
    const x22 = x[994];
    const t35 = x22 - x20 * x20;
    const t36 = 1 - x20;
    s12 += 100 * (t35 * t35) + t36 * t36;
    const x23 = x[995];
    const t37 = x23 - x22 * x22;
    const t38 = 1 - x22;
    s22 += 100 * (t37 * t37) + t38 * t38;
    const x24 = x[996];
    const t39 = x24 - x23 * x23;
    const t40 = 1 - x23;
    s32 += 100 * (t39 * t39) + t40 * t40;
    const x25 = x[997];
    const t41 = x25 - x24 * x24;
    const t42 = 1 - x24;
    s42 += 100 * (t41 * t41) + t42 * t42;
    const x26 = x[998];
    const t43 = x26 - x25 * x25;
    const t44 = 1 - x25;
    s52 += 100 * (t43 * t43) + t44 * t44;
    const x27 = x[999];
    const t45 = x27 - x26 * x26;
    const t46 = 1 - x26;
    s62 += 100 * (t45 * t45) + t46 * t46;
    totals[3] = s02 + s42 + (s22 + s62) + (s12 + s52 + (s32 + s72));
    for (let r = 0; r < 3; r += 2) {
      totals[r] += totals[r + 1];
    }
    totals[0] = totals[0] + totals[2];
    loss[0] = totals[0];
  }

  /** d_x: f64[1000] = pad(d_b, [[1, 0]]) + pad(d_a, [[0, 1]]) */
  function compute_d_x() {
    const x2 = x[0];
    const x3 = x[1];
    const t = x3 - x2 * x2;
    const d_a = -2 * (1 - x2) + 2 * (-200 * t * x2);
    d_x[0] = d_a;
    let x15 = x[1];
    const x17 = x[1 - 1];
    let t10 = x15 - x17 * x17;
    for (let i = 1; i < 997; i += 4) {
      const d_b = 200 * t10;
      const x6 = x[i + 1];
      const t3 = x6 - x15 * x15;
      const d_a2 = -2 * (1 - x15) + 2 * (-200 * t3 * x15);
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
      x15 = x9;
      t10 = t6;
    }
    let x18 = x[997];
    const x19 = x[997 - 1];
    let t11 = x18 - x19 * x19;
    for (let i2 = 997; i2 < 999; i2++) {
      const d_b5 = 200 * t11;
      const x12 = x[i2 + 1];
      const t8 = x12 - x18 * x18;
      const d_a6 = -2 * (1 - x18) + 2 * (-200 * t8 * x18);
      d_x[i2] = d_b5 + d_a6;
      x18 = x12;
      t11 = t8;
    }
    const x13 = x[999];
    const x14 = x[998];
    const t9 = x13 - x14 * x14;
    const d_b6 = 200 * t9;
    d_x[999] = d_b6;
  }

  /**
   * loss: f64 = sum(100 * (b - a * a) ** 2 + (1 - a) ** 2)
   * d_x: f64[1000] = pad(d_b, [[1, 0]]) + pad(d_a, [[0, 1]])
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
      let x37 = x[b * 256 + 1];
      const x39 = x[b * 256];
      let t57 = x37 - x39 * x39;
      let t58 = 1 - x39;
      for (let k = 0; k < 256; k += 8) {
        const p = b * 256 + k;
        s0 += 100 * (t57 * t57) + t58 * t58;
        const d_b = 200 * t57;
        const t3 = 1 - x37;
        const x4 = x[p + 2];
        const t4 = x4 - x37 * x37;
        const d_a = -2 * t3 + 2 * (-200 * t4 * x37);
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
        x37 = x11;
        t57 = t18;
        t58 = t17;
      }
      totals2[b] = s0 + s4 + (s2 + s6) + (s1 + s5 + (s3 + s7));
    }
    let s02 = 0;
    let s12 = 0;
    let s22 = 0;
    let s32 = 0;
    let s42 = 0;
    let s52 = 0;
    let s62 = 0;
    let s72 = 0;
    let x40 = x[769];
    const x42 = x[768];
    let t59 = x40 - x42 * x42;
    let t60 = 1 - x42;
    for (let k2 = 0; k2 < 224; k2 += 8) {
      s02 += 100 * (t59 * t59) + t60 * t60;
      const d_b9 = 200 * t59;
      const t21 = 1 - x40;
      const x14 = x[k2 + 770];
      const t22 = x14 - x40 * x40;
      const d_a9 = -2 * t21 + 2 * (-200 * t22 * x40);
      d_x[k2 + 769] = d_b9 + d_a9;
      s12 += 100 * (t22 * t22) + t21 * t21;
      const d_b10 = 200 * t22;
      const t23 = 1 - x14;
      const x15 = x[k2 + 771];
      const t24 = x15 - x14 * x14;
      const d_a10 = -2 * t23 + 2 * (-200 * t24 * x14);
      d_x[k2 + 770] = d_b10 + d_a10;
      s22 += 100 * (t24 * t24) + t23 * t23;
      const d_b11 = 200 * t24;
      const t25 = 1 - x15;
      const x16 = x[k2 + 772];
      const t26 = x16 - x15 * x15;
      const d_a11 = -2 * t25 + 2 * (-200 * t26 * x15);
      d_x[k2 + 771] = d_b11 + d_a11;
      s32 += 100 * (t26 * t26) + t25 * t25;
      const d_b12 = 200 * t26;
      const t27 = 1 - x16;
      const x17 = x[k2 + 773];
      const t28 = x17 - x16 * x16;
      const d_a12 = -2 * t27 + 2 * (-200 * t28 * x16);
      d_x[k2 + 772] = d_b12 + d_a12;
      s42 += 100 * (t28 * t28) + t27 * t27;
      const d_b13 = 200 * t28;
      const t29 = 1 - x17;
      const x18 = x[k2 + 774];
      const t30 = x18 - x17 * x17;
      const d_a13 = -2 * t29 + 2 * (-200 * t30 * x17);
      d_x[k2 + 773] = d_b13 + d_a13;
      s52 += 100 * (t30 * t30) + t29 * t29;
      const d_b14 = 200 * t30;
      const t31 = 1 - x18;
      const x19 = x[k2 + 775];
      const t32 = x19 - x18 * x18;
      const d_a14 = -2 * t31 + 2 * (-200 * t32 * x18);
      d_x[k2 + 774] = d_b14 + d_a14;
      s62 += 100 * (t32 * t32) + t31 * t31;
      const d_b15 = 200 * t32;
      const t33 = 1 - x19;
      const x20 = x[k2 + 776];
      const t34 = x20 - x19 * x19;
      const d_a15 = -2 * t33 + 2 * (-200 * t34 * x19);
      d_x[k2 + 775] = d_b15 + d_a15;
      s72 += 100 * (t34 * t34) + t33 * t33;
      const d_b16 = 200 * t34;
      const t35 = 1 - x20;
      const x21 = x[k2 + 777];
      const t36 = x21 - x20 * x20;
      const d_a16 = -2 * t35 + 2 * (-200 * t36 * x20);
      d_x[k2 + 776] = d_b16 + d_a16;
      x40 = x21;
      t59 = t36;
      t60 = t35;
    }
    const x22 = x[993];
    const x23 = x[992];
    const t37 = x22 - x23 * x23;
    const t38 = 1 - x23;
    s02 += 100 * (t37 * t37) + t38 * t38;
    const x24 = x[994];
    const t39 = x24 - x22 * x22;
    const t40 = 1 - x22;
    s12 += 100 * (t39 * t39) + t40 * t40;
    const x25 = x[995];
    const t41 = x25 - x24 * x24;
    const t42 = 1 - x24;
    s22 += 100 * (t41 * t41) + t42 * t42;
    const x26 = x[996];
    const t43 = x26 - x25 * x25;
    const t44 = 1 - x25;
    s32 += 100 * (t43 * t43) + t44 * t44;
    const x27 = x[997];
    const t45 = x27 - x26 * x26;
    const t46 = 1 - x26;
    s42 += 100 * (t45 * t45) + t46 * t46;
    const x28 = x[998];
    const t47 = x28 - x27 * x27;
    const t48 = 1 - x27;
    s52 += 100 * (t47 * t47) + t48 * t48;
    const x29 = x[999];
    const t49 = x29 - x28 * x28;
    const t50 = 1 - x28;
    s62 += 100 * (t49 * t49) + t50 * t50;
    totals2[3] = s02 + s42 + (s22 + s62) + (s12 + s52 + (s32 + s72));
    for (let r = 0; r < 3; r += 2) {
      totals2[r] += totals2[r + 1];
    }
    totals2[0] = totals2[0] + totals2[2];
    loss[0] = totals2[0];
    const x30 = x[0];
    const t51 = 1 - x30;
    const x31 = x[1];
    const t52 = x31 - x30 * x30;
    const d_a17 = -2 * t51 + 2 * (-200 * t52 * x30);
    d_x[0] = d_a17;
    let x43 = x[993];
    const x44 = x[993 - 1];
    let t61 = x43 - x44 * x44;
    for (let i = 993; i < 999; i++) {
      const d_b17 = 200 * t61;
      const t54 = 1 - x43;
      const x34 = x[i + 1];
      const t55 = x34 - x43 * x43;
      const d_a18 = -2 * t54 + 2 * (-200 * t55 * x43);
      d_x[i] = d_b17 + d_a18;
      x43 = x34;
      t61 = t55;
    }
    const x35 = x[999];
    const x36 = x[998];
    const t56 = x35 - x36 * x36;
    const d_b18 = 200 * t56;
    d_x[999] = d_b18;
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
    checkNames(given, names);
    if (given.x !== undefined) {
      checkArray("parameter x", given.x, Float64Array, 1000, "f64[1000]");
      guard.see(0, given.x);
    }
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
    checkArray("gradient x", out.x, Float64Array, 1000, "f64[1000]");
    guard.see(1, out.x);
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
    const factor = seed;
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

/** Throws if a name is not among those known. */
function checkNames(given, known) {
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
 * another. Every array of a call has a slot, inputs with their places before results. To ask an array for its
 * memory takes longer than every other check: it is asked once, and what the call before brought as well is not
 * looked at again.
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

  function see(slot, array) {
    if (arrays[slot] !== array || lastSeen[slot] !== call - 1) {
      if (arrays[slot] !== array) memory[slot] = array.buffer;
      arrays[slot] = array;
      hasNews = true;
    }
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
