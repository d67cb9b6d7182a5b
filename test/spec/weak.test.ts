/** Numbers have no dtype of their own: they take that of what they meet, also behind a condition and across nodes. */
import { describe, expect, it } from "vitest";
import { compile } from "../../compiler/compile.js";
import { readSpec } from "../../src/spec/read.js";
import { printType } from "../../src/types.js";
import { instantiate } from "../support/emitted.js";
import type { Module } from "../support/calledModules.js";

const specOf = (formula: string, x: string) =>
  readSpec({
    name: "weak",
    inputs: { x, on: "bool", mask: "bool[2]" },
    nodes: { chosen: "on ? 1 : 2", y: formula },
    outputs: ["y", "chosen"],
  });
function typeOf(formula: string, x: string): string {
  const y = specOf(formula, x).declare().outputs.get("y");
  return y === undefined ? "nothing" : printType(y.type);
}

describe("what numbers and a condition make is a number", () => {
  const formulas: readonly (readonly [formula: string, shape: string])[] = [
    ["(on ? 1 : 2) * x", "[2]"],
    ["x * (on ? 1 : (mask ? 2 : 3))", "[2]"],
    ["chosen * x", "[2]"],
    ["-(on ? 1 : 2) + 3 * chosen - x", "[2]"],
    ["sum(mask ? 1 : 0) + x", "[2]"],
    ["reshape(mask ? 1 : 0, [2, 1]) * x", "[2, 2]"],
    ["concat([mask ? 1 : 0, x])", "[4]"],
    ["x < (on ? 1 : 2) ? x : (on ? 3 : 4)", "[2]"],
  ];
  it.each(formulas)("%s follows x", (formula, shape) => {
    for (const dtype of ["f32", "f64", "i32"]) expect(typeOf(formula, `${dtype}[2]`)).toBe(`${dtype}${shape}`);
  });
  it("is f64 if it meets nothing", () => {
    expect(typeOf("on ? 1 : 2", "f32[2]")).toBe("f64");
    expect(typeOf("chosen + (mask ? 0.5 : 1)", "f32[2]")).toBe("f64[2]");
  });
  it("has the dtype that a cast says", () => {
    expect(typeOf(`cast(chosen, "f32") * x`, "f32[2]")).toBe("f32[2]");
    expect(() => typeOf(`cast(chosen, "f64") * x`, "f32[2]")).toThrow("mul got f64 and f32");
  });
  it("must be whole beside i32", () => {
    expect(() => typeOf("(on ? 0.5 : 2) * x", "i32[2]")).toThrow("where meets the number 0.5 beside an i32 tensor");
  });
  it("is rounded to f32 where it meets it, and not before", async () => {
    const { javascript } = await compile(specOf("(on ? 0.1 : 0.2) * 3 * x", "f32[2]")),
      { y, chosen } = instantiate<Module>(javascript).forward({
        x: Float32Array.of(1, 2),
        on: true,
        mask: Uint8Array.of(1, 0),
      });
    const factor = Math.fround(Math.fround(0.1) * 3);
    expect(y).toEqual(Float32Array.of(factor, Math.fround(2 * factor)));
    expect(chosen).toBe(1);
  });
});
