/** What only guides differentiation: simplify comes after it. */
import { stopGradient } from "../../../src/ops/compare.js";
import { rule, type Rule } from "../rule.js";

export const derivatives: readonly Rule[] = [
  rule("stopGradient after differentiation", "exact", ({ x }) => [stopGradient(x), x]),
];
