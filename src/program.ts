/**
 * A program: a recipe that declares inputs, parameters and nodes, and is run once for each binding of its sizes.
 * Running it gives a Declaration: one graph with names.
 */
import { onGraph, Tensor, type Operand } from "./builder.js";
import {
  badInitializer,
  badProgramName,
  badSize,
  duplicateName,
  noOutputs,
  unboundSize,
  unknownNode,
  unknownSize,
} from "./diagnostics.js";
import { appendInput } from "./families/source.js";
import { Graph, type Node } from "./graph.js";
import { namedInitializers, type Initializer, type InitializerSpec } from "./initializer.js";
import { parseType } from "./spec/typeNotation.js";
import type { Shape, TensorType } from "./types.js";

/** Values of the sizes by name. */
export type Binding = { readonly [size: string]: number };

/** What to differentiate: `wrt` defaults to all parameters. */
export interface GradientsSpec {
  readonly of: string;
  readonly wrt?: readonly string[];
  readonly disconnected?: "error" | "zero";
}

/** Where a node comes from in the user's text, for comments and source maps. */
export interface Formula {
  readonly text: string;
  readonly line: number;
}

/** A program for one binding of its sizes. */
export interface Declaration {
  readonly name: string;
  readonly doc: string;
  readonly binding: Binding;
  readonly graph: Graph;
  readonly inputs: ReadonlyMap<string, Node>;
  readonly parameters: ReadonlyMap<string, Node>;
  readonly initializers: ReadonlyMap<string, Initializer>;
  /** Every named node: inputs, parameters and nodes. */
  readonly named: ReadonlyMap<string, Node>;
  readonly outputs: ReadonlyMap<string, Node>;
  readonly gradients: {
    readonly of: string;
    readonly wrt: readonly string[];
    readonly disconnected: "error" | "zero";
  } | null;
  /** Formula of each named node, where the program was a text. */
  readonly formulas: ReadonlyMap<string, Formula>;
}

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
export interface Declared {
  readonly nodes?: { readonly [name: string]: Operand };
  readonly outputs: readonly string[];
  readonly gradients?: GradientsSpec;
}

/** What a recipe declares with. */
export interface Declarer {
  /** An input of the program, for example `p.input("x", "f32[batch, 64]")`. */
  input(name: string, type: string): Tensor;
  /** A parameter: an input that `wrt` takes by default; `init` says how initialize(seed) fills it. */
  parameter(name: string, type: string, init?: InitializerSpec): Tensor;
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
      return scope.finish(name, doc, recipe(scope), new Map());
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

/** Collects what a recipe declares, for one binding. */
export class DeclarationScope implements Declarer {
  readonly graph = new Graph();
  private readonly inputs = new Map<string, Node>();
  private readonly parameters = new Map<string, Node>();
  private readonly initializers = new Map<string, Initializer>();
  private readonly named = new Map<string, Node>();

  constructor(readonly binding: Binding) {}

  size(name: string): number {
    const value = Object.hasOwn(this.binding, name) ? this.binding[name] : undefined;
    if (value === undefined) throw unknownSize(name, Object.keys(this.binding));
    return value;
  }
  input(name: string, type: string): Tensor {
    return Tensor.of(this.declareInput(this.inputs, "an input", name, parseType(type, this.binding)));
  }
  parameter(name: string, type: string, init?: InitializerSpec): Tensor {
    const node = this.declareInput(this.parameters, "a parameter", name, parseType(type, this.binding));
    if (init !== undefined) this.initializers.set(name, resolveInitializer(name, init, node.type.shape));
    return Tensor.of(node);
  }
  private declareInput(into: Map<string, Node>, role: string, name: string, type: TensorType): Node {
    if (this.named.has(name)) throw duplicateName(name, role);
    const node = appendInput(this.graph, name, type);
    into.set(name, node);
    this.name(name, node);
    return node;
  }
  private name(name: string, node: Node): void {
    this.named.set(name, node);
    this.graph.label(node, name);
  }

  /** Names the nodes, checks what is to be derived, and gives the declaration. */
  finish(
    name: string,
    doc: string,
    { nodes = {}, outputs, gradients }: Declared,
    formulas: ReadonlyMap<string, Formula>,
  ): Declaration {
    for (const [label, operand] of Object.entries(nodes)) {
      if (this.named.has(label)) throw duplicateName(label, "an input or a parameter");
      this.name(label, onGraph(this.graph, operand));
    }
    if (outputs.length === 0) throw noOutputs(name);
    return {
      name,
      doc,
      binding: this.binding,
      graph: this.graph,
      inputs: this.inputs,
      parameters: this.parameters,
      initializers: this.initializers,
      named: this.named,
      formulas,
      outputs: new Map(outputs.map((output) => [output, this.find(output, "outputs")])),
      gradients: gradients === undefined ? null : this.derived(gradients),
    };
  }
  private find(name: string, role: string): Node {
    const node = this.named.get(name);
    if (node === undefined) throw unknownNode(name, this.named.keys(), role);
    return node;
  }
  private derived({
    of,
    wrt = [...this.parameters.keys()],
    disconnected = "error",
  }: GradientsSpec): Declaration["gradients"] {
    this.find(of, "gradients.of");
    for (const name of wrt) this.find(name, "gradients.wrt");
    return { of, wrt, disconnected };
  }
}

/** What a spec says of an initial value, resolved for a shape. */
export function resolveInitializer(parameter: string, init: InitializerSpec, shape: Shape): Initializer {
  if (typeof init === "number") return { kind: "constant", value: init };
  if (typeof init === "string") {
    const make = Object.hasOwn(namedInitializers, init) ? namedInitializers[init] : undefined;
    if (make === undefined) throw badInitializer(parameter, init, Object.keys(namedInitializers));
    return make(shape);
  }
  if ("uniform" in init) return { kind: "uniform", low: init.uniform.low, high: init.uniform.high };
  return { kind: "normal", std: init.normal.std };
}
