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

/** What the module is, and what it costs. */
export const signature = {
  name: "heat",
  compiler: "gradc 0.1.0",
  sizes: { cells: 100 },
  inputs: [
    { name: "before", dtype: "f64", shape: [100] },
    { name: "left", dtype: "f64", shape: [] },
    { name: "right", dtype: "f64", shape: [] },
    { name: "dt", dtype: "f64", shape: [] },
  ],
  parameters: [{ name: "u", dtype: "f64", shape: [100] }],
  outputs: [{ name: "residual", dtype: "f64", shape: [100] }, { name: "merit", dtype: "f64", shape: [] }],
  gradients: [{ name: "u", dtype: "f64", shape: [100] }],
  of: "merit",
  jacobian: {
    of: "residual",
    wrt: "u",
    dtype: "f64",
    shape: [100, 100],
    colours: 3,
    nonzeros: 298,
    rowStarts: decodeIntegers(101, "AwAEBmEBAQQ"),
    columns: decodeIntegers(298, "BAACAQKmAgM"),
  },
  flops: { forward: 2410, backward: 3312, forwardBackward: 6126, jacobian: 8132 },
  bytes: 14544,
  keeps: [
    { name: "residual", dtype: "f64", shape: [100] },
    { name: "sub", dtype: "f64", shape: [101] },
    { name: "conductivity", dtype: "f64", shape: [101] },
    { name: "mul", dtype: "f64", shape: [100] },
  ],
};

// Memory that all models share.

/** i32[100] */
const jacobian_residual_u_colours = decodeIntegers(100, "BAACAgNgAw");
/** i32[298] */
const jacobian_residual_u_places = decodeIntegers(298, "CgDIAcUByAHIAcUByAGPA5IDjwOgAgk");

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

/**
 * Computes the derivatives of a node by a tensor that can differ from zero, row by row.
 * Entry k stands in column signature.jacobian.columns[k]; row i is from signature.jacobian.rowStarts[i] up to
 * signature.jacobian.rowStarts[i + 1].
 */
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
  const arena = new ArrayBuffer(14544);

  // Inputs, and the seed of the gradients.
  const before = new Float64Array(arena, 0, 100); // f64[100]
  const left = new Float64Array(arena, 800, 1); // f64
  const right = new Float64Array(arena, 816, 1); // f64
  const dt = new Float64Array(arena, 832, 1); // f64

  // Parameters.
  const u = new Float64Array(arena, 848, 100); // f64[100]

  // Outputs.
  const residual = new Float64Array(arena, 1648, 100); // f64[100]
  const merit = new Float64Array(arena, 2448, 1); // f64

  // Gradients.
  const d_u = new Float64Array(arena, 2464, 100); // f64[100]

  // Other derivatives.
  const jacobian_residual_u = new Float64Array(arena, 3264, 298); // f64[298]

  // What backward reads of what forward computed.
  const sub = new Float64Array(arena, 5648, 101); // f64[101]
  const conductivity = new Float64Array(arena, 6464, 101); // f64[101]
  const mul = new Float64Array(arena, 7280, 100); // f64[100]

  // Temporaries; those that are never needed at once share memory.
  const rod = new Float64Array(arena, 12928, 102); // f64[102]
  const div = new Float64Array(arena, 8080, 101); // f64[101]
  const mul_1 = new Float64Array(arena, 13744, 100); // f64[100]
  const concat = new Float64Array(arena, 8080, 306); // f64[3, 102]
  const sub_1 = new Float64Array(arena, 10528, 300); // f64[3, 100]

  /** What a call may give, and what of it no one has set yet. */
  const names = new Set(["before", "left", "right", "dt", "u"]);
  const unset = new Set(names);

  const guard = createGuard(arena, [
    ["input before", before], ["parameter u", u], ["result residual", null], ["gradient u", null],
    ["jacobian", null],
  ]);

  const inputs = {};
  Object.defineProperty(inputs, "before", { enumerable: true, value: before });
  Object.defineProperty(inputs, "left", {
    enumerable: true,
    get: () => left[0],
    set: (value) => void (left[0] = value),
  });
  Object.defineProperty(inputs, "right", {
    enumerable: true,
    get: () => right[0],
    set: (value) => void (right[0] = value),
  });
  Object.defineProperty(inputs, "dt", {
    enumerable: true,
    get: () => dt[0],
    set: (value) => void (dt[0] = value),
  });
  const parameters = { u };
  const outputs = {};
  Object.defineProperty(outputs, "residual", { enumerable: true, value: residual });
  Object.defineProperty(outputs, "merit", { enumerable: true, get: () => merit[0] });
  const gradients = { u: d_u };
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

  /** rod: f64[102] = concat([reshape(left, [1]), u, reshape(right, [1])]) */
  function compute_rod() {
    rod[0] = left[0];
    for (let i = 0; i < 100; i++) {
      rod[i + 1] = u[i];
    }
    rod[101] = right[0];
  }

  /**
   * sub: f64[101] = next - here
   * conductivity: f64[101] = 1 + (here + next) / 2
   */
  function compute_conductivity() {
    let rod4 = rod[0];
    for (let i = 0; i < 101; i++) {
      const rod2 = rod[i + 1];
      sub[i] = rod2 - rod4;
      conductivity[i] = 1 + (rod4 + rod2) * 0.5;
      rod4 = rod2;
    }
  }

  /**
   * mul: f64[100] = dt * (conducted - integerPower(u, { exponent: 4 }))
   * residual: f64[100] = u - before - dt * (conducted - u ** 4)
   */
  function compute_residual() {
    const dt2 = dt[0];
    let flow6 = (conductivity[0] * sub[0]) / 0.009900990099009901;
    for (let i = 0; i < 100; i += 4) {
      const flow = (conductivity[i + 1] * sub[i + 1]) / 0.009900990099009901;
      const conducted = (flow - flow6) / 0.009900990099009901;
      const u2 = u[i];
      const t = dt2 * (conducted - power4(u2));
      mul[i] = t;
      residual[i] = u2 - before[i] - t;
      const flow3 = (conductivity[i + 2] * sub[i + 2]) / 0.009900990099009901;
      const conducted2 = (flow3 - flow) / 0.009900990099009901;
      const u3 = u[i + 1];
      const t2 = dt2 * (conducted2 - power4(u3));
      mul[i + 1] = t2;
      residual[i + 1] = u3 - before[i + 1] - t2;
      const flow4 = (conductivity[i + 3] * sub[i + 3]) / 0.009900990099009901;
      const conducted3 = (flow4 - flow3) / 0.009900990099009901;
      const u4 = u[i + 2];
      const t3 = dt2 * (conducted3 - power4(u4));
      mul[i + 2] = t3;
      residual[i + 2] = u4 - before[i + 2] - t3;
      const flow5 = (conductivity[i + 4] * sub[i + 4]) / 0.009900990099009901;
      const conducted4 = (flow5 - flow4) / 0.009900990099009901;
      const u5 = u[i + 3];
      const t4 = dt2 * (conducted4 - power4(u5));
      mul[i + 3] = t4;
      residual[i + 3] = u5 - before[i + 3] - t4;
      flow6 = flow5;
    }
  }

  /** merit: f64 = sum(residual ** 2) / 2 */
  function compute_merit() {
    let s0 = 0;
    let s1 = 0;
    let s2 = 0;
    let s3 = 0;
    let s4 = 0;
    let s5 = 0;
    let s6 = 0;
    let s7 = 0;
    for (let k = 0; k < 96; k += 8) {
      const residual2 = residual[k];
      s0 += residual2 * residual2;
      const residual3 = residual[k + 1];
      s1 += residual3 * residual3;
      const residual4 = residual[k + 2];
      s2 += residual4 * residual4;
      const residual5 = residual[k + 3];
      s3 += residual5 * residual5;
      const residual6 = residual[k + 4];
      s4 += residual6 * residual6;
      const residual7 = residual[k + 5];
      s5 += residual7 * residual7;
      const residual8 = residual[k + 6];
      s6 += residual8 * residual8;
      const residual9 = residual[k + 7];
      s7 += residual9 * residual9;
    }
    const residual2 = residual[96];
    s0 += residual2 * residual2;
    const residual3 = residual[97];
    s1 += residual3 * residual3;
    const residual4 = residual[98];
    s2 += residual4 * residual4;
    const residual5 = residual[99];
    s3 += residual5 * residual5;
    const sum2 = s0 + s4 + (s2 + s6) + (s1 + s5 + (s3 + s7));
    merit[0] = sum2 * 0.5;
  }

  /**
   * div: f64[101] = d_flow / dx
   *   a cotangent of flow, by div: da
   */
  function compute_div() {
    const d_conducted = (mul[0] - (u[0] - before[0])) * dt[0];
    const d_flow = d_conducted / -0.009900990099009901;
    div[0] = d_flow / 0.009900990099009901;
    const dt2 = dt[0];
    let d_conducted7 = (mul[0] - (u[0] - before[0])) * dt2;
    for (let i = 1; i < 97; i += 4) {
      const d_conducted2 = (mul[i] - (u[i] - before[i])) * dt2;
      const d_flow2 = d_conducted2 / -0.009900990099009901 + d_conducted7 / 0.009900990099009901;
      div[i] = d_flow2 / 0.009900990099009901;
      const d_conducted4 = (mul[i + 1] - (u[i + 1] - before[i + 1])) * dt2;
      const d_flow3 = d_conducted4 / -0.009900990099009901 + d_conducted2 / 0.009900990099009901;
      div[i + 1] = d_flow3 / 0.009900990099009901;
      const d_conducted5 = (mul[i + 2] - (u[i + 2] - before[i + 2])) * dt2;
      const d_flow4 = d_conducted5 / -0.009900990099009901 + d_conducted4 / 0.009900990099009901;
      div[i + 2] = d_flow4 / 0.009900990099009901;
      const d_conducted6 = (mul[i + 3] - (u[i + 3] - before[i + 3])) * dt2;
      const d_flow5 = d_conducted6 / -0.009900990099009901 + d_conducted5 / 0.009900990099009901;
      div[i + 3] = d_flow5 / 0.009900990099009901;
      d_conducted7 = d_conducted6;
    }
    const dt3 = dt[0];
    let d_conducted8 = (mul[96] - (u[96] - before[96])) * dt3;
    for (let i2 = 97; i2 < 100; i2++) {
      const d_conducted2 = (mul[i2] - (u[i2] - before[i2])) * dt3;
      const d_flow2 = d_conducted2 / -0.009900990099009901 + d_conducted8 / 0.009900990099009901;
      div[i2] = d_flow2 / 0.009900990099009901;
      d_conducted8 = d_conducted2;
    }
    const d_conducted2 = (mul[99] - (u[99] - before[99])) * dt[0];
    const d_flow2 = d_conducted2 / 0.009900990099009901;
    div[100] = d_flow2 / 0.009900990099009901;
  }

  /**
   * d_u: f64[100] = residual - d_conducted * (4 * integerPower(u, { exponent: 3 })) + slice(d_rod, ["1:101"])
   *   a cotangent of u, by sum of the cotangents of its uses
   */
  function compute_d_u() {
    const dt2 = dt[0];
    const t19 = div[0];
    let t17 = t19 * conductivity[0];
    const d_conductivity7 = t19 * sub[0];
    let t18 = d_conductivity7 * 0.5;
    for (let i = 0; i < 100; i += 4) {
      const u2 = u[i];
      const d_conducted = (mul[i] - (u2 - before[i])) * dt2;
      const d_next = t17 + t18;
      const t4 = div[i + 1];
      const d_conductivity2 = t4 * sub[i + 1];
      const t5 = d_conductivity2 * 0.5;
      const t6 = t4 * conductivity[i + 1];
      const d_here = t5 - t6;
      const d_rod = d_next + d_here;
      d_u[i] = residual[i] - d_conducted * (4 * (u2 * u2 * u2)) + d_rod;
      const u3 = u[i + 1];
      const d_conducted2 = (mul[i + 1] - (u3 - before[i + 1])) * dt2;
      const d_next2 = t6 + t5;
      const t7 = div[i + 2];
      const d_conductivity3 = t7 * sub[i + 2];
      const t8 = d_conductivity3 * 0.5;
      const t9 = t7 * conductivity[i + 2];
      const d_here2 = t8 - t9;
      const d_rod2 = d_next2 + d_here2;
      d_u[i + 1] = residual[i + 1] - d_conducted2 * (4 * (u3 * u3 * u3)) + d_rod2;
      const u4 = u[i + 2];
      const d_conducted3 = (mul[i + 2] - (u4 - before[i + 2])) * dt2;
      const d_next3 = t9 + t8;
      const t10 = div[i + 3];
      const d_conductivity4 = t10 * sub[i + 3];
      const t11 = d_conductivity4 * 0.5;
      const t12 = t10 * conductivity[i + 3];
      const d_here3 = t11 - t12;
      const d_rod3 = d_next3 + d_here3;
      d_u[i + 2] = residual[i + 2] - d_conducted3 * (4 * (u4 * u4 * u4)) + d_rod3;
      const u5 = u[i + 3];
      const d_conducted4 = (mul[i + 3] - (u5 - before[i + 3])) * dt2;
      const d_next4 = t12 + t11;
      const t13 = div[i + 4];
      const d_conductivity5 = t13 * sub[i + 4];
      const t14 = d_conductivity5 * 0.5;
      const t15 = t13 * conductivity[i + 4];
      const d_here4 = t14 - t15;
      const d_rod4 = d_next4 + d_here4;
      d_u[i + 3] = residual[i + 3] - d_conducted4 * (4 * (u5 * u5 * u5)) + d_rod4;
      t17 = t15;
      t18 = t14;
    }
  }

  /**
   * mul: f64[100] = dt * (conducted - integerPower(u, { exponent: 4 }))
   * residual: f64[100] = u - before - dt * (conducted - u ** 4)
   */
  function compute_residual_1() {
    const dt2 = dt[0];
    let rod8 = rod[1];
    const rod10 = rod[0];
    const conductivity8 = 1 + (rod10 + rod8) * 0.5;
    let flow6 = (conductivity8 * (rod8 - rod10)) / 0.009900990099009901;
    for (let i = 0; i < 100; i += 4) {
      const rod3 = rod[i + 2];
      const conductivity2 = 1 + (rod8 + rod3) * 0.5;
      const flow = (conductivity2 * (rod3 - rod8)) / 0.009900990099009901;
      const conducted = (flow - flow6) / 0.009900990099009901;
      const u2 = u[i];
      const t = dt2 * (conducted - power4(u2));
      mul[i] = t;
      residual[i] = u2 - before[i] - t;
      const rod5 = rod[i + 3];
      const conductivity4 = 1 + (rod3 + rod5) * 0.5;
      const flow3 = (conductivity4 * (rod5 - rod3)) / 0.009900990099009901;
      const conducted2 = (flow3 - flow) / 0.009900990099009901;
      const u3 = u[i + 1];
      const t2 = dt2 * (conducted2 - power4(u3));
      mul[i + 1] = t2;
      residual[i + 1] = u3 - before[i + 1] - t2;
      const rod6 = rod[i + 4];
      const conductivity5 = 1 + (rod5 + rod6) * 0.5;
      const flow4 = (conductivity5 * (rod6 - rod5)) / 0.009900990099009901;
      const conducted3 = (flow4 - flow3) / 0.009900990099009901;
      const u4 = u[i + 2];
      const t3 = dt2 * (conducted3 - power4(u4));
      mul[i + 2] = t3;
      residual[i + 2] = u4 - before[i + 2] - t3;
      const rod7 = rod[i + 5];
      const conductivity6 = 1 + (rod6 + rod7) * 0.5;
      const flow5 = (conductivity6 * (rod7 - rod6)) / 0.009900990099009901;
      const conducted4 = (flow5 - flow4) / 0.009900990099009901;
      const u5 = u[i + 3];
      const t4 = dt2 * (conducted4 - power4(u5));
      mul[i + 3] = t4;
      residual[i + 3] = u5 - before[i + 3] - t4;
      rod8 = rod7;
      flow6 = flow5;
    }
  }

  /**
   * d_u: f64[100] = residual - d_conducted * (4 * integerPower(u, { exponent: 3 })) + slice(d_rod, ["1:101"])
   *   a cotangent of u, by sum of the cotangents of its uses
   */
  function compute_d_u_1() {
    const dt2 = dt[0];
    let rod9 = rod[1];
    const t19 = div[0];
    const rod10 = rod[0];
    const conductivity8 = 1 + (rod10 + rod9) * 0.5;
    let t17 = t19 * conductivity8;
    const d_conductivity7 = t19 * (rod9 - rod10);
    let t18 = d_conductivity7 * 0.5;
    for (let i = 0; i < 100; i += 4) {
      const u2 = u[i];
      const d_conducted = (mul[i] - (u2 - before[i])) * dt2;
      const d_next = t17 + t18;
      const t4 = div[i + 1];
      const rod4 = rod[i + 2];
      const d_conductivity2 = t4 * (rod4 - rod9);
      const t5 = d_conductivity2 * 0.5;
      const conductivity3 = 1 + (rod9 + rod4) * 0.5;
      const t6 = t4 * conductivity3;
      const d_here = t5 - t6;
      const d_rod = d_next + d_here;
      d_u[i] = residual[i] - d_conducted * (4 * (u2 * u2 * u2)) + d_rod;
      const u3 = u[i + 1];
      const d_conducted2 = (mul[i + 1] - (u3 - before[i + 1])) * dt2;
      const d_next2 = t6 + t5;
      const t7 = div[i + 2];
      const rod5 = rod[i + 3];
      const d_conductivity3 = t7 * (rod5 - rod4);
      const t8 = d_conductivity3 * 0.5;
      const conductivity4 = 1 + (rod4 + rod5) * 0.5;
      const t9 = t7 * conductivity4;
      const d_here2 = t8 - t9;
      const d_rod2 = d_next2 + d_here2;
      d_u[i + 1] = residual[i + 1] - d_conducted2 * (4 * (u3 * u3 * u3)) + d_rod2;
      const u4 = u[i + 2];
      const d_conducted3 = (mul[i + 2] - (u4 - before[i + 2])) * dt2;
      const d_next3 = t9 + t8;
      const t10 = div[i + 3];
      const rod6 = rod[i + 4];
      const d_conductivity4 = t10 * (rod6 - rod5);
      const t11 = d_conductivity4 * 0.5;
      const conductivity5 = 1 + (rod5 + rod6) * 0.5;
      const t12 = t10 * conductivity5;
      const d_here3 = t11 - t12;
      const d_rod3 = d_next3 + d_here3;
      d_u[i + 2] = residual[i + 2] - d_conducted3 * (4 * (u4 * u4 * u4)) + d_rod3;
      const u5 = u[i + 3];
      const d_conducted4 = (mul[i + 3] - (u5 - before[i + 3])) * dt2;
      const d_next4 = t12 + t11;
      const t13 = div[i + 4];
      const rod7 = rod[i + 5];
      const d_conductivity5 = t13 * (rod7 - rod6);
      const t14 = d_conductivity5 * 0.5;
      const conductivity6 = 1 + (rod6 + rod7) * 0.5;
      const t15 = t13 * conductivity6;
      const d_here4 = t14 - t15;
      const d_rod4 = d_next4 + d_here4;
      d_u[i + 3] = residual[i + 3] - d_conducted4 * (4 * (u5 * u5 * u5)) + d_rod4;
      rod9 = rod7;
      t17 = t15;
      t18 = t14;
    }
  }

  /**
   * mul: f64[100] = 4 * integerPower(u, { exponent: 3 })
   *   a cotangent of integerPower(u, { exponent: 4 }), by integerPower: dx
   */
  function compute_mul() {
    for (let i = 0; i < 100; i++) {
      const u2 = u[i];
      mul_1[i] = 4 * (u2 * u2 * u2);
    }
  }

  /** conductivity: f64[101] = 1 + (here + next) / 2 */
  function compute_conductivity_1() {
    let rod4 = rod[0];
    for (let i = 0; i < 101; i++) {
      const rod3 = rod[i + 1];
      conductivity[i] = 1 + (rod4 + rod3) * 0.5;
      rod4 = rod3;
    }
  }

  /**
   * concat: f64[3, 102] = concat([broadcastTo(0, [3, 1]), cast(jacobian_residual_u_colours == iota([3, 100], {
   * axis: 0 }), ...
   */
  function compute_concat() {
    for (let i = 0; i < 3; i++) {
      concat[i * 102] = 0;
    }
    for (let i2 = 0; i2 < 3; i2++) {
      for (let j = 0; j < 100; j++) {
        concat[i2 * 102 + j + 1] = jacobian_residual_u_colours[j] === i2 ? 1 : 0;
      }
    }
    for (let i3 = 0; i3 < 3; i3++) {
      concat[i3 * 102 + 101] = 0;
    }
  }

  /**
   * sub: f64[3, 100] = cast(jacobian_residual_u_colours == iota([3, 100], { axis: 0 }), "f64") - ((slice(%204,
   * [":", "1:...
   */
  function compute_sub() {
    const dt22 = dt[0];
    for (let i = 0; i < 3; i++) {
      let t16 = concat[i * 102 + 1];
      let rod8 = rod[1];
      const t19 = concat[i * 102];
      const rod10 = rod[0];
      let t18 = ((t19 + t16) * 0.5 * (rod8 - rod10) + (t16 - t19) * conductivity[0]) / 0.009900990099009901;
      for (let j = 0; j < 100; j += 4) {
        const t = jacobian_residual_u_colours[j] === i ? 1 : 0;
        const t3 = concat[i * 102 + j + 2];
        const rod2 = rod[j + 2];
        const t4 = ((t16 + t3) * 0.5 * (rod2 - rod8) + (t3 - t16) * conductivity[j + 1]) / 0.009900990099009901;
        sub_1[i * 100 + j] = t - ((t4 - t18) / 0.009900990099009901 - t * mul_1[j]) * dt22;
        const t7 = jacobian_residual_u_colours[j + 1] === i ? 1 : 0;
        const t8 = concat[i * 102 + j + 3];
        const rod5 = rod[j + 3];
        const t9 = ((t3 + t8) * 0.5 * (rod5 - rod2) + (t8 - t3) * conductivity[j + 2]) / 0.009900990099009901;
        sub_1[i * 100 + j + 1] = t7 - ((t9 - t4) / 0.009900990099009901 - t7 * mul_1[j + 1]) * dt22;
        const t10 = jacobian_residual_u_colours[j + 2] === i ? 1 : 0;
        const t11 = concat[i * 102 + j + 4];
        const rod6 = rod[j + 4];
        const t12 = ((t8 + t11) * 0.5 * (rod6 - rod5) + (t11 - t8) * conductivity[j + 3]) / 0.009900990099009901;
        sub_1[i * 100 + j + 2] = t10 - ((t12 - t9) / 0.009900990099009901 - t10 * mul_1[j + 2]) * dt22;
        const t13 = jacobian_residual_u_colours[j + 3] === i ? 1 : 0;
        const t14 = concat[i * 102 + j + 5];
        const rod7 = rod[j + 5];
        const t15 = ((t11 + t14) * 0.5 * (rod7 - rod6) + (t14 - t11) * conductivity[j + 4]) / 0.009900990099009901;
        sub_1[i * 100 + j + 3] = t13 - ((t15 - t12) / 0.009900990099009901 - t13 * mul_1[j + 3]) * dt22;
        t16 = t14;
        rod8 = rod7;
        t18 = t15;
      }
    }
  }

  /**
   * jacobian_residual_u: f64[298] = take(reshape(cast(jacobian_residual_u_colours == iota([3, 100], { axis: 0 }),
   * "f64") - (%209 / dx...
   */
  function compute_jacobian_residual_u() {
    for (let place = 0; place < 298; place++) {
      const index = jacobian_residual_u_places[place];
      jacobian_residual_u[place] = sub_1[index];
    }
  }

  function computeForward() {
    compute_rod();
    compute_conductivity();
    compute_residual();
    compute_merit();
    run.backward = computeBackward;
  }

  function computeBackward() {
    compute_div();
    compute_d_u();
  }

  function computeForwardBackward() {
    compute_rod();
    compute_residual_1();
    compute_merit();
    compute_div();
    compute_d_u_1();
  }

  function computeJacobian() {
    compute_rod();
    compute_mul();
    compute_conductivity_1();
    compute_concat();
    compute_sub();
    compute_jacobian_residual_u();
  }

  // Calls.

  /** Throws if a call gives what does not fit; changes nothing. */
  function checkInputs(given) {
    checkObject("inputs", given);
    let found = 0;
    if (given.before !== undefined) {
      found += 1;
      guard.see(0, given.before, Float64Array, 100, "f64[100]");
    }
    if (given.left !== undefined) {
      found += 1;
      if (typeof given.left !== "number") throw wrong("input left", "a number", given.left);
    }
    if (given.right !== undefined) {
      found += 1;
      if (typeof given.right !== "number") throw wrong("input right", "a number", given.right);
    }
    if (given.dt !== undefined) {
      found += 1;
      if (typeof given.dt !== "number") throw wrong("input dt", "a number", given.dt);
    }
    if (given.u !== undefined) {
      found += 1;
      guard.see(1, given.u, Float64Array, 100, "f64[100]");
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
    if (given.before !== undefined && given.before !== before) before.set(given.before);
    if (given.left !== undefined) left[0] = given.left;
    if (given.right !== undefined) right[0] = given.right;
    if (given.dt !== undefined) dt[0] = given.dt;
    if (given.u !== undefined && given.u !== u) u.set(given.u);
    if (unset.size > 0) markSet(...unset);
    run.backward = checkForward;
  }

  /** Throws unless results can be written into these arrays. */
  function checkOutputs(label, out) {
    checkObject(label, out);
    guard.see(2, out.residual, Float64Array, 100, "f64[100]");
  }

  function copyOutputs() {
    return { residual: residual.slice(), merit: merit[0] };
  }

  function fillOutputs(out) {
    out.residual.set(residual);
    out.merit = merit[0];
    return out;
  }

  /** Throws unless results can be written into these arrays. */
  function checkGradients(label, out) {
    checkObject(label, out);
    guard.see(3, out.u, Float64Array, 100, "f64[100]");
  }

  function copyGradients(seed = 1) {
    return { u: scaled(d_u.slice(), seed) };
  }

  function fillGradients(out, seed = 1) {
    out.u.set(d_u);
    scaled(out.u, seed);
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
      return jacobian_residual_u;
    }
    guard.begin();
    if (given !== undefined) checkInputs(given);
    if (unset.size > 0) checkSet(given);
    if (out !== undefined) guard.see(4, out, Float64Array, 298, "f64[298]");
    guard.check();
    if (given !== undefined) takeInputs(given);
    computeJacobian();
    if (out === undefined) return jacobian_residual_u.slice();
    out.set(jacobian_residual_u);
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
      markSet("before", "left", "right", "dt");
      return inputs;
    }
    get parameters() {
      markSet("u");
      return parameters;
    }
  }

  return new Instance();
}

// Functions of numbers.

/** x ** 4 by repeated squaring. */
function power4(x) {
  const x2 = x * x;
  const x4 = x2 * x2;
  return x4;
}

// Constants as text.

/**
 * Integers from their differences: in turn so many that are written, with the sign in the lowest bit, and so
 * many that are like those some way before. Seven bits a byte, the lowest first, as long as the eighth bit is
 * set.
 */
function decodeIntegers(length, text) {
  const bytes = decodeBytes(text);
  const integers = new Int32Array(length);
  let at = 0;
  function next() {
    let number = bytes[at] & 127;
    for (let shift = 7; bytes[at] > 127; shift += 7) number |= (bytes[++at] & 127) << shift;
    at += 1;
    return number;
  }
  let i = 0;
  let value = 0;
  while (i < length) {
    for (let end = i + next(); i < end; i++) {
      const signed = next();
      value = (value + ((signed >>> 1) ^ -(signed & 1))) | 0;
      integers[i] = value;
    }
    if (i === length) break;
    const end = i + next();
    for (const distance = next(); i < end; i++) {
      value = (value + integers[i - distance] - integers[i - distance - 1]) | 0;
      integers[i] = value;
    }
  }
  return integers;
}

/** The bytes of a text in base 64: four digits are three bytes. */
function decodeBytes(text) {
  const digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  const values = new Uint8Array(128);
  for (let i = 0; i < 64; i++) values[digits.charCodeAt(i)] = i;
  const bytes = new Uint8Array(Math.floor(text.length * 0.75));
  let bits = 0;
  let at = 0;
  for (let i = 0; i < text.length; i++) {
    bits = (bits << 6) | values[text.charCodeAt(i)];
    if (i % 4 > 0) bytes[at++] = bits >> (6 - 2 * (i % 4));
  }
  return bytes;
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
//# sourceMappingURL=heat.js.map
