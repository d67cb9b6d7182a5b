/** Emitted code against the evaluator: the values of outputs and gradients, and that all ways to them give the same bits. */
import type { InputValues } from "../../src/evaluate.js";
import type { Node } from "../../src/graph.js";
import type { Binding } from "../../src/program.js";
import type { DType } from "../../src/types.js";
import type { Compiled, CompiledBinding, Stage } from "../compile.js";
import { load } from "../load.js";
import { Point } from "./point.js";
import { relativeError, row, verdict, type CheckRow } from "./report.js";

/** Relative to the largest element of the tensor. Integers and truth values must agree. */
const tolerances: { readonly [D in DType]: number } = { f32: 1e-4, f64: 1e-10, i32: 0, bool: 0 };

export type Value = number | boolean | Float64Array | Float32Array | Int32Array | Uint8Array;
export type Values = { readonly [name: string]: Value };

/** What is called of a module and its models. They have those functions that the program asks for, and forward. */
interface CheckedFunctions {
  forward(inputs: Values): Values;
  backward(seed?: Value): Values;
  forwardBackward(
    inputs: Values,
    out?: undefined,
    seed?: Value,
  ): { readonly outputs: Values; readonly gradients: Values };
  jvp(inputs: Values, tangents: Values): Values;
  hvp(inputs: Values, vectors: Values): Values;
  jacobian(inputs: Values): Value;
  hessian(inputs: Values): Value;
  evaluate(inputs: Values): { readonly outputs: Values };
  step(inputs: Values): { readonly outputs: Values };
}

interface CheckedModel extends CheckedFunctions {
  readonly parameters: Values;
  readonly state?: Values;
}

interface CheckedModule extends CheckedFunctions {
  create(binding: Binding): CheckedModel;
}

/** The module for one of its bindings: its own functions for the first, those of a model for another. */
export async function checkEmitted(
  compiled: Compiled,
  binding: CompiledBinding,
  values: InputValues,
): Promise<CheckRow[]> {
  try {
    const module = await load<CheckedModule>(compiled);
    const create = (): CheckedModel => module.create(binding.declaration.binding);
    return compareModule(binding === compiled ? module : create(), create, binding, values);
  } catch (error) {
    return [verdict("the emitted module", "a call", false, String(error))];
  }
}

function compareModule(
  module: CheckedFunctions,
  create: () => CheckedModel,
  { stages: { gradient, source } }: CompiledBinding,
  values: InputValues,
): CheckRow[] {
  const inputs = argumentsOf(new Map([...gradient.inputs, ...gradient.parameters, ...gradient.state]), values);
  const outputs = module.forward(inputs),
    point = new Point(values, {});
  return [
    ...compareAll(source.outputs, outputs, point, ""),
    ...(gradient.gradients.size === 0 ? [] : compareGradients(module, gradient, inputs, outputs, point)),
    ...compareDerivatives(module, gradient, inputs, point),
    ...compareUpdates(module, create, gradient, source, inputs, point),
  ];
}

function compareGradients(
  module: CheckedFunctions,
  stage: Stage,
  inputs: Values,
  outputs: Values,
  point: Point,
): CheckRow[] {
  const seed = stage.seed === null ? undefined : argument(point.value(stage.seed).data, stage.seed);
  const gradients = module.backward(seed);
  const both = module.forwardBackward(inputs, undefined, seed);
  return [
    ...compareAll(stage.gradients, gradients, point, "gradient "),
    verdict(
      "forward, backward",
      "forwardBackward, bit by bit",
      sameBits(outputs, both.outputs) && sameBits(gradients, both.gradients),
    ),
  ];
}

/** jvp, hvp, jacobian and hessian against the nodes that they return. */
function compareDerivatives(module: CheckedFunctions, stage: Stage, inputs: Values, point: Point): CheckRow[] {
  const calls: { readonly [S in "jvp" | "hvp" | "jacobian" | "hessian"]: () => Values } = {
    jvp: () => module.jvp(inputs, argumentsOf(stage.tangents, point.inputs)),
    hvp: () => module.hvp(inputs, argumentsOf(stage.vectors, point.inputs)),
    jacobian: () => ({ jacobian: module.jacobian(inputs) }),
    hessian: () => ({ hessian: module.hessian(inputs) }),
  };
  const subject = { jvp: "jvp ", hvp: "hvp ", jacobian: "", hessian: "" };
  return (["jvp", "hvp", "jacobian", "hessian"] as const).flatMap((set) =>
    stage[set].size === 0 ? [] : compareAll(stage[set], calls[set](), point, subject[set]),
  );
}

/** evaluate and step: what they return, and what the model holds after a step. */
function compareUpdates(
  module: CheckedFunctions,
  create: () => CheckedModel,
  stage: Stage,
  source: Stage,
  inputs: Values,
  point: Point,
): CheckRow[] {
  if (stage.evaluated.size === 0) return [];
  const { outputs: evaluations } = module.evaluate(inputs);
  const evaluated = compareAll(source.outputs, evaluations, new Point(point.inputs, { training: false }), "evaluate ");
  if (stage.updates.size === 0) return evaluated;
  const model = create();
  const { outputs } = model.step(inputs);
  return [
    ...evaluated,
    ...compareAll(source.outputs, outputs, point, "step "),
    ...compareAll(source.updates, { ...model.parameters, ...model.state }, point, "update "),
  ];
}

/** Values by the names under which a call gives them. */
export function argumentsOf(nodes: ReadonlyMap<string, Node>, values: InputValues): Values {
  return Object.fromEntries(
    Array.from(nodes, ([name, node]) => [name, argument(values.get(String(node.attrs["name"])), node)]),
  );
}

/** The numbers of a tensor as the module takes them. */
export function argument(data: Float64Array | undefined, { type: { dtype, shape } }: Node): Value {
  const numbers = data ?? new Float64Array();
  if (shape.length === 0) return dtype === "bool" ? numbers[0] !== 0 : (numbers[0] ?? 0);
  switch (dtype) {
    case "f64":
      return numbers.slice();
    case "f32":
      return Float32Array.from(numbers);
    case "i32":
      return Int32Array.from(numbers);
    case "bool":
      return Uint8Array.from(numbers);
  }
}

function compareAll(nodes: ReadonlyMap<string, Node>, got: Values, point: Point, what: string): CheckRow[] {
  return Array.from(nodes, ([name, node]) => {
    const error = relativeError(numbersOf(got[name]), point.value(node).data);
    return row(`${what}${name}`, "the evaluator", error, tolerances[node.type.dtype]);
  });
}

export function numbersOf(value: Value | undefined): readonly number[] {
  if (value === undefined) return [];
  return typeof value === "object" ? Array.from(value) : [Number(value)];
}

function sameBits(a: Values, b: Values): boolean {
  return Object.entries(a).every(([name, value]) => {
    const [left, right] = [numbersOf(value), numbersOf(b[name])];
    return left.length === right.length && left.every((number, at) => Object.is(number, right[at]));
  });
}
