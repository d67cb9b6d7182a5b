/**
 * What a rewrite rule is: an equation between two graphs, read from left to right, with what it preserves.
 *
 * Most rules are a pair of formulas over letters, written with the functions that users write formulas with:
 *
 *   rule("one minus sigmoid", "rounding", ({ x }) => [sub(1, sigmoid(x)), sigmoid(neg(x))])
 *
 * A right side that needs attributes or known numbers of the left is a function of its own, `gives`. What depends
 * on an index map, on labels or on the number of operands is a step at one node, which gives null where it does not
 * apply:
 *
 *   rewrite("reshape of a reshape", "exact", { legal: "...", at: [reshapeOp], step: (node) => ..., examples: [...] })
 */
import { onGraph, Tensor, type Operand } from "../../src/builder.js";
import { inputOp, uniformValue } from "../../src/families/source.js";
import { Graph, type Node } from "../../src/graph.js";
import type { Family, Op } from "../../src/op.js";
import { tensorType, type DType, type Shape } from "../../src/types.js";
import { instantiate, match, type Pattern } from "./match.js";

/**
 * exact: the same bits for every input. rounding: the same real number up to rounding wherever the left side is
 * defined over the extended reals; what is infinite or undefined there stays so. finite: the same real number up to
 * rounding if nothing, on either side, is NaN, infinite or overflows.
 */
export type Precision = "exact" | "rounding" | "finite";

const strictest: readonly Precision[] = ["exact", "rounding", "finite"];

/** Whether a rule may be used where this much must be preserved. */
export function admits(precision: Precision, preserves: Precision): boolean {
  return strictest.indexOf(preserves) <= strictest.indexOf(precision);
}

/** What a rule may ask about the graph around a node. */
export interface Surroundings {
  /** The node has one user, so that what replaces this user saves computing the node. */
  readonly single: (node: Node) => boolean;
  /** The node is to stay, with its users: a formula must not look through it. */
  readonly isKept: (node: Node) => boolean;
}

/** Makes the inputs of an example, in the dtype that is tried unless another is given. */
export type ExampleInput = (shape: Shape, dtype?: DType) => Tensor;
/** A small graph that the rule fires at. */
export type Example = (input: ExampleInput) => Operand;

export interface Rule {
  readonly name: string;
  readonly preserves: Precision;
  /** The ops or the families at which the rule can fire: the engine tries it nowhere else. */
  readonly at: readonly (Op | Family)[];
  /** When it may fire beyond what its left side shows, in words; null: always. */
  readonly legal: string | null;
  /** Dtypes of the operands at which it holds; null for all that the ops admit. */
  readonly dtypes: readonly DType[] | null;
  /** The right side is a composite, so the rule is for graphs whose composites are still whole. */
  readonly makesComposite: boolean;
  readonly examples: readonly Example[];
  /** What stands in the place of the node, or null where the left side does not match. */
  readonly apply: (node: Node, surroundings: Surroundings) => Operand | null;
}

/** x, y, z, a, b stand for any numbers; c, d for truth values; k, m for numbers known at compile time. */
const letterNames = ["x", "y", "z", "a", "b", "c", "d", "k", "m"] as const;
export type Letter = (typeof letterNames)[number];
export type Letters = { readonly [L in Letter]: Tensor };
export const knownLetters: readonly Letter[] = ["k", "m"];
export const truthLetters: readonly Letter[] = ["c", "d"];

/** The node that matched an op of the left side: the first one, read from the root. For its attributes and type. */
export type Matched = (op: Op) => Node;
export type Gives = (letters: Letters, matched: Matched) => Operand;

/** A condition on what the letters stand for, as code and in words: neither without the other. */
type Condition =
  | {
      readonly when: (letters: Letters, matched: Matched, surroundings: Surroundings) => boolean;
      readonly legal: string;
    }
  | { readonly when?: never; readonly legal?: never };

export type RuleOptions = Condition & {
  /** The right side, where it is more than a formula over the letters. */
  readonly gives?: Gives;
  /** Dtypes of the letters x, y, z, a, b at which the rule holds. */
  readonly dtypes?: readonly DType[];
  readonly makesComposite?: true;
  /** Values of k and m in the example. */
  readonly known?: { readonly [L in Letter]?: number };
  /** Examples in place of the left side, where `when` or the attributes ask for more than the left side shows. */
  readonly examples?: readonly Example[];
};

/** The left side and the right side; or the left alone, with `gives` for the right. */
export type Sides = (letters: Letters) => Tensor | readonly [left: Tensor, right: Operand];

/** The shape of a letter in the formulas of a rule: the rule itself takes any shape. */
const letterShape: Shape = [3];

/** A rule of two formulas. The left side is matched up to the order of commutative operands. */
export function rule(name: string, preserves: Precision, sides: Sides, options: RuleOptions = {}): Rule {
  const { when, dtypes = null, known = {} } = options;
  const { left, gives } = readSides(name, sides, options.gives);
  const fits = ([letter, { type }]: [string, Node]): boolean =>
    isTruth(letter) || (dtypes ?? [type.dtype]).includes(type.dtype);
  return {
    name,
    preserves,
    legal: options.legal ?? null,
    dtypes,
    at: [left.op],
    makesComposite: options.makesComposite === true,
    examples: options.examples ?? [(input) => leftOf(sides(exampleLetters(input, known)))],
    apply: (node, surroundings) => {
      let result: Operand | null = null;
      match(left, node, surroundings.isKept, ({ letters, nodes }) => {
        const bound = boundLetters(letters);
        const matched: Matched = (op) => nodes.get(op) ?? missing(name, op.name);
        if (![...letters].every(fits) || when?.(bound, matched, surroundings) === false) return false;
        result = gives(bound, matched, letters);
        return true;
      });
      return result;
    },
  };
}

type RightSide = (bound: Letters, matched: Matched, letters: ReadonlyMap<string, Node>) => Operand;

/** Both sides as terms. The formulas are run once, on letters that are inputs of a graph of its own. */
function readSides(
  name: string,
  sides: Sides,
  gives: Gives | undefined,
): { readonly left: Application; readonly gives: RightSide } {
  const graph = new Graph();
  const letterOf = (letter: Letter): Tensor => {
    const type = tensorType(isTruth(letter) ? "bool" : "f64", letterShape);
    return Tensor.of(graph.append(inputOp, [], { name: letter }, type));
  };
  const formulas = sides(lettersFrom(letterOf)),
    left = termOf(leftOf(formulas));
  if (left.kind !== "application") throw new TypeError(`rule "${name}": the left side is no formula`);
  if (gives !== undefined) return { left, gives };
  if (formulas instanceof Tensor) throw new TypeError(`rule "${name}" has no right side`);
  const right = termOf(formulas[1]);
  return { left, gives: (_bound, _matched, letters) => instantiate(right, letters) };
}

function leftOf(formulas: ReturnType<Sides>): Tensor {
  return formulas instanceof Tensor ? formulas : formulas[0];
}

export interface StepOptions {
  /** When the step applies, in words. */
  readonly legal: string;
  readonly at: readonly (Op | Family)[];
  /** Dtypes of the first operand at which the rule holds. */
  readonly dtypes?: readonly DType[];
  readonly step: Rule["apply"];
  readonly makesComposite?: true;
  readonly examples: readonly Example[];
}

/** A rule as a step at one node of the given ops or families. */
export function rewrite(name: string, preserves: Precision, options: StepOptions): Rule {
  const { at, legal, dtypes = null, step, examples, makesComposite } = options;
  const fits = (node: Node): boolean =>
    dtypes === null || dtypes.includes(node.inputs[0]?.type.dtype ?? node.type.dtype);
  return {
    name,
    preserves,
    legal,
    at,
    dtypes,
    examples,
    makesComposite: makesComposite === true,
    apply: (node, surroundings) => (fits(node) ? step(node, surroundings) : null),
  };
}

/** The number that a known letter stands for. */
export function known(letter: Tensor): number {
  return uniformValue(letter.node) ?? Number.NaN;
}

function isTruth(letter: string): boolean {
  return truthLetters.some((truth) => truth === letter);
}

type Application = Pattern & { readonly kind: "application" };

/** A formula as a term; numbers in it, repeated to a shape or not, are literals. */
function termOf(operand: Operand): Pattern {
  if (!(operand instanceof Tensor)) return { kind: "literal", value: operand };
  const { op, inputs, attrs, type } = operand.node,
    value = uniformValue(operand.node);
  if (value !== null) return { kind: "literal", value: type.dtype === "bool" ? value !== 0 : value };
  if (op !== inputOp)
    return { kind: "application", op, attrs, inputs: inputs.map((input) => termOf(Tensor.of(input))) };
  const name = String(attrs["name"]);
  return { kind: "letter", name, known: knownLetters.some((letter) => letter === name) };
}

function lettersFrom(letterOf: (letter: Letter) => Tensor): Letters {
  const made = new Map<Letter, Tensor>();
  const letters = {};
  for (const letter of letterNames) {
    Object.defineProperty(letters, letter, {
      get: () => {
        const tensor = made.get(letter) ?? letterOf(letter);
        made.set(letter, tensor);
        return tensor;
      },
    });
  }
  return letters as Letters;
}

/** The letters of the left side; a right side has no others, which its proof shows. */
function boundLetters(bound: ReadonlyMap<string, Node>): Letters {
  const letters: { [letter: string]: Tensor } = {};
  for (const [letter, node] of bound) letters[letter] = Tensor.of(node);
  return letters as Letters;
}

function missing(name: string, what: string): never {
  throw new TypeError(`rule "${name}": the left side has no ${what}`);
}

function exampleLetters(input: ExampleInput, values: { readonly [L in Letter]?: number }): Letters {
  return lettersFrom((letter) => {
    if (isTruth(letter)) return input(letterShape, "bool");
    const like = input(letterShape);
    if (!knownLetters.includes(letter)) return like;
    const literal = Tensor.literal(null, letterShape, Float64Array.of(values[letter] ?? 3));
    return like.graph === null ? literal : Tensor.of(onGraph(like.graph, literal, like.dtype));
  });
}
