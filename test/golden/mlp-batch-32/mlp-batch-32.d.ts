/**
 * mlp-batch-32
 *
 * A perceptron with one hidden layer of 128 units for 28 x 28 images.
 *
 *   h: f32[32, 128] = relu(matmul(X, W1) + b1)
 *   loss: f32 = mean(softmaxCrossEntropy(matmul(h, W2) + b2, y))
 *
 * Sizes: batch = 32.
 * Memory of a model: 982896 bytes.
 * Gradients: of loss with respect to W1, b1, W2, b2.
 * Made by gradc 0.1.0 from mlp-batch-32.json; change that, not this.
 */

/** What a call may give; what it leaves out stays as it was. */
export interface Inputs {
  /** f32[32, 784] */
  X: Float32Array;
  /** i32[32] */
  y: Int32Array;
  /** f32[784, 128] */
  W1: Float32Array;
  /** f32[128] */
  b1: Float32Array;
  /** f32[128, 10] */
  W2: Float32Array;
  /** f32[10] */
  b2: Float32Array;
}

export interface Outputs {
  /** f32 */
  loss: number;
}

export interface Gradients {
  /** f32[784, 128] */
  W1: Float32Array;
  /** f32[128] */
  b1: Float32Array;
  /** f32[128, 10] */
  W2: Float32Array;
  /** f32[10] */
  b2: Float32Array;
}

export interface Results {
  outputs: Outputs;
  gradients: Gradients;
}

/** An instance of the module, with memory of its own. */
export interface Model {
  /** The model's own memory: write into it and call without arguments. Asking for it counts as setting it. */
  readonly inputs: { readonly X: Float32Array; readonly y: Int32Array };
  readonly parameters: {
    readonly W1: Float32Array;
    readonly b1: Float32Array;
    readonly W2: Float32Array;
    readonly b2: Float32Array;
  };
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
export declare function create(binding?: { readonly batch?: number }): Model;

/** What the module is, and what it costs. */
export declare const signature: {
  readonly name: "mlp-batch-32";
  readonly compiler: "gradc 0.1.0";
  readonly sizes: { readonly batch: 32 };
  readonly inputs: readonly [
    { readonly name: "X"; readonly dtype: "f32"; readonly shape: readonly [32, 784] },
    { readonly name: "y"; readonly dtype: "i32"; readonly shape: readonly [32] },
  ];
  readonly parameters: readonly [
    { readonly name: "W1"; readonly dtype: "f32"; readonly shape: readonly [784, 128] },
    { readonly name: "b1"; readonly dtype: "f32"; readonly shape: readonly [128] },
    { readonly name: "W2"; readonly dtype: "f32"; readonly shape: readonly [128, 10] },
    { readonly name: "b2"; readonly dtype: "f32"; readonly shape: readonly [10] },
  ];
  readonly outputs: readonly [{ readonly name: "loss"; readonly dtype: "f32"; readonly shape: readonly [] }];
  readonly gradients: readonly [
    { readonly name: "W1"; readonly dtype: "f32"; readonly shape: readonly [784, 128] },
    { readonly name: "b1"; readonly dtype: "f32"; readonly shape: readonly [128] },
    { readonly name: "W2"; readonly dtype: "f32"; readonly shape: readonly [128, 10] },
    { readonly name: "b2"; readonly dtype: "f32"; readonly shape: readonly [10] },
  ];
  readonly of: "loss";
  readonly flops: { readonly forward: 6521505; readonly backward: 6611968; readonly forwardBackward: 13133473 };
  readonly bytes: 982896;
  readonly keeps: readonly [
    { readonly name: "add"; readonly dtype: "f32"; readonly shape: readonly [32, 128] },
    { readonly name: "exp"; readonly dtype: "f32"; readonly shape: readonly [32, 10] },
    { readonly name: "sum"; readonly dtype: "f32"; readonly shape: readonly [32] },
  ];
};
