import { expect, test } from "vitest";
import { parseFormula } from "../../src/spec/formula.js";
import { printFormula } from "../../src/spec/printFormula.js";
import { Random } from "../support/random.js";
import { failureOf } from "./failure.js";
import { parseAsJavascript } from "./javascript.js";
import { randomFormula, withoutOffsets } from "./randomFormula.js";

test("a printed tree is read back as the same tree", () => {
  for (let seed = 0; seed < 1000; seed++) {
    const tree = randomFormula(new Random(seed), 4);
    const text = printFormula(tree);
    expect(withoutOffsets(parseFormula(text)), `seed ${seed}: ${text}`).toEqual(withoutOffsets(tree));
  }
});

test("a formula means what JavaScript's grammar says", () => {
  let compared = 0;
  for (let seed = 0; seed < 1000; seed++) {
    const text = printFormula(randomFormula(new Random(seed), 4));
    // Reserved words are names in formulas only.
    if (/\b(in|typeof)\b|\btrue[.(]/.test(text)) continue;
    compared++;
    expect(withoutOffsets(parseFormula(text)), `seed ${seed}: ${text}`).toEqual(
      withoutOffsets(parseAsJavascript(text)),
    );
  }
  expect(compared).toBeGreaterThan(200);
});

test("no pair of brackets can be left out", () => {
  for (let seed = 0; seed < 300; seed++) {
    const tree = randomFormula(new Random(seed), 3);
    const text = printFormula(tree);
    for (const without of withoutOneGroup(text)) {
      const read = readOrNull(without);
      expect(read, `seed ${seed}: ${text} and ${without}`).not.toEqual(withoutOffsets(tree));
    }
  }
});

/** The text without the brackets of each group in turn; those of a call stay. */
function withoutOneGroup(text: string): string[] {
  return Array.from(text).flatMap((mark, open) => {
    if (mark !== "(" || /\w$/.test(text.slice(0, open))) return [];
    let depth = 0;
    for (let at = open; at < text.length; at++) {
      depth += text[at] === "(" ? 1 : text[at] === ")" ? -1 : 0;
      if (depth === 0) return [`${text.slice(0, open)} ${text.slice(open + 1, at)} ${text.slice(at + 1)}`];
    }
    return [];
  });
}

function readOrNull(text: string): unknown {
  try {
    return withoutOffsets(parseFormula(text));
  } catch {
    return null;
  }
}

test.each([
  ["(a - b) - c", "a - b - c"],
  ["a - (b - c)", "a - (b - c)"],
  ["(a * b) + (c)", "a * b + c"],
  ["-(-x)", "- -x"],
  ["-(!x)", "-!x"],
  ["a - (-b)", "a - -b"],
  ["(-x) ** 2", "(-x) ** 2"],
  ["-(x ** 2)", "-(x ** 2)"],
  ["2 ** (-x)", "2 ** -x"],
  ["(a ** b) ** c", "(a ** b) ** c"],
  ["a ** (b ** c)", "a ** b ** c"],
  ["(a ? b : c) ? d : (e ? f : g)", "(a ? b : c) ? d : e ? f : g"],
  ["(a === b) !== (c < d)", "a == b != c < d"],
  ["(f)+1_000", "f + 1000"],
  ["f ( x ,{ 'axis':[0,1,], \"a b\" : true }, )", 'f(x, { axis: [0, 1], "a b": true })'],
  ["(f(x))[0]", "f(x)[0]"],
  ["(a + b)[0x10]", "(a + b)[16]"],
  ["run.h * 'it\\'s'", 'run.h * "it\'s"'],
  ["f({}, [])", "f({}, [])"],
])("%s is printed as %s", (text, printed) => {
  expect(printFormula(parseFormula(text))).toBe(printed);
});

test("a sign before a power is no formula, as in JavaScript", () => {
  expect(() => parseAsJavascript("-x ** 2")).toThrow(SyntaxError);
  expect(failureOf(() => parseFormula("-x ** 2")).message).toBe(
    "formula:1:4: write (-x) ** y or -(x ** y): a sign before a power could mean either\n  -x ** 2\n     ^",
  );
});
