/**
 * linear-regression
 *
 * Least squares: a line through points in five dimensions.
 *
 *   prediction: f64[64] = matmul(x, w) + b
 *   loss: f64 = meanSquaredError(prediction, y)
 *
 * Sizes: batch = 64.
 * Memory of a model: 4240 bytes.
 * Gradients: of loss with respect to w, b.
 * Made by gradc 0.1.0 from linear-regression.json; change that, not this.
 */

/** What the module is, and what it costs. */
export const signature = {
  name: "linear-regression",
  compiler: "gradc 0.1.0",
  sizes: { batch: 64 },
  inputs: [{ name: "x", dtype: "f64", shape: [64, 5] }, { name: "y", dtype: "f64", shape: [64] }],
  parameters: [{ name: "w", dtype: "f64", shape: [5] }, { name: "b", dtype: "f64", shape: [] }],
  outputs: [{ name: "loss", dtype: "f64", shape: [] }, { name: "prediction", dtype: "f64", shape: [64] }],
  gradients: [{ name: "w", dtype: "f64", shape: [5] }, { name: "b", dtype: "f64", shape: [] }],
  of: "loss",
  flops: { forward: 897, backward: 896, forwardBackward: 1793 },
  bytes: 4240,
  keeps: [{ name: "prediction", dtype: "f64", shape: [64] }],
};

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
  const arena = new ArrayBuffer(4240);

  // Inputs, and the seed of the gradients.
  const x = new Float64Array(arena, 0, 320); // f64[64, 5]
  const y = new Float64Array(arena, 2560, 64); // f64[64]

  // Parameters.
  const w = new Float64Array(arena, 3072, 5); // f64[5]
  const b = new Float64Array(arena, 3120, 1); // f64

  // Outputs.
  const loss = new Float64Array(arena, 3136, 1); // f64
  const prediction = new Float64Array(arena, 3152, 64); // f64[64]

  // Gradients.
  const d_w = new Float64Array(arena, 3664, 5); // f64[5]
  const d_b = new Float64Array(arena, 3712, 1); // f64

  // Temporaries; those that are never needed at once share memory.
  const d_prediction = new Float64Array(arena, 3728, 64); // f64[64]

  /** What a call may give, and what of it no one has set yet. */
  const names = new Set(["x", "y", "w", "b"]);
  const unset = new Set(names);

  const guard = createGuard(arena, [
    ["input x", x], ["input y", y], ["parameter w", w], ["result prediction", null], ["gradient w", null],
  ]);

  const inputs = { x, y };
  const parameters = {};
  Object.defineProperty(parameters, "w", { enumerable: true, value: w });
  Object.defineProperty(parameters, "b", {
    enumerable: true,
    get: () => b[0],
    set: (value) => void (b[0] = value),
  });
  const outputs = {};
  Object.defineProperty(outputs, "loss", { enumerable: true, get: () => loss[0] });
  Object.defineProperty(outputs, "prediction", { enumerable: true, value: prediction });
  const gradients = {};
  Object.defineProperty(gradients, "w", { enumerable: true, value: d_w });
  Object.defineProperty(gradients, "b", { enumerable: true, get: () => d_b[0] });
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

  /** prediction: f64[64] = matmul(x, w) + b */
  function compute_prediction() {
    const b2 = b[0];
    for (let i = 0; i < 64; i += 4) {
      let s0 = 0;
      let s1 = 0;
      let s2 = 0;
      let s3 = 0;
      const a0 = i * 5;
      const a1 = i * 5 + 5;
      const a2 = i * 5 + 10;
      const a3 = i * 5 + 15;
      for (let k = 0; k < 5; k++) {
        const x0 = x[a0 + k];
        const x1 = x[a1 + k];
        const x2 = x[a2 + k];
        const x3 = x[a3 + k];
        const y0 = w[k];
        s0 += x0 * y0;
        s1 += x1 * y0;
        s2 += x2 * y0;
        s3 += x3 * y0;
      }
      prediction[i] = s0 + b2;
      prediction[i + 1] = s1 + b2;
      prediction[i + 2] = s2 + b2;
      prediction[i + 3] = s3 + b2;
    }
  }

  /** loss: f64 = meanSquaredError(prediction, y) */
  function compute_loss() {
    let s0 = 0;
    let s1 = 0;
    let s2 = 0;
    let s3 = 0;
    let s4 = 0;
    let s5 = 0;
    let s6 = 0;
    let s7 = 0;
    for (let k = 0; k < 64; k += 8) {
      const prediction2 = prediction[k];
      const y2 = y[k];
      s0 += (prediction2 - y2) * (prediction2 - y2);
      const prediction3 = prediction[k + 1];
      const y3 = y[k + 1];
      s1 += (prediction3 - y3) * (prediction3 - y3);
      const prediction4 = prediction[k + 2];
      const y4 = y[k + 2];
      s2 += (prediction4 - y4) * (prediction4 - y4);
      const prediction5 = prediction[k + 3];
      const y5 = y[k + 3];
      s3 += (prediction5 - y5) * (prediction5 - y5);
      const prediction6 = prediction[k + 4];
      const y6 = y[k + 4];
      s4 += (prediction6 - y6) * (prediction6 - y6);
      const prediction7 = prediction[k + 5];
      const y7 = y[k + 5];
      s5 += (prediction7 - y7) * (prediction7 - y7);
      const prediction8 = prediction[k + 6];
      const y8 = y[k + 6];
      s6 += (prediction8 - y8) * (prediction8 - y8);
      const prediction9 = prediction[k + 7];
      const y9 = y[k + 7];
      s7 += (prediction9 - y9) * (prediction9 - y9);
    }
    const sum2 = s0 + s4 + (s2 + s6) + (s1 + s5 + (s3 + s7));
    loss[0] = sum2 * 0.015625;
  }

  /** d_prediction: f64[64] = 0.03125 * (prediction - y) */
  function compute_d_prediction() {
    for (let i = 0; i < 64; i++) {
      d_prediction[i] = 0.03125 * (prediction[i] - y[i]);
    }
  }

  /**
   * d_b: f64 = sum(d_prediction)
   *   a cotangent of broadcastTo(b, [64]), by view: dx
   */
  function compute_d_b() {
    let s0 = 0;
    let s1 = 0;
    let s2 = 0;
    let s3 = 0;
    let s4 = 0;
    let s5 = 0;
    let s6 = 0;
    let s7 = 0;
    for (let k = 0; k < 64; k += 8) {
      s0 += d_prediction[k];
      s1 += d_prediction[k + 1];
      s2 += d_prediction[k + 2];
      s3 += d_prediction[k + 3];
      s4 += d_prediction[k + 4];
      s5 += d_prediction[k + 5];
      s6 += d_prediction[k + 6];
      s7 += d_prediction[k + 7];
    }
    d_b[0] = s0 + s4 + (s2 + s6) + (s1 + s5 + (s3 + s7));
  }

  /**
   * d_w: f64[5] = matmul(d_prediction, x)
   *   a cotangent of matmul(x, w), by contraction: db
   */
  function compute_d_w() {
    let s0 = 0;
    let s1 = 0;
    let s2 = 0;
    let s3 = 0;
    for (let k = 0; k < 64; k++) {
      const p = k * 5;
      const x0 = x[p];
      const x1 = x[1 + p];
      const x2 = x[2 + p];
      const x3 = x[3 + p];
      const y0 = d_prediction[k];
      s0 += x0 * y0;
      s1 += x1 * y0;
      s2 += x2 * y0;
      s3 += x3 * y0;
    }
    d_w[0] = s0;
    d_w[1] = s1;
    d_w[2] = s2;
    d_w[3] = s3;
    let s02 = 0;
    for (let k2 = 0; k2 < 64; k2++) {
      const x0 = x[4 + k2 * 5];
      const y0 = d_prediction[k2];
      s02 += x0 * y0;
    }
    d_w[4] = s02;
  }

  function computeForward() {
    compute_prediction();
    compute_loss();
    run.backward = computeBackward;
  }

  function computeBackward() {
    compute_d_prediction();
    compute_d_b();
    compute_d_w();
  }

  function computeForwardBackward() {
    compute_prediction();
    compute_loss();
    compute_d_prediction();
    compute_d_b();
    compute_d_w();
  }

  // Calls.

  /** Throws if a call gives what does not fit; changes nothing. */
  function checkInputs(given) {
    checkObject("inputs", given);
    let found = 0;
    if (given.x !== undefined) {
      found += 1;
      guard.see(0, given.x, Float64Array, 320, "f64[64, 5]");
    }
    if (given.y !== undefined) {
      found += 1;
      guard.see(1, given.y, Float64Array, 64, "f64[64]");
    }
    if (given.w !== undefined) {
      found += 1;
      guard.see(2, given.w, Float64Array, 5, "f64[5]");
    }
    if (given.b !== undefined) {
      found += 1;
      if (typeof given.b !== "number") throw wrong("parameter b", "a number", given.b);
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
    if (given.w !== undefined && given.w !== w) w.set(given.w);
    if (given.b !== undefined) b[0] = given.b;
    if (unset.size > 0) markSet(...unset);
    run.backward = checkForward;
  }

  /** Throws unless results can be written into these arrays. */
  function checkOutputs(label, out) {
    checkObject(label, out);
    guard.see(3, out.prediction, Float64Array, 64, "f64[64]");
  }

  function copyOutputs() {
    return { loss: loss[0], prediction: prediction.slice() };
  }

  function fillOutputs(out) {
    out.loss = loss[0];
    out.prediction.set(prediction);
    return out;
  }

  /** Throws unless results can be written into these arrays. */
  function checkGradients(label, out) {
    checkObject(label, out);
    guard.see(4, out.w, Float64Array, 5, "f64[5]");
  }

  function copyGradients(seed = 1) {
    return { w: scaled(d_w.slice(), seed), b: d_b[0] * seed };
  }

  function fillGradients(out, seed = 1) {
    out.w.set(d_w);
    scaled(out.w, seed);
    out.b = d_b[0] * seed;
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
    for (let i = 0; i < 5; i++) {
      w[i] = 0;
    }
    b[0] = 0;
    markSet("w", "b");
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
      markSet("w", "b");
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
//# sourceMappingURL=linear-regression.js.map
