/** Programs of a few formulas, declared and evaluated. */
import { evaluate } from "../../src/evaluate.js";
import type { Binding, Declaration } from "../../src/program.js";
import { readSpec } from "../../src/spec/read.js";

export type Nodes = { readonly [name: string]: string };
export type Values = { readonly [name: string]: readonly number[] };

export function declare(nodes: Nodes, rest: object = {}, binding: Binding = {}): Declaration {
  return readSpec({ name: "t", nodes, outputs: Object.keys(nodes), ...rest }).declare(binding);
}

/** What the outputs are for these inputs. */
export function run(declaration: Declaration, values: Values = {}): { [name: string]: number[] } {
  const inputs = new Map(Object.entries(values).map(([name, value]) => [name, Float64Array.from(value)]));
  const results = evaluate([...declaration.outputs.values()], inputs);
  return Object.fromEntries(
    Array.from(declaration.outputs.keys(), (name, at) => [name, Array.from(results[at]?.data ?? [])]),
  );
}

export const valueOf = (formula: string): number | undefined => run(declare({ y: formula }))["y"]?.[0];
