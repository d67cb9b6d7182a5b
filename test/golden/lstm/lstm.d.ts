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

/** What a call may give; what it leaves out stays as it was. */
export interface Inputs {
  /** f64[4, 2, 14] */
  state: Float64Array;
  /** f64[24, 14] */
  sequence: Float64Array;
  /** f64[4, 2, 4, 14] */
  main: Float64Array;
  /** f64[3, 14] */
  extra: Float64Array;
}

/** Vectors of what is differentiated by; what a call leaves out stays as it was. */
export interface Vectors {
  /** f64[4, 2, 4, 14] */
  main: Float64Array;
  /** f64[3, 14] */
  extra: Float64Array;
}

export interface Outputs {
  /** f64 */
  loss: number;
}

export interface Gradients {
  /** f64[4, 2, 4, 14] */
  main: Float64Array;
  /** f64[3, 14] */
  extra: Float64Array;
}

export interface Hvp {
  /** f64[4, 2, 4, 14] */
  main: Float64Array;
  /** f64[3, 14] */
  extra: Float64Array;
}

export interface Results {
  outputs: Outputs;
  gradients: Gradients;
}

/** An instance of the module, with memory of its own. */
export interface Model {
  /** The model's own memory: write into it and call without arguments. Asking for it counts as setting it. */
  readonly inputs: { readonly state: Float64Array; readonly sequence: Float64Array };
  readonly parameters: { readonly main: Float64Array; readonly extra: Float64Array };
  readonly vectors: { readonly main: Float64Array; readonly extra: Float64Array };
  /** The results of the last call. */
  readonly outputs: Readonly<Outputs>;
  readonly gradients: Readonly<Gradients>;
  forward(inputs?: Inputs, out?: Outputs): Outputs;
  backward(seed?: number, out?: Gradients): Gradients;
  forwardBackward(inputs?: Inputs, out?: Results, seed?: number): Results;
  hvp(inputs?: Inputs, vectors?: Vectors, out?: Hvp): Hvp;
}

/**
 * Computes the outputs. What a call leaves out keeps its value. Results go to `out`, which must not share memory
 * with an input; without `out` they are fresh; without arguments they are the model's own, which the next call
 * overwrites. Throws a TypeError for what does not fit.
 */
export declare function forward(inputs?: Inputs, out?: Outputs): Outputs;

/**
 * Computes the gradients of the last forward, times `seed` (default 1).
 * Throws an Error if no forward has succeeded since memory last changed.
 */
export declare function backward(seed?: number, out?: Gradients): Gradients;

/** Computes outputs and gradients at once, which is faster than one after the other. */
export declare function forwardBackward(inputs?: Inputs, out?: Results, seed?: number): Results;

/** Computes the product of the Hessian with `vectors`. */
export declare function hvp(inputs?: Inputs, vectors?: Vectors, out?: Hvp): Hvp;

/** A model with memory of its own. `binding` may repeat the sizes that the module was compiled for; others throw. */
export declare function create(binding?: { readonly layers?: number; readonly time?: number; readonly bits?: number }): Model;

/** What the module is, and what it costs. */
export declare const signature: {
  readonly name: "lstm";
  readonly compiler: "gradc 0.1.0";
  readonly sizes: { readonly layers: 4; readonly time: 24; readonly bits: 14 };
  readonly inputs: readonly [
    { readonly name: "state"; readonly dtype: "f64"; readonly shape: readonly [4, 2, 14] },
    { readonly name: "sequence"; readonly dtype: "f64"; readonly shape: readonly [24, 14] },
  ];
  readonly parameters: readonly [
    { readonly name: "main"; readonly dtype: "f64"; readonly shape: readonly [4, 2, 4, 14] },
    { readonly name: "extra"; readonly dtype: "f64"; readonly shape: readonly [3, 14] },
  ];
  readonly outputs: readonly [{ readonly name: "loss"; readonly dtype: "f64"; readonly shape: readonly [] }];
  readonly gradients: readonly [
    { readonly name: "main"; readonly dtype: "f64"; readonly shape: readonly [4, 2, 4, 14] },
    { readonly name: "extra"; readonly dtype: "f64"; readonly shape: readonly [3, 14] },
  ];
  readonly of: "loss";
  readonly hvp: {
    readonly of: "loss";
    readonly wrt: readonly [
      { readonly name: "main"; readonly dtype: "f64"; readonly shape: readonly [4, 2, 4, 14] },
      { readonly name: "extra"; readonly dtype: "f64"; readonly shape: readonly [3, 14] },
    ];
    readonly results: readonly [
      { readonly name: "main"; readonly dtype: "f64"; readonly shape: readonly [4, 2, 4, 14] },
      { readonly name: "extra"; readonly dtype: "f64"; readonly shape: readonly [3, 14] },
    ];
  };
  readonly flops: {
    readonly forward: 158612;
    readonly backward: 101307;
    readonly forwardBackward: 259919;
    readonly hvp: 549646;
  };
  readonly bytes: 302656;
  readonly keeps: readonly [
    { readonly name: "forget"; readonly dtype: "f64"; readonly shape: readonly [23, 4, 14] },
    { readonly name: "admit"; readonly dtype: "f64"; readonly shape: readonly [23, 4, 14] },
    { readonly name: "emit"; readonly dtype: "f64"; readonly shape: readonly [23, 4, 14] },
    { readonly name: "change"; readonly dtype: "f64"; readonly shape: readonly [23, 4, 14] },
    { readonly name: "pick"; readonly dtype: "f64"; readonly shape: readonly [23, 4, 14] },
    { readonly name: "signal_before"; readonly dtype: "f64"; readonly shape: readonly [23, 4, 14] },
    { readonly name: "deep_signal"; readonly dtype: "f64"; readonly shape: readonly [23, 14] },
    { readonly name: "pick_1"; readonly dtype: "f64"; readonly shape: readonly [23, 14] },
    { readonly name: "pick_2"; readonly dtype: "f64"; readonly shape: readonly [23] },
    { readonly name: "s_before"; readonly dtype: "f64"; readonly shape: readonly [23, 4, 2, 14] },
  ];
};
