import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";
import type { SpecDocument } from "../../src/spec/document.js";
import { printDocument } from "../../src/spec/printDocument.js";
import { readDocument } from "../../src/spec/readDocument.js";
import { failureOf } from "./failure.js";

const complete = {
  $schema: "./spec.schema.json",
  name: "softmax-regression_2",
  doc: 'Any text: */ "quotes" </script> \u2028 \\ é\n.',
  sizes: { batch: 32, time: null, zero: 0 },
  inputs: { x: "f32[batch, 64]", y: "i32[ batch ]", class: "bool" },
  parameters: {
    w: { type: "f32[64, 10]", init: "glorotUniform" },
    b: "f32[10]",
    low: { type: "f64[2]", init: { uniform: { low: -0.5, high: 1e-7 } } },
    spread: { type: "f64[2]", init: { normal: { std: 0.02 } } },
    bound: { type: "f64", init: "-Infinity" },
    count: { type: "i32", init: 3 },
  },
  constants: {
    t: { type: "f64[3]", value: [0, -1e-7, 1e21] },
    odd: {
      type: "f32[2, 2]",
      value: [
        ["NaN", "Infinity"],
        ["-Infinity", 0.1],
      ],
    },
    mask: { type: "bool[2]", value: [true, false] },
    none: { type: "f64[2, 0]", value: [[], []] },
    one: { type: "i32", value: 7 },
  },
  nodes: { loss: "mean(softmaxCrossEntropy(logits, y))", logits: "matmul(x, w)  + b", function: "x" },
  outputs: ["loss", "x", "w"],
  gradients: { of: "loss", wrt: ["w", "logits"], disconnected: "zero" },
};

/** What the spec says, without where it says it. */
function contentOf(spec: SpecDocument): unknown {
  return JSON.parse(
    JSON.stringify(spec, (key, value: unknown) => {
      if (value instanceof Map) return Array.from(value.entries());
      if (value instanceof Float64Array)
        return Array.from(value, (element) => (Object.is(element, -0) ? "-0" : String(element)));
      return ["site", "offset", "line"].includes(key) ? undefined : value;
    }),
  );
}

describe("a spec that is read and printed is the same spec", () => {
  test.each([
    ["complete", complete],
    ["least", { name: "a", inputs: { x: "f64" }, outputs: ["x"] }],
  ])("%s", (_, object) => {
    const spec = readDocument(JSON.stringify(object)),
      printed = printDocument(spec);
    expect(JSON.parse(printed)).toEqual(object);
    expect(contentOf(readDocument(printed))).toEqual(contentOf(spec));
    expect(printDocument(readDocument(printed))).toBe(printed);
  });

  test("also if it was an object", () => {
    expect(contentOf(readDocument(complete))).toEqual(contentOf(readDocument(JSON.stringify(complete))));
  });

  test("a negative zero stays one", () => {
    const zero = {
      name: "t",
      constants: { z: { type: "f64[2]", value: [0, -0] } },
      inputs: { x: "f64" },
      outputs: ["x"],
    };
    const printed = printDocument(readDocument(zero));
    expect(printed).toContain("[0, -0]");
    expect(readDocument(printed).constants.get("z")?.value.data).toEqual(Float64Array.of(0, -0));
  });

  test("in the form that DESIGN shows", () => {
    const text = `{
  "name": "softmax-regression",
  "doc": "Linear softmax classifier.",
  "sizes": { "batch": 32 },
  "inputs": { "x": "f32[batch, 64]", "y": "i32[batch]" },
  "parameters": { "w": "f32[64, 10]", "b": "f32[10]" },
  "nodes": { "logits": "matmul(x, w) + b", "loss": "mean(softmaxCrossEntropy(logits, y))" },
  "outputs": ["loss", "logits"],
  "gradients": { "of": "loss", "wrt": ["w", "b"] }
}
`;
    expect(printDocument(readDocument(text))).toBe(text);
  });
});

const least = {
  name: "t",
  sizes: { n: 3 },
  inputs: { x: "f64[n]" },
  parameters: { w: "f64" },
  nodes: { a: "x" },
  outputs: ["a"],
};

/** Each spec is the least one with these keys in place of its own. `schema` tells that the schema cannot see the mistake. */
const mistakes: [what: string, keys: object, message: string, schema?: "valid"][] = [
  ["no name", { name: undefined }, 'the spec: a spec needs the key "name"'],
  ["a name that is a number", { name: 3 }, "name: expected a name in quotes, got 3"],
  [
    "a name that closes a comment",
    { name: "a*/b" },
    'name: "a*/b" cannot name a program: a name starts with a letter and has at most 64 letters, digits, - and _',
  ],
  [
    "a name that closes a string",
    { name: 'a"b' },
    'name: "a\\"b" cannot name a program: a name starts with a letter and has at most 64 letters, digits, - and _',
  ],
  [
    "a long name",
    { name: "a".repeat(65) },
    `name: "${"a".repeat(65)}" cannot name a program: a name starts with a letter and has at most 64 letters, digits, - and _`,
  ],
  [
    "an unknown key",
    { output: ["a"] },
    'the spec: a spec has no key "output"; its keys are $schema, name, doc, sizes, inputs, parameters, constants, nodes, outputs and gradients; did you mean outputs?',
  ],
  ["a doc that is a list", { doc: [] }, "doc: expected a string, got a list"],
  [
    "a size that is negative",
    { sizes: { n: -1 } },
    "sizes.n: the size n is -1; it must be a whole number from 0 to 2147483647",
  ],
  [
    "a size that is not whole",
    { sizes: { n: 2.5 } },
    "sizes.n: the size n is 2.5; it must be a whole number from 0 to 2147483647",
  ],
  [
    "a size that is too large",
    { sizes: { n: 2 ** 31 } },
    "sizes.n: the size n is 2147483648; it must be a whole number from 0 to 2147483647",
  ],
  [
    "a size that is a string",
    { sizes: { n: "3" } },
    'sizes.n: expected a whole number, or null for a size that must be bound, got "3"',
  ],
  ["sizes that are a list", { sizes: [] }, "sizes: expected an object, got a list"],
  [
    "a name with a space",
    { inputs: { "a b": "f64" } },
    'inputs: "a b" is no name: a name starts with a letter or _, and has only letters, digits and _',
  ],
  [
    "an empty name",
    { inputs: { "": "f64" } },
    'inputs: "" is no name: a name starts with a letter or _, and has only letters, digits and _',
  ],
  [
    "a type that is a list",
    { inputs: { x: ["f64"] } },
    'inputs.x: expected a type in quotes, such as "f32[3]", got a list',
  ],
  [
    "an unknown dtype",
    { inputs: { x: "f16[2]" } },
    "inputs.x:1:1: there is no dtype f16; there are f32, f64, i32 and bool\n  f16[2]\n  ^",
  ],
  [
    "an unknown size",
    { inputs: { x: "f64[m, batch]" }, sizes: { batchs: 2, m: 1 } },
    "inputs.x:1:8: there is no size batch; did you mean batchs?\n  f64[m, batch]\n         ^",
    "valid",
  ],
  ["a name with two meanings", { nodes: { x: "w" } }, "nodes.x: the name x is already taken: it is an input", "valid"],
  [
    "a size and a parameter of one name",
    { parameters: { n: "f64" } },
    "parameters.n: the name n is already taken: it is a size",
    "valid",
  ],
  ["a parameter without type", { parameters: { w: { init: 1 } } }, 'parameters.w: a parameter needs the key "type"'],
  [
    "a parameter with an unknown key",
    { parameters: { w: { type: "f64", initial: 1 } } },
    'parameters.w: a parameter has no key "initial"; its keys are type and init',
  ],
  [
    "an unknown init",
    { parameters: { w: { type: "f64", init: "zeroes" } } },
    'parameters.w.init: the parameter w has the unknown init "zeroes"; known are zeros, ones, fanInUniform, glorotUniform, heNormal, a number, { "uniform": { "low", "high" } } and { "normal": { "std" } }; did you mean zeros?',
  ],
  [
    "an init that is a list",
    { parameters: { w: { type: "f64", init: [1] } } },
    "parameters.w.init: expected the name of an initializer, a number, or an object, got a list",
  ],
  [
    "an empty init",
    { parameters: { w: { type: "f64", init: {} } } },
    'parameters.w.init: init needs the key "uniform"',
  ],
  [
    "two distributions",
    { parameters: { w: { type: "f64", init: { uniform: { low: 0, high: 1 }, normal: { std: 1 } } } } },
    "parameters.w.init: expected one distribution, got two",
  ],
  [
    "half a distribution",
    { parameters: { w: { type: "f64", init: { uniform: { low: 0 } } } } },
    'parameters.w.init.uniform: this distribution needs the key "high"',
  ],
  [
    "a distribution the wrong way round",
    { parameters: { w: { type: "f64", init: { uniform: { low: 1, high: 0 } } } } },
    "parameters.w.init.uniform: expected low to be at most high, got 1 and 0",
    "valid",
  ],
  [
    "a negative std",
    { parameters: { w: { type: "f64", init: { normal: { std: -1 } } } } },
    "parameters.w.init.normal: expected a std of at least 0, got -1",
  ],
  [
    "a random init of whole numbers",
    { parameters: { w: { type: "i32", init: "heNormal" } } },
    "parameters.w.init: the parameter w is i32: its init is a whole number, zeros or ones",
    "valid",
  ],
  ["a constant without value", { constants: { c: { type: "f64" } } }, 'constants.c: a constant needs the key "value"'],
  ["a constant that is no object", { constants: { c: 3 } }, "constants.c: expected an object, got 3"],
  [
    "a ragged constant",
    { constants: { c: { type: "f64[2, 2]", value: [[1, 2], [3]] } } },
    "constants.c.value[1]: the lists of a value must form a box: one part has the shape [2], another [1]",
    "valid",
  ],
  [
    "a constant of mixed depth",
    { constants: { c: { type: "f64[2]", value: [[1], 2] } } },
    "constants.c.value[1]: the lists of a value must form a box: one part has the shape [1], another []",
    "valid",
  ],
  [
    "a constant of mixed kinds",
    { constants: { c: { type: "f64[2]", value: [1, true] } } },
    'constants.c.value[1]: expected a number, "NaN", "Infinity", "-Infinity" or a list of them, got true',
    "valid",
  ],
  [
    "a constant that is a word",
    { constants: { c: { type: "f64", value: "one" } } },
    'constants.c.value: expected a number, "NaN", "Infinity", "-Infinity" or a list of them, got "one"',
  ],
  ["a formula that is a number", { nodes: { a: 3 } }, "nodes.a: expected a formula in quotes, got 3"],
  ["nodes that are a list", { nodes: ["x"] }, "nodes: expected an object, got a list"],
  ["no outputs", { outputs: undefined }, 'the spec: a spec needs the key "outputs"'],
  ["empty outputs", { outputs: [] }, "outputs: t has no outputs: name at least one node, input or parameter"],
  ["an output that is a string", { outputs: "a" }, 'outputs: expected a list of names, got "a"'],
  ["an output of a number", { outputs: [1] }, "outputs[0]: expected a name, got 1"],
  ["an output twice", { outputs: ["a", "x", "a"] }, "outputs[2]: a is listed twice"],
  [
    "an unknown output",
    { nodes: { loss: "x" }, outputs: ["los"] },
    "outputs[0]: outputs names los, which is no node, input or parameter; did you mean loss?",
    "valid",
  ],
  [
    "an output that is a size",
    { outputs: ["number"], sizes: { number: 3, n: 3 } },
    "outputs[0]: outputs names number, which is no node, input or parameter",
    "valid",
  ],
  ["gradients of nothing", { gradients: {} }, 'gradients: gradients needs the key "of"'],
  [
    "gradients of an unknown node",
    { gradients: { of: "los" }, nodes: { loss: "x", a: "x" } },
    "gradients.of: gradients.of names los, which is no node, input or parameter; did you mean loss?",
    "valid",
  ],
  [
    "gradients by an unknown node",
    { gradients: { of: "a", wrt: ["weight"] }, nodes: { weights: "x", a: "x" } },
    "gradients.wrt[0]: gradients.wrt names weight, which is no node, input or parameter; did you mean weights?",
    "valid",
  ],
  [
    "gradients by nothing",
    { gradients: { of: "a", wrt: [] } },
    'gradients.wrt: there is nothing to differentiate by: the spec has no parameters, so "wrt" must name an input or a node',
  ],
  [
    "gradients without parameters",
    { gradients: { of: "a" }, parameters: {} },
    'gradients: there is nothing to differentiate by: the spec has no parameters, so "wrt" must name an input or a node',
    "valid",
  ],
  ["a wrt twice", { gradients: { of: "a", wrt: ["x", "x"] } }, "gradients.wrt[1]: x is listed twice"],
  [
    "an unknown way of disconnection",
    { gradients: { of: "a", disconnected: "zeros" } },
    'gradients.disconnected: expected "error" or "zero", got "zeros"',
  ],
];

const schema: object = JSON.parse(readFileSync(new URL("../../src/spec/spec.schema.json", import.meta.url), "utf8"));
const validate = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(schema);

describe("a wrong spec is refused", () => {
  test.each(mistakes)("%s", (_, keys, message, verdict) => {
    const spec = { ...least, ...keys };
    expect(failureOf(() => readDocument(spec)).message).toBe(message);
    const json: unknown = JSON.parse(JSON.stringify(spec));
    expect(validate(json), "by the schema").toBe(verdict === "valid");
  });

  test("with the place in the text, if it was one", () => {
    const text = `{\n  "name": "t",\n  "inputs": { "x": "f64[2]" },\n  "outputs": ["x", "loss"]\n}`;
    expect(failureOf(() => readDocument(text, "graphs/t.json")).message).toBe(
      'graphs/t.json:4:20: outputs[1]: outputs names loss, which is no node, input or parameter\n  "outputs": ["x", "loss"]\n                   ^',
    );
    expect(failureOf(() => readDocument(text.replace("f64[2]", "f64[\\u0032, m]"), "graphs/t.json")).message).toBe(
      'graphs/t.json:3:33: inputs.x: there is no size m\n  "inputs": { "x": "f64[\\u0032, m]" },\n                                ^',
    );
  });

  test.each([
    ["a list", "[]", "spec:1:1: expected an object, got a list\n  []\n  ^"],
    ["null", "null", "spec:1:1: expected an object, got null\n  null\n  ^"],
    ["a string", '"x"', 'spec:1:1: expected an object, got "x"\n  "x"\n  ^'],
    ["an empty object", "{}", 'spec:1:1: a spec needs the key "name"\n  {}\n  ^'],
  ])("%s in place of the object", (_, text, message) => {
    expect(failureOf(() => readDocument(text)).message).toBe(message);
  });

  test.each<[string, object, string]>([
    [
      "a function",
      { ...least, doc: () => "" },
      "doc: a spec holds strings, numbers, booleans, lists and objects, not a function",
    ],
    [
      "a bigint",
      { ...least, sizes: { n: 3n } },
      "sizes.n: a spec holds strings, numbers, booleans, lists and objects, not a bigint",
    ],
    [
      "a Map",
      { ...least, nodes: new Map() },
      "nodes: a spec holds strings, numbers, booleans, lists and objects, not an object of class Map",
    ],
    [
      "its own __proto__",
      JSON.parse('{ "nodes": { "__proto__": "x" } }') as object,
      'nodes: "__proto__" cannot be a key of a spec',
    ],
  ])("an object that holds %s", (_, spec, message) => {
    expect(failureOf(() => readDocument(spec)).message).toBe(message);
  });

  test("an object that holds itself", () => {
    const spec: { [key: string]: unknown } = { ...least };
    spec["doc"] = [spec];
    expect(failureOf(() => readDocument(spec)).code).toBe("json-nesting");
  });
});

describe("the schema", () => {
  test("accepts what the reader accepts", () => {
    expect(validate(complete), JSON.stringify(validate.errors)).toBe(true);
    expect(validate(least), JSON.stringify(validate.errors)).toBe(true);
  });

  test("describes each key", () => {
    const described = schema as { properties: { [key: string]: { description?: string } } };
    for (const [key, { description }] of Object.entries(described.properties)) expect(description, key).toMatch(/\w+/);
  });
});

test("typed arrays are lists of numbers", () => {
  const constants = { c: { type: "f64[2]", value: Float64Array.of(1, 2) } };
  expect(readDocument({ ...least, constants }).constants.get("c")?.value).toMatchObject({
    shape: [2],
    data: Float64Array.of(1, 2),
  });
});
