/**
 * rosenbrock-2
 *
 * Rosenbrock's valley in the plane; its minimum is at (1, 1).
 *
 *   a: f64[1] = slice(x, ["0:1"])
 *   b: f64[1] = slice(x, ["1:2"])
 *   loss: f64 = sum(100 * (b - a * a) ** 2 + (1 - a) ** 2)
 *
 * Memory of a model: 48 bytes.
 * Gradients: of loss with respect to x.
 * Made by gradc 0.1.0 from rosenbrock-2.json; change that, not this.
 */

/** What the module is, and what it costs. */
export const signature = {
  name: "rosenbrock-2",
  compiler: "gradc 0.1.0",
  sizes: {},
  inputs: [],
  parameters: [{ name: "x", dtype: "f64", shape: [2] }],
  outputs: [{ name: "loss", dtype: "f64", shape: [] }],
  gradients: [{ name: "x", dtype: "f64", shape: [2] }],
  of: "loss",
  flops: { forward: 7, backward: 11, forwardBackward: 15 },
  bytes: 48,
  keeps: [],
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
  const arena = new ArrayBuffer(48);

  // Parameters.
  const x = new Float64Array(arena, 0, 2); // f64[2]

  // Outputs.
  const loss = new Float64Array(arena, 16, 1); // f64[1]

  // Gradients.
  const d_x = new Float64Array(arena, 32, 2); // f64[2]

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

  /** add: f64[1] = expandDims(100, 0) * square(b - square(a)) + square(expandDims(1, 0) - a) */
  function compute_add() {
    const x0 = x[0];
    const x1 = x[1];
    const t = 1 - x0;
    const t2 = x1 - x0 * x0;
    loss[0] = 100 * (t2 * t2) + t * t;
  }

  /**
   * d_x: f64[2] = pad(d_b, [[1, 0]]) + pad(d_a, [[0, 1]])
   *   a cotangent of x, by sum of the cotangents of its uses
   */
  function compute_d_x() {
    const x0 = x[0];
    const x1 = x[1];
    const t = x1 - x0 * x0;
    const d_b = 200 * t;
    const d_a = -2 * (1 - x0) + 2 * (-200 * t * x0);
    d_x[0] = d_a;
    d_x[1] = d_b;
  }

  /**
   * add: f64[1] = expandDims(100, 0) * square(b - square(a)) + square(expandDims(1, 0) - a)
   * d_x: f64[2] = pad(d_b, [[1, 0]]) + pad(d_a, [[0, 1]])
   *   a cotangent of x, by sum of the cotangents of its uses
   */
  function compute_d_x_1() {
    const x0 = x[0];
    const x1 = x[1];
    const t = 1 - x0;
    const t2 = x1 - x0 * x0;
    const d_b = 200 * t2;
    const d_a = -2 * t + 2 * (-200 * t2 * x0);
    loss[0] = 100 * (t2 * t2) + t * t;
    d_x[0] = d_a;
    d_x[1] = d_b;
  }

  function computeForward() {
    compute_add();
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
      guard.see(0, given.x, Float64Array, 2, "f64[2]");
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
    guard.see(1, out.x, Float64Array, 2, "f64[2]");
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
//# sourceMappingURL=rosenbrock-2.js.map
