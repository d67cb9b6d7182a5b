/** Examples of rewrite rules as graphs. */
import { simplify } from "../../compiler/simplify/engine.js";
import type { Example, Rule } from "../../compiler/simplify/rule.js";
import { onGraph, Tensor } from "../../src/builder.js";
import { GradcError } from "../../src/diagnostics.js";
import { appendInput } from "../../src/families/source.js";
import { Graph, type Node } from "../../src/graph.js";
import type { DType, TensorType } from "../../src/types.js";

export interface Instance {
  readonly graph: Graph;
  readonly source: Node;
  readonly target: Node;
  readonly inputs: ReadonlyMap<string, TensorType>;
  readonly fired: boolean;
}

/** The example, and what the rule alone makes of it. */
function instanceOf(rule: Rule, example: Example, tried: DType): Instance {
  const graph = new Graph(),
    inputs = new Map<string, TensorType>();
  const source = onGraph(
    graph,
    example((shape, dtype = tried) => {
      const name = `x${inputs.size}`;
      inputs.set(name, { dtype, shape });
      return Tensor.of(appendInput(graph, name, { dtype, shape }));
    }),
  );
  const { roots, firings } = simplify(graph, [source], { precision: rule.preserves, rules: [rule] });
  return { graph, source, target: roots[0] ?? source, inputs, fired: firings.length > 0 };
}

/** The dtypes at which an example can be built. */
export function instances(rule: Rule, example: Example): { readonly dtype: DType; readonly instance: Instance }[] {
  return (rule.dtypes ?? (["f32", "f64", "i32"] as const)).flatMap((dtype) => {
    try {
      return [{ dtype, instance: instanceOf(rule, example, dtype) }];
    } catch (error) {
      const unfit =
        error instanceof GradcError &&
        ["dtype-not-admitted", "fractional-integer", "mixed-dtypes"].includes(error.code);
      if (unfit) return [];
      throw error;
    }
  });
}
