/** Routines over a new axis: with indices that differ from run to run, by any choice of operands, twice over. */
import { describe, expect, it } from "vitest";
import "../../src/index.js";
import { Tensor } from "../../src/builder.js";
import { evaluate } from "../../src/evaluate.js";
import { appendInput } from "../../src/families/source.js";
import { Graph, reachable, type Attributes, type Node } from "../../src/graph.js";
import type { RoutineOp } from "../../src/op.js";
import { dynamicSliceOp, dynamicUpdateSliceOp } from "../../src/ops/dynamic.js";
import { gatherNdOp, scatterAddOp, scatterNdAddOp, takeOp } from "../../src/ops/gather.js";
import { linksOp } from "../../src/ops/links.js";
import { scatterMaxOp, scatterMulOp, scatterSetOp } from "../../src/ops/scatter.js";
import { isFloat, sizeOf, type Shape, type TensorType } from "../../src/types.js";
import { runKernels } from "../support/kernels.js";
import { Random } from "../support/random.js";
import { derivatives, differenceQuotient, valueOf, type Point } from "./numeric.js";

interface Case {
  readonly op: RoutineOp;
  readonly inputs: readonly TensorType[];
  readonly attrs: Attributes;
  /** Indices are below it. */
  readonly below: number;
}

const f64 = (...shape: number[]): TensorType => ({ dtype: "f64", shape });
const i32 = (...shape: number[]): TensorType => ({ dtype: "i32", shape });
const scatter = (op: RoutineOp): Case => ({
  op,
  inputs: [f64(2, 3, 2), i32(2, 2), f64(2, 2, 2, 2)],
  attrs: { axis: 1 },
  below: 3,
});

const cases: { readonly [name: string]: Case } = {
  take: { op: takeOp.op, inputs: [f64(2, 3, 2), i32(2, 2)], attrs: { axis: 1 }, below: 3 },
  "take of a single index": { op: takeOp.op, inputs: [f64(3), i32()], attrs: { axis: 0 }, below: 3 },
  gatherNd: { op: gatherNdOp.op, inputs: [f64(2, 2, 3), i32(4, 2)], attrs: {}, below: 2 },
  scatterAdd: scatter(scatterAddOp.op),
  scatterSet: scatter(scatterSetOp.op),
  scatterMax: scatter(scatterMaxOp.op),
  scatterMul: scatter(scatterMulOp.op),
  scatterNdAdd: { op: scatterNdAddOp.op, inputs: [f64(2, 2, 3), i32(4, 2), f64(4, 3)], attrs: {}, below: 2 },
  links: { op: linksOp.op, inputs: [i32(2, 5)], attrs: { extent: 3, reverse: true }, below: 3 },
  dynamicSlice: { op: dynamicSliceOp.op, inputs: [f64(4, 3), i32(2)], attrs: { sizes: [2, 3] }, below: 5 },
  dynamicUpdateSlice: { op: dynamicUpdateSliceOp.op, inputs: [f64(4, 3), f64(2, 2), i32(2)], attrs: {}, below: 5 },
};

/** Every choice of at least one operand. */
function choices(count: number): boolean[][] {
  const all = Array.from({ length: 2 ** count }, (_, code) =>
    Array.from({ length: count }, (_, at) => (code >> at) % 2 === 1),
  );
  return all.slice(1);
}

interface Setting {
  readonly graph: Graph;
  readonly nodes: readonly Node[];
  readonly values: Map<string, Float64Array>;
}

/** Inputs with `sizes[at]` before their own axes. */
function settingOf({ inputs, below }: Case, sizes: readonly Shape[], seed: number): Setting {
  const graph = new Graph(),
    random = new Random(seed),
    values = new Map<string, Float64Array>();
  // No two floats are nearer than 1/53, so that differences see no tie: 37 k takes every value modulo the prime 211.
  let count = 0;
  const apart = (): number => (((37 * count++) % 211) - 105) / 53;
  const nodes = inputs.map(({ dtype, shape }, at) => {
    const type = { dtype, shape: [...(sizes[at] ?? []), ...shape] };
    values.set(
      `x${at}`,
      Float64Array.from({ length: sizeOf(type.shape) }, () =>
        isFloat(dtype) ? apart() : random.integer(0, below - 1),
      ),
    );
    return appendInput(graph, `x${at}`, type);
  });
  return { graph, nodes, values };
}

/** The results of the op alone, one for each index into the axes `sizes`, one behind the other. */
function singleRuns(
  { op, inputs, attrs }: Case,
  values: Setting["values"],
  runs: number,
  batched: readonly boolean[],
): number[] {
  return Array.from({ length: runs }, (_, run) => {
    const graph = new Graph(),
      own = new Map<string, Float64Array>();
    const nodes = inputs.map((type, at) => {
      const all = values.get(`x${at}`) ?? new Float64Array(),
        size = sizeOf(type.shape),
        from = batched[at] === true ? run * size : 0;
      own.set(`x${at}`, all.slice(from, from + size));
      return appendInput(graph, `x${at}`, type);
    });
    const types = nodes.map(({ type }) => type);
    return [...valueOf(graph.append(op, nodes, attrs, op.typeOf(types, attrs)), own)];
  }).flat();
}

const runs = 3;

describe.each(Object.entries(cases))("%s", (_, testCase) => {
  const { op, inputs, attrs } = testCase;
  it.each(choices(inputs.length))("is the stack of single runs: %s %s %s", (...chosen) => {
    const batched = inputs.map((_, at) => chosen[at] === true);
    const { nodes, values } = settingOf(
      testCase,
      batched.map((has) => (has ? [runs] : [])),
      batched.indexOf(true) + 1,
    );
    const { node } = op.batch(nodes.map(Tensor.of), batched, attrs);
    const expected = singleRuns(testCase, values, runs, batched);
    expect([...valueOf(node, values)]).toEqual(expected);
    const request = {
      inputs: new Map(nodes.map((input, at) => [`x${at}`, input])),
      outputs: new Map([["y", node]]),
      gradients: new Map<string, Node>(),
    };
    for (const [got = []] of runKernels(request, values)) expect([...got]).toEqual(expected);
    // Nothing that is made on the way to the result holds more indices than there are.
    const most = runs * Math.max(...inputs.filter(({ dtype }) => dtype === "i32").map(({ shape }) => sizeOf(shape)));
    const indices = reachable([node]).filter(({ type }) => type.dtype === "i32" && op !== linksOp.op);
    expect(Math.max(0, ...indices.map(({ type }) => sizeOf(type.shape)))).toBeLessThanOrEqual(most);
  });

  it("over two new axes is the stack of stacks, and so is its derivative", () => {
    const all = inputs.map(() => true),
      sizes = inputs.map(() => [2, runs]);
    const { graph, nodes, values } = settingOf(testCase, sizes, 5);
    const lower = new Graph(),
      once = op.batch(
        inputs.map(({ dtype, shape }, at) =>
          Tensor.of(appendInput(lower, `x${at}`, { dtype, shape: [runs, ...shape] })),
        ),
        all,
        attrs,
      ).node;
    if (once.op.family !== "routine") throw new Error(`${op.name} over an axis is no routine`);
    const y = once.op.batch(nodes.map(Tensor.of), all, once.attrs).node;
    expect([...valueOf(y, values)]).toEqual(singleRuns(testCase, values, 2 * runs, all));
    if (!isFloat(y.type.dtype)) return;
    const point: Point = { graph, y, inputs: nodes, wrt: nodes.filter(({ type }) => isFloat(type.dtype)), values };
    checkGradients(point, 1);
    checkGradients(point, 2);
  });
});

function checkGradients(point: Point, order: number): void {
  const level = derivatives({ ...point, y: squared(point) }, order, 3)[order - 1] ?? [];
  point.wrt.forEach((input, which) => {
    const got = valueOf(level[0]?.gradients[which] ?? input, point.values),
      scale = Math.max(1, ...got.map(Math.abs));
    for (let element = 0; element < got.length; element += 5) {
      const expected = differenceQuotient(level, point.values, String(input.attrs["name"]), element);
      expect(Math.abs((got[element] ?? NaN) - expected) / scale, `order ${order}, element ${element}`).toBeLessThan(
        1e-8,
      );
    }
  });
}

const squared = ({ y }: Point): Node => Tensor.of(y).square().node;

it("evaluates an index out of range in any run with its position among all", () => {
  const { nodes, values } = settingOf({ ...cases["take"], below: 3 } as Case, [[2], [2]], 1);
  values.get("x1")?.set([9], 6);
  const { node } = takeOp.op.batch(nodes.map(Tensor.of), [true, true], { axis: 1 });
  expect(() => evaluate([node], values)).toThrow(new RangeError("take: index 9 at position 6 is out of range"));
});
