/** The page of docs/ that tells every rewrite rule, from its definition. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { loopRules, type LoopRule } from "../../compiler/loop/rules.js";
import { simplify } from "../../compiler/simplify/engine.js";
import type { Example, Rule } from "../../compiler/simplify/rule.js";
import { algebra } from "../../compiler/simplify/rules/algebra.js";
import { bridges } from "../../compiler/simplify/rules/bridges.js";
import { casts } from "../../compiler/simplify/rules/casts.js";
import { contractions } from "../../compiler/simplify/rules/contractions.js";
import { derivatives } from "../../compiler/simplify/rules/derivatives.js";
import { factors } from "../../compiler/simplify/rules/factors.js";
import { folding } from "../../compiler/simplify/rules/folding.js";
import { gathers } from "../../compiler/simplify/rules/gathers.js";
import { stabilizing } from "../../compiler/simplify/rules/index.js";
import { joins } from "../../compiler/simplify/rules/joins.js";
import { knownNumbers } from "../../compiler/simplify/rules/known.js";
import { oneHots } from "../../compiler/simplify/rules/oneHots.js";
import { parts } from "../../compiler/simplify/rules/parts.js";
import { products } from "../../compiler/simplify/rules/products.js";
import { reductions, unitSums } from "../../compiler/simplify/rules/reductions.js";
import { scatters } from "../../compiler/simplify/rules/scatters.js";
import { selects } from "../../compiler/simplify/rules/selects.js";
import { softmaxes } from "../../compiler/simplify/rules/softmax.js";
import { stability } from "../../compiler/simplify/rules/stability.js";
import { transcendental } from "../../compiler/simplify/rules/transcendental.js";
import { transposes } from "../../compiler/simplify/rules/transposes.js";
import { meetings, views } from "../../compiler/simplify/rules/views.js";
import { windows } from "../../compiler/simplify/rules/windows.js";
import { Tensor } from "../../src/builder.js";
import { GradcError, listOf } from "../../src/diagnostics/error.js";
import { appendInput } from "../../src/families/source.js";
import { Graph, type Node } from "../../src/graph.js";
import { nodeName, printFormula } from "../../src/printNode.js";
import { dtypes, printType, type DType } from "../../src/types.js";

export const rulesFile = fileURLToPath(new URL("../../docs/rules.md", import.meta.url));
const folder = fileURLToPath(new URL("../../compiler/", import.meta.url));

interface Subject {
  readonly title: string;
  /** The file that defines them. */
  readonly file: string;
  readonly rules: readonly Rule[];
}

/** By file, in the order of the page. */
const subjects: readonly Subject[] = [
  { title: "Algebra", file: "algebra", rules: algebra },
  { title: "Known numbers", file: "known", rules: knownNumbers },
  { title: "Powers, exponentials, parities", file: "transcendental", rules: transcendental },
  { title: "Between the parts of a naive formula", file: "bridges", rules: bridges },
  { title: "Stability", file: "stability", rules: stability.filter((rule) => !bridges.includes(rule)) },
  { title: "Softmax and relatives", file: "softmax", rules: softmaxes },
  { title: "Choices and truth values", file: "selects", rules: selects },
  { title: "Casts", file: "casts", rules: casts },
  { title: "Constants", file: "folding", rules: folding },
  { title: "Marks for differentiation", file: "derivatives", rules: derivatives },
  { title: "Views and reshapes", file: "views", rules: [...meetings, ...views] },
  { title: "Transposes", file: "transposes", rules: transposes },
  { title: "Joins", file: "joins", rules: joins },
  { title: "Parts", file: "parts", rules: parts },
  { title: "Gathers", file: "gathers", rules: gathers },
  { title: "Scatters", file: "scatters", rules: scatters },
  { title: "Reductions", file: "reductions", rules: [...unitSums, ...reductions] },
  { title: "Windows side by side", file: "windows", rules: windows },
  { title: "Factors", file: "factors", rules: factors },
  { title: "One-hot codes", file: "oneHots", rules: oneHots },
  { title: "Contractions", file: "contractions", rules: contractions },
  { title: "Chains of products", file: "products", rules: products },
];

const introduction = `# The rewrite rules

Every rule by which the simplifier changes a graph. This page is generated from the definitions by \`npm run docs\`; a
test fails when it is stale. Every rule is held to what it says that it preserves by \`test/compiler/simplifyRules.test.ts\`,
those for loops by \`test/compiler/loopRules.test.ts\`.

How to read it: a rule is an equation, used from left to right, which the example shows as the graph prints it. x, y, z, a,
b, e stand for any tensors of the types that are told, c, d for truth values, and a number for any that the rule admits. A
rule preserves one of

- **exact**: the same bits for every input, NaN and -0 included;
- **rounding**: the same real number up to rounding wherever the left side is defined over the extended reals; what is
  infinite or undefined there stays so;
- **finite**: the same real number up to rounding if nothing, on either side, is NaN, infinite or overflows.

The option \`--precision\` says how much must be preserved: \`exact\` admits the exact rules alone, \`rounding\`, the default,
also those that round, \`finite\` all. Rules *before derivatives* make naive formulas stable, and run before differentiation
too, so that the gradient is that of the stable form.
`;

/** The whole page. */
export function rulesPage(): string {
  const sections = subjects.map(({ title, file, rules }) =>
    section(title, `simplify/rules/${file}`, rules.map(entryOf)),
  );
  return [introduction, ...sections, section("Loops", "loop/rules", loopRules.map(loopEntry))].join("\n");
}

function section(title: string, path: string, entries: readonly string[]): string {
  return `## ${title}\n\n${aboutFile(path)} (\`compiler/${path}.ts\`)\n\n${entries.join("\n")}`;
}

/** The comment at the head of a file, without the last full stop. */
function aboutFile(path: string): string {
  const [, comment = ""] = /^\/\*\*(.*?)\*\//s.exec(readFileSync(`${folder}${path}.ts`, "utf8")) ?? [];
  const text = comment.replace(/\n \*/g, " ").replace(/\s+/g, " ").trim();
  return text;
}

function entryOf(rule: Rule): string {
  const when = rule.dtypes === null ? "" : `, for ${listOf(rule.dtypes)}`,
    early = stabilizing.includes(rule) ? ", before derivatives" : "";
  const examples = rule.examples.map((example) => shown(example, rule.dtypes ?? ["f64", ...dtypes], rule));
  return entry(rule.name, `${rule.preserves}${when}${early}`, rule.legal, examples);
}

function loopEntry({ name, preserves, legal, example, apply }: LoopRule): string {
  const { source, types } = instanceOf(example, "f64");
  return entry(name, preserves, legal, [change(source, apply([source])[0] ?? source, types)]);
}

function entry(name: string, kind: string, legal: string | null, examples: readonly string[]): string {
  const lines = [`### ${name}\n`, `Preserves: ${kind}.`, `Legal: ${legal === null ? "always" : `where ${legal}`}.\n`];
  return `${[...lines, ...examples.map((example) => `- ${example}`)].join("\n")}\n`;
}

/** The example in the first dtype in which the rule fires at it. */
function shown(example: Example, tried: readonly DType[], rule: Rule): string {
  for (const dtype of tried) {
    const found = changeIn(example, dtype, rule);
    if (found !== null) return found;
  }
  throw new Error(`rule "${rule.name}" fires at none of its dtypes`);
}

function changeIn(example: Example, dtype: DType, rule: Rule): string | null {
  try {
    const { graph, source, types } = instanceOf(example, dtype),
      { roots, firings } = simplify(graph, [source], { precision: rule.preserves, rules: [rule] });
    return firings.length === 0 ? null : change(source, roots[0] ?? source, types);
  } catch (problem) {
    if (problem instanceof GradcError) return null;
    throw problem;
  }
}

interface Instance {
  readonly graph: Graph;
  readonly source: Node;
  /** The inputs as \`x: f64[3]\`. */
  readonly types: readonly string[];
}

/** The names of inputs: those of rules that are formulas. */
const numbers = ["x", "y", "z", "a", "b", "e"],
  truths = ["c", "d"];

function instanceOf(example: Example, tried: DType): Instance {
  const graph = new Graph(),
    types: string[] = [],
    left = { numbers: [...numbers], truths: [...truths] };
  const made = example((shape, dtype = tried) => {
    const name = (dtype === "bool" ? left.truths : left.numbers).shift() ?? `x${types.length}`;
    types.push(`${name}: ${printType({ dtype, shape })}`);
    return Tensor.of(appendInput(graph, name, { dtype, shape }));
  });
  return { graph, source: Tensor.from(made).node, types };
}

/** How deep formulas are written out. */
const depth = 20;

function change(before: Node, after: Node, types: readonly string[]): string {
  const [left, right] = [before, after].map((node) => nodeName(node) ?? printFormula(node, { depth }));
  const given = types.length === 0 ? "" : `, for \`${types.join(", ")}\``;
  return `\`${left ?? ""}\` becomes \`${right ?? ""}\`${given}`;
}
