/**
 * black-scholes
 *
 * The price of European call options by Black and Scholes, with the Greeks: delta, vega, theta and rho are its
 * gradient, gamma and its like its second derivatives.
 *
 *   spread: f64[4] = volatility * sqrt(years)
 *   d1: f64[4] = (log(spot / strike) + (rate + volatility ** 2 / 2) * years) / spread
 *   d2: f64[4] = d1 - spread
 *   share1: f64[4] = 0.5 * erfc(-d1 / sqrt(2))
 *   share2: f64[4] = 0.5 * erfc(-d2 / sqrt(2))
 *   price: f64[4] = spot * share1 - strike * exp(-rate * years) * share2
 *   total: f64 = sum(price)
 *
 * Sizes: options = 4.
 * Memory of a model: 1136 bytes.
 * Gradients: of total with respect to spot, volatility, years, rate.
 * Products of the Hessian: of total with respect to spot, volatility.
 * Hessian: of total with respect to spot.
 * Made by gradc 0.1.0 from black-scholes.json; change that, not this.
 */

/** What a call may give; what it leaves out stays as it was. */
export interface Inputs {
  /** f64[4] */
  strike: Float64Array;
  /** f64[4] */
  spot: Float64Array;
  /** f64[4] */
  volatility: Float64Array;
  /** f64[4] */
  years: Float64Array;
  /** f64[4] */
  rate: Float64Array;
}

/** Vectors of what is differentiated by; what a call leaves out stays as it was. */
export interface Vectors {
  /** f64[4] */
  spot: Float64Array;
  /** f64[4] */
  volatility: Float64Array;
}

export interface Outputs {
  /** f64[4] */
  price: Float64Array;
  /** f64 */
  total: number;
}

export interface Gradients {
  /** f64[4] */
  spot: Float64Array;
  /** f64[4] */
  volatility: Float64Array;
  /** f64[4] */
  years: Float64Array;
  /** f64[4] */
  rate: Float64Array;
}

export interface Hvp {
  /** f64[4] */
  spot: Float64Array;
  /** f64[4] */
  volatility: Float64Array;
}

export interface Results {
  outputs: Outputs;
  gradients: Gradients;
}

/** An instance of the module, with memory of its own. */
export interface Model {
  /** The model's own memory: write into it and call without arguments. Asking for it counts as setting it. */
  readonly inputs: { readonly strike: Float64Array };
  readonly parameters: {
    readonly spot: Float64Array;
    readonly volatility: Float64Array;
    readonly years: Float64Array;
    readonly rate: Float64Array;
  };
  readonly vectors: { readonly spot: Float64Array; readonly volatility: Float64Array };
  /** The results of the last call. */
  readonly outputs: Readonly<Outputs>;
  readonly gradients: Readonly<Gradients>;
  forward(inputs?: Inputs, out?: Outputs): Outputs;
  backward(seed?: number, out?: Gradients): Gradients;
  forwardBackward(inputs?: Inputs, out?: Results, seed?: number): Results;
  hvp(inputs?: Inputs, vectors?: Vectors, out?: Hvp): Hvp;
  hessian(inputs?: Inputs, out?: Float64Array): Float64Array;
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

/** Computes the product of the Hessian with `vectors`. */
export declare function hvp(inputs?: Inputs, vectors?: Vectors, out?: Hvp): Hvp;

/** Computes all second derivatives of a scalar by a tensor: row-major, of its shape twice. */
export declare function hessian(inputs?: Inputs, out?: Float64Array): Float64Array;

/** A model with memory of its own. `binding` may repeat the sizes that the module was compiled for; others throw. */
export declare function create(binding?: { readonly options?: number }): Model;

/** What the module is, and what it costs. */
export declare const signature: {
  readonly name: "black-scholes";
  readonly compiler: "gradc 0.1.0";
  readonly sizes: { readonly options: 4 };
  readonly inputs: readonly [{ readonly name: "strike"; readonly dtype: "f64"; readonly shape: readonly [4] }];
  readonly parameters: readonly [
    { readonly name: "spot"; readonly dtype: "f64"; readonly shape: readonly [4] },
    { readonly name: "volatility"; readonly dtype: "f64"; readonly shape: readonly [4] },
    { readonly name: "years"; readonly dtype: "f64"; readonly shape: readonly [4] },
    { readonly name: "rate"; readonly dtype: "f64"; readonly shape: readonly [4] },
  ];
  readonly outputs: readonly [
    { readonly name: "price"; readonly dtype: "f64"; readonly shape: readonly [4] },
    { readonly name: "total"; readonly dtype: "f64"; readonly shape: readonly [] },
  ];
  readonly gradients: readonly [
    { readonly name: "spot"; readonly dtype: "f64"; readonly shape: readonly [4] },
    { readonly name: "volatility"; readonly dtype: "f64"; readonly shape: readonly [4] },
    { readonly name: "years"; readonly dtype: "f64"; readonly shape: readonly [4] },
    { readonly name: "rate"; readonly dtype: "f64"; readonly shape: readonly [4] },
  ];
  readonly of: "total";
  readonly hvp: {
    readonly of: "total";
    readonly wrt: readonly [
      { readonly name: "spot"; readonly dtype: "f64"; readonly shape: readonly [4] },
      { readonly name: "volatility"; readonly dtype: "f64"; readonly shape: readonly [4] },
    ];
    readonly results: readonly [
      { readonly name: "spot"; readonly dtype: "f64"; readonly shape: readonly [4] },
      { readonly name: "volatility"; readonly dtype: "f64"; readonly shape: readonly [4] },
    ];
  };
  readonly hessian: {
    readonly of: "total";
    readonly wrt: "spot";
    readonly dtype: "f64";
    readonly shape: readonly [4, 4];
  };
  readonly flops: {
    readonly forward: 500;
    readonly backward: 464;
    readonly forwardBackward: 912;
    readonly hvp: 992;
    readonly hessian: 1492;
  };
  readonly bytes: 1136;
  readonly keeps: readonly [{ readonly name: "kept"; readonly dtype: "f64"; readonly shape: readonly [24] }];
};
