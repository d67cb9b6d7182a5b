/**
 * transformer
 *
 * A block of a transformer: attention of four heads that sees only what came before, and a perceptron, each
 * behind a normalization and beside a path around it.
 *
 *   normal1: f32[4, 64, 128] = layerNorm(x, scale1, offset1)
 *   qkv: f32[3, 4, 4, 64, 32] = transpose(reshape(matmul(normal1, wqkv), [batch, length, 3, heads, -1]), [2, 0,
 *   3, 1, 4])
 *   heard: f32[4, 4, 64, 32] = attention(slice(qkv, [0]), slice(qkv, [1]), slice(qkv, [2]), { causal: true })
 *   attended: f32[4, 64, 128] = x + matmul(reshape(transpose(heard, [0, 2, 1, 3]), [batch, length, width]), wo)
 *   normal2: f32[4, 64, 128] = layerNorm(attended, scale2, offset2)
 *   hiddenUnits: f32[4, 64, 512] = gelu(matmul(normal2, w1) + b1)
 *   y: f32[4, 64, 128] = attended + matmul(hiddenUnits, w2) + b2
 *   loss: f32 = meanSquaredError(y, target)
 *
 * Sizes: batch = 4, length = 64, width = 128, heads = 4, hidden = 512.
 * Memory of a model: 8017936 bytes.
 * Gradients: of loss with respect to scale1, offset1, wqkv, wo, scale2, offset2, w1, b1, w2, b2.
 * Made by gradc 0.1.0 from transformer.json; change that, not this.
 */

/** What a call may give; what it leaves out stays as it was. */
export interface Inputs {
  /** f32[4, 64, 128] */
  x: Float32Array;
  /** f32[4, 64, 128] */
  target: Float32Array;
  /** f32[128] */
  scale1?: Float32Array;
  /** f32[128] */
  offset1?: Float32Array;
  /** f32[128, 384] */
  wqkv?: Float32Array;
  /** f32[128, 128] */
  wo?: Float32Array;
  /** f32[128] */
  scale2?: Float32Array;
  /** f32[128] */
  offset2?: Float32Array;
  /** f32[128, 512] */
  w1?: Float32Array;
  /** f32[512] */
  b1?: Float32Array;
  /** f32[512, 128] */
  w2?: Float32Array;
  /** f32[128] */
  b2?: Float32Array;
}

export interface Outputs {
  /** f32 */
  loss: number;
  /** f32[4, 64, 128] */
  y: Float32Array;
}

export interface Gradients {
  /** f32[128] */
  scale1: Float32Array;
  /** f32[128] */
  offset1: Float32Array;
  /** f32[128, 384] */
  wqkv: Float32Array;
  /** f32[128, 128] */
  wo: Float32Array;
  /** f32[128] */
  scale2: Float32Array;
  /** f32[128] */
  offset2: Float32Array;
  /** f32[128, 512] */
  w1: Float32Array;
  /** f32[512] */
  b1: Float32Array;
  /** f32[512, 128] */
  w2: Float32Array;
  /** f32[128] */
  b2: Float32Array;
}

export interface Results {
  outputs: Outputs;
  gradients: Gradients;
}

/** An instance of the module, with memory of its own. */
export interface Model {
  /** The model's own memory: write into it and call without arguments. Asking for it counts as setting it. */
  readonly inputs: { readonly x: Float32Array; readonly target: Float32Array };
  readonly parameters: {
    readonly scale1: Float32Array;
    readonly offset1: Float32Array;
    readonly wqkv: Float32Array;
    readonly wo: Float32Array;
    readonly scale2: Float32Array;
    readonly offset2: Float32Array;
    readonly w1: Float32Array;
    readonly b1: Float32Array;
    readonly w2: Float32Array;
    readonly b2: Float32Array;
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
export declare function create(binding?: { readonly batch?: number; readonly length?: number; readonly width?: number; readonly heads?: number; readonly hidden?: number }): Model;

/** What the module is, and what it costs. */
export declare const signature: {
  readonly name: "transformer";
  readonly compiler: "gradc 0.1.0";
  readonly sizes: {
    readonly batch: 4;
    readonly length: 64;
    readonly width: 128;
    readonly heads: 4;
    readonly hidden: 512;
  };
  readonly inputs: readonly [
    { readonly name: "x"; readonly dtype: "f32"; readonly shape: readonly [4, 64, 128] },
    { readonly name: "target"; readonly dtype: "f32"; readonly shape: readonly [4, 64, 128] },
  ];
  readonly parameters: readonly [
    { readonly name: "scale1"; readonly dtype: "f32"; readonly shape: readonly [128] },
    { readonly name: "offset1"; readonly dtype: "f32"; readonly shape: readonly [128] },
    { readonly name: "wqkv"; readonly dtype: "f32"; readonly shape: readonly [128, 384] },
    { readonly name: "wo"; readonly dtype: "f32"; readonly shape: readonly [128, 128] },
    { readonly name: "scale2"; readonly dtype: "f32"; readonly shape: readonly [128] },
    { readonly name: "offset2"; readonly dtype: "f32"; readonly shape: readonly [128] },
    { readonly name: "w1"; readonly dtype: "f32"; readonly shape: readonly [128, 512] },
    { readonly name: "b1"; readonly dtype: "f32"; readonly shape: readonly [512] },
    { readonly name: "w2"; readonly dtype: "f32"; readonly shape: readonly [512, 128] },
    { readonly name: "b2"; readonly dtype: "f32"; readonly shape: readonly [128] },
  ];
  readonly outputs: readonly [
    { readonly name: "loss"; readonly dtype: "f32"; readonly shape: readonly [] },
    { readonly name: "y"; readonly dtype: "f32"; readonly shape: readonly [4, 64, 128] },
  ];
  readonly gradients: readonly [
    { readonly name: "scale1"; readonly dtype: "f32"; readonly shape: readonly [128] },
    { readonly name: "offset1"; readonly dtype: "f32"; readonly shape: readonly [128] },
    { readonly name: "wqkv"; readonly dtype: "f32"; readonly shape: readonly [128, 384] },
    { readonly name: "wo"; readonly dtype: "f32"; readonly shape: readonly [128, 128] },
    { readonly name: "scale2"; readonly dtype: "f32"; readonly shape: readonly [128] },
    { readonly name: "offset2"; readonly dtype: "f32"; readonly shape: readonly [128] },
    { readonly name: "w1"; readonly dtype: "f32"; readonly shape: readonly [128, 512] },
    { readonly name: "b1"; readonly dtype: "f32"; readonly shape: readonly [512] },
    { readonly name: "w2"; readonly dtype: "f32"; readonly shape: readonly [512, 128] },
    { readonly name: "b2"; readonly dtype: "f32"; readonly shape: readonly [128] },
  ];
  readonly of: "loss";
  readonly flops: { readonly forward: 115941121; readonly backward: 235013888; readonly forwardBackward: 352235009 };
  readonly bytes: 8017936;
  readonly keeps: readonly [
    { readonly name: "y"; readonly dtype: "f32"; readonly shape: readonly [4, 64, 128] },
    { readonly name: "mul"; readonly dtype: "f32"; readonly shape: readonly [4, 64, 128] },
    { readonly name: "normal1"; readonly dtype: "f32"; readonly shape: readonly [4, 64, 128] },
    { readonly name: "view"; readonly dtype: "f32"; readonly shape: readonly [4, 4, 64, 32] },
    { readonly name: "view_1"; readonly dtype: "f32"; readonly shape: readonly [4, 4, 64, 32] },
    { readonly name: "view_2"; readonly dtype: "f32"; readonly shape: readonly [4, 4, 32, 64] },
    { readonly name: "div"; readonly dtype: "f32"; readonly shape: readonly [4, 4, 64, 64] },
    { readonly name: "where"; readonly dtype: "f32"; readonly shape: readonly [4, 4, 64, 64] },
    { readonly name: "contraction"; readonly dtype: "f32"; readonly shape: readonly [4, 64, 4, 32] },
    { readonly name: "sub"; readonly dtype: "f32"; readonly shape: readonly [4, 64, 128] },
    { readonly name: "add"; readonly dtype: "f32"; readonly shape: readonly [4, 64] },
    { readonly name: "rsqrt"; readonly dtype: "f32"; readonly shape: readonly [4, 64] },
    { readonly name: "mul_1"; readonly dtype: "f32"; readonly shape: readonly [4, 64, 128] },
    { readonly name: "normal2"; readonly dtype: "f32"; readonly shape: readonly [4, 64, 128] },
    { readonly name: "add_1"; readonly dtype: "f32"; readonly shape: readonly [4, 64, 512] },
    { readonly name: "hiddenUnits"; readonly dtype: "f32"; readonly shape: readonly [4, 64, 512] },
  ];
};
