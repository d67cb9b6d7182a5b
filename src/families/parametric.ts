/** Elementwise ops of one float operand with numbers of their own: a slope, a whole exponent. */
import { applyElementwise } from "../apply.js";
import type { Operand, Tensor } from "../builder.js";
import { dtypeNotAdmitted } from "../diagnostics.js";
import type { Attributes } from "../graph.js";
import type * as k from "../kernel.js";
import { callable, type ElementwiseOp, type OpFunction, type Scope } from "../op.js";
import { isFloat } from "../types.js";
import { widened } from "./elementwise.js";

type Numbers<Name extends string> = { readonly [N in Name]: number };

export interface ParametricDefinition<Name extends string> {
  readonly doc: string;
  /** The names of the numbers. */
  readonly numbers: readonly Name[];
  readonly evaluate: (x: number, numbers: Numbers<Name>) => number;
  /** The function in f64; a result of another dtype is rounded once. */
  readonly program: (x: k.Scalar, numbers: Numbers<Name>) => k.Scalar;
  readonly vjp: (scope: Scope<"x">, numbers: Numbers<Name>) => Tensor;
  readonly overridden?: true;
  /** Default 1. */
  readonly flops?: number;
}

export type Parametric<Name extends string> = OpFunction<ElementwiseOp, [x: Operand, numbers: Numbers<Name>]>;

/** Defines such an op: the operand comes first, then the numbers by name. */
export function parametric<const Name extends string>(
  name: string,
  definition: ParametricDefinition<Name>,
): Parametric<Name> {
  const { doc, numbers, evaluate, program, vjp, overridden, flops = 1 } = definition;
  const read = (attrs: Attributes): Numbers<Name> =>
    Object.fromEntries(numbers.map((number) => [number, Number(attrs[number])])) as Numbers<Name>;
  const op: ElementwiseOp = {
    family: "elementwise",
    name,
    doc,
    inputs: ["x"],
    bounded: false,
    overridden,
    printed: "call",
    commutative: false,
    selects: false,
    refuses: null,
    flops,
    typeOf: ([x]) => {
      if (x === undefined || !isFloat(x.dtype)) throw dtypeNotAdmitted(name, "x", x?.dtype ?? "bool", ["f32", "f64"]);
      return x;
    },
    evaluate: ([x = NaN], attrs) => evaluate(x, read(attrs)),
    program: (args, attrs) => widened((x) => program(x, read(attrs)))(args),
    vjp: { x: (scope: Scope<"x">, attrs) => vjp(scope, read(attrs)) },
  };
  return callable(op, (x: Operand, given: Numbers<Name>) => applyElementwise(op, [x], read({ ...given })));
}
