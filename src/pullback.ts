/**
 * The chain rule at one node: the cotangent of an input from the cotangent of the result.
 *
 * A cotangent is a value and a support: the entries that take part in what is differentiated (a bool tensor, or
 * null for everywhere). An op that selects restricts the support; views move it, reductions repeat it, contractions
 * and routines join the entries that they mix. Where the support does not hold the value is 0, and a rule whose
 * local factor can be infinite or NaN is masked by it, so that 0 times infinity never becomes NaN.
 */
import type { Tensor } from "./builder.js";
import { contract, parseLabels } from "./families/contraction.js";
import { concatStarts } from "./families/concat.js";
import { reshapeTo } from "./families/reshape.js";
import { numbers, viewOf } from "./families/view.js";
import type { Node } from "./graph.js";
import { adjointOf } from "./indexMap.js";
import { ruleOf, type Scope, type VjpRules } from "./op.js";
import { logicalAnd, logicalNot, where } from "./ops/compare.js";
import { anyOver, sumOver } from "./ops/reduce.js";
import { broadcastAxes, permute, slice, view } from "./ops/view.js";
import { isFloat, type Shape, type TensorType } from "./types.js";

export interface Cotangent {
  readonly value: Tensor;
  readonly support: Tensor | null;
}

/** The operands of a node as tensors: those of its graph, or stand-ins of the same types in another. */
export interface Operands {
  readonly inputs: readonly Tensor[];
  readonly y: Tensor;
}

/** Why no cotangent reaches input `at` of a node, or null if one does. */
export function cutAt(node: Node, at: number): string | null {
  const input = node.inputs[at];
  if (node.op.family === "pick" || node.op.family === "loop") return cutInLoop(node, input);
  if (!isFloat(node.type.dtype)) return `${node.op.name}, whose value is ${node.type.dtype}`;
  if (input === undefined || !isFloat(input.type.dtype))
    return `${node.op.name}, whose operand is ${input?.type.dtype ?? "missing"}`;
  const rules = rulesOf(node);
  const rule = rules === null ? null : ruleOf(rules, node.op, at);
  return rule !== null && typeof rule !== "function" ? `${node.op.name}: ${rule.nondifferentiable}` : null;
}

/** A loop carries cotangents from floats to floats; what passes through it is known only by its bodies. */
function cutInLoop({ op, type }: Node, input: Node | undefined): string | null {
  const results = type.parts ?? [type],
    operands = input?.type.parts ?? [input?.type ?? type];
  const cut = [...(results.some(isFloatType) ? [] : results), ...(operands.some(isFloatType) ? [] : operands)][0];
  return cut === undefined ? null : `${op.name}, where it is ${cut.dtype}`;
}
const isFloatType = ({ dtype }: TensorType): boolean => isFloat(dtype);

function rulesOf({ op }: Node): VjpRules | null {
  return "vjp" in op && op.vjp !== undefined ? op.vjp : null;
}

/** The cotangent of input `at`; the op must have a rule there (a composite: a closed form). */
export function pullback(node: Node, at: number, dy: Cotangent, operands: Operands): Cotangent {
  const { op } = node;
  switch (op.family) {
    case "elementwise":
      return selectSupport(node, at, operands, masked(ruled(node, at, dy.value, operands), dy.support, op.bounded));
    case "reduction":
      return masked(
        ruled(node, at, dy.value, operands),
        transport(dy, (support) => broadcastAxes(support, shapeOf(operands, at), numbers(node.attrs["axes"]))),
        op.bounded,
      );
    case "view":
      return both(dy, (part) => viewCotangent(node, part, shapeOf(operands, at)));
    case "reshape":
      return both(dy, (part) => reshapeTo(part, shapeOf(operands, at)));
    case "concat":
      return both(dy, (part) => partOf(node, at, part));
    case "contraction":
      return masked(contractionCotangent(node, at, dy, operands), cotangentSupport(node, at, dy), false);
    case "routine":
    case "composite":
      return masked(
        ruled(node, at, dy.value, operands),
        transport(dy, (support) => op.support?.(node, at, support) ?? support),
        op.bounded,
      );
    case "loop":
    case "pick":
    case "source":
      throw new TypeError(`${op.name} has no rule of its own`);
  }
}

function shapeOf({ inputs }: Operands, at: number): Shape {
  return inputs[at]?.shape ?? [];
}

/** The rule of the op for input `at`, at a cotangent of the result. */
export function ruled(node: Node, at: number, dy: Tensor, { inputs, y }: Operands): Tensor {
  const rules = rulesOf(node),
    rule = rules === null ? null : ruleOf(rules, node.op, at);
  if (typeof rule !== "function") throw new TypeError(`${node.op.name} has no rule for input ${at}`);
  const scope: { [name: string]: Tensor } = {};
  inputs.forEach((input, position) => (scope[node.op.inputs[position] ?? ""] = input));
  return rule({ ...scope, y, dy } as Scope, node.attrs, { at, inputs });
}

function transport({ support }: Cotangent, move: (support: Tensor) => Tensor): Tensor | null {
  return support === null ? null : move(support);
}

function both({ value, support }: Cotangent, move: (part: Tensor) => Tensor): Cotangent {
  return { value: move(value), support: support === null ? null : move(support) };
}

function masked(value: Tensor, support: Tensor | null, bounded: boolean): Cotangent {
  return { value: support === null || bounded ? value : where(support, value, 0), support };
}

/** An op that selects restricts the support of its branches to where they are chosen. */
function selectSupport(node: Node, at: number, { inputs }: Operands, cotangent: Cotangent): Cotangent {
  const condition = inputs[0];
  if (node.op.family !== "elementwise" || !node.op.selects || condition === undefined) return cotangent;
  const chosen = at === 1 ? condition : logicalNot(condition);
  return {
    value: cotangent.value,
    support: cotangent.support === null ? chosen : logicalAnd(cotangent.support, chosen),
  };
}

/** The sum of dy over the entries of the view that show each entry of x; of bools: whether there is one. */
export function viewCotangent(node: Node, dy: Tensor, source: Shape): Tensor {
  const { map, shape, summed, sourceAxes } = adjointOf(viewOf(node).map, source, node.type.shape);
  const placed = view(dy, shape, map),
    joined = dy.dtype === "bool" ? anyOver(placed, summed) : sumOver(placed, summed);
  return permute(
    joined,
    source.map((_, axis) => sourceAxes.indexOf(axis)),
  );
}

/** The part of dy that lies where operand `at` went. */
function partOf(node: Node, at: number, dy: Tensor): Tensor {
  const axis = Number(node.attrs["axis"]),
    start = concatStarts(node)[at] ?? 0,
    extent = node.inputs[at]?.type.shape[axis] ?? 0;
  const subscripts = node.type.shape.map((_, position) => (position === axis ? `${start}:${start + extent}` : ":"));
  return slice(dy, subscripts);
}

/**
 * The derivative of a contraction is a contraction with its label lists permuted. It sums over entries that do not
 * take part too, where dy is 0 and the other operand may be infinite or NaN: there that operand counts as 0.
 */
function contractionCotangent(node: Node, at: number, dy: Cotangent, operands: Operands): Tensor {
  const { operands: lists, result } = parseLabels(String(node.attrs["labels"])),
    factor = otherFactor(node, at, dy, operands);
  return at === 0
    ? contract(dy.value, factor, [result, lists[1]], lists[0])
    : contract(factor, dy.value, [lists[0], result], lists[1]);
}

/** The operand of a contraction beside input `at`, 0 where it takes no part. */
export function otherFactor(node: Node, at: number, { support }: Cotangent, { inputs }: Operands): Tensor {
  const whole = inputs[1 - at];
  if (whole === undefined) throw new TypeError("a contraction has two operands");
  return support === null ? whole : where(contractionSupport(node, 1 - at, support), whole, 0);
}

/** The support of the cotangent of input `at` of a contraction. */
export function cotangentSupport(node: Node, at: number, dy: Cotangent): Tensor | null {
  return transport(dy, (support) => contractionSupport(node, at, support));
}

/** An entry of an operand takes part if some entry of the result that it goes into does. */
function contractionSupport(node: Node, at: number, support: Tensor): Tensor {
  const { operands, result } = parseLabels(String(node.attrs["labels"])),
    labels = operands[at] ?? "";
  const joined = anyOver(
    support,
    [...result].flatMap((label, axis) => (labels.includes(label) ? [] : [axis])),
  );
  const kept = [...result].filter((label) => labels.includes(label)),
    shape = node.inputs[at]?.type.shape ?? [];
  const sorted = [...labels].filter((label) => kept.includes(label));
  const ordered = permute(
    joined,
    sorted.map((label) => kept.indexOf(label)),
  );
  return broadcastAxes(
    ordered,
    shape,
    [...labels].flatMap((label, axis) => (kept.includes(label) ? [] : [axis])),
  );
}
