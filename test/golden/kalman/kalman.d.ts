/**
 * kalman
 *
 * A Kalman filter: the likelihood of observations of a linear system with noise, a scan whose steps predict and
 * correct a mean and a covariance.
 *
 *   predicted = matmul(transition, mean)
 *   spread = matmul(matmul(transition, covariance), transpose(transition)) + process
 *   surprise = z - matmul(sensor, predicted)
 *   cross = matmul(spread, transpose(sensor))
 *   innovation = matmul(sensor, cross) + measure
 *   lower = cholesky(innovation)
 *   white = triangularSolve(lower, surprise)
 *   gain = transpose(solve(innovation, transpose(cross)))
 *   costs = 0.5 * sum(white ** 2) + sum(log(diag(lower)))
 *   means: f64[50, 4] = filter.means
 *   process: f64[4, 4] = diag(exp(logProcess))
 *   measure: f64[2, 2] = diag(exp(logMeasure))
 *   loss: f64 = mean(filter.costs) + sensors / 2 * log(2 * pi)
 *
 * Sizes: time = 50, states = 4, sensors = 2.
 * Memory of a model: 41120 bytes.
 * Gradients: of loss with respect to transition, sensor, logProcess, logMeasure.
 * Made by gradc 0.1.0 from kalman.json; change that, not this.
 */

/** What a call may give; what it leaves out stays as it was. */
export interface Inputs {
  /** f64[50, 2] */
  observed: Float64Array;
  /** f64[4, 4] */
  transition: Float64Array;
  /** f64[2, 4] */
  sensor: Float64Array;
  /** f64[4] */
  logProcess: Float64Array;
  /** f64[2] */
  logMeasure: Float64Array;
}

export interface Outputs {
  /** f64 */
  loss: number;
  /** f64[50, 4] */
  means: Float64Array;
}

export interface Gradients {
  /** f64[4, 4] */
  transition: Float64Array;
  /** f64[2, 4] */
  sensor: Float64Array;
  /** f64[4] */
  logProcess: Float64Array;
  /** f64[2] */
  logMeasure: Float64Array;
}

export interface Results {
  outputs: Outputs;
  gradients: Gradients;
}

/** An instance of the module, with memory of its own. */
export interface Model {
  /** The model's own memory: write into it and call without arguments. Asking for it counts as setting it. */
  readonly inputs: { readonly observed: Float64Array };
  readonly parameters: {
    readonly transition: Float64Array;
    readonly sensor: Float64Array;
    readonly logProcess: Float64Array;
    readonly logMeasure: Float64Array;
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
export declare function create(binding?: { readonly time?: number; readonly states?: number; readonly sensors?: number }): Model;

/** What the module is, and what it costs. */
export declare const signature: {
  readonly name: "kalman";
  readonly compiler: "gradc 0.1.0";
  readonly sizes: { readonly time: 50; readonly states: 4; readonly sensors: 2 };
  readonly inputs: readonly [{ readonly name: "observed"; readonly dtype: "f64"; readonly shape: readonly [50, 2] }];
  readonly parameters: readonly [
    { readonly name: "transition"; readonly dtype: "f64"; readonly shape: readonly [4, 4] },
    { readonly name: "sensor"; readonly dtype: "f64"; readonly shape: readonly [2, 4] },
    { readonly name: "logProcess"; readonly dtype: "f64"; readonly shape: readonly [4] },
    { readonly name: "logMeasure"; readonly dtype: "f64"; readonly shape: readonly [2] },
  ];
  readonly outputs: readonly [
    { readonly name: "loss"; readonly dtype: "f64"; readonly shape: readonly [] },
    { readonly name: "means"; readonly dtype: "f64"; readonly shape: readonly [50, 4] },
  ];
  readonly gradients: readonly [
    { readonly name: "transition"; readonly dtype: "f64"; readonly shape: readonly [4, 4] },
    { readonly name: "sensor"; readonly dtype: "f64"; readonly shape: readonly [2, 4] },
    { readonly name: "logProcess"; readonly dtype: "f64"; readonly shape: readonly [4] },
    { readonly name: "logMeasure"; readonly dtype: "f64"; readonly shape: readonly [2] },
  ];
  readonly of: "loss";
  readonly flops: {
    readonly forward: 30875;
    readonly backward: 69246.66666666666;
    readonly forwardBackward: 100121.66666666666;
  };
  readonly bytes: 41120;
  readonly keeps: readonly [
    { readonly name: "exp"; readonly dtype: "f64"; readonly shape: readonly [4] },
    { readonly name: "exp_1"; readonly dtype: "f64"; readonly shape: readonly [2] },
    { readonly name: "predicted"; readonly dtype: "f64"; readonly shape: readonly [50, 4] },
    { readonly name: "pick"; readonly dtype: "f64"; readonly shape: readonly [50, 4, 4] },
    { readonly name: "spread"; readonly dtype: "f64"; readonly shape: readonly [50, 4, 4] },
    { readonly name: "pick_1"; readonly dtype: "f64"; readonly shape: readonly [50, 2] },
    { readonly name: "cross"; readonly dtype: "f64"; readonly shape: readonly [50, 4, 2] },
    { readonly name: "innovation"; readonly dtype: "f64"; readonly shape: readonly [50, 2, 2] },
    { readonly name: "lower"; readonly dtype: "f64"; readonly shape: readonly [50, 2, 2] },
    { readonly name: "pick_2"; readonly dtype: "f64"; readonly shape: readonly [50, 2, 1] },
    { readonly name: "pick_3"; readonly dtype: "f64"; readonly shape: readonly [50, 2, 4] },
    { readonly name: "pick_4"; readonly dtype: "f64"; readonly shape: readonly [50, 2] },
    { readonly name: "mean_before"; readonly dtype: "f64"; readonly shape: readonly [50, 4] },
    { readonly name: "covariance_before"; readonly dtype: "f64"; readonly shape: readonly [50, 4, 4] },
  ];
};
