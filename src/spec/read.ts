/** The door of this room: a spec in, a program out. */
// A formula may call every function of the language: this defines them.
import "../index.js";
import { bindSizes, type Program } from "../program.js";
import { interpret } from "./interpret.js";
import { planOf } from "./plan.js";
import { readDocument } from "./readDocument.js";

/**
 * The program that a spec describes.
 * @param spec the JSON text of a spec, or the object that such a text means.
 * @param file what messages and source maps call the text.
 * @throws GradcError with a code and the place of the first mistake. What depends on the sizes (shapes, arguments) is
 * found when the program is declared for a binding.
 */
export function readSpec(spec: string | object, file = ""): Program {
  const document = readDocument(spec, file);
  const plan = planOf(document);
  const sizes = Object.fromEntries(document.sizes);
  return {
    name: document.name,
    doc: document.doc,
    sizes,
    source: { file, text: typeof spec === "string" ? spec : "" },
    declare: (binding = {}) => interpret(document, plan, bindSizes(sizes, binding)),
  };
}
