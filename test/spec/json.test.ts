import { describe, expect, test } from "vitest";
import { maximumLength, offsetInString, readJson } from "../../src/spec/json.js";
import { SourceText } from "../../src/spec/source.js";
import type { JsonValue } from "../../src/spec/tree.js";
import { Random } from "../support/random.js";
import { failureOf } from "./failure.js";

const read = (text: string): JsonValue => readJson(new SourceText(text, "spec.json")).value;

/** The tree as JSON.parse gives it. */
function plain(value: JsonValue): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (value.kind === "list") return value.items.map(plain);
  return Object.fromEntries(Array.from(value.entries, ([key, entry]) => [key, plain(entry.value)]));
}

function randomText(random: Random, depth: number): string {
  const space = random.pick(["", "", " ", "\n", "\t \r\n"]);
  const inner = (): string => randomText(random, depth - 1);
  const many = (): number[] => Array.from({ length: random.integer(0, 4) }, (_, at) => at);
  const texts = ['""', '"a\\n\\u00e9\\ud83d\\ude00"', '"\\"\\\\\\/\\b\\f\\r\\t"', '"é😀"'];
  const leaves = ["null", "true", "false", "0", "-0", "12.5e-3", "1E+2", "-7", ...texts];
  const made =
    depth === 0 || random.chance(0.3)
      ? random.pick(leaves)
      : random.chance(0.5)
        ? `[${many().map(inner).join(",")}]`
        : `{${many()
            .map((key) => `${space}"k${key}"${space}:${inner()}`)
            .join(",")}}`;
  return space + made + space;
}

describe("a JSON text", () => {
  test("means what JSON.parse says", () => {
    const random = new Random(1);
    for (let run = 0; run < 500; run++) {
      const text = randomText(random, 4);
      expect(plain(read(text)), text).toEqual(JSON.parse(text));
    }
  });

  test("is refused exactly where JSON.parse refuses it, if one character is changed", () => {
    const random = new Random(2);
    const accepted = (parse: () => unknown): boolean => {
      try {
        parse();
        return true;
      } catch {
        return false;
      }
    };
    for (let run = 0; run < 2000; run++) {
      const text = randomText(random, 2),
        at = random.integer(0, text.length);
      const changed =
        text.slice(0, at) + random.pick([...'{}[]",:0-.eE+tn\\\u0001\u00a0 ']) + text.slice(at + random.integer(0, 1));
      const repeated = /"k(\d)"[^{}]*"k\1"/.test(changed);
      if (!repeated)
        expect(
          accepted(() => read(changed)),
          changed,
        ).toBe(accepted(() => JSON.parse(changed)));
    }
  });

  test("keeps the places of keys and values", () => {
    const { value } = readJson(new SourceText('{\n  "a": [1,\n 22]}', "spec.json"));
    if (typeof value !== "object" || value?.kind !== "object") throw new TypeError("no object");
    const entry = value.entries.get("a");
    expect(entry).toMatchObject({ keyOffset: 4, offset: 9, value: { offsets: [10, 14] } });
  });
});

describe("a text that is no JSON is refused with the place", () => {
  const cases: [what: string, text: string, message: string][] = [
    [
      "nothing",
      " \n",
      'spec.json:2:1: the spec is empty; the least is { "name": ..., "inputs": ..., "outputs": [...] }',
    ],
    ["a word", "hello", "spec.json:1:1: expected a value, found hello\n  hello\n  ^"],
    [
      "an unfinished object",
      '{"a": 1',
      'spec.json:1:8: expected "," or "}", found the end of the text\n  {"a": 1\n         ^',
    ],
    ["a missing colon", '{"a" 1}', 'spec.json:1:6: expected ":", found 1\n  {"a" 1}\n       ^'],
    ["a bare key", "{a: 1}", "spec.json:1:2: expected a key in double quotes, found a\n  {a: 1}\n   ^"],
    ["a comma too many", '{\n  "a": [1,]\n}', 'spec.json:2:11: expected a value, found ]\n  "a": [1,]\n          ^'],
    ["a missing comma", "[1 2]", 'spec.json:1:4: expected "," or "]", found 2\n  [1 2]\n     ^'],
    ["two values", "1 2", "spec.json:1:3: expected the end of the text, found 2\n  1 2\n    ^"],
    ["a leading zero", "01", "spec.json:1:2: expected the end of the text, found 1\n  01\n   ^"],
    [
      "a number without bounds",
      "[1e400]",
      "spec.json:1:2: the number 1e400 is too large for a double\n  [1e400]\n   ^",
    ],
    ["NaN without quotes", "NaN", "spec.json:1:1: expected a value, found NaN\n  NaN\n  ^"],
    ["a string without an end", '["abc', 'spec.json:1:2: this string has no end\n  ["abc\n   ^'],
    [
      "a line break in a string",
      '"a\nb"',
      'spec.json:1:3: the character U+000A must be escaped in a string\n  "a\n    ^',
    ],
    [
      "an unknown escape",
      '"a\\x"',
      'spec.json:1:3: JSON has no such escape; a backslash is written "\\\\"\n  "a\\x"\n    ^',
    ],
    [
      "half an escape",
      '"\\u12"',
      'spec.json:1:2: JSON has no such escape; a backslash is written "\\\\"\n  "\\u12"\n   ^',
    ],
    ["a byte order mark", "\ufeff{}", "spec.json:1:1: expected a value, found the character U+FEFF\n   {}\n  ^"],
    [
      "a key that stands twice",
      '{"a": 1,\n "b": 2, "a": 3}',
      'spec.json:2:10: the key "a" stands twice; the first is in line 1\n  "b": 2, "a": 3}\n          ^',
    ],
    [
      "the key __proto__",
      '{"__proto__": 1}',
      'spec.json:1:2: "__proto__" cannot be a key of a spec\n  {"__proto__": 1}\n   ^',
    ],
    [
      "__proto__ in an escape",
      '{"\\u005f_proto__": 1}',
      'spec.json:1:2: "__proto__" cannot be a key of a spec\n  {"\\u005f_proto__": 1}\n   ^',
    ],
  ];
  test.each(cases)("%s", (_, text, message) => {
    expect(failureOf(() => read(text)).message).toBe(message);
  });

  test.each(["[", '{"a":', '[[{"a":'].map((open) => [open]))(
    "a nesting of 200,000 (%s): one message, no stack overflow",
    (open) => {
      const error = failureOf(() => read(open.repeat(200_000)));
      expect(error.code).toBe("json-nesting");
      expect(error.text).toBe("lists and objects nest more than 256 deep");
      expect(error.place).toMatchObject({ where: "spec.json", line: 1 });
      expect(error.message.length).toBeLessThan(300);
    },
  );

  test("lists 256 deep are read", () => {
    expect(failureOf(() => read("[".repeat(257) + "]".repeat(257))).code).toBe("json-nesting");
    expect(read("[".repeat(256) + "]".repeat(256))).toMatchObject({ kind: "list" });
  });

  test("more than 64 MB", () => {
    expect(failureOf(() => read(" ".repeat(maximumLength + 1))).message).toBe(
      "spec.json: a spec has at most 67108864 characters",
    );
  });
});

test("the place of a character of a string is found behind escapes", () => {
  const text = '  "a\\n\\u0041b"';
  const decoded: unknown = JSON.parse(text);
  expect(decoded).toBe("a\nAb");
  expect([0, 1, 2, 3, 4].map((index) => offsetInString(text, 2, index))).toEqual([3, 4, 6, 12, 13]);
});

test("an excerpt has at most 80 characters around the caret, and nothing that a terminal obeys", () => {
  const text = `${"x".repeat(500)}\u001b[31m\u202e${"y".repeat(500)}`;
  const { excerpt = "", caret = 0, column } = new SourceText(text, "f").place(500);
  expect(column).toBe(501);
  expect(Array.from(excerpt).length).toBe(80);
  expect(excerpt.slice(caret - 1)).toBe(` [31m ${"y".repeat(34)}`);
  expect(new SourceText("\n\n", "f").place(1)).toEqual({ where: "f", line: 2, column: 1 });
  expect(new SourceText("a\r\nb\rc\nd", "f").place(7)).toMatchObject({ line: 4, column: 1, excerpt: "d", caret: 1 });
});
