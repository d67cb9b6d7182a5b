/** The colours of pictures, and the legend that explains them. Dark text on light ground, so that it prints well. */

/** What a box stands for. */
export type Role = "input" | "parameter" | "forward" | "output" | "backward" | "gradient";

interface Colours {
  readonly line: string;
  readonly fill: string;
  readonly text: string;
}

type Palette = { readonly [R in Role]: Colours };

const roles: Palette = {
  input: { line: "#64748b", fill: "#ffffff", text: "#1f2937" },
  parameter: { line: "#2f7d4f", fill: "#e3f3e7", text: "#14532d" },
  forward: { line: "#3b6fb5", fill: "#dfeafa", text: "#17365f" },
  output: { line: "#234f8f", fill: "#bcd3f2", text: "#0f2a50" },
  backward: { line: "#c2691c", fill: "#fde8d0", text: "#6b3408" },
  gradient: { line: "#a04e0a", fill: "#fbc98e", text: "#552803" },
};

export const colours = {
  ...roles,
  forward: { ...roles.forward, ground: "#f4f8fd" },
  backward: { ...roles.backward, ground: "#fef8f1" },
  /** Values that the forward part computes and the backward part reads. */
  crossing: "#8b95a3",
} as const;

const meanings: { readonly [R in Role]: string } = {
  input: "input",
  parameter: "parameter",
  forward: "forward",
  output: "output",
  backward: "backward",
  gradient: "gradient",
};

/** A row of coloured samples, as an HTML-like label of Graphviz. */
export function legend(shown: readonly Role[]): string {
  const cells = Object.entries(meanings).flatMap(([role, meaning]) => {
    const known = shown.find((candidate) => candidate === role);
    if (known === undefined) return [];
    const { line, fill, text } = roles[known];
    return [
      `<td border="1" color="${line}" bgcolor="${fill}"><font point-size="11" color="${text}">${meaning}</font></td>`,
    ];
  });
  const crossing = shown.includes("backward") || shown.includes("gradient");
  if (crossing)
    cells.push(
      '<td border="0"><font point-size="11" color="#6b7280">dashed: a forward value that backward reads</font></td>',
    );
  return `<table border="0" cellspacing="6" cellpadding="3"><tr>${cells.join("")}</tr></table>`;
}
