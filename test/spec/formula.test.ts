import { describe, expect, test } from "vitest";
import { maximumNesting, parseFormula } from "../../src/spec/formula.js";
import { failureOf } from "./failure.js";

describe("what is no formula is refused with line, column and caret", () => {
  const cases: [what: string, text: string, column: number, message: string][] = [
    ["nothing", "", 1, "the formula is empty"],
    ["spaces only", "   ", 4, "the formula is empty"],
    ["a statement", "let q = 2", 5, "expected an operator or the end (a formula is one expression), found q"],
    ["a return", "return x", 8, "expected an operator or the end (a formula is one expression), found x"],
    ["a block", "if (x) { y }", 8, "expected an operator or the end (a formula is one expression), found {"],
    ["two expressions", "x; y", 2, "a formula is one expression, without statements and semicolons"],
    ["an assignment", "x = 3", 3, "a formula has no assignments; equality is written =="],
    ["a compound assignment", "x += 3", 3, "expected an operator or the end (a formula is one expression), found +="],
    ["a template", "`a${x}`", 1, "a formula has no templates; strings stand in quotes"],
    ["an arrow function", "q => q + 1", 3, "a formula has no arrow functions"],
    ["an arrow function with brackets", "(q) => q", 5, "a formula has no arrow functions"],
    ["a method", "x.sum()", 1, "a formula has no methods; write sum(...)"],
    [
      "a member of a call",
      "f(x).y",
      5,
      "a formula has no members but the results of a scan: call f(x) where JavaScript has x.f()",
    ],
    [
      "a member of a member",
      "x.y.z",
      4,
      "a formula has no members but the results of a scan: call f(x) where JavaScript has x.f()",
    ],
    ["an optional member", "x?.y", 2, "a formula has no members"],
    ["a private name", "x.#y", 3, "expected the name of a result, found #y"],
    ["a regular expression", "2 + /ab(c/ + 1", 5, "a formula has no regular expressions"],
    ["a bigint", "2 * 10n", 5, "a formula has no bigints; leave out the n"],
    ["an octal number", "010", 1, "invalid number"],
    ["a number with a tail", "3px", 2, "identifier directly after number"],
    ["a number without bounds", "1e999", 1, "this number is too large for a double; infinity is written infinity"],
    ["a string without an end", "f('abc)", 3, "unterminated string constant"],
    ["a comment", "x /* y */ + 1", 3, "a formula has no comments"],
    ["a comment to the end", "x // y", 3, "a formula has no comments"],
    ["a comment of HTML", "x <!-- y", 5, "a formula has no --; a sign before a sign needs a space between them"],
    [
      "a letter that is none",
      "x + \u00e9",
      5,
      "a name starts with a letter or _, and has only letters (a to z), digits and _",
    ],
    [
      "a name with an escape",
      "\\u0078 + 1",
      1,
      "a name starts with a letter or _, and has only letters (a to z), digits and _",
    ],
    ["a dollar", "$x", 1, "a name starts with a letter or _, and has only letters (a to z), digits and _"],
    ["an unknown character", "@x", 1, "unexpected character '@'"],
    ["a spread", "f(...x)", 3, "a formula has no spread"],
    ["a comma", "(x, y)", 3, "a comma stands only between arguments, items and options"],
    ["an increment", "++x", 1, "a formula has no ++; a sign before a sign needs a space between them"],
    ["two signs without a space", "x - --y", 5, "a formula has no --; a sign before a sign needs a space between them"],
    ["a unary plus", "x * +y", 5, "a formula has no unary plus"],
    ["a nullish choice", "x ?? y", 3, "a formula has no ??"],
    ["bit operations", "x | y", 3, "a formula has no bit operations; the logical function is ||"],
    ["a caret for a power", "x ^ 2", 3, "a formula has no bit operations; a power is written **"],
    ["a complement", "~x", 1, "a formula has no bit operations"],
    ["a shift", "x << 2", 3, "expected an operator or the end (a formula is one expression), found <<"],
    ["a keyword as operator", "typeof x", 8, "expected an operator or the end (a formula is one expression), found x"],
    ["a type assertion", "x as f32", 3, "expected an operator or the end (a formula is one expression), found as"],
    ["a call of a call", "f(x)(y)", 5, "only a name can be called"],
    ["a call of a group", "(f)(x)", 4, "only a name can be called"],
    ["an operator without operand", "x +", 4, "expected an operand, found the end"],
    ["two operators", "x * * y", 5, "expected an operand, found *"],
    ["a bracket that stays open", "(x + 1", 7, 'expected the ")" of a group, found the end'],
    ["a bracket too many", "x + 1)", 6, "expected an operator or the end (a formula is one expression), found )"],
    ["brackets that do not match", "f(x]", 4, 'expected "," or ")", found ]'],
    ["a hole in a list", "[1,,2]", 4, "expected an operand, found ,"],
    ["half a condition", "x > 0 ? y", 10, 'expected the ":" of a condition, found the end'],
    ["an index that is no number", "f(x)[i]", 6, "one of several results is chosen by a whole number, as in f(x)[0]"],
    ["a negative index", "f(x)[-1]", 6, "one of several results is chosen by a whole number, as in f(x)[0]"],
    ["a fractional index", "f(x)[0.5]", 6, "one of several results is chosen by a whole number, as in f(x)[0]"],
    ["two indices", "f(x)[0, 1]", 7, 'expected the "]" of a result, found ,'],
    ["an option without value", "f(x, { axis })", 13, 'expected the ":" behind an option, found }'],
    ["an option that is a number", "f(x, { 1: 2 })", 8, "expected the name of an option, found 1"],
    ["a computed option", "f(x, { [a]: 2 })", 8, "expected the name of an option, found ["],
    ["an option twice", "f(x, { a: 1, 'a': 2 })", 14, "the option a stands twice"],
    ["the option __proto__", "f(x, { __proto__: 1 })", 8, "__proto__ is no option"],
    ["a sign before a power", "!x ** 2", 4, "write (!x) ** y or !(x ** y): a sign before a power could mean either"],
  ];
  test.each(cases)("%s", (_, text, column, message) => {
    const error = failureOf(() => parseFormula(text));
    expect(error.code).toBe("formula-syntax");
    expect(error.text).toBe(message);
    expect(error.place).toMatchObject({ where: "formula", line: 1, column });
  });

  test("in a later line", () => {
    expect(failureOf(() => parseFormula("x +\n  * y")).message).toBe(
      "formula:2:3: expected an operand, found *\n  * y\n  ^",
    );
  });
});

describe("nesting", () => {
  const nested: [what: string, make: (depth: number) => string][] = [
    ["brackets", (depth) => "(".repeat(depth) + "x" + ")".repeat(depth)],
    ["calls", (depth) => "f(".repeat(depth) + "x" + ")".repeat(depth)],
    ["lists", (depth) => "[".repeat(depth) + "x" + "]".repeat(depth)],
    ["signs", (depth) => "- ".repeat(depth) + "x"],
    ["nots", (depth) => "!".repeat(depth) + "x"],
    ["powers", (depth) => "x" + " ** x".repeat(depth)],
    ["conditions", (depth) => "c ? x : ".repeat(depth) + "x"],
    ["results", (depth) => "f(x)" + "[0]".repeat(depth)],
  ];
  test.each(nested)("of %s is allowed to 256 and refused beyond", (_, make) => {
    expect(() => parseFormula(make(maximumNesting))).not.toThrow();
    const error = failureOf(() => parseFormula(make(maximumNesting + 1)));
    expect(error.text).toBe(
      "brackets, signs, powers and conditions nest more than 256 deep; name a part as a node of its own",
    );
    expect(error.place?.line).toBe(1);
  });

  test("a million brackets: one message, no stack overflow", () => {
    const error = failureOf(() => parseFormula("(".repeat(1_000_000)));
    expect(error.code).toBe("formula-nesting");
    expect(error.place).toMatchObject({ line: 1, column: 257 });
    expect(error.message.length).toBeLessThan(400);
  });

  test("brackets side by side do not nest", () => {
    expect(() => parseFormula("(x) + ".repeat(1000) + "-x")).not.toThrow();
  });
});

describe("a long formula", () => {
  test.each(["+", "*", "&&", "<"])("of 400,000 terms (%s) is one chain", (operator) => {
    const tree = parseFormula(`x ${operator} `.repeat(400_000) + "y");
    expect(tree.kind === "chain" ? tree.rest.length : 0).toBe(400_000);
  });

  test("an error at its end is found there", () => {
    const error = failureOf(() => parseFormula("x + ".repeat(400_000) + "y)"));
    expect(error.text).toBe("expected an operator or the end (a formula is one expression), found )");
    expect(error.place).toMatchObject({ line: 1, column: 1_600_002, caret: 80 });
  });
});

test("reserved words of JavaScript are names like others", () => {
  const text = "in / 2 + typeof / 3 - this.new * function(class, null)";
  expect(parseFormula(text)).toMatchObject({
    kind: "chain",
    first: { kind: "chain", first: { kind: "name", name: "in" } },
    rest: [
      { operator: "+", operand: { kind: "chain", first: { kind: "name", name: "typeof" } } },
      {
        operator: "-",
        operand: {
          kind: "chain",
          first: { kind: "field", name: "this", field: "new" },
          rest: [{ operand: { kind: "call", name: "function" } }],
        },
      },
    ],
  });
});

test("numbers are those of JavaScript", () => {
  for (const text of ["0", "12.5e-3", ".5", "5.", "0x1F", "0b101", "0o17", "1_000_000", "1e21", "5e-324"]) {
    const literal = parseFormula(text);
    expect(literal).toMatchObject({ kind: "number", value: Number(text.replaceAll("_", "")) });
  }
});

test("each part knows its place", () => {
  expect(parseFormula("a + f(b)[1] * c ** -2")).toMatchObject({
    offset: 2,
    first: { offset: 0 },
    rest: [
      {
        offset: 2,
        operand: {
          offset: 12,
          first: { offset: 8, of: { offset: 4, args: [{ offset: 6 }] } },
          rest: [{ offset: 12, operand: { offset: 16, exponent: { offset: 19 } } }],
        },
      },
    ],
  });
  expect(parseFormula("c ? a : b")).toMatchObject({
    offset: 2,
    condition: { offset: 0 },
    chosen: { offset: 4 },
    otherwise: { offset: 8 },
  });
});
