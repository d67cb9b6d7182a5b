/**
 * The op families: what a definition must contain. An op is written once, in ops/ or composites/, and everything
 * that the rest of the system knows of it is in that definition. The compiler asks for the family and its fields,
 * never for a name.
 */
import type { Tensor } from "./builder.js";
import type { Attributes, Node } from "./graph.js";
import type { Block, Buffer, Literal, Scalar } from "./kernel.js";
import type { DType, TensorType } from "./types.js";

/** What a vjp rule sees: the inputs by name, the result `y` and its cotangent `dy`. */
export type Scope<Name extends string = string> = { readonly [N in Name | "y" | "dy"]: Tensor };
/** All inputs of a node, and which of them a rule is asked for: only ops of any number of inputs need to know. */
export interface Position {
  readonly at: number;
  readonly inputs: readonly Tensor[];
}
/** A line of the textbook: the cotangent of one input. */
export type VjpRule<Name extends string = string> = (
  scope: Scope<Name>,
  attrs: Attributes,
  position: Position,
) => Tensor;
/** Said aloud in place of a rule: why an input has no derivative. */
export interface Nondifferentiable {
  readonly nondifferentiable: string;
}
export const nondifferentiable = (reason: string): Nondifferentiable => ({ nondifferentiable: reason });
/** One rule an input: leaving one out is a type error. */
export type VjpRules<Name extends string = string> = { readonly [N in Name]: VjpRule<Name> | Nondifferentiable };

/** The numbers of a tensor as the evaluator holds them: every dtype in f64, row-major. */
export interface TensorValue {
  readonly type: TensorType;
  readonly data: Float64Array;
  /** Of what has several results: each of them; `data` is then empty. */
  readonly parts?: readonly TensorValue[];
}

interface Definition {
  readonly name: string;
  /** One sentence and the formula. */
  readonly doc: string;
  /** Names of the inputs; a variadic op (concat) repeats its only name. */
  readonly inputs: readonly string[];
  /** The type of the result; throws a diagnostic if the inputs do not fit. */
  readonly typeOf: (inputs: readonly TensorType[], attrs: Attributes) => TensorType;
  /**
   * The local derivative cannot be infinite or NaN, whatever the operands: a zero cotangent stays zero, and the
   * result of the rule needs no mask (DESIGN, section 5).
   */
  readonly bounded: boolean;
  /** The derivative is another than that of the value, as a user wants it: differences do not tell it. */
  readonly overridden?: true;
}

/** How an op is written in a formula: an operator with its precedence, or a call. */
export type Printed = { readonly operator: string; readonly precedence: number } | "call";

export interface ElementwiseOp extends Definition {
  readonly family: "elementwise";
  readonly vjp: VjpRules;
  /** The scalar function in f64. The result is rounded to the dtype of the node by whoever calls it. */
  readonly evaluate: (args: readonly number[], attrs: Attributes, dtype: DType) => number;
  /** The same function in the kernel vocabulary, on operands in their own types. */
  readonly program: (args: readonly Scalar[], attrs: Attributes) => Scalar;
  readonly printed: Printed;
  readonly commutative: boolean;
  /** Input 0 decides, element by element, which of inputs 1 and 2 is the result; the other has no part in it. */
  readonly selects: boolean;
  /** The number that makes the result itself, whatever the other operand is: 0 of a product. */
  readonly annihilator?: number;
  /** When an element cannot be computed at all, and what is wrong then: division of whole numbers by zero. */
  readonly refuses: ((args: readonly Scalar[]) => Refusal | null) | null;
  /** The result is the operand, and lies where that lies. */
  readonly identity?: boolean;
  /** What lies before the node is computed again for the backward pass, which keeps the node. */
  readonly checkpoint?: boolean;
  /** Cost of one element in floating-point operations: what a fused kernel pays to compute it again. */
  readonly flops: number;
}

/** A condition under which a function of the module leaves with a RangeError. */
export interface Refusal {
  readonly condition: Scalar;
  readonly message: string;
  readonly value: Scalar;
}

export interface ReductionOp extends Definition {
  readonly family: "reduction";
  readonly vjp: VjpRules;
  /** The associative function that joins two elements. */
  readonly combine: ElementwiseOp;
  readonly identity: (dtype: DType) => number;
  /** Of an extreme: whether it gives way to another element, if neither is NaN and one is not 0. */
  readonly givesWay?: (extreme: Scalar, element: Scalar) => Scalar;
}

/** One operand and a guarded index map (indexMap.ts); the attributes hold the map, the shape and the fill. */
export interface ViewOp extends Definition {
  readonly family: "view";
}
export interface ReshapeOp extends Definition {
  readonly family: "reshape";
}
export interface ConcatOp extends Definition {
  readonly family: "concat";
}
/** A sum of products over named axes; attribute `labels` is `"ik,kj->ij"`. */
export interface ContractionOp extends Definition {
  readonly family: "contraction";
}

/** What a routine reads and writes: for each input its buffer, or the number that all its elements are; the result. */
export interface RoutineOperands {
  readonly inputs: readonly (Buffer | Literal)[];
  readonly result: Buffer;
  readonly node: Node;
}

/** The op over a new axis 0: the operands at the marked places have it, and so must the result. */
export type BatchRule = (operands: readonly Tensor[], batched: readonly boolean[], attrs: Attributes) => Tensor;

/**
 * From which entries of its operands an entry of a routine's result comes. `moved`: it is one of them, and indices tell
 * which. `joined`: each entry of an operand goes into one of the result, which the op's support tells of positions.
 * `running`: from those before it along attribute `axis`, and its own. `matrices`: from the matrices in the place of
 * its leading axes. `all`: any may matter.
 */
export type EntriesFrom = "moved" | "joined" | "running" | "matrices" | "all";

/** An op that owns its loop nest. */
export interface RoutineOp extends Definition {
  readonly family: "routine";
  readonly entries: EntriesFrom;
  readonly vjp: VjpRules;
  readonly evaluate: (
    inputs: readonly TensorValue[],
    attrs: Attributes,
    type: TensorType,
    name: string,
  ) => Float64Array;
  readonly program: (block: Block, operands: RoutineOperands) => void;
  /** Which entries of input `at` take part in the entries of the result that `support` marks (bool nodes). */
  readonly support: (node: Node, at: number, support: Tensor) => Tensor;
  readonly batch: BatchRule;
  readonly flops: (node: Node) => number;
}

/**
 * An op whose attributes hold the closed subgraphs that it runs; its type is a tuple. The families of arguments and
 * results are told in families/loop.ts.
 */
export interface LoopOp extends Definition {
  readonly family: "loop";
  readonly loop: "scan" | "cond" | "while";
}
/** One of the results of a node that has several; attribute `index`. */
export interface PickOp extends Definition {
  readonly family: "pick";
}

/** A leaf: an input of the program, a constant, or the index along an axis. */
export interface SourceOp extends Definition {
  readonly family: "source";
  readonly source: "input" | "constant" | "iota" | "training";
}

/** A named formula over other ops; dissolved after differentiation. */
export interface CompositeOp extends Definition {
  readonly family: "composite";
  readonly expand: (inputs: readonly Tensor[], attrs: Attributes) => Tensor;
  /** A closed form that is better than differentiating the formula; without it the formula is differentiated. */
  readonly vjp?: VjpRules;
  /** With a closed form: which entries of input `at` take part in the marked entries of the result. */
  readonly support?: (node: Node, at: number, support: Tensor) => Tensor;
}

export type Op =
  | ElementwiseOp
  | ReductionOp
  | ViewOp
  | ReshapeOp
  | ConcatOp
  | ContractionOp
  | RoutineOp
  | LoopOp
  | PickOp
  | SourceOp
  | CompositeOp;
export type Family = Op["family"];

/** Whether the op has a derivative that is not that of its value. */
export const isOverridden = ({ overridden }: Op): boolean => overridden === true;

/** Every op of the language by name, in the order of definition. */
export const registry = new Map<string, Op>();

export function register<T extends Op>(op: T): T {
  if (registry.has(op.name)) throw new TypeError(`op ${op.name} is defined twice`);
  registry.set(op.name, op);
  return op;
}

/** A function on nodes that is also a definition: `mul(a, b)` appends, `mul.op` is the op. */
export type OpFunction<T extends Op, Args extends readonly unknown[]> = ((...args: Args) => Tensor) & {
  readonly op: T;
};

export function callable<T extends Op, Args extends readonly unknown[]>(
  op: T,
  append: (...args: Args) => Tensor,
): OpFunction<T, Args> {
  return Object.assign(append, { op: register(op) });
}

/** Appends a node of this op to the graph of its inputs, with the type that the definition gives it. */
export function appendNode(op: Op, inputs: readonly Node[], attrs: Attributes = {}): Node {
  const first = inputs[0];
  if (first === undefined) throw new TypeError(`${op.name} has no inputs: it is appended through its graph`);
  return first.graph.append(
    op,
    inputs,
    attrs,
    op.typeOf(
      inputs.map((input) => input.type),
      attrs,
    ),
  );
}

/** The rule for input `at`, whatever the op's number of inputs. */
export function ruleOf(rules: VjpRules, op: Op, at: number): VjpRule | Nondifferentiable {
  const rule = rules[op.inputs[Math.min(at, op.inputs.length - 1)] ?? ""];
  if (rule === undefined) throw new TypeError(`${op.name} has no rule for input ${at}`);
  return rule;
}
