/** Special functions: the error function, the gamma function, and their relatives. */
import { applyElementwise } from "../apply.js";
import type { Operand, Tensor } from "../builder.js";
import { shapeMismatch } from "../diagnostics.js";
import { elementwise, widened, type Unary } from "../families/elementwise.js";
import { parametric } from "../families/parametric.js";
import * as k from "../kernel.js";
import { define, integer, tensor } from "../language.js";
import { mul, neg, reciprocal, square } from "./arithmetic.js";
import * as error from "./programs/errorFunction.js";
import * as gamma from "./programs/gamma.js";
import * as series from "./specialSeries.js";
import { exp } from "./transcendental.js";

const twoOverRootPi = 2 / Math.sqrt(Math.PI);
/** e^(-x^2) / sqrt(pi) times 2: the derivative of erf. */
const bell = (x: Tensor): Tensor => mul(twoOverRootPi, exp(neg(square(x))));
const float = { inputs: ["x"] as const, admits: "float" } as const;

export const erf: Unary = elementwise("erf", {
  ...float,
  doc: "y = 2 / sqrt(pi) times the integral of e^(-t^2) from 0 to x",
  example: "erf(constant([0, 1]))",
  special: "1 at Infinity, -1 at -Infinity.",
  evaluate: ([x]) => series.erf(x),
  program: widened((x) => k.call(error.erf, x)),
  flops: 20,
  vjp: { x: ({ dy, x }) => mul(dy, bell(x)) },
});

export const erfc: Unary = elementwise("erfc", {
  ...float,
  doc: "y = 1 - erf(x), without cancellation",
  example: "erfc(constant([0, 5]))",
  special: "0 at Infinity, 2 at -Infinity.",
  evaluate: ([x]) => series.erfc(x),
  program: widened((x) => k.call(error.erfc, x)),
  flops: 25,
  vjp: { x: ({ dy, x }) => neg(mul(dy, bell(x))) },
});

export const erfInv: Unary = elementwise("erfInv", {
  ...float,
  doc: "The x with erf(x) = the operand",
  example: "erfInv(constant([0, 0.5]))",
  special: "Infinite at 1 and -1, NaN beyond.",
  evaluate: ([v]) => series.erfInv(v),
  program: widened((v) => k.call(error.erfInv, v)),
  flops: 150,
  vjp: { x: ({ dy, y }) => mul(dy, reciprocal(bell(y))) },
});

export const lgamma: Unary = elementwise("lgamma", {
  ...float,
  doc: "y = log |gamma(x)|",
  example: "lgamma(constant([1, 5, 0.5]))",
  special: "Infinity at 0, -1, -2, ...",
  evaluate: ([x]) => series.lgamma(x),
  program: widened((x) => k.call(gamma.lgamma, x)),
  flops: 40,
  vjp: { x: ({ dy, x }) => mul(dy, digamma(x)) },
});

export const digamma: Unary = elementwise("digamma", {
  ...float,
  doc: "The derivative of lgamma",
  example: "digamma(constant([1, 2]))",
  special: "NaN at 0, -1, -2, ...",
  evaluate: ([x]) => series.digamma(x),
  program: widened((x) => k.call(gamma.digamma, x)),
  flops: 40,
  vjp: { x: ({ dy, x }) => mul(dy, polygamma(x, 1)) },
});

const programs = new Map<number, k.ScalarFunction>();
function programOf(order: number): k.ScalarFunction {
  const known = programs.get(order) ?? gamma.polygammaProgram(order);
  programs.set(order, known);
  return known;
}

const polygammaOf = parametric("polygamma", {
  doc: "The derivative of digamma of the given order.",
  numbers: ["order"],
  evaluate: (x, { order }) => series.polygamma(order, x),
  program: (x, { order }) => k.call(programOf(order), x),
  flops: 100,
  vjp: ({ dy, x }, { order }) => mul(dy, polygamma(x, order + 1)),
});

/** The derivative of digamma of an order from 1 to 20. */
export const polygamma: (x: Operand, order: number) => Tensor = define(
  "polygamma",
  {
    doc: "The derivative of digamma of the given order, from 1 to 20.",
    example: "polygamma(constant([1, 2]), 1)",
    special: "NaN at 0, -1, -2, ...",
  },
  [
    ["x", tensor],
    ["order", integer],
  ],
  {},
  (x, order) => {
    if (order < 1 || order > 20) throw shapeMismatch("polygamma", `order is from 1 to 20, and not ${order}`);
    return applyElementwise(polygammaOf.op, [x], { order });
  },
);
