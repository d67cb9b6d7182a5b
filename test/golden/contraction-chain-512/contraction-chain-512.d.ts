/**
 * contraction-chain-512
 *
 * Three layers of 512 x 512: almost nothing but matrix products.
 *
 *   y: f32[512, 512] = tanh(matmul(tanh(matmul(tanh(matmul(X, W1)), W2)), W3))
 *   loss: f32 = mean(y ** 2)
 *
 * Memory of a model: 12582928 bytes.
 * Gradients: of loss with respect to W1, W2, W3.
 * Made by gradc 0.1.0 from contraction-chain-512.json; change that, not this.
 */

/** What a call may give; what it leaves out stays as it was. */
export interface Inputs {
  /** f32[512, 512] */
  X: Float32Array;
  /** f32[512, 512] */
  W1: Float32Array;
  /** f32[512, 512] */
  W2: Float32Array;
  /** f32[512, 512] */
  W3: Float32Array;
}

export interface Outputs {
  /** f32 */
  loss: number;
}

export interface Gradients {
  /** f32[512, 512] */
  W1: Float32Array;
  /** f32[512, 512] */
  W2: Float32Array;
  /** f32[512, 512] */
  W3: Float32Array;
}

export interface Results {
  outputs: Outputs;
  gradients: Gradients;
}

/** An instance of the module, with memory of its own. */
export interface Model {
  /** The model's own memory: write into it and call without arguments. Asking for it counts as setting it. */
  readonly inputs: { readonly X: Float32Array };
  readonly parameters: {
    readonly W1: Float32Array;
    readonly W2: Float32Array;
    readonly W3: Float32Array;
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
export declare function create(binding?: Readonly<Record<string, never>>): Model;

/** What the module is, and what it costs. */
export declare const signature: {
  readonly name: "contraction-chain-512";
  readonly compiler: "gradc 0.1.0";
  readonly sizes: {};
  readonly inputs: readonly [{ readonly name: "X"; readonly dtype: "f32"; readonly shape: readonly [512, 512] }];
  readonly parameters: readonly [
    { readonly name: "W1"; readonly dtype: "f32"; readonly shape: readonly [512, 512] },
    { readonly name: "W2"; readonly dtype: "f32"; readonly shape: readonly [512, 512] },
    { readonly name: "W3"; readonly dtype: "f32"; readonly shape: readonly [512, 512] },
  ];
  readonly outputs: readonly [{ readonly name: "loss"; readonly dtype: "f32"; readonly shape: readonly [] }];
  readonly gradients: readonly [
    { readonly name: "W1"; readonly dtype: "f32"; readonly shape: readonly [512, 512] },
    { readonly name: "W2"; readonly dtype: "f32"; readonly shape: readonly [512, 512] },
    { readonly name: "W3"; readonly dtype: "f32"; readonly shape: readonly [512, 512] },
  ];
  readonly of: "loss";
  readonly flops: { readonly forward: 821559297; readonly backward: 1344798720; readonly forwardBackward: 2166358017 };
  readonly bytes: 12582928;
  readonly keeps: readonly [
    { readonly name: "tanh"; readonly dtype: "f32"; readonly shape: readonly [512, 512] },
    { readonly name: "tanh_1"; readonly dtype: "f32"; readonly shape: readonly [512, 512] },
    { readonly name: "y"; readonly dtype: "f32"; readonly shape: readonly [512, 512] },
  ];
};
