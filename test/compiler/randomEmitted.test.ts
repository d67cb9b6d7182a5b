import { describe, test } from "vitest";
import { evaluate } from "../../src/evaluate.js";
import { compileGraph, runEmitted, type GraphProgram } from "../support/emitted.js";
import { ways } from "../support/kernels.js";
import { check, derive, full, Reference, rootsOf, slices } from "../support/randomChecks.js";
import { randomGraph } from "../support/randomGraph.js";

/** The whole compiler: what simplify leaves, by the evaluator, and the emitted module. */
async function compiler(seed: number): Promise<string | null> {
  const random = randomGraph(seed),
    roots = rootsOf(random, derive(random)),
    reference = new Reference(random, roots);
  const program: GraphProgram = {
    name: `random-${seed}`,
    inputs: random.inputs,
    outputs: random.outputs,
    gradients: { of: "loss", wrt: [...random.wrt.keys()] },
  };
  // Half of the modules fill dead memory with NaN, so that reading it shows.
  const compiled = await compileGraph(program, { debug: seed % 2 === 1 });
  const { outputs, gradients: derived } = compiled.stages.simplified;
  const simplified = evaluate([...outputs.values(), ...derived.values()], random.values).map(({ data }) => data);
  const runs = runEmitted(compiled, program, random.values);
  const results: [string, readonly Float64Array[]][] = [["simplified", simplified]];
  runs.forEach((run, at) => results.push([`emitted ${ways[at]?.join(" and ")}`, run]));
  for (const [name, run] of results) {
    const wrong = reference.difference(run);
    if (wrong !== null) return `${name}: ${wrong}`;
  }
  return null;
}

describe("simplified graph and emitted module compute what the evaluator says of the source", () => {
  test.each(slices(full ? 10_000 : 300))("on random graphs from seed %i", (first) => check(first, compiler));
});
