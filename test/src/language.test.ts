import { describe, expect, test } from "vitest";
import { Tensor } from "../../src/builder.js";
import { appendInput } from "../../src/families/source.js";
import { Graph } from "../../src/graph.js";
import { sum } from "../../src/index.js";
import {
  axes,
  define,
  describe as describeArgument,
  dtype,
  flag,
  integer,
  integers,
  language,
  maybe,
  nested,
  number,
  oneOf,
  option,
  optional,
  pairs,
  subscripts,
  tensor,
  tensors,
  text,
  type Argument,
} from "../../src/language.js";
import { mistake } from "../support/symbolic.js";

const anything = Tensor.from(0);
const x = Tensor.of(appendInput(new Graph(), "x", { dtype: "f64", shape: [2, 3] }));

/** What the last call was given, after reading. */
let seen: readonly unknown[] = [];
const sample = define(
  "sampleOfTheTest",
  { doc: "A function for this test.", example: "sampleOfTheTest(1, 2)" },
  [
    ["x", tensor],
    ["count", integer],
    ["perm", maybe(integers, "reversed")],
  ],
  {
    axis: optional(axes, "all axes"),
    keepDims: option(flag, false),
    mode: option(oneOf("edge", "wrap"), "edge", '"edge"'),
  },
  (...args) => {
    seen = args;
    return anything;
  },
);

function call(...args: Argument[]): readonly unknown[] {
  language.get("sampleOfTheTest")?.call(args);
  return seen;
}

describe("a defined function", () => {
  test("has one definition for TypeScript and for formulas", () => {
    sample(x, 3, null, { keepDims: true });
    const typed = seen;
    expect(call(x, 3, null, { keepDims: true })).toEqual(typed);
    expect(typed).toEqual([x, 3, null, { axis: null, keepDims: true, mode: "edge" }]);
  });

  test("shows how it is called, with each default", () => {
    expect(language.get("sampleOfTheTest")?.signature).toBe(
      'sampleOfTheTest(x, count, perm = reversed, { axis: all axes, keepDims: false, mode: "edge" })',
    );
  });

  test("may be called without what is optional", () => {
    const defaults = { axis: null, keepDims: false, mode: "edge" };
    expect(call(x, 3)).toEqual([x, 3, null, defaults]);
    expect(call(x, 3, {})).toEqual([x, 3, null, defaults]);
    expect(call(x, 3, [1, 0], { axis: 1 })).toEqual([x, 3, [1, 0], { ...defaults, axis: 1 }]);
    expect(call(x, 3, { axis: [0, 1] })).toEqual([x, 3, null, { ...defaults, axis: [0, 1] }]);
  });

  test("refuses too few and too many arguments and shows its signature", () => {
    expect(mistake(() => call())).toEqual({
      code: "wrong-arity",
      text: `sampleOfTheTest got 0 arguments; it is called as ${language.get("sampleOfTheTest")?.signature ?? ""}`,
    });
    expect(mistake(() => call(x)).code).toBe("wrong-arity");
    expect(mistake(() => call(x, 1, [0], [0])).code).toBe("wrong-arity");
    expect(mistake(() => call({}, x, 1)).code).toBe("wrong-argument");
  });

  test("refuses an option that it does not have, and suggests the one that was meant", () => {
    expect(mistake(() => call(x, 1, { keepdims: true }))).toEqual({
      code: "unknown-option",
      text: "sampleOfTheTest has no option keepdims: its options are axis, keepDims and mode; did you mean keepDims?",
    });
    expect(mistake(() => call(x, 1, { ["__proto__x"]: 1 })).code).toBe("unknown-option");
  });

  test("refuses an argument of another kind, and says what was expected and what came", () => {
    expect(mistake(() => call(x, 1.5))).toEqual({
      code: "wrong-argument",
      text: "sampleOfTheTest: count must be a whole number, not 1.5",
    });
    expect(mistake(() => call(x, x)).text).toBe(
      "sampleOfTheTest: count must be a whole number, not a tensor of shape [2, 3]",
    );
    expect(mistake(() => call(x, 1, { mode: "reflect" })).text).toBe(
      'sampleOfTheTest: mode must be one of "edge", "wrap", not "reflect"',
    );
    expect(mistake(() => call("x", 1)).text).toBe('sampleOfTheTest: x must be a tensor, not "x"');
    expect(mistake(() => call(x, 1, [0.5])).code).toBe("wrong-argument");
  });

  test("shortens a long argument in a message", () => {
    expect(mistake(() => call("a".repeat(10_000), 1)).text.length).toBeLessThan(120);
  });
});

test("a function without options takes an object for none of its arguments", () => {
  expect(mistake(() => language.get("relu")?.call([x, {}])).code).toBe("wrong-arity");
});

describe("what a kind reads", () => {
  const one = Tensor.from(1),
    half = Tensor.from(0.5),
    truth = Tensor.from(true);

  test("numbers, also where a formula made them a literal", () => {
    expect([1, half, true, truth, "1", x, null].map(number.read)).toEqual([
      1,
      0.5,
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
    expect([1, one, half, 2 ** 53, -3, Infinity].map(integer.read)).toEqual([
      1,
      1,
      undefined,
      undefined,
      -3,
      undefined,
    ]);
  });

  test("lists, if every item fits", () => {
    expect([[1, one], [], [half], 1].map(integers.read)).toEqual([[1, 1], [], undefined, undefined]);
    expect(
      [
        [
          [1, 2],
          [3, 4],
        ],
        [1],
      ].map(pairs.read),
    ).toEqual([
      [
        [1, 2],
        [3, 4],
      ],
      undefined,
    ]);
    expect(
      [
        [x, 1],
        [x, "y"],
      ].map(tensors.read),
    ).toEqual([[x, 1], undefined]);
    expect([["1:2", 0, one, "..."], [half]].map(subscripts.read)).toEqual([["1:2", 0, 1, "..."], undefined]);
    expect([1, [0, 1], "0"].map(axes.read)).toEqual([1, [0, 1], undefined]);
  });

  test("lists of lists, whatever their depth", () => {
    expect(
      [
        [
          [1, 2],
          [true, half],
        ],
        "1",
      ].map(nested.read),
    ).toEqual([
      [
        [1, 2],
        [true, 0.5],
      ],
      undefined,
    ]);
  });

  test("words", () => {
    expect([true, truth, 1, "true"].map(flag.read)).toEqual([true, true, undefined, undefined]);
    expect(["f32", "f16", 1].map(dtype.read)).toEqual(["f32", undefined, undefined]);
    expect(["a", 1].map(text.read)).toEqual(["a", undefined]);
  });
});

test("an argument is named in a few words", () => {
  const named: readonly (readonly [Argument, string])[] = [
    [x, "a tensor of shape [2, 3]"],
    [Tensor.from(2), "2"],
    [[1], "a list"],
    [{ a: 1 }, "an object"],
    ["a", '"a"'],
    [true, "true"],
    [null, "null"],
  ];
  for (const [argument, words] of named) expect(describeArgument(argument)).toBe(words);
});

test("every function of the language says what it does and how it is called", () => {
  expect(sum(x).shape).toEqual([]);
  for (const [name, { doc, signature }] of language) {
    expect(signature.startsWith(`${name}(`), name).toBe(true);
    expect(doc, name).not.toBe("");
  }
});
