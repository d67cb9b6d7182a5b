/** The named ways into and out of a module, and what JavaScript and TypeScript call their types. */
import type { Buffer } from "../../../src/kernel.js";
import type { DType, TensorType } from "../../../src/types.js";
import type { ModuleSchedule, PlacedBuffer } from "../../schedule/kernel.js";
import { bufferName, type PrintContext } from "./context.js";

/** An input, parameter, output, gradient or seed. */
export interface Port {
  /** The user's name: a key of `Inputs`, `Outputs` or `Gradients`. */
  readonly name: string;
  /** What messages call it: `input x`. */
  readonly label: string;
  /** The typed array within the model. */
  readonly array: string;
  readonly buffer: Buffer;
  readonly type: TensorType;
}

export interface Ports {
  readonly inputs: readonly Port[];
  readonly parameters: readonly Port[];
  readonly outputs: readonly Port[];
  /** By the name of the wrt; null if nothing is derived. */
  readonly gradients: readonly Port[] | null;
  /** The cotangent that a caller must give, where what is differentiated is no scalar. */
  readonly seed: Port | null;
  /** The tensors among all these but the seed, inputs first: the slots of the guard. */
  readonly slots: readonly Port[];
}

export function portsOf(schedule: ModuleSchedule, context: PrintContext): Ports {
  const port = (name: string, label: string, { buffer, node, shape }: PlacedBuffer): Port => ({
    name,
    label,
    array: bufferName(buffer, context),
    buffer,
    type: { dtype: node.type.dtype, shape },
  });
  const ports = (role: string, of: ReadonlyMap<string, PlacedBuffer>): Port[] =>
    [...of].map(([name, placed]) => port(name, `${role} ${name}`, placed));
  const derives = schedule.functions.some(({ name }) => name === "backward");
  const inputs = ports("input", schedule.inputs);
  const parameters = ports("parameter", schedule.parameters);
  const outputs = ports("result", schedule.outputs);
  const gradients = derives ? ports("gradient", schedule.gradients) : null;
  const seed = schedule.seed === null ? null : port("seed", "seed", schedule.seed);
  const slots = [inputs, parameters, outputs, gradients ?? []].flat().filter((each) => !isScalar(each));
  return { inputs, parameters, outputs, gradients, seed, slots };
}

export function isScalar({ type }: Port): boolean {
  return type.shape.length === 0;
}

const arrays: { readonly [D in DType]: string } = {
  f64: "Float64Array",
  f32: "Float32Array",
  i32: "Int32Array",
  bool: "Uint8Array",
};

/** The class of a typed array. */
export function arrayOf(dtype: DType): string {
  return arrays[dtype];
}

/** What a caller gets: a number or boolean for a scalar, else a typed array. */
export function typeOf({ type: { dtype, shape } }: Port): string {
  if (shape.length > 0) return arrays[dtype];
  return dtype === "bool" ? "boolean" : "number";
}

/** What a caller may give. */
export function acceptedType(port: Port): string {
  return typeOf(port) === "boolean" ? "boolean | 0 | 1" : typeOf(port);
}

/** The value of a scalar, as a caller gets it. */
export function scalarValue({ array, type }: Port): string {
  return type.dtype === "bool" ? `${array}[0] !== 0` : `${array}[0]`;
}

/** Stores a scalar that a caller gave. */
export function storeScalar({ array, type }: Port, value: string): string {
  return type.dtype === "bool" ? `${array}[0] = ${value} ? 1 : 0` : `${array}[0] = ${value}`;
}
