/** The generated pages of docs/ are those that the definitions give, and say what they must. */
import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import { file, page } from "../scripts/reference/page.js";
import { rulesFile, rulesPage } from "../scripts/reference/rules.js";
import { loopRules } from "../compiler/loop/rules.js";
import { rules } from "../compiler/simplify/rules/index.js";
import { language } from "../src/language.js";
import { registry } from "../src/op.js";

let text = "";
beforeAll(() => {
  text = page();
});

test("docs/ops.md is not stale: npm run docs writes it", () => {
  expect(readFileSync(file, "utf8")).toBe(text);
});

test("no op is missing", () => {
  const missing = [...registry.keys()].filter(
    (name) => !text.includes(`### ${name}\n`) && !text.includes(`| \`${name}(`),
  );
  expect(missing).toEqual([]);
});

describe.each([...language.keys()])("%s", (name) => {
  test("has one entry, with its signature, an example and what is known of its derivative", () => {
    const [, entry = "", ...others] = text.split(`### ${name}\n`);
    expect(others).toEqual([]);
    const [body = ""] = entry.split(/\n##/);
    expect(body).toContain(`\`${language.get(name)?.signature ?? ""}\``);
    expect(body).toMatch(/\n- Example: `.*` is `.*`\n/);
    expect(body).toMatch(/\n- Derivative:( `d|\n\n {2}```\n| none, | a graph of )/);
  });
});

test.each([
  ["sin", "dx = dy * cos(x)"],
  ["tanh", "dx = dy * (1 - square(y))"],
  ["matmul", "dx = matmul(dz, transpose(y))"],
  ["softmax", "dx = y * (dy - sum(dy * y))"],
  ["sigmoidCrossEntropy", "dlogits = dy * (sigmoid(logits) - t)"],
  ["take", "dx = scatterAdd(0, i, dy, { axis: 0 })"],
  ["relu", "- Special points: The derivative at 0 is 0; NaN stays NaN."],
  ["add", "in formulas also `a + b`"],
  ["where", "(c: bool[3], x: f64[3], otherwise: f64[3]) => f64[3]`; also in f32, i32 and bool"],
])("the entry of %s says %s", (name, line) => {
  expect(text.split(`### ${name}\n`)[1]?.split("\n##")[0]).toContain(line);
});

test("every link of the contents leads to a heading", () => {
  const headings = [...text.matchAll(/^##+ (.*)$/gm)].map(([, heading = ""]) =>
    heading.toLowerCase().replaceAll(" ", "-"),
  );
  const links = [...text.matchAll(/\]\(#([^)]*)\)/g)].map(([, link = ""]) => link);
  expect(links.filter((link) => headings.filter((heading) => heading === link).length !== 1)).toEqual([]);
});

describe("docs/rules.md", () => {
  let told = "";
  beforeAll(() => {
    told = rulesPage();
  });

  test("is not stale: npm run docs writes it", () => {
    expect(readFileSync(rulesFile, "utf8")).toBe(told);
  });

  test("tells each rule once: what it preserves, when it is legal, and what it makes of an example", () => {
    const all = [...rules, ...loopRules];
    const wrong = all.filter(({ name, preserves }) => {
      const [, body = "", ...others] = told.split(`\n### ${name}\n`),
        [own = ""] = body.split(/\n##/);
      return (
        others.length > 0 || !own.includes(`Preserves: ${preserves}`) || !/\nLegal: .*\.\n\n- `.*` becomes `/.test(own)
      );
    });
    expect(wrong.map(({ name }) => name)).toEqual([]);
    expect(told.split("\n### ").length - 1).toBe(all.length);
  });

  test.each([
    ["log of one plus x", "`log(1 + x)` becomes `log1p(x)`, for `x: f64[3]`"],
    ["exp of log", "`exp(log(x))` becomes `x * where(x < 0, NaN, 1)`"],
    ["sum of multiples", "Legal: where k is finite, and |k| >= 1"],
    ["maximum with zero", "Preserves: exact."],
    ["one minus sigmoid", "Preserves: rounding, before derivatives."],
  ])("%s: %s", (name, line) => {
    expect(told.split(`\n### ${name}\n`)[1]?.split("\n##")[0]).toContain(line);
  });
});
