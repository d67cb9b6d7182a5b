/** The checks find what is wrong, and nothing else. */
import { expect, test } from "vitest";
import { check } from "../../compiler/check.js";
import { compile, type Compiled } from "../../compiler/compile.js";
import { program } from "../../src/program.js";
import {
  abs,
  add,
  customGradient,
  less,
  mul,
  scan,
  stopGradient,
  sum,
  whileLoop,
  type Tensor,
} from "../../src/index.js";
import { readSpec } from "../../src/spec/read.js";

type Nodes = { readonly [name: string]: string };

function compiled(types: Nodes, nodes: Nodes, wrt: readonly string[]): Promise<Compiled> {
  const [of = ""] = Object.keys(nodes).slice(-1);
  const gradients = wrt.length === 0 ? {} : { gradients: { of, wrt } };
  return compile(readSpec({ name: "checked", inputs: types, nodes, outputs: [of], ...gradients }));
}

async function failures(module: Compiled, seed = 0): Promise<string[]> {
  return (await check(module, seed)).filter(({ passed }) => !passed).map(({ subject }) => subject);
}

test.each([
  ["a scalar formula", { x: "f64" }, { y: "sin(x) * exp(-x)" }, ["x"]],
  ["f32 sums", { x: "f32[40, 30]", w: "f32[30, 5]" }, { y: "sum(tanh(matmul(x, w)))" }, ["x", "w"]],
  ["domains that exclude negative numbers", { x: "f64[7]" }, { y: "sum(log(x) + sqrt(x))" }, ["x"]],
  ["kinks", { x: "f64[200]" }, { y: "sum(relu(x)) + max(x)" }, ["x"]],
  ["indices of a short axis", { x: "f32[3, 4]", i: "i32[5]" }, { y: "sum(take(x, i) ** 2)" }, ["x"]],
  ["a truth value", { x: "f64[9]", c: "bool[9]" }, { y: "sum(where(c, x ** 3, -x))" }, ["x"]],
  ["what stopGradient holds fast", { x: "f64[5]" }, { y: "sum(x * stopGradient(x))" }, ["x"]],
  ["a gradient that needs a seed", { x: "f64[4]", w: "f64[4, 3]" }, { y: "matmul(x, w)" }, ["x", "w"]],
  ["a derivative of zero", { x: "f64[4]" }, { y: "sum(floor(3 * x))" }, ["x"]],
  ["an intermediate node", { x: "f64[4]" }, { h: "x ** 2", y: "sum(sin(h))" }, ["h", "x"]],
  ["no gradients", { x: "i32[6]" }, { y: "x * 3 % 5" }, []],
])("%s: all passes", async (_, types: Nodes, nodes: Nodes, wrt: readonly string[]) => {
  const module = await compiled(types, nodes, wrt);
  expect(await failures(module)).toEqual([]);
  expect(await failures(module, 7)).toEqual([]);
});

test.each([1, 2, 3, 4, 9])("of %i directions no more are sampled than there are", async (size) => {
  const module = await compiled({ x: `f64[${size}]` }, { y: "sum(sin(x))" }, ["x"]);
  for (let seed = 0; seed < 8; seed++) {
    const [first] = await check(module, seed),
      [, count, of] = /^(\d+) of (\d+) directions?$/.exec(first?.note ?? "") ?? [];
    expect(Number(of)).toBe(size);
    expect(Number(count)).toBeGreaterThan(0);
    expect(Number(count)).toBeLessThanOrEqual(size);
  }
});

const everyFunction = {
  name: "every",
  inputs: { x: "f64[3]", on: "bool" },
  parameters: { w: "f64[3]" },
  state: { m: { type: "f64[3]", init: "zeros" }, turn: { type: "i32", init: 0 } },
  nodes: { y: "training ? tanh(x * w) + m : x * w", loss: "sum(y * y)" },
  outputs: ["loss", "m"],
  gradients: { of: "loss" },
  jvp: { of: "y", wrt: ["x", "m"] },
  hvp: { of: "loss" },
  jacobian: { of: "y", wrt: "x" },
  hessian: { of: "loss", wrt: "w" },
  updates: { m: "0.9 * m + 0.1 * x", w: "on ? w - m : w", turn: "turn + 1" },
};

test("every function of a module is compared", async () => {
  const rows = await check(await compile(readSpec(everyFunction)));
  expect(rows.filter(({ passed }) => !passed)).toEqual([]);
  expect(rows.map(({ subject }) => subject)).toEqual([
    ...["d loss / d w", "d loss / d w", "jvp of y", "jvp of y", "hvp of loss", "hvp of loss"],
    ...["jacobian of y", "jacobian of y", "jacobian of y", "hessian of loss", "hessian of loss", "hessian of loss"],
    ...["stage gradient", "stage simplified"],
    ...["loss", "m", "gradient w", "forward, backward"],
    ...["jvp y", "jvp dy", "hvp w", "jacobian", "hessian"],
    ...["evaluate loss", "evaluate m", "step loss", "step m", "update m", "update w", "update turn"],
  ]);
});

test.each([
  [
    "a derivative that the user writes",
    (x: Tensor) => customGradient([x], abs, ({ dy }) => [dy]),
    "the derivative of customGradient is the user's own",
    [],
  ],
  [
    "a value held fast within a loop",
    (x: Tensor) =>
      scan({ carry: { h: 0 }, over: { x } }, ({ h, x: now }) => ({
        next: { h: add(h, mul(now, stopGradient(now))) },
        stack: {},
      })).h,
    "scan holds something fast in its body",
    ["forward mode"],
  ],
])("%s is compared with what can tell it", async (_, make, why, others) => {
  const recipe = program("own", {}, (p) => {
    const x = p.input("x", "f64[3]");
    return { nodes: { y: sum(make(x)) }, outputs: ["y"], gradients: { of: "y", wrt: ["x"] } };
  });
  const rows = await check(await compile(recipe));
  expect(rows.filter(({ passed }) => !passed)).toEqual([]);
  const [differences, ...compared] = rows.filter(({ subject }) => subject === "d y / d x");
  expect(differences).toMatchObject({ error: null, note: `not compared: ${why}` });
  expect(compared.map(({ against }) => against)).toEqual(others);
});

test("a loop without a bound has no other mode to be compared with", async () => {
  const recipe = program("unbounded", {}, (p) => {
    const x = p.input("x", "f64");
    const { h } = whileLoop(
      { carry: { h: x } },
      ({ h: now }) => less(mul(now, now), 10),
      ({ h: now }) => ({ h: mul(now, 2.5) }),
    );
    return { nodes: { y: h }, outputs: ["y"], jvp: { of: "y", wrt: ["x"] } };
  });
  const [differences, mode, ...others] = await check(await compile(recipe));
  expect(differences).toMatchObject({ subject: "jvp of y", against: "central differences", passed: true });
  expect(mode).toMatchObject({
    against: "reverse mode",
    passed: true,
    note: expect.stringMatching(/^not compared: .*maximum/),
  });
  expect(others.filter(({ passed }) => !passed)).toEqual([]);
});

test("a module whose step computes something else is found", async () => {
  const module = await compile(readSpec(everyFunction));
  const changed = module.javascript.replaceAll("0.9 *", "0.91 *");
  expect(await failures({ ...module, javascript: changed })).toEqual(["update m"]);
});

test("a wrong gradient is found, whatever the size of its error", async () => {
  const module = await compiled({ x: "f64[3]", w: "f64[3]" }, { y: "sum(x * w ** 2)" }, ["x", "w"]);
  const { gradient } = module.stages;
  const [[, dx] = [], [, dw] = []] = [...gradient.gradients];
  if (dx === undefined || dw === undefined) throw new Error("no gradients");
  const swapped = {
    ...gradient,
    gradients: new Map([
      ["x", dw],
      ["w", dx],
    ]),
  };
  const found = await failures({ ...module, stages: { ...module.stages, gradient: swapped } });
  const derivatives = ["d y / d x", "d y / d x", "d y / d w", "d y / d w"];
  expect(found).toEqual([...derivatives, "stage simplified", "gradient x", "gradient w"]);
});

test("emitted code that computes something else is found", async () => {
  const module = await compiled({ x: "f64[3]" }, { y: "sum(x + 0.375)" }, []);
  const changed = module.javascript.replaceAll("0.375", "0.3750001");
  expect(changed).not.toBe(module.javascript);
  expect(await failures({ ...module, javascript: changed })).toEqual(["y"]);
});

test("emitted code that throws is found", async () => {
  const module = await compiled({ x: "f64[3]" }, { y: "sum(x)" }, ["x"]);
  const [row] = (
    await check({ ...module, javascript: "export function forward() { throw new Error('lost'); }" })
  ).slice(-1);
  expect(row).toMatchObject({ subject: "the emitted module", passed: false, note: "Error: lost" });
});

test("the same seed draws the same values", async () => {
  const module = await compiled({ x: "f64" }, { y: "sin(x)" }, ["x"]);
  expect(await check(module, 5)).toEqual(await check(module, 5));
});
