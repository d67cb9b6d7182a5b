/**
 * chain-rule
 *
 * The chain rule on z = y^2, y = 2x: dz/dx = 2y * 2 = 8x.
 *
 *   y: f64 = 2 * x
 *   z: f64 = y ** 2
 *
 * Memory of a model: 48 bytes.
 * Gradients: of z with respect to x.
 * Made by gradc 0.1.0 from chain-rule.json; change that, not this.
 */

/** What a call may give; what it leaves out stays as it was. */
export interface Inputs {
  /** f64 */
  x: number;
}

export interface Outputs {
  /** f64 */
  z: number;
}

export interface Gradients {
  /** f64 */
  x: number;
}

export interface Results {
  outputs: Outputs;
  gradients: Gradients;
}

/** An instance of the module, with memory of its own. */
export interface Model {
  /** The model's own memory: write into it and call without arguments. Asking for it counts as setting it. */
  readonly inputs: Readonly<Record<string, never>>;
  readonly parameters: { x: number };
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
  readonly name: "chain-rule";
  readonly compiler: "gradc 0.1.0";
  readonly sizes: {};
  readonly inputs: readonly [];
  readonly parameters: readonly [{ readonly name: "x"; readonly dtype: "f64"; readonly shape: readonly [] }];
  readonly outputs: readonly [{ readonly name: "z"; readonly dtype: "f64"; readonly shape: readonly [] }];
  readonly gradients: readonly [{ readonly name: "x"; readonly dtype: "f64"; readonly shape: readonly [] }];
  readonly of: "z";
  readonly flops: { readonly forward: 2; readonly backward: 1; readonly forwardBackward: 3 };
  readonly bytes: 48;
  readonly keeps: readonly [];
};
