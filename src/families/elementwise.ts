/** Elementwise ops: a scalar function, applied to each element. */
import { applyElementwise } from "../apply.js";
import { dtypeNotAdmitted, typesDiffer } from "../diagnostics.js";
import type { Attributes } from "../graph.js";
import type { Operand } from "../builder.js";
import * as k from "../kernel.js";
import {
  callable,
  register,
  type ElementwiseOp,
  type Nondifferentiable,
  type OpFunction,
  type Printed,
  type Refusal,
  type VjpRule,
  type VjpRules,
} from "../op.js";
import { define, tensor } from "../language.js";
import { sameType, type DType, type TensorType } from "../types.js";

export type Unary = OpFunction<ElementwiseOp, [x: Operand]>;
export type Binary = OpFunction<ElementwiseOp, [a: Operand, b: Operand]>;
export type Ternary = OpFunction<ElementwiseOp, [a: Operand, b: Operand, c: Operand]>;

/** Which dtypes an op takes. `float`: f32 f64; `number`: also i32; `any`: also bool; `bool`: bool only. */
export type Admits = "float" | "number" | "any" | "bool";
const admitted: { readonly [A in Admits]: readonly DType[] } = {
  float: ["f32", "f64"],
  number: ["f32", "f64", "i32"],
  any: ["f32", "f64", "i32", "bool"],
  bool: ["bool"],
};

type Numbers<Names extends readonly string[]> = { [I in keyof Names]: number };
type Scalars<Names extends readonly string[]> = { [I in keyof Names]: k.Scalar };
type Operands<Names extends readonly string[]> = { [I in keyof Names]: Operand };

export interface ElementwiseDefinition<Names extends readonly string[]> {
  readonly doc: string;
  /** For the reference; see Documentation. */
  readonly example: string;
  readonly special?: string;
  readonly inputs: Names;
  readonly admits: Admits;
  /** bool where the result is a truth value; else the result has the dtype of the inputs. */
  readonly result?: "bool";
  readonly selects?: true;
  readonly annihilator?: number;
  readonly evaluate: (args: Numbers<Names>, dtype: DType, attrs: Attributes) => number;
  readonly program: (args: Scalars<Names>, attrs: Attributes) => k.Scalar;
  readonly vjp: VjpRules<Names[number]> | Nondifferentiable;
  readonly bounded?: true;
  readonly overridden?: true;
  readonly printed?: Printed;
  readonly commutative?: true;
  readonly refuses?: (args: Scalars<Names>) => Refusal | null;
  /** Default 1. */
  readonly flops?: number;
}

/**
 * Defines an elementwise op: the function that appends it, its entry in the language, its definition.
 * All inputs have one dtype and shape, but for the condition of an op that selects.
 */
export function elementwise<const Names extends readonly string[]>(
  name: string,
  definition: ElementwiseDefinition<Names>,
): OpFunction<ElementwiseOp, Operands<Names>> {
  const { doc, example, special, inputs, admits, evaluate, program, refuses } = definition,
    selects = definition.selects === true;
  const op: ElementwiseOp = {
    family: "elementwise",
    name,
    doc,
    inputs,
    selects,
    annihilator: definition.annihilator,
    overridden: definition.overridden,
    bounded: definition.bounded === true || isNondifferentiable(definition.vjp),
    typeOf: (types) => {
      checkInputs(name, inputs, types, admits, selects);
      const last = types[types.length - 1];
      return { dtype: definition.result ?? last?.dtype ?? "f64", shape: last?.shape ?? [] };
    },
    evaluate: (args, attrs, dtype) => evaluate(args as Numbers<Names>, dtype, attrs),
    program: (args, attrs) => program(args as Scalars<Names>, attrs),
    vjp: isNondifferentiable(definition.vjp) ? everyInput(inputs, definition.vjp) : definition.vjp,
    refuses: refuses === undefined ? null : (args) => refuses(args as Scalars<Names>),
    printed: definition.printed ?? "call",
    commutative: definition.commutative === true,
    flops: definition.flops ?? 1,
  };
  const parameters = inputs.map((input) => [input, tensor] as const);
  define(name, { doc, example, special }, parameters, {}, (...args) =>
    applyElementwise(op, args.slice(0, inputs.length) as Operand[]),
  );
  return callable(op, (...operands: Operands<Names>) => applyElementwise(op, operands));
}

function isNondifferentiable(vjp: VjpRules | Nondifferentiable): vjp is Nondifferentiable {
  return typeof vjp["nondifferentiable"] === "string";
}

function everyInput(
  inputs: readonly string[],
  reason: Nondifferentiable,
): { [name: string]: VjpRule | Nondifferentiable } {
  return Object.fromEntries(inputs.map((input) => [input, reason]));
}

function checkInputs(
  name: string,
  inputs: readonly string[],
  types: readonly TensorType[],
  admits: Admits,
  selects: boolean,
): void {
  const last = types[types.length - 1];
  types.forEach((type, at) => {
    const condition = selects && at === 0,
      allowed = condition ? admitted.bool : admitted[admits];
    if (!allowed.includes(type.dtype)) throw dtypeNotAdmitted(name, inputs[at] ?? "x", type.dtype, allowed);
    const wanted = condition && last !== undefined ? { dtype: type.dtype, shape: last.shape } : last;
    if (wanted !== undefined && !sameType(type, wanted)) throw typesDiffer(name, type, wanted);
  });
}

/** A program of f64 in the dtype of its operands: f32 operands are widened, and the result is rounded once. */
export function widened(program: (...args: k.Scalar[]) => k.Scalar): (args: readonly k.Scalar[]) => k.Scalar {
  return (args) => k.convert(args[0]?.type ?? "f64", program(...args.map((arg) => k.convert("f64", arg))));
}

/** The same with a program of its own for f32. */
export function widenedOr(
  single: k.ScalarFunction,
  program: (...args: k.Scalar[]) => k.Scalar,
): (args: readonly k.Scalar[]) => k.Scalar {
  const wide = widened(program);
  return (args) => (args[0]?.type === "f32" ? k.call(single, ...args) : wide(args));
}

/** An op whose value is its operand, whatever the dtype: only derivatives and memory see that it is there. */
export function unchanged(
  name: string,
  doc: string,
  effect: Pick<ElementwiseOp, "vjp" | "identity" | "checkpoint">,
): ElementwiseOp {
  return register({
    family: "elementwise",
    name,
    doc,
    inputs: ["x"],
    bounded: true,
    printed: "call",
    commutative: false,
    selects: false,
    refuses: null,
    flops: 0,
    typeOf: ([x]) => x ?? { dtype: "f64", shape: [] },
    evaluate: ([x]) => x ?? 0,
    program: ([x]) => x ?? k.f64(0),
    ...effect,
  });
}
