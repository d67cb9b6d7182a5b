/** What is wrong is named: the rewrite that changes a value, the op whose rule is no derivative. */
import { describe, expect, test, vi } from "vitest";
import { check, type CheckRow } from "../../compiler/check.js";
import { compile } from "../../compiler/compile.js";
import { rule, type Rule } from "../../compiler/simplify/rule.js";
import type * as Rules from "../../compiler/simplify/rules/index.js";
import "../../src/index.js";
import type { VjpRule, VjpRules } from "../../src/op.js";
import { mul, square } from "../../src/ops/arithmetic.js";
import { prodOver } from "../../src/ops/reduce.js";
import { cos, sin, tanh } from "../../src/ops/trigonometric.js";
import { readSpec } from "../../src/spec/read.js";

/** Rules that are wrong on purpose, and that every compilation of this file has. */
const wrong: Rule[] = [];
vi.mock("../../compiler/simplify/rules/index.js", async (original) => {
  const real = await original<typeof Rules>();
  return {
    ...real,
    get rules() {
      return [...wrong, ...real.rules];
    },
    get stabilizing() {
      return [...wrong, ...real.stabilizing];
    },
  };
});
wrong.push(
  rule("cosine of a square", "rounding", ({ x }) => [cos(square(x)), sin(square(x))]),
  rule("a square, a little larger", "rounding", ({ x }) => [square(tanh(x)), mul(1 + 1e-6, mul(tanh(x), tanh(x)))]),
);

async function failures(spec: object): Promise<CheckRow[]> {
  const rows = await check(await compile(readSpec(JSON.stringify({ name: "wrong", ...spec }))));
  return rows.filter(({ passed }) => !passed);
}

describe("a rewrite that changes a value", () => {
  const y = (formula: string): object => ({ inputs: { x: "f64[3]" }, nodes: { y: formula }, outputs: ["y"] });

  test("is named with what it found and what it made", async () => {
    const [first, ...others] = await failures(y("1 + cos(x ** 2)"));
    expect(first).toMatchObject({
      subject: "stage simplified",
      against: "stage gradient",
      note: 'y: the rule "cosine of a square" (rounding) puts sin(square(x)) in the place of cos(square(x))',
    });
    expect(others.map(({ subject }) => subject)).toEqual(["y"]);
  });

  test("is named though the change is small", async () => {
    const [row] = await failures(y("square(tanh(x)) + 1"));
    expect(row?.note).toContain('the rule "a square, a little larger" (rounding)');
    expect(row?.error).toBeLessThan(1e-5);
  });

  test("is named before differentiation, where that is its stage", async () => {
    const spec = { ...y("sum(1 + cos(x ** 2))"), gradients: { of: "y", wrt: ["x"] } };
    const [row] = (await failures(spec)).filter(({ subject }) => subject === "stage gradient");
    expect(row?.note).toContain('the rule "cosine of a square"');
  });

  test("is named within the body of a loop", async () => {
    const run = { scan: { carry: { h: "0" }, over: { x: "x" }, next: { h: "h + cos(x ** 2)" } } };
    const spec = { inputs: { x: "f64[3]" }, nodes: { run, y: "run.h" }, outputs: ["y"] };
    expect((await failures(spec))[0]?.note).toContain('the rule "cosine of a square"');
  });
});

describe("a rule that is no derivative", () => {
  /** The failures where an op has this rule for x. */
  async function failuresWith(vjp: VjpRules, changed: VjpRule, formula: string): Promise<CheckRow[]> {
    const right = vjp["x"];
    Object.defineProperty(vjp, "x", { value: changed, configurable: true });
    try {
      return await failures({
        inputs: { x: "f64[3]" },
        parameters: { w: "f64[3]" },
        nodes: { y: formula },
        outputs: ["y"],
        gradients: { of: "y" },
      });
    } finally {
      Object.defineProperty(vjp, "x", { value: right, configurable: true });
    }
  }
  const wrongRule: VjpRule<"x"> = ({ dy, x }) => mul(dy, x);

  test.each([
    ["an elementwise op", tanh.op.vjp, "sum(tanh(x * w))", "the rule dx of tanh is no derivative, at tanh(x * w)"],
    ["a reduction", prodOver.op.vjp, "prod(x * w)", "the rule dx of prod is no derivative, at y = prod(x * w)"],
  ])("of %s is named with its node", async (_, vjp, formula, note) => {
    const found = await failuresWith(vjp, wrongRule, formula);
    expect(found).toMatchObject([{ subject: "d y / d w", against: "central differences", note }]);
  });
});
