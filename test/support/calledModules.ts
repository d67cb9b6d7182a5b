/** Modules that tests call, and what they must give. */
import { compile, type Compiled } from "../../compiler/compile.js";
import { load } from "../../compiler/load.js";
import type { Target } from "../../compiler/targets.js";
import * as g from "../../src/index.js";
import { program, type Program } from "../../src/program.js";

export type Value = number | boolean | Float32Array | Float64Array | Int32Array | Uint8Array;
export type Named = { [name: string]: Value };
export interface Results {
  outputs: Named;
  gradients: Named;
}
export interface Model {
  readonly inputs: Named;
  readonly parameters: Named;
  readonly outputs: Named;
  readonly gradients: Named;
  forward(...args: readonly unknown[]): Named;
  backward(...args: readonly unknown[]): Named;
  forwardBackward(...args: readonly unknown[]): Results;
  initialize(seed?: unknown): void;
}
/** A model with every function that a module can have. */
export interface StatefulModel extends Model {
  readonly state: Named;
  readonly tangents: Named;
  readonly vectors: Named;
  jvp(...args: readonly unknown[]): Named;
  hvp(...args: readonly unknown[]): Named;
  jacobian(...args: readonly unknown[]): Value;
  hessian(...args: readonly unknown[]): Value;
  step(...args: readonly unknown[]): Pick<Results, "outputs">;
  evaluate(...args: readonly unknown[]): Pick<Results, "outputs">;
}
export interface Module extends StatefulModel {
  readonly signature: { readonly [key: string]: unknown };
  create(binding?: unknown): StatefulModel;
}

/** Tensors and scalars of every dtype, going in and coming out. */
export const mixed = program("mixed", { sizes: { n: 3 } }, (p) => {
  const x = p.input("x", "f32[2, n]");
  const mask = p.input("mask", "bool[n]");
  const shift = p.input("shift", "i32");
  const on = p.input("on", "bool");
  const w = p.parameter("w", "f32[n]", "ones");
  const b = p.parameter("b", "f32");
  const y = g.where(mask, g.mul(x, w), x);
  const loss = g.add(g.sum(g.where(on, y, g.neg(y))), g.mul(b, g.cast(shift, "f32")));
  const nodes = { y, loss, positive: g.greater(loss, 0), count: g.sum(g.cast(mask, "i32")), which: g.logicalNot(mask) };
  return { nodes, outputs: Object.keys(nodes), gradients: { of: "loss" } };
});

/** The gradient of a tensor: y = x^2, seed obligatory. */
export const tensor = program("tensor", {}, (p) => {
  const x = p.input("x", "f64[4]");
  return { nodes: { y: g.square(x) }, outputs: ["y"], gradients: { of: "y", wrt: ["x"] } };
});

export const indexed = program("indexed", {}, (p) => {
  const table = p.parameter("table", "f64[5]");
  const i = p.input("i", "i32[3]");
  const rows = g.take(table, i);
  return { nodes: { rows, loss: g.sum(g.square(rows)) }, outputs: ["loss", "rows"], gradients: { of: "loss" } };
});

export const compiled = new Map<Program, Promise<Compiled>>();
const inWasm = new Map<Program, Promise<Compiled>>();

/** A fresh import of the module; it is compiled once. */
export async function moduleOf(made: Program, target: Target = "js"): Promise<Module> {
  const cache = target === "js" ? compiled : inWasm,
    known = cache.get(made) ?? compile(made, { target });
  cache.set(made, known);
  return load<Module>(await known);
}

export const mixedInputs = (): Named => ({
  x: Float32Array.of(1, 2, 3, 4, 5, 6),
  mask: Uint8Array.of(1, 0, 1),
  shift: 4,
  on: true,
  w: Float32Array.of(10, 20, 30),
  b: 0.5,
});
export const mixedOutputs = (): Named => ({
  ...{ y: new Float32Array(6), loss: 0, positive: false, count: 0 },
  which: new Uint8Array(3),
});
export const mixedGradients = (): Named => ({ w: new Float32Array(3), b: 0 });

/** y = [10, 2, 90, 40, 5, 180], their sum 327, and 4 b = 2. */
export const expectedOutputs: Named = {
  y: Float32Array.of(10, 2, 90, 40, 5, 180),
  loss: 329,
  positive: true,
  count: 2,
  which: Uint8Array.of(0, 1, 0),
};
export const expectedGradients: Named = { w: Float32Array.of(5, 0, 9), b: 4 };
