/**
 * bundle-adjustment
 *
 * ADBench's bundle adjustment: how far the projections of points lie from where cameras saw them. A camera is a
 * rotation (3), a centre (3), a focal length, a principal point (2) and a radial distortion (2).
 *
 *   c: f64[10, 11] = take(camera, slice(seen, [":", 0]))
 *   moved: f64[10, 3] = take(point, slice(seen, [":", 1])) - slice(c, [":", "3:6"])
 *   axis: f64[10, 3] = slice(c, [":", "0:3"])
 *   squared: f64[10, 1] = sum(axis ** 2, { axis: 1, keepDims: true })
 *   still: bool[10, 1] = squared == 0
 *   angle: f64[10, 1] = sqrt(where(still, 1, squared))
 *   unit: f64[10, 3] = axis / angle
 *   along: f64[10, 1] = sum(unit * moved, { axis: 1, keepDims: true })
 *   turned: f64[10, 3] = moved * cos(angle) + cross(unit, moved) * sin(angle) + unit * along * (1 - cos(angle))
 *   rotated: f64[10, 3] = where(still, moved + cross(axis, moved), turned)
 *   flat: f64[10, 2] = slice(rotated, [":", "0:2"]) / slice(rotated, [":", "2:3"])
 *   radius: f64[10, 1] = sum(flat ** 2, { axis: 1, keepDims: true })
 *   distortion: f64[10, 1] = 1 + slice(c, [":", "9:10"]) * radius + slice(c, [":", "10:11"]) * radius ** 2
 *   projected: f64[10, 2] = flat * distortion * slice(c, [":", "6:7"]) + slice(c, [":", "7:9"])
 *   errors: f64[10, 2] = expandDims(weight, 1) * (projected - features)
 *   weightErrors: f64[10] = 1 - weight ** 2
 *   loss: f64 = sum(errors ** 2) + sum(weightErrors ** 2)
 *
 * Sizes: cameras = 10, points = 10, observations = 10.
 * Memory of a model: 63200 bytes.
 * Gradients: of loss with respect to camera, point, weight.
 * Jacobian: of errors with respect to camera.
 * Made by gradc 0.1.0 from bundle-adjustment.json; change that, not this.
 */

/** What a call may give; what it leaves out stays as it was. */
export interface Inputs {
  /** i32[10, 2] */
  seen: Int32Array;
  /** f64[10, 2] */
  features: Float64Array;
  /** f64[10, 11] */
  camera: Float64Array;
  /** f64[10, 3] */
  point: Float64Array;
  /** f64[10] */
  weight: Float64Array;
}

export interface Outputs {
  /** f64 */
  loss: number;
  /** f64[10, 2] */
  errors: Float64Array;
  /** f64[10] */
  weightErrors: Float64Array;
}

export interface Gradients {
  /** f64[10, 11] */
  camera: Float64Array;
  /** f64[10, 3] */
  point: Float64Array;
  /** f64[10] */
  weight: Float64Array;
}

export interface Results {
  outputs: Outputs;
  gradients: Gradients;
}

/** An instance of the module, with memory of its own. */
export interface Model {
  /** The model's own memory: write into it and call without arguments. Asking for it counts as setting it. */
  readonly inputs: { readonly seen: Int32Array; readonly features: Float64Array };
  readonly parameters: {
    readonly camera: Float64Array;
    readonly point: Float64Array;
    readonly weight: Float64Array;
  };
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

/** Computes all derivatives of a node by a tensor: row-major, of the shape of the one, then the other. */
export declare function jacobian(inputs?: Inputs, out?: Float64Array): Float64Array;

/** A model with memory of its own. `binding` may repeat the sizes that the module was compiled for; others throw. */
export declare function create(binding?: { readonly cameras?: number; readonly points?: number; readonly observations?: number }): Model;

/** What the module is, and what it costs. */
export declare const signature: {
  readonly name: "bundle-adjustment";
  readonly compiler: "gradc 0.1.0";
  readonly sizes: { readonly cameras: 10; readonly points: 10; readonly observations: 10 };
  readonly inputs: readonly [
    { readonly name: "seen"; readonly dtype: "i32"; readonly shape: readonly [10, 2] },
    { readonly name: "features"; readonly dtype: "f64"; readonly shape: readonly [10, 2] },
  ];
  readonly parameters: readonly [
    { readonly name: "camera"; readonly dtype: "f64"; readonly shape: readonly [10, 11] },
    { readonly name: "point"; readonly dtype: "f64"; readonly shape: readonly [10, 3] },
    { readonly name: "weight"; readonly dtype: "f64"; readonly shape: readonly [10] },
  ];
  readonly outputs: readonly [
    { readonly name: "loss"; readonly dtype: "f64"; readonly shape: readonly [] },
    { readonly name: "errors"; readonly dtype: "f64"; readonly shape: readonly [10, 2] },
    { readonly name: "weightErrors"; readonly dtype: "f64"; readonly shape: readonly [10] },
  ];
  readonly gradients: readonly [
    { readonly name: "camera"; readonly dtype: "f64"; readonly shape: readonly [10, 11] },
    { readonly name: "point"; readonly dtype: "f64"; readonly shape: readonly [10, 3] },
    { readonly name: "weight"; readonly dtype: "f64"; readonly shape: readonly [10] },
  ];
  readonly of: "loss";
  readonly jacobian: {
    readonly of: "errors";
    readonly wrt: "camera";
    readonly dtype: "f64";
    readonly shape: readonly [10, 2, 10, 11];
  };
  readonly flops: {
    readonly forward: 1651;
    readonly backward: 5170;
    readonly forwardBackward: 8651;
    readonly jacobian: 86980;
  };
  readonly bytes: 63200;
  readonly keeps: readonly [
    { readonly name: "errors"; readonly dtype: "f64"; readonly shape: readonly [10, 2] },
    { readonly name: "weightErrors"; readonly dtype: "f64"; readonly shape: readonly [10] },
    { readonly name: "moved"; readonly dtype: "f64"; readonly shape: readonly [10, 3] },
    { readonly name: "axis"; readonly dtype: "f64"; readonly shape: readonly [10, 3] },
    { readonly name: "sum"; readonly dtype: "f64"; readonly shape: readonly [10] },
    { readonly name: "concat"; readonly dtype: "f64"; readonly shape: readonly [10, 3] },
    { readonly name: "concat_1"; readonly dtype: "f64"; readonly shape: readonly [10, 3] },
    { readonly name: "view"; readonly dtype: "f64"; readonly shape: readonly [10, 1] },
    { readonly name: "view_1"; readonly dtype: "f64"; readonly shape: readonly [10, 1] },
    { readonly name: "equal"; readonly dtype: "bool"; readonly shape: readonly [10] },
    { readonly name: "concat_2"; readonly dtype: "f64"; readonly shape: readonly [10, 3] },
    { readonly name: "concat_3"; readonly dtype: "f64"; readonly shape: readonly [10, 3] },
    { readonly name: "view_2"; readonly dtype: "f64"; readonly shape: readonly [10, 2] },
    { readonly name: "sqrt"; readonly dtype: "f64"; readonly shape: readonly [10] },
    { readonly name: "unit"; readonly dtype: "f64"; readonly shape: readonly [10, 3] },
    { readonly name: "sum_1"; readonly dtype: "f64"; readonly shape: readonly [10] },
    { readonly name: "cos"; readonly dtype: "f64"; readonly shape: readonly [10] },
    { readonly name: "concat_4"; readonly dtype: "f64"; readonly shape: readonly [10, 3] },
    { readonly name: "concat_5"; readonly dtype: "f64"; readonly shape: readonly [10, 3] },
    { readonly name: "sub"; readonly dtype: "f64"; readonly shape: readonly [10, 3] },
    { readonly name: "sin"; readonly dtype: "f64"; readonly shape: readonly [10] },
    { readonly name: "mul"; readonly dtype: "f64"; readonly shape: readonly [10, 3] },
    { readonly name: "sub_1"; readonly dtype: "f64"; readonly shape: readonly [10] },
    { readonly name: "view_3"; readonly dtype: "f64"; readonly shape: readonly [10, 2] },
    { readonly name: "flat"; readonly dtype: "f64"; readonly shape: readonly [10, 2] },
    { readonly name: "sum_2"; readonly dtype: "f64"; readonly shape: readonly [10] },
    { readonly name: "distortion"; readonly dtype: "f64"; readonly shape: readonly [10, 1] },
    { readonly name: "mul_1"; readonly dtype: "f64"; readonly shape: readonly [10, 2] },
    { readonly name: "projected"; readonly dtype: "f64"; readonly shape: readonly [10, 2] },
  ];
};
