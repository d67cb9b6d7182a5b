/** The example of a function: a call on numbers alone, read as a formula. */
import { literalElements, Tensor } from "../../src/builder.js";
import type { Argument, LanguageFunction } from "../../src/language.js";
import { printNumber } from "../../src/printNumber.js";
import { evaluateArgument } from "../../src/spec/evaluateFormula.js";
import { parseFormula } from "../../src/spec/formula.js";
import { formulaConstants } from "../../src/spec/plan.js";
import { siteOf } from "../../src/spec/source.js";
import type { Shape } from "../../src/types.js";

export interface Example {
  readonly text: string;
  readonly args: readonly Argument[];
  /** Which of several results is shown; null if there is one. */
  readonly index: number | null;
  readonly result: Tensor;
}

/** @throws an error if the example is no call of the function, or not of numbers alone. */
export function readExample({ name, example }: LanguageFunction): Example {
  const site = siteOf(example, `the example of ${name}`),
    written = parseFormula(example, site);
  const [call, index] = written.kind === "pick" ? [written.of, written.index] : [written, null];
  if (call.kind !== "call" || call.name !== name) throw new Error(`the example of ${name} must call it: ${example}`);
  const result = evaluateArgument(written, formulaConstants, site);
  if (!(result instanceof Tensor) || result.literal === null) throw new Error(`${example} gives no numbers`);
  const args = call.args.map((arg) => evaluateArgument(arg, formulaConstants, site));
  return { text: example, args, index, result };
}

/** Digits of numbers in the reference: fewer than a platform's last ones, which may differ. */
const digits = 6;

/** The numbers of a literal as nested lists. */
export function printLiteral(tensor: Tensor): string {
  if (tensor.literal === null) throw new TypeError("only a literal has numbers to print");
  const texts = [...literalElements(tensor.literal)].map((value) =>
    printNumber(Number(value.toPrecision(digits)), tensor.dtype ?? "f64"),
  );
  return nested(texts, tensor.shape);
}

function nested(texts: readonly string[], [extent, ...inner]: Shape): string {
  if (extent === undefined) return texts[0] ?? "";
  const size = texts.length / Math.max(1, extent);
  const rows = Array.from({ length: extent }, (_, at) => nested(texts.slice(at * size, (at + 1) * size), inner));
  return `[${rows.join(", ")}]`;
}
