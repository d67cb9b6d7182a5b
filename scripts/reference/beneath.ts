/** The ops of which the functions are made, and that no formula calls by their own names. */
import { language } from "../../src/language.js";
import { registry, type Family, type Op } from "../../src/op.js";

/** How cotangents pass through a family whose ops have no rules of their own. */
const families: { readonly [F in Family]?: string } = {
  view: "the view that places dy back, then a sum over what was repeated",
  reshape: "dy in the old shape",
  concat: "the part of dy where the operand went",
  contraction: "a contraction with the label lists permuted",
  loop: "the steps backwards, through what the forward steps stacked",
  pick: "that of the result which is picked",
  source: "none: a leaf",
};

export function beneath(): string {
  const rows = [...registry.values()]
    .filter(({ name }) => !language.has(name))
    .map(
      (op) =>
        `| \`${op.name}(${op.inputs.join(", ")})\` | ${op.family} | ${cell(op.doc)} | ${cell(derivative(op))} |\n`,
    );
  return [
    "\n## Beneath the functions\n\n",
    "Ops of which functions are made; the graphs that `gradc inspect` shows name them.\n\n",
    "| op | family | meaning | cotangents |\n| --- | --- | --- | --- |\n",
    ...rows,
  ].join("");
}

function cell(text: string): string {
  return text.replaceAll("|", "\\|");
}

function derivative(op: Op): string {
  if (!("vjp" in op) || op.vjp === undefined) return families[op.family] ?? "those of its formula";
  const { vjp } = op;
  const reasons = op.inputs.flatMap((input) => {
    const rule = vjp[input];
    return rule !== undefined && typeof rule !== "function" ? [`${input}: none, ${rule.nondifferentiable}`] : [];
  });
  const ruled = op.inputs.filter((input) => typeof vjp[input] === "function");
  return [...(ruled.length === 0 ? [] : [`a rule for ${ruled.join(", ")}`]), ...reasons].join("; ");
}
