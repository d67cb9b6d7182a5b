/** jvp, hvp, jacobian and hessian of an emitted module: their values, their calls, and what they own. */
import { describe, expect, test } from "vitest";
import { evaluate } from "../../src/evaluate.js";
import { hessian, jacobian } from "../../compiler/jacobian.js";
import { hvp, jvp } from "../../compiler/jvp.js";
import { appendInput } from "../../src/families/source.js";
import type { Node } from "../../src/graph.js";
import { readSpec } from "../../src/spec/read.js";
import type { DType } from "../../src/types.js";
import { moduleOf, type Named, type StatefulModel } from "../support/calledModules.js";

const specOf = (dtype: DType): object => ({
  name: `derived-${dtype}`,
  inputs: { x: `${dtype}[3]`, k: "i32", on: "bool" },
  parameters: { w: `${dtype}[2, 3]`, b: dtype },
  nodes: {
    h: "tanh(matmul(w, x) + b)",
    y: `(on ? h : 2 * h) * cast(k, '${dtype}')`,
    loss: "sum(y * y) + b ** 3",
    unused: "exp(x)",
  },
  outputs: ["loss", "y", "unused"],
  gradients: { of: "loss" },
  jvp: { of: "y", wrt: ["w", "x", "unused"] },
  hvp: { of: "loss", wrt: ["w", "b"] },
  jacobian: { of: "y", wrt: "x" },
  hessian: { of: "loss", wrt: "w" },
});

const rows = { f64: Float64Array, f32: Float32Array } as const;
type Float = keyof typeof rows;

const numbers: { readonly [name: string]: readonly number[] } = {
  x: [0.5, -0.25, 0.75],
  w: [0.1, 0.2, -0.3, 0.4, -0.5, 0.6],
  b: [0.05],
  k: [3],
  on: [0],
};
const directions: { readonly [name: string]: readonly number[] } = {
  w: [1, -0.5, 0.25, 2, 0, -1],
  x: [0.5, 1, -1],
  unused: [3, 4, 5],
  b: [-2],
};

function given(dtype: Float, from: typeof numbers, names: readonly string[]): Named {
  return Object.fromEntries(
    names.map((name) => {
      const values = from[name] ?? [];
      if (name === "on") return [name, values[0] === 1];
      return [name, values.length === 1 ? (values[0] ?? 0) : rows[dtype].from(values)];
    }),
  );
}

const inputs = (dtype: Float): Named => given(dtype, numbers, ["x", "k", "on", "w", "b"]);
const tangents = (dtype: Float): Named => given(dtype, directions, ["w", "x", "unused"]);
const vectors = (dtype: Float): Named => given(dtype, directions, ["w", "b"]);
const modelOf = async (dtype: Float): Promise<StatefulModel> => (await moduleOf(program(dtype))).create();

const programs = { f64: readSpec(specOf("f64")), f32: readSpec(specOf("f32")) };
const program = (dtype: Float): (typeof programs)[Float] => programs[dtype];

/** What the evaluator says of the same derivatives, on a graph of its own. */
function expected(dtype: Float): { readonly [name: string]: readonly number[] } {
  const { named } = program(dtype).declare();
  const nodeOf = (name: string): Node => named.get(name) ?? fail(name);
  const along = (names: readonly string[]): Node[] =>
    names.map((name) => appendInput(nodeOf(name).graph, `along ${name}`, nodeOf(name).type));
  const [y, loss] = [nodeOf("y"), nodeOf("loss")];
  const wrt = ["w", "x", "unused"],
    parameters = ["w", "b"];
  const roots = [
    ...[y, ...jvp([y], wrt.map(nodeOf), along(wrt))],
    ...hvp(loss, parameters.map(nodeOf), along(parameters)),
    ...[jacobian(y, nodeOf("x")), hessian(loss, nodeOf("w"))],
  ];
  const values = new Map([
    ...Object.entries(numbers).map(([name, row]) => [name, rounded(dtype, row)] as const),
    ...Object.entries(directions).map(([name, row]) => [`along ${name}`, rounded(dtype, row)] as const),
  ]);
  const keys = ["y", "dy", "hw", "hb", "jacobian", "hessian"];
  return Object.fromEntries(evaluate(roots, values).map(({ data }, at) => [keys[at] ?? "", Array.from(data)]));
}

const rounded = (dtype: Float, row: readonly number[]): Float64Array => Float64Array.from(rows[dtype].from(row));

function fail(name: string): never {
  throw new Error(`there is no ${name}`);
}

function near(got: unknown, wanted: readonly number[] | undefined, dtype: Float): void {
  const list = typeof got === "number" ? [got] : Array.from(got as Float64Array);
  expect(list).toHaveLength(wanted?.length ?? -1);
  const scale = Math.max(1, ...(wanted ?? []).map(Math.abs)) * (dtype === "f64" ? 1e-13 : 1e-5);
  list.forEach((value, at) => expect(Math.abs(value - (wanted?.[at] ?? NaN))).toBeLessThanOrEqual(scale));
}

describe.each(["f64", "f32"] as const)("in %s", (dtype) => {
  const Row = rows[dtype];

  test("are those of the evaluator, from inputs, and again from what the model holds", async () => {
    const model = await modelOf(dtype),
      wanted = expected(dtype);
    for (let turn = 0; turn < 2; turn++) {
      const all = turn === 0 ? [inputs(dtype), tangents(dtype)] : [];
      const { y, dy, ...more } = model.jvp(...all);
      expect(more).toEqual({});
      near(y, wanted["y"], dtype);
      near(dy, wanted["dy"], dtype);
      const products = turn === 0 ? model.hvp(undefined, vectors(dtype)) : model.hvp();
      near(products["w"], wanted["hw"], dtype);
      near(products["b"], wanted["hb"], dtype);
      expect(Object.keys(products)).toEqual(["w", "b"]);
      near(turn === 0 ? model.jacobian({}) : model.jacobian(), wanted["jacobian"], dtype);
      near(turn === 0 ? model.hessian({}) : model.hessian(), wanted["hessian"], dtype);
    }
  });

  test("are fresh, or in `out`, or the model's own; arrays of the caller stay as they are", async () => {
    const model = await modelOf(dtype),
      along = tangents(dtype);
    const first = model.jvp(inputs(dtype), along);
    expect(along).toEqual(tangents(dtype));
    expect(model.jvp({})["dy"]).not.toBe(first["dy"]);
    const out = { y: new Row(2), dy: new Row(2) },
      { dy } = out;
    expect(model.jvp(undefined, undefined, out)).toBe(out);
    expect(out).toEqual(first);
    expect(out.dy).toBe(dy);
    expect(model.jvp()).toBe(model.jvp());
    expect({ ...model.jvp() }).toEqual(first);
    const products = { w: new Row(6), b: 0 };
    expect(model.hvp({}, vectors(dtype), products)).toBe(products);
    expect({ ...model.hvp() }).toEqual(products);
    const matrix = new Row(6);
    expect(model.jacobian(undefined, matrix)).toBe(matrix);
    expect(model.jacobian()).toEqual(matrix);
    expect(model.jacobian()).toBe(model.jacobian());
    expect(model.hessian({})).not.toBe(model.hessian({}));
  });

  test("may be given through views of the model", async () => {
    const model = await modelOf(dtype);
    model.forward(inputs(dtype));
    expect(() => model.jvp()).toThrow(new TypeError("the tangent of w has never been set: give it in a call"));
    (model.tangents["x"] as Float64Array).set([1, 0, 0]);
    const column = Array.from(model.jvp()["dy"] as Float64Array);
    const matrix = model.jacobian() as Float64Array;
    near(column, [matrix[0] ?? NaN, matrix[3] ?? NaN], dtype);
    model.vectors["b"] = 1;
    expect(model.vectors["b"]).toBe(1);
    model.hvp();
    expect(model.jvp({}, { x: model.tangents["x"] })["dy"]).toEqual(Row.from(column));
  });
});

describe("a wrong call is a TypeError, and changes nothing", () => {
  const wrong: readonly (readonly [what: string, along: unknown, message: string])[] = [
    ["no object", 1, "tangents: expected an object, got 1"],
    ["an unknown name", { b: 1 }, 'unknown tangent "b": expected w, x, unused'],
    [
      "a wrong dtype",
      { x: new Float32Array(3) },
      "tangent x: expected Float64Array of length 3 (f64[3]), got Float32Array of length 3",
    ],
    [
      "a wrong length",
      { w: new Float64Array(3) },
      "tangent w: expected Float64Array of length 6 (f64[2, 3]), got Float64Array of length 3",
    ],
    ["a number", { unused: 1 }, "tangent unused: expected Float64Array of length 3 (f64[3]), got 1"],
  ];
  test.each(wrong)("%s", async (_, along, message) => {
    const model = await modelOf("f64"),
      before = model.jvp(inputs("f64"), tangents("f64"));
    const all = typeof along === "object" ? { ...tangents("f64"), ...along, w: new Float64Array(6), ...along } : along;
    expect(() => model.jvp({ x: new Float64Array(3) }, all)).toThrow(new TypeError(message));
    expect({ ...model.jvp() }).toEqual(before);
  });

  test("what has never been set is said", async () => {
    const { jvp: tangentOf, hvp: product, jacobian: matrix } = await modelOf("f64");
    const never = "has never been set: give it in a call";
    expect(() => tangentOf()).toThrow(new TypeError(`x ${never}`));
    expect(() => matrix()).toThrow(new TypeError(`x ${never}`));
    expect(() => product(inputs("f64"))).toThrow(new TypeError(`the vector of w ${never}`));
    expect(() => product(inputs("f64"), { b: 1 })).toThrow(new TypeError(`the vector of w ${never}`));
    expect(() => product(inputs("f64"), { w: new Float64Array(6), b: "1" })).toThrow(
      new TypeError("vector b: expected a number, got a string"),
    );
  });

  test("memory that must not be shared is refused", async () => {
    const model = await modelOf("f64"),
      along = tangents("f64"),
      all = inputs("f64");
    model.jvp(all, along);
    const out = { y: new Float64Array(2), dy: (along["x"] as Float64Array).subarray(1) };
    expect(() => model.jvp({}, along, out)).toThrow(
      new TypeError("result dy shares memory with tangent x: pass an array of its own"),
    );
    expect(() => model.jvp({}, { x: model.inputs["x"] })).toThrow(
      new TypeError("tangent x is the model's own memory of input x: pass a copy"),
    );
    expect(() => model.jacobian({}, model.jacobian())).toThrow(
      new TypeError("jacobian is memory of the model: pass an array of your own"),
    );
    expect(() => model.jacobian({}, new Float64Array(5))).toThrow(
      new TypeError("jacobian: expected Float64Array of length 6 (f64[2, 3]), got Float64Array of length 5"),
    );
    expect(() => model.hvp({}, vectors("f64"), { w: all["w"], b: 0 })).not.toThrow();
    expect(() => model.hvp(all, vectors("f64"), { w: all["w"], b: 0 })).toThrow(
      new TypeError("result w shares memory with parameter w: pass an array of its own"),
    );
  });
});

test("derivatives leave what forward left for backward", async () => {
  const model = await modelOf("f64");
  model.forward(inputs("f64"));
  const wanted = { ...model.backward(1) };
  model.forward();
  model.jvp(undefined, tangents("f64"));
  model.hvp({}, vectors("f64"));
  expect(() => model.backward()).toThrow("backward needs a forward");
  model.forward();
  model.jvp();
  model.hvp();
  model.jacobian();
  model.hessian();
  expect({ ...model.backward() }).toEqual(wanted);
});

test("the signature says what each function takes, returns and costs", async () => {
  const { signature } = await moduleOf(program("f32"));
  const tensor = (name: string, shape: readonly number[]): object => ({ name, dtype: "f32", shape });
  expect(signature["jvp"]).toEqual({
    of: "y",
    wrt: [tensor("w", [2, 3]), tensor("x", [3]), tensor("unused", [3])],
    results: [tensor("y", [2]), tensor("dy", [2])],
  });
  expect(signature["hvp"]).toEqual({
    of: "loss",
    wrt: [tensor("w", [2, 3]), tensor("b", [])],
    results: [tensor("w", [2, 3]), tensor("b", [])],
  });
  expect(signature["jacobian"]).toEqual({ of: "y", wrt: "x", dtype: "f32", shape: [2, 3] });
  expect(signature["hessian"]).toEqual({ of: "loss", wrt: "w", dtype: "f32", shape: [2, 3, 2, 3] });
  expect(Object.keys(signature["flops"] as object)).toEqual([
    "forward",
    "backward",
    "forwardBackward",
    "jvp",
    "hvp",
    "jacobian",
    "hessian",
  ]);
});
