import { describe, expect, test } from "vitest";
import {
  adjointOf,
  alwaysHolds,
  axisIndex,
  compose,
  isIdentity,
  openConditions,
  permutationMap,
  quotient,
  quotientAt,
  sourceIndex,
  type IndexMap,
} from "../../src/indexMap.js";
import { sizeOf, type Shape } from "../../src/types.js";
import { Random } from "../support/random.js";

/** Every index of a shape, in row-major order. */
function indicesOf(shape: Shape): number[][] {
  return shape.reduce<number[][]>(
    (indices, extent) => indices.flatMap((index) => Array.from({ length: extent }, (_, at) => [...index, at])),
    [[]],
  );
}

function ravel(index: readonly number[], shape: Shape): number {
  return index.reduce((flat, value, axis) => flat * (shape[axis] ?? 1) + value, 0);
}

interface Case {
  readonly source: Shape;
  readonly result: Shape;
  readonly map: IndexMap;
}

/** A map with small numbers of every kind: strides, mixed axes, divisors, axes that are not mentioned. */
function randomCase(seed: number): Case {
  const random = new Random(seed),
    shape = (): number[] => Array.from({ length: random.integer(0, 3) }, () => random.integer(1, 5));
  const source = shape(),
    result = shape();
  const coefficients = (): number[] => result.map(() => (random.chance(0.5) ? 0 : random.integer(-2, 2)));
  const some = (): ReturnType<typeof quotient> =>
    quotient(coefficients(), random.integer(-3, 4), random.chance(0.7) ? 1 : random.integer(2, 3));
  const guards = random.chance(0.2) ? [{ quotient: some(), size: random.integer(1, 4) }] : [];
  return { source, result, map: { axes: source.map(some), guards } };
}

const seeds = Array.from({ length: 400 }, (_, seed) => seed);

describe("a quotient", () => {
  test("is kept in lowest terms, with the same values", () => {
    expect(quotient([4, -6], 2, 8)).toEqual({ coefficients: [2, -3], offset: 1, divisor: 4 });
    expect(quotient([0, 0], 0, 5)).toEqual({ coefficients: [0, 0], offset: 0, divisor: 1 });
    expect(quotientAt(quotient([4, -6], 2, 8), [3, 1])).toBe((12 - 6 + 2) / 8);
  });

  test("has no -0 in it, which would tell equal maps apart", () => {
    expect(quotient([-0], -0, 1)).toEqual({ coefficients: [0], offset: 0, divisor: 1 });
  });
});

describe("conditions", () => {
  test("that are said to hold always do at every index of the box, and the others fail at some", () => {
    for (const seed of seeds) {
      const { map, source, result } = randomCase(seed);
      const open = openConditions(map, source, result);
      const missing = indicesOf(result).filter((index) => sourceIndex(map, source, index) === null);
      if (open.length === 0) expect(missing, `seed ${seed}`).toEqual([]);
      for (const guard of [...map.guards, ...map.axes.map((axis, at) => ({ quotient: axis, size: source[at] ?? 0 }))]) {
        const holds = indicesOf(result).every((index) => {
          const value = quotientAt(guard.quotient, index);
          return Number.isInteger(value) && value >= 0 && value < guard.size;
        });
        if (alwaysHolds(guard, result)) expect(holds, `seed ${seed}`).toBe(true);
      }
    }
  });

  test("of a shift by one are open at one end only", () => {
    const shift = { axes: [axisIndex(1, 0, 1, -1)], guards: [] };
    expect(openConditions(shift, [4], [5])).toHaveLength(1);
    expect(indicesOf([5]).map((index) => sourceIndex(shift, [4], index))).toEqual([null, [0], [1], [2], [3]]);
  });
});

describe("the identity", () => {
  test("is found where every element stays in place, and only there", () => {
    expect(isIdentity(permutationMap([0, 1]), [2, 3], [2, 3])).toBe(true);
    expect(isIdentity(permutationMap([1, 0]), [3, 3], [3, 3])).toBe(false);
    // Along an axis of one element the coefficient does not matter.
    expect(isIdentity({ axes: [axisIndex(2, 0), axisIndex(2, -1)], guards: [] }, [3, 1], [3, 1])).toBe(true);
    expect(isIdentity({ axes: [axisIndex(1, 0)], guards: [{ quotient: axisIndex(1, 0), size: 2 }] }, [3], [3])).toBe(
      false,
    );
    for (const seed of seeds) {
      const { map, source, result } = randomCase(seed);
      if (!isIdentity(map, source, result)) continue;
      for (const index of indicesOf(result)) expect(sourceIndex(map, source, index), `seed ${seed}`).toEqual(index);
    }
  });
});

describe("the map of a map", () => {
  test("reads what the two read one after the other", () => {
    for (const seed of seeds) {
      const inner = randomCase(seed),
        random = new Random(seed + 1000),
        result = Array.from({ length: random.integer(0, 3) }, () => random.integer(1, 4));
      const outer: IndexMap = {
        axes: inner.result.map(() =>
          quotient(
            result.map(() => random.integer(-1, 2)),
            random.integer(-1, 2),
            random.integer(1, 2),
          ),
        ),
        guards: [],
      };
      const both = compose(outer, inner.result, inner.map, result);
      for (const index of indicesOf(result)) {
        const middle = sourceIndex(outer, inner.result, index);
        const expected = middle === null ? null : sourceIndex(inner.map, inner.source, middle);
        expect(sourceIndex(both, inner.source, index), `seed ${seed} at ${index.join()}`).toEqual(expected);
      }
    }
  });
});

describe("the adjoint", () => {
  /** dx by its definition: each element of dy is added where its element of x came from. */
  function scattered({ source, result, map }: Case, dy: readonly number[]): number[] {
    const dx = new Array<number>(sizeOf(source)).fill(0);
    indicesOf(result).forEach((index, flat) => {
      const from = sourceIndex(map, source, index);
      if (from !== null) dx[ravel(from, source)] = (dx[ravel(from, source)] ?? 0) + (dy[flat] ?? 0);
    });
    return dx;
  }

  /** dx as the view of dy by the adjoint's map, summed, with its axes put in the order of x. */
  function gathered({ source, result, map }: Case, dy: readonly number[]): number[] {
    const adjoint = adjointOf(map, source, result),
      dx = new Array<number>(sizeOf(source)).fill(0);
    for (const index of indicesOf(adjoint.shape)) {
      const from = sourceIndex(adjoint.map, result, index);
      if (from === null) continue;
      const kept = index.filter((_, axis) => !adjoint.summed.includes(axis)),
        target = source.map((_, axis) => kept[adjoint.sourceAxes.indexOf(axis)] ?? 0);
      dx[ravel(target, source)] = (dx[ravel(target, source)] ?? 0) + (dy[ravel(from, result)] ?? 0);
    }
    return dx;
  }

  const named: { readonly [name: string]: Case } = {
    "a transpose": { source: [2, 3, 4], result: [4, 2, 3], map: permutationMap([2, 0, 1]) },
    "a broadcast": {
      source: [1, 3],
      result: [4, 2, 3],
      map: { axes: [axisIndex(3, -1), axisIndex(3, 2)], guards: [] },
    },
    "a slice from the end in steps of two": {
      source: [9],
      result: [4],
      map: { axes: [axisIndex(1, 0, -2, 8)], guards: [] },
    },
    "padding with gaps": { source: [3], result: [9], map: { axes: [axisIndex(1, 0, 1, -1, 3)], guards: [] } },
    "a window with stride and dilation": {
      source: [9],
      result: [3, 2],
      map: { axes: [quotient([3, 2], -1)], guards: [] },
    },
    "a diagonal": { source: [3, 3], result: [3], map: { axes: [axisIndex(1, 0), axisIndex(1, 0)], guards: [] } },
    "one element": { source: [3, 4], result: [], map: { axes: [quotient([], 1), quotient([], 2)], guards: [] } },
  };
  test.each(Object.entries(named))("of %s adds each element where it came from", (_, one) => {
    const dy = Array.from({ length: sizeOf(one.result) }, (_unused, at) => 1 + at);
    expect(gathered(one, dy)).toEqual(scattered(one, dy));
  });

  test("of 400 random maps adds each element where it came from", () => {
    for (const seed of seeds) {
      const one = randomCase(seed),
        dy = Array.from({ length: sizeOf(one.result) }, (_, at) => 1 + at);
      expect(gathered(one, dy), `seed ${seed}`).toEqual(scattered(one, dy));
    }
  });

  test("sums over the positions in a window, not over the windows", () => {
    const { shape, summed } = adjointOf({ axes: [quotient([1, 1])], guards: [] }, [100], [98, 3]);
    expect(summed.map((axis) => shape[axis])).toEqual([3]);
  });
});
