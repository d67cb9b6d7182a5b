/**
 * spring
 *
 * A damped spring, x(t) = a exp(-c t) cos(w t + p), fitted to 40 noisy readings of one that had a = 1.4, c =
 * 0.35, w = 3.1, p = 0.4.
 *
 *   x: f64[40] = a * exp(-c * t) * cos(w * t + p)
 *   loss: f64 = sum((x - reading) ** 2)
 *
 * Memory of a model: 1744 bytes.
 * Gradients: of loss with respect to a, c, w, p.
 * Made by gradc 0.1.0 from spring.json; change that, not this.
 */

/** What the module is, and what it costs. */
export const signature = {
  name: "spring",
  compiler: "gradc 0.1.0",
  sizes: {},
  inputs: [],
  parameters: [
    { name: "a", dtype: "f64", shape: [] },
    { name: "c", dtype: "f64", shape: [] },
    { name: "w", dtype: "f64", shape: [] },
    { name: "p", dtype: "f64", shape: [] },
  ],
  outputs: [{ name: "loss", dtype: "f64", shape: [] }, { name: "x", dtype: "f64", shape: [40] }],
  gradients: [
    { name: "a", dtype: "f64", shape: [] },
    { name: "c", dtype: "f64", shape: [] },
    { name: "w", dtype: "f64", shape: [] },
    { name: "p", dtype: "f64", shape: [] },
  ],
  of: "loss",
  flops: { forward: 1921, backward: 2643, forwardBackward: 4604 },
  bytes: 1744,
  keeps: [
    { name: "x", dtype: "f64", shape: [40] },
    { name: "exp", dtype: "f64", shape: [40] },
    { name: "mul", dtype: "f64", shape: [40] },
    { name: "cos", dtype: "f64", shape: [40] },
  ],
};

// Memory that all models share.

/** f64[40] */
const t = new Float64Array([
  0, 0.15, 0.3, 0.45, 0.6, 0.75, 0.9, 1.05, 1.2, 1.35, 1.5, 1.65, 1.8, 1.95, 2.1, 2.25, 2.4, 2.55, 2.7, 2.85, 3,
  3.15, 3.3, 3.45, 3.6, 3.75, 3.9, 4.05, 4.2, 4.35, 4.5, 4.65, 4.8, 4.95, 5.1, 5.25, 5.4, 5.55, 5.7, 5.85,
]);
/** f64[40] */
const reading = new Float64Array([
  1.2818, 0.877, 0.2938, -0.2754, -0.7496, -0.9911, -0.9872, -0.8317, -0.4825, -0.1034, 0.2862, 0.5707, 0.6616,
  0.7239, 0.5589, 0.3085, -0.0423, -0.3023, -0.4583, -0.5211, -0.4623, -0.3446, -0.1421, 0.0223, 0.2217, 0.3347,
  0.3367, 0.3655, 0.2283, 0.1121, -0.0798, -0.1946, -0.2477, -0.2506, -0.187, -0.1191, -0.0427, 0.0356, 0.1198,
  0.2084,
]);
/** i32[51] */
const twoOverPi = new Int32Array([
  0, 0, 10680707, 7228996, 1387004, 2578385, 16069853, 12639074, 9804092, 4427841, 16666979, 11263675, 12935607,
  2387514, 4345298, 14681673, 3074569, 13734428, 16653803, 1880361, 10960616, 8533493, 3062596, 8710556,
  7349940, 6258241, 3772886, 3769171, 3798172, 8675211, 12450088, 3874808, 9961438, 366607, 15675153, 9132554,
  7151469, 3571407, 2607881, 12013382, 4155038, 6285869, 7677882, 13102053, 15825725, 473591, 9065106, 15363067,
  6271263, 9264392, 5636912,
]);

const digits = new Float64Array(8);

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
  const arena = new ArrayBuffer(1744);

  // Parameters.
  const a = new Float64Array(arena, 0, 1); // f64
  const c = new Float64Array(arena, 16, 1); // f64
  const w = new Float64Array(arena, 32, 1); // f64
  const p = new Float64Array(arena, 48, 1); // f64

  // Outputs.
  const loss = new Float64Array(arena, 64, 1); // f64
  const x = new Float64Array(arena, 80, 40); // f64[40]

  // Gradients.
  const d_a = new Float64Array(arena, 400, 1); // f64
  const d_c = new Float64Array(arena, 416, 1); // f64
  const d_w = new Float64Array(arena, 432, 1); // f64
  const d_p = new Float64Array(arena, 448, 1); // f64

  // What backward reads of what forward computed.
  const exp_ = new Float64Array(arena, 464, 40); // f64[40]
  const mul = new Float64Array(arena, 784, 40); // f64[40]
  const cos_ = new Float64Array(arena, 1104, 40); // f64[40]

  // Temporaries; those that are never needed at once share memory.
  const mul_1 = new Float64Array(arena, 1424, 40); // f64[40]

  /** What a call may give, and what of it no one has set yet. */
  const names = new Set(["a", "c", "w", "p"]);
  const unset = new Set(names);

  const guard = createGuard(arena, [["result x", null]]);

  const inputs = {};
  const parameters = {};
  Object.defineProperty(parameters, "a", {
    enumerable: true,
    get: () => a[0],
    set: (value) => void (a[0] = value),
  });
  Object.defineProperty(parameters, "c", {
    enumerable: true,
    get: () => c[0],
    set: (value) => void (c[0] = value),
  });
  Object.defineProperty(parameters, "w", {
    enumerable: true,
    get: () => w[0],
    set: (value) => void (w[0] = value),
  });
  Object.defineProperty(parameters, "p", {
    enumerable: true,
    get: () => p[0],
    set: (value) => void (p[0] = value),
  });
  const outputs = {};
  Object.defineProperty(outputs, "loss", { enumerable: true, get: () => loss[0] });
  Object.defineProperty(outputs, "x", { enumerable: true, value: x });
  const gradients = {};
  Object.defineProperty(gradients, "a", { enumerable: true, get: () => d_a[0] });
  Object.defineProperty(gradients, "c", { enumerable: true, get: () => d_c[0] });
  Object.defineProperty(gradients, "w", { enumerable: true, get: () => d_w[0] });
  Object.defineProperty(gradients, "p", { enumerable: true, get: () => d_p[0] });
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
   * exp: f64[40] = exp(-c * t)
   * mul: f64[40] = a * exp(-c * t)
   * cos: f64[40] = cos(w * t + p)
   * x: f64[40] = a * exp(-c * t) * cos(w * t + p)
   */
  function compute_x() {
    const t14 = -c[0];
    const a2 = a[0];
    const w2 = w[0];
    const p2 = p[0];
    for (let i = 0; i < 40; i += 4) {
      const t2 = exp(t14 * t[i]);
      exp_[i] = t2;
      const t3 = a2 * t2;
      mul[i] = t3;
      const t4 = cos(w2 * t[i] + p2);
      cos_[i] = t4;
      x[i] = t3 * t4;
      const t5 = exp(t14 * t[i + 1]);
      exp_[i + 1] = t5;
      const t6 = a2 * t5;
      mul[i + 1] = t6;
      const t7 = cos(w2 * t[i + 1] + p2);
      cos_[i + 1] = t7;
      x[i + 1] = t6 * t7;
      const t8 = exp(t14 * t[i + 2]);
      exp_[i + 2] = t8;
      const t9 = a2 * t8;
      mul[i + 2] = t9;
      const t10 = cos(w2 * t[i + 2] + p2);
      cos_[i + 2] = t10;
      x[i + 2] = t9 * t10;
      const t11 = exp(t14 * t[i + 3]);
      exp_[i + 3] = t11;
      const t12 = a2 * t11;
      mul[i + 3] = t12;
      const t13 = cos(w2 * t[i + 3] + p2);
      cos_[i + 3] = t13;
      x[i + 3] = t12 * t13;
    }
  }

  /** loss: f64 = sum((x - reading) ** 2) */
  function compute_loss() {
    let s0 = 0;
    let s1 = 0;
    let s2 = 0;
    let s3 = 0;
    let s4 = 0;
    let s5 = 0;
    let s6 = 0;
    let s7 = 0;
    for (let k = 0; k < 40; k += 8) {
      const t2 = x[k] - reading[k];
      s0 += t2 * t2;
      const t3 = x[k + 1] - reading[k + 1];
      s1 += t3 * t3;
      const t4 = x[k + 2] - reading[k + 2];
      s2 += t4 * t4;
      const t5 = x[k + 3] - reading[k + 3];
      s3 += t5 * t5;
      const t6 = x[k + 4] - reading[k + 4];
      s4 += t6 * t6;
      const t7 = x[k + 5] - reading[k + 5];
      s5 += t7 * t7;
      const t8 = x[k + 6] - reading[k + 6];
      s6 += t8 * t8;
      const t9 = x[k + 7] - reading[k + 7];
      s7 += t9 * t9;
    }
    loss[0] = s0 + s4 + (s2 + s6) + (s1 + s5 + (s3 + s7));
  }

  /**
   * mul: f64[40] = d_x * (a * exp(-c * t)) * sin(w * t + p)
   *   a cotangent of cos(%13 + p), by cos: dx
   */
  function compute_mul() {
    const w2 = w[0];
    const p2 = p[0];
    for (let i = 0; i < 40; i++) {
      const d_x = 2 * (x[i] - reading[i]);
      mul_1[i] = d_x * mul[i] * sin(w2 * t[i] + p2);
    }
  }

  /** d_p: f64 = -sum(d_x * (a * exp(%8)) * sin(w * t + p)) */
  function compute_d_p() {
    let s0 = 0;
    let s1 = 0;
    let s2 = 0;
    let s3 = 0;
    let s4 = 0;
    let s5 = 0;
    let s6 = 0;
    let s7 = 0;
    for (let k = 0; k < 40; k += 8) {
      s0 += mul_1[k];
      s1 += mul_1[k + 1];
      s2 += mul_1[k + 2];
      s3 += mul_1[k + 3];
      s4 += mul_1[k + 4];
      s5 += mul_1[k + 5];
      s6 += mul_1[k + 6];
      s7 += mul_1[k + 7];
    }
    const sum2 = s0 + s4 + (s2 + s6) + (s1 + s5 + (s3 + s7));
    d_p[0] = -sum2;
  }

  /** d_w: f64 = -sum(d_x * (a * %9) * sin(%13 + p) * t) */
  function compute_d_w() {
    let s0 = 0;
    let s1 = 0;
    let s2 = 0;
    let s3 = 0;
    let s4 = 0;
    let s5 = 0;
    let s6 = 0;
    let s7 = 0;
    for (let k = 0; k < 40; k += 8) {
      s0 += mul_1[k] * t[k];
      s1 += mul_1[k + 1] * t[k + 1];
      s2 += mul_1[k + 2] * t[k + 2];
      s3 += mul_1[k + 3] * t[k + 3];
      s4 += mul_1[k + 4] * t[k + 4];
      s5 += mul_1[k + 5] * t[k + 5];
      s6 += mul_1[k + 6] * t[k + 6];
      s7 += mul_1[k + 7] * t[k + 7];
    }
    const sum2 = s0 + s4 + (s2 + s6) + (s1 + s5 + (s3 + s7));
    d_w[0] = -sum2;
  }

  /**
   * d_a: f64 = sum(d_x * cos(w * t + p) * exp(-c * t))
   *   a cotangent of broadcastTo(a, [40]), by view: dx
   */
  function compute_d_a() {
    let s0 = 0;
    let s1 = 0;
    let s2 = 0;
    let s3 = 0;
    let s4 = 0;
    let s5 = 0;
    let s6 = 0;
    let s7 = 0;
    for (let k = 0; k < 40; k += 8) {
      const d_x = 2 * (x[k] - reading[k]);
      s0 += d_x * cos_[k] * exp_[k];
      const d_x2 = 2 * (x[k + 1] - reading[k + 1]);
      s1 += d_x2 * cos_[k + 1] * exp_[k + 1];
      const d_x3 = 2 * (x[k + 2] - reading[k + 2]);
      s2 += d_x3 * cos_[k + 2] * exp_[k + 2];
      const d_x4 = 2 * (x[k + 3] - reading[k + 3]);
      s3 += d_x4 * cos_[k + 3] * exp_[k + 3];
      const d_x5 = 2 * (x[k + 4] - reading[k + 4]);
      s4 += d_x5 * cos_[k + 4] * exp_[k + 4];
      const d_x6 = 2 * (x[k + 5] - reading[k + 5]);
      s5 += d_x6 * cos_[k + 5] * exp_[k + 5];
      const d_x7 = 2 * (x[k + 6] - reading[k + 6]);
      s6 += d_x7 * cos_[k + 6] * exp_[k + 6];
      const d_x8 = 2 * (x[k + 7] - reading[k + 7]);
      s7 += d_x8 * cos_[k + 7] * exp_[k + 7];
    }
    d_a[0] = s0 + s4 + (s2 + s6) + (s1 + s5 + (s3 + s7));
  }

  /**
   * d_c: f64 = -sum(d_x * %16 * a * exp(%6 * t) * t)
   *   a cotangent of -c, by neg: dx
   */
  function compute_d_c() {
    let s0 = 0;
    let s1 = 0;
    let s2 = 0;
    let s3 = 0;
    let s4 = 0;
    let s5 = 0;
    let s6 = 0;
    let s7 = 0;
    const a2 = a[0];
    for (let k = 0; k < 40; k += 8) {
      const d_x = 2 * (x[k] - reading[k]);
      s0 += d_x * cos_[k] * a2 * exp_[k] * t[k];
      const d_x2 = 2 * (x[k + 1] - reading[k + 1]);
      s1 += d_x2 * cos_[k + 1] * a2 * exp_[k + 1] * t[k + 1];
      const d_x3 = 2 * (x[k + 2] - reading[k + 2]);
      s2 += d_x3 * cos_[k + 2] * a2 * exp_[k + 2] * t[k + 2];
      const d_x4 = 2 * (x[k + 3] - reading[k + 3]);
      s3 += d_x4 * cos_[k + 3] * a2 * exp_[k + 3] * t[k + 3];
      const d_x5 = 2 * (x[k + 4] - reading[k + 4]);
      s4 += d_x5 * cos_[k + 4] * a2 * exp_[k + 4] * t[k + 4];
      const d_x6 = 2 * (x[k + 5] - reading[k + 5]);
      s5 += d_x6 * cos_[k + 5] * a2 * exp_[k + 5] * t[k + 5];
      const d_x7 = 2 * (x[k + 6] - reading[k + 6]);
      s6 += d_x7 * cos_[k + 6] * a2 * exp_[k + 6] * t[k + 6];
      const d_x8 = 2 * (x[k + 7] - reading[k + 7]);
      s7 += d_x8 * cos_[k + 7] * a2 * exp_[k + 7] * t[k + 7];
    }
    const sum2 = s0 + s4 + (s2 + s6) + (s1 + s5 + (s3 + s7));
    d_c[0] = -sum2;
  }

  /**
   * exp: f64[40] = exp(-c * t)
   * cos: f64[40] = cos(w * t + p)
   * x: f64[40] = a * exp(-c * t) * cos(w * t + p)
   */
  function compute_x_1() {
    const t10 = -c[0];
    const w2 = w[0];
    const p2 = p[0];
    const a2 = a[0];
    for (let i = 0; i < 40; i += 4) {
      const t2 = exp(t10 * t[i]);
      exp_[i] = t2;
      const t3 = cos(w2 * t[i] + p2);
      cos_[i] = t3;
      x[i] = a2 * t2 * t3;
      const t4 = exp(t10 * t[i + 1]);
      exp_[i + 1] = t4;
      const t5 = cos(w2 * t[i + 1] + p2);
      cos_[i + 1] = t5;
      x[i + 1] = a2 * t4 * t5;
      const t6 = exp(t10 * t[i + 2]);
      exp_[i + 2] = t6;
      const t7 = cos(w2 * t[i + 2] + p2);
      cos_[i + 2] = t7;
      x[i + 2] = a2 * t6 * t7;
      const t8 = exp(t10 * t[i + 3]);
      exp_[i + 3] = t8;
      const t9 = cos(w2 * t[i + 3] + p2);
      cos_[i + 3] = t9;
      x[i + 3] = a2 * t8 * t9;
    }
  }

  /**
   * mul: f64[40] = d_x * (a * exp(-c * t)) * sin(w * t + p)
   *   a cotangent of cos(%13 + p), by cos: dx
   */
  function compute_mul_1() {
    const a2 = a[0];
    const w2 = w[0];
    const p2 = p[0];
    for (let i = 0; i < 40; i++) {
      const d_x = 2 * (x[i] - reading[i]);
      mul_1[i] = d_x * (a2 * exp_[i]) * sin(w2 * t[i] + p2);
    }
  }

  function computeForward() {
    compute_x();
    compute_loss();
    run.backward = computeBackward;
  }

  function computeBackward() {
    compute_mul();
    compute_d_p();
    compute_d_w();
    compute_d_a();
    compute_d_c();
  }

  function computeForwardBackward() {
    compute_x_1();
    compute_loss();
    compute_mul_1();
    compute_d_p();
    compute_d_w();
    compute_d_a();
    compute_d_c();
  }

  // Calls.

  /** Throws if a call gives what does not fit; changes nothing. */
  function checkInputs(given) {
    checkObject("inputs", given);
    let found = 0;
    if (given.a !== undefined) {
      found += 1;
      if (typeof given.a !== "number") throw wrong("parameter a", "a number", given.a);
    }
    if (given.c !== undefined) {
      found += 1;
      if (typeof given.c !== "number") throw wrong("parameter c", "a number", given.c);
    }
    if (given.w !== undefined) {
      found += 1;
      if (typeof given.w !== "number") throw wrong("parameter w", "a number", given.w);
    }
    if (given.p !== undefined) {
      found += 1;
      if (typeof given.p !== "number") throw wrong("parameter p", "a number", given.p);
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
    if (given.a !== undefined) a[0] = given.a;
    if (given.c !== undefined) c[0] = given.c;
    if (given.w !== undefined) w[0] = given.w;
    if (given.p !== undefined) p[0] = given.p;
    if (unset.size > 0) markSet(...unset);
    run.backward = checkForward;
  }

  /** Throws unless results can be written into these arrays. */
  function checkOutputs(label, out) {
    checkObject(label, out);
    guard.see(0, out.x, Float64Array, 40, "f64[40]");
  }

  function copyOutputs() {
    return { loss: loss[0], x: x.slice() };
  }

  function fillOutputs(out) {
    out.loss = loss[0];
    out.x.set(x);
    return out;
  }

  function copyGradients(seed = 1) {
    return { a: d_a[0] * seed, c: d_c[0] * seed, w: d_w[0] * seed, p: d_p[0] * seed };
  }

  function fillGradients(out, seed = 1) {
    out.a = d_a[0] * seed;
    out.c = d_c[0] * seed;
    out.w = d_w[0] * seed;
    out.p = d_p[0] * seed;
    return out;
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
    if (out !== undefined) checkObject("out", out);
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
      checkObject("out.gradients", out.gradients);
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
    a[0] = 1;
    c[0] = 0.2;
    w[0] = 3;
    p[0] = 0;
    markSet("a", "c", "w", "p");
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
      return inputs;
    }
    get parameters() {
      markSet("a", "c", "w", "p");
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

/** The nearest whole number, half to even. */
function nearest(x) {
  if (x > 0) return x < 4503599627370496 ? x + 4503599627370496 - 4503599627370496 : x;
  if (x < 0) return x > -4503599627370496 ? -(4503599627370496 - x - 4503599627370496) : x;
  return x;
}

/** Without its fraction, to the bounds of an integer of 32 bits; NaN gives 0. */
function toInt32(x) {
  return Math.max(-2147483648, Math.min(x, 2147483647)) | 0;
}

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

/** sin(x + quarters pi/2) for any x, by a longer reduction. */
function sinFar(x, quarters) {
  const exponent = ((highWord(x) >> 20) & 0x7ff) - 1046;
  const whole = scale(Math.abs(x), 0 - exponent);
  const x0 = Math.floor(whole);
  const middle = (whole - x0) * 16777216;
  const x1 = Math.floor(middle);
  const x2 = (middle - x1) * 16777216;
  const start = exponent - 3 < 0 ? 0 : ((exponent - 3) / 24) | 0;
  for (let i = 0; i < 8; i++) {
    digits[i] = x0 * twoOverPi[start + i + 2] + x1 * twoOverPi[start + i + 1] + x2 * twoOverPi[start + i];
  }
  const unit = scale(1, (exponent - 24 - Math.imul(start, 24)) | 0);
  for (let j = 1; j < 8; j++) {
    const at_ = 8 - j;
    const carry = Math.floor(digits[at_] * 5.960464477539063e-8);
    digits[at_] -= carry * 16777216;
    digits[at_ - 1] += carry;
  }
  const front = digits[0] * unit;
  const turns = front - 8 * Math.floor(front * 0.125);
  const n = nearest(turns + digits[1] * (unit * 5.960464477539063e-8));
  let sum = turns - n;
  let rest = 0;
  let weight = unit;
  for (let d = 1; d < 8; d++) {
    weight *= 5.960464477539063e-8;
    const term = digits[d] * weight;
    const next = sum + term;
    const nextPart = next - sum;
    const nextLow = sum - (next - nextPart) + (term - nextPart);
    sum = next;
    rest += nextLow;
  }
  const fraction = sum;
  const angle = fraction * 1.5707963267948966;
  const angleASpread = fraction * 134217729;
  const angleAHead = angleASpread - (angleASpread - fraction);
  const angleARest = fraction - angleAHead;
  const angleBSpread = 1.5707963267948966 * 134217729;
  const angleBHead = angleBSpread - (angleBSpread - 1.5707963267948966);
  const angleBRest = 1.5707963267948966 - angleBHead;
  const angleLow = angleAHead * angleBHead - angle + angleAHead * angleBRest + angleARest * angleBHead + angleARest * angleBRest;
  const angleRest = angleLow + (rest * 1.5707963267948966 + sum * 6.123233995736766e-17);
  const y = angle + angleRest;
  const yLow = angleRest - (y - angle);
  const negative = x < 0;
  const y0 = negative ? -y : y;
  const y1 = negative ? -yLow : yLow;
  const quarter = negative ? (0 - toInt32(n)) | 0 : toInt32(n);
  const k = (quarter + quarters) | 0;
  const z = y0 * y0;
  const half = 0.5 * z;
  const above = 1 - half;
  const z2 = z * z;
  const p0 = -0.1666666666666663 + z * 0.008333333333321964 + z2 * (-0.000198412698294626 + z * 0.000002755731357627614);
  const p4 = -2.5050740528555567e-8 + z * 1.5895800958386447e-10;
  const pStep = z2 * z2;
  const q0 = 0.041666666666666595 + z * -0.0013888888888872843 + z2 * (0.000024801587288715938 + z * -2.7557314139229196e-7);
  const q4 = 2.0875695282574975e-9 + z * -1.1358242946136327e-11;
  const qStep = z2 * z2;
  const bend = y0 * z * (p0 + pStep * p4) + y1 * above;
  const dip = 1 - above - half + (z2 * (q0 + qStep * q4) - y0 * y1);
  const value_ = (k & 1) === 0 ? y0 + bend : above + dip;
  return (k & 2) === 0 ? value_ : -value_;
}

/** The cosine, off by less than 1 unit in the last place. */
function cos(x) {
  const shifted = x * 0.6366197723675814 + 6755399441055744;
  const k = lowWord(shifted);
  const n = shifted - 6755399441055744;
  const first = x - n * 1.5707963267341256;
  const second = n * 6.077100506303966e-11;
  const main = first - second;
  const rest = first - main - second - n * 2.0222662487959506e-21;
  const y0 = main + rest;
  const y1 = main - y0 + rest;
  if (x * x < 1099511627776 && (main * main > 1.4901161193847656e-8 || k === 0)) {
    const turned = (k + 1) | 0;
    const z = y0 * y0;
    const half = 0.5 * z;
    const above = 1 - half;
    const z2 = z * z;
    const p0 = -0.1666666666666663 + z * 0.008333333333321964 + z2 * (-0.000198412698294626 + z * 0.000002755731357627614);
    const p4 = -2.5050740528555567e-8 + z * 1.5895800958386447e-10;
    const pStep = z2 * z2;
    const q0 = 0.041666666666666595 + z * -0.0013888888888872843 + z2 * (0.000024801587288715938 + z * -2.7557314139229196e-7);
    const q4 = 2.0875695282574975e-9 + z * -1.1358242946136327e-11;
    const qStep = z2 * z2;
    const bend = y0 * z * (p0 + pStep * p4) + y1 * above;
    const dip = 1 - above - half + (z2 * (q0 + qStep * q4) - y0 * y1);
    const value_ = (turned & 1) === 0 ? y0 + bend : above + dip;
    return (turned & 2) === 0 ? value_ : -value_;
  }
  return sinFar(x, 1);
}

/** The sine, off by less than 1 unit in the last place. */
function sin(x) {
  const shifted = x * 0.6366197723675814 + 6755399441055744;
  const k = lowWord(shifted);
  const n = shifted - 6755399441055744;
  const first = x - n * 1.5707963267341256;
  const second = n * 6.077100506303966e-11;
  const main = first - second;
  const rest = first - main - second - n * 2.0222662487959506e-21;
  const y0 = main + rest;
  const y1 = main - y0 + rest;
  if (x * x < 1099511627776 && (main * main > 1.4901161193847656e-8 || k === 0)) {
    const z = y0 * y0;
    const half = 0.5 * z;
    const above = 1 - half;
    const z2 = z * z;
    const p0 = -0.1666666666666663 + z * 0.008333333333321964 + z2 * (-0.000198412698294626 + z * 0.000002755731357627614);
    const p4 = -2.5050740528555567e-8 + z * 1.5895800958386447e-10;
    const pStep = z2 * z2;
    const q0 = 0.041666666666666595 + z * -0.0013888888888872843 + z2 * (0.000024801587288715938 + z * -2.7557314139229196e-7);
    const q4 = 2.0875695282574975e-9 + z * -1.1358242946136327e-11;
    const qStep = z2 * z2;
    const bend = y0 * z * (p0 + pStep * p4) + y1 * above;
    const dip = 1 - above - half + (z2 * (q0 + qStep * q4) - y0 * y1);
    const value_ = (k & 1) === 0 ? y0 + bend : above + dip;
    return x === 0 ? x : (k & 2) === 0 ? value_ : -value_;
  }
  return sinFar(x, 0);
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
//# sourceMappingURL=spring.js.map
