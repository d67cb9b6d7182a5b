/**
 * logistic-regression
 *
 * Multinomial logistic regression on 256 rows of 64 features.
 *
 *   loss: f32 = mean(softmaxCrossEntropy(matmul(X, W) + b, y))
 *
 * Memory of a model: 95344 bytes.
 * Gradients: of loss with respect to W, b.
 * Made by gradc 0.1.0 from logistic-regression.json; change that, not this.
 */

/** What a call may give; what it leaves out stays as it was. */
export interface Inputs {
  /** f32[256, 64] */
  X: Float32Array;
  /** i32[256] */
  y: Int32Array;
  /** f32[64, 10] */
  W: Float32Array;
  /** f32[10] */
  b: Float32Array;
}

export interface Outputs {
  /** f32 */
  loss: number;
}

export interface Gradients {
  /** f32[64, 10] */
  W: Float32Array;
  /** f32[10] */
  b: Float32Array;
}

export interface Results {
  outputs: Outputs;
  gradients: Gradients;
}

/** An instance of the module, with memory of its own. */
export interface Model {
  /** The model's own memory: write into it and call without arguments. Asking for it counts as setting it. */
  readonly inputs: { readonly X: Float32Array; readonly y: Int32Array };
  readonly parameters: { readonly W: Float32Array; readonly b: Float32Array };
  /** The results of the last call. */
  readonly outputs: Readonly<Outputs>;
  readonly gradients: Readonly<Gradients>;
  forward(inputs?: Inputs, out?: Outputs): Outputs;
  backward(seed?: number, out?: Gradients): Gradients;
  forwardBackward(inputs?: Inputs, out?: Results, seed?: number): Results;
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

/** A model with memory of its own. `binding` may repeat the sizes that the module was compiled for; others throw. */
export declare function create(binding?: Readonly<Record<string, never>>): Model;

/** What the module is, and what it costs. */
export declare const signature: {
  readonly name: "logistic-regression";
  readonly compiler: "gradc 0.1.0";
  readonly sizes: {};
  readonly inputs: readonly [
    { readonly name: "X"; readonly dtype: "f32"; readonly shape: readonly [256, 64] },
    { readonly name: "y"; readonly dtype: "i32"; readonly shape: readonly [256] },
  ];
  readonly parameters: readonly [
    { readonly name: "W"; readonly dtype: "f32"; readonly shape: readonly [64, 10] },
    { readonly name: "b"; readonly dtype: "f32"; readonly shape: readonly [10] },
  ];
  readonly outputs: readonly [{ readonly name: "loss"; readonly dtype: "f32"; readonly shape: readonly [] }];
  readonly gradients: readonly [
    { readonly name: "W"; readonly dtype: "f32"; readonly shape: readonly [64, 10] },
    { readonly name: "b"; readonly dtype: "f32"; readonly shape: readonly [10] },
  ];
  readonly of: "loss";
  readonly flops: { readonly forward: 398593; readonly backward: 368640; readonly forwardBackward: 767233 };
  readonly bytes: 95344;
  readonly keeps: readonly [
    { readonly name: "exp"; readonly dtype: "f32"; readonly shape: readonly [256, 10] },
    { readonly name: "sum"; readonly dtype: "f32"; readonly shape: readonly [256] },
  ];
};
