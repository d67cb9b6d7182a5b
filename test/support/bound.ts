/** A program of two sizes, and modules of several bindings of it. */
import { compile, type Compiled } from "../../compiler/compile.js";
import { load } from "../../compiler/load.js";
import type { Binding } from "../../src/program.js";
import { readSpec } from "../../src/spec/read.js";
import type { Module } from "./calledModules.js";

/** loss = the mean over rows of (x w)^2: its gradient is 2 x^T (x w) / rows. */
export const rows = {
  name: "rows",
  sizes: { batch: 8, width: 3 },
  inputs: { x: "f64[batch, width]" },
  parameters: { w: { type: "f64[width]", init: { normal: { std: 1 } } } },
  nodes: { y: "matmul(x, w)", loss: "mean(y * y)" },
  outputs: ["loss", "y"],
  gradients: { of: "loss" },
};

export function compiled(bind: readonly Binding[], spec: object = rows): Promise<Compiled> {
  return compile(readSpec(spec), { bind });
}

export async function moduleOf(bind: readonly Binding[], spec: object = rows): Promise<Module> {
  return load<Module>(await compiled(bind, spec));
}

export const ramp = (length: number, from = 1): Float64Array => Float64Array.from({ length }, (_, at) => at + from);
