/** Programs with loops, at numbers that are the same every time. */
import * as g from "../../src/index.js";
import { Tensor } from "../../src/builder.js";
import { appendInput } from "../../src/families/source.js";
import { Graph, type Node } from "../../src/graph.js";
import { cond, scan, whileLoop, type Named, type ScanSetting } from "../../src/ops/loop.js";
import { sizeOf, type Shape } from "../../src/types.js";
import { verify } from "../../src/verify.js";

export type Values = Map<string, Float64Array>;
export interface Setting {
  readonly y: Node;
  readonly inputs: readonly Node[];
  readonly values: Values;
}

/** A program of f64 inputs, at numbers that are the same every time. */
export function setting(
  shapes: { readonly [name: string]: Shape },
  build: (inputs: { [name: string]: Tensor }) => Tensor,
): Setting {
  const graph = new Graph(),
    values: Values = new Map();
  let state = 7;
  const next = (): number => (state = (state * 16807) % 2147483647) / 2147483647 - 0.4;
  const inputs = Object.entries(shapes).map(([name, shape]) => {
    values.set(name, Float64Array.from({ length: sizeOf(shape) }, next));
    return [name, Tensor.of(appendInput(graph, name, { dtype: "f64", shape }))] as const;
  });
  const y = build(Object.fromEntries(inputs)).node;
  verify(graph);
  return { y, inputs: inputs.map(([, tensor]) => tensor.node), values };
}

/** A recurrent network: two carries, captures, a slice, a stack. */
export const shapes = { h: [3], c: [], xs: [7, 2], w: [2, 3], u: [3, 3] };
export const recurrent =
  (more: Partial<ScanSetting<Named, Named>> = {}) =>
  ({ h = Tensor.from(0), c = Tensor.from(0), xs = Tensor.from(0), w = Tensor.from(0), u = Tensor.from(0) }): Tensor => {
    const run = scan({ carry: { h, c }, over: { x: xs }, ...more }, ({ h: before, c: cell, x }) => {
      const z = g.tanh(g.add(g.matmul(x ?? 0, w), g.matmul(before ?? 0, u)));
      const next = g.add(g.mul(cell ?? 0, 0.5), g.sum(g.mul(z, z)));
      return { next: { h: g.add(z, g.mul(0.1, next)), c: next }, stack: { zs: g.mul(z, next) } };
    });
    return g.add(g.add(g.sum(run["h"] ?? 0), g.sum(g.square(run["zs"] ?? 0))), g.mul(0.3, run["c"] ?? 0));
  };

export const programs: { readonly [name: string]: () => Setting } = {
  "a recurrent network": () => setting(shapes, recurrent()),
  "one that runs backwards": () => setting(shapes, recurrent({ reverse: true })),
  "one in segments": () => setting(shapes, recurrent({ checkpoint: 3 })),
  "one in segments, backwards": () => setting(shapes, recurrent({ checkpoint: 2, reverse: true })),
  "one that is computed again step by step": () => setting(shapes, recurrent({ checkpoint: 1 })),
  "a last state alone": () =>
    setting({ x: [2] }, ({ x = Tensor.from(0) }) =>
      g.sum(
        scan({ carry: { s: x }, length: 5 }, ({ s }) => ({ next: { s: g.sin(g.add(s ?? 0, g.mul(s ?? 0, x))) } }))[
          "s"
        ] ?? 0,
      ),
    ),
  "a scan in a scan": () =>
    setting({ x: [3], ys: [4, 3] }, ({ x = Tensor.from(0), ys = Tensor.from(0) }) => {
      const outer = scan({ carry: { s: x }, over: { y: ys } }, ({ s, y }) => {
        const inner = scan({ carry: { t: s ?? 0 }, length: 3 }, ({ t }) => ({
          next: { t: g.tanh(g.mul(t ?? 0, y ?? 0)) },
        }));
        return { next: { s: g.add(inner["t"] ?? 0, x) }, stack: { all: g.exp(inner["t"] ?? 0) } };
      });
      return g.add(g.sum(outer["s"] ?? 0), g.sum(outer["all"] ?? 0));
    }),
  "a condition": () =>
    setting({ x: [3] }, ({ x = Tensor.from(0) }) =>
      g.sum(
        cond(
          g.greater(g.sum(x), 0),
          () => g.mul(x, g.sin(x)),
          () => g.exp(x),
        ),
      ),
    ),
  "a bounded while loop": () =>
    setting({ x: [] }, ({ x = Tensor.from(0) }) => {
      const found = whileLoop(
        { carry: { v: g.add(x, 1.5) }, maximum: 20 },
        ({ v }) => g.less(v, 10),
        ({ v }) => ({ v: g.add(g.mul(v, v), 0.1) }),
      );
      return found.v;
    }),
};
