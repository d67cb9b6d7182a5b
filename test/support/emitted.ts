/** Compiles a graph, imports the module and calls it: forward then backward, and both at once. */
import { compile, type Compiled, type CompileOptions } from "../../compiler/compile.js";
import type { EmittedModule } from "../../compiler/load.js";
import type { Node } from "../../src/graph.js";
import type { Program } from "../../src/program.js";
import type { DType, TensorType } from "../../src/types.js";

/** A graph that was made without a recipe: it can be compiled once. */
export interface GraphProgram {
  readonly name: string;
  readonly inputs: ReadonlyMap<string, Node>;
  readonly outputs: ReadonlyMap<string, Node>;
  /** The name of an output, and of inputs. */
  readonly gradients: { readonly of: string; readonly wrt: readonly string[] } | null;
}

type Numbers = number | boolean | Float64Array | Float32Array | Int32Array | Uint8Array;
type Named = { readonly [name: string]: Numbers };

export function compileGraph(
  { name, inputs, outputs, gradients }: GraphProgram,
  options: CompileOptions = {},
): Promise<Compiled> {
  const [first] = [...outputs.values()];
  if (first === undefined) throw new Error("a program without outputs");
  const named = new Map([...inputs, ...outputs]);
  const program: Program = {
    name,
    doc: "",
    sizes: {},
    source: { file: "", text: "" },
    declare: () => ({
      name,
      doc: "",
      binding: {},
      graph: first.graph,
      inputs,
      parameters: new Map(),
      state: new Map(),
      initializers: new Map(),
      training: null,
      named,
      outputs,
      updates: new Map(),
      gradients: gradients === null ? null : { ...gradients, disconnected: "zero" },
      ...{ jvp: null, hvp: null, jacobian: null, hessian: null },
      formulas: new Map(),
    }),
  };
  return compile(program, options);
}

/** Numbers as a caller of the module gives them. */
export function asArgument({ dtype, shape }: TensorType, values: Float64Array): Numbers {
  if (shape.length === 0) return dtype === "bool" ? values[0] !== 0 : (values[0] ?? NaN);
  return typedArrays[dtype](values);
}

const typedArrays: { readonly [D in DType]: (values: Float64Array) => Numbers } = {
  f64: (values) => Float64Array.from(values),
  f32: (values) => Float32Array.from(values),
  i32: (values) => Int32Array.from(values),
  bool: (values) => Uint8Array.from(values),
};

function asNumbers(value: Numbers | undefined): Float64Array {
  if (value === undefined) return new Float64Array();
  return typeof value === "object" ? Float64Array.from(value) : Float64Array.of(Number(value));
}

/**
 * The exports of a module that is one of thousands, or large: what import() has loaded stays in memory for ever, a
 * function does not, and the test runner would rewrite it. That modules can be imported is shown elsewhere.
 */
export function instantiate<M = EmittedModule>(javascript: string): M {
  const exported = /^export (?=(?:function|const) (\w+))/gm,
    names = [...javascript.matchAll(exported)].map(([, name]) => name);
  const body = `"use strict";\n${javascript.replace(exported, "")}\nreturn { ${names.join(", ")} };`;
  return new Function(body)() as M;
}

/** The outputs, then the gradients, as each way of calling the module gives them. */
export function runEmitted(
  compiled: Compiled,
  program: GraphProgram,
  values: ReadonlyMap<string, Float64Array>,
): Float64Array[][] {
  const module = instantiate(compiled.javascript);
  const given = Object.fromEntries(
    [...program.inputs].map(([name, { type }]) => [name, asArgument(type, values.get(name) ?? new Float64Array())]),
  );
  const outputs = module.forward(given) as Named;
  const read = (from: Named, names: Iterable<string>): Float64Array[] =>
    [...names].map((name) => asNumbers(from[name]));
  const names = [...program.outputs.keys()],
    { wrt = [] } = program.gradients ?? {};
  const apart = [...read(outputs, names), ...read((module.backward?.() ?? {}) as Named, wrt)];
  if (module.forwardBackward === undefined) return [apart];
  const both = module.forwardBackward(given) as { readonly outputs: Named; readonly gradients: Named };
  return [apart, [...read(both.outputs, names), ...read(both.gradients, wrt)]];
}
