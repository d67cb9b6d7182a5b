/**
 * gaussian-mixture
 *
 * ADBench's mixture of normal distributions: the likelihood of points under components whose inverse covariances
 * are given by the logarithms of a diagonal and a strict lower triangle, column by column; with a Wishart prior.
 *
 *   row: f64[2, 1] = expandDims(arange(0, d), 1)
 *   column: f64[2] = arange(0, d)
 *   place: f64[2, 2] = where(row > column, d + column * d - floorDiv(column * (column + 1), 2) + row - column -
 *   1, 0)
 *   below: f64[5, 2, 2] = where(row > column, take(icf, place, { axis: 1 }), 0)
 *   logDiagonal: f64[5, 2] = take(icf, arange(0, d), { axis: 1 })
 *   factor: f64[5, 2, 2] = where(row == column, expandDims(exp(logDiagonal), 1), below)
 *   total: f64[5] = sum(logDiagonal, { axis: 1 })
 *   whitened: f64[1000, 5, 2] = einsum("kij,nkj->nki", factor, expandDims(x, 1) - means)
 *   scores: f64[1000, 5] = alphas + total - 0.5 * sum(whitened ** 2, { axis: 2 })
 *   likelihood: f64 = sum(logSumExp(scores, { axis: 1 })) - n * logSumExp(alphas) - n * d / 2 * log(2 * pi)
 *   freedom: f64 = d + m + 1
 *   logGamma: f64 = d * (d - 1) / 4 * log(pi) + sum(lgamma((freedom - arange(0, d)) / 2))
 *   normalization: f64 = freedom * d * (log(gamma) - 0.5 * log(2)) - logGamma
 *   prior: f64 = sum(gamma ** 2 / 2 * (sum(exp(logDiagonal) ** 2, { axis: 1 }) + sum(below ** 2, { axis: [1, 2]
 *   })) - m * total) - k * normalization
 *   objective: f64 = likelihood + prior
 *
 * Sizes: d = 2, k = 5, n = 1000, triangle = 3, m = 0.
 * Memory of a model: 554128 bytes.
 * Gradients: of objective with respect to alphas, means, icf.
 * Products of the Hessian: of objective with respect to alphas, means, icf.
 * Made by gradc 0.1.0 from gaussian-mixture.json; change that, not this.
 */

/** What a call may give; what it leaves out stays as it was. */
export interface Inputs {
  /** f64[1000, 2] */
  x: Float64Array;
  /** f64 */
  gamma: number;
  /** f64[5] */
  alphas: Float64Array;
  /** f64[5, 2] */
  means: Float64Array;
  /** f64[5, 3] */
  icf: Float64Array;
}

/** Vectors of what is differentiated by; what a call leaves out stays as it was. */
export interface Vectors {
  /** f64[5] */
  alphas: Float64Array;
  /** f64[5, 2] */
  means: Float64Array;
  /** f64[5, 3] */
  icf: Float64Array;
}

export interface Outputs {
  /** f64 */
  objective: number;
}

export interface Gradients {
  /** f64[5] */
  alphas: Float64Array;
  /** f64[5, 2] */
  means: Float64Array;
  /** f64[5, 3] */
  icf: Float64Array;
}

export interface Hvp {
  /** f64[5] */
  alphas: Float64Array;
  /** f64[5, 2] */
  means: Float64Array;
  /** f64[5, 3] */
  icf: Float64Array;
}

export interface Results {
  outputs: Outputs;
  gradients: Gradients;
}

/** An instance of the module, with memory of its own. */
export interface Model {
  /** The model's own memory: write into it and call without arguments. Asking for it counts as setting it. */
  readonly inputs: { readonly x: Float64Array; gamma: number };
  readonly parameters: {
    readonly alphas: Float64Array;
    readonly means: Float64Array;
    readonly icf: Float64Array;
  };
  readonly vectors: {
    readonly alphas: Float64Array;
    readonly means: Float64Array;
    readonly icf: Float64Array;
  };
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
export declare function create(binding?: { readonly d?: number; readonly k?: number; readonly n?: number; readonly triangle?: number; readonly m?: number }): Model;

/** What the module is, and what it costs. */
export declare const signature: {
  readonly name: "gaussian-mixture";
  readonly compiler: "gradc 0.1.0";
  readonly sizes: { readonly d: 2; readonly k: 5; readonly n: 1000; readonly triangle: 3; readonly m: 0 };
  readonly inputs: readonly [
    { readonly name: "x"; readonly dtype: "f64"; readonly shape: readonly [1000, 2] },
    { readonly name: "gamma"; readonly dtype: "f64"; readonly shape: readonly [] },
  ];
  readonly parameters: readonly [
    { readonly name: "alphas"; readonly dtype: "f64"; readonly shape: readonly [5] },
    { readonly name: "means"; readonly dtype: "f64"; readonly shape: readonly [5, 2] },
    { readonly name: "icf"; readonly dtype: "f64"; readonly shape: readonly [5, 3] },
  ];
  readonly outputs: readonly [{ readonly name: "objective"; readonly dtype: "f64"; readonly shape: readonly [] }];
  readonly gradients: readonly [
    { readonly name: "alphas"; readonly dtype: "f64"; readonly shape: readonly [5] },
    { readonly name: "means"; readonly dtype: "f64"; readonly shape: readonly [5, 2] },
    { readonly name: "icf"; readonly dtype: "f64"; readonly shape: readonly [5, 3] },
  ];
  readonly of: "objective";
  readonly hvp: {
    readonly of: "objective";
    readonly wrt: readonly [
      { readonly name: "alphas"; readonly dtype: "f64"; readonly shape: readonly [5] },
      { readonly name: "means"; readonly dtype: "f64"; readonly shape: readonly [5, 2] },
      { readonly name: "icf"; readonly dtype: "f64"; readonly shape: readonly [5, 3] },
    ];
    readonly results: readonly [
      { readonly name: "alphas"; readonly dtype: "f64"; readonly shape: readonly [5] },
      { readonly name: "means"; readonly dtype: "f64"; readonly shape: readonly [5, 2] },
      { readonly name: "icf"; readonly dtype: "f64"; readonly shape: readonly [5, 3] },
    ];
  };
  readonly flops: {
    readonly forward: 265544;
    readonly backward: 182273;
    readonly forwardBackward: 437855;
    readonly hvp: 800071;
  };
  readonly bytes: 554128;
  readonly keeps: readonly [
    { readonly name: "below"; readonly dtype: "f64"; readonly shape: readonly [5, 2, 2] },
    { readonly name: "exp"; readonly dtype: "f64"; readonly shape: readonly [5, 2] },
    { readonly name: "factor_1"; readonly dtype: "f64"; readonly shape: readonly [5, 2, 2] },
    { readonly name: "whitened"; readonly dtype: "f64"; readonly shape: readonly [1000, 5, 2] },
    { readonly name: "exp_1"; readonly dtype: "f64"; readonly shape: readonly [5] },
    { readonly name: "sum"; readonly dtype: "f64"; readonly shape: readonly [] },
    { readonly name: "add"; readonly dtype: "f64"; readonly shape: readonly [] },
    { readonly name: "exp_2"; readonly dtype: "f64"; readonly shape: readonly [1000, 5] },
    { readonly name: "sum_1"; readonly dtype: "f64"; readonly shape: readonly [1000] },
    { readonly name: "add_1"; readonly dtype: "f64"; readonly shape: readonly [1000] },
  ];
};
