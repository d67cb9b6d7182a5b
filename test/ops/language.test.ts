/** Every function of the language, by its examples; and that a library user can call each. */
import { describe, expect, it } from "vitest";
import * as library from "../../src/index.js";
import { language } from "../../src/language.js";
import { literalElements, Tensor } from "../../src/builder.js";
import { examples } from "./examples.js";

describe.each([...language.keys()])("%s", (name) => {
  it("gives what mathematics says", () => {
    const example = examples[name];
    if (example === undefined) throw new Error(`${name} has no line in examples.ts`);
    const result = example.call();
    expect(result.shape).toEqual(example.shape);
    expect(result.dtype).toBe(example.dtype);
    if (result.literal === null) throw new Error("a function of literals is a literal");
    const data = literalElements(result.literal);
    example.data.forEach((value, at) =>
      expect(data[at]).toBeCloseTo(value, 12 - Math.ceil(Math.log10(Math.abs(value) + 1))),
    );
  });

  it("is exported under its name, and documented", () => {
    expect(Object.entries(library).some(([exported, value]) => exported === name && typeof value === "function")).toBe(
      true,
    );
    const entry = language.get(name);
    expect(entry?.doc.length).toBeGreaterThan(2);
    expect(entry?.signature).toMatch(new RegExp(`^${name}\\(`));
  });
});

it("has no example of a function that does not exist", () => {
  expect(Object.keys(examples).filter((name) => !language.has(name))).toEqual([]);
});

it("gives tensors the common functions as methods", () => {
  const x = Tensor.from(2);
  expect(x.mul(3).add(1).sub(2).div(5).pow(2).neg().abs().square().sqrt().literal?.data[0]).toBe(1);
  expect(
    library
      .constant([[1, 2]])
      .transpose()
      .matmul(library.ones([1, 2]))
      .sum({ axis: 0 }).literal?.data,
  ).toEqual(Float64Array.of(3, 3));
});
