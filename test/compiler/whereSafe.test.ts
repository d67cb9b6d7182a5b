import { describe, test } from "vitest";
import { Tensor } from "../../src/builder.js";
import { evaluate } from "../../src/evaluate.js";
import { appendInput } from "../../src/families/source.js";
import { Graph } from "../../src/graph.js";
import {
  add,
  div,
  greater,
  lessEqual,
  log,
  log1p,
  logicalAnd,
  logicalNot,
  mul,
  pow,
  reciprocal,
  rsqrt,
  sqrt,
  square,
  sub,
  sum,
  where,
  xlogy,
} from "../../src/index.js";
import { check, direction } from "../support/everyWay.js";

/** A function of one variable with its derivatives, and the numbers above which it is defined. */
interface Guarded {
  readonly f: (x: Tensor) => Tensor;
  readonly first: (x: number) => number;
  readonly second: (x: number) => number;
  /** Defined above this bound; at and below it the function or its derivative is infinite or NaN. */
  readonly above: number;
}

const guarded: { readonly [name: string]: Guarded } = {
  sqrt: { f: sqrt, first: (x) => 0.5 / Math.sqrt(x), second: (x) => -0.25 * x ** -1.5, above: 0 },
  rsqrt: { f: rsqrt, first: (x) => -0.5 * x ** -1.5, second: (x) => 0.75 * x ** -2.5, above: 0 },
  reciprocal: { f: reciprocal, first: (x) => -1 / x ** 2, second: (x) => 2 / x ** 3, above: 0 },
  "division by x": { f: (x) => div(3, x), first: (x) => -3 / x ** 2, second: (x) => 6 / x ** 3, above: 0 },
  "division of x": {
    f: (x) => div(x, sub(x, 1)),
    first: (x) => -1 / (x - 1) ** 2,
    second: (x) => 2 / (x - 1) ** 3,
    above: 1,
  },
  "a root of a root": {
    f: (x) => sqrt(sqrt(x)),
    first: (x) => 0.25 * x ** -0.75,
    second: (x) => -0.1875 * x ** -1.75,
    above: 0,
  },
  log: { f: log, first: (x) => 1 / x, second: (x) => -1 / x ** 2, above: 0 },
  log1p: { f: log1p, first: (x) => 1 / (1 + x), second: (x) => -1 / (1 + x) ** 2, above: -1 },
  "a fractional power": {
    f: (x) => pow(x, 0.7),
    first: (x) => 0.7 * x ** -0.3,
    second: (x) => -0.21 * x ** -1.3,
    above: 0,
  },
  "a negative power": {
    f: (x) => pow(x, -2),
    first: (x) => -2 / x ** 3,
    second: (x) => 6 / x ** 4,
    above: 0,
  },
  "a power of powers": {
    f: (x) => pow(x, x),
    first: (x) => x ** x * (Math.log(x) + 1),
    second: (x) => x ** x * ((Math.log(x) + 1) ** 2 + 1 / x),
    above: 0,
  },
  xlogy: { f: (x) => xlogy(x, x), first: (x) => Math.log(x) + 1, second: (x) => 1 / x, above: 0 },
  "the log of a root": { f: (x) => log(sqrt(x)), first: (x) => 0.5 / x, second: (x) => -0.5 / x ** 2, above: 0 },
  "a norm": { f: (x) => sqrt(square(x)), first: Math.sign, second: () => 0, above: 0 },
};

function valueAt(f: (x: Tensor) => Tensor, at: number): number {
  const x = appendInput(new Graph(), "x", { dtype: "f64", shape: [] });
  return evaluate([f(Tensor.of(x)).node], new Map([["x", Float64Array.of(at)]]))[0]?.data[0] ?? NaN;
}

/** Points at, below and above the bound; what is not above it is never selected. */
function pointsOf({ above }: Guarded): number[] {
  return [above, above - 1, above + 0.25, above + 2, above - 0, above + 1];
}

describe.each(Object.entries(guarded))("%s under where has no NaN from where it is not selected", (_, of) => {
  const { f, first, second, above } = of,
    x = pointsOf(of);
  const selected = (value: number): boolean => value > above;
  const inside = (x: Tensor): Tensor => greater(x, above);
  const chosen = (when: (x: number) => number, otherwise: (x: number) => number): number[] =>
    x.map((value) => (selected(value) ? when(value) : otherwise(value)));
  const alongDirection = (row: readonly number[]): number[] => row.map((value, at) => value * direction(at));

  test("in the first branch", () => {
    check((t) => sum(where(inside(t), f(t), mul(0.5, t))), {
      x,
      dx: chosen(first, () => 0.5),
      second: alongDirection(chosen(second, () => 0)),
    });
  });

  test("in the other branch", () => {
    check((t) => sum(where(logicalNot(inside(t)), 7, f(t))), {
      x,
      dx: chosen(first, () => 0),
      second: alongDirection(chosen(second, () => 0)),
    });
  });

  test("where the loss is not linear in it: the square of f", () => {
    const value = (at: number): number => valueAt(f, at);
    check((t) => sum(square(where(inside(t), f(t), 1))), {
      x,
      dx: chosen(
        (at) => 2 * value(at) * first(at),
        () => 0,
      ),
      second: alongDirection(
        chosen(
          (at) => 2 * (first(at) ** 2 + value(at) * second(at)),
          () => 0,
        ),
      ),
    });
  });

  test("shared by two branches of different choices", () => {
    const recipe = (t: Tensor): Tensor => {
      const shared = f(t),
        large = greater(t, above + 0.5);
      return sum(add(where(inside(t), shared, 0), where(large, mul(2, shared), mul(3, t))));
    };
    const factor = (at: number): number => (at > above + 0.5 ? 3 : 1),
      rest = (at: number): number => (at > above + 0.5 ? 0 : 3);
    check(recipe, {
      x,
      dx: x.map((at) => (selected(at) ? factor(at) * first(at) : 0) + rest(at)),
      second: alongDirection(
        chosen(
          (at) => factor(at) * second(at),
          () => 0,
        ),
      ),
    });
  });

  test("nested in a choice that is itself not selected everywhere", () => {
    const recipe = (t: Tensor): Tensor => {
      const inner = where(inside(t), f(t), mul(2, t));
      return sum(where(greater(t, above - 0.5), inner, 5));
    };
    const outer = (at: number): number => (at > above - 0.5 ? 2 : 0);
    check(recipe, { x, dx: chosen(first, outer), second: alongDirection(chosen(second, () => 0)) });
  });

  test("guarded by the outer of two choices only", () => {
    const recipe = (t: Tensor): Tensor => {
      const inner = where(greater(t, above + 0.5), f(t), mul(4, f(t)));
      return sum(where(inside(t), inner, 0));
    };
    const factor = (at: number): number => (at > above + 0.5 ? 1 : 4);
    check(recipe, {
      x,
      dx: chosen(
        (at) => factor(at) * first(at),
        () => 0,
      ),
      second: alongDirection(
        chosen(
          (at) => factor(at) * second(at),
          () => 0,
        ),
      ),
    });
  });

  test("with its operand guarded as well", () => {
    check((t) => sum(where(inside(t), f(where(inside(t), t, above + 1)), 0)), {
      x,
      dx: chosen(first, () => 0),
      second: alongDirection(chosen(second, () => 0)),
    });
  });
});

test("a choice between two functions, each undefined where the other is chosen", () => {
  check((x) => sum(where(greater(x, 0), sqrt(x), rsqrt(sub(0, x)))), {
    x: [4, -4],
    dx: [0.25, 0.5 * 4 ** -1.5],
    second: [-0.25 * 4 ** -1.5 * direction(0), 0.75 * 4 ** -2.5 * direction(1)],
  });
});

test("a condition that is the meeting of two", () => {
  const recipe = (x: Tensor): Tensor =>
    sum(where(logicalAnd(greater(x, 0), lessEqual(x, 1)), sqrt(mul(x, sub(1, x))), 0));
  // y = sqrt(x - x^2): y' = (1 - 2x) / (2 y), y'' = -1 / (4 y^3).
  const y = Math.sqrt(0.16);
  check(recipe, { x: [0.2, -1, 2, 0], dx: [0.6 / (2 * y), 0, 0, 0], second: [-0.25 * y ** -3, 0, 0, 0] });
});
