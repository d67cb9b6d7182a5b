import { describe, expect, test } from "vitest";
import {
  bytesPerElement,
  printShape,
  printType,
  roundTo,
  sameShape,
  sameType,
  sizeOf,
  stridesOf,
  tensorType,
  type DType,
} from "../../src/types.js";

describe("shapes", () => {
  test("have as many elements as the product of their sizes, and 1 if there are none", () => {
    expect([[], [0], [5], [2, 3, 4], [7, 0, 2]].map(sizeOf)).toEqual([1, 0, 5, 24, 0]);
  });

  test("have row-major strides: the last axis is contiguous", () => {
    expect([[], [5], [2, 3, 4], [2, 0, 4]].map(stridesOf)).toEqual([[], [1], [12, 4, 1], [0, 4, 1]]);
  });

  test("are the same only if rank and every size agree", () => {
    expect(sameShape([], [])).toBe(true);
    expect(sameShape([2, 3], [2, 3])).toBe(true);
    expect(sameShape([2, 3], [3, 2])).toBe(false);
    expect(sameShape([2, 1], [2])).toBe(false);
    expect(sameType(tensorType("f32", [2]), tensorType("f32", [2]))).toBe(true);
    expect(sameType(tensorType("f32", [2]), tensorType("f64", [2]))).toBe(false);
  });

  test("print as specs write them", () => {
    expect(printShape([])).toBe("[]");
    expect(printShape([32, 10])).toBe("[32, 10]");
    expect(printType(tensorType("f64", []))).toBe("f64");
    expect(printType(tensorType("bool", [3, 0]))).toBe("bool[3, 0]");
  });
});

test("an element takes 8 bytes in f64, 4 in f32 and i32, 1 in bool", () => {
  expect((["f64", "f32", "i32", "bool"] as const).map(bytesPerElement)).toEqual([8, 4, 4, 1]);
});

describe("rounding to a dtype", () => {
  const cases: readonly (readonly [DType, number, number])[] = [
    ["f64", 0.1, 0.1],
    ["f32", 0.1, 0.10000000149011612],
    ["f32", 1e300, Infinity],
    ["f32", 1e-50, 0],
    ["f32", -0, -0],
    // Halfway between two floats of 24 bits: to the even one.
    ["f32", 2 ** 24 + 1, 2 ** 24],
    ["f32", 2 ** 24 + 3, 2 ** 24 + 4],
    ["i32", 2.9, 2],
    ["i32", -2.9, -2],
    ["i32", -0.5, 0],
    ["i32", 1e10, 2147483647],
    ["i32", -1e10, -2147483648],
    ["i32", Infinity, 2147483647],
    ["i32", -Infinity, -2147483648],
    ["i32", NaN, 0],
    ["bool", 0, 0],
    ["bool", -0, 0],
    ["bool", 0.25, 1],
    ["bool", NaN, 1],
  ];
  test.each(cases)("%s of %d is %d", (dtype, value, expected) => {
    expect(roundTo(dtype, value)).toBe(expected);
  });
});
