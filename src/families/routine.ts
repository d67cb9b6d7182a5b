/** Routines: ops that own their loop nest, written in the kernel vocabulary over row-major buffers. */
import { applyOp } from "../apply.js";
import { broadcastToShape, type Operand, type Tensor } from "../builder.js";
import type { Attributes } from "../graph.js";
import { load, type Scalar, type Term } from "../kernel.js";
import {
  register,
  type BatchRule,
  type EntriesFrom,
  type OpFunction,
  type RoutineOp,
  type RoutineOperands,
  type VjpRules,
} from "../op.js";
import { sizeOf } from "../types.js";

export interface RoutineDefinition<Names extends readonly string[]> {
  readonly doc: string;
  readonly inputs: Names;
  readonly typeOf: RoutineOp["typeOf"];
  readonly evaluate: RoutineOp["evaluate"];
  readonly program: RoutineOp["program"];
  readonly vjp: VjpRules<Names[number]>;
  /**
   * The op over a new axis 0. `leading`: operands may have any axes before their last ones. `along`: all have the axes
   * of the result, along one of which, that of attribute `axis`, the op works.
   */
  readonly batch: "leading" | "along" | BatchRule;
  /** Default: what `batch` implies; `all` where that is a rule. */
  readonly entries?: EntriesFrom;
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
  const { support, flops, bounded, batch } = definition,
    implied = { leading: "matrices", along: "running" } as const;
  const op: RoutineOp = register({
    ...definition,
    family: "routine",
    name,
    vjp: definition.vjp as VjpRules,
    bounded: bounded === true,
    entries: definition.entries ?? (typeof batch === "function" ? "all" : implied[batch]),
    support: support ?? ((_node, _at, marked) => marked),
    batch: (operands, batched, attrs) =>
      typeof batch === "function"
        ? batch(operands, batched, attrs)
        : append(
            allBatched(operands, batched),
            batch === "along" ? { ...attrs, axis: Number(attrs["axis"]) + 1 } : attrs,
          ),
    flops: flops ?? (({ type }) => sizeOf(type.shape)),
  });
  const append = (operands: readonly Operand[], attrs: Attributes = {}): Tensor =>
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

/** Every operand with the new axis 0: those that lack it repeat along it. */
export function allBatched(operands: readonly Tensor[], batched: readonly boolean[]): readonly Tensor[] {
  const size = operands[batched.indexOf(true)]?.shape[0] ?? 1;
  return operands.map((operand, at) =>
    batched[at] === true ? operand : broadcastToShape("vmap", operand, [size, ...operand.shape]),
  );
}
