/**
 * The pipeline on one page: a program and a binding in, a module out.
 *
 *   declare -> stabilise -> differentiate -> simplify -> expand -> simplify -> schedule -> plan memory -> emit
 *
 * Every pass appends to one graph and gives new roots; the graph is verified after each.
 */
import { version } from "./version.js";
import { gradients as differentiate } from "./differentiate.js";
import { emitModule } from "./emit/javascript/module.js";
import { reservedNames } from "./emit/names.js";
import { expandComposites } from "./expand.js";
import { describeKernel } from "./describe.js";
import { planArena } from "./memory/arena.js";
import { scheduleModule } from "./schedule/index.js";
import type { ModuleSchedule } from "./schedule/kernel.js";
import { simplify, type Firing } from "./simplify/engine.js";
import type { Precision } from "./simplify/rule.js";
import { stabilizing } from "./simplify/rules/index.js";
import { severalBindings } from "../src/diagnostics.js";
import { appendInput } from "../src/families/source.js";
import type { Graph, Node } from "../src/graph.js";
import type { Binding, Declaration, Program } from "../src/program.js";
import { verify } from "../src/verify.js";

export interface CompileOptions {
  /** Values of the sizes, or a list with one such binding; what is left out has the program's default. */
  readonly bind?: Binding | readonly Binding[];
  /** What rewrites must preserve; default `rounding`. */
  readonly precision?: Precision;
  /** Extra checks in the module: dead memory is filled with NaN. */
  readonly debug?: boolean;
}

export type StageName = "source" | "gradient" | "simplified";

/** The graph after a pass: what is live is what its named nodes reach. */
export interface Stage {
  readonly name: StageName;
  readonly program: string;
  readonly graph: Graph;
  readonly inputs: ReadonlyMap<string, Node>;
  readonly parameters: ReadonlyMap<string, Node>;
  readonly outputs: ReadonlyMap<string, Node>;
  readonly gradients: ReadonlyMap<string, Node>;
  /** The cotangent that the caller gives, where `of` is no scalar. */
  readonly seed: Node | null;
}

export interface Compiled {
  readonly name: string;
  readonly javascript: string;
  readonly typescript: string;
  readonly declarations: string;
  readonly sourceMap: string;
  readonly declaration: Declaration;
  readonly stages: { readonly [N in StageName]: Stage };
  readonly kernels: ModuleSchedule;
  /** What simplify did, rule by rule. */
  readonly reports: { readonly firings: readonly Firing[] };
}

/** Compiles a program for one binding of its sizes. Throws a GradcError for what the user got wrong. */
export async function compile(program: Program, options: CompileOptions = {}): Promise<Compiled> {
  const declaration = program.declare(oneBinding(options.bind)),
    { graph } = declaration;
  const { precision = "rounding" } = options;
  verify(graph);
  const source = sourceStage(declaration);
  const firings: Firing[] = [];
  const gradient = gradientStage(declaration, source, precision, firings);
  verify(graph);
  const simplified = simplifiedStage(gradient, precision, firings);
  verify(graph);
  const kernels = scheduleModule({
    ...simplified,
    reserved: reservedNames,
    exact: precision === "exact",
    describe: (nodes) => describeKernel(nodes, declaration),
  });
  const { javascript, typescript, declarations, sourceMap } = emitModule({
    declaration,
    schedule: kernels,
    memory: planArena(kernels),
    options: { debug: options.debug === true, version, source: program.source },
  });
  const stages = { source, gradient, simplified };
  return {
    name: program.name,
    javascript,
    typescript,
    declarations,
    sourceMap,
    declaration,
    stages,
    kernels,
    reports: { firings },
  };
}

/** A module holds one binding of the sizes. */
function oneBinding(bind: Binding | readonly Binding[] = {}): Binding {
  if (!isList(bind)) return bind;
  if (bind.length > 1) throw severalBindings(bind.length);
  return bind[0] ?? {};
}

function isList(bind: Binding | readonly Binding[]): bind is readonly Binding[] {
  return Array.isArray(bind);
}

function sourceStage({ name, graph, inputs, parameters, outputs }: Declaration): Stage {
  return { name: "source", program: name, graph, inputs, parameters, outputs, gradients: new Map(), seed: null };
}

/**
 * Appends the gradients that the program asks for, and names them `d_<label>`. What overflows in a naive formula would
 * overflow in its derivative too, where no rule can mend it: stabilising rewrites come first.
 */
function gradientStage(
  { graph, named, gradients }: Declaration,
  source: Stage,
  precision: Precision,
  firings: Firing[],
): Stage {
  const written = gradients === null ? undefined : named.get(gradients.of);
  if (gradients === null || written === undefined) return { ...source, name: "gradient" };
  const wrt = gradients.wrt.flatMap((name) => named.get(name) ?? []),
    options = { rules: stabilizing, precision, keep: wrt };
  const stabilized = simplify(graph, [written, ...source.outputs.values()], options);
  firings.push(...stabilized.firings);
  const [of = written, ...stable] = stabilized.roots;
  const outputs = new Map([...source.outputs].map(([name, node], at) => [name, stable[at] ?? node]));
  const seed = of.type.shape.length === 0 ? null : appendInput(graph, "seed of the gradient", of.type);
  const derived = differentiate(of, wrt, { seed: seed ?? undefined, disconnected: gradients.disconnected });
  const byName = new Map(derived.map((node, at) => [gradients.wrt[at] ?? "", node]));
  for (const [name, node] of byName) if (node.op.family !== "source") graph.label(node, `d_${name}`);
  return { ...source, name: "gradient", outputs, gradients: byName, seed };
}

function simplifiedStage(stage: Stage, precision: Precision, firings: Firing[]): Stage {
  const { graph, outputs, gradients } = stage;
  let roots = [...outputs.values(), ...gradients.values()];
  const simplified = (nodes: Node[], composites: "whole" | "dissolved"): Node[] => {
    const result = simplify(graph, nodes, { precision, composites });
    firings.push(...result.firings);
    return result.roots;
  };
  const passes = [
    (nodes: Node[]): Node[] => simplified(nodes, "whole"),
    (nodes: Node[]): Node[] => expandComposites(graph, nodes).roots,
    (nodes: Node[]): Node[] => simplified(nodes, "dissolved"),
  ];
  for (const pass of passes) roots = pass(roots);
  const named = (of: ReadonlyMap<string, Node>, from: number): Map<string, Node> =>
    new Map([...of].map(([name, node], at) => [name, roots[from + at] ?? node]));
  return { ...stage, name: "simplified", outputs: named(outputs, 0), gradients: named(gradients, outputs.size) };
}
