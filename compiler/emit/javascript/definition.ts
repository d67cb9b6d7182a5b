/** Functions of fixed text beside the model, of which a module holds those that its text calls. */
import { comment } from "./text.js";

export interface Definition {
  readonly name: string;
  readonly doc: string;
  /** Lines of JavaScript with the marks of text.ts. */
  readonly text: string;
}

/** The functions that these lines call, and those that they call themselves, in the order of the list. */
export function printDefinitions(all: readonly Definition[], lines: readonly string[]): string[] {
  const text = lines.join("\n");
  const needed = new Set(all.filter(({ name }) => text.includes(`${name}(`)));
  for (const each of needed) for (const other of all) if (each.text.includes(`${other.name}(`)) needed.add(other);
  const used = all.filter((each) => needed.has(each));
  return used.flatMap(({ doc, text }, at) => [...(at > 0 ? [""] : []), ...comment([doc]), ...text.split("\n")]);
}
