/**
 * Forward mode at one node: the tangent of the result from those of the inputs. It is derived from the definitions
 * that reverse mode uses: what is linear is applied to the tangent itself, the Jacobian of an elementwise function is
 * diagonal, and so is what a reduction does to each element before it adds.
 */
import { applyElementwise } from "./apply.js";
import { fill, type Tensor } from "./builder.js";
import { concatAlong } from "./families/concat.js";
import { contract, parseLabels } from "./families/contraction.js";
import { reshapeTo } from "./families/reshape.js";
import { numbers, viewOf } from "./families/view.js";
import type { Node } from "./graph.js";
import { add, mul } from "./ops/arithmetic.js";
import { sumOver } from "./ops/reduce.js";
import { view } from "./ops/view.js";
import { cutAt, ruled, type Operands } from "./pullback.js";

/** The tangents of the inputs; null stands for zero throughout. */
export type Tangents = readonly (Tensor | null)[];

/** Whether the tangent of this node can be told from its definition alone, without a transposed rule or a formula. */
export function isPushed({ op }: Node): boolean {
  return !["routine", "composite", "loop", "pick", "source"].includes(op.family);
}

/** The tangent of a node of which `isPushed` holds, or null if it is zero throughout. */
export function pushforward(node: Node, tangents: Tangents, operands: Operands): Tensor | null {
  const live = tangents.map((tangent, at) => (tangent !== null && cutAt(node, at) === null ? tangent : null));
  if (live.every((tangent) => tangent === null)) return null;
  const { op, type } = node;
  const [first = null] = live;
  switch (op.family) {
    case "elementwise":
      // What changes the dtype is a conversion, and as such linear.
      return total(live, (tangent, at) =>
        tangent.dtype === type.dtype ? ruled(node, at, tangent, operands) : applyElementwise(op, [tangent], node.attrs),
      );
    case "reduction":
      return total([first], (tangent) => {
        const factor = ruled(node, 0, fill(operands.y, 1), operands);
        return sumOver(mul(factor, tangent), numbers(node.attrs["axes"]));
      });
    case "view":
      return total([first], (tangent) => view(tangent, type.shape, viewOf(node).map));
    case "reshape":
      return total([first], (tangent) => reshapeTo(tangent, type.shape));
    case "concat":
      return concatAlong(
        live.map((tangent, at) => tangent ?? fill(operandAt(operands, at), 0)),
        Number(node.attrs["axis"]),
      );
    case "contraction":
      return total(live, (tangent, at) => oneSide(node, at, tangent, operands));
    default:
      throw new TypeError(`${op.name} has no tangent of its own`);
  }
}

function operandAt({ inputs }: Operands, at: number): Tensor {
  const operand = inputs[at];
  if (operand === undefined) throw new TypeError(`pushforward: operand ${at} is missing`);
  return operand;
}

/** The sum of what the tangents that are there contribute. */
function total(tangents: Tangents, part: (tangent: Tensor, at: number) => Tensor): Tensor | null {
  let sum: Tensor | null = null;
  for (const [at, tangent] of tangents.entries()) {
    if (tangent === null) continue;
    const term = part(tangent, at);
    sum = sum === null ? term : add(sum, term);
  }
  return sum;
}

/** A contraction is linear in each side. */
function oneSide(node: Node, at: number, tangent: Tensor, operands: Operands): Tensor {
  const { operands: labels, result } = parseLabels(String(node.attrs["labels"]));
  const other = operandAt(operands, 1 - at);
  return at === 0 ? contract(tangent, other, labels, result) : contract(other, tangent, labels, result);
}
