/** Writes a spec as JSON text: what readDocument reads back as the same spec, in one canonical form. */
import type { InitializerSpec } from "../initializer.js";
import type { Shape } from "../types.js";
import type { ConstantSpec, GradientsDocument, ParameterSpec, SpecDocument } from "./document.js";
import { printJson, type Json } from "./printJson.js";

/** The JSON text of a spec, with the keys in the order of the schema and without empty ones; ends in a line break. */
export function printDocument(spec: SpecDocument): string {
  const { schema, doc, gradients } = spec;
  const object = present({
    $schema: schema ?? undefined,
    name: spec.name,
    doc: doc === "" ? undefined : doc,
    sizes: section(spec.sizes, (size) => size),
    inputs: section(spec.inputs, (type) => type.text),
    parameters: section(spec.parameters, parameterJson),
    constants: section(spec.constants, constantJson),
    nodes: section(spec.nodes, (formula) => formula.text),
    outputs: spec.outputs,
    gradients: gradients === null ? undefined : gradientsJson(gradients),
  });
  return `${printJson(object)}\n`;
}

function section<T>(entries: ReadonlyMap<string, T>, print: (value: T) => Json): ReadonlyMap<string, Json> | undefined {
  if (entries.size === 0) return undefined;
  return new Map(Array.from(entries, ([name, value]) => [name, print(value)]));
}

/** The keys that have a value. */
function present(object: { readonly [key: string]: Json | undefined }): ReadonlyMap<string, Json> {
  return new Map(
    Object.entries(object).flatMap(([key, value]) => (value === undefined ? [] : [[key, value] as const])),
  );
}

function parameterJson({ type, init }: ParameterSpec): Json {
  return init === null ? type.text : present({ type: type.text, init: initJson(init) });
}

function initJson(init: InitializerSpec): Json {
  if (typeof init !== "object") return init;
  const [kind, numbers] = "uniform" in init ? ["uniform", init.uniform] : ["normal", init.normal];
  return present({ [kind]: present({ ...numbers }) });
}

function constantJson({ type, value }: ConstantSpec): Json {
  return present({ type: type.text, value: nest(value.shape, value.data, value.truth) });
}

function nest(shape: Shape, data: Float64Array, truth: boolean): Json {
  const [extent, ...inner] = shape;
  if (extent === undefined) return truth ? data[0] === 1 : (data[0] ?? 0);
  const step = data.length / extent;
  return Array.from({ length: extent }, (_, at) => nest(inner, data.subarray(at * step, (at + 1) * step), truth));
}

function gradientsJson({ of, wrt, disconnected }: GradientsDocument): Json {
  return present({ of, wrt: wrt ?? undefined, disconnected: disconnected ?? undefined });
}
