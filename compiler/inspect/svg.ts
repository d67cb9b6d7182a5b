/** A graph as a picture: Graphviz, as WebAssembly, lays out what dot.ts says. Loaded when a picture is asked for. */
import { graphTooLarge } from "../../src/diagnostics.js";
import type { Stage } from "../compile.js";
import { graphDot, monospaced } from "./dot.js";
import { foldStage } from "./folding.js";

/** Above so many nodes a picture helps nobody, and the layout would take minutes. */
const mostNodes = 1500;

/** @throws GradcError if the graph has too many nodes for a picture. */
export async function graphSvg(stage: Stage): Promise<string> {
  const { size } = foldStage(stage).shown;
  if (size > mostNodes) throw graphTooLarge(size, mostNodes);
  const { instance } = await import("@viz-js/viz");
  const graphviz = await instance();
  return tidied(graphviz.renderString(graphDot(stage), { format: "svg" }));
}

/**
 * Graphviz writes a tooltip as the title of a link, which browsers do not show, and the name of a node as its title.
 * Here the tooltip becomes the title, and what names the program that drew the picture goes.
 */
function tidied(svg: string): string {
  const start = svg.indexOf("<svg");
  return svg
    .slice(start)
    .replace(/<!--[^]*?-->\n/g, "")
    .replace(/<title>[^<]*<\/title>\n<g id="a_[^"]*"><a xlink:title="([^"]*)">\n/g, "<title>$1</title>\n")
    .replace(/<\/a>\n<\/g>\n/g, "")
    .replace(/font-family="Helvetica[^"]*"/g, `font-family="${proportional}"`)
    .replaceAll(`font-family="${monospaced},monospace"`, `font-family="${faces}"`);
}

const proportional = "Helvetica, Arial, 'Liberation Sans', sans-serif";
const faces = "ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', 'Liberation Mono', monospace";
