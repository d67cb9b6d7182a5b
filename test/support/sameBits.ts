/** Two targets of one program: what either computes, bit for bit, where all NaNs are one. */
import type { CompileOptions } from "../../compiler/compile.js";
import { compileGraph, runEmitted, type GraphProgram } from "./emitted.js";

/** The first number in which the module in WebAssembly differs from that in JavaScript; null if there is none. */
export async function differenceOfTargets(
  program: () => GraphProgram,
  values: ReadonlyMap<string, Float64Array>,
  options: CompileOptions = {},
): Promise<string | null> {
  const results = async (target: "js" | "wasm"): Promise<Float64Array[][]> => {
    const made = program();
    return runEmitted(await compileGraph(made, { ...options, target }), made, values);
  };
  const [script, wasm] = [await results("js"), await results("wasm")];
  return differenceOf(script, wasm);
}

export function differenceOf(
  expected: readonly (readonly Float64Array[])[],
  got: readonly (readonly Float64Array[])[],
): string | null {
  for (const [way, results] of expected.entries())
    for (const [at, array] of results.entries()) {
      const other = got[way]?.[at] ?? new Float64Array();
      if (other.length !== array.length) return `result ${at}: ${other.length} elements in place of ${array.length}`;
      const place = array.findIndex((value, index) => !Object.is(value, other[index]));
      if (place !== -1)
        return `result ${at}[${place}] is ${other[place]} in WebAssembly, ${array[place]} in JavaScript`;
    }
  return null;
}
