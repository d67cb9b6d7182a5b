/** Names of other libraries lead to ours. */
import { expect, test } from "vitest";
import "../../src/index.js";
import { aliases, aliasOf } from "../../src/diagnostics/alias.js";
import { language } from "../../src/language.js";

test("an alias is no function of ours", () => {
  expect([...aliases.keys()].filter((name) => language.has(name))).toEqual([]);
});

test.each([
  ["arcsin", "asin"],
  ["concatenate", "concat"],
  ["Multiply", "mul"],
  ["constructor", undefined],
])("%s is called %s here", (name, ours) => {
  expect(aliasOf(name)).toBe(ours);
});
