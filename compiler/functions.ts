/**
 * The functions that a module can have, as data: what each takes, what it returns, and when a module has it. A new
 * function is an entry of the table here, and a derivation where it needs one.
 */

/** Named tensors that callers give. */
export const givenSets = ["inputs", "parameters", "state", "tangents", "vectors"] as const;
export type GivenSet = (typeof givenSets)[number];

/** Named tensors that functions return; `jacobian` and `hessian` hold one, which is returned as it is. */
export const resultSets = ["outputs", "gradients", "jvp", "hvp", "jacobian", "hessian"] as const;
export type ResultSet = (typeof resultSets)[number];

/** Everything that is computed: results, new values of parameters and state, and the outputs where no one trains. */
export const rootSets = [...resultSets, "updates", "evaluated"] as const;
export type RootSet = (typeof rootSets)[number];

export type Sets<Name extends string, T> = { readonly [N in Name]: ReadonlyMap<string, T> };

/** A function's parameters; `tangents` and `vectors` are the directions of derivatives. */
export type ParameterName = "inputs" | "tangents" | "vectors" | "out" | "seed";

export type FunctionName =
  "forward" | "backward" | "forwardBackward" | "jvp" | "hvp" | "jacobian" | "hessian" | "step" | "evaluate";

export interface ModuleFunction {
  readonly name: FunctionName;
  /** A module has the function if this set is not empty. */
  readonly needs: RootSet;
  readonly parameters: readonly ParameterName[];
  readonly returns: readonly ResultSet[];
  /** Whether the result is an object that holds each set under its name, and not the one set itself. */
  readonly bundled: boolean;
}

/** In the order in which a module defines them. */
export const moduleFunctions: readonly ModuleFunction[] = [
  entry("forward", "outputs", ["inputs", "out"], ["outputs"]),
  entry("backward", "gradients", ["seed", "out"], ["gradients"]),
  entry("forwardBackward", "gradients", ["inputs", "out", "seed"], ["outputs", "gradients"], true),
  entry("jvp", "jvp", ["inputs", "tangents", "out"], ["jvp"]),
  entry("hvp", "hvp", ["inputs", "vectors", "out"], ["hvp"]),
  entry("jacobian", "jacobian", ["inputs", "out"], ["jacobian"]),
  entry("hessian", "hessian", ["inputs", "out"], ["hessian"]),
  entry("step", "updates", ["inputs", "out"], ["outputs"], true),
  entry("evaluate", "evaluated", ["inputs", "out"], ["outputs"], true),
];

function entry(
  name: FunctionName,
  needs: RootSet,
  parameters: readonly ParameterName[],
  returns: readonly ResultSet[],
  bundled = false,
): ModuleFunction {
  return { name, needs, parameters, returns, bundled };
}

/** One value for each name. */
export function forEach<Name extends string, T>(names: readonly Name[], value: (name: Name) => T): { [N in Name]: T } {
  return Object.fromEntries(names.map((name) => [name, value(name)])) as { [N in Name]: T };
}

/** Nothing under every name. */
export function emptySets<Name extends string, T>(names: readonly Name[]): Sets<Name, T> {
  return forEach(names, () => new Map<string, T>());
}
