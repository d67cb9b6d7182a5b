/** The library: specs and builder in, modules out. */
export * from "../src/index.js";
export { program, type Binding, type Declaration, type Program } from "../src/program.js";
export { readSpec } from "../src/spec/read.js";
export { evaluate } from "../src/evaluate.js";
export { GradcError } from "../src/diagnostics.js";
export {
  compile,
  type Compiled,
  type CompiledBinding,
  type CompileOptions,
  type Stage,
  type StageName,
} from "./compile.js";
export type { Target, TargetChoice, WasmForm } from "./targets.js";
export { load, type EmittedModule } from "./load.js";
export { gradients, vjp } from "./differentiate.js";
export { hvp, jvp } from "./jvp.js";
export { hessian, jacobian } from "./jacobian.js";
export { vmap } from "./vmap.js";
export { accumulateGradients } from "./accumulate.js";
export { version } from "./version.js";
