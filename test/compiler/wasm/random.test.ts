/** Random graphs, forward and backward: a module in WebAssembly computes the bits of the one in JavaScript. */
import { describe, test } from "vitest";
import type { GraphProgram } from "../../support/emitted.js";
import { check, full, slices } from "../../support/randomChecks.js";
import { randomGraph } from "../../support/randomGraph.js";
import { differenceOfTargets } from "../../support/sameBits.js";

function compared(seed: number): Promise<string | null> {
  const { values } = randomGraph(seed);
  const program = (): GraphProgram => {
    const { inputs, outputs, wrt } = randomGraph(seed);
    return { name: `random-${seed}`, inputs, outputs, gradients: { of: "loss", wrt: [...wrt.keys()] } };
  };
  return differenceOfTargets(program, values, { debug: seed % 4 === 1 });
}

describe("JavaScript and WebAssembly compute the same bits", () => {
  test.each(slices(full ? 10_000 : 150))("on random graphs from seed %i", (first) => check(first, compared));
});
