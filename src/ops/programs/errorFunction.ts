/**
 * The error function and its relatives. Polynomials are interpolants in Chebyshev's points of an interval, computed
 * with 60 digits, in u = (2 x - a - b) / (b - a).
 */
import * as k from "../../kernel.js";
import { exp } from "./exponential.js";
import { log } from "./logarithm.js";
import { horner } from "./polynomial.js";

/** erf(x) / x in z = x^2 from 0 to 1. */
const inner = [
  0.9654687386698673, -0.1405360890227171, 0.019852496688984218, -0.0022854855611440855, 0.00021751715603563488,
  -1.75371694412802e-5, 1.2233827638093572e-6, -7.51156925108609e-8, 4.115751500265885e-9, -2.035231956483527e-10,
  9.21125018742823e-12, -3.80659122412214e-13,
];
/** x e^(x^2) erfc(x) in t = 1 / x, from 1/28 to 1/5, from 1/5 to 1/2, from 1/2 to 1. */
const far = [
  0.5603501366052727, -0.005245524617501474, -0.0016844209102177279, 9.367233897055577e-5, 1.1144841505572053e-5,
  -1.815454529437892e-6, -3.6267857382388605e-8, 3.510103050070275e-8, -2.558995390563991e-9, -5.340547138591258e-10,
  1.2545153997597035e-10, -7.019641011374172e-13, -3.487798541722825e-12, 4.582276050647021e-13,
];
const middle = [
  0.5345896477470591, -0.021996595618497122, -0.0023796908280755845, 0.0006365082411356149, -5.5471248143839425e-5,
  -5.369506311404623e-6, 2.7690208377547794e-6, -4.748709088482176e-7, 2.0523407188269684e-8, 1.297745510528931e-8,
  -4.5499344943883695e-9, 7.849683439282171e-10, -3.3302980595142174e-11, -2.8029262695933693e-11,
  1.1330138375215243e-11, -1.978251787318387e-12,
];
const near = [
  0.46817959203854037, -0.04227024444636883, 0.0012092420392931552, 0.0006295812459832145, -0.00019713177832962194,
  3.680539054988557e-5, -4.423080518138124e-6, 3.422973117966253e-8, 1.6981368810553445e-7, -6.190463620076879e-8,
  1.5041376217890252e-8, -2.7594328919444718e-9, 3.3564960827514737e-10, 1.892899934285864e-12, -1.8850641424171484e-11,
  9.678493521670722e-12, -2.4398315334080278e-12,
];

function onInterval(x: k.Scalar, a: number, b: number, coefficients: readonly number[]): k.Scalar {
  return horner(k.sub(k.mul(x, 2 / (b - a)), (a + b) / (b - a)), coefficients);
}

/** e^(-x^2): x = h + l where h has half the digits, so that h^2 is exact. */
function gauss(block: k.Block, x: k.Scalar): k.Scalar {
  const high = block.let("high", k.fromWords(k.highWord(x), 0)),
    low = k.mul(k.sub(x, high), k.add(x, high));
  return k.mul(k.call(exp, k.neg(k.mul(high, high))), k.call(exp, k.neg(low)));
}

/** x e^(x^2) erfc(x) for x = 1 / t from 1 to 28. */
const factor = k.scalarFunction(
  "erfcFactor",
  ["t"],
  "x e^(x^2) erfc(x) at x = 1 / t, for x from 1 to 28.",
  (block, t) => {
    block.if(k.greater(t, 0.5), (then) => then.return(onInterval(t, 0.5, 1, near)));
    block.return(k.select(k.greater(t, 0.2), onInterval(t, 0.2, 0.5, middle), onInterval(t, 1 / 28, 0.2, far)));
  },
);

/** erfc(x) for x from 1. */
const tail = k.scalarFunction("erfcTail", ["x"], "erfc(x) for x from 1.", (block, x) => {
  block.if(k.greater(x, 28), (beyond) => beyond.return(0));
  const t = block.let("t", k.div(1, x));
  block.return(k.mul(k.mul(gauss(block, x), t), k.call(factor, t)));
});

export const erf = k.scalarFunction(
  "erf",
  ["x"],
  "2 / sqrt(pi) times the integral of e^(-t^2) from 0 to x.",
  (block, x) => {
    const size = block.let("size", k.abs(x));
    block.if(k.not(k.greater(size, 1)), (then) => then.return(k.mul(x, onInterval(k.mul(x, x), 0, 1, inner))));
    const value = block.let("value", k.sub(1, k.call(tail, size)));
    block.return(k.select(k.less(x, 0), k.neg(value), value));
  },
);

export const erfc = k.scalarFunction("erfc", ["x"], "1 - erf(x), without cancellation.", (block, x) => {
  block.if(k.not(k.greater(k.abs(x), 1)), (then) => {
    const value = then.let("value", k.mul(x, onInterval(k.mul(x, x), 0, 1, inner)));
    // From 1/2 on the difference is taken from 1/2, which it is near.
    then.return(k.select(k.less(x, 0.5), k.sub(1, value), k.sub(0.5, k.sub(value, 0.5))));
  });
  block.return(k.select(k.less(x, 0), k.sub(2, k.call(tail, k.neg(x))), k.call(tail, x)));
});

/** Giles, Approximating the erfinv function (2012), in single precision: where Newton's steps begin. */
const central = [
  1.50140941, 0.246640727, -0.00417768164, -0.00125372503, 0.00021858087, -4.39150654e-6, -3.5233877e-6, 3.43273939e-7,
  2.81022636e-8,
];
const outer = [
  2.83297682, 1.00167406, 0.00943887047, -0.0076224613, 0.00573950773, -0.00367342844, 0.00134934322, 0.000100950558,
  -0.000200214257,
];

export const erfInv = k.scalarFunction(
  "erfInv",
  ["v"],
  "The x with erf(x) = v; infinite at 1 and -1, NaN beyond.",
  (block, v) => {
    const size = block.let("size", k.abs(v));
    block.if(k.not(k.less(size, 1)), (edge) => edge.return(k.select(k.equal(size, 1), k.mul(v, Infinity), NaN)));
    const rest = block.let("rest", k.sub(1, size)),
      w = block.let("w", k.neg(k.call(log, k.mul(rest, k.add(1, size))))),
      x = block.variable("x", k.f64(0));
    block.if(
      k.less(w, 5),
      (then) => then.assign(x, k.mul(size, horner(k.sub(w, 2.5), central))),
      (otherwise) =>
        otherwise.if(
          k.less(w, 16),
          (then) => then.assign(x, k.mul(size, horner(k.sub(k.sqrt(w), 3), outer))),
          // erfc(x) is about e^(-x^2) / (x sqrt(pi)).
          (last) => {
            const depth = last.let("depth", k.neg(k.call(log, rest)));
            last.assign(x, k.sqrt(k.sub(depth, k.mul(0.5, k.call(log, k.mul(depth, Math.PI))))));
          },
        ),
    );
    block.for("step", 0, 3, (inner) => {
      // Near 1 what is left to 1 has more digits than the share.
      const miss = inner.let(
        "miss",
        k.select(k.less(size, 0.5), k.sub(k.call(erf, x), size), k.sub(rest, k.call(erfc, x))),
      );
      const slope = k.mul(gauss(inner, x), 2 / Math.sqrt(Math.PI)),
        newton = inner.let("newton", k.div(miss, slope));
      // Halley's step: the second derivative is -2 x times the first.
      inner.assign(x, k.sub(x, k.div(newton, k.add(1, k.mul(x, newton)))));
    });
    block.return(k.select(k.less(v, 0), k.neg(x), k.select(k.equal(v, 0), v, x)));
  },
);

/** The factor e^(-x^2 / 2) from x itself: x / sqrt(2) is not exact, and its square would magnify that. */
export const normalShare = k.scalarFunction(
  "normalShare",
  ["x"],
  "The share of the standard normal distribution below x.",
  (block, x) => {
    const size = block.let("size", k.abs(x));
    block.if(k.not(k.greater(size, Math.SQRT2)), (then) =>
      then.return(k.mul(0.5, k.call(erfc, k.mul(x, -Math.SQRT1_2)))),
    );
    block.if(k.greater(size, 39), (beyond) => beyond.return(k.select(k.less(x, 0), k.f64(0), 1)));
    const high = block.let("high", k.fromWords(k.highWord(size), 0)),
      low = k.mul(k.mul(k.sub(size, high), k.add(size, high)), -0.5),
      bell = k.mul(k.call(exp, k.mul(k.mul(high, high), -0.5)), k.call(exp, low)),
      t = block.let("t", k.div(Math.SQRT2, size)),
      above = block.let("above", k.mul(0.5, k.mul(k.mul(bell, t), k.call(factor, t))));
    block.return(k.select(k.less(x, 0), above, k.sub(1, above)));
  },
);
