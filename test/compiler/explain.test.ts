/** An explanation tells the rule, the forward node, the rewrites before and after, and the cost. */
import { beforeAll, describe, expect, test } from "vitest";
import { compile, type Compiled } from "../../compiler/compile.js";
import { explain } from "../../compiler/explain.js";
import "../../src/index.js";
import { GradcError } from "../../src/diagnostics.js";
import { readSpec } from "../../src/spec/read.js";

const chainRule = {
  name: "chain-rule",
  inputs: { x: "f64" },
  nodes: { y: "2 * x", z: "y ** 2" },
  outputs: ["z"],
  gradients: { of: "z", wrt: ["x"] },
};
const loop = {
  name: "loop",
  inputs: { xs: "f64[5]" },
  parameters: { w: "f64" },
  nodes: {
    run: {
      scan: { carry: { h: "0" }, over: { x: "xs" }, body: { next: "sigmoid(w * h + x * 1)" }, next: { h: "next" } },
    },
    loss: "log(sigmoid(run.h))",
  },
  outputs: ["loss"],
  gradients: { of: "loss" },
};

const compiled = new Map<string, Compiled>();
beforeAll(async () => {
  for (const spec of [chainRule, loop]) compiled.set(spec.name, await compile(readSpec(JSON.stringify(spec, null, 2))));
});
function explained(program: string, query: string): string {
  const found = compiled.get(program);
  if (found === undefined) throw new Error(`no program ${program}`);
  return explain(found, query);
}

test("a gradient: the rule and the forward node, the rewrites as equations, the kernels", () => {
  expect(explained("chain-rule", "d_x")).toBe(`d_x: f64, node %7, in the stage gradient, needed by backward

  d_x = d_y * 2

made by differentiation, backward
  rule   mul: db
  of     y = 2 * x
  where  mul(a, b): y = a * b

rewritten after it
  d_x = d_y * 2
    = 2 * 4 * x  by "k (m x)" (rounding)
    = 8 * x      with %16 for %14, by "arithmetic of constants"

in the end
  %17: d_x = 8 * x

costs
  1 flop, 8 bytes
  stored by kernel compute_d_x    in backward         which costs 1 flop, 16 bytes
  stored by kernel compute_d_x_1  in forwardBackward  which costs 3 flops, 24 bytes

reads
  d_y  f64  1 * (2 * y)
  %1   f64  2

is returned as
  gradient x
`);
});

test("what a rewrite made: the steps that led to it", () => {
  const text = explained("chain-rule", "%17");
  expect(text).toMatch(/^d_x: f64, node %17, in the stage simplified, needed by backward\n\n {2}d_x = 8 \* x\n/);
  expect(text).toContain("made by differentiation, backward\n  rule   mul: db\n  of     y = 2 * x\n");
  expect(text).toContain(`rewritten into it
  d_x = d_y * 2
    = 2 * 4 * x  by "k (m x)" (rounding)
    = 8 * x      with %16 for %14, by "arithmetic of constants"
`);
});

describe("where a node comes from", () => {
  test.each([
    ["chain-rule", "y", "written in the spec\n  line 7: 2 * x\n"],
    ["chain-rule", "x", "given by the caller\n"],
    ["chain-rule", "1", "written in the spec, as a part of y\n  line 7: 2 * x\n"],
    ["chain-rule", "d_y", "made by differentiation, backward\n  rule   square: dx\n  of     z = square(y)\n"],
    ["loop", "d_w", "made by differentiation, backward\n  rule   scan: its steps backwards\n"],
  ])("%s: %s", (program, query, text) => {
    expect(explained(program, query)).toContain(text);
  });

  test("a node within a loop is found by its name, and its rewrites are told", () => {
    const text = explained("loop", "next");
    expect(text).toMatch(/^next: f64, node %\d+ in the body of run/);
    expect(text).toContain('= sigmoid(w * h + x)         with %16 for %6, by "product with one"');
  });

  test("the forward node may be a rewrite: it is told of what", () => {
    const text = explained("loop", "d_run_h");
    expect(text).toContain("which came to be so:");
    expect(text).toContain('= logSigmoid(run_h)       by "log of sigmoid" (rounding)');
  });
});

test("as JSON, for other programs", () => {
  const found = compiled.get("chain-rule");
  if (found === undefined) throw new Error("not compiled");
  const { node, made, after, final, kernels } = JSON.parse(explain(found, "d_x", "json"));
  expect(node).toEqual({ id: 7, op: "mul", label: "d_x", type: "f64", formula: "d_y * 2" });
  expect(made).toMatchObject({ pass: "differentiate", rule: "mul: db", from: { id: 2, label: "y" } });
  expect(after.map(({ rule }: { rule: string }) => rule)).toEqual([
    "on replaced operands",
    "k (m x)",
    "on replaced operands",
  ]);
  expect(final).toMatchObject([{ id: 17, formula: "8 * x" }]);
  expect(kernels).toContainEqual({ name: "compute_d_x", stores: true, functions: ["backward"], flops: 1, bytes: 16 });
});

test.each([
  ["d_xx", "there is no node d_xx; did you mean d_x?: "],
  ["%999", "there is no node %999: "],
  ["", "there is no node : "],
])("an unknown node %s is an error", (query, start) => {
  const advice =
    "a node is named by its label, such as d_w, or by its number, such as %12, as gradc inspect prints them";
  expect(() => explained("chain-rule", query)).toThrow(new GradcError("unknown-node", start + advice));
});
