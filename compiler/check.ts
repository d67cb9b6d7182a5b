/** Checks of one compilation, at random values of its inputs. Pure: what it finds is a report, which others print. */
import { printBinding } from "../src/program.js";
import { checkDerivatives } from "./check/derivatives.js";
import { checkEmitted } from "./check/emitted.js";
import { checkStages } from "./check/stages.js";
import type { CheckRow } from "./check/report.js";
import { samplePoint } from "./check/sample.js";
import type { Compiled } from "./compile.js";

export type { CheckRow };

/**
 * Derivatives against central differences of the f64 evaluator and against the other mode; the graph of each stage
 * against that of the stage before; emitted code against the evaluator: for each binding of the module.
 * @param seed chooses the values.
 */
export async function check(compiled: Compiled, seed = 0): Promise<CheckRow[]> {
  const rows: CheckRow[] = [];
  for (const binding of [compiled, ...compiled.others]) {
    const point = samplePoint(binding.stages.gradient, seed),
      sizes = compiled.others.length === 0 ? "" : `${printBinding(binding.declaration.binding)}: `;
    const found = [
      ...checkDerivatives(binding, point, seed),
      ...checkStages(binding, point),
      ...(await checkEmitted(compiled, binding, point.inputs)),
    ];
    rows.push(...found.map((row) => ({ ...row, subject: sizes + row.subject })));
  }
  return rows;
}
