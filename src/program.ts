/**
 * A program: a recipe that declares inputs, parameters and nodes, and is run once for each binding of its sizes.
 * Running it gives a Declaration: one graph with names.
 */
import type { Operand, Tensor } from "./builder.js";
import type { Binding, Declaration, DerivativeSpecs } from "./declaration.js";
import { badProgramName, badSize, unboundSize, unknownSize } from "./diagnostics.js";
import type { InitializerSpec } from "./initializer.js";
import { DeclarationScope } from "./scope.js";

export type { Binding, Declaration, Formula } from "./declaration.js";

export interface Program {
  readonly name: string;
  readonly doc: string;
  /** Declared sizes; null must be bound. */
  readonly sizes: { readonly [size: string]: number | null };
  /** The name of the source (a file), for source maps; empty if there is none. */
  readonly source: { readonly file: string; readonly text: string };
  declare(binding?: Binding): Declaration;
}

/** What a recipe returns. */
export interface Declared extends DerivativeSpecs {
  readonly nodes?: { readonly [name: string]: Operand };
  readonly outputs: readonly string[];
  /** New values of parameters and state, which step computes from the old ones. */
  readonly updates?: { readonly [name: string]: Operand };
}

/** What a recipe declares with. */
export interface Declarer {
  /** An input of the program, for example `p.input("x", "f32[batch, 64]")`. */
  input(name: string, type: string): Tensor;
  /** A parameter: an input that `wrt` takes by default; `init` says how initialize(seed) fills it. */
  parameter(name: string, type: string, init?: InitializerSpec): Tensor;
  /** A tensor that the model keeps, and that step changes; `init` says how it begins. */
  state(name: string, type: string, init: InitializerSpec): Tensor;
  /** A bool: false in the emitted evaluate, true in every other function. */
  readonly training: Tensor;
  /** The value of a size. */
  size(name: string): number;
}

export interface ProgramOptions {
  readonly sizes?: { readonly [size: string]: number | null };
  readonly doc?: string;
}

/** A program made with the builder: `recipe` is run once for each binding. */
export function program(name: string, options: ProgramOptions, recipe: (p: Declarer) => Declared): Program {
  checkProgramName(name);
  const { sizes = {}, doc = "" } = options;
  return {
    name,
    doc,
    sizes,
    source: { file: "", text: "" },
    declare: (binding = {}) => {
      const bound = bindSizes(sizes, binding),
        scope = new DeclarationScope(bound);
      return scope.finish(name, doc, recipe(scope));
    },
  };
}

export function checkProgramName(name: string): void {
  if (!/^[A-Za-z][\w-]{0,63}$/.test(name)) throw badProgramName(name);
}

/** The declared sizes with the bound ones in their place. */
export function bindSizes(sizes: { readonly [size: string]: number | null }, binding: Binding): Binding {
  for (const name of Object.keys(binding)) if (!Object.hasOwn(sizes, name)) throw unknownSize(name, Object.keys(sizes));
  return Object.fromEntries(
    Object.entries(sizes).map(([name, declared]) => {
      const value = (Object.hasOwn(binding, name) ? binding[name] : undefined) ?? declared;
      if (value === null) throw unboundSize(name);
      if (!Number.isInteger(value) || value < 0 || value > 2 ** 31 - 1) throw badSize(name, value);
      return [name, value];
    }),
  );
}

/** `batch = 32, time = 10` */
export function printBinding(binding: Binding): string {
  return Object.entries(binding)
    .map(([name, size]) => `${name} = ${size}`)
    .join(", ");
}
