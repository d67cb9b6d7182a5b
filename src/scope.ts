/** Collects what a program declares, for one binding of its sizes. */
import { onGraph, Tensor, type Operand } from "./builder.js";
import type {
  Binding,
  Declaration,
  DerivativeSpecs,
  Derivatives,
  Formula,
  GradientsSpec,
  JacobianSpec,
  JvpSpec,
} from "./declaration.js";
import {
  duplicateName,
  noOutputs,
  stateWithoutInit,
  unknownNode,
  unknownSize,
  unknownUpdate,
  updateType,
} from "./diagnostics.js";
import { appendInput, appendTraining } from "./families/source.js";
import { Graph, type Node } from "./graph.js";
import { resolveInitializer, type Initializer, type InitializerSpec } from "./initializer.js";
import type { Declared, Declarer } from "./program.js";
import { parseType } from "./spec/typeNotation.js";
import { sameType, type TensorType } from "./types.js";

/** The texts of nodes and of updates by name, if the program was read from a text. */
export interface Formulas {
  readonly nodes: ReadonlyMap<string, Formula>;
  readonly updates: ReadonlyMap<string, Formula>;
}

const noFormulas: Formulas = { nodes: new Map(), updates: new Map() };

export class DeclarationScope implements Declarer {
  readonly graph = new Graph();
  private readonly inputs = new Map<string, Node>();
  private readonly parameters = new Map<string, Node>();
  private readonly stateTensors = new Map<string, Node>();
  private readonly initializers = new Map<string, Initializer>();
  private readonly named = new Map<string, Node>();
  private readonly formulas = new Map<string, Formula>();
  private trainingNode: Node | null = null;

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
    if (init !== undefined)
      this.initializers.set(name, resolveInitializer(`the parameter ${name}`, init, node.type.shape));
    return Tensor.of(node);
  }
  state(name: string, type: string, init: InitializerSpec | undefined): Tensor {
    if (init === undefined) throw stateWithoutInit(name);
    const node = this.declareInput(this.stateTensors, "a state", name, parseType(type, this.binding));
    this.initializers.set(name, resolveInitializer(`the state ${name}`, init, node.type.shape));
    return Tensor.of(node);
  }
  get training(): Tensor {
    if (this.trainingNode === null) {
      this.trainingNode = appendTraining(this.graph);
      this.graph.label(this.trainingNode, "training");
    }
    return Tensor.of(this.trainingNode);
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

  /**
   * The node of the new value of a parameter or a state; a number takes the dtype of what it is for.
   * @throws GradcError if there is no such parameter or state, or if its type is another.
   */
  newValue(name: string, operand: Operand): Node {
    const target = this.parameters.get(name) ?? this.stateTensors.get(name);
    if (target === undefined) throw unknownUpdate(name, [...this.parameters.keys(), ...this.stateTensors.keys()]);
    const weak = Tensor.from(operand).dtype === null;
    const node = onGraph(this.graph, operand, weak ? target.type.dtype : null, `the update of ${name}`);
    if (!sameType(node.type, target.type)) throw updateType(name, target.type, node.type);
    return node;
  }

  /** Names the nodes, checks what is to be derived, and gives the declaration. */
  finish(name: string, doc: string, declared: Declared, formulas: Formulas = noFormulas): Declaration {
    const { nodes = {}, outputs, updates = {} } = declared;
    for (const [label, operand] of Object.entries(nodes)) {
      if (this.named.has(label)) throw duplicateName(label, "an input or a parameter");
      this.name(label, onGraph(this.graph, operand));
    }
    if (outputs.length === 0) throw noOutputs(name);
    const found = new Map(outputs.map((output) => [output, this.find(output, "outputs")]));
    const derivatives = this.derivatives(declared);
    for (const [label, formula] of formulas.nodes) this.formulas.set(label, formula);
    const newValues = Object.entries(updates).map(
      ([target, operand]) => [target, this.update(target, operand, formulas.updates.get(target))] as const,
    );
    return {
      name,
      doc,
      binding: this.binding,
      graph: this.graph,
      inputs: this.inputs,
      parameters: this.parameters,
      state: this.stateTensors,
      initializers: this.initializers,
      training: this.trainingNode,
      named: this.named,
      formulas: this.formulas,
      outputs: found,
      updates: new Map(newValues),
      ...derivatives,
    };
  }
  private update(name: string, operand: Operand, formula: Formula | undefined): Node {
    const node = this.newValue(name, operand);
    if (node.op.family === "source" || node.label !== undefined) return node;
    let label = `next_${name}`;
    for (let count = 2; this.named.has(label); count++) label = `next_${name}_${count}`;
    this.name(label, node);
    if (formula !== undefined) this.formulas.set(label, formula);
    return node;
  }
  private find(name: string, role: string): Node {
    const node = this.named.get(name);
    if (node === undefined) throw unknownNode(name, this.named.keys(), role);
    return node;
  }
  private derivatives({ gradients, jvp, hvp, jacobian, hessian }: DerivativeSpecs): Derivatives {
    const products = (key: keyof Derivatives, spec: GradientsSpec | undefined): Required<GradientsSpec> | null => {
      if (spec === undefined) return null;
      const { of, wrt = [...this.parameters.keys()], disconnected = "error" } = spec;
      this.find(of, `${key}.of`);
      for (const name of wrt) this.find(name, `${key}.wrt`);
      return { of, wrt, disconnected };
    };
    const along = ({ of, wrt }: JvpSpec): Required<JvpSpec> | null => {
      const asked = products("jvp", { of, wrt });
      return asked === null ? null : { of: asked.of, wrt: asked.wrt };
    };
    const matrix = (key: keyof Derivatives, spec: JacobianSpec | undefined): Required<JacobianSpec> | null => {
      if (spec === undefined) return null;
      this.find(spec.of, `${key}.of`);
      this.find(spec.wrt, `${key}.wrt`);
      return { ...spec, sparse: spec.sparse ?? false };
    };
    return {
      gradients: products("gradients", gradients),
      jvp: jvp === undefined ? null : along(jvp),
      hvp: products("hvp", hvp),
      jacobian: matrix("jacobian", jacobian),
      hessian: matrix("hessian", hessian),
    };
  }
}
