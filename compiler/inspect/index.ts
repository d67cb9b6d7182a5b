/** Views of a compilation: every stage in every format that it has. */
import { noPictureOfKernels } from "../../src/diagnostics.js";
import type { Compiled, Stage, StageName } from "../compile.js";
import { graphDot } from "./dot.js";
import { graphJson } from "./json.js";
import { kernelsJson, kernelsText } from "./kernels.js";
import type { Format, ViewedStage } from "./names.js";
import { graphSvg } from "./svg.js";
import { graphText } from "./text.js";

const graphViews: { readonly [F in Format]: (stage: Stage) => string | Promise<string> } = {
  text: graphText,
  json: graphJson,
  dot: graphDot,
  svg: graphSvg,
};

/**
 * One stage of a compilation as text in a format.
 * @throws GradcError if the graph is too large for a picture, or if a picture of the kernels is asked for.
 */
export async function inspect(compiled: Compiled, stage: ViewedStage, format: Format): Promise<string> {
  if (isGraph(stage)) return graphViews[format](compiled.stages[stage]);
  if (format === "text") return kernelsText(compiled.name, compiled.kernels);
  if (format === "json") return kernelsJson(compiled.name, compiled.kernels);
  throw noPictureOfKernels(format);
}

function isGraph(stage: ViewedStage): stage is StageName {
  return stage !== "kernels";
}
