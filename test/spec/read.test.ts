import { describe, expect, test } from "vitest";
import { reachable } from "../../src/graph.js";
import { readSpec } from "../../src/spec/read.js";
import { printType } from "../../src/types.js";
import { failureOf } from "./failure.js";
import { declare, run, valueOf } from "./declared.js";

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

test("state, updates, training and what to derive come with the declaration", () => {
  const declaration = readSpec({
    name: "t",
    inputs: { x: "f64[2]" },
    parameters: { w: "f64[2]" },
    state: { m: { type: "f64[2]", init: "ones" } },
    nodes: { y: "w * x + m", later: "training ? 0.5 * m : m", next_w: "w - m" },
    outputs: ["y", "m"],
    updates: { m: "later", w: "w + m" },
    jvp: { of: "y" },
    hvp: { of: "y", wrt: ["x"], disconnected: "zero" },
    jacobian: { of: "y", wrt: "x", sparse: true },
    hessian: { of: "y", wrt: "m" },
  }).declare();
  const { named, state, updates, jvp, hvp, jacobian, hessian } = declaration;
  expect([...state.keys()]).toEqual(["m"]);
  expect(declaration.initializers.get("m")).toEqual({ kind: "constant", value: 1 });
  expect(declaration.training?.op.name).toBe("training");
  expect(updates.get("m")).toBe(named.get("later"));
  // The name next_w is a node's, so the update has the next free one.
  expect(updates.get("w")).toBe(named.get("next_w_2"));
  expect(declaration.formulas.get("next_w_2")?.text).toBe("w + m");
  expect(jvp).toEqual({ of: "y", wrt: ["w"] });
  expect(hvp).toEqual({ of: "y", wrt: ["x"], disconnected: "zero" });
  expect(jacobian).toEqual({ of: "y", wrt: "x", sparse: true });
  expect(hessian).toEqual({ of: "y", wrt: "m", sparse: false });
});
