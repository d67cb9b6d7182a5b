/**
 * Every rewrite rule proves itself: on its own examples, over special values and seeded random ones, in every dtype
 * that it admits, held to what it says that it preserves. What a formula means is computed with 60 digits.
 */
import { describe, expect, test } from "vitest";
import type { Rule } from "../../compiler/simplify/rule.js";
import { rules } from "../../compiler/simplify/rules/index.js";
import { evaluate, type InputValues } from "../../src/evaluate.js";
import { reachable, type Node } from "../../src/graph.js";
import { isFloat, roundTo, sizeOf, type DType, type TensorType } from "../../src/types.js";
import { verify } from "../../src/verify.js";
import { evaluatePrecisely, mostDigits, type Precise } from "../support/precise.js";
import { Random } from "../support/random.js";
import { instances, type Instance } from "../support/ruleExamples.js";

const floats = (dtype: "f32" | "f64"): readonly number[] => {
  const [tiny, normal, largest] =
    dtype === "f32" ? [2 ** -149, 2 ** -126, (2 - 2 ** -23) * 2 ** 127] : [2 ** -1074, 2 ** -1022, Number.MAX_VALUE];
  const positive = [0, tiny, 3 * tiny, normal, 1e-4, 0.5, 1, 3, 88, 1000, 1e4, largest, Infinity];
  return [...positive, ...positive.map((value) => -value), NaN];
};
const specials: { readonly [D in DType]: readonly number[] } = {
  f32: floats("f32"),
  f64: floats("f64"),
  i32: [0, 1, -1, 2, 7, -100, 65536, 2 ** 31 - 1, -(2 ** 31)],
  bool: [0, 1],
};

/** Sums of products of whole numbers are tried where they do not wrap. */
const small = [0, 1, -1, 7, -100];
const isWholeContraction = ({ op, type }: Node): boolean => op.family === "contraction" && type.dtype === "i32";

function draw(random: Random, dtype: DType): number {
  if (dtype === "bool" || random.chance(0.5)) return random.pick(specials[dtype]);
  if (dtype === "i32") return random.integer(-50, 50);
  return roundTo(dtype, random.number(-4, 4) * 10 ** random.integer(-3, 1));
}

/** A round with 60 digits costs a hundred without. */
const rounds = process.env["GRADC_FULL"] === "1" ? 300 : 30;

/** Values of the inputs: ordinary ones in the first round, then special and random ones, mixed. */
function* trials({ inputs, source, target }: Instance, seed: number): Generator<InputValues> {
  const random = new Random(seed),
    wraps = !reachable([source, target]).some(isWholeContraction);
  for (let round = 0; round < rounds; round++) {
    const one = ({ dtype }: TensorType): number => {
      if (dtype === "i32" && !wraps) return random.pick(small);
      if (round > 0 || dtype === "bool" || dtype === "i32") return draw(random, dtype);
      return roundTo(dtype, random.number(-2, 2));
    };
    yield new Map(
      [...inputs].map(([name, type]) => [name, Float64Array.from({ length: sizeOf(type.shape) }, () => one(type))]),
    );
  }
}

interface Compared {
  readonly source: number;
  readonly target: number;
  /** What the source means, over the extended reals. */
  readonly meant: Precise;
}

/** The shift of a softmax, up to 100 or so, costs as many roundings in the argument of exp. */
const units = 256;

/** The target is the real number that the source means, or at least as near to it as the source is. */
function isAsGood({ source, target, meant }: Compared, dtype: "f32" | "f64"): boolean {
  if (Object.is(source, target)) return true;
  if (meant === null) return !Number.isNaN(target) || Number.isNaN(source);
  if (!meant.isFinite()) return Object.is(target, meant.toNumber());
  const unit = dtype === "f32" ? 2 ** -24 : 2 ** -53,
    smallest = dtype === "f32" ? 2 ** -149 : 2 ** -1074;
  const largest = dtype === "f32" ? (2 - 2 ** -23) * 2 ** 127 : Number.MAX_VALUE;
  if (meant.abs().gt(largest))
    return target === (meant.isNegative() ? -Infinity : Infinity) || near(target, meant, units * unit, 0);
  if (Number.isFinite(source) && Number.isFinite(target)) {
    const missed = meant.minus(source).abs();
    if (meant.minus(target).abs().lte(missed.times(8))) return true;
  }
  return near(target, meant, units * unit, units * smallest);
}

function near(value: number, meant: NonNullable<Precise>, relative: number, absolute: number): boolean {
  return Number.isFinite(value) && meant.minus(value).abs().lte(meant.abs().times(relative).plus(absolute));
}

/** The first element at which the rule breaks its word, told for a person. */
function broken(rule: Rule, instance: Instance, values: InputValues): string | null {
  const { source, target } = instance,
    { dtype } = source.type;
  const [before, after] = evaluate([source, target], values).map(({ data }) => data);
  if (before === undefined || after === undefined) return "no value";
  const bits = rule.preserves === "exact" || !isFloat(dtype);
  if (rule.preserves === "finite" && !everythingIsFinite(instance, values)) return null;
  const meant = bits ? [] : (evaluatePrecisely([source], values)[0] ?? []);
  for (const [at, value] of before.entries()) {
    const compared = { source: value, target: after[at] ?? NaN, meant: meant[at] ?? null };
    if (bits || !isFloat(dtype) ? Object.is(compared.source, compared.target) : isAsGood(compared, dtype)) continue;
    const better = bits || compared.meant !== null ? null : evaluatePrecisely([source], values, mostDigits)[0]?.[at];
    if (better && isFloat(dtype) && isAsGood({ ...compared, meant: better }, dtype)) continue;
    return `element ${at} is ${compared.source} before, ${compared.target} after, and means ${String(better ?? compared.meant)}`;
  }
  return null;
}

/** A rule that is only finite says nothing where the source overflows; the target must not, where that does not. */
function everythingIsFinite({ source }: Instance, values: InputValues): boolean {
  return evaluate(reachable([source]), values).every(({ data }) => data.every(Number.isFinite));
}

test("rules have names of their own, and an example each", () => {
  expect(new Set(rules.map(({ name }) => name)).size).toBe(rules.length);
  expect(rules.filter(({ examples }) => examples.length === 0)).toEqual([]);
});

describe.each(rules.map((rule) => [rule.name, rule] as const))("%s", (_name, rule) => {
  test("fires at each of its examples, and what it makes is a sound graph", () => {
    for (const example of rule.examples) {
      const tried = instances(rule, example);
      expect(tried.filter(({ instance }) => instance.fired)).not.toEqual([]);
      for (const { dtype, instance } of tried) {
        if (dtype !== "i32") expect(instance.fired, `at ${dtype}`).toBe(true);
        verify(instance.graph);
      }
    }
  });

  test(`keeps its word: ${rule.preserves}`, () => {
    rule.examples.forEach((example, which) => {
      for (const { dtype, instance } of instances(rule, example)) {
        if (!instance.fired) continue;
        let seed = 1;
        for (const values of trials(instance, which)) {
          const problem = broken(rule, instance, values);
          const inputs = [...values].map(([name, value]) => `${name} = [${value.join(", ")}]`).join("; ");
          if (problem !== null) expect.fail(`${dtype}, example ${which}, trial ${seed}: ${problem}; ${inputs}`);
          seed++;
        }
      }
    });
  });

  test("makes a composite only if it says so", () => {
    for (const example of rule.examples) {
      for (const { instance } of instances(rule, example)) {
        const before = new Set(reachable([instance.source]));
        const made = reachable([instance.target]).filter((node) => node.op.family === "composite" && !before.has(node));
        expect(made.length > 0).toBe(rule.makesComposite && instance.fired);
      }
    }
  });
});
