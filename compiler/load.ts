/** Importing a compiled module where it was compiled: for tools, tests and pages, not for production. */
import { notInline } from "../src/diagnostics.js";
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
  /** Where kernels are WebAssembly: settles when functions can be called. */
  readonly ready?: Promise<void>;
}

/**
 * Imports the text of the module, and waits until it can be called. Each call gives a module of its own, with memory
 * of its own.
 * @throws GradcError if its WebAssembly is not in the text.
 */
export async function load<M = EmittedModule>({ javascript, wasmForm }: Compiled): Promise<M> {
  if (wasmForm !== undefined && wasmForm !== "inline") throw notInline(wasmForm);
  const url = `data:text/javascript;charset=utf-8,${encodeURIComponent(javascript)}`;
  const module: M & Pick<EmittedModule, "ready"> = await import(/* @vite-ignore */ `${url}#${nextLoad()}`);
  await module.ready;
  return module;
}

let loads = 0;
function nextLoad(): number {
  return ++loads;
}
