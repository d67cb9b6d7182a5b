/**
 * arm
 *
 * A two-link arm throws a ball: six parameters, some sixty scalar operations.
 *
 *   q1: f64 = slice(p, [0])
 *   q2: f64 = slice(p, [1])
 *   w1: f64 = slice(p, [2])
 *   w2: f64 = slice(p, [3])
 *   v: f64 = slice(p, [4])
 *   T: f64 = slice(p, [5])
 *   a: f64 = q1 + q2
 *   c1: f64 = cos(q1)
 *   s1: f64 = sin(q1)
 *   c12: f64 = cos(a)
 *   s12: f64 = sin(a)
 *   w: f64 = w1 + w2
 *   x2: f64 = 1 * c1 + 0.8 * c12
 *   y2: f64 = 1 * s1 + 0.8 * s12
 *   vx: f64 = v * (-1 * s1 * w1 - 0.8 * s12 * w)
 *   vy: f64 = v * (1 * c1 * w1 + 0.8 * c12 * w)
 *   e: f64 = (1 - exp(-0.1 * T)) / 0.1
 *   dx: f64 = x2 + vx * e - 3
 *   dy: f64 = y2 + (vy + 9.81 / 0.1) * e - 9.81 / 0.1 * T - 1.5
 *   loss: f64 = dx * dx + dy * dy + 0.01 * (vx * vx + vy * vy) + 0.001 * (w1 * w1 + w2 * w2) + 0.1 * log(1 + T *
 *   T) + 0.05 * sqrt(1 + q2 * q2)
 *
 * Memory of a model: 208 bytes.
 * Gradients: of loss with respect to p.
 * Made by gradc 0.1.0 from arm.json; change that, not this.
 */

/** What a call may give; what it leaves out stays as it was. */
export interface Inputs {
  /** f64[6] */
  p: Float64Array;
}

export interface Outputs {
  /** f64 */
  loss: number;
}

export interface Gradients {
  /** f64[6] */
  p: Float64Array;
}

export interface Results {
  outputs: Outputs;
  gradients: Gradients;
}

/** An instance of the module, with memory of its own. */
export interface Model {
  /** The model's own memory: write into it and call without arguments. Asking for it counts as setting it. */
  readonly inputs: Readonly<Record<string, never>>;
  readonly parameters: { readonly p: Float64Array };
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
  readonly name: "arm";
  readonly compiler: "gradc 0.1.0";
  readonly sizes: {};
  readonly inputs: readonly [];
  readonly parameters: readonly [{ readonly name: "p"; readonly dtype: "f64"; readonly shape: readonly [6] }];
  readonly outputs: readonly [{ readonly name: "loss"; readonly dtype: "f64"; readonly shape: readonly [] }];
  readonly gradients: readonly [{ readonly name: "p"; readonly dtype: "f64"; readonly shape: readonly [6] }];
  readonly of: "loss";
  readonly flops: { readonly forward: 172; readonly backward: 131; readonly forwardBackward: 289 };
  readonly bytes: 208;
  readonly keeps: readonly [{ readonly name: "kept"; readonly dtype: "f64"; readonly shape: readonly [11] }];
};
