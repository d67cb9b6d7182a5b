/** Mistakes in formulas, and cycles: what is said of them, and where. */
import { describe, expect, test } from "vitest";
import { readSpec } from "../../src/spec/read.js";
import { failureOf } from "./failure.js";
import { declare, type Nodes } from "./declared.js";

describe("a mistake in a formula is shown at its place", () => {
  const rest = { inputs: { x: "f64[2, 3]", y: "f64[4]", i: "i32[2]" } };
  const cases: [what: string, formula: string, message: string][] = [
    [
      "an unknown name",
      "2 * alphs + alpha",
      "nodes.y1:1:5: there is no input, parameter, node, constant or size alphs; did you mean alpha?\n  2 * alphs + alpha\n      ^",
    ],
    [
      "a name of objects",
      "x + toString",
      "nodes.y1:1:5: there is no input, parameter, node, constant or size toString\n  x + toString\n      ^",
    ],
    [
      "a function that is not called",
      "x + sum",
      "nodes.y1:1:5: sum is a function; call it: sum(...)\n  x + sum\n      ^",
    ],
    [
      "an unknown function",
      "x + softplas(x)",
      "nodes.y1:1:5: there is no function softplas; did you mean softplus?\n  x + softplas(x)\n      ^",
    ],
    [
      "a function of another library",
      "arctan2(x, x)",
      "nodes.y1:1:1: there is no function arctan2; did you mean atan2?\n  arctan2(x, x)\n  ^",
    ],
    [
      "a function in another spelling",
      "x + argmax(x)",
      "nodes.y1:1:5: there is no function argmax; did you mean argMax?\n  x + argmax(x)\n      ^",
    ],
    [
      "an unknown dtype",
      'cast(x, "f33")',
      'nodes.y1:1:1: cast: dtype must be one of "f32", "f64", "i32", "bool", not "f33"; did you mean f32?\n  cast(x, "f33")\n  ^',
    ],
    [
      "an unknown value of an option",
      "meanSquaredError(x, x, { reduction: 'men' })",
      'nodes.y1:1:1: meanSquaredError: reduction must be one of "mean", "sum", "none", not "men"; did you mean mean?\n  meanSquaredError(x, x, { reduction: \'men\' })\n  ^',
    ],
    [
      "an unknown option",
      "sum(x, { axes: 0 })",
      "nodes.y1:1:1: sum has no option axes: its options are axis and keepDims; did you mean axis?\n  sum(x, { axes: 0 })\n  ^",
    ],
    [
      "too few arguments",
      "1 + maximum(x)",
      "nodes.y1:1:5: maximum got 1 argument; it is called as maximum(a, b)\n  1 + maximum(x)\n      ^",
    ],
    [
      "shapes that do not fit",
      "x * 2 + y",
      "nodes.y1:1:7: add got the shapes [2, 3] and [4], which do not broadcast: sizes aligned from the right must be equal or 1\n  x * 2 + y\n        ^",
    ],
    [
      "dtypes that do not fit",
      "y + cast(y, 'f32')",
      'nodes.y1:1:3: add got f64 and f32: tensors of different dtype do not mix; use cast(x, "f64") or cast(x, "f32")\n  y + cast(y, \'f32\')\n    ^',
    ],
    [
      "a dtype that is not admitted",
      "1 - i / i",
      "nodes.y1:1:7: div does not take i32 for a; use floorDiv(a, b), or cast both to a float\n  1 - i / i\n        ^",
    ],
    [
      "an axis out of range",
      "exp(sum(x, { axis: 2 }))",
      "nodes.y1:1:5: sum got axis 2, but the axes of [2, 3] are -2 to 1\n  exp(sum(x, { axis: 2 }))\n      ^",
    ],
    [
      "a condition that is no truth value",
      "x ? x : x",
      "nodes.y1:1:3: where does not take f64 for c; it takes bool\n  x ? x : x\n    ^",
    ],
    ["a not of numbers", "!x", "nodes.y1:1:1: logicalNot does not take f64 for x; it takes bool\n  !x\n  ^"],
    ["a string as operand", "x + 'a'", "nodes.y1:1:5: an operand of + must be a tensor, not \"a\"\n  x + 'a'\n      ^"],
    [
      "a list as operand",
      "[x, x] * 2",
      "nodes.y1:1:1: an operand of * must be a tensor, not a list; one of several results is picked as in f(x)[0]\n  [x, x] * 2\n  ^",
    ],
    ["a node that is a string", "'a'", "nodes.y1:1:1: a node must be a tensor, not \"a\"\n  'a'\n  ^"],
    [
      "a node that is an object",
      "{ axis: 1 }",
      "nodes.y1:1:1: a node must be a tensor, not an object\n  { axis: 1 }\n  ^",
    ],
    [
      "an index of a tensor",
      "x[0]",
      "nodes.y1:1:2: [...] picks a result of a function that has several; use slice or take to pick elements of a tensor\n  x[0]\n   ^",
    ],
    [
      "an index beyond the results",
      "[x, x][2]",
      "nodes.y1:1:7: result 2 of 2: they are counted from 0\n  [x, x][2]\n        ^",
    ],
    ["a member of a tensor", "x.shape", "nodes.y1:1:1: x is a tensor: it has no members\n  x.shape\n  ^"],
    ["a member of nothing", "z.shape", "nodes.y1:1:1: there is no input, parameter, node, constant or size z"],
    ["no formula", "x +", "nodes.y1:1:4: expected an operand, found the end\n  x +\n     ^"],
  ];
  test.each(cases)("%s", (_, formula, message) => {
    const error = failureOf(() => declare({ alpha: "2", y1: formula }, rest));
    expect(error.message.startsWith(message), error.message).toBe(true);
  });

  test("in the text of the spec, if it was one", () => {
    const text =
      '{\n  "name": "t",\n  "inputs": { "x": "f64[2]", "y": "f64[3]" },\n  "nodes": { "z": "x *\\t2 + y" },\n  "outputs": ["z"]\n}';
    const error = failureOf(() => readSpec(text, "t.json").declare());
    expect(error.code).toBe("shapes-do-not-broadcast");
    expect(error.message).toBe(
      't.json:4:27: nodes.z: add got the shapes [2] and [3], which do not broadcast: sizes aligned from the right must be equal or 1\n  "nodes": { "z": "x *\\t2 + y" },\n                          ^',
    );
  });

  test("a tensor that a binding makes too large", () => {
    const spec = readSpec({ name: "t", sizes: { n: 2 }, inputs: { x: "f32[2, n - 4]" }, outputs: ["x"] });
    expect(failureOf(() => spec.declare()).message).toBe(
      "inputs.x:1:10: a dimension cannot be negative: this is -2\n  f32[2, n - 4]\n           ^",
    );
    expect(failureOf(() => spec.declare({ n: 2 ** 31 - 1 })).code).toBe("too-many-elements");
    expect(spec.declare({ n: 4 }).named.get("x")?.type.shape).toEqual([2, 0]);
  });

  test("a constant that does not fit its type", () => {
    const constant = (type: string, value: unknown): string =>
      failureOf(() => declare({}, { constants: { c: { type, value } }, inputs: { x: "f64" }, outputs: ["x"] })).message;
    expect(constant("f64[2]", [1, 2, 3])).toBe(
      "constants.c.type:1:1: the type is f64[2], and the value has the shape [3]\n  f64[2]\n  ^",
    );
    expect(constant("i32", 1.5)).toBe(
      "constants.c.type:1:1: an element of i32 must be a whole number of 32 bits, not 1.5\n  i32\n  ^",
    );
    expect(constant("bool[1]", [1])).toBe(
      "constants.c.type:1:1: an element of bool[1] must be true or false, not a number\n  bool[1]\n  ^",
    );
    expect(constant("f32[1]", [true])).toBe(
      "constants.c.type:1:1: an element of f32[1] must be a number, not true or false\n  f32[1]\n  ^",
    );
  });
});

describe("a cycle is an error that names it", () => {
  test.each<[Nodes, string]>([
    [{ a: "a + 1" }, "nodes.a:1:1: nodes depend on themselves: a -> a\n  a + 1\n  ^"],
    [
      { x0: "a", a: "1 + b", b: "c", c: "2 * a" },
      "nodes.c:1:5: nodes depend on themselves: a -> b -> c -> a\n  2 * a\n      ^",
    ],
  ])("%o", (nodes, message) => {
    expect(failureOf(() => declare(nodes)).message).toBe(message);
  });

  test("also a long one", () => {
    const nodes = Object.fromEntries(
      Array.from({ length: 20_000 }, (_, at) => [`n${at}`, `n${(at + 1) % 20_000} + 1`]),
    );
    expect(failureOf(() => declare(nodes)).text).toBe(
      "nodes depend on themselves: n0 -> n1 -> n2 -> n3 -> n4 -> n5 -> ... -> n19996 -> n19997 -> n19998 -> n19999 -> n0",
    );
  });
});

describe("a mistake in an update is shown at its place", () => {
  const rest = {
    inputs: { x: "f32[3]" },
    parameters: { w: "f32[3]" },
    state: { count: { type: "i32", init: 0 }, m: { type: "f32[2, 3]", init: "zeros" } },
  };
  const cases: [what: string, updates: Nodes, message: string][] = [
    [
      "another shape",
      { m: "m + 1", w: "sum(w)" },
      "updates.w:1:1: the update of w must be f32[3], as w is; it is f32\n  sum(w)\n  ^",
    ],
    [
      "another dtype",
      { count: "cast(count, 'f32')" },
      "updates.count:1:1: the update of count must be i32, as count is; it is f32\n  cast(count, 'f32')\n  ^",
    ],
    [
      "a number for a tensor",
      { m: "0" },
      "updates.m:1:1: the update of m must be f32[2, 3], as m is; it is f32\n  0\n  ^",
    ],
    [
      "a fraction for a whole number",
      { count: "0.5" },
      "updates.count:1:1: the update of count meets the number 0.5 beside an i32 tensor: it is not a whole number that fits 32 bits; cast the tensor to a float, or round the number\n  0.5\n  ^",
    ],
    [
      "an unknown name",
      { w: "w - trainig" },
      "updates.w:1:5: there is no input, parameter, node, constant or size trainig; did you mean training?\n  w - trainig\n      ^",
    ],
    [
      "an update in a formula",
      { w: "w - next_w" },
      "updates.w:1:5: there is no input, parameter, node, constant or size next_w\n  w - next_w\n      ^",
    ],
  ];
  test.each(cases)("%s", (_, updates, message) => {
    expect(failureOf(() => declare({ y: "x" }, { ...rest, updates })).message).toBe(message);
  });

  test("a number that fits is taken", () => {
    const { updates } = declare({ y: "x" }, { ...rest, updates: { count: "3" } });
    expect(updates.get("count")?.type).toEqual({ dtype: "i32", shape: [] });
  });
});
