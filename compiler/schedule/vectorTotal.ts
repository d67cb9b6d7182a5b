/** A block of a sum in lanes, for a machine with vectors: the lanes are an array, what is done to each is a loop. */
import * as k from "../../src/kernel.js";
import { atomIndex, constantIndex, plus, toScalar, type Affine } from "./affine.js";
import { combine, identityOf, lanesOf, named, type Terms } from "./lanes.js";
import { loop } from "./loops.js";

export function vectorTotal(block: k.Block, terms: Terms, start: Affine, length: number): k.Scalar {
  const { op, node, repeatable } = terms,
    isFloat = node.type.dtype === "f32" || node.type.dtype === "f64";
  if (op.givesWay !== undefined && isFloat && repeatable) return quickExtreme(block, terms, op.givesWay, start, length);
  return exactTotal(block, terms, start, length);
}

function exactTotal(block: k.Block, terms: Terms, start: Affine, length: number): k.Scalar {
  const { op, node } = terms,
    lanes = lanesOf(node),
    totals = block.array("s", node.type.dtype, lanes);
  each(block, lanes, (inner, lane) => inner.store(totals, lane, identityOf(op, node)));
  overLanes(block, terms, start, length, (inner, lane, term) =>
    inner.store(totals, lane, combine(op, k.load(totals, lane), term)),
  );
  joinLanes(block, lanes, (inner, lane, other) =>
    inner.store(totals, lane, combine(op, k.load(totals, lane), k.load(totals, other))),
  );
  return k.load(totals, 0);
}

/**
 * An extreme that knows neither NaN nor the sign of 0, which a machine finds in one instruction, beside the sum of the
 * terms, which is NaN if one of them is. Where that shows, or the extreme is 0, it is computed again as it should be.
 */
function quickExtreme(
  block: k.Block,
  terms: Terms,
  givesWay: (extreme: k.Scalar, element: k.Scalar) => k.Scalar,
  start: Affine,
  length: number,
): k.Scalar {
  const { op, node } = terms,
    { dtype } = node.type,
    lanes = lanesOf(node);
  const extremes = block.array("s", dtype, lanes),
    sums = block.array("sum", dtype, lanes);
  const take = (inner: k.Block, lane: k.Scalar, term: k.Scalar): void => {
    const element = inner.let("x", term),
      extreme = inner.let("extreme", k.load(extremes, lane));
    inner.store(extremes, lane, k.select(givesWay(extreme, element), element, extreme));
  };
  each(block, lanes, (inner, lane) => inner.store(extremes, lane, identityOf(op, node)));
  each(block, lanes, (inner, lane) => inner.store(sums, lane, k.literal(dtype, 0)));
  overLanes(block, terms, start, length, (inner, lane, term) => {
    const x = inner.let("x", term);
    take(inner, lane, x);
    inner.store(sums, lane, k.add(k.load(sums, lane), x));
  });
  joinLanes(block, lanes, (inner, lane, other) => {
    take(inner, lane, k.load(extremes, other));
    inner.store(sums, lane, k.add(k.load(sums, lane), k.load(sums, other)));
  });
  const result = block.variable("extreme", k.load(extremes, 0)),
    sum = block.let("sum", k.load(sums, 0));
  block.if(k.or(k.notEqual(sum, sum), k.equal(result, 0)), (inner) =>
    inner.assign(result, exactTotal(inner, terms, start, length)),
  );
  return result;
}

/** Every term, with its lane. */
function overLanes(
  block: k.Block,
  { node, visit }: Terms,
  start: Affine,
  length: number,
  body: (block: k.Block, lane: k.Scalar, term: k.Scalar) => void,
): void {
  const lanes = lanesOf(node),
    whole = Math.floor(length / lanes) * lanes;
  const step = (inner: k.Block, from: Affine, count: number): void => {
    const first = named(inner, from);
    each(inner, count, (innermost, lane, at) =>
      visit(innermost, [plus(first, at)], (term) => body(innermost, lane, term)),
    );
  };
  loop(block, "k", 0, whole, (inner, index) => step(inner, plus(start, index), lanes), lanes);
  if (whole < length) step(block, plus(start, constantIndex(whole)), length - whole);
}

/** Lanes at a distance of half, of a quarter, ... joined into the first. */
function joinLanes(
  block: k.Block,
  lanes: number,
  body: (block: k.Block, lane: k.Scalar, other: k.Scalar) => void,
): void {
  for (let half = lanes / 2; half >= 1; half /= 2)
    each(block, half, (inner, lane, at) => body(inner, lane, toScalar(plus(at, constantIndex(half)))));
}

function each(block: k.Block, count: number, body: (block: k.Block, lane: k.Scalar, at: Affine) => void): void {
  block.for("l", 0, count, (inner, lane) =>
    body(inner, lane, atomIndex({ scalar: lane, key: lane.name, low: 0, high: count - 1 })),
  );
}
