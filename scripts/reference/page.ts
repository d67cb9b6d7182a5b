/** The page docs/ops.md: the reference of the language, from its definitions. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import "../../src/index.js";
import { language } from "../../src/language.js";
import { entryOf } from "./entry.js";
import { beneath } from "./beneath.js";

const folder = fileURLToPath(new URL("../../src/", import.meta.url));
export const file = fileURLToPath(new URL("../../docs/ops.md", import.meta.url));

interface Subject {
  readonly title: string;
  readonly about: string;
  readonly names: readonly string[];
}

/** What files and folders are about, in the order of the page; others follow, under their own names. */
const titles: ReadonlyMap<string, string> = new Map([
  ["constants", "Known numbers"],
  ["arithmetic", "Arithmetic"],
  ["rounding", "Rounding and remainders"],
  ["power", "Powers and roots"],
  ["transcendental", "Exponentials and logarithms"],
  ["trigonometric", "Trigonometry"],
  ["special", "Special functions"],
  ["activation", "Activations"],
  ["compare", "Comparisons and choices"],
  ["reduce", "Reductions"],
  ["statistics", "Statistics"],
  ["running", "Running sums and extremes"],
  ["runningExtreme", "Running sums and extremes"],
  ["sort", "Order"],
  ["argument", "Positions"],
  ["view", "Views"],
  ["rearrange", "Rearranging"],
  ["repeat", "Repeating"],
  ["pad", "Padding"],
  ["diagonal", "Diagonals and triangles"],
  ["window", "Windows"],
  ["gather", "Elements by index"],
  ["scatter", "Scatters"],
  ["dynamic", "Parts at run time"],
  ["products", "Products"],
  ["matrix", "Products"],
  ["einsum", "Sums of products"],
  ["decompositions", "Decompositions"],
  ["softmax", "Softmax and relatives"],
  ["convolution", "Convolutions"],
  ["transposedConvolution", "Convolutions"],
  ["pooling", "Pooling"],
  ["normalization", "Normalizations"],
  ["attention", "Attention layers"],
  ["cells", "Recurrent cells"],
  ["losses", "Losses between numbers"],
  ["classification", "Losses of classifiers"],
  ["control", "Control of derivatives"],
  ["recompute", "Control of derivatives"],
  ["random", "Random numbers"],
]);

/** What a folder is about, whose files each tell of themselves. */
const folders: ReadonlyMap<string, string> = new Map([
  ["decompositions", "Systems of equations, determinants and functions of matrices, batched over leading axes."],
]);

const introduction = `# The functions of the language

Every function that a formula of a spec or a program in TypeScript may call. This page is generated from the
definitions by \`npm run docs\`; a test fails when it is stale.

How to read it: \`y\` is the result (\`z\` where an operand is called y), \`dy\` its cotangent, \`dx\` the cotangent of
operand x that reverse mode derives from it. The formulas are those of the example: shapes and axes are what its
operands have. What several formulas share is named \`s1\`, \`s2\`; \`largest\` is the largest number of f64. A number
without a dtype is weak: it takes the dtype that it meets, and is f64 if it meets none. Options come last, in one object;
those shown are the defaults.
`;

/** The whole page. */
export function page(): string {
  const subjects = subjectsOf();
  const contents = subjects.map(
    ({ title, names }) =>
      `- [${title}](#${anchor(title)}): ${names.map((name) => `[${name}](#${anchor(name)})`).join(", ")}`,
  );
  const sections = subjects.map(
    ({ title, about, names }) => `\n## ${title}\n\n${about}\n${names.map((name) => `\n${entryOf(name)}`).join("")}`,
  );
  const parts = [
    introduction,
    "\n## Contents\n\n",
    contents.join("\n"),
    "\n- [Beneath the functions](#beneath-the-functions)\n",
    ...sections,
    beneath(),
  ];
  return parts.join("").replace(/\n{3,}/g, "\n\n");
}

/** As GitHub makes it of a heading. */
function anchor(heading: string): string {
  return heading.toLowerCase().replaceAll(" ", "-");
}

/** What a file exports that src/index.ts exports as a whole. */
function exportsOf(path: string): string[] {
  return [...readFileSync(`${folder}${path}.ts`, "utf8").matchAll(/^export const (\w+)/gm)].map(
    ([, name = ""]) => name,
  );
}

/** The functions by the file that defines them, which src/index.ts names; files of one title are one subject. */
function subjectsOf(): Subject[] {
  const index = readFileSync(`${folder}index.ts`, "utf8"),
    subjects = new Map<string, Subject>();
  const found = [...index.matchAll(/export (?:\{([^}]*)\}|\*) from "\.\/((?:ops|composites)\/[\w/]+)\.js"/g)];
  const files = found.map(([, exported, path = ""]) => {
    const [, unit = ""] = path.split("/"),
      listed = [...titles.keys()].indexOf(unit);
    return {
      exported: exported?.split(",").map((name) => name.trim()) ?? exportsOf(path),
      path,
      unit,
      place: listed < 0 ? titles.size : listed,
    };
  });
  for (const { exported, path, unit } of files.sort((a, b) => a.place - b.place || (a.path < b.path ? -1 : 1))) {
    const names = [...language.keys()].filter((name) => exported.includes(name)),
      title = titleOf(unit),
      earlier = subjects.get(title);
    if (names.length === 0) continue;
    const about = earlier?.about ?? folders.get(unit) ?? aboutFile(path);
    subjects.set(title, { title, about, names: [...(earlier?.names ?? []), ...names] });
  }
  return [...subjects.values()];
}

function titleOf(file: string): string {
  const known = titles.get(file) ?? (language.has(file) ? `${file} and relatives` : undefined);
  if (known !== undefined) return known.charAt(0).toUpperCase() + known.slice(1);
  const words = file.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** The first sentence of the comment at the head of a file. */
function aboutFile(path: string): string {
  const [, comment = ""] = /^\/\*\*(.*?)\*\//s.exec(readFileSync(`${folder}${path}.ts`, "utf8")) ?? [];
  const text = comment.replace(/\n \*/g, " ").replace(/\s+/g, " ").trim();
  return /^.*?\.(?= |$)/.exec(text)?.[0] ?? text;
}
