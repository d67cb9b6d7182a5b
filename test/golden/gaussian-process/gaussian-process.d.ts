/**
 * gaussian-process
 *
 * Gaussian process regression: the negative logarithm of the marginal likelihood of observations under a squared
 * exponential kernel, by Cholesky's decomposition, and the mean at new points.
 *
 *   distance: f64[20, 20] = (expandDims(x, 1) - x) / exp(logLength)
 *   kernel: f64[20, 20] = exp(2 * logScale - 0.5 * distance ** 2) + exp(2 * logNoise) * eye(n)
 *   lower: f64[20, 20] = cholesky(kernel)
 *   half: f64[20] = triangularSolve(lower, y)
 *   weights: f64[20] = triangularSolve(lower, half, { transpose: true })
 *   loss: f64 = 0.5 * sum(half ** 2) + sum(log(diag(lower))) + n / 2 * log(2 * pi)
 *   across: f64[5, 20] = (expandDims(at, 1) - x) / exp(logLength)
 *   mean: f64[5] = matmul(exp(2 * logScale - 0.5 * across ** 2), weights)
 *
 * Sizes: n = 20, new = 5.
 * Memory of a model: 39744 bytes.
 * Gradients: of loss with respect to logLength, logScale, logNoise.
 * Products of the Hessian: of loss with respect to logLength, logScale, logNoise.
 * Made by gradc 0.1.0 from gaussian-process.json; change that, not this.
 */

/** What a call may give; what it leaves out stays as it was. */
export interface Inputs {
  /** f64[20] */
  x: Float64Array;
  /** f64[20] */
  y: Float64Array;
  /** f64[5] */
  at: Float64Array;
  /** f64 */
  logLength: number;
  /** f64 */
  logScale: number;
  /** f64 */
  logNoise: number;
}

/** Vectors of what is differentiated by; what a call leaves out stays as it was. */
export interface Vectors {
  /** f64 */
  logLength: number;
  /** f64 */
  logScale: number;
  /** f64 */
  logNoise: number;
}

export interface Outputs {
  /** f64 */
  loss: number;
  /** f64[5] */
  mean: Float64Array;
}

export interface Gradients {
  /** f64 */
  logLength: number;
  /** f64 */
  logScale: number;
  /** f64 */
  logNoise: number;
}

export interface Hvp {
  /** f64 */
  logLength: number;
  /** f64 */
  logScale: number;
  /** f64 */
  logNoise: number;
}

export interface Results {
  outputs: Outputs;
  gradients: Gradients;
}

/** An instance of the module, with memory of its own. */
export interface Model {
  /** The model's own memory: write into it and call without arguments. Asking for it counts as setting it. */
  readonly inputs: { readonly x: Float64Array; readonly y: Float64Array; readonly at: Float64Array };
  readonly parameters: { logLength: number; logScale: number; logNoise: number };
  readonly vectors: { logLength: number; logScale: number; logNoise: number };
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
export declare function create(binding?: { readonly n?: number; readonly new?: number }): Model;

/** What the module is, and what it costs. */
export declare const signature: {
  readonly name: "gaussian-process";
  readonly compiler: "gradc 0.1.0";
  readonly sizes: { readonly n: 20; readonly new: 5 };
  readonly inputs: readonly [
    { readonly name: "x"; readonly dtype: "f64"; readonly shape: readonly [20] },
    { readonly name: "y"; readonly dtype: "f64"; readonly shape: readonly [20] },
    { readonly name: "at"; readonly dtype: "f64"; readonly shape: readonly [5] },
  ];
  readonly parameters: readonly [
    { readonly name: "logLength"; readonly dtype: "f64"; readonly shape: readonly [] },
    { readonly name: "logScale"; readonly dtype: "f64"; readonly shape: readonly [] },
    { readonly name: "logNoise"; readonly dtype: "f64"; readonly shape: readonly [] },
  ];
  readonly outputs: readonly [
    { readonly name: "loss"; readonly dtype: "f64"; readonly shape: readonly [] },
    { readonly name: "mean"; readonly dtype: "f64"; readonly shape: readonly [5] },
  ];
  readonly gradients: readonly [
    { readonly name: "logLength"; readonly dtype: "f64"; readonly shape: readonly [] },
    { readonly name: "logScale"; readonly dtype: "f64"; readonly shape: readonly [] },
    { readonly name: "logNoise"; readonly dtype: "f64"; readonly shape: readonly [] },
  ];
  readonly of: "loss";
  readonly hvp: {
    readonly of: "loss";
    readonly wrt: readonly [
      { readonly name: "logLength"; readonly dtype: "f64"; readonly shape: readonly [] },
      { readonly name: "logScale"; readonly dtype: "f64"; readonly shape: readonly [] },
      { readonly name: "logNoise"; readonly dtype: "f64"; readonly shape: readonly [] },
    ];
    readonly results: readonly [
      { readonly name: "logLength"; readonly dtype: "f64"; readonly shape: readonly [] },
      { readonly name: "logScale"; readonly dtype: "f64"; readonly shape: readonly [] },
      { readonly name: "logNoise"; readonly dtype: "f64"; readonly shape: readonly [] },
    ];
  };
  readonly flops: {
    readonly forward: 18972.666666666664;
    readonly backward: 42085;
    readonly forwardBackward: 63057.666666666664;
    readonly hvp: 239342.66666666666;
  };
  readonly bytes: 39744;
  readonly keeps: readonly [
    { readonly name: "exp"; readonly dtype: "f64"; readonly shape: readonly [] },
    { readonly name: "exp_1"; readonly dtype: "f64"; readonly shape: readonly [] },
    { readonly name: "distance"; readonly dtype: "f64"; readonly shape: readonly [20, 20] },
    { readonly name: "exp_2"; readonly dtype: "f64"; readonly shape: readonly [20, 20] },
    { readonly name: "lower"; readonly dtype: "f64"; readonly shape: readonly [20, 20] },
    { readonly name: "triangularSolve"; readonly dtype: "f64"; readonly shape: readonly [20, 1] },
    { readonly name: "view"; readonly dtype: "f64"; readonly shape: readonly [20] },
    { readonly name: "triangularSolve_1"; readonly dtype: "f64"; readonly shape: readonly [20, 1] },
  ];
};
