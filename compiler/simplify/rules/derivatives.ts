/** What only guides differentiation: simplify comes after it. */
import { stopGradient } from "../../../src/ops/compare.js";
import { checkpoint } from "../../../src/ops/recompute.js";
import { rule, type Rule } from "../rule.js";

export const derivatives: readonly Rule[] = [
  rule("stopGradient after differentiation", "exact", ({ x }) => [stopGradient(x), x]),
  rule("checkpoint after differentiation", "exact", ({ x }) => [checkpoint(x), x]),
];
