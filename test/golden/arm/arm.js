/**
 * arm
 *
 * A two-link arm throws a ball: six parameters, some sixty scalar operations.
 *
 *   q1: f64 = slice(p, [0])
 *   q2: f64 = slice(p, [1])
 *   w1: f64 = slice(p, [2])
 *   w2: f64 = slice(p, [3])
 *   v: f64 = slice(p, [4])
 *   T: f64 = slice(p, [5])
 *   a: f64 = q1 + q2
 *   c1: f64 = cos(q1)
 *   s1: f64 = sin(q1)
 *   c12: f64 = cos(a)
 *   s12: f64 = sin(a)
 *   w: f64 = w1 + w2
 *   x2: f64 = 1 * c1 + 0.8 * c12
 *   y2: f64 = 1 * s1 + 0.8 * s12
 *   vx: f64 = v * (-1 * s1 * w1 - 0.8 * s12 * w)
 *   vy: f64 = v * (1 * c1 * w1 + 0.8 * c12 * w)
 *   e: f64 = (1 - exp(-0.1 * T)) / 0.1
 *   dx: f64 = x2 + vx * e - 3
 *   dy: f64 = y2 + (vy + 9.81 / 0.1) * e - 9.81 / 0.1 * T - 1.5
 *   loss: f64 = dx * dx + dy * dy + 0.01 * (vx * vx + vy * vy) + 0.001 * (w1 * w1 + w2 * w2) + 0.1 * log(1 + T *
 *   T) + 0.05 * sqrt(1 + q2 * q2)
 *
 * Memory of a model: 208 bytes.
 * Gradients: of loss with respect to p.
 * Made by gradc 0.1.0 from arm.json; change that, not this.
 */

/** What the module is, and what it costs. */
export const signature = {
  name: "arm",
  compiler: "gradc 0.1.0",
  sizes: {},
  inputs: [],
  parameters: [{ name: "p", dtype: "f64", shape: [6] }],
  outputs: [{ name: "loss", dtype: "f64", shape: [] }],
  gradients: [{ name: "p", dtype: "f64", shape: [6] }],
  of: "loss",
  flops: { forward: 172, backward: 131, forwardBackward: 289 },
  bytes: 208,
  keeps: [{ name: "kept", dtype: "f64", shape: [11] }],
};

// Memory that all models share.

/** i32[51] */
const twoOverPi = new Int32Array([
  0, 0, 10680707, 7228996, 1387004, 2578385, 16069853, 12639074, 9804092, 4427841, 16666979, 11263675, 12935607,
  2387514, 4345298, 14681673, 3074569, 13734428, 16653803, 1880361, 10960616, 8533493, 3062596, 8710556,
  7349940, 6258241, 3772886, 3769171, 3798172, 8675211, 12450088, 3874808, 9961438, 366607, 15675153, 9132554,
  7151469, 3571407, 2607881, 12013382, 4155038, 6285869, 7677882, 13102053, 15825725, 473591, 9065106, 15363067,
  6271263, 9264392, 5636912,
]);

const cosBeside = new Float64Array(1);
const digits = new Float64Array(8);
const expm1Beside = new Float64Array(1);

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
  const arena = new ArrayBuffer(208);

  // Parameters.
  const p = new Float64Array(arena, 0, 6); // f64[6]

  // Outputs.
  const loss = new Float64Array(arena, 48, 1); // f64

  // Gradients.
  const d_p = new Float64Array(arena, 64, 6); // f64[6]

  // What backward reads of what forward computed.
  const kept = new Float64Array(arena, 112, 11); // f64[11]

  /** What a call may give, and what of it no one has set yet. */
  const names = new Set(["p"]);
  const unset = new Set(names);

  const guard = createGuard(arena, [["parameter p", p], ["gradient p", null]]);

  const inputs = {};
  const parameters = { p };
  const outputs = {};
  Object.defineProperty(outputs, "loss", { enumerable: true, get: () => loss[0] });
  const gradients = { p: d_p };
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
   * c1: f64 = cos(q1)
   * s1: f64 = sin(q1)
   * c12: f64 = cos(a)
   * s12: f64 = sin(a)
   * add: f64 = c1 * w1 + 0.8 * c12 * w
   * vy: f64 = v * (1 * c1 * w1 + 0.8 * c12 * w)
   * add: f64 = s1 * w1 + 0.8 * s12 * w
   * mul: f64 = (s1 * w1 + 0.8 * s12 * w) * v
   * e: f64 = (1 - exp(-0.1 * T)) / 0.1
   * sub: f64 = x2 - (s1 * w1 + 0.8 * s12 * w) * v * e
   * sub: f64 = y2 + (vy + 98.1) * e - 98.1 * T
   * loss: f64 = dx * dx + dy * dy + 0.01 * (vx * vx + vy * vy) + 0.001 * (w1 * w1 + w2 * w2) + 0.1 * log(1 + T *
   * ...
   */
  function compute_loss() {
    const p0 = p[0];
    const p1 = p[1];
    const p2 = p[2];
    const p3 = p[3];
    const p4 = p[4];
    const p5 = p[5];
    const a = p0 + p1;
    const s1 = sinCos(p0);
    const c1 = cosBeside[0];
    const s12 = sinCos(a);
    const c12 = cosBeside[0];
    const w = p2 + p3;
    const t = 0.8 * c12;
    const t2 = 0.8 * s12;
    const x2 = c1 + t;
    const y2 = s1 + t2;
    const t3 = c1 * p2 + t * w;
    const vy = p4 * t3;
    const t4 = s1 * p2 + t2 * w;
    const t5 = t4 * p4;
    const e = expm1(-0.1 * p5) / -0.1;
    const t6 = x2 - t5 * e;
    const dx = t6 - 3;
    const t7 = y2 + (vy + 98.1) * e - 98.1 * p5;
    const dy = t7 - 1.5;
    const loss2 = dx * dx + dy * dy + 0.01 * (t5 * t5 + vy * vy) + 0.001 * (p2 * p2 + p3 * p3) + 0.1 * log1p(p5 * p5) + 0.05 * Math.sqrt(1 + p1 * p1);
    kept[0] = c1;
    kept[1] = s1;
    kept[2] = c12;
    kept[3] = s12;
    kept[4] = t3;
    kept[5] = vy;
    kept[6] = t4;
    kept[7] = t5;
    kept[8] = e;
    kept[9] = t6;
    kept[10] = t7;
    loss[0] = loss2;
  }

  /**
   * d_p: f64[6] = pad(expandDims(d_T, 0), [[5, 0]]) + pad(expandDims(d_v, 0), [[4, 1]]) + pad(expandDims(d_w2, 0),
   * ...
   *   a cotangent of p, by sum of the cotangents of its uses
   */
  function compute_d_p() {
    const p1 = p[1];
    const p2 = p[2];
    const p3 = p[3];
    const p4 = p[4];
    const p5 = p[5];
    const w = p2 + p3;
    const c12 = kept[2];
    const s12 = kept[3];
    const vy = kept[5];
    const t = kept[9];
    const dx = t - 3;
    const t2 = kept[10];
    const dy = t2 - 1.5;
    const t3 = kept[7];
    const d_dy = 2 * dy;
    const d_dx = 2 * dx;
    const e = kept[8];
    const d_vx = -0.02 * t3 + d_dx * e;
    const d_e = d_dy * (vy + 98.1) - t3 * d_dx;
    const t4 = kept[6];
    const t5 = d_vx * p4;
    const s1 = kept[1];
    const d_vy = 0.02 * vy + d_dy * e;
    const d_T = 2 * ((0.1 / (1 + p5 * p5)) * p5) + -196.2 * dy + (d_e / -0.1) * exp(-0.1 * p5) * -0.1;
    const t6 = kept[4];
    const t7 = d_vy * p4;
    const d_v = d_vy * t6 - t4 * d_vx;
    const c1 = kept[0];
    const d_w = t7 * (0.8 * c12) - t5 * (0.8 * s12);
    const d_s12 = (d_dy - t5 * w) * 0.8;
    const d_s1 = d_dy - t5 * p2;
    const d_c1 = t7 * p2 + d_dx;
    const d_c12 = (t7 * w + d_dx) * 0.8;
    const d_w1 = 0.002 * p2 - s1 * t5 + t7 * c1 + d_w;
    const d_w2 = 0.002 * p3 + d_w;
    const d_a = d_s12 * c12 - d_c12 * s12;
    const d_q1 = d_s1 * c1 - d_c1 * s1 + d_a;
    const d_q2 = 2 * ((0.025 / Math.sqrt(1 + p1 * p1)) * p1) + d_a;
    d_p[0] = d_q1;
    d_p[1] = d_q2;
    d_p[2] = d_w1;
    d_p[3] = d_w2;
    d_p[4] = d_v;
    d_p[5] = d_T;
  }

  /**
   * loss: f64 = dx * dx + dy * dy + 0.01 * (vx * vx + vy * vy) + 0.001 * (w1 * w1 + w2 * w2) + 0.1 * log(1 + T *
   * ...
   * d_p: f64[6] = pad(expandDims(d_T, 0), [[5, 0]]) + pad(expandDims(d_v, 0), [[4, 1]]) + pad(expandDims(d_w2, 0),
   * ...
   *   a cotangent of p, by sum of the cotangents of its uses
   */
  function compute_d_p_1() {
    const p0 = p[0];
    const p1 = p[1];
    const p2 = p[2];
    const p3 = p[3];
    const p4 = p[4];
    const p5 = p[5];
    const a = p0 + p1;
    const s1 = sinCos(p0);
    const c1 = cosBeside[0];
    const s12 = sinCos(a);
    const c12 = cosBeside[0];
    const w = p2 + p3;
    const t = 0.8 * c12;
    const t2 = 0.8 * s12;
    const t3 = -0.1 * p5;
    const x2 = c1 + t;
    const y2 = s1 + t2;
    const t4 = c1 * p2 + t * w;
    const vy = p4 * t4;
    const t5 = vy + 98.1;
    const t6 = p5 * p5;
    const t7 = Math.sqrt(1 + p1 * p1);
    const t8 = s1 * p2 + t2 * w;
    const t9 = t8 * p4;
    const t12 = expBoth(t3);
    const t13 = expm1Beside[0];
    const e = t13 / -0.1;
    const dx = x2 - t9 * e - 3;
    const dy = y2 + t5 * e - 98.1 * p5 - 1.5;
    const loss2 = dx * dx + dy * dy + 0.01 * (t9 * t9 + vy * vy) + 0.001 * (p2 * p2 + p3 * p3) + 0.1 * log1p(t6) + 0.05 * t7;
    const d_dy = 2 * dy;
    const d_dx = 2 * dx;
    const d_vx = -0.02 * t9 + d_dx * e;
    const d_e = d_dy * t5 - t9 * d_dx;
    const t10 = d_vx * p4;
    const d_vy = 0.02 * vy + d_dy * e;
    const d_T = 2 * ((0.1 / (1 + t6)) * p5) + -196.2 * dy + (d_e / -0.1) * t12 * -0.1;
    const t11 = d_vy * p4;
    const d_v = d_vy * t4 - t8 * d_vx;
    const d_w = t11 * t - t10 * t2;
    const d_s12 = (d_dy - t10 * w) * 0.8;
    const d_s1 = d_dy - t10 * p2;
    const d_c1 = t11 * p2 + d_dx;
    const d_c12 = (t11 * w + d_dx) * 0.8;
    const d_w1 = 0.002 * p2 - s1 * t10 + t11 * c1 + d_w;
    const d_w2 = 0.002 * p3 + d_w;
    const d_a = d_s12 * c12 - d_c12 * s12;
    const d_q1 = d_s1 * c1 - d_c1 * s1 + d_a;
    const d_q2 = 2 * ((0.025 / t7) * p1) + d_a;
    loss[0] = loss2;
    d_p[0] = d_q1;
    d_p[1] = d_q2;
    d_p[2] = d_w1;
    d_p[3] = d_w2;
    d_p[4] = d_v;
    d_p[5] = d_T;
  }

  function computeForward() {
    compute_loss();
    run.backward = computeBackward;
  }

  function computeBackward() {
    compute_d_p();
  }

  function computeForwardBackward() {
    compute_d_p_1();
  }

  // Calls.

  /** Throws if a call gives what does not fit; changes nothing. */
  function checkInputs(given) {
    checkObject("inputs", given);
    let found = 0;
    if (given.p !== undefined) {
      found += 1;
      guard.see(0, given.p, Float64Array, 6, "f64[6]");
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
    if (given.p !== undefined && given.p !== p) p.set(given.p);
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
    guard.see(1, out.p, Float64Array, 6, "f64[6]");
  }

  function copyGradients(seed = 1) {
    return { p: scaled(d_p.slice(), seed) };
  }

  function fillGradients(out, seed = 1) {
    out.p.set(d_p);
    scaled(out.p, seed);
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
      markSet("p");
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

/** The sine; leaves the cosine beside it. */
function sinCos(x) {
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
    const next = (k + 1) | 0;
    const value_ = (next & 1) === 0 ? y0 + bend : above + dip;
    cosBeside[0] = (next & 2) === 0 ? value_ : -value_;
    const value2 = (k & 1) === 0 ? y0 + bend : above + dip;
    return x === 0 ? x : (k & 2) === 0 ? value2 : -value2;
  }
  cosBeside[0] = sinFar(x, 1);
  return sinFar(x, 0);
}

/** e^x - 1, off by less than 1.5 units in the last place also near 0. */
function expm1(x) {
  const bounded = Math.max(-38, Math.min(x, 710));
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
  const inverse = scale(1, (0 - k) | 0);
  const base = 1 - inverse;
  const baseLow = 1 - base - inverse;
  const sum = base + high;
  const sumLow = high - (sum - base);
  return x === 0 ? x : scale(sum + (sumLow + baseLow + (r2 * (q0 + qStep * (q4 + qStep * q8)) - low)), k);
}

/** log(1 + x), off by less than 1 unit in the last place also near 0. */
function log1p(x) {
  const u = 1 + x;
  const uPart = u - 1;
  const uLow = 1 - (u - uPart) + (x - uPart);
  const k = (highWord(u) - 1072079006) >> 20;
  const n = k;
  const power = scale(1, (0 - k) | 0);
  const m = u * power;
  const near = k === 0;
  const f = near ? x : m - 1;
  const correction = ((near ? 0 : uLow) * power) / m;
  const s = f / (2 + f);
  const z = s * s;
  const z2 = z * z;
  const q0 = 0.6666666666666735 + z * 0.3999999999940942 + z2 * (0.2857142874366239 + z * 0.22222198432149784);
  const q4 = 0.1818357216161805 + z * 0.15313837699209373 + z2 * 0.14798198605116586;
  const qStep = z2 * z2;
  const series = z * (q0 + qStep * q4);
  const half = 0.5 * (f * f);
  const product = s * (half + series);
  const small = product + (correction + n * 1.9082149292705877e-10);
  return x > -1 ? (x < Infinity ? (x === 0 ? x : n * 0.6931471803691238 - (half - small - f)) : x) : x === -1 ? -Infinity : NaN;
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

/** e^x; leaves e^x - 1 beside it. */
function expBoth(x) {
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
  const tail = r2 * (q0 + qStep * (q4 + qStep * q8)) - low;
  const inverse = scale(1, (0 - k) | 0);
  const base = 1 - inverse;
  const baseLow = 1 - base - inverse;
  const sum = base + high;
  const sumLow = high - (sum - base);
  expm1Beside[0] = x === 0 ? x : x < -38 ? -1 : scale(sum + (sumLow + baseLow + tail), k);
  return scale(1 + (high + tail), k);
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
//# sourceMappingURL=arm.js.map
