/**
 * The pipeline on one page: a program and bindings in, a module out.
 *
 *   declare -> stabilise -> derive -> simplify -> expand -> simplify -> schedule -> plan memory -> emit
 *
 * Every pass appends to one graph and gives new roots; the graph is verified after each. All but the last know one
 * binding of the sizes; a module may be emitted for several.
 */
import { version } from "./version.js";
import type { MakeMachine } from "./emit/javascript/machine.js";
import { reservedNames } from "./emit/names.js";
import { loadAssembler } from "./emit/wasm/assemble.js";
import { describeKernel } from "./describe.js";
import { planArena } from "./memory/arena.js";
import { scheduleModule } from "./schedule/index.js";
import type { ModuleSchedule } from "./schedule/kernel.js";
import type { Simd } from "./schedule/simd.js";
import type { Firing } from "./simplify/engine.js";
import type { Precision } from "./simplify/rule.js";
import { gradientStage, simplifiedStage, sourceStage, type Stage, type StageName } from "./stages.js";
import { chooseTarget } from "./autoTarget.js";
import { checkAlike, listBindings } from "./bindings.js";
import type { Target, TargetChoice, WasmForm } from "./targets.js";
import { needsWasm } from "../src/diagnostics.js";
import type { Binding, Declaration, Program } from "../src/program.js";
import { verify } from "../src/verify.js";

export interface CompileOptions {
  /** Values of the sizes, what is left out has the program's default; or a list of such bindings, all for one module. */
  readonly bind?: Binding | readonly Binding[];
  /** What rewrites must preserve; default `rounding`. */
  readonly precision?: Precision;
  /** Extra checks in the module: dead memory is filled with NaN. */
  readonly debug?: boolean;
  /** A module to be measured: it exports `laps`, which its functions tell of each kernel that is done. */
  readonly laps?: boolean;
  /**
   * What runs the kernels: functions of JavaScript (the default), one program in WebAssembly, or what is the faster for
   * as much work as a call makes, which the module's signature tells.
   */
  readonly target?: TargetChoice;
  /** Where that program is: in the module's text (the default), or in `<name>.wasm` beside it, for a kind of host. */
  readonly wasm?: WasmForm;
}

export type { Stage, StageName };

/** A program for one binding of its sizes, and what the passes made of it. */
export interface CompiledBinding {
  readonly declaration: Declaration;
  readonly stages: { readonly [N in StageName]: Stage };
  readonly kernels: ModuleSchedule;
  /** What simplify did, rule by rule. */
  readonly reports: { readonly firings: readonly Firing[] };
}

/** A module, and what it was made of for its first binding. */
export interface Compiled extends CompiledBinding {
  readonly name: string;
  readonly javascript: string;
  readonly typescript: string;
  readonly declarations: string;
  readonly sourceMap: string;
  /** The kernels where they are WebAssembly: the program that the module holds, and its text. */
  readonly wasm?: Uint8Array;
  readonly wat?: string;
  /** Where the module has its program from. */
  readonly wasmForm?: WasmForm;
  /** The same for each other binding. */
  readonly others: readonly CompiledBinding[];
}

/** Compiles a program for bindings of its sizes. Throws a GradcError for what the user got wrong. */
export async function compile(program: Program, options: CompileOptions = {}): Promise<Compiled> {
  const { bind, precision = "rounding", debug = false, laps = false, target = "js", wasm } = options;
  if (wasm !== undefined && target === "js") throw needsWasm(`the form ${wasm}`);
  const passed = listBindings(bind).map((binding) => passesOf(program.declare(binding), precision));
  const scheduled = (simd: Simd | null): CompiledBinding[] =>
    passed.map((each) => ({ ...each, kernels: scheduleOf(each, precision, simd) }));
  const plain = target === "wasm" ? [] : scheduled(null),
    { target: chosen, reason } = target === "auto" ? chooseTarget(plain) : { target, reason: undefined };
  const { simd, machine } = await meansFor(chosen, wasm ?? "inline"),
    [first, ...others] = simd === null ? plain : scheduled(simd);
  if (first === undefined) throw new TypeError("compile: a module is compiled for at least one binding");
  checkAlike(first, others);
  const defaults = Object.entries(program.sizes).flatMap(([name, size]) => (size === null ? [] : [[name, size]]));
  const { emitModule } = await import("./emit/javascript/module.js");
  const texts = emitModule({
    specialisations: [first, ...others].map(({ declaration, stages, kernels }) => ({
      declaration,
      patterns: stages.gradient.patterns,
      schedule: kernels,
      memory: planArena(kernels),
    })),
    defaults: Object.fromEntries(defaults),
    options: { debug, laps, version, source: program.source, machine, reason },
  });
  return { name: program.name, ...texts, ...first, others };
}

/** What a target adds to the passes. It is loaded when it is asked for: who builds or evaluates graphs prints none. */
interface Means {
  readonly simd: Simd | null;
  readonly machine: MakeMachine;
}

async function meansFor(target: Target, form: WasmForm): Promise<Means> {
  if (target === "js") {
    const { runByJavaScript } = await import("./emit/javascript/machine.js");
    return { simd: null, machine: runByJavaScript };
  }
  const { simd } = await import("./schedule/simd.js"),
    { runByWasm } = await import("./emit/javascript/instance.js"),
    assemble = await loadAssembler();
  return { simd, machine: (specials, options) => runByWasm(specials, options, assemble, form) };
}

/** A program after the last pass that knows no target. */
type Passed = Omit<CompiledBinding, "kernels">;

/** All that is the same for every target. */
function passesOf(declaration: Declaration, precision: Precision): Passed {
  const { graph } = declaration;
  verify(graph);
  const source = sourceStage(declaration);
  const firings: Firing[] = [];
  const gradient = gradientStage(declaration, source, precision, firings);
  verify(graph);
  const simplified = simplifiedStage(gradient, precision, firings);
  verify(graph);
  return { declaration, stages: { source, gradient, simplified }, reports: { firings } };
}

function scheduleOf({ declaration, stages }: Passed, precision: Precision, simd: Simd | null): ModuleSchedule {
  return scheduleModule({
    ...stages.simplified,
    reserved: reservedNames,
    exact: precision === "exact",
    simd,
    describe: (nodes) => describeKernel(nodes, declaration),
  });
}
