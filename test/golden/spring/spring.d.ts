/**
 * spring
 *
 * A damped spring, x(t) = a exp(-c t) cos(w t + p), fitted to 40 noisy readings of one that had a = 1.4, c =
 * 0.35, w = 3.1, p = 0.4.
 *
 *   x: f64[40] = a * exp(-c * t) * cos(w * t + p)
 *   loss: f64 = sum((x - reading) ** 2)
 *
 * Memory of a model: 1744 bytes.
 * Gradients: of loss with respect to a, c, w, p.
 * Made by gradc 0.1.0 from spring.json; change that, not this.
 */

/** What a call may give; what it leaves out stays as it was. */
export interface Inputs {
  /** f64 */
  a?: number;
  /** f64 */
  c?: number;
  /** f64 */
  w?: number;
  /** f64 */
  p?: number;
}

export interface Outputs {
  /** f64 */
  loss: number;
  /** f64[40] */
  x: Float64Array;
}

export interface Gradients {
  /** f64 */
  a: number;
  /** f64 */
  c: number;
  /** f64 */
  w: number;
  /** f64 */
  p: number;
}

export interface Results {
  outputs: Outputs;
  gradients: Gradients;
}

/** An instance of the module, with memory of its own. */
export interface Model {
  /** The model's own memory: write into it and call without arguments. Asking for it counts as setting it. */
  readonly inputs: Readonly<Record<string, never>>;
  readonly parameters: { a: number; c: number; w: number; p: number };
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
export declare function create(binding?: Readonly<Record<string, never>>): Model;

/** What the module is, and what it costs. */
export declare const signature: {
  readonly name: "spring";
  readonly compiler: "gradc 0.1.0";
  readonly sizes: {};
  readonly inputs: readonly [];
  readonly parameters: readonly [
    { readonly name: "a"; readonly dtype: "f64"; readonly shape: readonly [] },
    { readonly name: "c"; readonly dtype: "f64"; readonly shape: readonly [] },
    { readonly name: "w"; readonly dtype: "f64"; readonly shape: readonly [] },
    { readonly name: "p"; readonly dtype: "f64"; readonly shape: readonly [] },
  ];
  readonly outputs: readonly [
    { readonly name: "loss"; readonly dtype: "f64"; readonly shape: readonly [] },
    { readonly name: "x"; readonly dtype: "f64"; readonly shape: readonly [40] },
  ];
  readonly gradients: readonly [
    { readonly name: "a"; readonly dtype: "f64"; readonly shape: readonly [] },
    { readonly name: "c"; readonly dtype: "f64"; readonly shape: readonly [] },
    { readonly name: "w"; readonly dtype: "f64"; readonly shape: readonly [] },
    { readonly name: "p"; readonly dtype: "f64"; readonly shape: readonly [] },
  ];
  readonly of: "loss";
  readonly flops: { readonly forward: 1921; readonly backward: 2643; readonly forwardBackward: 4604 };
  readonly bytes: 1744;
  readonly keeps: readonly [
    { readonly name: "x"; readonly dtype: "f64"; readonly shape: readonly [40] },
    { readonly name: "exp"; readonly dtype: "f64"; readonly shape: readonly [40] },
    { readonly name: "mul"; readonly dtype: "f64"; readonly shape: readonly [40] },
    { readonly name: "cos"; readonly dtype: "f64"; readonly shape: readonly [40] },
  ];
};
