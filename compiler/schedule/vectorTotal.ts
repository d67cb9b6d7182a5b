/** A block of a sum in lanes, for a machine with vectors: the lanes are an array, what is done to each is a loop. */
import * as k from "../../src/kernel.js";
import { atomIndex, constantIndex, plus, toScalar, type Affine } from "./affine.js";
import { combine, identityOf, lanesOf, named, type Terms } from "./lanes.js";
import { loop } from "./loops.js";

export function vectorTotal(block: k.Block, { op, node, visit }: Terms, start: Affine, length: number): k.Scalar {
  const lanes = lanesOf(node),
    whole = Math.floor(length / lanes) * lanes,
    totals = block.array("s", node.type.dtype, lanes);
  const each = (inner: k.Block, count: number, body: (block: k.Block, lane: Affine) => void): void =>
    inner.for("l", 0, count, (innermost, lane) =>
      body(innermost, atomIndex({ scalar: lane, key: lane.name, low: 0, high: count - 1 })),
    );
  const step = (inner: k.Block, from: Affine, count: number): void => {
    const first = named(inner, from);
    each(inner, count, (innermost, lane) =>
      visit(innermost, [plus(first, lane)], (term) => {
        const at = toScalar(lane);
        innermost.store(totals, at, combine(op, k.load(totals, at), term));
      }),
    );
  };
  each(block, lanes, (inner, lane) => inner.store(totals, toScalar(lane), identityOf(op, node)));
  loop(block, "k", 0, whole, (inner, index) => step(inner, plus(start, index), lanes), lanes);
  if (whole < length) step(block, plus(start, constantIndex(whole)), length - whole);
  for (let half = lanes / 2; half >= 1; half /= 2)
    each(block, half, (inner, lane) => {
      const other = k.load(totals, toScalar(plus(lane, constantIndex(half))));
      inner.store(totals, toScalar(lane), combine(op, k.load(totals, toScalar(lane)), other));
    });
  return k.load(totals, 0);
}
