/** Sums of products in Einstein's notation, as diagonals, sums, and contractions of two operands at a time. */
import { Tensor, type Operand } from "../builder.js";
import { contractionLabels, wrongArgument, wrongArity } from "../diagnostics.js";
import { contract, freshLabels } from "../families/contraction.js";
import { axisIndex } from "../indexMap.js";
import { describe, language, tensor, text, type Argument } from "../language.js";
import type { Shape } from "../types.js";
import { mul } from "./arithmetic.js";
import { sumOver } from "./reduce.js";
import { permute, squeezeAxes, view } from "./view.js";

/** A tensor with a label for each of its axes. */
interface Labelled {
  readonly tensor: Tensor;
  readonly labels: readonly string[];
}

/** The sum of a * b over the labels that `result` lacks; where it lacks none, a broadcast product. */
function product(a: Labelled, b: Labelled, result: readonly string[]): Labelled {
  if ([...a.labels, ...b.labels].every((label) => result.includes(label))) {
    const extents = new Map(
      [a, b].flatMap(({ tensor: { shape }, labels }) => labels.map((label, axis) => [label, shape[axis] ?? 1])),
    );
    const shape = result.map((label) => extents.get(label) ?? 1);
    const placed = ({ tensor: x, labels }: Labelled): Tensor =>
      view(x, shape, { axes: labels.map((label) => axisIndex(shape.length, result.indexOf(label))), guards: [] });
    return { tensor: mul(placed(a), placed(b)), labels: result };
  }
  return {
    tensor: contract(a.tensor, b.tensor, [a.labels.join(""), b.labels.join("")], result.join("")),
    labels: result,
  };
}

/** Sums over the labels that are not kept; what keeps all may be of any dtype. */
function keepOnly({ tensor: x, labels }: Labelled, keeps: (label: string) => boolean): Labelled {
  const summed = labels.flatMap((label, axis) => (keeps(label) ? [] : [axis]));
  return { tensor: summed.length === 0 ? x : sumOver(x, summed), labels: labels.filter(keeps) };
}

/**
 * The sum over all labels that `result` lacks of the product of the operands, from left to right. Within an operand
 * no label stands twice; a label that only one operand has and the result lacks is summed first.
 */
export function sumOfProducts(operands: readonly Labelled[], result: readonly string[]): Tensor {
  const [first, ...others] = operands;
  if (first === undefined) throw new TypeError("a sum of products without operands");
  let joined = first;
  others.forEach((next, at) => {
    const later = [...result, ...others.slice(at + 1).flatMap(({ labels }) => labels)];
    const left = joined.labels,
      right = next.labels;
    const a = keepOnly(joined, (label) => later.includes(label) || right.includes(label));
    const b = keepOnly(next, (label) => later.includes(label) || left.includes(label));
    const kept = [...new Set([...a.labels, ...b.labels])].filter((label) => later.includes(label));
    joined = product(a, b, at === others.length - 1 ? result : kept);
  });
  const { tensor: sum, labels } = keepOnly(joined, (label) => result.includes(label));
  return permute(
    sum,
    result.map((label) => labels.indexOf(label)),
  );
}

/** What an equation says, with a letter for each axis that "..." stands for. */
interface Equation {
  readonly operands: readonly (readonly string[])[];
  readonly result: readonly string[];
  /** The letters of "...": these axes broadcast. */
  readonly shared: readonly string[];
}

function readEquation(equation: string, shapes: readonly Shape[]): Equation {
  const wrong = (what: string): Error => contractionLabels(equation, what);
  const compact = equation.replace(/\s/g, ""),
    [inputs = "", output, ...rest] = compact.split("->"),
    terms = inputs.split(",");
  if (rest.length > 0 || !/^[A-Za-z.,]*$/.test(inputs) || !/^[A-Za-z.]*$/.test(output ?? "")) {
    throw wrong(`it consists of letters, commas, "..." and one "->"`);
  }
  if (terms.length !== shapes.length) throw wrong(`it names ${terms.length} operands and got ${shapes.length}`);
  const dots = terms.map((term, at) => {
    const named = term.replace("...", "").length,
      rank = shapes[at]?.length ?? 0;
    if (term.replace("...", "").includes(".")) throw wrong(`"..." may stand once in each operand`);
    if (named > rank || (named < rank && !term.includes("...")))
      throw wrong(`operand ${at + 1} has ${rank} axes and ${named} labels`);
    return term.includes("...") ? rank - named : 0;
  });
  const shared = freshLabels(Math.max(0, ...dots), compact);
  const written = (term: string, count: number): string[] => {
    const [before = "", after = ""] = term.split("...");
    return term.includes("...") ? [...before, ...shared.slice(shared.length - count), ...after] : [...term];
  };
  const operands = terms.map((term, at) => written(term, dots[at] ?? 0));
  return {
    operands,
    result:
      output === undefined
        ? impliedResult(operands, shared)
        : givenResult(written(output, shared.length), operands, shared, wrong),
    shared,
  };
}

/** Without "->": the axes of "...", then the labels that stand once, in alphabetical order. */
function impliedResult(operands: readonly (readonly string[])[], shared: readonly string[]): string[] {
  const all = operands.flat().filter((label) => !shared.includes(label));
  return [...shared, ...all.filter((label) => all.indexOf(label) === all.lastIndexOf(label)).sort()];
}

function givenResult(
  result: readonly string[],
  operands: readonly (readonly string[])[],
  shared: readonly string[],
  wrong: (what: string) => Error,
): readonly string[] {
  const unknown = result.find((label) => !operands.flat().includes(label)),
    twice = result.find((label, at) => result.indexOf(label) !== at);
  if (unknown !== undefined) throw wrong(`the result has the label ${unknown}, which no operand has`);
  if (twice !== undefined) throw wrong(`the result has the label ${twice} twice`);
  if (!shared.every((label) => result.includes(label))) throw wrong(`the result lacks "..."`);
  return result;
}

/** Size of each label; axes of "..." may be 1 where another operand's is not. */
function extentsOf(equation: string, { operands, shared }: Equation, shapes: readonly Shape[]): Map<string, number> {
  const extents = new Map<string, number>();
  operands.forEach((labels, which) =>
    labels.forEach((label, axis) => {
      const extent = shapes[which]?.[axis] ?? 1,
        known = extents.get(label),
        broadcasts = shared.includes(label);
      if (known !== undefined && known !== extent && !(broadcasts && (known === 1 || extent === 1))) {
        throw contractionLabels(equation, `the label ${label} has the sizes ${known} and ${extent}`);
      }
      if (known === undefined || (broadcasts && known === 1)) extents.set(label, extent);
    }),
  );
  return extents;
}

/** The operand with each label once: broadcast axes of size 1 left out, and the diagonal of those that repeat. */
function prepared(x: Tensor, labels: readonly string[], extents: ReadonlyMap<string, number>): Labelled {
  const dropped = labels.flatMap((label, axis) => (x.shape[axis] === 1 && extents.get(label) !== 1 ? [axis] : []));
  const kept = labels.filter((_, axis) => !dropped.includes(axis)),
    distinct = [...new Set(kept)];
  const shape = distinct.map((label) => extents.get(label) ?? 1);
  const axes = kept.map((label) => axisIndex(distinct.length, distinct.indexOf(label)));
  return { tensor: view(squeezeAxes(x, dropped), shape, { axes, guards: [] }), labels: distinct };
}

const doc = 'The sum of products that the equation says, such as "ij,jk->ik": over the labels that the result lacks.';
const signature = "einsum(equation, x, y, ...)";

/**
 * Einstein's notation, as NumPy's einsum; operands are contracted from left to right.
 * @throws an error if labels, axes and sizes do not fit
 */
export function einsum(equation: string, ...operands: readonly Operand[]): Tensor {
  const tensors = operands.map((operand) => Tensor.from(operand)),
    shapes = tensors.map(({ shape }) => shape);
  const read = readEquation(equation, shapes),
    extents = extentsOf(equation, read, shapes);
  return sumOfProducts(
    tensors.map((x, at) => prepared(x, read.operands[at] ?? [], extents)),
    read.result,
  );
}

// The only function whose number of operands is free: it reads its arguments itself.
language.set("einsum", {
  name: "einsum",
  doc,
  example: 'einsum("ij,jk->ik", constant([[1, 2], [3, 4]]), constant([[5], [6]]))',
  special:
    'Without "->" the result has the labels that stand once, in alphabetical order; a label twice in an operand takes its diagonal; "..." stands for axes that broadcast.',
  signature,
  parameters: [
    ["equation", text],
    ["x", tensor],
    ["y", tensor],
  ],
  call: (args: readonly Argument[]) => {
    const [first, ...rest] = args;
    if (first === undefined || rest.length === 0) throw wrongArity("einsum", signature, args.length);
    const equation = text.read(first);
    if (equation === undefined) throw wrongArgument("einsum", "equation", text.text, describe(first));
    return einsum(
      equation,
      ...rest.map((argument) => {
        const operand = tensor.read(argument);
        if (operand === undefined) throw wrongArgument("einsum", "an operand", tensor.text, describe(argument));
        return operand;
      }),
    );
  },
});
