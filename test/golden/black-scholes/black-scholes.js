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

/** What the module is, and what it costs. */
export const signature = {
  name: "black-scholes",
  compiler: "gradc 0.1.0",
  sizes: { options: 4 },
  inputs: [{ name: "strike", dtype: "f64", shape: [4] }],
  parameters: [
    { name: "spot", dtype: "f64", shape: [4] },
    { name: "volatility", dtype: "f64", shape: [4] },
    { name: "years", dtype: "f64", shape: [4] },
    { name: "rate", dtype: "f64", shape: [4] },
  ],
  outputs: [{ name: "price", dtype: "f64", shape: [4] }, { name: "total", dtype: "f64", shape: [] }],
  gradients: [
    { name: "spot", dtype: "f64", shape: [4] },
    { name: "volatility", dtype: "f64", shape: [4] },
    { name: "years", dtype: "f64", shape: [4] },
    { name: "rate", dtype: "f64", shape: [4] },
  ],
  of: "total",
  hvp: {
    of: "total",
    wrt: [{ name: "spot", dtype: "f64", shape: [4] }, { name: "volatility", dtype: "f64", shape: [4] }],
    results: [{ name: "spot", dtype: "f64", shape: [4] }, { name: "volatility", dtype: "f64", shape: [4] }],
  },
  hessian: { of: "total", wrt: "spot", dtype: "f64", shape: [4, 4] },
  flops: { forward: 500, backward: 464, forwardBackward: 912, hvp: 992, hessian: 1492 },
  bytes: 1136,
  keeps: [{ name: "kept", dtype: "f64", shape: [24] }],
};

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

/** Computes the product of the Hessian with `vectors`. */
export function hvp(inputs, vectors, out) {
  return sharedModel().hvp(inputs, vectors, out);
}

/** Computes all second derivatives of a scalar by a tensor: row-major, of its shape twice. */
export function hessian(inputs, out) {
  return sharedModel().hessian(inputs, out);
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
  const arena = new ArrayBuffer(1136);

  // Inputs, and the seed of the gradients.
  const strike = new Float64Array(arena, 0, 4); // f64[4]

  // Parameters.
  const spot = new Float64Array(arena, 32, 4); // f64[4]
  const volatility = new Float64Array(arena, 64, 4); // f64[4]
  const years = new Float64Array(arena, 96, 4); // f64[4]
  const rate = new Float64Array(arena, 128, 4); // f64[4]

  // Tangents and vectors, along which derivatives are taken.
  const vector_spot = new Float64Array(arena, 160, 4); // f64[4]
  const vector_volatility = new Float64Array(arena, 192, 4); // f64[4]

  // Outputs.
  const price = new Float64Array(arena, 224, 4); // f64[4]
  const total = new Float64Array(arena, 256, 1); // f64

  // Gradients.
  const d_spot = new Float64Array(arena, 272, 4); // f64[4]
  const d_volatility = new Float64Array(arena, 304, 4); // f64[4]
  const d_years = new Float64Array(arena, 336, 4); // f64[4]
  const d_rate = new Float64Array(arena, 368, 4); // f64[4]

  // Other derivatives.
  const d_d_spot = new Float64Array(arena, 400, 4); // f64[4]
  const d_d_volatility = new Float64Array(arena, 432, 4); // f64[4]
  const hessian_total_spot = new Float64Array(arena, 464, 16); // f64[4, 4]

  // What backward reads of what forward computed.
  const kept = new Float64Array(arena, 592, 24); // f64[24]

  // Temporaries; those that are never needed at once share memory.
  const spread = new Float64Array(arena, 912, 4); // f64[4]
  const div = new Float64Array(arena, 944, 4); // f64[4]
  const mul = new Float64Array(arena, 976, 4); // f64[4]
  const exp_ = new Float64Array(arena, 1008, 4); // f64[4]
  const exp_1 = new Float64Array(arena, 1040, 4); // f64[4]
  const mul_1 = new Float64Array(arena, 1072, 4); // f64[4]
  const div_1 = new Float64Array(arena, 1104, 4); // f64[4]
  const div_2 = new Float64Array(arena, 784, 16); // f64[4, 4]

  /** What a call may give, and what of it no one has set yet. */
  const names = new Set(["strike", "spot", "volatility", "years", "rate"]);
  const unset = new Set(names);

  /** The same of vectors. */
  const vectorNames = new Set(["spot", "volatility"]);
  const unsetVectors = new Set(vectorNames);

  const guard = createGuard(arena, [
    ["input strike", strike], ["parameter spot", spot], ["parameter volatility", volatility],
    ["parameter years", years], ["parameter rate", rate], ["vector spot", vector_spot],
    ["vector volatility", vector_volatility], ["result price", null], ["gradient spot", null],
    ["gradient volatility", null], ["gradient years", null], ["gradient rate", null], ["result spot", null],
    ["result volatility", null], ["hessian", null],
  ]);

  const inputs = { strike };
  const parameters = { spot, volatility, years, rate };
  const vectors = { spot: vector_spot, volatility: vector_volatility };
  const outputs = {};
  Object.defineProperty(outputs, "price", { enumerable: true, value: price });
  Object.defineProperty(outputs, "total", { enumerable: true, get: () => total[0] });
  const gradients = { spot: d_spot, volatility: d_volatility, years: d_years, rate: d_rate };
  const hvpResults = { spot: d_d_spot, volatility: d_d_volatility };
  const results = { outputs, gradients };

  /** What calls run: a refusal, as long as something has never been set, or forward has left nothing. */
  const run = {
    forward: checkSet,
    forwardBackward: checkSet,
    hvp: refuseHvp,
    hessian: checkSet,
    backward: checkForward,
  };

  /** These have been set, now and for good. */
  function markSet(...set) {
    for (const name of set) unset.delete(name);
    if (unset.size > 0) return;
    run.forward = computeForward;
    run.forwardBackward = computeForwardBackward;
    if (unsetVectors.size === 0) run.hvp = computeHvp;
    run.hessian = computeHessian;
  }

  /** These have been set, now and for good. */
  function markVectors(...set) {
    for (const name of set) unsetVectors.delete(name);
    if (unsetVectors.size > 0) return;
    if (unset.size === 0) run.hvp = computeHvp;
  }

  function refuseHvp() {
    checkSet();
    checkVectorsSet();
  }

  function checkForward() {
    throw new Error("backward needs a forward that succeeded before it");
  }

  // Kernels.

  /**
   * d1: f64[4] = (log(spot / strike) + (rate + volatility ** 2 / 2) * years) / spread
   * div: f64[4] = d1 / -1.4142135623730951
   * share1: f64[4] = 0.5 * erfc(-d1 / sqrt(2))
   * div: f64[4] = (spread - d1) / 1.4142135623730951
   * erfc: f64[4] = erfc((spread - d1) / 1.4142135623730951)
   * exp: f64[4] = exp(-(rate * years))
   * price: f64[4] = spot * share1 - strike * exp(-rate * years) * share2
   * total: f64 = sum(price)
   */
  function compute_total() {
    const years0 = years[0];
    const years1 = years[1];
    const years2 = years[2];
    const years3 = years[3];
    const volatility0 = volatility[0];
    const spread0 = volatility0 * Math.sqrt(years0);
    const volatility1 = volatility[1];
    const spread1 = volatility1 * Math.sqrt(years1);
    const volatility2 = volatility[2];
    const spread2 = volatility2 * Math.sqrt(years2);
    const volatility3 = volatility[3];
    const spread3 = volatility3 * Math.sqrt(years3);
    const spot0 = spot[0];
    const strike0 = strike[0];
    const spot1 = spot[1];
    const strike1 = strike[1];
    const spot2 = spot[2];
    const strike2 = strike[2];
    const spot3 = spot[3];
    const strike3 = strike[3];
    const rate0 = rate[0];
    const rate1 = rate[1];
    const rate2 = rate[2];
    const rate3 = rate[3];
    const d10 = (log(spot0 / strike0) + (rate0 + volatility0 * volatility0 * 0.5) * years0) / spread0;
    const d11 = (log(spot1 / strike1) + (rate1 + volatility1 * volatility1 * 0.5) * years1) / spread1;
    const d12 = (log(spot2 / strike2) + (rate2 + volatility2 * volatility2 * 0.5) * years2) / spread2;
    const d13 = (log(spot3 / strike3) + (rate3 + volatility3 * volatility3 * 0.5) * years3) / spread3;
    const t0 = d10 / -1.4142135623730951;
    const t1 = d11 / -1.4142135623730951;
    const t2 = d12 / -1.4142135623730951;
    const t3 = d13 / -1.4142135623730951;
    const share10 = 0.5 * erfc(t0);
    const share11 = 0.5 * erfc(t1);
    const share12 = 0.5 * erfc(t2);
    const share13 = 0.5 * erfc(t3);
    const t02 = (spread0 - d10) / 1.4142135623730951;
    const t12 = (spread1 - d11) / 1.4142135623730951;
    const t22 = (spread2 - d12) / 1.4142135623730951;
    const t32 = (spread3 - d13) / 1.4142135623730951;
    const t03 = erfc(t02);
    const t13 = erfc(t12);
    const t23 = erfc(t22);
    const t33 = erfc(t32);
    const share20 = 0.5 * t03;
    const share21 = 0.5 * t13;
    const share22 = 0.5 * t23;
    const share23 = 0.5 * t33;
    const t04 = exp(-(rate0 * years0));
    const t14 = exp(-(rate1 * years1));
    const t24 = exp(-(rate2 * years2));
    const t34 = exp(-(rate3 * years3));
    const price0 = spot0 * share10 - strike0 * t04 * share20;
    const price1 = spot1 * share11 - strike1 * t14 * share21;
    const price2 = spot2 * share12 - strike2 * t24 * share22;
    const price3 = spot3 * share13 - strike3 * t34 * share23;
    const total2 = price0 + price2 + (price1 + price3) + 0;
    kept[0] = d10;
    kept[1] = d11;
    kept[2] = d12;
    kept[3] = d13;
    kept[4] = t0;
    kept[5] = t1;
    kept[6] = t2;
    kept[7] = t3;
    kept[8] = share10;
    kept[9] = share11;
    kept[10] = share12;
    kept[11] = share13;
    kept[12] = t02;
    kept[13] = t12;
    kept[14] = t22;
    kept[15] = t32;
    kept[16] = t03;
    kept[17] = t13;
    kept[18] = t23;
    kept[19] = t33;
    kept[20] = t04;
    kept[21] = t14;
    kept[22] = t24;
    kept[23] = t34;
    price[0] = price0;
    price[1] = price1;
    price[2] = price2;
    price[3] = price3;
    total[0] = total2;
  }

  /**
   * d_rate: f64[4] = d_d1 / spread * years - -0.5 * erfc(%281) * strike * exp(-(rate * years)) * years
   * d_spot: f64[4] = share1 + d_d1 / spread / (spot / strike) / strike
   *   a cotangent of spot, by sum of the cotangents of its uses
   * d_volatility: f64[4] = d_d1 / spread * years * 0.5 * (2 * volatility) + d_spread * sqrt(years)
   *   a cotangent of volatility, by sum of the cotangents of its uses
   * d_years: f64[4] = d_d1 / spread * (rate + square(volatility) * 0.5) - rate * (-0.5 * %282 * strike *
   * exp(-%285)) + ...
   *   a cotangent of years, by sum of the cotangents of its uses
   */
  function compute_d_years() {
    const years0 = years[0];
    const t0 = Math.sqrt(years0);
    const years1 = years[1];
    const t1 = Math.sqrt(years1);
    const years2 = years[2];
    const t2 = Math.sqrt(years2);
    const years3 = years[3];
    const t3 = Math.sqrt(years3);
    const volatility0 = volatility[0];
    const spread0 = volatility0 * t0;
    const volatility1 = volatility[1];
    const spread1 = volatility1 * t1;
    const volatility2 = volatility[2];
    const spread2 = volatility2 * t2;
    const volatility3 = volatility[3];
    const spread3 = volatility3 * t3;
    const spot0 = spot[0];
    const strike0 = strike[0];
    const spot1 = spot[1];
    const strike1 = strike[1];
    const spot2 = spot[2];
    const strike2 = strike[2];
    const spot3 = spot[3];
    const strike3 = strike[3];
    const rate0 = rate[0];
    const rate1 = rate[1];
    const rate2 = rate[2];
    const rate3 = rate[3];
    const t02 = kept[20];
    const t12 = kept[21];
    const t22 = kept[22];
    const t32 = kept[23];
    const t03 = kept[16];
    const t13 = kept[17];
    const t23 = kept[18];
    const t33 = kept[19];
    const t04 = -0.5 * t03 * strike0 * t02;
    const t14 = -0.5 * t13 * strike1 * t12;
    const t24 = -0.5 * t23 * strike2 * t22;
    const t34 = -0.5 * t33 * strike3 * t32;
    const t05 = kept[12];
    const t15 = kept[13];
    const t25 = kept[14];
    const t35 = kept[15];
    const t06 = -0.5 * (strike0 * t02) * (1.1283791670955126 * exp(-(t05 * t05)));
    const t16 = -0.5 * (strike1 * t12) * (1.1283791670955126 * exp(-(t15 * t15)));
    const t26 = -0.5 * (strike2 * t22) * (1.1283791670955126 * exp(-(t25 * t25)));
    const t36 = -0.5 * (strike3 * t32) * (1.1283791670955126 * exp(-(t35 * t35)));
    const d_d20 = t06 / 1.4142135623730951;
    const d_d21 = t16 / 1.4142135623730951;
    const d_d22 = t26 / 1.4142135623730951;
    const d_d23 = t36 / 1.4142135623730951;
    const t07 = kept[4];
    const t17 = kept[5];
    const t27 = kept[6];
    const t37 = kept[7];
    const d_d10 = (spot0 * 0.5 * (1.1283791670955126 * exp(-(t07 * t07)))) / 1.4142135623730951 + d_d20;
    const d_d11 = (spot1 * 0.5 * (1.1283791670955126 * exp(-(t17 * t17)))) / 1.4142135623730951 + d_d21;
    const d_d12 = (spot2 * 0.5 * (1.1283791670955126 * exp(-(t27 * t27)))) / 1.4142135623730951 + d_d22;
    const d_d13 = (spot3 * 0.5 * (1.1283791670955126 * exp(-(t37 * t37)))) / 1.4142135623730951 + d_d23;
    const t08 = d_d10 / spread0;
    const t18 = d_d11 / spread1;
    const t28 = d_d12 / spread2;
    const t38 = d_d13 / spread3;
    const d10 = kept[0];
    const d11 = kept[1];
    const d12 = kept[2];
    const d13 = kept[3];
    const d_spread0 = t06 / -1.4142135623730951 - d_d10 * (d10 / spread0);
    const d_spread1 = t16 / -1.4142135623730951 - d_d11 * (d11 / spread1);
    const d_spread2 = t26 / -1.4142135623730951 - d_d12 * (d12 / spread2);
    const d_spread3 = t36 / -1.4142135623730951 - d_d13 * (d13 / spread3);
    const t09 = t08 * years0;
    const t19 = t18 * years1;
    const t29 = t28 * years2;
    const t39 = t38 * years3;
    const d_rate0 = t09 - t04 * years0;
    const d_rate1 = t19 - t14 * years1;
    const d_rate2 = t29 - t24 * years2;
    const d_rate3 = t39 - t34 * years3;
    const share10 = kept[8];
    const d_spot0 = share10 + t08 / (spot0 / strike0) / strike0;
    const share11 = kept[9];
    const d_spot1 = share11 + t18 / (spot1 / strike1) / strike1;
    const share12 = kept[10];
    const d_spot2 = share12 + t28 / (spot2 / strike2) / strike2;
    const share13 = kept[11];
    const d_spot3 = share13 + t38 / (spot3 / strike3) / strike3;
    const d_volatility0 = t09 * 0.5 * (2 * volatility0) + d_spread0 * t0;
    const d_volatility1 = t19 * 0.5 * (2 * volatility1) + d_spread1 * t1;
    const d_volatility2 = t29 * 0.5 * (2 * volatility2) + d_spread2 * t2;
    const d_volatility3 = t39 * 0.5 * (2 * volatility3) + d_spread3 * t3;
    const d_years0 = t08 * (rate0 + volatility0 * volatility0 * 0.5) - rate0 * t04 + (0.5 * (d_spread0 * volatility0)) / t0;
    const d_years1 = t18 * (rate1 + volatility1 * volatility1 * 0.5) - rate1 * t14 + (0.5 * (d_spread1 * volatility1)) / t1;
    const d_years2 = t28 * (rate2 + volatility2 * volatility2 * 0.5) - rate2 * t24 + (0.5 * (d_spread2 * volatility2)) / t2;
    const d_years3 = t38 * (rate3 + volatility3 * volatility3 * 0.5) - rate3 * t34 + (0.5 * (d_spread3 * volatility3)) / t3;
    d_rate[0] = d_rate0;
    d_rate[1] = d_rate1;
    d_rate[2] = d_rate2;
    d_rate[3] = d_rate3;
    d_spot[0] = d_spot0;
    d_spot[1] = d_spot1;
    d_spot[2] = d_spot2;
    d_spot[3] = d_spot3;
    d_volatility[0] = d_volatility0;
    d_volatility[1] = d_volatility1;
    d_volatility[2] = d_volatility2;
    d_volatility[3] = d_volatility3;
    d_years[0] = d_years0;
    d_years[1] = d_years1;
    d_years[2] = d_years2;
    d_years[3] = d_years3;
  }

  /**
   * price: f64[4] = spot * share1 - strike * exp(-rate * years) * share2
   * total: f64 = sum(price)
   * d_rate: f64[4] = d_d1 / spread * years - -0.5 * erfc(%281) * strike * exp(-(rate * years)) * years
   * d_spot: f64[4] = share1 + d_d1 / spread / (spot / strike) / strike
   *   a cotangent of spot, by sum of the cotangents of its uses
   * d_volatility: f64[4] = d_d1 / spread * years * 0.5 * (2 * volatility) + d_spread * sqrt(years)
   *   a cotangent of volatility, by sum of the cotangents of its uses
   * d_years: f64[4] = d_d1 / spread * (rate + square(volatility) * 0.5) - rate * (-0.5 * %282 * strike *
   * exp(-%285)) + ...
   *   a cotangent of years, by sum of the cotangents of its uses
   */
  function compute_d_years_1() {
    const years0 = years[0];
    const t0 = Math.sqrt(years0);
    const years1 = years[1];
    const t1 = Math.sqrt(years1);
    const years2 = years[2];
    const t2 = Math.sqrt(years2);
    const years3 = years[3];
    const t3 = Math.sqrt(years3);
    const volatility0 = volatility[0];
    const spread0 = volatility0 * t0;
    const volatility1 = volatility[1];
    const spread1 = volatility1 * t1;
    const volatility2 = volatility[2];
    const spread2 = volatility2 * t2;
    const volatility3 = volatility[3];
    const spread3 = volatility3 * t3;
    const spot0 = spot[0];
    const strike0 = strike[0];
    const t02 = spot0 / strike0;
    const spot1 = spot[1];
    const strike1 = strike[1];
    const t12 = spot1 / strike1;
    const spot2 = spot[2];
    const strike2 = strike[2];
    const t22 = spot2 / strike2;
    const spot3 = spot[3];
    const strike3 = strike[3];
    const t32 = spot3 / strike3;
    const rate0 = rate[0];
    const t03 = rate0 + volatility0 * volatility0 * 0.5;
    const rate1 = rate[1];
    const t13 = rate1 + volatility1 * volatility1 * 0.5;
    const rate2 = rate[2];
    const t23 = rate2 + volatility2 * volatility2 * 0.5;
    const rate3 = rate[3];
    const t33 = rate3 + volatility3 * volatility3 * 0.5;
    const d10 = (log(t02) + t03 * years0) / spread0;
    const d11 = (log(t12) + t13 * years1) / spread1;
    const d12 = (log(t22) + t23 * years2) / spread2;
    const d13 = (log(t32) + t33 * years3) / spread3;
    const t04 = d10 / -1.4142135623730951;
    const t14 = d11 / -1.4142135623730951;
    const t24 = d12 / -1.4142135623730951;
    const t34 = d13 / -1.4142135623730951;
    const share10 = 0.5 * erfc(t04);
    const share11 = 0.5 * erfc(t14);
    const share12 = 0.5 * erfc(t24);
    const share13 = 0.5 * erfc(t34);
    const t05 = (spread0 - d10) / 1.4142135623730951;
    const t15 = (spread1 - d11) / 1.4142135623730951;
    const t25 = (spread2 - d12) / 1.4142135623730951;
    const t35 = (spread3 - d13) / 1.4142135623730951;
    const t06 = erfc(t05);
    const t16 = erfc(t15);
    const t26 = erfc(t25);
    const t36 = erfc(t35);
    const share20 = 0.5 * t06;
    const share21 = 0.5 * t16;
    const share22 = 0.5 * t26;
    const share23 = 0.5 * t36;
    const t07 = exp(-(rate0 * years0));
    const t17 = exp(-(rate1 * years1));
    const t27 = exp(-(rate2 * years2));
    const t37 = exp(-(rate3 * years3));
    const t08 = strike0 * t07;
    const t18 = strike1 * t17;
    const t28 = strike2 * t27;
    const t38 = strike3 * t37;
    const price0 = spot0 * share10 - t08 * share20;
    const price1 = spot1 * share11 - t18 * share21;
    const price2 = spot2 * share12 - t28 * share22;
    const price3 = spot3 * share13 - t38 * share23;
    const total2 = price0 + price2 + (price1 + price3) + 0;
    const t09 = -0.5 * t06 * strike0 * t07;
    const t19 = -0.5 * t16 * strike1 * t17;
    const t29 = -0.5 * t26 * strike2 * t27;
    const t39 = -0.5 * t36 * strike3 * t37;
    const t010 = -0.5 * t08 * (1.1283791670955126 * exp(-(t05 * t05)));
    const t110 = -0.5 * t18 * (1.1283791670955126 * exp(-(t15 * t15)));
    const t210 = -0.5 * t28 * (1.1283791670955126 * exp(-(t25 * t25)));
    const t310 = -0.5 * t38 * (1.1283791670955126 * exp(-(t35 * t35)));
    const d_d20 = t010 / 1.4142135623730951;
    const d_d21 = t110 / 1.4142135623730951;
    const d_d22 = t210 / 1.4142135623730951;
    const d_d23 = t310 / 1.4142135623730951;
    const d_d10 = (spot0 * 0.5 * (1.1283791670955126 * exp(-(t04 * t04)))) / 1.4142135623730951 + d_d20;
    const d_d11 = (spot1 * 0.5 * (1.1283791670955126 * exp(-(t14 * t14)))) / 1.4142135623730951 + d_d21;
    const d_d12 = (spot2 * 0.5 * (1.1283791670955126 * exp(-(t24 * t24)))) / 1.4142135623730951 + d_d22;
    const d_d13 = (spot3 * 0.5 * (1.1283791670955126 * exp(-(t34 * t34)))) / 1.4142135623730951 + d_d23;
    const t011 = d_d10 / spread0;
    const t111 = d_d11 / spread1;
    const t211 = d_d12 / spread2;
    const t311 = d_d13 / spread3;
    const d_spread0 = t010 / -1.4142135623730951 - d_d10 * (d10 / spread0);
    const d_spread1 = t110 / -1.4142135623730951 - d_d11 * (d11 / spread1);
    const d_spread2 = t210 / -1.4142135623730951 - d_d12 * (d12 / spread2);
    const d_spread3 = t310 / -1.4142135623730951 - d_d13 * (d13 / spread3);
    const t012 = t011 * years0;
    const t112 = t111 * years1;
    const t212 = t211 * years2;
    const t312 = t311 * years3;
    const d_rate0 = t012 - t09 * years0;
    const d_rate1 = t112 - t19 * years1;
    const d_rate2 = t212 - t29 * years2;
    const d_rate3 = t312 - t39 * years3;
    const d_spot0 = share10 + t011 / t02 / strike0;
    const d_spot1 = share11 + t111 / t12 / strike1;
    const d_spot2 = share12 + t211 / t22 / strike2;
    const d_spot3 = share13 + t311 / t32 / strike3;
    const d_volatility0 = t012 * 0.5 * (2 * volatility0) + d_spread0 * t0;
    const d_volatility1 = t112 * 0.5 * (2 * volatility1) + d_spread1 * t1;
    const d_volatility2 = t212 * 0.5 * (2 * volatility2) + d_spread2 * t2;
    const d_volatility3 = t312 * 0.5 * (2 * volatility3) + d_spread3 * t3;
    const d_years0 = t011 * t03 - rate0 * t09 + (0.5 * (d_spread0 * volatility0)) / t0;
    const d_years1 = t111 * t13 - rate1 * t19 + (0.5 * (d_spread1 * volatility1)) / t1;
    const d_years2 = t211 * t23 - rate2 * t29 + (0.5 * (d_spread2 * volatility2)) / t2;
    const d_years3 = t311 * t33 - rate3 * t39 + (0.5 * (d_spread3 * volatility3)) / t3;
    price[0] = price0;
    price[1] = price1;
    price[2] = price2;
    price[3] = price3;
    total[0] = total2;
    d_rate[0] = d_rate0;
    d_rate[1] = d_rate1;
    d_rate[2] = d_rate2;
    d_rate[3] = d_rate3;
    d_spot[0] = d_spot0;
    d_spot[1] = d_spot1;
    d_spot[2] = d_spot2;
    d_spot[3] = d_spot3;
    d_volatility[0] = d_volatility0;
    d_volatility[1] = d_volatility1;
    d_volatility[2] = d_volatility2;
    d_volatility[3] = d_volatility3;
    d_years[0] = d_years0;
    d_years[1] = d_years1;
    d_years[2] = d_years2;
    d_years[3] = d_years3;
  }

  /**
   * d_d_spot: f64[4] = d_share1 + ((d_d_d1 / spread - d_spread * %522) / (spot / strike) - vector_spot / strike *
   * (%343 ...
   *   a tangent of d_spot, by add: its tangent
   * d_d_volatility: f64[4] = (%521 - %523) * years * 0.5 * (2 * volatility) + vector_volatility * 2 * (d_d1 /
   * spread * years *...
   *   a tangent of d_volatility, by add: its tangent
   */
  function compute_d_d_volatility() {
    const years0 = years[0];
    const t0 = Math.sqrt(years0);
    const years1 = years[1];
    const t1 = Math.sqrt(years1);
    const years2 = years[2];
    const t2 = Math.sqrt(years2);
    const years3 = years[3];
    const t3 = Math.sqrt(years3);
    const volatility0 = volatility[0];
    const spread0 = volatility0 * t0;
    const volatility1 = volatility[1];
    const spread1 = volatility1 * t1;
    const volatility2 = volatility[2];
    const spread2 = volatility2 * t2;
    const volatility3 = volatility[3];
    const spread3 = volatility3 * t3;
    const spot0 = spot[0];
    const strike0 = strike[0];
    const t02 = spot0 / strike0;
    const spot1 = spot[1];
    const strike1 = strike[1];
    const t12 = spot1 / strike1;
    const spot2 = spot[2];
    const strike2 = strike[2];
    const t22 = spot2 / strike2;
    const spot3 = spot[3];
    const strike3 = strike[3];
    const t32 = spot3 / strike3;
    const t03 = 2 * volatility0;
    const t13 = 2 * volatility1;
    const t23 = 2 * volatility2;
    const t33 = 2 * volatility3;
    const vector_volatility0 = vector_volatility[0];
    const d_spread0 = vector_volatility0 * t0;
    const vector_volatility1 = vector_volatility[1];
    const d_spread1 = vector_volatility1 * t1;
    const vector_volatility2 = vector_volatility[2];
    const d_spread2 = vector_volatility2 * t2;
    const vector_volatility3 = vector_volatility[3];
    const d_spread3 = vector_volatility3 * t3;
    const vector_spot0 = vector_spot[0];
    const t04 = vector_spot0 / strike0;
    const vector_spot1 = vector_spot[1];
    const t14 = vector_spot1 / strike1;
    const vector_spot2 = vector_spot[2];
    const t24 = vector_spot2 / strike2;
    const vector_spot3 = vector_spot[3];
    const t34 = vector_spot3 / strike3;
    const rate0 = rate[0];
    const rate1 = rate[1];
    const rate2 = rate[2];
    const rate3 = rate[3];
    const d10 = (log(t02) + (rate0 + volatility0 * volatility0 * 0.5) * years0) / spread0;
    const d11 = (log(t12) + (rate1 + volatility1 * volatility1 * 0.5) * years1) / spread1;
    const d12 = (log(t22) + (rate2 + volatility2 * volatility2 * 0.5) * years2) / spread2;
    const d13 = (log(t32) + (rate3 + volatility3 * volatility3 * 0.5) * years3) / spread3;
    const t05 = spread0 - d10;
    const t15 = spread1 - d11;
    const t25 = spread2 - d12;
    const t35 = spread3 - d13;
    const t06 = -0.5 * (strike0 * exp(-(rate0 * years0)));
    const t16 = -0.5 * (strike1 * exp(-(rate1 * years1)));
    const t26 = -0.5 * (strike2 * exp(-(rate2 * years2)));
    const t36 = -0.5 * (strike3 * exp(-(rate3 * years3)));
    const t = t05 / 1.4142135623730951;
    const t27 = t15 / 1.4142135623730951;
    const t37 = t25 / 1.4142135623730951;
    const t4 = t35 / 1.4142135623730951;
    const t07 = exp(-(t * t));
    const t17 = exp(-(t27 * t27));
    const t28 = exp(-(t37 * t37));
    const t38 = exp(-(t4 * t4));
    const d_d20 = (t06 * (1.1283791670955126 * t07)) / 1.4142135623730951;
    const d_d21 = (t16 * (1.1283791670955126 * t17)) / 1.4142135623730951;
    const d_d22 = (t26 * (1.1283791670955126 * t28)) / 1.4142135623730951;
    const d_d23 = (t36 * (1.1283791670955126 * t38)) / 1.4142135623730951;
    const t08 = spot0 * 0.5;
    const t18 = spot1 * 0.5;
    const t29 = spot2 * 0.5;
    const t39 = spot3 * 0.5;
    const t5 = d10 / -1.4142135623730951;
    const t6 = d11 / -1.4142135623730951;
    const t7 = d12 / -1.4142135623730951;
    const t8 = d13 / -1.4142135623730951;
    const t09 = exp(-(t5 * t5));
    const t19 = exp(-(t6 * t6));
    const t210 = exp(-(t7 * t7));
    const t310 = exp(-(t8 * t8));
    const t010 = 1.1283791670955126 * t09;
    const t110 = 1.1283791670955126 * t19;
    const t211 = 1.1283791670955126 * t210;
    const t311 = 1.1283791670955126 * t310;
    const d_d10 = (t08 * t010) / 1.4142135623730951 + d_d20;
    const d_d11 = (t18 * t110) / 1.4142135623730951 + d_d21;
    const d_d12 = (t29 * t211) / 1.4142135623730951 + d_d22;
    const d_d13 = (t39 * t311) / 1.4142135623730951 + d_d23;
    const t011 = d_d10 / spread0;
    const t111 = d_d11 / spread1;
    const t212 = d_d12 / spread2;
    const t312 = d_d13 / spread3;
    const t012 = d10 / spread0;
    const t112 = d11 / spread1;
    const t213 = d12 / spread2;
    const t313 = d13 / spread3;
    const t013 = (t04 / t02 + vector_volatility0 * t03 * 0.5 * years0) / spread0;
    const t113 = (t14 / t12 + vector_volatility1 * t13 * 0.5 * years1) / spread1;
    const t214 = (t24 / t22 + vector_volatility2 * t23 * 0.5 * years2) / spread2;
    const t314 = (t34 / t32 + vector_volatility3 * t33 * 0.5 * years3) / spread3;
    const t014 = d_spread0 * t012;
    const t114 = d_spread1 * t112;
    const t215 = d_spread2 * t213;
    const t315 = d_spread3 * t313;
    const d_d102 = t013 - t014;
    const d_d112 = t113 - t114;
    const d_d122 = t214 - t215;
    const d_d132 = t314 - t315;
    const t015 = (t014 - t013) / 1.4142135623730951;
    const t115 = (t114 - t113) / 1.4142135623730951;
    const t216 = (t215 - t214) / 1.4142135623730951;
    const t316 = (t315 - t314) / 1.4142135623730951;
    const d_share10 = -0.5 * (t015 * t010);
    const d_share11 = -0.5 * (t115 * t110);
    const d_share12 = -0.5 * (t216 * t211);
    const d_share13 = -0.5 * (t316 * t311);
    const t016 = -1.1283791670955126 * (((d_spread0 - d_d102) / 1.4142135623730951) * (1.414213562373095 * t05) * t07) * t06;
    const t116 = -1.1283791670955126 * (((d_spread1 - d_d112) / 1.4142135623730951) * (1.414213562373095 * t15) * t17) * t16;
    const t217 = -1.1283791670955126 * (((d_spread2 - d_d122) / 1.4142135623730951) * (1.414213562373095 * t25) * t28) * t26;
    const t317 = -1.1283791670955126 * (((d_spread3 - d_d132) / 1.4142135623730951) * (1.414213562373095 * t35) * t38) * t36;
    const d_d_d20 = t016 / 1.4142135623730951;
    const d_d_d21 = t116 / 1.4142135623730951;
    const d_d_d22 = t217 / 1.4142135623730951;
    const d_d_d23 = t317 / 1.4142135623730951;
    const t017 = (vector_spot0 * 0.5 * t010 + -1.1283791670955126 * (t015 * (-1.414213562373095 * d10) * t09) * t08) / 1.4142135623730951;
    const t117 = (vector_spot1 * 0.5 * t110 + -1.1283791670955126 * (t115 * (-1.414213562373095 * d11) * t19) * t18) / 1.4142135623730951;
    const t218 = (vector_spot2 * 0.5 * t211 + -1.1283791670955126 * (t216 * (-1.414213562373095 * d12) * t210) * t29) / 1.4142135623730951;
    const t318 = (vector_spot3 * 0.5 * t311 + -1.1283791670955126 * (t316 * (-1.414213562373095 * d13) * t310) * t39) / 1.4142135623730951;
    const d_d_d10 = t017 + d_d_d20;
    const d_d_d11 = t117 + d_d_d21;
    const d_d_d12 = t218 + d_d_d22;
    const d_d_d13 = t318 + d_d_d23;
    const t018 = d_d_d10 / spread0 - d_spread0 * (t011 / spread0);
    const t118 = d_d_d11 / spread1 - d_spread1 * (t111 / spread1);
    const t219 = d_d_d12 / spread2 - d_spread2 * (t212 / spread2);
    const t319 = d_d_d13 / spread3 - d_spread3 * (t312 / spread3);
    const d_d_spread0 = t016 / -1.4142135623730951 - (d_d_d10 * t012 + (d_d102 / spread0 - d_spread0 * (t012 / spread0)) * d_d10);
    const d_d_spread1 = t116 / -1.4142135623730951 - (d_d_d11 * t112 + (d_d112 / spread1 - d_spread1 * (t112 / spread1)) * d_d11);
    const d_d_spread2 = t217 / -1.4142135623730951 - (d_d_d12 * t213 + (d_d122 / spread2 - d_spread2 * (t213 / spread2)) * d_d12);
    const d_d_spread3 = t317 / -1.4142135623730951 - (d_d_d13 * t313 + (d_d132 / spread3 - d_spread3 * (t313 / spread3)) * d_d13);
    const d_d_spot0 = d_share10 + (t018 / t02 - t04 * (t011 / t02 / t02)) / strike0;
    const d_d_spot1 = d_share11 + (t118 / t12 - t14 * (t111 / t12 / t12)) / strike1;
    const d_d_spot2 = d_share12 + (t219 / t22 - t24 * (t212 / t22 / t22)) / strike2;
    const d_d_spot3 = d_share13 + (t319 / t32 - t34 * (t312 / t32 / t32)) / strike3;
    const d_d_volatility0 = t018 * years0 * 0.5 * t03 + vector_volatility0 * 2 * (t011 * years0 * 0.5) + d_d_spread0 * t0;
    const d_d_volatility1 = t118 * years1 * 0.5 * t13 + vector_volatility1 * 2 * (t111 * years1 * 0.5) + d_d_spread1 * t1;
    const d_d_volatility2 = t219 * years2 * 0.5 * t23 + vector_volatility2 * 2 * (t212 * years2 * 0.5) + d_d_spread2 * t2;
    const d_d_volatility3 = t319 * years3 * 0.5 * t33 + vector_volatility3 * 2 * (t312 * years3 * 0.5) + d_d_spread3 * t3;
    d_d_spot[0] = d_d_spot0;
    d_d_spot[1] = d_d_spot1;
    d_d_spot[2] = d_d_spot2;
    d_d_spot[3] = d_d_spot3;
    d_d_volatility[0] = d_d_volatility0;
    d_d_volatility[1] = d_d_volatility1;
    d_d_volatility[2] = d_d_volatility2;
    d_d_volatility[3] = d_d_volatility3;
  }

  /**
   * spread: f64[4] = volatility * sqrt(years)
   * div: f64[4] = spot / strike
   * d1: f64[4] = (log(spot / strike) + (rate + volatility ** 2 / 2) * years) / spread
   * mul: f64[4] = -0.5 * (strike * exp(-(rate * years)))
   * exp: f64[4] = exp(-square((spread - d1) / 1.4142135623730951))
   *   a cotangent of erfc(%26 / 1.4142135623730951), by erfc: dx
   * exp: f64[4] = exp(-square(d1 / -1.4142135623730951))
   *   a cotangent of erfc(%18 / 1.4142135623730951), by erfc: dx
   * mul: f64[4] = 1.414213562373095 * (spread - d1)
   * div: f64[4] = d_d1 / spread / (spot / strike) / (spot / strike)
   *   a tangent of d_d1 / spread / (spot / strike), by div: its tangent
   */
  function compute_div() {
    for (let i = 0; i < 4; i++) {
      const volatility2 = volatility[i];
      const years2 = years[i];
      const spread2 = volatility2 * Math.sqrt(years2);
      spread[i] = spread2;
      const spot2 = spot[i];
      const strike2 = strike[i];
      const t = spot2 / strike2;
      div[i] = t;
      const rate2 = rate[i];
      const d1 = (log(t) + (rate2 + volatility2 * volatility2 * 0.5) * years2) / spread2;
      kept[i] = d1;
      const t2 = -0.5 * (strike2 * exp(-(rate2 * years2)));
      mul[i] = t2;
      const t3 = spread2 - d1;
      const t4 = t3 / 1.4142135623730951;
      const t5 = exp(-(t4 * t4));
      exp_[i] = t5;
      const t6 = d1 / -1.4142135623730951;
      const t7 = exp(-(t6 * t6));
      exp_1[i] = t7;
      mul_1[i] = 1.414213562373095 * t3;
      const d_d2 = (t2 * (1.1283791670955126 * t5)) / 1.4142135623730951;
      const d_d1 = (spot2 * 0.5 * (1.1283791670955126 * t7)) / 1.4142135623730951 + d_d2;
      div_1[i] = d_d1 / spread2 / t / t;
    }
  }

  /**
   * div: f64[4, 4] = view(1, [i, j] => [], where 0 <= i - j < 1) / strike / (spot / strike) / spread /
   * -1.414213562373...
   */
  function compute_div_1() {
    for (let i = 0; i < 4; i++) {
      for (let j = 0; j < 4; j++) {
        div_2[i * 4 + j] = ((i - j) >>> 0 < 1 ? 1 : 0) / strike[j] / div[j] / spread[j] / -1.4142135623730951;
      }
    }
  }

  /**
   * hessian_total_spot: f64[4, 4] = transpose(-0.5 * (%138 / spread / -1.4142135623730951 * (1.1283791670955126 *
   * exp(%330))) + (%448...
   */
  function compute_hessian_total_spot() {
    for (let i = 0; i < 4; i++) {
      const t22 = exp_1[i];
      const t32 = strike[i];
      const t23 = -1.414213562373095 * kept[i];
      const t33 = spot[i] * 0.5;
      const mul_12 = mul_1[i];
      const exp2 = exp_[i];
      const mul2 = mul[i];
      const spread2 = spread[i];
      const div2 = div[i];
      const div_12 = div_1[i];
      for (let j = 0; j < 4; j++) {
        const t = div_2[j * 4 + i];
        hessian_total_spot[i * 4 + j] = -0.5 * (t * (1.1283791670955126 * t22)) + (((((j - i) >>> 0 < 1 ? 1 : 0) * 0.5 * (1.1283791670955126 * t22) + -1.1283791670955126 * (t * t23 * t22) * t33) / 1.4142135623730951 + (-1.1283791670955126 * (t * mul_12 * exp2) * mul2) / 1.4142135623730951) / spread2 / div2 - (((j - i) >>> 0 < 1 ? 1 : 0) / t32) * div_12) / t32;
      }
    }
  }

  function computeForward() {
    compute_total();
    run.backward = computeBackward;
  }

  function computeBackward() {
    compute_d_years();
  }

  function computeForwardBackward() {
    compute_d_years_1();
  }

  function computeHvp() {
    compute_d_d_volatility();
  }

  function computeHessian() {
    compute_div();
    compute_div_1();
    compute_hessian_total_spot();
  }

  // Calls.

  /** Throws if a call gives what does not fit; changes nothing. */
  function checkInputs(given) {
    checkObject("inputs", given);
    let found = 0;
    if (given.strike !== undefined) {
      found += 1;
      guard.see(0, given.strike, Float64Array, 4, "f64[4]");
    }
    if (given.spot !== undefined) {
      found += 1;
      guard.see(1, given.spot, Float64Array, 4, "f64[4]");
    }
    if (given.volatility !== undefined) {
      found += 1;
      guard.see(2, given.volatility, Float64Array, 4, "f64[4]");
    }
    if (given.years !== undefined) {
      found += 1;
      guard.see(3, given.years, Float64Array, 4, "f64[4]");
    }
    if (given.rate !== undefined) {
      found += 1;
      guard.see(4, given.rate, Float64Array, 4, "f64[4]");
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
    if (given.strike !== undefined && given.strike !== strike) strike.set(given.strike);
    if (given.spot !== undefined && given.spot !== spot) spot.set(given.spot);
    if (given.volatility !== undefined && given.volatility !== volatility) volatility.set(given.volatility);
    if (given.years !== undefined && given.years !== years) years.set(given.years);
    if (given.rate !== undefined && given.rate !== rate) rate.set(given.rate);
    if (unset.size > 0) markSet(...unset);
    run.backward = checkForward;
  }

  /** Throws if vectors do not fit; changes nothing. */
  function checkVectors(given) {
    checkObject("vectors", given);
    let found = 0;
    if (given.spot !== undefined) {
      found += 1;
      guard.see(5, given.spot, Float64Array, 4, "f64[4]");
    }
    if (given.volatility !== undefined) {
      found += 1;
      guard.see(6, given.volatility, Float64Array, 4, "f64[4]");
    }
    checkNames(given, found, vectorNames, "vector");
  }

  /** Throws if something has never been set and this call does not give it. */
  function checkVectorsSet(given) {
    for (const name of unsetVectors) {
      if (given !== undefined && given[name] !== undefined) continue;
      throw new TypeError(`the vector of ${name} has never been set: give it in a call`);
    }
  }

  /** Copies vectors into the model. */
  function takeVectors(given) {
    if (given.spot !== undefined && given.spot !== vector_spot) vector_spot.set(given.spot);
    if (given.volatility !== undefined && given.volatility !== vector_volatility) vector_volatility.set(given.volatility);
    if (unsetVectors.size > 0) markVectors(...unsetVectors);
  }

  /** Throws unless results can be written into these arrays. */
  function checkOutputs(label, out) {
    checkObject(label, out);
    guard.see(7, out.price, Float64Array, 4, "f64[4]");
  }

  function copyOutputs() {
    return { price: price.slice(), total: total[0] };
  }

  function fillOutputs(out) {
    out.price.set(price);
    out.total = total[0];
    return out;
  }

  /** Throws unless results can be written into these arrays. */
  function checkGradients(label, out) {
    checkObject(label, out);
    guard.see(8, out.spot, Float64Array, 4, "f64[4]");
    guard.see(9, out.volatility, Float64Array, 4, "f64[4]");
    guard.see(10, out.years, Float64Array, 4, "f64[4]");
    guard.see(11, out.rate, Float64Array, 4, "f64[4]");
  }

  function copyGradients(seed = 1) {
    return {
      spot: scaled(d_spot.slice(), seed),
      volatility: scaled(d_volatility.slice(), seed),
      years: scaled(d_years.slice(), seed),
      rate: scaled(d_rate.slice(), seed),
    };
  }

  function fillGradients(out, seed = 1) {
    out.spot.set(d_spot);
    scaled(out.spot, seed);
    out.volatility.set(d_volatility);
    scaled(out.volatility, seed);
    out.years.set(d_years);
    scaled(out.years, seed);
    out.rate.set(d_rate);
    scaled(out.rate, seed);
    return out;
  }

  /** The array times the seed, in place. */
  function scaled(array, seed) {
    if (seed !== 1) for (let i = 0; i < array.length; i++) array[i] *= seed;
    return array;
  }

  /** Throws unless results can be written into these arrays. */
  function checkHvp(label, out) {
    checkObject(label, out);
    guard.see(12, out.spot, Float64Array, 4, "f64[4]");
    guard.see(13, out.volatility, Float64Array, 4, "f64[4]");
  }

  function copyHvp() {
    return { spot: d_d_spot.slice(), volatility: d_d_volatility.slice() };
  }

  function fillHvp(out) {
    out.spot.set(d_d_spot);
    out.volatility.set(d_d_volatility);
    return out;
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

  function hvp(given, direction, out) {
    if (given === undefined && direction === undefined && out === undefined) {
      run.hvp();
      return hvpResults;
    }
    guard.begin();
    if (given !== undefined) checkInputs(given);
    if (unset.size > 0) checkSet(given);
    if (direction !== undefined) checkVectors(direction);
    if (unsetVectors.size > 0) checkVectorsSet(direction);
    if (out !== undefined) checkHvp("out", out);
    guard.check();
    if (given !== undefined) takeInputs(given);
    if (direction !== undefined) takeVectors(direction);
    computeHvp();
    return out === undefined ? copyHvp() : fillHvp(out);
  }

  function hessian(given, out) {
    if (given === undefined && out === undefined) {
      run.hessian();
      return hessian_total_spot;
    }
    guard.begin();
    if (given !== undefined) checkInputs(given);
    if (unset.size > 0) checkSet(given);
    if (out !== undefined) guard.see(14, out, Float64Array, 16, "f64[4, 4]");
    guard.check();
    if (given !== undefined) takeInputs(given);
    computeHessian();
    if (out === undefined) return hessian_total_spot.slice();
    out.set(hessian_total_spot);
    return out;
  }

  class Instance {
    outputs = outputs;
    gradients = gradients;
    forward = forward;
    backward = backward;
    forwardBackward = forwardBackward;
    hvp = hvp;
    hessian = hessian;
    get inputs() {
      markSet("strike");
      return inputs;
    }
    get parameters() {
      markSet("spot", "volatility", "years", "rate");
      return parameters;
    }
    get vectors() {
      markVectors("spot", "volatility");
      return vectors;
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

/** The double of these high and low 32 bits. */
function fromWords(high, low) {
  words[highIndex] = high;
  words[lowIndex] = low;
  return double[0];
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

/** The natural logarithm, off by less than 1 unit in the last place. */
function log(x) {
  const subnormal = x < 2.2250738585072014e-308;
  const normal = subnormal ? x * 18014398509481984 : x;
  const k = (highWord(normal) - 1072079006) >> 20;
  const f = scale(normal, (0 - k) | 0) - 1;
  const n = k - (subnormal ? 54 : 0);
  const s = f / (2 + f);
  const z = s * s;
  const z2 = z * z;
  const q0 = 0.6666666666666735 + z * 0.3999999999940942 + z2 * (0.2857142874366239 + z * 0.22222198432149784);
  const q4 = 0.1818357216161805 + z * 0.15313837699209373 + z2 * 0.14798198605116586;
  const qStep = z2 * z2;
  const series = z * (q0 + qStep * q4);
  const half = 0.5 * (f * f);
  const product = s * (half + series);
  const low = product + n * 1.9082149292705877e-10;
  return x > 0 ? (x < Infinity ? n * 0.6931471803691238 - (half - low - f) : x) : x === 0 ? -Infinity : NaN;
}

/** e^x, off by less than 1 unit in the last place. */
function exp(x) {
  const bounded = Math.max(-746, Math.min(x, 710));
  const shifted = bounded * 1.4426950408889634 + 6755399441055744;
  const k = lowWord(shifted);
  const n = shifted - 6755399441055744;
  const high = bounded - n * 0.6931471803691238;
  const low = n * 1.9082149292705877e-10;
  const r = high - low;
  const r2 = r * r;
  const q0 = 0.5 + r * 0.1666666666666643 + r2 * (0.0416666666666033 + r * 0.008333333333501785);
  const q4 = 0.0013888888927087231 + r * 0.00019841269463264784 + r2 * (0.000024801508286759143 + r * 0.000002755764260196376);
  const q8 = 2.7625355648684345e-7 + r * 2.4978147314478072e-8;
  const qStep = r2 * r2;
  return scale(1 + (high + (r2 * (q0 + qStep * (q4 + qStep * q8)) - low)), k);
}

/** x e^(x^2) erfc(x) at x = 1 / t, for x from 1 to 28. */
function erfcFactor(t) {
  if (t > 0.5) {
    return 0.46817959203854037 + (t * 4 - 3) * (-0.04227024444636883 + (t * 4 - 3) * (0.0012092420392931552 + (t * 4 - 3) * (0.0006295812459832145 + (t * 4 - 3) * (-0.00019713177832962194 + (t * 4 - 3) * (0.00003680539054988557 + (t * 4 - 3) * (-0.000004423080518138124 + (t * 4 - 3) * (3.422973117966253e-8 + (t * 4 - 3) * (1.6981368810553445e-7 + (t * 4 - 3) * (-6.190463620076879e-8 + (t * 4 - 3) * (1.5041376217890252e-8 + (t * 4 - 3) * (-2.7594328919444718e-9 + (t * 4 - 3) * (3.3564960827514737e-10 + (t * 4 - 3) * (1.892899934285864e-12 + (t * 4 - 3) * (-1.8850641424171484e-11 + (t * 4 - 3) * (9.678493521670722e-12 + (t * 4 - 3) * -2.4398315334080278e-12)))))))))))))));
  }
  return t > 0.2 ? 0.5345896477470591 + (t * 6.666666666666667 - 2.3333333333333335) * (-0.021996595618497122 + (t * 6.666666666666667 - 2.3333333333333335) * (-0.0023796908280755845 + (t * 6.666666666666667 - 2.3333333333333335) * (0.0006365082411356149 + (t * 6.666666666666667 - 2.3333333333333335) * (-0.000055471248143839425 + (t * 6.666666666666667 - 2.3333333333333335) * (-0.000005369506311404623 + (t * 6.666666666666667 - 2.3333333333333335) * (0.0000027690208377547794 + (t * 6.666666666666667 - 2.3333333333333335) * (-4.748709088482176e-7 + (t * 6.666666666666667 - 2.3333333333333335) * (2.0523407188269684e-8 + (t * 6.666666666666667 - 2.3333333333333335) * (1.297745510528931e-8 + (t * 6.666666666666667 - 2.3333333333333335) * (-4.5499344943883695e-9 + (t * 6.666666666666667 - 2.3333333333333335) * (7.849683439282171e-10 + (t * 6.666666666666667 - 2.3333333333333335) * (-3.3302980595142174e-11 + (t * 6.666666666666667 - 2.3333333333333335) * (-2.8029262695933693e-11 + (t * 6.666666666666667 - 2.3333333333333335) * (1.1330138375215243e-11 + (t * 6.666666666666667 - 2.3333333333333335) * -1.978251787318387e-12)))))))))))))) : 0.5603501366052727 + (t * 12.173913043478258 - 1.4347826086956519) * (-0.005245524617501474 + (t * 12.173913043478258 - 1.4347826086956519) * (-0.0016844209102177279 + (t * 12.173913043478258 - 1.4347826086956519) * (0.00009367233897055577 + (t * 12.173913043478258 - 1.4347826086956519) * (0.000011144841505572053 + (t * 12.173913043478258 - 1.4347826086956519) * (-0.000001815454529437892 + (t * 12.173913043478258 - 1.4347826086956519) * (-3.6267857382388605e-8 + (t * 12.173913043478258 - 1.4347826086956519) * (3.510103050070275e-8 + (t * 12.173913043478258 - 1.4347826086956519) * (-2.558995390563991e-9 + (t * 12.173913043478258 - 1.4347826086956519) * (-5.340547138591258e-10 + (t * 12.173913043478258 - 1.4347826086956519) * (1.2545153997597035e-10 + (t * 12.173913043478258 - 1.4347826086956519) * (-7.019641011374172e-13 + (t * 12.173913043478258 - 1.4347826086956519) * (-3.487798541722825e-12 + (t * 12.173913043478258 - 1.4347826086956519) * 4.582276050647021e-13))))))))))));
}

/** erfc(x) for x from 1. */
function erfcTail(x) {
  if (x > 28) {
    return 0;
  }
  const t = 1 / x;
  const high = fromWords(highWord(x), 0);
  return exp(-(high * high)) * exp(-((x - high) * (x + high))) * t * erfcFactor(t);
}

/** 1 - erf(x), without cancellation. */
function erfc(x) {
  if (!(Math.abs(x) > 1)) {
    const value_ = x * (0.9654687386698673 + (x * x * 2 - 1) * (-0.1405360890227171 + (x * x * 2 - 1) * (0.019852496688984218 + (x * x * 2 - 1) * (-0.0022854855611440855 + (x * x * 2 - 1) * (0.00021751715603563488 + (x * x * 2 - 1) * (-0.0000175371694412802 + (x * x * 2 - 1) * (0.0000012233827638093572 + (x * x * 2 - 1) * (-7.51156925108609e-8 + (x * x * 2 - 1) * (4.115751500265885e-9 + (x * x * 2 - 1) * (-2.035231956483527e-10 + (x * x * 2 - 1) * (9.21125018742823e-12 + (x * x * 2 - 1) * -3.80659122412214e-13)))))))))));
    return x < 0.5 ? 1 - value_ : 0.5 - (value_ - 0.5);
  }
  return x < 0 ? 2 - erfcTail(-x) : erfcTail(x);
}

// Checks.

/** Throws if a name is not among those known. That there are as many as have been found is told faster. */
function checkNames(given, found, known, role = "input") {
  let count = 0;
  for (const _ in given) count += 1;
  if (count === found) return;
  for (const name in given) {
    if (known.has(name)) continue;
    const expected = known.size > 0 ? `expected ${[...known].join(", ")}` : "there are none";
    throw new TypeError(`unknown ${role} ${JSON.stringify(name)}: ${expected}`);
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
//# sourceMappingURL=black-scholes.js.map
