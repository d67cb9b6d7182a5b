/** What runs a program's kernels where that is left to the compiler. */
import type { ModuleSchedule } from "./schedule/kernel.js";
import type { Target } from "./targets.js";

/** A target, and why it was chosen. */
export interface Choice {
  readonly target: Target;
  readonly reason: string;
}

/**
 * Operations of a call from which on WebAssembly is the faster: below, what it costs to call it is more than it gains.
 * ARCHITECTURE.md has the measurements.
 */
const worthwhile = 300;

/** By the function that makes most operations, of whichever binding. */
export function chooseTarget(bindings: readonly { readonly kernels: ModuleSchedule }[]): Choice {
  const calls = bindings.flatMap(({ kernels: { functions } }) =>
    functions.map(({ name, kernels }) => ({
      name,
      flops: Math.round(kernels.reduce((sum, kernel) => sum + kernel.flops, 0)),
    })),
  );
  const most = calls.reduce((best, call) => (call.flops > best.flops ? call : best), { name: "a call", flops: 0 });
  const target = most.flops < worthwhile ? "js" : "wasm",
    compared = target === "js" ? "fewer than" : "at least";
  return { target, reason: `${most.name} makes ${most.flops} operations: ${compared} ${worthwhile}` };
}
