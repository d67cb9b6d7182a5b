/** The rules of the simplifier. Another rule, in the file of its subject, needs no change here. */
import type { Rule } from "../rule.js";
import { algebra } from "./algebra.js";
import { casts } from "./casts.js";
import { contractions } from "./contractions.js";
import { derivatives } from "./derivatives.js";
import { factors } from "./factors.js";
import { folding } from "./folding.js";
import { gathers } from "./gathers.js";
import { joins } from "./joins.js";
import { knownNumbers } from "./known.js";
import { oneHots } from "./oneHots.js";
import { parts } from "./parts.js";
import { products } from "./products.js";
import { reductions, unitSums } from "./reductions.js";
import { scatters } from "./scatters.js";
import { selects } from "./selects.js";
import { softmaxes } from "./softmax.js";
import { stability } from "./stability.js";
import { transcendental } from "./transcendental.js";
import { transposes } from "./transposes.js";
import { meetings, views } from "./views.js";
import { windows } from "./windows.js";

/**
 * Rules that make a naive formula stable, and that have the derivative of what they replace: run before
 * differentiation, they make the gradient stable too.
 */
export const stabilizing: readonly Rule[] = [...meetings, ...unitSums, ...stability, ...softmaxes];

/** Every rule, in the order in which they are tried at a node: what makes a constant comes first. */
export const rules: readonly Rule[] = [
  ...folding,
  ...algebra,
  ...stabilizing,
  ...transcendental,
  ...knownNumbers,
  ...selects,
  ...casts,
  ...derivatives,
  ...views,
  ...transposes,
  ...joins,
  ...parts,
  ...gathers,
  ...scatters,
  ...windows,
  ...reductions,
  ...oneHots,
  ...factors,
  ...contractions,
  ...products,
];
