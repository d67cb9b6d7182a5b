/** Checks of one compilation, at random values of its inputs. Pure: what it finds is a report, which others print. */
import { checkDerivatives } from "./check/derivatives.js";
import { checkEmitted } from "./check/emitted.js";
import type { CheckRow } from "./check/report.js";
import { sampleInputs } from "./check/sample.js";
import type { Compiled } from "./compile.js";

export type { CheckRow };

/**
 * Derivatives against central differences of the f64 evaluator, and emitted code against the evaluator.
 * @param seed chooses the values.
 */
export async function check(compiled: Compiled, seed = 0): Promise<CheckRow[]> {
  const values = sampleInputs(compiled.stages.gradient, seed);
  return [...checkDerivatives(compiled, values, seed), ...(await checkEmitted(compiled, values))];
}
