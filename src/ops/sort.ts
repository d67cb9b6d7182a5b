/** Order: sorting is stable, NaN stands last, and gradients go where elements came from. */
import { Tensor, type Operand } from "../builder.js";
import { dtypeNotAdmitted, shapeMismatch } from "../diagnostics.js";
import { normalAxis } from "../families/reduction.js";
import { reshapeTo } from "../families/reshape.js";
import { elementsOf, routine } from "../families/routine.js";
import type { Attributes } from "../graph.js";
import * as k from "../kernel.js";
import { axes, axisList, define, flag, integer, option, optional, tensor } from "../language.js";
import { nondifferentiable, type OpFunction, type RoutineOp, type RoutineOperands } from "../op.js";
import { isFloat, sizeOf } from "../types.js";
import { add, mul } from "./arithmetic.js";
import { isNaN as isNotANumber, where } from "./compare.js";
import { takeAlongAxis } from "./gather.js";
import { loop, offsetOf } from "./indexing.js";
import { axesOf, mean } from "./reduce.js";
import { expandDims, moveAxesLast, slice } from "./view.js";

type ArgSort = OpFunction<RoutineOp, [operands: readonly [x: Operand], attrs?: Attributes]>;

/** Merges runs of 1, 2, 4, ... elements; of equals the one from the run before stays first. */
function program(block: k.Block, operands: RoutineOperands): void {
  const { node, result } = operands,
    { shape } = node.type,
    axis = Number(node.attrs["axis"]),
    n = shape[axis] ?? 1,
    inner = sizeOf(shape.slice(axis + 1)),
    x = elementsOf(operands, 0);
  const keys = block.array("keys", "f64", n),
    order = block.array("order", "i32", n),
    merged = block.array("merged", "i32", n);
  const key = (place: k.Scalar): k.Scalar => k.load(keys, k.load(order, place));
  loop(block, "row", sizeOf(shape.slice(0, axis)), (rows, row) =>
    loop(rows, "column", inner, (columns, column) => {
      const flat = (at: k.Scalar): k.Scalar => offsetOf([row, n * inner], [at, inner], [column, 1]);
      columns.for("at", 0, n, (each, at) => {
        each.store(keys, at, k.convert("f64", x(flat(at))));
        each.store(order, at, at);
      });
      const width = columns.variable("width", k.i32(1));
      columns.while(k.less(width, n), 31, (pass) => {
        const start = pass.variable("start", k.i32(0));
        pass.while(k.less(start, n), n, (run) => {
          merge(run, { start, width, n, order, merged, key, descending: node.attrs["descending"] === true });
          run.assign(start, k.add(start, k.mul(width, 2)));
        });
        pass.for("at", 0, n, (each, at) => each.store(order, at, k.load(merged, at)));
        pass.assign(width, k.mul(width, 2));
      });
      columns.for("at", 0, n, (each, at) => each.store(result, flat(at), k.load(order, at)));
    }),
  );
}

interface Runs {
  readonly start: k.Local;
  readonly width: k.Local;
  readonly n: number;
  readonly order: k.Buffer;
  readonly merged: k.Buffer;
  readonly key: (place: k.Scalar) => k.Scalar;
  readonly descending: boolean;
}

function merge(block: k.Block, { start, width, n, order, merged, key, descending }: Runs): void {
  const middle = block.let("middle", k.min(k.add(start, width), n)),
    end = block.let("end", k.min(k.add(middle, width), n)),
    left = block.variable("left", k.add(start, 0)),
    right = block.variable("right", middle);
  block.for("to", start, end, (each, to) => {
    const fromRight = each.variable("fromRight", k.bool(false));
    each.if(k.less(right, end), (some) =>
      some.if(
        k.less(left, middle),
        (both) => {
          const [a, b] = [both.let("a", key(left)), both.let("b", key(right))];
          const before = descending ? k.greater(b, a) : k.less(b, a);
          // NaN stands behind every number.
          both.assign(fromRight, k.or(before, k.and(k.notEqual(a, a), k.equal(b, b))));
        },
        (alone) => alone.assign(fromRight, k.bool(true)),
      ),
    );
    each.if(
      fromRight,
      (then) => {
        then.store(merged, to, k.load(order, right));
        then.assign(right, k.add(right, 1));
      },
      (otherwise) => {
        otherwise.store(merged, to, k.load(order, left));
        otherwise.assign(left, k.add(left, 1));
      },
    );
  });
}

export const argSortOp: ArgSort = routine("argSort", {
  doc: "The indices along an axis that put the elements in order.",
  inputs: ["x"],
  typeOf: ([x]) => {
    if (x === undefined || x.dtype === "bool") throw dtypeNotAdmitted("argSort", "x", "bool", ["f32", "f64", "i32"]);
    return { dtype: "i32", shape: x.shape };
  },
  evaluate: ([x], attrs, { shape }) => {
    const axis = Number(attrs["axis"]),
      n = shape[axis] ?? 1,
      inner = sizeOf(shape.slice(axis + 1)),
      result = new Float64Array(sizeOf(shape)),
      sign = attrs["descending"] === true ? -1 : 1;
    for (let first = 0; first < result.length; first++) {
      if (Math.floor(first / inner) % n !== 0) continue;
      const value = (at: number): number => x?.data[first + at * inner] ?? NaN;
      const compare = (a: number, b: number): number => {
        const [p, q] = [value(a), value(b)];
        if (Number.isNaN(p) || Number.isNaN(q)) return Number(Number.isNaN(p)) - Number(Number.isNaN(q));
        return p === q ? 0 : sign * (p < q ? -1 : 1);
      };
      Array.from({ length: n }, (_, at) => at)
        .sort(compare)
        .forEach((place, at) => (result[first + at * inner] = place));
    }
    return result;
  },
  program,
  vjp: { x: nondifferentiable("a position has no derivative") },
  batch: "along",
  flops: ({ type }) => sizeOf(type.shape) * Math.ceil(Math.log2(2 + sizeOf(type.shape))),
});

const ordering = { axis: option(integer, -1), descending: option(flag, false) };
const stable = "Stable in both directions; NaN stands last.";

function orderOf(
  name: string,
  given: Operand,
  axis: number,
  descending: boolean,
): { x: Tensor; at: number; order: Tensor } {
  const x = Tensor.from(given),
    at = normalAxis(name, axis, x.shape);
  return { x, at, order: argSortOp([x], { axis: at, descending }) };
}

export const argSort = define(
  "argSort",
  { doc: argSortOp.op.doc, example: "argSort(constant([3, 1, 2]))", special: stable },
  [["x", tensor]],
  ordering,
  (x, { axis, descending }) => orderOf("argSort", x, axis, descending).order,
);

export const sort = define(
  "sort",
  {
    doc: "The elements in order along an axis.",
    example: "sort(constant([3, 1, 2]))",
    special: `${stable} The cotangent of an element goes where it came from.`,
  },
  [["x", tensor]],
  ordering,
  (given, { axis, descending }) => {
    const { x, at, order } = orderOf("sort", given, axis, descending);
    return takeAlongAxis(x, order, { axis: at });
  },
);

export const topK = define(
  "topK",
  {
    doc: "The k largest elements along an axis, the largest first, and their indices.",
    example: "topK(constant([3, 1, 2]), 2)[0]",
    special: "Of equals the first; NaN comes last.",
  },
  [
    ["x", tensor],
    ["k", integer],
  ],
  { axis: option(integer, -1) },
  (given, count, { axis }) => {
    const { x, at, order } = orderOf("topK", given, axis, true),
      extent = x.shape[at] ?? 0;
    if (count < 0 || count > extent) throw shapeMismatch("topK", `k is ${count}, and the axis has ${extent} elements`);
    const first = slice(
      order,
      x.shape.map((_, other) => (other === at ? `0:${count}` : ":")),
    );
    return [takeAlongAxis(x, first, { axis: at }), first];
  },
);

export const median = define(
  "median",
  {
    doc: "The middle element in order over the axes; of an even count the mean of the two in the middle.",
    example: "median(constant([3, 1, 2, 10]))",
    special: "Of an even count half the cotangent goes to each of the two. NaN if an element is; of no elements NaN.",
  },
  [["x", tensor]],
  { axis: optional(axes, "all axes"), keepDims: option(flag, false) },
  (given, { axis, keepDims }) => {
    const x = Tensor.from(given);
    if (x.dtype !== null && !isFloat(x.dtype)) throw dtypeNotAdmitted("median", "x", x.dtype, ["f32", "f64"]);
    const over = axesOf("median", axis === null ? null : axisList(axis), x),
      kept = x.shape.filter((_, at) => !over.includes(at)),
      count = sizeOf(over.map((at) => x.shape[at] ?? 1));
    if (count === 0) return mean(x, { axis: over, keepDims });
    const sorted = sort(reshapeTo(moveAxesLast(x, over), [...kept, count]));
    const pick = (place: number): Tensor => slice(sorted, ["...", place]);
    const half = Math.floor(count / 2),
      middle = count % 2 === 1 ? pick(half) : add(mul(pick(half - 1), 0.5), mul(pick(half), 0.5)),
      last = pick(-1),
      result = where(isNotANumber(last), last, middle);
    return keepDims ? expandDims(result, over) : result;
  },
);
