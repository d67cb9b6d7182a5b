/** Composites: named formulas over other ops. They stay whole until after differentiation, so that rules can match them. */
import { applyOp } from "../apply.js";
import { Tensor, type Operand } from "../builder.js";
import { Graph, type Attributes } from "../graph.js";
import { appendInput } from "./source.js";
import { register, type CompositeOp, type OpFunction, type VjpRules } from "../op.js";
import type { TensorType } from "../types.js";

export interface CompositeDefinition<Names extends readonly string[]> {
  readonly doc: string;
  readonly inputs: Names;
  readonly expand: (inputs: { readonly [I in keyof Names]: Tensor }, attrs: Attributes) => Tensor;
  /** Without it the type is that of the expansion. */
  readonly typeOf?: (inputs: readonly TensorType[], attrs: Attributes) => TensorType;
  readonly vjp?: VjpRules<Names[number]>;
  readonly support?: CompositeOp["support"];
  readonly bounded?: true;
  /** How many leading operands keep a dtype of their own (indices, conditions) when literals are resolved. */
  readonly free?: number;
}

/** Defines a composite on nodes; operands come first, then the attributes. A literal operand takes the others' dtype. */
export function composite<const Names extends readonly string[]>(
  name: string,
  definition: CompositeDefinition<Names>,
): OpFunction<CompositeOp, [operands: { readonly [I in keyof Names]: Operand }, attrs?: Attributes]> {
  const { doc, inputs, support, free = 0 } = definition;
  const expand = (operands: readonly Tensor[], attrs: Attributes): Tensor =>
    definition.expand(operands as { readonly [I in keyof Names]: Tensor }, attrs);
  const typeOfExpansion = (types: readonly TensorType[], attrs: Attributes): TensorType => {
    const scratch = new Graph();
    return expand(
      types.map((type, at) => Tensor.of(appendInput(scratch, `${at}`, type))),
      attrs,
    ).node.type;
  };
  const op: CompositeOp = register({
    family: "composite",
    name,
    doc,
    inputs,
    expand,
    support,
    bounded: definition.bounded === true,
    vjp: definition.vjp as VjpRules | undefined,
    typeOf: definition.typeOf ?? typeOfExpansion,
  });
  const append = (operands: { readonly [I in keyof Names]: Operand }, attrs: Attributes = {}): Tensor =>
    applyOp(op, operands, attrs, free);
  return Object.assign(append, { op });
}
