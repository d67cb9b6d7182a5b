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

/** What the module is, and what it costs. */
export const signature = {
  name: "bundle-adjustment",
  compiler: "gradc 0.1.0",
  sizes: { cameras: 10, points: 10, observations: 10 },
  inputs: [{ name: "seen", dtype: "i32", shape: [10, 2] }, { name: "features", dtype: "f64", shape: [10, 2] }],
  parameters: [
    { name: "camera", dtype: "f64", shape: [10, 11] },
    { name: "point", dtype: "f64", shape: [10, 3] },
    { name: "weight", dtype: "f64", shape: [10] },
  ],
  outputs: [
    { name: "loss", dtype: "f64", shape: [] },
    { name: "errors", dtype: "f64", shape: [10, 2] },
    { name: "weightErrors", dtype: "f64", shape: [10] },
  ],
  gradients: [
    { name: "camera", dtype: "f64", shape: [10, 11] },
    { name: "point", dtype: "f64", shape: [10, 3] },
    { name: "weight", dtype: "f64", shape: [10] },
  ],
  of: "loss",
  jacobian: { of: "errors", wrt: "camera", dtype: "f64", shape: [10, 2, 10, 11] },
  flops: { forward: 1651, backward: 5170, forwardBackward: 8651, jacobian: 86980 },
  bytes: 63200,
  keeps: [
    { name: "errors", dtype: "f64", shape: [10, 2] },
    { name: "weightErrors", dtype: "f64", shape: [10] },
    { name: "moved", dtype: "f64", shape: [10, 3] },
    { name: "axis", dtype: "f64", shape: [10, 3] },
    { name: "sum", dtype: "f64", shape: [10] },
    { name: "concat", dtype: "f64", shape: [10, 3] },
    { name: "concat_1", dtype: "f64", shape: [10, 3] },
    { name: "view", dtype: "f64", shape: [10, 1] },
    { name: "view_1", dtype: "f64", shape: [10, 1] },
    { name: "equal", dtype: "bool", shape: [10] },
    { name: "concat_2", dtype: "f64", shape: [10, 3] },
    { name: "concat_3", dtype: "f64", shape: [10, 3] },
    { name: "view_2", dtype: "f64", shape: [10, 2] },
    { name: "sqrt", dtype: "f64", shape: [10] },
    { name: "unit", dtype: "f64", shape: [10, 3] },
    { name: "sum_1", dtype: "f64", shape: [10] },
    { name: "cos", dtype: "f64", shape: [10] },
    { name: "concat_4", dtype: "f64", shape: [10, 3] },
    { name: "concat_5", dtype: "f64", shape: [10, 3] },
    { name: "sub", dtype: "f64", shape: [10, 3] },
    { name: "sin", dtype: "f64", shape: [10] },
    { name: "mul", dtype: "f64", shape: [10, 3] },
    { name: "sub_1", dtype: "f64", shape: [10] },
    { name: "view_3", dtype: "f64", shape: [10, 2] },
    { name: "flat", dtype: "f64", shape: [10, 2] },
    { name: "sum_2", dtype: "f64", shape: [10] },
    { name: "distortion", dtype: "f64", shape: [10, 1] },
    { name: "mul_1", dtype: "f64", shape: [10, 2] },
    { name: "projected", dtype: "f64", shape: [10, 2] },
  ],
};

// Memory that all models share.

/** i32[51] */
const twoOverPi = new Int32Array([
  0, 0, 10680707, 7228996, 1387004, 2578385, 16069853, 12639074, 9804092, 4427841, 16666979, 11263675, 12935607,
  2387514, 4345298, 14681673, 3074569, 13734428, 16653803, 1880361, 10960616, 8533493, 3062596, 8710556,
  7349940, 6258241, 3772886, 3769171, 3798172, 8675211, 12450088, 3874808, 9961438, 366607, 15675153, 9132554,
  7151469, 3571407, 2607881, 12013382, 4155038, 6285869, 7677882, 13102053, 15825725, 473591, 9065106, 15363067,
  6271263, 9264392, 5636912,
]);

const digits = new Float64Array(8);

/** What can go wrong in a kernel; where it did, and the value that did it. */
const failures = [
  { node: "c", message: "index out of range" },
  { node: "take", message: "index out of range" },
  { node: "d_point", message: "index out of range" },
  { node: "d_camera", message: "index out of range" },
  { node: "d_camera", message: "index out of range" },
];
let failedPosition = 0;
let failedValue = 0;

/**
 * Computes the outputs. What a call leaves out keeps its value. Results go to `out`, which must not share memory
 * with an input; without `out` they are fresh; without arguments they are the model's own, which the next call
 * overwrites. Throws a TypeError for what does not fit.
 */
export function forward(inputs, out) {
  return sharedModel().forward(inputs, out);
}

/**
 * Computes the gradients of the last forward, times `seed` (default 1).
 * Throws an Error if no forward has succeeded since memory last changed.
 */
export function backward(seed, out) {
  return sharedModel().backward(seed, out);
}

/** Computes outputs and gradients at once, which is faster than one after the other. */
export function forwardBackward(inputs, out, seed) {
  return sharedModel().forwardBackward(inputs, out, seed);
}

/** Computes all derivatives of a node by a tensor: row-major, of the shape of the one, then the other. */
export function jacobian(inputs, out) {
  return sharedModel().jacobian(inputs, out);
}

/** A model with memory of its own. `binding` may repeat the sizes that the module was compiled for; others throw. */
export function create(binding = {}) {
  checkBinding(binding);
  return createModel();
}

/** The model of the functions above, made when it is first needed. */
let shared;
function sharedModel() {
  return (shared ??= createModel());
}

/** An instance: memory, kernels, and the functions that call them. */
function createModel() {
  const arena = new ArrayBuffer(63200);

  // Inputs, and the seed of the gradients.
  const seen = new Int32Array(arena, 0, 20); // i32[10, 2]
  const features = new Float64Array(arena, 80, 20); // f64[10, 2]

  // Parameters.
  const camera = new Float64Array(arena, 240, 110); // f64[10, 11]
  const point = new Float64Array(arena, 1120, 30); // f64[10, 3]
  const weight = new Float64Array(arena, 1360, 10); // f64[10]

  // Outputs.
  const loss = new Float64Array(arena, 1440, 1); // f64
  const errors = new Float64Array(arena, 1456, 20); // f64[10, 2]
  const weightErrors = new Float64Array(arena, 1616, 10); // f64[10]

  // Gradients.
  const d_camera = new Float64Array(arena, 1696, 110); // f64[10, 11]
  const d_point = new Float64Array(arena, 2576, 30); // f64[10, 3]
  const d_weight = new Float64Array(arena, 2816, 10); // f64[10]

  // Other derivatives.
  const jacobian_errors_camera = new Float64Array(arena, 2896, 2200); // f64[20, 10, 11]

  // What backward reads of what forward computed.
  const moved = new Float64Array(arena, 20496, 30); // f64[10, 3]
  const axis = new Float64Array(arena, 20736, 30); // f64[10, 3]
  const sum = new Float64Array(arena, 20976, 10); // f64[10]
  const concat = new Float64Array(arena, 21056, 30); // f64[10, 3]
  const concat_1 = new Float64Array(arena, 21296, 30); // f64[10, 3]
  const view = new Float64Array(arena, 21536, 10); // f64[10, 1]
  const view_1 = new Float64Array(arena, 21616, 10); // f64[10, 1]
  const equal = new Uint8Array(arena, 21696, 10); // bool[10]
  const concat_2 = new Float64Array(arena, 21712, 30); // f64[10, 3]
  const concat_3 = new Float64Array(arena, 21952, 30); // f64[10, 3]
  const view_2 = new Float64Array(arena, 22192, 20); // f64[10, 2]
  const sqrt = new Float64Array(arena, 22352, 10); // f64[10]
  const unit = new Float64Array(arena, 22432, 30); // f64[10, 3]
  const sum_1 = new Float64Array(arena, 22672, 10); // f64[10]
  const cos_ = new Float64Array(arena, 22752, 10); // f64[10]
  const concat_4 = new Float64Array(arena, 22832, 30); // f64[10, 3]
  const concat_5 = new Float64Array(arena, 23072, 30); // f64[10, 3]
  const sub = new Float64Array(arena, 23312, 30); // f64[10, 3]
  const sin_ = new Float64Array(arena, 23552, 10); // f64[10]
  const mul = new Float64Array(arena, 23632, 30); // f64[10, 3]
  const sub_1 = new Float64Array(arena, 23872, 10); // f64[10]
  const view_3 = new Float64Array(arena, 23952, 20); // f64[10, 2]
  const flat = new Float64Array(arena, 24112, 20); // f64[10, 2]
  const sum_2 = new Float64Array(arena, 24272, 10); // f64[10]
  const distortion = new Float64Array(arena, 24352, 10); // f64[10, 1]
  const mul_1 = new Float64Array(arena, 24432, 20); // f64[10, 2]
  const projected = new Float64Array(arena, 24592, 20); // f64[10, 2]

  // Temporaries; those that are never needed at once share memory.
  const view_4 = new Int32Array(arena, 63152, 10); // i32[10]
  const c = new Float64Array(arena, 48752, 110); // f64[10, 11]
  const view_5 = new Int32Array(arena, 27232, 10); // i32[10]
  const take = new Float64Array(arena, 42352, 30); // f64[10, 3]
  const sum_3 = new Float64Array(arena, 24752, 1); // f64
  const d_projected = new Float64Array(arena, 26592, 20); // f64[10, 2]
  const sum_6 = new Float64Array(arena, 26752, 10); // f64[1, 10]
  const mul_2 = new Float64Array(arena, 26832, 10); // f64[10, 1]
  const add = new Float64Array(arena, 24752, 10); // f64[10]
  const div = new Float64Array(arena, 25472, 20); // f64[10, 2]
  const sum_7 = new Float64Array(arena, 26912, 10); // f64[1, 10]
  const sum_8 = new Float64Array(arena, 24992, 10); // f64[1, 10]
  const sum_9 = new Float64Array(arena, 26992, 10); // f64[10]
  const sum_10 = new Float64Array(arena, 25072, 10); // f64[1, 10]
  const add_1 = new Float64Array(arena, 24752, 30); // f64[10, 3]
  const sum_11 = new Float64Array(arena, 25152, 10); // f64[1, 10]
  const sum_12 = new Float64Array(arena, 25632, 10); // f64[1, 10]
  const any = new Uint8Array(arena, 25712, 10); // bool[1, 10]
  const d_squared = new Float64Array(arena, 27072, 10); // f64[10, 1]
  const sum_13 = new Float64Array(arena, 27152, 10); // f64[1, 10]
  const add_2 = new Float64Array(arena, 24992, 30); // f64[10, 3]
  const d_moved = new Float64Array(arena, 25632, 30); // f64[10, 3]
  const d_axis = new Float64Array(arena, 25872, 30); // f64[10, 3]
  const d_c = new Float64Array(arena, 24752, 110); // f64[10, 11]
  const rotated = new Float64Array(arena, 26352, 30); // f64[10, 3]
  const add_3 = new Float64Array(arena, 24752, 30); // f64[10, 3]
  const d_unit = new Float64Array(arena, 25232, 30); // f64[10, 3]
  const add_4 = new Float64Array(arena, 24752, 30); // f64[10, 3]
  const add_5 = new Float64Array(arena, 26112, 30); // f64[10, 3]
  const view_6 = new Float64Array(arena, 51952, 400); // f64[20, 20]
  const div_1 = new Float64Array(arena, 26592, 20); // f64[10, 2]
  const logicalOr = new Uint8Array(arena, 49632, 30); // bool[10, 3]
  const div_2 = new Float64Array(arena, 42592, 30); // f64[10, 3]
  const logicalOr_1 = new Uint8Array(arena, 42832, 10); // bool[10, 1]
  const sum_14 = new Float64Array(arena, 55152, 200); // f64[20, 1, 10]
  const mul_3 = new Float64Array(arena, 56752, 200); // f64[20, 10, 1]
  const add_6 = new Float64Array(arena, 24752, 200); // f64[20, 10]
  const div_3 = new Float64Array(arena, 39152, 400); // f64[20, 10, 2]
  const sum_15 = new Float64Array(arena, 58352, 200); // f64[20, 1, 10]
  const sum_16 = new Float64Array(arena, 34352, 200); // f64[20, 1, 10]
  const sum_17 = new Float64Array(arena, 59952, 200); // f64[20, 10]
  const sum_18 = new Float64Array(arena, 35952, 200); // f64[20, 1, 10]
  const add_7 = new Float64Array(arena, 24752, 600); // f64[20, 10, 3]
  const sum_19 = new Float64Array(arena, 37552, 200); // f64[20, 1, 10]
  const add_8 = new Float64Array(arena, 29552, 600); // f64[20, 10, 3]
  const sum_20 = new Float64Array(arena, 24752, 200); // f64[20, 1, 10]
  const where = new Float64Array(arena, 47152, 200); // f64[20, 10, 1]
  const sum_21 = new Float64Array(arena, 61552, 200); // f64[20, 1, 10]
  const add_9 = new Float64Array(arena, 24752, 600); // f64[20, 10, 3]
  const add_10 = new Float64Array(arena, 34352, 600); // f64[20, 10, 3]
  const add_11 = new Float64Array(arena, 42352, 600); // f64[20, 10, 3]
  const neg = new Float64Array(arena, 47152, 600); // f64[20, 10, 3]
  const add_12 = new Float64Array(arena, 24752, 2200); // f64[20, 10, 11]

  /** What a call may give, and what of it no one has set yet. */
  const names = new Set(["seen", "features", "camera", "point", "weight"]);
  const unset = new Set(names);

  const guard = createGuard(arena, [
    ["input seen", seen], ["input features", features], ["parameter camera", camera], ["parameter point", point],
    ["parameter weight", weight], ["result errors", null], ["result weightErrors", null],
    ["gradient camera", null], ["gradient point", null], ["gradient weight", null], ["jacobian", null],
  ]);

  const inputs = { seen, features };
  const parameters = { camera, point, weight };
  const outputs = {};
  Object.defineProperty(outputs, "loss", { enumerable: true, get: () => loss[0] });
  Object.defineProperty(outputs, "errors", { enumerable: true, value: errors });
  Object.defineProperty(outputs, "weightErrors", { enumerable: true, value: weightErrors });
  const gradients = { camera: d_camera, point: d_point, weight: d_weight };
  const results = { outputs, gradients };

  /** What calls run: a refusal, as long as something has never been set, or forward has left nothing. */
  const run = { forward: checkSet, forwardBackward: checkSet, jacobian: checkSet, backward: checkForward };

  /** These have been set, now and for good. */
  function markSet(...set) {
    for (const name of set) unset.delete(name);
    if (unset.size > 0) return;
    run.forward = computeForward;
    run.forwardBackward = computeForwardBackward;
    run.jacobian = computeJacobian;
  }

  function checkForward() {
    throw new Error("backward needs a forward that succeeded before it");
  }

  // Kernels.

  /** view: i32[10] = slice(seen, [":", 0]) */
  function compute_view() {
    for (let i = 0; i < 10; i++) {
      view_4[i] = seen[i * 2];
    }
  }

  /** c: f64[10, 11] = take(camera, slice(seen, [":", 0])) */
  function compute_c() {
    for (let position = 0; position < 10; position++) {
      const index = view_4[position];
      if (!(index >>> 0 < 10)) {
        failedPosition = position;
        failedValue = index;
        return 1;
      }
    }
    for (let place = 0; place < 10; place++) {
      const index = view_4[place];
      for (let column = 0; column < 11; column++) {
        c[place * 11 + column] = camera[index * 11 + column];
      }
    }
    return 0;
  }

  /** view: i32[10] = slice(seen, [":", 1]) */
  function compute_view_1() {
    for (let i = 0; i < 10; i++) {
      view_5[i] = seen[i * 2 + 1];
    }
  }

  /** take: f64[10, 3] = take(point, slice(seen, [":", 1]), { axis: 0 }) */
  function compute_take() {
    for (let position = 0; position < 10; position++) {
      const index = view_5[position];
      if (!(index >>> 0 < 10)) {
        failedPosition = position;
        failedValue = index;
        return 2;
      }
    }
    for (let place = 0; place < 10; place++) {
      const index = view_5[place];
      for (let column = 0; column < 3; column++) {
        take[place * 3 + column] = point[index * 3 + column];
      }
    }
    return 0;
  }

  /**
   * moved: f64[10, 3] = take(point, slice(seen, [":", 1])) - slice(c, [":", "3:6"])
   * axis: f64[10, 3] = slice(c, [":", "0:3"])
   */
  function compute_axis() {
    for (let i = 0; i < 10; i++) {
      for (let j = 0; j < 3; j++) {
        const c2 = c[i * 11 + j + 3];
        moved[i * 3 + j] = take[i * 3 + j] - c2;
        const c3 = c[i * 11 + j];
        axis[i * 3 + j] = c3;
      }
    }
  }

  /**
   * sum: f64[10] = sum(square(axis), { axis: 1 })
   * equal: bool[10] = sum(square(axis), { axis: 1 }) == 0
   */
  function compute_equal() {
    for (let i = 0; i < 10; i++) {
      const axis2 = axis[i * 3];
      const axis3 = axis[i * 3 + 1];
      const axis4 = axis[i * 3 + 2];
      const sum2 = axis2 * axis2 + axis4 * axis4 + axis3 * axis3 + 0;
      sum[i] = sum2;
      equal[i] = sum2 === 0 ? 1 : 0;
    }
  }

  /** concat: f64[10, 3] = concat([expandDims(slice(moved, [":", 2]), 1), slice(moved, [":", ":2"])], { axis: 1 }) */
  function compute_concat() {
    for (let i = 0; i < 10; i++) {
      concat[i * 3] = moved[i * 3 + 2];
    }
    for (let i2 = 0; i2 < 10; i2++) {
      for (let j = 0; j < 2; j++) {
        concat[i2 * 3 + j + 1] = moved[i2 * 3 + j];
      }
    }
  }

  /** concat: f64[10, 3] = concat([slice(moved, [":", "1:"]), expandDims(slice(moved, [":", 0]), 1)], { axis: 1 }) */
  function compute_concat_1() {
    for (let i = 0; i < 10; i++) {
      for (let j = 0; j < 2; j++) {
        concat_1[i * 3 + j] = moved[i * 3 + j + 1];
      }
    }
    for (let i2 = 0; i2 < 10; i2++) {
      concat_1[i2 * 3 + 2] = moved[i2 * 3];
    }
  }

  /**
   * view: f64[10, 1] = slice(c, [":", "9:10"])
   * view: f64[10, 1] = slice(c, [":", "10:"])
   */
  function compute_view_2() {
    for (let i = 0; i < 10; i++) {
      const c2 = c[i * 11 + 9];
      view[i] = c2;
      const c3 = c[i * 11 + 10];
      view_1[i] = c3;
    }
  }

  /** weightErrors: f64[10] = 1 - weight ** 2 */
  function compute_weightErrors() {
    for (let i = 0; i < 10; i++) {
      const weight2 = weight[i];
      weightErrors[i] = 1 - weight2 * weight2;
    }
  }

  /** sum: f64 = sum(square(weightErrors)) */
  function compute_sum() {
    let s0 = 0;
    let s1 = 0;
    let s2 = 0;
    let s3 = 0;
    let s4 = 0;
    let s5 = 0;
    let s6 = 0;
    let s7 = 0;
    const weightErrors2 = weightErrors[0];
    s0 += weightErrors2 * weightErrors2;
    const weightErrors3 = weightErrors[1];
    s1 += weightErrors3 * weightErrors3;
    const weightErrors4 = weightErrors[2];
    s2 += weightErrors4 * weightErrors4;
    const weightErrors5 = weightErrors[3];
    s3 += weightErrors5 * weightErrors5;
    const weightErrors6 = weightErrors[4];
    s4 += weightErrors6 * weightErrors6;
    const weightErrors7 = weightErrors[5];
    s5 += weightErrors7 * weightErrors7;
    const weightErrors8 = weightErrors[6];
    s6 += weightErrors8 * weightErrors8;
    const weightErrors9 = weightErrors[7];
    s7 += weightErrors9 * weightErrors9;
    const weightErrors10 = weightErrors[8];
    s0 += weightErrors10 * weightErrors10;
    const weightErrors11 = weightErrors[9];
    s1 += weightErrors11 * weightErrors11;
    sum_3[0] = s0 + s4 + (s2 + s6) + (s1 + s5 + (s3 + s7));
  }

  /** concat: f64[10, 3] = concat([slice(c, [":", "1:3"]), expandDims(slice(c, [":", 0]), 1)], { axis: 1 }) */
  function compute_concat_2() {
    for (let i = 0; i < 10; i++) {
      for (let j = 0; j < 2; j++) {
        concat_2[i * 3 + j] = c[i * 11 + j + 1];
      }
    }
    for (let i2 = 0; i2 < 10; i2++) {
      concat_2[i2 * 3 + 2] = c[i2 * 11];
    }
  }

  /** concat: f64[10, 3] = concat([expandDims(slice(c, [":", 2]), 1), slice(c, [":", ":2"])], { axis: 1 }) */
  function compute_concat_3() {
    for (let i = 0; i < 10; i++) {
      concat_3[i * 3] = c[i * 11 + 2];
    }
    for (let i2 = 0; i2 < 10; i2++) {
      for (let j = 0; j < 2; j++) {
        concat_3[i2 * 3 + j + 1] = c[i2 * 11 + j];
      }
    }
  }

  /** view: f64[10, 2] = broadcastTo(expandDims(slice(c, [":", 6]), 1), [10, 2]) */
  function compute_view_3() {
    for (let i = 0; i < 10; i++) {
      const c2 = c[i * 11 + 6];
      for (let j = 0; j < 2; j++) {
        view_2[i * 2 + j] = c2;
      }
    }
  }

  /** sqrt: f64[10] = sqrt(where(sum(square(axis), { axis: 1 }) == 0, 1, sum(square(axis), { axis: 1 }))) */
  function compute_sqrt() {
    for (let i = 0; i < 10; i++) {
      sqrt[i] = Math.sqrt(equal[i] !== 0 ? 1 : sum[i]);
    }
  }

  /** unit: f64[10, 3] = axis / angle */
  function compute_unit() {
    for (let i = 0; i < 10; i++) {
      const sqrt2 = sqrt[i];
      for (let j = 0; j < 3; j++) {
        unit[i * 3 + j] = axis[i * 3 + j] / sqrt2;
      }
    }
  }

  /**
   * sum: f64[10] = sum(unit * moved, { axis: 1 })
   * cos: f64[10] = cos(sqrt(where(sum(square(axis), { axis: 1 }) == 0, 1, sum(square(axis), { axis: 1 }))))
   */
  function compute_cos() {
    for (let i = 0; i < 10; i++) {
      const sum2 = unit[i * 3] * moved[i * 3] + unit[i * 3 + 2] * moved[i * 3 + 2] + unit[i * 3 + 1] * moved[i * 3 + 1] + 0;
      sum_1[i] = sum2;
      cos_[i] = cos(sqrt[i]);
    }
  }

  /** concat: f64[10, 3] = concat([slice(unit, [":", "1:"]), expandDims(slice(unit, [":", 0]), 1)], { axis: 1 }) */
  function compute_concat_4() {
    for (let i = 0; i < 10; i++) {
      for (let j = 0; j < 2; j++) {
        concat_4[i * 3 + j] = unit[i * 3 + j + 1];
      }
    }
    for (let i2 = 0; i2 < 10; i2++) {
      concat_4[i2 * 3 + 2] = unit[i2 * 3];
    }
  }

  /** concat: f64[10, 3] = concat([expandDims(slice(unit, [":", 2]), 1), slice(unit, [":", ":2"])], { axis: 1 }) */
  function compute_concat_5() {
    for (let i = 0; i < 10; i++) {
      concat_5[i * 3] = unit[i * 3 + 2];
    }
    for (let i2 = 0; i2 < 10; i2++) {
      for (let j = 0; j < 2; j++) {
        concat_5[i2 * 3 + j + 1] = unit[i2 * 3 + j];
      }
    }
  }

  /**
   * sub: f64[10, 3] = concat([slice(unit, [":", "1:"]), expandDims(slice(unit, [":", 0]), 1)], { axis: 1 }) *
   * concat([e...
   */
  function compute_sub() {
    for (let i = 0; i < 30; i++) {
      sub[i] = concat_4[i] * concat[i] - concat_5[i] * concat_1[i];
    }
  }

  /** sin: f64[10] = sin(sqrt(where(sum(square(axis), { axis: 1 }) == 0, 1, sum(square(axis), { axis: 1 })))) */
  function compute_sin() {
    for (let i = 0; i < 10; i++) {
      sin_[i] = sin(sqrt[i]);
    }
  }

  /** mul: f64[10, 3] = unit * expandDims(sum(unit * moved, { axis: 1 }), 1) */
  function compute_mul() {
    for (let i = 0; i < 10; i++) {
      const sum_12 = sum_1[i];
      for (let j = 0; j < 3; j++) {
        mul[i * 3 + j] = unit[i * 3 + j] * sum_12;
      }
    }
  }

  /** sub: f64[10] = 1 - cos(sqrt(where(sum(%12, { axis: 1 }) == 0, 1, sum(square(axis), { axis: 1 })))) */
  function compute_sub_1() {
    for (let i = 0; i < 10; i++) {
      sub_1[i] = 1 - cos_[i];
    }
  }

  /**
   * view: f64[10, 2] = broadcastTo(expandDims(slice(rotated, [":", 2]), 1), [10, 2])
   * flat: f64[10, 2] = slice(rotated, [":", "0:2"]) / slice(rotated, [":", "2:3"])
   */
  function compute_flat() {
    for (let i = 0; i < 10; i++) {
      const moved22 = moved[i * 3 + 2];
      const turned3 = moved22 * cos_[i] + sub[i * 3 + 2] * sin_[i] + mul[i * 3 + 2] * sub_1[i];
      const rotated3 = equal[i] !== 0 ? moved22 + (concat_2[i * 3 + 2] * concat[i * 3 + 2] - concat_3[i * 3 + 2] * concat_1[i * 3 + 2]) : turned3;
      const cos2 = cos_[i];
      const sin2 = sin_[i];
      const sub_12 = sub_1[i];
      const equal2 = equal[i] !== 0;
      for (let j = 0; j < 2; j++) {
        view_3[i * 2 + j] = rotated3;
        const moved3 = moved[i * 3 + j];
        const turned2 = moved3 * cos2 + sub[i * 3 + j] * sin2 + mul[i * 3 + j] * sub_12;
        const rotated2 = equal2 ? moved3 + (concat_2[i * 3 + j] * concat[i * 3 + j] - concat_3[i * 3 + j] * concat_1[i * 3 + j]) : turned2;
        flat[i * 2 + j] = rotated2 / rotated3;
      }
    }
  }

  /** sum: f64[10] = sum(square(flat), { axis: 1 }) */
  function compute_sum_1() {
    for (let i = 0; i < 10; i++) {
      const flat2 = flat[i * 2];
      const flat3 = flat[i * 2 + 1];
      sum_2[i] = flat2 * flat2 + flat3 * flat3 + 0;
    }
  }

  /** distortion: f64[10, 1] = 1 + slice(c, [":", "9:10"]) * radius + slice(c, [":", "10:11"]) * radius ** 2 */
  function compute_distortion() {
    for (let i = 0; i < 10; i++) {
      const t = sum_2[i];
      distortion[i] = 1 + view[i] * sum_2[i] + view_1[i] * (t * t);
    }
  }

  /**
   * mul: f64[10, 2] = flat * distortion
   * projected: f64[10, 2] = flat * distortion * slice(c, [":", "6:7"]) + slice(c, [":", "7:9"])
   * errors: f64[10, 2] = expandDims(weight, 1) * (projected - features)
   */
  function compute_errors() {
    for (let i = 0; i < 10; i++) {
      const distortion2 = distortion[i];
      const weight2 = weight[i];
      for (let j = 0; j < 2; j++) {
        const t = flat[i * 2 + j] * distortion2;
        mul_1[i * 2 + j] = t;
        const projected2 = t * view_2[i * 2 + j] + c[i * 11 + j + 7];
        projected[i * 2 + j] = projected2;
        errors[i * 2 + j] = weight2 * (projected2 - features[i * 2 + j]);
      }
    }
  }

  /** loss: f64 = sum(errors ** 2) + sum(weightErrors ** 2) */
  function compute_loss() {
    let s0 = 0;
    let s1 = 0;
    let s2 = 0;
    let s3 = 0;
    let s4 = 0;
    let s5 = 0;
    let s6 = 0;
    let s7 = 0;
    for (let k = 0; k < 16; k += 8) {
      const errors2 = errors[k];
      s0 += errors2 * errors2;
      const errors3 = errors[k + 1];
      s1 += errors3 * errors3;
      const errors4 = errors[k + 2];
      s2 += errors4 * errors4;
      const errors5 = errors[k + 3];
      s3 += errors5 * errors5;
      const errors6 = errors[k + 4];
      s4 += errors6 * errors6;
      const errors7 = errors[k + 5];
      s5 += errors7 * errors7;
      const errors8 = errors[k + 6];
      s6 += errors8 * errors8;
      const errors9 = errors[k + 7];
      s7 += errors9 * errors9;
    }
    const errors2 = errors[16];
    s0 += errors2 * errors2;
    const errors3 = errors[17];
    s1 += errors3 * errors3;
    const errors4 = errors[18];
    s2 += errors4 * errors4;
    const errors5 = errors[19];
    s3 += errors5 * errors5;
    const sum2 = s0 + s4 + (s2 + s6) + (s1 + s5 + (s3 + s7));
    loss[0] = sum2 + sum_3[0];
  }

  /**
   * view: i32[10] = slice(seen, [":", 0])
   * view: i32[10] = slice(seen, [":", 1])
   */
  function compute_view_4() {
    for (let i = 0; i < 10; i++) {
      const seen2 = seen[i * 2];
      view_4[i] = seen2;
      const seen3 = seen[i * 2 + 1];
      view_5[i] = seen3;
    }
  }

  /**
   * d_projected: f64[10, 2] = d_errors * expandDims(weight, 1)
   *   a cotangent of errors, by mul: db
   */
  function compute_d_projected() {
    for (let i = 0; i < 10; i++) {
      const weight2 = weight[i];
      for (let j = 0; j < 2; j++) {
        const d_errors = 2 * errors[i * 2 + j];
        d_projected[i * 2 + j] = d_errors * weight2;
      }
    }
  }

  /**
   * d_weight: f64[10] = sum(d_errors * (projected - features), { axis: 1 }) + -2 * weightErrors * (2 * weight)
   *   a cotangent of weight, by sum of the cotangents of its uses
   */
  function compute_d_weight() {
    for (let i = 0; i < 10; i++) {
      const d_errors = 2 * errors[i * 2];
      const d_errors2 = 2 * errors[i * 2 + 1];
      const sum2 = d_errors * (projected[i * 2] - features[i * 2]) + d_errors2 * (projected[i * 2 + 1] - features[i * 2 + 1]) + 0;
      d_weight[i] = sum2 + -2 * weightErrors[i] * (2 * weight[i]);
    }
  }

  /**
   * sum: f64[1, 10] = sum(expandDims(d_projected * expandDims(slice(c, [":", 6]), 1) * flat, 0), { axis: 2 })
   *   a cotangent of broadcastTo(distortion, [10, 2]), by view: dx
   */
  function compute_sum_2() {
    for (let j = 0; j < 10; j++) {
      sum_6[j] = d_projected[j * 2] * view_2[j * 2] * flat[j * 2] + d_projected[j * 2 + 1] * view_2[j * 2 + 1] * flat[j * 2 + 1] + 0;
    }
  }

  /**
   * mul: f64[10, 1] = d_distortion * expandDims(square(sum(square(flat), { axis: 1 })), 1)
   *   a cotangent of slice(c, [":", "10:"]) * expandDims(%146, 1), by mul: da
   */
  function compute_mul_1() {
    for (let i = 0; i < 10; i++) {
      const t = sum_2[i];
      mul_2[i] = sum_6[i] * (t * t);
    }
  }

  /**
   * add: f64[10] = squeeze(d_distortion * slice(c, [":", "10:"])) * (2 * sum(square(flat), { axis: 1 })) +
   * squeeze(d...
   *   a cotangent of sum(square(flat), { axis: 1 }), by sum of the cotangents of its uses
   */
  function compute_add() {
    for (let i = 0; i < 10; i++) {
      const d_distortion = sum_6[i];
      const d_radius = d_distortion * view[i];
      add[i] = d_distortion * view_1[i] * (2 * sum_2[i]) + d_radius;
    }
  }

  /**
   * div: f64[10, 2] = d_flat / expandDims(slice(rotated, [":", 2]), 1)
   *   a cotangent of flat, by div: da
   */
  function compute_div() {
    for (let i = 0; i < 10; i++) {
      const distortion2 = distortion[i];
      const add2 = add[i];
      for (let j = 0; j < 2; j++) {
        const d_flat = d_projected[i * 2 + j] * view_2[i * 2 + j] * distortion2 + add2 * (2 * flat[i * 2 + j]);
        div[i * 2 + j] = d_flat / view_3[i * 2 + j];
      }
    }
  }

  /**
   * sum: f64[1, 10] = sum(expandDims(-(d_flat * (flat / expandDims(slice(rotated, [":", 2]), 1))), 0), { axis: 2
   * })
   *   a cotangent of broadcastTo(slice(rotated, [":", "2:"]), [10, 2]), by view: dx
   */
  function compute_sum_3() {
    for (let j = 0; j < 10; j++) {
      const flat2 = flat[j * 2];
      const d_flat = d_projected[j * 2] * view_2[j * 2] * distortion[j] + add[j] * (2 * flat2);
      const flat3 = flat[j * 2 + 1];
      const d_flat2 = d_projected[j * 2 + 1] * view_2[j * 2 + 1] * distortion[j] + add[j] * (2 * flat3);
      sum_7[j] = -(d_flat * (flat2 / view_3[j * 2])) + -(d_flat2 * (flat3 / view_3[j * 2 + 1])) + 0;
    }
  }

  /**
   * sum: f64[1, 10] = sum(expandDims(where(expandDims(sum(square(axis), { axis: 1 }) != 0, 1), d_turned * (unit *
   * expan...
   *   a cotangent of broadcastTo(1 - %110, [10, 3]), by view: dx
   */
  function compute_sum_4() {
    for (let j = 0; j < 10; j++) {
      const d_turned = equal[j] !== 0 ? 0 : div[j * 2];
      const d_turned2 = equal[j] !== 0 ? 0 : div[j * 2 + 1];
      const d_turned3 = equal[j] !== 0 ? 0 : sum_7[j];
      sum_8[j] = (sum[j] !== 0 ? d_turned * mul[j * 3] : 0) + (sum[j] !== 0 ? d_turned3 * mul[j * 3 + 2] : 0) + (sum[j] !== 0 ? d_turned2 * mul[j * 3 + 1] : 0) + 0;
    }
  }

  /**
   * sum: f64[10] = sum(where(expandDims(sum(square(axis), { axis: 1 }) != 0, 1), d_turned * expandDims(1 -
   * cos(%849)...
   *   a cotangent of broadcastTo(expandDims(sum(%107, { axis: 1 }), 1), [10, 3]), by view: dx
   */
  function compute_sum_5() {
    for (let i = 0; i < 10; i++) {
      const d_turned = equal[i] !== 0 ? 0 : div[i * 2];
      const d_turned2 = equal[i] !== 0 ? 0 : div[i * 2 + 1];
      const d_turned3 = equal[i] !== 0 ? 0 : sum_7[i];
      sum_9[i] = (sum[i] !== 0 ? d_turned * sub_1[i] * unit[i * 3] : 0) + (sum[i] !== 0 ? d_turned3 * sub_1[i] * unit[i * 3 + 2] : 0) + (sum[i] !== 0 ? d_turned2 * sub_1[i] * unit[i * 3 + 1] : 0) + 0;
    }
  }

  /**
   * sum: f64[1, 10] = sum(expandDims(where(expandDims(sum(square(axis), { axis: 1 }) != 0, 1), d_turned * (%864 *
   * %35 -...
   *   a cotangent of broadcastTo(sin(angle), [10, 3]), by view: dx
   */
  function compute_sum_6() {
    for (let j = 0; j < 10; j++) {
      const d_turned = equal[j] !== 0 ? 0 : div[j * 2];
      const d_turned2 = equal[j] !== 0 ? 0 : div[j * 2 + 1];
      const d_turned3 = equal[j] !== 0 ? 0 : sum_7[j];
      sum_10[j] = (sum[j] !== 0 ? d_turned * sub[j * 3] : 0) + (sum[j] !== 0 ? d_turned3 * sub[j * 3 + 2] : 0) + (sum[j] !== 0 ? d_turned2 * sub[j * 3 + 1] : 0) + 0;
    }
  }

  /**
   * add: f64[10, 3] = where(expandDims(%13 != 0, 1), %955 * expandDims(%855, 1), 0) + view(where(expandDims(%953,
   * 1), %...
   *   a cotangent of unit, by sum of the cotangents of its uses
   */
  function compute_add_1() {
    for (let i = 0; i < 10; i++) {
      const d_turned = equal[i] !== 0 ? 0 : div[i * 2];
      const d_turned2 = equal[i] !== 0 ? 0 : div[i * 2 + 1];
      const t = d_turned2 * sin_[i];
      const t2 = sum[i] !== 0;
      const t3 = t2 ? -((sum[i] !== 0 ? t : 0) * concat_1[i * 3 + 1]) : 0;
      const d_turned3 = equal[i] !== 0 ? 0 : sum_7[i];
      const t4 = d_turned3 * sin_[i];
      const t5 = sum[i] !== 0 ? t4 * concat[i * 3 + 2] : 0;
      add_1[i * 3] = (sum[i] !== 0 ? d_turned * sub_1[i] * sum_1[i] : 0) + t3 + t5;
      const d_turned4 = equal[i] !== 0 ? 0 : div[i * 2 + 1];
      const d_turned5 = equal[i] !== 0 ? 0 : sum_7[i];
      const t6 = d_turned5 * sin_[i];
      const t7 = sum[i] !== 0;
      const t8 = t7 ? -((sum[i] !== 0 ? t6 : 0) * concat_1[i * 3 + 2]) : 0;
      const d_turned6 = equal[i] !== 0 ? 0 : div[i * 2];
      const t9 = d_turned6 * sin_[i];
      const t10 = sum[i] !== 0 ? t9 * concat[i * 3] : 0;
      add_1[i * 3 + 1] = (sum[i] !== 0 ? d_turned4 * sub_1[i] * sum_1[i] : 0) + t8 + t10;
      const d_turned7 = equal[i] !== 0 ? 0 : sum_7[i];
      const d_turned8 = equal[i] !== 0 ? 0 : div[i * 2];
      const t11 = d_turned8 * sin_[i];
      const t12 = sum[i] !== 0;
      const t13 = t12 ? -((sum[i] !== 0 ? t11 : 0) * concat_1[i * 3]) : 0;
      const d_turned9 = equal[i] !== 0 ? 0 : div[i * 2 + 1];
      const t14 = d_turned9 * sin_[i];
      const t15 = sum[i] !== 0 ? t14 * concat[i * 3 + 1] : 0;
      add_1[i * 3 + 2] = (sum[i] !== 0 ? d_turned7 * sub_1[i] * sum_1[i] : 0) + t13 + t15;
    }
  }

  /**
   * sum: f64[1, 10] = sum(expandDims(where(expandDims(sum(square(axis), { axis: 1 }) != 0, 1), d_turned * moved,
   * 0), 0)...
   *   a cotangent of broadcastTo(cos(angle), [10, 3]), by view: dx
   */
  function compute_sum_7() {
    for (let j = 0; j < 10; j++) {
      const d_turned = equal[j] !== 0 ? 0 : div[j * 2];
      const d_turned2 = equal[j] !== 0 ? 0 : div[j * 2 + 1];
      const d_turned3 = equal[j] !== 0 ? 0 : sum_7[j];
      sum_11[j] = (sum[j] !== 0 ? d_turned * moved[j * 3] : 0) + (sum[j] !== 0 ? d_turned3 * moved[j * 3 + 2] : 0) + (sum[j] !== 0 ? d_turned2 * moved[j * 3 + 1] : 0) + 0;
    }
  }

  /**
   * sum: f64[1, 10] = sum(expandDims(where(%1024 || %1051 || view(%953, [i, j] => [i], where 0 <= j - 1 < 2) ||
   * expandD...
   *   a cotangent of broadcastTo(angle, [10, 3]), by view: dx
   */
  function compute_sum_8() {
    for (let j = 0; j < 10; j++) {
      const t = sum[j] !== 0;
      const d_unit = add_1[j * 3] + (t ? sum_9[j] * moved[j * 3] : 0);
      const d_unit2 = add_1[j * 3 + 1] + (t ? sum_9[j] * moved[j * 3 + 1] : 0);
      const d_unit3 = add_1[j * 3 + 2] + (t ? sum_9[j] * moved[j * 3 + 2] : 0);
      sum_12[j] = (t || t || false || t || false || t ? -(d_unit * (unit[j * 3] / sqrt[j])) : 0) + (t || false || t || false || t || t ? -(d_unit3 * (unit[j * 3 + 2] / sqrt[j])) : 0) + (t || t || false || false || t || t ? -(d_unit2 * (unit[j * 3 + 1] / sqrt[j])) : 0) + 0;
    }
  }

  /**
   * any: bool[1, 10] = any(expandDims(%1008 || %1023 || pad(expandDims(%953, 1), [[0, 0], [0, 2]]) || view(%13 !=
   * 0, [i,...
   *   a cotangent of broadcastTo(angle, [10, 3]), by view: dx
   */
  function compute_any() {
    for (let j = 0; j < 10; j++) {
      const t = sum[j] !== 0;
      any[j] = t || t || false || t || false || t || t || false || t || false || t || t || t || t || false || false || t || t ? 1 : 0;
    }
  }

  /**
   * d_squared: f64[10, 1] = where(still, 0, where(expandDims(sum(%12, { axis: 1 }) != 0, 1) ||
   * transpose(any(expandDims(%1087...
   *   a cotangent of where(still, 1, squared), by where: dotherwise
   */
  function compute_d_squared() {
    for (let i = 0; i < 10; i++) {
      const d_angle = (sum[i] !== 0 ? sum_10[i] * cos_[i] - (sum_11[i] - sum_8[i]) * sin_[i] : 0) + sum_12[i];
      d_squared[i] = equal[i] !== 0 ? 0 : sum[i] !== 0 || any[i] !== 0 ? (0.5 * d_angle) / sqrt[i] : 0;
    }
  }

  /**
   * sum: f64[1, 10] = sum(expandDims(d_projected * (flat * distortion), 0), { axis: 2 })
   *   a cotangent of broadcastTo(slice(c, [":", "6:7"]), [10, 2]), by view: dx
   */
  function compute_sum_9() {
    for (let j = 0; j < 10; j++) {
      sum_13[j] = d_projected[j * 2] * mul_1[j * 2] + d_projected[j * 2 + 1] * mul_1[j * 2 + 1] + 0;
    }
  }

  /**
   * add: f64[10, 3] = where(expandDims(sum(square(axis), { axis: 1 }) != 0, 1), -(where(expandDims(%13 != 0, 1),
   * d_turn...
   *   a cotangent of concat([slice(moved, [":", "1:"]), expandDims(slice(moved, [":", 0]), 1)], { axis: 1 }), by
   *   sum of the cotangents of its uses
   */
  function compute_add_2() {
    for (let i = 0; i < 10; i++) {
      const t3 = equal[i] !== 0;
      const t22 = sum[i] !== 0;
      for (let j = 0; j < 2; j++) {
        const d_rotated = div[i * 2 + j];
        const d_turned = t3 ? 0 : d_rotated;
        add_2[i * 3 + j] = (t22 ? -((sum[i] !== 0 ? d_turned * sin_[i] : 0) * concat_5[i * 3 + j]) : 0) + (t3 ? -((t3 ? d_rotated : 0) * concat_3[i * 3 + j]) : 0);
      }
      const t = equal[i] !== 0;
      const d_rotated = sum_7[i];
      const d_turned = t ? 0 : d_rotated;
      const t2 = sum[i] !== 0;
      add_2[i * 3 + 2] = (t2 ? -((sum[i] !== 0 ? d_turned * sin_[i] : 0) * concat_5[i * 3 + 2]) : 0) + (t ? -((t ? d_rotated : 0) * concat_3[i * 3 + 2]) : 0);
    }
  }

  /**
   * d_moved: f64[10, 3] = where(expandDims(%953, 1), %1090, 0) + where(expandDims(%101, 1), d_rotated, 0) +
   * pad(expandDims(...
   *   a cotangent of moved, by sum of the cotangents of its uses
   * d_axis: f64[10, 3] = where(%1087, %1094, 0) + view(%1138, [i, j] => [i, j + 1], where 0 <= j < 2) +
   * pad(expandDims(sli...
   *   a cotangent of axis, by sum of the cotangents of its uses
   */
  function compute_d_axis() {
    for (let i = 0; i < 10; i++) {
      const t = sum[i] !== 0;
      const t2 = equal[i] !== 0;
      const d_rotated = div[i * 2];
      const d_turned = t2 ? 0 : d_rotated;
      const t3 = sum_9[i];
      const t4 = t2 ? d_rotated : 0;
      const t5 = add_2[i * 3 + 2];
      const t6 = equal[i] !== 0;
      const d_rotated2 = div[i * 2 + 1];
      const d_turned2 = t6 ? 0 : d_rotated2;
      const t7 = (t ? d_turned2 * sin_[i] * concat_4[i * 3 + 1] : 0) + (t6 ? d_rotated2 * concat_2[i * 3 + 1] : 0);
      d_moved[i * 3] = (t ? d_turned * cos_[i] + t3 * unit[i * 3] : 0) + t4 + t5 + t7;
      const d_unit = add_1[i * 3] + (t ? t3 * moved[i * 3] : 0);
      const t8 = t6 ? d_rotated2 : 0;
      const t9 = t6 ? -(t8 * concat_1[i * 3 + 1]) : 0;
      const t10 = equal[i] !== 0;
      const d_rotated3 = sum_7[i];
      const t11 = t10 ? d_rotated3 * concat[i * 3 + 2] : 0;
      d_axis[i * 3] = (t || t || false || t || false || t ? d_unit / sqrt[i] : 0) + t9 + t11 + (t ? d_squared[i] * (2 * axis[i * 3]) : 0);
      const t12 = sum[i] !== 0;
      const t13 = equal[i] !== 0;
      const d_rotated4 = div[i * 2 + 1];
      const d_turned3 = t13 ? 0 : d_rotated4;
      const t14 = sum_9[i];
      const t15 = t13 ? d_rotated4 : 0;
      const t16 = add_2[i * 3];
      const t17 = equal[i] !== 0;
      const d_rotated5 = sum_7[i];
      const d_turned4 = t17 ? 0 : d_rotated5;
      const t18 = (t12 ? d_turned4 * sin_[i] * concat_4[i * 3 + 2] : 0) + (t17 ? d_rotated5 * concat_2[i * 3 + 2] : 0);
      d_moved[i * 3 + 1] = (t12 ? d_turned3 * cos_[i] + t14 * unit[i * 3 + 1] : 0) + t15 + t16 + t18;
      const d_unit2 = add_1[i * 3 + 1] + (t12 ? t14 * moved[i * 3 + 1] : 0);
      const t19 = t17 ? d_rotated5 : 0;
      const t20 = t17 ? -(t19 * concat_1[i * 3 + 2]) : 0;
      const t21 = equal[i] !== 0;
      const d_rotated6 = div[i * 2];
      const t22 = t21 ? d_rotated6 * concat[i * 3] : 0;
      d_axis[i * 3 + 1] = (t12 || t12 || false || false || t12 || t12 ? d_unit2 / sqrt[i] : 0) + t20 + t22 + (t12 ? d_squared[i] * (2 * axis[i * 3 + 1]) : 0);
      const t23 = sum[i] !== 0;
      const t24 = equal[i] !== 0;
      const d_rotated7 = sum_7[i];
      const d_turned5 = t24 ? 0 : d_rotated7;
      const t25 = sum_9[i];
      const t26 = t24 ? d_rotated7 : 0;
      const t27 = add_2[i * 3 + 1];
      const t28 = equal[i] !== 0;
      const d_rotated8 = div[i * 2];
      const d_turned6 = t28 ? 0 : d_rotated8;
      const t29 = (t23 ? d_turned6 * sin_[i] * concat_4[i * 3] : 0) + (t28 ? d_rotated8 * concat_2[i * 3] : 0);
      d_moved[i * 3 + 2] = (t23 ? d_turned5 * cos_[i] + t25 * unit[i * 3 + 2] : 0) + t26 + t27 + t29;
      const d_unit3 = add_1[i * 3 + 2] + (t23 ? t25 * moved[i * 3 + 2] : 0);
      const t30 = t28 ? d_rotated8 : 0;
      const t31 = t28 ? -(t30 * concat_1[i * 3]) : 0;
      const t32 = equal[i] !== 0;
      const d_rotated9 = div[i * 2 + 1];
      const t33 = t32 ? d_rotated9 * concat[i * 3 + 1] : 0;
      d_axis[i * 3 + 2] = (t23 || false || t23 || false || t23 || t23 ? d_unit3 / sqrt[i] : 0) + t31 + t33 + (t23 ? d_squared[i] * (2 * axis[i * 3 + 2]) : 0);
    }
  }

  /**
   * d_c: f64[10, 11] = pad(d_projected, [[0, 0], [7, 2]]) + pad(transpose(%1124), [[0, 0], [6, 4]]) +
   * pad(d_distortion *...
   *   a cotangent of c, by sum of the cotangents of its uses
   */
  function compute_d_c() {
    for (let i = 0; i < 10; i++) {
      for (let j = 0; j < 3; j++) {
        d_c[i * 11 + j] = d_axis[i * 3 + j];
      }
      for (let j2 = 3; j2 < 6; j2++) {
        d_c[i * 11 + j2] = -d_moved[i * 3 + j2 - 3];
      }
      d_c[i * 11 + 6] = sum_13[i];
      for (let j3 = 7; j3 < 9; j3++) {
        d_c[i * 11 + j3] = d_projected[i * 2 + j3 - 7];
      }
      d_c[i * 11 + 9] = sum_6[i] * sum_2[i];
      d_c[i * 11 + 10] = mul_2[i];
    }
  }

  /**
   * d_point: f64[10, 3] = scatterAdd(broadcastTo(0, [10, 3]), slice(seen, [":", 1]), d_moved, { axis: 0 })
   *   a cotangent of take(point, slice(seen, [":", 1]), { axis: 0 }), by take: dx
   */
  function compute_d_point() {
    for (let position = 0; position < 10; position++) {
      const index = view_5[position];
      if (!(index >>> 0 < 10)) {
        failedPosition = position;
        failedValue = index;
        return 3;
      }
    }
    for (let at2 = 0; at2 < 30; at2++) {
      d_point[at2] = 0;
    }
    for (let place = 0; place < 10; place++) {
      const index = view_5[place];
      for (let column = 0; column < 3; column++) {
        d_point[index * 3 + column] = d_point[index * 3 + column] + d_moved[place * 3 + column];
      }
    }
    return 0;
  }

  /**
   * d_camera: f64[10, 11] = scatterAdd(broadcastTo(0, [10, 11]), slice(seen, [":", 0]), d_c, { axis: 0 })
   *   a cotangent of c, by take: dx
   */
  function compute_d_camera() {
    for (let position = 0; position < 10; position++) {
      const index = view_4[position];
      if (!(index >>> 0 < 10)) {
        failedPosition = position;
        failedValue = index;
        return 4;
      }
    }
    for (let at2 = 0; at2 < 110; at2++) {
      d_camera[at2] = 0;
    }
    for (let place = 0; place < 10; place++) {
      const index = view_4[place];
      for (let column = 0; column < 11; column++) {
        d_camera[index * 11 + column] = d_camera[index * 11 + column] + d_c[place * 11 + column];
      }
    }
    return 0;
  }

  /**
   * sum: f64[10] = sum(square(axis), { axis: 1 })
   * sqrt: f64[10] = sqrt(where(sum(square(axis), { axis: 1 }) == 0, 1, sum(square(axis), { axis: 1 })))
   */
  function compute_sqrt_1() {
    for (let i = 0; i < 10; i++) {
      const axis2 = c[i * 11];
      const axis3 = c[i * 11 + 1];
      const axis4 = c[i * 11 + 2];
      const sum2 = axis2 * axis2 + axis4 * axis4 + axis3 * axis3 + 0;
      sum[i] = sum2;
      sqrt[i] = Math.sqrt(sum2 === 0 ? 1 : sum2);
    }
  }

  /** concat: f64[10, 3] = concat([expandDims(slice(moved, [":", 2]), 1), slice(moved, [":", ":2"])], { axis: 1 }) */
  function compute_concat_6() {
    for (let i = 0; i < 10; i++) {
      const moved2 = take[i * 3 + 2] - c[i * 11 + 5];
      concat[i * 3] = moved2;
    }
    for (let i2 = 0; i2 < 10; i2++) {
      for (let j = 0; j < 2; j++) {
        const moved2 = take[i2 * 3 + j] - c[i2 * 11 + j + 3];
        concat[i2 * 3 + j + 1] = moved2;
      }
    }
  }

  /** concat: f64[10, 3] = concat([slice(moved, [":", "1:"]), expandDims(slice(moved, [":", 0]), 1)], { axis: 1 }) */
  function compute_concat_7() {
    for (let i = 0; i < 10; i++) {
      for (let j = 0; j < 2; j++) {
        const moved2 = take[i * 3 + j + 1] - c[i * 11 + j + 4];
        concat_1[i * 3 + j] = moved2;
      }
    }
    for (let i2 = 0; i2 < 10; i2++) {
      const moved2 = take[i2 * 3] - c[i2 * 11 + 3];
      concat_1[i2 * 3 + 2] = moved2;
    }
  }

  /**
   * sum: f64[10] = sum(unit * moved, { axis: 1 })
   * cos: f64[10] = cos(sqrt(where(sum(square(axis), { axis: 1 }) == 0, 1, sum(square(axis), { axis: 1 }))))
   */
  function compute_cos_1() {
    for (let i = 0; i < 10; i++) {
      const c2 = c[i * 11];
      const unit2 = c2 / sqrt[i];
      const c3 = c[i * 11 + 3];
      const moved2 = take[i * 3] - c3;
      const c4 = c[i * 11 + 1];
      const unit3 = c4 / sqrt[i];
      const c5 = c[i * 11 + 4];
      const moved3 = take[i * 3 + 1] - c5;
      const c6 = c[i * 11 + 2];
      const unit4 = c6 / sqrt[i];
      const c7 = c[i * 11 + 5];
      const moved4 = take[i * 3 + 2] - c7;
      const sum2 = unit2 * moved2 + unit4 * moved4 + unit3 * moved3 + 0;
      sum_1[i] = sum2;
      cos_[i] = cos(sqrt[i]);
    }
  }

  /** concat: f64[10, 3] = concat([slice(unit, [":", "1:"]), expandDims(slice(unit, [":", 0]), 1)], { axis: 1 }) */
  function compute_concat_8() {
    for (let i = 0; i < 10; i++) {
      const sqrt2 = sqrt[i];
      for (let j = 0; j < 2; j++) {
        const unit2 = c[i * 11 + j + 1] / sqrt2;
        concat_4[i * 3 + j] = unit2;
      }
    }
    for (let i2 = 0; i2 < 10; i2++) {
      const unit2 = c[i2 * 11] / sqrt[i2];
      concat_4[i2 * 3 + 2] = unit2;
    }
  }

  /** concat: f64[10, 3] = concat([expandDims(slice(unit, [":", 2]), 1), slice(unit, [":", ":2"])], { axis: 1 }) */
  function compute_concat_9() {
    for (let i = 0; i < 10; i++) {
      const unit2 = c[i * 11 + 2] / sqrt[i];
      concat_5[i * 3] = unit2;
    }
    for (let i2 = 0; i2 < 10; i2++) {
      const sqrt2 = sqrt[i2];
      for (let j = 0; j < 2; j++) {
        const unit2 = c[i2 * 11 + j] / sqrt2;
        concat_5[i2 * 3 + j + 1] = unit2;
      }
    }
  }

  /** rotated: f64[10, 3] = where(still, moved + cross(axis, moved), turned) */
  function compute_rotated() {
    for (let i = 0; i < 10; i++) {
      const t32 = cos_[i];
      const sqrt2 = sqrt[i];
      const sin2 = sin_[i];
      const sum_122 = sum_1[i];
      const t33 = sum[i] === 0;
      for (let j = 0; j < 3; j++) {
        const c2 = c[i * 11 + j + 3];
        const moved2 = take[i * 3 + j] - c2;
        const t = concat[i * 3 + j];
        const t2 = concat_1[i * 3 + j];
        const c3 = c[i * 11 + j];
        const unit2 = c3 / sqrt2;
        const turned = moved2 * t32 + (concat_4[i * 3 + j] * t - concat_5[i * 3 + j] * t2) * sin2 + unit2 * sum_122 * (1 - t32);
        rotated[i * 3 + j] = t33 ? moved2 + (concat_2[i * 3 + j] * t - concat_3[i * 3 + j] * t2) : turned;
      }
    }
  }

  /** sum: f64[10] = sum(square(flat), { axis: 1 }) */
  function compute_sum_10() {
    for (let i = 0; i < 10; i++) {
      const rotated2 = rotated[i * 3];
      const rotated3 = rotated[i * 3 + 2];
      const flat2 = rotated2 / rotated3;
      const rotated4 = rotated[i * 3 + 1];
      const flat3 = rotated4 / rotated3;
      sum_2[i] = flat2 * flat2 + flat3 * flat3 + 0;
    }
  }

  /** distortion: f64[10, 1] = 1 + slice(c, [":", "9:10"]) * radius + slice(c, [":", "10:11"]) * radius ** 2 */
  function compute_distortion_1() {
    for (let i = 0; i < 10; i++) {
      const c2 = c[i * 11 + 9];
      const c3 = c[i * 11 + 10];
      const t = sum_2[i];
      distortion[i] = 1 + c2 * sum_2[i] + c3 * (t * t);
    }
  }

  /** errors: f64[10, 2] = expandDims(weight, 1) * (projected - features) */
  function compute_errors_1() {
    for (let i = 0; i < 10; i++) {
      const rotated32 = rotated[i * 3 + 2];
      const c22 = c[i * 11 + 6];
      const distortion2 = distortion[i];
      const weight2 = weight[i];
      for (let j = 0; j < 2; j++) {
        const rotated2 = rotated[i * 3 + j];
        const flat2 = rotated2 / rotated32;
        const c3 = c[i * 11 + j + 7];
        const projected2 = flat2 * distortion2 * c22 + c3;
        errors[i * 2 + j] = weight2 * (projected2 - features[i * 2 + j]);
      }
    }
  }

  /**
   * d_weight: f64[10] = sum(d_errors * (projected - features), { axis: 1 }) + -2 * weightErrors * (2 * weight)
   *   a cotangent of weight, by sum of the cotangents of its uses
   */
  function compute_d_weight_1() {
    for (let i = 0; i < 10; i++) {
      const d_errors = 2 * errors[i * 2];
      const rotated2 = rotated[i * 3];
      const rotated3 = rotated[i * 3 + 2];
      const flat2 = rotated2 / rotated3;
      const c2 = c[i * 11 + 6];
      const c3 = c[i * 11 + 7];
      const projected2 = flat2 * distortion[i] * c2 + c3;
      const d_errors2 = 2 * errors[i * 2 + 1];
      const rotated4 = rotated[i * 3 + 1];
      const flat3 = rotated4 / rotated3;
      const c4 = c[i * 11 + 8];
      const projected3 = flat3 * distortion[i] * c2 + c4;
      const sum2 = d_errors * (projected2 - features[i * 2]) + d_errors2 * (projected3 - features[i * 2 + 1]) + 0;
      d_weight[i] = sum2 + -2 * weightErrors[i] * (2 * weight[i]);
    }
  }

  /**
   * sum: f64[1, 10] = sum(expandDims(d_projected * expandDims(slice(c, [":", 6]), 1) * flat, 0), { axis: 2 })
   *   a cotangent of broadcastTo(distortion, [10, 2]), by view: dx
   */
  function compute_sum_11() {
    for (let j = 0; j < 10; j++) {
      const rotated2 = rotated[j * 3];
      const rotated3 = rotated[j * 3 + 2];
      const flat2 = rotated2 / rotated3;
      const rotated4 = rotated[j * 3 + 1];
      const flat3 = rotated4 / rotated3;
      sum_6[j] = d_projected[j * 2] * c[j * 11 + 6] * flat2 + d_projected[j * 2 + 1] * c[j * 11 + 6] * flat3 + 0;
    }
  }

  /**
   * add: f64[10] = squeeze(d_distortion * slice(c, [":", "10:"])) * (2 * sum(square(flat), { axis: 1 })) +
   * squeeze(d...
   *   a cotangent of sum(square(flat), { axis: 1 }), by sum of the cotangents of its uses
   */
  function compute_add_3() {
    for (let i = 0; i < 10; i++) {
      const d_distortion = sum_6[i];
      const c2 = c[i * 11 + 10];
      const c3 = c[i * 11 + 9];
      const d_radius = d_distortion * c3;
      add[i] = d_distortion * c2 * (2 * sum_2[i]) + d_radius;
    }
  }

  /**
   * div: f64[10, 2] = d_flat / expandDims(slice(rotated, [":", 2]), 1)
   *   a cotangent of flat, by div: da
   */
  function compute_div_1() {
    for (let i = 0; i < 10; i++) {
      const rotated32 = rotated[i * 3 + 2];
      const c2 = c[i * 11 + 6];
      const distortion2 = distortion[i];
      const add2 = add[i];
      for (let j = 0; j < 2; j++) {
        const rotated2 = rotated[i * 3 + j];
        const flat2 = rotated2 / rotated32;
        const d_flat = d_projected[i * 2 + j] * c2 * distortion2 + add2 * (2 * flat2);
        div[i * 2 + j] = d_flat / rotated32;
      }
    }
  }

  /**
   * sum: f64[1, 10] = sum(expandDims(-(d_flat * (flat / expandDims(slice(rotated, [":", 2]), 1))), 0), { axis: 2
   * })
   *   a cotangent of broadcastTo(slice(rotated, [":", "2:"]), [10, 2]), by view: dx
   */
  function compute_sum_12() {
    for (let j = 0; j < 10; j++) {
      const rotated2 = rotated[j * 3];
      const rotated3 = rotated[j * 3 + 2];
      const flat2 = rotated2 / rotated3;
      const d_flat = d_projected[j * 2] * c[j * 11 + 6] * distortion[j] + add[j] * (2 * flat2);
      const rotated4 = rotated[j * 3 + 1];
      const flat3 = rotated4 / rotated3;
      const d_flat2 = d_projected[j * 2 + 1] * c[j * 11 + 6] * distortion[j] + add[j] * (2 * flat3);
      sum_7[j] = -(d_flat * (flat2 / rotated3)) + -(d_flat2 * (flat3 / rotated3)) + 0;
    }
  }

  /**
   * sum: f64[1, 10] = sum(expandDims(where(expandDims(sum(square(axis), { axis: 1 }) != 0, 1), d_turned * (unit *
   * expan...
   *   a cotangent of broadcastTo(1 - %110, [10, 3]), by view: dx
   */
  function compute_sum_13() {
    for (let j = 0; j < 10; j++) {
      const t = sum[j];
      const d_turned = t === 0 ? 0 : div[j * 2];
      const unit2 = c[j * 11] / sqrt[j];
      const d_turned2 = t === 0 ? 0 : div[j * 2 + 1];
      const unit3 = c[j * 11 + 1] / sqrt[j];
      const d_turned3 = t === 0 ? 0 : sum_7[j];
      const unit4 = c[j * 11 + 2] / sqrt[j];
      sum_8[j] = (t !== 0 ? d_turned * (unit2 * sum_1[j]) : 0) + (t !== 0 ? d_turned3 * (unit4 * sum_1[j]) : 0) + (t !== 0 ? d_turned2 * (unit3 * sum_1[j]) : 0) + 0;
    }
  }

  /**
   * sum: f64[10] = sum(where(expandDims(sum(square(axis), { axis: 1 }) != 0, 1), d_turned * expandDims(1 -
   * cos(%849)...
   *   a cotangent of broadcastTo(expandDims(sum(%107, { axis: 1 }), 1), [10, 3]), by view: dx
   */
  function compute_sum_14() {
    for (let i = 0; i < 10; i++) {
      const t = sum[i];
      const d_turned = t === 0 ? 0 : div[i * 2];
      const unit2 = c[i * 11] / sqrt[i];
      const d_turned2 = t === 0 ? 0 : div[i * 2 + 1];
      const unit3 = c[i * 11 + 1] / sqrt[i];
      const d_turned3 = t === 0 ? 0 : sum_7[i];
      const unit4 = c[i * 11 + 2] / sqrt[i];
      sum_9[i] = (t !== 0 ? d_turned * (1 - cos_[i]) * unit2 : 0) + (t !== 0 ? d_turned3 * (1 - cos_[i]) * unit4 : 0) + (t !== 0 ? d_turned2 * (1 - cos_[i]) * unit3 : 0) + 0;
    }
  }

  /**
   * sum: f64[1, 10] = sum(expandDims(where(expandDims(sum(square(axis), { axis: 1 }) != 0, 1), d_turned * (%864 *
   * %35 -...
   *   a cotangent of broadcastTo(sin(angle), [10, 3]), by view: dx
   */
  function compute_sum_15() {
    for (let j = 0; j < 10; j++) {
      const t = sum[j];
      const d_turned = t === 0 ? 0 : div[j * 2];
      const d_turned2 = t === 0 ? 0 : div[j * 2 + 1];
      const d_turned3 = t === 0 ? 0 : sum_7[j];
      sum_10[j] = (t !== 0 ? d_turned * (concat_4[j * 3] * concat[j * 3] - concat_5[j * 3] * concat_1[j * 3]) : 0) + (t !== 0 ? d_turned3 * (concat_4[j * 3 + 2] * concat[j * 3 + 2] - concat_5[j * 3 + 2] * concat_1[j * 3 + 2]) : 0) + (t !== 0 ? d_turned2 * (concat_4[j * 3 + 1] * concat[j * 3 + 1] - concat_5[j * 3 + 1] * concat_1[j * 3 + 1]) : 0) + 0;
    }
  }

  /**
   * add: f64[10, 3] = where(expandDims(sum(%12, { axis: 1 }) != 0, 1), d_turned * expandDims(%881, 1) *
   * expandDims(sum(...
   *   a cotangent of unit, by sum of the cotangents of its uses
   */
  function compute_add_4() {
    for (let i = 0; i < 10; i++) {
      const t = sum[i];
      const d_turned = t === 0 ? 0 : div[i * 2];
      const d_turned2 = t === 0 ? 0 : div[i * 2 + 1];
      const t2 = d_turned2 * sin_[i];
      const t3 = t !== 0;
      const t4 = t3 ? -((t !== 0 ? t2 : 0) * concat_1[i * 3 + 1]) : 0;
      const d_turned3 = t === 0 ? 0 : sum_7[i];
      const t5 = d_turned3 * sin_[i];
      add_3[i * 3] = (t !== 0 ? d_turned * (1 - cos_[i]) * sum_1[i] : 0) + t4 + (t !== 0 ? t5 * concat[i * 3 + 2] : 0);
      const t6 = sum[i];
      const d_turned4 = t6 === 0 ? 0 : div[i * 2 + 1];
      const d_turned5 = t6 === 0 ? 0 : sum_7[i];
      const t7 = d_turned5 * sin_[i];
      const t8 = t6 !== 0;
      const t9 = t8 ? -((t6 !== 0 ? t7 : 0) * concat_1[i * 3 + 2]) : 0;
      add_3[i * 3 + 1] = (t6 !== 0 ? d_turned4 * (1 - cos_[i]) * sum_1[i] : 0) + t9;
      const t10 = sum[i];
      const d_turned6 = t10 === 0 ? 0 : sum_7[i];
      const d_turned7 = t10 === 0 ? 0 : div[i * 2];
      const t11 = d_turned7 * sin_[i];
      const t12 = t10 !== 0;
      const t13 = t12 ? -((t10 !== 0 ? t11 : 0) * concat_1[i * 3]) : 0;
      add_3[i * 3 + 2] = (t10 !== 0 ? d_turned6 * (1 - cos_[i]) * sum_1[i] : 0) + t13;
    }
  }

  /**
   * sum: f64[1, 10] = sum(expandDims(where(expandDims(sum(square(axis), { axis: 1 }) != 0, 1), d_turned * moved,
   * 0), 0)...
   *   a cotangent of broadcastTo(cos(angle), [10, 3]), by view: dx
   */
  function compute_sum_16() {
    for (let j = 0; j < 10; j++) {
      const t = sum[j];
      const d_turned = t === 0 ? 0 : div[j * 2];
      const moved2 = take[j * 3] - c[j * 11 + 3];
      const d_turned2 = t === 0 ? 0 : div[j * 2 + 1];
      const moved3 = take[j * 3 + 1] - c[j * 11 + 4];
      const d_turned3 = t === 0 ? 0 : sum_7[j];
      const moved4 = take[j * 3 + 2] - c[j * 11 + 5];
      sum_11[j] = (t !== 0 ? d_turned * moved2 : 0) + (t !== 0 ? d_turned3 * moved4 : 0) + (t !== 0 ? d_turned2 * moved3 : 0) + 0;
    }
  }

  /**
   * d_unit: f64[10, 3] = where(expandDims(%953, 1), %973, 0) + view(%994, [i, j] => [i, j + 1], where 0 <= j < 2)
   * + pad(ex...
   *   a cotangent of unit, by sum of the cotangents of its uses
   */
  function compute_d_unit() {
    for (let i = 0; i < 10; i++) {
      const t = sum[i];
      const moved2 = take[i * 3] - c[i * 11 + 3];
      d_unit[i * 3] = add_3[i * 3] + (t !== 0 ? sum_9[i] * moved2 : 0);
      const t22 = sum[i];
      for (let j = 1; j < 3; j++) {
        const d_turned = t22 === 0 ? 0 : div[i * 2 + j - 1];
        const moved3 = take[i * 3 + j] - c[i * 11 + j + 3];
        d_unit[i * 3 + j] = add_3[i * 3 + j] + (t22 !== 0 ? d_turned * sin_[i] * concat[i * 3 + j - 1] : 0) + (t22 !== 0 ? sum_9[i] * moved3 : 0);
      }
    }
  }

  /**
   * sum: f64[1, 10] = sum(expandDims(where(%1024 || %1051 || view(%953, [i, j] => [i], where 0 <= j - 1 < 2) ||
   * expandD...
   *   a cotangent of broadcastTo(angle, [10, 3]), by view: dx
   */
  function compute_sum_17() {
    for (let j = 0; j < 10; j++) {
      const t = sum[j] !== 0;
      const t2 = sqrt[j];
      const unit2 = c[j * 11] / t2;
      const t3 = sqrt[j];
      const unit3 = c[j * 11 + 1] / t3;
      const t4 = sqrt[j];
      const unit4 = c[j * 11 + 2] / t4;
      sum_12[j] = (t || t || false || t || false || t ? -(d_unit[j * 3] * (unit2 / t2)) : 0) + (t || false || t || false || t || t ? -(d_unit[j * 3 + 2] * (unit4 / t4)) : 0) + (t || t || false || false || t || t ? -(d_unit[j * 3 + 1] * (unit3 / t3)) : 0) + 0;
    }
  }

  /**
   * d_squared: f64[10, 1] = where(still, 0, where(expandDims(sum(%12, { axis: 1 }) != 0, 1) ||
   * transpose(any(expandDims(%1087...
   *   a cotangent of where(still, 1, squared), by where: dotherwise
   */
  function compute_d_squared_1() {
    for (let i = 0; i < 10; i++) {
      const t = sum[i];
      const d_angle = (t !== 0 ? sum_10[i] * cos_[i] - (sum_11[i] - sum_8[i]) * sin_[i] : 0) + sum_12[i];
      d_squared[i] = t === 0 ? 0 : t !== 0 || any[i] !== 0 ? (0.5 * d_angle) / sqrt[i] : 0;
    }
  }

  /**
   * sum: f64[1, 10] = sum(expandDims(d_projected * (flat * distortion), 0), { axis: 2 })
   *   a cotangent of broadcastTo(slice(c, [":", "6:7"]), [10, 2]), by view: dx
   */
  function compute_sum_18() {
    for (let j = 0; j < 10; j++) {
      const rotated2 = rotated[j * 3];
      const rotated3 = rotated[j * 3 + 2];
      const flat2 = rotated2 / rotated3;
      const rotated4 = rotated[j * 3 + 1];
      const flat3 = rotated4 / rotated3;
      sum_13[j] = d_projected[j * 2] * (flat2 * distortion[j]) + d_projected[j * 2 + 1] * (flat3 * distortion[j]) + 0;
    }
  }

  /**
   * add: f64[10, 3] = where(expandDims(sum(square(axis), { axis: 1 }) != 0, 1), -(where(expandDims(%13 != 0, 1),
   * d_turn...
   *   a cotangent of concat([slice(moved, [":", "1:"]), expandDims(slice(moved, [":", 0]), 1)], { axis: 1 }), by
   *   sum of the cotangents of its uses
   * add: f64[10, 3] = where(expandDims(sum(square(axis), { axis: 1 }) != 0, 1), d_turned *
   * expandDims(sin(sqrt(%846)), ...
   *   a cotangent of concat([expandDims(slice(moved, [":", 2]), 1), slice(moved, [":", ":2"])], { axis: 1 }), by
   *   sum of the cotangents of its uses
   * add: f64[10, 3] = where(%1058 || expandDims(%953, 1), d_unit / expandDims(%849, 1), 0) +
   * view(where(expandDims(%101...
   *   a cotangent of axis, by sum of the cotangents of its uses
   */
  function compute_add_5() {
    for (let i = 0; i < 10; i++) {
      const t = sum[i];
      const t2 = t !== 0;
      const d_rotated = div[i * 2];
      const d_turned = t === 0 ? 0 : d_rotated;
      const t3 = d_turned * sin_[i];
      const t4 = t === 0 ? d_rotated : 0;
      add_2[i * 3] = (t2 ? -((t2 ? t3 : 0) * concat_5[i * 3]) : 0) + (t === 0 ? -(t4 * concat_3[i * 3]) : 0);
      add_4[i * 3] = (t2 ? t3 * concat_4[i * 3] : 0) + (t === 0 ? d_rotated * concat_2[i * 3] : 0);
      const d_rotated2 = div[i * 2 + 1];
      const t5 = t === 0 ? d_rotated2 : 0;
      const t6 = t === 0 ? -(t5 * concat_1[i * 3 + 1]) : 0;
      const d_rotated3 = sum_7[i];
      const t7 = t === 0 ? d_rotated3 * concat[i * 3 + 2] : 0;
      add_5[i * 3] = (t2 || t2 || false || t2 || false || t2 ? d_unit[i * 3] / sqrt[i] : 0) + t6 + t7;
      const t8 = sum[i];
      const t9 = t8 !== 0;
      const d_rotated4 = div[i * 2 + 1];
      const d_turned2 = t8 === 0 ? 0 : d_rotated4;
      const t10 = d_turned2 * sin_[i];
      const t11 = t8 === 0 ? d_rotated4 : 0;
      add_2[i * 3 + 1] = (t9 ? -((t9 ? t10 : 0) * concat_5[i * 3 + 1]) : 0) + (t8 === 0 ? -(t11 * concat_3[i * 3 + 1]) : 0);
      add_4[i * 3 + 1] = (t9 ? t10 * concat_4[i * 3 + 1] : 0) + (t8 === 0 ? d_rotated4 * concat_2[i * 3 + 1] : 0);
      const d_rotated5 = sum_7[i];
      const t12 = t8 === 0 ? d_rotated5 : 0;
      const t13 = t8 === 0 ? -(t12 * concat_1[i * 3 + 2]) : 0;
      const d_rotated6 = div[i * 2];
      const t14 = t8 === 0 ? d_rotated6 * concat[i * 3] : 0;
      add_5[i * 3 + 1] = (t9 || t9 || false || false || t9 || t9 ? d_unit[i * 3 + 1] / sqrt[i] : 0) + t13 + t14;
      const t15 = sum[i];
      const t16 = t15 !== 0;
      const d_rotated7 = sum_7[i];
      const d_turned3 = t15 === 0 ? 0 : d_rotated7;
      const t17 = d_turned3 * sin_[i];
      const t18 = t15 === 0 ? d_rotated7 : 0;
      add_2[i * 3 + 2] = (t16 ? -((t16 ? t17 : 0) * concat_5[i * 3 + 2]) : 0) + (t15 === 0 ? -(t18 * concat_3[i * 3 + 2]) : 0);
      add_4[i * 3 + 2] = (t16 ? t17 * concat_4[i * 3 + 2] : 0) + (t15 === 0 ? d_rotated7 * concat_2[i * 3 + 2] : 0);
      const d_rotated8 = div[i * 2];
      const t19 = t15 === 0 ? d_rotated8 : 0;
      const t20 = t15 === 0 ? -(t19 * concat_1[i * 3]) : 0;
      const d_rotated9 = div[i * 2 + 1];
      const t21 = t15 === 0 ? d_rotated9 * concat[i * 3 + 1] : 0;
      add_5[i * 3 + 2] = (t16 || false || t16 || false || t16 || t16 ? d_unit[i * 3 + 2] / sqrt[i] : 0) + t20 + t21;
    }
  }

  /**
   * d_moved: f64[10, 3] = where(expandDims(%953, 1), %1090, 0) + where(expandDims(%101, 1), d_rotated, 0) +
   * pad(expandDims(...
   *   a cotangent of moved, by sum of the cotangents of its uses
   * d_axis: f64[10, 3] = where(%1087, %1094, 0) + view(%1138, [i, j] => [i, j + 1], where 0 <= j < 2) +
   * pad(expandDims(sli...
   *   a cotangent of axis, by sum of the cotangents of its uses
   */
  function compute_d_axis_1() {
    for (let i = 0; i < 10; i++) {
      const t = sum[i];
      const d_rotated = div[i * 2];
      const d_turned = t === 0 ? 0 : d_rotated;
      const axis2 = c[i * 11];
      const unit2 = axis2 / sqrt[i];
      const t2 = add_2[i * 3 + 2];
      const t3 = add_4[i * 3 + 1];
      d_moved[i * 3] = (t !== 0 ? d_turned * cos_[i] + sum_9[i] * unit2 : 0) + (t === 0 ? d_rotated : 0) + t2 + t3;
      d_axis[i * 3] = add_5[i * 3] + (t !== 0 ? d_squared[i] * (2 * axis2) : 0);
      const t4 = sum[i];
      const d_rotated2 = div[i * 2 + 1];
      const d_turned2 = t4 === 0 ? 0 : d_rotated2;
      const axis3 = c[i * 11 + 1];
      const unit3 = axis3 / sqrt[i];
      const t5 = add_2[i * 3];
      const t6 = add_4[i * 3 + 2];
      d_moved[i * 3 + 1] = (t4 !== 0 ? d_turned2 * cos_[i] + sum_9[i] * unit3 : 0) + (t4 === 0 ? d_rotated2 : 0) + t5 + t6;
      d_axis[i * 3 + 1] = add_5[i * 3 + 1] + (t4 !== 0 ? d_squared[i] * (2 * axis3) : 0);
      const t7 = sum[i];
      const d_rotated3 = sum_7[i];
      const d_turned3 = t7 === 0 ? 0 : d_rotated3;
      const axis4 = c[i * 11 + 2];
      const unit4 = axis4 / sqrt[i];
      const t8 = add_2[i * 3 + 1];
      const t9 = add_4[i * 3];
      d_moved[i * 3 + 2] = (t7 !== 0 ? d_turned3 * cos_[i] + sum_9[i] * unit4 : 0) + (t7 === 0 ? d_rotated3 : 0) + t8 + t9;
      d_axis[i * 3 + 2] = add_5[i * 3 + 2] + (t7 !== 0 ? d_squared[i] * (2 * axis4) : 0);
    }
  }

  /** view: f64[20, 20] = view(1, [i, j] => [], where 0 <= i - j < 1) */
  function compute_view_5() {
    for (let i = 0; i < 20; i++) {
      for (let j = 0; j < 20; j++) {
        view_6[i * 20 + j] = (i - j) >>> 0 < 1 ? 1 : 0;
      }
    }
  }

  /** unit: f64[10, 3] = axis / angle */
  function compute_unit_1() {
    for (let i = 0; i < 10; i++) {
      const sqrt2 = sqrt[i];
      for (let j = 0; j < 3; j++) {
        unit[i * 3 + j] = c[i * 11 + j] / sqrt2;
      }
    }
  }

  /**
   * sum: f64[10] = sum(unit * moved, { axis: 1 })
   * cos: f64[10] = cos(sqrt(where(sum(square(axis), { axis: 1 }) == 0, 1, sum(square(axis), { axis: 1 }))))
   */
  function compute_cos_2() {
    for (let i = 0; i < 10; i++) {
      const moved2 = take[i * 3] - c[i * 11 + 3];
      const moved3 = take[i * 3 + 1] - c[i * 11 + 4];
      const moved4 = take[i * 3 + 2] - c[i * 11 + 5];
      const sum2 = unit[i * 3] * moved2 + unit[i * 3 + 2] * moved4 + unit[i * 3 + 1] * moved3 + 0;
      sum_1[i] = sum2;
      cos_[i] = cos(sqrt[i]);
    }
  }

  /** rotated: f64[10, 3] = where(still, moved + cross(axis, moved), turned) */
  function compute_rotated_1() {
    for (let i = 0; i < 10; i++) {
      const t2 = cos_[i];
      const sin2 = sin_[i];
      const sum_122 = sum_1[i];
      const t3 = sum[i] === 0;
      for (let j = 0; j < 3; j++) {
        const moved2 = take[i * 3 + j] - c[i * 11 + j + 3];
        const turned = moved2 * t2 + sub[i * 3 + j] * sin2 + unit[i * 3 + j] * sum_122 * (1 - t2);
        rotated[i * 3 + j] = t3 ? moved2 + (concat_2[i * 3 + j] * concat[i * 3 + j] - concat_3[i * 3 + j] * concat_1[i * 3 + j]) : turned;
      }
    }
  }

  /** flat: f64[10, 2] = slice(rotated, [":", "0:2"]) / slice(rotated, [":", "2:3"]) */
  function compute_flat_1() {
    for (let i = 0; i < 10; i++) {
      const rotated32 = rotated[i * 3 + 2];
      for (let j = 0; j < 2; j++) {
        const rotated2 = rotated[i * 3 + j];
        flat[i * 2 + j] = rotated2 / rotated32;
      }
    }
  }

  /**
   * div: f64[10, 2] = flat / expandDims(slice(rotated, [":", 2]), 1)
   *   a cotangent of flat, by div: db
   */
  function compute_div_2() {
    for (let i = 0; i < 10; i++) {
      const rotated2 = rotated[i * 3 + 2];
      for (let j = 0; j < 2; j++) {
        div_1[i * 2 + j] = flat[i * 2 + j] / rotated2;
      }
    }
  }

  /**
   * logicalOr: bool[10, 3] = expandDims(%13 != 0, 1) || view(%953, [i, j] => [i], where 0 <= j < 2) ||
   * pad(expandDims(%13 != 0...
   *   a cotangent of unit, by sum of the cotangents of its uses
   * div: f64[10, 3] = unit / expandDims(sqrt(where(sum(square(axis), { axis: 1 }) == 0, 1, sum(square(axis), {
   * axis: 1 ...
   *   a cotangent of unit, by div: db
   */
  function compute_div_3() {
    for (let i = 0; i < 10; i++) {
      const t = sum[i] !== 0;
      logicalOr[i * 3] = t || t || false || t || false || t ? 1 : 0;
      div_2[i * 3] = unit[i * 3] / sqrt[i];
      const t2 = sum[i] !== 0;
      logicalOr[i * 3 + 1] = t2 || t2 || false || false || t2 || t2 ? 1 : 0;
      div_2[i * 3 + 1] = unit[i * 3 + 1] / sqrt[i];
      const t3 = sum[i] !== 0;
      logicalOr[i * 3 + 2] = t3 || false || t3 || false || t3 || t3 ? 1 : 0;
      div_2[i * 3 + 2] = unit[i * 3 + 2] / sqrt[i];
    }
  }

  /**
   * any: bool[1, 10] = any(expandDims(%1008 || %1023 || pad(expandDims(%953, 1), [[0, 0], [0, 2]]) || view(%13 !=
   * 0, [i,...
   *   a cotangent of broadcastTo(angle, [10, 3]), by view: dx
   */
  function compute_any_1() {
    for (let j = 0; j < 10; j++) {
      any[j] = logicalOr[j * 3] !== 0 || logicalOr[j * 3 + 2] !== 0 || logicalOr[j * 3 + 1] !== 0 ? 1 : 0;
    }
  }

  /**
   * logicalOr: bool[10, 1] = expandDims(sum(square(axis), { axis: 1 }) != 0, 1) || transpose(any(expandDims(%1052
   * || %1057 || ...
   *   a cotangent of angle, by sum of the cotangents of its uses
   */
  function compute_logicalOr() {
    for (let i = 0; i < 10; i++) {
      logicalOr_1[i] = sum[i] !== 0 || any[i] !== 0 ? 1 : 0;
    }
  }

  /**
   * sum: f64[20, 1, 10] = sum(expandDims(reshape(view(1, [i, j] => [], where 0 <= i - j < 1), [20, 10, 2]) *
   * expandDims(wei...
   */
  function compute_sum_19() {
    for (let i = 0; i < 20; i++) {
      for (let k = 0; k < 10; k++) {
        sum_14[i * 10 + k] = view_6[i * 20 + k * 2] * weight[k] * c[k * 11 + 6] * flat[k * 2] + view_6[i * 20 + k * 2 + 1] * weight[k] * c[k * 11 + 6] * flat[k * 2 + 1] + 0;
      }
    }
  }

  /**
   * mul: f64[20, 10, 1] = transpose(sum(expandDims(%1222 * expandDims(slice(c, [":", 6]), 1) * flat, 1), { axis: 3
   * }), [0, ...
   */
  function compute_mul_2() {
    for (let i = 0; i < 20; i++) {
      for (let j = 0; j < 10; j++) {
        const t = sum_2[j];
        mul_3[i * 10 + j] = sum_14[i * 10 + j] * (t * t);
      }
    }
  }

  /**
   * add: f64[20, 10] = squeeze(transpose(sum(%1233, { axis: 3 }), [0, 2, 1]) * slice(c, [":", "10:"])) * (2 *
   * sum(square...
   */
  function compute_add_6() {
    for (let i = 0; i < 20; i++) {
      for (let j = 0; j < 10; j++) {
        const t = sum_14[i * 10 + j];
        const c2 = c[j * 11 + 10];
        const c3 = c[j * 11 + 9];
        add_6[i * 10 + j] = t * c2 * (2 * sum_2[j]) + t * c3;
      }
    }
  }

  /**
   * div: f64[20, 10, 2] = (reshape(view(1, [i, j] => [], where 0 <= i - j < 1), [20, 10, 2]) * expandDims(weight,
   * 1) * expa...
   */
  function compute_div_4() {
    for (let i = 0; i < 20; i++) {
      for (let j = 0; j < 10; j++) {
        const weight2 = weight[j];
        const c2 = c[j * 11 + 6];
        const distortion2 = distortion[j];
        const add_62 = add_6[i * 10 + j];
        const rotated2 = rotated[j * 3 + 2];
        for (let k = 0; k < 2; k++) {
          div_3[i * 20 + j * 2 + k] = (view_6[i * 20 + j * 2 + k] * weight2 * c2 * distortion2 + add_62 * (2 * flat[j * 2 + k])) / rotated2;
        }
      }
    }
  }

  /**
   * sum: f64[20, 1, 10] = sum(expandDims(-((%1225 * distortion + expandDims(%1252, 2) * %935) * (flat /
   * expandDims(slice(ro...
   */
  function compute_sum_20() {
    for (let i = 0; i < 20; i++) {
      for (let k = 0; k < 10; k++) {
        sum_15[i * 10 + k] = -((view_6[i * 20 + k * 2] * weight[k] * c[k * 11 + 6] * distortion[k] + add_6[i * 10 + k] * (2 * flat[k * 2])) * div_1[k * 2]) + -((view_6[i * 20 + k * 2 + 1] * weight[k] * c[k * 11 + 6] * distortion[k] + add_6[i * 10 + k] * (2 * flat[k * 2 + 1])) * div_1[k * 2 + 1]) + 0;
      }
    }
  }

  /**
   * sum: f64[20, 1, 10] = sum(expandDims(where(expandDims(sum(square(axis), { axis: 1 }) != 0, 1),
   * where(expandDims(%13 == ...
   */
  function compute_sum_21() {
    for (let i = 0; i < 20; i++) {
      for (let k = 0; k < 10; k++) {
        const t = sum[k];
        sum_16[i * 10 + k] = (t !== 0 ? (t === 0 ? 0 : div_3[i * 20 + k * 2]) * (unit[k * 3] * sum_1[k]) : 0) + (t !== 0 ? (t === 0 ? 0 : sum_15[i * 10 + k]) * (unit[k * 3 + 2] * sum_1[k]) : 0) + (t !== 0 ? (t === 0 ? 0 : div_3[i * 20 + k * 2 + 1]) * (unit[k * 3 + 1] * sum_1[k]) : 0) + 0;
      }
    }
  }

  /**
   * sum: f64[20, 10] = sum(where(expandDims(sum(square(axis), { axis: 1 }) != 0, 1), where(expandDims(%13 == 0,
   * 1), 0, %...
   */
  function compute_sum_22() {
    for (let i = 0; i < 20; i++) {
      for (let j = 0; j < 10; j++) {
        const t = sum[j];
        sum_17[i * 10 + j] = (t !== 0 ? (t === 0 ? 0 : div_3[i * 20 + j * 2]) * (1 - cos_[j]) * unit[j * 3] : 0) + (t !== 0 ? (t === 0 ? 0 : sum_15[i * 10 + j]) * (1 - cos_[j]) * unit[j * 3 + 2] : 0) + (t !== 0 ? (t === 0 ? 0 : div_3[i * 20 + j * 2 + 1]) * (1 - cos_[j]) * unit[j * 3 + 1] : 0) + 0;
      }
    }
  }

  /**
   * sum: f64[20, 1, 10] = sum(expandDims(where(expandDims(sum(square(axis), { axis: 1 }) != 0, 1),
   * where(expandDims(%13 == ...
   */
  function compute_sum_23() {
    for (let i = 0; i < 20; i++) {
      for (let k = 0; k < 10; k++) {
        const t = sum[k];
        sum_18[i * 10 + k] = (t !== 0 ? (t === 0 ? 0 : div_3[i * 20 + k * 2]) * sub[k * 3] : 0) + (t !== 0 ? (t === 0 ? 0 : sum_15[i * 10 + k]) * sub[k * 3 + 2] : 0) + (t !== 0 ? (t === 0 ? 0 : div_3[i * 20 + k * 2 + 1]) * sub[k * 3 + 1] : 0) + 0;
      }
    }
  }

  /**
   * add: f64[20, 10, 3] = where(expandDims(sum(%12, { axis: 1 }) != 0, 1), %1273 * expandDims(%881, 1) *
   * expandDims(sum(%85...
   */
  function compute_add_7() {
    for (let i = 0; i < 20; i++) {
      for (let j = 0; j < 10; j++) {
        const t = sum[j];
        const t2 = t === 0 ? 0 : div_3[i * 20 + j * 2];
        const t3 = t === 0 ? 0 : div_3[i * 20 + j * 2 + 1];
        const t4 = t3 * sin_[j];
        const t5 = t !== 0;
        const t6 = t5 ? -((t !== 0 ? t4 : 0) * concat_1[j * 3 + 1]) : 0;
        const t7 = t === 0 ? 0 : sum_15[i * 10 + j];
        const t8 = t7 * sin_[j];
        add_7[i * 30 + j * 3] = (t !== 0 ? t2 * (1 - cos_[j]) * sum_1[j] : 0) + t6 + (t !== 0 ? t8 * concat[j * 3 + 2] : 0);
        const t9 = sum[j];
        const t10 = t9 === 0 ? 0 : div_3[i * 20 + j * 2 + 1];
        const t11 = t9 === 0 ? 0 : sum_15[i * 10 + j];
        const t12 = t11 * sin_[j];
        const t13 = t9 !== 0;
        const t14 = t13 ? -((t9 !== 0 ? t12 : 0) * concat_1[j * 3 + 2]) : 0;
        add_7[i * 30 + j * 3 + 1] = (t9 !== 0 ? t10 * (1 - cos_[j]) * sum_1[j] : 0) + t14;
        const t15 = sum[j];
        const t16 = t15 === 0 ? 0 : sum_15[i * 10 + j];
        const t17 = t15 === 0 ? 0 : div_3[i * 20 + j * 2];
        const t18 = t17 * sin_[j];
        const t19 = t15 !== 0;
        const t20 = t19 ? -((t15 !== 0 ? t18 : 0) * concat_1[j * 3]) : 0;
        add_7[i * 30 + j * 3 + 2] = (t15 !== 0 ? t16 * (1 - cos_[j]) * sum_1[j] : 0) + t20;
      }
    }
  }

  /**
   * sum: f64[20, 1, 10] = sum(expandDims(where(expandDims(sum(square(axis), { axis: 1 }) != 0, 1),
   * where(expandDims(%13 == ...
   */
  function compute_sum_24() {
    for (let i = 0; i < 20; i++) {
      for (let k = 0; k < 10; k++) {
        const t = sum[k];
        const moved2 = take[k * 3] - c[k * 11 + 3];
        const moved3 = take[k * 3 + 1] - c[k * 11 + 4];
        const moved4 = take[k * 3 + 2] - c[k * 11 + 5];
        sum_19[i * 10 + k] = (t !== 0 ? (t === 0 ? 0 : div_3[i * 20 + k * 2]) * moved2 : 0) + (t !== 0 ? (t === 0 ? 0 : sum_15[i * 10 + k]) * moved4 : 0) + (t !== 0 ? (t === 0 ? 0 : div_3[i * 20 + k * 2 + 1]) * moved3 : 0) + 0;
      }
    }
  }

  /**
   * add: f64[20, 10, 3] = where(expandDims(%953, 1), %1293, 0) + view(%1322, [i, j, k] => [i, j, k + 1], where 0
   * <= k < 2) ...
   */
  function compute_add_8() {
    for (let i = 0; i < 20; i++) {
      for (let j = 0; j < 10; j++) {
        const t = sum[j];
        const moved2 = take[j * 3] - c[j * 11 + 3];
        add_8[i * 30 + j * 3] = add_7[i * 30 + j * 3] + (t !== 0 ? sum_17[i * 10 + j] * moved2 : 0);
        const t22 = sum[j];
        for (let k = 1; k < 3; k++) {
          const moved3 = take[j * 3 + k] - c[j * 11 + k + 3];
          add_8[i * 30 + j * 3 + k] = add_7[i * 30 + j * 3 + k] + (t22 !== 0 ? (t22 === 0 ? 0 : div_3[i * 20 + j * 2 + k - 1]) * sin_[j] * concat[j * 3 + k - 1] : 0) + (t22 !== 0 ? sum_17[i * 10 + j] * moved3 : 0);
        }
      }
    }
  }

  /**
   * sum: f64[20, 1, 10] = sum(expandDims(where(%1024 || %1051 || view(%953, [i, j] => [i], where 0 <= j - 1 < 2)
   * || expandD...
   */
  function compute_sum_25() {
    for (let i = 0; i < 20; i++) {
      for (let k = 0; k < 10; k++) {
        sum_20[i * 10 + k] = (logicalOr[k * 3] !== 0 ? -(add_8[i * 30 + k * 3] * div_2[k * 3]) : 0) + (logicalOr[k * 3 + 2] !== 0 ? -(add_8[i * 30 + k * 3 + 2] * div_2[k * 3 + 2]) : 0) + (logicalOr[k * 3 + 1] !== 0 ? -(add_8[i * 30 + k * 3 + 1] * div_2[k * 3 + 1]) : 0) + 0;
      }
    }
  }

  /**
   * where: f64[20, 10, 1] = where(expandDims(sum(square(axis), { axis: 1 }) == 0, 1), 0, where(expandDims(sum(%12,
   * { axis: 1 ...
   */
  function compute_where() {
    for (let i = 0; i < 20; i++) {
      for (let j = 0; j < 10; j++) {
        const t = sum[j];
        where[i * 10 + j] = t === 0 ? 0 : logicalOr_1[j] !== 0 ? (0.5 * ((t !== 0 ? sum_18[i * 10 + j] * cos_[j] - (sum_19[i * 10 + j] - sum_16[i * 10 + j]) * sin_[j] : 0) + sum_20[i * 10 + j])) / sqrt[j] : 0;
      }
    }
  }

  /**
   * sum: f64[20, 1, 10] = sum(expandDims(reshape(view(1, [i, j] => [], where 0 <= i - j < 1), [20, 10, 2]) *
   * expandDims(wei...
   */
  function compute_sum_26() {
    for (let i = 0; i < 20; i++) {
      for (let k = 0; k < 10; k++) {
        sum_21[i * 10 + k] = view_6[i * 20 + k * 2] * weight[k] * (flat[k * 2] * distortion[k]) + view_6[i * 20 + k * 2 + 1] * weight[k] * (flat[k * 2 + 1] * distortion[k]) + 0;
      }
    }
  }

  /**
   * add: f64[20, 10, 3] = where(expandDims(sum(square(axis), { axis: 1 }) != 0, 1), -(where(expandDims(%13 != 0,
   * 1), %1273 ...
   * add: f64[20, 10, 3] = where(expandDims(sum(square(axis), { axis: 1 }) != 0, 1), where(expandDims(%13 == 0, 1),
   * 0, %1267...
   * add: f64[20, 10, 3] = where(%1087, %1401, 0) + view(%1437, [i, j, k] => [i, j, k + 1], where 0 <= k < 2) +
   * pad(expandDi...
   */
  function compute_add_9() {
    for (let i = 0; i < 20; i++) {
      for (let j = 0; j < 10; j++) {
        const t = sum[j];
        const t2 = div_3[i * 20 + j * 2];
        const t3 = (t === 0 ? 0 : t2) * sin_[j];
        const t4 = t !== 0;
        const t5 = t === 0 ? t2 : 0;
        add_9[i * 30 + j * 3] = (t4 ? -((t !== 0 ? t3 : 0) * concat_5[j * 3]) : 0) + (t === 0 ? -(t5 * concat_3[j * 3]) : 0);
        add_10[i * 30 + j * 3] = (t !== 0 ? t3 * concat_4[j * 3] : 0) + (t === 0 ? t2 * concat_2[j * 3] : 0);
        const t6 = div_3[i * 20 + j * 2 + 1];
        const t7 = t === 0 ? t6 : 0;
        const t8 = t === 0 ? -(t7 * concat_1[j * 3 + 1]) : 0;
        const t9 = sum_15[i * 10 + j];
        const t10 = t === 0 ? t9 * concat[j * 3 + 2] : 0;
        add_11[i * 30 + j * 3] = (logicalOr[j * 3] !== 0 ? add_8[i * 30 + j * 3] / sqrt[j] : 0) + t8 + t10 + (t !== 0 ? where[i * 10 + j] * (2 * c[j * 11]) : 0);
        const t11 = sum[j];
        const t12 = div_3[i * 20 + j * 2 + 1];
        const t13 = (t11 === 0 ? 0 : t12) * sin_[j];
        const t14 = t11 !== 0;
        const t15 = t11 === 0 ? t12 : 0;
        add_9[i * 30 + j * 3 + 1] = (t14 ? -((t11 !== 0 ? t13 : 0) * concat_5[j * 3 + 1]) : 0) + (t11 === 0 ? -(t15 * concat_3[j * 3 + 1]) : 0);
        add_10[i * 30 + j * 3 + 1] = (t11 !== 0 ? t13 * concat_4[j * 3 + 1] : 0) + (t11 === 0 ? t12 * concat_2[j * 3 + 1] : 0);
        const t16 = sum_15[i * 10 + j];
        const t17 = t11 === 0 ? t16 : 0;
        const t18 = t11 === 0 ? -(t17 * concat_1[j * 3 + 2]) : 0;
        const t19 = div_3[i * 20 + j * 2];
        const t20 = t11 === 0 ? t19 * concat[j * 3] : 0;
        add_11[i * 30 + j * 3 + 1] = (logicalOr[j * 3 + 1] !== 0 ? add_8[i * 30 + j * 3 + 1] / sqrt[j] : 0) + t18 + t20 + (t11 !== 0 ? where[i * 10 + j] * (2 * c[j * 11 + 1]) : 0);
        const t21 = sum[j];
        const t22 = sum_15[i * 10 + j];
        const t23 = (t21 === 0 ? 0 : t22) * sin_[j];
        const t24 = t21 !== 0;
        const t25 = t21 === 0 ? t22 : 0;
        add_9[i * 30 + j * 3 + 2] = (t24 ? -((t21 !== 0 ? t23 : 0) * concat_5[j * 3 + 2]) : 0) + (t21 === 0 ? -(t25 * concat_3[j * 3 + 2]) : 0);
        add_10[i * 30 + j * 3 + 2] = (t21 !== 0 ? t23 * concat_4[j * 3 + 2] : 0) + (t21 === 0 ? t22 * concat_2[j * 3 + 2] : 0);
        const t26 = div_3[i * 20 + j * 2];
        const t27 = t21 === 0 ? t26 : 0;
        const t28 = t21 === 0 ? -(t27 * concat_1[j * 3]) : 0;
        const t29 = div_3[i * 20 + j * 2 + 1];
        const t30 = t21 === 0 ? t29 * concat[j * 3 + 1] : 0;
        add_11[i * 30 + j * 3 + 2] = (logicalOr[j * 3 + 2] !== 0 ? add_8[i * 30 + j * 3 + 2] / sqrt[j] : 0) + t28 + t30 + (t21 !== 0 ? where[i * 10 + j] * (2 * c[j * 11 + 2]) : 0);
      }
    }
  }

  /**
   * neg: f64[20, 10, 3] = -(%1398 + %1272 + pad(expandDims(slice(%1443, [":", ":", 2]), 2), [[0, 0], [0, 0], [0,
   * 2]]) + vie...
   */
  function compute_neg() {
    for (let i = 0; i < 20; i++) {
      for (let j = 0; j < 10; j++) {
        const t = sum[j];
        const t2 = div_3[i * 20 + j * 2];
        const t3 = add_9[i * 30 + j * 3 + 2];
        const t4 = add_10[i * 30 + j * 3 + 1];
        neg[i * 30 + j * 3] = -((t !== 0 ? (t === 0 ? 0 : t2) * cos_[j] + sum_17[i * 10 + j] * unit[j * 3] : 0) + (t === 0 ? t2 : 0) + t3 + t4);
        const t5 = sum[j];
        const t6 = div_3[i * 20 + j * 2 + 1];
        const t7 = add_9[i * 30 + j * 3];
        const t8 = add_10[i * 30 + j * 3 + 2];
        neg[i * 30 + j * 3 + 1] = -((t5 !== 0 ? (t5 === 0 ? 0 : t6) * cos_[j] + sum_17[i * 10 + j] * unit[j * 3 + 1] : 0) + (t5 === 0 ? t6 : 0) + t7 + t8);
        const t9 = sum[j];
        const t10 = sum_15[i * 10 + j];
        const t11 = add_9[i * 30 + j * 3 + 1];
        const t12 = add_10[i * 30 + j * 3];
        neg[i * 30 + j * 3 + 2] = -((t9 !== 0 ? (t9 === 0 ? 0 : t10) * cos_[j] + sum_17[i * 10 + j] * unit[j * 3 + 2] : 0) + (t9 === 0 ? t10 : 0) + t11 + t12);
      }
    }
  }

  /**
   * add: f64[20, 10, 11] = pad(%1222, [[0, 0], [0, 0], [7, 2]]) + pad(transpose(%1423, [0, 2, 1]), [[0, 0], [0,
   * 0], [6, 4]])...
   */
  function compute_add_10() {
    for (let i = 0; i < 20; i++) {
      for (let j = 0; j < 10; j++) {
        for (let k = 0; k < 3; k++) {
          add_12[i * 110 + j * 11 + k] = add_11[i * 30 + j * 3 + k];
        }
        for (let k2 = 3; k2 < 6; k2++) {
          add_12[i * 110 + j * 11 + k2] = neg[i * 30 + j * 3 + k2 - 3];
        }
        add_12[i * 110 + j * 11 + 6] = sum_21[i * 10 + j];
        const weight2 = weight[j];
        for (let k3 = 7; k3 < 9; k3++) {
          add_12[i * 110 + j * 11 + k3] = view_6[i * 20 + j * 2 + k3 - 7] * weight2;
        }
        add_12[i * 110 + j * 11 + 9] = sum_14[i * 10 + j] * sum_2[j];
        add_12[i * 110 + j * 11 + 10] = mul_3[i * 10 + j];
      }
    }
  }

  /**
   * scatterAdd: f64[20, 10, 11] = scatterAdd(broadcastTo(0, [20, 10, 11]), slice(seen, [":", 0]), %1421 + %1426 +
   * pad(%1238, [[0, 0...
   */
  function compute_scatterAdd() {
    for (let position = 0; position < 10; position++) {
      const index = view_4[position];
      if (!(index >>> 0 < 10)) {
        failedPosition = position;
        failedValue = index;
        return 5;
      }
    }
    for (let at2 = 0; at2 < 2200; at2++) {
      jacobian_errors_camera[at2] = 0;
    }
    for (let row = 0; row < 20; row++) {
      for (let place = 0; place < 10; place++) {
        const index = view_4[place];
        for (let column = 0; column < 11; column++) {
          jacobian_errors_camera[row * 110 + index * 11 + column] = jacobian_errors_camera[row * 110 + index * 11 + column] + add_12[row * 110 + place * 11 + column];
        }
      }
    }
    return 0;
  }

  function computeForward() {
    run.backward = checkForward;
    compute_view();
    checkCode(compute_c());
    compute_view_1();
    checkCode(compute_take());
    compute_axis();
    compute_equal();
    compute_concat();
    compute_concat_1();
    compute_view_2();
    compute_weightErrors();
    compute_sum();
    compute_concat_2();
    compute_concat_3();
    compute_view_3();
    compute_sqrt();
    compute_unit();
    compute_cos();
    compute_concat_4();
    compute_concat_5();
    compute_sub();
    compute_sin();
    compute_mul();
    compute_sub_1();
    compute_flat();
    compute_sum_1();
    compute_distortion();
    compute_errors();
    compute_loss();
    run.backward = computeBackward;
  }

  function computeBackward() {
    compute_view_4();
    compute_d_projected();
    compute_d_weight();
    compute_sum_2();
    compute_mul_1();
    compute_add();
    compute_div();
    compute_sum_3();
    compute_sum_4();
    compute_sum_5();
    compute_sum_6();
    compute_add_1();
    compute_sum_7();
    compute_sum_8();
    compute_any();
    compute_d_squared();
    compute_sum_9();
    compute_add_2();
    compute_d_axis();
    compute_d_c();
    checkCode(compute_d_point());
    checkCode(compute_d_camera());
  }

  function computeForwardBackward() {
    compute_view();
    checkCode(compute_c());
    compute_view_1();
    checkCode(compute_take());
    compute_sqrt_1();
    compute_concat_6();
    compute_concat_7();
    compute_weightErrors();
    compute_sum();
    compute_concat_2();
    compute_concat_3();
    compute_cos_1();
    compute_concat_8();
    compute_concat_9();
    compute_sin();
    compute_rotated();
    compute_sum_10();
    compute_distortion_1();
    compute_errors_1();
    compute_loss();
    compute_d_projected();
    compute_d_weight_1();
    compute_sum_11();
    compute_mul_1();
    compute_add_3();
    compute_div_1();
    compute_sum_12();
    compute_sum_13();
    compute_sum_14();
    compute_sum_15();
    compute_add_4();
    compute_sum_16();
    compute_d_unit();
    compute_sum_17();
    compute_any();
    compute_d_squared_1();
    compute_sum_18();
    compute_add_5();
    compute_d_axis_1();
    compute_d_c();
    checkCode(compute_d_point());
    checkCode(compute_d_camera());
  }

  function computeJacobian() {
    compute_view();
    checkCode(compute_c());
    compute_view_1();
    checkCode(compute_take());
    compute_sqrt_1();
    compute_concat_6();
    compute_concat_7();
    compute_view_5();
    compute_concat_2();
    compute_concat_3();
    compute_unit_1();
    compute_cos_2();
    compute_concat_4();
    compute_concat_5();
    compute_sub();
    compute_sin();
    compute_rotated_1();
    compute_flat_1();
    compute_sum_1();
    compute_distortion_1();
    compute_div_2();
    compute_div_3();
    compute_any_1();
    compute_logicalOr();
    compute_sum_19();
    compute_mul_2();
    compute_add_6();
    compute_div_4();
    compute_sum_20();
    compute_sum_21();
    compute_sum_22();
    compute_sum_23();
    compute_add_7();
    compute_sum_24();
    compute_add_8();
    compute_sum_25();
    compute_where();
    compute_sum_26();
    compute_add_9();
    compute_neg();
    compute_add_10();
    checkCode(compute_scatterAdd());
  }

  // Calls.

  /** Throws if a call gives what does not fit; changes nothing. */
  function checkInputs(given) {
    checkObject("inputs", given);
    let found = 0;
    if (given.seen !== undefined) {
      found += 1;
      guard.see(0, given.seen, Int32Array, 20, "i32[10, 2]");
    }
    if (given.features !== undefined) {
      found += 1;
      guard.see(1, given.features, Float64Array, 20, "f64[10, 2]");
    }
    if (given.camera !== undefined) {
      found += 1;
      guard.see(2, given.camera, Float64Array, 110, "f64[10, 11]");
    }
    if (given.point !== undefined) {
      found += 1;
      guard.see(3, given.point, Float64Array, 30, "f64[10, 3]");
    }
    if (given.weight !== undefined) {
      found += 1;
      guard.see(4, given.weight, Float64Array, 10, "f64[10]");
    }
    checkNames(given, found, names);
  }

  /** Throws if something has never been set and this call does not give it. */
  function checkSet(given) {
    for (const name of unset) {
      if (given !== undefined && given[name] !== undefined) continue;
      throw new TypeError(`${name} has never been set: give it in a call`);
    }
  }

  /** Copies what a call gives into the model. */
  function takeInputs(given) {
    if (given.seen !== undefined && given.seen !== seen) seen.set(given.seen);
    if (given.features !== undefined && given.features !== features) features.set(given.features);
    if (given.camera !== undefined && given.camera !== camera) camera.set(given.camera);
    if (given.point !== undefined && given.point !== point) point.set(given.point);
    if (given.weight !== undefined && given.weight !== weight) weight.set(given.weight);
    if (unset.size > 0) markSet(...unset);
    run.backward = checkForward;
  }

  /** Throws unless results can be written into these arrays. */
  function checkOutputs(label, out) {
    checkObject(label, out);
    guard.see(5, out.errors, Float64Array, 20, "f64[10, 2]");
    guard.see(6, out.weightErrors, Float64Array, 10, "f64[10]");
  }

  function copyOutputs() {
    return { loss: loss[0], errors: errors.slice(), weightErrors: weightErrors.slice() };
  }

  function fillOutputs(out) {
    out.loss = loss[0];
    out.errors.set(errors);
    out.weightErrors.set(weightErrors);
    return out;
  }

  /** Throws unless results can be written into these arrays. */
  function checkGradients(label, out) {
    checkObject(label, out);
    guard.see(7, out.camera, Float64Array, 110, "f64[10, 11]");
    guard.see(8, out.point, Float64Array, 30, "f64[10, 3]");
    guard.see(9, out.weight, Float64Array, 10, "f64[10]");
  }

  function copyGradients(seed = 1) {
    return {
      camera: scaled(d_camera.slice(), seed),
      point: scaled(d_point.slice(), seed),
      weight: scaled(d_weight.slice(), seed),
    };
  }

  function fillGradients(out, seed = 1) {
    out.camera.set(d_camera);
    scaled(out.camera, seed);
    out.point.set(d_point);
    scaled(out.point, seed);
    out.weight.set(d_weight);
    scaled(out.weight, seed);
    return out;
  }

  /** The array times the seed, in place. */
  function scaled(array, seed) {
    if (seed !== 1) for (let i = 0; i < array.length; i++) array[i] *= seed;
    return array;
  }

  function forward(given, out) {
    if (given === undefined && out === undefined) {
      run.forward();
      return outputs;
    }
    guard.begin();
    if (given !== undefined) checkInputs(given);
    if (unset.size > 0) checkSet(given);
    if (out !== undefined) checkOutputs("out", out);
    guard.check();
    if (given !== undefined) takeInputs(given);
    computeForward();
    return out === undefined ? copyOutputs() : fillOutputs(out);
  }

  function backward(seed, out) {
    if (seed === undefined && out === undefined) {
      run.backward();
      return gradients;
    }
    if (run.backward !== computeBackward) checkForward();
    if (seed !== undefined && typeof seed !== "number") throw wrong("seed", "a number", seed);
    guard.begin();
    if (out !== undefined) checkGradients("out", out);
    guard.check();
    computeBackward();
    return out === undefined ? copyGradients(seed) : fillGradients(out, seed);
  }

  function forwardBackward(given, out, seed) {
    if (given === undefined && out === undefined && seed === undefined) {
      run.forwardBackward();
      return results;
    }
    guard.begin();
    if (given !== undefined) checkInputs(given);
    if (unset.size > 0) checkSet(given);
    if (seed !== undefined && typeof seed !== "number") throw wrong("seed", "a number", seed);
    if (out !== undefined) {
      checkObject("out", out);
      checkOutputs("out.outputs", out.outputs);
      checkGradients("out.gradients", out.gradients);
    }
    guard.check();
    if (given !== undefined) takeInputs(given);
    computeForwardBackward();
    if (out === undefined) return { outputs: copyOutputs(), gradients: copyGradients(seed) };
    fillOutputs(out.outputs);
    fillGradients(out.gradients, seed);
    return out;
  }

  function jacobian(given, out) {
    if (given === undefined && out === undefined) {
      run.jacobian();
      return jacobian_errors_camera;
    }
    guard.begin();
    if (given !== undefined) checkInputs(given);
    if (unset.size > 0) checkSet(given);
    if (out !== undefined) guard.see(10, out, Float64Array, 2200, "f64[10, 2, 10, 11]");
    guard.check();
    if (given !== undefined) takeInputs(given);
    computeJacobian();
    if (out === undefined) return jacobian_errors_camera.slice();
    out.set(jacobian_errors_camera);
    return out;
  }

  class Instance {
    outputs = outputs;
    gradients = gradients;
    forward = forward;
    backward = backward;
    forwardBackward = forwardBackward;
    jacobian = jacobian;
    get inputs() {
      markSet("seen", "features");
      return inputs;
    }
    get parameters() {
      markSet("camera", "point", "weight");
      return parameters;
    }
  }

  return new Instance();
}

// Functions of numbers.

const double = new Float64Array(1);
const words = new Int32Array(double.buffer);
const highIndex = new Uint8Array(new Uint16Array([1]).buffer)[0];
const lowIndex = 1 - highIndex;

/** powers[k + 1022] is 2^k. */
const powers = Float64Array.from({ length: 2046 }, (_, at) => 2 ** (at - 1022));

/** The nearest whole number, half to even. */
function nearest(x) {
  if (x > 0) return x < 4503599627370496 ? x + 4503599627370496 - 4503599627370496 : x;
  if (x < 0) return x > -4503599627370496 ? -(4503599627370496 - x - 4503599627370496) : x;
  return x;
}

/** Without its fraction, to the bounds of an integer of 32 bits; NaN gives 0. */
function toInt32(x) {
  return Math.max(-2147483648, Math.min(x, 2147483647)) | 0;
}

/** The high 32 bits of a double. */
function highWord(x) {
  double[0] = x;
  return words[highIndex];
}

/** The low 32 bits of a double. */
function lowWord(x) {
  double[0] = x;
  return words[lowIndex];
}

/** x 2^k, rounded once. */
function scale(x, k) {
  return k >= -1022 && k <= 1023 ? x * powers[k + 1022] : scaleFar(x, k);
}

/** The same in steps, for a k beyond the table. */
function scaleFar(x, k) {
  const step = k > 0 ? 1023 : -969;
  const first = x * powers[step + 1022];
  const rest = k - step;
  if (rest >= -1022 && rest <= 1023) return first * powers[rest + 1022];
  return first * powers[step + 1022] * powers[Math.max(-1022, Math.min(rest - step, 1023)) + 1022];
}

/** sin(x + quarters pi/2) for any x, by a longer reduction. */
function sinFar(x, quarters) {
  const exponent = ((highWord(x) >> 20) & 0x7ff) - 1046;
  const whole = scale(Math.abs(x), 0 - exponent);
  const x0 = Math.floor(whole);
  const middle = (whole - x0) * 16777216;
  const x1 = Math.floor(middle);
  const x2 = (middle - x1) * 16777216;
  const start = exponent - 3 < 0 ? 0 : ((exponent - 3) / 24) | 0;
  for (let i = 0; i < 8; i++) {
    digits[i] = x0 * twoOverPi[start + i + 2] + x1 * twoOverPi[start + i + 1] + x2 * twoOverPi[start + i];
  }
  const unit = scale(1, (exponent - 24 - Math.imul(start, 24)) | 0);
  for (let j = 1; j < 8; j++) {
    const at_ = 8 - j;
    const carry = Math.floor(digits[at_] * 5.960464477539063e-8);
    digits[at_] -= carry * 16777216;
    digits[at_ - 1] += carry;
  }
  const front = digits[0] * unit;
  const turns = front - 8 * Math.floor(front * 0.125);
  const n = nearest(turns + digits[1] * (unit * 5.960464477539063e-8));
  let sum = turns - n;
  let rest = 0;
  let weight = unit;
  for (let d = 1; d < 8; d++) {
    weight *= 5.960464477539063e-8;
    const term = digits[d] * weight;
    const next = sum + term;
    const nextPart = next - sum;
    const nextLow = sum - (next - nextPart) + (term - nextPart);
    sum = next;
    rest += nextLow;
  }
  const fraction = sum;
  const angle = fraction * 1.5707963267948966;
  const angleASpread = fraction * 134217729;
  const angleAHead = angleASpread - (angleASpread - fraction);
  const angleARest = fraction - angleAHead;
  const angleBSpread = 1.5707963267948966 * 134217729;
  const angleBHead = angleBSpread - (angleBSpread - 1.5707963267948966);
  const angleBRest = 1.5707963267948966 - angleBHead;
  const angleLow = angleAHead * angleBHead - angle + angleAHead * angleBRest + angleARest * angleBHead + angleARest * angleBRest;
  const angleRest = angleLow + (rest * 1.5707963267948966 + sum * 6.123233995736766e-17);
  const y = angle + angleRest;
  const yLow = angleRest - (y - angle);
  const negative = x < 0;
  const y0 = negative ? -y : y;
  const y1 = negative ? -yLow : yLow;
  const quarter = negative ? (0 - toInt32(n)) | 0 : toInt32(n);
  const k = (quarter + quarters) | 0;
  const z = y0 * y0;
  const half = 0.5 * z;
  const above = 1 - half;
  const z2 = z * z;
  const p0 = -0.1666666666666663 + z * 0.008333333333321964 + z2 * (-0.000198412698294626 + z * 0.000002755731357627614);
  const p4 = -2.5050740528555567e-8 + z * 1.5895800958386447e-10;
  const pStep = z2 * z2;
  const q0 = 0.041666666666666595 + z * -0.0013888888888872843 + z2 * (0.000024801587288715938 + z * -2.7557314139229196e-7);
  const q4 = 2.0875695282574975e-9 + z * -1.1358242946136327e-11;
  const qStep = z2 * z2;
  const bend = y0 * z * (p0 + pStep * p4) + y1 * above;
  const dip = 1 - above - half + (z2 * (q0 + qStep * q4) - y0 * y1);
  const value_ = (k & 1) === 0 ? y0 + bend : above + dip;
  return (k & 2) === 0 ? value_ : -value_;
}

/** The cosine, off by less than 1 unit in the last place. */
function cos(x) {
  const shifted = x * 0.6366197723675814 + 6755399441055744;
  const k = lowWord(shifted);
  const n = shifted - 6755399441055744;
  const first = x - n * 1.5707963267341256;
  const second = n * 6.077100506303966e-11;
  const main = first - second;
  const rest = first - main - second - n * 2.0222662487959506e-21;
  const y0 = main + rest;
  const y1 = main - y0 + rest;
  if (x * x < 1099511627776 && (main * main > 1.4901161193847656e-8 || k === 0)) {
    const turned = (k + 1) | 0;
    const z = y0 * y0;
    const half = 0.5 * z;
    const above = 1 - half;
    const z2 = z * z;
    const p0 = -0.1666666666666663 + z * 0.008333333333321964 + z2 * (-0.000198412698294626 + z * 0.000002755731357627614);
    const p4 = -2.5050740528555567e-8 + z * 1.5895800958386447e-10;
    const pStep = z2 * z2;
    const q0 = 0.041666666666666595 + z * -0.0013888888888872843 + z2 * (0.000024801587288715938 + z * -2.7557314139229196e-7);
    const q4 = 2.0875695282574975e-9 + z * -1.1358242946136327e-11;
    const qStep = z2 * z2;
    const bend = y0 * z * (p0 + pStep * p4) + y1 * above;
    const dip = 1 - above - half + (z2 * (q0 + qStep * q4) - y0 * y1);
    const value_ = (turned & 1) === 0 ? y0 + bend : above + dip;
    return (turned & 2) === 0 ? value_ : -value_;
  }
  return sinFar(x, 1);
}

/** The sine, off by less than 1 unit in the last place. */
function sin(x) {
  const shifted = x * 0.6366197723675814 + 6755399441055744;
  const k = lowWord(shifted);
  const n = shifted - 6755399441055744;
  const first = x - n * 1.5707963267341256;
  const second = n * 6.077100506303966e-11;
  const main = first - second;
  const rest = first - main - second - n * 2.0222662487959506e-21;
  const y0 = main + rest;
  const y1 = main - y0 + rest;
  if (x * x < 1099511627776 && (main * main > 1.4901161193847656e-8 || k === 0)) {
    const z = y0 * y0;
    const half = 0.5 * z;
    const above = 1 - half;
    const z2 = z * z;
    const p0 = -0.1666666666666663 + z * 0.008333333333321964 + z2 * (-0.000198412698294626 + z * 0.000002755731357627614);
    const p4 = -2.5050740528555567e-8 + z * 1.5895800958386447e-10;
    const pStep = z2 * z2;
    const q0 = 0.041666666666666595 + z * -0.0013888888888872843 + z2 * (0.000024801587288715938 + z * -2.7557314139229196e-7);
    const q4 = 2.0875695282574975e-9 + z * -1.1358242946136327e-11;
    const qStep = z2 * z2;
    const bend = y0 * z * (p0 + pStep * p4) + y1 * above;
    const dip = 1 - above - half + (z2 * (q0 + qStep * q4) - y0 * y1);
    const value_ = (k & 1) === 0 ? y0 + bend : above + dip;
    return x === 0 ? x : (k & 2) === 0 ? value_ : -value_;
  }
  return sinFar(x, 0);
}

// Checks.

/** Throws if a name is not among those known. That there are as many as have been found is told faster. */
function checkNames(given, found, known) {
  let count = 0;
  for (const _ in given) count += 1;
  if (count === found) return;
  for (const name in given) {
    if (known.has(name)) continue;
    const expected = known.size > 0 ? `expected ${[...known].join(", ")}` : "there are none";
    throw new TypeError(`unknown input ${JSON.stringify(name)}: ${expected}`);
  }
}

/** Throws unless the value is an object that holds what its name says. */
function checkObject(name, value) {
  if (typeof value !== "object" || value === null) throw wrong(name, "an object", value);
}

/** Throws unless the value is an array of this class and length. */
function checkArray(name, value, Kind, length, type) {
  if (value instanceof Kind && value.length === length) return;
  throw wrong(name, `${Kind.name} of length ${length} (${type})`, value);
}

/**
 * Sees to it that results share no memory with the model or with an input, and an input none with the place of
 * another, and that arrays are what they should be. Every array of a call has a slot, inputs with their places
 * before results. What the call before brought as well is not looked at again: only its length can have changed,
 * to 0, when its memory was given away.
 */
function createGuard(arena, slots) {
  const labels = slots.map(([label]) => label);
  const own = slots.map(([, place]) => place);
  const arrays = slots.map(() => null);
  const memory = slots.map(() => null);
  const lastSeen = slots.map(() => 0);
  let call = 1;
  let hasNews = false;

  function begin() {
    call += 1;
  }

  function see(slot, array, Kind, length, type) {
    if (arrays[slot] !== array || array.length !== length) {
      checkArray(labels[slot], array, Kind, length, type);
      arrays[slot] = array;
      memory[slot] = array.buffer;
      hasNews = true;
    }
    if (lastSeen[slot] !== call - 1) hasNews = true;
    lastSeen[slot] = call;
  }

  function check() {
    if (!hasNews) return;
    for (let slot = 0; slot < slots.length; slot++) {
      if (lastSeen[slot] !== call) continue;
      if (own[slot] === null) checkResult(slot);
      else checkInput(slot);
    }
    hasNews = false;
  }

  function checkInput(slot) {
    if (memory[slot] !== arena) return;
    for (let other = 0; other < slots.length; other++) {
      if (other === slot || !overlap(arrays[slot], own[other])) continue;
      throw new TypeError(`${labels[slot]} is the model's own memory of ${labels[other]}: pass a copy`);
    }
  }

  function checkResult(slot) {
    if (memory[slot] === arena) throw new TypeError(`${labels[slot]} is memory of the model: pass an array of your own`);
    for (let input = 0; own[input] !== null; input++) {
      if (memory[input] !== memory[slot] || lastSeen[input] !== call || !overlap(arrays[input], arrays[slot])) continue;
      throw new TypeError(`${labels[slot]} shares memory with ${labels[input]}: pass an array of its own`);
    }
  }

  return { begin, see, check };
}

/** Whether two arrays of one memory have a byte in common. */
function overlap(a, b) {
  if (a === null || b === null) return false;
  return a.byteOffset < b.byteOffset + b.byteLength && b.byteOffset < a.byteOffset + a.byteLength;
}

/** Throws unless the sizes are those that the module was compiled for. */
function checkBinding(binding) {
  const sizes = new Map(Object.entries(signature.sizes));
  for (const [name, size] of Object.entries(binding)) {
    if (!sizes.has(name)) throw new TypeError(`there is no size ${JSON.stringify(name)} in ${signature.name}`);
    if (size === sizes.get(name)) continue;
    throw new RangeError(`${signature.name} was compiled for ${name} = ${sizes.get(name)}, not ${describe(size)}`);
  }
}

/** Throws if a kernel left early: a code is 1 + a position in the list of failures. */
function checkCode(code) {
  if (code === 0) return;
  const { node, message } = failures[code - 1];
  throw new RangeError(`${node}: ${message} (${failedValue} at position ${failedPosition})`);
}

/** The error that a value is not what is expected. */
function wrong(name, expected, value) {
  return new TypeError(`${name}: expected ${expected}, got ${describe(value)}`);
}

/** What a caller gave, in words. */
function describe(value) {
  if (value === undefined) return "nothing";
  if (value === null || typeof value === "number" || typeof value === "boolean") return String(value);
  if (typeof value !== "object") return `a ${typeof value}`;
  const { length } = value;
  const kind = value.constructor === undefined ? "object" : value.constructor.name;
  return typeof length === "number" ? `${kind} of length ${length}` : kind;
}
//# sourceMappingURL=bundle-adjustment.js.map
