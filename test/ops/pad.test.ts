/** Padding: what stands beyond the ends, by each mode; cropping; what does not fit. */
import { describe, expect, it } from "vitest";
import * as g from "../../src/index.js";
import { checkMove, line, modulo, type Move } from "../support/moved.js";

const clamp = (a: number, n: number): number => Math.max(0, Math.min(n - 1, a));

const moves: { readonly [name: string]: Move } = {
  "pad with edges": line(
    (x) => g.pad(x, [[2, 3]], { mode: "edge" }),
    4,
    9,
    (t) => clamp(t - 2, 4),
  ),
  "pad reflected": line(
    (x) => g.pad(x, [[2, 3]], { mode: "reflect" }),
    4,
    9,
    (t) => 3 - Math.abs(3 - Math.abs(t - 2)),
  ),
  "pad reflected many times": line(
    (x) => g.pad(x, [[7, 40]], { mode: "reflect" }),
    3,
    50,
    (t) => 2 - Math.abs(2 - modulo(t - 7, 4)),
  ),
  "pad reflected about one element": line(
    (x) => g.pad(x, [[2, 1]], { mode: "reflect" }),
    1,
    4,
    () => 0,
  ),
  "pad symmetric": line(
    (x) => g.pad(x, [[3, 2]], { mode: "symmetric" }),
    3,
    8,
    (t) => ((at) => (at < 3 ? at : 5 - at))(modulo(t - 3, 6)),
  ),
  "pad wrapped": line(
    (x) => g.pad(x, [[2, 5]], { mode: "wrap" }),
    3,
    10,
    (t) => modulo(t - 2, 3),
  ),
  "pad wrapped often enough to take by index": line(
    (x) => g.pad(x, [[20, 20]], { mode: "wrap" }),
    3,
    43,
    (t) => modulo(t - 20, 3),
  ),
  "pad of two axes, corners too": {
    build: (x) =>
      g.pad(
        x,
        [
          [1, 0],
          [0, 2],
        ],
        { mode: "reflect" },
      ),
    shape: [2, 3],
    result: [3, 5],
    from: ([a = 0, b = 0]) => [Math.abs(a - 1), 2 - Math.abs(2 - b)],
  },
  "pad by nothing": { build: (x) => g.pad(x, [[0, 0]], { mode: "wrap" }), shape: [0], result: [0], from: () => null },
  "pad of a scalar": { build: (x) => g.pad(x, [], { mode: "edge" }), shape: [], result: [], from: () => [] },
  "pad that crops": line(
    (x) => g.pad(x, [[-1, -2]]),
    6,
    3,
    (t) => t + 1,
  ),
  "pad that crops what it spread": {
    fill: 1,
    ...line(
      (x) => g.pad(x, [[-1, 2]], { value: 1, interior: [2] }),
      3,
      8,
      (t) => ((t + 1) % 3 === 0 && t < 6 ? (t + 1) / 3 : null),
    ),
  },
};

describe.each(Object.entries(moves))("%s", (_, move) => {
  it.each(["f64", "f32", "i32", "bool"] as const)("%s", (dtype) => checkMove(move, dtype));
});

describe("what does not fit is one clear message", () => {
  const x = g.ones([2, 3]);
  it.each<[string, () => unknown, string]>([
    [
      "a mode",
      () =>
        g.pad(
          x,
          [
            [0, 0],
            [-1, 0],
          ],
          { mode: "edge" },
        ),
      'pad: crops with mode "constant" only, not with "edge"',
    ],
    [
      "an interior",
      () =>
        g.pad(
          x,
          [
            [0, 0],
            [1, 0],
          ],
          { mode: "wrap", interior: [0, 1] },
        ),
      'pad: interior goes with mode "constant" only, not with "wrap"',
    ],
    [
      "an empty axis",
      () => g.pad(g.zeros([0]), [[1, 0]], { mode: "reflect" }),
      'pad: axis 0 has no elements that mode "reflect" could continue',
    ],
    [
      "a fraction",
      () => g.pad(g.ones([1], { dtype: "i32" }), [[1, 0]], { value: 0.5 }),
      "pad meets the number 0.5 beside an i32 tensor",
    ],
    [
      "no truth",
      () => g.pad(g.constant([true]), [[1, 0]], { value: 2 }),
      "pad meets the number 2 where a bool is expected",
    ],
  ])("%s", (_, call, message) => expect(call).toThrow(message));
});
