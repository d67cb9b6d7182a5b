/** A function on symbols in the place of the numbers of its example: what its types and its derivative are. */
import { Tensor } from "../../src/builder.js";
import { GradcError } from "../../src/diagnostics.js";
import { appendInput } from "../../src/families/source.js";
import { Graph, type Node } from "../../src/graph.js";
import { tensor, tensors, type Argument, type LanguageFunction } from "../../src/language.js";
import { registry } from "../../src/op.js";
import { dtypes, type DType } from "../../src/types.js";
import type { Example } from "./example.js";

export interface Symbolic extends Attempt {
  /** The dtypes that its float operands may have too. */
  readonly also: readonly DType[];
}

interface Attempt {
  readonly graph: Graph;
  /** The operands, named as the parameters are. */
  readonly operands: readonly Node[];
  readonly result: Node;
}

/** The literals of an example that are operands, by the names of their parameters. */
function operandsOf({ parameters }: LanguageFunction, { args }: Example): Map<string, Tensor> {
  const found = new Map<string, Tensor>();
  parameters.forEach(([name, { text }], at) => {
    const arg = args[at];
    if (isOperand(arg) && (text === tensor.text || Tensor.from(arg).rank > 0)) found.set(name, Tensor.from(arg));
    if (text === tensors.text && Array.isArray(arg))
      (arg as readonly Argument[]).forEach((item, place) => {
        if (isOperand(item)) found.set(`${name}[${place}]`, Tensor.from(item));
      });
  });
  return found;
}

function isOperand(value: Argument | undefined): value is Tensor | number | boolean {
  return value instanceof Tensor || typeof value === "number" || typeof value === "boolean";
}

/** The function on stand-ins; null if the example has no operand. Numbers without a dtype are floats where that is allowed. */
export function symbolic(called: LanguageFunction, example: Example): Symbolic | null {
  const operands = operandsOf(called, example);
  if (operands.size === 0) return null;
  const weak = [...operands].flatMap(([name, { dtype }]) => (dtype === null ? [name] : []));
  for (const whole of subsets(weak)) {
    const dtypeOf = (name: string): DType => (whole.includes(name) ? "i32" : "f64");
    const made = attempt(called, example, operands, dtypeOf);
    if (made !== null)
      return {
        ...made,
        also: alsoTaken(
          called,
          example,
          operands,
          weak.filter((name) => !whole.includes(name)),
          dtypeOf,
        ),
      };
  }
  throw new Error(`${example.text}: no dtypes of the operands fit`);
}

/** The other dtypes that the operands may have which are f64 here. */
function alsoTaken(
  called: LanguageFunction,
  example: Example,
  operands: ReadonlyMap<string, Tensor>,
  floats: readonly string[],
  dtypeOf: (name: string) => DType,
): DType[] {
  const fits = (dtype: DType): boolean =>
    attempt(called, example, operands, (name) => (floats.includes(name) ? dtype : dtypeOf(name))) !== null;
  return floats.length === 0 ? [] : dtypes.filter((dtype) => dtype !== "f64" && fits(dtype));
}

/** Every subset of a list, the smaller ones first. */
function subsets(names: readonly string[]): string[][] {
  const all = names.reduce<string[][]>((sets, name) => [...sets, ...sets.map((set) => [...set, name])], [[]]);
  return all.sort((a, b) => a.length - b.length);
}

/** One choice of dtypes for the numbers that have none; null if the function refuses it. */
function attempt(
  called: LanguageFunction,
  { args, index, result }: Example,
  operands: ReadonlyMap<string, Tensor>,
  dtypeOf: (name: string) => DType,
): Attempt | null {
  const graph = new Graph(),
    made: Node[] = [];
  // Of an elementwise function all operands have the shape of the result: what broadcasting adds is no part of it.
  const isElementwise = registry.get(called.name)?.family === "elementwise";
  const standIn = (name: string, arg: Argument): Argument => {
    const operand = operands.get(name);
    if (operand === undefined) return arg;
    const shape = isElementwise ? result.shape : operand.shape,
      node = appendInput(graph, name, { dtype: operand.dtype ?? dtypeOf(name), shape });
    made.push(node);
    return Tensor.of(node);
  };
  const given = args.map((arg, at) => {
    const name = called.parameters[at]?.[0] ?? "";
    return Array.isArray(arg)
      ? (arg as readonly Argument[]).map((item, place) => standIn(`${name}[${place}]`, item))
      : standIn(name, arg);
  });
  try {
    const results = [called.call(given)].flat(),
      chosen = results[index ?? 0];
    return chosen?.graph === graph ? { graph, operands: made, result: chosen.node } : null;
  } catch (error) {
    if (error instanceof GradcError) return null;
    throw error;
  }
}
