/** Matrices that decompositions get wrong: large, small, graded, ill-conditioned, not finite, and derivatives at them. */
import { describe, expect, it } from "vitest";
import * as g from "../../src/index.js";
import { gradients } from "../../compiler/differentiate.js";
import { jvp } from "../../compiler/jvp.js";
import { Tensor } from "../../src/builder.js";
import { appendInput } from "../../src/families/source.js";
import { reachable } from "../../src/graph.js";
import { both, expectNear, numbers, point } from "../support/matrices.js";
import { derivatives, differenceQuotient, pointOf, valueOf } from "./numeric.js";
import { value } from "./sample.js";

const { E } = Math;
const diagonal = (...entries: readonly number[]): number[] =>
  entries.flatMap((entry, i) => entries.map((_, j) => (i === j ? entry : 0)));

function expectRelative(got: readonly number[] | undefined, expected: readonly number[], tolerance = 1e-14): void {
  expect(got).toHaveLength(expected.length);
  expected.forEach((wanted, i) =>
    expect(Math.abs((got?.[i] ?? NaN) - wanted), `element ${i}: ${got?.[i]}, expected ${wanted}`).toBeLessThanOrEqual(
      tolerance * Math.abs(wanted),
    ),
  );
}

describe("numbers near the ends of the range", () => {
  it("leave cofactors in it", async () => {
    const at = point(diagonal(1e200, 1e-200, 1e250, 1e-250));
    for (const [value, gradient] of await both(at, g.det(at.x))) {
      expectRelative(value, [1]);
      expectRelative(gradient, diagonal(1e-200, 1e200, 1e-250, 1e250));
    }
  });
  it.each([1e200, 1, 1e-200, 1e-300])("scale eigenvalues by %s", async (scale) => {
    const at = point([5, 1, 1, 5].map((entry) => entry * scale));
    for (const [value] of await both(at, g.max(g.eigvalsh(at.x)))) expectRelative(value, [6 * scale]);
    expectRelative(numbers(g.eigvalsh(at.x).node, at), [4 * scale, 6 * scale]);
  });
  it("may stand in rows and columns of one matrix", async () => {
    // [[2, 1], [1, 1]] between diagonal matrices.
    const at = point([2e150, 1, 1, 1e-150]);
    for (const [value] of await both(at, g.slice(g.inv(at.x), [0, 0]))) expectRelative(value, [1e-150]);
    for (const [value] of await both(at, g.det(at.x))) expectRelative(value, [1]);
    expectRelative(numbers(g.inv(at.x).node, at), [1e-150, -1, -1, 2e150]);
  });
});

describe("an element that is not finite", () => {
  it.each([NaN, Infinity])("%s makes eigenvalues, cofactors and the exponential NaN", async (entry) => {
    const at = point([1, 2, 0, entry, 3, 1, 0, 1, 4]);
    for (const build of [g.eigvalsh, g.expm]) {
      expect(numbers(build(at.x).node, at).every(Number.isNaN)).toBe(true);
      for (const results of await both(at, g.sum(build(at.x)))) expect(results.flat().every(Number.isNaN)).toBe(true);
    }
    for (const [, cofactors] of await both(at, g.det(at.x))) expect(cofactors?.every(Number.isNaN)).toBe(true);
  });
  it("does not reach the gradient of other matrices of the batch", async () => {
    const at = point([1, 1, 1, 1, 2, 0, 0, 4], [2, 2, 2]),
      chosen = g.constant([false, true]);
    const safe = [0, 0, 0, 0, 0.5, 0, 0, 0.25];
    for (const [value, gradient] of await both(at, g.sum(g.where(chosen, g.slogDet(at.x)[1] ?? 0, 0)))) {
      expectRelative(value, [Math.log(8)]);
      expectNear(gradient, safe, 14);
    }
    for (const [, gradient] of await both(at, g.sum(g.where(g.expandDims(chosen, [1, 2]), g.inv(at.x), 0))))
      expectNear(gradient, [0, 0, 0, 0, -0.25, -0.125, -0.125, -0.0625], 14);
  });
});

describe("Hilbert's matrix", () => {
  const n = 8,
    at = point(Array.from({ length: n * n }, (_, i) => 1 / (Math.floor(i / n) + (i % n) + 1)));
  it("has the determinant that is known, as far as its elements tell it", async () => {
    const known = -Math.log(3.653568471257345e32);
    for (const [value] of await both(at, g.slogDet(at.x)[1] ?? at.x)) expectRelative(value, [known], 1e-7);
    for (const [value] of await both(at, g.det(at.x))) expectRelative(value, [Math.exp(known)], 1e-5);
  });
  it("is solved with a small residual, by all three ways", () => {
    const b = g.constant([1, -2, 3, -4, 5, -6, 7, -8]),
      l = g.cholesky(at.x),
      ways = [
        g.solve(at.x, b),
        g.matmul(g.inv(at.x), b),
        g.triangularSolve(l, g.triangularSolve(l, b), { transpose: true }),
      ];
    for (const y of ways) {
      const residual = numbers(g.sub(g.matmul(at.x, y), b).node, at),
        largest = Math.max(...numbers(y.node, at).map(Math.abs));
      residual.forEach((rest) => expect(Math.abs(rest)).toBeLessThan(1e-14 * largest));
    }
  });
});

describe("the exponential", () => {
  it("of a graded matrix loses no digits to its norm", async () => {
    // x^2 = 1: the exponential is cosh(1) + sinh(1) x.
    const at = point([1, 1e8, 0, -1]),
      off = (1e8 * (E - 1 / E)) / 2;
    expectRelative(numbers(g.expm(at.x).node, at), [E, off, 0, 1 / E], 1e-14);
    for (const [value] of await both(at, g.sum(g.expm(at.x)))) expectRelative(value, [E + off + 1 / E]);
  });
  it.each([1e-12, 1e12, 1e100])("has derivatives in proportion to a cotangent of %s", async (scale) => {
    const data = [0.1, 1.2, -0.7, 0.3],
      first = (x: Tensor, by: number): Tensor =>
        Tensor.of(gradients(g.mul(by, g.sum(g.expm(x))).node, [x.node])[0] ?? x.node);
    const weights = g.constant([
      [1, -2],
      [0.5, 3],
    ]);
    const results = async (by: number): Promise<number[][]> => {
      const at = point(data),
        ran = await both(at, g.sum(g.mul(weights, first(at.x, by))));
      return ran.flat();
    };
    const [one, scaled] = [await results(1), await results(scale)];
    one.forEach((result, way) =>
      expectRelative(
        scaled[way],
        result.map((entry) => entry * scale),
        1e-13,
      ),
    );
  });
  it("has a tangent that is one exponential of twice the order", () => {
    const at = point([0.1, 1.2, -0.7, 0.3]),
      direction = appendInput(at.x.node.graph, "e", at.x.node.type);
    const [tangent = direction] = jvp([g.expm(at.x).node], [at.x.node], [direction]);
    at.values.set("e", Float64Array.of(0, 0, 1, 0));
    const names = reachable([tangent]).map(({ op }) => op.name);
    expect(names.filter((name) => name === "expmTangent")).toHaveLength(1);
    const h = 1e-5,
      moved = (by: number): number[] => {
        const values = new Map([["x", Float64Array.of(0.1, 1.2, -0.7 + by, 0.3)]]);
        return numbers(g.expm(at.x).node, { ...at, values });
      };
    const [up, down] = [moved(h), moved(-h)];
    expectNear(
      numbers(tangent, at),
      up.map((value, i) => (value - (down[i] ?? NaN)) / (2 * h)),
      8,
    );
  });
});

describe("eigenvalues", () => {
  it("have NaN as the second derivative where they repeat, and an exact one where they do not", async () => {
    const weights = g.constant([
      [1, 2],
      [3, 4],
    ]);
    for (const [data, expected] of [
      [diagonal(1, 1), [NaN, NaN, NaN, NaN]],
      // The gradient of sum(w^2) is x + x^T, and that of <c, x + x^T> is c + c^T.
      [diagonal(1, 3), [2, 5, 5, 8]],
    ] as const) {
      const at = point(data),
        [first = at.x.node] = gradients(g.sum(g.square(g.eigvalsh(at.x))).node, [at.x.node]);
      for (const [, second] of await both(at, g.sum(g.mul(weights, Tensor.of(first)))))
        expectNear(second, expected, 12);
    }
  });
  it("of a matrix of rank 1 and of order 40 are 0 but for one", () => {
    const n = 40,
      u = Array.from({ length: n }, (_, i) => Math.sin(i + 1)),
      at = point(u.flatMap((a) => u.map((b) => a * b)));
    const values = numbers(g.eigvalsh(at.x).node, at),
      length = u.reduce((sum, entry) => sum + entry * entry, 0);
    expectRelative(values.slice(-1), [length]);
    values.slice(0, -1).forEach((rest) => expect(Math.abs(rest)).toBeLessThan(1e-14 * length));
  });
});

it("what triangularSolve does not read has derivative 0", async () => {
  const data = [2, 7, 7, 1.5, 3, 7, -1, 0.5, 4],
    b = g.constant([1, 2, 3]);
  for (const lower of [true, false])
    for (const transpose of [true, false])
      for (const unitDiagonal of [true, false]) {
        const at = point(data),
          y = g.sum(g.triangularSolve(at.x, b, { lower, transpose, unitDiagonal }));
        for (const [, gradient] of await both(at, y))
          gradient?.forEach((entry, place) => {
            const below = Math.floor(place / 3) - (place % 3),
              isRead = below === 0 ? !unitDiagonal : below > 0 === lower;
            expect(entry !== 0).toBe(isRead);
          });
      }
});

describe("third derivatives are those that differences of the second show", () => {
  const general = value("f64", [3, 3], 1.2, -0.4, 0.3, 0.5, 0.9, -0.7, -0.2, 0.8, 1.1),
    positive = value("f64", [3, 3], 3, 0.4, -0.3, 0.6, 2, 0.5, -0.1, 0.7, 4),
    right = g.constant([1, -2, 0.5]);
  const functions: { readonly [name: string]: readonly [typeof general, (x: Tensor) => Tensor] } = {
    cholesky: [positive, (x) => g.cholesky(x)],
    triangularSolve: [positive, (x) => g.triangularSolve(x, right)],
    solve: [general, (x) => g.solve(x, right)],
    inv: [general, (x) => g.inv(x)],
    det: [general, (x) => g.det(x)],
    slogDet: [general, (x) => g.slogDet(x)[1] ?? x],
    eigvalsh: [positive, (x) => g.eigvalsh(x)],
    expm: [general, (x) => g.expm(x)],
    "matrixPower of -2": [general, (x) => g.matrixPower(x, -2)],
  };
  it.each(Object.entries(functions))("%s", (_, [x, build]) => {
    const at = pointOf([x], build),
      third = derivatives(at, 3, 7)[2] ?? [],
      got = valueOf(third[0]?.gradients[0] ?? at.y, at.values),
      scale = Math.max(1, ...got.map(Math.abs));
    for (const element of [0, 1, 5, 8])
      expect(
        Math.abs((got[element] ?? NaN) - differenceQuotient(third, at.values, "x0", element)) / scale,
      ).toBeLessThan(1e-8);
  });
});

describe("a system that does not fit is refused", () => {
  const a = g.constant([
    [1, 2],
    [3, 4],
  ]);
  it.each([
    [() => g.solve(a, g.constant([1, 2, 3])), "solve: a has the shape [2, 2] and b [3]; b must have as many rows as a"],
    [
      () => g.triangularSolve(a, g.constant([[1, 2]])),
      "triangularSolve: a has the shape [2, 2] and b [1, 2]; b must have as many rows as a",
    ],
    [
      () => g.solve(g.constant([1, 2]), g.constant([1, 2])),
      "solve: needs square matrices along the last two axes, and a has the shape [2]",
    ],
    [() => g.solve(a, 2), "solve: a has the shape [2, 2] and b []; b must have as many rows as a"],
  ] as const)("%#", (build, message) => expect(build).toThrow(message));
});

it("matrixPower of 0 has derivative 0", async () => {
  const at = point([1, 2, 3, NaN]);
  for (const [value, gradient] of await both(at, g.sum(g.matrixPower(at.x, 0))))
    expect([value, gradient]).toEqual([[2], [0, 0, 0, 0]]);
});
