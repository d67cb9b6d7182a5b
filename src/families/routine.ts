/** Routines: ops that own their loop nest, written in the kernel vocabulary over row-major buffers. */
import { applyOp } from "../apply.js";
import type { Operand, Tensor } from "../builder.js";
import type { Attributes } from "../graph.js";
import { load, type Scalar, type Term } from "../kernel.js";
import { register, type OpFunction, type RoutineOp, type RoutineOperands, type VjpRules } from "../op.js";
import { sizeOf } from "../types.js";

export interface RoutineDefinition<Names extends readonly string[]> {
  readonly doc: string;
  readonly inputs: Names;
  readonly typeOf: RoutineOp["typeOf"];
  readonly evaluate: RoutineOp["evaluate"];
  readonly program: RoutineOp["program"];
  readonly vjp: VjpRules<Names[number]>;
  /** Left out where no input has a derivative. */
  readonly support?: RoutineOp["support"];
  readonly bounded?: true;
  /** Default: one for each element of the result. */
  readonly flops?: RoutineOp["flops"];
}

/** Defines a routine on nodes; operands come first, then the attributes. Each operand keeps its dtype. */
export function routine<const Names extends readonly string[]>(
  name: string,
  definition: RoutineDefinition<Names>,
): OpFunction<RoutineOp, [operands: { readonly [I in keyof Names]: Operand }, attrs?: Attributes]> {
  const { support, flops, bounded } = definition;
  const op: RoutineOp = register({
    ...definition,
    family: "routine",
    name,
    vjp: definition.vjp as VjpRules,
    bounded: bounded === true,
    support: support ?? ((_node, _at, marked) => marked),
    flops: flops ?? (({ type }) => sizeOf(type.shape)),
  });
  const append = (operands: { readonly [I in keyof Names]: Operand }, attrs: Attributes = {}): Tensor =>
    applyOp(op, operands, attrs, operands.length);
  return Object.assign(append, { op });
}

/** What gives the elements of input `at`, by their row-major position. */
export function elementsOf({ inputs, node }: RoutineOperands, at: number): (position: Term) => Scalar {
  const input = inputs[at];
  if (input === undefined) throw new TypeError(`${node.op.name} has no input ${at}`);
  return (position) => (input.kind === "literal" ? input : load(input, position));
}

/**
 * What a routine's messages call it: the user's name of the node, or of that from which a pass made it; where no one
 * has named it, the op that the user wrote.
 */
export function siteName(node: RoutineOperands["node"]): string {
  let named = node;
  while (named.label === undefined && named.origin !== null && named.origin.from !== null) named = named.origin.from;
  return named.label ?? named.op.name;
}
