/**
 * pendulum
 *
 * Swinging a pendulum up: the torques of a horizon move it by the equations of motion, integrated by Runge and
 * Kutta's method of fourth order; the loss asks it to stand still on its head at the end, with little effort.
 *
 *   a1 = torque - 0.1 * speed - 9.81 * sin(angle)
 *   v2 = speed + step / 2 * a1
 *   a2 = torque - 0.1 * v2 - 9.81 * sin(angle + step / 2 * speed)
 *   v3 = speed + step / 2 * a2
 *   a3 = torque - 0.1 * v3 - 9.81 * sin(angle + step / 2 * v2)
 *   v4 = speed + step * a3
 *   a4 = torque - 0.1 * v4 - 9.81 * sin(angle + step * v3)
 *   angles: f64[200] = swing.angles
 *   upright: f64 = (1 + cos(swing.angle)) + 0.1 * swing.speed ** 2
 *   effort: f64 = mean(torques ** 2)
 *   loss: f64 = upright + 0.001 * effort
 *
 * Sizes: horizon = 200.
 * Memory of a model: 11408 bytes.
 * Gradients: of loss with respect to torques.
 * Made by gradc 0.1.0 from pendulum.json; change that, not this.
 */

/** What a call may give; what it leaves out stays as it was. */
export interface Inputs {
  /** f64[2] */
  start: Float64Array;
  /** f64 */
  step: number;
  /** f64[200] */
  torques?: Float64Array;
}

export interface Outputs {
  /** f64 */
  loss: number;
  /** f64[200] */
  angles: Float64Array;
}

export interface Gradients {
  /** f64[200] */
  torques: Float64Array;
}

export interface Results {
  outputs: Outputs;
  gradients: Gradients;
}

/** An instance of the module, with memory of its own. */
export interface Model {
  /** The model's own memory: write into it and call without arguments. Asking for it counts as setting it. */
  readonly inputs: { readonly start: Float64Array; step: number };
  readonly parameters: { readonly torques: Float64Array };
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
export declare function create(binding?: { readonly horizon?: number }): Model;

/** What the module is, and what it costs. */
export declare const signature: {
  readonly name: "pendulum";
  readonly compiler: "gradc 0.1.0";
  readonly sizes: { readonly horizon: 200 };
  readonly inputs: readonly [
    { readonly name: "start"; readonly dtype: "f64"; readonly shape: readonly [2] },
    { readonly name: "step"; readonly dtype: "f64"; readonly shape: readonly [] },
  ];
  readonly parameters: readonly [{ readonly name: "torques"; readonly dtype: "f64"; readonly shape: readonly [200] }];
  readonly outputs: readonly [
    { readonly name: "loss"; readonly dtype: "f64"; readonly shape: readonly [] },
    { readonly name: "angles"; readonly dtype: "f64"; readonly shape: readonly [200] },
  ];
  readonly gradients: readonly [{ readonly name: "torques"; readonly dtype: "f64"; readonly shape: readonly [200] }];
  readonly of: "loss";
  readonly flops: { readonly forward: 24831; readonly backward: 27027; readonly forwardBackward: 51853 };
  readonly bytes: 11408;
  readonly keeps: readonly [
    { readonly name: "angles"; readonly dtype: "f64"; readonly shape: readonly [200] },
    { readonly name: "swing_speed"; readonly dtype: "f64"; readonly shape: readonly [] },
    { readonly name: "swing_angle"; readonly dtype: "f64"; readonly shape: readonly [] },
    { readonly name: "speed_before"; readonly dtype: "f64"; readonly shape: readonly [200] },
    { readonly name: "a2"; readonly dtype: "f64"; readonly shape: readonly [200] },
    { readonly name: "a1"; readonly dtype: "f64"; readonly shape: readonly [200] },
  ];
};
