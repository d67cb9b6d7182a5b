/**
 * autoencoder
 *
 * A variational autoencoder: an encoder gives a normal distribution of codes, one code is drawn from it by a
 * key, and a decoder gives the image back; the loss is the negative evidence bound.
 *
 *   encoded: f32[16, 8] = matmul(tanh(matmul(x, w1) + b1), w2) + b2
 *   mean: f32[16, 4] = take(encoded, arange(0, codes), { axis: 1 })
 *   logVariance: f32[16, 4] = take(encoded, arange(codes, 2 * codes), { axis: 1 })
 *   code: f32[16, 4] = mean + exp(0.5 * logVariance) * randomNormal(key, [batch, codes], { dtype: "f32" })
 *   logits: f32[16, 64] = matmul(tanh(matmul(code, w3) + b3), w4) + b4
 *   reconstruction: f32 = sum(sigmoidCrossEntropy(logits, x)) / batch
 *   divergence: f32 = 0.5 * sum(exp(logVariance) + mean ** 2 - 1 - logVariance) / batch
 *   loss: f32 = reconstruction + divergence
 *
 * Sizes: batch = 16, pixels = 64, hidden = 32, codes = 4.
 * Memory of a model: 57200 bytes.
 * Gradients: of loss with respect to w1, b1, w2, b2, w3, b3, w4, b4.
 * Made by gradc 0.1.0 from autoencoder.json; change that, not this.
 */

/** What a call may give; what it leaves out stays as it was. */
export interface Inputs {
  /** f32[16, 64] */
  x: Float32Array;
  /** i32 */
  key: number;
  /** f32[64, 32] */
  w1?: Float32Array;
  /** f32[32] */
  b1?: Float32Array;
  /** f32[32, 8] */
  w2?: Float32Array;
  /** f32[8] */
  b2?: Float32Array;
  /** f32[4, 32] */
  w3?: Float32Array;
  /** f32[32] */
  b3?: Float32Array;
  /** f32[32, 64] */
  w4?: Float32Array;
  /** f32[64] */
  b4?: Float32Array;
}

export interface Outputs {
  /** f32 */
  loss: number;
  /** f32[16, 64] */
  logits: Float32Array;
}

export interface Gradients {
  /** f32[64, 32] */
  w1: Float32Array;
  /** f32[32] */
  b1: Float32Array;
  /** f32[32, 8] */
  w2: Float32Array;
  /** f32[8] */
  b2: Float32Array;
  /** f32[4, 32] */
  w3: Float32Array;
  /** f32[32] */
  b3: Float32Array;
  /** f32[32, 64] */
  w4: Float32Array;
  /** f32[64] */
  b4: Float32Array;
}

export interface Results {
  outputs: Outputs;
  gradients: Gradients;
}

/** An instance of the module, with memory of its own. */
export interface Model {
  /** The model's own memory: write into it and call without arguments. Asking for it counts as setting it. */
  readonly inputs: { readonly x: Float32Array; key: number };
  readonly parameters: {
    readonly w1: Float32Array;
    readonly b1: Float32Array;
    readonly w2: Float32Array;
    readonly b2: Float32Array;
    readonly w3: Float32Array;
    readonly b3: Float32Array;
    readonly w4: Float32Array;
    readonly b4: Float32Array;
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
export declare function create(binding?: { readonly batch?: number; readonly pixels?: number; readonly hidden?: number; readonly codes?: number }): Model;

/** What the module is, and what it costs. */
export declare const signature: {
  readonly name: "autoencoder";
  readonly compiler: "gradc 0.1.0";
  readonly sizes: { readonly batch: 16; readonly pixels: 64; readonly hidden: 32; readonly codes: 4 };
  readonly inputs: readonly [
    { readonly name: "x"; readonly dtype: "f32"; readonly shape: readonly [16, 64] },
    { readonly name: "key"; readonly dtype: "i32"; readonly shape: readonly [] },
  ];
  readonly parameters: readonly [
    { readonly name: "w1"; readonly dtype: "f32"; readonly shape: readonly [64, 32] },
    { readonly name: "b1"; readonly dtype: "f32"; readonly shape: readonly [32] },
    { readonly name: "w2"; readonly dtype: "f32"; readonly shape: readonly [32, 8] },
    { readonly name: "b2"; readonly dtype: "f32"; readonly shape: readonly [8] },
    { readonly name: "w3"; readonly dtype: "f32"; readonly shape: readonly [4, 32] },
    { readonly name: "b3"; readonly dtype: "f32"; readonly shape: readonly [32] },
    { readonly name: "w4"; readonly dtype: "f32"; readonly shape: readonly [32, 64] },
    { readonly name: "b4"; readonly dtype: "f32"; readonly shape: readonly [64] },
  ];
  readonly outputs: readonly [
    { readonly name: "loss"; readonly dtype: "f32"; readonly shape: readonly [] },
    { readonly name: "logits"; readonly dtype: "f32"; readonly shape: readonly [16, 64] },
  ];
  readonly gradients: readonly [
    { readonly name: "w1"; readonly dtype: "f32"; readonly shape: readonly [64, 32] },
    { readonly name: "b1"; readonly dtype: "f32"; readonly shape: readonly [32] },
    { readonly name: "w2"; readonly dtype: "f32"; readonly shape: readonly [32, 8] },
    { readonly name: "b2"; readonly dtype: "f32"; readonly shape: readonly [8] },
    { readonly name: "w3"; readonly dtype: "f32"; readonly shape: readonly [4, 32] },
    { readonly name: "b3"; readonly dtype: "f32"; readonly shape: readonly [32] },
    { readonly name: "w4"; readonly dtype: "f32"; readonly shape: readonly [32, 64] },
    { readonly name: "b4"; readonly dtype: "f32"; readonly shape: readonly [64] },
  ];
  readonly of: "loss";
  readonly flops: { readonly forward: 238595; readonly backward: 273152; readonly forwardBackward: 511875 };
  readonly bytes: 57200;
  readonly keeps: readonly [
    { readonly name: "logits"; readonly dtype: "f32"; readonly shape: readonly [16, 64] },
    { readonly name: "tanh"; readonly dtype: "f32"; readonly shape: readonly [16, 32] },
    { readonly name: "normalAt"; readonly dtype: "f32"; readonly shape: readonly [64] },
    { readonly name: "mean"; readonly dtype: "f32"; readonly shape: readonly [16, 4] },
    { readonly name: "exp"; readonly dtype: "f32"; readonly shape: readonly [16, 4] },
    { readonly name: "code"; readonly dtype: "f32"; readonly shape: readonly [16, 4] },
    { readonly name: "tanh_1"; readonly dtype: "f32"; readonly shape: readonly [16, 32] },
    { readonly name: "exp_1"; readonly dtype: "f32"; readonly shape: readonly [16, 4] },
  ];
};
