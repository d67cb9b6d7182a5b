/** The rewrite rules for loops: what each preserves, when it may fire, and an example that it fires at. */
import { fill, Tensor } from "../../src/builder.js";
import { contract } from "../../src/families/contraction.js";
import { appendScan, pick } from "../../src/families/loop.js";
import { appendInput } from "../../src/families/source.js";
import { Body, Graph, reachable, type Node } from "../../src/graph.js";
import { add, mul, square } from "../../src/ops/arithmetic.js";
import type { Shape } from "../../src/types.js";
import { replaceAll } from "../rebuild.js";
import type { ExampleInput, Precision } from "../simplify/rule.js";
import { withProductsOutside } from "./sums.js";
import { closedAnew, withoutUnread } from "./tidy.js";

export interface LoopRule {
  readonly name: string;
  readonly preserves: Precision;
  /** When it may fire, in words. */
  readonly legal: string;
  readonly example: (input: ExampleInput) => Tensor;
  /** The roots, of which each loop has what the rule makes of it. */
  readonly apply: (roots: readonly Node[]) => Node[];
}

function withLoopsClosedAnew(roots: readonly Node[]): Node[] {
  const replaced = new Map<Node, Node>();
  for (const node of reachable(roots)) {
    const anew = closedAnew(node);
    if (anew !== null) replaced.set(node, anew);
  }
  return replaceAll("simplify", roots, replaced);
}

type Step = (...given: Tensor[]) => readonly Tensor[];

/** A scan of three steps of the operands; what a step gives begins with the next carries. */
function example(operands: readonly Tensor[], carries: number, overs: number, step: Step): Node {
  const graph = new Graph(),
    sliced = (shape: Shape, at: number): Shape => (at >= carries && at < carries + overs ? shape.slice(1) : shape);
  const inputs = operands.map(({ node: { type } }, at) => {
    const name = "ab"[at] ?? "",
      input = appendInput(graph, name, { dtype: type.dtype, shape: sliced(type.shape, at) });
    graph.label(input, name);
    return input;
  });
  const results = step(...inputs.map(Tensor.of)).map(({ node }) => node),
    body = new Body(graph, inputs, results);
  return appendScan(
    operands.map(({ node }) => node),
    { body, carries, overs, length: 3, reverse: false, checkpoint: 0 },
  );
}

const result = (loop: Node, index: number): Tensor => Tensor.of(pick(loop, index));
/** Rules that look at all users of a loop: they are tried at the roots, between sweeps. */
export const loopRulesAtRoots: readonly LoopRule[] = [
  {
    name: "sum of products over all steps",
    preserves: "rounding",
    legal:
      "each step adds a product of what it is given or computes to a carry of 2,048 elements or more that nothing else reads; the terms are added in another order",
    example: (input) => {
      const xs = input([3, 64]),
        loop = example([input([64, 64]), xs], 1, 1, (sum, x) => [add(sum, contract(x, square(x), ["i", "j"], "ij"))]);
      return result(loop, 0);
    },
    apply: withProductsOutside,
  },
  {
    name: "results that nothing reads",
    preserves: "exact",
    legal: "no user picks the stack or the last carry, and no later step computes from the carry what is read",
    example: (input) => {
      const loop = example([input([2]), input([2])], 2, 0, (x, y) => [mul(2, x), square(y), x]);
      return result(loop, 0);
    },
    apply: withoutUnread,
  },
];

/** Rules at one loop, once its bodies are simplified. */
const loopRulesAtLoops: readonly LoopRule[] = [
  {
    name: "the same in every step",
    preserves: "exact",
    legal: "it is computed of captures alone: a branch of a cond keeps what it computes, for only one of them runs",
    example: (input) => {
      const loop = example([input([2]), input([2])], 1, 0, (x, y) => [add(x, square(square(y)))]);
      return result(loop, 0);
    },
    apply: withLoopsClosedAnew,
  },
  {
    name: "known numbers in steps",
    preserves: "exact",
    legal: "a capture is one number everywhere, or a constant",
    example: (input) => {
      const loop = example([input([2]), fill(input([2]), 3)], 1, 0, (x, k) => [mul(x, k)]);
      return result(loop, 0);
    },
    apply: withLoopsClosedAnew,
  },
];

export const loopRules: readonly LoopRule[] = [...loopRulesAtLoops, ...loopRulesAtRoots];
