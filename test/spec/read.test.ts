import { describe, expect, test } from "vitest";
import { evaluate } from "../../src/evaluate.js";
import { reachable } from "../../src/graph.js";
import type { Binding, Declaration } from "../../src/program.js";
import { readSpec } from "../../src/spec/read.js";
import { printType } from "../../src/types.js";
import { failureOf } from "./failure.js";

type Nodes = { readonly [name: string]: string };
type Values = { readonly [name: string]: readonly number[] };

function declare(nodes: Nodes, rest: object = {}, binding: Binding = {}): Declaration {
  return readSpec({ name: "t", nodes, outputs: Object.keys(nodes), ...rest }).declare(binding);
}

/** What the outputs are for these inputs. */
function run(declaration: Declaration, values: Values = {}): { [name: string]: number[] } {
  const inputs = new Map(Object.entries(values).map(([name, value]) => [name, Float64Array.from(value)]));
  const results = evaluate([...declaration.outputs.values()], inputs);
  return Object.fromEntries(
    Array.from(declaration.outputs.keys(), (name, at) => [name, Array.from(results[at]?.data ?? [])]),
  );
}

const valueOf = (formula: string): number | undefined => run(declare({ y: formula }))["y"]?.[0];

describe("formulas", () => {
  test.each([
    ["2 + 3 * 4 - 10 / 4", 2 + 3 * 4 - 10 / 4],
    ["-7 % 4", -7 % 4],
    ["2 ** 3 ** 2", 2 ** (3 ** 2)],
    ["(2 ** 3) ** 2", (2 ** 3) ** 2],
    ["2 ** -1", 0.5],
    ["1 < 2 ? 10 : 20", 10],
    ["1 == 2 ? 10 : 2 != 2 ? 20 : 30", 30],
    ["1 > 2 || 2 >= 2 && !(3 <= 2) ? 1 : 0", 1],
    ["3 === 3 ? 3 !== 3 ? 1 : 2 : 3", 2],
    ["pi", Math.PI],
    ["e", Math.E],
    ["infinity", Infinity],
    ["nan", NaN],
    ["- -3", 3],
    ["true ? 1 : 2", 1],
    ["false || !true ? 1 : 2", 2],
    ["sum([1, 2, 3][1] + constant([[1, 2], [3, 4]]), { axis: [0, 1], keepDims: false })", 18],
    ["0x10 + 1_000", 1016],
  ])("%s is %d", (formula, value) => {
    expect(valueOf(formula)).toBe(value);
  });

  test("call functions with options, strings and lists", () => {
    const declaration = declare(
      { y: "sum(x * 2, { axis: -1, 'keepDims': true })", z: 'slice(x, ["1:", 0])', c: "concat([x, x], { axis: 1 })" },
      { inputs: { x: "f64[2, 2]" } },
    );
    expect(run(declaration, { x: [1, 2, 3, 4] })).toEqual({ y: [6, 14], z: [3], c: [1, 2, 1, 2, 3, 4, 3, 4] });
  });
});

describe("names", () => {
  test("may be declared in any order", () => {
    const declaration = declare({ c: "a + b", a: "b * 2", b: "x + 1" }, { inputs: { x: "f64" } });
    expect(run(declaration, { x: [3] })).toEqual({ c: [12], a: [8], b: [4] });
    expect([...declaration.named.keys()]).toEqual(["x", "c", "a", "b"]);
  });

  test("of the user shadow constants", () => {
    const declaration = declare({ y: "e + true + pi" }, { inputs: { e: "f64", true: "f64" }, sizes: { pi: 3 } });
    expect(run(declaration, { e: [10], true: [100] })).toEqual({ y: [113] });
  });

  test("in call position are functions, whatever the user calls so", () => {
    const declaration = declare({ sum: "sum(x) + max", max: "max(x)" }, { inputs: { x: "f64[3]" } });
    expect(run(declaration, { x: [1, 2, 3] })).toEqual({ sum: [9], max: [3] });
  });

  test("may be reserved words, and names that objects of JavaScript have", () => {
    const words = [
      "in",
      "class",
      "new",
      "function",
      "null",
      "this",
      "await",
      "let",
      "constructor",
      "toString",
      "hasOwnProperty",
    ];
    const inputs = Object.fromEntries(words.map((word) => [word, "f64"]));
    const declaration = declare({ return: words.join(" + "), typeof: "return / 2" }, { inputs });
    expect([...declaration.inputs.keys()]).toEqual(words);
    const values = Object.fromEntries(words.map((word, at) => [word, [at]]));
    expect(run(declaration, values)).toEqual({ return: [55], typeof: [27.5] });
  });

  test("label their nodes", () => {
    const declaration = declare(
      { b: "a + 1", a: "x * 2" },
      {
        inputs: { x: "f64" },
        parameters: { w: "f64" },
        constants: { k: { type: "f64[2]", value: [1, 2] } },
        outputs: ["a", "x", "w"],
      },
    );
    expect(Array.from(declaration.named, ([name, node]) => [name, node.label])).toEqual([
      ["x", "x"],
      ["w", "w"],
      ["b", "b"],
      ["a", "a"],
    ]);
    expect(declaration.graph.nodes.some((node) => node.label === "k")).toBe(true);
    expect([...declaration.outputs.keys()]).toEqual(["a", "x", "w"]);
  });
});

describe("weak literals", () => {
  test("take the dtype that they meet, also through nodes", () => {
    const { outputs } = declare(
      { half: "1 / 2", y: "x * half", z: "i + two", two: "sqrt(4)", free: "half" },
      { inputs: { x: "f32[2]", i: "i32" } },
    );
    expect(Array.from(outputs.values(), ({ type }) => printType(type))).toEqual(["f64", "f32[2]", "i32", "f64", "f64"]);
  });

  test("sizes are weak whole numbers", () => {
    const spec = readSpec({
      name: "t",
      sizes: { n: 3, m: null },
      inputs: { x: "f32[n]", i: "i32[m, 2 * n]" },
      nodes: { y: "sum(x) / n", z: "i * m" },
      outputs: ["y", "z"],
    });
    const { outputs, binding } = spec.declare({ m: 2 });
    expect(Array.from(outputs.values(), ({ type }) => printType(type))).toEqual(["f32", "i32[2, 6]"]);
    expect(binding).toEqual({ n: 3, m: 2 });
    expect(printType(spec.declare({ m: 1, n: 5 }).named.get("i")?.type ?? { dtype: "f32", shape: [] })).toBe(
      "i32[1, 10]",
    );
    expect(failureOf(() => spec.declare()).code).toBe("unbound-size");
    expect(failureOf(() => spec.declare({ m: 2, k: 3 })).code).toBe("unknown-size");
  });

  test("a fraction beside an i32 is an error", () => {
    expect(failureOf(() => declare({ h: "1 / 2", y: "i + h" }, { inputs: { i: "i32" } })).code).toBe(
      "fractional-integer",
    );
  });
});

test("constants have their dtype", () => {
  const constants = {
    c: { type: "f32[2]", value: [0.1, "NaN"] },
    b: { type: "bool[2]", value: [true, false] },
    i: { type: "i32[n]", value: [1, 1] },
    none: { type: "f64[0]", value: [] },
  };
  const declaration = declare({ y: "c * 1", z: "b ? i : 7", n1: "sum(none)" }, { constants, sizes: { n: 2 } });
  expect(run(declaration)).toEqual({ y: [Math.fround(0.1), NaN], z: [1, 7], n1: [0] });
});

test("parameters, gradients and formulas come with the declaration", () => {
  const text = `{
  "name": "fit",
  "doc": "A line.",
  "inputs": { "x": "f64[5]" },
  "parameters": { "w": { "type": "f64", "init": 0.5 }, "b": { "type": "f64[1]", "init": { "normal": { "std": 2 } } } },
  "nodes": {
    "loss": "mean(line * line)",
    "line": "x * w + b"
  },
  "outputs": ["loss"],
  "gradients": { "of": "loss" }
}`;
  const program = readSpec(text, "graphs/fit.json"),
    declaration = program.declare();
  expect(program).toMatchObject({ name: "fit", doc: "A line.", sizes: {}, source: { file: "graphs/fit.json", text } });
  expect([...declaration.initializers]).toEqual([
    ["w", { kind: "constant", value: 0.5 }],
    ["b", { kind: "normal", std: 2 }],
  ]);
  expect(declaration.gradients).toEqual({ of: "loss", wrt: ["w", "b"], disconnected: "error" });
  expect(Object.fromEntries(declaration.formulas)).toEqual({
    loss: { text: "mean(line * line)", line: 7 },
    line: { text: "x * w + b", line: 8 },
  });
});

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

describe("size of a spec", () => {
  test("a formula of 400,000 terms with an error at its end", () => {
    const terms = "1 + ".repeat(400_000);
    const error = failureOf(() => declare({ y: `${terms}x` }));
    expect(error.code).toBe("unknown-name");
    expect(error.place).toMatchObject({ line: 1, column: 1_600_001 });
  });

  test("a formula of 400,000 terms whose last does not fit", () => {
    const error = failureOf(() => declare({ y: `${"x + ".repeat(399_999)}i` }, { inputs: { x: "f64", i: "i32" } }));
    expect(error.code).toBe("mixed-dtypes");
    expect(error.place).toMatchObject({ line: 1, column: 4 * 399_999 - 1 });
  });

  test("a chain of 20,000 nodes, last one first", () => {
    const count = 20_000;
    const nodes = Object.fromEntries(
      Array.from({ length: count }, (_, at) => [`n${at}`, at === count - 1 ? "x" : `n${at + 1} + 1`]),
    );
    const declaration = declare(nodes, { inputs: { x: "f64" }, outputs: ["n0"] });
    expect(reachable([...declaration.outputs.values()])).toHaveLength(count + 1);
    expect(run(declaration, { x: [0] })["n0"]).toEqual([count - 1]);
  });

  test("the deepest formula is evaluated on the usual stack", () => {
    let formula = "s";
    for (let depth = 0; depth < 256; depth++) formula = `cast(b || b && b == 0 < 1 + 2 * ${formula}, "f64")`;
    const declaration = declare({ y: formula }, { inputs: { s: "f64", b: "bool" } });
    expect(run(declaration, { s: [1], b: [1] })).toEqual({ y: [1] });
  });
});
