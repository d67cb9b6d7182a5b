/**
 * pendulum
 *
 * Swinging a pendulum up: the torques of a horizon move it by the equations of motion, integrated by Runge and
 * Kutta's method of fourth order; the loss asks it to stand still on its head at the end, with little effort.
 *
 *   a1 = torque - 0.1 * speed - 9.81 * sin(angle)
 *   v2 = speed + step / 2 * a1
 *   a2 = torque - 0.1 * v2 - 9.81 * sin(angle + step / 2 * speed)
 *   v3 = speed + step / 2 * a2
 *   a3 = torque - 0.1 * v3 - 9.81 * sin(angle + step / 2 * v2)
 *   v4 = speed + step * a3
 *   a4 = torque - 0.1 * v4 - 9.81 * sin(angle + step * v3)
 *   angles: f64[200] = swing.angles
 *   upright: f64 = (1 + cos(swing.angle)) + 0.1 * swing.speed ** 2
 *   effort: f64 = mean(torques ** 2)
 *   loss: f64 = upright + 0.001 * effort
 *
 * Sizes: horizon = 200.
 * Memory of a model: 11408 bytes.
 * Gradients: of loss with respect to torques.
 * Made by gradc 0.1.0 from pendulum.json; change that, not this.
 */

/** What the module is, and what it costs. */
export const signature = {
  name: "pendulum",
  compiler: "gradc 0.1.0",
  sizes: { horizon: 200 },
  inputs: [{ name: "start", dtype: "f64", shape: [2] }, { name: "step", dtype: "f64", shape: [] }],
  parameters: [{ name: "torques", dtype: "f64", shape: [200] }],
  outputs: [{ name: "loss", dtype: "f64", shape: [] }, { name: "angles", dtype: "f64", shape: [200] }],
  gradients: [{ name: "torques", dtype: "f64", shape: [200] }],
  of: "loss",
  flops: { forward: 24831, backward: 27027, forwardBackward: 51853 },
  bytes: 11408,
  keeps: [
    { name: "angles", dtype: "f64", shape: [200] },
    { name: "swing_speed", dtype: "f64", shape: [] },
    { name: "swing_angle", dtype: "f64", shape: [] },
    { name: "speed_before", dtype: "f64", shape: [200] },
    { name: "a2", dtype: "f64", shape: [200] },
    { name: "a1", dtype: "f64", shape: [200] },
  ],
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
  const arena = new ArrayBuffer(11408);

  // Inputs, and the seed of the gradients.
  const start = new Float64Array(arena, 0, 2); // f64[2]
  const step_1 = new Float64Array(arena, 16, 1); // f64

  // Parameters.
  const torques = new Float64Array(arena, 32, 200); // f64[200]

  // Outputs.
  const loss = new Float64Array(arena, 1632, 1); // f64
  const angles = new Float64Array(arena, 1648, 200); // f64[200]

  // Gradients.
  const d_torques = new Float64Array(arena, 3248, 200); // f64[200]

  // What backward reads of what forward computed.
  const swing_speed = new Float64Array(arena, 4848, 1); // f64
  const swing_angle = new Float64Array(arena, 4864, 1); // f64
  const speed_before = new Float64Array(arena, 4880, 200); // f64[200]
  const a2 = new Float64Array(arena, 6480, 200); // f64[200]
  const a1 = new Float64Array(arena, 8080, 200); // f64[200]

  // Temporaries; those that are never needed at once share memory.
  const view = new Float64Array(arena, 9680, 1); // f64
  const view_1 = new Float64Array(arena, 9696, 1); // f64
  const div = new Float64Array(arena, 11280, 1); // f64
  const sum = new Float64Array(arena, 11280, 1); // f64
  const mul = new Float64Array(arena, 11296, 1); // f64
  const next = new Float64Array(arena, 9712, 1); // f64
  const next_1 = new Float64Array(arena, 9728, 1); // f64
  const d_swing_speed = new Float64Array(arena, 11312, 1); // f64
  const d_swing_angle = new Float64Array(arena, 11328, 1); // f64
  const pick = new Float64Array(arena, 9680, 200); // f64[200]
  const d_result0 = new Float64Array(arena, 11344, 1); // f64
  const d_result1 = new Float64Array(arena, 11360, 1); // f64
  const next_2 = new Float64Array(arena, 11376, 1); // f64
  const next_3 = new Float64Array(arena, 11392, 1); // f64

  /** What a call may give, and what of it no one has set yet. */
  const names = new Set(["start", "step", "torques"]);
  const unset = new Set(names);

  const guard = createGuard(arena, [
    ["input start", start], ["parameter torques", torques], ["result angles", null], ["gradient torques", null],
  ]);

  const inputs = {};
  Object.defineProperty(inputs, "start", { enumerable: true, value: start });
  Object.defineProperty(inputs, "step", {
    enumerable: true,
    get: () => step_1[0],
    set: (value) => void (step_1[0] = value),
  });
  const parameters = { torques };
  const outputs = {};
  Object.defineProperty(outputs, "loss", { enumerable: true, get: () => loss[0] });
  Object.defineProperty(outputs, "angles", { enumerable: true, value: angles });
  const gradients = { torques: d_torques };
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
   * mul: f64 = step * 0.5
   * div: f64 = step / 6
   * view: f64 = slice(start, [1])
   * view: f64 = slice(start, [0])
   */
  function compute_view() {
    const step2 = step_1[0];
    mul[0] = step2 * 0.5;
    div[0] = step2 / 6;
    const start2 = start[1];
    view_1[0] = start2;
    const start3 = start[0];
    view[0] = start3;
  }

  /**
   * a1: f64 = torque - 0.1 * speed - 9.81 * sin(angle)
   * a2: f64 = torque - 0.1 * v2 - 9.81 * sin(angle + step / 2 * speed)
   * add: f64 = angle + input 4 * (speed + 2 * v2 + 2 * v3 + v4)
   * add: f64 = speed + input 4 * (a1 + 2 * a2 + 2 * a3 + a4)
   */
  function compute_add(row) {
    const speed2 = swing_speed[0];
    const torque2 = torques[row];
    const angle2 = swing_angle[0];
    const a12 = torque2 - 0.1 * speed2 - 9.81 * sin(angle2);
    const t = mul[0];
    const v2 = speed2 + t * a12;
    const a22 = torque2 - 0.1 * v2 - 9.81 * sin(angle2 + t * speed2);
    const v3 = speed2 + t * a22;
    const a3 = torque2 - 0.1 * v3 - 9.81 * sin(angle2 + t * v2);
    const step2 = step_1[0];
    const v4 = speed2 + step2 * a3;
    const a4 = torque2 - 0.1 * v4 - 9.81 * sin(angle2 + step2 * v3);
    const t2 = div[0];
    a1[row] = a12;
    a2[row] = a22;
    next[0] = angle2 + t2 * (speed2 + 2 * v2 + 2 * v3 + v4);
    next_1[0] = speed2 + t2 * (a12 + 2 * a22 + 2 * a3 + a4);
  }

  /**
   * swing_angles: f64[200], swing_speed: f64, swing_angle: f64, speed_before: f64[200], a2: f64[200], a1: f64[200]
   * = scan(%3, %4, torques, step, %45, %185), 200 steps
   */
  function compute_swing() {
    swing_angle[0] = view[0];
    swing_speed[0] = view_1[0];
    for (let row = 0; row < 200; row++) {
      compute_add(row);
      angles[row] = swing_angle[0];
      speed_before[row] = swing_speed[0];
      swing_angle[0] = next[0];
      swing_speed[0] = next_1[0];
    }
  }

  /**
   * sum: f64 = sum(square(torques))
   * loss: f64 = upright + 0.001 * effort
   */
  function compute_loss() {
    let s0 = 0;
    let s1 = 0;
    let s2 = 0;
    let s3 = 0;
    let s4 = 0;
    let s5 = 0;
    let s6 = 0;
    let s7 = 0;
    for (let k = 0; k < 200; k += 8) {
      const torques2 = torques[k];
      s0 += torques2 * torques2;
      const torques3 = torques[k + 1];
      s1 += torques3 * torques3;
      const torques4 = torques[k + 2];
      s2 += torques4 * torques4;
      const torques5 = torques[k + 3];
      s3 += torques5 * torques5;
      const torques6 = torques[k + 4];
      s4 += torques6 * torques6;
      const torques7 = torques[k + 5];
      s5 += torques7 * torques7;
      const torques8 = torques[k + 6];
      s6 += torques8 * torques8;
      const torques9 = torques[k + 7];
      s7 += torques9 * torques9;
    }
    const sum2 = s0 + s4 + (s2 + s6) + (s1 + s5 + (s3 + s7));
    sum[0] = sum2;
    const swing_speed2 = swing_speed[0];
    const upright = 1 + cos(swing_angle[0]) + 0.1 * (swing_speed2 * swing_speed2);
    loss[0] = upright + 0.000005 * sum2;
  }

  /**
   * d_swing_angle: f64 = -sin(swing_angle)
   *   a cotangent of cos(swing_angle), by cos: dx
   * d_swing_speed: f64 = 0.2 * swing_speed
   * mul: f64 = step * 0.5
   * div: f64 = step / 6
   */
  function compute_div() {
    d_swing_angle[0] = -sin(swing_angle[0]);
    d_swing_speed[0] = 0.2 * swing_speed[0];
    const step2 = step_1[0];
    mul[0] = step2 * 0.5;
    div[0] = step2 / 6;
  }

  /**
   * add: f64 = d_result0 + -9.81 * d_a4 * cos(%19) + -9.81 * d_a3 * cos(angle + %16) + -9.81 * d_a2 * cos(angle
   * ...
   * add: f64 = d_a4 + d_a3 + d_a2 + d_a1
   * add: f64 = d_result1 + %22 + d_v4 + d_v3 + -9.81 * d_a2 * cos(%13) * input 8 + d_v2 + -0.1 * d_a1
   */
  function compute_add_1(row) {
    const t = mul[0];
    const a12 = a1[row];
    const speed2 = speed_before[row];
    const v2 = speed2 + t * a12;
    const angle2 = angles[row];
    const a22 = a2[row];
    const v3 = speed2 + t * a22;
    const step2 = step_1[0];
    const d_result12 = d_result1[0];
    const t2 = div[0];
    const d_a4 = d_result12 * t2;
    const t3 = d_a4 * 2;
    const d_result02 = d_result0[0];
    const t4 = d_result02 * t2;
    const t5 = t4 * 2;
    const t6 = -9.81 * d_a4 * cos(angle2 + step2 * v3);
    const d_v4 = t4 + -0.1 * d_a4;
    const d_a3 = t3 + d_v4 * step2;
    const t7 = -9.81 * d_a3 * cos(angle2 + t * v2);
    const d_v3 = t5 + t6 * step2 + -0.1 * d_a3;
    const d_a2 = t3 + d_v3 * t;
    const t8 = -9.81 * d_a2 * cos(angle2 + t * speed2);
    const d_v2 = t5 + t7 * t + -0.1 * d_a2;
    const d_a1 = d_a4 + d_v2 * t;
    next_2[0] = d_result02 + t6 + t7 + t8 + -9.81 * d_a1 * cos(angle2);
    pick[row] = d_a4 + d_a3 + d_a2 + d_a1;
    next_3[0] = d_result12 + t4 + d_v4 + d_v3 + t8 * t + d_v2 + -0.1 * d_a1;
  }

  /**
   * result: f64[200] = scan(d_swing_angle, d_swing_speed, a1, a2, swing_angles, speed_before, step, %45, %185),
   * 200 steps, the last first
   */
  function compute_d_swing() {
    d_result0[0] = d_swing_angle[0];
    d_result1[0] = d_swing_speed[0];
    for (let back = 0; back < 200; back++) {
      const row = 199 - back;
      compute_add_1(row);
      d_result0[0] = next_2[0];
      d_result1[0] = next_3[0];
    }
  }

  /**
   * d_torques: f64[200] = 0.00001 * torques + d_swing[2]
   *   a cotangent of torques, by sum of the cotangents of its uses
   */
  function compute_d_torques() {
    for (let i = 0; i < 200; i++) {
      d_torques[i] = 0.00001 * torques[i] + pick[i];
    }
  }

  /**
   * d_swing_angle: f64 = -sin(swing_angle)
   *   a cotangent of cos(swing_angle), by cos: dx
   * d_swing_speed: f64 = 0.2 * swing_speed
   */
  function compute_d_swing_speed() {
    d_swing_angle[0] = -sin(swing_angle[0]);
    d_swing_speed[0] = 0.2 * swing_speed[0];
  }

  function computeForward() {
    compute_view();
    compute_swing();
    compute_loss();
    run.backward = computeBackward;
  }

  function computeBackward() {
    compute_div();
    compute_d_swing();
    compute_d_torques();
  }

  function computeForwardBackward() {
    compute_view();
    compute_swing();
    compute_d_swing_speed();
    compute_d_swing();
    compute_loss();
    compute_d_torques();
  }

  // Calls.

  /** Throws if a call gives what does not fit; changes nothing. */
  function checkInputs(given) {
    checkObject("inputs", given);
    let found = 0;
    if (given.start !== undefined) {
      found += 1;
      guard.see(0, given.start, Float64Array, 2, "f64[2]");
    }
    if (given.step !== undefined) {
      found += 1;
      if (typeof given.step !== "number") throw wrong("input step", "a number", given.step);
    }
    if (given.torques !== undefined) {
      found += 1;
      guard.see(1, given.torques, Float64Array, 200, "f64[200]");
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
    if (given.start !== undefined && given.start !== start) start.set(given.start);
    if (given.step !== undefined) step_1[0] = given.step;
    if (given.torques !== undefined && given.torques !== torques) torques.set(given.torques);
    if (unset.size > 0) markSet(...unset);
    run.backward = checkForward;
  }

  /** Throws unless results can be written into these arrays. */
  function checkOutputs(label, out) {
    checkObject(label, out);
    guard.see(2, out.angles, Float64Array, 200, "f64[200]");
  }

  function copyOutputs() {
    return { loss: loss[0], angles: angles.slice() };
  }

  function fillOutputs(out) {
    out.loss = loss[0];
    out.angles.set(angles);
    return out;
  }

  /** Throws unless results can be written into these arrays. */
  function checkGradients(label, out) {
    checkObject(label, out);
    guard.see(3, out.torques, Float64Array, 200, "f64[200]");
  }

  function copyGradients(seed = 1) {
    return { torques: scaled(d_torques.slice(), seed) };
  }

  function fillGradients(out, seed = 1) {
    out.torques.set(d_torques);
    scaled(out.torques, seed);
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
    for (let i = 0; i < 200; i++) {
      torques[i] = 0;
    }
    markSet("torques");
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
      markSet("start", "step");
      return inputs;
    }
    get parameters() {
      markSet("torques");
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
//# sourceMappingURL=pendulum.js.map
