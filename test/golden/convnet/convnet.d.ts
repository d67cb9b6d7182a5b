/**
 * convnet
 *
 * A convolutional network for images of 28 x 28 pixels: two layers of 3 x 3 windows, each followed by the
 * largest of 2 x 2, and a linear classifier.
 *
 *   hidden1: f32[32, 28, 28, 8] = relu(conv(x, w1, { padding: "same" }) + b1)
 *   pooled1: f32[32, 14, 14, 8] = maxPool(hidden1, { size: 2 })
 *   hidden2: f32[32, 14, 14, 16] = relu(conv(pooled1, w2, { padding: "same" }) + b2)
 *   pooled2: f32[32, 7, 7, 16] = maxPool(hidden2, { size: 2 })
 *   logits: f32[32, 10] = matmul(reshape(pooled2, [batch, 784]), w3) + b3
 *   loss: f32 = mean(softmaxCrossEntropy(logits, y))
 *
 * Sizes: batch = 32.
 * Memory of a model: 4467056 bytes.
 * Gradients: of loss with respect to w1, b1, w2, b2, w3, b3.
 * Made by gradc 0.1.0 from convnet.json; change that, not this.
 */

/** What a call may give; what it leaves out stays as it was. */
export interface Inputs {
  /** f32[32, 28, 28, 1] */
  x: Float32Array;
  /** i32[32] */
  y: Int32Array;
  /** f32[3, 3, 1, 8] */
  w1?: Float32Array;
  /** f32[8] */
  b1?: Float32Array;
  /** f32[3, 3, 8, 16] */
  w2?: Float32Array;
  /** f32[16] */
  b2?: Float32Array;
  /** f32[784, 10] */
  w3?: Float32Array;
  /** f32[10] */
  b3?: Float32Array;
}

export interface Outputs {
  /** f32 */
  loss: number;
  /** f32[32, 10] */
  logits: Float32Array;
}

export interface Gradients {
  /** f32[3, 3, 1, 8] */
  w1: Float32Array;
  /** f32[8] */
  b1: Float32Array;
  /** f32[3, 3, 8, 16] */
  w2: Float32Array;
  /** f32[16] */
  b2: Float32Array;
  /** f32[784, 10] */
  w3: Float32Array;
  /** f32[10] */
  b3: Float32Array;
}

export interface Results {
  outputs: Outputs;
  gradients: Gradients;
}

/** An instance of the module, with memory of its own. */
export interface Model {
  /** The model's own memory: write into it and call without arguments. Asking for it counts as setting it. */
  readonly inputs: { readonly x: Float32Array; readonly y: Int32Array };
  readonly parameters: {
    readonly w1: Float32Array;
    readonly b1: Float32Array;
    readonly w2: Float32Array;
    readonly b2: Float32Array;
    readonly w3: Float32Array;
    readonly b3: Float32Array;
  };
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
  readonly name: "convnet";
  readonly compiler: "gradc 0.1.0";
  readonly sizes: { readonly batch: 32 };
  readonly inputs: readonly [
    { readonly name: "x"; readonly dtype: "f32"; readonly shape: readonly [32, 28, 28, 1] },
    { readonly name: "y"; readonly dtype: "i32"; readonly shape: readonly [32] },
  ];
  readonly parameters: readonly [
    { readonly name: "w1"; readonly dtype: "f32"; readonly shape: readonly [3, 3, 1, 8] },
    { readonly name: "b1"; readonly dtype: "f32"; readonly shape: readonly [8] },
    { readonly name: "w2"; readonly dtype: "f32"; readonly shape: readonly [3, 3, 8, 16] },
    { readonly name: "b2"; readonly dtype: "f32"; readonly shape: readonly [16] },
    { readonly name: "w3"; readonly dtype: "f32"; readonly shape: readonly [784, 10] },
    { readonly name: "b3"; readonly dtype: "f32"; readonly shape: readonly [10] },
  ];
  readonly outputs: readonly [
    { readonly name: "loss"; readonly dtype: "f32"; readonly shape: readonly [] },
    { readonly name: "logits"; readonly dtype: "f32"; readonly shape: readonly [32, 10] },
  ];
  readonly gradients: readonly [
    { readonly name: "w1"; readonly dtype: "f32"; readonly shape: readonly [3, 3, 1, 8] },
    { readonly name: "b1"; readonly dtype: "f32"; readonly shape: readonly [8] },
    { readonly name: "w2"; readonly dtype: "f32"; readonly shape: readonly [3, 3, 8, 16] },
    { readonly name: "b2"; readonly dtype: "f32"; readonly shape: readonly [16] },
    { readonly name: "w3"; readonly dtype: "f32"; readonly shape: readonly [784, 10] },
    { readonly name: "b3"; readonly dtype: "f32"; readonly shape: readonly [10] },
  ];
  readonly of: "loss";
  readonly flops: { readonly forward: 19477153; readonly backward: 37135360; readonly forwardBackward: 57214625 };
  readonly bytes: 4467056;
  readonly keeps: readonly [
    { readonly name: "add"; readonly dtype: "f32"; readonly shape: readonly [32, 28, 28, 8] },
    { readonly name: "pooled1"; readonly dtype: "f32"; readonly shape: readonly [32, 14, 14, 8] },
    { readonly name: "add_1"; readonly dtype: "f32"; readonly shape: readonly [32, 14, 14, 16] },
    { readonly name: "pooled2"; readonly dtype: "f32"; readonly shape: readonly [32, 7, 7, 16] },
    { readonly name: "exp"; readonly dtype: "f32"; readonly shape: readonly [32, 10] },
    { readonly name: "sum"; readonly dtype: "f32"; readonly shape: readonly [32] },
  ];
};
