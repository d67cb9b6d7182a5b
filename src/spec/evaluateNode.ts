/** Evaluates the nodes of a spec: formulas, and scans with the formulas of their bodies. */
import { onGraph, Tensor, type Operand } from "../builder.js";
import { GradcError, wrongValue } from "../diagnostics.js";
import type { Graph } from "../graph.js";
import { describe, integer, type Argument } from "../language.js";
import { scanOn, type ScanStep, type Named } from "../ops/loop.js";
import { inFormula } from "../stream.js";
import { evaluateFormula } from "./evaluateFormula.js";
import type { PlannedFormula, PlannedNode, PlannedScan } from "./plan.js";

type Values = ReadonlyMap<string, Argument>;

/** A tensor or a number; of a scan its results by name. */
export function evaluateNode(graph: Graph, planned: PlannedNode, values: Values): Argument {
  return "scan" in planned
    ? evaluateScan(graph, planned, values)
    : inFormula(planned.name, () => evaluateFormula(planned.expression, values, planned.formula.site));
}

export function isOperand(value: Argument): value is Operand {
  return value instanceof Tensor || typeof value === "number" || typeof value === "boolean";
}

function evaluateScan(graph: Graph, planned: PlannedScan, values: Values): Argument {
  const { name, scan, carry, over, length } = planned;
  const setting = {
    carry: operands(carry, values),
    over: operands(over, values),
    length: length === null ? (typeof scan.length === "number" ? scan.length : undefined) : lengthOf(length, values),
    reverse: scan.reverse,
    checkpoint: scan.checkpoint,
  };
  try {
    const results = scanOn(graph, setting, (entering) => step(graph, planned, values, entering));
    for (const [member, result] of Object.entries(results)) {
      graph.label(result.node, `${name}_${member}`);
      for (const loop of result.node.inputs) graph.label(loop, name);
    }
    return results;
  } catch (error) {
    throw error instanceof GradcError ? scan.mistake(error) : error;
  }
}

function operands(formulas: readonly PlannedFormula[], values: Values): Named {
  return Object.fromEntries(
    formulas.map(({ name, expression, formula }) => [name, evaluateFormula(expression, values, formula.site)]),
  );
}

/** A formula of sizes. */
function lengthOf({ expression, formula }: PlannedFormula, values: Values): number {
  const value = evaluateFormula(expression, values, formula.site),
    length = integer.read(value);
  if (length === undefined) throw formula.site.at(wrongValue("a number of steps", describe(value)), 0);
  return length;
}

function step(
  graph: Graph,
  { body, next, stack }: PlannedScan,
  values: Values,
  entering: { readonly [name: string]: Tensor },
): ScanStep<Named, Named> {
  const within = new Map<string, Argument>([...values, ...Object.entries(entering)]);
  for (const node of body) {
    const value = evaluateNode(graph, node, within);
    within.set(node.name, value);
    if (isOperand(value)) graph.label(onGraph(graph, value), node.name);
  }
  return { next: operands(next, within), stack: operands(stack, within) };
}
