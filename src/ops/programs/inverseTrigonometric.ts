/** Inverse trigonometric functions, by minimax polynomials in the square of an argument brought near 0. */
import {
  abs,
  add,
  div,
  equal,
  greater,
  highWord,
  less,
  lessEqual,
  mul,
  neg,
  scalarFunction,
  select,
  sqrt,
  sub,
  xor,
  type Block,
  type Scalar,
} from "../../kernel.js";
import { halves } from "./doubleDouble.js";
import { estrin } from "./polynomial.js";

const halfPi = Math.PI / 2;
const halfPiLow = 6.123233995736766e-17;
const piLow = 1.2246467991473532e-16;

/** (asin x - x) / x^3 as a polynomial in x^2 <= 1/4, off by at most 2^-58 of asin x. */
const arcsine = [
  0.1666666666666676, 0.07499999999970636, 0.04464285717477635, 0.030381942699539827, 0.022372215229559435,
  0.017351607501308666, 0.013980876568574907, 0.011398438587474653, 0.010782990752054813, 0.003695759926501144,
  0.02173408679980595, -0.02103777430034875, 0.032653454330859664,
];

/** What asin and acos are made of. With a = |x|: asin a = a + a rise, or pi/2 - 2 (root + rootLow + root rise). */
interface Arc {
  readonly small: Scalar;
  readonly rise: Scalar;
  /** sqrt((1 - a) / 2), its upper 26 bits and what they lack. */
  readonly root: Scalar;
  readonly rootHead: Scalar;
  readonly rootRest: Scalar;
}

function arcOf(block: Block, x: Scalar): Arc {
  const a = block.let("a", abs(x));
  const small = block.let("small", lessEqual(a, 0.5));
  const rest = block.let("rest", mul(0.5, sub(1, a)));
  const z = block.let("z", select(small, mul(x, x), rest));
  const z2 = block.let("z2", mul(z, z));
  const rise = block.let("rise", mul(z, estrin(block, "p", z, z2, arcsine)));
  const root = block.let("root", sqrt(rest)),
    { high: rootHead } = halves(block, "root", root);
  const missing = div(sub(rest, mul(rootHead, rootHead)), add(root, rootHead));
  const rootRest = block.let("rootRest", select(equal(rest, 0), 0, missing));
  return { small, rise, root, rootHead, rootRest };
}

export const asin = scalarFunction(
  "asin",
  ["x"],
  "The inverse sine, off by less than 1 unit in the last place; beyond 1/2 it is pi/2 - 2 asin(sqrt((1 - x) / 2)).",
  (block, x) => {
    const { small, rise, root, rootHead, rootRest } = arcOf(block, x);
    const tail = add(mul(2, add(mul(root, rise), rootRest)), -halfPiLow);
    const large = block.let("large", sub(halfPi / 2, sub(tail, sub(halfPi / 2, mul(2, rootHead)))));
    block.return(select(small, add(x, mul(x, rise)), select(less(x, 0), neg(large), large)));
  },
);

export const acos = scalarFunction(
  "acos",
  ["x"],
  "The inverse cosine, off by less than 1 unit in the last place; beyond 1/2 it is 2 asin(sqrt((1 - x) / 2)).",
  (block, x) => {
    const { small, rise, root, rootHead, rootRest } = arcOf(block, x);
    const tail = block.let("tail", add(mul(root, rise), rootRest));
    const near = block.let("near", sub(halfPi, sub(x, sub(halfPiLow, mul(x, rise)))));
    const right = mul(2, add(rootHead, tail)),
      left = sub(Math.PI, mul(2, add(rootHead, sub(tail, halfPiLow))));
    block.return(select(small, near, select(less(x, 0), left, right)));
  },
);

/** (atan t - t) / t^3 as a polynomial in t^2 <= 1, off by at most 2^-57 of atan t. */
const arctangent = [
  -0.33333333333333326, 0.19999999999998136, -0.14285714285569642, 0.11111111105354331, -0.09090908952044509,
  0.07692305458943376, -0.06666641196585106, 0.058821379821291694, -0.05261772976619636, 0.047549323918362134,
  -0.043198958409861446, 0.039096822490046625, -0.034650814334193446, 0.029275491781654034, -0.022768216004203166,
  0.015672568746186416, -0.009164521180935145, 0.004357494133643458, -0.0015999174459047855, 0.0004223196456343521,
  -7.094358470414925e-5, 5.675618995504122e-6,
];

/** atan t - t for |t| <= 1. */
function bendOfArctangent(block: Block, t: Scalar): Scalar {
  const z = block.let("z", mul(t, t)),
    z2 = block.let("z2", mul(z, z));
  return block.let("bend", mul(mul(t, z), estrin(block, "p", z, z2, arctangent)));
}

export const atan = scalarFunction(
  "atan",
  ["x"],
  "The inverse tangent, off by less than 2 units in the last place; beyond 1 it is pi/2 - atan(1 / x).",
  (block, x) => {
    const a = block.let("a", abs(x)),
      large = block.let("large", greater(a, 1));
    const t = block.let("t", select(large, div(-1, a), a)),
      bend = bendOfArctangent(block, t);
    const value = block.let("value", select(large, add(halfPi, add(t, add(bend, halfPiLow))), add(t, bend)));
    block.return(select(less(x, 0), neg(value), select(equal(x, 0), x, value)));
  },
);

export const atan2 = scalarFunction(
  "atan2",
  ["y", "x"],
  "The angle of the point (x, y), from -pi to pi, off by less than 2 units in the last place.",
  (block, y, x) => {
    const a = block.let("a", abs(x)),
      b = block.let("b", abs(y));
    const steep = block.let("steep", greater(b, a)),
      left = block.let("left", less(highWord(x), 0));
    const longer = block.let("longer", select(steep, b, a)),
      shorter = block.let("shorter", select(steep, a, b));
    block.comment("The quotient of two zeros is 0 here, and that of two infinities 1.");
    const ratio = select(equal(shorter, longer), select(equal(a, 0), 0, 1), div(shorter, longer));
    const t = block.let("t", ratio),
      bend = bendOfArctangent(block, t);
    block.comment(
      "The angle is base + t + bend with signs: pi/2 - atan for a steep point, pi - that for one on the left.",
    );
    const base = select(steep, halfPi, select(left, Math.PI, 0)),
      baseLow = select(steep, halfPiLow, select(left, piLow, 0));
    const back = block.let("back", xor(steep, left));
    const main = block.let("main", select(back, neg(t), t)),
      rest = block.let("rest", select(back, neg(bend), bend));
    const value = block.let("value", add(block.let("base", base), add(main, add(rest, baseLow))));
    block.return(select(less(highWord(y), 0), neg(value), value));
  },
);
