/** The special points: what the language promises where a formula has a corner, a tie, a pole or no elements. */
import { describe, expect, it } from "vitest";
import * as g from "../../src/index.js";
import { compile } from "../../compiler/compile.js";
import { vjp } from "../../compiler/differentiate.js";
import { load } from "../../compiler/load.js";
import { fill, Tensor } from "../../src/builder.js";
import type { Node } from "../../src/graph.js";
import { program, type Program } from "../../src/program.js";
import { numericDerivative, pointOf, valueOf } from "./numeric.js";
import { value } from "./sample.js";
import { specialPoints, type SpecialPoint } from "./specialPoints.js";

const { NaN: nan, POSITIVE_INFINITY: infinity } = Number;
const vector = (...data: number[]) => value("f64", [data.length], ...data);

/** A zero without its sign, which is not promised here. */
const unsigned = (x: number): number => x + 0;

function check({ at, y, value: expected, gradients, second }: SpecialPoint): void {
  const point = pointOf(
    at.map((data) => vector(...data)),
    y,
  );
  if (expected !== undefined) expect([...valueOf(point.y, point.values)].map(unsigned)).toEqual(expected.map(unsigned));
  const [first = [], next = []] = numericDerivative(point, second === undefined ? 1 : 2);
  if (gradients !== undefined) expect(first).toEqual(gradients);
  if (second !== undefined) expect(next).toEqual(second);
}

describe("special points in the evaluator", () => {
  it.each(Object.entries(specialPoints))("%s", (_, testCase) => check(testCase));
});

/** The value and the gradients of a case as outputs of a program: y, first0, first1, ..., second0, ... */
function programOf({ at, y, gradients, second }: SpecialPoint): Program {
  return program("special", {}, (p) => {
    const inputs = at.map((data, which) => p.input(`x${which}`, `f64[${data.length}]`));
    const value = y(...inputs),
      nodes: { [name: string]: Tensor } = { y: value };
    let above: Node[] = [value.node];
    for (const level of [gradients && "first", second && "second"]) {
      if (level === undefined) break;
      const ones = above.map((node) => fill(Tensor.of(node), 1).node);
      above = vjp(
        above,
        ones,
        inputs.map(({ node }) => node),
        { disconnected: "zero" },
      );
      above.forEach((node, which) => (nodes[`${level}${which}`] = Tensor.of(node)));
    }
    return { nodes, outputs: Object.keys(nodes) };
  });
}

async function checkEmitted(testCase: SpecialPoint): Promise<void> {
  const { at, value: expected = [], gradients = [], second = [] } = testCase;
  const { forward } = await load(await compile(programOf(testCase)));
  const outputs = forward(Object.fromEntries(at.map((data, which) => [`x${which}`, Float64Array.from(data)])));
  const wanted = [
    ["y", expected] as const,
    ...gradients.map((data, which) => [`first${which}`, data] as const),
    ...second.map((data, which) => [`second${which}`, data] as const),
  ];
  for (const [name, data] of wanted) {
    const result = Object.entries(outputs as object).find(([output]) => output === name)?.[1] as Float64Array | number;
    const got = typeof result === "number" ? [result] : [...result];
    data.forEach((number, element) => {
      const value = got[element] ?? NaN,
        close = Object.is(value + 0, number + 0) || Math.abs(value - number) <= 4e-16 * Math.abs(number);
      expect(close, `${name}[${element}] is ${value}, expected ${number}`).toBe(true);
    });
  }
}

describe("special points in emitted code", () => {
  it.each(Object.entries(specialPoints))("%s", (_, testCase) => checkEmitted(testCase));
});

it("sinc keeps its slope near 0, where its formula cancels", () => {
  const point = pointOf([vector(1e-9, 0.24, 0.26)], g.sinc),
    [slopes = [[]]] = numericDerivative(point, 1);
  const exact = (x: number): number => (Math.cos(Math.PI * x) - Math.sin(Math.PI * x) / (Math.PI * x)) / x;
  const expected = [(-(Math.PI ** 2) * 1e-9) / 3, exact(0.24), exact(0.26)];
  expected.forEach((slope, at) => expect((slopes[0]?.[at] ?? nan) / slope).toBeCloseTo(1, 14));
});

describe("empty axes", () => {
  const none = g.constant([[], []]);
  const of = (y: Tensor): number[] => [...(y.literal?.data ?? [])];
  it("sum is 0, prod 1, mean NaN, logSumExp -Infinity", () => {
    expect(of(g.sum(none, { axis: 1 }))).toEqual([0, 0]);
    expect(of(g.prod(none, { axis: 1 }))).toEqual([1, 1]);
    expect(of(g.mean(none, { axis: 1 }))).toEqual([nan, nan]);
    expect(of(g.logSumExp(none, { axis: 1 }))).toEqual([-infinity, -infinity]);
  });
  it("max, min and argMax are errors", () => {
    for (const f of [g.max, g.min])
      expect(() => f(none, { axis: 1 })).toThrow(/of no elements is undefined: the shape is \[2, 0\]/);
    expect(() => g.argMax(none, { axis: 1 })).toThrow(/argMax of no elements is undefined: the shape is \[2, 0\]/);
  });
  it("a matrix product over no elements is 0", () => {
    expect(of(g.matmul(none, g.zeros([0, 2])))).toEqual([0, 0, 0, 0]);
  });
});

describe("NaN and ties among positions", () => {
  const first = (y: Tensor): number => y.literal?.data[0] ?? nan;
  it("the first NaN wins, then the first of equals", () => {
    expect(first(g.argMax(g.constant([1, nan, 5, nan])))).toBe(1);
    expect(first(g.argMin(g.constant([1, nan, 5, nan])))).toBe(1);
    expect(first(g.argMax(g.constant([1, 5, 5])))).toBe(1);
    expect(first(g.argMin(g.constant([2, 1, 1])))).toBe(1);
    expect(first(g.argMax(g.constant([-infinity, -infinity])))).toBe(0);
  });
});
