/** Gauss's elimination on grids, for what is made of it. */
import { fill, type Tensor } from "../../builder.js";
import * as k from "../../kernel.js";
import { tril, triu } from "../diagonal.js";
import type { Grid } from "./matrices.js";

/** 1 on the diagonal of each matrix, 0 elsewhere: no element is stored. */
export function identityLike(x: Tensor): Tensor {
  return triu(tril(fill(x, 1)));
}

export interface Eliminated {
  /** A pivot is 0, or no number. */
  readonly isSingular: k.Scalar;
  /** 1, or -1 after an odd number of exchanges. */
  readonly sign: k.Local;
}

/** Makes the grid upper triangular, the largest of each column first; what is done to its rows is done to `beside`. */
export function eliminate(
  block: k.Block,
  a: Grid,
  n: number,
  beside: readonly { readonly grid: Grid; readonly columns: number }[],
): Eliminated {
  const singular = block.variable("singular", k.i32(0)),
    sign = block.variable("sign", k.f64(1));
  block.for("pivot", 0, n, (steps, p) => {
    const best = steps.variable("best", p);
    steps.for("i", k.add(p, 1), n, (rows, i) =>
      rows.if(k.greater(k.abs(a.at(i, p)), k.abs(a.at(best, p))), (then) => then.assign(best, i)),
    );
    steps.if(k.notEqual(best, p), (then) => {
      a.swapRows(then, p, best);
      for (const { grid } of beside) grid.swapRows(then, p, best);
      then.assign(sign, k.neg(sign));
    });
    const pivot = steps.let("value", a.at(p, p));
    steps.if(k.not(k.greater(k.abs(pivot), 0)), (then) => then.assign(singular, 1));
    steps.if(k.notEqual(pivot, 0), (regular) =>
      regular.for("i", k.add(p, 1), n, (rows, i) => {
        const factor = rows.let("factor", k.div(a.at(i, p), pivot));
        rows.for("j", p, n, (columns, j) => a.set(columns, i, j, k.sub(a.at(i, j), k.mul(factor, a.at(p, j)))));
        for (const { grid, columns: count } of beside)
          rows.for("j", 0, count, (columns, j) =>
            grid.set(columns, i, j, k.sub(grid.at(i, j), k.mul(factor, grid.at(p, j)))),
          );
      }),
    );
  });
  return { isSingular: k.notEqual(singular, 0), sign };
}
