/** Polynomials in the kernel vocabulary. */
import { add, f64, mul, type Block, type Scalar, type Term } from "../../kernel.js";

/** c0 + x (c1 + x (c2 + ...)): the fewest operations, each waiting for the one before (Horner). */
export function horner(x: Scalar, coefficients: readonly number[]): Scalar {
  return (
    coefficients.reduceRight<Scalar | null>((sum, c) => (sum === null ? f64(c) : add(c, mul(x, sum))), null) ?? f64(0)
  );
}

/**
 * The polynomial in blocks of four terms, each in two halves that do not wait for one another (Estrin): `squared` is
 * x^2, and the blocks are summed as a polynomial in x^4.
 */
export function estrin(
  block: Block,
  name: string,
  x: Scalar,
  squared: Scalar,
  coefficients: readonly number[],
): Scalar {
  const quads: Scalar[] = [];
  for (let at = 0; at < coefficients.length; at += 4) {
    const [c0 = 0, ...rest] = coefficients.slice(at, at + 4);
    quads.push(block.let(`${name}${at}`, quad(x, squared, c0, rest)));
  }
  if (quads.length === 1) return quads[0] ?? f64(0);
  const fourth = block.let(`${name}Step`, mul(squared, squared));
  return quads.reduceRight((sum, term) => add(term, mul(fourth, sum)));
}

/** (c0 + c1 x) + x^2 (c2 + c3 x), where fewer than four may be there. */
function quad(x: Scalar, squared: Scalar, c0: number, [c1, c2, c3]: readonly number[]): Scalar {
  const low: Term = c1 === undefined ? f64(c0) : add(c0, mul(x, c1));
  if (c2 === undefined) return low;
  return add(low, mul(squared, c3 === undefined ? f64(c2) : add(c2, mul(x, c3))));
}
