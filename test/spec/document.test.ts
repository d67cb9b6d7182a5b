import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";
import type { SpecDocument } from "../../src/spec/document.js";
import { printDocument } from "../../src/spec/printDocument.js";
import { readDocument } from "../../src/spec/readDocument.js";
import { failureOf } from "./failure.js";
import { least, mistakes } from "./wrongSpecs.js";

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
  state: { m: { type: "f64[2]", init: "zeros" }, turn: { type: "i32", init: 3 } },
  updates: { m: "0.9 * m", turn: "turn + 1", w: "training ? 0 * w : w" },
  jvp: { of: "logits", wrt: ["w"] },
  hvp: { of: "loss" },
  jacobian: { of: "logits", wrt: "b", sparse: true },
  hessian: { of: "loss", wrt: "b" },
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
