/** The named ways into and out of a module, and what JavaScript and TypeScript call their types. */
import type { Buffer } from "../../../src/kernel.js";
import { printType, type DType, type TensorType } from "../../../src/types.js";
import {
  forEach,
  givenSets,
  moduleFunctions,
  resultSets,
  type FunctionName,
  type GivenSet,
  type ModuleFunction,
  type ResultSet,
} from "../../functions.js";
import type { ModuleSchedule, PlacedBuffer } from "../../schedule/kernel.js";
import { bufferName, type PrintContext } from "./context.js";

/** A tensor that callers give or get. */
export interface Port {
  /** The user's name: a key of `Inputs`, `Outputs` and their like. */
  readonly name: string;
  /** What messages call it: `input x`. */
  readonly label: string;
  /** The typed array within the model. */
  readonly array: string;
  readonly buffer: Buffer;
  readonly type: TensorType;
  /** The type as text; where the bindings of the module differ, that of each. */
  readonly notation: string;
}

export interface Ports extends PortSets {
  /** The cotangent that a caller must give, where what is differentiated is no scalar. */
  readonly seed: Port | null;
  /** The tensors among all these but the seed, what is given first: the slots of the guard. */
  readonly slots: readonly Port[];
  /** The functions of the module. */
  readonly functions: readonly ModuleFunction[];
}

type PortSets = { readonly [S in GivenSet | ResultSet]: readonly Port[] };

const labels: { readonly [S in GivenSet | ResultSet]: (name: string) => string } = {
  inputs: (name) => `input ${name}`,
  parameters: (name) => `parameter ${name}`,
  state: (name) => `state ${name}`,
  tangents: (name) => `tangent ${name}`,
  vectors: (name) => `vector ${name}`,
  outputs: (name) => `result ${name}`,
  gradients: (name) => `gradient ${name}`,
  jvp: (name) => `result ${name}`,
  hvp: (name) => `result ${name}`,
  jacobian: (name) => name,
  hessian: (name) => name,
};

/** The ports of a schedule, one of those of the module. */
export function portsOf(schedule: ModuleSchedule, context: PrintContext, all: readonly ModuleSchedule[]): Ports {
  const port = (name: string, label: string, placed: readonly PlacedBuffer[]): Port[] =>
    placed.slice(0, 1).map(({ buffer, node, shape }) => ({
      name,
      label,
      array: bufferName(buffer, context),
      buffer,
      type: { dtype: node.type.dtype, shape },
      notation: [...new Set(placed.map(notationOf))].join(" or "),
    }));
  const sets: PortSets = forEach([...givenSets, ...resultSets], (set) =>
    Array.from(schedule[set], ([name, placed]) => {
      return port(name, labels[set](name), [placed, ...all.flatMap((other) => other[set].get(name) ?? [])]);
    }).flat(),
  );
  const [seed = null] = port("seed", "seed", schedule.seed === null ? [] : [schedule.seed]);
  const slots = [...givenSets, ...resultSets].flatMap((set) => sets[set]).filter((each) => !isScalar(each));
  const functions = moduleFunctions.filter((each) => schedule.functions.some(({ name }) => name === each.name));
  return { ...sets, seed, slots, functions };
}

function notationOf({ node, shape }: PlacedBuffer): string {
  return printType({ dtype: node.type.dtype, shape });
}

/** Whether a model has the function. */
export function has({ functions }: Ports, wanted: FunctionName): boolean {
  return functions.some(({ name }) => name === wanted);
}

/** Memory is no longer as forward left it. */
export function forgetForward(ports: Ports): string[] {
  return has(ports, "backward") ? ["run.backward = checkForward;"] : [];
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
