/** What calls give, in the objects that they give it in, and what a model's functions for each of these are called. */
import type { FunctionName, ModuleFunction, ParameterName } from "../../functions.js";
import type { Port, Ports } from "./port.js";

export interface Taken {
  /** What a call gives it as. */
  readonly parameter: "inputs" | "tangents" | "vectors";
  /** The interface, and what a model's own functions call the object. */
  readonly type: "Inputs" | "Tangents" | "Vectors";
  readonly argument: "given" | "direction";
  /** What a message calls one of its keys. */
  readonly role: "input" | "tangent" | "vector";
  readonly ports: readonly Port[];
  /** Those without a value until someone sets them. */
  readonly unset: readonly Port[];
  /** Names within the model: of what can be given, of what has not been set, and of the functions. */
  readonly names: string;
  readonly unsetNames: string;
  readonly checkSet: string;
  readonly markSet: string;
}

/** State has a value from the start. */
export function takenInputs({ inputs, parameters, state }: Ports): Taken {
  const unset = [...inputs, ...parameters];
  return {
    ...{ parameter: "inputs", type: "Inputs", argument: "given", role: "input" },
    ...{ ports: [...unset, ...state], unset },
    ...{ names: "names", unsetNames: "unset", checkSet: "checkSet", markSet: "markSet" },
  };
}

function takenTangents({ tangents }: Ports): Taken {
  return {
    ...{ parameter: "tangents", type: "Tangents", argument: "direction", role: "tangent" },
    ...{ ports: tangents, unset: tangents, names: "tangentNames", unsetNames: "unsetTangents" },
    ...{ checkSet: "checkTangentsSet", markSet: "markTangents" },
  };
}

function takenVectors({ vectors }: Ports): Taken {
  return {
    ...{ parameter: "vectors", type: "Vectors", argument: "direction", role: "vector" },
    ...{ ports: vectors, unset: vectors, names: "vectorNames", unsetNames: "unsetVectors" },
    ...{ checkSet: "checkVectorsSet", markSet: "markVectors" },
  };
}

/** The directions that some function of the module takes. */
export function takenDirections(ports: Ports): Taken[] {
  return [takenTangents(ports), takenVectors(ports)].filter((each) => each.ports.length > 0);
}

/** All that a function takes, inputs first. */
export function takenBy({ parameters }: ModuleFunction, ports: Ports): Taken[] {
  const all = [takenInputs(ports), ...takenDirections(ports)];
  return all.filter(({ parameter }) => parameters.includes(parameter));
}

/** The functions that may be called without arguments: those that need no array as seed. */
export function callableBare({ functions, seed }: Ports): ModuleFunction[] {
  return functions.filter(({ parameters }) => seed === null || !parameters.includes("seed"));
}

export function takes({ parameters }: ModuleFunction, parameter: ParameterName): boolean {
  return parameters.includes(parameter);
}

/** What a call of the function without arguments finds that is not set yet; null if nothing can be missing. */
export function refusalOf(each: ModuleFunction, ports: Ports): string | null {
  if (each.name === "backward") return "checkForward";
  const needed = takenBy(each, ports).filter(({ unset }) => unset.length > 0);
  const [first] = needed;
  if (first === undefined) return null;
  return needed.length === 1 ? first.checkSet : refusalName(each.name);
}

/** Of a function that takes inputs and directions. */
export function refusalName(name: FunctionName): string {
  return `refuse${name[0]?.toUpperCase() ?? ""}${name.slice(1)}`;
}
