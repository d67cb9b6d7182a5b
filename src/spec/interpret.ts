/** Runs a spec for one binding of its sizes: declares its inputs and evaluates its formulas on one graph. */
import { onGraph, Tensor, type Operand } from "../builder.js";
import { constantElement, constantShape, type GradcError } from "../diagnostics.js";
import type { Argument } from "../language.js";
import { DeclarationScope, type Binding, type Declaration, type Formula } from "../program.js";
import { isFloat, printType, roundTo, sameShape, type TensorType } from "../types.js";
import type { ConstantSpec, SpecDocument, WrittenType } from "./document.js";
import { evaluateFormula } from "./evaluateFormula.js";
import { formulaConstants, type PlannedNode } from "./plan.js";
import { typeOf } from "./typeNotation.js";

/**
 * The declaration of a spec.
 * @param plan the nodes in the order of evaluation.
 * @param binding a value for each size.
 * @throws GradcError with the place in the spec, if types, shapes or arguments do not fit.
 */
export function interpret(spec: SpecDocument, plan: readonly PlannedNode[], binding: Binding): Declaration {
  const scope = new DeclarationScope(binding);
  const values = new Map<string, Argument>([...formulaConstants, ...Object.entries(binding)]);
  const typeText = (type: WrittenType): string => printType(typeOf(type.notation, binding));
  for (const [name, type] of spec.inputs) values.set(name, scope.input(name, typeText(type)));
  for (const [name, { type, init }] of spec.parameters)
    values.set(name, scope.parameter(name, typeText(type), init ?? undefined));
  for (const [name, constant] of spec.constants) values.set(name, declareConstant(scope, name, constant));
  const nodes = new Map<string, Operand>();
  const formulas = new Map<string, Formula>();
  for (const { name, formula, expression } of plan) {
    const value = evaluateFormula(expression, values, formula.site);
    values.set(name, value);
    nodes.set(name, value);
    formulas.set(name, { text: formula.text, line: formula.line });
  }
  const inOrder = Object.fromEntries(Array.from(spec.nodes.keys(), (name) => [name, nodes.get(name) ?? 0]));
  const { of, wrt, disconnected } = spec.gradients ?? { of: "", wrt: null, disconnected: null };
  const gradients =
    spec.gradients === null ? undefined : { of, wrt: wrt ?? undefined, disconnected: disconnected ?? undefined };
  return scope.finish(spec.name, spec.doc, { nodes: inOrder, outputs: spec.outputs, gradients }, formulas);
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
