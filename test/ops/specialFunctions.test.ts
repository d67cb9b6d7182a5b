/** Special functions: programs and evaluator against values computed with 50 digits (mpmath 1.3), and at special points. */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import "../../src/index.js";
import type { Attributes } from "../../src/graph.js";
import { registry, type ElementwiseOp } from "../../src/op.js";
import { f64 } from "../../src/kernel.js";
import { Interpreter } from "../support/interpret.js";

const cases = JSON.parse(readFileSync(new URL("../cases/special.json", import.meta.url), "utf8")) as {
  readonly [name: string]: readonly (readonly [x: number, y: number])[];
};

function op(name: string): ElementwiseOp {
  const found = registry.get(name);
  if (found?.family !== "elementwise") throw new Error(`no elementwise op ${name}`);
  return found;
}
const run = (name: string, x: number, attrs = {}): number =>
  new Interpreter(new Map()).value(op(name).program([f64(x)], attrs));

/** The distance between neighbours at a number. */
function place(x: number): number {
  const exponent = Math.max(-1022, Math.floor(Math.log2(Math.abs(x))));
  return 2 ** (exponent - 52);
}

const functions: { readonly [name: string]: readonly [op: string, attrs: Attributes] } = {
  erf: ["erf", {}],
  erfc: ["erfc", {}],
  erfInv: ["erfInv", {}],
  lgamma: ["lgamma", {}],
  digamma: ["digamma", {}],
  polygamma1: ["polygamma", { order: 1 }],
  polygamma3: ["polygamma", { order: 3 }],
  gelu: ["geluExact", {}],
};

describe("within 8 places of the true value, near zeros within 8 places of 1", () => {
  it.each(Object.entries(functions))("%s", (name, [operation, attrs]) => {
    let worst = 0;
    for (const [x, y] of cases[name] ?? []) {
      const scale =
        name === "lgamma" || name === "digamma" ? Math.max(place(y), Math.abs(y) < 0.5 ? place(0.75) : 0) : place(y);
      const error = Math.abs(run(operation, x, attrs) - y) / scale;
      expect(error, `${name}(${x})`).toBeLessThanOrEqual(8);
      worst = Math.max(worst, error);
      const evaluated = op(operation).evaluate([x], attrs, "f64");
      expect(Math.abs(evaluated - y), `${name}(${x}), evaluated`).toBeLessThanOrEqual(1e-12 * (1 + Math.abs(y)));
    }
    expect(worst).toBeGreaterThan(0);
  });
});

describe("at special points", () => {
  it.each([
    ["erf", Infinity, 1],
    ["erf", -Infinity, -1],
    ["erf", -0, -0],
    ["erf", NaN, NaN],
    ["erfc", Infinity, 0],
    ["erfc", -Infinity, 2],
    ["erfc", NaN, NaN],
    ["erfInv", 1, Infinity],
    ["erfInv", -1, -Infinity],
    ["erfInv", 1.5, NaN],
    ["erfInv", 0, 0],
    ["lgamma", 0, Infinity],
    ["lgamma", -3, Infinity],
    ["lgamma", Infinity, Infinity],
    ["lgamma", 1, 0],
    ["lgamma", 2, 0],
    ["lgamma", NaN, NaN],
    ["digamma", 0, NaN],
    ["digamma", -2, NaN],
    ["digamma", Infinity, Infinity],
    ["geluExact", -Infinity, -0],
  ])("%s(%d) is %d", (name, x, y) => {
    const program = run(name, x),
      evaluated = op(name).evaluate([x], {}, "f64");
    expect(program + 0).toBe(y + 0);
    expect(evaluated + 0).toBe(y + 0);
  });
});
