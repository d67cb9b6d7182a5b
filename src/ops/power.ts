/** Powers, roots, and the length of the hypotenuse. */
import { fill, Tensor, type Operand } from "../builder.js";
import { elementwise, widened, type Binary, type Unary } from "../families/elementwise.js";
import { parametric, type Parametric } from "../families/parametric.js";
import { uniformValue } from "../families/source.js";
import * as k from "../kernel.js";
import { define, tensor } from "../language.js";
import { isFloat } from "../types.js";
import { abs, div, mul, reciprocal, square, sub } from "./arithmetic.js";
import { equal, greater, greaterEqual, logicalAnd, logicalNot, where } from "./compare.js";
import * as programs from "./programs/power.js";
import { log } from "./transcendental.js";

/** Beyond this a whole exponent is like any other: the error of the multiplications grows with it. */
const mostMultiplied = 16;

const about = {
  doc: "y = a ** b",
  example: "pow(constant([2, -3, 0]), constant([3, 2, 0]))",
  special:
    "pow(0, 0) = 1 and pow(1, NaN) = 1; NaN for a negative base and a fractional exponent. Where a is 0 the derivative in b is 0 for b >= 0, and that in a is 0 for b = 0. A whole exponent of at most 16 that is known is multiplied out: the derivative of x ** 2 is 0 at 0, that of x ** 0 is 0 everywhere.",
};

/** The general power: IEEE 754's, with 1 ** NaN = 1 and (-1) ** Infinity = 1, where Math.pow gives NaN. */
export const power: Binary = elementwise("pow", {
  ...about,
  inputs: ["a", "b"],
  admits: "float",
  flops: 50,
  printed: { operator: "**", precedence: 14 },
  evaluate: ([a, b]) => (a === 1 || (a === -1 && Math.abs(b) === Infinity) ? 1 : a ** b),
  program: widened((a, b) => k.call(programs.pow, a, b)),
  vjp: {
    a: ({ dy, a, b }) => {
      const flat = logicalAnd(equal(b, 0), logicalNot(greater(abs(a), 0)));
      return where(flat, 0, mul(dy, mul(b, power(a, sub(b, 1)))));
    },
    b: ({ dy, a, b, y }) => where(logicalAnd(equal(a, 0), greaterEqual(b, 0)), 0, mul(dy, mul(y, log(a)))),
  },
});

/** x ** n by multiplications: d x^n = n x^(n - 1), which at 0 needs no limit. */
export const multiplied: Parametric<"exponent"> = parametric("integerPower", {
  doc: "y = x ** exponent for a whole exponent, by multiplications; x ** 0 is 1 and has derivative 0",
  numbers: ["exponent"],
  evaluate: (x, { exponent }) => x ** exponent,
  program: (x, { exponent }) => {
    const positive =
      Math.abs(exponent) < 4 ? shortPower(x, Math.abs(exponent)) : k.call(longPower(Math.abs(exponent)), x);
    return exponent < 0 ? k.div(1, positive) : positive;
  },
  vjp: ({ dy, x }, { exponent }) =>
    exponent === 0 ? fill(x, 0) : mul(dy, mul(exponent, integerPower(x, exponent - 1))),
  flops: 4,
});

function shortPower(x: k.Scalar, exponent: number): k.Scalar {
  return exponent === 0 ? k.f64(1) : exponent === 1 ? x : k.mul(shortPower(x, exponent - 1), x);
}

const longPowers = new Map<number, k.ScalarFunction>();

/** The function that squares for each binary digit of the exponent and multiplies those whose digit is 1. */
function longPower(exponent: number): k.ScalarFunction {
  const known = longPowers.get(exponent);
  if (known !== undefined) return known;
  const made = k.scalarFunction(`power${exponent}`, ["x"], `x ** ${exponent} by repeated squaring.`, (block, x) => {
    let squared: k.Scalar = x,
      product: k.Scalar | null = null;
    for (let digits = exponent, degree = 1; digits > 0; digits >>= 1, degree *= 2) {
      if (degree > 1) squared = block.let(`x${degree}`, k.mul(squared, squared));
      if ((digits & 1) === 1) product = product === null ? squared : k.mul(product, squared);
    }
    block.return(product ?? 1);
  });
  longPowers.set(exponent, made);
  return made;
}

/**
 * x ** exponent for a whole exponent by multiplications.
 * @param exponent a whole number, in formulas a literal
 */
export function integerPower(x: Operand, exponent: number): Tensor {
  if (exponent === 1) return Tensor.from(x);
  if (exponent === 2) return square(x);
  return exponent === -1 ? reciprocal(x) : multiplied(x, { exponent });
}

/** The exponent, if it is one whole number that is known and moderate. */
function wholeExponent(x: Tensor, exponent: Operand): number | null {
  const { literal, rank, dtype, graph } = Tensor.from(exponent);
  if (rank > 0 || (dtype !== null && dtype !== x.dtype)) return null;
  const value = literal !== null ? literal.data[0] : graph === null ? null : uniformValue(Tensor.from(exponent).node);
  return Number.isInteger(value) && Math.abs(value ?? 0) <= mostMultiplied ? (value ?? null) : null;
}

/**
 * y = a ** b. A whole exponent of at most 16 that is known when the graph is made is multiplied out, which gives
 * derivatives without a limit at 0: that of x ** 2 is 0 there, and that of x ** 0 is 0 everywhere.
 */
export const pow = define(
  "pow",
  about,
  [
    ["a", tensor],
    ["b", tensor],
  ],
  {},
  (a, b) => {
    const x = Tensor.from(a),
      exponent = x.dtype === null || isFloat(x.dtype) ? wholeExponent(x, b) : null;
    return exponent === null ? power(a, b) : integerPower(a, exponent);
  },
);

export const cbrt: Unary = elementwise("cbrt", {
  doc: "y = the cube root of x",
  example: "cbrt(constant([8, -27]))",
  special: "Defined below 0 too. The derivative at 0 is infinite.",
  inputs: ["x"],
  admits: "float",
  flops: 20,
  evaluate: ([x]) => Math.cbrt(x),
  program: widened((x) => k.call(programs.cbrt, x)),
  vjp: { x: ({ dy, y }) => div(dy, mul(3, square(y))) },
});

export const hypot: Binary = elementwise("hypot", {
  doc: "y = sqrt(a^2 + b^2)",
  example: "hypot(constant([3, 1e300]), constant([4, 1e300]))",
  special: "The squares may leave the range. The derivative is 0 where both are 0.",
  inputs: ["a", "b"],
  admits: "float",
  flops: 20,
  commutative: true,
  evaluate: ([a, b]) => Math.hypot(a, b),
  program: widened((a, b) => k.call(programs.hypot, a, b)),
  vjp: {
    a: ({ dy, a, y }) => mul(dy, where(equal(y, 0), 0, div(a, y))),
    b: ({ dy, b, y }) => mul(dy, where(equal(y, 0), 0, div(b, y))),
  },
});
