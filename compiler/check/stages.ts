/** The evaluator on the graph of each stage: a pass keeps the values of what was there before it. */
import type { CompiledBinding, Stage } from "../compile.js";
import { rootSets } from "../functions.js";
import { wrongFiring } from "./blame.js";
import type { Point } from "./point.js";
import { changeIn, row, type CheckRow } from "./report.js";

/** What reassociation and other roundings in f64 may come to, relative to the largest element. */
const tolerance = 1e-9;

/** A row a pass: what of the stage before it the stage still has. Outputs without training have no counterpart in the source. */
export function checkStages({ stages, reports }: CompiledBinding, point: Point): CheckRow[] {
  const { source, gradient, simplified } = stages;
  return [[source, gradient] as const, [gradient, simplified] as const].map(([before, after]) => {
    const { name, error } = worst(before, after, point),
      subject = `stage ${after.name}`,
      against = `stage ${before.name}`;
    if (error <= tolerance) return row(subject, against, error, tolerance);
    const blamed = wrongFiring(reports.firings, after.graph, point, tolerance);
    return row(subject, against, error, tolerance, `${name}: ${blamed ?? "no rewrite alone is to blame"}`);
  });
}

/** The result that changes most. */
function worst(before: Stage, after: Stage, point: Point): { name: string; error: number } {
  let most = { name: "", error: 0 };
  for (const set of rootSets)
    for (const [name, node] of before[set]) {
      const now = after[set].get(name);
      const error = now === undefined ? Infinity : changeIn(point.value(node), point.value(now));
      if (error > most.error) most = { name: set === "outputs" ? name : `${set} ${name}`, error };
    }
  return most;
}
