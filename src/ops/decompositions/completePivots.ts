/** P A Q = L D V in the kernel vocabulary, the largest element of what is left as each pivot. */
import * as k from "../../kernel.js";
import { Grid, total, type Reading } from "./matrices.js";

/** The decomposition of one matrix at a time, in memory that it shares among them. */
export interface Decomposed {
  readonly compute: (block: k.Block, x: Reading) => void;
  /** An element of D. */
  readonly d: (i: k.Scalar) => k.Scalar;
  /** L^-1 P E Q V^-1. */
  readonly turn: (block: k.Block, e: Reading, into: Grid) => void;
  /** The transpose of s Q V^-1 M L^-1 P, entry by entry; M is used up. */
  readonly adjugateFrom: (
    block: k.Block,
    middle: Grid,
    store: (block: k.Block, i: k.Scalar, j: k.Scalar, value: k.Scalar) => void,
  ) => void;
}

export function decomposed(block: k.Block, n: number): Decomposed {
  const work: Work = {
    a: Grid.local(block, "a", n, n),
    rows: block.array("rows", "i32", n),
    columns: block.array("columns", "i32", n),
    sign: block.array("sign", "f64", 1),
    n,
  };
  return {
    compute: (outer, x) => compute(outer, x, work),
    d: (i) => work.a.at(i, i),
    turn: (outer, e, into) => turn(outer, e, into, work),
    adjugateFrom: (outer, middle, store) => adjugateFrom(outer, middle, store, work),
  };
}

function turn(block: k.Block, e: Reading, into: Grid, { a, rows, columns, n }: Work): void {
  block.for("i", 0, n, (each, i) =>
    each.for("j", 0, n, (inner, j) => {
      const entry = e(k.load(rows, i), k.load(columns, j));
      into.set(
        inner,
        i,
        j,
        total(inner, 0, i, entry, (m) => k.mul(a.at(i, m), into.at(m, j)), -1),
      );
    }),
  );
  block.for("j", 0, n, (each, j) =>
    each.for("i", 0, n, (inner, i) =>
      into.set(
        inner,
        i,
        j,
        total(inner, 0, j, into.at(i, j), (m) => k.mul(into.at(i, m), a.at(m, j)), -1),
      ),
    ),
  );
}

function adjugateFrom(
  block: k.Block,
  middle: Grid,
  store: Parameters<Decomposed["adjugateFrom"]>[2],
  { a, rows, columns, sign, n }: Work,
): void {
  block.for("back", 0, n, (each, back) => {
    const j = each.let("j", k.sub(n - 1, back));
    each.for("i", 0, n, (inner, i) => {
      const rest = total(inner, k.add(j, 1), n, middle.at(i, j), (m) => k.mul(middle.at(i, m), a.at(m, j)), -1);
      middle.set(inner, i, j, rest);
    });
  });
  block.for("back", 0, n, (each, back) => {
    const i = each.let("i", k.sub(n - 1, back));
    each.for("j", 0, n, (inner, j) => {
      const rest = total(inner, k.add(i, 1), n, middle.at(i, j), (m) => k.mul(a.at(i, m), middle.at(m, j)), -1);
      middle.set(inner, i, j, rest);
      store(inner, k.load(rows, j), k.load(columns, i), k.mul(middle.at(i, j), k.load(sign, 0)));
    });
  });
}

interface Work {
  readonly a: Grid;
  readonly rows: k.Buffer;
  readonly columns: k.Buffer;
  readonly sign: k.Buffer;
  readonly n: number;
}

/** Below the diagonal L, on it D, above it V. Where nothing is left, the rest of all three is that of the identity. */
function compute(block: k.Block, x: Reading, work: Work): void {
  const { a, rows, columns, sign, n } = work;
  block.store(sign, 0, 1);
  block.for("i", 0, n, (outer, i) => {
    outer.store(rows, i, i);
    outer.store(columns, i, i);
    outer.for("j", 0, n, (inner, j) => a.set(inner, i, j, x(i, j)));
  });
  block.for("pivot", 0, n, (steps, p) => {
    exchange(steps, p, work);
    const pivot = steps.let("value", a.at(p, p));
    steps.for("i", k.add(p, 1), n, (outer, i) => {
      a.set(outer, i, p, k.select(k.equal(pivot, 0), 0, k.div(a.at(i, p), pivot)));
      outer.for("j", k.add(p, 1), n, (inner, j) =>
        a.set(inner, i, j, k.sub(a.at(i, j), k.mul(a.at(i, p), a.at(p, j)))),
      );
    });
    steps.for("j", k.add(p, 1), n, (inner, j) =>
      a.set(inner, p, j, k.select(k.equal(pivot, 0), 0, k.div(a.at(p, j), pivot))),
    );
  });
}

/** Brings the largest element of what is left to the diagonal. */
function exchange(block: k.Block, p: k.Scalar, { a, rows, columns, sign, n }: Work): void {
  const row = block.variable("row", p),
    column = block.variable("column", p);
  block.for("i", p, n, (outer, i) =>
    outer.for("j", p, n, (inner, j) =>
      inner.if(k.greater(k.abs(a.at(i, j)), k.abs(a.at(row, column))), (then) => {
        then.assign(row, i);
        then.assign(column, j);
      }),
    ),
  );
  const swap = (inner: k.Block, order: k.Buffer, other: k.Scalar): void => {
    const kept = inner.let("place", k.load(order, p));
    inner.store(order, p, k.load(order, other));
    inner.store(order, other, kept);
    inner.store(sign, 0, k.neg(k.load(sign, 0)));
  };
  block.if(k.notEqual(row, p), (then) => {
    a.swapRows(then, p, row);
    swap(then, rows, row);
  });
  block.if(k.notEqual(column, p), (then) => {
    then.for("i", 0, n, (inner, i) => {
      const kept = inner.let("kept", a.at(i, p));
      a.set(inner, i, p, a.at(i, column));
      a.set(inner, i, column, kept);
    });
    swap(then, columns, column);
  });
}
