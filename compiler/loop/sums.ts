/**
 * Sums of products that a scan adds up step by step, computed after it as one product over all steps: the gradient of
 * a weight is the product of all that went in with all the cotangents that came back, and touches the weight's memory
 * once.
 */
import { Tensor } from "../../src/builder.js";
import { contract, freshLabels, labelsOf } from "../../src/families/contraction.js";
import { appendScan, pick, readScan, type Scan } from "../../src/families/loop.js";
import { Body, reachable, type Node } from "../../src/graph.js";
import { add } from "../../src/ops/arithmetic.js";
import { sizeOf } from "../../src/types.js";
import { replaceAll } from "../rebuild.js";

/** The roots, whose scans leave such sums to a product of what they stack. */
export function withProductsOutside(roots: readonly Node[]): Node[] {
  const replaced = new Map<Node, Node>();
  for (const node of reachable(roots))
    if (node.op.family === "loop" && node.op.loop === "scan") rewrite(node, replaced);
  return replaceAll("simplify", roots, replaced);
}

/** A carry that each step adds a product to, and that nothing else reads. */
interface Sum {
  readonly carry: number;
  readonly product: Node;
}

function rewrite(node: Node, replaced: Map<Node, Node>): void {
  const scan = readScan(node.attrs),
    sums = sumsIn(scan);
  if (sums.length === 0) return;
  const { body } = scan,
    factors = [...new Set(sums.flatMap(({ product }) => product.inputs))],
    stacked = factors.filter((factor) => !body.inputs.slice(scan.carries).includes(factor));
  const results = [...body.results, ...stacked],
    wider = appendScan(node.inputs, { ...scan, body: new Body(body.graph, body.inputs, results) });
  if (node.label !== undefined) node.graph.label(wider, node.label);
  body.results.forEach((_, at) => replaced.set(pick(node, at), pick(wider, at)));
  const whole = (factor: Node): { tensor: Tensor; hasSteps: boolean } => {
    const given = body.inputs.indexOf(factor, scan.carries);
    if (given >= 0)
      return { tensor: Tensor.of(node.inputs[given] ?? node), hasSteps: given < scan.carries + scan.overs };
    return { tensor: Tensor.of(pick(wider, body.results.length + stacked.indexOf(factor))), hasSteps: true };
  };
  for (const { carry, product } of sums) {
    const initial = node.inputs[carry];
    if (initial === undefined) continue;
    const { operands, result } = labelsOf(product),
      [step = ""] = freshLabels(1, operands.join("") + result);
    const [a, b] = product.inputs.map(whole);
    if (a === undefined || b === undefined) continue;
    const list = (at: 0 | 1, { hasSteps }: { hasSteps: boolean }): string => (hasSteps ? step : "") + operands[at];
    const total = contract(a.tensor, b.tensor, [list(0, a), list(1, b)], result);
    replaced.set(pick(node, carry), add(Tensor.of(initial), total).node);
  }
}

/** A sum of fewer elements stays near while the steps run. */
const smallestSum = 2048;

/** The sums that it is worth to take out: what must be stacked for them is no larger than what they would touch. */
function sumsIn(scan: Scan): Sum[] {
  const { body, carries, length } = scan,
    uses = usesIn(body),
    invariant = new Set(body.inputs.slice(scan.carries + scan.overs));
  return body.results.slice(0, carries).flatMap((next, carry) => {
    const sum = body.inputs[carry],
      [first, second] = next.inputs;
    if (length < 2 || next.op !== add.op || sum === undefined || (first !== sum && second !== sum)) return [];
    const product = first === sum ? second : first;
    if (product?.op.family !== "contraction" || uses.get(sum) !== 1 || uses.get(next) !== 1) return [];
    const { inputs } = product;
    const isStacked = (factor: Node): boolean => !body.inputs.slice(carries).includes(factor);
    const fresh = inputs.filter(isStacked).reduce((total, { type }) => total + sizeOf(type.shape), 0);
    const repeats = inputs.some(({ op, type, inputs: [shown] }) => {
      return op.family === "view" && sizeOf(type.shape) > sizeOf(shown?.type.shape ?? []);
    });
    // Two factors that have the steps share them as a label; one alone would not stand in two lists.
    const both = inputs.every((factor) => !invariant.has(factor)) && inputs[0] !== sum && inputs[1] !== sum;
    const size = sizeOf(next.type.shape);
    return both && !repeats && size >= smallestSum && fresh <= 2 * size ? [{ carry, product }] : [];
  });
}

/** How often each node of a body is read, by its results too. */
function usesIn({ nodes, results }: Body): Map<Node, number> {
  const uses = new Map<Node, number>();
  for (const node of [...nodes.flatMap(({ inputs }) => inputs), ...results]) uses.set(node, (uses.get(node) ?? 0) + 1);
  return uses;
}
