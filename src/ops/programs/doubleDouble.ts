/**
 * Unevaluated sums of two doubles, high + low, |low| at most half a unit in the last place of high: about 106 bits.
 * Sums after Knuth and Dekker, products after Dekker and Veltkamp (Dekker: A floating-point technique for extending
 * the available precision, 1971). Products of more than 2^996 overflow on the way.
 */
import { add, div, mul, sub, type Block, type Scalar } from "../../kernel.js";

export interface Pair {
  readonly high: Scalar;
  readonly low: Scalar;
}

/** a + b exactly; the exponent of a must not be below that of b, or a must be 0. */
export function fastTwoSum(block: Block, name: string, a: Scalar, b: Scalar): Pair {
  const high = block.let(name, add(a, b));
  return { high, low: block.let(`${name}Low`, sub(b, sub(high, a))) };
}

/** a + b exactly. */
export function twoSum(block: Block, name: string, a: Scalar, b: Scalar): Pair {
  const high = block.let(name, add(a, b));
  const part = block.let(`${name}Part`, sub(high, a));
  return { high, low: block.let(`${name}Low`, add(sub(a, sub(high, part)), sub(b, part))) };
}

/** The upper 26 bits of x and the rest. */
export function halves(block: Block, name: string, x: Scalar): Pair {
  const spread = block.let(`${name}Spread`, mul(x, 134217729));
  const high = block.let(`${name}Head`, sub(spread, sub(spread, x)));
  return { high, low: block.let(`${name}Rest`, sub(x, high)) };
}

/** What the product of a and b, already rounded to `product`, lost. */
export function productError(product: Scalar, a: Pair, b: Pair): Scalar {
  const missing = sub(mul(a.high, b.high), product);
  return add(add(add(missing, mul(a.high, b.low)), mul(a.low, b.high)), mul(a.low, b.low));
}

/** a b exactly. */
export function twoProduct(block: Block, name: string, a: Scalar, b: Scalar): Pair {
  const high = block.let(name, mul(a, b));
  const left = halves(block, `${name}A`, a),
    right = halves(block, `${name}B`, b);
  return { high, low: block.let(`${name}Low`, productError(high, left, right)) };
}

/** x^2 exactly. */
export function twoSquare(block: Block, name: string, x: Scalar): Pair {
  const high = block.let(name, mul(x, x)),
    half = halves(block, name, x);
  return { high, low: block.let(`${name}Low`, productError(high, half, half)) };
}

/** a / b, where the low parts are corrections of the high ones. */
export function quotient(block: Block, a: Pair, b: Pair): Scalar {
  const q = block.let("quotient", div(a.high, b.high));
  return add(q, div(sub(a.low, mul(q, b.low)), b.high));
}
