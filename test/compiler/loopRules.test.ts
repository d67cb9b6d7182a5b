/** The rewrite rules for loops prove themselves as others do: each fires at its example, and keeps its word there. */
import { describe, expect, test } from "vitest";
import { loopRules, type LoopRule } from "../../compiler/loop/rules.js";
import { simplify } from "../../compiler/simplify/engine.js";
import { rules } from "../../compiler/simplify/rules/index.js";
import { Tensor } from "../../src/builder.js";
import { evaluate } from "../../src/evaluate.js";
import { appendInput } from "../../src/families/source.js";
import { Graph, reachable, type Node } from "../../src/graph.js";
import { isFloat, roundTo, sizeOf, type DType, type TensorType } from "../../src/types.js";
import { verify } from "../../src/verify.js";
import { Random } from "../support/random.js";

interface Instance {
  readonly graph: Graph;
  readonly source: Node;
  readonly target: Node;
  readonly inputs: ReadonlyMap<string, TensorType>;
}

function instanceOf({ example, apply }: LoopRule, tried: DType): Instance {
  const graph = new Graph(),
    inputs = new Map<string, TensorType>();
  const source = example((shape, dtype = tried) => {
    const name = `x${inputs.size}`;
    inputs.set(name, { dtype, shape });
    return Tensor.of(appendInput(graph, name, { dtype, shape }));
  }).node;
  return { graph, source, target: apply([source])[0] ?? source, inputs };
}

const specials = [0, -0, 1, -1, 1e-4, 3, -1000, 1e30, Infinity, -Infinity, NaN];
const unit = { f32: 2 ** -24, f64: 2 ** -53, i32: 0, bool: 0 };

/** Ordinary numbers in the first rounds; then special ones among them, where bits are compared. */
function* trials({ inputs }: Instance, isExact: boolean): Generator<Map<string, Float64Array>> {
  const random = new Random(1);
  for (let round = 0; round < 20; round++) {
    const one = ({ dtype }: TensorType): number => {
      if (dtype === "i32") return random.integer(-50, 50);
      return roundTo(dtype, isExact && round > 2 && random.chance(0.5) ? random.pick(specials) : random.number(0, 2));
    };
    yield new Map(
      [...inputs].map(([name, type]) => [name, Float64Array.from({ length: sizeOf(type.shape) }, () => one(type))]),
    );
  }
}

test("names are those of no other rule", () => {
  const names = [...loopRules, ...rules].map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
});

describe.each(loopRules.map((rule) => [rule.name, rule] as const))("%s", (_name, rule) => {
  test.each(["f32", "f64", "i32"] as const)("fires at its example in %s, and the graph is sound", (dtype) => {
    const { graph, source, target } = instanceOf(rule, dtype);
    expect(target === source).toBe(false);
    const [once = source] = simplify(graph, [source], { rules: [] }).roots,
      [twice] = simplify(graph, [once], { rules: [] }).roots;
    expect(twice === once).toBe(true);
    verify(graph);
  });

  test.each(["f32", "f64", "i32"] as const)(`keeps its word in %s: ${rule.preserves}`, (dtype) => {
    const instance = instanceOf(rule, dtype),
      isExact = rule.preserves === "exact" || !isFloat(dtype);
    for (const values of trials(instance, isExact)) {
      const [before, after] = evaluate([instance.source, instance.target], values).map(({ data }) => data);
      before?.forEach((value, at) => {
        const other = after?.[at] ?? NaN;
        if (isExact) expect(other).toBe(value);
        else expect(Math.abs(other - value)).toBeLessThanOrEqual(16 * unit[dtype] * Math.abs(value));
      });
    }
  });

  test("is used only where as little may be preserved", () => {
    const { graph, source } = instanceOf(rule, "f64");
    const loops = (precision: "exact" | "rounding"): string[] =>
      reachable(simplify(graph, [source], { precision, rules: [] }).roots).map(({ op }) => op.family);
    expect(loops("exact").includes("contraction")).toBe(false);
    expect(loops("rounding").includes("contraction")).toBe(rule.preserves === "rounding");
  });
});
