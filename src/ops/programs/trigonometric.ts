/**
 * Sine, cosine, tangent: x = n pi/2 + (y0 + y1) with |y0| <= pi/4 or little more, then polynomials in y0^2 that are off
 * by at most 2^-57. Near 0 the reduction is Cody and Waite's with pi/2 in parts of 33, 33 and 53 bits; where that is
 * not enough, for |x| > 2^20 and within 2^-13 of a multiple of pi/2, it is Payne and Hanek's (Radian reduction for
 * trigonometric functions, 1983), so that the error bounds hold for every argument.
 */
import {
  abs,
  add,
  and,
  call,
  convert,
  equal,
  f64,
  floor,
  greater,
  i32,
  jointly,
  less,
  lowWord,
  mul,
  nearest,
  neg,
  notEqual,
  or,
  scalarFunction,
  select,
  sub,
  type Block,
  type Scalar,
  type ScalarFunction,
} from "../../kernel.js";
import { fastTwoSum, quotient, twoProduct, type Pair } from "./doubleDouble.js";
import { payneHanek } from "./payneHanek.js";
import { estrin } from "./polynomial.js";

const toWhole = 6755399441055744;

/** (sin y - y) / y^3 and (cos y - 1 + y^2/2) / y^4 as polynomials in y^2. */
const sine = [
  -0.1666666666666663, 0.008333333333321964, -0.000198412698294626, 2.755731357627614e-6, -2.5050740528555567e-8,
  1.5895800958386447e-10,
];
const cosine = [
  0.041666666666666595, -0.0013888888888872843, 2.4801587288715938e-5, -2.7557314139229196e-7, 2.0875695282574975e-9,
  -1.1358242946136327e-11,
];

/** x = (k + 4 m) pi/2 + high + low. */
export interface Quarter extends Pair {
  readonly k: Scalar;
}

interface Near extends Quarter {
  /** Whether the reduction is good enough. */
  readonly fine: Scalar;
}

function codyWaite(block: Block, x: Scalar): Near {
  const shifted = block.let("shifted", add(mul(x, 0.6366197723675814), toWhole));
  const k = block.let("k", lowWord(shifted));
  const n = block.let("n", sub(shifted, toWhole));
  const first = block.let("first", sub(x, mul(n, 1.5707963267341256)));
  const second = block.let("second", mul(n, 6.077100506303966e-11));
  const main = block.let("main", sub(first, second));
  const rest = block.let("rest", sub(sub(sub(first, main), second), mul(n, 2.0222662487959506e-21)));
  const high = block.let("y0", add(main, rest));
  const low = block.let("y1", add(sub(main, high), rest));
  const clear = or(greater(mul(main, main), 2 ** -26), equal(k, 0));
  return { high, low, k, fine: and(less(mul(x, x), 2 ** 40), clear) };
}

/** What sin and cos of high + low are the sums of. */
interface Terms {
  readonly sin: readonly [Scalar, Scalar];
  readonly cos: readonly [Scalar, Scalar];
}

function termsOf(block: Block, { high, low }: Pair): Terms {
  const z = block.let("z", mul(high, high)),
    half = block.let("half", mul(0.5, z));
  const above = block.let("above", sub(1, half));
  const z2 = block.let("z2", mul(z, z));
  const bend = add(mul(mul(high, z), estrin(block, "p", z, z2, sine)), mul(low, above));
  const fourth = sub(mul(z2, estrin(block, "q", z, z2, cosine)), mul(high, low));
  const dip = add(sub(sub(1, above), half), fourth);
  return { sin: [high, block.let("bend", bend)], cos: [above, block.let("dip", dip)] };
}

/** sin y, cos y, -sin y or -cos y: the sine at k quarter turns beyond y. */
function turned(block: Block, k: Scalar, { sin, cos }: Terms): Scalar {
  const value = block.let("value", select(equal(and(k, 1), 0), add(...sin), add(...cos)));
  return select(equal(and(k, 2), 0), value, neg(value));
}

/** The sine at (k + 4 m) pi/2 + y. */
function sineOf(block: Block, quarter: Quarter): Scalar {
  return turned(block, quarter.k, termsOf(block, quarter));
}

const sinFar = scalarFunction(
  "sinFar",
  ["x", "quarters"],
  "sin(x + quarters pi/2) for any x, by a longer reduction.",
  (block, x, quarters) => {
    const quarter = payneHanek(block, x);
    block.return(sineOf(block, { ...quarter, k: block.let("k", add(quarter.k, quarters)) }));
  },
  "f64",
  ["f64", "i32"],
);

/** sin(x + turn pi/2) */
function circular(name: string, doc: string, turn: number): ScalarFunction {
  return scalarFunction(name, ["x"], doc, (block, x) => {
    const near = codyWaite(block, x);
    block.if(near.fine, (then) => {
      const result = sineOf(then, turn === 0 ? near : { ...near, k: then.let("turned", add(near.k, turn)) });
      then.return(turn === 0 ? select(equal(x, 0), x, result) : result);
    });
    block.return(call(sinFar, x, i32(turn)));
  });
}

export const [sin, cos] = jointly(
  circular("sin", "The sine, off by less than 1 unit in the last place.", 0),
  circular("cos", "The cosine, off by less than 1 unit in the last place.", 1),
  "sinCos",
  "The sine; leaves the cosine beside it.",
  (block, leave, x) => {
    const near = codyWaite(block, x);
    block.if(near.fine, (then) => {
      const terms = termsOf(then, near);
      leave(then, turned(then, then.let("next", add(near.k, 1)), terms));
      then.return(select(equal(x, 0), x, turned(then, near.k, terms)));
    });
    leave(block, call(sinFar, x, i32(1)));
    block.return(call(sinFar, x, i32(0)));
  },
);

/** The same as pairs. */
function sineAndCosine(block: Block, angle: Pair): { readonly sin: Pair; readonly cos: Pair } {
  const { sin, cos } = termsOf(block, angle);
  return { sin: fastTwoSum(block, "s", ...sin), cos: fastTwoSum(block, "c", ...cos) };
}

function tangentOf(block: Block, quarter: Quarter): Scalar {
  const { sin, cos } = sineAndCosine(block, quarter);
  const odd = block.let("odd", notEqual(and(quarter.k, 1), 0));
  const top = {
    high: block.let("top", select(odd, neg(cos.high), sin.high)),
    low: block.let("topLow", select(odd, neg(cos.low), sin.low)),
  };
  const bottom = {
    high: block.let("bottom", select(odd, sin.high, cos.high)),
    low: block.let("bottomLow", select(odd, sin.low, cos.low)),
  };
  return quotient(block, top, bottom);
}

const tanFar = scalarFunction("tanFar", ["x"], "tan(x) for any x, by a longer reduction.", (block, x) => {
  block.return(tangentOf(block, payneHanek(block, x)));
});

export const tan = scalarFunction(
  "tan",
  ["x"],
  "The tangent, off by less than 2 units in the last place.",
  (block, x) => {
    const near = codyWaite(block, x);
    block.if(near.fine, (then) => {
      then.return(select(equal(x, 0), x, tangentOf(then, near)));
    });
    block.return(call(tanFar, x));
  },
);

/** sin(pi x) / (pi x): x = k / 2 + r exactly, and y = pi r in two parts. */
export const sinc = scalarFunction(
  "sinc",
  ["x"],
  "sin(pi x) / (pi x), and 1 at 0, off by less than 2 units in the last place.",
  (block, x) => {
    const n = block.let("n", nearest(mul(2, x))),
      r = block.let("r", sub(x, mul(0.5, n)));
    const k = block.let("k", convert("i32", sub(n, mul(4, floor(mul(0.25, n))))));
    const small = timesPi(block, "y", r),
      { sin, cos } = sineAndCosine(block, small);
    const odd = block.let("odd", notEqual(and(k, 1), 0));
    const top = {
      high: block.let("top", select(odd, cos.high, sin.high)),
      low: block.let("topLow", select(odd, cos.low, sin.low)),
    };
    const value = block.let("value", quotient(block, top, timesPi(block, "angle", x)));
    const signed = select(equal(top.high, 0), 0, select(equal(and(k, 2), 0), value, neg(value)));
    block.comment("Beyond 2^52 every double is a whole number.");
    const inside = select(less(abs(x), 2 ** 52), signed, select(equal(x, x), 0, x));
    block.return(select(equal(x, 0), 1, inside));
  },
);

function timesPi(block: Block, name: string, x: Scalar): Pair {
  const main = twoProduct(block, name, x, f64(Math.PI));
  return { high: main.high, low: block.let(`${name}Rest`, add(main.low, mul(x, 1.2246467991473532e-16))) };
}
