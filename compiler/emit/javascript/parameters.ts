/** The parameters of a module's functions, and how a seed is taken. */
import type { ModuleFunction, ParameterName } from "../../functions.js";
import { checkArray, checkScalar } from "./arguments.js";
import { typeOf, type Ports } from "./port.js";
import { returnedBy } from "./returned.js";
import { takenBy, takes } from "./taken.js";

export interface Parameter {
  readonly name: ParameterName;
  /** What the model's own function calls it. */
  readonly argument: string;
  /** As it stands behind the name: `?: Inputs`. */
  readonly type: string;
}

/** An array as seed must be given, and so must what stands before it. */
export function parametersOf(each: ModuleFunction, ports: Ports): Parameter[] {
  const taken = takenBy(each, ports),
    returned = returnedBy(each, ports),
    { array } = seedOf(each, ports);
  const needed = array === null ? -1 : each.parameters.indexOf("seed");
  return each.parameters.flatMap((name, at): Parameter[] => {
    if (name === "seed") return [{ name, argument: name, type: array === null ? "?: number" : `: ${array}` }];
    if (name === "out" && !returned.takesOut) return [];
    const { argument, type } = taken.find(({ parameter }) => parameter === name) ?? {
      argument: name,
      type: returned.type,
    };
    return [{ name, argument, type: at < needed ? `: ${type} | undefined` : `?: ${type}` }];
  });
}

/** How a seed is declared, checked, and given to the kernels or to the copies of their results. */
export interface Seed {
  /** Type of the parameter; null if it is a number that may be left out. */
  readonly array: string | null;
  readonly check: readonly string[];
  readonly take: readonly string[];
  /** The argument of the functions that copy gradients. */
  readonly argument: string;
}

const noSeed: Seed = { array: null, check: [], take: [], argument: "" };

export function seedOf(each: ModuleFunction, { seed }: Ports): Seed {
  if (!takes(each, "seed")) return noSeed;
  if (seed === null)
    return { array: null, check: checkScalar("seed", "f64", "seed", true), take: [], argument: "seed" };
  const take = [`if (seed !== ${seed.array}) ${seed.array}.set(seed);`];
  return { array: typeOf(seed), check: [checkArray(seed, "seed")], take, argument: "" };
}
