/**
 * Sums along a contiguous axis, in the order of the numerical contract (DESIGN, section 8): blocks of 256 from the
 * identity, in 16 lanes (8 of f64) whose totals are joined pairwise; then the block totals pairwise. Reductions and
 * the contractions that run as reductions share it.
 */
import type { Node } from "../../src/graph.js";
import * as k from "../../src/kernel.js";
import type { ReductionOp } from "../../src/op.js";
import { affineKey, atomIndex, constantIndex, plus, rangeOf, toScalar, type Affine } from "./affine.js";
import { loop } from "./loops.js";
import type { Simd } from "./simd.js";

export const blockLength = 256;

/** What is summed. `visit` computes the terms at some positions and hands over each, in order. */
export interface Terms {
  readonly op: ReductionOp;
  readonly node: Node;
  /** Where the machine has vectors, how they are summed. */
  readonly simd: Simd | null;
  /** Whether terms may be computed twice. */
  readonly repeatable: boolean;
  readonly visit: (block: k.Block, positions: readonly Affine[], take: (term: k.Scalar, lane: number) => void) => void;
}

/** How many partial results stand beside one another along a contiguous axis. */
export function lanesOf(node: Node): number {
  return node.type.dtype === "f64" ? 8 : 16;
}

export function combine(op: ReductionOp, a: k.Scalar, b: k.Scalar): k.Scalar {
  return op.combine.program([a, b], {});
}

export function identityOf(op: ReductionOp, node: Node): k.Scalar {
  return k.literal(node.type.dtype, op.identity(node.type.dtype));
}

/** Joins neighbours at a distance of half the length, down to one: (0 + 4), (1 + 5), ... then (0 + 2), ... */
export function joinPairwise(op: ReductionOp, values: readonly k.Scalar[], lanes: number): k.Scalar | null {
  let row: (k.Scalar | undefined)[] = Array.from({ length: lanes }, (_, at) => values[at]);
  for (let half = lanes / 2; half >= 1; half /= 2) {
    row = Array.from({ length: half }, (_, at) => {
      const first = row[at],
        second = row[at + half];
      return first !== undefined && second !== undefined ? combine(op, first, second) : (first ?? second);
    });
  }
  return row[0] ?? null;
}

/** The total of `count` terms. */
export function laneTotal(block: k.Block, terms: Terms, count: number): k.Scalar {
  const { op, node } = terms;
  if (count === 0) return identityOf(op, node);
  if (count <= blockLength) return blockTotal(block, terms, constantIndex(0), count);
  const blocks = Math.ceil(count / blockLength),
    full = Math.floor(count / blockLength);
  const totals = block.array("totals", node.type.dtype, blocks);
  loop(block, "b", 0, full, (inner, b) => {
    inner.store(totals, toScalar(b), blockTotal(inner, terms, plus(constantIndex(0), b, blockLength), blockLength));
  });
  if (full < blocks) {
    const start = full * blockLength;
    block.store(totals, full, blockTotal(block, terms, constantIndex(start), count - start));
  }
  joinRows(block, op, totals, 0, blocks, 1);
  return k.load(totals, 0);
}

/** Joins rows of totals pairwise into the first: neighbours at distance 1, 2, 4, ... */
export function joinRows(
  block: k.Block,
  op: ReductionOp,
  totals: k.Buffer,
  start: number,
  rows: number,
  width: number,
): void {
  for (let distance = 1; distance < rows; distance *= 2) {
    const join = (inner: k.Block, row: Affine): void =>
      loop(inner, "c", 0, width, (innermost, column) => {
        const at = plus(plus(constantIndex(start), column), row, width),
          other = plus(at, constantIndex(distance * width));
        const sum = combine(op, k.load(totals, toScalar(at)), k.load(totals, toScalar(other)));
        innermost.store(totals, toScalar(at), sum);
      });
    loop(block, "r", 0, rows - distance, join, 2 * distance);
  }
}

/** One block: lanes that start from the identity, then joined pairwise. */
function blockTotal(block: k.Block, terms: Terms, start: Affine, length: number): k.Scalar {
  const { op, node } = terms,
    lanes = lanesOf(node),
    whole = Math.floor(length / lanes) * lanes;
  const positions = (from: Affine, count: number): Affine[] =>
    Array.from({ length: count }, (_, lane) => plus(from, constantIndex(lane)));
  if (length <= lanes) {
    const values: k.Scalar[] = [];
    terms.visit(block, positions(start, length), (term) => values.push(term));
    return fromIdentity(op, node, joinPairwise(op, values, lanes));
  }
  if (terms.simd !== null) return terms.simd.total(block, terms, start, length);
  const totals = Array.from({ length: lanes }, (_, lane) => block.variable(`s${lane}`, identityOf(op, node)));
  const step = (inner: k.Block, from: Affine, count: number): void =>
    terms.visit(inner, positions(named(inner, from), count), (term, lane) => {
      const total = totals[lane];
      if (total !== undefined) inner.assign(total, combine(op, total, term));
    });
  loop(block, "k", 0, whole, (inner, index) => step(inner, plus(start, index), lanes), lanes);
  if (whole < length) step(block, plus(start, constantIndex(whole)), length - whole);
  return joinPairwise(op, totals, lanes) ?? identityOf(op, node);
}

/** A sum of indices gets a name, so that each access adds a constant to it and no more. */
export function named(block: k.Block, index: Affine): Affine {
  if (index.terms.size < 2) return index;
  const { low, high } = rangeOf(index),
    scalar = block.let("p", toScalar(index));
  return atomIndex({ scalar, key: scalar.kind === "local" ? scalar.name : affineKey(index), low, high });
}

/** A sum starts from +0, which shows only if every term is -0. */
export function fromIdentity(op: ReductionOp, node: Node, total: k.Scalar | null): k.Scalar {
  if (total === null) return identityOf(op, node);
  const float = total.type === "f64" || total.type === "f32";
  return float && op.identity(node.type.dtype) === 0 ? k.add(total, 0) : total;
}
