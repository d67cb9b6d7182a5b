/**
 * lstm
 *
 * ADBench's LSTM: layers of gates without weight matrices predict the next of a sequence of bit vectors. A scan
 * over time, and in each step one over the layers.
 *
 *   weights = slice(gates, [0])
 *   biases = slice(gates, [1])
 *   hidden = slice(old, [0])
 *   cell = slice(old, [1])
 *   forget = sigmoid(signal * slice(weights, [0]) + slice(biases, [0]))
 *   admit = sigmoid(hidden * slice(weights, [1]) + slice(biases, [1]))
 *   emit = sigmoid(signal * slice(weights, [2]) + slice(biases, [2]))
 *   change = tanh(hidden * slice(weights, [3]) + slice(biases, [3]))
 *   newCell = cell * forget + admit * change
 *   newHidden = emit * tanh(newCell)
 *   states = stack([newHidden, newCell])
 *   predicted = deep.signal * slice(extra, [1]) + slice(extra, [2])
 *   likelihood = predicted - log(sum(exp(predicted)) + 2)
 *   gains = sum(target * likelihood)
 *   loss: f64 = -sum(steps.gains) / ((time - 1) * bits)
 *
 * Sizes: layers = 4, time = 24, bits = 14.
 * Memory of a model: 302656 bytes.
 * Gradients: of loss with respect to main, extra.
 * Products of the Hessian: of loss with respect to main, extra.
 * Made by gradc 0.1.0 from lstm.json; change that, not this.
 */

/** What the module is, and what it costs. */
export const signature = {
  name: "lstm",
  compiler: "gradc 0.1.0",
  sizes: { layers: 4, time: 24, bits: 14 },
  inputs: [
    { name: "state", dtype: "f64", shape: [4, 2, 14] },
    { name: "sequence", dtype: "f64", shape: [24, 14] },
  ],
  parameters: [
    { name: "main", dtype: "f64", shape: [4, 2, 4, 14] },
    { name: "extra", dtype: "f64", shape: [3, 14] },
  ],
  outputs: [{ name: "loss", dtype: "f64", shape: [] }],
  gradients: [
    { name: "main", dtype: "f64", shape: [4, 2, 4, 14] },
    { name: "extra", dtype: "f64", shape: [3, 14] },
  ],
  of: "loss",
  hvp: {
    of: "loss",
    wrt: [
      { name: "main", dtype: "f64", shape: [4, 2, 4, 14] },
      { name: "extra", dtype: "f64", shape: [3, 14] },
    ],
    results: [
      { name: "main", dtype: "f64", shape: [4, 2, 4, 14] },
      { name: "extra", dtype: "f64", shape: [3, 14] },
    ],
  },
  flops: { forward: 158612, backward: 101307, forwardBackward: 259919, hvp: 549646 },
  bytes: 302656,
  keeps: [
    { name: "forget", dtype: "f64", shape: [23, 4, 14] },
    { name: "admit", dtype: "f64", shape: [23, 4, 14] },
    { name: "emit", dtype: "f64", shape: [23, 4, 14] },
    { name: "change", dtype: "f64", shape: [23, 4, 14] },
    { name: "pick", dtype: "f64", shape: [23, 4, 14] },
    { name: "signal_before", dtype: "f64", shape: [23, 4, 14] },
    { name: "deep_signal", dtype: "f64", shape: [23, 14] },
    { name: "pick_1", dtype: "f64", shape: [23, 14] },
    { name: "pick_2", dtype: "f64", shape: [23] },
    { name: "s_before", dtype: "f64", shape: [23, 4, 2, 14] },
  ],
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

/** Computes the product of the Hessian with `vectors`. */
export function hvp(inputs, vectors, out) {
  return sharedModel().hvp(inputs, vectors, out);
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
  const arena = new ArrayBuffer(302656);

  // Inputs, and the seed of the gradients.
  const state_1 = new Float64Array(arena, 0, 112); // f64[4, 2, 14]
  const sequence = new Float64Array(arena, 896, 336); // f64[24, 14]

  // Parameters.
  const main = new Float64Array(arena, 3584, 448); // f64[4, 2, 4, 14]
  const extra = new Float64Array(arena, 7168, 42); // f64[3, 14]

  // Tangents and vectors, along which derivatives are taken.
  const vector_main = new Float64Array(arena, 7504, 448); // f64[4, 2, 4, 14]
  const vector_extra = new Float64Array(arena, 11088, 42); // f64[3, 14]

  // Outputs.
  const loss = new Float64Array(arena, 11424, 1); // f64

  // Gradients.
  const d_main = new Float64Array(arena, 11440, 448); // f64[4, 2, 4, 14]
  const d_extra = new Float64Array(arena, 15024, 42); // f64[3, 14]

  // Other derivatives.
  const d_d_main = new Float64Array(arena, 15360, 448); // f64[4, 2, 4, 14]
  const d_d_extra = new Float64Array(arena, 18944, 42); // f64[3, 14]

  // What backward reads of what forward computed.
  const forget = new Float64Array(arena, 19280, 1288); // f64[23, 4, 14]
  const admit = new Float64Array(arena, 29584, 1288); // f64[23, 4, 14]
  const emit = new Float64Array(arena, 39888, 1288); // f64[23, 4, 14]
  const change = new Float64Array(arena, 50192, 1288); // f64[23, 4, 14]
  const pick = new Float64Array(arena, 60496, 1288); // f64[23, 4, 14]
  const signal_before = new Float64Array(arena, 70800, 1288); // f64[23, 4, 14]
  const deep_signal = new Float64Array(arena, 81104, 322); // f64[23, 14]
  const pick_1 = new Float64Array(arena, 83680, 322); // f64[23, 14]
  const pick_2 = new Float64Array(arena, 86256, 23); // f64[23]
  const s_before = new Float64Array(arena, 86448, 2576); // f64[23, 4, 2, 14]

  // Temporaries; those that are never needed at once share memory.
  const view = new Float64Array(arena, 275504, 14); // f64[14]
  const view_1 = new Float64Array(arena, 299600, 14); // f64[14]
  const view_2 = new Float64Array(arena, 275616, 14); // f64[14]
  const view_3 = new Float64Array(arena, 279088, 322); // f64[23, 14]
  const view_4 = new Float64Array(arena, 281664, 322); // f64[23, 14]
  const steps_gains = new Float64Array(arena, 116912, 23); // f64[23]
  const s = new Float64Array(arena, 107056, 112); // f64[4, 2, 14]
  const deep_states = new Float64Array(arena, 107952, 112); // f64[4, 2, 14]
  const mul = new Float64Array(arena, 108848, 14); // f64[14]
  const log_ = new Float64Array(arena, 109072, 1); // f64
  const newHidden = new Float64Array(arena, 108960, 14); // f64[14]
  const d_steps_gains = new Float64Array(arena, 299024, 23); // f64[23]
  const pick_3 = new Float64Array(arena, 117104, 14); // f64[14]
  const pick_4 = new Float64Array(arena, 117216, 14); // f64[14]
  const pick_5 = new Float64Array(arena, 117328, 14); // f64[14]
  const d_deep_states = new Float64Array(arena, 114224, 112); // f64[4, 2, 14]
  const next = new Float64Array(arena, 115120, 112); // f64[4, 2, 14]
  const next_1 = new Float64Array(arena, 107056, 448); // f64[4, 2, 4, 14]
  const next_2 = new Float64Array(arena, 117440, 14); // f64[14]
  const next_3 = new Float64Array(arena, 117552, 14); // f64[14]
  const next_4 = new Float64Array(arena, 117664, 14); // f64[14]
  const div = new Float64Array(arena, 118784, 1); // f64
  const d_deep_signal = new Float64Array(arena, 117776, 14); // f64[14]
  const pick_6 = new Float64Array(arena, 117888, 14); // f64[14]
  const pick_7 = new Float64Array(arena, 110640, 448); // f64[4, 2, 4, 14]
  const next_5 = new Float64Array(arena, 118000, 14); // f64[14]
  const d_cell = new Float64Array(arena, 118112, 14); // f64[14]
  const mul_1 = new Float64Array(arena, 118224, 14); // f64[14]
  const mul_2 = new Float64Array(arena, 118336, 14); // f64[14]
  const mul_3 = new Float64Array(arena, 118448, 14); // f64[14]
  const d_hidden = new Float64Array(arena, 118560, 14); // f64[14]
  const mul_4 = new Float64Array(arena, 118672, 14); // f64[14]
  const d_biases = new Float64Array(arena, 116016, 56); // f64[4, 14]
  const d_weights = new Float64Array(arena, 116464, 56); // f64[4, 14]
  const view_5 = new Float64Array(arena, 275728, 14); // f64[14]
  const view_6 = new Float64Array(arena, 299712, 14); // f64[14]
  const view_7 = new Float64Array(arena, 275840, 14); // f64[14]
  const d_s_before = new Float64Array(arena, 107056, 2576); // f64[23, 4, 2, 14]
  const pick_8 = new Float64Array(arena, 299216, 23); // f64[23]
  const pick_9 = new Float64Array(arena, 284240, 322); // f64[23, 14]
  const d_deep_signal_1 = new Float64Array(arena, 286816, 322); // f64[23, 14]
  const d_signal_before = new Float64Array(arena, 148272, 1288); // f64[23, 4, 14]
  const pick_10 = new Float64Array(arena, 158576, 1288); // f64[23, 4, 14]
  const d_change = new Float64Array(arena, 168880, 1288); // f64[23, 4, 14]
  const d_emit = new Float64Array(arena, 179184, 1288); // f64[23, 4, 14]
  const d_admit = new Float64Array(arena, 189488, 1288); // f64[23, 4, 14]
  const d_forget = new Float64Array(arena, 199792, 1288); // f64[23, 4, 14]
  const s_before_1 = new Float64Array(arena, 127664, 2576); // f64[23, 4, 2, 14]
  const pick_11 = new Float64Array(arena, 299408, 23); // f64[23]
  const pick_12 = new Float64Array(arena, 289392, 322); // f64[23, 14]
  const deep_signal_3 = new Float64Array(arena, 291968, 322); // f64[23, 14]
  const signal_before_3 = new Float64Array(arena, 210096, 1288); // f64[23, 4, 14]
  const pick_13 = new Float64Array(arena, 220400, 1288); // f64[23, 4, 14]
  const change_5 = new Float64Array(arena, 230704, 1288); // f64[23, 4, 14]
  const emit_5 = new Float64Array(arena, 241008, 1288); // f64[23, 4, 14]
  const admit_5 = new Float64Array(arena, 251312, 1288); // f64[23, 4, 14]
  const forget_5 = new Float64Array(arena, 261616, 1288); // f64[23, 4, 14]
  const pick_14 = new Float64Array(arena, 299824, 14); // f64[14]
  const pick_15 = new Float64Array(arena, 299936, 14); // f64[14]
  const pick_16 = new Float64Array(arena, 300048, 14); // f64[14]
  const s_3 = new Float64Array(arena, 271920, 112); // f64[4, 2, 14]
  const d_s = new Float64Array(arena, 272816, 112); // f64[4, 2, 14]
  const deep_states_1 = new Float64Array(arena, 273712, 112); // f64[4, 2, 14]
  const d_deep_states_1 = new Float64Array(arena, 274608, 112); // f64[4, 2, 14]
  const mul_5 = new Float64Array(arena, 275952, 14); // f64[14]
  const mul_6 = new Float64Array(arena, 276064, 14); // f64[14]
  const newHidden_1 = new Float64Array(arena, 276176, 14); // f64[14]
  const d_newHidden = new Float64Array(arena, 276288, 14); // f64[14]
  const d_deep_states_2 = new Float64Array(arena, 294544, 112); // f64[4, 2, 14]
  const d_d_deep_states = new Float64Array(arena, 295440, 112); // f64[4, 2, 14]
  const next_6 = new Float64Array(arena, 296336, 112); // f64[4, 2, 14]
  const next_7 = new Float64Array(arena, 297232, 112); // f64[4, 2, 14]
  const next_8 = new Float64Array(arena, 271920, 448); // f64[4, 2, 4, 14]
  const next_9 = new Float64Array(arena, 300160, 14); // f64[14]
  const next_10 = new Float64Array(arena, 300272, 14); // f64[14]
  const next_11 = new Float64Array(arena, 300384, 14); // f64[14]
  const div_1 = new Float64Array(arena, 302624, 1); // f64
  const d_deep_signal_4 = new Float64Array(arena, 300496, 14); // f64[14]
  const mul_7 = new Float64Array(arena, 302640, 1); // f64
  const d_d_deep_signal = new Float64Array(arena, 300608, 14); // f64[14]
  const pick_17 = new Float64Array(arena, 300720, 14); // f64[14]
  const pick_18 = new Float64Array(arena, 275504, 448); // f64[4, 2, 4, 14]
  const d_newHidden_1 = new Float64Array(arena, 300832, 14); // f64[14]
  const next_12 = new Float64Array(arena, 300944, 14); // f64[14]
  const next_13 = new Float64Array(arena, 301056, 14); // f64[14]
  const d_cell_1 = new Float64Array(arena, 301168, 14); // f64[14]
  const d_hidden_1 = new Float64Array(arena, 301280, 14); // f64[14]
  const d_d_newCell = new Float64Array(arena, 301392, 14); // f64[14]
  const d_d_cell = new Float64Array(arena, 301504, 14); // f64[14]
  const sub = new Float64Array(arena, 301616, 14); // f64[14]
  const add = new Float64Array(arena, 301728, 14); // f64[14]
  const add_1 = new Float64Array(arena, 301840, 14); // f64[14]
  const add_2 = new Float64Array(arena, 301952, 14); // f64[14]
  const add_3 = new Float64Array(arena, 302064, 14); // f64[14]
  const add_4 = new Float64Array(arena, 302176, 14); // f64[14]
  const d_d_hidden = new Float64Array(arena, 302288, 14); // f64[14]
  const add_5 = new Float64Array(arena, 302400, 14); // f64[14]
  const d_d_biases = new Float64Array(arena, 298128, 56); // f64[4, 14]
  const add_6 = new Float64Array(arena, 302512, 14); // f64[14]
  const d_d_weights = new Float64Array(arena, 298576, 56); // f64[4, 14]

  /** What a call may give, and what of it no one has set yet. */
  const names = new Set(["state", "sequence", "main", "extra"]);
  const unset = new Set(names);

  /** The same of vectors. */
  const vectorNames = new Set(["main", "extra"]);
  const unsetVectors = new Set(vectorNames);

  const guard = createGuard(arena, [
    ["input state", state_1], ["input sequence", sequence], ["parameter main", main], ["parameter extra", extra],
    ["vector main", vector_main], ["vector extra", vector_extra], ["gradient main", null],
    ["gradient extra", null], ["result main", null], ["result extra", null],
  ]);

  const inputs = { state: state_1, sequence };
  const parameters = { main, extra };
  const vectors = { main: vector_main, extra: vector_extra };
  const outputs = {};
  Object.defineProperty(outputs, "loss", { enumerable: true, get: () => loss[0] });
  const gradients = { main: d_main, extra: d_extra };
  const hvpResults = { main: d_d_main, extra: d_d_extra };
  const results = { outputs, gradients };

  /** What calls run: a refusal, as long as something has never been set, or forward has left nothing. */
  const run = { forward: checkSet, forwardBackward: checkSet, hvp: refuseHvp, backward: checkForward };

  /** These have been set, now and for good. */
  function markSet(...set) {
    for (const name of set) unset.delete(name);
    if (unset.size > 0) return;
    run.forward = computeForward;
    run.forwardBackward = computeForwardBackward;
    if (unsetVectors.size === 0) run.hvp = computeHvp;
  }

  /** These have been set, now and for good. */
  function markVectors(...set) {
    for (const name of set) unsetVectors.delete(name);
    if (unsetVectors.size > 0) return;
    if (unset.size === 0) run.hvp = computeHvp;
  }

  function refuseHvp() {
    checkSet();
    checkVectorsSet();
  }

  function checkForward() {
    throw new Error("backward needs a forward that succeeded before it");
  }

  // Kernels.

  /**
   * view: f64[23, 14] = slice(sequence, ["1:"])
   * view: f64[23, 14] = slice(sequence, [":23"])
   */
  function compute_view() {
    for (let i = 0; i < 23; i++) {
      for (let j = 0; j < 14; j++) {
        const sequence2 = sequence[i * 14 + j + 14];
        view_4[i * 14 + j] = sequence2;
        const sequence3 = sequence[i * 14 + j];
        view_3[i * 14 + j] = sequence3;
      }
    }
  }

  /**
   * view: f64[14] = slice(extra, [2])
   * view: f64[14] = slice(extra, [1])
   * view: f64[14] = slice(extra, [0])
   */
  function compute_view_1() {
    for (let i = 0; i < 14; i++) {
      const extra2 = extra[i + 28];
      view_2[i] = extra2;
      const extra3 = extra[i + 14];
      view_1[i] = extra3;
      const extra4 = extra[i];
      view[i] = extra4;
    }
  }

  /** mul: f64[14] = x * input 4 */
  function compute_mul(row) {
    for (let i = 0; i < 14; i++) {
      mul[i] = view_3[row * 14 + i] * view[i];
    }
  }

  /**
   * forget: f64[14] = sigmoid(signal * slice(weights, [0]) + slice(biases, [0]))
   * admit: f64[14] = sigmoid(hidden * slice(weights, [1]) + slice(biases, [1]))
   * emit: f64[14] = sigmoid(signal * slice(weights, [2]) + slice(biases, [2]))
   * change: f64[14] = tanh(hidden * slice(weights, [3]) + slice(biases, [3]))
   * tanh: f64[14] = tanh(newCell)
   * newHidden: f64[14] = emit * tanh(newCell)
   */
  function compute_newHidden(row, row2) {
    for (let i = 0; i < 14; i++) {
      const signal2 = deep_signal[row2 * 14 + i];
      const gates2 = main[row * 112 + i];
      const gates3 = main[row * 112 + (i + 56)];
      const forget2 = sigmoid(signal2 * gates2 + gates3);
      forget[row2 * 56 + (row * 14 + i)] = forget2;
      const old2 = s[row * 28 + i];
      const gates4 = main[row * 112 + (i + 14)];
      const gates5 = main[row * 112 + (i + 70)];
      const admit2 = sigmoid(old2 * gates4 + gates5);
      admit[row2 * 56 + (row * 14 + i)] = admit2;
      const gates6 = main[row * 112 + (i + 28)];
      const gates7 = main[row * 112 + (i + 84)];
      const emit2 = sigmoid(signal2 * gates6 + gates7);
      emit[row2 * 56 + (row * 14 + i)] = emit2;
      const gates8 = main[row * 112 + (i + 42)];
      const gates9 = main[row * 112 + (i + 98)];
      const change2 = tanh(old2 * gates8 + gates9);
      change[row2 * 56 + (row * 14 + i)] = change2;
      const old3 = s[row * 28 + (i + 14)];
      const newCell = old3 * forget2 + admit2 * change2;
      const t = tanh(newCell);
      pick[row2 * 56 + (row * 14 + i)] = t;
      newHidden[i] = emit2 * t;
    }
  }

  /** concat: f64[2, 14] = concat([expandDims(newHidden, 0), expandDims(newCell, 0)]) */
  function compute_concat(row, row2) {
    for (let j = 0; j < 14; j++) {
      deep_states[row * 28 + j] = newHidden[j];
    }
    for (let j2 = 0; j2 < 14; j2++) {
      const newCell = s[row * 28 + (j2 + 14)] * forget[row2 * 56 + (row * 14 + j2)] + admit[row2 * 56 + (row * 14 + j2)] * change[row2 * 56 + (row * 14 + j2)];
      deep_states[row * 28 + (j2 + 14)] = newCell;
    }
  }

  /**
   * forget: f64[4, 14], admit: f64[4, 14], emit: f64[4, 14], change: f64[4, 14], result: f64[4, 14],
   * signal_before: f64[4, 14], deep_signal: f64[14], deep_states: f64[4, 2, 14] = scan(%7, main, s), 4 steps
   */
  function compute_deep(row2) {
    for (let i = 0; i < 14; i++) {
      deep_signal[row2 * 14 + i] = mul[i];
    }
    for (let row = 0; row < 4; row++) {
      compute_newHidden(row, row2);
      compute_concat(row, row2);
      for (let i2 = 0; i2 < 14; i2++) {
        signal_before[row2 * 56 + (row * 14 + i2)] = deep_signal[row2 * 14 + i2];
      }
      for (let i3 = 0; i3 < 14; i3++) {
        deep_signal[row2 * 14 + i3] = newHidden[i3];
      }
    }
  }

  /** exp: f64[14] = exp(predicted) */
  function compute_exp(row) {
    for (let i = 0; i < 14; i++) {
      const predicted = deep_signal[row * 14 + i] * view_1[i] + view_2[i];
      pick_1[row * 14 + i] = exp(predicted);
    }
  }

  /**
   * sum: f64 = sum(exp(predicted))
   * log: f64 = log(sum(exp(predicted)) + 2)
   */
  function compute_log(row) {
    let s0 = 0;
    let s1 = 0;
    let s2 = 0;
    let s3 = 0;
    let s4 = 0;
    let s5 = 0;
    let s6 = 0;
    let s7 = 0;
    s0 += pick_1[row * 14];
    s1 += pick_1[row * 14 + 1];
    s2 += pick_1[row * 14 + 2];
    s3 += pick_1[row * 14 + 3];
    s4 += pick_1[row * 14 + 4];
    s5 += pick_1[row * 14 + 5];
    s6 += pick_1[row * 14 + 6];
    s7 += pick_1[row * 14 + 7];
    s0 += pick_1[row * 14 + 8];
    s1 += pick_1[row * 14 + 9];
    s2 += pick_1[row * 14 + 10];
    s3 += pick_1[row * 14 + 11];
    s4 += pick_1[row * 14 + 12];
    s5 += pick_1[row * 14 + 13];
    const sum2 = s0 + s4 + (s2 + s6) + (s1 + s5 + (s3 + s7));
    pick_2[row] = sum2;
    log_[0] = log(sum2 + 2);
  }

  /** sum: f64 = sum(target * likelihood) */
  function compute_sum(row) {
    let s0 = 0;
    let s1 = 0;
    let s2 = 0;
    let s3 = 0;
    let s4 = 0;
    let s5 = 0;
    let s6 = 0;
    let s7 = 0;
    const predicted = deep_signal[row * 14] * view_1[0] + view_2[0];
    const likelihood = predicted - log_[0];
    s0 += view_4[row * 14] * likelihood;
    const predicted2 = deep_signal[row * 14 + 1] * view_1[1] + view_2[1];
    const likelihood2 = predicted2 - log_[0];
    s1 += view_4[row * 14 + 1] * likelihood2;
    const predicted3 = deep_signal[row * 14 + 2] * view_1[2] + view_2[2];
    const likelihood3 = predicted3 - log_[0];
    s2 += view_4[row * 14 + 2] * likelihood3;
    const predicted4 = deep_signal[row * 14 + 3] * view_1[3] + view_2[3];
    const likelihood4 = predicted4 - log_[0];
    s3 += view_4[row * 14 + 3] * likelihood4;
    const predicted5 = deep_signal[row * 14 + 4] * view_1[4] + view_2[4];
    const likelihood5 = predicted5 - log_[0];
    s4 += view_4[row * 14 + 4] * likelihood5;
    const predicted6 = deep_signal[row * 14 + 5] * view_1[5] + view_2[5];
    const likelihood6 = predicted6 - log_[0];
    s5 += view_4[row * 14 + 5] * likelihood6;
    const predicted7 = deep_signal[row * 14 + 6] * view_1[6] + view_2[6];
    const likelihood7 = predicted7 - log_[0];
    s6 += view_4[row * 14 + 6] * likelihood7;
    const predicted8 = deep_signal[row * 14 + 7] * view_1[7] + view_2[7];
    const likelihood8 = predicted8 - log_[0];
    s7 += view_4[row * 14 + 7] * likelihood8;
    const predicted9 = deep_signal[row * 14 + 8] * view_1[8] + view_2[8];
    const likelihood9 = predicted9 - log_[0];
    s0 += view_4[row * 14 + 8] * likelihood9;
    const predicted10 = deep_signal[row * 14 + 9] * view_1[9] + view_2[9];
    const likelihood10 = predicted10 - log_[0];
    s1 += view_4[row * 14 + 9] * likelihood10;
    const predicted11 = deep_signal[row * 14 + 10] * view_1[10] + view_2[10];
    const likelihood11 = predicted11 - log_[0];
    s2 += view_4[row * 14 + 10] * likelihood11;
    const predicted12 = deep_signal[row * 14 + 11] * view_1[11] + view_2[11];
    const likelihood12 = predicted12 - log_[0];
    s3 += view_4[row * 14 + 11] * likelihood12;
    const predicted13 = deep_signal[row * 14 + 12] * view_1[12] + view_2[12];
    const likelihood13 = predicted13 - log_[0];
    s4 += view_4[row * 14 + 12] * likelihood13;
    const predicted14 = deep_signal[row * 14 + 13] * view_1[13] + view_2[13];
    const likelihood14 = predicted14 - log_[0];
    s5 += view_4[row * 14 + 13] * likelihood14;
    steps_gains[row] = s0 + s4 + (s2 + s6) + (s1 + s5 + (s3 + s7));
  }

  /**
   * forget: f64[23, 4, 14], admit: f64[23, 4, 14], emit: f64[23, 4, 14], change: f64[23, 4, 14], result: f64[23,
   * 4, 14], signal_before: f64[23, 4, 14], deep_signal: f64[23, 14], result: f64[23, 14], result: f64[23],
   * s_before: f64[23, 4, 2, 14], steps_gains: f64[23] = scan(state, %219, %220, main, %11, %51, %53), 23 steps
   */
  function compute_steps() {
    for (let i = 0; i < 112; i++) {
      s[i] = state_1[i];
    }
    for (let row = 0; row < 23; row++) {
      compute_mul(row);
      compute_deep(row);
      compute_exp(row);
      compute_log(row);
      compute_sum(row);
      for (let i2 = 0; i2 < 112; i2++) {
        s_before[row * 112 + i2] = s[i2];
      }
      for (let i3 = 0; i3 < 112; i3++) {
        s[i3] = deep_states[i3];
      }
    }
  }

  /** loss: f64 = -sum(steps.gains) / ((time - 1) * bits) */
  function compute_loss() {
    let s0 = 0;
    let s1 = 0;
    let s2 = 0;
    let s3 = 0;
    let s4 = 0;
    let s5 = 0;
    let s6 = 0;
    let s7 = 0;
    for (let k = 0; k < 16; k += 8) {
      s0 += steps_gains[k];
      s1 += steps_gains[k + 1];
      s2 += steps_gains[k + 2];
      s3 += steps_gains[k + 3];
      s4 += steps_gains[k + 4];
      s5 += steps_gains[k + 5];
      s6 += steps_gains[k + 6];
      s7 += steps_gains[k + 7];
    }
    s0 += steps_gains[16];
    s1 += steps_gains[17];
    s2 += steps_gains[18];
    s3 += steps_gains[19];
    s4 += steps_gains[20];
    s5 += steps_gains[21];
    s6 += steps_gains[22];
    const sum2 = s0 + s4 + (s2 + s6) + (s1 + s5 + (s3 + s7));
    loss[0] = sum2 / -322;
  }

  /**
   * d_steps_gains: f64[23] = broadcastTo(-0.003105590062111801, [23])
   *   a cotangent of sum(steps_gains), by sum: dx
   */
  function compute_d_steps_gains() {
    for (let i = 0; i < 23; i++) {
      d_steps_gains[i] = -0.003105590062111801;
    }
  }

  /** view: f64[14] = slice(extra, [1]) */
  function compute_view_2() {
    for (let i = 0; i < 14; i++) {
      view_1[i] = extra[i + 14];
    }
  }

  /** div: f64 = sum(d_likelihood) / (input 14 + 2) */
  function compute_div(row) {
    let s0 = 0;
    let s1 = 0;
    let s2 = 0;
    let s3 = 0;
    let s4 = 0;
    let s5 = 0;
    let s6 = 0;
    let s7 = 0;
    const d_likelihood = d_steps_gains[row] * view_4[row * 14];
    s0 += d_likelihood;
    const d_likelihood2 = d_steps_gains[row] * view_4[row * 14 + 1];
    s1 += d_likelihood2;
    const d_likelihood3 = d_steps_gains[row] * view_4[row * 14 + 2];
    s2 += d_likelihood3;
    const d_likelihood4 = d_steps_gains[row] * view_4[row * 14 + 3];
    s3 += d_likelihood4;
    const d_likelihood5 = d_steps_gains[row] * view_4[row * 14 + 4];
    s4 += d_likelihood5;
    const d_likelihood6 = d_steps_gains[row] * view_4[row * 14 + 5];
    s5 += d_likelihood6;
    const d_likelihood7 = d_steps_gains[row] * view_4[row * 14 + 6];
    s6 += d_likelihood7;
    const d_likelihood8 = d_steps_gains[row] * view_4[row * 14 + 7];
    s7 += d_likelihood8;
    const d_likelihood9 = d_steps_gains[row] * view_4[row * 14 + 8];
    s0 += d_likelihood9;
    const d_likelihood10 = d_steps_gains[row] * view_4[row * 14 + 9];
    s1 += d_likelihood10;
    const d_likelihood11 = d_steps_gains[row] * view_4[row * 14 + 10];
    s2 += d_likelihood11;
    const d_likelihood12 = d_steps_gains[row] * view_4[row * 14 + 11];
    s3 += d_likelihood12;
    const d_likelihood13 = d_steps_gains[row] * view_4[row * 14 + 12];
    s4 += d_likelihood13;
    const d_likelihood14 = d_steps_gains[row] * view_4[row * 14 + 13];
    s5 += d_likelihood14;
    const sum2 = s0 + s4 + (s2 + s6) + (s1 + s5 + (s3 + s7));
    div[0] = sum2 / (pick_2[row] + 2);
  }

  /** d_deep_signal: f64[14] = d_predicted * input 19 */
  function compute_d_deep_signal(row) {
    const d_result12 = d_steps_gains[row];
    const div2 = div[0];
    for (let i = 0; i < 14; i++) {
      const d_likelihood = d_result12 * view_4[row * 14 + i];
      const d_predicted = d_likelihood - pick_1[row * 14 + i] * div2;
      d_deep_signal[i] = d_predicted * view_1[i];
    }
  }

  /**
   * d_cell: f64[14] = d_newCell * forget
   * mul: f64[14] = d_change * (1 - square(change))
   * mul: f64[14] = d_emit * (emit * (1 - emit))
   * mul: f64[14] = d_admit * (admit * (1 - admit))
   * d_hidden: f64[14] = d_change * (1 - square(change)) * slice(gates, [0, 3]) + d_admit * (admit * (1 - admit)) *
   * slice(...
   * mul: f64[14] = d_forget * (forget * (1 - forget))
   */
  function compute_mul_1(row, row2) {
    for (let i = 0; i < 14; i++) {
      const d_result12 = d_deep_states[row * 28 + (i + 14)];
      const d_result13 = d_deep_states[row * 28 + i];
      const d_newHidden = pick_6[i] + d_result13;
      const emit2 = emit[row2 * 56 + (row * 14 + i)];
      const t = pick[row2 * 56 + (row * 14 + i)];
      const d_newCell = d_result12 + d_newHidden * emit2 * (1 - t * t);
      const forget2 = forget[row2 * 56 + (row * 14 + i)];
      d_cell[i] = d_newCell * forget2;
      const admit2 = admit[row2 * 56 + (row * 14 + i)];
      const d_change = d_newCell * admit2;
      const change2 = change[row2 * 56 + (row * 14 + i)];
      const t2 = d_change * (1 - change2 * change2);
      mul_1[i] = t2;
      const d_emit = d_newHidden * t;
      mul_2[i] = d_emit * (emit2 * (1 - emit2));
      const d_admit = d_newCell * change2;
      const t3 = d_admit * (admit2 * (1 - admit2));
      mul_3[i] = t3;
      const gates2 = main[row * 112 + (i + 42)];
      const gates3 = main[row * 112 + (i + 14)];
      d_hidden[i] = t2 * gates2 + t3 * gates3;
      const d_forget = d_newCell * s_before[row2 * 112 + (row * 28 + (i + 14))];
      mul_4[i] = d_forget * (forget2 * (1 - forget2));
    }
  }

  /**
   * d_biases: f64[4, 14] = pad(expandDims(d_change * (1 - %16), 0), [[3, 0], [0, 0]]) + pad(expandDims(d_emit *
   * (emit * %18)...
   */
  function compute_d_biases() {
    for (let j = 0; j < 14; j++) {
      d_biases[j] = mul_4[j];
    }
    for (let j2 = 0; j2 < 14; j2++) {
      d_biases[j2 + 14] = mul_3[j2];
    }
    for (let j3 = 0; j3 < 14; j3++) {
      d_biases[j3 + 28] = mul_2[j3];
    }
    for (let j4 = 0; j4 < 14; j4++) {
      d_biases[j4 + 42] = mul_1[j4];
    }
  }

  /**
   * add: f64[14] = d_emit * (emit * (1 - emit)) * slice(gates, [0, 2]) + d_forget * (forget * (1 - forget)) *
   * slice(...
   */
  function compute_add(row) {
    for (let i = 0; i < 14; i++) {
      const gates2 = main[row * 112 + (i + 28)];
      const gates3 = main[row * 112 + i];
      next_5[i] = mul_2[i] * gates2 + mul_4[i] * gates3;
    }
  }

  /**
   * d_weights: f64[4, 14] = pad(expandDims(d_change * %17 * hidden, 0), [[3, 0], [0, 0]]) + pad(expandDims(d_emit
   * * %19 * sig...
   */
  function compute_d_weights(row, row2) {
    for (let j = 0; j < 14; j++) {
      const signal2 = signal_before[row2 * 56 + (row * 14 + j)];
      d_weights[j] = mul_4[j] * signal2;
    }
    for (let j2 = 0; j2 < 14; j2++) {
      const hidden = s_before[row2 * 112 + (row * 28 + j2)];
      d_weights[j2 + 14] = mul_3[j2] * hidden;
    }
    for (let j3 = 0; j3 < 14; j3++) {
      const signal2 = signal_before[row2 * 56 + (row * 14 + j3)];
      d_weights[j3 + 28] = mul_2[j3] * signal2;
    }
    for (let j4 = 0; j4 < 14; j4++) {
      const hidden = s_before[row2 * 112 + (row * 28 + j4)];
      d_weights[j4 + 42] = mul_1[j4] * hidden;
    }
  }

  /**
   * add: f64[2, 14] = pad(expandDims(d_cell, 0), [[1, 0], [0, 0]]) + pad(expandDims(d_hidden, 0), [[0, 1], [0,
   * 0]])
   */
  function compute_add_1(row) {
    for (let j = 0; j < 14; j++) {
      next[row * 28 + j] = d_hidden[j];
    }
    for (let j2 = 0; j2 < 14; j2++) {
      next[row * 28 + (j2 + 14)] = d_cell[j2];
    }
  }

  /**
   * add: f64[2, 4, 14] = pad(expandDims(d_biases, 0), [[1, 0], [0, 0], [0, 0]]) + pad(expandDims(d_weights, 0),
   * [[0, 1], [...
   */
  function compute_add_2(row) {
    for (let j = 0; j < 4; j++) {
      for (let k = 0; k < 14; k++) {
        pick_7[row * 112 + (j * 14 + k)] = d_weights[j * 14 + k];
      }
    }
    for (let j2 = 0; j2 < 4; j2++) {
      for (let k = 0; k < 14; k++) {
        pick_7[row * 112 + (j2 * 14 + k + 56)] = d_biases[j2 * 14 + k];
      }
    }
  }

  /**
   * result: f64[14], result: f64[4, 2, 4, 14], result: f64[4, 2, 14] = scan(d_deep_signal, d_deep_states, forget,
   * admit, emit, change, input 10, signal_before, main, s), 4 steps, the last first
   */
  function compute_d_deep(row2) {
    for (let i = 0; i < 14; i++) {
      pick_6[i] = d_deep_signal[i];
    }
    for (let back = 0; back < 4; back++) {
      const row = 3 - back;
      compute_mul_1(row, row2);
      compute_d_biases();
      compute_add(row);
      compute_d_weights(row, row2);
      compute_add_1(row);
      compute_add_2(row);
      for (let i2 = 0; i2 < 14; i2++) {
        pick_6[i2] = next_5[i2];
      }
    }
  }

  /**
   * add: f64[14] = d_capture5 + d_predicted * deep_signal
   * add: f64[14] = d_d_predicted + d_predicted
   */
  function compute_add_3(row) {
    const d_result12 = d_steps_gains[row];
    const div2 = div[0];
    for (let i = 0; i < 14; i++) {
      const d_likelihood = d_result12 * view_4[row * 14 + i];
      const d_predicted = d_likelihood - pick_1[row * 14 + i] * div2;
      next_3[i] = pick_4[i] + d_predicted * deep_signal[row * 14 + i];
      next_4[i] = pick_3[i] + d_predicted;
    }
  }

  /** add: f64[4, 2, 4, 14] = d_capture3 + d_deep[1] */
  function compute_add_4() {
    for (let i = 0; i < 448; i++) {
      next_1[i] = d_main[i] + pick_7[i];
    }
  }

  /** add: f64[14] = d_capture4 + d_deep[0] * x */
  function compute_add_5(row) {
    for (let i = 0; i < 14; i++) {
      next_2[i] = pick_5[i] + pick_6[i] * view_3[row * 14 + i];
    }
  }

  /**
   * result: f64[14], result: f64[14], result: f64[14], d_main: f64[4, 2, 4, 14] = scan(%93, %96, %97, %97, %97,
   * d_steps_gains, forget, admit, emit, change, %254, signal_before, deep_signal, %257, %258, s_before, %219,
   * %220, main, %51), 23 steps, the last first
   */
  function compute_d_steps() {
    for (let i = 0; i < 112; i++) {
      d_deep_states[i] = 0;
    }
    for (let i2 = 0; i2 < 448; i2++) {
      d_main[i2] = 0;
    }
    for (let i3 = 0; i3 < 14; i3++) {
      pick_5[i3] = 0;
    }
    for (let i4 = 0; i4 < 14; i4++) {
      pick_4[i4] = 0;
    }
    for (let i5 = 0; i5 < 14; i5++) {
      pick_3[i5] = 0;
    }
    for (let back = 0; back < 23; back++) {
      const row = 22 - back;
      compute_div(row);
      compute_d_deep_signal(row);
      compute_d_deep(row);
      compute_add_3(row);
      compute_add_4();
      compute_add_5(row);
      for (let i6 = 0; i6 < 112; i6++) {
        d_deep_states[i6] = next[i6];
      }
      for (let i7 = 0; i7 < 448; i7++) {
        d_main[i7] = next_1[i7];
      }
      for (let i8 = 0; i8 < 14; i8++) {
        pick_5[i8] = next_2[i8];
      }
      for (let i9 = 0; i9 < 14; i9++) {
        pick_4[i9] = next_3[i9];
      }
      for (let i10 = 0; i10 < 14; i10++) {
        pick_3[i10] = next_4[i10];
      }
    }
  }

  /**
   * d_extra: f64[3, 14] = pad(expandDims(d_steps[4], 0), [[2, 0], [0, 0]]) + pad(expandDims(d_steps[3], 0), [[1,
   * 1], [0, 0]...
   *   a cotangent of extra, by sum of the cotangents of its uses
   */
  function compute_d_extra() {
    for (let j = 0; j < 14; j++) {
      d_extra[j] = pick_5[j];
    }
    for (let j2 = 0; j2 < 14; j2++) {
      d_extra[j2 + 14] = pick_4[j2];
    }
    for (let j3 = 0; j3 < 14; j3++) {
      d_extra[j3 + 28] = pick_3[j3];
    }
  }

  /** view: f64[23, 14] = slice(sequence, [":23"]) */
  function compute_view_3() {
    for (let i = 0; i < 23; i++) {
      for (let j = 0; j < 14; j++) {
        view_3[i * 14 + j] = sequence[i * 14 + j];
      }
    }
  }

  /**
   * view: f64[14] = slice(vector_extra, [2])
   *   a tangent of slice(extra, [2]), by view: its tangent
   * view: f64[14] = slice(vector_extra, [1])
   *   a tangent of slice(extra, [1]), by view: its tangent
   * view: f64[14] = slice(vector_extra, [0])
   *   a tangent of slice(extra, [0]), by view: its tangent
   * view: f64[14] = slice(extra, [2])
   * view: f64[14] = slice(extra, [1])
   * view: f64[14] = slice(extra, [0])
   */
  function compute_view_4() {
    for (let i = 0; i < 14; i++) {
      const vector_extra2 = vector_extra[i + 28];
      view_7[i] = vector_extra2;
      const vector_extra3 = vector_extra[i + 14];
      view_6[i] = vector_extra3;
      const vector_extra4 = vector_extra[i];
      view_5[i] = vector_extra4;
      const extra2 = extra[i + 28];
      view_2[i] = extra2;
      const extra3 = extra[i + 14];
      view_1[i] = extra3;
      const extra4 = extra[i];
      view[i] = extra4;
    }
  }

  /**
   * mul: f64[14] = d_input4 * x
   * mul: f64[14] = x * input 4
   */
  function compute_mul_2(row) {
    for (let i = 0; i < 14; i++) {
      const x2 = view_3[row * 14 + i];
      mul_6[i] = view_5[i] * x2;
      mul_5[i] = x2 * view[i];
    }
  }

  /**
   * forget: f64[14] = sigmoid(signal * slice(weights, [0]) + slice(biases, [0]))
   * admit: f64[14] = sigmoid(hidden * slice(weights, [1]) + slice(biases, [1]))
   * emit: f64[14] = sigmoid(signal * slice(weights, [2]) + slice(biases, [2]))
   * change: f64[14] = tanh(hidden * slice(weights, [3]) + slice(biases, [3]))
   * tanh: f64[14] = tanh(newCell)
   * newHidden: f64[14] = emit * tanh(newCell)
   */
  function compute_newHidden_1(row, row2) {
    for (let i = 0; i < 14; i++) {
      const signal2 = deep_signal_3[row2 * 14 + i];
      const gates2 = main[row * 112 + i];
      const gates3 = main[row * 112 + (i + 56)];
      const forget2 = sigmoid(signal2 * gates2 + gates3);
      forget_5[row2 * 56 + (row * 14 + i)] = forget2;
      const old2 = s_3[row * 28 + i];
      const gates4 = main[row * 112 + (i + 14)];
      const gates5 = main[row * 112 + (i + 70)];
      const admit2 = sigmoid(old2 * gates4 + gates5);
      admit_5[row2 * 56 + (row * 14 + i)] = admit2;
      const gates6 = main[row * 112 + (i + 28)];
      const gates7 = main[row * 112 + (i + 84)];
      const emit2 = sigmoid(signal2 * gates6 + gates7);
      emit_5[row2 * 56 + (row * 14 + i)] = emit2;
      const gates8 = main[row * 112 + (i + 42)];
      const gates9 = main[row * 112 + (i + 98)];
      const change2 = tanh(old2 * gates8 + gates9);
      change_5[row2 * 56 + (row * 14 + i)] = change2;
      const old3 = s_3[row * 28 + (i + 14)];
      const newCell = old3 * forget2 + admit2 * change2;
      const t = tanh(newCell);
      pick_13[row2 * 56 + (row * 14 + i)] = t;
      newHidden_1[i] = emit2 * t;
    }
  }

  /** concat: f64[2, 14] = concat([expandDims(newHidden, 0), expandDims(newCell, 0)]) */
  function compute_concat_1(row, row2) {
    for (let j = 0; j < 14; j++) {
      deep_states_1[row * 28 + j] = newHidden_1[j];
    }
    for (let j2 = 0; j2 < 14; j2++) {
      const newCell = s_3[row * 28 + (j2 + 14)] * forget_5[row2 * 56 + (row * 14 + j2)] + admit_5[row2 * 56 + (row * 14 + j2)] * change_5[row2 * 56 + (row * 14 + j2)];
      deep_states_1[row * 28 + (j2 + 14)] = newCell;
    }
  }

  /**
   * d_forget: f64[14] = (d_signal * slice(gates, [0, 0]) + slice(d_gates, [0, 0]) * signal + slice(d_gates, [1,
   * 0])) * (f...
   * d_admit: f64[14] = (d_hidden * slice(gates, [0, 1]) + slice(d_gates, [0, 1]) * hidden + slice(d_gates, [1,
   * 1])) * (a...
   * d_emit: f64[14] = (d_signal * slice(gates, [0, 2]) + slice(d_gates, [0, 2]) * signal + slice(d_gates, [1, 2]))
   * * (e...
   * d_change: f64[14] = (d_hidden * slice(gates, [0, 3]) + slice(d_gates, [0, 3]) * hidden + slice(d_gates, [1,
   * 3])) * (1...
   * mul: f64[14] = d_newCell * (1 - square(tanh(newCell)))
   * d_newHidden: f64[14] = d_emit * tanh(newCell) + d_newCell * (1 - square(tanh(newCell))) * emit
   */
  function compute_d_newHidden(row, row2) {
    for (let i = 0; i < 14; i++) {
      const d_signal2 = d_deep_signal_1[row2 * 14 + i];
      const gates2 = main[row * 112 + i];
      const d_gates2 = vector_main[row * 112 + i];
      const signal2 = deep_signal_3[row2 * 14 + i];
      const d_gates3 = vector_main[row * 112 + (i + 56)];
      const forget2 = forget_5[row2 * 56 + (row * 14 + i)];
      const gates3 = main[row * 112 + (i + 56)];
      const d_forget2 = (d_signal2 * gates2 + d_gates2 * signal2 + d_gates3) * (forget2 * sigmoid(-(signal2 * gates2 + gates3)));
      d_forget[row2 * 56 + (row * 14 + i)] = d_forget2;
      const d_old2 = d_s[row * 28 + i];
      const gates4 = main[row * 112 + (i + 14)];
      const d_gates4 = vector_main[row * 112 + (i + 14)];
      const old2 = s_3[row * 28 + i];
      const d_gates5 = vector_main[row * 112 + (i + 70)];
      const admit2 = admit_5[row2 * 56 + (row * 14 + i)];
      const gates5 = main[row * 112 + (i + 70)];
      const d_admit2 = (d_old2 * gates4 + d_gates4 * old2 + d_gates5) * (admit2 * sigmoid(-(old2 * gates4 + gates5)));
      d_admit[row2 * 56 + (row * 14 + i)] = d_admit2;
      const gates6 = main[row * 112 + (i + 28)];
      const d_gates6 = vector_main[row * 112 + (i + 28)];
      const d_gates7 = vector_main[row * 112 + (i + 84)];
      const emit2 = emit_5[row2 * 56 + (row * 14 + i)];
      const gates7 = main[row * 112 + (i + 84)];
      const d_emit2 = (d_signal2 * gates6 + d_gates6 * signal2 + d_gates7) * (emit2 * sigmoid(-(signal2 * gates6 + gates7)));
      d_emit[row2 * 56 + (row * 14 + i)] = d_emit2;
      const gates8 = main[row * 112 + (i + 42)];
      const d_gates8 = vector_main[row * 112 + (i + 42)];
      const d_gates9 = vector_main[row * 112 + (i + 98)];
      const change2 = change_5[row2 * 56 + (row * 14 + i)];
      const d_change2 = (d_old2 * gates8 + d_gates8 * old2 + d_gates9) * (1 - change2 * change2);
      d_change[row2 * 56 + (row * 14 + i)] = d_change2;
      const d_old3 = d_s[row * 28 + (i + 14)];
      const old3 = s_3[row * 28 + (i + 14)];
      const d_newCell = d_old3 * forget2 + d_forget2 * old3 + (d_admit2 * change2 + d_change2 * admit2);
      const t = pick_13[row2 * 56 + (row * 14 + i)];
      const t2 = d_newCell * (1 - t * t);
      pick_10[row2 * 56 + (row * 14 + i)] = t2;
      d_newHidden[i] = d_emit2 * t + t2 * emit2;
    }
  }

  /** concat: f64[2, 14] = concat([expandDims(d_newHidden, 0), expandDims(d_newCell, 0)]) */
  function compute_concat_2(row, row2) {
    for (let j = 0; j < 14; j++) {
      d_deep_states_1[row * 28 + j] = d_newHidden[j];
    }
    for (let j2 = 0; j2 < 14; j2++) {
      const d_newCell = d_s[row * 28 + (j2 + 14)] * forget_5[row2 * 56 + (row * 14 + j2)] + d_forget[row2 * 56 + (row * 14 + j2)] * s_3[row * 28 + (j2 + 14)] + (d_admit[row2 * 56 + (row * 14 + j2)] * change_5[row2 * 56 + (row * 14 + j2)] + d_change[row2 * 56 + (row * 14 + j2)] * admit_5[row2 * 56 + (row * 14 + j2)]);
      d_deep_states_1[row * 28 + (j2 + 14)] = d_newCell;
    }
  }

  /**
   * deep_signal: f64[14], deep_states: f64[4, 2, 14], forget: f64[4, 14], admit: f64[4, 14], emit: f64[4, 14],
   * change: f64[4, 14], result: f64[4, 14], signal_before: f64[4, 14], d_deep_signal: f64[14], d_deep_states:
   * f64[4, 2, 14], d_forget: f64[4, 14], d_admit: f64[4, 14], d_emit: f64[4, 14], d_change: f64[4, 14], result:
   * f64[4, 14], d_signal_before: f64[4, 14] = scan(%11, %12, main, s, d_main, d_s), 4 steps
   */
  function compute_scan(row2) {
    for (let i = 0; i < 14; i++) {
      deep_signal_3[row2 * 14 + i] = mul_5[i];
    }
    for (let i2 = 0; i2 < 14; i2++) {
      d_deep_signal_1[row2 * 14 + i2] = mul_6[i2];
    }
    for (let row = 0; row < 4; row++) {
      compute_newHidden_1(row, row2);
      compute_concat_1(row, row2);
      compute_d_newHidden(row, row2);
      compute_concat_2(row, row2);
      for (let i3 = 0; i3 < 14; i3++) {
        signal_before_3[row2 * 56 + (row * 14 + i3)] = deep_signal_3[row2 * 14 + i3];
      }
      for (let i4 = 0; i4 < 14; i4++) {
        d_signal_before[row2 * 56 + (row * 14 + i4)] = d_deep_signal_1[row2 * 14 + i4];
      }
      for (let i5 = 0; i5 < 14; i5++) {
        deep_signal_3[row2 * 14 + i5] = newHidden_1[i5];
      }
      for (let i6 = 0; i6 < 14; i6++) {
        d_deep_signal_1[row2 * 14 + i6] = d_newHidden[i6];
      }
    }
  }

  /** exp: f64[14] = exp(predicted) */
  function compute_exp_1(row) {
    for (let i = 0; i < 14; i++) {
      const predicted = deep_signal_3[row * 14 + i] * view_1[i] + view_2[i];
      pick_12[row * 14 + i] = exp(predicted);
    }
  }

  /** sum: f64 = sum(exp(predicted)) */
  function compute_sum_1(row) {
    let s0 = 0;
    let s1 = 0;
    let s2 = 0;
    let s3 = 0;
    let s4 = 0;
    let s5 = 0;
    let s6 = 0;
    let s7 = 0;
    s0 += pick_12[row * 14];
    s1 += pick_12[row * 14 + 1];
    s2 += pick_12[row * 14 + 2];
    s3 += pick_12[row * 14 + 3];
    s4 += pick_12[row * 14 + 4];
    s5 += pick_12[row * 14 + 5];
    s6 += pick_12[row * 14 + 6];
    s7 += pick_12[row * 14 + 7];
    s0 += pick_12[row * 14 + 8];
    s1 += pick_12[row * 14 + 9];
    s2 += pick_12[row * 14 + 10];
    s3 += pick_12[row * 14 + 11];
    s4 += pick_12[row * 14 + 12];
    s5 += pick_12[row * 14 + 13];
    pick_11[row] = s0 + s4 + (s2 + s6) + (s1 + s5 + (s3 + s7));
  }

  /** mul: f64[14] = d_predicted * exp(predicted) */
  function compute_mul_3(row) {
    for (let i = 0; i < 14; i++) {
      const d_predicted = d_deep_signal_1[row * 14 + i] * view_1[i] + view_6[i] * deep_signal_3[row * 14 + i] + view_7[i];
      pick_9[row * 14 + i] = d_predicted * pick_12[row * 14 + i];
    }
  }

  /** sum: f64 = sum(d_predicted * exp(predicted)) */
  function compute_sum_2(row) {
    let s0 = 0;
    let s1 = 0;
    let s2 = 0;
    let s3 = 0;
    let s4 = 0;
    let s5 = 0;
    let s6 = 0;
    let s7 = 0;
    s0 += pick_9[row * 14];
    s1 += pick_9[row * 14 + 1];
    s2 += pick_9[row * 14 + 2];
    s3 += pick_9[row * 14 + 3];
    s4 += pick_9[row * 14 + 4];
    s5 += pick_9[row * 14 + 5];
    s6 += pick_9[row * 14 + 6];
    s7 += pick_9[row * 14 + 7];
    s0 += pick_9[row * 14 + 8];
    s1 += pick_9[row * 14 + 9];
    s2 += pick_9[row * 14 + 10];
    s3 += pick_9[row * 14 + 11];
    s4 += pick_9[row * 14 + 12];
    s5 += pick_9[row * 14 + 13];
    pick_8[row] = s0 + s4 + (s2 + s6) + (s1 + s5 + (s3 + s7));
  }

  /**
   * d_s_before: f64[23, 4, 2, 14], result: f64[23], result: f64[23, 14], d_deep_signal: f64[23, 14],
   * d_signal_before: f64[23, 4, 14], result: f64[23, 4, 14], d_change: f64[23, 4, 14], d_emit: f64[23, 4, 14],
   * d_admit: f64[23, 4, 14], d_forget: f64[23, 4, 14], s_before: f64[23, 4, 2, 14], result: f64[23], result:
   * f64[23, 14], deep_signal: f64[23, 14], signal_before: f64[23, 4, 14], result: f64[23, 4, 14], change: f64[23,
   * 4, 14], emit: f64[23, 4, 14], admit: f64[23, 4, 14], forget: f64[23, 4, 14] = scan(state, %93, %219, main,
   * %11, %51, %53, vector_main, %126, %127, %128), 23 steps
   */
  function compute_scan_1() {
    for (let i = 0; i < 112; i++) {
      s_3[i] = state_1[i];
    }
    for (let i2 = 0; i2 < 112; i2++) {
      d_s[i2] = 0;
    }
    for (let row = 0; row < 23; row++) {
      compute_mul_2(row);
      compute_scan(row);
      compute_exp_1(row);
      compute_sum_1(row);
      compute_mul_3(row);
      compute_sum_2(row);
      for (let i3 = 0; i3 < 112; i3++) {
        s_before_1[row * 112 + i3] = s_3[i3];
      }
      for (let i4 = 0; i4 < 112; i4++) {
        d_s_before[row * 112 + i4] = d_s[i4];
      }
      for (let i5 = 0; i5 < 112; i5++) {
        s_3[i5] = deep_states_1[i5];
      }
      for (let i6 = 0; i6 < 112; i6++) {
        d_s[i6] = d_deep_states_1[i6];
      }
    }
  }

  /** view: f64[23, 14] = slice(sequence, ["1:"]) */
  function compute_view_5() {
    for (let i = 0; i < 23; i++) {
      for (let j = 0; j < 14; j++) {
        view_4[i * 14 + j] = sequence[i * 14 + j + 14];
      }
    }
  }

  /**
   * div: f64 = sum(d_likelihood) / (input 15 + 2)
   * mul: f64 = sum(d_likelihood) / (input 15 + 2) / (input 15 + 2) * d_input15
   */
  function compute_mul_4(row) {
    let s0 = 0;
    let s1 = 0;
    let s2 = 0;
    let s3 = 0;
    let s4 = 0;
    let s5 = 0;
    let s6 = 0;
    let s7 = 0;
    const d_likelihood = d_steps_gains[row] * view_4[row * 14];
    s0 += d_likelihood;
    const d_likelihood2 = d_steps_gains[row] * view_4[row * 14 + 1];
    s1 += d_likelihood2;
    const d_likelihood3 = d_steps_gains[row] * view_4[row * 14 + 2];
    s2 += d_likelihood3;
    const d_likelihood4 = d_steps_gains[row] * view_4[row * 14 + 3];
    s3 += d_likelihood4;
    const d_likelihood5 = d_steps_gains[row] * view_4[row * 14 + 4];
    s4 += d_likelihood5;
    const d_likelihood6 = d_steps_gains[row] * view_4[row * 14 + 5];
    s5 += d_likelihood6;
    const d_likelihood7 = d_steps_gains[row] * view_4[row * 14 + 6];
    s6 += d_likelihood7;
    const d_likelihood8 = d_steps_gains[row] * view_4[row * 14 + 7];
    s7 += d_likelihood8;
    const d_likelihood9 = d_steps_gains[row] * view_4[row * 14 + 8];
    s0 += d_likelihood9;
    const d_likelihood10 = d_steps_gains[row] * view_4[row * 14 + 9];
    s1 += d_likelihood10;
    const d_likelihood11 = d_steps_gains[row] * view_4[row * 14 + 10];
    s2 += d_likelihood11;
    const d_likelihood12 = d_steps_gains[row] * view_4[row * 14 + 11];
    s3 += d_likelihood12;
    const d_likelihood13 = d_steps_gains[row] * view_4[row * 14 + 12];
    s4 += d_likelihood13;
    const d_likelihood14 = d_steps_gains[row] * view_4[row * 14 + 13];
    s5 += d_likelihood14;
    const sum2 = s0 + s4 + (s2 + s6) + (s1 + s5 + (s3 + s7));
    const t = pick_11[row] + 2;
    const t2 = sum2 / t;
    div_1[0] = t2;
    mul_7[0] = (t2 / t) * pick_8[row];
  }

  /**
   * d_d_deep_signal: f64[14] = d_d_predicted * input 30 + d_input20 * d_predicted
   * d_deep_signal: f64[14] = d_predicted * input 30
   */
  function compute_d_deep_signal_1(row) {
    const t22 = div_1[0];
    const mul_72 = mul_7[0];
    const d_result1_22 = d_steps_gains[row];
    for (let i = 0; i < 14; i++) {
      const t = pick_12[row * 14 + i];
      const d_d_predicted = mul_72 * t - pick_9[row * 14 + i] * t22;
      const t3 = view_1[i];
      const d_likelihood = d_result1_22 * view_4[row * 14 + i];
      const d_predicted = d_likelihood - t * t22;
      d_d_deep_signal[i] = d_d_predicted * t3 + view_6[i] * d_predicted;
      d_deep_signal_4[i] = d_predicted * t3;
    }
  }

  /**
   * d_cell: f64[14] = d_newCell * forget
   * d_hidden: f64[14] = d_change * (1 - square(change)) * slice(gates, [0, 3]) + d_admit * (admit * (1 - admit)) *
   * slice(...
   * add: f64[14] = d_emit * (emit * (1 - emit)) * slice(gates, [0, 2]) + d_forget * (forget * (1 - forget)) *
   * slice(...
   */
  function compute_add_6(row, row2) {
    for (let i = 0; i < 14; i++) {
      const d_result12 = d_deep_states_2[row * 28 + (i + 14)];
      const d_result13 = d_deep_states_2[row * 28 + i];
      const d_newHidden2 = d_newHidden_1[i] + d_result13;
      const emit2 = emit_5[row2 * 56 + (row * 14 + i)];
      const t = pick_13[row2 * 56 + (row * 14 + i)];
      const d_newCell = d_result12 + d_newHidden2 * emit2 * (1 - t * t);
      const forget2 = forget_5[row2 * 56 + (row * 14 + i)];
      d_cell_1[i] = d_newCell * forget2;
      const admit2 = admit_5[row2 * 56 + (row * 14 + i)];
      const d_change2 = d_newCell * admit2;
      const change2 = change_5[row2 * 56 + (row * 14 + i)];
      const gates2 = main[row * 112 + (i + 42)];
      const d_admit2 = d_newCell * change2;
      const gates3 = main[row * 112 + (i + 14)];
      d_hidden_1[i] = d_change2 * (1 - change2 * change2) * gates2 + d_admit2 * (admit2 * (1 - admit2)) * gates3;
      const d_emit2 = d_newHidden2 * t;
      const gates4 = main[row * 112 + (i + 28)];
      const d_forget2 = d_newCell * s_before_1[row2 * 112 + (row * 28 + (i + 14))];
      const gates5 = main[row * 112 + i];
      next_12[i] = d_emit2 * (emit2 * (1 - emit2)) * gates4 + d_forget2 * (forget2 * (1 - forget2)) * gates5;
    }
  }

  /**
   * add: f64[2, 14] = pad(expandDims(d_cell, 0), [[1, 0], [0, 0]]) + pad(expandDims(d_hidden, 0), [[0, 1], [0,
   * 0]])
   */
  function compute_add_7(row) {
    for (let j = 0; j < 14; j++) {
      next_6[row * 28 + j] = d_hidden_1[j];
    }
    for (let j2 = 0; j2 < 14; j2++) {
      next_6[row * 28 + (j2 + 14)] = d_cell_1[j2];
    }
  }

  /**
   * d_d_newCell: f64[14] = slice(d_d_result1, [1]) + ((d_d_newHidden * emit + d_emit * d_newHidden) * (1 -
   * square(input 7)) ...
   * d_d_cell: f64[14] = d_d_newCell * forget + d_forget * d_newCell
   * sub: f64[14] = d_d_change * (1 - square(change)) - d_change * (2 * change) * d_change
   * add: f64[14] = (d_d_change * (1 - square(change)) - d_change * (2 * change) * d_change) * hidden + d_hidden *
   * (d...
   * add: f64[14] = d_d_emit * (emit * (1 - emit)) + (d_emit * (1 - emit) - d_emit * emit) * d_emit
   * add: f64[14] = (d_d_emit * (emit * (1 - emit)) + (d_emit * %28 - d_emit * emit) * d_emit) * signal + d_signal
   * * ...
   * add: f64[14] = d_d_admit * (admit * (1 - admit)) + (d_admit * (1 - admit) - d_admit * admit) * d_admit
   * add: f64[14] = (d_d_admit * (admit * (1 - admit)) + (d_admit * %30 - d_admit * admit) * d_admit) * hidden +
   * d_hi...
   * d_d_hidden: f64[14] = (d_d_change * (1 - %26) - d_change * %40 * d_change) * slice(gates, [0, 3]) +
   * slice(d_gates, [0, ...
   * add: f64[14] = d_d_forget * (forget * (1 - forget)) + (d_forget * (1 - forget) - d_forget * forget) * d_forget
   */
  function compute_add_8(row, row2) {
    for (let i = 0; i < 14; i++) {
      const d_d_result12 = d_d_deep_states[row * 28 + (i + 14)];
      const d_d_result13 = d_d_deep_states[row * 28 + i];
      const d_d_newHidden = pick_17[i] + d_d_result13;
      const emit2 = emit_5[row2 * 56 + (row * 14 + i)];
      const d_emit2 = d_emit[row2 * 56 + (row * 14 + i)];
      const d_result12 = d_deep_states_2[row * 28 + i];
      const d_newHidden2 = d_newHidden_1[i] + d_result12;
      const t = pick_13[row2 * 56 + (row * 14 + i)];
      const t2 = 1 - t * t;
      const d_input72 = pick_10[row2 * 56 + (row * 14 + i)];
      const t3 = d_newHidden2 * emit2;
      const d_d_newCell2 = d_d_result12 + ((d_d_newHidden * emit2 + d_emit2 * d_newHidden2) * t2 - d_input72 * (2 * t) * t3);
      d_d_newCell[i] = d_d_newCell2;
      const forget2 = forget_5[row2 * 56 + (row * 14 + i)];
      const d_forget2 = d_forget[row2 * 56 + (row * 14 + i)];
      const d_result13 = d_deep_states_2[row * 28 + (i + 14)];
      const d_newCell = d_result13 + t3 * t2;
      d_d_cell[i] = d_d_newCell2 * forget2 + d_forget2 * d_newCell;
      const admit2 = admit_5[row2 * 56 + (row * 14 + i)];
      const d_admit2 = d_admit[row2 * 56 + (row * 14 + i)];
      const d_d_change = d_d_newCell2 * admit2 + d_admit2 * d_newCell;
      const change2 = change_5[row2 * 56 + (row * 14 + i)];
      const t4 = 1 - change2 * change2;
      const d_change2 = d_change[row2 * 56 + (row * 14 + i)];
      const d_change3 = d_newCell * admit2;
      const t5 = d_d_change * t4 - d_change2 * (2 * change2) * d_change3;
      sub[i] = t5;
      const old2 = s_before_1[row2 * 112 + (row * 28 + i)];
      const d_old2 = d_s_before[row2 * 112 + (row * 28 + i)];
      const t6 = d_change3 * t4;
      add[i] = t5 * old2 + d_old2 * t6;
      const d_d_emit = d_d_newHidden * t + d_input72 * d_newHidden2;
      const t7 = 1 - emit2;
      const t8 = emit2 * t7;
      const d_emit3 = d_newHidden2 * t;
      const t9 = d_d_emit * t8 + (d_emit2 * t7 - d_emit2 * emit2) * d_emit3;
      add_1[i] = t9;
      add_2[i] = t9 * signal_before_3[row2 * 56 + (row * 14 + i)] + d_signal_before[row2 * 56 + (row * 14 + i)] * (d_emit3 * t8);
      const d_d_admit = d_d_newCell2 * change2 + d_change2 * d_newCell;
      const t10 = 1 - admit2;
      const t11 = admit2 * t10;
      const d_admit3 = d_newCell * change2;
      const t12 = d_d_admit * t11 + (d_admit2 * t10 - d_admit2 * admit2) * d_admit3;
      add_3[i] = t12;
      const t13 = d_admit3 * t11;
      add_4[i] = t12 * old2 + d_old2 * t13;
      const gates2 = main[row * 112 + (i + 42)];
      const d_gates2 = vector_main[row * 112 + (i + 42)];
      const gates3 = main[row * 112 + (i + 14)];
      const d_gates3 = vector_main[row * 112 + (i + 14)];
      d_d_hidden[i] = t5 * gates2 + d_gates2 * t6 + (t12 * gates3 + d_gates3 * t13);
      const old3 = s_before_1[row2 * 112 + (row * 28 + (i + 14))];
      const d_old3 = d_s_before[row2 * 112 + (row * 28 + (i + 14))];
      const d_d_forget = d_d_newCell2 * old3 + d_old3 * d_newCell;
      const t14 = 1 - forget2;
      const d_forget3 = d_newCell * old3;
      add_5[i] = d_d_forget * (forget2 * t14) + (d_forget2 * t14 - d_forget2 * forget2) * d_forget3;
    }
  }

  /**
   * d_d_biases: f64[4, 14] = pad(expandDims(d_d_change * %27 - %41 * d_change, 0), [[3, 0], [0, 0]]) +
   * pad(expandDims(d_d_emit...
   */
  function compute_d_d_biases() {
    for (let j = 0; j < 14; j++) {
      d_d_biases[j] = add_5[j];
    }
    for (let j2 = 0; j2 < 14; j2++) {
      d_d_biases[j2 + 14] = add_3[j2];
    }
    for (let j3 = 0; j3 < 14; j3++) {
      d_d_biases[j3 + 28] = add_1[j3];
    }
    for (let j4 = 0; j4 < 14; j4++) {
      d_d_biases[j4 + 42] = sub[j4];
    }
  }

  /**
   * add: f64[14] = (d_d_forget * (forget * (1 - forget)) + (d_forget * %32 - d_forget * forget) * d_forget) *
   * signal...
   * add: f64[14] = (d_d_emit * (emit * %28) + (%42 - %113) * d_emit) * slice(gates, [0, 2]) + slice(d_gates, [0,
   * 2])...
   */
  function compute_add_9(row, row2) {
    for (let i = 0; i < 14; i++) {
      const t = add_5[i];
      const d_result12 = d_deep_states_2[row * 28 + (i + 14)];
      const d_result13 = d_deep_states_2[row * 28 + i];
      const d_newHidden2 = d_newHidden_1[i] + d_result13;
      const emit2 = emit_5[row2 * 56 + (row * 14 + i)];
      const t2 = pick_13[row2 * 56 + (row * 14 + i)];
      const d_newCell = d_result12 + d_newHidden2 * emit2 * (1 - t2 * t2);
      const d_forget2 = d_newCell * s_before_1[row2 * 112 + (row * 28 + (i + 14))];
      const forget2 = forget_5[row2 * 56 + (row * 14 + i)];
      const t3 = d_forget2 * (forget2 * (1 - forget2));
      add_6[i] = t * signal_before_3[row2 * 56 + (row * 14 + i)] + d_signal_before[row2 * 56 + (row * 14 + i)] * t3;
      const gates2 = main[row * 112 + (i + 28)];
      const d_gates2 = vector_main[row * 112 + (i + 28)];
      const d_emit2 = d_newHidden2 * t2;
      const gates3 = main[row * 112 + i];
      const d_gates3 = vector_main[row * 112 + i];
      next_13[i] = add_1[i] * gates2 + d_gates2 * (d_emit2 * (emit2 * (1 - emit2))) + (t * gates3 + d_gates3 * t3);
    }
  }

  /**
   * d_d_weights: f64[4, 14] = pad(expandDims(%104 * hidden + d_hidden * %60, 0), [[3, 0], [0, 0]]) +
   * pad(expandDims(%117 * sign...
   */
  function compute_d_d_weights() {
    for (let j = 0; j < 14; j++) {
      d_d_weights[j] = add_6[j];
    }
    for (let j2 = 0; j2 < 14; j2++) {
      d_d_weights[j2 + 14] = add_4[j2];
    }
    for (let j3 = 0; j3 < 14; j3++) {
      d_d_weights[j3 + 28] = add_2[j3];
    }
    for (let j4 = 0; j4 < 14; j4++) {
      d_d_weights[j4 + 42] = add[j4];
    }
  }

  /**
   * add: f64[2, 14] = pad(expandDims(d_d_cell, 0), [[1, 0], [0, 0]]) + pad(expandDims(d_d_hidden, 0), [[0, 1], [0,
   * 0]])
   */
  function compute_add_10(row) {
    for (let j = 0; j < 14; j++) {
      next_7[row * 28 + j] = d_d_hidden[j];
    }
    for (let j2 = 0; j2 < 14; j2++) {
      next_7[row * 28 + (j2 + 14)] = d_d_cell[j2];
    }
  }

  /**
   * add: f64[2, 4, 14] = pad(expandDims(d_d_biases, 0), [[1, 0], [0, 0], [0, 0]]) + pad(expandDims(d_d_weights,
   * 0), [[0, 1...
   */
  function compute_add_11(row) {
    for (let j = 0; j < 4; j++) {
      for (let k = 0; k < 14; k++) {
        pick_18[row * 112 + (j * 14 + k)] = d_d_weights[j * 14 + k];
      }
    }
    for (let j2 = 0; j2 < 4; j2++) {
      for (let k = 0; k < 14; k++) {
        pick_18[row * 112 + (j2 * 14 + k + 56)] = d_d_biases[j2 * 14 + k];
      }
    }
  }

  /**
   * result: f64[4, 2, 14], result: f64[14], result: f64[4, 2, 4, 14], result: f64[4, 2, 14] = scan(d_deep_signal,
   * d_d_deep_signal, d_deep_states, forget, admit, emit, change, input 11, signal_before, main, s,
   * d_d_deep_states, d_forget, d_admit, d_emit, d_change, d_input11, d_signal_before, d_main, d_s), 4 steps, the
   * last first
   */
  function compute_scan_2(row2) {
    for (let i = 0; i < 14; i++) {
      d_newHidden_1[i] = d_deep_signal_4[i];
    }
    for (let i2 = 0; i2 < 14; i2++) {
      pick_17[i2] = d_d_deep_signal[i2];
    }
    for (let back = 0; back < 4; back++) {
      const row = 3 - back;
      compute_add_6(row, row2);
      compute_add_7(row);
      compute_add_8(row, row2);
      compute_d_d_biases();
      compute_add_9(row, row2);
      compute_d_d_weights();
      compute_add_10(row);
      compute_add_11(row);
      for (let i3 = 0; i3 < 14; i3++) {
        d_newHidden_1[i3] = next_12[i3];
      }
      for (let i4 = 0; i4 < 14; i4++) {
        pick_17[i4] = next_13[i4];
      }
    }
  }

  /**
   * add: f64[14] = d_d_capture5 + (d_d_predicted * deep_signal + d_deep_signal * d_predicted)
   * add: f64[14] = d_d_d_predicted + d_d_predicted
   */
  function compute_add_12(row) {
    const t22 = div_1[0];
    const mul_72 = mul_7[0];
    const d_result1_22 = d_steps_gains[row];
    for (let i = 0; i < 14; i++) {
      const t = pick_12[row * 14 + i];
      const d_d_predicted = mul_72 * t - pick_9[row * 14 + i] * t22;
      const d_likelihood = d_result1_22 * view_4[row * 14 + i];
      const d_predicted = d_likelihood - t * t22;
      next_10[i] = pick_15[i] + (d_d_predicted * deep_signal_3[row * 14 + i] + d_deep_signal_1[row * 14 + i] * d_predicted);
      next_11[i] = pick_14[i] + d_d_predicted;
    }
  }

  /**
   * add: f64[4, 2, 4, 14] = d_d_capture3 + scan(d_deep_signal, d_d_deep_signal, d_deep_states, forget, admit,
   * emit, change, i...
   */
  function compute_add_13() {
    for (let i = 0; i < 448; i++) {
      next_8[i] = d_d_main[i] + pick_18[i];
    }
  }

  /**
   * add: f64[14] = d_d_capture4 + scan(d_deep_signal, d_d_deep_signal, d_deep_states, forget, admit, emit, change,
   * i...
   */
  function compute_add_14(row) {
    for (let i = 0; i < 14; i++) {
      next_9[i] = pick_16[i] + pick_17[i] * view_3[row * 14 + i];
    }
  }

  /**
   * result: f64[14], result: f64[14], result: f64[14], d_d_main: f64[4, 2, 4, 14] = scan(%93, %93, %96, %97, %97,
   * %97, d_steps_gains, forget, admit, emit, change, %370, signal_before, deep_signal, %367, %366, s_before, %219,
   * %220, d_forget, d_admit, d_emit, d_change, %360, d_signal_before, d_deep_signal, %357, %356, d_s_before, main,
   * %51, vector_main, %127), 23 steps, the last first
   */
  function compute_scan_3() {
    for (let i = 0; i < 112; i++) {
      d_deep_states_2[i] = 0;
    }
    for (let i2 = 0; i2 < 112; i2++) {
      d_d_deep_states[i2] = 0;
    }
    for (let i3 = 0; i3 < 448; i3++) {
      d_d_main[i3] = 0;
    }
    for (let i4 = 0; i4 < 14; i4++) {
      pick_16[i4] = 0;
    }
    for (let i5 = 0; i5 < 14; i5++) {
      pick_15[i5] = 0;
    }
    for (let i6 = 0; i6 < 14; i6++) {
      pick_14[i6] = 0;
    }
    for (let back = 0; back < 23; back++) {
      const row = 22 - back;
      compute_mul_4(row);
      compute_d_deep_signal_1(row);
      compute_scan_2(row);
      compute_add_12(row);
      compute_add_13();
      compute_add_14(row);
      for (let i7 = 0; i7 < 112; i7++) {
        d_deep_states_2[i7] = next_6[i7];
      }
      for (let i8 = 0; i8 < 112; i8++) {
        d_d_deep_states[i8] = next_7[i8];
      }
      for (let i9 = 0; i9 < 448; i9++) {
        d_d_main[i9] = next_8[i9];
      }
      for (let i10 = 0; i10 < 14; i10++) {
        pick_16[i10] = next_9[i10];
      }
      for (let i11 = 0; i11 < 14; i11++) {
        pick_15[i11] = next_10[i11];
      }
      for (let i12 = 0; i12 < 14; i12++) {
        pick_14[i12] = next_11[i12];
      }
    }
  }

  /**
   * d_d_extra: f64[3, 14] = pad(expandDims(scan(broadcastTo(0, [4, 2, 14]), broadcastTo(0, [4, 2, 14]),
   * broadcastTo(0, [4, 2,...
   *   a tangent of d_extra, by add: its tangent
   */
  function compute_d_d_extra() {
    for (let j = 0; j < 14; j++) {
      d_d_extra[j] = pick_16[j];
    }
    for (let j2 = 0; j2 < 14; j2++) {
      d_d_extra[j2 + 14] = pick_15[j2];
    }
    for (let j3 = 0; j3 < 14; j3++) {
      d_d_extra[j3 + 28] = pick_14[j3];
    }
  }

  function computeForward() {
    compute_view();
    compute_view_1();
    compute_steps();
    compute_loss();
    run.backward = computeBackward;
  }

  function computeBackward() {
    compute_d_steps_gains();
    compute_view();
    compute_view_2();
    compute_d_steps();
    compute_d_extra();
  }

  function computeForwardBackward() {
    compute_view();
    compute_view_1();
    compute_steps();
    compute_d_steps_gains();
    compute_d_steps();
    compute_loss();
    compute_d_extra();
  }

  function computeHvp() {
    compute_view_3();
    compute_view_4();
    compute_scan_1();
    compute_d_steps_gains();
    compute_view_5();
    compute_scan_3();
    compute_d_d_extra();
  }

  // Calls.

  /** Throws if a call gives what does not fit; changes nothing. */
  function checkInputs(given) {
    checkObject("inputs", given);
    let found = 0;
    if (given.state !== undefined) {
      found += 1;
      guard.see(0, given.state, Float64Array, 112, "f64[4, 2, 14]");
    }
    if (given.sequence !== undefined) {
      found += 1;
      guard.see(1, given.sequence, Float64Array, 336, "f64[24, 14]");
    }
    if (given.main !== undefined) {
      found += 1;
      guard.see(2, given.main, Float64Array, 448, "f64[4, 2, 4, 14]");
    }
    if (given.extra !== undefined) {
      found += 1;
      guard.see(3, given.extra, Float64Array, 42, "f64[3, 14]");
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
    if (given.state !== undefined && given.state !== state_1) state_1.set(given.state);
    if (given.sequence !== undefined && given.sequence !== sequence) sequence.set(given.sequence);
    if (given.main !== undefined && given.main !== main) main.set(given.main);
    if (given.extra !== undefined && given.extra !== extra) extra.set(given.extra);
    if (unset.size > 0) markSet(...unset);
    run.backward = checkForward;
  }

  /** Throws if vectors do not fit; changes nothing. */
  function checkVectors(given) {
    checkObject("vectors", given);
    let found = 0;
    if (given.main !== undefined) {
      found += 1;
      guard.see(4, given.main, Float64Array, 448, "f64[4, 2, 4, 14]");
    }
    if (given.extra !== undefined) {
      found += 1;
      guard.see(5, given.extra, Float64Array, 42, "f64[3, 14]");
    }
    checkNames(given, found, vectorNames, "vector");
  }

  /** Throws if something has never been set and this call does not give it. */
  function checkVectorsSet(given) {
    for (const name of unsetVectors) {
      if (given !== undefined && given[name] !== undefined) continue;
      throw new TypeError(`the vector of ${name} has never been set: give it in a call`);
    }
  }

  /** Copies vectors into the model. */
  function takeVectors(given) {
    if (given.main !== undefined && given.main !== vector_main) vector_main.set(given.main);
    if (given.extra !== undefined && given.extra !== vector_extra) vector_extra.set(given.extra);
    if (unsetVectors.size > 0) markVectors(...unsetVectors);
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
    guard.see(6, out.main, Float64Array, 448, "f64[4, 2, 4, 14]");
    guard.see(7, out.extra, Float64Array, 42, "f64[3, 14]");
  }

  function copyGradients(seed = 1) {
    return { main: scaled(d_main.slice(), seed), extra: scaled(d_extra.slice(), seed) };
  }

  function fillGradients(out, seed = 1) {
    out.main.set(d_main);
    scaled(out.main, seed);
    out.extra.set(d_extra);
    scaled(out.extra, seed);
    return out;
  }

  /** The array times the seed, in place. */
  function scaled(array, seed) {
    if (seed !== 1) for (let i = 0; i < array.length; i++) array[i] *= seed;
    return array;
  }

  /** Throws unless results can be written into these arrays. */
  function checkHvp(label, out) {
    checkObject(label, out);
    guard.see(8, out.main, Float64Array, 448, "f64[4, 2, 4, 14]");
    guard.see(9, out.extra, Float64Array, 42, "f64[3, 14]");
  }

  function copyHvp() {
    return { main: d_d_main.slice(), extra: d_d_extra.slice() };
  }

  function fillHvp(out) {
    out.main.set(d_d_main);
    out.extra.set(d_d_extra);
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

  function hvp(given, direction, out) {
    if (given === undefined && direction === undefined && out === undefined) {
      run.hvp();
      return hvpResults;
    }
    guard.begin();
    if (given !== undefined) checkInputs(given);
    if (unset.size > 0) checkSet(given);
    if (direction !== undefined) checkVectors(direction);
    if (unsetVectors.size > 0) checkVectorsSet(direction);
    if (out !== undefined) checkHvp("out", out);
    guard.check();
    if (given !== undefined) takeInputs(given);
    if (direction !== undefined) takeVectors(direction);
    computeHvp();
    return out === undefined ? copyHvp() : fillHvp(out);
  }

  class Instance {
    outputs = outputs;
    gradients = gradients;
    forward = forward;
    backward = backward;
    forwardBackward = forwardBackward;
    hvp = hvp;
    get inputs() {
      markSet("state", "sequence");
      return inputs;
    }
    get parameters() {
      markSet("main", "extra");
      return parameters;
    }
    get vectors() {
      markVectors("main", "extra");
      return vectors;
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

/** (e^2x - 1) / (e^2x + 1), off by less than 2 units in the last place. */
function tanh(x) {
  const twice = Math.min(2 * Math.abs(x), 64);
  const shifted = twice * 1.4426950408889634 + 6755399441055744;
  const k = lowWord(shifted);
  const n = shifted - 6755399441055744;
  const high = twice - n * 0.6931471803691238;
  const low = n * 1.9082149292705877e-10;
  const r = high - low;
  const r2 = r * r;
  const q0 = 0.5 + r * 0.1666666666666643 + r2 * (0.0416666666666033 + r * 0.008333333333501785);
  const q4 = 0.0013888888927087231 + r * 0.00019841269463264784 + r2 * (0.000024801508286759143 + r * 0.000002755764260196376);
  const q8 = 2.7625355648684345e-7 + r * 2.4978147314478072e-8;
  const qStep = r2 * r2;
  const unit = scale(1, (0 - k) | 0);
  const base = 1 - unit + high;
  const baseLow = high - (base - (1 - unit));
  const more = baseLow + (r2 * (q0 + qStep * (q4 + qStep * q8)) - low);
  const top = base + more;
  const topLow = more - (top - base);
  const bottom = top + 2 * unit;
  const bottomPart = bottom - top;
  const bottomLow = top - (bottom - bottomPart) + (2 * unit - bottomPart);
  const quotient = top / bottom;
  const value_ = quotient + (topLow - quotient * (bottomLow + topLow)) / bottom;
  return x === 0 ? x : x < 0 ? -value_ : value_;
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

/** The natural logarithm, off by less than 1 unit in the last place. */
function log(x) {
  const subnormal = x < 2.2250738585072014e-308;
  const normal = subnormal ? x * 18014398509481984 : x;
  const k = (highWord(normal) - 1072079006) >> 20;
  const f = scale(normal, (0 - k) | 0) - 1;
  const n = k - (subnormal ? 54 : 0);
  const s = f / (2 + f);
  const z = s * s;
  const z2 = z * z;
  const q0 = 0.6666666666666735 + z * 0.3999999999940942 + z2 * (0.2857142874366239 + z * 0.22222198432149784);
  const q4 = 0.1818357216161805 + z * 0.15313837699209373 + z2 * 0.14798198605116586;
  const qStep = z2 * z2;
  const series = z * (q0 + qStep * q4);
  const half = 0.5 * (f * f);
  const product = s * (half + series);
  const low = product + n * 1.9082149292705877e-10;
  return x > 0 ? (x < Infinity ? n * 0.6931471803691238 - (half - low - f) : x) : x === 0 ? -Infinity : NaN;
}

// Checks.

/** Throws if a name is not among those known. That there are as many as have been found is told faster. */
function checkNames(given, found, known, role = "input") {
  let count = 0;
  for (const _ in given) count += 1;
  if (count === found) return;
  for (const name in given) {
    if (known.has(name)) continue;
    const expected = known.size > 0 ? `expected ${[...known].join(", ")}` : "there are none";
    throw new TypeError(`unknown ${role} ${JSON.stringify(name)}: ${expected}`);
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
//# sourceMappingURL=lstm.js.map
