/** Every message that gradc says, as a function, with a code. The caller throws what the function returns. */
export * from "./diagnostics/error.js";
export * from "./diagnostics/language.js";
export * from "./diagnostics/loop.js";
export * from "./diagnostics/spec.js";
export * from "./diagnostics/command.js";
export * from "./diagnostics/target.js";
