/** Runs a spec for one binding of its sizes: declares its inputs and evaluates its formulas on one graph. */
import { onGraph, Tensor, type Operand } from "../builder.js";
import type { Binding, Declaration, DerivativeSpecs, Formula, GradientsSpec, JacobianSpec } from "../declaration.js";
import { constantElement, constantShape, GradcError } from "../diagnostics.js";
import type { Argument } from "../language.js";
import { DeclarationScope } from "../scope.js";
import { isFloat, printType, roundTo, sameShape, type TensorType } from "../types.js";
import type { ConstantSpec, GradientsDocument, JacobianDocument, SpecDocument, WrittenType } from "./document.js";
import { evaluateFormula } from "./evaluateFormula.js";
import { evaluateNode, isOperand } from "./evaluateNode.js";
import { formulaConstants, training, type Plan, type PlannedFormula, type PlannedNode } from "./plan.js";
import { typeOf } from "./typeNotation.js";

/**
 * The declaration of a spec.
 * @param plan the formulas, read.
 * @param binding a value for each size.
 * @throws GradcError with the place in the spec, if types, shapes or arguments do not fit.
 */
export function interpret(spec: SpecDocument, plan: Plan, binding: Binding): Declaration {
  const scope = new DeclarationScope(binding);
  const values = new Map<string, Argument>([...formulaConstants, ...Object.entries(binding)]);
  const typeText = (type: WrittenType): string => printType(typeOf(type.notation, binding));
  for (const [name, type] of spec.inputs) values.set(name, scope.input(name, typeText(type)));
  for (const [name, { type, init }] of spec.parameters)
    values.set(name, scope.parameter(name, typeText(type), init ?? undefined));
  for (const [name, { type, init }] of spec.state) values.set(name, scope.state(name, typeText(type), init));
  for (const [name, constant] of spec.constants) values.set(name, declareConstant(scope, name, constant));
  if (plan.readsTraining) values.set(training, scope.training);
  const nodes = new Map<string, Operand>();
  for (const planned of plan.nodes) {
    const value = evaluateNode(scope.graph, planned, values);
    values.set(planned.name, value);
    if (isOperand(value)) nodes.set(planned.name, value);
  }
  const order = [...spec.nodes.keys()].flatMap((name) => {
    const value = nodes.get(name);
    return value === undefined ? [] : [[name, value] as const];
  });
  const declared = {
    nodes: Object.fromEntries(order),
    outputs: spec.outputs,
    updates: Object.fromEntries(plan.updates.map((update) => [update.name, newValue(scope, update, values)])),
    ...derivatives(spec),
  };
  const formulas = { nodes: textsOf(plan.nodes), updates: textsOf(plan.updates) };
  return scope.finish(spec.name, spec.doc, declared, formulas);
}

/** The formulas of nodes by their names; those within scans by theirs, unless a node outside has the name. */
function textsOf(planned: readonly PlannedNode[]): Map<string, Formula> {
  const within = planned.flatMap((node) => ("scan" in node ? [...textsOf([...node.body, ...node.stack])] : [])),
    own = planned.flatMap((node) => ("scan" in node ? [] : [[node.name, formulaIn(node)] as const]));
  return new Map([...within, ...own]);
}

function formulaIn({ formula: { text, line } }: PlannedFormula): Formula {
  return { text, line };
}

/** What an update gives, shown to fit at its place. */
function newValue(
  scope: DeclarationScope,
  { name, formula, expression }: PlannedFormula,
  values: ReadonlyMap<string, Argument>,
): Tensor {
  const value = evaluateFormula(expression, values, formula.site);
  try {
    return Tensor.of(scope.newValue(name, value));
  } catch (error) {
    throw error instanceof GradcError ? formula.site.at(error, 0) : error;
  }
}

/** What the spec leaves out has the defaults of a program. */
function derivatives({ gradients, jvp, hvp, jacobian, hessian }: SpecDocument): DerivativeSpecs {
  const products = (asked: GradientsDocument | null): GradientsSpec | undefined =>
    asked === null
      ? undefined
      : { of: asked.of, wrt: asked.wrt ?? undefined, disconnected: asked.disconnected ?? undefined };
  const matrix = (asked: JacobianDocument | null): JacobianSpec | undefined =>
    asked === null ? undefined : { of: asked.of, wrt: asked.wrt, sparse: asked.sparse ?? undefined };
  return {
    gradients: products(gradients),
    jvp: products(jvp),
    hvp: products(hvp),
    jacobian: matrix(jacobian),
    hessian: matrix(hessian),
  };
}

function declareConstant(scope: DeclarationScope, name: string, { type: { notation }, value }: ConstantSpec): Tensor {
  const type = typeOf(notation, scope.binding);
  if (!sameShape(type.shape, value.shape)) throw notation.site.at(constantShape(type, value.shape), 0);
  const fault = faultOf(type, value.data, value.truth);
  if (fault !== null) throw notation.site.at(fault, 0);
  const literal = Tensor.literal(
    type.dtype,
    type.shape,
    value.data.map((element) => roundTo(type.dtype, element)),
  );
  const node = onGraph(scope.graph, literal);
  scope.graph.label(node, name);
  return Tensor.of(node);
}

/** Why a value cannot have a type, or null. */
function faultOf(type: TensorType, data: Float64Array, truth: boolean): GradcError | null {
  if (data.length === 0) return null;
  if (type.dtype === "bool") return truth ? null : constantElement(type, "true or false", "a number");
  if (truth) return constantElement(type, "a number", "true or false");
  const wrong = isFloat(type.dtype) ? undefined : data.find((element) => element !== (element | 0));
  return wrong === undefined ? null : constantElement(type, "a whole number of 32 bits", String(wrong));
}
