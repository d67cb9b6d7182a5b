/** What runs kernels, and how a module comes by its WebAssembly: names alone, so that a command line can list them. */

/** Functions of JavaScript, or one program in WebAssembly. */
export const targets = ["js", "wasm"] as const;
export type Target = (typeof targets)[number];

/** What may be asked for: a target, or whichever is the faster for as much work as a call makes. */
export const targetChoices = [...targets, "auto"] as const;
export type TargetChoice = (typeof targetChoices)[number];

/**
 * The program in the text of the module, or in a file beside it: as Node reads it, as a bundler finds and a page
 * fetches it, or as a worker of an edge network imports it, compiled.
 */
export const wasmForms = ["inline", "node", "bundler", "worker"] as const;
export type WasmForm = (typeof wasmForms)[number];
