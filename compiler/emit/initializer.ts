/** How initialize(seed) fills a parameter, in the kernel vocabulary. */
import type { Initializer } from "../../src/initializer.js";
import * as k from "../../src/kernel.js";
import { roundTo } from "../../src/types.js";
import { normalQuantile, random24, random53 } from "./random.js";

/** The seed that a caller gives. */
export const seedParameter: k.Local = k.local("i32", "seed");

/**
 * The loop over the elements of a parameter. Element i is a function of the seed, the parameter's name and i alone:
 * uniform is low + (high - low) u with u = n / 2^24 (f64: 2^53) of n random bits; normal is std sqrt(2) erfInv(2 u' - 1)
 * with u' in the middle of u's bin. Computed in f64 and rounded once.
 */
export function fillParameter(name: string, buffer: k.Buffer, initializer: Initializer): k.Statement[] {
  const block = new k.Block(
    new Map([
      [seedParameter.name, 1],
      [buffer.name, 1],
    ]),
  );
  const store = (inner: k.Block, index: k.Scalar): void => inner.store(buffer, index, element(index));
  const element = (index: k.Scalar): k.Scalar =>
    initializer.kind === "constant"
      ? k.literal(buffer.type, roundTo(buffer.type, initializer.value))
      : k.convert(buffer.type, randomElement(name, buffer, initializer, index));
  if (buffer.length === 1) store(block, k.i32(0));
  else block.for("i", 0, buffer.length, store);
  return block.statements;
}

type Distribution = Exclude<Initializer, { readonly kind: "constant" }>;

function randomElement(name: string, { type }: k.Buffer, initializer: Distribution, index: k.Scalar): k.Scalar {
  const bits = type === "f64" ? 53 : 24;
  const random = k.call(type === "f64" ? random53 : random24, seedParameter, k.i32(streamOf(name)), index);
  if (initializer.kind === "uniform") {
    const { low, high } = initializer;
    return k.add(low, k.mul(random, (high - low) * 2 ** -bits));
  }
  const middle = k.mul(k.add(k.mul(k.sub(random, 2 ** (bits - 1)), 2), 1), 2 ** -bits);
  return k.mul(initializer.std, k.call(normalQuantile, middle));
}

/** FNV-1a of 32 bits (Fowler, Noll, Vo) over the name in UTF-8. */
function streamOf(name: string): number {
  return new TextEncoder().encode(name).reduce((hash, byte) => Math.imul(hash ^ byte, 16777619), -2128831035);
}
