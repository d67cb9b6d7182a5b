import { describe, expect, test } from "vitest";
import { parseType } from "../../src/spec/typeNotation.js";
import { printType } from "../../src/types.js";
import { failureOf } from "./failure.js";

const sizes = { batch: 32, n: 5, in: 2 };

test.each([
  ["f64", "f64", []],
  ["f64[]", "f64", []],
  [" bool [ ] ", "bool", []],
  ["f32[batch, 64]", "f32", [32, 64]],
  ["i32[2 * n + 1]", "i32", [11]],
  ["f32[n * (in + 3) - 5, in]", "f32", [20, 2]],
  ["f32[-1 + n]", "f32", [4]],
  ["f32[0, 1e3]", "f32", [0, 1000]],
  ["f64[-0 * n]", "f64", [0]],
])("%s is a type", (text, dtype, shape) => {
  expect(parseType(text, sizes)).toEqual({ dtype, shape });
});

test("a printed type is read as the same type", () => {
  for (const type of [parseType("f32[batch, 64]", sizes), parseType("i32", {}), parseType("bool[0]", {})]) {
    expect(parseType(printType(type), {})).toEqual(type);
  }
});

describe("what is no type is refused with the place", () => {
  const cases: [text: string, code: string, message: string][] = [
    [
      "",
      "type-syntax",
      "type:1:1: a type begins with a dtype; a type is written as f32[batch, 64], or f32 for a scalar",
    ],
    [
      "[2]",
      "type-syntax",
      "type:1:1: a type begins with a dtype; a type is written as f32[batch, 64], or f32 for a scalar\n  [2]\n  ^",
    ],
    [
      "f33[2]",
      "unknown-dtype",
      "type:1:1: there is no dtype f33; there are f32, f64, i32 and bool; did you mean f32?\n  f33[2]\n  ^",
    ],
    [
      "float32",
      "unknown-dtype",
      "type:1:1: there is no dtype float32; there are f32, f64, i32 and bool\n  float32\n  ^",
    ],
    [
      "f32(2)",
      "type-syntax",
      "type:1:4: the dimensions stand in square brackets; a type is written as f32[batch, 64], or f32 for a scalar\n  f32(2)\n     ^",
    ],
    [
      "f32[2][3]",
      "type-syntax",
      "type:1:7: nothing follows the dimensions; a type is written as f32[batch, 64], or f32 for a scalar\n  f32[2][3]\n        ^",
    ],
    ["f32[2", "formula-syntax", 'type:1:6: expected "," or "]", found the end\n  f32[2\n       ^'],
    ["f32[batsh]", "unknown-size", "type:1:5: there is no size batsh; did you mean batch?\n  f32[batsh]\n      ^"],
    ["f32[toString]", "unknown-size", "type:1:5: there is no size toString\n  f32[toString]\n      ^"],
    ["f32[2.5]", "bad-dimension", "type:1:5: a dimension is a whole number, not 2.5\n  f32[2.5]\n      ^"],
    ["f32[-1]", "bad-dimension", "type:1:5: a dimension cannot be negative: this is -1\n  f32[-1]\n      ^"],
    [
      "f32[2, n - 9]",
      "bad-dimension",
      "type:1:10: a dimension cannot be negative: this is -4\n  f32[2, n - 9]\n           ^",
    ],
    [
      "f32[n / 2]",
      "dimension-syntax",
      "type:1:7: a dimension is a sum or product of sizes and whole numbers\n  f32[n / 2]\n        ^",
    ],
    [
      "f32[n ** 2]",
      "dimension-syntax",
      "type:1:7: a dimension is a sum or product of sizes and whole numbers\n  f32[n ** 2]\n        ^",
    ],
    [
      "f32[max(n, 2)]",
      "dimension-syntax",
      "type:1:5: a dimension is a sum or product of sizes and whole numbers\n  f32[max(n, 2)]\n      ^",
    ],
    [
      "f32['2']",
      "dimension-syntax",
      "type:1:5: a dimension is a sum or product of sizes and whole numbers\n  f32['2']\n      ^",
    ],
    [
      "f32[2147483648]",
      "too-many-elements",
      "type:1:5: a dimension of 2147483648 is too large: a tensor has at most 2147483647 elements\n  f32[2147483648]\n      ^",
    ],
    [
      "f32[1e300 * 1e300 * 0]",
      "too-many-elements",
      "type:1:11: a dimension of NaN is too large: a tensor has at most 2147483647 elements\n  f32[1e300 * 1e300 * 0]\n            ^",
    ],
    [
      "f32[65536, 65536]",
      "too-many-elements",
      "type:1:1: a tensor of shape [65536, 65536] would have more than 2147483647 elements\n  f32[65536, 65536]\n  ^",
    ],
  ];
  test.each(cases)("%s", (text, code, message) => {
    const error = failureOf(() => parseType(text, sizes));
    expect(error.message).toBe(message);
    expect(error.code).toBe(code);
  });

  test("the largest tensor is allowed", () => {
    expect(parseType("f32[2147483647]", {}).shape).toEqual([2147483647]);
  });
});
