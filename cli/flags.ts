/** The values of flags. What is wrong with them is misuse of the command. */
import { badBinding, badEmission, badSeed, boundTwice, severalTexts } from "../src/diagnostics.js";
import type { Binding } from "../src/program.js";
import type { Emission } from "./task.js";

/** `batch=32,time=10`, after the bindings that earlier flags gave. */
export function addBinding(text: string, earlier: readonly Binding[] = []): readonly Binding[] {
  const sizes = new Map<string, number>();
  for (const part of text.split(",")) {
    const [, name, value] = /^\s*([A-Za-z_]\w*)\s*=\s*(-?\d+(?:\.\d+)?)\s*$/.exec(part) ?? [];
    if (name === undefined) throw badBinding(text);
    if (sizes.has(name)) throw boundTwice(name);
    sizes.set(name, Number(value));
  }
  return [...earlier, Object.fromEntries(sizes)];
}

export function readSeed(text: string): number {
  const seed = Number(text);
  if (!/^-?\d+$/.test(text) || seed !== (seed | 0)) throw badSeed(text);
  return seed;
}

export type ModuleFormat = "js" | "ts";

/** The texts of each format, the module itself first, and how their files end. */
const emissions: { readonly [F in ModuleFormat]: readonly Emission[] } = { js: ["js", "dts", "map"], ts: ["ts"] };
export const endings: { readonly [E in Emission]: string } = { js: ".js", ts: ".ts", dts: ".d.ts", map: ".js.map" };

/** What is to be written: what --emit lists, else all texts of the format, or the module alone where they go to stdout. */
export function chosenTexts(format: ModuleFormat, emit: string | undefined, toFolder: boolean): readonly Emission[] {
  const known = emissions[format];
  if (emit === undefined) return toFolder ? known : known.slice(0, 1);
  const chosen = emit.split(",").map((given) => {
    const emission = known.find((candidate) => candidate === given.trim());
    if (emission === undefined) throw badEmission(given, format, known);
    return emission;
  });
  const texts = known.filter((emission) => chosen.includes(emission));
  if (texts.length > 1 && !toFolder) throw severalTexts(texts);
  return texts;
}
