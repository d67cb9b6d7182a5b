/** Every rule, in the order in which they are tried at a node: what makes a constant comes first. */
import type { Rule } from "../rule.js";
import { algebra } from "./algebra.js";
import { casts } from "./casts.js";
import { contractions } from "./contractions.js";
import { derivatives } from "./derivatives.js";
import { folding } from "./folding.js";
import { joins } from "./joins.js";
import { knownNumbers } from "./known.js";
import { reductions } from "./reductions.js";
import { selects } from "./selects.js";
import { softmaxes } from "./softmax.js";
import { transcendental } from "./transcendental.js";
import { views } from "./views.js";

export const rules: readonly Rule[] = [
  ...folding,
  ...algebra,
  ...transcendental,
  ...softmaxes,
  ...knownNumbers,
  ...selects,
  ...casts,
  ...derivatives,
  ...views,
  ...joins,
  ...reductions,
  ...contractions,
];
