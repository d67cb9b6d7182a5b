/**
 * Activations of neural networks. Each is right at every argument: where a factor x meets a factor that has
 * vanished, x is held at -1e4, so that x = -Infinity gives the limit 0.
 */
import type { Tensor } from "../builder.js";
import { elementwise, widened, widenedOr, type Unary } from "../families/elementwise.js";
import { parametric } from "../families/parametric.js";
import * as k from "../kernel.js";
import { define, number, oneOf, option, tensor } from "../language.js";
import { abs, add, clip, div, mul, reciprocal, square, sub } from "./arithmetic.js";
import { greater, greaterEqual, less, lessEqual, logicalAnd, where } from "./compare.js";
import * as errorFunction from "./programs/errorFunction.js";
import * as exponential from "./programs/exponential.js";
import * as single from "./programs/single.js";
import { erfc } from "./special.js";
import { erfc as evaluateErfc } from "./specialSeries.js";
import { evaluateSigmoid, exp, sigmoid, softplus } from "./transcendental.js";
import { tanh } from "./trigonometric.js";

const float = { inputs: ["x"], admits: "float", flops: 25 } as const;

const held = (x: k.Scalar): k.Scalar => k.max(x, -1e4);
const evaluateHeld = (x: number): number => Math.max(x, -1e4);

export const silu: Unary = elementwise("silu", {
  ...float,
  doc: "y = x * sigmoid(x)",
  example: "silu(constant([-1, 0, 2]))",
  special: "0 at -Infinity.",
  evaluate: ([x]) => evaluateHeld(x) * evaluateSigmoid(x),
  program: widenedOr(single.silu, (x) => k.mul(held(x), k.call(exponential.sigmoid, x))),
  vjp: {
    x: ({ dy, x, y }) => {
      const share = sigmoid(x);
      return mul(dy, add(share, mul(y, sub(1, share))));
    },
  },
});

/** tanh(log(1 + e)) for e = e^x is n / (n + 2) with n = e (e + 2); from x = 20 on it rounds to 1. */
const mishFactor = k.scalarFunction("mishFactor", ["x"], "tanh(softplus(x))", (block, x) => {
  const exponentialOfX = block.let("e", k.call(exponential.exp, k.min(x, 20)));
  const n = block.let("n", k.mul(exponentialOfX, k.add(exponentialOfX, 2)));
  block.return(k.div(n, k.add(n, 2)));
});

export const mish: Unary = elementwise("mish", {
  ...float,
  doc: "y = x * tanh(softplus(x))",
  example: "mish(constant([-1, 0, 2]))",
  special: "0 at -Infinity.",
  evaluate: ([x]) => evaluateHeld(x) * Math.tanh(x > 30 ? x : Math.log1p(Math.exp(x))),
  program: widened((x) => k.mul(held(x), k.call(mishFactor, x))),
  vjp: {
    x: ({ dy, x }) => {
      const factor = tanh(softplus(x));
      return mul(dy, add(factor, mul(mul(x, sub(1, square(factor))), sigmoid(x))));
    },
  },
});

export const softsign: Unary = elementwise("softsign", {
  ...float,
  doc: "y = x / (1 + |x|)",
  example: "softsign(constant([-1, 0, 3]))",
  special: "-1 and 1 at infinity.",
  flops: 5,
  evaluate: ([x]) => (Math.abs(x) === Infinity ? Math.sign(x) : x / (1 + Math.abs(x))),
  // Beyond 2^53 the quotient rounds to 1; holding x there gives the limit at infinity.
  program: widened((x) => {
    const bounded = k.max(k.min(x, 2 ** 60), -(2 ** 60));
    return k.div(bounded, k.add(1, k.abs(bounded)));
  }),
  vjp: { x: ({ dy, x }) => mul(dy, square(reciprocal(add(1, abs(x))))) },
});

export const hardSigmoid: Unary = elementwise("hardSigmoid", {
  ...float,
  doc: "y = relu6(x + 3) / 6",
  example: "hardSigmoid(constant([-4, 0, 1.5]))",
  special: "The derivative at the bounds -3 and 3 is 0.",
  flops: 4,
  bounded: true,
  evaluate: ([x]) => Math.min(Math.max(x + 3, 0), 6) / 6,
  program: widened((x) => k.div(k.min(k.max(k.add(x, 3), 0), 6), 6)),
  vjp: { x: ({ dy, x }) => where(logicalAnd(greater(x, -3), less(x, 3)), div(dy, 6), 0) },
});

export const hardSwish: Unary = elementwise("hardSwish", {
  ...float,
  doc: "y = x * hardSigmoid(x)",
  example: "hardSwish(constant([-4, 1, 5]))",
  special: "The derivative is 0 at -3 and 1 at 3.",
  flops: 5,
  evaluate: ([x]) => (x <= -3 ? 0 : x >= 3 ? x : (x * (x + 3)) / 6),
  program: widened((x) => {
    const middle = k.div(k.mul(x, k.add(x, 3)), 6);
    return k.select(k.lessEqual(x, -3), 0, k.select(k.greaterEqual(x, 3), x, middle));
  }),
  vjp: {
    x: ({ dy, x }) => {
      const slope = div(add(mul(2, x), 3), 6);
      return mul(dy, where(lessEqual(x, -3), 0, where(greaterEqual(x, 3), 1, slope)));
    },
  },
});

const leaky = parametric("leakyRelu", {
  doc: "y = x for x > 0, else slope * x",
  numbers: ["slope"],
  evaluate: (x, { slope }) => (x > 0 ? x : slope * x),
  program: (x, { slope }) => k.select(k.greater(x, 0), x, k.mul(slope, x)),
  vjp: ({ dy, x }, { slope }) => where(greater(x, 0), dy, mul(slope, dy)),
  flops: 2,
});
export const leakyRelu = define(
  "leakyRelu",
  {
    doc: leaky.op.doc,
    example: "leakyRelu(constant([-1, 0, 2]))",
    special: "The derivative at 0 is the slope.",
  },
  [["x", tensor]],
  { slope: option(number, 0.01) },
  leaky,
);

const exponentialLinear = parametric("elu", {
  doc: "y = x for x > 0, else alpha * (e^x - 1)",
  numbers: ["alpha"],
  evaluate: (x, { alpha }) => (x > 0 ? x : alpha * Math.expm1(x)),
  program: (x, { alpha }) => k.select(k.greater(x, 0), x, k.mul(alpha, k.call(exponential.expm1, x))),
  vjp: ({ dy, x }, { alpha }) => where(greater(x, 0), dy, mul(dy, mul(alpha, exp(x)))),
  flops: 22,
});
export const elu = define(
  "elu",
  {
    doc: exponentialLinear.op.doc,
    example: "elu(constant([-1, 0, 2]))",
    special: "The derivative at 0 is alpha.",
  },
  [["x", tensor]],
  { alpha: option(number, 1) },
  exponentialLinear,
);

const continuousLinear = parametric("celu", {
  doc: "y = x for x > 0, else alpha * (e^(x / alpha) - 1)",
  numbers: ["alpha"],
  evaluate: (x, { alpha }) => (x > 0 ? x : alpha * Math.expm1(x / alpha)),
  program: (x, { alpha }) => k.select(k.greater(x, 0), x, k.mul(alpha, k.call(exponential.expm1, k.div(x, alpha)))),
  vjp: ({ dy, x }, { alpha }) => where(greater(x, 0), dy, mul(dy, exp(div(x, alpha)))),
  flops: 26,
});
export const celu = define(
  "celu",
  {
    doc: continuousLinear.op.doc,
    example: "celu(constant([-1, 0, 2]), { alpha: 2 })",
    special: "The derivative at 0 is 1.",
  },
  [["x", tensor]],
  { alpha: option(number, 1) },
  continuousLinear,
);

/** Klambauer et al., 2017: the two numbers keep mean 0 and variance 1 from layer to layer. */
const seluScale = 1.0507009873554805,
  seluAlpha = 1.6732632423543772,
  seluSlope = seluScale * seluAlpha;

export const selu: Unary = elementwise("selu", {
  ...float,
  doc: "y = 1.0507 x for x > 0, else 1.7581 (e^x - 1)",
  example: "selu(constant([-1, 0, 2]))",
  special: "The derivative at 0 is 1.7581, that from below.",
  evaluate: ([x]) => (x > 0 ? seluScale * x : seluSlope * Math.expm1(x)),
  program: widened((x) =>
    k.select(k.greater(x, 0), k.mul(seluScale, x), k.mul(seluSlope, k.call(exponential.expm1, x))),
  ),
  vjp: { x: ({ dy, x }) => mul(dy, where(greater(x, 0), seluScale, mul(seluSlope, exp(x)))) },
});

/**
 * 1 + tanh(u) = 2 sigmoid(2 u), so that the tanh form of gelu is x sigmoid(2 u) and does not cancel for x < 0; here
 * 2 u = 2 sqrt(2 / pi) (x + 0.044715 x^3). Beyond 40 the sigmoid is 0 or 1, and x is held there.
 */
const geluScale = 2 * Math.sqrt(2 / Math.PI),
  geluCubic = 0.044715;

const aboutGelu = {
  doc: "y = x / 2 (1 + tanh(sqrt(2 / pi) (x + 0.044715 x^3))): the tanh form of x times the normal distribution function",
  example: "gelu(constant([-1, 0, 2]))",
  special: "0 at -Infinity.",
};

const geluTanh: Unary = elementwise("gelu", {
  ...float,
  ...aboutGelu,
  evaluate: ([x]) => evaluateHeld(x) * evaluateSigmoid(geluScale * (x + geluCubic * x ** 3)),
  program: widened((x) => {
    const cubic = k.mul(geluScale, k.mul(x, k.add(1, k.mul(geluCubic, k.mul(x, x)))));
    return k.mul(held(x), k.call(exponential.sigmoid, cubic));
  }),
  vjp: { x: ({ dy, x }) => mul(dy, geluSlope(x)) },
});

function geluSlope(x: Tensor): Tensor {
  const near = clip(x, -40, 40),
    squared = square(near);
  const share = sigmoid(mul(geluScale, mul(near, add(1, mul(geluCubic, squared)))));
  const inner = mul(geluScale, add(1, mul(3 * geluCubic, squared)));
  return add(share, mul(mul(near, inner), mul(share, sub(1, share))));
}

/** x times the normal distribution function, as erfc, which does not cancel for x < 0. */
const geluExact = parametric("geluExact", {
  doc: "y = x / 2 (1 + erf(x / sqrt(2))): x times the normal distribution function.",
  numbers: [],
  evaluate: (x) => evaluateHeld(x) * 0.5 * evaluateErfc(-x / Math.SQRT2),
  program: (x) => k.mul(held(x), k.call(errorFunction.normalShare, x)),
  flops: 30,
  vjp: ({ dy, x }) => {
    const density = mul(1 / Math.sqrt(2 * Math.PI), exp(mul(-0.5, square(x))));
    return mul(dy, add(mul(0.5, erfc(mul(x, -Math.SQRT1_2))), mul(clip(x, -40, 40), density)));
  },
});

export const gelu = define(
  "gelu",
  {
    ...aboutGelu,
    special: '"none" is the exact form, x / 2 (1 + erf(x / sqrt(2))), with no cancellation for x < 0. 0 at -Infinity.',
  },
  [["x", tensor]],
  { approximate: option(oneOf("tanh", "none"), "tanh", '"tanh"') },
  (x, { approximate }) => (approximate === "tanh" ? geluTanh(x) : geluExact(x, {})),
);
