/** Loops: what they mean, their derivatives in both modes and to second order, over a new axis, and in segments. */
import { describe, expect, it } from "vitest";
import * as g from "../../src/index.js";
import { gradients, vjp } from "../../compiler/differentiate.js";
import { jvp } from "../../compiler/jvp.js";
import { accumulateGradients } from "../../compiler/accumulate.js";
import { withoutLoops } from "../../compiler/loop/rewrite.js";
import { batchNodes } from "../../compiler/vmap.js";
import { Tensor } from "../../src/builder.js";
import { evaluate } from "../../src/evaluate.js";
import { appendInput } from "../../src/families/source.js";
import { Graph, reachable, type Node } from "../../src/graph.js";
import { cond, scan, whileLoop } from "../../src/ops/loop.js";
import { compileGraph, runEmitted } from "../support/emitted.js";
import { programs, recurrent, setting, shapes, type Setting, type Values } from "../support/loopPrograms.js";
import { sizeOf } from "../../src/types.js";
import { verify } from "../../src/verify.js";

const numbers = (node: Node | undefined, values: Values): number[] => [
  ...(evaluate(node ? [node] : [], values)[0]?.data ?? []),
];
const at = (list: readonly Tensor[], index: number): Tensor => list[index] ?? Tensor.from(NaN);

const all = Object.entries(programs);

/** Central differences of the last node that `of` gives, with respect to an element of an input. */
function difference({ values }: Setting, of: Node, input: Node, element: number): number {
  const step = 1e-5,
    name = String(input.attrs["name"]);
  const moved = (by: number): number => {
    const changed = Float64Array.from(values.get(name) ?? []);
    changed[element] = (changed[element] ?? 0) + by;
    return numbers(of, new Map([...values, [name, changed]]))[0] ?? NaN;
  };
  return (8 * (moved(step) - moved(-step)) - (moved(2 * step) - moved(-2 * step))) / (12 * step);
}

describe("the gradient of a loop is that of differences", () => {
  it.each(all)("%s", (_, make) => {
    const program = make(),
      derived = gradients(program.y, program.inputs);
    verify(program.y.graph);
    program.inputs.forEach((input, which) =>
      numbers(derived[which], program.values).forEach((value, element) =>
        expect(value).toBeCloseTo(difference(program, program.y, input, element), 7),
      ),
    );
  });
});

describe("the second derivative is that of differences of the first", () => {
  it.each(all)("%s", (_, make) => {
    const program = make(),
      first = gradients(program.y, program.inputs);
    const mixed = g.sum(first.map((node) => g.sum(g.square(Tensor.of(node)))).reduce((a, b) => g.add(a, b))).node;
    gradients(mixed, program.inputs).forEach((node, which) =>
      numbers(node, program.values).forEach((value, element) => {
        const expected = difference(program, mixed, program.inputs[which] ?? node, element);
        expect(Math.abs(value - expected) / (1 + Math.abs(expected))).toBeLessThan(1e-7);
      }),
    );
  });
});

describe("forward mode and reverse mode agree", () => {
  it.each(all)("%s", (_, make) => {
    const { y, inputs, values } = make(),
      tangents = inputs.map((input, which) => {
        values.set(
          `t${which}`,
          Float64Array.from({ length: sizeOf(input.type.shape) }, (_, i) => Math.cos(i + which)),
        );
        return appendInput(y.graph, `t${which}`, input.type);
      });
    const [dy] = jvp([y], inputs, tangents),
      expected = gradients(y, inputs).reduce(
        (total, node, which) =>
          total + numbers(node, values).reduce((sum, value, i) => sum + value * Math.cos(i + which), 0),
        0,
      );
    expect(numbers(dy, values)[0]).toBeCloseTo(expected, 9);
    // Forward over reverse: the product with the Hessian, whose inner product with the tangents is symmetric.
    const products = jvp(gradients(y, inputs), inputs, tangents);
    verify(y.graph);
    const again = vjp([dy ?? y], [g.add(0, Tensor.of(appendInput(y.graph, "one", y.type))).node], inputs);
    values.set("one", Float64Array.of(1));
    products.forEach((product, which) =>
      numbers(product, values).forEach((value, i) =>
        expect(value).toBeCloseTo(numbers(again[which], values)[i] ?? NaN, 8),
      ),
    );
  });
});

describe("over a new axis a loop gives the stack of single runs", () => {
  it.each(all)("%s", (_, make) => {
    const { y, inputs, values } = make(),
      size = 3;
    for (const chosen of [inputs, ...inputs.map((input) => [input])]) {
      const images = new Map<Node, Node>(),
        stacked: Values = new Map(values);
      for (const input of chosen) {
        const name = String(input.attrs["name"]),
          single = values.get(name) ?? new Float64Array();
        images.set(input, appendInput(y.graph, `${name}s`, { dtype: "f64", shape: [size, ...input.type.shape] }));
        stacked.set(
          `${name}s`,
          Float64Array.from(
            { length: size * single.length },
            (_, flat) => (single[flat % single.length] ?? 0) - 0.3 * Math.floor(flat / single.length),
          ),
        );
      }
      const [image] = batchNodes([y], images);
      for (let run = 0; run < size; run++) {
        const own: Values = new Map(values);
        for (const input of chosen) {
          const name = String(input.attrs["name"]);
          own.set(
            name,
            (values.get(name) ?? new Float64Array()).map((value) => value - 0.3 * run),
          );
        }
        expect(numbers(image?.node, stacked)[run]).toBeCloseTo(numbers(y, own)[0] ?? NaN, 12);
      }
    }
  });
});

describe("a loop written out has the same value, and its gradient by numbers carried backwards is that of the loop", () => {
  it.each(all)("%s", (_, make) => {
    const { y, inputs, values } = make(),
      [plain] = withoutLoops([y]);
    expect(reachable([plain ?? y]).some(({ op }) => op.family === "loop")).toBe(false);
    expect(numbers(plain, values)).toEqual(numbers(y, values));
    const { cotangents } = accumulateGradients(y, inputs, values);
    gradients(y, inputs).forEach((node, which) => {
      const expected = cotangents.get(inputs[which] ?? node)?.data ?? [];
      numbers(node, values).forEach((value, i) => expect(value).toBeCloseTo(expected[i] ?? NaN, 11));
    });
  });
});

it("a scan in segments has the gradient of the whole", () => {
  const program = setting(shapes, recurrent()),
    expected = gradients(program.y, program.inputs).map((node) => numbers(node, program.values));
  for (const checkpoint of [true, 3, 7, 100]) {
    const other = setting(shapes, recurrent({ checkpoint }));
    gradients(other.y, other.inputs).forEach((node, which) =>
      numbers(node, other.values).forEach((value, i) => expect(value).toBeCloseTo(expected[which]?.[i] ?? NaN, 12)),
    );
  }
});

it("the derivative of a scan has as many nodes for 10 steps as for 1,000", () => {
  const size = (length: number): number => {
    const { y, inputs } = setting({ ...shapes, xs: [length, 2] }, recurrent());
    return reachable(gradients(y, inputs)).length;
  };
  expect(size(1000)).toBe(size(10));
});

it("a branch that a step does not choose leaves no NaN in the gradient, through every step", () => {
  const { y, inputs, values } = setting({ xs: [4] }, ({ xs = Tensor.from(0) }) => {
    const run = scan({ carry: { s: 0 }, over: { x: xs } }, ({ s, x }) => ({
      next: { s: g.add(s ?? 0, g.where(g.greater(x ?? 0, 0), g.log(x ?? 0), 0)) },
    }));
    return g.where(g.greater(g.sum(xs), 0), run["s"] ?? 0, 0);
  });
  values.set("xs", Float64Array.of(2, 0, -1, 4));
  const [dxs] = gradients(y, inputs);
  expect(numbers(dxs, values)).toEqual([0.5, 0, 0, 0.25]);
  values.set("xs", Float64Array.of(2, 0, -1, -4));
  expect(numbers(dxs, values)).toEqual([0, 0, 0, 0]);
});

describe("the emitted module gives what the evaluator gives, forward and backward, apart and at once", () => {
  it.each(all)("%s", async (_, make) => {
    const { y, inputs, values } = make(),
      named = new Map(inputs.map((input) => [String(input.attrs["name"]), input]));
    const expected = [y, ...gradients(y, inputs)].map((node) => numbers(node, values));
    const program = {
      name: "loop",
      inputs: named,
      outputs: new Map([["y", y]]),
      gradients: { of: "y", wrt: [...named.keys()] },
    };
    const compiled = await compileGraph(program);
    for (const way of runEmitted(compiled, program, values))
      way.forEach((result, which) =>
        result.forEach((value, i) =>
          expect(value, `result ${which}[${i}]`).toBeCloseTo(expected[which]?.[i] ?? NaN, 11),
        ),
      );
  });
});

describe("wrong loops", () => {
  const x = (): Tensor => Tensor.of(appendInput(new Graph(), "x", { dtype: "f64", shape: [2] }));
  it.each([
    [
      "a carry that changes its type",
      () => scan({ carry: { s: x() }, length: 2 }, ({ s }) => ({ next: { s: g.sum(s) } })),
      "scan: carry 1 is f64[2] and becomes f64",
    ],
    [
      "a carry without a next value",
      () => scan({ carry: { s: x() }, length: 2 }, () => ({ next: {} as { s: Tensor } })),
      "scan: next names nothing, and the carries are s",
    ],
    [
      "no length",
      () => scan({ carry: { s: x() } }, ({ s }) => ({ next: { s } })),
      "scan: with nothing to consume it needs a length",
    ],
    [
      "numbers alone",
      () => scan({ carry: { s: 1 }, length: 2 }, ({ s }) => ({ next: { s } })),
      "scan: all operands are numbers, so that it is not known to which program it belongs; give it a tensor of the program",
    ],
    [
      "unbounded steps in reverse",
      () => {
        const v = x();
        const found = whileLoop(
          { carry: { v } },
          (now) => g.less(g.sum(now.v), 9),
          (now) => ({ v: g.mul(now.v, 2) }),
        );
        return gradients(g.sum(found.v).node, [v.node]);
      },
      "whileLoop has no derivative in reverse mode without { maximum }, the most steps that it may take; forward mode (jvp) needs none",
    ],
    [
      "branches of two types",
      () => {
        const v = x();
        return cond(
          g.greater(g.sum(v), 0),
          () => v,
          () => g.sum(v),
        );
      },
      "cond: result 1 is f64[2] and becomes f64",
    ],
  ] as const)("%s", (_, build, message) => {
    expect(build).toThrow(message);
  });
});

it("a while loop without a bound has a tangent", () => {
  const { y, inputs, values } = setting(
    { x: [] },
    ({ x = Tensor.from(0) }) =>
      whileLoop(
        { carry: { v: g.add(x, 2) } },
        ({ v }) => g.less(v, 50),
        ({ v }) => ({ v: g.mul(v, v) }),
      ).v,
  );
  const t = appendInput(y.graph, "t", y.type);
  values.set("t", Float64Array.of(1));
  values.set("x", Float64Array.of(0.5));
  // ((2 + x)^2)^2)^2 = 2.5^8 at the third step: 6.25, 39.06, 1525.9.
  expect(numbers(y, values)[0]).toBeCloseTo(2.5 ** 8, 9);
  expect(numbers(at(jvp([y], inputs, [t]).map(Tensor.of), 0).node, values)[0]).toBeCloseTo(8 * 2.5 ** 7, 9);
});
