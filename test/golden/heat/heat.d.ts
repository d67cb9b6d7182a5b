/**
 * heat
 *
 * One step of implicit Euler for a rod that conducts better the hotter it is and radiates, its ends held at
 * given temperatures. Newton's method makes the residual 0 in the unknown temperatures u: its Jacobian is
 * tridiagonal.
 *
 *   dx: f64 = 1 / (cells + 1)
 *   rod: f64[102] = concat([reshape(left, [1]), u, reshape(right, [1])])
 *   here: f64[101] = slice(rod, [":-1"])
 *   next: f64[101] = slice(rod, ["1:"])
 *   conductivity: f64[101] = 1 + (here + next) / 2
 *   flow: f64[101] = conductivity * (next - here) / dx
 *   conducted: f64[100] = diff(flow) / dx
 *   residual: f64[100] = u - before - dt * (conducted - u ** 4)
 *   merit: f64 = sum(residual ** 2) / 2
 *
 * Sizes: cells = 100.
 * Memory of a model: 14544 bytes.
 * Gradients: of merit with respect to u.
 * Jacobian: of residual with respect to u.
 * Made by gradc 0.1.0 from heat.json; change that, not this.
 */

/** What a call may give; what it leaves out stays as it was. */
export interface Inputs {
  /** f64[100] */
  before: Float64Array;
  /** f64 */
  left: number;
  /** f64 */
  right: number;
  /** f64 */
  dt: number;
  /** f64[100] */
  u: Float64Array;
}

export interface Outputs {
  /** f64[100] */
  residual: Float64Array;
  /** f64 */
  merit: number;
}

export interface Gradients {
  /** f64[100] */
  u: Float64Array;
}

export interface Results {
  outputs: Outputs;
  gradients: Gradients;
}

/** An instance of the module, with memory of its own. */
export interface Model {
  /** The model's own memory: write into it and call without arguments. Asking for it counts as setting it. */
  readonly inputs: { readonly before: Float64Array; left: number; right: number; dt: number };
  readonly parameters: { readonly u: Float64Array };
  /** The results of the last call. */
  readonly outputs: Readonly<Outputs>;
  readonly gradients: Readonly<Gradients>;
  forward(inputs?: Inputs, out?: Outputs): Outputs;
  backward(seed?: number, out?: Gradients): Gradients;
  forwardBackward(inputs?: Inputs, out?: Results, seed?: number): Results;
  jacobian(inputs?: Inputs, out?: Float64Array): Float64Array;
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

/**
 * Computes the derivatives of a node by a tensor that can differ from zero, row by row.
 * Entry k stands in column signature.jacobian.columns[k]; row i is from signature.jacobian.rowStarts[i] up to
 * signature.jacobian.rowStarts[i + 1].
 */
export declare function jacobian(inputs?: Inputs, out?: Float64Array): Float64Array;

/** A model with memory of its own. `binding` may repeat the sizes that the module was compiled for; others throw. */
export declare function create(binding?: { readonly cells?: number }): Model;

/** What the module is, and what it costs. */
export declare const signature: {
  readonly name: "heat";
  readonly compiler: "gradc 0.1.0";
  readonly sizes: { readonly cells: 100 };
  readonly inputs: readonly [
    { readonly name: "before"; readonly dtype: "f64"; readonly shape: readonly [100] },
    { readonly name: "left"; readonly dtype: "f64"; readonly shape: readonly [] },
    { readonly name: "right"; readonly dtype: "f64"; readonly shape: readonly [] },
    { readonly name: "dt"; readonly dtype: "f64"; readonly shape: readonly [] },
  ];
  readonly parameters: readonly [{ readonly name: "u"; readonly dtype: "f64"; readonly shape: readonly [100] }];
  readonly outputs: readonly [
    { readonly name: "residual"; readonly dtype: "f64"; readonly shape: readonly [100] },
    { readonly name: "merit"; readonly dtype: "f64"; readonly shape: readonly [] },
  ];
  readonly gradients: readonly [{ readonly name: "u"; readonly dtype: "f64"; readonly shape: readonly [100] }];
  readonly of: "merit";
  readonly jacobian: {
    readonly of: "residual";
    readonly wrt: "u";
    readonly dtype: "f64";
    readonly shape: readonly [100, 100];
    readonly colours: 3;
    readonly nonzeros: 298;
    readonly rowStarts: Int32Array;
    readonly columns: Int32Array;
  };
  readonly flops: {
    readonly forward: 2410;
    readonly backward: 3312;
    readonly forwardBackward: 6126;
    readonly jacobian: 8132;
  };
  readonly bytes: 14544;
  readonly keeps: readonly [
    { readonly name: "residual"; readonly dtype: "f64"; readonly shape: readonly [100] },
    { readonly name: "sub"; readonly dtype: "f64"; readonly shape: readonly [101] },
    { readonly name: "conductivity"; readonly dtype: "f64"; readonly shape: readonly [101] },
    { readonly name: "mul"; readonly dtype: "f64"; readonly shape: readonly [100] },
  ];
};
