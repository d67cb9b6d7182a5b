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

/** What a call may give; what it leaves out stays as it was. */
export interface Inputs {
  /** f64[64, 5] */
  x: Float64Array;
  /** f64[64] */
  y: Float64Array;
  /** f64[5] */
  w?: Float64Array;
  /** f64 */
  b?: number;
}

export interface Outputs {
  /** f64 */
  loss: number;
  /** f64[64] */
  prediction: Float64Array;
}

export interface Gradients {
  /** f64[5] */
  w: Float64Array;
  /** f64 */
  b: number;
}

export interface Results {
  outputs: Outputs;
  gradients: Gradients;
}

/** An instance of the module, with memory of its own. */
export interface Model {
  /** The model's own memory: write into it and call without arguments. Asking for it counts as setting it. */
  readonly inputs: { readonly x: Float64Array; readonly y: Float64Array };
  readonly parameters: { readonly w: Float64Array; b: number };
  /** The results of the last call. */
  readonly outputs: Readonly<Outputs>;
  readonly gradients: Readonly<Gradients>;
  forward(inputs?: Inputs, out?: Outputs): Outputs;
  backward(seed?: number, out?: Gradients): Gradients;
  forwardBackward(inputs?: Inputs, out?: Results, seed?: number): Results;
  initialize(seed?: number): void;
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

/** Fills the parameters that have an initial value: the same numbers for the same seed (default 0), everywhere. */
export declare function initialize(seed?: number): void;

/** A model with memory of its own. `binding` may repeat the sizes that the module was compiled for; others throw. */
export declare function create(binding?: { readonly batch?: number }): Model;

/** What the module is, and what it costs. */
export declare const signature: {
  readonly name: "linear-regression";
  readonly compiler: "gradc 0.1.0";
  readonly sizes: { readonly batch: 64 };
  readonly inputs: readonly [
    { readonly name: "x"; readonly dtype: "f64"; readonly shape: readonly [64, 5] },
    { readonly name: "y"; readonly dtype: "f64"; readonly shape: readonly [64] },
  ];
  readonly parameters: readonly [
    { readonly name: "w"; readonly dtype: "f64"; readonly shape: readonly [5] },
    { readonly name: "b"; readonly dtype: "f64"; readonly shape: readonly [] },
  ];
  readonly outputs: readonly [
    { readonly name: "loss"; readonly dtype: "f64"; readonly shape: readonly [] },
    { readonly name: "prediction"; readonly dtype: "f64"; readonly shape: readonly [64] },
  ];
  readonly gradients: readonly [
    { readonly name: "w"; readonly dtype: "f64"; readonly shape: readonly [5] },
    { readonly name: "b"; readonly dtype: "f64"; readonly shape: readonly [] },
  ];
  readonly of: "loss";
  readonly flops: { readonly forward: 897; readonly backward: 896; readonly forwardBackward: 1793 };
  readonly bytes: 4240;
  readonly keeps: readonly [{ readonly name: "prediction"; readonly dtype: "f64"; readonly shape: readonly [64] }];
};
