/** What the scalar programs give at zeros, infinities, NaN, and where a value is exact. */
import { describe, expect, test } from "vitest";
import "../../src/index.js";
import * as k from "../../src/kernel.js";
import { registry } from "../../src/op.js";
import { compilePrograms, programs } from "../support/programs.js";

const compiled = compilePrograms();

function call(name: string, x: number, y?: number): number {
  const program = compiled.get(name);
  if (program === undefined) throw new TypeError(`no program ${name}`);
  return program(x, y);
}

const smallest = 2 ** -1074;
const largest = Number.MAX_VALUE;

/** The value at -Infinity, -0, 0, Infinity, in this order. */
const limits: { readonly [name: string]: readonly [number, number, number, number] } = {
  exp: [0, 1, 1, Infinity],
  exp2: [0, 1, 1, Infinity],
  expm1: [-1, -0, 0, Infinity],
  log: [NaN, -Infinity, -Infinity, Infinity],
  log2: [NaN, -Infinity, -Infinity, Infinity],
  log10: [NaN, -Infinity, -Infinity, Infinity],
  log1p: [NaN, -0, 0, Infinity],
  sin: [NaN, -0, 0, NaN],
  cos: [NaN, 1, 1, NaN],
  tan: [NaN, -0, 0, NaN],
  asin: [NaN, -0, 0, NaN],
  acos: [NaN, Math.PI / 2, Math.PI / 2, NaN],
  atan: [-Math.PI / 2, -0, 0, Math.PI / 2],
  sinh: [-Infinity, -0, 0, Infinity],
  cosh: [Infinity, 1, 1, Infinity],
  tanh: [-1, -0, 0, 1],
  asinh: [-Infinity, -0, 0, Infinity],
  acosh: [NaN, NaN, NaN, Infinity],
  atanh: [NaN, -0, 0, NaN],
  cbrt: [-Infinity, -0, 0, Infinity],
  sigmoid: [0, 0.5, 0.5, 1],
  softplus: [0, Math.LN2, Math.LN2, Infinity],
  logSigmoid: [-Infinity, -Math.LN2, -Math.LN2, -0],
  log1mExp: [-0, -Infinity, -Infinity, NaN],
  sinc: [0, 1, 1, 0],
  silu: [-0, -0, 0, Infinity],
};

/** Functions whose program for f32 is another; of silu there is no other. */
const ofSingles = ["exp", "expm1", "log", "log1p", "tanh", "sigmoid", "softplus", "logSigmoid", "silu"];

describe("programs of one argument", () => {
  test("all have their limits stated here", () => {
    const alone = programs.filter(({ parameters }) => parameters.length === 1).map(({ name }) => name);
    const stated = [...Object.keys(limits), ...ofSingles.map((name) => `${name}Single`)];
    expect(stated.filter((name) => name !== "silu").sort()).toEqual(alone.sort());
  });
  test.each(ofSingles)("%s of f32 has the same limits, rounded", (name) => {
    const expected = (limits[name] ?? []).map((limit) => Math.fround(limit));
    expect([-Infinity, -0, 0, Infinity].map((x) => call(`${name}Single`, x))).toEqual(expected);
    expect(call(`${name}Single`, NaN)).toBeNaN();
  });
  test.each(Object.entries(limits).filter(([name]) => name !== "silu"))(
    "%s at -infinity, -0, 0, infinity is %s; NaN stays NaN",
    (name, expected) => {
      expect([-Infinity, -0, 0, Infinity].map((x) => call(name, x))).toEqual(expected);
      expect(call(name, NaN)).toBeNaN();
    },
  );
});

describe("borders of domain and range", () => {
  test.each<[string, number, number]>([
    ["expSingle", Math.fround(88.72283), 3.402798519021476e38],
    ["expSingle", Math.fround(88.72284), Infinity],
    ["expSingle", Math.fround(-103.97207), 2 ** -149],
    ["expSingle", Math.fround(-103.972084), 0],
    ["sigmoidSingle", Math.fround(-103.97207), 2 ** -149],
    ["logSingle", 2 ** -149, Math.fround(-103.27892990343184)],
    ["log1pSingle", -1, -Infinity],
    ["log1pSingle", -1.5, NaN],
    ["exp", 709.782712893384, 1.7976931348622732e308],
    ["exp", 709.7827128933841, Infinity],
    ["exp", -745.1332191019411, smallest],
    ["exp", -745.1332191019412, 0],
    ["exp2", 1024, Infinity],
    ["exp2", -1074, smallest],
    ["expm1", -1000, -1],
    ["log", smallest, -744.4400719213812],
    ["log1p", -1, -Infinity],
    ["log1p", -1.5, NaN],
    ["asin", 1, Math.PI / 2],
    ["asin", -1, -Math.PI / 2],
    ["asin", 1.0000000000000002, NaN],
    ["acos", 1, 0],
    ["acos", -1, Math.PI],
    ["acos", -1.0000000000000002, NaN],
    ["acosh", 1, 0],
    ["acosh", 0.9999999999999999, NaN],
    ["atanh", 1, Infinity],
    ["atanh", -1, -Infinity],
    ["atanh", 1.0000000000000002, NaN],
    ["sinh", 710.4758600739439, 1.7976931348621744e308],
    ["cosh", -710.5, Infinity],
    ["sigmoid", -800, 0],
    ["sigmoid", 800, 1],
    ["sigmoid", -740, 4.2e-322],
    ["softplus", 1e300, 1e300],
    ["sinc", largest, 0],
  ])("%s(%f) is %f", (name, x, expected) => {
    expect(call(name, x)).toBe(expected);
  });
});

describe("exact values", () => {
  const whole = Array.from({ length: 200 }, (_, at) => at - 100);
  test("exp2 and log2 of whole powers are exact", () => {
    for (let k = -1074; k < 1024; k++) {
      expect(call("exp2", k)).toBe(2 ** k);
      expect(call("log2", 2 ** k)).toBe(k);
    }
  });
  test("cube roots of cubes, hypotenuses of whole triangles and whole powers are exact", () => {
    for (const n of whole) expect(call("cbrt", n * n * n)).toBe(n === 0 ? 0 : n);
    expect([call("hypot", 3, -4), call("hypot", -20, 21), call("hypot", 3 * smallest, 4 * smallest)]).toEqual([
      5,
      29,
      5 * smallest,
    ]);
    expect([call("pow", 3, 20), call("pow", -7, 3), call("pow", 10, 22), call("pow", 2, -1074)]).toEqual([
      3486784401,
      -343,
      1e22,
      smallest,
    ]);
  });
  test("sinc is 0 at whole numbers, sin and tan of the smallest number are that number", () => {
    for (const n of whole) expect(Math.abs(call("sinc", n))).toBe(n === 0 ? 1 : 0);
    for (const name of ["sin", "tan", "asin", "atan", "sinh", "tanh", "asinh", "atanh", "expm1", "log1p"]) {
      expect([call(name, smallest), call(name, -smallest)], name).toEqual([smallest, -smallest]);
    }
  });
  test("tanh and sigmoid stay within their bounds", () => {
    for (let x = 0; x < 50; x += 1 / 64) {
      expect(call("tanh", x)).toBeLessThanOrEqual(1);
      expect(call("sigmoid", x)).toBeLessThanOrEqual(1);
    }
  });
});

describe("pow", () => {
  // IEEE 754-2019, section 9.2.1
  test.each<[number, number, number]>([
    [NaN, 0, 1],
    [NaN, -0, 1],
    [1, NaN, 1],
    [1, Infinity, 1],
    [-1, Infinity, 1],
    [-1, -Infinity, 1],
    [NaN, 1, NaN],
    [2, NaN, NaN],
    [0, -3, Infinity],
    [-0, -3, -Infinity],
    [0, -2, Infinity],
    [-0, -2, Infinity],
    [0, -Infinity, Infinity],
    [-0, -2.5, Infinity],
    [0, 3, 0],
    [-0, 3, -0],
    [-0, 2, 0],
    [-0, 2.5, 0],
    [0, smallest, 0],
    [0, Infinity, 0],
    [0.5, Infinity, 0],
    [0.5, -Infinity, Infinity],
    [-2, Infinity, Infinity],
    [-2, -Infinity, 0],
    [Infinity, 2, Infinity],
    [Infinity, -2, 0],
    [-Infinity, 3, -Infinity],
    [-Infinity, 2, Infinity],
    [-Infinity, 2.5, Infinity],
    [-Infinity, -3, -0],
    [-Infinity, -2.5, 0],
    [-2, 0.5, NaN],
    [-2, 2 ** 53 + 2, Infinity],
    [-1, 2 ** 53 - 1, -1],
    [-1, 1e300, 1],
    [Infinity, smallest, Infinity],
    [2, 1e300, Infinity],
    [2, -1e300, 0],
    [1 + 2 ** -52, 1e300, Infinity],
  ])("of %f and %f is %f", (x, y, expected) => {
    expect(call("pow", x, y)).toBe(expected);
  });
});

describe("atan2", () => {
  const pi = Math.PI;
  test.each<[number, number, number]>([
    [0, 1, 0],
    [-0, 1, -0],
    [0, -1, pi],
    [-0, -1, -pi],
    [0, 0, 0],
    [-0, 0, -0],
    [0, -0, pi],
    [-0, -0, -pi],
    [1, 0, pi / 2],
    [-1, -0, -pi / 2],
    [1, Infinity, 0],
    [-1, Infinity, -0],
    [1, -Infinity, pi],
    [Infinity, 1, pi / 2],
    [Infinity, Infinity, pi / 4],
    [Infinity, -Infinity, 2.356194490192345],
    [-Infinity, -Infinity, -2.356194490192345],
    [NaN, 1, NaN],
    [1, NaN, NaN],
    [NaN, NaN, NaN],
    [smallest, largest, 0],
    [smallest, smallest, pi / 4],
  ])("of %f and %f is %f", (y, x, expected) => {
    expect(call("atan2", y, x)).toBe(expected);
  });
});

describe("hypot and logAddExp", () => {
  test.each<[string, number, number, number]>([
    ["hypot", Infinity, NaN, Infinity],
    ["hypot", NaN, -Infinity, Infinity],
    ["hypot", NaN, 1, NaN],
    ["hypot", 0, -0, 0],
    ["hypot", largest, largest, Infinity],
    ["hypot", smallest, 0, smallest],
    ["hypot", 3e307, 4e307, 5e307],
    ["logAddExp", -Infinity, -Infinity, -Infinity],
    ["logAddExp", Infinity, Infinity, Infinity],
    ["logAddExp", -Infinity, 3, 3],
    ["logAddExp", Infinity, -Infinity, Infinity],
    ["logAddExp", NaN, 1, NaN],
    ["logAddExp", 0, 0, Math.LN2],
    ["logAddExp", largest, largest, largest],
  ])("%s of %f and %f is %f", (name, x, y, expected) => {
    expect(call(name, x, y)).toBe(expected);
  });
});

describe("what a reduction combines with", () => {
  const combinations = [...registry.values()].flatMap((op) => (op.family === "reduction" ? [op.combine] : []));
  // Sums in straight-line code nest: an operand named twice would double the text at every term.
  test.each(combinations.map((op) => [op.name, op] as const))("%s names each operand once", (_, op) => {
    for (const type of ["f64", "f32", "i32", "bool"] as const) {
      const operands = [k.local(type, "a"), k.local(type, "b")],
        named = (x: k.Scalar): readonly k.Scalar[] => (x.kind === "local" ? [x] : k.partsOf(x).flatMap(named));
      expect(named(op.program(operands, {})).map((x) => x.kind === "local" && x.name)).toEqual(["a", "b"]);
    }
  });
});
