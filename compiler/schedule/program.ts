/** Applying an op's scalar program so that no operand is written out twice. */
import type { Attributes, Node } from "../../src/graph.js";
import { containsLoad, literal, partsOf, type Block, type Scalar, type Term } from "../../src/kernel.js";
import type { ElementwiseOp } from "../../src/op.js";
import { roundTo, type DType } from "../../src/types.js";

/**
 * The program of an op on its operands. `bind` gives a name to an operand that the program mentions more than once:
 * without names, a chain of squares would double its text at every step. Nor are operands read within a choice if `eager`: vectors compute what
 * is not chosen too, and here all of it may be read.
 */
export function applyProgram(
  op: ElementwiseOp,
  args: readonly Scalar[],
  attrs: Attributes,
  bind: (arg: Scalar, at: number) => Scalar,
  eager = false,
): Scalar {
  const plain = op.program(args, attrs);
  const repeated = args.map(
    (arg) =>
      !isAtomic(arg) &&
      (mentions(plain, arg, 2) > 1 || (eager && containsLoad(arg) && isChosen(plain, arg, new Set(args)))),
  );
  return repeated.includes(true)
    ? op.program(
        args.map((arg, at) => (repeated[at] === true ? bind(arg, at) : arg)),
        attrs,
      )
    : plain;
}

/** The literals that stand where a view has nothing. */
const fills = new WeakSet<Scalar>();

export function fillOf(dtype: DType, value: number): Scalar {
  const fill = literal(dtype, roundTo(dtype, value));
  if (Object.is(fill.value, 0)) fills.add(fill);
  return fill;
}

/** A sum with what a view lacks is the other addend, unless every bit counts: 0 + -0 is 0. */
export function withoutFills(x: Scalar, exact: boolean): Scalar {
  if (exact || x.kind !== "binary" || x.word !== "add") return x;
  return fills.has(x.a) ? x.b : fills.has(x.b) ? x.a : x;
}

/** Leaves the function where the op cannot be computed; the position is that of the element, row-major. */
export function refuse(
  block: Block,
  op: ElementwiseOp,
  node: Node,
  args: readonly Scalar[],
  position: () => Term,
): void {
  const refusal = op.refuses?.(args) ?? null;
  if (refusal === null) return;
  block.if(refusal.condition, (inner) => {
    inner.fail({ node: node.label ?? op.name, message: refusal.message }, position(), refusal.value);
  });
}

function isAtomic(x: Scalar): boolean {
  return x.kind === "literal" || x.kind === "local";
}

/** Whether an operand stands in an arm of a choice. */
function isChosen(x: Scalar, wanted: Scalar, operands: ReadonlySet<Scalar>): boolean {
  if (operands.has(x)) return false;
  if (x.kind === "select" && mentions(x.then, wanted, 1) + mentions(x.otherwise, wanted, 1) > 0) return true;
  return partsOf(x).some((part) => isChosen(part, wanted, operands));
}

/** How often `wanted` stands in an expression, counted up to a limit; what lies below it is not searched. */
function mentions(x: Scalar, wanted: Scalar, limit: number): number {
  if (x === wanted) return 1;
  let count = 0;
  for (const part of partsOf(x)) {
    count += mentions(part, wanted, limit - count);
    if (count >= limit) break;
  }
  return count;
}
