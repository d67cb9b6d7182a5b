/** How initialize(seed) fills a parameter, in the kernel vocabulary. */
import type { Initializer } from "../../src/initializer.js";
import * as k from "../../src/kernel.js";
import { roundTo } from "../../src/types.js";
import { normalOf, randomDigits } from "../../src/ops/programs/random.js";
import { streamOf } from "../../src/stream.js";

/** What fills a parameter: the seed of the call stands in the local `key`. */
export interface Filling {
  readonly name: string;
  readonly buffer: k.Buffer;
  readonly initializer: Initializer;
  readonly key: k.Local;
}

/**
 * The loop over the elements of a parameter. Element i is a function of the seed, the parameter's name and i alone:
 * uniform is low + (high - low) u with u = n / 2^24 (f64: 2^53) of n random bits; normal is std sqrt(2) erfInv(2 u' - 1)
 * with u' in the middle of u's bin. Computed in f64 and rounded once.
 */
export function fillParameter(filling: Filling): k.Statement[] {
  const { buffer, key } = filling;
  const block = new k.Block(new Map([key.name, buffer.name].map((name) => [name, 1])));
  const store = (inner: k.Block, index: k.Scalar): void => inner.store(buffer, index, elementOf(filling, index));
  if (buffer.length === 1) store(block, k.i32(0));
  else block.for("i", 0, buffer.length, store);
  return block.statements;
}

function elementOf({ name, buffer: { type }, initializer, key }: Filling, index: k.Scalar): k.Scalar {
  if (initializer.kind === "constant") return k.literal(type, roundTo(type, initializer.value));
  const [digits, bits] = randomDigits(type === "f64" ? "f64" : "f32", key, k.i32(streamOf(name)), index);
  if (initializer.kind === "uniform") {
    const { low, high } = initializer;
    return k.convert(type, k.add(low, k.mul(digits, (high - low) * 2 ** -bits)));
  }
  return k.convert(type, k.mul(initializer.std, normalOf(digits, bits)));
}
