/** Forward mode, Jacobians and batching of every op, held to reverse mode and to single runs. */
import { describe, expect, it } from "vitest";
import "../../src/index.js";
import { compile } from "../../compiler/compile.js";
import { vjp } from "../../compiler/differentiate.js";
import { hessian, jacobian } from "../../compiler/jacobian.js";
import { hvp, jvp } from "../../compiler/jvp.js";
import { batchNodes } from "../../compiler/vmap.js";
import { Tensor } from "../../src/builder.js";
import { evaluate } from "../../src/evaluate.js";
import { appendInput } from "../../src/families/source.js";
import { Graph, type Node } from "../../src/graph.js";
import { registry } from "../../src/op.js";
import { exp, mul, sum, tanh } from "../../src/index.js";
import { isFloat, sizeOf, type Shape, type TensorType } from "../../src/types.js";
import { readSpec } from "../../src/spec/read.js";
import { instantiate } from "../support/emitted.js";
import { pointForOp } from "../ops/numeric.js";
import { sampleOf } from "../ops/samples.js";

type Values = Map<string, Float64Array>;

/** Numbers in [-0.5, 0.5), the same every time. */
function sequence(): () => number {
  let state = 1;
  return () => (state = (state * 16807) % 2147483647) / 2147483647 - 0.5;
}

function given(graph: Graph, values: Values, next: () => number, name: string, type: TensorType): Node {
  values.set(
    name,
    Float64Array.from({ length: sizeOf(type.shape) }, () => next()),
  );
  return appendInput(graph, name, type);
}

const valueOf = (node: Node | undefined, values: Values): Float64Array => {
  const found = node === undefined ? undefined : evaluate([node], values, { rounding: "none" })[0];
  if (found === undefined) throw new Error("nothing to evaluate");
  return found.data;
};
const dot = (a: Float64Array, b: Float64Array): number =>
  a.reduce((total, value, at) => total + value * (b[at] ?? 0), 0);

const all = [...registry.values()].map((op) => [op.name, op] as const);
const smooth = all.filter(([name]) => sampleOf(name).flat === undefined);

describe("<u, J t> = <J^T u, t>", () => {
  it.each(smooth)("%s", (_, op) => {
    const { y, wrt, values: at } = pointForOp(op),
      values: Values = new Map(at),
      next = sequence();
    const tangents = wrt.map(({ type }, which) => given(y.graph, values, next, `tangent${which}`, type));
    const u = given(y.graph, values, next, "u", y.type);
    const [dy] = jvp([y], wrt, tangents),
      left = dot(valueOf(u, values), valueOf(dy, values));
    const right = vjp([y], [u], wrt).map((dx, which) => dot(valueOf(dx, values), valueOf(tangents[which], values)));
    expect(left).toBeCloseTo(
      right.reduce((a, b) => a + b, 0),
      10,
    );
  });
});

describe("a Jacobian, by rows or by columns, times a tangent is the jvp", () => {
  it.each(smooth)("%s", (_, op) => {
    const { y, wrt, values: at } = pointForOp(op),
      values: Values = new Map(at),
      next = sequence();
    for (const [which, x] of wrt.entries()) {
      const tangent = given(y.graph, values, next, `tangent${which}`, x.type);
      const matrix = valueOf(jacobian(y, x), values),
        columns = sizeOf(x.type.shape);
      valueOf(jvp([y], [x], [tangent])[0], values).forEach((expected, row) => {
        const got = dot(matrix.slice(row * columns, (row + 1) * columns), valueOf(tangent, values));
        expect(got).toBeCloseTo(expected, 9);
      });
    }
  });
});

describe("over a new axis an op gives the stack of single runs", () => {
  const size = 3;
  /** The values of run `run`: floats move a little, truth values turn, indices stay in range. */
  const moved = (type: TensorType, value: number, run: number): number =>
    isFloat(type.dtype) ? value * (1 + run / 128) : type.dtype === "bool" && run === 1 ? 1 - value : value;

  it.each(all)("%s", (_, op) => {
    const { y, inputs, values } = pointForOp(op);
    // Every input has the axis, then each alone.
    for (const chosen of [inputs, ...inputs.map((input) => [input])]) {
      const stacked: Values = new Map(values),
        images = new Map<Node, Node>();
      for (const input of chosen) {
        const name = String(input.attrs["name"]),
          single = values.get(name) ?? new Float64Array();
        const shape: Shape = [size, ...input.type.shape];
        images.set(input, appendInput(y.graph, `${name} in ${size}`, { dtype: input.type.dtype, shape }));
        stacked.set(
          `${name} in ${size}`,
          Float64Array.from({ length: size * single.length }, (_, flat) =>
            moved(input.type, single[flat % single.length] ?? 0, Math.floor(flat / single.length)),
          ),
        );
      }
      const [image] = batchNodes([y], images);
      expect(image?.batched).toBe(true);
      expect(image?.node.type).toEqual({ dtype: y.type.dtype, shape: [size, ...y.type.shape] });
      const got = valueOf(image?.node, stacked),
        length = sizeOf(y.type.shape);
      for (let run = 0; run < size; run++) {
        const own: Values = new Map(values);
        for (const input of chosen) {
          const name = String(input.attrs["name"]);
          own.set(
            name,
            (values.get(name) ?? new Float64Array()).map((value) => moved(input.type, value, run)),
          );
        }
        expect([...got.slice(run * length, (run + 1) * length)]).toEqual([...valueOf(y, own)]);
      }
    }
  });
});

describe("second derivatives of a known function", () => {
  // f(x) = sum(e^(2 x_i)) + x_0 x_1: the Hessian is diag(4 e^(2 x)) with 1 at (0, 1) and (1, 0).
  const graph = new Graph(),
    x = Tensor.of(appendInput(graph, "x", { dtype: "f64", shape: [2] }));
  const f = sum(exp(mul(2, x))).add(x.slice([0]).mul(x.slice([1]))).node;
  const values: Values = new Map([["x", Float64Array.of(0.25, -0.5)]]);
  const expected = [4 * Math.exp(0.5), 1, 1, 4 * Math.exp(-1)];

  it("the Hessian", () => {
    valueOf(hessian(f, x.node), values).forEach((value, at) => expect(value).toBeCloseTo(expected[at] ?? NaN, 12));
  });
  it("its product with a vector", () => {
    const v = appendInput(graph, "v", x.node.type);
    values.set("v", Float64Array.of(3, -2));
    const [product] = hvp(f, [x.node], [v]);
    valueOf(product, values).forEach((value, row) =>
      expect(value).toBeCloseTo(3 * (expected[2 * row] ?? NaN) - 2 * (expected[2 * row + 1] ?? NaN), 12),
    );
  });
  it("is refused for a tensor, with advice", () => {
    expect(() => hessian(tanh(x).node, x.node)).toThrow(/sum|mean/);
  });
});

describe("a matrix of derivatives of what does not depend on x is zero", () => {
  it.each([
    ["by columns", "f64[2]", "f64[5]"],
    ["by rows", "f64[5]", "f64[2]"],
  ])("%s", async (_, x, z) => {
    const { javascript } = await compile(
      readSpec({
        name: "apart",
        inputs: { x, z },
        nodes: { y: "sin(z)" },
        outputs: ["y"],
        jacobian: { of: "y", wrt: "x" },
      }),
    );
    const module = instantiate<{ jacobian: (given: { [name: string]: Float64Array }) => Float64Array }>(javascript);
    const given = { x: new Float64Array(x === "f64[2]" ? 2 : 5), z: new Float64Array(x === "f64[2]" ? 5 : 2) };
    expect(module.jacobian(given)).toEqual(new Float64Array(10));
  });
});
