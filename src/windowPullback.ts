/**
 * The chain rule at a contraction of windows, back to what the windows show, in one step. The cotangent of the windows,
 * many times as large as either, would be summed over what overlaps; here it is never made: the entries of dy that
 * meet an entry of x are themselves windows of dy, and one contraction sums their products with the other operand.
 */
import { contract, freshLabels, labelsOf } from "./families/contraction.js";
import { viewOf } from "./families/view.js";
import type { Node } from "./graph.js";
import { adjointOf, quotient, type Adjoint, type Guard, type IndexMap, type Quotient } from "./indexMap.js";
import type { Tensor } from "./builder.js";
import { cotangentSupport, otherFactor, viewCotangent, type Cotangent, type Operands } from "./pullback.js";
import { where } from "./ops/compare.js";
import { permute, view } from "./ops/view.js";
import { sizeOf, type Shape } from "./types.js";

/** What input `at` of a contraction shows in windows that overlap; null if it does not. */
export function windowedSource(node: Node, at: number): Node | null {
  const [window, source] = [node.inputs[at], node.inputs[at]?.inputs[0]];
  if (node.op.family !== "contraction" || window?.op.family !== "view" || source === undefined) return null;
  const slides = viewOf(window).map.axes.some(({ coefficients }) => coefficients.filter((c) => c !== 0).length > 1);
  return slides && sizeOf(window.type.shape) >= 2 * sizeOf(source.type.shape) ? source : null;
}

/** A list of labels, and where each of them leads from the axes of a domain. */
interface Side {
  readonly tensor: Tensor;
  readonly labels: string;
}

/**
 * The cotangent of the source of input `at`; null where it is no contraction. A padding of dy stands beside entries of
 * the other operand, which must then be finite, as it must be beside a padding of x.
 */
export function pullbackThroughWindow(node: Node, at: number, dy: Cotangent, operands: Operands): Cotangent | null {
  const source = windowedSource(node, at),
    window = node.inputs[at];
  if (source === null || window === undefined) return null;
  const labels = labelsOf(node),
    theirs = labels.operands[1 - at] ?? "",
    adjoint = adjointOf(viewOf(window).map, source.type.shape, window.type.shape),
    { sourceAxes } = adjoint;
  const sides = [
    { tensor: dy.value, labels: labels.result },
    { tensor: otherFactor(node, at, dy, operands), labels: theirs },
  ] as const;
  const product = productOver({ adjoint, own: labels.operands[at] ?? "", theirs }, sides, at === 0);
  if (product === null) return null;
  const value = permute(
    product,
    sourceAxes.map((_, axis) => sourceAxes.indexOf(axis)),
  );
  const support = cotangentSupport(node, at, dy),
    ofSource = support === null ? null : viewCotangent(window, support, source.type.shape);
  return { value: ofSource === null ? value : where(ofSource, value, 0), support: ofSource };
}

/** The sum of the products of both sides over the domain of the adjoint; null if one side alone would be summed. */
function productOver(
  { adjoint, own, theirs }: { readonly adjoint: Adjoint; readonly own: string; readonly theirs: string },
  sides: readonly [Side, Side],
  inOrder: boolean,
): Tensor | null {
  const { map, shape, summed } = adjoint,
    names = freshLabels(shape.length, own + theirs),
    domain: Domain = { own, map, shape, names };
  const reached = sides.map((side) => axesReached(side.labels, domain)),
    holders = map.guards.map((guard) =>
      reached.findIndex((axes) => axesIn(guard.quotient).every((axis) => axes.includes(axis))),
    );
  const isSum = shape.every((_, axis) => {
    const count = reached.filter((axes) => axes.includes(axis)).length;
    return count >= (summed.includes(axis) ? 2 : 1);
  });
  if (!isSum || holders.includes(-1) || names.length < shape.length) return null;
  const placed = sides.map((side, which) => {
    const guards = map.guards.filter((_, guard) => holders[guard] === which);
    return over(side, domain, reached[which] ?? [], guards);
  });
  const [a, b] = inOrder ? placed : placed.reverse();
  if (a === undefined || b === undefined) return null;
  const result = names.filter((_, axis) => !summed.includes(axis)).join("");
  return contract(a.tensor, b.tensor, [a.labels, b.labels], result);
}

/** The entries of the windows, by the axes over which the adjoint of the view goes. */
interface Domain {
  /** The labels of the windows. */
  readonly own: string;
  readonly map: IndexMap;
  readonly shape: Shape;
  /** A label for each axis. */
  readonly names: readonly string[];
}

function axesIn({ coefficients }: Quotient): number[] {
  return coefficients.flatMap((c, axis) => (c === 0 ? [] : [axis]));
}

/** The axes of the domain on which entries with these labels depend. */
function axesReached(labels: string, { own, map }: Domain): number[] {
  const axes = [...labels].flatMap((label) => {
    const along = map.axes[own.indexOf(label)];
    return along === undefined ? [] : axesIn(along);
  });
  return [...new Set(axes)].sort((a, b) => a - b);
}

/** One operand over the axes of the domain that it reaches, then over the labels that the windows lack. */
function over({ tensor, labels }: Side, domain: Domain, axes: readonly number[], guards: readonly Guard[]): Side {
  const free = [...labels].filter((label) => !domain.own.includes(label)),
    rank = axes.length + free.length;
  const moved = ({ coefficients, offset, divisor }: Quotient): Quotient =>
    quotient([...axes.map((axis) => coefficients[axis] ?? 0), ...free.map(() => 0)], offset, divisor);
  const alone = (label: string): Quotient =>
    quotient(Array.from({ length: rank }, (_, at) => (at === axes.length + free.indexOf(label) ? 1 : 0)));
  const map: IndexMap = {
    axes: [...labels].map((label) => {
      const along = domain.map.axes[domain.own.indexOf(label)];
      return along === undefined ? alone(label) : moved(along);
    }),
    guards: guards.map((guard) => ({ quotient: moved(guard.quotient), size: guard.size })),
  };
  const shape = [
    ...axes.map((axis) => domain.shape[axis] ?? 1),
    ...free.map((label) => tensor.shape[labels.indexOf(label)] ?? 1),
  ];
  return {
    tensor: view(tensor, shape, map),
    labels: [...axes.map((axis) => domain.names[axis] ?? ""), ...free].join(""),
  };
}
