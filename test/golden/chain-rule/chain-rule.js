/**
 * chain-rule
 *
 * The chain rule on z = y^2, y = 2x: dz/dx = 2y * 2 = 8x.
 *
 *   y: f64 = 2 * x
 *   z: f64 = y ** 2
 *
 * Memory of a model: 48 bytes.
 * Gradients: of z with respect to x.
 * Made by gradc 0.1.0 from chain-rule.json; change that, not this.
 */

/** What the module is, and what it costs. */
export const signature = {
  name: "chain-rule",
  compiler: "gradc 0.1.0",
  sizes: {},
  inputs: [],
  parameters: [{ name: "x", dtype: "f64", shape: [] }],
  outputs: [{ name: "z", dtype: "f64", shape: [] }],
  gradients: [{ name: "x", dtype: "f64", shape: [] }],
  of: "z",
  flops: { forward: 2, backward: 1, forwardBackward: 3 },
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
  const x = new Float64Array(arena, 0, 1); // f64

  // Outputs.
  const z = new Float64Array(arena, 16, 1); // f64

  // Gradients.
  const d_x = new Float64Array(arena, 32, 1); // f64

  /** What a call may give, and what of it no one has set yet. */
  const names = new Set(["x"]);
  const unset = new Set(names);

  const inputs = {};
  const parameters = {};
  Object.defineProperty(parameters, "x", {
    enumerable: true,
    get: () => x[0],
    set: (value) => void (x[0] = value),
  });
  const outputs = {};
  Object.defineProperty(outputs, "z", { enumerable: true, get: () => z[0] });
  const gradients = {};
  Object.defineProperty(gradients, "x", { enumerable: true, get: () => d_x[0] });
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

  /** z: f64 = y ** 2 */
  function compute_z() {
    const x2 = x[0];
    const y = 2 * x2;
    const z2 = y * y;
    z[0] = z2;
  }

  /** d_x: f64 = 8 * x */
  function compute_d_x() {
    const x2 = x[0];
    const d_x2 = 8 * x2;
    d_x[0] = d_x2;
  }

  /**
   * z: f64 = y ** 2
   * d_x: f64 = 8 * x
   */
  function compute_d_x_1() {
    const x2 = x[0];
    const y = 2 * x2;
    const z2 = y * y;
    const d_x2 = 8 * x2;
    z[0] = z2;
    d_x[0] = d_x2;
  }

  function computeForward() {
    compute_z();
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
      if (typeof given.x !== "number") throw wrong("parameter x", "a number", given.x);
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
    if (given.x !== undefined) x[0] = given.x;
    if (unset.size > 0) markSet(...unset);
    run.backward = checkForward;
  }

  function copyOutputs() {
    return { z: z[0] };
  }

  function fillOutputs(out) {
    out.z = z[0];
    return out;
  }

  function copyGradients(seed = 1) {
    return { x: d_x[0] * seed };
  }

  function fillGradients(out, seed = 1) {
    out.x = d_x[0] * seed;
    return out;
  }

  function forward(given, out) {
    if (given === undefined && out === undefined) {
      run.forward();
      return outputs;
    }
    if (given !== undefined) checkInputs(given);
    if (unset.size > 0) checkSet(given);
    if (out !== undefined) checkObject("out", out);
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
    if (given !== undefined) checkInputs(given);
    if (unset.size > 0) checkSet(given);
    if (seed !== undefined && typeof seed !== "number") throw wrong("seed", "a number", seed);
    if (out !== undefined) {
      checkObject("out", out);
      checkObject("out.outputs", out.outputs);
      checkObject("out.gradients", out.gradients);
    }
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
//# sourceMappingURL=chain-rule.js.map
