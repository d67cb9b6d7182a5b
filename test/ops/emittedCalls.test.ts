/**
 * Every function of the language in emitted code against the evaluator: of each dtype and rank that it admits, of
 * empty tensors and axes of size 1, at ordinary numbers and at the special ones of each dtype.
 */
import { describe, expect, it } from "vitest";
import "../../src/index.js";
import { onGraph, Tensor } from "../../src/builder.js";
import { GradcError } from "../../src/diagnostics.js";
import { evaluate } from "../../src/evaluate.js";
import { reachable, type Node } from "../../src/graph.js";
import { language, type LanguageFunction } from "../../src/language.js";
import { registry } from "../../src/op.js";
import { dtypes, isFloat, printType, roundTo, sizeOf, type DType, type Shape } from "../../src/types.js";
import { disagreement, evaluateCoarsely } from "../support/agree.js";
import { compileGraph, runEmitted, type GraphProgram } from "../support/emitted.js";
import { Random } from "../support/random.js";
import { callOf, Operands, recipeNames } from "./calls.js";
import { approximate } from "./sample.js";

const full = process.env["GRADC_FULL"] === "1";

/** A scalar, rank 1 to 5, axes of size 1, axes of no elements, matrices that are square and others. */
const shapes: readonly Shape[] = [
  ...[[], [1], [0], [4], [3, 3], [2, 3, 4]],
  ...[
    [2, 1, 3, 2, 2],
    [2, 0, 1, 2, 2],
  ],
  ...(full
    ? [
        [1, 3],
        [0, 2, 2],
        [1, 1, 1, 1, 1],
      ]
    : []),
];

const whole = [0, 1, -1, 2, 46341, 2147483647, -2147483648];
const fractional = (largest: number, normal: number, subnormal: number): number[] => [
  ...[NaN, Infinity, -Infinity, 0, -0, 1, -2.5],
  ...[largest, -largest, normal, subnormal, -subnormal],
];
const special: { readonly [D in DType]: readonly number[] } = {
  f32: fractional((2 - 2 ** -23) * 2 ** 127, 2 ** -126, 2 ** -149),
  f64: fractional(Number.MAX_VALUE, 2 ** -1022, 2 ** -1074),
  i32: whole,
  bool: [0, 1],
};
const count = special.f64.length;

/** The number of a place of operand `which`, or null for an ordinary one. */
type Pattern = (dtype: DType, place: number, which: number) => number | null;
interface Numbers {
  readonly pattern: Pattern;
  /** Near the ends of the range: sums and quotients may overflow in one order and not in another. */
  readonly extreme: boolean;
}
const ordinary: Numbers = { pattern: () => null, extreme: false };
/** One special number among ordinary ones, at every third place. */
const sparse: readonly Numbers[] = special.f64.map((number, nth) => ({
  pattern: (dtype, place, which) => ((place + which) % 3 === 1 ? (special[dtype][nth] ?? null) : null),
  extreme: Math.abs(number) > 1e300 || (number !== 0 && Math.abs(number) < 1e-300),
}));
/** Every special number of one operand beside every one of the others. */
const combined: Numbers = {
  pattern: (dtype, place, which) => special[dtype][Math.floor(place / count ** which) % count] ?? null,
  extreme: false,
};

function numbersOf(operands: Operands, { pattern }: Numbers, divides: boolean): Map<string, Float64Array> {
  const random = new Random(3);
  const one = (dtype: DType, place: number, which: number): number => {
    const some = dtype === "i32" ? random.integer(1, 5) * (random.chance(0.5) ? 1 : -1) : random.number(-2, 2),
      given = pattern(dtype, place, which);
    return roundTo(dtype, given === null || (divides && given === 0) ? some : given);
  };
  return new Map(
    [...operands.inputs].map(([name, { node, filling, which }]) => [
      name,
      Float64Array.from({ length: sizeOf(node.type.shape) }, (_, at) =>
        filling === "numbers" ? one(node.type.dtype, at, which) : (7 * at + which) % Math.max(1, filling),
      ),
    ]),
  );
}

/** The results of the function for every type of its first operand that it admits. */
function resultsOf(called: LanguageFunction, operands: Operands): Map<string, Node> {
  const results = new Map<string, Node>(),
    elementwise = registry.get(called.name)?.family === "elementwise";
  const all = elementwise ? [...shapes, [count ** Math.min(3, called.parameters.length)]] : shapes;
  for (const dtype of dtypes)
    for (const shape of all) {
      try {
        const result = called.call(callOf(called.name, operands, dtype, shape));
        for (const tensor of result instanceof Tensor ? [result] : result)
          results.set(`y${results.size}`, onGraph(operands.graph, tensor));
      } catch (error) {
        if (!(error instanceof GradcError)) throw error;
      }
    }
  return results;
}

const relative = { f32: 4e-6, f64: 1e-13 };

/** Whether the result is found by two ways, which differ where a matrix is nearly singular. */
const approximates = (node: Node): boolean => reachable([node]).some(({ op }) => approximate.has(op.name));

/** Whether numbers meet on the way to the result, so that the order of its sums shows. */
const mixes = (node: Node): boolean =>
  reachable([node]).some(({ op }) => ["reduction", "contraction", "routine", "composite"].includes(op.family));

/** What is wrong with the result of a node, or null. */
function wrong(node: Node, emitted: Float64Array, values: Map<string, Float64Array>, extreme: boolean): string | null {
  const [expected] = evaluate([node], values),
    mixed = mixes(node),
    { dtype } = node.type;
  if (expected === undefined) return "has no value";
  // The sign of 0 is that of the exact result where there is one operation; of several a rule may take out one.
  const negativeZero = mixed ? -1 : expected.data.findIndex((y, at) => y === 0 && !Object.is(y, emitted[at]));
  if (negativeZero >= 0) return `[${negativeZero}] is ${emitted[negativeZero]}, of the other sign in the evaluator`;
  const got = emitted.map((y, at) => {
    const wanted = expected.data[at] ?? NaN,
      overflows = extreme && mixed && !(Number.isFinite(y) && Number.isFinite(wanted));
    const cancels = mixed && isFloat(dtype) && Math.abs(y - wanted) <= relative[dtype];
    return overflows || cancels ? wanted : y;
  });
  let blurred: Float64Array[] | null = null;
  const coarse = (): Float64Array[] =>
    (blurred ??= [1, 2].map((seed) => evaluateCoarsely([node], values, seed)[0]?.data ?? new Float64Array()));
  const found = disagreement(expected, got, coarse, relative);
  return found === null ? null : `[${found.at}] is ${found.got}, and ${found.expected} in the evaluator`;
}

/** The operands of a node, for a message. */
function shown(node: Node, values: Map<string, Float64Array>): string {
  return reachable([node])
    .flatMap(({ attrs, type }) => {
      const data = values.get(String(attrs["name"]));
      return data === undefined ? [] : [`${printType(type)} of ${data.slice(0, 12).join(", ")}`];
    })
    .join("; ");
}

const functions = [...language.values()].map((called) => [called.name, called] as const);

describe("emitted code computes what the evaluator does, whatever the dtype, the rank and the numbers", () => {
  it.each(functions)("%s", async (name, called) => {
    const operands = new Operands(),
      outputs = resultsOf(called, operands),
      op = registry.get(name),
      divides = op?.family === "elementwise" && op.refuses !== null;
    expect(outputs.size).toBeGreaterThan(0);
    const inputs = new Map([...operands.inputs].map(([input, { node }]) => [input, node]));
    const program: GraphProgram = { name, inputs, outputs, gradients: null },
      compiled = await compileGraph(program),
      // A rule may take out an intermediate result that overflows: not where every bit is asked for.
      exact = [...outputs.values()].some(mixes) ? await compileGraph(program, { precision: "exact" }) : compiled;
    const elementwise = op?.family === "elementwise";
    const some = full ? sparse : sparse.filter((_, at) => at === 0 || at % 3 === 1);
    for (const numbers of [ordinary, ...some, ...(elementwise ? [combined] : [])]) {
      const values = numbersOf(operands, numbers, divides),
        [emitted = []] = runEmitted(numbers.extreme ? exact : compiled, program, values);
      [...outputs.values()].forEach((node, at) => {
        const large = sizeOf(node.type.shape) >= count && elementwise && numbers !== combined;
        if (large || (numbers.extreme && approximates(node))) return;
        const problem = wrong(node, emitted[at] ?? new Float64Array(), values, numbers.extreme);
        if (problem !== null) expect.fail(`${name} of ${shown(node, values)}: ${problem}`);
      });
    }
  });
});

it("no call is described of a function that does not exist", () => {
  expect(recipeNames.filter((name) => !language.has(name))).toEqual([]);
});
