/**
 * Every function of the language in both targets: the same bits, of each dtype that it admits, at ordinary numbers and
 * at the special ones, for lengths that leave elements over beside vectors.
 */
import { describe, expect, it } from "vitest";
import "../../../src/index.js";
import { onGraph, Tensor } from "../../../src/builder.js";
import { GradcError } from "../../../src/diagnostics.js";
import type { Node } from "../../../src/graph.js";
import { language, type LanguageFunction } from "../../../src/language.js";
import { registry } from "../../../src/op.js";
import { dtypes, roundTo, sizeOf, type DType, type Shape } from "../../../src/types.js";
import { callOf, Operands } from "../../ops/calls.js";
import { compileGraph, runEmitted, type GraphProgram } from "../../support/emitted.js";
import { Random } from "../../support/random.js";
import { differenceOf } from "../../support/sameBits.js";

const full = process.env["GRADC_FULL"] === "1";

const tails: readonly Shape[] = Array.from({ length: full ? 68 : 0 }, (_, length) => [length]);
const shapesOf = (elementwise: boolean): readonly Shape[] =>
  elementwise
    ? [[], [67], [5, 7], ...tails]
    : [[], [3], [23], [3, 17], [5, 5], [2, 3, 6, 6], ...(full ? [[4, 300], [0], [2, 1, 3, 2, 2]] : [])];

const fractional = (largest: number, normal: number, subnormal: number): readonly number[] => [
  ...[NaN, Infinity, -Infinity, 0, -0, 1, -2.5, 0.5, 1e-3, 88.5, -104],
  ...[largest, -largest, normal, subnormal, -subnormal],
];
const special: { readonly [D in DType]: readonly number[] } = {
  f32: fractional((2 - 2 ** -23) * 2 ** 127, 2 ** -126, 2 ** -149),
  f64: fractional(Number.MAX_VALUE, 2 ** -1022, 2 ** -1074),
  i32: [0, 1, -1, 2, 7, -46341, 2147483647, -2147483648],
  bool: [0, 1],
};

/** A number of an operand, by its dtype. */
type Draw = (random: Random, dtype: DType) => number;
const draws: readonly Draw[] = [
  (random, dtype) =>
    dtype === "bool" ? random.integer(0, 1) : dtype === "i32" ? random.integer(1, 5) : random.number(-2, 2),
  (random, dtype) =>
    dtype === "bool" ? random.integer(0, 1) : dtype === "i32" ? random.integer(-90, 90) : random.number(0.1, 40),
  (random, dtype) => random.pick(special[dtype]),
];

function valuesOf({ inputs }: Operands, draw: Draw, seed: number): Map<string, Float64Array> {
  const random = new Random(seed);
  return new Map(
    [...inputs].map(([name, { node, filling, which }]) => [
      name,
      Float64Array.from({ length: sizeOf(node.type.shape) }, (_, at) =>
        filling === "numbers"
          ? roundTo(node.type.dtype, draw(random, node.type.dtype))
          : (7 * at + which) % Math.max(1, filling),
      ),
    ]),
  );
}

interface Called {
  readonly program: GraphProgram;
  readonly operands: Operands;
}

/** The function for every dtype and shape that it admits. */
function calls(called: LanguageFunction): Called {
  const operands = new Operands(),
    outputs = new Map<string, Node>();
  for (const dtype of dtypes)
    for (const shape of shapesOf(registry.get(called.name)?.family === "elementwise")) {
      try {
        const result = called.call(callOf(called.name, operands, dtype, shape));
        for (const tensor of result instanceof Tensor ? [result] : result)
          outputs.set(`y${outputs.size}`, onGraph(operands.graph, tensor));
      } catch (error) {
        if (!(error instanceof GradcError)) throw error;
      }
    }
  const inputs = new Map([...operands.inputs].map(([name, { node }]) => [name, node]));
  return { program: { name: "called", inputs, outputs, gradients: null }, operands };
}

/** What a module gives, or that it refuses, in its words. */
function resultsOf(run: () => Float64Array[][]): Float64Array[][] | string {
  try {
    return run();
  } catch (error) {
    return error instanceof RangeError ? error.message : String(error);
  }
}

describe("JavaScript and WebAssembly compute the same bits", () => {
  it.each([...language.values()].map((called) => [called.name, called] as const))("of %s", async (_, called) => {
    const [script, wasm] = [calls(called), calls(called)];
    expect(script.program.outputs.size).toBeGreaterThan(0);
    const inScript = await compileGraph(script.program),
      inWasm = await compileGraph(wasm.program, { target: "wasm" });
    for (const [seed, draw] of draws.entries()) {
      const values = valuesOf(script.operands, draw, seed);
      const expected = resultsOf(() => runEmitted(inScript, script.program, values)),
        got = resultsOf(() => runEmitted(inWasm, wasm.program, values));
      if (typeof expected === "string" || typeof got === "string") expect(got).toEqual(expected);
      else expect(differenceOf(expected, got)).toBeNull();
    }
  });
});
