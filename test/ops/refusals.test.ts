/** What every function of the language does with arguments that do not fit: one message of one line, never a crash. */
import { describe, expect, it } from "vitest";
import "../../src/index.js";
import { Tensor } from "../../src/builder.js";
import { GradcError } from "../../src/diagnostics.js";
import { appendInput } from "../../src/families/source.js";
import { Graph } from "../../src/graph.js";
import { language, tensor, type Argument, type LanguageFunction } from "../../src/language.js";
import { dtypes, printType, type DType, type Shape } from "../../src/types.js";
import { invariants } from "../../src/verify.js";
import { Random } from "../support/random.js";
import { callOf, Operands, type Filling } from "./calls.js";

const shapes: readonly Shape[] = [[], [0], [1], [3], [2, 3], [3, 3], [0, 2], [2, 3, 4], [1, 2, 1, 3, 1]];

/** A tensor of every dtype and rank, on one graph. */
function tensorsOf(graph: Graph): Tensor[] {
  return dtypes.flatMap((dtype) =>
    shapes.map((shape) => Tensor.of(appendInput(graph, printType({ dtype, shape }), { dtype, shape }))),
  );
}

/** Arguments of other kinds; hardly a parameter takes one of them. */
const others: readonly Argument[] = [
  ...[null, true, 0, 1, -1, 0.5, NaN, Infinity, 2 ** 40],
  ...["", "ij,jk->ik", "i.i->", "f32", "constructor", "__proto__"],
  ...[[], [0], [1, -1], [0.5, NaN], [[]], [[1, 2]], [[0, 0], [1]], [2 ** 20, 2 ** 20], [[2, -9]]],
  ...[["::-1", "...", "newaxis"], ["a:b"], ["1:2:0"], ["...", "..."]],
  ...[
    {},
    { axis: 9 },
    { axis: [0, 0], keepDims: "yes" },
    { toString: 1 },
    { size: 0 },
    { size: [2, 2], padding: [[1, 1]] },
  ],
];

function show(argument: Argument): string {
  if (argument instanceof Tensor) return `${argument.dtype ?? "weak"}[${argument.shape.join(", ")}]`;
  return typeof argument === "number" ? String(argument) : JSON.stringify(argument);
}

/** The call is made, or refused as a user's mistake is. */
function check(call: () => unknown, shown: () => string): boolean {
  try {
    call();
    return true;
  } catch (error) {
    if (!(error instanceof GradcError)) throw new Error(`${shown()} crashes`, { cause: error });
    const { code, message } = error,
      oneLine = /^[^\n]{10,400}$/.test(message) && !message.includes("undefined,");
    if (!oneLine || !/^[a-z]+(-[a-z]+)*$/.test(code)) expect.fail(`${shown()} is refused with ${code}: ${message}`);
    return false;
  }
}

/** Arguments that the parameters take one by one, though not together. */
function plausible({ parameters }: LanguageFunction, pool: readonly Argument[], random: Random): Argument[] {
  const args = parameters.map(([, kind]) => random.pick(pool.filter((argument) => kind.read(argument) !== undefined)));
  return random.chance(0.3) ? [...args, random.pick(pool)] : args;
}

const full = process.env["GRADC_FULL"] === "1";

/** Every list of one argument; of the lists of two, and of more, all or some. */
function* argumentLists(called: LanguageFunction, pool: readonly Argument[], random: Random): Iterable<Argument[]> {
  yield [];
  for (const first of pool) {
    yield [first];
    for (const second of full ? pool : Array.from({ length: 8 }, () => random.pick(pool))) yield [first, second];
  }
  for (let turn = 0; turn < (full ? 2000 : 200); turn++) {
    yield Array.from({ length: random.integer(3, 7) }, () => random.pick(pool));
    yield plausible(called, pool, random);
  }
}

const functions = [...language.values()].map((called) => [called.name, called] as const);

describe("a function of the language refuses what does not fit in one line, with a code, and what it takes is sound", () => {
  it.each(functions)("%s", (_, called) => {
    const graph = new Graph(),
      pool = [...tensorsOf(graph), ...others];
    let refused = 0;
    for (const args of argumentLists(called, pool, new Random(1)))
      if (
        !check(
          () => called.call(args),
          () => `${called.name}(${args.map(show).join(", ")})`,
        )
      )
        refused++;
    expect(refused).toBeGreaterThan(pool.length);
    for (const { name, check: broken } of invariants) expect(broken(graph)?.problem, name).toBeUndefined();
  });
});

/** Operands of f64, but for one of another dtype. */
class OddOperands extends Operands {
  constructor(
    private readonly odd: number,
    private readonly other: DType,
  ) {
    super();
  }
  override make(dtype: DType, shape: Shape, filling?: Filling): Tensor {
    return super.make(this.inputs.size === this.odd && dtype === "f64" ? this.other : dtype, shape, filling);
  }
}

describe("operands of two dtypes are refused in one line", () => {
  const several = functions.filter(([, { parameters }]) => parameters.filter(([, kind]) => kind === tensor).length > 1);
  it.each(several)("%s", (name, called) => {
    const shape = [[4, 4], [3, 3], [4], [1, 4, 4]].find((one) =>
      check(
        () => called.call(callOf(name, new Operands(), "f64", one)),
        () => name,
      ),
    );
    // A function of truth values or of keys has no floats.
    if (shape === undefined) return;
    const operands = new Operands();
    callOf(name, operands, "f64", shape);
    const floats = [...operands.inputs.values()].flatMap(({ node }, at) => (node.type.dtype === "f64" ? [at] : []));
    if (floats.length < 2) return;
    for (const odd of floats)
      for (const other of ["f32", "i32", "bool"] as const) {
        const made = check(
          () => called.call(callOf(name, new OddOperands(odd, other), "f64", shape)),
          () => `${name} with ${other} for operand ${odd}`,
        );
        expect(made, `${name} with ${other} for operand ${odd} is made`).toBe(false);
      }
  });
});
