/** Functions whose derivative the user writes. */
import { commonGraph, fill, onGraph, Tensor, type Operand } from "../builder.js";
import { customCotangents, loopWithoutGraph } from "../diagnostics.js";
import { bodyIn, closeOver, inlined } from "../families/loop.js";
import { appendInput } from "../families/source.js";
import type { Attributes, Node } from "../graph.js";
import { stopGradient } from "../ops/compare.js";
import { anyOver } from "../ops/reduce.js";
import { broadcastAxes } from "../ops/view.js";
import { appendNode, register, type CompositeOp } from "../op.js";
import { isFloat, sameType, type TensorType } from "../types.js";

/**
 * y = f(x, ...) with a derivative of the user's. Attributes: `value`, a body that gives y, and `cotangents`, one that
 * gives a cotangent for each of the first `given` inputs. Both take the given inputs, y, dy, and then the inputs that
 * are left: what the formulas take from around them.
 */
export const customGradientOp: CompositeOp = register({
  family: "composite",
  name: "customGradient",
  doc: "A formula with a derivative that the user writes.",
  inputs: ["x"],
  bounded: false,
  overridden: true,
  typeOf: (_, attrs) => first(bodyIn(attrs, "value").results).type,
  expand: (inputs, attrs) => {
    const stand = nodeOf(first(inputs));
    return Tensor.of(first(inlined(bodyIn(attrs, "value"), around(inputs, attrs, stand, stand), stand.graph)));
  },
  vjp: {
    x: (scope, attrs, { at, inputs }) => {
      const y = present(scope["y"]),
        operands = around(inputs, attrs, y.node, present(scope["dy"]).node),
        cotangent = inlined(bodyIn(attrs, "cotangents"), operands, y.node.graph)[at];
      return cotangent === undefined ? fill(inputs[at] ?? y, 0) : Tensor.of(cotangent);
    },
  },
  // The formula is not looked into: an entry may go into every entry of the result.
  support: ({ inputs }, at, marked) => {
    const shape = inputs[at]?.type.shape ?? [],
      every = (axes: readonly number[]): number[] => axes.map((_, axis) => axis);
    return broadcastAxes(anyOver(marked, every(marked.shape)), shape, every(shape));
  },
});

function present<T>(item: T | undefined): T {
  if (item === undefined) throw new TypeError("customGradient: something is missing");
  return item;
}
const first = <T>([item]: readonly T[]): T => present(item);
const nodeOf = ({ node }: Tensor): Node => node;

/** The operands of a body: the inputs that were given, y and dy, the others. */
function around(inputs: readonly Tensor[], attrs: Attributes, y: Node, dy: Node): Node[] {
  const given = Number(attrs["given"]),
    nodes = inputs.map(nodeOf);
  return [...nodes.slice(0, given), y, dy, ...nodes.slice(given)];
}

/** What a derivative is made of: the inputs, the result and its cotangent. */
export interface CustomScope {
  readonly inputs: readonly Tensor[];
  readonly y: Tensor;
  readonly dy: Tensor;
}

/**
 * The value of `value(...operands)`, with the derivative that `cotangents` tells: for each operand its cotangent, of
 * its type, linear in dy. Both are run once. Tensors from around them are constants.
 * @throws an error if a cotangent is missing or has another type than its operand
 */
export function customGradient(
  operands: readonly Operand[],
  value: (...inputs: Tensor[]) => Operand,
  cotangents: (scope: CustomScope) => readonly Operand[],
): Tensor {
  const tensors = operands.map((operand) => Tensor.from(operand)),
    graph = commonGraph("customGradient", tensors);
  if (graph === null) throw loopWithoutGraph("customGradient");
  const nodes = tensors.map((tensor) => onGraph(graph, tensor));
  const standIn = (name: string, { type }: { type: TensorType }): Node =>
    appendInput(graph, `${name} of the formula at node ${graph.nodes.length}`, type);
  const inputs = nodes.map((node, at) => standIn(node.label ?? `x${at}`, node)),
    y = onGraph(graph, value(...inputs.map(Tensor.of))),
    [result, dy] = [standIn("y", y), standIn("dy", y)];
  const scope = { inputs: inputs.map(Tensor.of), y: Tensor.of(result), dy: Tensor.of(dy) },
    found = cotangents(scope).map((operand, at) => onGraph(graph, operand, nodes[at]?.type.dtype ?? null));
  const fits =
    found.length === nodes.length && found.every((node, at) => sameType(node.type, nodes[at]?.type ?? y.type));
  if (!fits) throw customCotangents(nodes.map(typeIn), found.map(typeIn));
  const { bodies, captures } = closeOver([...inputs, result, dy], [[y], found]);
  const attrs = { value: first(bodies), cotangents: first(bodies.slice(1)), given: nodes.length };
  const others = captures.map((node) => (isFloat(node.type.dtype) ? stopGradient(Tensor.of(node)).node : node));
  return Tensor.of(appendNode(customGradientOp, [...nodes, ...others], attrs));
}

const typeIn = ({ type }: Node): TensorType => type;
