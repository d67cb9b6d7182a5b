/** Importing a compiled module where it was compiled: for tools, tests and pages, not for production. */
import type { Compiled } from "./compile.js";

/** What every emitted module exports; the precise types are in its declarations. */
export interface EmittedModule {
  readonly forward: (...args: readonly unknown[]) => unknown;
  readonly backward?: (...args: readonly unknown[]) => unknown;
  readonly forwardBackward?: (...args: readonly unknown[]) => unknown;
  readonly jvp?: (...args: readonly unknown[]) => unknown;
  readonly hvp?: (...args: readonly unknown[]) => unknown;
  readonly jacobian?: (...args: readonly unknown[]) => unknown;
  readonly hessian?: (...args: readonly unknown[]) => unknown;
  readonly step?: (...args: readonly unknown[]) => unknown;
  readonly evaluate?: (...args: readonly unknown[]) => unknown;
  readonly initialize?: (seed?: number) => void;
  readonly create: (binding?: { readonly [size: string]: number }) => unknown;
  readonly signature: unknown;
}

/** Imports the text of the module. Each call gives a module of its own, with memory of its own. */
export async function load<M = EmittedModule>(compiled: Compiled): Promise<M> {
  const url = `data:text/javascript;charset=utf-8,${encodeURIComponent(compiled.javascript)}`;
  const module: M = await import(/* @vite-ignore */ `${url}#${nextLoad()}`);
  return module;
}

let loads = 0;
function nextLoad(): number {
  return ++loads;
}
