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
  inputs: {},
  parameters: { x: { dtype: "f64", shape: [2] } },
  outputs: { loss: { dtype: "f64", shape: [] } },
  gradients: { x: { dtype: "f64", shape: [2] } },
  of: "loss",
  flops: { forward: 7, backward: 11, forwardBackward: 15 },
  bytes: 48,
  keeps: {},
};

/** A model with memory of its own. `binding` may repeat the sizes that the module was compiled for; others throw. */
export function create(binding = {}) {
  checkBinding(binding);
  return createModel();
}

export const { forward, backward, forwardBackward } = createModel();

/** An instance: memory, kernels, and the functions that call them. */
function createModel() {
  const arena = new ArrayBuffer(48);

  // Parameters.
  const x = new Float64Array(arena, 0, 2); // f64[2]

  // Outputs.
  const loss = new Float64Array(arena, 16, 1); // f64[1]

  // Gradients.
  const d_x = new Float64Array(arena, 32, 2); // f64[2]

  /** Where inputs and parameters end. */
  const inputsEnd = 16;

  /** What a call may give; what of it has never been set; how much that is. */
  const names = new Set(["x"]);
  const unset = new Set(names);
  let missing = unset.size;

  /** Whether memory is as the last forward left it, so that backward may read it. */
  let isCurrent = false;

  const inputs = {};
  const parameters = { x };
  const outputs = { loss: NaN };
  const gradients = { x: d_x };
  const results = { outputs, gradients };

  // Kernels.

  /** add: f64[1] = expandDims(100, 0) * square(b - square(a)) + square(expandDims(1, 0) - a) */
  function compute_add() {
    const x0 = x[0];
    const x1 = x[1];
    const t = 1 - x0;
    const t2 = x1 - x0 * x0;
    loss[0] = 100 * (t2 * t2) + t * t;
  }

  /** d_x: f64[2] = pad(d_b, [[1, 0]]) + pad(d_a, [[0, 1]]) */
  function compute_d_x() {
    const x0 = x[0];
    const x1 = x[1];
    const t = x1 - x0 * x0;
    const d_b = 200 * t;
    const d_a = -2 * (1 - x0) + 2 * (-200 * t * x0);
    const d_x0 = 0 + d_a;
    const d_x1 = d_b + 0;
    d_x[0] = d_x0;
    d_x[1] = d_x1;
  }

  /**
   * add: f64[1] = expandDims(100, 0) * square(b - square(a)) + square(expandDims(1, 0) - a)
   * d_x: f64[2] = pad(d_b, [[1, 0]]) + pad(d_a, [[0, 1]])
   */
  function compute_d_x_1() {
    const x0 = x[0];
    const x1 = x[1];
    const t = 1 - x0;
    const t2 = x1 - x0 * x0;
    const d_b = 200 * t2;
    const d_a = -2 * t + 2 * (-200 * t2 * x0);
    const d_x0 = 0 + d_a;
    const d_x1 = d_b + 0;
    loss[0] = 100 * (t2 * t2) + t * t;
    d_x[0] = d_x0;
    d_x[1] = d_x1;
  }

  function computeForward() {
    compute_add();
    outputs.loss = loss[0];
    isCurrent = true;
  }

  function computeBackward() {
    compute_d_x();
  }

  function computeForwardBackward() {
    isCurrent = false;
    compute_d_x_1();
    outputs.loss = loss[0];
  }

  // Calls.

  /** Throws if a call gives what does not fit; changes nothing. */
  function checkInputs(given) {
    checkObject("inputs", given);
    checkNames(given, names);
    if (given.x !== undefined) {
      checkArray("parameter x", given.x, Float64Array, 2, "f64[2]");
      checkAlias("parameter x", given.x, x, inputsEnd);
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
    missing = 0;
  }

  function copyOutputs() {
    return { loss: outputs.loss };
  }

  function fillOutputs(out) {
    out.loss = outputs.loss;
    return out;
  }

  /** Throws unless these are the caller's own arrays, apart from the inputs. */
  function checkGradients(label, out, given) {
    checkObject(label, out);
    checkArray("gradient x", out.x, Float64Array, 2, "f64[2]");
    checkApart("gradient x", out.x, arena, given);
  }

  function copyGradients(factor) {
    return { x: scaled(d_x.slice(), factor) };
  }

  function fillGradients(out, factor) {
    out.x.set(d_x);
    scaled(out.x, factor);
    return out;
  }

  function forward(given, out) {
    if (given === undefined && out === undefined) {
      if (missing > 0) checkSet();
      computeForward();
      return outputs;
    }
    if (given !== undefined) checkInputs(given);
    if (missing > 0) checkSet(given);
    if (out !== undefined) checkObject("out", out);
    if (given !== undefined) takeInputs(given);
    computeForward();
    return out === undefined ? copyOutputs() : fillOutputs(out);
  }

  function backward(seed, out) {
    if (!isCurrent) throw new Error("backward needs a forward that succeeded before it");
    if (seed === undefined && out === undefined) {
      computeBackward();
      return gradients;
    }
    if (seed !== undefined) checkNumber("seed", seed);
    if (out !== undefined) checkGradients("out", out);
    const factor = seed === undefined ? 1 : seed;
    computeBackward();
    return out === undefined ? copyGradients(factor) : fillGradients(out, factor);
  }

  function forwardBackward(given, out, seed) {
    if (given === undefined && out === undefined && seed === undefined) {
      if (missing > 0) checkSet();
      computeForwardBackward();
      return results;
    }
    if (given !== undefined) checkInputs(given);
    if (missing > 0) checkSet(given);
    if (seed !== undefined) checkNumber("seed", seed);
    if (out !== undefined) {
      checkObject("out", out);
      checkObject("out.outputs", out.outputs);
      checkGradients("out.gradients", out.gradients, given);
    }
    if (given !== undefined) takeInputs(given);
    const factor = seed === undefined ? 1 : seed;
    computeForwardBackward();
    if (out === undefined) return { outputs: copyOutputs(), gradients: copyGradients(factor) };
    fillOutputs(out.outputs);
    fillGradients(out.gradients, factor);
    return out;
  }

  /** These have been set, now and for good. */
  function markSet(...set) {
    for (const name of set) unset.delete(name);
    missing = unset.size;
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
  if (typeof value !== "object" || value === null) {
    throw new TypeError(`${name}: expected an object, got ${describe(value)}`);
  }
}

/** Throws unless the value is an array of this class and length. */
function checkArray(name, value, Kind, length, type) {
  if (value instanceof Kind && value.length === length) return;
  throw new TypeError(`${name}: expected ${Kind.name} of length ${length} (${type}), got ${describe(value)}`);
}

/** Throws unless the value is a number. */
function checkNumber(name, value) {
  if (typeof value !== "number") throw new TypeError(`${name}: expected a number, got ${describe(value)}`);
}

/** Throws if the array is memory that the model keeps another input in: copying one would change the other. */
function checkAlias(name, array, own, end) {
  if (array.buffer !== own.buffer || array.byteOffset >= end || array.byteOffset === own.byteOffset) return;
  throw new TypeError(`${name}: expected an array of its own, got memory of another input of the model`);
}

/** Throws if an array for results is memory of the model, or of an input of this call. */
function checkApart(name, array, arena, given) {
  if (array.buffer === arena) throw new TypeError(`${name} is memory of the model: results need arrays of their own`);
  if (given === undefined) return;
  for (const input in given) {
    const value = given[input];
    if (ArrayBuffer.isView(value) && sameMemory(array, value)) {
      throw new TypeError(`${name} shares memory with the input ${input}: results need arrays of their own`);
    }
  }
}

/** Whether two arrays have a byte in common. */
function sameMemory(a, b) {
  return (
    a.buffer === b.buffer && a.byteOffset < b.byteOffset + b.byteLength && b.byteOffset < a.byteOffset + a.byteLength
  );
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

/** The array, multiplied in place: a gradient is linear in its seed. */
function scaled(array, factor) {
  if (factor !== 1) for (let i = 0; i < array.length; i++) array[i] *= factor;
  return array;
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
