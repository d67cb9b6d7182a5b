/** Known numbers meet: k and m are constants, and what is made of both is one. */
import { add, div, mul, sub } from "../../../src/ops/arithmetic.js";
import { Tensor } from "../../../src/builder.js";
import { uniformValue } from "../../../src/families/source.js";
import type { Node } from "../../../src/graph.js";
import { appendNode } from "../../../src/op.js";
import type { DType } from "../../../src/types.js";
import { hasExactReciprocal, isExactSum, isNormal } from "../numbers.js";
import { known, rewrite, rule, type Letters, type Rule } from "../rule.js";

const dtypeOf = ({ node }: Tensor): DType => node.type.dtype;

/** No overflow or loss of digits may appear that the left side does not have: the new number must be a normal one. */
const productIsNormal = {
  when: ({ k, m }: Letters) => isNormal(known(k) * known(m), dtypeOf(k)),
  legal: "k m is a normal number: nothing overflows or loses digits that did not",
  known: { k: 3, m: -0.3 },
};
const quotientIsNormal = {
  when: ({ k, m }: Letters) => isNormal(known(k) / known(m), dtypeOf(k)),
  legal: "k / m is a normal number: nothing overflows or loses digits that did not",
  known: { k: 3, m: -7 },
};
const sumIsExact = {
  when: ({ k, m }: Letters) => isExactSum(known(k), known(m), dtypeOf(k)),
  legal: "k + m is a number of the dtype",
  known: { k: 3, m: -0.5 },
};
const differenceIsExact = {
  when: ({ k, m }: Letters) => isExactSum(known(k), -known(m), dtypeOf(k)),
  legal: "k - m is a number of the dtype",
  known: { k: 3, m: 0.5 },
};
const whole = { dtypes: ["i32"], known: { k: 3, m: 5 } } as const;

/** k x + m x with k and m of one sign: no cancellation, so nothing that is undefined becomes defined. */
const sameSign = {
  when: ({ k, m }: Letters) => known(k) * known(m) > 0 && isNormal(known(k) + known(m), dtypeOf(k)),
  legal: "k and m have one sign, and k + m is a normal number: nothing cancels",
  known: { k: 3, m: 0.1 },
};
const positive = {
  when: ({ k }: Letters) => known(k) > 0 && isNormal(known(k) + 1, dtypeOf(k)),
  legal: "k is positive, and k + 1 is a normal number",
  known: { k: 2 },
};

/** k x + k y, k x - k y as k times the sum or the difference, of products that nothing else needs; k from 1 up. */
function commonFactor(node: Node, single: (node: Node) => boolean): Tensor | null {
  const [a, b] = node.inputs;
  if (a?.op !== mul.op || b?.op !== mul.op || a === b || !single(a) || !single(b)) return null;
  const at = a.inputs.findIndex((input) => uniformValue(input) !== null && b.inputs.includes(input)),
    factor = a.inputs[at],
    x = a.inputs[1 - at],
    y = b.inputs[b.inputs[0] === factor ? 1 : 0];
  if (factor === undefined || x === undefined || y === undefined) return null;
  const size = Math.abs(uniformValue(factor) ?? NaN);
  if (!(size >= 1 && size < Infinity)) return null;
  return mul(Tensor.of(factor), Tensor.of(appendNode(node.op, [x, y])));
}

export const knownNumbers: readonly Rule[] = [
  // x + y is at most k x + k y, so it cannot overflow where that does not.
  rewrite("k x + k y", "rounding", {
    legal: "k is known, |k| >= 1, and nothing else needs the products: x + y overflows only where k x + k y does",
    at: [add.op, sub.op],
    dtypes: ["f32", "f64"],
    step: (node, { single }) => commonFactor(node, single),
    examples: [
      (input) => add(mul(3, input([3])), mul(3, input([3]))),
      (input) => sub(mul(-1.5, input([3])), mul(-1.5, input([3]))),
    ],
  }),
  rule("division by a power of two", "exact", ({ x, k }) => div(x, k), {
    gives: ({ x, k }) => mul(x, 1 / known(k)),
    when: ({ k }) => hasExactReciprocal(known(k), dtypeOf(k)),
    legal: "k is a power of two, and 1 / k a number of the dtype",
    known: { k: -32 },
  }),
  rule("k (m x), whole", "exact", ({ k, m, x }) => [mul(k, mul(m, x)), mul(mul(k, m), x)], whole),
  rule("k (m x)", "rounding", ({ k, m, x }) => [mul(k, mul(m, x)), mul(mul(k, m), x)], productIsNormal),
  rule("k (m / x)", "rounding", ({ k, m, x }) => [mul(k, div(m, x)), div(mul(k, m), x)], productIsNormal),
  rule("k (x / m)", "rounding", ({ k, m, x }) => [mul(k, div(x, m)), mul(div(k, m), x)], quotientIsNormal),
  rule("k x / m", "rounding", ({ k, m, x }) => [div(mul(k, x), m), mul(div(k, m), x)], quotientIsNormal),
  rule("x / k / m", "rounding", ({ k, m, x }) => [div(div(x, k), m), div(x, mul(k, m))], productIsNormal),
  rule("x + k + m", "rounding", ({ k, m, x }) => [add(add(x, k), m), add(x, add(k, m))], sumIsExact),
  rule("x - k + m", "rounding", ({ k, m, x }) => [add(sub(x, k), m), sub(x, sub(k, m))], differenceIsExact),
  rule("x + k - m", "rounding", ({ k, m, x }) => [sub(add(x, k), m), add(x, sub(k, m))], differenceIsExact),
  rule("x - k - m", "rounding", ({ k, m, x }) => [sub(sub(x, k), m), sub(x, add(k, m))], sumIsExact),
  rule("k - x + m", "rounding", ({ k, m, x }) => [add(sub(k, x), m), sub(add(k, m), x)], sumIsExact),
  rule("k - (m + x)", "rounding", ({ k, m, x }) => [sub(k, add(m, x)), sub(sub(k, m), x)], differenceIsExact),
  rule("k - (m - x)", "rounding", ({ k, m, x }) => [sub(k, sub(m, x)), add(sub(k, m), x)], differenceIsExact),
  rule("k x + m x", "rounding", ({ k, m, x }) => [add(mul(k, x), mul(m, x)), mul(add(k, m), x)], sameSign),
  rule("k x + x", "rounding", ({ k, x }) => [add(mul(k, x), x), mul(add(k, 1), x)], positive),
  rule("k x + x, whole", "exact", ({ k, x }) => [add(mul(k, x), x), mul(add(k, 1), x)], whole),
];
