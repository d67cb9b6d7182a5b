/** Writes a spec as JSON text: what readDocument reads back as the same spec, in one canonical form. */
import type { InitializerSpec } from "../initializer.js";
import type { Shape } from "../types.js";
import type { Located } from "./cursor.js";
import {
  isScan,
  type ConstantSpec,
  type GradientsDocument,
  type JacobianDocument,
  type NodeSpec,
  type ParameterSpec,
  type ScanSpec,
  type SpecDocument,
} from "./document.js";
import { printJson, type Json } from "./printJson.js";

/** The JSON text of a spec, with the keys in the order of the schema and without empty ones; ends in a line break. */
export function printDocument(spec: SpecDocument): string {
  const { schema, doc } = spec;
  const { gradients, jvp, hvp, jacobian, hessian } = spec;
  const object = present({
    $schema: schema ?? undefined,
    name: spec.name,
    doc: doc === "" ? undefined : doc,
    sizes: section(spec.sizes, (size) => size),
    inputs: section(spec.inputs, (type) => type.text),
    parameters: section(spec.parameters, parameterJson),
    state: section(spec.state, parameterJson),
    constants: section(spec.constants, constantJson),
    nodes: section(spec.nodes, nodeJson),
    outputs: spec.outputs,
    updates: section(spec.updates, (formula) => formula.text),
    gradients: gradientsJson(gradients),
    jvp: gradientsJson(jvp),
    hvp: gradientsJson(hvp),
    jacobian: jacobianJson(jacobian),
    hessian: jacobianJson(hessian),
  });
  return `${printJson(object)}\n`;
}

function section<T>(entries: ReadonlyMap<string, T>, print: (value: T) => Json): ReadonlyMap<string, Json> | undefined {
  if (entries.size === 0) return undefined;
  return new Map(Array.from(entries, ([name, value]) => [name, print(value)]));
}

function nodeJson(node: NodeSpec): Json {
  return isScan(node) ? present({ scan: scanJson(node) }) : node.text;
}

function scanJson({ carry, over, length, reverse, checkpoint, body, next, stack }: ScanSpec): Json {
  const formulas = (of: ReadonlyMap<string, Located>): Json | undefined => section(of, ({ text }) => text);
  return present({
    carry: formulas(carry),
    over: formulas(over),
    length: length === null || typeof length === "number" ? (length ?? undefined) : length.text,
    reverse: reverse || undefined,
    checkpoint: checkpoint === false ? undefined : checkpoint,
    body: section(body, nodeJson),
    next: formulas(next),
    stack: formulas(stack),
  });
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

function gradientsJson(asked: GradientsDocument | null): Json | undefined {
  if (asked === null) return undefined;
  const { of, wrt, disconnected } = asked;
  return present({ of, wrt: wrt ?? undefined, disconnected: disconnected ?? undefined });
}

function jacobianJson(asked: JacobianDocument | null): Json | undefined {
  if (asked === null) return undefined;
  return present({ of: asked.of, wrt: asked.wrt, sparse: asked.sparse ?? undefined });
}
