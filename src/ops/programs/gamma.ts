/**
 * The logarithm of the gamma function and its derivatives: polynomials near 1 and 2, Stirling's series far out, and the
 * recurrence between. Polynomials are interpolants in Chebyshev's points, computed with 60 digits, in
 * u = (2 x - a - b) / (b - a).
 */
import * as k from "../../kernel.js";
import { log } from "./logarithm.js";
import { horner } from "./polynomial.js";
import { cos, sin } from "./trigonometric.js";

/** lgamma(x) / ((x - 1) (x - 2)) from 1 to 2, and from 2 to 3. */
const lower = [
  0.4831289505409809, -0.07297994795715304, 0.01572785026864542, -0.003913560937627712, 0.0010498186643114226,
  -0.00029455070147065866, 8.510090557578434e-5, -2.5094329288815257e-5, 7.511379855481206e-6, -2.274243403133106e-6,
  6.948877197562772e-7, -2.138781508158277e-7, 6.613648184278213e-8, -2.0587178010528767e-8, 6.5744295616983814e-9,
  -2.0645205106753336e-9, 5.338892309612246e-10, -1.6832632347974095e-10, 1.0811060848639768e-10, -3.44138388395326e-11,
];
const upper = [
  0.37957716063055885, -0.03733178707724971, 0.004976288576186563, -0.0007523460658792945, 0.00012181609304315032,
  -2.0582490833615245e-5, 3.5789632136854655e-6, -6.351741560115765e-7, 1.1444982073683402e-7, -2.0863827704230996e-8,
  3.839539061105842e-9, -7.116435030431072e-10, 1.3144414538049703e-10, -2.463354045296038e-11, 5.413675931920078e-12,
  -1.0238587240449543e-12,
];
/** digamma(x) / (x - zero) from 1 to 2; the zero in two parts. */
const digammaPart = [
  0.951055876031833, -0.21181371064073026, 0.06013562106019355, -0.018550615381738605, 0.005936795278433826,
  -0.0019350666647832667, 0.000636888028319074, -0.00021074841215733007, 6.995020484160625e-5, -2.325823828431376e-5,
  7.741156881253708e-6, -2.578107848270217e-6, 8.591324222417666e-7, -2.8628755280038686e-7, 9.500926192924096e-8,
  -3.166618072027162e-8, 1.10370884388543e-8, -3.6788868183645545e-9, 8.668257373761658e-10, -2.889363639216111e-10,
  2.4765474440031764e-10, -8.25512972008104e-11,
];
const digammaZero = [1.4616321449683622, 9.549995429965697e-17] as const;

/** B_2k / (2 k (2 k - 1)) for k from 1: Stirling's series in 1 / x^2 times 1 / x. */
const stirling = [
  1 / 12,
  -1 / 360,
  1 / 1260,
  -1 / 1680,
  1 / 1188,
  -691 / 360360,
  1 / 156,
  -3617 / 122400,
  43867 / 244188,
];
/** B_2k for k from 1. */
const bernoulli = [
  1 / 6,
  -1 / 30,
  1 / 42,
  -1 / 30,
  5 / 66,
  -691 / 2730,
  7 / 6,
  -3617 / 510,
  43867 / 798,
  -174611 / 330,
];
const halfLogTwoPi = 0.9189385332046728;

const onUnit = (x: k.Scalar, from: number, coefficients: readonly number[]): k.Scalar =>
  horner(k.sub(k.mul(x, 2), 2 * from + 1), coefficients);

/** sin(pi x), exact in its reduction: x is a whole number and a part of at most 1/2. */
function sinPi(block: k.Block, x: k.Scalar): k.Scalar {
  const part = block.let("part", k.sub(x, k.mul(k.nearest(k.mul(x, 0.5)), 2))),
    near = block.let(
      "near",
      k.select(k.greater(k.abs(part), 0.5), k.select(k.less(part, 0), k.sub(-1, part), k.sub(1, part)), part),
    );
  return k.call(sin, k.mul(near, Math.PI));
}

/** For x > 0. */
const lgammaPositive = k.scalarFunction("lgammaPositive", ["x"], "log(gamma(x)) for x > 0.", (block, x) => {
  block.if(k.greaterEqual(x, 10), (far) => {
    const inverse = far.let("inverse", k.div(1, x)),
      series = k.mul(inverse, horner(k.mul(inverse, inverse), stirling)),
      main = k.mul(x, k.sub(k.call(log, x), 1));
    const half = k.mul(0.5, k.call(log, x));
    far.return(
      k.select(
        k.greater(x, 1e300),
        k.mul(x, k.sub(k.call(log, x), 1)),
        k.add(k.sub(main, half), k.add(halfLogTwoPi, series)),
      ),
    );
  });
  const at = block.variable("at", k.add(x, 0)),
    product = block.variable("product", k.f64(1));
  block.while(k.greater(at, 3), 8, (inner) => {
    inner.assign(at, k.sub(at, 1));
    inner.assign(product, k.mul(product, at));
  });
  block.if(k.less(x, 1), (small) => {
    small.assign(at, k.add(x, 1));
    small.assign(product, k.div(1, x));
  });
  const ends = block.let("ends", k.mul(k.sub(at, 1), k.sub(at, 2)));
  const part = k.select(k.less(at, 2), onUnit(at, 1, lower), onUnit(at, 2, upper));
  // The least numbers have reciprocals beyond the range.
  const rest = k.select(k.less(x, 1), k.neg(k.call(log, x)), k.call(log, product));
  block.return(k.add(k.mul(ends, part), rest));
});

export const lgamma = k.scalarFunction("lgamma", ["x"], "log |gamma(x)|; infinite at 0, -1, -2, ...", (block, x) => {
  block.if(k.greater(x, 0), (positive) =>
    positive.return(k.select(k.equal(x, Infinity), Infinity, k.call(lgammaPositive, x))),
  );
  block.if(k.notEqual(x, x), (unknown) => unknown.return(x));
  block.if(k.equal(x, k.floor(x)), (pole) => pole.return(Infinity));
  // gamma(x) gamma(1 - x) = pi / sin(pi x); near 0 it is 1 / |x|.
  block.if(k.greater(x, -1e-17), (tiny) => tiny.return(k.neg(k.call(log, k.neg(x)))));
  const sine = block.let("sine", k.abs(sinPi(block, x)));
  const reflected = k.sub(k.call(log, k.div(Math.PI, sine)), k.call(lgammaPositive, k.sub(1, x)));
  block.return(reflected);
});

const digammaPositive = k.scalarFunction(
  "digammaPositive",
  ["x"],
  "The derivative of lgamma, for x > 0.",
  (block, x) => {
    block.if(k.greaterEqual(x, 12), (far) => {
      const inverse = far.let("inverse", k.div(1, x)),
        square = far.let("square", k.mul(inverse, inverse));
      const series = horner(
        square,
        bernoulli.map((b, at) => b / (2 * at + 2)),
      );
      far.return(k.sub(k.sub(k.call(log, x), k.mul(inverse, 0.5)), k.mul(square, series)));
    });
    const at = block.variable("at", k.add(x, 0)),
      sum = block.variable("sum", k.f64(0));
    block.while(k.greater(at, 2), 12, (inner) => {
      inner.assign(at, k.sub(at, 1));
      inner.assign(sum, k.add(sum, k.div(1, at)));
    });
    block.if(k.less(at, 1), (small) => {
      small.assign(sum, k.div(-1, at));
      small.assign(at, k.add(at, 1));
    });
    const distance = k.sub(k.sub(at, digammaZero[0]), digammaZero[1]);
    block.return(k.add(k.mul(distance, onUnit(at, 1, digammaPart)), sum));
  },
);

export const digamma = k.scalarFunction(
  "digamma",
  ["x"],
  "The derivative of lgamma; NaN at 0, -1, -2, ...",
  (block, x) => {
    block.if(k.greater(x, 0), (positive) => positive.return(k.call(digammaPositive, x)));
    block.if(k.not(k.notEqual(x, k.floor(x))), (pole) => pole.return(NaN));
    // digamma(1 - x) - digamma(x) = pi cot(pi x).
    const part = block.let("part", k.sub(x, k.nearest(x))),
      angle = block.let("angle", k.mul(part, Math.PI));
    const cotangent = k.div(k.mul(k.call(cos, angle), Math.PI), k.call(sin, angle));
    block.return(k.sub(k.call(digammaPositive, k.sub(1, x)), cotangent));
  },
);

/** From here on the series has all digits; the recurrence goes up to it. */
const farEnough = 24;
/** Steps of the recurrence at most: beyond, at large negative x, the result is NaN. */
const mostSteps = 100_000;

/** The derivative of digamma of this order, from 1: (-1)^(n + 1) n! times the sum of 1 / (x + k)^(n + 1). */
export function polygammaProgram(order: number): k.ScalarFunction {
  return k.scalarFunction(
    `polygamma${order}`,
    ["x"],
    `The derivative of order ${order} of digamma; NaN at 0, -1, -2, ...`,
    (block, x) => {
      block.if(k.and(k.lessEqual(x, 0), k.not(k.notEqual(x, k.floor(x)))), (pole) => pole.return(NaN));
      const at = block.variable("at", k.add(x, 0)),
        sum = block.variable("sum", k.f64(0));
      block.while(k.less(at, farEnough), mostSteps, (inner) => {
        inner.assign(sum, k.add(sum, power(inner, k.div(1, at), order + 1)));
        inner.assign(at, k.add(at, 1));
      });
      block.if(k.not(k.greaterEqual(at, farEnough)), (lost) => lost.return(NaN));
      const inverse = block.let("inverse", k.div(1, at)),
        n = factorial(order);
      const series = horner(
        k.mul(inverse, inverse),
        bernoulli.map((b, index) => (b * factorial(2 * index + 1 + order)) / factorial(2 * index + 2) / n),
      );
      // 1 / (n x^n) + 1 / (2 x^(n + 1)) + the series times 1 / x^(n + 2), all times n!.
      const first = k.add(1 / order, k.mul(inverse, k.add(0.5, k.mul(inverse, series)))),
        total = k.add(sum, k.mul(power(block, inverse, order), first));
      block.return(k.mul(total, order % 2 === 1 ? n : -n));
    },
  );
}

function power(block: k.Block, x: k.Scalar, exponent: number): k.Scalar {
  const base = block.let("base", x);
  return Array.from({ length: exponent - 1 }).reduce<k.Scalar>((product) => k.mul(product, base), base);
}

function factorial(n: number): number {
  return n <= 1 ? 1 : n * factorial(n - 1);
}
